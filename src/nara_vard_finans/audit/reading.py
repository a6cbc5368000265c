"""
Column reading: which column of a table is to be audited, and what it says.

The column is the one that is named, or that prints or makes the total.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TypeGuard

from attrs import evolve

from nara_vard_finans.audit.column import AuditColumn, AuditRow, ColumnUnit, PrintedSum, Unreadable
from nara_vard_finans.audit.columns_beside import ColumnsBeside
from nara_vard_finans.audit.near_names import names_near
from nara_vard_finans.audit.reasons import (
    NAMELESS,
    PERCENTAGE,
    TOO_MANY_DECIMALS,
    TOO_MANY_DECIMALS_OF_NO_UNIT,
    ColumnLabel,
    Headed,
    MixedUnits,
    OnSheet,
    OreBeside,
    RateNoAmounts,
    RowInUnit,
    RowWithoutUnit,
    UnknownUnit,
    UnplacedUnit,
    row_on,
)
from nara_vard_finans.audit.row_kinds import RowKinds, decimals_of, is_region, is_telling
from nara_vard_finans.audit.row_parties import find_parties, is_known, known_party
from nara_vard_finans.core import (
    ORE,
    ORE_IN,
    Amount,
    AuditError,
    Directory,
    Message,
    PrintedNumber,
    Unread,
    unified,
)
from nara_vard_finans.grids import (
    COULD_BE_YEAR,
    HEADING,
    NO_ROW,
    NOTHING,
    Grid,
    GridRow,
    bare_name,
    is_no_party,
    is_sum,
    rate_in,
    says_money,
    unit_in,
    unknown_unit_in,
)

_PERCENT = 100

_FAR = 2  # a column whose rows sum to less than half the total, or more than twice it, is not taken for it

_IN_KRONOR = re.compile(r"(?<![^\W_])(?:kr|kronor|sek)(?!\w)", re.IGNORECASE)

_ORE = re.compile(r"\W*ören?\W*", re.IGNORECASE)

_OF_CODE = re.compile(r"^[0-9]{4}\W+|\W+[0-9]{4}\W*$")

_MOST_PLACES = 2  # of numbers that are no kronor
_MOST_WORDS = 4  # of a party's name that nobody knows

_CHANGE = re.compile(r"\W*(?:(?:för)?ändring|skillnad|differens|diff|change|difference)\W*", re.IGNORECASE)

COUNTS = re.compile(
    r"folkm|befolkn|invån|/in[vh]\b|inhabitant|antal|population|patient|person|doser\b|doses\b|andel|procent|%|kod\b|\bnr\b|"
    r"\bnummer|^år$|\bweights?\b|\bvikt|^underlag$|^basis$|^number\b",
    re.IGNORECASE,
)


class ColumnReading:
    """One column of one table, read as amounts."""

    def __init__(  # noqa: PLR0917 - one more, which is found once for all columns
        self,
        grid: Grid,
        place: int,
        parties: Directory,
        title: str,
        unit: str | None,
        kinds: RowKinds,
        *,
        is_of_kronor: bool = False,
    ) -> None:
        self.grid, self.place, self.parties = grid, place, parties
        self.title = f"{title}!{grid.sheet}" if grid.sheet else title
        self.kinds = kinds
        self.is_unit_given = unit is not None
        self._is_of_kronor = is_of_kronor
        self.rate = "" if self.is_unit_given else self._rate()
        self.measure = self._measure()
        cells = ((row, self._number(row)) for row in kinds.parties if row.name)
        self.amounts = [(row, number) for row, number in cells if is_amount(number)]
        self.unit = unit or self._unit()

    def _rate(self) -> str:
        """Give the rate that the heading says, or the title of the only column, whose heading names no unit."""
        heading = self.grid.headings[self.place]
        return rate_in(heading) or (
            rate_in(self.grid.caption)
            if len(self.grid.headings) == 1 and not unit_in(heading) and says_money(self.grid.caption)
            else ""
        )

    def _measure(self) -> ColumnUnit:
        """Say what the numbers are in: kronor, unless the heading or the cells say that they are something else."""
        heading = self.grid.headings[self.place]
        if self.rate:
            return ColumnUnit.NUMBER
        cells = [number for row in self.kinds.parties if isinstance(number := row.number(self.place), PrintedNumber)]
        in_money = self.is_unit_given or says_money(heading) or any(cell.unit not in {"", "%"} for cell in cells)
        if in_money:
            return ColumnUnit.KRONOR
        if (cells and all(cell.unit == "%" for cell in cells)) or unit_in(heading) == "%":
            return ColumnUnit.PERCENT
        if _SHARE.search(heading) and unit_in(self.grid.caption) not in {"", "%"}:
            return ColumnUnit.KRONOR  # a share of what the title says is in thousands
        if _counts(heading):
            return ColumnUnit.NUMBER
        return ColumnUnit.KRONOR if self._is_in_table_of_money() else ColumnUnit.UNSTATED

    def _is_in_table_of_money(self) -> bool:
        """Say whether what stands over the table, or the name of a sum, says that its numbers are money."""
        over = (self.grid.caption, self.grid.unplaced_heading, self.grid.unplaced_unit)
        others = [each for place, each in enumerate(self.grid.headings) if place != self.place]
        is_change = _CHANGE.fullmatch(self.grid.headings[self.place]) is not None
        return (
            self._is_of_kronor
            or (is_change and any(others) and all(map(says_money, others)))  # beside nothing but money
            or any(says_money(text) for text in (*over, *(row.name for row in self.kinds.sums)))
            or any(_IN_KRONOR.search(note) for note in self.grid.notes)
        )

    def _number(self, row: GridRow) -> PrintedNumber | Unread:
        """Give a row's number; in a column of percentages without its sign."""
        number = row.number(self.place)
        if isinstance(number, Unread) or self.measure is not ColumnUnit.PERCENT or number.unit != "%":
            return number
        return evolve(number, unit="")

    def _unit(self) -> str:
        """Give the unit of numbers without one: the heading's, the caption's, or that of all the other rows."""
        units = {number.unit for _, number in self.amounts}
        headed = (unit_in(text) for text in (self.grid.headings[self.place], self.grid.caption))
        described = [unit for unit in (*headed, *(units if len(units) == 1 else ())) if unit not in {"", "%"}]
        return described[0] if described and self.measure is ColumnUnit.KRONOR else "kr"

    @property
    def label(self) -> ColumnLabel:
        """What the column is called among others, and what its rows sum to."""
        heading, sheet = self.grid.headings[self.place], self.grid.sheet
        return ColumnLabel(
            self.place + 1,
            Headed(heading) if heading else "",
            OnSheet(sheet) if sheet else "",
            sum((number.value for _, number in self.amounts), Fraction(0)),
        )

    @property
    def length(self) -> int:
        """How many rows have an amount, or something in its place that cannot be read."""
        cells = (row.number(self.place) for row in self.grid.rows if row.name and row not in self.kinds.sums)
        return len(self.amounts) + sum(isinstance(cell, Unread) and cell not in {NOTHING, NO_ROW} for cell in cells)

    @property
    def lacks_rows(self) -> bool:
        """Whether something stands in the place of an amount that cannot be read."""
        return self.length > len(self.amounts)

    @property
    def has_lost_money(self) -> bool:
        """Whether it is of money, of which some cannot be read."""
        return self.measure is ColumnUnit.KRONOR and self.lacks_rows

    @property
    def is_headed(self) -> bool:
        """Whether its table has headings."""
        return any(self.grid.headings)

    def has_own_heading(self, first: "ColumnReading") -> bool:
        """Say whether its table has headings, and not the same as the table before it."""
        return self.is_headed and self.grid.headings != first.grid.headings

    @property
    def counts(self) -> bool:
        """Whether something else than money is counted, by the heading or the cells."""
        return self.measure is ColumnUnit.PERCENT or bool(self.rate) or _counts(self.grid.headings[self.place])

    @property
    def is_exact(self) -> bool:
        """Whether the heading says that it is what was shared, before it was rounded."""
        return _EXACT.match(self.grid.headings[self.place]) is not None

    @property
    def speaks_of_money(self) -> bool:
        """Whether the heading or the cells say that it is money."""
        is_headed = says_money(self.grid.headings[self.place])
        return self.is_unit_given or is_headed or any(number.unit not in {"", "%"} for _, number in self.amounts)

    @property
    def sum(self) -> Fraction:
        """What the rows sum to, in öre."""
        return sum((number.ore(self.unit) for _, number in self.amounts), Fraction(0))

    @property
    def sum_without_regions(self) -> Fraction:
        """What the rows of others than regions sum to, in öre."""
        return sum((number.ore(self.unit) for row, number in self.amounts if not is_region(row.name)), Fraction(0))

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
    def names_each_once(self) -> bool:
        """Whether no party has two rows."""
        return len(self.parties_named) == len(self.amounts)

    @property
    def _sums(self) -> list[tuple[GridRow, PrintedNumber]]:
        cells = ((row, self._number(row)) for row in self.kinds.sums)
        return [(row, number) for row, number in cells if is_amount(number)]

    def prints(self, total: Amount) -> bool:
        """Say whether the total is printed under the column, or is what its rows make."""
        apart = (number for row, number in self.amounts if row.place in self._apart)
        printed = (*(number for _, number in self._sums), *apart)
        return self.sum == total.ore or any(number.ore(self.unit) == total.ore for number in printed)

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
        """Say whether the rows are no further from the total than half of it."""
        return self.off(total) * _FAR <= 1

    def read(self) -> AuditColumn:
        """Read the column."""
        if self.rate:
            raise AuditError(self.title, RateNoAmounts(self.rate), missing=("column", "unit"))
        if self.measure in {ColumnUnit.KRONOR, ColumnUnit.UNSTATED}:
            self._refuse_unclear_unit()
            self._refuse_ore_beside()
            self._refuse_mixed_units()
        if self.measure is not ColumnUnit.KRONOR and any(number.places > _MOST_PLACES for _, number in self.amounts):
            if self.measure is ColumnUnit.UNSTATED:
                raise AuditError(self.title, TOO_MANY_DECIMALS_OF_NO_UNIT, missing=("unit",))
            raise AuditError(self.title, TOO_MANY_DECIMALS)
        apart = self._apart
        rows: list[AuditRow] = []
        set_apart: list[AuditRow] = []
        sums = [self._printed_sum(row, number) for row, number in self._sums]
        for row, number in self.amounts:
            amount = self._amount(number)
            if row.place not in apart:
                rows.append(AuditRow(party=row.code, name=row.name, amount=amount, place=row.place))
            else:
                set_apart.append(AuditRow(party=row.code, name=row.name, amount=amount, place=row.place))
        found, others = (find_parties(each, self.parties, self.title) for each in (rows, set_apart))
        named = found.rows
        unread = tuple(self._unread())
        beside = self._columns_beside(named, unread)
        return AuditColumn(
            title=self.title,
            heading=self.grid.headings[self.place],
            column=self.place + 1,
            rows=named,
            precision=self._precision(),
            sums=tuple(sums),
            apart=others.rows,
            beside=tuple(beside.bases),
            side=tuple(beside.sides.values()),
            unread_beside=beside.unread_columns,
            unreadable=tuple(sorted((*unread, *found.unreadable, *others.unreadable), key=lambda each: each.place)),
            unread_sums=tuple(self._unread_sums()),
            near_names=tuple(names_near((*named, *others.rows), self.parties)),
            set_aside=tuple(self._set_aside()),
            speaks_of_money=self.speaks_of_money,
            measure=self.measure,
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
            raise AuditError(self.title, UnknownUnit(unknown), missing=("unit",))
        if self.grid.unplaced_unit and not heading:
            unplaced = UnplacedUnit(self.grid.unplaced_unit, len(self.grid.headings))
            raise AuditError(self.title, unplaced, missing=("unit",))

    def _refuse_ore_beside(self) -> None:
        """Refuse kronor whose öre stand in the next column, headed so and nowhere a hundred or more."""
        at = self.place + 1
        after = self.grid.headings[at] if at < len(self.grid.headings) else ""
        if self.unit != "kr" or _ORE.fullmatch(after) is None:
            return
        ore = [number.value for row, _ in self.amounts if isinstance(number := row.number(at), PrintedNumber)]
        if any(ore) and all(0 <= each < _PERCENT for each in ore):
            raise AuditError(self.title, OreBeside(after))

    def _refuse_mixed_units(self) -> None:
        printed: dict[str, GridRow] = {}
        for row, number in self.amounts:
            if number.unit:
                printed.setdefault(number.unit, row)
        scales = {unit for unit in printed if unit != self.unit or len(printed) > 1}
        bare = next((row for row, number in self.amounts if not number.unit), None)
        if len(printed) > 1 or (scales and bare is not None):
            described: list[Message] = [RowInUnit(row_on(row.name, row.place), unit) for unit, row in printed.items()]
            if bare is not None and len(printed) == 1:
                described.append(RowWithoutUnit(row_on(bare.name, bare.place)))
            raise AuditError(self.title, MixedUnits(tuple(described)))

    @cached_property
    def _apart(self) -> frozenset[int]:
        """Give the lines of those who pay beside the others, such as a region."""
        return frozenset(
            row.place
            for row, number in self.amounts
            if (self._stands_beside(row, number) if is_region(row.name) else self._pays_half(row, number))
        )

    def _pays_half(self, row: GridRow, number: PrintedNumber) -> bool:
        """Say whether somebody unknown pays as much as all the others, and a printed sum takes in both."""
        rest, slack = self._whole - number.value, self._slack
        if len(self.amounts) - 1 <= _FAR or abs(number.value - rest) > slack or is_known(row.name, self.parties):
            return False
        if not self._is_telling:
            return False  # small numbers, of which one is half of all by chance
        return any(abs(whole.value - rest - number.value) <= slack for _, whole in self._sums)

    @cached_property
    def _whole(self) -> Fraction:
        """What all rows sum to."""
        return sum((value.value for _, value in self.amounts), Fraction(0))

    @cached_property
    def _slack(self) -> Fraction:
        """How far half of all may be from the others, for their rounding."""
        return Fraction(len(self.amounts) - 1, 10 ** decimals_of([value for _, value in self.amounts]))

    @cached_property
    def _is_telling(self) -> bool:
        return is_telling(each for each, _ in self.amounts)

    def _stands_beside(self, row: GridRow, number: PrintedNumber) -> bool:
        """
        Say whether a region's row is another principal's, and not one of those who share.

        Most rows are no regions; and it is the known region of known municipalities, or has as much as all the others,
        or has no number in a column where they have one.
        """
        others = [(other, value) for other, value in self.amounts if not is_region(other.name)]
        if 2 * len(others) <= len(self.amounts):
            return False
        rest = sum(value.value for _, value in others)
        places = decimals_of([value for _, value in others])
        is_half = abs(number.value - rest) * 10**places <= len(others)
        without = any(
            isinstance(row.number(place), Unread)
            and all(isinstance(other.number(place), PrintedNumber) for other, _ in others)
            for place in range(len(self.grid.headings))
        )
        party = known_party(row.name, self.parties)
        known = party is not None and any(
            (other := known_party(each.name, self.parties)) is not None and other.code.startswith(party.code)
            for each, _ in others
        )
        return known or is_half or without

    def _amount(self, number: PrintedNumber) -> Amount:
        return Amount(_nearest(number.ore(self.unit)))

    def _printed_sum(self, row: GridRow, number: PrintedNumber) -> PrintedSum:
        return PrintedSum(name=row.name.strip("*_ "), amount=self._amount(number), place=row.place)

    def _precision(self) -> Amount:
        finest = min(number.precision(self.unit) for _, number in self.amounts)
        return max(Amount(int(finest)), ORE)

    def _unread(self) -> Iterable[Unreadable]:
        """Give the rows without an amount: those among the others, and known parties wherever they stand."""
        places = [row.place for row, _ in self.amounts]
        ended = min((row.place for row in self.kinds.sums if row.place > min(places)), default=None)
        for row in (*self.grid.rows, *self.grid.named_only):
            number = self._number(row)
            if (is_amount(number) and row.name) or number == NO_ROW or row in self.kinds.sums or is_sum(row.name):
                continue  # a number, one that is not printed, or a sum
            inside = min(places) < row.place < max(places) or self._is_at_end(row, ended)
            among = inside and row in self.grid.rows and not is_no_party(row.name)
            if among or number == COULD_BE_YEAR or is_known(row.name, self.parties):
                reason = number if isinstance(number, Unread) else PERCENTAGE if row.name else NAMELESS
                yield Unreadable(name=row.name, place=row.place, reason=reason)

    def _unread_sums(self) -> Iterable[Unreadable]:
        """Give the rows of sums without a number here: none may vanish without a word."""
        for row in self.kinds.sums:
            if isinstance(number := row.number(self.place), Unread) and number != NO_ROW:
                yield Unreadable(name=row.name, place=row.place, reason=number)

    def _set_aside(self) -> Iterable[PrintedSum]:
        """Give the rows of no party, and the sums that only their numbers tell."""
        for row in sorted((*self.kinds.others, *self.kinds.by_numbers), key=lambda row: row.place):
            if is_amount(number := self._number(row)):
                yield self._printed_sum(row, number)

    def _is_at_end(self, row: GridRow, ended: int | None) -> bool:
        """Say whether a row before the first amount, or after the last and before the sum, may be a party's."""
        name = _OF_CODE.sub("", bare_name(row.name))
        return (
            (ended is None or row.place < ended)
            and 0 < len(name.split()) <= _MOST_WORDS
            and name[:1].isupper()
            and not re.search("[0-9:]", name)
            and HEADING.search(row.name) is None
            and any(number not in {NOTHING, NO_ROW} for number in row.numbers)
        )

    def _columns_beside(self, rows: Sequence[AuditRow], unread: Sequence[Unreadable]) -> ColumnsBeside:
        headings = self.grid.headings
        return ColumnsBeside(
            grid=self.grid,
            kinds=self.kinds,
            parties=self.parties,
            place=self.place,
            rows=rows,
            apart=self._apart,
            unread=unread,
            in_kronor=frozenset(filter(self._is_in_kronor, range(len(headings)))),
            exact=frozenset(place for place, heading in enumerate(headings) if _EXACT.match(heading)),
        )

    def _is_in_kronor(self, place: int) -> bool:
        """Say whether a column is known to be of kronor, and not of thousands, persons or what nobody names."""
        column = ColumnReading(self.grid, place, self.parties, "", None, self.kinds)
        return column.measure is ColumnUnit.KRONOR and column.speaks_of_money and column.unit == "kr"


_EXACT = re.compile(
    r"\W*(?:exakt|exact(?:_decimal)?|före avrundning|before rounding|oavrunda[dt]\w*|unrounded)\b", re.IGNORECASE
)


def _nearest(number: Fraction) -> int:
    """Round to a whole number, halves away from zero."""
    whole = (2 * abs(number.numerator) + number.denominator) // (2 * number.denominator)
    return whole if number >= 0 else -whole


_SHARE = re.compile(r"(?<!\w)andel(?:en|ar|arna)?(?!\w)", re.IGNORECASE)


def _counts(heading: str) -> bool:
    return COUNTS.search(heading) is not None


def is_amount(number: PrintedNumber | Unread) -> TypeGuard[PrintedNumber]:
    """Say whether a cell is a number that can be an amount."""
    return isinstance(number, PrintedNumber) and number.unit != "%"
