"""The grammar of numbers: what every door reads, with values by hand, and what it tells of the rest."""

import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Amount
from nara_vard_finans.core import (
    NO_NUMBER,
    ORE_IN,
    AmountError,
    Doubt,
    InexactTypeError,
    NumeralError,
    PrintedNumber,
    exact,
    grouped,
    read_exact,
    read_figure,
    read_numeral,
    read_percent,
)

BY_UNIT = {
    "kr": ["kr", "Kr.", "kronor", "SEK", ":-", ",-", ".-", ",\u2013", ",--", "kr/år", "kr per år"],
    "öre": ["öre"],
    "tkr": ["tkr", "kkr", "Tkr", "TSEK", "kSEK", "t kr", "tusen kr", "tusen kronor", "tusentals kronor",
            "1000-tal kr", "1 000-tal kronor", "(000)"],
    "mkr": ["mkr", "mnkr", "Mnkr.", "MSEK", "M SEK", "mn kr", "milj kr", "milj. kr", "miljoner kronor", "miljon SEK",
            "miljoner", "mln kr"],
    "mdkr": ["mdkr", "MDSEK", "mdr kr", "miljarder kronor", "miljard"],
    "%": ["%", "procent", "percent"],
}  # fmt: skip


class TestUnits:
    @pytest.mark.parametrize(("unit", "word"), [(unit, word) for unit, words in BY_UNIT.items() for word in words])
    @pytest.mark.parametrize("space", ["", " ", "\u00a0"])
    def test_a_unit_may_follow(self, unit: str, word: str, space: str) -> None:
        space = space or (" " if word[0] == "1" else "")  # 21000-tal kr is another number
        assert read_numeral(f"1 225{space}{word}") == PrintedNumber(value=Fraction(1225), places=0, unit=unit)

    @pytest.mark.parametrize(
        ("text", "ore"),
        [
            ("4 mnkr", 400_000_000),
            ("4 MSEK", 400_000_000),
            ("2 000 kkr", 200_000_000),
            ("2000 SEK", 200_000),
            ("2000 kronor", 200_000),
            ("2 000:-", 200_000),
            ("2 000,-", 200_000),
            ("2.000:-", 200_000),
            ("2.000,-", 200_000),
            ("4 mkr.", 400_000_000),
            ("4 miljoner kronor", 400_000_000),
            ("1,4 mdkr", 140_000_000_000),
            ("0,159 mkr", 15_900_000),
            ("1,225 mkr", 122_500_000),
            ("50 öre", 50),
            ("750 tusen kr", 75_000_000),
            ("159,4 (000)", 15_940_000),
            ("(1 225 kr)", -122_500),
            ("(1 225) kr", -122_500),
            ("1 225-", -122_500),
            ("+12 kr", 1_200),
            ("1 225 kr 1)", 122_500),
            ("1.225.535,50", 122_553_550),
            ("1,225,535.50", 122_553_550),
            ("1,225.50", 122_550),
        ],
    )
    def test_amounts(self, text: str, ore: int) -> None:
        assert Amount.parse(text).ore == ore

    @given(st.integers(0, 10**12), st.sampled_from([*ORE_IN]), st.sampled_from(" \u00a0\u202f\u2009\u2003"))
    def test_what_is_written_in_a_unit_is_read_in_it(self, number: int, unit: str, space: str) -> None:
        assert Amount.parse(f"{grouped(number, space)}{space}{unit}").ore == number * ORE_IN[unit]


class TestMarks:
    @pytest.mark.parametrize(
        "text",
        ["1 225*", "1 225 **", "1 225\u2020", "1 225\u00b9", "1 225\u00b9)", "1 225 1)", "1 225 12)", "1 225a)",
         "1 225 a)", "1 225 [1]", "1 225[a]", "*1 225*", "_1 225_", "1 225 1) *"],
    )  # fmt: skip
    def test_the_mark_of_a_footnote_is_no_part_of_it(self, text: str) -> None:
        assert read_numeral(text) == PrintedNumber(value=Fraction(1225), places=0)

    @pytest.mark.parametrize("text", ["1 225 kr 1)", "1 225 kr*", "1 225 kr a)", "1 225:- 1)", "1 225 kr [1]"])
    def test_it_may_stand_after_the_unit(self, text: str) -> None:
        assert read_numeral(text) == PrintedNumber(value=Fraction(1225), places=0, unit="kr")

    @pytest.mark.parametrize(
        "text", ["(1 225)", "(1 225) 1)", "(1 225)*", "( 1 225 )", "(-1 225)", "\u20131 225", "1 225\u2212"]
    )
    def test_signs(self, text: str) -> None:
        assert read_numeral(text) == PrintedNumber(value=Fraction(-1225), places=0)

    @pytest.mark.parametrize(
        "text",
        ["- 2 -", "-2-", "(000)", "2 (3)", "(1) 2", "5 kr/inv", "5 kr kr", "kr 5 kr", "5 EUR", "1,22,535", "1.225,535.5",
         "0.225.535", "1 225\t3", "12\n34", "5 \u2014", "1 225 20)kr"],
    )  # fmt: skip
    def test_what_is_no_number_is_none(self, text: str) -> None:
        read = read_numeral(text)
        assert read == NO_NUMBER
        assert not isinstance(read, Doubt)

    @pytest.mark.parametrize("text", ["2023-01-05", "2023-01-05T12:30:00", "12:30", "1:30:00"])
    def test_a_day_and_a_time_are_told(self, text: str) -> None:
        assert str(read_numeral(text)) == "det är en dag eller ett klockslag, och inget tal"
        with pytest.raises(NumeralError, match="or 17,5; it is a day or a time"):
            read_figure(text)

    @pytest.mark.parametrize("text", ["'1 225", "1'225", "1\u2019225"])
    def test_an_apostrophe_before_or_between_thousands_is_no_part_of_it(self, text: str) -> None:
        assert read_numeral(text) == PrintedNumber(value=Fraction(1225), places=0)


class TestDoubts:
    @pytest.mark.parametrize(
        ("text", "readings"),
        [
            ("20.544", "20 544 or 20,5440"),
            ("20,544 kr", "20 544 or 20,5440"),
            ("(1,000)", "1 000 or 1,0000"),
            ("2.600 mkr", "2 600 or 2,6000"),
            ("142 4781)", "142 478 1)"),
            ("12)", "1 2) or 12"),
        ],
    )
    def test_two_readings_are_both_told(self, text: str, readings: str) -> None:
        read = read_numeral(text)
        assert isinstance(read, Doubt)
        assert read.en.endswith(f": {readings}")

    @pytest.mark.parametrize("text", ["2 000 3", "12 34", "1 2345", "2000 300", "1 2 3 kr"])
    def test_groups_of_other_than_three_are_told(self, text: str) -> None:
        read = read_numeral(text)
        assert isinstance(read, Doubt)
        assert read.en == "its digits do not stand in groups of three; write the number anew"

    @pytest.mark.parametrize(
        ("text", "value"),
        [("0,544", Fraction(68, 125)), ("1 020,544", Fraction(127_568, 125)), ("1020.5", Fraction(2041, 2))],
    )
    def test_one_reading_is_read(self, text: str, value: Fraction) -> None:
        assert read_figure(text) == read_exact(text) == value

    @pytest.mark.parametrize("door", [Amount.parse, read_figure])
    def test_every_door_tells_them(self, door) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises((AmountError, NumeralError), match="20 544 or 20,5440"):
            door("20.544")

    def test_under_a_scale_a_comma_has_decimals_and_a_point_two_readings(self) -> None:
        assert read_numeral("20,544", decimal_signs=",") == PrintedNumber(value=Fraction(20_544, 1000), places=3)
        assert isinstance(read_numeral("20.544", decimal_signs=","), Doubt)


class TestPercentages:
    @pytest.mark.parametrize(
        ("text", "value", "places"),
        [("33.333", Fraction(33_333, 1000), 3), ("2,80 %", Fraction(14, 5), 2), ("50", 50, 0), ("3 procent", 3, 0)],
    )
    def test_have_decimals(self, text: str, value: Fraction, places: int) -> None:
        read = read_percent(text)
        assert (read.value, read.places) == (value, places)

    @pytest.mark.parametrize("text", ["5 kr", "x", "", "5 % %"])
    def test_are_nothing_else(self, text: str) -> None:
        with pytest.raises(NumeralError):
            read_percent(text)

    @pytest.mark.parametrize("read", [read_exact, read_figure])
    def test_a_bare_number_has_no_unit(self, read) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(NumeralError, match="expected digits"):
            read("5 %")


def test_a_reason_keeps_both_languages_where_it_is_copied() -> None:
    reason = read_numeral("1.300")
    again = pickle.loads(pickle.dumps(reason))  # noqa: S301 - our own bytes
    assert again == reason
    assert again.parts == {"readings": ["1 300", "1,3000"]}
    assert again.sv.endswith("kan vara tusental eller decimaler: 1 300 eller 1,3000")


@pytest.mark.parametrize(("number", "written"), [(0, "0"), (-1, "-1"), (-999, "-999"), (-1_000, "-1 000")])
def test_the_sign_of_a_number_that_is_grouped(number: int, written: str) -> None:
    assert grouped(number, " ") == written


class TestExact:
    def test_what_is_whole_is_an_int_and_nothing_else_is(self) -> None:
        assert [type(exact(each)) for each in (Decimal(2), Fraction(4, 2), Decimal("2.5"), 7)] == [
            int,
            int,
            Fraction,
            int,
        ]

    def test_a_number_of_a_thousand_digits_is_the_longest(self) -> None:
        assert exact(Decimal("1" * 1_000)) == int("1" * 1_000)
        with pytest.raises(InexactTypeError):
            exact(Decimal("1" * 1_001))
