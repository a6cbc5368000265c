"""
The status of a post on a day: a pure function of its definition, its journal and the day.

For every year what is paid, decided, assumed and uncovered, per financier and in sum; what the employer risks; and what
is not in order.
"""

import datetime as dt
from enum import StrEnum
from functools import cached_property

from attrs import frozen

from nara_vard_finans.core import Period
from nara_vard_finans.posts.events import Intended, PaidIn
from nara_vard_finans.posts.exposure import Exposure, exposure_curve, exposure_of, exposures_on
from nara_vard_finans.posts.funding import Cover, PostYear, sum_of_covers
from nara_vard_finans.posts.rules import RULES, JudgedPost


class PostState(StrEnum):
    """How far a post has come."""

    UNKNOWN = "unknown"
    """okänt: ingen journal är angiven"""
    PLANNED = "planned"
    """planerad, ingen har beslutat något"""
    INTENDED = "intended"
    """avsikten att finansiera är beslutad, ingen är anställd"""
    EMPLOYED = "employed"
    """anställning pågår"""
    NOTICE_GIVEN = "notice-given"
    """anställning pågår och är uppsagd"""
    ENDED = "ended"
    """anställningen har upphört"""


@frozen(kw_only=True, slots=False, repr=False)
class PostStatus(JudgedPost):
    """
    A post on a day.

    Swedish term:
        läge

    Raises:
        PostError: If neither the papers nor the journal state what the post costs.
        UnstatedBasisError: If neither states the figures that its key rests on.

    Invariants:
        * for every year, financier and in sum: cost = paid + decided + assumed + uncovered

    Source:
        PM 2022-09-19: an intention on the assumption that grants come, and an implementing decision for each year.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, example_journal, status
        >>> post, journal = embedded().post("rss-gnv-post-2023"), example_journal("exempel-gnv-post-2023")
        >>> found = status(post, journal, on=dt.date(2023, 1, 15))
        >>> cover = found.years[0].cover
        >>> cover.paid + cover.decided + cover.assumed + cover.uncovered == cover.cost
        True
    """

    rules = RULES

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        _ = self.exposure  # a cost or a key that nobody states is refused at once

    @cached_property
    def exposure(self) -> Exposure | None:
        """What the employer risks; ``None`` where the period of notice is unknown, or no journal is given."""
        found = exposure_of(self.post, self.employment, self.years, self.on)
        return None if self.journal.is_unrecorded else found

    @cached_property
    def state(self) -> PostState:
        """How far it has come."""
        if self.journal.is_unrecorded:
            return PostState.UNKNOWN
        if self.employment.began_on is None:
            intended = any(isinstance(event, Intended) for event in self.counted)
            return PostState.INTENDED if intended else PostState.PLANNED
        if self.employment.ended_on is not None or self.on > self.employment.last_day:
            return PostState.ENDED
        return PostState.EMPLOYED if self.employment.notice_on is None else PostState.NOTICE_GIVEN

    @property
    def total(self) -> Cover:
        """The cost of all years, and what covers it."""
        return sum_of_covers(year.cover for year in self.years)

    def year(self, year: int) -> PostYear | None:
        """Give one year; ``None`` where it is none of the post's."""
        return next((each for each in self.years if each.year == year), None)

    @property
    def _span(self) -> Period:
        """The days of the curve: from the first that something happened or costs to the last that costs."""
        events, planned = self.counted, self.employment.period
        return Period(
            first_day=min([planned.first_day, *(event.on for event in events[:1])]), last_day=planned.last_day
        )

    def curve(self) -> tuple[Exposure, ...]:
        """
        Give the exposure of every day, from the first that something happened or costs to the last that costs.

        Days up to the status's own are as they were known then; later ones as if nothing more happened.
        """
        if self.journal.is_unrecorded:
            return ()
        span = self._span
        return exposure_curve(self.post, self.counted, first_day=span.first_day, last_day=span.last_day)

    def turning_points(self) -> tuple[Exposure, ...]:
        """Give of the curve the days to show: its first and last, those of events, quarters' first, and its own."""
        if self.journal.is_unrecorded:
            return ()
        events, span = self.counted, self._span
        days = {span.first_day, span.last_day, *(event.on for event in events if not isinstance(event, PaidIn))}
        years = range(span.first_day.year, span.last_day.year + 1)
        days |= {dt.date(year, month, 1) for year in years for month in (1, 4, 7, 10)} | {self.on}
        return exposures_on(self.post, events, (day for day in days if span.covers(day)))
