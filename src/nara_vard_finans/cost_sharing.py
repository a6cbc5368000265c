"""
Cost sharing: what each party of an agreement pays in a year, stage by stage.

The total is shared between the groups of the key, and each group's part is then shared inside it; every stage is
an apportionment of its own, so a 50/50 split holds to the unit before the municipalities share their half.
"""

from collections.abc import Iterable
from functools import cached_property

from attrs import frozen

from nara_vard_finans.agreements import Agreement, RoundingRule
from nara_vard_finans.apportionment import LARGEST, Apportionment, apportion
from nara_vard_finans.cost_keys import CostKey
from nara_vard_finans.errors import (
    BasisError,
    InexactTypeError,
    ResidualError,
    UnsettledTieError,
    UnstatedBasisError,
)
from nara_vard_finans.findings import Finding, Severity
from nara_vard_finans.money import ZERO, Amount
from nara_vard_finans.named import by_code_or_name
from nara_vard_finans.nested_keys import AnyKey, NestedKey, unstated
from nara_vard_finans.parties import Party, Principal
from nara_vard_finans.records import with_tuples
from nara_vard_finans.statistics import Statistic
from nara_vard_finans.texts import Text


@frozen(kw_only=True, field_transformer=with_tuples)
class Level:
    """
    One stage of a cost sharing.

    Swedish term:
        steg

    Attributes:
        group: The names of the groups that lead to it, outermost first; empty for the first stage.
        between_groups: Whether it shares between groups, and not between parties.
        apportionment: What was shared, by which key, and how.
    """

    group: tuple[str, ...]
    between_groups: bool
    apportionment: Apportionment


@frozen
class Charge:
    """
    What one party pays.

    Swedish term:
        parts andel av kostnaden

    Attributes:
        party: Who pays.
        level: The last stage, in which the party itself got its share.
        amount: What it pays.
    """

    party: Party
    level: Level
    amount: Amount

    @property
    def side(self) -> Principal:
        """The principal that the party belongs to."""
        return self.party.principal


@frozen(kw_only=True, field_transformer=with_tuples)
class CostSharing:
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
        * the residual is nought for every method but rows rounded alone
    """

    agreement: Agreement
    year: int
    total: Amount
    rounding: RoundingRule
    levels: tuple[Level, ...]

    @cached_property
    def charges(self) -> tuple[Charge, ...]:
        """What each party pays: municipalities by name, then regions."""
        found = {
            code: (level, amount)
            for level in self.levels
            if not level.between_groups
            for code, amount in zip(level.apportionment.key.parties, level.apportionment.amounts, strict=True)
        }
        return tuple(Charge(party, *found[party.code]) for party in self.agreement.parties.in_table_order)

    def charge(self, code: str) -> Charge:
        """
        Give what one party pays, by its code or its name.

        Raises:
            UnknownPartyError: If the agreement has no party of that code or name.
            AmbiguousPartyError: If the name could be two.
        """
        party = by_code_or_name(self.agreement.parties, code)
        return next(charge for charge in self.charges if charge.party.code == party.code)

    def sum_of(self, side: Principal) -> Amount:
        """Give what the parties of one principal pay together."""
        return sum((charge.amount for charge in self.charges if charge.side is side), ZERO)

    @property
    def residual(self) -> Amount:
        """The total less the sum of the charges."""
        return self.total - sum((charge.amount for charge in self.charges), ZERO)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Whether the charges do not sum to the total, and which figures are used for a year that they are not of."""
        subject = f"{self.agreement.id}/{self.year}"
        beyond = (
            Finding(
                rule="figures-for-year",
                severity=Severity.NOTE,
                subject=subject,
                message=used_beyond_text(statistic, self.year),
                source=statistic.source,
            )
            for statistic in self.used_beyond
        )
        return (*residual_findings(subject, self.total, self.residual), *beyond)

    @property
    def used_beyond(self) -> tuple[Statistic, ...]:
        """The agreement's own figures that are used for a year that they are not of, though no paper says so."""
        keys = (level.apportionment.key for level in self.levels)
        return tuple(each for each in figures_beyond(keys, self.year) if each != self.agreement.chosen_basis)


def figures_beyond(keys: Iterable[AnyKey], year: int) -> tuple[Statistic, ...]:
    """Give the figures of keys that are of another year than *year* and the one before, where no paper says so."""
    inner = (key for outer in keys for key in _flat(outer))
    found = (key.basis.statistic for key in inner if _is_beyond(key, year))
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _flat(key: AnyKey) -> tuple[CostKey, ...]:
    match key:
        case NestedKey():
            return tuple(flat for _, within in key.within for flat in _flat(within))
        case CostKey():
            return key.flattened
        case _:
            return ()  # without figures


def _is_beyond(key: CostKey, year: int) -> bool:
    """
    Say whether the figures of a key are of another year than this one and the one before, and no paper says why.

    A budget is made by the figures of the year before; the border is our assumption.
    """
    statistic, stated = key.basis.statistic, key.basis.figures_for
    if statistic is None or statistic.as_of is None:
        return False
    if stated is not None and stated.touches_year(year):
        return False
    return not (statistic.as_of.touches_year(year) or statistic.as_of.touches_year(year - 1))


def used_beyond_text(statistic: Statistic, years: int | str) -> Text:
    """Say that figures are used for a year, or several, and that no paper says that they are to be."""
    return Text(
        f"Underlaget ”{statistic.title.sv}” används för {years}; ingen handling anges för att det gäller då.",
        f"The basis ”{statistic.title.in_english}” is used for {years}; no paper is named that says it holds then.",
    )


def residual_findings(subject: str, total: Amount, residual: Amount) -> tuple[Finding, ...]:
    """Say that rows rounded one by one do not sum to their total, where they do not."""
    if residual == ZERO:
        return ()
    rows = total - residual
    message = Text(
        f"Raderna är avrundade var för sig och summerar till {rows}; det som fördelas är {total} "
        f"(restpost {residual}).",
        f"The rows are rounded one by one and sum to {rows}; what is shared is {total} (residual {residual}).",
    )
    return (Finding(rule="rows-sum-to-total", severity=Severity.WARNING, subject=subject, message=message),)


def share_cost(agreement: Agreement, year: int, *, rounding: RoundingRule | None = None) -> CostSharing:
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
        UnstatedBasisError: If no paper prints the figures that the key rests on; name one with
            :meth:`Agreement.on_basis <nara_vard_finans.agreements.Agreement.on_basis>`.
        UnsettledTieError: If the total cannot be split evenly and no rule says who carries the odd unit.
        IndivisibleTotalError: If the cost is not a whole number of the rule's unit.

    Source:
        Memorandum 2022-06-09, Dnr HSN 2022/1845: the cost per post, the two principals' halves and the table.

    Example:
        >>> from nara_vard_finans import embedded
        >>> sharing = share_cost(embedded().agreement("rss-dalarna-2023"), 2023)
        >>> print(sharing.charge("2034").amount)
        48 124 kr

    .. versionadded:: 0.1.0
    """
    if isinstance(year, bool) or not isinstance(year, int):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InexactTypeError(year, "a year as an int, such as 2023")
    rule = rounding or agreement.rounding
    total = agreement.cost_of(year)
    missing = unstated(agreement.cost_key)
    if missing:
        raise UnstatedBasisError(f"{agreement.id} for {year}", missing[0].counts)
    levels = share_in_stages(total, agreement.cost_key, rule)
    return CostSharing(agreement=agreement, year=year, total=total, rounding=rule, levels=levels)


def share_in_stages(total: Amount, key: AnyKey, rule: RoundingRule, group: tuple[str, ...] = ()) -> tuple[Level, ...]:
    """
    Share any total by any key whose figures are stated, stage by stage.

    Raises:
        BasisError: If the key, or one inside it, is unstated.
        UnsettledTieError: If groups tie for the odd unit and the key names none.
    """
    match key:
        case NestedKey():
            first = _between(total, key, rule, group)
            inner = (
                level
                for name, inner_key in key.within
                for level in share_in_stages(first.apportionment.amount(name), inner_key, rule, (*group, name))
            )
            return (first, *inner)
        case CostKey():
            shared = _shared(total, key, rule, rule.residual_to, group=group)
            return (Level(group=group, between_groups=False, apportionment=shared),)
        case _:
            counts = ", ".join(found.counts for found in unstated(key))
            raise BasisError(counts, "no paper states the figures; name a statistic with on_basis")


def _between(total: Amount, key: NestedKey, rule: RoundingRule, group: tuple[str, ...]) -> Level:
    carrier = rule.residual_to
    if carrier not in (None, LARGEST):
        carrier = next((name for name, inner in key.within if carrier in inner.parties), carrier)
    shared = _shared(total, key.between, rule, carrier, group=group, ties_to=key.odd_unit_to)
    if key.odd_unit_to is None:
        for tie in shared.ties:
            raise UnsettledTieError(total, (*tie.won, *tie.lost))
    return Level(group=group, between_groups=True, apportionment=shared)


def _shared(
    total: Amount,
    key: CostKey,
    rule: RoundingRule,
    carrier: str | None,
    *,
    group: tuple[str, ...],
    ties_to: str | None = None,
) -> Apportionment:
    """Share one stage; a stage of one party needs nobody else to carry its residual, for it has none."""
    if carrier not in (None, LARGEST) and carrier not in key.place:
        if len(key.parties) > 1:
            raise ResidualError(
                carrier or "",
                f"the stage {'/'.join(group) or 'of the whole'} rounds its own rows and does not hold it; "
                "name 'largest', which every stage has, or choose another method",
            )
        carrier = next(iter(key.parties))
    return apportion(total, key, method=rule.method, unit=rule.unit, residual_to=carrier, ties_to=ties_to)
