"""What the values of a facts file may refer to."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from nara_vard_finans.core import AnyText, Body, Directory, Paper, Party, Statistic, UnknownEntryError
from nara_vard_finans.facts._faults import UnfoundedError
from nara_vard_finans.facts.country import register
from nara_vard_finans.facts.kinds import INDEX, STATISTIC
from nara_vard_finans.facts.official_figures import official_statistic
from nara_vard_finans.facts.sections import shipped_codes

if TYPE_CHECKING:
    from nara_vard_finans.sharing import PriceIndex

_Entry = TypeVar("_Entry")


class Context:
    """What the values of a file may refer to: parties, papers and statistics, of the file and of the catalogue."""

    def __init__(
        self,
        directory: Directory,
        papers: Iterable[Paper] = (),
        statistics: Iterable[Statistic] = (),
        bodies: Iterable[Body] = (),
        indexes: "Iterable[PriceIndex]" = (),
    ) -> None:
        self.directory = directory
        self.known = directory
        self.own_parties: tuple[Party, ...] = ()
        self.papers = {paper.id: paper for paper in papers}
        self.statistics = {statistic.id: statistic for statistic in statistics}
        self.indexes = {index.id: index for index in indexes}
        self.bodies = {body.id: body for body in bodies}
        self.own_bodies: tuple[Body, ...] = ()
        self.own_statistics: set[str] = set()
        self.faulty: set[str] = set()
        self.has_days_as_texts = False

    def knows_the_country(self) -> None:
        """Know, besides the parties at hand, whoever stands in the country's register."""
        self.known = self.directory.backed_by(register)

    def knows_only(self, directory: Directory) -> None:
        """Know the parties of the file alone, as it lists them."""
        self.directory = self.known = directory
        self.own_parties = directory.parties

    def choose(self, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        """Know parties of the country that a file has chosen; those that it lists itself stay as they are there."""
        self.known = self.known.with_(party for party in parties if self.known.get(party.code) is None)
        return tuple(self.known.get(party.code) or party for party in parties)

    def entry(self, kind: AnyText, name: str, entries: dict[str, _Entry]) -> _Entry:
        """Give an entry by its id."""
        if name in entries:
            return entries[name]
        if name in self.faulty:
            raise UnfoundedError(name)
        raise UnknownEntryError(kind, name, tuple(entries))

    def bodies_of(self, parties: Iterable[Party]) -> tuple[Body, ...]:
        """Give the bodies that a definition between some parties may name: elsewhere none of those that ship."""
        if self.own_parties:
            return self.own_bodies
        codes, bodies = shipped_codes()
        elsewhere = any(party.code not in codes for party in parties)
        return tuple(body for body in self.bodies.values() if not elsewhere or body.id not in bodies)

    def statistic(self, name: str) -> Statistic:
        """Give a statistic by its id, among them the official figures."""
        own = name in self.statistics or name in self.faulty
        official = None if own else official_statistic(name)
        return official or self.entry(STATISTIC, name, self.statistics)

    def index(self, name: str) -> "PriceIndex":
        """Give a price index by its id."""
        return self.entry(INDEX, name, self.indexes)

    def party(self, name: str) -> Party:
        """Find a party by code or name."""
        if name in self.faulty:
            raise UnfoundedError(name)
        return self.known.find(name)
