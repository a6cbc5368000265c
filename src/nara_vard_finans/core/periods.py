"""
Periods and periods of notice: first and last day are both inclusive, as agreements are printed.

No function here knows what day it is; a day is always passed in.
"""

import calendar
import datetime as dt
import re

from attrs import frozen

from nara_vard_finans.core.errors import InexactTypeError, PeriodError
from nara_vard_finans.core.messages import Language

_MONTHS = {
    Language.SV: (
        *("januari", "februari", "mars", "april", "maj", "juni"),
        *("juli", "augusti", "september", "oktober", "november", "december"),
    ),
    Language.EN: (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_PERIOD_FORMS = "expected a year, a month or a day that exists: 2021, 2021-06 or 2021-06-30"
_FORM = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


@frozen(kw_only=True, order=True)
class Period:
    """
    A span of days.

    Swedish term:
        period, avtalstid

    Attributes:
        first_day: The first day in the period.
        last_day: The last day in the period.

    Raises:
        PeriodError: If the last day comes before the first.

    Example:
        >>> term = Period(first_day=dt.date(2023, 1, 1), last_day=dt.date(2026, 12, 31))
        >>> term.covers(dt.date(2026, 12, 31)), term.covers_year(2027)
        (True, False)
    """

    first_day: dt.date
    last_day: dt.date

    def __attrs_post_init__(self) -> None:
        for day in (self.first_day, self.last_day):
            if isinstance(day, dt.datetime) or not isinstance(day, dt.date):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise InexactTypeError(day, "a day as a datetime.date")
        if self.last_day < self.first_day:
            raise PeriodError(str(self), "its last day comes before its first; exchange or correct the days")

    @classmethod
    def year(cls, year: int) -> "Period":
        """Give the calendar year *year*, which is also the operating year (verksamhetsår)."""
        if isinstance(year, bool) or not isinstance(year, int):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(year, "a year as an int, such as 2023")
        return cls.parse(f"{year:04d}")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """
        Read a year, a month or a day, as precise as the paper is.

        Raises:
            PeriodError: If *text* is not ``2021``, ``2021-06`` or ``2021-06-30``, or no such day exists.

        Example:
            >>> Period.parse("2021-06").last_day
            datetime.date(2021, 6, 30)
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise PeriodError(text, _PERIOD_FORMS)
        try:
            year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
            first = dt.date(year, month or 1, day or 1)
            last = dt.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
        except ValueError as error:
            raise PeriodError(text, _PERIOD_FORMS) from error
        return cls(first_day=first, last_day=last)

    def covers(self, day: dt.date) -> bool:
        """Say whether *day* is in the period."""
        return self.first_day <= day <= self.last_day

    def covers_year(self, year: int) -> bool:
        """Say whether every day of *year* is in the period."""
        return self.first_day <= dt.date(year, 1, 1) and dt.date(year, 12, 31) <= self.last_day

    def touches_year(self, year: int) -> bool:
        """Say whether some day of *year* is in the period."""
        return self.first_day.year <= year <= self.last_day.year

    def text(self, language: Language = Language.SV) -> str:
        """
        Write the period as precisely as it is: a day, a month, a year, or from and to.

        Example:
            >>> Period.parse("2021-06").text(), Period.year(2022).text()
            ('juni 2021', '2022')
        """
        first, last = self.first_day, self.last_day
        if first == last:
            return first.isoformat()
        if self == Period.year(first.year):
            return str(first.year)
        if self == Period.parse(f"{first:%Y-%m}"):
            return f"{_MONTHS[language][first.month - 1]} {first.year}"
        return f"{first} to {last}" if language is Language.EN else f"{first}–{last}"

    def in_(self, language: Language) -> str:
        """Write the period as precisely as it is, in a sentence of *language*."""
        return self.text(language)

    @property
    def iso(self) -> str:
        """
        The period for machines, as precisely as it is.

        Example:
            >>> Period.parse("2021-06").iso
            '2021-06'
        """
        first, last = self.first_day.isoformat(), self.last_day.isoformat()
        forms = (first, first[:7], first[:4])
        return next((form for form in forms if Period.parse(form) == self), f"{first}/{last}")

    def __str__(self) -> str:
        return f"{self.first_day} to {self.last_day}"


@frozen
class NoticePeriod:
    """
    How long before its end a party must give notice.

    Swedish term:
        uppsägningstid

    Attributes:
        months: Its length in calendar months.

    Raises:
        PeriodError: If *months* is negative.

    Invariants:
        * a later notice never ends an agreement earlier

    Source:
        RSS Dalarna agreement: "Uppsägningstid 1 år", slides for Välfärdsrådet 2022-04-27.
    """

    months: int

    def __attrs_post_init__(self) -> None:
        if isinstance(self.months, bool) or not isinstance(self.months, int):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.months, "whole calendar months as an int")
        if self.months < 0:
            raise PeriodError(self.months, "a period of notice is zero or more calendar months")

    def ends(self, *, given_on: dt.date) -> dt.date:
        """
        Give the last day of the period of notice that begins the day after *given_on*.

        The day has the same number that many months later, or is the last of the month where that number is missing.

        Example:
            >>> NoticePeriod(12).ends(given_on=dt.date(2024, 2, 29))
            datetime.date(2025, 2, 28)
        """
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - few ask, and all would pay at import

        try:
            return given_on + relativedelta(months=self.months)
        except (ValueError, OverflowError) as error:
            raise PeriodError(self.months, "its months reach beyond the last year that can be written") from error

    def last_day_to_give(self, *, ending: dt.date) -> dt.date:
        """
        Give the last day on which notice can be given, if the period of notice is to end by *ending*.

        Raises:
            PeriodError: If that day is before the first day that can be written.

        Example:
            >>> NoticePeriod(12).last_day_to_give(ending=dt.date(2022, 12, 31)).isoformat()
            '2021-12-31'
        """
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - few ask, and all would pay at import

        try:
            day = ending - relativedelta(months=self.months)
        except (ValueError, OverflowError) as error:
            raise PeriodError(self.months, "its months reach before the first day that can be written") from error
        # A month that ends early makes several days end alike: 28 to 31 January all end with February.
        while day < ending and self._ends_by(day + dt.timedelta(days=1), ending):
            day += dt.timedelta(days=1)
        return day

    def _ends_by(self, given_on: dt.date, ending: dt.date) -> bool:
        try:
            return self.ends(given_on=given_on) <= ending
        except PeriodError:  # it would end after the last day that can be written
            return False
