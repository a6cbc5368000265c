"""Ways: all the ways to part a row of groups of digits into so many numbers, where single spaces part them all."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from math import inf
from statistics import median_low
from typing import NamedTuple

from nara_vard_finans.core import PrintedNumber, Unread
from nara_vard_finans.grids.numbers import read_number
from nara_vard_finans.grids.segments import Segment

Numbers = tuple[PrintedNumber | Unread, ...]
Ends = tuple[int, ...]

DOUBLING = 16
"""In how many steps a number of twice the size is larger; sizes are told in them."""

DIGIT = 53
"""How much larger a number of one more digit is."""

FEW_WAYS = 24
"""The most ways of a row that are looked at, where any of them will do."""

GROUP = 3 * DIGIT
"""How much larger a number of one more group of digits is."""

MOST_KEPT = 2
"""The most ways of a row that are kept: the best, and the one that says how sure it is."""

_MOST_GROUPS = 4  # of digits of a number, with its minus
_ROUNDS = 2


def size_of(number: PrintedNumber | Unread) -> int | None:
    """Give how large a number is, in sixteenths of a doubling; nothing of nought and of what is no number."""
    if isinstance(number, Unread) or not number.value:
        return None
    value = abs(number.value)
    return int((value.numerator**DOUBLING).bit_length() - (value.denominator**DOUBLING).bit_length())


class Way(NamedTuple):
    """A way to part a row, and how far it is from what the columns lead to expect."""

    cost: int
    ends: Ends


class TooManySteps(Exception):  # noqa: N818 - it ends a search, and is no fault of anybody's
    """A search has taken all its steps."""


class Steps:
    """The steps that a search may take: one for each number that is weighed as the next of a row."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._left = most

    def take(self, count: int) -> None:
        """Take so many, or end the search."""
        self._left -= count
        if self._left < 0:
            raise TooManySteps


class Row:
    """A row, with all numbers that its groups of digits can be."""

    def __init__(self, segment: Segment, steps: Steps) -> None:
        self.segment = segment
        self._steps = steps
        self.count = len(segment.tokens)
        self.parts = [
            [
                (end, size_of(read_number(" ".join(segment.tokens[start:end]))))
                for end in segment.spans(start, _MOST_GROUPS)
            ]
            for start in range(self.count)
        ]
        self._reaching = [{self.count}]
        self._known: dict[int, list[Ends]] = {}  # ways of so many columns, found before

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

    def best(self, sizes: Sequence[int], own: int, kept: int) -> list[Way]:
        """Give so many ways that keep most to the sizes of the columns, for a row that is so much larger than they."""
        most = self._most(sizes, own, kept)
        found: list[tuple[int, Way]] = [(0, Way(0, ()))] if 0 in self.reaching(len(sizes)) else []
        steps = 0
        for left, expected in zip(range(len(sizes) - 1, -1, -1), sizes, strict=True):
            following: dict[int, list[tuple[int, Ends]]] = {}
            reach, size_here = self.reaching(left), expected + own
            for start, (before, ends) in found:
                for end, size in self.parts[start]:
                    cost = before if size is None else before + abs(size - size_here)
                    if cost <= most and end in reach:
                        following.setdefault(end, []).append((cost, ends))
            steps += sum(map(len, following.values()))
            found = [
                (end, Way(cost, (*ends, end))) for end, ways in following.items() for cost, ends in sorted(ways)[:kept]
            ]
        self._steps.take(steps)
        self._known[len(sizes)] = [way.ends for _, way in found]
        return [way for _, way in found]

    def _most(self, sizes: Sequence[int], own: int, kept: int) -> float:
        """
        Give what so many of the best ways cost at the most: what as many known ones do.

        Those are the ones found last, for other sizes, and where two are asked for those beside the best of them.
        """
        known = self._known.get(len(sizes), [])
        known = list({*known, *self._beside(known[0])}) if known and kept > 1 else known[:1]
        costs = sorted(self._cost(ends, sizes, own) for ends in known)
        return costs[kept - 1] if len(costs) >= kept else inf

    def _beside(self, ends: Ends) -> Iterator[Ends]:
        """Give the ways in which a number ends one group of digits before or after."""
        for at, (start, end, after) in enumerate(zip((0, *ends), ends, ends[1:], strict=False)):
            for moved in {end - 1, end + 1} & dict(self.parts[start]).keys():
                if moved < after and after in dict(self.parts[moved]):
                    yield (*ends[:at], moved, *ends[at + 1 :])

    def _cost(self, ends: Ends, sizes: Sequence[int], own: int) -> int:
        """Give how far a way is from the sizes of the columns, for a row that is so much larger than they."""
        pairs = zip(self.sizes(ends), sizes, strict=True)
        return sum(abs(size - expected - own) for size, expected in pairs if size is not None)

    def fitted(self, sizes: Sequence[int], kept: int = MOST_KEPT) -> tuple[list[Way], int]:
        """Give so many of the best ways, and how much larger than the columns the row is by the best of them."""
        dashes = sum(not any(map(str.isdecimal, token)) for token in self.segment.tokens)
        columns = len(sizes)
        found = (self._fitted(sizes, count, kept) for count in {columns, max(columns - dashes, 1)})
        return min(found, key=lambda pair: [way.cost for way in pair[0][:1]])

    def _fitted(self, sizes: Sequence[int], count: int, kept: int) -> tuple[list[Way], int]:
        """Fit the row to the sizes of columns, of which so many have a number in it."""
        own = (self.digits * DIGIT - count * (DIGIT // 2 + sum(sizes) // len(sizes))) // count
        ways: list[Way] = []
        for _ in range(_ROUNDS):
            ways = self.best(sizes, own, kept)
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
        parts = self.parted(ends)
        return tuple(
            read_number(part, in_scale=scale) for part, scale in zip(parts, scaled[-len(parts) :], strict=True)
        )

    def parted(self, ends: Ends) -> list[str]:
        """Give what is printed of each number, parted so."""
        return [" ".join(self.segment.tokens[start:end]) for start, end in zip((0, *ends), ends, strict=False)]


def ways_of(segment: Segment, scaled: Sequence[bool]) -> Iterator[Numbers]:
    """Give the numbers that a row can be, in the first of the ways to part it."""
    row = Row(segment, Steps(0))
    return (row.numbers(ends, scaled) for ends in islice(row.every(len(scaled)), FEW_WAYS))
