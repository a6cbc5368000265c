"""
The methods of sharing as they are defined, in fractions and one unit at a time: slow, and easy to see through.

They share no code with the loops that the library shares by, and a law holds the two against each other.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor

from nara_vard_finans.sharing import Method

Weights = Mapping[str, int | Fraction]


def defined(
    units: int, weights: Weights, method: Method, *, carrier: str | None = None, first_in_ties: str | None = None
) -> dict[str, int]:
    """
    Share whole units as the method is defined; a total below zero mirrors one above.

    Args:
        units: What is shared.
        weights: The weights, by party; they sum to more than zero.
        method: The method.
        carrier: Who has the difference when rows are rounded alone; ``None`` for nobody.
        first_in_ties: Who goes before the others in a tie; the others go by code.

    Example:
        >>> defined(3, {"2080": 1, "2081": 1}, Method.LARGEST_REMAINDER)
        {'2080': 2, '2081': 1}
    """
    order = sorted(weights, key=lambda party: (party != first_in_ties, party))
    whole = sum(weights.values())
    exact = {party: abs(units) * Fraction(weights[party]) / whole for party in order}
    match method:
        case Method.LARGEST_REMAINDER:
            found = _by_remainders(abs(units), exact, order)
        case Method.SAINTE_LAGUE:
            found = _by_claims(abs(units), weights, exact, order)
        case _:
            found = {party: floor(quota + Fraction(1, 2)) for party, quota in exact.items()}
    if method is Method.HALF_UP_RESIDUAL_TO and carrier is not None:
        found[carrier] += abs(units) - sum(found.values())
    return {party: found[party] if units >= 0 else -found[party] for party in weights}


def _by_remainders(units: int, exact: Mapping[str, Fraction], order: Sequence[str]) -> dict[str, int]:
    found = {party: floor(quota) for party, quota in exact.items()}
    left = units - sum(found.values())
    for party in sorted(order, key=lambda each: found[each] - exact[each])[:left]:
        found[party] += 1
    return found


def _by_claims(units: int, weights: Weights, exact: Mapping[str, Fraction], order: Sequence[str]) -> dict[str, int]:
    """Begin from rows rounded alone, which the method gives of some total, and go on unit by unit from there."""
    found = {party: floor(quota + Fraction(1, 2)) for party, quota in exact.items()}
    while sum(found.values()) < units:
        found[max(order, key=lambda party: Fraction(weights[party]) / (2 * found[party] + 1))] += 1
    while sum(found.values()) > units:
        last = [party for party in reversed(order) if found[party]]
        found[min(last, key=lambda party: Fraction(weights[party]) / (2 * found[party] - 1))] -= 1
    return found
