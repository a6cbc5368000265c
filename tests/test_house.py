"""The house: what its rules ask that no list of floors can say."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import nara_vard_finans

NAME = "nara_vard_finans"
SOURCE = Path(nara_vard_finans.__file__).parent
TESTS = Path(__file__).parent
SIBLINGS = ("agreements", "grants", "posts")
PACKAGES = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
MODULES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
CASES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(TESTS.rglob("*.py"))}


def imported(tree: ast.Module) -> Iterator[str]:
    """Give every module that is imported anywhere in another, and what is taken from it where that may be a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import says from where"
            yield node.module or ""
            if node.module in {NAME, *(f"{NAME}.{package}" for package in PACKAGES)}:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_module(name: str) -> bool:
    path = SOURCE.joinpath(*name.split(".")[1:])
    return path.is_dir() or path.with_suffix(".py").exists()


def past_a_door(tree: ast.Module, package: str) -> list[str]:
    """What is imported from behind the door of another package than *package*."""
    found = (name.split(".") for name in imported(tree) if name.startswith(f"{NAME}.") and is_module(name))
    return [".".join(parts) for parts in found if len(parts) > 2 and parts[1] != package]


LIMITS_SET_NEARER = {
    "test_apportionment.py": [f"{NAME}.sharing.apportionment"], "test_audits.py": [f"{NAME}.audit.search"],
    "test_basis_search.py": [f"{NAME}.audit.search"], "test_recoveries.py": [f"{NAME}.audit.recovery"],
    "test_ways.py": [f"{NAME}.grids.segments", f"{NAME}.grids.ways"],
    "test_workbooks.py": [f"{NAME}.files.workbooks"],
}  # fmt: skip
"""Tests that set a limit nearer than anybody could reach, count the steps of a loop, or weigh a search against all ways."""


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_a_package_is_entered_by_its_door(package: str) -> None:
    for path, tree in MODULES.items():
        if path.parent.name == package:
            assert past_a_door(tree, package) == [], path


def test_tests_stand_outside_the_doors() -> None:
    found = {path.name: past for path, tree in CASES.items() if (past := past_a_door(tree, ""))}
    assert found == LIMITS_SET_NEARER


def test_nobody_within_comes_in_by_the_front_door() -> None:
    """A name of the root is one that a package shows; the source takes it there."""
    doors = SOURCE / "__init__.py"
    inside = {path: {*imported(tree)} for path, tree in MODULES.items() if path != doors}
    assert [path for path, names in inside.items() if NAME in names] == []


def test_only_the_command_line_reads_arguments() -> None:
    readers = {path.parent.name for path, tree in MODULES.items() if "argparse" in imported(tree)}
    assert readers == {"cli"}


@pytest.mark.parametrize("package", SIBLINGS)
def test_the_siblings_have_the_same_rooms(package: str) -> None:
    """Whoever knows one of the three knows where to look in the others; and none of them knows the others."""
    rooms = {path.stem for path in (SOURCE / package).glob("*.py")}
    assert {"definition", "events", "course", "rules", "status"} <= rooms
    known = {
        name.split(".")[1]
        for path, tree in MODULES.items()
        if path.parent.name == package
        for name in imported(tree)
        if name.startswith(f"{NAME}.")
    }
    assert known & {*SIBLINGS} <= {package}


def test_the_tests_stand_on_the_same_floors() -> None:
    """Each file of tests lies in the folder of a package, and no two have one name."""
    names = [path.name for path in CASES if path.name.startswith("test_")]
    assert len(names) == len({*names})
    folders = {path.parent.relative_to(TESTS).parts[0] for path in CASES if path.parent != TESTS}
    assert folders - PACKAGES <= {"engines", "fuzz", "golden", "laws", "mutants", "trial", "typing"}
