"""Duties: what a grant obliges to, by when, and what a later year's grant hangs on."""

import datetime as dt
from enum import StrEnum

from attrs import evolve, field, frozen

from nara_vard_finans.core import (
    NOT_IN_FILES,
    GrantError,
    Message,
    ReadingKind,
    Remark,
    Shown,
    Source,
    Text,
    by_id,
    check_ids,
    with_tuples,
)
from nara_vard_finans.grants.labels import AsRead, ReadAsChanged, ReadAsInterpreted, ReadAsPrinted, ReadAsRemoved
from nara_vard_finans.grants.refusals import CONTENT, READING, DecidedAlone, OpensAfterItIsDue, ReadingNeedsItsDay

RULES = frozenset(
    {
        *("report-in-time", "report-complete", "filed-by", "permitted-purpose", "used-within-pots", "meant-for"),
        *("notified-within-award", "used-in-period", "requisitioned-in-time", "one-requisition", "repaid-in-time"),
    }
)
"""The rules that every grant is held against; requirements, and contents of reports, add rules of their own."""


class DutyKind(StrEnum):
    """What has to be done."""

    INTERIM_REPORT = "interim-report"
    """delredovisning"""
    FINAL_REPORT = "final-report"
    """slutredovisning"""
    REQUISITION = "requisition"
    """rekvisition"""
    REPAYMENT = "repayment"
    """återbetalning av det som inte har använts"""
    OTHERS = "others"
    """något som en annan än mottagarna ska göra, till exempel en myndighets slutrapport"""

    @property
    def is_report(self) -> bool:
        """Whether recipients report."""
        return self in {DutyKind.INTERIM_REPORT, DutyKind.FINAL_REPORT}


@frozen(kw_only=True, repr=False)
class Content(Shown):
    """
    Something that a report must contain.

    Swedish term:
        vad redovisningen ska innehålla

    Attributes:
        id: The name by which a journal refers to it.
        title: What it is, as printed.
        rule: The rule that asks for it.
        source: Where it stands, if elsewhere than the duty.
    """

    id: str
    title: Text
    rule: str = "report-complete"
    source: Source | None = None


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class DutyReading(Shown):
    """
    One way to read a duty.

    Swedish term:
        läsning, tolkning

    Attributes:
        id: The name by which it is chosen.
        kind: Where it comes from.
        due_on: The last day by it; ``None`` where it removes the duty.
        decided_on: The day of the decision that changes or removes the duty; before it the duty is as it was.
        source: Where it stands.
        remarks: What a reader must know.

    Raises:
        GrantError: If it has no day that it needs, or one that it cannot have.
    """

    id: str
    kind: ReadingKind
    due_on: dt.date | None = None
    decided_on: dt.date | None = None
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    def __attrs_post_init__(self) -> None:
        if (self.due_on is None) is not (self.kind is ReadingKind.REMOVED):
            raise GrantError(self.id, ReadingNeedsItsDay(self.kind.value))
        if (self.decided_on is not None) is not self.kind.is_decided:
            raise GrantError(self.id, DecidedAlone(self.kind.value))

    @property
    def text(self) -> Message:
        """What it says, for a reader."""
        decided, due = self.decided_on, self.due_on
        if due is None:
            return ReadAsRemoved(decided)
        if decided is None:
            return (ReadAsPrinted if self.kind is ReadingKind.PRINTED else ReadAsInterpreted)(due)
        return ReadAsChanged(decided, due)


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Duty(Shown):
    """
    Something that must be done by a day.

    Swedish term:
        krav på redovisning; delredovisning, slutredovisning, rekvisition, återbetalning

    Attributes:
        id: The name by which a journal refers to it.
        kind: What has to be done.
        title: What it is, for a reader.
        due_on: The last day to do it.
        printed_due_on: The day that is printed, where we read another; ``None`` where they are the same.
        opens_on: The first day that it can be done; ``None`` where no paper says.
        to: To whom.
        filed_by: Who files it for all recipients; empty where each does so itself.
        filing_source: Where that stands, if elsewhere than the duty.
        contents: What it must contain.
        once: Whether it can be done only once.
        readings: Other ways to read it than as printed and as we do, such as that a later decision removed it.
        source: Where it stands.
        remarks: What a reader must know.
        chosen: The reading that a caller has chosen; empty for none.
        removed_on: The day of the decision that removed it, by the reading that is chosen; ``None`` for none.
    """

    id: str
    kind: DutyKind
    title: Text
    due_on: dt.date
    printed_due_on: dt.date | None = None
    opens_on: dt.date | None = None
    to: str = ""
    filed_by: str = ""
    filing_source: Source | None = None
    contents: tuple[Content, ...] = ()
    once: bool = False
    readings: tuple[DutyReading, ...] = ()
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()
    chosen: str = field(default="", metadata={NOT_IN_FILES: True})
    removed_on: dt.date | None = field(default=None, metadata={NOT_IN_FILES: True})

    def __attrs_post_init__(self) -> None:
        check_ids(self.id, CONTENT, self.contents)
        check_ids(self.id, READING, self.all_readings)
        if self.opens_on is not None and self.opens_on > self.due_on:
            raise GrantError(self.id, OpensAfterItIsDue(self.opens_on, self.due_on))

    @property
    def last_reading(self) -> dt.date:
        """The later of the day that is printed and the day that we read: what is done by then is not surely late."""
        return max(self.due_on, self.printed_day)

    @property
    def all_readings(self) -> tuple[DutyReading, ...]:
        """Every way to read it: as printed, as we read it where that is another day, and the others."""
        printed = DutyReading(id="printed", kind=ReadingKind.PRINTED, due_on=self.printed_day)
        read = DutyReading(id="read", kind=ReadingKind.READ, due_on=self.due_on)
        return (printed, *([read] if self.printed_day != self.due_on else []), *self.readings)

    def reading(self, name: str) -> DutyReading:
        """
        Give one reading of it, by its id.

        Raises:
            UnknownEntryError: If it has no such reading.
        """
        return by_id(READING, name, self.all_readings)

    def read(self, name: str, on: dt.date) -> "Duty":
        """
        Give it as it is read, on a day; a decision changes nothing before it was taken.

        Raises:
            UnknownEntryError: If it has no such reading.
        """
        reading = self.reading(name)
        if reading.decided_on is not None and on < reading.decided_on:
            return evolve(self, chosen=name)
        if reading.due_on is None:
            return evolve(self, chosen=name, removed_on=reading.decided_on)
        return evolve(self, chosen=name, due_on=reading.due_on, printed_due_on=None, readings=())

    def is_doubted(self, on: dt.date) -> bool:
        """Say whether a decision, taken by a day, may have changed or removed it, and nobody has chosen a reading."""
        days = (reading.decided_on for reading in self.readings)
        return not self.chosen and any(day is not None and day <= on for day in days)

    @property
    def printed_day(self) -> dt.date:
        """The day that is printed."""
        return self.printed_due_on or self.due_on

    @property
    def last_day(self) -> dt.date | Message:
        """The day, for a reader: as it is read, beside the one that is printed where that is another."""
        return self.due_on if self.printed_day == self.due_on else AsRead(self.due_on, self.printed_day)

    def content(self, name: str) -> Content:
        """
        Give one thing that it must contain, by its id.

        Raises:
            UnknownEntryError: If it need contain no such thing.
        """
        return by_id(CONTENT, name, self.contents)


class Binding(StrEnum):
    """Whom a requirement binds, where the paper leaves room."""

    EACH = "each"
    """varje mottagare för sig"""
    TOGETHER = "together"
    """mottagarna tillsammans"""


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Requirement(Shown):
    """
    Areas under each of which some measure must be carried out.

    Swedish term:
        krav på insatser

    Attributes:
        id: The name by which it is asked for.
        title: What it asks, as printed.
        areas: The areas, by id.
        binds: Whom it binds.
        judged_after: The duty after whose due day the lack of a measure is worth a warning.
        broken_after: The duty after whose due day it is a breach.
        source: Where it stands.
        remarks: What a reader must know, such as how we read it.
    """

    id: str
    title: Text
    areas: tuple[str, ...]
    binds: Binding
    judged_after: str
    broken_after: str
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Condition(Shown):
    """
    What must hold for a part of a later year's grant.

    Swedish term:
        villkor, förutsättning för nästa års medel

    Attributes:
        id: The name by which it is asked for.
        for_year: The year whose grant it is a condition for.
        title: What it asks, as printed.
        duties: The duties that must be done, by id.
        rules: The rules whose breach puts it at risk, by id.
        unstated: What it asks for besides, that no paper we have prints; ``None`` where nothing is.
        source: Where it stands.
        remarks: What a reader must know.
    """

    id: str
    for_year: int
    title: Text
    duties: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    unstated: Text | None = None
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()
