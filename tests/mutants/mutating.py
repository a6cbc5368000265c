"""
Samples changes in the source, and says which of them no test notices.

    python tests/mutants/mutating.py --number 40
    python tests/mutants/mutating.py --each 20 --seed 7 sharing.methods grants.course

Each change is made in a copy of the package, and the tests of its package and the laws are run on that until the first
turns red: those that reach its line first, and the others where none of them does. A change that survives is listed, with
its line. Those that change nothing that anybody could see stand in ``equal.tsv`` with the reason, and are not counted. The
status is 1 where fewer than 98 percent of the others are noticed, and 2 where the tests are red already.
"""

import argparse
import ast
import compileall
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import TypeVar

from attrs import frozen
from noticing import ROOT, Measured, is_green, measured

SOURCE = ROOT / "src" / "nara_vard_finans"
LEAST = 98
"""Percent that must be noticed."""


_SHARING = (
    "apportionment methods keys nested stages rounded_shares instalments prorating settlement bounded rates agreed"
)
TESTS = {
    f"{package}.{module}": (package, *also)
    for package, modules, also in (
        ("core", "money decimals numbers", ("sharing", "grids")),
        ("sharing", _SHARING, ("laws/test_laws.py", "agreements/test_cost_sharing.py", "grants/test_grant_laws.py", "grants/test_pots.py")),
        ("grants", "awards balances course day_ends pots pot_sides", ("laws/test_laws.py",)),
        ("posts", "course exposure funding", ("laws/test_laws.py", "workspace/test_several_grants.py")),
        ("agreements", "course cost_sharing", ("laws/test_laws.py",)),
        ("audit", "rules fitting recovery search", ()),
    )
    for module in modules.split()
}  # fmt: skip
"""The modules that are changed, and the tests that are to notice it."""

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
        lines: The lines of its statement, or of the head of one that holds others.
        place: Which of the module's nodes it is, counted as they are walked.
        number: Which of the changes of that node.
    """

    module: str
    line: int
    text: str
    was: str
    now: str
    lines: range
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
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            skipped.add(id(node))
        if isinstance(node, ast.Call) and any(each.arg == "init" for each in node.keywords):
            # What is worked out from the other parts is equal wherever they are.
            skipped |= {id(each.value) for each in node.keywords if each.arg == "eq"}
    return [node for node in ast.walk(tree) if id(node) not in skipped]


def changes(module: str, source: str) -> list[Change]:
    """Give every change that can be made in a module."""
    found = []
    tree = ast.parse(source)
    lines = _lines_of_statements(tree)
    for place, node in enumerate(_walked(tree)):
        for number, other in enumerate(variants(node)):
            line = getattr(node, "lineno", 0)
            text = source.splitlines()[line - 1].strip()
            found.append(Change(module, line, text, _said(node), _said(other), lines[node], place, number))
    return found


def _lines_of_statements(tree: ast.Module) -> dict[ast.AST, range]:
    """Give the lines of the statement that each node stands in: the innermost, which is walked last."""
    lines: dict[ast.AST, range] = {}
    for statement in ast.walk(tree):
        if isinstance(statement, ast.stmt):
            inner: list[ast.stmt] = getattr(statement, "body", [])
            last = inner[0].lineno - 1 if inner else statement.end_lineno or statement.lineno
            own = range(statement.lineno, max(last, statement.lineno) + 1)
            lines |= dict.fromkeys(ast.walk(statement), own)
    return lines


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


def file_of(module: str, folder: Path) -> Path:
    """Give the file of a module in a copy of the package."""
    return folder / "nara_vard_finans" / Path(*module.split(".")).with_suffix(".py")


def measured_on(folder: Path, tests: tuple[str, ...], modules: Iterable[str]) -> Measured | None:
    """Run the tests of some modules before anything is changed."""
    return measured(folder, (f"tests/{each}" for each in tests), (file_of(module, folder) for module in modules))


def is_noticed(change: Change, folder: Path, known: Measured) -> bool:
    """Say whether the tests turn red by a change in a copy of the package."""
    path = file_of(change.module, folder)
    right = path.read_text("utf-8")
    reaching = known.reaching(path, change.lines)
    others = [test for test in known.seconds if test not in {*reaching}]
    _forget(path)
    path.write_text(made(change, right), "utf-8")
    try:
        return not (is_green(folder, reaching, known) and is_green(folder, others, known))
    finally:
        path.write_text(right, "utf-8")
        _forget(path)


def _forget(path: Path) -> None:
    """Drop what a module was compiled to: it might be taken for that of a change of the same second and size."""
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
        compiled.unlink()


def reasons() -> dict[tuple[str, ...], str]:
    """Give the changes that change nothing, by module, line, what stood and what stands, with why."""
    rows = (ROOT / "tests" / "mutants" / "equal.tsv").read_text("utf-8").splitlines()[1:]
    return {tuple(row.split("\t")[:4]): row.split("\t")[4] for row in rows}


def sampled(modules: list[str], number: int, seed: int) -> list[Change]:
    """Draw changes, those that change nothing left out."""
    equal = reasons()
    every = [change for module in modules for change in changes_of(module) if change.key not in equal]
    return random.Random(seed).sample(every, min(number, len(every)))


def changes_of(module: str) -> list[Change]:
    """Give every change that can be made in a module of the source."""
    return changes(module, file_of(module, ROOT / "src").read_text("utf-8"))


def main() -> int:
    """Make the changes, and tell how many of each module were noticed and which were not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().partition("\n")[0])
    parser.add_argument("modules", nargs="*", choices=[[], *TESTS], help="where; without it in all that reckon")
    parser.add_argument("--number", type=int, default=40, help="how many changes in all (40)")
    parser.add_argument("--each", type=int, help="how many changes in each module, instead")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the chances; the clock's without it")
    asked = parser.parse_args()
    modules = asked.modules or list(TESTS)
    if asked.each:
        drawn = [change for module in modules for change in sampled([module], asked.each, asked.seed)]
    else:
        drawn = sampled(modules, asked.number, asked.seed)
    noticed: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(SOURCE, folder / "nara_vard_finans")
        compileall.compile_dir(folder, quiet=1)
        for tests in dict.fromkeys(TESTS[change.module] for change in drawn):
            own = [change for change in drawn if TESTS[change.module] == tests]
            known = measured_on(folder, tests, {change.module for change in own})
            if known is None:
                sys.stderr.write(
                    f"red before any change is made, so that it would notice all of them: {' '.join(tests)}\n"
                )
                return 2
            for change in own:
                if is_noticed(change, folder, known):
                    noticed[change.module] += 1
                else:
                    sys.stdout.write(f"survived\t{change.told}\n")
                    sys.stdout.flush()
    return _told(drawn, noticed, asked.seed)


def _told(drawn: list[Change], noticed: Counter[str], seed: int) -> int:
    equal = reasons()
    for module, count in sorted(Counter(change.module for change in drawn).items()):
        of_no_effect = sum(change.key in equal for change in changes_of(module))
        sys.stdout.write(f"{module}: {noticed[module]} of {count} noticed; {of_no_effect} more change nothing\n")
    percent = 100 * noticed.total() / len(drawn)
    sys.stdout.write(f"in all: {percent:.1f} percent of {len(drawn)}, seed {seed}\n")
    return int(percent < LEAST)


if __name__ == "__main__":
    sys.exit(main())
