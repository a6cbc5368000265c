"""The report of how an agreement, a grant or a post stands on a day."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from attrs import evolve

from nara_vard_finans.agreements import AgreementStatus
from nara_vard_finans.core import AnyText, Language
from nara_vard_finans.grants import GrantStatus
from nara_vard_finans.posts import PostStatus
from nara_vard_finans.reports.agreement_statuses import AGREEMENT_STATUS, SIGNATURE, agreement_sections, signatures
from nara_vard_finans.reports.columns import Shape
from nara_vard_finans.reports.curve import curve_svg
from nara_vard_finans.reports.grant_statuses import GRANT_STATUS, grant_sections
from nara_vard_finans.reports.grant_statuses import ROW as BALANCE
from nara_vard_finans.reports.grant_statuses import rows_of as balances
from nara_vard_finans.reports.post_statuses import POST_STATUS, post_sections
from nara_vard_finans.reports.post_statuses import ROW as FINANCIER
from nara_vard_finans.reports.post_statuses import rows_of as financiers
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section
from nara_vard_finans.reports.status_messages import Scenario
from nara_vard_finans.reports.status_parts import changes_column

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Status


class _Form(NamedTuple):
    """What a status is written as."""

    shape: Shape[Any]
    row_shape: Shape[Any]
    rows: Callable[[Any], Sequence[Any]]
    sections: Callable[[Any], Iterable[Section]]


def status_report(status: "Status", language: Language, *, changes: Sequence[AnyText] = ()) -> Report:
    """
    Report how an agreement, a grant or a post stands on a day.

    Args:
        status: How it stands.
        language: The language of what is read.
        changes: What was changed, where the status is imagined; the report says so first of all.
    """
    form = _form(status)
    picture = {"svg": lambda: curve_svg(status, language, changes=changes)} if isinstance(status, PostStatus) else {}
    return Report(
        language=language,
        shape=form.shape.with_(changes_column(changes)),
        record=status,
        row_shape=form.row_shape,
        records=lambda: form.rows(status),
        sections=lambda: _marked(tuple(form.sections(status)), changes),
        others=picture,
    )


def _marked(sections: tuple[Section, ...], changes: Sequence[AnyText]) -> tuple[Section, ...]:
    """Say over the first section that it is imagined, if anything was changed."""
    if not changes:
        return sections
    first, *rest = sections
    return (evolve(first, title=(*first.title[:1], Scenario(tuple(changes)), *first.title[1:])), *rest)


def _form(status: "Status") -> _Form:
    match status:
        case GrantStatus():
            return _Form(GRANT_STATUS, BALANCE, balances, grant_sections)
        case AgreementStatus():
            return _Form(AGREEMENT_STATUS, SIGNATURE, signatures, agreement_sections)
        case PostStatus():
            return _Form(POST_STATUS, FINANCIER, financiers, post_sections)
        case _:
            assert_never(status)
