"""
The completion of the shells, which ships: what shtab makes of the options of all commands.

When an option, a choice or an id among the facts has changed, it is made anew::

    python tests/completions.py
"""

from argparse import Action
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import shtab

from nara_vard_finans import embedded
from nara_vard_finans.facts import example_names

parsers: Any = import_module("nara_vard_finans.cli.parser")
PLACE = Path(str(files("nara_vard_finans.cli")))


def words() -> dict[str, tuple[str, ...]]:
    """Give what can be typed for some arguments, besides the name of a file, by what the argument is called."""
    facts = embedded()
    definitions = tuple(each.id for each in facts.definitions)
    return {
        "definitions": definitions,
        "statistics": tuple(each.id for each in facts.statistics),
        "tables": tuple(each.id for each in facts.tables),
        "journals": example_names(),
    }


ASKED_BY = {
    "agreement": "definitions", "definition": "definitions", "ids": "definitions", "before": "definitions",
    "after": "definitions", "basis": "statistics", "population": "statistics", "table": "tables", "journal": "journals",
    "facts": "files", "files": "files", "figures": "files", "weights": "files",
}  # fmt: skip
"""What completes an argument, by its name; files complete all but statistics too."""


def _completes(action: Action) -> None:
    kind = ASKED_BY.get(action.dest)
    if kind is not None:
        action.complete = {"bash": f"_nvf_{kind}", "zsh": f"_nvf_{kind}"}  # type: ignore[attr-defined]


def _preamble() -> dict[str, str]:
    bash, zsh = ['_nvf_files() { compgen -f -- "$1"; }'], ["_nvf_files() { _files }"]
    for kind, names in words().items():
        listed, file = " ".join(names), kind != "statistics"
        in_bash, in_zsh = ('; _nvf_files "$1"', "; _files") if file else ("", "")
        bash.append(f'_nvf_{kind}() {{ compgen -W "{listed}" -- "$1"{in_bash}; }}')
        zsh.append(f"_nvf_{kind}() {{ compadd -- {listed}{in_zsh} }}")
    return {"bash": "\n".join(bash), "zsh": "\n".join(zsh)}


def made(shell: str) -> str:
    """Give the completion of a shell as shtab makes it today."""
    whole = parsers.parser_of_all("sv", whole=True)
    for parser in (whole, *whole.commands.values()):
        for action in parser.taken:
            _completes(action)
    text: str = shtab.complete(whole, shell, preamble=_preamble()[shell])
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines()) + "\n"


def store() -> None:
    """Store the completion of each shell anew."""
    for shell, name in parsers.COMPLETIONS.items():
        (PLACE / name).write_text(made(shell), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    store()
