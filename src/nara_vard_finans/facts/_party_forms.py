"""The ways to name parties in a facts file: one by one, or all of a county or of the country."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from nara_vard_finans.core import (
    Directory,
    NaraVardFinansError,
    Party,
    Principal,
    Source,
    Text,
    UnknownPartyError,
    with_tuples,
)
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts._form_messages import ChosenElsewhere, CountyOrAll, NotCode
from nara_vard_finans.facts._values import as_text, expected
from nara_vard_finans.facts.country import county_code, county_parties, region_aliases, register
from nara_vard_finans.facts.messages import TooLong
from nara_vard_finans.sharing import LARGEST

Names = tuple[tuple[str, str], ...]
Aliases = tuple[tuple[str, tuple[str, ...]], ...]

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,19}")
_LONGEST_NAME = 200

CHOOSING = ("county", "all", "only")
"""The keys of :class:`ChosenForm`, which are nobody's code."""

_GROUPS = {side.value: side for side in Principal}
"""The groups of a nested key that are a side of the agreement, by name."""

SIDES = {
    "municipalities": Principal.MUNICIPALITIES,
    "regions": Principal.REGION,
    "others": Principal.OTHERS,
}
"""The tables of parties, by the name that a file has for each."""


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class PartiesForm:
    """
    The table of parties: names by code, by the side that they are of.

    Attributes:
        municipalities: The municipalities.
        regions: The regions.
        others: Who is neither, such as the state or a company.
        aliases: Other names that find a party, by its code.
        source: Where the names and codes stand.
    """

    municipalities: Names = ()
    regions: Names = ()
    others: Names = ()
    aliases: Aliases = ()
    source: Source | None = None

    def directory(self) -> Directory:
        """Make the directory; a region has besides its aliases those of the register, if it is the one there."""
        tables = (self.municipalities, self.regions, self.others)
        named = [(*pair, side) for names, side in zip(tables, SIDES.values(), strict=True) for pair in names]
        own = dict(self.aliases)
        strangers = own.keys() - {code for code, _, _ in named}
        if strangers:
            raise UnknownPartyError(min(strangers), tuple(code for code, _, _ in named))
        return Directory(tuple(_party(*each, aliases=own.get(each[0], ())) for each in named), self.source)


def _party(code: str, name: str, side: Principal, *, aliases: tuple[str, ...] = ()) -> Party:
    known = region_aliases(code, name) if side is Principal.REGION else ()
    return Party(code=code, name=name, principal=side, aliases=(*aliases, *known))


def sound_parties(raw: Any) -> tuple[Directory, set[str]]:
    """Give the parties of a faulty table that can be read, and the names of the others, so that all else is judged."""
    sound: dict[str, Party] = {}
    faulty: set[str] = set()
    groups = raw if isinstance(raw, dict) else {}
    for group, side in SIDES.items():
        entries = groups.get(group, {})
        for given, raw_name in entries.items() if isinstance(entries, dict) else ():
            try:
                code, name = code_and_name(given, raw_name)
                sound.setdefault(code, _party(code, name, side))
            except NaraVardFinansError:
                faulty |= {given, str(raw_name)}
    return Directory(tuple(sound.values())), faulty


def code_and_name(code: str, raw: Any) -> tuple[str, str]:
    if not _CODE.fullmatch(code) or code == str(LARGEST):  # in a file a word, and no party
        raise MisfitError(NotCode(code))
    if code in CHOOSING:
        raise MisfitError(ChosenElsewhere(code))
    name = as_text(raw)
    if len(name) > _LONGEST_NAME:
        raise MisfitError(TooLong(len(name), _LONGEST_NAME))
    return code, name


def aliases(code: str, raw: Any) -> tuple[str, tuple[str, ...]]:
    if not isinstance(raw, list):
        raise expected(Text("en lista med namn", "an array of names"), raw)
    return code, tuple(code_and_name(code, name)[1] for name in raw)


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class ChosenForm:
    """
    The table that stands for a list of parties.

    Attributes:
        county: A county, or several, by code or name: their municipalities and regions.
        all: Everybody in the country.
        only: One side of them alone, or each side for itself.
    """

    county: tuple[str, ...] = ()
    all: bool = False
    only: tuple[Principal, ...] = ()

    def parties(self) -> tuple[Party, ...]:
        """Give the parties; Gotland, which is both, is the municipality, unless it is asked for as a region."""
        if self.all is bool(self.county):
            raise MisfitError(CountyOrAll())
        counties = {county_code(each) for each in self.county} or {party.code[:2] for party in register()}
        chosen = county_parties(counties)
        if not self.only:
            return chosen
        regions = tuple(register()[code] for code in sorted(counties)) if Principal.REGION in self.only else ()
        return (*(party for party in chosen if party.principal in {*self.only} - {Principal.REGION}), *regions)


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
        case {"kind": "sum", "parts": list(parts)}:
            filled = {"parts": [_with_filled_key(each, among) for each in parts]}
        case {"kind": "bounded", "of": inner}:
            filled = {"of": filled_key(inner, among)}
        case {"kind": str(kind)} if "parties" not in raw and _is_between_all(kind, raw):
            filled = {"parties": [party.code for party in among]}
        case _:
            return raw
    return {**raw, **filled}


def _is_between_all(kind: str, raw: Mapping[str, Any]) -> bool:
    """Say whether a key that names nobody can be of everybody; what a statistic counts, or a day finds, says itself."""
    if kind == "equal" or (kind == "amounts" and "each" in raw):
        return True
    named = raw.get("statistic", "")
    is_official = isinstance(named, str) and named.startswith(_OFFICIAL)
    return kind in {"proportional", "rate"} and (
        is_official or ("counts" in raw and not {"day", "statistic"} & raw.keys())
    )


_OFFICIAL = ("population-municipalities-", "population-regions-")


def _filled_group(raw: Any, parties: tuple[Party, ...]) -> Any:
    side = _GROUPS.get(raw.get("name", "")) if isinstance(raw, dict) and isinstance(raw.get("name"), str) else None
    if side is not None:
        members = tuple(party for party in parties if party.principal is side)
        return _with_filled_key({"key": {"kind": "equal"}, **raw}, members)
    match raw:
        case {"key": {"kind": "nested"}}:  # a group of another name says whom it is between, but for sides inside it
            return _with_filled_key(raw, parties)
        case _:
            return raw


def _with_filled_key(raw: Any, parties: tuple[Party, ...]) -> Any:
    return {**raw, "key": filled_key(raw["key"], parties)} if isinstance(raw, Mapping) and "key" in raw else raw
