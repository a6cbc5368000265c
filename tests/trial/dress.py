"""How a table is dressed: what there is to choose from, what is drawn, and what cannot be worn together."""

from trial.chances import Chance

Dress = dict[str, str]
"""What was drawn, by the name of each choice."""

CHOICES: dict[str, dict[str, int]] = {
    "container": {
        "semicolon": 14, "semicolon-bom": 6, "comma": 6, "tab": 10, "markdown": 9, "gaps": 18, "spaces": 14,
        "cell-a-line": 6, "excel": 11, "excel-text": 6,
    },
    "document": {"none": 84, "pdf": 8, "word": 8},
    "where": {"dalarna": 60, "elsewhere": 40},
    "basis": {"column": 76, "known": 14, "file": 10},
    "thousands": {
        "none": 20, "space": 45, "nbsp": 14, "narrow": 8, "thin": 4, "point": 4, "comma": 1, "apostrophe": 1,
    },
    "decimals": {"none": 76, "zeros": 8, "some": 16},
    "sign": {"comma": 93, "point": 7},
    "suffix": {"none": 68, "kr": 16, ":-": 8, ",-": 4, "kr/år": 2, "SEK": 2},
    "unit": {
        "kr": 62, "tkr": 10, "kkr": 4, "tusen kr": 5, "1000-tal kr": 3, "(000)": 2, "mkr": 6, "mnkr": 3, "MSEK": 2,
        "miljoner kronor": 3,
    },
    "unit-place": {"comma": 30, "brackets": 25, "title": 18, "cell": 14, "i": 6, "unsaid": 7},
    "heading": {"plain": 40, "year": 20, "words": 24, "two-lines": 6, "none": 10},
    "weights-heading": {"Folkmängd": 40, "Invånare": 20, "Folkmängd 2023-12-31": 20, "Antal invånare 2023": 20},
    "other-columns": {"none": 62, "before": 10, "change": 9, "percent-before": 7, "percent-after": 12},
    "code-column": {"none": 82, "before": 10, "after": 4, "float": 2, "lost-zero": 2},
    "names": {
        "plain": 50, "kommun": 14, "genitive": 5, "code-before": 6, "code-after": 3, "brackets": 4, "dash-code": 2,
        "ascii": 5, "upper": 2, "padded": 2, "line-above": 4, "cut": 2, "leaders": 3,
    },
    "sum": {
        "none": 14, "Summa": 34, "SUMMA": 6, "S:a": 4, "Summa:": 5, "Totalt": 12, "Total": 4, "Summa kommuner": 6,
        "county": 5, "Kommunerna": 3, "Samtliga kommuner": 3, "Hela länet": 2, "blank": 2,
    },
    "sum-place": {"bottom": 93, "top": 7},
    "sum-made": {"total": 60, "rows": 40},
    "region": {"none": 80, "row": 12, "row-and-subtotal": 8},
    "other-row": {
        "none": 68, "varav": 6, "mean": 5, "to-share": 6, "rounding": 5, "country": 3, "empty": 4, "per-head": 3,
    },
    "title": {"none": 28, "one": 44, "two": 16, "source-under": 12},
    "letterhead": {"none": 55, "one": 15, "two": 15, "three": 15},
    "page-break": {
        "none": 60, "form-feed": 6, "heading": 8, "letterhead": 10, "letterhead-and-heading": 8, "number": 8,
    },
    "foot": {"none": 66, "page": 12, "address": 8, "telephone": 6, "dnr": 8},
    "footnote": {"none": 80, "apart": 6, "star": 5, "raised": 4, "on-name": 3, "glued": 2},
    "missing": {"none": 958, "-": 16, "..": 14, "empty": 12},
    "damage": {"none": 960, "split": 14, "run-together": 11, "letter": 15},
    "asked": {"total": 50, "heading": 25, "place": 5, "nothing": 20},
}  # fmt: skip
"""Every choice, and how often each of its words is drawn, before ``settled``."""

PASTED = frozenset({"gaps", "spaces", "cell-a-line"})
"""Containers that are text as it comes from a paper or a page."""
PAGED = PASTED | {"pdf"}
"""Containers that have pages."""
SHEETS = frozenset({"excel", "excel-text"})
FACTORS = {"kr": 100, "mkr": 100_000_000, "mnkr": 100_000_000, "MSEK": 100_000_000, "miljoner kronor": 100_000_000}
"""Öre of a unit; all others are thousands."""


def drawn(chance: Chance) -> Dress:
    """Draw every choice by itself, and take off what cannot be worn together."""
    return settled({what: chance.pick(what, among) for what, among in CHOICES.items()})


def settled(dress: Dress) -> Dress:
    """Take off what nobody would wear together; what stays is a table that somebody could have in hand."""
    worn = dict(dress)
    for settle in (_container, _numbers, _units, _columns, _names, _rows, _damage, _asked):
        settle(worn)
    return worn


def factor(dress: Dress) -> int:
    """Give the öre of the unit."""
    return FACTORS.get(dress["unit"], 100_000)


def places(dress: Dress) -> int:
    """Give the decimals of a printed amount."""
    if dress["unit"] == "kr":
        return 0 if dress["decimals"] == "none" else 2
    return (factor(dress) > 100_000) + (dress["decimals"] == "some")


def step(dress: Dress) -> int:
    """Give what was rounded to, in öre: decimals of nothing but zeros are for show."""
    return 100 if dress["unit"] == "kr" and dress["decimals"] == "zeros" else factor(dress) // 10 ** places(dress)


def _container(worn: Dress) -> None:
    if worn["document"] != "none":
        worn["container"] = worn["document"]
    if worn["container"] not in PAGED:
        worn.update({"page-break": "none", "letterhead": "none", "foot": "none"})
    if worn["container"] == "cell-a-line":
        # A page's cells have lost their columns: only a heading for each says how many there are.
        worn["letterhead"] = "none"
        if worn["page-break"] != "none":
            worn["page-break"] = "number"
        if worn["heading"] in {"none", "two-lines"}:
            worn["heading"] = "plain"
        if worn["missing"] == "empty":
            worn["missing"] = "-"
    if worn["heading"] == "none" and "heading" in worn["page-break"]:
        worn["page-break"] = "form-feed"
    if worn["container"] == "markdown" and worn["heading"] in {"none", "two-lines"}:
        worn["heading"] = "words"


def _numbers(worn: Dress) -> None:
    if worn["thousands"] in {"point", "apostrophe"} and worn["sign"] == "point":
        worn["sign"] = "comma"
    if worn["thousands"] == "comma":
        worn["sign"] = "point"
    if worn["decimals"] != "none" and worn["suffix"] in {":-", ",-"}:
        worn["suffix"] = "kr"
    if worn["container"] == "excel" and worn["suffix"] in {":-", ",-", "kr/år", "SEK"}:
        worn["suffix"] = "none"
    if worn["container"] == "excel":
        worn.update({"thousands": "space", "sign": "comma"})  # a workbook shows numbers as its reader has set


def _units(worn: Dress) -> None:
    if worn["unit"] == "kr":
        return
    worn["suffix"] = "none"
    if worn["decimals"] == "zeros":
        worn["decimals"] = "none"
    if worn["unit-place"] == "unsaid" or (worn["heading"] == "none" and worn["unit-place"] != "cell"):
        worn["unit-place"] = "comma" if worn["heading"] != "none" else "title"
    if worn["unit"] in {"(000)", "1000-tal kr"} and worn["unit-place"] == "cell":  # nobody writes 159 1000-tal kr
        worn["unit-place"] = "title" if worn["heading"] == "none" else "comma"
    if worn["unit"] == "(000)" and worn["unit-place"] == "title" and worn["heading"] != "none":
        worn["unit-place"] = "comma"
    if worn["heading"] == "none" and worn["unit-place"] not in {"cell", "title"}:
        worn["unit-place"] = "title"
    if worn["container"] == "excel" and worn["unit-place"] == "cell":
        worn["unit-place"] = "brackets"
    if worn["unit-place"] == "title" and worn["title"] in {"none", "source-under"}:
        worn["title"] = "one"


def _columns(worn: Dress) -> None:
    if worn["basis"] == "known":
        worn["where"] = "dalarna"
    if worn["basis"] == "file" and worn["names"] in {"code-before", "code-after", "brackets", "dash-code", "upper"}:
        worn["names"] = "plain"  # a file of figures is by the names of its table
    if worn["basis"] != "column" and worn["other-columns"].startswith("percent"):
        worn["other-columns"] = "none"
    if worn["heading"] == "none":
        worn["other-columns"] = "none"  # nobody could say which of two columns of money is meant, or what is a code
        worn["code-column"] = {"after": "before", "float": "before", "lost-zero": "before"}.get(
            worn["code-column"], worn["code-column"]
        )
    if worn["code-column"] in {"float", "lost-zero"} and worn["container"] in PAGED | {
        "markdown",
        "excel-text",
        "word",
    }:
        worn["code-column"] = "before"


def _names(worn: Dress) -> None:
    if worn["names"] in {"line-above", "cut"} and worn["container"] not in {"gaps", "spaces", "pdf"}:
        worn["names"] = "plain"
    if worn["names"] == "leaders" and worn["container"] not in {"gaps", "spaces", "tab", "pdf"}:
        worn["names"] = "plain"
    if worn["names"].endswith("code") or worn["names"] in {"code-before", "code-after", "brackets"}:
        worn["code-column"] = "none"
    if worn["names"] in {"line-above", "cut"}:
        worn["code-column"] = "none"


def _rows(worn: Dress) -> None:
    sums, other = worn["sum"], worn["other-row"]
    with_region = worn["region"] != "none"
    if sums == "none" and worn["region"] == "row-and-subtotal":
        worn["sum"] = "Summa"
    if with_region and sums in {"county", "Summa kommuner", "Kommunerna", "Samtliga kommuner", "blank"}:
        worn["sum"] = "Totalt"  # what takes the region in is not called by the municipalities
    if sums == "blank" and worn["container"] in {"cell-a-line", "spaces"}:
        worn["sum"] = "Summa"
    if with_region or worn["sum"] == "blank":
        worn["sum-place"] = "bottom"
    if with_region and other in {"to-share", "rounding", "country"}:
        worn["other-row"] = "none"
    if other in {"rounding", "country"} and worn["sum"] == "none":
        worn["other-row"] = "none"
    if other == "rounding" and (worn["sum-made"] == "rows" or worn["sum-place"] == "top"):
        worn["other-row"] = "none"
    if other == "country" and worn["container"] == "spaces" and worn["other-columns"] != "none":
        worn["other-row"] = "none"  # which of the columns its one amount is in, nobody could say
    if other == "empty" and worn["container"] in PAGED | {"markdown", "word"}:
        worn["other-row"] = "none"


def _damage(worn: Dress) -> None:
    if worn["damage"] == "run-together" and worn["container"] not in {"gaps", "spaces", "tab"}:
        worn["damage"] = "split"
    if worn["damage"] == "split" and worn["container"] == "excel":
        worn["damage"] = "letter"
    if worn["missing"] != "none":
        worn["damage"] = "none"
    if worn["missing"] != "none" or worn["damage"] != "none":
        worn["footnote"] = "none"


def _asked(worn: Dress) -> None:
    if worn["heading"] == "none" and worn["asked"] == "heading":
        worn["asked"] = "total"
    several = worn["basis"] == "column" or worn["other-columns"] != "none"
    if worn["asked"] == "nothing" and several:
        worn["asked"] = "total"
    has_codes = worn["code-column"] != "none" or worn["names"] == "code-after"
    if worn["asked"] == "place" and (has_codes or worn["other-columns"] != "none"):
        worn["asked"] = "total"  # who counts columns may count a column of codes, or not
