"""Jointly financed posts on yearly grants: who employs, who finances, and what is at risk on a day."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.posts.course import Employment, contradictions, employment_of
    from nara_vard_finans.posts.definition import Post, PostReading, YearlyGrant, in_years
    from nara_vard_finans.posts.events import Decided, EmploymentBegan, EmploymentEnded, EmploymentNotice
    from nara_vard_finans.posts.events import GrantNotified, Intended, NotGranted, PaidIn, PostEvent, YearEvent
    from nara_vard_finans.posts.exposure import Exposure, exposure_curve, exposure_on
    from nara_vard_finans.posts.funding import Cover, Financier, GrantOfYear, PostYear, spread, sum_of_covers
    from nara_vard_finans.posts.rules import JudgedPost
    from nara_vard_finans.posts.status import PostState, PostStatus

__all__ = [
    "Cover", "Decided", "Employment", "EmploymentBegan", "EmploymentEnded", "EmploymentNotice", "Exposure",
    "Financier", "GrantNotified", "GrantOfYear", "Intended", "JudgedPost", "NotGranted", "PaidIn", "Post",
    "PostEvent", "PostReading", "PostState", "PostStatus", "PostYear", "YearEvent", "YearlyGrant", "contradictions",
    "employment_of", "exposure_curve", "exposure_on", "in_years", "spread", "sum_of_covers",
]
_ROOMS = {
    "course": "Employment contradictions employment_of",
    "definition": "Post PostReading YearlyGrant in_years",
    "events": "Decided EmploymentBegan EmploymentEnded EmploymentNotice GrantNotified Intended NotGranted "
        "PaidIn PostEvent YearEvent",
    "exposure": "Exposure exposure_curve exposure_on",
    "funding": "Cover Financier GrantOfYear PostYear spread sum_of_covers",
    "rules": "JudgedPost",
    "status": "PostState PostStatus",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
