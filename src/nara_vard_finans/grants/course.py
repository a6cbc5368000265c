"""
The course of a grant: which events cannot have happened under it as they are told.

An event is judged by itself, among the reports of its recipient, and by the sums at the end of its day.
"""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import partial
from operator import attrgetter

from attrs import fields

from nara_vard_finans.core import Message, Principal, UnknownEntryError, UnknownPartyError
from nara_vard_finans.grants.day_ends import Placed, day_end_contradictions, rests_on
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.duties import DutyKind
from nara_vard_finans.grants.event_refusals import (
    AddsNothing,
    AfterLastDay,
    AskedTooEarly,
    BackThroughAnother,
    BeforeFirstDay,
    FiledTooEarly,
    GrantedToOthers,
    NamesUnknown,
    NobodyPaysOut,
    NoEventOfGrant,
    NoReport,
    NoShareOfOffered,
    NothingGrantedYet,
    NothingOfferedAgain,
)
from nara_vard_finans.grants.events import (
    KINDS,
    GrantEvent,
    Notified,
    PayerEvent,
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
    sound: list[Placed] = []
    at_payer: list[tuple[int, Event]] = []
    of_funds: list[tuple[int, Event]] = []
    notices, reports = dict[str, dt.date](), list[tuple[int, Reported]]()  # each one's first notice, and all reports
    doubted, payer_doubted = set(unsure), False
    alone, seen = _Alone(grant), _Seen()
    for place, event in enumerate(events):
        said = _SAID_BY[type(event)](event) if type(event) in _SAID_BY else None
        reasons = alone.reasons(event, said)
        if reasons:
            yield from ((place, reason) for reason in reasons)
            doubted |= rests_on(event)
            payer_doubted = payer_doubted or isinstance(event, PayerEvent | Repaid)
        elif seen.again(event, said):
            yield place, StandsTwice()
        elif isinstance(event, GrantEvent):
            sound.append((place, event))
            if isinstance(event, Notified):
                notices[event.recipient] = min(event.on, notices.get(event.recipient, event.on))
            elif isinstance(event, Reported):
                reports.append((place, event))
        else:
            (of_funds if isinstance(event, FundEvent) else at_payer).append((place, event))
    sound.sort(key=lambda pair: pair[1].on)
    yield from fund_contradictions(grant.funds, of_funds)
    if not all_unsure:
        yield from _reports(grant, reports, notices, doubted)
        broken = [*day_end_contradictions(grant, sound, doubted)]
        yield from broken
        refused = {place for place, _ in broken}
        if at_payer and not payer_doubted:
            kept = [pair for pair in sound if pair[0] not in refused]
            yield from payer_contradictions(grant, [*at_payer, *kept])


def _said_by(kind: type[Event]) -> Callable[[Event], object]:
    """Give how to look up all that events of a kind say, but for what of, which day and which note it is."""
    besides = {"amount", "note", "source"} if kind in {Reported, Requisitioned} else {"amount", "note", "source", "on"}
    return attrgetter("kind", *(part.name for part in fields(kind) if part.name not in besides))


_SAID_BY: dict[type[Event], Callable[[Event], object]] = {kind: _said_by(kind) for kind in KINDS}


class _Alone:
    """What is wrong with events by themselves; events that say the same are looked up once."""

    def __init__(self, grant: Grant) -> None:
        self.grant, self.sound = grant, set[object]()
        self.first, self.last = grant.term.first_day, grant.term.last_day

    def reasons(self, event: Event, said: object) -> list[Message]:
        if said in self.sound and self.first <= event.on <= self.last:
            return []
        found = list(_alone(self.grant, event))
        if not found:
            self.sound.add(said)
        return found


class _Seen:
    """Which events have been seen; only those that say the same of one day are compared whole."""

    def __init__(self) -> None:
        self.first: dict[int, Event] = {}  # by a hash, for a tuple an event would keep the collector of garbage busy
        self.compared: set[Event] = set()

    def again(self, event: Event, said: object) -> bool:
        key = hash((said, event.on, event.note))
        if key not in self.first:
            self.first[key] = event
            return False
        self.compared.add(self.first[key])
        known = event in self.compared
        self.compared.add(event)
        return known


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


def _reports(
    grant: Grant, reports: list[tuple[int, Reported]], notices: Mapping[str, dt.date], doubted: Container[str]
) -> Iterator[Contradiction]:
    filed: dict[tuple[str, str], set[str]] = {}
    # Of one day's reports the shorter come first, so that their order does not decide which of them adds nothing.
    for place, event in sorted(reports, key=lambda pair: (pair[1].on, len(pair[1].contents), pair[1].contents)):
        known = filed.get((event.recipient, event.duty))
        if event.recipient not in doubted and notices.get(event.recipient, dt.date.max) > event.on:
            yield place, NothingGrantedYet(grant.id)
        elif known is not None and known >= set(event.contents):
            yield place, AddsNothing(event.duty)
        else:
            filed[event.recipient, event.duty] = (known or set()) | set(event.contents)
