"""How a grant stands on a day: its state, its conditions, and what each recipient has; a function of journal and day."""

import datetime as dt
import pickle
from typing import Any

import pytest
from attrs import evolve

from grant_cases import (
    FALUN,
    FINAL,
    GRANT,
    INTERIM,
    MORA,
    ORSA,
    REGION,
    TERM,
    at,
    drawn,
    duty,
    filed,
    journal,
    kept,
    made_up,
    on,
    paid,
    passed,
    pot,
    repaid,
    told,
    used,
    without_journal,
)
from nara_vard_finans import Grant, Journal, Period, example_journal, kronor, parts, status
from nara_vard_finans.core import ZERO, InexactTypeError, JournalError, Language, Text, UnknownPartyError
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.grants import (
    Balance,
    Binding,
    Condition,
    ConditionState,
    ConditionStatus,
    DutyKind,
    GrantState,
    GrantStatus,
    Released,
    Reported,
)
from nara_vard_finans.journals import UNRECORDED, Event

START = [told(FALUN, 300, on(2, 1)), told(ORSA, 100, on(2, 1))]
MONEY = [paid(FALUN, 300, on(3, 1)), paid(ORSA, 100, on(3, 1))]


def of(day: dt.date, *events: Event, grant: Grant = GRANT, **more: Any) -> GrantStatus:
    return status(grant, journal(*events), on=day, **more)


class TestState:
    SMALL = made_up(pots=(pot("ram", amount=kronor(400), key=parts({FALUN: 3, ORSA: 1})),))
    """A frame of 400 kr, all of which START tells of."""

    def test_from_notice_to_settlement(self) -> None:
        events = [
            *START, *MONEY, used(FALUN, 300, on(4, 1)), used(ORSA, 90, on(4, 1)),
            filed(FALUN, on(3, 1, 2031), "final", ["gender"]), filed(ORSA, on(3, 2, 2031), "final", ["gender"]),
            repaid(ORSA, 10, on(5, 1, 2031)),
        ]  # fmt: skip
        seen = {
            day: of(day, *events, grant=self.SMALL).state
            for day in (
                on(1, 31), on(2, 1), on(2, 28), on(3, 1), on(4, 1), on(3, 1, 2031), on(3, 2, 2031), on(4, 30, 2031),
                on(5, 1, 2031),
            )
        }  # fmt: skip
        assert list(seen.values()) == [
            GrantState.EXPECTED, GrantState.NOTIFIED, GrantState.NOTIFIED, GrantState.RUNNING, GrantState.RUNNING,
            GrantState.RUNNING, GrantState.REPORTED, GrantState.REPORTED, GrantState.SETTLED,
        ]  # fmt: skip

    def test_used_up_is_not_settled_before_it_is_reported(self) -> None:
        events = [*START, *MONEY, used(FALUN, 300, on(4, 1)), used(ORSA, 100, on(4, 1))]
        assert of(on(12, 1), *events).state is GrantState.RUNNING
        assert of(on(12, 1), *events, filed(ORSA, on(11, 1), "final", ["gender"])).state is GrantState.RUNNING

    def test_without_a_journal_it_is_unknown(self) -> None:
        found = status(GRANT, on=on(5, 1))
        assert (found.state, [each.rule for each in found.findings]) == (GrantState.UNKNOWN, ["known"])

    def test_of_an_empty_journal_it_is_expected(self) -> None:
        found = status(GRANT, journal(), on=on(5, 1))
        assert (found.state, found.total, found.not_notified) == (GrantState.EXPECTED, Balance(), kronor(600_000))

    def test_a_grant_without_a_final_report_runs_while_money_is_left(self) -> None:
        grant = evolve(self.SMALL, duties=(), requirements=(), conditions=())
        assert of(on(4, 1), *START, *MONEY, grant=grant).state is GrantState.RUNNING
        events = [*START, *MONEY, used(FALUN, 300, on(4, 1)), repaid(ORSA, 100, on(4, 1))]
        assert of(on(4, 1), *events, grant=grant).state is GrantState.SETTLED

    def test_what_is_set_aside_is_not_settled_before_it_is_released_and_used(self) -> None:
        grant = evolve(self.SMALL, duties=(), requirements=(), conditions=())
        events = [*START, *MONEY, used(FALUN, 300, on(4, 1)), kept(ORSA, 100, on(4, 1))]
        assert of(on(4, 1), *events, grant=grant).state is GrantState.RUNNING
        events += [Released(on=on(4, 2), recipient=ORSA, amount=kronor(100)), used(ORSA, 100, on(4, 2))]
        found = of(on(4, 2), *events, grant=grant)
        assert found.state is GrantState.SETTLED
        assert found.recipient(ORSA).balance == Balance(notified=kronor(100), paid=kronor(100), used=kronor(100))

    def test_a_frame_that_is_not_all_granted_is_not_settled(self) -> None:
        grant = made_up(duties=(), requirements=(), conditions=())
        events = [*START, *MONEY, used(FALUN, 300, on(4, 1)), used(ORSA, 100, on(4, 1))]
        assert of(on(4, 1), *events, grant=grant).state is GrantState.RUNNING

    def test_a_final_report_that_lacks_something_settles_nothing(self) -> None:
        events = [
            *START, *MONEY, used(FALUN, 300, on(4, 1)), used(ORSA, 100, on(4, 1)),
            *(Reported(on=on(2, 1, 2031), recipient=code, duty="final") for code in (FALUN, ORSA)),
        ]  # fmt: skip
        assert of(on(2, 1, 2031), *events, grant=self.SMALL).state is GrantState.REPORTED

    def test_money_that_is_yet_to_come_is_not_settled(self) -> None:
        grant = made_up(duties=(), requirements=(), conditions=())
        events = [*START, paid(ORSA, 100, on(3, 1)), used(ORSA, 100, on(3, 2))]
        assert of(on(3, 2), *events, grant=grant).state is not GrantState.SETTLED


class TestConditions:
    """What must hold for a part of the grant of 2031: that the interim report is filed."""

    @staticmethod
    def condition(day: dt.date, *events: Event, grant: Grant = GRANT, **more: Any) -> ConditionStatus:
        (found,) = of(day, *START, *events, grant=grant, **more).conditions
        return found

    def test_it_is_open_until_everybody_has_filed(self) -> None:
        found = self.condition(on(9, 30), filed(ORSA, on(9, 1)))
        assert (found.state, found.because) == (ConditionState.OPEN, ())

    def test_it_is_met_when_they_have(self) -> None:
        found = self.condition(on(9, 1), filed(ORSA, on(9, 1)), filed(FALUN, on(9, 1)))
        assert (found.state, found.because) == (ConditionState.MET, ())

    def test_it_is_at_risk_from_the_day_after(self) -> None:
        found = self.condition(on(10, 1), filed(ORSA, on(9, 1)))
        assert found.state is ConditionState.AT_RISK
        assert [(text.sv, text.en) for text in found.because] == [
            ("interim saknas från Falun.", "interim is missing from Falun.")
        ]

    def test_whether_late_is_enough_the_paper_does_not_say_so_it_is_at_risk(self) -> None:
        found = self.condition(on(10, 9), filed(ORSA, on(9, 1)), filed(FALUN, on(10, 9)))
        assert found.state is ConditionState.AT_RISK
        assert [text.in_(Language.EN) for text in found.because] == ["interim came late from Falun."]

    def test_what_is_not_complete_puts_it_at_risk_when_the_day_is_past(self) -> None:
        filings = (filed(ORSA, on(9, 1), contents=["done"]), filed(FALUN, on(9, 9)))
        assert self.condition(on(9, 30), *filings).state is ConditionState.OPEN
        found = self.condition(on(10, 1), *filings)
        assert found.state is ConditionState.AT_RISK
        assert [text.sv for text in found.because] == ["interim är inte komplett från Orsa."]

    def test_what_was_completed_late_is_told_as_that(self) -> None:
        filings = (filed(ORSA, on(9, 1), contents=["done"]), filed(ORSA, on(10, 2)), filed(FALUN, on(9, 9)))
        (because,) = self.condition(on(10, 2), *filings).because
        assert because.sv == "interim kompletterades för sent från Orsa."

    def test_what_nobody_need_do_can_be_late_too(self) -> None:
        """Nobody must ask for its money; a condition may still rest on it."""
        asking = duty("rekvisitionen", DutyKind.REQUISITION, on(9, 30))
        grant = evolve(
            drawn(),
            duties=(*GRANT.duties, asking),
            conditions=(evolve(GRANT.conditions[0], duties=("rekvisitionen",)),),
        )
        found = of(on(10, 1), told(FALUN, 300, on(2, 1)), told(ORSA, 100, on(2, 1)), grant=grant).conditions[0]
        assert [text.sv for text in found.because] == ["rekvisitionen gjordes inte i tid av Falun och Orsa."]

    def test_who_filed_late_is_not_told_to_be_missing(self) -> None:
        found = self.condition(on(10, 10), filed(ORSA, on(10, 9)))
        missing = [text.sv for text in found.because if "saknas" in text.sv]
        assert missing
        assert all("Falun" in text and "Orsa" not in text for text in missing)

    def test_who_has_time_left_is_not_told_to_be_incomplete(self) -> None:
        found = self.condition(on(9, 9), filed(ORSA, on(9, 1), contents=["done"]))
        assert all("Falun" not in text.sv for text in found.because)

    def test_where_nobody_was_told_in_time_it_stays_open(self) -> None:
        for day in (on(9, 30), on(10, 1)):
            (found,) = status(GRANT, Journal(of=GRANT.id), on=day).conditions
            assert found.state is ConditionState.OPEN

    def test_without_a_journal_nobody_knows(self) -> None:
        (found,) = status(GRANT, on=on(10, 1)).conditions
        assert (found.state, found.because) == (ConditionState.UNKNOWN, (UNRECORDED,))

    RULED = Condition(id="ruled", for_year=2031, title=Text("Några insatser"), rules=("both",), source=at("both"))

    def test_a_broken_rule_puts_it_at_risk_and_says_why(self) -> None:
        grant = made_up(conditions=(self.RULED,))
        found = self.condition(on(10, 1), *MONEY, used(ORSA, 1, on(4, 1)), used(FALUN, 1, on(4, 1)), grant=grant)
        assert found.state is ConditionState.AT_RISK
        assert [text.sv.partition(":")[0] for text in found.because] == ["Falun", "Orsa"]
        assert all("under c)" in text.sv for text in found.because)

    def test_it_is_judged_the_day_after_the_report_is_due(self) -> None:
        grant = made_up(conditions=(self.RULED,))
        events = [*MONEY, *(used(code, 1, on(4, 1), area=area) for code in (FALUN, ORSA) for area in "bc")]
        states = [self.condition(on(month, day), *events, grant=grant).state for month, day in ((9, 30), (10, 1))]
        assert states == [ConditionState.OPEN, ConditionState.MET]

    @pytest.mark.parametrize(
        ("rule", "last"),
        [
            ("meant-for", TERM.last_day),
            ("permitted-purpose", TERM.last_day),
            ("repaid-in-time", on(6, 1, 2031)),
            ("requisitioned-in-time", on(11, 1)),
            ("one-requisition", on(11, 1)),
        ],
    )
    def test_a_rule_that_can_still_be_broken_leaves_it_open(self, rule: str, last: dt.date) -> None:
        """Money can be used wrongly to the last day, asked for to the day it is asked for, and paid back to its own."""
        more = (duty("rek", DutyKind.REQUISITION, on(11, 1)), duty("back", DutyKind.REPAYMENT, on(6, 1, 2031)))
        grant = made_up(conditions=(evolve(self.RULED, rules=(rule,)),), duties=(*GRANT.duties, *more))
        events = [*MONEY, repaid(FALUN, 300, on(4, 1)), repaid(ORSA, 100, on(4, 1))]
        states = [
            self.condition(day, *events, grant=grant).state for day in (on(5, 1), last, last + dt.timedelta(days=1))
        ]
        assert states == [ConditionState.OPEN, ConditionState.OPEN, ConditionState.MET]

    def test_money_that_can_no_longer_be_used_can_no_longer_be_used_wrongly(self) -> None:
        use = Period(first_day=on(1, 1), last_day=on(12, 31))
        grant = made_up(conditions=(evolve(self.RULED, rules=("meant-for",)),), use=use)
        states = [self.condition(day, *MONEY, grant=grant).state for day in (on(12, 31), on(1, 1, 2031))]
        assert states == [ConditionState.OPEN, ConditionState.MET]

    def test_the_reading_that_is_chosen_decides(self) -> None:
        grant = made_up(conditions=(self.RULED,))
        events = [*MONEY, used(ORSA, 1, on(4, 1)), used(FALUN, 1, on(4, 1), area="c")]
        each, together = (self.condition(on(10, 1), *events, grant=grant, binding=binding).state for binding in Binding)
        assert (each, together) == (ConditionState.AT_RISK, ConditionState.MET)

    def test_a_rule_that_is_not_judged_yet_leaves_it_open(self) -> None:
        """Nothing is carried out, and the requirement is not judged before the interim report is due."""
        found = self.condition(on(3, 1), *MONEY, grant=made_up(conditions=(self.RULED,)))
        assert found.state is ConditionState.OPEN

    def test_a_rule_on_reports_is_not_met_before_they_are_filed(self) -> None:
        told_of_gender = evolve(self.RULED, rules=("gender-equality",))
        found = self.condition(on(3, 1), *MONEY, grant=made_up(conditions=(told_of_gender,)))
        assert found.state is ConditionState.OPEN

    def test_what_no_paper_prints_is_unknown_until_something_puts_it_at_risk(self) -> None:
        unstated = Text("Vilka de är står inte.", "Which they are is not said.")
        grant = made_up(conditions=(evolve(self.RULED, unstated=unstated),))
        found = self.condition(on(9, 1), *MONEY, grant=grant)
        assert (found.state, found.because) == (ConditionState.UNKNOWN, (unstated,))
        assert self.condition(on(10, 1), *MONEY, grant=grant).state is ConditionState.AT_RISK

    def test_the_grant_of_2021_is_at_risk_on_the_first_of_october_and_why(self, facts: Catalogue) -> None:
        """Two interim reports are missing, and Vansbro has carried out nothing under c."""
        grant, made_up_year = facts.grant("ok-gnv-2020"), example_journal("exempel-gnv-2020")
        filed_, basic = status(grant, made_up_year, on=dt.date(2020, 10, 1)).conditions
        assert (filed_.state, basic.state) == (ConditionState.AT_RISK, ConditionState.AT_RISK)
        (because,) = filed_.because
        assert because.sv == (
            "delredovisningen saknas från Rättvik och Älvdalen; sista dag var 2020-09-30 (tolkning; tryckt är "
            "2021-09-30)."
        )
        assert [text.sv.partition(":")[0] for text in basic.because] == ["Vansbro"]
        filed_, basic = status(grant, made_up_year, on=dt.date(2020, 9, 1)).conditions
        assert (filed_.state, basic.state) == (ConditionState.OPEN, ConditionState.UNKNOWN)
        assert {condition.condition.for_year for condition in (filed_, basic)} == {2021}


class TestRecipients:
    EVENTS = (*START, *MONEY, used(FALUN, 50, on(4, 1)), passed(ORSA, 30, on(4, 2)), kept(ORSA, 20, on(4, 3)))

    def test_each_with_its_award_and_its_balance_in_the_order_of_tables(self) -> None:
        """By hand: 3:2:1 of 600 000; Falun has 300 - 50 = 250 left, Orsa 100 - 30 - 20 = 50, and the region 30."""
        found = of(on(4, 3), *self.EVENTS)
        assert [(each.party.name, each.award, each.balance.remaining, each.to_repay) for each in found.recipients] == [
            ("Falun", kronor(300_000), kronor(250), None), ("Mora", kronor(200_000), ZERO, None),
            ("Orsa", kronor(100_000), kronor(50), None), ("Region Dalarna", None, kronor(30), None),
        ]  # fmt: skip

    def test_the_sums(self) -> None:
        """By hand: 400 of 600 000 kr are notified; 430 received in all, 30 of it from Orsa; 330 left."""
        found = of(on(4, 3), *self.EVENTS)
        assert (found.frame, found.not_notified) == (kronor(600_000), kronor(599_600))
        assert (found.total.paid, found.total.received, found.total.remaining) == (
            kronor(400),
            kronor(430),
            kronor(330),
        )

    def test_one_by_code(self) -> None:
        found = of(on(4, 3), *self.EVENTS)
        assert found.recipient(ORSA).balance.set_aside == kronor(20)
        unrecorded = of(on(4, 1), *START).recipient(REGION)
        assert (unrecorded.party.name, unrecorded.award, unrecorded.balance) == ("Region Dalarna", None, Balance())
        with pytest.raises(UnknownPartyError):
            found.recipient("2085")

    def test_who_shares_in_a_conditional_pot_nobody_has_said(self) -> None:
        ram = evolve(GRANT.pots[0], for_those_who=Text("har ett beslut"))
        found = of(on(4, 3), *self.EVENTS, grant=made_up(pots=(ram,)))
        assert {each.party.code: each.award for each in found.recipients} == {FALUN: None, ORSA: None, REGION: None}
        assert found.frame == kronor(600_000)

    def test_whom_the_key_names_is_no_party_here(self) -> None:
        grant = made_up(pots=(pot("nation", amount=kronor(600), key=parts({"Dalarna": 1, "Uppsala": 2})),))
        assert of(on(4, 3), grant=grant).recipients == ()
        assert {each.award for each in of(on(4, 3), *self.EVENTS, grant=grant).recipients} == {None}

    def test_the_first_day_to_pay_back_decides(self) -> None:
        back = [duty(f"back-{month}", DutyKind.REPAYMENT, on(month, 1, 2031)) for month in (6, 9)]
        grant = made_up(duties=(*GRANT.duties, *back))
        amounts = [of(on(month, day, 2031), *self.EVENTS, grant=grant).to_repay for month, day in ((5, 31), (6, 1))]
        assert amounts == [ZERO, kronor(350)]

    def test_without_a_key_there_is_no_award(self) -> None:
        grant = made_up(pots=(pot("ram", amount=kronor(600)),))
        assert {each.award for each in of(on(4, 3), *self.EVENTS, grant=grant).recipients} == {None}

    def test_where_no_paper_says_when_nobody_knows_what_goes_back(self) -> None:
        found = of(on(12, 31, 2031), *self.EVENTS)
        assert {each.to_repay for each in found.recipients} == {None}
        assert found.to_repay is None
        assert of(on(4, 1), *START).recipient(REGION).to_repay is None

    def test_what_goes_back_in_all(self) -> None:
        """Used by the third of April at the latest: Falun's 250, Orsa's 50 + 20 and the region's 30 go back after it."""
        grant = made_up(use=Period(first_day=on(1, 1), last_day=on(4, 3)))
        within, after = (of(day, *self.EVENTS, grant=grant) for day in (on(4, 3), on(4, 4)))
        assert (within.to_repay, after.to_repay) == (ZERO, kronor(350))
        assert [each.to_repay for each in after.recipients] == [kronor(250), ZERO, kronor(70), kronor(30)]
        assert of(on(4, 4), *START, grant=grant).recipient(REGION).to_repay == ZERO


class TestTheExample:
    """The example journal at the end of the year of the final report."""

    def test_what_each_has_left(self, facts: Catalogue) -> None:
        """By hand: Orsa 377 475 - 80 000 - 60 000 - 45 000 - 120 000; Falun also sets 102 500 aside; Mora passes 50 000 on."""
        found = status(facts.grant("ok-gnv-2020"), example_journal("exempel-gnv-2020"), on=dt.date(2021, 12, 31))
        left = {each.party.name: each.balance.remaining for each in found.recipients}
        assert left["Orsa"] == kronor(72_475)
        assert left["Falun"] == kronor(3_222_871 - 720_000 - 655_000 - 102_500 - 1_100_000)
        assert left["Mora"] == kronor(1_115_982 - 240_000 - 175_000 - 50_000 - 380_000)
        assert left["Region Dalarna"] == ZERO
        assert found.state is GrantState.REPORTED
        assert found.not_notified == ZERO

    def test_every_notice_is_the_award(self, facts: Catalogue) -> None:
        found = status(facts.grant("ok-gnv-2020"), example_journal("exempel-gnv-2020"), on=dt.date(2020, 6, 1))
        assert len(found.recipients) == 15
        assert all(each.award == each.balance.notified for each in found.recipients)


class TestOnlyWhatHasHappened:
    """Findings and all else depend on the journal only up to the day asked for."""

    def test_a_later_event_changes_nothing_of_an_earlier_day(self) -> None:
        before = of(on(9, 30), *START, *MONEY)
        after = of(on(9, 30), *START, *MONEY, used(FALUN, 300, on(10, 1)), filed(FALUN, on(10, 1)))
        assert without_journal(before) == without_journal(after)

    def test_not_even_one_that_cannot_be(self) -> None:
        impossible = [
            used(MORA, 10**9, on(10, 1)),
            told("2085", 1, on(10, 1)),
            Event(on=on(10, 1)),
            told(MORA, 1, on(1, 1, 2040)),
        ]
        assert without_journal(of(on(9, 30), *START)) == without_journal(of(on(9, 30), *START, *impossible))
        with pytest.raises(JournalError):
            of(on(10, 1), *START, *impossible)

    def test_an_event_that_cannot_be_is_refused_by_name(self) -> None:
        with pytest.raises(JournalError, match="2030-04-01 used Orsa 101 kr: .*has received 100 kr"):
            of(on(4, 1), *START, *MONEY, used(ORSA, 101, on(4, 1)))


class TestRefused:
    def test_the_journal_of_another_grant(self) -> None:
        with pytest.raises(JournalError, match="the journal of annat: it tells nothing of prov-2030"):
            status(GRANT, Journal(of="annat"), on=on(4, 1))

    @pytest.mark.parametrize("day", [dt.datetime(2030, 4, 1, tzinfo=dt.UTC), "2030-04-01", None, 2030])
    def test_a_day_that_is_none(self, day: Any) -> None:
        with pytest.raises(InexactTypeError, match="a day"):
            status(GRANT, on=day)


def test_days_outside_the_term_are_answered_too() -> None:
    """Before it begins nothing has happened; after it ends nothing more does."""
    events = [*START, *MONEY]
    assert of(on(6, 1, 2029), *events).state is GrantState.EXPECTED
    assert without_journal(of(on(6, 1, 2040), *events))[5:7] == without_journal(of(on(6, 1, 2041), *events))[5:7]


def test_a_grant_in_which_reports_come_in_parts() -> None:
    """An incomplete final report is filed: the state says so, and the duty says what is missing."""
    events = [*START, *MONEY, *(Reported(on=on(2, 1, 2031), recipient=code, duty="final") for code in (FALUN, ORSA))]
    found = of(on(2, 1, 2031), *events)
    assert found.state is GrantState.REPORTED
    assert found.duties[1].state.value == "incomplete"
    assert (INTERIM.due_on, FINAL.due_on) == (on(9, 30), on(3, 31, 2031))


def test_it_keeps_its_meaning_when_pickled() -> None:
    found = of(on(4, 3), *TestRecipients.EVENTS)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
    assert again == found
    assert hash(again) == hash(found)
    assert parts({ORSA: 1}) == parts({ORSA: 1})


class TestRulesOfConditions:
    """A rule that nobody has broken is met only when its time is over."""

    BACK = duty("back", DutyKind.REPAYMENT, on(6, 30, 2031))
    EVENTS = (*START, *MONEY, used(FALUN, 300, on(4, 1)), used(ORSA, 100, on(4, 1)))

    def state(self, rule: str, day: dt.date, grant: Grant = GRANT) -> ConditionState:
        asks = Condition(id="asks", for_year=2031, title=Text("Det"), rules=(rule,), source=at("asks"))
        whole = evolve(grant, conditions=(asks,), duties=(*grant.duties, self.BACK))
        return of(day, *self.EVENTS, grant=whole).conditions[0].state

    def test_repayment_when_its_day_is_past(self) -> None:
        assert self.state("repaid-in-time", on(6, 30, 2031)) is ConditionState.OPEN
        assert self.state("repaid-in-time", on(7, 1, 2031)) is ConditionState.MET

    def test_use_when_the_money_can_no_longer_be_used(self) -> None:
        spring = made_up(use=Period(first_day=on(1, 1), last_day=on(5, 31)))
        assert self.state("permitted-purpose", on(5, 31), spring) is ConditionState.OPEN
        assert self.state("permitted-purpose", on(6, 1), spring) is ConditionState.MET
        assert self.state("meant-for", TERM.last_day) is ConditionState.OPEN
