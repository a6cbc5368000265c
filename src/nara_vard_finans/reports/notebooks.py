"""What a result shows in a notebook: its report in HTML, by the same writer as everywhere."""

from nara_vard_finans.agreements import AgreementStatus, CostSharing
from nara_vard_finans.analysis import Comparison, Explanation
from nara_vard_finans.core import Language
from nara_vard_finans.grants import Compilation, GrantSharing, GrantStatus, Trace
from nara_vard_finans.posts import PostStatus
from nara_vard_finans.reports.awards import award_report
from nara_vard_finans.reports.comparisons import compare_report
from nara_vard_finans.reports.compilations import compiled_report
from nara_vard_finans.reports.explanations import explain_report
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.settlements import settlement_report
from nara_vard_finans.reports.sharings import allocate_report, shared_report
from nara_vard_finans.reports.statuses import status_report
from nara_vard_finans.reports.traces import trace_report
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
    match result:
        case Apportionment():
            found = shared_report(result, dict(zip(result.key.parties, result.key.parties, strict=True)), language)
        case CostSharing():
            found = allocate_report(result, language)
        case GrantSharing():
            found = award_report(result, language)
        case Settlement():
            found = settlement_report(result, {code: code for code, _ in result.charged}, language)
        case Comparison():
            found = compare_report(result, language)
        case Explanation():
            found = explain_report(result, language)
        case AgreementStatus() | GrantStatus() | PostStatus():
            found = status_report(result, language)
        case Compilation():
            found = compiled_report(result, language)
        case Trace():
            found = trace_report(result, language)
        case _:
            return None
    return found
