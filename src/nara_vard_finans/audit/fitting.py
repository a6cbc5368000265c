"""
Table fits: which rules, on which bases and at which totals, reproduce every row of a printed column.

A rule that rounds each row alone is solved for the total: every row bounds it, and what is left is a span of totals.
A rule whose rows make the total is tried at what they sum to.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import evolve, frozen

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.made_rows import carrier_of, carries_rounding, made, prepared
from nara_vard_finans.audit.recovery import Span
from nara_vard_finans.audit.rules import Residual, RowRule, bracket, row_rules
from nara_vard_finans.audit.shared_rows import CHECKS
from nara_vard_finans.core import KRONA, ORE, Amount, Shown, kronor, with_tuples
from nara_vard_finans.sharing import Method, RowRounding, rounded

UNITS = (ORE, KRONA, kronor(100), kronor(1_000))
"""The units that rows are taken to have been rounded to, beside that in which they are printed."""

_MOST_TOTALS = 2_000


@frozen(kw_only=True)
class Totals:
    """
    The totals that a column can have been made from, in öre.

    Attributes:
        printed: The total as printed.
        stated: Those that would be printed so; one, or more where the print is rounded; all near where none is printed.
        near: Those beside it that the rows may come from, where they sum to something else.
        step: Between two totals.
    """

    printed: int
    stated: Span
    near: Span
    step: int


@frozen(kw_only=True, repr=False)
class Fit(Shown):
    """
    A rule that reproduces every row.

    Attributes:
        basis: The basis.
        rule: How the rows were made from it.
        unit: The unit they were rounded to.
        total: The total: the printed one where it is among them, else the nearest.
        lowest: The lowest total that gives the same rows.
        highest: The highest.
        is_stated: Whether the total is the printed one, or within its own rounding.
    """

    basis: AuditBasis
    rule: RowRule
    unit: Amount
    total: Amount
    lowest: Amount
    highest: Amount
    is_stated: bool


@frozen(kw_only=True, field_transformer=with_tuples)
class Printed:
    """
    The rows of a column, as they are tried.

    Attributes:
        rows: The printed amounts by party, in the order of the table.
        units: The units that they may have been rounded to, finest first.
        totals: The totals that they may have been made from.
        in_kronor: Whether they are kronor, so that an amount for each may have been rounded to whole öre.
    """

    rows: tuple[tuple[str, Amount], ...]
    units: tuple[Amount, ...]
    totals: Totals
    in_kronor: bool = True

    @cached_property
    def rules(self) -> tuple[RowRule, ...]:
        """The rules that they may have been made by, the simplest first; none of them with a named carrier."""
        return tuple(rule for rule in row_rules() if self.in_kronor or not rule.by_rate)

    @property
    def finest(self) -> Amount:
        """The finest unit that they are thought to be rounded to: a krona, where every öre is printed as zero."""
        return KRONA if KRONA in self.units else self.units[0]

    def counts(self, unit: Amount) -> dict[str, int]:
        """Give the rows as whole units."""
        return {party: amount.ore // unit.ore for party, amount in self.rows}


def is_usable(basis: AuditBasis, rows: Iterable[str]) -> bool:
    """Say whether a basis has a weight for every row."""
    return all(party in basis.integers for party in rows)


def fits(printed: Printed, bases: Iterable[AuditBasis]) -> tuple[Fit, ...]:
    """
    Give every combination of basis, rule, unit and total that reproduces every row.

    Totals near the printed one are tried only where no combination makes the rows at the printed one.

    Args:
        printed: The rows.
        bases: The bases, those to be preferred first; one that lacks a row is left aside.
    """
    usable = [basis for basis in bases if is_usable(basis, dict(printed.rows))]
    for is_stated in (True, False):
        found = tuple(
            fit
            for basis in usable
            for unit in printed.units
            for fit in Trial(printed, basis, unit, is_stated=is_stated).fits()
        )
        if found:
            return tuple(sorted(found, key=_plainness))  # of rules as plain, the basis to be preferred comes first
    return ()


_PLAINNESS = {rule: place for place, rule in enumerate(row_rules())}


def _plainness(fit: Fit) -> int:
    return _PLAINNESS.get(fit.rule, len(_PLAINNESS))


class Trial:
    """The rules that fit on one basis, in one unit, at the stated totals or at those near them."""

    def __init__(self, printed: Printed, basis: AuditBasis, unit: Amount, *, is_stated: bool) -> None:
        self.printed, self.basis, self.unit, self.is_stated = printed, basis, unit, is_stated
        self.counts = printed.counts(unit)
        self.order = tuple(self.counts)
        self.allowed = printed.totals.stated if is_stated else printed.totals.near
        self.is_complete = basis.is_whole and len(self.counts) == len(basis.integers)

    def fits(self) -> Iterator[Fit]:
        """Give each rule that gives every row, the simplest first."""
        for rule in self.printed.rules:
            if rule.residual is not None:
                if self.is_stated and self._carries(rule):
                    yield self._fit(rule, Span(self._sum, self._sum))
            elif isinstance(rule.rounding, Method):
                yield from (self._fit(rule, Span(ore, ore)) for ore in self._shared(rule.rounding))
            elif (span := self._span(rule, rule.rounding)) is not None:
                yield self._fit(rule, span)
        if self.is_stated:
            yield from self._named()

    def alone(self, rule: RowRule) -> Fit | None:
        """Give the totals at which a rule that rounds each row alone gives every row."""
        span = None if isinstance(rule.rounding, Method) else self._span(rule, rule.rounding)
        return None if span is None else self._fit(rule, span)

    def _fit(self, rule: RowRule, span: Span) -> Fit:
        total = min(max(self.printed.totals.printed, span.low), span.high)
        return Fit(
            basis=self.basis,
            rule=rule,
            unit=self.unit,
            total=Amount(total),
            lowest=Amount(span.low),
            highest=Amount(span.high),
            is_stated=self.is_stated,
        )

    @property
    def _sum(self) -> int:
        """The total that rows make which sum to it; of rows that lack some, the printed one."""
        return sum(self.counts.values()) * self.unit.ore if self.is_complete else self.printed.totals.printed

    def _span(self, rule: RowRule, rounding: RowRounding) -> Span | None:
        """Give the allowed totals at which the rule gives every row."""
        if not rule.by_rate:
            rows = prepared(rule, self.basis, 0)
            weights = dict(zip(self.basis.integers, rows.weights, strict=True))
            return self._solved(rounding, weights, rows.whole, self.allowed)
        scale, whole = self.basis.scale, self.basis.whole
        rates = Span(*(rounded(RowRounding.HALF_UP, end * scale, whole) for end in self.allowed))
        fitting = self._solved(rounding, self.basis.integers, scale, rates, step=1)
        if fitting is None:
            return None
        # The totals whose rate rounds to one of them.
        low = -(-(2 * fitting.low - 1) * whole // (2 * scale))
        high = -(-(2 * fitting.high + 1) * whole // (2 * scale)) - 1
        return _stepped(max(low, self.allowed.low), min(high, self.allowed.high), self.printed.totals.step)

    def _solved(
        self, rounding: RowRounding, weights: Mapping[str, int], whole: int, allowed: Span, *, step: int | None = None
    ) -> Span | None:
        """Give the numbers of *allowed* that, times each weight and rounded, give each row."""
        low, high = allowed
        for party, count in self.counts.items():
            within, weight = bracket(rounding, count), 2 * weights[party]
            least, most = within.low * whole * self.unit.ore, within.high * whole * self.unit.ore
            if weight:
                low = max(low, least // weight + 1 if within.low_open else -(-least // weight))
                high = min(high, -(-most // weight) - 1 if within.high_open else most // weight)
            elif rounded(rounding, 0, 1) != count:
                return None
        return _stepped(low, high, step or self.printed.totals.step)

    def _shared(self, method: Method) -> Iterator[int]:
        """Give the allowed totals at which a method that shares every unit gives the rows."""
        if self.is_complete:
            if self.allowed.holds(self._sum) and CHECKS[method](self.counts, self.basis):
                yield self._sum
        elif self.basis.is_whole:
            # Each row is within a unit of its exact share under the first method, and near it under the other.
            step = self.unit.ore
            first, last = -(-self.allowed.low // step), self.allowed.high // step
            if last - first <= _MOST_TOTALS:
                for units in range(first, last + 1):
                    rows = made(RowRule(rounding=method), self.basis, units * step, step, self.order)
                    if all(rows[party] == count for party, count in self.counts.items()):
                        yield units * step

    def _carries(self, rule: RowRule) -> bool:
        if not self.basis.is_whole or not self.allowed.holds(self._sum) or self._sum % self.unit.ore:
            return False
        rows = made(rule, self.basis, self._sum, self.unit.ore, self.order)
        fits_all = all(rows[party] == count for party, count in self.counts.items())
        return fits_all and carries_rounding(rule, self.basis, self._sum, self.unit.ore)

    def _named(self) -> Iterator[Fit]:
        """Give the rule that puts the difference on the only row that is not what it would be alone."""
        if not self.is_complete or not self.allowed.holds(self._sum):
            return
        known = {
            carrier_of(RowRule(rounding=RowRounding.HALF_UP, residual=each), self.basis, self.order) for each in _PLACED
        }
        for rule in self.printed.rules:
            if rule.residual is not None or isinstance(rule.rounding, Method):
                continue
            alone = made(rule, self.basis, self._sum, self.unit.ore, self.order)
            odd = [party for party, count in self.counts.items() if alone[party] != count]
            if len(odd) == 1 and odd[0] not in known:
                named = evolve(rule, residual=Residual.NAMED, carrier=odd[0])
                yield self._fit(named, Span(self._sum, self._sum))


_PLACED = (Residual.LARGEST, Residual.FIRST, Residual.LAST)


def _stepped(low: int, high: int, step: int) -> Span | None:
    """Give the whole steps from *low* to *high*."""
    span = Span(-(-low // step) * step, high // step * step)
    return span if span.low <= span.high else None
