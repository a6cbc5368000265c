"""The status of an agreement as pages for people."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from nara_vard_finans.agreements import (
    AgreementState,
    AgreementStatus,
    Drafted,
    HoldsIf,
    Prepared,
    Recommended,
    Signature,
    SignatureState,
    TookEffect,
)
from nara_vard_finans.core import Language, Text, months_text, number_of
from nara_vard_finans.reports.agreement_data import status_sources
from nara_vard_finans.reports.cost_pages import source_notes
from nara_vard_finans.reports.status_parts import findings_page, journal_lines
from nara_vard_finans.reports.table import Cell, Column, Table

if TYPE_CHECKING:
    from nara_vard_finans.journals import Event

_STATES: Mapping[AgreementState, Text] = {
    AgreementState.PLANNED: Text("inget steg är känt", "no step is known"),
    AgreementState.DRAFTED: Text("utkast finns, inte berett", "drafted, not prepared"),
    AgreementState.PREPARED: Text("berett och godkänt, inte rekommenderat", "approved, not recommended"),
    AgreementState.RECOMMENDED: Text("rekommenderat till huvudmännen", "recommended to the principals"),
    AgreementState.SIGNED: Text("undertecknat, avtalstiden har inte börjat", "signed, the term has not begun"),
    AgreementState.IN_FORCE: Text("gäller", "in force"),
    AgreementState.NOTICE_GIVEN: Text("gäller, och är uppsagt", "in force, with notice given"),
    AgreementState.EXPIRED: Text("har upphört", "expired"),
    AgreementState.SUCCEEDED: Text("har upphört och efterträtts", "expired and succeeded"),
    AgreementState.LAPSED: Text("avtalstiden är slut, och avtalet gällde aldrig", "the term is over; it never held"),
    AgreementState.UNKNOWN: Text("okänt om det gäller", "unknown whether it is in force"),
}
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
_STEPS: tuple[tuple[type["Event"], Text], ...] = (
    (Drafted, Text("Utkast", "Drafted")),
    (Prepared, Text("Berett och godkänt", "Prepared and approved")),
    (Recommended, Text("Rekommenderat", "Recommended")),
    (TookEffect, Text("Trädde i kraft, enligt handling", "Took effect, as a paper tells")),
)
_NOT_YET = Text("inte ännu", "not yet")


def agreement_status_pages(status: AgreementStatus, language: Language) -> tuple[Table, ...]:
    """Lay out an agreement on a day: its steps, its signatures, what follows from them, and what is not in order."""
    return (
        _steps_page(status, language),
        _signatures_page(status, language),
        findings_page(status.findings, language),
        Table(title=(), columns=(), rows=(), notes=tuple(_remarks(status, language))),
    )


def _steps_page(status: AgreementStatus, language: Language) -> Table:
    state = _STATES[status.state]
    if status.state is AgreementState.UNKNOWN and status.in_force is False:
        state = Text("avtalstiden är slut; okänt om avtalet gällde", "the term is over; unknown whether it held")
        if status.on < status.agreement.term.first_day:
            state = Text("okänt hur långt det har kommit; gäller inte", "unknown how far it has come; not in force")
    waits = Text("", "")
    if status.state in _WAITING:
        waits = Text("; gäller inte", "; not in force")
        if status.agreement.adoption.holds_if is None:  # only the day says so
            stated = status.state is AgreementState.SIGNED
            waits = Text("", "") if stated else Text("; avtalstiden har inte börjat", "; the term has not begun")
    heading = Text(
        f"Läget {status.on}: {state.sv}{waits.sv}",
        f"As of {status.on}: {state.in_english}{waits.en}",
    )
    headings = (Text("Steg", "Step"), Text("Vem", "Who"), Text("Dag", "Day"))
    return Table(
        title=(
            status.agreement.title.in_(language),
            heading.in_(language),
            *journal_lines(status.journal, language),
        ),
        columns=tuple(Column(heading=text.in_(language)) for text in headings),
        rows=tuple(_steps(status, language)),
        notes=tuple(text.in_(language) for text in _consequences(status)),
    )


def _steps(status: AgreementStatus, language: Language) -> Iterator[tuple[Cell, ...]]:
    adoption = status.agreement.adoption
    bodies: dict[type[Event], str] = {Prepared: adoption.prepared_by, Recommended: adoption.recommended_by}
    for kind, title in _STEPS:
        event = next((event for event in status.steps if isinstance(event, kind)), None)
        if event is not None or bodies.get(kind):
            by = getattr(event, "by", "") or bodies.get(kind, "") or "–"
            yield title.in_(language), by, _NOT_YET.in_(language) if event is None else event.on.isoformat()
    signed, all_of = len(status.signatures_in(SignatureState.SIGNED)), len(status.signatures)
    unknown = len(status.signatures_in(SignatureState.UNKNOWN))
    who = "–" if adoption.signed_by is None else adoption.signed_by.in_(language)
    counted = Text(f"{signed} av {all_of}", f"{signed} of {all_of}").in_(language)
    if unknown == all_of:
        counted = _SIGNATURES[SignatureState.UNKNOWN].in_(language)
    elif unknown:
        stated = number_of(unknown, Text("okänd", "unknown"), Text("okända", "unknown"))
        counted += f", {stated.in_(language)}"
    yield Text("Undertecknat", "Signed").in_(language), who, counted


def _consequences(status: AgreementStatus) -> Iterator[Text]:
    """Say what follows: from when to when it holds, who is missing, notice, and what follows on it."""
    agreement = status.agreement
    if agreement.adoption.holds_if is HoldsIf.ALL_SIGN and status.in_force_from is None:
        yield Text(
            "Avtalet gäller först när samtliga har undertecknat samma text.",
            "The agreement holds only when all have signed the same text.",
        )
    if status.in_force_from is not None:
        yield Text(
            f"Gäller från och med {status.in_force_from} till och med {status.ends_on}.",
            f"It holds from {status.in_force_from} to {status.ends_on}.",
        )
    else:
        yield Text(f"Avtalstid {agreement.term.text()}.", f"Term {agreement.term.text(Language.EN)}.")
    if status.missing and status.journal.recorded_until is None and status.journal.events:
        yield Text(
            "Journalen säger inte hur långt den är förd: det som inte står i den räknas som att det inte har hänt.",
            "The journal does not say how far it is kept: what it does not tell is taken not to have happened.",
        )
    yield from _notice(status)
    for each in status.departures:
        ends = each.ends_on
        yield Text(
            f"{each.party.name} sade upp avtalet {each.given_on}; det upphör för parten "
            + ("en dag som är okänd." if ends is None else f"med {ends}."),
            f"{each.party.name} gave notice on {each.given_on}; the agreement ends for it "
            + ("on a day that is unknown." if ends is None else f"with {ends}."),
        )
    if status.successor is not None:
        following, state = status.successor.agreement, _STATES[status.successor.state]
        since, first = status.successor.in_force_from, following.term.first_day
        late = since not in {None, first}
        held = Text(f", gäller från och med {since}", f", in force from {since}") if late else Text("")
        yield Text(
            f"Efterträdare: {following.id}, avtalstid från och med {first}{held.sv}; läget {status.on}: {state.sv}.",
            f"Successor: {following.id}, term from {first}{held.en}; as of {status.on}: {state.in_english}.",
        )
    if agreement.succeeds:
        yield Text(f"Efterträder {agreement.succeeds}.", f"It succeeds {agreement.succeeds}.")
    yield Text(
        f"Kontrollsumma för villkoren, som de är lästa här: {status.fingerprint}.",
        f"Fingerprint of the terms, as they are read here: {status.fingerprint}.",
    )


def _notice(status: AgreementStatus) -> Iterator[Text]:
    notice, last = status.agreement.notice, status.last_day_for_notice
    if notice is None or last is None:
        yield Text("Uppsägningstid står inte i någon handling.", "No paper states a period of notice.")
        return
    passed, months = status.on > last, months_text(notice.months)
    yield Text(
        f"Uppsägningstid {months.sv}; sista dag att säga upp till avtalstidens slut "
        f"{'var' if passed else 'är'} {last}.",
        f"{months.en} of notice; the last day to give notice for the end of the term "
        f"{'was' if passed else 'is'} {last}.",
    )
    if status.earliest_end is not None:
        yield Text(
            f"Den som säger upp {status.on} är bunden till och med {status.earliest_end}.",
            f"Who gives notice on {status.on} is bound to {status.earliest_end}.",
        )


def _signatures_page(status: AgreementStatus, language: Language) -> Table:
    headings = (Text("Part", "Party"), Text("Underskrift", "Signature"), Text("Dag", "Day"))
    unknown = all(each.state is SignatureState.UNKNOWN for each in status.signatures)
    if unknown:
        stated = Text(
            "Vilka som har undertecknat, och när, är okänt. Parter", "Who has signed when is unknown. Parties"
        )
        names = ", ".join(each.party.name for each in status.signatures)
        return Table(title=(), columns=(), rows=(), notes=(f"{stated.in_(language)}: {names}.",))
    return Table(
        title=(),
        columns=tuple(Column(heading=text.in_(language)) for text in headings),
        rows=tuple(
            (
                each.party.name,
                _signature(each, status, language),
                "–" if each.on is None else each.on.isoformat(),
            )
            for each in status.signatures
        ),
    )


def _signature(each: Signature, status: AgreementStatus, language: Language) -> str:
    state = _SIGNATURES[each.state].in_(language)
    if each.texts:
        return f"{state}: {', '.join(each.texts)}"
    if each.missing:
        names = ", ".join(status.agreement.parties[code].name for code in each.missing)
        return f"{state} {Text('med', 'with').in_(language)} {names}"
    return state


def _remarks(status: AgreementStatus, language: Language) -> Iterator[str]:
    for remark in status.agreement.remarks:
        if remark.at in {"term", "notice", "on_leaving", "adoption"}:
            yield remark.in_(language)
    for event in status.steps:
        if event.note:
            yield f"{event.on}: {event.note}"
    yield from source_notes(status_sources(status), language)
