"""A grant from notice to repayment: what may happen does, what may not is refused, and the laws hold after every step."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from grant_cases import (
    COLUMNS,
    FRAME,
    GRANT,
    INTERIM,
    MUNICIPALITIES,
    OUT,
    PURPOSES,
    REGION,
    TERM,
    Ledger,
    drawn,
    filed,
    journal,
    move,
    report_states,
    told,
    without_journal,
)
from nara_vard_finans import Amount, Grant, Severity, kronor, status
from nara_vard_finans.core import ZERO, JournalError
from nara_vard_finans.grants import (
    GrantEvent,
    GrantStatus,
    Notified,
    Paid,
    Released,
    Repaid,
    Reported,
    Requisitioned,
    SetAside,
    Transferred,
    Used,
)
from nara_vard_finans.journals import Event

PARTIES = (*MUNICIPALITIES, REGION)
WHO = st.sampled_from(PARTIES)
MUNICIPALITY = st.sampled_from(MUNICIPALITIES)
PART = st.integers(1, 100)
OUTFLOWS = st.sampled_from([Used, SetAside, Transferred, Repaid])


class GrantYear(RuleBasedStateMachine):
    """One grant, its events so far, a clerk's ledger of them, and what every day before this one looked like."""

    def __init__(self) -> None:
        super().__init__()
        self.grant: Grant = GRANT
        self.today = TERM.first_day
        self.events: list[GrantEvent] = []
        self.ledger = Ledger()
        self.remembered: dict[dt.date, tuple[object, ...]] = {}
        self.filed_today: set[tuple[str, str]] = set()

    @initialize(ceiling=st.booleans())
    def begin(self, *, ceiling: bool) -> None:
        self.grant = drawn() if ceiling else GRANT

    # What may happen.

    @precondition(lambda self: self.today < TERM.last_day)
    @rule(days=st.integers(1, 120))
    def time_passes(self, days: int) -> None:
        if self.today < TERM.last_day:  # the last day never passes, so more may happen on it
            self.remembered[self.today] = without_journal(self.status())
        self.today = min(self.today + dt.timedelta(days=days), TERM.last_day)
        self.filed_today = set()

    @rule(who=MUNICIPALITY, part=PART)
    def notice_comes(self, who: str, part: int) -> None:
        self.moves(Notified, who, part)

    @rule(who=MUNICIPALITY, part=PART)
    def it_asks_for_its_money(self, who: str, part: int) -> None:
        self.moves(Requisitioned, who, part)

    @rule(who=MUNICIPALITY, part=PART)
    def it_is_paid(self, who: str, part: int) -> None:
        self.moves(Paid, who, part)

    @rule(kind=OUTFLOWS, who=WHO, other=WHO, part=PART, purpose=st.sampled_from(PURPOSES))
    def it_lets_go_of_money(self, kind: Any, who: str, other: str, part: int, purpose: tuple[str, str]) -> None:
        self.moves(kind, who, part, other=other, purpose=purpose)

    @rule(who=WHO, part=PART)
    def it_releases_what_it_set_aside(self, who: str, part: int) -> None:
        self.moves(Released, who, part)

    @rule(who=MUNICIPALITY)
    def it_uses_all_that_it_has(self, who: str) -> None:
        self.moves(Used, who, 100, purpose=("c", "c1"))

    @precondition(lambda self: self.today >= INTERIM.opens_on)
    @rule(who=MUNICIPALITY, name=st.sampled_from(["interim", "final"]), data=st.data())
    def it_reports(self, who: str, name: str, data: st.DataObject) -> None:
        missing = sorted({part.id for part in GRANT.duty(name).contents} - self.told_in(who, name))
        if self.ledger.of(who, "notified") and missing and (who, name) not in self.filed_today:
            contents = data.draw(st.sets(st.sampled_from(missing), min_size=1))
            self.happens(filed(who, self.today, name, contents))
            self.filed_today.add((who, name))

    # What may not.

    @rule(kind=OUTFLOWS, who=WHO, above=st.integers(1, 10**6))
    def it_cannot_let_go_of_more_than_it_has(self, kind: Any, who: str, above: int) -> None:
        other = next(code for code in PARTIES if code != who)
        amount = Amount(self.ledger.left(who) + above)
        self.refused(move(kind, who, amount, self.today, "för mycket", other=other, purpose=("b", "")), "has received")

    @rule(who=WHO, above=st.integers(1, 10**6))
    def it_cannot_release_more_than_it_has_set_aside(self, who: str, above: int) -> None:
        self.refused(self.made(Released, who, self.ledger.of(who, "set_aside") + above), "more than it has set aside")

    @rule(who=MUNICIPALITY, above=st.integers(1, 10**6))
    def it_cannot_be_paid_more_than_its_due(self, who: str, above: int) -> None:
        room = self.ledger.room(Paid, who, ceiling=self.grant.is_requisitioned)
        due = "has asked for" if self.grant.is_requisitioned else "is granted"
        self.refused(self.made(Paid, who, room + above), due)

    @rule(who=MUNICIPALITY, above=st.integers(1, 10**6))
    def it_cannot_ask_for_more_than_it_is_granted(self, who: str, above: int) -> None:
        room = self.ledger.room(Requisitioned, who, ceiling=self.grant.is_requisitioned)
        self.refused(self.made(Requisitioned, who, room + above), "at most that")

    @rule(who=MUNICIPALITY, above=st.integers(1, 10**6))
    def no_more_can_be_granted_than_there_is(self, who: str, above: int) -> None:
        room = self.ledger.room(Notified, who, ceiling=self.grant.is_requisitioned)
        self.refused(self.made(Notified, who, room + above), "all notices together")

    @precondition(lambda self: self.today >= INTERIM.opens_on)
    @rule(who=MUNICIPALITY, name=st.sampled_from(["interim", "final"]))
    def it_cannot_report_before_notice_or_add_nothing(self, who: str, name: str) -> None:
        report = filed(who, self.today, name, sorted(self.told_in(who, name)))
        if not self.ledger.of(who, "notified"):
            self.refused(report, "nothing was granted by then")
        elif self.filings(who, name) and (who, name) not in self.filed_today:
            self.refused(report, "this adds nothing")

    @precondition(lambda self: self.today < INTERIM.opens_on)
    @rule(who=MUNICIPALITY)
    def it_cannot_report_before_the_report_opens(self, who: str) -> None:
        self.refused(filed(who, self.today), "cannot be filed before 2030-06-01")

    @precondition(lambda self: self.events)
    @rule(data=st.data())
    def nothing_happens_twice(self, data: st.DataObject) -> None:
        self.refused(data.draw(st.sampled_from(self.events)), "it stands twice")

    @rule(who=MUNICIPALITY, days=st.integers(1, 500))
    def nothing_happens_before_the_programme(self, who: str, days: int) -> None:
        self.refused(told(who, 1, TERM.first_day - dt.timedelta(days=days)), "before the first day")

    @rule()
    def nobody_else_takes_part(self) -> None:
        self.refused(told("2085", 1, self.today), "no party is called '2085'")

    # The laws.

    @invariant()
    def every_ore_is_accounted_for(self) -> None:
        found = self.status()
        for code in PARTIES:
            balance = found.recipient(code).balance
            assert {column: getattr(balance, column).ore for column in COLUMNS} == {
                column: self.ledger.of(code, column) for column in COLUMNS
            }
            assert balance.received.ore == balance.remaining.ore + sum(self.ledger.of(code, column) for column in OUT)
            assert balance.remaining >= ZERO
        assert found.total.notified + found.not_notified == kronor(FRAME)
        assert found.total.remaining.ore == sum(self.ledger.left(code) for code in PARTIES)

    @invariant()
    def the_past_stays_as_it_was(self) -> None:
        for day in sorted(self.remembered)[-3:]:
            assert without_journal(self.status(day)) == self.remembered[day]

    @invariant()
    def the_order_in_which_events_are_entered_does_not_matter(self) -> None:
        assert self.status() == status(self.grant, journal(*reversed(self.events)), on=self.today)

    @invariant()
    def reports_stand_as_a_clerk_would_say(self) -> None:
        found = self.status()
        states = {
            (each.duty.id, standing.party.code): standing.state.value
            for each in found.duties
            for standing in each.standings
        }
        assert states == report_states(self.events, self.grant, self.today)
        overdue = {f"prov-2030/{who}" for (_, who), state in states.items() if state == "overdue"}
        missing = {
            each.subject
            for each in found.findings
            if each.rule == "report-in-time" and each.severity is Severity.BREACH
        }
        assert missing == overdue

    @invariant()
    def what_is_meant_for_another_is_told_each_time(self) -> None:
        wrong = [
            event.recipient
            for event in self.events
            if isinstance(event, Used) and event.measure == "b6" and event.recipient != REGION
        ]
        found = [each.subject.removeprefix("prov-2030/") for each in self.status().findings if each.rule == "meant-for"]
        assert sorted(found) == sorted(wrong)

    @invariant()
    def the_state_is_what_has_been_reached(self) -> None:
        found = self.status()
        if not any(isinstance(event, Notified) for event in self.events):
            assert found.state.value == "expected"
        elif not any(isinstance(event, Paid) for event in self.events):
            assert found.state.value == "notified"
        else:
            final = [
                state
                for (name, _), state in report_states(self.events, self.grant, self.today).items()
                if name == "final"
            ]
            reported = bool(final) and all(state in {"done", "late", "incomplete"} for state in final)
            left = sum(self.ledger.left(code) for code in PARTIES)
            to_come = sum(self.ledger.room(Paid, code, ceiling=self.grant.is_requisitioned) for code in PARTIES)
            settled = "reported" if left or to_come else "settled"
            assert found.state.value == (settled if reported else "running")

    # The clerk's hands.

    def status(self, day: dt.date | None = None) -> GrantStatus:
        return status(self.grant, journal(*self.events), on=day or self.today)

    def made(self, kind: Any, who: str, ore: int, **more: Any) -> GrantEvent:
        given = {"other": REGION, "purpose": ("b", "b1")} | more
        return move(kind, who, Amount(ore), self.today, f"händelse {len(self.events)}", **given)

    def moves(self, kind: Any, who: str, part: int, **more: Any) -> None:
        amount = self.ledger.room(kind, who, ceiling=self.grant.is_requisitioned) * part // 100
        if amount and more.get("other") != who:
            self.happens(self.made(kind, who, amount, **more))

    def happens(self, event: GrantEvent) -> None:
        self.events.append(event)
        self.ledger.add(event)

    def refused(self, event: Event, why: str) -> None:
        with pytest.raises(JournalError, match=why):
            status(self.grant, journal(*self.events, event), on=self.today)

    def filings(self, who: str, name: str) -> list[Reported]:
        return [
            event
            for event in self.events
            if isinstance(event, Reported) and (event.recipient, event.duty) == (who, name)
        ]

    def told_in(self, who: str, name: str) -> set[str]:
        return {part for filing in self.filings(who, name) for part in filing.contents}


TestGrantYear = GrantYear.TestCase
TestGrantYear.settings = settings(stateful_step_count=30)
