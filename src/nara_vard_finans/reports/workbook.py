"""
A report as a workbook: its tables, the working behind them as live formulas, and its sources.

The library ``XlsxWriter`` writes it, which is an extra. The same report gives the same bytes.
"""

import datetime as dt
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal
from typing import Any

from nara_vard_finans.core import Language, UnreadableFileError
from nara_vard_finans.reports import workbook_messages as say
from nara_vard_finans.reports.described import Described
from nara_vard_finans.reports.laid_out import cells_of
from nara_vard_finans.reports.section_cells import Links, section_sheets
from nara_vard_finans.reports.sheets import DIGITS, LIMIT, LONGEST_TEXT, Look, Put, Sheet, Value
from nara_vard_finans.reports.stage_cells import StageCells

_MADE = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - a stamp without a zone: the same report is the same bytes on any day

_SWEDISH = "[$-41D]"  # numbers as in Sweden, whatever the reader's own settings
_A4, _UPRIGHT, _LINE = 9, 110, 16  # a size of paper, what it holds upright, and the height of a line


def as_workbook(report: Described) -> bytes:
    """
    Write a report as a workbook whose amounts are reckoned anew when a weight or a total is changed.

    Swedish term:
        arbetsbok

    Raises:
        UnreadableFileError: If the library ``XlsxWriter`` is not installed.

    Example:
        >>> from nara_vard_finans import Workspace
        >>> report = Workspace.open().allocate("rss-dalarna-2023", 2023).report()
        >>> as_workbook(report)[:2]
        b'PK'
    """
    return _written(sheets_of(report), report.language)


def sheets_of(report: Described) -> tuple[Sheet, ...]:
    """Lay a report out as sheets: a sheet for each table, the working, and the sources."""
    laid, language = cells_of(report.stages, report.language), report.language
    found = list(section_sheets(report.sections, Links(laid, language), language))
    if laid:
        found.append(_working(laid, language))
    sources = report.data.get("sources")
    if sources:
        found.append(_sources(sources, language))
    return tuple(found)


def _working(laid: Sequence[StageCells], language: Language) -> Sheet:
    cells = {(0, 0): Put(value=say.EditHere().in_(language), look=Look.NOTE)}
    cells |= {(row, column): put for each in laid for row, column, put in each.puts()}
    widest = max(column for _, column in cells)
    return Sheet(name=say.WORKING.in_(language), cells=cells, widths=(46, *(16 for _ in range(widest))))


_OF_SOURCE = {
    "title": (say.SOURCE_TITLE, 60),
    "issuer": (say.ISSUER, 24),
    "dated": (say.DATED, 12),
    "registry_number": (say.REGISTRY_NUMBER, 18),
    "place": (say.SOURCE_PLACE, 60),
}


def _sources(sources: Iterable[Mapping[str, Any]], language: Language) -> Sheet:
    cells = {(0, at): Put(value=head.in_(language), look=Look.HEAD) for at, (head, _) in enumerate(_OF_SOURCE.values())}
    for row, source in enumerate(sources, 1):
        cells |= {(row, at): Put(value=source[key] or "") for at, key in enumerate(_OF_SOURCE)}
    return Sheet(name=say.SOURCES.in_(language), cells=cells, widths=tuple(width for _, width in _OF_SOURCE.values()))


def _written(sheets: Iterable[Sheet], language: Language) -> bytes:
    try:
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, and only workbooks need it
    except ImportError as error:
        raise UnreadableFileError("xlsx", say.NeedsWriter()) from error
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _MADE})
    looks = _Looks(book, language)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, looks)
    book.close()
    return out.getvalue()


_LOOKS: Mapping[Look, Mapping[str, object]] = {
    Look.PLAIN: {},
    Look.RIGHT: {"align": "right"},
    Look.TITLE: {"bold": True, "font_size": 13},
    Look.HEAD: {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"},
    Look.HEAD_RIGHT: {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", "align": "right"},
    Look.SUM: {"bold": True, "top": 1},
    Look.SUM_RIGHT: {"bold": True, "top": 1, "align": "right"},
    Look.NOTE: {"italic": True},
    Look.INPUT: {"bg_color": "#FFF2CC", "locked": False},
    Look.INPUT_SIGNED: {"bg_color": "#FFF2CC", "locked": False},
}


class _Looks:
    """The looks of cells, each made once in a book."""

    def __init__(self, book: Any, language: Language) -> None:
        self._book = book
        self._numbers = _SWEDISH if language is Language.SV else ""
        self._made: dict[tuple[Look, int | None, bool], Any] = {}

    def of(self, put: Put) -> Any:
        """Give the look of a cell."""
        key = (put.look, None if isinstance(put.value, str) else put.places, put.across > 1)
        if key not in self._made:
            self._made[key] = self._book.add_format(self._format(*key))
        return self._made[key]

    def _format(self, look: Look, places: int | None, is_folded: bool) -> dict[str, object]:  # noqa: FBT001 - by key
        number = "@" if places is None else f"{self._numbers}#,##0{'.' if places else ''}{'0' * places}"
        return {"num_format": number, **_LOOKS[look], **({"text_wrap": True, "valign": "top"} if is_folded else {})}


def _write_sheet(page: Any, sheet: Sheet, looks: _Looks) -> None:
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for (row, column), put in sheet.cells.items():
        if put.across > 1:
            room = sum(sheet.widths[column : column + put.across])
            page.merge_range(row, column, row, column + put.across - 1, "", looks.of(put))
            page.set_row(row, _LINE * math.ceil(len(str(put.value)) / room))
        _write(page, row, column, put, looks.of(put))
    page.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})
    if sum(sheet.widths) > _UPRIGHT:
        page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)


def _write(page: Any, row: int, column: int, put: Put, look: Any) -> None:
    value = _cell(put.value)
    if put.formula:
        page.write_formula(row, column, f"={put.formula}", look, value)
    elif isinstance(value, str):
        page.write_string(row, column, value, look)
    else:
        page.write_number(row, column, value, look)
    if put.look in {Look.INPUT, Look.INPUT_SIGNED}:
        least = -LIMIT if put.look is Look.INPUT_SIGNED else 0
        rule = {"validate": "decimal", "criteria": "between", "minimum": least, "maximum": LIMIT}
        page.data_validation(row, column, row, column, {**rule, "error_message": put.hint})


def _cell(value: Value) -> str | int | Decimal:
    """Give a value as a cell can hold it: a number that has more digits than a cell keeps is written as text."""
    if isinstance(value, str):
        clean = "".join("\ufffd" if "\ud800" <= mark <= "\udfff" or mark in "\ufffe\uffff" else mark for mark in value)
        return clean if len(clean) <= LONGEST_TEXT else f"{clean[: LONGEST_TEXT - 1]}…"
    if abs(value) >= LIMIT:
        return str(Decimal(int(value)))
    if value.denominator == 1:
        return int(value)
    return Context(prec=DIGITS).divide(Decimal(value.numerator), Decimal(value.denominator))
