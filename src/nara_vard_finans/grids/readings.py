"""
Readings: rows of groups of digits parted into so many numbers each, where nothing but single spaces says where.

What a row holds is about as large, in every column, as the row and the column are in all the others. Of all the ways to
part a row that is chosen which keeps most to that; all ways are weighed at once, by the column and by where the number
before it ended, so that no row is too long. What printed sums confirm is sure; a row that two ways suit as well is not.
"""

import re
from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import combinations, islice
from statistics import median_low
from typing import NamedTuple

from nara_vard_finans.core import PrintedNumber, Unread
from nara_vard_finans.grids.grid import NOTHING, is_no_party, may_be_sum, sums_among
from nara_vard_finans.grids.messages import NotToldApart
from nara_vard_finans.grids.numbers import read_number
from nara_vard_finans.grids.segments import Segment

Numbers = tuple[PrintedNumber | Unread, ...]
Ends = tuple[int, ...]

_MOST_GROUPS = 4  # of digits of a number, with its minus
_FINE = 16  # sizes are told in sixteenths of a doubling
_DIGIT = 53  # how much larger a number of one more digit is
_GROUP = 3 * _DIGIT
_SURE = _DIGIT  # how much better than the next a way must be
_WAYS = 24  # ways of a row that are looked at, where any of them will do
_MOST_TRIED, _BEST = 120, 3  # ways of a few rows from which the sizes of the columns are tried, and those tried again
_ANCHORS, _FEW_ROWS, _SAMPLE = 8, 8, 24  # those rows, and the rows that they are tried on, and tried again
_UNFIT = 2 * _FINE  # how far the numbers of a column are from their size at the mean, where they have none
_FAR_OFF = 3 * _DIGIT  # how far a sum or a region may be from what its columns lead to expect
_PLACINGS = 200  # of fewer numbers than there are columns
_ROUNDS = 2
_FEWEST_PARTS = 2
_KEPT = 2  # ways: the best, and the one that says how sure it is


def size_of(number: PrintedNumber | Unread) -> int | None:
    """Give how large a number is, in sixteenths of a doubling; nothing of nought and of what is no number."""
    if isinstance(number, Unread) or not number.value:
        return None
    value = abs(number.value)
    return int((value.numerator**_FINE).bit_length() - (value.denominator**_FINE).bit_length())


class _Way(NamedTuple):
    """A way to part a row, and how far it is from what the columns lead to expect."""

    cost: int
    ends: Ends


def _keep_two(kept: list[_Way], ways: Iterable[_Way], off: int, end: int) -> None:
    """Go on with ways by one more number, and keep the two best of all that end there."""
    for cost, ends in ways:
        if len(kept) < _KEPT or cost + off <= kept[-1].cost:
            insort(kept, _Way(cost + off, (*ends, end)))
            del kept[_KEPT:]


class _Row:
    """A row, with all numbers that its groups of digits can be."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.count = len(segment.tokens)
        self.parts = [
            [
                (end, size_of(read_number(" ".join(segment.tokens[start:end]))))
                for end in segment.spans(start, _MOST_GROUPS)
            ]
            for start in range(self.count)
        ]
        self._reaching = [{self.count}]

    @cached_property
    def digits(self) -> int:
        """How many digits there are."""
        return sum(mark.isdigit() for token in self.segment.tokens for mark in token)

    def reaching(self, columns: int) -> set[int]:
        """Give the places from which the rest of the row can be so many numbers."""
        while len(self._reaching) <= columns:
            ends = self._reaching[-1]
            self._reaching.append(
                {start for start, parts in enumerate(self.parts) if any(end in ends for end, _ in parts)}
            )
        return self._reaching[columns]

    def ways(self, columns: int) -> int:
        """Count the ways in which the row is so many numbers."""
        counts = {0: 1} if 0 in self.reaching(columns) else {}
        for left in range(columns - 1, -1, -1):
            following: dict[int, int] = {}
            for start, count in counts.items():
                for end, _size in self.parts[start]:
                    if end in self.reaching(left):
                        following[end] = following.get(end, 0) + count
            counts = following
        return sum(counts.values())

    def every(self, columns: int, start: int = 0) -> Iterator[Ends]:
        """Give the ways themselves, one after another."""
        if columns == 0:
            yield ()
            return
        for end, _ in self.parts[start] if start in self.reaching(columns) else ():
            if end in self.reaching(columns - 1):
                for rest in self.every(columns - 1, end):
                    yield (end, *rest)

    def best(self, sizes: Sequence[int], own: int) -> list[_Way]:
        """Give the two ways that keep most to the sizes of the columns, for a row that is so much larger than they."""
        found: dict[int, list[_Way]] = {0: [_Way(0, ())]} if 0 in self.reaching(len(sizes)) else {}
        for left, expected in zip(range(len(sizes) - 1, -1, -1), sizes, strict=True):
            following: dict[int, list[_Way]] = {}
            reach, size_here = self.reaching(left), expected + own
            for start, ways in found.items():
                for end, size in self.parts[start]:
                    if end in reach:
                        off = 0 if size is None else abs(size - size_here)
                        _keep_two(following.setdefault(end, []), ways, off, end)
            found = following
        return found.get(self.count, [])

    def fitted(self, sizes: Sequence[int]) -> tuple[list[_Way], int]:
        """Give the two best ways, and how much larger than the columns the row is by the best of them."""
        dashes = sum(not any(map(str.isdecimal, token)) for token in self.segment.tokens)
        columns = len(sizes)
        found = (self._fitted(sizes, count) for count in {columns, max(columns - dashes, 1)})
        return min(found, key=lambda pair: [way.cost for way in pair[0][:1]])

    def _fitted(self, sizes: Sequence[int], count: int) -> tuple[list[_Way], int]:
        """Fit the row to the sizes of columns, of which so many have a number in it."""
        own = (self.digits * _DIGIT - count * (_DIGIT // 2 + sum(sizes) // len(sizes))) // count
        ways: list[_Way] = []
        for _ in range(_ROUNDS):
            ways = self.best(sizes, own)
            if not ways:
                break
            own = self.own(ways[0].ends, sizes)
        return ways, own

    def own(self, ends: Ends, sizes: Sequence[int]) -> int:
        """Give how much larger the row is than the columns."""
        offs = [size - expected for size, expected in zip(self.sizes(ends), sizes, strict=True) if size is not None]
        return median_low(offs) if offs else 0

    def sizes(self, ends: Ends) -> list[int | None]:
        """Give how large its numbers are, parted so."""
        return [dict(self.parts[start])[end] for start, end in zip((0, *ends), ends, strict=False)]

    def numbers(self, ends: Ends, scaled: Sequence[bool]) -> Numbers:
        """Give its numbers, parted so, of the last columns if they are fewer."""
        tokens = self.segment.tokens
        parts = [" ".join(tokens[start:end]) for start, end in zip((0, *ends), ends, strict=False)]
        return tuple(
            read_number(part, in_scale=scale) for part, scale in zip(parts, scaled[-len(parts) :], strict=True)
        )


class Choice(NamedTuple):
    """The numbers of each row, those that sums settle, whether all are, and how far the rows are off at the mean."""

    numbers: dict[Segment, Numbers]
    settled: frozenset[Segment]
    is_confirmed: bool
    off: int


def chosen(
    segments: Sequence[Segment], scaled: Sequence[bool], nears: Sequence[Fraction | None] | None = None
) -> Choice:
    """
    Part each row into numbers, or say that it cannot be told.

    Args:
        segments: The rows, none at fault.
        scaled: For each column, whether three digits after its comma are decimals.
        nears: For each column, what a total that is stated would be in it.
    """
    rows = _Rows.of(segments)
    nears = nears or [None] * len(scaled)
    sizes = rows.column_sizes(len(scaled))
    choice = rows.chosen(sizes, scaled, nears)
    if choice.is_confirmed:
        return choice
    climbed = rows.climbed(sizes)
    return choice if climbed == sizes else rows.chosen(climbed, scaled, nears)


class _Rows(NamedTuple):
    """The rows of a table: those of parties, of regions beside them, of sums, and of parts and means."""

    plain: list[_Row]
    apart: list[_Row]
    sums: list[_Row]
    others: list[_Row]

    @classmethod
    def of(cls, segments: Sequence[Segment]) -> "_Rows":
        """Tell the rows apart."""
        summed = sums_among([segment.name for segment in segments])
        regions = {
            place for place, segment in enumerate(segments) if place not in summed and is_of_region(segment.name)
        }
        regions = regions if 2 * len(regions) < len(segments) else set()
        others = {place for place, segment in enumerate(segments) if is_no_party(segment.name)} - summed - regions
        rows = [_Row(segment) for segment in segments]
        return cls(
            [row for place, row in enumerate(rows) if place not in summed | regions | others],
            [rows[place] for place in sorted(regions)],
            [rows[place] for place in sorted(summed)],
            [rows[place] for place in sorted(others)],
        )

    @property
    def every(self) -> list[_Row]:
        """All of them."""
        return [*self.plain, *self.apart, *self.sums, *self.others]

    def chosen(self, sizes: Sequence[int], scaled: Sequence[bool], nears: Sequence[Fraction | None]) -> Choice:
        """Choose the numbers of each row, by the sizes of the columns."""
        columns = len(scaled)
        fitted = {row.segment: row.fitted(sizes)[0] for row in self.every}
        numbers = {row.segment: _numbers(row, fitted[row.segment], sizes, scaled) for row in self.every}
        settled = self._settled(numbers, fitted, scaled, nears)
        numbers.update(settled)
        sure = set(settled)
        with_apart = _is_confirmed([*self.plain, *self.apart], self.sums, numbers, columns)
        is_confirmed = with_apart or _is_confirmed(self.plain, [*self.sums, *self.apart], numbers, columns)
        if is_confirmed:
            sure.update(row.segment for row in (*self.plain, *(self.apart if with_apart else ())))
        costs = [ways[0].cost for row in self.plain if (ways := fitted[row.segment])]
        off = sum(costs) // max(len(costs), 1)
        is_unfit = not is_confirmed and columns > _FEWEST_PARTS and off > columns * _UNFIT
        unsure = {
            row.segment
            for row in self.every
            if row.segment not in sure and not _is_sure(fitted[row.segment], alone=is_unfit)
        }
        numbers.update({segment: untold(segment, columns) for segment in unsure})
        return Choice(numbers, frozenset(sure), is_confirmed, off)

    @staticmethod
    def _stated(rows: Sequence[Numbers], nears: Sequence[Fraction | None]) -> tuple[Fraction, ...]:
        """Sum each column of rows; where some are lost in the one nearest to what is stated, that says its sum."""
        totals = _totals(rows, len(nears))
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

    def _settled(
        self,
        numbers: Mapping[Segment, Numbers],
        fitted: Mapping[Segment, Sequence[_Way]],
        scaled: Sequence[bool],
        nears: Sequence[Fraction | None],
    ) -> dict[Segment, Numbers]:
        """Give the rows of regions and of sums whose numbers are what the rows sum to, with the regions or without."""
        read = [numbers[row.segment] for row in self.plain]
        wholes = list(dict.fromkeys([_totals(read, len(scaled)), self._stated(read, nears)]))
        found: dict[Segment, Numbers] = {}
        for row in self.apart:
            if settled := _agreeing_most(row, fitted[row.segment], wholes, scaled):
                found[row.segment] = settled
        beside = _totals(found.values(), len(scaled))
        both = [tuple(one + other for one, other in zip(whole, beside, strict=True)) for whole in wholes]
        for row in self.sums:
            if settled := _agreeing_most(row, fitted[row.segment], [*wholes, *both], scaled):
                found[row.segment] = settled
        return found

    def _telling(self, columns: int) -> list[_Row]:
        """Give the rows that say how large the numbers are: parties', for a region's or a sum may lack one."""
        plain, every = ([row for row in rows if 0 in row.reaching(columns)] for rows in (self.plain, self.every))
        return plain if len(plain) > 1 else every

    def column_sizes(self, columns: int) -> tuple[int, ...]:
        """Give how large the numbers of each column are, from rows that can be read in few ways, and then from all."""
        rows = self._telling(columns)
        anchors = sorted(rows, key=lambda row: row.ways(columns))[:_ANCHORS]
        whole = [
            tuple(size or 0 for size in sizes)
            for row in anchors
            for ends in islice(row.every(columns), _MOST_TRIED)
            if None not in (sizes := row.sizes(ends))
        ]
        tried = sorted(_refined(_sample(rows, _FEW_ROWS), sizes) for sizes in whole[:_MOST_TRIED])
        best = (_refined(_sample(rows, _SAMPLE), sizes) for _, sizes in tried[:_BEST])
        return _refined(rows, min(best, default=(0, (0,) * columns))[1])[1]

    def climbed(self, sizes: tuple[int, ...]) -> tuple[int, ...]:
        """Move groups of digits between the columns, as long as the rows suit the sizes better for it."""
        rows = self._telling(len(sizes))
        sample = _sample(rows, _FEW_ROWS)
        best = _refined(sample, sizes)
        for _ in sizes:
            moved = [_refined(sample, other) for other in _moved(best[1])]
            if min(moved, default=best) >= best:
                break
            best = min(moved)
        return _refined(rows, best[1])[1]


def _moved(sizes: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Give sizes with a group moved to a column beside, or with two columns as one and another as two."""
    places = range(len(sizes) - 1)
    for at in places:
        for group in (_GROUP, -_GROUP):
            yield (*sizes[:at], sizes[at] - group, sizes[at + 1] + group, *sizes[at + 2 :])
    for at in places:
        together = sizes[at] + max(-(-sizes[at + 1] // _GROUP), 1) * _GROUP
        fewer = (*sizes[:at], together, *sizes[at + 2 :])
        for place, size in enumerate(fewer):
            if place != at:
                yield from (
                    (*fewer[:place], size - group, group - _DIGIT // 2, *fewer[place + 1 :])
                    for group in (_GROUP, 2 * _GROUP)
                    if size > group
                )


def _sample(rows: Sequence[_Row], most: int) -> Sequence[_Row]:
    return rows[:: max(-(-len(rows) // most), 1)]


def untold(segment: Segment, columns: int) -> Numbers:
    """Say of every number of a row that it cannot be told."""
    return (NotToldApart(segment.stated, columns),) * columns


def _is_sure(ways: Sequence[_Way], *, alone: bool = False) -> bool:
    """Say whether there is no second way, or one that is much worse and may be weighed."""
    return len(ways) < _FEWEST_PARTS or (not alone and ways[1].cost - ways[0].cost >= _SURE)


_REGION_OR_COUNTY = re.compile(r"region|\blän\W*$", re.IGNORECASE)


def is_of_region(name: str) -> bool:
    """Say whether a row is a region's or a county's, that may stand beside those of its municipalities, or sum them."""
    return _REGION_OR_COUNTY.search(name) is not None


def _may_lack(segment: Segment) -> bool:
    """Say whether a row may have no number in some columns, as in that of the basis: a sum, or a region's."""
    return may_be_sum(segment.name) or is_of_region(segment.name)


def _numbers(row: _Row, ways: Sequence[_Way], sizes: Sequence[int], scaled: Sequence[bool]) -> Numbers:
    """
    Give the numbers of the best way.

    A sum, or a region, may lack the first number: it is read if it can lack it or not, and not if it can do both.
    """
    columns = len(scaled)
    fewer = row.fitted(sizes[1:])[0] if columns > 1 and _may_lack(row.segment) and row.ways(columns - 1) == 1 else []
    if ways and not fewer and (not _may_lack(row.segment) or ways[0].cost < _FAR_OFF):
        return row.numbers(ways[0].ends, scaled)
    if fewer and not ways and fewer[0].cost < _SURE:
        return (NOTHING, *row.numbers(fewer[0].ends, scaled))
    return untold(row.segment, columns)


def _agreeing_most(
    row: _Row, ways: Sequence[_Way], totals: Sequence[Sequence[Fraction]], scaled: Sequence[bool]
) -> Numbers | None:
    """
    Give the reading of a sum, or of a region, in which most columns are what the rows sum to; none where none is.

    One of fewer numbers than there are columns must be that in all of them.
    """
    columns = len(scaled)
    whole = [way.ends for way in ways] + list(islice(row.every(columns), _WAYS))
    every = [row.numbers(ends, scaled) for ends in whole]
    every += _fewer(row, scaled, totals) if _may_lack(row.segment) else ()
    best = max(every, key=lambda numbers: _agreement(numbers, totals), default=None)
    return best if best is not None and any(_agree(best, totals)) and _agreement(best, totals) >= 0 else None


def _fewer(row: _Row, scaled: Sequence[bool], totals: Sequence[Sequence[Fraction]]) -> Iterator[Numbers]:
    """Give the readings of fewer numbers than there are columns of which each is what the rows of a column sum to."""
    columns = len(scaled)
    for fewer in range(columns - 1, 0, -1):
        for ends in islice(row.every(fewer), _WAYS):
            for places in islice(combinations(range(columns), fewer), _PLACINGS):
                read = dict(zip(places, row.numbers(ends, [scaled[place] for place in places]), strict=True))
                numbers = tuple(read.get(place, NOTHING) for place in range(columns))
                count = sum(isinstance(number, PrintedNumber) for number in numbers)
                if 0 < count == sum(_agree(numbers, totals)):
                    yield numbers


def _agreement(numbers: Numbers, totals: Sequence[Sequence[Fraction]]) -> int:
    """Tell how many more of the numbers agree than do not."""
    return 2 * sum(_agree(numbers, totals)) - sum(isinstance(number, PrintedNumber) for number in numbers)


def _agree(numbers: Numbers, totals: Sequence[Sequence[Fraction]]) -> list[bool]:
    """Say of each number whether it is what the rows of its column sum to, with the region or without, near enough."""
    return [
        isinstance(number, PrintedNumber) and any(is_close(number.value, each[place]) for each in totals)
        for place, number in enumerate(numbers)
    ]


_CLOSE = 50  # a fiftieth off is near enough to tell columns apart


def is_close(number: Fraction, other: Fraction) -> bool:
    """Say whether two numbers are about as large."""
    return abs(number - other) * _CLOSE <= abs(other)


def _totals(rows: Iterable[Numbers], columns: int) -> tuple[Fraction, ...]:
    """Sum each column of rows."""
    read = list(rows)
    cells = [[row[place] for row in read] for place in range(columns)]
    return tuple(
        sum((each.value for each in column if isinstance(each, PrintedNumber)), Fraction(0)) for column in cells
    )


def _is_confirmed(rows: Sequence[_Row], sums: Sequence[_Row], numbers: Mapping[Segment, Numbers], columns: int) -> bool:
    """
    Say whether a printed sum is what the rows sum to, but for their rounding.

    In every column but one: what stands between numbers that are right is right.
    """
    read = [numbers[row.segment] for row in rows]
    if not all(isinstance(number, PrintedNumber) for row in read for number in row):
        return False
    totals = _totals(read, columns)
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


def _refined(rows: Sequence[_Row], sizes: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    """Fit the sizes of the columns to rows, and say how far the rows are from them."""
    cost = 0
    for _ in range(_ROUNDS):
        fitted = [(row, *row.fitted(sizes)) for row in rows]
        cost = sum(ways[0].cost for _, ways, _ in fitted if ways)
        offs: list[list[int]] = [[] for _ in sizes]
        for row, ways, own in fitted:
            for place, size in enumerate(row.sizes(ways[0].ends) if ways else ()):
                if size is not None:
                    offs[place].append(size - own)
        sizes = tuple(median_low(each) if each else expected for each, expected in zip(offs, sizes, strict=True))
    return cost, sizes


def ways_of(segment: Segment, scaled: Sequence[bool]) -> Iterator[Numbers]:
    """Give the numbers that a row can be, in the first of the ways to part it."""
    row = _Row(segment)
    return (row.numbers(ends, scaled) for ends in islice(row.every(len(scaled)), _WAYS))
