"""The report of a printed table held against the rules."""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from nara_vard_finans.reports.audit_data import audit_data, column_rows, table_data
from nara_vard_finans.reports.audit_pages import audit_sections, table_sections
from nara_vard_finans.reports.audit_workings import audit_stages
from nara_vard_finans.reports.columns import AMOUNT, EXACT, TEXT, UNREDUCED, Column, Data, Holds, Kind, Shape
from nara_vard_finans.reports.report import Report

if TYPE_CHECKING:
    from nara_vard_finans.audit import Audit, TableAudit
    from nara_vard_finans.core import Finding, Language

_NUMBER = Kind(AMOUNT.schema, holds=Holds.NUMBER)  # in the unit of the column, which need not be kronor
_WEIGHT = Kind(EXACT.schema, holds=Holds.EXACT)
_KINDS = {
    "party": TEXT, "name": TEXT, "line": TEXT, "printed": _NUMBER, "weight": _WEIGHT, "exact": UNREDUCED,
    "computed": _NUMBER, "difference": _NUMBER,
}  # fmt: skip
_ROW: Shape[Data] = Shape(*(Column[Data](key, kind, itemgetter(key)) for key, kind in _KINDS.items()))
_ROW_OF_TABLE: Shape[Data] = Shape(
    *(Column[Data](key, TEXT, itemgetter(key)) for key in ("table", "column")), *_ROW.columns
)


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
    answer = Kind({"type": "object"}, lambda _, spoken: audit_data(audit, findings, names, spoken))
    return Report(
        language=language,
        shape=answer,
        record=audit,
        row_shape=_ROW,
        records=lambda: audit_data(audit, findings, names, language)["rows"],
        sections=lambda: audit_sections(audit, findings),
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
    answer = Kind({"type": "object"}, lambda _, spoken: table_data(table, told, names, spoken))
    return Report(
        language=language,
        shape=answer,
        record=table,
        row_shape=_ROW_OF_TABLE,
        records=lambda: column_rows(table_data(table, told, names, language)),
        sections=lambda: table_sections(table, told),
    )
