"""Faults that others have made, to be seeded in the budget tool: its tests turn red by each."""

from pathlib import Path
from types import ModuleType

SOURCE = Path(__file__).with_name("budget.py").read_text("utf-8")
FAULTS = {
    "the last row takes the rest": (
        "    kr = {code: floor + (code in first) for code, (floor, _) in parts.items()}\n",
        "    kr = {code: floor + left * (code == [*parts][-1]) for code, (floor, _) in parts.items()}\n",
    ),
    "a float": ("kronor(sign * kr[code])", "sign * abs(total.ore) / 100 * weights[code] / whole"),
    "a dropped party": ("for code in weights))", "for code in first or kr))"),
}
"""By its name, what the source says and what it says with the fault."""


def with_fault(name: str) -> str:
    """Give the source of the budget tool with a fault."""
    right, wrong = FAULTS[name]
    if right not in SOURCE:
        raise LookupError(f"the budget tool does not say {right!r}")
    return SOURCE.replace(right, wrong)


def faulty(name: str) -> ModuleType:
    """Give the budget tool with a fault."""
    module = ModuleType("budget")
    exec(compile(with_fault(name), name, "exec"), module.__dict__)  # noqa: S102 - our own source
    return module
