"""Levels: the nation and its counties above the municipalities, which are sums of theirs and share nothing."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from nara_vard_finans.core import (
    AmbiguousPartyError,
    Directory,
    Finding,
    Party,
    Principal,
    PrintedNumber,
    RuleMessage,
    Severity,
    Text,
    UnknownPartyError,
    county_of,
    read_numeral,
)
from nara_vard_finans.files._weight_cells import WeightCell
from nara_vard_finans.files.weight_rows import COUNTY, WeightRow
from nara_vard_finans.grids import bare_name, is_nation

_CODED = re.compile(r"\s*(?P<code>[0-9]{1,4})(?:[.,]0+)?\s+(?P<name>[^\W\d].*?)\s*")
_NUMBER = re.compile(r"\s*(?P<code>[0-9]{1,4})(?:[.,]0+)?\s*")
_REGION = re.compile("region|landsting", re.IGNORECASE)
_MUNICIPALITY_DIGITS = 4
_COUNTY_DIGITS = 2
_NATION = "00"
_COUNTIES = 21


class LevelsApart(RuleMessage):
    """The nation and the counties of a table of municipalities are their sums, and share nothing besides them."""

    RULE = "levels-apart"
    SEVERITY = Severity.NOTE
    SV = "{rows} {rows:=är summan|är summor} av kommunernas rader, och läses inte som {rows:=part|parter}."
    EN = "{rows} {rows:=is the sum|are sums} of the municipalities' rows, and not read as {rows:=a party|parties}."
    rows: tuple[str, ...]


class NationApart(RuleMessage):
    """The nation is of more than the rows of the table, and shares nothing besides them."""

    RULE = "levels-apart"
    SEVERITY = Severity.NOTE
    SV = "Raden {row} gäller hela landet, fler än tabellens rader, och läses inte som en part."
    EN = "The row {row} is of the whole country, more than the rows of the table, and is not read as a party."
    row: str


class SumDiffers(RuleMessage):
    """A county or the nation is not what its own rows are together, so that a row is wrong, missing or there twice."""

    RULE = "levels-differ"
    SEVERITY = Severity.WARNING
    SV = "{row} är {weight} i filen, men raderna under är {together} tillsammans; kontrollera filen mot dess källa."
    EN = "{row} is {weight} in the file, but its rows are {together} together; check the file against its source."
    row: str
    weight: Fraction
    together: Fraction


class RegionAmongOthers(RuleMessage):
    """A region stands among municipalities, none of which is of its county: a party, or the county, as nobody says."""

    RULE = "level-of-region"
    SEVERITY = Severity.NOTE
    SV = (
        "{row} står bland kommuner i andra län, och läses som en egen part; gäller talet hela länet, välj en nivå med "
        "level."
    )
    EN = (
        "{row} stands among municipalities of other counties, and is read as a party of its own; if the number is of "
        "the whole county, choose a level with level."
    )
    row: str


class RegionAsMuch(RuleMessage):
    """A region weighs what its municipalities do together: its half, or their sum, which the table does not say."""

    RULE = "level-of-region"
    SEVERITY = Severity.NOTE
    SV = (
        "{row} väger lika mycket som länets kommuner i tabellen tillsammans, och läses som en egen part; är det "
        "kommunernas summa, välj deras nivå med level."
    )
    EN = (
        "{row} weighs as much as the municipalities of its county in the table together, and is read as a party of its "
        "own; if that is their sum, choose their level with level."
    )
    row: str


class RegionMore(RuleMessage):
    """A region weighs more than its municipalities do together, as it does where its row is of the whole county."""

    RULE = "level-of-region"
    SEVERITY = Severity.WARNING
    SV = (
        "{row} väger mer än länets kommuner i tabellen tillsammans, {weight} mot {together}, och läses som en egen "
        "part; gäller talet hela länet, välj en nivå med level."
    )
    EN = (
        "{row} weighs more than the municipalities of its county in the table together, {weight} against {together}, "
        "and is read as a party of its own; if the number is of the whole county, choose a level with level."
    )
    row: str
    weight: Fraction
    together: Fraction


class LevelChosen(RuleMessage):
    """Of a table of several levels the one that is asked for is read, and the rows of others are told."""

    RULE = "level-chosen"
    SEVERITY = Severity.NOTE
    SV = "Av nivåerna är {level} vald; {rows} läses inte."
    EN = "Of the levels {level} is chosen; {rows} {rows:=is|are} not read."
    level: Text
    rows: tuple[str, ...]


LEVELS = {
    Principal.MUNICIPALITIES: Text("kommunernas", "that of the municipalities"),
    Principal.REGION: Text("regionernas", "that of the regions"),
}
"""The levels that can be chosen, and what they are called."""


def of_level(
    cells: Sequence[WeightCell], level: Principal, parties: Directory, leveled: Directory, title: str
) -> tuple[Sequence[WeightCell], tuple[Finding, ...]]:
    """
    Give the rows of one level of a table, and those of nobody who is known; tell of the others.

    Args:
        cells: The rows.
        level: That of municipalities, or of regions, who may be called as their counties.
        parties: The parties that names are found among.
        leveled: The same, where a name that a municipality shares with a county is what the table's rows show.
        title: What to call the table.
    """
    counted = [_level(cell.party, parties, leveled) for cell in cells]
    codes = [code or _region(cell.party, leveled) for code, cell in zip(counted, cells, strict=True)]
    digits = _MUNICIPALITY_DIGITS if level is Principal.MUNICIPALITIES else _COUNTY_DIGITS
    kept = [code != _NATION and len(code) in {0, digits} for code in codes]
    left = tuple(cell.party.strip() for cell, is_kept in zip(cells, kept, strict=True) if not is_kept)
    told = (Finding.of(LevelChosen(LEVELS[level], left), title),) if left else ()
    differing = _sums_that_differ(cells, counted, parties, title)
    return [cell for cell, is_kept in zip(cells, kept, strict=True) if is_kept], (*told, *differing)


def _sums_that_differ(
    cells: Sequence[WeightCell], codes: Sequence[str], parties: Directory, title: str
) -> Iterator[Finding]:
    """Tell of counties and of the nation that weigh less than their rows, or more where all their rows are there."""
    weights = [_number(cell) for cell in cells]
    most = max(map(len, codes), default=0)
    for cell, code, weight in zip(cells, codes, weights, strict=True):
        start = "" if code == _NATION else code
        parts = {each for each in codes if len(each) == most and each != _NATION and each.startswith(start)}
        own = [found for each, found in zip(codes, weights, strict=True) if each in parts and found is not None]
        if len(code) != _COUNTY_DIGITS or code in parts or weight is None or not own:
            continue
        together = Fraction(sum(own))
        is_mean = len(own) > 1 and min(own) <= weight <= max(
            own
        )  # of numbers that are no counts, such as a rate of tax
        if not is_mean and (weight < together or (weight > together and _is_whole(parts, start, parties))):
            yield Finding.of(SumDiffers(cell.party.strip(), weight, together), title)


def _is_whole(codes: set[str], start: str, parties: Directory) -> bool:
    """Say whether codes are all there are of the country or of a county, where all of the country are known."""
    every = {party.code for party in parties if {*map(len, codes)} == {len(party.code)}}
    knows_all = len({code[:_COUNTY_DIGITS] for code in every}) == _COUNTIES
    return knows_all and {code for code in every if code.startswith(start)} <= codes


def _region(given: str, parties: Directory) -> str:
    party = _found(bare_name(given), parties) or _found(given, parties)
    return party.code if party is not None and party.principal is Principal.REGION else ""


def parties_alone(
    cells: Sequence[WeightCell], parties: Directory, leveled: Directory, title: str
) -> tuple[Sequence[WeightCell], tuple[Finding, ...]]:
    """
    Give the rows of a table without the nation and the counties above them, and say so.

    A county is left aside where it is the sum of its municipalities; another is told where it stands: rows may be
    missing, and nobody knows which. The nation is no party whatever it weighs.

    Args:
        cells: The rows.
        parties: The parties that names are found among.
        leveled: The same, where a name that a municipality shares with a county is what the table's rows show.
        title: What to call the table.
    """
    codes = [_level(cell.party, parties, leveled) for cell in cells]
    counties = {code[:_COUNTY_DIGITS] for code in codes if len(code) == _MUNICIPALITY_DIGITS}
    above = [place for place, code in enumerate(codes) if code == _NATION or code in counties]
    weights = [_number(cell) for cell in cells]
    sums, more = [], []
    for place in above:
        start = "" if codes[place] == _NATION else codes[place]
        parts = [at for at, code in enumerate(codes) if at not in above and code.startswith(start)]
        rows = {codes[at] for at in parts}
        if weights[place] is not None and weights[place] == sum(weights[at] or 0 for at in parts):
            sums.append(place)
        elif codes[place] == _NATION and _weighs_more(weights, place, parts) and not _is_whole(rows, "", parties):
            more.append(place)
        else:
            return cells, ()
    kept = [cell for place, cell in enumerate(cells) if place not in above]
    names = tuple(cells[place].party.strip() for place in sums)
    told = [Finding.of(LevelsApart(names), title)] if names else []
    told += [Finding.of(NationApart(cells[place].party.strip()), title) for place in more]
    return kept, tuple(told)


def regions_above(rows: Sequence[WeightRow], parties: Directory, title: str) -> tuple[Finding, ...]:
    """
    Tell of regions that weigh as much as the municipalities of their county together, or more, or have none of them.

    A region that pays its own part and one whose row is of the whole county look alike; the table does not say which.

    Args:
        rows: The rows.
        parties: The parties that their names are found among.
        title: What to call the table.
    """
    known = [(party, row) for row in rows if (party := parties.get(row.party) or _found(row.name, parties))]
    found: list[Finding] = []
    municipalities = any(party.principal is Principal.MUNICIPALITIES for party, _ in known)
    for region, row in known:
        if region.principal is not Principal.REGION:
            continue
        own = [
            each.weight
            for party, each in known
            if party.principal is Principal.MUNICIPALITIES and party.code.startswith(region.code)
        ]
        weight, together = Fraction(row.weight), Fraction(sum(own))
        if own and weight == together:
            found.append(Finding.of(RegionAsMuch(row.name), title))
        elif own and weight > together:
            found.append(Finding.of(RegionMore(row.name, weight, together), title))
        elif municipalities and not own and _has_several(region, parties):
            found.append(Finding.of(RegionAmongOthers(row.name), title))
    return tuple(found)


def _has_several(region: Party, parties: Directory) -> bool:
    """Say whether a region has several municipalities, as all but Gotland, who is its own county."""
    return sum(len(party.code) == _MUNICIPALITY_DIGITS and party.code.startswith(region.code) for party in parties) > 1


def sums_by_code(cells: Sequence[WeightCell]) -> Iterator[WeightCell]:
    """
    Give the rows of a table of codes alone that weigh what the municipalities of their county do together.

    The code is the county's, and the region's as well: whether the row is their sum or what the region pays, it does
    not say. Of one municipality the same weight is no sign.
    """
    codes = [_bare_code(cell.party) for cell in cells]
    found = []
    for cell, code in zip(cells, codes, strict=True):
        rows = [at for at, each in enumerate(codes) if len(each) == _MUNICIPALITY_DIGITS and each.startswith(code)]
        weights = [_number(cells[at]) or 0 for at in rows]
        if len(code) == _COUNTY_DIGITS and weights and _number(cell) == sum(weights):
            found.append((len(weights), cell))
    return (cell for _, cell in found if max(found, key=lambda each: each[0])[0] > 1)


def _bare_code(given: str) -> str:
    """Give a code that stands alone, with the zero that a spreadsheet may have taken; nothing for another name."""
    number = _NUMBER.fullmatch(given)
    if number is None:
        return ""
    code = number["code"]
    return code.zfill(_MUNICIPALITY_DIGITS if len(code) > _COUNTY_DIGITS else _COUNTY_DIGITS)


def _weighs_more(weights: Sequence[Fraction | None], nation: int, parts: Sequence[int]) -> bool:
    """Say whether the nation is more than its rows, as it must be where some of the country are not among them."""
    whole = weights[nation]
    return bool(parts) and whole is not None and whole > sum(weights[at] or 0 for at in parts)


def _level(given: str, parties: Directory, leveled: Directory) -> str:
    """Give the code that a row is known by, of a municipality, a county or the nation; nothing for another."""
    if is_nation(given):
        return _NATION
    coded = _CODED.fullmatch(given)
    if coded is not None:
        return _full(coded["code"], coded["name"])
    name = bare_name(given)
    if COUNTY.fullmatch(name) and not _REGION.match(name):
        regions = (party for party in parties if party.principal is Principal.REGION)
        own = (party.code for party in regions if county_of(party.name) == county_of(name))
        return next(own, "") or next((party.code for party in parties.candidates(name)), "")
    party = _found(name, leveled)
    return party.code if party is not None and party.principal is Principal.MUNICIPALITIES else ""


def _found(name: str, parties: Directory) -> Party | None:
    try:
        return parties.find(name)
    except (UnknownPartyError, AmbiguousPartyError):
        return None


def _full(code: str, name: str) -> str:
    """Give a code with the zero that a spreadsheet may have taken, if its name is of that level; else nothing."""
    if len(code) > _COUNTY_DIGITS and not code.startswith("00"):
        return code.zfill(_MUNICIPALITY_DIGITS)
    code = code[-_COUNTY_DIGITS:]  # of Kolada, which writes that of a county with four digits
    full = code.zfill(_COUNTY_DIGITS)
    return full if full == _NATION or (COUNTY.fullmatch(name) and not _REGION.match(name)) else ""


def _number(cell: WeightCell) -> Fraction | None:
    read = read_numeral(cell.weight) if isinstance(cell.weight, str) else cell.weight
    # Of percentages that sum to a hundred none is the sum of others, and whoever is called as the county pays its part.
    return Fraction(read.value) if isinstance(read, PrintedNumber) and not read.unit else None
