"""Printed tables to audit: the papers' own, five parties by percentages, and workbooks."""

import csv
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from table_twins import half_up

PAPERS = {
    row["name"]: row
    for row in csv.DictReader(
        line
        for line in (Path(__file__).parent / "golden" / "tables.csv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
}


COST = "kostnad-per-kommun-2022-06-09"


PERCENT = {"A": "10,5", "B": "20,3", "C": "30,1", "D": "15,6", "E": "23,5"}


Table = Sequence[Sequence[Any]]
"""The rows of a sheet."""


def spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def paper(
    *columns: str, more: Sequence[str] = (), without: Sequence[str] = (), changed: Mapping[str, int] | None = None
) -> str:
    """A table as pasted from a word processor; the last column with what is changed."""
    lines = ["\t".join(("Kommun", *columns))]
    for name, row in PAPERS.items():
        if name not in without:
            cells = [int(row[column]) for column in columns]
            cells[-1] = (changed or {}).get(name, cells[-1])
            lines.append("\t".join((name, *map(spaced, cells))))
    return "\n".join((*lines, *more)) + "\n"


def percents(total: int, unit: int = 1) -> dict[str, int]:
    """Five parties by percentages with one decimal, each row rounded by itself."""
    return {
        name: unit * half_up(Fraction(total, unit) * Fraction(share.replace(",", ".")) / 100)
        for name, share in PERCENT.items()
    }


def workbook(path: Path, **sheets: Table) -> Path:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append([*row])
    made.save(path)
    return path
