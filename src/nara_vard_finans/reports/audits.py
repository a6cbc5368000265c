"""The report of a printed table held against the rules."""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from nara_vard_finans.reports.audit_data import audit_data
from nara_vard_finans.reports.audit_pages import audit_sections
from nara_vard_finans.reports.columns import TEXT, Column, Data, Kind, Shape
from nara_vard_finans.reports.report import Report

if TYPE_CHECKING:
    from nara_vard_finans.audit import Audit
    from nara_vard_finans.core import Finding, Language

_KEYS = ("party", "name", "line", "printed", "weight", "exact", "computed", "difference")
_ROW: Shape[Data] = Shape(*(Column[Data](key, TEXT, itemgetter(key)) for key in _KEYS))


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
    )
