"""How a result shows itself where somebody works with it: a short line at a prompt, and a page in a notebook."""

from collections.abc import Sized
from enum import Enum
from importlib import import_module
from typing import Any

from attrs import fields

from nara_vard_finans.core._wording import printable

_LONGEST_LINE = 280
_LONGEST_PART = 80
_MOST_LISTED = 8


class Shown:
    """
    A result that shows itself in one line, and in a notebook as its report.

    A record that is one is defined with ``repr=False``, so that this line is not replaced.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        kind: Any = type(self)
        parts = (f"{part.name}={_brief(getattr(self, part.name))}" for part in fields(kind) if part.repr)
        line = f"{kind.__name__}({', '.join(parts)})"
        return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…)"

    def _repr_html_(self) -> str | None:
        """Give its report in HTML, for a notebook; nothing where it has none."""
        # Results do not know reports; this one door leads up, and is opened when somebody looks.
        html: str | None = import_module("nara_vard_finans.reports").html_of(self)
        return html


class Tabled(Shown):
    """
    A result that is a table: a data frame can be made of it as it is.

    ``polars.DataFrame(x)``, ``narwhals.from_arrow(x)`` and DuckDB take what offers an Arrow stream, for which the extra
    ``nara-vard-finans[frames]`` is needed; ``pandas.DataFrame(x.to_columns())`` needs nothing.
    """

    __slots__ = ()

    def to_columns(self) -> dict[str, list[Any]]:
        """
        Give the rows of its report by column: texts, whole numbers, days and ``Decimal``.

        An amount stands in kronor under its name, and in whole öre beside it.
        """
        columns: dict[str, list[Any]] = self._reported().to_columns()
        return columns

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._reported().__arrow_c_stream__(requested_schema)

    def _reported(self) -> Any:
        return import_module("nara_vard_finans.reports").report_of(self)


def _brief(value: Any) -> str:
    """Write a part of a result in a word or two: an id for what has one, how many for what is long."""
    match value:
        case Enum():
            brief = str(value.value)
        case str():
            brief = f"'{_cut(value)}'"
        case None | int():
            brief = str(value)
        case _ if isinstance(name := getattr(value, "id", getattr(value, "name", None)), str):
            brief = name
        case tuple() if len(value) <= _MOST_LISTED and len(listed := _listed(value)) <= _LONGEST_PART:
            brief = listed
        case Sized():
            brief = f"<{len(value)}>"
        case _ if "__str__" not in {name for kind in type(value).__mro__[:-1] for name in vars(kind)}:
            brief = f"<{type(value).__name__}>"
        case _:
            brief = _cut(str(value))
    return brief


def _listed(values: tuple[object, ...]) -> str:
    return f"({', '.join(map(_brief, values))})"


def _cut(text: str) -> str:
    line = printable(text)
    return line if len(line) <= _LONGEST_PART else f"{line[: _LONGEST_PART - 1]}…"
