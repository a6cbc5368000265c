"""Periods: both days inclusive, as precise as the paper, and periods of notice in calendar months."""

import datetime as dt
from calendar import monthrange
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Period
from nara_vard_finans.core import InexactTypeError, Language, NoticeEnd, NoticePeriod, PeriodError, Prolongation

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


class TestPeriod:
    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("2021", "2021-01-01", "2021-12-31"),
            ("2021-06", "2021-06-01", "2021-06-30"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-02-29", "2024-02-29", "2024-02-29"),
        ],
    )
    def test_reads_as_precisely_as_written(self, text: str, first: str, last: str) -> None:
        period = Period.parse(text)
        assert (period.first_day.isoformat(), period.last_day.isoformat()) == (first, last)

    @pytest.mark.parametrize(
        "text", ["", "21", "2021-13", "2021-02-30", "2021-6", "juni 2021", "0000", "2021-01-01T00"]
    )
    def test_refuses(self, text: str) -> None:
        with pytest.raises(PeriodError, match="expected a year, a month or a day"):
            Period.parse(text)

    @pytest.mark.parametrize(
        ("period", "sv", "en"),
        [
            (Period.parse("2021-06"), "juni 2021", "June 2021"),
            (Period.year(2022), "2022", "2022"),
            (Period.parse("2022-06-09"), "2022-06-09", "2022-06-09"),
            (
                Period(first_day=dt.date(2023, 1, 1), last_day=dt.date(2026, 12, 31)),
                "2023-01-01\u20132026-12-31",
                "2023-01-01 to 2026-12-31",
            ),
        ],
    )
    def test_writes(self, period: Period, sv: str, en: str) -> None:
        assert (period.text(), period.text(Language.EN)) == (sv, en)

    @given(DAYS, DAYS)
    def test_iso_is_read_back(self, one: dt.date, other: dt.date) -> None:
        for text in (f"{one:%Y}", f"{one:%Y-%m}", f"{one:%Y-%m-%d}"):
            assert Period.parse(text).iso == text
        if one < other:
            assert Period(first_day=one, last_day=other).iso in (f"{one}/{other}", f"{one:%Y}", f"{one:%Y-%m}")

    @given(DAYS, DAYS, DAYS)
    def test_covers_both_its_days(self, one: dt.date, other: dt.date, day: dt.date) -> None:
        period = Period(first_day=min(one, other), last_day=max(one, other))
        assert period.covers(one)
        assert period.covers(other)
        assert period.covers(day) == (min(one, other) <= day <= max(one, other))
        days_of_year = [dt.date(day.year, 1, 1) + dt.timedelta(n) for n in range(366)]
        covered = [period.covers(d) for d in days_of_year if d.year == day.year]
        assert period.covers_year(day.year) == all(covered)
        assert period.touches_year(day.year) == any(covered)

    def test_days_out_of_order_are_refused(self) -> None:
        with pytest.raises(PeriodError, match="its last day comes before its first"):
            Period(first_day=dt.date(2024, 1, 2), last_day=dt.date(2024, 1, 1))

    def test_days_are_days(self) -> None:
        wrong: Any = dt.datetime(2024, 1, 1)  # noqa: DTZ001
        with pytest.raises(InexactTypeError):
            Period(first_day=wrong, last_day=wrong)
        wrong = "2024"
        with pytest.raises(InexactTypeError):
            Period.year(wrong)


class TestNoticePeriod:
    def test_ends_beyond_all_years(self) -> None:
        with pytest.raises(PeriodError, match="beyond the last year"):
            NoticePeriod(10**6).ends(given_on=dt.date(2024, 1, 1))

    @pytest.mark.parametrize(
        ("given_on", "months", "ends"),
        [("2024-02-29", 12, "2025-02-28"), ("2021-12-31", 12, "2022-12-31"), ("2024-08-31", 6, "2025-02-28")],
    )
    def test_ends_on_the_same_day_of_the_month(self, given_on: str, months: int, ends: str) -> None:
        assert NoticePeriod(months).ends(given_on=dt.date.fromisoformat(given_on)).isoformat() == ends

    @given(DAYS, DAYS, st.integers(0, 60))
    def test_a_later_notice_never_ends_earlier(self, one: dt.date, other: dt.date, months: int) -> None:
        notice = NoticePeriod(months)
        assert notice.ends(given_on=min(one, other)) <= notice.ends(given_on=max(one, other))

    def test_refuses(self) -> None:
        with pytest.raises(PeriodError, match="zero or more"):
            NoticePeriod(-1)
        with pytest.raises(InexactTypeError):
            NoticePeriod(1.5)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("notice", "given_on", "ends"),
        [
            (NoticePeriod(3), "2024-01-31", "2024-04-30"),
            (NoticePeriod(days=30), "2024-02-15", "2024-03-16"),
            (NoticePeriod(1, days=10), "2024-01-31", "2024-03-10"),
            (NoticePeriod(3, to=NoticeEnd.MONTH), "2024-01-15", "2024-04-30"),
            (NoticePeriod(36, to=NoticeEnd.YEAR), "2024-01-15", "2027-12-31"),
            (NoticePeriod(0, to=NoticeEnd.MONTH), "2024-02-01", "2024-02-29"),
        ],
    )
    def test_of_months_days_and_to_the_end_of_something(self, notice: NoticePeriod, given_on: str, ends: str) -> None:
        assert notice.ends(given_on=dt.date.fromisoformat(given_on)).isoformat() == ends

    @given(
        st.builds(
            NoticePeriod,
            st.integers(0, 30),
            days=st.integers(0, 100),
            to=st.sampled_from([None, NoticeEnd.MONTH, NoticeEnd.YEAR]),
        ),
        st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)),
    )
    def test_the_last_day_to_give_it_is_found_by_trying_every_day(self, notice: NoticePeriod, ending: dt.date) -> None:
        """The twin goes back from the end, day by day, to the first day that still reaches it."""
        day = ending
        while notice.ends(given_on=day) > ending:
            day -= dt.timedelta(days=1)
        assert notice.last_day_to_give(ending=ending) == day <= ending

    def test_is_told_in_words(self) -> None:
        said = [
            str(notice.text)
            for notice in (
                NoticePeriod(12),
                NoticePeriod(days=1),
                NoticePeriod(1, days=10),
                NoticePeriod(6, to=NoticeEnd.YEAR),
            )
        ]
        assert said == ["12 månader", "1 dag", "1 månad och 10 dagar", "6 månader, räknat till årets slut"]

    def test_refuses_what_is_no_length(self) -> None:
        with pytest.raises(PeriodError, match="zero or more days"):
            NoticePeriod(days=-1)
        with pytest.raises(InexactTypeError, match="NoticeEnd"):
            NoticePeriod(1, to="year-end")  # type: ignore[arg-type]
        with pytest.raises(PeriodError, match="beyond the last year"):
            NoticePeriod(days=9).ends(given_on=dt.date.max)


class TestOpenPeriods:
    def test_has_no_last_day(self) -> None:
        term = Period.since(dt.date(2024, 1, 1))
        assert (term.is_open, term.ends, term.covers_year(2999)) == (True, None, True)
        assert [term.text(), str(term)] == [
            "från och med 2024-01-01, tills vidare",
            "from 2024-01-01 until further notice",
        ]
        assert Period.year(2024).ends == dt.date(2024, 12, 31)


class TestProlongations:
    @given(DAYS, st.integers(1, 40), st.integers(1, 30))
    def test_each_last_day_is_so_many_months_after_the_one_before(
        self, first: dt.date, months: int, times: int
    ) -> None:
        """The twin counts months on a calendar: the day after the term keeps its number, as far as there is one."""
        term = Period(first_day=first, last_day=first)
        ends = list(islice(Prolongation(months).ends_of(term), times))
        following = first + dt.timedelta(days=1)
        for number, day in enumerate(ends):
            index = following.year * 12 + following.month - 1 + number * months
            year, month = index // 12, index % 12 + 1
            twin = dt.date(year, month, min(following.day, monthrange(year, month)[1])) - dt.timedelta(days=1)
            assert day == twin
        assert ends == sorted(set(ends))

    def test_ends_with_the_last_year_that_can_be_written(self) -> None:
        term = Period(first_day=dt.date(2024, 1, 1), last_day=dt.date(2024, 12, 31))
        assert [day.year for day in Prolongation(4_000 * 12).ends_of(term)] == [2024, 6024]

    def test_refuses_nothing(self) -> None:
        with pytest.raises(PeriodError, match="a month or more"):
            Prolongation(0)
