"""
Column reading: which column of a table is to be audited, and what it says.

The column is the one that is named, or that prints or makes the total.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TypeGuard

from attrs import evolve

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.column import AuditColumn, AuditRow, PrintedSum, Unreadable
from nara_vard_finans.audit.relations import SideColumn, column_title
from nara_vard_finans.audit.row_parties import find_parties, is_known, known_party
from nara_vard_finans.core import (
    ORE,
    ORE_IN,
    Amount,
    AuditError,
    Directory,
    PrintedNumber,
    Statistic,
    decimal_text,
    hint,
    listed,
    shown,
    unified,
)
from nara_vard_finans.grids import (
    COULD_BE_YEAR,
    HEADING,
    NO_ROW,
    NOTHING,
    Grid,
    GridRow,
    StatedTotal,
    is_no_party,
    is_sum,
    sums_among,
    unit_in,
    unknown_unit_in,
)
from nara_vard_finans.printed import PrintedColumn, PrintedTable

_PERCENT = 100
_FAR = 2  # a column whose rows sum to less than half the total, or more than twice it, is not taken for it


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
    endings = [_ending_sum(grid, parties) for grid in grids]
    readings = [
        reading
        for grid, ending in zip(grids, endings, strict=True)
        for place in _places(grid, column)
        if (reading := _Reading(grid, place, parties, title, unit, ending)).amounts
    ]
    stands_in = column is None and total is None and all(reading.counts for reading in readings)
    if not readings or (stands_in and any(_is_lost(grid) for grid in grids)):
        raise _nothing(grids, title, column)
    chosen = _chosen(readings, total, title, is_named=column is not None)
    _refuse_broken(chosen, [*readings, *_unnamed(chosen, grids, endings, unit)], total)
    if column is None and (total is None or not chosen.prints(total.amount)):
        _refuse_beside_unread(chosen)
    return chosen.read() if chosen.grid.has_lines else _without_lines(chosen.read())


def _without_lines(column: AuditColumn) -> AuditColumn:
    return evolve(
        column,
        rows=tuple(evolve(row, place=0) for row in column.rows),
        apart=tuple(evolve(row, place=0) for row in column.apart),
        sums=tuple(evolve(each, place=0) for each in column.sums),
        unreadable=tuple(evolve(row, place=0) for row in column.unreadable),
    )


def grid_of(table: PrintedTable, parties: Directory, statistics: Iterable[Statistic] = ()) -> Grid:
    """
    Give a table among the facts as a grid, as if it had been read from its paper.

    Args:
        table: The table.
        parties: The parties that its rows are found among.
        statistics: The statistics that may stand beside its columns, which come first.

    .. versionadded:: 0.1.0
    """
    beside = {column.beside for column in table.columns}
    figures = [statistic for statistic in statistics if statistic.id in beside]
    columns = [
        *((statistic.title.sv, statistic.by_party, statistic.printed_total) for statistic in figures),
        *(
            (f"{column.id}: {column.heading}", {code: amount.kronor for code, amount in column.amounts}, _total(column))
            for column in table.columns
        ),
    ]
    present = {code for column in table.columns for code in column.by_party}
    rows = [
        GridRow(place=0, name=party.name, numbers=tuple(_number(cells.get(party.code)) for _, cells, _ in columns))
        for party in parties.in_table_order
        if party.code in present
    ]
    sums = GridRow(place=0, name="Summa", numbers=tuple(_number(total) for _, _, total in columns))
    return Grid(
        headings=tuple(heading for heading, _, _ in columns),
        rows=tuple(evolve(row, place=place) for place, row in enumerate((*rows, sums), 1)),
        has_lines=False,
    )


def _total(column: PrintedColumn) -> Fraction | None:
    printed = column.printed_sums.whole or column.printed_sums.municipalities
    return None if printed is None else printed.kronor


def _number(value: int | Fraction | None) -> PrintedNumber | str:
    return NO_ROW if value is None else PrintedNumber(value=Fraction(value), places=0)


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
        return AuditError(title, "there is no table in it: no two lines that hold a name and a number")
    why = _why_unread(grids, column)
    if column is None or why:
        return AuditError(
            title, f"there is no row with an amount in it; {why or 'only sums, or nothing that could be read'}"
        )
    over = next((grid.unplaced_heading for grid in grids if unified(column) in unified(grid.unplaced_heading)), "")
    nameless = (
        f"its heading, {shown(over)}, is parted by single spaces, and which column each word is of cannot be told; "
        f"give a place, as 1"
        if over
        else "its columns have no headings; give a place, as 1"
    )
    known = f"its columns are {listed(headings)}" if headings and not over else nameless
    return AuditError(title, f"there is no column {shown(column)} with amounts; {known}{hint(column, headings)}")


def _is_lost(grid: Grid) -> bool:
    """Say whether a column has no number that can be read, so that one of inhabitants is all that is left."""
    columns = [{type(row.number(place)) for row in grid.rows} for place in range(len(grid.headings))]
    return any(kinds == {str} for kinds in columns)


def _why_unread(grids: Sequence[Grid], column: str | None) -> str:
    """Give the commonest reason why cells cannot be read, with the first row of which it is so, if there is one."""
    reasons = [
        (reason, row)
        for grid in grids
        for row in grid.rows
        for place in _places(grid, column)
        if isinstance(reason := row.number(place), str) and reason not in {NOTHING, NO_ROW}
    ]
    if not reasons:
        return ""
    counted = Counter(_OWN.sub("", reason) for reason, _ in reasons)
    commonest = max(counted, key=lambda kind: counted[kind])
    reason, row = next((reason, row) for reason, row in reasons if _OWN.sub("", reason) == commonest)
    return f"of {row.name or 'the row'} on line {row.place}: {reason}"


_OWN = re.compile(r" \(=.*\)|: .*")  # what a reason tells of its own cell: its formula, or its readings


def _unnamed(
    chosen: "_Reading", grids: Sequence[Grid], endings: Sequence[GridRow | None], unit: str | None
) -> "list[_Reading]":
    """Read the other tables at the place of the chosen column, by whatever heading they have."""
    title = chosen.title.removesuffix(f"!{chosen.grid.sheet}")
    read = (
        _Reading(grid, min(chosen.place, len(grid.headings) - 1), chosen.parties, title, unit, ending)
        for grid, ending in zip(grids, endings, strict=True)
        if grid is not chosen.grid
    )
    return [reading for reading in read if reading.amounts]


def _refuse_beside_unread(chosen: "_Reading") -> None:
    """Refuse a column that is the only one with amounts because those of another cannot be read."""
    grid = chosen.grid
    for place, heading in enumerate(grid.headings):
        if place == chosen.place or _COUNTS.search(heading):
            continue
        cells = [row.number(place) for row, _ in chosen.amounts]
        if not any(isinstance(cell, PrintedNumber) for cell in cells) and (why := _why_unread([grid], str(place + 1))):
            raise AuditError(
                chosen.title,
                f"{column_title(place + 1, heading).en} cannot be read: {why}; mend it, or choose the column",
                missing=("column",),
            )


def _refuse_broken(chosen: "_Reading", readings: "Sequence[_Reading]", total: StatedTotal | None) -> None:
    """
    Refuse a table that goes on after lines that are none of it, as a new page's letterhead.

    Nobody can tell such lines from the title of another table, but the rows of both together make what is printed or
    stated better than those of the one.
    """
    for other in readings:
        if other.place == min(chosen.place, len(other.grid.headings) - 1) and _goes_on(chosen, other, total):
            first, second = sorted((chosen, other), key=lambda each: each.amounts[0][0].place)
            raise AuditError(
                chosen.title,
                f"its table is broken after line {first.amounts[-1][0].place}, and goes on at line "
                f"{second.amounts[0][0].place}; take away the lines between, or copy one of the tables alone",
            )


def _goes_on(chosen: "_Reading", other: "_Reading", total: StatedTotal | None) -> bool:
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


def _chosen(readings: "Sequence[_Reading]", total: StatedTotal | None, title: str, *, is_named: bool) -> "_Reading":
    """Choose the column that prints or makes the total; without one, the only column of the longest table."""
    if total is not None:
        exact = [reading for reading in readings if reading.prints(total.amount)]
        if exact:
            sheets = {reading.grid.sheet for reading in exact}
            if len(sheets) > 1:
                raise AuditError(
                    title, f"it is on several sheets, {listed(sorted(sheets))}; choose one", missing=("sheet",)
                )
            return max(exact, key=lambda reading: (reading.makes(total.amount), len(reading.amounts)))
        best = min(readings, key=lambda reading: reading.off(total.amount))
        if len(readings) > 1 and not is_named and not best.is_near(total.amount):
            scaled = next(
                (unit for unit in ("tkr", "mkr") if any(each.makes_in(unit, total.amount) for each in readings)), ""
            )
            hinted = f"; in {scaled} one does, so say that the rows are in {scaled}" if scaled else ""
            raise AuditError(
                title,
                f"no column sums to anything near {total.amount}: {_listed(readings)}; choose the column{hinted}",
                missing=("column", "unit") if scaled else ("column",),
            )
        return best
    money = [reading for reading in readings if is_named or not reading.counts] or readings
    longest = max(reading.length for reading in money)
    found = [reading for reading in money if reading.length == longest]
    if len(found) > 1:
        places = ("sheet", "column") if len({reading.grid.sheet for reading in found}) > 1 else ("column",)
        raise AuditError(
            title,
            f"it has several columns, {_listed(found)}; choose the {' or the '.join(places)}, or state the total",
            missing=(*places, "total"),
        )
    return found[0]


def _listed(readings: "Sequence[_Reading]") -> str:
    shown_first = [reading.label for reading in readings[:_MOST_LISTED]]
    more = [f"{len(readings) - _MOST_LISTED} more"] if len(readings) > _MOST_LISTED else []
    return "; ".join((*shown_first, *more))


_MOST_LISTED = 8
_IN_KRONOR = re.compile(r"(?<![^\W_])(?:kr|kronor|sek)(?!\w)", re.IGNORECASE)
_MOST_WORDS = 4  # of a party's name that nobody knows
_COUNTS = re.compile(
    r"folkm|befolkn|invån|antal|population|patient|andel|procent|%|kod\b|\bnr\b|\bnummer|^år$", re.IGNORECASE
)


class _Reading:
    """One column of one table, read as amounts."""

    def __init__(  # noqa: PLR0917 - one more, which is found once for all columns
        self, grid: Grid, place: int, parties: Directory, title: str, unit: str | None, ending: GridRow | None
    ) -> None:
        self.grid, self.place, self.parties = grid, place, parties
        self.title = f"{title}!{grid.sheet}" if grid.sheet else title
        self.sum_rows = _sum_rows(grid, parties)
        if not self.sum_rows and ending is not None:
            self.sum_rows = [ending]
        sums = {row.place for row in self.sum_rows}
        self.amounts = [
            (row, number)
            for row in grid.rows
            if row.name
            and row.place not in sums
            and not _is_of_no_party(row, parties)
            and _is_amount(number := row.number(place))
        ]
        self.is_unit_given = unit is not None
        self.unit = unit or self._unit()

    def _unit(self) -> str:
        """Give the unit of numbers without one: the heading's, the caption's, or that of all the other rows."""
        units = {number.unit for _, number in self.amounts}
        headed = (unit_in(text) for text in (self.grid.headings[self.place], self.grid.caption))
        described = [unit for unit in (*headed, *(units if len(units) == 1 else ())) if unit not in {"", "%"}]
        return described[0] if described else "kr"

    @property
    def label(self) -> str:
        heading = self.grid.headings[self.place]
        named = f" {shown(heading)}" if heading else ""
        on = f" on the sheet {shown(self.grid.sheet)}" if self.grid.sheet else ""
        sums = decimal_text(sum(number.value for _, number in self.amounts))
        return f"{self.place + 1}{named}{on}, which sums to {sums}"

    @property
    def length(self) -> int:
        """How many rows have an amount, or something in its place that cannot be read."""
        cells = (row.number(self.place) for row in self.grid.rows if row.name and row not in self.sum_rows)
        return len(self.amounts) + sum(isinstance(cell, str) and cell not in {NOTHING, NO_ROW} for cell in cells)

    @property
    def is_headed(self) -> bool:
        """Whether its table has headings."""
        return any(self.grid.headings)

    def has_own_heading(self, first: "_Reading") -> bool:
        """Say whether its table has headings, and not the same as the table before it."""
        return self.is_headed and self.grid.headings != first.grid.headings

    @property
    def counts(self) -> bool:
        """Whether the heading says that something else than money is counted."""
        return _COUNTS.search(self.grid.headings[self.place]) is not None

    @property
    def sum(self) -> Fraction:
        """What the rows sum to, in öre."""
        return sum((number.ore(self.unit) for _, number in self.amounts), Fraction(0))

    @property
    def sums_printed(self) -> list[Fraction]:
        """The sums that are printed under the column, in öre."""
        return [number.ore(self.unit) for _, number in self._sums]

    @property
    def parties_named(self) -> frozenset[str]:
        """What the rows are known by: their parties' codes, or their names."""
        found = ((row.name, known_party(row.name, self.parties)) for row, _ in self.amounts)
        return frozenset(unified(name) if party is None else party.code for name, party in found)

    @property
    def _sums(self) -> list[tuple[GridRow, PrintedNumber]]:
        cells = ((row, row.number(self.place)) for row in self.sum_rows)
        return [(row, number) for row, number in cells if _is_amount(number)]

    def prints(self, total: Amount) -> bool:
        """Say whether the total is printed under the column, or is what its rows make."""
        return self.sum == total.ore or any(number.ore(self.unit) == total.ore for _, number in self._sums)

    def makes(self, total: Amount) -> bool:
        """Say whether the rows come nearer to the total than half of it."""
        return self.off(total) * _FAR < 1

    def off(self, total: Amount) -> Fraction:
        """Say how far from the total the rows are, with the row of a region and without it, as a part of it."""
        sums = [
            self.sum,
            *(self.sum - number.ore(self.unit) for row, number in self.amounts if row.place in self._apart),
        ]
        return min(abs(each - total.ore) for each in sums) / max(abs(total.ore), 1)

    def makes_in(self, unit: str, total: Amount) -> bool:
        """Say whether the rows, read in another unit, come within a hundredth of the total."""
        in_unit = self.sum / ORE_IN[self.unit] * ORE_IN[unit]
        return abs(in_unit - total.ore) * _PERCENT <= total.ore

    def is_near(self, total: Amount) -> bool:
        return self.off(total) * _FAR <= 1

    def read(self) -> AuditColumn:
        """Read the column."""
        self._refuse_unclear_unit()
        self._refuse_mixed_units()
        apart = self._apart
        rows: list[AuditRow] = []
        set_apart: list[AuditRow] = []
        sums = [self._printed_sum(row, number) for row, number in self._sums]
        for row, number in self.amounts:
            amount = self._amount(number)
            if row.place not in apart:
                rows.append(AuditRow(party="", name=row.name, amount=amount, place=row.place))
            elif _of_county(row.name):
                sums.append(PrintedSum(name=row.name, amount=amount, place=row.place))
            else:
                set_apart.append(AuditRow(party="", name=row.name, amount=amount, place=row.place))
        found, others = (find_parties(each, self.parties, self.title) for each in (rows, set_apart))
        named = found.rows
        return AuditColumn(
            title=self.title,
            heading=self.grid.headings[self.place],
            column=self.place + 1,
            rows=named,
            precision=self._precision(),
            sums=tuple(sums),
            apart=others.rows,
            beside=tuple(self._beside(named)),
            side=tuple(side for _, side in self._side_places(named)),
            unreadable=tuple(
                sorted((*self._unread(), *found.unreadable, *others.unreadable), key=lambda each: each.place)
            ),
            unrounded=sum(number.ore(self.unit).denominator != 1 for _, number in self.amounts),
        )

    def _refuse_unclear_unit(self) -> None:
        if self.is_unit_given or all(number.unit for _, number in self.amounts):
            return
        heading = self.grid.headings[self.place]
        unit = unit_in(heading)
        unknown = unknown_unit_in(heading) or ("" if unit else unknown_unit_in(self.grid.caption))
        unknown = unknown or ("" if unit or _IN_KRONOR.search(heading) else self.grid.unit_of_note(self.unit))
        if unknown:
            raise AuditError(
                self.title,
                f"its heading, or a note beside it, names a unit that is not understood, {shown(unknown)}; "
                "say the unit of the rows",
                missing=("unit",),
            )
        if self.grid.unplaced_unit and not heading:
            raise AuditError(
                self.title,
                f"its heading names {self.grid.unplaced_unit}, and which of its {len(self.grid.headings)} columns that "
                "is for cannot be told; say the unit of the rows",
                missing=("unit",),
            )

    def _refuse_mixed_units(self) -> None:
        printed: dict[str, GridRow] = {}
        for row, number in self.amounts:
            if number.unit:
                printed.setdefault(number.unit, row)
        scales = {unit for unit in printed if unit != self.unit or len(printed) > 1}
        bare = next((row for row, number in self.amounts if not number.unit), None)
        if len(printed) > 1 or (scales and bare is not None):
            described = [f"{row.name} on line {row.place} in {unit}" for unit, row in printed.items()]
            described += (
                [f"{bare.name} on line {bare.place} without a unit"] if bare is not None and len(printed) == 1 else []
            )
            raise AuditError(self.title, f"its amounts have different units: {', '.join(described)}; write all in one")

    @cached_property
    def _apart(self) -> frozenset[int]:
        """Give the lines of a region that pays beside the others, and of counties whose rows are sums of the others."""
        return frozenset(
            row.place
            for row, number in self.amounts
            if (_of_region(row.name) and self._stands_beside(row, number)) or self._is_subtotal(row, number)
        )

    def _stands_beside(self, row: GridRow, number: PrintedNumber) -> bool:
        """
        Say whether a region's row is another principal's, and not one of those who share.

        Most rows are no regions; and it is the known region of known municipalities, or has as much as all the others,
        or has no number in a column where they have one.
        """
        others = [(other, value) for other, value in self.amounts if not _of_region(other.name)]
        if 2 * len(others) <= len(self.amounts):
            return False
        rest = sum(value.value for _, value in others)
        is_half = abs(number.value - rest) <= len(others)
        without = any(
            isinstance(row.number(place), str)
            and all(isinstance(other.number(place), PrintedNumber) for other, _ in others)
            for place in range(len(self.grid.headings))
        )
        party = known_party(row.name, self.parties)
        known = party is not None and any(
            (other := known_party(each.name, self.parties)) is not None and other.code.startswith(party.code)
            for each, _ in others
        )
        return known or is_half or without

    def _is_subtotal(self, row: GridRow, number: PrintedNumber) -> bool:
        """Say whether a county's row is the sum of the rows above it or below it, to the next county."""
        if not _of_county(row.name):
            return False
        counties = sorted({each.place for each, _ in self.amounts if _of_county(each.name)})
        at = counties.index(row.place)
        before = counties[at - 1] if at else 0
        after = counties[at + 1] if at + 1 < len(counties) else max(each.place for each, _ in self.amounts) + 1
        for low, high in ((before, row.place), (row.place, after)):
            group = [value.value for each, value in self.amounts if low < each.place < high]
            if len(group) > 1 and abs(sum(group) - number.value) <= len(group):
                return True
        return False

    def _amount(self, number: PrintedNumber) -> Amount:
        return Amount(_nearest(number.ore(self.unit)))

    def _printed_sum(self, row: GridRow, number: PrintedNumber) -> PrintedSum:
        return PrintedSum(name=row.name, amount=self._amount(number), place=row.place)

    def _precision(self) -> Amount:
        finest = min(number.precision(self.unit) for _, number in self.amounts)
        return max(Amount(int(finest)), ORE)

    def _unread(self) -> Iterable[Unreadable]:
        """Give the rows without an amount: those among the others, and known parties wherever they stand."""
        places = [row.place for row, _ in self.amounts]
        ended = min((row.place for row in self.sum_rows if row.place > min(places)), default=None)
        for row in (*self.grid.rows, *self.grid.named_only):
            number = row.number(self.place)
            if (_is_amount(number) and row.name) or number == NO_ROW or row in self.sum_rows or is_sum(row.name):
                continue  # a number, one that is not printed, or a sum
            inside = min(places) < row.place < max(places) or self._is_at_end(row, ended)
            among = inside and row in self.grid.rows and not is_no_party(row.name)
            if among or number == COULD_BE_YEAR or is_known(row.name, self.parties):
                reason = number if isinstance(number, str) else "it is a percentage" if row.name else "it has no name"
                yield Unreadable(name=row.name, place=row.place, reason=reason)

    def _is_at_end(self, row: GridRow, ended: int | None) -> bool:
        """Say whether a row before the first amount, or after the last and before the sum, may be a party's."""
        words = row.name.split()
        return (
            (ended is None or row.place < ended)
            and 0 < len(words) <= _MOST_WORDS
            and row.name[:1].isupper()
            and not re.search("[0-9:]", row.name)
            and HEADING.search(row.name) is None
            and (any(isinstance(number, PrintedNumber) for number in row.numbers) or row.number(self.place) != NOTHING)
        )

    def _side_places(self, rows: Sequence[AuditRow]) -> Iterable[tuple[int, SideColumn]]:
        """Give the columns that have a number for every row, with their places from zero."""
        by_place, apart = {row.place: row.party for row in rows}, self._apart
        for place, heading in enumerate(self.grid.headings):
            cells = {
                by_place[row.place]: number.value
                for row in self.grid.rows
                if row.place in by_place and isinstance(number := row.number(place), PrintedNumber)
            }
            if len(cells) == len(rows):
                beside = (row.number(place) for row in self.grid.rows if row.place in apart)
                others = (number.value for number in beside if isinstance(number, PrintedNumber))
                printed = [number for row in self.grid.rows if isinstance(number := row.number(place), PrintedNumber)]
                yield (
                    place,
                    SideColumn(
                        title=column_title(place + 1, heading),
                        numbers=cells,
                        printed_sum=self._printed_under(place, cells),
                        apart=sum(others, Fraction(0)),
                        places=max(number.places for number in printed),
                        is_percent=any(number.unit == "%" for number in printed),
                    ),
                )

    def _printed_under(self, place: int, cells: Mapping[str, Fraction]) -> Fraction | None:
        """Give the sum that is printed under a column, of several the one that comes nearest."""
        sums = [number.value for row in self.sum_rows if isinstance(number := row.number(place), PrintedNumber)]
        total = sum(cells.values())
        return min(sums, key=lambda printed: abs(printed - total), default=None)

    def _beside(self, rows: Sequence[AuditRow]) -> Iterable[AuditBasis]:
        """Give the other columns of the table as bases, where they have a number for every row."""
        for place, side in self._side_places(rows):
            known, heading = side.total, self.grid.headings[place]
            if place == self.place or min(side.numbers.values()) < 0 or not known or _EXACT.match(heading):
                continue  # what was shared, before it was rounded, is no basis
            wholes = {known, *(whole for whole in self._wholes(side) if known < whole < _FAR * known)}
            for whole in sorted(wholes, reverse=True):
                yield AuditBasis(
                    id=heading or f"column-{place + 1}", title=side.title, weights=side.numbers, total=whole
                )

    def _wholes(self, side: SideColumn) -> Iterable[Fraction]:
        """Give what the column beside is parts of, where that is printed."""
        if side.printed_sum is not None:
            yield side.printed_sum
        if side.is_percent:
            yield Fraction(_PERCENT)


def _sum_rows(grid: Grid, parties: Directory) -> list[GridRow]:
    """Give the rows of sums: by their names, but for known parties', what they sum, and those without a name last."""
    last = max((row.place for row in grid.rows if row.name), default=0)
    sums = sums_among([row.name for row in grid.rows])
    found: list[GridRow] = []
    above: list[GridRow] = []
    for place, row in enumerate(grid.rows):
        known = is_known(row.name, parties)
        named = (place in sums and (is_sum(row.name) or not known)) or (not row.name and row.place > last)
        if named or (not known and _sums_up(row, above, parties)):
            found.append(row)
            above = []
        elif not _is_of_no_party(row, parties):
            above.append(row)
    return found


def _sums_up(row: GridRow, above: Sequence[GridRow], parties: Directory) -> bool:
    """Say whether a row is the sum of those above it in every column, of which at least two are known parties'."""
    if _of_region(row.name) or sum(is_known(each.name, parties) for each in above) < _FAR:
        return False
    pairs = [
        (number, [cell.value for each in above if isinstance(cell := each.number(column), PrintedNumber)])
        for column, number in enumerate(row.numbers)
        if isinstance(number, PrintedNumber)
    ]
    return any(number.value for number, _ in pairs) and all(
        2 * abs(sum(cells) - number.value) * 10**number.places <= len(cells) for number, cells in pairs
    )


def _is_of_no_party(row: GridRow, parties: Directory) -> bool:
    return is_no_party(row.name) and not is_known(row.name, parties)


def _ending_sum(grid: Grid, parties: Directory) -> GridRow | None:
    """Give the last row where it sums the others in every column, whatever it is called, but for a known party's."""
    *rows, last = grid.rows or (GridRow(place=0, name=""),)
    if len(rows) < 3 or is_known(last.name, parties):  # noqa: PLR2004 - of two rows the second may be as large by chance
        return None
    for place in range(len(grid.headings)):
        column = [number.value for row in rows if isinstance(number := row.number(place), PrintedNumber)]
        number = last.number(place)
        if isinstance(number, str) or abs(sum(column) - number.value) > len(column):
            return None
    return last


_EXACT = re.compile(r"\W*(?:exakt|exact)\b", re.IGNORECASE)
_REGION = re.compile(r"\bregion|regionen\b|\blandsting", re.IGNORECASE)
_COUNTY = re.compile(r"\blän$", re.IGNORECASE)


def _nearest(number: Fraction) -> int:
    """Round to a whole number, halves away from zero."""
    whole = (2 * abs(number.numerator) + number.denominator) // (2 * number.denominator)
    return whole if number >= 0 else -whole


def _is_amount(number: PrintedNumber | str) -> TypeGuard[PrintedNumber]:
    return isinstance(number, PrintedNumber) and number.unit != "%"


def _of_region(name: str) -> bool:
    return _REGION.search(name) is not None


def _of_county(name: str) -> bool:
    return _COUNTY.search(name) is not None and not _of_region(name)
