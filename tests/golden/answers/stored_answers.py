"""
The stored answers of the command line: what ``nvf`` wrote for each command of ``commands.txt``, when it was last asked.

They guard a redesign: they say what moved, not what is right. What is right stands in the laws, the golden tables and
the life cycles, whose figures come from the papers. Where an answer has moved, either the change is wrong, or it is
meant; then it is told in the changelog, and the answers are stored anew::

    python tests/golden/answers/stored_answers.py

An answer is the exit status, standard output and standard error, as on a terminal of any width. Left out are the
instant at which a calendar was written, and all of a picture but its first line. ``--help`` is not among the commands, since its layout belongs to the version of Python.
"""

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path
from unittest import mock

from nara_vard_finans.cli import main

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
STORED = HERE / "stored"


def commands() -> list[str]:
    """Give the commands, in the order of the list."""
    lines = HERE.joinpath("commands.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def place_of(command: str) -> Path:
    """Give the file that holds the answer to a command."""
    short = command.removeprefix("nvf ").replace("docs/examples/", "")
    return STORED / f"{re.sub(r'[^0-9A-Za-z]+', '-', short).strip('-')}.txt"


def stored(command: str) -> str:
    """Give the stored answer to a command, or nothing where none is stored."""
    place = place_of(command)
    return place.read_text("utf-8") if place.exists() else ""


def answer(command: str) -> str:
    """Run a command at the root of the repository, and give its answer as it is stored."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with contextlib.chdir(ROOT), mock.patch.multiple(sys, stdin=io.StringIO(), stdout=out, stderr=err):
        status = main(shlex.split(command.removeprefix("nvf ")))
    told = _lasting("standard output", _written(out)) + _lasting("standard error", _written(err))
    return f"$ {command}\nstatus {status}\n{told}"


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def _lasting(title: str, text: str) -> str:
    """Lay out what was written to one stream, without what another day or another library would change."""
    if not text:
        return ""
    if text.startswith("<?xml"):
        text = text.partition("\n")[0]
    text = re.sub(r"^DTSTAMP:\S+", "DTSTAMP:…", text, flags=re.MULTILINE).replace("\r\n", "␍\n")
    return f"--- {title}\n{text.removesuffix(chr(10))}\n"


def store() -> None:
    """Store the answers of all commands anew, and only these."""
    STORED.mkdir(exist_ok=True)
    for old in STORED.iterdir():
        old.unlink()
    for command in commands():
        place_of(command).write_text(answer(command), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    store()
