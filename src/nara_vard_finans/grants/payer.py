"""
The payer: whoever gets the money of a grant from the grantor and sends it out, and what stands there on a day.

Nobody knows what stands there where a journal does not tell when money came; then nothing is said of it, and nothing
is refused. Where it does, no more is sent out or back by the end of any day than had come by then.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import frozen

from nara_vard_finans.core import ZERO, Amount, Message
from nara_vard_finans.grants.awards import frame_of
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.event_refusals import ArrivedBeyondFrame, OnlyLater, SentBeyondArrived
from nara_vard_finans.grants.events import Arrived, Paid, PayerEvent, Repaid, SentBack
from nara_vard_finans.journals import Contradiction, Event


@frozen(kw_only=True)
class PayerBalance:
    """
    What whoever pays the money out has got, and what it has done with it.

    Swedish term:
        medel hos den som sänder ut dem

    Attributes:
        arrived: What came from the grantor.
        returned: What recipients paid back to it.
        paid: What it sent out to recipients.
        sent_back: What it sent back to the grantor.

    Invariants:
        * arrived + returned = paid + sent back + remaining, and none of them is below zero
    """

    arrived: Amount = ZERO
    returned: Amount = ZERO
    paid: Amount = ZERO
    sent_back: Amount = ZERO

    @property
    def remaining(self) -> Amount:
        """What stands there."""
        return self.arrived + self.returned - self.paid - self.sent_back


_FIELD_OF: dict[type[Event], str] = {
    Arrived: "arrived",
    Repaid: "returned",
    Paid: "paid",
    SentBack: "sent_back",
}
_Move = tuple[int, PayerEvent | Paid | Repaid]


def payer_balance(grant: Grant, events: Iterable[Event]) -> PayerBalance | None:
    """
    Give what stands with whoever pays the money out, after *events*; ``None`` where they do not tell.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, kronor
        >>> grant = embedded().grant("ok-gnv-2020")
        >>> came = Arrived(on=dt.date(2020, 6, 10), amount=kronor(15_711_504))
        >>> sent = Paid(on=dt.date(2020, 6, 15), recipient="2062", amount=kronor(1_115_982))
        >>> print(payer_balance(grant, [came, sent]).remaining, payer_balance(grant, [sent]), sep=", ")
        14 595 522 kr, None
    """
    moves = _moves(enumerate(events))
    if not grant.paid_out_by or not _is_known(moves):
        return None
    sums: Counter[str] = Counter()
    for _, event in moves:
        sums[_FIELD_OF[type(event)]] += event.amount.ore
    return _balance(sums)


def _moves(events: Iterable[tuple[int, Event]]) -> list[_Move]:
    """Give the events that move money to the payer or from it."""
    return [
        (place, event)
        for place, event in events
        if isinstance(event, PayerEvent | Paid) or (isinstance(event, Repaid) and event.through)
    ]


def _is_known(moves: Iterable[_Move]) -> bool:
    return any(isinstance(event, PayerEvent) for _, event in moves)


def _balance(sums: Counter[str]) -> PayerBalance:
    return PayerBalance(**{name: Amount(ore) for name, ore in sums.items()})


def payer_contradictions(grant: Grant, events: Iterable[tuple[int, Event]]) -> Iterator[Contradiction]:
    """
    Say what was sent out or back before it had come, and what came though the grant has not as much.

    Args:
        grant: The grant.
        events: The events that are sound by themselves, with their places; some of them the payer's own.
    """
    moves = sorted(_moves(events), key=lambda move: (move[1].on, repr(move[1])))
    frame = frame_of(grant)
    sums: Counter[str] = Counter()
    for _, group in groupby(moves, key=lambda move: move[1].on):
        day = list(group)
        for _, event in day:
            sums[_FIELD_OF[type(event)]] += event.amount.ore
        while broken := _broken(grant, frame, _balance(sums)):
            kinds, reason = broken
            place, event = next(move for move in reversed(day) if isinstance(move[1], kinds))
            later = next((each for _, each in moves if isinstance(each, Arrived) and each.on > event.on), None)
            yield place, reason if later is None or isinstance(event, Arrived) else OnlyLater(reason, later.described())
            if isinstance(event, Arrived):
                return  # what was sent out of it is not judged
            sums[_FIELD_OF[type(event)]] -= event.amount.ore
            day.remove((place, event))


def _broken(grant: Grant, frame: Amount, balance: PayerBalance) -> tuple[tuple[type[Event], ...], Message] | None:
    """Say what there is too much of, and by which kinds of events; ``None`` if nothing."""
    net = balance.arrived - balance.sent_back
    if net > frame:
        return (Arrived,), ArrivedBeyondFrame(grant.paid_out_by, net, grant.grantor, grant.id, frame)
    if balance.remaining < ZERO:
        came = balance.arrived + balance.returned
        return (Paid, SentBack), SentBeyondArrived(grant.paid_out_by, balance.paid + balance.sent_back, came)
    return None
