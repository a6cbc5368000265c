"""Checks of an agreement on a day: each rule is a function, whose findings cite the clause that it carries out."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve, frozen

from nara_vard_finans.agreements.course import Departure, Signature, SignatureState
from nara_vard_finans.agreements.definition import Agreement, HoldsIf
from nara_vard_finans.agreements.events import Prepared, Recommended, Signed, TookEffect
from nara_vard_finans.core import Finding, Language, Period, PeriodError, Severity, Text, with_tuples
from nara_vard_finans.journals import UNTOLD, Event


@frozen(kw_only=True, field_transformer=with_tuples)
class AgreementCase:
    """
    What a check judges.

    Attributes:
        agreement: The agreement.
        events: What has happened up to and including the day.
        on: The day.
        signatures: How it stands with every party's signature.
        departures: Who has given notice.
        in_force: Whether it holds; ``None`` where nobody knows.
        ends_on: The last day that it holds.
        kept_to: The last day that the journal tells of; ``None`` where it tells of all.
        unknown: Whether nobody knows if it holds, or has held.
        following: The agreement that follows, whether it holds or has held, and since when; ``None`` where none does.
    """

    agreement: Agreement
    events: Sequence[Event]
    on: dt.date
    signatures: tuple[Signature, ...]
    departures: tuple[Departure, ...]
    in_force: bool | None
    ends_on: dt.date
    kept_to: dt.date | None = None
    unknown: bool = False
    following: tuple[Agreement, bool | None, dt.date | None] | None = None

    def finding(self, rule: str, severity: Severity, subject: str, message: Text) -> Finding:
        """Make a finding about the agreement, or with *subject* about one of its parties."""
        source = self.agreement.adoption.source or self.agreement.source
        about = f"{self.agreement.id}/{subject}" if subject else self.agreement.id
        return Finding(rule=rule, severity=severity, subject=about, message=message, source=source)


def check(case: AgreementCase) -> tuple[Finding, ...]:
    """Carry out every check, in the order of the rules."""
    return tuple(finding for rule in RULES for finding in rule(case))


def all_signed(case: AgreementCase) -> Iterator[Finding]:
    """Say who is missing when the term has begun, or is soon to begin, if all must sign."""
    term, needs_all = case.agreement.term, case.agreement.adoption.holds_if is HoldsIf.ALL_SIGN
    missing = [each.party.name for each in case.signatures if each.state is SignatureState.MISSING]
    if not missing or case.in_force is not False or not needs_all:
        return
    names = ", ".join(missing)
    if dt.timedelta(0) < term.first_day - case.on <= WARNED_BEFORE:
        message = Text(
            f"Avtalstiden börjar {term.first_day}, och avtalet gäller först när samtliga har undertecknat samma text. "
            f"Underskrift saknas från {names}.",
            f"The term begins on {term.first_day}, and the agreement holds only when all have signed the same text. "
            f"Signatures are missing from {names}.",
        )
        yield case.finding("all-signed", Severity.WARNING, "", message)
    elif term.covers(case.on):
        message = Text(
            f"Avtalstiden började {term.first_day}, och avtalet gäller inte: det förutsätter att samtliga undertecknar "
            f"likalydande avtal. Underskrift saknas från {names}.",
            f"The term began on {term.first_day}, and the agreement does not hold: it requires that all sign the same "
            f"text. Signatures are missing from {names}.",
        )
        yield case.finding("all-signed", Severity.BREACH, "", message)


def adoption_stated(case: AgreementCase) -> Iterator[Finding]:
    """Say that no paper states how the agreement comes to hold, where it is not told that it took effect."""
    told = any(isinstance(event, TookEffect) for event in case.events)
    if told or case.agreement.adoption.holds_if is not None:
        return
    how = Text(
        "Hur avtalet börjar gälla framgår inte av handlingarna", "How the agreement comes to hold is in no paper"
    )
    if all(each.state is SignatureState.SIGNED for each in case.signatures):
        message = Text(
            f"{how.sv}. Samtliga har undertecknat samma text, och det läses här som att det gäller.",
            f"{how.en}. All have signed the same text, and that is read here as its holding.",
        )
    elif case.on < case.agreement.term.first_day:
        message = Text(
            f"{how.sv}, så vad som återstår före {case.agreement.term.first_day} är okänt.",
            f"{how.en}, so what remains to be done before {case.agreement.term.first_day} is unknown.",
        )
    else:
        holds = Text("gällde", "held") if case.on > case.ends_on else Text(f"gäller {case.on}", f"holds on {case.on}")
        message = Text(
            f"{how.sv}, så om det {holds.sv} är okänt. Ange det i faktafilens adoption, eller i journalen när det "
            "trädde i kraft.",
            f"{how.en}, so whether it {holds.en} is unknown. State it in the adoption of the facts file, or in the "
            "journal when it took effect.",
        )
    yield evolve(case.finding("adoption-stated", Severity.NOTE, "", message), source=None)  # no clause says so


def same_text(case: AgreementCase) -> Iterator[Finding]:
    """Say who has signed another text."""
    for each in case.signatures:
        if each.state is SignatureState.OTHER_TEXT:
            texts = ", ".join(f"”{text}”" for text in each.texts)
            must = Text("avtalen ska vara likalydande", "the texts must be the same")
            severity = Severity.BREACH
            if case.agreement.adoption.holds_if is None:
                must = Text(
                    "ingen handling säger om de ska vara likalydande", "no paper says whether they must be the same"
                )
                severity = Severity.WARNING
            message = Text(
                f"{each.party.name} har undertecknat en annan text, {texts}; {must.sv}.",
                f"{each.party.name} has signed another text, {texts}; {must.en}.",
            )
            yield case.finding("same-text", severity, each.party.code, message)


def signed_in_time(case: AgreementCase) -> Iterator[Finding]:
    """Say who has signed after the term began."""
    first = case.agreement.term.first_day
    late: dict[str, list[dt.date]] = {}
    for event in case.events:
        if isinstance(event, Signed) and event.on > first:
            late.setdefault(event.party, []).append(event.on)
    for code in sorted(late):
        name, day = case.agreement.parties[code].name, max(late[code])
        message = Text(
            f"{name} undertecknade {day}, sedan avtalstiden hade börjat {first}.",
            f"{name} signed on {day}, after the term had begun on {first}.",
        )
        yield case.finding("signed-in-time", Severity.WARNING, code, message)


def steps_in_order(case: AgreementCase) -> Iterator[Finding]:
    """Say which steps that the agreement names were passed over, or came after the one that rests on them."""
    adoption = case.agreement.adoption
    prepared = _day(case, Prepared) if adoption.prepared_by else dt.date.min
    recommended = _day(case, Recommended) if adoption.recommended_by else dt.date.min
    first_signed = _day(case, Signed)
    told = any(isinstance(event, TookEffect) for event in case.events)
    if told:
        return
    if adoption.recommended_by and prepared > recommended:
        message = Text(
            f"Rekommenderat {recommended} utan att {adoption.prepared_by} dessförinnan hade godkänt avtalet.",
            f"Recommended on {recommended}, before {adoption.prepared_by} had approved the agreement.",
        )
        yield case.finding("steps-in-order", Severity.WARNING, "", message)
    before = [
        name
        for name, day in ((adoption.prepared_by, prepared), (adoption.recommended_by, recommended))
        if day > first_signed
    ]
    if before:
        names, bodies = " och ".join(before), " and ".join(before)
        message = Text(
            f"Undertecknat från {first_signed}, innan {names} hade behandlat avtalet.",
            f"Signed from {first_signed}, before {bodies} had dealt with the agreement.",
        )
        yield case.finding("steps-in-order", Severity.WARNING, "", message)


def _day(case: AgreementCase, kind: type[Event]) -> dt.date:
    """Give the first day of an event of a kind; after all days where there is none."""
    return min((event.on for event in case.events if isinstance(event, kind)), default=dt.date.max)


def notice_stated(case: AgreementCase) -> Iterator[Finding]:
    """Say who has given notice under an agreement whose papers do not say for when, or what then happens."""
    for departure in case.departures:
        name, code = departure.party.name, departure.party.code
        if departure.ends_on is None:
            message = Text(
                f"{name} sade upp avtalet {departure.given_on}; ingen handling anger uppsägningstiden, så när avtalet "
                "upphör för parten är okänt. Ange den i journalen, eller till vilken dag uppsägningen gäller.",
                f"{name} gave notice on {departure.given_on}; no paper states the period of notice, so it is unknown "
                "when the agreement ends for it. Give it in the journal, or the day that the notice is for.",
            )
            yield case.finding("notice-stated", Severity.WARNING, code, message)
        elif case.agreement.on_leaving is None and departure.ends_on < case.agreement.term.last_day:
            message = Text(
                f"{name} lämnar avtalet efter {departure.ends_on}; ingen handling säger vad som då händer med de "
                "andras kostnad.",
                f"{name} leaves the agreement after {departure.ends_on}; no paper says what then happens to the "
                "others' cost.",
            )
            yield case.finding("leaving-stated", Severity.WARNING, code, message)


def known(case: AgreementCase) -> Iterator[Finding]:
    """Say that the journal ends before the day, where it leaves open whether the agreement holds."""
    if case.kept_to == dt.date.min and not case.events:
        yield evolve(case.finding("known", Severity.NOTE, "", UNTOLD), source=None)
    elif case.unknown:
        holds = Text(f"gäller {case.on}", f"holds on {case.on}")
        if case.on > case.ends_on:
            holds = Text("gällde", "held")
        message = Text(
            f"Journalen slutar {case.kept_to}: vad som har hänt sedan, och om avtalet {holds.sv}, är okänt.",
            f"The journal ends on {case.kept_to}: what has happened since, and whether the agreement {holds.en}, is "
            "unknown.",
        )
        yield evolve(case.finding("known", Severity.WARNING, "", message), source=None)  # no clause says so


def notices_known(case: AgreementCase) -> Iterator[Finding]:
    """Say that an agreement may have been given notice after the journal ends, and have ended by that."""
    if case.in_force is not True or case.kept_to is None or case.on <= case.kept_to:
        return
    notice = case.agreement.notice
    try:
        earliest = case.kept_to if notice is None else notice.ends(given_on=case.kept_to)
    except PeriodError:
        return
    if earliest < case.on:
        message = Text(
            f"Journalen slutar {case.kept_to}: om avtalet har sagts upp sedan dess, och har upphört, är okänt.",
            f"The journal ends on {case.kept_to}: whether notice has been given since, and has ended it, is unknown.",
        )
        yield evolve(case.finding("known", Severity.WARNING, "", message), source=None)


def succession(case: AgreementCase) -> Iterator[Finding]:
    """Say whether there are days between an agreement and the one that follows, or days that both cover."""
    if case.following is None:
        return
    after, holds, since = case.following
    begins = max(since, after.term.first_day) if since is not None else after.term.first_day
    gap = gap_between(case.ends_on, begins)
    overlap = overlap_of(case.agreement.term, case.ends_on, after.term)
    if gap is not None:
        message = Text(
            f"Mellan avtalet och det som följer ({after.id}) är {gap.text()} utan avtal.",
            f"Between the agreement and the one that follows ({after.id}), {gap.text(Language.EN)} is without any.",
        )
        yield evolve(case.finding("succession", Severity.WARNING, "", message), source=after.source)
    if overlap is not None:
        message = Text(
            f"Avtalstiderna för avtalet och det som följer ({after.id}) täcker båda {overlap.text()}.",
            f"The agreement and the one that follows ({after.id}) both cover {overlap.text(Language.EN)}.",
        )
        yield evolve(case.finding("succession", Severity.WARNING, "", message), source=after.source)
    if case.on > case.ends_on and not holds:
        message = Text(
            f"Avtalet upphörde {case.ends_on}, och {after.id}, som följer på det, gäller inte {case.on}.",
            f"The agreement ended on {case.ends_on}, and {after.id}, which follows it, does not hold on {case.on}.",
        )
        if holds is None:
            message = Text(
                f"Avtalet upphörde {case.ends_on}; om {after.id}, som följer på det, gäller {case.on} är okänt.",
                f"The agreement ended on {case.ends_on}; whether {after.id}, which follows it, holds on {case.on} is "
                "unknown.",
            )
        unstated = holds is None and after.adoption.holds_if is None  # told as a note of that agreement too
        severity = Severity.NOTE if unstated else Severity.WARNING
        yield evolve(case.finding("succession", severity, "", message), source=after.source)


def gap_between(ends_on: dt.date, begins_on: dt.date) -> Period | None:
    """Give the days after *ends_on* and before *begins_on*; ``None`` where there are none."""
    if ends_on >= begins_on or ends_on + _DAY == begins_on:
        return None
    return Period(first_day=ends_on + _DAY, last_day=begins_on - _DAY)


def overlap_of(term: Period, ends_on: dt.date, following: Period) -> Period | None:
    """Give the days of a term, up to *ends_on*, that the *following* covers too; ``None`` where there are none."""
    first, last = max(term.first_day, following.first_day), min(ends_on, following.last_day)
    return None if last < first else Period(first_day=first, last_day=last)


_DAY = dt.timedelta(days=1)

WARNED_BEFORE = dt.timedelta(days=92)
"""So long before a term begins a missing signature is worth a warning: three months, our assumption."""

RULES: tuple[Callable[[AgreementCase], Iterable[Finding]], ...] = (
    adoption_stated,
    all_signed,
    same_text,
    signed_in_time,
    steps_in_order,
    notice_stated,
    known,
    notices_known,
    succession,
)
"""Every rule, in the order in which they are told."""
