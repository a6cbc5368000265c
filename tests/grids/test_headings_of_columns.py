"""Headings of columns on one line of single spaces: parted where only one way makes as many as there are columns."""

import pytest

from nara_vard_finans.grids import grids_in

ROWS = {
    1: "Mora 142 478\nOrsa 48 124\nFalun 414 395\nSumma 604 997",
    2: "Mora 20 544 142 478\nOrsa 6 939 48 124\nFalun 59 752 414 395\nSumma 87 235 604 997",
    3: "Mora 20 544 130 000 142 478\nOrsa 6 939 44 000 48 124\nFalun 59 752 378 000 414 395\nSumma 87 235 552 000 604 997",
}


@pytest.mark.parametrize(
    ("over", "headings"),
    [
        ("Kommun Belopp", ["Belopp"]),
        ("Kommun Ers per kommun 2024 (kr)", ["Ers per kommun 2024 (kr)"]),
        ("Part Folkmängd 2023-12-31 Kommunens andel, kr", ["Folkmängd 2023-12-31", "Kommunens andel, kr"]),
        ("Kommun Antal invånare 2023 2024", ["Antal invånare 2023", "2024"]),
        ("Kommun Folkmängd Budget 2023 tkr", ["Folkmängd", "Budget 2023 tkr"]),
        ("Kommun Alt I Alt II", ["Alt I", "Alt II"]),
        ("Kommun Förslag A Förslag B", ["Förslag A", "Förslag B"]),
        ("Kommun Alternativ I, kr Alternativ II, kr", ["Alternativ I, kr", "Alternativ II, kr"]),
        ("Kommun Folkmängd 2023, kr 2024, kr", ["Folkmängd", "2023, kr", "2024, kr"]),
        ("Kommun Folkmängd Föregående år (MSEK) Nytt avtal (MSEK)",
         ["Folkmängd", "Föregående år (MSEK)", "Nytt avtal (MSEK)"]),
        ("Kod Kommun Folkmängd Belopp", ["", ""]),
        ("kommun folkmängd belopp", ["", ""]),
    ],
)  # fmt: skip
def test_words_are_parted_in_the_only_way(over: str, headings: list[str]) -> None:
    (grid,) = grids_in(f"{over}\n{ROWS[len(headings)]}")
    assert list(grid.headings) == headings


def test_a_heading_may_go_on_in_a_second_line() -> None:
    (grid,) = grids_in(f"Kommun Folkmängd Belopp\nper år\n{ROWS[2]}")
    assert grid.headings == ("Folkmängd", "Belopp")


@pytest.mark.parametrize("over", ["Nytt avtal, tkr", "Fördelning av kostnader (tkr)"])
def test_the_unit_of_a_title_is_that_of_the_amounts(over: str) -> None:
    (grid,) = grids_in(f"{over}\n{ROWS[2]}")
    assert (grid.unplaced_unit, grid.caption) == ("", over)
