"""What an audit holds: for JSON, for its schema, and, of its rows, for people too."""

from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import Any

from attrs import frozen

from nara_vard_finans.audit import (
    Audit,
    AuditBasis,
    AuditRow,
    CheckedSum,
    ColumnRelation,
    ColumnUnit,
    DecidingTotal,
    Deviation,
    Fit,
    Match,
    Nearest,
    PrintedSum,
    Recovered,
    Recovery,
    Residual,
    RowCheck,
    Solution,
    Span,
    TableAudit,
    Unreadable,
    UnreadColumn,
    Verdict,
    row_checks,
)
from nara_vard_finans.core import Amount, Finding, Text, decimal_text, grouped
from nara_vard_finans.reports.audit_workings import RULE_COLUMN
from nara_vard_finans.reports.columns import (
    AMOUNT,
    COUNT,
    EXACT,
    FLAG,
    TEXT,
    UNREDUCED,
    Cell,
    Column,
    Holds,
    Kind,
    Shape,
    by_key,
    maybe,
    several,
    within,
)
from nara_vard_finans.reports.shapes import BEFORE_ROUNDING, FINDING, PARTY, unreduced
from nara_vard_finans.sharing import Method, RowRounding


@frozen
class ToldAudit:
    """
    An audit, with what is told of it.

    Attributes:
        audit: The audit.
        findings: What is told of it.
        names: The parties' names by code.
    """

    audit: Audit
    findings: Sequence[Finding]
    names: Mapping[str, str]

    def named(self, party: str) -> tuple[str, str]:
        """Give a party with its name."""
        return party, self.names.get(party, party)

    def amounts(self, amounts: Sequence[tuple[str, Amount]]) -> list[tuple[str, str, Amount]]:
        """Give amounts by party with the names."""
        rows = {row.party: row.name for row in self.audit.column.rows}
        return [(party, rows.get(party, self.names.get(party, party)), amount) for party, amount in amounts]


@frozen
class ToldTable:
    """
    The audits of a table's columns, with what is told of each.

    Attributes:
        table: The columns.
        columns: The audits.
    """

    table: TableAudit
    columns: Sequence[ToldAudit]


def _words(*kinds: type[Enum]) -> Kind:
    return Kind({"type": "string", "enum": [*dict.fromkeys(each.value for kind in kinds for each in kind)]})


def _count(number: int | Fraction) -> int | str:
    """Give a count: a whole number, or an exact decimal or fraction as a text."""
    return int(number) if number.denominator == 1 else decimal_text(number, point=".", space="")


NUMBER = Kind(AMOUNT.schema, holds=Holds.NUMBER)
"""A number of a column, in the unit of it, which need not be kronor."""

COUNTED = Kind({"type": ["integer", "string"]}, lambda number, _: _count(number))
LINE: Column[Any] = Column("line", maybe(COUNT), lambda each: each.place or None)

CHECKED_SUM: Shape[CheckedSum] = Shape(
    Column("name", TEXT, lambda each: each.printed.name),
    Column("line", maybe(COUNT), lambda each: each.printed.place or None),
    Column("printed", AMOUNT, lambda each: each.printed.amount),
    Column("rows", AMOUNT, lambda each: each.rows),
    Column("difference", AMOUNT, lambda each: each.difference),
    Column("takes_in_apart", FLAG, lambda each: each.takes_in_apart),
)
SUM_OF_MORE: Shape[PrintedSum] = Shape(
    Column("name", TEXT, lambda each: each.name), LINE, Column("printed", AMOUNT, lambda each: each.amount)
)
RELATION: Shape[ColumnRelation] = Shape(
    Column("whole", TEXT, lambda each: each.whole.title),
    Column("parts", several(TEXT), lambda each: [part.title for part in each.parts]),
    Column("deviating", several(TEXT), lambda each: each.deviating),
)
ROW: Shape[RowCheck] = Shape(
    Column("party", TEXT, lambda each: each.row.party),
    Column("name", TEXT, lambda each: each.row.name, PARTY),
    Column("line", maybe(COUNT), lambda each: each.row.place or None),
    Column("printed", NUMBER, lambda each: each.row.amount, Text("Tryckt", "Printed"), summed=True),
    Column("weight", maybe(EXACT), lambda each: each.weight, Text("Underlag", "Basis"), summed=True),
    Column(
        "exact",
        maybe(UNREDUCED),
        lambda each: (
            None if each.basis is None else unreduced(each.total, each.basis.integers[each.row.party], each.basis.whole)
        ),
        BEFORE_ROUNDING,
        shown=lambda each: each.exact,
        places=2,
        summed=True,
    ),
    Column(
        RULE_COLUMN,
        maybe(NUMBER),
        lambda each: None if each.basis is None else each.computed,
        Text("Regeln ger", "The rule gives"),
        summed=True,
    ),
    Column(
        "difference",
        maybe(NUMBER),
        lambda each: None if each.basis is None else each.difference,
        Text("Skillnad", "Difference"),
        summed=True,
        formula=f"{{printed}}-{{{RULE_COLUMN}}}",
    ),
    Column(
        "deviates",
        FLAG,
        lambda each: each.deviates,
        Text("Avviker", "Deviates"),
        shown=lambda each: "←" if each.deviates else "",
    ),
)


def _span(span: Span | None) -> Cell:
    if span is None or span.low == span.high:
        return None if span is None else span.low
    return f"{grouped(span.low)}-{grouped(span.high)}"


RECOVERED: Column[RowCheck] = Column(
    "recovered", TEXT, lambda each: _span(each.recovered), Text("Återskapat", "Recovered")
)
"""What people see of a basis that was recovered; in JSON it stands with the basis."""

APART: Shape[AuditRow] = Shape(
    Column("party", TEXT, lambda row: row.party),
    Column("name", TEXT, lambda row: row.name),
    Column("printed", AMOUNT, lambda row: row.amount),
)
NAMED: Shape[tuple[str, ...]] = Shape(
    Column("party", TEXT, lambda named: named[0]), Column("name", TEXT, lambda named: named[1])
)
NAMED_AMOUNT: Shape[tuple[str, str, Amount]] = Shape(
    *within(NAMED.columns, lambda each: each[:2]), Column("amount", AMOUNT, lambda each: each[2])
)
UNREADABLE: Shape[Unreadable] = Shape(
    Column("line", COUNT, lambda row: row.place),
    Column("text", TEXT, lambda row: row.name),
    Column("reason", TEXT, lambda row: row.reason),
)
TRIED: Shape[AuditBasis] = Shape(
    Column("basis", TEXT, lambda basis: basis.id),
    Column("title", TEXT, lambda basis: basis.title),
    Column("basis_total", COUNTED, lambda basis: basis.total),
)
UNUSABLE: Shape[tuple[str, tuple[str, ...]]] = Shape(
    Column("basis", TEXT, lambda each: each[0]), Column("lacks", several(TEXT), lambda each: each[1])
)
FIT: Shape[Fit] = Shape(
    Column("basis", TEXT, lambda fit: fit.basis.id),
    Column("basis_total", COUNTED, lambda fit: fit.basis.total),
    Column("as_of", maybe(TEXT), lambda fit: None if fit.basis.as_of is None else fit.basis.as_of.iso),
    Column("method", TEXT, lambda fit: fit.rule.method),
    Column("rounding", _words(RowRounding, Method), lambda fit: fit.rule.rounding),
    Column("decimals", maybe(COUNT), lambda fit: fit.rule.decimals),
    Column(
        "residual_to",
        maybe(TEXT),
        lambda fit: None if fit.rule.residual is None else fit.rule.carrier or fit.rule.residual.value,
    ),
    Column("unit", AMOUNT, lambda fit: fit.unit),
    Column("total", AMOUNT, lambda fit: fit.total),
    Column("totals", several(AMOUNT), lambda fit: (fit.lowest, fit.highest)),
    Column("as_stated", FLAG, lambda fit: fit.is_stated),
)
NEAREST: Shape[Nearest] = Shape(
    Column("basis", TEXT, lambda near: near.basis.id),
    Column("basis_total", COUNTED, lambda near: near.basis.total),
    Column("method", TEXT, lambda near: near.rule.method),
    Column("decimals", maybe(COUNT), lambda near: near.rule.decimals),
    Column("residual_to", maybe(_words(Residual)), lambda near: near.rule.residual),
    Column("unit", AMOUNT, lambda near: near.unit),
    Column("total", AMOUNT, lambda near: near.total),
)
DEVIATION: Shape[tuple[str, str, Deviation]] = Shape(
    *within(NAMED.columns, lambda each: each[:2]),
    Column("printed", AMOUNT, lambda each: each[2].printed),
    Column("computed", AMOUNT, lambda each: each[2].computed),
    Column("difference", AMOUNT, lambda each: each[2].difference),
)
PARTING: Shape[tuple[str, str, Fit, DecidingTotal]] = Shape(
    Column("other", FIT, lambda each: each[2]),
    Column("total", AMOUNT, lambda each: each[3].total),
    *within(NAMED.columns, lambda each: each[:2]),
    Column("amounts", several(AMOUNT), lambda each: each[3].amounts),
)


def _parting(told: ToldAudit) -> tuple[str, str, Fit, DecidingTotal] | None:
    if told.audit.deciding_total is None:
        return None
    other, deciding = told.audit.deciding_total
    return (*told.named(deciding.party), other, deciding)


MATCH: Shape[Match] = Shape(
    Column("statistic", TEXT, lambda match: match.statistic.id),
    Column("as_of", maybe(TEXT), lambda match: None if match.statistic.as_of is None else match.statistic.as_of.iso),
    Column("same_figures", FLAG, lambda match: match.same_figures),
)
SOLUTION: Shape[tuple[Recovery, Solution, tuple[Match, ...]]] = Shape(
    Column("basis_total", COUNT, lambda each: each[1].basis_total),
    Column("total", AMOUNT, lambda each: each[1].total),
    Column("rounding", _words(RowRounding, Method), lambda each: each[0].rounding),
    Column("by_rate", FLAG, lambda each: each[0].by_rate),
    Column("residual_to", maybe(TEXT), lambda each: each[0].carrier or None),
    Column("weights", by_key(several(COUNT)), lambda each: each[1].weights),
    Column("matches", several(MATCH), lambda each: each[2]),
)
SEARCH: Shape[Recovered] = Shape(
    *within(
        (
            Column[Recovery]("sums", several(COUNT), lambda search: search.sums),
            Column[Recovery]("totals", several(AMOUNT), lambda search: search.totals),
            Column[Recovery]("rounding", _words(RowRounding, Method), lambda search: search.rounding),
            Column[Recovery]("pairs", COUNT, lambda search: search.pairs),
            Column[Recovery]("done", COUNT, lambda search: search.done),
            Column[Recovery]("exhaustive", FLAG, lambda search: search.is_exhaustive),
        ),
        lambda recovered: recovered.recovery,
    ),
    Column("unique", FLAG, lambda recovered: recovered.is_unique),
    Column("sure", FLAG, lambda recovered: recovered.is_unique and recovered.recovery.is_sure),
    Column("complete", FLAG, lambda recovered: recovered.recovery.complete),
    Column("by_chance_one_in", TEXT, lambda recovered: str(recovered.recovery.one_in)),
)


def _solutions(recovered: Recovered | None) -> list[tuple[Recovery, Solution, tuple[Match, ...]]]:
    if recovered is None:
        return []
    return [(*found, matches) for found, matches in zip(recovered.solutions, recovered.matches, strict=True)]


HEAD: Shape[Audit] = Shape(
    Column("place", COUNT, lambda audit: audit.column.column),
    Column("heading", TEXT, lambda audit: audit.column.heading),
    Column("precision", AMOUNT, lambda audit: audit.column.precision),
    Column("unit", _words(ColumnUnit), lambda audit: audit.column.measure),
)
_AUDIT: tuple[Column[Audit], ...] = (
    Column("table", TEXT, lambda audit: audit.column.title),
    Column("column", HEAD, lambda audit: audit),
    Column("verdict", _words(Verdict), lambda audit: audit.verdict),
    Column("rows_sum", AMOUNT, lambda audit: audit.column.rows_sum),
    Column("printed_total", maybe(AMOUNT), lambda audit: audit.total.amount if audit.is_stated else None),
    Column("total_range", several(AMOUNT), lambda audit: (audit.total.lowest, audit.total.highest)),
    Column("difference", maybe(AMOUNT), lambda audit: audit.difference if audit.is_stated else None),
    Column("sums", several(CHECKED_SUM), lambda audit: audit.sums),
    Column("of_more", several(SUM_OF_MORE), lambda audit: audit.of_more),
    Column("relations", several(RELATION), lambda audit: audit.relations),
    Column("rows", several(ROW), row_checks),
    Column("apart", several(APART), lambda audit: audit.column.apart),
)
_FITTED: tuple[Column[Audit], ...] = (
    Column("unreadable", several(UNREADABLE), lambda audit: audit.column.unreadable),
    Column("tried", several(TRIED), lambda audit: audit.bases),
    Column("unusable", several(UNUSABLE), lambda audit: audit.unusable),
    Column("fits", several(FIT), lambda audit: audit.fits),
    Column("nearest", maybe(NEAREST), lambda audit: audit.nearest),
)
_SEARCHED: tuple[Column[Audit], ...] = (
    Column("recovered", several(SOLUTION), lambda audit: _solutions(audit.recovered)),
    Column("search", maybe(SEARCH), lambda audit: audit.recovered),
)
AUDIT: Shape[ToldAudit] = Shape(
    *within(_AUDIT, lambda told: told.audit),
    Column("lacking", several(NAMED), lambda told: [told.named(party) for party in told.audit.missing]),
    Column("missing_by_rule", several(NAMED_AMOUNT), lambda told: told.amounts(told.audit.missing_by_rule)),
    *within(_FITTED, lambda told: told.audit),
    Column("parting", maybe(PARTING), _parting),
    Column("by_remainder", several(NAMED_AMOUNT), lambda told: told.amounts(told.audit.by_remainder)),
    Column(
        "deviations",
        several(DEVIATION),
        lambda told: (
            []
            if told.audit.nearest is None
            else [(*told.named(each.party), each) for each in told.audit.nearest.deviations]
        ),
    ),
    *within(_SEARCHED, lambda told: told.audit),
    Column("findings", several(FINDING), lambda told: told.findings),
    name="audit",
)
UNREAD_COLUMN: Shape[UnreadColumn] = Shape(
    Column("place", COUNT, lambda each: each.column),
    Column("heading", TEXT, lambda each: each.heading),
    Column("reason", TEXT, lambda each: each.reason),
)
AUDITED_TABLE: Shape[ToldTable] = Shape(
    Column("table", TEXT, lambda told: told.table.title),
    Column("columns", several(Shape(*AUDIT.columns)), lambda told: told.columns),
    Column("unread", several(UNREAD_COLUMN), lambda told: told.table.unread),
    Column("beside", several(TEXT), lambda told: told.table.beside),
    Column("findings", several(FINDING), lambda told: told.table.findings),
    name="audit",
    version=2,
)
