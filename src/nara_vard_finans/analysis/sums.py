"""What grants come to and posts cost, party by party and year by year, over all of them."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from attrs import frozen

from nara_vard_finans.analysis.standings import Standing, Standings
from nara_vard_finans.analysis.statuses import Definition, Status
from nara_vard_finans.core import ZERO, Amount, Party, Shown, Tabled, table_order, with_tuples
from nara_vard_finans.grants import Balance, GrantStatus, sum_of_balances
from nara_vard_finans.posts import Cover, PostStatus, sum_of_covers


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class PartSum(Shown):
    """
    What one grant comes to, or one post costs, for one party in one year; or the sum of several such.

    Attributes:
        party: The party; ``None`` for all of them.
        year: The year: of a grant the year that it is for, of a post the year of its cost; ``None`` for all of them.
        of: The grants and posts.
        award: What the grants give by their keys; ``None`` where there is no grant, or its papers state no key.
        balance: What is got and done with it; ``None`` where there is no grant, or no journal of it is given.
        cost: What the posts cost; ``None`` where there is none.
        cover: The cost with what covers it; ``None`` where there is no post, or no journal of it is given.
    """

    party: Party | None
    year: int | None
    of: tuple[Definition, ...]
    award: Amount | None = None
    balance: Balance | None = None
    cost: Amount | None = None
    cover: Cover | None = None


def sum_of_parts(parts: Iterable[PartSum], *, party: Party | None = None, year: int | None = None) -> PartSum:
    """Sum what is known of several; what is known of none of them is ``None``."""
    listed = list(parts)
    awards = [each.award for each in listed if each.award is not None]
    balances = [each.balance for each in listed if each.balance is not None]
    costs = [each.cost for each in listed if each.cost is not None]
    covers = [each.cover for each in listed if each.cover is not None]
    return PartSum(
        party=party,
        year=year,
        of=tuple({of.id: of for each in listed for of in each.of}.values()),
        award=sum(awards, ZERO) if awards else None,
        balance=sum_of_balances(balances) if balances else None,
        cost=sum(costs, ZERO) if costs else None,
        cover=sum_of_covers(covers) if covers else None,
    )


def by_party_and_year(parts: Iterable[PartSum]) -> tuple[PartSum, ...]:
    """Sum parts, which stand in the order of tables, to one for every party and year."""
    groups = groupby(parts, key=lambda part: (part.party and part.party.code, part.year))
    return tuple(
        sum_of_parts(found, party=found[0].party, year=found[0].year) for found in ([*group] for _, group in groups)
    )


@frozen(kw_only=True, slots=False, repr=False, field_transformer=with_tuples)
class Sums(Tabled):
    """
    What several grants come to, and several posts cost, by party and year.

    Swedish term:
        summor per part och år

    Attributes:
        standings: How each of the grants and posts stands on the day.
        only: The party that is asked about; ``None`` for all.

    Invariants:
        * the rows, the years and the total sum to the same: what each grant and each post says of itself

    Source:
        PM 2022-09-19: posts are paid with the grants of their years; so one post rests on several grants, and one
        grant can carry several posts.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import Workspace
        >>> journals = ["exempel-gnv-2020", "exempel-gnv-post-2023"]
        >>> found = Workspace.open().sums(
        ...     ["ok-gnv-2020", "rss-gnv-post-2023"], on=dt.date(2023, 6, 1), journals=journals, party="Orsa"
        ... ).result
        >>> for row in found.rows:
        ...     print(row.year, row.award, row.cost, sep=" | ")
        2020 | 377 475 kr | None
        2023 | None | 22 859 kr
        2024 | None | 22 859 kr
        2025 | None | 22 859 kr

    .. versionadded:: 0.1.0
    """

    standings: Standings
    only: Party | None = None

    @cached_property
    def parts(self) -> tuple[PartSum, ...]:
        """What each of the grants and posts is for each party and year, in the order of tables."""
        asked = None if self.only is None else self.only.code
        found = (pair for row in self.standings.rows for pair in _parts(row.status) if asked in {None, pair[0].code})
        return tuple(part for _, part in sorted(found, key=lambda pair: (table_order(pair[0]), pair[1].year or 0)))

    @cached_property
    def rows(self) -> tuple[PartSum, ...]:
        """The sum of every party in every year, in the order of tables."""
        return by_party_and_year(self.parts)

    @cached_property
    def years(self) -> tuple[PartSum, ...]:
        """The sum of every year."""
        years = sorted({part.year or 0 for part in self.parts})
        return tuple(sum_of_parts((part for part in self.parts if part.year == year), year=year) for year in years)

    @property
    def total(self) -> PartSum:
        """The sum of all."""
        return sum_of_parts(self.parts)

    @property
    def left_out(self) -> tuple[Standing, ...]:
        """The grants and posts that are in no sum, since it cannot be told how they stand."""
        return tuple(row for row in self.standings.rows if row.refused is not None)

    @property
    def unrecorded(self) -> tuple[Definition, ...]:
        """The grants and posts of which no journal is given, so that nothing that has happened is in the sums."""
        return tuple(row.definition for row in self.standings.rows if row.status and row.status.journal.is_unrecorded)


def _parts(status: Status | None) -> Iterator[tuple[Party, PartSum]]:
    """Give what a grant or a post is for each party and year; nothing of what cannot be told, or of an agreement."""
    known = status is not None and not status.journal.is_unrecorded
    match status:
        case GrantStatus():
            for each in status.recipients:
                balance = each.balance if known else None
                of = (status.grant,)
                yield (
                    each.party,
                    PartSum(party=each.party, year=status.grant.year, of=of, award=each.award, balance=balance),
                )
        case PostStatus():
            for year in status.years:
                for payer in year.financiers:
                    cover, cost = payer.cover if known else None, payer.cover.cost
                    of_post = (status.post,)
                    yield payer.party, PartSum(party=payer.party, year=year.year, of=of_post, cost=cost, cover=cover)
        case _:
            pass
