"""Parts of a year, instalments in advance, and their settlement; every expected amount is reckoned by hand."""

import datetime as dt
import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from attrs import AttrsInstance, evolve, fields

from nara_vard_finans import (
    Amount,
    Method,
    NestedKey,
    Period,
    RoundingRule,
    apportion,
    equal_shares,
    kronor,
    parts,
    percentages,
)
from nara_vard_finans.core import (
    KRONA,
    ORE,
    ZERO,
    AmountError,
    IndivisibleTotalError,
    InexactTypeError,
    PeriodError,
    ResidualError,
    Text,
    UnknownPartyError,
    UnsettledTieError,
    UnstatedBasisError,
    WeightError,
)
from nara_vard_finans.sharing import (
    Counting,
    Every,
    InstalmentPlan,
    SettledPlan,
    Settlement,
    UnstatedKey,
    UnstatedMix,
    part_of,
    plan_instalments,
    settle,
    split_over,
    steps_of,
)

MONTHS, DAYS = Counting.MONTHS, Counting.DAYS
MILLION_AND_THREE = kronor(1_000_003)


def period(first: str, last: str) -> Period:
    return Period(first_day=dt.date.fromisoformat(first), last_day=dt.date.fromisoformat(last))


FROM_APRIL = period("2024-04-01", "2025-03-31")
"""Twelve months, and 365 days: the leap day was before it."""


def whole(amounts: Mapping[str, int]) -> dict[str, Amount]:
    return {code: kronor(amount) for code, amount in amounts.items()}


def in_kronor(*amounts: int) -> tuple[Amount, ...]:
    return tuple(kronor(amount) for amount in amounts)


def texts(steps: tuple[Period, ...]) -> list[str]:
    return [str(step).replace(" to ", "/") for step in steps]


class TestSteps:
    def test_tertials_from_april(self) -> None:
        assert texts(steps_of(FROM_APRIL, Every.TERTIAL)) == [
            "2024-04-01/2024-07-31",
            "2024-08-01/2024-11-30",
            "2024-12-01/2025-03-31",
        ]

    def test_the_calendars_tertials_from_april(self) -> None:
        assert texts(steps_of(FROM_APRIL, Every.TERTIAL, calendar=True)) == [
            "2024-04-01/2024-04-30",
            "2024-05-01/2024-08-31",
            "2024-09-01/2024-12-31",
            "2025-01-01/2025-03-31",
        ]

    @pytest.mark.parametrize(("every", "steps"), [("year", 1), ("tertial", 3), ("quarter", 4), ("month", 12)])
    @pytest.mark.parametrize("calendar", [False, True])
    def test_a_calendar_year_is_cut_the_same_both_ways(self, every: str, steps: int, *, calendar: bool) -> None:
        cut = steps_of(Period.year(2024), Every(every), calendar=calendar)
        assert len(cut) == steps
        assert steps * Every(every).months == 12

    def test_from_the_last_of_a_month_it_is_counted_from_that_day(self) -> None:
        """Not from the 29th of February on: March has a 31st, and April a 30th."""
        assert texts(steps_of(period("2024-01-31", "2024-04-30"), Every.MONTH)) == [
            "2024-01-31/2024-02-28",
            "2024-02-29/2024-03-30",
            "2024-03-31/2024-04-29",
            "2024-04-30/2024-04-30",
        ]
        assert texts(steps_of(period("2023-01-31", "2023-03-01"), Every.MONTH)) == [
            "2023-01-31/2023-02-27",
            "2023-02-28/2023-03-01",
        ]

    def test_years_from_a_leap_day(self) -> None:
        assert [str(step.first_day) for step in steps_of(period("2024-02-29", "2028-03-01"), Every.YEAR)] == [
            *("2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"),
        ]

    def test_a_step_that_would_begin_after_the_last_day_is_none(self) -> None:
        assert texts(steps_of(period("2024-01-15", "2024-03-14"), Every.MONTH)) == [
            "2024-01-15/2024-02-14",
            "2024-02-15/2024-03-14",
        ]

    def test_a_period_shorter_than_a_step(self) -> None:
        day = period("2024-05-17", "2024-05-17")
        for every in Every:
            for calendar in (False, True):
                assert steps_of(day, every, calendar=calendar) == (day,)

    def test_at_the_ends_of_all_years(self) -> None:
        assert texts(steps_of(period("9999-10-31", "9999-12-31"), Every.MONTH)) == [
            "9999-10-31/9999-11-29",
            "9999-11-30/9999-12-30",
            "9999-12-31/9999-12-31",
        ]
        assert texts(steps_of(period("9998-12-31", "9999-12-31"), Every.YEAR)) == [
            "9998-12-31/9999-12-30",
            "9999-12-31/9999-12-31",
        ]
        assert texts(steps_of(period("0001-02-10", "0001-06-30"), Every.TERTIAL, calendar=True)) == [
            "0001-02-10/0001-04-30",
            "0001-05-01/0001-06-30",
        ]

    def test_there_is_a_most(self) -> None:
        """A hundred years have 1 200 months, and one day more makes one step more."""
        assert len(steps_of(period("1901-01-01", "2000-12-31"), Every.MONTH)) == 1_200
        with pytest.raises(
            PeriodError,
            match="^1901-01-01 to 2001-01-01: it has 1 201 steps, more than 1 200; give a shorter one",
        ):
            steps_of(period("1901-01-01", "2001-01-01"), Every.MONTH)

    def test_types(self) -> None:
        with pytest.raises(InexactTypeError, match="'2024' is a str, expected a Period, such as Period.year"):
            steps_of("2024", Every.MONTH)  # type: ignore[arg-type]
        with pytest.raises(InexactTypeError, match="'month' is a str, expected an Every, such as Every.TERTIAL"):
            steps_of(FROM_APRIL, "month")  # type: ignore[arg-type]


class TestSplitOver:
    def test_twelve_months(self) -> None:
        """By hand: 1 000 003 / 12 = 83 333 and 7 left; all remainders tie, so the first seven months get one each."""
        months = steps_of(FROM_APRIL, Every.MONTH)
        assert split_over(MILLION_AND_THREE, months, counted=MONTHS) == in_kronor(*[83_334] * 7, *[83_333] * 5)

    def test_three_tertials_by_months(self) -> None:
        """By hand: 1 000 003 / 3 = 333 334 and 1 left, which the first gets."""
        tertials = steps_of(FROM_APRIL, Every.TERTIAL)
        assert split_over(MILLION_AND_THREE, tertials, counted=MONTHS) == in_kronor(333_335, 333_334, 333_334)

    def test_three_tertials_by_days(self) -> None:
        """
        By hand: of 365 days they have 122, 122 and 121. 1 000 003 x 122 = 365 x 334 247 + 211, and x 121 =
        365 x 331 507 + 308. Two kronor are left: one to the remainder 308, one to the first of those with 211.
        """
        tertials = steps_of(FROM_APRIL, Every.TERTIAL)
        assert split_over(MILLION_AND_THREE, tertials, counted=DAYS) == in_kronor(334_248, 334_247, 331_508)

    @pytest.mark.parametrize(
        ("year", "days", "february"), [(2023, 365, 28), (2024, 366, 29), (1900, 365, 28), (2000, 366, 29)]
    )
    def test_a_krona_a_day(self, year: int, days: int, february: int) -> None:
        months = steps_of(Period.year(year), Every.MONTH)
        shared = split_over(kronor(days), months, counted=DAYS)
        assert shared == in_kronor(31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

    def test_months_apart_and_not_in_order(self) -> None:
        """By hand: 10 kr over two months and one is 6,67 and 3,33; the amounts come in the order of the periods."""
        autumn, february = period("2024-09-01", "2024-10-31"), Period.parse("2024-02")
        assert split_over(kronor(10), (autumn, february), counted=MONTHS) == in_kronor(7, 3)
        assert split_over(kronor(10), iter((february, autumn)), counted=MONTHS) == in_kronor(3, 7)

    def test_of_two_that_tie_the_earlier_goes_first_however_they_are_given(self) -> None:
        autumn, spring = Period.parse("2024-09"), Period.parse("2024-04")
        assert split_over(kronor(1), (autumn, spring), counted=MONTHS) == in_kronor(0, 1)
        assert split_over(kronor(-1), (autumn, spring), counted=MONTHS) == in_kronor(0, -1)

    def test_in_another_unit(self) -> None:
        """By hand: 1 kr is 100 öre, and 33,33 each, so the first of three gets 34."""
        tertials = steps_of(FROM_APRIL, Every.TERTIAL)
        assert split_over(KRONA, tertials, counted=MONTHS, unit=ORE) == (Amount(34), Amount(33), Amount(33))

    def test_no_period(self) -> None:
        with pytest.raises(WeightError, match="there is no period to share over: give at least one"):
            split_over(KRONA, (), counted=DAYS)

    def test_periods_with_a_day_in_common(self) -> None:
        spring, may = period("2024-04-01", "2024-05-01"), period("2024-05-01", "2024-05-31")
        for given in ((spring, may), (may, spring), (may, may)):
            with pytest.raises(
                PeriodError,
                match="^May 2024: it has days in common with .*; share over periods that have none",
            ):
                split_over(KRONA, given, counted=DAYS)

    def test_one_within_another(self) -> None:
        with pytest.raises(PeriodError, match="days in common with 2024;"):
            split_over(KRONA, (Period.parse("2024-05"), Period.year(2024)), counted=MONTHS)

    @pytest.mark.parametrize(
        ("first", "last"), [("2024-04-02", "2024-12-31"), ("2024-04-01", "2024-12-30"), ("2023-12-01", "2024-02-28")]
    )
    def test_by_months_only_whole_ones(self, first: str, last: str) -> None:
        with pytest.raises(PeriodError, match=f"^{first} to {last}: it is not of whole months, .*; count it by days"):
            split_over(KRONA, [period(first, last)], counted=MONTHS)
        assert split_over(KRONA, [period(first, last)], counted=DAYS) == (KRONA,)

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            ({"total": 100}, "100 is a int, expected an Amount"),
            ({"total": 1.0}, "1.0 is a float, expected an Amount"),
            ({"unit": True}, "true is a bool, expected an Amount"),
            ({"counted": "months"}, "'months' is a str, expected a Counting, such as Counting.MONTHS"),
            ({"periods": [2024]}, "2024 is a int, expected a Period, such as Period.year"),
        ],
    )
    def test_types(self, arguments: dict[str, Any], expected: str) -> None:
        sound: dict[str, Any] = {"total": KRONA, "periods": [FROM_APRIL], "counted": MONTHS}
        with pytest.raises(InexactTypeError, match=expected):
            split_over(**(sound | arguments))

    def test_a_total_that_is_no_multiple_of_the_unit(self) -> None:
        with pytest.raises(IndivisibleTotalError, match="the total 0,50 kr is not a whole number of 1 kr"):
            split_over(Amount(50), [FROM_APRIL], counted=MONTHS)
        with pytest.raises(AmountError, match="a unit is above zero"):
            split_over(KRONA, [FROM_APRIL], counted=MONTHS, unit=ZERO)


class TestPartOf:
    YEAR = Period.year(2024)

    @pytest.mark.parametrize(("counted", "before", "after"), [(MONTHS, 250_001, 750_002), (DAYS, 248_635, 751_368)])
    def test_a_post_that_is_filled_from_the_first_of_april(self, counted: Counting, before: int, after: int) -> None:
        """
        By hand: three months of twelve are 250 000,75, so 250 001, and the rest is 750 002; 91 days of 366 are
        91 000 273 / 366 = 248 634,63, so 248 635, and the rest is 751 368.
        """
        spring, rest = period("2024-01-01", "2024-03-31"), period("2024-04-01", "2024-12-31")
        amounts = [part_of(MILLION_AND_THREE, whole=self.YEAR, part=part, counted=counted) for part in (spring, rest)]
        assert amounts == [kronor(before), kronor(after)]

    def test_parts_that_follow_on_each_other_sum_to_the_whole(self) -> None:
        """By hand: after a third of a krona 0 has fallen due, after two thirds 1; each part asked for by itself."""
        tertials = steps_of(self.YEAR, Every.TERTIAL)
        amounts = [part_of(KRONA, whole=self.YEAR, part=part, counted=MONTHS) for part in tertials]
        assert amounts == [ZERO, KRONA, ZERO]

    @pytest.mark.parametrize("sign", [1, -1])
    def test_a_half_goes_to_the_earlier_part(self, sign: int) -> None:
        halves = period("2024-01-01", "2024-06-30"), period("2024-07-01", "2024-12-31")
        amounts = [part_of(sign * KRONA, whole=self.YEAR, part=part, counted=MONTHS) for part in halves]
        assert amounts == [sign * KRONA, ZERO]

    def test_the_whole_of_it(self) -> None:
        assert part_of(MILLION_AND_THREE, whole=self.YEAR, part=self.YEAR, counted=DAYS) == MILLION_AND_THREE

    def test_in_another_unit(self) -> None:
        """By hand: 9 of 12 months of 1 000 kr are 750 kr, and in hundreds 250 has been rounded up to 300 before."""
        rest = period("2024-04-01", "2024-12-31")
        assert part_of(kronor(1_000), whole=self.YEAR, part=rest, counted=MONTHS, unit=kronor(100)) == kronor(700)

    @pytest.mark.parametrize(
        ("first", "last"), [("2023-12-01", "2024-03-31"), ("2024-12-01", "2025-01-31"), ("2026-01-01", "2026-01-31")]
    )
    def test_outside_the_whole(self, first: str, last: str) -> None:
        for counted in Counting:
            with pytest.raises(PeriodError, match="^(.* to .*|January 2026): it is not within 2024; cut it there"):
                part_of(KRONA, whole=self.YEAR, part=period(first, last), counted=counted)

    def test_by_months_both_are_of_whole_months(self) -> None:
        cut = period("2024-04-02", "2024-12-31")
        for whole_, part in ((self.YEAR, cut), (cut, Period.parse("2024-05"))):
            with pytest.raises(PeriodError, match="^2024-04-02 to 2024-12-31: .*; count it by days"):
                part_of(KRONA, whole=whole_, part=part, counted=MONTHS)

    def test_types(self) -> None:
        with pytest.raises(InexactTypeError, match="expected a Counting"):
            part_of(KRONA, whole=self.YEAR, part=self.YEAR, counted="days")  # type: ignore[arg-type]
        with pytest.raises(InexactTypeError, match="'2024-04' is a str, expected a Period"):
            part_of(KRONA, whole=self.YEAR, part="2024-04", counted=DAYS)  # type: ignore[arg-type]
        with pytest.raises(InexactTypeError, match="1.5 is a float, expected an Amount"):
            part_of(1.5, whole=self.YEAR, part=self.YEAR, counted=DAYS)  # type: ignore[arg-type]


SEVENTEEN = tuple(f"{code:04d}" for code in range(1, 18))


class TestPlan:
    def test_seventeen_parties_in_three_tertials_from_april(self) -> None:
        """
        By hand: 1 000 003 / 17 = 58 823 and 12 left, so twelve are to pay 58 824 and five 58 823.

        First tertial, 333 335: a third and two thirds of a krona in 1 000 003 besides, so 19 608,04 for the twelve
        and 19 607,71 for the five. The floors leave four kronor, for the first four of the five.
        Second, 333 334, half of what is left: 39 216 / 2 for the twelve and the last, and 39 215 / 2 for the four,
        where two kronor are left, for the first two of the four. Third: all that is left.
        """
        shares = apportion(MILLION_AND_THREE, equal_shares(*SEVENTEEN))
        amounts = dict(zip(SEVENTEEN, shares.amounts, strict=True))
        plan = plan_instalments(amounts, FROM_APRIL, every=Every.TERTIAL, counted=MONTHS)
        rows = [plan.of(code) for code in SEVENTEEN]
        assert rows == [
            *[in_kronor(19_608, 19_608, 19_608)] * 12,
            *[in_kronor(19_608, 19_608, 19_607)] * 2,
            *[in_kronor(19_608, 19_607, 19_608)] * 2,
            in_kronor(19_607, 19_608, 19_608),
        ]
        assert [sum(row, ZERO) for row in rows] == [*[kronor(58_824)] * 12, *[kronor(58_823)] * 5]
        assert [step.total for step in plan.instalments] == [*in_kronor(333_335, 333_334, 333_334)]
        assert plan.total == MILLION_AND_THREE

    @pytest.mark.parametrize("every", Every)
    @pytest.mark.parametrize("counted", Counting)
    @pytest.mark.parametrize("calendar", [False, True])
    def test_rows_and_columns_sum_however_it_is_cut(self, every: Every, counted: Counting, *, calendar: bool) -> None:
        shares = apportion(MILLION_AND_THREE, parts({code: int(code) ** 2 for code in SEVENTEEN}))
        amounts = dict(zip(SEVENTEEN, shares.amounts, strict=True))
        plan = plan_instalments(amounts, FROM_APRIL, every=every, counted=counted, calendar=calendar)
        steps = steps_of(FROM_APRIL, every, calendar=calendar)
        columns = split_over(MILLION_AND_THREE, steps, counted=counted)
        assert tuple(instalment.period for instalment in plan.instalments) == steps
        assert tuple(instalment.total for instalment in plan.instalments) == columns
        for code in SEVENTEEN:
            assert plan.amount(code) == sum(plan.of(code), ZERO) == amounts[code]

    def test_it_falls_due_in_advance(self) -> None:
        plan = plan_instalments({"a": kronor(4)}, Period.year(2024), every=Every.QUARTER, counted=MONTHS)
        days = [str(instalment.due_on) for instalment in plan.instalments]
        assert days == ["2024-01-01", "2024-04-01", "2024-07-01", "2024-10-01"]

    def test_it_says_how_it_was_made(self) -> None:
        plan = plan_instalments({"b": ORE, "a": 2 * ORE}, FROM_APRIL, every=Every.YEAR, counted=DAYS, unit=ORE)
        assert (plan.period, plan.every, plan.counted, plan.unit) == (FROM_APRIL, Every.YEAR, DAYS, ORE)
        assert plan.instalments[0].amounts == (("a", 2 * ORE), ("b", ORE))
        assert plan.instalments[0].amount("b") == ORE

    def test_an_instalment_can_be_more_than_a_krona_from_its_exact_part(self) -> None:
        """
        By hand: 15 kr over six months is 3, 3, 3, 2, 2 and 2. With 8, 1 and 6 left, 3 kr is 1,6, 0,2 and 1,2: 2, 0, 1.
        With 6, 1, 5: 1,5, 0,25, 1,25: 2, 0, 1. With 4, 1, 4: 1,33, 0,33, 1,33, a tie: 2, 0, 1.
        With 2, 1, 3, 2 kr is 0,67, 0,33, 1: 1, 0, 1. With 1, 1, 2: 0,5, 0,5, 1, a tie: 1, 0, 1. Then 0, 1, 1 is left.
        The last part of a is 2 x 8 / 15 = 1,07, and it pays nothing.
        """
        half_year = period("2024-01-01", "2024-06-30")
        plan = plan_instalments(whole({"a": 8, "b": 1, "c": 6}), half_year, every=Every.MONTH, counted=MONTHS)
        assert plan.of("a") == in_kronor(2, 2, 2, 1, 1, 0)
        assert plan.of("b") == in_kronor(0, 0, 0, 0, 0, 1)
        assert plan.of("c") == in_kronor(1, 1, 1, 1, 1, 1)

    def test_who_pays_nothing_pays_nothing(self) -> None:
        plan = plan_instalments(whole({"a": 0, "b": 2}), Period.year(2024), every=Every.TERTIAL, counted=MONTHS)
        assert (plan.of("a"), plan.of("b")) == (in_kronor(0, 0, 0), in_kronor(1, 1, 0))

    def test_nothing_to_pay(self) -> None:
        plan = plan_instalments(whole({"a": 0, "b": 0}), Period.year(2024), every=Every.TERTIAL, counted=MONTHS)
        assert plan.of("a") == plan.of("b") == in_kronor(0, 0, 0)

    def test_a_repayment_mirrors_a_payment(self) -> None:
        """By hand: 5 kr are 2, 2 and 1; of 3 and 2 left, 2 kr is 1,2 and 0,8: 1, 1; of 2 and 1: 1,3 and 0,7: 1, 1."""
        plan = plan_instalments(
            whole({"a": -3, "b": -2, "c": 0}), Period.year(2024), every=Every.TERTIAL, counted=MONTHS
        )
        assert (plan.of("a"), plan.of("b"), plan.of("c")) == (
            in_kronor(-1, -1, -1),
            in_kronor(-1, -1, 0),
            in_kronor(0, 0, 0),
        )

    def test_it_keeps_its_meaning_when_pickled(self) -> None:
        plan = plan_instalments(whole({"a": 3}), FROM_APRIL, every=Every.TERTIAL, counted=DAYS)
        again = pickle.loads(pickle.dumps(plan))  # noqa: S301 - our own
        assert again == plan
        assert hash(again) == hash(plan)

    def test_nobody(self) -> None:
        with pytest.raises(WeightError, match="there is nobody to pay: give at least one party and its amount"):
            plan_instalments({}, FROM_APRIL, every=Every.TERTIAL, counted=MONTHS)

    def test_some_who_pay_and_some_who_are_paid(self) -> None:
        with pytest.raises(
            WeightError,
            match="^'b': paid, where others pay: make a plan for those who pay and one for those who are paid",
        ):
            plan_instalments(whole({"a": 1, "b": -1, "c": 0}), FROM_APRIL, every=Every.TERTIAL, counted=MONTHS)

    def test_an_amount_that_is_no_multiple_of_the_unit(self) -> None:
        """Though together they are."""
        with pytest.raises(IndivisibleTotalError, match="the total 0,25 kr is not a whole number of 1 kr"):
            plan_instalments({"a": Amount(25), "b": Amount(75)}, FROM_APRIL, every=Every.TERTIAL, counted=MONTHS)

    def test_a_step_that_is_not_of_whole_months(self) -> None:
        with pytest.raises(PeriodError, match="^2024-04-15 to 2024-08-14: .*; count it by days"):
            plan_instalments({"a": KRONA}, period("2024-04-15", "2024-12-14"), every=Every.TERTIAL, counted=MONTHS)

    @pytest.mark.parametrize("amount", [1, 1.0, True, None])
    def test_amounts_are_amounts(self, amount: object) -> None:
        with pytest.raises(InexactTypeError, match="expected an Amount, such as kronor"):
            plan_instalments({"a": amount}, FROM_APRIL, every=Every.TERTIAL, counted=MONTHS)  # type: ignore[dict-item]

    def test_a_party_that_is_not_in_it(self) -> None:
        plan = plan_instalments({"2034": KRONA}, FROM_APRIL, every=Every.TERTIAL, counted=MONTHS)
        for ask in (plan.of, plan.amount, plan.instalments[0].amount):
            for code in ("2033", "2035"):
                with pytest.raises(UnknownPartyError, match=f"no party is called '{code}'; did you mean '2034'"):
                    ask(code)


def halves(odd_unit_to: str | None = None) -> NestedKey:
    return NestedKey(
        between=percentages({"municipalities": 50, "region": 50}),
        within={"municipalities": parts({"2080": 2, "2081": 1}), "region": equal_shares("20")},
        odd_unit_to=odd_unit_to,
    )


CHARGED = whole({"2080": 400, "2081": 200, "20": 600})


class TestSettle:
    @pytest.mark.parametrize(("actual", "sign"), [(1_140, -1), (1_260, 1)])
    def test_a_surplus_and_a_deficit_by_halves(self, actual: int, sign: int) -> None:
        """By hand: 60 kr is 30 for each principal, and 20 and 10 for the municipalities."""
        settlement = settle(CHARGED, kronor(actual), halves())
        assert settlement.difference == sign * kronor(60)
        assert settlement.adjustments == (
            ("20", sign * kronor(30)),
            ("2080", sign * kronor(20)),
            ("2081", sign * kronor(10)),
        )
        assert settlement.adjustment("2080") == sign * kronor(20)
        assert settlement.actual == kronor(actual)
        assert dict(settlement.charged) == CHARGED

    def test_no_difference(self) -> None:
        assert {amount for _, amount in settle(CHARGED, kronor(1_200), halves()).adjustments} == {ZERO}

    def test_nothing_was_spent(self) -> None:
        settlement = settle(CHARGED, ZERO, halves())
        assert {code: -amount for code, amount in settlement.adjustments} == CHARGED

    def test_the_odd_krona_between_the_halves(self) -> None:
        """By hand: of 59 kr the region gets 30 back and the municipalities 29, by 2:1 19,33 and 9,67."""
        with pytest.raises(
            UnsettledTieError, match="-59 kr cannot be split evenly between municipalities and region.*odd_unit_to"
        ):
            settle(CHARGED, kronor(1_141), halves())
        settlement = settle(CHARGED, kronor(1_141), halves("region"))
        assert dict(settlement.adjustments) == whole({"20": -30, "2080": -19, "2081": -10})

    def test_by_another_rule(self) -> None:
        """By hand: 60 öre by 2:1 is 40 and 20; by thirds of 100 öre, 33 each, and the residual of 1 to who carries it."""
        in_ore = settle({"a": KRONA, "b": ZERO}, Amount(40), parts({"a": 2, "b": 1}), rounding=RoundingRule(unit=ORE))
        assert in_ore.adjustments == (("a", Amount(-40)), ("b", Amount(-20)))
        rule = RoundingRule(method=Method.HALF_UP_RESIDUAL_TO, residual_to="b", unit=ORE)
        carried = settle(whole({"a": 1, "b": 1, "c": 1}), 2 * KRONA, equal_shares("a", "b", "c"), rounding=rule)
        assert [amount.ore for _, amount in carried.adjustments] == [-33, -34, -33]

    def test_what_was_paid_in_the_end_can_fall_below_nought_by_a_krona(self) -> None:
        """
        By hand, by 6:6:2 and the largest remainder: 11 kr is 4,71, 4,71 and 1,57, so 5, 5 and 1; the surplus of 10 is
        4,29, 4,29 and 1,43, so 4, 4 and 2; so c gets 2 back of 1. By Sainte-Laguë nobody gets back more than it paid:
        10 kr is 4,29, 4,29 and 1,43 to the nearest, and one more to whom 6/9 or 2/3 falls first, a tie.
        """
        key = parts({"a": 6, "b": 6, "c": 2})
        charged = dict(zip("abc", apportion(kronor(11), key).amounts, strict=True))
        assert charged == whole({"a": 5, "b": 5, "c": 1})
        assert dict(settle(charged, KRONA, key).adjustments) == whole({"a": -4, "b": -4, "c": -2})
        rule = RoundingRule(method=Method.SAINTE_LAGUE)
        charged = dict(zip("abc", apportion(kronor(11), key, method=rule.method).amounts, strict=True))
        back = dict(settle(charged, KRONA, key, rounding=rule).adjustments)
        assert all(charged[code] + back[code] >= ZERO for code in charged)

    def test_a_rule_that_rounds_each_row_alone(self) -> None:
        with pytest.raises(
            ResidualError, match="^by half-up-each the rows need not sum to the difference; choose another method"
        ):
            settle(CHARGED, ZERO, halves(), rounding=RoundingRule(method=Method.HALF_UP_EACH))

    def test_other_parties_than_those_of_the_key(self) -> None:
        with pytest.raises(
            WeightError,
            match="'20' and '2034': only among those charged, or only in the key: give both the same parties, zero included",
        ):
            settle(whole({"2034": 1, "2080": 400, "2081": 200}), ZERO, halves())

    @pytest.mark.parametrize("counts", [["population"], ["population", "pupils"]])
    def test_a_key_whose_figures_no_paper_states(self, counts: list[str]) -> None:
        """Of several the first is named."""
        key = UnstatedMix(components=[(1, UnstatedKey(counts=each)) for each in counts])
        with pytest.raises(
            UnstatedBasisError, match="the difference is shared by population, whose figures no paper states"
        ):
            settle(CHARGED, ZERO, key)

    def test_an_actual_cost_below_nought(self) -> None:
        with pytest.raises(AmountError, match="'-1 kr' .*an actual cost is zero or more"):
            settle(CHARGED, kronor(-1), halves())

    def test_a_difference_that_is_no_multiple_of_the_unit(self) -> None:
        with pytest.raises(IndivisibleTotalError, match="the total -0,50 kr is not a whole number of 1 kr"):
            settle(CHARGED, Amount(119_950), halves())

    @pytest.mark.parametrize("inexact", [1, 1.0, True])
    def test_amounts_are_amounts(self, inexact: Any) -> None:
        with pytest.raises(InexactTypeError, match="expected an Amount"):
            settle(CHARGED, inexact, halves())
        with pytest.raises(InexactTypeError, match="expected an Amount"):
            settle({"2080": inexact}, ZERO, equal_shares("2080"))

    def test_a_party_that_is_not_in_it(self) -> None:
        with pytest.raises(UnknownPartyError, match="no party is called '2082'"):
            settle(CHARGED, ZERO, halves()).adjustment("2082")

    @pytest.mark.parametrize("record", [Settlement, SettledPlan])
    def test_its_parts_are_given_by_name(self, record: type[AttrsInstance]) -> None:
        assert all(part.kw_only for part in fields(record))

    def test_a_stage_that_gives_fewer_amounts_than_it_has_parties_drops_nobody(self) -> None:
        settlement = settle(CHARGED, ZERO, parts({"20": 3, "2080": 2, "2081": 1}))
        (level,) = settlement.levels
        short = evolve(level, apportionment=evolve(level.apportionment, counts=level.apportionment.counts[:2]))
        with pytest.raises(ValueError, match="shorter"):
            assert evolve(settlement, levels=(short,)).adjustments

    def test_it_keeps_its_meaning_when_pickled(self) -> None:
        settlement = settle(CHARGED, ZERO, halves())
        again = pickle.loads(pickle.dumps(settlement))  # noqa: S301 - our own
        assert again == settlement
        assert hash(again) == hash(settlement)


class TestOnTheNextInstalment:
    """30 kr of a and 60 kr of b, in three tertials of 10 and 20 kr."""

    PLAN = plan_instalments(whole({"a": 30, "b": 60}), Period.year(2025), every=Every.TERTIAL, counted=MONTHS)

    @staticmethod
    def put(back: int, *, after: str, plan: InstalmentPlan = PLAN) -> SettledPlan:
        """Charge 3 000 kr by 1:2, spend less (or more), and put the difference on the plan."""
        charged = whole({"a": 1_000, "b": 2_000})
        settlement: Settlement = settle(charged, kronor(3_000 + back), parts({"a": 1, "b": 2}))
        return settlement.on(plan, after=dt.date.fromisoformat(after))

    def test_a_deficit_is_put_on_the_next_whole(self) -> None:
        settled = self.put(300, after="2025-01-01")
        assert (settled.plan.of("a"), settled.plan.of("b")) == (in_kronor(10, 110, 10), in_kronor(20, 220, 20))
        assert settled.left == (("a", ZERO), ("b", ZERO))

    def test_what_falls_due_on_the_day_itself_is_not_next(self) -> None:
        assert self.put(300, after="2024-12-31").plan.of("a") == in_kronor(110, 10, 10)
        assert self.put(300, after="2025-04-30").plan.of("a") == in_kronor(10, 110, 10)
        assert self.put(300, after="2025-05-01").plan.of("a") == in_kronor(10, 10, 110)

    def test_each_may_fall_due_another_day_than_its_first(self) -> None:
        """On the first of May the second tertial has begun, and falls due on its last day."""
        settlement = settle(whole({"a": 1_000, "b": 2_000}), kronor(3_300), parts({"a": 1, "b": 2}))
        settled = settlement.on(self.PLAN, after=dt.date(2025, 5, 1), due_on=lambda period: period.last_day)
        assert settled.plan.of("a") == in_kronor(10, 110, 10)

    def test_a_surplus_lowers_the_next(self) -> None:
        settled = self.put(-21, after="2025-03-14")
        assert (settled.plan.of("a"), settled.plan.of("b")) == (in_kronor(10, 3, 10), in_kronor(20, 6, 20))
        assert settled.left == (("a", ZERO), ("b", ZERO))

    def test_a_surplus_goes_on_to_those_that_follow(self) -> None:
        settled = self.put(-45, after="2025-03-14")
        assert (settled.plan.of("a"), settled.plan.of("b")) == (in_kronor(10, 0, 5), in_kronor(20, 0, 10))
        assert settled.left == (("a", ZERO), ("b", ZERO))

    def test_what_no_instalment_can_hold_is_left(self) -> None:
        settled = self.put(-75, after="2025-03-14")
        assert (settled.plan.of("a"), settled.plan.of("b")) == (in_kronor(10, 0, 0), in_kronor(20, 0, 0))
        assert settled.left == (("a", kronor(-5)), ("b", kronor(-10)))

    @pytest.mark.parametrize("back", [300, -300])
    def test_after_the_last_all_is_left(self, back: int) -> None:
        settled = self.put(back, after="2025-09-01")
        assert settled.plan == self.PLAN
        assert settled.left == (("a", kronor(back // 3)), ("b", kronor(back // 3 * 2)))

    def test_an_instalment_that_pays_back_already_is_not_made_to_pay_back_more(self) -> None:
        plan = plan_instalments(whole({"a": -3, "b": -3}), Period.year(2025), every=Every.TERTIAL, counted=MONTHS)
        settled = self.put(-3, after="2024-12-31", plan=plan)
        assert settled.plan == plan
        assert settled.left == (("a", kronor(-1)), ("b", kronor(-2)))

    def test_other_parties_than_those_of_the_plan(self) -> None:
        plan = plan_instalments(whole({"a": 3, "c": 3}), Period.year(2025), every=Every.TERTIAL, counted=MONTHS)
        with pytest.raises(
            WeightError,
            match="'b' and 'c': only in the settlement, or only in the plan: give both the same parties, zero included",
        ):
            self.put(3, after="2024-12-31", plan=plan)

    @pytest.mark.parametrize("after", ["2025-03-14", dt.datetime(2025, 3, 14, tzinfo=dt.UTC), 2025])
    def test_a_day_is_a_day(self, after: Any) -> None:
        settlement = settle(CHARGED, ZERO, halves())
        with pytest.raises(InexactTypeError, match="expected a day as a datetime.date"):
            settlement.on(self.PLAN, after=after)

    def test_it_keeps_its_meaning_when_pickled(self) -> None:
        settled = self.put(-75, after="2025-03-14")
        again = pickle.loads(pickle.dumps(settled))  # noqa: S301 - our own
        assert again == settled
        assert hash(again) == hash(settled)


def test_what_is_counted_of_a_part_of_a_year_in_words() -> None:
    assert {each: each.text for each in Counting} == {
        Counting.MONTHS: Text("hela kalendermånader", "whole calendar months"),
        Counting.DAYS: Text("dagar", "days"),
    }
