"""Laws of what a journal cannot tell: whatever is drawn, a naive clerk refuses the same events, for the same reasons."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from grant_cases import GRANT, MOVES, MUNICIPALITIES, PAYER, PURPOSES, REGION, by_payer, drawn, filed, made_up, move
from naive_course import NaiveCourse, en_of, naive_payer
from nara_vard_finans import Amount, Grant, kronor
from nara_vard_finans.grants import (
    Arrived,
    Duty,
    DutyKind,
    GrantEvent,
    Notified,
    OfferedAgain,
    Paid,
    PotUse,
    Repaid,
    Reported,
    SentBack,
    contradictions,
)
from nara_vard_finans.journals import Event

ASKING = Duty(id="asking", kind=DutyKind.REQUISITION, title=GRANT.title, due_on=dt.date(2030, 4, 30))


def offering(*, requisitioned: bool) -> Grant:
    again = OfferedAgain(duty="asking", requisitioned=requisitioned)
    pots = (evolve(GRANT.pots[0], use=PotUse.CEILING),)
    return made_up(pots=pots, duties=(*GRANT.duties, ASKING), offered_again=again)


GRANTS = {
    "notified": GRANT,
    "asked for": drawn(),
    "offered again": offering(requisitioned=True),
    "offered again, and not asked for": offering(requisitioned=False),
}


@st.composite
def any_events(draw: st.DrawFn) -> list[GrantEvent]:
    """Draw events that mostly cannot have happened: few days, few notes, small and large amounts, in any order."""
    events: list[GrantEvent] = []
    for _ in range(draw(st.integers(0, 14))):
        day = draw(st.sampled_from([dt.date(2029, 12, 31), *(dt.date(2030, month, 2) for month in (2, 3, 6, 9))]))
        kind = draw(st.sampled_from([*MOVES, Notified, Reported]))
        who = draw(st.sampled_from([*MUNICIPALITIES, REGION, "9999"]))
        if kind is Reported:
            events.append(
                filed(
                    who, day, draw(st.sampled_from(["interim", "final"])), {draw(st.sampled_from(["done", "gender"]))}
                )
            )
            continue
        other = draw(st.sampled_from([code for code in (*MUNICIPALITIES, REGION) if code != who]))
        amount = draw(st.sampled_from([Amount(1), kronor(5), kronor(1_000), kronor(300_000)]))
        purpose = draw(st.sampled_from(PURPOSES))
        events.append(move(kind, who, amount, day, draw(st.sampled_from(["", "a"])), other=other, purpose=purpose))
    return events


@pytest.mark.parametrize("kind", GRANTS)
@given(data=st.data())
def test_a_clerk_refuses_the_same_events_for_the_same_reasons(kind: str, data: st.DataObject) -> None:
    grant, events = GRANTS[kind], data.draw(any_events())
    found = [(place, en_of(reason)) for place, reason in contradictions(grant, events)]
    assert found == list(NaiveCourse(grant, events).refused())


@st.composite
def events_at_payer(draw: st.DrawFn) -> list[Event]:
    """Draw what comes to the payer and leaves it, mostly too much; what each recipient has is always enough."""
    first = dt.date(2030, 1, 1)
    events: list[Event] = []
    events += [
        Notified(on=first, recipient=code, amount=kronor(200_000), note=f"besked {code}") for code in MUNICIPALITIES
    ]
    for number in range(draw(st.integers(0, 14))):
        day = draw(st.sampled_from([dt.date(2030, month, 2) for month in (2, 3, 6)]))
        kind, whose = (
            draw(st.sampled_from([Arrived, SentBack, Paid, Paid, Repaid])),
            draw(st.sampled_from(MUNICIPALITIES)),
        )
        amount, note = kronor(draw(st.sampled_from([1, 5, 9_000, 400_000]))), str(number)
        if kind is Arrived or kind is SentBack:
            events.append(kind(on=day, amount=amount, note=note))
        elif kind is Paid:
            events.append(Paid(on=day, recipient=whose, amount=amount, note=note))
        else:
            events.append(Repaid(on=day, recipient=whose, amount=amount, note=note, through=PAYER))
    return events


@given(events_at_payer())
def test_a_clerk_refuses_the_same_at_the_payer(events: list[Event]) -> None:
    grant = by_payer()
    of_recipients = [event for event in events if isinstance(event, GrantEvent)]
    refused = {of_recipients[place].note for place, _ in contradictions(grant, of_recipients)}
    sound = [event for event in events if event.note not in refused]
    found = [(events[place].note, en_of(reason)) for place, reason in contradictions(grant, events)]
    expected = [(sound[place].note, reason) for place, reason in naive_payer(grant, sound)]
    assert [each for each in found if each[0] not in refused] == expected
