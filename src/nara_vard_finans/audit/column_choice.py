"""Column choice: which column of the tables that were read is meant; or why none is."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from nara_vard_finans.audit.column import AuditColumn, ColumnUnit
from nara_vard_finans.audit.reading import COUNTS, ColumnReading
from nara_vard_finans.audit.reasons import (
    CHOOSE_COLUMN,
    CHOOSE_SHEET,
    NO_AMOUNTS,
    NO_TABLE,
    ColumnBesideUnread,
    HeadingsMissing,
    HeadingUnplaced,
    More,
    NoAmountsSince,
    NoneNearTotal,
    NoneNearTotalButIn,
    NoSuchColumn,
    OnSeveralSheets,
    PartiesInColumns,
    ReasonOfRow,
    SeveralColumns,
    TableBroken,
    TableInBlocks,
    WhatErrorSays,
    row_on,
)
from nara_vard_finans.audit.relations import column_title
from nara_vard_finans.audit.row_kinds import RowKinds, row_kinds
from nara_vard_finans.audit.row_parties import is_known, table_names
from nara_vard_finans.core import (
    Amount,
    AnyText,
    AuditError,
    Directory,
    DuplicatePartyError,
    NaraVardFinansError,
    PrintedNumber,
    Unread,
    unified,
)
from nara_vard_finans.grids import (
    NO_ROW,
    NOTHING,
    Grid,
    StatedTotal,
    says_money,
)


def audit_column(
    grids: Sequence[Grid],
    parties: Directory,
    *,
    title: str,
    total: StatedTotal | None = None,
    column: str | None = None,
    unit: str | None = None,
) -> AuditColumn:
    """
    Choose the column to audit among the tables that were read, and find its parties.

    Args:
        grids: The tables.
        parties: The parties that names are found among; a name that finds none stands for itself.
        title: What to call the table in messages.
        total: The total; without *column* it tells which column is meant.
        column: The heading of the column, or its place among the columns of numbers, from one.
        unit: The unit of numbers without one, ``kr``, ``tkr`` or ``mkr``; without it the heading's, or kronor.

    Raises:
        AuditError: If there is no such column, or several and no telling which; or if its amounts cannot be audited.
        DuplicatePartyError: If a party has two rows.

    .. versionadded:: 0.1.0
    """
    asked = _Asked(title=title, total=total, column=column, unit=unit)
    tables = _Tables.read(grids, parties, asked)
    found = _candidates(tables.readings, asked)
    longest = [reading for reading in found if reading.length == max(each.length for each in found)]
    if len(longest) > 1:
        raise _several(longest, title)
    return tables.column(longest[0])


@frozen(kw_only=True)
class UnreadColumn:
    """
    A column among several that cannot be audited.

    Attributes:
        column: Its place among the columns of numbers, from one.
        heading: Its heading; empty where there is none.
        reason: Why it cannot be audited.
        speaks_of_money: Whether its heading or its cells say that it is money.
    """

    column: int
    heading: str
    reason: AnyText
    speaks_of_money: bool = True

    @classmethod
    def refused(cls, column: int, heading: str, error: NaraVardFinansError, *, speaks_of_money: bool) -> "UnreadColumn":
        """Make it of the error by which its column was refused."""
        reason = WhatErrorSays(error)
        return cls(column=column, heading=heading, reason=reason, speaks_of_money=speaks_of_money)


def audit_columns(
    grids: Sequence[Grid],
    parties: Directory,
    *,
    title: str,
    total: StatedTotal | None = None,
    column: str | None = None,
    unit: str | None = None,
) -> tuple[tuple[AuditColumn, ...], tuple[UnreadColumn, ...]]:
    """
    Read every column of amounts of the table that is meant, or the one that the total or *column* tells.

    Args:
        grids: The tables.
        parties: The parties that names are found among; a name that finds none stands for itself.
        title: What to call the table in messages.
        total: The total; without *column* it tells which column is meant.
        column: The heading of the column, or its place among the columns of numbers, from one.
        unit: The unit of numbers without one, as :func:`audit_column` takes it.

    Returns:
        The columns, and those that cannot be audited, with the reason.

    Raises:
        AuditError: If no column can be audited; or as :func:`audit_column`, where one is asked for.
        DuplicatePartyError: If a party has two rows.

    .. versionadded:: 0.1.0
    """
    asked = _Asked(title=title, total=total, column=column, unit=unit)
    tables = _Tables.read(grids, parties, asked)
    found = _candidates(tables.readings, asked)
    if len(found) == 1:
        return (tables.column(found[0]),), ()
    if column is not None:
        raise _several(found, title)
    columns: list[AuditColumn] = []
    refused: list[tuple[ColumnReading, NaraVardFinansError]] = []
    for reading in found:
        try:
            columns.append(tables.column(reading))
        except (AuditError, DuplicatePartyError) as error:
            refused.append((reading, error))
    lost = [error for reading, error in refused if reading.measure is ColumnUnit.KRONOR]
    if not columns or (lost and all(each.measure is not ColumnUnit.KRONOR for each in columns)):
        raise (lost or [error for _, error in refused])[0]
    return tuple(columns), tuple(
        UnreadColumn.refused(
            reading.place + 1,
            reading.grid.headings[reading.place],
            error,
            speaks_of_money=reading.speaks_of_money,
        )
        for reading, error in refused
    )


@frozen(kw_only=True)
class _Asked:
    """What is asked of the tables."""

    title: str
    total: StatedTotal | None
    column: str | None
    unit: str | None

    def reading(self, grid: Grid, place: int, parties: Directory, kinds: RowKinds) -> ColumnReading:
        """Read a column; what makes a total that is stated is in kronor, as that is."""
        is_of_kronor = self.total is not None
        return ColumnReading(grid, place, parties, self.title, self.unit, kinds, is_of_kronor=is_of_kronor)


@frozen(kw_only=True)
class _Tables:
    """The tables that were read, and their columns with amounts."""

    grids: Sequence[Grid]
    kinds: Sequence[RowKinds]
    readings: "Sequence[ColumnReading]"
    asked: _Asked

    @classmethod
    def read(cls, grids: Sequence[Grid], parties: Directory, asked: _Asked) -> "_Tables":
        """Read the columns that are asked for, or say why there is none."""
        parties = table_names(grids, parties, asked.title).parties
        for grid in grids:
            _refuse_turned(grid, parties, asked.title)
        kinds = [row_kinds(grid, parties) for grid in grids]
        readings = [
            reading
            for grid, told in zip(grids, kinds, strict=True)
            for place in _places(grid, asked.column)
            if (reading := asked.reading(grid, place, parties, told)).amounts
        ]
        readings = _without_workings(_without_laid_out_twice(readings))
        if asked.column is None and asked.total is not None:  # which is money, and no percentage
            readings = [reading for reading in readings if reading.measure is not ColumnUnit.PERCENT]
        makes = asked.total is not None and any(reading.prints(asked.total.amount) for reading in readings)
        stands_in = asked.column is None and not makes and all(reading.counts for reading in readings)
        if not readings or (stands_in and any(_is_lost(grid) for grid in grids)):
            raise _nothing(grids, asked.title, asked.column)
        return cls(grids=grids, kinds=kinds, readings=readings, asked=asked)

    def column(self, chosen: ColumnReading) -> AuditColumn:
        """Read a column, unless its table is broken, or another that cannot be read may be the one that is meant."""
        total = self.asked.total
        _refuse_broken(chosen, [*self.readings, *_unnamed(chosen, self.grids, self.kinds, self.asked.unit)], total)
        if self.asked.column is None and (total is None or not chosen.prints(total.amount)):
            _refuse_beside_unread(chosen)
        return chosen.read() if chosen.grid.has_lines else _without_lines(chosen.read())


def _refuse_turned(grid: Grid, parties: Directory, title: str) -> None:
    """Refuse a table with its parties over most of its columns, and none on its rows; a year is no code there."""
    over = tuple(each for each in grid.headings if not any(map(str.isdecimal, each)) and is_known(each, parties))
    if (
        len(over) > 1
        and 2 * len(over) > len(grid.headings)
        and not any(is_known(row.name, parties) for row in grid.rows)
    ):
        raise AuditError(title, PartiesInColumns(over))


def _without_lines(column: AuditColumn) -> AuditColumn:
    return evolve(
        column,
        rows=tuple(evolve(row, place=0) for row in column.rows),
        apart=tuple(evolve(row, place=0) for row in column.apart),
        sums=tuple(evolve(each, place=0) for each in column.sums),
        unreadable=tuple(evolve(row, place=0) for row in column.unreadable),
        unread_sums=tuple(evolve(row, place=0) for row in column.unread_sums),
        set_aside=tuple(evolve(row, place=0) for row in column.set_aside),
        near_names=tuple(evolve(row, place=0) for row in column.near_names),
    )


def _without_laid_out_twice(readings: Sequence[ColumnReading]) -> list[ColumnReading]:
    """Leave aside what names its parties twice, as a sheet of workings does, beside a sheet that names each once."""
    once = {each.grid.sheet for each in readings if each.names_each_once}
    return [each for each in readings if each.names_each_once or not once - {each.grid.sheet}]


def _without_workings(readings: Sequence[ColumnReading]) -> list[ColumnReading]:
    """Leave aside sheets that list values without headings beside the parties that another sheet has alone."""
    tables: dict[tuple[str, int], tuple[Grid, frozenset[str]]] = {}
    for each in readings:
        at = (each.grid.sheet, id(each.grid))
        tables[at] = (each.grid, each.parties_named | (tables[at][1] if at in tables else frozenset()))
    by_sheet: dict[str, list[tuple[Grid, frozenset[str]]]] = {}
    for (sheet, _), table in tables.items():
        by_sheet.setdefault(sheet, []).append(table)
    alone = [found[0][1] for found in by_sheet.values() if len(found) == 1]
    workings = {
        sheet
        for sheet, found in by_sheet.items()
        for parties in alone
        if parties <= frozenset[str]().union(*(named for _, named in found))
        and any(parties.isdisjoint(named) and not any(grid.headings) for grid, named in found)
    }
    return [each for each in readings if each.grid.sheet not in workings]


def _places(grid: Grid, column: str | None) -> Iterable[int]:
    """Give the places of the columns that *column* names, from zero; all without one."""
    if column is None:
        return range(len(grid.headings))
    if _PLACE.fullmatch(column.strip()):
        return [int(column) - 1] if 0 < int(column) <= len(grid.headings) else []
    wanted = unified(column)
    exact = [place for place, heading in enumerate(grid.headings) if unified(heading) == wanted]
    return exact or [place for place, heading in enumerate(grid.headings) if wanted in unified(heading)]


_PLACE = re.compile("[0-9]{1,2}")  # four digits are a year, which is a heading


def _nothing(grids: Sequence[Grid], title: str, column: str | None) -> AuditError:
    headings = [heading for grid in grids for heading in grid.headings if heading]
    if not any(grid.rows for grid in grids):
        return AuditError(title, NO_TABLE)
    why = _why_unread(grids, column)
    if column is None or why is not None:
        return AuditError(title, NO_AMOUNTS if why is None else NoAmountsSince(why))
    over = next((grid.unplaced_heading for grid in grids if unified(column) in unified(grid.unplaced_heading)), "")
    if over:
        return AuditError(title, HeadingUnplaced(column, over))
    return AuditError(title, NoSuchColumn(column, tuple(headings)) if headings else HeadingsMissing(column))


def _is_lost(grid: Grid) -> bool:
    """Say whether a column has no number that can be read, so that one of inhabitants is all that is left."""
    columns = [{type(row.number(place)) for row in grid.rows} for place in range(len(grid.headings))]
    return any(kinds and PrintedNumber not in kinds for kinds in columns)


def _why_unread(grids: Sequence[Grid], column: str | None) -> ReasonOfRow | None:
    """Give the commonest reason why cells cannot be read, with the first row of which it is so, if there is one."""
    reasons = [
        (reason, row)
        for grid in grids
        for row in grid.rows
        for place in _places(grid, column)
        if isinstance(reason := row.number(place), Unread) and reason not in {NOTHING, NO_ROW}
    ]
    if not reasons:
        return None
    counted = Counter(type(reason) for reason, _ in reasons)  # whatever it tells of its own cell
    commonest = max(counted, key=lambda kind: counted[kind])
    reason, row = next((reason, row) for reason, row in reasons if type(reason) is commonest)
    return ReasonOfRow(row_on(row.name or "–", row.place), reason)


def _unnamed(
    chosen: "ColumnReading", grids: Sequence[Grid], kinds: Sequence[RowKinds], unit: str | None
) -> "list[ColumnReading]":
    """Read the other tables at the place of the chosen column, by whatever heading they have."""
    title = chosen.title.removesuffix(f"!{chosen.grid.sheet}")
    read = (
        ColumnReading(grid, min(chosen.place, len(grid.headings) - 1), chosen.parties, title, unit, told)
        for grid, told in zip(grids, kinds, strict=True)
        if grid is not chosen.grid
    )
    return [reading for reading in read if reading.amounts]


def _refuse_beside_unread(chosen: "ColumnReading") -> None:
    """Refuse a column that is the only one with amounts because those of another cannot be read."""
    grid = chosen.grid
    for place, heading in enumerate(grid.headings):
        if place == chosen.place or COUNTS.search(heading):
            continue
        if any(isinstance(row.number(place), PrintedNumber) for row, _ in chosen.amounts):
            continue
        why = _why_unread([grid], str(place + 1))
        if why is None and says_money(heading) and chosen.measure is not ColumnUnit.KRONOR:
            why = ReasonOfRow(row_on(chosen.amounts[0][0].name, chosen.amounts[0][0].place), NOTHING)
        if why is not None:
            raise AuditError(
                chosen.title, ColumnBesideUnread(column_title(place + 1, heading), why), missing=("column",)
            )


def _refuse_broken(chosen: "ColumnReading", readings: "Sequence[ColumnReading]", total: StatedTotal | None) -> None:
    """
    Refuse a table that goes on after lines that are none of it, as a new page's letterhead.

    Nobody can tell such lines from the title of another table, but the rows of both together make what is printed or
    stated better than those of the one.
    """
    for other in readings:
        if other.place == min(chosen.place, len(other.grid.headings) - 1) and _goes_on(chosen, other, total):
            first, second = sorted((chosen, other), key=lambda each: each.amounts[0][0].place)
            last, after = first.amounts[-1][0].place, second.amounts[0][0].place
            raise AuditError(chosen.title, TableBroken(last, after) if last < after else TableInBlocks())


def _goes_on(chosen: "ColumnReading", other: "ColumnReading", total: StatedTotal | None) -> bool:
    """Say whether the rows of two tables, each of its own parties, are of one."""
    one, two = chosen.grid, other.grid
    if one is two or one.sheet != two.sheet:
        return False
    first, second = sorted((chosen, other), key=lambda each: each.amounts[0][0].place)
    if first.sums_printed or chosen.parties_named & other.parties_named:
        return False
    wholes = second.sums_printed if total is None else [Fraction(total.amount.ore)]
    if any(_is_about(chosen.sum, whole) for whole in wholes):
        return False
    if any(_is_about(first.sum + second.sum, whole) for whole in wholes):
        return True
    are_known = all(any(is_known(row.name, each.parties) for row, _ in each.amounts) for each in (first, second))
    return are_known or (
        len(one.headings) == len(two.headings) and first.is_headed and not second.has_own_heading(first)
    )


def _is_about(number: Fraction, whole: Fraction) -> bool:
    return abs(number - whole) * _PERCENT <= abs(whole)


def _candidates(readings: "Sequence[ColumnReading]", asked: _Asked) -> "list[ColumnReading]":
    """Give the column that prints or makes the total, or is named; or else all of the longest table."""
    if asked.total is not None:
        return [_making(readings, asked.total, asked.title, is_named=asked.column is not None)]
    is_named = asked.column is not None
    money = [reading for reading in readings if is_named or not (reading.counts or reading.is_exact)] or list(readings)
    longest = max(reading.length for reading in money)
    tables = [reading.grid for reading in money if reading.length == longest]
    if is_named:
        return [reading for reading in money if reading.length == longest]
    near = [
        reading
        for reading in money
        if _FAR * reading.length >= longest and (len(reading.amounts) > 1 or reading.has_lost_money)
    ]
    return [reading for reading in near if any(reading.grid is grid for grid in tables)] or money[:1]


def _making(readings: "Sequence[ColumnReading]", total: StatedTotal, title: str, *, is_named: bool) -> "ColumnReading":
    """Choose the column that prints or makes the total, or comes nearest to it."""
    exact = [reading for reading in readings if reading.prints(total.amount)]
    if exact:
        sheets = {reading.grid.sheet for reading in exact}
        if len(sheets) > 1:
            raise AuditError(title, OnSeveralSheets(tuple(sorted(sheets))), missing=("sheet",))
        return max(exact, key=lambda reading: (reading.makes(total.amount), len(reading.amounts)))
    best = min(readings, key=lambda reading: reading.off(total.amount))
    is_unsure = not best.is_near(total.amount) or (
        best.off(total.amount) * _ABOUT > 1
        and any(_may_make(each, total.amount) for each in readings if each is not best)
    )
    if len(readings) > 1 and not is_named and is_unsure:
        scaled = next(
            (unit for unit in ("tkr", "mkr") if any(each.makes_in(unit, total.amount) for each in readings)), ""
        )
        columns = _listed(readings)
        if scaled:
            reason = NoneNearTotalButIn(total.amount, columns, scaled)
            raise AuditError(title, reason, missing=("column", "unit"))
        raise AuditError(title, NoneNearTotal(total.amount, columns), missing=("column",))
    return best


def _may_make(reading: "ColumnReading", total: Amount) -> bool:
    """Say whether a column would make a total with the rows that cannot be read in it."""
    sums = (reading.sum, reading.sum_without_regions)
    is_money = reading.measure is ColumnUnit.KRONOR
    return is_money and reading.lacks_rows and any(0 < each < total.ore < _FAR * each for each in sums)


def _several(found: "Sequence[ColumnReading]", title: str) -> AuditError:
    on_several = len({reading.grid.sheet for reading in found}) > 1
    return AuditError(
        title,
        SeveralColumns(_listed(found), CHOOSE_SHEET if on_several else CHOOSE_COLUMN),
        missing=("sheet", "column", "total") if on_several else ("column", "total"),
    )


def _listed(readings: "Sequence[ColumnReading]") -> tuple[AnyText, ...]:
    shown_first = [reading.label for reading in readings[:_MOST_LISTED]]
    more = [More(len(readings) - _MOST_LISTED)] if len(readings) > _MOST_LISTED else []
    return (*shown_first, *more)


_MOST_LISTED = 8
_FAR = 2  # a column with numbers in less than half of the rows is beside the others
_PERCENT = 100
_ABOUT = 50  # a fiftieth off is about the total
