"""Opening files and folders: what they hold, read in the order that they need each other, and what is at fault."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from nara_vard_finans.core import FactsError, Fault, UnreadableFileError, printable, with_tuples
from nara_vard_finans.facts import Catalogue, OfAnother, TomlFile, embedded, is_journal, read_either
from nara_vard_finans.workspace.opening_messages import NoFolderOfPackage, NoPackage, OfUnread
from nara_vard_finans.workspace.together import read_together

if TYPE_CHECKING:
    from nara_vard_finans.workspace.journals import NamedJournal

FilePath = str | Path
"""The path of a file or a folder."""

PACKAGE = "package:"
"""What stands before the name of facts that an installed package adds."""

_GROUP = "nara_vard_finans.facts"

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
        place = of_package(path) if str(path).startswith(PACKAGE) else path
        is_folder = Path(place).is_dir()
        for each in sorted(Path(place).glob("*.toml")) if is_folder else (place,):
            real = str(each) if "\0" in str(each) else os.path.realpath(each)
            if real not in seen:
                seen.add(real)
                yield each, is_folder


def of_package(path: FilePath) -> Path:
    """
    Give the folder of the facts that an installed package adds, by the name that it gives them.

    A package names a module of its own, in whose folder the files stand, under the entry point
    ``nara_vard_finans.facts``; nothing of it is run, and none is looked for that is not asked for.

    Raises:
        UnreadableFileError: If no installed package gives that name, or its folder is not there.
    """
    from importlib.metadata import entry_points  # noqa: PLC0415 - for those who ask for one
    from importlib.util import find_spec  # noqa: PLC0415 - likewise

    name = str(path).removeprefix(PACKAGE)
    given = {each.name: each.value for each in entry_points(group=_GROUP)}
    if name not in given:
        raise UnreadableFileError(str(path), NoPackage(name, tuple(sorted(given))))
    spec = find_spec(given[name])
    folders = [] if spec is None or spec.submodule_search_locations is None else [*spec.submodule_search_locations]
    if not folders:
        raise UnreadableFileError(str(path), NoFolderOfPackage(given[name]))
    return Path(folders[0])


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
    opening.take([file for file in files if not is_journal(file)])
    journals = tuple(filter(None, map(opening.journal, filter(is_journal, files))))
    return Opened(facts=opening.facts, own=opening.own, journals=journals, faults=tuple(opening.faults))


class _Opening:
    """What has been read so far."""

    def __init__(self) -> None:
        self.facts, self.own = embedded(), Catalogue()
        self.unread: Mapping[str, str] = {}
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

    def take(self, files: Sequence[TomlFile]) -> None:
        """Take what facts files hold."""
        read = read_together(files, embedded())
        for file in files:
            if file.path in read.faults:
                self._set_aside(file.path, read.faults[file.path])
        self.own, self.unread = read.whole, read.unread
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
        unread = self.unread.get(named.of)
        why = OfAnother(named.of, known) if unread is None else OfUnread(named.of, printable(unread))
        stranger = Fault("of", named.line_of_name, why)
        self._set_aside(file.path, FactsError(file.path, (stranger,)))
        return None

    def _set_aside(self, path: str, error: Faulty) -> None:
        """Leave a faulty file of a folder aside, so that the others answer; raise what was named itself."""
        if path not in self.in_folder:
            raise error
        self.faults.append(error)
