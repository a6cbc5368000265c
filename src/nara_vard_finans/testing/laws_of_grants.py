"""Laws of a grant on a day: what was received is accounted for, step by step, and notices are within the frame."""

from collections import Counter
from collections.abc import Iterator

from nara_vard_finans.core import ZERO, Amount, AnyText, Finding, Text
from nara_vard_finans.grants import (
    GrantStatus,
    MoneyEvent,
    NodeKind,
    Notified,
    Paid,
    RecipientStatus,
    Released,
    Repaid,
    Requisitioned,
    SetAside,
    Trace,
    Transferred,
    Used,
    payer_balance,
)
from nara_vard_finans.testing.law import law
from nara_vard_finans.testing.messages import Broken

_COLUMNS = {
    "notified": Text("besked", "notified"),
    "requisitioned": Text("rekvirerat", "requisitioned"),
    "paid": Text("utbetalt", "paid"),
    "passed_on": Text("fått av andra", "passed on to it"),
    "used": Text("använt", "used"),
    "set_aside": Text("avsatt", "set aside"),
    "transferred": Text("överlåtet", "passed on"),
    "repaid": Text("återbetalt", "repaid"),
}
_LEFT = Text("kvar", "left")
_COLUMN_OF: dict[type[MoneyEvent], tuple[str, int]] = {
    Notified: ("notified", 1),
    Requisitioned: ("requisitioned", 1),
    Paid: ("paid", 1),
    Used: ("used", 1),
    SetAside: ("set_aside", 1),
    Released: ("set_aside", -1),
    Transferred: ("transferred", 1),
    Repaid: ("repaid", 1),
}


class ReceivedUnaccounted(Broken):
    """Received is not used, transferred, set aside, repaid and left."""

    RULE = "balances-hold"
    SV = (
        "{party} har fått {received}; använt, överlåtet, avsatt, återbetalt och kvar summerar till {found}: "
        "skillnaden är {by}."
    )
    EN = "{party} has received {received}; used, passed on, set aside, repaid and left sum to {found}: {by} apart."
    party: str
    received: Amount
    found: Amount
    by: Amount


class NotAsInJournal(Broken):
    """A column of a balance is not the sum of its events."""

    RULE = "balances-follow"
    SV = "{party}: {column} är {amount}, och händelserna summerar till {found}: skillnaden är {by}."
    EN = "{party}: {column} is {amount}, and the events sum to {found}: {by} apart."
    party: str
    column: Text
    amount: Amount
    found: Amount
    by: Amount


class BalanceBelowZero(Broken):
    """A part of a balance is below zero."""

    RULE = "balances-hold"
    SV = "{party}: {column} är {by}; inget i ett saldo är mindre än noll."
    EN = "{party}: {column} is {by}; nothing in a balance is below zero."
    party: str
    column: Text
    by: Amount


class FrameDiffers(Broken):
    """What is notified and what is not do not sum to the frame."""

    RULE = "frame-holds"
    SV = "Besked om {notified} och {rest} utan besked summerar inte till ramen {frame}: skillnaden är {by}."
    EN = "Notices of {notified} and {rest} that is not notified do not sum to the frame {frame}: {by} apart."
    notified: Amount
    rest: Amount
    frame: Amount
    by: Amount


class FrameExceeded(Broken):
    """More is notified than there is."""

    RULE = "frame-holds"
    SV = "Besked om {notified} är {by} mer än ramen {frame}."
    EN = "Notices of {notified} are {by} more than the frame {frame}."
    notified: Amount
    frame: Amount
    by: Amount


class TraceDiffers(Broken):
    """What a trace leaves with somebody is not what stands there."""

    RULE = "trace-conserves"
    SV = "Spåret ger {found} hos {node}, och där finns {amount}: skillnaden är {by}."
    EN = "The trace leaves {found} with {node}, and {amount} stands there: {by} apart."
    found: Amount
    node: AnyText
    amount: Amount
    by: Amount


@law()
def balances_hold(status: GrantStatus) -> Iterator[Finding]:
    """Received = used + passed on + set aside + repaid + left, for each recipient, and none of it is below zero."""
    for each in status.recipients:
        own = each.balance
        found = own.used + own.transferred + own.set_aside + own.repaid + own.remaining
        if found != own.received:
            by = abs(found - own.received)
            yield _of(status, each, ReceivedUnaccounted(each.party.code, own.received, found, by))
        for name, column in {**_COLUMNS, "remaining": _LEFT}.items():
            amount: Amount = getattr(own, name)
            if amount < ZERO:
                yield _of(status, each, BalanceBelowZero(each.party.code, column, amount))


@law()
def balances_follow(status: GrantStatus) -> Iterator[Finding]:
    """Each column of a balance is the sum of the events up to the day, and nobody is left out."""
    sums = _sums(status)
    named = {each.party.code: each for each in status.recipients}
    for code in sorted({code for code, _ in sums} | {*named}):
        each = named.get(code) or status.recipient(code)
        for name, column in _COLUMNS.items():
            amount = getattr(each.balance, name) if code in named else ZERO
            found = Amount(sums[code, name])
            if amount != found:
                yield _of(status, each, NotAsInJournal(code, column, amount, found, abs(amount - found)))


@law()
def trace_conserves(status: GrantStatus) -> Iterator[Finding]:
    """The trace of the money, step by step, leaves with each what its balance says, and as much in all."""
    trace = Trace(status=status)
    found = {(each.node.kind, each.node.id): each.stands or ZERO for each in trace.balances}
    for each in status.recipients:
        left = found.get((NodeKind.PARTY, each.party.code), ZERO)
        if left != each.balance.remaining:
            yield _of(status, each, _apart(left, Text(each.party.name), each.balance.remaining))
    total = status.total
    funds = [each for each in status.funds if (NodeKind.FUND, each.fund.id) in found]
    sums: list[tuple[NodeKind, AnyText, Amount]] = [
        (NodeKind.JOINT_WORK, _COLUMNS["set_aside"], total.set_aside),
        (NodeKind.PURPOSE, _COLUMNS["used"], total.used),
        (NodeKind.FUNDED_WORK, _COLUMNS["used"], sum((each.used for each in status.funds), ZERO)),
        (NodeKind.FUND, _LEFT, sum((each.left for each in funds), ZERO)),
    ]
    payer = payer_balance(status.grant, status.events)
    if payer is not None:
        sums.append((NodeKind.PAYER, Text(status.grant.paid_out_by), payer.remaining))
    for kind, name, amount in sums:
        stands = sum((each for (of, _), each in found.items() if of is kind), ZERO)
        if stands != amount:
            yield Finding.of(_apart(stands, name, amount), status.grant.id)


def _apart(found: Amount, node: AnyText, amount: Amount) -> TraceDiffers:
    return TraceDiffers(found, node, amount, abs(found - amount))


@law()
def frame_holds(status: GrantStatus) -> Iterator[Finding]:
    """What is notified, less what lapsed of it, and what is not sum to the frame; no more stands than there is."""
    notified, rest = status.total.notified - status.lapsed, status.not_notified
    off = abs(notified + rest - status.frame)
    if off != ZERO:
        yield Finding.of(FrameDiffers(notified, rest, status.frame, off), status.grant.id)
    elif notified > status.frame:
        yield Finding.of(FrameExceeded(notified, status.frame, notified - status.frame), status.grant.id)


def _of(status: GrantStatus, each: RecipientStatus, message: Broken) -> Finding:
    return Finding.of(message, f"{status.grant.id}/{each.party.code}")


def _sums(status: GrantStatus) -> Counter[tuple[str, str]]:
    """Sum the öre of each party and column, event by event."""
    sums: Counter[tuple[str, str]] = Counter()
    for event in status.journal.events:
        if event.on <= status.on and isinstance(event, MoneyEvent):
            column, sign = _COLUMN_OF[type(event)]
            sums[event.recipient, column] += sign * event.amount.ore
            if isinstance(event, Transferred):
                sums[event.to, "passed_on"] += event.amount.ore
    return sums
