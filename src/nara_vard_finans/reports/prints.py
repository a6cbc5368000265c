"""The report of what a paper prints that each party pays or gets, with its sums beside those of its rows."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.core import Finding, Language, Party, Principal
from nara_vard_finans.grants import Grant
from nara_vard_finans.printed import WHOLE, PrintedColumn, PrintedTable
from nara_vard_finans.reports import messages as say
from nara_vard_finans.reports.columns import AMOUNT, COUNT, TEXT, Column, Shape, maybe, several, within
from nara_vard_finans.reports.cost_messages import AsPrinted
from nara_vard_finans.reports.notes import side_name, source_notes
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, Sum
from nara_vard_finans.reports.shapes import AMOUNT_HEADING, FINDING, REMARK, WHO, definition_column


class _Row(NamedTuple):
    column: PrintedColumn
    party: Party


class _Sum(NamedTuple):
    column: PrintedColumn
    name: str
    codes: list[str]


class _AsPrinted(NamedTuple):
    definition: Agreement | Grant
    table: PrintedTable
    column: PrintedColumn
    findings: Sequence[Finding]

    @property
    def rows(self) -> list[_Row]:
        parties = (party for party in self.definition.parties.in_table_order if party.code in self.column.by_party)
        return [_Row(self.column, party) for party in parties]

    def sums(self, *names: str) -> list[_Sum]:
        """Give the sum of each; of others than municipalities and regions only where there are any."""
        codes = {name: [row.party.code for row in self.rows if name in {WHOLE, row.party.principal}] for name in names}
        found = [_Sum(self.column, name, members) for name, members in codes.items()]
        return [each for each in found if each.name != Principal.OTHERS or each.codes]


_ROW: Shape[_Row] = Shape(
    *within(WHO, lambda row: row.party),
    Column("amount", AMOUNT, lambda row: row.column.amount(row.party.code), AMOUNT_HEADING, "kr"),
)
_SUM: Shape[_Sum] = Shape(
    Column("name", TEXT, lambda each: each.name),
    Column("rows", AMOUNT, lambda each: each.column.sum_of(each.codes)),
    Column("printed", maybe(AMOUNT), lambda each: each.column.printed_sums.of(each.name)),
)


def printed_shape(kind: type[Agreement] | type[Grant]) -> Shape[_AsPrinted]:
    """Give the shape of what a paper prints of an agreement or a grant."""
    return Shape(
        *within((definition_column(kind),), lambda each: each.definition),
        Column("year", maybe(COUNT), lambda each: each.column.year),
        Column("basis", TEXT, lambda _: "printed"),
        Column("table", TEXT, lambda each: each.table.id),
        Column("column", TEXT, lambda each: each.column.id),
        Column("total", maybe(AMOUNT), lambda each: each.column.printed_sums.whole),
        Column("sums", several(_SUM), lambda each: each.sums(WHOLE, *Principal)),
        Column("rows", several(_ROW), lambda each: each.rows),
        Column("findings", several(FINDING), lambda each: each.findings),
        Column("remarks", several(REMARK), lambda each: (*each.table.remarks, *each.column.remarks)),
        name="allocate",
    )


def printed_report(
    definition: Agreement | Grant,
    table: PrintedTable,
    column: PrintedColumn,
    findings: Sequence[Finding],
    language: Language,
) -> Report:
    """Report what a paper prints that each party pays or gets."""
    record = _AsPrinted(definition, table, column, findings)
    return Report(
        language=language,
        shape=printed_shape(type(definition)),
        record=record,
        row_shape=_ROW,
        records=lambda: record.rows,
        sections=lambda: (_section(record),),
    )


def _section(record: _AsPrinted) -> Section:
    column, table = record.column, record.table
    return Section(
        title=(record.definition.title, AsPrinted(column.year)),
        columns=_ROW.headed,
        rows=record.rows,
        sums=tuple(_sums(record)),
        notes=(
            *(finding.message for finding in record.findings),
            *([] if column.missing is None else [column.missing]),
            *(*table.remarks, *column.remarks),
            *source_notes([] if table.source is None else [table.source]),
        ),
        parties=tuple(row.party.code for row in record.rows),
    )


def _sums(record: _AsPrinted) -> Iterator[Sum]:
    parties = [row.party for row in record.rows]
    for each in record.sums(*Principal, WHOLE):
        group, stands = side_name(each.name, parties), record.column.printed_sums.of(each.name)
        if each.codes:
            yield Sum(name=say.SumOfRows(group), cells={"amount": record.column.sum_of(each.codes)})
        if stands is not None:
            yield Sum(name=say.SumAsPrinted(group), cells={"amount": stands})
