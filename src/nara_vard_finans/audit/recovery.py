"""
Recoveries: the basis of a printed column, found in its kronor.

A row *a* of a total *T* by weights that sum to *P* says of its weight *w* that ``|T*w/P - a| <= 1/2``, so that for the
true *P* every row admits a whole number, and those numbers can sum to *P*; a wrong *P* is refused by some row.
The search goes through every *P* and *T* of a stated range, with whole numbers only.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from attrs import frozen

from nara_vard_finans.audit.reasons import (
    ODD_DIVISORS,
    THE_RANGE,
    THE_ROUNDING,
    THE_ROWS,
    THE_SUMS,
    THE_TOTALS,
    THE_UNIT,
    NoRangeOfSums,
    NoRangeOfTotals,
    NotAboveZero,
    NotWhole,
    TooFewToBound,
    TooManyPairs,
)
from nara_vard_finans.audit.rules import bracket
from nara_vard_finans.core import KRONA, Amount, AuditError, shown, with_tuples
from nara_vard_finans.sharing import Method, RowRounding

MOST_PAIRS = 10**9
"""The most pairs of a sum and a total that a search may be asked for."""

MOST_STEPS = 6_000_000
"""The most steps that a search takes before it ends and says how far it came."""

MOST_SOLUTIONS = 1_000
"""The most solutions that are looked for; that there are more says no more."""

SURE = 100
"""In so many searches chance may give a solution once, and a single one still be taken for the basis."""

_BLOCK = 1 << 17
_STEPS_OF_A_TOTAL = 4  # for each row: what it costs to begin with another total

Progress = Callable[[int, int], None]
"""Called now and then with the pairs of a sum and a total that are done, and how many there are."""


class Span(NamedTuple):
    """
    Whole numbers from the first to the last, both included.

    Attributes:
        low: The first.
        high: The last.
    """

    low: int
    high: int

    def holds(self, number: int) -> bool:
        """Say whether *number* is one of them."""
        return self.low <= number <= self.high

    @property
    def size(self) -> int:
        """How many they are."""
        return self.high - self.low + 1


@frozen(kw_only=True, field_transformer=with_tuples)
class Solution:
    """
    A basis that the kronor allow.

    Attributes:
        basis_total: What the weights sum to.
        total: The total that was shared.
        weights: What the weight of each row can be, in the order of the rows' names.
    """

    basis_total: int
    total: Amount
    weights: tuple[tuple[str, Span], ...]

    @property
    def is_exact(self) -> bool:
        """Whether every weight is known to the unit."""
        return all(span.size == 1 for _, span in self.weights)


@frozen(kw_only=True, field_transformer=with_tuples)
class Recovery:
    """
    What a search for a basis found.

    Swedish term:
        återskapat underlag

    Attributes:
        rounding: How the rows are taken to have been rounded.
        solutions: The bases that the kronor allow, by total and then by sum; at most ``MOST_SOLUTIONS``.
        sums: The sums that were asked for.
        totals: The first and the last total that were asked for.
        pairs: How many pairs of a sum and a total that is.
        done: How many of them were gone through.
        complete: Whether the rows are all there is, so that their weights must make the sum.
        by_rate: Whether an amount for each, in whole öre, was rounded first.
        carrier: The party that is taken to carry the difference; empty where none is.
        one_in: Figures with no basis at all would give a solution at most once in so many such searches; zero where
            it would be no surprise.
    """

    rounding: RowRounding | Method
    solutions: tuple[Solution, ...]
    sums: Span
    totals: tuple[Amount, Amount]
    pairs: int
    done: int
    complete: bool
    one_in: int
    by_rate: bool = False
    carrier: str = ""

    @property
    def is_exhaustive(self) -> bool:
        """Whether every pair was gone through."""
        return self.done == self.pairs

    @property
    def is_sure(self) -> bool:
        """Whether there is one solution, which chance would hardly give."""
        return self.is_unique and self.one_in >= SURE

    @property
    def is_unique(self) -> bool:
        """Whether there is one solution, and no other in the whole range."""
        return len(self.solutions) == 1 and self.is_exhaustive


class _Row(NamedTuple):
    """One row's condition on its weight w, at a sum P: (low*P + up) // num <= w <= (high*P - down) // num."""

    low: int
    up: int
    high: int
    down: int


def recover(
    rows: Mapping[str, Amount],
    totals: Amount | tuple[Amount, Amount],
    sums: tuple[int, int],
    *,
    unit: Amount = KRONA,
    step: Amount = KRONA,
    rounding: RowRounding | Method = RowRounding.HALF_UP,
    complete: bool = True,
    progress: Progress | None = None,
) -> Recovery:
    """
    Find the whole weights that a printed column can have been made from.

    Swedish term:
        återskapa underlaget

    Args:
        rows: The printed amounts by party, at least two.
        totals: The total that was shared, or the first and the last that it can have been.
        sums: The first and the last sum of the weights to search.
        unit: The unit to which the rows are rounded.
        step: Between two totals of the range.
        rounding: How each row was rounded, or :data:`~nara_vard_finans.sharing.methods.Method.LARGEST_REMAINDER`.
        complete: Whether *rows* are all there is; otherwise the weights may sum to less than the sum.
        progress: Told how far the search has come.

    Raises:
        AuditError: If the rows, the totals or the sums cannot be searched, or are more than ``MOST_PAIRS``.

    Invariants:
        * the true sum and total are among the solutions when they are in the range, and the true weights in their spans
        * no float is used, and nothing is skipped that a naive search would find

    Source:
        Memorandum 2022-06-09, Dnr HSN 2022/1845, cost table: its column for 2022 has no basis in print.

    Example:
        >>> from nara_vard_finans import kronor
        >>> rows = {"a": kronor(3333), "b": kronor(6667)}
        >>> found = recover(rows, kronor(10_000), (2, 20)).solutions[0]
        >>> found.basis_total, dict(found.weights)["b"]
        (3, Span(low=2, high=2))

    .. versionadded:: 0.1.0
    """
    if rounding is Method.SAINTE_LAGUE:
        raise AuditError(THE_ROUNDING, ODD_DIVISORS)
    first, last = (totals, totals) if isinstance(totals, Amount) else totals
    pairs = _checked(rows, (first, last), sums, unit, step)
    names = sorted(rows)
    counts = [rows[name].ore // unit.ore for name in names]
    every = tried = range(first.ore, last.ore + 1, step.ore)
    if rounding is Method.LARGEST_REMAINDER and complete:
        # The method gives these rows of no total but the one that they sum to.
        own = sum(counts) * unit.ore
        tried = range(own, own + (own in every))
    skipped = (len(every) - len(tried)) * Span(*sums).size
    found, done = _gone_through(
        counts, unit.ore, tried, Span(*sums), rounding, complete=complete, skipped=skipped, progress=progress
    )
    solutions = [
        Solution(basis_total=basis_total, total=Amount(ore), weights=tuple(zip(names, spans, strict=True)))
        for ore, basis_total, spans in found
    ]
    return Recovery(
        rounding=rounding,
        solutions=tuple(solutions),
        sums=Span(*sums),
        totals=(first, last),
        pairs=pairs,
        done=done,
        complete=complete,
        one_in=_one_in(pairs, counts, sums[1] + 1, first.ore // unit.ore + 1, complete=complete),
    )


def _gone_through(
    counts: Sequence[int],
    unit: int,
    totals: range,
    sums: Span,
    rounding: RowRounding | Method,
    *,
    complete: bool,
    skipped: int,
    progress: Progress | None,
) -> tuple[list[tuple[int, int, list[Span]]], int]:
    """Go through the totals, each with every sum, while steps are left; give what fits, and how many pairs were."""
    pairs = skipped + len(totals) * sums.size
    found: list[tuple[int, int, list[Span]]] = []
    done, left = skipped, MOST_STEPS
    for ore in totals:
        if ore != totals.start:
            left -= _STEPS_OF_A_TOTAL * len(counts)
            if left <= 0:
                break
        search = _Search(ore, unit, counts, rounding, complete=complete, left=left)
        for start in range(sums.low, sums.high + 1, _BLOCK):
            end = min(start + _BLOCK - 1, sums.high)
            for basis_total, spans in search.solutions(start, end):
                found.append((ore, basis_total, spans))
                if len(found) == MOST_SOLUTIONS:
                    return found, done + basis_total + 1 - start
            if search.ended_at is not None:
                return found, done + search.ended_at - start
            done += end + 1 - start
            if progress is not None:
                progress(done, pairs)
        left = search.left
    return found, done


def recover_by_rate(
    rows: Mapping[str, Amount], total: Amount, sums: tuple[int, int], *, unit: Amount = KRONA
) -> Recovery:
    """
    Find the whole weights of a column that was made from an amount for each, rounded to whole öre before it was used.

    Swedish term:
        återskapa underlaget ur ett belopp per invånare

    Args:
        rows: The printed amounts by party, all that there are.
        total: The total that was shared.
        sums: The first and the last sum of the weights to search.
        unit: The unit to which the rows are rounded.

    Raises:
        AuditError: As :func:`recover`.

    Example:
        >>> from nara_vard_finans import kronor
        >>> found = recover_by_rate({"a": kronor(2154), "b": kronor(5026)}, kronor(7184), (990, 1010))
        >>> found.solutions[0].basis_total
        1000

    .. versionadded:: 0.1.0
    """
    pairs = _checked(rows, (total, total), sums, unit, KRONA)
    names = sorted(rows)
    low, high = Span(*sums)
    # The rate is the total over the sum, to the öre, halves up: from the largest, of the smallest sum, to the smallest.
    least = max(_rate(total.ore, high), 1)
    rates = range(_rate(total.ore, low), least - 1, -1)
    counts = [rows[name].ore for name in names]
    solutions: list[Solution] = []
    done, left = pairs, MOST_STEPS
    for rate in rates:
        if left <= 0:
            done = _sums_at(rate, total.ore).low - low
            break
        spans, steps = _at_rate(counts, unit.ore, rate)
        found = _of_rate(spans, _sums_at(rate, total.ore), Span(low, high))
        for basis_total, tight in islice(found, MOST_SOLUTIONS - len(solutions)):
            weights = tuple(zip(names, tight, strict=True))
            solutions.append(Solution(basis_total=basis_total, total=total, weights=weights))
            steps += len(counts)
        left -= steps
        if len(solutions) == MOST_SOLUTIONS:
            done = solutions[-1].basis_total + 1 - low
            break
    return Recovery(
        rounding=RowRounding.HALF_UP,
        by_rate=True,
        solutions=tuple(solutions),
        sums=Span(low, high),
        totals=(total, total),
        pairs=pairs,
        done=done,
        complete=True,
        one_in=_one_in(len(rates), [row.ore for row in rows.values()], unit.ore, least, complete=False),
    )


def _rate(ore: int, basis_total: int) -> int:
    return (2 * ore + basis_total) // (2 * basis_total)


def _sums_at(rate: int, ore: int) -> Span:
    """Give the sums of weights by which a total gives a rate."""
    return Span(2 * ore // (2 * rate + 1) + 1, 2 * ore // (2 * rate - 1))


def _of_rate(spans: Sequence[Span], given: Span, sums: Span) -> Iterator[tuple[int, list[Span]]]:
    """Give the sums that give a rate, and that weights within *spans* can make, with those weights."""
    first = max(sums.low, given.low, sum(span.low for span in spans))
    last = min(sums.high, given.high, sum(span.high for span in spans))
    for basis_total in range(first, last + 1):
        yield basis_total, _tightened(spans, basis_total, complete=True)


def _at_rate(rows: Sequence[int], unit: int, rate: int) -> tuple[list[Span], int]:
    """
    Give the weights that a rate makes rows of, w * rate / unit rounded halves up, and how many rows were looked at.

    There are none as soon as a row refuses the rate, the smallest first.
    """
    spans: dict[int, Span] = {}
    for place in sorted(range(len(rows)), key=rows.__getitem__):
        ore = rows[place]
        spans[place] = Span(max(-(-(2 * ore - unit) // (2 * rate)), 0), -(-(2 * ore + unit) // (2 * rate)) - 1)
        if spans[place].size < 1:
            return [], len(spans)
    return [spans[place] for place in range(len(rows))], len(rows)


def _checked(
    rows: Mapping[str, Amount], totals: tuple[Amount, Amount], sums: tuple[int, int], unit: Amount, step: Amount
) -> int:
    """Refuse what cannot be searched, and count the pairs."""
    if len(rows) < 2:  # noqa: PLR2004 - one row says nothing of another
        raise AuditError(THE_ROWS, TooFewToBound(len(rows)))
    if unit.ore <= 0 or step.ore <= 0:
        raise AuditError(THE_UNIT, NotAboveZero(unit, step))
    for name, amount in rows.items():
        if amount.ore < 0 or amount.ore % unit.ore:
            raise AuditError(shown(name), NotWhole(amount, unit))
    first, last = totals
    if not 0 < first.ore <= last.ore:
        raise AuditError(THE_TOTALS, NoRangeOfTotals(first, last))
    if not 0 < sums[0] <= sums[1]:
        raise AuditError(THE_SUMS, NoRangeOfSums(sums[0], sums[1]))
    pairs = ((last.ore - first.ore) // step.ore + 1) * (sums[1] - sums[0] + 1)
    if pairs > MOST_PAIRS:
        raise AuditError(THE_RANGE, TooManyPairs(*sums, first, last))
    return pairs


def _one_in(pairs: int, counts: Sequence[int], wide: int, num: int, *, complete: bool) -> int:
    """
    Say how rarely chance alone would give a solution: each row admits at most *wide* / *num* of all sums.

    Rows that are alike admit the same ones, and the last of rows that make the whole follows from the others.
    """
    unlike = len({count for count in counts if count}) - complete
    if wide >= num:
        return 0
    return int(num**unlike // (pairs * wide**unlike))


def _tightened(spans: Sequence[Span], basis_total: int, *, complete: bool) -> list[Span]:
    """Let the sum bound each weight by the others; nothing where they cannot make it."""
    lowest, highest = sum(span.low for span in spans), sum(span.high for span in spans)
    if lowest > basis_total or (complete and highest < basis_total):
        return []
    over, under = basis_total - lowest, highest - basis_total
    return [
        Span(max(span.low, span.high - under) if complete else span.low, min(span.high, span.low + over))
        for span in spans
    ]


class _Search:
    """The search at one total: which sums every row admits, and then those whose weights can make the sum."""

    def __init__(
        self,
        ore: int,
        unit: int,
        counts: Sequence[int],
        rounding: RowRounding | Method,
        *,
        complete: bool,
        left: int,
    ) -> None:
        common = math.gcd(2 * ore, unit)
        self._num, self._den = 2 * ore // common, unit // common
        self._counts = counts
        self._by_remainder = isinstance(rounding, Method)
        self._complete = complete
        self._rows = [self._row(count, rounding) for count in counts]
        self._smallest_first = sorted(range(len(counts)), key=counts.__getitem__)
        # The smallest rows leave few and long runs of sums, so that the others have little to go through. A row of
        # nothing narrows none: it can weigh nothing of any sum.
        self._order = sorted({self._row(count, rounding) for count in counts if count}, key=lambda row: row.high)
        self.left = left
        self.ended_at: int | None = None

    def _row(self, count: int, rounding: RowRounding | Method) -> _Row:
        if isinstance(rounding, Method):  # the quota: each row is less than one unit from its exact share
            low, low_open = 2 * (count - 1), True
            high, high_open = 2 * (count + 1), True
        else:
            low, high, low_open, high_open = bracket(rounding, count)
        return _Row(low * self._den, self._num - (not low_open), high * self._den, int(high_open))

    def solutions(self, first: int, last: int) -> Iterator[tuple[int, list[Span]]]:
        """Give the sums from *first* to *last* that fit, each with the span of every weight, while steps are left."""
        runs = [(first, last)]
        for row in self._order:
            # A row that is more than one unit wide has a whole weight of every sum.
            if (row.high - row.low) * first <= self._num:
                runs = self._narrowed(runs, row)
        for low, high in runs:
            for basis_total in range(low, high + 1):
                if self.left <= 0:
                    self.ended_at = basis_total
                    return
                self.left -= len(self._rows)
                if spans := self._by_threshold(basis_total) if self._by_remainder else self._spans(basis_total):
                    yield basis_total, spans

    def _narrowed(self, runs: list[tuple[int, int]], row: _Row) -> list[tuple[int, int]]:
        """Keep of the runs of sums those that the row admits a whole weight for."""
        num, (low, up, high, down) = self._num, row
        short = up + 1 - num
        kept: list[tuple[int, int]] = []
        beyond = 0  # the first sum that no run has yet
        for start, end in runs:
            weights = range((low * start + up) // num, (high * end - down) // num + 1)
            self.left -= len(weights) + 1
            for weight in weights:
                # low * P <= num * weight - short, and high * P >= num * weight + down.
                least = -((-num * weight - down) // high)
                most = (num * weight - short) // low if low else end
                if (least := max(least, start, beyond)) <= (most := min(most, end)):
                    kept.append((least, most))
                    beyond = most + 1
        return kept

    def _spans(self, basis_total: int) -> list[Span]:
        num = self._num
        spans = [
            Span(max((low * basis_total + up) // num, 0), (high * basis_total - down) // num)
            for low, up, high, down in self._rows
        ]
        return _tightened(spans, basis_total, complete=self._complete)

    def _by_threshold(self, basis_total: int) -> list[Span]:
        """
        Give the spans under the largest remainder.

        Those who got one more unit have remainders from some threshold up, the others up to it. What a threshold
        admits only grows where some row's highest weight does, so that those thresholds, and zero, are enough.
        """
        whole, num = 2 * self._den * basis_total, self._num
        thresholds = {0}
        for count in self._counts:
            low, high = count * whole, (count + 1) * whole
            thresholds.update(num * weight - low for weight in range(-(-low // num), high // num + 1))
        found: list[list[Span]] = []
        for threshold in thresholds:
            spans = self._at_threshold(whole, threshold)
            if spans and (tight := _tightened(spans, basis_total, complete=self._complete)):
                found.append(tight)
        return [_hull(spans) for spans in zip(*found, strict=True)]

    def _at_threshold(self, whole: int, threshold: int) -> list[Span]:
        """Give the spans at a threshold; nothing as soon as a row refuses it, the smallest first."""
        num, spans = self._num, dict[int, Span]()
        for place in self._smallest_first:
            self.left -= 1
            count = self._counts[place]
            low = max(-(-((count - 1) * whole + threshold) // num), (count - 1) * whole // num + 1, 0)
            high = min((count * whole + threshold) // num, -(-(count + 1) * whole // num) - 1)
            if low > high:
                return []
            spans[place] = Span(low, high)
        return [spans[place] for place in range(len(spans))]


def _hull(spans: Iterable[Span]) -> Span:
    listed = list(spans)
    return Span(min(span.low for span in listed), max(span.high for span in listed))
