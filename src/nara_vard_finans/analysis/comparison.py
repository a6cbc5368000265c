"""
Comparison: two agreements, grants, posts or years, party by party, as reckoned or as printed.

A side of a comparison is made by :func:`reckoned` from a cost sharing, by :func:`printed` from a printed column, by
``awarded`` from the sharing of a grant, by ``carried`` from the status of a post, or by ``left_to_pay``
from a cost that some do not pay.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from nara_vard_finans.agreements import CostSharing, CostWithout
from nara_vard_finans.analysis.question_messages import AsPrinted, CarriedOn, IsNoParty, Unfinanced
from nara_vard_finans.core import (
    ZERO,
    Amount,
    AnyText,
    Directory,
    Finding,
    GrantError,
    Party,
    Principal,
    Statistic,
    Tabled,
    Text,
    by_code_or_name,
    table_order,
    with_tuples,
)
from nara_vard_finans.grants import GrantSharing
from nara_vard_finans.posts import PostStatus, sum_of_covers
from nara_vard_finans.printed import WHOLE, PrintedColumn, PrintedSums, PrintedTable, check_sums
from nara_vard_finans.sharing import AgreedKey, Bounded, Combined, CostKey, Level, NestedKey, Rate


def _copied(amounts: Mapping[str, Amount]) -> Mapping[str, Amount]:
    return dict(amounts)  # read-only views cannot be pickled


@frozen(kw_only=True, field_transformer=with_tuples)
class Side:
    """
    One side of a comparison: amounts per party, under one agreement in one year.

    Attributes:
        label: What it is, for a reader.
        year: The year the amounts are for; ``None`` where the paper does not say.
        as_printed: Whether the amounts are printed ones.
        amounts: One amount per party, by code.
        printed_sums: Sums that stand in the paper: of the whole, or of one principal's parties.
        inhabitants: The population by which amounts per inhabitant are reckoned; ``None`` where none is known.
        own_basis: Whether the amounts rest on those inhabitants, or only stand beside them.
        findings: What is wrong with the side by itself.
        note: What else a reader must know of its amounts.
        levels: The stages in which the amounts were shared; empty where they were not, or stand in a paper.
    """

    label: AnyText
    year: int | None
    as_printed: bool
    amounts: Mapping[str, Amount] = field(converter=_copied, hash=False)
    printed_sums: PrintedSums = PrintedSums()
    inhabitants: Statistic | None = None
    own_basis: bool = True
    findings: tuple[Finding, ...] = ()
    note: AnyText | None = None
    levels: tuple[Level, ...] = field(default=(), repr=False)

    def per_inhabitant(self, code: str) -> Fraction | None:
        """Give kronor per inhabitant of one party, exactly; ``None`` where either is unknown."""
        if self.inhabitants is None or not self.inhabitants.by_party.get(code) or code not in self.amounts:
            return None
        return self.amounts[code].kronor / self.inhabitants.by_party[code]

    def sum_of(self, parties: Iterable[Party]) -> Amount:
        """Give the sum of the amounts of *parties*, whatever is printed."""
        return sum((self.amounts[party.code] for party in parties if party.code in self.amounts), ZERO)


def population_of(key: AgreedKey) -> Statistic | None:
    """Give the population that a key rests on, if it rests on one."""
    match key:
        case Rate() | Bounded():
            return population_of(key.key)
        case Combined():
            found = (population_of(part.key) for part in key.parts)
        case NestedKey():
            found = (population_of(inner) for _, inner in key.within)
        case CostKey():
            own = key.basis.statistic
            if own is not None and own.counts == "population":
                return own
            found = (population_of(inner) for _, inner in key.basis.components)
        case _:
            return None
    return next((statistic for statistic in found if statistic is not None), None)


def reckoned(sharing: CostSharing, inhabitants: Statistic | None = None) -> Side:
    """
    Make a side of what follows from the rule.

    Args:
        sharing: The cost sharing.
        inhabitants: The population to reckon per inhabitant on; without it the one that the key rests on, if any.
    """
    label = f"{sharing.agreement.id} {sharing.year}"
    own = population_of(sharing.agreement.key_of(sharing.year))
    return Side(
        label=Text(label),
        year=sharing.year,
        as_printed=False,
        amounts=sharing.amounts,
        inhabitants=inhabitants or own,
        own_basis=inhabitants in (None, own),
        findings=sharing.findings,
        levels=sharing.levels,
    )


def printed(
    table: PrintedTable,
    column: PrintedColumn,
    parties: Directory,
    inhabitants: Statistic | None,
    *,
    own_basis: bool,
) -> Side:
    """
    Make a side of a printed column.

    Args:
        table: The table it stands in.
        column: The column.
        parties: The parties that its rows are found among.
        inhabitants: The population that stands beside it.
        own_basis: Whether the column rests on that population.
    """
    label = " ".join(str(part) for part in (column.carries_out or table.id, column.year or column.id))
    return Side(
        label=AsPrinted(Text(label)),
        year=column.year,
        as_printed=True,
        amounts=column.by_party,
        printed_sums=column.printed_sums,
        inhabitants=inhabitants,
        own_basis=own_basis,
        findings=check_sums(column, parties, table.id, table.source),
    )


def awarded(sharing: GrantSharing) -> Side:
    """
    Make a side of what each recipient gets of a grant.

    Raises:
        GrantError: If its recipients are no parties of the grant, such as the pots or the counties of a national one.
    """
    grant = sharing.grant
    strangers = [award.name for award in sharing.awards if not award.levels or award.code not in grant.parties]
    if strangers:
        raise GrantError(grant.id, IsNoParty(strangers[0]))
    return Side(
        label=Text(f"{grant.id} {grant.year}"),
        year=grant.year,
        as_printed=False,
        amounts={award.code: award.amount for award in sharing.awards},
        findings=sharing.findings,
        levels=sharing.levels,
    )


def carried(status: PostStatus, year: int | None = None) -> Side:
    """
    Make a side of what each carries of a post: financiers what they pay, have decided or intend, the employer the rest.

    Args:
        status: The post on a day.
        year: The year; without it all years together.
    """
    employer, label = status.post.employer.code, f"{status.post.id} {year or ''}".strip()
    amounts = dict.fromkeys((*status.post.financiers, employer), ZERO)
    for each in (each for found in status.years if year in {None, found.year} for each in found.financiers):
        amounts[each.party.code] += each.cover.cost - each.cover.uncovered
        amounts[employer] += each.cover.uncovered
    own = population_of(status.post.cost_key)
    covers = sum_of_covers(found.cover for found in status.years if year in {None, found.year})
    note = CarriedOn(status.on, covers.paid, covers.decided, covers.assumed, covers.uncovered)
    return Side(label=Text(label), year=year, as_printed=False, amounts=amounts, inhabitants=own, note=note)


def left_to_pay(without: CostWithout, inhabitants: Statistic | None = None) -> Side:
    """
    Make a side of what each pays under an agreement that some have left.

    Args:
        without: What each pays.
        inhabitants: The population to reckon per inhabitant on; without it the one that the key rests on, if any.
    """
    own = population_of(without.agreement.key_of(without.year))
    return Side(
        label=Text(f"{without.agreement.id} {without.year}"),
        year=without.year,
        as_printed=False,
        amounts=dict(without.amounts),
        inhabitants=inhabitants or own,
        own_basis=inhabitants in (None, own),
        findings=tuple(_unfinanced(without)),
    )


def _unfinanced(without: CostWithout) -> Iterator[Finding]:
    if without.unfinanced != ZERO:
        yield Finding.of(Unfinanced(without.unfinanced, without.total), f"{without.agreement.id}/{without.year}")


@frozen(kw_only=True)
class ComparedRow:
    """
    One party on both sides.

    Attributes:
        party: The party.
        before: Its amount on the first side; ``None`` where it has none.
        after: Its amount on the second side; ``None`` where it has none.
        before_per_inhabitant: Kronor per inhabitant on the first side, exactly; ``None`` where unknown.
        after_per_inhabitant: Likewise on the second.
    """

    party: Party
    before: Amount | None
    after: Amount | None
    before_per_inhabitant: Fraction | None
    after_per_inhabitant: Fraction | None

    @property
    def difference(self) -> Amount | None:
        """What the second side is above the first; ``None`` where a side has no amount."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def change(self) -> Fraction | None:
        """The difference as a part of the first side; ``None`` where that is zero, or a side has no amount."""
        return None if self.difference is None or not self.before else self.difference / self.before


@frozen(kw_only=True)
class ComparedSum:
    """
    The sums of one group of parties on both sides.

    Attributes:
        name: ``municipalities``, ``region`` or ``whole``.
        before: The sum of the rows on the first side.
        after: The sum of the rows on the second side.
        before_printed: What is printed as that sum, on the first side; ``None`` where nothing is.
        after_printed: Likewise on the second.
        comparable: Whether both sides have the same parties in the group.
    """

    name: str
    before: Amount
    after: Amount
    before_printed: Amount | None
    after_printed: Amount | None
    comparable: bool

    @property
    def difference(self) -> Amount | None:
        """What the rows of the second side are above those of the first; ``None`` where the parties differ."""
        return self.after - self.before if self.comparable else None

    @property
    def change(self) -> Fraction | None:
        """The difference as a part of the first side; ``None`` where that is zero, or the parties differ."""
        return None if self.difference is None or not self.before else self.difference / self.before


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Comparison(Tabled):
    """
    Two sides, party by party.

    Swedish term:
        jämförelse

    Attributes:
        before: The first side.
        after: The second side.
        parties: Every party that has an amount on either side: municipalities by name, then regions.

    Invariants:
        * what the sums differ by is what the rows differ by, where both sides have the same parties
    """

    before: Side
    after: Side
    parties: tuple[Party, ...]

    @cached_property
    def rows(self) -> tuple[ComparedRow, ...]:
        """One row per party."""
        return tuple(
            ComparedRow(
                party=party,
                before=self.before.amounts.get(party.code),
                after=self.after.amounts.get(party.code),
                before_per_inhabitant=self.before.per_inhabitant(party.code),
                after_per_inhabitant=self.after.per_inhabitant(party.code),
            )
            for party in self.parties
        )

    def row(self, code: str) -> ComparedRow:
        """
        Give one party on both sides, by its code or its name.

        Raises:
            UnknownPartyError: If no party of either side has that code or name.
            AmbiguousPartyError: If the name could be two.
        """
        party = by_code_or_name(Directory(self.parties), code)
        return next(row for row in self.rows if row.party == party)

    @cached_property
    def sums(self) -> tuple[ComparedSum, ...]:
        """The sums of each principal's parties, and of all."""
        groups = [(side.value, tuple(party for party in self.parties if party.principal is side)) for side in Principal]
        return tuple(
            ComparedSum(
                name=name,
                before=self.before.sum_of(parties),
                after=self.after.sum_of(parties),
                before_printed=self.before.printed_sums.of(name),
                after_printed=self.after.printed_sums.of(name),
                comparable=all(
                    (party.code in self.before.amounts) == (party.code in self.after.amounts) for party in parties
                ),
            )
            for name, parties in (*groups, (WHOLE, self.parties))
            if parties
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with either side."""
        return (*self.before.findings, *self.after.findings)


def compare(before: Side, after: Side, parties: Directory) -> Comparison:
    """
    Lay two sides beside each other.

    Swedish term:
        jämföra

    Args:
        before: The first side.
        after: The second side.
        parties: The parties that both sides' codes are found among.

    Raises:
        UnknownPartyError: If a side has a party that is not among *parties*.

    Example:
        >>> from nara_vard_finans import embedded, share_cost
        >>> from nara_vard_finans.analysis import reckoned
        >>> facts = embedded()
        >>> new = facts.agreement("rss-dalarna-2023")
        >>> sides = [reckoned(share_cost(new, year)) for year in (2023, 2024)]
        >>> print(compare(*sides, facts.parties).sums[-1].difference)
        0 kr

    .. versionadded:: 0.1.0
    """
    codes = {*before.amounts, *after.amounts}
    listed = sorted((parties[code] for code in codes), key=table_order)
    return Comparison(before=before, after=after, parties=tuple(listed))
