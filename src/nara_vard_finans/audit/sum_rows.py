"""
Sum rows: which rows of a table are sums or of no party, whatever they are called, and which pay beside the others.

A row is a sum by its name, or because it equals the rows that it covers; a known party is never a sum by chance.
"""

import re
from collections.abc import Sequence

from nara_vard_finans.audit.row_parties import is_known
from nara_vard_finans.core import (
    Directory,
)
from nara_vard_finans.grids import (
    Grid,
    GridRow,
    PrintedNumber,
    is_no_party,
    is_sum,
    sums_among,
)


def sum_rows(grid: Grid, parties: Directory) -> list[GridRow]:
    """Give the rows of sums: by their names, but for known parties', what they sum, and those without a name last."""
    last = max((row.place for row in grid.rows if row.name), default=0)
    sums = sums_among([row.name for row in grid.rows])
    found: list[GridRow] = []
    above: list[GridRow] = []
    for place, row in enumerate(grid.rows):
        known = is_known(row.name, parties)
        named = (place in sums and (is_sum(row.name) or not known)) or (not row.name and row.place > last)
        if named or (not known and _sums_up(row, above, parties)):
            found.append(row)
            above = []
        elif not is_of_no_party(row, parties):
            above.append(row)
    return found


def _sums_up(row: GridRow, above: Sequence[GridRow], parties: Directory) -> bool:
    """Say whether a row is the sum of those above it in every column, of which at least two are known parties'."""
    if is_region(row.name) or sum(is_known(each.name, parties) for each in above) < _FEWEST:
        return False
    pairs = [
        (number, [cell.value for each in above if isinstance(cell := each.number(column), PrintedNumber)])
        for column, number in enumerate(row.numbers)
        if isinstance(number, PrintedNumber)
    ]
    return any(number.value for number, _ in pairs) and all(
        2 * abs(sum(cells) - number.value) * 10**number.places <= len(cells) for number, cells in pairs
    )


def is_of_no_party(row: GridRow, parties: Directory) -> bool:
    """Say whether a row is a part of another, a mean or a difference."""
    return is_no_party(row.name) and not is_known(row.name, parties)


def ending_sum(grid: Grid, parties: Directory) -> GridRow | None:
    """Give the last row where it sums the others in every column, whatever it is called, but for a known party's."""
    *rows, last = grid.rows or (GridRow(place=0, name=""),)
    if len(rows) < 3 or is_known(last.name, parties):  # noqa: PLR2004 - of two rows the second may be as large by chance
        return None
    for place in range(len(grid.headings)):
        column = [number.value for row in rows if isinstance(number := row.number(place), PrintedNumber)]
        number = last.number(place)
        if isinstance(number, str) or abs(sum(column) - number.value) > len(column):
            return None
    return last


_FEWEST = 2  # parties that a row sums, if it is no chance
_REGION = re.compile(r"\bregion|regionen\b|\blandsting", re.IGNORECASE)

_COUNTY = re.compile(r"\blän$", re.IGNORECASE)


def is_region(name: str) -> bool:
    """Say whether a name is of a region."""
    return _REGION.search(name) is not None


def is_county(name: str) -> bool:
    """Say whether a name is of a county, and of no region."""
    return _COUNTY.search(name) is not None and not is_region(name)
