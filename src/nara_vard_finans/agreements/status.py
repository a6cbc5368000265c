"""
The status of an agreement on a day: a pure function of its definition, its journal and the day.

How far it has come, who has signed and who is missing, whether it holds, who leaves and when it ends; and what is not
in order.
"""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

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
from nara_vard_finans.agreements.events import Drafted, Prepared, Recommended, TookEffect
from nara_vard_finans.agreements.rules import AgreementCase, check
from nara_vard_finans.agreements.terms import fingerprint_of
from nara_vard_finans.core import AgreementError, Finding, JournalError, PeriodError, Principal, with_tuples
from nara_vard_finans.journals import Event, Given, Journal, first_contradiction, kept_for

GIVEN = ("notice", "on_leaving")
"""What a journal of an agreement can give where its papers are silent."""


class AgreementState(StrEnum):
    """How far an agreement has come."""

    PLANNED = "planned"
    """inget utkast är känt"""
    DRAFTED = "drafted"
    """utkast finns"""
    PREPARED = "prepared"
    """berett och godkänt"""
    RECOMMENDED = "recommended"
    """rekommenderat till huvudmännen"""
    SIGNED = "signed"
    """undertecknat så att det gäller, men avtalstiden har inte börjat"""
    IN_FORCE = "in-force"
    """gäller"""
    NOTICE_GIVEN = "notice-given"
    """gäller, men är uppsagt av någon part"""
    EXPIRED = "expired"
    """har upphört"""
    SUCCEEDED = "succeeded"
    """har upphört och efterträtts"""
    LAPSED = "lapsed"
    """avtalstiden gick ut utan att det någonsin gällde"""
    UNKNOWN = "unknown"
    """okänt: journalen slutar tidigare, eller ingen handling säger vad som krävs för att det ska gälla"""


@frozen(kw_only=True, field_transformer=with_tuples)
class AgreementStatus:
    """
    An agreement on a day.

    Swedish term:
        läge

    Attributes:
        agreement: The agreement, with what its journal gives.
        journal: Its journal, whole.
        on: The day.
        state: How far it has come.
        in_force: Whether it holds on the day; ``None`` where nobody knows.
        in_force_from: The first day that it holds; ``None`` where that is not settled.
        ends_on: The last day that it holds, as far as is known on the day.
        fingerprint: What identifies its text.
        steps: What has been done before the signatures.
        signatures: How it stands with every party's signature, in the order of tables.
        departures: Who has given notice.
        successor: The agreement that follows, on the same day; ``None`` where none is known.
        findings: What is not in order.

    Invariants:
        * a later event never changes the status of an earlier day
        * the order of the signatures does not matter
        * with one signature missing it is not in force, if all must sign
    """

    agreement: Agreement
    journal: Journal
    on: dt.date
    state: AgreementState
    in_force: bool | None
    in_force_from: dt.date | None
    ends_on: dt.date
    fingerprint: str
    steps: tuple[Event, ...]
    signatures: tuple[Signature, ...]
    departures: tuple[Departure, ...]
    successor: "AgreementStatus | None"
    findings: tuple[Finding, ...]

    @property
    def missing(self) -> tuple[Signature, ...]:
        """The signatures that are known to be missing."""
        return self.signatures_in(SignatureState.MISSING)

    def signatures_in(self, state: SignatureState) -> tuple[Signature, ...]:
        """Give the signatures of a state, in the order of tables."""
        return tuple(each for each in self.signatures if each.state is state)

    @property
    def last_day_for_notice(self) -> dt.date | None:
        """The last day to give notice, for the agreement to end with its term; ``None`` where no paper states it."""
        return last_day_for_notice(self.agreement)

    @property
    def earliest_end(self) -> dt.date | None:
        """The last day that the agreement would hold for a party that gives notice on the day; ``None`` if unknown."""
        if self.agreement.notice is None or not self.in_force:
            return None
        try:
            return min(self.agreement.notice.ends(given_on=self.on), self.ends_on)
        except PeriodError:
            return self.ends_on


def last_day_for_notice(agreement: Agreement) -> dt.date | None:
    """
    Give the last day to give notice, for an agreement to end with its term.

    Example:
        >>> from nara_vard_finans import embedded
        >>> last_day_for_notice(embedded().agreement("rss-dalarna-2018")).isoformat()
        '2021-12-31'
    """
    if agreement.notice is None:
        return None
    try:
        return agreement.notice.last_day_to_give(ending=agreement.term.last_day)
    except PeriodError:
        return None


def with_given(agreement: Agreement, given: Given) -> Agreement:
    """
    Give an agreement with what its journal gives where its papers are silent.

    Raises:
        JournalError: If the papers state it.
    """
    for name in given.stated:
        if name not in GIVEN:
            raise JournalError(f"given.{name}", f"a journal of an agreement gives {' and '.join(GIVEN)} alone")
        if getattr(agreement, name) is not None:
            raise JournalError(f"given.{name}", f"the papers of {agreement.id} state it; take it away")
    return evolve(agreement, **given.stated)


def status_of_agreement(
    agreement: Agreement,
    journal: Journal | None = None,
    *,
    on: dt.date,
    successor: AgreementStatus | None = None,
) -> AgreementStatus:
    """
    Say how an agreement stands on a day.

    Swedish term:
        läget den dagen

    Args:
        agreement: The agreement.
        journal: What has happened; without it that is unknown, and an empty one says that nothing has.
        on: The day; what is entered for later days is not looked at.
        successor: The status of the agreement that follows, on the same day.

    Raises:
        JournalError: If the journal is of another agreement, or an event up to the day cannot have happened as told.
        AgreementError: If *successor* is of another day.
        InexactTypeError: If *on* is no day.

    Source:
        Memorandum 2022-06-09, Dnr HSN 2022/1845: prepared, recommended, and signed by all in identical texts.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded
        >>> agreement, journal = embedded().agreement("rss-dalarna-2023"), embedded().journal_of("rss-dalarna-2023")
        >>> found = status_of_agreement(agreement, journal, on=dt.date(2022, 6, 10))
        >>> found.state.value, found.in_force, len(found.missing)
        ('prepared', False, 16)

    .. versionadded:: 0.1.0
    """
    kept = kept_for(agreement.id, journal, on)
    if successor is not None and successor.on != on:
        raise AgreementError(successor.agreement.id, f"its status is of {successor.on}, expected one of {on}")
    whole = with_given(agreement, kept.given)
    events = kept.up_to(on)
    first_contradiction(contradictions(whole, events), events, whole.parties)
    fingerprint = fingerprint_of(agreement)  # of the text as its papers have it, and not of what is given beside it
    signed = signatures(whole, events, fingerprint=fingerprint, silent=kept.is_silent(on))
    left = departures(whole, events)
    since, ends_on = _in_force_from(whole, events, signed, fingerprint), _end(whole, events, left, fingerprint)
    state = _state_of_held(since, ends_on, on, left, successor) or _state_of_not_held(whole, ends_on, on, kept)
    unsure = state is AgreementState.UNKNOWN and whole.term.covers(on)
    in_force = None if unsure else state in _HOLDS
    case = AgreementCase(
        agreement=whole,
        events=events,
        on=on,
        signatures=signed,
        departures=left,
        in_force=in_force,
        ends_on=ends_on,
        kept_to=kept.kept_to,
        unknown=state is AgreementState.UNKNOWN and kept.is_silent(on) and on >= whole.term.first_day,
        following=None if successor is None else (successor.agreement, _has_held(successor), successor.in_force_from),
    )
    return AgreementStatus(
        agreement=whole,
        journal=kept,
        on=on,
        state=state,
        in_force=in_force,
        in_force_from=since,
        ends_on=ends_on,
        fingerprint=fingerprint,
        steps=tuple(event for event in events if isinstance(event, Drafted | Prepared | Recommended | TookEffect)),
        signatures=signed,
        departures=left,
        successor=successor,
        findings=check(case),
    )


_HOLDS = (AgreementState.IN_FORCE, AgreementState.NOTICE_GIVEN)


def _end(agreement: Agreement, events: Sequence[Event], left: tuple[Departure, ...], fingerprint: str) -> dt.date:
    """Give the last day; where each agreement holds by itself, that of the last that two have signed."""
    ends_on = end_for_all(agreement, events)
    pairs = pairs_signed(agreement, events, fingerprint) if agreement.adoption.holds_if is HoldsIf.EACH_SIGNS else {}
    if not pairs:
        return ends_on
    ends = {each.party.code: each.ends_on for each in left if each.ends_on is not None}
    regions = [ends[code] for code in ends if agreement.parties[code].principal is Principal.REGION]
    return max(min([ends_on, *regions, ends.get(code, ends_on)]) for code in pairs)


def _has_held(status: AgreementStatus) -> bool | None:
    """Say whether an agreement holds, or has held; ``None`` where nobody knows."""
    held = status.in_force_from is not None and status.in_force_from <= min(status.on, status.ends_on)
    return None if not held and status.state is AgreementState.UNKNOWN else held


def _in_force_from(
    agreement: Agreement, events: Sequence[Event], signed: tuple[Signature, ...], fingerprint: str
) -> dt.date | None:
    """Give the first day that an agreement holds: not before its term, nor before the last signature that it needs."""
    told = [event.on for event in events if isinstance(event, TookEffect)]
    if agreement.adoption.holds_if is HoldsIf.EACH_SIGNS:
        pairs = pairs_signed(agreement, events, fingerprint)
        days = [min(pairs.values())] if pairs else []
    else:
        found = [each.on for each in signed if each.state is SignatureState.SIGNED and each.on is not None]
        days = [max(found)] if len(found) == len(signed) else []
    return min([*told, *(max(day, agreement.term.first_day) for day in days)], default=None)


def _state_of_held(
    since: dt.date | None,
    ends_on: dt.date,
    on: dt.date,
    left: tuple[Departure, ...],
    successor: AgreementStatus | None,
) -> AgreementState | None:
    """Give the state of an agreement that all have signed, or that is told to hold; ``None`` for others."""
    if since is None:
        return None
    if on > ends_on:
        if since > ends_on:
            return AgreementState.LAPSED
        followed = successor is not None and _has_held(successor)
        return AgreementState.SUCCEEDED if followed else AgreementState.EXPIRED
    if on < since:
        return AgreementState.SIGNED
    return AgreementState.NOTICE_GIVEN if left else AgreementState.IN_FORCE


def _state_of_not_held(agreement: Agreement, ends_on: dt.date, on: dt.date, journal: Journal) -> AgreementState:
    unstated = agreement.adoption.holds_if is None and on >= agreement.term.first_day
    if journal.is_silent(on) or unstated:
        return AgreementState.UNKNOWN
    if on > ends_on:
        return AgreementState.LAPSED
    steps = (
        (Recommended, AgreementState.RECOMMENDED),
        (Prepared, AgreementState.PREPARED),
        (Drafted, AgreementState.DRAFTED),
    )
    done = (state for kind, state in steps if any(isinstance(event, kind) for event in journal.up_to(on)))
    return next(done, AgreementState.PLANNED)
