"""
What rules judge of an agreement on a day, and the rules.

Each rule is a function of the status, whose findings cite the clause that it carries out.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from attrs import frozen

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
from nara_vard_finans.agreements.events import KINDS, Prepared, Recommended, Signed, SigningExpected, TookEffect
from nara_vard_finans.agreements.mandates import found_of, lacks_mandate
from nara_vard_finans.agreements.messages import (
    DaysBetween,
    DaysOfBoth,
    HavingHeldSinceUnknown,
    HavingHeldUnknown,
    HoldingSinceUnknown,
    HoldingUnknown,
    LeavingUnstated,
    NoticesUnknown,
    NoticeUnstated,
    NotSigned,
    NotSucceeded,
    ReadAsAdopted,
    ReadDay,
    RecommendedUnprepared,
    RemainingUnknown,
    SignaturesAwaited,
    SignaturesOverdue,
    SignedAnotherText,
    SignedBeforehand,
    SignedLate,
    SignedUnknownText,
    SuccessionUnknown,
)
from nara_vard_finans.agreements.refusals import OfAnotherDay
from nara_vard_finans.agreements.terms import fingerprint_of
from nara_vard_finans.core import (
    AgreementError,
    Finding,
    Message,
    Period,
    PeriodError,
    Principal,
    RuleMessage,
    Severity,
    Source,
    body_named,
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
            raise AgreementError(self.successor.agreement.id, OfAnotherDay(self.successor.on, self.on))

    @property
    def agreement(self) -> Agreement:
        """The agreement, with what its journal gives."""
        return self.whole

    @cached_property
    def fingerprint(self) -> str:
        """What identifies its text as its papers have it, whatever is given beside it."""
        return fingerprint_of(self.definition)

    @cached_property
    def without_mandate(self) -> tuple[Event, ...]:
        """The steps that were taken by a body that may not take them; they do not count."""
        return tuple(event for event in self.events if lacks_mandate(self.agreement, event))

    @cached_property
    def counted(self) -> tuple[Event, ...]:
        """The events that count: all but the steps of a body that may not take them."""
        left_out = {*self.without_mandate}
        return tuple(event for event in self.events if event not in left_out) if left_out else self.events

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """How it stands with every party's signature, in the order of tables."""
        silent = self.journal.is_silent(self.on)
        return signatures(self.agreement, self.counted, fingerprint=self.fingerprint, silent=silent)

    @cached_property
    def sign_by(self) -> Mapping[str, dt.date]:
        """The day by which each is expected to have signed, by code: the last that was told, or the paper's."""
        days = dict.fromkeys((party.code for party in self.agreement.parties), self.agreement.adoption.sign_by)
        for event in self.events:
            if isinstance(event, SigningExpected):
                days |= dict.fromkeys([event.party] if event.party else days, event.until)
        return {code: day for code, day in days.items() if day is not None}

    def as_read(self, day: dt.date) -> dt.date | Message:
        """Give a day by which to sign, beside what is printed where it is a reading of that."""
        adoption = self.agreement.adoption
        return ReadDay(day, adoption.sign_by_printed) if adoption.sign_by_printed and day == adoption.sign_by else day

    @cached_property
    def departures(self) -> tuple[Departure, ...]:
        """Who has given notice."""
        return departures(self.agreement, self.events)

    @cached_property
    def pairs_signed(self) -> Mapping[str, dt.date]:
        """The day on which each of its documents was signed by both, by code, where each holds by itself."""
        each_holds = self.agreement.adoption.holds_if is HoldsIf.EACH_SIGNS
        return pairs_signed(self.agreement, self.counted, self.fingerprint) if each_holds else {}

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
        if self.is_unknown and self.agreement.reach.covers(self.on):
            return None
        return self.has_been_in_force is True and self.on <= self.ends_on

    def found(
        self,
        message: RuleMessage,
        subject: object = "",
        source: Source | None = None,
        *,
        severity: Severity | None = None,
    ) -> Finding:
        """Make a finding about the agreement, or with *subject* about one of its parties."""
        return super().found(message, subject, source or self.agreement.adoption.source, severity=severity)


def all_signed(status: JudgedAgreement) -> Iterator[Finding]:
    """Say who is missing when the term has begun or is soon to begin, if all must sign, or a day to sign is past."""
    term, needs_all = status.agreement.term, status.agreement.adoption.holds_if is HoldsIf.ALL_SIGN
    missing = tuple(each.party for each in status.signatures if each.state is SignatureState.MISSING)
    if not missing or status.in_force is not False:
        return
    if status.on < term.first_day:
        for day in sorted({day for code, day in status.sign_by.items() if day < status.on}):
            late = tuple(party for party in missing if status.sign_by.get(party.code) == day)
            if late:
                yield status.found(SignaturesOverdue(status.as_read(day), term.first_day, late))
                missing = tuple(party for party in missing if party not in late)
    if not missing or not needs_all:
        return
    if dt.timedelta(0) < term.first_day - status.on <= WARNED_BEFORE:
        yield status.found(SignaturesAwaited(term.first_day, missing))
    elif status.agreement.reach.covers(status.on):
        yield status.found(NotSigned(term.first_day, missing))


def adoption_stated(status: JudgedAgreement) -> Iterator[Finding]:
    """Say that no paper states how the agreement comes to hold, where it is not told that it took effect."""
    described = any(isinstance(event, TookEffect) for event in status.events)
    if described or status.agreement.adoption.holds_if is not None:
        return
    message: RuleMessage
    if all(each.state is SignatureState.SIGNED for each in status.signatures):
        message = ReadAsAdopted()
    elif status.on < status.agreement.term.first_day:
        message = RemainingUnknown(status.agreement.term.first_day)
    else:
        message = HavingHeldUnknown() if status.on > status.ends_on else HoldingUnknown(status.on)
    yield Finding.of(message, status.agreement.id)  # no clause says so


def mandates(status: JudgedAgreement) -> Iterator[Finding]:
    """Say which steps were taken by a body that may not take them, and do not count."""
    for event in status.without_mandate:
        message, source = found_of(status.agreement, event)
        known = body_named(getattr(event, "by", ""), status.agreement.bodies) is not None
        severity = None if known else Severity.WARNING  # it may be another name of the right one
        yield status.found(message, getattr(event, "party", ""), source, severity=severity)


def same_text(status: JudgedAgreement) -> Iterator[Finding]:
    """Say who has signed another text."""
    unstated = status.agreement.adoption.holds_if is None
    for each in status.signatures:
        if each.state is SignatureState.OTHER_TEXT:
            message = (SignedUnknownText if unstated else SignedAnotherText)(each.party, each.texts)
            yield status.found(message, each.party.code)


def signed_in_time(status: JudgedAgreement) -> Iterator[Finding]:
    """Say who has signed after the term began."""
    first = status.agreement.term.first_day
    late: dict[str, list[dt.date]] = {}
    for event in status.counted:
        if isinstance(event, Signed) and event.on > first:
            late.setdefault(event.party, []).append(event.on)
    for code in sorted(late):
        yield status.found(SignedLate(status.agreement.parties[code], max(late[code]), first), code)


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
        yield status.found(RecommendedUnprepared(recommended, adoption.prepared_by))
    steps = ((adoption.prepared_by, prepared), (adoption.recommended_by, recommended))
    before = tuple(name for name, day in steps if day > first_signed)
    if before:
        yield status.found(SignedBeforehand(first_signed, before))


def _day(status: JudgedAgreement, kind: type[Event]) -> dt.date:
    """Give the first day of an event of a kind; after all days where there is none."""
    return min((event.on for event in status.counted if isinstance(event, kind)), default=dt.date.max)


def notice_stated(status: JudgedAgreement) -> Iterator[Finding]:
    """Say who has given notice under an agreement whose papers do not say for when, or what then happens."""
    for each in status.departures:
        if each.ends_on is None:
            yield status.found(NoticeUnstated(each.party, each.given_on), each.party.code)
        elif status.agreement.on_leaving is None and each.ends_on < status.agreement.reach.last_day:
            yield status.found(LeavingUnstated(each.party, each.ends_on), each.party.code)


def known(status: JudgedAgreement) -> Iterator[Finding]:
    """Say that the journal ends before the day, where it leaves open whether the agreement holds."""
    recorded_until, silent = status.journal.recorded_until, status.journal.is_silent(status.on)
    if status.journal.is_unrecorded:
        yield from silence(status)
    elif recorded_until is not None and silent and status.is_unknown and status.on >= status.agreement.term.first_day:
        ended = status.on > status.ends_on
        message = HavingHeldSinceUnknown(recorded_until) if ended else HoldingSinceUnknown(recorded_until, status.on)
        yield Finding.of(message, status.agreement.id)  # no clause says so


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
        yield Finding.of(NoticesUnknown(recorded_until), status.agreement.id)


def succession(status: JudgedAgreement) -> Iterator[Finding]:
    """Say whether there are days between an agreement and the one that follows, or days that both cover."""
    if status.successor is None:
        return
    after, holds, since = status.successor.agreement, status.successor.has_been_in_force, status.successor.in_force_from
    begins = max(since, after.term.first_day) if since is not None else after.term.first_day
    gap = gap_between(status.ends_on, begins)
    overlap = overlap_of(status.agreement.reach, status.ends_on, after.term)
    if gap is not None:
        yield Finding.of(DaysBetween(after.id, gap), status.agreement.id, after.source)
    if overlap is not None:
        yield Finding.of(DaysOfBoth(after.id, overlap), status.agreement.id, after.source)
    if status.on > status.ends_on and not holds:
        message = (NotSucceeded if holds is False else SuccessionUnknown)(status.ends_on, after.id, status.on)
        unstated = holds is None and after.adoption.holds_if is None  # told as a note of that agreement too
        severity = Severity.NOTE if unstated else None
        yield Finding.of(message, status.agreement.id, after.source, severity=severity)


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
    mandates,
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
