"""
The papers' own pages as LibreOffice saves them, PDF, Word and workbook: the audit says what it says of their text.

A run of lines with tabs becomes a table, of a Word document and of a sheet, and the other lines stand around it. Each is
saved anew by LibreOffice, the Word document and the sheet as PDF too. Another verdict, sum, rule or row than of the text
is a failure; a refusal, or a heading that is lost, is listed::

    PYTHONPATH=src:tests python tests/engines/papers.py [--page FILE]

It needs LibreOffice's ``soffice``; without it, it fails.
"""

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import openpyxl
from documents import saved, widened
from docx.enum.text import WD_ALIGN_PARAGRAPH

from nara_vard_finans.cli import main as nvf
from paper_texts import AGREEMENT_PAGE, GRANT_PAGE

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"


def blocks(page: str) -> Iterator[tuple[bool, list[str]]]:
    """Part a page into tables, whose lines have tabs, and what stands between them."""
    for is_table, lines in groupby(page.splitlines(), key=lambda line: "\t" in line):
        yield is_table, [*lines]


def as_word(page: str) -> bytes:
    """Lay a page as a Word document, numbers to the right."""
    made, out = docx.Document(), io.BytesIO()
    for is_table, lines in blocks(page):
        if not is_table:
            for line in lines:
                made.add_paragraph(line)
            continue
        rows = [line.split("\t") for line in lines]
        grid = made.add_table(rows=len(rows), cols=max(map(len, rows)), style="Table Grid")
        for cells, words in zip(grid.rows, rows, strict=True):
            for cell, word in zip(cells.cells, words, strict=False):
                cell.text = word
                if word[:1].isdigit():
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.save(out)
    return out.getvalue()


def as_sheet(page: str) -> bytes:
    """Lay the tables of a page as a sheet: whole numbers as numbers, with a space between thousands, as in Sweden."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for is_table, lines in blocks(page):
        for line in lines if is_table else [""]:
            sheet.append([_cell(word) for word in line.split("\t")])
    for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int)):
        cell.number_format = r"[>=1000000]#\ ###\ ##0;[>=1000]#\ ##0;0"
    book.save(out)
    return widened(out.getvalue())


def _cell(word: str) -> str | int | None:
    digits = word.replace(" ", "")
    return int(digits) if digits.isdecimal() else word or None


def audited(place: Path) -> tuple[list[str], list[Any]] | str:
    """Give the headings of the columns that are audited, and what is said of each; or the complaint."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        nvf(["audit", str(place), "--format", "json"])
    if not out.getvalue():
        return err.getvalue().strip()
    answer = json.loads(out.getvalue())
    columns = answer.get("columns", [answer])
    return [" ".join(each["column"]["heading"].split()) for each in columns], [*map(said, columns)]


def said(column: dict[str, Any]) -> tuple[Any, ...]:
    """Give the verdict, the sums, the rules with what they share and over what, and every row."""
    rules = [(fit["basis_total"], fit["method"], fit["unit"], fit["total"]) for fit in column["fits"]]
    nearest = column["nearest"] and (column["nearest"]["basis_total"], column["nearest"]["method"])
    rows = [(row["party"], row["printed"], row["computed"]) for row in column["rows"]]
    apart = [(row["party"], row["printed"]) for row in column["apart"]]
    return column["verdict"], column["rows_sum"], column["printed_total"], rules, nearest, apart, rows


def judged(expected: tuple[list[str], list[Any]] | str, got: tuple[list[str], list[Any]] | str) -> str:
    """Say in a word or two how an answer is to that of the text."""
    if isinstance(expected, str):
        sys.exit(f"the text itself is not read: {expected}")
    if isinstance(got, str):
        return f"refused: {got}"
    if got[1] != expected[1]:
        return SILENT
    return "alike" if got[0] == expected[0] else f"alike, with the headings {got[0]} for {expected[0]}"


SILENT = "ANOTHER ANSWER"


def main() -> None:
    """Hold each document against its text."""
    parser = argparse.ArgumentParser(description="The papers' pages, as LibreOffice saves them.")
    parser.add_argument("--page", type=Path, action="append", default=[], help="a text of your own, with tabs")
    parser.add_argument("--kept", type=Path, help="a folder for the files")
    given = parser.parse_args()
    pages = {path.stem: path.read_text("utf-8") for path in given.page}
    if not pages:
        pages = {"grant": GRANT_PAGE, "agreement": AGREEMENT_PAGE}
        for name in ("pm-2022-06-09", "pm-one-krona-off"):
            pages[name] = EXAMPLES.joinpath(f"{name}.txt").read_text("utf-8")
    wrong = 0
    with tempfile.TemporaryDirectory() as made:
        folder = given.kept or Path(made)
        for name, page in pages.items():
            folder.joinpath(f"{name}.txt").write_text(page, "utf-8")
            folder.joinpath(f"{name}-word.docx").write_bytes(as_word(page))
            folder.joinpath(f"{name}-sheet.xlsx").write_bytes(as_sheet(page))
        saved(folder, "pdf", "*-word.docx")
        saved(folder, "pdf", "*-sheet.xlsx")
        saved(folder, "docx:MS Word 2007 XML", "*-word.docx")
        saved(folder, "xlsx:Calc MS Excel 2007 XML", "*-sheet.xlsx")
        for name in pages:
            expected = audited(folder / f"{name}.txt")
            for kind in ("word.docx", "word.pdf", "sheet.xlsx", "sheet.pdf"):
                word = judged(expected, audited(folder / "saved" / f"{name}-{kind}"))
                wrong += word == SILENT
                print(f"{name} as {kind}: {word}")
    if wrong:
        sys.exit(f"{wrong} documents give another answer than their text")


if __name__ == "__main__":
    main()
