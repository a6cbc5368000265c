"""
What can happen under a grant: one class for each kind of event.

Who gets, uses and passes on money is named by code; areas, measures, duties and contents by their ids in the grant.
"""

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
    Message,
    PartyCode,
)
from nara_vard_finans.grants.event_refusals import MeasureWithoutArea, PassedOnToItself
from nara_vard_finans.grants.fund_events import FundDecided, FundEvent, FundUsed
from nara_vard_finans.grants.refusals import AN_AMOUNT
from nara_vard_finans.journals import Event, EventDetail, MovesNothing


def _check_moves(amount: object) -> None:
    if not isinstance(amount, Amount):
        raise InexactTypeError(amount, AN_AMOUNT)
    if amount <= ZERO:
        raise AmountError(str(amount), MovesNothing())


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))


@frozen(kw_only=True)
class GrantEvent(Event):
    """
    Something that happened to one recipient.

    Attributes:
        on: The day it happened.
        recipient: Whose money or report it concerns, by code.
        note: What a reader may want to know; it also tells two like events apart.
        source: Where it stands.
    """

    whom: ClassVar[str] = "recipient"
    recipient: PartyCode


@frozen(kw_only=True)
class MoneyEvent(GrantEvent):
    """
    Something that happened to a sum of money.

    Attributes:
        on: The day it happened.
        recipient: Whose money it is, by code.
        amount: How much; above zero.
        note: What a reader may want to know; it also tells two like events apart.
        source: Where it stands.

    Raises:
        AmountError: If the amount is not above zero.
    """

    amount: Amount

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        _check_moves(self.amount)

    def described(self, parties: Directory = NOBODY) -> Message:
        """Give the event as a reader would know it: its day, what happened, to whom, and how much."""
        return EventDetail(super().described(parties), self.amount)


@frozen(kw_only=True)
class PayerEvent(Event):
    """
    Something that happened to money that stands with whoever pays it out, and is nobody's yet.

    Swedish term:
        medel hos den som sänder ut dem

    Attributes:
        on: The day it happened.
        amount: How much; above zero.
        note: What a reader may want to know; it also tells two like events apart.
        source: Where it stands.

    Raises:
        AmountError: If the amount is not above zero.
    """

    amount: Amount

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        _check_moves(self.amount)

    def described(self, parties: Directory = NOBODY) -> Message:
        """Give the event as a reader would know it: its day, what happened, and how much."""
        return EventDetail(super().described(parties), self.amount)


@frozen(kw_only=True)
class Arrived(PayerEvent):
    """
    Money came from the grantor to whoever pays it out.

    Swedish term:
        medel inkomna för utbetalning

    Attributes:
        on: The day it came.
        amount: What came.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "arrived"
    swedish: ClassVar[str] = "inkomna medel"


@frozen(kw_only=True)
class SentBack(PayerEvent):
    """
    Whoever pays the money out sent some of it back to the grantor.

    Swedish term:
        återsända medel

    Attributes:
        on: The day it was sent back.
        amount: What was sent back; at most what stands there.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "sent-back"
    swedish: ClassVar[str] = "återsända medel"


@frozen(kw_only=True)
class Notified(MoneyEvent):
    """
    The recipient was told what it is granted.

    Swedish term:
        besked om medel

    Attributes:
        on: The day of the notice.
        recipient: Who was told, by code.
        amount: What it is granted.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "notified"
    swedish: ClassVar[str] = "besked om medel"


@frozen(kw_only=True)
class Requisitioned(MoneyEvent):
    """
    The recipient asked for its money.

    Swedish term:
        rekvisition

    Attributes:
        on: The day it asked.
        recipient: Who asked, by code.
        amount: What it asked for.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "requisitioned"
    swedish: ClassVar[str] = "rekvisition"


@frozen(kw_only=True)
class WantsMore(GrantEvent):
    """
    The recipient wants more, if others do not ask for theirs.

    Swedish term:
        anmälan om mer medel

    Attributes:
        on: The day it said so.
        recipient: Who wants more, by code.
        amount: The most that it wants, besides what it has asked for; ``None`` for whatever it is offered.
        note: What a reader may want to know.
        source: Where it stands.

    Raises:
        AmountError: If the amount is not above zero.
    """

    kind: ClassVar[str] = "wants-more"
    swedish: ClassVar[str] = "anmälan om mer medel"
    amount: Amount | None = None

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.amount is not None:
            _check_moves(self.amount)


@frozen(kw_only=True)
class Paid(MoneyEvent):
    """
    The recipient got money.

    Swedish term:
        utbetalning

    Attributes:
        on: The day it was paid.
        recipient: Who was paid, by code.
        amount: What was paid.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "paid"
    swedish: ClassVar[str] = "utbetalning"


@frozen(kw_only=True)
class Used(MoneyEvent):
    """
    The recipient used money.

    Swedish term:
        använda medel

    Attributes:
        on: The day it was used.
        recipient: Whose money it was, by code.
        amount: What was used.
        area: The area it was used for, by id; empty where nobody has said.
        measure: The measure, by id; empty for one that the grant does not list.
        by: Who carried it out, by code; empty for the recipient itself.
        note: What a reader may want to know, such as what the measure was.
        source: Where it stands.

    Raises:
        JournalError: If a measure is named and no area.
    """

    kind: ClassVar[str] = "used"
    swedish: ClassVar[str] = "användning"
    area: str = ""
    measure: str = ""
    by: PartyCode = ""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.measure and not self.area:
            raise JournalError(self.described(), MeasureWithoutArea())


@frozen(kw_only=True)
class SetAside(MoneyEvent):
    """
    The recipient set money aside for joint work.

    Swedish term:
        avsätta medel för gemensamt arbete

    Attributes:
        on: The day it was set aside.
        recipient: Whose money it is, by code.
        amount: What was set aside.
        joint_use: For what, by id; empty for joint work that the grant does not list.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "set-aside"
    swedish: ClassVar[str] = "avsättning"
    joint_use: str = ""


@frozen(kw_only=True)
class Released(MoneyEvent):
    """
    Money that was set aside can be used again: it was not needed, or is used now, which is an event of its own.

    Swedish term:
        lösa upp en avsättning

    Attributes:
        on: The day it was released.
        recipient: Whose money it is, by code.
        amount: What was released; at most what is set aside.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "released"
    swedish: ClassVar[str] = "upplösning av avsättning"


@frozen(kw_only=True)
class Transferred(MoneyEvent):
    """
    The recipient passed money on to the region or another party.

    Swedish term:
        överlåta medel

    Attributes:
        on: The day it was passed on.
        recipient: Whose money it was, by code.
        amount: What was passed on.
        to: Who got it, by code.
        note: What a reader may want to know.
        source: Where it stands.

    Raises:
        JournalError: If it is passed on to the recipient itself.
    """

    kind: ClassVar[str] = "transferred"
    swedish: ClassVar[str] = "överlåtelse"
    to: PartyCode

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.to == self.recipient:
            raise JournalError(self.described(), PassedOnToItself())


@frozen(kw_only=True)
class Reported(GrantEvent):
    """
    A report was filed for the recipient.

    Swedish term:
        redovisning

    Attributes:
        on: The day it was filed.
        recipient: For whom, by code.
        duty: Which report, by the duty's id.
        contents: What it contains, by id.
        by: Who filed it; empty for whoever the duty names.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "reported"
    swedish: ClassVar[str] = "redovisning"
    duty: str
    contents: tuple[str, ...] = field(default=(), converter=_each_once)
    by: str = ""

    def described(self, parties: Directory = NOBODY) -> Message:
        """Give the event as a reader would know it: its day, which report, and for whom."""
        return EventDetail(super().described(parties), self.duty)


@frozen(kw_only=True)
class Repaid(MoneyEvent):
    """
    The recipient paid money back.

    Swedish term:
        återbetalning

    Attributes:
        on: The day it was paid back.
        recipient: Who paid back, by code.
        amount: What was paid back.
        through: Whoever pays the money out, where it went back there, by the name that the grant has for it; empty
            where it went straight to the grantor.
        note: What a reader may want to know.
        source: Where it stands.
    """

    kind: ClassVar[str] = "repaid"
    swedish: ClassVar[str] = "återbetalning"
    through: str = ""


def wanted(events: Iterable[WantsMore]) -> dict[str, Amount | None]:
    """Give the most that each wants besides what it has asked for, by code; ``None`` for whatever it is offered."""
    wants: dict[str, Amount | None] = {}
    for event in events:
        before = wants.get(event.recipient, ZERO)
        wants[event.recipient] = None if before is None or event.amount is None else before + event.amount
    return wants


KINDS: tuple[type[GrantEvent | PayerEvent | FundEvent], ...] = (
    *(Arrived, Notified, Requisitioned, Paid, Used, SetAside, Released, Transferred, Reported, Repaid, SentBack),
    *(FundDecided, FundUsed, WantsMore),
)
"""The kinds of events of a grant."""
