"""Every writer shows the same cells, whatever is shared between whom: an answer cannot say two things."""

import csv
import io
import re
from decimal import Decimal
from fractions import Fraction
from html import unescape
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Amount, apportion, parts
from nara_vard_finans.reports import as_page, report_of

NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)


def kronor_of(cell: str) -> Fraction:
    """Read an amount as people and machines are shown it."""
    return Fraction(re.sub(r"[\s\u00a0]", "", cell).replace(",", "."))


@given(
    weights=st.dictionaries(NAMES, st.integers(1, 10**6), min_size=1, max_size=6),
    ore=st.integers(-(10**9), 10**9),
)
def test_every_writer_shows_the_same_cells(weights: dict[str, int], ore: int) -> None:
    shared = apportion(Amount(ore), parts(weights), unit=Amount(1))
    report: Any = report_of(shared)
    expected = [(name, Fraction(shared.amount(name).ore, 100)) for name in shared.key.parties]

    columns = report.to_columns()
    assert list(zip(columns["name"], map(Fraction, columns["amount"]), strict=True)) == expected
    assert [Decimal(whole) / 100 for whole in columns["amount_ore"]] == columns["amount"]
    assert pl.DataFrame(shared)["amount"].to_list() == columns["amount"]
    assert [(row["name"], kronor_of(row["amount"])) for row in report.data["rows"]] == expected

    machine = list(csv.DictReader(io.StringIO(report.csv())))
    assert [(row["name"], kronor_of(row["amount"])) for row in machine] == expected
    excel = list(csv.reader(io.StringIO(report.csv_excel()[1:]), delimiter=";"))[1:]
    assert [(row[1].removeprefix("'"), kronor_of(row[-1])) for row in excel] == expected

    page = [
        [unescape(cell) for cell in re.findall(r"<t[hd][^>]*>([^<]*)</t", row)] for row in as_page(report).split("<tr>")
    ]
    seen = [(row[0], kronor_of(row[-1])) for row in page[2:-1]]
    assert seen == expected
    lines = [line.strip("| ").split(" | ") for line in report.markdown().splitlines() if line.startswith("| ")]
    assert [(row[0], kronor_of(row[-1])) for row in lines[2:-1]] == expected
