"""Near names: rows that stand for themselves among known parties, and are spelled almost as one of them."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from nara_vard_finans.audit.column import AuditRow, NearName
from nara_vard_finans.core import Directory, RuleMessage, Severity, folded
from nara_vard_finans.grids import bare_name

_CLOSE = 0.75  # of one, as difflib reckons likeness
_FEWEST = 2  # rows of known parties that make a stranger one who may be misspelled
_KIND = re.compile(r"^(?:region|landstinget|kommunen) |s? (?:kommun|stad)$")


class RowHasNearName(RuleMessage):
    """A row that stands for itself has no official code: who joins tables by their codes would lose it."""

    RULE = "row-near-name"
    SEVERITY = Severity.WARNING
    SV = "Raden {name} är ingen känd part, och står för sig själv. Menas {party}? Skriv då namnet så, eller koden."
    EN = "The row {name} is of no known party, and stands for itself. Is {party} meant? Then write that, or its code."
    name: str
    party: str


def near_names(rows: Iterable[AuditRow], parties: Directory) -> Iterator[NearName]:
    """
    Find the rows of no known party whose names are near that of a known one, which has no row of its own.

    Args:
        rows: The rows, with their parties.
        parties: The parties that are known.
    """
    listed = list(rows)
    known = {row.party for row in listed if row.party in parties}
    if len(known) < _FEWEST:
        return
    free = {_core(party.name): party.name for party in parties if party.code not in known}
    for row in listed:
        if row.party not in parties and (found := _nearest(_core(bare_name(row.name)), free)):
            yield NearName(name=row.name, place=row.place, party=free[found])


def _core(name: str) -> str:
    return _KIND.sub("", folded(name))


def _nearest(name: str, names: Iterable[str]) -> str:
    """Give the name that is most like another, or that it is the first word of."""
    listed = list(names)
    begun = [each for each in listed if name and re.match(rf"{re.escape(name)}\W", each)]
    return next(iter(begun or get_close_matches(name, listed, n=1, cutoff=_CLOSE)), "")
