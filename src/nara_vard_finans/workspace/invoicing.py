"""The invoices of a year of an agreement."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen
from attrs.converters import optional

from nara_vard_finans.agreements import UNSTATED_PAYMENT, Agreement, Due, Invoices, invoice
from nara_vard_finans.core import Language, with_tuples
from nara_vard_finans.reports import Report, invoices_report
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.costs import plan_of, shared_cost
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.questions import Instalments
from nara_vard_finans.workspace.settling import SettlementQuestion, settled_in, status_in
from nara_vard_finans.workspace.sharing_messages import HowOftenInvoiced, VatNotStated

if TYPE_CHECKING:
    from nara_vard_finans.facts import Catalogue
    from nara_vard_finans.workspace.statuses import Premises

DUES = tuple(each.value for each in Due)
"""When a period can be paid for."""


@frozen(kw_only=True, field_transformer=with_tuples)
class InvoiceQuestion:
    """
    What is asked of a year's invoices.

    Attributes:
        due: Whether a period is paid for in advance or afterwards, where no paper says.
        day: The day of the month on which they fall due, where no paper says.
        party: Whose alone, by name or code.
        vat: Whether it must be stated how value added tax is treated.
        stamped: When the answer is made, in UTC; a calendar asks for it.
    """

    due: Due | None = field(default=None, converter=optional(Due))
    day: int | None = None
    party: str | None = None
    vat: bool = False
    stamped: dt.datetime | None = None


def answer_invoices(
    facts: "Catalogue",
    agreement: Agreement,
    year: int,
    asked: InvoiceQuestion,
    question: SettlementQuestion,
    *,
    premises: "Premises",
) -> Answer[Invoices]:
    """Make the invoices of a year: of its plan, and with a day or an actual cost of its settlement too."""
    often = None if question.instalments is None else question.instalments.every
    payment = (agreement.payment or UNSTATED_PAYMENT).asked(asked.due, asked.day, often)
    if payment.every is None:
        raise QuestionError(HowOftenInvoiced())
    question = evolve(question, instalments=question.instalments or Instalments(every=payment.every))
    if asked.vat and payment.vat is None:
        raise QuestionError(VatNotStated(agreement.id))
    sharing = shared_cost(facts, agreement, year, basis=question.basis)
    plan = plan_of(sharing, question.instalments)
    assert plan is not None  # noqa: S101 - it is asked how often
    settling = question.actual is not None or question.on is not None
    settled = settled_in(facts, agreement, year, question, premises=premises, payment=payment) if settling else None
    status = status_in(facts, agreement, question.on or agreement.in_year(year).last_day, premises)
    found = invoice(sharing, plan, payment, settled=settled, departures=status.departures)
    if asked.party is not None:
        found = evolve(found, invoices=found.of(agreement.party(asked.party).code))
    findings = sharing.findings if settled is None else settled.findings
    return Answer(result=found, findings=findings, make=partial(_reported, found, asked.stamped))


def _reported(found: Invoices, stamped: dt.datetime | None, language: Language) -> Report:
    return invoices_report(found, language, stamped=stamped)
