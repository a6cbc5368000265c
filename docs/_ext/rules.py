"""
The directives ``rules`` and ``errors``: what can be found and what can be refused, from the records themselves.

A rule stands on the page as soon as its message is a class, with what it looks for and why, its severity, where it
stands, and its sentences with the parts in braces.
"""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import nara_vard_finans
from nara_vard_finans.core import NaraVardFinansError, RuleMessage, Severity, Worded

_SEVERITIES = {Severity.NOTE: "note", Severity.WARNING: "warning", Severity.BREACH: "breach"}


def kinds_of(base: type[Worded]) -> Iterator[type[Worded]]:
    """Give every class below *base* in the package that has sentences of its own."""
    for module in pkgutil.walk_packages(nara_vard_finans.__path__, "nara_vard_finans."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    seen: set[type[Worded]] = set()
    waiting = [base]
    while waiting:
        kind = waiting.pop()
        waiting += [each for each in kind.__subclasses__() if each not in seen]
        seen.add(kind)
        if kind is not base and kind.__module__.startswith("nara_vard_finans."):
            yield kind


class _Listing(SphinxDirective):
    """A directive that writes Markdown and has it parsed."""

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        section = nodes.Element()
        self.state.nested_parse(StringList(list(self.lines()), source=self.name), 0, section)
        return section.children

    def lines(self) -> Iterator[str]:
        """Write the page, line by line."""
        raise NotImplementedError


class Rules(_Listing):
    """Lists the rules by package: id, severity, what each looks for and why, and what it says."""

    def lines(self) -> Iterator[str]:
        found: dict[tuple[str, str], list[type[RuleMessage]]] = {}
        for kind in kinds_of(RuleMessage):
            if issubclass(kind, RuleMessage) and hasattr(kind, "RULE") and hasattr(kind, "SV"):
                package = kind.__module__.split(".")[1]
                found.setdefault((package, kind.RULE), []).append(kind)
        last = ""
        for (package, rule), kinds in sorted(found.items()):
            if package != last:
                yield from (f"**{package}**", "")
            last = package
            yield from (f"``{rule}``", "")
            for kind in sorted(kinds, key=lambda each: each.__name__):
                yield from self._kind(kind)

    def _kind(self, kind: type[RuleMessage]) -> Iterator[str]:
        severity = _SEVERITIES.get(getattr(kind, "SEVERITY", None), "as it is found")
        clause = f"; {kind.CLAUSE}" if kind.CLAUSE else ""
        told = " ".join(inspect.getdoc(kind).split()) if kind.__doc__ else ""
        yield f"- ({severity}{clause}) {told}"
        yield ""
        yield f"  - {_plain(kind.SV)}"
        yield f"  - {_plain(kind.EN)}"
        yield ""


class Errors(_Listing):
    """Lists the errors: the word for each, when it is raised, and what it says."""

    def lines(self) -> Iterator[str]:
        kinds = {kind for kind in kinds_of(NaraVardFinansError) if not kind.__name__.startswith("_")}
        for kind in sorted(kinds, key=lambda each: each.__name__):
            told = " ".join((inspect.getdoc(kind) or "").partition("\n\n")[0].split())
            yield f"- ``{kind.__name__}``: {told}"
        yield ""


def _plain(template: str) -> str:
    """Write a sentence with its parts by name, and nothing of it as markup."""
    text = template.replace("{{", "\x00").replace("}}", "\x01")
    for mark in "\\*`_|<>[]":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\x00", "{").replace("\x01", "}")


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives."""
    app.add_directive("rules", Rules)
    app.add_directive("errors", Errors)
    return {"parallel_read_safe": True}
