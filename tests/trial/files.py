"""The files that a table is handed over in."""

import csv
import io
from decimal import Decimal

from openpyxl import Workbook

from trial.chances import Chance
from trial.documents import pdf_file, word_file
from trial.dress import Dress
from trial.furniture import foot_lines, letterhead, page_break
from trial.layouts import LAYOUTS, headings, texts
from trial.table import Cell, Table

SEPARATORS = {"semicolon": ";", "semicolon-bom": ";", "comma": ","}


def file_of(table: Table, dress: Dress, chance: Chance, county: str) -> tuple[str, bytes]:
    """Give the ending of a table's file, and what is in it."""
    kind = dress["container"]
    if kind in SEPARATORS:
        return "csv", separated(table, dress, kind)
    if kind == "markdown":
        return "md", marked(table, dress, chance)
    if kind in LAYOUTS:
        return "txt", pasted(table, dress, chance, county)
    if kind == "pdf":
        return "pdf", pdf_file(table, dress, chance, county)
    if kind == "word":
        return "docx", word_file(table, dress, chance)
    return "xlsx", workbook(table, dress, chance)


def separated(table: Table, dress: Dress, kind: str) -> bytes:
    """Write what a spreadsheet saves as CSV: lines beside the table are rows of one cell."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=SEPARATORS[kind], lineterminator="\r\n" if kind == "semicolon-bom" else "\n")
    width = len(table.columns)
    over = [[line, *[""] * (width - 1)] for line in table.over]
    under = [[line, *[""] * (width - 1)] for line in table.under]
    rows = [texts(row) for row in table.rows]
    writer.writerows([*over, *headings(table, dress), *rows, *under])
    return out.getvalue().encode("utf-8-sig" if kind == "semicolon-bom" else "utf-8")


def marked(table: Table, dress: Dress, chance: Chance) -> bytes:
    """Write a table of Markdown; some writers shield a star."""
    star = chance.of("star").choice(("*", "\\*"))

    def put(words: list[str]) -> str:
        return "| " + " | ".join(word.replace("*", star) for word in words) + " |"

    rule = ["---" if column.kind in {"name", "code"} else "---:" for column in table.columns]
    lines = [*table.over, *([""] if table.over else []), put(headings(table, dress)[0]), put(rule)]
    lines += [put(texts(row)) for row in table.rows]
    return _text([*lines, *(["", *table.under] if table.under else [])])


def pasted(table: Table, dress: Dress, chance: Chance, county: str) -> bytes:
    """Write text as it is pasted from a paper or a page, with what else the pages bear."""
    head, rows = LAYOUTS[dress["container"]](table, dress, chance)
    count = {"none": 0, "one": 1, "two": 2, "three": 3}[dress["letterhead"]]
    top = letterhead(chance, county, 1, count) if count else []
    at = chance.of("page break at").randrange(1, len(rows))
    broken = page_break(dress, chance, county, head)
    lines = [*top, *table.over, *head]
    for place, row in enumerate(rows):
        lines += [*(broken if place == at else []), *row]
    page = 1 if dress["page-break"] == "none" else 2
    return _text([*lines, *table.under, *foot_lines(dress, chance, county, page)])


def workbook(table: Table, dress: Dress, chance: Chance) -> bytes:
    """Write a workbook: with numbers behind what is seen, or with texts only."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = chance.of("sheet").choice(("Blad1", "Fördelning", "2024"))
    with_gap = chance.of("sheet gap").random() < 0.5
    is_native = dress["container"] == "excel"
    beside = [[Cell(line)] for line in table.over]
    heads = [
        [Cell(word, Decimal(word) if word.isdigit() else None, "0") for word in line] for line in headings(table, dress)
    ]
    rows = [*beside, *([[]] if beside and with_gap else []), *heads, *(row.cells for row in table.rows)]
    for at, cells in enumerate([*rows, *([Cell(line)] for line in table.under)], 1):
        for place, cell in enumerate(cells, 1):
            if cell.text:
                is_number = is_native and cell.value is not None
                put = sheet.cell(at, place, cell.value if is_number else cell.text)
                put.number_format = cell.form if is_number else "General"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
