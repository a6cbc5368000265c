"""
The sentences of every message, a line each, in a file for each language: a changed sentence shows as one line.

    python tests/golden/sentences/stored_sentences.py

writes them anew.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from message_kinds import KINDS, name_of

HERE = Path(__file__).parent


def sentences(language: str) -> Iterator[str]:
    """Give a line for each kind of message."""
    for kind in KINDS:
        yield f"{name_of(kind)}: {getattr(kind, language.upper())}".replace("\n", "\\n")


def stored(language: str) -> list[str]:
    """Give the lines as they are stored."""
    return (HERE / f"{language}.txt").read_text("utf-8").splitlines()


if __name__ == "__main__":
    for each in ("sv", "en"):
        (HERE / f"{each}.txt").write_text("".join(f"{line}\n" for line in sentences(each)), "utf-8")
