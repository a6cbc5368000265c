"""
Which events of a grant cannot have happened, as a clerk would find out who starts again from the first day each time.

Nothing is remembered: after every event that is taken out, all that is kept is written up anew in the ledger, and
every law is asked again from the top. It shares the words of the messages with the library, and none of its code.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from grant_cases import FRAME, SHARES, Ledger
from nara_vard_finans import Amount, Grant
from nara_vard_finans.core import Message
from nara_vard_finans.grants import (
    Arrived,
    GrantEvent,
    MoneyEvent,
    Notified,
    Paid,
    PotUse,
    Released,
    Repaid,
    Reported,
    Requisitioned,
    SentBack,
    SetAside,
    Transferred,
    Used,
    contradictions,
)
from nara_vard_finans.journals import Event

Placed = tuple[int, GrantEvent]
DRAWING = (Used, SetAside, Transferred, Repaid)
AMISS = "correct the amount, or enter what is missing"


class NaiveCourse:
    """The events that are kept so far, and whose sums are not judged."""

    def __init__(self, grant: Grant, events: Sequence[GrantEvent]) -> None:
        self.grant, self.events = grant, events
        self.kept: list[Placed] = []
        self.unsure: set[str] = set()

    def refused(self) -> Iterator[tuple[int, str]]:
        """Give the place of every event that cannot have happened, with why."""
        for place, event in enumerate(self.events):
            reasons = [en_of(reason) for _, reason in contradictions(self.grant, [event], all_unsure=True)]
            if reasons:
                yield from ((place, reason) for reason in reasons)
                self.unsure |= rests(event)
            elif any(event == earlier for _, earlier in self.kept):
                yield place, "it stands twice; take one away, or tell them apart with a note"
            else:
                self.kept.append((place, event))
        self.kept.sort(key=lambda pair: pair[1].on)
        yield from self._reports()
        sound = [*self.kept]
        for day in sorted({event.on for _, event in sound}):
            while (found := self._broken(day)) is not None:
                (place, event), reason = found
                later = next((each for _, each in sound if each.on > day and gives(each, event)), None)
                if later is not None:
                    reason += f"; only later comes {later.described(self.grant.parties).en}"
                yield place, reason
                self.kept.remove((place, event))
                self.unsure |= rests(event)

    def _reports(self) -> Iterator[tuple[int, str]]:
        reports = [(place, event) for place, event in self.kept if isinstance(event, Reported)]
        told: list[Reported] = []
        for place, event in sorted(reports, key=lambda pair: (pair[1].on, len(pair[1].contents), pair[1].contents)):
            notices = [each.on for _, each in self.kept if isinstance(each, Notified)
                       and each.recipient == event.recipient]  # fmt: skip
            before = [each for each in told if (each.recipient, each.duty) == (event.recipient, event.duty)]
            if event.recipient not in self.unsure and min(notices, default=dt.date.max) > event.on:
                yield place, f"nothing was granted by then; a report follows a notice of {self.grant.id}"
            elif before and {*event.contents} <= {part for each in before for part in each.contents}:
                yield place, f"{event.duty} was filed before, and this adds nothing; take one away, or say what it adds"
            else:
                told.append(event)

    def _broken(self, day: dt.date) -> tuple[Placed, str] | None:
        ledger = Ledger(event for _, event in self.kept if event.on <= day)
        today = [pair for pair in self.kept if pair[1].on == day]
        # What had lapsed when the day to ask was past was counted before the day that passed it.
        after = self.grant.offered_after
        is_past = after is not None and day > after
        early = Ledger(event for _, event in self.kept if is_past and after is not None and event.on <= after)
        lapsed = sum(max(row["notified"] - row["requisitioned"], 0) for row in early.rows.values())
        notified = sum(row["notified"] for row in ledger.rows.values()) - lapsed
        if notified > FRAME * 100:
            text = f"all notices together would be {Amount(notified)}, and {self.grant.id} has {Amount(FRAME * 100)}"
            return last(today, (Notified,)), f"{text}; correct the amount"
        for code in sorted({event.recipient for _, event in today if isinstance(event, MoneyEvent)} - self.unsure):
            offered = ledger.of(code, "notified") - early.of(code, "notified") if is_past else 0
            for kinds, reason in self._too_much(ledger, code, offered):
                own = [pair for pair in today if pair[1].recipient == code]
                return last(own, kinds), f"{self.grant.parties[code].name} {reason}"
        return self._circle(ledger, today)

    def _too_much(self, ledger: Ledger, code: str, offered: int) -> Iterator[tuple[tuple[type, ...], str]]:
        notified, asked, paid = (ledger.of(code, column) for column in ("notified", "requisitioned", "paid"))
        again = self.grant.offered_again
        by_asking = again is None or again.requisitioned
        is_drawn = self.grant.pots[0].use is PotUse.CEILING
        ceiling = (SHARES[code] or FRAME * 1000) * 100 + (offered if by_asking else 0)
        payable = asked + (0 if by_asking else offered)
        if is_drawn and asked > ceiling:
            yield (
                (Requisitioned,),
                (
                    f"would have asked for {Amount(asked)}, and its ceiling is {Amount(ceiling)}; it can ask for at most "
                    "that"
                ),
            )
        if asked > notified:
            yield (
                (Requisitioned,),
                (
                    f"would have asked for {Amount(asked)}, and is granted {Amount(notified)}; it can ask for at most that"
                ),
            )
        if is_drawn and paid > payable:
            yield (Paid,), f"would have been paid {Amount(paid)}, and has asked for {Amount(payable)}; {AMISS}"
        if not is_drawn and paid > notified:
            yield (Paid,), f"would have been paid {Amount(paid)}, and is granted {Amount(notified)}; {AMISS}"
        received = paid + ledger.of(code, "passed_on")
        if ledger.left(code) < 0:
            yield (
                DRAWING,
                (
                    f"would have used, passed on, set aside or paid back {Amount(received - ledger.left(code))}, and has "
                    f"received {Amount(received)}; {AMISS}"
                ),
            )
        aside = ledger.of(code, "set_aside")
        if aside < 0:
            yield (Released,), f"would have released {Amount(-aside)} more than it has set aside; {AMISS}"

    def _circle(self, ledger: Ledger, today: list[Placed]) -> tuple[Placed, str] | None:
        """Let money flow along the day's transfers until it reaches nobody new."""
        moved = [(place, event) for place, event in today if isinstance(event, Transferred)]
        rich = {*self.unsure}
        for code in {event.recipient for _, event in moved}:
            drawn = sum(each.amount.ore for _, each in today if isinstance(each, DRAWING) and each.recipient == code)
            came = sum(each.amount.ore for _, each in moved if each.to == code)
            if ledger.left(code) + drawn - came > 0:
                rich.add(code)
        while new := {event.to for _, event in moved if event.recipient in rich} - rich:
            rich |= new
        poor = [(place, event) for place, event in moved if event.recipient not in rich]
        text = "it passes on money that only comes back from where it goes; take one away"
        return (last(poor, (Transferred,)), text) if poor else None


def naive_payer(grant: Grant, events: Sequence[Event]) -> Iterator[tuple[int, str]]:
    """Give what cannot have happened at the payer, of events that are sound otherwise; every fault begins anew."""
    kept = [(place, event) for place, event in enumerate(events) if isinstance(event, Arrived | SentBack | Paid)
            or (isinstance(event, Repaid) and event.through)]  # fmt: skip
    sent = (Paid, SentBack)
    if not any(isinstance(event, Arrived | SentBack) for _, event in kept):
        return  # nobody knows what stands there
    for day in sorted({event.on for _, event in kept}):
        while True:
            came, went, back, paid = (
                sum(event.amount.ore for _, event in kept if isinstance(event, kind) and event.on <= day)
                for kind in (Arrived, SentBack, Repaid, Paid)
            )
            today = [pair for pair in kept if pair[1].on == day]
            if came - went > FRAME * 100:
                place, _ = max((pair for pair in today if isinstance(pair[1], Arrived)), key=lambda pair: repr(pair[1]))
                text = f"would have got {Amount(came - went)} from {grant.grantor}, and {grant.id} has"
                yield place, f"{grant.paid_out_by} {text} {Amount(FRAME * 100)}; correct the amount"
                return
            if came + back >= paid + went:
                break
            place, event = max((pair for pair in today if isinstance(pair[1], sent)), key=lambda pair: repr(pair[1]))
            reason = (
                f"{grant.paid_out_by} would have sent out or back {Amount(paid + went)}, and had received "
                f"{Amount(came + back)} by then; correct the amount or the day, or enter what is missing"
            )
            later = sorted((each for _, each in kept if isinstance(each, Arrived) and each.on > day),
                           key=lambda each: (each.on, repr(each)))  # fmt: skip
            yield place, f"{reason}; only later comes {later[0].described().en}" if later else reason
            kept.remove((place, event))


def en_of(reason: object) -> str:
    """Give the English of a message."""
    assert isinstance(reason, Message)
    return reason.en


def last(events: Sequence[Placed], kinds: tuple[type, ...]) -> Placed:
    """Give the last of some kinds, in the order of how they are written."""
    return max((pair for pair in events if isinstance(pair[1], kinds)), key=lambda pair: repr(pair[1]))


def rests(event: GrantEvent) -> set[str]:
    """Name whose sums would rest on an event."""
    if isinstance(event, Transferred):
        return {event.to}
    return {event.recipient} if isinstance(event, Notified | Requisitioned | Paid) else set()


def gives(earlier: GrantEvent, event: GrantEvent) -> bool:
    """Say whether an event is one that another rests on."""
    whose = event.recipient
    if isinstance(event, Paid | Requisitioned):
        return isinstance(earlier, Notified | Requisitioned) and earlier.recipient == whose
    if isinstance(event, Released):
        return isinstance(earlier, SetAside) and earlier.recipient == whose
    if isinstance(event, DRAWING):
        return earlier.to == whose if isinstance(earlier, Transferred) else (
            isinstance(earlier, Paid) and earlier.recipient == whose
        )  # fmt: skip
    return False
