"""
A made-up grant and its events in few words, and a naive ledger that replays them one at a time in whole öre.

The ledger shares no code with the library's balances: it is a table of columns that a clerk could keep by hand.
"""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from nara_vard_finans import Amount, Directory, Grant, Journal, Party, Period, kronor, parts
from nara_vard_finans.core import KRONA, Paper, Principal, Source, SourceKind, Text
from nara_vard_finans.grants import (
    Area,
    Arrived,
    Binding,
    Condition,
    Content,
    Duty,
    DutyKind,
    GrantEvent,
    GrantStatus,
    JointUse,
    Measure,
    Notified,
    Paid,
    Percentage,
    Pot,
    PotUse,
    Released,
    Repaid,
    Reported,
    Requirement,
    Requisitioned,
    Rest,
    SentBack,
    SetAside,
    Transferred,
    Used,
)
from nara_vard_finans.journals import Event

FALUN, MORA, ORSA, REGION = "2080", "2062", "2034", "20"
MUNICIPALITIES = (FALUN, MORA, ORSA)
PAPER = Paper(id="beslut", title="Påhittat beslut", kind=SourceKind.DECISION)
DIRECTORY = Directory(
    [
        Party(code=FALUN, name="Falun", principal=Principal.MUNICIPALITIES),
        Party(code=MORA, name="Mora", principal=Principal.MUNICIPALITIES),
        Party(code=ORSA, name="Orsa", principal=Principal.MUNICIPALITIES),
        Party(code=REGION, name="Region Dalarna", principal=Principal.REGION),
    ]
)
FRAME = 600_000
"""Kronor, which the key shares by 3:2:1."""
SHARES = {FALUN: 300_000, MORA: 200_000, ORSA: 100_000, REGION: 0}
"""Kronor; what each may ask for where its share is a ceiling."""


def at(place: str) -> Source:
    return Source(paper=PAPER, place=place)


def pot(
    name: str,
    amount: Amount | None = None,
    percent: int | Fraction | None = None,
    use: PotUse = PotUse.SHARED,
    **more: Any,
) -> Pot:
    """Give a pot of an amount, of a percentage, or, without either, of what is left."""
    size = more.pop("size", Rest()) if amount is None else amount
    size = size if percent is None else Percentage(percent)
    return Pot(id=name, title=Text(name.capitalize()), use=use, size=size, **more)


def duty(name: str, kind: DutyKind, due_on: dt.date, **changes: Any) -> Duty:
    return Duty(id=name, kind=kind, title=Text(name), due_on=due_on, source=at(name), **changes)


def content(name: str, **changes: Any) -> Content:
    return Content(id=name, title=Text(f"det om {name}", f"what is said of {name}"), **changes)


TERM = Period(first_day=dt.date(2030, 1, 1), last_day=dt.date(2031, 12, 31))
INTERIM = duty(
    "interim",
    DutyKind.INTERIM_REPORT,
    dt.date(2030, 9, 30),
    opens_on=dt.date(2030, 6, 1),
    filed_by="RSS",
    contents=(content("done"), content("planned"), content("gender", rule="gender-equality", source=at("gender"))),
)
FINAL = duty("final", DutyKind.FINAL_REPORT, dt.date(2031, 3, 31), contents=(content("gender"),))
GRANT = Grant(
    id="prov-2030",
    title=Text("Påhittat bidrag 2030"),
    grantor=Text("Staten"),
    year=2030,
    term=TERM,
    parties=DIRECTORY,
    pots=(pot("ram", amount=kronor(FRAME), key=parts({FALUN: 3, MORA: 2, ORSA: 1})),),
    areas=(
        Area(id="b", title=Text("Arbetsplatsen"), source=at("b"), measures=(
            Measure(id="b1", title=Text("Ledarskap")),
            Measure(id="b6", title=Text("Primärvård"), meant_for=Principal.REGION, source=at("b6")),
        )),
        Area(id="c", title=Text("Utbildning"), source=at("c"), measures=(
            Measure(id="c1", title=Text("Handledning")),
            Measure(id="c4", title=Text("Kommunernas egen"), meant_for=Principal.MUNICIPALITIES),
        )),
    ),
    duties=(INTERIM, FINAL),
    requirements=(
        Requirement(
            id="both", title=Text("b och c"), areas=("b", "c"), binds=Binding.EACH,
            judged_after="interim", broken_after="final", source=at("both"),
        ),
    ),
    conditions=(
        Condition(id="filed", for_year=2031, title=Text("Delredovisad"), duties=("interim",), source=at("filed")),
    ),
    joint_uses=(JointUse(id="leader", title=Text("Processledare"), years=(2030,)),),
    source=at("hela"),
)  # fmt: skip


def made_up(**changes: Any) -> Grant:
    """Give the made-up grant with some of it changed."""
    return evolve(GRANT, **changes)


def drawn() -> Grant:
    """Give the made-up grant with its amounts as ceilings, paid out by requisition."""
    return made_up(pots=(evolve(GRANT.pots[0], use=PotUse.CEILING),))


def on(month: int, day: int, year: int = 2030) -> dt.date:
    return dt.date(year, month, day)


def told(who: str, kr: int, day: dt.date) -> Notified:
    return Notified(on=day, recipient=who, amount=kronor(kr))


def asked(who: str, kr: int, day: dt.date, **more: Any) -> Requisitioned:
    return Requisitioned(on=day, recipient=who, amount=kronor(kr), **more)


def paid(who: str, kr: int, day: dt.date, **more: Any) -> Paid:
    return Paid(on=day, recipient=who, amount=kronor(kr), **more)


def used(who: str, kr: int, day: dt.date, area: str = "b", measure: str = "", **more: Any) -> Used:
    return Used(on=day, recipient=who, amount=kronor(kr), area=area, measure=measure, **more)


def kept(who: str, kr: int, day: dt.date, **more: Any) -> SetAside:
    return SetAside(on=day, recipient=who, amount=kronor(kr), **more)


def passed(who: str, kr: int, day: dt.date, to: str = REGION) -> Transferred:
    return Transferred(on=day, recipient=who, amount=kronor(kr), to=to)


def released(who: str, kr: int, day: dt.date) -> Released:
    return Released(on=day, recipient=who, amount=kronor(kr))


def repaid(who: str, kr: int, day: dt.date) -> Repaid:
    return Repaid(on=day, recipient=who, amount=kronor(kr))


WHOLE_INTERIM = ("done", "planned", "gender")


def filed(
    who: str, day: dt.date, duty: str = "interim", contents: Iterable[str] = WHOLE_INTERIM, by: str = "RSS"
) -> Reported:
    return Reported(on=day, recipient=who, duty=duty, contents=contents, by=by)


def journal(*events: Event, of: str = "prov-2030") -> Journal:
    return Journal(of=of, events=events)


def without_journal(status: GrantStatus) -> tuple[object, ...]:
    """Give all that a status says but the journal that it was asked of."""
    return (
        *(status.grant, status.on, status.state, status.frame, status.duties, status.conditions),
        *(status.recipients, status.findings, status.total, status.not_notified),
    )


COLUMNS = ("notified", "requisitioned", "paid", "passed_on", "used", "set_aside", "transferred", "repaid")
OUT = ("used", "set_aside", "transferred", "repaid")


class Ledger:
    """One row of öre per party, written up one event at a time."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.rows: dict[str, dict[str, int]] = {}
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        match event:
            case Notified():
                self._up(event.recipient, "notified", event.amount)
            case Requisitioned():
                self._up(event.recipient, "requisitioned", event.amount)
            case Paid():
                self._up(event.recipient, "paid", event.amount)
            case Used():
                self._up(event.recipient, "used", event.amount)
            case SetAside():
                self._up(event.recipient, "set_aside", event.amount)
            case Released():
                self._up(event.recipient, "set_aside", -event.amount)
            case Transferred():
                self._up(event.recipient, "transferred", event.amount)
                self._up(event.to, "passed_on", event.amount)
            case Repaid():
                self._up(event.recipient, "repaid", event.amount)
            case _:
                pass

    def _up(self, who: str, column: str, amount: Amount) -> None:
        row = self.rows.setdefault(who, dict.fromkeys(COLUMNS, 0))
        row[column] += amount.ore

    def of(self, who: str, column: str) -> int:
        return self.rows[who][column] if who in self.rows else 0

    def left(self, who: str) -> int:
        return self.of(who, "paid") + self.of(who, "passed_on") - sum(self.of(who, column) for column in OUT)

    def room(self, kind: type[GrantEvent], who: str, *, ceiling: bool) -> int:
        """Say how many öre an event of a kind can still move for a party."""
        if kind is Notified:
            return FRAME * 100 - sum(row["notified"] for row in self.rows.values())
        if kind is Requisitioned:
            most = min(self.of(who, "notified"), SHARES[who] * 100) if ceiling else self.of(who, "notified")
            return most - self.of(who, "requisitioned")
        if kind is Paid:
            return self.of(who, "requisitioned" if ceiling else "notified") - self.of(who, "paid")
        return self.of(who, "set_aside") if kind is Released else self.left(who)


MOVES: tuple[type[GrantEvent], ...] = (
    Notified,
    Requisitioned,
    Paid,
    Paid,
    Used,
    Used,
    SetAside,
    Released,
    Transferred,
    Repaid,
)
PURPOSES = (("", ""), ("b", ""), ("b", "b1"), ("b", "b6"), ("c", "c1"))


def move(
    kind: Any, who: str, amount: Amount, day: dt.date, note: str, *, other: str, purpose: tuple[str, str]
) -> GrantEvent:
    """Make a money event of any kind."""
    more: dict[str, Any] = {}
    if kind is Transferred:
        more["to"] = other
    if kind is Used:
        more["area"], more["measure"] = purpose
    event: GrantEvent = kind(on=day, recipient=who, amount=amount, note=note, **more)
    return event


@st.composite
def valid_events(draw: st.DrawFn, *, ceiling: bool = False, most: int = 25) -> list[GrantEvent]:
    """
    Draw events that can have happened under the made-up grant, over its two years, several on one day.

    A party files one report of a kind a day; what several on one day mean is a matter of its own.
    """
    ledger, events, day = Ledger(), list[GrantEvent](), TERM.first_day
    filings: dict[tuple[str, str], set[str]] = {}
    filed_today: set[tuple[str, str, dt.date]] = set()
    for number in range(draw(st.integers(0, most))):
        day = min(day + dt.timedelta(days=draw(st.sampled_from([0, 0, 1, 20, 60]))), TERM.last_day)
        kind = draw(st.sampled_from([*MOVES, Reported]))
        who = draw(st.sampled_from(MUNICIPALITIES if kind in {Notified, Reported} else (*MUNICIPALITIES, REGION)))
        if kind is Reported:
            name = draw(st.sampled_from(["interim", "final"]))
            needed = [part.id for part in GRANT.duty(name).contents]
            said = draw(st.sets(st.sampled_from(needed), min_size=1))
            early = name == "interim" and INTERIM.opens_on is not None and day < INTERIM.opens_on
            known = filings.setdefault((who, name), set())
            if ledger.of(who, "notified") and not early and not said <= known and (who, name, day) not in filed_today:
                events.append(filed(who, day, name, said))
                known |= said
                filed_today.add((who, name, day))
            continue
        room = ledger.room(kind, who, ceiling=ceiling)
        if room > 0:
            other = draw(st.sampled_from([code for code in (*MUNICIPALITIES, REGION) if code != who]))
            amount = Amount(draw(st.integers(1, room // 100)) * KRONA.ore) if room >= 100 else Amount(room)
            purpose = draw(st.sampled_from(PURPOSES))
            events.append(move(kind, who, amount, day, f"händelse {number}", other=other, purpose=purpose))
            ledger.add(events[-1])
    return events


PAYER = "RSS Prov"


def by_payer() -> Grant:
    """Give the made-up grant with somebody who gets the money and sends it out."""
    return made_up(paid_out_by=PAYER, paying_source=at("4.1"))


def arrived(kr: int, day: dt.date) -> Arrived:
    return Arrived(on=day, amount=kronor(kr))


def sent_back(kr: int, day: dt.date) -> SentBack:
    return SentBack(on=day, amount=kronor(kr))


@st.composite
def events_by_payer(draw: st.DrawFn) -> list[Event]:
    """Draw events as :func:`valid_events`, and when the money came to whoever pays it out, and what went back there."""
    frame, events, stands, net, last_sent = FRAME * 100, list[Event](), 0, 0, TERM.first_day
    for number, event in enumerate(draw(valid_events())):
        if isinstance(event, Paid) and event.amount.ore > stands:
            comes = draw(st.sampled_from([event.amount.ore - stands, frame - net]))
            day = max(last_sent, event.on - dt.timedelta(days=draw(st.integers(0, 40))))
            events.append(Arrived(on=day, amount=Amount(comes), note=f"inkommet {number}"))
            stands, net = stands + comes, net + comes
        if isinstance(event, Paid):
            stands -= event.amount.ore
        if isinstance(event, Repaid) and draw(st.booleans()):
            event = evolve(event, through=PAYER)  # noqa: PLW2901
            stands += event.amount.ore
        events.append(event)
        if stands and draw(st.sampled_from([False, False, True])):
            sent = draw(st.integers(1, stands))
            events.append(SentBack(on=event.on, amount=Amount(sent), note=f"återsänt {number}"))
            stands, net, last_sent = stands - sent, net - sent, event.on
    return events


def report_states(events: Iterable[Event], grant: Grant, today: dt.date) -> dict[tuple[str, str], str]:
    """
    Say how each report stands for each whom it binds, reading the events day by day as a clerk would.

    It binds who was told by its day; where the money is drawn, who has asked for any.
    """
    known = sorted((event for event in events if event.on <= today), key=lambda event: event.on)
    states: dict[tuple[str, str], str] = {}
    for each in grant.duties:
        needed, due = {part.id for part in each.contents}, each.due_on
        if grant.is_requisitioned:  # who has asked for no money has none to report on
            bound = {event.recipient for event in known if isinstance(event, Requisitioned | Paid)}
        else:
            bound = {event.recipient for event in known if isinstance(event, Notified) and event.on <= due}
        for who in bound:
            said: set[str] = set()
            complete_on = None
            filings = [
                event
                for event in known
                if isinstance(event, Reported) and (event.recipient, event.duty) == (who, each.id)
            ]
            for filing in filings:
                said |= set(filing.contents)
                if complete_on is None and needed <= said:
                    complete_on = filing.on
            if complete_on is not None:
                states[each.id, who] = "done" if complete_on <= due else "late"
            else:
                states[each.id, who] = "incomplete" if filings else "due" if today <= due else "overdue"
    return states


def days_of(events: Iterable[Event]) -> list[dt.date]:
    """Give the days to look at: each day of an event, the one before and the one after, and the days reports are due."""
    near = {event.on + dt.timedelta(days=step) for event in events for step in (-1, 0, 1)}
    due = {duty.due_on + dt.timedelta(days=step) for duty in GRANT.duties for step in (0, 1)}
    return sorted({TERM.first_day, TERM.last_day} | near | due)
