"""One way into a file with tables: a text, as it is, the sheets of a workbook, or the tables of a document or page."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from io import BytesIO
from itertools import islice

from attrs import evolve, frozen

from nara_vard_finans.core import Finding, UnreadableFileError, with_tuples
from nara_vard_finans.files.cubes import is_px, json_stat_text, px_text
from nara_vard_finans.files.document_messages import NO_SHEETS, RICH_TEXT
from nara_vard_finans.files.hidden import PagesArePictures, hidden_findings
from nara_vard_finans.files.messages import OTHERWISE, NoSuchSheet, NoTable
from nara_vard_finans.files.pdf import PDF, read_pages
from nara_vard_finans.files.readable import Readable, as_file
from nara_vard_finans.files.records import read_records
from nara_vard_finans.files.text import name_of, read_bytes, read_text
from nara_vard_finans.files.web_pages import encoding_of, is_page, read_page
from nara_vard_finans.files.word import is_word, read_word
from nara_vard_finans.files.workbooks import Sheet, is_workbook, read_workbook
from nara_vard_finans.grids import (
    MOST_OVER,
    Grid,
    GridCell,
    GridLine,
    HeadedTable,
    grids_in,
    grids_of,
    headed_table,
    party_place,
)

_SEPARATOR = re.compile(r'\A\s*"?sep=(?P<separator>[;,|\t])"?[ ;,\t]*(?=\r|\n|\Z)', re.IGNORECASE)
_SEPARATORS = ";\t|,"
_RTF = b"{\\rtf"


class _Held(BytesIO):
    """Bytes that have been read, under the name of their file."""

    def __init__(self, raw: bytes, name: str) -> None:
        super().__init__(raw)
        self.name = name


@frozen(kw_only=True, field_transformer=with_tuples)
class Opened:
    """
    What a file holds.

    Attributes:
        name: What to call it in messages.
        text: The text, on the lines that its reader sees; empty for a workbook.
        separator: What its first line says that separates its cells, as ``sep=;`` does for Excel.
        sheets: The sheets of a workbook that are asked for.
        pictures: The pages of a PDF that are more picture than text.
    """

    name: str
    text: str = ""
    separator: str = ""
    sheets: tuple[Sheet, ...] = ()
    pictures: tuple[int, ...] = ()

    def grids(self, near: Fraction | None = None) -> tuple[Grid, ...]:
        """Find its tables, wherever they stand; where no number can be read, those under headings, which tell why."""
        found = self._found(near)
        if not any(grid.rows for grid in found):
            found = tuple(table.grid(sheet) for sheet, table in self.headed()) or found
        return tuple(evolve(grid, findings=self.findings(grid.sheet)) for grid in found)

    def _found(self, near: Fraction | None) -> tuple[Grid, ...]:
        if not self.sheets:
            return grids_in(self.text, near)
        return tuple(grid for sheet in self.sheets for grid in grids_of(lines_of(sheet), sheet.name))

    def findings(self, sheet: str) -> tuple[Finding, ...]:
        """Tell what of it is not read: what a sheet hides, or what pictures show."""
        if self.pictures:
            return (Finding.of(PagesArePictures(self.pictures), self.name),)
        return tuple(each for found in self.sheets if found.name == sheet for each in hidden_findings(found, self.name))

    def filled_lines(self, sheet: str) -> Iterator[int]:
        """Give the numbers of the lines of a text, or of a sheet, that hold a letter or a digit."""
        if self.sheets:
            found = next(each for each in self.sheets if each.name == sheet)
            yield from (place for place, _ in found.rows)
        else:
            lines = enumerate(self.text.splitlines(), 1)
            yield from (place for place, line in lines if re.search(r"\w", line))

    def headed(self, party: str | None = None) -> list[tuple[str, HeadedTable]]:
        """
        Read its tables under headings that name a column of parties, each with the name of its sheet.

        Raises:
            UnreadableFileError: If what stands under such headings is no CSV.
        """
        if self.sheets:
            found = [(sheet.name, headed_table(lines_of(sheet), party)) for sheet in self.sheets]
        else:
            first = [line for line in self.text.splitlines() if line.strip()][:MOST_OVER]
            cut = (separator for separator in (self.separator or _SEPARATORS) if _is_headed(first, separator, party))
            found = [("", headed_table(self._cut_by(separator), party)) for separator in islice(cut, 1)]
        return [(name, table) for name, table in found if table is not None]

    def _cut_by(self, separator: str) -> Iterator[GridLine]:
        if separator == "|":
            for place, line in enumerate(self.text.splitlines(), 1):
                yield GridLine(place, tuple(GridCell(cell.strip()) for cell in line.strip().strip("|").split("|")))
            return
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=separator, strict=True)
        try:
            for row in reader:
                yield GridLine(reader.line_num, tuple(GridCell(cell.strip()) for cell in row))
        except csv.Error as error:
            raise UnreadableFileError(f"{self.name}:{reader.line_num}", NoTable(str(error))) from error


def opened(path: Readable, *, most: int, encoding: str = "utf-8", sheet: str | None = None) -> Opened:
    """
    Open a file with tables.

    Args:
        path: A text or an Excel workbook, its bytes, or an open one.
        most: The most bytes that are read.
        encoding: How a text is encoded, if it does not say so itself.
        sheet: The sheet of a workbook; without it all that are not hidden.

    Raises:
        InexactTypeError: If *path* is nothing that can be read.
        UnreadableFileError: If it cannot be read, is too large, is of another kind, or has no such sheet.
    """
    file = as_file(path, encoding=encoding)
    name = name_of(file)
    raw = read_bytes(file, most=most)
    held = _Held(raw, name)
    if raw.startswith(PDF):
        if sheet is not None:
            raise UnreadableFileError(name, NO_SHEETS)
        text, pictures = read_pages(raw, name)
        return Opened(name=name, text=text, pictures=pictures)
    if raw.startswith(_RTF):
        raise UnreadableFileError(name, RICH_TEXT)
    found: tuple[Sheet, ...] = ()
    if is_workbook(raw):
        found = read_word(raw, name) if is_word(raw) else read_workbook(held)
    elif is_px(raw):
        return Opened(name=name, text=px_text(raw, name))
    else:
        text = read_text(held, most=most, encoding=encoding_of(raw, encoding), otherwise=OTHERWISE)
        found, text = read_page(text, name) if is_page(text) else (_records(text, name), text)
        if not found:
            return _opened_text(text, name, sheet)
    sheets = {each.name: each for each in found}
    if sheet is not None and sheet not in sheets:
        raise UnreadableFileError(name, NoSuchSheet(sheet, tuple(sheets)))
    return Opened(name=name, sheets=tuple(each for each in sheets.values() if sheet in (None, each.name)))


def _records(text: str, name: str) -> tuple[Sheet, ...]:
    return read_records(text, name) if text.lstrip().startswith(("{", "[")) else ()


def _opened_text(text: str, name: str, sheet: str | None) -> Opened:
    if text.lstrip().startswith("{"):
        return Opened(name=name, text=json_stat_text(text, name))
    if sheet is not None:
        raise UnreadableFileError(name, NO_SHEETS)
    said = _SEPARATOR.match(text)
    return Opened(
        name=name,
        text=_SEPARATOR.sub("", text),  # its line stays, empty, so that the lines are where they were
        separator="" if said is None else said["separator"],
    )


def _is_headed(lines: Iterable[str], separator: str, party: str | None) -> bool:
    return any(party_place(texts, party) is not None for line in lines if (texts := _texts(line, separator)))


def _texts(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line.strip().strip("|")], delimiter=separator), [])
    except csv.Error:
        return []


def lines_of(sheet: Sheet) -> list[GridLine]:
    """Give the rows of a sheet as lines of cells."""
    return [GridLine(place, tuple(GridCell(cell.text, cell.fault) for cell in cells)) for place, cells in sheet.rows]
