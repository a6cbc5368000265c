"""The sample project of the docs: its tests are green, and each seeded fault turns them red by a law that names it."""

import runpy
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import Phase, settings

SAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "embedding"
FAULTS = runpy.run_path(str(SAMPLE / "faults.py"))
FEW = settings(max_examples=30, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
"""Of a fault it is asked that it is found, and not that it is made small."""


def reds_of(source: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run the project's tests on a source of the budget tool, and give what those say that turn red."""
    budget = ModuleType("budget")
    exec(compile(source, "budget.py", "exec"), budget.__dict__)  # noqa: S102 - our own source
    monkeypatch.setitem(sys.modules, "budget", budget)
    found = runpy.run_path(str(SAMPLE / "test_budget.py"))
    told = []
    for name in ("test_the_allocator", "test_the_agreement"):
        try:
            FEW(found[name])()
        except (AssertionError, TypeError) as error:
            told.append(str(error))
    return told


def test_it_is_green(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reds_of(FAULTS["SOURCE"], monkeypatch) == []


def test_it_is_run_as_the_docs_say() -> None:
    told = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "docs/examples/embedding"]
    done = subprocess.run(told, cwd=SAMPLE.parents[2], check=False, capture_output=True, text=True)
    assert "2 passed" in done.stdout, done.stdout


@pytest.mark.parametrize(
    ("fault", "law"),
    [
        ("the last row takes the rest", "when the parties are given in another order"),
        ("a float", "is not exact; give an amount, or kronor as an int, a Decimal or a Fraction"),
        ("a dropped party", "is to share, and has no row."),
    ],
)
def test_it_turns_red(fault: str, law: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reds = reds_of(FAULTS["with_fault"](fault), monkeypatch)
    assert law in reds[0]


def test_every_fault_is_tried() -> None:
    assert set(FAULTS["FAULTS"]) == {"the last row takes the rest", "a float", "a dropped party"}
