"""The reading of facts files, section by section, with all of their faults; and the facts that ship."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING, Any

from nara_vard_finans.core import Directory, FactsError, Fault, NaraVardFinansError, Statistic, by_id
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import FAULTY, MOST_FAULTS, MisfitError, MisfitsError, faults_of, is_headed
from nara_vard_finans.facts._forms import add_definition, converter_for
from nara_vard_finans.facts._grant_years import in_each_year
from nara_vard_finans.facts._journal_messages import OfMissing, TwoJournals, UnderHead
from nara_vard_finans.facts._party_forms import PartiesForm, sound_parties
from nara_vard_finans.facts._shipped import shipped_files
from nara_vard_finans.facts._toml import TomlFile, read_toml
from nara_vard_finans.facts.catalogue import FIELDS, Catalogue, read_later
from nara_vard_finans.facts.kinds import DEFINITION, GRANT, POST, WHAT
from nara_vard_finans.facts.messages import HeadedTables, IdTwice, NotId, UnknownKey
from nara_vard_finans.facts.sections import BEFORE, DEFINITIONS, SECTIONS, lists, without_mark
from nara_vard_finans.files import Readable

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition
    from nara_vard_finans.journals import Journal

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_ONE_AT_A_TIME = RLock()


def embedded() -> Catalogue:
    """
    Give the facts that the library ships; they are read once, when first asked for.

    Example:
        >>> [agreement.id for agreement in embedded().agreements]
        ['rss-dalarna-2018', 'rss-dalarna-2023']
    """
    with _ONE_AT_A_TIME:  # also where several threads ask at once
        return _embedded()


@cache
def _embedded() -> Catalogue:
    return read_later(_Reading(shipped_files(), Catalogue()).sound_section)


def read_facts(path: Readable, *, base: Catalogue | None = None) -> Catalogue:
    """
    Read a facts file.

    Args:
        path: A TOML file in the form of the shipped facts, its bytes, or an open one.
        base: What the file may refer to besides itself; without it the embedded facts. A file that lists parties of
            its own knows only those.

    Returns:
        What the file itself holds.

    Raises:
        InexactTypeError: If *path* is nothing that can be read.
        UnreadableFileError: If it cannot be read as text.
        FactsError: If it has faults; all of them at once, each with its path and line.
    """
    return facts_from(read_toml(path), base=base)


def facts_from(file: TomlFile, *, base: Catalogue | None = None) -> Catalogue:
    """
    Make facts from a file that is read.

    Raises:
        FactsError: As :func:`read_facts`.
    """
    found, error = read_in_part(file, base=embedded() if base is None else base)
    if error is not None:
        raise error
    return found


class _Reading:
    """One reading of one or more files, with the faults found so far; a section is read when it is asked for."""

    def __init__(self, files: Sequence[TomlFile], base: Catalogue) -> None:
        self.files = files
        self.base = base
        self.faults: dict[str, list[Fault]] = {file.path: [] for file in files}
        self.context = Context(base.parties, base.papers, base.statistics, base.bodies, base.indexes)
        self.context.has_days_as_texts = any(file.is_json for file in files)
        self.context.knows_the_country()
        self.converter = converter_for(self.context)
        self.read: dict[str, Any] = {}
        self.lock = RLock()  # a catalogue may be asked by several threads at once

    def section(self, name: str) -> Any:
        """Read a section, and before it what it may refer to."""
        with self.lock:
            if name not in self.read:
                for earlier in BEFORE.get(name, ()):
                    self.section(earlier)
                self.read[name] = self._read(name)
            return self.read[name]

    def sound_section(self, name: str) -> Any:
        """
        Read a section alone.

        Raises:
            FactsError: If it, or what it may refer to, has faults: nothing is left out unsaid.
        """
        found = self.section(name)
        self.refuse_faults()
        return found

    def _read(self, name: str) -> Any:
        match name:
            case "parties":
                self.read_parties()
                return self.context.directory
            case "journals":
                return self.journals()
            case _:
                entries = self.entries(name)
                if name == "bodies":
                    self.context.own_bodies = entries
                if name in {"papers", "statistics", "indexes", "bodies"}:
                    known: dict[str, Any] = getattr(self.context, name)
                    known |= {entry.id: entry for entry in entries}
                return entries

    def refuse_faults(self) -> None:
        """
        Refuse what has faults.

        Raises:
            FactsError: If there are any, with those of one file.
        """
        for path, faults in self.faults.items():
            if faults:
                raise FactsError(path, tuple(sorted(faults, key=lambda fault: (fault.line or 0, fault.where))))

    def fail(self, file: TomlFile, at: tuple[str | int, ...], error: Exception) -> None:
        self.faults[file.path] += faults_of(error, at, file.lines)

    def read_parties(self) -> None:
        own = Directory(())
        for file in self.files:
            raw = file.values.get("parties", {})
            try:
                form: PartiesForm = self.converter.structure(raw, PartiesForm)
                read = form.directory()
            except FAULTY as error:
                self.fail(file, ("parties",), error)
                read, faulty = sound_parties(raw)
                self.context.faulty |= faulty
            own = Directory((*own.parties, *read.parties), read.source or own.source)
        if any("parties" in file.values for file in self.files):
            self.context.knows_only(own)

    def entries(self, section: str) -> tuple[Any, ...]:
        """Read the entries of a section, each with an id of its own."""
        if not any(section in file.values for file in self.files):
            return ()
        package, kind = SECTIONS[section]
        record = getattr(import_module(f"nara_vard_finans.{package}"), kind)
        if section in DEFINITIONS:
            known = self.context.directory if section == "grants" else ()
            add_definition(self.converter, record, self.context, known, fills_key=section != "grants")
        if section == "grants":
            from nara_vard_finans.facts._pot_form import add_pots  # noqa: PLC0415 - where there is a grant

            add_pots(self.converter)
        seen: dict[str, Any] = {}
        for file in self.files:
            listed = file.values.get(section, [])
            if not isinstance(listed, list):
                self.fail(file, (section,), MisfitError(HeadedTables(section)))
                continue
            for place, raw in enumerate(listed):
                if len(self.faults[file.path]) >= MOST_FAULTS:
                    break
                try:
                    self._read_entries(self._each(raw, section, file.path), record, seen)
                except FAULTY as error:
                    self.fail(file, (section, place), error)
                    if isinstance(raw, dict):
                        self.context.faulty.add(str(raw.get("id")))
        return tuple(seen.values())

    def _check_grants_of(self, raw: dict[str, Any]) -> None:
        """Refuse a post that names a grant which is not among the facts."""
        listed = (each for of in (raw, *raw.get("readings", ())) for each in of.get("grants", ()))
        named = [each["grant"] for each in listed if each.get("grant")]
        if named:
            known = {grant.id: grant for grant in (*self.base.grants, *self.section("grants"))}
            for name in named:
                self.context.entry(GRANT, name, known)

    def _check_posts_of(self, named: Iterable[str]) -> None:
        """Refuse a grant that names a post which is not among the facts; posts are read after grants."""
        if named:
            own = (each for file in self.files for each in file.values.get("posts", ()) if isinstance(each, dict))
            known = dict.fromkeys((*(str(each.get("id")) for each in own), *(post.id for post in self.base.posts)))
            for name in named:
                self.context.entry(POST, name, known)

    def _read_entries(self, entries: Iterable[Any], record: type[Any], seen: dict[str, Any]) -> None:
        for raw in entries:
            entry = self.converter.structure(raw, record)
            if record.__name__ == "Post":
                self._check_grants_of(raw)
            elif record.__name__ == "Grant":
                self._check_posts_of(raw.get("posts", ()))
            _check_id(entry.id, seen)
            seen[entry.id] = entry
            if record is Statistic:
                self.context.own_statistics.add(entry.id)
                self.context.statistics[entry.id] = entry  # others that stand below may follow from it

    def _each(self, raw: Any, section: str, path: str) -> Iterator[Any]:
        """Give what an entry tells of: itself, or of a grant of several years one for each."""
        for each in in_each_year(raw) if section == "grants" else (raw,):
            yield self._whole(each, section, path)

    def _whole(self, raw: Any, section: str, path: str) -> Any:
        """Give an entry as its record takes it: a statistic with the figures of its file, without other marks."""
        if section != "statistics" or not isinstance(raw, dict) or "file" not in raw:
            return without_mark(raw, section)
        from nara_vard_finans.facts._statistic_files import with_figures  # noqa: PLC0415 - where there is one

        return with_figures(raw, path, self.context)

    def journals(self) -> "tuple[Journal, ...]":
        """Read what papers say has happened."""
        read: dict[str, Journal] = {}
        for file in self.files:
            listed = file.values.get("journals", [])
            if not isinstance(listed, list):
                self.fail(file, ("journals",), MisfitError(HeadedTables("journals")))
                continue
            for place, raw in enumerate(listed):
                self._read_journal(file, ("journals", place), raw, read)
        return tuple(read.values())

    def _read_journal(self, file: TomlFile, at: tuple[str | int, ...], raw: Any, read: "dict[str, Journal]") -> None:
        from nara_vard_finans.facts._journal_reading import JournalReading  # noqa: PLC0415 - where there is one

        name = raw.get("of") if isinstance(raw, dict) else None
        if not isinstance(name, str):
            self.fail(file, at, MisfitError(OfMissing(WHAT)))
            return
        for section in self._sections_with(name):
            self.section(section)
        if name in self.context.faulty:
            return  # what it tells of has faults of its own, which are told
        try:
            if name in read:
                raise MisfitError(TwoJournals(name))
            reading = JournalReading(file, self.definition(name), self.context, at=at)
            read[name] = reading.journal()
            self.faults[file.path] += reading.faults
        except NaraVardFinansError as error:
            self.fail(file, at, error)

    def _sections_with(self, name: str) -> tuple[str, ...]:
        """Name the sections that list a definition, so that no others are read for it; all, where none seems to."""
        found = [section for file in self.files for section in DEFINITIONS if lists(file, section, name)]
        return tuple(dict.fromkeys(found)) or DEFINITIONS

    def definition(self, name: str) -> "Definition":
        """Give what a journal is of: of the files, or else of what they may refer to."""
        own = tuple(entry for section in self._sections_with(name) for entry in self.section(section))
        others = () if any(entry.id == name for entry in own) else self.base.definitions
        found: Definition = by_id(DEFINITION, name, (*own, *others))
        return found

    def strange_keys(self) -> None:
        known = ("parties", *SECTIONS, "journals")
        for file in self.files:
            for key in file.values:
                if key not in known:
                    headed = key == "journal" and is_headed(file.values)
                    self.fail(file, (key,), MisfitError(UnderHead() if headed else UnknownKey(key, known)))


def _check_id(name: str, seen: Iterable[str]) -> None:
    if not _ID.fullmatch(name):
        raise MisfitsError((("id", MisfitError(NotId())),))
    if name in seen:
        raise MisfitsError((("id", MisfitError(IdTwice(name))),))


def read_in_part(file: TomlFile, *, base: Catalogue) -> tuple[Catalogue, FactsError | None]:
    """Give what of a file is sound, and what is wrong with the rest; ``None`` where nothing is."""
    reading = _Reading([file], base)
    reading.strange_keys()
    sections = {name: reading.section(name) for name in FIELDS}
    try:
        reading.refuse_faults()
    except FactsError as error:
        return Catalogue(**sections), error
    return Catalogue(**sections), None
