"""
Names in one table: whom its rows name, where a name alone could be of a municipality and of a county.

A table of municipalities names counties only as sums; a table of regions may call them as their counties. Which it is
follows from the rows that can be one thing only, and whatever was settled so is said.
"""

import re
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache, partial

from attrs import evolve, frozen

from nara_vard_finans.core.directories import NAMES_ALIKE, Directory
from nara_vard_finans.core.findings import Finding, RuleMessage, Severity
from nara_vard_finans.core.messages import Text
from nara_vard_finans.core.parties import Party, Principal
from nara_vard_finans.core.party_names import SWEDISH, says_region, spaced, unified
from nara_vard_finans.core.records import with_tuples

YEAR_NO_PARTY = Text(
    "raden är ett årtal, och ingen part; skriv partens namn, eller ta bort raden",
    "the row is a year, and no party; write the party’s name, or take the row away",
)
"""Why a row that is called by a year is of no party."""

_NUMBER = re.compile("([0-9]+)(?:[.,]0+)?")  # a spreadsheet may give it a decimal
_YEAR = re.compile("19[0-9]{2}|20[0-4][0-9]")


class NameOfTwo(RuleMessage):
    """A name that a municipality shares with a county is read as what the table's other rows are, and that is said."""

    RULE = "name-of-two"
    SEVERITY = Severity.NOTE
    SV = "{name:shown} kan vara {taken} eller {other}; tabellens övriga rader visar att {taken} är menad."
    EN = "{name:shown} could be {taken} or {other}; the table's other rows show that {taken} is meant."
    name: str
    taken: str
    other: str


class RingsMayBeLost(RuleMessage):
    """Habo may be Håbo in a table whose other names have lost their rings and dots; both codes are given."""

    RULE = "rings-lost"
    SEVERITY = Severity.WARNING
    SV = "{name:shown} är läst som {taken}, men kan vara {other}: tabellen är i övrigt utan å, ä och ö."
    EN = "{name:shown} is read as {taken} but could be {other}: the table is otherwise without å, ä and ö."
    name: str
    taken: str
    other: str


class _Level(Enum):
    MUNICIPALITIES = "municipalities"
    REGIONS = "regions"


@frozen(kw_only=True, field_transformer=with_tuples)
class TableNames:
    """
    How the rows of one table are to be looked up.

    Attributes:
        parties: The directory for them.
        findings: What was settled by the other rows, and what could be somebody else.
    """

    parties: Directory
    findings: tuple[Finding, ...] = ()


def names_of_table(names: Iterable[str], parties: Directory, title: str) -> TableNames:
    """
    Say how the rows of a table are to be looked up.

    Args:
        names: What its rows are called.
        parties: Whom a name finds.
        title: What to call the table.

    Example:
        >>> from nara_vard_finans import embedded
        >>> read = names_of_table(["Uppsala", "Tierp", "Uppsala län"], embedded().known, "tabell.csv")
        >>> read.parties.find("Uppsala").code, len(read.parties.candidates("Uppsala län"))
        ('0380', 0)
        >>> [finding.rule for finding in read.findings]
        ['name-of-two']
    """
    listed = tuple(dict.fromkeys(names))
    if years := years_among(listed, parties):
        parties = evolve(parties, no_codes=years)
    meant = {name: parties.candidates(name) for name in listed}
    sure = {found[0].principal for found in meant.values() if len(found) == 1}
    if not sure:
        return TableNames(parties=parties)
    level = _Level.MUNICIPALITIES if Principal.MUNICIPALITIES in sure else _Level.REGIONS
    own = _at(level, parties)
    beyond = parties.beyond
    leveled = own if beyond is None else own.backed_by(partial(_beyond_at, level, beyond))
    return TableNames(parties=leveled, findings=(*_of_two(meant, leveled, title), *_without_rings(meant, title)))


def years_among(names: Iterable[str], parties: Directory) -> frozenset[str]:
    """
    Give the names that are years, though some may be the codes of parties: one of them is no party's.

    A number that is no year says that all of them are codes, one of which nobody has.

    Example:
        >>> from nara_vard_finans import embedded
        >>> known = embedded().known
        >>> sorted(years_among(["2021", "2022", "2023"], known)), sorted(years_among(["2021", "2023"], known))
        (['2021', '2022', '2023'], [])
    """
    found = {name.strip(): match[1] for name in names if (match := _NUMBER.fullmatch(name.strip())) is not None}
    numbers = frozenset(found.values())
    are_years = all(map(_YEAR.fullmatch, numbers)) and any(parties.get(each) is None for each in numbers)
    return numbers | found.keys() if are_years else frozenset()


def _of_two(meant: dict[str, tuple[Party, ...]], leveled: Directory, title: str) -> Iterable[Finding]:
    for name, found in meant.items():
        taken = leveled.candidates(name) if len(found) > 1 else ()
        if len(taken) == 1:
            other = next(party for party in found if party != taken[0])
            yield Finding.of(NameOfTwo(name, taken[0].with_code, other.with_code), title)


def _without_rings(meant: dict[str, tuple[Party, ...]], title: str) -> Iterable[Finding]:
    """Tell of a name that another's becomes without its ring, where other names of the table have lost theirs."""
    # Where a code stands alone or beside the name, it says who is meant.
    by_name = ((name, found) for name, found in meant.items() if not any(map(str.isdigit, name)))
    known = [(name, found[0]) for name, found in by_name if len(found) == 1]
    if any(mark in spaced(name) for name, _ in known for mark in SWEDISH):
        return
    have_lost = any(mark in spaced(party.name) for _, party in known for mark in SWEDISH)
    for name, taken in known if have_lost else ():
        for other in NAMES_ALIKE.get(unified(taken.name), ()):
            if other != taken:
                yield Finding.of(RingsMayBeLost(name, taken.with_code, other.with_code), title)


@cache
def _beyond_at(level: _Level, beyond: "Callable[[], Directory]") -> Directory:
    return _at(level, beyond())


def _at(level: _Level, parties: Directory) -> Directory:
    """Give the directory for a table of one level: of regions alone, or without the counties' names."""
    if level is _Level.MUNICIPALITIES:
        return without_counties(parties)
    return evolve(parties, parties=tuple(p for p in parties if p.principal is not Principal.MUNICIPALITIES))


def without_counties(parties: Directory) -> Directory:
    """Give the parties of a directory, none of which a county's name finds; a region is found by its own alone."""

    def kept(party: Party) -> Party:
        aliases = tuple(alias for alias in party.aliases if says_region(alias))
        return evolve(party, aliases=aliases) if party.aliases else party

    return evolve(parties, parties=tuple(map(kept, parties)))
