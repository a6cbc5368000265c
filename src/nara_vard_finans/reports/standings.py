"""The report of how several agreements, grants and posts stand on a day."""

from collections.abc import Iterator
from typing import assert_never

from nara_vard_finans.agreements import AgreementStatus
from nara_vard_finans.analysis import Standing, Standings, Status
from nara_vard_finans.core import AnyText, Language, Severity, Text
from nara_vard_finans.grants import GrantStatus
from nara_vard_finans.posts import PostStatus
from nara_vard_finans.reports.agreement_statuses import agreement_state
from nara_vard_finans.reports.columns import COUNT, DAY, FLAG, TEXT, Column, Shape, Words, maybe, several
from nara_vard_finans.reports.entries import KINDS
from nara_vard_finans.reports.grant_statuses import GRANT_STATES
from nara_vard_finans.reports.post_statuses import POST_STATES
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section
from nara_vard_finans.reports.shapes import kind_name
from nara_vard_finans.reports.status_messages import AsOfAll, ConditionAtRisk, NotSaid

_UNSAID = Text("kan inte sägas", "cannot be said")
_NOTHING = Text("Där finns inget avtal, inget bidrag och ingen tjänst.", "There is no agreement, grant or post there.")


def _state(status: "Status") -> AnyText:
    match status:
        case AgreementStatus():
            return agreement_state(status)
        case GrantStatus():
            return GRANT_STATES[status.state]
        case PostStatus():
            return POST_STATES[status.state]
        case _:
            assert_never(status)


ROW: Shape[Standing] = Shape(
    Column("id", TEXT, lambda row: row.definition.id, "Id"),
    Column(
        "kind", TEXT, lambda row: kind_name(type(row.definition)), Text("Typ", "Kind"),
        shown=lambda row: KINDS[kind_name(type(row.definition))],
    ),
    Column("title", TEXT, lambda row: row.definition.title),
    Column(
        "state", maybe(TEXT), lambda row: None if row.status is None else row.status.state.value, Text("Läge", "State"),
        shown=lambda row: _UNSAID if row.status is None else _state(row.status),
    ),
    Column("breaches", COUNT, lambda row: row.count(Severity.BREACH), Text("Brister", "Breaches")),
    Column("warnings", COUNT, lambda row: row.count(Severity.WARNING), Text("Varningar", "Warnings")),
    Column("notes", COUNT, lambda row: row.count(Severity.NOTE), Text("Noteringar", "Notes")),
    Column("at_risk", FLAG, lambda row: row.is_at_risk),
    Column("refused", maybe(TEXT), lambda row: None if row.refused is None else row.refused),
)  # fmt: skip
STANDINGS: Shape[Standings] = Shape(
    Column("on", DAY, lambda found: found.on),
    Column("rows", several(ROW), lambda found: found.rows),
    name="status",
)


def standings_report(standings: Standings, language: Language) -> Report:
    """
    Report how several agreements, grants and posts stand on a day, a line for each.

    Args:
        standings: How they stand.
        language: The language of what is read.
    """
    return Report(
        language=language,
        shape=STANDINGS,
        record=standings,
        row_shape=ROW,
        records=lambda: standings.rows,
        sections=lambda: (
            Section(
                title=(AsOfAll(standings.on),),
                columns=ROW.headed if standings.rows else (),
                rows=standings.rows,
                notes=tuple(_notes(standings)),
            ),
        ),
    )


def _notes(standings: Standings) -> Iterator[Words]:
    if not standings.rows:
        yield _NOTHING
    for row in standings.rows:
        if row.is_at_risk:
            yield ConditionAtRisk(row.definition.id)
        if row.refused is not None:
            yield refusal_note(row)


def refusal_note(row: Standing) -> NotSaid:
    """Say why it cannot be said how one of them stands."""
    return NotSaid(row.definition.id, Text(*(row.refused.in_(each) if row.refused else "" for each in Language)))
