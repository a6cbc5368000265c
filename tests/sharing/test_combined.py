"""Charges of several parts: stated amounts, rates, shared sums, and what is left of the whole."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Amount, NestedKey, Period, equal_shares, kronor, parts, proportional_to
from nara_vard_finans.core import ZERO, AmountError, BasisError, Statistic, Text, WeightError, YearlyError
from nara_vard_finans.sharing import (
    Bounded,
    ByYear,
    Combined,
    CostByYear,
    CostPart,
    CutOff,
    DerivedStatistic,
    KeyByYear,
    Rate,
    RateValue,
    RoundingRule,
    SizeClass,
    StatedAmounts,
    YearlyCost,
    Years,
    agreed_on_basis,
    agreed_without,
    by_class,
    charge_stated,
    charged,
    counted_in,
    figures_missing,
    first_levels,
    gives_total,
    key_in_year,
    product_of,
    refuse_unfit,
    stage_share_text,
    states_whole_years,
    states_year,
    years_named,
)

PARTIES = "abcde"


def figures(name: str, **counted: Any) -> Statistic:
    return Statistic(id=name, title=Text(name), counts=name, unit="x", as_of=Period.year(2023), figures=counted)


FEE = StatedAmounts(amounts={"a": kronor(5), "b": kronor(7)})
RATED = Rate(per=RateValue(number=3), key=proportional_to(figures("hours", b=2, c=1)))
SHARED = CostPart(name="shared", key=parts({"a": 1, "c": 2}), cost=YearlyCost(amount=kronor(30)))
EQUAL = equal_shares("a", "b", "c")
REST = CostPart(name="rest", key=EQUAL)
COMBINED = Combined(parts=(CostPart(name="fee", key=FEE), CostPart(name="hours", key=RATED), SHARED))


def paid(key: Any, cost: Amount | None = None) -> dict[str, Amount]:
    """Add up what each party pays in all parts."""
    found = dict[str, Amount]()
    for level in charged(key, RoundingRule(), year=2024, cost=cost):
        if level.between_groups:
            continue
        for code, amount in zip(level.apportionment.key.parties, level.apportionment.amounts, strict=True):
            found[code] = found.get(code, ZERO) + amount
    return found


class TestCombined:
    def test_each_pays_the_sum_of_its_parts(self) -> None:
        """a: 5 + 10; b: 7 + 6; c: 3 + 20."""
        assert paid(COMBINED) == {"a": kronor(15), "b": kronor(13), "c": kronor(23)}
        levels = charged(COMBINED, RoundingRule(), year=2024)
        assert [level.group for level in first_levels(COMBINED, levels)] == [("fee",), ("hours",), ("shared",)]
        assert gives_total(COMBINED)
        assert COMBINED.parties == ("a", "b", "c")

    def test_one_part_takes_what_is_left_of_the_whole(self) -> None:
        """Of 90 the fee takes 12 and the hours 9; 69 are left, 23 each."""
        key = Combined(parts=(REST, *COMBINED.parts[:2]))
        assert not gives_total(key)
        assert paid(key, kronor(90)) == {"a": kronor(28), "b": kronor(36), "c": kronor(26)}
        assert charged(key, RoundingRule(), year=2024, cost=kronor(90))[0].group == ("rest",)

    def test_nothing_may_be_left_of_the_whole(self) -> None:
        """The fee takes 12 and the hours 9, which are all of 21; of 20 a krona is missing."""
        key = Combined(parts=(REST, *COMBINED.parts[:2]))
        assert paid(key, kronor(21)) == {"a": kronor(5), "b": kronor(13), "c": kronor(3)}
        with pytest.raises(AmountError):
            paid(key, kronor(20))

    def test_what_is_left_is_shared_once_the_others_have_theirs(self) -> None:
        """Of 90 the fee takes 12; of the 78 that are left 2 are c's at the least, and a and b halve 76."""
        key = Bounded(
            key=parts({"a": 1, "b": 1, "c": 0}), least={"a": 20, "b": 20, "c": 2}, cut_off=CutOff.SHARED_AGAIN
        )
        both = Combined(parts=(CostPart(name="rest", key=key), CostPart(name="fee", key=FEE)))
        assert paid(both, kronor(90)) == {"a": kronor(38 + 5), "b": kronor(38 + 7), "c": kronor(2)}

    def test_of_a_part_in_two_stages_the_whole_is_taken(self) -> None:
        """The halves take 30 of 90; 60 are left, 20 each: a pays all of the one half, and b and c 5 and 10 of the other."""
        halves = NestedKey(between=parts({"x": 1, "y": 1}), within={"x": parts({"a": 1}), "y": parts({"b": 1, "c": 2})})
        key = Combined(parts=(CostPart(name="halves", key=halves, cost=YearlyCost(amount=kronor(30))), REST))
        assert paid(key, kronor(90)) == {"a": kronor(15 + 20), "b": kronor(5 + 20), "c": kronor(10 + 20)}

    def test_a_key_that_is_not_combined_has_one_stage_for_all(self) -> None:
        levels = charged(EQUAL, RoundingRule(), year=2024, cost=kronor(9))
        assert first_levels(EQUAL, levels) == levels
        assert [level.between_groups for level in (*levels, *charged(RATED, RoundingRule(), year=2024))] == [
            False,
            False,
        ]

    @given(
        st.lists(st.integers(0, 10**6), min_size=2, max_size=5).filter(any),
        st.lists(st.integers(1, 10**6), min_size=2, max_size=5),
        st.integers(0, 10**9),
    )
    def test_the_parts_sum_to_the_whole(self, fees: list[int], weights: list[int], more: int) -> None:
        fee = StatedAmounts(amounts=[(code, kronor(amount)) for code, amount in zip(PARTIES, fees, strict=False)])
        rest = CostPart(name="rest", key=parts(dict(zip(PARTIES, weights, strict=False))))
        whole = kronor(sum(fees) + more)
        found = paid(Combined(parts=(CostPart(name="fee", key=fee), rest)), whole)
        assert sum(found.values(), ZERO) == whole
        assert min(found.values()) >= ZERO

    def test_more_than_the_whole_is_refused_with_the_sums(self) -> None:
        with pytest.raises(AmountError, match="the other parts come to 12 kr, more than the whole cost, 11 kr"):
            paid(Combined(parts=(CostPart(name="fee", key=FEE), REST)), kronor(11))

    def test_two_parts_cannot_both_take_the_rest(self) -> None:
        with pytest.raises(BasisError, match="^'other' cannot be the basis: rest takes what is left of the cost too"):
            refuse_unfit(Combined(parts=(REST, CostPart(name="other", key=parts({"a": 1})))))

    def test_one_part_can_take_it_and_a_key_without_parts_has_none(self) -> None:
        for key in (Combined(parts=(*COMBINED.parts, REST)), REST.key):
            refuse_unfit(key)

    def test_a_cost_that_is_not_stated_for_the_year(self) -> None:
        part = CostPart(name="fixed", key=parts({"a": 1}), cost=CostByYear(by_year={2023: kronor(1)}))
        with pytest.raises(YearlyError, match="fixed: its cost in 2024 is not stated"):
            paid(Combined(parts=(part,)))

    def test_refuses_no_parts_and_two_of_one_name(self) -> None:
        with pytest.raises(WeightError, match="nothing to pay"):
            Combined(parts=())
        with pytest.raises(WeightError, match="two parts have one name"):
            Combined(parts=(SHARED, SHARED))

    def test_its_keys_are_found_changed_and_left(self) -> None:
        assert counted_in(COMBINED) == {"hours"}
        assert figures_missing(COMBINED) == ()
        assert years_named(COMBINED) == frozenset()
        more = key_in_year(agreed_on_basis(COMBINED, figures("hours", b=4, c=1)), 2024)
        assert paid(more)["b"] == kronor(7 + 12)
        assert paid(agreed_without(COMBINED, ["b"])) == {"a": kronor(15), "c": kronor(23)}
        assert [part.name for part in _combined(agreed_without(COMBINED, ["a", "c"])).parts] == ["fee", "hours"]
        yearly = KeyByYear(keys=ByYear(Text("x"), [(Years(2024, None), COMBINED)]))
        assert key_in_year(yearly, 2030) == COMBINED
        assert gives_total(yearly)


def _combined(key: object) -> Combined:
    assert isinstance(key, Combined)
    return key


class TestWhatAKeyStatesOfAYear:
    """What is stated for one year alone is charged in full for a part of it; what is for whole years cannot be cut."""

    def spans(self, *spans: tuple[Years, Any]) -> KeyByYear:
        return KeyByYear(keys=ByYear(Text("nycklar"), list(spans)))

    def told(self, key: Any) -> dict[int, tuple[bool, bool]]:
        return {year: (states_year(key, year), states_whole_years(key, year)) for year in (2023, 2024, 2025)}

    def test_amounts_and_rates_are_of_every_year(self) -> None:
        for key in (FEE, RATED):
            assert set(self.told(key).values()) == {(False, True)}
        assert set(self.told(EQUAL).values()) == {(False, False)}

    def test_a_rate_can_be_of_a_year_alone(self) -> None:
        per = ByYear(
            Text("taxan"), [(Years(2023, 2023), RateValue(number=3)), (Years(2024, 2025), RateValue(number=4))]
        )
        rate = Rate(per=per, key=proportional_to(figures("hours", b=2, c=1)))
        assert self.told(rate) == {2023: (True, False), 2024: (False, True), 2025: (False, True)}
        assert self.told(self.spans((Years(2022, None), rate))) == self.told(rate)

    def test_a_key_of_a_year_alone(self) -> None:
        key = self.spans((Years(2023, 2023), FEE), (Years(2024, 2024), EQUAL), (Years(2025, None), FEE))
        assert self.told(key) == {2023: (True, False), 2024: (False, False), 2025: (False, True)}

    def test_each_part_is_asked(self) -> None:
        of_2023 = CostPart(name="year", key=EQUAL, cost=CostByYear(by_year={2023: kronor(9)}))
        alone = CostPart(name="alone", key=self.spans((Years(2023, 2023), FEE), (Years(2024, None), FEE)))
        fee = CostPart(name="fee", key=FEE)
        assert self.told(Combined(parts=(of_2023, alone))) == {
            2023: (True, False),
            2024: (False, True),
            2025: (False, True),
        }
        assert self.told(Combined(parts=(of_2023, fee)))[2023] == (False, True)
        assert self.told(Combined(parts=(of_2023, REST)))[2023] == (False, False)
        assert self.told(Combined(parts=(SHARED,)))[2023] == (False, True)


class TestStatedAmounts:
    def test_are_charged_as_they_stand(self) -> None:
        rows = charge_stated(FEE)
        assert (rows.total, rows.residual, rows.exact("b").numerator) == (kronor(12), ZERO, 7)
        assert [rounding.remainder for rounding in rows.roundings] == [0, 0]
        assert [(each.party, each.rank) for each in rows.roundings] == [("a", 1), ("b", 2)]
        assert str(stage_share_text(rows, "a", Text)) == "a: 5 kr, som det anges."

    def test_below_zero_only_where_it_is_said(self) -> None:
        with pytest.raises(AmountError, match="would be paid instead of paying"):
            StatedAmounts(amounts={"a": kronor(-1), "b": kronor(1)})
        signed = StatedAmounts(amounts={"a": kronor(-1), "b": kronor(3)}, signed=True)
        assert charge_stated(signed).amounts == (kronor(-1), kronor(3))
        assert key_in_year(signed, 2024) == signed
        assert paid(signed) == {"a": kronor(-1), "b": kronor(3)}

    def test_of_nothing_are_refused(self) -> None:
        with pytest.raises(WeightError, match="nothing to pay"):
            StatedAmounts(amounts={"a": ZERO})


PEOPLE = figures("people", a=6_999, b=7_000, c=200_000)
CLASSES = [
    SizeClass(least=7_000, below=15_000, gives=10_000),
    SizeClass(least=0, below=7_000, gives=5_000),
    SizeClass(least=15_000, gives=80_000),
]


class TestDerived:
    def test_by_class(self) -> None:
        found = by_class(PEOPLE, CLASSES, figures("fee", a=1))
        assert found.by_party == {"a": 5_000, "b": 10_000, "c": 80_000}
        assert str(found.how("a")) == "people 6 999: klassen från 0 till under 7 000"
        assert str(found.how("c")) == "people 200 000: klassen från 15 000"

    @given(st.lists(st.integers(1, 1_000), min_size=1, max_size=6, unique=True), st.integers(0, 1_200))
    def test_a_figure_is_in_the_last_class_that_begins_no_later(self, ends: list[int], figure: int) -> None:
        """The twin walks up through the classes."""
        borders = [0, *sorted(ends)]
        classes = [
            SizeClass(least=least, below=below, gives=place)
            for place, (least, below) in enumerate(zip(borders, [*borders[1:], None], strict=True))
        ]
        twin = max(place for place, least in enumerate(borders) if least <= figure)
        assert by_class(figures("x", a=figure), classes, figures("y", a=1)).of("a") == twin

    @pytest.mark.parametrize(
        ("classes", "why"),
        [
            ([], "there is no class"),
            ([SizeClass(least=0, below=9, gives=1), SizeClass(least=8, gives=2)], "overlap"),
            ([SizeClass(least=0, gives=1), SizeClass(least=8, gives=2)], "overlap"),
            ([SizeClass(least=0, below=9, gives=1), SizeClass(least=10, gives=2)], "no class from 9 to below 10"),
            ([SizeClass(least=7_000, gives=1)], "the figure 6 999 of a is in no class"),
        ],
    )
    def test_refuses_classes_with_a_hole_or_an_overlap(self, classes: list[SizeClass], why: str) -> None:
        with pytest.raises(BasisError, match=why):
            by_class(PEOPLE, classes, figures("fee", a=1))

    def test_refuses_a_class_of_nothing(self) -> None:
        with pytest.raises(BasisError, match="holds nothing"):
            SizeClass(least=9, below=9, gives=1)

    def test_multiplied(self) -> None:
        factor = by_class(PEOPLE, CLASSES, figures("factor", a=1))
        found = product_of([PEOPLE, factor, figures("tax", a=2, c=3)], figures("base", a=1))
        assert found.by_party == {"a": 6_999 * 5_000 * 2, "c": 200_000 * 80_000 * 3}
        assert str(found.how("a")) == "people 6 999 × factor 5 000 × tax 2"
        assert [each.id for each in found.all_origins] == ["people", "factor", "tax", "people"]
        assert found.sources == ()
        assert isinstance(found, DerivedStatistic)
        with pytest.raises(BasisError, match="two statistics or more"):
            product_of([PEOPLE], PEOPLE)

    def test_is_told_beside_the_figure(self) -> None:
        fee = by_class(PEOPLE, CLASSES, figures("fee", a=1))
        rate = Rate(per=RateValue(number=1), key=proportional_to(fee))
        (level,) = charged(rate, RoundingRule(), year=2024)
        said = str(stage_share_text(level.apportionment, "a", Text))
        assert said == "fee: a 5 000 (people 6 999: klassen från 0 till under 7 000). 5 000 × 1 kr = 5 000 kr."
