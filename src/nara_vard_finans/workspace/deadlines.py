"""The days to keep, across agreements, grants and posts."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.analysis import Deadline, Definition, deadlines
from nara_vard_finans.grants import Grant
from nara_vard_finans.posts import Post
from nara_vard_finans.reports import Report, deadlines_report
from nara_vard_finans.workspace.answers import Answer

if TYPE_CHECKING:
    from nara_vard_finans.core import Language


def answer_deadlines(
    definitions: Sequence[Definition], first_day: dt.date, last_day: dt.date, stamped: dt.datetime | None
) -> Answer[tuple[Deadline, ...]]:
    """List the days to keep."""
    found = tuple(
        deadlines(
            grants=[each for each in definitions if isinstance(each, Grant)],
            agreements=[each for each in definitions if isinstance(each, Agreement)],
            posts=[each for each in definitions if isinstance(each, Post)],
            first_day=first_day,
            last_day=last_day,
        )
    )
    return Answer(result=found, make=partial(_reported, found, stamped))


def _reported(found: Sequence[Deadline], stamped: dt.datetime | None, language: "Language") -> Report:
    return deadlines_report(found, language, stamped=stamped)
