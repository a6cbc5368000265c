"""Tables as users paste them, read all the way to a column."""

from typing import Any

from nara_vard_finans import Directory, embedded
from nara_vard_finans.audit import AuditColumn, audit_column
from nara_vard_finans.core import NOBODY, PrintedNumber, Unread
from nara_vard_finans.grids import Grid, StatedTotal, grids_in, is_sum


class Lost(Unread):
    """Why a cell was not read, as another reader would say it."""

    SV = "{why}"
    EN = "{why}"
    why: str


def english(read: PrintedNumber | Unread) -> str:
    """Say in English why a cell is not read; of one that is, its number."""
    return read.en if isinstance(read, Unread) else str(read)


DALARNA = embedded().parties
"""The fifteen municipalities and the region."""


def read(
    text: str,
    total: str | None = None,
    *,
    parties: Directory = DALARNA,
    column: str | None = None,
    unit: str | None = None,
) -> AuditColumn:
    """Read a pasted text as a user does: all of it, with the total where one is known."""
    stated = None if total is None else StatedTotal.parse(total)
    near = None if stated is None else stated.amount.kronor
    return audit_column(grids_in(text, near), parties, title="table", total=stated, column=column, unit=unit)


def bare(text: str, total: str | None = None, *, column: str | None = None) -> dict[str, Any]:
    """Read a text where no party is known, and give its kronor by name."""
    return kronor_by_name(read(text, total, parties=NOBODY, column=column))


def kronor_by_name(column: AuditColumn) -> dict[str, Any]:
    """Give the kronor of each row, by name."""
    return {row.name: row.amount.kronor for row in column.rows}


def kronor_by_code(column: AuditColumn) -> dict[str, Any]:
    """Give the kronor of each row, by the party's code."""
    return {row.party: row.amount.kronor for row in column.rows}


def sums(column: AuditColumn) -> list[tuple[str, Any]]:
    """Give the printed sums."""
    return [(each.name, each.amount.kronor) for each in column.sums]


def rows_of(grid: Grid) -> list[tuple[str, list[Any]]]:
    """Give the rows of a grid that are no sums, with bare values."""
    return [
        (row.name, [number.value if isinstance(number, PrintedNumber) else number.en for number in row.numbers])
        for row in grid.rows
        if not is_sum(row.name)
    ]
