"""Printed grids: the tables that stand in what users paste, with rows and numbers by hand."""

from fractions import Fraction
from itertools import product

import pytest

from nara_vard_finans.core import PrintedNumber
from nara_vard_finans.grids import MOST_CELLS, NOTHING, Grid, GridCell, GridLine, GridRow, grids_in, grids_of, is_sum
from paper_texts import AGREEMENT_PAGE, GRANT_PAGE, SCANNED_SLIDES
from printed_cases import Lost, rows_of

MORA_AND_ORSA = [("Mora", [142_478]), ("Orsa", [48_124])]


def only(text: str, near: int | None = None) -> Grid:
    (grid,) = grids_in(text, None if near is None else Fraction(near))
    return grid


class TestIsSum:
    @pytest.mark.parametrize(
        "name",
        [
            "Summa", "SUMMA", "Summa:", " Summa ", "**Summa**", "Summa att fördela", "Delsumma", "Slutsumma", "Totalsumma",
            "Summa Dalarna", "Totalt", "Total", "Totalt 15 kommuner", "Kommunerna totalt", "Länet totalt", "Hela länet",
            "Hela riket", "Riket", "Sverige", "S:a", "s:a kommuner", "Tillsammans", "Samtliga kommuner",
        ],
    )  # fmt: skip
    def test_knows_a_row_of_sums(self, name: str) -> None:
        assert is_sum(name)

    @pytest.mark.parametrize(
        "name",
        [
            "Sundsvall",
            "Summerby",
            "Totebo",
            "Sumåker",
            "Sverigeby",
            "Region Dalarna",
            "Dalarnas län",
            "Mora",
            "",
            "Tidaholm",
        ],
    )
    def test_knows_a_row_that_is_none(self, name: str) -> None:
        assert not is_sum(name)

    @pytest.mark.parametrize(
        "name", ["Sammanlagt", "Totalsumman", "Alla kommuner", "Kommunerna sammanlagt", "Hela Dalarna", "\u03a3"]
    )
    def test_knows_other_names_of_sums(self, name: str) -> None:
        assert is_sum(name)


class TestDelimited:
    @pytest.mark.parametrize("delimiter", [";", "\t", "|", " ; ", " | "])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_reads_cells_lines_and_marks_of_every_kind(self, delimiter: str, end: str, mark: str) -> None:
        lines = ["Kommun;Belopp", "Mora;142 478", "Orsa;48 124", "Summa;190 602", ""]
        grid = only(mark + end.join(line.replace(";", delimiter) for line in lines))
        assert grid.headings == ("Belopp",)
        assert rows_of(grid) == MORA_AND_ORSA
        assert [(row.name, row.place) for row in grid.rows] == [("Mora", 2), ("Orsa", 3), ("Summa", 4)]

    @pytest.mark.parametrize("space", ["", "\u00a0", "\u2009", "\u202f", " "])
    def test_commas_part_cells_whatever_parts_thousands(self, space: str) -> None:
        assert rows_of(only(f"Kommun,Belopp\nMora,142{space}478\nOrsa,48{space}124\n")) == MORA_AND_ORSA

    def test_quoted_cells_may_hold_the_delimiter(self) -> None:
        grid = only('"Kommun","Belopp, kr"\n"Mora","142 478,50"\n"Orsa","48 124,00"\n')
        assert grid.headings == ("Belopp, kr",)
        assert rows_of(grid) == [("Mora", [Fraction(284_957, 2)]), ("Orsa", [48_124])]

    def test_a_quoted_heading_may_run_over_lines(self) -> None:
        grid = only('Kommun;"Belopp\nper kommun"\nMora;142 478\nOrsa;48 124\n')
        assert grid.headings == ("Belopp per kommun",)
        assert [row.place for row in grid.rows] == [3, 4]

    def test_the_ruled_line_of_markdown_is_no_row(self) -> None:
        grid = only("| Kommun | Belopp |\n| --- | ---: |\n| Mora | 142 478 |\n| Orsa | 48 124 |")
        assert rows_of(grid) == MORA_AND_ORSA
        assert grid.named_only == ()

    def test_bold_in_markdown_is_no_part_of_a_cell(self) -> None:
        grid = only("| Mora | **142 478** |\n| Orsa | 48 124 |\n| **Summa** | **190 602** |\n")
        assert rows_of(grid) == MORA_AND_ORSA
        assert [row.name for row in grid.rows if is_sum(row.name)] == ["**Summa**"]

    def test_codes_and_row_numbers_before_names_are_no_amounts(self) -> None:
        for lead in ("2062;Mora;142 478\n2034;Orsa;48 124", "1;Mora;142 478\n2;Orsa;48 124"):
            grid = only(f"Nr;Kommun;Belopp\n{lead}")
            assert rows_of(grid) == MORA_AND_ORSA
            assert grid.headings == ("Belopp",)

    def test_codes_alone_name_the_rows(self) -> None:
        assert rows_of(only("Kod;Belopp\n2062;142 478\n2034;48 124")) == [("2062", [142_478]), ("2034", [48_124])]

    def test_of_two_columns_of_text_the_one_that_differs_names_the_rows(self) -> None:
        for text in (
            "Län;Kommun;Belopp\nDalarna;Mora;142 478\nDalarna;Orsa;48 124",
            "Kommun;Län;Belopp\nMora;Dalarna;142 478\nOrsa;Dalarna;48 124",
        ):
            assert rows_of(only(text)) == MORA_AND_ORSA

    def test_a_short_line_of_names_beside_each_other_is_no_reason_to_fail(self) -> None:
        grid = only("Mora;a;142 478\nOrsa;b;48 124\nFalun")
        assert rows_of(grid)[:1] == [("Mora", [142_478])]

    def test_a_line_too_short_to_hold_the_chosen_column_counts_for_nothing(self) -> None:
        lines = [
            GridLine(1, tuple(GridCell(text) for text in ("Dalarna", "Mora", "5"))),
            GridLine(2, tuple(GridCell(text) for text in ("Dalarna", "Orsa", "6"))),
            GridLine(3, (GridCell("Dalarna"),)),
            GridLine(4, tuple(GridCell(text) for text in ("Dalarna", "Falun", "7"))),
        ]
        (grid,) = grids_of(lines)
        assert rows_of(grid) == [("Mora", [5]), ("Orsa", [6]), ("Falun", [7])]

    def test_the_heading_is_the_last_three_lines_over_the_rows(self) -> None:
        grid = only("Rapport;A\nKommun;Kostnad\n;per kommun\n;tkr\nMora;142\nOrsa;48")
        assert grid.headings == ("Kostnad per kommun tkr",)

    def test_years_are_headings_where_no_word_stands_over_the_names(self) -> None:
        grid = only("\t2021\t2022\nMora\t100\t110\nOrsa\t50\t51")
        assert grid.headings == ("2021", "2022")
        assert rows_of(grid) == [("Mora", [100, 110]), ("Orsa", [50, 51])]

    @pytest.mark.parametrize("over", ["Kommun", "Region"])
    @pytest.mark.parametrize("delimiter", [";", "|"])
    def test_years_are_headings_under_kommun_and_region(self, over: str, delimiter: str) -> None:
        grid = only(f"{over};2021;2022\nMora;100;110\nOrsa;50;51\n".replace(";", delimiter))
        assert grid.headings == ("2021", "2022")
        assert rows_of(grid) == [("Mora", [100, 110]), ("Orsa", [50, 51])]

    @pytest.mark.parametrize("over", ["Kommuner", "Län", "Namn", "Huvudman"])
    def test_years_are_headings_under_other_words_for_parties(self, over: str) -> None:
        assert only(f"{over};2021;2022\nMora;100;110\nOrsa;50;51").headings == ("2021", "2022")

    @pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
    def test_an_amount_that_could_be_a_year_stays_a_row(self, delimiter: str) -> None:
        text = "Kommun;tkr\nMora;2100\nOrsa;1930\nFalun;9000\nSäter;2101".replace(";", delimiter)
        assert rows_of(only(text)) == [("Mora", [2_100]), ("Orsa", [1_930]), ("Falun", [9_000]), ("Säter", [2_101])]

    @pytest.mark.parametrize("cell", ["-", "\u2013", "x", "..", "uppgift saknas", "48 1)", "1,300", "(48)"])
    @pytest.mark.parametrize("delimiter", [";", "\t", "|"])
    def test_a_row_whose_amount_cannot_be_read_stays_in_its_table(self, cell: str, delimiter: str) -> None:
        text = f"Kommun;Belopp\nMora;142\nOrsa;{cell}\nFalun;3\nSäter;7".replace(";", delimiter)
        grid = only(text)
        assert [row.name for row in (*grid.rows, *grid.named_only)] == ["Mora", "Orsa", "Falun", "Säter"]

    @pytest.mark.parametrize("cell", ["-", "\u2013", "\u2212", "\u2014", "..", "x"])
    def test_a_dash_beside_a_number_is_no_number(self, cell: str) -> None:
        grid = only(f"Kommun;Folkmängd;Belopp\nMora;20;142\nOrsa;10;{cell}\nFalun;30;3")
        assert rows_of(grid)[1] == ("Orsa", [10, "it is no number"])

    def test_an_empty_cell_is_a_row_with_a_name_only(self) -> None:
        grid = only("Kommun;Belopp\nMora;142\nOrsa;\nFalun;3")
        assert rows_of(grid) == [("Mora", [142]), ("Falun", [3])]
        assert grid.named_only == (GridRow(place=3, name="Orsa", numbers=(NOTHING,)),)

    def test_sub_headings_are_names_only_and_those_under_the_table_are_none_of_it(self) -> None:
        grid = only("Kommun;Belopp\nMora;142\nUppsala län\nHåbo;5\nKälla: SCB")
        assert [row.name for row in grid.named_only] == ["Uppsala län"]
        assert rows_of(grid) == [("Mora", [142]), ("Håbo", [5])]

    @pytest.mark.parametrize("delimiter", [";", ","])
    def test_an_empty_line_among_rows_is_nothing(self, delimiter: str) -> None:
        text = "Mora;142478\n\nOrsa;48124\nFalun;3\n".replace(";", delimiter)
        assert rows_of(only(text)) == [*MORA_AND_ORSA, ("Falun", [3])]

    def test_headings_that_a_new_page_repeats_are_no_end(self) -> None:
        grid = only("Kommun;Belopp\nMora;142 478\nKommun;Belopp\nOrsa;48 124\n")
        assert rows_of(grid) == MORA_AND_ORSA

    def test_two_tables_after_each_other_are_two(self) -> None:
        first, second = grids_in("Kommun\tA\nMora\t1\nOrsa\t2\n\nKommun\tB\nMora\t5\nOrsa\t6\n")
        assert (first.headings, second.headings) == (("A",), ("B",))
        assert (rows_of(first), rows_of(second)) == ([("Mora", [1]), ("Orsa", [2])], [("Mora", [5]), ("Orsa", [6])])

    def test_prose_of_one_long_cell_parts_tables(self) -> None:
        prose = "Ord " * 25
        first, second = grids_in(f"Mora\t1\nOrsa\t2\n{prose}\nMora\t5\nOrsa\t6\n")
        assert (rows_of(first), rows_of(second)) == ([("Mora", [1]), ("Orsa", [2])], [("Mora", [5]), ("Orsa", [6])])

    def test_two_tables_beside_each_other_are_two(self) -> None:
        first, second = grids_in("Kommun\tA\tKommun\tB\nMora\t1\tFalun\t5\nOrsa\t2\tSäter\t6\n")
        assert rows_of(first) == [("Mora", [1]), ("Orsa", [2])]
        assert rows_of(second) == [("Falun", [5]), ("Säter", [6])]

    def test_a_name_without_numbers_after_it_makes_no_table(self) -> None:
        grid = only("Kommun\tBelopp\tAnsvarig\nMora\t1\tAnna\nOrsa\t2\tBo\n")
        assert grid.headings == ("Belopp",)

    @pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
    def test_a_heading_tells_what_three_decimals_are_or_nothing_is_read(self, delimiter: str) -> None:
        for grid in grids_in("Kommun;Mkr\nMora;1,300\nOrsa;2,400\n".replace(";", delimiter)):
            assert [row.name for row in grid.rows] == ["Mora", "Orsa"]
            assert [row.numbers[0] for row in grid.rows] != [
                PrintedNumber(value=Fraction(n), places=0) for n in (300, 400)
            ]

    def test_a_quotation_mark_that_never_ends_swallows_no_rows(self) -> None:
        grid = only('Mora;1\nOrsa;2\nFalun;"3\nSäter;4\nGagnef;5\n')
        assert [row.name for row in grid.rows][-2:] == ["Säter", "Gagnef"]

    def test_columns_without_any_number_are_left_out(self) -> None:
        grid = only("Mora;x;1\nOrsa;y;2\n")
        assert [len(row.numbers) for row in grid.rows] == [1, 1]

    def test_no_more_than_the_most_columns_are_read(self) -> None:
        row = ";".join("7" for _ in range(MOST_CELLS + 5))
        grid = only(f"Mora;{row}\nOrsa;{row}\n")
        assert len(grid.headings) == MOST_CELLS - 1 == 119

    def test_a_row_gives_nothing_for_a_column_it_lacks(self) -> None:
        row = GridRow(place=1, name="Mora", numbers=(PrintedNumber(value=Fraction(3), places=0),))
        assert row.number(1) == NOTHING


class TestSheets:
    def test_a_cell_at_fault_alone_on_its_row_tells_so(self) -> None:
        lines = [
            GridLine(1, (GridCell("Kommun"), GridCell("Belopp"))),
            GridLine(2, (GridCell("Mora"), GridCell("5"))),
            GridLine(3, (GridCell("Orsa"), GridCell("", Lost("a formula without a value")))),
            GridLine(4, (GridCell("Falun"), GridCell("7"))),
        ]
        (grid,) = grids_of(lines, "Blad1")
        assert grid.sheet == "Blad1"
        assert rows_of(grid) == [("Mora", [5]), ("Orsa", ["a formula without a value"]), ("Falun", [7])]

    def test_a_cell_that_is_known_to_be_at_fault_tells_so(self) -> None:
        lines = [
            GridLine(1, (GridCell("Mora"), GridCell("20"), GridCell("5"))),
            GridLine(2, (GridCell("Orsa"), GridCell("10"), GridCell("", Lost("a formula without a value")))),
        ]
        (grid,) = grids_of(lines, "Blad1")
        assert grid.sheet == "Blad1"
        assert rows_of(grid) == [("Mora", [20, 5]), ("Orsa", [10, "a formula without a value"])]

    def test_of_tables_beside_each_other_one_may_be_shorter(self) -> None:
        first, second = grids_in("Mora\t1\tFalun\t5\nOrsa\t2\tSäter\t6\n\t\tRättvik\t7\n")
        assert (len(first.rows), len(second.rows)) == (2, 3)
        assert first.named_only == ()

    def test_lines_without_a_row_hold_no_table(self) -> None:
        assert grids_of([GridLine(1, (GridCell("Mora"),)), GridLine(2, (GridCell("5"), GridCell("")))]) == ()
        assert grids_of([]) == ()

    def test_a_row_that_only_heads_the_table_makes_none(self) -> None:
        assert grids_of([GridLine(1, (GridCell("Län"), GridCell("2021")))]) == ()


class TestSpaced:
    def test_single_spaces_part_thousands_and_columns_alike(self) -> None:
        text = "Kommun Folkmängd Belopp\nMora 20 544 142 478\nOrsa 6 939 48 124\nSumma 27 483 190 602"
        assert rows_of(only(text, 190_602)) == [("Mora", [20_544, 142_478]), ("Orsa", [6_939, 48_124])]

    def test_two_headings_tell_of_two_columns(self) -> None:
        text = "Kommun Folkmängd Belopp\nMora 20 544 142 478\nFalun 59 752 414 395\nSumma 80 296 556 873"
        assert rows_of(only(text)) == [("Mora", [20_544, 142_478]), ("Falun", [59_752, 414_395])]

    def test_a_total_alone_tells_columns_apart(self) -> None:
        text = "Mora 20 544 142 478\nFalun 59 752 414 395"
        assert rows_of(only(text, 556_873)) == [("Mora", [20_544, 142_478]), ("Falun", [59_752, 414_395])]

    def test_without_a_sum_the_rows_that_read_in_one_way_tell_of_the_others(self) -> None:
        text = "Mora 20 544 142 478 999\nOrsa 6 939 48 124 333\nSäter 11 203 77 696 444"
        assert rows_of(only(text, 268_299_776)) == [
            ("Mora", [20_544, 142_478_999]),
            ("Orsa", [6_939, 48_124_333]),
            ("Säter", [11_203, 77_696_444]),
        ]

    def test_without_any_such_row_numbers_are_as_long_as_each_other(self) -> None:
        text = "Aby 1 234 111 222\nBby 5 678 333 444"
        assert rows_of(only(text, 444_666)) == [("Aby", [1_234, 111_222]), ("Bby", [5_678, 333_444])]

    def test_wide_gaps_part_columns_and_headings(self) -> None:
        text = "Kommun      Folkmängd    Belopp\nMora        20 544       142 478\nFalun        59 752      414 395"
        grid = only(text)
        assert grid.headings == ("Folkmängd", "Belopp")
        assert rows_of(grid) == [("Mora", [20_544, 142_478]), ("Falun", [59_752, 414_395])]

    def test_official_codes_before_names_are_no_part_of_them(self) -> None:
        assert rows_of(only("2062 Mora 142 478\n2034 Orsa 48 124")) == MORA_AND_ORSA
        assert rows_of(only("20 Region Dalarna 142 478\n2034 Orsa 48 124"))[0] == ("Region Dalarna", [142_478])

    @pytest.mark.parametrize(("first", "second"), [("1", "2"), ("1.", "2."), ("101", "102")])
    def test_row_numbers_before_names_are_no_part_of_them(self, first: str, second: str) -> None:
        assert rows_of(only(f"{first} Mora 142 478\n{second} Orsa 48 124")) == MORA_AND_ORSA

    def test_units_and_marks_stand_after_the_number(self) -> None:
        for text in ("Mora 142 478 kr\nOrsa 48 124 kr", "Mora 142 478*\nOrsa 48 124\u2020"):
            assert rows_of(only(text)) == MORA_AND_ORSA
        assert rows_of(only("Mora 5:-\nOrsa 7:-")) == [("Mora", [5]), ("Orsa", [7])]
        assert [row.numbers for row in only("Mora 20 544 kr 5 %\nOrsa 6 939 kr 3 %").rows] == [
            (
                PrintedNumber(value=Fraction(20_544), places=0, unit="kr"),
                PrintedNumber(value=Fraction(5), places=0, unit="%"),
            ),
            (
                PrintedNumber(value=Fraction(6_939), places=0, unit="kr"),
                PrintedNumber(value=Fraction(3), places=0, unit="%"),
            ),
        ]

    def test_the_sign_of_kronor_ends_a_number(self) -> None:
        assert rows_of(only("Mora 142 478:-\nOrsa 48 124:-")) == MORA_AND_ORSA

    def test_decimals_end_a_number(self) -> None:
        text = "Mora 20 544 7,1 142 478\nOrsa 6 939 2,4 48 124"
        assert rows_of(only(text, 190_602)) == [
            ("Mora", [20_544, Fraction(71, 10), 142_478]),
            ("Orsa", [6_939, Fraction(12, 5), 48_124]),
        ]

    def test_a_dash_is_a_column_without_a_number(self) -> None:
        grid = only("Mora 20 142\nOrsa 10 \u2013\nFalun 30 3")
        assert rows_of(grid)[1] == ("Orsa", [10, "it is no number"])

    def test_a_dash_between_words_is_part_of_the_name(self) -> None:
        assert rows_of(only("Malung - Sälen 70 629\nMora 142 478"))[0] == ("Malung - Sälen", [70_629])

    def test_a_minus_stands_at_its_number(self) -> None:
        assert rows_of(only("Mora 142 478\nOrsa \u221248 124")) == [("Mora", [142_478]), ("Orsa", [-48_124])]

    @pytest.mark.parametrize("minus", ["-", "\u2212", "\u2013"])
    def test_a_minus_may_stand_a_space_before_its_number(self, minus: str) -> None:
        assert rows_of(only(f"Mora 142 478\nOrsa {minus} 48 124\nFalun 3 000"))[1] == ("Orsa", [-48_124])

    def test_a_sum_without_its_first_column_keeps_the_last(self) -> None:
        grid = only("Aby 20 5 142 478\nBby 10 7 48 124\nSumma 12 190602", 190_602)
        assert grid.rows[2].numbers[0] == NOTHING
        assert grid.rows[2].numbers[1:] == tuple(PrintedNumber(value=Fraction(n), places=0) for n in (12, 190_602))

    def test_a_region_without_its_first_column_keeps_the_last(self) -> None:
        grid = only("Aby 20 42 478\nBby 10 48 124\nRegion By 99602", 90_602)
        assert grid.rows[2].numbers == (NOTHING, PrintedNumber(value=Fraction(99_602), places=0))

    def test_the_sum_tells_that_a_region_has_no_basis(self) -> None:
        text = "Mora 20 544 142 478\nOrsa 6 939 48 124\nRegion Dalarna 190 602\nSumma 27 483 381 204"
        assert only(text, 381_204).rows[2].numbers == (NOTHING, PrintedNumber(value=Fraction(190_602), places=0))

    def test_a_row_that_cannot_be_told_apart_says_so(self) -> None:
        grid = only("Aby 20 42\nBby 10\nCby 7 8")
        assert rows_of(grid)[1] == ("Bby", ["10 cannot be told apart as 2 numbers"] * 2)

    def test_prose_with_numbers_is_no_table_of_one_line(self) -> None:
        assert grids_in("Det kostar 4 000 kr") == ()
        assert grids_in("") == ()
        assert grids_in(" \n\n \t\n") == ()

    def test_one_line_that_is_no_row_does_not_end_a_table_and_two_do(self) -> None:
        grid = only("Aby 1 000\nUppsala län\nBby 2 000\n")
        assert [row.name for row in grid.named_only] == ["Uppsala län"]
        first, second = grids_in("Aby 1 000\nBby 2 000\nEtt\nTvå\nCby 3 000\nDby 4 000")
        assert [len(rows_of(each)) for each in (first, second)] == [2, 2]

    def test_a_long_line_that_is_no_row_ends_a_table(self) -> None:
        first, second = grids_in("Aby 1 000\nBby 2 000\n" + "ord " * 30 + "\nCby 3 000\nDby 4 000")
        assert [len(rows_of(each)) for each in (first, second)] == [2, 2]

    def test_a_page_number_among_rows_is_no_row(self) -> None:
        grid = only("Aby 1 000\nBby 2 000\n12\nCby 3 000\n")
        assert [(name, value) for name, value in rows_of(grid) if name] == [
            ("Aby", [1_000]),
            ("Bby", [2_000]),
            ("Cby", [3_000]),
        ]

    def test_more_tokens_than_any_row_has_are_not_told_apart(self) -> None:
        grid = only("Aby " + "1 " * 17 + "\nBby 2\nCby 3")
        assert rows_of(grid)[0] == ("Aby", [f"{'1 ' * 16}1 cannot be told apart as 1 number"])

    def test_decimals_end_what_could_be_joined_and_a_long_first_group_joins_nothing(self) -> None:
        assert rows_of(only("Aby 1,5 200\nBby 2,5 300")) == [
            ("Aby", [Fraction(3, 2), 200]),
            ("Bby", [Fraction(5, 2), 300]),
        ]
        assert rows_of(only("Aby 20544 478\nBby 20545 479")) == [("Aby", [20_544, 478]), ("Bby", [20_545, 479])]

    def test_names_of_digits_do_not_take_the_amount_away(self) -> None:
        assert rows_of(only("Mora 1 000\nDistrikt 2 2 000\nOrsa 3 000"))[0] == ("Mora", [1_000])

    def test_a_title_parts_two_tables(self) -> None:
        assert len(grids_in("Mora 1\nOrsa 2\nSumma 3\n\nDet andra förslaget\n\nMora 5\nOrsa 6\nSumma 11")) == 2


class TestThePapers:
    """What stands in the papers, with the prose around it."""

    def test_the_agreement_has_one_table_of_three_columns(self) -> None:
        grid = only(AGREEMENT_PAGE)
        assert grid.headings == ("", "Nuvarande avtal ca 2,4 mkr/år", "Nytt avtal 4 mkr/år")
        assert len(grid.rows) == 17
        assert rows_of(grid)[0] == ("Avesta", [22_986, 97_515, 159_414])
        assert rows_of(grid)[15] == ("Region Dalarna", [NOTHING.en, 1_225_535, 2_000_000])

    def test_the_grant_has_a_line_for_the_county_and_a_table_with_two_sums(self) -> None:
        county, grid = grids_in(GRANT_PAGE)
        assert rows_of(county) == [
            ("Dalarnas län", [287_795, Fraction(14, 5), 14_466, Fraction(7, 2), 15_711_504]),
        ]
        assert grid.headings == ("Nov 2018", "Ers per kommun")
        assert [row.name for row in grid.rows if is_sum(row.name)] == ["Summa", "Summa att fördela"]
        assert len(rows_of(grid)) == 15

    def test_the_scan_has_two_tables_beside_each_other(self) -> None:
        tables = [grid for grid in grids_in(SCANNED_SLIDES) if len(grid.rows) > 10]
        assert [len(rows_of(grid)) for grid in tables] == [15, 14]  # with the heading "juni 2021", which is no amount
        left, right = (dict(rows_of(grid)) for grid in tables)
        assert left["Malung-Salen"] == [10_184, 70_629]
        assert left["Orsa."] == [6_939, 48_124]
        assert right["Leksand"] == [15_940, 71_856]
        assert right["Gagnef"] == [10_455, 47_130]


class TestTime:
    """A text of any kind is read or left aside; were it not bounded, these would not end."""

    @pytest.mark.parametrize(
        "text",
        [
            "\n".join(f"n{number}x\t{number}\t{number * 3}" for number in range(2_000)),
            "\n".join(f"n{number}x {number}" for number in range(2_000)),
            "x" * 1_000_000,
            "Mora " + "1" * 1_000_000 + "\nOrsa 1",
            "Mora" + " " * 1_000_000 + "1\nOrsa 1",
            ";" * 1_000_000,
            "|" * 500_000,
            "summa " * 100_000,
            "a\tb\nc\t1\n" * 1_000,
            " ".join(f"a {number}" for number in range(10_000)) + "\nb 2",
        ],
        ids=["rows", "spaced", "word", "digits", "spaces", "semicolons", "bars", "sums", "headings", "names"],
    )
    def test_long_texts_are_read_at_once(self, text: str) -> None:
        assert isinstance(grids_in(text, Fraction(5)), tuple)

    @pytest.mark.parametrize(
        ("rows", "groups"), [(4, 13), (30, 9)], ids=["few-rows-of-five-columns", "rows-of-three-columns"]
    )
    def test_many_groups_of_thousands_are_read_at_once(self, rows: int, groups: int) -> None:
        text = "\n".join(f"n{number}x " + "123 " * groups for number in range(rows))
        assert isinstance(grids_in(text, Fraction(5)), tuple)

    def test_a_line_of_very_many_numbers_is_read_at_once(self) -> None:
        text = "Mora " + "123 " * 600 + "\nOrsa 1 2 3"
        assert isinstance(grids_in(text, Fraction(5)), tuple)

    def test_a_very_long_quoted_cell_is_no_reason_to_fail(self) -> None:
        text = 'a;1\nb;2\n"' + "x" * 200_000 + "\nb;3"
        assert isinstance(grids_in(text), tuple)


def made_up_names(number: int) -> list[str]:
    """Give as many different names as there are municipalities in the country."""
    starts = [f"{one}{two}" for one, two in product("BDFGHKLMNR", "aeiouyåäö")]
    return [f"{start}{end}" for start, end in product(starts, ["by", "sta", "vik", "ås"])][:number]


class TestTheWholeCountry:
    @pytest.mark.parametrize("delimiter", [";", ",", "\t", "|", " ", "   "])
    def test_290_rows_are_read(self, delimiter: str) -> None:
        names = made_up_names(290)
        assert len({*names}) == 290
        rows = [(name, 10_000 + 37 * place) for place, name in enumerate(names)]
        text = "\n".join(f"{name}{delimiter}{value // 1000} {value % 1000:03}" for name, value in rows)
        assert rows_of(only(text)) == [(name, [value]) for name, value in rows]
