"""
Boundaries: between two columns, where one number ends and the next begins, in all rows of a table alike.

Of a row alone, ``142 478 150 100`` is two numbers in three ways, and so are ten such rows. What says where the boundary
is: rows that can be parted in one way only, as ``6 939 48 124``, and a size of one number that follows the other's.
"""

from collections.abc import Iterator, Sequence
from statistics import median_low
from typing import NamedTuple

from nara_vard_finans.grids.segments import Segment
from nara_vard_finans.grids.ways import DIGIT, DOUBLING, GROUP, Ends, Row

_STEPS = (-2, -1, 1, 2)  # groups of digits by which a boundary can be moved
_GROUPS = (1, 2)  # of digits, of what is split from the end of a number
_GIANT = 9 * DIGIT  # an amount of more digits is rather two
_TIMES = 8  # how many times better they must suit it, where both are next to nothing
_FEWEST = 4  # rows of which the sizes say whether columns could be joined and split
_NOISE = DOUBLING // 2  # how much a row of two columns more or less differs by its digits alone
_SURE = 2 * DIGIT  # how much better the rows must suit one boundary than another


class Parted(NamedTuple):
    """A row as it is parted: where each number ends, how much larger it is than its columns, and the next best way."""

    row: Row
    ends: Ends
    own: int
    next: Ends = ()

    def size(self, start: int, end: int) -> int | None:
        """Give how large the number between two groups would be for its column; nothing where there is none."""
        size = dict(self.row.parts[start]).get(end) if 0 <= start < end else None
        return None if size is None else size - self.own

    def span(self, place: int) -> tuple[int, int]:
        """Give where the number of a column begins and ends."""
        return (0, *self.ends)[place], self.ends[place]


def parted_elsewhere(rows: Sequence[Parted], is_sure: Sequence[bool]) -> dict[Segment, Ends]:
    """
    Give the rows that could be parted elsewhere, all alike and about as well, and one other way to part each.

    Args:
        rows: The rows.
        is_sure: For each boundary, whether sums tell that it is right.
    """
    found: dict[Segment, Ends] = {}
    for place, sure in enumerate(is_sure):
        for step in () if sure else _STEPS:
            moved = [_moved(each, place, step) for each in rows]
            if _suits(rows, moved, place):
                found.update({each.row.segment: ends for each, ends in zip(rows, moved, strict=True) if ends})
    return found if found or len(rows) < _FEWEST else dict(_joined_and_split(rows, is_sure))


def _moved(parted: Parted, place: int, step: int) -> Ends | None:
    """Give where the numbers of a row end if one boundary is moved; nothing where it cannot be."""
    (start, end), (_, last) = parted.span(place), parted.span(place + 1)
    at = end + step
    if not start < at < last or parted.size(start, at) is None or parted.size(at, last) is None:
        return None
    return (*parted.ends[:place], at, *parted.ends[place + 1 :])


def _suits(rows: Sequence[Parted], moved: Sequence[Ends | None], place: int) -> bool:
    """Say whether a boundary could stand where it is moved to, by all rows, those too of which it cannot be moved."""
    if not any(moved):
        return False
    now = [_pair(each, place) for each in rows]
    then = [_pair(each._replace(ends=ends or each.ends), place) for each, ends in zip(rows, moved, strict=True)]
    largest = [max(pair) + each.own for each, ends, pair in zip(rows, moved, then, strict=True) if ends and pair]
    if not largest or median_low(largest) > _GIANT:
        return False
    off_now, off_then = _spread(_ratios(now)), _spread(_ratios(then))
    return off_then - off_now < _SURE and off_then < _TIMES * off_now + DOUBLING


def _ratios(pairs: Sequence[tuple[int, int] | None]) -> list[int]:
    return [one - other for one, other in filter(None, pairs)]


def _pair(parted: Parted, place: int) -> tuple[int, int] | None:
    """Give how large the numbers are on both sides of a boundary."""
    one, other = (parted.size(*parted.span(at)) for at in (place, place + 1))
    return None if one is None or other is None else (one, other)


def _joined_and_split(rows: Sequence[Parted], is_sure: Sequence[bool]) -> Iterator[tuple[Segment, Ends]]:
    """Give the rows if two columns could be one, and another of them two, about as well."""
    columns = range(len(is_sure) + 1)
    splits = sorted((_split_off(rows, place, groups), place, groups) for place in columns for groups in _GROUPS)
    for place, sure in enumerate(is_sure):
        # Of a column beside it, it is the boundary that is moved.
        off, other, groups = next((each for each in splits if each[1] not in {place, place + 1}), (_GIANT, 0, 0))
        if sure or off + _joined_off(rows, place) >= _SURE + _NOISE * len(rows):
            continue
        for each in rows:
            at = each.ends[other] - groups
            ends = tuple(sorted({*each.ends[:place], at, *each.ends[place + 1 :]}))
            if None not in [each.size(*each._replace(ends=ends).span(at)) for at in columns]:
                yield each.row.segment, ends


def _joined_off(rows: Sequence[Parted], place: int) -> int:
    """Tell how much worse the rows suit two columns as one."""
    joined = [each.size(each.span(place)[0], each.ends[place + 1]) for each in rows]
    apart = [each.size(*each.span(at)) for at in (place, place + 1) for each in rows]
    read = [size + each.own for size, each in zip(joined, rows, strict=True) if size is not None]
    return (
        _GIANT
        if not read or median_low(read) > _GIANT
        else _spread(joined) - _spread(apart[: len(rows)]) - _spread(apart[len(rows) :])
    )


def _split_off(rows: Sequence[Parted], place: int, groups: int) -> int:
    """Tell how much worse the rows suit one column as two, of which the last has so many groups of digits."""
    whole = [each.size(*each.span(place)) for each in rows]
    spans = [each.span(place) for each in rows]
    first = [each.size(start, end - groups) for each, (start, end) in zip(rows, spans, strict=True)]
    last = [each.size(end - groups, end) for each, (start, end) in zip(rows, spans, strict=True)]
    return _spread(first) + _spread(last) - _spread(whole)


def _spread(sizes: Sequence[int | None]) -> int:
    """Tell how far numbers are from their usual size, in all; one that cannot be is far off, and no row is farther."""
    read = [size for size in sizes if size is not None]
    usual = median_low(read) if read else 0
    return sum(min(abs(size - usual), GROUP) for size in read) + GROUP * (len(sizes) - len(read))
