"""A budget tool of a made-up county: joint costs, by an allocator and a kind of agreement that are its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from nara_vard_finans import Amount, kronor

REGION = "20"


@dataclass(frozen=True)
class Row:
    """What one party pays."""

    party: str
    weight: int
    amount: Amount


@dataclass(frozen=True)
class Shared:
    """A shared cost: all that a law asks of a result."""

    total: Amount
    rows: tuple[Row, ...]
    residual: int = 0


def allocate(total: Amount, weights: Mapping[str, int]) -> Shared:
    """Share whole kronor: rounded down, and then one each to the largest remainders; ties go by code."""
    sign, whole = (-1 if total.ore < 0 else 1), sum(weights.values())
    parts = {code: divmod(abs(total.ore) // 100 * weight, whole) for code, weight in weights.items()}
    left = abs(total.ore) // 100 - sum(floor for floor, _ in parts.values())
    first = sorted(parts, key=lambda code: (-parts[code][1], code))[:left]
    kr = {code: floor + (code in first) for code, (floor, _) in parts.items()}
    return Shared(total, tuple(Row(code, weights[code], kronor(sign * kr[code])) for code in weights))


@dataclass(frozen=True)
class JointBudget:
    """An agreement: the region pays half and the odd krona, and the municipalities the other half by their weights."""

    yearly: Mapping[int, Amount]
    weights: Mapping[str, int]

    def share(self, year: int) -> Shared:
        """Share the cost of a year."""
        total = self.yearly[year]
        half = kronor(total.ore // 200)  # rounded down: the odd krona is the region's
        rows = (Row(REGION, sum(self.weights.values()), total - half), *allocate(half, self.weights).rows)
        return Shared(total, rows)
