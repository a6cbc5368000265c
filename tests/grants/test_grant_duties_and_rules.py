"""What is done, due and overdue, what is missing from whom, and which rules are broken, each with its clause."""

import datetime as dt
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
    asked,
    at,
    drawn,
    duty,
    filed,
    journal,
    made_up,
    on,
    paid,
    passed,
    pot,
    repaid,
    told,
    used,
)
from nara_vard_finans import (
    Finding,
    Grant,
    Journal,
    Period,
    Severity,
    example_journal,
    kronor,
    parts,
    share_grant,
    status,
)
from nara_vard_finans.core import ZERO, JournalError, Language, Principal, Source, Text, plain
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.grants import Binding, DutyKind, DutyState, DutyStatus, GrantState, PotUse, StatedShare
from nara_vard_finans.journals import Event

START = [told(FALUN, 300, on(2, 1)), told(ORSA, 100, on(2, 1)), paid(FALUN, 300, on(3, 1)), paid(ORSA, 100, on(3, 1))]
"""Falun and Orsa are told and paid; Mora has heard nothing."""


def findings(day: dt.date, *events: Event, grant: Grant = GRANT, binding: Binding | None = None) -> list[Finding]:
    return list(status(grant, journal(*START, *events), on=day, binding=binding).findings)


def told_of(rule: str, found: list[Finding]) -> list[tuple[str, Severity, Source | None]]:
    return [
        (each.subject.removeprefix("prov-2030/"), each.severity, each.source) for each in found if each.rule == rule
    ]


def duty_on(name: str, day: dt.date, *events: Event, grant: Grant = GRANT) -> DutyStatus:
    duties = status(grant, journal(*events), on=day).duties
    return next(each for each in duties if each.duty.id == name)


def states(found: DutyStatus) -> dict[str, DutyState]:
    return {each.party.code: each.state for each in found.standings}


class TestReports:
    """The interim report is due on 2030-09-30 and must tell of what is done, what is planned, and of gender equality."""

    @pytest.mark.parametrize(
        ("day", "state"), [(on(2, 1), DutyState.DUE), (on(9, 30), DutyState.DUE), (on(10, 1), DutyState.OVERDUE)]
    )
    def test_it_is_due_until_its_day_and_overdue_after_it(self, day: dt.date, state: DutyState) -> None:
        found = duty_on("interim", day, *START)
        assert found.state is state
        assert states(found) == {FALUN: state, ORSA: state}
        assert [each.contents for each in found.missing] == [("done", "planned", "gender")] * 2

    @pytest.mark.parametrize(
        ("day", "state"), [(on(9, 30), DutyState.DONE), (on(10, 1), DutyState.LATE), (on(12, 1, 2031), DutyState.LATE)]
    )
    def test_filed_on_its_day_it_is_done_and_after_it_late(self, day: dt.date, state: DutyState) -> None:
        found = duty_on("interim", on(12, 31, 2031), *START, filed(FALUN, on(9, 1)), filed(ORSA, day))
        assert states(found) == {FALUN: DutyState.DONE, ORSA: state}
        assert found.state is state
        assert found.missing == ()
        assert [(each.filed_on, each.done_on) for each in found.standings] == [(on(9, 1), on(9, 1)), (day, day)]

    def test_what_it_lacks_is_told_in_the_order_of_the_duty(self) -> None:
        found = duty_on("interim", on(9, 20), *START, filed(ORSA, on(9, 1), contents=["planned"]))
        assert found.state is DutyState.INCOMPLETE
        missing = {each.party.code: each.contents for each in found.missing}
        assert missing == {FALUN: ("done", "planned", "gender"), ORSA: ("done", "gender")}

    def test_it_is_done_the_day_that_nothing_more_is_missing(self) -> None:
        first, rest = filed(ORSA, on(9, 1), contents=["planned"]), filed(ORSA, on(10, 2), contents=["gender", "done"])
        early, late = (duty_on("interim", day, *START, rest, first) for day in (on(10, 1), on(10, 2)))
        assert (states(early)[ORSA], states(late)[ORSA]) == (DutyState.INCOMPLETE, DutyState.LATE)
        assert [(each.filed_on, each.done_on) for each in late.standings if each.party.code == ORSA] == [
            (on(9, 1), on(10, 2))
        ]

    def test_a_report_that_need_contain_nothing_is_done_when_it_is_filed(self) -> None:
        grant = made_up(duties=(evolve(INTERIM, contents=()), FINAL))
        found = duty_on("interim", on(9, 20), *START, filed(ORSA, on(9, 1), contents=[]), grant=grant)
        assert states(found) == {FALUN: DutyState.DUE, ORSA: DutyState.DONE}

    def test_it_binds_whoever_was_told_by_its_day(self) -> None:
        mora = told(MORA, 7, on(9, 30))
        assert MORA in states(duty_on("interim", on(10, 1), *START, mora))
        assert MORA not in states(duty_on("interim", on(10, 2), *START, evolve(mora, on=on(10, 1))))
        assert MORA in states(duty_on("final", on(10, 2), *START, evolve(mora, on=on(10, 1))))

    def test_where_money_is_drawn_it_binds_whoever_has_asked_for_any(self) -> None:
        found = duty_on("interim", on(10, 1), *START[:2], asked(ORSA, 1, on(3, 1)), grant=drawn())
        assert states(found) == {ORSA: DutyState.OVERDUE}
        assert duty_on("interim", on(10, 1), *START[:2], grant=drawn()).state is DutyState.UNBOUND

    def test_where_nobody_was_told_it_binds_nobody(self) -> None:
        assert duty_on("interim", on(9, 30)).state is DutyState.DUE
        assert duty_on("interim", on(10, 1)).state is DutyState.UNBOUND
        assert duty_on("interim", on(10, 1)).standings == ()

    def test_the_worst_state_is_that_of_all_together(self) -> None:
        mora = told(MORA, 7, on(2, 1))
        late, part = filed(FALUN, on(10, 2)), filed(ORSA, on(9, 1), contents=["done"])
        assert duty_on("interim", on(10, 5), *START, mora, late, part).state is DutyState.OVERDUE
        assert duty_on("interim", on(10, 5), *START, late, part).state is DutyState.INCOMPLETE
        assert duty_on("interim", on(9, 5), *START, mora, part).state is DutyState.INCOMPLETE
        assert duty_on("interim", on(9, 5), *START, filed(FALUN, on(9, 1))).state is DutyState.DUE
        assert duty_on("interim", on(10, 5), *START, late, filed(ORSA, on(9, 1))).state is DutyState.LATE

    def test_the_order_is_that_of_tables(self) -> None:
        found = duty_on(
            "interim", on(9, 1), told(ORSA, 1, on(2, 1)), told(FALUN, 1, on(2, 1)), told(REGION, 1, on(2, 1))
        )
        assert [each.party.name for each in found.standings] == ["Falun", "Orsa", "Region Dalarna"]

    def test_what_others_do_is_due_and_then_passed(self, facts: Catalogue) -> None:
        grant = facts.grant("stimulans-aldre-2011")
        for day, state in ((dt.date(2012, 6, 30), DutyState.DUE), (dt.date(2012, 7, 1), DutyState.PASSED)):
            found = next(each for each in status(grant, on=day).duties if each.duty.id == "follow-up-2010")
            assert (found.state, found.standings) == (state, ())


class TestReportInTime:
    def test_nothing_is_late_before_the_day_is_past(self) -> None:
        assert told_of("report-in-time", findings(on(9, 30))) == []

    def test_a_missing_report_is_a_breach(self) -> None:
        found = findings(on(10, 1), filed(FALUN, on(9, 30)))
        assert told_of("report-in-time", found) == [(ORSA, Severity.BREACH, at("interim"))]
        assert "Orsa" in found[0].message.sv
        assert "2030-09-30" in found[0].message.sv
        assert "missing" in found[0].message.in_(Language.EN)

    def test_a_late_one_is_a_warning_with_its_day(self) -> None:
        found = findings(on(11, 1), filed(FALUN, on(9, 30)), filed(ORSA, on(10, 9)))
        assert told_of("report-in-time", found) == [(ORSA, Severity.WARNING, at("interim"))]
        assert "lämnades 2030-10-09" in found[0].message.sv

    def test_completed_late_is_told_as_that(self) -> None:
        part, rest = filed(ORSA, on(9, 1), contents=["done", "planned"]), filed(ORSA, on(10, 9), contents=["gender"])
        found = findings(on(11, 1), filed(FALUN, on(9, 30)), part, rest)
        assert told_of("report-in-time", found) == [(ORSA, Severity.WARNING, at("interim"))]
        assert "kompletterades 2030-10-09" in found[0].message.sv
        assert "was completed on 2030-10-09" in found[0].message.en

    def test_the_last_day_is_in_time_for_the_first_part(self) -> None:
        part, rest = filed(ORSA, on(9, 30), contents=["done", "planned"]), filed(ORSA, on(10, 1), contents=["gender"])
        (found,) = [
            each for each in findings(on(10, 1), filed(FALUN, on(9, 30)), part, rest) if each.rule == "report-in-time"
        ]
        assert "kompletterades 2030-10-01" in found.message.sv

    def test_filed_late_and_still_not_complete_is_both(self) -> None:
        found = findings(on(11, 1), filed(FALUN, on(9, 30)), filed(ORSA, on(10, 9), contents=["done", "planned"]))
        assert told_of("report-in-time", found) == [(ORSA, Severity.WARNING, at("interim"))]
        assert told_of("gender-equality", found) == [(ORSA, Severity.BREACH, at("gender"))]

    def test_two_reports_are_each_late(self) -> None:
        found = findings(on(4, 1, 2031), filed(FALUN, on(9, 30)), filed(FALUN, on(3, 31, 2031), "final", ["gender"]))
        assert told_of("report-in-time", found) == [
            (ORSA, Severity.BREACH, at("interim")), (ORSA, Severity.BREACH, at("final")),
        ]  # fmt: skip


class TestReportComplete:
    """Complete in content, and the gender-equality perspective described."""

    def test_what_is_missing_is_told_rule_by_rule_each_with_its_clause(self) -> None:
        found = findings(on(9, 20), filed(ORSA, on(9, 1), contents=["done"]))
        assert told_of("report-complete", found) == [(ORSA, Severity.WARNING, at("interim"))]
        assert told_of("gender-equality", found) == [(ORSA, Severity.WARNING, at("gender"))]
        complete, gender = (each.message for each in found)
        assert "det om planned" in complete.sv
        assert "det om done" not in complete.sv
        assert "what is said of gender" in gender.en

    def test_after_the_day_it_is_a_breach(self) -> None:
        early, late = (
            told_of("report-complete", findings(day, filed(ORSA, on(9, 1), contents=["gender"])))
            for day in (on(9, 30), on(10, 1))
        )
        assert [each[1] for each in (*early, *late)] == [Severity.WARNING, Severity.BREACH]

    def test_a_whole_report_lacks_nothing(self) -> None:
        found = findings(on(9, 20), filed(ORSA, on(9, 1)))
        assert told_of("report-complete", found) == told_of("gender-equality", found) == []

    def test_a_report_that_is_not_filed_lacks_nothing_yet(self) -> None:
        assert told_of("report-complete", findings(on(10, 20))) == []


class TestFiledBy:
    """RSS files for all."""

    def test_another_is_told(self) -> None:
        found = findings(on(9, 20), filed(ORSA, on(9, 1), by="Orsa kommun"), filed(FALUN, on(9, 2), by="rss"))
        assert told_of("filed-by", found) == [(ORSA, Severity.WARNING, at("interim"))]
        assert "Orsa kommun" in found[0].message.sv
        assert "RSS" in found[0].message.en

    def test_who_is_not_said_is_who_it_should_be(self) -> None:
        assert told_of("filed-by", findings(on(9, 20), filed(ORSA, on(9, 1), by=""))) == []

    def test_where_each_files_by_itself_anybody_may(self) -> None:
        report = filed(ORSA, on(9, 1), "final", ["gender"], by="vem som helst")
        assert told_of("filed-by", findings(on(9, 20), report)) == []


class TestPurposes:
    def test_a_use_without_purpose_is_a_warning(self) -> None:
        found = findings(on(4, 2), used(ORSA, 5, on(4, 1), area=""))
        assert told_of("permitted-purpose", found) == [(ORSA, Severity.WARNING, at("b"))]
        assert "medlen ska användas för b) Arbetsplatsen eller c) Utbildning." in found[0].message.sv

    def test_where_the_grant_names_no_purpose_none_is_asked_for(self) -> None:
        grant = made_up(areas=(), requirements=())
        assert told_of("permitted-purpose", findings(on(4, 2), used(ORSA, 5, on(4, 1), area=""), grant=grant)) == []

    def test_a_measure_that_the_paper_does_not_list_is_permitted(self) -> None:
        found = findings(on(4, 2), used(ORSA, 5, on(4, 1), note="något nytt"))
        assert told_of("permitted-purpose", found) == told_of("meant-for", found) == []

    def test_a_municipality_does_not_carry_out_what_is_meant_for_the_region(self) -> None:
        found = findings(on(4, 2), used(ORSA, 5, on(4, 1), measure="b6"))
        assert told_of("meant-for", found) == [(ORSA, Severity.BREACH, at("b6"))]
        assert "Primärvård" in found[0].message.sv
        assert "avsedd för regionen" in found[0].message.sv
        assert "utfördes av Orsa" in found[0].message.sv

    def test_the_region_may_whosoever_money_it_is(self) -> None:
        events = [
            used(ORSA, 5, on(4, 1), measure="b6", by=REGION), passed(ORSA, 9, on(4, 2)),
            used(REGION, 9, on(4, 3), measure="b6"),
        ]  # fmt: skip
        assert told_of("meant-for", findings(on(4, 4), *events)) == []

    def test_the_region_does_not_carry_out_what_is_meant_for_the_municipalities(self) -> None:
        found = findings(on(4, 2), used(ORSA, 5, on(4, 1), area="c", measure="c4", by=REGION))
        assert told_of("meant-for", found) == [(ORSA, Severity.BREACH, at("c"))]
        assert "meant for the municipalities" in found[0].message.en

    def test_each_such_use_is_told(self) -> None:
        events = [used(ORSA, 5, on(4, 1), measure="b6"), used(ORSA, 6, on(4, 1), measure="b6")]
        assert len(told_of("meant-for", findings(on(4, 2), *events))) == 2


class TestPotsForAPurpose:
    """A frame may be cut by purpose: what is meant for b is not used for c. By hand, Orsa: 10 kr for b, 20 for either."""

    GRANT = made_up(
        pots=(
            pot("fri", amount=kronor(40), key=parts({FALUN: 1, ORSA: 1}), source=at("fri")),
            pot("b", amount=kronor(20), key=parts({FALUN: 1, ORSA: 1}), areas=("b",), source=at("pott b")),
        )
    )
    TOLD = (told(FALUN, 30, on(2, 1)), told(ORSA, 30, on(2, 1)), paid(FALUN, 30, on(3, 1)), paid(ORSA, 30, on(3, 1)))

    def found(self, *events: Event, grant: Grant | None = None) -> list[Finding]:
        found = status(grant or self.GRANT, journal(*self.TOLD, *events), on=on(5, 1)).findings
        return [each for each in found if each.rule == "used-within-pots"]

    @pytest.mark.parametrize(("area", "kr", "within"), [("b", 30, True), ("c", 20, True), ("c", 21, False)])
    def test_a_purpose_has_what_its_pots_hold(self, area: str, kr: int, within: bool) -> None:  # noqa: FBT001 - a column of cases
        half, rest = used(ORSA, 10, on(4, 1), area=area), used(ORSA, kr - 10, on(4, 2), area=area)
        assert [(each.subject, each.severity) for each in self.found(half, rest)] == (
            [] if within else [(f"prov-2030/{ORSA}", Severity.BREACH)]
        )

    def test_it_says_how_much_of_how_much(self) -> None:
        (found,) = self.found(used(ORSA, 21, on(4, 1), area="c"))
        for text in (found.message.sv, found.message.en):
            assert "Orsa: 21 kr" in text
            assert "20 kr" in text
        assert found.source == at("fri")

    def test_what_is_for_no_stated_purpose_is_another_finding(self) -> None:
        assert self.found(used(ORSA, 30, on(4, 1), area="")) == []

    def test_who_has_no_award_is_not_held_against_one(self) -> None:
        assert self.found(passed(ORSA, 30, on(4, 1)), used(REGION, 30, on(4, 2), area="c")) == []

    def test_where_no_pot_is_for_a_purpose_all_are(self) -> None:
        assert self.found(used(ORSA, 30, on(4, 1), area="c"), grant=made_up()) == []

    def test_where_nobody_has_said_who_shares_nothing_is_said(self) -> None:
        pots = (self.GRANT.pots[0], evolve(self.GRANT.pots[1], for_those_who=Text("har ett beslut")))
        assert self.found(used(ORSA, 30, on(4, 1), area="c"), grant=made_up(pots=pots)) == []

    def test_it_cites_the_pot_of_the_purpose(self) -> None:
        pots = (evolve(self.GRANT.pots[0], areas=("c",)), self.GRANT.pots[1])
        (found,) = self.found(used(ORSA, 11, on(4, 1), area="b"), grant=made_up(pots=pots))
        assert found.source == at("pott b")

    def test_money_got_from_another_was_that_ones(self) -> None:
        """Orsa uses its own 20 kr under c, and 10 kr more that Falun has passed on and may use there."""
        events = [passed(FALUN, 10, on(4, 1), to=ORSA), used(ORSA, 30, on(4, 2), area="c")]
        assert self.found(*events) == []


class TestSomeMeasuresUnder:
    """Some measures under b and c must be carried out; whom that binds the paper does not say."""

    B_AND_C = (used(FALUN, 1, on(4, 1)), used(FALUN, 1, on(4, 1), area="c"))

    def test_nothing_is_told_before_the_interim_report_is_due(self) -> None:
        assert told_of("both", findings(on(9, 30))) == []

    def test_then_it_is_a_warning_and_after_the_final_report_a_breach(self) -> None:
        for day, severity in (
            (on(10, 1), Severity.WARNING), (on(3, 31, 2031), Severity.WARNING), (on(4, 1, 2031), Severity.BREACH),
        ):  # fmt: skip
            found = findings(day, *self.B_AND_C, used(ORSA, 1, on(4, 1)))
            assert told_of("both", found) == [(ORSA, severity, at("both"))]

    def test_each_lacks_what_it_has_not_done(self) -> None:
        found = findings(on(10, 1), used(ORSA, 1, on(4, 1)), used(FALUN, 1, on(4, 1), area="c"))
        assert told_of("both", found) == [(FALUN, Severity.WARNING, at("both")), (ORSA, Severity.WARNING, at("both"))]
        messages = [plain(each.message) for each in found if each.rule == "both"]
        assert messages == [
            {"id": "no-measure-by-recipient", "area": "b", "on": "2030-10-01", "chosen": False, "party": FALUN},
            {"id": "no-measure-by-recipient", "area": "c", "on": "2030-10-01", "chosen": False, "party": ORSA},
        ]

    def test_who_was_told_of_nothing_is_not_bound(self) -> None:
        """The region has got money from Orsa, and no notice."""
        found = findings(on(10, 1), passed(ORSA, 9, on(4, 1)), used(REGION, 9, on(4, 2)), *self.B_AND_C)
        assert told_of("both", found) == [(ORSA, Severity.WARNING, at("both"))] * 2
        assert [each.message.en.partition(")")[0] for each in found if each.rule == "both"] == [
            "Orsa: no measure under b", "Orsa: no measure under c",
        ]  # fmt: skip

    def test_the_region_is_bound_by_what_was_passed_on_to_it_where_the_requirement_names_it(self) -> None:
        """It got 9 kronor by the day, and used some under b; what it does with its own money no journal tells."""
        grant = made_up(requirements=(evolve(GRANT.requirements[0], sides=(*Principal,)),))
        events = (*self.B_AND_C, passed(ORSA, 9, on(4, 1)), used(REGION, 5, on(4, 2)))
        for day, binding in ((on(10, 1), Binding.TOGETHER), (on(4, 1, 2031), None)):
            found = findings(day, *events, grant=grant, binding=binding)
            assert told_of("measures-of-other-side", found) == [(REGION, Severity.NOTE, at("both"))]
        (message,) = [each.message for each in found if each.rule == "measures-of-other-side"]
        assert message.sv == (
            "Region Dalarna: ingen insats under c) Utbildning är genomförd till och med 2031-04-01 med de medel som har "
            "överlåtits dit. (Kravet nämner även regionen.)"
        )
        late = passed(ORSA, 9, on(10, 2))
        assert told_of("measures-of-other-side", findings(on(10, 3), *self.B_AND_C, late, grant=grant)) == []
        alone = made_up(requirements=(evolve(GRANT.requirements[0], sides=(Principal.MUNICIPALITIES,)),))
        in_time = passed(ORSA, 9, on(4, 1))
        assert told_of("measures-of-other-side", findings(on(10, 1), *self.B_AND_C, in_time, grant=alone)) == []

    def test_together_it_is_enough_that_somebody_has(self) -> None:
        events = [used(ORSA, 1, on(4, 1)), used(FALUN, 1, on(4, 1), area="c")]
        assert told_of("both", findings(on(10, 1), *events, binding=Binding.TOGETHER)) == []

    def test_together_it_is_not_enough_that_nobody_has(self) -> None:
        found = findings(on(10, 1), used(ORSA, 1, on(4, 1)), binding=Binding.TOGETHER)
        assert told_of("both", found) == [("both", Severity.WARNING, at("both"))]
        (message,) = [each.message for each in found if each.rule == "both"]
        assert plain(message) == {"id": "no-measure-by-anybody", "area": "c", "on": "2030-10-01", "chosen": True}
        assert message.sv == (
            "Ingen insats under c) Utbildning är genomförd till och med 2030-10-01. (Val vid beräkningen: kravet gäller "
            "mottagarna tillsammans.)"
        )

    def test_the_grants_own_reading_holds_where_none_is_chosen(self) -> None:
        grant = made_up(requirements=(evolve(GRANT.requirements[0], binds=Binding.TOGETHER),))
        assert told_of("both", findings(on(10, 1), *self.B_AND_C, grant=grant)) == []
        assert len(told_of("both", findings(on(10, 1), *self.B_AND_C, grant=grant, binding=Binding.EACH))) == 2

    def test_what_is_meant_for_another_does_not_count(self) -> None:
        found = findings(
            on(10, 1), *self.B_AND_C, used(ORSA, 1, on(4, 1), measure="b6"), used(ORSA, 1, on(4, 1), area="c")
        )
        assert told_of("both", found) == [(ORSA, Severity.WARNING, at("both"))]

    def test_where_nobody_was_told_nobody_lacks_anything(self) -> None:
        for binding in Binding:
            assert status(GRANT, Journal(of=GRANT.id), on=on(10, 1), binding=binding).findings == ()


class TestUse:
    GRANT = made_up(use=Period(first_day=on(4, 1), last_day=on(12, 31)))

    @pytest.mark.parametrize(
        ("day", "within"),
        [(on(3, 31), False), (on(4, 1), True), (on(12, 31), True), (on(1, 1, 2031), False)],
    )
    def test_the_money_is_used_in_its_period(self, day: dt.date, within: bool) -> None:  # noqa: FBT001 - a column of cases
        found = told_of("used-in-period", findings(day, used(ORSA, 5, day), grant=self.GRANT))
        assert found == ([] if within else [(ORSA, Severity.BREACH, at("hela"))])

    def test_where_no_paper_says_it_can_be_used_at_any_time(self) -> None:
        assert told_of("used-in-period", findings(on(3, 1), used(ORSA, 5, on(3, 1)))) == []


class TestElderlyCare2019:
    """
    Real practice: "förstärkning av äldreomsorgen 2019", Socialstyrelsen, 500 000 000 kr nationally; amounts made up.

    One requisition per municipality, at most its amount, by 31 October; used from 27 June to 31 December; what is not
    used is invoiced back; report by 28 February of the next year.
    """

    GRANT = Grant(
        id="prov-2030",
        title=Text("Förstärkning av äldreomsorgen 2019"),
        grantor=Text("Socialstyrelsen"),
        year=2019,
        term=Period(first_day=dt.date(2019, 1, 1), last_day=dt.date(2020, 12, 31)),
        parties=GRANT.parties,
        pots=(
            pot("ram", amount=kronor(500_000_000)),
            pot(
                "dalarna", of="ram", size=StatedShare(whose="Dalarna", amount=kronor(6_000)),
                use=PotUse.CEILING, key=parts({FALUN: 3, MORA: 2, ORSA: 1}),
            ),
        ),
        use=Period(first_day=dt.date(2019, 6, 27), last_day=dt.date(2019, 12, 31)),
        duties=(
            duty("rekvisition", DutyKind.REQUISITION, dt.date(2019, 10, 31), once=True),
            duty("redovisning", DutyKind.FINAL_REPORT, dt.date(2020, 2, 28)),
        ),
        source=at("hela"),
    )  # fmt: skip
    TOLD = tuple(told(code, kr, dt.date(2019, 6, 1)) for code, kr in ((FALUN, 3_000), (MORA, 2_000), (ORSA, 1_000)))

    @staticmethod
    def day(month: int, day: int, year: int = 2019) -> dt.date:
        return dt.date(year, month, day)

    def on(self, day: dt.date, *events: Event) -> Any:
        return status(self.GRANT, journal(*self.TOLD, *events), on=day)

    def found(self, rule: str, day: dt.date, *events: Event) -> list[tuple[str, Severity, Source | None]]:
        return told_of(rule, list(self.on(day, *events).findings))

    def test_each_may_ask_for_its_share(self) -> None:
        """By hand: 6 000 kr by 3:2:1."""
        assert [award.amount for award in share_grant(self.GRANT).awards] == [
            kronor(3_000),
            kronor(2_000),
            kronor(1_000),
        ]
        found = self.on(self.day(10, 31))
        assert found.frame == kronor(6_000)
        assert [(each.party.name, each.award) for each in found.recipients] == [
            ("Falun", kronor(3_000)), ("Mora", kronor(2_000)), ("Orsa", kronor(1_000)),
        ]  # fmt: skip

    def test_by_the_last_day_it_is_due_and_then_passed(self) -> None:
        orsa = asked(ORSA, 1_000, self.day(10, 31))
        due, passed_by = (self.on(day, orsa).duties[0] for day in (self.day(10, 31), self.day(11, 1)))
        assert states(due) == {FALUN: DutyState.DUE, MORA: DutyState.DUE, ORSA: DutyState.DONE}
        assert states(passed_by) == {FALUN: DutyState.PASSED, MORA: DutyState.PASSED, ORSA: DutyState.DONE}
        assert (due.state, passed_by.state) == (DutyState.DUE, DutyState.PASSED)
        left = [each.amount for each in passed_by.standings if each.state is DutyState.PASSED]
        assert left == [kronor(3_000), kronor(2_000)]
        assert passed_by.missing == ()  # nobody must ask for its money

    def test_not_to_ask_is_no_breach(self) -> None:
        assert self.on(self.day(11, 1)).findings == ()

    def test_a_requisition_too_late(self) -> None:
        late = asked(ORSA, 1_000, self.day(11, 1))
        assert self.found("requisitioned-in-time", self.day(11, 1), late) == [
            (ORSA, Severity.BREACH, at("rekvisition"))
        ]
        assert self.found("requisitioned-in-time", self.day(10, 31), evolve(late, on=self.day(10, 31))) == []
        assert states(self.on(self.day(11, 1), late).duties[0])[ORSA] is DutyState.LATE

    def test_a_requisition_twice(self) -> None:
        events = [asked(ORSA, 400, self.day(7, 1)), asked(ORSA, 600, self.day(8, 1)), asked(MORA, 1, self.day(8, 1))]
        assert self.found("one-requisition", self.day(8, 2), *events) == [(ORSA, Severity.BREACH, at("rekvisition"))]
        assert self.found("one-requisition", self.day(7, 2), *events) == []

    def test_it_is_done_the_day_of_the_first(self) -> None:
        """A second one, too late, is a finding of its own."""
        events = [asked(ORSA, 400, self.day(7, 1)), asked(ORSA, 600, self.day(11, 5))]
        (orsa,) = [each for each in self.on(self.day(11, 5), *events).duties[0].standings if each.party.code == ORSA]
        assert (orsa.state, orsa.done_on) == (DutyState.DONE, self.day(7, 1))
        assert len(self.found("requisitioned-in-time", self.day(11, 5), *events)) == 1

    def test_where_it_may_be_done_more_than_once_it_may(self) -> None:
        grant = evolve(self.GRANT, duties=(evolve(self.GRANT.duties[0], once=False),))
        events = [asked(ORSA, 400, self.day(7, 1)), asked(ORSA, 600, self.day(8, 1))]
        assert status(grant, journal(*self.TOLD, *events), on=self.day(8, 2)).findings == ()

    def test_a_requisition_above_its_amount_is_refused(self) -> None:
        with pytest.raises(JournalError, match="2019-07-01 requisitioned Orsa 1 001 kr: .*at most that"):
            self.on(self.day(7, 1), asked(ORSA, 1_001, self.day(7, 1)))

    def test_what_nobody_asks_for_is_shared_with_nobody(self) -> None:
        """Mora asks for nothing; Orsa can still get no more than its own 1 000."""
        with pytest.raises(JournalError, match="its ceiling is 1 000 kr"):
            self.on(self.day(8, 1), asked(ORSA, 1_000, self.day(7, 1)), asked(ORSA, 1, self.day(8, 1)))

    def test_use_outside_the_period(self) -> None:
        events = [asked(ORSA, 1_000, self.day(6, 10)), paid(ORSA, 1_000, self.day(6, 20))]
        early, first, last, late = (
            self.found("used-in-period", day, *events, used(ORSA, 10, day, area=""))
            for day in (self.day(6, 26), self.day(6, 27), self.day(12, 31), self.day(1, 1, 2020))
        )
        breach = (ORSA, Severity.BREACH, at("hela"))
        assert (early, first, last, late) == ([breach], [], [], [breach])

    def test_what_is_not_used_in_the_period_goes_back(self) -> None:
        """By hand: of 1 000 kr 650 are used, so 350 are to be invoiced back, and 50 once 300 are paid."""
        events = [
            asked(ORSA, 1_000, self.day(7, 1)), paid(ORSA, 1_000, self.day(7, 20)),
            used(ORSA, 650, self.day(9, 1), area=""), repaid(ORSA, 300, self.day(3, 20, 2020)),
        ]  # fmt: skip
        to_repay = {
            day: self.on(day, *events).recipient(ORSA).to_repay
            for day in (self.day(12, 31), self.day(1, 1, 2020), self.day(3, 20, 2020))
        }
        assert list(to_repay.values()) == [ZERO, kronor(350), kronor(50)]
        assert self.on(self.day(1, 1, 2020), *events).recipient(FALUN).to_repay == ZERO

    def test_the_report_ends_it(self) -> None:
        events = [
            asked(ORSA, 1_000, self.day(7, 1)), paid(ORSA, 1_000, self.day(7, 20)),
            used(ORSA, 650, self.day(9, 1), area=""), repaid(ORSA, 350, self.day(3, 20, 2020)),
            *(filed(code, self.day(2, 28, 2020), "redovisning", [], by="") for code in (FALUN, MORA, ORSA)),
        ]  # fmt: skip
        seen = [
            self.on(day, *events).state
            for day in (self.day(5, 31), self.day(6, 1), self.day(7, 20), self.day(2, 28, 2020), self.day(3, 20, 2020))
        ]
        assert seen == [
            GrantState.EXPECTED, GrantState.NOTIFIED, GrantState.RUNNING, GrantState.REPORTED, GrantState.SETTLED,
        ]  # fmt: skip
        assert self.on(self.day(3, 1, 2020), *events).findings == ()
        (late,) = self.on(self.day(3, 1, 2020), *events[:-1]).findings
        assert (late.rule, late.subject) == ("report-in-time", f"prov-2030/{ORSA}")

    def test_a_requisition_before_it_can_be_made(self) -> None:
        grant = evolve(self.GRANT, duties=(evolve(self.GRANT.duties[0], opens_on=self.day(6, 27)),))
        early, first = (journal(*self.TOLD, asked(ORSA, 1_000, self.day(6, day))) for day in (26, 27))
        with pytest.raises(JournalError, match="2019-06-26 requisitioned Orsa 1 000 kr: .*before 2019-06-27"):
            status(grant, early, on=self.day(6, 26))
        assert status(grant, first, on=self.day(6, 27)).findings == ()


class TestRepayment:
    """As in 2011: what is not used is paid back by a day."""

    BACK = duty("back", DutyKind.REPAYMENT, on(6, 30, 2031))
    GRANT = made_up(duties=(*GRANT.duties, BACK))

    def back(self, day: dt.date, *events: Event) -> DutyStatus:
        return duty_on("back", day, *START, *events, grant=self.GRANT)

    def test_what_is_left_is_due_and_then_overdue(self) -> None:
        """Falun has 300 - 300 = 0 left, and Orsa 100 - 40 = 60."""
        events = [used(FALUN, 300, on(4, 1)), used(ORSA, 40, on(4, 1))]
        due, overdue = (self.back(day, *events) for day in (on(6, 30, 2031), on(7, 1, 2031)))
        assert states(due) == {FALUN: DutyState.DONE, ORSA: DutyState.DUE}
        assert states(overdue) == {FALUN: DutyState.DONE, ORSA: DutyState.OVERDUE}
        assert [each.amount for each in overdue.missing] == [kronor(60)]

    def test_too_late_is_a_breach_while_it_lasts_and_a_warning_after(self) -> None:
        events = [used(FALUN, 300, on(4, 1)), used(ORSA, 40, on(4, 1)), repaid(ORSA, 60, on(7, 2, 2031))]
        rules = {
            day: told_of("repaid-in-time", findings(day, *events, grant=self.GRANT))
            for day in (on(6, 30, 2031), on(7, 1, 2031), on(7, 2, 2031))
        }
        assert list(rules.values()) == [
            [], [(ORSA, Severity.BREACH, at("back"))], [(ORSA, Severity.WARNING, at("back"))],
        ]  # fmt: skip
        assert states(self.back(on(7, 2, 2031), *events)) == {FALUN: DutyState.DONE, ORSA: DutyState.LATE}

    def test_a_repayment_is_no_report(self) -> None:
        reported = [filed(code, on(9, 1)) for code in (FALUN, ORSA)]
        reported += [filed(code, on(3, 1, 2031), "final", ["gender"]) for code in (FALUN, ORSA)]
        found = findings(on(7, 1, 2031), *reported, grant=self.GRANT)
        assert told_of("report-in-time", found) == []
        assert len(told_of("repaid-in-time", found)) == 2

    def test_repaid_in_time_is_done(self) -> None:
        events = [used(FALUN, 300, on(4, 1)), repaid(ORSA, 100, on(6, 30, 2031))]
        assert self.back(on(7, 1, 2031), *events).state is DutyState.DONE
        assert told_of("repaid-in-time", findings(on(7, 1, 2031), *events, grant=self.GRANT)) == []

    def test_it_binds_whoever_has_got_money_also_from_another(self) -> None:
        found = self.back(on(7, 1, 2031), passed(ORSA, 100, on(4, 1)), used(FALUN, 300, on(4, 1)))
        assert states(found) == {FALUN: DutyState.DONE, ORSA: DutyState.DONE, REGION: DutyState.OVERDUE}

    def test_what_came_after_the_day_and_is_gone_was_never_late(self) -> None:
        events = [
            used(FALUN, 300, on(4, 1)), used(ORSA, 100, on(4, 1)), told(MORA, 5, on(2, 1)), paid(MORA, 5, on(7, 1, 2031)),
            used(MORA, 5, on(7, 1, 2031)),
        ]  # fmt: skip
        assert self.back(on(7, 2, 2031), *events).state is DutyState.DONE

    def test_where_nobody_has_got_money_it_binds_nobody(self) -> None:
        events = [told(ORSA, 5, on(2, 1))]
        assert duty_on("back", on(7, 1, 2031), *events, grant=self.GRANT).state is DutyState.UNBOUND
        assert duty_on("back", on(6, 30, 2031), *events, grant=self.GRANT).state is DutyState.DUE

    def test_from_that_day_what_is_left_is_to_be_repaid(self) -> None:
        for day, amount in ((on(6, 29, 2031), ZERO), (on(6, 30, 2031), kronor(100))):
            assert status(self.GRANT, journal(*START), on=day).recipient(ORSA).to_repay == amount


class TestRequisitions:
    def test_without_a_day_for_it_nothing_is_late(self) -> None:
        events = [told(ORSA, 9, on(2, 1)), asked(ORSA, 4, on(12, 1, 2031)), asked(ORSA, 5, on(12, 2, 2031))]
        assert status(drawn(), journal(*events), on=on(12, 3, 2031)).duties[0].duty.kind is DutyKind.INTERIM_REPORT
        rules = {each.rule for each in status(drawn(), journal(*events), on=on(12, 3, 2031)).findings}
        assert not rules & {"requisitioned-in-time", "one-requisition"}


class TestTheExample:
    """The journal that ships as an example: fifteen municipalities, made up, under the paper's grant of 2020."""

    @staticmethod
    def found(facts: Catalogue, day: dt.date, **more: Any) -> list[tuple[str, Severity, str, str]]:
        grant = facts.grant("ok-gnv-2020")
        found = status(grant, example_journal("exempel-gnv-2020"), on=day, **more).findings
        listed = []
        for each in found:
            assert each.source is not None
            assert each.source.paper.id == "anvandning-gnv-2020"
            who = grant.parties[each.subject.removeprefix("ok-gnv-2020/")].name
            assert each.message.sv.startswith(f"{who}: ")
            assert each.message.en.startswith(f"{who}: ")
            listed.append((each.rule, each.severity, who, each.source.place))
        return listed

    MEASURES = "avsnitt 3.1, stycket ”Under punkt b) och c)”, och avsnitt 4.1, första stycket"
    LATE = (
        ("report-in-time", Severity.WARNING, "Rättvik", "avsnitt 2, punkt 1"),
        ("report-in-time", Severity.WARNING, "Älvdalen", "avsnitt 2, punkt 1"),
    )
    PRIMARY_CARE = (
        "meant-for", Severity.WARNING, "Orsa", "avsnitt 3.1, under b), sista punkten, inom parentes: ”Primärvård”",
    )  # fmt: skip
    NOTHING_BY_THE_REGION = 2 * (("measures-of-other-side", Severity.NOTE, "Region Dalarna", MEASURES),)
    NOTHING_UNDER_C = (
        "some-measures-under-b-and-c", Severity.WARNING, "Vansbro", MEASURES,
    )  # fmt: skip

    def test_on_the_first_of_october_exactly_these(self, facts: Catalogue) -> None:
        """
        Two late interim reports, money on a primary-care measure, nothing by the region under b, and nothing under c.

        Mora has passed 50 000 kronor on to the region, which the journal says nothing more of.
        """
        under_b, under_c = self.NOTHING_BY_THE_REGION
        assert self.found(facts, dt.date(2020, 10, 1)) == [
            *self.LATE, self.PRIMARY_CARE, under_b, self.NOTHING_UNDER_C, under_c,
        ]  # fmt: skip
        (vansbro,) = [
            each
            for each in status(
                facts.grant("ok-gnv-2020"), example_journal("exempel-gnv-2020"), on=dt.date(2020, 10, 1)
            ).findings
            if each.rule == "some-measures-under-b-and-c"
        ]
        assert "c) Utbilda vårdens framtida medarbetare" in vansbro.message.sv

    def test_the_day_decides(self, facts: Catalogue) -> None:
        """On the first of September, and on the last day of the report, nothing is late, and nothing is missing."""
        for day in (dt.date(2020, 9, 1), dt.date(2020, 9, 30)):
            assert self.found(facts, day) == [self.PRIMARY_CARE]
        assert self.found(facts, dt.date(2020, 8, 27)) == []

    def test_read_as_binding_all_together_vansbro_lacks_nothing(self, facts: Catalogue) -> None:
        assert self.found(facts, dt.date(2020, 10, 1), binding=Binding.TOGETHER) == [
            *self.LATE, self.PRIMARY_CARE, *self.NOTHING_BY_THE_REGION,
        ]  # fmt: skip

    def test_when_they_are_in_they_were_late(self, facts: Catalogue) -> None:
        found = self.found(facts, dt.date(2020, 10, 9), binding=Binding.TOGETHER)
        assert [(rule, severity, who) for rule, severity, who, _ in found[:2]] == [
            ("report-in-time", Severity.WARNING, "Rättvik"), ("report-in-time", Severity.WARNING, "Älvdalen"),
        ]  # fmt: skip
