"""Sizes: how large the numbers of each column are, in sixteenths of a doubling, by rows that only spaces part."""

from collections.abc import Iterator, Sequence
from itertools import islice
from statistics import median_low

from nara_vard_finans.grids.ways import DIGIT, FEW_WAYS, GROUP, Row

_MOST_TRIED, _BEST = 24, 3  # ways of a few rows from which the sizes of the columns are tried, and those tried again
_ANCHORS, _FEW_ROWS, _SAMPLE = 8, 8, 24  # those rows, and the rows that they are tried on, and tried again
_MOST_SUMS = 8  # of the ways of sums, that are each tried on all rows
_ROUNDS = 2


def column_sizes(rows: Sequence[Row], sums: Sequence[Row], columns: int) -> tuple[int, ...]:
    """
    Give how large the numbers of each column are, from rows that can be read in few ways, and then from all.

    Those of sums are as much larger in every column, and often have fewer ways.
    """
    anchors = sorted([*rows, *sums], key=lambda row: row.ways(columns))[:_ANCHORS]
    whole = [
        tuple(size or 0 for size in sizes)
        for row in anchors
        for ends in islice(row.every(columns), _MOST_TRIED)
        if None not in (sizes := row.sizes(ends))
    ]
    tried = sorted(refined(_sample(rows, _FEW_ROWS), sizes) for sizes in whole[:_MOST_TRIED])
    best = (refined(_sample(rows, _SAMPLE), sizes) for _, sizes in tried[:_BEST])
    return refined(rows, min(best, default=(0, (0,) * columns))[1])[1]


def sizes_of_sums(rows: Sequence[Row], sums: Sequence[Row], columns: int) -> list[tuple[int, ...]]:
    """Give how large the columns could be by the sums that can be parted in few ways, those first that suit rows."""
    ways = [
        tuple(size or 0 for size in row.sizes(ends))
        for row in sums
        if row.ways(columns) <= FEW_WAYS
        for ends in row.every(columns)
    ]
    sample = _sample(rows, _FEW_ROWS)
    return [sizes for _, sizes in sorted({refined(sample, sizes) for sizes in ways})[:_MOST_SUMS]]


def climbed(rows: Sequence[Row], sizes: tuple[int, ...]) -> tuple[int, ...]:
    """Move groups of digits between the columns, as long as the rows suit the sizes better for it."""
    sample = _sample(rows, _FEW_ROWS)
    best = refined(sample, sizes)
    for _ in sizes:
        moved = [refined(sample, other) for other in (*_moved(best[1]), *_joined_and_parted(sample, best[1]))]
        if min(moved, default=best) >= best:
            break
        best = min(moved)
    return refined(rows, best[1])[1]


def _moved(sizes: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Give sizes with a group moved to a column beside."""
    for at in range(len(sizes) - 1):
        for group in (GROUP, -GROUP):
            yield (*sizes[:at], sizes[at] - group, sizes[at + 1] + group, *sizes[at + 2 :])


def _joined_and_parted(rows: Sequence[Row], sizes: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """
    Give sizes with two columns as one and another as two.

    Which two are best one, and which is best two, is asked apart, so that the work grows with the columns and not with
    their square.
    """
    joins = [
        (*sizes[:at], sizes[at] + max(-(-sizes[at + 1] // GROUP), 1) * GROUP, *sizes[at + 2 :])
        for at in range(len(sizes) - 1)
    ]
    parts = [(at, group) for at, size in enumerate(sizes) for group in (GROUP, 2 * GROUP) if size > group]
    best_parts = sorted(parts, key=lambda part: _off(rows, _parted_at(sizes, *part)))[:_BEST]
    for fewer in sorted(joins, key=lambda join: _off(rows, join))[:_BEST]:
        joined = next(at for at, size in enumerate(fewer) if size != sizes[at])
        for at, group in best_parts:
            if at not in {joined, joined + 1}:
                yield _parted_at(fewer, at - (at > joined), group)


def _parted_at(sizes: tuple[int, ...], at: int, group: int) -> tuple[int, ...]:
    """Give sizes of which one is two: what is left of it, and a number of one group or two."""
    return (*sizes[:at], sizes[at] - group, group - DIGIT // 2, *sizes[at + 1 :])


def _off(rows: Sequence[Row], sizes: tuple[int, ...]) -> tuple[int, int]:
    """Say how many rows cannot be of such columns, and how far the others are from them."""
    fitted = [row.fitted(sizes, 1)[0] for row in rows]
    return sum(not ways for ways in fitted), sum(ways[0].cost for ways in fitted if ways)


def _sample(rows: Sequence[Row], most: int) -> Sequence[Row]:
    return rows[:: max(-(-len(rows) // most), 1)]


def refined(rows: Sequence[Row], sizes: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    """Fit the sizes of the columns to rows, and say how far the rows are from them."""
    cost = 0
    for _ in range(_ROUNDS):
        fitted = [(row, *row.fitted(sizes, 1)) for row in rows]
        cost = sum(ways[0].cost for _, ways, _ in fitted if ways)
        offs: list[list[int]] = [[] for _ in sizes]
        for row, ways, own in fitted:
            for place, size in enumerate(row.sizes(ways[0].ends) if ways else ()):
                if size is not None:
                    offs[place].append(size - own)
        sizes = tuple(median_low(each) if each else expected for each, expected in zip(offs, sizes, strict=True))
    return cost, sizes
