"""
A made-up post and its events in few words, and a naive clerk who keeps its books one event at a time in whole öre.

The clerk shares no code with the library: he walks over the days of the employment, at 600 kronor a day.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

import twins
from nara_vard_finans import Amount, Directory, Journal, Party, Period, Post, kronor, parts
from nara_vard_finans.core import NoticePeriod, Paper, Principal, Source, SourceKind, Text
from nara_vard_finans.journals import Event
from nara_vard_finans.posts import (
    Decided,
    EmploymentBegan,
    EmploymentEnded,
    EmploymentNotice,
    GrantNotified,
    Intended,
    NotGranted,
    PaidIn,
    PostEvent,
    PostStatus,
    YearlyGrant,
)
from nara_vard_finans.sharing import CostByYear, YearlyCost

FALUN, MORA, ORSA, REGION = "2080", "2062", "2034", "20"
FINANCIERS = (FALUN, MORA, ORSA)
NAMES = {FALUN: "Falun", MORA: "Mora", ORSA: "Orsa", REGION: "Region Dalarna"}
YEARS = (2029, 2030, 2031)
"""None of them is a leap year, so that a year of 219 000 kronor is 600 kronor a day."""
YEARLY = 219_000
A_DAY = 600
WEIGHTS = {FALUN: 3, MORA: 2, ORSA: 1}
PERCENT = {2029: 100, 2030: 100, 2031: 80}
NOTICE = 3
PAPER = Paper(id="pm", title="Påhittat PM", kind=SourceKind.MEMORANDUM)


def at(place: str) -> Source:
    return Source(paper=PAPER, place=place)


def municipality(code: str, name: str) -> Party:
    return Party(code=code, name=name, principal=Principal.MUNICIPALITIES)


DIRECTORY = Directory(
    [
        *(municipality(code, NAMES[code]) for code in FINANCIERS),
        Party(code=REGION, name=NAMES[REGION], principal=Principal.REGION),
    ]
)
POST = Post(
    id="tjanst-2029",
    title=Text("Påhittad tjänst"),
    parties=DIRECTORY,
    employer=DIRECTORY[REGION],
    term=Period(first_day=dt.date(2029, 1, 1), last_day=dt.date(2031, 12, 31)),
    cost=YearlyCost(amount=kronor(YEARLY)),
    cost_key=parts(WEIGHTS),
    grants=tuple(
        YearlyGrant(year=year, title=Text(f"Medel {year}"), percent=PERCENT[year], source=at("medel")) for year in YEARS
    ),
    notice=NoticePeriod(NOTICE),
    intention=at("avsikten"),
    decision=at("beslutet"),
    risk=at("risken"),
    source=at("hela"),
)


def made_up(**changes: Any) -> Post:
    """Give the made-up post with some of it changed."""
    return evolve(POST, **changes)


def silent(**changes: Any) -> Post:
    """Give the made-up post as a paper would that states neither cost nor notice."""
    return made_up(cost=CostByYear(), notice=None, **changes)


def on(year: int, month: int, day: int) -> dt.date:
    return dt.date(year, month, day)


def intended(day: dt.date, who: str = "", **more: Any) -> Intended:
    return Intended(on=day, party=who, **more)


def notified(day: dt.date, year: int, who: str = "", kr: int | None = None, **more: Any) -> GrantNotified:
    return GrantNotified(on=day, year=year, party=who, amount=None if kr is None else kronor(kr), **more)


def not_granted(day: dt.date, year: int, **more: Any) -> NotGranted:
    return NotGranted(on=day, year=year, **more)


def decided(day: dt.date, year: int, kr: int, who: str = "", **more: Any) -> Decided:
    return Decided(on=day, year=year, amount=kronor(kr), party=who, **more)


def paid(day: dt.date, year: int, kr: int, who: str, **more: Any) -> PaidIn:
    return PaidIn(on=day, year=year, amount=kronor(kr), party=who, **more)


def began(day: dt.date, until: dt.date | None = None, **more: Any) -> EmploymentBegan:
    return EmploymentBegan(on=day, until=until, **more)


def noticed(day: dt.date, ends_on: dt.date | None = None, **more: Any) -> EmploymentNotice:
    return EmploymentNotice(on=day, ends_on=ends_on, **more)


def ended(day: dt.date, **more: Any) -> EmploymentEnded:
    return EmploymentEnded(on=day, **more)


def journal(*events: Event, **more: Any) -> Journal:
    return Journal(of=POST.id, events=events, **more)


def without_journal(status: PostStatus) -> tuple[object, ...]:
    """Give all that a status says but the journal that it was asked of."""
    return (
        *(status.post, status.on, status.state, status.employment, status.years),
        *(status.exposure, status.findings, status.total),
    )


# The clerk.

Four = tuple[int, int, int, int]
"""Öre that are paid, decided, assumed and uncovered."""


def months_later(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_between(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=step) for step in range((last - first).days + 1)]


@cache
def counted_days(first: dt.date, last: dt.date) -> dict[int, int]:
    """Count the days of each year from the first to the last, one by one."""
    found: dict[int, int] = {}
    for day in days_between(first, last):
        found[day.year] = found.get(day.year, 0) + 1
    return found


@cache
def spread_of(total: int) -> dict[str, int]:
    return spread(total, WEIGHTS)


def spread(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """
    Spread whole kronor by the divisor method of odd numbers, the last few one at a time.

    Of three parties that method never gives anybody less than the whole part of its quota, so it can begin from there.
    """
    assert len(weights) <= 3
    whole = sum(weights.values())
    given = {who: max(0, total * weight // whole - 3) for who, weight in weights.items()}
    while sum(given.values()) < total:
        winner = max(sorted(weights), key=lambda who: Fraction(weights[who], 2 * given[who] + 1))
        given[winner] += 1
    return given


class Clerk:
    """What each has been notified, has decided and has paid, and how long somebody is employed."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.notices: list[tuple[int, str, int | None]] = []
        self.notice_days: dict[tuple[int, str], dt.date] = {}
        self.denied: set[int] = set()
        self.intentions: list[tuple[str, tuple[int, ...]]] = []
        self.decisions: list[tuple[int, str, int]] = []
        self.payments: list[tuple[int, str, int]] = []
        self.began: dt.date | None = None
        self.last = dt.date(2031, 12, 31)
        self.given_notice = False
        self.has_ended = False
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        match event:
            case Intended():
                self.intentions.append((event.party, event.years))
            case GrantNotified():
                self.notices.append((event.year, event.party, None if event.amount is None else event.amount.ore))
                before = self.notice_days.get((event.year, event.party), event.on)
                self.notice_days[event.year, event.party] = min(before, event.on)
            case NotGranted():
                self.denied.add(event.year)
            case Decided():
                self.decisions.append((event.year, event.party, event.amount.ore))
            case PaidIn():
                self.payments.append((event.year, event.party, event.amount.ore))
            case EmploymentBegan():
                self.began, self.last = event.on, event.until or self.last
            case EmploymentNotice():
                self.given_notice = True
                self.last = min(self.last, event.ends_on or months_later(event.on, NOTICE))
            case EmploymentEnded():
                self.has_ended, self.last = True, event.on
            case _:
                raise AssertionError(event)

    @property
    def days(self) -> dict[int, int]:
        """How many days of each year cost something."""
        return counted_days(self.began or dt.date(2029, 1, 1), self.last)

    @property
    def reached(self) -> list[int]:
        """The years in which some day costs something."""
        return sorted(self.days)

    def share(self, year: int, who: str) -> int:
        """What one is to pay for a year: 300, 200 or 100 kronor a day."""
        return self.days.get(year, 0) * WEIGHTS[who] * 100_00

    def intends(self, year: int, who: str) -> bool:
        return any(party in {"", who} and (not years or year in years) for party, years in self.intentions)

    def awarded(self, year: int, who: str) -> int | None:
        told = [ore for y, party, ore in self.notices if (y, party) == (year, who) and ore is not None]
        return sum(told) if told else None

    def notified_on(self, year: int, who: str) -> dt.date | None:
        """The first day on which it, or all together, had notice."""
        return min(
            (day for (y, party), day in self.notice_days.items() if y == year and party in {"", who}), default=None
        )

    def has_decided(self, year: int, who: str) -> int:
        alone = sum(ore for y, party, ore in self.decisions if (y, party) == (year, who))
        together = sum(ore for y, party, ore in self.decisions if (y, party) == (year, ""))
        return alone + 100 * spread_of(together // 100)[who]

    def has_paid(self, year: int, who: str) -> int:
        return sum(ore for y, party, ore in self.payments if (y, party) == (year, who))

    def four(self, year: int, who: str) -> Four:
        """Lay the krona of a share one upon the other: first what is paid, then what is decided, then what is assumed."""
        left = share = self.share(year, who)
        paid_ore = min(left, self.has_paid(year, who))
        left -= paid_ore
        decided_ore = min(left, max(0, self.has_decided(year, who) - paid_ore))
        left -= decided_ore
        hoped = 0
        if self.intends(year, who) and year not in self.denied and year in PERCENT:
            got = self.awarded(year, who)  # what was granted is known, and needs no percent
            hoped = share * PERCENT[year] // 100 if got is None else min(share, got)
        assumed_ore = min(left, max(0, hoped - paid_ore - decided_ore))
        return paid_ore, decided_ore, assumed_ore, left - assumed_ore

    def four_of(self, year: int) -> Four:
        rows = [self.four(year, who) for who in FINANCIERS]
        return (
            sum(row[0] for row in rows),
            sum(row[1] for row in rows),
            sum(row[2] for row in rows),
            sum(row[3] for row in rows),
        )

    def bound_to(self, today: dt.date) -> dt.date | None:
        """The last day that the employer must pay for, if notice is given today and was not before."""
        if self.began is None:
            return None
        if self.given_notice or self.has_ended:
            return self.last
        return min(self.last, months_later(today, NOTICE))

    def exposure(self, today: dt.date) -> tuple[int, int, int]:
        """What is committed, and of that the worst and the expected case, in öre."""
        last = self.bound_to(today)
        if self.began is None or last is None:
            return 0, 0, 0
        committed = worst = expected = 0
        for year in self.reached:
            days = counted_days(self.began, last).get(year, 0)
            committed += days * A_DAY * 100
            for who in FINANCIERS:  # what one has decided covers nothing of another's part
                paid_ore, decided_ore, assumed_ore, _ = self.four(year, who)
                part = days * WEIGHTS[who] * 100_00
                worst += max(0, part - paid_ore - decided_ore)
                expected += max(0, part - paid_ore - decided_ore - assumed_ore)
        return committed, worst, expected

    def state(self, today: dt.date) -> str:
        if self.began is None:
            return "intended" if self.intentions else "planned"
        if self.has_ended or today > self.last:
            return "ended"
        return "notice-given" if self.given_notice else "employed"

    def rules_broken(self, today: dt.date) -> set[tuple[str, str]]:
        """Name the rules that are broken in years that cost something, but for that on the day of a decision."""
        found: set[tuple[str, str]] = set()
        for year in self.reached:
            first = max(self.began or dt.date(2029, 1, 1), dt.date(year, 1, 1))
            rows = {who: self.four(year, who) for who in FINANCIERS}
            if today >= first and any(row[2] + row[3] for row in rows.values()):
                found.add(("year-decided", str(year)))
            if self.began is not None and any(row[3] for row in rows.values()):
                found.add(("employment-covered", str(year)))
            for who in FINANCIERS:
                got = self.awarded(year, who)
                if got is not None and self.has_decided(year, who) > got:
                    found.add(("decided-within-award", f"{year}/{who}"))
                if self.has_paid(year, who) > self.has_decided(year, who):
                    found.add(("intention-not-binding", f"{year}/{who}"))
        return found


def early_decisions(events: Iterable[Event]) -> int:
    """Count the decisions that were taken before notice had come for all who took them."""
    told = list(events)
    count = 0
    for event in told:
        if isinstance(event, Decided):
            by_then = Clerk(each for each in told if isinstance(each, GrantNotified) and each.on <= event.on)
            deciders = [event.party] if event.party else FINANCIERS
            count += not all(by_then.notified_on(event.year, who) for who in deciders)
    return count


# What can happen.

KINDS: tuple[type[PostEvent], ...] = (
    *(Intended, GrantNotified, GrantNotified, NotGranted, Decided, Decided, Decided, PaidIn, PaidIn),
    *(EmploymentBegan, EmploymentBegan, EmploymentNotice, EmploymentEnded),
)
FIRST_DAY = dt.date(2028, 10, 1)
FIRST_DAY_AT_WORK = dt.date(2029, 1, 1)
LAST_DAY = dt.date(2032, 3, 31)


def possible(kind: Any, clerk: Clerk, today: dt.date, year: int) -> bool:
    """Say whether something of a kind can happen to the made-up post today."""
    employed = clerk.began is not None and not clerk.has_ended and today <= clerk.last
    can_be = {
        Intended: not clerk.has_ended,
        GrantNotified: year not in clerk.denied,
        NotGranted: year not in clerk.denied and not any(told == year for told, _, _ in clerk.notices),
        Decided: True,
        PaidIn: True,
        EmploymentBegan: clerk.began is None and POST.term.covers(today),
        EmploymentNotice: employed and not clerk.given_notice,
        EmploymentEnded: employed,
    }
    return can_be[kind] and (kind is PaidIn or today <= POST.term.last_day)


@st.composite
def made(draw: st.DrawFn, kind: Any, today: dt.date, year: int, note: str) -> PostEvent:
    """Draw something of a kind that happens today."""
    who, choice, who_alone = draw(st.sampled_from(FINANCIERS)), draw(st.integers(0, 3)), draw(st.booleans())
    whole_share = WEIGHTS[who] * 36_500
    kr = draw(st.one_of(st.sampled_from([1, whole_share]), st.integers(1, 2 * whole_share)))
    amount = kr if who_alone else draw(st.one_of(st.sampled_from([1, YEARLY]), st.integers(1, 2 * YEARLY)))
    until = {0: None, 1: POST.term.last_day, 2: today, 3: today + dt.timedelta(days=200)}[choice]
    events: dict[type[PostEvent], PostEvent] = {
        Intended: intended(
            today, who if who_alone else "", years=(year,) if choice == 0 else (), binding=choice == 1, note=note
        ),
        GrantNotified: notified(today, year, who if choice else "", {2: kr, 3: 10 * kr}.get(choice), note=note),
        NotGranted: not_granted(today, year, note=note),
        Decided: decided(today, year, amount, who if who_alone else "", note=note),
        PaidIn: paid(today, year, kr, who, note=note),
        EmploymentBegan: began(today, None if until is None else max(today, min(until, POST.term.last_day)), note=note),
        EmploymentNotice: noticed(today, note=note),
        EmploymentEnded: ended(today, note=note),
    }
    return events[kind]


@st.composite
def valid_events(draw: st.DrawFn, most: int = 12) -> list[PostEvent]:
    """
    Draw events that can have happened to the made-up post, from before its term to after it, several on one day.

    Often all intend to finance it, and somebody is employed, before anything else happens.
    """
    before: list[PostEvent] = [intended(FIRST_DAY), began(FIRST_DAY_AT_WORK)]
    events = before[: draw(st.integers(0, 2))]
    clerk, day = Clerk(events), FIRST_DAY_AT_WORK if len(events) > 1 else FIRST_DAY
    for number in range(draw(st.integers(0, most))):
        day = min(day + dt.timedelta(days=draw(st.sampled_from([0, 0, 1, 30, 90, 200]))), LAST_DAY)
        kind, year = draw(st.sampled_from(KINDS)), draw(st.sampled_from([*YEARS, YEARS[-1]]))
        if possible(kind, clerk, day, year):
            events.append(draw(made(kind, day, year, f"händelse {number}")))
            clerk.add(events[-1])
    return events


def days_of(events: Iterable[Event]) -> list[dt.date]:
    """Give the days to look at: each day of an event, the one before and the one after, and the turns of the years."""
    near = {event.on + dt.timedelta(days=step) for event in events for step in (-1, 0, 1)}
    turns = {dt.date(year, month, day) for year in YEARS for month, day in ((1, 1), (12, 31))}
    return sorted({FIRST_DAY, LAST_DAY} | near | turns)


def shares_by_hand(cost: int, weights: Mapping[str, int]) -> dict[str, Amount]:
    """Give the shares of a cost in kronor by the largest remainder."""
    return {who: kronor(share) for who, share in twins.largest_remainder(cost, dict(weights)).items()}
