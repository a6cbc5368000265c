"""
Printed grids: the tables in a text or a sheet, as rows of a name and numbers.

A text may be a whole paper with tables in it, some beside each other, pasted from a PDF or a word processor. What is
not a row of a table is left aside; what stands among rows and cannot be read is kept, so that it can be told.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, groupby, pairwise
from typing import NamedTuple

from attrs import evolve, frozen

from nara_vard_finans.printed_numbers import PrintedNumber, read_number, unified_spaces

MOST_COLUMNS = 60
"""The most columns of numbers in a table."""

_MOST_TOKENS = 16
_LONGEST_NAME = 80
_SUM = re.compile(
    r"\W*(?:(?:del|slut|total)?summa|total(?:t|en|er)?|sum|s:a|samtliga|tillsammans|"
    r"(?:hela )?(?:riket|landet|länet)|sverige)\b.*|.*\b(?:totalt|summa)\W*",
    re.IGNORECASE,
)
_HEADS = re.compile(r"kommuner?|regioner?|län|landsting|part(?:y|er)?|namn|name|ort|huvudm[äa]n", re.IGNORECASE)


def is_sum(name: str) -> bool:
    """
    Say whether a row's name says that it is a sum.

    Example:
        >>> [is_sum(name) for name in ("Summa att fördela", "Kommunerna totalt", "Sundsvall")]
        [True, True, False]
    """
    return _SUM.fullmatch(name.strip()) is not None


class GridCell(NamedTuple):
    """
    A cell as it stands.

    Attributes:
        text: What it shows.
        fault: Why it cannot be read, where that is known.
    """

    text: str
    fault: str = ""


class GridLine(NamedTuple):
    """
    A line of a text or a row of a sheet, cut into cells.

    Attributes:
        place: Its number, from one.
        cells: Its cells.
    """

    place: int
    cells: tuple[GridCell, ...]


@frozen(kw_only=True)
class GridRow:
    """
    A row of a table: a name, and what stands in each column of numbers.

    Attributes:
        place: The line it stands on, from one.
        name: Its name as printed; empty where none could be read.
        numbers: A number per column, or why there is none.
    """

    place: int
    name: str
    numbers: tuple[PrintedNumber | str, ...]

    def number(self, column: int) -> PrintedNumber | str:
        """Give what stands in a column, from nought."""
        return self.numbers[column] if column < len(self.numbers) else _NOTHING


@frozen(kw_only=True)
class Grid:
    """
    A table as it stands.

    Attributes:
        headings: A heading per column of numbers; empty where none can be told.
        rows: Its rows, with those of sums.
        named_only: The rows among them that hold a name and nothing else: headings of groups, or rows without a value.
        sheet: The sheet that it stands on, of a workbook.
    """

    headings: tuple[str, ...]
    rows: tuple[GridRow, ...]
    named_only: tuple[GridRow, ...] = ()
    sheet: str = ""


_NOTHING = "there is no number"


def grids_in(text: str, near: Fraction | None = None) -> tuple[Grid, ...]:
    r"""
    Find the tables in a text.

    Args:
        text: The text: separated by tabs, semicolons, commas or bars, or only by spaces.
        near: What one of the columns may sum to, in the table's own unit; it tells thousands apart from columns where
            nothing but single spaces separates both.

    Example:
        >>> grid, = grids_in("Kommun  Belopp\nMora 20544 142 478\nOrsa 6 939 48 124")
        >>> [int(number.value) for number in grid.rows[1].numbers]
        [6939, 48124]
    """
    lines = [unified_spaces(line) for line in text.splitlines()]
    delimiter = _delimiter(lines)
    if delimiter:
        return grids_of(_cut(lines, delimiter))
    return tuple(_spaced(lines, near))


def _delimiter(lines: Sequence[str]) -> str:
    """Give what separates the cells; empty where only spaces do."""
    filled = [line for line in lines if line.strip()]
    for delimiter in ("\t", ";", "|"):
        if sum(_is_row(_cells(line, delimiter)) for line in filled) > 1:
            return delimiter
    # A comma stands in prose and in decimals too: most lines must be rows, and a number must not stand before it,
    # unless the heading is cut by commas as well.
    rows = [cells for line in filled if _is_row(cells := _cells(line, ","))]
    headed = bool(filled) and len(_cells(filled[0], ",")) > 1 and not re.search("[0-9]", filled[0])
    plain = [cells for cells in rows if headed or not _ENDS_IN_NUMBER.search(cells[0])]
    return "," if len(plain) > 1 and 2 * len(plain) >= len(filled) else ""


_ENDS_IN_NUMBER = re.compile(" [0-9]+$")


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip('" ') for cell in line.split(delimiter)]


def _is_row(cells: Sequence[str]) -> bool:
    """Say whether cells hold a name, or a code, and then a number."""
    filled = [cell for cell in cells if cell]
    return (
        len(filled) > 1
        and (filled[0].isdigit() or _is_name(filled[0]))
        and any(_is_number(cell) for cell in filled[1:])
    )


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and any(mark.isalpha() for mark in text) and not _is_number(text)


def _is_number(text: str) -> bool:
    return isinstance(read_number(text), PrintedNumber)


def _cut(lines: Sequence[str], delimiter: str) -> Iterator[GridLine]:
    if delimiter in ";,":
        reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)
        for cells in reader:
            yield GridLine(reader.line_num, tuple(GridCell(" ".join(cell.split())) for cell in cells))
        return
    for place, line in enumerate(lines, 1):
        bare = line.strip().strip("|") if delimiter == "|" else line
        if set(bare) - set("|-: "):  # not the ruled line of a Markdown table
            yield GridLine(place, tuple(GridCell(" ".join(cell.split())) for cell in bare.split(delimiter)))


def grids_of(lines: Iterable[GridLine], sheet: str = "") -> tuple[Grid, ...]:
    """
    Find the tables among lines that are cut into cells, those beside each other too.

    Args:
        lines: The lines.
        sheet: The name of the sheet, of a workbook.
    """
    found: list[Grid] = []
    for together in _stretches(lines):
        read = (_grid(together, block, sheet) for block in _blocks(together))
        found.extend(grid for grid in read if grid is not None)
    return tuple(found)


def _stretches(lines: Iterable[GridLine]) -> Iterator[list[GridLine]]:
    """Give the lines that stand together; prose, a single cell of many words, parts them, and so do headings."""
    together: list[GridLine] = []
    has_rows = False
    for line in lines:
        filled = [cell.text for cell in line.cells if cell.text or cell.fault]
        is_prose = len(filled) == 1 and len(filled[0]) > _LONGEST_NAME
        if is_prose or (has_rows and _is_heading(line, filled)):
            yield together
            together, has_rows = [], False
        if filled and not is_prose:
            together.append(line)
            has_rows = has_rows or _is_row(filled)
    yield together


def _is_heading(line: GridLine, filled: Sequence[str]) -> bool:
    """Say whether a line holds nothing but words, or years, over columns."""
    over = filled if line.cells[0].text else ["", *filled]
    return len(over) > 1 and all(not _is_number(text) or _YEAR.fullmatch(text) for text in over)


_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def _blocks(lines: Sequence[GridLine]) -> Iterator[tuple[int, range]]:
    """Give the column of names and the columns of numbers of each table that stands on the lines."""
    width = max((len(line.cells) for line in lines), default=0)
    rows = [line for line in lines if _is_row([cell.text for cell in line.cells])]
    texts, numbers = [0] * width, [0] * width
    for line in rows:
        for column, cell in enumerate(line.cells):
            numbers[column] += _is_number(cell.text)
            texts[column] += bool(cell.text) and not _is_number(cell.text)
    names = [column for column in range(width) if texts[column] > numbers[column]]
    if not names and rows:
        names = [0]  # codes instead of names
    # Of columns of text beside each other the one with the most different texts names the rows.
    chosen: list[int] = []
    for _, group in groupby(enumerate(names), key=lambda pair: pair[1] - pair[0]):
        columns = [column for _, column in group]
        chosen.append(
            max(columns, key=lambda column: len({line.cells[column].text for line in rows if column < len(line.cells)}))
        )
    for name, following in pairwise([*chosen, width]):
        columns = [column for column in range(name + 1, following) if numbers[column]]
        if columns:
            yield name, range(columns[0], min(following, columns[0] + MOST_COLUMNS))


def _text(line: GridLine, column: int) -> GridCell:
    return line.cells[column] if column < len(line.cells) else GridCell("")


def _grid(lines: Sequence[GridLine], block: tuple[int, range], sheet: str) -> Grid | None:
    """Read the rows of one table."""
    names, columns = block
    heads: list[GridLine] = []
    rows: list[GridRow] = []
    named_only: list[GridRow] = []
    for line in lines:
        name = _text(line, names).text
        cells = [_text(line, column) for column in columns]
        numbers = tuple(cell.fault or read_number(cell.text) if cell.text or cell.fault else _NOTHING for cell in cells)
        has_numbers = any(isinstance(number, PrintedNumber) for number in numbers)
        if not rows and (not has_numbers or not name or _HEADS.fullmatch(name)):
            heads.append(line)
        elif has_numbers or any(cell.fault for cell in cells):
            rows.append(GridRow(place=line.place, name=name, numbers=numbers))
        elif name or any(cell.text for cell in cells):
            named_only.append(GridRow(place=line.place, name=name, numbers=numbers))
    if not rows:
        return None
    headings = tuple(_heading(heads, column) for column in columns)
    used = [
        place for place in range(len(headings)) if any(isinstance(row.numbers[place], PrintedNumber) for row in rows)
    ]
    last = rows[-1].place
    return Grid(
        headings=tuple(headings[place] for place in used),
        rows=tuple(evolve(row, numbers=tuple(row.numbers[place] for place in used)) for row in rows),
        named_only=tuple(row for row in named_only if row.place < last),
        sheet=sheet,
    )


def _heading(heads: Sequence[GridLine], column: int) -> str:
    # Only the last lines over the rows are the heading; what stands further up is the title of something.
    return " ".join(text for line in heads[-3:] if (text := _text(line, column).text) and len(line.cells) > 1)


# Texts in which nothing but spaces separates.


class _Segment(NamedTuple):
    """A name and the digits that follow it on a line."""

    place: int
    name: str
    tokens: tuple[str, ...]
    shut: frozenset[int]  # between which tokens a wide gap stands
    before: str  # the line above


_TOKEN = re.compile(r"[-\u2212\u2013]?[0-9]+(?:[.,][0-9]+)?(?::-)?%?[*\u2020]?|[-\u2212\u2013]", re.IGNORECASE)
_UNIT_TOKEN = re.compile(r"kr|tkr|mkr|%|procent", re.IGNORECASE)
_CODE = re.compile(r"[0-9]{2}|[0-9]{4}")
_FIRST_GROUP = re.compile(r"[-\u2212\u2013]?[0-9]{1,3}")
_GROUP = re.compile(r"[0-9]{3}(?:[.,][0-9]+)?%?[*\u2020]?")


def _segments(place: int, line: str, before: str) -> list[_Segment]:
    """Cut a line into names, each with the tokens of digits that follow it."""
    found: list[_Segment] = []
    name: list[str] = []
    tokens: list[str] = []
    shut: set[int] = set()
    words = [(word, len(gap)) for gap, word in re.findall(r"( *)(\S+)", line)]
    for number, (word, gap) in enumerate(words):
        if number == 0 and _CODE.fullmatch(word) and len(words) > 1 and not _TOKEN.fullmatch(words[1][0]):
            continue  # an official code before the name
        if _TOKEN.fullmatch(word) and (name or tokens) and (word[-1].isdigit() or tokens or len(word) > 1):
            if gap > 1 and tokens:
                shut.add(len(tokens))
            tokens.append(word)
        elif tokens and _UNIT_TOKEN.fullmatch(word):
            tokens[-1] += f" {word}"
            shut.add(len(tokens))
        else:
            if tokens:
                found.append(_Segment(place, " ".join(name), tuple(tokens), frozenset(shut), before))
                name, tokens, shut = [], [], set()
            name.append(word)
    found.append(_Segment(place, " ".join(name), tuple(tokens), frozenset(shut), before))
    return found


def _splits(segment: _Segment, columns: int) -> list[tuple[str, ...]]:
    """Give every way in which the tokens are so many numbers."""
    tokens = segment.tokens
    if not columns <= len(tokens) <= _MOST_TOKENS:
        return []
    forced = {at for at in range(1, len(tokens)) if at in segment.shut or not _joins(tokens[at - 1], tokens[at])}
    free = [at for at in range(1, len(tokens)) if at not in forced]
    more = columns - 1 - len(forced)
    found: list[tuple[str, ...]] = []
    for chosen in combinations(free, more) if 0 <= more <= len(free) else ():
        ends = [0, *sorted(forced | set(chosen)), len(tokens)]
        parts = [tokens[start:end] for start, end in pairwise(ends)]
        if all(len(part) == 1 or _FIRST_GROUP.fullmatch(part[0]) for part in parts):
            found.append(tuple(" ".join(part) for part in parts))
    return found


def _joins(before: str, after: str) -> bool:
    return (
        before[-1].isdigit() and not re.search("[.,]", before) and _GROUP.fullmatch(after.split(" ", 1)[0]) is not None
    )


def _spaced(lines: Sequence[str], near: Fraction | None) -> Iterator[Grid]:
    """Find the tables of lines whose cells only spaces separate."""
    beside: dict[int, list[_Segment]] = {}
    before = ""
    for place, line in enumerate(lines, 1):
        if not line.strip():
            continue
        for block, segment in enumerate(_segments(place, line, before)):
            if segment.name or segment.tokens:
                beside.setdefault(block, []).append(segment)
        before = line
    for segments in beside.values():
        for stretch in _runs(segments):
            if (grid := _resolved(stretch, near)) is not None:
                yield grid


def _runs(segments: Sequence[_Segment]) -> Iterator[list[_Segment]]:
    """Give the stretches of rows; two lines together that are no rows part them."""
    stretch: list[_Segment] = []
    idle: list[_Segment] = []
    for segment in segments:
        if segment.name and segment.tokens:
            stretch.extend(idle if stretch else ())
            stretch.append(segment)
            idle = []
        else:
            idle.append(segment)
            if len(idle) > 1 or len(segment.name) > _LONGEST_NAME:
                yield stretch
                stretch, idle = [], []
    yield stretch


def _resolved(stretch: Sequence[_Segment], near: Fraction | None) -> Grid | None:
    """Tell the numbers of the rows apart, by how many columns most rows can have."""
    rows = [segment for segment in stretch if segment.tokens]
    if len(rows) < 2:  # noqa: PLR2004 - one line with a number is no table
        return None
    tried = [
        grid
        for columns in range(1, max(len(row.tokens) for row in rows) + 1)
        if (grid := _in_columns(stretch, columns)) is not None
    ]
    return min(tried, key=lambda grid: _strangeness(grid, near), default=None)


def _strangeness(grid: Grid, near: Fraction | None) -> tuple[int, bool, int]:
    """Order the readings of a table: most rows read, then a column that sums to what it should, then few columns."""
    unread = sum(all(isinstance(number, str) for number in row.numbers) for row in grid.rows)
    return unread, near is not None and not _sums_near(grid, near), len(grid.headings)


def _sums_near(grid: Grid, near: Fraction) -> bool:
    """Say whether a column sums to *near*, or prints it as its sum."""
    for column in range(len(grid.headings)):
        cells = [(is_sum(row.name), row.number(column)) for row in grid.rows]
        read = [(summed, number.value) for summed, number in cells if isinstance(number, PrintedNumber)]
        rows = sum(value for summed, value in read if not summed)
        if any(summed and value == near for summed, value in read) or abs(rows - near) * _CLOSE <= near:
            return True
    return False


_CLOSE = 50  # a fiftieth off is near enough to tell columns apart


def _in_columns(stretch: Sequence[_Segment], columns: int) -> Grid:
    """Read the rows of a stretch as so many columns of numbers."""
    rows = [segment for segment in stretch if segment.tokens]
    ways = {segment: _read_splits(segment, columns) for segment in rows}
    scale = _scale([segment for segment in rows if len(ways[segment]) == 1], ways)
    read = [
        GridRow(place=segment.place, name=segment.name, numbers=_most_even(segment, ways[segment], scale, columns))
        for segment in rows
    ]
    pieces = re.split(" {2,}", stretch[0].before.strip())
    named = columns <= len(pieces) <= columns + 1 and columns + len(pieces) > 2  # noqa: PLR2004 - more than one word
    return Grid(
        headings=tuple(pieces[-columns:]) if named else ("",) * columns,
        rows=tuple(read),
        named_only=tuple(
            GridRow(place=segment.place, name=segment.name, numbers=()) for segment in stretch if not segment.tokens
        ),
    )


_Numbers = tuple[PrintedNumber | str, ...]


def _read_splits(segment: _Segment, columns: int) -> list[_Numbers]:
    return [tuple(read_number(part) for part in parts) for parts in _splits(segment, columns)]


def _scale(rows: Sequence[_Segment], ways: dict[_Segment, list[_Numbers]]) -> tuple[Fraction, ...] | None:
    """Give what rows that can be read in one way only say of how large each column's numbers are."""
    sums = [segment for segment in rows if is_sum(segment.name)]
    columns = zip(*(ways[segment][0] for segment in sums[:1] or rows), strict=True)
    totals = tuple(
        sum((abs(each.value) for each in column if not isinstance(each, str)), Fraction(0)) for column in columns
    )
    return totals if totals and all(totals) else None


def _most_even(
    segment: _Segment, ways: Sequence[_Numbers], scale: tuple[Fraction, ...] | None, columns: int
) -> _Numbers:
    """Choose among the ways in which a row can be read the one in which its part of every column is most the same."""
    if not ways:
        fewer = next((found for fewer in range(columns - 1, 0, -1) if (found := _read_splits(segment, fewer))), [])
        # A sum, or a region among municipalities, has no number in the column of a basis, which stands first.
        if len(fewer) == 1 and (is_sum(segment.name) or "region" in segment.name.casefold()):
            return (*((_NOTHING,) * (columns - len(fewer[0]))), *fewer[0])
        shown = " ".join(segment.tokens)
        return (f"{shown} cannot be told apart as {columns} numbers",) * columns
    if len(ways) == 1:
        return ways[0]
    return min(ways, key=lambda numbers: _unevenness(numbers, scale))


def _unevenness(numbers: _Numbers, scale: tuple[Fraction, ...] | None) -> Fraction:
    values = [number.value if isinstance(number, PrintedNumber) else Fraction(0) for number in numbers]
    if scale is None:
        lengths = [len(str(abs(int(value)))) for value in values]
        return Fraction(max(lengths) - min(lengths))
    parts = [value / total for value, total in zip(values, scale, strict=True)]
    return max(parts) - min(parts)
