"""What each municipality gives up for a joint process leader (section 4.2 of the paper), and what it keeps."""

import pickle
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

import twins
from grant_cases import FALUN, GRANT, MORA, ORSA, REGION, made_up, pot
from nara_vard_finans import Amount, Grant, Method, RoundingRule, equal_shares, kronor, parts, share_grant
from nara_vard_finans.core import (
    ZERO,
    AmountError,
    GrantError,
    InexactTypeError,
    Principal,
    Text,
    UnknownEntryError,
    UnsettledTieError,
    WeightError,
)
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.grants import Fund, JointPlan, JointUse, plan_joint_work

LEADER = JointUse(id="leader", title=Text("Processledare"), years=(2030,))
BOTH, LATER = Text("Båda bidrar"), Text("Mer medel 2031")


def plan(grant: Grant, cost: int, percent: int | Fraction = 50, use: JointUse = LEADER, **more: Any) -> JointPlan:
    return plan_joint_work(share_grant(grant), use, cost=kronor(cost), municipal_percent=percent, **more)


def gives(made: JointPlan) -> dict[str, int]:
    return {each.award.name.sv: int(each.gives.kronor) for each in made.contributions}


class TestTheProcessLeader:
    """The paper's grant of 2020; the cost and the halves are a caller's, since no paper states them."""

    @pytest.fixture
    def made(self, facts: Catalogue) -> JointPlan:
        grant = facts.grant("ok-gnv-2020")
        return plan(grant, 1_000_000, use=grant.joint_use("processledare"))

    def test_each_half_is_carried_by_its_principal(self, made: JointPlan) -> None:
        assert (made.region, made.municipalities) == (kronor(500_000), kronor(500_000))
        assert (made.from_funds, made.funds_left) == (ZERO, ZERO)

    def test_each_municipality_gives_by_population_and_keeps_the_rest(self, made: JointPlan, facts: Catalogue) -> None:
        """By hand, Orsa: 500 000 x 6 887 / 286 655 = 12 012,70, so 12 013; of 377 475 it keeps 365 462."""
        population = {code: int(people) for code, people in facts.statistic("population-dalarna-2018-11").figures}
        expected = twins.largest_remainder(500_000, population)
        assert {each.award.code: each.gives for each in made.contributions} == {
            code: kronor(amount) for code, amount in expected.items()
        }
        orsa = next(each for each in made.contributions if each.award.code == ORSA)
        assert (orsa.award.amount, orsa.gives, orsa.keeps) == (kronor(377_475), kronor(12_013), kronor(365_462))
        assert sum((each.keeps for each in made.contributions), ZERO) == kronor(15_711_504 - 500_000)

    def test_the_order_is_that_of_the_awards(self, made: JointPlan, facts: Catalogue) -> None:
        awards = share_grant(facts.grant("ok-gnv-2020")).awards
        assert tuple(each.award for each in made.contributions) == awards

    def test_what_it_depends_on_is_told_as_printed(self, made: JointPlan) -> None:
        both, later = made.premises
        assert (both.met, later.met) == (True, None)
        assert "Både regionen och kommunerna" in both.text.sv
        assert "2021" in later.text.sv

    def test_sus_money_carries_it_first(self, facts: Catalogue) -> None:
        """About 1 Mkr of SUS money; of a cost of 1 200 000 it leaves 200 000, and 100 000 to each principal."""
        grant = facts.grant("ok-gnv-2020")
        use = grant.joint_use("processledare")
        assert grant.fund(use.fund).amount == kronor(1_000_000)
        made = plan(grant, 1_200_000, use=use, funds=kronor(1_000_000))
        assert (made.from_funds, made.funds_left, made.region) == (kronor(1_000_000), ZERO, kronor(100_000))
        assert made.municipalities == kronor(100_000)

    def test_it_keeps_its_meaning_when_pickled(self, made: JointPlan) -> None:
        again = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own
        assert again == made
        assert hash(again) == hash(made)


class TestShares:
    def test_a_third(self) -> None:
        """By hand: a third of 900 kr is 300, by 3:2:1 150, 100 and 50."""
        made = plan(GRANT, 900, Fraction(100, 3))
        assert gives(made) == {"Falun": 150, "Mora": 100, "Orsa": 50}
        assert made.region == kronor(600)

    def test_by_the_key_of_the_award_and_not_by_its_rounded_amount(self) -> None:
        """By hand: 500 kr in whole hundreds is 200, 200 and 100; by that 300 kr would be 120, 120 and 60, by key 100."""
        grant = made_up(pots=(pot("ram", amount=kronor(500), key=equal_shares(FALUN, MORA, ORSA)),))
        in_hundreds = share_grant(grant, rounding=RoundingRule(unit=kronor(100)))
        assert sorted(award.amount for award in in_hundreds.awards) == [kronor(100), kronor(200), kronor(200)]
        made = plan_joint_work(in_hundreds, LEADER, cost=kronor(300), municipal_percent=100)
        assert gives(made) == {"Falun": 100, "Mora": 100, "Orsa": 100}

    def test_where_several_keys_made_the_awards_the_awards_are_the_key(self) -> None:
        """By hand: awards of 30 and 10 by one key and 0 and 20 by another are 30 and 30, so 12 kr is 6 each."""
        grant = made_up(
            pots=(
                pot("a", amount=kronor(40), key=parts({FALUN: 3, ORSA: 1})),
                pot("b", amount=kronor(20), key=parts({ORSA: 1})),
            )
        )
        assert gives(plan(grant, 12, 100)) == {"Falun": 6, "Orsa": 6}

    def test_the_region_gives_of_its_own_award(self) -> None:
        """By hand: of 40 kr by 1:1:2 the region has 20; half of 8 kr is shared by 1:1 between the municipalities."""
        grant = made_up(pots=(pot("ram", amount=kronor(40), key=parts({FALUN: 1, ORSA: 1, REGION: 2})),))
        made = plan(grant, 8)
        assert gives(made) == {"Falun": 2, "Orsa": 2, "Region Dalarna": 4}
        assert (made.region, made.municipalities) == (kronor(4), kronor(4))
        (region,) = made.contributions_of(Principal.REGION)
        assert region.keeps == kronor(16)
        with pytest.raises(GrantError, match="Region Dalarna: it would give 21 kr of an award of 20 kr"):
            plan(grant, 21, 0)

    @pytest.mark.parametrize(("percent", "municipalities", "region"), [(0, 0, 60), (100, 60, 0)])
    def test_one_side_alone(self, percent: int, municipalities: int, region: int) -> None:
        made = plan(GRANT, 60, percent, evolve(LEADER, both_contribute=BOTH))
        assert (made.municipalities, made.region) == (kronor(municipalities), kronor(region))
        assert [(premise.text, premise.met) for premise in made.premises] == [(BOTH, False)]

    def test_all_may_be_given_up_and_not_a_krona_more(self) -> None:
        made = plan(GRANT, 600_000, 100)
        assert {each.keeps for each in made.contributions} == {ZERO}
        with pytest.raises(GrantError, match="Falun: it would give 300 006 kr of an award of 300 000 kr"):
            plan(GRANT, 600_012, 100)

    def test_the_odd_krona(self) -> None:
        with pytest.raises(UnsettledTieError, match="municipalities and region"):
            plan(GRANT, 7)
        assert plan(GRANT, 7, odd_unit_to="region").region == kronor(4)
        assert plan(GRANT, 7, odd_unit_to="municipalities").municipalities == kronor(4)

    def test_a_residual_carried_by_one_municipality(self) -> None:
        """By hand: half of 10 kr is 5, by 1:1:1 1,67 each, so 2 and 2, and 1 to who carries the residual."""
        rule = RoundingRule(method=Method.HALF_UP_RESIDUAL_TO, residual_to=ORSA)
        grant = made_up(pots=(pot("ram", amount=kronor(600), key=equal_shares(FALUN, MORA, ORSA)),), rounding=rule)
        assert gives(plan(grant, 10)) == {"Falun": 2, "Mora": 2, "Orsa": 1}

    def test_the_parts_sum_to_the_cost_whatever_the_grants_rule(self) -> None:
        """By hand: half of 10 kr is 5, by 1:1:1 1,67 each, and three rows of 2 kr rounded alone are 6, not 5."""
        grant = made_up(
            pots=(pot("ram", amount=kronor(600), key=equal_shares(FALUN, MORA, ORSA)),),
            rounding=RoundingRule(method=Method.HALF_UP_EACH),
        )
        try:
            made = plan(grant, 10)
        except GrantError:
            return  # to refuse it would do as well
        assert made.municipalities + made.region == made.cost


class TestPremises:
    USE = evolve(LEADER, both_contribute=BOTH, later_grant=LATER)

    @pytest.mark.parametrize("known", [True, False, None])
    def test_whether_there_is_a_later_grant_is_the_callers_to_say(self, known: bool | None) -> None:  # noqa: FBT001 - a case
        made = plan(GRANT, 60, use=self.USE, later_grant=known)
        assert [(premise.text, premise.met) for premise in made.premises] == [(BOTH, True), (LATER, known)]

    def test_what_no_paper_asks_for_is_no_premise(self) -> None:
        assert plan(GRANT, 60, later_grant=True).premises == ()


class TestFunds:
    def test_they_may_carry_all_and_have_some_left(self) -> None:
        made = plan(GRANT, 60, funds=kronor(100))
        assert (made.from_funds, made.funds_left) == (kronor(60), kronor(40))
        assert (made.region, made.municipalities) == (ZERO, ZERO)
        assert all(each.keeps == each.award.amount for each in made.contributions)

    def test_where_they_carry_all_nobody_fails_to_contribute(self) -> None:
        made = plan(GRANT, 60, use=evolve(LEADER, both_contribute=BOTH), funds=kronor(60))
        assert [premise.met for premise in made.premises] in ([], [None], [True])


class TestRefused:
    @pytest.mark.parametrize(
        ("cost", "funds", "wrong"),
        [(ZERO, ZERO, "0 kr"), (kronor(-1), ZERO, "-1 kr"), (kronor(1), kronor(-2), "-2 kr")],
    )
    def test_amounts_that_make_no_sense(self, cost: Amount, funds: Amount, wrong: str) -> None:
        with pytest.raises(AmountError, match=f"'{wrong}' .*a cost is above zero, and funds are zero or more"):
            plan_joint_work(share_grant(GRANT), LEADER, cost=cost, municipal_percent=50, funds=funds)

    @pytest.mark.parametrize("percent", [-1, 101])
    def test_a_percentage_beyond_the_whole(self, percent: int) -> None:
        with pytest.raises(WeightError, match="it must be from 0 to 100"):
            plan(GRANT, 60, percent)

    def test_a_percentage_is_exact(self) -> None:
        with pytest.raises(InexactTypeError):
            plan(GRANT, 60, 0.5)  # type: ignore[arg-type]

    def test_a_grant_that_is_not_shared_between_municipalities(self, facts: Catalogue) -> None:
        with pytest.raises(GrantError, match="stimulans-aldre-2011: it is not shared between municipalities"):
            plan(facts.grant("stimulans-aldre-2011"), 60)
        with pytest.raises(GrantError, match="not shared between municipalities"):
            plan(made_up(pots=(pot("ram", amount=kronor(8), key=equal_shares(REGION)),)), 4)


SUS = Fund(
    id="sus", title=Text("SUS-medel", "SUS money"), amount=kronor(1_000), printed="ca 1 tkr", years=(2030,),
    decided_by="Chefsnätverket",
)  # fmt: skip
TWO_YEARS = JointUse(id="both", title=Text("Två år"), years=(2030, 2031), fund="sus", both_contribute=BOTH)
WITH_FUND = made_up(joint_uses=(TWO_YEARS,), funds=(SUS,))


def rules(made: JointPlan) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity.value) for finding in made.findings]


class TestSeveralYears:
    def test_each_gives_the_sum_of_the_years_from_its_own_award(self) -> None:
        """By hand: half of 600 is 300 and half of 1 200 is 600; by 3:2:1 150, 100, 50 and 300, 200, 100."""
        costs = {2031: kronor(1_200), 2030: kronor(600)}
        made = plan_joint_work(share_grant(WITH_FUND), TWO_YEARS, cost=costs, municipal_percent=50)
        assert [(each.year, each.municipalities, each.region) for each in made.years] == [
            (2030, kronor(300), kronor(300)), (2031, kronor(600), kronor(600)),
        ]  # fmt: skip
        assert gives(made) == {"Falun": 450, "Mora": 300, "Orsa": 150}
        assert (made.cost, made.region, made.municipalities) == (kronor(1_800), kronor(900), kronor(900))
        assert (made.years[1].gives(ORSA), made.years[1].gives("okänd")) == (kronor(100), ZERO)
        assert len(made.levels) == len(made.years[0].levels) + len(made.years[1].levels)
        assert rules(made) == [("joint-years", "note")]

    def test_two_years_together_are_no_more_than_an_award(self) -> None:
        """Orsa has 100 000 kr: 80 000 in a year can be given, and not in two."""
        costs = {2030: kronor(480_000), 2031: kronor(480_000)}
        assert plan(WITH_FUND, 480_000, 100, TWO_YEARS).contributions
        with pytest.raises(GrantError, match="Falun: it would give 480 000 kr of an award of 300 000 kr"):
            plan_joint_work(share_grant(WITH_FUND), TWO_YEARS, cost=costs, municipal_percent=100)

    @pytest.mark.parametrize(
        ("cost", "funds", "said"),
        [
            ({2032: kronor(1)}, ZERO, "both: it is for 2030 and 2031, and not for 2032"),
            ({2030: kronor(1)}, {2031: kronor(1)}, "other money is given for 2031, which has no cost"),
            ({2030: kronor(1)}, {2030: kronor(-1)}, "funds are zero or more"),
            ({2030: ZERO}, ZERO, "a cost is above zero"),
            ({}, ZERO, "a cost is above zero"),
        ],
    )
    def test_what_cannot_be_planned(self, cost: Any, funds: Any, said: str) -> None:
        with pytest.raises((GrantError, AmountError), match=said):
            plan_joint_work(share_grant(WITH_FUND), TWO_YEARS, cost=cost, municipal_percent=50, funds=funds)

    def test_both_must_contribute_every_year(self) -> None:
        """The fund carries all of the first year, and all of the second falls on one side."""
        made = plan_joint_work(
            share_grant(WITH_FUND), TWO_YEARS, cost={2030: kronor(500), 2031: kronor(60)}, municipal_percent=100,
            funds={2030: kronor(500)},
        )  # fmt: skip
        assert [(premise.text, premise.met) for premise in made.premises] == [(BOTH, False)]
        carried = plan(WITH_FUND, 500, 100, TWO_YEARS, funds=kronor(500))
        assert carried.premises == ()

    def test_a_use_for_other_years_than_the_grant(self) -> None:
        later = evolve(TWO_YEARS, years=(2031,))
        assert [each.year for each in plan(WITH_FUND, 60, use=later).years] == [2031]
        any_year = evolve(TWO_YEARS, years=())
        assert [each.year for each in plan(WITH_FUND, 60, use=any_year).years] == [2030]


class TestAFundOfTheGrant:
    def test_what_is_left_is_of_the_fund_and_not_of_what_was_given(self) -> None:
        """By hand: of 1 000 kr 300 are used, so 700 are left; the rest of the cost, 300, is halved."""
        made = plan(WITH_FUND, 600, use=TWO_YEARS, funds=kronor(300))
        assert (made.from_funds, made.fund_left, made.funds_left) == (kronor(300), kronor(700), ZERO)
        assert (made.region, made.municipalities) == (kronor(150), kronor(150))
        assert rules(made) == [("fund-undecided", "note")]
        assert made.findings[0].message.sv == (
            "SUS-medel: Chefsnätverket beslutar om medlen; något beslut om att använda 300 kr är inte angivet."
        )

    def test_no_more_than_there_is_can_be_used(self) -> None:
        made = plan(WITH_FUND, 3_000, use=TWO_YEARS, funds=kronor(2_500))
        assert (made.from_funds, made.fund_left) == (kronor(1_000), ZERO)
        assert made.region == kronor(1_000)
        assert rules(made) == [("fund-overdrawn", "warning"), ("fund-undecided", "note")]
        assert made.findings[0].message.sv == (
            "SUS-medel: 2 500 kr är angivet för 2030, men 1 000 kr finns kvar. Det som överstiger det räknas inte."
        )

    def test_nothing_in_a_year_that_it_is_not_for(self) -> None:
        costs, funds = {2030: kronor(100), 2031: kronor(100)}, {2030: kronor(40), 2031: kronor(60)}
        made = plan_joint_work(share_grant(WITH_FUND), TWO_YEARS, cost=costs, municipal_percent=50, funds=funds)
        assert [(each.from_funds, each.fund_left) for each in made.years] == [
            (kronor(40), kronor(960)), (ZERO, kronor(960)),
        ]  # fmt: skip
        assert [rule for rule, _ in rules(made)] == ["fund-of-other-years", "fund-undecided", "joint-years"]
        assert "enligt handlingen gäller medlen 2030. De räknas inte för 2031." in made.findings[0].message.sv

    def test_the_balance_goes_on_from_year_to_year(self) -> None:
        open_fund = made_up(joint_uses=(TWO_YEARS,), funds=(evolve(SUS, years=(), decided_by=""),))
        costs, funds = {2030: kronor(800), 2031: kronor(800)}, {2030: kronor(700), 2031: kronor(700)}
        made = plan_joint_work(share_grant(open_fund), TWO_YEARS, cost=costs, municipal_percent=50, funds=funds)
        assert [(each.from_funds, each.fund_left) for each in made.years] == [
            (kronor(700), kronor(300)), (kronor(300), ZERO),
        ]  # fmt: skip
        assert [rule for rule, _ in rules(made)] == ["fund-overdrawn", "joint-years"]

    def test_of_the_fund_only_what_the_cost_needs(self) -> None:
        made = plan(WITH_FUND, 400, use=TWO_YEARS, funds=kronor(900))
        assert (made.from_funds, made.fund_left, made.funds_left) == (kronor(400), kronor(600), kronor(500))

    def test_other_money_is_no_fund(self) -> None:
        made = plan(GRANT, 600, funds=kronor(5_000))
        assert (made.fund, made.fund_left, made.from_funds, made.findings) == (None, None, kronor(600), ())

    def test_a_fund_is_never_below_zero(self) -> None:
        with pytest.raises(AmountError, match="a fund is never below zero"):
            evolve(SUS, amount=kronor(-1))

    def test_a_use_names_a_fund_that_there_is(self) -> None:
        with pytest.raises(UnknownEntryError, match="fund"):
            made_up(joint_uses=(TWO_YEARS,))


class TestSomeTogether:
    def test_they_alone_give(self) -> None:
        """By hand: half of 1 000 kr is 500, by 3:1 375 and 125."""
        made = plan(GRANT, 1_000, together=[FALUN, ORSA])
        assert gives(made) == {"Falun": 375, "Mora": 0, "Orsa": 125}
        mora = next(each for each in made.contributions if each.award.code == MORA)
        assert mora.keeps == mora.award.amount

    def test_one_alone(self) -> None:
        assert gives(plan(GRANT, 1_000, together=[ORSA])) == {"Falun": 0, "Mora": 0, "Orsa": 500}

    @pytest.mark.parametrize("together", [[REGION], ["okänd", ORSA], []])
    def test_whoever_gets_nothing_of_it_is_refused(self, together: list[str]) -> None:
        with pytest.raises(GrantError, match="it is no municipality that gets anything of the grant"):
            plan(GRANT, 1_000, together=together)


class TestTheProcessLeaderOverTwoYears:
    """001, section 4.2: 2020 and 2021, and about 1 Mkr of SUS money for 2020."""

    def test_with_300_000_and_with_3_000_000_kr_of_sus_money(self, facts: Catalogue) -> None:
        grant = facts.grant("ok-gnv-2020")
        use, costs = grant.joint_use("processledare"), {2020: kronor(900_000), 2021: kronor(900_000)}
        some, most = (
            plan_joint_work(share_grant(grant), use, cost=costs, municipal_percent=50, funds={2020: kronor(funds)})
            for funds in (300_000, 3_000_000)
        )
        assert (some.from_funds, some.fund_left, some.region) == (kronor(300_000), kronor(700_000), kronor(750_000))
        assert (most.from_funds, most.fund_left, most.region) == (kronor(900_000), kronor(100_000), kronor(450_000))
        assert "fund-overdrawn" not in dict(rules(some))
        assert ("fund-overdrawn", "warning") in rules(most)
