"""
Periods and periods of notice: first and last day are both inclusive, as agreements are printed.

No function here knows what day it is; a day is always passed in.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, SupportsIndex

from attrs import field, frozen

from nara_vard_finans.core.errors import InexactTypeError, PeriodError
from nara_vard_finans.core.expected import DayExpected, MemberExpected, YearExpected
from nara_vard_finans.core.messages import AnyText, Language, Message, Text, months_text, number_of
from nara_vard_finans.core.numbers import whole_number

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
_A_YEAR = YearExpected(2023)
_MONTHS_EXPECTED = Text("hela kalendermånader som int", "whole calendar months as an int")
_DAYS_EXPECTED = Text("hela dagar som int", "whole days as an int")
_MONTHS_OF_YEAR = 12

ENDLESS = dt.date.max
"""The last day of what has none, such as an agreement until further notice; it is never shown as a day."""
_FORM = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


class PeriodForms(Message):
    """Say how a period is written."""

    SV = "här väntas ett år, en månad eller en dag som finns: 2021, 2021-06 eller 2021-06-30"
    EN = "expected a year, a month or a day that exists: 2021, 2021-06 or 2021-06-30"


class LastBeforeFirst(Message):
    """Refuse a period that ends before it begins."""

    SV = "den sista dagen är före den första; byt plats på dagarna, eller rätta dem"
    EN = "its last day comes before its first; exchange or correct the days"


class NegativeMonths(Message):
    """Refuse a period of notice of less than nothing."""

    SV = "en uppsägningstid är noll eller fler kalendermånader"
    EN = "a period of notice is zero or more calendar months"


class NegativeDays(Message):
    """Refuse a period of notice of less than no day."""

    SV = "en uppsägningstid är noll eller fler dagar"
    EN = "a period of notice is zero or more days"


class ProlongedByNothing(Message):
    """Refuse to prolong by nothing."""

    SV = "ett avtal förlängs med minst en månad"
    EN = "an agreement is prolonged by a month or more"


class BeyondLastYear(Message):
    """Refuse a period of notice that ends after all days."""

    SV = "månaderna når förbi det sista år som kan skrivas"
    EN = "its months reach beyond the last year that can be written"


class BeforeFirstDay(Message):
    """Refuse a period of notice that begins before all days."""

    SV = "månaderna når till före den första dag som kan skrivas"
    EN = "its months reach before the first day that can be written"


def day_of_year_text(month: int, day: int) -> Text:
    """
    Write a day that every year has.

    Example:
        >>> print(day_of_year_text(11, 1))
        1 november
    """
    return Text(f"{day} {_MONTHS[Language.SV][month - 1]}", f"{day} {_MONTHS[Language.EN][month - 1]}")


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
                raise InexactTypeError(day, DayExpected())
        if self.last_day < self.first_day:
            raise PeriodError(f"{self.first_day}–{self.last_day}", LastBeforeFirst())

    @classmethod
    def year(cls, year: SupportsIndex) -> "Period":
        """Give the calendar year *year*, which is also the operating year (verksamhetsår)."""
        return cls.parse(f"{whole_number(year, _A_YEAR):04d}")

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
            raise PeriodError(text, PeriodForms())
        try:
            year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
            first = dt.date(year, month or 1, day or 1)
            last = dt.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
        except ValueError as error:
            raise PeriodError(text, PeriodForms()) from error
        return cls(first_day=first, last_day=last)

    @classmethod
    def since(cls, first_day: dt.date) -> "Period":
        """
        Give a period that begins on a day and has no last day, such as a term until further notice.

        Example:
            >>> Period.since(dt.date(2024, 1, 1)).text()
            'från och med 2024-01-01, tills vidare'
        """
        return cls(first_day=first_day, last_day=ENDLESS)

    @property
    def is_open(self) -> bool:
        """Whether it has no last day."""
        return self.last_day == ENDLESS and self.first_day < ENDLESS

    @property
    def ends(self) -> dt.date | None:
        """The last day; ``None`` where it has none."""
        return None if self.is_open else self.last_day

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
        if self.is_open:
            return (
                f"from {first} until further notice"
                if language is Language.EN
                else f"från och med {first}, tills vidare"
            )
        if first == last:
            return first.isoformat()
        if self == Period.year(first.year):
            return str(first.year)
        if self == Period.parse(first.isoformat()[:7]):
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
        return self.text(Language.EN) if self.is_open else f"{self.first_day} to {self.last_day}"


Term = Annotated[Period, "a term"]
"""A period that is the term of an agreement, and so may be until further notice in a file."""


class NoticeEnd(StrEnum):
    """To what a period of notice lasts, beyond its length."""

    MONTH = "month-end"
    """till månadens slut"""
    YEAR = "year-end"
    """till årets slut"""


class NoticeLasting(Message):
    """Describe a period of notice that lasts on to the end of a month or a year."""

    SV = "{length}, räknat till {to}"
    EN = "{length}, lasting to {to}"
    length: AnyText
    to: AnyText


class MonthsAndDays(Message):
    """Describe a period of notice in both months and days."""

    SV = "{months} och {days}"
    EN = "{months} and {days}"
    months: AnyText
    days: AnyText


_ENDS = {
    NoticeEnd.MONTH: Text("månadens slut", "the end of the month"),
    NoticeEnd.YEAR: Text("årets slut", "the end of the year"),
}


def _months(number: SupportsIndex) -> int:
    return whole_number(number, _MONTHS_EXPECTED)


def _days(number: SupportsIndex) -> int:
    return whole_number(number, _DAYS_EXPECTED)


@frozen
class NoticePeriod:
    """
    How long before its end a party must give notice.

    Swedish term:
        uppsägningstid

    Attributes:
        months: Its length in calendar months.
        days: Days beyond those months; alone, with no month, its length in days.
        to: Whether it lasts to the end of the month, or of the year, in which it would end.

    Raises:
        PeriodError: If *months* or *days* is negative.

    Invariants:
        * a later notice never ends an agreement earlier
        * the last day to give notice is never after the end that it leads to

    Source:
        RSS Dalarna agreement: "Uppsägningstid 1 år", slides for Välfärdsrådet 2022-04-27.
    """

    months: int = field(default=0, converter=_months)
    days: int = field(default=0, converter=_days, kw_only=True)
    to: NoticeEnd | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.months < 0:
            raise PeriodError(self.months, NegativeMonths())
        if self.days < 0:
            raise PeriodError(self.days, NegativeDays())
        if self.to is not None and not isinstance(self.to, NoticeEnd):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.to, MemberExpected("NoticeEnd"))

    @property
    def text(self) -> AnyText:
        """Its length in words."""
        days = number_of(self.days, Text("dag", "day"), Text("dagar", "days"))
        length: AnyText = months_text(self.months)
        if self.days:
            length = MonthsAndDays(length, days) if self.months else days
        return length if self.to is None else NoticeLasting(length, _ENDS[self.to])

    def ends(self, *, given_on: dt.date) -> dt.date:
        """
        Give the last day of the period of notice that begins the day after *given_on*.

        The day has the same number that many months later, or is the last of the month where that number is missing.

        Example:
            >>> NoticePeriod(12).ends(given_on=dt.date(2024, 2, 29))
            datetime.date(2025, 2, 28)
            >>> NoticePeriod(3, to=NoticeEnd.YEAR).ends(given_on=dt.date(2024, 2, 29))
            datetime.date(2024, 12, 31)
        """
        try:
            return self._rolled(_months_later(given_on, self.months) + dt.timedelta(days=self.days))
        except (ValueError, OverflowError) as error:
            raise PeriodError(self._length, BeyondLastYear()) from error

    def last_day_to_give(self, *, ending: dt.date) -> dt.date:
        """
        Give the last day on which notice can be given, if the period of notice is to end by *ending*.

        Raises:
            PeriodError: If that day is before the first day that can be written.

        Example:
            >>> NoticePeriod(12).last_day_to_give(ending=dt.date(2022, 12, 31)).isoformat()
            '2021-12-31'
        """
        try:
            by = self._last_turn(ending)
            day = _months_later(by - dt.timedelta(days=self.days), -self.months)
        except (ValueError, OverflowError) as error:
            raise PeriodError(self._length, BeforeFirstDay()) from error
        # A month that ends early makes several days end alike: 28 to 31 January all end with February.
        while day < by and self._ends_by(day + dt.timedelta(days=1), by):
            day += dt.timedelta(days=1)
        return day

    @property
    def _length(self) -> int:
        return self.months or self.days

    def _rolled(self, day: dt.date) -> dt.date:
        """Give the end of the month or year that the period lasts to."""
        if self.to is None:
            return day
        month = _MONTHS_OF_YEAR if self.to is NoticeEnd.YEAR else day.month
        return dt.date(day.year, month, calendar.monthrange(day.year, month)[1])

    def _last_turn(self, ending: dt.date) -> dt.date:
        """Give the last day, no later than *ending*, that a period of notice can last to."""
        if self._rolled(ending) == ending:
            return ending
        first_of = ending.replace(day=1) if self.to is NoticeEnd.MONTH else ending.replace(month=1, day=1)
        return first_of - dt.timedelta(days=1)

    def _ends_by(self, given_on: dt.date, ending: dt.date) -> bool:
        try:
            return self.ends(given_on=given_on) <= ending
        except PeriodError:  # it would end after the last day that can be written
            return False


def _months_later(day: dt.date, months: int) -> dt.date:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - few ask, and all would pay at import

    return day + relativedelta(months=months)


@frozen
class Prolongation:
    """
    By how much a term is prolonged, time after time, unless notice is given.

    Swedish term:
        förlängning

    Attributes:
        months: By how many calendar months.

    Raises:
        PeriodError: If it is none.

    Invariants:
        * a term is never shorter for being prolonged
    """

    months: int = field(converter=_months)

    def __attrs_post_init__(self) -> None:
        if self.months < 1:
            raise PeriodError(self.months, ProlongedByNothing())

    def ends_of(self, term: Period) -> Iterator[dt.date]:
        """
        Give the last days of a term: its own, and then each that it has when it is prolonged once more.

        Example:
            >>> term = Period(first_day=dt.date(2019, 1, 1), last_day=dt.date(2021, 6, 30))
            >>> ends = Prolongation(8).ends_of(term)
            >>> [next(ends).isoformat() for _ in range(3)]
            ['2021-06-30', '2022-02-28', '2022-10-31']
        """
        following, times = term.last_day + dt.timedelta(days=1), 0
        while True:
            try:
                yield _months_later(following, times * self.months) - dt.timedelta(days=1)
            except (ValueError, OverflowError):  # beyond the last year that can be written
                return
            times += 1
