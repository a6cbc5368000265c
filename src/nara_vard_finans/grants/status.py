"""
The status of a grant on a day: a pure function of its definition, its journal and the day.

What is done, due and overdue; whether next year's grant is at risk, and by what; what each recipient has left; and
what is not in order.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

from attrs import frozen

from nara_vard_finans.core import ZERO, Amount, AnyText, Party, Shown, by_code_or_name, table_order, with_tuples
from nara_vard_finans.grants.awards import frame_of
from nara_vard_finans.grants.balances import Balance, balances_of, lapsed_of, sum_of_balances
from nara_vard_finans.grants.compliance import DutyState, DutyStatus
from nara_vard_finans.grants.duties import RULES as RULE_NAMES
from nara_vard_finans.grants.duties import Condition, Duty, DutyKind
from nara_vard_finans.grants.duty_messages import (
    CameLateFrom,
    CompletedLateFrom,
    DutyRemoved,
    MissingFrom,
    NotCompleteFrom,
    NotDoneInTimeBy,
    WantingOfDuty,
)
from nara_vard_finans.grants.fund_events import FundBalance, fund_balance
from nara_vard_finans.grants.rules import RULES, JudgedGrant
from nara_vard_finans.journals import UNRECORDED


class GrantState(StrEnum):
    """How far a grant has come."""

    UNKNOWN = "unknown"
    """okänt: ingen journal är angiven"""
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


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class ConditionStatus(Shown):
    """
    A condition on a day.

    Attributes:
        condition: The condition.
        state: How it stands.
        because: What puts it at risk, or leaves it open.
    """

    condition: Condition
    state: ConditionState
    because: tuple[AnyText, ...] = ()


@frozen(kw_only=True, repr=False)
class RecipientStatus(Shown):
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


@frozen(kw_only=True, slots=False, repr=False)
class GrantStatus(JudgedGrant):
    """
    A grant on a day.

    Swedish term:
        läge

    Invariants:
        * for every recipient, received = used + transferred + set aside + repaid + remaining
        * what is notified, less what lapsed of it, and what is not yet sum to the frame

    Source:
        "Förslag på användning av medel …" 2020, sections 2 to 4.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, example_journal, status
        >>> grant = embedded().grant("ok-gnv-2020")
        >>> found = status(grant, example_journal("exempel-gnv-2020"), on=dt.date(2020, 10, 1))
        >>> found.state.value, [duty.state.value for duty in found.duties]
        ('running', ['overdue', 'due'])
    """

    rules = RULES

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        _ = self.sharing  # a grant that cannot be shared is refused at once

    @cached_property
    def frame(self) -> Amount:
        """What it can give its recipients in all."""
        return frame_of(self.grant)

    @cached_property
    def has_ended(self) -> bool | None:
        """
        Whether the money can no longer be used: its last day is past, or the day to pay it back has come.

        Nobody knows where no paper prints either day.
        """
        if self.grant.use is not None:
            return self.on > self.grant.use.last_day
        days = [duty.due_on for duty in self.grant.duties if duty.kind is DutyKind.REPAYMENT]
        return self.on >= min(days) if days else None

    @cached_property
    def recipients(self) -> tuple[RecipientStatus, ...]:
        """Every recipient, in the order of tables."""
        awards = {
            award.code: award.amount
            for award in (self.sharing.awards if self.sharing else ())
            if award.levels and award.code in self.grant.parties
        }
        parties = sorted((self.grant.parties[code] for code in {*awards, *self.balances}), key=table_order)
        return tuple(self._recipient(party, awards.get(party.code)) for party in parties)

    def _recipient(self, party: Party, award: Amount | None) -> RecipientStatus:
        balance = self.balances.get(party.code, Balance())
        left = balance.remaining + balance.set_aside if self.has_ended else ZERO
        to_repay = None if self.has_ended is None else left
        return RecipientStatus(party=party, award=award, balance=balance, to_repay=to_repay)

    @cached_property
    def funds(self) -> tuple[FundBalance, ...]:
        """What is decided, used and left of every fund, in the order of the grant."""
        return tuple(fund_balance(fund, self.events) for fund in self.grant.funds)

    @cached_property
    def state(self) -> GrantState:
        """How far it has come."""
        total = self.total
        if self.journal.is_unrecorded:
            return GrantState.UNKNOWN
        if total.notified == ZERO:
            return GrantState.EXPECTED
        if total.received == ZERO:
            return GrantState.NOTIFIED
        final = [each for each in self.duties if each.duty.kind is DutyKind.FINAL_REPORT]
        reports = [standing for each in final for standing in each.standings]
        filed = all(each.standings for each in final) and all(each.filed_on is not None for each in reports)
        if not filed:
            return GrantState.RUNNING
        complete = all(each.done_on is not None for each in reports)
        unwanted = ZERO if self.second_rounds is None else self.second_rounds.left
        all_paid, all_notified = total.paid == self._payable, self.not_notified == unwanted
        if complete and all_paid and all_notified and total.remaining == total.set_aside == ZERO:
            return GrantState.SETTLED
        return GrantState.REPORTED if final else GrantState.RUNNING

    @cached_property
    def conditions(self) -> tuple[ConditionStatus, ...]:
        """How every condition for a later year's grant stands."""
        if self.journal.is_unrecorded:
            unknown = ConditionState.UNKNOWN
            return tuple(
                ConditionStatus(condition=c, state=unknown, because=(UNRECORDED,)) for c in self.grant.conditions
            )
        return tuple(map(self._condition, self.grant.conditions))

    @property
    def is_at_risk(self) -> bool:
        """Whether a condition for a later year's grant is at risk."""
        return any(each.state is ConditionState.AT_RISK for each in self.conditions)

    def _condition(self, condition: Condition) -> ConditionStatus:
        needed = [each for each in self.duties if each.duty.id in condition.duties]
        risks: list[AnyText] = [text for each in needed for text in _missed(each, self.on)]
        # What a silent journal leaves open breaks no rule, whatever the rule of a requirement is called.
        broken = (finding for finding in self.findings if finding.subject != self.grant.id)
        risks += [finding.message for finding in broken if finding.rule in condition.rules]
        if risks:
            return ConditionStatus(condition=condition, state=ConditionState.AT_RISK, because=tuple(risks))
        removed = [each.duty for each in needed if each.state is DutyState.REMOVED]
        if removed:
            because = tuple(DutyRemoved(duty, duty.removed_on) for duty in removed)
            return ConditionStatus(condition=condition, state=ConditionState.UNKNOWN, because=because)
        if condition.unstated is not None:
            return ConditionStatus(condition=condition, state=ConditionState.UNKNOWN, because=(condition.unstated,))
        done = all(map(self._is_judged, condition.rules)) and all(each.state is DutyState.DONE for each in needed)
        return ConditionStatus(condition=condition, state=ConditionState.MET if done else ConditionState.OPEN)

    def _is_judged(self, rule: str) -> bool:
        """Say whether a rule that nobody has broken can still be broken: before its time is over it is open."""
        for requirement in self.grant.requirements:
            if requirement.id == rule:
                bound = any(each.standings for each in self.duties if each.duty.id == requirement.judged_after)
                return bound and self.on > self.grant.duty(requirement.judged_after).due_on
        of_kind = {"repaid-in-time": DutyKind.REPAYMENT, "requisitioned-in-time": DutyKind.REQUISITION}
        of_kind["one-requisition"] = DutyKind.REQUISITION
        if rule in of_kind:
            concerned = [each for each in self.duties if each.duty.kind is of_kind[rule]]
            return all(each.standings and self.on > each.duty.due_on for each in concerned)
        if rule in {"report-in-time", "report-complete", "filed-by"} or rule not in RULE_NAMES:
            asked = [each for each in self.duties if each.duty.kind.is_report and _asks(each.duty, rule)]
            return all(each.state is DutyState.DONE for each in asked)
        last = self.grant.use.last_day if self.grant.use is not None else self.grant.term.last_day
        return self.on > last  # money can be used wrongly for as long as it can be used

    @cached_property
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
        return self.frame - self.total.notified + self.lapsed

    @property
    def lapsed(self) -> Amount:
        """What was notified, and nobody asked for by the day after which it is offered again."""
        after = self.grant.offered_after
        if after is None or self.on <= after:
            return ZERO
        return lapsed_of(balances_of(event for event in self.events if event.on <= after).values())

    @property
    def _payable(self) -> Amount:
        """What is to be paid in all, by what is notified and asked for."""
        again, total = self.grant.offered_again, self.total
        if not self.grant.is_requisitioned or (again is not None and not again.requisitioned):
            return total.notified - self.lapsed
        return total.requisitioned

    def recipient(self, code: str) -> RecipientStatus:
        """
        Give one recipient's status, by its code or its name.

        Raises:
            UnknownPartyError: If the grant has no party of that code or name.
            AmbiguousPartyError: If the name could be two.
        """
        party = by_code_or_name(self.grant.parties, code)
        found = next((each for each in self.recipients if each.party.code == party.code), None)
        return found or self._recipient(party, None)


def _asks(duty: Duty, rule: str) -> bool:
    return rule in RULE_NAMES or any(content.rule == rule for content in duty.contents)


def _missed(status: DutyStatus, on: dt.date) -> Iterator[WantingOfDuty]:
    """Say what is wanting of a duty when its day is past, and from whom."""
    due = status.duty.due_on
    if on <= due:
        return
    wanting: dict[type[WantingOfDuty], list[Party]] = {
        kind: [] for kind in (MissingFrom, NotCompleteFrom, CameLateFrom, CompletedLateFrom, NotDoneInTimeBy)
    }
    for each in status.standings:
        match each.state:
            case DutyState.OVERDUE:
                wanting[MissingFrom].append(each.party)
            case DutyState.INCOMPLETE:
                wanting[NotCompleteFrom].append(each.party)
            case DutyState.LATE if each.filed_on is None or each.filed_on > due:
                wanting[CameLateFrom].append(each.party)
            case DutyState.LATE:
                wanting[CompletedLateFrom].append(each.party)
            case DutyState.PASSED:
                wanting[NotDoneInTimeBy].append(each.party)
            case _:
                pass
    yield from (kind(status.duty, tuple(parties)) for kind, parties in wanting.items() if parties)
