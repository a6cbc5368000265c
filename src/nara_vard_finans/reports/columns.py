"""
What an answer holds, said once: each column its key, its kind, its value, and for people its heading.

A :class:`Shape` lists the columns of one kind of record. Data for machines, JSON Schema, CSV, and the tables for people
are all made of it, and cannot disagree. In JSON amounts are texts of kronor with a decimal point only where there are
öre; exact values are fractions as texts; days are ISO; keys are snake_case; and every answer names its schema.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from fractions import Fraction
from typing import Any, Generic, Protocol, TypeVar

from attrs import evolve, field, frozen

from nara_vard_finans.core import Amount, Language, decimal_text, digits

Data = dict[str, Any]
"""What is written as JSON."""


class Bilingual(Protocol):
    """What can be read in both languages: a text, a message, a remark."""

    def in_(self, language: Language) -> str:
        """Write it in a language."""
        ...


Words = Bilingual | str
"""What is read: in both languages, or the same in each."""

Cell = Words | int | Fraction | Amount | dt.date | None
"""What people see in a column: a text, a count, an exact number, an amount, a day, or nothing."""


def said(words: Words, language: Language) -> str:
    """Write words in a language."""
    return words if isinstance(words, str) else words.in_(language)


ABSENT = object()
"""The value of a column that some answers lack."""

_Record = TypeVar("_Record")
_Part = TypeVar("_Part")


def _plain(value: Any, language: Language) -> Any:
    match value:
        case None | bool() | int():
            return value
        case Enum():
            return value.value
        case Amount():
            return value.plain
        case dt.date():
            return value.isoformat()
        case _ if hasattr(value, "in_"):
            return value.in_(language)
        case _:
            return str(value)


class Holds(Enum):
    """What a column of a data frame holds."""

    TEXT = "text"
    COUNT = "count"
    FLAG = "flag"
    DAY = "day"
    AMOUNT = "amount"
    NUMBER = "number"
    """a number with two decimals at most, which is no money wherever the unit is another"""
    EXACT = "exact"
    """an exact number in decimals where they end"""
    FRACTION = "fraction"


@frozen(eq=False)
class Kind:
    """
    A kind of value: what JSON Schema says of it, and how it stands in JSON.

    Attributes:
        schema: Its JSON Schema.
        plain: Makes of a value what stands in JSON.
        listed: Whether CSV has a column for it.
        holds: What a column of a data frame holds of it.
    """

    schema: Mapping[str, Any]
    plain: Callable[[Any, Language], Any] = _plain
    listed: bool = True
    holds: Holds = Holds.TEXT


def _fraction(value: Any, _: Language) -> str:
    return f"{digits(value.numerator)}/{digits(value.denominator)}"


def _decimal(value: Any, _: Language) -> str:
    return decimal_text(value, point=".", space="")


TEXT = Kind({"type": "string"})
COUNT = Kind({"type": "integer"}, holds=Holds.COUNT)
FLAG = Kind({"type": "boolean"}, holds=Holds.FLAG)
DAY = Kind({"type": "string", "format": "date"}, holds=Holds.DAY)
AMOUNT = Kind({"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]{2})?$", "description": "kronor"}, holds=Holds.AMOUNT)
FRACTION = Kind({"type": "string", "pattern": "^-?[0-9]+/[0-9]+$"}, _fraction, holds=Holds.FRACTION)
UNREDUCED = Kind({"type": "string", "pattern": "^-?[0-9]+/[0-9]+$"}, holds=Holds.FRACTION)
EXACT = Kind({"type": "string", "pattern": "^-?[0-9]+([./][0-9]+)?$"}, _decimal, holds=Holds.EXACT)
PARTS = Kind({"type": "object"}, lambda parts, _: parts, listed=False)


def one_of(kinds: type[Enum]) -> Kind:
    """Give the kind of a value that is one of an enum's."""
    return Kind({"type": "string", "enum": [each.value for each in kinds]})


def maybe(kind: "Kind | Shape[Any]") -> Kind:
    """Give the kind of a value that may be missing."""
    schema: dict[str, Any] = {**kind.schema, "type": [kind.schema["type"], "null"]}
    if "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    return Kind(
        schema,
        lambda value, language: None if value is None else kind.plain(value, language),
        kind.listed,
        kind.holds,
    )


def several(kind: "Kind | Shape[Any]") -> Kind:
    """Give the kind of a list."""
    schema = {"type": "array", "items": kind.schema}
    return Kind(schema, lambda values, language: [kind.plain(value, language) for value in values], kind.listed)


def by_key(kind: "Kind | Shape[Any]") -> Kind:
    """Give the kind of a table by key."""
    schema = {"type": "object", "additionalProperties": kind.schema}
    return Kind(
        schema,
        lambda values, language: {str(key): kind.plain(value, language) for key, value in dict(values).items()},
        listed=False,
    )


@frozen(eq=False)
class Column(Generic[_Record]):
    """
    One column.

    Attributes:
        key: Its name in JSON and CSV.
        kind: The kind of its values.
        value: Gives its value for a record.
        heading: What stands over it for people; ``None`` where only machines see it.
        unit: The unit of its values, which its heading names.
        shown: Gives what people see, where that is something else than its value.
        places: With how many decimals people see an exact number.
        summed: Whether its sum stands under it.
        optional: Whether some answers lack it.
        formula: How a workbook reckons it of other columns of its row, each by its key in braces; or what gives that
            for a record, where it takes more than the row shows.
    """

    key: str
    kind: "Kind | Shape[Any]"
    value: Callable[[_Record], Any]
    heading: Words | None = None
    unit: str = ""
    shown: Callable[[_Record], Cell] | None = field(default=None, kw_only=True)
    places: int | None = field(default=None, kw_only=True)
    summed: bool = field(default=False, kw_only=True)
    optional: bool = field(default=False, kw_only=True)
    formula: str | Callable[[_Record], str] = field(default="", kw_only=True)

    def cell(self, record: _Record) -> Cell:
        """Give what people see."""
        found: Cell = (self.shown or self.value)(record)
        return found

    def title(self, language: Language) -> str:
        """Give its heading with its unit."""
        heading = said(self.heading or "", language)
        return f"{heading}, {self.unit}" if self.unit else heading

    def headed(self, heading: Words, unit: str = "") -> "Column[_Record]":
        """Give it with another heading."""
        return evolve(self, heading=heading, unit=unit)


def within(columns: "Iterable[Column[_Part]]", part: Callable[[Any], _Part]) -> "tuple[Column[Any], ...]":
    """Give the columns of a part of a record as columns of the record."""
    return tuple(_moved(column, part) for column in columns)


def _moved(column: "Column[_Part]", part: Callable[[_Record], _Part]) -> "Column[_Record]":
    value, shown, formula = column.value, column.shown, column.formula
    return Column(
        column.key,
        column.kind,
        lambda record: value(part(record)),
        column.heading,
        column.unit,
        shown=None if shown is None else lambda record: shown(part(record)),
        places=column.places,
        summed=column.summed,
        optional=column.optional,
        formula=formula if isinstance(formula, str) else lambda record: formula(part(record)),
    )


class Shape(Generic[_Record]):
    """
    The columns of one kind of record.

    Attributes:
        columns: The columns, in their order.
        name: Of a whole answer, the name of its schema; empty for a part of one.
        version: Which answer of that name it is.
    """

    listed = False
    holds = Holds.TEXT

    def __init__(self, *columns: Column[_Record], name: str = "", version: int = 1) -> None:
        self.columns = columns
        self.name, self.version = name, version

    def with_(self, *columns: Column[_Record]) -> "Shape[_Record]":
        """Give it with more columns."""
        return Shape(*self.columns, *columns, name=self.name, version=self.version)

    @property
    def title(self) -> str:
        """What an answer says that it is, such as ``nvf.share/1``."""
        return f"nvf.{self.name}/{self.version}"

    def only(self, *keys: str) -> "Shape[_Record]":
        """Give it with some columns alone."""
        return Shape(*(column for column in self.columns if column.key in keys))

    def without(self, *keys: str) -> "Shape[_Record]":
        """Give it without some columns."""
        return Shape(*(column for column in self.columns if column.key not in keys))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that CSV writes."""
        return tuple(column.key for column in self.columns if column.kind.listed)

    @property
    def fractions(self) -> tuple[str, ...]:
        """Those of the keys that hold fractions, which CSV writes in decimals too."""
        return tuple(column.key for column in self.columns if column.kind.holds is Holds.FRACTION)

    @property
    def headed(self) -> tuple[Column[_Record], ...]:
        """The columns that people see."""
        return tuple(column for column in self.columns if column.heading is not None)

    def plain(self, record: _Record, language: Language) -> Data:
        """Give a record as data."""
        found = ((column, column.value(record)) for column in self.columns)
        data = {each.key: each.kind.plain(value, language) for each, value in found if value is not ABSENT}
        return {"schema": self.title, **data} if self.name else data

    def rows(self, records: Iterable[_Record], language: Language) -> list[Data]:
        """Give records as data."""
        return [self.plain(record, language) for record in records]

    @property
    def schema(self) -> dict[str, Any]:
        """Its JSON Schema."""
        properties: dict[str, Any] = {"schema": {"const": self.title}} if self.name else {}
        properties |= {column.key: column.kind.schema for column in self.columns}
        required = [*properties.keys() - {each.key for each in self.columns}]
        required += [column.key for column in self.columns if not column.optional]
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
