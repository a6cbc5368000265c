"""What can happen to a jointly financed post: one class for each kind of event. Parties are named by code."""

import datetime as dt
from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from nara_vard_finans.core import (
    NOBODY,
    ZERO,
    Amount,
    AmountError,
    Directory,
    InexactTypeError,
    JournalError,
    KindExpected,
    Message,
    PartyCode,
    YearExpected,
    whole_number,
)
from nara_vard_finans.journals import Event, EventDetail, MovesNothing, check_day
from nara_vard_finans.posts.refusals import AmountOfNobody, EndsBeforeItBegins, EndsBeforeNotice

_A_YEAR = YearExpected(2024)


def _each_once(years: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(years)))


@frozen(kw_only=True)
class PostEvent(Event):
    """
    Something that happened to a post.

    Attributes:
        on: The day it happened.
        note: What a reader may want to know.
        source: Where it stands.
    """


@frozen(kw_only=True)
class YearEvent(PostEvent):
    """
    Something that concerns one year of a post.

    Attributes:
        on: The day it happened.
        year: The year that it concerns.
        note: What a reader may want to know.
        source: Where it stands.
    """

    year: int

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        object.__setattr__(self, "year", whole_number(self.year, _A_YEAR))

    def described(self, parties: Directory = NOBODY) -> Message:
        """Give the event as a reader would know it: its day, what happened, to whom, for which year, and how much."""
        of_year, amount = EventDetail(super().described(parties), self.year), getattr(self, "amount", None)
        return of_year if amount is None else EventDetail(of_year, amount)


def _check(amount: Amount, *, nothing_too: bool = False) -> None:
    if not isinstance(amount, Amount):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InexactTypeError(amount, KindExpected("Amount", "kronor(1_000)"))
    if amount < ZERO or (amount == ZERO and not nothing_too):
        raise AmountError(str(amount), MovesNothing())


@frozen(kw_only=True)
class Intended(PostEvent):
    """
    Financiers decided that they intend to finance the post, on the assumption that grants come.

    Swedish term:
        inriktningsbeslut, avsiktsbeslut

    Attributes:
        on: The day of the decision.
        party: Who decided, by code; empty for all financiers together.
        years: The years that they intend to finance; empty for all of the post's.
        binding: Whether it is said to bind; an intention does not, and that is a finding.
        by: The body that decided; empty where nobody has said.
        paragraph: The paragraph of the minutes, as printed.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "intended"
    swedish: ClassVar[str] = "inriktningsbeslut"
    party: PartyCode = ""
    years: tuple[int, ...] = field(default=(), converter=_each_once)
    binding: bool = False
    by: str = ""
    paragraph: str = ""


@frozen(kw_only=True)
class GrantNotified(YearEvent):
    """
    Notice came of a year's grant.

    Swedish term:
        besked om årets medel

    Attributes:
        on: The day of the notice.
        year: The year that the grant is for.
        party: Whom it concerns, by code; empty for all financiers, when only the grant as such is known.
        amount: What the party is granted, zero if nothing; ``None`` where that is not told.
        grant: Which of the year's grants it is, by its name; empty where there is one.
        note: What a reader may want to know.
        source: Where it stands.

    Raises:
        JournalError: If an amount is told and no party.
    """

    kind: ClassVar[str] = "notified"
    swedish: ClassVar[str] = "besked om medel"
    party: PartyCode = ""
    amount: Amount | None = None
    grant: str = ""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.amount is not None:
            _check(self.amount, nothing_too=True)
            if not self.party:
                raise JournalError(self.described(), AmountOfNobody())


@frozen(kw_only=True)
class NotGranted(YearEvent):
    """
    It became known that there is no grant for a year.

    Swedish term:
        besked om att medel uteblir

    Attributes:
        on: The day it became known.
        year: The year without a grant.
        grant: Which of the year's grants does not come, by its name; empty for all of them.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "not-granted"
    swedish: ClassVar[str] = "besked om att medel uteblir"
    grant: str = ""

    @property
    def step(self) -> tuple[str, ...]:
        """What it tells that can happen only once."""
        return self.kind, str(self.year), self.grant


@frozen(kw_only=True)
class Decided(YearEvent):
    """
    An implementing decision on one year: it binds.

    Swedish term:
        verkställande beslut

    Attributes:
        on: The day of the decision.
        year: The year that it finances.
        amount: How much.
        party: Who decided, by code; empty for all financiers together, who share the amount as they share the cost.
        by: The body that decided; empty where nobody has said.
        paragraph: The paragraph of the minutes, as printed.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "decided"
    swedish: ClassVar[str] = "verkställande beslut"
    party: PartyCode = ""
    amount: Amount
    by: str = ""
    paragraph: str = ""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        _check(self.amount)


@frozen(kw_only=True)
class PaidIn(YearEvent):
    """
    A financier paid the employer.

    Swedish term:
        inbetalning

    Attributes:
        on: The day it was paid.
        year: The year that it is for.
        party: Who paid, by code.
        amount: How much.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "paid"
    swedish: ClassVar[str] = "inbetalning"
    party: PartyCode
    amount: Amount

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        _check(self.amount)


@frozen(kw_only=True)
class _EmploymentStep(PostEvent):
    @property
    def step(self) -> tuple[str, ...]:
        """What it tells that can happen only once."""
        return (self.kind,)


@frozen(kw_only=True)
class EmploymentBegan(_EmploymentStep):
    """
    The employment began.

    Swedish term:
        anställningen började

    Attributes:
        on: Its first day.
        until: Its last day, if it is for a fixed time; without it that of the post's term.
        note: What a reader may want to know.
        source: Where it stands.

    Raises:
        JournalError: If its last day comes before its first.
    """

    kind: ClassVar[str] = "employment-began"
    swedish: ClassVar[str] = "anställningens början"
    until: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.until is not None:
            check_day(self.until)
            if self.until < self.on:
                raise JournalError(self.described(), EndsBeforeItBegins(self.until))


@frozen(kw_only=True)
class EmploymentNotice(_EmploymentStep):
    """
    The employment was given notice.

    Swedish term:
        uppsägning av anställningen

    Attributes:
        on: The day of the notice.
        ends_on: The last day of the employment; without it the last of the period of notice.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "notice-given"
    swedish: ClassVar[str] = "uppsägning av anställningen"
    ends_on: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.ends_on is not None:
            check_day(self.ends_on)
            if self.ends_on < self.on:
                raise JournalError(self.described(), EndsBeforeNotice(self.ends_on))


@frozen(kw_only=True)
class EmploymentEnded(_EmploymentStep):
    """
    The employment ended.

    Swedish term:
        anställningen upphörde

    Attributes:
        on: Its last day.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "employment-ended"
    swedish: ClassVar[str] = "anställningens slut"


KINDS: tuple[type[PostEvent], ...] = (
    *(Intended, GrantNotified, NotGranted, Decided, PaidIn, EmploymentBegan, EmploymentNotice, EmploymentEnded),
)
"""The kinds of events of a post."""
