"""What a percentage that was rounded before it was printed still says."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from nara_vard_finans import Amount, kronor
from nara_vard_finans.core import ZERO, InexactTypeError, Language, NumeralError, WeightError
from nara_vard_finans.sharing import Bounds, RoundedPercent, bounds, bounds_of_all


def percent(printed: str) -> RoundedPercent:
    return RoundedPercent.parse(printed)


def ends(found: RoundedPercent | Bounds) -> tuple[object, object]:
    return found.low, found.high


class TestRoundedPercent:
    @pytest.mark.parametrize(
        ("printed", "low", "high"),
        [
            ("2,8 %", Fraction(275, 10_000), Fraction(285, 10_000)),
            ("2,8", Fraction(275, 10_000), Fraction(285, 10_000)),
            ("2.80 %", Fraction(2_795, 100_000), Fraction(2_805, 100_000)),
            (Decimal("3.50"), Fraction(3_495, 100_000), Fraction(3_505, 100_000)),
            (Decimal("2E+1"), Fraction(195, 1_000), Fraction(205, 1_000)),
            (3, Fraction(25, 1_000), Fraction(35, 1_000)),
            (" 33 % ", Fraction(325, 1_000), Fraction(335, 1_000)),
        ],
    )
    def test_it_is_half_a_unit_of_its_last_decimal_wide_on_both_sides(
        self, printed: str | Decimal | int, low: Fraction, high: Fraction
    ) -> None:
        share = RoundedPercent.parse(printed)
        assert ends(share) == (low, high)

    def test_nobody_has_less_than_nothing_or_more_than_all(self) -> None:
        assert ends(percent("0,0 %")) == (0, Fraction(5, 10_000))
        assert ends(percent("100 %")) == (Fraction(995, 1_000), 1)

    @pytest.mark.parametrize(("printed", "shown"), [("2,8", "2,8 %"), ("2.80 %", "2,80 %"), ("3", "3 %")])
    def test_it_is_written_with_the_decimals_that_are_printed(self, printed: str, shown: str) -> None:
        assert str(percent(printed)) == shown

    @pytest.mark.parametrize("printed", ["-1 %", "100,1 %", "250"])
    def test_a_share_is_from_nought_to_a_hundred_percent(self, printed: str) -> None:
        with pytest.raises(WeightError, match="from 0 to 100 percent"):
            percent(printed)

    def test_it_is_written_in_the_manner_of_a_language(self) -> None:
        found = percent("2,80")
        assert (str(found), found.in_(Language.SV), found.in_(Language.EN)) == ("2,80 %", "2,80 %", "2.80 %")

    @pytest.mark.parametrize("printed", ["", "%", "ca 3 %", "2,8 % %", "nan"])
    def test_what_is_no_number(self, printed: str) -> None:
        with pytest.raises(NumeralError):
            percent(printed)

    @pytest.mark.parametrize("printed", [2.8, True, None, Fraction(1, 3)])
    def test_what_is_not_as_printed(self, printed: Any) -> None:
        with pytest.raises(InexactTypeError, match="as printed"):
            RoundedPercent.parse(printed)

    def test_a_float_is_refused_by_the_record_too(self) -> None:
        with pytest.raises(InexactTypeError):
            RoundedPercent(2.8, 1)  # type: ignore[arg-type]

    def test_a_whole_number_makes_no_float(self) -> None:
        try:
            share = RoundedPercent(3, 0)
        except InexactTypeError:
            return  # to refuse it would do as well
        assert (type(share.low), type(share.high)) == (Fraction, Fraction)


class TestBounds:
    def test_the_share_of_dalarna_lies_in_what_its_rounded_shares_allow(self) -> None:
        """
        Section 1 of the paper: 2,8 % of the population and 3,5 % of the patients, half each, of 500 000 000 kr.

        By hand: (2,75 + 3,45) / 2 = 3,10 % is 15 500 000 kr, and (2,85 + 3,55) / 2 = 3,20 % is 16 000 000 kr.
        """
        found = bounds(kronor(500_000_000), [(50, percent("2,8 %")), (50, percent("3,5 %"))])
        assert ends(found) == (15_500_000, 16_000_000)
        assert found.holds(kronor(15_711_504))
        assert [found.holds(kronor(n)) for n in (15_499_999, 15_500_000, 16_000_000, 16_000_001)] == [
            *(False, True, True, False)
        ]

    def test_neither_share_alone_would_hold_it(self) -> None:
        """By hand: 2,75 to 2,85 % is 13,75 to 14,25 Mkr, and 3,45 to 3,55 % is 17,25 to 17,75 Mkr."""
        for printed, low, high in (("2,8", 13_750_000, 14_250_000), ("3,5", 17_250_000, 17_750_000)):
            found = bounds(kronor(500_000_000), [(1, percent(printed))])
            assert ends(found) == (low, high)
            assert not found.holds(kronor(15_711_504))

    def test_an_amount_may_be_the_exact_share_rounded_either_way(self) -> None:
        """By hand: 32,5 to 33,5 % of 10 kr is 3,25 to 3,35 kr, which whole kronor print as 3 or 4."""
        found = bounds(kronor(10), [(1, percent("33 %"))])
        assert [found.holds(kronor(n)) for n in (2, 3, 4, 5)] == [False, True, True, False]

    def test_a_larger_unit_rounds_more(self) -> None:
        """By hand: 2,75 to 2,85 % of 1 000 000 kr is 27 500 to 28 500 kr: 27, 28 or 29 thousand."""
        found = bounds(kronor(1_000_000), [(1, percent("2,8 %"))])
        thousand = kronor(1_000)
        assert [found.holds(n * thousand, unit=thousand) for n in (26, 27, 28, 29, 30)] == [
            *(False, True, True, True, False)
        ]
        assert not found.holds(kronor(27_000))

    def test_weights_need_only_be_in_proportion(self) -> None:
        one = bounds(kronor(900), [(2, percent("10")), (1, percent("40"))])
        other = bounds(kronor(900), [(Fraction(2, 3), percent("10")), (Fraction(1, 3), percent("40"))])
        # By hand: (2 x 9,5 + 39,5) / 3 = 19,5 % and (2 x 10,5 + 40,5) / 3 = 20,5 % of 900 kr.
        assert one == other
        assert (one.low, one.high) == (Fraction(351, 2), Fraction(369, 2))

    def test_what_goes_back_is_bounded_as_what_came(self) -> None:
        there, back = (bounds(kronor(sign * 200), [(1, percent("3"))]) for sign in (1, -1))
        assert ends(back) == (-there.high, -there.low)
        assert ends(back) == (-7, -5)
        assert back.holds(kronor(-6))
        assert not back.holds(kronor(-8))

    @pytest.mark.parametrize("shares", [[], [(0, "2,8")], [(-1, "2,8"), (2, "3,5")]])
    def test_without_a_weight_above_nought_there_is_no_share(self, shares: list[tuple[int, str]]) -> None:
        with pytest.raises(WeightError, match="at least one above zero"):
            bounds(kronor(100), [(weight, percent(printed)) for weight, printed in shares])

    def test_a_key_that_weighs_nothing_says_nothing(self) -> None:
        weighed = bounds(kronor(100), [(0, percent("90")), (3, percent("10"))])
        assert weighed == bounds(kronor(100), [(1, percent("10"))])

    def test_a_weight_is_exact(self) -> None:
        with pytest.raises(InexactTypeError):
            bounds(kronor(100), [(0.5, percent("2,8"))])  # type: ignore[list-item]

    def test_nothing_shared_is_nothing_to_each(self) -> None:
        found = bounds(ZERO, [(1, percent("2,8"))])
        assert ends(found) == (0, 0)
        assert not found.holds(Amount(100))


class TestBoundsOfAll:
    @staticmethod
    def of(total: int, *printed: str) -> list[tuple[object, object]]:
        shares = {str(place): percent(share) for place, share in enumerate(printed)}
        return [ends(found) for found in bounds_of_all(kronor(total), shares).values()]

    def test_what_the_others_can_have_at_most_is_what_one_has_at_least(self) -> None:
        """By hand: two others of 33 % have at most 67 % together, so the third has 33 to 33,5 %, never 32,5 %."""
        assert self.of(1_000, "33", "33", "33") == [(330, 335)] * 3

    def test_what_the_others_must_have_is_what_one_cannot(self) -> None:
        """By hand: 33 and 34 % are 66 % at least, so the first has at most 34 %; two of 34 % leave 33 % at most."""
        assert self.of(1_000, "34", "33", "34") == [(335, 340), (325, 330), (335, 340)]

    def test_where_there_is_room_its_own_rounding_decides(self) -> None:
        assert self.of(1_000, "50", "30", "20") == [(495, 505), (295, 305), (195, 205)]

    def test_who_is_alone_has_all(self) -> None:
        assert self.of(1_000, "100") == [(1_000, 1_000)]

    def test_what_goes_back(self) -> None:
        assert self.of(-1_000, "33", "33", "33") == [(-335, -330)] * 3

    @pytest.mark.parametrize("printed", [("34", "34", "34"), ("50", "40"), ("33,3", "33,3", "33,2")])
    def test_shares_that_can_never_be_the_whole(self, printed: tuple[str, ...]) -> None:
        """By hand: they are 3 x 33,5 = 100,5 % or more; 50,5 + 40,5 = 91 % or less; 99,8 + 3 x 0,05 = 99,95 % or less."""
        low, high = {"34": ("100.5", "103.5"), "50": ("89", "91"), "33,3": ("99.65", "99.95")}[printed[0]]
        with pytest.raises(WeightError, match=f"between {low} and {high} %, never to 100 %") as caught:
            self.of(100, *printed)
        assert caught.value.parties == tuple(str(place) for place in range(len(printed)))

    def test_shares_that_just_can_be_the_whole(self) -> None:
        """By hand: 3 x 33,35 = 100,05 %; whoever has least has 100 - 66,7 = 33,3 %."""
        assert self.of(1_000, "33,3", "33,3", "33,3") == [(333, Fraction(667, 2))] * 3

    @pytest.mark.parametrize(("printed", "half"), [(("51", "50"), -5), (("50", "49"), 5)])
    def test_shares_that_can_be_the_whole_in_one_way_only(self, printed: tuple[str, str], half: int) -> None:
        """By hand: 50,5 + 49,5 = 100 %, which is the least of 51 and 50, and the most of 50 and 49."""
        assert self.of(1_000, *printed) == [(10 * int(share) + half,) * 2 for share in printed]

    def test_nobody_is_not_the_whole(self) -> None:
        with pytest.raises(WeightError, match="between 0 and 0 %"):
            bounds_of_all(kronor(100), {})


def test_bounds_hold_whole_units_alone() -> None:
    found = Bounds(low=Fraction(3), high=Fraction(4))
    assert found.holds(kronor(4))
    assert not found.holds(kronor(Fraction(7, 2)))
    assert found.holds(kronor(Fraction(7, 2)), unit=Amount(50))


def test_bounds_take_names_and_no_places() -> None:
    """Which of two numbers is the lower is not to be guessed from where it stands."""
    with pytest.raises(TypeError, match="positional"):
        Bounds(Fraction(1), Fraction(2))  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
