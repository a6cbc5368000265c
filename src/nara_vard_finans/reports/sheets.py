"""A workbook as plain sheets of cells, before any library writes it: what stands where, and how it looks."""

from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from nara_vard_finans.core import with_tuples

DIGITS = 15
"""The digits that a cell keeps of a number."""

LIMIT = 10**DIGITS
"""What every number in a cell is below."""

LONGEST_TEXT = 32_767
"""The characters that a cell holds."""

Value = str | int | Fraction
"""What stands in a cell."""


class Look(Enum):
    """How a cell looks."""

    PLAIN = "plain"
    RIGHT = "at the right"
    TITLE = "title"
    HEAD = "head"
    HEAD_RIGHT = "head over numbers"
    SUM = "sum"
    SUM_RIGHT = "sum at the right"
    NOTE = "note"
    INPUT = "input"
    """A number, zero or larger, that somebody may change."""
    INPUT_SIGNED = "input of any sign"
    """A number that somebody may change."""


@frozen(kw_only=True)
class Put:
    """
    What is put in a cell.

    Attributes:
        value: Its value; beside a formula, what that gives.
        formula: Its formula, without ``=``; empty for none.
        places: With how many decimals a number is shown.
        look: How it looks.
        across: How many columns it goes across, folded.
        hint: What is said where something else than a number that fits is written over it.
    """

    value: Value
    formula: str = ""
    places: int = 0
    look: Look = Look.PLAIN
    across: int = 1
    hint: str = ""


@frozen(kw_only=True, field_transformer=with_tuples)
class Sheet:
    """
    One sheet.

    Attributes:
        name: Its name, which is ours.
        cells: What stands in it, by row and column, from zero.
        widths: How wide each column is, in characters.
    """

    name: str
    cells: dict[tuple[int, int], Put]
    widths: tuple[int, ...] = field(default=())


def letters(column: int) -> str:
    """
    Name a column, from zero.

    Example:
        >>> letters(0), letters(25), letters(26), letters(701), letters(702)
        ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name, number = "", column + 1
    while number:
        number, place = divmod(number - 1, 26)
        name = chr(ord("A") + place) + name
    return name


def fixed(row: int, column: int) -> str:
    """
    Name a cell so that it stays when the formula is copied.

    Example:
        >>> fixed(4, 1)
        '$B$5'
    """
    return f"${letters(column)}${row + 1}"


def span(first: int, last: int, column: int) -> str:
    """
    Name some rows of a column.

    Example:
        >>> span(4, 9, 1)
        '$B$5:$B$10'
    """
    return f"{fixed(first, column)}:{fixed(last, column)}"


def of_sheet(sheet: str, cell: str) -> str:
    """
    Name a cell of another sheet.

    Example:
        >>> of_sheet("Beräkning", "$B$5")
        "'Beräkning'!$B$5"
    """
    return f"'{sheet}'!{cell}"


def quoted(text: str) -> str:
    """
    Write a text as a formula has it, with its own quotation marks twice.

    Example:
        >>> quoted('a "b" c').count('"')
        6
    """
    return '"' + text.replace('"', '""') + '"'
