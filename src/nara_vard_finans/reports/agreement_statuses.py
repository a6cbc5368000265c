"""The status of an agreement: its steps, its signatures, what follows from them, and what is not in order."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from nara_vard_finans.agreements import (
    Agreement,
    AgreementForm,
    AgreementState,
    AgreementStatus,
    Departure,
    Drafted,
    HoldsIf,
    Prepared,
    Proposed,
    Recommended,
    Signature,
    SignatureState,
    TookEffect,
)
from nara_vard_finans.core import ENDLESS, AnyText, NoticeEnd, Period, Source, Text, months_text
from nara_vard_finans.journals import Event
from nara_vard_finans.reports import agreement_messages as say
from nara_vard_finans.reports.columns import (
    COUNT,
    DAY,
    FLAG,
    TEXT,
    Cell,
    Column,
    Shape,
    Words,
    maybe,
    one_of,
    several,
    within,
)
from nara_vard_finans.reports.notes import days_off_note, findings_section, source_notes
from nara_vard_finans.reports.sections import Section
from nara_vard_finans.reports.shapes import FINDING, REMARK, SOURCE, WHO, definition_column
from nara_vard_finans.reports.status_messages import AsOf, SomeOf
from nara_vard_finans.reports.status_parts import head_of, journal_lines
from nara_vard_finans.sharing import Leaving

_STATES: Mapping[AgreementState, Text] = {
    AgreementState.PLANNED: Text("inget steg är känt", "no step is known"),
    AgreementState.DRAFTED: Text("utkast finns, inte berett", "drafted, not prepared"),
    AgreementState.PREPARED: Text("berett och godkänt, inte rekommenderat", "approved, not recommended"),
    AgreementState.RECOMMENDED: Text("rekommenderat till huvudmännen", "recommended to the principals"),
    AgreementState.SIGNED: Text("undertecknat, avtalstiden har inte börjat", "signed, the term has not begun"),
    AgreementState.IN_FORCE: Text("gäller", "in force"),
    AgreementState.NOTICE_GIVEN: Text("gäller, uppsagt", "in force, with notice given"),
    AgreementState.EXPIRED: Text("har upphört", "expired"),
    AgreementState.SUCCEEDED: Text("har upphört och efterträtts", "expired and succeeded"),
    AgreementState.LAPSED: Text(
        "avtalstiden är slut, och avtalet gällde aldrig", "the term is over; it was never in force"
    ),
    AgreementState.UNKNOWN: Text("okänt om det gäller", "unknown whether it is in force"),
}
_TERM_OVER = Text("avtalstiden är slut; okänt om avtalet gällde", "the term is over; unknown whether it was in force")
_NOT_BEGUN = Text("okänt hur långt det har kommit; gäller inte", "unknown how far it has come; not in force")
_WAITING = {
    *(AgreementState.PLANNED, AgreementState.DRAFTED, AgreementState.PREPARED),
    *(AgreementState.RECOMMENDED, AgreementState.SIGNED),
}
_SIGNATURES: Mapping[SignatureState, Text] = {
    SignatureState.SIGNED: Text("undertecknat", "signed"),
    SignatureState.OTHER_TEXT: Text("undertecknat en annan text", "signed another text"),
    SignatureState.MISSING: Text("saknas", "missing"),
    SignatureState.UNKNOWN: Text("okänt", "unknown"),
}
_STEPS: tuple[tuple[type[Event], Text], ...] = (
    (Proposed, Text("Föreslaget", "Proposed")),
    (Drafted, Text("Utkast", "Drafted")),
    (Prepared, Text("Berett och godkänt", "Prepared and approved")),
    (Recommended, Text("Rekommenderat", "Recommended")),
    (TookEffect, Text("Trädde i kraft, enligt handling", "Took effect, according to a paper")),
)
_NOT_YET = Text("inte ännu", "not yet")

_TERM: Shape[Period] = Shape(
    Column("first_day", DAY, lambda term: term.first_day), Column("last_day", maybe(DAY), lambda term: term.ends)
)
_EVENT: Shape[Event] = Shape(
    Column("step", TEXT, lambda event: event.kind),
    Column("on", DAY, lambda event: event.on),
    Column("by", maybe(TEXT), lambda event: getattr(event, "by", "") or None),
    Column("paragraph", maybe(TEXT), lambda event: getattr(event, "paragraph", "") or None),
    Column("note", maybe(TEXT), lambda event: event.note or None),
    Column("source", maybe(TEXT), lambda event: event.source),
)


class _Signed(NamedTuple):
    signature: Signature
    status: AgreementStatus

    def state(self) -> Words:
        """Say how it stands, and with whom or to which text."""
        state, each = _SIGNATURES[self.signature.state], self.signature
        if each.texts:
            return say.SignedText(state, ", ".join(each.texts))
        if each.missing:
            names = (self.status.agreement.parties[code].name for code in each.missing)
            return say.SignedWithout(state, ", ".join(names))
        return state


SIGNATURE: Shape[_Signed] = Shape(
    *within(WHO, lambda each: each.signature.party),
    Column(
        "state", one_of(SignatureState), lambda each: each.signature.state, Text("Underskrift", "Signature"),
        shown=lambda each: each.state(),
    ),
    Column("on", maybe(DAY), lambda each: each.signature.on, Text("Dag", "Day")),
    Column("texts", several(TEXT), lambda each: each.signature.texts),
    Column("lacking", several(TEXT), lambda each: each.signature.missing),
    Column("by", several(TEXT), lambda each: each.signature.by),
    Column("paragraphs", several(TEXT), lambda each: each.signature.paragraphs),
    Column("sign_by", maybe(DAY), lambda each: each.status.sign_by.get(each.signature.party.code)),
)  # fmt: skip
_SIGNATORY: Column[_Signed] = Column(
    "signatory",
    TEXT,
    lambda each: ", ".join((*each.signature.by, *each.signature.paragraphs)),
    Text("Undertecknat av", "Signed by"),
)
_NOTICE: Shape[AgreementStatus] = Shape(
    Column("months", maybe(COUNT), lambda status: status.agreement.notice and status.agreement.notice.months),
    Column("days", maybe(COUNT), lambda status: status.agreement.notice and status.agreement.notice.days),
    Column("to", maybe(one_of(NoticeEnd)), lambda status: status.agreement.notice and status.agreement.notice.to),
    Column(
        "prolonged_months",
        maybe(COUNT),
        lambda status: status.agreement.prolonged and status.agreement.prolonged.months,
    ),
    Column("last_day", maybe(DAY), lambda status: status.last_day_for_notice),
    Column("passed", FLAG, lambda status: status.on > (status.last_day_for_notice or status.on)),
    Column("if_given_today_ends_on", maybe(DAY), lambda status: status.earliest_end),
    Column("on_leaving", maybe(one_of(Leaving)), lambda status: status.agreement.on_leaving),
)
_DEPARTURE: Shape[Departure] = Shape(
    *within(WHO[:2], lambda each: each.party),
    Column("given_on", DAY, lambda each: each.given_on),
    Column("ends_on", maybe(DAY), lambda each: each.ends_on),
)
_SUCCESSOR: Shape[AgreementStatus] = Shape(
    Column("agreement", TEXT, lambda status: status.agreement.id),
    Column("title", TEXT, lambda status: status.agreement.title),
    Column("first_day", DAY, lambda status: status.agreement.term.first_day),
    Column("state", one_of(AgreementState), lambda status: status.state),
    Column("in_force", maybe(FLAG), lambda status: status.in_force),
)


def _codes(key: str, state: SignatureState) -> Column[AgreementStatus]:
    return Column(key, several(TEXT), lambda status: [each.party.code for each in status.signatures_in(state)])


def signatures(status: AgreementStatus) -> list[_Signed]:
    """Give the rows of a status: its signatures."""
    return [_Signed(each, status) for each in status.signatures]


def status_sources(status: AgreementStatus) -> tuple[Source, ...]:
    """Give the places that a status rests on."""
    agreement = status.agreement
    found = (agreement.source, agreement.adoption.source, *(event.source for event in status.steps))
    return tuple(dict.fromkeys(source for source in found if source is not None))


AGREEMENT_STATUS: Shape[AgreementStatus] = Shape(
    *head_of("agreement", (definition_column(Agreement),)),
    Column("state", one_of(AgreementState), lambda status: status.state),
    Column("in_force", maybe(FLAG), lambda status: status.in_force),
    Column("in_force_from", maybe(DAY), lambda status: status.in_force_from),
    Column("term", _TERM, lambda status: status.agreement.term),
    Column("ends_on", maybe(DAY), lambda status: None if status.ends_on == ENDLESS else status.ends_on),
    Column("fingerprint", TEXT, lambda status: status.fingerprint),
    Column("form", maybe(one_of(AgreementForm)), lambda status: status.agreement.adoption.form),
    Column("holds_if", maybe(one_of(HoldsIf)), lambda status: status.agreement.adoption.holds_if),
    Column("steps", several(_EVENT), lambda status: status.steps),
    Column("steps_without_mandate", several(_EVENT), lambda status: status.without_mandate),
    Column("signatures", several(SIGNATURE), signatures),
    _codes("signed", SignatureState.SIGNED),
    _codes("missing", SignatureState.MISSING),
    _codes("unknown", SignatureState.UNKNOWN),
    _codes("other_text", SignatureState.OTHER_TEXT),
    Column("notice", _NOTICE, lambda status: status),
    Column("notices", several(_DEPARTURE), lambda status: status.departures),
    Column("succeeds", maybe(TEXT), lambda status: status.agreement.succeeds or None),
    Column("successor", maybe(_SUCCESSOR), lambda status: status.successor),
    Column("findings", several(FINDING), lambda status: status.findings),
    Column("remarks", several(REMARK), lambda status: status.agreement.remarks),
    Column("sources", several(SOURCE), status_sources),
    name="status",
)


def agreement_sections(status: AgreementStatus) -> Iterator[Section]:
    """Lay out an agreement on a day: its steps, its signatures, what follows from them, and what is not in order."""
    yield _steps_section(status)
    yield _signatures_section(status)
    yield findings_section(status)
    yield Section(notes=tuple(_remarks(status)))


class _Step(NamedTuple):
    what: Words
    who: Words
    when: Cell


_STEP_COLUMNS: tuple[Column[_Step], ...] = (
    Column("step", TEXT, lambda step: step.what, Text("Steg", "Step")),
    Column("by", TEXT, lambda step: step.who, Text("Vem", "Who")),
    Column("on", TEXT, lambda step: step.when, Text("Dag", "Day")),
)


def _steps_section(status: AgreementStatus) -> Section:
    return Section(
        title=(status.agreement.title, AsOf(status.on, agreement_state(status)), *journal_lines(status.journal)),
        columns=_STEP_COLUMNS,
        rows=tuple(_steps(status)),
        notes=tuple(_consequences(status)),
    )


def agreement_state(status: AgreementStatus) -> AnyText:
    """Say in a few words how an agreement stands."""
    state, term = _STATES[status.state], status.agreement.term
    if status.state is AgreementState.UNKNOWN and status.in_force is False:
        return _NOT_BEGUN if status.on < term.first_day else _TERM_OVER
    if status.state not in _WAITING:
        return state
    if status.agreement.adoption.holds_if is not None:
        return say.WaitingNotInForce(state)
    return state if status.state is AgreementState.SIGNED else say.WaitingForTerm(state)  # only the day says so


def _steps(status: AgreementStatus) -> Iterator[_Step]:
    adoption = status.agreement.adoption
    bodies: dict[type[Event], str] = {Prepared: adoption.prepared_by, Recommended: adoption.recommended_by}
    for kind, title in _STEPS:
        event = next((event for event in status.steps if isinstance(event, kind)), None)
        if event is not None or bodies.get(kind):
            names = (getattr(event, "by", "") or bodies.get(kind, ""), getattr(event, "paragraph", ""))
            by = ", ".join(filter(None, names)) or "–"
            yield _Step(title, by, _NOT_YET if event is None else event.on)
    yield _Step(
        Text("Undertecknat", "Signed"), "–" if adoption.signed_by is None else adoption.signed_by, _counted(status)
    )


def _counted(status: AgreementStatus) -> AnyText:
    signed, all_of = len(status.signatures_in(SignatureState.SIGNED)), len(status.signatures)
    unknown = len(status.signatures_in(SignatureState.UNKNOWN))
    if unknown == all_of:
        return _SIGNATURES[SignatureState.UNKNOWN]
    return say.SignedUnknown(signed, all_of, unknown) if unknown else SomeOf(signed, all_of)


def _consequences(status: AgreementStatus) -> Iterator[Words]:
    """Say what follows: from when to when it holds, who is missing, notice, and what follows on it."""
    agreement = status.agreement
    if agreement.adoption.holds_if is HoldsIf.ALL_SIGN and status.in_force_from is None:
        yield say.HoldsWhenAllSign()
    if status.in_force_from is not None:
        yield _holds(agreement, status.in_force_from, status.ends_on)
    else:
        yield say.Term(agreement.term)
    if status.missing and status.journal.recorded_until is None and status.journal.events:
        yield say.KeptHowFar()
    yield from _notice(status)
    for each in status.departures:
        if each.ends_on is None:
            yield say.GaveNoticeUntilUnknown(each.party.name, each.given_on)
        else:
            yield say.GaveNotice(each.party.name, each.given_on, each.ends_on)
    yield from days_off_note(_days_to_keep(status))
    if status.successor is not None:
        yield _following(status.successor)
    if agreement.succeeds:
        yield say.Succeeds(agreement.succeeds)
    yield say.Fingerprint(status.fingerprint)


def _holds(agreement: Agreement, first: dt.date, ends_on: dt.date) -> Words:
    """Say from when to when an agreement holds."""
    if ends_on != ENDLESS:
        return say.Holds(first, ends_on)
    if agreement.prolonged is None:
        return say.HoldsUntilFurther(first)
    return say.HoldsProlonged(first, agreement.term.last_day, months_text(agreement.prolonged.months))


def _days_to_keep(status: AgreementStatus) -> Iterator[dt.date]:
    """Give the days by which somebody must act: to sign, and to give notice."""
    yield from status.sign_by.values()
    if status.last_day_for_notice is not None:
        yield status.last_day_for_notice


def _following(status: AgreementStatus) -> Words:
    name, first, state = status.agreement.id, status.agreement.term.first_day, _STATES[status.state]
    since = status.in_force_from
    if since is None or since == first:
        return say.Successor(name, first, status.on, state)
    return say.LateSuccessor(name, first, since, status.on, state)


def _notice(status: AgreementStatus) -> Iterator[Words]:
    notice, last = status.agreement.notice, status.last_day_for_notice
    prolonged, ends = status.agreement.prolonged, status.end_in_question
    if notice is None or (last is None and not status.agreement.term.is_open):
        yield say.NoticeNotStated()
        return
    if last is None or ends is None:
        yield say.NoticeIs(notice.text)
    elif prolonged is not None:
        yield say.ElseProlonged(notice.text, ends, last, months_text(prolonged.months))
    else:
        yield (say.LastDayWas if status.on > last else say.LastDayIs)(notice.text, last)
    if status.earliest_end is not None:
        yield say.BoundUntil(status.on, status.earliest_end)


def _signatures_section(status: AgreementStatus) -> Section:
    if all(each.state is SignatureState.UNKNOWN for each in status.signatures):
        return Section(notes=(say.SignaturesUnknown(", ".join(each.party.name for each in status.signatures)),))
    told = any(each.by or each.paragraphs for each in status.signatures)
    columns = (*SIGNATURE.headed, _SIGNATORY) if told else SIGNATURE.headed
    return Section(columns=columns, rows=signatures(status))


def _remarks(status: AgreementStatus) -> Iterator[Words]:
    for remark in status.agreement.remarks:
        if remark.at in {"term", "notice", "on_leaving", "adoption", "sign_by", "history"}:
            yield remark
    yield from (say.Kept(event.on, event.note) for event in status.steps if event.note)
    yield from source_notes(status_sources(status))
