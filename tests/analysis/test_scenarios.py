"""What if: copies of an agreement or a post with something changed, and what the others pay when a party leaves."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

import agreement_cases as ac
import post_cases as pc
from nara_vard_finans import (
    Agreement,
    Amount,
    CostKey,
    Journal,
    NestedKey,
    Period,
    Post,
    equal_shares,
    kronor,
    mixed,
    parts,
    percentages,
    share_cost,
    status,
)
from nara_vard_finans.agreements import AgreementState, Signed, agreement_without, fingerprint_of, share_without
from nara_vard_finans.analysis import Scenario
from nara_vard_finans.core import (
    ZERO,
    AgreementError,
    AmountError,
    BasisError,
    NoticePeriod,
    PostError,
    Statistic,
    Text,
    UnknownPartyError,
    WeightError,
)
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.journals import Assumptions
from nara_vard_finans.posts import Decided, Exposure, GrantNotified, Intended, PostStatus, YearlyGrant
from nara_vard_finans.sharing import (
    AnyKey,
    CostByPosts,
    CostByYear,
    Leaving,
    UnstatedKey,
    UnstatedMix,
    YearlyCost,
    key_without,
)

NEW = "rss-dalarna-2023"
JUNE = {
    "2084": 22_986, "2081": 52_460, "2080": 59_752, "2026": 10_455, "2083": 15_495, "2029": 15_940, "2085": 26_613,
    "2023": 10_184, "2062": 20_544, "2034": 6_939, "2031": 11_079, "2061": 10_909, "2082": 11_203, "2021": 6_790,
    "2039": 7_033,
}  # fmt: skip
"""Population in June 2021, as the memorandum of 2022-06-09 prints it."""
NOVEMBER = {
    "2084": 23_311, "2081": 52_077, "2080": 58_801, "2026": 10_269, "2083": 15_422, "2029": 15_756, "2085": 26_912,
    "2023": 10_079, "2062": 20_361, "2034": 6_887, "2031": 10_889, "2061": 10_876, "2082": 11_124, "2021": 6_783,
    "2039": 7_108,
}  # fmt: skip
"""Population in November 2018, as the proposal of 2020 prints it."""
ORSA, MORA, FALUN, REGION = "2034", "2062", "2080", "20"


def by_remainders(total: int, people: Mapping[str, int]) -> dict[str, int]:
    """Share whole kronor by the largest remainder, in plain integers."""
    whole = sum(people.values())
    assumptions = {who: total * number // whole for who, number in people.items()}
    waiting = sorted(people, key=lambda who: (-(total * people[who] % whole), who))
    for who in waiting[: total - sum(assumptions.values())]:
        assumptions[who] += 1
    return assumptions


def in_kronor(amounts: Mapping[str, Amount]) -> dict[str, int]:
    """Give whole kronor, and refuse öre."""
    assert not any(amount.ore % 100 for amount in amounts.values())
    return {code: amount.ore // 100 for code, amount in amounts.items()}


def paid_by_each(agreement: Agreement, year: int = 2023) -> dict[str, int]:
    return in_kronor({charge.party.code: charge.amount for charge in share_cost(agreement, year).charges})


def of_shipped(facts: Catalogue, name: str = NEW) -> Scenario:
    return Scenario(definition=facts.agreement(name), journal=facts.journal_of(name))


def agreement_of(scenario: Scenario) -> Agreement:
    assert isinstance(scenario.definition, Agreement)
    return scenario.definition


def post_of(scenario: Scenario) -> Post:
    assert isinstance(scenario.definition, Post)
    return scenario.definition


def words(scenario: Scenario) -> list[tuple[str, str]]:
    return [(text.sv, text.in_english) for text in scenario.changes]


def test_the_plain_integers_make_the_table_that_is_known(facts: Catalogue) -> None:
    """N23 as reckoned: four rows differ from the printed ones, and the sum is 2 000 000."""
    shares = by_remainders(2_000_000, JUNE)
    assert sum(JUNE.values()) == 288_382
    assert (shares["2084"], shares["2023"], shares["2082"], shares["2039"]) == (159_413, 70_628, 77_695, 48_775)
    assert paid_by_each(facts.agreement(NEW)) == {**shares, REGION: 2_000_000}


class TestPosts:
    def test_a_fifth_post(self, facts: Catalogue) -> None:
        before = of_shipped(facts)
        after = before.with_posts(5)
        assert paid_by_each(agreement_of(after)) == {**by_remainders(2_500_000, JUNE), REGION: 2_500_000}
        assert words(after) == [("5 tjänster", "5 posts")]
        assert after.journal == before.journal
        assert (before, before.changes) == (of_shipped(facts), ())

    def test_none_at_all(self, facts: Catalogue) -> None:
        assert set(paid_by_each(agreement_of(of_shipped(facts).with_posts(0))).values()) == {0}

    def test_where_no_paper_states_what_one_costs(self, facts: Catalogue) -> None:
        with pytest.raises(AgreementError, match="no paper states what one post costs"):
            of_shipped(facts, "rss-dalarna-2018").with_posts(5)

    def test_where_a_year_has_a_sum_of_its_own(self) -> None:
        cost = CostByPosts(posts=2, per_post=kronor(500_000), by_year={2031: kronor(1)})
        with pytest.raises(AgreementError, match="no paper states what one post costs"):
            Scenario(definition=ac.made_up(cost=cost), journal=ac.journal()).with_posts(3)

    def test_a_post_has_no_number_of_them(self) -> None:
        with pytest.raises(AgreementError, match="a number of posts can be changed of an agreement alone"):
            pc_scenario().with_posts(2)

    def test_a_number_below_nought(self, facts: Catalogue) -> None:
        with pytest.raises(AmountError):
            of_shipped(facts).with_posts(-1)


class TestCost:
    def test_of_an_agreement(self, facts: Catalogue) -> None:
        after = of_shipped(facts).with_cost(kronor(2_600_000))
        assert paid_by_each(agreement_of(after), 2026) == {**by_remainders(1_300_000, JUNE), REGION: 1_300_000}
        assert words(after) == [("2 600 000 kr per år", "2 600 000 kr a year")]

    def test_of_a_post_that_states_one(self) -> None:
        after = pc_scenario(pc.intended(pc.on(2028, 10, 1))).with_cost(kronor(365_000))
        found = standing(after, pc.on(2029, 1, 1))
        assert [year.cover.cost for year in found.years] == [kronor(365_000)] * 3
        assert found.journal.assumptions == Assumptions()

    def test_of_a_post_that_states_none_it_is_given(self) -> None:
        silent = Scenario(definition=pc.silent(), journal=pc.journal(assumptions=Assumptions(notice=NoticePeriod(1))))
        after = silent.with_cost(kronor(365_000))
        assert after.definition == pc.silent()
        assert after.journal.assumptions == Assumptions(notice=NoticePeriod(1), cost=YearlyCost(amount=kronor(365_000)))
        again = after.with_cost(kronor(730_000))
        assert standing(again, pc.on(2029, 1, 1)).years[0].cover.cost == kronor(730_000)
        assert words(again) == [("365 000 kr per år", "365 000 kr a year"), ("730 000 kr per år", "730 000 kr a year")]
        assert silent.journal.assumptions.cost is None

    def test_below_nought(self, facts: Catalogue) -> None:
        with pytest.raises(AmountError, match="a yearly cost is zero or more"):
            of_shipped(facts).with_cost(kronor(-1))


class TestNotice:
    def test_of_an_agreement_whose_papers_are_silent(self, facts: Catalogue) -> None:
        after = of_shipped(facts).with_notice(NoticePeriod(3))
        found = status(agreement_of(after), after.journal, on=dt.date(2022, 6, 10))
        assert found.last_day_for_notice == dt.date(2026, 9, 30)
        assert words(after) == [("uppsägningstid 3 månader", "3 months of notice")]

    def test_it_comes_before_what_the_journal_gives(self) -> None:
        silent = ac.made_up(notice=None)
        before = Scenario(definition=silent, journal=ac.journal(assumptions=Assumptions(notice=NoticePeriod(6))))
        after = before.with_notice(NoticePeriod(12))
        found = status(agreement_of(after), after.journal, on=dt.date(2030, 6, 1))
        assert found.last_day_for_notice == dt.date(2032, 12, 31)
        assert before.journal.assumptions.notice == NoticePeriod(6)

    def test_the_employer_of_a_post_is_bound_for_a_shorter_time(self) -> None:
        """One month from 2029-02-10 is to 2029-03-10: 31 + 28 + 10 days at 600 kr, instead of 31 + 28 + 31 + 30 + 10."""
        before = pc_scenario(pc.began(pc.on(2029, 1, 1)))
        after = before.with_notice(NoticePeriod(1))
        day = pc.on(2029, 2, 10)
        assert exposure(after, day).committed_to == pc.on(2029, 3, 10)
        assert exposure(after, day).committed == kronor(69 * 600)
        assert exposure(before, day).committed == kronor(130 * 600)


class TestBasis:
    def test_another_day_of_the_population(self, facts: Catalogue) -> None:
        november = facts.statistic("population-dalarna-2018-11")
        after = of_shipped(facts).on_basis(november)
        assert paid_by_each(agreement_of(after)) == {**by_remainders(2_000_000, NOVEMBER), REGION: 2_000_000}
        assert words(after) == [
            (
                "med underlaget ”Folkmängd per kommun i Dalarna, november 2018”",
                "on ”Population by municipality in Dalarna, November 2018”",
            )
        ]

    def test_of_a_post_it_takes_the_place_of_what_is_given(self) -> None:
        people, more = counted("folk-1", {FALUN: 5, MORA: 4, ORSA: 1}), counted("folk-2", {FALUN: 1, MORA: 1, ORSA: 2})
        waiting = pc.made_up(cost_key=UnstatedKey(parties=pc.FINANCIERS, counts="population"))
        before = Scenario(definition=waiting, journal=pc.journal(assumptions=Assumptions(basis=people)))
        after = before.on_basis(more)
        assert shares(before, 2029) == {FALUN: 109_500, MORA: 87_600, ORSA: 21_900}
        assert shares(after, 2029) == {FALUN: 54_750, MORA: 54_750, ORSA: 109_500}

    def test_figures_of_something_else(self, facts: Catalogue) -> None:
        patients = evolve(counted("p", JUNE), counts="patients")
        with pytest.raises(BasisError, match="it counts patients, and the key rests on population"):
            of_shipped(facts).on_basis(patients)

    def test_a_party_without_a_figure(self, facts: Catalogue) -> None:
        with pytest.raises(BasisError, match="it has no figure for 2021"):
            of_shipped(facts).on_basis(counted("p", {ORSA: 1, MORA: 2}))


def counted(name: str, figures: Mapping[str, int]) -> Statistic:
    return Statistic(
        id=name, title=Text(name), counts="population", unit="persons", as_of=Period.parse("2029-06"), figures=figures
    )


class TestAgreementWithoutOne:
    """A municipality does not sign: the agreement of all does not hold, and what the others pay depends on what is said."""

    def test_it_is_not_in_force(self) -> None:
        before = Scenario(definition=ac.AGREEMENT, journal=ac.journal(*ac.all_sign()))
        after = before.without([ac.ORSA])
        first = ac.TERM.first_day
        was = status(ac.AGREEMENT, before.journal, on=first)
        is_ = status(agreement_of(after), after.journal, on=first)
        assert (was.in_force, was.missing) == (True, ())
        assert (is_.in_force, is_.state) == (False, AgreementState.RECOMMENDED)
        assert [each.party.code for each in is_.missing] == [ac.ORSA]
        assert [finding.rule for finding in is_.findings] == ["all-signed"]
        assert after.definition == before.definition
        assert words(after) == [("utan Orsa", "without Orsa")]

    def test_its_notice_goes_too_and_nobody_elses(self) -> None:
        late = dt.date(2030, 5, 1)
        events = [*ac.all_sign(), ac.notice(ac.ORSA, late), ac.notice(ac.MORA, late)]
        after = Scenario(definition=ac.each_signs(), journal=ac.journal(*events)).without([ac.ORSA])
        found = status(agreement_of(after), after.journal, on=late)
        assert [each.party.code for each in found.departures] == [ac.MORA]
        assert len(after.journal.events) == len(events) - 2
        assert {event.party for event in after.journal.events if isinstance(event, Signed)} == {
            *ac.PARTIES
        } - {ac.ORSA}  # fmt: skip

    def test_all_who_are_left_out_are_remembered(self) -> None:
        scenario = Scenario(definition=ac.AGREEMENT, journal=ac.journal())
        twice = scenario.without([ac.ORSA], leaving=Leaving.FALLS_AWAY).without([ac.MORA])
        assert (twice.gone, twice.leaving) == ((ac.ORSA, ac.MORA), Leaving.FALLS_AWAY)
        assert twice.without([], leaving=Leaving.ENDS).leaving is Leaving.ENDS
        assert words(twice)[-1] == (
            "utan Mora (de andra betalar som förut)",
            "without Mora (the others pay as before)",
        )
        assert scenario.gone == ()

    def test_they_are_named_once_and_for_all(self) -> None:
        """Codes that can be read only once are in what is said, and in who is gone."""
        scenario = Scenario(definition=ac.AGREEMENT, journal=ac.journal())
        once = scenario.without(iter([ac.ORSA, ac.MORA]), leaving=Leaving.FALLS_AWAY)
        assert once == scenario.without([ac.MORA, ac.ORSA], leaving=Leaving.FALLS_AWAY)
        assert words(once)[0][0].startswith("utan Orsa och Mora")

    def test_a_stranger(self, facts: Catalogue) -> None:
        with pytest.raises(UnknownPartyError):
            of_shipped(facts).without(["1234"])


class TestWhatTheOthersPay:
    def test_they_share_the_whole(self, facts: Catalogue) -> None:
        without = share_without(facts.agreement(NEW), 2023, [ORSA], leaving=Leaving.OTHERS_SHARE)
        others = {code: people for code, people in JUNE.items() if code != ORSA}
        assert in_kronor(dict(without.amounts)) == {**by_remainders(2_000_000, others), REGION: 2_000_000}
        assert (without.total, without.unfinanced) == (kronor(4_000_000), ZERO)
        assert (without.gone, without.leaving, without.year) == ((ORSA,), Leaving.OTHERS_SHARE, 2023)

    def test_its_part_falls_away(self, facts: Catalogue) -> None:
        without = share_without(facts.agreement(NEW), 2024, [ORSA], leaving=Leaving.FALLS_AWAY)
        before = {**by_remainders(2_000_000, JUNE), REGION: 2_000_000}
        left = before.pop(ORSA)
        assert left == 48_124
        assert in_kronor(dict(without.amounts)) == before
        assert without.unfinanced == kronor(48_124)

    def test_it_ends_for_all(self, facts: Catalogue) -> None:
        without = share_without(facts.agreement(NEW), 2023, [ORSA], leaving=Leaving.ENDS)
        assert without.amounts == ()
        assert without.unfinanced == without.total == kronor(4_000_000)

    @pytest.mark.parametrize("leaving", Leaving)
    def test_nobody_has_left(self, facts: Catalogue, leaving: Leaving) -> None:
        without = share_without(facts.agreement(NEW), 2023, [], leaving=leaving)
        assert in_kronor(dict(without.amounts)) == {**by_remainders(2_000_000, JUNE), REGION: 2_000_000}
        assert without.unfinanced == ZERO

    @pytest.mark.parametrize("leaving", Leaving)
    def test_what_they_pay_and_what_nobody_does_is_the_cost(self, facts: Catalogue, leaving: Leaving) -> None:
        without = share_without(facts.agreement(NEW), 2025, [ORSA, FALUN, "2039"], leaving=leaving)
        assert sum((amount for _, amount in without.amounts), without.unfinanced) == kronor(4_000_000)
        assert not {ORSA, FALUN, "2039"} & {code for code, _ in without.amounts}

    def test_the_region_has_left(self, facts: Catalogue) -> None:
        without = share_without(facts.agreement(NEW), 2023, [REGION], leaving=Leaving.OTHERS_SHARE)
        assert in_kronor(dict(without.amounts)) == by_remainders(4_000_000, JUNE)

    def test_all_municipalities_have_left(self, facts: Catalogue) -> None:
        without = share_without(facts.agreement(NEW), 2023, JUNE, leaving=Leaving.OTHERS_SHARE)
        assert without.amounts == ((REGION, kronor(4_000_000)),)

    def test_all_have_left(self, facts: Catalogue) -> None:
        with pytest.raises(AgreementError, match="nobody is left"):
            share_without(facts.agreement(NEW), 2023, [*JUNE, REGION], leaving=Leaving.OTHERS_SHARE)

    def test_what_the_agreement_says_counts_until_somebody_says_otherwise(self) -> None:
        """A million, half of it the region's; 4, 3, 2 and 1 tenths of the other half, and then 4, 3 and 2 ninths."""
        shared = share_without(ac.AGREEMENT, 2030, [ac.ALVDALEN])
        assert shared.leaving is Leaving.OTHERS_SHARE
        assert in_kronor(dict(shared.amounts)) == {
            ac.FALUN: 222_222, ac.MORA: 166_667, ac.ORSA: 111_111, ac.REGION: 500_000,
        }  # fmt: skip
        away = share_without(ac.AGREEMENT, 2030, [ac.ALVDALEN], leaving=Leaving.FALLS_AWAY)
        assert in_kronor(dict(away.amounts)) == {
            ac.FALUN: 200_000, ac.MORA: 150_000, ac.ORSA: 100_000, ac.REGION: 500_000,
        }  # fmt: skip

    def test_nobody_says(self, facts: Catalogue) -> None:
        with pytest.raises(AgreementError, match="choose ends, others-share or falls-away"):
            share_without(facts.agreement(NEW), 2023, [ORSA])

    def test_a_stranger(self, facts: Catalogue) -> None:
        with pytest.raises(UnknownPartyError):
            share_without(facts.agreement(NEW), 2023, ["1234"], leaving=Leaving.ENDS)
        with pytest.raises(UnknownPartyError):
            agreement_without(facts.agreement(NEW), ["1234"])

    def test_the_agreement_without_them_is_one_of_its_own(self, facts: Catalogue) -> None:
        agreement = facts.agreement(NEW)
        without = agreement_without(agreement, [ORSA, MORA])
        assert {party.code for party in without.parties} == {*JUNE, REGION} - {ORSA, MORA}
        assert paid_by_each(without)[FALUN] == by_remainders(
            2_000_000, {code: people for code, people in JUNE.items() if code not in {ORSA, MORA}}
        )[FALUN]  # fmt: skip
        assert len(agreement.parties) == 16


class TestKeys:
    def test_in_one_stage(self) -> None:
        key = key_without(parts({"a": 1, "b": 2, "c": 3}), ["b"])
        assert isinstance(key, CostKey)
        assert key.shares == {"a": Fraction(1, 4), "c": Fraction(3, 4)}

    def test_weighed_together(self) -> None:
        """a and b have 1/4 and 3/4 by one half, and 1/2 and 1/2 by the other, each beside a leaver: 3/8 and 5/8."""
        first, second = parts({"a": 1, "b": 3, "c": 4}), parts({"a": 2, "b": 2, "c": 4})
        key = key_without(mixed([(1, first), (1, second)]), ["c"])
        assert isinstance(key, CostKey)
        assert key.shares == {"a": Fraction(3, 8), "b": Fraction(5, 8)}

    @staticmethod
    def in_stages(**more: Any) -> NestedKey:
        return NestedKey(
            between=parts({"x": 1, "y": 2, "z": 5}),
            within={"x": equal_shares("a", "b"), "y": equal_shares("c"), "z": equal_shares("d", "e")},
            **more,
        )

    def test_in_stages_the_group_of_a_leaver_keeps_its_part(self) -> None:
        key = key_without(self.in_stages(), ["d"])
        assert isinstance(key, NestedKey)
        assert key.flat.shares == {
            "a": Fraction(1, 16), "b": Fraction(1, 16), "c": Fraction(1, 4), "e": Fraction(5, 8),
        }  # fmt: skip

    def test_an_empty_group_leaves_its_part_to_the_others(self) -> None:
        key = key_without(self.in_stages(), ["d", "e"])
        assert isinstance(key, NestedKey)
        assert key.flat.shares == {"a": Fraction(1, 6), "b": Fraction(1, 6), "c": Fraction(2, 3)}

    def test_who_carries_the_odd_unit(self) -> None:
        stays, leaves = (key_without(self.in_stages(odd_unit_to=name), ["c"]) for name in ("z", "y"))
        assert isinstance(stays, NestedKey)
        assert isinstance(leaves, NestedKey)
        assert (stays.odd_unit_to, leaves.odd_unit_to) == ("z", None)

    def test_whose_figures_no_paper_prints(self) -> None:
        people = UnstatedKey(parties=("a", "b", "c"), counts="population")
        key = key_without(people, ["b"])
        assert key == UnstatedKey(parties=("a", "c"), counts="population")
        mix = UnstatedMix(components=[(1, people), (3, parts({"a": 1, "b": 1, "c": 2}))])
        found = key_without(mix, ["c"])
        assert isinstance(found, UnstatedMix)
        (quarter, first), (three, second) = sorted(found.components, key=lambda pair: pair[0])
        assert (quarter, three) == (Fraction(1, 4), Fraction(3, 4))
        assert first == UnstatedKey(parties=("a", "b"), counts="population")
        assert isinstance(second, CostKey)
        assert second.shares == {"a": Fraction(1, 2), "b": Fraction(1, 2)}

    @pytest.mark.parametrize("key", [parts({"a": 1, "b": 2}), percentages({"a": 0, "b": 100})])
    def test_nobody_who_pays_is_left(self, key: AnyKey) -> None:
        with pytest.raises(WeightError):
            key_without(key, ["b"] if key.parties and key == percentages({"a": 0, "b": 100}) else ["a", "b"])


def pc_scenario(*events: Any, **changes: Any) -> Scenario:
    return Scenario(definition=pc.made_up(**changes), journal=pc.journal(*events))


def standing(scenario: Scenario, day: dt.date) -> PostStatus:
    return status(post_of(scenario), scenario.journal, on=day)


def exposure(scenario: Scenario, day: dt.date) -> Exposure:
    found = standing(scenario, day).exposure
    assert found is not None
    return found


def shares(scenario: Scenario, year: int) -> dict[str, int]:
    return {who: row[0] for who, row in covers(scenario, year).items()}


LATE = dt.date(2031, 12, 31)


def covers(scenario: Scenario, year: int, day: dt.date = LATE) -> dict[str, tuple[int, int, int, int, int]]:
    """Give by financier cost, paid, decided, assumed and uncovered, which must sum, in kronor."""
    found = standing(scenario, day).year(year)
    assert found is not None
    rows: dict[str, tuple[int, int, int, int, int]] = {}
    for each in found.financiers:
        cover = each.cover
        cost, paid, decided, assumed, uncovered = (
            amount.ore // 100 for amount in (cover.cost, cover.paid, cover.decided, cover.assumed, cover.uncovered)
        )
        assert cost == paid + decided + assumed + uncovered
        assert min(paid, decided, assumed, uncovered) >= 0
        rows[each.party.code] = cost, paid, decided, assumed, uncovered
    return rows


ALL = pc.intended(pc.on(2028, 10, 1))
"""All intend to pay all three years: 109 500, 73 000 and 36 500 kr a year, of which a grant is to carry 80 % in 2031."""


class TestPostWithoutGrant:
    EVENTS = (
        ALL,
        pc.began(pc.on(2029, 1, 1)),
        pc.notified(pc.on(2029, 2, 1), 2029),
        pc.decided(pc.on(2029, 3, 1), 2029, 219_000),
        pc.notified(pc.on(2030, 2, 1), 2030, pc.ORSA, 36_500),
        pc.decided(pc.on(2030, 3, 1), 2030, 36_500, pc.ORSA),
        pc.paid(pc.on(2030, 4, 1), 2030, 36_500, pc.ORSA),
    )

    def test_the_employer_carries_that_year(self) -> None:
        before = pc_scenario(*self.EVENTS)
        after = before.without_grant(2030)
        assert covers(before, 2030)[pc.ORSA] == (36_500, 36_500, 0, 0, 0)
        assert covers(after, 2030) == {
            pc.FALUN: (109_500, 0, 0, 0, 109_500), pc.MORA: (73_000, 0, 0, 0, 73_000), pc.ORSA: (36_500, 0, 0, 0, 36_500),
        }  # fmt: skip
        for year in (2029, 2031):
            assert covers(after, year) == covers(before, year)
        assert standing(after, LATE).total.cost == standing(before, LATE).total.cost == kronor(657_000)
        assert words(after) == [("inget bidrag 2030", "no grant for 2030")]
        assert before == pc_scenario(*self.EVENTS)

    def test_the_intention_stays(self) -> None:
        after = pc_scenario(ALL).without_grant(2029)
        assert after.journal.events == (ALL,)
        assert covers(after, 2030)[pc.ORSA] == (36_500, 0, 0, 36_500, 0)

    def test_a_year_that_no_grant_is_to_carry(self) -> None:
        once = pc_scenario(ALL).without_grant(2030)
        for year in (2030, 2032):
            with pytest.raises(PostError, match=f"no grant is to carry {year}"):
                once.without_grant(year)

    def test_an_agreement(self, facts: Catalogue) -> None:
        with pytest.raises(PostError, match="a year's grant can be changed of a post alone"):
            of_shipped(facts).without_grant(2023)


class TestPostWithPartOfAGrant:
    def test_half_of_what_is_assumed(self) -> None:
        """The grant of 2031 is to carry 80 %, and then 40 %."""
        before = pc_scenario(ALL)
        assert covers(before.with_grant(2030, 50), 2030) == {
            pc.FALUN: (109_500, 0, 0, 54_750, 54_750), pc.MORA: (73_000, 0, 0, 36_500, 36_500), pc.ORSA: (36_500, 0, 0, 18_250, 18_250),
        }  # fmt: skip
        after = before.with_grant(2031, 50)
        assert covers(after, 2031) == {
            pc.FALUN: (109_500, 0, 0, 43_800, 65_700), pc.MORA: (73_000, 0, 0, 29_200, 43_800), pc.ORSA: (36_500, 0, 0, 14_600, 21_900),
        }  # fmt: skip
        assert covers(after, 2030) == covers(before, 2030)
        assert words(after) == [("50 % av bidraget 2031", "50 % of the grant for 2031")]

    def test_half_of_what_was_notified(self) -> None:
        """Of 60 001 kr half is 30 000 whole kronor, less than the 36 500 that are assumed; what was decided stays."""
        before = pc_scenario(
            ALL,
            pc.notified(pc.on(2030, 2, 1), 2030, pc.MORA, 60_001),
            pc.notified(pc.on(2030, 2, 1), 2030),
            pc.notified(pc.on(2031, 2, 1), 2031, pc.MORA, 60_001),
            pc.decided(pc.on(2030, 3, 1), 2030, 109_500, pc.FALUN),
        )
        after = before.with_grant(2030, 50)
        assert covers(after, 2030)[pc.MORA] == (73_000, 0, 0, 30_000, 43_000)
        assert covers(after, 2030)[pc.FALUN] == (109_500, 0, 109_500, 0, 0)
        found = standing(after, LATE)
        assert [
            each.awarded for year in found.years for each in year.financiers if each.party.code == pc.MORA
        ] == [None, kronor(30_000), kronor(60_001)]  # fmt: skip
        assert covers(before, 2030)[pc.MORA] == (73_000, 0, 0, 60_001, 12_999)

    def test_an_exact_part(self) -> None:
        """12,5 % of 1 001 kr are 125 whole kronor."""
        before = pc_scenario(ALL, pc.notified(pc.on(2030, 2, 1), 2030, pc.ORSA, 1_001))
        after = before.with_grant(2030, Fraction(25, 2))
        assert covers(after, 2030)[pc.ORSA] == (36_500, 0, 0, 125, 36_375)
        assert words(after)[0][0] == "12,5 % av bidraget 2030"

    def test_nothing_of_it(self) -> None:
        """Who is granted nothing has nothing to intend with."""
        before = pc_scenario(ALL, pc.notified(pc.on(2030, 2, 1), 2030, pc.ORSA, 1_001))
        after = before.with_grant(2030, 0)
        assert covers(after, 2030)[pc.ORSA] == (36_500, 0, 0, 0, 36_500)
        assert [event.amount for event in after.journal.events if isinstance(event, GrantNotified)] == [ZERO]

    @pytest.mark.parametrize("percent", [-1, 101, Fraction(1_001, 10)])
    def test_below_nought_or_above_a_hundred(self, percent: int | Fraction) -> None:
        with pytest.raises(PostError, match="give a number from 0 to 100"):
            pc_scenario(ALL).with_grant(2030, percent)

    def test_a_year_or_a_thing_without_one(self, facts: Catalogue) -> None:
        with pytest.raises(PostError, match="no grant is to carry 2032"):
            pc_scenario(ALL).with_grant(2032, 50)
        with pytest.raises(PostError, match="of a post alone"):
            of_shipped(facts).with_grant(2023, 50)


class TestPostWithoutOne:
    BOTH = (Leaving.OTHERS_SHARE, Leaving.FALLS_AWAY)

    def test_the_others_share_the_whole(self) -> None:
        """219 000 kr by 3 and 2: 131 400 and 87 600."""
        before = pc_scenario(
            ALL, pc.notified(pc.on(2029, 2, 1), 2029, pc.ORSA, 5), pc.intended(pc.on(2028, 11, 1), pc.ORSA)
        )
        after = before.without([pc.ORSA], leaving=Leaving.OTHERS_SHARE)
        assert covers(after, 2029) == {pc.FALUN: (131_400, 0, 0, 131_400, 0), pc.MORA: (87_600, 0, 0, 87_600, 0)}
        assert after.journal.events == (ALL,)
        assert pc.ORSA not in post_of(after).parties
        assert words(after) == [
            ("utan Orsa (de som är kvar delar hela kostnaden)", "without Orsa (those who stay share the whole cost)")
        ]
        assert post_of(before) == pc.POST

    def test_its_part_falls_on_the_employer(self) -> None:
        """What all decided together loses its part: 36 500 of 219 000."""
        before = pc_scenario(ALL, pc.notified(pc.on(2029, 2, 1), 2029), pc.decided(pc.on(2029, 3, 1), 2029, 219_000))
        after = before.without([pc.ORSA], leaving=Leaving.FALLS_AWAY)
        assert covers(before, 2029)[pc.ORSA] == (36_500, 0, 36_500, 0, 0)
        assert covers(after, 2029) == {
            pc.FALUN: (109_500, 0, 109_500, 0, 0), pc.MORA: (73_000, 0, 73_000, 0, 0), pc.ORSA: (36_500, 0, 0, 0, 36_500),
        }  # fmt: skip
        assert covers(after, 2030)[pc.ORSA] == (36_500, 0, 0, 0, 36_500)
        assert covers(after, 2030)[pc.MORA] == (73_000, 0, 0, 73_000, 0)
        assert {event.party for event in after.journal.events if isinstance(event, Intended)} == {pc.FALUN, pc.MORA}
        assert len(before.journal.events) == 3

    def test_what_each_did_by_itself(self) -> None:
        own = [
            pc.decided(pc.on(2029, 3, 1), 2029, 1_000, pc.ORSA),
            pc.paid(pc.on(2029, 4, 1), 2029, 1_000, pc.ORSA),
            pc.intended(pc.on(2028, 10, 1), pc.ORSA),
        ]
        others = [pc.decided(pc.on(2029, 3, 1), 2029, 2_000, pc.MORA), pc.began(pc.on(2029, 1, 1))]
        for leaving in self.BOTH:
            after = pc_scenario(*own, *others).without([pc.ORSA], leaving=leaving)
            assert set(after.journal.events) == {*others}

    def test_a_krona_that_was_decided_together_is_the_largest_financiers(self) -> None:
        before = pc_scenario(pc.decided(pc.on(2029, 3, 1), 2029, 1))
        assert [
            (event.party, event.amount)
            for event in before.without([pc.ORSA], leaving=Leaving.FALLS_AWAY).journal.events
            if isinstance(event, Decided)
        ] == [(pc.FALUN, kronor(1))]  # fmt: skip
        assert before.without([pc.FALUN], leaving=Leaving.FALLS_AWAY).journal.events == ()

    @pytest.mark.parametrize(
        "steps_kr",
        [
            (109_499, 109_501),
            (1, 1),
        ],
    )
    def test_what_was_decided_together_in_two_steps(self, steps_kr: tuple[int, int]) -> None:
        """Whoever stays has decided as much without Orsa as with it: of two kronor Falun has one, and Mora one."""
        steps = [pc.decided(pc.on(2029, 3, 1 + place), 2029, kr) for place, kr in enumerate(steps_kr)]
        before = pc_scenario(ALL, *steps)
        after = before.without([pc.ORSA], leaving=Leaving.FALLS_AWAY)
        for who in (pc.FALUN, pc.MORA):
            assert covers(after, 2029)[who] == covers(before, 2029)[who]

    def test_what_was_decided_of_a_year_that_costs_nothing(self) -> None:
        """5 000 by 3:2:1 is 2 500, 1 666.67 and 833.33: what Falun and Mora decided of it stays theirs."""
        began = pc.began(pc.on(2029, 1, 1), until=pc.on(2029, 12, 31))
        late = pc.decided(pc.on(2029, 3, 1), 2031, 5_000)
        for scenario in (pc_scenario(began, late), pc_scenario(late, cost=YearlyCost(amount=ZERO))):
            left = scenario.without([pc.ORSA], leaving=Leaving.FALLS_AWAY).journal.events
            decided = {event.party: event.amount for event in left if isinstance(event, Decided)}
            assert decided == {pc.FALUN: kronor(2_500), pc.MORA: kronor(1_667)}

    def test_two_who_leave_one_after_the_other(self) -> None:
        once = pc_scenario(ALL).without([pc.ORSA], leaving=Leaving.FALLS_AWAY)
        twice = once.without([pc.MORA], leaving=Leaving.FALLS_AWAY)
        assert [row[4] for row in covers(twice, 2029).values()] == [0, 73_000, 36_500]
        alone = pc_scenario(ALL).without([pc.ORSA, pc.MORA], leaving=Leaving.OTHERS_SHARE)
        assert covers(alone, 2029) == {pc.FALUN: (219_000, 0, 0, 219_000, 0)}

    @pytest.mark.parametrize("leaving", [None, Leaving.ENDS])
    def test_whoever_asks_says_what_happens(self, leaving: Leaving | None) -> None:
        with pytest.raises(PostError, match="others-share or falls-away"):
            pc_scenario(ALL).without([pc.ORSA], leaving=leaving)

    @pytest.mark.parametrize("leaving", BOTH)
    def test_the_employer_cannot_be_left_out(self, leaving: Leaving) -> None:
        with pytest.raises(PostError, match="Region Dalarna employs, and cannot be left out"):
            pc_scenario(ALL).without([pc.REGION], leaving=leaving)

    def test_nobody_who_pays_is_left(self) -> None:
        with pytest.raises(WeightError):
            pc_scenario(ALL).without(pc.FINANCIERS, leaving=Leaving.OTHERS_SHARE)

    def test_nobody_who_pays_is_left_of_a_key_whose_figures_are_given(self) -> None:
        waiting = pc.made_up(cost_key=UnstatedKey(parties=pc.FINANCIERS, counts="population"))
        assumptions = Assumptions(basis=counted("folk", {FALUN: 5, MORA: 4, ORSA: 1, "2081": 7}))
        scenario = Scenario(definition=waiting, journal=pc.journal(assumptions=assumptions))
        with pytest.raises(WeightError):
            standing(scenario.without(pc.FINANCIERS, leaving=Leaving.OTHERS_SHARE), LATE)

    def test_a_stranger(self) -> None:
        with pytest.raises(UnknownPartyError):
            pc_scenario(ALL).without(["1234"], leaving=Leaving.FALLS_AWAY)


class TestGrants:
    @pytest.mark.parametrize(
        ("change", "what"),
        [
            (lambda scenario: scenario.with_posts(2), "a number of posts"),
            (lambda scenario: scenario.with_cost(kronor(1)), "a cost"),
            (lambda scenario: scenario.with_notice(NoticePeriod(1)), "a period of notice"),
            (lambda scenario: scenario.on_basis(counted("p", JUNE)), "other figures"),
            (lambda scenario: scenario.without([ORSA]), "a party who leaves"),
            (lambda scenario: scenario.without_grant(2020), "a year's grant"),
            (lambda scenario: scenario.with_grant(2020, 50), "a year's grant"),
        ],
    )
    def test_nothing_of_a_grant_is_changed(self, facts: Catalogue, change: Any, what: str) -> None:
        scenario = Scenario(definition=facts.grant("ok-gnv-2020"), journal=Journal(of="ok-gnv-2020"))
        with pytest.raises((AgreementError, PostError), match=f"ok-gnv-2020: {what} can be changed of"):
            change(scenario)


def test_several_changes_one_after_the_other(facts: Catalogue) -> None:
    """Five posts, by the population of November 2018: 2 500 000 kr for each side."""
    scenario = of_shipped(facts).with_posts(5).on_basis(facts.statistic("population-dalarna-2018-11"))
    assert paid_by_each(agreement_of(scenario)) == {**by_remainders(2_500_000, NOVEMBER), REGION: 2_500_000}
    assert [sv.split()[0] for sv, _ in words(scenario)] == ["5", "med"]


def test_a_grant_that_carries_a_part_can_carry_more_of_it() -> None:
    """Of 80 % a half more is 120 %, which is too much, and an eighth more is 90 %."""
    grants = (YearlyGrant(year=2030, title=Text("Medel 2030"), percent=80),)
    scenario = pc_scenario(ALL, grants=grants)
    assert covers(scenario.with_grant(2030, Fraction(225, 2)), 2030)[pc.ORSA] == (36_500, 0, 0, 32_850, 3_650)
    with pytest.raises(PostError, match="120 percent"):
        scenario.with_grant(2030, 150)


class TestWhoSigned:
    def test_who_signed_the_text_as_it_is_signs_it_as_it_is_imagined(self) -> None:
        """Orsa named the text it signed; five posts are another text, and yet nobody has signed anything else."""
        named = ac.signed(ac.ORSA, ac.autumn(1), text=fingerprint_of(ac.AGREEMENT)[:8])
        journal = ac.journal(*ac.all_sign(but=[ac.ORSA]), named)
        imagined = Scenario(definition=ac.AGREEMENT, journal=journal).with_posts(5)
        assert status(imagined.definition, imagined.journal, on=ac.on(1, 1)).findings == ()
        other = Scenario(definition=ac.AGREEMENT, journal=ac.journal(ac.signed(ac.ORSA, ac.autumn(1), text="x")))
        (kept,) = (event for event in other.with_posts(5).journal.events if isinstance(event, Signed))
        assert kept.text == "x"

    def test_without_one_is_not_told_to_hold(self, facts: Catalogue) -> None:
        old = facts.agreement("rss-dalarna-2018")
        orsa = old.party("Orsa").code
        gone = Scenario(definition=old, journal=facts.journal_of(old.id)).without([orsa])
        found = status(old, gone.journal, on=dt.date(2020, 4, 1))
        assert found.in_force is None  # no paper says how it came to hold, and so whether all had to sign
        assert [each.party.code for each in found.missing] == [orsa]


class TestWhatWasDecided:
    ALL = pc.intended(pc.on(2028, 10, 14))

    def test_what_one_intended_by_itself_too(self) -> None:
        """All intended together, and Falun by itself the same day: without Orsa both still stand, once."""
        own = pc.intended(pc.on(2028, 10, 14), pc.FALUN)
        scenario = Scenario(definition=pc.POST, journal=pc.journal(self.ALL, own))
        left = scenario.without([pc.ORSA], leaving=Leaving.FALLS_AWAY)
        who = [event.party for event in left.journal.events if isinstance(event, Intended)]
        assert sorted(who) == sorted([pc.FALUN, pc.MORA])
        assert status(left.definition, left.journal, on=pc.on(2029, 1, 1)).findings

    def test_a_joint_decision_that_is_like_ones_own(self) -> None:
        """600 together is 300 for Falun, which has decided 300 by itself the same day."""
        joint, own = pc.decided(pc.on(2029, 3, 1), 2029, 600), pc.decided(pc.on(2029, 3, 1), 2029, 300, pc.FALUN)
        scenario = Scenario(definition=pc.POST, journal=pc.journal(self.ALL, joint, own))
        left = scenario.without([pc.ORSA], leaving=Leaving.FALLS_AWAY)
        stands = status(left.definition, left.journal, on=pc.on(2029, 4, 1))
        assert isinstance(stands, PostStatus)
        found = stands.year(2029)
        assert found is not None
        assert {each.party.code: each.decided for each in found.financiers} == {
            pc.FALUN: kronor(600), pc.MORA: kronor(200), pc.ORSA: ZERO,
        }  # fmt: skip

    def test_a_number_of_posts_is_no_cost(self) -> None:
        silent = evolve(pc.silent(), cost=CostByYear(posts=1))
        assert not silent.states_cost
        assert pc.POST.states_cost
        assumptions = pc.journal(
            assumptions=Assumptions(cost=YearlyCost(amount=kronor(36_500)), notice=NoticePeriod(3))
        )
        assert status(silent, assumptions, on=pc.on(2029, 1, 1)).total.cost == kronor(3 * 36_500)
        changed = Scenario(definition=silent, journal=assumptions).with_cost(kronor(73_000))
        found = status(changed.definition, changed.journal, on=pc.on(2029, 1, 1))
        assert isinstance(found, PostStatus)
        assert found.total.cost == kronor(3 * 73_000)
