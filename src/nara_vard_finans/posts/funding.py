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
from nara_vard_finans.posts.events import Decided, GrantNotified, Intended, NotGranted, PaidIn, YearEvent
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
        cost=sum((each.cost for each in listed), ZERO),
        paid=sum((each.paid for each in listed), ZERO),
        decided=sum((each.decided for each in listed), ZERO),
        assumed=sum((each.assumed for each in listed), ZERO),
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
        self._kept: dict[int, tuple[Period | None, int, PostYear]] = {}

    def years(self, events: Sequence[Event]) -> tuple[PostYear, ...]:
        """Give every year after *events*, which hold those that were asked about before, and perhaps more."""
        periods = {part.first_day.year: part for part in in_years(employment_of(self.post, events).period)}
        own: dict[int, list[Event]] = {year: [] for year in sorted({*self.post.years, *periods})}
        for event in events:
            for year in [event.year] if isinstance(event, YearEvent) else own:
                if year in own and _concerns(event, year):
                    own[year].append(event)
        return tuple(self._year(year, periods.get(year), of_year) for year, of_year in own.items())

    def _year(self, year: int, period: Period | None, events: list[Event]) -> PostYear:
        kept = self._kept.get(year)
        if kept is None or kept[:2] != (period, len(events)):
            kept = self._kept[year] = (period, len(events), _year(self.post, year, period, events))
        return kept[2]


def _year(post: Post, year: int, period: Period | None, own: Sequence[Event]) -> PostYear:
    shares = post.shares_of(ZERO if period is None else post.cost_of(period))
    decided = _decided(post, shares, own)
    parts = _parts(post, shares, year, own)
    denied = any(isinstance(event, NotGranted) and not event.grant for event in own) or (
        bool(parts) and all(of.denied for of, _ in parts)
    )
    parties = [party for party in post.parties.in_table_order if party.code in shares]
    by_party = _by_party([party.code for party in parties], own)
    assumed = _assumed(shares, () if denied else parts, by_party)
    financiers = (
        _financier(
            party, shares[party.code], decided[party.code], assumed[party.code], by_party[party.code], grants=parts
        )
        for party in parties
    )
    grants = tuple(of for of, _ in parts)
    return PostYear(year=year, period=period, grants=grants, denied=denied, financiers=tuple(financiers))


def _by_party(codes: Iterable[str], events: Iterable[Event]) -> dict[str, list[Event]]:
    """
    Give what concerns each: all that is of itself, and what is of all together.

    Of the latter the first of a kind and a grant says all: that they intend to pay, or when a notice came.
    """
    own: dict[str, list[Event]] = {code: [] for code in codes}
    together: dict[tuple[type[Event], str], Event] = {}
    for event in events:
        named = getattr(event, "party", "")
        if named in own:
            own[named].append(event)
        elif not named:
            of = type(event), getattr(event, "grant", "")
            together[of] = min(event, together.get(of, event), key=lambda each: each.on)
    return {code: [*of_party, *together.values()] for code, of_party in own.items()}


def _concerns(event: Event, year: int) -> bool:
    if isinstance(event, Intended):
        return not event.years or year in event.years
    return isinstance(event, YearEvent) and event.year == year


def _decided(post: Post, shares: Mapping[str, Amount], events: Iterable[Event]) -> dict[str, Amount]:
    """Give what each has decided, by itself and together; what they decide together is spread as the cost is."""
    decided = dict.fromkeys(shares, ZERO)
    together = ZERO
    for event in events:
        if isinstance(event, Decided) and event.party:
            decided[event.party] += event.amount
        elif isinstance(event, Decided):
            together += event.amount
    return {code: decided[code] + amount for code, amount in spread(post, together, shares).items()}


def spread(post: Post, total: Amount, shares: Mapping[str, Amount]) -> dict[str, Amount]:
    """
    Spread a sum as a cost is shared: by the shares of the cost, or by the key itself where there is no cost.

    A divisor method is used, so that a larger sum never lowers anybody's part, and the whole cost gives exactly the
    shares.
    """
    weights: Mapping[str, int | Fraction] = {code: share.ore for code, share in shares.items()}
    if total == ZERO:
        return dict.fromkeys(shares, ZERO)
    if not any(weights.values()) and isinstance(post.cost_key, CostKey | NestedKey):
        weights = (post.cost_key.flat if isinstance(post.cost_key, NestedKey) else post.cost_key).shares
    apportioned = apportion(total, parts(weights), method=Method.SAINTE_LAGUE, unit=post.rounding.unit)
    return {code: apportioned.amount(code) for code in shares}


def _financier(
    party: Party, share: Amount, decided: Amount, assumed: Amount, events: Sequence[Event], *, grants: "_Parts"
) -> Financier:
    code = party.code
    notices = _notices(events, code)
    paid = sum((event.amount for event in events if isinstance(event, PaidIn) and event.party == code), ZERO)
    within = min(paid, share)
    secured = min(max(paid, decided), share)
    cover = Cover(cost=share, paid=within, decided=secured - within, assumed=max(assumed - secured, ZERO))
    return Financier(
        party=party,
        cover=cover,
        intended=_intends(events, code),
        notified_on=_all_notified(notices, [of.grant for of, _ in grants if not of.denied]),
        awarded=_awarded(notices),
        decided=decided,
        paid=paid,
    )


def _notices(events: Iterable[Event], code: str) -> list[GrantNotified]:
    return [event for event in events if isinstance(event, GrantNotified) and event.party in {"", code}]


def _awarded(notices: Iterable[GrantNotified]) -> Amount | None:
    described = [event.amount for event in notices if event.amount is not None]
    return sum(described, ZERO) if described else None


def _intends(events: Iterable[Event], code: str) -> bool:
    return any(isinstance(event, Intended) and event.party in {"", code} for event in events)


def _all_notified(notices: Sequence[GrantNotified], grants: Sequence[YearlyGrant]) -> dt.date | None:
    """Give the day from which a notice has come of every grant that can come; ``None`` until then."""
    if len(grants) <= 1:
        return min((event.on for event in notices), default=None)
    days = [min((event.on for event in notices if event.grant == each.name), default=None) for each in grants]
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


def _assumed(
    shares: Mapping[str, Amount], parts_: _Parts, by_party: Mapping[str, Sequence[Event]]
) -> dict[str, Amount]:
    """
    Give the most that each one's intention is worth: what the grants are assumed to carry of its share.

    Where it is known what the party was granted of one, that is the most of it, and no assumption is needed.
    """
    grants, most = [of.grant for of, _ in parts_], dict.fromkeys(shares, ZERO)
    for of, of_each in parts_:
        for code, expected in of_each.items() if not of.denied else ():
            notices = [event for event in _notices(by_party[code], code) if _is_of(event, of.grant, grants)]
            awarded = _awarded(notices)
            most[code] += expected if awarded is None else awarded
    within = {code: min(shares[code], amount) for code, amount in most.items()}
    return {code: amount if _intends(by_party[code], code) else ZERO for code, amount in within.items()}
