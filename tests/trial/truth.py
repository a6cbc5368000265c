"""What is true of a table before anybody dresses it: who shares what, by which rule. Whole numbers only."""

from dataclasses import dataclass

from trial.chances import Chance
from trial.places import JUNE_2021, Place, places

RULES = {"largest-remainder": 34, "half-up": 38, "half-up-largest": 14, "floor": 7, "floor-largest": 7}


def shared(rule: str, total: int, weights: dict[str, int]) -> dict[str, int]:
    """Share *total* whole steps by *weights* and a rule."""
    whole = sum(weights.values())
    floors = {code: total * weight // whole for code, weight in weights.items()}
    if rule == "largest-remainder":
        rest = total - sum(floors.values())
        first = sorted(weights, key=lambda code: (-(total * weights[code] % whole), code))[:rest]
        return {code: amount + (code in first) for code, amount in floors.items()}
    rows = floors
    if rule.startswith("half-up"):
        rows = {code: (2 * total * weight + whole) // (2 * whole) for code, weight in weights.items()}
    if rule.endswith("-largest"):
        largest = max(rows, key=lambda code: (rows[code], weights[code]))
        rows = {code: amount + (total - sum(rows.values())) * (code == largest) for code, amount in rows.items()}
    return rows


@dataclass(frozen=True)
class Truth:
    """A table's truth; amounts are whole öre."""

    county: str
    parties: tuple[Place, ...]
    weights: dict[str, int]
    rule: str
    step: int
    """The least that is shared, in öre."""
    total: int
    region: int | None
    """What the region pays beside the municipalities."""
    sums_rows: bool
    """Whether the sum that is printed is what the rows sum to, as a sum formula shows it, and not the total."""

    @property
    def amounts(self) -> dict[str, int]:
        """What each party's row says."""
        return self.by(self.rule)

    def by(self, rule: str, total: int | None = None) -> dict[str, int]:
        """What each party's row would say by a rule."""
        rows = shared(rule, (self.total if total is None else total) // self.step, self.weights)
        return {code: amount * self.step for code, amount in rows.items()}

    def rules(self, *, total_is_stated: bool) -> frozenset[str]:
        """Every rule that gives these rows: none of them is more true than another.

        Where nobody has stated what was shared, the sum of the rows may be it as well.
        """
        totals = {self.total} | (set() if total_is_stated else {sum(self.amounts.values())})
        return frozenset(rule for rule in RULES for total in totals if self.by(rule, total) == self.amounts)

    @property
    def printed_sum(self) -> int:
        """The sum of the municipalities as it is printed."""
        return sum(self.amounts.values()) if self.sums_rows else self.total


def drawn_parties(chance: Chance, basis: str, where: str) -> tuple[str, tuple[Place, ...]]:
    """Draw a county and those of its municipalities that share."""
    lot = chance.of("parties")
    county = "20" if where == "dalarna" or basis == "known" else lot.choice(sorted({*places()} - {"20"}))
    every = places()[county]
    if basis == "known" or (len(every) <= 16 and lot.random() < 0.6):
        chosen = every
    else:
        size = lot.randint(3, min(len(every), 18))
        chosen = tuple(lot.sample(every, size))
    by_name = lot.random() < 0.6
    return county, tuple(sorted(chosen, key=lambda place: place.name if by_name else place.code))


def drawn_weights(chance: Chance, basis: str, parties: tuple[Place, ...]) -> dict[str, int]:
    """Draw what the parties share by: inhabitants, or some group of them."""
    if basis == "known":
        return {place.code: JUNE_2021[place.code] for place in parties}
    lot = chance.of("weights")
    if lot.random() < 0.8:
        return {place.code: place.population for place in parties}
    return {place.code: place.population * lot.randint(50, 80) // 1000 + 1 for place in parties}


def drawn_total(chance: Chance, factor: int, step: int) -> int:
    """Draw what is shared, in öre: a round sum as often as not, in the size of its unit."""
    lot = chance.of("total")
    low, high = {100: (300_000, 30_000_000), 100_000: (2_000, 90_000)}.get(factor, (60, 3_000))
    amount = lot.randint(low, high)
    if lot.random() < 0.75:
        power = 10 ** max(len(str(amount)) - lot.randint(1, 3), 0)
        amount = max(amount // power, 1) * power
    return amount * factor // step * step
