"""
Reading TOML from strangers: bounded before the reader sees it, and every value with its line.

The same tables may be written as JSON, which begins with a brace as no TOML does; there a day is a text, and no line is
known.
"""

import json
import re
from collections import Counter
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from nara_vard_finans.core import FactsError, Fault
from nara_vard_finans.facts._toml_messages import (
    KeyTooLong,
    KeyTwiceInJson,
    NotJson,
    NotToml,
    NumberTooLong,
    TooDeep,
    reason_of,
)
from nara_vard_finans.files import Readable, as_file, name_of, read_text

if TYPE_CHECKING:
    from nara_vard_finans.facts._toml_lines import Path

LARGEST_FILE = 1 << 20
"""The most bytes of a facts file, which are some ten thousand parties."""

_MOST_DIGITS = 1_000
_LONG_NUMBER = rf"(?<![0-9A-Za-z_])[0-9](?:[xob][0-9A-Fa-f_]{{{_MOST_DIGITS},}}|[0-9_]{{{_MOST_DIGITS},}})"
# The standard reader takes quadratic time over a key of many parts; nobody writes more than a few.
_MOST_PARTS = 20
_LONG_KEY = rf"""(?<![A-Za-z0-9_-])(?:(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*\.[ \t]*){{{_MOST_PARTS}}}"""
_DEEPEST = 20
_TOO_DEEP = TooDeep(_DEEPEST)
_AT = r" \(at line (?P<line>[0-9]+), "


@frozen
class TomlFile:
    """
    A TOML file that has been read.

    Attributes:
        path: The file.
        values: What it says; numbers with decimals are exact.
        text: The text, in which a line is looked for when there is something to say of it.
        is_json: Whether it is JSON, in which a day is a text.
    """

    path: str
    values: dict[str, Any]
    text: str = field(repr=False)
    is_json: bool = False

    @cached_property
    def lines(self) -> "dict[Path, int]":
        """The line of every value."""
        from nara_vard_finans.facts._toml_lines import lines_of  # noqa: PLC0415 - where something is said of a line

        return {} if self.is_json else lines_of(self.text)


class Unplain:
    """A number as no paper writes it, such as ``1e5`` or ``nan``; whoever expects a number refuses it as written."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def _plain_decimal(text: str) -> Decimal | Unplain:
    plain = text.replace("_", "")
    return Decimal(plain) if set(plain) <= set("+-.0123456789") else Unplain(text)


def read_toml(path: Readable, *, most: int = LARGEST_FILE) -> TomlFile:
    """
    Read a TOML file of at most *most* bytes.

    Raises:
        UnreadableFileError: If it cannot be read as text.
        FactsError: If it is no TOML, or nested or numbered beyond all measure; only the first such fault is told.
    """
    file = as_file(path)
    return parse_toml(read_text(file, most=most), name_of(file))


def parse_toml(text: str, path: str) -> TomlFile:
    """
    Read TOML from a text.

    Args:
        text: The text.
        path: The name by which faults refer to it.

    Raises:
        FactsError: As :func:`read_toml`.
    """
    for number, row in enumerate(text.split("\n"), 1):
        if len(row) > _MOST_DIGITS and re.search(_LONG_NUMBER, row):
            raise FactsError(path, (Fault("", number, NumberTooLong(_MOST_DIGITS)),))
        if row.count(".") >= _MOST_PARTS and re.search(_LONG_KEY, row):
            raise FactsError(path, (Fault("", number, KeyTooLong(_MOST_PARTS)),))
    import tomllib  # noqa: PLC0415 - what ships stands as plain data too, and is seldom read as TOML

    is_json = text.lstrip().startswith("{")
    try:
        values = _json(text, path) if is_json else tomllib.loads(text, parse_float=_plain_decimal)
        deep = _too_deep(values)
        if deep is not None:
            raise FactsError(path, (Fault(deep, None, _TOO_DEEP),))
        return TomlFile(path, values, text, is_json)
    except tomllib.TOMLDecodeError as error:
        place = re.search(_AT, str(error))
        line = int(place["line"]) if place else text.count("\n") + 1
        raise FactsError(path, (Fault("", line, NotToml(reason_of(str(error)))),)) from error
    except RecursionError as error:
        raise FactsError(path, (Fault("", None, _TOO_DEEP),)) from error


def _json(text: str, path: str) -> dict[str, Any]:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = Counter(name for name, _ in pairs)
            twice = max(names, key=names.__getitem__)
            raise FactsError(path, (Fault(twice, None, KeyTwiceInJson(twice)),))
        return found

    try:
        values: dict[str, Any] = json.loads(
            text, parse_float=_plain_decimal, parse_constant=Unplain, object_pairs_hook=once
        )
    except json.JSONDecodeError as error:
        raise FactsError(path, (Fault("", error.lineno, NotJson()),)) from error
    return values


def _too_deep(values: dict[str, Any]) -> str | None:
    """Give the key at the top under which tables in tables, or arrays in arrays, are too many."""
    for name, value in values.items():
        level, inner = 0, [value]
        while inner:
            level += 1
            tables = [each for part in inner for each in (part if isinstance(part, list) else [part])]
            inner = [value for table in tables if isinstance(table, dict) for value in table.values()]
            inner += [each for each in tables if isinstance(each, list)]
            if level > _DEEPEST and inner:
                return name
    return None
