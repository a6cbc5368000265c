"""
The directive ``clauses``: every clause of the papers, what works by it, and what shows that.

It is written from ``clauses.toml``, whose rows the tests hold against the facts: change a fact, and an answer changes.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

PAPERS: Mapping[str, str] = {
    "4": "Memorandum 2022-06-09, Dnr HSN 2022/1845",
    "3": "Välfärdsrådet 2022-04-27",
    "1": "The use of the grant of 2020",
    "0": "PM 2022-09-19",
}
VERDICTS: Mapping[str, str] = {
    "works": "works: an answer changes when its fact is changed, and a test changes it",
    "recorded": "recorded: it stands in the facts, and no answer could change by it",
    "argument": "argument, without any rule",
    "missing": "missing",
}
_TEST = "tests/cli/test_clauses.py"


def clauses(root: Path) -> list[dict[str, Any]]:
    """Give the clauses, as they stand in the file."""
    found: list[dict[str, Any]] = tomllib.loads((root / "clauses.toml").read_text("utf-8"))["clauses"]
    return found


def code(text: str) -> str:
    """Write a text as code within a table."""
    return "`" + " ".join(text.split()).replace("|", "\\|") + "`"


def row(clause: dict[str, Any]) -> str:
    """Write one clause as a row: clause, fact, rule, test."""
    fact = f"{clause['file']}: {code(clause['was'])}" if "was" in clause else ""
    shown = code(f"nvf {clause['ask']}") if "ask" in clause else code(clause.get("test", ""))
    match clause["verdict"]:
        case "works":
            answer = shown
        case "argument":
            answer = ""
        case _:
            answer = clause["because"]
    rule = code(clause["rule"]) if "rule" in clause else ""
    return f"| {clause['id']} | {clause['says']} | {clause['verdict']} | {fact} | {rule} | {answer} |"


class Clauses(SphinxDirective):
    """Shows every clause, paper by paper, and how many there are of each verdict."""

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        section = nodes.Element()
        self.state.nested_parse(StringList(list(self.lines()), source=self.name), 0, section)
        return section.children

    def lines(self) -> Iterator[str]:
        """Write the page, line by line."""
        found = clauses(Path(self.env.srcdir))
        counts = Counter(each["verdict"] for each in found)
        yield from (f"- {counts[verdict]} {says}" for verdict, says in VERDICTS.items())
        for paper, title in PAPERS.items():
            yield from ("", f"**{title}**", "")
            yield "| clause | what it says | verdict | fact | rule | what shows it, or why nothing does |"
            yield "| --- | --- | --- | --- | --- | --- |"
            yield from (row(each) for each in found if each["id"].startswith(f"{paper}."))
        yield ""


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("clauses", Clauses)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
