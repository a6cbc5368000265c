"""Names over two lines, and rows over several pages: the amount is that of the whole name, wherever its figures stand."""

import pytest

from nara_vard_finans.core import Unread
from nara_vard_finans.grids import Grid, grids_in
from printed_cases import english

HEADING = ("Kommun", "Antal", "Belopp")
OTHERS = {"Mora": (20_544, 142_478), "Orsa": (6_939, 48_124), "Rättvik": (11_079, 76_836)}
CUT = [("Malung-", "Sälen"), ("Malung\u00ad", "Sälen"), ("Malung-Sälens", "kommun"), ("Malung-", "Sälens", "kommun")]


def only(text: str) -> Grid:
    (grid,) = grids_in(text)
    return grid


def read(text: str) -> dict[str, list[int | str]]:
    return {
        row.name: [each.en if isinstance(each, Unread) else int(each.value) for each in row.numbers]
        for row in only(text).rows
    }


def table(gap: str, at: int, name: tuple[str, ...], *, figures_below: bool) -> str:
    rows = [f"{party}{gap}{gap.join(f'{each:,}'.replace(',', ' ') for each in both)}" for party, both in OTHERS.items()]
    figures = f"1 012{gap}2 345"
    own = [*name, figures] if figures_below else [*name[:-1], f"{name[-1]}{gap}{figures}"]
    return "\n".join([gap.join(HEADING), *rows[:at], *own, *rows[at:], ""])


@pytest.mark.parametrize("gap", [" ", "    "])
@pytest.mark.parametrize("at", [0, 1, 3])
@pytest.mark.parametrize("name", CUT)
@pytest.mark.parametrize("figures", ["below", "beside"])
def test_a_name_over_two_lines_is_one_name_wherever_it_stands(
    gap: str, at: int, name: tuple[str, ...], figures: str
) -> None:
    found = read(table(gap, at, name, figures_below=figures == "below"))
    whole = "Malung-Sälens kommun" if "kommun" in name else "Malung-Sälen"
    assert found == {**{party: list(both) for party, both in OTHERS.items()}, whole: [1_012, 2_345]}


def test_the_hyphen_that_only_cut_a_word_goes() -> None:
    assert read("Mora 5 000\nSmedje-\nbacken 6 000\nOrsa 7 000\n") == {
        "Mora": [5_000],
        "Smedjebacken": [6_000],
        "Orsa": [7_000],
    }


def test_a_name_alone_is_not_put_before_another_row() -> None:
    grid = only("Mora 5 000\nRegion Dalarna\nOrsa 7 000\n")
    assert [row.name for row in grid.rows] == ["Mora", "Orsa"]
    assert [row.name for row in grid.named_only] == ["Region Dalarna"]


def test_a_repeated_heading_after_a_title_with_a_year_does_not_end_a_table_of_names_above_their_figures() -> None:
    heading = "Part Folkmängd 2023-12-31 2024"
    text = f"Nytt avtal från 2024\n{heading}\nMora\n391 600 869\nOrsa\n434 666 949\n{heading}\nSäter\n656 1 008 107\n"
    assert read(text) == {"Mora": [391, 600_869], "Orsa": [434, 666_949], "Säter": [656, 1_008_107]}


def test_figures_of_two_columns_under_their_names_are_no_cells_of_one_line_each() -> None:
    text = "Mora\n20 544 142 478,00 kr\nOrsa\n6 939 48 124,00 kr\nSäter\n11 203 77 695,00 kr\nFalun\n59 752 414 395,00 kr\n"
    assert read(text)["Mora"] == [20_544, 142_478]


def test_small_numbers_under_their_names_are_no_pages() -> None:
    text = "Mora\n               1 425\nOrsa\n                 481\nSäter\n                 777\n"
    assert read(text) == {"Mora": [1_425], "Orsa": [481], "Säter": [777]}


@pytest.mark.parametrize("page", ["2(3)", "Sida 2 av 3", "Regionstyrelsen 2"])
def test_a_page_that_ends_in_its_number_and_the_next_that_begins_with_its_own(page: str) -> None:
    text = f"Mora 20 544 142 478\nOrsa 6 939 48 124\n1\n{page}\nSäter 11 203 77 695\nFalun 59 752 414 395\n"
    assert list(read(text)) == ["Mora", "Orsa", "Säter", "Falun"]
    assert read(text)["Falun"] == [59_752, 414_395]


def test_a_letterhead_that_stands_on_each_page_is_no_row_without_a_number() -> None:
    grid = only("RSS Dalarna\nKommun  Belopp\nMora  5 000\nOrsa  6 000\nRSS Dalarna\nSäter  7 000\nSumma  18 000\n")
    assert [row.name for row in (*grid.rows, *grid.named_only)] == ["Mora", "Orsa", "Säter", "Summa"]


def test_headings_that_single_spaces_part_stand_over_columns_that_wide_gaps_part() -> None:
    assert only("Kommun 2024\nMora      142 478 kr\nOrsa       48 124 kr\nSäter      77 695 kr\n").headings == ("2024",)
    over = "Kommun Folkmängd Belopp\nMora      20 544      142 478\nOrsa       6 939       48 124\n"
    assert only(over).headings == ("Folkmängd", "Belopp")


def test_an_amount_of_four_digits_before_a_sum_is_no_code() -> None:
    text = (
        "Kommun\nAntal\ntkr\nTrosa\n14885\n3648\nVingåker\n8856\n2170\nSumma kommuner\n23741\n5818\nRegion X\n-\n5818\n"
    )
    assert read(text)["Vingåker"] == [8_856, 2_170]
    assert read(text)["Summa kommuner"] == [23_741, 5_818]


def test_a_heading_right_above_the_first_code_is_no_row_without_one() -> None:
    text = (
        "Kommunkod\nKommun\nAntal\ntkr\n1382\nFalkenberg\n47108\n13877\n1315\nHylte\n10299\n3034\nSumma\n57407\n16911\n"
    )
    assert read(text) == {"Falkenberg": [47_108, 13_877], "Hylte": [10_299, 3_034], "Summa": [57_407, 16_911]}


def test_two_numbers_of_pages_on_lines_of_their_own_do_not_end_a_table() -> None:
    text = "Kommun Antal Belopp\nMora 20544 142478\nOrsa 6939 48124\n1\n2\nSäter 11203 77695\nSumma 38686 268297\n"
    assert list(read(text)) == ["Mora", "Orsa", "Säter", "Summa"]


class TestPagesThatNobodyKnows:
    """Two lines that are no furniture by their words stand between the rows; the sum says that they are of one table."""

    TEXT = (
        "Kommun Antal Belopp\nAvesta 22 986 159 413\nFalun 59 752 414 395\nMora 20 544 142 478\n"
        "Gemensamma planeringsgruppen\nUnderlag till beslut i samverkan\n"
        "Orsa 6 939 48 124\nRättvik 11 079 76 836\nSumma 121 300 841 246\n"
    )

    def test_the_rows_after_them_belong_to_the_table_until_its_sum(self) -> None:
        assert list(read(self.TEXT)) == ["Avesta", "Falun", "Mora", "Orsa", "Rättvik", "Summa"]

    def test_without_a_sum_or_with_another_they_stay_two_tables(self) -> None:
        for text in (self.TEXT.rsplit("Summa", 1)[0], self.TEXT.replace("841 246", "441 246")):
            assert len(grids_in(text)) == 2

    def test_and_where_a_heading_of_its_own_stands_between(self) -> None:
        other = self.TEXT.replace("Underlag till beslut i samverkan", "Kommun Invånare Bidrag")
        assert len(grids_in(other)) == 2


def test_the_head_of_a_last_page_that_holds_nothing_but_the_sum_is_told_and_no_row() -> None:
    text = "Kommun Belopp\nMora 407 499 kr\nOrsa 137 076 kr\nSäter 223 096 kr\nFalun 190 310 kr\nRegion Dalarna 2\nSumma 957 981 kr\n"
    (region,) = [row for row in only(text).rows if row.name == "Region Dalarna"]
    assert [*map(english, region.numbers)] == [
        "2 is far smaller than all the others, and could be the number of a page"
    ]


@pytest.mark.parametrize("sum_row", ["Summa\t6\t300", "\tSumma\t6\t300"])
def test_a_name_over_its_figures_among_tabs_is_their_name(sum_row: str) -> None:
    """As text of a document has it; a title over a sum that has its name in the second column stays a title."""
    assert read("Mora\n\t2\t100\nOrsa\n\t4\t200\n")["Orsa"] == [4, 200]
    rows = "Mora\t2\t100\nOrsa\t4\t200" if sum_row[0] == "S" else "2062\tMora\t2\t100\n2034\tOrsa\t4\t200"
    grid = only(f"Fördelning av medel, tkr\n{sum_row}\n{rows}\n")
    assert [row.name for row in grid.rows] == ["Summa", "Mora", "Orsa"]
    assert grid.caption == "Fördelning av medel, tkr"


def test_what_stands_on_every_page_is_no_row_among_tabs_but_what_stands_in_columns_is() -> None:
    page = "Region Dalarna\n2023-11-15\nDnr HSN 2023/1845\nKommun\tBelopp\nMora\t5\nSida 2 av 3\nRegion Dalarna\t7\n2 (3)\n"
    grid = only(page)
    assert [row.name for row in grid.rows] == ["Mora", "Region Dalarna"]
    assert grid.named_only == ()
