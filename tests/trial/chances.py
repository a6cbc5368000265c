"""What is drawn by lot: each thing has a lot of its own, so that a new dress changes no old table but where it is worn."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Chance:
    """The lots of one table."""

    seed: int
    number: int

    def of(self, what: str) -> Random:
        """Give the lot of one thing; the same each time it is asked for."""
        return Random(f"{self.seed}/{self.number}/{what}")

    def pick(self, what: str, among: Mapping[str, int]) -> str:
        """Draw one of some words, each with its weight."""
        return self.of(what).choices([*among], [*among.values()])[0]
