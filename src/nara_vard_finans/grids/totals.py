"""Totals: what the rows of each column sum to, and the rows of sums and of regions that agree with it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice

from nara_vard_finans.core import PrintedNumber, Unread
from nara_vard_finans.grids.grid import NOTHING, may_be_sum
from nara_vard_finans.grids.numbers import read_number
from nara_vard_finans.grids.segments import Segment
from nara_vard_finans.grids.ways import FEW_WAYS, Numbers, Row, Way

_PLACINGS = 200  # of fewer numbers than there are columns
_FEWEST_PARTS = 2
_CLOSE = 50  # a fiftieth off is near enough to tell columns apart
_REGION_OR_COUNTY = re.compile(r"region|\blän\W*$", re.IGNORECASE)


def is_of_region(name: str) -> bool:
    """Say whether a row is a region's or a county's, that may stand beside those of its municipalities, or sum them."""
    return _REGION_OR_COUNTY.search(name) is not None


def may_lack(segment: Segment) -> bool:
    """Say whether a row may have no number in some columns, as in that of the basis: a sum, or a region's."""
    return may_be_sum(segment.name) or is_of_region(segment.name)


def is_close(number: Fraction, other: Fraction) -> bool:
    """Say whether two numbers are about as large."""
    return abs(number - other) * _CLOSE <= abs(other)


def totals_of(rows: Iterable[Numbers], columns: int) -> tuple[Fraction, ...]:
    """Sum each column of rows."""
    read = list(rows)
    cells = [[row[place] for row in read] for place in range(columns)]
    return tuple(
        sum((each.value for each in column if isinstance(each, PrintedNumber)), Fraction(0)) for column in cells
    )


def with_stated(rows: Sequence[Numbers], nears: Sequence[Fraction | None]) -> tuple[Fraction, ...]:
    """Sum each column of rows; where some are lost in the one nearest to what is stated, that says its sum."""
    totals = totals_of(rows, len(nears))
    offs = {
        place: abs(near - total)
        for place, (total, near) in enumerate(zip(totals, nears, strict=True))
        if near is not None
    }
    nearest = min(offs, key=lambda place: offs[place], default=-1)
    return tuple(
        near
        if place == nearest
        and near is not None
        and total < near < 2 * total
        and any(isinstance(row[place], Unread) for row in rows)
        else total
        for place, (total, near) in enumerate(zip(totals, nears, strict=True))
    )


def agreeing_most(
    row: Row, ways: Sequence[Way], totals: Sequence[Sequence[Fraction]], scaled: Sequence[bool]
) -> Numbers | None:
    """
    Give the reading of a sum, or of a region, in which most columns are what the rows sum to; none where none is.

    One of fewer numbers than there are columns must be that in all of them.
    """
    columns = len(scaled)
    whole = [way.ends for way in ways] + list(islice(row.every(columns), FEW_WAYS))
    every = [row.numbers(ends, scaled) for ends in whole]
    every += _fewer(row, scaled, totals) if may_lack(row.segment) else ()
    best = max(every, key=lambda numbers: _agreement(numbers, totals), default=None)
    return best if best is not None and any(agreeing(best, totals)) and _agreement(best, totals) >= 0 else None


def _fewer(row: Row, scaled: Sequence[bool], totals: Sequence[Sequence[Fraction]]) -> Iterator[Numbers]:
    """Give the readings of fewer numbers than there are columns of which each is what the rows of a column sum to."""
    columns = len(scaled)
    for fewer in range(columns - 1, 0, -1):
        for ends in islice(row.every(fewer), FEW_WAYS):
            if not all(_may_agree(part, totals, scaled) for part in row.parted(ends)):
                continue  # wherever it were placed
            for places in islice(combinations(range(columns), fewer), _PLACINGS):
                read = dict(zip(places, row.numbers(ends, [scaled[place] for place in places]), strict=True))
                numbers = tuple(read.get(place, NOTHING) for place in range(columns))
                count = sum(isinstance(number, PrintedNumber) for number in numbers)
                if 0 < count == sum(agreeing(numbers, totals)):
                    yield numbers


def _may_agree(part: str, totals: Sequence[Sequence[Fraction]], scaled: Sequence[bool]) -> bool:
    """Say whether what is printed is what the rows of some column sum to, or is no number."""
    read = {scale: read_number(part, in_scale=scale) for scale in set(scaled)}
    return any(
        isinstance(number := read[scale], Unread) or any(is_close(number.value, each[place]) for each in totals)
        for place, scale in enumerate(scaled)
    )


def _agreement(numbers: Numbers, totals: Sequence[Sequence[Fraction]]) -> int:
    """Tell how many more of the numbers agree than do not."""
    return 2 * sum(agreeing(numbers, totals)) - sum(isinstance(number, PrintedNumber) for number in numbers)


def agreeing(numbers: Numbers, totals: Sequence[Sequence[Fraction]]) -> list[bool]:
    """Say of each number whether it is what the rows of its column sum to, with the region or without, near enough."""
    return [
        isinstance(number, PrintedNumber) and any(is_close(number.value, each[place]) for each in totals)
        for place, number in enumerate(numbers)
    ]


def is_confirmed(rows: Sequence[Row], sums: Sequence[Row], numbers: Mapping[Segment, Numbers], columns: int) -> bool:
    """
    Say whether a printed sum is what the rows sum to, but for their rounding.

    In every column but one: what stands between numbers that are right is right.
    """
    read = [numbers[row.segment] for row in rows]
    if not all(isinstance(number, PrintedNumber) for row in read for number in row):
        return False
    totals = totals_of(read, columns)
    return any(
        len(printed) + 1 >= max(columns, _FEWEST_PARTS)
        and all(2 * abs(number.value - total) * 10**number.places <= len(rows) for number, total in printed)
        for row in sums
        if (
            printed := [
                (number, total)
                for number, total in zip(numbers[row.segment], totals, strict=True)
                if isinstance(number, PrintedNumber)
            ]
        )
    )
