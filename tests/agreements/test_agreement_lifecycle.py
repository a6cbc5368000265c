"""An agreement from its draft to its end: what may happen does, what may not is refused, and the laws always hold."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from agreement_cases import (
    AGREEMENT,
    MUNICIPALITIES,
    NAMES,
    OTHER_TEXT,
    PARTIES,
    REGION,
    TERM,
    Register,
    agreements,
    any_event,
    autumn,
    drafted,
    found_in,
    journal,
    later,
    notice,
    prepared,
    recommended,
    renamed,
    signed,
    took_effect,
    without_journal,
)
from nara_vard_finans import Agreement, kronor, status
from nara_vard_finans.agreements import AgreementEvent, AgreementStatus, NoticeGiven, Signed, fingerprint_of
from nara_vard_finans.core import JournalError
from nara_vard_finans.grants import Paid
from nara_vard_finans.journals import Event

WHO = st.sampled_from(PARTIES)
A_DAY = dt.timedelta(days=1)


class AgreementInTime(RuleBasedStateMachine):
    """One agreement, its events so far, a registrar's book of them, and what every day before this one looked like."""

    def __init__(self) -> None:
        super().__init__()
        self.agreement: Agreement = AGREEMENT
        self.today = autumn(1, 5)
        self.events: list[AgreementEvent] = []
        self.register = Register(AGREEMENT)
        self.remembered: dict[dt.date, tuple[object, ...]] = {}

    @initialize(agreement=agreements())
    def begin(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.register = Register(agreement)

    # What may happen.

    @precondition(lambda self: self.today < TERM.last_day)
    @rule(days=st.sampled_from([1, 7, 30, 120, 240, 400]))
    def time_passes(self, days: int) -> None:
        if self.today < TERM.last_day:  # the last day never passes, so more may happen on it
            self.remembered[self.today] = without_journal(self.status())
        self.today = min(self.today + dt.timedelta(days=days), TERM.last_day)

    @precondition(lambda self: self.today < TERM.first_day - A_DAY)
    @rule()
    def the_term_is_about_to_begin(self) -> None:
        self.remembered[self.today] = without_journal(self.status())
        self.today = TERM.first_day - A_DAY

    @rule(data=st.data())
    def the_draft_takes_its_way(self, data: st.DataObject) -> None:
        self.tried(data.draw(st.sampled_from([drafted, prepared, recommended]))(self.today))

    @rule(who=WHO)
    def somebody_signs(self, who: str) -> None:
        if not self.register.pages[who]:
            self.tried(signed(who, self.today))

    @rule(but=st.sampled_from(["", "", REGION, *MUNICIPALITIES]))
    def all_who_have_not_signed_sign(self, but: str) -> None:
        for who in PARTIES:
            if who != but and not self.register.pages[who]:
                self.tried(signed(who, self.today))

    @rule(who=WHO)
    def somebody_gives_notice(self, who: str) -> None:
        self.tried(notice(who, self.today))

    @precondition(lambda self: self.today >= TERM.first_day)
    @rule()
    def a_paper_tells_that_it_holds(self) -> None:
        self.tried(took_effect(self.today))

    @rule(data=st.data())
    def something_happens_or_is_refused(self, data: st.DataObject) -> None:
        self.tried(data.draw(any_event(self.today, self.register)))

    # What may not.

    @precondition(lambda self: self.events)
    @rule(data=st.data(), days=st.integers(0, 300))
    def nothing_happens_twice(self, data: st.DataObject, days: int) -> None:
        event = data.draw(st.sampled_from(self.events))
        again = evolve(event, on=min(event.on + dt.timedelta(days=days), self.today), note="igen")
        with pytest.raises(JournalError):
            status(self.agreement, journal(*self.events, again), on=self.today)

    @precondition(lambda self: self.events and "drafted" not in self.register.steps)
    @rule()
    def no_draft_comes_after_what_rests_on_it(self) -> None:
        day = min(event.on for event in self.events) + A_DAY
        if day <= self.today:
            self.refused(drafted(day), "before which there was no text")

    @rule(days=st.integers(1, 500))
    def nothing_happens_after_the_term(self, days: int) -> None:
        late = TERM.last_day + dt.timedelta(days=days)
        self.refused(signed(REGION, late, note="sent"), "it is after the last day of stod-2030, 2033-12-31", on=late)

    @rule(days=st.integers(1, 500))
    def it_takes_no_effect_before_its_term(self, days: int) -> None:
        early = TERM.first_day - dt.timedelta(days=days)
        self.refused(took_effect(early), "cannot hold before the first day", on=max(early, self.today))

    @rule()
    def no_stranger_takes_part(self) -> None:
        self.refused(signed("2085", self.today), "2085 is no party of stod-2030")
        self.refused(notice("2085", self.today), "2085 is no party of stod-2030")

    @rule()
    def no_money_moves(self) -> None:
        payment = Paid(on=self.today, recipient=REGION, amount=kronor(1))
        self.refused(payment, "it is no event of an agreement; stod-2030 knows none such")

    @rule(one=st.sampled_from(MUNICIPALITIES), other=st.sampled_from(MUNICIPALITIES))
    def two_municipalities_make_no_agreement(self, one: str, other: str) -> None:
        why = "both are of one side" if self.register.bilateral else "one document that all sign"
        self.refused(signed(one, self.today, other), why)

    # The laws.

    @invariant()
    def it_stands_as_the_registrar_says(self) -> None:
        found, register = self.status(), self.register
        state = register.state(self.today)
        assert found.state.value == state
        assert found.in_force is (state in {"in-force", "notice-given"})
        assert (found.in_force_from, found.ends_on) == (register.since(), register.last_day())
        assert {each.party.code: each.state.value for each in found.signatures} == {
            who: register.signature(who) for who in PARTIES
        }
        assert {each.party.code: (each.given_on, each.ends_on) for each in found.departures} == register.notices

    @invariant()
    def who_is_missing_is_said(self) -> None:
        found, register = self.status(), self.register
        missing = [who for who in PARTIES if register.signature(who) == "missing"]
        assert [each.party.code for each in found.missing] == missing
        unsigned = {each.party.code: each.missing for each in found.signatures if each.missing}
        page = register.pages[REGION]
        left = tuple(who for who in register.documents(REGION) if who not in page) if page else ()
        assert unsigned == ({REGION: left} if left else {})

    @invariant()
    def with_one_signature_missing_it_is_not_in_force(self) -> None:
        found = self.status()
        signed = all(each.state.value == "signed" for each in found.signatures)
        if self.register.all_must and not signed and "took-effect" not in self.register.steps:
            assert found.in_force is False
            assert found.in_force_from is None

    @invariant()
    def it_holds_on_no_day_outside_its_term(self) -> None:
        assert self.today >= TERM.first_day or not self.status().in_force
        after = status(self.agreement, journal(*self.events), on=TERM.last_day + A_DAY)
        assert after.in_force is False
        since = self.register.since()
        assert after.state.value == ("lapsed" if since is None or since > self.register.last_day() else "expired")

    @invariant()
    def the_past_stays_as_it_was(self) -> None:
        for day in sorted(self.remembered)[-3:]:
            assert without_journal(self.status(day)) == self.remembered[day]

    @invariant()
    def the_order_in_which_events_are_entered_does_not_matter(self) -> None:
        assert self.status() == status(self.agreement, journal(*reversed(self.events)), on=self.today)

    @invariant()
    def findings_are_those_of_the_registrar(self) -> None:
        assert found_in(self.status()) == self.register.findings(self.today)

    @invariant()
    def a_notice_of_today_ends_no_earlier_than_one_of_yesterday(self) -> None:
        found = self.status()
        if found.in_force and self.register.months is not None:
            assert found.earliest_end == min(later(self.today, self.register.months), self.register.last_day())
        else:
            assert found.earliest_end is None
        for who, (day, end) in self.register.notices.items():
            for earlier in (day - A_DAY, day - dt.timedelta(days=40)):
                given = [event for event in self.events if isinstance(event, NoticeGiven) and event.party == who]
                if given[0].ends_on is None and end is not None and self.register.months is not None:
                    assert min(later(earlier, self.register.months), TERM.last_day) <= end

    @invariant()
    def other_names_change_names_alone(self) -> None:
        other = renamed(self.agreement, ["Ä", "B", "Å", "A", "Z"])
        found, as_named = status(other, journal(*self.events), on=self.today), self.status()
        assert (found.state, found.in_force_from, found.ends_on) == (
            as_named.state,
            as_named.in_force_from,
            as_named.ends_on,
        )
        assert found_in(found) == found_in(as_named)
        assert fingerprint_of(other) == fingerprint_of(self.agreement)

    @invariant()
    def another_text_is_named(self) -> None:
        others = {event.party for event in self.events if isinstance(event, Signed) and event.text == OTHER_TEXT}
        named = [each for each in self.status().findings if each.rule == "same-text"]
        assert {each.subject for each in named} == {f"stod-2030/{who}" for who in others}
        assert {each.message.sv.partition(" har")[0] for each in named} == {NAMES[who] for who in others}

    # The registrar's hands.

    def status(self, day: dt.date | None = None) -> AgreementStatus:
        return status(self.agreement, journal(*self.events), on=day or self.today)

    def tried(self, event: AgreementEvent) -> None:
        reasons = self.register.refusals(event)
        if reasons:
            self.refused(event, "|".join(reasons))
        else:
            self.events.append(event)
            self.register.write(event)

    def refused(self, event: Event, why: str, *, on: dt.date | None = None) -> None:
        with pytest.raises(JournalError, match=why):
            status(self.agreement, journal(*self.events, event), on=on or self.today)


TestAgreementInTime = AgreementInTime.TestCase
TestAgreementInTime.settings = settings(stateful_step_count=25)
