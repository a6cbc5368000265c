"""
Audit columns: one printed column of amounts, with its parties, its sums, and what stands beside it.

A caller can make one of its own rows; :mod:`nara_vard_finans.audit.column_choice` makes one of a table that was read.
"""

from enum import StrEnum
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.naming import WHOLE_NUMBERS, WHOLE_PERCENT, Figure, Percent, Steps
from nara_vard_finans.audit.reasons import NegativeRow, ReasonOfRow, TooFewReadRows, TooFewRows, row_on
from nara_vard_finans.audit.relations import SideColumn
from nara_vard_finans.core import (
    KRONA,
    ZERO,
    Amount,
    AnyText,
    AuditError,
    DuplicatePartyError,
    Shown,
    with_tuples,
)
from nara_vard_finans.sharing import unit_text


class ColumnUnit(StrEnum):
    """What the numbers of a column are in."""

    KRONOR = "kr"
    """kronor"""
    PERCENT = "%"
    """procent"""
    NUMBER = ""
    """antal, eller det som rubriken anger"""
    UNSTATED = "unstated"
    """ingen enhet anges"""

    @property
    def sign(self) -> str:
        """What stands after a number of the column, if anything does."""
        return "" if self is ColumnUnit.UNSTATED else self.value

    def figure(self, amount: Amount) -> Figure:
        """
        Give a number of the column, as it is written in a sentence.

        Example:
            >>> from nara_vard_finans import Amount
            >>> [str(unit.figure(Amount(750))) for unit in ColumnUnit]
            ['7,50 kr', '7,5 %', '15/2', '15/2']
        """
        if self is ColumnUnit.KRONOR:
            return amount
        number = Fraction(amount.kronor)
        return Percent(number) if self is ColumnUnit.PERCENT else number

    def step(self, unit: Amount) -> AnyText:
        """Say in what unit the numbers are whole."""
        if self is ColumnUnit.KRONOR:
            return unit_text(unit)
        if unit == KRONA:
            return WHOLE_PERCENT if self is ColumnUnit.PERCENT else WHOLE_NUMBERS
        return Steps(self.figure(unit))


@frozen(kw_only=True)
class AuditRow:
    """
    A row of amounts.

    Attributes:
        party: The official code where the party is known, else the name as given.
        name: The party's name.
        amount: What is printed.
        place: The line it stands on; zero where it stands on none.
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
        place: The line it stands on; zero where it stands on none.
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
    reason: AnyText


@frozen(kw_only=True)
class NearName:
    """
    A row of no known party, and the known one that it may be of.

    Attributes:
        name: The name of the row.
        place: The line it stands on; zero where there are none.
        party: The name of the party; empty where none is called almost so.
    """

    name: str
    place: int
    party: str


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class AuditColumn(Shown):
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
        unread_beside: The other columns of no money in which a row has a number that cannot be read.
        unreadable: The rows that could not be read.
        unread_sums: The rows of sums that have no number in it, though others have, or one that cannot be read.
        near_names: The rows that stand for themselves among known parties, with the one that each may be of.
        set_aside: The rows that are of no party: means, parts of others, and sums that only their numbers tell.
        unrounded: How many rows hold parts of an öre, as spreadsheets do, and are read to the nearest öre.
        measure: What its numbers are in; one that counts persons or doses is in no kronor, and of one over which
            nothing says what it is in that is not known.
        speaks_of_money: Whether its heading or its cells name a unit of money, or a word for it.

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
    unread_beside: tuple[AnyText, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    unread_sums: tuple[Unreadable, ...] = ()
    near_names: tuple[NearName, ...] = ()
    set_aside: tuple[PrintedSum, ...] = ()
    unrounded: int = 0
    speaks_of_money: bool = False
    measure: ColumnUnit = ColumnUnit.KRONOR

    def __attrs_post_init__(self) -> None:
        if len(self.rows) < 2:  # noqa: PLR2004 - one row says nothing of another
            lost = [ReasonOfRow(row_on(row.name, row.place), row.reason) for row in self.unreadable]
            number = len(self.rows)
            raise AuditError(self.title, TooFewReadRows(number, lost[0]) if lost else TooFewRows(number))
        seen: dict[str, AuditRow] = {}
        for row in self.rows:
            where = f"{self.title}:{row.place}" if row.place else self.title
            if row.amount < ZERO:
                raise AuditError(where, NegativeRow(row.name, self.measure.figure(row.amount)))
            if row.party in seen:
                places = tuple(row_on(each.name, each.place) for each in (seen[row.party], row))
                raise DuplicatePartyError(row.party, places)
            seen[row.party] = row

    @property
    def rows_sum(self) -> Amount:
        """What the rows sum to, whatever is printed."""
        return sum((row.amount for row in self.rows), ZERO)

    @property
    def apart_sum(self) -> Amount:
        """What the rows that stand apart sum to."""
        return sum((row.amount for row in self.apart), ZERO)
