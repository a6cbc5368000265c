"""Rows alike: single spaces part them all, and nothing but a sum, a total or a row unlike them says where."""

from fractions import Fraction

import pytest

from nara_vard_finans.core import PrintedNumber
from nara_vard_finans.grids import Grid, GridRow, grids_in
from printed_cases import english

TWO_YEARS = "Kommun Avgift Bidrag\nAvesta 142 478 150 100\nFalun 348 775 351 000\nMora 176 836 180 222"
FIRST, LAST = (142_478, 150_100), (176_836, 180_222)
# Four columns: 752, 358 195, 85 293 and 61 663 in the first row.
FOUR = """Kommun Antal Avgift Bidrag Kostnad
Avesta 752 358 195 85 293 61 663
Falun 531 616 954 58 390 53 933
Gagnef 791 682 532 53 687 10 484
Leksand 277 212 259 84 662 91 498
Mora 420 741 767 15 477 82 091
Orsa 152 798 804 64 623 84 494"""


def only(text: str, near: int | None = None) -> Grid:
    (grid,) = grids_in(text, None if near is None else Fraction(near))
    return grid


def told(row: GridRow) -> str:
    (reason,) = {english(number) for number in row.numbers}
    return str(reason)


def values(row: GridRow) -> tuple[int, ...]:
    return tuple(int(number.value) for number in row.numbers if isinstance(number, PrintedNumber))


def test_rows_that_are_all_parted_in_several_ways_are_told_with_them() -> None:
    first, _, last = map(told, only(TWO_YEARS).rows)
    assert first == (
        "142 478 150 100 can be read in several ways: 142 478 | 150 100 or 142 | 478 150 100; "
        "give the total, or put semicolons between the numbers"
    )
    assert "176 836 | 180 222 or 176 | 836 180 222" in last


def test_so_are_they_without_a_heading() -> None:
    assert all(not values(row) for row in only(TWO_YEARS.partition("\n")[2]).rows)


@pytest.mark.parametrize(
    ("more", "near"),
    [
        ("\nOrsa 48 124 49 000", None),  # two numbers in one way only, as large as each other
        ("\nSumma 668 089 681 322", None),  # 142 478 + 348 775 + 176 836, and 150 100 + 351 000 + 180 222
        ("", 681_322),
    ],
    ids=["a row unlike them", "a printed sum", "a stated total"],
)
def test_what_says_where_they_are_parted(more: str, near: int | None) -> None:
    rows = only(TWO_YEARS + more, near).rows
    assert (values(rows[0]), values(rows[2])) == (FIRST, LAST)


def test_columns_that_could_be_joined_and_others_split_are_told() -> None:
    assert all("can be read" in told(row) or "cannot be told apart" in told(row) for row in only(FOUR).rows)


def test_a_row_of_which_one_way_is_none_is_told_beside_those_of_two() -> None:
    """089 is no number of its own, so that Gra's last column would be of six digits; the others' need not be."""
    grid = only(
        "Kommun 2021 2022 2023\nArvby 205 933 167 588\nBro 300 311 439 923\nCedby 483 277 580 954\n"
        "Dal 796 860 902 562\nEda 185 351 522 834\nFors 99 577 493 406\nGra 105 220 726 089\n"
        "Hed 483 235 816 936\nIla 103 607 499 577"
    )
    assert told(grid.rows[6]) == "105 220 726 089 cannot be told apart as 3 numbers"
    assert all("205 | 933 | 167 588 or 205 933 | 167 | 588" in told(row) for row in grid.rows[:1])
    assert not any(values(row) for row in grid.rows)


def test_a_sum_that_they_make_says_how_large_the_columns_are() -> None:
    # 752 + 531 + 791 + 277 + 420 + 152 is 2 923, 358 195 + 616 954 + 682 532 + 212 259 + 741 767 + 798 804 is 3 410 511,
    # 85 293 + 58 390 + 53 687 + 84 662 + 15 477 + 64 623 is 362 132,
    # and 61 663 + 53 933 + 10 484 + 91 498 + 82 091 + 84 494 is 384 163.
    grid = only(f"{FOUR}\nSumma 2 923 3 410 511 362 132 384 163")
    assert values(grid.rows[0]) == (752, 358_195, 85_293, 61_663)
    assert values(grid.rows[5]) == (152, 798_804, 64_623, 84_494)


def test_a_row_that_lost_a_group_is_told() -> None:
    # Rättvik's 102 300 lost its first group: 2 100 and 800, or 2 and 100 800?
    rows = "Mora 2 400 100 800\nOrsa 2 100 98 800\nRättvik 2 100 800\nÄlvdalen 2 300 100 200\nFalun 2 500 97 100"
    mora, _, lost, *_ = only(f"Kommun Antal Avgift\n{rows}").rows
    assert values(mora) == (2_400, 100_800)
    assert told(lost).startswith("2 100 800 can be read in several ways: 2 100 | 800 or 2 | 100 800")


def test_a_damaged_row_does_not_hide_what_the_sum_says_of_the_others() -> None:
    # 78 828 + 64 028 + 71 911 = 214 767 and 93 213 + 94 655 + 80 172 = 268 040; the first row's 93 213 is damaged.
    text = (
        "Avesta 78 828 93 2 13\nBorlänge 64 028 94 655\nFalun 71 911 80 172\nGagnef 93 742 79 963\nMora 50 785 64 988"
    )
    total = "\nSumma 359 294 412 991"
    damaged, sound, *_ = only(text + total).rows
    assert values(sound) == (64_028, 94_655)
    assert told(damaged) == "78 828 93 2 13 cannot be told apart as 2 numbers"
