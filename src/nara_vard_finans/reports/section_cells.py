"""The tables of a report as sheets: the same cells as in every other form, with formulas where something is behind."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from attrs import evolve

from nara_vard_finans.core import Amount, Language
from nara_vard_finans.reports import workbook_messages as say
from nara_vard_finans.reports.columns import Cell, Column, said
from nara_vard_finans.reports.sections import Section, at_right, cells_of
from nara_vard_finans.reports.sheets import LIMIT, Look, Put, Sheet, Value, fixed, letters, of_sheet
from nara_vard_finans.reports.stage_cells import StageCells

_NARROWEST, _WIDEST, _PAGE, _MOST_PLACES = 12, 40, 90, 6


class Links:
    """Which cells of the working stand behind a party's figure in a column."""

    def __init__(self, laid: Sequence[StageCells], language: Language) -> None:
        self._sheet = say.WORKING.in_(language)
        self._behind: dict[tuple[str, str], list[tuple[str, Fraction]]] = {}
        self.checks = [self._of(each.ok) for each in laid if each.ok is not None]
        for each in laid:
            for place, (code, _) in enumerate(each.stage.participants if each.stage.feeds else ()):
                self._link(each, place, code)

    def _of(self, cell: str) -> str:
        return of_sheet(self._sheet, cell)

    def _link(self, laid: StageCells, place: int, code: str) -> None:
        found = {laid.stage.feeds: (laid.amount, laid.amount_of(place))}
        if laid.stage.feeds == "amount":
            found["exact"] = (laid.exact, laid.before_rounding(place))
            if laid.weight is not None:
                found["weight"] = (laid.weight, Fraction(laid.stage.components[0].weights[place]))
        for key, (column, value) in found.items():
            self._behind.setdefault((key, code), []).append((self._of(laid.at(place, column)), value))

    def formula(self, key: str, code: str, value: int | Fraction | Amount) -> str:
        """Give the formula of a cell; empty where nothing is behind it, or something else than its value."""
        behind = self._behind.get((key, code), ())
        number = value.kronor if isinstance(value, Amount) else value
        return "+".join(cell for cell, _ in behind) if sum(each for _, each in behind) == number else ""


def section_sheets(sections: Sequence[Section], links: Links, language: Language) -> Iterator[Sheet]:
    """Give a sheet for each table; what stands without a table stands over the next, or under the last."""
    pages: list[list[Section]] = [[]]
    for section in sections:
        if pages[-1] and pages[-1][-1].columns and (section.columns or section is not sections[-1]):
            pages.append([])
        pages[-1].append(section)
    for number, page in enumerate(pages, 1):
        name = say.TABLE.in_(language) + (f" {number}" if len(pages) > 1 else "")
        yield _Page(links, language).sheet(name, page)


class _Page:
    """One sheet, written from the top."""

    def __init__(self, links: Links, language: Language) -> None:
        self._links, self._language = links, language
        self._cells: dict[tuple[int, int], Put] = {}
        self._widths: list[int] = []
        self._row = 0

    def sheet(self, name: str, sections: Sequence[Section]) -> Sheet:
        """Write sections one under another; lines go across the table, or as much of a page as it leaves."""
        for section in sections:
            self._lines(section.title, Look.TITLE)
            if section.columns:
                self._table(section)
            self._lines(section.notes, Look.NOTE)
            self._row += 1
        missing = _PAGE - sum(self._widths)
        widths = [*self._widths, *([missing] if missing > 0 else [])]
        cells = {
            place: evolve(put, across=len(widths)) if put.across > 1 else put for place, put in self._cells.items()
        }
        return Sheet(name=name, cells=cells, widths=tuple(widths))

    def _lines(self, lines: Iterable[Any], look: Look) -> None:
        for line in lines:
            self._cells[self._row, 0] = Put(value=said(line, self._language), look=look, across=2)
            self._row += 1

    def _table(self, section: Section) -> None:
        grid = cells_of(section)
        right = at_right(grid, len(section.columns))
        first = self._row + 2
        linked = self._rows(section, grid, first, right)
        for at, column in enumerate(section.columns):
            title = column.title(self._language)
            self._cells[first - 1, at] = Put(value=title, look=Look.HEAD_RIGHT if right[at] else Look.HEAD)
            self._widen(
                at, [title, *(text for row in grid if isinstance(text := _value(row[at], self._language), str))]
            )
        if linked and self._links.checks:
            checks = ",".join(f"{check}<>1" for check in self._links.checks)
            fine, bad = (words.in_(self._language) for words in (say.EDITED_ELSEWHERE, say.SEE_WORKING))
            formula = f'IF(OR({checks}),"{bad}","{fine}")'
            self._cells[self._row, 0] = Put(value=fine, formula=formula, look=Look.NOTE, across=2)
        self._row = first + len(grid) + 1

    def _widen(self, at: int, texts: Iterable[str]) -> None:
        wide = max(_NARROWEST, *(min(len(text) + 2, _WIDEST) for text in texts))
        self._widths += [_NARROWEST] * (at + 1 - len(self._widths))
        self._widths[at] = max(self._widths[at], wide)

    def _rows(self, section: Section, grid: Sequence[Sequence[Cell]], first: int, right: Sequence[bool]) -> bool:
        """Write the rows and the sums; say whether something stands behind one of them."""
        linked = False
        for at, column in enumerate(section.columns):
            places = _places(column, [row[at] for row in grid])
            for place, cells in enumerate(grid):
                is_sum = place >= len(section.rows)
                formula = self._formula(section, grid, place, at, first) if _is_number(cells[at]) else ""
                linked = linked or "!" in formula
                looks = (Look.SUM, Look.SUM_RIGHT) if is_sum else (Look.PLAIN, Look.RIGHT)
                self._cells[first + place, at] = Put(
                    value=_value(cells[at], self._language), formula=formula, places=places, look=looks[right[at]]
                )
        return linked

    def _formula(self, section: Section, grid: Sequence[Sequence[Cell]], place: int, at: int, first: int) -> str:
        column, rows = section.columns[at], len(section.rows)
        named = {each.key: f"{letters(where)}{first + place + 1}" for where, each in enumerate(section.columns)}
        formula = column.formula
        if not isinstance(formula, str):
            formula = formula(section.rows[place]) if place < rows else ""
        if formula and all(_is_number(grid[place][where]) for where in _named_in(formula, section)):
            return formula.format_map(named)
        if place < rows:
            value: Any = grid[place][at]
            return self._links.formula(column.key, section.parties[place], value) if section.parties else ""
        summed = section.sums[place - rows].places
        if not summed or not all(_is_number(grid[each][at]) for each in summed):
            return ""
        return f"SUM({','.join(_spans([first + each for each in summed], at))})"


def _named_in(formula: str, section: Section) -> list[int]:
    return [at for at, column in enumerate(section.columns) if f"{{{column.key}}}" in formula]


def _spans(rows: Sequence[int], column: int) -> Iterator[str]:
    """Name rows of a column, those that follow on each other together."""
    begins = 0
    for at, row in enumerate(rows, 1):
        if at == len(rows) or rows[at] != row + 1:
            first = fixed(rows[begins], column)
            yield first if rows[begins] == row else f"{first}:{fixed(row, column)}"
            begins = at


def _is_number(cell: Cell) -> bool:
    """Say whether a cell holds a number that a spreadsheet can reckon with; a larger one is text in it."""
    number = cell.kronor if isinstance(cell, Amount) else cell
    return isinstance(number, int | Fraction) and abs(number) < LIMIT


def _value(cell: Cell, language: Language) -> Value:
    match cell:
        case None:
            return "–"
        case Amount():
            return cell.kronor
        case int() | Fraction():
            return cell
        case dt.date():
            return cell.isoformat()
        case _:
            return said(cell, language)


def _places(column: Column[Any], cells: Iterable[Cell]) -> int:
    """Give the decimals of a column: what it says, two where an amount has öre, or what its numbers have."""
    listed = [*cells]
    if any(isinstance(cell, Amount) and cell.ore % 100 for cell in listed):
        return 2
    if column.places is not None:
        return column.places
    numbers = [cell for cell in listed if isinstance(cell, Fraction)]
    return next((n for n in range(_MOST_PLACES) if all((each * 10**n).denominator == 1 for each in numbers)), 2)
