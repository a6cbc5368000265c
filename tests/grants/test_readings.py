"""What we read into the papers of a grant is told as a reading: a day, whose a measure is, and what is beyond an award."""

import datetime as dt
from typing import Any

from attrs import evolve

import grant_cases as gc
from nara_vard_finans import Finding, Grant, Journal, Severity, equal_shares, example_journal, kronor, status
from nara_vard_finans.core import Remark, RemarkKind, Text
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.grants import Area, DutyKind


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(each.rule, each.severity.value) for each in findings]


class TestADayThatWeRead:
    """The paper prints 2030-12-31; we read 2030-09-30."""

    READ = evolve(gc.INTERIM, printed_due_on=gc.on(12, 31), contents=())

    def found(self, day: dt.date, *events: Any, grant: Grant | None = None) -> tuple[Finding, ...]:
        read = grant or gc.made_up(duties=(self.READ, gc.FINAL), requirements=(), areas=(), joint_uses=())
        journal = Journal(of=read.id, events=(gc.told(gc.FALUN, 100, gc.on(2, 1)), *events))
        return status(read, journal, on=day).findings

    def test_missing_by_our_reading_is_a_warning(self) -> None:
        assert self.found(gc.on(9, 30)) == ()
        (late,) = self.found(gc.on(12, 31))
        assert late.severity is Severity.WARNING
        assert "senast 2030-09-30 (tolkning; tryckt är 2030-12-31)." in late.message.sv
        assert "due on 2030-09-30 (as interpreted; 2030-12-31 is printed)." in late.message.en

    def test_missing_by_both_is_a_breach(self) -> None:
        (late,) = self.found(gc.on(1, 1, 2031))
        assert late.severity is Severity.BREACH

    def test_an_earlier_printed_day_changes_nothing(self) -> None:
        early = evolve(self.READ, printed_due_on=gc.on(3, 31))
        grant = gc.made_up(duties=(early, gc.FINAL), requirements=(), areas=(), joint_uses=())
        (late,) = self.found(gc.on(10, 1), grant=grant)
        assert (late.severity, "tryckt är 2030-03-31" in late.message.sv) == (Severity.BREACH, True)

    def test_in_time_by_our_reading_and_not_by_the_printed_day(self) -> None:
        early = evolve(self.READ, printed_due_on=gc.on(6, 30))
        grant = gc.made_up(duties=(early, gc.FINAL), requirements=(), areas=(), joint_uses=())
        found = {
            day: told(self.found(gc.on(12, 31), gc.filed(gc.FALUN, day, contents=()), grant=grant))
            for day in (gc.on(6, 30), gc.on(7, 1), gc.on(9, 30), gc.on(10, 1))
        }
        note, warning = [("report-in-time", "note")], [("report-in-time", "warning")]
        assert list(found.values()) == [[], note, note, warning]

    def test_an_earlier_printed_day_does_not_go_by_in_silence(self) -> None:
        """Nothing is filed: a note from the day after the printed one, until our own day is past."""
        early = evolve(self.READ, printed_due_on=gc.on(6, 30))
        grant = gc.made_up(duties=(early, gc.FINAL), requirements=(), areas=(), joint_uses=())
        found = {day: told(self.found(day, grant=grant)) for day in (gc.on(6, 30), gc.on(7, 1), gc.on(9, 30))}
        assert list(found.values()) == [[], [("report-in-time", "note")], [("report-in-time", "note")]]
        (note,) = self.found(gc.on(7, 15), grant=grant)
        assert "är inte lämnad; tryckt sista dag var 2030-06-30" in note.message.sv
        assert "enligt tolkningen är den 2030-09-30." in note.message.sv
        assert self.found(gc.on(7, 15), gc.filed(gc.FALUN, gc.on(6, 30), contents=()), grant=grant) == ()

    def test_nor_does_that_of_a_repayment(self) -> None:
        back = gc.duty("back", DutyKind.REPAYMENT, gc.on(12, 31), printed_due_on=gc.on(9, 30))
        bare = gc.made_up(duties=(back,), requirements=(), conditions=())
        events = (gc.told(gc.FALUN, 100, gc.on(2, 1)), gc.paid(gc.FALUN, 100, gc.on(3, 1)))
        for more, day, expected in (
            ((), gc.on(9, 30), []), ((), gc.on(10, 1), [("repaid-in-time", "note")]),
            ((gc.used(gc.FALUN, 100, gc.on(4, 1)),), gc.on(10, 1), []),
        ):  # fmt: skip
            journal = Journal(of=bare.id, events=(*events, *more))
            found = told(status(bare, journal, on=day).findings)
            assert [each for each in found if each[0] == "repaid-in-time"] == expected

    def test_nor_does_that_of_a_requisition(self) -> None:
        asks = gc.duty("ask", DutyKind.REQUISITION, gc.on(6, 30), printed_due_on=gc.on(3, 31))
        bare = gc.made_up(duties=(asks,), requirements=(), conditions=(), areas=(), joint_uses=())
        late, note = gc.asked(gc.FALUN, 100, gc.on(4, 1)), [("requisitioned-in-time", "note")]
        for more, day, expected in (
            ((), gc.on(3, 31), []), ((), gc.on(4, 1), note), ((late,), gc.on(5, 1), note),
            ((gc.asked(gc.FALUN, 100, gc.on(3, 31)),), gc.on(5, 1), []),
        ):  # fmt: skip
            journal = Journal(of=bare.id, events=(gc.told(gc.FALUN, 100, gc.on(2, 1)), *more))
            assert told(status(bare, journal, on=day).findings) == expected

    def test_a_requisition_and_a_repayment(self) -> None:
        asks = gc.duty("ask", DutyKind.REQUISITION, gc.on(3, 31), printed_due_on=gc.on(6, 30))
        back = gc.duty("back", DutyKind.REPAYMENT, gc.on(9, 30), printed_due_on=gc.on(12, 31))
        bare = gc.made_up(duties=(asks, back), requirements=(), conditions=(), areas=(), joint_uses=())
        events = (gc.asked(gc.FALUN, 100, gc.on(5, 1)), gc.paid(gc.FALUN, 100, gc.on(5, 2)))
        journal = Journal(of=bare.id, events=(gc.told(gc.FALUN, 100, gc.on(2, 1)), *events))
        found = {day: told(status(bare, journal, on=day).findings) for day in (gc.on(12, 31), gc.on(1, 1, 2031))}
        assert found[gc.on(12, 31)] == [("requisitioned-in-time", "warning"), ("repaid-in-time", "warning")]
        assert found[gc.on(1, 1, 2031)] == [("requisitioned-in-time", "warning"), ("repaid-in-time", "breach")]

    def test_what_is_printed_in_the_paper_of_2020(self, facts: Catalogue) -> None:
        duty = facts.grant("ok-gnv-2020").duty("interim-report")
        assert (duty.due_on, duty.last_reading) == (dt.date(2020, 9, 30), dt.date(2021, 9, 30))


class TestWhoseMeasureByOurReading:
    READING = Remark(
        kind=RemarkKind.READING, text=Text("Läses som regionens.", "Read as the region's."), at="meant_for"
    )

    def areas(self, *remarks: Remark) -> tuple[Area, ...]:
        return (evolve(gc.GRANT.areas[0], remarks=remarks), gc.GRANT.areas[1])

    def found(self, *remarks: Remark) -> tuple[Finding, ...]:
        grant = gc.made_up(areas=self.areas(*remarks), duties=(gc.INTERIM, gc.FINAL), conditions=())
        events = (
            gc.told(gc.FALUN, 300_000, gc.on(2, 1)), gc.paid(gc.FALUN, 300_000, gc.on(2, 2)),
            gc.used(gc.FALUN, 10, gc.on(3, 1), "b", "b6"), gc.used(gc.FALUN, 10, gc.on(3, 1), "c", "c1"),
        )  # fmt: skip
        return status(grant, Journal(of=grant.id, events=events), on=gc.on(10, 1)).findings

    def test_a_clause_is_broken(self) -> None:
        assert [each for each in told(self.found()) if each[0] in {"meant-for", "both"}] == [
            ("meant-for", "breach"), ("both", "warning"),
        ]  # fmt: skip

    def test_a_reading_is_a_warning_and_the_measure_counts(self) -> None:
        found = self.found(self.READING)
        assert [each for each in told(found) if each[0] in {"meant-for", "both"}] == [("meant-for", "warning")]
        (finding,) = [each for each in found if each.rule == "meant-for"]
        assert "som här läses som avsedd för regionen" in finding.message.sv
        assert finding.message.sv.endswith("Tolkning: Läses som regionens.")
        assert finding.message.en.endswith("Reading: Read as the region's.")

    def test_primary_care_in_the_paper_of_2020_tells_the_tension(self, facts: Catalogue) -> None:
        grant = facts.grant("ok-gnv-2020")
        found = status(grant, example_journal("exempel-gnv-2020"), on=dt.date(2020, 9, 1)).findings
        (finding,) = found
        assert (finding.rule, finding.severity) == ("meant-for", Severity.WARNING)
        assert "PM 2022-09-19 (”Riskanalys”) skriver att kommunerna bedriver drygt 25 %" in finding.message.sv


class TestBeyondTheAward:
    @staticmethod
    def found(kr: int, paid: int = 0, grant: Grant = gc.GRANT) -> list[Finding]:
        events = [gc.told(gc.ORSA, kr, gc.on(2, 1)), *([gc.paid(gc.ORSA, paid, gc.on(2, 2))] if paid else [])]
        found = status(grant, Journal(of=grant.id, events=events), on=gc.on(3, 1)).findings
        return [each for each in found if each.rule == "notified-within-award"]

    def test_the_award_and_a_krona_more(self) -> None:
        """Orsa has 100 000 kr of 600 000 by the key."""
        assert self.found(100_000, 100_000) == []
        (finding,) = self.found(100_001)
        assert finding.severity is Severity.WARNING
        assert finding.message.sv == "Orsa: besked om 100 001 kr, 1 kr mer än 100 000 kr som nyckeln ger."

    def test_what_is_paid_of_it(self) -> None:
        (finding,) = self.found(150_000, 120_000)
        assert finding.message.en == (
            "Orsa: notified of 150 000 kr, 50 000 kr more than the 100 000 kr that the key gives. 120 000 kr is paid."
        )

    def test_what_another_rounding_gives_is_not_beyond(self) -> None:
        """A third of 200 kr is 66,67 kr: 67 is what rounding each row gives, and 68 is more than any rounding."""
        three = gc.made_up(pots=(gc.pot("ram", amount=kronor(200), key=equal_shares(gc.FALUN, gc.MORA, gc.ORSA)),))
        assert self.found(67, grant=three) == []
        assert len(self.found(68, grant=three)) == 1

    def test_nothing_is_said_where_the_award_is_not_known(self) -> None:
        bare = gc.made_up(pots=(gc.pot("ram", amount=kronor(200)),))
        assert self.found(150, grant=bare) == []
        met = gc.made_up(
            pots=(gc.pot("ram", amount=kronor(200), key=equal_shares(gc.ORSA), for_those_who=Text("har gjort det")),)
        )
        assert self.found(150, grant=met) == []

    def test_the_source_is_the_keys_the_pots_or_the_grants(self) -> None:
        keyed = gc.pot(
            "ram", amount=kronor(10), key=equal_shares(gc.ORSA, source=gc.at("nyckeln")), source=gc.at("ram")
        )
        assert self.found(11, grant=gc.made_up(pots=(keyed, gc.pot("annan", amount=kronor(9)))))[0].source == gc.at(
            "nyckeln"
        )
        plain = evolve(keyed, key=equal_shares(gc.ORSA))
        assert self.found(11, grant=gc.made_up(pots=(plain, gc.pot("annan", amount=kronor(9)))))[0].source == gc.at(
            "ram"
        )
