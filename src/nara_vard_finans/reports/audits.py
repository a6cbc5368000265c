"""The report of a printed table held against the rules."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nara_vard_finans.reports.audit_data import audit_data
from nara_vard_finans.reports.audit_pages import audit_page
from nara_vard_finans.reports.report import Report

if TYPE_CHECKING:
    from nara_vard_finans.audit import Audit
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
        columns=("party", "name", "line", "printed", "weight", "exact", "computed", "difference"),
        data=lambda: audit_data(audit, findings, names, language),
        page=lambda: audit_page(audit, findings, language),
    )
