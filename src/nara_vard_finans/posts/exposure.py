"""
The employer's exposure: what the employer of a post is bound to pay on a day, less what others have decided to pay.

The employment cannot end before the period of notice has passed; what it costs until then is committed. In the worst
case only what is paid and decided covers it; in the expected case the financiers do as they intend.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from attrs import frozen

from nara_vard_finans.core import ZERO, Amount, Period
from nara_vard_finans.journals import Event
from nara_vard_finans.posts.course import Employment, earliest_end, employment_of, paid_through
from nara_vard_finans.posts.definition import Post
from nara_vard_finans.posts.funding import PostYear, YearBook, spread_by, spread_key, years_of
from nara_vard_finans.sharing import CostKey


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
    return _Risks(post).on(employment, years, on)


class _Risks:
    """What the employer of a post risks, day after day; what a day has in common with the one before is kept."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self._keys: dict[tuple[int, Period], CostKey] = {}
        self._covers: dict[int, tuple[PostYear, list[tuple[str, int, int]]]] = {}
        self._until: tuple[Sequence[PostYear], dt.date, tuple[int, int, int]] | None = None

    def on(self, employment: Employment, years: Sequence[PostYear], on: dt.date) -> Exposure | None:
        """Say what is risked on a day."""
        if employment.began_on is None:
            return Exposure(on=on, committed_to=None)
        last = employment.period.last_day
        if employment.notice_on is None and employment.ended_on is None:
            earliest = earliest_end(self.post, on)
            if earliest is None:
                return None
            last = min(last, paid_through(self.post, max(earliest, employment.began_on)))
        if self._until is None or self._until[0] is not years or self._until[1] != last:
            self._until = (years, last, self._reckon(years, last))
        committed, worst, expected = map(Amount, self._until[2])
        return Exposure(on=on, committed_to=last, committed=committed, worst=worst, expected=expected)

    def _reckon(self, years: Sequence[PostYear], last: dt.date) -> tuple[int, int, int]:
        """Give in öre what the years cost until a day, what of that is not secured, and what is not intended either."""
        committed = worst = expected = 0
        for year in years:
            if year.period is None or year.period.first_day > last:
                continue
            cover = year.cover
            cost, missing, unintended = cover.cost.ore, cover.cost.ore - cover.secured.ore, cover.uncovered.ore
            if year.period.last_day > last:
                cost, missing, unintended = self._of_part(year, year.period, last)
            committed, worst, expected = committed + cost, worst + missing, expected + unintended
        return committed, worst, expected

    def _of_part(self, year: PostYear, period: Period, last: dt.date) -> tuple[int, int, int]:
        """
        Give what a year costs up to a day, and what of that is neither paid nor decided, nor intended either.

        What one has decided is no cover for another's part.
        """
        cost = self.post.cost_of(Period(first_day=period.first_day, last_day=last))
        if cost == ZERO:
            return 0, 0, 0
        key = self._keys.get((year.year, period))
        if key is None:
            shares = {each.party.code: each.cover.cost for each in year.financiers}
            key = self._keys[year.year, period] = spread_key(self.post, shares)
        parts = spread_by(self.post, cost, key)
        missing = unintended = 0
        for code, secured, assumed in self._covered(year):
            part = parts[code] - secured
            if part > 0:
                missing += part
                unintended += max(part - assumed, 0)
        return cost.ore, missing, unintended

    def _covered(self, year: PostYear) -> list[tuple[str, int, int]]:
        """Give what each financier has secured of a year, and what it intends besides, in öre."""
        kept = self._covers.get(year.year)
        if kept is None or kept[0] is not year:
            listed = [(each.party.code, each.cover) for each in year.financiers]
            of_each = [(code, cover.paid.ore + cover.decided.ore, cover.assumed.ore) for code, cover in listed]
            kept = self._covers[year.year] = (year, of_each)
        return kept[1]


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
    years, risks = book.years(known), _Risks(post)
    for day in sorted({*days}):
        count = bisect_right(ordered, day, lo=len(known), key=lambda event: event.on)
        if count > len(known):
            known = ordered[:count]
            years = book.years(known)
        point = risks.on(book.employment, years, day)
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
