"""Reading several files of facts together: each may refer to what the others hold, in whatever order they are named."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

from attrs import frozen

from nara_vard_finans.core import Directory, FactsError, Fault, printable
from nara_vard_finans.facts import (
    DEFINITIONS,
    SECTIONS,
    Catalogue,
    TomlFile,
    definition_ids,
    read_in_part,
    replacing,
    shipped_ids,
)
from nara_vard_finans.journals import Journal
from nara_vard_finans.workspace.opening_messages import Ships, StandsInToo

_SECTIONS = (*SECTIONS, "journals")
_MOST_ROUNDS = 20
"""So many files at most refer to each other in a row; what lies beyond is told as unknown."""


@frozen
class Together:
    """
    What some files hold.

    Attributes:
        sound: What each holds that has no fault, by path, in the order given.
        faults: What is wrong with each of the others.
        unread: The ids of the agreements, grants and posts in the others, each with its file.
    """

    sound: Mapping[str, Catalogue]
    faults: Mapping[str, FactsError]
    unread: Mapping[str, str]

    @property
    def whole(self) -> Catalogue:
        """Everything that the sound files hold, in their order."""
        return _merged(self.sound.values())


def read_together(files: Sequence[TomlFile], base: Catalogue) -> Together:
    """
    Read files, each by what ships and what the others hold.

    A file with a fault gives nothing to the others; nor do files that hold different entries of one id.

    Args:
        files: The files.
        base: What they may refer to besides each other.
    """
    faults: dict[str, FactsError] = {}
    while True:
        left = [file for file in files if file.path not in faults]
        read = _read(left, base)
        found = {path: error for path, (_, error) in read.items() if error is not None}
        found = found or _clashes([(file, read[file.path][0]) for file in left])
        faults |= found
        if not found:
            unread = {name: file.path for file in files if file.path in faults for name in definition_ids(file)}
            return Together({path: facts for path, (facts, _) in read.items()}, faults, unread)


def _read(files: Sequence[TomlFile], base: Catalogue) -> dict[str, tuple[Catalogue, FactsError | None]]:
    """Read files until what each holds changes nothing more for the others."""
    read: dict[str, tuple[Catalogue, FactsError | None]] = {}
    for _ in range(_MOST_ROUNDS):
        before = [facts for facts, _ in read.values()]
        known = base.with_(_merged(before)) if before else base
        read = {file.path: read_in_part(file, base=known) for file in files}
        if len(files) <= 1 or [facts for facts, _ in read.values()] == before:
            break
    return read


def _merged(parts: Iterable[Catalogue]) -> Catalogue:
    """Put together what files hold, in their order; what one defines says nothing of what another tells of it."""
    listed = [*parts]
    parties = reduce(Directory.with_, (part.parties for part in listed)) if listed else Directory(())
    sections: dict[str, dict[str, Any]] = {}
    for part in listed:
        for section in _SECTIONS:
            entries = sections.setdefault(section, {})
            for entry in getattr(part, section):
                entries.setdefault(_name(entry), entry)
    return Catalogue(parties=parties, **{section: tuple(entries.values()) for section, entries in sections.items()})


def _name(entry: object) -> str:
    """Give the id of an entry; a journal is known by what it is of."""
    return str(getattr(entry, "of" if isinstance(entry, Journal) else "id"))


def _clashes(read: Iterable[tuple[TomlFile, Catalogue]]) -> dict[str, FactsError]:
    """Give the files with an id that ships and is not to be replaced, or that another file has for something else."""
    faults: dict[str, list[Fault]] = {}
    seen: dict[tuple[str, str], list[tuple[str, object]]] = {}
    for file, facts in read:
        shipped = shipped_ids() - replacing(file)
        for each in facts.definitions:
            if each.id in shipped:
                faults.setdefault(file.path, []).append(Fault(each.id, None, Ships()))
        for section in _SECTIONS:
            for entry in getattr(facts, section):
                kind = "" if section in DEFINITIONS else section  # an id is of one definition, of whatever kind
                seen.setdefault((kind, _name(entry)), []).append((file.path, entry))
    for (kind, name), held in seen.items():
        for path, own in held:
            others = [there for there, other in held if there != path and (not kind or other != own)]
            if others:
                faults.setdefault(path, []).append(Fault(name, None, StandsInToo(printable(others[0]))))
    return {path: FactsError(path, tuple(each)) for path, each in faults.items()}
