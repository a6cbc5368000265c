"""The yearly report of a grant: what a clerk would carry from one year to the next, and the growth by hand."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve
from hypothesis import given

from grant_cases import (
    FALUN,
    GRANT,
    MORA,
    ORSA,
    REGION,
    Ledger,
    journal,
    kept,
    made_up,
    on,
    paid,
    passed,
    released,
    told,
    used,
    valid_events,
)
from nara_vard_finans import Grant, Journal, kronor, status
from nara_vard_finans.analysis import YearlyReport
from nara_vard_finans.core import Text
from nara_vard_finans.grants import GrantEvent

EVENTS = [
    told(FALUN, 1_000, on(2, 1)),
    paid(FALUN, 900, on(2, 2)),
    used(FALUN, 300, on(3, 1)),
    kept(FALUN, 100, on(12, 31)),
    passed(FALUN, 50, on(12, 31)),
    released(FALUN, 40, on(1, 1, 2031)),
    used(FALUN, 200, on(5, 1, 2031)),
    used(REGION, 50, on(5, 1, 2031)),
]


def of(year: int, events: Sequence[GrantEvent], grant: Grant = GRANT) -> YearlyReport:
    days = dt.date(year - 1, 12, 31), dt.date(year, 12, 31)
    before, after = (status(grant, journal(*events), on=day) for day in days)
    return YearlyReport(opening=before, status=after)


def kr_of(report: YearlyReport) -> dict[str, tuple[int, ...]]:
    names = ("opening", "received", "used", "transferred", "set_aside", "repaid", "remaining")
    return {row.party.code: tuple(int(getattr(row, name).kronor) for name in names) for row in report.rows}


@given(valid_events())
def test_what_is_left_is_carried_to_the_next_year_and_no_krona_is_lost(events: list[GrantEvent]) -> None:
    years = {year: of(year, events) for year in (2030, 2031)}
    for year, report in years.items():
        assert (report.year, report.on) == (year, dt.date(year, 12, 31))
        own = Ledger(event for event in events if event.on.year == year)
        for row in report.rows:
            out = (row.used, row.transferred, row.set_aside, row.repaid)
            assert row.opening.ore + row.received.ore == sum(each.ore for each in (*out, row.remaining))
            names = ("used", "transferred", "set_aside", "repaid")
            assert [each.ore for each in out] == [own.of(row.party.code, name) for name in names]
            assert row.received.ore == own.of(row.party.code, "paid") + own.of(row.party.code, "passed_on")
        assert report.passed_on.ore == sum(row["passed_on"] for row in own.rows.values())
    closing = {row.party: row.remaining for row in years[2030].rows}
    assert all(row.opening == closing.get(row.party, kronor(0)) for row in years[2031].rows)


def test_two_years_by_hand() -> None:
    assert kr_of(of(2030, EVENTS)) == {
        FALUN: (0, 900, 300, 50, 100, 0, 450),
        MORA: (0,) * 7,
        ORSA: (0,) * 7,
        REGION: (0, 50, 0, 0, 0, 0, 50),
    }
    assert kr_of(of(2031, EVENTS)) == {
        FALUN: (450, 0, 200, 0, -40, 0, 290),
        MORA: (0,) * 7,
        ORSA: (0,) * 7,
        REGION: (50, 0, 50, 0, 0, 0, 0),
    }


def test_a_pot_against_what_the_paper_says_of_the_year_before() -> None:
    (pot,) = GRANT.pots
    (grown,) = of(2030, EVENTS, made_up(pots=(evolve(pot, year_before=kronor(400_000)),))).pots
    assert (grown.year, grown.after, grown.difference, grown.change) == (
        2030, kronor(600_000), kronor(200_000), Fraction(1, 2),
    )  # fmt: skip
    (none,) = of(2030, EVENTS, made_up(pots=(evolve(pot, year_before=kronor(0)),))).pots
    assert (none.difference, none.change) == (kronor(600_000), None)
    assert of(2030, EVENTS).pots == ()
    unknown = evolve(pot, year_before=kronor(1), for_those_who=Text("de som har sökt"))
    assert of(2030, EVENTS, made_up(pots=(unknown,))).pots == ()


def test_without_a_journal_nothing_is_said_of_what_was_done() -> None:
    empty = Journal.unrecorded(GRANT.id)
    before, after = (status(GRANT, empty, on=on(12, 31, year)) for year in (2029, 2030))
    report = YearlyReport(opening=before, status=after)
    assert report.rows == ()
    assert report.findings == after.findings
