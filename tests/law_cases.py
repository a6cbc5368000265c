"""Results as a program of somebody else's gives them, and one of ours with a krona moved."""

from typing import Any

from attrs import evolve, frozen

from agreement_cases import AGREEMENT, MORA, ORSA
from nara_vard_finans import Method, share_cost
from nara_vard_finans.core import Finding
from nara_vard_finans.sharing import LARGEST

LR, SL, EACH, CARRIED = (
    Method.LARGEST_REMAINDER,
    Method.SAINTE_LAGUE,
    Method.HALF_UP_EACH,
    Method.HALF_UP_RESIDUAL_TO,
)
FORMULAS = (LR, SL, EACH, CARRIED)
"""What cells of a workbook reckon, and arrays share by."""
TWO = ("a", 2, 40), ("b", 3, 60)
"""100 kr by 2:3."""
TEN = [f"{n:04d}" for n in range(10)]
Broken = tuple[str, str, str]
"""The rule, the subject, and by how much."""


def asking(method: Method, decimals: int = 1) -> dict[str, Any]:
    """Give what a method asks for besides, where the largest carries the difference."""
    carrier = {"residual_to": LARGEST} if method.is_carried else {}
    return carrier | ({"decimals": decimals} if method.by_percent else {})


def broken(findings: tuple[Finding, ...]) -> list[Broken]:
    return [(each.rule, each.subject, str(getattr(each.message, "parts", {}).get("by", ""))) for each in findings]


@frozen
class Row:
    party: str
    weight: Any
    amount: Any


@frozen
class Result:
    total: Any
    residual: Any
    rows: tuple[Row, ...]
    method: Any = None
    unit: Any = None
    carrier: str | None = None
    first_in_ties: str | None = None


def result(total: Any, *rows: tuple[str, Any, Any], residual: Any = 0, **more: Any) -> Result:
    return Result(total, residual, tuple(Row(*row) for row in rows), **more)


def moved(ore: int = 100) -> Any:
    """The made-up agreement's cost of a year, with a krona moved from Mora to Orsa in the last stage but one."""
    found: Any = share_cost(AGREEMENT, 2030)
    place = next(n for n, level in enumerate(found.levels) if level.group == ("municipalities",))
    level = found.levels[place]
    counts = dict(zip(level.apportionment.key.parties, level.apportionment.counts, strict=True))
    counts |= {MORA: counts[MORA] - ore // 100, ORSA: counts[ORSA] + ore // 100}
    stage = evolve(level.apportionment, counts=tuple(counts.values()))
    return evolve(found, levels=[*found.levels[:place], evolve(level, apportionment=stage), *found.levels[place + 1 :]])
