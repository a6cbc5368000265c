"""Which way the money of a grant has gone, and what its parties are to account for."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from nara_vard_finans.analysis import Comparison, Definition, YearlyReport, awarded, compare, status
from nara_vard_finans.grants import Compilation, Grant, GrantStatus, Trace, share_grant
from nara_vard_finans.reports import compiled_report, trace_report, yearly_report
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.journals import refuse_strangers
from nara_vard_finans.workspace.messages import DayOutsideYear, NoGrant, NotTheYearBefore, NoYearOf, PartyOrPurpose
from nara_vard_finans.workspace.statuses import Premises, scenario_of

if TYPE_CHECKING:
    from nara_vard_finans.facts import Catalogue


def answer_trace(
    facts: "Catalogue",
    definition: Definition,
    on: dt.date,
    premises: Premises,
    *,
    party: str | None,
    purpose: str | None,
) -> Answer[Trace]:
    """Say which way the money of a grant has gone: all of it, that of a party, or that for a purpose."""
    if party is not None and purpose is not None:
        raise QuestionError(PartyOrPurpose())
    found = Trace(status=_status(facts, definition, on, premises))
    if party is not None:
        found = found.of_party(party)
    if purpose is not None:
        found = found.of_purpose(purpose)
    return Answer(result=found, findings=found.findings, make=partial(trace_report, found))


def answer_report(facts: "Catalogue", definition: Definition, on: dt.date, premises: Premises) -> Answer[Compilation]:
    """Compile what the recipients of a grant have got, used and have left, and what is missing from whom."""
    found = Compilation(status=_status(facts, definition, on, premises))
    return Answer(result=found, findings=found.status.findings, make=partial(compiled_report, found))


def answer_yearly(
    facts: "Catalogue",
    definition: Definition,
    year: int,
    on: dt.date | None,
    premises: Premises,
    *,
    before: Definition | None,
) -> Answer[YearlyReport]:
    """Say what each recipient of a grant had, got and did with it in a year, and how much more it gets than before."""
    grant = _grant(definition)
    if not grant.term.touches_year(year):
        raise QuestionError(NoYearOf(year, grant.id, grant.term))
    day = on or dt.date(year, 12, 31)
    if day.year != year:
        raise QuestionError(DayOutsideYear(day, year))
    opening, closing = (
        _status(facts, grant, each, premises) for each in (dt.date(year, 1, 1) - dt.timedelta(days=1), day)
    )
    growth = None if before is None else _growth(_grant(before), grant)
    found = YearlyReport(opening=opening, status=closing, growth=growth)
    return Answer(result=found, findings=found.findings, make=partial(yearly_report, found))


def _growth(before: Grant, grant: Grant) -> Comparison:
    if before.year >= grant.year:
        raise QuestionError(NotTheYearBefore(before.id, before.year, grant.id, grant.year))
    earlier, now = awarded(share_grant(before)), awarded(share_grant(grant))
    return compare(earlier, now, before.parties.with_(grant.parties))


def _grant(definition: Definition) -> Grant:
    if not isinstance(definition, Grant):
        raise QuestionError(NoGrant(definition.id))
    return definition


def _status(facts: "Catalogue", definition: Definition, on: dt.date, premises: Premises) -> GrantStatus:
    grant = _grant(definition)
    refuse_strangers(premises.journals, [grant])
    return status(grant, scenario_of(facts, grant, premises).journal, on=on)
