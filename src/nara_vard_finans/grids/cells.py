"""Celled grids: the tables among lines that are cut into cells, those of a sheet or of a text with separators."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from attrs import evolve

from nara_vard_finans.core import NO_NUMBER, UNIT_WORDS, PrintedNumber, Unread, unified_spaces
from nara_vard_finans.grids.furniture import without_furniture
from nara_vard_finans.grids.grid import (
    HEADING,
    HEADS,
    LONGEST_NAME,
    NOTHING,
    Grid,
    GridCell,
    GridLine,
    GridRow,
    is_sum,
    may_be_name,
    may_be_sum,
    name_and_number,
    unit_sentence,
)
from nara_vard_finans.grids.headings import is_count, is_in_millions, says_money
from nara_vard_finans.grids.messages import InCellOfName, MoreCells
from nara_vard_finans.grids.numbers import is_unit, may_be_number, read_number, unit_in

MOST_CELLS = 120
"""The most cells of a line that are looked at."""

_TIME = re.compile(
    r"(?:(?:utfall|bokslut|budget|prognos|plan|år)?[ ,]*(?:19|20)[0-9]{2}|utfall|bokslut|budget|prognos|plan|"
    r"(?:kv(?:artal)?|q|tertial|t)\.? ?[1-4]|helår)[*¹²]?",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"((?:19|20)[0-9]{{2}})(?:[ ,(]*(?:i )?(?:{'|'.join(UNIT_WORDS.values())})\)?)?", re.IGNORECASE)
_MISSING = re.compile(
    r"\W+|.*\b(?:saknas?|uppgift|okänt|oklart|missing|unknown)\b.*|n/?a|e/t|i\.?u\.?|x", re.IGNORECASE
)
_DAMAGED = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z|])[0-9lIiOoSBZ|]+(?:[ .,][0-9lIiOoSBZ|]+)*")  # l42 478, 65 6O7
_FLOAT_CODE = re.compile(r"[0-9]{1,4}[.,]0")  # a code that a spreadsheet took for a number
_WORD = re.compile(r"[^\W\d_]{2}")
_LETTER = re.compile(r"[^\W\d_]")
_GUARD = re.compile("^'(?=[-=+@0-9])")
_OF_NEXT = re.compile(r"\b(?:nedan\w*|följande|tabell [0-9]+|below|following)\b", re.IGNORECASE)
_MOST_HEADS = 3
_DECADE = 10  # years between those of headings in turn
_FEWEST = 2
_LONGEST_TITLE = 200
_LONGEST_UNIT = 10  # characters of a unit in a column of its own
_UNIT = re.compile(r"^\W*[^\W\d_]+(?:\W+(?:kr|sek))?\W*$|[€$£¥‰]", re.IGNORECASE)


def is_row(cells: Sequence[str]) -> bool:
    """Say whether cells hold a name, or a code, and then a number."""
    filled = [cell for cell in cells if cell]
    return (
        len(filled) > 1
        and (filled[0].isdecimal() or _FLOAT_CODE.fullmatch(filled[0]) or _is_name(filled[0]))
        and any(may_be_number(cell) for cell in filled[1:])
    )


def _is_row(cells: Sequence[GridCell]) -> bool:
    """Say whether cells hold a row, if perhaps one whose number is known to be at fault."""
    return is_row([cell.text or "0" for cell in cells if cell.text or cell.fault])


def _may_be_number(cell: GridCell) -> bool:
    return bool(cell.fault) or may_be_number(cell.text)


def _may_be_damaged(text: str) -> bool:
    """Say whether a cell is a number, if perhaps one with letters for digits."""
    return may_be_number(text) or _DAMAGED.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST_NAME and any(mark.isalpha() for mark in text) and not may_be_number(text)


def grids_of(lines: Iterable[GridLine], sheet: str = "") -> tuple[Grid, ...]:
    """
    Find the tables among lines that are cut into cells, those beside each other too.

    Args:
        lines: The lines.
        sheet: The name of the sheet, of a workbook.

    .. versionadded:: 0.1.0
    """
    found: list[Grid] = []
    for together in map(_with_told, _lines_together(lines)):
        read = (_grid(together, names, columns, sheet) for names, columns in _blocks(together))
        found.extend(grid for grid in read if grid is not None)
    return tuple(found)


def _lines_together(lines: Iterable[GridLine]) -> Iterator[list[GridLine]]:
    """Give the lines that stand together; prose, a single cell of many words, parts them, and so do new headings."""
    together: list[GridLine] = []
    headings: list[list[str]] = []
    has_rows = after_gap = False
    for line in lines:
        cells = tuple(GridCell(_plain(cell.text), cell.fault) for cell in line.cells[:MOST_CELLS])
        filled = [cell.text for cell in cells if cell.text or cell.fault]
        is_prose = len(filled) == 1 and len(filled[0]) > LONGEST_NAME and _LETTER.search(filled[0]) is not None
        is_heading = len(filled) > 0 and _is_heading(cells, first=not has_rows or after_gap)
        if is_heading and has_rows and filled in headings:
            continue  # repeated on the next page
        if is_prose or (has_rows and is_heading):
            note = unit_sentence(filled[0]) if is_prose and has_rows else ""
            if note and not _OF_NEXT.search(note):
                together.append(GridLine(line.place, (GridCell(note),)))
            yield together
            together, has_rows, headings = [], False, []
        if is_prose:
            said = filled[0] if len(filled[0]) <= _LONGEST_TITLE else unit_sentence(filled[0])
            together = [GridLine(line.place, (GridCell(said),))] if said else []
        if filled and not is_prose:
            together.append(GridLine(line.place, cells))
            has_rows = has_rows or (not is_heading and _is_row(cells))
            headings.extend([filled] if is_heading else ())
        after_gap = not filled or is_prose
    yield together


def _with_told(lines: list[GridLine]) -> list[GridLine]:
    """
    Tell the rows whose number stands in the cell of the name: those under columns, down to right below the last row.

    A line above headings is a title, and so is one above the rows, unless there are such rows; one further down is a
    note, unless it is a sum.
    """
    rows = [place for place, line in enumerate(lines) if _is_row(line.cells)]
    if not rows:
        return lines
    width = max(len(line.cells) for line in lines)
    told = [_in_one_cell(line, width) for line in lines]
    first = next(place for place, row in enumerate(told) if row is None and len(_filled(lines[place])) > 1)
    are_among, last = first == rows[0] and any(told[first : rows[-1]]), lines[rows[-1]].place
    return [
        row if row and (are_among if place < first else row.place <= last + 1 or _may_be_sum(row)) else line
        for place, (row, line) in enumerate(zip(told, lines, strict=True))
    ]


def _filled(line: GridLine) -> list[int]:
    return [place for place, cell in enumerate(line.cells) if cell.text or cell.fault]


def _may_be_sum(row: GridLine) -> bool:
    return any(may_be_sum(cell.text) for cell in row.cells)


def _in_one_cell(line: GridLine, width: int) -> GridLine | None:
    """Give a line whose only cell is a name and a number as a row of which nothing is read; ``None`` of another."""
    filled = _filled(line)
    text = line.cells[filled[0]].text
    if len(filled) > 1 or not (parts := name_and_number(text)) or without_furniture([text]) == [""]:
        return None
    name, number = parts
    empty, after = [GridCell("")] * filled[0], [GridCell("", InCellOfName(number))] * (width - filled[0] - 1)
    return GridLine(line.place, (*empty, GridCell(name), *after))


def _plain(text: str) -> str:
    """Give what a cell says, without the mark that keeps a spreadsheet from taking it for a formula or a number."""
    return _GUARD.sub("", unified_spaces(text))


def _is_heading(cells: Sequence[GridCell], *, first: bool, letters: re.Pattern[str] = _WORD) -> bool:
    """
    Say whether a line holds nothing but words, or years, over columns.

    Args:
        cells: The cells of the line.
        first: Whether it could be the first line of a table, so that any words over its columns are a heading.
        letters: What a word is.
    """
    texts = [cell.text for cell in cells]
    if any(cell.fault for cell in cells) and not HEADS.fullmatch(texts[0]):
        return False  # what cannot be read stands where a number should
    over = [text for text in texts[1:] if text and not (is_unit(text) and (not texts[0] or HEADS.fullmatch(texts[0])))]
    if not over and any(texts[1:]):
        return True  # nothing but units, such as 1 000 kr
    years = [int(match[1]) for text in over if (match := _YEAR.fullmatch(text)) is not None]
    if any(may_be_number(text) and not _YEAR.fullmatch(text) for text in over) or not over:
        return False
    if not texts[0] or HEADS.fullmatch(texts[0]):
        return True
    if any(_MISSING.fullmatch(text) or _DAMAGED.fullmatch(text) for text in over):
        return False  # a row of which a number cannot be read
    steps = {after - before for before, after in pairwise(years)}
    in_turn = bool(steps) and (all(0 < step <= _DECADE for step in steps) or all(-_DECADE <= s < 0 for s in steps))
    return (
        first
        and not may_be_number(texts[0])
        and all(in_turn if text.isdecimal() else letters.search(text) for text in over)
    )


def _blocks(lines: Sequence[GridLine]) -> Iterator[tuple[int, range]]:
    """Give the column of names and the columns of numbers of each table that stands on the lines."""
    width = max((len(line.cells) for line in lines), default=0)
    rows = [line for line in lines if _is_row(line.cells)]
    texts, numbers = [0] * width, [0] * width
    for line in rows:
        for column, cell in enumerate(line.cells):
            numbers[column] += bool(cell.fault) or _may_be_damaged(cell.text)
            texts[column] += any(mark.isalpha() for mark in cell.text) and not _may_be_damaged(cell.text)
    fewest = min(len(rows), _FEWEST)  # one row that goes on with another on its line is no table beside the others
    names = [column for column in range(width) if texts[column] > numbers[column] and texts[column] >= fewest]
    if not names and rows:
        names = [0]  # codes instead of names
    if names:  # words under a heading of money stand where an amount should, and name no other table's rows
        over = lines[: lines.index(rows[0])][-_MOST_HEADS:]
        first, *others = zip(names, _headings(over, names), strict=True)
        names = [first[0], *(at for at, heading in others if heading == first[1] or not says_money(heading))]
    # Of columns of text beside each other the one with the most different texts names the rows.
    chosen: list[int] = []
    for _, group in groupby(enumerate(names), key=lambda pair: pair[1] - pair[0]):
        columns = [column for _, column in group]
        chosen.append(max(columns, key=lambda column: len({_cell(line, column).text for line in rows})))
    chosen = [each for each, following in pairwise([*chosen, width]) if any(numbers[each + 1 : following])]
    for name, following in pairwise([*chosen, width]):
        yield name, range(next(column for column in range(name + 1, following) if numbers[column]), following)


def _cell(line: GridLine, column: int) -> GridCell:
    return line.cells[column] if column < len(line.cells) else GridCell("")


def _grid(lines: Sequence[GridLine], names: int, columns: range, sheet: str) -> Grid | None:
    """Read the rows of one table."""
    first = _first_row(lines, names, columns)
    over = [line for line in lines[:first] if any(_cell(line, column).text for column in columns)][-_MOST_HEADS:]
    columns = range(_first_of_money(over, names, columns), columns.stop)
    headings = _headings(over, columns)
    caption = " ".join(cell.text for line in lines[:first] if line not in over for cell in line.cells if cell.text)
    scaled = [is_in_millions(heading, unit_in(caption), len(headings)) for heading in headings]
    over_none = _over_none(lines[first:], columns, headings)
    headed = 1 + max((place for place, heading in enumerate(headings) if heading), default=len(headings))
    rows: list[GridRow] = []
    notes = {line.place for line in lines if len(line.cells) == 1}
    named_only = [GridRow(place=line.place, name=_cell(line, names).text) for line in lines[:first] if line not in over]
    for line in lines[first:]:
        cells = [_cell(line, column) for column in columns]
        numbers = tuple(_read(cell, in_scale=scale) for cell, scale in zip(cells, scaled, strict=True))
        row = GridRow(place=line.place, name=_cell(line, names).text, numbers=numbers)
        if any(cells[place].text for place in over_none) and not may_be_sum(row.name):
            more = " ".join(cell.text for cell in cells[headed:] if cell.text)
            row = evolve(row, numbers=(MoreCells(more),) * len(numbers))
        if rows and is_sum(row.name) and named_only and named_only[-1].place > rows[-1].place:
            *named_only, last = named_only
            lost = evolve(last, numbers=(NO_NUMBER,) * len(numbers))
            (rows if may_be_name(last.name) and not is_sum(rows[-1].name) else named_only).append(lost)
        if any(cell.text or cell.fault for cell in cells):
            rows.append(row)
        elif row.name:
            named_only.append(row)
    used = [
        place
        for place, column in enumerate(columns)
        if any(isinstance(row.numbers[place], PrintedNumber) for row in rows)
        or (rows and all(_cell(line, column).fault for line in lines[first:] if _is_row(line.cells)))
        or 2 * sum(_may_be_number(_cell(line, column)) for line in lines[first:]) > len(rows)
    ]
    # Where no number can be read, the rows tell why.
    used = used or [
        place
        for place, column in enumerate(columns)
        if any(_may_be_number(_cell(line, column)) for line in lines[first:])
    ]
    used = sorted({*used, *_damaged(lines[first:], columns), *_lost_money(headings, used)} if used else ())
    codes = [place for place in used if _is_of_codes(lines[first:], columns[place], headings[place])]
    used = [place for place in used if place not in codes]
    if not used:
        return None
    coded = columns[codes[0]] if codes else names - 1
    beside = {line.place: _code(_cell(line, coded).text) for line in lines[first:]} if coded >= 0 else {}
    return Grid(
        headings=tuple(headings[place] for place in used),
        rows=tuple(
            evolve(row, numbers=tuple(row.numbers[place] for place in used), code=beside.get(row.place, ""))
            for row in rows
        ),
        named_only=tuple(row for row in named_only if row.place < rows[-1].place or row.place not in notes),
        caption=caption,
        sheet=sheet,
        notes=tuple(_notes(lines[first:], columns)),
    )


def _headings(over: Sequence[GridLine], columns: Iterable[int]) -> list[str]:
    """Give what stands over each column; over years and plans beside each other also what stands over the first."""
    found: list[str] = []
    spans: tuple[str, ...] = ()
    for column in columns:
        texts = [_cell(line, column).text for line in over]
        *above, last = texts or [""]
        is_of_time = _TIME.fullmatch(last) is not None
        if any(above) or not is_of_time:
            spans = tuple(above) if is_of_time else ()
        found.append(" ".join(text for text in (*(above if any(above) else spans), last) if text))
    return found


def _first_of_money(over: Sequence[GridLine], names: int, columns: range) -> int:
    """Give the first column of numbers, or one before it whose heading is of money, though no number stands in it."""
    before = range(names + 1, columns.start)
    return next(
        (at for at, heading in zip(before, _headings(over, before), strict=True) if says_money(heading)), columns.start
    )


def _lost_money(headings: Sequence[str], used: Sequence[int]) -> Iterator[int]:
    """Give the columns of money where none of those with numbers is one, for it to be told that they have no number."""
    if not any(says_money(headings[place]) for place in used):
        yield from (place for place, heading in enumerate(headings) if says_money(heading) and not is_count(heading))


def _first_row(lines: Sequence[GridLine], names: int, columns: range) -> int:
    """Give the place of the first row of a table, after its headings."""
    is_headed = False
    for place, line in enumerate(lines):
        block = (_cell(line, names), *(_cell(line, column) for column in columns))
        if any(cell.text or cell.fault for cell in block[1:]):
            if not _is_heading(block, first=True, letters=_LETTER) or (is_headed and not _heads(block)):
                return place
            is_headed = True
    return len(lines)


def _heads(cells: Sequence[GridCell]) -> bool:
    """Say whether words under a heading are more of it, and no row whose number is told in words."""
    name, *over = (cell.text for cell in cells)
    return not name or HEADS.fullmatch(name) is not None or any(HEADING.search(text) for text in over)


def _over_none(lines: Sequence[GridLine], columns: range, headings: Sequence[str]) -> frozenset[int]:
    """Give the columns without a heading, after those with one, in which few rows have a number."""
    last = max((place for place, heading in enumerate(headings) if heading), default=len(headings))
    if last + 1 >= len(headings):
        return frozenset()
    filled = [sum(_may_be_number(_cell(line, column)) for line in lines) for column in columns]
    return frozenset(place for place in range(last + 1, len(headings)) if 0 < 2 * filled[place] <= max(filled))


_CODES = re.compile(r"\W*(?:\w*kod(?:er)?|\w*nr|\w*nummer)\W*", re.IGNORECASE)
_CODE = re.compile("(0[1-9]|1[0-9]|2[0-5])[0-9]{2}")


def _is_of_codes(lines: Sequence[GridLine], column: int, heading: str) -> bool:
    """Say whether a column is of official codes: its heading says so, or all are of municipalities of one county."""
    texts = [text for line in lines if (text := _cell(line, column).text)]
    codes = [match for text in texts if (match := _CODE.fullmatch(text))]
    counties = {match[1] for match in codes}
    return _CODES.fullmatch(heading) is not None or (
        not heading and len(texts) == len(codes) == len(set(texts)) > _MOST_HEADS and len(counties) == 1
    )


def _code(text: str) -> str:
    """Give a municipality's code that a cell holds, if perhaps as a spreadsheet has changed it; else nothing."""
    whole = text.removesuffix(",0").removesuffix(".0")
    return whole if _CODE.fullmatch(whole) else ""


def _damaged(lines: Sequence[GridLine], columns: range) -> Iterator[int]:
    """Give the columns whose numbers have letters for digits, for them to be told."""
    for place, column in enumerate(columns):
        texts = [text for line in lines if (text := _cell(line, column).text)]
        if 2 * sum(_DAMAGED.fullmatch(text) is not None for text in texts) > len(texts):
            yield place


def _notes(lines: Sequence[GridLine], columns: range) -> Iterator[str]:
    """Give the cells that may name a unit beside rows, and the lines that hold no number."""
    for line in lines:
        if any(may_be_number(_cell(line, column).text) for column in columns):
            beside = (cell.text for cell in line.cells if cell.text and not cell.text.isdecimal())
            named = (text for text in beside if (len(text) <= _LONGEST_UNIT and _UNIT.search(text)) or is_unit(text))
            yield from (text for text in named if not may_be_number(text))
        else:
            yield " ".join(cell.text for cell in line.cells if cell.text)


def _read(cell: GridCell, *, in_scale: bool) -> PrintedNumber | Unread:
    if cell.fault or not cell.text:
        return cell.fault or NOTHING
    return read_number(cell.text, in_scale=in_scale)
