"""
The status of a post on a day: a pure function of its definition, its journal and the day.

For every year what is paid, decided, assumed and uncovered, per financier and in sum; what the employer risks; and what
is not in order.
"""

import datetime as dt
from enum import StrEnum

from attrs import evolve, frozen

from nara_vard_finans.core import Finding, JournalError, Period, with_tuples
from nara_vard_finans.journals import Given, Journal, first_contradiction, kept_for, silence
from nara_vard_finans.posts.course import Employment, contradictions, employment_of
from nara_vard_finans.posts.definition import Post
from nara_vard_finans.posts.events import Intended, PaidIn
from nara_vard_finans.posts.exposure import Exposure, exposure_curve, exposure_of, exposures_on
from nara_vard_finans.posts.funding import Cover, PostYear, sum_of_covers, years_of
from nara_vard_finans.posts.rules import PostCase, check

GIVEN = ("cost", "notice", "basis", "counted")
"""What a journal of a post can give where its papers are silent."""


class PostState(StrEnum):
    """How far a post has come."""

    UNKNOWN = "unknown"
    """okänt: ingen journal är given"""
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


@frozen(kw_only=True, field_transformer=with_tuples)
class PostStatus:
    """
    A post on a day.

    Swedish term:
        läge

    Attributes:
        post: The post, with what its journal gives.
        journal: Its journal, whole.
        on: The day.
        state: How far it has come.
        employment: The employment, as far as it is known.
        years: Every year, with every financier.
        exposure: What the employer risks; ``None`` where the period of notice is unknown, or no journal is given.
        findings: What is not in order.

    Invariants:
        * a later event never changes the status of an earlier day
        * for every year, financier and in sum: cost = paid + decided + assumed + uncovered
    """

    post: Post
    journal: Journal
    on: dt.date
    state: PostState
    employment: Employment
    years: tuple[PostYear, ...]
    exposure: Exposure | None
    findings: tuple[Finding, ...]

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
        events, planned = self.journal.up_to(self.on), self.employment.period
        return Period(
            first_day=min([planned.first_day, *(event.on for event in events[:1])]), last_day=planned.last_day
        )

    def curve(self) -> tuple[Exposure, ...]:
        """
        Give the exposure of every day, from the first that something happened or costs to the last that costs.

        Days up to the status's own are as they were known then; later ones as if nothing more happened.
        """
        if self.journal.is_untold:
            return ()
        events, span = self.journal.up_to(self.on), self._span
        return exposure_curve(self.post, events, first_day=span.first_day, last_day=span.last_day)

    def turning_points(self) -> tuple[Exposure, ...]:
        """Give of the curve the days to show: its first and last, those of events, quarters' first, and its own."""
        if self.journal.is_untold:
            return ()
        events, span = self.journal.up_to(self.on), self._span
        days = {span.first_day, span.last_day, *(event.on for event in events if not isinstance(event, PaidIn))}
        years = range(span.first_day.year, span.last_day.year + 1)
        days |= {dt.date(year, month, 1) for year in years for month in (1, 4, 7, 10)} | {self.on}
        return exposures_on(self.post, events, (day for day in days if span.covers(day)))


def with_given(post: Post, given: Given) -> Post:
    """
    Give a post with what its journal gives where its papers are silent.

    Raises:
        JournalError: If the papers state it, or a post has no such thing.
        BasisError: If the figures given are not those that its key waits for.
    """
    if given.on_leaving is not None:
        raise JournalError("given.on_leaving", "nobody leaves a post as one leaves an agreement; take it away")
    for name, stated in (("cost", post.states_cost), ("notice", post.notice is not None)):
        if getattr(given, name) is not None and stated:
            raise JournalError(f"given.{name}", f"the papers of {post.id} state it; take it away")
    named = ("cost", "notice", "counted")
    filled = evolve(post, **{name: value for name in named if (value := getattr(given, name)) is not None})
    return filled if given.basis is None else filled.on_basis(given.basis)


def status_of_post(post: Post, journal: Journal | None = None, *, on: dt.date) -> PostStatus:
    """
    Say how a post stands on a day.

    Swedish term:
        läget den dagen

    Args:
        post: The post.
        journal: What has happened, and what no paper states; without it what has happened is unknown.
        on: The day; what is entered for later days is not looked at.

    Raises:
        JournalError: If the journal is of another post, or an event up to the day cannot have happened as told.
        PostError: If neither the papers nor the journal state what the post costs.
        UnstatedBasisError: If neither states the figures that its key rests on.
        InexactTypeError: If *on* is no day.

    Invariants:
        * for every year, financier and in sum: cost = paid + decided + assumed + uncovered
        * it depends on the journal only up to and including *on*

    Source:
        PM 2022-09-19: an intention on the assumption that grants come, and an implementing decision for each year.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, example_journal
        >>> post, journal = embedded().post("rss-gnv-post-2023"), example_journal("exempel-gnv-post-2023")
        >>> found = status_of_post(post, journal, on=dt.date(2023, 1, 15))
        >>> cover = found.years[0].cover
        >>> cover.paid + cover.decided + cover.assumed + cover.uncovered == cover.cost
        True

    .. versionadded:: 0.1.0
    """
    kept = kept_for(post.id, journal, on)
    whole = with_given(post, kept.given)
    events = kept.up_to(on)
    first_contradiction(contradictions(whole, events), events, whole.parties)
    employment, years = employment_of(whole, events), years_of(whole, events)
    intended = any(isinstance(event, Intended) for event in events)
    case = PostCase(
        post=whole, events=events, on=on, employment=employment, years=years, given=kept.given.basis is not None
    )
    return PostStatus(
        post=whole,
        journal=kept,
        on=on,
        state=PostState.UNKNOWN if kept.is_untold else _state(employment, intended=intended, on=on),
        employment=employment,
        years=years,
        exposure=None if kept.is_untold else exposure_of(whole, employment, years, on),
        findings=(*(() if kept.is_untold else check(case)), *silence(kept, on)),
    )


def _state(employment: Employment, *, intended: bool, on: dt.date) -> PostState:
    if employment.began_on is None:
        return PostState.INTENDED if intended else PostState.PLANNED
    if employment.ended_on is not None or on > employment.last_day:
        return PostState.ENDED
    return PostState.EMPLOYED if employment.notice_on is None else PostState.NOTICE_GIVEN
