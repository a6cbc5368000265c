"""When the parties of an agreement pay, and what is said of value added tax."""

import datetime as dt
from calendar import monthrange
from enum import StrEnum

from attrs import evolve, frozen

from nara_vard_finans.agreements.refusals import DayOrMonthEnd, MonthEndStated, NoDayOfMonth, NoDueDay, PaymentStated
from nara_vard_finans.core import AgreementError, Period, Source, Text
from nara_vard_finans.sharing import Every, steps_of

_A_DAY = dt.timedelta(days=1)
_SATURDAY, _SUNDAY, _MOST_DAYS = 5, 6, 31


class Due(StrEnum):
    """Whether what a period costs is paid before it or after it."""

    ADVANCE = "advance"
    """i förskott"""
    AFTERWARDS = "afterwards"
    """i efterskott"""


class Weekend(StrEnum):
    """To which day a due day is moved from a Saturday or a Sunday."""

    NEXT = "next-weekday"
    """till nästa vardag"""
    PREVIOUS = "previous-weekday"
    """till föregående vardag"""


@frozen(kw_only=True)
class Payment:
    """
    When the parties pay, and what is said of value added tax; each part only where a paper states it.

    Swedish term:
        betalningsvillkor

    Attributes:
        due: Whether a period is paid for in advance or afterwards.
        every: How often they pay.
        day: The day of the month on which an invoice falls due: the month in which the period begins, or the one after
            it. Without it, the first day of the period, or the first after it.
        month_end: Whether an invoice falls due on the last day of that month, in place of *day*.
        weekend: To which day it is moved from a Saturday or a Sunday.
        vat: How value added tax is treated, in the words of the paper.
        source: Where it stands.

    Raises:
        AgreementError: If no month has such a day, or both a day and the last of the month are stated.
    """

    due: Due | None = None
    every: Every | None = None
    day: int | None = None
    month_end: bool = False
    weekend: Weekend | None = None
    vat: Text | None = None
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        if self.day is not None and not 1 <= self.day <= _MOST_DAYS:
            raise AgreementError("day", NoDayOfMonth(self.day))
        if self.month_end and self.day is not None:
            raise AgreementError("payment", DayOrMonthEnd(self.day))

    def asked(self, due: Due | None, day: int | None, every: Every | None = None) -> "Payment":
        """
        Give it with what is asked where no paper states it.

        Raises:
            AgreementError: If a paper states it otherwise.
        """
        for stated, other in ((self.due, due), (self.day, day), (self.every, every)):
            if None not in {stated, other} and stated != other:
                raise AgreementError("payment", PaymentStated(str(stated), str(other)))
        if self.month_end and day is not None:
            raise AgreementError("payment", MonthEndStated(day))
        return evolve(self, due=self.due or due, day=self.day or day, every=self.every or every)

    def due_on(self, period: Period) -> dt.date:
        """
        Give the day on which what a period costs falls due; in advance where nobody has said.

        Raises:
            AgreementError: If there is no such day.
        """
        try:
            first = period.last_day + _A_DAY if self.due is Due.AFTERWARDS else period.first_day
            return self._moved(self._in_month_of(first))
        except (OverflowError, ValueError) as error:
            raise AgreementError("payment", NoDueDay(self.day or 1, period)) from error

    def due_days(self, period: Period) -> tuple[tuple[Period, dt.date], ...]:
        """
        Give each part of a period that is paid for, with the day it falls due; none where it is not stated how often.

        Raises:
            AgreementError: If there is no such day.
            PeriodError: If the period cannot be cut so.
        """
        steps = () if self.every is None else steps_of(period, self.every)
        return tuple((step, self.due_on(step)) for step in steps)

    def _in_month_of(self, first: dt.date) -> dt.date:
        if self.month_end:
            return first.replace(day=monthrange(first.year, first.month)[1])
        return first if self.day is None else first.replace(day=self.day)

    def _moved(self, day: dt.date) -> dt.date:
        beyond = day.weekday() - _SATURDAY
        if self.weekend is None or beyond < 0:
            return day
        return day - (1 + beyond) * _A_DAY if self.weekend is Weekend.PREVIOUS else day + (2 - beyond) * _A_DAY


UNSTATED_PAYMENT = Payment()
"""Nothing is stated of when the parties pay."""


def is_weekend(day: dt.date) -> bool:
    """Say whether a day is a Saturday or a Sunday."""
    return day.weekday() in {_SATURDAY, _SUNDAY}
