"""
A made-up bilateral agreement and its events in few words, and a naive register that is written up one day at a time.

The register shares no code with the library: it is a page per party that a registrar could keep by hand.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from nara_vard_finans import (
    Agreement,
    Directory,
    Finding,
    Journal,
    NestedKey,
    Party,
    Period,
    equal_shares,
    kronor,
    parts,
    percentages,
)
from nara_vard_finans.agreements import (
    Adoption,
    AgreementEvent,
    AgreementForm,
    AgreementStatus,
    Drafted,
    HoldsIf,
    NoticeGiven,
    Prepared,
    Recommended,
    Signed,
    TookEffect,
)
from nara_vard_finans.core import NoticePeriod, Paper, Principal, Source, SourceKind, Text
from nara_vard_finans.journals import Event
from nara_vard_finans.sharing import CostByPosts, Leaving

FALUN, MORA, ORSA, ALVDALEN, REGION = "2080", "2062", "2034", "2039", "20"
MUNICIPALITIES = (FALUN, MORA, ORSA, ALVDALEN)
"""As tables list them; by code they are Orsa, Älvdalen, Mora, Falun."""
PARTIES = (*MUNICIPALITIES, REGION)
NAMES = {FALUN: "Falun", MORA: "Mora", ORSA: "Orsa", ALVDALEN: "Älvdalen", REGION: "Region Dalarna"}
OTHER_TEXT = "utkast 2"
PAPER = Paper(id="avtalet", title="Påhittat avtal", kind=SourceKind.AGREEMENT)
DIRECTORY = Directory(
    [
        Party(
            code=code,
            name=name,
            principal=Principal.REGION if code == REGION else Principal.MUNICIPALITIES,
        )
        for code, name in NAMES.items()
    ]
)


def at(place: str) -> Source:
    return Source(paper=PAPER, place=place)


TERM = Period(first_day=dt.date(2030, 1, 1), last_day=dt.date(2033, 12, 31))
ADOPTION = Adoption(
    form=AgreementForm.BILATERAL,
    holds_if=HoldsIf.ALL_SIGN,
    prepared_by="Beredningen",
    recommended_by="Rådet",
    signed_by=Text("förvaltningschefen", "the head of administration"),
    source=at("antagande"),
)
AGREEMENT = Agreement(
    id="stod-2030",
    title=Text("Påhittat avtal 2030-2033"),
    parties=DIRECTORY,
    term=TERM,
    cost=CostByPosts(posts=2, per_post=kronor(500_000)),
    cost_key=NestedKey(
        between=percentages({"municipalities": 50, "region": 50}),
        within={
            "municipalities": parts({FALUN: 4, MORA: 3, ORSA: 2, ALVDALEN: 1}),
            "region": equal_shares(REGION),
        },
    ),
    notice=NoticePeriod(12),
    on_leaving=Leaving.OTHERS_SHARE,
    adoption=ADOPTION,
    covers=Text("Två tjänster", "Two posts"),
    dispute=Text("Genom förhandling", "By negotiation"),
    source=at("hela"),
)


def made_up(**changes: Any) -> Agreement:
    """Give the made-up agreement with some of it changed."""
    return evolve(AGREEMENT, **changes)


def adopted(**changes: Any) -> Agreement:
    """Give the made-up agreement, to be adopted in another way."""
    return made_up(adoption=evolve(ADOPTION, **changes))


def joint() -> Agreement:
    """Give the made-up agreement as one document that all sign."""
    return adopted(form=AgreementForm.JOINT)


def each_signs() -> Agreement:
    """Give the made-up agreements as each holding by itself."""
    return adopted(holds_if=HoldsIf.EACH_SIGNS)


def renamed(agreement: Agreement, names: Iterable[str]) -> Agreement:
    """Give an agreement with its parties called something else, in the order of their codes."""
    pairs = zip(agreement.parties, names, strict=True)
    return evolve(agreement, parties=Directory([evolve(party, name=name) for party, name in pairs]))


def on(month: int, day: int, year: int = 2030) -> dt.date:
    return dt.date(year, month, day)


def autumn(day: int, month: int = 9) -> dt.date:
    """Give a day of the autumn before the term."""
    return dt.date(2029, month, day)


def drafted(day: dt.date, **more: Any) -> Drafted:
    return Drafted(on=day, **more)


def prepared(day: dt.date, **more: Any) -> Prepared:
    return Prepared(on=day, **more)


def recommended(day: dt.date, **more: Any) -> Recommended:
    return Recommended(on=day, **more)


def signed(who: str, day: dt.date, counterpart: str = "", **more: Any) -> Signed:
    return Signed(on=day, party=who, counterpart=counterpart, **more)


def took_effect(day: dt.date, **more: Any) -> TookEffect:
    return TookEffect(on=day, **more)


def notice(who: str, day: dt.date, ends_on: dt.date | None = None, **more: Any) -> NoticeGiven:
    return NoticeGiven(on=day, party=who, ends_on=ends_on, **more)


def steps() -> list[AgreementEvent]:
    """Give the steps before the signatures, in good order."""
    return [drafted(autumn(1, 5)), prepared(autumn(1, 6)), recommended(autumn(16, 6))]


def all_sign(*, but: Iterable[str] = (), day: dt.date | None = None) -> list[AgreementEvent]:
    """Give the steps and the signatures of all, or all but some, by the autumn before the term."""
    who = [code for code in PARTIES if code not in {*but}]
    return [*steps(), *(signed(code, day or autumn(3 + place)) for place, code in enumerate(who))]


def journal(*events: Event, of: str = "stod-2030", **more: Any) -> Journal:
    return Journal(of=of, events=events, **more)


def without_journal(status: AgreementStatus) -> tuple[object, ...]:
    """Give all that a status says but the journal that it was asked of."""
    return (
        *(status.agreement, status.on, status.state, status.in_force, status.in_force_from, status.ends_on),
        *(status.fingerprint, status.steps, status.signatures, status.departures, status.successor, status.findings),
        *(status.missing, status.last_day_for_notice, status.earliest_end),
    )


def told(finding: Finding) -> tuple[str, str, str, str, str]:
    """Give a finding in plain texts."""
    return finding.rule, finding.severity.value, finding.subject, finding.message.sv, finding.message.en


def later(day: dt.date, months: int) -> dt.date:
    """Give the same day so many calendar months later, or the last of the month where it is missing."""
    year, month, number = day.year, day.month, day.day
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    while True:
        try:
            return dt.date(year, month, number)
        except ValueError:
            number -= 1


class Register:
    """What a registrar knows of one agreement, written up one event at a time in the order of the days."""

    def __init__(self, agreement: Agreement) -> None:
        self.name = agreement.id
        self.first, self.last = agreement.term.first_day, agreement.term.last_day
        self.bilateral = agreement.adoption.form is AgreementForm.BILATERAL
        self.all_must = agreement.adoption.holds_if is HoldsIf.ALL_SIGN
        self.months = None if agreement.notice is None else agreement.notice.months
        self.leaving = None if agreement.on_leaving is None else agreement.on_leaving.value
        self.days: list[dt.date] = []
        self.steps: dict[str, dt.date] = {}
        self.pages: dict[str, dict[str, tuple[dt.date, str]]] = {code: {} for code in PARTIES}
        self.with_all: set[str] = set()
        self.notices: dict[str, tuple[dt.date, dt.date | None]] = {}
        self.complete_on: dt.date | None = None

    @classmethod
    def replayed(cls, agreement: Agreement, events: Iterable[Event], today: dt.date) -> "Register":
        """Keep a register from the first event to the end of a day, one day after the other."""
        register, known = cls(agreement), [event for event in events if event.on <= today]
        day = min((event.on for event in known), default=today)
        while day <= today:
            for event in known:
                if event.on == day:
                    register.write(event)
            day += dt.timedelta(days=1)
        return register

    def documents(self, who: str) -> tuple[str, ...]:
        """Name the documents that a party signs: the region one with each municipality, everybody else one."""
        return MUNICIPALITIES if self.bilateral and who == REGION else ("",)

    def write(self, event: Event) -> None:
        self.days.append(event.on)
        match event:
            case Signed(party=who, counterpart=other, text=text):
                for document in self.documents(who) if not other or who != REGION else (other,):
                    self.pages[who][document] = (event.on, text)
                if not other:
                    self.with_all.add(who)
            case NoticeGiven(party=who, ends_on=named):
                end = named or (None if self.months is None else later(event.on, self.months))
                self.notices[who] = event.on, None if end is None else min(end, self.last)
            case _:
                self.steps[event.kind] = event.on
        if self.complete_on is None and self.complete():
            self.complete_on = event.on

    def signature(self, who: str) -> str:
        """Say how it stands with a party's signature, where the journal tells of all that happened."""
        page = self.pages[who]
        if any(text for _, text in page.values()):
            return "other-text"
        if page and set(page) == set(self.documents(who)):
            return "signed"
        return "unknown" if "took-effect" in self.steps else "missing"

    def complete(self) -> bool:
        states = {who: self.signature(who) for who in PARTIES}
        if self.all_must:
            return set(states.values()) == {"signed"}
        both = [who for who in MUNICIPALITIES if states[who] == "signed" and who in self.pages[REGION]]
        return any(not self.pages[REGION][who][1] for who in both)

    def since(self) -> dt.date | None:
        """Give the first day that it holds, as far as is known."""
        days = [self.steps["took-effect"]] if "took-effect" in self.steps else []
        if self.complete_on is not None:
            days.append(max(self.complete_on, self.first))
        return min(days) if days else None

    def end(self, given_before: dt.date = dt.date.max) -> dt.date:
        """Give its last day for all, by the notices given before a day."""
        ends = {who: end for who, (day, end) in self.notices.items() if end is not None and day < given_before}
        for day in sorted(ends.values()):
            staying = {who for who in PARTIES if who not in ends or ends[who] > day}
            alone = REGION not in staying or staying == {REGION}
            if alone or self.leaving == "ends":
                return day
        return self.last

    def last_day(self) -> dt.date:
        """Give its last day; where each agreement holds by itself, that of the last that both have signed."""
        base = self.end()
        if self.all_must:
            return base
        ends = {who: end for who, (_, end) in self.notices.items() if end is not None}
        pairs = [who for who in MUNICIPALITIES if self.signature(who) == "signed" and who in self.pages[REGION]]
        lasts = [
            min(base, ends.get(who, base), ends.get(REGION, base)) for who in pairs if not self.pages[REGION][who][1]
        ]
        return max(lasts, default=base)

    def state(self, today: dt.date, *, successor_holds: bool = False) -> str:
        since, end = self.since(), self.last_day()
        if since is None:
            done = [step for step in ("recommended", "prepared", "drafted") if step in self.steps]
            return "lapsed" if today > end else [*done, "planned"][0]
        if today > end:
            return "lapsed" if since > end else "succeeded" if successor_holds else "expired"
        if today < since:
            return "signed"
        return "notice-given" if self.notices else "in-force"

    def refusals(self, event: Event) -> list[str]:
        """Say with which words an event of the last day written may be refused; none where it may happen."""
        reasons = [*self._late(event), *self._again(event)]
        match event:
            case NoticeGiven(party=who):
                reasons += self._no_notice(event, who)
            case TookEffect() if event.on < self.first:
                reasons.append("cannot hold before the first day of its term")
            case Drafted() if any(day < event.on for day in self.days):
                reasons.append("before which there was no text")
            case _:
                pass
        return reasons

    def _late(self, event: Event) -> list[str]:
        if event.on > self.last:
            return ["it is after the last day of"]
        return ["had ended on"] if event.on > self.end(given_before=event.on) else []

    def _again(self, event: Event) -> list[str]:
        match event:
            case Signed(party=who, counterpart=other) if other and who in self.with_all:
                return ["which was with all"]
            case Signed(party=who, counterpart=other):
                twice = (other or self.documents(who)[0]) in self.pages[who]
            case NoticeGiven(party=who):
                twice = who in self.notices
            case _:
                twice = event.kind in self.steps
        return ["only once"] if twice else []

    def _no_notice(self, event: NoticeGiven, who: str) -> list[str]:
        least = None if self.months is None else min(later(event.on, self.months), self.last)
        reasons = [] if self.pages[who] or "took-effect" in self.steps else ["the party has not signed"]
        if event.ends_on is not None and event.ends_on < event.on:
            reasons.append("before the notice")
        elif event.ends_on is not None and least is not None and event.ends_on < least:
            reasons.append("the period of notice lasts to")
        return reasons

    def findings(self, today: dt.date) -> list[tuple[str, str]]:
        """
        Give the rules that are not kept, and by whom.

        What is said of a party that leaves with the term, when nothing is left to share, is not looked at.
        """
        missing = [who for who in PARTIES if self.signature(who) == "missing"]
        holds = self.state(today) in {"in-force", "notice-given"}
        found = [("all-signed", "")] if missing and not holds and self.all_must and self._near(today) else []
        found += [("same-text", who) for who in PARTIES if self.signature(who) == "other-text"]
        late = [who for who in PARTIES if any(day > self.first for day, _ in self.pages[who].values())]
        found += [("signed-in-time", who) for who in late]
        found += [("notice-stated", who) for who, (_, end) in self.notices.items() if end is None]
        if self.leaving is None:
            ends = [(who, end) for who, (_, end) in self.notices.items()]
            found += [("leaving-stated", who) for who, end in ends if end is not None and end < self.last]
        return sorted([*found, *self._disorder()])

    def _near(self, today: dt.date) -> bool:
        """Say whether it is so late that a missing signature is told of: the term, and the 92 days before it."""
        return self._in_term(today) or 0 < self.first.toordinal() - today.toordinal() <= 92

    def _in_term(self, today: dt.date) -> bool:
        return self.first <= today <= self.last

    def _disorder(self) -> list[tuple[str, str]]:
        if "took-effect" in self.steps:
            return []
        never = dt.date.max
        prepared_on, recommended_on = (self.steps.get(step, never) for step in ("prepared", "recommended"))
        signed_on = min((day for page in self.pages.values() for day, _ in page.values()), default=never)
        first = [("steps-in-order", "")] if prepared_on > recommended_on else []
        second = [("steps-in-order", "")] if max(prepared_on, recommended_on) > signed_on else []
        return first + second


def found_in(status: AgreementStatus) -> list[tuple[str, str]]:
    """Give the findings of a status as the register does."""
    with_the_term = {each.party.code for each in status.departures if each.ends_on == status.agreement.term.last_day}
    pairs = [(each.rule, each.subject.partition("/")[2]) for each in status.findings]
    return sorted(pair for pair in pairs if pair[0] != "leaving-stated" or pair[1] not in with_the_term)


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """Draw the made-up agreement with another way of adopting it, period of notice, or word on who leaves."""
    form, holds_if = draw(
        st.sampled_from(
            [
                (AgreementForm.BILATERAL, HoldsIf.ALL_SIGN),
                (AgreementForm.JOINT, HoldsIf.ALL_SIGN),
                (AgreementForm.BILATERAL, HoldsIf.EACH_SIGNS),
            ]
        )
    )
    months = draw(st.sampled_from([12, 12, None, 0, 1, 6]))
    return made_up(
        adoption=evolve(ADOPTION, form=form, holds_if=holds_if),
        notice=None if months is None else NoticePeriod(months),
        on_leaving=draw(st.sampled_from([Leaving.OTHERS_SHARE, *Leaving, None])),
    )


@st.composite
def any_event(draw: st.DrawFn, day: dt.date, register: Register) -> AgreementEvent:
    """
    Draw an event of a day, whether it may happen or not.

    The region signs with one at a time, or with all at once; where each agreement holds by itself it is with all.
    """
    kind = draw(st.sampled_from([*[Signed] * 6, *[NoticeGiven] * 2, Drafted, Prepared, Recommended, TookEffect]))
    if kind is Signed:
        who = draw(st.sampled_from([*PARTIES, REGION, REGION]))
        text = draw(st.sampled_from(["", "", "", "", "", "", "", OTHER_TEXT]))
        one = who == REGION and register.bilateral and register.all_must
        if one and (register.pages[REGION] or draw(st.booleans())):
            return signed(who, day, draw(st.sampled_from(MUNICIPALITIES)), text=text)
        return signed(who, day, text=text)
    if kind is NoticeGiven:
        ends_in = draw(st.sampled_from([None, None, None, -1, 0, 200, 366, 2000]))
        ends_on = None if ends_in is None else day + dt.timedelta(days=ends_in)
        return notice(draw(st.sampled_from(PARTIES)), day, ends_on)
    event: AgreementEvent = kind(on=day)
    return event


@st.composite
def lives(draw: st.DrawFn, most: int = 18) -> tuple[Agreement, list[AgreementEvent]]:
    """Draw an agreement and events that can have happened to it, several on one day."""
    agreement = draw(agreements())
    register, events, day = Register(agreement), list[AgreementEvent](), autumn(1, 5)
    if draw(st.booleans()):
        for event in all_sign(but=draw(st.sampled_from([(), (), (ORSA,), (REGION,), (MORA, REGION)]))):
            register.write(event)
            events.append(event)
            day = event.on
    for _ in range(draw(st.integers(0, most))):
        day = min(day + dt.timedelta(days=draw(st.sampled_from([0, 0, 1, 20, 60, 200]))), TERM.last_day)
        event = draw(any_event(day, register))
        if not register.refusals(event):
            register.write(event)
            events.append(event)
    return agreement, events


def days_of(events: Iterable[Event]) -> list[dt.date]:
    """Give the days to look at: each day of an event, the one before and the one after, and those about the term."""
    near = {event.on + dt.timedelta(days=step) for event in events for step in (-1, 0, 1)}
    ends = {TERM.first_day, TERM.last_day}
    about = {day + dt.timedelta(days=step) for day in ends for step in (-1, 0, 1)}
    return sorted(near | about)
