"""
The course of an agreement: who has signed, who leaves when, and which events cannot have happened as they are told.

Events of one day have no order among themselves: who signs and who recommends on one day does both.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial

from attrs import frozen

from nara_vard_finans.agreements.definition import Agreement, AgreementForm
from nara_vard_finans.agreements.events import (
    KINDS,
    Booked,
    Budgeted,
    CostEvent,
    Drafted,
    Forecast,
    NoticeGiven,
    Proposed,
    Settled,
    Signed,
    TookEffect,
)
from nara_vard_finans.agreements.mandates import lacks_mandate
from nara_vard_finans.agreements.refusals import (
    AfterEnd,
    AfterTerm,
    BeforeDraft,
    BeforePeriod,
    EndsBeforeNotice,
    EndsWithinNotice,
    HoldsBeforeTerm,
    LineNotCovered,
    LineOutside,
    NamesNoLines,
    NeverSigned,
    NoAgreementEvent,
    NoPartyOf,
    NotInPairs,
    OneDocument,
    PeriodOfTwoYears,
    PeriodOutside,
    SameSide,
    SettledBeforeYear,
    SignedAfterNotice,
    SignedAlready,
    SignedWithAll,
)
from nara_vard_finans.agreements.terms import is_text_of
from nara_vard_finans.core import Party, Period, Principal, Reason, with_tuples
from nara_vard_finans.journals import Contradiction, Event, sound_and_faulty
from nara_vard_finans.sharing import Leaving


class SignatureState(StrEnum):
    """How it stands with one party's signature."""

    SIGNED = "signed"
    """undertecknat"""
    OTHER_TEXT = "other-text"
    """undertecknat, men en annan text"""
    MISSING = "missing"
    """saknas"""
    UNKNOWN = "unknown"
    """okänt: ingen handling säger det"""


@frozen(kw_only=True, field_transformer=with_tuples)
class Signature:
    """
    How it stands with one party's signature.

    Swedish term:
        underskrift

    Attributes:
        party: The party.
        state: How it stands.
        on: The day it signed, the last of several; ``None`` where it has not, or nobody knows.
        texts: The other texts that it signed, as the journal names them.
        missing: With whom it has not signed, by code, where the agreement is bilateral and it signs several.
        by: Who signed for it, as the journal names them, each once.
        paragraphs: The decisions that let them sign.
    """

    party: Party
    state: SignatureState
    on: dt.date | None = None
    texts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


@frozen(kw_only=True)
class Departure:
    """
    A party that has given notice.

    Swedish term:
        uppsägning

    Attributes:
        party: The party.
        given_on: The day it gave notice.
        ends_on: The last day that the agreement holds for it; ``None`` where no paper states the period of notice.
    """

    party: Party
    given_on: dt.date
    ends_on: dt.date | None


def departures(agreement: Agreement, events: Iterable[Event]) -> tuple[Departure, ...]:
    """Say who has given notice, and when the agreement ends for it; never later than its term."""
    return tuple(
        Departure(party=agreement.parties[event.party], given_on=event.on, ends_on=_end(agreement, event))
        for event in events
        if isinstance(event, NoticeGiven)
    )


def _end(agreement: Agreement, event: NoticeGiven) -> dt.date | None:
    named = event.ends_on
    if named is None and agreement.notice is not None:
        return agreement.end_by_notice(event.on)
    return None if named is None else min(named, agreement.reach.last_day)


def end_for_all(agreement: Agreement, events: Iterable[Event]) -> dt.date:
    """
    Give the last day of an agreement: that of its term, or an earlier one when it ends for all by notice.

    It ends for all when its parties have agreed so, when all of one side have left, or fewer than two are left.
    """
    left = [departure for departure in departures(agreement, events) if departure.ends_on is not None]
    days = sorted((departure.ends_on, departure.party.code) for departure in left if departure.ends_on)
    staying = {party.code: party.principal for party in agreement.parties}
    of_side = Counter(staying.values())
    for day, code in days:
        if code in staying:
            of_side[staying.pop(code)] -= 1
        if agreement.on_leaving is Leaving.ENDS or len(staying) <= 1 or 0 in of_side.values():
            return day
    return agreement.reach.last_day


def signatures(
    agreement: Agreement, events: Sequence[Event], *, fingerprint: str, silent: bool
) -> tuple[Signature, ...]:
    """
    Say how it stands with every party's signature, in the order of tables.

    Args:
        agreement: The agreement.
        events: What has happened.
        fingerprint: What identifies its text.
        silent: Whether the journal tells nothing of the last days, so that what it does not tell is unknown.
    """
    stated = any(isinstance(event, TookEffect) for event in events)
    signed: dict[str, list[Signed]] = {}
    for event in events:
        if isinstance(event, Signed):
            signed.setdefault(event.party, []).append(event)
    unasked = agreement.adoption.holds_if is None and not signed
    absent = SignatureState.UNKNOWN if silent or stated or unasked else SignatureState.MISSING
    return tuple(
        _signature(party, _documents(agreement, party), signed.get(party.code, []), fingerprint, absent)
        for party in agreement.parties.in_table_order
    )


def _documents(agreement: Agreement, party: Party) -> tuple[str, ...]:
    """Give the counterparts with whom a party signs a document each; one without a name for a joint document."""
    if agreement.adoption.form is AgreementForm.BILATERAL and party.principal is Principal.REGION:
        return tuple(other.code for other in agreement.parties.in_table_order if other.principal is not party.principal)
    return ("",)


def _signature(
    party: Party, documents: tuple[str, ...], own: Sequence[Signed], fingerprint: str, absent: SignatureState
) -> Signature:
    texts = tuple(sorted({event.text for event in own if not is_text_of(event.text, fingerprint)}))
    covered = {document for event in own for document in (documents if not event.counterpart else (event.counterpart,))}
    single = len(documents) == 1
    missing = () if single else tuple(document for document in documents if document not in covered)
    done = bool(own) if single else not missing
    state = absent
    if texts:
        state = SignatureState.OTHER_TEXT
    elif done:
        state = SignatureState.SIGNED
    on = max((event.on for event in own), default=None)
    by, paragraphs = (
        tuple(dict.fromkeys(text for text in texts_of if text))
        for texts_of in ([event.by for event in own], [event.paragraph for event in own])
    )
    missing = missing if own else ()
    return Signature(party=party, state=state, on=on, texts=texts, missing=missing, by=by, paragraphs=paragraphs)


def pairs_signed(agreement: Agreement, events: Sequence[Event], fingerprint: str) -> dict[str, dt.date]:
    """Give the day on which each document of a bilateral agreement was signed by both, in its own text; by code."""
    days: dict[tuple[str, str], dt.date] = {}
    for event in events:
        if isinstance(event, Signed) and is_text_of(event.text, fingerprint):
            party = agreement.parties[event.party]
            region = party.principal is Principal.REGION
            named = event.counterpart if region else event.party
            own = (named,) if named else _documents(agreement, party)
            days |= {("region" if region else "other", code): event.on for code in own}
    return {
        code: max(day, days["other", code])
        for (side, code), day in days.items()
        if (side, code) == ("region", code) and ("other", code) in days
    }


def contradictions(
    agreement: Agreement, events: Iterable[Event], *, unsure: Iterable[str] = (), all_unsure: bool = False
) -> Iterator[Contradiction]:
    """
    Say which events cannot have happened to an agreement as they are told.

    Args:
        agreement: The agreement.
        events: The events, in any order.
        unsure: Parties of whom something is known to be missing, so that what they have done first is not judged.
        all_unsure: Whether that holds for all.
    """
    sound, faulty, stated = sound_and_faulty(
        events,
        agreement.parties,
        partial(_alone, agreement),
        counts=lambda event: not lacks_mandate(agreement, event),
    )
    yield from stated
    doubted = {*unsure, *(getattr(event, "party", "") for _, event in faulty)}
    unrecorded = any(isinstance(event, TookEffect) for _, event in faulty)
    yield from _out_of_order(agreement, sound, doubted, all_unsure=all_unsure or unrecorded)


def _alone(agreement: Agreement, event: Event) -> Iterator[Reason]:
    """Say what is wrong with an event by itself."""
    if type(event) not in KINDS:
        yield NoAgreementEvent(agreement.id)
        return
    term = agreement.term
    if isinstance(event, CostEvent):
        yield from _cost(agreement, event)
        return
    if isinstance(event, Settled):
        yield from _settled(agreement, event)
        return
    if event.on > agreement.reach.last_day:
        yield AfterTerm(agreement.id, term.last_day)
    named = (getattr(event, "party", ""), getattr(event, "counterpart", ""))
    strangers = [code for code in named if code and code not in agreement.parties]
    yield from (NoPartyOf(code, agreement.id) for code in strangers)
    match event:
        case TookEffect() if event.on < term.first_day:
            yield HoldsBeforeTerm(agreement.id, term.first_day)
        case Signed(counterpart=counterpart) if counterpart and not strangers:
            yield from _counterpart(agreement, event)
        case NoticeGiven():
            yield from _too_early(agreement, event)
        case _:
            pass


def _cost(agreement: Agreement, event: CostEvent) -> Iterator[Reason]:
    """Say why the cost cannot be charged with it; what falls within the term is often booked after it."""
    line = next((line for line in agreement.cost_lines if line.id == event.line), None)
    if not agreement.cost_lines:
        yield NamesNoLines()
    elif line is None:
        yield LineNotCovered(agreement.id, event.line, tuple(each.id for each in agreement.cost_lines))
    elif line.outside:
        yield LineOutside(line.title, agreement.id)
    if isinstance(event, Booked):
        period = event.period
        if period.first_day.year != period.last_day.year:
            yield PeriodOfTwoYears(period)
        elif not (agreement.reach.covers(period.first_day) and agreement.reach.covers(period.last_day)):
            yield PeriodOutside(period, agreement.id, agreement.term)
        if event.on < period.first_day:
            yield BeforePeriod(period)
    elif isinstance(event, Budgeted | Forecast) and not agreement.reach.touches_year(event.year):
        yield PeriodOutside(Period.year(event.year), agreement.id, agreement.term)


def _settled(agreement: Agreement, event: Settled) -> Iterator[Reason]:
    """Say why a year cannot be settled so; it is often done after the term."""
    if not agreement.reach.touches_year(event.year):
        yield PeriodOutside(Period.year(event.year), agreement.id, agreement.term)
    elif event.on.year < event.year:
        yield SettledBeforeYear(event.year)


def _counterpart(agreement: Agreement, event: Signed) -> Iterator[Reason]:
    if agreement.adoption.form is AgreementForm.JOINT:
        yield OneDocument(agreement.id)
    elif agreement.adoption.form is None:
        yield NotInPairs(agreement.id)
    elif agreement.parties[event.party].principal is agreement.parties[event.counterpart].principal:
        yield SameSide()


def _too_early(agreement: Agreement, event: NoticeGiven) -> Iterator[Reason]:
    if event.ends_on is None:
        return
    if event.ends_on < event.on:
        yield EndsBeforeNotice(event.ends_on)
    elif agreement.notice is not None:
        first = _end(agreement, NoticeGiven(on=event.on, party=event.party))
        if first is not None and event.ends_on < first:
            yield EndsWithinNotice(event.ends_on, first)


def _out_of_order(
    agreement: Agreement, events: list[tuple[int, Event]], unsure: set[str], *, all_unsure: bool
) -> Iterator[Contradiction]:
    """Say which events come before what they rest on, or after the end."""
    parties = agreement.parties
    draft = next((event for _, event in events if isinstance(event, Drafted)), None)
    signed: dict[str, Signed] = {}
    for _, event in sorted(events, key=lambda pair: pair[1].on):
        if isinstance(event, Signed):
            signed.setdefault(event.party, event)
    effect = next((event.on for _, event in events if isinstance(event, TookEffect)), dt.date.max)
    # A notice given after an event ends nothing before it, for none ends before it is given: all can be asked at once.
    ended = end_for_all(agreement, (event for _, event in events if isinstance(event, NoticeGiven)))
    for place, event in events:
        if draft is not None and event.on < draft.on and not isinstance(event, Proposed):
            yield place, BeforeDraft(draft.described(parties))
        if event.on > ended and not isinstance(event, CostEvent | Settled):
            yield place, AfterEnd(agreement.id, ended)
        if isinstance(event, NoticeGiven) and not all_unsure and event.party not in unsure and event.on < effect:
            yield from ((place, reason) for reason in _unsigned(signed.get(event.party), event, agreement))
    yield from _signed_again(agreement, events)


def _signed_again(agreement: Agreement, events: list[tuple[int, Event]]) -> Iterator[Contradiction]:
    """Say which signatures are under a document that the party has signed already, alone or with all others."""
    done: dict[tuple[str, str], Signed] = {}
    signed = [
        (place, event) for place, event in events if isinstance(event, Signed) and not lacks_mandate(agreement, event)
    ]
    to_sign = {code: _documents(agreement, agreement.parties[code]) for code in {event.party for _, event in signed}}
    for place, event in sorted(signed, key=lambda pair: (pair[1].on, pair[1].party, pair[1].counterpart)):
        documents = to_sign[event.party]
        own = (event.counterpart,) if event.counterpart and len(documents) > 1 else documents
        earlier = [done[event.party, document] for document in own if (event.party, document) in done]
        if earlier:
            refused = SignedAlready if earlier[0].counterpart else SignedWithAll
            yield place, refused(earlier[0].described(agreement.parties))
        done |= {(event.party, document): event for document in own if (event.party, document) not in done}


def _unsigned(signed: Signed | None, event: NoticeGiven, agreement: Agreement) -> Iterator[Reason]:
    if signed is None:
        if agreement.adoption.holds_if is None:
            return  # it may hold without any signature
        yield NeverSigned()
    elif signed.on > event.on:
        yield SignedAfterNotice(signed.described(agreement.parties))
