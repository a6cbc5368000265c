"""
A small spreadsheet: what the formulas of a workbook give, reckoned as every spreadsheet does, in binary floating point.

It knows SUM, INT, IF, OR and SUMPRODUCT, and no more; what it does not know, it refuses.
"""

import math
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from nara_vard_finans.reports import Sheet

_TOKEN = re.compile(
    r"""\s*(?:(?P<ref>(?:'[^']+'!)?\$?[A-Z]+\$?[0-9]+(?::\$?[A-Z]+\$?[0-9]+)?)|(?P<number>[0-9]+(?:\.[0-9]+)?)"""
    r"""|(?P<name>[A-Z]+)(?=\()|(?P<text>"(?:[^"]|"")*")|(?P<error>\#N/A)|(?P<mark><>|<=|>=|[-+*/<>=(),]))"""
)


class NotAvailable(Exception):  # noqa: N818 - as a spreadsheet calls it
    """A cell holds ``#N/A``, or rests on one that does."""


class Book:
    """Sheets, whose cells can be changed and read."""

    def __init__(self, sheets: tuple[Sheet, ...]) -> None:
        self.cells: dict[tuple[str, int, int], Any] = {}
        self.stored: dict[tuple[str, int, int], Any] = {}
        for sheet in sheets:
            for (row, column), put in sheet.cells.items():
                value = put.value if isinstance(put.value, str) else float(put.value)
                self.stored[sheet.name, row, column] = put.value
                self.cells[sheet.name, row, column] = f"={put.formula}" if put.formula else value
        self._known: dict[tuple[str, int, int], Any] = {}

    def write(self, sheet: str, row: int, column: int, value: Fraction | int) -> None:
        """Change a cell that holds a value."""
        assert not isinstance(self.cells[sheet, row, column], str)
        self.cells[sheet, row, column] = float(value)
        self._known.clear()

    def read(self, sheet: str, row: int, column: int) -> Any:
        """Give the value of a cell."""
        place = (sheet, row, column)
        if place not in self._known:
            cell = self.cells.get(place, 0.0)
            is_formula = isinstance(cell, str) and cell.startswith("=")
            self._known[place] = _Formula(self, sheet, cell[1:]).value() if is_formula else cell
        return self._known[place]

    def find(self, sheet: str, text: str, *, after: int = 0) -> int:
        """Give the row whose first cell holds a text."""
        rows = (row for (name, row, column), cell in self.cells.items() if (name, column, cell) == (sheet, 0, text))
        return min(row for row in rows if row >= after)


class _Formula:
    def __init__(self, book: Book, sheet: str, formula: str) -> None:
        self._book, self._sheet = book, sheet
        self._tokens = [*_tokens(formula)]
        self._at = 0

    def value(self) -> Any:
        found = self._comparison()
        assert self._at == len(self._tokens), self._tokens[self._at :]
        return _number(found)

    def _next(self, *marks: str) -> str:
        if self._at < len(self._tokens) and self._tokens[self._at] in {("mark", mark) for mark in marks}:
            self._at += 1
            return self._tokens[self._at - 1][1]
        return ""

    def _comparison(self) -> Any:
        left = self._sum()
        mark = self._next("<>", "<=", ">=", "<", ">", "=")
        return _each(_COMPARED[mark], left, self._sum()) if mark else left

    def _sum(self) -> Any:
        found = self._product()
        while mark := self._next("+", "-"):
            found = _each(_RECKONED[mark], found, self._product())
        return found

    def _product(self) -> Any:
        found = self._one()
        while mark := self._next("*", "/"):
            found = _each(_RECKONED[mark], found, self._one())
        return found

    def _one(self) -> Any:
        if self._next("("):
            found = self._comparison()
            assert self._next(")")
            return found
        if self._next("-"):
            return _each(_RECKONED["-"], 0.0, self._one())
        return self._named()

    def _named(self) -> Any:
        kind, text = self._tokens[self._at]
        self._at += 1
        match kind:
            case "number":
                return float(text)
            case "text":
                return text[1:-1].replace('""', '"')
            case "error":
                return NotAvailable()
            case "ref":
                return self._cells(text)
            case _:
                assert kind == "name", text
                assert self._next("(")
                return self._function(text)

    def _function(self, name: str) -> Any:
        arguments = [self._comparison()]
        while self._next(","):
            arguments.append(self._comparison())
        assert self._next(")")
        match name, arguments:
            case "IF", [condition, yes, no]:
                return yes if _number(condition) else no
            case "OR", _:
                return any(map(_number, arguments))
            case "INT", [one]:
                return _each(_whole, one, 0.0)
            case "SUM", _:
                listed = [value for each in arguments for value in (each if isinstance(each, list) else [each])]
                return sum(map(_summed, listed))
            case "SUMPRODUCT", [listed]:
                return sum(map(_number, listed))
            case _:
                raise AssertionError(name)

    def _cells(self, ref: str) -> Any:
        sheet, _, cells = ref.rpartition("!")
        name = sheet.strip("'") or self._sheet
        first, _, last = cells.replace("$", "").partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        found = [self._read(name, row, left) for row in range(top, bottom + 1)]
        assert left == right
        return found if last else found[0]

    def _read(self, sheet: str, row: int, column: int) -> Any:
        try:
            return self._book.read(sheet, row, column)
        except NotAvailable as error:
            return error


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(formula):
        found = _TOKEN.match(formula, at)
        assert found, formula[at:]
        at = found.end()
        yield next((kind, text) for kind, text in found.groupdict().items() if text is not None)


def _place(cell: str) -> tuple[int, int]:
    name, row = re.fullmatch(r"([A-Z]+)([0-9]+)", cell).groups()  # type: ignore[union-attr]
    column = 0
    for letter in name:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(row) - 1, column - 1


def _whole(value: float, _: float) -> float:
    """Round down as LibreOffice does: what is whole within fifteen digits is that whole number, also if it is less."""
    return float(math.floor(float(f"{value:.15g}")))


def _number(value: Any) -> Any:
    if isinstance(value, NotAvailable):
        raise value
    return value


def _summed(value: Any) -> Any:
    return 0.0 if isinstance(_number(value), str) else value


_RECKONED: Mapping[str, Any] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}
_COMPARED: Mapping[str, Any] = {
    "<>": lambda a, b: a != b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "=": lambda a, b: a == b,
}


def _each(reckon: Any, left: Any, right: Any) -> Any:
    """Reckon with two values, or with each of a range."""
    if isinstance(left, list) or isinstance(right, list):
        pairs = zip(
            left if isinstance(left, list) else [left] * len(right),
            right if isinstance(right, list) else [right] * len(left),
            strict=True,
        )
        return [_each(reckon, one, other) for one, other in pairs]
    for value in (left, right):
        if isinstance(value, NotAvailable):
            return value
    return reckon(left, right)
