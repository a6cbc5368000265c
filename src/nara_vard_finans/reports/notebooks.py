"""What a result shows in a notebook: its report in HTML, by the same writer as everywhere."""

from collections.abc import Callable
from typing import Any

from nara_vard_finans.agreements import AgreementStatus, CostSharing, Invoices, SettledCost, YearOutcome
from nara_vard_finans.analysis import Brief, Comparison, Explanation, Sums, YearlyReport
from nara_vard_finans.core import Language
from nara_vard_finans.grants import Compilation, GrantSharing, GrantStatus, Trace
from nara_vard_finans.posts import PostStatus
from nara_vard_finans.reports.awards import award_report
from nara_vard_finans.reports.briefs import brief_report
from nara_vard_finans.reports.comparisons import compare_report
from nara_vard_finans.reports.compilations import compiled_report
from nara_vard_finans.reports.explanations import explain_report
from nara_vard_finans.reports.invoices import invoices_report
from nara_vard_finans.reports.outcomes import outcome_report
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.settlements import settle_report, settlement_report
from nara_vard_finans.reports.sharings import allocate_report, shared_report
from nara_vard_finans.reports.statuses import status_report
from nara_vard_finans.reports.sums import sums_report
from nara_vard_finans.reports.traces import trace_report
from nara_vard_finans.reports.yearly_reports import yearly_report
from nara_vard_finans.sharing import Apportionment, Settlement


def html_of(result: object, language: Language = Language.SV) -> str | None:
    """
    Write the report of a result as a fragment of HTML; nothing of what has none.

    Example:
        >>> from nara_vard_finans import apportion, kronor, parts
        >>> html_of(apportion(kronor(3), parts({"<b>": 1, "c": 2}))).count("<b>")
        0
    """
    report = report_of(result, language)
    return None if report is None else report.html()


def report_of(result: object, language: Language = Language.SV) -> Report | None:
    """Give the report of a result; nothing of what has none."""
    return next((make(result, language) for kinds, make in _REPORTS if isinstance(result, kinds)), None)


def _of_weights(result: Apportionment, language: Language) -> Report:
    return shared_report(result, dict(zip(result.key.parties, result.key.parties, strict=True)), language)


def _of_settlement(result: Settlement, language: Language) -> Report:
    return settlement_report(result, {code: code for code, _ in result.charged}, language)


_REPORTS: tuple[tuple[type | tuple[type, ...], Callable[[Any, Language], Report]], ...] = (
    (Apportionment, _of_weights),
    (CostSharing, allocate_report),
    (GrantSharing, award_report),
    (Settlement, _of_settlement),
    (SettledCost, settle_report),
    (YearOutcome, outcome_report),
    (Invoices, invoices_report),
    (Brief, brief_report),
    (Comparison, compare_report),
    (Explanation, explain_report),
    (Compilation, compiled_report),
    (YearlyReport, yearly_report),
    (Sums, sums_report),
    (Trace, trace_report),
    ((AgreementStatus, GrantStatus, PostStatus), status_report),
)
"""What makes the report of each kind of result."""
