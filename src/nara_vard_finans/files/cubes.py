"""
Cubes: figures by several dimensions, as Statistics Sweden and others publish them: PX and JSON-stat 2.

A cube becomes a table with a row for each region, and a column for each choice of the other dimensions: nothing is
summed over sexes, ages or years.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any

from attrs import frozen

from nara_vard_finans.core import UnreadableFileError, with_tuples
from nara_vard_finans.files.messages import (
    FiguresDoNotFit,
    NoCube,
    NoEncoding,
    NoRegions,
    NoValuesOf,
    TooManyFigures,
)

_PX_START = re.compile(rb"\s*(?:CHARSET|AXIS-VERSION)\s*=")
_PX_ITEM = re.compile(
    r'(?P<key>[A-Z][A-Z0-9-]*)(?:\[[^\]]*\])?(?:\("(?P<of>[^"]*)"(?:,[^)]*)?\))?\s*=\s*(?P<value>(?:"[^"]*"|[^";])*);'
)
_QUOTED = re.compile(r'"([^"]*)"')
_DATA = re.compile(r'"[^"]*"|[^\s"]+')
_REGION = re.compile(r"region|kommun|län|municipality|county|geo", re.IGNORECASE)
_MOST_CELLS = 2_000_000


@frozen(kw_only=True, field_transformer=with_tuples)
class Dimension:
    """
    What figures are counted by.

    Attributes:
        name: Its name, such as ``region``.
        codes: The code of each value.
        labels: What each value is called.
    """

    name: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]


@frozen(kw_only=True, field_transformer=with_tuples)
class Cube:
    """
    Figures by several dimensions.

    Attributes:
        name: What to call it in messages.
        dimensions: The dimensions, in the order in which the figures run.
        values: The figures as they are written, the last dimension running fastest.
    """

    name: str
    dimensions: tuple[Dimension, ...]
    values: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        if not self.dimensions:
            raise UnreadableFileError(self.name, NoCube())
        cells = prod(len(dimension.codes) for dimension in self.dimensions)
        if cells != len(self.values):
            raise UnreadableFileError(self.name, FiguresDoNotFit(len(self.values), cells))

    def text(self) -> str:
        """
        Write it as a table: a row for each region, and a column for each choice of what else there is.

        Raises:
            UnreadableFileError: If no dimension is of regions.
        """
        names = [dimension.name for dimension in self.dimensions]
        places = [place for place, name in enumerate(names) if _REGION.search(name)]
        if len(places) != 1:
            raise UnreadableFileError(self.name, NoRegions(tuple(names)))
        (place,) = places
        others = [dimension for at, dimension in enumerate(self.dimensions) if at != place]
        told = [dimension for dimension in others if len(dimension.codes) > 1] or others[-1:]
        headings = [" ".join(parts) for parts in product(*(dimension.labels for dimension in told))]
        table = io.StringIO()
        writer = csv.writer(table, delimiter=";", lineterminator="\n")
        writer.writerow(("region", *(headings if told else ["weight"])))
        region = self.dimensions[place]
        for at, (code, label) in enumerate(zip(region.codes, region.labels, strict=True)):
            name = label if label.startswith(code) else f"{code} {label}"
            writer.writerow((name, *self._figures(place, at)))
        return table.getvalue()

    def _figures(self, place: int, at: int) -> Iterator[str]:
        """Give the figures of one region, in the order of the others."""
        inner = prod(len(dimension.codes) for dimension in self.dimensions[place + 1 :])
        size = inner * len(self.dimensions[place].codes)
        for outer in range(at * inner, len(self.values), size):
            yield from self.values[outer : outer + inner]


def is_px(raw: bytes) -> bool:
    """Say whether a file is a PC-Axis file."""
    return _PX_START.match(raw) is not None


def px_text(raw: bytes, name: str) -> str:
    """
    Give the table of a PC-Axis file; its encoding is the one that it names, or UTF-8.

    Raises:
        UnreadableFileError: If it holds no such table.
    """
    items = {(item["key"], item["of"] or ""): item["value"] for item in _PX_ITEM.finditer(_decoded(raw, name))}
    names = [text for key in ("STUB", "HEADING") for text in _QUOTED.findall(items.get((key, ""), ""))]
    dimensions: list[Dimension] = []
    for each in names:
        labels = _QUOTED.findall(items.get(("VALUES", each), ""))
        codes = _QUOTED.findall(items.get(("CODES", each), "")) or labels
        if not labels or len(codes) != len(labels):
            raise UnreadableFileError(name, NoValuesOf(each))
        dimensions.append(Dimension(name=each, codes=tuple(codes), labels=tuple(labels)))
    values = tuple(text.strip('"') for text in _DATA.findall(items.get(("DATA", ""), "")))
    return Cube(name=name, dimensions=tuple(dimensions), values=values).text()


def _decoded(raw: bytes, name: str) -> str:
    page = re.search(rb'CODEPAGE\s*=\s*"([^"]*)"', raw)
    named = page[1].decode("ascii", "replace").lower() if page else ""
    for encoding in (named, "utf-8-sig", "cp1252"):  # ANSI, which such files name, is the last
        try:
            return raw.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    raise UnreadableFileError(name, NoEncoding())


def json_stat_text(text: str, name: str) -> str:
    """
    Give the table of a JSON-stat 2 file.

    Raises:
        UnreadableFileError: If it holds no such table.
    """
    try:
        found = json.loads(text, parse_float=str, parse_int=str)
        dimensions = tuple(_dimension(found["dimension"][each], each) for each in found["id"])
        cells = prod(len(dimension.codes) for dimension in dimensions)
        values = _values(found["value"], cells) if cells <= _MOST_CELLS else None
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise UnreadableFileError(name, NoCube()) from None
    if values is None:
        raise UnreadableFileError(name, TooManyFigures(cells))
    return Cube(name=name, dimensions=dimensions, values=values).text()


def _dimension(raw: Mapping[str, Any], key: str) -> Dimension:
    category = raw["category"]
    labels: Mapping[str, str] = category.get("label", {})
    index = category.get("index", [*labels])
    codes = sorted(index, key=lambda code: int(index[code])) if isinstance(index, Mapping) else [*index]
    name = str(raw.get("label", key))
    return Dimension(
        name=name if _REGION.search(name) else key if _REGION.search(key) else name,
        codes=tuple(map(str, codes)),
        labels=tuple(str(labels.get(code, code)) for code in codes),
    )


def _values(raw: Sequence[Any] | Mapping[str, Any], cells: int) -> tuple[str, ...]:
    listed_values = [raw.get(str(at)) for at in range(cells)] if isinstance(raw, Mapping) else [*raw]
    return tuple(".." if each is None else str(each) for each in listed_values)
