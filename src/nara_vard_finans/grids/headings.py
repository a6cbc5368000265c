"""Headings of columns on one line, parted by wide gaps, or by single spaces where only one way makes as many."""

import re
from collections.abc import Iterator
from itertools import islice

from nara_vard_finans.grids.numbers import is_unit, unit_in, unknown_unit_in

_YEAR = re.compile(r"[(]?(?:19|20)[0-9]{2}[),]*")
_NAMES = re.compile(
    r"(?:\w*kommun(?:er)?|part(?:er|ner)?|namn|vem|huvudm[äa]n|ort|län|region(?:er)?)\b.*", re.IGNORECASE
)
_NUMERAL = re.compile(r"[IVX]{1,4}\W*|[A-F]\W*")
_UNIT_WORD = re.compile(r"[(\[]?(?:[tkm]?kr|mnkr|mdkr|[tkm]?sek)\W*", re.IGNORECASE)
_DIGITS = re.compile(
    r"(?:19|20)[0-9]{2}(?: ?- ?[0-9]{2} ?- ?[0-9]{2}|(?:[-/\u2013](?:19|20)?[0-9]{2})?)(?![0-9])"
    r"|\(000\)|1[ .]?000(?=[- ]?(?:tal|kr))|(?<=/)1[ .]?000"
)
_FIRST = re.compile(r"\W*(?:\w*kommun(?:er)?|part(?:er|ner)?|namn|vem|huvudm[äa]n|ort|\w*kod|l?nr)\.?", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:folkm|befolkn|invån|antal|andel|procent)|%|/inv", re.IGNORECASE)
_NO_MONEY = re.compile(r"\b(?:folkm|befolkn|invån|antal inv|procent)|%", re.IGNORECASE)
_MONEY = re.compile(
    r"(?<![^\W_])(?:kr|kronor|sek)(?!\w)|belopp|kostnad|bidrag|avgift|ersättning|budget|avtal|anslag|finansier|utgift|"
    r"intäkt|utbetal|amount|cost|\bfees?\b",
    re.IGNORECASE,
)
_HAS_YEAR = re.compile("(?:19|20)[0-9]{2}")
_KR = "(?:[tm]?kr|kronor|öre|sek)"
_OF_EACH = (
    r"(?:(?<!\w)per |/) ?(?:1[ .]?000(?:-tal)? |tusen )?(?:(?:år|mån|månad|dygn|dag) och )?"
    r"(?:\w*(?:inv|inv[åa]nare|innev[åa]nare|person|individ|brukare|patient|elev|barn|plats|timme|dygn)|"
    r"inh(?:abitants?)?|capita|head|resident|pupil|child|tim|hour|besök|visit|vårddag|hushåll|skattekrona|anställd|"
    r"årsarbetare|styck|st|kvm|m²|mil|km)(?!\w)"
)
_RATE = re.compile(
    rf"(?<!\w){_KR}\)? ?{_OF_EACH}|(?<!\w)(?:tim|stycke?|dygns|enhets|à-|á-)(?:pris|kostnad)\w*"
    rf"|(?<!\w)(?:snitt|genomsnitts|medel|genomsnittlig )(?:kostnad|avgift|belopp)\w*",
    re.IGNORECASE,
)
_EACH = re.compile(_OF_EACH, re.IGNORECASE)
# "Avgift 8 kr/inv" is what a rate makes, and "Fördelat per invånare" what the whole was shared by.
_BY_RATE = re.compile(rf"(?<![0-9])(?!(?:19|20)[0-9]{{2}} )[0-9][0-9 ,.]* ?(?:{_KR}|:-) ?{_OF_EACH}", re.IGNORECASE)
_SHARED_BY = re.compile(r"\b(?:fördel\w*|efter|enligt|utifrån|shared|by)\b.*", re.IGNORECASE)
_MOST_WORDS = 24


def is_heading(line: str) -> bool:
    """
    Say whether a line is a heading over columns: it begins with the word over the names, and its digits are years.

    Example:
        >>> is_heading("Kommun Folkmängd 2023-12-31 2024, kr"), is_heading("Kommunerna 2 023")
        (True, False)
    """
    words = line.split()
    if not words or not _FIRST.fullmatch(words[0]):
        return False
    return not re.search("[0-9]", _DIGITS.sub("", line))


def column_headings(over: str, columns: int) -> tuple[tuple[str, ...], str]:
    """
    Part a heading into those of its columns, or give the unit that cannot be placed where there are several.

    Example:
        >>> column_headings("Kommun Folkmängd 2023-12-31 Belopp, kr", 2)
        (('Folkmängd 2023-12-31', 'Belopp, kr'), '')
        >>> column_headings("Kommun Antal Mkr 2024", 2)
        (('', ''), 'mkr')
    """
    pieces = re.split(" {2,}", over.strip())
    if columns <= len(pieces) <= columns + 1 and len(pieces) > 1:
        return tuple(pieces[-columns:]), ""
    ways = list(islice(_ways(over.split(), columns + 1), 2))
    if len(ways) == 1:
        return ways[0][1:], ""
    unit = unit_in(over) or unknown_unit_in(over)
    return ("",) * columns, unit if columns > 1 and not is_title(over) else ""


def may_head(over: str, columns: int) -> bool:
    """
    Say whether a line can be the headings of so many columns, if perhaps in several ways.

    Example:
        >>> [columns for columns in range(1, 6) if may_head("Kommun Antal invånare 2023 Andel % 2024", columns)]
        [2, 3, 4]
    """
    return any(column_headings(over, columns)[0]) or next(_ways(over.split(), columns + 1), None) is not None


def is_count(heading: str) -> bool:
    """
    Say whether a heading is of what is counted and of no money, so that a title's unit is not its own.

    Example:
        >>> is_count("Folkmängd 2023"), is_count("Belopp")
        (True, False)
    """
    return _COUNTS.search(heading) is not None


def is_in_millions(heading: str, general: str, columns: int) -> bool:
    """
    Say whether a column is of millions of kronor, so that three digits after a comma are decimals.

    Args:
        heading: Its heading.
        general: The unit that stands over the whole table.
        columns: How many columns the table has: the general unit is surely that of the only one, and of those whose
            heading speaks of money; another may be of persons, whose comma parts thousands.

    Example:
        >>> is_in_millions("Kostnad", "mkr", 2), is_in_millions("", "mkr", 1), is_in_millions("", "mkr", 2)
        (True, True, False)
    """
    unit = unit_in(heading)
    if not unit and not is_count(heading) and (columns == 1 or says_money(heading)):
        unit = general
    return unit in {"mkr", "mdkr"}


def says_money(text: str) -> bool:
    """
    Say whether a heading, or what else stands over a table, names a unit of money, or a word for it.

    Example:
        >>> says_money("Kostnad 2023"), says_money("Andel, tkr"), says_money("Totalt")
        (True, True, False)
    """
    return unit_in(text) not in {"", "%"} or _MONEY.search(text) is not None


def rate_in(heading: str) -> str:
    """
    Give what a heading says of a rate, such as kronor for each inhabitant, which nothing is the sum of; else nothing.

    Example:
        >>> [rate_in(over) for over in ("Kostnad, kr/inv", "Avgift per elev 2023", "Avgift 8 kr/inv", "Kr per år")]
        ['kr/inv', 'per elev', '', '']
    """
    bare = _BY_RATE.sub("", heading)
    found = _RATE.search(bare) or _EACH.search(_SHARED_BY.sub("", bare))
    return found[0] if found else ""


def is_title(over: str) -> bool:
    """
    Say whether a line over a table is its title, whose unit is that of all its amounts, and not of its columns.

    Example:
        >>> is_title("Nytt avtal från 2024, tkr"), is_title("Folkmängd Belopp, tkr")
        (True, False)
    """
    words = over.split()
    return bool(words) and not _FIRST.fullmatch(words[0]) and not _COUNTS.search(over)


def _ways(words: list[str], pieces: int) -> Iterator[tuple[str, ...]]:
    """Give the ways to part words into so many pieces, of which the first heads the names."""
    if not words or len(words) > _MOST_WORDS or not _NAMES.fullmatch(words[0]):
        return
    if any(_UNIT_WORD.fullmatch(word) and word[:1].isupper() and not word.isupper() for word in words):
        return  # "Antal Mkr 2024": a unit that begins as a heading does, and could be of either
    yield from _parted(words[1:], pieces - 1, (words[0],))


def _parted(words: list[str], left: int, found: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if not words:
        if left == 0:
            yield found
        return
    word, rest = words[0], words[1:]
    heading = found[-1] if len(found) > 1 else ""
    if left and _can_begin(word, heading):
        yield from _parted(rest, left - 1, (*found, word))
    if heading and _can_go_on(word, heading):
        yield from _parted(rest, left, (*found[:-1], f"{heading} {word}"))


def _can_begin(word: str, heading: str) -> bool:
    """Say whether a word can be the first over a column: one with a capital, or a year of its own."""
    if heading.count("(") > heading.count(")") or _is_unit(word):
        return False
    if heading and _NUMERAL.fullmatch(word):
        return False  # "Alt II", "Förslag B"
    if _YEAR.fullmatch(word):
        return not heading or _HAS_YEAR.search(heading) is not None or _COUNTS.search(heading) is not None
    return word[:1].isupper()


def _can_go_on(word: str, heading: str) -> bool:
    """Say whether a word can belong to the heading that was begun: none with a capital, one year at most, its unit."""
    if _YEAR.fullmatch(word):
        return _HAS_YEAR.search(heading) is None
    if _UNIT_WORD.fullmatch(word):
        return _NO_MONEY.search(heading) is None  # who are counted are not counted in kronor
    return not word[:1].isupper() or _NUMERAL.fullmatch(word) is not None


def _is_unit(word: str) -> bool:
    return _UNIT_WORD.fullmatch(word) is not None or (not word[:1].isupper() and is_unit(word.strip("(),.")))
