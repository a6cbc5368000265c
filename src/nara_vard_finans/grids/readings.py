"""
Readings: rows of groups of digits parted into so many numbers each, where nothing but single spaces says where.

What a row holds is about as large, in every column, as the row and the column are in all the others. Of all the ways to
part a row that is chosen which keeps most to that; all ways are weighed at once, by the column and by where the number
before it ended, so that no row is too long. What printed sums confirm is sure; a row that two ways suit as well is not,
and neither are rows that could all be parted elsewhere.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from nara_vard_finans.core import PrintedNumber
from nara_vard_finans.grids.boundaries import Parted, parted_elsewhere
from nara_vard_finans.grids.grid import NOTHING, is_no_party, sums_among
from nara_vard_finans.grids.messages import NotToldApart, PartedInWays
from nara_vard_finans.grids.segments import Segment
from nara_vard_finans.grids.sizes import climbed, column_sizes, sizes_of_sums
from nara_vard_finans.grids.totals import (
    agreeing,
    agreeing_most,
    is_close,
    is_confirmed,
    is_of_region,
    may_lack,
    totals_of,
    with_stated,
)
from nara_vard_finans.grids.ways import DIGIT, Ends, Numbers, Row, Steps, Way

_SURE = DIGIT  # how much better than the next a way must be
_FAR_OFF = 3 * DIGIT  # how far a sum or a region may be from what its columns lead to expect
_UNFIT = 32  # how far the numbers of a column are from their size at the mean, where they have none
_FEWEST_PARTS = 2


class Choice(NamedTuple):
    """
    Rows as so many numbers each.

    Attributes:
        numbers: The numbers of each row.
        settled: The rows that sums tell are right.
        is_confirmed: Whether all are.
        off: How far the rows are off at the mean.
        parted: The rows of parties as they are parted, with another way to part each.
        is_sure: For each boundary between columns, whether sums tell where it is.
    """

    numbers: dict[Segment, Numbers]
    settled: frozenset[Segment]
    is_confirmed: bool
    off: int
    parted: tuple[Parted, ...]
    is_sure: tuple[bool, ...]

    def elsewhere(self) -> dict[Segment, Numbers]:
        """Tell the rows of parties that could all be parted elsewhere, where no sum says where."""
        others = {} if self.is_confirmed else parted_elsewhere(self.parted, self.is_sure)
        return {
            each.row.segment: told_between(each.row, (each.ends, others.get(each.row.segment, each.next)))
            for each in self.parted
            if others and each.next
        }


def chosen(
    segments: Sequence[Segment], scaled: Sequence[bool], nears: Sequence[Fraction | None], steps: Steps
) -> Choice:
    """
    Part each row into numbers, or say that it cannot be told.

    Args:
        segments: The rows, none at fault.
        scaled: For each column, whether three digits after its comma are decimals.
        nears: For each column, what a total that is stated would be in it.
        steps: How many steps may be taken.

    Raises:
        TooManySteps: If they do not suffice.
    """
    rows = _Rows.of(segments, steps)
    telling = rows.telling(len(scaled))
    sizes = column_sizes(telling, rows.sums, len(scaled))
    choice = rows.chosen(sizes, scaled, nears)
    if choice.is_confirmed:
        return choice
    # Rows that are all alike suit several sizes; a sum that they make says which.
    for summed in sizes_of_sums(telling, rows.sums, len(scaled)):
        confirmed = rows.chosen(summed, scaled, nears)
        if confirmed.is_confirmed:
            return confirmed
    moved = climbed(telling, sizes)
    return choice if moved == sizes else rows.chosen(moved, scaled, nears)


class _Rows(NamedTuple):
    """The rows of a table: those of parties, of regions beside them, of sums, and of parts and means."""

    plain: list[Row]
    apart: list[Row]
    sums: list[Row]
    others: list[Row]

    @classmethod
    def of(cls, segments: Sequence[Segment], steps: Steps) -> "_Rows":
        """Tell the rows apart."""
        summed = sums_among([segment.name for segment in segments])
        regions = {
            place for place, segment in enumerate(segments) if place not in summed and is_of_region(segment.name)
        }
        regions = regions if 2 * len(regions) < len(segments) else set()
        others = {place for place, segment in enumerate(segments) if is_no_party(segment.name)} - summed - regions
        rows = [Row(segment, steps) for segment in segments]
        return cls(
            [row for place, row in enumerate(rows) if place not in summed | regions | others],
            [rows[place] for place in sorted(regions)],
            [rows[place] for place in sorted(summed)],
            [rows[place] for place in sorted(others)],
        )

    @property
    def every(self) -> list[Row]:
        """All of them."""
        return [*self.plain, *self.apart, *self.sums, *self.others]

    def telling(self, columns: int) -> list[Row]:
        """Give the rows that say how large the numbers are: parties', for a region's or a sum may lack one."""
        plain, every = ([row for row in rows if 0 in row.reaching(columns)] for rows in (self.plain, self.every))
        return plain if len(plain) > 1 else every

    def chosen(self, sizes: Sequence[int], scaled: Sequence[bool], nears: Sequence[Fraction | None]) -> Choice:
        """Choose the numbers of each row, by the sizes of the columns."""
        columns = len(scaled)
        most = _FAR_OFF + DIGIT * len(str(len(self.plain)))  # how much larger than a row the sum of all may be
        fitted = {row.segment: row.fitted(sizes)[0] for row in self.every}
        numbers = {row.segment: _numbers(row, fitted[row.segment], sizes, scaled, most) for row in self.every}
        settled = self._settled(numbers, fitted, scaled, nears)
        numbers.update(settled)
        sure = set(settled)
        with_apart = is_confirmed([*self.plain, *self.apart], self.sums, numbers, columns)
        confirmed = with_apart or is_confirmed(self.plain, [*self.sums, *self.apart], numbers, columns)
        if confirmed:
            sure.update(row.segment for row in (*self.plain, *(self.apart if with_apart else ())))
        costs = [ways[0].cost for row in self.plain if (ways := fitted[row.segment])]
        off = sum(costs) // max(len(costs), 1)
        is_unfit = not confirmed and columns > _FEWEST_PARTS and off > columns * _UNFIT
        numbers.update(
            {
                row.segment: told_between(row, [way.ends for way in fitted[row.segment]])
                for row in self.every
                if row.segment not in sure and not _is_sure(fitted[row.segment], alone=is_unfit)
            }
        )
        parted = tuple(
            Parted(row, best.ends, row.own(best.ends, sizes), *[way.ends for way in others])
            for row in self.plain
            if all(isinstance(number, PrintedNumber) for number in numbers[row.segment])
            for best, *others in [fitted[row.segment]]
        )
        return Choice(numbers, frozenset(sure), confirmed, off, parted, self._sure_boundaries(numbers, nears))

    def _settled(
        self,
        numbers: Mapping[Segment, Numbers],
        fitted: Mapping[Segment, Sequence[Way]],
        scaled: Sequence[bool],
        nears: Sequence[Fraction | None],
    ) -> dict[Segment, Numbers]:
        """Give the rows of regions and of sums whose numbers are what the rows sum to, with the regions or without."""
        read = [numbers[row.segment] for row in self.plain]
        wholes = list(dict.fromkeys([totals_of(read, len(scaled)), with_stated(read, nears)]))
        found: dict[Segment, Numbers] = {}
        for row in self.apart:
            if settled := agreeing_most(row, fitted[row.segment], wholes, scaled):
                found[row.segment] = settled
        beside = totals_of(found.values(), len(scaled))
        both = [tuple(one + other for one, other in zip(whole, beside, strict=True)) for whole in wholes]
        for row in self.sums:
            if settled := agreeing_most(row, fitted[row.segment], [*wholes, *both], scaled):
                found[row.segment] = settled
        return found

    def _sure_boundaries(
        self, numbers: Mapping[Segment, Numbers], nears: Sequence[Fraction | None]
    ) -> tuple[bool, ...]:
        """Say of each boundary between columns whether sums of the columns beside it tell where it is."""
        columns = len(nears)
        whole = totals_of((numbers[row.segment] for row in self.plain), columns)
        apart = totals_of((numbers[row.segment] for row in self.apart), columns)
        wholes = [whole, tuple(one + other for one, other in zip(whole, apart, strict=True))]
        summed = [agreeing(numbers[row.segment], wholes) for row in (*self.apart, *self.sums)]
        stated = [
            near is not None and any(is_close(each[place], near) for each in wholes) for place, near in enumerate(nears)
        ]
        return tuple(
            any(stated[place : place + 2]) or any(all(agree[place : place + 2]) for agree in summed)
            for place in range(columns - 1)
        )


def untold(segment: Segment, columns: int) -> Numbers:
    """Say of every number of a row that it cannot be told."""
    return (NotToldApart(segment.stated, columns),) * columns


def told_between(row: Row, ways: Sequence[Ends]) -> Numbers:
    """Say of every number of a row in which ways it could be parted."""
    readings = tuple(" | ".join(row.parted(ends)) for ends in ways)
    return (PartedInWays(row.segment.stated, readings),) * len(ways[0])


def _is_sure(ways: Sequence[Way], *, alone: bool = False) -> bool:
    """Say whether there is no second way, or one that may be weighed and is worse by as much as the best is off."""
    if len(ways) < _FEWEST_PARTS:
        return True
    best, other = ways
    off = best.cost // max(len(best.ends) - 1, 1)
    return not alone and other.cost - best.cost >= max(_SURE, off)


def _numbers(row: Row, ways: Sequence[Way], sizes: Sequence[int], scaled: Sequence[bool], most: int) -> Numbers:
    """
    Give the numbers of the best way.

    A sum, or a region, may lack the first number: it is read if it can lack it or not, and not if it can do both.
    """
    columns = len(scaled)
    fewer, own = (
        row.fitted(sizes[1:]) if columns > 1 and may_lack(row.segment) and row.ways(columns - 1) == 1 else ([], 0)
    )
    fewer = fewer if own < most else []
    if ways and not fewer and (not may_lack(row.segment) or ways[0].cost < _FAR_OFF):
        return row.numbers(ways[0].ends, scaled)
    if fewer and not ways and fewer[0].cost < _SURE:
        return (NOTHING, *row.numbers(fewer[0].ends, scaled))
    return untold(row.segment, columns)
