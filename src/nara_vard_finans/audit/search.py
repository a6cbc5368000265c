"""
Basis search: how the basis of a printed column is looked for, one explanation after another.

The likelier comes first, and the first that explains the rows is told, with what it takes for granted: rows that are
complete before rows that lack some, the stated total before one near it, rows rounded alone before other rules.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial

from attrs import evolve, frozen

from nara_vard_finans.audit.recovery import MOST_PAIRS, Progress, Recovery, Solution, Span, recover, recover_by_rate
from nara_vard_finans.core import ZERO, Amount
from nara_vard_finans.sharing import Method, RowRounding

_FAR = Fraction(100, 99)  # rows that are more than a hundredth short of their total lack some


@frozen(kw_only=True)
class BasisSearch:
    """
    What a basis is looked for in.

    Attributes:
        rows: The printed amounts by party.
        unit: The unit to which they are rounded.
        stated: The totals that they are stated to share, in öre; where none is stated, those that rounding can have
            brought them from.
        near: Other totals that were asked for, in öre; ``None`` for as far as rounding can bring rows from theirs.
        step: Between two totals, in öre.
        sums: The sums to search.
        rows_missing: Whether rows are known to be missing.
        progress: Told how far a search has come.
    """

    rows: Mapping[str, Amount]
    unit: Amount
    stated: Span
    near: Span | None
    step: int
    sums: Span
    rows_missing: bool
    progress: Progress | None = None

    def found(self) -> tuple[Recovery, ...]:
        """
        Give the searches that have a solution, the likelier first; or of those that have none the widest.

        One that has a single solution, which chance would hardly give, is enough; otherwise all that are as likely are
        told together. Totals near the stated one, and rows that are missing, come only where nothing else explains.

        Raises:
            AuditError: If the rows, the totals or the sums cannot be searched.
        """
        tried: list[Recovery] = []
        for stage in self._stages():
            found: list[Recovery] = []
            for attempt in stage:
                recovery = attempt()
                tried.append(recovery)
                if recovery.solutions:
                    found.append(recovery)
                if (found and found[0].is_sure) or not recovery.is_exhaustive:
                    break  # it is enough, or more than there is time for
            if found:
                return tuple(found)
        return (max(tried, key=lambda recovery: recovery.pairs),)

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

    def _stages(self) -> Iterator[Iterator[Callable[[], Recovery]]]:
        if self.rows_missing or (self.near is None and self._sum * _FAR < self.stated.low):
            yield self._partial()
            return
        around = Span(self._sum - self._slack // 2, self._sum + self._slack // 2)
        yield self._complete(self.near or self.stated, around)
        if self.near is None and not self.stated.holds(self._sum) and self._pairs(around) <= MOST_PAIRS:
            yield iter((partial(self._recovered, around),))

    def _partial(self) -> Iterator[Callable[[], Recovery]]:
        for rounding in (RowRounding.HALF_UP, RowRounding.FLOOR, RowRounding.CEILING):
            yield partial(self._recovered, self.stated, rounding, complete=False)

    def _complete(self, totals: Span, around: Span) -> Iterator[Callable[[], Recovery]]:
        """Give the searches at some totals, by one rounding after another."""
        # Rounding brings rows no further from their total than around them, so that only a range asked for goes on.
        yield partial(self._recovered, totals if self.near is not None else _common(totals, around) or totals)
        if totals.holds(self._sum) and self._is_sparse:
            yield partial(self._recovered, Span(self._sum, self._sum), Method.LARGEST_REMAINDER)
        if self.stated.low == self.stated.high and self._is_sparse:
            yield self._by_rate
        for rounding, other in ((RowRounding.FLOOR, self._slack), (RowRounding.CEILING, -self._slack)):
            ends = Span(min(self._sum, self._sum + other), max(self._sum, self._sum + other))
            if (common := _common(totals, ends)) is not None:
                yield partial(self._recovered, common, rounding)
        if totals.holds(self._sum):
            yield self._carried

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
            evolve(solution, weights=tuple(sorted((*solution.weights, (largest, _left_by(solution))))))
            for solution in found.solutions
        ]
        return evolve(found, solutions=tuple(solutions), carrier=largest, complete=True)


def _left_by(solution: Solution) -> Span:
    """
    Give the weights that are left for one row more.

    The others are half a unit from their parts each at most, and the rows make the total, so that its amount is as near
    to its part as the carrier of their differences can be.
    """
    spans = [span for _, span in solution.weights]
    low, high = (
        solution.basis_total - sum(ends) for ends in ([span.high for span in spans], [span.low for span in spans])
    )
    return Span(max(low, 0), high)


def _common(one: Span, other: Span) -> Span | None:
    """Give what two spans have in common."""
    span = Span(max(one.low, other.low), min(one.high, other.high))
    return span if span.low <= span.high else None
