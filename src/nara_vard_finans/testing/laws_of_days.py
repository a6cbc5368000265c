"""Laws of any status, of an agreement, a grant or a post: no later event changes an earlier day, nor does any order."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from attrs import evolve, fields

from nara_vard_finans.core import Finding
from nara_vard_finans.journals import StatusCore
from nara_vard_finans.testing.law import law
from nara_vard_finans.testing.messages import Broken

_GIVEN = {"journal", "definition", "on"}


class LaterEventChanged(Broken):
    """Something that is said of a day follows from what happened later."""

    RULE = "past-stays"
    SV = "Fältet {part:shown} den {on} är ett annat utan {later:händelse som är senare|händelser som är senare}."
    EN = "The field {part:shown} on {on} is another without {later:event that is later|events that are later}."
    part: str
    on: dt.date
    later: int


class OrderChanged(Broken):
    """Something that is said of a day follows from the order in which events are given."""

    RULE = "any-order-of-events"
    SV = "Fältet {part:shown} den {on} är ett annat när händelserna anges i omvänd ordning."
    EN = "The field {part:shown} on {on} is another when the events are given in reverse."
    part: str
    on: dt.date


@law()
def past_stays(status: StatusCore[Any]) -> Iterator[Finding]:
    """What is said of a day is what would be said had nothing been entered for later days."""
    later = [event for event in status.journal.events if event.on > status.on]
    if later:
        earlier = [event for event in status.journal.events if event.on <= status.on]
        alone = evolve(status, journal=evolve(status.journal, events=earlier))
        for name in _differing(status, alone):
            yield Finding.of(LaterEventChanged(name, status.on, len(later)), status.definition.id)


@law()
def any_order_of_events(status: StatusCore[Any]) -> Iterator[Finding]:
    """What is said of a day does not depend on the order in which its journal was given."""
    turned = evolve(status, journal=evolve(status.journal, events=status.journal.events[::-1]))
    for name in _differing(status, turned):
        yield Finding.of(OrderChanged(name, status.on), status.definition.id)


def _differing(one: StatusCore[Any], other: StatusCore[Any]) -> Iterator[str]:
    """Name what two statuses say differently, beside what they were given."""
    own = {each.name for each in fields(type(one))} - _GIVEN
    for kind in type(one).__mro__:
        own |= {name for name, value in vars(kind).items() if isinstance(value, property | cached_property)}
    yield from (name for name in sorted(own) if not name.startswith("_") and getattr(one, name) != getattr(other, name))
