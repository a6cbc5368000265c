"""Levels: the nation and its counties above the municipalities, as Statistics Sweden's tables list them by code."""

import re
from collections.abc import Sequence
from fractions import Fraction

from nara_vard_finans.core import Finding, PrintedNumber, RuleMessage, Severity, read_numeral
from nara_vard_finans.files._weight_cells import WeightCell
from nara_vard_finans.files.weight_rows import COUNTY

_CODED = re.compile(r"\s*(?P<code>[0-9]{1,4})(?:[.,]0+)?\s+(?P<name>[^\W\d].*?)\s*")
_REGION = re.compile("region", re.IGNORECASE)
_MUNICIPALITY_DIGITS = 4
_COUNTY_DIGITS = 2
_NATION = "00"


class LevelsApart(RuleMessage):
    """The nation and the counties of a table of municipalities are their sums, and share nothing besides them."""

    RULE = "levels-apart"
    SEVERITY = Severity.NOTE
    SV = "{rows} {rows:=är summan|är summor} av kommunernas rader, och läses inte som {rows:=part|parter}."
    EN = "{rows} {rows:=is the sum|are sums} of the municipalities' rows, and not read as {rows:=a party|parties}."
    rows: tuple[str, ...]


def municipalities_alone(cells: Sequence[WeightCell], title: str) -> tuple[Sequence[WeightCell], tuple[Finding, ...]]:
    """
    Give the municipalities of a table that lists the nation or counties above them, each by its code, and say so.

    They are left aside where each is the sum of its rows. Any other table is given as it is, and a sum in it is told
    where it stands: rows may be missing, and nobody knows which.

    Args:
        cells: The rows.
        title: What to call the table.
    """
    coded = [_CODED.fullmatch(cell.party) for cell in cells]
    codes = ["" if each is None else _full(each["code"], each["name"]) for each in coded]
    above = [place for place, code in enumerate(codes) if len(code) == _COUNTY_DIGITS]
    if "" in codes or not 0 < len(above) < len(codes):
        return cells, ()
    weights = [_number(cell) for cell in cells]
    for place in above:
        start = "" if codes[place] == _NATION else codes[place]
        parts = [at for at, code in enumerate(codes) if at not in above and code.startswith(start)]
        if weights[place] is None or weights[place] != sum(weights[at] or 0 for at in parts):
            return cells, ()
    names = tuple(cells[place].party.strip() for place in above)
    kept = [cell for place, cell in enumerate(cells) if place not in above]
    return kept, (Finding.of(LevelsApart(names), title),)


def _full(code: str, name: str) -> str:
    """Give a code with the zero that a spreadsheet may have taken, if its name is of that level; else nothing."""
    if len(code) > _COUNTY_DIGITS:
        return code.zfill(_MUNICIPALITY_DIGITS)
    full = code.zfill(_COUNTY_DIGITS)
    return full if full == _NATION or (COUNTY.fullmatch(name) and not _REGION.match(name)) else ""


def _number(cell: WeightCell) -> Fraction | None:
    read = read_numeral(cell.weight) if isinstance(cell.weight, str) else cell.weight
    return Fraction(read.value) if isinstance(read, PrintedNumber) else None
