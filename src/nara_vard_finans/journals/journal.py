"""
Journals: what has happened, by day.

An event is a record of one thing on one day. A journal holds the events of one definition; what was true on a day
follows from the events up to and including it, and never from later ones, nor from their order within a day.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar, TypeVar

from attrs import NOTHING, evolve, field, fields, frozen

from nara_vard_finans.core import (
    NOBODY,
    DayExpected,
    Directory,
    InexactTypeError,
    JournalError,
    Message,
    NoticePeriod,
    PartyCode,
    Period,
    Reason,
    Shown,
    Source,
    Statistic,
    Text,
    code_text,
    pairs_of,
    word_for,
)
from nara_vard_finans.journals.messages import Happened, HappenedTo, HappensOnce, LaterThanKept, StandsTwice
from nara_vard_finans.sharing import Cost, Counting, Leaving


@frozen(kw_only=True)
class Event:
    """
    Something that happened on a day.

    Swedish term:
        händelse

    Attributes:
        kind: What happened, as files have it.
        swedish: What happened, as a Swedish reader calls it.
        whom: The field that says to whom it happened.
        on: The day it happened.
        note: What a reader may want to know: an invoice number, a decision; it also tells two like events apart.
        source: Where it stands; it takes no part in comparisons.
    """

    kind: ClassVar[str] = ""
    swedish: ClassVar[str] = ""
    whom: ClassVar[str] = "party"
    on: dt.date
    note: str = ""
    source: Source | None = field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_day(self.on)
        for name, can_be_empty in _codes_of(type(self)):
            code = getattr(self, name)
            if not (can_be_empty and code == ""):
                code_text(code)

    @property
    def step(self) -> tuple[str, ...] | None:
        """What it tells that can happen only once, such as a party's signature; ``None`` for what can happen again."""
        return None

    def described(self, parties: Directory = NOBODY) -> Message:
        """Give the event as a reader would know it: its day, what happened, and to whom of *parties*."""
        code, kind = getattr(self, self.whom, ""), self.kind or word_for(type(self))
        name = parties[code].name if code in parties else code
        what = Text(self.swedish or kind, kind)
        return HappenedTo(self.on, what, name) if name else Happened(self.on, what)


_CODES: dict[type[Event], tuple[tuple[str, bool], ...]] = {}


def _codes_of(kind: type[Event]) -> tuple[tuple[str, bool], ...]:
    """Give the fields of a kind of event that name a party, and whether they can be left empty; looked up once."""
    if kind not in _CODES:
        _CODES[kind] = tuple((part.name, part.default != NOTHING) for part in fields(kind) if part.type is PartyCode)
    return _CODES[kind]


E = TypeVar("E", bound=Event)


def check_day(on: object) -> None:
    """
    Refuse what is no day.

    Raises:
        InexactTypeError: If it is a time of day, a text or anything else.
    """
    if isinstance(on, dt.datetime) or not isinstance(on, dt.date):
        raise InexactTypeError(on, DayExpected())


def in_day_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Sort events by day; those of one day in an order that does not depend on how they were given."""
    return tuple(sorted(events, key=lambda event: (event.on, type(event).__name__, repr(event))))


class ByKind:
    """
    Events by day, and the same kind by kind, so that a long journal is not read whole for the few that a rule judges.

    Attributes:
        events: All of them.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self._of: dict[type[Event], list[Any]] = {}
        for event in events:
            self._of.setdefault(type(event), []).append(event)

    def of(self, kind: type[E]) -> Sequence[E]:
        """Give the events of exactly one kind."""
        return self._of.get(kind, ())


Contradiction = tuple[int, Reason]
"""The place of an event among those given, from zero, and what it contradicts."""


def sound_and_faulty(
    events: Iterable[Event],
    parties: Directory,
    alone: Callable[[Event], Iterable[Reason]],
    *,
    counts: Callable[[Event], bool] = lambda _: True,
) -> tuple[list[tuple[int, Event]], list[tuple[int, Event]], list[Contradiction]]:
    """
    Tell events that can have happened, as far as each by itself can say, from those that cannot.

    Args:
        events: The events, in any order.
        parties: Whom they may name.
        alone: Says what is wrong with an event by itself.
        counts: Says whether an event counts as the step that it tells of, which can then happen only once.

    Returns:
        The sound events and the faulty, with their places, and what the faulty contradict.
    """
    listed = list(enumerate(events))
    described = [(place, reason) for place, event in listed for reason in alone(event)]
    wrong = {place for place, _ in described}
    sound = [pair for pair in listed if pair[0] not in wrong]
    twice = [(sound[n][0], reason) for n, reason in repeated_events([event for _, event in sound], parties, counts)]
    wrong |= {place for place, _ in twice}
    kept, faulty = ([pair for pair in listed if (pair[0] in wrong) is bad] for bad in (False, True))
    return kept, faulty, [*described, *twice]


def repeated_events(
    events: Sequence[Event], parties: Directory, counts: Callable[[Event], bool] = lambda _: True
) -> Iterator[Contradiction]:
    """Say which events tell again what can happen only once, or stand twice, and what they contradict."""
    steps: dict[tuple[str, ...], int] = {}
    seen: set[Event] = set()
    for place in sorted(range(len(events)), key=lambda place: (events[place].on, place)):
        event = events[place]
        if event.step is not None and counts(event) and steps.setdefault(event.step, place) != place:
            yield place, HappensOnce(events[steps[event.step]].described(parties))
        elif event in seen:
            yield place, StandsTwice()
        seen.add(event)


def _chosen(readings: object) -> tuple[tuple[str, str], ...] | None:
    return None if readings is None else pairs_of(readings)


@frozen(kw_only=True, repr=False)
class Assumptions(Shown):
    """
    What no paper states, and whoever keeps the journal does.

    Swedish term:
        förutsättningar som ges i journalen

    Attributes:
        cost: What is financed, per year.
        notice: The period of notice.
        on_leaving: What happens to the others' cost when a party leaves.
        basis: The figures that the cost key rests on.
        counted: How a part of a year is counted.
        readings: Which reading is chosen of what the papers leave room for, by the id of what is read.
    """

    cost: Cost | None = None
    notice: NoticePeriod | None = None
    on_leaving: Leaving | None = None
    basis: Statistic | None = None
    counted: Counting | None = None
    readings: tuple[tuple[str, str], ...] | None = field(default=None, converter=_chosen)

    @property
    def stated(self) -> dict[str, Any]:
        """What is given, by name."""
        return {part.name: value for part in fields(Assumptions) if (value := getattr(self, part.name)) is not None}

    def only(self, names: Iterable[str]) -> "Assumptions":
        """Give of this what is named."""
        named = {*names}
        return Assumptions(**{name: value for name, value in self.stated.items() if name in named})

    def after(self, earlier: "Assumptions") -> "Assumptions":
        """Give all of this, and of *earlier* what this says nothing of."""
        return evolve(earlier, **self.stated)


NO_ASSUMPTIONS = Assumptions()
"""Nothing besides what the papers state."""


@frozen(kw_only=True, repr=False)
class Journal(Shown):
    """
    What has happened under one definition.

    Swedish term:
        journal, händelselista

    Attributes:
        of: The id of the definition, such as a grant's.
        events: The events, kept by day.
        title: What it is, for a reader.
        example: Whether it is made up as an example, and is no history.
        recorded_until: The last day that it tells of, where that is not the last that there is; what happened later is
            unknown.
        assumptions: What no paper states, and the journal does.

    Raises:
        JournalError: If an event is later than the last day that it tells of.

    Invariants:
        * the order in which the events are given does not matter
    """

    of: str
    events: tuple[Event, ...] = field(default=(), converter=in_day_order)
    title: Text | None = None
    example: bool = False
    recorded_until: dt.date | None = None
    assumptions: Assumptions = NO_ASSUMPTIONS

    def __attrs_post_init__(self) -> None:
        if self.recorded_until is None:
            return
        check_day(self.recorded_until)
        for event in self.events:
            if event.on > self.recorded_until:
                raise JournalError(event.described(), LaterThanKept(self.recorded_until))

    @classmethod
    def unrecorded(cls, of: str) -> "Journal":
        """Give what stands for the journal of a definition where nobody has given one: it tells of no day at all."""
        return cls(of=of, recorded_until=dt.date.min)

    def up_to(self, on: dt.date) -> tuple[Event, ...]:
        """Give the events up to and including a day."""
        return self.events[: bisect_right(self.events, on, key=lambda event: event.on)]

    def is_silent(self, on: dt.date) -> bool:
        """Say whether a day is later than the last that the journal tells of."""
        return self.recorded_until is not None and (on > self.recorded_until or self.is_unrecorded)

    @property
    def is_unrecorded(self) -> bool:
        """Whether it stands for a journal that nobody has given, and tells of no day at all."""
        return self.recorded_until == dt.date.min and not self.events

    def after(self, earlier: "Journal") -> "Journal":
        """Give the journal with what *earlier* tells; where both tell of one step, this one's word is taken."""
        kept, assumptions = earlier.besides(self.events), self.assumptions.after(earlier.assumptions)
        known = [day for day in (self.recorded_until, earlier.recorded_until) if day is not None]
        known += [event.on for event in earlier.events]
        recorded_until = None if self.recorded_until is None else max(known)
        if not kept and (assumptions, recorded_until) == (self.assumptions, self.recorded_until):
            return self  # a long journal is not put in order again for nothing
        return evolve(self, events=(*kept, *self.events), assumptions=assumptions, recorded_until=recorded_until)

    def besides(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Give what the journal tells and *events* do not: neither the event itself nor the step that it is."""
        if not self.events:
            return ()
        described = {*events}
        steps = {event.step for event in described if event.step is not None}
        return tuple(event for event in self.events if event.step not in steps and event not in described)

    @property
    def span(self) -> Period | None:
        """The days from the first event to the last; ``None`` where there is none."""
        return Period(first_day=self.events[0].on, last_day=self.events[-1].on) if self.events else None
