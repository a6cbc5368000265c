"""
The years of a post on a day: what each financier has paid, decided and is assumed to pay, and what nobody covers.

For every year and financier, and in sum, the cost is what is paid, decided, assumed and uncovered, and none of these
is below zero.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from nara_vard_finans.core import ZERO, Amount, Party, Period, Shown, with_tuples
from nara_vard_finans.journals import Event
from nara_vard_finans.posts.course import employment_of
from nara_vard_finans.posts.definition import Post, YearlyGrant, in_years
from nara_vard_finans.posts.events import (
    Decided,
    EmploymentBegan,
    EmploymentEnded,
    EmploymentNotice,
    GrantNotified,
    Intended,
    NotGranted,
    PaidIn,
    YearEvent,
)
from nara_vard_finans.sharing import CostKey, Method, NestedKey, apportion, parts


@frozen(kw_only=True)
class Cover:
    """
    What a cost is covered by.

    Swedish term:
        täckning

    Attributes:
        cost: The cost.
        paid: What of it is paid.
        decided: What of it is decided, and not yet paid.
        assumed: What of it is intended, on the assumption that a grant comes, and not yet decided.

    Invariants:
        * cost = paid + decided + assumed + uncovered, and none of them is below zero
    """

    cost: Amount = ZERO
    paid: Amount = ZERO
    decided: Amount = ZERO
    assumed: Amount = ZERO

    @property
    def uncovered(self) -> Amount:
        """What of it nobody has paid, decided or intended."""
        return self.cost - self.paid - self.decided - self.assumed

    @property
    def secured(self) -> Amount:
        """What of it is paid or decided."""
        return self.paid + self.decided


def sum_of_covers(covers: Iterable[Cover]) -> Cover:
    """Sum covers."""
    listed = list(covers)
    return Cover(
        cost=Amount(sum(each.cost.ore for each in listed)),
        paid=Amount(sum(each.paid.ore for each in listed)),
        decided=Amount(sum(each.decided.ore for each in listed)),
        assumed=Amount(sum(each.assumed.ore for each in listed)),
    )


@frozen(kw_only=True, repr=False)
class Financier(Shown):
    """
    One financier of one year.

    Swedish term:
        finansiär

    Attributes:
        party: The financier.
        cover: Its share of the year's cost, and what covers it.
        intended: Whether it intends to pay.
        notified_on: The day that its grant was notified; ``None`` until then.
        awarded: What it was granted; ``None`` where that is not told.
        decided: What it has decided in all, its part of joint decisions included; it may be more than its share.
        paid: What it has paid in all; it may be more than its share.
    """

    party: Party
    cover: Cover
    intended: bool
    notified_on: dt.date | None
    awarded: Amount | None
    decided: Amount
    paid: Amount


@frozen(kw_only=True, repr=False)
class GrantOfYear(Shown):
    """
    One grant that is to carry a year of a post, apart from the others.

    Swedish term:
        årets stimulansmedel

    Attributes:
        grant: The grant.
        carries: What of the cost it is assumed to carry, before anything is notified; zero where it does not come.
        awarded: What the financiers were granted of it; ``None`` where that is not told.
        notified_on: The day of the first notice of it; ``None`` until then.
        denied: Whether it is known not to come.
    """

    grant: YearlyGrant
    carries: Amount
    awarded: Amount | None
    notified_on: dt.date | None
    denied: bool

    @property
    def left(self) -> Amount | None:
        """What of the award is beyond what it carries; ``None`` where the award is not told."""
        return None if self.awarded is None else max(self.awarded - self.carries, ZERO)


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class PostYear(Shown):
    """
    One year of a post.

    Swedish term:
        verksamhetsår

    Attributes:
        year: The year.
        period: The days of it that cost something; ``None`` where none does.
        grants: The grants that are to carry it, as they are listed.
        denied: Whether it is known that there is no grant.
        financiers: The financiers, in the order of tables.
    """

    year: int
    period: Period | None
    grants: tuple[GrantOfYear, ...]
    denied: bool
    financiers: tuple[Financier, ...]

    @property
    def grant(self) -> YearlyGrant | None:
        """The grant that is to carry it, the first where several are; ``None`` where none is."""
        return self.grants[0].grant if self.grants else None

    @cached_property
    def cover(self) -> Cover:
        """The cost of the year, and what covers it."""
        return sum_of_covers(each.cover for each in self.financiers)

    @property
    def notified_on(self) -> dt.date | None:
        """The day from which every financier's grant is notified; ``None`` until then."""
        days = [each.notified_on for each in self.financiers if each.cover.cost > ZERO]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None


def years_of(post: Post, events: Sequence[Event]) -> tuple[PostYear, ...]:
    """
    Give every year of a post after *events*: those of its term, and those that the employment reaches.

    Raises:
        PostError: If no cost is stated, or given, for a year.
        UnstatedBasisError: If no paper prints the figures that the key rests on.
    """
    return YearBook(post).years(events)


class YearBook:
    """The years of a post, each worked out again only when something new is told of it."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.employment = employment_of(post, ())
        self._count = 0
        self._employed: list[Event] = []
        self._own: dict[int, list[Event]] = {}
        self._kept: dict[int, _YearSoFar] = {}

    def years(self, events: Sequence[Event]) -> tuple[PostYear, ...]:
        """Give every year after *events*, which hold those that were asked about before, and perhaps more."""
        new, self._count = events[self._count :], len(events)
        if employed := [event for event in new if isinstance(event, _OF_EMPLOYMENT)]:
            self._employed += employed
            self.employment = employment_of(self.post, self._employed)
        for year, own in self._own.items():
            own += [event for event in new if _concerns(event, year)]
        periods = {part.first_day.year: part for part in in_years(self.employment.period)}
        every = sorted({*self.post.years, *periods})
        for year in every:
            if year not in self._own:
                self._own[year] = [event for event in events if _concerns(event, year)]
        return tuple(self._year(year, periods.get(year)) for year in every)

    def _year(self, year: int, period: Period | None) -> PostYear:
        kept = self._kept.get(year)
        if kept is None or kept.period != period:
            kept = self._kept[year] = _YearSoFar(self.post, year, period)
        return kept.after(self._own[year])


_OF_EMPLOYMENT = (EmploymentBegan, EmploymentNotice, EmploymentEnded)


class _YearSoFar:
    """One year of a post over the same days: of its financiers only those of whom something is told are worked out."""

    def __init__(self, post: Post, year: int, period: Period | None) -> None:
        self.post, self.year, self.period = post, year, period
        self.shares = post.shares_of(ZERO if period is None else post.cost_of(period))
        self.parties = {party.code: party for party in post.parties.in_table_order if party.code in self.shares}
        self._together = dict.fromkeys(self.shares, ZERO)
        self._events = dict[str, list[Event]]((code, []) for code in self.parties)
        self._financiers: dict[str, Financier] = {}
        self._parts: _Parts = ()
        self._count = 0
        self._found: PostYear | None = None

    def after(self, events: Sequence[Event]) -> PostYear:
        """Give the year after *events*, which hold those of before, and perhaps more."""
        new, self._count = events[self._count :], len(events)
        if self._found is None or new:
            self._tell(events, new)
            self._found = self._year(events)
        return self._found

    def _tell(self, events: Sequence[Event], new: Sequence[Event]) -> None:
        """Work out again those of whom something new is told; at first, all."""
        told = {*self.parties} if self._found is None else set[str]()
        for event in new:
            for code in self._told_of(event):
                self._events[code].append(event)
                told.add(code)
        if self._found is None or any(isinstance(event, GrantNotified | NotGranted) for event in new):
            self._parts = _parts(self.post, self.shares, self.year, events)
        if any(isinstance(event, Decided) and not event.party for event in new):
            joint = (event.amount for event in events if isinstance(event, Decided) and not event.party)
            self._together = spread(self.post, sum(joint, ZERO), self.shares)
        for code in told:
            self._financiers[code] = self._financier(code)

    def _year(self, events: Sequence[Event]) -> PostYear:
        grants = tuple(of for of, _ in self._parts)
        denied = all(of.denied for of in grants) if grants else any(isinstance(event, NotGranted) for event in events)
        return PostYear(
            year=self.year,
            period=self.period,
            grants=grants,
            denied=denied,
            financiers=tuple(self._financiers[code] for code in self.parties),
        )

    def _told_of(self, event: Event) -> Iterable[str]:
        """Name those of whom an event tells: the one that it names, or all."""
        named = getattr(event, "party", "")
        return (named,) if named in self.parties else self.parties

    def _financier(self, code: str) -> Financier:
        share, events = self.shares[code], self._events[code]
        notices = _notices(events, code)
        own = (event.amount.ore for event in events if isinstance(event, Decided) and event.party == code)
        decided = Amount(sum(own) + self._together[code].ore)
        paid = Amount(sum(event.amount.ore for event in events if isinstance(event, PaidIn) and event.party == code))
        intends = any(isinstance(event, Intended) and event.party in {"", code} for event in events)
        assumed = _assumed(code, share, self._parts, notices) if intends else ZERO
        within = min(paid, share)
        secured = min(max(paid, decided), share)
        return Financier(
            party=self.parties[code],
            cover=Cover(cost=share, paid=within, decided=secured - within, assumed=max(assumed - secured, ZERO)),
            intended=intends,
            notified_on=_all_notified(notices, self._parts),
            awarded=_awarded(notices),
            decided=decided,
            paid=paid,
        )


def _concerns(event: Event, year: int) -> bool:
    if isinstance(event, Intended):
        return not event.years or year in event.years
    return isinstance(event, YearEvent) and event.year == year


def spread(post: Post, total: Amount, shares: Mapping[str, Amount]) -> dict[str, Amount]:
    """
    Spread a sum as a cost is shared: by the shares of the cost, or by the key itself where there is no cost.

    A divisor method is used, so that a larger sum never lowers anybody's part, and the whole cost gives exactly the
    shares.
    """
    if total == ZERO:
        return dict.fromkeys(shares, ZERO)
    found = spread_by(post, total, spread_key(post, shares))
    return {code: Amount(found[code]) for code in shares}


def spread_key(post: Post, shares: Mapping[str, Amount]) -> CostKey:
    """Give by what a sum is spread as a cost is shared."""
    weights: Mapping[str, int | Fraction] = {code: share.ore for code, share in shares.items()}
    if not any(weights.values()) and isinstance(post.cost_key, CostKey | NestedKey):
        weights = (post.cost_key.flat if isinstance(post.cost_key, NestedKey) else post.cost_key).shares
    return parts(weights)


def spread_by(post: Post, total: Amount, key: CostKey) -> dict[str, int]:
    """Give each one's part of a sum in öre: of very many financiers every day is reckoned so."""
    unit = post.rounding.unit
    counts = apportion(total, key, method=Method.SAINTE_LAGUE, unit=unit).counts
    return {code: count * unit.ore for code, count in zip(key.parties, counts, strict=True)}


def _notices(events: Iterable[Event], code: str) -> list[GrantNotified]:
    return [event for event in events if isinstance(event, GrantNotified) and event.party in {"", code}]


def _awarded(notices: Iterable[GrantNotified]) -> Amount | None:
    described = [event.amount for event in notices if event.amount is not None]
    return sum(described, ZERO) if described else None


def _all_notified(notices: Sequence[GrantNotified], of_year: "_Parts") -> dt.date | None:
    """Give the day from which a notice has come of every grant that can come, or of any where none can."""
    grants, left = [of.grant for of, _ in of_year], [of.grant for of, _ in of_year if not of.denied]
    of_each = [[each.on for each in notices if _is_of(each, grant, grants)] for grant in left]
    days = [min(of_one, default=None) for of_one in of_each or [[each.on for each in notices]]]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


_Parts = Sequence[tuple[GrantOfYear, Mapping[str, Amount]]]
"""The grants of a year, each with what it is assumed to carry of each financier's share."""


def _parts(post: Post, shares: Mapping[str, Amount], year: int, events: Sequence[Event]) -> _Parts:
    """
    Part what the grants of a year are assumed to carry of each share.

    Each grant carries what all until it carry, less what those before it do, so that no krona is lost between them.
    """
    cost, unit = sum((share.ore for share in shares.values()), 0), post.rounding.unit.ore
    found, percent, before = list[tuple[GrantOfYear, Mapping[str, Amount]]](), Fraction(0), dict.fromkeys(shares, ZERO)
    grants = post.grants_of(year)
    for grant in grants:
        percent += Fraction(grant.percent)
        until = spread(post, Amount(int(cost * percent // (100 * unit)) * unit), shares)
        of_each = {code: amount - before[code] for code, amount in until.items()}
        denied = any(isinstance(event, NotGranted) and event.grant in {"", grant.name} for event in events)
        notices = [event for event in events if isinstance(event, GrantNotified) and _is_of(event, grant, grants)]
        carries = ZERO if denied else sum(of_each.values(), ZERO)
        first = min((event.on for event in notices), default=None)
        of_year = GrantOfYear(grant=grant, carries=carries, awarded=_awarded(notices), notified_on=first, denied=denied)
        found.append((of_year, of_each))
        before = until
    return found


def _is_of(event: GrantNotified, grant: YearlyGrant, grants: Sequence[YearlyGrant]) -> bool:
    return event.grant == grant.name or len(grants) == 1


def _assumed(code: str, share: Amount, parts_: _Parts, notices: Sequence[GrantNotified]) -> Amount:
    """
    Give the most that one's intention is worth: what the grants are assumed to carry of its share.

    Where it is known what the party was granted of one, that is the most of it, and no assumption is needed.
    """
    grants, most = [of.grant for of, _ in parts_], ZERO
    for of, of_each in parts_:
        if not of.denied:
            awarded = _awarded(event for event in notices if _is_of(event, of.grant, grants))
            most += of_each[code] if awarded is None else awarded
    return min(share, most)
