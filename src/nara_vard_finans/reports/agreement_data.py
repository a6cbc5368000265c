"""The status of an agreement as data, for JSON."""

import datetime as dt
from typing import TYPE_CHECKING

from nara_vard_finans.agreements import Agreement, AgreementStatus, Signature, SignatureState
from nara_vard_finans.reports.cost_data import Data, finding_data, named, remark_data, source_data
from nara_vard_finans.reports.status_parts import journal_data

if TYPE_CHECKING:
    from nara_vard_finans.core import Language, Source
    from nara_vard_finans.journals import Event

SIGNATURE_COLUMNS = ("party", "name", "side", "state", "on", "texts", "lacking")
"""The keys of a signature, in their order."""


def agreement_status_data(status: AgreementStatus, language: "Language") -> Data:
    """Give the answer of ``nvf status`` for an agreement."""
    agreement = status.agreement
    return {
        "schema": "nvf.status/1",
        "kind": "agreement",
        **named(agreement),
        "on": status.on.isoformat(),
        "journal": journal_data(status.journal, status.on, language),
        "state": status.state.value,
        "in_force": status.in_force,
        "in_force_from": _day(status.in_force_from),
        "term": {"first_day": agreement.term.first_day.isoformat(), "last_day": agreement.term.last_day.isoformat()},
        "ends_on": status.ends_on.isoformat(),
        "fingerprint": status.fingerprint,
        "form": None if agreement.adoption.form is None else agreement.adoption.form.value,
        "holds_if": None if agreement.adoption.holds_if is None else agreement.adoption.holds_if.value,
        "steps": [_step(event) for event in status.steps],
        "signatures": [_signature(each) for each in status.signatures],
        **{
            name: [each.party.code for each in status.signatures_in(state)]
            for name, state in (
                ("signed", SignatureState.SIGNED),
                ("missing", SignatureState.MISSING),
                ("unknown", SignatureState.UNKNOWN),
                ("other_text", SignatureState.OTHER_TEXT),
            )
        },
        "notice": {
            "months": None if agreement.notice is None else agreement.notice.months,
            "last_day": _day(status.last_day_for_notice),
            "passed": status.last_day_for_notice is not None and status.on > status.last_day_for_notice,
            "if_given_today_ends_on": _day(status.earliest_end),
            "on_leaving": None if agreement.on_leaving is None else agreement.on_leaving.value,
        },
        "notices": [
            {
                "party": each.party.code,
                "name": each.party.name,
                "given_on": each.given_on.isoformat(),
                "ends_on": _day(each.ends_on),
            }
            for each in status.departures
        ],
        "succeeds": agreement.succeeds or None,
        "successor": None if status.successor is None else _successor(status.successor, language),
        "findings": [finding_data(finding, language) for finding in status.findings],
        "remarks": [remark_data(remark, language) for remark in agreement.remarks],
        "sources": [source_data(source) for source in status_sources(status)],
    }


def status_sources(status: AgreementStatus) -> tuple["Source", ...]:
    """Give the places that a status rests on."""
    agreement: Agreement = status.agreement
    found = (agreement.source, agreement.adoption.source, *(event.source for event in status.steps))
    return tuple(dict.fromkeys(source for source in found if source is not None))


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _step(event: "Event") -> Data:
    return {
        "step": event.kind,
        "on": event.on.isoformat(),
        "by": getattr(event, "by", "") or None,
        "note": event.note or None,
        "source": None if event.source is None else str(event.source),
    }


def _signature(each: Signature) -> Data:
    return {
        "party": each.party.code,
        "name": each.party.name,
        "side": each.party.principal.value,
        "state": each.state.value,
        "on": _day(each.on),
        "texts": list(each.texts),
        "lacking": list(each.missing),
    }


def _successor(status: AgreementStatus, language: "Language") -> Data:
    return {
        "agreement": status.agreement.id,
        "title": status.agreement.title.in_(language),
        "first_day": status.agreement.term.first_day.isoformat(),
        "state": status.state.value,
        "in_force": status.in_force,
    }
