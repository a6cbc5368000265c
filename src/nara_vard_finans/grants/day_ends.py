"""
Day-ends: which events take more than there is when their day is over.

A day's events have no order, so only the sums at its end are judged. Where they cannot be, one event is named, taken
out, and the sums are judged again; what rests on it is not judged. All is reckoned in whole öre, and amounts are made
only for what is told.
"""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from nara_vard_finans.core import Amount, Message
from nara_vard_finans.grants.awards import frame_of, share_grant
from nara_vard_finans.grants.balances import Account, Accounts, balance_of, lapsed_of, left_of
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.event_refusals import (
    AskedBeyondCeiling,
    AskedBeyondGranted,
    DrawnBeyondReceived,
    MoneyInACircle,
    NoticesBeyondFrame,
    OnlyLater,
    PaidBeyondAsked,
    PaidBeyondGranted,
    ReleasedBeyondSetAside,
)
from nara_vard_finans.grants.events import (
    GrantEvent,
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
from nara_vard_finans.grants.pots import PotUse
from nara_vard_finans.journals import Contradiction, Event

_DRAWING: tuple[type[MoneyEvent], ...] = (Used, SetAside, Transferred, Repaid)
Placed = tuple[int, GrantEvent]
"""An event, with its place among those given."""
_Broken = tuple[int, GrantEvent, Message]
_Excess = tuple[tuple[type[MoneyEvent], ...], Message]


def day_end_contradictions(grant: Grant, events: list[Placed], unsure: Iterable[str]) -> Iterator[Contradiction]:
    """
    Say which events take more than there is at the end of their day.

    Args:
        grant: The grant.
        events: The events that are sound by themselves, by day.
        unsure: Parties whose sums are not judged.
    """
    ends, later = _DayEnds(grant, unsure), _Later(events)
    for on, group in groupby(events, key=lambda pair: pair[1].on):
        for place, event, reason in ends.judged(on, list(group)):
            mended = later.than(event)
            yield place, reason if mended is None else OnlyLater(reason, mended.described(grant.parties))


def rests_on(event: Event) -> set[str]:
    """Name the party whose sums would rest on an event, had it been sound."""
    match event:
        case Transferred():
            return {event.to}
        case Notified() | Requisitioned() | Paid():
            return {event.recipient}
        case _:
            return set()


def _in_any_file(events: Iterable[Placed]) -> list[Placed]:
    """Put events of a day in an order that no file decides; it is dear, and only asked for where one is to be named."""
    return sorted(events, key=lambda pair: repr(pair[1]))


class _DayEnds:
    """The sums of every recipient, and whose are not judged, from one day's end to the next."""

    def __init__(self, grant: Grant, unsure: Iterable[str]) -> None:
        self.grant = grant
        self.unsure = {*unsure}
        self.limits, self.sums = _Limits(grant), Accounts()
        self.taken: set[int] = set()

    def judged(self, on: dt.date, day: list[Placed]) -> Iterator[_Broken]:
        """Count a day's events, and give those that have to be taken out again, with why."""
        self.limits.pass_to(on, self.sums)
        for _, event in day:
            self.sums.post(event)
        yield from self._beyond_frame(day)
        yield from self._too_much(day)
        moved = [(place, event) for place, event in day if isinstance(event, Transferred) and place not in self.taken]
        if moved:
            yield from self._from_nothing(moved, day)

    def _without(self, place: int, event: GrantEvent, reason: Message) -> _Broken:
        """Take an event out again."""
        self.sums.post(event, -1)
        self.taken.add(place)
        self.unsure |= rests_on(event)
        return place, event, reason

    def _beyond_frame(self, day: list[Placed]) -> Iterator[_Broken]:
        """Take out notices of more than the grant has."""
        notices: list[Placed] | None = None
        while (notified := self.sums.notified - self.limits.lapsed) > self.limits.frame:
            if notices is None:
                notices = _in_any_file(pair for pair in day if isinstance(pair[1], Notified))
            reason = NoticesBeyondFrame(Amount(notified), self.grant.id, Amount(self.limits.frame))
            yield self._without(*notices.pop(), reason)

    def _too_much(self, day: list[Placed]) -> Iterator[_Broken]:
        """Take out what a party has too much of, party by party; none but its own events can mend it."""
        concerned = {event.recipient for _, event in day if isinstance(event, MoneyEvent)} - self.unsure
        for code in sorted(code for code in concerned if any(self._excesses(code))):
            own = _in_any_file(pair for pair in day if pair[1].recipient == code)
            while code not in self.unsure and (excess := next(self._excesses(code), None)):
                kinds, reason = excess
                last = max(at for at, (_, event) in enumerate(own) if isinstance(event, kinds))
                yield self._without(*own.pop(last), reason)

    def _excesses(self, code: str) -> Iterator[_Excess]:
        """Say what a party has too much of, and by which kinds of events."""
        own, grant = self.sums.by_code[code], self.grant
        asked, notified, paid = own["requisitioned"], own["notified"], own["paid"]
        ceiling, payable = self.limits.of(code, own)
        if ceiling is not None and asked > ceiling:
            yield (Requisitioned,), AskedBeyondCeiling(grant.parties[code], Amount(asked), Amount(ceiling))
        if asked > notified:
            yield (Requisitioned,), AskedBeyondGranted(grant.parties[code], Amount(asked), Amount(notified))
        if paid > payable:
            beyond = PaidBeyondAsked if self.limits.is_requisitioned else PaidBeyondGranted
            yield (Paid,), beyond(grant.parties[code], Amount(paid), Amount(payable))
        left = left_of(own)
        if left < 0:
            received = paid + own["passed_on"]
            yield _DRAWING, DrawnBeyondReceived(grant.parties[code], Amount(received - left), Amount(received))
        if own["set_aside"] < 0:
            yield (Released,), ReleasedBeyondSetAside(grant.parties[code], Amount(-own["set_aside"]))

    def _from_nothing(self, moved: list[tuple[int, Transferred]], day: list[Placed]) -> Iterator[_Broken]:
        """Take out transfers of money that nobody had before the day's transfers."""
        before: Counter[str] = Counter()
        for _, transfer in moved:
            before[transfer.to] -= transfer.amount.ore
        for place, event in day:
            if isinstance(event, _DRAWING) and place not in self.taken:
                before[event.recipient] += event.amount.ore
        going: dict[str, set[str]] = {}
        for _, transfer in moved:
            going.setdefault(transfer.recipient, set()).add(transfer.to)
        sums = self.sums.by_code
        had = {code for code in going if left_of(sums[code]) + before[code] > 0 or code in self.unsure}
        reached: set[str] = set()
        _reach(reached, had, going)
        for place, event in reversed(_in_any_file(pair for pair in moved if pair[1].recipient not in reached)):
            if event.recipient not in reached:  # by what was taken out before, it may rest on what is not judged
                yield self._without(place, event, MoneyInACircle())
                _reach(reached, rests_on(event), going)


def _reach(reached: set[str], new: set[str], going: dict[str, set[str]]) -> None:
    """Add to whom money can have come by a day's transfers, from those who had some."""
    waiting = [*new]
    while waiting:
        code = waiting.pop()
        if code not in reached:
            reached.add(code)
            waiting += going.get(code, ())


class _Later:
    """Which events of a later day would mend one that came too early; looked up only where one did."""

    def __init__(self, events: list[Placed]) -> None:
        self.events = events

    def than(self, event: GrantEvent) -> GrantEvent | None:
        """Give the first event of a later day that an event would rest on, had it come before it."""
        found = self._by_need.get((_need(event), event.recipient), [])
        at = bisect_right(found, event.on, key=lambda each: each.on)
        return found[at] if at < len(found) else None

    @cached_property
    def _by_need(self) -> dict[tuple[str, str], list[GrantEvent]]:
        given: dict[tuple[str, str], list[GrantEvent]] = {}
        for _, event in self.events:
            match event:
                case Notified() | Requisitioned():
                    given.setdefault(("granted", event.recipient), []).append(event)
                case SetAside():
                    given.setdefault(("set aside", event.recipient), []).append(event)
                case Paid():
                    given.setdefault(("received", event.recipient), []).append(event)
                case Transferred():
                    given.setdefault(("received", event.to), []).append(event)
                case _:
                    pass
        return given


def _need(event: GrantEvent) -> str:
    """Name what an event needs before it; nothing for a notice."""
    match event:
        case Paid() | Requisitioned():
            return "granted"
        case Released():
            return "set aside"
        case _:
            return "received" if isinstance(event, _DRAWING) else ""


class _Limits:
    """What all can be notified of, and each can ask for and be paid, in öre; more once something is offered again."""

    def __init__(self, grant: Grant) -> None:
        self.grant = grant
        self.is_requisitioned = grant.is_requisitioned
        self.frame, self.ceilings = frame_of(grant).ore, _ceilings(grant)
        self.lapsed, self.before = 0, dict[str, int]()
        self.waits_for = grant.offered_after

    def pass_to(self, on: dt.date, sums: Accounts) -> None:
        """Note, when the day to ask is past, what each had been notified of by then, and what nobody asked for."""
        if self.waits_for is not None and on > self.waits_for:
            self.before = {code: own["notified"] for code, own in sums.by_code.items()}
            self.lapsed = lapsed_of(map(balance_of, sums.by_code.values())).ore
            self.waits_for = None

    def of(self, code: str, own: Account) -> tuple[int | None, int]:
        """Give the most that one can ask for, and be paid; ``None`` where no ceiling is known."""
        if not self.is_requisitioned:
            return None, own["notified"]
        again, ceiling = self.grant.offered_again, self.ceilings.get(code)
        offered = 0
        if again is not None and self.waits_for is None:
            offered = own["notified"] - self.before.get(code, 0)
        if again is None or again.requisitioned:
            return None if ceiling is None else ceiling + offered, own["requisitioned"]
        return ceiling, own["requisitioned"] + offered


def _ceilings(grant: Grant) -> dict[str, int]:
    """Give the most that each can ask for, where all that it gets is under ceilings and its share is known."""
    if not grant.is_requisitioned or any(pot.for_those_who is not None for pot in grant.pots):
        return {}
    awards = [award for award in share_grant(grant).awards if award.levels]
    return {
        award.code: award.amount.ore
        for award in awards
        if all(grant.pot(level.group[0]).use is PotUse.CEILING for level in award.levels)
    }
