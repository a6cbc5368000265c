"""Indexes: values by month or year, or changes by year, and what they raise, reckoned beside by hand."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import kronor
from nara_vard_finans.core import KRONA, ORE, Amount, AmountError, Language, Period, Statistic, Text, YearlyError
from nara_vard_finans.sharing import (
    ByYear,
    CostByPosts,
    CostByYear,
    Indexation,
    PriceIndex,
    Rate,
    RateForm,
    RateValue,
    RoundingRule,
    YearlyCost,
    Years,
    charged,
    key_in_year,
    proportional_to,
)

OCTOBER = Period.parse("2020-10")
MONTHLY = PriceIndex(
    id="m", title=Text("Index"), values={Period.parse("2021-10"): 105, OCTOBER: 100, Period.parse("2022-10"): 98}
)
YEARLY = PriceIndex(id="y", title=Text("Årsindex"), values={Period.year(2020): 80, Period.year(2021): 84})
CHANGES = PriceIndex(id="c", title=Text("PKV"), changes=[(Period.year(2021), 5), (Period.year(2022), Fraction("-2.5"))])
PEOPLE = Statistic(
    id="p", title=Text("P"), counts="population", unit="persons", as_of=Period.year(2020), figures={"a": 3, "b": 4}
)


def october(**other: Any) -> Indexation:
    stated: dict[str, Any] = {"parts": [(MONTHLY, 1)], "base": OCTOBER, "month": 10, "years_before": 1}
    return Indexation(**{**stated, "rounded_to": KRONA, **other})


class TestValues:
    def test_in_the_order_of_time(self) -> None:
        assert [value for _, value in MONTHLY.values] == [100, 105, 98]

    def test_changes_follow_each_other(self) -> None:
        # 100; × 1,05 = 105; × 0,975 = 102,375
        assert [CHANGES.of(Period.year(year)) for year in (2020, 2021, 2022, 2023)] == [
            100,
            105,
            Fraction("102.375"),
            None,
        ]

    @pytest.mark.parametrize(
        ("make", "said"),
        [
            (lambda: evolve(MONTHLY, values={}), "one of them"),
            (lambda: evolve(MONTHLY, changes={Period.year(2021): 1}), "one of them"),
            (lambda: evolve(MONTHLY, values={OCTOBER: 0}), "October 2020"),
            (lambda: evolve(MONTHLY, values=[(OCTOBER, 1), (OCTOBER, 2)]), "two values"),
            (lambda: evolve(MONTHLY, values={Period.parse("2020-10-01"): 1}), "2020-10-01"),
            (lambda: evolve(CHANGES, changes={Period.year(2021): 1, Period.year(2023): 1}), "2022 is missing"),
            (lambda: evolve(CHANGES, changes={OCTOBER: 1}), "2020 is missing"),
            (lambda: evolve(CHANGES, changes={Period.year(2021): -100}), "above zero"),
        ],
    )
    def test_what_is_no_index(self, make: Callable[[], object], said: str) -> None:
        with pytest.raises((YearlyError, AmountError), match=said):
            make()


class TestRaising:
    def test_by_a_month_of_the_year_before(self) -> None:
        # 1 001 × 105 / 100 = 1 051,05; × 98 / 100 = 980,98
        assert [october().raised(Fraction(1001), year).amount for year in (2021, 2022, 2023)] == [
            kronor(1001),
            kronor(1051),
            kronor(981),
        ]

    def test_half_a_unit_goes_up(self) -> None:
        # 10 × 105 / 100 = 10,50
        assert october().raised(Fraction(10), 2022).amount == kronor(11)
        assert october(rounded_to=ORE).raised(Fraction(10), 2022).amount == Amount(1050)

    def test_by_years_and_several(self) -> None:
        # (3 × 84 / 80 + 1 × 105 / 100) / 4 = 1,05
        both = Indexation(parts=[(YEARLY, 3), (CHANGES, 1)], base=Period.year(2020), rounded_to=ORE)
        raised = both.raised(Fraction(200), 2021)
        assert raised.amount == kronor(210)
        assert str(raised.text).startswith(
            "Uppräkning med Årsindex och PKV, 2021 mot 2020: 200 kr × (75 % × 84 / 80 + 25 % × 105 / 100) = 210 kr"
        )

    def test_a_value_that_is_awaited(self) -> None:
        both = Indexation(parts=[(CHANGES, 1), (YEARLY, 1)], base=Period.year(2020), rounded_to=KRONA)
        with pytest.raises(YearlyError) as caught:
            both.raised(Fraction(1), 2022)
        assert caught.value.in_(Language.SV) == (
            "Årsindex: för 2022 behövs värdet för 2022, som inte finns bland uppgifterna; "
            "lägg till det när det är publicerat"
        )

    @pytest.mark.parametrize(
        ("other", "said"),
        [
            ({"rounded_to": kronor(0)}, "above zero"),
            ({"parts": []}, "raises it"),
            ({"parts": [(MONTHLY, 0)]}, "raises it"),
            ({"month": None}, "such as 10"),
            ({"month": 13}, "13 is no month"),
            ({"base": Period.year(2020)}, "serves nothing"),
            ({"years_before": -1}, "zero or more"),
            ({"base": Period.parse("2019-10")}, "October 2019"),
        ],
    )
    def test_what_raises_nothing(self, other: dict[str, Any], said: str) -> None:
        with pytest.raises((YearlyError, AmountError), match=said):
            october(**other)

    @given(st.integers(0, 10**9), st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 500))
    def test_as_far_as_the_index_has_gone(self, ore: int, base: int, now: int, unit: int) -> None:
        """Within half a unit of the exact, and the half itself upwards."""
        index = PriceIndex(id="i", title=Text("I"), values={Period.year(2020): base, Period.year(2021): now})
        raised = Indexation(parts=[(index, 1)], base=Period.year(2020), rounded_to=Amount(unit)).raised(
            Fraction(ore, 100), 2021
        )
        above = raised.amount.ore - Fraction(ore * now, base)
        assert -Fraction(unit, 2) < above <= Fraction(unit, 2)
        assert raised.amount.ore % unit == 0


class TestCosts:
    def test_of_a_year(self) -> None:
        cost = YearlyCost(amount=kronor(1_000_000), by_year={2024: kronor(7)}, index=october())
        # 2023 goes by October 2022, 2024 has a sum of its own, 2025 waits for October 2024
        assert [cost.of(year) for year in (2022, 2023, 2024, 2025)] == [
            kronor(1_050_000),
            kronor(980_000),
            kronor(7),
            None,
        ]
        assert [cost.awaited(year) is None for year in (2022, 2023, 2024, 2025)] == [True, True, True, False]
        assert cost.raised(2024) is cost.raised(2025) is None

    def test_each_post_is_raised(self) -> None:
        # 1 000 010 × 1,05 = 1 050 010,50, rounded up for each of three
        assert CostByPosts(posts=3, per_post=kronor(1_000_010), index=october()).of(2022) == kronor(3_150_033)

    def test_none_without_an_amount(self) -> None:
        with pytest.raises(YearlyError, match="yearly or per_post"):
            CostByYear(by_year={2022: kronor(1)}, index=october())
        assert CostByYear(by_year={2022: kronor(1)}).raised(2022) is None


class TestRates:
    RATE = Rate(per=RateValue(number=Fraction("31.25")), key=proportional_to(PEOPLE), index=october(rounded_to=ORE))

    def test_as_the_raised_rate_written_out(self) -> None:
        # 31,25 × 1,05 = 32,8125, rounded to 32,81; × 7 = 229,67
        rule = RoundingRule(unit=ORE)
        (level,) = charged(key_in_year(self.RATE, 2022), rule, year=2022)
        written_out = Rate(per=RateValue(number=Fraction("32.81")), key=proportional_to(PEOPLE))
        (other,) = charged(written_out, rule, year=2022)
        assert level.apportionment.amounts == other.apportionment.amounts
        assert level.apportionment.total == Amount(229_67)

    @pytest.mark.parametrize(
        "per",
        [
            RateValue(number=Fraction(1), form=RateForm.PROMILLE),
            ByYear(Text("taxan"), [(Years(2020, None), RateValue(number=Fraction(1)))]),
        ],
    )
    def test_only_kronor_that_are_stated_once(self, per: Any) -> None:
        with pytest.raises(YearlyError, match="the same every year"):
            evolve(self.RATE, per=per)
