"""The trace of a grant's money, against pockets that a clerk empties and fills, and what cannot have happened to it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from grant_cases import (
    FALUN,
    GRANT,
    MORA,
    ORSA,
    PAYER,
    REGION,
    TERM,
    arrived,
    asked,
    at,
    by_payer,
    days_of,
    drawn,
    events_by_payer,
    journal,
    kept,
    made_up,
    on,
    paid,
    passed,
    pot,
    released,
    repaid,
    sent_back,
    told,
    used,
    valid_events,
)
from nara_vard_finans import Grant, embedded, example_journal, kronor, parts, status, testing
from nara_vard_finans.core import JournalError, Language, Text, UnknownEntryError
from nara_vard_finans.grants import (
    Arrived,
    Duty,
    DutyKind,
    GrantEvent,
    NodeKind,
    Notified,
    Paid,
    PotUse,
    Released,
    Repaid,
    SentBack,
    SetAside,
    Trace,
    Transferred,
    Used,
    contradictions,
    payer_balance,
)
from nara_vard_finans.journals import Event


def traced(grant: Grant, events: Iterable[Event], day: dt.date = TERM.last_day) -> Trace:
    return Trace(status=status(grant, journal(*events), on=day))


def pockets(events: Iterable[Event]) -> Counter[str]:
    """Move öre between pockets, one event at a time, as a clerk with coins would; the grantor's is below zero."""
    held = Counter[str]()
    for event in events:
        match event:
            case Arrived(amount=amount):
                way = "grantor", "payer"
            case SentBack(amount=amount):
                way = "payer", "grantor"
            case Paid(amount=amount, recipient=who):
                way = "payer", who
            case Repaid(amount=amount, recipient=who, through=through):
                way = who, "payer" if through else "grantor"
            case Transferred(amount=amount, recipient=who, to=to):
                way = who, to
            case SetAside(amount=amount, recipient=who):
                way = who, "joint"
            case Released(amount=amount, recipient=who):
                way = "joint", who
            case Used(amount=amount, recipient=who, area=area, measure=measure):
                way = who, f"purpose {measure or area}"
            case _:
                continue
        held[way[0]] -= amount.ore
        held[way[1]] += amount.ore
    return held


def name_of(kind: NodeKind, name: str) -> str:
    known = {NodeKind.GRANTOR: "grantor", NodeKind.PAYER: "payer", NodeKind.JOINT_WORK: "joint"}
    return known.get(kind, f"purpose {name}" if kind is NodeKind.PURPOSE else name)


class TestLaws:
    """No krona is lost at any node, on any day, in any order of a day's events."""

    @given(events_by_payer(), st.data())
    def test_every_node_holds_what_a_clerk_finds_in_its_pocket(self, events: list[Event], data: st.DataObject) -> None:
        day = data.draw(st.sampled_from([event.on for event in events] or [TERM.first_day]))
        grant, mixed = by_payer(), data.draw(st.permutations(events))
        held = pockets(event for event in mixed if event.on <= day)
        found = traced(grant, mixed, day)
        known = found.is_payer_known
        for each in found.balances:
            pocket = held.pop(name_of(each.node.kind, each.node.id))
            if each.node.kind is NodeKind.GRANTOR:
                assert each.came is not None
                assert (each.went - each.came).ore == -pocket
                assert each.stands is None
            elif each.node.kind is NodeKind.PAYER and not known:
                assert each.came is None is each.stands
            else:
                assert each.came is not None
                assert each.stands is not None
                assert each.stands.ore == (each.came - each.went).ore == pocket >= 0
        assert not any(held.values())
        assert found.steps == traced(grant, events, day).steps

    @given(valid_events(), st.data())
    def test_where_nobody_tells_when_money_came_nothing_is_said_of_what_stands_there(
        self, events: list[GrantEvent], data: st.DataObject
    ) -> None:
        day = data.draw(st.sampled_from(days_of(events)))
        found = traced(by_payer(), events, day)
        assert not found.is_payer_known
        assert [(each.came, each.stands) for each in found.balances if each.node.kind is NodeKind.PAYER] in (
            [],
            [(None, None)],
        )
        assert payer_balance(by_payer(), events) is None
        straight = traced(GRANT, events, day)
        assert straight.is_payer_known
        assert [each.amount for each in straight.steps] == [each.amount for each in found.steps]
        assert NodeKind.PAYER not in {each.node.kind for each in straight.balances}

    @given(valid_events())
    def test_no_payment_is_earlier_than_the_notice_that_decided_it(self, events: list[GrantEvent]) -> None:
        for step in traced(GRANT, events).steps:
            if isinstance(step.event, Paid):
                whose = step.event.recipient
                notices = [each.on for each in events if isinstance(each, Notified) and each.recipient == whose]
                assert step.decided_on == max(day for day in notices if day <= step.on)
            else:
                assert step.decided_on is None

    @given(events_by_payer())
    def test_the_steps_of_all_parties_are_all_steps_but_those_to_and_from_the_grantor(
        self, events: list[Event]
    ) -> None:
        whole = traced(by_payer(), events)
        listed = {step for code in (FALUN, MORA, ORSA, REGION) for step in whole.of_party(code).steps}
        assert listed == {step for step in whole.steps if not isinstance(step.event, Arrived | SentBack)}
        areas = [step for name in ("b", "c") for step in whole.of_purpose(name).steps]
        assert sum(step.amount.ore for step in areas) == (
            sum(event.amount.ore for event in events if isinstance(event, Used) and event.area)
        )


def test_journals_that_are_drawn_tell_when_money_came_or_do_not() -> None:
    drawn_ones = testing.draws(testing.journals(by_payer(), most=4), 60)
    told_of = [{event.kind for event in each.events} for each in drawn_ones if each.events]
    assert {"arrived" in kinds for kinds in told_of} == {True, False}
    assert all(testing.check_every_day(by_payer(), each) == () for each in drawn_ones[:20])


class TestByHand:
    """A year of three municipalities, reckoned by hand."""

    EVENTS = (
        told(FALUN, 300_000, on(3, 1)),
        told(MORA, 200_000, on(3, 1)),
        told(FALUN, 1_000, on(3, 20)),
        arrived(400_000, on(3, 10)),
        paid(FALUN, 250_000, on(3, 10)),
        paid(MORA, 100_000, on(4, 1)),
        used(FALUN, 60_000, on(5, 1), "b", "b1"),
        used(FALUN, 10_000, on(5, 1), "b"),
        used(MORA, 5_000, on(5, 2), "", ""),
        kept(MORA, 20_000, on(5, 3)),
        kept(FALUN, 7_000, on(5, 3), joint_use="leader"),
        released(MORA, 8_000, on(5, 4)),
        passed(FALUN, 30_000, on(5, 5)),
        evolve(repaid(MORA, 50_000, on(6, 1)), through=PAYER),
        repaid(FALUN, 3_000, on(6, 1)),
        sent_back(70_000, on(6, 2)),
    )
    GRANT = evolve(by_payer(), joint_uses=(evolve(GRANT.joint_uses[0], source=at("4.2")),))

    def test_what_stands_with_each(self) -> None:
        rows = [
            (each.node.kind.value, each.node.id, *(None if part is None else int(part.kronor) for part in parts))
            for each in traced(self.GRANT, self.EVENTS).balances
            for parts in ((each.came, each.went, each.stands),)
        ]
        assert rows == [
            ("grantor", "", 73_000, 400_000, None),
            ("payer", "", 450_000, 420_000, 30_000),
            ("party", FALUN, 250_000, 110_000, 140_000),
            ("party", MORA, 108_000, 75_000, 33_000),
            ("party", REGION, 30_000, 0, 30_000),
            ("joint-work", "", 27_000, 8_000, 19_000),
            ("purpose", "b", 10_000, 0, 10_000),
            ("purpose", "b1", 60_000, 0, 60_000),
            ("purpose", "", 5_000, 0, 5_000),
        ]

    def test_what_decided_each_step(self) -> None:
        steps = traced(self.GRANT, self.EVENTS).steps
        said = [(str(step.because) if step.because else None, step.cited and step.cited.place) for step in steps]
        assert said == [
            ("bidraget prov-2030", "4.1"),
            ("besked 2030-03-01", "4.1"),
            ("besked 2030-03-01", "4.1"),
            ("ändamål b", "b"),
            ("ändamål b", "b"),
            ("inget ändamål är angivet", None),
            ("gemensamt arbete: Processledare", "4.2"),
            ("gemensamt arbete som inte anges i bidraget", None),
            (None, None),
            (None, None),
            (None, None),
            (None, None),
            (None, None),
        ]

    def test_what_pays_back_by_a_duty_and_what_is_paid_by_requisition_says_so(self) -> None:
        duty = Duty(
            id="back", kind=DutyKind.REPAYMENT, title=Text("återbetalningen", "the repayment"), due_on=on(12, 31),
            source=at("5"),
        )  # fmt: skip
        grant = evolve(drawn(), duties=(*GRANT.duties, duty))
        events = [told(ORSA, 900, on(2, 1)), asked(ORSA, 800, on(2, 3)), paid(ORSA, 700, on(2, 4))]
        steps = traced(grant, [*events, repaid(ORSA, 100, on(3, 1))]).steps
        assert [(str(step.because), step.decided_on, step.source.name.sv, step.target.name.sv) for step in steps] == [
            ("rekvisition 2030-02-03", on(2, 3), "Staten", "Orsa"),
            ("återbetalningen", None, "Orsa", "Staten"),
        ]
        assert steps[1].cited == at("5")

    def test_an_event_with_a_source_of_its_own_is_cited_by_it(self) -> None:
        events = [told(ORSA, 900, on(2, 1)), paid(ORSA, 700, on(2, 4), source=at("verifikat 7"))]
        assert [step.cited for step in traced(GRANT, events).steps] == [at("verifikat 7")]

    def test_mora_of_the_example_journal(self) -> None:
        """1 115 982 kr less 240 000, 175 000, 50 000 and 380 000 kr is 270 982 kr."""
        grant, made = embedded().grant("ok-gnv-2020"), example_journal("exempel-gnv-2020")
        found = Trace(status=status(grant, made, on=dt.date(2020, 12, 31))).of_party("Mora")
        assert [(step.target.id, int(step.amount.kronor)) for step in found.steps] == [
            *(("2062", 1_115_982), ("b2", 240_000), ("c2", 175_000), ("20", 50_000), ("a4", 380_000)),
        ]
        assert [each.stands for each in found.balances] == [kronor(270_982)]

    def test_a_purpose_that_the_grant_has_not_is_refused(self) -> None:
        with pytest.raises(UnknownEntryError):
            traced(GRANT, []).of_purpose("z")


CORRECT = "correct the amount or the day, or enter what is missing"
FIRST = (told(FALUN, 300_000, on(3, 1)), told(MORA, 200_000, on(3, 1)))


class TestCannotBe:
    """Money from nowhere, a step back in time, and who sends out none: each is named with what it contradicts."""

    def said(self, *events: Event, grant: Grant | None = None) -> list[tuple[int, str]]:
        stated = contradictions(grant or by_payer(), [*FIRST, *events])
        return [(place - len(FIRST), reason.in_(Language.EN)) for place, reason in stated]  # type: ignore[union-attr]

    def test_sent_out_before_it_came(self) -> None:
        later = "only later comes 2030-04-02 arrived 100 kr"
        events = (paid(FALUN, 50, on(4, 1)), arrived(100, on(4, 2)))
        assert self.said(*events) == [
            (0, f"{PAYER} would have sent out or back 50 kr, and had received 0 kr by then; {CORRECT}; {later}"),
        ]
        with pytest.raises(JournalError, match="had received 0 kr by then"):
            traced(by_payer(), [*FIRST, *events])

    def test_the_day_before_money_came_an_earlier_payment_is_no_contradiction(self) -> None:
        events = [*FIRST, paid(FALUN, 50, on(4, 1)), arrived(100, on(4, 2))]
        assert not traced(by_payer(), events, on(4, 1)).is_payer_known

    def test_more_sent_out_or_back_than_came(self) -> None:
        said = self.said(arrived(100, on(4, 1)), paid(FALUN, 60, on(4, 1)), sent_back(50, on(4, 2)))
        assert [(place, text[:58]) for place, text in said] == [
            (2, "RSS Prov would have sent out or back 110 kr, and had recei"),
        ]

    def test_it_is_named_by_its_day_and_its_amount(self) -> None:
        events = (arrived(600_000, on(4, 1)), arrived(1, on(4, 2)))
        with pytest.raises(JournalError, match="^2030-04-02 arrived 1 kr: RSS Prov would have got 600 001 kr"):
            traced(by_payer(), events)

    def test_what_cannot_be_is_taken_away_before_the_next_is_judged(self) -> None:
        events = (arrived(100, on(4, 1)), paid(FALUN, 150, on(4, 1)), paid(MORA, 100, on(4, 2)))
        assert [place for place, _ in self.said(*events)] == [1]

    def test_what_recipients_paid_back_there_can_be_sent_on(self) -> None:
        back = evolve(repaid(FALUN, 40, on(4, 3)), through=PAYER)
        events = (arrived(100, on(4, 1)), paid(FALUN, 100, on(4, 1)), back, paid(MORA, 40, on(4, 3)))
        assert self.said(*events) == []
        assert [place for place, _ in self.said(*events[:2], repaid(FALUN, 40, on(4, 3)), events[3])] == [3]

    def test_what_nobody_can_have_paid_back_cannot_be_sent_on(self) -> None:
        """Falun has 100 kr, and not the 140 of which 30 would be sent back."""
        back = evolve(repaid(FALUN, 140, on(4, 3)), through=PAYER)
        events = (arrived(100, on(4, 1)), paid(FALUN, 100, on(4, 1)), back, sent_back(30, on(4, 3)))
        assert [place for place, _ in self.said(*events)] == [2, 3]

    @pytest.mark.parametrize(("use", "places"), [(PotUse.SHARED, []), (PotUse.CEILING, [1])])
    def test_what_is_not_under_a_ceiling_bounds_no_requisition(self, use: PotUse, places: list[int]) -> None:
        """Falun has half of each pot of 300 000 kr, and asks for a krona more than both."""
        half, key = kronor(300_000), parts({FALUN: 3, MORA: 2, ORSA: 1})
        pots = (pot("one", amount=half, use=use, key=key), pot("other", amount=half, use=PotUse.CEILING, key=key))
        events = (told(FALUN, 1, on(3, 1)), asked(FALUN, 300_001, on(3, 2)))
        assert [place for place, _ in self.said(*events, grant=made_up(pots=pots))] == places

    def test_more_comes_than_there_is(self) -> None:
        events = (arrived(600_000, on(4, 1)), arrived(1, on(4, 2)), paid(FALUN, 300_000, on(5, 1)))
        assert self.said(*events) == [
            (1, "RSS Prov would have got 600 001 kr from Staten, and prov-2030 has 600 000 kr; correct the amount"),
        ]
        assert self.said(events[0], sent_back(1, on(4, 2)), events[1], events[2]) == []

    def test_no_more_is_said_where_something_that_came_is_in_doubt(self) -> None:
        before = arrived(100, TERM.first_day - dt.timedelta(days=1))
        assert len(self.said(before, arrived(10, on(4, 1)), paid(FALUN, 60, on(4, 2)))) == 1

    def test_a_grant_that_names_nobody_who_pays_out(self) -> None:
        nobody = (
            "prov-2030 names nobody who gets the money from Staten and sends it out; name it in the facts of the grant "
            "(paid_out_by), or take the event away"
        )
        back = evolve(repaid(FALUN, 40, on(4, 3)), through=PAYER)
        assert self.said(arrived(100, on(4, 1)), grant=made_up()) == [(0, nobody)]
        assert self.said(paid(FALUN, 60, on(4, 1)), back, grant=made_up()) == [(1, nobody)]

    def test_back_through_another(self) -> None:
        back = evolve(repaid(FALUN, 40, on(4, 3)), through="RSS Annan")
        assert self.said(paid(FALUN, 60, on(4, 1)), back) == [
            (1, "the money is paid out by RSS Prov, not by RSS Annan; correct through, or take it away"),
        ]
