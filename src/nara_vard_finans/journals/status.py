"""
The one status core: a definition, its journal and a day; all that is said of it follows from these three.

What a rule judges and what a status answers is one record. Its parts are worked out when they are asked for, and kept.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

from attrs import frozen

from nara_vard_finans.core import Directory, Finding, JournalError, RuleMessage, Severity, Source, Tabled
from nara_vard_finans.journals.journal import Assumptions, ByKind, Contradiction, Event, Journal, check_day
from nara_vard_finans.journals.messages import JournalOf, NoJournal, TakenNotToHaveHappened, TellsNothingOf


class Defined(Protocol):
    """What has a journal, and a status on a day, such as an agreement."""

    @property
    def id(self) -> str:
        """The name by which it is asked for."""
        ...

    @property
    def parties(self) -> Directory:
        """Whom its events may name."""
        ...

    @property
    def source(self) -> Source | None:
        """Where it stands."""
        ...

    @property
    def assumable(self) -> tuple[str, ...]:
        """What its journal can give, since its papers are silent on it, by name."""
        ...

    def with_assumptions(self, assumptions: Assumptions) -> Self:
        """Give it with what its journal gives; what it cannot be given is refused."""
        ...


D = TypeVar("D", bound=Defined)
E = TypeVar("E", bound=Event)


@frozen(kw_only=True, slots=False, repr=False)  # in slots a cached property would lose its docstring
class StatusCore(Tabled, Generic[D]):
    """
    A definition on a day.

    Swedish term:
        läge

    Attributes:
        kinds: The kinds of events that can happen to it.
        contradictions: Says which of some events cannot have happened to it.
        rules: Each gives its findings of the status, in the order in which they are told.
        definition: The definition, as its papers have it.
        journal: Its journal, whole.
        on: The day; what is entered for later days is not looked at.

    Raises:
        InexactTypeError: If *on* is no day.
        JournalError: If the journal is of something else, gives what it cannot give, or an event up to the day cannot
            have happened as told.

    Invariants:
        * a later event never changes the status of an earlier day
        * the order of one day's events does not matter
    """

    kinds: ClassVar[tuple[type[Event], ...]]
    contradictions: ClassVar[Callable[..., Iterator[Contradiction]]]
    rules: ClassVar[tuple[Callable[[Any], Iterable[Finding]], ...]]

    definition: D
    journal: Journal
    on: dt.date

    def __attrs_post_init__(self) -> None:
        check_day(self.on)
        name = self.definition.id
        if self.journal.of != name:
            raise JournalError(JournalOf(self.journal.of), TellsNothingOf(name))
        for place, reason in self.contradictions(self.whole, self.events):
            raise JournalError(self.events[place].described(self.whole.parties), reason)

    @cached_property
    def whole(self) -> D:
        """The definition, with what its journal gives."""
        return self.definition.with_assumptions(self.journal.assumptions)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What has happened up to and including the day."""
        return self.journal.up_to(self.on)

    def events_of(self, kind: type[E]) -> Sequence[E]:
        """Give what has happened of exactly one kind, by day."""
        return self._by_kind.of(kind)

    @cached_property
    def _by_kind(self) -> ByKind:
        return ByKind(self.events)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is not in order, rule by rule."""
        return tuple(finding for rule in self.rules for finding in rule(self))

    def found(
        self,
        message: RuleMessage,
        subject: object = "",
        source: Source | None = None,
        *,
        severity: Severity | None = None,
    ) -> Finding:
        """Make a finding about the definition, or with *subject* about a part of it; without *source* it cites all."""
        about = f"{self.whole.id}/{subject}" if subject else self.whole.id
        return Finding.of(message, about, source or self.whole.source, severity=severity)


UNRECORDED = NoJournal()
"""What is said where nobody has given a journal."""


def silence(status: StatusCore[Any]) -> Iterator[Finding]:
    """Say that the journal ends before the day, so that what has happened since is unknown; a rule of several."""
    journal = status.journal
    if journal.is_unrecorded:
        yield Finding.of(UNRECORDED, journal.of)
    elif journal.recorded_until is not None and journal.is_silent(status.on):
        yield Finding.of(TakenNotToHaveHappened(journal.recorded_until), journal.of)
