"""
Deliberately naive twins of what a printed table was made by, and of the search for its basis, in fractions.

They share no code with the library, and are written from what the rules say in words.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations, product
from math import ceil, floor

HALF = Fraction(1, 2)
Weights = Mapping[str, int | Fraction]
Ends = tuple[int, int]


def half_up(number: Fraction) -> int:
    return floor(number + HALF)


ROUNDED: dict[str, Callable[[Fraction], int]] = {
    "half-up": half_up,
    "half-even": round,
    "floor": floor,
    "ceiling": ceil,
}
"""Python's own rounding of a fraction is to the even of two as near."""


def alone(rounding: str, weights: Weights, whole: int | Fraction, ore: int, unit: int) -> dict[str, int]:
    """Each row by itself."""
    return {
        party: ROUNDED[rounding](Fraction(ore, unit) * Fraction(weight) / whole) for party, weight in weights.items()
    }


def by_percentages(decimals: int, weights: Weights, whole: int | Fraction, ore: int, unit: int) -> dict[str, int]:
    """Each share is first a percentage of so many decimals."""
    tens = 10**decimals
    percentages = {
        party: Fraction(half_up(100 * tens * Fraction(weight) / whole), tens) for party, weight in weights.items()
    }
    return {party: half_up(Fraction(ore, unit) * share / 100) for party, share in percentages.items()}


def by_rate(weights: Weights, whole: int | Fraction, ore: int, unit: int) -> dict[str, int]:
    """The amount for each inhabitant is first whole öre."""
    rate = half_up(ore / Fraction(whole))
    return {party: half_up(rate * Fraction(weight) / unit) for party, weight in weights.items()}


def by_remainder(weights: Weights, units: int, wanted: Mapping[str, int]) -> dict[str, int]:
    """The largest remainder; a tie goes to whoever is wanted to have more than its floor, then by name."""
    whole = Fraction(sum(weights.values()))
    quotas = {party: units * weight / whole for party, weight in weights.items()}
    given = {party: floor(quota) for party, quota in quotas.items()}
    waiting = sorted(weights, key=lambda party: (wanted.get(party, 0) <= given[party], party))
    while sum(given.values()) < units:
        winner = max(waiting, key=lambda party: quotas[party] - floor(quotas[party]))
        given[winner] += 1
        waiting.remove(winner)
    return given


def by_odd_divisors(weights: Weights, units: int, wanted: Mapping[str, int]) -> dict[str, int]:
    """
    Sainte-Laguë, one unit after another; a tie goes to whoever is wanted to have more, then by name.

    It starts at what a divisor gives that shares fewer units than there are: rounding each of n rows by that divisor
    gives at most n/2 more than the divisor's own total, which is n units lower.
    """
    lower = Fraction(max(units - len(weights), 0)) / sum(weights.values())
    given = {party: half_up(lower * weight) for party, weight in weights.items()}
    while sum(given.values()) < units:
        winner = max(
            sorted(weights),
            key=lambda party: (
                Fraction(weights[party]) / (2 * given[party] + 1),
                given[party] < wanted.get(party, 0),
            ),
        )
        given[winner] += 1
    return given


def possible_remainders(weights: Sequence[int], units: int) -> set[tuple[int, ...]]:
    """Every outcome of the largest remainder, whatever goes first in a tie."""
    whole = sum(weights)
    quotas = [Fraction(units * weight, whole) for weight in weights]
    floors = [floor(quota) for quota in quotas]
    found: set[tuple[int, ...]] = set()
    for order in permutations(range(len(weights))):
        raised = sorted(order, key=lambda place: floors[place] - quotas[place])[: units - sum(floors)]
        found.add(tuple(count + (place in raised) for place, count in enumerate(floors)))
    return found


def _hulls(ways: Iterable[tuple[int, ...]]) -> tuple[Ends, ...]:
    return tuple((min(column), max(column)) for column in zip(*ways, strict=True))


def recovered(
    counts: Sequence[int], totals: Iterable[Fraction], sums: Iterable[int], rounding: str, *, complete: bool
) -> Iterator[tuple[Fraction, int, tuple[Ends, ...]]]:
    """
    Try every total, every sum, and every whole weight of every row; give the total, the sum, and the ends.

    Args:
        counts: The rows, in units.
        totals: The totals to try, in units.
        sums: The sums of the weights to try.
        rounding: How each row was rounded.
        complete: Whether the weights make the sum, or at most the sum.
    """
    tried = tuple(sums)
    for total in totals:
        for whole in tried:
            choices = [
                [weight for weight in range(whole + 1) if ROUNDED[rounding](total * Fraction(weight, whole)) == count]
                for count in counts
            ]
            ways = [way for way in product(*choices) if sum(way) == whole or (not complete and sum(way) < whole)]
            if ways:
                yield total, whole, _hulls(ways)


def recovered_by_remainder(
    counts: Sequence[int], units: int, sums: Iterable[int]
) -> Iterator[tuple[int, tuple[Ends, ...]]]:
    """Share the units over every way of writing each sum as one weight for each row; give the sum, and the ends."""
    for whole in sums:
        ways = [
            way
            for way in product(range(whole + 1), repeat=len(counts))
            if sum(way) == whole and tuple(counts) in possible_remainders(way, units)
        ]
        if ways:
            yield whole, _hulls(ways)
