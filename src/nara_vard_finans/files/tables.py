"""Reading the tables of a file, as they are printed: text of any kind, or an Excel workbook."""

from fractions import Fraction
from io import BytesIO

from nara_vard_finans.core import UnreadableFileError, hint, listed, shown
from nara_vard_finans.files.readable import Readable, as_file
from nara_vard_finans.files.text import name_of, read_bytes, read_text
from nara_vard_finans.files.workbooks import is_workbook, read_workbook
from nara_vard_finans.grids import Grid, GridCell, GridLine, grids_in, grids_of

LARGEST_PRINT = 2 << 20
"""The most bytes of a file with printed tables."""

_OTHERWISE = ", or name its encoding, utf-8-sig for a BOM and cp1252 for older Windows"


class _Held(BytesIO):
    """Bytes that have been read, under the name of their file."""

    def __init__(self, raw: bytes, name: str) -> None:
        super().__init__(raw)
        self.name = name


def read_grids(
    path: Readable,
    *,
    near: Fraction | None = None,
    encoding: str = "utf-8",
    sheet: str | None = None,
) -> tuple[Grid, ...]:
    """
    Read the tables of a file.

    Args:
        path: A text, such as CSV or what was pasted from a PDF or a word processor, or an Excel workbook; its
            bytes, or an open one.
        near: What a column may sum to, which helps to read text where only spaces separate.
        encoding: How a text is encoded.
        sheet: The sheet of a workbook; without it all that are not hidden.

    Raises:
        UnreadableFileError: If it cannot be read, is larger than 2 MB, or has no such sheet.

    .. versionadded:: 0.1.0
    """
    file = as_file(path, encoding=encoding)
    name = name_of(file)
    raw = read_bytes(file, most=LARGEST_PRINT)
    if raw.startswith(b"%PDF"):
        raise UnreadableFileError(name, "it is a PDF; mark the table in it, and paste it into a text file")
    held = _Held(raw, name)
    if not is_workbook(raw):
        if sheet is not None:
            raise UnreadableFileError(name, "it is a text, and has no sheets; leave the sheet out")
        return grids_in(read_text(held, most=LARGEST_PRINT, encoding=encoding, otherwise=_OTHERWISE), near)
    sheets = {each.name: each for each in read_workbook(held)}
    if sheet is not None and sheet not in sheets:
        known = tuple(sheets)
        raise UnreadableFileError(
            name, f"there is no sheet {shown(sheet)} in it, only {listed(known)}{hint(sheet, known)}"
        )
    return tuple(
        grid
        for each in sheets.values()
        if sheet in (None, each.name)
        for grid in grids_of(
            (GridLine(place, tuple(GridCell(cell.text, cell.fault) for cell in cells)) for place, cells in each.rows),
            each.name,
        )
    )
