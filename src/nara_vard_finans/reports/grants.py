"""The reports of what a grant gives, and of the days to keep."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nara_vard_finans.reports.calendar import calendar_text
from nara_vard_finans.reports.grant_data import award_data, deadlines_data
from nara_vard_finans.reports.grant_pages import award_page, deadlines_page
from nara_vard_finans.reports.report import Report

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Deadline
    from nara_vard_finans.core import Language
    from nara_vard_finans.grants import GrantSharing, JointPlan

_COLUMNS = ("party", "name", "side", "weight", "exact", "amount")


def award_report(sharing: "GrantSharing", language: "Language", plan: "JointPlan | None" = None) -> Report:
    """Report what each recipient of a grant gets, and with a plan of joint work what it gives up and keeps."""
    return Report(
        language=language,
        columns=_COLUMNS if plan is None else (*_COLUMNS, "gives", "keeps"),
        data=lambda: award_data(sharing, language, plan),
        page=lambda: award_page(sharing, language, plan),
    )


def deadlines_report(
    deadlines: Sequence["Deadline"], language: "Language", *, stamped: dt.datetime | None = None
) -> Report:
    """
    Report the days to keep.

    Args:
        deadlines: The days.
        language: The language of what is read.
        stamped: When it is written, in UTC; without it no calendar can be made, for calendars ask for it.
    """
    calendar = {} if stamped is None else {"ics": lambda: calendar_text(deadlines, language, stamped=stamped)}
    return Report(
        language=language,
        columns=("on", "id", "what", "who", "to", "of", "source"),
        data=lambda: deadlines_data(deadlines, language),
        page=lambda: deadlines_page(deadlines, language),
        others=calendar,
    )
