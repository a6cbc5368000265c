"""The catalogue: what the facts files hold, by id, and the reading of them."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path as FilePath
from typing import Any, TypeVar

from attrs import frozen

from nara_vard_finans.agreements import Agreement, share_cost
from nara_vard_finans.analysis import Definition
from nara_vard_finans.core import (
    BasisError,
    Directory,
    FactsError,
    Fault,
    Finding,
    NaraVardFinansError,
    Paper,
    Period,
    Severity,
    Source,
    Statistic,
    Text,
    UnknownCostError,
    UnstatedBasisError,
    by_id,
    with_tuples,
)
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import FAULTY, MOST_FAULTS, MisfitError, MisfitsError, faults_of, meant
from nara_vard_finans.facts._forms import PartiesForm, converter_for, sound_parties
from nara_vard_finans.facts._journal_reading import JournalReading
from nara_vard_finans.facts._toml import TomlFile, parse_toml, read_toml
from nara_vard_finans.grants import Grant, share_grant
from nara_vard_finans.journals import Journal
from nara_vard_finans.posts import Post
from nara_vard_finans.printed import PrintedColumn, PrintedTable

_AnyEntry = TypeVar("_AnyEntry", bound=Paper | Statistic | Agreement | Grant | Post | PrintedTable)

_SECTIONS: dict[str, type[Any]] = {
    "papers": Paper,
    "statistics": Statistic,
    "agreements": Agreement,
    "grants": Grant,
    "posts": Post,
    "tables": PrintedTable,
}
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@frozen(kw_only=True)
class Listed:
    """
    One entry of the catalogue, as a list shows it.

    Attributes:
        kind: ``agreement``, ``grant``, ``post``, ``statistic``, ``table``, ``paper`` or, for an example, ``journal``.
        id: The name by which it is asked for.
        title: Its title.
        validity: The term of an agreement, a grant or a post, the day of a statistic's figures, the day a paper bears,
            or the days of a journal's events; ``None`` where there is none.
    """

    kind: str
    id: str
    title: Text
    validity: Period | None


@frozen(kw_only=True, field_transformer=with_tuples)
class Catalogue:
    """
    Facts: papers, parties, statistics, agreements, grants, posts and printed tables, and what papers tell of them.

    Attributes:
        papers: The source papers.
        parties: The parties; of a file that lists none, those that it was read with.
        statistics: The statistics.
        agreements: The agreements.
        grants: The grants.
        posts: The jointly financed posts.
        tables: The printed tables.
        journals: What the papers tell of agreements, grants and posts.

    Example:
        >>> embedded().agreement("rss-dalarna-2023").term.last_day.isoformat()
        '2026-12-31'
    """

    papers: tuple[Paper, ...] = ()
    parties: Directory = Directory(())
    statistics: tuple[Statistic, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    grants: tuple[Grant, ...] = ()
    posts: tuple[Post, ...] = ()
    tables: tuple[PrintedTable, ...] = ()
    journals: tuple[Journal, ...] = ()

    def paper(self, name: str) -> Paper:
        """
        Give a paper by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id("paper", name, self.papers)

    def statistic(self, name: str) -> Statistic:
        """
        Give a statistic by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id("statistic", name, self.statistics)

    def agreement(self, name: str) -> Agreement:
        """
        Give an agreement by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id("agreement", name, self.agreements)

    def grant(self, name: str) -> Grant:
        """
        Give a grant by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id("grant", name, self.grants)

    def post(self, name: str) -> Post:
        """
        Give a post by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id("post", name, self.posts)

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """All that has a journal and a status: agreements, grants and posts."""
        return (*self.agreements, *self.grants, *self.posts)

    def definition(self, name: str) -> Definition:
        """
        Give an agreement, a grant or a post by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id("agreement, grant or post", name, self.definitions)

    def journal_of(self, name: str) -> Journal:
        """Give what the papers tell of a definition; an empty journal where they tell nothing."""
        return next((journal for journal in self.journals if journal.of == name), Journal(of=name))

    def successor_of(self, name: str) -> Agreement | None:
        """Give the agreement that follows another one, the first where several do; ``None`` where none is known."""
        following = (agreement for agreement in self.agreements if agreement.succeeds == name)
        return min(following, key=lambda agreement: (agreement.term, agreement.id), default=None)

    def table(self, name: str) -> PrintedTable:
        """
        Give a printed table by its id.

        Raises:
            UnknownEntryError: If there is none of that id.
        """
        return by_id("printed table", name, self.tables)

    def bases_for(self, agreement: Agreement) -> tuple[Statistic, ...]:
        """Give the statistics that could be named as the basis of an agreement's key."""
        return tuple(statistic for statistic in self.statistics if _can_carry(statistic, agreement))

    def printed_columns(self, name: str, year: int) -> tuple[tuple[PrintedTable, PrintedColumn], ...]:
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
        return (
            *(finding for agreement in self.agreements for finding in _shareable(agreement)),
            *_rivals(self.agreements),
            *(finding for grant in self.grants for finding in (*grant.check(), *_cut_as_printed(grant))),
            *(finding for statistic in self.statistics for finding in statistic.check()),
            *(finding for table in self.tables for finding in table.check(self.parties)),
        )

    def listed(self) -> tuple["Listed", ...]:
        """Give every entry with its kind, its title, and the first and last day that it is valid for or dated."""
        tables = (
            Listed(kind="table", id=table.id, title=table.title, validity=_dated(table.source)) for table in self.tables
        )
        return (
            *(Listed(kind="agreement", id=a.id, title=a.title, validity=a.term) for a in self.agreements),
            *(Listed(kind="grant", id=g.id, title=g.title, validity=g.term) for g in self.grants),
            *(Listed(kind="post", id=p.id, title=p.title, validity=p.term) for p in self.posts),
            *(Listed(kind="statistic", id=s.id, title=s.title, validity=s.as_of) for s in self.statistics),
            *tables,
            *(Listed(kind="paper", id=p.id, title=Text(p.title), validity=p.dated) for p in self.papers),
        )

    def with_(self, other: "Catalogue") -> "Catalogue":
        """Give a catalogue that holds the entries of *other* too; they come before those of the same id."""
        return Catalogue(
            papers=_merged(self.papers, other.papers),
            parties=self.parties.with_(other.parties),
            statistics=_merged(self.statistics, other.statistics),
            agreements=_merged(self.agreements, other.agreements),
            grants=_merged(self.grants, other.grants),
            posts=_merged(self.posts, other.posts),
            tables=_merged(self.tables, other.tables),
            journals=(*other.journals, *(kept for kept in self.journals if kept.of not in _told_in(other))),
        )


def _told_in(facts: Catalogue) -> set[str]:
    """Name what facts define themselves or tell of: nothing else is told of that."""
    return {*(journal.of for journal in facts.journals), *(entry.id for entry in facts.definitions)}


def _dated(source: Source | None) -> Period | None:
    return None if source is None else source.paper.dated


def _merged(base: tuple[_AnyEntry, ...], own: tuple[_AnyEntry, ...]) -> tuple[_AnyEntry, ...]:
    ids = {entry.id for entry in own}
    return (*own, *(entry for entry in base if entry.id not in ids))


def _can_carry(statistic: Statistic, agreement: Agreement) -> bool:
    try:
        agreement.on_basis(statistic)
    except BasisError:
        return False
    return True


def _shareable(agreement: Agreement) -> Iterable[Finding]:
    """Say which years of the term, whose cost and figures are stated, cannot be shared all the same."""
    for year in range(agreement.term.first_day.year, agreement.term.last_day.year + 1):
        try:
            share_cost(agreement, year)
        except (UnknownCostError, UnstatedBasisError):
            continue  # no paper says so; reckoning says that
        except NaraVardFinansError as error:
            message = Text(f"{year} kan inte fördelas: {error}.", f"{year} cannot be shared: {error}.")
            subject = f"{agreement.id}/{year}"
            yield Finding(rule="can-be-shared", severity=Severity.BREACH, subject=subject, message=message)


def _rivals(agreements: Iterable[Agreement]) -> Iterable[Finding]:
    """Say which agreements are to be followed by several."""
    following: dict[str, list[str]] = {}
    for agreement in agreements:
        if agreement.succeeds:
            following.setdefault(agreement.succeeds, []).append(agreement.id)
    for name, ids in following.items():
        if len(ids) > 1:
            rivals, several = " och ".join(ids), " and ".join(ids)
            message = Text(f"{name} efterträds av både {rivals}.", f"{name} is followed by both {several}.")
            yield Finding(rule="one-successor", severity=Severity.WARNING, subject=name, message=message)


def _cut_as_printed(grant: Grant) -> Iterable[Finding]:
    """Say whether a grant can be cut and shared, and which pots are not what is printed."""
    if any(pot.for_those_who is not None for pot in grant.pots):
        return ()  # who has met what is required is told by who asks
    try:
        return share_grant(grant).findings
    except NaraVardFinansError as error:
        message = Text(f"Kan inte fördelas: {error}.", f"Cannot be shared: {error}.")
        return (Finding(rule="can-be-shared", severity=Severity.BREACH, subject=grant.id, message=message),)


@cache
def embedded() -> Catalogue:
    """
    Give the facts that the library ships; they are read once, when first asked for.

    Example:
        >>> [agreement.id for agreement in embedded().agreements]
        ['rss-dalarna-2018', 'rss-dalarna-2023']
    """
    folder = files("nara_vard_finans") / "data"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    shipped = [parse_toml((folder / name).read_text(encoding="utf-8"), name) for name in names]
    return _structured(shipped, Catalogue())


def read_facts(path: str | FilePath, *, base: Catalogue | None = None) -> Catalogue:
    """
    Read a facts file.

    Args:
        path: A TOML file in the form of the shipped facts.
        base: What the file may refer to besides itself; without it the embedded facts. A file that lists parties of
            its own knows only those.

    Returns:
        What the file itself holds.

    Raises:
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
    """One reading of one or more files, with the faults found so far."""

    def __init__(self, files: Sequence[TomlFile], base: Catalogue) -> None:
        self.files = files
        self.faults: dict[str, list[Fault]] = {file.path: [] for file in files}
        self.context = Context(base.parties, base.papers, base.statistics)
        self.converter = converter_for(self.context)

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
            self.context.directory = own
            self.context.own_parties = own.parties

    def entries(self, section: str) -> tuple[Any, ...]:
        seen: dict[str, Any] = {}
        for file in self.files:
            listed = file.values.get(section, [])
            if not isinstance(listed, list):
                self.fail(file, (section,), MisfitError(f"expected tables headed [[{section}]]"))
                continue
            for place, raw in enumerate(listed):
                if len(self.faults[file.path]) >= MOST_FAULTS:
                    break
                try:
                    entry = self.converter.structure(raw, _SECTIONS[section])
                    _check_id(entry.id, seen)
                    seen[entry.id] = entry
                except FAULTY as error:
                    self.fail(file, (section, place), error)
                    if isinstance(raw, dict):
                        self.context.faulty.add(str(raw.get("id")))
        return tuple(seen.values())

    def journals(self, facts: Catalogue) -> tuple[Journal, ...]:
        read: dict[str, Journal] = {}
        for file in self.files:
            listed = file.values.get("journals", [])
            if not isinstance(listed, list):
                self.fail(file, ("journals",), MisfitError("expected tables headed [[journals]]"))
                continue
            for place, raw in enumerate(listed):
                self._read_journal(file, ("journals", place), raw, facts, read)
        return tuple(read.values())

    def _read_journal(
        self, file: TomlFile, at: tuple[str | int, ...], raw: Any, facts: Catalogue, read: dict[str, Journal]
    ) -> None:
        name = raw.get("of") if isinstance(raw, dict) else None
        if not isinstance(name, str):
            self.fail(file, at, MisfitError("the key of is missing; name the agreement, grant or post it tells of"))
            return
        if name in self.context.faulty:
            return  # what it tells of has faults of its own, which are told
        try:
            if name in read:
                raise MisfitError(f"{name} has two journals; make them one")
            reading = JournalReading(file, facts.definition(name), self.context, at=at)
            read[name] = reading.journal()
            self.faults[file.path] += reading.faults
        except NaraVardFinansError as error:
            self.fail(file, at, error)

    def strange_keys(self) -> None:
        known = ["parties", *_SECTIONS, "journals"]
        for file in self.files:
            for key in file.values:
                if key not in known:
                    self.fail(file, (key,), MisfitError(f"unknown key; {meant(key, known)}"))


def _check_id(name: str, seen: Iterable[str]) -> None:
    if not _ID.fullmatch(name):
        raise MisfitsError(
            (("id", MisfitError("expected small letters, digits and hyphens, such as rss-dalarna-2023")),)
        )
    if name in seen:
        raise MisfitsError((("id", MisfitError(f"{name} stands twice; give each entry an id of its own")),))


def _structured(files: Sequence[TomlFile], base: Catalogue) -> Catalogue:
    reading = _Reading(files, base)
    reading.strange_keys()
    papers = reading.entries("papers")
    reading.context.papers |= {paper.id: paper for paper in papers}
    reading.read_parties()
    statistics = reading.entries("statistics")
    reading.context.statistics |= {statistic.id: statistic for statistic in statistics}
    agreements = reading.entries("agreements")
    grants = reading.entries("grants")
    posts = reading.entries("posts")
    tables = reading.entries("tables")
    own = Catalogue(agreements=agreements, grants=grants, posts=posts)
    journals = reading.journals(base.with_(own))
    for path, faults in reading.faults.items():
        if faults:
            raise FactsError(path, tuple(sorted(faults, key=lambda fault: (fault.line or 0, fault.where))))
    return Catalogue(
        papers=papers,
        parties=reading.context.directory,
        statistics=statistics,
        agreements=agreements,
        grants=grants,
        posts=posts,
        tables=tables,
        journals=journals,
    )
