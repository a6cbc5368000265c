"""The ways to name parties in a facts file: one by one, or all of a county or of the country."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from nara_vard_finans.core import Party, Principal, with_tuples
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts.country import county_code, county_parties, register
from nara_vard_finans.facts.messages import CountyOrAll

_GROUPS = {Principal.MUNICIPALITIES.value: Principal.MUNICIPALITIES, Principal.REGION.value: Principal.REGION}
"""The groups of a nested key that are a side of the agreement, by name."""


@frozen(kw_only=True, field_transformer=with_tuples)
class ChosenForm:
    """
    The table that stands for a list of parties.

    Attributes:
        county: A county, or several, by code or name: their municipalities and regions.
        all: Everybody in the country.
        only: One side of them alone.
    """

    county: tuple[str, ...] = ()
    all: bool = False
    only: Principal | None = None

    def parties(self) -> tuple[Party, ...]:
        """Give the parties; Gotland, which is both, is one of them, unless the regions alone are asked for."""
        if self.all is bool(self.county):
            raise MisfitError(CountyOrAll())
        counties = {county_code(each) for each in self.county} or {party.code[:2] for party in register()}
        if self.only is Principal.REGION:
            return tuple(register()[code] for code in sorted(counties))
        chosen = county_parties(counties)
        return tuple(party for party in chosen if self.only in {None, party.principal})


def filled_key(raw: Any, parties: Iterable[Party]) -> Any:
    """
    Fill in whom a key is between where it does not say: all of the agreement's, and in a group those of its side.

    Args:
        raw: The key, as it stands in the file.
        parties: The parties of the agreement.
    """
    among = tuple(parties)
    filled: dict[str, Any]
    match raw:
        case {"kind": "nested", "groups": list(groups)}:
            filled = {"groups": [_filled_group(group, among) for group in groups]}
        case {"kind": "mixed", "components": list(components)}:
            filled = {"components": [_with_filled_key(each, among) for each in components]}
        case {"kind": "by-year", "keys": dict(keys)}:
            filled = {"keys": {years: filled_key(key, among) for years, key in keys.items()}}
        case {"kind": str(kind)} if "parties" not in raw and _is_between_all(kind, raw):
            filled = {"parties": [party.code for party in among]}
        case _:
            return raw
    return {**raw, **filled}


def _is_between_all(kind: str, raw: Mapping[str, Any]) -> bool:
    """Say whether a key that names nobody can be of everybody; what a statistic counts, or a day finds, says itself."""
    if kind == "equal":
        return True
    named = raw.get("statistic", "")
    is_official = isinstance(named, str) and named.startswith(_OFFICIAL)
    return kind in {"proportional", "rate"} and (
        is_official or ("counts" in raw and not {"day", "statistic"} & raw.keys())
    )


_OFFICIAL = ("population-municipalities-", "population-regions-")


def _filled_group(raw: Any, parties: tuple[Party, ...]) -> Any:
    side = _GROUPS.get(raw.get("name", "")) if isinstance(raw, dict) and isinstance(raw.get("name"), str) else None
    if side is None:
        return raw
    members = tuple(party for party in parties if party.principal is side)
    return _with_filled_key({"key": {"kind": "equal"}, **raw}, members)


def _with_filled_key(raw: Any, parties: tuple[Party, ...]) -> Any:
    return {**raw, "key": filled_key(raw["key"], parties)} if isinstance(raw, Mapping) and "key" in raw else raw
