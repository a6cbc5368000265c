"""
The status of an agreement on a day: a pure function of its definition, its journal and the day.

How far it has come, who has signed and who is missing, whether it holds, who leaves and when it ends; and what is not
in order.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from itertools import islice

from attrs import frozen

from nara_vard_finans.agreements.course import Signature, SignatureState
from nara_vard_finans.agreements.definition import Agreement
from nara_vard_finans.agreements.events import Drafted, Prepared, Proposed, Recommended, TookEffect
from nara_vard_finans.agreements.rules import RULES, JudgedAgreement
from nara_vard_finans.core import PeriodError, by_code_or_name
from nara_vard_finans.journals import Event


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


@frozen(kw_only=True, slots=False, repr=False)
class AgreementStatus(JudgedAgreement):
    """
    An agreement on a day.

    Swedish term:
        läge

    Attributes:
        successor: The status of the agreement that follows, on the same day; ``None`` where none is known.

    Invariants:
        * the order of the signatures does not matter
        * with one signature missing it is not in force, if all must sign

    Source:
        Memorandum 2022-06-09, Dnr HSN 2022/1845: prepared, recommended, and signed by all in identical texts.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, status
        >>> agreement, journal = embedded().agreement("rss-dalarna-2023"), embedded().journal_of("rss-dalarna-2023")
        >>> found = status(agreement, journal, on=dt.date(2022, 6, 10))
        >>> found.state.value, found.in_force, len(found.missing)
        ('prepared', False, 16)
    """

    rules = RULES

    successor: "AgreementStatus | None" = None

    @cached_property
    def state(self) -> AgreementState:
        """How far it has come."""
        if self.is_unknown:
            return AgreementState.UNKNOWN
        if self.on > self.ends_on:
            followed = self.successor is not None and self.successor.has_been_in_force
            ended = AgreementState.SUCCEEDED if followed else AgreementState.EXPIRED
            return ended if self.has_been_in_force else AgreementState.LAPSED
        if self.in_force_from is not None:
            held = AgreementState.NOTICE_GIVEN if self.departures else AgreementState.IN_FORCE
            return held if self.in_force else AgreementState.SIGNED
        done = {type(event) for event in self.steps}
        return next((state for kind, state in _LAST_STEP if kind in done), AgreementState.PLANNED)

    @property
    def steps(self) -> tuple[Event, ...]:
        """What has been done before the signatures, and counts."""
        kinds = Proposed | Drafted | Prepared | Recommended | TookEffect
        return tuple(event for event in self.counted if isinstance(event, kinds))

    @property
    def missing(self) -> tuple[Signature, ...]:
        """The signatures that are known to be missing."""
        return self.signatures_in(SignatureState.MISSING)

    def signature(self, code: str) -> Signature:
        """
        Give one party's signature, by its code or its name.

        Raises:
            UnknownPartyError: If the agreement has no party of that code or name.
            AmbiguousPartyError: If the name could be two.
        """
        party = by_code_or_name(self.agreement.parties, code)
        return next(each for each in self.signatures if each.party == party)

    def signatures_in(self, state: SignatureState) -> tuple[Signature, ...]:
        """Give the signatures of a state, in the order of tables."""
        return tuple(each for each in self.signatures if each.state is state)

    @property
    def last_day_for_notice(self) -> dt.date | None:
        """The last day to give notice, for the agreement to end with its term; ``None`` where there is none."""
        return last_day_for_notice(self.agreement, self.on)

    @property
    def end_in_question(self) -> dt.date | None:
        """The last day of the term that notice by that day leads to; ``None`` where there is none."""
        found = next_notice(self.agreement, self.on)
        return None if found is None else found[1]

    @property
    def earliest_end(self) -> dt.date | None:
        """The last day that the agreement would hold for a party that gives notice on the day; ``None`` if unknown."""
        ends = self.agreement.end_by_notice(self.on) if self.in_force else None
        return None if ends is None else min(ends, self.ends_on)


_LAST_STEP = (
    (Recommended, AgreementState.RECOMMENDED),
    (Prepared, AgreementState.PREPARED),
    (Drafted, AgreementState.DRAFTED),
)


def last_day_for_notice(agreement: Agreement, on: dt.date | None = None) -> dt.date | None:
    """
    Give the last day to give notice, for an agreement to end with its term.

    An agreement until further notice has none; one that is prolonged has one each time.

    Args:
        agreement: The agreement.
        on: The day that is asked about: of a term that is prolonged, the next occasion is given, on that day or later.

    Example:
        >>> from nara_vard_finans import embedded
        >>> last_day_for_notice(embedded().agreement("rss-dalarna-2018")).isoformat()
        '2021-12-31'
    """
    found = next_notice(agreement, on)
    return None if found is None else found[0]


def next_notice(agreement: Agreement, on: dt.date | None = None) -> tuple[dt.date, dt.date] | None:
    """Give the next last day to give notice, and the last day of the term that it leads to; ``None`` without any."""
    occasions = list(islice(_occasions(agreement, on), 1))
    return occasions[0] if occasions else None


def notice_occasions(agreement: Agreement, first_day: dt.date, last_day: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """
    Give each last day to give notice, and the last day of the term that it leads to, within a period.

    Of a term that is prolonged without end, and a period without one, only the next is given.
    """
    for number, (last, ends) in enumerate(_occasions(agreement, max(first_day, agreement.term.first_day))):
        if last > last_day or (number and last_day == dt.date.max):
            return
        yield last, ends


def _occasions(agreement: Agreement, on: dt.date | None) -> Iterator[tuple[dt.date, dt.date]]:
    if agreement.notice is None:
        return
    for ends in agreement.last_days:
        try:
            last = agreement.notice.last_day_to_give(ending=ends)
        except PeriodError:
            continue
        if agreement.prolonged is None or on is None or last >= on:
            yield last, ends
