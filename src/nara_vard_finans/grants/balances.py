"""
Balances: what each recipient has got, and what it has done with it.

For every recipient and day, what was received is what is used, passed on, set aside, paid back and what remains. A
journal can be long, so events are counted in whole öre, and only the sums are made amounts.
"""

from collections import Counter
from collections.abc import Iterable

from attrs import fields, frozen

from nara_vard_finans.core import ZERO, Amount
from nara_vard_finans.grants.events import (
    MoneyEvent,
    Notified,
    Paid,
    Released,
    Repaid,
    Requisitioned,
    SetAside,
    Transferred,
    Used,
)
from nara_vard_finans.journals import Event


@frozen(kw_only=True)
class Balance:
    """
    What a recipient has got, and what it has done with it.

    Swedish term:
        saldo, ställning

    Attributes:
        notified: What it was told that it is granted.
        requisitioned: What it has asked for.
        paid: What the grantor has paid it.
        passed_on: What other recipients have passed on to it.
        used: What it has used.
        set_aside: What it has set aside for joint work, and not released again.
        transferred: What it has passed on to others.
        repaid: What it has paid back.

    Invariants:
        * received = used + transferred + set aside + repaid + remaining, and none of them is below zero
    """

    notified: Amount = ZERO
    requisitioned: Amount = ZERO
    paid: Amount = ZERO
    passed_on: Amount = ZERO
    used: Amount = ZERO
    set_aside: Amount = ZERO
    transferred: Amount = ZERO
    repaid: Amount = ZERO

    @property
    def received(self) -> Amount:
        """What it has got, from the grantor and from others."""
        return self.paid + self.passed_on

    @property
    def remaining(self) -> Amount:
        """What it still has."""
        return self.received - self.used - self.transferred - self.set_aside - self.repaid


_NAMES = tuple(part.name for part in fields(Balance))
_MOVES: dict[type[Event], tuple[str, int]] = {
    Notified: ("notified", 1),
    Requisitioned: ("requisitioned", 1),
    Paid: ("paid", 1),
    Used: ("used", 1),
    SetAside: ("set_aside", 1),
    Released: ("set_aside", -1),
    Transferred: ("transferred", 1),
    Repaid: ("repaid", 1),
}
Account = dict[str, int]
"""The parts of a balance in öre, by name."""


class Accounts:
    """The sums of every recipient while events are counted."""

    def __init__(self) -> None:
        self.by_code: dict[str, Account] = {}
        self.notified = 0

    def post(self, event: Event, times: int = 1) -> None:
        """Count an event, or with *times* -1 take it out again; what moves no recipient's money is passed over."""
        if not isinstance(event, MoneyEvent):
            return
        name, sign = _MOVES[type(event)]
        ore = times * event.amount.ore
        own = self.by_code.get(event.recipient) or self._new(event.recipient)
        own[name] += sign * ore
        if name == "notified":
            self.notified += ore
        elif isinstance(event, Transferred):
            own = self.by_code.get(event.to) or self._new(event.to)
            own["passed_on"] += ore

    def _new(self, code: str) -> Account:
        self.by_code[code] = dict.fromkeys(_NAMES, 0)
        return self.by_code[code]


def left_of(own: Account) -> int:
    """Give what remains of an account, as of a balance."""
    drawn = own["used"] + own["transferred"] + own["set_aside"] + own["repaid"]
    return own["paid"] + own["passed_on"] - drawn


def balance_of(own: Account) -> Balance:
    """Make a balance of an account."""
    return Balance(**{name: Amount(ore) for name, ore in own.items()})


def balances_of(events: Iterable[Event]) -> dict[str, Balance]:
    """Give the balance after *events* of every party that has got, or was granted, something; by code."""
    accounts = Accounts()
    for event in events:
        accounts.post(event)
    return {code: balance_of(own) for code, own in accounts.by_code.items()}


def sum_of_balances(balances: Iterable[Balance]) -> Balance:
    """Sum balances; what one has passed on to another is in the sum both as passed on and as got."""
    sums: Counter[str] = Counter()
    for balance in balances:
        for name in _NAMES:
            sums[name] += getattr(balance, name).ore
    return balance_of(sums)


def lapsed_of(balances: Iterable[Balance]) -> Amount:
    """Give what was notified and not asked for, when the day to ask is past."""
    return sum((max(each.notified - each.requisitioned, ZERO) for each in balances), ZERO)
