"""Tables for people and for machines: aligned text, Markdown and CSV from the same cells."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from nara_vard_finans.core import Amount, Language, decimal_text, with_tuples

Cell = str | int | Fraction | Amount | None
"""A text, a count, an exact number, an amount, or nothing."""

_NUMBER = re.compile(r"-?[0-9]+([./][0-9]+)?")
_FORMULA = (*"=+-@\t\r", *"＝＋－＠")
# Where spreadsheets cut: a Swedish one at the semicolon, whatever the quotes that we put around a cell with a comma.
_CUT = re.compile(r"([,;\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029])")


@frozen(kw_only=True)
class Column:
    """
    One column of a table.

    Attributes:
        heading: Its heading for people.
        places: With how many decimals an exact number is shown to people.
    """

    heading: str
    places: int | None = None


@frozen(kw_only=True, field_transformer=with_tuples)
class Table:
    """
    A table, with what stands over and under it.

    Attributes:
        title: The lines over it.
        columns: Its columns; the first is text, the others are numbers unless they hold texts. None for notes alone.
        rows: Its rows, a cell per column.
        sums: The rows of sums under them.
        notes: The notes under it.
    """

    title: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[tuple[Cell, ...], ...] = ()
    notes: tuple[str, ...] = ()


def as_text(table: Table, language: Language = Language.SV) -> str:
    """Write a table with aligned columns."""
    body = _shown(table, language)
    widths = [max(_width(row[place]) for row in body) for place in range(len(table.columns))]
    rule = "-" * (sum(widths) + 2 * len(widths) - 2)
    right = _numeric(table)
    head, *written = [
        "  ".join(
            _aligned(cell, width, at_right=side) for cell, width, side in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in body
    ]
    rows, sums = written[: len(table.rows)], written[len(table.rows) :]
    body_lines = [head, rule, *rows, *([rule, *sums] if sums else [])] if table.columns else []
    blocks = [table.title, body_lines, table.notes]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def as_markdown(table: Table, language: Language = Language.SV) -> str:
    """Write a table in Markdown; nothing in a name is markup."""
    head, *written = [[escaped(cell) for cell in row] for row in _shown(table, language)]
    rows, sums = written[: len(table.rows)], written[len(table.rows) :]
    marks = ["---:" if at_right else "---" for at_right in _numeric(table)]
    bold = [[f"**{cell}**" if cell else "" for cell in row] for row in sums]
    written_rows = (head, marks, *rows, *bold) if table.columns else ()
    lines = "\n".join(f"| {' | '.join(row)} |" for row in written_rows)
    title = f"**{escaped(' – '.join(table.title))}**" if table.title else ""
    notes = (re.sub(r"^([-+])", r"\\\1", escaped(note)) for note in table.notes)
    return "\n\n".join(block for block in (title, lines, *notes) if block)


def as_csv(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> str:
    """
    Write rows for machines, and so that no name becomes a formula in a spreadsheet, wherever that cuts it.

    Args:
        rows: Rows of data, as in the JSON answer.
        columns: The keys to write, which are also the header.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_harmless(row.get(column)) for column in columns] for row in rows])
    return out.getvalue().removesuffix("\n")


def _harmless(value: object) -> str:
    match value:
        case None:
            text = ""
        case bool():
            text = str(value).lower()
        case list() | tuple():
            text = ";".join(str(each) for each in value)
        case _:
            text = str(value)
    if text.startswith(("\t", "\r")):
        text = f"'{text}"
    return text if _NUMBER.fullmatch(text) else "".join(map(_no_formula, _CUT.split(text)))


def _no_formula(piece: str) -> str:
    begins = piece.lstrip(' \u00a0"').startswith(_FORMULA)
    return f"'{piece}" if begins and not _CUT.fullmatch(piece) else piece


def _shown(table: Table, language: Language) -> list[list[str]]:
    body = (*table.rows, *table.sums)
    columns = [
        evolve(column, places=2) if any(_has_ore(row[place]) for row in body) else column
        for place, column in enumerate(table.columns)
    ]
    shown = [[_for_people(cell, column, language) for cell, column in zip(row, columns, strict=True)] for row in body]
    return [[column.heading for column in columns], *shown]


def _has_ore(cell: Cell) -> bool:
    return isinstance(cell, Amount) and cell.ore % 100 != 0


def _for_people(cell: Cell, column: Column, language: Language) -> str:
    point = "." if language is Language.EN else ","
    match cell:
        case None:
            return "–"
        case Amount():
            return decimal_text(cell.kronor, column.places or 0, point=point)
        case int() | Fraction():
            return decimal_text(cell, column.places, point=point)
        case _:
            return cell


def _numeric(table: Table) -> list[bool]:
    body = (*table.rows, *table.sums)
    return [not any(isinstance(row[place], str) and row[place] for row in body) for place in range(len(table.columns))]


def _aligned(text: str, width: int, *, at_right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if at_right else text + space


def _width(text: str) -> int:
    """Give the columns a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text
    )


def escaped(text: str) -> str:
    """Write *text* so that nothing in it is Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<>|#~&])", r"\\\1", text)


def markdown_lines(text: str) -> str:
    """Write lines of text in Markdown, each on a line of its own; nothing in them is markup."""
    return "\n".join(f"{escaped(line)}  " if line else "" for line in text.splitlines())
