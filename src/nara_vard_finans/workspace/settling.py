"""What a year of an agreement came to, line by line, and its settlement against what was charged."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen

from nara_vard_finans.agreements import (
    UNSTATED_PAYMENT,
    Agreement,
    AgreementStatus,
    Payment,
    Settled,
    SettledCost,
    YearOutcome,
    outcome_of,
    settle_cost,
)
from nara_vard_finans.analysis import status
from nara_vard_finans.core import Amount, with_tuples
from nara_vard_finans.reports import outcome_report, settle_report
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.costs import plan_of, shared_cost
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.journals import journal_of, refuse_strangers
from nara_vard_finans.workspace.questions import AS_AGREED, Instalments, Rounding
from nara_vard_finans.workspace.sharing_messages import (
    ActualOrJournal,
    DayServesInstalments,
    NoForecast,
    NothingBooked,
    SettledOnWhichDay,
)

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


@frozen(kw_only=True, field_transformer=with_tuples)
class SettlementQuestion:
    """
    What a year of an agreement is settled by.

    Attributes:
        actual: What it cost; ``None`` for what the journals tell on the day.
        on: The day of the settlement.
        basis: Another statistic, by id, that counts the same.
        rounding: What is asked of the rounding of the difference in place of the rule that was agreed.
        instalments: That the year is paid in instalments, and how often.
    """

    actual: Amount | None = None
    on: dt.date | None = None
    basis: str | None = None
    rounding: Rounding | None = None
    instalments: Instalments | None = None


def answer_settlement(
    facts: "Catalogue", agreement: Agreement, year: int, question: SettlementQuestion, premises: "Premises"
) -> Answer[SettledCost]:
    """Settle what was charged for a year against what it cost, as given or as the journals tell of it."""
    if (question.actual is None) is (not premises.journals):
        raise QuestionError(ActualOrJournal())
    if question.on is not None and question.instalments is None and question.actual is not None:
        raise QuestionError(DayServesInstalments())
    settled = settled_in(facts, agreement, year, question, premises=premises)
    plan = None if settled.settled is None else settled.settled.plan
    return Answer(result=settled, findings=settled.findings, plan=plan, make=partial(settle_report, settled))


def settled_in(
    facts: "Catalogue",
    agreement: Agreement,
    year: int,
    question: SettlementQuestion,
    *,
    premises: "Premises",
    payment: Payment = UNSTATED_PAYMENT,
) -> SettledCost:
    """Settle a year, and put the settlement on the instalments that fall due after the day."""
    on = question.on
    if on is None and (question.instalments is not None or question.actual is None):
        raise QuestionError(SettledOnWhichDay())
    sharing = shared_cost(facts, agreement, year, basis=question.basis)
    rule = (question.rounding or AS_AGREED).over(sharing.rounding, lambda name: agreement.party(name).code)
    told, earlier = None, []
    if question.actual is None and on is not None:
        standing = status_in(facts, agreement, on, premises)
        told = outcome_of(standing, year)
        settlements = (event for event in standing.events if isinstance(event, Settled))
        earlier = [event for event in settlements if event.year == year and event.on < on]
    cost = _expected(told) if told is not None else question.actual
    assert cost is not None  # noqa: S101 - it is given, or told by the journals
    plan = plan_of(sharing, question.instalments)
    return settle_cost(
        sharing, cost, rounding=rule, plan=plan, on=on, outcome=told, due_on=payment.due_on, earlier=earlier
    )


def _expected(told: YearOutcome) -> Amount:
    """Give what the year comes to, or say what is missing for it."""
    if told.expected is not None:
        return told.expected
    if told.booked_to is None:
        raise QuestionError(NothingBooked(told.agreement.id, told.year, told.on))
    raise QuestionError(NoForecast(told.year, told.on, tuple(line.title for line in told.without_forecast)))
