"""What was agreed, what each party pays, and how an agreement stands on a day."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.agreements.cost_lines import CostLine
    from nara_vard_finans.agreements.cost_sharing import Charge, CostSharing, share_cost
    from nara_vard_finans.agreements.course import Departure, Signature, SignatureState, contradictions, departures
    from nara_vard_finans.agreements.course import end_for_all
    from nara_vard_finans.agreements.definition import Adoption, Agreement, AgreementForm, HoldsIf
    from nara_vard_finans.agreements.events import AgreementEvent, Booked, Budgeted, CostEvent, Drafted, Forecast
    from nara_vard_finans.agreements.events import NoticeGiven, Prepared, Proposed, Recommended, Settled, Signed
    from nara_vard_finans.agreements.events import SigningExpected, TookEffect
    from nara_vard_finans.agreements.invoices import Invoice, Invoices, invoice
    from nara_vard_finans.agreements.mandates import check_mandates
    from nara_vard_finans.agreements.outcome import LineOutcome, YearOutcome, outcome_of
    from nara_vard_finans.agreements.payment import UNSTATED_PAYMENT, Due, Payment, Weekend, is_weekend
    from nara_vard_finans.agreements.rules import JudgedAgreement, gap_between, overlap_of
    from nara_vard_finans.agreements.settled import EarlierSettlement, SettledCost, settle_cost
    from nara_vard_finans.agreements.status import AgreementState, AgreementStatus, last_day_for_notice, next_notice
    from nara_vard_finans.agreements.status import notice_occasions
    from nara_vard_finans.agreements.terms import DUE_TEXTS, LEAVING_TEXTS, WEEKEND_TEXTS, TermChange, changed_terms
    from nara_vard_finans.agreements.terms import fingerprint_of, is_text_of, payment_text
    from nara_vard_finans.agreements.withdrawal import CostWithout, agreement_without, share_without

__all__ = [
    "DUE_TEXTS", "LEAVING_TEXTS", "UNSTATED_PAYMENT", "WEEKEND_TEXTS", "Adoption", "Agreement", "AgreementEvent",
    "AgreementForm", "AgreementState", "AgreementStatus", "Booked", "Budgeted", "Charge", "CostEvent", "CostLine",
    "CostSharing", "CostWithout", "Departure", "Drafted", "Due", "EarlierSettlement", "Forecast", "HoldsIf",
    "Invoice", "Invoices", "JudgedAgreement", "LineOutcome", "NoticeGiven", "Payment", "Prepared", "Proposed",
    "Recommended", "Settled", "SettledCost", "Signature", "SignatureState", "Signed", "SigningExpected", "TermChange",
    "TookEffect", "Weekend", "YearOutcome", "agreement_without", "changed_terms", "check_mandates", "contradictions",
    "departures", "end_for_all", "fingerprint_of", "gap_between", "invoice", "is_text_of", "is_weekend",
    "last_day_for_notice", "next_notice", "notice_occasions", "outcome_of", "overlap_of", "payment_text",
    "settle_cost", "share_cost", "share_without",
]
_ROOMS = {
    "cost_lines": "CostLine",
    "cost_sharing": "Charge CostSharing share_cost",
    "course": "Departure Signature SignatureState contradictions departures end_for_all",
    "definition": "Adoption Agreement AgreementForm HoldsIf",
    "events": "AgreementEvent Booked Budgeted CostEvent Drafted Forecast NoticeGiven Prepared Proposed "
        "Recommended Settled Signed SigningExpected TookEffect",
    "invoices": "Invoice Invoices invoice",
    "mandates": "check_mandates",
    "outcome": "LineOutcome YearOutcome outcome_of",
    "payment": "UNSTATED_PAYMENT Due Payment Weekend is_weekend",
    "rules": "JudgedAgreement gap_between overlap_of",
    "settled": "EarlierSettlement SettledCost settle_cost",
    "status": "AgreementState AgreementStatus last_day_for_notice next_notice notice_occasions",
    "terms": "DUE_TEXTS LEAVING_TEXTS WEEKEND_TEXTS TermChange changed_terms fingerprint_of is_text_of "
        "payment_text",
    "withdrawal": "CostWithout agreement_without share_without",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
