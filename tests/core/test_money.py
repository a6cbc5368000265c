"""Amounts and numbers: what is written is read back, and nothing inexact comes in."""

import copy
import operator
import pickle
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Amount, Period, kronor, parts
from nara_vard_finans.core import (
    ZERO,
    AmountError,
    InexactTypeError,
    NoticePeriod,
    NumeralError,
    Scale,
    decimal_text,
    digits,
    exact,
    read_exact,
)
from nara_vard_finans.sharing import CostByYear
from nara_vard_finans.testing import amounts

SPACES = " \u00a0\u2007\u2009\u202f"
ORE_AMOUNTS = st.integers(-(10**40), 10**40).map(Amount)


class TestRoundTrips:
    """The same text back when it can be exact."""

    @given(ORE_AMOUNTS, st.sampled_from(Scale), st.sampled_from(SPACES), st.sampled_from(["-", "\u2212"]))
    def test_every_amount_survives_being_written_in_any_scale(self, amount, scale, space, minus) -> None:  # type: ignore[no-untyped-def]
        text = amount.text(scale, space=space).replace("-", minus)
        if re.search(r"^\D?[1-9]\d{0,2},\d{3} ", text):  # 15,055 tkr: thousands, to a reader who writes them so
            with pytest.raises(AmountError, match="thousands or decimals"):
                Amount.parse(text)
        else:
            assert Amount.parse(text) == amount

    @given(ORE_AMOUNTS)
    def test_plain_is_read_back(self, amount: Amount) -> None:
        assert Amount.parse(amount.plain) == amount
        assert Fraction(amount.plain) == amount.kronor

    @pytest.mark.parametrize(
        "text", ["1 225 535 kr", "0,50 kr", "-12 kr", "0 kr", "999 kr", "1 000 kr", "-0,05 kr", "15 711 504 kr"]
    )
    def test_kronor_come_back_as_they_were(self, text: str) -> None:
        assert str(Amount.parse(text)) == text

    @pytest.mark.parametrize(
        ("text", "scale"), [("750 tkr", Scale.TKR), ("2,6 mkr", Scale.MKR), ("0,5 tkr", Scale.TKR)]
    )
    def test_thousands_and_millions_come_back_in_their_scale(self, text: str, scale: Scale) -> None:
        assert Amount.parse(text).text(scale) == text

    @pytest.mark.parametrize("number", [0, 7, -7, 10**40 + 1, -(10**40) - 1])
    def test_whole_numbers_are_written_as_python_writes_them(self, number: int) -> None:
        assert digits(number) == str(number)

    @given(st.integers(0, 10**30), st.integers(0, 12))
    def test_decimals_are_read_exactly(self, digits: int, places: int) -> None:
        text = decimal_text(Fraction(digits, 10**places))
        assert read_exact(text) == Fraction(digits, 10**places)

    @given(amounts(), st.sampled_from([copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]))  # noqa: S301
    def test_copies_and_pickles_keep_their_meaning(self, amount, again) -> None:  # type: ignore[no-untyped-def]
        assert again(amount) == amount
        assert hash(again(amount)) == hash(amount)

    @pytest.mark.parametrize("ore", [10**9_999 + 7, -(10**5_000), 10**4_000, 12_345], ids="abcd")
    def test_amounts_of_any_size_can_be_written(self, ore: int) -> None:
        written = Amount(ore).plain
        digits = written.replace(".", "").lstrip("-")
        value = 0
        for start in range(0, len(digits), 1_000):  # Python reads no more than a few thousand at once
            part = digits[start : start + 1_000]
            value = value * 10 ** len(part) + int(part)
        assert value * (1 if "." in written else 100) == abs(ore)
        assert str(Amount(ore)).replace(" ", "").startswith(written.split(".")[0])

    def test_an_amount_takes_its_place_in_a_line(self) -> None:
        assert f"{kronor(1_000):>10}|" == "  1 000 kr|"


class TestReading:
    """Texts from papers, with their value by hand."""

    @pytest.mark.parametrize(
        ("text", "ore"),
        [
            ("1 225 535 kr", 122_553_500),
            ("1\u00a0225\u00a0535\u00a0kr", 122_553_500),
            ("1\u202f225\u202f535 kr", 122_553_500),
            ("1225535", 122_553_500),
            ("750 tkr", 75_000_000),
            ("750tkr", 75_000_000),
            ("2,6 mkr", 260_000_000),
            ("2,6 Mkr", 260_000_000),
            ("1 MKR", 100_000_000),
            ("0,50 kr", 50),
            ("182.25", 18_225),
            ("-12 kr", -1_200),
            ("\u221212 kr", -1_200),
            (" 12 kr ", 1_200),
        ],
    )
    def test_reads(self, text: str, ore: int) -> None:
        assert Amount.parse(text).ore == ore

    @pytest.mark.parametrize(
        "text",
        ["", "kr", "1e3", "nan", "inf", "1,234 kr", "1.234", "12 34", "1 2345", "1,2,3", "12 kr 50", "0x10", "--5",
         "1_000", "٣", "1" * 1_001, "12 €", "12 mdeur", "0,005 kr", "5 %", "- 2 -", "(000)", "2,6 2 mkr", "1 \n000", "2 000 3", "2000 300"],
    )  # fmt: skip
    def test_refuses(self, text: str) -> None:
        with pytest.raises(AmountError, match="is not an amount") as caught:
            Amount.parse(text)
        assert caught.value.value == text
        assert len(str(caught.value)) < 300

    @pytest.mark.parametrize("value", [1.0, True, None, 1, b"1 kr"])
    def test_parse_takes_only_text(self, value: object) -> None:
        with pytest.raises(InexactTypeError):
            Amount.parse(value)  # type: ignore[arg-type]


class TestModule:
    """Amounts are added and multiplied as integers are: the laws of a module over the integers."""

    @given(ORE_AMOUNTS, ORE_AMOUNTS, ORE_AMOUNTS)
    def test_they_are_added_in_any_order(self, one: Amount, two: Amount, three: Amount) -> None:
        assert one + two == two + one
        assert (one + two) + three == one + (two + three)
        assert one + ZERO == ZERO + one == one
        assert one + -one == one - one == ZERO
        assert sum([one, two, three]) == one + two + three

    @given(ORE_AMOUNTS, ORE_AMOUNTS, st.integers(-(10**20), 10**20), st.integers(-(10**20), 10**20))
    def test_they_are_multiplied_by_integers(self, one: Amount, two: Amount, times: int, more: int) -> None:
        assert times * (one + two) == times * one + times * two
        assert (times + more) * one == times * one + more * one
        assert (times * more) * one == times * (more * one)
        assert 1 * one == one * 1 == one
        assert (-1) * one == -one

    @given(ORE_AMOUNTS, ORE_AMOUNTS.filter(bool), st.integers(-(10**20), 10**20))
    def test_how_many_times_as_much_is_a_fraction(self, one: Amount, two: Amount, times: int) -> None:
        assert type(one / two) is Fraction
        assert (one / two) * two.ore == one.ore
        assert (times * two) / two == times

    def test_nothing_is_no_measure(self) -> None:
        with pytest.raises(ZeroDivisionError):
            kronor(1) / ZERO

    @pytest.mark.parametrize("start", [1, 0.0, False, "", None])
    def test_a_sum_starts_from_nothing_else(self, start: object) -> None:
        with pytest.raises(TypeError):
            start + kronor(1)  # type: ignore[operator]

    @pytest.mark.parametrize("other", [2, 2.0, Fraction(2), "2"])
    def test_amounts_are_divided_by_amounts_only(self, other: object) -> None:
        with pytest.raises(TypeError):
            kronor(1) / other  # type: ignore[operator]


class Whole:
    """An integer of another library, such as numpy's: it says that it is one."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __index__(self) -> int:
        return self.number


class TestExactness:
    """No float, no bool, anywhere."""

    @pytest.mark.parametrize(
        "value", [1.0, 0.1, True, False, None, "1", float("nan"), Decimal("NaN"), Decimal("Infinity")]
    )
    def test_kronor_refuses(self, value: object) -> None:
        with pytest.raises(InexactTypeError, match="expected"):
            kronor(value)  # type: ignore[arg-type]

    def test_what_says_that_it_is_an_integer_is_one(self) -> None:
        for amount in (kronor(Whole(5)), Amount(Whole(500)), kronor(1) * Whole(5), Whole(5) * kronor(1)):  # type: ignore[arg-type]
            assert amount == kronor(5)
            assert type(amount.ore) is int
        assert type(exact(Whole(5))) is int
        key = parts({"2080": Whole(2), "2081": 1})
        assert key.share("2080") == Fraction(2, 3)
        assert Period.year(Whole(2024)) == Period.parse("2024")
        assert NoticePeriod(Whole(12)) == NoticePeriod(12)
        assert CostByYear(posts=Whole(3), by_year={Whole(2022): kronor(1)}).of(2022) == kronor(1)  # type: ignore[arg-type]

    @pytest.mark.parametrize("value", [1.0, True, Decimal(1), Fraction(1), "1"])
    def test_an_amount_is_whole_ore(self, value: object) -> None:
        with pytest.raises(InexactTypeError):
            Amount(value)  # type: ignore[arg-type]

    @pytest.mark.parametrize("value", [Fraction(1, 3), Decimal("0.005")])
    def test_kronor_refuses_parts_of_ore(self, value: Fraction | Decimal) -> None:
        with pytest.raises(AmountError, match="no whole number of öre"):
            kronor(value)

    @pytest.mark.parametrize("times", [1.5, True])
    def test_amounts_are_multiplied_by_whole_numbers(self, times: object) -> None:
        with pytest.raises(InexactTypeError):
            kronor(1) * times  # type: ignore[operator]

    @pytest.mark.parametrize("other", [1, 1.0, "1 kr"])
    def test_amounts_are_added_to_amounts_only(self, other: object) -> None:
        with pytest.raises(TypeError):
            kronor(1) + other  # type: ignore[operator]
        with pytest.raises(TypeError):
            kronor(1) - other  # type: ignore[operator]

    def test_what_is_no_number_may_know_itself_how_it_is_multiplied(self) -> None:
        class Copies:
            def __rmul__(self, one: Amount) -> tuple[Amount, ...]:
                return (one, one)

        assert kronor(1) * Copies() == (kronor(1), kronor(1))
        with pytest.raises(TypeError, match="can't multiply sequence"):
            kronor(1) * "2"  # type: ignore[operator]

    def test_decimals_of_monstrous_exponent_are_refused_at_once(self) -> None:
        with pytest.raises(InexactTypeError):
            exact(Decimal("1e999999"))

    def test_read_exact_says_how_long_is_too_long(self) -> None:
        with pytest.raises(NumeralError, match="at most 1000 characters"):
            read_exact("9" * 10**6)


class TestArithmetic:
    """Amounts reckon as their öre do."""

    @given(ORE_AMOUNTS, ORE_AMOUNTS, st.integers(-1000, 1000))
    def test_as_whole_ore(self, one: Amount, other: Amount, times: int) -> None:
        assert (one + other).ore == one.ore + other.ore
        assert (one - other).ore == one.ore - other.ore
        assert (-one).ore == -one.ore
        assert abs(one).ore == abs(one.ore)
        assert (times * one).ore == (one * times).ore == times * one.ore
        assert (one < other) == (one.ore < other.ore)
        assert sum([one, other], ZERO).ore == one.ore + other.ore

    @pytest.mark.parametrize(
        ("value", "places", "text"),
        [
            (Fraction(1, 3), 2, "0,33"),
            (Fraction(2, 3), 0, "1"),
            (Fraction(1, 2), 0, "1"),
            (Fraction(-1, 2), 0, "-1"),
            (Fraction(-1, 3), 0, "0"),
            (Fraction(5, 1000), 2, "0,01"),
            (12_345, 0, "12 345"),
            (Fraction(1, 3), None, "1/3"),
            (Fraction(-7_000, 3), None, "-7 000/3"),
            (Fraction(1, 8), None, "0,125"),
        ],
    )
    def test_decimals_for_the_eye(self, value: Fraction, places: int | None, text: str) -> None:
        assert decimal_text(value, places) == text


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_what_is_no_amount_is_not_compared(compare: Any) -> None:
    for other in (5, "5 kr", None):
        with pytest.raises(TypeError):
            compare(kronor(5), other)


def test_nothing_is_false_and_something_true() -> None:
    assert not ZERO
    assert kronor(1)
    assert -kronor(1)
