"""
Basis search: how the basis of a printed column is looked for, one explanation after another.

The likelier comes first, and the first that explains the rows is told, with what it takes for granted: rows that are
complete before rows that lack some, the stated total before one near it, rows rounded alone before other rules.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial

from attrs import evolve, frozen

from nara_vard_finans.methods import Method
from nara_vard_finans.money import ZERO, Amount
from nara_vard_finans.recoveries import (
    MOST_PAIRS,
    Progress,
    Recovery,
    Solution,
    Span,
    recover,
    recover_by_rate,
)
from nara_vard_finans.row_rules import RowRounding

_FAR = Fraction(100, 99)  # rows that are more than a hundredth short of their total lack some


@frozen(kw_only=True)
class BasisSearch:
    """
    What a basis is looked for in.

    Attributes:
        rows: The printed amounts by party.
        unit: The unit to which they are rounded.
        stated: The totals that they are stated to share, in öre.
        near: Other totals that were asked for, in öre; ``None`` for as far as rounding can bring rows from theirs.
        step: Between two totals, in öre.
        sums: The sums to search.
        lacks_rows: Whether rows are known to be lacking.
        progress: Told how far a search has come.
    """

    rows: Mapping[str, Amount]
    unit: Amount
    stated: Span
    near: Span | None
    step: int
    sums: Span
    lacks_rows: bool
    progress: Progress | None = None

    def found(self) -> Recovery:
        """
        Give the first search that has a solution, or the widest of those that have none.

        Raises:
            AuditError: If the rows, the totals or the sums cannot be searched.
        """
        tried: list[Recovery] = []
        for attempt in self._attempts():
            recovery = attempt()
            if recovery.solutions:
                return recovery
            tried.append(recovery)
        return max(tried, key=lambda recovery: recovery.pairs)

    @property
    def _sum(self) -> int:
        return sum(self.rows.values(), ZERO).ore

    @property
    def _slack(self) -> int:
        return len(self.rows) * self.unit.ore  # rounding brings a row half a unit from its share, and at most one

    @property
    def _is_sparse(self) -> bool:
        """Whether a row under the largest remainder admits only some of all sums."""
        return 2 * self.sums.high * self.unit.ore < self.stated.low

    def _attempts(self) -> Iterator[Callable[[], Recovery]]:
        around = Span(self._sum - self._slack // 2, self._sum + self._slack // 2)
        if self.lacks_rows or (self.near is None and self._sum * _FAR < self.stated.low):
            yield partial(self._recovered, self.stated, complete=False)
            yield partial(self._recovered, self.stated, RowRounding.FLOOR, complete=False)
            yield partial(self._recovered, self.stated, RowRounding.CEILING, complete=False)
            return
        yield partial(self._recovered, _common(self.stated, around) or self.stated)
        if self.stated.holds(self._sum) and self._is_sparse:
            yield partial(self._recovered, Span(self._sum, self._sum), Method.LARGEST_REMAINDER)
        if self.stated.low == self.stated.high:
            yield self._by_rate
        for rounding, other in ((RowRounding.FLOOR, self._slack), (RowRounding.CEILING, -self._slack)):
            ends = Span(min(self._sum, self._sum + other), max(self._sum, self._sum + other))
            if (common := _common(self.stated, ends)) is not None:
                yield partial(self._recovered, common, rounding)
        if self.stated.holds(self._sum):
            yield self._carried
        elif self.near is None and self._pairs(around) <= MOST_PAIRS:
            yield partial(self._recovered, around)
        if self.near is not None:
            yield partial(self._recovered, self.near)

    def _pairs(self, totals: Span) -> int:
        return (totals.size // self.step + 1) * self.sums.size

    def _recovered(
        self, totals: Span, rounding: RowRounding | Method = RowRounding.HALF_UP, *, complete: bool = True
    ) -> Recovery:
        low = max(-(-totals.low // self.step), 1) * self.step
        return recover(
            self.rows,
            (Amount(low), Amount(max(totals.high // self.step * self.step, low))),
            self.sums,
            unit=self.unit,
            step=Amount(self.step),
            rounding=rounding,
            complete=complete,
            progress=self.progress,
        )

    def _by_rate(self) -> Recovery:
        return recover_by_rate(self.rows, Amount(self.stated.low), self.sums, unit=self.unit)

    def _carried(self) -> Recovery:
        """Search with the difference on the largest row, whose own amount then binds nothing but its part."""
        largest = max(self.rows, key=lambda party: (self.rows[party], party))
        others = {party: amount for party, amount in self.rows.items() if party != largest}
        if len(others) < 2:  # noqa: PLR2004 - one row bounds nothing
            return evolve(self._recovered(Span(self._sum, self._sum)), solutions=())
        total = Amount(self._sum)
        found = recover(others, total, self.sums, unit=self.unit, complete=False, progress=self.progress)
        solutions = [
            evolve(solution, weights=tuple(sorted((*solution.weights, (largest, span)))))
            for solution in found.solutions
            if (span := self._of_carrier(solution, self.rows[largest])) is not None
        ]
        return evolve(found, solutions=tuple(solutions), carrier=largest, complete=True)

    def _of_carrier(self, solution: Solution, amount: Amount) -> Span | None:
        """Give what is left for the carrier, where it is near its part of the total."""
        rest, whole, total = solution.basis_total, solution.basis_total, solution.total.ore
        low, high = (
            rest - sum(each) for each in zip(*((span.high, span.low) for _, span in solution.weights), strict=True)
        )
        off = self._slack // 2
        return _common(
            Span(low, high), Span((amount.ore - off) * whole // total, -(-(amount.ore + off) * whole // total))
        )


def _common(one: Span, other: Span) -> Span | None:
    """Give what two spans have in common."""
    span = Span(max(one.low, other.low), min(one.high, other.high))
    return span if span.low <= span.high else None
