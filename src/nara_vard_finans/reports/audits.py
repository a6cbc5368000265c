"""The report of a printed table held against the rules: sentences that can be put in a letter, and the rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve

from nara_vard_finans.audit import RowCheck, row_checks
from nara_vard_finans.reports import messages as say
from nara_vard_finans.reports.audit_shapes import AUDIT, AUDITED_TABLE, RECOVERED, ROW, ToldAudit, ToldTable
from nara_vard_finans.reports.audit_workings import audit_stages
from nara_vard_finans.reports.columns import TEXT, Column, Shape, within
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, summed
from nara_vard_finans.reports.shapes import SUM

if TYPE_CHECKING:
    from nara_vard_finans.audit import Audit, TableAudit
    from nara_vard_finans.core import Finding, Language

_LISTED = ROW.without("deviates")
_OF_TABLE: Shape[tuple[ToldAudit, RowCheck]] = Shape(
    Column("table", TEXT, lambda pair: pair[0].audit.column.title),
    Column("column", TEXT, lambda pair: pair[0].audit.column.heading or pair[0].audit.column.column),
    *within(_LISTED.columns, lambda pair: pair[1]),
)
_IN_UNIT = {"exact", "printed", "computed", "difference"}


def audit_report(
    audit: "Audit", findings: Sequence["Finding"], names: Mapping[str, str], language: "Language"
) -> Report:
    """
    Report what an audit found.

    Args:
        audit: The audit.
        findings: What is told of it.
        names: The parties' names by code.
        language: The language of what is read.
    """
    told = ToldAudit(audit, findings, names)
    return Report(
        language=language,
        shape=AUDIT,
        record=told,
        row_shape=_LISTED,
        records=lambda: row_checks(audit),
        sections=lambda: _sections(told),
        stages=lambda: audit_stages(audit),
    )


def table_report(
    table: "TableAudit",
    told: Sequence[tuple["Audit", Sequence["Finding"]]],
    names: Mapping[str, str],
    language: "Language",
) -> Report:
    """
    Report what audits of a table's columns found: of one alone as :func:`audit_report` does.

    Args:
        table: The columns.
        told: Each audit, with what is told of it.
        names: The parties' names by code.
        language: The language of what is read.
    """
    if len(told) == 1 and not table.unread:
        audit, findings = told[0]
        return audit_report(audit, (*findings, *table.findings), names, language)
    columns = [ToldAudit(audit, findings, names) for audit, findings in told]
    return Report(
        language=language,
        shape=AUDITED_TABLE,
        record=ToldTable(table, columns),
        row_shape=_OF_TABLE,
        records=lambda: [(each, row) for each in columns for row in row_checks(each.audit)],
        sections=lambda: [
            *(section for each in columns for section in _sections(each)),
            *([Section(notes=tuple(each.message for each in table.findings))] if table.findings else []),
        ],
    )


def _sections(told: ToldAudit) -> Iterable[Section]:
    """Lay out what an audit found, and then its rows."""
    table, heading = told.audit.column.title, told.audit.column.heading
    title = say.AuditOfColumn(table, heading) if heading else say.AuditOf(table)
    return Section(title=(title,), notes=tuple(each.message for each in told.findings)), _rows(told.audit)


def _rows(audit: "Audit") -> Section:
    rows = row_checks(audit)
    columns = tuple(_columns(audit))
    sums = summed(SUM, columns, rows)
    if audit.recovered is not None and RECOVERED in columns:
        recovery = audit.recovered.recovery
        whole = recovery.solutions[0].basis_total if recovery.complete else None
        sums = evolve(sums, cells={**sums.cells, RECOVERED.key: whole})
    return Section(columns=columns, rows=rows, sums=(sums,), parties=tuple(each.row.party for each in rows))


def _columns(audit: "Audit") -> Iterable[Column[RowCheck]]:
    """Give the columns that there is something to put in."""
    unit = audit.column.measure.sign
    known: dict[str, Column[Any]] = {each.key: each for each in ROW.columns}
    keys = ["name", "weight", "exact", "printed"] if audit.leading is not None else ["name", "printed"]
    deviates = audit.leading is None and audit.nearest is not None and bool(audit.nearest.deviations)
    if deviates:
        keys += ["computed", "difference"]
    for key in keys:
        yield evolve(known[key], unit=unit) if key in _IN_UNIT else known[key]
    if audit.recovered is not None and audit.recovered.is_unique:
        yield RECOVERED
    if deviates:
        yield known["deviates"]
