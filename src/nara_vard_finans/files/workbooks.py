"""
Reading Excel workbooks from strangers: every cell as its reader sees it, or why it cannot be read.

The cells are read by the library ``openpyxl``, which is an extra. It was not made for files from strangers, so it is
given only what has been looked at first: an archive of few members and bounded size, whose XML is parsed by
``defusedxml``, holds no document type, and is neither deep nor made of more elements than a table needs.
No formula is ever worked out, no link followed, and no picture, chart or macro opened.
"""

import contextlib
import datetime as dt
import io
import math
import re
import warnings
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from nara_vard_finans.core import Unread, UnreadableFileError, printable, shown, with_tuples
from nara_vard_finans.files._number_formats import as_seen, unclear_unit
from nara_vard_finans.files._workbook_guard import OLE, ZIP, looked_through, old_or_locked, walk
from nara_vard_finans.files.messages import EMPTY
from nara_vard_finans.files.text import name_of, read_bytes
from nara_vard_finans.files.workbook_messages import (
    ALL_HIDDEN,
    DISORDERED,
    NO_LIBRARIES,
    NO_WORKBOOK,
    OVERLAPPING,
    SAME_SHEETS,
    TOO_MUCH,
    UNSAFE,
    BeyondTables,
    CellError,
    CellMerged,
    Damaged,
    FormatHidesNumber,
    FormatHidesThousands,
    FormatOfUnknownUnit,
    FormatTooLong,
    FormulaUnsaved,
    NumberTooLarge,
    StruckOut,
    TooManyDigits,
    TooManySheets,
)

LARGEST_WORKBOOK = 4 << 20
"""The most bytes of a workbook."""

MOST_SHEETS = 50
"""The most sheets of a workbook."""

MOST_ROWS = 5_000
"""The last row of a sheet that may hold anything."""

MOST_COLUMNS = 100
"""The last column of a sheet that may hold anything."""

LONGEST_TEXT = 1_000
"""The most characters of a cell; a longer text is cut, and a longer number refused."""

_MOST_PLACES = 1_000_000  # cells that are there or not, up to the last row and column, in all sheets
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LONGEST_FORMULA = 60
_LONGEST_REASON = 200
_LONGEST_FORMAT = 255  # Excel's own limit
_BEGINS_NUMBER = frozenset("0123456789-\u2212")


@frozen(kw_only=True)
class Cell:
    """
    One cell of a sheet.

    Attributes:
        text: What its reader sees, with a decimal comma and without spaces between thousands; empty where it is empty.
        fault: Why it cannot be read, and what to do; ``None`` where it can.
    """

    text: str
    fault: Unread | None = None


_EMPTY = Cell(text="")
_STRUCK_OUT = StruckOut()


def struck_out(text: str) -> Cell:
    """
    Give a cell of which something is struck out: no number is read in it, and a name stays one.

    Example:
        >>> struck_out("142 478").fault, struck_out("Mora").fault
        (StruckOut(), None)
    """
    return Cell(text=text, fault=_STRUCK_OUT if text.lstrip("(")[:1] in _BEGINS_NUMBER else None)


@frozen(kw_only=True, field_transformer=with_tuples)
class Sheet:
    """
    One sheet of a workbook.

    Attributes:
        name: Its name.
        rows: Its rows that are not empty, each with its number, from one, and its cells from column A; all rows of a
            sheet have as many cells. What is hidden is left out.
        hidden_rows: The numbers of the rows that are hidden and not empty, by a filter too.
        hidden_columns: The letters of the columns that are hidden and not empty.
    """

    name: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()


def is_workbook(raw: bytes) -> bool:
    r"""
    Tell whether a file begins as workbooks do, also those that are too old or locked to be read.

    Example:
        >>> is_workbook(b"party,weight\n"), is_workbook(b"PK\x03\x04...")
        (False, True)
    """
    return raw.startswith((ZIP, OLE))


def read_workbook(path: str | Path | BinaryIO) -> tuple[Sheet, ...]:
    """
    Read the sheets of an Excel workbook that are not hidden, each cell as its reader sees it.

    A number is rounded to the decimals that its format shows, half away from zero; the units kr, tkr and mkr, and the
    percent sign, stand after it. Days are ISO dates.

    Args:
        path: A file in the format .xlsx, or an open one.

    Raises:
        UnreadableFileError: If the libraries are not installed; if it is no such workbook, is damaged, locked, or holds
            macros; or if it is larger than any table of parties.
    """
    name = name_of(path)
    raw = read_bytes(path, most=LARGEST_WORKBOOK)
    if raw.startswith(OLE):
        raise UnreadableFileError(name, old_or_locked(raw))
    if not raw.startswith(ZIP):
        raise UnreadableFileError(name, NO_WORKBOOK if raw else EMPTY)
    _find_libraries(name)
    with _damage_described(name):
        return tuple(_sheets(looked_through(raw, name), name))


def _find_libraries(name: str) -> None:
    try:
        import defusedxml.ElementTree  # noqa: PLC0415, F401 - an extra, and only workbooks need it
        import openpyxl  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise UnreadableFileError(name, NO_LIBRARIES) from error
    if not openpyxl.DEFUSEDXML:
        raise UnreadableFileError(name, UNSAFE)


@contextlib.contextmanager
def _damage_described(name: str) -> Iterator[None]:
    """Tell in one way whatever the libraries say of a workbook that is not as it should be."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out, which no table needs
            yield
    except UnreadableFileError:
        raise
    except Exception as error:  # anything can go wrong in what a stranger has made
        stated = printable(f"{type(error).__name__}: {error}"[:_LONGEST_REASON])
        raise UnreadableFileError(name, Damaged(stated)) from error


class _Layout:
    """
    What openpyxl does not tell of a sheet: how far it reaches, its merged cells, and its formulas without values.

    Attributes:
        last_row: The last row that holds anything.
        last_column: The last column that holds anything.
        unsaved: The formulas without a saved value, by row and column.
        merged: The merged ranges, such as ``B4:C4``.
        hidden_rows: The rows that are hidden.
        hidden_columns: The columns that are hidden, from one.
    """

    def __init__(self, place: str) -> None:
        self.last_row = 0
        self.last_column = 0
        self.unsaved: dict[tuple[int, int], str] = {}
        self.merged: list[str] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._place = place
        self._row = 0
        self._column = 0
        self._is_text = False
        self._within = ""
        self._formula: str | None = None
        self._saved = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.removeprefix(_MAIN)
        if kind == "row":
            self._row, self._column = self._further(attributes.get("r", str(self._row + 1)), self._row), 0
            if _is_hidden(attributes, "ht"):
                self.hidden_rows.add(self._row)
        elif kind == "col" and _is_hidden(attributes, "width"):
            last = min(int(attributes["max"]), MOST_COLUMNS)
            self.hidden_columns.update(range(int(attributes["min"]), last + 1))
        elif kind == "c":
            self._begin_cell(attributes)
        elif kind in ("v", "f", "is"):
            self._within = kind
            self._formula = "" if kind == "f" else self._formula
            # The value of a formula may be an empty text, which is saved as nothing within <v>.
            self._saved = self._saved or kind == "is" or (kind == "v" and self._is_text)
        elif kind == "mergeCell":
            self.merged.append(attributes["ref"])

    def data(self, text: str) -> None:
        if self._within == "f" and self._formula is not None:
            self._formula = (self._formula + text)[: _LONGEST_FORMULA + 1]
        elif self._within == "v":
            self._saved = True

    def end(self, tag: str) -> None:
        kind = tag.removeprefix(_MAIN)
        if kind in ("v", "f", "is"):
            self._within = ""
        elif kind == "c" and (self._saved or self._formula is not None):
            self._end_cell()

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._is_text = attributes.get("t") == "str"
        self._formula = None
        self._saved = False
        row, column = self._row, self._column + 1
        if "r" in attributes:
            row, column = _row_and_column(attributes["r"])
        if row != self._row:
            raise self._disordered()
        self._column = self._further(str(column), self._column)

    def _end_cell(self) -> None:
        if self._row > MOST_ROWS or self._column > MOST_COLUMNS:
            raise UnreadableFileError(self._place, BeyondTables(MOST_ROWS, MOST_COLUMNS))
        self.last_row = self._row
        self.last_column = max(self.last_column, self._column)
        if self._formula is not None and not self._saved:
            self.unsaved[self._row, self._column] = self._formula

    def _further(self, given: str, before: int) -> int:
        # openpyxl takes rows and cells as they come, and would give them the wrong numbers.
        number = int(given)
        if number <= before:
            raise self._disordered()
        return number

    def _disordered(self) -> UnreadableFileError:
        return UnreadableFileError(self._place, DISORDERED)


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Say whether a row or a column is not shown, or has no size."""
    return attributes.get("hidden") in {"1", "true"} or not float(attributes.get(size) or 1)


def letters_of(column: int) -> str:
    """Give the letters of a column, from one: A, B, and after Z, AA."""
    before, last = divmod(column - 1, 26)
    return f"{letters_of(before) if before else ''}{chr(ord('A') + last)}"


def _row_and_column(reference: str) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(f"{shown(reference)} is no cell")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _sheets(archive: io.BytesIO, name: str) -> Iterator[Sheet]:
    from openpyxl.reader.excel import ExcelReader  # noqa: PLC0415 - an extra
    from openpyxl.styles.stylesheet import apply_stylesheet  # noqa: PLC0415 - likewise

    reader = ExcelReader(archive, read_only=True, data_only=True, keep_links=False)
    # One by one, for its properties, theme and names are no cells, and can be a trap.
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    if len(reader.parser.sheets) > MOST_SHEETS:
        raise UnreadableFileError(name, TooManySheets(MOST_SHEETS))
    seen = [
        (sheet, relation.target)
        for sheet, relation in reader.parser.find_sheets()
        if sheet.state == "visible" and "chartsheet" not in relation.Type
    ]
    if not seen:
        raise UnreadableFileError(name, ALL_HIDDEN)
    if len({part for _, part in seen}) < len(seen):
        raise UnreadableFileError(name, SAME_SHEETS)
    reader.parser.sheets = [sheet for sheet, _ in seen]
    apply_stylesheet(reader.archive, reader.wb)
    reader.read_worksheets()
    places = 0
    for (sheet, part), worksheet in zip(seen, reader.wb.worksheets, strict=True):
        place = f"{name}!{sheet.name}"
        layout = _Layout(place)
        walk(reader.archive.read(part), layout, place)
        places += layout.last_row * layout.last_column
        if places > _MOST_PLACES:
            raise UnreadableFileError(name, TOO_MUCH)
        rows = worksheet.iter_rows(max_row=layout.last_row, max_col=layout.last_column) if layout.last_row else ()
        table = _table(rows, layout, place)
        filled = {number: row for number, row in enumerate(table, 1) if any(cell.text or cell.fault for cell in row)}
        columns = {column for row in filled.values() for column, cell in enumerate(row, 1) if cell.text or cell.fault}
        shown_columns = [column for column in range(1, layout.last_column + 1) if column not in layout.hidden_columns]
        yield Sheet(
            name=sheet.name,
            rows=tuple(
                (number, tuple(row[column - 1] for column in shown_columns))
                for number, row in filled.items()
                if number not in layout.hidden_rows
            ),
            hidden_rows=tuple(sorted(layout.hidden_rows & filled.keys())),
            hidden_columns=tuple(map(letters_of, sorted(layout.hidden_columns & columns))),
        )


def _table(found: Iterable[tuple[object, ...]], layout: _Layout, place: str) -> list[list[Cell]]:
    """Give every cell of a sheet, empty ones too."""
    # What stands after the last row, openpyxl would parse when asked for one more.
    table = [[_seen(cell) for cell in row] for row in islice(found, layout.last_row)]
    for (row, column), formula in layout.unsaved.items():
        cut = formula if len(formula) <= _LONGEST_FORMULA else f"{formula[:_LONGEST_FORMULA]}…"
        stated = f" (={printable(cut)})" if cut else ""
        table[row - 1][column - 1] = Cell(text="", fault=FormulaUnsaved(stated))
    _cover(table, layout, place)
    return table


def _cover(table: list[list[Cell]], layout: _Layout, place: str) -> None:
    """Empty the cells that a merged cell covers; under a number they are a fault, for nobody knows whose it is."""
    left_over = layout.last_row * layout.last_column
    for merged in layout.merged:
        anchor, _, corner = merged.partition(":")
        (top, left), (bottom, right) = _row_and_column(anchor), _row_and_column(corner or anchor)
        rows = range(top, min(bottom, layout.last_row) + 1)
        columns = range(left, min(right, layout.last_column) + 1)
        left_over -= len(rows) * len(columns)
        if left_over < 0:
            raise UnreadableFileError(place, OVERLAPPING)
        covered = [(row, column) for row in rows for column in columns if (row, column) != (top, left)]
        is_number = bool(covered) and table[top - 1][left - 1].text[:1] in _BEGINS_NUMBER
        stated = CellMerged(anchor)
        for row, column in covered:
            table[row - 1][column - 1] = Cell(text="", fault=stated) if is_number else _EMPTY


def _seen(cell: object) -> Cell:
    """Give a cell; one that is struck out as such."""
    read = _cell(cell)
    return struck_out(read.text) if read.text and getattr(getattr(cell, "font", None), "strike", None) else read


def _cell(cell: object) -> Cell:
    value: object = getattr(cell, "value", None)
    if value is None:
        return _EMPTY
    if getattr(cell, "data_type", "") == "e":
        return Cell(text="", fault=CellError(printable(str(value)[:20])))
    if isinstance(value, bool):
        return Cell(text="SANT" if value else "FALSKT")
    if isinstance(value, int | float):
        return _number(value, str(getattr(cell, "number_format", "")))
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return Cell(text=_iso(value))
    return Cell(text=_line(str(value)))


def _line(text: str) -> str:
    line = " ".join(text[: LONGEST_TEXT + 1].splitlines()).strip()  # cut first: one long text can stand in all cells
    return line if len(text) <= LONGEST_TEXT else f"{line[: LONGEST_TEXT - 1]}…"


def _iso(moment: dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(moment, dt.timedelta):
        minutes, seconds = divmod(abs(moment) // dt.timedelta(seconds=1), 60)
        return f"{'-' if moment < dt.timedelta() else ''}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(moment, dt.datetime) and moment.time() == dt.time():
        return moment.date().isoformat()
    return moment.isoformat()


def _number(value: int | float, code: str) -> Cell:  # noqa: PYI041 - openpyxl gives both, and neither is the other here
    if isinstance(value, float) and not math.isfinite(value):
        return Cell(text="", fault=NumberTooLarge())
    if len(code) > _LONGEST_FORMAT:
        return Cell(text="", fault=FormatTooLong(_LONGEST_FORMAT))
    number = value if isinstance(value, int) else Fraction(repr(value))  # the shortest decimal, as Excel stores it
    text = as_seen(number, code)
    if text is None:
        return Cell(text="", fault=FormatHidesNumber(code))
    if unclear := unclear_unit(number, code):
        return Cell(text="", fault=FormatHidesThousands(code) if unclear == "," else FormatOfUnknownUnit(code, unclear))
    if len(text) > LONGEST_TEXT:
        return Cell(text="", fault=TooManyDigits(LONGEST_TEXT))
    return Cell(text=text)
