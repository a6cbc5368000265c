"""A post from intention to its last day: what may happen does, what may not is refused, and the laws hold after every step."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from nara_vard_finans import Amount, status
from nara_vard_finans.core import ZERO, JournalError
from nara_vard_finans.journals import Event
from nara_vard_finans.posts import (
    Decided,
    EmploymentBegan,
    EmploymentEnded,
    EmploymentNotice,
    GrantNotified,
    Intended,
    NotGranted,
    PaidIn,
    PostEvent,
    PostStatus,
    exposure_curve,
)
from post_cases import (
    FINANCIERS,
    FIRST_DAY,
    LAST_DAY,
    POST,
    REGION,
    YEARS,
    Clerk,
    began,
    decided,
    ended,
    intended,
    journal,
    made,
    not_granted,
    noticed,
    notified,
    paid,
    possible,
    without_journal,
)

YEAR = st.sampled_from(YEARS)
WHO = st.sampled_from(FINANCIERS)


class PostLife(RuleBasedStateMachine):
    """One post, its events so far, a clerk who keeps its books, and what every day before this one looked like."""

    def __init__(self) -> None:
        super().__init__()
        self.today = FIRST_DAY
        self.events: list[PostEvent] = []
        self.clerk = Clerk()
        self.remembered: dict[dt.date, tuple[object, ...]] = {}
        self.asked: dict[tuple[int, dt.date], PostStatus] = {}

    # What may happen.

    @precondition(lambda self: self.today < LAST_DAY)
    @rule(days=st.one_of(st.integers(1, 10), st.integers(11, 200)))
    def time_passes(self, days: int) -> None:
        self.remembered[self.today] = without_journal(self.status())
        self.today = min(self.today + dt.timedelta(days=days), LAST_DAY)

    @rule(year=YEAR, data=st.data())
    def they_intend(self, year: int, data: st.DataObject) -> None:
        self.may(Intended, year, data)

    @rule(year=YEAR, data=st.data())
    def notice_comes(self, year: int, data: st.DataObject) -> None:
        self.may(GrantNotified, year, data)

    @rule(year=YEAR, data=st.data())
    def no_grant_comes(self, year: int, data: st.DataObject) -> None:
        self.may(NotGranted, year, data)

    @rule(year=YEAR, data=st.data())
    def they_decide(self, year: int, data: st.DataObject) -> None:
        before = self.at_risk()
        self.may(Decided, year, data)
        self.is_no_worse_than(before)

    @rule(year=YEAR, data=st.data())
    def somebody_pays(self, year: int, data: st.DataObject) -> None:
        before = self.at_risk()
        self.may(PaidIn, year, data)
        self.is_no_worse_than(before)

    @rule(data=st.data())
    def somebody_is_employed(self, data: st.DataObject) -> None:
        self.may(EmploymentBegan, YEARS[0], data)

    @rule(data=st.data())
    def notice_is_given(self, data: st.DataObject) -> None:
        self.may(EmploymentNotice, YEARS[0], data)

    @rule(data=st.data())
    def the_employment_ends(self, data: st.DataObject) -> None:
        self.may(EmploymentEnded, YEARS[0], data)

    @precondition(lambda self: self.today <= POST.term.last_day)
    @rule(year=YEAR)
    def they_decide_on_a_whole_year(self, year: int) -> None:
        kr = sum(self.clerk.share(year, who) for who in FINANCIERS) // 100
        if kr:
            self.happens(decided(self.today, year, kr, note=self.note))
            (found,) = (each.cover for each in self.status().years if each.year == year)
            assert found.secured == found.cost

    @rule()
    def when_all_is_decided_nothing_is_at_risk(self) -> None:
        """Decided only in thought: it goes on as it was."""
        kr = {year: sum(self.clerk.share(year, who) for who in FINANCIERS) // 100 for year in self.clerk.reached}
        thought = [decided(self.today, year, each, note="i tanken") for year, each in kr.items()]
        found = status(POST, journal(*self.events, *thought), on=self.today).exposure
        assert found is not None
        assert found.worst == found.expected == ZERO

    @rule()
    def the_curve_of_today_is_the_exposure_of_today(self) -> None:
        (point,) = exposure_curve(POST, self.events, first_day=self.today, last_day=self.today)
        assert point == self.status().exposure

    # What may not.

    @rule(year=st.sampled_from([2028, 2032]), kind=st.sampled_from([notified, not_granted]))
    def nothing_is_granted_for_other_years(self, year: int, kind: Any) -> None:
        self.refused(kind(self.today, year), f"{year} is no year of tjanst-2029")

    @rule(year=st.sampled_from([2028, 2032]), who=WHO)
    def nothing_is_decided_or_paid_for_other_years(self, year: int, who: str) -> None:
        self.refused(decided(self.today, year, 1, who), f"{year} is no year of tjanst-2029")
        self.refused(paid(self.today, year, 1, who), f"{year} is no year of tjanst-2029")

    @rule(year=YEAR, ore=st.integers(1, 99))
    def nobody_decides_ore(self, year: int, ore: int) -> None:
        self.refused(Decided(on=self.today, year=year, amount=Amount(100 + ore)), "is no whole number of 1 kr")

    @rule(year=YEAR)
    def the_employer_is_no_financier(self, year: int) -> None:
        self.refused(decided(self.today, year, 1, REGION), "Region Dalarna pays no part of tjanst-2029")

    @rule(year=YEAR)
    def nobody_else_takes_part(self, year: int) -> None:
        self.refused(paid(self.today, year, 1, "2085"), "2085 is no party of tjanst-2029")

    @precondition(lambda self: self.events)
    @rule(data=st.data())
    def nothing_happens_twice(self, data: st.DataObject) -> None:
        event = data.draw(st.sampled_from(self.events))
        self.refused(event, "it stands twice" if event.step is None else "it can happen only once")

    @precondition(lambda self: self.clerk.began is None)
    @rule()
    def who_is_not_employed_is_not_given_notice(self) -> None:
        for event in (noticed(self.today), ended(self.today)):
            self.refused(event, "nobody is employed by then")

    @precondition(lambda self: self.clerk.began is not None)
    @rule()
    def nobody_is_employed_twice(self) -> None:
        if POST.term.covers(self.today):
            self.refused(began(self.today, note="igen"), "employment-began, since it can happen only once")

    @precondition(lambda self: self.clerk.began is None and not POST.term.covers(self.today))
    @rule()
    def nobody_is_employed_outside_the_term(self) -> None:
        self.refused(began(self.today), "the first day of" if self.today < POST.term.first_day else "the last day of")

    @precondition(lambda self: self.clerk.began is not None and not self.clerk.has_ended)
    @rule(days=st.integers(1, 400))
    def it_does_not_end_later_than_it_was_to(self, days: int) -> None:
        late = self.clerk.last + dt.timedelta(days=days)
        self.refused(ended(late), "notice-given, by which it ended on|employment-began, which lasts to", day=late)

    @precondition(lambda self: self.clerk.has_ended and self.today > self.clerk.last)
    @rule()
    def when_it_has_ended_nobody_intends_or_gives_notice(self) -> None:
        if self.today <= POST.term.last_day:
            self.refused(intended(self.today), "employment-ended, after which there is no post")
        if not self.clerk.given_notice:
            # An employment for a fixed time that ended on its last day contradicts by either event.
            over = "employment-ended, after which there is no post|employment-began, which lasts to"
            self.refused(noticed(self.today), over)

    @rule(year=YEAR)
    def what_was_granted_was_granted(self, year: int) -> None:
        if year in self.clerk.denied:
            self.refused(notified(self.today, year), f"not-granted {year}; take one of them away")
        elif any(told == year for told, _, _ in self.clerk.notices):
            self.refused(not_granted(self.today, year), f"not-granted {year}; take one of them away")

    @precondition(
        lambda self: self.clerk.began is not None and not self.clerk.given_notice and not self.clerk.has_ended
    )
    @rule(days=st.integers(1, 80))
    def notice_is_not_shorter_than_the_period(self, days: int) -> None:
        self.refused(noticed(self.today, self.today + dt.timedelta(days=days)), "and the period of notice lasts to")

    # The laws.

    @invariant()
    def every_krona_is_accounted_for(self) -> None:
        found = self.status()
        assert [year.year for year in found.years] == [*YEARS]
        for year in found.years:
            for each in year.financiers:
                cover = each.cover
                four = (cover.paid.ore, cover.decided.ore, cover.assumed.ore, cover.uncovered.ore)
                assert four == self.clerk.four(year.year, each.party.code)
                assert min(four) >= 0
                assert sum(four) == cover.cost.ore == self.clerk.share(year.year, each.party.code)
        total = found.total
        assert total.paid + total.decided + total.assumed + total.uncovered == total.cost
        assert total.cost.ore == sum(self.clerk.days.values()) * 600_00

    @invariant()
    def the_employer_risks_what_the_clerk_says(self) -> None:
        found = self.status().exposure
        assert found is not None
        assert (found.committed.ore, found.worst.ore, found.expected.ore) == self.clerk.exposure(self.today)
        assert ZERO <= found.expected <= found.worst <= found.committed

    @invariant()
    def the_past_stays_as_it_was(self) -> None:
        for day in sorted(self.remembered)[-2:]:
            assert without_journal(self.status(day)) == self.remembered[day]

    @invariant()
    def the_order_in_which_events_are_entered_does_not_matter(self) -> None:
        assert self.status() == status(POST, journal(*reversed(self.events)), on=self.today)

    @invariant()
    def the_state_is_what_has_been_reached(self) -> None:
        assert self.status().state.value == self.clerk.state(self.today)

    @invariant()
    def broken_rules_are_told(self) -> None:
        rules = {"year-decided", "decided-within-award", "employment-covered"}
        broken = {each for each in self.clerk.rules_broken(self.today) if each[0] in rules}
        found = {
            (each.rule, each.subject.removeprefix("tjanst-2029/"))
            for each in self.status().findings
            if each.rule in rules
        }
        assert {each for each in found if int(each[1][:4]) in self.clerk.reached} == broken

    # The clerk's hands.

    @property
    def note(self) -> str:
        return f"händelse {len(self.events)}"

    def status(self, day: dt.date | None = None) -> PostStatus:
        asked = len(self.events), day or self.today  # events are only added, so their number tells which they are
        if asked not in self.asked:
            self.asked[asked] = status(POST, journal(*self.events), on=asked[1])
        return self.asked[asked]

    def at_risk(self) -> tuple[Amount, Amount]:
        found = self.status().exposure
        assert found is not None
        return found.worst, found.expected

    def is_no_worse_than(self, before: tuple[Amount, Amount]) -> None:
        worst, expected = self.at_risk()
        assert worst <= before[0]
        assert expected <= before[1]

    def may(self, kind: Any, year: int, data: st.DataObject) -> None:
        if possible(kind, self.clerk, self.today, year):
            self.happens(data.draw(made(kind, self.today, year, self.note)))

    def happens(self, event: PostEvent) -> None:
        self.events.append(event)
        self.clerk.add(event)

    def refused(self, event: Event, why: str, *, day: dt.date | None = None) -> None:
        with pytest.raises(JournalError, match=why):
            status(POST, journal(*self.events, event), on=day or self.today)


TestPostLife = PostLife.TestCase
TestPostLife.settings = settings(stateful_step_count=20)
