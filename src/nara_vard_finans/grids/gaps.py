"""
Gapped lines: a text whose cells stand apart by two or more spaces, or by leader dots, cut into cells.

Most rows say how many columns there are and where they stand. A row of as many cells is cut as it stands; of another
row each cell belongs to the column that it stands under, and where that cannot be told all its numbers are told.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from nara_vard_finans.core import PrintedNumber
from nara_vard_finans.grids.grid import HEADING, GridCell, GridLine, may_be_sum
from nara_vard_finans.grids.headings import column_headings, is_heading
from nara_vard_finans.grids.messages import NotToldApart
from nara_vard_finans.grids.numbers import are_several, is_unit, may_be_number, read_number

_PIECE = re.compile(r"(?:(?! {2}| ?[._\u00b7]{4}| ?\u2026{2}).)+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\b.*")
_ROW_LIKE = re.compile(r".*[^\W\d].*\s[-\u2212(]?[0-9][0-9 .,'\u2019]*\D{0,8}")
_PAGE = re.compile("[0-9]{1,3}")
_CUT = re.compile("0 [0-9]{3}.*")  # what is left of a number whose first group is lost
_FEWEST = 2  # rows that make a table
_MOST_GROUPS = 3  # a number of more groups of digits is rather two, parted by a space alone


class _Piece(NamedTuple):
    """What stands between two gaps of a line."""

    text: str
    start: int
    end: int
    is_number: bool


_Line = tuple[_Piece, ...]


def gapped_lines(lines: Sequence[str]) -> list[GridLine] | None:
    """Cut the lines of a text by their wide gaps; ``None`` where gaps do not part most of its rows."""
    pieces = _without_pages([_pieces(line) for line in lines])
    parted = [place for place, line in enumerate(pieces) if _is_row(line) or _is_under(line, pieces[place - 1])]
    like = [place for place, line in enumerate(lines) if _ROW_LIKE.fullmatch(line)]
    rows_at = set(parted)
    unparted = [place for place in like if place not in rows_at and not _is_heading(pieces[place])]
    if len(parted) < _FEWEST or 2 * len(unparted) >= len(parted):
        return None
    found: list[GridLine] = []
    pieces = _without_repeated(pieces, rows_at)
    for start, end in _tables(pieces, rows_at):
        rows = [pieces[place] for place in range(start, end) if place in rows_at]
        if rows and not _is_sure(rows, pieces[start:end]):
            return None
        cut = _Columns(rows) if rows else None
        found.extend(
            GridLine(
                place + 1, cut.cells(pieces[place]) if cut else tuple(GridCell(each.text) for each in pieces[place])
            )
            for place in range(start, end)
        )
    return found


def _pieces(line: str) -> _Line:
    """Give what stands between the wide gaps of a line."""
    return tuple(
        _Piece(text, match.start() + len(match[0]) - len(match[0].lstrip()), match.end(), may_be_number(text))
        for match in _PIECE.finditer(line)
        if match[0].strip(" ._\u00b7\u2026")
        for text in [match[0].strip()]
    )


def _without_pages(lines: Sequence[_Line]) -> list[_Line]:
    """Empty the lines of few digits alone, the number of a page, but for those under a name and others' numbers."""
    ends = Counter(line[-1].end for line in lines if line and line[-1].is_number)
    return [
        ()
        if len(line) == 1 and _PAGE.fullmatch(line[0].text) and not (ends[line[0].end] > 1 and _is_under(line, above))
        else line
        for above, line in pairwise([(), *lines])
    ]


def _is_row(line: _Line) -> bool:
    """Say whether a line is parted into a name, if any, and numbers."""
    if not any(piece.is_number for piece in line) or len(line) < _FEWEST:
        return False
    return not _is_heading(line) and all(piece.is_number or not _ROW_LIKE.fullmatch(piece.text) for piece in line[1:])


def _is_under(line: _Line, above: _Line) -> bool:
    """Say whether a line is one number, that stands under a name alone and to the right of it."""
    is_number = len(line) == 1 and line[0].is_number and line[0].start > 1 and not _YEAR.fullmatch(line[0].text)
    return is_number and len(above) == 1 and not above[0].is_number and above[0].start < line[0].start


def _is_heading(line: _Line) -> bool:
    """Say whether a line holds nothing but words, years and units over columns."""
    over = [piece for piece in line[1:] if not _YEAR.fullmatch(piece.text) and not is_unit(piece.text)]
    if any(piece.is_number for piece in over) or not line or line[0].is_number:
        return False
    return bool(over) or any(HEADING.search(piece.text) for piece in line) or len(line) > _FEWEST


def _without_repeated(lines: Sequence[_Line], rows: set[int]) -> list[_Line]:
    """Empty the headings that are repeated on a new page, of one line or two."""
    known: set[tuple[str, ...]] = set()
    found: list[_Line] = []
    for place, line in enumerate(lines):
        texts = tuple(piece.text for piece in line)
        is_over = place not in rows and line and (_is_heading(line) or _is_over(line))
        found.append(() if is_over and texts in known else line)
        known |= {texts} if is_over else set()
    return found


def _tables(lines: Sequence[_Line], rows: set[int]) -> Iterator[tuple[int, int]]:
    """Part the lines into tables: each begins at a heading of its own, or where rows of other numbers follow."""
    start = 0
    begun = False
    heading: tuple[str, ...] = ()
    for place, line in enumerate(lines):
        texts = tuple(piece.text for piece in line)
        is_heading = len(line) > 1 and place not in rows and _is_heading(line)
        if is_heading and begun and texts != heading:
            yield start, place
            start, begun = place, False
        heading = texts if is_heading and not begun else heading
        begun = begun or place in rows
    yield start, len(lines)


def _is_sure(rows: Sequence[_Line], lines: Sequence[_Line]) -> bool:
    """Say whether gaps part the numbers from each other, and not the name alone from all of them."""
    numbers = [[piece for piece in row if piece.is_number] for row in rows]
    giants = sum(any(map(_is_giant, row)) for row in numbers)
    if 2 * sum(any(are_several(piece.text) for piece in row) for row in numbers) > len(rows):
        return False
    if 2 * sum(len(each) > 1 for each in numbers) > len(rows):
        return 2 * giants <= len(rows)
    headed = any((len(line) == _FEWEST and _is_heading(line)) or _is_over(line) for line in lines)
    grouped = any(piece.text.count(" ") > 1 for row in numbers for piece in row)
    return (headed or not grouped) and not giants


def _is_over(line: _Line) -> bool:
    """Say whether a line is one heading, that stands over numbers and over no name."""
    return len(line) == 1 and line[0].start > 1 and not line[0].is_number


def _is_giant(piece: _Piece) -> bool:
    read = read_number(piece.text)
    return isinstance(read, PrintedNumber) and abs(read.value) >= 1000**_MOST_GROUPS


def _is_number(piece: _Piece) -> bool:
    return piece.is_number


def _cell(piece: _Piece) -> GridCell:
    fault = NotToldApart(piece.text, 1) if _CUT.fullmatch(piece.text) else None
    return GridCell("" if fault else piece.text, fault)


def _odd(rows: Sequence[_Line], count: int) -> set[_Line]:
    """Give the rows of which a cell does not stand in its column, where those of most rows are aligned."""
    regular = [_regular(rows, place) for place in range(count)]
    if not all(regular):
        return set()
    spans = [_span(each, place) for place, each in enumerate(regular)]
    odd = {row for row in rows if not all(map(_is_under_span, row, spans))}
    gaps = {gap for row in rows if row not in odd for gap in _gaps(row)}
    return odd if len(gaps) != 1 else {row for row in odd if {*_gaps(row)} != gaps}


def _gaps(row: _Line) -> Iterator[int]:
    """Give how wide the gaps of a row are; where all of a table are alike they part cells, and align none."""
    return (after.start - before.end for before, after in pairwise(row))


def _regular(rows: Sequence[_Line], place: int) -> list[_Line]:
    """Give the rows whose cell of a column begins, or ends, where those of most rows do; none where most do not."""
    for edges in ([row[place].end for row in rows], [row[place].start for row in rows]):
        at, many = max(Counter(edges).items(), key=lambda pair: pair[1])
        if 2 * many > len(rows):
            return [row for row, edge in zip(rows, edges, strict=True) if edge == at]
    return []


def _span(rows: Sequence[_Line], place: int) -> tuple[int, int]:
    """Give where the cells of a column stand."""
    return min(row[place].start for row in rows), max(row[place].end for row in rows)


def _is_under_span(piece: _Piece, span: tuple[int, int]) -> bool:
    return piece.start < span[1] and span[0] < piece.end


class _Columns:
    """Where the columns of a table stand, by most of its rows."""

    def __init__(self, rows: Sequence[_Line]) -> None:
        nameless = [row for row in rows if all(piece.is_number for piece in row)]
        rows = nameless if 2 * len(nameless) > len(rows) else rows
        self.count = max(Counter(map(len, rows)).items(), key=lambda pair: (pair[1], pair[0]))[0]
        whole = [row for row in rows if len(row) == self.count]
        self.odd = _odd(whole, self.count)
        whole = [row for row in whole if row not in self.odd] or whole
        self.spans = [_span(whole, place) for place in range(self.count)]
        self.names = [not any(row[place].is_number for row in whole) for place in range(self.count)]
        self.is_nameless = not any(self.names)
        if self.is_nameless:  # each name stands on a line of its own, above its numbers
            self.count += 1
            self.spans.insert(0, (0, self.spans[0][0]))
            self.names.insert(0, True)
        self.is_aligned = all(end <= start for (_, end), (start, _) in pairwise(self.spans))

    def cells(self, line: _Line) -> tuple[GridCell, ...]:
        """Cut a line into the cells of the columns."""
        if len(line) == 1 and is_heading(line[0].text) and (headed := self._headings(line[0].text)):
            return headed
        holds_numbers = any(piece.is_number for piece in line[1:]) or (len(line) == 1 and line[0].is_number)
        if (len(line) == self.count and line not in self.odd) or not (holds_numbers or self.is_aligned):
            return tuple(map(_cell, line))
        if self.is_aligned and len(line) <= self.count and (placed := self._placed(line)) is not None:
            return placed
        if not holds_numbers:
            return (GridCell(" ".join(piece.text for piece in line)),)
        if len(line) == self.count - 1 and (short := self._without_first(line)):
            return short
        at = self.names.index(True) if True in self.names else 0
        words = [] if self.is_nameless else [piece.text for piece in line if not piece.is_number]
        stated = " ".join(piece.text for piece in line if piece.text not in words[:1])
        fault = NotToldApart(stated, self.count - 1)
        name = GridCell(words[0] if words else "")
        return tuple(name if place == at else GridCell("", fault) for place in range(self.count))

    def _without_first(self, line: _Line) -> tuple[GridCell, ...]:
        """Cut a line of one cell less: one whose name stands on the line above, or a sum without its first number."""
        if self.names == [True, *[False] * len(line)] and all(map(_is_number, line)):
            return (GridCell(""), *map(_cell, line))
        return (GridCell(line[0].text), GridCell(""), *map(_cell, line[1:])) if may_be_sum(line[0].text) else ()

    def _headings(self, over: str) -> tuple[GridCell, ...]:
        """Part headings that only single spaces part, over columns that wide gaps part."""
        headings, _ = column_headings(over, self.count - 1) if self.names.count(True) == self.names[0] else ((), "")
        return (GridCell(over.split(maxsplit=1)[0]), *map(GridCell, headings)) if any(headings) else ()

    def _placed(self, line: _Line) -> tuple[GridCell, ...] | None:
        """Put each piece under its column; ``None`` where one stands under several, or two under one."""
        found = [GridCell("")] * self.count
        is_over = len(line) > 1 and _is_heading(line)
        for piece in line:
            under = [place for place, span in enumerate(self.spans) if _is_under_span(piece, span)]
            if piece.is_number:
                under = [place for place in under if not self.names[place]]
            if len(under) > 1 and not piece.is_number:  # a heading ends where its numbers do
                under = [min(under, key=lambda at: abs(piece.end - self.spans[at][1]))] if is_over else under[:1]
            if len(under) != 1 or found[under[0]].text:
                return None
            found[under[0]] = _cell(piece)
        return tuple(found)
