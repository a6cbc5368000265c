"""Recovery findings: which basis the amounts give back, and how sure that is."""

import math
from collections.abc import Iterator

from nara_vard_finans.audit import recovery_messages as say
from nara_vard_finans.audit._subject import AuditSubject
from nara_vard_finans.audit.recovery import SURE, Recovery
from nara_vard_finans.audit.rules import Residual, RowRule
from nara_vard_finans.audit.verdicts import Recovered, Verdict
from nara_vard_finans.core import AnyText, Finding, Message, Severity, digits

_FEW = 3
_UNSOUND = {Verdict.UNEXPLAINED, Verdict.OTHER_TOTAL}
_SOLUTIONS = {
    (True, True): say.Solutions,
    (True, False): say.FirstSolutions,
    (False, True): say.AtLeastSolutions,
    (False, False): say.AtLeastFirstSolutions,
}


def recovery_findings(subject: AuditSubject) -> Iterator[Finding]:
    """Say which basis the amounts give back, if one was looked for."""
    recovered = subject.audit.recovered
    if recovered is None:
        return
    search = recovered.recovery
    if not search.solutions:
        yield subject.finding(say.NoneRecovered(_within(search), _reached(search)))
        return
    solution = search.solutions[0]
    if recovered.is_unique and search.is_sure:
        kind = say.BasisRecovered if solution.is_exact else say.BasisRecoveredToBounds
        yield subject.finding(
            kind(_within(search), solution.basis_total, solution.total, _clause(subject, search)),
            Severity.WARNING if subject.audit.verdict in _UNSOUND else None,
        )
    else:
        solutions = tuple(_solutions(subject, each) for each in recovered.recoveries)
        yield subject.finding(say.NotOneBasis(_within(search), _reached(search), solutions))
    yield from _sureness(subject, recovered)
    yield from _common_factor(subject, recovered)
    yield from _matched(subject, recovered)


def _within(search: Recovery) -> Message:
    first, last = search.totals
    return say.OfOneTotal(*search.sums, first) if first == last else say.OfTotals(*search.sums, first, last)


def _reached(search: Recovery) -> say.EndedAfter | str:
    return "" if search.is_exhaustive else say.EndedAfter(search.done, search.pairs)


def _clause(subject: AuditSubject, search: Recovery) -> AnyText:
    """Say how the rows are taken to have been made in a search."""
    residual = Residual.LARGEST if search.carrier else None
    return subject.clause(RowRule(rounding=search.rounding, by_rate=search.by_rate, residual=residual))


def _solutions(subject: AuditSubject, search: Recovery) -> Message:
    number = len(search.solutions)
    first = tuple(say.SumOfTotal(each.basis_total, each.total) for each in search.solutions[:_FEW])
    return _SOLUTIONS[search.is_exhaustive, len(first) == number](number, _clause(subject, search), first)


def _sureness(subject: AuditSubject, recovered: Recovered) -> Iterator[Finding]:
    search = recovered.recovery
    if search.one_in >= SURE:
        yield subject.finding(say.OnceIn(_rounded_down(search.one_in)))
    elif search.sums.high * 100 < search.totals[0].ore:
        yield subject.finding(say.FewRowsAgree())
    else:
        yield subject.finding(say.AmountsTooSmall())
    if not search.complete:
        yield subject.finding(say.RowsLacking(len(subject.audit.column.rows)))


def _common_factor(subject: AuditSubject, recovered: Recovered) -> Iterator[Finding]:
    """Say when the figures have a factor in common, since the same shares are then those of a smaller sum."""
    solution = recovered.recovery.solutions[0]
    factor = math.gcd(*(span.low for _, span in solution.weights))
    if recovered.is_unique and solution.is_exact and factor > 1:
        yield subject.finding(say.CommonFactor(factor, solution.basis_total // factor))


def _rounded_down(number: int) -> int:
    """Give a power of ten that is no more than *number*; beyond a thousand million nobody needs to know."""
    return int(10 ** min(len(digits(number)) - 1, 9))


def _matched(subject: AuditSubject, recovered: Recovered) -> Iterator[Finding]:
    if not recovered.is_unique:
        return
    for match in recovered.matches[0]:
        known = say.FiguresKnown if match.same_figures else say.SumKnown
        yield subject.finding(known(match.statistic.title))
    if not recovered.matches[0]:
        yield subject.finding(say.NoneKnown())
