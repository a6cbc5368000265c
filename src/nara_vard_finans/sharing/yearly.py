"""Figures that follow the year: those of one day for each, such as the population of 1 November the year before."""

import calendar
import datetime as dt
from collections.abc import Iterable

from attrs import field, frozen

from nara_vard_finans.core import (
    AnyText,
    Message,
    Period,
    Shown,
    Source,
    Statistic,
    YearlyError,
    code_texts,
    counted_text,
    day_of_year_text,
    with_tuples,
)
from nara_vard_finans.sharing.keys import CostKey, proportional_to
from nara_vard_finans.sharing.year_refusals import FiguresAwaited, NoSuchDay, TwoFiguresFit, YearsBeforeNegative

_LEAP_YEAR = 2024


class OfYearItself(Message):
    """Name a day of the year itself."""

    SV = "{day} samma år"
    EN = "{day} of the year itself"
    day: AnyText


class OfYearBefore(Message):
    """Name a day of the year before."""

    SV = "{day} året före"
    EN = "{day} of the year before"
    day: AnyText


class OfYearsBefore(Message):
    """Name a day of some year before."""

    SV = "{day} {years} år före"
    EN = "{day}, {years} years before"
    day: AnyText
    years: int


@frozen(kw_only=True)
class FiguresDay:
    """
    Which day's figures a year rests on.

    Swedish term:
        mätdag

    Attributes:
        month: The month.
        day: The day of the month.
        years_before: How many years before the year itself; zero for the year itself.

    Raises:
        YearlyError: If there is no such day, or *years_before* is negative.

    Example:
        >>> FiguresDay(month=11, day=1, years_before=1).of(2025).isoformat()
        '2024-11-01'
    """

    month: int
    day: int
    years_before: int = 0

    def __attrs_post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.day <= calendar.monthrange(_LEAP_YEAR, self.month)[1]):  # noqa: PLR2004 - of the calendar
            raise YearlyError(f"{self.month:02d}-{self.day:02d}", NoSuchDay())
        if self.years_before < 0:
            raise YearlyError(str(self.years_before), YearsBeforeNegative())

    @property
    def plain(self) -> str:
        """The day for machines, with the years before."""
        return f"{self.month:02d}-{self.day:02d}/{self.years_before}"

    @property
    def text(self) -> AnyText:
        """The day in words."""
        day = day_of_year_text(self.month, self.day)
        if self.years_before == 0:
            return OfYearItself(day)
        return OfYearBefore(day) if self.years_before == 1 else OfYearsBefore(day, self.years_before)

    def of(self, year: int) -> dt.date:
        """Give the day for a year; 29 February is the last of February where there is none."""
        of_year = year - self.years_before
        return dt.date(of_year, self.month, min(self.day, calendar.monthrange(of_year, self.month)[1]))


def _in_code_order(parties: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(code_texts(parties)))


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class YearlyFigures(Shown):
    """
    A key in proportion to figures that are not the same every year.

    Swedish term:
        i förhållande till varje års folkmängd, till exempel

    Attributes:
        parties: The parties that share, in the order of the codes.
        counts: What the figures count, such as ``population``.
        statistics: The figures that are known; for a year those of its day are taken.
        day: Which day's figures a year rests on.
        source: Where the key is agreed.

    Example:
        >>> from nara_vard_finans.core import Period, Statistic, Text
        >>> people = Statistic(
        ...     id="people", title=Text("Folkmängd"), counts="population", unit="persons",
        ...     as_of=Period.parse("2023-12-31"), figures={"a": 3, "b": 1},
        ... )
        >>> day = FiguresDay(month=12, day=31, years_before=1)
        >>> yearly = YearlyFigures(parties=("a", "b"), counts="population", statistics=(people,), day=day)
        >>> yearly.of(2024).share("a")
        Fraction(3, 4)
    """

    parties: tuple[str, ...] = field(converter=_in_code_order)
    counts: str
    statistics: tuple[Statistic, ...]
    day: FiguresDay
    source: Source | None = None

    def of(self, year: int) -> CostKey:
        """
        Give the key of one year.

        Raises:
            YearlyError: If no figures of its day are known, or several are.
        """
        day, named = self.day.of(year), counted_text(self.counts)
        found = [each for each in self.statistics if each.as_of == Period(first_day=day, last_day=day)]
        if not found:
            raise YearlyError(named, FiguresAwaited(year, named, day))
        if len(found) > 1:
            raise YearlyError(named, TwoFiguresFit(found[0].id, found[1].id, named, day))
        return proportional_to(found[0], self.parties, source=self.source, figures_for=Period.year(year))

    @property
    def years(self) -> frozenset[int]:
        """The years for which figures are known."""
        known = (each.as_of for each in self.statistics)
        days = {period.first_day for period in known if period is not None and period.first_day == period.last_day}
        years = {day.year + self.day.years_before for day in days}
        return frozenset(year for year in years if self.day.of(year) in days)
