"""The report of a printed table held against the rules."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nara_vard_finans.reports.audit_data import audit_data, column_rows, table_data
from nara_vard_finans.reports.audit_pages import audit_page, table_page
from nara_vard_finans.reports.report import Report

if TYPE_CHECKING:
    from nara_vard_finans.audit import Audit, TableAudit
    from nara_vard_finans.core import Finding, Language


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
    return Report(
        language=language,
        columns=_COLUMNS,
        data=lambda: audit_data(audit, findings, names, language),
        page=lambda: audit_page(audit, findings, language),
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
    return Report(
        language=language,
        columns=("table", "column", *_COLUMNS),
        data=lambda: table_data(table, told, names, language),
        rows=column_rows,
        page=lambda: table_page(table, told, language),
    )


_COLUMNS = ("party", "name", "line", "printed", "weight", "exact", "computed", "difference")
