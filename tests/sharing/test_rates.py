"""Rates: kronor for each of what is counted, row by row; and what changes from year to year."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Amount, CostKey, Period, apportion, equal_shares, mixed, parts, proportional_to
from nara_vard_finans.core import (
    KRONA,
    ORE,
    ZERO,
    AmountError,
    BasisError,
    Language,
    ResidualError,
    Statistic,
    Text,
    YearlyError,
)
from nara_vard_finans.sharing import (
    AnyKey,
    ByYear,
    FiguresDay,
    KeyByYear,
    Method,
    NestedKey,
    Rate,
    RateForm,
    RateValue,
    RoundingRule,
    UnstatedKey,
    UnstatedMix,
    YearlyFigures,
    Years,
    agreed_on_basis,
    agreed_without,
    charge_by_rate,
    charged,
    counted_in,
    figures_missing,
    gives_total,
    key_in_year,
    rounding_text,
    rule_of_rows,
    stage_share_text,
    years_named,
)

FIGURES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 10**7), min_size=1).filter(
    lambda figures: any(figures.values())
)
RATES = st.decimals(Decimal("0.001"), Decimal(5000), places=3)
UNITS = st.sampled_from([ORE, KRONA, Amount(100_000)])


def people(day: str = "2013-12-31", counts: str = "population", **figures: Any) -> Statistic:
    return Statistic(
        id=f"{counts}-{day}",
        title=Text(f"Folkmängd {day}"),
        counts=counts,
        unit="persons",
        as_of=Period.parse(day),
        figures=figures,
    )


def key_on(figures: dict[str, int]) -> CostKey:
    named: dict[str, Any] = {**figures}
    return proportional_to(people(**named))


def per(number: object, form: RateForm = RateForm.KRONOR) -> RateValue:
    return RateValue(number=Fraction(str(number)), form=form)


class TestCeilingOfARate:
    """By hand: two kronor is no more than two kronor, and more than one krona and 99 öre."""

    def test_none_of_its_years_is_above_its_ceiling(self) -> None:
        rates = ByYear(Text("rate"), [(Years(2015, 2015), per(2)), (Years(2016, None), per(3))])
        assert Rate(per=rates, key=key_on({"a": 3}), ceiling=per(3)).per == rates
        with pytest.raises(AmountError, match="the rate is above its ceiling"):
            Rate(per=rates, key=key_on({"a": 3}), ceiling=per("2.99"))

    def test_a_rate_may_be_its_ceiling(self) -> None:
        rate = Rate(per=per(2), key=key_on({"a": 3}), ceiling=per(2))
        assert (rate.parties, rate.assumed) == (("a",), False)

    def test_one_above_it_is_refused(self) -> None:
        with pytest.raises(AmountError, match="the rate is above its ceiling"):
            Rate(per=per(2), key=key_on({"a": 3}), ceiling=per("1.99"))


class TestRates:
    @given(FIGURES, RATES, UNITS)
    def test_each_row_is_the_rate_times_the_figure_rounded_by_itself(
        self, figures: dict[str, int], rate: Decimal, unit: Amount
    ) -> None:
        """The twin multiplies and rounds in the decimal numbers of the standard library."""
        rows = charge_by_rate(per(rate), key_on(figures), unit=unit)
        for party, figure in figures.items():
            in_units = rate * figure / (Decimal(unit.ore) / 100)
            twin = int(in_units.quantize(Decimal(1), ROUND_HALF_UP))
            assert rows.amount(party).ore == twin * unit.ore
            assert rows.exact(party) == Fraction(rate) * figure
            assert rows.rounding(party).exact * unit.kronor == rows.exact(party)
            assert rows.rounding(party).count == twin
        assert rows.total == sum(rows.amounts, ZERO)
        assert rows.residual == ZERO
        assert min(rows.amounts) >= ZERO

    @given(FIGURES, RATES)
    def test_the_order_of_the_parties_does_not_matter(self, figures: dict[str, int], rate: Decimal) -> None:
        backwards = dict(reversed(figures.items()))
        key, other = (key_on(each) for each in (figures, backwards))
        assert charge_by_rate(per(rate), key, unit=ORE) == charge_by_rate(per(rate), other, unit=ORE)

    def test_one_who_pays_by_a_rate_alone_is_still_weighed(self) -> None:
        """By a key one party has all, whatever it weighs; by a rate its figure is what it pays for."""
        key = proportional_to(people(a=2))
        assert charge_by_rate(per(3), key, unit=KRONA).is_weighed
        assert not apportion(Amount(6_00), key).is_weighed

    def test_each_is_ranked_by_what_its_rounding_took_away(self) -> None:
        """By hand: 31,25, 93,75 and 62,50 kr leave 25, 75 and 50 öre."""
        rows = charge_by_rate(per("31.25"), key_on({"a": 1, "b": 3, "c": 2}), unit=KRONA)
        assert [(each.party, each.rank) for each in rows.roundings] == [("a", 3), ("b", 1), ("c", 2)]

    def test_promille_and_percent_of_an_amount(self) -> None:
        """0,39 promille of 5,5 milliards is 2 145 000; 2 percent of it 110 million."""
        key = proportional_to(people(a=5_500_000_000))
        assert charge_by_rate(per("0.39", RateForm.PROMILLE), key, unit=KRONA).total == Amount(2_145_000_00)
        assert charge_by_rate(per(2, RateForm.PERCENT), key, unit=KRONA).total == Amount(110_000_000_00)

    @pytest.mark.parametrize("number", [0, "-1"])
    def test_a_rate_is_above_zero(self, number: object) -> None:
        with pytest.raises(AmountError, match="a rate is above zero"):
            per(number)

    def test_a_unit_is_above_zero(self) -> None:
        with pytest.raises(AmountError, match="above zero"):
            charge_by_rate(per(1), proportional_to(people(a=1)), unit=ZERO)

    def test_rests_on_figures(self) -> None:
        with pytest.raises(BasisError, match="a rate needs figures"):
            Rate(per=per(1), key=parts({"a": 1}))

    @pytest.mark.parametrize("method", [Method.SAINTE_LAGUE, Method.HALF_UP_RESIDUAL_TO])
    def test_a_method_that_needs_a_total_does_not_fit(self, method: Method) -> None:
        carrier = "a" if method is Method.HALF_UP_RESIDUAL_TO else None
        with pytest.raises(ResidualError, match="under a rate each row is rounded by itself") as caught:
            rule_of_rows(RoundingRule(method=method, residual_to=carrier))
        assert caught.value.party == (carrier or "–")

    def test_figures_that_no_paper_prints_are_told(self) -> None:
        rate = Rate(per=per(1), key=UnstatedKey(parties=("a", "b"), counts="population"))
        assert [key.counts for key in figures_missing(rate)] == ["population"]
        with pytest.raises(BasisError, match="population"):
            charged(rate, RoundingRule(), year=2024)
        (level,) = charged(key_of(agreed_on_basis(rate, people(a=3, b=4))), RoundingRule(), year=2024)
        assert level.apportionment.total == Amount(7_00)

    def test_a_rate_that_is_not_exact_in_ore_is_told_as_near(self) -> None:
        """0,333 × 7 = 2,331 kr, which is rounded down to 2 kr; one party alone has its rate told too."""
        rows = charge_by_rate(per("0.333"), proportional_to(people(a=7)), unit=KRONA)
        said = stage_share_text(rows, "a", Text)
        assert str(said) == "Folkmängd 2013-12-31: a 7. 7 × 0,333 kr ≈ 2,3310 kr."
        assert said.in_(Language.EN).endswith("7 × 0.333 kr ≈ 2.3310 kr.")
        assert str(rounding_text(rows, "a", Text)).endswith("a får 2 kr.")


def key_of(found: object) -> Rate:
    assert isinstance(found, Rate)
    return found


class TestByYear:
    def test_each_year_has_its_own(self) -> None:
        rates = ByYear(
            Text("taxan", "the rate"), [(Years(2019, None), 3), (Years(2006, 2014), 1), (Years(2015, 2018), 2)]
        )
        assert [rates.of(year) for year in (2006, 2014, 2015, 2018, 2019, 2999)] == [1, 1, 2, 2, 3, 3]
        assert str(rates.years) == "2006-"
        with pytest.raises(YearlyError, match="the rate: nothing is stated for 2005; what is stated holds for 2006-"):
            rates.of(2005)

    def test_what_it_is_called_is_no_part_of_what_holds(self) -> None:
        spans = [(Years(2019, None), 3)]
        assert ByYear(Text("taxan", "the rate"), spans) == ByYear(Text("x"), spans)
        assert ByYear(Text("x"), spans) != ByYear(Text("x"), [(Years(2019, None), 4)])

    @given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.integers(-3, 40))
    def test_of_lengths_laid_end_to_end(self, lengths: list[int], after: int) -> None:
        """The twin writes out every year by itself."""
        spans, first, twin = list[tuple[Years, int]](), 2000, dict[int, int]()
        for number, length in enumerate(lengths):
            spans.append((Years(first, first + length - 1), number))
            twin |= dict.fromkeys(range(first, first + length), number)
            first += length
        found = ByYear(Text("x"), reversed(spans))
        year = 2000 + after
        if year in twin:
            assert found.of(year) == twin[year]
        else:
            with pytest.raises(YearlyError):
                found.of(year)

    @pytest.mark.parametrize(
        ("spans", "why"),
        [
            ([], "no year is given"),
            ([Years(2015, 2016), Years(2016, None)], "both 2015-2016 and 2016- hold for 2016"),
            ([Years(2015, None), Years(2020, 2021)], "both 2015- and 2020-2021 hold for 2020"),
            ([Years(2015, 2015), Years(2017, 2017)], "nothing holds for 2016"),
        ],
    )
    def test_refuses_two_for_a_year_and_none_for_one_between(self, spans: list[Years], why: str) -> None:
        with pytest.raises(YearlyError, match=why):
            ByYear(Text("x"), [(years, 1) for years in spans])

    def test_years_do_not_go_backwards(self) -> None:
        with pytest.raises(YearlyError, match="the last year, 2014, comes before the first, 2015"):
            Years(2015, 2014)


DAY = FiguresDay(month=11, day=1, years_before=1)
YEARLY = YearlyFigures(
    parties=("a", "b"),
    counts="population",
    statistics=(people("2023-11-01", a=1, b=3), people("2024-11-01", a=1, b=1), people("2024", a=9, b=9)),
    day=DAY,
)


class TestYearlyFigures:
    def test_a_year_rests_on_the_figures_of_its_day(self) -> None:
        assert [YEARLY.of(year).share("a") for year in (2024, 2025)] == [Fraction(1, 4), Fraction(1, 2)]
        assert YEARLY.years == {2024, 2025}

    def test_a_year_without_figures_says_which_are_missing_and_their_day(self) -> None:
        with pytest.raises(YearlyError, match="for 2026 it takes the population of 2025-11-01"):
            YEARLY.of(2026)

    def test_two_of_one_day_are_refused(self) -> None:
        doubled = YearlyFigures(
            parties=("a",),
            counts="population",
            statistics=(people("2023-11-01", a=1), people("2023-11-01", a=2)),
            day=DAY,
        )
        with pytest.raises(YearlyError, match="name one with statistic"):
            doubled.of(2024)

    @pytest.mark.parametrize(("month", "day", "before"), [(13, 1, 0), (0, 1, 0), (2, 30, 0), (4, 31, 1), (1, 0, 0)])
    def test_refuses_no_day(self, month: int, day: int, before: int) -> None:
        with pytest.raises(YearlyError, match="no such day"):
            FiguresDay(month=month, day=day, years_before=before)

    def test_refuses_a_year_to_come(self) -> None:
        with pytest.raises(YearlyError, match="zero or more"):
            FiguresDay(month=1, day=1, years_before=-1)

    def test_the_last_of_february(self) -> None:
        day = FiguresDay(month=2, day=29)
        assert [day.of(year).isoformat() for year in (2023, 2024)] == ["2023-02-28", "2024-02-29"]

    @pytest.mark.parametrize(
        ("before", "said"), [(0, "1 november samma år"), (1, "1 november året före"), (2, "1 november 2 år före")]
    )
    def test_is_told_in_words(self, before: int, said: str) -> None:
        assert str(FiguresDay(month=11, day=1, years_before=before).text) == said


RATE = Rate(per=ByYear(Text("taxan"), [(Years(2024, 2024), per(2)), (Years(2025, None), per(3))]), key=YEARLY)
WITHIN: dict[str, AnyKey] = {"x": YEARLY, "y": equal_shares("c")}
NESTED = NestedKey(between=parts({"x": 1, "y": 1}), within=WITHIN)
MIX = UnstatedMix(components=[(1, YEARLY), (1, parts({"a": 1, "b": 0}))])
CHANGING = KeyByYear(
    keys=ByYear(Text("nyckeln"), [(Years(2024, 2024), parts({"a": 1, "c": 1})), (Years(2025, None), RATE)])
)


class TestKeysOfAYear:
    """A key by year is the key of that year alone."""

    def test_in_every_kind_of_key(self) -> None:
        assert key_in_year(RATE, 2025) == Rate(per=per(3), key=YEARLY.of(2025))
        nested = key_in_year(NESTED, 2024)
        assert isinstance(nested, NestedKey)
        assert nested.flat.share("a") == Fraction(1, 8)
        weighed = key_in_year(MIX, 2024)
        assert isinstance(weighed, CostKey)
        assert weighed.share("a") == Fraction(5, 8)
        assert key_in_year(CHANGING, 2024) == parts({"a": 1, "c": 1})
        assert key_in_year(CHANGING, 2025) == key_in_year(RATE, 2025)
        assert key_in_year(parts({"a": 1}), 1) == parts({"a": 1})

    def test_who_takes_part_and_in_which_years(self) -> None:
        assert CHANGING.parties == ("a", "b", "c")
        assert [years_named(key) for key in (RATE, NESTED, MIX, parts({"a": 1}))] == [{2024, 2025}] * 3 + [set()]
        assert years_named(CHANGING) == {2024, 2025}
        assert [gives_total(key) for key in (RATE, CHANGING, NESTED)] == [True, True, False]

    def test_what_is_counted_and_missing(self) -> None:
        assert [counted_in(key) for key in (RATE, CHANGING, NESTED)] == [{"population"}] * 3
        assert figures_missing(CHANGING) == figures_missing(NESTED) == ()

    def test_on_another_basis(self) -> None:
        other = people("2020", a=1, b=9, c=1)
        assert key_in_year(agreed_on_basis(CHANGING, other), 2025) == Rate(
            per=per(3), key=proportional_to(other, ["a", "b"])
        )
        nested = key_in_year(agreed_on_basis(NESTED, other), 2031)
        assert isinstance(nested, NestedKey)
        assert nested.flat.share("b") == Fraction(9, 20)
        with pytest.raises(BasisError, match="population"):
            agreed_on_basis(CHANGING, people(counts="pupils", a=1))
        counted = [f"kind{place}" for place in range(1, 9)]
        many = [
            (Years(year, year), UnstatedKey(parties=("a",), counts=kind))
            for year, kind in enumerate(reversed(counted), start=2001)
        ]
        with pytest.raises(BasisError, match=", ".join(counted[:-1])):
            agreed_on_basis(KeyByYear(keys=ByYear(Text("x"), many)), other)
        with pytest.raises(BasisError, match="nothing"):
            agreed_on_basis(KeyByYear(keys=ByYear(Text("x"), [(Years(1, None), parts({"a": 1}))])), other)

    def test_without_a_party(self) -> None:
        assert agreed_without(CHANGING, ["c"]).parties == ("a", "b")
        assert agreed_without(RATE, ["b"]).parties == ("a",)
        assert agreed_without(parts({"a": 1, "b": 2}), ["b"]).parties == ("a",)

    @given(st.integers(1, 10**9), st.integers(1, 10**9))
    def test_a_phase_in_at_its_ends_is_one_of_the_keys(self, one: int, other: int) -> None:
        old, new = parts({"a": one, "b": other}), parts({"a": other, "b": one})
        assert mixed([(100, old), (0, new)]).shares == old.shares
        assert mixed([(0, old), (100, new)]).shares == new.shares
