"""The catalogue: what the facts files hold, by id, and the reading of them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import fields, frozen

from nara_vard_finans.core import (
    BasisError,
    Body,
    Directory,
    FactsError,
    Fault,
    Finding,
    NaraVardFinansError,
    Paper,
    Period,
    Shown,
    Source,
    Statistic,
    Text,
    UnknownEntryError,
    by_id,
    with_tuples,
)
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import FAULTY, MOST_FAULTS, MisfitError, MisfitsError, faults_of, is_headed
from nara_vard_finans.facts._forms import PartiesForm, add_definition, converter_for, sound_parties
from nara_vard_finans.facts._toml import TomlFile, parse_toml, read_toml
from nara_vard_finans.facts.kinds import AGREEMENT, DEFINITION, GRANT, PAPER, POST, STATISTIC, TABLE, WHAT
from nara_vard_finans.facts.messages import (
    HeadedTables,
    IdTwice,
    NotId,
    OfMissing,
    TwoJournals,
    UnderHead,
    UnknownKey,
)
from nara_vard_finans.files import Readable

if TYPE_CHECKING:
    from nara_vard_finans.agreements import Agreement
    from nara_vard_finans.analysis import Definition
    from nara_vard_finans.facts.figures import Figure
    from nara_vard_finans.grants import Grant
    from nara_vard_finans.journals import Journal
    from nara_vard_finans.posts import Post
    from nara_vard_finans.printed import PrintedColumn, PrintedTable

_AnyEntry = TypeVar("_AnyEntry", bound="Paper | Statistic | Body | Agreement | Grant | Post | PrintedTable | Figure")

_SECTIONS: Mapping[str, tuple[str, str]] = {
    "papers": ("core", "Paper"),
    "statistics": ("core", "Statistic"),
    "bodies": ("core", "Body"),
    "agreements": ("agreements", "Agreement"),
    "grants": ("grants", "Grant"),
    "posts": ("posts", "Post"),
    "tables": ("printed", "PrintedTable"),
    "figures": ("facts", "Figure"),
}
"""What the entries of each section become, by package and name: what no file holds need not be loaded."""

_DEFINITIONS = ("agreements", "grants", "posts")
_RECORDS = ("papers", "parties", "statistics", "bodies")
_BEFORE: Mapping[str, tuple[str, ...]] = {
    "parties": ("papers",),
    "bodies": ("papers", "parties"),
    "statistics": ("papers", "parties"),
    **dict.fromkeys((*_DEFINITIONS, "tables", "figures"), _RECORDS),
    "journals": (*_RECORDS, *_DEFINITIONS),
}
"""What a section may refer to, and is read after."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@frozen(kw_only=True)
class Listed:
    """
    One entry of the catalogue, as a list shows it.

    Attributes:
        kind: ``agreement``, ``grant``, ``post``, ``body``, ``statistic``, ``table``, ``paper`` or, of an example,
            ``journal``.
        id: The name by which it is asked for.
        title: Its title.
        validity: The term of an agreement, a grant or a post, the day of a statistic's figures, the day a paper bears,
            or the days of a journal's events; ``None`` where there is none.
    """

    kind: str
    id: str
    title: Text
    validity: Period | None


@frozen(kw_only=True, slots=False, repr=False, field_transformer=with_tuples)
class Catalogue(Shown):
    """
    Facts: papers, parties, statistics, agreements, grants, posts and printed tables, and what papers tell of them.

    Attributes:
        papers: The source papers.
        parties: The parties; of a file that lists none, those that it was read with.
        statistics: The statistics.
        bodies: Who prepares, recommends, decides and signs.
        agreements: The agreements.
        grants: The grants.
        posts: The jointly financed posts.
        tables: The printed tables.
        figures: Figures that papers print in passing, and that are only about so.
        journals: What the papers tell of agreements, grants and posts.

    Example:
        >>> embedded().agreement("rss-dalarna-2023").term.last_day.isoformat()
        '2026-12-31'
    """

    papers: tuple[Paper, ...] = ()
    parties: Directory = Directory(())
    statistics: tuple[Statistic, ...] = ()
    bodies: tuple[Body, ...] = ()
    agreements: "tuple[Agreement, ...]" = ()
    grants: "tuple[Grant, ...]" = ()
    posts: "tuple[Post, ...]" = ()
    tables: "tuple[PrintedTable, ...]" = ()
    figures: "tuple[Figure, ...]" = ()
    journals: "tuple[Journal, ...]" = ()

    if not TYPE_CHECKING:  # pragma: no branch

        def __getattr__(self, name: str) -> object:
            """Read a section when it is first asked for."""
            load = self.__dict__.get("_load")
            if load is None or name not in _FIELDS:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            self.__dict__[name] = found = load(name)
            return found

    def __reduce__(self) -> Any:
        return _whole, tuple(getattr(self, name) for name in _FIELDS)

    def paper(self, name: str) -> Paper:
        """
        Give a paper by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id(PAPER, name, self.papers)

    def statistic(self, name: str) -> Statistic:
        """
        Give a statistic by its id; the official figures by theirs, such as ``population-regions-2024-12-31``.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        from nara_vard_finans.facts.official_figures import official_statistic  # noqa: PLC0415 - for their ids alone

        try:
            return by_id(STATISTIC, name, self.statistics)
        except UnknownEntryError:
            if (official := official_statistic(name)) is not None:
                return official
            raise

    def agreement(self, name: str) -> "Agreement":
        """
        Give an agreement by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id(AGREEMENT, name, self.agreements)

    def grant(self, name: str) -> "Grant":
        """
        Give a grant by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id(GRANT, name, self.grants)

    def post(self, name: str) -> "Post":
        """
        Give a post by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id(POST, name, self.posts)

    @property
    def known(self) -> Directory:
        """Whom a name finds: the parties, and where it is none of theirs, whoever stands in the country's register."""
        from nara_vard_finans.facts.country import register  # noqa: PLC0415 - for those who look a name up

        return self.parties.backed_by(register)

    @property
    def definitions(self) -> "tuple[Definition, ...]":
        """All that has a journal and a status: agreements, grants and posts."""
        return (*self.agreements, *self.grants, *self.posts)

    def definition(self, name: str) -> "Definition":
        """
        Give an agreement, a grant or a post by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        for section in _DEFINITIONS:  # one by one, so that the others need not be read
            for entry in getattr(self, section):
                if entry.id == name:
                    found: Definition = entry
                    return found
        return by_id(DEFINITION, name, self.definitions)

    def journal_of(self, name: str) -> "Journal":
        """Give what the papers tell of a definition; where they tell nothing, an untold one: all is unknown."""
        from nara_vard_finans.journals import Journal  # noqa: PLC0415 - for those who ask for one

        return next((journal for journal in self.journals if journal.of == name), Journal.unrecorded(name))

    def successor_of(self, name: str) -> "Agreement | None":
        """Give the agreement that follows another one, the first where several do; ``None`` where none is known."""
        following = (agreement for agreement in self.agreements if agreement.succeeds == name)
        return min(following, key=lambda agreement: (agreement.term, agreement.id), default=None)

    def table(self, name: str) -> "PrintedTable":
        """
        Give a printed table by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id(TABLE, name, self.tables)

    def bases_for(self, agreement: "Agreement") -> tuple[Statistic, ...]:
        """Give the statistics that could be named as the basis of an agreement's key."""
        return tuple(statistic for statistic in self.statistics if _can_carry(statistic, agreement))

    def printed_columns(self, name: str, year: int) -> "tuple[tuple[PrintedTable, PrintedColumn], ...]":
        """Give the printed columns that carry out an agreement or a grant in a year, the most complete first."""
        found = [
            (table, column)
            for table in self.tables
            for column in table.columns
            if column.carries_out == name and column.year == year
        ]
        return tuple(sorted(found, key=lambda pair: -len(pair[1].amounts)))

    def check(self) -> tuple[Finding, ...]:
        """Say which printed totals their rows do not make, and what cannot be shared or is printed out of order."""
        from nara_vard_finans.facts._checks import findings_of  # noqa: PLC0415 - for those who ask for them

        return tuple(findings_of(self.agreements, self.grants, self.statistics, self.tables, self.parties))

    def contradictions(self, among: "Catalogue | None" = None) -> tuple[Finding, ...]:
        """
        Say where papers contradict themselves or each other, or print something wrong, and which figures do not fit.

        Everything is kept as printed.

        Args:
            among: The facts that figures are held against; ``None`` for these.

        Raises:
            UnknownEntryError: If a figure is held against what is not among them.
        """
        from nara_vard_finans.facts._checks import contradictions_of  # noqa: PLC0415 - for those who ask for them

        return tuple(contradictions_of(self, self if among is None else among))

    def listed(self) -> tuple["Listed", ...]:
        """Give every entry with its kind, its title, and the first and last day that it is valid for or dated."""
        tables = (
            Listed(kind="table", id=table.id, title=table.title, validity=_dated(table.source)) for table in self.tables
        )
        return (
            *(Listed(kind="agreement", id=a.id, title=a.title, validity=a.term) for a in self.agreements),
            *(Listed(kind="grant", id=g.id, title=g.title, validity=g.term) for g in self.grants),
            *(Listed(kind="post", id=p.id, title=p.title, validity=p.term) for p in self.posts),
            *(Listed(kind="body", id=b.id, title=Text(b.name), validity=_dated(b.source)) for b in self.bodies),
            *(Listed(kind="statistic", id=s.id, title=s.title, validity=s.as_of) for s in self.statistics),
            *tables,
            *(Listed(kind="paper", id=p.id, title=Text(p.title), validity=p.dated) for p in self.papers),
        )

    def with_(self, other: "Catalogue") -> "Catalogue":
        """Give a catalogue that holds the entries of *other* too; they come before those of the same id."""

        def merged(name: str) -> Any:
            if name == "parties":
                return self.parties.with_(other.parties)
            if name == "journals":
                return (*other.journals, *(kept for kept in self.journals if kept.of not in _described_in(other)))
            return _merged(getattr(self, name), getattr(other, name))

        if "_load" not in self.__dict__ and "_load" not in other.__dict__:
            return Catalogue(**{name: merged(name) for name in _FIELDS})  # a thousand files make no deep chain
        return _read_later(merged)


_FIELDS = tuple(part.name for part in fields(Catalogue))


def _whole(*sections: Any) -> Catalogue:
    return Catalogue(**dict(zip(_FIELDS, sections, strict=True)))


def _read_later(load: Callable[[str], Any]) -> Catalogue:
    """Give a catalogue whose sections are read when they are first asked for."""
    facts = Catalogue.__new__(Catalogue)
    facts.__dict__["_load"] = load
    return facts


def _described_in(facts: Catalogue) -> set[str]:
    """Name what facts define themselves or tell of: nothing else is told of that."""
    return {*(journal.of for journal in facts.journals), *(entry.id for entry in facts.definitions)}


def _dated(source: Source | None) -> Period | None:
    return None if source is None else source.paper.dated


def _merged(base: tuple[_AnyEntry, ...], own: tuple[_AnyEntry, ...]) -> tuple[_AnyEntry, ...]:
    ids = {entry.id for entry in own}
    return (*own, *(entry for entry in base if entry.id not in ids))


def _can_carry(statistic: Statistic, agreement: "Agreement") -> bool:
    try:
        agreement.on_basis(statistic)
    except BasisError:
        return False
    return True


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
    return _read_later(_Reading(_shipped(), Catalogue()).sound_section)


@cache
def _shipped() -> list[TomlFile]:
    folder = files("nara_vard_finans") / "data"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return [parse_toml((folder / name).read_text(encoding="utf-8"), name) for name in names]


def shipped_ids() -> frozenset[str]:
    """Give the ids of the agreements, grants and posts that ship; none of them is read for it."""
    return frozenset(str(raw["id"]) for file in _shipped() for raw in _raw_definitions(file))


def definition_ids(file: TomlFile) -> frozenset[str]:
    """Give the ids of the agreements, grants and posts of a file."""
    return frozenset(str(raw.get("id")) for raw in _raw_definitions(file))


def replacing(file: TomlFile) -> frozenset[str]:
    """Give the ids of the definitions of a file that say that they replace one that ships."""
    return frozenset(str(raw.get("id")) for raw in _raw_definitions(file) if raw.get("replaces") is True)


def _raw_definitions(file: TomlFile) -> Iterable[dict[str, Any]]:
    listed = (each for section in _DEFINITIONS for each in file.values.get(section, ()))
    return (each for each in listed if isinstance(each, dict))


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
    return _structured([file], embedded() if base is None else base)


class _Reading:
    """One reading of one or more files, with the faults found so far; a section is read when it is asked for."""

    def __init__(self, files: Sequence[TomlFile], base: Catalogue) -> None:
        self.files = files
        self.base = base
        self.faults: dict[str, list[Fault]] = {file.path: [] for file in files}
        self.context = Context(base.parties, base.papers, base.statistics, base.bodies)
        self.context.has_days_as_texts = any(file.is_json for file in files)
        self.context.knows_the_country()
        self.converter = converter_for(self.context)
        self.read: dict[str, Any] = {}
        self.lock = RLock()  # a catalogue may be asked by several threads at once

    def section(self, name: str) -> Any:
        """Read a section, and before it what it may refer to."""
        with self.lock:
            if name not in self.read:
                for earlier in _BEFORE.get(name, ()):
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
                if name in {"papers", "statistics", "bodies"}:
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
        package, kind = _SECTIONS[section]
        record = getattr(import_module(f"nara_vard_finans.{package}"), kind)
        if section in _DEFINITIONS:
            known = self.context.directory if section == "grants" else ()
            add_definition(self.converter, record, self.context, known, fills_key=section == "agreements")
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
                    self._read_entry(self._whole(raw, section, file.path), record, seen)
                except FAULTY as error:
                    self.fail(file, (section, place), error)
                    if isinstance(raw, dict):
                        self.context.faulty.add(str(raw.get("id")))
        return tuple(seen.values())

    def _read_entry(self, raw: Any, record: type[Any], seen: dict[str, Any]) -> None:
        entry = self.converter.structure(raw, record)
        _check_id(entry.id, seen)
        seen[entry.id] = entry
        if record is Statistic:
            self.context.statistics[entry.id] = entry  # others that stand below may follow from it

    def _whole(self, raw: Any, section: str, path: str) -> Any:
        """Give an entry as its record takes it: a statistic with the figures of its file, without other marks."""
        if section != "statistics" or not isinstance(raw, dict) or "file" not in raw:
            return _without_mark(raw, section)
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

    def definition(self, name: str) -> "Definition":
        """Give what a journal is of: of the files, or else of what they may refer to."""
        own = tuple(entry for section in _DEFINITIONS for entry in self.section(section))
        others = () if any(entry.id == name for entry in own) else self.base.definitions
        found: Definition = by_id(DEFINITION, name, (*own, *others))
        return found

    def strange_keys(self) -> None:
        known = ("parties", *_SECTIONS, "journals")
        for file in self.files:
            for key in file.values:
                if key not in known:
                    headed = key == "journal" and is_headed(file.values)
                    self.fail(file, (key,), MisfitError(UnderHead() if headed else UnknownKey(key, known)))


def _without_mark(raw: Any, section: str) -> Any:
    """Take away what says that a definition replaces one that ships, which is no part of it."""
    if section not in _DEFINITIONS or not isinstance(raw, dict) or not isinstance(raw.get("replaces"), bool):
        return raw
    return {key: value for key, value in raw.items() if key != "replaces"}


def _check_id(name: str, seen: Iterable[str]) -> None:
    if not _ID.fullmatch(name):
        raise MisfitsError((("id", MisfitError(NotId())),))
    if name in seen:
        raise MisfitsError((("id", MisfitError(IdTwice(name))),))


def _structured(files: Sequence[TomlFile], base: Catalogue) -> Catalogue:
    reading = _Reading(files, base)
    reading.strange_keys()
    sections = {name: reading.section(name) for name in _FIELDS}
    reading.refuse_faults()
    return Catalogue(**sections)
