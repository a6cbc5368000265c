"""Rows as columns of typed values, for data frames: plain lists, or a stream of Arrow by the library ``nanoarrow``."""

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import Any, NamedTuple

from nara_vard_finans.core import AmountError, MissingLibraryError
from nara_vard_finans.reports.columns import Data, Holds, Shape
from nara_vard_finans.reports.csv_forms import DECIMALS, rounded
from nara_vard_finans.reports.messages import TooLargeForFrame

_DIGITS, _LONG_DIGITS = 18, 38
_FIRST_DAY = dt.date(1970, 1, 1).toordinal()


class FrameColumn(NamedTuple):
    """
    A column of a data frame.

    Attributes:
        name: Its name.
        values: Its values: ``str``, ``int``, ``bool``, ``date`` or ``Decimal``, and ``None`` where there is none.
        kind: What they are: ``text``, ``int``, ``bool``, ``day``, ``money`` (a decimal number with two decimals) or
            ``number`` (one with six).
    """

    name: str
    values: list[Any]
    kind: str


def frame_columns(rows: Sequence[Data], shape: Shape[Any]) -> list[FrameColumn]:
    """
    Give rows as columns of typed values.

    Codes and names are texts, amounts decimal numbers of kronor, and beside each the same in whole öre; a fraction is a
    text, and beside it the number with six decimals.
    """
    found: list[FrameColumn] = []
    for column in shape.columns:
        if column.kind.listed:
            found += _columns(column.key, column.kind.holds, [row.get(column.key) for row in rows])
    return found


def _columns(key: str, holds: Holds, values: list[Any]) -> list[FrameColumn]:
    return [
        FrameColumn(f"{key}{after}", [None if value is None else read(value) for value in values], kind)
        for after, kind, read in _READ[holds]
    ]


def _ore(kronor: str) -> int:
    return int(Decimal(kronor).scaleb(2))


def _decimal(number: str) -> Decimal:
    return Decimal(rounded(Fraction(number)))


def _text(value: Any) -> str:
    return ";".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


_READ: dict[Holds, list[tuple[str, str, Callable[[Any], Any]]]] = {
    Holds.TEXT: [("", "text", _text)],
    Holds.COUNT: [("", "int", int)],
    Holds.FLAG: [("", "bool", bool)],
    Holds.DAY: [("", "day", dt.date.fromisoformat)],
    Holds.AMOUNT: [("", "money", Decimal), ("_ore", "int", _ore)],
    Holds.NUMBER: [("", "money", Decimal)],
    Holds.EXACT: [("", "number", _decimal)],
    Holds.FRACTION: [("", "text", str), ("_decimal", "number", _decimal)],
}
"""The columns that one becomes: what follows its name, what they hold, and how they are read out of the data."""


def arrow_stream(columns: Sequence[FrameColumn], requested_schema: object = None) -> object:
    """
    Give columns as a stream of Arrow: a capsule, as its C interface asks for.

    Raises:
        MissingLibraryError: If the library ``nanoarrow`` is not installed.
        AmountError: If an amount has more than 18 digits with its öre.
    """
    try:
        na: Any = import_module("nanoarrow")
    except ImportError as error:
        raise MissingLibraryError("nanoarrow", "frames") from error
    types = {
        "text": na.string(),
        "int": na.int64(),
        "bool": na.bool_(),
        "day": na.date32(),
        "money": na.decimal128(_DIGITS, 2),
        "number": na.decimal128(_LONG_DIGITS, DECIMALS),
    }
    children = [_array(na, column, types[column.kind]) for column in columns]
    schema = na.struct({column.name: types[column.kind] for column in columns}, nullable=False)
    length = len(columns[0].values)
    whole = na.c_array_from_buffers(schema, length, [None], null_count=0, children=children)
    capsule: object = na.c_array_stream(whole).__arrow_c_stream__(requested_schema)
    return capsule


def _array(na: Any, column: FrameColumn, kind: Any) -> Any:
    """Make one column; the library makes no days and no decimal numbers of Python's, so that we write their bytes."""
    match column.kind:
        case "day":
            numbers, width = [None if day is None else day.toordinal() - _FIRST_DAY for day in column.values], 4
        case "money":
            numbers, width = [_scaled(number, 2, _DIGITS) for number in column.values], 16
        case "number":
            numbers, width = [_scaled(number, DECIMALS, _LONG_DIGITS) for number in column.values], 16
        case _:
            return na.c_array(column.values, kind)
    data = b"".join((number or 0).to_bytes(width, "little", signed=True) for number in numbers)
    bits = sum(1 << place for place, number in enumerate(numbers) if number is not None)
    valid = bits.to_bytes(len(numbers) // 8 + 1, "little")
    return na.c_array_from_buffers(kind, len(numbers), [valid, data], null_count=numbers.count(None))


def _scaled(number: Decimal | None, places: int, digits: int) -> int | None:
    if number is None:
        return None
    whole = Fraction(number) * 10**places
    if abs(whole) >= 10**digits:
        raise AmountError(number, TooLargeForFrame(digits))
    return int(whole)
