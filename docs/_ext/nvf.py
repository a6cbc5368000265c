"""
The directive ``nvf``: it runs the command line when the page is built, and shows what it says.

The page gives the command, where whoever reads the page as a file sees it too. The files that it names are looked for
in ``docs/examples/``, and the page offers each to be downloaded where it names it first::

    ```{nvf}
    :status: 0

    nvf share --total 100 --weights weights.csv
    ```

``status`` is the exit status that the page expects (default 0); any other is an error of the build.
Rows stay whole, and sentences fold. ``head`` shows only so many lines; ``from`` shows the lines from the first that
begins with a text, after those of ``head`` where both are given, and ``to`` those before the first that begins with
another.

The directive ``curve`` runs such a command, and shows it and its picture, which is written
among the images of the built site and nowhere else::

    ```{curve}
    :alt: what is to be seen

    nvf status rss-gnv-post-2023 --on 2024-02-15 --journal exempel-gnv-post-2023 --format svg > kurva.svg
    ```
"""

import contextlib
import hashlib
import html
import io
import os
import posixpath
import re
import shlex
from pathlib import Path
from typing import Any, ClassVar
from unittest import mock

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.addnodes import download_reference
from sphinx.application import Sphinx
from sphinx.directives.code import container_wrapper
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from nara_vard_finans.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples"


HELP = "--help"
"""Help is set as a screen has it: narrow enough for a page, and not folded on a phone."""


def run(arguments: list[str]) -> tuple[int, str]:
    """Run ``nvf`` in the folder of examples; give its exit status, and what it wrote to both streams."""
    out = io.StringIO()
    with (
        contextlib.chdir(EXAMPLES),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out),
        mock.patch.dict(os.environ, {"COLUMNS": "88" if HELP in arguments else "100"}),
    ):
        try:
            status = main(arguments)
        except SystemExit as left:  # --help and --version
            status = int(left.code or 0)
    return status, out.getvalue().rstrip("\n")


WIDE, ROOM = 120, 32
"""A row of more letters folds in its last column, on a screen, if there is room for so many of it."""


class answer(nodes.literal_block):  # noqa: N801 - nodes are named so
    """A command and its answer, whose rows are known."""


def rows_of(words: list[str], lines: list[str]) -> set[str]:
    """Give the lines that are read in columns: those about a rule of dashes, and all of a form for programs."""
    if HELP in words or words[:1] in (["new"], ["schema"]) or {"json", "csv", "csv-excel", "toml", "ics"} & {*words}:
        return {*lines}
    paragraphs = "\n".join(lines).split("\n\n")
    tables = [each for each in paragraphs if re.search("^-{9,}$", each, re.MULTILINE)]
    return {line for each in tables for line in each.splitlines()} | {line for line in lines if line.startswith("|")}


def last_column(rows: list[str]) -> int:
    """Say where the last column begins, if it is of words: there a wide row may fold without being hard to read."""
    ruled = next((at for at, row in enumerate(rows) if re.fullmatch("-{9,}", row)), 0)
    place = rows[ruled - 1].rstrip().rfind("  ") + 2 if ruled else 0
    return place if all(row[place - 2 : place].isspace() for row in rows if row.strip("-")[place:]) else 0


def write_answer(translator: HTML5Translator, node: answer) -> None:
    """Write each line as a block: a row stays whole or folds in its last column, and a sentence folds."""
    lines = node.astext().split("\n")
    rows = [line for line in lines if line in node["rows"]]
    letters = max(map(len, rows), default=1)
    place = last_column(rows) if letters > WIDE else 0
    if place:
        lines = [line[:WIDE] if set(line) == {"-"} else line for line in lines]
    written = translator.highlighter.highlight_block("\n".join(lines), "console", location=node)
    before, body, after = re.split(r"(?s)(?<=<pre><span></span>)(.*?)\n(?=</pre>)", written)
    kinds = ["row" if line in rows or set(line) == {"-"} else "line" for line in lines]
    shown = "".join(
        f'<span class="nvf-{kind}">{line}\n</span>' for kind, line in zip(kinds, body.split("\n"), strict=True)
    )
    classes = "highlight-console notranslate nvf" + (" nvf-hanging" if place else "")
    style = f"--letters: {min(letters, max(WIDE, place + ROOM)) if place else letters}; --last: {place}ch"
    translator.body.append(f'<div class="{classes}" style="{style}">{before}{shown}{after}</div>\n')
    raise nodes.SkipNode


class Offering(SphinxDirective):
    """Offers the example files that it shows or names to be downloaded, each once on a page."""

    def offered(self, *names: str) -> list[nodes.Node]:
        """Give a line of links to those that the page has not offered yet."""
        known = self.env.temp_data.setdefault("offered", set())
        new = [name for name in dict.fromkeys(names) if name not in known and (EXAMPLES / name).is_file()]
        known |= {*new}
        line = nodes.paragraph(classes=["nvf-files"])
        for name in new:
            shown = posixpath.basename(name)
            line += nodes.Text("↓ ")
            line += download_reference(
                shown, "", nodes.Text(shown), reftarget=f"/examples/{name}", refdoc=self.env.docname
            )
            line += nodes.Text(" ")
        return [line] if new else []


class Nvf(Offering):
    """Shows a command and what it answers."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "status": directives.nonnegative_int,
        "head": directives.positive_int,
        "from": directives.unchanged,
        "to": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        program, _, arguments = " ".join(self.content).partition(" ")
        if program != "nvf":
            raise self.error("the command stands in the block, on a line of its own, and begins with nvf")
        words, expected = shlex.split(arguments), self.options.get("status", 0)
        status, written = run(words)
        if status != expected:
            raise self.error(f"nvf {arguments} left with {status}, the page expects {expected}:\n{written}")
        lines = self._shown(written.splitlines())
        ending = ["$ echo $?", str(status)] if status else []
        rows = rows_of(words, written.splitlines())
        # A sentence folds; an amount in it must not.
        unfolding = [
            line if line in rows else re.sub(r"(?<=[0-9]) (?=[0-9]{3}\b|kr\b)", "\u00a0", line)
            for line in [f"$ nvf {arguments}".rstrip(), *lines, *ending]
        ]
        text = "\n".join(unfolding)
        block = answer(text, text, rows=rows)
        self.set_source_info(block)
        return [block, *self.offered(*words)]

    def _shown(self, lines: list[str]) -> list[str]:
        """Give the lines that the page asks for, with a mark where some are left out."""
        first = self._place(lines, "from", 0) if "from" in self.options else None
        last = self._place(lines, "to", first or 0) if "to" in self.options else len(lines)
        head = min(self.options.get("head", 0 if first else last), last)
        if first is None or first <= head:
            kept = lines[: last if first is not None else head]
        else:
            kept = [*"\n".join(lines[:head]).rstrip().splitlines(), "…", *lines[first:last]]
        cut = len(lines) > (last if first is not None else head)
        return [*"\n".join(kept).rstrip().splitlines(), *(["…"] if cut else [])]

    def _place(self, lines: list[str], option: str, after: int) -> int:
        found = (n for n in range(after, len(lines)) if lines[n].startswith(self.options[option]))
        place = next(found, None)
        if place is None:
            raise self.error(f"{self.content[0]} writes no line that begins with {self.options[option]!r}")
        return place


class picture(nodes.General, nodes.Element):  # noqa: N801 - nodes are named so
    """A picture that the build has drawn."""


class Curve(SphinxDirective):
    """Shows the command that draws a curve, and the curve."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        given = " ".join(self.content)
        status, written = run(shlex.split(given.partition(" > ")[0])[1:])
        if not written.startswith("<?xml"):
            raise self.error(f"{given} left with {status}, and drew nothing:\n{written}")
        command = f"$ {given}"
        block = nodes.literal_block(command, command, language="console")
        block["classes"].append("nvf")
        drawn = picture("", svg=written, alt=self.options["alt"])
        for node in (block, drawn):
            self.set_source_info(node)
        return [block, drawn]


def write_picture(translator: HTML5Translator, node: picture) -> None:
    """Write a picture among the images of the site, and show it."""
    builder, svg = translator.builder, node["svg"]
    name = f"curve-{hashlib.sha256(svg.encode()).hexdigest()[:16]}.svg"
    folder = Path(builder.outdir) / builder.imagedir
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(svg, encoding="utf-8")
    address = posixpath.join(builder.imgpath, name)
    translator.body.append(f'<img class="nvf-curve" src="{address}" alt="{html.escape(node["alt"])}" />\n')
    raise nodes.SkipNode


class Example(Offering):
    """Shows a file of ``docs/examples/``, or the part of it from one text to another."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "from": directives.unchanged,
        "to": directives.unchanged,
        "encoding": directives.encoding,
    }

    def run(self) -> list[nodes.Node]:
        path = EXAMPLES / self.arguments[0]
        self.env.note_dependency(str(path))
        text = path.read_text(encoding=self.options.get("encoding", "utf-8"))
        for option, part in (("from", 1), ("to", 0)):
            if option in self.options:
                before, found, after = text.partition(self.options[option])
                if not found:
                    raise self.error(f"{path.name} has no text {self.options[option]!r}")
                text = (found + after, before)[0 if part else 1]
        language = {".toml": "toml"}.get(path.suffix, "text")
        block = nodes.literal_block(text.rstrip(), text.rstrip(), language=language)
        self.set_source_info(block)
        return [container_wrapper(self, block, path.name), *self.offered(self.arguments[0])]


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("nvf", Nvf)
    app.add_directive("example", Example)
    app.add_directive("curve", Curve)
    app.add_node(answer, html=(write_answer, None))
    app.add_node(picture, html=(write_picture, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
