"""
The directive ``fact-files``: what ships, written as files beside the pages, for whoever has no Python.

Each file is what a command of the library writes, and the page lists them all. An index in JSON stands among them::

    ```{fact-files} sv
    ```
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from nara_vard_finans import Agreement, Grant, Workspace, embedded
from nara_vard_finans.core import Language, NaraVardFinansError, Text
from nara_vard_finans.facts import facts_text, official_days

FOLDER = "fakta"
STAMPED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""When the calendar says that it was written, the same in every build; its days follow from the papers alone."""


class FactFile(NamedTuple):
    """One file: what it is called, what it holds, by which command others get the same, and its text."""

    name: str
    title: Text
    command: str
    write: Callable[[], str]


def fact_files() -> Iterator[FactFile]:
    """Give every file: all facts, the days to keep, each year of an agreement and each grant, and the population."""
    space = Workspace.open()
    yield FactFile(
        "fakta.json",
        Text("alla avtal, bidrag, tjänster och handlingar", "all agreements, grants, posts and papers"),
        "",
        lambda: facts_text(embedded(), form="json"),
    )
    yield FactFile(
        "dagar.ics",
        Text("dagar att hålla reda på, till kalendern", "days to keep, for a calendar"),
        "nvf deadlines -o dagar.ics",
        lambda: space.deadlines(stamped=STAMPED).report("sv").written("ics"),
    )
    yield from _of_years(space)
    day = official_days()[-1]
    yield FactFile(
        f"folkmangd-{day}.csv",
        Text(f"folkmängd per kommun {day}", f"population by municipality {day}"),
        "",
        lambda: _figures(space, day),
    )


def _of_years(space: Workspace) -> Iterator[FactFile]:
    """Give what each pays or gets: of an agreement each year that is known, of a grant its own."""
    for found in space.facts.definitions:
        if isinstance(found, Agreement):
            for year in range(found.term.first_day.year, found.term.last_day.year + 1):
                yield from _shared(space, found, year, f"--year {year}")
        elif isinstance(found, Grant):
            yield from _shared(space, found, found.year, "")


def _shared(space: Workspace, found: Agreement | Grant, year: int, option: str) -> Iterator[FactFile]:
    """Give who pays or gets what, as Excel opens it; nothing where no paper says it."""
    try:
        answer = space.allocate(found.id, year) if option else space.allocate(found.id)
    except NaraVardFinansError:
        return
    name = f"{found.id}-{year}.csv" if option else f"{found.id}.csv"
    when = f": {year}" if option else ""
    title = Text(f"{found.title.sv}{when}", f"{found.title.en}{when}")
    command = " ".join(filter(None, ("nvf allocate", found.id, option, "-o", name, "--format csv-excel")))
    yield FactFile(name, title, command, lambda: answer.report("sv").written("csv-excel"))


def _figures(space: Workspace, day: dt.date) -> str:
    found = space.population("municipalities", day)
    lines = (f"{code};{space.facts.known.find(code).name};{figure}" for code, figure in found.figures)
    return "\n".join(("\ufeffKod;Kommun;Folkmängd", *lines, ""))


def _index() -> str:
    index = [{"file": each.name, "title": each.title.sv, "title_en": each.title.en} for each in fact_files()]
    return json.dumps(index, ensure_ascii=False, indent=1) + "\n"


INDEX = FactFile("index.json", Text("förteckning för program", "an index for programs"), "", _index)


def written(folder: Path) -> None:
    """Write every file, and an index of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in (*fact_files(), INDEX):
        (folder / each.name).write_text(each.write(), "utf-8", newline="")


class FactFiles(SphinxDirective):
    """A list of the files, in the language that is named."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        language = Language(self.arguments[0])
        found = nodes.bullet_list()
        above = "../" * self.env.docname.count("/")
        for each in (*fact_files(), INDEX):
            line = nodes.paragraph()
            line += nodes.reference("", each.name, refuri=f"{above}{FOLDER}/{each.name}", internal=False)
            line += nodes.Text(f": {each.title.in_(language)}")
            if each.command:
                line += [nodes.Text(" ("), nodes.literal(text=each.command), nodes.Text(")")]
            found += nodes.list_item("", line)
        return [found]


def _write(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        written(Path(app.outdir) / FOLDER)


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directive, and write the files when the pages are built."""
    app.add_directive("fact-files", FactFiles)
    app.connect("build-finished", _write)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
