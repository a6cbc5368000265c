"""
The facts files that ship, and the single papers of them that the country's register and figures rest on.

What they say stands beside them as plain data too, which loads in a hundredth of the time that TOML takes to read.
``tests/plain_facts.py`` writes it; of a file that has changed since, the TOML is read.
"""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from nara_vard_finans.core import Paper
from nara_vard_finans.facts._structuring import value_converter
from nara_vard_finans.facts._toml import TomlFile, parse_toml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DAY = "$day"
"""The only key of a table that stands in plain data for a day."""


def shipped_folder(name: str) -> "Traversable":
    """Give a folder of the package; only in an archive does it take what finds resources everywhere."""
    folder = Path(__file__).parents[1] / name
    if folder.is_dir():
        return folder
    from importlib.resources import files  # noqa: PLC0415 - it takes as long to load as all facts take to read

    return files("nara_vard_finans") / name


@cache
def shipped_files() -> tuple[TomlFile, ...]:
    """Give the facts files that ship, each read once."""
    every = {entry.name: entry for entry in shipped_folder("data").iterdir()}
    stored = every.get("facts.json")
    plain = {} if stored is None else json.loads(stored.read_text(encoding="utf-8"), object_hook=_day)
    texts = {name: every[name].read_text(encoding="utf-8") for name in sorted(every) if name.endswith(".toml")}
    return tuple(_file(name, text, plain.get(name)) for name, text in texts.items())


def _file(name: str, text: str, plain: list[Any] | None) -> TomlFile:
    """Give a file with what plain data says of it, if that was written of this text."""
    if plain is None or plain[0] != crc32(text.encode()):
        return parse_toml(text, name)
    return TomlFile(name, plain[1], text)


def _day(table: dict[str, Any]) -> Any:
    return dt.date.fromisoformat(table[DAY]) if DAY in table else table


@cache
def shipped_paper(name: str) -> Paper:
    """Give one paper by its id, which must be among those that ship; no other facts are read."""
    papers = (raw for file in shipped_files() for raw in file.values.get("papers", ()))
    return value_converter().structure(next(raw for raw in papers if raw["id"] == name), Paper)
