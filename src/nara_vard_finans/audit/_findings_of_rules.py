"""Rule findings: which rule made a printed column, which row is not of it, and what else could have."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from nara_vard_finans.audit import rule_messages as say
from nara_vard_finans.audit._subject import AuditSubject
from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.clauses import RATE_FIRST, DifferenceOn, PercentagesFirst, RoundedIn, WithMethod
from nara_vard_finans.audit.fitting import Fit
from nara_vard_finans.audit.naming import ColumnHeaded, Figure, Plus, SameAs, WithSum
from nara_vard_finans.audit.nearest_rules import Deviation
from nara_vard_finans.audit.rules import CARRIERS, Residual, RowRule
from nara_vard_finans.audit.verdicts import Audit
from nara_vard_finans.core import ZERO, Amount, AnyText, Finding, Message, Severity, Text
from nara_vard_finans.sharing import Method, RowRounding, method_text

_MOST = 5
_ALONE = {
    RowRounding.HALF_UP: Text("om halva avrundas uppåt", "if halves are rounded up"),
    RowRounding.HALF_EVEN: Text("om halva avrundas till jämnt tal", "if halves are rounded to even"),
    RowRounding.FLOOR: Text("om varje rad avrundas nedåt", "if each row is rounded down"),
    RowRounding.CEILING: Text("om varje rad avrundas uppåt", "if each row is rounded up"),
}
_ONE_ROW = Text("en rad", "one row")


def _no_rule(subject: AuditSubject) -> Iterator[Finding]:
    audit = subject.audit
    if audit.fits:
        return
    missing = {basis for basis, _ in audit.unusable}
    usable = [basis for basis in audit.bases if basis.id not in missing]
    # A column that prints a known statistic is tried as both, and is one basis to whoever reads.
    known = [basis for basis in usable if basis.as_of is not None]
    own = [basis for basis in usable if basis.as_of is None and not any(map(basis.weighs_as, known))]
    titles = tuple(dict.fromkeys(basis.title for basis in usable if basis in own or basis in known))
    if len(titles) > 1:
        yield subject.finding(say.NoRuleFitsAny(titles))
    else:
        yield subject.finding(say.NoRuleFits(titles[0]) if titles else say.NoBasis())


def _nearest(subject: AuditSubject) -> Iterator[Finding]:
    near, rows = subject.audit.nearest, len(subject.audit.column.rows)
    if near is None or not near.deviations:
        return
    number = len(near.deviations)
    total, clause, unit = subject.figure(near.total), subject.clause(near.rule), subject.step(near.unit)
    told = (total, rows - number, rows, clause, unit, _named(subject.audit, near.basis), number)
    if number <= _MOST:
        yield subject.finding(say.RowsDeviate(*told, tuple(_deviates(subject, each) for each in near.deviations)))
    else:
        worst = max(near.deviations, key=lambda each: abs(each.difference.ore))
        yield subject.finding(say.ManyRowsDeviate(*told, _deviates(subject, worst)))


def _deviates(subject: AuditSubject, row: Deviation) -> say.RowDeviates:
    printed, computed = subject.figure(row.printed), subject.figure(row.computed)
    return say.RowDeviates(subject.name(row.party), printed, computed, _signed(subject, row.difference))


def _signed(subject: AuditSubject, amount: Amount) -> Figure:
    figure = subject.figure(amount)
    return Plus(figure) if amount > ZERO else figure


def titled(basis: AuditBasis) -> WithSum:
    """Name a basis with what it sums to."""
    return WithSum(basis.title, Fraction(basis.total))


def _named(audit: Audit, basis: AuditBasis) -> say.Basis:
    """Name a basis with its sum, and what known figures it is the same as."""
    for other in audit.bases:
        if other.as_of is not None and other.id != basis.id and basis.weighs_as(other):
            is_called_so = basis.title == ColumnHeaded(other.title.sv)
            return titled(other) if is_called_so else SameAs(basis.title, titled(other))
    return titled(basis)


def _rule(subject: AuditSubject) -> Iterator[Finding]:
    audit = subject.audit
    if not audit.fits:
        return
    fit = audit.fits[0]
    found = (subject.clause(fit.rule), subject.step(fit.unit), _named(audit, fit.basis), len(audit.column.rows))
    if fit.is_stated:
        severity = Severity.WARNING if fit.rule.residual is Residual.NAMED else None
        if not audit.is_stated and fit.lowest != fit.highest:
            between = say.RuleFoundBetween(*found, subject.figure(fit.lowest), subject.figure(fit.highest))
            yield subject.finding(between, severity)
        elif not audit.is_stated and fit.total != audit.total.amount:
            yield subject.finding(say.RuleFoundOf(*found, subject.figure(fit.total)), severity)
        else:
            yield subject.finding(say.RuleFound(*found), severity)
    elif audit.leading is None:
        yield subject.finding(say.RuleOfOtherTotal(*found, subject.figure(fit.total)))
    if fit.rule.residual is Residual.NAMED:
        yield subject.finding(say.ResidualOnOne(subject.name(fit.rule.carrier)))


def _round_totals(subject: AuditSubject) -> Iterator[Finding]:
    """Say which totals that somebody decided a printed sum that is the rows' own may hide."""
    audit = subject.audit
    is_first = bool(audit.fits) and audit.fits[0] in audit.round_fits
    for fit in {fit.total: fit for fit in reversed(audit.round_fits)}.values():  # the preferred basis of each total
        hidden = say.TotalHidden if is_first and fit.total == audit.fits[0].total else say.TotalMayBeHidden
        by = audit.column.rows_sum - fit.total
        message = hidden(
            subject.clause(fit.rule),
            subject.step(fit.unit),
            subject.figure(fit.total),
            _named(audit, fit.basis),
            len(audit.column.rows),
            (say.RowsMore if by > ZERO else say.RowsLess)(subject.figure(abs(by))),
            _decided(subject, fit.total),
        )
        yield subject.finding(message, None if is_first and not audit.is_decided else Severity.NOTE)


def _decided(subject: AuditSubject, total: Amount) -> Message:
    """Say what speaks for a total: a row that pays the other half, what was agreed, or nothing that is known."""
    audit = subject.audit
    if total == audit.column.apart_sum:
        return say.ApartHasIt(subject.figure(total), tuple(row.name for row in audit.column.apart))
    return say.AgreementStatesIt(subject.figure(total)) if total in audit.agreed else say.TableTellsNoTotal()


def _at_the_sum(subject: AuditSubject) -> Iterator[Finding]:
    """Say by which rules the printed sum itself gives the rows, where another total stands first."""
    audit = subject.audit
    fits = [fit for fit in audit.fits if fit.is_stated]
    if fits and not audit.fits[0].is_stated:
        ways = tuple(dict.fromkeys(_way(fit.rule, fits) for fit in fits))
        yield subject.finding(say.RuleAtSum(subject.figure(audit.total.amount), ways))


def _several(subject: AuditSubject) -> Iterator[Finding]:
    audit = subject.audit
    if not audit.fits:
        return
    first, others = audit.fits[0], audit.others
    units = list(dict.fromkeys(fit.unit for fit in audit.alike if fit.unit != first.unit))
    if _is_even(audit, first) and (others or units):
        yield subject.finding(say.AllRulesAgree())
    elif others or units:
        ways = dict.fromkeys(_way(fit.rule, others) for fit in others)
        steps = (RoundedIn(subject.step(unit)) for unit in units)
        yield subject.finding(say.OtherRulesFit((*ways, *steps), _apart(subject)))
    bases = tuple(dict.fromkeys(titled(fit.basis) for fit in audit.alike if not first.basis.weighs_as(fit.basis)))
    if bases:
        yield subject.finding(say.OtherBasesFit(bases))


def _is_even(audit: Audit, fit: Fit) -> bool:
    """Say whether every row is its exact share."""
    weights, whole = fit.basis.integers, fit.basis.whole
    return all(row.amount.ore * whole == fit.total.ore * weights[row.party] for row in audit.column.rows)


def _way(rule: RowRule, among: Sequence[Fit] = ()) -> AnyText:
    """Name another rule in short; those *among* which it differs only in decimals have one name."""
    if isinstance(rule.rounding, Method):
        return WithMethod(method_text(rule.rounding))
    if rule.residual is not None:
        return DifferenceOn(CARRIERS.get(rule.residual, _ONE_ROW))
    if rule.decimals is not None:
        others = {fit.rule.decimals for fit in among if fit.rule.residual is None and fit.rule.decimals is not None}
        return PercentagesFirst(tuple(sorted(others | {rule.decimals})))
    return RATE_FIRST if rule.by_rate else _ALONE[rule.rounding]


def _apart(subject: AuditSubject) -> Message:
    """Say what would tell the first rule from another."""
    if subject.audit.deciding_total is None:
        return say.NothingParts()
    other, part = subject.audit.deciding_total
    one, two = (subject.figure(amount) for amount in part.amounts)
    named = (subject.name(part.party), one, two, _way(other.rule))
    at_missing = part.total == other.total
    return say.PartAtMissing(*named) if at_missing else say.PartAt(subject.figure(part.total), *named)


def _summing(subject: AuditSubject) -> Iterator[Finding]:
    """Say what rows that sum to the total would be, where those rounded alone do not."""
    changed = tuple(subject.amount(party, amount) for party, amount in subject.audit.by_remainder)
    if changed:
        yield subject.finding(say.RemainderWouldChange(subject.figure(subject.audit.total.amount), changed))


def _unusable(subject: AuditSubject) -> Iterator[Finding]:
    for basis, missing in subject.audit.unusable:
        if len(missing) > _MOST:
            yield subject.finding(say.BasisLacksMany(basis, len(missing)))
        else:
            yield subject.finding(say.BasisLacks(basis, tuple(subject.name(party) for party in missing)))


def _unread(subject: AuditSubject) -> Iterator[Finding]:
    """Say which columns beside could not be tried, since they cannot be read."""
    severity = None if subject.audit.fits else Severity.WARNING
    yield from (subject.finding(say.BasisUnread(each), severity) for each in subject.audit.column.unread_beside)


_SAID: tuple[Callable[[AuditSubject], Iterator[Finding]], ...] = (
    _no_rule,
    _nearest,
    _rule,
    _round_totals,
    _several,
    _at_the_sum,
    _summing,
    _unusable,
    _unread,
)


def rule_findings(subject: AuditSubject) -> Iterator[Finding]:
    """Say which rule made the column, and what deviates from it."""
    for say_it in _SAID:
        yield from say_it(subject)
