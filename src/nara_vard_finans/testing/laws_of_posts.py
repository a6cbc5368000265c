"""Laws of a post on a day: its cost is accounted for, and the exposure is bounded and rises by no decision."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from nara_vard_finans.core import ZERO, Amount, Finding, Period, Text
from nara_vard_finans.posts import Cover, Decided, Exposure, PaidIn, PostStatus, exposure_on
from nara_vard_finans.testing.law import law
from nara_vard_finans.testing.messages import Broken

_PARTS = {
    "cost": Text("kostnaden", "the cost"),
    "paid": Text("betalt", "paid"),
    "decided": Text("beslutat", "decided"),
    "assumed": Text("avsett", "assumed"),
    "uncovered": Text("otäckt", "uncovered"),
}
_EXPECTED = Text("risken om avsikten hålls", "the exposure in the expected case")
_WORST = Text("risken i värsta fall", "the exposure in the worst case")
_COMMITTED = Text("kostnaden som arbetsgivaren är bunden till", "the cost that the employer is committed to")
_CASES = {"worst": _WORST, "expected": _EXPECTED}
_COST = Text("kostnaden i allt", "the cost in all")


class CostUnaccounted(Broken):
    """Cost is not paid, decided, assumed and uncovered."""

    RULE = "cost-covered"
    SV = (
        "{whose}: betalt, beslutat, avsett och otäckt summerar till {found}, och kostnaden är {cost}: "
        "skillnaden är {by}."
    )
    EN = "{whose}: paid, decided, assumed and uncovered sum to {found}, and the cost is {cost}: {by} apart."
    whose: str
    found: Amount
    cost: Amount
    by: Amount


class CoverBelowZero(Broken):
    """A part of what covers a cost is below zero."""

    RULE = "cost-covered"
    SV = "{whose}: {part} är {by}; inget av det som täcker en kostnad är mindre än noll."
    EN = "{whose}: {part} is {by}; nothing that covers a cost is below zero."
    whose: str
    part: Text
    by: Amount


class YearDiffers(Broken):
    """The financiers of a year do not sum to it."""

    RULE = "years-sum"
    SV = "{year}: finansiärernas delar summerar till {found}, och året kostar {cost}: skillnaden är {by}."
    EN = "{year}: the shares of the financiers sum to {found}, and the year costs {cost}: {by} apart."
    year: int
    found: Amount
    cost: Amount
    by: Amount


class CoverIsAnother(Broken):
    """A part of what covers a cost is not the sum of its parts."""

    RULE = "covers-sum"
    SV = "{whose}: {part} är {amount}, och delarna summerar till {found}: skillnaden är {by}."
    EN = "{whose}: {part} is {amount}, and its parts sum to {found}: {by} apart."
    whose: str
    part: Text
    amount: Amount
    found: Amount
    by: Amount


class NotAsTold(Broken):
    """What a financier has paid or decided does not follow from the journal."""

    RULE = "financing-follows"
    SV = "{whose}: {part} är {amount}, och av journalen följer {found}: skillnaden är {by}."
    EN = "{whose}: {part} is {amount}, and by the journal it is {found}: {by} apart."
    whose: str
    part: Text
    amount: Amount
    found: Amount
    by: Amount


class CommitmentIsAnother(Broken):
    """What the employer is committed to is not what the days until then cost."""

    RULE = "commitment-follows"
    SV = "Arbetsgivaren är bunden till {amount}, och dagarna till {until} kostar {found}: skillnaden är {by}."
    EN = "The employer is committed to {amount}, and the days until {until} cost {found}: {by} apart."
    amount: Amount
    until: dt.date
    found: Amount
    by: Amount


class ExposureOutOfBounds(Broken):
    """Zero, expected, worst and committed are out of order."""

    RULE = "exposure-bounded"
    SV = "{less:capital} är {by} mer än {more}, och ska vara högst lika mycket."
    EN = "{less:capital} is {by} more than {more}, and must be at most as much."
    less: Text
    more: Text
    by: Amount


class ExposureBelowZero(Broken):
    """The expected exposure is below zero."""

    RULE = "exposure-bounded"
    SV = "Risken är {by}; den är aldrig mindre än noll."
    EN = "The exposure is {by}; it is never below zero."
    by: Amount


class DecisionRaisedExposure(Broken):
    """A decision or a payment raised the exposure."""

    RULE = "exposure-never-rises"
    SV = "Utan händelsen {event} den {on} vore {part} {without}; med den är det {with_it}, {by} mer."
    EN = "Without the event {event} on {on}, {part} would be {without}; with it, it is {with_it}, {by} more."
    part: Text
    event: str
    on: dt.date
    without: Amount
    with_it: Amount
    by: Amount


@law()
def cost_covered(status: PostStatus) -> Iterator[Finding]:
    """Cost = paid + decided + assumed + uncovered, of each year and financier and in sum, and none is below zero."""
    for whose, cover in _covers(status):
        about = f"{status.post.id}/{whose}"
        found = cover.paid + cover.decided + cover.assumed + cover.uncovered
        if found != cover.cost:
            yield Finding.of(CostUnaccounted(whose, found, cover.cost, abs(found - cover.cost)), about)
        for name, part in _PARTS.items():
            amount: Amount = getattr(cover, name)
            if amount < ZERO:
                yield Finding.of(CoverBelowZero(whose, part, amount), about)


@law()
def years_sum(status: PostStatus) -> Iterator[Finding]:
    """What the financiers of a year are to pay sums to what its days cost."""
    for year in status.years:
        cost = ZERO if year.period is None else status.post.cost_of(year.period)
        found = sum((each.cover.cost for each in year.financiers), ZERO)
        if found != cost:
            told = YearDiffers(year.year, found, cost, abs(found - cost))
            yield Finding.of(told, f"{status.post.id}/{year.year}")


@law()
def covers_sum(status: PostStatus) -> Iterator[Finding]:
    """What a post costs, and each part of what covers it, is the sum of its years, and a year's of its financiers."""
    sums = [("total", status.total, [year.cover for year in status.years])]
    sums += [(str(year.year), year.cover, [each.cover for each in year.financiers]) for year in status.years]
    for whose, whole, parts in sums:
        for name in ("cost", "paid", "decided", "assumed"):
            amount, found = getattr(whole, name), sum((getattr(each, name) for each in parts), ZERO)
            if amount != found:
                told = CoverIsAnother(whose, _PARTS[name], amount, found, abs(amount - found))
                yield Finding.of(told, f"{status.post.id}/{whose}")


@law()
def financing_follows(status: PostStatus) -> Iterator[Finding]:
    """
    What each has paid, and all have decided, is the sum of the events up to the day; of that its share is covered.

    A joint decision is part of what each has decided, so only the sum of all follows from the events.
    """
    events = [event for event in status.journal.events if event.on <= status.on]
    for year in status.years:
        paid: Counter[str] = Counter()
        for event in events:
            if isinstance(event, PaidIn) and event.year == year.year:
                paid[event.party] += event.amount.ore
        decided = sum(each.amount.ore for each in events if isinstance(each, Decided) and each.year == year.year)
        in_all = sum((each.decided for each in year.financiers), ZERO)
        if year.financiers and in_all != Amount(decided):
            yield _not_as_told(status, f"{year.year}", "decided", in_all, Amount(decided))
        for each in year.financiers:
            whose, own = f"{year.year}/{each.party.code}", each.cover
            has, secured = Amount(paid[each.party.code]), min(max(each.paid, each.decided), own.cost)
            for name, amount, expected in (
                ("paid", each.paid, has),
                ("paid", own.paid, min(has, own.cost)),
                ("decided", own.decided, secured - min(has, own.cost)),
            ):
                if amount != expected:
                    yield _not_as_told(status, whose, name, amount, expected)


def _not_as_told(status: PostStatus, whose: str, part: str, amount: Amount, found: Amount) -> Finding:
    told = NotAsTold(whose, _PARTS[part], amount, found, abs(amount - found))
    return Finding.of(told, f"{status.post.id}/{whose}")


@law()
def commitment_follows(status: PostStatus) -> Iterator[Finding]:
    """What the employer is committed to is what the days until the employment can end cost; without one, nothing."""
    each = status.exposure
    if each is None:
        return
    cost, until = ZERO, each.committed_to or each.on
    for year in status.years if each.committed_to is not None else ():
        if year.period is not None and year.period.first_day <= until:
            last = min(until, year.period.last_day)
            cost += status.post.cost_of(Period(first_day=year.period.first_day, last_day=last))
    if cost != each.committed:
        told = CommitmentIsAnother(each.committed, until, cost, abs(cost - each.committed))
        yield Finding.of(told, status.post.id)


@law()
def exposure_bounded(found: PostStatus | Exposure) -> Iterator[Finding]:
    """
    Zero ≤ expected ≤ worst ≤ committed, on every day of the curve; and on the day committed ≤ the cost in all.

    Args:
        found: The status of a post, or an exposure by itself.
    """
    status = found if isinstance(found, PostStatus) else None
    for each in [found] if isinstance(found, Exposure) else _exposures(found):
        # The cost is what is known on the day; an earlier one may have been committed to more.
        most = status.total.cost if status is not None and each is status.exposure else each.committed
        about = str(each.on) if status is None else f"{status.post.id}/{each.on}"
        if each.expected < ZERO:
            yield Finding.of(ExposureBelowZero(each.expected), about)
        for by, less, more in (
            (each.expected - each.worst, _EXPECTED, _WORST),
            (each.worst - each.committed, _WORST, _COMMITTED),
            (each.committed - most, _COMMITTED, _COST),
        ):
            if by > ZERO:
                yield Finding.of(ExposureOutOfBounds(less, more, by), about)


@law()
def exposure_never_rises(status: PostStatus) -> Iterator[Finding]:
    """Without any one decision or payment the exposure would be as large or larger, in either case."""
    now = status.exposure
    for place, event in enumerate(status.events if now is not None else ()):
        if isinstance(event, Decided | PaidIn):
            others = (*status.events[:place], *status.events[place + 1 :])
            without = exposure_on(status.post, others, status.on)
            for name, part in _CASES.items() if without is not None else ():
                was, has = getattr(without, name), getattr(now, name)
                if has > was:
                    told = DecisionRaisedExposure(part, event.kind, event.on, was, has, has - was)
                    yield Finding.of(told, status.post.id)


def _covers(status: PostStatus) -> Iterable[tuple[str, Cover]]:
    yield "total", status.total
    for year in status.years:
        yield str(year.year), year.cover
        yield from ((f"{year.year}/{each.party.code}", each.cover) for each in year.financiers)


def _exposures(status: PostStatus) -> Iterable[Exposure]:
    """Give the exposure of the day and of the days to show."""
    if status.exposure is not None:
        yield status.exposure
        yield from status.turning_points()
