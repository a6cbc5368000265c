"""Results out: as pages for people, and as data for machines."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.reports.audits import audit_report, table_report
    from nara_vard_finans.reports.calendar import calendar_text
    from nara_vard_finans.reports.costs import allocate_report, compare_report, explain_report, printed_report
    from nara_vard_finans.reports.costs import share_report, with_instalments
    from nara_vard_finans.reports.curve import curve_svg
    from nara_vard_finans.reports.entries import Outcome, check_report, list_report
    from nara_vard_finans.reports.grants import award_report, deadlines_report
    from nara_vard_finans.reports.report import Report
    from nara_vard_finans.reports.statuses import status_report
    from nara_vard_finans.reports.table import Column, Table, as_csv, as_markdown

__all__ = [
    "Column", "Outcome", "Report", "Table", "allocate_report", "as_csv", "as_markdown", "audit_report",
    "award_report", "calendar_text", "check_report", "compare_report", "curve_svg", "deadlines_report",
    "explain_report", "list_report", "printed_report", "share_report", "status_report", "table_report",
    "with_instalments",
]
_ROOMS = {
    "audits": "audit_report table_report",
    "calendar": "calendar_text",
    "costs": "allocate_report compare_report explain_report printed_report share_report with_instalments",
    "curve": "curve_svg",
    "entries": "Outcome check_report list_report",
    "grants": "award_report deadlines_report",
    "report": "Report",
    "statuses": "status_report",
    "table": "Column Table as_csv as_markdown",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
