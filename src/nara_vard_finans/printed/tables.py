"""
Printed tables: amounts as a paper prints them, right or wrong, and never put right.

What follows from the rule is reckoned elsewhere and stands beside them.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

from attrs import field, frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    Directory,
    DuplicatePartyError,
    Finding,
    Principal,
    Remark,
    Shown,
    Source,
    Text,
    UnknownPartyError,
    by_id,
    in_name_order,
    with_tuples,
)
from nara_vard_finans.printed.messages import COLUMN, WHOLE, RowsAbovePrinted, RowsBelowPrinted

PrintedAmounts = tuple[tuple[str, Amount], ...]
"""One amount per name, as pairs, in the order of the names."""


@frozen(kw_only=True)
class PrintedSums:
    """
    The sums that are printed of a column, right or wrong; ``None`` where none is.

    Attributes:
        whole: The sum of all rows.
        municipalities: The sum of the municipalities' rows.
        region: The sum of the region's rows.
        others: The sum of the other parties' rows.
    """

    whole: Amount | None = None
    municipalities: Amount | None = None
    region: Amount | None = None
    others: Amount | None = None

    def of(self, name: str) -> Amount | None:
        """Give the printed sum of ``whole``, or of a principal's rows."""
        return {
            WHOLE: self.whole,
            Principal.MUNICIPALITIES: self.municipalities,
            Principal.REGION: self.region,
            Principal.OTHERS: self.others,
        }[name]


def _by_name(amounts: Mapping[str, Amount] | Iterable[tuple[str, Amount]]) -> PrintedAmounts:
    return in_name_order(amounts)


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class PrintedColumn(Shown):
    """
    One column of amounts in a printed table.

    Attributes:
        id: The name by which it is asked for within its table.
        heading: Its heading, as printed.
        year: The year the amounts are for; ``None`` where the paper does not say.
        carries_out: The id of the agreement or grant that they carry out; empty where it is none of ours.
        amounts: The printed amounts by party code.
        printed_sums: The sums that are printed of it.
        beside: The id of the statistic that is printed beside it; empty where none is.
        rests_on_it: Whether the column is reckoned on that statistic.
        missing: What is known to be missing from the column, such as rows that cannot be read.
        remarks: What a reader must know.
    """

    id: str
    heading: str
    year: int | None = None
    carries_out: str = ""
    amounts: PrintedAmounts = field(converter=_by_name)
    printed_sums: PrintedSums = PrintedSums()
    beside: str = ""
    rests_on_it: bool = False
    missing: Text | None = None
    remarks: tuple[Remark, ...] = ()

    def __attrs_post_init__(self) -> None:
        for (before, _), (after, _) in pairwise(self.amounts):
            if before == after:
                raise DuplicatePartyError(after)

    @cached_property
    def by_party(self) -> Mapping[str, Amount]:
        """The printed amounts by code, read-only."""
        return MappingProxyType(dict(self.amounts))

    def amount(self, code: str) -> Amount:
        """
        Give the printed amount of one party.

        Raises:
            UnknownPartyError: If the column has no row for it.
        """
        try:
            return self.by_party[code]
        except KeyError:
            raise UnknownPartyError(code, tuple(self.by_party)) from None

    def sum_of(self, codes: Iterable[str]) -> Amount:
        """Give the sum of the rows of *codes*, whatever is printed."""
        return sum((self.by_party[code] for code in codes if code in self.by_party), ZERO)


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class PrintedTable(Shown):
    """
    A table as a paper prints it.

    Swedish term:
        tryckt tabell

    Attributes:
        id: The name by which it is asked for.
        title: What it shows.
        columns: Its columns of amounts.
        source: Where it stands.
        remarks: What a reader must know.
    """

    id: str
    title: Text
    columns: tuple[PrintedColumn, ...]
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    def column(self, name: str) -> PrintedColumn:
        """
        Give one column by its id.

        Raises:
            UnknownEntryError: If the table has no such column.
        """
        return by_id(COLUMN, name, self.columns)

    def check(self, parties: Directory) -> tuple[Finding, ...]:
        """
        Say which columns do not sum to what is printed.

        Args:
            parties: The parties that its rows are found among.
        """
        return tuple(
            finding for column in self.columns for finding in check_sums(column, parties, self.id, self.source)
        )


def check_sums(column: PrintedColumn, parties: Directory, table: str, source: Source | None) -> tuple[Finding, ...]:
    """Say which printed sums of one column its rows do not make."""
    findings: list[Finding] = []
    for name in (WHOLE, *Principal):
        printed = column.printed_sums.of(name)
        rows = column.sum_of(code for code in column.by_party if name in (WHOLE, parties[code].principal))
        if printed is None or rows == printed or column.missing is not None:
            continue
        kind, of = RowsAbovePrinted if rows > printed else RowsBelowPrinted, None if name == WHOLE else Principal(name)
        message = kind(of, column.heading, rows, abs(rows - printed), printed)
        findings.append(Finding.of(message, f"{table}/{column.id}", source))
    return tuple(findings)
