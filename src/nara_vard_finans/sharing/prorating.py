"""
Parts of a year: a cost shared over periods, what of it falls on one, and the steps in which a period is paid.

A part is counted in whole calendar months or in days, and who asks says which: no paper says so for all.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise

from nara_vard_finans.core import (
    KRONA,
    Amount,
    InexactTypeError,
    KindExpected,
    Period,
    PeriodError,
    Text,
    WeightError,
)
from nara_vard_finans.sharing.apportionment import apportion
from nara_vard_finans.sharing.keys import parts
from nara_vard_finans.sharing.refusals import DaysInCommon, NoPeriods, NotOfWholeMonths, NotWithin, TooManySteps

_MONTHS_IN_YEAR = 12
_MOST_STEPS = 1_200
_A_DAY = dt.timedelta(days=1)


class Counting(StrEnum):
    """How the length of a part of a year is counted."""

    MONTHS = "months"
    """hela kalendermånader"""
    DAYS = "days"
    """dagar"""

    @property
    def text(self) -> Text:
        """What is counted, in words."""
        whole_months = Text("hela kalendermånader", "whole calendar months")
        return whole_months if self is Counting.MONTHS else Text("dagar", "days")


class Every(StrEnum):
    """How often something falls due."""

    YEAR = "year"
    """år"""
    HALF_YEAR = "half-year"
    """halvår"""
    TERTIAL = "tertial"
    """tertial, fyra månader"""
    QUARTER = "quarter"
    """kvartal"""
    MONTH = "month"
    """månad"""

    @property
    def months(self) -> int:
        """How many calendar months it is from one to the next."""
        return {Every.YEAR: 12, Every.HALF_YEAR: 6, Every.TERTIAL: 4, Every.QUARTER: 3, Every.MONTH: 1}[self]


def split_over(
    total: Amount, periods: Iterable[Period], *, counted: Counting, unit: Amount = KRONA
) -> tuple[Amount, ...]:
    """
    Share *total* over *periods*, in proportion to how long they are.

    Swedish term:
        periodisera

    Args:
        total: What to share; negative for a repayment, which mirrors a payment.
        periods: No two with a day in common; there may be days between them.
        counted: In whole calendar months, or in days.
        unit: The smallest sum that falls on a period.

    Returns:
        One amount per period, in the order of *periods*.

    Raises:
        WeightError: If there is no period.
        PeriodError: If two periods have a day in common, or one to be counted by months is not of whole months.
        IndivisibleTotalError: If *total* is not a whole number of *unit*.
        AmountError: If *unit* is not above zero.
        InexactTypeError: If an argument is of another type.

    Invariants:
        * the amounts sum to *total*
        * each is within one unit of its exact part: they are shared by the largest remainder, and of periods that tie
          the earlier goes first
        * the order in which the periods are given does not matter

    Example:
        >>> from nara_vard_finans import kronor
        >>> quarters = steps_of(Period.year(2024), Every.QUARTER)
        >>> [str(amount) for amount in split_over(kronor(1_000_003), quarters, counted=Counting.MONTHS)]
        ['250 001 kr', '250 001 kr', '250 001 kr', '250 000 kr']
        >>> [str(amount) for amount in split_over(kronor(1_000_003), quarters, counted=Counting.DAYS)]
        ['248 635 kr', '248 634 kr', '251 367 kr', '251 367 kr']

    .. versionadded:: 0.1.0
    """
    given = tuple(periods)
    if not given:
        raise WeightError((), NoPeriods())
    lengths = [length_of(period, counted) for period in given]
    for earlier, later in pairwise(sorted(given)):
        if later.first_day <= earlier.last_day:
            raise PeriodError(later, DaysInCommon(earlier))
    names = [
        period.first_day.isoformat() for period in given
    ]  # ties go by name, and the order of these is that of time
    shared = apportion(total, parts(zip(names, lengths, strict=True)), unit=unit)
    return tuple(shared.amount(name) for name in names)


def part_of(total: Amount, *, whole: Period, part: Period, counted: Counting, unit: Amount = KRONA) -> Amount:
    """
    Say how much of a cost for *whole* falls on *part*.

    What has fallen due by the end of a day is rounded to the nearest unit, halves up, and a part is the difference
    between two such sums; so parts that follow on each other sum to the whole, however many they are.

    Swedish term:
        del av år, till exempel för en tjänst som tillsätts den 1 april

    Args:
        total: What the whole costs; negative for a repayment, which mirrors a payment.
        whole: The period that *total* is for, such as a year.
        part: The part of it that is asked for.
        counted: In whole calendar months, or in days.
        unit: The smallest sum that falls on a part.

    Raises:
        PeriodError: If *part* is not within *whole*, or one of them, to be counted by months, is not of whole months.
        IndivisibleTotalError: If *total* is not a whole number of *unit*.
        AmountError: If *unit* is not above zero.
        InexactTypeError: If an argument is of another type.

    Invariants:
        * parts that together are the whole sum to *total*
        * each is within one unit of its exact part, and none goes the other way than *total*

    Example:
        >>> from nara_vard_finans import kronor
        >>> from_april = Period(first_day=dt.date(2024, 4, 1), last_day=dt.date(2024, 12, 31))
        >>> for counted in Counting:
        ...     print(counted, part_of(kronor(1_000_003), whole=Period.year(2024), part=from_april, counted=counted))
        months 750 002 kr
        days 751 368 kr

    .. versionadded:: 0.1.0
    """
    length, asked = length_of(whole, counted), length_of(part, counted)
    if not (whole.covers(part.first_day) and whole.covers(part.last_day)):
        raise PeriodError(part, NotWithin(whole))
    before = _place(part.first_day, counted) - _place(whole.first_day, counted)
    return _due(total, before + asked, length, unit) - _due(total, before, length, unit)


def _due(total: Amount, elapsed: int, length: int, unit: Amount) -> Amount:
    """Give what of *total* has fallen due when so much of the length has elapsed."""
    # Of two remainders that tie the first goes before, so this is rounding to the nearest, halves up.
    return apportion(total, parts({"1": elapsed, "2": length - elapsed}), unit=unit).amount("1")


def length_of(period: Period, counted: Counting) -> int:
    """
    Give how long a period is, in whole calendar months or in days.

    Raises:
        PeriodError: If it is to be counted by months and is not of whole months.
        InexactTypeError: If an argument is of another type.

    Example:
        >>> length_of(Period.year(2024), Counting.MONTHS), length_of(Period.year(2024), Counting.DAYS)
        (12, 366)
    """
    if not isinstance(counted, Counting):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InexactTypeError(counted, KindExpected("Counting", "Counting.MONTHS"))
    _check(period)
    if counted is Counting.MONTHS and not is_of_whole_months(period):
        raise PeriodError(period, NotOfWholeMonths())
    return _place(period.last_day, counted) - _place(period.first_day, counted) + 1


def _check(period: Period) -> None:
    if not isinstance(period, Period):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InexactTypeError(period, KindExpected("Period", "Period.year(2024)"))


def is_of_whole_months(period: Period) -> bool:
    """Say whether a period begins on the first day of a month and ends on the last of one."""
    last = period.last_day
    return period.first_day.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _place(day: dt.date, counted: Counting) -> int:
    """Give the place of a day, or of the month it is in, among all there are."""
    return day.toordinal() if counted is Counting.DAYS else _month(day)


def _month(day: dt.date) -> int:
    return day.year * _MONTHS_IN_YEAR + day.month - 1


def steps_of(period: Period, every: Every, *, calendar: bool = False) -> tuple[Period, ...]:
    """
    Cut *period* into the steps in which it is paid.

    A step begins on the same day of a month as the period does, or on the last of the month where that day is missing;
    the last step ends with the period.

    Swedish term:
        tertial, kvartal, månader

    Args:
        period: What to cut.
        every: How long a step is.
        calendar: Cut at the calendar's own years, half-years, tertials, quarters or months instead, so that the first
            step may be short too.

    Raises:
        PeriodError: If there would be more than 1 200 steps, which is a hundred years of months.
        InexactTypeError: If *period* is no period, or *every* no step.

    Invariants:
        * every day of the period is in exactly one step, and no other day is

    Example:
        >>> from_april = Period(first_day=dt.date(2024, 4, 1), last_day=dt.date(2024, 12, 31))
        >>> for step in steps_of(from_april, Every.TERTIAL):
        ...     print(step)
        2024-04-01 to 2024-07-31
        2024-08-01 to 2024-11-30
        2024-12-01 to 2024-12-31
        >>> for step in steps_of(from_april, Every.TERTIAL, calendar=True):
        ...     print(step)
        2024-04-01 to 2024-04-30
        2024-05-01 to 2024-08-31
        2024-09-01 to 2024-12-31

    .. versionadded:: 0.1.0
    """
    _check(period)
    if not isinstance(every, Every):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InexactTypeError(every, KindExpected("Every", "Every.TERTIAL"))
    firsts = list(_first_days(period, every.months, calendar=calendar))
    if len(firsts) > _MOST_STEPS:
        raise PeriodError(period, TooManySteps(len(firsts), _MOST_STEPS))
    lasts = [first - _A_DAY for first in firsts[1:]]
    return tuple(
        Period(first_day=first, last_day=last) for first, last in zip(firsts, [*lasts, period.last_day], strict=True)
    )


def _first_days(period: Period, months: int, *, calendar: bool) -> Iterator[dt.date]:
    first_month, day = _month(period.first_day), period.first_day.day
    if calendar:
        first_month, day = first_month - first_month % months, 1
    yield period.first_day
    for month in range(first_month + months, _month(period.last_day) + 1, months):
        first = _day_in(month, day)
        if first <= period.last_day:
            yield first


def _day_in(month: int, day: int) -> dt.date:
    year, place = divmod(month, _MONTHS_IN_YEAR)
    return dt.date(year, place + 1, min(day, monthrange(year, place + 1)[1]))
