"""
The payer: whoever gets the money of a grant from the grantor and sends it out, and what stands there on a day.

Nobody knows what stands there where a journal does not tell when money came; then nothing is said of it, and nothing
is refused. Where it does, no more is sent out or back by the end of any day than had come by then.
"""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import frozen

from nara_vard_finans.core import ZERO, Amount
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
    moves = sorted(_moves(events), key=_day)
    arrivals = sorted(
        (event for _, event in moves if isinstance(event, Arrived)), key=lambda event: (event.on, repr(event))
    )
    frame, sums = frame_of(grant), Counter[str]()
    for on, group in groupby(moves, key=_day):
        day = list(group)
        for _, event in day:
            sums[_FIELD_OF[type(event)]] += event.amount.ore
        if _standing(sums) >= 0 and _net(sums) <= frame.ore:
            continue
        in_any_file = sorted(day, key=lambda move: repr(move[1]))  # dear, and only asked for where one is to be named
        sent = [move for move in in_any_file if isinstance(move[1], Paid | SentBack)]
        later = next(iter(arrivals[bisect_right(arrivals, on, key=lambda event: event.on) :]), None)
        while _standing(sums) < 0 and _net(sums) <= frame.ore:
            place, event = sent.pop()
            reason = SentBeyondArrived(
                grant.paid_out_by, Amount(sums["paid"] + sums["sent_back"]), Amount(sums["arrived"] + sums["returned"])
            )
            yield place, reason if later is None else OnlyLater(reason, later.described())
            sums[_FIELD_OF[type(event)]] -= event.amount.ore
        if _net(sums) > frame.ore:
            place = next(place for place, event in reversed(in_any_file) if isinstance(event, Arrived))
            yield place, ArrivedBeyondFrame(grant.paid_out_by, Amount(_net(sums)), grant.grantor, grant.id, frame)
            return  # what was sent out of it is not judged


def _day(move: _Move) -> dt.date:
    return move[1].on


def _standing(sums: Counter[str]) -> int:
    """Give what stands with the payer, in öre; below zero where more was sent than had come."""
    return sums["arrived"] + sums["returned"] - sums["paid"] - sums["sent_back"]


def _net(sums: Counter[str]) -> int:
    """Give what came from the grantor and was not sent back, in öre."""
    return sums["arrived"] - sums["sent_back"]
