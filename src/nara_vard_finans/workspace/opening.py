"""Opening files and folders: what they hold, read in the order that they need each other, and what is at fault."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from nara_vard_finans.core import FactsError, Fault, UnreadableFileError, with_tuples
from nara_vard_finans.facts import Catalogue, OfAnother, TomlFile, embedded, facts_from, is_journal, read_either
from nara_vard_finans.workspace.same_ids import Ids

if TYPE_CHECKING:
    from nara_vard_finans.workspace.journals import NamedJournal

FilePath = str | Path
"""The path of a file or a folder."""

Faulty = FactsError | UnreadableFileError
"""What is wrong with a file."""


@frozen(kw_only=True, field_transformer=with_tuples)
class Opened:
    """
    What some files hold.

    Attributes:
        facts: Everything that is known: what ships, and what was opened.
        own: What the opened files hold.
        journals: The journals among them.
        faults: What is wrong with files of a folder, which are left aside; whatever else is wrong is raised.
    """

    facts: Catalogue
    own: Catalogue = Catalogue()
    journals: "tuple[NamedJournal, ...]" = ()
    faults: tuple[Faulty, ...] = ()


def files_of(paths: Iterable[FilePath]) -> Iterable[tuple[FilePath, bool]]:
    """Give the files of paths, in the order given and each once; of a folder its own; and whether it is of a folder."""
    seen: set[str] = set()
    for path in paths:
        is_folder = Path(path).is_dir()
        for each in sorted(Path(path).glob("*.toml")) if is_folder else (path,):
            real = str(each) if "\0" in str(each) else os.path.realpath(each)
            if real not in seen:
                seen.add(real)
                yield each, is_folder


def open_files(paths: Iterable[FilePath]) -> Opened:
    """
    Open files and folders.

    Raises:
        UnreadableFileError: If a file that is named itself cannot be read as text, or there is none.
        FactsError: If one that is named itself has faults; or if two hold entries of one id.
    """
    opening = _Opening()
    files = [
        read for path, is_folder in files_of(paths) if (read := opening.read(path, is_folder=is_folder)) is not None
    ]
    for file in sorted((file for file in files if not is_journal(file)), key=_foundations_first):
        opening.take(file)
    journals = tuple(filter(None, map(opening.journal, filter(is_journal, files))))
    return Opened(facts=opening.facts, own=opening.own, journals=journals, faults=tuple(opening.faults))


class _Opening:
    """What has been read so far."""

    def __init__(self) -> None:
        self.facts, self.own = embedded(), Catalogue()
        self.ids = Ids()
        self.faults: list[Faulty] = []
        self.in_folder: set[str] = set()

    def read(self, path: FilePath, *, is_folder: bool) -> TomlFile | None:
        if is_folder:
            self.in_folder.add(str(path))
        try:
            return read_either(path)
        except (FactsError, UnreadableFileError) as error:
            self._set_aside(str(path), error)
            return None

    def take(self, file: TomlFile) -> None:
        """Take what a facts file holds."""
        try:
            read = facts_from(file, base=self.facts)
        except FactsError as error:
            self._set_aside(file.path, error)
            return
        self.ids.refuse_same(read, file)
        self.own = self.own.with_(read)
        self.facts = embedded().with_(self.own)

    def journal(self, file: TomlFile) -> "NamedJournal | None":
        """Take a journal, if it is of something that is known."""
        from nara_vard_finans.workspace.journals import named_file  # noqa: PLC0415 - for those who open one

        try:
            named = named_file(file)
        except FactsError as error:
            self._set_aside(file.path, error)
            return None
        known = tuple(definition.id for definition in self.facts.definitions)
        if named.of in known:
            return named
        stranger = Fault("of", named.line_of_name, OfAnother(named.of, known))
        self._set_aside(file.path, FactsError(file.path, (stranger,)))
        return None

    def _set_aside(self, path: str, error: Faulty) -> None:
        """Leave a faulty file of a folder aside, so that the others answer; raise what was named itself."""
        if path not in self.in_folder:
            raise error
        self.faults.append(error)


def _foundations_first(file: TomlFile) -> int:
    """Sort what others may refer to before them."""
    return (
        0
        if "parties" in file.values
        else 1
        if {"papers", "statistics", "indexes", "bodies"} & file.values.keys()
        else 2
    )
