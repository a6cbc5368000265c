"""What the values of a facts file may refer to."""

from collections.abc import Iterable
from typing import TypeVar

from nara_vard_finans.core import AnyText, Body, Directory, Paper, Party, Statistic, UnknownEntryError
from nara_vard_finans.facts._faults import UnfoundedError

_Entry = TypeVar("_Entry")


class Context:
    """What the values of a file may refer to: parties, papers and statistics, of the file and of the catalogue."""

    def __init__(
        self,
        directory: Directory,
        papers: Iterable[Paper] = (),
        statistics: Iterable[Statistic] = (),
        bodies: Iterable[Body] = (),
    ) -> None:
        self.directory = directory
        self.own_parties: tuple[Party, ...] = ()
        self.papers = {paper.id: paper for paper in papers}
        self.statistics = {statistic.id: statistic for statistic in statistics}
        self.bodies = {body.id: body for body in bodies}
        self.own_bodies: tuple[Body, ...] = ()
        self.faulty: set[str] = set()

    def entry(self, kind: AnyText, name: str, entries: dict[str, _Entry]) -> _Entry:
        """Give an entry by its id."""
        if name in entries:
            return entries[name]
        if name in self.faulty:
            raise UnfoundedError(name)
        raise UnknownEntryError(kind, name, tuple(entries))

    @property
    def known_bodies(self) -> tuple[Body, ...]:
        """The bodies that a definition may name: of another county than that of the catalogue only the file's own."""
        return self.own_bodies if self.own_parties else tuple(self.bodies.values())

    def party(self, name: str) -> Party:
        """Find a party by code or name."""
        if name in self.faulty:
            raise UnfoundedError(name)
        return self.directory.find(name)
