"""
Results out: as pages for people, and as data for machines.

The data are what ``--format json`` writes, as plain dictionaries, lists and texts, ready for ``json.dumps``.
"""

from nara_vard_finans.reports.agreement_data import agreement_status_data
from nara_vard_finans.reports.audit_data import audit_data
from nara_vard_finans.reports.calendars import calendar_text
from nara_vard_finans.reports.curves import curve_svg
from nara_vard_finans.reports.data import (
    allocate_data,
    check_data,
    compare_data,
    explain_data,
    finding_data,
    list_data,
    printed_data,
    share_data,
)
from nara_vard_finans.reports.grant_data import award_data, deadlines_data, status_data
from nara_vard_finans.reports.post_data import post_status_data

__all__ = [
    "agreement_status_data",
    "allocate_data",
    "audit_data",
    "award_data",
    "calendar_text",
    "check_data",
    "compare_data",
    "curve_svg",
    "deadlines_data",
    "explain_data",
    "finding_data",
    "list_data",
    "post_status_data",
    "printed_data",
    "share_data",
    "status_data",
]
