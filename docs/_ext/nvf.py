"""
The directive ``nvf``: it runs the command line when the page is built, and shows what it says.

The page gives the arguments; the files they name are looked for in ``docs/examples/``::

    ```{nvf} share --total 100 --weights weights.csv
    :status: 0
    ```

``status`` is the exit status that the page expects (default 0); any other is an error of the build.
``scroll`` keeps long lines whole. ``head`` shows only so many lines.
"""

import contextlib
import io
import os
import re
import shlex
from pathlib import Path
from typing import Any, ClassVar
from unittest import mock

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.directives.code import container_wrapper
from sphinx.util.docutils import SphinxDirective

from nara_vard_finans.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples"


def run(arguments: list[str]) -> tuple[int, str]:
    """Run ``nvf`` in the folder of examples; give its exit status, and what it wrote to both streams."""
    out = io.StringIO()
    with (
        contextlib.chdir(EXAMPLES),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out),
        mock.patch.dict(os.environ, {"COLUMNS": "100"}),
    ):
        try:
            status = main(arguments)
        except SystemExit as left:  # --help and --version
            status = int(left.code or 0)
    return status, out.getvalue().rstrip("\n")


class Nvf(SphinxDirective):
    """Shows a command and what it answers."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        "status": directives.nonnegative_int,
        "scroll": directives.flag,
        "head": directives.positive_int,
    }

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        arguments, expected = self.arguments[0], self.options.get("status", 0)
        status, written = run(shlex.split(arguments))
        if status != expected:
            raise self.error(f"nvf {arguments} left with {status}, the page expects {expected}:\n{written}")
        lines = written.splitlines()
        if len(lines) > self.options.get("head", len(lines)):
            lines = [*lines[: self.options["head"]], "…"]
        ending = ["$ echo $?", str(status)] if status else []
        # The page folds long lines; an amount must not be folded.
        text = re.sub(r"(?<=[0-9]) (?=[0-9]{3}\b|kr\b)", "\u00a0", "\n".join([f"$ nvf {arguments}", *lines, *ending]))
        block = nodes.literal_block(text, text, language="console")
        block["classes"] += ["nvf", *(["nvf-scroll"] if "scroll" in self.options else [])]
        self.set_source_info(block)
        return [block]


class Example(SphinxDirective):
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
        return [container_wrapper(self, block, path.name)]


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("nvf", Nvf)
    app.add_directive("example", Example)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
