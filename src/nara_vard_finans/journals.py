"""
Journals: what has happened, by day.

An event is a record of one thing on one day. A journal holds the events of one definition; what was true on a day
follows from the events up to and including it, and never from later ones, nor from their order within a day.
"""

import datetime as dt
from collections.abc import Iterable

from attrs import field, frozen

from nara_vard_finans.errors import InexactTypeError
from nara_vard_finans.periods import Period
from nara_vard_finans.texts import Text


@frozen(kw_only=True)
class Event:
    """
    Something that happened on a day.

    Swedish term:
        händelse

    Attributes:
        on: The day it happened.
        note: What a reader may want to know: an invoice number, a decision; it also tells two like events apart.
    """

    on: dt.date
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if isinstance(self.on, dt.datetime) or not isinstance(self.on, dt.date):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.on, "a day as a datetime.date")


def in_day_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Sort events by day; those of one day in an order that does not depend on how they were given."""
    return tuple(sorted(events, key=lambda event: (event.on, type(event).__name__, repr(event))))


@frozen(kw_only=True)
class Journal:
    """
    What has happened under one definition.

    Swedish term:
        journal, händelselista

    Attributes:
        of: The id of the definition, such as a grant's.
        events: The events, kept by day.
        title: What it is, for a reader.
        example: Whether it is made up as an example, and is no history.

    Invariants:
        * the order in which the events are given does not matter
    """

    of: str
    events: tuple[Event, ...] = field(default=(), converter=in_day_order)
    title: Text | None = None
    example: bool = False

    def up_to(self, on: dt.date) -> tuple[Event, ...]:
        """Give the events up to and including a day."""
        return tuple(event for event in self.events if event.on <= on)

    @property
    def span(self) -> Period | None:
        """The days from the first event to the last; ``None`` where there is none."""
        return Period(first_day=self.events[0].on, last_day=self.events[-1].on) if self.events else None
