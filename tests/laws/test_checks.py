"""What a check finds in a result, of the library or of somebody else, and what it cannot look at."""

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import find, given, settings
from hypothesis import strategies as st

from agreement_cases import AGREEMENT, all_sign, autumn, journal, notice
from grant_cases import GRANT
from law_cases import CARRIED, EACH, LR, TEN, TWO, Result, Row, broken, moved, result
from law_draws import between, drawn_out
from law_faults import BOTH, RATE, at_most, charged
from nara_vard_finans import (
    Amount,
    Journal,
    Method,
    Period,
    apportion,
    embedded,
    example_journal,
    kronor,
    parts,
    share_cost,
    status,
    testing,
)
from nara_vard_finans.agreements import CostLine
from nara_vard_finans.analysis import status_type
from nara_vard_finans.core import KRONA, ORE, ZERO, JournalError, Language, NaraVardFinansError, Text
from nara_vard_finans.journals import StatusCore
from nara_vard_finans.posts import Exposure
from nara_vard_finans.sharing import (
    LARGEST,
    Bounded,
    Combined,
    CostKey,
    Counting,
    CutOff,
    Every,
    KeyByYear,
    NestedKey,
    Rate,
    RoundingRule,
    StatedAmounts,
    UnstatedKey,
    charge_bounded,
    gives_total,
    plan_instalments,
    settle,
    share_in_stages,
)
from nara_vard_finans.testing import NothingFitsError, UnfitResultError, check_every_day, check_invariants
from post_cases import POST, began, intended

WEIGHTS = {"a": 2, "b": 3}


def largest_last(total: Amount, weights: Any) -> Result:
    """A faulty allocator: it rounds down, and the last row takes the rest."""
    whole, left = sum(weights.values()), int(total.kronor)
    rows = []
    for place, (party, weight) in enumerate(weights.items()):
        amount = left if place == len(weights) - 1 else int(total.kronor) * weight // whole
        left -= amount
        rows.append(Row(party, weight, amount))
    return Result(total, ZERO, tuple(rows))


def right(total: Amount, weights: Any) -> Result:
    """One that is right, and has nothing of ours but what shares."""
    found = apportion(total, parts(weights))
    return Result(total, 0, tuple(Row(party, weights[party], found.amount(party)) for party in found.key.parties))


def carried_by_ten(total: int) -> Any:
    """A total that ten share equally, of whom the largest carries the difference."""
    return apportion(kronor(total), parts(dict.fromkeys(TEN, 1)), method=CARRIED, residual_to=LARGEST)


class TestOfOthers:
    def test_one_that_is_right(self) -> None:
        asked = right(kronor(101), WEIGHTS)
        assert check_invariants(asked, method=LR, unit=KRONA, weights=WEIGHTS, share=right) == ()

    def test_the_last_row_takes_the_rest(self) -> None:
        """By hand: 101 kr by 2:3 is 40,40 and 60,60, so a has 40 kr and b 61; and with b first, b has 60 and a 41."""
        found = check_invariants(largest_last(kronor(101), WEIGHTS), share=largest_last)
        assert [each for each in broken(found) if each[0] == "any-order-alike"] == [
            ("any-order-alike", "Result/a", "1"), ("any-order-alike", "Result/b", "1"),
        ]  # fmt: skip

    def test_a_dropped_party(self) -> None:
        found = check_invariants(right(kronor(100), {"a": 2}), weights=WEIGHTS)
        assert broken(found) == [("everybody-has-a-row", "Result/b", "")]

    def test_it_is_looked_at_by_the_weights_that_were_asked_for(self) -> None:
        """By hand: 100 kr by 1:1 is 50 kr each, whatever the rows say that they weigh; and nobody else has any."""
        found = check_invariants(result(100, *TWO, ("c", 1, 0)), method=LR, weights={"a": 1, "b": 1})
        assert [each for each in broken(found) if each[0] in {"method-followed", "everybody-has-a-row"}] == [
            ("everybody-has-a-row", "Result/c", "0"), ("method-followed", "Result/a", "10"), ("method-followed", "Result/b", "10"),
        ]  # fmt: skip

    def test_it_says_how_it_was_shared_or_is_asked_of_it(self) -> None:
        off = result(100, ("a", 2, 41), ("b", 3, 59))
        assert check_invariants(off) == ()
        rules = {rule for rule, _, _ in broken(check_invariants(off, method=LR))}
        assert rules == {"within-one-unit", "method-followed"}
        assert rules == {rule for rule, _, _ in broken(check_invariants(evolve(off, method="largest-remainder")))}

    def test_asked_again_it_is_another(self) -> None:
        off = result(100, ("a", 2, 41), ("b", 3, 59))
        assert broken(check_invariants(off, share=right)) == [
            ("same-again", "Result/a", "1"),
            ("same-again", "Result/b", "1"),
        ]

    def test_halves(self) -> None:
        halves = {"municipalities": ["a", "b"], "region": ["c"]}
        odd = result(101, ("a", 1, 25), ("b", 1, 26), ("c", 2, 50))
        assert check_invariants(odd, halves=halves, odd_unit_to="municipalities") == ()
        assert broken(check_invariants(odd, halves=halves, odd_unit_to="region")) == [
            ("halves-hold", "Result/municipalities", "1")
        ]

    def test_numbers_that_are_exact(self) -> None:
        exact = result(
            Decimal(1), ("a", Fraction(1, 3), Decimal("0.34")), ("b", Decimal("0.6666"), Fraction(66, 100)), unit=ORE
        )
        assert check_invariants(exact) == ()

    @pytest.mark.parametrize(
        ("wrong", "where"),
        [
            (object(), "rows"), (result(100), None), (Result(1, 0, (object(),)), r"rows\[0\]\.party"),  # type: ignore[arg-type]
            (Result(1, 0, 7), "rows"), (Result(1, 0, "ab"), "rows"), (Result(0.1, 0, ()), "total"),  # type: ignore[arg-type]
            (Result(1, None, ()), "residual"), (result(1, ("a", 1, 1.0)), r"rows\[0\]\.amount"),
            (result(1, ("a", True, 1)), r"rows\[0\]\.weight"), (result(1, ("a", -1, 1)), r"rows\[0\]\.weight"),
            (result(1, ("a", 1, 1), (7, 1, 0)), r"rows\[1\]\.party"), (result(1, ("a", 1, 1), ("a", 1, 0)), r"rows\[1\]\.party"),  # type: ignore[arg-type]
            (result(1, ("a", 1, 1), method="guess"), "method"), (result(1, ("a", 1, 1), unit=0.5), "unit"),
            (result(1, ("a", 1, 1), unit=0), "unit"), (result(1, ("a", 1, 1), carrier="x"), "carrier"),
            (result(1, ("a", 1, 1), first_in_ties="x"), "first_in_ties"),
            (result(1, ("a", 1, 1), method="half-up-residual-to"), "carrier"),
            (result(1, ("a", 1, 1), method="rounded-shares"), "decimals"),
            (result(1, ("a", 1, 1), carrier=["a"]), "carrier"), ({"total": 1, "residual": 0, "rows": ()}, "rows"),
            (Result(1, 0, {"a": Row("a", 1, 1)}), "rows"), (Result(1, 0, ({"party": "a"},)), r"rows\[0\]\.party"),  # type: ignore[arg-type]
            (result(Decimal("1.005"), ("a", 1, 1)), "total"),
        ],
    )  # fmt: skip
    def test_what_no_law_can_look_at_is_refused_and_named(self, wrong: Any, where: str | None) -> None:
        if where is None:
            assert check_invariants(wrong) != ()
        else:
            with pytest.raises(UnfitResultError, match=f"^{where}: ") as caught:
                check_invariants(wrong)
            assert caught.value.in_(Language.SV) != str(caught.value)

    @pytest.mark.parametrize(
        ("asked", "where"),
        [
            ({"weights": {"a": 0.4, "b": 3}}, r"weights\['a'\]"), ({"weights": {"a": 2, "b": -3}}, r"weights\['b'\]"),
            ({"method": "guess"}, "method"), ({"unit": ZERO}, "unit"), ({"unit": 0.5}, "unit"),
            ({"halves": {}}, "halves"), ({"halves": {"one": "a"}}, "halves"), ({"odd_unit_to": "one"}, "halves"),
            ({"halves": {"one": "a", "other": ["b", "c"]}}, r"halves\['other'\]"),
            ({"halves": {"one": "ab", "other": "b"}}, r"halves\['one'\]"),
            ({"halves": {"one": "a", "other": "b"}, "odd_unit_to": "third"}, "odd_unit_to"),
            ({"halves": {"one": "a", "other": "a"}}, r"halves\['other'\]"), ({"halves": ["a", "b"]}, "halves"),
            ({"weights": ["a", "b"]}, "weights"), ({"weights": {1: 2, "b": 3}}, "weights"), ({"amounts": {"a": 1}}, "amounts"),
        ],
    )  # fmt: skip
    def test_what_is_asked_for_is_looked_at_too(self, asked: dict[str, Any], where: str) -> None:
        """Nothing is said of a result by a method, a unit, a weight or a half that is none."""
        with pytest.raises(UnfitResultError, match=f"^{where}: "):
            check_invariants(result(100, *TWO), **asked)

    @pytest.mark.parametrize(
        ("value", "told"),
        [
            (Decimal("33.335"), "33.335 kr is no whole number of öre; give what is paid, rounded as you do"),
            (0.5, "0.5 is not exact; give an amount, or kronor as an int, a Decimal or a Fraction"),
        ],
    )
    def test_what_is_exact_and_no_amount_is_not_called_inexact(self, value: Any, told: str) -> None:
        with pytest.raises(UnfitResultError) as caught:
            check_invariants(result(1, ("a", 1, value)))
        assert str(caught.value) == f"rows[0].amount: {told}"

    @pytest.mark.parametrize(
        ("asked", "names"),
        [
            (share_cost(AGREEMENT, 2030), {"method", "unit", "weights", "amounts", "share"}),
            (apportion(kronor(5), parts(WEIGHTS)), {"method", "unit", "amounts"}),
            (status(AGREEMENT, journal(*all_sign()), on=autumn(4)), {"method", "unit", "weights", "amounts", "halves", "odd_unit_to", "share"}),
            (Exposure(on=autumn(4), committed_to=None), {"amounts", "weights"}),
            (plan_instalments({"a": kronor(6)}, Period.year(2030), every=Every.YEAR, counted=Counting.DAYS), {"method", "unit", "weights", "halves", "odd_unit_to", "share"}),
        ],
        ids=["cost", "stage", "status", "exposure", "plan"],
    )  # fmt: skip
    def test_what_serves_nothing_is_refused_and_not_passed_over(self, asked: Any, names: set[str]) -> None:
        given: dict[str, Any] = {"method": LR, "unit": KRONA, "weights": WEIGHTS, "amounts": {"a": KRONA}}
        given |= {"halves": {"one": "a", "other": "b"}, "odd_unit_to": "one", "share": right}
        for name in names:
            with pytest.raises(UnfitResultError, match=f"^{name}: .* says so itself, or has nothing of the kind"):
                check_invariants(asked, **{name: given[name]})

    def test_so_is_what_each_is_to_pay_of_a_plan(self) -> None:
        plan = plan_instalments({"a": kronor(6)}, Period.year(2030), every=Every.YEAR, counted=Counting.DAYS)
        assert check_invariants(plan, amounts={"a": 6}) == ()  # type: ignore[dict-item]
        with pytest.raises(UnfitResultError, match=r"^amounts\['a'\]: 0.5 is not exact"):
            check_invariants(plan, amounts={"a": 0.5})  # type: ignore[dict-item]

    @pytest.mark.parametrize(
        "law", [law for law in testing.laws() if law.of not in {"shares", "pairs"}], ids=lambda law: law.name
    )
    def test_a_law_of_another_kind_of_thing(self, law: testing.Law) -> None:
        also: dict[str, list[Any]] = {"everybody_has_a_row": [()], "rows_sum": [{}], "parts_sum": [ZERO]}
        with pytest.raises(UnfitResultError):
            law.check(7, *also.get(law.name, []))

    @pytest.mark.parametrize("law", [law for law in testing.laws() if law.of == "shares"], ids=lambda law: law.name)
    def test_rows_that_can_be_gone_through_once_are_enough(self, law: testing.Law) -> None:
        rows: Any = (Row(*row) for row in TWO)
        assert law.check(Result(100, 0, rows, method=CARRIED if CARRIED in law.methods else LR, carrier="a")) == ()

    def test_a_missing_field_is_named(self) -> None:
        with pytest.raises(UnfitResultError, match="rows: the field is missing; a result has total, residual and rows"):
            check_invariants("not a result")


class TestOfOurs:
    def test_one_krona_moved_in_a_cost(self) -> None:
        """By hand: the municipalities' 500 000 kr by 4:3:2:1; Orsa has 100 001 of 100 000, Mora 149 999 of 150 000."""
        found = [each for each in check_invariants(moved()) if each.rule == "method-followed"]
        assert broken(tuple(found)) == [
            ("method-followed", "stod-2030/2030/municipalities/2034", "1"),
            ("method-followed", "stod-2030/2030/municipalities/2062", "1"),
        ]
        assert (
            found[0].message.in_english
            == "2034 has 100 001 kr, 1 kr more than the 100 000 kr that the method gives (largest remainder)."
        )

    def test_a_minus_that_an_agreement_states_is_heeded(self) -> None:
        """By hand: a pays 5 kr by the rate, and receives 5,50; no law is broken, though it has less than nothing."""
        stated = StatedAmounts(amounts={"a": kronor(Decimal("-5.5")), "b": kronor(20)}, signed=True)
        found = share_cost(between(BOTH.with_keys([RATE, stated])), 2025)
        assert str(found.charge("a").amount) == "-0,50 kr"
        assert check_invariants(found) == ()

    def test_a_krona_moved_between_those_whom_no_bound_holds(self) -> None:
        """By hand: b and c share 40 kr equally; b has 21 of its 20, and c 19."""
        found = check_invariants(charged(at_most(CutOff.SHARED_AGAIN), (60, 21, 19), 100))
        assert broken(found) == [("as-agreed", "x/2025/b", "1"), ("as-agreed", "x/2025/c", "1")]

    @pytest.mark.parametrize(
        ("method", "ore", "rule"),
        [(LR, 1, "whole-units"), (EACH, 1, "whole-units"), (CARRIED, 1, "whole-units"), (LR, 100, "nothing-left"), (CARRIED, 100, "method-followed")],
    )  # fmt: skip
    def test_a_total_of_which_an_ore_or_a_krona_is_moved(self, method: Method, ore: int, rule: str) -> None:
        """It is told and not refused, also where the library could not share it anew."""
        carrier = "a" if method is CARRIED else None
        found = apportion(kronor(5), parts({"a": 1, "b": 1}), method=method, residual_to=carrier)
        assert rule in {rule for rule, _, _ in broken(check_invariants(evolve(found, total=found.total + Amount(ore))))}

    def test_an_odd_total_that_the_carrier_could_not_bear(self) -> None:
        """By hand: of 5 kr ten pay 0,50 each, rounded to 1, and who carries it would pay 4 kr less than nothing."""
        found = evolve(carried_by_ten(104), total=kronor(5))
        assert "method-followed" in {rule for rule, _, _ in broken(check_invariants(found))}

    def test_an_exposure_by_itself(self) -> None:
        found = Exposure(on=autumn(4), committed_to=autumn(5), committed=kronor(5), worst=kronor(7), expected=ZERO)
        assert broken(check_invariants(found)) == [("exposure-bounded", "2029-09-04", "2")]

    def test_a_plan_with_a_settlement_put_on_it(self) -> None:
        """By hand: of 1 010 kr charged by 40:60:1, 1 000 kr is the cost: 4 and 6 kr are paid back, and nothing of 0,10."""
        key, charged_ = parts({"a": 40, "b": 60, "c": 1}), {"a": kronor(400), "b": kronor(600), "c": kronor(10)}
        plan = plan_instalments(charged_, Period.year(2030), every=Every.MONTH, counted=Counting.MONTHS)
        found = settle(charged_, kronor(1_000), key).on(plan, after=dt.date(2030, 6, 1))
        in_all = {"a": kronor(396), "b": kronor(594), "c": kronor(10)}
        assert check_invariants(found, amounts=in_all) == ()
        assert broken(check_invariants(found, amounts=charged_)) == [("rows-sum", "a", "4"), ("rows-sum", "b", "6")]
        with pytest.raises(UnfitResultError, match="^amounts: what each is to pay in all is not in the plan"):
            check_invariants(found)

    def test_a_plan_of_which_something_is_lost(self) -> None:
        """By hand: 12 kr and 24 kr in three steps are 4 and 8 each."""
        amounts = {"a": kronor(12), "b": kronor(24)}
        plan: Any = plan_instalments(amounts, Period.year(2030), every=Every.TERTIAL, counted=Counting.MONTHS)
        first, *others = plan.instalments
        odd = evolve(plan, instalments=[evolve(first, amounts={"a": kronor(4) + ORE, "b": kronor(8)}), *others])
        assert broken(check_invariants(odd, amounts=amounts)) == [
            ("rows-sum", "a", "0.01"), ("whole-instalments", "a", "0.01"), ("cells-follow", "a", "0.01"),
        ]  # fmt: skip
        without = evolve(plan, instalments=[evolve(first, amounts={"b": kronor(8)}), *others])
        assert ("rows-sum", "a", "4") in broken(check_invariants(without, amounts=amounts))
        with pytest.raises(UnfitResultError, match="^instalments: the plan has no instalments"):
            check_invariants(evolve(plan, instalments=()))

    def test_rows_rounded_alone_are_in_order_and_the_residual_is_told_elsewhere(self) -> None:
        found = apportion(kronor(1), parts({"a": 1, "b": 1}), method=EACH)
        assert check_invariants(found) == ()

    def test_of_a_total_that_is_no_whole_number_of_units_only_that_is_told(self) -> None:
        found = result(Decimal("0.50"), ("a", 1, Decimal("0.50")), method=LR)
        assert broken(check_invariants(found)) == [
            ("whole-units", "Result", "0.50"),
            ("whole-units", "Result/a", "0.50"),
        ]

    def test_weights_that_are_all_zero(self) -> None:
        """Nobody can be asked again by them."""
        assert check_invariants(result(0, ("a", 0, 0)), method=LR, share=right) == ()

    def test_a_status_of_another_kind_is_looked_at_for_its_days_alone(self) -> None:
        class Bare(StatusCore[Any]):
            kinds = ()
            rules = ()
            contradictions = staticmethod(lambda *_: iter(()))

        found = Bare(definition=AGREEMENT, journal=journal(*all_sign()), on=autumn(4))
        assert check_invariants(found) == ()

    @pytest.mark.parametrize("name", ["exempel-gnv-2020", "exempel-gnv-post-2023"])
    def test_every_day_of_an_example(self, name: str) -> None:
        known = example_journal(name)
        every: list[Any] = [*embedded().grants, *embedded().posts]
        (definition,) = [each for each in every if each.id == known.of]
        assert check_every_day(definition, known) == ()

    def test_every_day_of_an_agreement_that_ends(self) -> None:
        events = [
            *all_sign(),
            notice("2080", dt.date(2030, 6, 1)),
            notice("2062", dt.date(2031, 1, 1), dt.date(2032, 5, 1)),
        ]
        assert check_every_day(AGREEMENT, journal(*events)) == ()
        assert check_every_day(AGREEMENT, journal()) == ()

    def test_an_agreement_of_which_no_paper_says_what_it_needs(self) -> None:
        silent = evolve(AGREEMENT, adoption=evolve(AGREEMENT.adoption, holds_if=None))
        assert check_every_day(silent, journal(*all_sign())) == ()

    def test_a_journal_of_another_definition(self) -> None:
        with pytest.raises(JournalError, match="it tells nothing of stod-2030"):
            check_every_day(AGREEMENT, Journal(of="annat"))

    def test_a_post_of_which_nobody_knows_the_notice(self) -> None:
        post = evolve(POST, notice=None)
        assert (
            check_every_day(
                post, Journal(of=post.id, events=[intended(dt.date(2028, 11, 1)), began(dt.date(2029, 1, 1))])
            )
            == ()
        )

    def test_what_no_law_fits_is_said(self) -> None:
        stage = share_in_stages(kronor(100), parts(WEIGHTS), RoundingRule())[0]
        with pytest.raises(UnfitResultError, match="rows: the field is missing"):
            check_invariants(stage)


REFUSED = {
    "somebody who takes no part": "9999",
    "after the last day": " is after the last day of ",
    "before the first day": " is before the first day of ",
    "twice what can happen once": " can happen only once",
    "signed before the draft": " signed .* before which there was no text",
    "notice by one who has not signed": " has not signed, and cannot give notice",
    "more than there is": " would have used, passed on, set aside or paid back .* and has received ",
    "a year that it does not have": " is no year of ",
}
"""What is said of a journal that cannot have happened, and what it is refused with: nothing else is wrong with it."""


class TestStrategies:
    @pytest.mark.parametrize(
        "make",
        [
            lambda: testing.amounts(5, 3), lambda: testing.weights(0), lambda: testing.weights(3, 0), lambda: testing.percentage_keys(0),
            lambda: testing.any_keys(0), lambda: testing.journals(GRANT, most=-1), lambda: testing.statistics(most=0), lambda: testing.directories(0), lambda: testing.directories(99),
            lambda: testing.rounding_rules([]), lambda: testing.directories(16), lambda: testing.bounded_keys(kronor(-1)), lambda: testing.combined_keys(total=kronor(-1)), lambda: testing.keys_by_year(2025, 2024),
        ],
    )  # fmt: skip
    def test_bounds_that_nothing_fits(self, make: Any) -> None:
        with pytest.raises(NothingFitsError, match="nothing is at least .*swap the bounds, or widen them") as caught:
            testing.draws(make(), 1)
        assert caught.value.in_(Language.SV).startswith("inget är minst")
        assert caught.value.least > caught.value.most  # type: ignore[operator]

    @pytest.mark.parametrize(
        ("make", "where"),
        [
            (lambda: testing.journals("avtal"), "definition"), (lambda: testing.impossible_journals(7), "definition"),  # type: ignore[arg-type]
            (lambda: testing.days_of(None, Journal(of="x")), "definition"), (lambda: testing.bounded_keys(0.5), "total"),  # type: ignore[arg-type]
            (lambda: testing.combined_keys(total="1 kr"), "total"), (lambda: testing.amounts(1, 9, unit=ZERO), "unit"),  # type: ignore[arg-type]
        ],
    )  # fmt: skip
    def test_what_nothing_can_be_drawn_of_is_refused_and_named(self, make: Any, where: str) -> None:
        with pytest.raises(UnfitResultError, match=f"^{where}: ") as caught:
            testing.draws(make(), 1)
        assert caught.value.in_(Language.SV) != str(caught.value)

    def test_days_of_a_journal_of_another_definition(self) -> None:
        with pytest.raises(JournalError, match="it tells nothing of prov-2030"):
            testing.days_of(GRANT, journal(*all_sign()))

    def test_one_text_is_one_code(self) -> None:
        assert [*testing.draws(testing.statistics("2034"), 1)[0].by_party] == ["2034"]
        assert testing.draws(testing.unstated_keys("2034"), 1)[0].parties == ("2034",)
        assert testing.draws(testing.rates("2034"), 1)[0].parties == ("2034",)

    def test_methods_are_named_by_their_names_too(self) -> None:
        rules = testing.draws(testing.rounding_rules(["half-up-each"]), 3)  # type: ignore[list-item]
        assert {rule.method for rule in rules} == {EACH}

    def test_a_key_in_stages_shrinks_to_ones(self) -> None:
        found: Any = find(testing.nested_keys(), lambda key: len(key.within) > 1, settings=settings(database=None))
        assert [dict(inner.weights) for _, inner in found.within] == [{"0100": 1}, {"0101": 1}]

    @given(st.one_of(testing.agreements(3), testing.grants(3), testing.posts(3)), st.data())
    def test_what_cannot_have_happened_is_refused(self, definition: Any, data: st.DataObject) -> None:
        found = data.draw(testing.impossible_journals(definition))
        with pytest.raises(NaraVardFinansError, match=REFUSED[found.why.en]):
            status(definition, found.journal, on=found.on)
        assert found.why.sv

    @pytest.mark.parametrize(("definition", "kinds"), [(AGREEMENT, 5), (GRANT, 4), (POST, 4)])
    def test_what_cannot_have_happened_is_of_several_kinds(self, definition: Any, kinds: int) -> None:
        assert len({each.why for each in testing.draws(testing.impossible_journals(definition), 60)}) == kinds

    def test_keys_of_all_kinds_are_drawn(self) -> None:
        found = testing.draws(testing.any_keys(3, stated=False), 100)
        assert {"CostKey", "NestedKey", "UnstatedKey", "UnstatedMix"} <= {type(each).__name__ for each in found}

    def test_journals_tell_of_all_that_can_happen(self) -> None:
        """Of so many draws each kind of event is told at least once."""
        lined = evolve(AGREEMENT, cost_lines=(CostLine(id="pay", title=Text("löner", "pay")),))
        for definition in (lined, evolve(lined, notice=None), drawn_out(), POST):
            made = testing.draws(testing.journals(definition, most=40), 250)
            kinds = {type(event) for each in made for event in each.events}
            assert kinds == {*status_type(definition).kinds}

    def test_of_a_grant_of_nothing_nothing_can_be_told(self) -> None:
        nothing = evolve(GRANT, pots=(evolve(GRANT.pots[0], size=ZERO),))
        assert {each.events for each in testing.draws(testing.journals(nothing), 5)} == {()}

    def test_agreements_have_keys_of_all_kinds(self) -> None:
        found = testing.draws(testing.agreements(2), 500)
        assert {type(each.cost_key) for each in found} == {
            NestedKey,
            CostKey,
            Rate,
            StatedAmounts,
            Combined,
            KeyByYear,
            Bounded,
        }
        parts = [part for each in found if isinstance(each.cost_key, Combined) for part in each.cost_key.parts]
        assert {type(part.key) for part in parts} == {CostKey, Rate, StatedAmounts}
        assert {gives_total(each.cost_key) for each in found if isinstance(each.cost_key, Combined)} == {True, False}

    @given(st.data(), st.integers(0, 500), st.integers(0, 500))
    def test_a_total_and_any_larger_one_fit_the_bounds(self, data: st.DataObject, whole: int, more: int) -> None:
        key = data.draw(testing.bounded_keys(kronor(whole)))
        assert charge_bounded(kronor(whole + more), key, RoundingRule()).given == kronor(whole + more)
        assert key.least or key.most, "a file that states no bound is refused"

    @given(testing.any_keys(5))
    def test_keys_of_all_kinds(self, key: Any) -> None:
        assert isinstance(key, UnstatedKey) or key.parties

    @given(testing.printed_tables())
    def test_tables_sum(self, table: Any) -> None:
        (column,) = table.columns
        assert sum(column.by_party.values(), ZERO) == column.printed_sums.whole

    @given(testing.rounding_rules(), testing.cost_keys(4))
    def test_rules_of_rounding(self, rule: Any, key: Any) -> None:
        units = len(key.parties) ** 2
        (level,) = share_in_stages(units * rule.unit, key, rule)
        assert check_invariants(level.apportionment) == ()

    def test_the_same_draws_each_time(self) -> None:
        assert testing.draws(testing.agreements(2), 10) == testing.draws(testing.agreements(2), 10)
        assert len(testing.draws(testing.units(), 10)) == 6  # there are no more
        with pytest.raises(NothingFitsError):
            testing.draws(testing.units(), 0)


def test_the_laws_need_no_hypothesis() -> None:
    """The extra is asked for when a strategy is first used, and not before."""
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "from nara_vard_finans import apportion, kronor, parts, testing\n"
        "print(testing.check_invariants(apportion(kronor(3), parts({'a': 1, 'b': 1}))), len(testing.laws()))\n"
        "try: testing.amounts\n"
        "except ImportError: print('asked for')"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == [f"() {len(testing.laws())}", "asked for"]
