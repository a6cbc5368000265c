"""
Cost sharing: what each party of an agreement pays in a year, stage by stage.

The total is shared between the groups of the key, and each group's part is then shared inside it; every stage is
an apportionment of its own, so a 50/50 split holds to the unit before the municipalities share their half.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import SupportsIndex

from attrs import frozen

from nara_vard_finans.agreements.definition import Agreement
from nara_vard_finans.agreements.refusals import AgreementYear
from nara_vard_finans.core import (
    ZERO,
    Amount,
    Finding,
    KindExpected,
    Party,
    Principal,
    Shown,
    Statistic,
    Tabled,
    UnstatedBasisError,
    YearExpected,
    by_code_or_name,
    check_type,
    whole_number,
    with_tuples,
)
from nara_vard_finans.sharing import (
    BoundedRows,
    Combined,
    KeyOfYear,
    Level,
    Raised,
    Rate,
    RatedRows,
    RoundingRule,
    StatedAmounts,
    StatedRows,
    UsedBeyond,
    charged,
    figures_beyond,
    figures_missing,
    first_levels,
    gives_total,
    residual_findings,
    rule_of_rows,
)

_AN_AGREEMENT = KindExpected("Agreement", "embedded().agreement('rss-dalarna-2023')")
_A_YEAR = YearExpected(2023)


@frozen(repr=False, field_transformer=with_tuples)
class Charge(Shown):
    """
    What one party pays.

    Swedish term:
        parts andel av kostnaden

    Attributes:
        party: Who pays.
        levels: The stages in which the party itself got something: one, or one for each part of a combined charge.
        amount: What it pays.
    """

    party: Party
    levels: tuple[Level, ...]
    amount: Amount

    @property
    def level(self) -> Level:
        """The last stage in which the party itself got its share."""
        return self.levels[-1]

    @property
    def single(self) -> Amount:
        """What of it is stated for the party by itself, such as an entry fee; below zero where it is paid."""
        own = (level.apportionment for level in self.levels if isinstance(level.apportionment, StatedRows))
        return sum((rows.amount(self.party.code) for rows in own), ZERO)

    @property
    def exact(self) -> Fraction:
        """What it is before rounding, in kronor."""
        return sum((level.apportionment.exact(self.party.code) for level in self.levels), Fraction(0))

    @property
    def side(self) -> Principal:
        """The principal that the party belongs to."""
        return self.party.principal


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class CostSharing(Tabled):
    """
    What every party pays under an agreement in one year.

    Swedish term:
        kostnadsfördelning

    Attributes:
        agreement: The agreement, on the basis that was used.
        year: The year.
        total: The year's cost.
        rounding: The rule that made whole amounts.
        levels: The stages, from the whole total inward.

    Invariants:
        * the charges and the residual sum to the total
        * the residual is zero for every method but rows rounded alone
    """

    agreement: Agreement
    year: int
    total: Amount
    rounding: RoundingRule
    levels: tuple[Level, ...]

    @cached_property
    def amounts(self) -> Mapping[str, Amount]:
        """What each party pays, by code, where nothing else of its charge is asked for."""
        found: dict[str, Amount] = {}
        for level in self.levels:
            if not level.between_groups:
                shared = level.apportionment
                rows = dict(zip(shared.key.parties, shared.amounts, strict=True))
                for code in found.keys() & rows.keys():
                    rows[code] += found[code]
                found |= rows
        return MappingProxyType(found)

    @cached_property
    def charges(self) -> tuple[Charge, ...]:
        """What each party pays: municipalities by name, then regions."""
        return tuple(self._by_code.values())

    @cached_property
    def _by_code(self) -> dict[str, Charge]:
        levels: dict[str, tuple[Level, ...]] = {}
        for level in self.levels:
            if not level.between_groups:
                own = (level,)
                for code in level.apportionment.key.parties:
                    levels[code] = (*levels[code], level) if code in levels else own
        paying = (party for party in self.agreement.parties.in_table_order if party.code in levels)
        return {each.code: Charge(each, levels[each.code], self.amounts[each.code]) for each in paying}

    @property
    def raised(self) -> tuple[Raised, ...]:
        """What an index has raised: the cost, the cost of a part, or a rate."""
        parts = self.key.parts if isinstance(self.key, Combined) else ()
        costs = (cost.raised(self.year) for cost in (self.agreement.cost, *(part.cost for part in parts)) if cost)
        rates = (each.apportionment.per.raised for each in self.levels if isinstance(each.apportionment, RatedRows))
        found = (each for each in (*costs, *rates) if each is not None and not each.is_of_base)
        return tuple(dict.fromkeys(found))

    @cached_property
    def key(self) -> KeyOfYear:
        """The key of the year."""
        return self.agreement.key_of(self.year)

    def charge(self, code: str) -> Charge:
        """
        Give what one party pays, by its code or its name.

        Raises:
            UnknownPartyError: If the agreement has no party of that code or name.
            AmbiguousPartyError: If the name could be two.
        """
        party = by_code_or_name(self.agreement.parties, code)
        return self._by_code[party.code]

    def sum_of(self, side: Principal) -> Amount:
        """Give what the parties of one principal pay together."""
        of_side = (party.code for party in self.agreement.parties if party.principal is side)
        return Amount(sum(self.amounts[code].ore for code in of_side if code in self.amounts))

    @property
    def residual(self) -> Amount:
        """The total less the sum of the charges."""
        return self.total - Amount(sum(amount.ore for amount in self.amounts.values()))

    @property
    def cost(self) -> Amount:
        """What the year costs: the total, unless floors or ceilings make it another sum than what is charged."""
        shared = (level.apportionment for level in self.levels)
        return self.total + sum((rows.given - rows.total for rows in shared if isinstance(rows, BoundedRows)), ZERO)

    @property
    def own_rounding(self) -> RoundingRule:
        """The agreement's own rule of rounding, as it is under its key: by a rate each row is rounded by itself."""
        return rule_of_rows(self.agreement.rounding) if _rounds_rows(self.key) else self.agreement.rounding

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Whether the charges do not sum to the total, and which figures are used for a year that they are not of."""
        subject = f"{self.agreement.id}/{self.year}"
        beyond = (
            Finding.of(UsedBeyond(statistic, (self.year,)), subject, statistic.source) for statistic in self.used_beyond
        )
        return (*residual_findings(subject, self.total, self.residual), *beyond)

    @property
    def used_beyond(self) -> tuple[Statistic, ...]:
        """The agreement's own figures that are used for a year that they are not of, though no paper says so."""
        keys = (level.apportionment.key for level in self.levels)
        return tuple(each for each in figures_beyond(keys, self.year) if each != self.agreement.chosen_basis)


def share_cost(agreement: Agreement, year: SupportsIndex, *, rounding: RoundingRule | None = None) -> CostSharing:
    """
    Share one year's cost between the parties of an agreement.

    Swedish term:
        fördela kostnaden för ett verksamhetsår

    Args:
        agreement: What was agreed.
        year: A calendar year of its term.
        rounding: Another rule than the agreement's.

    Returns:
        The stages and the charges, one per party.

    Raises:
        OutsideTermError: If the year is not in the term.
        UnknownCostError: If no paper states the cost of that year.
        YearlyError: If the key changes from year to year, and none is stated for that year.
        UnstatedBasisError: If no paper prints the figures that the key rests on; name one with
            :meth:`Agreement.on_basis <nara_vard_finans.agreements.definition.Agreement.on_basis>`.
        UnsettledTieError: If the total cannot be split evenly and no rule says who carries the odd unit.
        IndivisibleTotalError: If the cost is not a whole number of the rule's unit.
        InexactTypeError: If *agreement* is no agreement, or *year* no whole number.

    Source:
        Memorandum 2022-06-09, Dnr HSN 2022/1845: the cost per post, the two principals' halves and the table.

    Example:
        >>> from nara_vard_finans import embedded
        >>> sharing = share_cost(embedded().agreement("rss-dalarna-2023"), 2023)
        >>> print(sharing.charge("2034").amount)
        48 124 kr

    .. versionadded:: 0.1.0
    """
    check_type(agreement, Agreement, _AN_AGREEMENT)
    of_year = whole_number(year, _A_YEAR)
    rule = rounding or agreement.rounding
    agreement.check_cost(of_year)
    key = agreement.key_of(of_year)
    missing = figures_missing(key)
    if missing:
        raise UnstatedBasisError(AgreementYear(agreement.id, of_year), missing[0].counts)
    rule = rule_of_rows(rule) if _rounds_rows(key) else rule
    cost = None if gives_total(key) else agreement.cost_of(of_year)
    levels = charged(key, rule, year=of_year, cost=cost)
    total = sum((level.apportionment.total for level in first_levels(key, levels)), ZERO)
    return CostSharing(agreement=agreement, year=of_year, total=total, rounding=rule, levels=levels)


def _rounds_rows(key: KeyOfYear) -> bool:
    """Say whether what a key rounds is rows by themselves alone: those of a rate, and beside them stated amounts."""
    keys = tuple(part.key for part in key.parts) if isinstance(key, Combined) else (key,)
    return any(isinstance(each, Rate) for each in keys) and all(isinstance(each, Rate | StatedAmounts) for each in keys)
