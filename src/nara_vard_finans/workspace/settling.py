"""What a year of an agreement came to, line by line, and its settlement against what was charged."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from nara_vard_finans.agreements import Agreement, AgreementStatus, SettledCost, YearOutcome, outcome_of, settle_cost
from nara_vard_finans.analysis import status
from nara_vard_finans.core import Amount
from nara_vard_finans.reports import outcome_report, settle_report
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.costs import plan_of, shared_cost
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.journals import journal_of, refuse_strangers
from nara_vard_finans.workspace.messages import (
    ActualOrJournal,
    DayServesInstalments,
    NoForecast,
    NothingBooked,
    SettledOnWhichDay,
)
from nara_vard_finans.workspace.questions import AS_AGREED, Instalments, Rounding

if TYPE_CHECKING:
    from nara_vard_finans.facts import Catalogue
    from nara_vard_finans.workspace.statuses import Premises


def status_in(facts: "Catalogue", agreement: Agreement, on: dt.date, premises: "Premises") -> AgreementStatus:
    """
    Say how an agreement stands on a day, by the journals that are of it.

    Raises:
        FactsError: If a journal has faults, or is of something else.
    """
    refuse_strangers(premises.journals, [agreement])
    return status(agreement, journal_of(premises.journals, facts, agreement, premises.assumptions), on=on)


def outcome_in(facts: "Catalogue", agreement: Agreement, year: int, on: dt.date, premises: "Premises") -> YearOutcome:
    """Say how the cost of a year stands on a day, line by line."""
    return outcome_of(status_in(facts, agreement, on, premises), year)


def answer_outcome(
    facts: "Catalogue", agreement: Agreement, year: int, on: dt.date, premises: "Premises"
) -> Answer[YearOutcome]:
    """Say how the cost of a year stands on a day, line by line."""
    found = outcome_in(facts, agreement, year, on, premises)
    return Answer(result=found, findings=found.findings, make=partial(outcome_report, found))


def answer_settlement(
    facts: "Catalogue",
    agreement: Agreement,
    year: int,
    actual: Amount | None,
    premises: "Premises",
    *,
    basis: str | None,
    rounding: Rounding | None,
    instalments: Instalments | None,
    on: dt.date | None,
) -> Answer[SettledCost]:
    """Settle what was charged for a year against what it cost, as given or as the journals tell of it."""
    if (actual is None) is (not premises.journals):
        raise QuestionError(ActualOrJournal())
    if on is None and (instalments is not None or actual is None):
        raise QuestionError(SettledOnWhichDay())
    if on is not None and instalments is None and actual is not None:
        raise QuestionError(DayServesInstalments())
    sharing = shared_cost(facts, agreement, year, basis=basis)
    rule = (rounding or AS_AGREED).over(sharing.rounding, lambda name: agreement.party(name).code)
    told = None if actual is not None or on is None else outcome_in(facts, agreement, year, on, premises)
    cost = _expected(told) if told is not None else actual
    assert cost is not None  # noqa: S101 - it is given, or told by the journals
    settled = settle_cost(sharing, cost, rounding=rule, plan=plan_of(sharing, instalments), on=on, outcome=told)
    plan = None if settled.settled is None else settled.settled.plan
    return Answer(result=settled, findings=settled.findings, plan=plan, make=partial(settle_report, settled))


def _expected(told: YearOutcome) -> Amount:
    """Give what the year comes to, or say what is missing for it."""
    if told.expected is not None:
        return told.expected
    if told.booked_to is None:
        raise QuestionError(NothingBooked(told.agreement.id, told.year, told.on))
    raise QuestionError(NoForecast(told.year, told.on, tuple(line.title for line in told.without_forecast)))
