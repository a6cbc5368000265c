"""Figures of a year in which some have joined: of each what falls on the part of the year that it is a member."""

import calendar
import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from nara_vard_finans.core import AnyText, BasisError, Statistic, Text, in_name_order
from nara_vard_finans.sharing.derived import DerivedStatistic
from nara_vard_finans.sharing.key_refusals import JoinsUncounted, NobodyJoins
from nara_vard_finans.sharing.key_sentences import FigureOf, ForPartOf, ForWholeOf

_MONTHS = 12


class Joining(StrEnum):
    """From when in the year of joining a party counts as a member."""

    MONTH_AFTER = "month-after"
    """från och med månaden efter inträdet"""
    MONTH = "month"
    """från och med den månad som inträdet är i"""
    DAY = "day"
    """från och med dagen för inträdet"""

    @property
    def text(self) -> Text:
        """From when it is, in words."""
        return _TEXTS[self]

    def part_of(self, year: int, joined: dt.date) -> tuple[int, int]:
        """
        Give how much of a year a party that joined on a day is a member: so many months or days, of how many.

        Example:
            >>> day = dt.date(2024, 5, 14)
            >>> Joining.MONTH_AFTER.part_of(2024, day), Joining.DAY.part_of(2024, day)
            ((7, 12), (232, 366))
        """
        whole = _MONTHS if self is not Joining.DAY else 365 + calendar.isleap(year)
        if joined.year != year:
            return (whole if joined.year < year else 0), whole
        if self is Joining.DAY:
            return (dt.date(year, 12, 31) - joined).days + 1, whole
        return _MONTHS - joined.month + (self is Joining.MONTH), whole


_TEXTS = {
    Joining.MONTH_AFTER: Text("månader, från månaden efter inträdet", "months, from the month after joining"),
    Joining.MONTH: Text("månader, från inträdesmånaden", "months, from the month of joining"),
    Joining.DAY: Text("dagar, från dagen för inträdet", "days, from the day of joining"),
}

Joined = tuple[tuple[str, dt.date], ...]
"""The day on which each has joined, by code."""


def _in_code_order(joined: Mapping[str, dt.date] | Joined) -> Joined:
    return in_name_order(joined)


@frozen(kw_only=True, repr=False)
class JoiningFigures(DerivedStatistic):
    """
    Figures of one year, in which some have joined.

    Swedish term:
        tal för del av år

    Attributes:
        year: The year.
        joined: The day on which each has joined that has not always been there, by code.
        counted: From when in that year it counts.
    """

    year: int
    joined: Joined = field(converter=_in_code_order)
    counted: Joining

    def how(self, code: str) -> AnyText:
        """
        Say how one party's figure came about.

        Raises:
            UnknownPartyError: If the statistic has no figure for it.
        """
        (whole,) = self.origins
        own, day = FigureOf(whole.title, Fraction(whole.of(code))), dict(self.joined).get(code)
        if day is None:
            return ForWholeOf(own, self.year)
        return ForPartOf(own, *self.counted.part_of(self.year, day), self.counted.text, day)


def in_part_of_year(
    statistic: Statistic, year: int, joined: Mapping[str, dt.date], counted: Joining, like: Statistic
) -> JoiningFigures:
    """
    Give figures of a year in which some have joined: of them the part of the year that they are members.

    Swedish term:
        medlem under del av år

    Args:
        statistic: The figures of a whole year, such as a yearly fee.
        year: The year.
        joined: The day on which each has joined, by code; who is not named is a member the whole year.
        counted: From when in the year they count.
        like: Its id, title, and what else is said of it; its own figures are not used.

    Raises:
        BasisError: If nobody has joined, or somebody that the statistic does not count.

    Invariants:
        * who joined before the year has the whole figure, and who joins after it none
        * joining on the first day is as having been there, by the day and by the month of joining
    """
    if not joined:
        raise BasisError(like.id, NobodyJoins())
    strangers = sorted({*joined} - {*statistic.by_party})
    if strangers:
        raise BasisError(like.id, JoinsUncounted(tuple(strangers)))
    figures = {
        code: figure * Fraction(*counted.part_of(year, joined[code])) if code in joined else figure
        for code, figure in statistic.figures
    }
    return JoiningFigures(
        id=like.id,
        title=like.title,
        counts=like.counts,
        unit=like.unit,
        as_of=like.as_of,
        figures=figures,
        source=like.source,
        remarks=like.remarks,
        assumed=like.assumed,
        origins=(statistic,),
        year=year,
        joined=joined,
        counted=counted,
    )
