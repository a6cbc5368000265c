"""
Balances: what each recipient has got, and what it has done with it.

For every recipient and day, what was received is what is used, passed on, set aside, paid back and what remains, and
none of these is below zero. An event that would break that is named, and refused.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import TypeVar

from attrs import fields, frozen

from nara_vard_finans.core import ZERO, Amount, Message, Party, Principal, UnknownEntryError, UnknownPartyError
from nara_vard_finans.grants.awards import frame_of, share_grant
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.duties import DutyKind
from nara_vard_finans.grants.event_refusals import (
    AddsNothing,
    AfterLastDay,
    AskedBeyondCeiling,
    AskedBeyondGranted,
    AskedTooEarly,
    BackThroughAnother,
    BeforeFirstDay,
    DrawnBeyondReceived,
    FiledTooEarly,
    GrantedToOthers,
    MoneyInACircle,
    NamesUnknown,
    NobodyPaysOut,
    NoEventOfGrant,
    NoReport,
    NoShareOfOffered,
    NothingGrantedYet,
    NothingOfferedAgain,
    NoticesBeyondFrame,
    OnlyLater,
    PaidBeyondAsked,
    PaidBeyondGranted,
    ReleasedBeyondSetAside,
)
from nara_vard_finans.grants.events import (
    KINDS,
    GrantEvent,
    MoneyEvent,
    Notified,
    Paid,
    PayerEvent,
    Released,
    Repaid,
    Reported,
    Requisitioned,
    SetAside,
    Transferred,
    Used,
    WantsMore,
)
from nara_vard_finans.grants.fund_events import FundEvent, FundUsed, fund_contradictions
from nara_vard_finans.grants.payer import payer_contradictions
from nara_vard_finans.grants.pots import PotUse
from nara_vard_finans.journals import Contradiction, Event, StandsTwice


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


_FIELD_OF: dict[type[GrantEvent], str] = {
    Notified: "notified",
    Requisitioned: "requisitioned",
    Paid: "paid",
    Used: "used",
    SetAside: "set_aside",
    Transferred: "transferred",
    Repaid: "repaid",
}
_Sums = dict[str, Counter[str]]  # öre by party and field
_Broken = tuple[int, GrantEvent, Message]


def _post(sums: _Sums, event: Event, sign: int = 1) -> None:
    if isinstance(event, Released):
        sums.setdefault(event.recipient, Counter())["set_aside"] -= sign * event.amount.ore
    elif isinstance(event, MoneyEvent):
        sums.setdefault(event.recipient, Counter())[_FIELD_OF[type(event)]] += sign * event.amount.ore
    if isinstance(event, Transferred):
        sums.setdefault(event.to, Counter())["passed_on"] += sign * event.amount.ore


def _balance(sums: Counter[str]) -> Balance:
    return Balance(**{name: Amount(ore) for name, ore in sums.items()})


def balances_of(events: Iterable[Event]) -> dict[str, Balance]:
    """Give the balance after *events* of every party that has got, or was granted, something; by code."""
    sums: _Sums = {}
    for event in events:
        _post(sums, event)
    return {code: _balance(own) for code, own in sums.items()}


def sum_of_balances(balances: Iterable[Balance]) -> Balance:
    """Sum balances; what one has passed on to another is in the sum both as passed on and as got."""
    sums: Counter[str] = Counter()
    for balance in balances:
        for part in fields(Balance):
            sums[part.name] += getattr(balance, part.name).ore
    return _balance(sums)


def contradictions(
    grant: Grant, events: Iterable[Event], *, unsure: Iterable[str] = (), all_unsure: bool = False
) -> Iterator[Contradiction]:
    """
    Say which events cannot have happened under a grant as they are told.

    Args:
        grant: The grant.
        events: The events, in any order.
        unsure: Parties of whom something is known to be missing, so that their sums are not judged.
        all_unsure: Whether that holds for all.
    """
    sound: list[tuple[int, GrantEvent]] = []
    at_payer: list[tuple[int, PayerEvent]] = []
    of_funds: list[tuple[int, Event]] = []
    seen: dict[Event, int] = {}
    doubted, payer_doubted = set(unsure), False
    for place, event in enumerate(events):
        reasons = list(_alone(grant, event))
        if not reasons and seen.setdefault(event, place) != place:
            yield place, StandsTwice()
        elif reasons:
            yield from ((place, reason) for reason in reasons)
            doubted |= _rests_on(event)
            payer_doubted = payer_doubted or isinstance(event, PayerEvent | Repaid)
        elif isinstance(event, PayerEvent):
            at_payer.append((place, event))
        elif isinstance(event, FundEvent):
            of_funds.append((place, event))
        elif isinstance(event, GrantEvent):  # pragma: no branch - all others have been refused
            sound.append((place, event))
    sound.sort(key=lambda pair: pair[1].on)
    yield from fund_contradictions(grant.funds, of_funds)
    if not all_unsure:
        yield from _reports(grant, sound, doubted)
        broken = [*_sums(grant, sound, doubted)]
        yield from broken
        refused = {place for place, _ in broken}
        if not payer_doubted:
            kept = [pair for pair in sound if pair[0] not in refused]
            yield from payer_contradictions(grant, [*at_payer, *kept])


def _rests_on(event: Event) -> set[str]:
    """Name the party whose sums would rest on an event, had it been sound."""
    match event:
        case Transferred():
            return {event.to}
        case Notified() | Requisitioned() | Paid():
            return {event.recipient}
        case _:
            return set()


def _alone(grant: Grant, event: Event) -> Iterator[Message]:
    """Say what is wrong with an event by itself."""
    if not isinstance(event, GrantEvent | PayerEvent | FundEvent) or type(event) not in KINDS:
        yield NoEventOfGrant(grant.id)
        return
    first, last = grant.term.first_day, grant.term.last_day
    if event.on < first:
        yield BeforeFirstDay(grant.id, first)
    if event.on > last:
        yield AfterLastDay(grant.id, last)
    for look_up in _names(grant, event):
        try:
            look_up()
        except (UnknownPartyError, UnknownEntryError) as error:
            yield NamesUnknown(error)
    yield from _out_of_place(grant, event)
    yield from _past_payer(grant, event)


def _names(grant: Grant, event: GrantEvent | PayerEvent | FundEvent) -> Iterator[Callable[[], object]]:
    """Give a look-up for everything that an event names."""
    if not isinstance(event, GrantEvent):
        yield from _names_of_nobody(grant, event)
        return
    yield lambda: grant.parties[event.recipient]
    match event:
        case Used(area=area, measure=measure, by=by):
            if by:
                yield lambda: grant.parties[by]
            if area:
                yield lambda: grant.area(area).measure(measure) if measure else grant.area(area)
        case Transferred(to=to):
            yield lambda: grant.parties[to]
        case SetAside(joint_use=joint_use) if joint_use:
            yield lambda: grant.joint_use(joint_use)
        case Reported(duty=name, contents=contents):
            yield lambda: grant.duty(name)
            for duty in (duty for duty in grant.duties if duty.id == name):
                yield from (partial(duty.content, content) for content in contents)
        case _:
            pass


def _names_of_nobody(grant: Grant, event: PayerEvent | FundEvent) -> Iterator[Callable[[], object]]:
    """Give a look-up for everything that an event names which is no recipient's."""
    if isinstance(event, FundEvent):
        yield lambda: grant.fund(event.fund)
        if isinstance(event, FundUsed) and event.joint_use:
            yield lambda: grant.joint_use(event.joint_use)


def _out_of_place(grant: Grant, event: GrantEvent | PayerEvent | FundEvent) -> Iterator[Message]:
    """Say what an event cannot be, though all that it names is known."""
    match event:
        case Reported(duty=name):
            for duty in (duty for duty in grant.duties if duty.id == name):
                if not duty.kind.is_report:
                    yield NoReport(name)
                elif duty.opens_on is not None and event.on < duty.opens_on:
                    yield FiledTooEarly(name, duty.opens_on)
        case Requisitioned():
            opens = [duty.opens_on for duty in grant.duties if duty.kind is DutyKind.REQUISITION and duty.opens_on]
            if opens and event.on < min(opens):
                yield AskedTooEarly(min(opens))
        case WantsMore():
            yield from _out_of_offer(grant, event)
        case Notified():
            sides = {pot.to for pot in grant.pots if pot.use not in {PotUse.SET_ASIDE, PotUse.ELSEWHERE}}
            known = event.recipient in grant.parties
            if known and not sides & {None, grant.parties[event.recipient].principal}:
                yield GrantedToOthers(grant.id, tuple(side for side in Principal if side in sides))
        case _:
            pass


def _out_of_offer(grant: Grant, event: WantsMore) -> Iterator[Message]:
    """Say why somebody cannot be offered what others have not asked for."""
    if grant.offered_again is None:
        yield NothingOfferedAgain(grant.id)
    elif not any(pot.key is not None and event.recipient in pot.key.parties for pot in grant.pots):
        yield NoShareOfOffered(grant.id)


def _past_payer(grant: Grant, event: GrantEvent | PayerEvent | FundEvent) -> Iterator[Message]:
    """Say what an event cannot be, by who pays the money out."""
    through = event.through if isinstance(event, Repaid) else ""
    if not grant.paid_out_by and (through or isinstance(event, PayerEvent)):
        yield NobodyPaysOut(grant.id, grant.grantor)
    elif through not in {"", grant.paid_out_by}:
        yield BackThroughAnother(grant.paid_out_by, through)


def _reports(grant: Grant, events: list[tuple[int, GrantEvent]], doubted: Container[str]) -> Iterator[Contradiction]:
    stated: dict[str, dt.date] = {}
    for _, event in events:
        if isinstance(event, Notified):
            stated.setdefault(event.recipient, event.on)
    filed: dict[tuple[str, str], set[str]] = {}
    reports = [(place, event) for place, event in events if isinstance(event, Reported)]
    # Of one day's reports the shorter come first, so that their order does not decide which of them adds nothing.
    for place, event in sorted(reports, key=lambda pair: (pair[1].on, len(pair[1].contents), pair[1].contents)):
        known = filed.get((event.recipient, event.duty))
        if event.recipient not in doubted and stated.get(event.recipient, dt.date.max) > event.on:
            yield place, NothingGrantedYet(grant.id)
        elif known is not None and known >= set(event.contents):
            yield place, AddsNothing(event.duty)
        else:
            filed[event.recipient, event.duty] = (known or set()) | set(event.contents)


_DRAWING: tuple[type[MoneyEvent], ...] = (Used, SetAside, Transferred, Repaid)


_Placed = TypeVar("_Placed", bound=GrantEvent)


def _in_any_file(events: Iterable[tuple[int, _Placed]]) -> list[tuple[int, _Placed]]:
    """Put events of a day in an order that no file decides; it is dear, and only asked for where one is to be named."""
    return sorted(events, key=lambda pair: repr(pair[1]))


class _Day:
    """The events of one day, whose sums are judged at its end."""

    def __init__(self, events: Iterable[tuple[int, GrantEvent]], sums: _Sums) -> None:
        self.events = list(events)
        self.sums = sums
        for _, event in self.events:
            _post(sums, event)

    def broken(self, grant: Grant, limits: "_Limits", unsure: Container[str]) -> _Broken | None:
        """Give one event that takes more than there is, and why; ``None`` if none does."""
        notified = Amount(sum(own["notified"] for own in self.sums.values())) - limits.lapsed
        if notified > limits.frame:
            return *self._last((Notified,)), NoticesBeyondFrame(notified, grant.id, limits.frame)
        for code in sorted({event.recipient for _, event in self.events if isinstance(event, MoneyEvent)}):
            if code not in unsure:
                balance, party = _balance(self.sums[code]), grant.parties[code]
                for kinds, reason in _too_much(balance, party, grant, limits.of(code, balance)):
                    return *self._last(kinds, code), reason
        return self._from_nothing(unsure)

    def _from_nothing(self, unsure: Container[str]) -> _Broken | None:
        """Give a transfer of money that nobody had before the day's transfers; ``None`` if there is none."""
        moved = [(place, event) for place, event in self.events if isinstance(event, Transferred)]
        if not moved:
            return None
        givers = {event.recipient for _, event in moved}
        before = Counter({code: _balance(self.sums[code]).remaining.ore for code in givers})
        for _, event in self.events:
            if isinstance(event, _DRAWING):
                before[event.recipient] += event.amount.ore
        for _, event in moved:
            before[event.to] -= event.amount.ore
        going: dict[str, set[str]] = {}
        for _, event in moved:
            going.setdefault(event.recipient, set()).add(event.to)
        reached = {giver for giver in going if before[giver] > 0 or giver in unsure}
        waiting = [*reached]
        while waiting:
            new = going.get(waiting.pop(), set()) - reached
            reached |= new
            waiting += new
        for place, event in reversed(_in_any_file(moved)):
            if event.recipient not in reached:
                return place, event, MoneyInACircle()
        return None

    def _last(self, kinds: tuple[type[MoneyEvent], ...], code: str | None = None) -> tuple[int, GrantEvent]:
        able = [pair for pair in self.events if isinstance(pair[1], kinds) and code in {None, pair[1].recipient}]
        return _in_any_file(able)[-1]

    def without(self, place: int, event: GrantEvent) -> None:
        """Take an event out again."""
        _post(self.sums, event, -1)
        self.events.remove((place, event))


def _sums(grant: Grant, events: list[tuple[int, GrantEvent]], unsure: set[str]) -> Iterator[Contradiction]:
    """Say which events take more than there is at the end of their day; what rests on them is not judged."""
    limits = _Limits(grant)
    sums: _Sums = {}
    for on, group in groupby(events, key=lambda pair: pair[1].on):
        limits.pass_to(on, sums)
        day = _Day(group, sums)
        while broken := day.broken(grant, limits, unsure):
            place, event, reason = broken
            later = next((each for _, each in events if each.on > on and _gives(each, event)), None)
            yield place, reason if later is None else OnlyLater(reason, later.described(grant.parties))
            day.without(place, event)
            unsure |= _rests_on(event)


def _gives(earlier: GrantEvent, event: GrantEvent) -> bool:
    """Say whether an event is one that another rests on, so that the other cannot come before it."""
    whose = getattr(event, "recipient", "")
    if isinstance(event, Paid | Requisitioned):
        return isinstance(earlier, Notified | Requisitioned) and earlier.recipient == whose
    if isinstance(event, Released):
        return isinstance(earlier, SetAside) and earlier.recipient == whose
    if isinstance(event, _DRAWING):
        return earlier.to == whose if isinstance(earlier, Transferred) else _is_paid(earlier, whose)
    return False


def _is_paid(event: GrantEvent, whose: str) -> bool:
    return isinstance(event, Paid) and event.recipient == whose


class _Limits:
    """What all can be notified of, and each can ask for and be paid; more once something is offered again."""

    def __init__(self, grant: Grant) -> None:
        self.grant = grant
        self.frame, self.ceilings = frame_of(grant), _ceilings(grant)
        self.lapsed, self.before = ZERO, dict[str, Amount]()
        self.waits_for = grant.offered_after

    def pass_to(self, on: dt.date, sums: _Sums) -> None:
        """Note, when the day to ask is past, what each had been notified of by then, and what nobody asked for."""
        if self.waits_for is not None and on > self.waits_for:
            self.before = {code: Amount(own["notified"]) for code, own in sums.items()}
            self.lapsed = lapsed_of(_balance(own) for own in sums.values())
            self.waits_for = None

    def of(self, code: str, balance: Balance) -> tuple[Amount | None, Amount]:
        """Give the most that one can ask for, and be paid; ``None`` where no ceiling is known."""
        again = self.grant.offered_again
        offered = ZERO
        if again is not None and self.waits_for is None:
            offered = balance.notified - self.before.get(code, ZERO)
        ceiling = self.ceilings.get(code)
        if again is None or again.requisitioned:
            return None if ceiling is None else ceiling + offered, balance.requisitioned
        return ceiling, balance.requisitioned + offered


def lapsed_of(balances: Iterable[Balance]) -> Amount:
    """Give what was notified and not asked for, when the day to ask is past."""
    return sum((max(each.notified - each.requisitioned, ZERO) for each in balances), ZERO)


def _ceilings(grant: Grant) -> dict[str, Amount]:
    """Give the most that each can ask for, where all that it gets is under ceilings and its share is known."""
    if not grant.is_requisitioned or any(pot.for_those_who is not None for pot in grant.pots):
        return {}
    awards = [award for award in share_grant(grant).awards if award.levels]
    return {
        award.code: award.amount
        for award in awards
        if all(grant.pot(level.group[0]).use is PotUse.CEILING for level in award.levels)
    }


def _too_much(
    balance: Balance, party: Party, grant: Grant, limits: tuple[Amount | None, Amount]
) -> Iterator[tuple[tuple[type[MoneyEvent], ...], Message]]:
    """Say what a party has too much of, and by which kinds of events."""
    ceiling, payable = limits
    if ceiling is not None and balance.requisitioned > ceiling:
        yield (Requisitioned,), AskedBeyondCeiling(party, balance.requisitioned, ceiling)
    if balance.requisitioned > balance.notified:
        yield (Requisitioned,), AskedBeyondGranted(party, balance.requisitioned, balance.notified)
    if grant.is_requisitioned and balance.paid > payable:
        yield (Paid,), PaidBeyondAsked(party, balance.paid, payable)
    if not grant.is_requisitioned and balance.paid > balance.notified:
        yield (Paid,), PaidBeyondGranted(party, balance.paid, balance.notified)
    if balance.remaining < ZERO:
        yield _DRAWING, DrawnBeyondReceived(party, balance.received - balance.remaining, balance.received)
    if balance.set_aside < ZERO:
        yield (Released,), ReleasedBeyondSetAside(party, -balance.set_aside)
