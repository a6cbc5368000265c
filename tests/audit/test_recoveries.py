"""The basis of a printed column found in its kronor: the papers' columns, and small ones by hand."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from attrs import evolve

from nara_vard_finans import Amount, Method, kronor
from nara_vard_finans.audit import Recovery, Span, recover, recover_by_rate
from nara_vard_finans.audit import recovery as room
from nara_vard_finans.core import KRONA, ORE, ZERO, AuditError, Text
from nara_vard_finans.sharing import RowRounding
from paper_columns import GRANT_2020, JUNE_2021, NEW_AGREEMENT, NOVEMBER_2018, PAID_2022
from table_twins import half_up


def column(numbers: Mapping[str, int]) -> dict[str, Amount]:
    return {name: kronor(number) for name, number in numbers.items()}


def rows(**given: int) -> dict[str, Amount]:
    return {name: kronor(number) for name, number in given.items()}


def exact(found: Recovery) -> dict[str, int]:
    """Give the weights of the only solution, each of which must be known."""
    (solution,) = found.solutions
    assert solution.is_exact
    assert all(span.low == span.high for _, span in solution.weights)
    return {name: span.low for name, span in solution.weights}


def bases(found: Recovery) -> list[int]:
    return [solution.basis_total for solution in found.solutions]


def spans(found: Recovery) -> dict[str, tuple[int, int]]:
    (solution,) = found.solutions
    return {name: (span.low, span.high) for name, span in solution.weights}


class TestTheColumnsOfThePapers:
    def test_what_was_paid_for_2022_has_one_basis_and_not_the_printed_total(self) -> None:
        """The memorandum prints 1 225 535; the rows come of 288 164 inhabitants and a krona more."""
        totals = (kronor(1_225_525), kronor(1_225_545))
        found = recover(column(PAID_2022), totals, (270_000, 310_000))
        weights = exact(found)
        assert bases(found) == [288_164]
        assert [solution.total for solution in found.solutions] == [kronor(1_225_536)]
        assert sum(weights.values()) == 288_164
        made = {name: half_up(Fraction(1_225_536 * weight, 288_164)) for name, weight in weights.items()}
        assert made == PAID_2022
        assert (found.pairs, found.done) == (21 * 40_001, 21 * 40_001)
        assert found.is_exhaustive
        assert found.is_unique
        assert (found.sums, found.totals, found.complete) == ((270_000, 310_000), totals, True)

    def test_at_the_printed_total_no_basis_gives_it(self) -> None:
        found = recover(column(PAID_2022), kronor(1_225_535), (270_000, 310_000))
        assert found.solutions == ()
        assert found.is_exhaustive
        assert not found.is_unique

    def test_it_is_rarer_than_chance(self) -> None:
        """By hand: a row admits 310 000 / 1 225 525 of the sums; even fourteen rows of 840 021 pairs, once in 270."""
        found = recover(column(PAID_2022), (kronor(1_225_525), kronor(1_225_545)), (270_000, 310_000))
        assert Fraction(1_225_525, 310_000) ** 14 // 840_021 > 270
        assert found.one_in > 270

    def test_the_grant_of_2020_is_by_the_population_of_november_2018(self) -> None:
        found = recover(column(GRANT_2020), kronor(15_711_504), (270_000, 310_000))
        assert bases(found) == [286_655]
        assert exact(found) == NOVEMBER_2018
        assert found.is_unique

    def test_the_new_agreement_is_by_the_population_of_june_2021(self) -> None:
        found = recover(column(NEW_AGREEMENT), kronor(2_000_000), (270_000, 310_000))
        assert bases(found) == [288_382]
        assert exact(found) == JUNE_2021
        assert found.is_unique

    def test_nor_is_it_by_the_largest_remainder(self) -> None:
        """The rows sum to 2 000 004, and the method would have made 2 000 000 of them."""
        found = recover(column(NEW_AGREEMENT), kronor(2_000_000), (270_000, 310_000), rounding=Method.LARGEST_REMAINDER)
        assert found.solutions == ()
        assert found.is_exhaustive

    def test_two_rows_that_were_lost_leave_the_others_to_tell(self) -> None:
        """Without Falun and Ludvika the same sum is among those found, and every other weight within its span."""
        kept = {name: amount for name, amount in column(GRANT_2020).items() if name not in {"Falun", "Ludvika"}}
        found = recover(kept, kronor(15_711_504), (286_000, 287_000), complete=False)
        (solution,) = [each for each in found.solutions if each.basis_total == 286_655]
        assert all(span.holds(NOVEMBER_2018[name]) for name, span in solution.weights)
        assert len(solution.weights) == 13
        assert not found.complete


class TestByHand:
    """
    Rows of 3 and 7 kr, of 10 kr in all.

    Halves up, a sum P needs whole weights with 2,5 <= 10v/P < 3,5 and 6,5 <= 10w/P < 7,5, and v + w = P. For P = 3, 6
    and 9 these are a third and two thirds; for P = 7 they are 2 and 5 (2,86 and 7,14); for P = 10 they are 3 and 7. For
    P = 2, 5 and 8 one of the rows has no weight (0,5 to 0,7; 1,25 to 1,75; 5,2 to 6), and for P = 4 the other has none
    (2,6 to 3).
    """

    def test_halves_up(self) -> None:
        found = recover(rows(a=3, b=7), kronor(10), (2, 10))
        assert [(each.basis_total, each.total) for each in found.solutions] == [
            (whole, kronor(10)) for whole in (3, 6, 7, 9, 10)
        ]
        assert [dict(each.weights) for each in found.solutions] == [
            {"a": (low, low), "b": (high, high)} for low, high in ((1, 2), (2, 4), (2, 5), (3, 6), (3, 7))
        ]
        assert not found.is_unique
        assert found.is_exhaustive

    @pytest.mark.parametrize("rounding", [RowRounding.FLOOR, RowRounding.CEILING])
    def test_down_and_up_lose_nothing_only_where_nothing_is_rounded(self, rounding: RowRounding) -> None:
        """The rows make the whole total, so that no row can have lost or won a part: three and seven tenths."""
        found = recover(rows(a=3, b=7), kronor(10), (2, 10), rounding=rounding)
        assert bases(found) == [10]
        assert spans(found) == {"a": (3, 3), "b": (7, 7)}

    def test_down(self) -> None:
        """Thirds of 10 kr are 3,33 and 6,67 kr; and of a sum of 7, 3 kr and less than 4 is 2,1 to 2,8: no weight."""
        assert spans(recover(rows(a=3, b=6), kronor(10), (3, 3), rounding=RowRounding.FLOOR)) == {
            "a": (1, 1),
            "b": (2, 2),
        }
        assert not recover(rows(a=3, b=6), kronor(10), (7, 7), rounding=RowRounding.FLOOR).solutions

    def test_up(self) -> None:
        """Thirds of 10 kr are 3,33 and 6,67 kr, which 4 and 7 cover, and 3 does not."""
        found = recover(rows(a=4, b=7), kronor(10), (3, 3), rounding=RowRounding.CEILING)
        assert spans(found) == {"a": (1, 1), "b": (2, 2)}
        assert not recover(rows(a=3, b=7), kronor(10), (3, 3), rounding=RowRounding.CEILING).solutions

    def test_a_row_of_nought_rounded_up_weighs_nothing(self) -> None:
        """Anything above zero would have become a krona."""
        found = recover(rows(a=0, b=10), kronor(10), (2, 20), rounding=RowRounding.CEILING)
        assert bases(found) == [*range(2, 21)]
        assert all(dict(each.weights) == {"a": (0, 0), "b": (each.basis_total,) * 2} for each in found.solutions)

    @pytest.mark.parametrize(
        ("rounding", "low", "high"),
        [(RowRounding.HALF_UP, 3, 8), (RowRounding.HALF_EVEN, 2, 8)],
    )
    def test_halves_go_where_the_rounding_says(self, rounding: RowRounding, low: int, high: int) -> None:
        """A quarter of 10 kr is 2,50 kr and three quarters 7,50 kr: 3 and 8 halves up, and 2 and 8 to even."""
        found = recover(rows(a=low, b=high), kronor(10), (4, 4), rounding=rounding)
        assert spans(found) == {"a": (1, 1), "b": (3, 3)}
        other = RowRounding.HALF_EVEN if rounding is RowRounding.HALF_UP else RowRounding.HALF_UP
        assert not recover(rows(a=low, b=high), kronor(10), (4, 4), rounding=other).solutions

    def test_the_smaller_the_total_the_less_is_known(self) -> None:
        """
        Of 2 kr and a sum of 10, an inhabitant is 20 öre: zero is 0 to 2, and 2 kr are 8 to 12 (1,50 to 2,50 kr).

        That they make 10 leaves 8 to 10 of these.
        """
        found = recover(rows(a=0, b=2), kronor(2), (10, 10))
        assert spans(found) == {"a": (0, 2), "b": (8, 10)}
        assert found.is_unique
        assert not found.solutions[0].is_exact

    def test_what_the_others_can_have_at_most_one_has_at_least(self) -> None:
        """
        Of 3 kr and a sum of 9, an inhabitant is a third: 1 kr is 2 to 4 (1,5 to 4,5), and zero 0 or 1 (to 1,5).

        Only 4 + 4 + 1 make 9. Of a sum of 20 an inhabitant is 0,15: 1 kr is 4 to 9 (3,33 to 10), and zero 0 to 3; the
        other two make 12 at most beside a krona, which leaves it 8, and 18 beside zero, which leaves that 2.
        """
        assert spans(recover(rows(a=1, b=1, c=0), kronor(3), (9, 9))) == {"a": (4, 4), "b": (4, 4), "c": (1, 1)}
        assert spans(recover(rows(a=1, b=1, c=0), kronor(3), (20, 20))) == {"a": (8, 9), "b": (8, 9), "c": (2, 3)}

    def test_rows_that_cannot_make_the_sum(self) -> None:
        """Of 10 kr and a sum of 10, rows of 3 and 5 kr weigh 3 and 5: too little, unless some are missing."""
        assert not recover(rows(a=3, b=5), kronor(10), (10, 10)).solutions
        found = recover(rows(a=3, b=5), kronor(10), (10, 10), complete=False)
        assert spans(found) == {"a": (3, 3), "b": (5, 5)}

    def test_rows_that_make_more_than_the_sum(self) -> None:
        """Rows of 6 and 5 kr weigh 6 and 5, which is more than 10 whether some are missing or not."""
        for complete in (True, False):
            assert not recover(rows(a=6, b=5), kronor(10), (10, 10), complete=complete).solutions

    def test_some_rows_alone_bound_each_other_from_above(self) -> None:
        """
        Of 2 kr and a sum of 10, rows of 1 kr weigh 3 to 7 each.

        Where others are missing they make 10 at most, and that is 7 beside 3; of a third row too they leave 3 to 4.
        """
        assert spans(recover(rows(a=1, b=1), kronor(2), (10, 10), complete=False)) == {"a": (3, 7), "b": (3, 7)}
        found = recover(rows(a=1, b=1, c=1), kronor(2), (10, 10), complete=False)
        assert spans(found) == {"a": (3, 4), "b": (3, 4), "c": (3, 4)}

    def test_other_units(self) -> None:
        """Rows of 300 and 700 kr of 1 000 kr, to a hundred: as 3 and 7 of 10, and so are 3 and 7 öre of 10 öre."""
        for unit in (kronor(100), KRONA, ORE):
            found = recover({"a": 3 * unit, "b": 7 * unit}, 10 * unit, (2, 10), unit=unit)
            assert bases(found) == [3, 6, 7, 9, 10]

    def test_a_finer_unit_knows_more(self) -> None:
        """Rows of 3 and 7 kr of 10 kr are exact in öre: three and seven tenths, and no thirds."""
        assert bases(recover(rows(a=3, b=7), kronor(10), (2, 20), unit=ORE)) == [10, 20]

    def test_several_totals(self) -> None:
        """
        Rows of 3 and 7 kr by weights that make 10.

        By hand: the weight 3 takes 8,33 to 11,67 kr, and 7 takes 9,29 to 10,71 kr. The weight 4 takes 6,25 to 8,75 kr,
        but 6 takes 10,83 kr or more; the weight 2 takes 12,50 kr or more, but 8 takes less than 9,38 kr.
        """
        found = recover(rows(a=3, b=7), (kronor(8), kronor(13)), (10, 10))
        assert [each.total for each in found.solutions] == [kronor(10)]
        found = recover(rows(a=3, b=7), (kronor(8), kronor(13)), (10, 10), step=Amount(25))
        assert [each.total.ore for each in found.solutions] == [950, 975, 1_000, 1_025, 1_050]
        assert (found.pairs, found.done) == (21, 21)

    def test_they_come_by_total_and_then_by_sum(self) -> None:
        found = recover(rows(a=3, b=7), (kronor(9), kronor(11)), (9, 10))
        order = [(each.total.ore, each.basis_total) for each in found.solutions]
        assert order == sorted(order)
        assert (1_000, 9) in order
        assert (1_000, 10) in order

    def test_rows_come_in_the_order_of_their_names(self) -> None:
        found = recover({"b": kronor(7), "a": kronor(3)}, kronor(10), (10, 10))
        assert [name for name, _ in found.solutions[0].weights] == ["a", "b"]

    def test_a_total_far_below_the_sum(self) -> None:
        """Of 1 kr and a sum of 999, 499,5 is half a krona: 0 to 499 make zero, and 500 or more the krona."""
        found = recover(rows(a=0, b=1), kronor(1), (999, 999))
        assert spans(found) == {"a": (0, 499), "b": (500, 999)}


class TestLargestRemainder:
    @staticmethod
    def of(total: int, whole: int, **given: int) -> Recovery:
        return recover(rows(**given), kronor(total), (whole, whole), rounding=Method.LARGEST_REMAINDER)

    def test_three_of_five(self) -> None:
        """
        3 kr by weights that make 5, of which 1, zero and 2 kr came; one is 0,6 kr.

        By hand: with (1, 0, 4) the quotas are 0,6, 0 and 2,4, with (2, 0, 3) they are 1,2, 0 and 1,8, and with (1, 1, 3)
        they are 0,6, 0,6 and 1,8, where a tie decides. The third has 2 kr of no other: its weight is 2 to 4, (0, 1, 4) and
        (0, 2, 3) give the second a krona, and by (3, 0, 2), (2, 1, 2), (1, 2, 2) and (0, 3, 2) the 1,2 of the third stay 1.
        """
        assert spans(self.of(3, 5, a=1, b=0, c=2)) == {"a": (1, 2), "b": (0, 1), "c": (3, 4)}

    def test_where_no_share_is_rounded_the_weights_are_the_rows(self) -> None:
        """Of 10 kr and a sum of 10 every quota is whole."""
        assert spans(self.of(10, 10, a=3, b=7)) == {"a": (3, 3), "b": (7, 7)}

    def test_one_who_has_more_than_a_unit_too_much(self) -> None:
        """Of 10 kr and a sum of 2, weights are 0, 5 or 10 kr: never 3 and 7."""
        assert not self.of(10, 2, a=3, b=7).solutions

    def test_rows_that_do_not_make_the_total_are_never_its(self) -> None:
        found = recover(rows(a=3, b=6), (kronor(10), kronor(11)), (2, 10), rounding=Method.LARGEST_REMAINDER)
        assert found.solutions == ()
        assert found.is_exhaustive
        assert (found.pairs, found.done) == (18, 18)

    def test_of_several_totals_it_is_what_the_rows_make(self) -> None:
        found = recover(rows(a=3, b=7), (kronor(9), kronor(11)), (10, 10), rounding=Method.LARGEST_REMAINDER)
        assert [(each.total, each.basis_total) for each in found.solutions] == [(kronor(10), 10)]
        assert found.is_exhaustive

    def test_some_rows_of_a_table(self) -> None:
        """3 kr by (1, 0, 4), whose quotas are 0,6, 0 and 2,4: the first row and the last alone still allow it."""
        found = recover(rows(a=1, c=2), kronor(3), (5, 5), rounding=Method.LARGEST_REMAINDER, complete=False)
        (solution,) = found.solutions
        weights = dict(solution.weights)
        assert weights["a"].holds(1)
        assert weights["c"].holds(4)

    def test_some_rows_that_are_more_than_a_unit_off_are_not_its(self) -> None:
        """Of 10 kr and a sum of 2, a row is 0, 5 or 10 kr; 3 kr is none of them, nor a krona from one."""
        found = recover(rows(a=3, b=5), kronor(10), (2, 2), rounding=Method.LARGEST_REMAINDER, complete=False)
        assert not found.solutions

    def test_some_rows_where_no_share_is_rounded(self) -> None:
        """Of 10 kr and a sum of 10 every quota is whole, whoever else there is: 3 kr weighs 3."""
        found = recover(rows(a=3, b=4), kronor(10), (10, 10), rounding=Method.LARGEST_REMAINDER, complete=False)
        assert spans(found) == {"a": (3, 3), "b": (4, 4)}

    def test_another_method_is_refused_or_found(self) -> None:
        """
        15 kr by the odd divisors over 20, 1, 1 and 1, by hand.

        The claims 20/1, 20/3 ... are at least 20/23 = 0,87 for twelve units, and 1/1 for one unit to each of the
        others: fifteen; the next would be 20/25 = 0,8. So the rows are 12, 1, 1 and 1, though 15 x 20/23 = 13,04.
        """
        try:
            found = recover(rows(a=12, b=1, c=1, d=1), kronor(15), (23, 23), rounding=Method.SAINTE_LAGUE)
        except AuditError:
            return  # to refuse it is the other honest answer
        (solution,) = found.solutions
        assert all(span.holds(weight) for (_, span), weight in zip(solution.weights, (20, 1, 1, 1), strict=True))


class TestWhatChanceWouldGive:
    """Some rows of 1 000 kr by a sum of 10: of the 1 001 amounts that a row can have, 11 admit a weight, one in 91."""

    @staticmethod
    def one_in(total: int, sums: tuple[int, int], **given: int) -> int:
        return recover(rows(**given), kronor(total), sums, complete=False).one_in

    def test_two_unlike_rows(self) -> None:
        """By hand: 91 x 91 for one pair, and a tenth of that for ten pairs."""
        assert self.one_in(1_000, (10, 10), a=300, b=500) == 8_281
        assert self.one_in(1_000, (1, 10), a=300, b=500) == 828

    def test_rows_alike_say_the_same_thing(self) -> None:
        assert self.one_in(1_000, (10, 10), a=300, b=300, c=200) == 8_281

    def test_a_row_of_nought_says_nothing(self) -> None:
        assert self.one_in(1_000, (10, 10), a=0, b=500, c=0) == 91

    def test_where_every_sum_fits_it_is_nought(self) -> None:
        """One krona to each inhabitant, or less: every row has its weight. By hand: (10/9) x (10/9) is one and a part."""
        assert self.one_in(10, (10, 10), a=3, b=5) == 0
        assert self.one_in(10, (9, 9), a=3, b=5) == 1

    def test_the_last_of_rows_that_make_the_total_says_nothing_more(self) -> None:
        """By hand: of the 1 001 columns of two rows that make 1 000 kr, those by tenths have a basis of ten: eleven."""
        found = [recover({"a": kronor(one), "b": kronor(1_000 - one)}, kronor(1_000), (10, 10)) for one in range(1_001)]
        assert [int(each.solutions != ()) for each in found].count(1) == 11
        assert max(each.one_in for each in found) <= Fraction(1_001, 11)

    def test_rows_of_nought_alone_are_no_wonder(self) -> None:
        """They fit every sum, so that chance gives a solution every time."""
        found = recover(rows(a=0, b=0), kronor(1_000), (10, 19), complete=False)
        assert bases(found) == [*range(10, 20)]
        assert found.one_in == 0


class TestWhereItEnds:
    def test_at_the_most_solutions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(room, "MOST_SOLUTIONS", 2)
        found = recover(rows(a=3, b=7), (kronor(10), kronor(11)), (2, 10))
        assert bases(found) == [3, 6]
        assert (found.pairs, found.done) == (18, 5)  # the sums from 2 to 6
        assert not found.is_exhaustive

    def test_one_solution_is_not_the_only_one_where_the_search_ended(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(room, "MOST_SOLUTIONS", 1)
        found = recover(rows(a=3, b=7), kronor(10), (2, 10))
        assert bases(found) == [3]
        assert not found.is_unique

    def test_of_very_many_totals_it_counts_its_steps_too(self) -> None:
        """A million totals of two rows and one sum, of which the steps end long before the last; no row is a third."""
        found = recover({"a": kronor(7), "b": kronor(1)}, (kronor(100), kronor(1_000_100)), (3, 3))
        assert (found.pairs, found.solutions, found.is_exhaustive) == (1_000_001, (), False)
        assert 0 < found.done < found.pairs

    def test_the_largest_remainder_is_of_no_total_but_what_its_rows_make(self) -> None:
        """A thousand million totals are done at once; of 10 kr by 1 and 2 it is 3 and 7."""
        rows, totals = {"a": kronor(3), "b": kronor(7)}, (kronor(1), kronor(333_000_000))
        found = recover(rows, totals, (1, 3), rounding=Method.LARGEST_REMAINDER)
        assert (found.pairs, found.is_exhaustive) == (999_000_000, True)
        assert [(each.basis_total, each.total) for each in found.solutions] == [(3, kronor(10))]

    def test_at_the_most_steps(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(room, "MOST_STEPS", 0)
        found = recover(rows(a=3, b=7), kronor(10), (2, 10))
        assert found.done == 1  # a sum of 2 is refused without a step
        assert not found.is_exhaustive

    def test_it_ends_among_the_sums_of_one_total_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Each solution takes a step for each row at least: ten steps are over long before there are a hundred."""
        monkeypatch.setattr(room, "MOST_STEPS", 10)
        found = recover(rows(a=3, b=7), kronor(10), (2, 2_000))
        assert len(found.solutions) < 100
        assert not found.is_exhaustive

    def test_steps_are_counted_over_all_totals(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """One total takes fewer than forty steps, and three take more."""
        monkeypatch.setattr(room, "MOST_STEPS", 40)
        assert recover(rows(a=3, b=7), kronor(10), (2, 10)).is_exhaustive
        found = recover(rows(a=3, b=7), (kronor(10), kronor(12)), (2, 10))
        assert 9 <= found.done < found.pairs == 27
        assert bases(found)[:5] == [3, 6, 7, 9, 10]

    @pytest.mark.parametrize(("most", "done"), [(9, 1), (10, 2), (18, 2), (19, 3)])
    def test_another_total_costs_four_steps_a_row(self, monkeypatch: pytest.MonkeyPatch, most: int, done: int) -> None:
        """
        No weight of 5 makes 1 kr of 10 000, which a step says; of a second total four more for each of two rows.

        So one total is done with 1 step, and 9 are spent when the second begins; it takes 1, and the third 8 more.
        """
        monkeypatch.setattr(room, "MOST_STEPS", most)
        found = recover(rows(a=5_000, b=1), (kronor(10_000), kronor(10_009)), (5, 5))
        assert (found.done, found.solutions) == (done, ())

    @pytest.mark.parametrize(("most", "done"), [(9, 5), (10, 5), (11, 6), (12, 6)])
    def test_a_sum_costs_a_step_a_row(self, monkeypatch: pytest.MonkeyPatch, most: int, done: int) -> None:
        """Of 10 kr and 11 inhabitants or more no sum is refused at once: two steps each, while any are left."""
        monkeypatch.setattr(room, "MOST_STEPS", most)
        assert recover(rows(a=3, b=7), kronor(10), (11, 2_000)).done == done

    def test_it_ends_in_the_block_of_the_last_solution_or_step(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """By hand above: 3 and 6 are the first two sums, in the first and the second block of four."""
        monkeypatch.setattr(room, "_BLOCK", 4)
        monkeypatch.setattr(room, "MOST_SOLUTIONS", 2)
        assert recover(rows(a=3, b=7), (kronor(10), kronor(11)), (2, 10)).done == 5
        monkeypatch.setattr(room, "MOST_SOLUTIONS", 1_000)
        monkeypatch.setattr(room, "MOST_STEPS", 11)
        assert recover(rows(a=3, b=7), kronor(10), (11, 2_000)).done == 6

    def test_progress_is_told_block_by_block(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(room, "_BLOCK", 4)
        told: list[tuple[int, int]] = []
        found = recover(
            rows(a=3, b=7), (kronor(10), kronor(11)), (2, 10), progress=lambda done, pairs: told.append((done, pairs))
        )
        assert told == [(done, 18) for done in (4, 8, 9, 13, 17, 18)]
        assert bases(found)[:5] == [3, 6, 7, 9, 10]
        assert found.is_exhaustive

    def test_blocks_change_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = recover(column(PAID_2022), kronor(1_225_536), (287_000, 289_000))
        monkeypatch.setattr(room, "_BLOCK", 7)
        assert recover(column(PAID_2022), kronor(1_225_536), (287_000, 289_000)) == whole
        assert bases(whole) == [288_164]


class TestRefusals:
    @pytest.mark.parametrize(("given", "told"), [({}, "there are 0"), ({"a": kronor(3)}, "there are 1")])
    def test_one_row_bounds_nothing(self, given: dict[str, Amount], told: str) -> None:
        with pytest.raises(AuditError, match=told) as caught:
            recover(given, kronor(10), (2, 10))
        assert caught.value.subject == Text("raderna", "the rows")

    @pytest.mark.parametrize("amount", [kronor(-3), Amount(350), Amount(1)])
    def test_rows_are_whole_units_and_not_negative(self, amount: Amount) -> None:
        with pytest.raises(AuditError, match="no whole number of 1 kr, zero or more") as caught:
            recover({"a": kronor(3), "Orsa": amount}, kronor(10), (2, 10))
        assert caught.value.subject == "'Orsa'"

    def test_a_coarser_unit_refuses_more(self) -> None:
        with pytest.raises(AuditError, match="no whole number of 100 kr"):
            recover(rows(a=300, b=750), kronor(1_000), (2, 10), unit=kronor(100))

    @pytest.mark.parametrize(
        "totals", [ZERO, kronor(-10), (kronor(0), kronor(10)), (kronor(11), kronor(10)), (kronor(-2), kronor(-1))]
    )
    def test_totals_are_above_nought_and_in_order(self, totals: Amount | tuple[Amount, Amount]) -> None:
        with pytest.raises(AuditError, match="no range of totals above zero") as caught:
            recover(rows(a=3, b=7), totals, (2, 10))
        assert caught.value.subject == Text("totalerna", "the totals")

    @pytest.mark.parametrize("sums", [(0, 10), (-3, 10), (11, 10), (-3, -2)])
    def test_sums_are_above_nought_and_in_order(self, sums: tuple[int, int]) -> None:
        with pytest.raises(AuditError, match=f"{sums[0]} to {sums[1]} is no range of sums above zero") as caught:
            recover(rows(a=3, b=7), kronor(10), sums)
        assert caught.value.subject == Text("summorna", "the sums")

    def test_too_many_pairs(self) -> None:
        """By hand: a thousand million and one."""
        with pytest.raises(
            AuditError, match="1 000 000 001, and 10 kr to 10 kr, are more than a thousand million pairs"
        ) as caught:
            recover(rows(a=3, b=7), kronor(10), (1, 10**9 + 1))
        assert caught.value.subject == Text("intervallet", "the range")

    def test_pairs_are_sums_times_totals(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """By hand: 9 sums and the 3 totals 10, 10,50 and 11 kr are 27 pairs; 11,49 kr ends before the next."""
        monkeypatch.setattr(room, "MOST_PAIRS", 27)
        totals = (kronor(10), Amount(1_149))
        assert recover(rows(a=3, b=7), totals, (2, 10), step=Amount(50)).pairs == 27
        with pytest.raises(AuditError, match="10 kr to 11,49 kr, are more than"):
            recover(rows(a=3, b=7), totals, (2, 11), step=Amount(50))

    @pytest.mark.parametrize(("unit", "step"), [(ZERO, KRONA), (KRONA, ZERO), (KRONA, kronor(-1)), (kronor(-1), KRONA)])
    def test_a_unit_and_a_step_are_above_nought(self, unit: Amount, step: Amount) -> None:
        with pytest.raises(AuditError):
            recover(rows(a=3, b=7), kronor(10), (2, 10), unit=unit, step=step)


class TestSpan:
    def test_both_ends_are_in_it(self) -> None:
        span = Span(3, 5)
        assert [span.holds(number) for number in (2, 3, 4, 5, 6)] == [False, True, True, True, False]
        assert span.size == 3
        assert Span(4, 4).size == 1


class TestByTheLargestRemainder:
    @pytest.mark.parametrize(
        ("total", "a", "b", "c"),
        [
            (100, 34, 33, 33),  # 33,33 each, and one of them gets a unit more: 0,67 above its share
            (200, 67, 67, 66),  # 66,67 each, and one of them gets none: 0,67 below its share
        ],
    )
    def test_a_row_may_be_more_than_half_a_unit_from_its_share(self, total: int, a: int, b: int, c: int) -> None:
        found = recover(rows(a=a, b=b, c=c), kronor(total), (3, 3), rounding=Method.LARGEST_REMAINDER)
        assert exact(found) == {"a": 1, "b": 1, "c": 1}

    def test_of_a_total_that_is_no_whole_number_of_units(self) -> None:
        """By hand: tenths of 100,25 kr are 10,025 and 20,05, and no other whole tenths begin with 10 and 20."""
        found = recover(
            rows(a=10, b=20), Amount(10_025), (10, 10), step=ORE, rounding=Method.LARGEST_REMAINDER, complete=False
        )
        assert exact(found) == {"a": 1, "b": 2}


def test_a_search_by_the_amount_for_each_ends_at_the_most_solutions() -> None:
    """By hand: one öre for each makes 5 000 kr, in hundreds, of 495 000 to 504 999; so every sum of two of these does."""
    hundreds = recover_by_rate(rows(a=5_000, b=5_000), kronor(10_000), (995_000, 1_004_000), unit=kronor(100))
    assert bases(hundreds) == [*range(995_000, 996_000)]
    assert room.MOST_SOLUTIONS == 1_000
    assert (hundreds.done, hundreds.pairs) == (1_000, 9_001)
    assert not hundreds.is_exhaustive


def test_an_amount_for_each_is_never_nothing() -> None:
    """By hand: an öre by one is an öre each, and by two half an öre, which is rounded up; by three it is nothing."""
    found = recover_by_rate(rows(a=0, b=0), Amount(1), (1, 10))
    assert bases(found) == [1, 2]


def test_no_row_is_below_zero_by_an_ore() -> None:
    with pytest.raises(AuditError, match="'b': -0,01 kr is no whole number"):
        recover({"a": Amount(4), "b": Amount(-1)}, Amount(3), (3, 3), unit=ORE)


def test_the_smallest_amount_for_each_is_tried_too() -> None:
    """
    By hand: 10 kr by 990 to 1 010 is an öre for each, which makes 3 kr of 250 to 349 and 7 kr of 650 to 749.

    Together they are 1 000, so that neither is the least or the most that the other leaves no room for.
    """
    found = recover_by_rate(rows(a=3, b=7), kronor(10), (990, 1_010))
    assert bases(found) == [*range(990, 1_011)]
    assert dict(found.solutions[10].weights) == {"a": Span(251, 349), "b": Span(651, 749)}
    assert found.is_exhaustive
    assert found.complete
    assert [name for name, _ in recover_by_rate(rows(b=7, a=3), kronor(10), (1_000, 1_000)).solutions[0].weights] == [
        "a",
        "b",
    ]


def test_a_row_that_no_weight_makes_is_of_no_basis() -> None:
    """By hand: 2 kr for each of 5 makes 10 kr, and an odd row cannot come of it."""
    assert recover_by_rate(rows(a=1, b=9), kronor(10), (5, 5)).solutions == ()
    assert bases(recover_by_rate(rows(a=4, b=6), kronor(10), (5, 5))) == [5]


@pytest.mark.parametrize(("most", "done"), [(91, 2), (92, 3), (129, 3), (130, 4)])
def test_a_search_by_very_many_amounts_for_each_says_how_far_it_came(
    monkeypatch: pytest.MonkeyPatch, most: int, done: int
) -> None:
    """
    By hand: 10 kr by 5, 6, 7 and 8 are 200, 167, 143 and 125 öre, and every amount from the first to the last is tried.

    A step is a row looked at: 4 kr refuses 174 to 150 öre, and 6 kr those to 183 that 4 kr allows, and 137 and less.
    So 200 to 144 öre cost 2 * 32 + 25 steps, and two more for the rows of the basis of 5; from 143 on, 7 has its turn,
    with its own two, and until 125 has its there are 36 more.
    """
    monkeypatch.setattr(room, "MOST_STEPS", most)
    found = recover_by_rate(rows(a=4, b=6), kronor(10), (5, 8))
    assert (found.done, found.pairs, found.is_exhaustive) == (done, 4, done == 4)


def test_a_row_of_nothing_weighs_nothing_at_least_under_the_largest_remainder() -> None:
    (found,) = recover(rows(a=0, b=10), kronor(10), (10, 10), rounding=Method.LARGEST_REMAINDER).solutions
    assert dict(found.weights) == {"a": Span(0, 0), "b": Span(10, 10)}


@pytest.mark.parametrize(("one_in", "sure"), [(99, False), (100, True)])
def test_from_a_hundredth_on_chance_is_ruled_out(one_in: int, sure: bool) -> None:  # noqa: FBT001
    found = evolve(recover(rows(a=3, b=7), kronor(10), (10, 10)), one_in=one_in)
    assert found.is_unique
    assert found.is_sure is sure


def test_a_search_that_ends_counts_the_sums_that_it_went_through() -> None:
    """By hand: each of two equal rows may be a quarter to three quarters of the sum, so that every sum fits."""
    found = recover(rows(a=1, b=1), kronor(2), (2, 300_000))
    assert (found.done, found.pairs) == (1_000, 299_999)
    assert bases(found) == [*range(2, 1_002)]


def test_the_range_that_is_refused_is_named() -> None:
    with pytest.raises(AuditError, match="11 to 10 is no range of sums"):
        recover(rows(a=3, b=7), kronor(10), (11, 10))
    with pytest.raises(AuditError, match="11 kr to 10 kr is no range of totals"):
        recover(rows(a=3, b=7), (kronor(11), kronor(10)), (2, 10))


def test_how_rarely_chance_gives_rows_by_a_rate() -> None:
    """At 10,00 kr for each a row in kronor is of a tenth of all sums, and two that are unlike of a hundredth."""
    found = recover_by_rate(rows(a=300, b=700), kronor(1_000), (100, 100))
    assert found.one_in == 100
    assert recover_by_rate(rows(a=500, b=500), kronor(1_000), (100, 100)).one_in == 10


def test_nobody_counts_less_than_none_by_a_rate() -> None:
    """At five öre for each, fewer than ten are no krona, and 190 to 209 are ten; of 200 in all b has 191 to 200."""
    (solution,) = recover_by_rate(rows(a=0, b=10), kronor(10), (200, 200)).solutions
    assert solution.weights == (("a", Span(0, 9)), ("b", Span(191, 200)))
