"""
Audit columns: one printed column of amounts, with its parties, its sums, and what stands beside it.

It is chosen among the columns of the tables that were read, and its names are found among known parties.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeGuard

from attrs import evolve, frozen

from nara_vard_finans.audit_bases import AuditBasis
from nara_vard_finans.column_relations import SideColumn, column_title
from nara_vard_finans.errors import AmbiguousPartyError, AuditError, DuplicatePartyError, UnknownPartyError
from nara_vard_finans.money import ORE, ZERO, Amount
from nara_vard_finans.parties import Directory, folded, unified
from nara_vard_finans.printed_grids import Grid, GridRow, is_sum
from nara_vard_finans.printed_numbers import PrintedNumber, StatedTotal, unit_in
from nara_vard_finans.printed_tables import PrintedColumn, PrintedTable
from nara_vard_finans.statistics import Statistic
from nara_vard_finans.wording import hint, listed, shown

_PERCENT = 100
_FAR = 2  # a column whose rows sum to less than half the total, or more than twice it, is not taken for it


@frozen(kw_only=True)
class AuditRow:
    """
    A row of amounts.

    Attributes:
        party: The official code where the party is known, else the name as given.
        name: The party's name.
        amount: What is printed.
        place: The line it stands on; nought where it stands on none.
    """

    party: str
    name: str
    amount: Amount
    place: int = 0


@frozen(kw_only=True)
class PrintedSum:
    """
    A printed row of sums.

    Attributes:
        name: Its name, such as ``Summa``.
        amount: What is printed.
        place: The line it stands on; nought where it stands on none.
    """

    name: str
    amount: Amount
    place: int = 0


@frozen(kw_only=True)
class Unreadable:
    """
    A row that could not be read.

    Attributes:
        name: What could be read of its name.
        place: The line it stands on.
        reason: Why it cannot be read.
    """

    name: str
    place: int
    reason: str


@frozen(kw_only=True)
class AuditColumn:
    """
    A printed column of amounts.

    Attributes:
        title: What the table is called, such as the name of its file.
        heading: The heading of the column; empty where there is none.
        column: Its place among the columns of numbers, from one.
        rows: Its rows, in the order of the table, at least two.
        precision: The finest unit that is printed.
        sums: The printed sums of it.
        apart: The rows of another principal than the others', such as a region among municipalities.
        beside: The other columns, as bases.
        side: All columns that have a number for every row, this one too, to be held against each other.
        unreadable: The rows that could not be read.
        others: What other columns could have been chosen.
        unrounded: How many rows hold parts of an öre, as spreadsheets do, and are read to the nearest öre.

    Raises:
        AuditError: If there are fewer than two rows, or an amount is negative.
        DuplicatePartyError: If a party has two rows.
    """

    title: str
    heading: str = ""
    column: int = 1
    rows: tuple[AuditRow, ...]
    precision: Amount
    sums: tuple[PrintedSum, ...] = ()
    apart: tuple[AuditRow, ...] = ()
    beside: tuple[AuditBasis, ...] = ()
    side: tuple[SideColumn, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    others: tuple[str, ...] = ()
    unrounded: int = 0

    def __attrs_post_init__(self) -> None:
        if len(self.rows) < 2:  # noqa: PLR2004 - one row says nothing of another
            raise AuditError(
                self.title, f"it has {_rows(len(self.rows))} with an amount, and an audit takes two or more"
            )
        seen: dict[str, AuditRow] = {}
        for row in self.rows:
            where = f"{self.title}:{row.place}" if row.place else self.title
            if row.amount < ZERO:
                raise AuditError(
                    where, f"{row.name} has {row.amount}; a share is nought or more, so write what it pays"
                )
            if row.party in seen:
                places = (
                    f"{each.name} on line {each.place}" if each.place else each.name for each in (seen[row.party], row)
                )
                raise DuplicatePartyError(row.party, tuple(places))
            seen[row.party] = row

    @property
    def rows_sum(self) -> Amount:
        """What the rows sum to, whatever is printed."""
        return sum((row.amount for row in self.rows), ZERO)

    @property
    def apart_sum(self) -> Amount:
        """What the rows that stand apart sum to."""
        return sum((row.amount for row in self.apart), ZERO)


def _rows(number: int) -> str:
    return "one row" if number == 1 else f"{number or 'no'} rows"


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
    readings = [
        reading
        for grid in grids
        for place in _places(grid, column)
        if (reading := _Reading(grid, place, parties, title, unit)).amounts
    ]
    if not readings:
        raise _nothing(grids, title, column)
    return _chosen(readings, total, title, is_named=column is not None).read()


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
        *((statistic.id, statistic.by_party, statistic.printed_total) for statistic in figures),
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
    )


def _total(column: PrintedColumn) -> Fraction | None:
    printed = column.printed_sums.whole or column.printed_sums.municipalities
    return None if printed is None else printed.kronor


def _number(value: int | Fraction | None) -> PrintedNumber | str:
    return "there is no number" if value is None else PrintedNumber(value=Fraction(value), places=0)


def _places(grid: Grid, column: str | None) -> Iterable[int]:
    """Give the places of the columns that *column* names, from nought; all without one."""
    if column is None:
        return range(len(grid.headings))
    if column.strip().isdigit() and len(column.strip()) < 3:  # noqa: PLR2004 - a year is a heading
        return [int(column) - 1] if 0 < int(column) <= len(grid.headings) else []
    wanted = unified(column)
    exact = [place for place, heading in enumerate(grid.headings) if unified(heading) == wanted]
    return exact or [place for place, heading in enumerate(grid.headings) if wanted in unified(heading)]


def _nothing(grids: Sequence[Grid], title: str, column: str | None) -> AuditError:
    headings = [heading for grid in grids for heading in grid.headings if heading]
    if not any(grid.rows for grid in grids):
        return AuditError(title, "there is no table in it: no two lines that hold a name and a number")
    if column is None:
        return AuditError(title, "there is no row with an amount in it; only sums, or nothing that could be read")
    known = f"its columns are {listed(headings)}" if headings else "its columns have no headings; give a place, as 1"
    return AuditError(title, f"there is no column {shown(column)} with amounts; {known}{hint(column, headings)}")


def _chosen(readings: "Sequence[_Reading]", total: StatedTotal | None, title: str, *, is_named: bool) -> "_Reading":
    """Choose the column that prints or makes the total; without one, the only column of the longest table."""
    if total is not None:
        exact = [reading for reading in readings if reading.prints(total.amount)]
        if exact:
            return max(exact, key=lambda reading: (reading.makes(total.amount), len(reading.amounts)))
        best = min(readings, key=lambda reading: reading.off(total.amount))
        if len(readings) > 1 and not is_named and not best.is_near(total.amount):
            raise AuditError(
                title, f"no column sums to anything near {total.amount}: {_listed(readings)}; say --column"
            )
        return best
    money = [reading for reading in readings if is_named or not reading.counts] or readings
    longest = max(len(reading.amounts) for reading in money)
    found = [reading for reading in money if len(reading.amounts) == longest]
    if len(found) > 1:
        raise AuditError(title, f"it has several columns, {_listed(found)}; say which with --column, or give --total")
    return found[0]


def _listed(readings: "Sequence[_Reading]") -> str:
    shown_first = [reading.label for reading in readings[:_MOST_LISTED]]
    more = [f"{len(readings) - _MOST_LISTED} more"] if len(readings) > _MOST_LISTED else []
    return "; ".join((*shown_first, *more))


_MOST_LISTED = 8
_COUNTS = re.compile(r"folkm|befolkn|invån|antal|population|patient|andel|procent|%", re.IGNORECASE)


class _Reading:
    """One column of one table, read as amounts."""

    def __init__(self, grid: Grid, place: int, parties: Directory, title: str, unit: str | None) -> None:
        self.grid, self.place, self.parties = grid, place, parties
        self.title = f"{title}!{grid.sheet}" if grid.sheet else title
        self.unit = unit or unit_in(grid.headings[place]) or "kr"
        if self.unit == "%":
            self.unit = "kr"
        self.amounts = [
            (row, number)
            for row in grid.rows
            if row.name and not is_sum(row.name) and _is_amount(number := row.number(place))
        ]

    @property
    def label(self) -> str:
        heading = self.grid.headings[self.place]
        named = f" {shown(heading)}" if heading else ""
        return f"{self.place + 1}{named}, which sums to {_short(self._sum / 100)}"

    @property
    def counts(self) -> bool:
        """Whether the heading says that something else than money is counted."""
        return _COUNTS.search(self.grid.headings[self.place]) is not None

    @property
    def _sum(self) -> Fraction:
        return sum((number.ore(self.unit) for _, number in self.amounts), Fraction(0))

    @property
    def _sums(self) -> list[tuple[GridRow, PrintedNumber]]:
        cells = ((row, row.number(self.place)) for row in self.grid.rows if is_sum(row.name))
        return [(row, number) for row, number in cells if _is_amount(number)]

    def prints(self, total: Amount) -> bool:
        """Say whether the total is printed under the column, or is what its rows make."""
        return self._sum == total.ore or any(number.ore(self.unit) == total.ore for _, number in self._sums)

    def makes(self, total: Amount) -> bool:
        """Say whether the rows come nearer to the total than half of it."""
        return self.off(total) * _FAR < 1

    def off(self, total: Amount) -> Fraction:
        """Say how far from the total the rows are, with the row of a region and without it, as a part of it."""
        sums = [self._sum, *(self._sum - number.ore(self.unit) for row, number in self.amounts if _of_region(row.name))]
        return min(abs(each - total.ore) for each in sums) / max(abs(total.ore), 1)

    def is_near(self, total: Amount) -> bool:
        return self.off(total) * _FAR <= 1

    def read(self) -> AuditColumn:
        """Read the column."""
        self._refuse_mixed_units()
        apart = self._apart()
        rows: list[AuditRow] = []
        set_apart: list[AuditRow] = []
        unreadable = [*self._unread()]
        sums = [self._printed_sum(row, number) for row, number in self._sums]
        for row, number in self.amounts:
            amount = self._amount(number)
            if row.place not in apart:
                rows.append(AuditRow(party="", name=row.name, amount=amount, place=row.place))
            elif _COUNTY.fullmatch(row.name):
                sums.append(PrintedSum(name=row.name, amount=amount, place=row.place))
            else:
                set_apart.append(AuditRow(party="", name=row.name, amount=amount, place=row.place))
        named, more = _identified(rows, self.parties)
        return AuditColumn(
            title=self.title,
            heading=self.grid.headings[self.place],
            column=self.place + 1,
            rows=tuple(named),
            precision=self._precision(),
            sums=tuple(sums),
            apart=tuple(_identified(set_apart, self.parties)[0]),
            beside=tuple(self._beside(named)),
            side=tuple(side for _, side in self._side_places(named)),
            unreadable=tuple(sorted((*unreadable, *more), key=lambda each: each.place)),
            others=tuple(
                heading for place, heading in enumerate(self.grid.headings) if place != self.place and heading
            ),
        )

    def _refuse_mixed_units(self) -> None:
        printed: dict[str, GridRow] = {}
        for row, number in self.amounts:
            if number.unit:
                printed.setdefault(number.unit, row)
        scales = {unit for unit in printed if unit != self.unit or len(printed) > 1}
        bare = next((row for row, number in self.amounts if not number.unit), None)
        if len(printed) > 1 or (scales and bare is not None):
            told = [f"{row.name} on line {row.place} in {unit}" for unit, row in printed.items()]
            told += (
                [f"{bare.name} on line {bare.place} without a unit"] if bare is not None and len(printed) == 1 else []
            )
            raise AuditError(self.title, f"its amounts have different units: {', '.join(told)}; write all in one")

    def _apart(self) -> set[int]:
        """Give the lines of regions among municipalities, and of counties among them; none where most rows are so."""
        names = [(row.place, row.name) for row, _ in self.amounts]
        regions = {place for place, name in names if _of_region(name)}
        counties = {place for place, name in names if _COUNTY.fullmatch(name)}
        return {place for group in (regions, counties) if 2 * len(group) < len(names) for place in group}

    def _amount(self, number: PrintedNumber) -> Amount:
        ore = number.ore(self.unit)
        return Amount(_nearest(ore))

    def _printed_sum(self, row: GridRow, number: PrintedNumber) -> PrintedSum:
        return PrintedSum(name=row.name, amount=self._amount(number), place=row.place)

    def _precision(self) -> Amount:
        finest = min(number.precision(self.unit) for _, number in self.amounts)
        return max(Amount(int(finest)), ORE)

    def _unread(self) -> Iterable[Unreadable]:
        """Give the rows without an amount: those among the others, and known parties wherever they stand."""
        places = [row.place for row, _ in self.amounts]
        for row in (*self.grid.rows, *self.grid.named_only):
            number = row.number(self.place)
            if (_is_amount(number) and row.name) or is_sum(row.name):
                continue
            among = min(places) < row.place < max(places) and row in self.grid.rows
            if among or _known(row.name, self.parties):
                reason = number if isinstance(number, str) else "it is a percentage" if row.name else "it has no name"
                yield Unreadable(name=row.name, place=row.place, reason=reason)

    def _side_places(self, rows: Sequence[AuditRow]) -> Iterable[tuple[int, SideColumn]]:
        """Give the columns that have a number for every row, with their places from nought."""
        by_place, apart = {row.place: row.party for row in rows}, self._apart()
        for place, heading in enumerate(self.grid.headings):
            cells = {
                by_place[row.place]: number.value
                for row in self.grid.rows
                if row.place in by_place and isinstance(number := row.number(place), PrintedNumber)
            }
            if len(cells) == len(rows):
                beside = (row.number(place) for row in self.grid.rows if row.place in apart)
                others = (number.value for number in beside if isinstance(number, PrintedNumber))
                yield (
                    place,
                    SideColumn(
                        title=column_title(place + 1, heading),
                        numbers=cells,
                        printed_sum=self._printed_under(place, cells),
                        apart=sum(others, Fraction(0)),
                    ),
                )

    def _printed_under(self, place: int, cells: Mapping[str, Fraction]) -> Fraction | None:
        """Give the sum that is printed under a column, of several the one that comes nearest."""
        sums = [
            number.value
            for row in self.grid.rows
            if is_sum(row.name) and isinstance(number := row.number(place), PrintedNumber)
        ]
        total = sum(cells.values())
        return min(sums, key=lambda printed: abs(printed - total), default=None)

    def _beside(self, rows: Sequence[AuditRow]) -> Iterable[AuditBasis]:
        """Give the other columns of the table as bases, where they have a number for every row."""
        for place, side in self._side_places(rows):
            known, heading = side.total, self.grid.headings[place]
            if place == self.place or min(side.numbers.values()) < 0 or not known:
                continue
            wholes = {known, *(whole for whole in self._wholes(place, side) if known < whole < _FAR * known)}
            for whole in sorted(wholes, reverse=True):
                yield AuditBasis(
                    id=heading or f"column-{place + 1}", title=side.title, weights=side.numbers, total=whole
                )

    def _wholes(self, place: int, side: SideColumn) -> Iterable[Fraction]:
        """Give what the column beside is parts of, where that is printed."""
        if side.printed_sum is not None:
            yield side.printed_sum
        cells = [row.number(place) for row in self.grid.rows]
        if any(isinstance(number, PrintedNumber) and number.unit == "%" for number in cells):
            yield Fraction(_PERCENT)


_REGION = re.compile(r"\bregion|regionen\b|\blandsting", re.IGNORECASE)
_COUNTY = re.compile(r".*\blän", re.IGNORECASE)


def _nearest(number: Fraction) -> int:
    """Round to a whole number, halves away from nought."""
    whole = (2 * abs(number.numerator) + number.denominator) // (2 * number.denominator)
    return whole if number >= 0 else -whole


def _is_amount(number: PrintedNumber | str) -> TypeGuard[PrintedNumber]:
    return isinstance(number, PrintedNumber) and number.unit != "%"


def _of_region(name: str) -> bool:
    return _REGION.search(name) is not None


def _short(kronor: Fraction) -> str:
    return str(Amount(int(kronor * 100)))


def _bare(name: str) -> str:
    return name.strip(" .,:;*\u2020\u2022\u00b7|")


def _known(name: str, parties: Directory) -> bool:
    try:
        parties.find(_bare(name))
    except AmbiguousPartyError:
        return True
    except UnknownPartyError:
        return False
    return True


def _identified(rows: Sequence[AuditRow], parties: Directory) -> tuple[list[AuditRow], list[Unreadable]]:
    """Find the parties of rows; of two rows for one party, that whose name is spelled out keeps it."""
    found: list[AuditRow] = []
    lost: list[Unreadable] = []
    exact = {unified(_bare(row.name)) for row in rows}
    for row in rows:
        name = _bare(row.name)
        try:
            party = parties.find(name)
        except UnknownPartyError:
            found.append(AuditRow(party=name, name=name, amount=row.amount, place=row.place))
            continue
        except AmbiguousPartyError as error:
            lost.append(Unreadable(name=row.name, place=row.place, reason=str(error)))
            continue
        only_folded = unified(party.name) != unified(name) and folded(party.name) == folded(name)
        if only_folded and unified(party.name) in exact:
            # Both Habo and Håbo stand in the table, and only one of them is known.
            found.append(AuditRow(party=name, name=name, amount=row.amount, place=row.place))
        else:
            found.append(AuditRow(party=party.code, name=party.name, amount=row.amount, place=row.place))
    return found, lost
