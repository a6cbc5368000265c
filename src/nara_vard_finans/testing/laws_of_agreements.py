"""Laws of an agreement on a day: what one missing signature does, and what a later notice does not."""

import datetime as dt
from collections.abc import Iterator

from attrs import evolve

from nara_vard_finans.agreements import AgreementStatus, HoldsIf, NoticeGiven, Signed, TookEffect, departures
from nara_vard_finans.core import Finding
from nara_vard_finans.testing.law import law
from nara_vard_finans.testing.messages import Broken


class InForceUnsigned(Broken):
    """It is in force though a signature is missing."""

    RULE = "all-must-sign"
    SV = "Avtalet gäller {on}, fast {party} inte har undertecknat det."
    EN = "The agreement is in force on {on}, though {party} has not signed it."
    on: dt.date
    party: str


class InForceOutsideTerm(Broken):
    """It is in force on a day outside its term."""

    RULE = "within-term"
    SV = "Avtalet gäller {on}, {by:dag|dagar} utanför avtalstiden."
    EN = "The agreement is in force on {on}, {by:day|days} outside its term."
    on: dt.date
    by: int


class LaterNoticeEndedEarlier(Broken):
    """A later notice ended it earlier."""

    RULE = "later-notice-no-earlier"
    SV = "{party}: uppsagt {given} upphör det {ends}, och uppsagt dagen efter {by:dag|dagar} tidigare."
    EN = "{party}: by notice of {given} it ends on {ends}, and by notice a day later {by:day|days} earlier."
    party: str
    given: dt.date
    ends: dt.date
    by: int


@law()
def all_must_sign(status: AgreementStatus) -> Iterator[Finding]:
    """Where all must sign, it holds with no signature missing, and without any one of them it would not hold."""
    if status.agreement.adoption.holds_if is not HoldsIf.ALL_SIGN:
        return
    if status.in_force:
        for each in status.missing:
            yield Finding.of(InForceUnsigned(status.on, each.party.code), f"{status.agreement.id}/{each.party.code}")
    stated = any(isinstance(event, TookEffect) for event in status.events)
    for party in () if stated else status.agreement.parties:
        if _without(status, party.code).in_force:
            yield Finding.of(InForceUnsigned(status.on, party.code), f"{status.agreement.id}/{party.code}")


@law()
def within_term(status: AgreementStatus) -> Iterator[Finding]:
    """It is in force on no day outside its term."""
    term = status.agreement.term
    if status.in_force and not term.covers(status.on):
        by = (term.first_day - status.on).days if status.on < term.first_day else (status.on - term.last_day).days
        yield Finding.of(InForceOutsideTerm(status.on, by), status.agreement.id)


@law()
def later_notice_no_earlier(status: AgreementStatus) -> Iterator[Finding]:
    """Had a party given its notice a day later, it would not have left earlier."""
    ends = {each.party.code: each.ends_on for each in status.departures}
    for event in status.events:
        if isinstance(event, NoticeGiven) and event.ends_on is None and event.on < status.agreement.term.last_day:
            later = evolve(event, on=event.on + dt.timedelta(days=1))
            (then,) = departures(status.agreement, [later])
            now = ends.get(event.party)
            if now is not None and then.ends_on is not None and then.ends_on < now:
                told = LaterNoticeEndedEarlier(event.party, event.on, now, (now - then.ends_on).days)
                yield Finding.of(told, f"{status.agreement.id}/{event.party}")


def _without(status: AgreementStatus, code: str) -> AgreementStatus:
    """Give the status as if one party had not signed, nor given notice."""
    kinds = (Signed, NoticeGiven)
    events = [event for event in status.events if not (isinstance(event, kinds) and code == event.party)]
    return evolve(status, journal=evolve(status.journal, events=events))
