"""
The status of a grant on a day: a pure function of its definition, its journal and the day.

What is done, due and overdue; whether next year's grant is at risk, and by what; what each recipient has left; and
what is not in order.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from attrs import evolve, frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    Finding,
    JournalError,
    Party,
    Text,
    by_code_or_name,
    table_order,
    with_tuples,
)
from nara_vard_finans.grants.awards import GrantSharing, frame_of, share_grant
from nara_vard_finans.grants.compliance import DutyState, DutyStatus, duties_on
from nara_vard_finans.grants.course import Balance, balances_of, refuse_contradictions, sum_of_balances
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.duties import RULES, Binding, Condition, Duty, DutyKind
from nara_vard_finans.grants.rules import Case, check
from nara_vard_finans.journals import NOTHING_GIVEN, UNTOLD, Given, Journal, kept_for, silence


class GrantState(StrEnum):
    """How far a grant has come."""

    UNKNOWN = "unknown"
    """okänt: ingen journal är given"""
    EXPECTED = "expected"
    """inget besked har kommit"""
    NOTIFIED = "notified"
    """besked har kommit, men inga medel"""
    RUNNING = "running"
    """medel är utbetalda och används"""
    REPORTED = "reported"
    """slutredovisad av alla, med medel kvar"""
    SETTLED = "settled"
    """slutreglerad: hela ramen är utbetald, allt är redovisat, och inget är kvar eller avsatt"""


class ConditionState(StrEnum):
    """How a condition for a later year's grant stands."""

    MET = "met"
    """uppfyllt"""
    OPEN = "open"
    """inte avgjort ännu"""
    AT_RISK = "at-risk"
    """i fara"""
    UNKNOWN = "unknown"
    """går inte att avgöra ur de handlingar vi har"""


@frozen(kw_only=True, field_transformer=with_tuples)
class ConditionStatus:
    """
    A condition on a day.

    Attributes:
        condition: The condition.
        state: How it stands.
        because: What puts it at risk, or leaves it open.
    """

    condition: Condition
    state: ConditionState
    because: tuple[Text, ...] = ()


@frozen(kw_only=True)
class RecipientStatus:
    """
    One recipient on a day.

    Attributes:
        party: The recipient.
        award: What it gets by the key; ``None`` where no paper states the key.
        balance: What it has got and done with it.
        to_repay: What must go back: what remains, or is set aside, when the money can no longer be used; ``None``
            where no paper says when that is.
    """

    party: Party
    award: Amount | None
    balance: Balance
    to_repay: Amount | None


@frozen(kw_only=True, field_transformer=with_tuples)
class GrantStatus:
    """
    A grant on a day.

    Swedish term:
        läge

    Attributes:
        grant: The grant.
        journal: Its journal, whole.
        on: The day.
        binding: Whom requirements bind, where the caller has chosen; ``None`` for as the grant's facts read them.
        state: How far it has come.
        frame: What it can give its recipients in all.
        duties: How every duty stands.
        conditions: How every condition for a later year's grant stands.
        recipients: Every recipient, in the order of tables.
        findings: What is not in order.

    Invariants:
        * a later event never changes the status of an earlier day
        * the order of one day's events does not matter
        * what is notified and what is not yet sum to the frame
    """

    grant: Grant
    journal: Journal
    on: dt.date
    binding: Binding | None
    state: GrantState
    frame: Amount
    duties: tuple[DutyStatus, ...]
    conditions: tuple[ConditionStatus, ...]
    recipients: tuple[RecipientStatus, ...]
    findings: tuple[Finding, ...]

    @property
    def total(self) -> Balance:
        """The balances of all recipients, in sum."""
        return sum_of_balances(each.balance for each in self.recipients)

    @property
    def to_repay(self) -> Amount | None:
        """What must go back in all; ``None`` where no paper says when the money can no longer be used."""
        amounts = [each.to_repay for each in self.recipients]
        return sum((amount for amount in amounts if amount is not None), ZERO) if None not in amounts else None

    @property
    def not_notified(self) -> Amount:
        """What of the frame nobody has been told of."""
        return self.frame - self.total.notified

    def recipient(self, code: str) -> RecipientStatus:
        """
        Give one recipient's status, by its code or its name.

        Raises:
            UnknownPartyError: If the grant has no party of that code or name.
            AmbiguousPartyError: If the name could be two.
        """
        party = by_code_or_name(self.grant.parties, code)
        found = next((each for each in self.recipients if each.party.code == party.code), None)
        to_repay = None if _ended(self.grant, self.on) is None else ZERO
        return found or RecipientStatus(party=party, award=None, balance=Balance(), to_repay=to_repay)


def with_given(grant: Grant, given: Given) -> Grant:
    """
    Give a grant with what its journal gives: nothing, for its papers are all that there is.

    Raises:
        JournalError: If the journal gives anything.
    """
    if given != NOTHING_GIVEN:
        raise JournalError("given", f"{grant.id} is a grant, whose journal gives nothing besides its events")
    return grant


def status_of_grant(
    grant: Grant, journal: Journal | None = None, *, on: dt.date, binding: Binding | None = None
) -> GrantStatus:
    """
    Say how a grant stands on a day.

    Swedish term:
        läget den dagen

    Args:
        grant: The grant.
        journal: What has happened; without it that is unknown, and an empty one says that nothing has.
        on: The day; what is entered for later days is not looked at.
        binding: Whom the requirements on measures bind, in place of how the grant's facts read them.

    Raises:
        JournalError: If the journal is of another grant, or an event up to the day cannot have happened as told.
        InexactTypeError: If *on* is no day.

    Invariants:
        * for every recipient, received = used + transferred + set aside + repaid + remaining
        * it depends on the journal only up to and including *on*

    Source:
        "Förslag på användning av medel …" 2020, sections 2 to 4.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, example_journal
        >>> grant = embedded().grant("ok-gnv-2020")
        >>> found = status_of_grant(grant, example_journal("exempel-gnv-2020"), on=dt.date(2020, 10, 1))
        >>> found.state.value, [duty.state.value for duty in found.duties]
        ('running', ['overdue', 'due'])

    .. versionadded:: 0.1.0
    """
    kept = kept_for(grant.id, journal, on)
    with_given(grant, kept.given)
    events = kept.up_to(on)
    refuse_contradictions(grant, events)
    duties = duties_on(grant, events, on)
    if kept.is_untold:  # of the days for others to keep only the calendar tells
        duties = tuple(
            each if each.duty.kind is DutyKind.OTHERS else evolve(each, state=DutyState.UNKNOWN) for each in duties
        )
    conditional = any(pot.for_those_who is not None for pot in grant.pots)
    sharing = None if conditional else share_grant(grant)
    findings = check(Case(grant=grant, events=events, on=on, duties=duties, sharing=sharing, binding=binding))
    balances = balances_of(events)
    return GrantStatus(
        grant=grant,
        journal=kept,
        on=on,
        binding=binding,
        state=GrantState.UNKNOWN if kept.is_untold else _state(grant, duties, sum_of_balances(balances.values())),
        frame=frame_of(grant),
        duties=duties,
        conditions=tuple(
            ConditionStatus(condition=condition, state=ConditionState.UNKNOWN, because=(UNTOLD,))
            if kept.is_untold
            else _condition(grant, condition, duties, findings, on)
            for condition in grant.conditions
        ),
        recipients=_recipients(grant, sharing, balances, on),
        findings=(*(() if kept.is_untold else findings), *silence(kept, on)),
    )


def _recipients(
    grant: Grant, sharing: GrantSharing | None, balances: dict[str, Balance], on: dt.date
) -> tuple[RecipientStatus, ...]:
    shared = [award for award in (sharing.awards if sharing else ()) if award.levels]
    awards = {award.code: award.amount for award in shared if award.code in grant.parties}
    parties = sorted((grant.parties[code] for code in {*awards, *balances}), key=table_order)
    ended = _ended(grant, on)
    to_repay = {code: balance.remaining + balance.set_aside if ended else ZERO for code, balance in balances.items()}
    return tuple(
        RecipientStatus(
            party=party,
            award=awards.get(party.code),
            balance=balances.get(party.code, Balance()),
            to_repay=None if ended is None else to_repay.get(party.code, ZERO),
        )
        for party in parties
    )


def _ended(grant: Grant, on: dt.date) -> bool | None:
    """
    Say whether the money can no longer be used: its last day is past, or the day to pay it back has come.

    Nobody knows where no paper prints either day.
    """
    if grant.use is not None:
        return on > grant.use.last_day
    days = [duty.due_on for duty in grant.duties if duty.kind is DutyKind.REPAYMENT]
    return on >= min(days) if days else None


def _state(grant: Grant, duties: tuple[DutyStatus, ...], total: Balance) -> GrantState:
    if total.notified == ZERO:
        return GrantState.EXPECTED
    if total.received == ZERO:
        return GrantState.NOTIFIED
    final = [status for status in duties if status.duty.kind is DutyKind.FINAL_REPORT]
    reports = [each for status in final for each in status.standings]
    filed = all(status.standings for status in final) and all(each.filed_on is not None for each in reports)
    if not filed:
        return GrantState.RUNNING
    complete = all(each.done_on is not None for each in reports)
    all_paid = total.paid == (total.requisitioned if grant.is_requisitioned else total.notified)
    if complete and all_paid and total.notified == frame_of(grant) and total.remaining == total.set_aside == ZERO:
        return GrantState.SETTLED
    return GrantState.REPORTED if final else GrantState.RUNNING


def _condition(
    grant: Grant,
    condition: Condition,
    duties: tuple[DutyStatus, ...],
    findings: tuple[Finding, ...],
    on: dt.date,
) -> ConditionStatus:
    needed = [status for status in duties if status.duty.id in condition.duties]
    risks = [text for status in needed for text in _missed(status, on)]
    risks += [finding.message for finding in findings if finding.rule in condition.rules]
    if risks:
        return ConditionStatus(condition=condition, state=ConditionState.AT_RISK, because=tuple(risks))
    if condition.unstated is not None:
        return ConditionStatus(condition=condition, state=ConditionState.UNKNOWN, because=(condition.unstated,))
    judged = all(_is_judged(grant, rule, duties, on) for rule in condition.rules)
    done = judged and all(status.state is DutyState.DONE for status in needed)
    return ConditionStatus(condition=condition, state=ConditionState.MET if done else ConditionState.OPEN)


def _is_judged(grant: Grant, rule: str, duties: tuple[DutyStatus, ...], on: dt.date) -> bool:
    """Say whether a rule that nobody has broken can still be broken: before its time is over it is open."""
    for requirement in grant.requirements:
        if requirement.id == rule:
            bound = any(status.standings for status in duties if status.duty.id == requirement.judged_after)
            return bound and on > grant.duty(requirement.judged_after).due_on
    of_kind = {"repaid-in-time": DutyKind.REPAYMENT, "requisitioned-in-time": DutyKind.REQUISITION}
    of_kind["one-requisition"] = DutyKind.REQUISITION
    if rule in of_kind:
        concerned = [status for status in duties if status.duty.kind is of_kind[rule]]
        return all(status.standings and on > status.duty.due_on for status in concerned)
    if rule in {"report-in-time", "report-complete", "filed-by"} or rule not in RULES:
        asked = [status for status in duties if status.duty.kind.is_report and _asks(status.duty, rule)]
        return all(status.state is DutyState.DONE for status in asked)
    last = grant.use.last_day if grant.use is not None else grant.term.last_day
    return on > last  # money can be used wrongly for as long as it can be used


def _asks(duty: Duty, rule: str) -> bool:
    return rule in RULES or any(content.rule == rule for content in duty.contents)


def _missed(status: DutyStatus, on: dt.date) -> Iterator[Text]:
    """Say what is wanting of a duty when its day is past, and from whom."""
    due, title = status.duty.due_on, status.duty.title
    for state, told, how in (
        (DutyState.OVERDUE, None, Text("saknas från", "is missing from")),
        (DutyState.INCOMPLETE, None, Text("är inte komplett från", "is not complete from")),
        (DutyState.LATE, True, Text("kom för sent från", "came late from")),
        (DutyState.LATE, False, Text("kompletterades för sent från", "was completed late from")),
        (DutyState.PASSED, None, Text("gjordes inte i tid av", "was not done in time by")),
    ):
        names = ", ".join(
            each.party.name
            for each in status.standings
            if each.state is state and told in {None, each.filed_on is None or each.filed_on > due}
        )
        if names and on > due:
            beside = status.duty.beside_printed
            day = (
                Text(f"; sista dag var {due}{beside.sv}", f"; it was due on {due}{beside.en}") if beside.sv else beside
            )
            yield Text(f"{title.sv} {how.sv} {names}{day.sv}.", f"{title.in_english} {how.en} {names}{day.en}.")
