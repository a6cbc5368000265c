"""
Samples changes in the source, and says which of them no test notices.

    python tests/mutants/mutating.py --number 40
    python tests/mutants/mutating.py --number 200 --seed 7 sharing.methods grants.course

Each change is made in a copy of the package, and the tests of its package and the laws are run on that until the first
turns red. A change that survives is listed, with its line. Those that change nothing that anybody could see stand in
``equal.tsv`` with the reason, and are not counted. The status is 1 where fewer than 98 percent of the others are noticed,
and 2 where the tests are red already.
"""

import argparse
import ast
import compileall
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import TypeVar

from attrs import frozen

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "nara_vard_finans"
LEAST = 98
"""Percent that must be noticed."""
LONGEST = 600
"""Seconds that the tests may take on a change; one that makes a loop endless is noticed by that."""


def _within(package: str, *also: str, **first: str) -> dict[str, tuple[str, ...]]:
    """Give the tests of a package by module: first those that are most of it, then the others, then what goes with it."""
    return {
        f"{package}.{module}": (*(f"{package}/test_{name}.py" for name in names.split()), package, *also)
        for module, names in first.items()
    }


TESTS = {
    **_within("core", "sharing", money="money numerals", decimals="money numerals"),
    **_within("core", "grids", numbers="numerals"),
    **_within(
        "sharing", "laws", "agreements/test_cost_sharing.py", apportionment="apportionment", methods="apportionment",
        keys="cost_keys", nested="cost_keys", stages="rounded_shares",
    ),
    **_within("sharing", "grants/test_grant_laws.py", "grants", rounded_shares="rounded_shares"),
    **_within(
        "sharing", "laws", instalments="instalments", prorating="instalments instalment_laws", settlement="instalment_laws",
    ),
    **_within(
        "grants", "laws", awards="awards pots", course="balances grant_laws", pots="pots grants", pot_sides="pot_sides",
    ),
    **_within("posts", "laws", course="post_laws", exposure="post_laws", funding="post_laws"),
    **_within("agreements", "laws", course="agreement_laws", cost_sharing="cost_sharing"),
    **_within(
        "audit", rules="table_fits row_rules", fitting="table_fits fit_laws", recovery="recoveries recovery_laws",
        search="recoveries recovery_laws",
    ),
}  # fmt: skip
"""The modules that are changed, and the tests that are to notice it, the likeliest first."""

N = TypeVar("N", bound=ast.AST)
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
}  # fmt: skip
_CALLS = {"min": "max", "max": "min", "sorted": "list", "any": "all", "all": "any"}


@frozen
class Change:
    """
    One change of the source.

    Attributes:
        module: Where it is made, such as ``sharing.methods``.
        line: On which line.
        text: That line.
        was: What stood there.
        now: What stands there instead.
        place: Which of the module's nodes it is, counted as they are walked.
        number: Which of the changes of that node.
    """

    module: str
    line: int
    text: str
    was: str
    now: str
    place: int
    number: int

    @property
    def key(self) -> tuple[str, ...]:
        """By what it is known, wherever the line stands."""
        return self.module, self.text, self.was, self.now

    @property
    def told(self) -> str:
        """The change on a line."""
        return f"{self.module}:{self.line}\t{self.was}\t->\t{self.now}"


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """Give what could stand in the place of a node."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in _COMPARISONS:
            yield _with(node, ops=[_COMPARISONS[type(operator)]()])
        case ast.BinOp(op=operator) if type(operator) in _SUMS:
            yield _with(node, op=_SUMS[type(operator)]())
        case ast.BoolOp(op=operator):
            yield _with(node, op=ast.Or() if isinstance(operator, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.USub() | ast.Not(), operand=operand):
            yield operand
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Call(func=ast.Name(id=name), keywords=[]) if name in _CALLS:
            yield _with(node, func=ast.Name(_CALLS[name], ast.Load()))
        case ast.If() | ast.IfExp() | ast.While():
            yield from (
                _with(node, test=ast.Constant(value)) for value in (False, True) if not isinstance(node, ast.While)
            )
        case _:
            pass


def _with(node: N, **parts: object) -> N:
    other = deepcopy(node)
    for name, value in parts.items():
        setattr(other, name, value)
    return other


def _said(node: ast.AST) -> str:
    text = ast.unparse(node).partition("\n")[0] if not isinstance(node, ast.If) else f"if {ast.unparse(node.test)}"
    return " ".join(text.split())[:100]


def _walked(tree: ast.Module) -> list[ast.AST]:
    """Give the nodes that run: no types, no docstrings, no limits of annotations, and nothing that only says what is so."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        notes = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        skipped |= {id(each) for note in notes if note is not None for each in ast.walk(note)}
        if isinstance(node, ast.keyword) and node.arg in {"kw_only", "slots", "default", "repr", "strict"}:
            skipped.add(id(node.value))
    return [node for node in ast.walk(tree) if id(node) not in skipped]


def changes(module: str, source: str) -> list[Change]:
    """Give every change that can be made in a module."""
    found = []
    for place, node in enumerate(_walked(ast.parse(source))):
        for number, other in enumerate(variants(node)):
            line = getattr(node, "lineno", 0)
            text = source.splitlines()[line - 1].strip()
            found.append(Change(module, line, text, _said(node), _said(other), place, number))
    return found


def made(change: Change, source: str) -> str:
    """Give the source of a module with a change made in it."""
    tree = ast.parse(source)
    nodes = _walked(tree)
    changed = nodes[change.place]
    other = list(variants(changed))[change.number]

    class Replaced(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return other if node is changed else self.generic_visit(node)

    return ast.unparse(ast.fix_missing_locations(Replaced().visit(tree)))


def is_noticed(change: Change, folder: Path) -> bool:
    """Say whether the tests turn red by a change in a copy of the package."""
    path = folder / "nara_vard_finans" / Path(*change.module.split(".")).with_suffix(".py")
    right = path.read_text("utf-8")
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
        compiled.unlink()  # it might be taken for that of the change
    path.write_text(made(change, right), "utf-8")
    try:
        return not is_green(TESTS[change.module], folder)
    finally:
        path.write_text(right, "utf-8")


def is_green(tests: tuple[str, ...], folder: Path) -> bool:
    """Say whether tests pass on a copy of the package."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder),
        "HYPOTHESIS_PROFILE": "build",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    paths = [str(ROOT / "tests" / each) for each in tests]
    told = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--no-header", *paths]
    try:
        done = subprocess.run(told, cwd=ROOT, env=environment, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def reasons() -> dict[tuple[str, ...], str]:
    """Give the changes that change nothing, by module, line, what stood and what stands, with why."""
    rows = (ROOT / "tests" / "mutants" / "equal.tsv").read_text("utf-8").splitlines()[1:]
    return {tuple(row.split("\t")[:4]): row.split("\t")[4] for row in rows}


def sampled(modules: list[str], number: int, seed: int) -> list[Change]:
    """Draw changes, those that change nothing left out."""
    equal = reasons()
    every = [
        change
        for module in modules
        for change in changes(module, (SOURCE / Path(*module.split(".")).with_suffix(".py")).read_text("utf-8"))
        if change.key not in equal
    ]
    return random.Random(seed).sample(every, min(number, len(every)))


def main() -> int:
    """Make the changes, and tell how many of each module were noticed and which were not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().partition("\n")[0])
    parser.add_argument("modules", nargs="*", choices=[[], *TESTS], help="where; without it in all that reckon")
    parser.add_argument("--number", type=int, default=40, help="how many changes (40)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the chances; the clock's without it")
    asked = parser.parse_args()
    drawn = sampled(asked.modules or list(TESTS), asked.number, asked.seed)
    noticed: Counter[str] = Counter()
    survivors: list[Change] = []
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SOURCE, Path(folder) / "nara_vard_finans")
        compileall.compile_dir(folder, quiet=1)
        for tests in dict.fromkeys(TESTS[change.module] for change in drawn):
            if not is_green(tests, Path(folder)):
                sys.stderr.write(
                    f"red before any change is made, so that it would notice all of them: {' '.join(tests)}\n"
                )
                return 2
        for change in drawn:
            if is_noticed(change, Path(folder)):
                noticed[change.module] += 1
            else:
                survivors.append(change)
                sys.stdout.write(f"survived\t{change.told}\n")
                sys.stdout.flush()
    for module, count in sorted(Counter(change.module for change in drawn).items()):
        sys.stdout.write(f"{module}: {noticed[module]} of {count} noticed\n")
    percent = 100 * (len(drawn) - len(survivors)) / len(drawn)
    sys.stdout.write(f"in all: {percent:.1f} percent of {len(drawn)}, seed {asked.seed}\n")
    return int(percent < LEAST)


if __name__ == "__main__":
    sys.exit(main())
