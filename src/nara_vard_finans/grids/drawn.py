"""Drawn tables: those that a terminal or a mail draws with lines, as DuckDB, Polars and psql print them."""

import re
from collections.abc import Sequence

_UPRIGHT = "│┃║┆┇┊┋╎╏"
_DRAWN = re.compile("[\u2500-\u257f]")
_RULE = re.compile("[\u2500-\u257f |+=-]+")
_AS_BARS = str.maketrans(dict.fromkeys(_UPRIGHT, "|"))
_TYPE = re.compile(
    r"-+|str|string|text|varchar|object|bool(?:ean)?|date|(?:timestamp|datetime|decimal|numeric)\b.*|"
    r"[iuf](?:8|16|32|64)|(?:u?(?:tiny|small|big|huge)?int(?:8|16|32|64)?|integer|double|float(?:32|64)?)",
    re.IGNORECASE,
)


def undrawn(lines: Sequence[str]) -> list[str]:
    """
    Give lines with bars for the lines that are drawn between their cells; those that are nothing but drawn are empty.

    What a program says of the types of its columns, on a line under their names, is no part of the table either.

    Example:
        >>> undrawn(["┌────┬───┐", "│ a  ┆ b │", "│ -- ┆ -- │", "╞════╪═══╡", "│ Mora ┆ 5 │"])
        ['', '| a  | b |', '', '', '| Mora | 5 |']
    """
    if not any(map(_DRAWN.search, lines)):
        return [*lines]
    return [_bare(line) for line in lines]


def _bare(line: str) -> str:
    if _DRAWN.search(line) is None:
        return line
    barred = line.translate(_AS_BARS)
    if _RULE.fullmatch(barred):
        return ""
    cells = [cell for each in barred.split("|") if (cell := each.strip())]
    return "" if all(map(_TYPE.fullmatch, cells)) else barred
