"""
Stacked lines: a table with one cell a line, as a page gives it when it is copied without its borders.

A name begins a row, and so does the code before it. Most rows say how many cells there are; a row of other cells is
told, and changes no other.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nara_vard_finans.grids.grid import (
    HEADING,
    HEADS,
    LONGEST_NAME,
    GridCell,
    GridLine,
    may_be_name,
    may_be_sum,
    name_and_number,
)
from nara_vard_finans.grids.headings import is_heading
from nara_vard_finans.grids.messages import AboveOrBelow, NotToldApart
from nara_vard_finans.grids.numbers import are_several, may_be_number

_FEWEST_ROWS, _FEWEST_NUMBERS = 2, 4
_MISSING = re.compile(r"[-\u2010-\u2014\u2212]|[.]{2,}|\u2026|[?x]|saknas|n/?a|e/t", re.IGNORECASE)
_CODE = re.compile("(?:0[1-9]|1[0-9]|2[0-5])[0-9]{2}")
_CODE_OR_YEAR = re.compile("(?:0[1-9]|1[0-9]|2[0-5])[0-9]{2}|[0-9]{3}")
_GAP = re.compile(" {2,}")
_PAGE = re.compile("[0-9]{1,2}")
_WITH_NUMBER = re.compile(r".*[^\W\d]\W+(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]{5,}).*")


def stacked_lines(lines: Sequence[str]) -> list[GridLine] | None:
    """
    Put the cells of a text that has one on each line into rows; ``None`` where it is no such text.

    Args:
        lines: The lines; those without anything may be empty cells, or stand between rows.

    Example:
        >>> [tuple(cell.text for cell in line.cells) for line in stacked_lines(["Mora", "5", "6", "Orsa", "7", "8"])]
        [('Mora', '5', '6'), ('Orsa', '7', '8')]
    """
    places, texts = _cells(lines)
    numbers = sum(map(_is_value, texts))
    if numbers < _FEWEST_NUMBERS or sum(_WITH_NUMBER.fullmatch(text) is not None for text in texts) * 4 > numbers:
        return None
    several = sum(map(are_several, texts))
    if 4 * several > numbers or any(is_heading(text) and " " in text for text in texts):
        return None  # several numbers, or headings, on a line
    rows = _rows(texts)
    lengths = Counter(len(row.cells) for row in rows if any(map(_is_value, row.cells[1:])))
    width, many = max(lengths.items(), key=lambda pair: pair[1], default=(0, 0))
    if many < _FEWEST_ROWS:
        return None
    rows = [_without_page(row, rows, width) for row in rows]
    first = next(row.start for row in rows if len(row.cells) == width and any(map(_is_value, row.cells[1:])))
    line = _line_in_doubt if _may_be_above(texts) else _line
    cut = [*_over(texts, first, width), *(line(row, width) for row in rows if row.start >= first)]
    return [line._replace(place=places[line.place - 1]) for line in cut]


def _cells(lines: Sequence[str]) -> tuple[list[int], list[str]]:
    """
    Give the cells, each with its line.

    A wide gap parts a name from its number on the same line, and so does a single space right above or below such a
    line: a sum is often written without what aligns the rows.
    """
    texts = [line.strip() for line in lines]
    gapped = [_gapped(text) for text in texts]
    beside = [any(gapped[max(place - 1, 0) : place + 2]) for place in range(len(texts))]
    cut = [
        (place, cell)
        for place, (text, parts, is_beside) in enumerate(zip(texts, gapped, beside, strict=True), 1)
        for cell in (parts or (name_and_number(text) if is_beside else ()) or [text])
    ]
    return [place for place, _ in cut], [cell for _, cell in cut]


def _gapped(text: str) -> list[str]:
    """Cut a line into a name and a number that a wide gap parts; into nothing where none does."""
    parts = _GAP.split(text, maxsplit=1)
    return parts if len(parts) > 1 and text[0].isalpha() and may_be_number(parts[1]) else []


class _Row(NamedTuple):
    """The cells from one name to the next, and how many empty lines follow them."""

    start: int
    cells: list[str]
    empty: int


def _is_value(text: str) -> bool:
    return may_be_number(text) or _MISSING.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    return bool(re.search(r"[^\W\d]", text)) and not _is_value(text) and len(text) <= LONGEST_NAME


def _rows(texts: Sequence[str]) -> list[_Row]:
    """Cut the lines at names, and at the codes before names where most names have one; the others lack theirs."""
    names = [place for place, text in enumerate(texts) if _is_name(text)]
    coded = {place for place in names if place and _CODE.fullmatch(texts[place - 1]) and not may_be_sum(texts[place])}
    of_rows = [place for place in names if place + 1 < len(texts) and _is_value(texts[place + 1])]
    counties = Counter(texts[place - 1][:2] for place in coded)
    is_one_county = 2 * max(counties.values(), default=0) > len(coded)
    # A heading may stand right above the first code, and a sum has none.
    over = min(coded, default=0) - 2
    parties = [place for place in of_rows if place != over and not may_be_sum(texts[place])]
    are_coded = 2 * len(coded) > len(parties) and (is_one_county or of_rows[0] in coded)
    starts = [place - 1 if are_coded and place in coded else place for place in names]
    rows: list[_Row] = []
    for name, start, end in zip(names, starts, [*starts[1:], len(texts)], strict=False):
        cells = list(texts[start:end])
        while not cells[-1]:
            cells.pop()
        rows.append(_Row(start, ["", *cells] if are_coded and start == name else cells, end - start - len(cells)))
    return rows


def _without_page(row: _Row, rows: Sequence[_Row], width: int) -> _Row:
    """Take away one or two digits after the last cell of a row, where no other row has so few in its last cell."""
    *cells, last = row.cells
    while cells and not cells[-1]:
        cells.pop()
    ends = (other.cells[-1] for other in rows if len(other.cells) == width and other is not row)
    if len(cells) == width and _PAGE.fullmatch(last) and not any(map(_PAGE.fullmatch, ends)):
        return row._replace(cells=cells)
    return row


def _over(texts: Sequence[str], first: int, width: int) -> Iterator[GridLine]:
    """Give what stands over the first row: titles, and as many headings as there are cells."""
    above = [place for place in range(first) if texts[place]]
    headings = _headings(texts, above, width)
    for place in above:
        if place not in headings:
            yield GridLine(place + 1, (GridCell(texts[place]),))
        elif place == headings[0]:
            yield GridLine(place + 1, tuple(GridCell(texts[each]) for each in headings))


def _headings(texts: Sequence[str], above: Sequence[int], width: int) -> Sequence[int]:
    """Give the lines of headings: those without a gap from a heading of names on, or else the last."""
    for at in range(len(above) - width, -1, -1):
        together = above[at : at + width]
        if together[-1] - together[0] == width - 1 and HEADS.fullmatch(texts[together[0]]):
            return together
    return above[-width:] if len(above) >= width else []


def _may_be_above(texts: Sequence[str]) -> bool:
    """Say whether numbers may be above their names: none is over the first but a heading, and none under the last."""
    filled = [text for text in texts if text]
    amounts = (place for place, text in enumerate(filled) if _is_value(text) and not _CODE_OR_YEAR.fullmatch(text))
    over = filled[: next(amounts, len(filled))]
    return (not over or HEADING.search(over[-1]) is not None) and may_be_name(filled[-1])


def _line_in_doubt(row: _Row, width: int) -> GridLine:
    """Give a row of which nothing says that its numbers are its own."""
    line = _line(row, width)
    stated = " ".join(text for text in row.cells if _is_value(text))
    doubt = AboveOrBelow(stated)
    return line._replace(cells=tuple(GridCell("", doubt) if _is_value(cell.text) else cell for cell in line.cells))


def _line(row: _Row, width: int) -> GridLine:
    """Give a row of as many cells as the others have, or tell it; one that empty lines follow lacks its last cells."""
    lacking = width - len(row.cells)
    is_note = lacking > 0 and row.cells[0].endswith(".") and " " in row.cells[0]
    if is_note or not any(map(_is_value, row.cells[1:])):
        return GridLine(row.start + 1, (GridCell(" ".join(filter(None, row.cells))),))
    if 0 <= lacking <= row.empty:
        return GridLine(row.start + 1, tuple(map(GridCell, [*row.cells, *[""] * lacking])))
    name = next(filter(_is_name, row.cells))
    stated = " ".join(text for text in row.cells if text not in {"", name})
    fault = NotToldApart(stated, width - 1)
    place = row.cells.index(name)
    return GridLine(row.start + 1, tuple(GridCell(name) if at == place else GridCell("", fault) for at in range(width)))
