"""
Round totals: each row rounded alone at a round total that a printed sum of the rows may hide.

A sum formula shows what its rows make, whatever was shared.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.fitting import Fit, Printed, Totals, Trial, is_usable
from nara_vard_finans.audit.recovery import Span
from nara_vard_finans.audit.rules import RowRule, row_rules
from nara_vard_finans.core import Amount, digits
from nara_vard_finans.sharing import Method, RowRounding

_PERCENT = 100


MOST_DIGITS = 3
"""A total that somebody decided is round: it has at most so many digits before its zeros."""


def is_round(total: Amount) -> bool:
    """
    Say whether a total is one that somebody decided.

    Example:
        >>> from nara_vard_finans import kronor
        >>> is_round(kronor(2_450_000)), is_round(kronor(2_451_072))
        (True, False)
    """
    return _digits(total.ore) <= MOST_DIGITS


def round_fits(
    printed: Printed, bases: Iterable[AuditBasis], rows_sum: int, agreed: Iterable[Amount] = ()
) -> tuple[Fit, ...]:
    """
    Give each row rounded alone at round totals that their sum may hide: a sum formula shows only the rows.

    A rounded row is at most a unit from its share, or half of one, so that a total is near where it is as many away
    as there are rows. Where rounding the printed sum itself gives the rows, another total has to be rounder than it,
    and where that sum is round too, near in the finest unit that is printed.

    Args:
        printed: The rows.
        bases: The bases, those to be preferred first; one that lacks a row is left aside.
        rows_sum: What the rows sum to, in öre.
        agreed: Totals that are known to have been agreed on, as good as round ones.

    Returns:
        For each basis and unit a total that was agreed on; or else the roundest, and of those as round the nearest.
    """
    known = tuple(sorted({total.ore for total in agreed}))
    usable = [basis for basis in bases if is_usable(basis, dict(printed.rows))]
    return tuple(fit for basis in usable for fit in _round_fits(printed, basis, rows_sum, known))


def near_fits(printed: Printed, bases: Iterable[AuditBasis], rows_sum: int) -> tuple[Fit, ...]:
    """
    Give each row rounded alone at totals near a printed sum that nobody decided, round or not.

    The odd divisors give the rows that plain rounding gives at some total beside theirs; so that where a sum formula
    may have printed the sum, neither is the rule.

    Args:
        printed: The rows.
        bases: The bases, those to be preferred first; one that lacks a row is left aside.
        rows_sum: What the rows sum to, in öre.

    Returns:
        One for each of the plain rules: halves up, down, and up.
    """
    usable = [basis for basis in bases if is_usable(basis, dict(printed.rows))]
    tried = ((_alone(rule, printed, basis, printed.finest, rows_sum) for basis in usable) for rule in _PLAIN)
    found = (next((fit for fit in fits if fit is not None), None) for fits in tried)
    return tuple(evolve(fit, total=_roundest_of(fit, printed)) for fit in found if fit is not None)


def _roundest_of(fit: Fit, printed: Printed) -> Amount:
    """Give the roundest total of those at which a rule gives every row."""
    total = _roundest(Span(fit.lowest.ore, fit.highest.ore), len(digits(fit.highest.ore)), printed.totals)
    return fit.total if total is None else Amount(total)


def fits_as(fit: Fit, printed: Printed) -> Iterator[Fit]:
    """Give the other rules that round each row alone and give every row at the total of a fit."""
    at = evolve(printed, totals=evolve(printed.totals, near=Span(fit.total.ore, fit.total.ore), step=1))
    trial = Trial(at, fit.basis, fit.unit, is_stated=False)
    others = (trial.alone(rule) for rule in (_HALF_UP, *_OTHERS) if rule != fit.rule and rule in printed.rules)
    return (other for other in others if other is not None)


_PLAIN = tuple(RowRule(rounding=each) for each in (RowRounding.HALF_UP, RowRounding.FLOOR, RowRounding.CEILING))
_HALF_UP, *_OTHERS = (rule for rule in row_rules(carriers=()) if not isinstance(rule.rounding, Method))


def _round_fits(printed: Printed, basis: AuditBasis, rows_sum: int, agreed: Sequence[int]) -> list[Fit]:
    """Give the round totals by halves up in every unit; else, of a sum that is not round, by the plainest rule."""
    plain = (_round_fit_of(_HALF_UP, printed, basis, unit, rows_sum, agreed) for unit in printed.units)
    others = (
        _round_fit_of(rule, printed, basis, printed.finest, rows_sum, agreed)
        for rule in _OTHERS
        if rule in printed.rules
    )
    found = [fit for fit in plain if fit is not None]
    if found or _digits(printed.totals.printed) <= MOST_DIGITS:
        return found
    return [fit for fit in others if fit is not None][:1]


def _round_fit_of(  # noqa: PLR0917 - what one of them is of
    rule: RowRule, printed: Printed, basis: AuditBasis, unit: Amount, rows_sum: int, agreed: Sequence[int]
) -> Fit | None:
    fit = _alone(rule, printed, basis, unit, rows_sum)
    if fit is None:
        return None
    totals = _near(rule, printed, basis, unit, rows_sum)
    at = printed.totals.printed
    known = [total for total in agreed if fit.lowest.ore <= total <= fit.highest.ore and total != at]
    if known:
        return evolve(fit, total=Amount(min(known, key=lambda total: abs(total - at))))
    most = MOST_DIGITS
    if fit.lowest.ore <= printed.totals.printed <= fit.highest.ore:
        own = _digits(printed.totals.printed)
        if own <= MOST_DIGITS and unit > printed.finest:
            return None  # fifteen times 5 000 kr is 75 000 kr, and not 70 000 kr in thousands
        most = min(most, own - 1)
    total = _roundest(Span(fit.lowest.ore, fit.highest.ore), most, totals)
    return None if total is None else evolve(fit, total=Amount(total))


def _near(rule: RowRule, printed: Printed, basis: AuditBasis, unit: Amount, rows_sum: int) -> Totals:
    """Give the totals that rounding can have brought to what the rows sum to."""
    slack = _slack(rule, basis, len(printed.rows), unit.ore, rows_sum)
    step = min(printed.totals.step, printed.finest.ore)
    return evolve(printed.totals, near=Span(max(rows_sum - slack, step), rows_sum + slack), step=step)


def _alone(rule: RowRule, printed: Printed, basis: AuditBasis, unit: Amount, rows_sum: int) -> Fit | None:
    """Give the near totals at which a rule that rounds each row alone gives every row."""
    totals = _near(rule, printed, basis, unit, rows_sum)
    return Trial(evolve(printed, totals=totals), basis, unit, is_stated=False).alone(rule)


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
