"""Tables that a program draws with lines are read by their cells, and those of which rows are left out are told."""

import pytest

from nara_vard_finans.core import AuditError
from nara_vard_finans.grids import grids_in
from printed_cases import kronor_by_name, read

BOXED = """\
┌──────────────┬───────────┬─────────┐
│ Kommun       │ Folkmängd │  Belopp │
├──────────────┼───────────┼─────────┤
│ Malung-Sälen │    10 184 │  70 628 │
│ Mora         │    20 544 │ 142 478 │
├──────────────┼───────────┼─────────┤
│ Summa        │    30 728 │ 213 106 │
└──────────────┴───────────┴─────────┘
"""
POLARS = """\
shape: (2, 3)
┌──────────────┬───────────┬────────┐
│ kommun       ┆ folkmangd ┆ belopp │
│ ---          ┆ ---       ┆ ---    │
│ str          ┆ i64       ┆ i64    │
╞══════════════╪═══════════╪════════╡
│ Malung-Sälen ┆ 10184     ┆ 70628  │
│ Mora         ┆ 20544     ┆ 142478 │
└──────────────┴───────────┴────────┘
"""
DUCKDB = """\
┌──────────────┬───────────┬────────┐
│    kommun    │ folkmangd │ belopp │
│   varchar    │   int64   │ int32  │
├──────────────┼───────────┼────────┤
│ Malung-Sälen │     10184 │  70628 │
│ Mora         │     20544 │ 142478 │
├──────────────┴───────────┴────────┤
│ 2 rows                  3 columns │
└───────────────────────────────────┘
"""
MYSQL = """\
+--------------+-----------+--------+
| kommun       | folkmangd | belopp |
+--------------+-----------+--------+
| Malung-Sälen |     10184 |  70628 |
| Mora         |     20544 | 142478 |
+--------------+-----------+--------+
2 rows in set (0.00 sec)
"""
HEAVY = BOXED.replace("│", "║").replace("─", "═").replace("┼", "╬")


@pytest.mark.parametrize("drawn", [BOXED, HEAVY, POLARS, DUCKDB, MYSQL])
def test_is_read_by_its_cells(drawn: str) -> None:
    column = read(drawn, column="belopp")
    assert kronor_by_name(column) == {"Malung-Sälen": 70_628, "Mora": 142_478}
    assert [int(number) for number in column.side[0].numbers.values()] == [10_184, 20_544]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (POLARS.replace("│ Mora", "│ …            ┆ …         ┆ …      │\n│ Mora"), 8),
        ("     kommun  belopp\n0      Mora  142478\n..      ...     ...\n14  Älvdalen   48775\n", 3),
        ("| Kommun | Belopp |\n|---|---|\n| Mora | 142 478 |\n| ... | ... |\n| Orsa | 48 124 |\n", 4),
    ],
)
def test_rows_that_are_left_out_are_told(text: str, line: int) -> None:
    with pytest.raises(AuditError, match=f"on line {line} dots stand in place of rows that are left out"):
        grids_in(text)


@pytest.mark.parametrize("dots", ["...", "....................", ". ."])
def test_other_dots_stand_for_nothing(dots: str) -> None:
    column = read(f"Kommun   Belopp\nMora     142 478\n{dots}\nOrsa      48 124\n")
    assert kronor_by_name(column) == {"Mora": 142_478, "Orsa": 48_124}
