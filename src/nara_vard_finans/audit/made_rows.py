"""Made rows: what a rule makes of a total and weights, as whole units."""

from collections.abc import Mapping, Sequence

from attrs import evolve

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.rules import Residual, RowRounding, RowRule, rounded
from nara_vard_finans.sharing import Method, largest_remainder, sainte_lague

_PERCENT = 100


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
    weights, times, whole = prepared(rule, basis, ore)
    counts = {party: rounded(rule.rounding, times * weight, whole * unit) for party, weight in weights.items()}
    if rule.residual is not None:
        carrier = carrier_of(rule, basis, order)
        counts[carrier] += ore // unit - sum(counts.values())
    return counts


def prepared(rule: RowRule, basis: AuditBasis, ore: int) -> tuple[Mapping[str, int], int, int]:
    """Give the weights that a row multiplies, by what, and what they are parts of, after a first rounding if any."""
    if rule.decimals is not None:
        whole = _PERCENT * 10**rule.decimals
        return _rounded_shares(basis, whole), ore, whole
    if rule.by_rate:
        return basis.integers, rounded(RowRounding.HALF_UP, ore * basis.scale, basis.whole), basis.scale
    return basis.integers, ore, basis.whole


def _rounded_shares(basis: AuditBasis, whole: int) -> dict[str, int]:
    return {
        party: rounded(RowRounding.HALF_UP, weight * whole, basis.whole) for party, weight in basis.integers.items()
    }


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
