"""Printed numbers: what a cell, a heading and a stated total say, with values by hand."""

from fractions import Fraction

import pytest

from nara_vard_finans import Amount, kronor
from nara_vard_finans.core import NO_NUMBER, AmountError, InexactTypeError, PrintedNumber, unified_spaces
from nara_vard_finans.grids import StatedTotal, read_number, unit_in
from printed_cases import english

UNCLEAR = "three digits after a comma or point could be thousands or decimals: "


class TestReadNumber:
    @pytest.mark.parametrize(
        ("text", "value", "places", "unit"),
        [
            ("1 225 535", 1_225_535, 0, ""),
            ("1 225 535 kr", 1_225_535, 0, "kr"),
            ("1 225 535:-", 1_225_535, 0, "kr"),
            ("5,-", 5, 0, "kr"),
            ("5 SEK", 5, 0, "kr"),
            ("5 kronor", 5, 0, "kr"),
            ("5 kr.", 5, 0, "kr"),
            ("750 tkr", 750, 0, "tkr"),
            ("750 Tkr", 750, 0, "tkr"),
            ("750 kkr", 750, 0, "tkr"),
            ("2,6 mkr", Fraction(13, 5), 1, "mkr"),
            ("2.6 Mnkr", Fraction(13, 5), 1, "mkr"),
            ("17,5 %", Fraction(35, 2), 1, "%"),
            ("17,5%", Fraction(35, 2), 1, "%"),
            ("3 procent", 3, 0, "%"),
            ("142478", 142_478, 0, ""),
            ("1  225", 1_225, 0, ""),
            ("1.225.535", 1_225_535, 0, ""),
            ("1.225.535,50", Fraction(2_451_071, 2), 2, ""),
            ("12 345,67", Fraction(1_234_567, 100), 2, ""),
            ("12 345.67", Fraction(1_234_567, 100), 2, ""),
            ("0,300", Fraction(3, 10), 3, ""),
            ("1300,000", 1_300, 3, ""),
            ("1,300 mkr", Fraction(13, 10), 3, "mkr"),
            ("1.300 %", Fraction(13, 10), 3, "%"),
            ("5*", 5, 0, ""),
            ("5 **", 5, 0, ""),
            ("5\u2020", 5, 0, ""),
            ("0", 0, 0, ""),
            ("-0", 0, 0, ""),
        ],
    )
    def test_reads_what_papers_print(self, text: str, value: int | Fraction, places: int, unit: str) -> None:
        assert read_number(text) == PrintedNumber(value=Fraction(value), places=places, unit=unit)

    @pytest.mark.parametrize("space", " \u00a0\u2007\u2009\u202f\u2002\u200a\u205f\u3000")
    def test_any_space_parts_thousands(self, space: str) -> None:
        read = read_number(f"{space}1{space}225{space}535{space}kr{space}")
        assert read == PrintedNumber(value=Fraction(1_225_535), places=0, unit="kr")

    @pytest.mark.parametrize("minus", ["-", "\u2212", "\u2013", "- ", "\u2212\u00a0"])
    def test_a_minus_makes_it_negative(self, minus: str) -> None:
        assert read_number(f"{minus}1 225") == PrintedNumber(value=Fraction(-1_225), places=0)

    @pytest.mark.parametrize("text", ["\u20105", "\u20115", "\uff0d5", "(5)", "5-"])
    def test_other_ways_to_write_a_minus_make_it_negative(self, text: str) -> None:
        assert read_number(text) == PrintedNumber(value=Fraction(-5), places=0)

    @pytest.mark.parametrize("text", ["1 225\u00b9", "1 225 1)", "1 225 \u00b2)", "1 225 [1]"])
    def test_a_footnote_mark_is_no_part_of_the_number(self, text: str) -> None:
        assert read_number(text) == PrintedNumber(value=Fraction(1_225), places=0)

    @pytest.mark.parametrize(
        ("text", "readings"),
        [
            ("1.300", "1 300 or 1,3000"),
            ("1,300", "1 300 or 1,3000"),
            ("10,000", "10 000 or 10,0000"),
            ("100.000", "100 000 or 100,0000"),
            ("-1.300", "1 300 or 1,3000"),
            ("\u22121.300", "1 300 or 1,3000"),
            ("1.300 kr", "1 300 or 1,3000"),
            ("1.300 tkr", "1 300 or 1,3000"),
        ],
    )
    def test_says_what_could_be_thousands_or_decimals(self, text: str, readings: str) -> None:
        assert english(read_number(text)) == UNCLEAR + readings

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " ",
            "-",
            "\u2013",
            "kr",
            "%",
            "x",
            "..",
            "n/a",
            "--5",
            "5 kr kr",
            "1/2",
            "1e3",
            "5 ,5",
            "1.2.3",
            "\u0663",
            "\u00b2",
            "nan",
        ],
    )
    def test_says_that_it_is_no_number(self, text: str) -> None:
        assert read_number(text) == NO_NUMBER

    def test_forty_marks_are_read_and_forty_one_are_not(self) -> None:
        assert read_number("9" * 40) == PrintedNumber(value=Fraction(10**40 - 1), places=0)
        assert read_number("9" * 41) == NO_NUMBER


class TestPrintedNumber:
    def test_a_number_is_ore_in_its_own_unit_or_else_in_the_one_given(self) -> None:
        bare = PrintedNumber(value=Fraction(5, 2), places=1)
        own = PrintedNumber(value=Fraction(5, 2), places=1, unit="mkr")
        assert bare.ore("kr") == 250
        assert bare.ore("tkr") == 250_000
        assert own.ore("tkr") == 250_000_000

    def test_its_precision_is_one_in_its_last_decimal(self) -> None:
        assert PrintedNumber(value=Fraction(5), places=0).precision("kr") == 100
        assert PrintedNumber(value=Fraction(5, 2), places=1).precision("tkr") == 10_000
        assert PrintedNumber(value=Fraction(5), places=3, unit="kr").precision("tkr") == Fraction(1, 10)


class TestUnifiedSpaces:
    def test_makes_every_space_one_kind_and_leaves_tabs(self) -> None:
        assert unified_spaces("a\u00a0b\u2007c\u2009d\u202fe\u2003f\u3000g\th") == "a b c d e f g\th"

    def test_takes_away_what_has_no_width(self) -> None:
        assert unified_spaces("\ufeffMo\u200bra") == "Mora"


class TestUnitIn:
    @pytest.mark.parametrize(
        ("heading", "unit"),
        [
            ("Belopp (tkr)", "tkr"),
            ("Belopp, tkr", "tkr"),
            ("Tkr", "tkr"),
            ("kkr", "tkr"),
            ("i tusental kronor", "tkr"),
            ("Tusentals kronor", "tkr"),
            ("Mkr", "mkr"),
            ("(mnkr)", "mkr"),
            ("Miljoner kronor", "mkr"),
            ("Andel (%)", "%"),
            ("Andel\u00a0%", "%"),
            ("Kr", ""),
            ("Belopp", ""),
            ("", ""),
            ("Ers per kommun", ""),
            # "4 mkr/år" tells how much.
            ("Nuvarande avtal ca 2,4 mkr/år", ""),
            ("Nytt avtal 4 mkr/år", ""),
            ("Höjning 2 % (tkr)", "tkr"),
            ("2021 (tkr)", "tkr"),
            ("tkr 2021", "tkr"),
        ],
    )
    def test_gives_the_unit_that_a_heading_names(self, heading: str, unit: str) -> None:
        assert unit_in(heading) == unit

    @pytest.mark.parametrize("heading", ["2021, tkr", "2021 tkr", "Ersättning 2023 tkr", "Bidrag år 2023, tkr"])
    def test_a_year_before_the_unit_is_no_amount(self, heading: str) -> None:
        assert unit_in(heading) == "tkr"

    @pytest.mark.parametrize(
        "heading", ["Belopp, tkr.", "Tkr:", "Tkr*", "Belopp/tkr", "Belopp i tusen kronor", "Belopp (KSEK)"]
    )
    def test_the_unit_is_found_as_offices_write_it(self, heading: str) -> None:
        assert unit_in(heading) == "tkr"


class TestStatedTotal:
    @pytest.mark.parametrize(
        ("text", "lowest", "highest"),
        [
            ("2,4 mkr", 2_350_000, 2_450_000),
            ("750 tkr", 749_500, 750_500),
            ("2 mkr", 1_500_000, 2_500_000),
            ("2 451 070 kr", 2_451_070, 2_451_070),
            ("15 711 504", 15_711_504, 15_711_504),
        ],
    )
    def test_stands_for_all_that_would_be_printed_so(self, text: str, lowest: int, highest: int) -> None:
        stated = StatedTotal.parse(text)
        assert (stated.lowest, stated.highest) == (kronor(lowest), kronor(highest))
        assert stated.amount == Amount.parse(text)

    def test_half_an_ore_is_no_slack(self) -> None:
        # One in the last decimal of 0,00001 tkr is one öre; no half of it can be counted.
        assert StatedTotal.parse("0,00001 tkr") == StatedTotal.exactly(Amount(1))

    def test_a_number_that_only_an_amount_reads_stands_for_itself(self) -> None:
        text = "0" * 40 + "5 tkr"  # longer than a cell
        assert StatedTotal.parse(text) == StatedTotal.exactly(kronor(5_000))

    def test_exactly_is_itself_alone(self) -> None:
        assert StatedTotal.exactly(kronor(3)) == StatedTotal(amount=kronor(3), lowest=kronor(3), highest=kronor(3))

    @pytest.mark.parametrize("text", ["", "x", "5 %", "1.300", "2 kr 3"])
    def test_what_is_no_amount_is_refused(self, text: str) -> None:
        with pytest.raises(AmountError):
            StatedTotal.parse(text)

    def test_what_is_no_text_is_refused(self) -> None:
        with pytest.raises(InexactTypeError):
            StatedTotal.parse(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
