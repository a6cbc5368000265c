"""Results out: as pages for people, and as data for machines."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.reports.agreement_data import agreement_status_data
    from nara_vard_finans.reports.audit_data import audit_data
    from nara_vard_finans.reports.audit_pages import audit_page
    from nara_vard_finans.reports.calendar import calendar_text
    from nara_vard_finans.reports.cost_data import allocate_data, check_data, compare_data, explain_data, finding_data
    from nara_vard_finans.reports.cost_data import list_data, printed_data, share_data
    from nara_vard_finans.reports.curve import curve_svg
    from nara_vard_finans.reports.grant_data import award_data, deadlines_data, status_data
    from nara_vard_finans.reports.plan_pages import plan_data, plan_page
    from nara_vard_finans.reports.post_data import post_status_data
    from nara_vard_finans.reports.status_parts import imagined_line
    from nara_vard_finans.reports.table import Table, as_csv, as_markdown, as_text, escaped

__all__ = [
    "Table", "agreement_status_data", "allocate_data", "as_csv", "as_markdown", "as_text", "audit_data",
    "audit_page", "award_data", "calendar_text", "check_data", "compare_data", "curve_svg", "deadlines_data",
    "escaped", "explain_data", "finding_data", "imagined_line", "list_data", "plan_data", "plan_page",
    "post_status_data", "printed_data", "share_data", "status_data",
]
_ROOMS = {
    "agreement_data": "agreement_status_data",
    "audit_data": "audit_data",
    "audit_pages": "audit_page",
    "calendar": "calendar_text",
    "cost_data": "allocate_data check_data compare_data explain_data finding_data list_data printed_data "
        "share_data",
    "curve": "curve_svg",
    "grant_data": "award_data deadlines_data status_data",
    "plan_pages": "plan_data plan_page",
    "post_data": "post_status_data",
    "status_parts": "imagined_line",
    "table": "Table as_csv as_markdown as_text escaped",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
