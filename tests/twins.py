"""
Deliberately naive twins of the apportionment methods, in fractions, unit by unit.

They share no code with the library, and are written from the methods' definitions.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from heapq import heapify, heapreplace
from math import floor

Shares = dict[str, Fraction]


def shares_of(weights: dict[str, int]) -> Shares:
    return {party: Fraction(weight, sum(weights.values())) for party, weight in weights.items()}


def largest_remainder(total: int, weights: dict[str, int]) -> dict[str, int]:
    exact = {party: total * share for party, share in shares_of(weights).items()}
    given = {party: floor(quota) for party, quota in exact.items()}
    waiting = sorted(weights)
    while sum(given.values()) < total:
        winner = waiting[0]
        for party in waiting:
            if exact[party] - floor(exact[party]) > exact[winner] - floor(exact[winner]):
                winner = party
        given[winner] += 1
        waiting.remove(winner)
    return given


def sainte_lague(total: int, weights: dict[str, int]) -> dict[str, int]:
    given = dict.fromkeys(weights, 0)
    for _ in range(total):
        winner = min(sorted(weights), key=lambda party: -Fraction(weights[party], 2 * given[party] + 1))
        given[winner] += 1
    return given


def sainte_lague_by_claims(total: int, weights: dict[str, int]) -> dict[str, int]:
    """The same, with the claims in a heap: for more parties and units than the one above has time for."""
    given = dict.fromkeys(weights, 0)
    claims = [(-Fraction(weight), party) for party, weight in weights.items() if weight]
    heapify(claims)
    for _ in range(total):
        _, winner = claims[0]
        given[winner] += 1
        heapreplace(claims, (-Fraction(weights[winner], 2 * given[winner] + 1), winner))
    return given


def half_up_each(total: int, weights: dict[str, int]) -> dict[str, int]:
    return {party: floor(total * share + Fraction(1, 2)) for party, share in shares_of(weights).items()}


_WAYS = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "floor": ROUND_FLOOR, "ceiling": ROUND_CEILING}


def rows_alone(kronor: int, weights: dict[str, int], method: str, decimals: int | None = None) -> dict[str, int]:
    """
    Round rows alone to whole kronor, before anybody carries the difference.

    It divides with two hundred digits, and rounds as the decimal arithmetic of Python does.
    """
    name = method.removesuffix("-residual-to").removesuffix("-each")
    with localcontext() as context:
        context.prec = 200
        whole, total = Decimal(sum(weights.values())), Decimal(kronor)
        rows = {party: total * weight / whole for party, weight in weights.items()}
        if name == "rounded-rate":
            rate = (total / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
            rows = {party: rate * weight for party, weight in weights.items()}
        if name == "rounded-shares":
            step = Decimal(1).scaleb(-(decimals or 0))
            shares = {party: (100 * weight / whole).quantize(step, ROUND_HALF_UP) for party, weight in weights.items()}
            rows = {party: total * share / 100 for party, share in shares.items()}
        return {party: int(row.quantize(Decimal(1), _WAYS.get(name, ROUND_HALF_UP))) for party, row in rows.items()}
