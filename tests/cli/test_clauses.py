"""
Every clause of the papers: an answer changes when its fact is changed, or it is said why none could.

The clauses are those of ``docs/clauses.toml``, from which the page of clauses is made.
"""

import ast
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cli_runs import Run

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "nara_vard_finans" / "data"
CLAUSES: list[dict[str, Any]] = tomllib.loads((ROOT / "docs" / "clauses.toml").read_text("utf-8"))["clauses"]
COUNTS = {"4": 28, "3": 27, "1": 32, "0": 19}
"""So many clauses has each of the papers: 2022-06-09, 2022-04-27, 2020 and 2022-09-19."""


def named(*verdicts: str, key: str = "id") -> list[Any]:
    return [pytest.param(each, id=each["id"]) for each in CLAUSES if each["verdict"] in verdicts and key in each]


def test_every_clause_stands_once() -> None:
    ids = [each["id"] for each in CLAUSES]
    assert ids == [f"{paper}.{number}" for paper, count in COUNTS.items() for number in range(1, count + 1)]
    assert {each["verdict"] for each in CLAUSES} <= {"works", "recorded", "argument", "missing"}
    assert all(("ask" in each) is not ("test" in each) for each in CLAUSES if each["verdict"] == "works")
    assert all(each["because"] for each in CLAUSES if each["verdict"] in {"recorded", "missing"})


def arguments(line: str) -> list[str]:
    return [str(ROOT / word) if word.startswith("docs/") else word for word in line.split()]


@pytest.mark.parametrize("clause", named("works", key="ask"))
def test_an_answer_changes_when_the_fact_is_changed(clause: dict[str, Any], run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    shutil.copytree(DATA, folder)
    for each in folder.glob("*.toml"):  # whoever changes what ships says that it is replaced
        own = each.read_text("utf-8")
        for section in ("agreements", "grants", "posts"):
            own = own.replace(f"[[{section}]]\n", f"[[{section}]]\nreplaces = true\n")
        each.write_text(own, "utf-8")
    path = folder / f"{clause['file']}.toml"
    text = path.read_text("utf-8")
    assert clause["was"] in text
    command = arguments(clause["ask"])
    command = (
        [*command[:1], *[str(each) for each in sorted(folder.glob("*.toml"))]]
        if command == ["check"]
        else [*command, "--facts", str(folder)]
    )
    before = run(*command)
    path.write_text(text.replace(clause["was"], clause["becomes"]), "utf-8")
    assert run(*command) != before


@pytest.mark.parametrize("clause", named("recorded"))
def test_what_is_recorded_stands_in_the_facts(clause: dict[str, Any]) -> None:
    assert clause["was"] in (DATA / f"{clause['file']}.toml").read_text("utf-8")


@pytest.mark.parametrize("clause", named("works", key="test"))
def test_the_test_that_shows_it_is_there(clause: dict[str, Any]) -> None:
    path, _, name = clause["test"].partition("::")
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    defined = {each.name for each in ast.walk(tree) if isinstance(each, ast.ClassDef | ast.FunctionDef)}
    assert not name or {*name.split("::")} <= defined


def test_few_are_recorded_alone_and_none_missing() -> None:
    """Whoever lowers a verdict must say so here."""
    counts = {verdict: sum(each["verdict"] == verdict for each in CLAUSES) for verdict in ("recorded", "missing")}
    assert counts["recorded"] <= 12
    assert counts["missing"] == 0
