"""
The trial's tables as LibreOffice saves them: PDFs of its sheets and its texts, and its Word documents, read and judged.

    python tests/engines/documents.py --number 40 --seed 21

It needs LibreOffice's ``soffice``; without it, it fails. A table that is misread without a word is a failure; the others are listed.
"""

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from trial.chances import Chance
from trial.layouts import headings, texts
from trial.papers import Paper, paper, table_of, truth_of
from trial.run import asked
from trial.table import Table
from trial.verdicts import judged

_AWAY = {"document": "none", "container": "excel-text", "damage": "none"}
"""What is forced on a table: cells that any program can lay out, and none that no person could read."""


def as_word(table: Table, lines: list[list[str]]) -> bytes:
    """Write a Word document by python-docx: the numbers to the right, and paragraphs over and under the table."""
    made, out = docx.Document(), io.BytesIO()
    for line in table.over:
        made.add_paragraph(line)
    grid = made.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    for words in lines:
        for at, (cell, text) in enumerate(zip(grid.add_row().cells, words, strict=True)):
            cell.text = text
            if table.columns[at].kind not in {"name", "code"}:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for line in table.under:
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


def widened(content: bytes) -> bytes:
    """Make the columns of a workbook as wide as their words, on one page, as whoever prints it does."""
    book, out = openpyxl.load_workbook(io.BytesIO(content)), io.BytesIO()
    for at, column in enumerate(book.worksheets[0].iter_cols(values_only=True), 1):
        words = [str(value) for row, value in enumerate(column) if value is not None and (row > 2 or at > 1)]
        width = 1.15 * max(map(len, words), default=0) + 2  # a title goes on over the next cells
        book.worksheets[0].column_dimensions[get_column_letter(at)].width = width
    book.worksheets[0].sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.worksheets[0].page_setup.fitToHeight = False
    book.save(out)
    return out.getvalue()


def papers(seed: int, number: int, folder: Path) -> Iterator[Paper]:
    """Lay so many tables in a folder, each as a workbook and as a Word document."""
    for at in range(1, number + 1):
        given = paper(seed, at, _AWAY)
        chance = Chance(seed, at)
        table = table_of(truth_of(given.dress, chance), given.dress, chance)
        folder.joinpath(f"{at}-sheet.xlsx").write_bytes(widened(given.content))
        lines = [*headings(table, given.dress), *map(texts, table.rows)]
        folder.joinpath(f"{at}-text.docx").write_bytes(as_word(table, lines))
        yield given


def saved(folder: Path, form: str, pattern: str) -> None:
    """Have LibreOffice save files in another form."""
    program = shutil.which("soffice")
    if program is None:
        sys.exit("soffice is missing: apt-get install libreoffice-calc libreoffice-writer")
    files = sorted(map(str, folder.glob(pattern)))
    profile = f"-env:UserInstallation={folder.joinpath('profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(folder / "saved"), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=900)


def main() -> None:
    """Judge what is read of each."""
    parser = argparse.ArgumentParser(description="The trial's tables, as LibreOffice saves them.")
    parser.add_argument("--number", type=int, default=40, help="how many tables")
    parser.add_argument("--seed", type=int, default=21)
    parser.add_argument("--kept", type=Path, help="a folder for the files")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.kept or Path(made)
        drawn = list(papers(given.seed, given.number, folder))
        saved(folder, "pdf", "*-sheet.xlsx")
        saved(folder, "pdf", "*-text.docx")
        saved(folder, "docx:MS Word 2007 XML", "*-text.docx")
        wrong = 0
        for kind in ("sheet.pdf", "text.pdf", "text.docx"):
            words: Counter[str] = Counter()
            for at, each in enumerate(drawn, 1):
                content = folder.joinpath("saved", f"{at}-{kind}").read_bytes()
                put = replace(each, name=f"{at}-{kind}", content=content)
                verdict = judged(put, *asked(put, Path(made)))
                words[verdict.word if each.is_readable else f"unreadable, {verdict.word}"] += 1
                if verdict.word != "right" and each.is_readable:
                    print(f"  {kind} {at} {verdict.word}: {verdict.why[:200]}")
                wrong += verdict.word == "silent"
            print(f"{kind}: {dict(sorted(words.items()))}")
    if wrong:
        sys.exit(f"{wrong} tables were misread without a word")


if __name__ == "__main__":
    main()
