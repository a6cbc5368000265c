"""
Deliberately naive twins of the apportionment methods, in fractions, unit by unit.

They share no code with the library, and are written from the methods' definitions.
"""

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
