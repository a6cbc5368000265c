"""
Headed tables: cells under a line of headings that name the parties' column, in whatever order the columns stand.

Every line under the headings is a row: where money is shared by a table, no line of it may go by unseen.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from nara_vard_finans.core import RAISED, PrintedNumber, Unread, read_numeral, unified_spaces, with_tuples
from nara_vard_finans.grids.grid import NOTHING, Grid, GridCell, GridLine, GridRow
from nara_vard_finans.grids.messages import CellsThanHeader
from nara_vard_finans.grids.numbers import may_be_number, unit_in

_PARTY = re.compile(
    r"part(?:y|ies|er|en|erna)?|(?:kommun|region|landsting)(?:en|er|erna|namn)?|namn|name|municipalit(?:y|ies)|"
    r"huvudm[aä]n|län|mottagare|deltagare|medlem(?:mar)?|organisation(?:er)?|vem|ort",
)
_CODE = re.compile(
    r"(?:kommun|region|läns|official )?[ -]?(?:kod|code|nummer|nr)|(?:kommun|region|municipality)[ _-]?id"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MARKS = re.compile(rf"[{RAISED}:.]+$|^[{RAISED}]+")
_WITH_CODE = re.compile(r"(?P<code>[0-9]{1,4})(?:[.,]0+)?")
_FEWEST_COLUMNS = 2
MOST_OVER = 20
"""The most lines over the headings, such as a title."""

_LENGTHS = {1: 2, 3: 4}  # a spreadsheet takes away the first zero of a code


@frozen(kw_only=True, field_transformer=with_tuples)
class HeadedRow:
    """
    One line under the headings.

    Attributes:
        place: The line it stands on, from one.
        name: The party, with the code that stands in a column of its own.
        cells: Its cells, one under each heading.
        fault: Why it cannot be read, where it has more cells than there are headings.
    """

    place: int
    name: str
    cells: tuple[GridCell, ...]
    fault: Unread | None = None


@frozen(kw_only=True, field_transformer=with_tuples)
class HeadedTable:
    """
    A table whose headings name the column of parties.

    Attributes:
        headings: The heading of every column.
        party: The place of the column of parties, from zero.
        code: The place of the column of their codes, if there is one beside it.
        rows: The rows.
    """

    headings: tuple[str, ...]
    party: int
    code: int | None
    rows: tuple[HeadedRow, ...]

    @property
    def columns(self) -> tuple[int, ...]:
        """The places of the columns that may hold numbers: all but the parties', and their codes'."""
        return tuple(place for place in range(len(self.headings)) if place not in {self.party, self.code})

    def numbers(self, place: int) -> int:
        """Count the rows that have a number in a column, if perhaps one that cannot be read."""
        cells = [row.cells[place] for row in self.rows if not row.fault]
        return sum(bool(cell.fault) or may_be_number(cell.text) for cell in cells)

    def grid(self, sheet: str = "") -> Grid:
        """Give the table as it stands, with the columns that hold numbers; where none does, the cells tell why."""
        used = [place for place in self.columns if self.numbers(place)] or self.columns
        decimal_signs = ["," if unit_in(self.headings[place]) in {"mkr", "mdkr"} else "" for place in used]
        rows = [
            GridRow(
                place=row.place,
                name=row.name,
                numbers=tuple(_read(row, place, signs) for place, signs in zip(used, decimal_signs, strict=True)),
            )
            for row in self.rows
        ]
        return Grid(headings=tuple(self.headings[place] for place in used), rows=tuple(rows), sheet=sheet)


def headed_table(lines: Iterable[GridLine], party: str | None = None) -> HeadedTable | None:
    """
    Find the headings among lines that are cut into cells, and read every line under them.

    Args:
        lines: The lines.
        party: The heading of the column of parties; without it, one that means parties.

    Returns:
        The table, or ``None`` where no line is such headings.

    Example:
        >>> lines = [(GridCell("Folkmängd"), GridCell("Kommun")), (GridCell("20 544"), GridCell("Mora"))]
        >>> table = headed_table(GridLine(place, cells) for place, cells in enumerate(lines, 1))
        >>> table.headings, table.rows[0].name
        (('Folkmängd', 'Kommun'), 'Mora')
    """
    trimmed = map(_trimmed, lines)
    filled = [line for line in trimmed if any(cell.text or cell.fault for cell in line.cells)]
    for at, line in enumerate(filled[:MOST_OVER]):
        headings = tuple(cell.text for cell in line.cells)
        place = party_place(headings, party)
        if place is not None:
            below = filled[at + 1 :]
            place, code = _name_and_code(below, headings, place) if party is None else (place, None)
            if code is None:
                codes = (at for at, text in enumerate(headings) if at != place and _CODE.fullmatch(plain_heading(text)))
                code = next(codes, None)
            rows = tuple(_rows(below, headings, place, code))
            return HeadedTable(headings=headings, party=place, code=code, rows=rows)
    return None


def party_place(headings: Sequence[str], party: str | None = None) -> int | None:
    """
    Give the place of the column of parties, from zero, where a line is headings that name it.

    Example:
        >>> party_place(["Folkmängd", "Kommun"]), party_place(["Mora", "20 544"])
        (1, None)
    """
    plain = [plain_heading(heading) for heading in headings]
    if len(plain) < _FEWEST_COLUMNS or any(may_be_number(text) and not _YEAR.fullmatch(text) for text in plain):
        return None
    if party is not None:
        return next((place for place, text in enumerate(plain) if text == plain_heading(party)), None)
    return next((place for place, text in enumerate(plain) if _PARTY.fullmatch(text)), None)


def _name_and_code(lines: Sequence[GridLine], headings: Sequence[str], place: int) -> tuple[int, int | None]:
    """Give the columns of names and of codes where the one headed as parties holds codes, and names stand beside it."""
    filled = [cell.text for line in lines for cell in line.cells[place : place + 1] if cell.text]
    names = (at for at, text in enumerate(headings) if at > place and _PARTY.fullmatch(plain_heading(text)))
    name = next(names, None)
    coded = sum(_WITH_CODE.fullmatch(text) is not None for text in filled)
    return (place, None) if name is None or 2 * coded <= len(filled) else (name, place)


def plain_heading(text: str) -> str:
    """
    Give a heading as it is compared: in small letters, on one line, without marks of footnotes.

    Example:
        >>> plain_heading("Folkmängd  2023¹")
        'folkmängd 2023'
    """
    words = " ".join(unified_spaces(unicodedata.normalize("NFC", text)).split())
    return _MARKS.sub("", words).strip().casefold()


def _trimmed(line: GridLine) -> GridLine:
    """Take away the empty cells at the end of a line, where separators stand that part nothing."""
    cells = [GridCell(" ".join(cell.text.split()), cell.fault) for cell in line.cells]
    while cells and not (cells[-1].text or cells[-1].fault):
        cells.pop()
    return GridLine(line.place, tuple(cells))


def _rows(lines: Sequence[GridLine], headings: Sequence[str], party: int, code: int | None) -> Iterator[HeadedRow]:
    wanted = [heading.casefold() for heading in headings]
    for place, cells in lines:
        texts = [cell.text.casefold() for cell in cells]
        if texts == wanted or not (re.search(r"\w", "".join(texts)) or any(cell.fault for cell in cells)):
            continue  # headings that are repeated on the next page, and ruled lines
        whole = (*cells, *(GridCell("") for _ in range(len(headings) - len(cells))))
        fault = CellsThanHeader(len(cells)) if len(cells) > len(headings) else None
        coded = None if code is None else _WITH_CODE.fullmatch(whole[code].text)
        name = whole[party].text or ("" if code is None else whole[code].text)
        if coded is not None and re.match(r"[^\W\d]", name):
            name = f"{coded['code'].zfill(_LENGTHS.get(len(coded['code']), 0))} {name}"
        yield HeadedRow(place=place, name=name, cells=whole[: len(headings)], fault=fault)


def _read(row: HeadedRow, place: int, decimal_signs: str) -> PrintedNumber | Unread:
    cell = row.cells[place]
    return row.fault or cell.fault or (read_numeral(cell.text, decimal_signs=decimal_signs) if cell.text else NOTHING)
