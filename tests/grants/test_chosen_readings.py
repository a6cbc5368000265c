"""A duty can be read as printed, as we read it, and as a later decision changed or removed it; whoever asks can choose."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import grant_cases as gc
from nara_vard_finans import Grant, Journal, read_journal, status
from nara_vard_finans.core import FactsError, GrantError, JournalError, NoticePeriod, ReadingKind, UnknownEntryError
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.grants import ConditionState, DutyReading, DutyState, GrantStatus
from nara_vard_finans.journals import Assumptions

REMOVED = DutyReading(id="removed", kind=ReadingKind.REMOVED, decided_on=gc.on(4, 9))
MOVED = DutyReading(id="moved", kind=ReadingKind.CHANGED, decided_on=gc.on(8, 1), due_on=gc.on(11, 30))
READ = evolve(gc.INTERIM, printed_due_on=gc.on(12, 31), contents=(), readings=(REMOVED, MOVED))
OPEN = gc.made_up(duties=(READ, gc.FINAL), requirements=(), areas=(), joint_uses=())


def stands(day: dt.date, *events: Any, reading: str = "", grant: Grant = OPEN) -> GrantStatus:
    chosen = Assumptions(readings={"interim": reading}) if reading else Assumptions()
    told = gc.told(gc.FALUN, 100, gc.on(2, 1))
    return status(grant, Journal(of=grant.id, events=(told, *events), assumptions=chosen), on=day)


def found(status: GrantStatus) -> list[tuple[str, str]]:
    return [(each.rule, each.severity.value) for each in status.findings]


class TestEach:
    def test_by_its_id(self) -> None:
        assert [(each.id, each.due_on) for each in READ.all_readings] == [
            ("printed", gc.on(12, 31)), ("read", gc.on(9, 30)), ("removed", None), ("moved", gc.on(11, 30)),
        ]  # fmt: skip
        assert [each.id for each in gc.FINAL.all_readings] == ["printed"]

    @pytest.mark.parametrize(
        ("reading", "day", "state", "severity"),
        [
            ("printed", gc.on(12, 31), DutyState.DUE, None), ("printed", gc.on(1, 1, 2031), DutyState.OVERDUE, "breach"),
            ("read", gc.on(9, 30), DutyState.DUE, None), ("read", gc.on(10, 1), DutyState.OVERDUE, "breach"),
            ("moved", gc.on(11, 30), DutyState.DUE, None), ("moved", gc.on(12, 1), DutyState.OVERDUE, "breach"),
            ("removed", gc.on(1, 1, 2031), DutyState.REMOVED, None),
        ],
    )  # fmt: skip
    def test_as_it_is_chosen(self, reading: str, day: dt.date, state: DutyState, severity: str | None) -> None:
        if reading in {"printed", "read"}:
            grant = gc.made_up(duties=(evolve(READ, readings=()), gc.FINAL), requirements=(), areas=(), joint_uses=())
        else:
            grant = OPEN
        made = stands(day, reading=reading, grant=grant)
        assert next(each.state for each in made.duties if each.duty.id == "interim") is state
        assert dict(found(made)).get("report-in-time") == severity
        assert ("readings", "note") in found(made)

    def test_a_decision_changes_nothing_before_it_was_taken(self) -> None:
        before, after = (stands(day, reading="removed").duties[0].state for day in (gc.on(4, 8), gc.on(4, 9)))
        assert (before, after) == (DutyState.DUE, DutyState.REMOVED)
        early = stands(gc.on(7, 31), reading="moved").duties[0]
        assert (early.duty.due_on, early.duty.printed_due_on) == (gc.on(9, 30), gc.on(12, 31))

    def test_it_changes_only_what_rests_on_it(self) -> None:
        plain, chosen = stands(gc.on(4, 1, 2031)), stands(gc.on(4, 1, 2031), reading="removed")
        assert plain.recipients == chosen.recipients
        assert [each.state for each in plain.duties if each.duty.id == "final"] == [
            each.state for each in chosen.duties if each.duty.id == "final"
        ]

    def test_what_is_told_of_a_choice(self) -> None:
        texts = {
            name: stands(gc.on(9, 1), reading=name).findings[-1].message.sv for name in ("printed", "read", "moved")
        }
        assert texts == {
            "printed": "Interim: val vid beräkningen, sista dag 2030-12-31, som det är tryckt.",
            "read": "Interim: val vid beräkningen, sista dag 2030-09-30, som det tolkas.",
            "moved": "Interim: val vid beräkningen, sista dag 2030-11-30, ändrad genom beslut 2030-08-01.",
        }


class TestNobodyIsInBreachByOneReadingAlone:
    def test_where_a_decision_may_have_removed_it(self) -> None:
        after = gc.on(1, 1, 2031)
        assert dict(found(stands(after)))["report-in-time"] == "warning"
        sure = gc.made_up(duties=(evolve(READ, readings=()), gc.FINAL), requirements=(), areas=(), joint_uses=())
        assert dict(found(stands(after, grant=sure)))["report-in-time"] == "breach"

    def test_a_later_decision_is_not_known_before(self) -> None:
        late = evolve(READ, printed_due_on=None, readings=(evolve(REMOVED, decided_on=gc.on(12, 1)),))
        grant = gc.made_up(duties=(late, gc.FINAL), requirements=(), areas=(), joint_uses=())
        severities = {
            day: dict(found(stands(day, grant=grant)))["report-in-time"] for day in (gc.on(11, 30), gc.on(12, 1))
        }
        assert [*severities.values()] == ["breach", "warning"]


class TestConditions:
    def test_what_hangs_on_a_removed_duty_cannot_be_judged(self) -> None:
        (condition,) = stands(gc.on(10, 1), reading="removed").conditions
        assert condition.state is ConditionState.UNKNOWN
        assert "kravet är borttaget genom beslut 2030-04-09" in str(condition.because[0])


class TestWhatIsRefused:
    def test_a_reading_or_a_duty_that_there_is_not(self) -> None:
        with pytest.raises(UnknownEntryError, match="removd.*removed"):
            stands(gc.on(9, 1), reading="removd")
        other = Assumptions(readings={"interm": "printed"})
        with pytest.raises(UnknownEntryError, match="interm.*interim"):
            status(OPEN, Journal(of=OPEN.id, assumptions=other), on=gc.on(9, 1))

    def test_a_grant_is_given_nothing_else(self) -> None:
        with pytest.raises(JournalError):
            status(OPEN, Journal(of=OPEN.id, assumptions=Assumptions(notice=NoticePeriod(3))), on=gc.on(9, 1))

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            (
                {"kind": ReadingKind.REMOVED, "due_on": gc.on(1, 1), "decided_on": gc.on(1, 1)},
                "removed alone has no last day",
            ),
            ({"kind": ReadingKind.READ}, "removed alone has no last day"),
            ({"kind": ReadingKind.REMOVED}, "changed and removed have it, and no others"),
            (
                {"kind": ReadingKind.READ, "due_on": gc.on(1, 1), "decided_on": gc.on(1, 1)},
                "changed and removed have it",
            ),
        ],
    )
    def test_a_reading_without_its_days(self, changes: dict[str, Any], said: str) -> None:
        with pytest.raises(GrantError, match=said):
            DutyReading(id="x", **changes)

    def test_two_of_one_id(self) -> None:
        with pytest.raises(GrantError, match="printed stands twice"):
            evolve(READ, readings=(evolve(REMOVED, id="printed"),))


class TestInFiles:
    def test_a_journal_chooses(self, tmp_path: Path, facts: Catalogue) -> None:
        path = tmp_path / "journal.toml"
        text = 'of = "ok-gnv-2020"\n[assumptions]\nreadings = { interim-report = "printed" }\n'
        path.write_text(text, encoding="utf-8")
        grant = facts.grant("ok-gnv-2020")
        journal = read_journal(path, grant)
        assert journal.assumptions.readings == (("interim-report", "printed"),)
        duty = status(grant, journal, on=dt.date(2021, 4, 15)).grant.duty("interim-report")
        assert (duty.due_on, duty.chosen) == (dt.date(2021, 9, 30), "printed")
        path.write_text(text.replace("printed", "tryckt"), encoding="utf-8")
        with pytest.raises(FactsError, match="journal.toml:[23].*tryckt"):
            read_journal(path, grant)


class TestTheReportOf2020:
    """001, section 2 and source-pages: 2021-09-30 is printed, 2020-09-30 read, and removed on 2020-04-09 by the Government."""

    FILED = gc.filed("2034", dt.date(2021, 3, 30), duty="interim-report", contents=[
        "carried-out", "planned", "challenges", "gender-perspective", "equal-health",
    ])  # fmt: skip

    def stands(self, facts: Catalogue, reading: str) -> GrantStatus:
        grant = facts.grant("ok-gnv-2020")
        events = (gc.told("2034", 377_475, dt.date(2020, 6, 15)), self.FILED)
        chosen = Assumptions(readings={"interim-report": reading}) if reading else Assumptions()
        return status(grant, Journal(of=grant.id, events=events, assumptions=chosen), on=dt.date(2021, 4, 15))

    @pytest.mark.parametrize(
        ("reading", "state", "condition"),
        [
            ("printed", "done", "met"), ("read", "late", "at-risk"), ("removed", "removed", "unknown"),
            ("", "late", "at-risk"),
        ],
    )  # fmt: skip
    def test_filed_six_months_before_the_printed_day(
        self, facts: Catalogue, reading: str, state: str, condition: str
    ) -> None:
        found = self.stands(facts, reading)
        assert next(each.state.value for each in found.duties if each.duty.id == "interim-report") == state
        assert found.conditions[0].state.value == condition
        severities = {each.severity.value for each in found.findings if each.subject.endswith("/2034")}
        assert "breach" not in {each.severity.value for each in found.findings if each.rule == "report-in-time"}, (
            severities
        )
