"""Rows alone: each row rounded by itself, after an amount for each, or percentages, that were rounded first."""

from collections.abc import Sequence
from typing import NamedTuple

from nara_vard_finans.sharing.methods import RowRounding, rounded

_PERCENT = 100


class Multiplied(NamedTuple):
    """
    What a row is before it is rounded: its weight times *times*, over *whole*, in öre.

    Attributes:
        weights: One whole number for each row.
        times: What each is multiplied by.
        whole: What the product is divided by.
    """

    weights: Sequence[int]
    times: int
    whole: int


def multiplied(
    ore: int, weights: Sequence[int], whole: int, *, scale: int = 1, decimals: int | None = None, by_rate: bool = False
) -> Multiplied:
    """
    Say what each row is before it is rounded.

    Args:
        ore: The total, zero or more.
        weights: The weights as whole numbers.
        whole: What they are parts of.
        scale: What they were multiplied by to be whole, so that a rate is for one of what is counted.
        decimals: To how many decimals a percentage is rounded first; ``None`` where none is.
        by_rate: Whether the amount for each is rounded to whole öre first.

    Example:
        >>> multiplied(100_000, [2, 1], 3, decimals=0)
        Multiplied(weights=[67, 33], times=100000, whole=100)
        >>> multiplied(100_000, [2_000, 1_000], 3_000, by_rate=True)
        Multiplied(weights=[2000, 1000], times=33, whole=1)
    """
    if decimals is not None:
        parts = _PERCENT * 10**decimals
        return Multiplied([rounded(RowRounding.HALF_UP, weight * parts, whole) for weight in weights], ore, parts)
    if by_rate:
        return Multiplied(weights, rounded(RowRounding.HALF_UP, ore * scale, whole), scale)
    return Multiplied(weights, ore, whole)


def rows_alone(rounding: RowRounding, rows: Multiplied, unit: int) -> list[int]:
    """
    Round each row by itself to whole units, of so many öre.

    Example:
        >>> rows_alone(RowRounding.HALF_EVEN, multiplied(300, [1, 1], 2), 100)
        [2, 2]
    """
    return [rounded(rounding, rows.times * weight, rows.whole * unit) for weight in rows.weights]
