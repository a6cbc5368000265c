"""Made rows: what a rule makes of a total and weights, as whole units."""

from collections.abc import Sequence

from attrs import evolve

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.rules import Residual, RowRule
from nara_vard_finans.sharing import Method, Multiplied, largest_remainder, multiplied, rows_alone, sainte_lague


def made(rule: RowRule, basis: AuditBasis, ore: int, unit: int, order: Sequence[str]) -> dict[str, int]:
    """
    Make the rows of a total by a rule, as whole units by party.

    Args:
        rule: The rule; one whose rows make the total asks for a whole basis.
        basis: The weights.
        ore: The total.
        unit: The unit, in öre.
        order: The parties as the table lists them, for a difference on the first or the last.
    """
    if isinstance(rule.rounding, Method):
        share = largest_remainder if rule.rounding is Method.LARGEST_REMAINDER else sainte_lague
        return dict(zip(basis.integers, share(ore // unit, [*basis.integers.values()]), strict=True))
    counts = dict(zip(basis.integers, rows_alone(rule.rounding, prepared(rule, basis, ore), unit), strict=True))
    if rule.residual is not None:
        carrier = carrier_of(rule, basis, order)
        counts[carrier] += ore // unit - sum(counts.values())
    return counts


def prepared(rule: RowRule, basis: AuditBasis, ore: int) -> Multiplied:
    """Give what each row is before it is rounded, in the order of the basis."""
    weights = [*basis.integers.values()]
    return multiplied(ore, weights, basis.whole, scale=basis.scale, decimals=rule.decimals, by_rate=rule.by_rate)


def carrier_of(rule: RowRule, basis: AuditBasis, order: Sequence[str]) -> str:
    """Give the party on which a rule puts the difference."""
    match rule.residual:
        case Residual.FIRST:
            return order[0]
        case Residual.LAST:
            return order[-1]
        case Residual.LARGEST:
            return basis.largest
        case _:
            return rule.carrier


def carries_rounding(rule: RowRule, basis: AuditBasis, ore: int, unit: int) -> bool:
    """Say whether the difference that a rule puts on a row is what rounding leaves, and no error in that row."""
    if rule.residual is None or rule.decimals is not None or rule.by_rate:
        return True
    alone = made(evolve(rule, residual=None), basis, ore, unit, ())
    return abs(ore // unit - sum(alone.values())) <= len(alone)


def makes_the_total(rule: RowRule) -> bool:
    """Say whether the rows of a rule sum to the total, so that it takes the weights of all."""
    return rule.residual is not None or isinstance(rule.rounding, Method)
