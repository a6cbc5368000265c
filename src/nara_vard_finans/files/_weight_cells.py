"""Which columns of a file hold the parties and their weights, and what stands in them, row by row."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from nara_vard_finans.core import Finding, PrintedNumber, Reason, UnreadableFileError, with_tuples
from nara_vard_finans.files._opened import Opened
from nara_vard_finans.files.long_tables import NO_WEIGHT, one_row_each
from nara_vard_finans.files.messages import SeveralSheets
from nara_vard_finans.files.weight_messages import (
    NOT_A_ROW,
    HeadingTwice,
    NoColumnOfNumbers,
    NoHeader,
    NoSuchColumn,
    NotesUnder,
    NoWeights,
    SeveralColumns,
    SeveralTables,
)
from nara_vard_finans.grids import NOTHING, Grid, HeadedRow, HeadedTable, plain_heading, unit_in

WEIGHT = "weight"
"""The heading of a column of weights, if there is one of them alone."""

_NOTE = re.compile(
    r"(?:källa|source|anm(?:ärkning)?|not(?:e|er)?|senast uppdaterad|last updated)\b.*|[0-9*]{1,2}\) ?\S.*",
    re.IGNORECASE,
)
_PLACE = re.compile("[0-9]{1,2}")  # four digits are a year, which is a heading


@frozen(kw_only=True)
class WeightCell:
    """
    What stands in a row: a party, and its weight.

    Attributes:
        line: The line it stands on, from one.
        party: The party as given.
        weight: Its weight as given, or as the number that it was read as.
        fault: Why the weight cannot be read, where that is known.
        is_percent: Whether the heading says that it is a percentage.
    """

    line: int
    party: str
    weight: str | PrintedNumber = ""
    fault: Reason = ""
    is_percent: bool = False


@frozen(kw_only=True, field_transformer=with_tuples)
class Columns:
    """
    The columns that are asked for, by their headings.

    Attributes:
        party: That of the parties; ``None`` for one whose heading means parties.
        weight: That of the weights; ``None`` for ``weight``, or the only one that holds numbers.
        known_as: Other headings that the column of weights may have.
    """

    party: str | None = None
    weight: str | None = None
    known_as: tuple[str, ...] = ()


def weight_cells(source: Opened, columns: Columns) -> tuple[Iterator[WeightCell], tuple[Finding, ...]]:
    """
    Give the parties and weights of a file, and what is told of how they were read.

    Raises:
        UnreadableFileError: If it holds no such table, or several, or several columns that may be meant.
    """
    tables = source.headed(columns.party)
    if len(tables) > 1:
        raise UnreadableFileError(source.name, SeveralSheets(tuple(name for name, _ in tables)), missing=("sheet",))
    if tables:
        (sheet, table), *_ = tables
        table, notes = _without_notes(table)
        table = one_row_each(table)
        told = [Finding.of(NotesUnder(notes), source.name)] if notes else []
        return _under_headings(table, columns, source.name), (*source.findings(sheet), *told)
    grids = () if columns.party is not None else source.grids()
    grids = tuple(grid for grid in grids if grid.rows)
    sheets = tuple(dict.fromkeys(grid.sheet for grid in grids))
    if len(sheets) > 1:
        raise UnreadableFileError(source.name, SeveralSheets(sheets), missing=("sheet",))
    if len(grids) != 1:
        first = next((line.strip() for line in source.text.splitlines() if line.strip()), "")
        named = (columns.party or "party", columns.weight or WEIGHT)
        raise UnreadableFileError(source.name, SeveralTables(len(grids), *named) if grids else NoHeader(first, *named))
    return _in_grid(grids[0], columns, source), grids[0].findings


def _without_notes(table: HeadedTable) -> tuple[HeadedTable, tuple[str, ...]]:
    """Part the notes that stand last from a table: lines of one cell, of a source or of a footnote."""
    count = len(table.rows)
    while count and _is_note(table.rows[count - 1]):
        count -= 1
    notes = tuple(row.name for row in table.rows[count:])
    return (evolve(table, rows=table.rows[:count]) if count and notes else table), notes if count else ()


def _is_note(row: HeadedRow) -> bool:
    filled = [cell for cell in row.cells if cell.text or cell.fault]
    return not row.fault and len(filled) == 1 and row.name == filled[0].text and _NOTE.match(row.name) is not None


def _under_headings(table: HeadedTable, columns: Columns, name: str) -> Iterator[WeightCell]:
    party = plain_heading(table.headings[table.party])
    if sum(plain_heading(heading) == party for heading in table.headings) > 1:
        raise UnreadableFileError(name, HeadingTwice(party))
    place = _chosen(table.headings, table.columns, columns, table.numbers, name)
    is_percent = unit_in(table.headings[place]) == "%"
    for row in table.rows:
        cell = row.cells[place]
        if row.fault:
            yield WeightCell(line=row.place, party="", fault=row.fault)
        else:
            fault = cell.fault or ""
            yield WeightCell(line=row.place, party=row.name, weight=cell.text, fault=fault, is_percent=is_percent)


def _in_grid(grid: Grid, columns: Columns, source: Opened) -> Iterator[WeightCell]:
    """Give the rows of a table that stands among other lines; none of them may go by unseen."""
    places = range(len(grid.headings))
    numbers = {place: sum(isinstance(row.number(place), PrintedNumber) for row in grid.rows) for place in places}
    place = _chosen(grid.headings, places, columns, numbers.__getitem__, source.name)
    is_percent = unit_in(grid.headings[place]) == "%"
    for row in grid.rows:
        number = row.number(place)
        if isinstance(number, PrintedNumber):
            yield WeightCell(line=row.place, party=row.name, weight=number, is_percent=is_percent)
        else:
            yield WeightCell(line=row.place, party=row.name, fault="" if number == NOTHING else number)
    read = {row.place for row in grid.rows}
    first, named = min(read), {row.place: row.name for row in grid.named_only}
    for line in source.filled_lines(grid.sheet):
        if line > first and line not in read:
            fault = "" if line in named else NOT_A_ROW
            yield WeightCell(line=line, party=named.get(line, ""), fault=fault)


def _chosen(
    headings: Sequence[str], places: Sequence[int], columns: Columns, numbers: Callable[[int], int], name: str
) -> int:
    """Choose the column of weights: the one that is named, or the only one that may be meant."""
    plain = {place: plain_heading(headings[place]) for place in places}
    wanted = [plain_heading(each) for each in (columns.weight or WEIGHT, *columns.known_as)]
    found = [place for place in places if plain[place] in wanted]
    if len(found) > 1:
        raise UnreadableFileError(name, HeadingTwice(headings[found[0]]))
    with_numbers = [place for place in places if numbers(place) and not NO_WEIGHT.fullmatch(plain[place])]
    if not found and columns.weight is None:
        no_weights = [place for place in places if numbers(place) and place not in with_numbers]
        if len(no_weights) == 1 and not with_numbers:
            raise UnreadableFileError(name, NoWeights(headings[no_weights[0]]), missing=("weights_column",))
        found = with_numbers or (list(places) if len(places) == 1 else [])
    elif not found:
        found = _named(str(columns.weight), places, plain)
    if len(found) == 1:
        return found[0]
    shown_places = found or with_numbers or places
    titles = tuple(headings[place] or str(list(places).index(place) + 1) for place in shown_places)
    none = NoColumnOfNumbers(titles) if columns.weight is None else NoSuchColumn(columns.weight, titles)
    raise UnreadableFileError(name, SeveralColumns(titles) if found else none, missing=("weights_column",))


def _named(given: str, places: Sequence[int], plain: Mapping[int, str]) -> list[int]:
    """Give the columns that a place or a part of a heading means."""
    if _PLACE.fullmatch(given):
        return [*places[int(given) - 1 : int(given)]] if int(given) else []
    return [place for place in places if plain_heading(given) in plain[place]]
