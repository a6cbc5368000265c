"""What each party of an agreement pays, stage by stage."""

import datetime as dt
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from nara_vard_finans import (
    Agreement,
    Amount,
    Directory,
    Method,
    NestedKey,
    Party,
    Period,
    RoundingRule,
    apportion,
    equal_shares,
    kronor,
    parts,
    percentages,
    share_cost,
)
from nara_vard_finans.core import (
    KRONA,
    ZERO,
    AgreementError,
    AmountError,
    IndivisibleTotalError,
    InexactTypeError,
    OutsideTermError,
    Principal,
    ResidualError,
    Text,
    UnknownCostError,
    UnknownPartyError,
    UnsettledTieError,
    UnstatedBasisError,
)
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.sharing import (
    LARGEST,
    Carrier,
    Combined,
    CostByPosts,
    CostByYear,
    CostPart,
    Indexation,
    PriceIndex,
    StatedAmounts,
    YearlyCost,
)
from nara_vard_finans.testing import amounts, nested_keys

TERM = Period(first_day=dt.date(2024, 4, 1), last_day=dt.date(2026, 12, 31))


def directory(key: Any) -> Directory:
    return Directory(
        Party(code=code, name=f"Kommun {code}", principal=Principal.MUNICIPALITIES) for code in key.parties
    )


def agreement(key: Any, **changes: Any) -> Agreement:
    made = Agreement(id="x", title=Text("X"), parties=directory(key), term=TERM, cost=CostByYear(), cost_key=key)
    return evolve(made, **changes)


def halves(odd_unit_to: str | None = None) -> NestedKey:
    return NestedKey(
        between=percentages({"municipalities": 50, "region": 50}),
        within={"municipalities": parts({"2080": 2, "2081": 1}), "region": equal_shares("20")},
        odd_unit_to=odd_unit_to,
    )


class TestStages:
    @given(amounts(0, 10**12), nested_keys())
    def test_each_charge_is_within_two_units_of_the_flat_share(self, total: Amount, key: NestedKey) -> None:
        sharing = share_cost(agreement(key, cost=YearlyCost(amount=total)), 2025)
        for charge in sharing.charges:
            assert abs(charge.amount.kronor - total.kronor * key.flat.share(charge.party.code)) < 2

    @given(amounts(0, 10**12), nested_keys())
    def test_the_amounts_alone_are_those_of_the_charges_and_of_the_stages(self, total: Amount, key: NestedKey) -> None:
        """The twin goes through every stage, row by row, and adds up what each party got."""
        sharing = share_cost(agreement(key, cost=YearlyCost(amount=total)), 2025)
        inmost = [level for level in sharing.levels if not level.between_groups]
        twin = {
            code: sum(
                (level.apportionment.amount(code) for level in inmost if code in level.apportionment.key.place), ZERO
            )
            for code in key.parties
        }
        assert dict(sharing.amounts) == twin
        assert [(each.party.code, each.amount) for each in sharing.charges] == sorted(twin.items())
        assert all([each] == [sharing.charge(each.party.code)] for each in sharing.charges)
        assert sharing.sum_of(Principal.MUNICIPALITIES) + sharing.sum_of(Principal.REGION) + sharing.residual == total

    def test_the_odd_krona_goes_where_the_agreement_says(self) -> None:
        for side, other in (("municipalities", "region"), ("region", "municipalities")):
            sharing = share_cost(agreement(halves(side), cost=YearlyCost(amount=kronor(2_451_071))), 2025)
            first = sharing.levels[0].apportionment
            assert first.amount(side) == kronor(1_225_536)
            assert first.amount(other) == kronor(1_225_535)
            assert [(tie.won, tie.lost) for tie in first.ties] == [((side,), (other,))]

    @pytest.mark.parametrize(("total", "summed"), [(1, "2 kr"), (2, None)])
    def test_rows_rounded_alone_that_do_not_make_the_cost_are_told(self, total: int, summed: str | None) -> None:
        """By hand: half a krona is rounded up for both, and a krona each is a krona each."""
        made = agreement(equal_shares("2080", "2081"), cost=YearlyCost(amount=kronor(total)))
        sharing = share_cost(made, 2025, rounding=RoundingRule(method=Method.HALF_UP_EACH))
        told = [each for each in sharing.findings if each.rule == "rows-sum-to-total"]
        assert [f"sum to {summed}; what is shared is {kronor(total)}" in each.message.in_english for each in told] == (
            [] if summed is None else [True]
        )

    def test_without_a_rule_for_the_odd_krona_nobody_guesses(self) -> None:
        with pytest.raises(
            UnsettledTieError, match="2 451 071 kr cannot be split evenly between municipalities and region"
        ):
            share_cost(agreement(halves(), cost=YearlyCost(amount=kronor(2_451_071))), 2025)

    def test_an_even_total_needs_no_rule(self) -> None:
        sharing = share_cost(agreement(halves(), cost=YearlyCost(amount=kronor(2_451_070))), 2025)
        assert [charge.amount for charge in sharing.charges if charge.party.code == "20"] == [kronor(1_225_535)]

    def test_rows_alone_round_both_halves_of_an_odd_total_up(self) -> None:
        rule = RoundingRule(method=Method.HALF_UP_EACH)
        sharing = share_cost(agreement(halves(), cost=YearlyCost(amount=kronor(3))), 2025, rounding=rule)
        assert sharing.residual == kronor(-1)
        assert sharing.levels[0].apportionment.residual == kronor(-1)

    def test_a_flat_key_is_one_stage(self) -> None:
        key = parts({"a": 1, "b": 2})
        sharing = share_cost(agreement(key, cost=YearlyCost(amount=kronor(100))), 2025)
        assert len(sharing.levels) == 1
        assert tuple(charge.amount for charge in sharing.charges) == apportion(kronor(100), key).amounts

    def test_the_residual_goes_to_a_named_party_through_its_group(self) -> None:
        rule = RoundingRule(method=Method.HALF_UP_RESIDUAL_TO, residual_to="2081")
        sharing = share_cost(agreement(halves("region"), cost=YearlyCost(amount=kronor(5))), 2025, rounding=rule)
        # By hand: halves of 2,5 rounded alone are 3 and 3, so the group of 2081 carries -1 and has 2;
        # of those 1,33 and 0,67 are 1 and 1.
        assert {charge.party.code: charge.amount for charge in sharing.charges} == {
            "2080": kronor(1), "2081": kronor(1), "20": kronor(3),
        }  # fmt: skip

    def test_a_group_with_the_code_of_a_party_pays_once(self) -> None:
        key = NestedKey(
            between=percentages({"20": 50, "2080": 50}),
            within={"20": equal_shares("20"), "2080": parts({"2080": 1, "2081": 3})},
        )
        sharing = share_cost(agreement(key, cost=YearlyCost(amount=kronor(8))), 2025)
        assert {charge.party.code: charge.amount for charge in sharing.charges} == {
            "2080": kronor(1), "2081": kronor(3), "20": kronor(4),
        }  # fmt: skip
        assert [level.group for level in sharing.charge("2080").levels] == [("2080",)]

    def test_each_side_pays_its_own(self) -> None:
        """A quarter of 100 kr is the municipalities', of which 17 and 8 by 2 and 1."""
        region = Party(code="20", name="Region", principal=Principal.REGION)
        towns = [Party(code=code, name=code, principal=Principal.MUNICIPALITIES) for code in ("2080", "2081")]
        key = evolve(halves(), between=percentages({"municipalities": 25, "region": 75}))
        made = agreement(key, cost=YearlyCost(amount=kronor(100)), parties=Directory([*towns, region]))
        sharing = share_cost(made, 2025)
        assert [sharing.sum_of(side) for side in Principal] == [
            {Principal.MUNICIPALITIES: kronor(25), Principal.REGION: kronor(75)}.get(side, ZERO) for side in Principal
        ]

    def test_a_stage_without_the_named_party_refuses(self) -> None:
        rule = RoundingRule(method=Method.HALF_UP_RESIDUAL_TO, residual_to="20")
        with pytest.raises(
            ResidualError, match="'20': the stage municipalities rounds its own rows and does not hold it"
        ):
            share_cost(agreement(halves("region"), cost=YearlyCost(amount=kronor(4))), 2025, rounding=rule)

    def test_an_unknown_residual_party_refuses(self) -> None:
        rule = RoundingRule(method=Method.HALF_UP_RESIDUAL_TO, residual_to="99")
        with pytest.raises(ResidualError, match="'99'"):
            share_cost(agreement(halves("region"), cost=YearlyCost(amount=kronor(4))), 2025, rounding=rule)

    def test_a_residual_party_that_is_nobody_refuses(self) -> None:
        with pytest.raises(ResidualError, match="'c': it is not among the parties"):
            apportion(kronor(4), parts({"a": 1, "b": 1}), method=Method.HALF_UP_RESIDUAL_TO, residual_to="c")

    def test_a_residual_party_of_weight_nought_refuses(self) -> None:
        with pytest.raises(ResidualError, match="its weight is zero"):
            apportion(kronor(4), parts({"a": 0, "b": 1}), method=Method.HALF_UP_RESIDUAL_TO, residual_to="a")

    @pytest.mark.parametrize(
        ("method", "residual_to", "message"),
        [(Method.HALF_UP_RESIDUAL_TO, None, "needs to know who"), (Method.SAINTE_LAGUE, LARGEST, "puts it on nobody")],
    )
    def test_the_residual_party_goes_with_its_method(
        self, method: Method, residual_to: Carrier | None, message: str
    ) -> None:
        with pytest.raises(ResidualError, match=message):
            apportion(kronor(4), parts({"a": 1}), method=method, residual_to=residual_to)

    def test_a_residual_party_that_would_pay_less_than_nothing_refuses(self) -> None:
        """By hand: four shares of 0,5 are 1 each, two too much, and each has but 1."""
        with pytest.raises(
            ResidualError,
            match="exceed the total by 2 and its own row is only 1, so its part would be less than nothing",
        ):
            apportion(kronor(2), equal_shares(*"abcd"), method=Method.HALF_UP_RESIDUAL_TO, residual_to="a")

    @pytest.mark.parametrize("total", [100, 1.0, "100 kr", None])
    def test_only_amounts_are_shared(self, total: Any) -> None:
        with pytest.raises(InexactTypeError, match="expected an Amount"):
            apportion(total, parts({"a": 1}))

    def test_only_keys_in_one_stage_are_apportioned_and_only_methods_are_methods(self) -> None:
        wrong: Any = halves()
        with pytest.raises(InexactTypeError, match="share in stages with share_cost"):
            apportion(kronor(1), wrong)
        wrong = "half-up-each"
        with pytest.raises(InexactTypeError, match="expected a Method"):
            apportion(kronor(1), parts({"a": 1}), method=wrong)
        with pytest.raises(InexactTypeError, match="expected a Method"):
            RoundingRule(method=wrong)
        with pytest.raises(InexactTypeError, match="expected an Amount"):
            RoundingRule(unit=wrong)
        for year in ("2025", 2025.0, True):
            wrong = year
            with pytest.raises(InexactTypeError, match="expected a year as an int"):
                share_cost(agreement(parts({"a": 1})), wrong)

    def test_a_total_that_is_no_multiple_of_the_unit_refuses(self) -> None:
        with pytest.raises(IndivisibleTotalError, match="182,25 kr is not a whole number of 1 kr"):
            apportion(Amount(18_225), parts({"a": 1}))
        with pytest.raises(AmountError, match="a unit is above zero"):
            apportion(Amount(18_225), parts({"a": 1}), unit=ZERO)

    def test_a_tie_for_the_largest_goes_by_code_and_is_reported(self) -> None:
        key = parts({"a": 1, "b": 1, "c": 1})
        shared = apportion(kronor(1), key, method=Method.HALF_UP_RESIDUAL_TO, residual_to=LARGEST)
        assert [amount.kronor for amount in shared.amounts] == [1, 0, 0]
        assert [(tie.won, tie.lost) for tie in shared.ties] == [(("a",), ("b", "c"))]


class TestAgreement:
    def test_a_year_outside_the_term_is_refused_naming_the_term(self, facts: Catalogue) -> None:
        for year in (2022, 2027):
            with pytest.raises(OutsideTermError, match=f"{year} is outside the term.*2023-01-01 to 2026-12-31"):
                share_cost(facts.agreement("rss-dalarna-2023"), year)

    def test_a_year_only_partly_in_the_term_needs_a_sum_of_its_own(self) -> None:
        key = parts({"a": 1})
        with pytest.raises(OutsideTermError, match="only partly within"):
            agreement(key, cost=YearlyCost(amount=kronor(12))).cost_of(2024)
        assert agreement(key, cost=YearlyCost(amount=kronor(12), by_year={2024: kronor(9)})).cost_of(2024) == kronor(9)

    def test_a_year_without_stated_cost(self, facts: Catalogue) -> None:
        with pytest.raises(UnknownCostError, match="no cost is stated for rss-dalarna-2018 in 2019; stated are: 2022"):
            share_cost(facts.agreement("rss-dalarna-2018"), 2019)

    def test_2022_rests_on_a_population_that_no_paper_states(self, facts: Catalogue) -> None:
        with pytest.raises(UnstatedBasisError, match="population, whose figures no paper states: name a basis"):
            share_cost(facts.agreement("rss-dalarna-2018"), 2022)

    def test_2022_on_another_basis_by_name(self, facts: Catalogue) -> None:
        """By hand: 1 225 535 x 6 939 / 288 382 = 29 488,6."""
        on_june = facts.agreement("rss-dalarna-2018").on_basis(facts.statistic("population-dalarna-2021-06"))
        sharing = share_cost(on_june, 2022)
        assert sharing.sum_of(Principal.MUNICIPALITIES) == sharing.sum_of(Principal.REGION) == kronor(1_225_535)
        assert sharing.charge("2034").amount in (kronor(29_488), kronor(29_489))

    def test_bases_that_could_be_named(self, facts: Catalogue) -> None:
        bases = [statistic.id for statistic in facts.bases_for(facts.agreement("rss-dalarna-2018"))]
        assert bases == [
            "population-dalarna-2018-11",
            "population-dalarna-2021-06",
            "population-dalarna-recovered-2022",
        ]
        assert facts.bases_for(agreement(parts({"a": 1}))) == ()

    def test_cost_by_posts(self) -> None:
        assert CostByPosts(posts=4, per_post=kronor(1_000_000)).of(2023) == kronor(4_000_000)
        assert CostByPosts(posts=4, per_post=kronor(1), by_year={2023: kronor(7)}).of(2023) == kronor(7)
        assert CostByYear(posts=3).of(2023) is None

    def test_posts_without_their_number_and_a_cost_per_post_cannot_be_made(self) -> None:
        for known in ({"per_post": kronor(1)}, {"posts": 1}, {"posts": 1, "per_post": kronor(1), "amount": kronor(1)}):
            with pytest.raises(TypeError):
                CostByPosts(**known)
        with pytest.raises(InexactTypeError):
            CostByPosts(posts=None, per_post=kronor(1))  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("cost", "message"),
        [
            (lambda: YearlyCost(amount=kronor(-1)), "-1 kr.*a yearly cost is zero or more"),
            (lambda: CostByPosts(posts=1, per_post=kronor(-1)), "a yearly cost is zero or more"),
            (lambda: CostByYear(by_year={2023: kronor(-1)}), "a yearly cost is zero or more"),
            (lambda: CostByYear(posts=-1), "-1.*a number of posts, or a year, is zero or more"),
            (lambda: CostByYear(by_year=[(2023, kronor(1)), (2023, kronor(2))]), "2023, 2023.*stands twice"),
        ],
    )
    def test_costs_that_make_no_sense(self, cost: Callable[[], object], message: str) -> None:
        with pytest.raises(AmountError, match=message):
            cost()

    @pytest.mark.parametrize(
        ("kind", "cost"),
        [
            (CostByYear, {"posts": 1.5}), (CostByYear, {"posts": True}), (CostByYear, {"by_year": {2023.0: kronor(1)}}),
            (CostByYear, {"by_year": {2023: 1}}), (YearlyCost, {"amount": 100}), (YearlyCost, {"amount": None}),
            (CostByPosts, {"posts": 1, "per_post": 100}), (CostByPosts, {"posts": "1", "per_post": kronor(1)}),
        ],
    )  # fmt: skip
    def test_costs_that_are_not_exact(self, kind: Callable[..., object], cost: dict[str, Any]) -> None:
        with pytest.raises(InexactTypeError):
            kind(**cost)

    def test_the_remarks_cannot_be_changed(self, facts: Catalogue) -> None:
        with pytest.raises(TypeError):
            facts.agreement("rss-dalarna-2023").remarks_by_part["x"] = ()  # type: ignore[index]

    def test_parties_and_shares_must_match(self) -> None:
        key = parts({"a": 1, "b": 1})
        with pytest.raises(AgreementError, match="gives no share to Kommun c"):
            agreement(key, parties=directory(parts({"a": 1, "b": 1, "c": 1})))
        with pytest.raises(AgreementError, match="gives a share to b"):
            agreement(key, parties=directory(parts({"a": 1})))

    def test_finds_its_own_parties_only(self, facts: Catalogue) -> None:
        new = facts.agreement("rss-dalarna-2023")
        assert new.party("Malung-Sälens").code == "2023"
        with pytest.raises(UnknownPartyError):
            new.party("Sala")

    def test_nobody_else_is_charged(self, facts: Catalogue) -> None:
        with pytest.raises(UnknownPartyError):
            share_cost(facts.agreement("rss-dalarna-2023"), 2023).charge("9999")

    def test_a_sharing_keeps_its_meaning_when_pickled(self, facts: Catalogue) -> None:
        sharing = share_cost(facts.agreement("rss-dalarna-2023"), 2023)
        again = pickle.loads(pickle.dumps(sharing))  # noqa: S301
        assert again == sharing
        assert hash(again) == hash(sharing)
        assert again.charges == sharing.charges


@pytest.mark.parametrize("order", [1, -1])
def test_what_an_index_has_raised_of_a_part_is_told(order: int) -> None:
    """By hand: 1 000 kr of 2020, by an index that went from 100 to 105, is 1 050 kr in 2025."""
    index = PriceIndex(id="i", title=Text("Index"), values={Period.year(2020): 100, Period.year(2025): 105})
    follows = Indexation(parts=[(index, 1)], base=Period.year(2020), rounded_to=KRONA)
    fixed = CostPart(name="fast", key=equal_shares("a", "b"), cost=YearlyCost(amount=kronor(1_000), index=follows))
    fee = CostPart(name="avgift", key=StatedAmounts(amounts={"a": kronor(1)}))
    found = share_cost(agreement(Combined(parts=(fixed, fee)[::order]), parties=directory(fixed.key)), 2025)
    assert [each.amount for each in found.raised] == [kronor(1_050)]
