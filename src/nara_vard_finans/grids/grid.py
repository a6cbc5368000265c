"""Printed grids: a table as it stands, as rows of a name and numbers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from attrs import frozen

from nara_vard_finans.core import Finding, PrintedNumber, Unread, with_tuples
from nara_vard_finans.grids.messages import CouldBeYear, NoRow, NothingThere
from nara_vard_finans.grids.numbers import may_be_number, unit_in, unknown_unit_in

NOTHING = NothingThere()
"""Why there is no number where nothing stands."""

NO_ROW = NoRow()
"""Why there is no number where a table prints no row for a party."""

COULD_BE_YEAR = CouldBeYear()
"""Why there is no number where a year may stand."""

LONGEST_NAME = 80
"""The most characters of a row's name; what is longer is prose."""

HEADING = re.compile(
    r"^\W*(?:kommun|\w*kommuner|part|parter|namn|vem|ort|huvudman|år)\b|\b(?:belopp\w*|budget\w*|folkmängd|fördelning\w*|kostnad\w*|"
    r"ersättning\w*|bidrag\w*|avgift\w*|andel\w*|antal|invånare|utfall|insatser|avtal\w*|kronor|kr|tkr|mkr)\b|\u00a7",
    re.IGNORECASE,
)
"""Words that are of headings, and of no row's name."""

HEADS = re.compile(
    r"kommun(?:er)?|region(?:er)?|län|landsting|part(?:y|er|ner)?|namn|name|ort|huvudm[äa]n|\w*kod|benämning|deltagare|vem",
    re.IGNORECASE,
)
"""What stands over names."""

_SUM = re.compile(
    r"\W*(?:[0-9]{2} )?(?:\w*summan?|(?:sub|del|grand)?[ -]?total(?:summa\w*|t|en|er)?|sum|s:a|samtliga|sammanlagt|"
    r"tillsammans|alla kommuner|hela \w+|riket|landet|länet|sverige|att fördela|to share)\b.*|"
    r".*\b(?:totalt|summa|sammanlagt)\W*|"
    r"\W*[\u03a3\u2211]\W*|\W*tot\W*|(?!.*\b(?:kvar|återstår)\b).*\b(?:att fördela|to share)\W*|"
    r"\W*(?:(?:beslutad|total|ekonomisk|årets?) )?(?:ram|budget|kostnad|anslag)(?:en|et)?\W*|"
    r"\W*(?:fördelas|tillgängliga medel)\W*",
    re.IGNORECASE,
)

_GROUP = re.compile(
    r"\W*(?:(?:(?:de |the )?(?:[0-9]+ )?|\w+s )\w*(?:kommuner(?:na)?|municipalities)"
    r"(?: (?:i|in|tillsammans|together)\b.*|\W*[0-9]+ st)?|kommunernas? (?:\w+ )?(?:an)?del|"
    r"kommunsektorn|regionerna|the regions|landstingen)[\W\d]*",
    re.IGNORECASE,
)
_REGIONS_GROUP = re.compile(r"\W*(?:regionen|regionens? (?:an)?del|the region|landstinget)\W*", re.IGNORECASE)
_REGION = re.compile(r"\W*(?:\w+ )?(?:region|landsting)", re.IGNORECASE)
_NO_PARTY = re.compile(
    r"\W*(?:varav|därav|härav|of which|genomsnitt\w*|medel(?:värde|tal)?|snitt|median|average|mean|"
    r"i snitt|ø|per (?:kommun|part|region)|liknande kommuner|föregående år|förändring|ökning|minskning|"
    r"(?:senast )?(?:uppdaterad|hämtad|utskriven|skapad)|"
    r".*\((?:o?vägt|(?:un)?weighted) (?:medel\w*|average|mean)\)|"
    r"antal|högsta?|lägsta?|min(?:imum|sta?)?|max(?:imum)?|standardavvikelse|"
    r"diff|differens\w*|difference|skillnad\w*|avvikelser?|öresutjämning|(?:öres)?avrundning\w*)(?!\w).*",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\W*(?:övriga?|övrigt|rest(?:en|post)?|ofördelat|(?:ej|inte|icke) fördelat|"
    r"(?:kvar|återstår)(?: att fördela)?|remainder)\W*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?P<name>[^\W\d].*?) (?P<number>[-\u2212]?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]{5,}).*)")
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-ZÅÄÖ])")
_OF_AMOUNTS = re.compile(
    r"\b(?:alla tal|belopp\w*|kronbelopp\w*|siffror\w*|talen|uppgifter\w*|värden\w*|amounts|figures|numbers)\b.{0,60}?"
    r"\bi? ?(?:i|in|uttryckt\w*)\b.{0,30}(?:kr|kronor|sek|tusen\w*|miljon\w*|000|thousands?|millions?)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 4  # of a name that stands alone
_FEW = 2  # rows that may be of the groups themselves, and not of their sums


def is_sum(name: str) -> bool:
    """
    Say whether a row's name says that it is a sum.

    Example:
        >>> [is_sum(name) for name in ("Summa att fördela", "Kommunerna totalt", "Sundsvall")]
        [True, True, False]
    """
    return _SUM.fullmatch(name.strip()) is not None


def may_be_sum(name: str) -> bool:
    """
    Say whether a row's name is of a sum, or of a group that may be one among its members.

    Example:
        >>> may_be_sum("Kommunerna"), is_sum("Kommunerna")
        (True, False)
    """
    return is_sum(name) or any(each.fullmatch(name.strip()) for each in (_GROUP, _REGIONS_GROUP))


def may_be_name(text: str) -> bool:
    """
    Say whether words that stand alone may be the name of a row: few, with a capital, and none of a heading or a note.

    Example:
        >>> may_be_name("Västerås kommun"), may_be_name("Beräknat efter folkmängden i november")
        (True, False)
    """
    return (
        0 < len(text.split()) <= _MOST_WORDS
        and text[:1].isupper()
        and not re.search("[0-9:]", text)
        and HEADING.search(text) is None
    )


def name_and_number(text: str) -> tuple[str, ...]:
    """
    Part a name from the number after it; into nothing where it is no name with a number.

    Example:
        >>> name_and_number("Mora kommun 142 478 kr"), name_and_number("Bilaga 2")
        (('Mora kommun', '142 478 kr'), ())
    """
    match = _NAMED.fullmatch(text)
    if match is None or not may_be_name(match["name"]) or not may_be_number(match["number"]):
        return ()
    return (match["name"], match["number"])


def unit_sentence(prose: str) -> str:
    """
    Give the sentence of a paragraph that says what the amounts are in, or an empty text.

    Example:
        >>> unit_sentence("Källa: SKR. Beloppen är angivna i tusentals kronor. Folkmängden är 1 miljon.")
        'Beloppen är angivna i tusentals kronor.'
    """
    return next((each for each in _SENTENCE.split(prose) if _OF_AMOUNTS.search(each)), "")


def is_no_party(name: str) -> bool:
    """
    Say whether a row's name says that it is of a part of another row, a mean or a difference, and so of no party.

    Example:
        >>> [is_no_party(name) for name in ("varav Falu tätort", "Genomsnitt", "Varberg")]
        [True, True, False]
    """
    return _NO_PARTY.fullmatch(name.strip()) is not None


def is_rest(name: str) -> bool:
    """
    Say whether a row's name is of what is left over, which may be no more than what rounding leaves.

    Example:
        >>> [is_rest(name) for name in ("Övriga", "Ej fördelat", "Övertorneå")]
        [True, True, False]
    """
    return _REST.fullmatch(name.strip()) is not None


def sums_among(names: Sequence[str]) -> frozenset[int]:
    """
    Give the places of the names that are of sums, from zero.

    ``Kommunerna`` is a sum among municipalities, and ``Regionen`` beside the row of a region; where they stand
    alone they are those who share.

    Example:
        >>> sorted(sums_among(["Mora", "Orsa", "Kommunerna", "Summa"])), sorted(sums_among(["Kommunerna", "Regionen"]))
        ([2, 3], [])
    """
    sums = {place for place, name in enumerate(names) if is_sum(name)}
    groups = {place for place, name in enumerate(names) if _GROUP.fullmatch(name.strip())} - sums
    regions = {place for place, name in enumerate(names) if _REGIONS_GROUP.fullmatch(name.strip())} - sums
    parties = {place for place in range(len(names)) if place not in sums | groups | regions}
    if len(parties) < _FEW:
        return frozenset(sums)
    if not any(_REGION.match(names[place]) for place in parties):
        regions = set()
    return frozenset(sums | groups | regions)


class GridCell(NamedTuple):
    """
    A cell as it stands.

    Attributes:
        text: What it shows.
        fault: Why it cannot be read, where that is known.
    """

    text: str
    fault: Unread | None = None


class GridLine(NamedTuple):
    """
    A line of a text or a row of a sheet, cut into cells.

    Attributes:
        place: Its number, from one.
        cells: Its cells.
    """

    place: int
    cells: tuple[GridCell, ...]


@frozen(kw_only=True, field_transformer=with_tuples)
class GridRow:
    """
    A row of a table: a name, and what stands in each column of numbers.

    Attributes:
        place: The line it stands on, from one.
        name: Its name as printed; empty where none could be read.
        numbers: A number per column, or why there is none.
        code: What stands in a column of codes beside the name.
    """

    place: int
    name: str
    numbers: tuple[PrintedNumber | Unread, ...] = ()
    code: str = ""

    def number(self, column: int) -> PrintedNumber | Unread:
        """Give what stands in a column, from zero."""
        return self.numbers[column] if column < len(self.numbers) else NOTHING


@frozen(kw_only=True, field_transformer=with_tuples)
class Grid:
    """
    A table as it stands.

    Attributes:
        headings: A heading per column of numbers; empty where none can be told.
        rows: Its rows, with those of sums.
        named_only: Lines about it that hold a name and no number: headings, titles of groups, or rows without a value.
        caption: What stands over the headings.
        sheet: The sheet that it stands on, of a workbook.
        unplaced_unit: A unit that its heading names, where it cannot be told for which of several columns.
        unplaced_heading: What stands over its columns, where it cannot be told apart as their headings.
        has_lines: Whether its rows stand on lines that a reader can find.
        notes: What stands beside its rows or under them, and could say what its numbers are in.
        findings: What is told of how it was read, such as that rows of its sheet are hidden.
    """

    headings: tuple[str, ...]
    rows: tuple[GridRow, ...]
    named_only: tuple[GridRow, ...] = ()
    caption: str = ""
    sheet: str = ""
    unplaced_unit: str = ""
    unplaced_heading: str = ""
    has_lines: bool = True
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def unit_of_note(self, unit: str) -> str:
        """Give another unit than *unit* that its notes name, understood or not, or an empty text."""
        said = (note if len(note) <= LONGEST_NAME else unit_sentence(note) for note in self.notes)
        named = (unknown_unit_in(note) or unit_in(note) for note in said)
        return next((each for each in named if each not in {"", "%", unit}), "")
