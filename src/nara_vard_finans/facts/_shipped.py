"""The facts files that ship, and the single papers of them that the country's register and figures rest on."""

from functools import cache
from importlib.resources import files

from nara_vard_finans.core import Paper
from nara_vard_finans.facts._structuring import value_converter
from nara_vard_finans.facts._toml import TomlFile, parse_toml


@cache
def shipped_files() -> tuple[TomlFile, ...]:
    """Give the facts files that ship, each read once."""
    folder = files("nara_vard_finans") / "data"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(parse_toml((folder / name).read_text(encoding="utf-8"), name) for name in names)


@cache
def shipped_paper(name: str) -> Paper:
    """Give one paper by its id, which must be among those that ship; no other facts are read."""
    papers = (raw for file in shipped_files() for raw in file.values.get("papers", ()))
    return value_converter().structure(next(raw for raw in papers if raw["id"] == name), Paper)
