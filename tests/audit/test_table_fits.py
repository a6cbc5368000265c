"""Which rules reproduce a printed column, by hand and on the papers' tables."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar

import pytest

from nara_vard_finans import Amount, Method, kronor
from nara_vard_finans.audit import (
    AuditBasis,
    Deviation,
    Fit,
    Printed,
    Residual,
    RowRule,
    Span,
    Totals,
    deciding_total,
    fits,
    is_usable,
    made,
    nearest,
    round_fits,
)
from nara_vard_finans.core import KRONA, ORE, Text
from nara_vard_finans.sharing import RowRounding
from paper_columns import GRANT_2020, JUNE_2021, NEW_AGREEMENT, NOVEMBER_2018, PAID_2022, SLIDES_2022
from table_twins import half_up

UP, EVEN, FLOOR, CEILING = (
    RowRule(rounding=rounding)
    for rounding in (RowRounding.HALF_UP, RowRounding.HALF_EVEN, RowRounding.FLOOR, RowRounding.CEILING)
)
REMAINDER, DIVISOR = (RowRule(rounding=method) for method in (Method.LARGEST_REMAINDER, Method.SAINTE_LAGUE))
RATE = RowRule(rounding=RowRounding.HALF_UP, by_rate=True)


def shares(decimals: int, residual: Residual | None = None) -> RowRule:
    return RowRule(rounding=RowRounding.HALF_UP, decimals=decimals, residual=residual)


def carried(residual: Residual, carrier: str = "", rounding: RowRounding = RowRounding.HALF_UP) -> RowRule:
    return RowRule(rounding=rounding, residual=residual, carrier=carrier)


def basis(total: int | Fraction | None = None, **weights: int | Fraction) -> AuditBasis:
    return AuditBasis(id="k", title=Text("k"), weights=weights, total=sum(weights.values()) if total is None else total)


def printed(
    rows: Mapping[str, int],
    total: int,
    *,
    unit: Amount = KRONA,
    step: int = 1,
    stated: tuple[int, int] | None = None,
    near: tuple[int, int] | None = None,
    units: Sequence[Amount] = (),
) -> Printed:
    """Make a column of rows in units, and totals in öre."""
    return Printed(
        rows=tuple((party, count * unit) for party, count in rows.items()),
        units=tuple(units) or (unit,),
        totals=Totals(
            printed=total, stated=Span(*(stated or (total, total))), near=Span(*(near or (total, total))), step=step
        ),
    )


def by_rule(found: Sequence[Fit]) -> dict[RowRule, tuple[int, int]]:
    """Give the lowest and the highest total of each rule that fits, in öre."""
    ends = {fit.rule: (fit.lowest.ore, fit.highest.ore) for fit in found}
    assert len(ends) == len(found)
    return ends


def of_paper(rows: Mapping[str, int], total: int, away: int = 20) -> Printed:
    """Make a printed column in kronor, with the totals within so many kronor of the printed one near it."""
    return printed(rows, 100 * total, near=(100 * (total - away), 100 * (total + away)), step=100)


class TestThePapers:
    @pytest.mark.parametrize(
        ("rows", "population", "total"),
        [(GRANT_2020, NOVEMBER_2018, 15_711_504), (NEW_AGREEMENT, JUNE_2021, 2_000_000)],
    )
    def test_each_row_was_rounded_alone(
        self, rows: Mapping[str, int], population: Mapping[str, int], total: int
    ) -> None:
        """The rows do not make the printed total, so that none of the rules that share it made them."""
        found = fits(of_paper(rows, total), [basis(**population)])
        assert {UP, EVEN} <= {*by_rule(found)}
        assert all(fit.rule.residual is None and not isinstance(fit.rule.rounding, Method) for fit in found)
        assert all((fit.total, fit.lowest, fit.highest) == (kronor(total),) * 3 and fit.is_stated for fit in found)

    def test_what_was_paid_for_2022_was_not_by_the_population_of_june_2021(self) -> None:
        """By hand, Borlänge: 1 225 535 x 52 460 / 288 382 = 222 938,90; 222 257 is printed, 682 less than 222 939."""
        column, population = of_paper(PAID_2022, 1_225_535), basis(**JUNE_2021)
        assert fits(column, [population]) == ()
        found = nearest(column, [population])
        assert found is not None
        assert max(abs(each.difference) for each in found.deviations) == kronor(682)
        assert found.rule == UP

    def test_nor_by_that_of_november_2018(self) -> None:
        assert fits(of_paper(PAID_2022, 1_225_535), [basis(**NOVEMBER_2018)]) == ()

    def test_it_is_by_the_recovered_figures_at_a_krona_more(self) -> None:
        """Gagnef and Älvdalen, of 288 164: 10 497 and 7 029, as the rows allow; the total is then one above the printed."""
        rows = {name: PAID_2022[name] for name in ("Gagnef", "Älvdalen")}
        assert [half_up(Fraction(1_225_536 * weight, 288_164)) for weight in (10_497, 7_029)] == [*rows.values()]
        found = by_rule(fits(printed(rows, 122_553_600), [basis(288_164, Gagnef=10_497, Älvdalen=7_029)]))
        assert found[UP] == (122_553_600, 122_553_600)

    def test_the_rows_that_the_slides_show_are_what_both_roundings_give(self) -> None:
        """Three rows were lost in the scan."""
        found = by_rule(fits(of_paper(SLIDES_2022, 1_300_000), [basis(**JUNE_2021)]))
        assert {UP, REMAINDER} <= {*found}
        assert found[REMAINDER] == (130_000_000, 130_000_000)


class TestRowsRoundedAlone:
    """Rows of 3 and 7 kr by weights of one and two thirds."""

    def test_each_rounding_allows_its_totals(self) -> None:
        """
        By hand, for a third and two thirds of T, 3 and 7 kr.

        Halves up: 2,50 <= T/3 < 3,50 is 7,50 to 10,49 kr, and 6,50 <= 2T/3 < 7,50 is 9,75 to 11,24 kr. To even: 2,50
        becomes 2 and 3,50 becomes 4, and 6,50 becomes 6 and 7,50 becomes 8, so that 9,75 kr is out. Down: 9 to 11,99 kr
        and 10,50 to 11,99 kr. Up: 6,01 to 9 kr, and 9,01 to 10,50 kr: none.
        """
        found = by_rule(fits(printed({"a": 3, "b": 7}, 1_000, stated=(0, 2_000)), [basis(a=1, b=2)]))
        assert found[UP] == (975, 1_049)
        assert found[EVEN] == (976, 1_049)
        assert found[FLOOR] == (1_050, 1_199)
        assert CEILING not in found

    def test_up(self) -> None:
        """By hand, for 4 and 7 kr: 9,01 to 12 kr and 9,01 to 10,50 kr."""
        found = by_rule(fits(printed({"a": 4, "b": 7}, 1_000, stated=(0, 2_000)), [basis(a=1, b=2)]))
        assert found[CEILING] == (901, 1_050)

    def test_totals_go_in_steps(self) -> None:
        """By hand: 9,75 to 10,49 kr is 10 kr alone, and in steps of 25 öre 9,75, 10 and 10,25 kr."""
        rows, weights = {"a": 3, "b": 7}, basis(a=1, b=2)
        assert by_rule(fits(printed(rows, 1_000, stated=(0, 2_000), step=100), [weights]))[UP] == (1_000, 1_000)
        assert by_rule(fits(printed(rows, 1_000, stated=(0, 2_000), step=25), [weights]))[UP] == (975, 1_025)

    def test_where_no_step_is_left_nothing_fits(self) -> None:
        """By hand: rounded down it is 10,50 to 11,99 kr, and no multiple of 7 kr is there."""
        found = fits(printed({"a": 3, "b": 7}, 1_000, stated=(0, 2_000), step=700), [basis(a=1, b=2)])
        assert FLOOR not in by_rule(found)

    def test_the_stated_totals_are_all_that_is_allowed(self) -> None:
        found = by_rule(fits(printed({"a": 3, "b": 7}, 1_000, stated=(1_000, 1_010)), [basis(a=1, b=2)]))
        assert found[UP] == (1_000, 1_010)

    def test_the_total_is_the_printed_one_or_the_nearest(self) -> None:
        for total, nearby in ((1_000, 1_000), (700, 975), (1_300, 1_049)):
            (fit,) = (
                fit
                for fit in fits(printed({"a": 3, "b": 7}, total, stated=(0, 2_000)), [basis(a=1, b=2)])
                if fit.rule == UP
            )
            assert fit.total == Amount(nearby)
            assert (fit.unit, fit.is_stated) == (KRONA, True)

    def test_in_a_coarser_unit(self) -> None:
        """By hand: 3 and 7 thousand kronor of 10 000 kr, a thousand times as wide."""
        unit = kronor(1_000)
        found = by_rule(fits(printed({"a": 3, "b": 7}, 1_000_000, unit=unit, stated=(0, 2_000_000)), [basis(a=1, b=2)]))
        assert found[UP] == (975_000, 1_049_999)

    def test_units_are_tried_the_finest_first(self) -> None:
        """Rows of 300 and 700 kr of 1 000 kr by three and seven: exact in kronor, and in hundreds."""
        column = printed({"a": 300, "b": 700}, 100_000, units=(KRONA, kronor(100)))
        found = fits(column, [basis(a=3, b=7)])
        assert [fit.unit for fit in found if fit.rule == UP] == [KRONA, kronor(100)]

    def test_a_weight_of_nought_is_nought_by_every_rounding(self) -> None:
        column = printed({"a": 0, "b": 10}, 1_000)
        assert {UP, EVEN, FLOOR, CEILING, REMAINDER, DIVISOR} <= {*by_rule(fits(column, [basis(a=0, b=2)]))}

    def test_a_weight_of_nought_is_never_anything_else(self) -> None:
        assert fits(printed({"a": 1, "b": 10}, 1_000, near=(900, 1_200)), [basis(a=0, b=2)]) == ()

    def test_unless_it_carries_the_difference(self) -> None:
        """By hand: 5 kr over zero, 1 and 1 is 2,50 kr each, down to 2 and 2, and a krona is left."""
        found = fits(printed({"a": 1, "b": 2, "c": 2}, 500), [basis(a=0, b=1, c=1)])
        assert {*by_rule(found)} == {
            carried(Residual.FIRST, rounding=RowRounding.FLOOR),
            carried(Residual.FIRST, rounding=RowRounding.HALF_EVEN),
        }

    def test_parts_of_something_larger(self) -> None:
        """By hand: of 20 kr by 1 and 2 of 6 in all, 3,33 and 6,67 kr; who has the other half is not known."""
        found = by_rule(fits(printed({"a": 3, "b": 7}, 2_000), [basis(6, a=1, b=2)]))
        assert UP in found
        assert not {REMAINDER, DIVISOR} & {*found}
        assert all(rule.residual is None for rule in found)


class TestRoundedBefore:
    def test_percentages_of_no_decimals(self) -> None:
        """
        By hand: a third and two thirds are 33 and 67 %, of 1 000 kr 330 and 670 kr.

        33 % is 330 kr from 998,49 (329,50 / 0,33 is 998,48) to 1 001,51 kr, and 67 % is 670 kr from 999,26 (999,25) to
        1 000,74 kr (670,50 / 0,67 is 1 000,746).
        """
        found = by_rule(fits(printed({"a": 330, "b": 670}, 100_000, stated=(90_000, 110_000)), [basis(a=1, b=2)]))
        assert found[shares(0)] == (99_926, 100_074)
        assert shares(1) not in found

    def test_percentages_of_one_decimal(self) -> None:
        """By hand: 33,3 and 66,7 % of 1 000 kr are 333 and 667 kr, as are the thirds themselves."""
        found = by_rule(fits(printed({"a": 333, "b": 667}, 100_000), [basis(a=1, b=2)]))
        assert {UP, shares(1), shares(2), shares(6)} <= {*found}
        assert shares(0) not in found

    def test_percentages_that_do_not_make_a_hundred(self) -> None:
        """By hand: three times 33 % of 100 kr is 99 kr; and the last krona is put on someone."""
        weights = basis(a=1, b=1, c=1)
        assert {*by_rule(fits(printed({"a": 33, "b": 33, "c": 33}, 10_000), [weights]))} >= {shares(0), UP, FLOOR}
        found = by_rule(fits(printed({"a": 33, "b": 33, "c": 34}, 10_000), [weights]))
        assert shares(0, Residual.LAST) in found
        assert shares(0) not in found

    def test_a_rate_for_each_inhabitant(self) -> None:
        """
        By hand: 100 kr to 7 inhabitants is 14,29 kr each (14,2857), and 3 and 4 of them pay 42,87 and 57,16 kr.

        In öre the shares themselves would be 42,86 and 57,14 kr. A rate of 14,29 is that of 99,995 to 100,065 kr.
        """
        column = printed({"a": 4_287, "b": 5_716}, 10_000, unit=ORE, stated=(9_000, 11_000))
        found = by_rule(fits(column, [basis(a=3, b=4)]))
        assert found[RATE] == (10_000, 10_006)
        assert UP not in by_rule(fits(printed({"a": 4_287, "b": 5_716}, 10_000, unit=ORE), [basis(a=3, b=4)]))

    def test_several_rates_in_a_coarse_unit(self) -> None:
        """
        By hand: 3 and 4 inhabitants pay 43 and 57 kr at 14,17 to 14,37 kr (42,50 / 3 is 14,1667, 57,50 / 4 is 14,375).

        A rate of 14,17 is that of 99,155 kr or more, and one of 14,37 that of less than 100,625 kr.
        """
        column = printed({"a": 43, "b": 57}, 10_000, stated=(9_000, 11_000))
        assert by_rule(fits(column, [basis(a=3, b=4)]))[RATE] == (9_916, 10_062)

    def test_a_rate_goes_by_the_weights_as_they_are(self) -> None:
        """By hand: 10 kr to one and a half is 6,67 kr for each one; a half pays 3,34 kr, halves up, and one 6,67 kr."""
        column = printed({"a": 334, "b": 667}, 1_000, unit=ORE)
        assert RATE in by_rule(fits(column, [basis(a=Fraction(1, 2), b=1)]))

    def test_no_rate_at_all(self) -> None:
        found = fits(printed({"a": 5, "b": 5}, 1_000), [basis(a=1, b=2)])
        assert RATE not in by_rule(found)


class TestRowsThatMakeTheTotal:
    @pytest.mark.parametrize("rows", [(1, 0, 2), (0, 1, 2)])
    def test_the_largest_remainder_whoever_goes_first_in_a_tie(self, rows: tuple[int, int, int]) -> None:
        """By hand: 3 kr over 1, 1 and 3 is 0,6, 0,6 and 1,8 kr."""
        found = by_rule(fits(printed(dict(zip("abc", rows, strict=True)), 300), [basis(a=1, b=1, c=3)]))
        assert found[REMAINDER] == (300, 300)
        assert DIVISOR in found

    @pytest.mark.parametrize("rows", [(1, 1, 1), (2, 0, 1), (0, 0, 3)])
    def test_what_it_never_gives(self, rows: tuple[int, int, int]) -> None:
        """The third has 1,8 kr and the largest remainder, so that it has 2 kr."""
        found = by_rule(fits(printed(dict(zip("abc", rows, strict=True)), 300), [basis(a=1, b=1, c=3)]))
        assert REMAINDER not in found

    def test_where_nothing_is_left_over_nobody_has_more(self) -> None:
        """By hand: 10 kr over 3 and 7 is 3 and 7 kr; 4 and 6 kr are a whole unit off, and 2 and 8."""
        assert REMAINDER in by_rule(fits(printed({"a": 3, "b": 7}, 1_000), [basis(a=3, b=7)]))
        for rows in ({"a": 4, "b": 6}, {"a": 2, "b": 8}):
            assert REMAINDER not in by_rule(fits(printed(rows, 1_000), [basis(a=3, b=7)]))

    @pytest.mark.parametrize("rows", [(1, 1, 1), (1, 0, 2), (0, 1, 2)])
    def test_the_odd_divisors_whoever_goes_first_in_a_tie(self, rows: tuple[int, int, int]) -> None:
        """By hand: after the third has one unit, all three claim at 1/1 = 3/3 = 1, and two of them come."""
        found = by_rule(fits(printed(dict(zip("abc", rows, strict=True)), 300), [basis(a=1, b=1, c=3)]))
        assert found[DIVISOR] == (300, 300)

    def test_the_odd_divisors_where_the_largest_remainder_never_goes(self) -> None:
        """
        By hand: 15 kr over 20, 1, 1 and 1.

        Twelve claims of the first are at least 20/23 = 0,87 and the thirteenth is 20/25 = 0,80, and the others claim at
        1/1 and then at 1/3: 12, 1, 1 and 1, though 15 x 20/23 = 13,04.
        """
        found = by_rule(fits(printed({"a": 12, "b": 1, "c": 1, "d": 1}, 1_500), [basis(a=20, b=1, c=1, d=1)]))
        assert DIVISOR in found
        assert REMAINDER not in found
        other = by_rule(fits(printed({"a": 13, "b": 1, "c": 1, "d": 0}, 1_500), [basis(a=20, b=1, c=1, d=1)]))
        assert DIVISOR not in other
        assert REMAINDER in other

    def test_nobody_without_a_weight_has_a_unit(self) -> None:
        found = fits(printed({"a": 1, "b": 9}, 1_000), [basis(a=0, b=2)])
        assert not {REMAINDER, DIVISOR} & {*by_rule(found)}

    def test_nothing_shared(self) -> None:
        """A total of zero gives zero to all, by whatever rule."""
        found = by_rule(fits(printed({"a": 0, "b": 0}, 0), [basis(a=1, b=2)]))
        assert {UP, EVEN, FLOOR, CEILING, REMAINDER, DIVISOR, RATE, shares(0)} <= {*found}

    def test_their_rows_must_make_a_stated_total(self) -> None:
        found = by_rule(fits(printed({"a": 3, "b": 7}, 1_001, near=(900, 1_100)), [basis(a=1, b=2)]))
        assert UP in found
        assert not {REMAINDER, DIVISOR} & {*found}

    def test_or_one_near_it_where_nothing_gives_the_rows_at_the_stated_one(self) -> None:
        """By hand over 3 and 7: 10,60 kr is 3,18 and 7,42 kr, which gives 3 and 7; 13 kr is 3,90 and 9,10 kr."""
        found = fits(printed({"a": 3, "b": 7}, 1_060, near=(990, 1_100)), [basis(a=3, b=7)])
        assert UP in by_rule(found)
        assert REMAINDER not in by_rule(found)
        assert all(fit.is_stated for fit in found)
        found = fits(printed({"a": 3, "b": 7}, 1_300, near=(990, 1_300)), [basis(a=3, b=7)])
        assert {UP, REMAINDER, DIVISOR} <= {*by_rule(found)}
        assert not any(fit.is_stated or fit.rule.residual for fit in found)
        assert by_rule(found)[REMAINDER] == (1_000, 1_000)

    def test_where_nothing_fits_there_is_nothing(self) -> None:
        assert fits(printed({"a": 5, "b": 5}, 1_000, near=(900, 1_100)), [basis(a=1, b=9)]) == ()
        assert fits(printed({"a": 5, "b": 5}, 1_000), []) == ()


class TestSomeRowsOfAMethod:
    """3 kr over 1, 1 and 3, of which the second row is missing: 1 and 2 kr, if the first goes first in the tie."""

    def test_the_methods_are_tried_at_every_whole_total(self) -> None:
        """
        By hand, of 0 to 5 kr over 1, 1 and 3: only 3 kr gives the first 1 and the third 2, by the first in code.

        1 kr gives 0 and 1, 2 kr gives 0,4, 0,4 and 1,2: 1, 0 and 1; 4 kr gives 0,8, 0,8 and 2,4: 1, 1 and 2 as well;
        5 kr gives 1, 1 and 3.
        """
        column = printed({"a": 1, "c": 2}, 300, stated=(0, 599))
        found = [fit for fit in fits(column, [basis(a=1, b=1, c=3)]) if fit.rule == REMAINDER]
        assert [(fit.lowest, fit.highest, fit.total) for fit in found] == [
            (amount, amount, amount) for amount in (kronor(3), kronor(4))
        ]

    def test_not_where_there_are_too_many(self) -> None:
        """By hand: 2 001 whole kronor are tried, and 2 002 are not."""
        for last, tried in ((200_000, True), (200_100, False)):
            found = by_rule_of_some(printed({"a": 1, "c": 1}, 200, stated=(0, last)), basis(a=1, b=1, c=3))
            assert (REMAINDER in found) is tried

    def test_a_difference_on_a_row_that_is_there(self) -> None:
        """
        By hand: 8 kr over 3, 3 and 3 is 2,67 kr each: 3, 3 and 2 with the difference on the last row.

        If the third party is missing in the table, the last row is the second: 3 and 2, and 3 for who is missing.
        """
        found = fits(printed({"a": 3, "b": 2}, 800), [basis(a=3, b=3, c=3)])
        assert carried(Residual.LAST) in {fit.rule for fit in found}
        assert all(fit.rule.residual is not Residual.NAMED for fit in found)

    def test_a_total_that_is_no_whole_number_of_the_unit_is_no_sum_of_rows(self) -> None:
        found = fits(printed({"a": 3, "b": 2}, 850), [basis(a=3, b=3, c=3)])
        assert all(fit.rule.residual is None for fit in found)


def by_rule_of_some(column: Printed, weights: AuditBasis) -> set[RowRule]:
    return {fit.rule for fit in fits(column, [weights])}


class TestTheDifferenceOnOne:
    """11 kr over 1, 1, 1 and 3: 1,83, 1,83, 1,83 and 5,50 kr are rounded to 2, 2, 2 and 6, a krona too much."""

    WEIGHTS = basis(a=1, b=1, c=1, d=3)

    def found(self, total: int = 1_100, **rows: int) -> set[RowRule]:
        return {fit.rule for fit in fits(printed(rows, total), [self.WEIGHTS])}

    def test_on_the_largest(self) -> None:
        """It stands last too."""
        found = self.found(a=2, b=2, c=2, d=5)
        assert {carried(Residual.LARGEST), carried(Residual.LAST)} <= found
        assert carried(Residual.FIRST) not in found
        assert not any(rule.residual is Residual.NAMED for rule in found)

    def test_on_the_first(self) -> None:
        found = self.found(a=1, b=2, c=2, d=6)
        assert carried(Residual.FIRST) in found
        assert not {carried(Residual.LARGEST), carried(Residual.LAST)} & found

    def test_on_the_last_of_another_order(self) -> None:
        """Of d, c, b and a the last is a."""
        found = self.found(d=6, c=2, b=2, a=1)
        assert carried(Residual.LAST) in found
        assert carried(Residual.FIRST) not in found

    def test_on_someone_whom_only_the_rows_point_out(self) -> None:
        found = self.found(a=2, b=1, c=2, d=6)
        assert carried(Residual.NAMED, "b") in found
        assert not {carried(residual) for residual in (Residual.LARGEST, Residual.FIRST, Residual.LAST)} & found

    def test_two_rows_that_are_off_point_out_nobody(self) -> None:
        """By hand: 2 and 1 kr too little for the second and third; no rounding leaves but one of them off."""
        found = self.found(a=2, b=0, c=1, d=8)
        assert not any(rule.residual for rule in found)

    def test_none_where_the_rows_do_not_make_the_total(self) -> None:
        found = self.found(a=2, b=2, c=2, d=6)
        assert UP in found
        assert not any(rule.residual for rule in found)

    def test_the_largest_that_stands_first_in_code_where_two_are_as_large(self) -> None:
        """By hand: 5 kr over 1 and 1 is 2,50 kr each: 3 and 3, and one of them has 2."""
        found = {fit.rule for fit in fits(printed({"c": 0, "b": 3, "a": 2, "d": 0}, 500), [basis(a=1, b=1, c=0, d=0)])}
        assert carried(Residual.LARGEST) in found
        found = {fit.rule for fit in fits(printed({"c": 0, "b": 2, "a": 3, "d": 0}, 500), [basis(a=1, b=1, c=0, d=0)])}
        assert carried(Residual.NAMED, "b") in found
        assert carried(Residual.LARGEST) not in found


class TestMade:
    """The rows of 11 kr over 1, 1, 1 and 3, as above; and of 10 kr over a third and two."""

    @pytest.mark.parametrize(
        ("rule", "rows"),
        [
            (UP, (2, 2, 2, 6)),
            (EVEN, (2, 2, 2, 6)),  # 5,5 to even is 6
            (FLOOR, (1, 1, 1, 5)),
            (CEILING, (2, 2, 2, 6)),
            (REMAINDER, (2, 2, 2, 5)),
            (DIVISOR, (2, 2, 2, 5)),  # the third claims of 1 and the fifth of 3 are 0,33; the sixth of 3 is 3/11
            (shares(0), (2, 2, 2, 6)),  # 17, 17, 17 and 50 % are 1,87 and 5,50
            (RATE, (2, 2, 2, 5)),  # 11 kr to 6 is 1,83 kr; three are 5,49
            (carried(Residual.FIRST), (1, 2, 2, 6)),
            (carried(Residual.LAST), (2, 2, 1, 6)),
            (carried(Residual.LARGEST), (2, 2, 2, 5)),
            (carried(Residual.NAMED, "b"), (2, 1, 2, 6)),
            (carried(Residual.LARGEST, rounding=RowRounding.FLOOR), (1, 1, 1, 8)),
        ],
    )
    def test_by_each_rule(self, rule: RowRule, rows: tuple[int, ...]) -> None:
        """The table lists c last, though d comes last in code."""
        found = made(rule, basis(a=1, b=1, c=1, d=3), 1_100, 100, ["a", "d", "b", "c"])
        assert found == dict(zip("abcd", rows, strict=True))

    def test_a_basis_is_usable_where_it_has_every_row(self) -> None:
        assert is_usable(basis(a=1, b=2), ["b"])
        assert not is_usable(basis(a=1, b=2), ["b", "c"])
        column = printed({"a": 3, "c": 7}, 1_000)
        assert fits(column, [basis(a=3, b=7)]) == ()
        assert nearest(column, [basis(a=3, b=7)]) is None


class TestNearest:
    def test_the_row_that_is_not_what_the_rule_gives(self) -> None:
        """By hand: 100 kr over 1, 2, 3 and 4 is 10, 20, 30 and 40 kr; 21 is printed for 20, and 101 kr in all."""
        column = printed({"a": 10, "b": 21, "c": 30, "d": 40}, 10_000)
        found = nearest(column, [basis(a=1, b=2, c=3, d=4)])
        assert found is not None
        assert found.deviations == (Deviation(party="b", printed=kronor(21), computed=kronor(20)),)
        assert found.deviations[0].difference == kronor(1)
        assert (found.rule, found.unit, found.total) == (UP, KRONA, kronor(100))

    def test_the_basis_that_leaves_the_fewest(self) -> None:
        column = printed({"a": 10, "b": 21, "c": 30, "d": 40}, 10_000)
        wrong, right = basis(a=4, b=3, c=2, d=1), basis(a=1, b=2, c=3, d=4)
        found = nearest(column, [wrong, right])
        assert found is not None
        assert found.basis is right

    def test_of_as_few_the_least_difference(self) -> None:
        """By hand: one row is 5 kr off by the first basis (100 x 10/100 = 10 kr), and 1 kr by the second."""
        column = printed({"a": 15, "b": 85}, 10_000)
        first, second = basis(100, a=10, b=85), basis(100, a=14, b=85)
        found = nearest(column, [first, second])
        assert found is not None
        assert found.basis is second

    def test_where_most_rows_deviate_the_plainest_rule_says_it(self) -> None:
        """By hand: 100 kr over 1, 2 and 7 is 10, 20 and 70 kr by nearly every rule, and 40, 30 and 30 are printed."""
        found = nearest(printed({"a": 40, "b": 30, "c": 30}, 10_000), [basis(a=1, b=2, c=7)])
        assert found is not None
        assert found.rule == UP
        assert [(each.party, each.computed) for each in found.deviations] == [
            ("a", kronor(10)),
            ("b", kronor(20)),
            ("c", kronor(70)),
        ]

    def test_the_rows_own_sum_where_it_would_be_printed_so(self) -> None:
        """By hand: 3 and 7 kr make 10, within the 9 to 11 kr that the print stands for; 30 does not."""
        found = nearest(printed({"a": 3, "b": 7}, 1_050, stated=(900, 1_100)), [basis(a=3, b=7)])
        assert found is not None
        assert (found.total, found.deviations) == (kronor(10), ())
        found = nearest(printed({"a": 3, "b": 27}, 1_050, stated=(900, 1_100)), [basis(a=3, b=7)])
        assert found is not None
        assert found.total == Amount(1_050)

    def test_no_rule_that_makes_the_total_for_parts_of_something_larger(self) -> None:
        """Of 20 kr by 1 and 2 of 6 in all, 3,33 and 6,67 kr: 3 and 8 are one off, however the rest is shared."""
        found = nearest(printed({"a": 3, "b": 8}, 2_000), [basis(6, a=1, b=2)])
        assert found is not None
        assert found.rule == UP
        assert [each.party for each in found.deviations] == ["b"]

    def test_a_total_with_parts_of_a_unit_is_never_made_exactly(self) -> None:
        """
        By hand: 1,50 kr over 1 and 1 is 0,75 kr each, 1 and 1 kr; 1 and 0 kr are printed, which is 50 öre too little.

        By the largest remainder they would be the rows of 1 kr, and not of 1,50 kr: they are not without a fault.
        """
        column = printed({"a": 1, "b": 0}, 150)
        assert fits(column, [basis(a=1, b=1)]) == ()
        found = nearest(column, [basis(a=1, b=1)])
        assert found is not None
        assert found.deviations == (Deviation(party="b", printed=kronor(0), computed=kronor(1)),)

    def test_without_a_basis_there_is_none(self) -> None:
        assert nearest(printed({"a": 3, "b": 7}, 1_000), []) is None


class TestDecidingTotals:
    ORDER = ("a", "b")

    @staticmethod
    def fit(rule: RowRule, weights: AuditBasis, total: int, unit: Amount = KRONA) -> Fit:
        (found,) = (fit for fit in fits(printed({"a": 3, "b": 7}, total, unit=unit), [weights]) if fit.rule == rule)
        return found

    def test_rules_that_never_part(self) -> None:
        """Of two rows one is rounded up where the other is rounded down, but for halves, and over 1 and 2 are none."""
        weights = basis(a=1, b=2)
        up, remainder = self.fit(UP, weights, 1_000), self.fit(REMAINDER, weights, 1_000)
        assert deciding_total(up, remainder, self.ORDER) is None

    def test_halves_up_and_to_even(self) -> None:
        """By hand over 3 and 7, from 10 kr: 15 kr is the first with halves, 4,50 and 10,50 kr; 5 and 11, or 4 and 10."""
        weights = basis(a=3, b=7)
        found = deciding_total(self.fit(UP, weights, 1_000), self.fit(EVEN, weights, 1_000), self.ORDER)
        assert found is not None
        assert (found.total, found.party, found.amounts) == (kronor(15), "a", (kronor(5), kronor(4)))

    def test_up_and_down_part_at_the_next_krona(self) -> None:
        """By hand over 3 and 7: 11 kr is 3,30 and 7,70 kr."""
        weights = basis(a=3, b=7)
        found = deciding_total(self.fit(FLOOR, weights, 1_000), self.fit(CEILING, weights, 1_000), self.ORDER)
        assert found is not None
        assert (found.total, found.party, found.amounts) == (kronor(11), "a", (kronor(3), kronor(4)))

    def test_a_row_that_only_one_of_them_has_tells_nothing(self) -> None:
        """By hand: over 3, 7 and nobody's zero, the rows are the same."""
        one, other = basis(a=3, b=7), basis(a=3, b=7, c=0)
        assert deciding_total(self.fit(UP, other, 1_000), self.fit(UP, one, 1_000), self.ORDER) is None

    def test_nothing_tells_of_other_units_or_of_parts_of_something_larger(self) -> None:
        weights = basis(a=3, b=7)
        krona, thousand = self.fit(FLOOR, weights, 1_000), self.fit(CEILING, weights, 1_000_000, kronor(1_000))
        assert deciding_total(krona, thousand, self.ORDER) is None
        part = self.fit(CEILING, basis(20, a=3, b=7), 2_000)
        assert deciding_total(krona, part, self.ORDER) is None
        assert deciding_total(part, krona, self.ORDER) is None


class TestARoundTotalThatASumMayHide:
    """
    By hand: of 1 000 kr four have 100,60 and one 597,60. Rounded alone that is 101 four times and 598, which is 1 002.

    The four are 101 of totals from 999,01 to 1 008,94, and the one is 598 of 999,83 to 1 001,50.
    """

    FIVE = basis(a=1_006, b=1_006, c=1_006, d=1_006, e=5_976)
    ROWS: ClassVar = {"a": 101, "b": 101, "c": 101, "d": 101, "e": 598}

    def found(self, rows: Mapping[str, int], weights: AuditBasis, unit: Amount = KRONA) -> list[tuple[int, int, int]]:
        """Give the total and the ends of each fit, in öre, for rows whose sum is printed."""
        ore = sum(rows.values()) * unit.ore
        given = round_fits(printed(rows, ore, unit=unit, step=unit.ore), [weights], ore)
        assert all(fit.rule == UP and fit.unit == unit and not fit.is_stated for fit in given)
        return [(fit.total.ore, fit.lowest.ore, fit.highest.ore) for fit in given]

    def test_it_is_given_with_the_totals_that_give_the_same_rows(self) -> None:
        assert self.found(self.ROWS, self.FIVE) == [(100_000, 100_000, 100_100)]

    def test_a_basis_that_lacks_a_row_is_left_aside(self) -> None:
        assert self.found(self.ROWS, basis(a=1_006, b=1_006)) == []

    def test_rows_that_no_total_gives_have_none(self) -> None:
        """The four and the one are not 102 and 594 of any total."""
        assert self.found({**dict.fromkeys("abcd", 102), "e": 594}, self.FIVE) == []

    def test_it_has_at_most_three_digits(self) -> None:
        """A third of 3 000 006 is 1 000 002, and of no other total within a krona and a half; that has seven digits."""
        assert self.found(dict.fromkeys("abc", 1_000_002), basis(a=1, b=1, c=1)) == []

    def test_a_printed_sum_that_gives_the_rows_and_is_as_round_hides_nothing(self) -> None:
        """Thirds of 149, 150 and 151 round to 50; the printed 150 has two digits before its zero, they have three."""
        assert self.found(dict.fromkeys("abc", 50), basis(a=1, b=1, c=1)) == []

    def test_of_several_the_roundest(self) -> None:
        """Sevenths of 94,50 to 101,50 round to 14, which makes 98; of these totals 100 has one digit."""
        assert self.found(dict.fromkeys("abcdefg", 14), basis(**dict.fromkeys("abcdefg", 1))) == [
            (10_000, 9_500, 10_100)
        ]

    def test_of_as_round_ones_the_nearest(self) -> None:
        """
        By hand: of 247 kr four have 24,60 and one 148,60. Rounded alone that is 25 four times and 149, which is 249.

        The one is 149 of 246,83 to 248,49, and the four are 25 there: of 247 and of 248, which is nearer to 249.
        """
        weights = basis(a=246, b=246, c=246, d=246, e=1_486)
        assert self.found({**dict.fromkeys("abcd", 25), "e": 149}, weights) == [(24_800, 24_700, 24_800)]

    def test_half_a_unit_for_each_row_is_near(self) -> None:
        """Of 100 kr by twenties two have 2,5 each, which is 3, and 120 in all: as far as rounding halves can bring it."""
        twenty = kronor(20)
        assert self.found({"a": 3, "b": 3}, basis(a=1, b=1), twenty) == [(10_000, 10_000, 12_000)]

    def test_a_total_of_which_the_rows_are_a_small_part_is_not_near(self) -> None:
        """With f, which stands in no row, they are a tenth of their total."""
        assert self.found(self.ROWS, basis(a=1_006, b=1_006, c=1_006, d=1_006, e=5_976, f=90_000)) == []

    @pytest.mark.parametrize(
        ("each", "printed_sum", "others"),
        [
            # 75 000 is round, and so is each row's share of it.
            (5_000, 75_000, []),
            # 115 500 is not: in hundreds, fifteenths of 115 000 are 7 667, which is 7 700.
            (7_700, 115_500, [115_000]),
        ],
    )
    def test_a_coarser_unit_than_is_printed_counts_where_the_printed_sum_is_not_round(
        self, each: int, printed_sum: int, others: list[int]
    ) -> None:
        rows = {f"{place:02d}": each for place in range(15)}
        assert sum(rows.values()) == printed_sum
        column = printed(rows, 100 * printed_sum, step=100, units=[KRONA, kronor(100)])
        found = round_fits(column, [basis(**dict.fromkeys(rows, 1))], 100 * printed_sum)
        assert [(fit.total, fit.unit) for fit in found] == [(kronor(other), kronor(100)) for other in others]

    def test_rows_in_ore_whose_sum_is_whole_kronor_may_be_of_another_number_of_ore(self) -> None:
        """Twenty-firsts of 0,99 kr are 4,71 öre three times, which is 5, and 84,86, which is 85: 1 kr in all."""
        rows = {"a": 5, "b": 5, "c": 5, "d": 85}
        (fit,) = round_fits(printed(rows, 100, unit=ORE, step=100), [basis(a=1, b=1, c=1, d=18)], 100)
        assert (fit.total, fit.lowest, fit.highest) == (Amount(99), Amount(99), Amount(99))

    def test_in_the_unit_of_the_rows(self) -> None:
        """The same in thousands: a million, and 1 002 thousand printed."""
        thousand = kronor(1_000)
        assert self.found(self.ROWS, self.FIVE, thousand) == [(100_000_000, 100_000_000, 100_100_000)]
        assert [total for total, *_ in self.found(self.ROWS, self.FIVE, ORE)] == [1_000]


def test_totals_take_names_and_no_places() -> None:
    with pytest.raises(TypeError, match="positional"):
        Totals(100, Span(100, 100), Span(90, 110), 1)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]


def test_nothing_tells_of_a_part_of_something_larger_at_the_same_total_either() -> None:
    """
    By hand: 10 kr over 3, 7 and one that is not known, rounded up, is 2,73 and 6,36; over 3 and 7 alone it is 3 and 7.

    The rows part at 12 kr, 3,60 rounded down and 3,27 rounded up; but whoever is not known would have a part of it.
    """
    rows = printed({"a": 3, "b": 7}, 1_000)
    (whole,) = (fit for fit in fits(rows, [basis(a=3, b=7)]) if fit.rule == FLOOR)
    (part,) = (fit for fit in fits(rows, [basis(11, a=3, b=7)]) if fit.rule == CEILING)
    assert (whole.total, whole.unit) == (part.total, part.unit)
    assert deciding_total(whole, part, ("a", "b")) is None
    assert deciding_total(part, whole, ("a", "b")) is None


class TestTheUnitOfTheNearest:
    """Rows are taken to be in a coarser unit than is printed where most of them are whole numbers of it, but not all."""

    def test_most_are(self) -> None:
        """By hand: of 1 000 kr 130, 260, 170, 210 and 230 are 100, 300, 200, 200 and 200 in hundreds; one is 207."""
        weights = basis(a=13, b=26, c=17, d=21, e=23)
        found = nearest(printed({"a": 100, "b": 300, "c": 200, "d": 207, "e": 200}, 100_000), [weights])
        assert found is not None
        assert (found.unit, found.rule) == (kronor(100), UP)
        assert [each.difference for each in found.deviations] == [kronor(7)]

    def test_two_of_five_are_not_most(self) -> None:
        """By hand: of 1 000 kr 130 and 260 are 100 and 300 in hundreds, and 200, 210 and 200 are nothing like these."""
        weights = basis(a=13, b=26, c=20, d=21, e=20)
        found = nearest(printed({"a": 100, "b": 300, "c": 151, "d": 252, "e": 197}, 100_000), [weights])
        assert found is not None
        assert (found.unit, len(found.deviations)) == (KRONA, 5)


def test_of_weights_whose_whole_is_not_known_no_method_shares_every_unit() -> None:
    """60 and 40 of 100 are as three to two; but those are of seven, and who has the other two is not known."""
    assert fits(printed({"a": 60, "b": 40}, 10_000), [basis(7, a=3, b=2)]) == ()
