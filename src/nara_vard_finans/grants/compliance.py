"""Duties on a day: what is done, due or overdue, and what is missing from whom."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from attrs import frozen

from nara_vard_finans.core import ZERO, Amount, Party, Shown, table_order, with_tuples
from nara_vard_finans.grants.balances import Balance, balances_of
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.duties import Duty, DutyKind
from nara_vard_finans.grants.events import GrantEvent, Notified, Reported, Requisitioned
from nara_vard_finans.journals import ByKind, Event


class DutyState(StrEnum):
    """How a duty stands on a day."""

    DUE = "due"
    """kvar att göra, i tid"""
    DONE = "done"
    """gjort i tid"""
    LATE = "late"
    """gjort, men för sent av någon"""
    INCOMPLETE = "incomplete"
    """gjort, men något innehåll saknas"""
    OVERDUE = "overdue"
    """inte gjort i tid av någon"""
    PASSED = "passed"
    """dagen är passerad; inget fattas här"""
    UNBOUND = "unbound"
    """ingen hade fått besked om medel"""
    UNKNOWN = "unknown"
    """okänt: ingen journal är angiven"""
    REMOVED = "removed"
    """borttaget genom beslut, enligt den tolkning som är vald"""


@frozen(kw_only=True, field_transformer=with_tuples)
class Standing:
    """
    How one recipient stands to a duty.

    Attributes:
        party: The recipient.
        state: How it stands.
        filed_on: The day a report was first filed; ``None`` while it is not.
        done_on: The day it was done, a report with all that it must contain; ``None`` while it is not.
        contents: What is missing in a report, by id.
        amount: What is left to pay back, or what could have been asked for; ``None`` for reports.
    """

    party: Party
    state: DutyState
    filed_on: dt.date | None = None
    done_on: dt.date | None = None
    contents: tuple[str, ...] = ()
    amount: Amount | None = None


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class DutyStatus(Shown):
    """
    A duty on a day.

    Attributes:
        duty: The duty.
        state: How it stands for all together.
        standings: How each recipient that it binds stands, in the order of tables.
    """

    duty: Duty
    state: DutyState
    standings: tuple[Standing, ...] = ()

    @property
    def missing(self) -> tuple[Standing, ...]:
        """Those from whom something is missing."""
        kept = {DutyState.DONE, DutyState.LATE, DutyState.PASSED}
        return tuple(each for each in self.standings if each.state not in kept)


_WORST_FIRST = (
    DutyState.OVERDUE,
    DutyState.INCOMPLETE,
    DutyState.DUE,
    DutyState.PASSED,
    DutyState.LATE,
    DutyState.DONE,
)


_Balances = Mapping[str, Balance]


def duties_on(grant: Grant, events: ByKind, on: dt.date, balances: _Balances) -> tuple[DutyStatus, ...]:
    """
    Say how every duty of a grant stands on a day, in the order of their days.

    Args:
        grant: The grant.
        events: What has happened up to and including the day, kind by kind.
        on: The day.
        balances: What each has got and done with it by then, by code.
    """
    by_day = sorted(grant.duties, key=lambda duty: duty.due_on)
    return tuple(_duty_on(grant, duty, events, on, balances) for duty in by_day)


_Event = TypeVar("_Event", bound=GrantEvent)


def _duty_on(grant: Grant, duty: Duty, events: ByKind, on: dt.date, balances: _Balances) -> DutyStatus:
    if duty.removed_on is not None:
        return DutyStatus(duty=duty, state=DutyState.REMOVED)
    if duty.kind is DutyKind.OTHERS:
        return DutyStatus(duty=duty, state=DutyState.DUE if on <= duty.due_on else DutyState.PASSED)
    bound = _bound(grant, duty, events, balances)
    match duty.kind:
        case DutyKind.REPAYMENT:
            in_time = _balances_by(duty.due_on, events.events, balances)
            standings = [_repayment(duty, party, on, balances[party.code], in_time.get(party.code)) for party in bound]
        case DutyKind.REQUISITION:
            asked = _by_recipient(events.of(Requisitioned))
            standings = [
                _requisition(duty, party, asked.get(party.code, []), on, balances[party.code].notified)
                for party in bound
            ]
        case _:
            filed = _by_recipient(event for event in events.of(Reported) if event.duty == duty.id)
            standings = [_report(duty, party, filed.get(party.code, []), on) for party in bound]
    if not standings:
        return DutyStatus(duty=duty, state=DutyState.DUE if on <= duty.due_on else DutyState.UNBOUND)
    found = {each.state for each in standings}
    state = next(state for state in _WORST_FIRST if state in found)
    return DutyStatus(duty=duty, state=state, standings=tuple(standings))


def _balances_by(day: dt.date, events: Sequence[Event], balances: _Balances) -> _Balances:
    """Give what each had got and done with it by a day: what it has today, where nothing has happened since."""
    by_then = events[: bisect_right(events, day, key=lambda event: event.on)]
    return balances if len(by_then) == len(events) else balances_of(by_then)


def _by_recipient(events: Iterable[_Event]) -> dict[str, list[_Event]]:
    """Group events by whom they are of, once for all recipients."""
    grouped: dict[str, list[_Event]] = {}
    for event in events:
        grouped.setdefault(event.recipient, []).append(event)
    return grouped


def _bound(grant: Grant, duty: Duty, events: ByKind, balances: _Balances) -> tuple[Party, ...]:
    """
    Give whom a duty binds.

    Who had been told by its day; for a repayment who has got any money; and for a report on a grant that is
    requisitioned, who has asked for any.
    """
    if duty.kind is DutyKind.REPAYMENT:
        codes = {code for code, balance in balances.items() if balance.received > ZERO}
    elif grant.is_requisitioned and duty.kind.is_report:
        codes = {code for code, balance in balances.items() if balance.requisitioned > ZERO or balance.paid > ZERO}
    else:
        codes = {event.recipient for event in events.of(Notified) if event.on <= duty.due_on}
    return tuple(sorted((grant.parties[code] for code in codes), key=table_order))


def _report(duty: Duty, party: Party, filed: Sequence[Reported], on: dt.date) -> Standing:
    missing = {content.id for content in duty.contents}
    done_on = None
    for event in sorted(filed, key=lambda event: event.on):
        missing -= set(event.contents)
        done_on = done_on or (None if missing else event.on)
    names = tuple(content.id for content in duty.contents if content.id in missing)
    if not filed:
        return Standing(party=party, state=_open_state(duty, on), contents=names)
    state = DutyState.INCOMPLETE if done_on is None else _done_state(duty, done_on)
    filed_on = min(event.on for event in filed)
    return Standing(party=party, state=state, filed_on=filed_on, done_on=done_on, contents=names)


def _requisition(duty: Duty, party: Party, asked: Sequence[Requisitioned], on: dt.date, most: Amount) -> Standing:
    if asked:
        first = min(event.on for event in asked)
        return Standing(party=party, state=_done_state(duty, first), done_on=first)
    # Nobody must ask for its money; what it does not ask for in time, it does not get.
    state = DutyState.DUE if on <= duty.due_on else DutyState.PASSED
    return Standing(party=party, state=state, amount=most)


def _repayment(duty: Duty, party: Party, on: dt.date, now: Balance, in_time: Balance | None) -> Standing:
    left = now.remaining + now.set_aside
    if left > ZERO:
        return Standing(party=party, state=_open_state(duty, on), amount=left)
    settled = in_time is None or in_time.remaining + in_time.set_aside == ZERO
    return Standing(party=party, state=DutyState.DONE if settled else DutyState.LATE)


def _open_state(duty: Duty, on: dt.date) -> DutyState:
    return DutyState.DUE if on <= duty.due_on else DutyState.OVERDUE


def _done_state(duty: Duty, done_on: dt.date) -> DutyState:
    return DutyState.DONE if done_on <= duty.due_on else DutyState.LATE
