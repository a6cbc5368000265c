"""Text grids: the tables in a text, which may be a whole paper, cut by separators or by spaces alone."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from nara_vard_finans.core import AuditError, Text, unified_spaces
from nara_vard_finans.grids.cells import MOST_CELLS, grids_of, is_row
from nara_vard_finans.grids.drawn import undrawn
from nara_vard_finans.grids.furniture import without_furniture
from nara_vard_finans.grids.gaps import gapped_lines
from nara_vard_finans.grids.grid import Grid, GridCell, GridLine
from nara_vard_finans.grids.messages import RowsLeftOut, TooManyLines
from nara_vard_finans.grids.numbers import may_be_number
from nara_vard_finans.grids.spaces import spaced_grids
from nara_vard_finans.grids.stacked import stacked_lines
from nara_vard_finans.grids.wrapped import joined_names

MOST_LINES = 6_000
"""The most lines of a text that is searched for tables."""

_LONGEST_LINE = 10_000
_MOST_QUOTED = 5  # lines that a quoted cell can go over, before its quotation mark is taken for a mark like any other
_FEW_LINES = 2
_ENDS_IN_NUMBER = re.compile(r"\D[0-9]+$")


_YEAR = re.compile("(?:19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2})?")
_CUT = re.compile("\u00ad\\s*$")
_QUOTED_MAIL = re.compile(r"^\s*>[> ]*")  # what somebody wrote, before each line of it
_DOTS = re.compile(r"[| ]*(?:…|\.{2,3})(?:[| ]+(?:…|\.{2,3}))+[| ]*")
_RUN = 20
_LONG_RUN = re.compile(r"([ ._\u00b7\u2026-])\1{20,}")


def grids_in(text: str, near: Fraction | None = None) -> tuple[Grid, ...]:
    r"""
    Find the tables in a text.

    Args:
        text: The text: separated by tabs, semicolons, commas or bars, or only by spaces.
        near: What one of the columns may sum to, in the table's own unit; it tells thousands apart from columns where
            nothing but single spaces separates both.

    Raises:
        AuditError: If it has more than 6 000 lines.

    Example:
        >>> grid, = grids_in("Kommun  Belopp\nMora 20544 142 478\nOrsa 6 939 48 124")
        >>> [int(number.value) for number in grid.rows[1].numbers]
        [6939, 48124]

    .. versionadded:: 0.1.0
    """
    # A soft hyphen is seen where it ends a line.
    told = (_QUOTED_MAIL.sub("", line) for line in text.splitlines())
    lines = [unified_spaces(_CUT.sub("-", line)).rstrip(" ")[:_LONGEST_LINE] for line in told]
    if len(lines) > MOST_LINES:
        raise AuditError(Text("texten", "the text"), TooManyLines(MOST_LINES))
    lines = undrawn(lines)
    if place := _left_out(lines):
        raise AuditError(Text("texten", "the text"), RowsLeftOut(place))
    delimiter = _delimiter(lines)
    if delimiter in {";", "|"}:
        return grids_of(_cut(lines, delimiter))
    bare = without_furniture(lines)
    if delimiter:  # a page of a document: what stands in columns is no furniture
        page = (line if "\t" in line.strip() else empty for line, empty in zip(lines, bare, strict=True))
        return grids_of(joined_names(_cut([*page], delimiter)))
    cut = gapped_lines(bare) or stacked_lines(bare)
    if cut is not None:
        return grids_of(joined_names(cut))
    if _is_cut_by_commas(lines):
        return grids_of(_cut(lines, ","))
    return spaced_grids([_LONG_RUN.sub(_squeezed, line) for line in bare], near)


def _left_out(lines: Sequence[str]) -> int:
    """Give the number of a line that stands for rows that a program has not printed, with rows over and under it."""
    for place, line in enumerate(lines[1:-1], 1):
        if _DOTS.fullmatch(line) and all(re.search("[0-9]", each) for each in (lines[place - 1], lines[place + 1])):
            return place + 1
    return 0


def _squeezed(run: re.Match[str]) -> str:
    return run[1] * _RUN  # as good as a longer one, and read in a time that grows with the line


def _delimiter(lines: Sequence[str]) -> str:
    """Give what separates the cells; empty where only spaces do."""
    filled = [line for line in lines if line.strip()]
    for delimiter in ("\t", ";", "|"):
        rows = [cells for line in filled if is_row(cells := _cells(line, delimiter)) or _goes_on(cells, delimiter)]
        if len(rows) > 1:
            return delimiter
        # What stands once or more in nearly every line parts cells, whether they can be read or not.
        cut = sum(delimiter in line for line in filled)
        if cut > _FEW_LINES and 10 * cut >= 9 * len(filled):
            return delimiter
    return ""


def _goes_on(cells: Sequence[str], delimiter: str) -> bool:
    """Say whether these are the numbers of a row whose name stands on the line above, as in text of a document."""
    return delimiter == "\t" and not cells[0] and any(map(may_be_number, cells[1:]))


def _is_cut_by_commas(lines: Sequence[str]) -> bool:
    """
    Say whether commas separate the cells.

    A comma stands in prose and in decimals too: most lines must be rows, and a number must not stand before it, unless
    the heading is cut by commas as well.
    """
    filled = [line for line in lines if line.strip()]
    like_rows = [line for line in filled if is_row(_cells(line, ","))]
    over = filled[: filled.index(like_rows[0]) + 1] if like_rows else []  # a heading of years looks like a row
    headed = any(_is_headed(line, like_rows) for line in over)
    rows = [_cells(line, ",") for line in like_rows]
    plain = [cells for cells in rows if headed or not _ENDS_IN_NUMBER.search(cells[0])]
    return len(plain) > 1 and 2 * len(plain) >= len(filled)


def _is_headed(heading: str, rows: Sequence[str]) -> bool:
    """Say whether a heading is cut by commas as its rows are, and not by those of its own words: "Andel, %"."""
    spaced = ", " in re.sub('"[^"]*"', "", heading)
    return (
        "," in heading
        and not re.search("[0-9]", _YEAR.sub("", heading))
        and (not spaced or any(", " in row for row in rows))
    )


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip('" ') for cell in line.split(delimiter, MOST_CELLS)]


def _cut(lines: Sequence[str], delimiter: str) -> Iterator[GridLine]:
    """Cut lines into cells; a cell in quotation marks may go over lines."""
    place = 0
    while place < len(lines):
        line, taken = lines[place], 1
        if delimiter in ";,\t" and '"' in line:
            line, taken = _quoted(lines[place : place + _MOST_QUOTED])
            cells = next(csv.reader(io.StringIO(line), delimiter=delimiter)) if taken else lines[place].split(delimiter)
        else:
            cells = _ruled(line) if delimiter == "|" else line.split(delimiter)
        if delimiter != "|" or set(line) - set("|-: "):  # not the ruled line of a Markdown table
            yield GridLine(place + 1, tuple(GridCell(" ".join(cell.split())) for cell in cells))
        place += taken or 1


def _ruled(line: str) -> list[str]:
    r"""Cut a line of a Markdown table, where a backslash stands before what is no mark of it: ``Mora\*``."""
    return [
        re.sub(r"\\([^\w\s])", r"\1", cell)
        for cell in re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    ]


def _quoted(lines: Sequence[str]) -> tuple[str, int]:
    """Put together the lines of a quoted cell, and count them; none where the mark never ends."""
    for taken in range(1, len(lines) + 1):
        together = "\n".join(lines[:taken])
        if together.count('"') % 2 == 0:
            return together, taken
    return lines[0], 0
