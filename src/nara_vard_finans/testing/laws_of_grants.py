"""Laws of a grant on a day: what was received is accounted for, step by step, and notices are within the frame."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from attrs import evolve

from nara_vard_finans.core import ZERO, Amount, AnyText, Finding, Text
from nara_vard_finans.grants import (
    Fund,
    FundBalance,
    FundDecided,
    FundUsed,
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
    frame_of,
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
_AMOUNT = Text("beloppet", "the amount")
_DECIDED = Text("beslutat", "decided")
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


class FrameIsAnother(Broken):
    """The frame is not what the pots give."""

    RULE = "frame-holds"
    SV = "Ramen är {frame}, och potterna ger {found}: skillnaden är {by}."
    EN = "The frame is {frame}, and the pots give {found}: {by} apart."
    frame: Amount
    found: Amount
    by: Amount


class LapsedIsAnother(Broken):
    """What lapsed is not what was notified and nobody asked for in time."""

    RULE = "frame-holds"
    SV = "{lapsed} har gått tillbaka till ramen, och av händelserna följer {found}: skillnaden är {by}."
    EN = "{lapsed} has gone back to the frame, and by the events it is {found}: {by} apart."
    lapsed: Amount
    found: Amount
    by: Amount


class TotalIsAnother(Broken):
    """The total of a column is not the sum of its rows."""

    RULE = "totals-sum"
    SV = "Summaraden: {column} är {amount}, och mottagarna summerar till {found}: skillnaden är {by}."
    EN = "The total: {column} is {amount}, and the recipients sum to {found}: {by} apart."
    column: Text
    amount: Amount
    found: Amount
    by: Amount


class AwardIsAnother(Broken):
    """An award is not what the grant gives when it is shared."""

    RULE = "awards-follow"
    SV = "{party} har tilldelats {amount}, och fördelningen ger {found}: skillnaden är {by}."
    EN = "{party} is awarded {amount}, and the sharing gives {found}: {by} apart."
    party: str
    amount: Amount
    found: Amount
    by: Amount


class FundIsAnother(Broken):
    """What is said of a fund does not follow from its events."""

    RULE = "funds-follow"
    SV = "{fund}: {part} är {amount}, och ska vara {found}: skillnaden är {by}."
    EN = "{fund}: {part} is {amount}, and must be {found}: {by} apart."
    fund: Text
    part: Text
    amount: Amount
    found: Amount
    by: Amount


class FundBelowZero(Broken):
    """More is used of a fund than there is."""

    RULE = "funds-follow"
    SV = "{fund}: {by} återstår; det är mindre än noll."
    EN = "{fund}: {by} is left, which is below zero."
    fund: Text
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
def totals_sum(status: GrantStatus) -> Iterator[Finding]:
    """The total of each column of the balances is the sum of all recipients."""
    for name, column in {**_COLUMNS, "remaining": _LEFT}.items():
        amount, found = (
            getattr(status.total, name),
            sum((getattr(each.balance, name) for each in status.recipients), ZERO),
        )
        if amount != found:
            yield Finding.of(TotalIsAnother(column, amount, found, abs(amount - found)), status.grant.id)


@law()
def awards_follow(status: GrantStatus) -> Iterator[Finding]:
    """The award of each recipient is what it has when the grant is shared, and nobody who has one is left out."""
    awards = {each.code: each.amount for each in status.sharing.awards} if status.sharing is not None else {}
    for each in status.recipients:
        if each.award is not None and each.award != awards.get(each.party.code, ZERO):
            found = awards.get(each.party.code, ZERO)
            yield _of(status, each, AwardIsAnother(each.party.code, each.award, found, abs(each.award - found)))
    told = {each.party.code for each in status.recipients if each.award is not None}
    for code, found in awards.items():
        if found != ZERO and code in status.grant.parties and code not in told:
            yield Finding.of(AwardIsAnother(code, ZERO, found, found), f"{status.grant.id}/{code}")


@law()
def funds_follow(status: GrantStatus) -> Iterator[Finding]:
    """
    Each fund holds what the grant says, and what is decided and used of it is the sum of the events up to the day.

    No more is used than there is. A decision by another body than the one that decides on the fund does not count.
    """
    held = {each.fund.id: each for each in status.funds}
    for fund in status.grant.funds:
        about, each = f"{status.grant.id}/{fund.id}", held.get(fund.id, FundBalance(fund=evolve(fund, amount=ZERO)))
        decided, used = _sums_of_fund(status, fund)
        for part, amount, found in (
            (_AMOUNT, each.fund.amount, fund.amount),
            (_DECIDED, each.decided, decided),
            (_COLUMNS["used"], each.used, used),
        ):
            if amount != found:
                yield Finding.of(FundIsAnother(fund.title, part, amount, found, abs(amount - found)), about)
        if each.left < ZERO:
            yield Finding.of(FundBelowZero(fund.title, each.left), about)


def _sums_of_fund(status: GrantStatus, fund: Fund) -> tuple[Amount, Amount]:
    """Sum what is decided and used of a fund, event by event."""
    decided = used = 0
    for event in status.journal.events:
        if isinstance(event, FundUsed) and event.on <= status.on and event.fund == fund.id:
            used += event.amount.ore
        if isinstance(event, FundDecided) and event.on <= status.on and event.fund == fund.id:
            own = not (event.by and fund.decided_by) or event.by.casefold() == fund.decided_by.casefold()
            decided += own * event.amount.ore
    return Amount(decided), Amount(used)


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
    """The frame is what the pots give: what is notified, less what lapsed of it, and what is not; no more stands."""
    found = frame_of(status.grant)
    if status.frame != found:
        yield Finding.of(FrameIsAnother(status.frame, found, abs(status.frame - found)), status.grant.id)
    lapsed = _lapsed(status)
    if status.lapsed != lapsed:
        yield Finding.of(LapsedIsAnother(status.lapsed, lapsed, abs(status.lapsed - lapsed)), status.grant.id)
    notified, rest = status.total.notified - status.lapsed, status.not_notified
    off = abs(notified + rest - status.frame)
    if off != ZERO:
        yield Finding.of(FrameDiffers(notified, rest, status.frame, off), status.grant.id)
    elif notified > status.frame:
        yield Finding.of(FrameExceeded(notified, status.frame, notified - status.frame), status.grant.id)


def _of(status: GrantStatus, each: RecipientStatus, message: Broken) -> Finding:
    return Finding.of(message, f"{status.grant.id}/{each.party.code}")


def _lapsed(status: GrantStatus) -> Amount:
    """Give what was notified and nobody asked for, by the day after which it is offered again."""
    after = status.grant.offered_after
    if after is None or status.on <= after:
        return ZERO
    sums = _sums(status, after)
    told = {code for code, _ in sums}
    return Amount(sum(max(sums[code, "notified"] - sums[code, "requisitioned"], 0) for code in told))


def _sums(status: GrantStatus, last: dt.date | None = None) -> Counter[tuple[str, str]]:
    """Sum the öre of each party and column, event by event, up to the day or an earlier one."""
    sums: Counter[tuple[str, str]] = Counter()
    for event in status.journal.events:
        if event.on <= (last or status.on) and isinstance(event, MoneyEvent):
            column, sign = _COLUMN_OF[type(event)]
            sums[event.recipient, column] += sign * event.amount.ore
            if isinstance(event, Transferred):
                sums[event.to, "passed_on"] += event.amount.ore
    return sums
