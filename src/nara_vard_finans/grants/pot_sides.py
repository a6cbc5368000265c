"""
The side that a pot goes to: its own parties share it, and those of the other side are left out.

A table of figures may list municipalities and regions in one, which both pots of a split share by; or it may list whole
counties, each of which stands for the municipalities or the region in it.
"""

import re
from collections.abc import Container, Iterable
from enum import Enum, auto
from typing import TYPE_CHECKING, cast

from attrs import evolve

from nara_vard_finans.core import AmbiguousPartyError, Directory, Principal, UnknownPartyError, county_of, unified
from nara_vard_finans.sharing import AnyKey, BasisKind, Bounded, CostKey, NestedKey, Rate, among, mixed, parts

if TYPE_CHECKING:
    from nara_vard_finans.grants.pots import PotKey

_OF_REGION = re.compile(r"(region|landstinget)( i)? .*|.*( län| landsting|regionen)")
_ALSO_MUNICIPALITIES = frozenset(("stockholm", "uppsala", "jönköping", "kalmar", "gotland", "örebro"))
_COUNTIES = frozenset(
    (
        *("södermanland", "sörmland", "östergötland", "kronoberg", "blekinge", "skåne", "halland", "västra götaland"),
        *("värmland", "västmanland", "dalarna", "gävleborg", "västernorrland", "jämtland", "jämtland härjedalen"),
        *("västerbotten", "norrbotten"),
    )
)


class _Kind(Enum):
    """What a row of figures is of."""

    MUNICIPALITY = auto()
    REGION = auto()
    COUNTY = auto()
    """a region or a county that is no party"""
    EITHER = auto()
    """a name that is both a municipality's and a county's"""
    STRANGER = auto()


def names_region(code: str, name: str) -> bool:
    """Say whether a code or a name is that of a region, a county council or a county."""
    return bool(re.fullmatch(r"[0-9]{2}", code) or _OF_REGION.fullmatch(unified(name)))


def of_side(codes: Iterable[str], to: Principal, parties: Directory) -> frozenset[str]:
    """
    Say which of those that a key counts share in a pot to a side.

    Swedish term:
        mottagargrupp

    Args:
        codes: The codes, or the names of what has none.
        to: The side that the pot goes to.
        parties: The parties of its grant.

    Returns:
        Of municipalities and regions those of the side; of counties all, since a county stands for what is in it.
    """
    kinds = {code: _kind(code, parties) for code in codes}
    found = [*kinds.values()]
    local = found.count(_Kind.MUNICIPALITY) + found.count(_Kind.STRANGER)
    if found.count(_Kind.COUNTY) > local:
        return frozenset(kinds)
    others = {_Kind.REGION, _Kind.COUNTY}
    if to is Principal.MUNICIPALITIES:
        return frozenset(code for code, kind in kinds.items() if kind not in others)
    stated = bool({*others, _Kind.MUNICIPALITY} & {*found})
    return frozenset(code for code, kind in kinds.items() if kind in others or not stated)


def only(key: "PotKey", kept: frozenset[str]) -> "PotKey":
    """Give a key as if nobody but *kept* had ever stood in it; percentages of it are then parts of what is left."""
    if isinstance(key, Rate):
        return evolve(key, key=cast("CostKey", only(key.key, kept)))
    if isinstance(key, Bounded):
        least, most = ([pair for pair in pairs if pair[0] in kept] for pairs in (key.least, key.most))
        return evolve(key, key=cast("CostKey", only(key.key, kept)), least=least, most=most)
    return _shares_only(key, kept)


def _shares_only(key: AnyKey, kept: frozenset[str]) -> AnyKey:
    if isinstance(key, NestedKey):
        within = {name: _shares_only(inner, kept) for name, inner in key.within if kept.intersection(inner.parties)}
        odd = key.odd_unit_to if key.odd_unit_to in within else None
        return NestedKey(between=_parts_among(key.between, within), within=within, odd_unit_to=odd)
    if not isinstance(key, CostKey):
        return key  # nobody is known to stand in it
    if key.basis.components:
        components = ((weight, _parts_among(component, kept)) for weight, component in key.basis.components)
        return mixed(components, source=key.basis.source)
    return _parts_among(key, kept)


def _parts_among(key: CostKey, kept: Container[str]) -> CostKey:
    left = among(key, (party for party in key.parties if party in kept))
    return parts(left.weights, source=key.basis.source) if key.basis.kind is BasisKind.PERCENTAGES else left


def _kind(code: str, parties: Directory) -> _Kind:
    side = _side(code, parties)
    if side is not None:
        return _Kind.REGION if side is Principal.REGION else _Kind.MUNICIPALITY
    if re.fullmatch(r"[0-9]{4}", code) or code.strip().casefold().endswith((" kommun", " stad")):
        return _Kind.MUNICIPALITY
    if names_region(code, code) or county_of(code) in _COUNTIES:
        return _Kind.COUNTY
    return _Kind.EITHER if county_of(code) in _ALSO_MUNICIPALITIES else _Kind.STRANGER


def _side(code: str, parties: Directory) -> Principal | None:
    """Give the side of a party of the grant, found by code, by name, or by the county of a region."""
    if code in parties:
        return parties[code].principal
    try:
        return parties.find(code).principal
    except (UnknownPartyError, AmbiguousPartyError):
        regions = {county_of(party.name) for party in parties if party.principal is Principal.REGION}
        sure = names_region(code, code) or county_of(code) not in _ALSO_MUNICIPALITIES
        return Principal.REGION if sure and county_of(code) in regions else None
