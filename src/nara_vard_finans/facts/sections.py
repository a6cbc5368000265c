"""The sections of a facts file: what their entries become, in which order they are read, and the ids in them."""

from collections.abc import Iterable, Mapping
from typing import Any

from nara_vard_finans.facts._shipped import shipped_files
from nara_vard_finans.facts._toml import TomlFile

SECTIONS: Mapping[str, tuple[str, str]] = {
    "papers": ("core", "Paper"),
    "statistics": ("core", "Statistic"),
    "indexes": ("sharing", "PriceIndex"),
    "bodies": ("core", "Body"),
    "agreements": ("agreements", "Agreement"),
    "grants": ("grants", "Grant"),
    "posts": ("posts", "Post"),
    "tables": ("printed", "PrintedTable"),
    "figures": ("facts", "Figure"),
}
"""What the entries of each section become, by package and name, so that what no file holds need not be loaded."""

DEFINITIONS = ("agreements", "grants", "posts")
_RECORDS = ("papers", "parties", "statistics", "indexes", "bodies")
BEFORE: Mapping[str, tuple[str, ...]] = {
    "parties": ("papers",),
    "bodies": ("papers", "parties"),
    "statistics": ("papers", "parties"),
    "indexes": ("papers",),
    **dict.fromkeys((*DEFINITIONS, "tables", "figures"), _RECORDS),
    "journals": _RECORDS,  # and the definitions that they are of
}
"""What a section may refer to, and is read after."""


def shipped_ids() -> frozenset[str]:
    """Give the ids of the agreements, grants and posts that ship; none of them is read for it."""
    return frozenset(str(raw["id"]) for file in shipped_files() for raw in _raw_definitions(file))


def shipped_codes() -> tuple[frozenset[str], frozenset[str]]:
    """Give the codes of the parties that ship, and the ids of the bodies; none of them is read for it."""
    values = [file.values for file in shipped_files()]
    parties = [of.get("parties", {}) for of in values]
    codes = frozenset(code for each in parties for side in ("municipalities", "regions") for code in each.get(side, ()))
    return codes, frozenset(str(body["id"]) for of in values for body in of.get("bodies", ()))


def definition_ids(file: TomlFile) -> frozenset[str]:
    """Give the ids of the agreements, grants and posts of a file."""
    return frozenset(str(raw.get("id")) for raw in _raw_definitions(file))


def lists(file: TomlFile, section: str, name: str) -> bool:
    """Say whether a section of a file lists an entry of an id, as it stands there."""
    listed = file.values.get(section)
    return isinstance(listed, list) and any(isinstance(raw, dict) and raw.get("id") == name for raw in listed)


def replacing(file: TomlFile) -> frozenset[str]:
    """Give the ids of the definitions of a file that say that they replace one that ships."""
    return frozenset(str(raw.get("id")) for raw in _raw_definitions(file) if raw.get("replaces") is True)


def _raw_definitions(file: TomlFile) -> Iterable[dict[str, Any]]:
    listed = (each for section in DEFINITIONS for each in file.values.get(section, ()))
    return (each for each in listed if isinstance(each, dict))


def without_mark(raw: Any, section: str) -> Any:
    """Take away what says that a definition replaces one that ships, which is no part of it."""
    if section not in DEFINITIONS or not isinstance(raw, dict) or not isinstance(raw.get("replaces"), bool):
        return raw
    return {key: value for key, value in raw.items() if key != "replaces"}
