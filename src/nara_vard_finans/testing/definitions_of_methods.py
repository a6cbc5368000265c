"""
The methods of sharing as they are defined, in fractions and one unit at a time: slow, and easy to see through.

They share no code with the loops that the library shares by, and a law holds the two against each other.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from nara_vard_finans.core import KRONA, Amount
from nara_vard_finans.sharing import Method

Weights = Mapping[str, int | Fraction]


def defined(
    units: int,
    weights: Weights,
    method: Method,
    *,
    carrier: str | None = None,
    first_in_ties: str | None = None,
    decimals: int | None = None,
    unit: Amount = KRONA,
) -> dict[str, int]:
    """
    Share whole units as the method is defined; a total below zero mirrors one above.

    Args:
        units: What is shared.
        weights: The weights, by party; they sum to more than zero.
        method: The method.
        carrier: Who has the difference when rows are rounded alone; ``None`` for nobody.
        first_in_ties: Who goes before the others in a tie; the others go by code.
        decimals: To how many decimals percentages are rounded first.
        unit: What a unit is, for an amount for each that is rounded to whole öre first.

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
            before = _rounded_first(abs(units) * unit.ore, weights, method, decimals)
            found = {party: _alone(method, ore / unit.ore) for party, ore in before.items()}
    if method.is_carried and carrier is not None:
        found[carrier] += abs(units) - sum(found.values())
    return {party: found[party] if units >= 0 else -found[party] for party in weights}


def _rounded_first(ore: int, weights: Weights, method: Method, decimals: int | None) -> dict[str, Fraction]:
    """Give what each row is in öre before it is rounded, by what is rounded to the nearest before it, halves up."""
    whole = Fraction(sum(weights.values()))
    if "rate" in method:
        each = floor(ore / whole + Fraction(1, 2))
        return {party: each * Fraction(weight) for party, weight in weights.items()}
    if decimals is not None:
        parts = 100 * 10**decimals
        return {
            party: Fraction(ore * floor(weight / whole * parts + Fraction(1, 2)), parts)
            for party, weight in weights.items()
        }
    return {party: ore * weight / whole for party, weight in weights.items()}


def _alone(method: Method, exact: Fraction) -> int:
    """Round one row: to the nearest, halves up or to the even one, or down or up."""
    if method.startswith("floor"):
        return floor(exact)
    if method.startswith("ceiling"):
        return ceil(exact)
    if method.startswith("half-even"):
        return round(exact)
    return floor(exact + Fraction(1, 2))


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
