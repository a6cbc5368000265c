"""
Table fits: which rules, on which bases and at which totals, reproduce every row of a printed column.

A rule that rounds each row alone is solved for the total: every row bounds it, and what is left is a span of totals.
A rule whose rows make the total is tried at what they sum to.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.recovery import Span
from nara_vard_finans.audit.rules import Residual, RowRounding, RowRule, bracket, rounded, row_rules
from nara_vard_finans.core import KRONA, ORE, Amount, digits, kronor, with_tuples
from nara_vard_finans.sharing import Method, largest_remainder, sainte_lague

UNITS = (ORE, KRONA, kronor(100), kronor(1_000))
"""The units that rows are taken to have been rounded to, beside that in which they are printed."""

MOST_DIGITS = 3
"""A total that somebody decided is round: it has at most so many digits before its zeros."""

_MOST_TOTALS = 2_000
_MOST_PARTINGS = 50
_PERCENT = 100


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


@frozen(kw_only=True)
class Fit:
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


@frozen(kw_only=True)
class Deviation:
    """
    A row that is not what a rule gives.

    Attributes:
        party: The party.
        printed: What is printed.
        computed: What the rule gives.
    """

    party: str
    printed: Amount
    computed: Amount

    @property
    def difference(self) -> Amount:
        """How much more is printed than the rule gives."""
        return self.printed - self.computed


@frozen(kw_only=True, field_transformer=with_tuples)
class Nearest:
    """
    The rule that comes nearest, where none fits.

    Attributes:
        basis: The basis.
        rule: The rule.
        unit: The unit.
        total: The total.
        deviations: The rows that it does not give, in the order of the table.
    """

    basis: AuditBasis
    rule: RowRule
    unit: Amount
    total: Amount
    deviations: tuple[Deviation, ...]


@frozen(kw_only=True, field_transformer=with_tuples)
class Printed:
    """
    The rows of a column, as they are tried.

    Attributes:
        rows: The printed amounts by party, in the order of the table.
        units: The units that they may have been rounded to, finest first.
        totals: The totals that they may have been made from.
    """

    rows: tuple[tuple[str, Amount], ...]
    units: tuple[Amount, ...]
    totals: Totals

    def counts(self, unit: Amount) -> dict[str, int]:
        """Give the rows as whole units."""
        return {party: amount.ore // unit.ore for party, amount in self.rows}


def is_usable(basis: AuditBasis, rows: Iterable[str]) -> bool:
    """Say whether a basis has a weight for every row."""
    return all(party in basis.integers for party in rows)


def made(rule: RowRule, basis: AuditBasis, ore: int, unit: int, order: Sequence[str]) -> dict[str, int]:
    """
    Make the rows of a total by a rule, as whole units by party.

    Args:
        rule: The rule; one whose rows make the total asks for a whole basis.
        basis: The weights.
        ore: The total.
        unit: The unit, in öre.
        order: The parties as the table lists them, for a difference on the first or the last.
    """
    if isinstance(rule.rounding, Method):
        share = largest_remainder if rule.rounding is Method.LARGEST_REMAINDER else sainte_lague
        return dict(zip(basis.integers, share(ore // unit, [*basis.integers.values()]), strict=True))
    weights, times, whole = _prepared(rule, basis, ore)
    counts = {party: rounded(rule.rounding, times * weight, whole * unit) for party, weight in weights.items()}
    if rule.residual is not None:
        carrier = _carrier(rule, basis, order)
        counts[carrier] += ore // unit - sum(counts.values())
    return counts


def _prepared(rule: RowRule, basis: AuditBasis, ore: int) -> tuple[Mapping[str, int], int, int]:
    """Give the weights that a row multiplies, by what, and what they are parts of, after a first rounding if any."""
    if rule.decimals is not None:
        whole = _PERCENT * 10**rule.decimals
        return _rounded_shares(basis, whole), ore, whole
    if rule.by_rate:
        return basis.integers, rounded(RowRounding.HALF_UP, ore * basis.scale, basis.whole), basis.scale
    return basis.integers, ore, basis.whole


def _rounded_shares(basis: AuditBasis, whole: int) -> dict[str, int]:
    return {
        party: rounded(RowRounding.HALF_UP, weight * whole, basis.whole) for party, weight in basis.integers.items()
    }


def _carrier(rule: RowRule, basis: AuditBasis, order: Sequence[str]) -> str:
    match rule.residual:
        case Residual.FIRST:
            return order[0]
        case Residual.LAST:
            return order[-1]
        case Residual.LARGEST:
            return basis.largest
        case _:
            return rule.carrier


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
            for fit in _Trial(printed, basis, unit, is_stated=is_stated).fits()
        )
        if found:
            return tuple(sorted(found, key=_plainness))  # of rules as plain, the basis to be preferred comes first
    return ()


def round_fits(printed: Printed, bases: Iterable[AuditBasis], rows_sum: int) -> tuple[Fit, ...]:
    """
    Give each row rounded alone at round totals that their sum may hide: a sum formula shows only the rows.

    A rounded row is at most a unit from its share, or half of one, so that a total is near where it is as many away
    as there are rows. Where rounding the printed sum itself gives the rows, another total has to be rounder than it,
    and where that sum is round too, near in the finest unit that is printed.

    Args:
        printed: The rows.
        bases: The bases, those to be preferred first; one that lacks a row is left aside.
        rows_sum: What the rows sum to, in öre.

    Returns:
        For each basis and unit the roundest total, and of those as round the nearest.
    """
    return tuple(
        fit for basis in bases if is_usable(basis, dict(printed.rows)) for fit in _round_fits(printed, basis, rows_sum)
    )


_HALF_UP, *_OTHERS = (rule for rule in row_rules(carriers=()) if not isinstance(rule.rounding, Method))


def _round_fits(printed: Printed, basis: AuditBasis, rows_sum: int) -> list[Fit]:
    """Give the round totals by halves up in every unit; else, of a sum that is not round, by the plainest rule."""
    plain = (_round_fit_of(_HALF_UP, printed, basis, unit, rows_sum) for unit in printed.units)
    others = (_round_fit_of(rule, printed, basis, printed.units[0], rows_sum) for rule in _OTHERS)
    found = [fit for fit in plain if fit is not None]
    if found or _digits(printed.totals.printed) <= MOST_DIGITS:
        return found
    return [fit for fit in others if fit is not None][:1]


def _round_fit_of(rule: RowRule, printed: Printed, basis: AuditBasis, unit: Amount, rows_sum: int) -> Fit | None:
    slack = _slack(rule, basis, len(printed.rows), unit.ore, rows_sum)
    step = min(printed.totals.step, printed.units[0].ore)
    totals = evolve(printed.totals, near=Span(max(rows_sum - slack, step), rows_sum + slack), step=step)
    fit = _Trial(evolve(printed, totals=totals), basis, unit, is_stated=False).alone(rule)
    if fit is None:
        return None
    most = MOST_DIGITS
    if fit.lowest.ore <= printed.totals.printed <= fit.highest.ore:
        own = _digits(printed.totals.printed)
        if own <= MOST_DIGITS and unit > printed.units[0]:
            return None  # fifteen times 5 000 kr is 75 000 kr, and not 70 000 kr in thousands
        most = min(most, own - 1)
    total = _roundest(Span(fit.lowest.ore, fit.highest.ore), most, totals)
    return None if total is None else evolve(fit, total=Amount(total))


def _slack(rule: RowRule, basis: AuditBasis, rows: int, unit: int, rows_sum: int) -> int:
    """Say how far rounding can bring the rows from their total, in öre: each row, and what was rounded before it."""
    halves = 2 if rule.rounding in {RowRounding.FLOOR, RowRounding.CEILING} else 1
    before = basis.whole // (2 * basis.scale) if rule.by_rate else 0
    if rule.decimals is not None:
        before = rows * rows_sum // (2 * _PERCENT * 10**rule.decimals)
    return rows * halves * unit // 2 + before


def _digits(ore: int) -> int:
    """Count the digits before the zeros that a sum ends in."""
    return len(digits(ore).rstrip("0"))


def _roundest(span: Span, most: int, totals: Totals) -> int | None:
    """Give the roundest total of a span, of at most so many digits, and of those as round the nearest to the print."""
    length = len(digits(span.high))
    for places in range(1, most + 1):
        step = max(10 ** max(length - places, 0), totals.step)
        round_ones = range(-(-span.low // step) * step, span.high + 1, step)
        if round_ones:
            return min(round_ones, key=lambda total: abs(total - totals.printed))
    return None


_PLAINNESS = {rule: place for place, rule in enumerate(row_rules())}


def _plainness(fit: Fit) -> int:
    return _PLAINNESS.get(fit.rule, len(_PLAINNESS))


def nearest(printed: Printed, bases: Iterable[AuditBasis]) -> Nearest | None:
    """
    Give the rule that leaves the fewest rows unexplained at the printed total, and of those the least difference.

    Args:
        printed: The rows.
        bases: The bases, those to be preferred first.
    """
    order = [party for party, _ in printed.rows]
    rows_sum = sum(amount.ore for _, amount in printed.rows)
    total = rows_sum if printed.totals.stated.holds(rows_sum) else printed.totals.printed
    found: list[Nearest] = []
    for basis in bases:
        if not is_usable(basis, order):
            continue
        for unit in _likely_units(printed):
            found.extend(
                _nearness(printed, basis, unit, rule, total)
                for rule in row_rules()
                if not _makes_the_total(rule)
                or (basis.is_whole and total % unit.ore == 0 and _carries_rounding(rule, basis, total, unit.ore))
            )
    best = min(found, key=_distance, default=None)
    if best is None or 2 * len(best.deviations) <= len(order):
        return best
    # Where most rows deviate it is the basis that is wrong, and the plainest rule says it best.
    return min((each for each in found if each.rule == row_rules()[0]), key=_distance)


def _likely_units(printed: Printed) -> list[Amount]:
    """Give the units that most rows are whole numbers of, since one that is wrong need not be."""
    amounts = [amount.ore for _, amount in printed.rows]
    finest = printed.units[0]
    return [
        unit
        for unit in sorted({finest, *(unit for unit in UNITS if unit > finest)})
        if unit in printed.units or len(amounts) < 2 * sum(ore % unit.ore == 0 for ore in amounts) < 2 * len(amounts)
    ]


def _carries_rounding(rule: RowRule, basis: AuditBasis, ore: int, unit: int) -> bool:
    """Say whether the difference that a rule puts on a row is what rounding leaves, and no error in that row."""
    if rule.residual is None or rule.decimals is not None or rule.by_rate:
        return True
    alone = made(evolve(rule, residual=None), basis, ore, unit, ())
    return abs(ore // unit - sum(alone.values())) <= len(alone)


def _makes_the_total(rule: RowRule) -> bool:
    """Say whether the rows of a rule sum to the total, so that it takes the weights of all."""
    return rule.residual is not None or isinstance(rule.rounding, Method)


def _distance(near: Nearest) -> tuple[int, int]:
    return len(near.deviations), sum(abs(each.difference.ore) for each in near.deviations)


def _nearness(printed: Printed, basis: AuditBasis, unit: Amount, rule: RowRule, total: int) -> Nearest:
    order = [party for party, _ in printed.rows]
    counts = made(rule, basis, total, unit.ore, order)
    deviations = tuple(
        Deviation(party=party, printed=amount, computed=counts[party] * unit)
        for party, amount in printed.rows
        if amount != counts[party] * unit
    )
    return Nearest(basis=basis, rule=rule, unit=unit, total=Amount(total), deviations=deviations)


@frozen(kw_only=True, field_transformer=with_tuples)
class Parting:
    """
    Where two rules that give the same rows here part.

    Attributes:
        total: The total at which they do.
        party: The first party that they give different amounts.
        amounts: What each of them gives it.
    """

    total: Amount
    party: str
    amounts: tuple[Amount, Amount]


def parting(first: Fit, other: Fit, order: Sequence[str]) -> Parting | None:
    """
    Find a total at which two rules that fit part: the same one, for a row that is missing, or one soon above it.

    Args:
        first: The one rule.
        other: The other, in the same unit and on a whole basis; otherwise nothing tells.
        order: The parties as the table lists them.
    """
    unit = first.unit.ore
    is_whole = first.basis.is_whole and other.basis.is_whole
    if first.unit != other.unit or not is_whole or first.total != other.total or first.total.ore % unit:
        return None
    start = first.total.ore
    for ore in range(start, start + _MOST_PARTINGS * unit, unit):
        one, two = (made(fit.rule, fit.basis, ore, unit, order) for fit in (first, other))
        for party, count in one.items():
            # At the same total only rows that are missing can differ; a tie a paper may settle as it likes.
            if count != two.get(party, count) and not (ore == start and party in order):
                return Parting(total=Amount(ore), party=party, amounts=(count * first.unit, two[party] * first.unit))
    return None


class _Trial:
    """The rules that fit on one basis, in one unit, at the stated totals or at those near them."""

    def __init__(self, printed: Printed, basis: AuditBasis, unit: Amount, *, is_stated: bool) -> None:
        self.printed, self.basis, self.unit, self.is_stated = printed, basis, unit, is_stated
        self.counts = printed.counts(unit)
        self.order = tuple(self.counts)
        self.allowed = printed.totals.stated if is_stated else printed.totals.near
        self.is_complete = basis.is_whole and len(self.counts) == len(basis.integers)

    def fits(self) -> Iterator[Fit]:
        for rule in row_rules():
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
            weights, _, whole = _prepared(rule, self.basis, 0)
            return self._solved(rounding, weights, whole, self.allowed)
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
            if self.allowed.holds(self._sum) and _CHECKS[method](self.counts, self.basis):
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
        return fits_all and _carries_rounding(rule, self.basis, self._sum, self.unit.ore)

    def _named(self) -> Iterator[Fit]:
        """Give the rule that puts the difference on the only row that is not what it would be alone."""
        if not self.is_complete or not self.allowed.holds(self._sum):
            return
        known = {
            _carrier(RowRule(rounding=RowRounding.HALF_UP, residual=each), self.basis, self.order) for each in _PLACED
        }
        for rule in row_rules(carriers=()):
            if isinstance(rule.rounding, Method):
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


def _by_remainder(counts: Mapping[str, int], basis: AuditBasis) -> bool:
    """Say whether the rows are a largest remainder of their sum, whoever goes first in a tie."""
    total, whole = sum(counts.values()), basis.whole
    kept, raised = [0], [whole]
    for party, count in counts.items():
        floor, remainder = divmod(total * basis.integers[party], whole)
        if count == floor:
            kept.append(remainder)
        elif count == floor + 1:
            raised.append(remainder)
        else:
            return False
    return max(kept) <= min(raised) and min(raised) > 0


def _by_divisor(counts: Mapping[str, int], basis: AuditBasis) -> bool:
    """Say whether some divisor makes the rows, whoever goes first in a tie."""
    weights = basis.integers
    if any(count and not weights[party] for party, count in counts.items()):
        return False
    taken = [(2 * count - 1, weights[party]) for party, count in counts.items() if count]
    refused = [(2 * count + 1, weights[party]) for party, count in counts.items() if weights[party]]
    # The unit that came last had no weaker claim than any that did not come: (2a - 1) / w <= (2b + 1) / v.
    last = _greatest(taken)
    return last is None or all(last[0] * weight <= claim * last[1] for claim, weight in refused)


def _greatest(claims: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    found: tuple[int, int] | None = None
    for claim, weight in claims:
        if found is None or claim * found[1] > found[0] * weight:
            found = claim, weight
    return found


_CHECKS = {Method.LARGEST_REMAINDER: _by_remainder, Method.SAINTE_LAGUE: _by_divisor}
