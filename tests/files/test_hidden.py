"""What a workbook hides is left out of every table, and told."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from nara_vard_finans import Workspace, kronor
from nara_vard_finans.core import Finding, Severity
from nara_vard_finans.files import ColumnsAreHidden, RowsAreHidden, Sheet, hidden_findings, read_grids, read_workbook
from nara_vard_finans.workspace import AuditQuestion

ROWS = [
    ("Mora", "x", 20_544, 142_478),
    ("Orsa", "y", 6_939, 48_124),
    ("Dold", "z", 5, 999),
    ("Falun", "w", 59_752, 414_395),
]


def book(hide: Callable[[Worksheet], None]) -> io.BytesIO:
    made, out = Workbook(), io.BytesIO()
    sheet = made["Sheet"]
    sheet.append(["Kommun", "Not", "Folkmängd", "Belopp"])
    for row in ROWS:
        sheet.append(row)
    hide(sheet)
    made.save(out)
    out.seek(0)
    return out


def hide_both(sheet: Worksheet) -> None:
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["B"].hidden = True


def of_no_size(raw: io.BytesIO) -> io.BytesIO:
    """Give rows and columns no height and no width, where they were hidden."""
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            content = archive.read(name).replace(b'<row r="4" hidden="1"', b'<row r="4" ht="0" customHeight="1"')
            changed.writestr(name, re.sub(rb'<col [^>]*hidden="1"[^>]*>', b'<col min="2" max="2" width="0"/>', content))
    out.seek(0)
    return out


@pytest.mark.parametrize("made", [book(hide_both), of_no_size(book(hide_both))], ids=["hidden", "of-no-size"])
def test_hidden_rows_and_columns_are_left_out(made: io.BytesIO) -> None:
    (sheet,) = read_workbook(made)
    assert [[cell.text for cell in cells] for _, cells in sheet.rows][2:] == [
        ["Orsa", "6939", "48124"],
        ["Falun", "59752", "414395"],
    ]
    assert [place for place, _ in sheet.rows] == [1, 2, 3, 5]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ((4,), ("B",))


def test_what_is_hidden_and_empty_is_nothing() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["AB"].hidden = True

    (sheet,) = read_workbook(book(hide))
    assert (sheet.hidden_rows, sheet.hidden_columns) == ((), ())


def test_a_column_far_out_has_two_letters() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet["AB2"] = 5
        sheet["Z2"] = 6
        sheet.column_dimensions.group("Z", "AB", hidden=True)

    (sheet,) = read_workbook(book(hide))
    assert sheet.hidden_columns == ("Z", "AB")


def test_every_kind_is_told_in_both_languages() -> None:
    found = hidden_findings(Sheet(name="Blad1", rows=(), hidden_rows=(7, 9), hidden_columns=("C",)), "a.xlsx")
    assert [each.message for each in found] == [RowsAreHidden("Blad1", (7, 9)), ColumnsAreHidden("Blad1", ("C",))]
    assert {(each.rule, each.severity, each.subject) for each in found} == {
        ("hidden-left-out", Severity.NOTE, "a.xlsx")
    }
    assert str(found[0].message) == "På bladet 'Blad1' är 2 rader dolda (7 och 9), och läses inte."
    assert str(found[1].message) == "På bladet 'Blad1' är 1 kolumn dold (C), och läses inte."
    assert found[0].message.in_english == "On the sheet 'Blad1', 2 rows are hidden (7 and 9), and not read."


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [type(each.message).__name__ for each in findings if each.rule == "hidden-left-out"]


class TestDoors:
    def test_an_audit_tells_it_of_its_table_and_of_its_weights(self) -> None:
        question = AuditQuestion(column="Belopp")
        answer = Workspace.open().audit(book(hide_both), question)
        assert [row.amount for row in answer.result.column.rows] == [kronor(142_478), kronor(48_124), kronor(414_395)]
        assert told(answer.findings) == ["RowsAreHidden", "ColumnsAreHidden"]
        text = io.BytesIO(b"Mora;142478\nOrsa;48124\nFalun;414395\n")
        answer = Workspace.open().audit(text, AuditQuestion(weights=[book(hide_both)], weights_column="Belopp"))
        assert told(answer.findings) == ["RowsAreHidden", "ColumnsAreHidden"]

    def test_shares_tell_it_too(self) -> None:
        answer = Workspace.open().share(kronor(87_235), book(hide_both), column="Folkmängd")
        assert [answer.result.amount(code).kronor for code in ("2062", "2034", "2080")] == [20_544, 6_939, 59_752]
        assert told(answer.findings) == ["RowsAreHidden", "ColumnsAreHidden"]
        assert answer.is_in_order
        assert "1 rad dold (4)" in answer.report().written("table")
        assert '"hidden-left-out"' in answer.report().json()

    def test_so_do_tables_by_the_column_of_parties(self) -> None:
        (grid,) = read_grids(book(hide_both), party_column="Kommun")
        assert told(grid.findings) == ["RowsAreHidden", "ColumnsAreHidden"]
