"""A part of a report for people: a table with what stands over and under it, and its cells as they are written."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from nara_vard_finans.core import ZERO, Amount, AnyText, Language, Text, decimal_text, with_tuples
from nara_vard_finans.reports.columns import Cell, Column, Words, said


@frozen(kw_only=True, field_transformer=with_tuples)
class Sum:
    """
    A row of sums.

    Attributes:
        name: What is summed.
        cells: The sums, by the key of their column; a column that has none is left empty.
        places: The places of the rows that it sums, from zero; empty where it is no sum of rows, such as a printed one.
    """

    name: Words
    cells: Mapping[str, Cell]
    places: tuple[int, ...] = ()


@frozen(kw_only=True, field_transformer=with_tuples)
class Section:
    """
    A table, with what stands over and under it; without columns only that.

    Attributes:
        title: The lines over it.
        columns: Its columns; the first is text, the others are numbers unless they hold texts.
        rows: Its records.
        sums: The rows of sums under them.
        notes: The notes under it.
        parties: The code of each row's party, by which its explanation is found; empty where rows are no parties.
    """

    title: tuple[Words, ...] = ()
    columns: tuple[Column[Any], ...] = ()
    rows: Sequence[Any] = ()
    sums: tuple[Sum, ...] = ()
    notes: tuple[Words, ...] = ()
    parties: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.rows or self.notes)


@frozen(kw_only=True)
class Written:
    """
    A section as it is written in one language: every form writes these same cells.

    Attributes:
        title: The lines over the table.
        head: The headings.
        rows: The cells.
        sums: The cells of the sums.
        notes: The notes.
        at_right: Whether each column is of numbers.
    """

    title: list[str]
    head: list[str]
    rows: list[list[str]]
    sums: list[list[str]]
    notes: list[str]
    at_right: list[bool]


def opened(text: AnyText) -> Text:
    """Write a text with a capital at its beginning."""
    sv, en = text.sv, text.in_english
    return Text(sv[:1].upper() + sv[1:], en[:1].upper() + en[1:])


def summed(name: Words, columns: Sequence[Column[Any]], rows: Iterable[Any], places: Iterable[int] = ()) -> Sum:
    """
    Sum the columns that are summed; not one in which a row has nothing.

    Args:
        name: What is summed.
        columns: The columns.
        rows: The rows that are summed.
        places: Their places in the section; without them they are its first.
    """
    listed = tuple(rows)
    cells = {each.key: _sum(map(each.cell, listed)) for each in columns if each.summed}
    return Sum(name=name, cells=cells, places=tuple(places) or tuple(range(len(listed))))


def _sum(cells: Iterable[Cell]) -> Cell:
    listed: list[Any] = list(cells)
    found: Cell = "" if not listed or None in listed else sum(listed[1:], listed[0])
    return found


def sum_of_known(name: Words, columns: Sequence[Column[Any]], rows: Iterable[Any]) -> Sum:
    """Sum what is known in each column of amounts."""
    listed = tuple(rows)
    known = {each.key: [cell for row in listed if isinstance(cell := each.cell(row), Amount)] for each in columns}
    return Sum(name=name, cells={key: sum(amounts, ZERO) if amounts else None for key, amounts in known.items()})


def written(section: Section, language: Language) -> Written:
    """Write the cells of a section."""
    columns, body = section.columns, cells_of(section)
    places = [
        2 if any(isinstance(row[at], Amount) and row[at].ore % 100 for row in body) else column.places  # type: ignore[union-attr]
        for at, column in enumerate(columns)
    ]
    shown = [[_shown(cell, at, language) for cell, at in zip(row, places, strict=True)] for row in body]
    return Written(
        title=[said(line, language) for line in section.title],
        head=[column.title(language) for column in columns],
        rows=shown[: len(section.rows)],
        sums=shown[len(section.rows) :],
        notes=[said(note, language) for note in section.notes],
        at_right=at_right(body, len(columns)),
    )


def cells_of(section: Section) -> list[list[Cell]]:
    """Give what stands in a section: its rows, and under them its sums."""
    rows: list[list[Cell]] = [[column.cell(row) for column in section.columns] for row in section.rows]
    keys = [column.key for column in section.columns[1:]]
    return [*rows, *([each.name, *(each.cells.get(key, "") for key in keys)] for each in section.sums)]


def at_right(body: Sequence[Sequence[Cell]], columns: int) -> list[bool]:
    """Say of each column whether it stands at the right, as numbers do."""
    return [not any(_is_text(row[at]) for row in body) for at in range(columns)]


def _is_text(cell: Cell) -> bool:
    return cell not in {None, ""} and not isinstance(cell, int | Fraction | Amount)


def _shown(cell: Cell, places: int | None, language: Language) -> str:
    point = "." if language is Language.EN else ","
    match cell:
        case None:
            return "–"
        case Amount():
            return decimal_text(cell.kronor, places or 0, point=point)
        case int() | Fraction():
            return decimal_text(cell, places, point=point)
        case dt.date():
            return cell.isoformat()
        case _:
            return said(cell, language)
