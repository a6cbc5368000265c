"""Sum findings: whether a printed column adds up, and what it lacks."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from nara_vard_finans.audit import sum_messages as say
from nara_vard_finans.audit._subject import AuditSubject
from nara_vard_finans.audit.column import ColumnUnit
from nara_vard_finans.audit.naming import AmountOf, Figure, OnLine, Percent
from nara_vard_finans.audit.relations import SideColumn, column_title
from nara_vard_finans.core import ZERO, Amount, Finding, Message
from nara_vard_finans.grids import NOTHING

_MANY = 20
_CLOSE = 50


def _known_as(subject: AuditSubject) -> Iterator[Finding]:
    for statistic in subject.audit.known_as:
        yield subject.finding(say.ColumnKnown(statistic.title))


def _sum(subject: AuditSubject) -> Iterator[Finding]:
    audit = subject.audit
    rows, by = subject.figure(audit.column.rows_sum), subject.figure(abs(audit.difference))
    is_more = audit.difference > ZERO
    if not audit.is_stated:
        yield subject.finding(say.NoSumStated(rows))
    elif audit.difference == ZERO:
        yield subject.finding(say.TableSums(_whose_total(subject)))
    elif audit.adds_up:
        yield subject.finding(say.WithinRounding(rows, by, _whose_total(subject)))
    elif audit.column.unreadable:
        off = say.ReadRowsSumAbove if is_more else say.ReadRowsSumBelow
        yield subject.finding(off(rows, by, _whose_total(subject)))
    else:
        table = say.TableSumsAbove if is_more else say.TableSumsBelow
        yield subject.finding(table(rows, by, _whose_total(subject)))
    for each in audit.column.apart:
        yield subject.finding(say.RowApart(each.name, subject.figure(each.amount)))


def _whose_total(subject: AuditSubject) -> Message:
    """Say whether the total is printed, or stated by whoever asks, and what was taken from it."""
    audit = subject.audit
    total, apart_sum = audit.total.amount, audit.column.apart_sum
    apart = tuple(AmountOf(row.name, subject.figure(row.amount)) for row in audit.column.apart)
    if any(each.amount == total for each in audit.column.sums):
        return say.PrintedTotal(subject.figure(total))
    if audit.given is not None and audit.given.amount != total:
        return say.StatedWithout(subject.figure(total), subject.figure(audit.given.amount), apart)
    if apart and any(each.amount - apart_sum == total for each in audit.column.sums):
        return say.PrintedWithout(subject.figure(total), apart)
    return say.StatedSum(subject.figure(total))


def _unread_sums(subject: AuditSubject) -> Iterator[Finding]:
    """Say which printed sums could not be read, so that none is lost without a word."""
    for row in subject.audit.column.unread_sums:
        if row.reason == NOTHING:
            yield subject.finding(say.SumWithoutNumber(row.name, _where(row.place)))
        else:
            yield subject.finding(say.SumUnreadable(row.name, _where(row.place), row.reason))


def _where(place: int) -> OnLine | str:
    return OnLine(place) if place else ""


def _no_parties(subject: AuditSubject) -> Iterator[Finding]:
    """Say which rows are counted as no party's."""
    rows = subject.audit.column.set_aside
    if rows:
        yield subject.finding(say.CountedAsNoParties(tuple(say.Quoted(row.name) for row in rows)))


def _scale(subject: AuditSubject) -> Iterator[Finding]:
    """Say that nothing tells the unit; or when rows seem to be in thousands or millions, and the total in kronor."""
    column, total = subject.audit.column, subject.audit.total.amount
    if column.measure is ColumnUnit.UNSTATED:
        yield subject.finding(say.UnitUnstated())
    for unit, times in (("tkr", 1_000), ("mkr", 1_000_000)):
        if abs(column.rows_sum.ore * times - total.ore) * _CLOSE <= total.ore:
            yield subject.finding(say.RowsInAnotherUnit(unit))


def _unrounded(subject: AuditSubject) -> Iterator[Finding]:
    if subject.audit.column.unrounded:
        yield subject.finding(say.RowsUnrounded(subject.audit.column.unrounded))


def _printed_sums(subject: AuditSubject) -> Iterator[Finding]:
    """Say which other printed sums the rows do not make."""
    audit = subject.audit
    for of_more in audit.of_more:
        yield subject.finding(say.SumOfMore(of_more.name, subject.figure(of_more.amount)))
    for each in audit.sums:
        printed = each.printed
        is_the_total = printed.amount - (audit.column.apart_sum if each.takes_in_apart else ZERO) == audit.total.amount
        is_said = is_the_total and not each.takes_in_apart and not audit.adds_up
        if each.difference == ZERO or is_said or not audit.is_complete:
            continue
        off = say.RowsAbovePrintedSum if each.difference > ZERO else say.RowsBelowPrintedSum
        figures = (subject.figure(each) for each in (printed.amount, each.rows, abs(each.difference)))
        yield subject.finding(off(printed.name, _where(printed.place), *figures))


def _halves(subject: AuditSubject) -> Iterator[Finding]:
    """Hold the rows against a row that stands apart, where the two sides are to pay half each."""
    audit = subject.audit
    half, rows = audit.column.apart_sum, audit.column.rows_sum
    slack = len(audit.column.rows) * audit.column.precision
    if not audit.is_complete or len(audit.column.apart) != 1 or abs(half - rows) > slack:
        return
    name = audit.column.apart[0].name
    if half == rows:
        yield subject.finding(say.HalvesHold(name))
    else:
        yield subject.finding(say.HalvesDiffer(name, subject.figure(half), subject.figure(rows)))


def _columns(subject: AuditSubject) -> Iterator[Finding]:
    """Hold the columns against their own sums, and against each other."""
    audit = subject.audit
    own = column_title(audit.column.column, audit.column.heading)
    for side in audit.column.side:
        if side.printed_sum is None or side.adds_up or not audit.is_complete or side.title == own:
            continue
        summed, printed = _of_side(side, side.summed), _of_side(side, side.printed_sum)
        if side.summed == side.total:
            yield subject.finding(say.SideColumnOff(side.title, summed, printed))
        else:
            apart = tuple(row.name for row in audit.column.apart)
            yield subject.finding(say.SideColumnWithApartOff(side.title, summed, printed, apart))
    for relation in audit.relations:
        whole, (one, other) = relation.whole.title, (part.title for part in relation.parts)
        if relation.deviating:
            names = tuple(subject.name(party) for party in relation.deviating)
            yield subject.finding(say.ColumnIsSumBut(whole, one, other, names))
        else:
            yield subject.finding(say.ColumnIsSum(whole, one, other))


def _of_side(side: SideColumn, number: Fraction) -> Figure:
    """Write a number of a column beside, in what that column is in as far as it is known."""
    if side.in_kronor and (100 * number).denominator == 1:
        return Amount(int(100 * number))
    return Percent(number) if side.is_percent else number


def _lacks(subject: AuditSubject) -> Iterator[Finding]:
    audit = subject.audit
    for row in audit.column.unreadable:
        if row.name:
            yield subject.finding(say.RowUnreadable(row.name, _where(row.place), row.reason))
        else:
            yield subject.finding(say.NamelessRowUnreadable(_where(row.place), row.reason))
    unread = {row.name for row in audit.column.unreadable}
    missing = tuple(name for party in audit.missing if (name := subject.name(party)) not in unread)
    if len(missing) > _MANY:
        yield subject.finding(say.ManyRowsMissing(len(missing)))
    elif missing:
        yield subject.finding(say.RowsMissing(missing))
    if 0 < len(audit.missing_by_rule) <= _MANY:
        rows = tuple(subject.amount(party, amount) for party, amount in audit.missing_by_rule)
        yield subject.finding(say.MissingByRule(rows))


_SAID: tuple[Callable[[AuditSubject], Iterator[Finding]], ...] = (
    _known_as,
    _sum,
    _unread_sums,
    _no_parties,
    _scale,
    _unrounded,
    _printed_sums,
    _halves,
    _columns,
    _lacks,
)


def sum_findings(subject: AuditSubject) -> Iterator[Finding]:
    """Say whether the column adds up, and what it lacks."""
    for say_it in _SAID:
        yield from say_it(subject)
