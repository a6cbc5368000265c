"""
Records: tables in JSON, as programs and this library write them, with a record for each row.

Each list of records that the file holds outermost is a table, and the names in its records are its headings.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nara_vard_finans.core import UnreadableFileError
from nara_vard_finans.files.document_messages import TABLE, TooManyRows
from nara_vard_finans.files.workbooks import MOST_COLUMNS, MOST_ROWS, Cell, Sheet

_SAYS_UNIT = re.compile(
    r"enhet|valuta|skala|titel|rubrik|beskriv|^not|^anm|unit|currency|scale|title|descr", re.IGNORECASE
)
_THREE = 3  # decimals that could be thousands, once they stand in a cell


class _Number(str):
    """A number as JSON writes it, with a decimal point."""

    __slots__ = ()


def read_records(text: str, name: str) -> tuple[Sheet, ...]:
    """
    Read the tables of a JSON file, each as a sheet that is called as its list; nothing where it holds no records.

    Numbers keep every digit. What is no number and no text, such as a list in a record, is left out. What the file says
    of itself beside its lists, as its title or its unit, stands over each.

    Args:
        text: The text.
        name: What to call the file in messages.

    Raises:
        UnreadableFileError: If a list is larger than any table of parties.

    Example:
        >>> sheet, = read_records('{"rows": [{"party": "2062", "amount": 20.5}, {"party": "2034"}]}', "a.json")
        >>> sheet.name, [[cell.text for cell in cells] for _, cells in sheet.rows]
        ('rows', [['party', 'amount'], ['2062', '20,5'], ['2034', '']])
    """
    try:
        found = json.loads(text, parse_float=_Number, parse_int=_Number)
    except (ValueError, RecursionError):
        return ()
    lists = found if isinstance(found, Mapping) else {TABLE.format(1): found}
    tables = ((str(key), rows) for key, rows in lists.items() if _are_records(rows))
    return tuple(_sheet(key, rows, [*_said_beside(lists)], name) for key, rows in tables)


def _said_beside(lists: Mapping[str, Any]) -> Iterator[str]:
    """Give what the file says of itself beside its lists, or in a record beside them."""
    inner = (more for told in lists.values() if isinstance(told, Mapping) for more in told.items())
    for key, text in (*lists.items(), *inner):
        if _SAYS_UNIT.search(str(key)) and _text(text):
            yield f"{key}: {_text(text)}"


def _are_records(rows: object) -> bool:
    return isinstance(rows, list) and bool(rows) and all(isinstance(row, dict) for row in rows)


def _sheet(key: str, rows: Sequence[Mapping[str, Any]], said: Sequence[str], name: str) -> Sheet:
    headings = tuple(dict.fromkeys(heading for row in rows for heading, value in row.items() if _text(value)))
    if len(rows) >= MOST_ROWS or len(headings) > MOST_COLUMNS:
        raise UnreadableFileError(name, TooManyRows(MOST_ROWS, MOST_COLUMNS))
    lines = [*((each,) for each in said), headings]
    lines += [tuple(_text(row.get(heading)) for heading in headings) for row in rows]
    return Sheet(
        name=key,
        rows=tuple(
            (place, tuple(Cell(text=text) for text in line)) for place, line in enumerate(lines, 1) if any(line)
        ),
    )


def _text(value: object) -> str:
    """Write a value as a cell has it: a number with a decimal comma, and never with three decimals alone."""
    if not isinstance(value, str):
        return ""
    if not isinstance(value, _Number):
        return " ".join(value.split())
    whole, point, decimals = value.partition(".")
    return f"{whole},{decimals}{'0' * (len(decimals) == _THREE)}" if point else value
