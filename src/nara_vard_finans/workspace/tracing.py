"""Which way the money of a grant has gone, and what its parties are to account for."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from nara_vard_finans.analysis import Definition, status
from nara_vard_finans.grants import Compilation, Grant, GrantStatus, Trace
from nara_vard_finans.reports import compiled_report, trace_report
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.journals import refuse_strangers
from nara_vard_finans.workspace.messages import NoGrant, PartyOrPurpose
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


def _status(facts: "Catalogue", definition: Definition, on: dt.date, premises: Premises) -> GrantStatus:
    if not isinstance(definition, Grant):
        raise QuestionError(NoGrant(definition.id))
    refuse_strangers(premises.journals, [definition])
    return status(definition, scenario_of(facts, definition, premises).journal, on=on)
