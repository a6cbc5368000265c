"""Choosing among the entries at hand: by kind, by county, by party, by day."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from nara_vard_finans.core import Party, Period
from nara_vard_finans.facts import Catalogue, Listed, county_code, register

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition

KINDS = ("agreement", "grant", "post", "body", "statistic", "index", "table", "paper", "journal")
"""The kinds of entries."""

_COUNTY_DIGITS = 2


@frozen(kw_only=True)
class Choice:
    """
    Which entries are asked for; without anything, all.

    Attributes:
        kind: One of :data:`KINDS`.
        county: A county, by code or name: what is of one of its parties.
        party: A party, by code or name: what is of it.
        on: A day: what is valid on it, or dated it.
    """

    kind: str | None = None
    county: str | None = None
    party: str | None = None
    on: dt.date | None = None

    def definitions(self, facts: Catalogue) -> "tuple[Definition, ...]":
        """Give the agreements, grants and posts that are asked for."""
        chosen = {entry.id for entry in self.entries(facts)}
        return tuple(each for each in facts.definitions if each.id in chosen)

    def entries(self, facts: Catalogue) -> tuple[Listed, ...]:
        """
        Give the entries that are asked for.

        Raises:
            UnknownEntryError: If there is no such county.
            UnknownPartyError: If there is no such party.
            AmbiguousPartyError: If its name could be two.
        """
        from nara_vard_finans.facts import listed_examples  # noqa: PLC0415 - journals are for those who ask for them

        listed = (*facts.listed(), *listed_examples())
        if self.county is not None or self.party is not None:
            concerned = self._concerned(facts)
            listed = tuple(entry for entry in listed if entry.id in concerned)
        return tuple(
            entry
            for entry in listed
            if self.kind in {None, entry.kind} and (self.on is None or _covers(entry.validity, self.on))
        )

    def _concerned(self, facts: Catalogue) -> set[str]:
        """Give the ids of what is of the county, or of the party."""
        of: Mapping[str, frozenset[str]] = dict(_codes(facts))
        wanted: set[str] = set()
        if self.county is not None:
            code = county_code(self.county)
            wanted |= {party.code for party in register() if party.code[:_COUNTY_DIGITS] == code}
        if self.party is not None:
            party = self.whom(facts).code
            wanted = wanted & {party} if self.county is not None else {party}
        return {name for name, codes in of.items() if codes & wanted}

    def whom(self, facts: Catalogue) -> Party:
        """
        Find the party: among those of the definitions before the country's.

        Raises:
            UnknownPartyError: If there is no such party.
            AmbiguousPartyError: If its name could be two.
        """
        text = str(self.party)
        own = {found[0] for each in facts.definitions if len(found := each.parties.candidates(text)) == 1}
        return own.pop() if len(own) == 1 else facts.known.find(text)


def _codes(facts: Catalogue) -> Iterator[tuple[str, frozenset[str]]]:
    for definition in facts.definitions:
        yield definition.id, frozenset(party.code for party in definition.parties)
    for statistic in facts.statistics:
        yield statistic.id, frozenset(statistic.by_party)


def _covers(validity: Period | None, day: dt.date) -> bool:
    return validity is not None and validity.first_day <= day <= validity.last_day


EVERYTHING = Choice()
"""All entries."""
