"""What can happen to a fund, and what is decided, used and left of it on a day; a fund is never below zero."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import ClassVar

from attrs import frozen

from nara_vard_finans.core import NOBODY, ZERO, Amount, AmountError, Directory, InexactTypeError, Message, Shown
from nara_vard_finans.grants.funds import Fund
from nara_vard_finans.grants.refusals import AN_AMOUNT, FundBeyondItsAmount
from nara_vard_finans.journals import Contradiction, Event, EventDetail, MovesNothing


@frozen(kw_only=True)
class FundEvent(Event):
    """
    Something that happened to a fund.

    Swedish term:
        händelse i en fond

    Attributes:
        on: The day it happened.
        fund: Which fund of the grant, by id.
        amount: How much; above zero.
        note: What a reader may want to know; it also tells two like events apart.
        source: Where it stands.

    Raises:
        AmountError: If the amount is not above zero.
    """

    fund: str
    amount: Amount

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if not isinstance(self.amount, Amount):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.amount, AN_AMOUNT)
        if self.amount <= ZERO:
            raise AmountError(str(self.amount), MovesNothing())

    def described(self, parties: Directory = NOBODY) -> Message:
        """Give the event as a reader would know it: its day, what happened, and how much."""
        return EventDetail(super().described(parties), self.amount)


@frozen(kw_only=True)
class FundDecided(FundEvent):
    """
    It was decided that so much of a fund may be used.

    Swedish term:
        beslut om fondmedel

    Attributes:
        on: The day of the decision.
        fund: Which fund, by id.
        amount: How much may be used, besides what was decided before.
        by: The body that decided; empty where nobody has said.
        paragraph: The paragraph of the minutes, as printed.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "fund-decided"
    swedish: ClassVar[str] = "beslut om fondmedel"
    by: str = ""
    paragraph: str = ""


@frozen(kw_only=True)
class FundUsed(FundEvent):
    """
    Money of a fund was used.

    Swedish term:
        använda fondmedel

    Attributes:
        on: The day it was used.
        fund: Which fund, by id.
        amount: How much was used; at most what is left.
        year: The year that it was used for; ``None`` for that of the day.
        joint_use: For which joint work, by id; empty for what the grant does not list.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "fund-used"
    swedish: ClassVar[str] = "användning av fondmedel"
    year: int | None = None
    joint_use: str = ""

    @property
    def of_year(self) -> int:
        """The year that it was used for."""
        return self.on.year if self.year is None else self.year


@frozen(kw_only=True, repr=False)
class FundBalance(Shown):
    """
    What is decided and used of a fund.

    Swedish term:
        fondens ställning

    Attributes:
        fund: The fund.
        decided: What may be used, by whoever decides on it.
        used: What is used.

    Invariants:
        * used + left is what there is of the fund, and neither is below zero
    """

    fund: Fund
    decided: Amount = ZERO
    used: Amount = ZERO

    @property
    def left(self) -> Amount:
        """What is left of it."""
        return self.fund.amount - self.used


def counts(fund: Fund, event: Event) -> bool:
    """Say whether an event is a decision on a fund that counts: by the body that decides on it, or by nobody named."""
    return isinstance(event, FundDecided) and event.fund == fund.id and not is_by_another(fund, event)


def is_by_another(fund: Fund, event: FundDecided) -> bool:
    """Say whether a decision on a fund was taken by another body than the one that decides on it."""
    return bool(event.by and fund.decided_by) and event.by.casefold() != fund.decided_by.casefold()


def fund_balance(fund: Fund, events: Iterable[Event]) -> FundBalance:
    """Give what is decided, used and left of a fund after *events*."""
    decided = used = ZERO
    for event in events:
        if isinstance(event, FundUsed) and event.fund == fund.id:
            used += event.amount
        elif isinstance(event, FundDecided) and counts(fund, event):
            decided += event.amount
    return FundBalance(fund=fund, decided=decided, used=used)


def fund_contradictions(funds: Iterable[Fund], events: Iterable[tuple[int, Event]]) -> Iterator[Contradiction]:
    """
    Say what was used of a fund beyond what there is of it by the end of the day.

    Args:
        funds: The funds.
        events: The events that are sound by themselves, with their places.
    """
    by_id = {fund.id: fund for fund in funds}
    uses = [(place, event) for place, event in events if isinstance(event, FundUsed)]
    used: Counter[str] = Counter()
    for _, group in groupby(sorted(uses, key=lambda use: (use[1].on, repr(use[1]))), key=lambda use: use[1].on):
        for place, event in group:
            fund = by_id[event.fund]
            left = fund.amount.ore - used[fund.id]
            if event.amount.ore > left:
                yield place, FundBeyondItsAmount(fund.title, fund.amount, Amount(left))
            else:
                used[fund.id] += event.amount.ore
