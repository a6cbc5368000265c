"""The compiled report of a grant: by party and by purpose the same, and what a clerk would sum by hand."""

from hypothesis import given

from grant_cases import (
    FALUN,
    GRANT,
    MORA,
    ORSA,
    REGION,
    TERM,
    Ledger,
    filed,
    journal,
    on,
    paid,
    passed,
    told,
    used,
    valid_events,
)
from nara_vard_finans import Journal, kronor, status
from nara_vard_finans.grants import Compilation, GrantEvent, Used


@given(valid_events())
def test_rows_and_purposes_sum_to_what_was_used(events: list[GrantEvent]) -> None:
    found, ledger = Compilation(status=status(GRANT, journal(*events), on=TERM.last_day)), Ledger(events)
    for row in found.rows:
        assert sum(amount.ore for amount in row.used) == row.balance.used.ore == ledger.of(row.party.code, "used")
    uses = [event for event in events if isinstance(event, Used)]
    assert sum(each.used.ore for each in found.purposes) == sum(event.amount.ore for event in uses)
    for each in found.purposes:
        names = each.area.id if each.area else "", each.measure.id if each.measure else ""
        own = [event for event in uses if (event.area, event.measure) == names]
        assert each.used.ore == sum(event.amount.ore for event in own)
        assert {party.code for party in each.parties} == {event.recipient for event in own} != set()


def test_a_year_by_hand() -> None:
    events = [
        *(told(who, 1_000, on(2, 1)) for who in (FALUN, MORA)),
        *(paid(who, 900, on(2, 2)) for who in (FALUN, MORA)),
        used(FALUN, 300, on(3, 1), "b", "b1"),
        used(MORA, 50, on(3, 1), "b", "b1"),
        used(MORA, 40, on(3, 2), "b"),
        used(MORA, 7, on(3, 3), "", ""),
        used(FALUN, 200, on(3, 4), "c", "c1"),
        passed(FALUN, 100, on(3, 5)),
        filed(FALUN, on(9, 1)),
    ]
    found = Compilation(status=status(GRANT, journal(*events), on=on(10, 1)))
    assert [
        (row.party.code, *(int(amount.kronor) for amount in (*row.used, row.balance.remaining))) for row in found.rows
    ] == [
        (FALUN, 300, 200, 0, 300),
        (MORA, 90, 0, 7, 803),
        (ORSA, 0, 0, 0, 0),
        (REGION, 0, 0, 0, 100),
    ]
    assert [
        (
            each.area and each.area.id,
            each.measure and each.measure.id,
            each.used,
            [party.code for party in each.parties],
        )
        for each in found.purposes
    ] == [
        ("b", "b1", kronor(350), [FALUN, MORA]),
        ("b", None, kronor(40), [MORA]),
        ("c", "c1", kronor(200), [FALUN]),
        (None, None, kronor(7), [MORA]),
    ]
    assert [[each.party.code for each in report.missing] for report in found.reports] == [[MORA], [FALUN, MORA]]


def test_without_a_journal_nothing_is_said_of_what_was_used() -> None:
    found = Compilation(status=status(GRANT, Journal.unrecorded(GRANT.id), on=on(10, 1)))
    assert (found.rows, found.purposes) == ((), ())
