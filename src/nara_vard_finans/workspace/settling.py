"""A year's cost, settled against what it came to."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from nara_vard_finans.agreements import Agreement, SettledCost, settle_cost
from nara_vard_finans.core import Amount
from nara_vard_finans.reports import settle_report
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.costs import plan_of, shared_cost
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.messages import DayServesInstalments, SettledOnWhichDay
from nara_vard_finans.workspace.questions import AS_AGREED, Instalments, Rounding

if TYPE_CHECKING:
    from nara_vard_finans.facts import Catalogue


def answer_settlement(
    facts: "Catalogue",
    agreement: Agreement,
    year: int,
    actual: Amount,
    *,
    basis: str | None,
    rounding: Rounding | None,
    instalments: Instalments | None,
    on: dt.date | None,
) -> Answer[SettledCost]:
    """Settle what was charged for a year against what it cost."""
    if instalments is not None and on is None:
        raise QuestionError(SettledOnWhichDay())
    if on is not None and instalments is None:
        raise QuestionError(DayServesInstalments())
    sharing = shared_cost(facts, agreement, year, basis=basis)
    rule = (rounding or AS_AGREED).over(sharing.rounding, lambda name: agreement.party(name).code)
    settled = settle_cost(sharing, actual, rounding=rule, plan=plan_of(sharing, instalments), on=on)
    plan = None if settled.settled is None else settled.settled.plan
    return Answer(result=settled, findings=sharing.findings, plan=plan, make=partial(settle_report, settled))
