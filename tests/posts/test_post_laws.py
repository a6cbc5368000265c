"""
Posts against a naive clerk, and what no law of a status by itself looks at.

That the four amounts are the cost, the exposure falls by what is decided, and later days do not count stands in
``tests/laws``.
"""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from nara_vard_finans import Amount, Directory, Finding, Journal, Party, Post, kronor, parts, status
from nara_vard_finans.core import ZERO, JournalError, Principal, Text, plain
from nara_vard_finans.journals import Event
from nara_vard_finans.posts import (
    Cover,
    EmploymentBegan,
    Intended,
    PostEvent,
    PostStatus,
    YearlyGrant,
    contradictions,
    exposure_curve,
)
from nara_vard_finans.sharing import Counting, YearlyCost
from nara_vard_finans.testing import check_invariants, weights
from post_cases import (
    DIRECTORY,
    FINANCIERS,
    FIRST_DAY,
    POST,
    REGION,
    WEIGHTS,
    YEARS,
    Clerk,
    at,
    began,
    days_between,
    days_of,
    decided,
    early_decisions,
    ended,
    intended,
    journal,
    made_up,
    notified,
    on,
    paid,
    shares_by_hand,
    valid_events,
    without_journal,
)


def four(cover: Cover) -> tuple[int, int, int, int]:
    return cover.paid.ore, cover.decided.ore, cover.assumed.ore, cover.uncovered.ore


def at_risk(found: PostStatus) -> tuple[Amount, Amount]:
    assert found.exposure is not None
    return found.exposure.worst, found.exposure.expected


def drawn_day(data: st.DataObject, events: list[PostEvent]) -> dt.date:
    day: dt.date = data.draw(st.sampled_from(days_of(events)))
    return day


class TestTheClerk:
    """On every day of every journal that can have happened, a clerk with pen and paper comes to the same."""

    @given(valid_events(), st.data())
    def test_the_four_amounts_of_everybody(self, events: list[PostEvent], data: st.DataObject) -> None:
        day = drawn_day(data, events)
        found, clerk = status(POST, journal(*events), on=day), Clerk(event for event in events if event.on <= day)
        assert [year.year for year in found.years] == [*YEARS]
        for year in found.years:
            assert {each.party.code: four(each.cover) for each in year.financiers} == {
                who: clerk.four(year.year, who) for who in FINANCIERS
            }
            assert four(year.cover) == clerk.four_of(year.year)
            for each in year.financiers:
                who = each.party.code
                assert each.cover.cost.ore == clerk.share(year.year, who)
                assert each.decided.ore == clerk.has_decided(year.year, who) or year.year not in clerk.reached
                assert each.paid.ore == clerk.has_paid(year.year, who)
                assert each.intended is clerk.intends(year.year, who)
                assert (None if each.awarded is None else each.awarded.ore) == clerk.awarded(year.year, who)
                assert each.notified_on == clerk.notified_on(year.year, who)

    @given(valid_events(), st.data())
    def test_the_exposure(self, events: list[PostEvent], data: st.DataObject) -> None:
        day = drawn_day(data, events)
        found, clerk = status(POST, journal(*events), on=day), Clerk(event for event in events if event.on <= day)
        exposure = found.exposure
        assert exposure is not None
        assert exposure.committed_to == clerk.bound_to(day)
        assert (exposure.committed.ore, exposure.worst.ore, exposure.expected.ore) == clerk.exposure(day)
        assert found.state.value == clerk.state(day)

    @given(valid_events(), st.data())
    def test_the_rules_that_are_broken(self, events: list[PostEvent], data: st.DataObject) -> None:
        day = drawn_day(data, events)
        known = [event for event in events if event.on <= day]
        found, clerk = status(POST, journal(*events), on=day).findings, Clerk(known)
        assert sum(each.rule == "decided-after-notice" for each in found) == early_decisions(known)
        called_binding = [each for each in found if plain(each.message)["id"] == "binding-intention"]
        assert len(called_binding) == sum(isinstance(event, Intended) and event.binding for event in known)
        others = {
            (each.rule, each.subject.removeprefix("tjanst-2029/"))
            for each in found
            if each.rule != "decided-after-notice" and each not in called_binding
        }
        judged = {each for each in others if int(each[1][:4]) in clerk.reached}
        assert judged == clerk.rules_broken(day)


class TestTheFour:
    @given(valid_events(), st.data())
    def test_the_whole_is_all_the_financiers_of_all_the_years(
        self, events: list[PostEvent], data: st.DataObject
    ) -> None:
        found = status(POST, journal(*events), on=drawn_day(data, events))
        covers = [each.cover for year in found.years for each in year.financiers]
        assert four(found.total) == tuple(sum(each) for each in zip(*map(four, covers), strict=True))

    @given(weights(8, 10**6), st.integers(0, 10**7), st.integers(0, 100), st.data())
    def test_by_any_key_and_any_cost(self, drawn: dict[str, int], cost: int, percent: int, data: st.DataObject) -> None:
        """Nobody pays more or less than by the largest remainder, whatever is decided together."""
        parties = [Party(code=code, name=f"Kommun {code}", principal=Principal.MUNICIPALITIES) for code in drawn]
        grant = YearlyGrant(year=2029, title=Text("x"), percent=percent)
        post = made_up(
            parties=DIRECTORY.with_(parties),
            cost_key=parts(drawn),
            cost=YearlyCost(amount=kronor(cost)),
            grants=[grant],
        )
        one = st.sampled_from(sorted(drawn))
        amount = st.one_of(st.integers(1, 2 * cost + 1), st.just(max(1, cost)))
        day = on(2029, 6, 30)
        drawn_events = st.one_of(
            st.builds(lambda kr: decided(day, 2029, kr), amount),
            st.builds(lambda kr, who: decided(day, 2029, kr, who), amount, one),
            st.builds(lambda kr, who: paid(day, 2029, kr, who), amount, one),
            st.builds(lambda kr, who: notified(day, 2029, who, kr), amount, one),
            st.builds(lambda who: intended(day, who), one),
        )
        several = data.draw(st.lists(drawn_events, max_size=6))
        events: list[PostEvent] = [evolve(event, note=str(place)) for place, event in enumerate(several)]
        found = status(post, journal(*events), on=day)
        year = found.years[0]
        shares = shares_by_hand(cost, drawn)
        assert {each.party.code: each.cover.cost for each in year.financiers} == shares
        assert check_invariants(found) == ()
        assert year.cover.cost == kronor(cost)
        whole = status(post, journal(*events, decided(day, 2029, max(1, cost), note="allt")), on=day).years[0].cover
        assert whole.secured == whole.cost == kronor(cost)


class TestTheExposure:
    @given(valid_events(), st.data())
    def test_it_is_nought_when_all_is_decided(self, events: list[PostEvent], data: st.DataObject) -> None:
        """Whoever decides what is missing: each by itself, or all together."""
        day = drawn_day(data, events)
        clerk = Clerk(event for event in events if event.on <= day)
        alone = [
            decided(day, year, clerk.share(year, who) // 100, who, note="allt")
            for year in clerk.reached
            for who in FINANCIERS
        ]
        together = [
            decided(day, year, sum(clerk.share(year, who) for who in FINANCIERS) // 100, note="allt")
            for year in clerk.reached
        ]
        for decisions in (alone, together):
            found = status(POST, journal(*events, *decisions), on=day)
            assert at_risk(found) == (ZERO, ZERO)
            assert found.total.secured == found.total.cost

    @given(valid_events(), st.data())
    def test_the_curve_is_the_exposure_of_every_day(self, events: list[PostEvent], data: st.DataObject) -> None:
        first = drawn_day(data, events)
        last = first + dt.timedelta(days=data.draw(st.integers(0, 12)))
        found = exposure_curve(POST, journal(*events).events, first_day=first, last_day=last)
        kept = journal(*events)
        assert found == tuple(status(POST, kept, on=day).exposure for day in days_between(first, last))

    @pytest.mark.parametrize("counted", Counting)
    @given(valid_events(), st.data())
    def test_the_whole_curve_goes_through_the_exposure_of_any_day(
        self, counted: Counting, events: list[PostEvent], data: st.DataObject
    ) -> None:
        """What is kept from one day to the next is what each would be alone, over years of days and all that happens."""
        kept, post = journal(*events), made_up(counted=counted)
        assume(not any(contradictions(post, kept.events)))  # by months nobody is employed from within one
        curve = exposure_curve(post, kept.events, first_day=FIRST_DAY, last_day=on(2032, 1, 31))
        by_day = {point.on: point for point in curve}
        asked = data.draw(st.lists(st.sampled_from(sorted(by_day)), max_size=5))
        for day in {*asked, *(event.on for event in kept.events if event.on in by_day)}:
            assert by_day[day] == status(post, kept, on=day).exposure

    def test_of_what_costs_nothing_nothing_is_risked(self) -> None:
        free = made_up(cost=YearlyCost(amount=ZERO))
        employed = [began(on(2029, 1, 1))]
        (point,) = exposure_curve(free, employed, first_day=on(2029, 3, 1), last_day=on(2029, 3, 1))
        assert point.committed_to == Clerk(employed).bound_to(on(2029, 3, 1)) != on(2031, 12, 31)
        assert (point.committed, point.worst, point.expected) == (ZERO, ZERO, ZERO)

    @given(st.dates(on(2029, 1, 1), on(2031, 12, 31)), st.integers(0, 800))
    def test_without_decisions_a_day_later_is_never_less_to_risk(self, day: dt.date, days: int) -> None:
        later = min(day + dt.timedelta(days=days), on(2031, 12, 31))
        one, other = (at_risk(status(POST, journal(began(on(2029, 1, 1))), on=each)) for each in (day, later))
        assert one <= other


class TestTheJournal:
    @given(valid_events(), st.data())
    def test_not_even_an_event_that_cannot_be_changes_an_earlier_day(
        self, events: list[PostEvent], data: st.DataObject
    ) -> None:
        day = drawn_day(data, events)
        after = day + dt.timedelta(days=1)
        nonsense: list[Event] = [
            Event(on=after), paid(after, 1999, 1, "2085"), decided(after, 2029, 1, REGION), ended(after), ended(after, note="igen"),
        ]  # fmt: skip
        found = status(POST, Journal(of=POST.id, events=[*events, *nonsense]), on=day)
        assert without_journal(found) == without_journal(status(POST, journal(*events), on=day))

    @given(valid_events(), st.data())
    def test_nothing_happens_twice(self, events: list[PostEvent], data: st.DataObject) -> None:
        told = [*events, intended(FIRST_DAY, note="till")]
        again = data.draw(st.sampled_from(told))
        ((place, reason),) = contradictions(POST, [*told, again])
        assert place == len(told)
        assert plain(reason)["id"] == ("stands-twice" if again.step is None else "happens-once")

    @given(valid_events())
    def test_nobody_is_employed_twice(self, events: list[PostEvent]) -> None:
        first = [] if any(isinstance(event, EmploymentBegan) for event in events) else [began(on(2031, 12, 30))]
        with pytest.raises(JournalError, match="it can happen only once"):
            status(POST, journal(*events, *first, began(on(2031, 12, 31), note="igen")), on=on(2032, 12, 31))


def renamed(post: Post) -> Post:
    """Give everybody another name, that sorts as the old one does."""
    parties = Directory([evolve(party, name=f"Nya {party.name}") for party in post.parties])
    return evolve(post, parties=parties, employer=parties[post.employer.code])


def with_old_names(finding: Finding) -> Finding:
    message = Text(finding.message.sv.replace("Nya ", ""), finding.message.in_english.replace("Nya ", ""))
    return evolve(finding, message=message)


class TestNames:
    """Renaming or reordering parties changes nothing but names and order."""

    @given(valid_events(), st.data())
    def test_other_names(self, events: list[PostEvent], data: st.DataObject) -> None:
        day = drawn_day(data, events)
        found, other = (status(post, journal(*events), on=day) for post in (POST, renamed(POST)))
        assert [with_old_names(each) for each in other.findings] == [with_old_names(each) for each in found.findings]
        assert [each.party.name for year in other.years for each in year.financiers] == [
            f"Nya {each.party.name}" for year in found.years for each in year.financiers
        ]
        assert [each.cover for year in other.years for each in year.financiers] == [
            each.cover for year in found.years for each in year.financiers
        ]
        assert (other.exposure, other.state, other.total) == (found.exposure, found.state, found.total)

    @given(valid_events(), st.permutations(list(DIRECTORY)), st.permutations(["Adam", "Bertil", "Cesar"]), st.data())
    def test_other_orders(
        self, events: list[PostEvent], order: list[Party], names: list[str], data: st.DataObject
    ) -> None:
        """The order that parties are given in does not matter at all; that of their names orders rows alone."""
        day = drawn_day(data, events)
        found = status(POST, journal(*events), on=day)
        key = parts({party.code: WEIGHTS[party.code] for party in order if party.code != REGION})
        assert without_journal(status(made_up(parties=Directory(order), cost_key=key), journal(*events), on=day)) == (
            without_journal(found)
        )
        called = dict(zip(FINANCIERS, names, strict=True))
        parties = Directory([evolve(party, name=called.get(party.code, party.name)) for party in DIRECTORY])
        other = status(made_up(parties=parties), journal(*events), on=day)
        for before, after in zip(found.years, other.years, strict=True):
            assert {each.party.code: each.cover for each in before.financiers} == {
                each.party.code: each.cover for each in after.financiers
            }
            assert [each.party.name for each in after.financiers] == sorted(names)
        assert other.exposure == found.exposure
        assert sorted((each.rule, each.severity, each.subject) for each in other.findings) == (
            sorted((each.rule, each.severity, each.subject) for each in found.findings)
        )


class TestSources:
    @given(valid_events(), st.data())
    def test_every_finding_cites_its_clause(self, events: list[PostEvent], data: st.DataObject) -> None:
        clauses = {
            "decided-after-notice": at("beslutet"), "decided-within-award": at("beslutet"), "year-decided": at("beslutet"),
            "intention-not-binding": at("avsikten"), "employment-covered": at("risken"),
        }  # fmt: skip
        for each in status(POST, journal(*events), on=drawn_day(data, events)).findings:
            assert each.source == clauses[each.rule]
            assert each.message.en not in {None, each.message.sv}
