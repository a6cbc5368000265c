"""Budget, outcome and forecast of a year, line by line; the amounts of the example year are summed by hand."""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_cases import made_up, on
from nara_vard_finans import Agreement, Journal, Period, embedded, kronor, status
from nara_vard_finans.agreements import Booked, Budgeted, CostEvent, CostLine, Forecast, YearOutcome, outcome_of
from nara_vard_finans.core import (
    ZERO,
    AgreementError,
    AmountError,
    FactsError,
    InexactTypeError,
    JournalError,
    Language,
    Text,
)
from nara_vard_finans.facts import example_journal, read_journal
from nara_vard_finans.reports import report_of
from nara_vard_finans.sharing import CostByYear, StatedAmounts

LINES = (CostLine(id="pay", title=Text("Lön", "Pay")), CostLine(id="rooms", title=Text("Lokaler", "Rooms")))
HEAD = CostLine(id="head", title=Text("Chef", "Head"), outside=True)
AGREEMENT = made_up(cost_lines=(*LINES, HEAD))
JANUARY, DECEMBER = Period.parse("2030-01"), Period.parse("2030-12")


def booked(amount: int, line: str = "pay", period: Period = JANUARY, day: dt.date | None = None) -> Booked:
    return Booked(on=day or on(2, 1), line=line, period=period, amount=kronor(amount))


def forecast(amount: int, line: str = "pay", day: dt.date | None = None) -> Forecast:
    return Forecast(on=day or on(2, 1), line=line, year=2030, amount=kronor(amount))


def budget(amount: int, line: str = "pay", day: dt.date | None = None) -> Budgeted:
    return Budgeted(on=day or on(1, 1), line=line, year=2030, amount=kronor(amount))


def found(
    events: Sequence[CostEvent], day: dt.date | None = None, agreement: Agreement = AGREEMENT, year: int = 2030
) -> YearOutcome:
    journal = Journal(of=agreement.id, events=events)
    return outcome_of(status(agreement, journal, on=day or on(6, 30)), year)


def test_a_cost_can_be_booked_from_the_first_day_of_its_period() -> None:
    """By hand: 70 kr on 1 January for January; the same on 31 December of the year before is refused."""
    assert found([booked(70, day=JANUARY.first_day)]).outcome == kronor(70)
    with pytest.raises(JournalError, match="2029-12-31"):
        found([booked(70, day=dt.date(2029, 12, 31))])


class TestTheExampleYear:
    """Salaries 980 000 + 1 010 000 of 3 100 000, and so on: 2 496 000 of 4 000 000; the forecasts sum to 3 872 000."""

    def test_each_line(self) -> None:
        journal = example_journal("exempel-rss-2023")
        agreement = embedded().agreement(journal.of)
        year = outcome_of(status(agreement, journal, on=dt.date(2023, 8, 31)), 2023)
        rows = [
            (each.line.id, each.budget, each.outcome, each.left, each.expected, each.deviation) for each in year.lines
        ]
        by_hand = [
            ("salaries", 3_100_000, 1_990_000, 1_110_000, 3_020_000, 80_000),
            ("overhead", 400_000, 266_700, 133_300, 400_000, 0),
            ("competence", 200_000, 100_100, 99_900, 180_000, 20_000),
            ("other", 100_000, 38_900, 61_100, 76_000, 24_000),
            ("joint-activities", 200_000, 100_300, 99_700, 196_000, 4_000),
        ]
        assert rows == [(name, *map(kronor, amounts)) for name, *amounts in by_hand]
        assert (year.budget, year.outcome, year.left, year.expected) == tuple(
            map(kronor, (4_000_000, 2_496_000, 1_504_000, 3_872_000))
        )
        assert not year.findings
        assert year.example

    def test_it_is_marked_as_made_up(self) -> None:
        journal = example_journal("exempel-rss-2023")
        year = outcome_of(status(embedded().agreement(journal.of), journal, on=dt.date(2023, 8, 31)), 2023)
        assert "Fiktivt exempel" in report_of(year).text()  # type: ignore[union-attr]


events = st.lists(
    st.one_of(
        st.builds(booked, st.integers(-50, 900_000), st.sampled_from(["pay", "rooms"])),
        st.builds(budget, st.integers(0, 900_000), st.sampled_from(["pay", "rooms"])),
        st.builds(forecast, st.integers(0, 900_000), st.sampled_from(["pay", "rooms"])),
    ),
    max_size=6,
    unique_by=lambda event: event.step or event,
)


@given(events)
def test_the_budget_is_what_is_spent_and_what_is_left(listed: list[CostEvent]) -> None:
    year = found(listed)
    for line in year.lines:
        assert (line.budget is None) is (line.left is None) is (year.budget is None)
        assert line.budget is None or line.left == line.budget - line.outcome
    assert year.budget is None or year.left == year.budget - year.outcome
    assert year.outcome == sum((event.amount for event in listed if isinstance(event, Booked)), ZERO)


@given(events)
def test_the_order_of_what_happened_does_not_matter(listed: list[CostEvent]) -> None:
    assert found(listed) == found(listed[::-1])


class TestForecasts:
    def test_a_later_one_replaces_an_earlier(self) -> None:
        year = found([forecast(700, day=on(3, 1)), forecast(500, day=on(2, 1)), budget(9), budget(8, day=on(1, 2))])
        assert (year.lines[0].expected, year.lines[0].budget) == (kronor(700), kronor(8))
        assert found([forecast(700, day=on(3, 1)), forecast(500)], on(2, 28)).expected == kronor(500)

    def test_a_line_that_is_used_without_one_leaves_the_year_open(self) -> None:
        year = found([forecast(700), booked(5, "rooms")])
        assert (year.expected, [line.id for line in year.without_forecast]) == (None, ["rooms"])

    def test_a_line_that_nobody_uses_comes_to_nothing(self) -> None:
        assert found([forecast(700), budget(900)]).lines[1].expected == ZERO

    def test_where_nothing_has_happened_nothing_is_said(self) -> None:
        for day in (on(6, 30), on(1, 1, 2031)):
            year = found([], day)
            assert (year.budget, year.left, year.expected, year.booked_to) == (None, None, None, None)
            assert report_of(year).text().count("–") >= 4  # type: ignore[union-attr]
            assert [(each.rule, each.severity.value) for each in year.findings] == [("booked-at-all", "note")]
            assert "helår är det som är bokfört" not in report_of(year).text()  # type: ignore[union-attr]


class TestTheYearIsOver:
    def test_what_is_booked_is_what_it_cost(self) -> None:
        late = [booked(600), booked(50, "rooms", DECEMBER, on(1, 20, 2031)), forecast(9_999)]
        year = found(late, on(1, 31, 2031))
        assert (year.is_over, year.expected) == (True, kronor(650))
        assert found(late, on(1, 19, 2031)).expected == kronor(600)
        assert not found(late, on(12, 31)).is_over

    def test_what_is_not_booked_to_the_end_is_told(self) -> None:
        year = found([booked(600)], on(1, 31, 2031))
        assert [(each.rule, each.severity.value) for each in year.findings] == [("booked-to-the-end", "warning")]

    def test_costs_of_the_last_year_are_booked_after_the_term(self) -> None:
        last = booked(700, "pay", Period.parse("2033-12"), on(1, 20, 2034))
        assert found([last], on(2, 1, 2034), year=2033).outcome == kronor(700)


class TestOverlappingPeriods:
    """January to April, and April: the same days twice, unless it is a correction."""

    FOUR = Period(first_day=on(1, 1), last_day=on(4, 30))
    APRIL = Period.parse("2030-04")

    def test_they_are_named(self) -> None:
        year = found([booked(100, period=self.FOUR), booked(9, period=self.APRIL, day=on(5, 1)), budget(1_000_000)])
        (finding,) = year.findings
        assert finding.rule == "booked-once"
        assert finding.message.in_(Language.EN).startswith(
            "Pay: costs are booked for 2030-01-01 to 2030-04-30 and April 2030, which overlap;"
        )

    @pytest.mark.parametrize(
        "listed",
        [
            [booked(100, period=FOUR), booked(-9, period=APRIL, day=on(5, 1))],
            [booked(100, period=APRIL, day=on(5, 1)), booked(9, period=APRIL, day=on(5, 2))],
            [booked(100, period=APRIL, day=on(5, 1)), booked(9, period=Period.parse("2030-05"), day=on(5, 2))],
            [booked(100, period=FOUR), booked(9, "rooms", period=APRIL, day=on(5, 1))],
        ],
    )
    def test_corrections_more_of_one_period_and_other_lines_are_in_order(self, listed: list[CostEvent]) -> None:
        assert found([*listed, budget(1_000_000)]).findings == ()


class TestFindings:
    def test_a_budget_that_is_not_the_cost(self) -> None:
        told = found([budget(900_000), booked(1)]).findings
        assert [each.rule for each in told] == ["budget-makes-cost"]
        assert "900 000 kr; årets kostnad enligt avtalet är 1 000 000 kr" in told[0].message.in_(Language.SV)
        assert not found([budget(900_000), budget(100_000, "rooms"), booked(1)]).findings

    def test_a_total_that_follows_is_no_budget(self) -> None:
        fees = StatedAmounts(amounts={party.code: kronor(1) for party in AGREEMENT.parties})
        agreement = made_up(cost_lines=LINES, cost=CostByYear(), cost_key=fees)
        assert not found([budget(900_000), booked(1)], agreement=agreement).findings


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (booked(1, "cars"), "does not cover the cost line 'cars'; it covers pay, rooms and head"),
        (booked(1, "head"), "Head stands outside the joint cost of stod-2030"),
        (booked(1, day=on(12, 31, 2029)), "booked before its period, January 2030"),
        (booked(1, period=Period.parse("2034-01"), day=on(2, 1, 2034)), "is not in the term"),
        (
            booked(1, period=Period(first_day=on(12, 1), last_day=on(1, 31, 2031)), day=on(2, 1, 2031)),
            "divide it in two",
        ),
        (Budgeted(on=on(1, 1), line="pay", year=2029, amount=kronor(1)), "2029 is not in the term"),
    ],
)
def test_what_cannot_have_happened(event: CostEvent, told: str) -> None:
    with pytest.raises(JournalError, match=re.escape(told)):
        found([event], on(12, 31, 2035))


@pytest.mark.parametrize(("first", "last"), [(3, 4), (8, 9)])
def test_a_period_that_is_only_partly_in_the_term_is_outside_it(first: int, last: int) -> None:
    summer = made_up(cost_lines=LINES, term=Period(first_day=on(4, 1), last_day=on(8, 31)))
    period = Period(first_day=on(first, 1), last_day=on(last, 30))
    with pytest.raises(JournalError, match="is not in the term"):
        found([booked(1, period=period, day=on(12, 1))], on(12, 31), agreement=summer)


def test_an_agreement_without_lines_is_charged_with_none() -> None:
    with pytest.raises(JournalError, match="names no cost lines; add them"):
        found([booked(1)], agreement=made_up())


def test_without_lines_nothing_is_told() -> None:
    with pytest.raises(AgreementError, match="the agreement names no cost lines"):
        found([], agreement=made_up())


def test_two_words_of_one_day() -> None:
    with pytest.raises(JournalError, match="forecast"):
        found([forecast(1), forecast(2)])


def test_what_is_no_amount_or_below_zero() -> None:
    with pytest.raises(InexactTypeError):
        Booked(on=on(2, 1), line="pay", period=JANUARY, amount=1)  # type: ignore[arg-type]
    with pytest.raises(AmountError, match="zero or more"):
        forecast(-1)
    assert booked(-1).amount == kronor(-1)


def test_two_lines_of_one_id() -> None:
    with pytest.raises(AgreementError, match="'pay' stands twice"):
        made_up(cost_lines=(LINES[0], LINES[0]))


def test_the_faults_of_a_ledger_are_told_with_their_lines() -> None:
    path = Path(__file__).parents[2] / "docs" / "examples" / "ledger-impossible.toml"
    with pytest.raises(FactsError) as caught:
        read_journal(path, embedded().agreement("rss-dalarna-2018"))
    told = {fault.line: fault.in_english for fault in caught.value.faults}
    assert [*told] == [6, 13, 20, 27, 39]
    assert "lokaler" in told[6]
    assert "The head-of-unit post stands outside" in told[13]
    assert "booked before its period" in told[20]
    assert "not in the term" in told[27]
