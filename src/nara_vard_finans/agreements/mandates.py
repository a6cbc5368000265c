"""Who may take a step of an agreement: by the agreement's own word, or by the register of bodies."""

from collections.abc import Iterator

from nara_vard_finans.agreements.definition import Agreement
from nara_vard_finans.agreements.events import Prepared, Proposed, Recommended, Signed
from nara_vard_finans.agreements.messages import (
    BodyWithoutMandate,
    PreparedByAnother,
    PreparedWithoutMandate,
    ProposedWithoutMandate,
    RecommendedByAnother,
    RecommendedWithoutMandate,
    SignedWithoutMandate,
)
from nara_vard_finans.core import Body, Finding, Mandate, RuleMessage, Source, are_one_body, body_named
from nara_vard_finans.journals import Event

_ASKED: dict[type[Event], Mandate] = {
    Proposed: Mandate.PROPOSES,
    Prepared: Mandate.PREPARES,
    Recommended: Mandate.RECOMMENDS,
    Signed: Mandate.SIGNS,
}


def lacks_mandate(agreement: Agreement, event: Event) -> bool:
    """
    Say whether a step was taken by a body that may not take it, so that it does not count.

    Where the agreement names who takes it, nobody else does; else a body that is known must have the mandate. Of a
    body that nobody knows, nothing is said.
    """
    by, mandate = getattr(event, "by", ""), _ASKED.get(type(event))
    if not by or mandate is None:
        return False
    named = agreement.adoption.body_for(mandate)
    if named:
        return not are_one_body(by, named, agreement.bodies)
    body = body_named(by, agreement.bodies)
    return body is not None and not body.may(mandate)


def found_of(agreement: Agreement, event: Event) -> tuple[RuleMessage, Source | None]:
    """Say what is found of a step that lacks its mandate, and where that stands."""
    adoption, by = agreement.adoption, getattr(event, "by", "")
    body = body_named(by, agreement.bodies)
    source = None if body is None else body.source
    match event:
        case Prepared() if adoption.prepared_by:
            return PreparedByAnother(event.on, by, adoption.prepared_by), adoption.source
        case Recommended() if adoption.recommended_by:
            return RecommendedByAnother(event.on, by, adoption.recommended_by), adoption.source
        case Prepared():
            return PreparedWithoutMandate(event.on, by), source
        case Recommended():
            return RecommendedWithoutMandate(event.on, by), source
        case Signed():
            return SignedWithoutMandate(event.on, by, agreement.parties[event.party]), source
        case _:
            return ProposedWithoutMandate(event.on, by), source


def check_mandates(agreement: Agreement) -> Iterator[Finding]:
    """Say which bodies an agreement names for what they may not do, by the register of bodies."""
    for mandate in (Mandate.PREPARES, Mandate.RECOMMENDS):
        body: Body | None = body_named(agreement.adoption.body_for(mandate), agreement.bodies)
        if body is not None and not body.may(mandate):
            message = BodyWithoutMandate(body.name, mandate.text)
            yield Finding.of(message, f"{agreement.id}/adoption", body.source or agreement.adoption.source)
