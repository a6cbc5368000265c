"""Tables that could be misread: what is damaged, unclear or no row is told or refused, and never read as a number."""

from fractions import Fraction
from typing import ClassVar

import pytest

from nara_vard_finans.audit import AuditColumn, audit_column, audit_table, findings_of
from nara_vard_finans.core import NO_NUMBER, NOBODY, AuditError, PrintedNumber, grouped
from nara_vard_finans.grids import (
    Grid,
    GridCell,
    GridLine,
    grids_in,
    grids_of,
    is_no_party,
    is_unit,
    may_be_sum,
    read_number,
    sums_among,
    unit_in,
    unknown_unit_in,
)
from printed_cases import Lost, english, kronor_by_name, read, rows_of, sums

NOT_IN_THREES = "its digits do not stand in groups of three; write the number anew"
MARKED = "a digit before the bracket could be the number's or the mark of a footnote; part them by a space"
# Printed with a space between thousands, in two columns, with what they sum to.
ROWS = {
    "Avesta": (22_986, 159_413),
    "Falun": (59_752, 414_395),
    "Leksand": (15_940, 110_548),
    "Ludvika": (26_613, 184_568),
    "Mora": (20_544, 142_478),
    "Orsa": (6_939, 48_124),
    "Rättvik": (11_079, 76_836),
    "Säter": (11_203, 77_695),
}
SUMS = (175_056, 1_214_057)


def two_columns(mora: str = "Mora 20 544 142 478", *, summed: bool = True) -> str:
    lines = ["Kommun Folkmängd Belopp"]
    lines += [
        mora if name == "Mora" else f"{name} {grouped(count)} {grouped(amount)}"
        for name, (count, amount) in ROWS.items()
    ]
    return "\n".join([*lines, *([f"Summa {grouped(SUMS[0])} {grouped(SUMS[1])}"] if summed else [])])


def one_column(mora: str = "Mora 142 478", over: str = "Kommun Belopp") -> str:
    lines = [mora if name == "Mora" else f"{name} {grouped(amount)}" for name, (_, amount) in ROWS.items()]
    return "\n".join([over, *lines, f"Summa {grouped(SUMS[1])}"])


AMOUNTS = {name: amount for name, (_, amount) in ROWS.items()}
WITHOUT_MORA = {name: amount for name, amount in AMOUNTS.items() if name != "Mora"}


def reasons(column: AuditColumn) -> dict[str, str]:
    return {row.name: row.reason.in_english for row in column.unreadable}


class TestCells:
    @pytest.mark.parametrize("text", ["2 000 3", "14 2478", "1 00", "1 0000", "12 34 567", "(2 000 3)"])
    def test_groups_of_other_than_three_are_told(self, text: str) -> None:
        assert english(read_number(text)) == NOT_IN_THREES

    @pytest.mark.parametrize(
        ("text", "readings"),
        [
            ("142 4781)", ": 142 478 1)"),
            ("142 478)", ": 142 478"),
            ("2 0001)", ": 2 000 1)"),
            ("12)", ": 1 2) or 12"),
            ("14211)", ": 1421 1), 142 11) or 14211"),
            ("142 478 99)", ""),
        ],
    )
    def test_a_mark_that_is_glued_to_digits_is_told_with_its_readings(self, text: str, readings: str) -> None:
        assert english(read_number(text)) == MARKED + readings

    @pytest.mark.parametrize(
        "text", ["142 478 1)", "142 478 12)", "142 478a)", "142 478 a)", "**142 478**", "+142 478"]
    )
    def test_a_mark_that_stands_apart_is_left_aside(self, text: str) -> None:
        assert read_number(text) == PrintedNumber(value=Fraction(142_478), places=0)

    @pytest.mark.parametrize(
        "text", ["5.-", "5,--", "5:\u2013", "5.--", "5,\u2014", "5 kr/år", "5 kr per år", "5 kr / år", "5 kr."]
    )
    def test_a_dash_for_no_ore_is_no_minus(self, text: str) -> None:
        assert read_number(text) == PrintedNumber(value=Fraction(5), places=0, unit="kr")

    @pytest.mark.parametrize("text", ["5 kr-", "5 kr.-", "--5", "5--"])
    def test_a_dash_that_could_be_either_is_no_number(self, text: str) -> None:
        assert read_number(text) == NO_NUMBER

    @pytest.mark.parametrize(("text", "value"), [("(12)", -12), ("(478)", -478), ("(142 478)", -142_478)])
    def test_brackets_are_a_minus_of_any_length(self, text: str, value: int) -> None:
        assert read_number(text) == PrintedNumber(value=Fraction(value), places=0)


class TestUnits:
    @pytest.mark.parametrize(
        "heading",
        ["Belopp, tusen kr", "tusental kr", "1000-tal kr", "1 000-tal kronor", "i 1 000 kr", "t kr", "Belopp (000)",
         "(1000 kr)", "1 000 kr", "Belopp, 1 000 kr", "Belopp 2023 (tusental)", "tkr1)", "tkr\u00b9", "belopp_tkr",
         "BeloppTkr", "Belopp-tkr", "k SEK", "kSEK", "tusenkr", "tusen-kr", "(tkr 2023)", "Budget 2023 tkr",
         "1 000-tal kr", "Andel % (tkr)"],
    )  # fmt: skip
    def test_thousands_are_known(self, heading: str) -> None:
        assert (unit_in(heading), unknown_unit_in(heading)) == ("tkr", "")

    @pytest.mark.parametrize("heading", ["miljoner kr", "Belopp (miljoner)", "M kr", "milj. kr", "MSEK 2023", "M SEK",
                                         "mn SEK", "MnSEK", "mln kr", "mio kr", "Antal Mkr 2024"])  # fmt: skip
    def test_millions_are_known(self, heading: str) -> None:
        assert (unit_in(heading), unknown_unit_in(heading)) == ("mkr", "")

    def test_a_share_without_a_sign_is_in_the_unit_of_the_title(self) -> None:
        text = "Kostnader per kommun, tkr;;\nKommun;Folkmängd;Kommunens andel\nMora;20 544;142\nOrsa;6 939;48\n"
        assert kronor_by_name(read(text, column="Kommunens andel")) == {"Mora": 142_000, "Orsa": 48_000}

    @pytest.mark.parametrize("heading", ["mdkr", "Belopp (mdr kr)", "miljarder kronor", "Miljarder"])
    def test_billions_are_known(self, heading: str) -> None:
        assert (unit_in(heading), unknown_unit_in(heading)) == ("mdkr", "")
        assert kronor_by_name(read(f"Kommun;{heading}\nMora;1,4\nOrsa;0,5\n")) == {
            "Mora": 1_400_000_000, "Orsa": 500_000_000,
        }  # fmt: skip

    @pytest.mark.parametrize(
        "heading",
        ["", "Kr", "SEK", "kronor och öre", "Kr per 1 000 invånare", "Kr per tusen invånare", "Avgift 31,25 kr/inv",
         "Två miljoner kronor delas", "Kostnad 2,6 miljoner kronor", "Avtal 2 mdkr", "Budget 2 000 000 kr", "12 000 kr",
         "Belopp", "2023", "1 000", "Kommunens andel", "Invånare", "Föreslagen andel", "Större krav", "Miljö", "Namn",
         "Sekretariat", "kr/1000 inv", "Kostnad kr 1)"],
    )  # fmt: skip
    def test_how_much_and_for_how_many_is_no_unit(self, heading: str) -> None:
        assert (unit_in(heading), unknown_unit_in(heading)) == ("", "")

    @pytest.mark.parametrize(
        "unit", ["öre", "euro", "€", "100-tal kr", "tiotusental kr", "10 000 kr",
                 "SEK k", "SEKm", "kr (1000)", "kr × 1000", "kr/1000", "SEK '000", "10³ kr", "10^6 kr", "1e3 kr",
                 "1 000 000 kr", "2023tkr", "k€", "kUSD", "‰", "poäng", "prisbasbelopp", "thousand SEK", "tkr (mkr)"]
    )  # fmt: skip
    def test_another_unit_stops_the_audit(self, unit: str) -> None:
        text = f"Kommun;Belopp {unit}\nMora;142\nOrsa;48\n"
        with pytest.raises(AuditError, match="not understood.*; say the unit of the rows") as refused:
            read(text)
        assert refused.value.missing == ("unit",)
        assert kronor_by_name(read(text, unit="kr")) == {"Mora": 142, "Orsa": 48}

    @pytest.mark.parametrize(
        "text",
        ["Kommun;Belopp;Enhet\nMora;142;tkr\nOrsa;48;tkr\n", "Kommun;Belopp;Enhet\nMora;142;öre\nOrsa;48;öre\n",
         "Kommun;Belopp*\nMora;142\nOrsa;48\n* Alla belopp i tusental kronor.\n",
         "Kommun;Belopp\nMora;142\nOrsa;48\n\nBelopp i mdkr\n", "Kommun Belopp\nMora 142\nOrsa 48\n\nBelopp i tkr\n"],
    )  # fmt: skip
    def test_a_unit_beside_the_rows_or_under_them_stops_the_audit(self, text: str) -> None:
        with pytest.raises(AuditError, match="or a note beside it, names a unit"):
            read(text)
        assert kronor_by_name(read(text, unit="kr")) == {"Mora": 142, "Orsa": 48}

    @pytest.mark.parametrize(
        "text",
        ["Kommun;Belopp;Enhet\nMora;142;kr\nOrsa;48;kr\n", "Kommun;Belopp\nMora;142\nOrsa;48\nBelopp i kronor.\n",
         "Kommun Belopp\nMora 142\nOrsa 48\n\nSida 1 av 1000\n"],
    )  # fmt: skip
    def test_kronor_beside_the_rows_or_under_them_are_kronor(self, text: str) -> None:
        assert kronor_by_name(read(text)) == {"Mora": 142, "Orsa": 48}

    @pytest.mark.parametrize(
        "over",
        ["Kommun Folkmängd Budget 2023 tkr", "Kommun Folkmängd Belopp (1000 kr)", "Kommun Folkmängd Belopp (tkr 2023)",
         "Kommun Folkmängd Belopp, 1 000-tal kr"],
    )  # fmt: skip
    def test_a_heading_of_a_unit_and_digits_is_no_row(self, over: str) -> None:
        column = read(f"{over}\nMora 20 544 14,2\nOrsa 6 939 4,8\n", column="2")
        assert kronor_by_name(column) == {"Mora": 14_200, "Orsa": 4_800}
        assert column.side[0].title.en == "the column ”Folkmängd”"

    def test_a_unit_that_two_columns_could_have_is_unclear(self) -> None:
        with pytest.raises(AuditError, match="its heading names mkr, and which of its 2 columns"):
            read("Kommun Antal Mkr 2024\nMora 20 544 14,2\nOrsa 6 939 4,8\n", column="2")

    def test_a_unit_in_every_cell_says_more_than_the_heading(self) -> None:
        assert kronor_by_name(read("Kommun;Belopp (euro)\nMora;142 kr\nOrsa;48 kr\n")) == {"Mora": 142, "Orsa": 48}

    def test_a_heading_of_nothing_but_a_unit_is_no_row(self) -> None:
        assert is_unit("1 000 kr")
        assert not is_unit("2 000 kr")
        column = read("Kommun;1000 kr\nMora;142,4\nOrsa;48,1\n")
        assert kronor_by_name(column) == {"Mora": 142_400, "Orsa": 48_100}

    def test_a_unit_is_of_the_words_it_stands_with(self) -> None:
        text = (
            "Dalarna\nKommun Nytt belopp per kommun, mnkr Nytt belopp i kr/invånare\nMora 48,9 1 777\nOrsa 66,0 663\n"
        )
        assert kronor_by_name(read(text, column="1")) == {"Mora": 48_900_000, "Orsa": 66_000_000}
        with pytest.raises(AuditError, match="its numbers are 'kr/invånare', and no amounts"):
            read(text, column="2")
        assert kronor_by_name(read(text, column="2", unit="kr")) == {"Mora": 1_777, "Orsa": 663}

    def test_a_unit_that_could_be_of_any_column_is_unclear(self) -> None:
        with pytest.raises(AuditError, match="its heading names mkr, and which of its 2 columns"):
            read("kommun belopp per kommun, mnkr belopp per invånare\nMora 48,9 1 777\nOrsa 66,0 663\n", column="2")

    @pytest.mark.parametrize("over", ["Kommun Folkmängd Belopp (tkr)", "Kommun Folkmängd Belopp, tkr"])
    def test_a_unit_beside_a_word_is_of_its_column(self, over: str) -> None:
        column = read(f"{over}\nMora 20 544 142\nOrsa 6 939 48\nSumma 27 483 190", column="2")
        assert kronor_by_name(column) == {"Mora": 142_000, "Orsa": 48_000}


class TestLongLines:
    def test_a_long_run_of_spaces_or_dots_says_as_little_as_a_short_one(self) -> None:
        text = "".join(
            f"{name}{run}{number}\n"
            for name, run, number in (("Mora", " " * 900, 7), ("Orsa", f" {chr(46) * 900} ", 8))
        )
        assert kronor_by_name(read(text)) == {"Mora": 7, "Orsa": 8}


class TestDamagedRows:
    @pytest.mark.parametrize(
        "cell", ["..", "\u2014", "...", "?", "x", "*", "saknas", "n/a", "e/t", "#SAKNAS!", "142 47B", "l42 478",
                 "142 4 78", "142 47 8", "1 42 478", "14 2478", "14 24 78", "preliminärt", "betalas 2024-05-01"]
    )  # fmt: skip
    @pytest.mark.parametrize("summed", [True, False])
    def test_what_is_missing_or_damaged_is_told_and_changes_no_other_row(self, cell: str, summed: bool) -> None:  # noqa: FBT001
        column = read(two_columns(f"Mora 20 544 {cell}", summed=summed), column="2")
        assert kronor_by_name(column) == WITHOUT_MORA
        assert "Mora" in reasons(column)

    @pytest.mark.parametrize("row", ["Mora 142 478", "Mora 2 142 478 142 478 142 478"])
    def test_a_row_of_other_numbers_than_there_are_columns_is_told(self, row: str) -> None:
        column = read(two_columns(row), column="2")
        assert kronor_by_name(column) == WITHOUT_MORA
        assert "columns" in reasons(column)["Mora"] or "told apart" in reasons(column)["Mora"]

    @pytest.mark.parametrize("row", ["Mora .. 142 478", "Mora \u2014 142 478", "Mora ? 142 478"])
    def test_a_missing_basis_leaves_the_amount(self, row: str) -> None:
        assert kronor_by_name(read(two_columns(row), column="2")) == AMOUNTS

    @pytest.mark.parametrize("row", ["Mora 142 478.", "Mora 142 478,", "Mora ...... 142 478", "Mora 142 478 kr per år"])
    def test_what_only_ends_or_leads_is_passed_over(self, row: str) -> None:
        assert kronor_by_name(read(one_column(row))) == AMOUNTS

    @pytest.mark.parametrize(
        "row", ["Mora 142  478", "Mora 142 478 142 478", "Mora -", "Mora ..", "Mora142 478", "Mora 142 4781)"]
    )
    def test_one_column_is_as_strict(self, row: str) -> None:
        column = read(one_column(row))
        assert kronor_by_name(column) == WITHOUT_MORA
        assert any(name.startswith("Mora") for name in reasons(column)) or row == "Mora142 478"

    def test_what_the_numbers_count_parts_them(self) -> None:
        lines = [f"{name} {grouped(count)} inv {grouped(amount)} kr/år" for name, (count, amount) in ROWS.items()]
        assert kronor_by_name(read("\n".join(lines), "1 214 057")) == AMOUNTS
        dotted = [f"{name} ...... {grouped(count)} ..... {grouped(amount)}" for name, (count, amount) in ROWS.items()]
        assert kronor_by_name(read("\n".join(dotted), "1 214 057")) == AMOUNTS

    def test_a_dash_for_nothing_swallows_no_row(self) -> None:
        column = read("Kommun Kronor\nAvesta 3 267\nMora -\nOrsa 2 324\nSäter 1 885")
        assert kronor_by_name(column) == {"Avesta": 3_267, "Orsa": 2_324, "Säter": 1_885}
        assert reasons(column) == {"Mora": "it is no number"}

    def test_a_cut_name_goes_on_below(self) -> None:
        text = one_column("Malung- 142 478\nSälen")
        assert kronor_by_name(read(text))["Malung-Sälen"] == 142_478

    @pytest.mark.parametrize("row", ["Mora\n20 544 142 478", "Mora kommun\n20 544 142 478"])
    def test_a_name_above_its_numbers_is_theirs(self, row: str) -> None:
        assert kronor_by_name(read(two_columns(row), column="2")) == AMOUNTS

    def test_numbers_without_a_name_are_told(self) -> None:
        column = read(two_columns("20 544 142 478"), column="2")
        assert kronor_by_name(column) == WITHOUT_MORA
        assert reasons(column) == {"": "it has no name"}

    def test_numbers_that_run_into_names_make_no_table(self) -> None:
        assert grids_in("Berg12 832 tkr10,44\nKrokom18 603 tkr14,27\nTotalt133 203 tkr100,00") == ()

    def test_many_groups_of_digits_are_read(self) -> None:
        text = "Aby 1 243 323 2 725 255 2 522 978 1 793 985 1 794 815 2 772 382\nBby 2 1 2 3 4 5\n"
        numbers = [1_243_323, 2_725_255, 2_522_978, 1_793_985, 1_794_815, 2_772_382]
        assert rows_of(grids_in(text)[0]) == [("Aby", numbers), ("Bby", [2, 1, 2, 3, 4, 5])]

    def test_more_ways_than_can_be_tried_are_told(self) -> None:
        (grid,) = grids_in(f"Aby{' 123' * 30}\nBby{' 1' * 8}\nCby{' 2' * 8}")
        assert all("can be read in several ways" in english(number) for number in grid.rows[0].numbers)


class TestPages:
    @pytest.mark.parametrize(
        "page",
        ["2 (3)", "2(3)", "Region Dalarna 2 (3)", "Sida 2 av 3", "Page 2 of 3", "Mora 2 (3)", "- 2 -", "Sid 2",
         "Region Dalarna\n2022-06-09", "Regionstyrelsen 2\nDatum: 2022-06-09\nDnr HSN 2022/1845", "Tel 023-49 00 00",
         "Box 712, 791 29 Falun", "Postadress: Vasagatan 27, 791 82 Falun", "Avdelningen för hälsa 9 juni 2022",
         "Org.nr 232100-0180\nRegion Dalarna\nPM"],
    )  # fmt: skip
    def test_the_furniture_of_a_page_is_no_row(self, page: str) -> None:
        column = read(two_columns(f"Mora 20 544 142 478\n{page}"), column="2")
        assert kronor_by_name(column) == AMOUNTS
        assert reasons(column) == {}
        assert column.apart == ()

    def test_two_numbers_in_every_row_are_no_pages(self) -> None:
        (grid,) = grids_in("Aby 2 (3)\nBby 3 (5)\nCby 1 (2)")
        assert [row.name for row in grid.rows] == ["Aby", "Bby", "Cby"]

    @pytest.mark.parametrize(
        ("page", "summed"), [("Region Dalarna 2", False), ("Region Dalarna 2023", False), ("Region Dalarna 2023", True)]
    )
    def test_what_could_be_a_letterhead_is_told_and_no_row(self, page: str, summed: bool) -> None:  # noqa: FBT001
        column = read(two_columns(f"Mora 20 544 142 478\n{page}", summed=summed), column="2")
        assert kronor_by_name(column) == AMOUNTS
        assert column.apart == ()
        assert len(column.unreadable) == 1

    def test_a_letterhead_without_which_the_printed_sum_is_right_is_none(self) -> None:
        column = read(two_columns("Mora 20 544 142 478\nRegion Dalarna 2"), column="2")
        assert (kronor_by_name(column), column.apart, column.unreadable) == (AMOUNTS, (), ())

    @pytest.mark.parametrize("total", [None, "1 214 057"])
    def test_a_table_that_goes_on_after_a_letterhead_is_refused(self, total: str | None) -> None:
        text = two_columns("Mora 20 544 142 478\nRegion Dalarna\nHälso- och sjukvård", summed=False)
        with pytest.raises(AuditError, match="its table is broken after line 6, and goes on at line 9"):
            read(text, total, column="2")

    @pytest.mark.parametrize(
        "second",
        ["Mora 142\nOrsa 48", "Falun 9", "Falun 1 2\nSäter 3 4", "Aby 5\nBby 6"],
        ids=["the same parties", "one row", "other columns", "unknown parties"],
    )
    def test_another_table_is_no_part_of_it(self, second: str) -> None:
        text = f"Mora 700\nOrsa 300\nLeksand 100\nEtt\nTvå\n{second}"
        assert kronor_by_name(read(text, "1 100", column="1")) == {"Mora": 700, "Orsa": 300, "Leksand": 100}

    def test_a_sum_ends_a_table(self) -> None:
        text = "Mora 700\nOrsa 300\nLeksand 100\nSumma 1 100\nEtt\nTvå\nFalun 5\nSäter 6"
        assert sums(read(text)) == [("Summa", 1_100)]

    def test_the_sum_of_both_tells_that_they_are_one(self) -> None:
        found = read("Aby 700\nBby 300\nCby 100\nEtt\nTvå\nDby 50\nEby 60\nSumma 1 210", parties=NOBODY)
        assert kronor_by_name(found) == {"Aby": 700, "Bby": 300, "Cby": 100, "Dby": 50, "Eby": 60}
        assert sums(found) == [("Summa", 1_210)]


class TestYears:
    @pytest.mark.parametrize(
        "over",
        [
            "Kommun Belopp 2023",
            "Kommun 2023",
            "Belopp 2023",
            "Fördelning 2023",
            "Kommun 2022",
            "Särskilda insatser 2018",
        ],
    )
    def test_a_heading_that_ends_in_a_year_is_no_row(self, over: str) -> None:
        column = read(one_column(over=over))
        assert kronor_by_name(column) == AMOUNTS
        assert reasons(column) == {}

    def test_a_heading_of_two_years_is_none_either(self) -> None:
        text = two_columns().replace("Folkmängd Belopp", "2022 2023")
        assert kronor_by_name(read(text, column="2")) == AMOUNTS

    def test_a_row_that_could_be_a_year_is_told(self) -> None:
        column = read(one_column("Mora 2023"))
        assert kronor_by_name(column) == WITHOUT_MORA
        assert "could be a year" in reasons(column)["Mora"]
        first = read("Aby 2023\nBby 1 200\nCby 3 400", parties=NOBODY)
        assert "could be a year" in reasons(first)["Aby"]

    def test_where_thousands_are_not_parted_it_is_a_number(self) -> None:
        assert kronor_by_name(read("Aby 2023\nBby 1200\nCby 3400", parties=NOBODY))["Aby"] == 2_023


class TestSums:
    def test_groups_are_sums_among_their_members_and_else_those_who_share(self) -> None:
        assert sums_among(["Mora", "Orsa", "Region Dalarna", "Kommunerna", "Regionen", "Summa"]) == {3, 4, 5}
        assert sums_among(["Mora", "Orsa", "Kommunerna", "Regionen"]) == {2}
        assert sums_among(["Kommunerna", "Regionen", "Summa"]) == {2}

    @pytest.mark.parametrize("name", ["Kommunerna", "Dalarnas kommuner", "15 kommuner", "De 15 kommunerna", "The municipalities",
                                      "Kommunernas andel", "Regionen", "The region", "Regionens del", "**Kommunerna**"])  # fmt: skip
    def test_knows_the_groups(self, name: str) -> None:
        assert may_be_sum(name)

    @pytest.mark.parametrize("name", ["Mora kommun", "Region Dalarna", "Kommun Avesta", "Varberg"])
    def test_a_party_is_no_group(self, name: str) -> None:
        assert not may_be_sum(name)
        assert not is_no_party(name)

    @pytest.mark.parametrize("row", ["varav Mora tätort;100", "Genomsnitt;316", "- varav kvinnor;5", "Att fördela;950"])
    def test_what_is_no_party_is_no_row(self, row: str) -> None:
        column = read(f"Kommun;Belopp\n{row}\nMora;142\nOrsa;48\nFalun;760\n")
        assert kronor_by_name(column) == {"Mora": 142, "Orsa": 48, "Falun": 760}
        assert column.unreadable == ()

    @pytest.mark.parametrize("name", ["Kommunerna", "Summa kommuner", "Dalarnas kommuner"])
    def test_a_subtotal_and_a_total_do_not_disagree(self, name: str) -> None:
        column = read(f"Mora;60\nOrsa;44\n{name};104\nRegion Dalarna;100\nSumma;200\n")
        assert kronor_by_name(column) == {"Mora": 60, "Orsa": 44}
        assert audit_table(column).total.amount.kronor == 100

    @pytest.mark.parametrize(
        "name",
        ["Medlemskommunerna", "Kommunerna i länet", "Kommunerna (50 %)", "Kommunerna tillsammans", "Kommunsumma",
         "Kommunernas totala andel", "Mellansumma", "Subtotal", "Primärkommunerna", "Kommuner (16 st)", "De små", "S-a"],
    )  # fmt: skip
    def test_a_row_that_sums_those_above_is_a_sum_whatever_it_is_called(self, name: str) -> None:
        text = f"Kommun;Antal;Belopp\nMora;10;200\nOrsa;20;401\n{name};30;600\nRegion Dalarna;;600\nSumma;30;1200\n"
        column = read(text, column="Belopp")
        assert kronor_by_name(column) == {"Mora": 200, "Orsa": 401}
        assert [each.name for each in column.sums] == [name, "Summa"]

    @pytest.mark.parametrize("row", ["Falun;30;601", "Skolan;30;603", "Skolan;27;601", "Skolan;0;0"])
    def test_a_known_party_or_what_differs_in_a_column_is_no_sum(self, row: str) -> None:
        column = read(f"Kommun;Antal;Belopp\nMora;10;200\nOrsa;20;401\n{row}\nRättvik;7;140\n", column="Belopp")
        assert len(column.rows) == 4

    def test_rows_that_nobody_knows_make_no_sum(self) -> None:
        assert len(read("Skola;Belopp\nA-skolan;200\nB-skolan;400\nC-skolan;600\nD-skolan;7\n").rows) == 4

    def test_a_difference_is_no_party(self) -> None:
        column = read("Kommun;Belopp\nDifferens;0\nMora;200\nOrsa;400\nSumma;600\n")
        assert kronor_by_name(column) == {"Mora": 200, "Orsa": 400}

    def test_two_sums_that_the_rows_make_neither_of_disagree(self) -> None:
        column = read("Mora;60\nOrsa;44\nSumma kommuner;103\nRegion Dalarna;100\nSumma;200\n")
        with pytest.raises(AuditError, match="disagree"):
            audit_table(column)

    def test_no_rows_sum_to_nothing(self) -> None:
        (checked,) = audit_table(read("Falun;3 000\nMora;4 000\nSumma;700\n")).sums
        assert not checked.is_part
        assert checked.rows.kronor == 7_000

    def test_half_of_the_region_is_no_sum(self) -> None:
        column = read("Mora;60\nOrsa;40\nFalun;100\nRegion Dalarna;200\n")
        assert column.sums == ()
        assert [row.amount.kronor for row in column.apart] == [200]

    def test_what_was_shared_before_rounding_is_no_basis(self) -> None:
        column = read("Part;Folkmängd;Exakt, kr;Belopp, kr\nMora;3;2,50;3\nOrsa;7;7,50;7\n", column="Belopp")
        assert [basis.id for basis in column.beside] == ["Folkmängd"]

    def test_fractions_name_no_rows(self) -> None:
        column = read("party,name,exact,amount\n2062,Mora,45/7,6\n2034,Orsa,25/7,4\n", column="amount")
        assert kronor_by_name(column) == {"Mora": 6, "Orsa": 4}


class TestWhatIsSaid:
    def test_the_commonest_reason_is_told(self) -> None:
        with pytest.raises(AuditError, match="of Mora on line 2: three digits after a comma or point"):
            read("Kommun;Belopp\nMora;142.478\nOrsa;48.124\nFalun;2 000 3\n")

    def test_inhabitants_do_not_stand_in_for_amounts_that_are_at_fault(self) -> None:
        lines = [
            GridLine(1, tuple(map(GridCell, ("Kommun", "Folkmängd", "Belopp")))),
            *(
                GridLine(place, (GridCell(name), GridCell(number), GridCell("", Lost("its number format names 'USD'"))))
                for place, name, number in ((2, "Mora", "20544"), (3, "Orsa", "6939"))
            ),
        ]
        with pytest.raises(AuditError, match="of Mora on line 2: its number format names 'USD'"):
            audit_column(grids_of(lines), NOBODY, title="t")

    def test_a_formula_without_a_value_is_told_where_all_are(self) -> None:
        cells = (("Mora", ""), ("Orsa", ""))
        lines = [
            GridLine(place, (GridCell(name), GridCell(text, Lost("a formula"))))
            for place, (name, text) in enumerate(cells, 1)
        ]
        with pytest.raises(AuditError, match="of Mora on line 1: a formula"):
            audit_column(grids_of(lines), NOBODY, title="table")

    def test_one_row_tells_what_the_others_lack(self) -> None:
        with pytest.raises(AuditError, match="1 row with an amount.*; of Mora on line 3: its digits do not stand"):
            read("Kommun;Belopp\nFalun;1 000\nMora;2 000 3\n")

    @pytest.mark.parametrize("cell", ["ca 142", "\u2248 142", "kr142"])
    def test_a_separator_in_every_line_parts_cells_that_cannot_be_read(self, cell: str) -> None:
        with pytest.raises(AuditError, match="no table"):
            read(f"Kommun;Belopp\nMora;{cell} 478\nOrsa;{cell} 124\nFalun;{cell} 395\n")

    def test_a_grid_without_rows_has_nothing(self) -> None:
        with pytest.raises(AuditError, match="there is no table"):
            audit_column([Grid(headings=("Belopp",), rows=())], NOBODY, title="table")


class TestTheReasonsInSwedish:
    @pytest.mark.parametrize(
        ("row", "told"),
        [
            ("Mora 20 544 142 47B", "efter ”20 544 142” står '47B', som inte går att tolka"),
            ("Mora 2023", "det kan vara ett årtal"),
            ("Mora 142 478", "kan vara färre tal än tabellen har kolumner"),
            ("Mora142 478", "namnet och talen är hopskrivna"),
            ("Mora 20 544 142 478\nRegion Dalarna 2", "kan vara ett sidnummer"),
        ],
    )
    def test_of_spaced_rows(self, row: str, told: str) -> None:
        assert told in self.lines(two_columns(row, summed="Region" not in row), column="2")

    @pytest.mark.parametrize(
        ("cell", "told"),
        [
            ("2 000 3", "siffrorna står inte i grupper om tre"),
            ("142 4781)", "en siffra före parentesen kan höra till talet eller vara en fotnot"),
        ],
    )
    def test_of_cells(self, cell: str, told: str) -> None:
        assert told in self.lines(f"Kommun;Belopp\nMora;{cell}\nOrsa;48\nFalun;7\n")

    def test_a_number_of_too_many_groups(self) -> None:
        told = self.lines(one_column("Mora 142 478 142 478"))
        assert "kan vara fler tal än tabellen har kolumner" in told

    def test_a_row_that_cannot_be_told_apart(self) -> None:
        assert "”7” kan inte läsas som 2 tal" in self.lines("Aby 20 42\nMora 7\nCby 7 8", column="2")

    def lines(self, text: str, column: str | None = None) -> str:
        return "\n".join(each.message.sv for each in findings_of(audit_table(read(text, column=column)), {}))


def test_a_region_of_too_few_numbers_is_told() -> None:
    (grid,) = grids_in("Aby 0 1 2\nBby 0 3 4\nRegion By 5")
    assert [*map(english, grid.rows[2].numbers)] == ["5 cannot be told apart as 3 numbers"] * 3


def test_thousands_are_parted_from_the_right() -> None:
    assert [grouped(number) for number in (0, 12, 123, 1_234, -123_456, -1_234_567)] == [
        "0", "12", "123", "1 234", "-123 456", "-1 234 567"
    ]  # fmt: skip
    assert grouped(1_234, "") == "1234"
    assert len(grouped(10**20_000)) == 26_667


class TestBrokenTables:
    FIRST = "Kommun;Folkmängd;Belopp\nAvby;1 000;100 000\nBevik;2 000;200 000\nCelund;3 000;300 000\n"
    SECOND = "Dalvik;4 000;400 000\nEskna;5 000;500 000\nFors;5 000;500 000\n"
    PROSE = "Beloppen ovan och nedan avser kostnaden för samverkan år 2023 och har beräknats efter folkmängden.\n"

    @pytest.mark.parametrize("end", ["", "Summa;20 000;2 000 000\n"])
    @pytest.mark.parametrize("again", ["", "Kommun;Folkmängd;Belopp\n"])
    def test_by_its_heading_it_is_refused_as_well(self, again: str, end: str) -> None:
        with pytest.raises(AuditError, match="its table is broken after line 4, and goes on at line|several columns"):
            read(self.FIRST + self.PROSE + again + self.SECOND + end, column="Belopp")

    def test_a_second_part_without_one_of_the_columns_is_of_it_too(self) -> None:
        second = "Mora;?;400 000\nOrsa;?;500 000\n"
        with pytest.raises(AuditError, match="its table is broken after line 4"):
            read(self.FIRST.replace("Avby", "Falun") + self.PROSE + second, column="Belopp")

    @pytest.mark.parametrize("lines", ["Region Gävleborg\n2022-06-09\n", "Sidan är tom\nSe nästa sida\n"])
    def test_rows_that_go_on_after_a_break_belong_to_the_table(self, lines: str) -> None:
        text = (self.FIRST + lines + self.SECOND).replace(";", "   ")
        assert list(kronor_by_name(read(text, column="Belopp")).values()) == [
            100_000, 200_000, 300_000, 400_000, 500_000, 500_000
        ]  # fmt: skip

    def test_another_table_with_a_heading_of_its_own_is_another(self) -> None:
        other = "Kommun;Folkmängd;Utfall\n"
        column = read(self.FIRST + self.PROSE + other + self.SECOND, column="Belopp")
        assert set(kronor_by_name(column)) == {"Avby", "Bevik", "Celund"}

    def test_a_part_that_makes_the_stated_total_is_whole(self) -> None:
        column = read(self.FIRST + self.PROSE + self.SECOND, "600 000", column="Belopp")
        assert set(kronor_by_name(column)) == {"Avby", "Bevik", "Celund"}


class TestRowsAtTheEnds:
    REST = "Hofors;9 374;65 635\nOvanåker;11 525;80 695\nNordanstig;9 370;65 607\n"
    CELLS = ("uppgift saknas", "?", "..", "l42", "preliminärt", "65 6O7", "-")

    @pytest.mark.parametrize("cell", CELLS)
    def test_the_first_row_is_told(self, cell: str) -> None:
        column = read(f"Kommun;Folkmängd;Belopp\nOckelbo;5 758;{cell}\n{self.REST}")
        assert list(reasons(column)) == ["Ockelbo"]

    @pytest.mark.parametrize("cell", CELLS)
    def test_the_last_row_is_told(self, cell: str) -> None:
        column = read(f"Kommun;Folkmängd;Belopp\n{self.REST}Ockelbo;5 758;{cell}\nSumma;36 027;252 253\n")
        assert list(reasons(column)) == ["Ockelbo"]

    @pytest.mark.parametrize("cell", CELLS)
    def test_the_first_row_of_one_column_is_told(self, cell: str) -> None:
        column = read(f"Kommun;Belopp\nOckelbo;{cell}\nHofors;65 635\nOvanåker;80 695\n")
        assert list(reasons(column)) == ["Ockelbo"]
        assert column.heading == "Belopp"

    def test_a_row_without_a_number_does_not_begin_a_table(self) -> None:
        column = read("Kommun;Belopp\nHofors;65 635\n\nOckelbo;uppgift saknas\nOvanåker;80 695\n", column="Belopp")
        assert set(kronor_by_name(column)) == {"Hofors", "Ovanåker"}
        assert list(reasons(column)) == ["Ockelbo"]

    @pytest.mark.parametrize("second", [";kr;kr", "Namn;antal;kr", "Dalarnas län;antal invånare;kr"])
    def test_a_heading_of_two_lines_is_no_row(self, second: str) -> None:
        column = read(f"Kommun;Folkmängd;Belopp\n{second}\n{self.REST}", column="belopp")
        assert (len(column.rows), column.unreadable) == (3, ())

    def test_what_stands_after_the_sum_or_is_no_name_is_no_row(self) -> None:
        text = f"Kommun;Folkmängd;Belopp\n{self.REST}Källa: SCB;2022;\nSumma;30 269;211 937\nAnmärkning;12;x\n"
        assert read(text, column="Belopp").unreadable == ()

    def test_the_last_row_of_a_text_of_spaces_is_told(self) -> None:
        text = "Kommun Folkmängd Belopp\nOckelbo 5 758 40 316\nHofors 9 374 65 635\nNordanstig 9 370 65 6O7\n"
        assert list(reasons(read(text, column="2"))) == ["Nordanstig"]


class TestWideGaps:
    ROWS = (
        ("Olofström", "13 061", "248 035", "413 393"),
        ("Karlskrona", "66 420", "1 261 354", "2 102 258"),
        ("Ronneby", "29 021", "551 125", "918 543"),
        ("Karlshamn", "31 996", "607 623", "1 012 705"),
    )
    READ: ClassVar = {"Olofström": 413_393, "Karlskrona": 2_102_258, "Ronneby": 918_543, "Karlshamn": 1_012_705}

    def table(self, *more: str, gap: str = "   ") -> str:
        rows = [gap.join(row) for row in (("Kommun", "Folkmängd", "Nu", "Belopp"), *self.ROWS)]
        return "\n".join([*rows, *more])

    @pytest.mark.parametrize("gap", ["   ", "  "])
    @pytest.mark.parametrize(
        "row",
        [("17 475", "331 860", "553 1011)"), ("17 475", "331 860", "553 10"), ("17 475", "331 860", "0 553"),
         ("17 475", "331 860"), ("17 475", "331 860", "553 101", "7"), ("17 475", "331 860", "553  101")],
    )  # fmt: skip
    def test_one_damaged_row_changes_no_other(self, row: tuple[str, ...], gap: str) -> None:
        column = read(self.table(gap.join(("Sölvesborg", *row)), gap=gap), column="Belopp")
        assert kronor_by_name(column) == self.READ
        assert list(reasons(column)) == ["Sölvesborg"]

    def test_gaps_that_part_no_numbers_say_nothing(self) -> None:
        text = "Mora 20 544   142 478 12\nOrsa 6 939   48 124 7\nFalun 59 752   414 395 30\n"
        assert kronor_by_name(read(text, column="2")) == {"Mora": 142_478, "Orsa": 48_124, "Falun": 414_395}

    def test_a_sum_may_lack_the_basis(self) -> None:
        column = read(self.table("Summa   2 668 137   4 446 899"), column="Belopp")
        assert (kronor_by_name(column), sums(column)) == (self.READ, [("Summa", 4_446_899)])

    def test_an_unreadable_cell_does_not_choose_another_column(self) -> None:
        with pytest.raises(AuditError, match="it has several columns, 2 'Nu'.*; 3 'Belopp'"):
            read(self.table("Sölvesborg   17 475   331 860   553 1011)"))

    @pytest.mark.parametrize("more", ["9 370 65 607 2", "9 370 65 607 2023", "9 370 65  607", "9 370 65 6071)"])
    def test_one_row_of_single_spaces_does_not_either(self, more: str) -> None:
        rows = "Ockelbo 5 758 40 316\nHofors 9 374 65 635\nOvanåker 11 525 80 695"
        column = read(f"Kommun Folkmängd Belopp\n{rows}\nNordanstig {more}\n", column="2")
        assert kronor_by_name(column) == {"Ockelbo": 40_316, "Hofors": 65_635, "Ovanåker": 80_695}
        assert list(reasons(column)) == ["Nordanstig"]

    @pytest.mark.parametrize("mora", ["Mora 20 544 142 478 2", "Mora 20 544 142  478"])
    def test_nor_does_it_say_how_large_the_others_are(self, mora: str) -> None:
        column = read(two_columns(mora, summed=False), column="2")
        assert (kronor_by_name(column), list(reasons(column))) == (WITHOUT_MORA, ["Mora"])


class TestSingleSpacedHeadings:
    def test_a_year_is_of_the_word_before_it_or_of_its_own_column_as_the_rows_say(self) -> None:
        text = (
            "Kommun Antal invånare 2023 2024\nMora 1 411 1 054 334:-\nOrsa 3 674 2 745 303:-\nFalun 3 060 2 286 507:-\n"
        )
        assert kronor_by_name(read(text, column="2024")) == {"Mora": 1_054_334, "Orsa": 2_745_303, "Falun": 2_286_507}

    def test_what_could_be_two_columns_or_three_is_told(self) -> None:
        text = "Kommun Invånare 2023 2024\nMora 678 693 141:-\nOrsa 821 839 171:-\n"
        with pytest.raises(AuditError, match="678 693 141:- can be read in several ways"):
            read(text, column="2")

    def test_kronor_are_not_of_those_who_are_counted(self) -> None:
        text = "Kommun Invånare 2023, kr 2024, kr\nMora 678 693 041:- 1 062 774:-\nOrsa 821 834 848:- 1 286 929:-\n"
        column = read(text, column="2024, kr")
        assert (column.column, kronor_by_name(column)) == (3, {"Mora": 1_062_774, "Orsa": 1_286_929})

    ROWS = "0760 Uppvidinge 9 241 545 722\n0761 Lessebo 8 322 491 462\n0763 Tingsryd 12 126 716 102"

    @pytest.mark.parametrize("code", ["Kod", "Nr", "Kommunkod", "Lnr"])
    def test_a_code_before_the_name_is_no_column(self, code: str) -> None:
        text = f"{code} Kommun Folkmängd Belopp\n{self.ROWS}\n"
        assert kronor_by_name(read(text, column="2")) == {
            "Uppvidinge": 545_722,
            "Lessebo": 491_462,
            "Tingsryd": 716_102,
        }
        assert read(text, column="Belopp").column == 2

    def test_the_number_of_a_row_is_no_column(self) -> None:
        column = read("Nr Kommun Belopp\n1. Ockelbo 40 316\n2. Hofors 65 635\n3. Ovanåker 80 695\n")
        assert kronor_by_name(column) == {"Ockelbo": 40_316, "Hofors": 65_635, "Ovanåker": 80_695}


class TestUnreadColumns:
    @pytest.mark.parametrize("cells", [("?", "?", "?"), ("l15 508", "1 186 55O", "297 94l"), ("..", "?", "saknas")])
    @pytest.mark.parametrize("total", [None, "1 600 000"])
    def test_no_other_column_stands_in_for_it(self, cells: tuple[str, str, str], total: str | None) -> None:
        names = ("Hylte;10 299", "Halmstad;105 796", "Laholm;26 565")
        rows = "\n".join(f"{name};{cell}" for name, cell in zip(names, cells, strict=True))
        with pytest.raises(AuditError, match="of Hylte on line 2: it is no number"):
            read(f"Kommun;Folkmängd;Belopp\n{rows}\nSumma;142 660;1 600 000\n", total)


class TestRowsThatLookLikeNone:
    @pytest.mark.parametrize(
        "name",
        ["Hofors: drift", "Samordningsförbundet för Karlstad, Hammarö, Kil och Forshaga", "Hofors (not: se nedan)"],
    )
    def test_a_name_like_a_note_is_told(self, name: str) -> None:
        text = f"Kommun Folkmängd Belopp\nOckelbo 5 758 40 316\n{name} 9 374 65 635\nOvanåker 11 525 80 695\n"
        column = read(text, column="2")
        assert (kronor_by_name(column), list(reasons(column))) == ({"Ockelbo": 40_316, "Ovanåker": 80_695}, [name])

    @pytest.mark.parametrize("note", ["Sida 2 av 3", "Källa: SCB 5 758 40 316", "Dnr 2022/12 5 758 40 316"])
    def test_a_note_is_none(self, note: str) -> None:
        text = f"Kommun Folkmängd Belopp\nOckelbo 5 758 40 316\n{note}\nOvanåker 11 525 80 695\n"
        assert read(text, column="2").unreadable == ()

    def test_a_row_of_more_cells_than_headings_is_told(self) -> None:
        rows = "Ockelbo;5 758;40 316\nHofors;9 374;65;635\nOvanåker;11 525;80 695\nNordanstig;;9 370;65 607\n"
        column = read(
            f"Kommun;Folkmängd;Belopp\n{rows}Ljusdal;18 800;131 632\nSumma;36 027;252 253;1\n", column="Belopp"
        )
        assert set(kronor_by_name(column)) == {"Ockelbo", "Ovanåker", "Ljusdal"}
        assert list(reasons(column)) == ["Hofors", "Nordanstig"]
        assert sums(column) == [("Summa", 252_253)]


class TestNotedUnits:
    ROWS = "Ockelbo;5 758;403\nHofors;9 374;656\nOvanåker;11 525;807\n"

    @pytest.mark.parametrize("note", ["* Alla belopp i tusental kronor.", "Belopp i tkr", "Beloppen är i 1000-tal kr"])
    def test_a_note_under_the_table_that_names_thousands_stops_the_audit(self, note: str) -> None:
        text = f"Kommun;Folkmängd;Belopp*\n{self.ROWS}{note}\n"
        with pytest.raises(AuditError, match="a note beside it, names a unit that is not understood, 'tkr'"):
            read(text)
        assert sum(kronor_by_name(read(text, unit="tkr")).values()) == 1_866_000

    def test_a_column_of_units_does_too(self) -> None:
        rows = self.ROWS.replace("\n", ";mkr\n")
        with pytest.raises(AuditError, match="names a unit that is not understood, 'mkr'"):
            read(f"Kommun;Folkmängd;Belopp;Enhet\n{rows}")

    @pytest.mark.parametrize("heading", ["Belopp kr", "Belopp (tkr)", "belopp_kr"])
    def test_a_heading_that_names_its_own_is_right(self, heading: str) -> None:
        assert len(read(f"Kommun;Folkmängd;{heading}\n{self.ROWS}Allt i tkr\n").rows) == 3

    def test_how_much_is_told_of_in_a_note_is_no_unit(self) -> None:
        assert len(read(f"Kommun;Folkmängd;Belopp\n{self.ROWS}Högst 2 mkr delas\n").rows) == 3


def test_a_mark_glued_in_every_row_of_spaces_gives_no_number() -> None:
    rows = "Arvidsjaur 6 113 39 3631)\nArjeplog 2 609 16 8001)\nJokkmokk 4 728 30 4441)\n"
    with pytest.raises(AuditError, match="there is no table in it"):
        read(f"Kommun Folkmängd Belopp\n{rows}", column="2")
