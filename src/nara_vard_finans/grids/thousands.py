"""
Thousands: three digits after a comma under a heading of thousands or millions of kronor, where they may be no decimals.

They are decimals by themselves; but where some numbers of the column have none, or another column of the table has
groups that could be either, they may be groups too, and nobody can tell.
"""

from collections.abc import Iterable

from attrs import evolve

from nara_vard_finans.core import Doubt, PrintedNumber, doubtful_thousands
from nara_vard_finans.grids.grid import Grid

_GROUP = 3
_THOUSAND = 1_000
_FEWEST = 2  # numbers without decimals among those with three, if that is no damage to one
_OF_THOUSANDS = "could be thousands or decimals"


def with_doubts(grid: Grid) -> Grid:
    r"""
    Doubt the three decimals of each column in which they may be thousands.

    Example:
        >>> from nara_vard_finans.grids import grids_in
        >>> grid, = grids_in("Kommun;tkr\nMora;4,845\nOrsa;786\nÄlvdalen;788")
        >>> grid.rows[0].numbers
        ('three digits after a comma or point could be thousands or decimals: 4 845, or 4,8450',)
    """
    columns = [[row.number(place) for row in grid.rows] for place in range(len(grid.headings))]
    beside = any(2 * sum(map(_is_two_faced, column)) > len(column) for column in columns)
    doubted = {place for place, column in enumerate(columns) if _may_be_grouped(column, beside=beside)}
    if not doubted:
        return grid
    rows = (
        evolve(row, numbers=tuple(_told(each) if at in doubted else each for at, each in enumerate(row.numbers)))
        for row in grid.rows
    )
    return evolve(grid, rows=tuple(rows))


def _is_two_faced(number: PrintedNumber | str) -> bool:
    return isinstance(number, Doubt) and _OF_THOUSANDS in number


def _could_be_group(number: PrintedNumber | str) -> bool:
    return (
        isinstance(number, PrintedNumber)
        and number.places == _GROUP
        and number.unit != "%"
        and 1 <= abs(number.value) < _THOUSAND
    )


def _may_be_grouped(column: Iterable[PrintedNumber | str], *, beside: bool) -> bool:
    """Say whether the decimals of a column may be thousands: all are three, and not all its numbers have some."""
    numbers = [each for each in column if isinstance(each, PrintedNumber) and each.value]
    with_decimals = [each for each in numbers if each.places]
    if not with_decimals or not all(map(_could_be_group, with_decimals)):
        return False
    return beside or len(numbers) - len(with_decimals) >= _FEWEST


def _told(number: PrintedNumber | str) -> PrintedNumber | str:
    if isinstance(number, PrintedNumber) and _could_be_group(number):
        return doubtful_thousands(number)
    return number
