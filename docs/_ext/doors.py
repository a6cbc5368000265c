"""
What a package shows at its door, as a list: one group for each of its modules, one line for each name.

The directive ``task`` lists what several modules show, functions first, for whoever looks for what they want to do::

    ```{task} sharing.apportionment audit.*
    ```

``*`` is every module of a package that no other task of the page names; a test holds that each stands in one of them.
"""

import ast
import inspect
import pkgutil
import re
from importlib import import_module
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective

import nara_vard_finans

_ROOT = "nara_vard_finans"
_ROLE = re.compile(r":\w+:`~?([^`]*)`")
_SHOWN = re.compile(rf"automodule:: ({_ROOT}\.\S+)")


def names_of(package: str) -> dict[str, list[str]]:
    """Give the names that a package shows, by the module that holds them."""
    door = import_module(package)
    return {f"{package}.{module}": names.split() for module, names in door._ROOMS.items()}  # noqa: SLF001 - its list


def first_lines(docstring: str) -> str:
    """Give the first paragraph of a docstring on one line, without its last stop, and with its roles as plain code."""
    return _ROLE.sub(r"`\1`", " ".join(docstring.strip().partition("\n\n")[0].split()).rstrip("."))


class Names(SphinxDirective):
    """Lists the names of a package by module, in the order of the page's sections, with what each is."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        package = self.arguments[0]
        modules = names_of(package)
        order = _SHOWN.findall(Path(self.env.doc2path(self.env.docname)).read_text("utf-8"))
        lines = [f"All of these are imported from ``{package}``{self._at_the_root(package)}.", ""]
        for module in sorted(modules, key=order.index):
            title, *_ = first_lines(import_module(module).__doc__ or "").split(". ")
            lines += [f"**{title}**", ""]
            lines += [*(self._line(module, name) for name in modules[module]), ""]
        section = nodes.Element()
        self.state.nested_parse(StringList(lines, source=package), 0, section)
        return section.children

    def _at_the_root(self, package: str) -> str:
        names = names_of(_ROOT).get(package, [])
        listed = ", ".join(f"``{name}``" for name in names[:-1]) + (" and " if names[1:] else "")
        return f"; {listed}``{names[-1]}`` also from ``{_ROOT}`` itself" if names else ""

    def _line(self, module: str, name: str) -> str:
        thing = getattr(import_module(module), name)
        if isinstance(thing, type) or inspect.isroutine(thing):
            kind = "func" if inspect.isroutine(thing) else "exc" if issubclass(thing, BaseException) else "class"
            told = first_lines(inspect.getdoc(thing) or "")
        else:
            kind, told = "data", first_lines("\n".join(documented(module).get(("", name), [])))
        return f"* {{py:{kind}}}`~{module}.{name}`: {told}" if told else f"* `{name}`"


class Task(Names):
    """Lists what modules show: a line for each function, and for each module its records."""

    optional_arguments = 1000

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        page = Path(self.env.doc2path(self.env.docname)).read_text("utf-8")
        lines: list[str] = []
        for module in tasks_of(page)[" ".join(self.arguments)]:
            lines += self._about(module)
        section = nodes.Element()
        self.state.nested_parse(StringList(lines, source=self.env.docname), 0, section)
        return section.children

    def _about(self, module: str) -> list[str]:
        names = names_of(module.rpartition(".")[0])[module]
        functions = [name for name in names if inspect.isroutine(getattr(import_module(module), name))]
        records = ", ".join(
            self._line(module, name)[2:].partition("`: ")[0].rstrip("`") + "`"
            for name in names
            if name not in functions
        )
        title, *_ = first_lines(import_module(module).__doc__ or "").split(". ")
        told = [f"* {title}: {records}" if records else f"* {title}", ""]
        return [*told, *(f"  {self._line(module, name)}" for name in functions), ""]


def tasks_of(page: str) -> dict[str, list[str]]:
    """Give the modules of each task of a page, by what stands behind the directive."""
    tasks = re.findall(r"^```\{task\} (.+)$", page, re.MULTILINE)
    named = {f"{_ROOT}.{word}" for task in tasks for word in task.split() if not word.endswith("*")}
    return {task: [module for word in task.split() for module in _modules(word, named)] for task in tasks}


def _modules(word: str, named: set[str]) -> list[str]:
    if not word.endswith(".*"):
        return [f"{_ROOT}.{word}"]
    return [module for module in names_of(f"{_ROOT}.{word[:-2]}") if module not in named]


def documented(module: str) -> dict[tuple[str, str], list[str]]:
    """Give what a module says of its constants."""
    return ModuleAnalyzer.for_module(module).find_attr_docs()


def leave_out_the_rest(app: Sphinx, what: str, name: str, _: object, skip: bool, __: object) -> bool | None:  # noqa: FBT001
    """Leave out of the reference what a module has for its own package alone."""
    module = app.env.temp_data.get("autodoc:module") or ""
    package = module.rpartition(".")[0]
    if what != "module" or package.count(".") != 1:
        return None
    return skip or name not in names_of(package).get(module, [])


def load_with_types() -> None:
    """Give every module the names that it imports for type checkers alone, so that those types can be linked to."""
    for found in pkgutil.walk_packages(nara_vard_finans.__path__, f"{_ROOT}."):
        if found.ispkg or found.name.endswith("__main__"):
            continue
        module = import_module(found.name)
        tree = ast.parse(inspect.getsource(module))
        typed = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
        for block in typed:
            exec(compile(ast.Module(block.body, []), found.name, "exec"), vars(module))  # noqa: S102 - our own imports


def setup(app: Sphinx) -> dict[str, Any]:
    load_with_types()
    app.add_directive("names", Names)
    app.add_directive("task", Task)
    app.connect("autodoc-skip-member", leave_out_the_rest)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
