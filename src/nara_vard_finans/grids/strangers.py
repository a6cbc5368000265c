"""Strangers: rows that stand for themselves among known parties, some of them spelled almost as one of those."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from nara_vard_finans.core import Directory, Finding, RuleMessage, Severity, folded
from nara_vard_finans.grids.names import bare_name

_CLOSE = 0.75  # of one, as difflib reckons likeness
_COUNTY_DIGITS = 2
_FEWEST = 2  # rows of known parties that make a stranger one who may be misspelled
_WORD = re.compile(r"[A-ZÅÄÖ][^\W\d_]{2,}(?:-[A-ZÅÄÖ][^\W\d_]+)?")
_KIND = re.compile(r"^(?:region|landstinget|kommunen) |s? (?:kommun|stad)$")


class RowHasNearName(RuleMessage):
    """A row that stands for itself has no official code: who joins tables by their codes would lose it."""

    RULE = "row-near-name"
    SEVERITY = Severity.WARNING
    SV = "Raden {name} är ingen känd part, och står för sig själv. Menas {party}? Skriv då namnet så, eller koden."
    EN = "The row {name} is of no known party, and stands for itself. Is {party} meant? Then write that, or its code."
    name: str
    party: str


class RowsStandAlone(RuleMessage):
    """Rows of no known party among those of known ones may be parties of their own, or what is left of others."""

    RULE = "row-stands-alone"
    SEVERITY = Severity.NOTE
    SV = "{names:=Raden|Raderna} {names} är {names:=ingen känd part|inga kända parter}, och står för sig."
    EN = "{names:=The row|The rows} {names} {names:=is|are} of no known party, and {names:=stands|stand} alone."
    names: tuple[str, ...]


def near_names(rows: Iterable[tuple[str, str]], parties: Directory) -> Iterator[tuple[str, str]]:
    """
    Give the rows of no known party, each with the name of a known one that has no row and is called almost so, if any.

    Where hardly any row is of a known party, only those are given that hold the name of one.
    Of those beyond the parties at hand it is one of a county that other rows are of, and of those at hand one where
    another row is of them.

    Args:
        rows: The name of each row, and its party.
        parties: The parties that are known.

    Example:
        >>> from nara_vard_finans import embedded
        >>> rows = [("Mora", "2062"), ("Orsa", "2034"), ("Falum", "Falum"), ("Stiftelsen", "Stiftelsen")]
        >>> list(near_names(rows, embedded().known))
        [('Falum', 'Falun'), ('Stiftelsen', '')]
    """
    listed = list(rows)
    known = {party for _, party in listed if parties.get(party) is not None}
    if len(known) < _FEWEST:
        yield from (
            (name, "") for name, party in listed if not parties.candidates(party) and _holds_known(name, parties)
        )
        return
    counties = {code[:_COUNTY_DIGITS] for code in known}
    beyond = () if parties.beyond is None else parties.beyond()
    own = parties if any(code in parties for code in known) else ()
    meant = (*(party for party in beyond if party.code[:_COUNTY_DIGITS] in counties), *own)
    free = {_core(party.name): party.name for party in meant if party.code not in known}
    for name, party in listed:
        if not parties.candidates(party):
            yield name, _nearest(_core(bare_name(name)), free)


def _holds_known(name: str, parties: Directory) -> bool:
    """Say whether a known party's name is one of the words of another: "Mora, Orsa", "Mora kommun (W)"."""
    return any(parties.candidates(word) for word in _WORD.findall(name))


def stranger_findings(found: Iterable[tuple[str, str]], subject: str) -> Iterator[Finding]:
    """
    Tell of rows that stand for themselves, those first that may be misspelled.

    Args:
        found: The name of each, with the known one that it may be, as :func:`near_names` gives them.
        subject: What to call the table.
    """
    listed = list(found)
    yield from (Finding.of(RowHasNearName(name, near), subject) for name, near in listed if near)
    if alone := tuple(name for name, near in listed if not near):
        yield Finding.of(RowsStandAlone(alone), subject)


def _core(name: str) -> str:
    return _KIND.sub("", folded(name))


def _nearest(name: str, names: Mapping[str, str]) -> str:
    """Give the name that is most like another, or that it is the first word of."""
    begun = [each for each in names if name and re.match(rf"{re.escape(name)}\W", each)]
    found = next(iter(begun or get_close_matches(name, names, n=1, cutoff=_CLOSE)), "")
    return names.get(found, "")
