"""Doubts: numbers that are far from all others of their column in size, and could be something else than they are."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from nara_vard_finans.core import Doubt, PrintedNumber, Unread
from nara_vard_finans.grids.grid import sums_among
from nara_vard_finans.grids.messages import MaybeFewerNumbers, MaybeMoreNumbers, MaybePage, NotToldApart
from nara_vard_finans.grids.segments import Segment
from nara_vard_finans.grids.ways import Numbers, ways_of

_FEWEST, _ENOUGH = 2, 4  # rows that show how large the numbers of a column may be, and those that show it well
_GIANT, _LONE, _SMALL = 1_000, 100, 10  # how many times larger, or smaller, than all others is doubtful


def doubted(numbers: Mapping[Segment, Numbers], columns: int, scaled: Sequence[bool]) -> dict[Segment, Numbers]:
    """
    Give the rows whose numbers are far from all others in size, and could be something else, with the reason.

    A row of fewer numbers than the table has columns is read as if its groups of thousands were numbers, a page number
    as if it were an amount, and a number that is printed twice as one that is a million times larger.
    """
    summed = sums_among([row.name for row in numbers])
    rows = [row for place, row in enumerate(numbers) if place not in summed]
    columns_of_sizes = [_sizes((numbers[row] for row in rows), place) for place in range(columns)]
    if any(len(sizes) <= _FEWEST for sizes in columns_of_sizes):
        return {}
    small = _SMALL if all(len(sizes) > _ENOUGH for sizes in columns_of_sizes) else _LONE
    doubted: dict[Segment, Numbers] = {}
    for row in rows:
        spans = [_span(sizes, numbers[row][place]) for place, sizes in enumerate(columns_of_sizes)]
        if reason := _doubt(row, numbers[row], spans, scaled, small):
            doubted[row] = (reason,) * columns
    return doubted


def _sizes(rows: Iterable[Numbers], place: int) -> list[Fraction]:
    return sorted(abs(number.value) for row in rows if isinstance(number := row[place], PrintedNumber) and number.value)


_Span = tuple[Fraction, Fraction]


def _span(sizes: Sequence[Fraction], own: PrintedNumber | Unread) -> _Span:
    """Give the smallest and the largest number of a column, but for a row's own."""
    value = Fraction(0) if isinstance(own, Unread) else abs(own.value)
    return sizes[value == sizes[0]], sizes[-1 - (value == sizes[-1])]


def _doubt(row: Segment, numbers: Numbers, spans: Sequence[_Span], scaled: Sequence[bool], small: int) -> Doubt | None:
    """Say why the numbers of a row may be something else than they are read as; nothing where they may not."""
    stated = " ".join(row.tokens)
    values = [
        (abs(number.value), least, most)
        for number, (least, most) in zip(numbers, spans, strict=True)
        if isinstance(number, PrintedNumber)
    ]
    if any(value > _GIANT * most for value, _, most in values) and len(row.tokens) > len(numbers) + 1:
        return MaybeMoreNumbers(stated)
    if any(value > _LONE * most for value, _, most in values) and any(
        value * _LONE < least for value, least, _ in values
    ):
        return NotToldApart(stated, len(numbers))
    lone = len(values) == 1 and len(row.tokens) == 1 and len(row.tokens[0]) < len("100")
    if lone and values[0][0] * _LONE < values[0][1]:
        return MaybePage(stated)
    is_small = any(value * small < least for value, least, _ in values)
    if is_small and len(values) == len(spans) > 1 and _fits_fewer(row, spans, scaled):
        return MaybeFewerNumbers(stated)
    return None


def _fits_fewer(row: Segment, spans: Sequence[_Span], scaled: Sequence[bool]) -> bool:
    """Say whether a row, read as one number less than there are columns, has numbers of the others' size."""
    fewer = len(spans) - 1
    readings = ways_of(row, scaled[1:])
    return any(
        all(
            isinstance(number, PrintedNumber) and _is_within(abs(number.value), span)
            for number, span in zip(read, columns, strict=True)
        )
        for read in readings
        for columns in combinations(spans, fewer)
    )


def _is_within(value: Fraction, span: _Span) -> bool:
    least, most = span
    return least <= _SMALL * value and value <= _SMALL * most
