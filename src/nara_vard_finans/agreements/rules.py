"""
What rules judge of an agreement on a day, and the rules.

Each rule is a function of the status, whose findings cite the clause that it carries out.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from attrs import evolve, frozen

from nara_vard_finans.agreements.course import (
    Departure,
    Signature,
    SignatureState,
    contradictions,
    departures,
    end_for_all,
    pairs_signed,
    signatures,
)
from nara_vard_finans.agreements.definition import Agreement, HoldsIf
from nara_vard_finans.agreements.events import KINDS, Prepared, Recommended, Signed, TookEffect
from nara_vard_finans.agreements.terms import fingerprint_of
from nara_vard_finans.core import (
    AgreementError,
    Finding,
    Language,
    Period,
    PeriodError,
    Principal,
    Severity,
    Source,
    Text,
)
from nara_vard_finans.journals import Event, StatusCore, silence


@frozen(kw_only=True, slots=False, repr=False)
class JudgedAgreement(StatusCore[Agreement]):
    """
    What rules judge of an agreement on a day.

    Attributes:
        successor: The agreement that follows, on the same day; ``None`` where none is known.

    Raises:
        AgreementError: If *successor* is of another day.
    """

    kinds = KINDS
    contradictions = staticmethod(contradictions)

    successor: "JudgedAgreement | None" = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.successor is not None and self.successor.on != self.on:
            name, other = self.successor.agreement.id, self.successor.on
            raise AgreementError(name, f"its status is of {other}, expected one of {self.on}")

    @property
    def agreement(self) -> Agreement:
        """The agreement, with what its journal gives."""
        return self.whole

    @cached_property
    def fingerprint(self) -> str:
        """What identifies its text as its papers have it, whatever is given beside it."""
        return fingerprint_of(self.definition)

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """How it stands with every party's signature, in the order of tables."""
        silent = self.journal.is_silent(self.on)
        return signatures(self.agreement, self.events, fingerprint=self.fingerprint, silent=silent)

    @cached_property
    def departures(self) -> tuple[Departure, ...]:
        """Who has given notice."""
        return departures(self.agreement, self.events)

    @cached_property
    def pairs_signed(self) -> Mapping[str, dt.date]:
        """The day on which each of its documents was signed by both, by code, where each holds by itself."""
        each_holds = self.agreement.adoption.holds_if is HoldsIf.EACH_SIGNS
        return pairs_signed(self.agreement, self.events, self.fingerprint) if each_holds else {}

    @cached_property
    def in_force_from(self) -> dt.date | None:
        """The first day that it holds: not before its term, nor before the last signature that it needs, if known."""
        described = [event.on for event in self.events if isinstance(event, TookEffect)]
        if self.agreement.adoption.holds_if is HoldsIf.EACH_SIGNS:
            days = [min(self.pairs_signed.values())] if self.pairs_signed else []
        else:
            found = [each.on for each in self.signatures if each.state is SignatureState.SIGNED and each.on is not None]
            days = [max(found)] if len(found) == len(self.signatures) else []
        return min([*described, *(max(day, self.agreement.term.first_day) for day in days)], default=None)

    @cached_property
    def ends_on(self) -> dt.date:
        """The last day, as far as is known; where each holds by itself, that of the last that two have signed."""
        ends_on = end_for_all(self.agreement, self.events)
        if not self.pairs_signed:
            return ends_on
        ends = {each.party.code: each.ends_on for each in self.departures if each.ends_on is not None}
        parties = self.agreement.parties
        regions = [ends[code] for code in ends if parties[code].principal is Principal.REGION]
        return max(min([ends_on, *regions, ends.get(code, ends_on)]) for code in self.pairs_signed)

    @property
    def is_unknown(self) -> bool:
        """Whether nobody knows if it holds: the journal ends earlier, or no paper says what it takes."""
        unstated = self.agreement.adoption.holds_if is None and self.on >= self.agreement.term.first_day
        return self.in_force_from is None and (self.journal.is_silent(self.on) or unstated)

    @property
    def has_been_in_force(self) -> bool | None:
        """Whether it holds, or has held; ``None`` where nobody knows."""
        since = self.in_force_from
        return None if self.is_unknown else since is not None and since <= min(self.on, self.ends_on)

    @property
    def in_force(self) -> bool | None:
        """Whether it holds on the day; ``None`` where nobody knows."""
        if self.is_unknown and self.agreement.term.covers(self.on):
            return None
        return self.has_been_in_force is True and self.on <= self.ends_on

    def finding(
        self, rule: str, severity: Severity, subject: object, message: Text, source: Source | None = None
    ) -> Finding:
        """Make a finding about the agreement, or with *subject* about one of its parties."""
        return super().finding(rule, severity, subject, message, source or self.agreement.adoption.source)


def all_signed(status: JudgedAgreement) -> Iterator[Finding]:
    """Say who is missing when the term has begun, or is soon to begin, if all must sign."""
    term, needs_all = status.agreement.term, status.agreement.adoption.holds_if is HoldsIf.ALL_SIGN
    missing = [each.party.name for each in status.signatures if each.state is SignatureState.MISSING]
    if not missing or status.in_force is not False or not needs_all:
        return
    names = ", ".join(missing)
    if dt.timedelta(0) < term.first_day - status.on <= WARNED_BEFORE:
        message = Text(
            f"Avtalstiden börjar {term.first_day}, och avtalet gäller först när samtliga har undertecknat samma text. "
            f"Underskrift saknas från {names}.",
            f"The term begins on {term.first_day}, and the agreement holds only when all have signed the same text. "
            f"Signatures are missing from {names}.",
        )
        yield status.finding("all-signed", Severity.WARNING, "", message)
    elif term.covers(status.on):
        message = Text(
            f"Avtalstiden började {term.first_day}, och avtalet gäller inte: det förutsätter att samtliga undertecknar "
            f"likalydande avtal. Underskrift saknas från {names}.",
            f"The term began on {term.first_day}, and the agreement does not hold: it requires that all sign the same "
            f"text. Signatures are missing from {names}.",
        )
        yield status.finding("all-signed", Severity.BREACH, "", message)


def adoption_stated(status: JudgedAgreement) -> Iterator[Finding]:
    """Say that no paper states how the agreement comes to hold, where it is not told that it took effect."""
    described = any(isinstance(event, TookEffect) for event in status.events)
    if described or status.agreement.adoption.holds_if is not None:
        return
    how = Text(
        "Hur avtalet börjar gälla framgår inte av handlingarna", "How the agreement comes to hold is in no paper"
    )
    if all(each.state is SignatureState.SIGNED for each in status.signatures):
        message = Text(
            f"{how.sv}. Samtliga har undertecknat samma text, och det läses här som att det gäller.",
            f"{how.en}. All have signed the same text, and that is read here as its holding.",
        )
    elif status.on < status.agreement.term.first_day:
        message = Text(
            f"{how.sv}, så vad som återstår före {status.agreement.term.first_day} är okänt.",
            f"{how.en}, so what remains to be done before {status.agreement.term.first_day} is unknown.",
        )
    else:
        holds = (
            Text("gällde", "held")
            if status.on > status.ends_on
            else Text(f"gäller {status.on}", f"holds on {status.on}")
        )
        message = Text(
            f"{how.sv}, så om det {holds.sv} är okänt. Ange det i faktafilens adoption, eller i journalen när det "
            "trädde i kraft.",
            f"{how.en}, so whether it {holds.en} is unknown. State it in the adoption of the facts file, or in the "
            "journal when it took effect.",
        )
    yield evolve(status.finding("adoption-stated", Severity.NOTE, "", message), source=None)  # no clause says so


def same_text(status: JudgedAgreement) -> Iterator[Finding]:
    """Say who has signed another text."""
    for each in status.signatures:
        if each.state is SignatureState.OTHER_TEXT:
            texts = ", ".join(f"”{text}”" for text in each.texts)
            must = Text("avtalen ska vara likalydande", "the texts must be the same")
            severity = Severity.BREACH
            if status.agreement.adoption.holds_if is None:
                must = Text(
                    "ingen handling säger om de ska vara likalydande", "no paper says whether they must be the same"
                )
                severity = Severity.WARNING
            message = Text(
                f"{each.party.name} har undertecknat en annan text, {texts}; {must.sv}.",
                f"{each.party.name} has signed another text, {texts}; {must.en}.",
            )
            yield status.finding("same-text", severity, each.party.code, message)


def signed_in_time(status: JudgedAgreement) -> Iterator[Finding]:
    """Say who has signed after the term began."""
    first = status.agreement.term.first_day
    late: dict[str, list[dt.date]] = {}
    for event in status.events:
        if isinstance(event, Signed) and event.on > first:
            late.setdefault(event.party, []).append(event.on)
    for code in sorted(late):
        name, day = status.agreement.parties[code].name, max(late[code])
        message = Text(
            f"{name} undertecknade {day}, sedan avtalstiden hade börjat {first}.",
            f"{name} signed on {day}, after the term had begun on {first}.",
        )
        yield status.finding("signed-in-time", Severity.WARNING, code, message)


def steps_in_order(status: JudgedAgreement) -> Iterator[Finding]:
    """Say which steps that the agreement names were passed over, or came after the one that rests on them."""
    adoption = status.agreement.adoption
    prepared = _day(status, Prepared) if adoption.prepared_by else dt.date.min
    recommended = _day(status, Recommended) if adoption.recommended_by else dt.date.min
    first_signed = _day(status, Signed)
    described = any(isinstance(event, TookEffect) for event in status.events)
    if described:
        return
    if adoption.recommended_by and prepared > recommended:
        message = Text(
            f"Rekommenderat {recommended} utan att {adoption.prepared_by} dessförinnan hade godkänt avtalet.",
            f"Recommended on {recommended}, before {adoption.prepared_by} had approved the agreement.",
        )
        yield status.finding("steps-in-order", Severity.WARNING, "", message)
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
        yield status.finding("steps-in-order", Severity.WARNING, "", message)


def _day(status: JudgedAgreement, kind: type[Event]) -> dt.date:
    """Give the first day of an event of a kind; after all days where there is none."""
    return min((event.on for event in status.events if isinstance(event, kind)), default=dt.date.max)


def notice_stated(status: JudgedAgreement) -> Iterator[Finding]:
    """Say who has given notice under an agreement whose papers do not say for when, or what then happens."""
    for departure in status.departures:
        name, code = departure.party.name, departure.party.code
        if departure.ends_on is None:
            message = Text(
                f"{name} sade upp avtalet {departure.given_on}; ingen handling anger uppsägningstiden, så när avtalet "
                "upphör för parten är okänt. Ange den i journalen, eller till vilken dag uppsägningen gäller.",
                f"{name} gave notice on {departure.given_on}; no paper states the period of notice, so it is unknown "
                "when the agreement ends for it. Give it in the journal, or the day that the notice is for.",
            )
            yield status.finding("notice-stated", Severity.WARNING, code, message)
        elif status.agreement.on_leaving is None and departure.ends_on < status.agreement.term.last_day:
            message = Text(
                f"{name} lämnar avtalet efter {departure.ends_on}; ingen handling säger vad som då händer med de "
                "andras kostnad.",
                f"{name} leaves the agreement after {departure.ends_on}; no paper says what then happens to the "
                "others' cost.",
            )
            yield status.finding("leaving-stated", Severity.WARNING, code, message)


def known(status: JudgedAgreement) -> Iterator[Finding]:
    """Say that the journal ends before the day, where it leaves open whether the agreement holds."""
    recorded_until, silent = status.journal.recorded_until, status.journal.is_silent(status.on)
    if status.journal.is_unrecorded:
        yield from silence(status)
    elif silent and status.is_unknown and status.on >= status.agreement.term.first_day:
        holds = Text(f"gäller {status.on}", f"holds on {status.on}")
        if status.on > status.ends_on:
            holds = Text("gällde", "held")
        message = Text(
            f"Journalen slutar {recorded_until}: vad som har hänt sedan, och om avtalet {holds.sv}, är okänt.",
            f"The journal ends on {recorded_until}: what has happened since, and whether the agreement {holds.en}, is "
            "unknown.",
        )
        yield evolve(status.finding("known", Severity.WARNING, "", message), source=None)  # no clause says so


def notices_known(status: JudgedAgreement) -> Iterator[Finding]:
    """Say that an agreement may have been given notice after the journal ends, and have ended by that."""
    notice, recorded_until = status.agreement.notice, status.journal.recorded_until
    if not status.in_force or recorded_until is None or status.on <= recorded_until:
        return
    try:
        earliest = recorded_until if notice is None else notice.ends(given_on=recorded_until)
    except PeriodError:
        return
    if earliest < status.on:
        message = Text(
            f"Journalen slutar {recorded_until}: om avtalet har sagts upp sedan dess, och har upphört, är okänt.",
            f"The journal ends on {recorded_until}: whether notice has been given since, and has ended it, is unknown.",
        )
        yield evolve(status.finding("known", Severity.WARNING, "", message), source=None)


def succession(status: JudgedAgreement) -> Iterator[Finding]:
    """Say whether there are days between an agreement and the one that follows, or days that both cover."""
    if status.successor is None:
        return
    after, holds, since = status.successor.agreement, status.successor.has_been_in_force, status.successor.in_force_from
    begins = max(since, after.term.first_day) if since is not None else after.term.first_day
    gap = gap_between(status.ends_on, begins)
    overlap = overlap_of(status.agreement.term, status.ends_on, after.term)
    if gap is not None:
        message = Text(
            f"Mellan avtalet och det som följer ({after.id}) är {gap.text()} utan avtal.",
            f"Between the agreement and the one that follows ({after.id}), {gap.text(Language.EN)} is without any.",
        )
        yield evolve(status.finding("succession", Severity.WARNING, "", message), source=after.source)
    if overlap is not None:
        message = Text(
            f"Avtalstiderna för avtalet och det som följer ({after.id}) täcker båda {overlap.text()}.",
            f"The agreement and the one that follows ({after.id}) both cover {overlap.text(Language.EN)}.",
        )
        yield evolve(status.finding("succession", Severity.WARNING, "", message), source=after.source)
    if status.on > status.ends_on and not holds:
        message = Text(
            f"Avtalet upphörde {status.ends_on}, och {after.id}, som följer på det, gäller inte {status.on}.",
            f"The agreement ended on {status.ends_on}, and {after.id}, which follows it, does not hold on {status.on}.",
        )
        if holds is None:
            message = Text(
                f"Avtalet upphörde {status.ends_on}; om {after.id}, som följer på det, gäller {status.on} är okänt.",
                f"The agreement ended on {status.ends_on}; whether {after.id}, which follows it, holds on {status.on} "
                "is unknown.",
            )
        unstated = holds is None and after.adoption.holds_if is None  # told as a note of that agreement too
        severity = Severity.NOTE if unstated else Severity.WARNING
        yield evolve(status.finding("succession", severity, "", message), source=after.source)


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

RULES: tuple[Callable[[JudgedAgreement], Iterable[Finding]], ...] = (
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
