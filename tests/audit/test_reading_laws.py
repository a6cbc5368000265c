"""
Laws of reading: a cell that is spoiled changes no other, and the same table in another form is the same column.

What stands about a table, a subtotal and a sum that is right change no amount.
"""

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans.audit import AuditColumn, audit_column
from nara_vard_finans.core import NOBODY, grouped
from nara_vard_finans.grids import Grid, GridCell, GridLine, grids_in, grids_of

NAMES = ("Alby", "Bro", "Cedersta", "Dalby", "Ekeby", "Fors", "Gryt", "Hol", "Ingarö")
FORMS = ("semicolons", "tabs", "bars", "gaps", "a cell a line", "single spaces", "cells")
SPOILED = ("..", "-", "12 3", "1O5 478", "saknas", "142 4 78")

Rows = Mapping[str, tuple[int, int]]


@st.composite
def tables(draw: st.DrawFn) -> dict[str, tuple[int, int]]:
    """Give inhabitants, and amounts that are about as many kronor for each, of no fewer than five parties."""
    count = draw(st.integers(5, len(NAMES)))
    rate = draw(st.integers(20, 900))
    people = draw(st.lists(st.integers(2_000, 99_000), min_size=count, max_size=count))
    return {name: (each, each * rate + draw(st.integers(0, 99))) for name, each in zip(NAMES, people, strict=False)}


def cells(rows: Rows, spoiled: Mapping[str, str]) -> list[list[str]]:
    whole = [sum(each) for each in zip(*rows.values(), strict=True)]
    return [
        ["Kommun", "Antal", "Belopp"],
        *([name, grouped(people), spoiled.get(name, grouped(amount))] for name, (people, amount) in rows.items()),
        ["Summa", *map(grouped, whole)],
    ]


def read(rows: Rows, form: str, spoiled: Mapping[str, str] | None = None) -> AuditColumn:
    return read_lines(cells(rows, spoiled or {}), form)


def read_lines(lines: list[list[str]], form: str, over: str = "", under: str = "") -> AuditColumn:
    """Read lines in a form, with what stands over and under them on the page."""

    def page(table: Iterable[str]) -> tuple[Grid, ...]:
        return grids_in(over + "\n".join(table) + under)

    match form:
        case "cells":
            grids = grids_of(GridLine(at, tuple(map(GridCell, line))) for at, line in enumerate(lines, 1))
        case "gaps":
            widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
            padded = (f"{line[0]:<{widths[0]}}   {line[1]:>{widths[1]}}   {line[2]:>{widths[2]}}" for line in lines)
            grids = page(padded)
        case "bars":
            head, *others = (f"| {' | '.join(line)} |" for line in lines)
            grids = page([head, "| --- | ---: | ---: |", *others])
        case _:
            mark = {"semicolons": ";", "tabs": "\t", "a cell a line": "\n", "single spaces": " "}[form]
            grids = page(map(mark.join, lines))
    return audit_column(grids, NOBODY, title="table", column="2")


def amounts(column: AuditColumn) -> dict[str, int]:
    return {row.name: int(row.amount.kronor) for row in column.rows}


@pytest.mark.parametrize("form", FORMS)
@given(tables())
def test_the_same_table_in_another_form_is_the_same_column(form: str, rows: Rows) -> None:
    found = read(rows, form)
    told = {each.name for each in found.unreadable}
    assert amounts(found) == {name: amount for name, (_, amount) in rows.items() if name not in told}
    assert not told or form == "single spaces"


@pytest.mark.parametrize("form", [form for form in FORMS if form != "single spaces"])
@given(tables(), st.sampled_from(SPOILED), st.integers(0, 4))
def test_a_spoiled_cell_is_told_and_changes_the_reading_of_no_other(form: str, rows: Rows, cell: str, at: int) -> None:
    name = list(rows)[at]
    found = read(rows, form, {name: cell})
    assert name in {each.name for each in found.unreadable}
    assert amounts(found) == {each: amount for each, (_, amount) in rows.items() if each != name}


OVER = ("Tabell 3. Kostnader för kommunerna\n\n", "Sida 2 av 3\n\n", "Bilaga 1\n2029-06-09\n\n")
UNDER = ("\n\nKälla: egna beräkningar", "\n\nSida 2 av 3", "\n\n* Preliminära uppgifter.\n\n2 (3)")


@pytest.mark.parametrize("form", [form for form in FORMS if form != "cells"])
@given(tables(), st.sampled_from(("", *OVER)), st.sampled_from(("", *UNDER)))
def test_what_stands_over_and_under_a_table_changes_no_amount(form: str, rows: Rows, over: str, under: str) -> None:
    lines = cells(rows, {})
    plain, dressed = read_lines(lines, form), read_lines(lines, form, over, under)
    assert amounts(dressed) == amounts(plain)
    assert [each.amount for each in dressed.sums] == [each.amount for each in plain.sums]


@pytest.mark.parametrize("form", [form for form in FORMS if form != "single spaces"])
@given(tables(), st.integers(2, 3))
def test_a_subtotal_and_a_sum_that_are_right_change_no_amount(form: str, rows: Rows, after: int) -> None:
    head, *parties, whole = cells(rows, {})
    part = [sum(each) for each in zip(*list(rows.values())[:after], strict=True)]
    subtotal = ["Delsumma", *map(grouped, part)]
    true = {name: amount for name, (_, amount) in rows.items()}
    for lines in ([*parties], [*parties, whole], [*parties[:after], subtotal, *parties[after:], whole]):
        assert amounts(read_lines([head, *lines], form)) == true
