"""Periods: both days inclusive, as precise as the paper, and periods of notice in calendar months."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Period
from nara_vard_finans.core import InexactTypeError, Language, NoticePeriod, PeriodError

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
