"""The report of how an agreement, a grant or a post stands on a day."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, assert_never

from attrs import evolve

from nara_vard_finans.agreements import AgreementStatus
from nara_vard_finans.core import AnyText, Language
from nara_vard_finans.grants import GrantStatus
from nara_vard_finans.posts import PostStatus
from nara_vard_finans.reports.agreement_data import SIGNATURE_COLUMNS, agreement_status_data
from nara_vard_finans.reports.agreement_pages import agreement_status_pages
from nara_vard_finans.reports.curve import curve_svg
from nara_vard_finans.reports.grant_data import BALANCE_COLUMNS, status_data
from nara_vard_finans.reports.grant_pages import status_pages
from nara_vard_finans.reports.post_data import COVER_COLUMNS, post_status_data
from nara_vard_finans.reports.post_pages import post_status_pages
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.status_parts import imagined_line
from nara_vard_finans.reports.table import Table

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Status

_Parts = tuple[
    tuple[str, ...],
    str | Callable[[dict[str, Any]], Sequence[Mapping[str, Any]]],
    Callable[[Language], dict[str, Any]],
    Callable[[Language], tuple[Table, ...]],
]


def status_report(status: "Status", language: Language, *, changes: Sequence[AnyText] = ()) -> Report:
    """
    Report how an agreement, a grant or a post stands on a day.

    Args:
        status: How it stands.
        language: The language of what is read.
        changes: What was changed, where the status is imagined; the report says so first of all.
    """
    columns, rows, data, pages = _parts(status)
    picture = {"svg": lambda: curve_svg(status, language, changes=changes)} if isinstance(status, PostStatus) else {}
    return Report(
        language=language,
        columns=columns,
        data=lambda: {**data(language), "changes": [text.in_(language) for text in changes]},
        rows=rows,
        page=lambda: _marked(pages(language), changes, language),
        others=picture,
    )


def _marked(pages: tuple[Table, ...], changes: Sequence[AnyText], language: Language) -> tuple[Table, ...]:
    """Say over the first page that it is imagined, if anything was changed."""
    if not changes:
        return pages
    first, *rest = pages
    return (evolve(first, title=(*first.title[:1], imagined_line(changes, language), *first.title[1:])), *rest)


def _parts(status: "Status") -> _Parts:
    """Give the columns, the rows, the data and the pages of a status."""
    match status:
        case GrantStatus():
            return BALANCE_COLUMNS, "balance", partial(status_data, status), partial(status_pages, status)
        case AgreementStatus():
            data, pages = partial(agreement_status_data, status), partial(agreement_status_pages, status)
            return SIGNATURE_COLUMNS, "signatures", data, pages
        case PostStatus():
            data, pages = partial(post_status_data, status), partial(post_status_pages, status)
            return COVER_COLUMNS, lambda data: [row for year in data["years"] for row in year["rows"]], data, pages
        case _:
            assert_never(status)
