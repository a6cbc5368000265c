"""
The methods of sharing whole units, each with the plain integer loop that carries it out.

The loops take whole weights in the order of the parties' codes and a total of zero or more, refuse anything else, and
are exact for integers of any size; :func:`nara_vard_finans.sharing.apportionment.apportion` calls them.
"""

import heapq
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from nara_vard_finans.core import AmountError, InexactTypeError, Text, WeightError
from nara_vard_finans.sharing.loop_refusals import NegativeTotal, NoWeights

_WHOLE_NUMBERS = Text("hela tal, en summa och en lista med vikter", "whole numbers, a total and a list of weights")


class RowRounding(StrEnum):
    """How the exact share of each row becomes whole units."""

    HALF_UP = "half-up"
    """halva uppåt"""
    HALF_EVEN = "half-even"
    """halva till jämnt tal"""
    FLOOR = "floor"
    """nedåt"""
    CEILING = "ceiling"
    """uppåt"""


class Method(StrEnum):
    """
    How exact shares become whole units, and how the part that is left over is dealt with.

    Rows that are rounded alone need not sum to the total; ``-residual-to`` puts the difference on a named party, or the
    largest.
    """

    LARGEST_REMAINDER = "largest-remainder"
    """Floors, then one unit each to the largest remainders (största rest, Hamilton)."""

    SAINTE_LAGUE = "sainte-lague"
    """The divisor method with odd divisors (uddatalsmetoden, Webster)."""

    HALF_UP_EACH = "half-up-each"
    """Each row rounded alone, as papers usually do."""

    HALF_UP_RESIDUAL_TO = "half-up-residual-to"
    """Rows rounded alone, and the difference put on a named party or the largest."""

    HALF_EVEN_EACH = "half-even-each"
    """Each row rounded alone, halves to the even number."""

    HALF_EVEN_RESIDUAL_TO = "half-even-residual-to"
    """The same, and the difference put on a party."""

    FLOOR_EACH = "floor-each"
    """Each row rounded alone, down."""

    FLOOR_RESIDUAL_TO = "floor-residual-to"
    """The same, and the difference put on a party."""

    CEILING_EACH = "ceiling-each"
    """Each row rounded alone, up."""

    CEILING_RESIDUAL_TO = "ceiling-residual-to"
    """The same, and the difference put on a party."""

    ROUNDED_RATE = "rounded-rate"
    """The amount for each that is counted rounded to whole öre, and then each row alone, halves up."""

    ROUNDED_RATE_RESIDUAL_TO = "rounded-rate-residual-to"
    """The same, and the difference put on a party."""

    ROUNDED_SHARES = "rounded-shares"
    """The percentages rounded to so many decimals, and then each row alone, halves up."""

    ROUNDED_SHARES_RESIDUAL_TO = "rounded-shares-residual-to"
    """The same, and the difference put on a party."""

    @property
    def is_carried(self) -> bool:
        """Whether somebody carries the difference."""
        return self.value.endswith(_CARRIED)

    @property
    def rows_sum(self) -> bool:
        """Whether the rows sum to the total, whatever it is."""
        return self.is_carried or self in {Method.LARGEST_REMAINDER, Method.SAINTE_LAGUE}

    @property
    def by_rate(self) -> bool:
        """Whether an amount for each that is counted is rounded first."""
        return self in {Method.ROUNDED_RATE, Method.ROUNDED_RATE_RESIDUAL_TO}

    @property
    def by_percent(self) -> bool:
        """Whether percentages are rounded first, to decimals that must be said."""
        return self in {Method.ROUNDED_SHARES, Method.ROUNDED_SHARES_RESIDUAL_TO}

    @property
    def rows(self) -> RowRounding | None:
        """How each row is rounded by itself; ``None`` for a method that shares the units among all."""
        made = self.value.removesuffix(_CARRIED).removesuffix("-each")
        if self.by_rate or self.by_percent:
            return RowRounding.HALF_UP
        return RowRounding(made) if made in {*RowRounding} else None


_CARRIED = "-residual-to"
MOST_DECIMALS = 6
"""The most decimals that a percentage is rounded to before it is multiplied."""


def rounded(rounding: RowRounding, numerator: int, denominator: int) -> int:
    """
    Round a fraction to a whole number.

    Example:
        >>> [rounded(rounding, 5, 2) for rounding in RowRounding]
        [3, 2, 2, 3]
    """
    match rounding:
        case RowRounding.HALF_UP:
            return (2 * numerator + denominator) // (2 * denominator)
        case RowRounding.HALF_EVEN:
            floor, rest = divmod(numerator, denominator)
            return floor + (2 * rest > denominator or (2 * rest == denominator and floor % 2 == 1))
        case RowRounding.FLOOR:
            return numerator // denominator
        case _:
            return -(-numerator // denominator)


def _sum(total: int, weights: Sequence[int]) -> int:
    """
    Give what the weights sum to, if a loop can share by them; a sum shows cheaply whether one of them is a float.

    Raises:
        InexactTypeError: If the total or a weight is no int.
        AmountError: If the total is negative.
        WeightError: If there is no weight, one is negative, or all are zero.
    """
    whole = sum(weights)
    for number in (total, whole):
        if type(number) is not int:
            raise InexactTypeError(number, _WHOLE_NUMBERS)
    if total < 0:
        raise AmountError(total, NegativeTotal())
    if not whole or min(weights) < 0:
        raise WeightError((), NoWeights())
    return whole


def largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """
    Share *total* by the largest remainder; ties go to the earlier place.

    Raises:
        InexactTypeError: If the total or a weight is no int.
        AmountError: If the total is negative.
        WeightError: If there is no weight, one is negative, or all are zero.

    Example:
        >>> largest_remainder(3, [1, 1, 3])
        [1, 0, 2]
    """
    whole = _sum(total, weights)
    quotas = [divmod(total * weight, whole) for weight in weights]
    counts = [floor for floor, _ in quotas]
    left = total - sum(counts)
    if left:
        remainders = [remainder for _, remainder in quotas]
        for place in sorted(range(len(remainders)), key=remainders.__getitem__, reverse=True)[:left]:
            counts[place] += 1
    return counts


def half_up_each(total: int, weights: Sequence[int]) -> list[int]:
    """
    Round each row alone, halves up.

    Raises:
        NaraVardFinansError: As :func:`largest_remainder`.

    Example:
        >>> half_up_each(1, [1, 1])
        [1, 1]
    """
    whole = _sum(total, weights)
    return [(2 * total * weight + whole) // (2 * whole) for weight in weights]


def sainte_lague(total: int, weights: Sequence[int]) -> list[int]:
    """
    Share *total* by the divisor method with odd divisors; ties go to the earlier place.

    It starts from the rows rounded alone, which is the same method for some total nearby, and then gives
    or takes single units; so large totals cost no more than small ones.

    Raises:
        NaraVardFinansError: As :func:`largest_remainder`.

    Example:
        >>> sainte_lague(4, [1, 1, 3])
        [1, 1, 2]
    """
    counts = half_up_each(total, weights)
    left = total - sum(counts)
    sign = 1 if left > 0 else -1
    if not left:
        return counts
    scale = max(weights) ** 2  # two claims are equal, or at least one part of it from each other
    queue = [
        (_claim(counts[place], weight, sign, scale), sign * place)
        for place, weight in enumerate(weights)
        if weight and counts[place] + sign >= 0
    ]
    heapq.heapify(queue)
    for _ in range(abs(left)):
        _, signed = queue[0]
        place = signed * sign
        counts[place] += sign
        if counts[place] + sign >= 0:
            heapq.heapreplace(queue, (_claim(counts[place], weights[place], sign, scale), signed))
        else:
            heapq.heappop(queue)
    return counts


def _claim(count: int, weight: int, sign: int, scale: int) -> int:
    """
    Give the divisor at which the next unit comes (sign 1) or the last one goes (-1), smallest first in the queue.

    It is in parts of *scale*, rounded down, which keeps the order and what is equal.
    """
    return sign * ((2 * count + sign) * scale // weight)


LOOPS: Mapping[Method, Callable[[int, Sequence[int]], list[int]]] = {
    Method.LARGEST_REMAINDER: largest_remainder,
    Method.SAINTE_LAGUE: sainte_lague,
    Method.HALF_UP_EACH: half_up_each,
    Method.HALF_UP_RESIDUAL_TO: half_up_each,
}
"""The loop of each method; for the one that puts the residual on somebody, that of the rows before it."""
