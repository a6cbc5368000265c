"""Reading the tables of a file, as they are printed: text of any kind, or an Excel workbook."""

from fractions import Fraction

from attrs import evolve

from nara_vard_finans.core import UnreadableFileError
from nara_vard_finans.files._opened import opened
from nara_vard_finans.files.messages import NoHeadings
from nara_vard_finans.files.readable import Readable
from nara_vard_finans.grids import Grid

LARGEST_PRINT = 2 << 20
"""The most bytes of a file with printed tables."""


def read_grids(
    path: Readable,
    *,
    near: Fraction | None = None,
    encoding: str = "utf-8",
    sheet: str | None = None,
    party_column: str | None = None,
) -> tuple[Grid, ...]:
    """
    Read the tables of a file.

    Args:
        path: A text, such as CSV or what was pasted from a paper, an Excel workbook, a PDF or a Word document; its
            bytes, or an open one.
        near: What a column may sum to, which helps to read text where only spaces separate.
        encoding: How a text is encoded, where it has no byte order mark, which says so itself.
        sheet: The sheet of a workbook; without it all that are not hidden.
        party_column: The heading of the column that names the parties, where that is not told by what stands in it.

    Raises:
        UnreadableFileError: If it cannot be read, is larger than 2 MB, or has no such sheet, or no such column.

    .. versionadded:: 0.1.0
    """
    source = opened(path, most=LARGEST_PRINT, encoding=encoding, sheet=sheet)
    if party_column is None:
        return source.grids(near)
    found = source.headed(party_column)
    if not found:
        raise UnreadableFileError(source.name, NoHeadings(party_column))
    return tuple(evolve(table.grid(name), findings=source.findings(name)) for name, table in found)
