"""
The employer's exposure: what the employer of a post is bound to pay on a day, less what others have decided to pay.

The employment cannot end before the period of notice has passed; what it costs until then is committed. In the worst
case only what is paid and decided covers it; in the expected case the financiers do as they intend.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from attrs import frozen

from nara_vard_finans.core import ZERO, Amount, Period
from nara_vard_finans.journals import Event
from nara_vard_finans.posts.course import Employment, earliest_end, employment_of, paid_through
from nara_vard_finans.posts.definition import Post
from nara_vard_finans.posts.funding import PostYear, YearBook, spread, years_of


@frozen(kw_only=True)
class Exposure:
    """
    What the employer of a post risks on a day.

    Swedish term:
        arbetsgivarens risk (för övertalighet)

    Attributes:
        on: The day.
        committed_to: The earliest day on which the employment can end; ``None`` where nobody is employed.
        committed: What the employment costs from its first day until then.
        worst: What of that is neither paid nor decided by the one whose share it is.
        expected: What of that is not intended either.

    Invariants:
        * zero ≤ expected ≤ worst ≤ committed
        * a decision or a payment never raises it, and it is zero when all is decided
    """

    on: dt.date
    committed_to: dt.date | None
    committed: Amount = ZERO
    worst: Amount = ZERO
    expected: Amount = ZERO


def exposure_on(post: Post, events: Sequence[Event], on: dt.date) -> Exposure | None:
    """
    Say what the employer risks on a day, after *events*; ``None`` where the period of notice is unknown.

    Source:
        PM 2022-09-19, "Riskanalys": the region carries the risk of redundancy, and an intention is some security.
    """
    return exposure_of(post, employment_of(post, events), years_of(post, events), on)


def exposure_of(post: Post, employment: Employment, years: Sequence[PostYear], on: dt.date) -> Exposure | None:
    """Say what the employer risks on a day, by an employment and years that are worked out already."""
    if employment.began_on is None:
        return Exposure(on=on, committed_to=None)
    last = employment.period.last_day
    if employment.notice_on is None and employment.ended_on is None:
        earliest = earliest_end(post, on)
        if earliest is None:
            return None
        last = min(last, paid_through(post, max(earliest, employment.began_on)))
    committed = worst = expected = ZERO
    for year in years:
        if year.period is None or year.period.first_day > last:
            continue
        cost, missing, unintended = year.cover.cost, year.cover.cost - year.cover.secured, year.cover.uncovered
        if year.period.last_day > last:
            cost, missing, unintended = _of_part(post, year, last)
        committed, worst, expected = committed + cost, worst + missing, expected + unintended
    return Exposure(on=on, committed_to=last, committed=committed, worst=worst, expected=expected)


def _of_part(post: Post, year: PostYear, last: dt.date) -> tuple[Amount, Amount, Amount]:
    """
    Give what a year costs up to a day, and what of that is neither paid nor decided, nor intended either.

    What one has decided is no cover for another's part.
    """
    assert year.period is not None  # noqa: S101 - the caller has seen to that
    cost = post.cost_of(Period(first_day=year.period.first_day, last_day=last))
    parts = spread(post, cost, {each.party.code: each.cover.cost for each in year.financiers})
    missing = unintended = 0  # in öre: of very many financiers every day is reckoned so
    for each in year.financiers:
        part = parts[each.party.code].ore - each.cover.paid.ore - each.cover.decided.ore
        missing += max(part, 0)
        unintended += max(part - each.cover.assumed.ore, 0)
    return cost, Amount(missing), Amount(unintended)


def exposures_on(post: Post, events: Sequence[Event], days: Iterable[dt.date]) -> tuple[Exposure, ...]:
    """
    Give the exposure of some days, each as it was known that day; empty where the period of notice is unknown.

    Args:
        post: The post, with its cost.
        events: What has happened.
        days: The days.
    """
    found: list[Exposure] = []
    ordered, book = sorted(events, key=lambda event: event.on), YearBook(post)
    known: list[Event] = []
    employment, years = employment_of(post, known), book.years(known)
    for day in sorted({*days}):
        new = [event for event in ordered[len(known) :] if event.on <= day]
        if new:
            known += new
            employment, years = employment_of(post, known), book.years(known)
        point = exposure_of(post, employment, years, day)
        if point is None:
            return ()
        found.append(point)
    return tuple(found)


def exposure_curve(
    post: Post, events: Sequence[Event], *, first_day: dt.date, last_day: dt.date
) -> tuple[Exposure, ...]:
    """
    Give the exposure of every day from *first_day* to *last_day*, each as it was known that day.

    Days after the last event are reckoned as if nothing more happened. The curve is empty where the period of notice is
    unknown.

    Swedish term:
        riskkurva

    Args:
        post: The post, with its cost.
        events: What has happened.
        first_day: The first day of the curve.
        last_day: The last day of the curve.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, example_journal
        >>> journal = example_journal("exempel-gnv-post-2023")
        >>> post = embedded().post("rss-gnv-post-2023").with_assumptions(journal.assumptions)
        >>> curve = exposure_curve(
        ...     post, journal.events, first_day=dt.date(2023, 3, 14), last_day=dt.date(2023, 3, 15)
        ... )
        >>> [str(point.worst) for point in curve]  # all decide on the second day
        ['429 452 kr', '0 kr']

    .. versionadded:: 0.1.0
    """
    count = (last_day - first_day).days + 1
    return exposures_on(post, events, (first_day + dt.timedelta(days=step) for step in range(count)))
