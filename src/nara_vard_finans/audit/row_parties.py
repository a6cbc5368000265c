"""Row parties: whom the rows of a printed table are of, as papers, lists and scans spell them."""

import re
from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from nara_vard_finans.audit.column import AuditRow, Unreadable
from nara_vard_finans.audit.reasons import RowOfTable, WhatErrorSays, row_on
from nara_vard_finans.core import (
    YEAR_NO_PARTY,
    AmbiguousPartyError,
    Directory,
    DuplicatePartyError,
    Party,
    Principal,
    TableNames,
    UnknownPartyError,
    folded,
    names_of_table,
    unified,
    with_tuples,
)
from nara_vard_finans.grids import AROUND, Grid, bare_name

_CODED = re.compile("[0-9]{4}(?= )")
_REGION = re.compile("^region ", re.IGNORECASE)


@frozen(kw_only=True, field_transformer=with_tuples)
class RowParties:
    """
    The rows of a table, each with its party.

    Attributes:
        rows: The rows whose party is known, or stands for itself.
        unreadable: The rows whose name could be of several parties.
    """

    rows: tuple[AuditRow, ...]
    unreadable: tuple[Unreadable, ...]


def find_party(name: str, parties: Directory, *, is_region: bool = False) -> Party | None:
    """
    Find the party that a row names, as it stands or without what lists put around it.

    Args:
        name: The name of the row.
        parties: The parties.
        is_region: Whether all rows are of regions, so that "Region Skåne" may be called Skåne.

    Raises:
        AmbiguousPartyError: If it could be of several, or its code is another's than its name.
    """
    bare = bare_name(name)
    coded = _CODED.match(name)
    # A code before a name that nobody knows says most; one before the name of another is told to be of two.
    spellings = (name, *([coded[0]] if coded else []), bare)
    for spelling in dict.fromkeys(spellings):
        try:
            return parties.find(spelling)
        except UnknownPartyError:
            continue
    try:
        party = parties.find(_REGION.sub("", bare))
    except UnknownPartyError:
        return None
    return party if is_region or party.principal is Principal.REGION else None


def table_names(grids: Iterable[Grid], parties: Directory, title: str) -> TableNames:
    """Say how the rows of tables that stand together are to be looked up, and what that settles."""
    rows = (row.name for grid in grids for row in (*grid.rows, *grid.named_only))
    return names_of_table((name for row in rows for name in (row, bare_name(row))), parties, title)


def known_party(name: str, parties: Directory) -> Party | None:
    """Find the party that a row names, if it is one and one only."""
    try:
        return find_party(name, parties)
    except AmbiguousPartyError:
        return None


def is_known(name: str, parties: Directory) -> bool:
    """Say whether a name is of a known party, or of several."""
    try:
        return find_party(name, parties) is not None
    except AmbiguousPartyError:
        return True


def find_parties(rows: Iterable[AuditRow], parties: Directory, title: str) -> RowParties:
    """
    Find the party of each row; a name that finds none stands for itself.

    Args:
        rows: The rows, each with the code that stands beside its name as its party, if any does.
        parties: The parties that names are found among.
        title: What to call the table in messages.

    Raises:
        DuplicatePartyError: If a party has two rows; each is named as it is spelled, with its line.
    """
    listed = list(rows)
    alike: dict[str, set[str]] = {}  # names that are the same but for rings and dots, by what they are without
    for stem in (_stem(bare_name(row.name)) for row in listed):
        alike.setdefault(folded(stem), set()).add(stem)
    are_regions = 2 * sum(bool(_REGION.match(bare_name(row.name))) for row in listed) > len(listed) > 1
    found: list[AuditRow] = []
    lost: list[Unreadable] = []
    seen: dict[str, AuditRow] = {}
    of_two = _of_two(listed, parties)
    for row in listed:
        if row.place in of_two:
            lost.append(Unreadable(name=row.name, place=row.place, reason=of_two[row.place]))
            continue
        if row.name.strip(AROUND) in parties.no_codes:
            lost.append(Unreadable(name=row.name, place=row.place, reason=YEAR_NO_PARTY))
            continue
        try:
            party = _party(row.name, parties, alike, is_region=are_regions)
        except AmbiguousPartyError as error:
            lost.append(Unreadable(name=row.name, place=row.place, reason=WhatErrorSays(error)))
            continue
        name = row.name.strip(AROUND) or row.name
        key = unified(name) if party is None else party.code
        if key in seen:
            raise DuplicatePartyError(
                name if party is None else party.code,
                (row_on(seen[key].name, seen[key].place), RowOfTable(row_on(row.name, row.place), title)),
            )
        seen[key] = row
        code, name = (name, name) if party is None else (party.code, party.name)
        found.append(evolve(row, party=code, name=name))
    return RowParties(rows=tuple(found), unreadable=tuple(lost))


def _of_two(rows: Iterable[AuditRow], parties: Directory) -> Mapping[int, WhatErrorSays]:
    """Give the lines of rows whose code is another's than their name, where those of most rows are of one."""
    both = [
        (row.place, coded, named)
        for row in rows
        if row.party and (coded := parties.get(row.party)) and (named := known_party(row.name, parties))
    ]
    apart = [each for each in both if each[1] != each[2]]
    if 2 * len(apart) >= len(both):
        return {}
    return {
        place: WhatErrorSays(AmbiguousPartyError(f"{coded.code} {named.name}", (coded.with_code, named.with_code)))
        for place, coded, named in apart
    }


def _party(name: str, parties: Directory, alike: Mapping[str, set[str]], *, is_region: bool) -> Party | None:
    given = _stem(bare_name(name))
    others = alike[folded(given)] - {given}
    try:
        party = find_party(name, parties, is_region=is_region)
    except AmbiguousPartyError:
        if others:
            return None  # both Habo and Håbo stand in the table, and one of them is not known
        raise
    return None if party is not None and _stem(party.name) in others else party


def _stem(name: str) -> str:
    return unified(name).removesuffix("s")
