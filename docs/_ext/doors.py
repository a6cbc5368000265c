"""What a package shows at its door, as a list: one group for each of its modules, one line for each name."""

import ast
import inspect
import pkgutil
from importlib import import_module
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import nara_vard_finans


def summary(thing: object) -> str:
    """Give the first line of a docstring, without its last stop; of what has none of its own, nothing."""
    own = isinstance(thing, type) or inspect.isroutine(thing)
    first, *_ = (inspect.getdoc(thing) or "").strip().splitlines() if own else [""]
    return first.rstrip(".")


def kind_of(thing: object) -> str:
    """Give the role by which a name is linked to."""
    if isinstance(thing, type):
        return "exc" if issubclass(thing, BaseException) else "class"
    return "func" if inspect.isroutine(thing) else "data"


class Names(SphinxDirective):
    """Lists the names of a package by module, each with the first line of its docstring."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        package = self.arguments[0]
        door = import_module(package)
        lines: list[str] = []
        for room, names in door._ROOMS.items():  # noqa: SLF001 - the list of its door
            module = import_module(f"{package}.{room}")
            lines += [f"**{summary_of_module(module)}**", ""]
            for name in names.split():
                thing = getattr(door, name)
                told = summary(thing)
                role = kind_of(thing)
                link = f"``{name}``" if role == "data" else f":py:{role}:`~{package}.{room}.{name}`"
                lines.append(f"* {link}" + (f": {told}" if told else ""))
            lines.append("")
        section = nodes.Element()
        self.state.nested_parse(StringList(lines, source=package), 0, section)
        return section.children


def summary_of_module(module: object) -> str:
    """Give the first sentence of a module's docstring."""
    return (inspect.getdoc(module) or "").strip().splitlines()[0].rstrip(".")


def load_with_types() -> None:
    """Give every module the names that it imports for type checkers alone, so that those types can be linked to."""
    for room in pkgutil.walk_packages(nara_vard_finans.__path__, "nara_vard_finans."):
        if room.ispkg or room.name.endswith("__main__"):
            continue
        module = import_module(room.name)
        tree = ast.parse(inspect.getsource(module))
        typed = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
        for block in typed:
            exec(compile(ast.Module(block.body, []), room.name, "exec"), vars(module))  # noqa: S102 - our own imports


def setup(app: Sphinx) -> dict[str, Any]:
    load_with_types()
    app.add_directive("names", Names)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
