"""The catalogue: what the facts files hold, by id."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import fields, frozen

from nara_vard_finans.core import (
    BasisError,
    Body,
    Directory,
    Finding,
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
from nara_vard_finans.facts.kinds import AGREEMENT, DEFINITION, GRANT, PAPER, POST, STATISTIC, TABLE
from nara_vard_finans.facts.sections import DEFINITIONS

if TYPE_CHECKING:
    from nara_vard_finans.agreements import Agreement
    from nara_vard_finans.analysis import Definition
    from nara_vard_finans.facts.figures import Figure
    from nara_vard_finans.grants import Grant
    from nara_vard_finans.journals import Journal
    from nara_vard_finans.posts import Post
    from nara_vard_finans.printed import PrintedColumn, PrintedTable
    from nara_vard_finans.sharing import PriceIndex

_AnyEntry = TypeVar(
    "_AnyEntry", bound="Paper | Statistic | PriceIndex | Body | Agreement | Grant | Post | PrintedTable | Figure"
)


@frozen(kw_only=True)
class Listed:
    """
    One entry of the catalogue, as a list shows it.

    Attributes:
        kind: ``agreement``, ``grant``, ``post``, ``body``, ``statistic``, ``index``, ``table``, ``paper`` or, of an
            example, ``journal``.
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
        indexes: The price indexes.
        bodies: Who prepares, recommends, decides and signs.
        agreements: The agreements.
        grants: The grants.
        posts: The jointly financed posts.
        tables: The printed tables.
        figures: Figures that papers print in passing, and that are only about so.
        journals: What the papers tell of agreements, grants and posts.

    Example:
        >>> from nara_vard_finans import embedded
        >>> embedded().agreement("rss-dalarna-2023").term.last_day.isoformat()
        '2026-12-31'
    """

    papers: tuple[Paper, ...] = ()
    parties: Directory = Directory(())
    statistics: tuple[Statistic, ...] = ()
    indexes: "tuple[PriceIndex, ...]" = ()
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
            if load is None or name not in FIELDS:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            self.__dict__[name] = found = load(name)
            return found

    def __reduce__(self) -> Any:
        return _whole, tuple(getattr(self, name) for name in FIELDS)

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

    def posts_of(self, grant: "Grant") -> "tuple[Post, ...]":
        """Give the posts that a grant is to carry: those that it names, and those that name it, in any year."""
        return tuple(
            post for post in self.posts if post.id in grant.posts or any(each.grant == grant.id for each in post.grants)
        )

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
        for section in DEFINITIONS:  # one by one, so that the others need not be read
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
        from nara_vard_finans.facts._checks import Entry, contradictions_of  # noqa: PLC0415 - for those who ask for them

        entries: tuple[Entry, ...] = (
            *self.papers,
            *self.agreements,
            *self.posts,
            *self.grants,
            *self.statistics,
            *self.tables,
            *self.figures,
        )
        return tuple(contradictions_of(entries, self if among is None else among))

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
            *(Listed(kind="index", id=i.id, title=i.title, validity=_dated(i.source)) for i in self.indexes),
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

        return read_later(merged)


FIELDS = tuple(part.name for part in fields(Catalogue))


def _whole(*sections: Any) -> Catalogue:
    return Catalogue(**dict(zip(FIELDS, sections, strict=True)))


def read_later(load: Callable[[str], Any]) -> Catalogue:
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
