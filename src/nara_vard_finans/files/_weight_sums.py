"""The rows of a table of weights that are sums of others, and would share what their own rows share."""

import re
from collections.abc import Iterator
from fractions import Fraction

from nara_vard_finans.core import Directory, Principal, Text, county_of, decimal_text, unified
from nara_vard_finans.files.weight_messages import (
    COUNTY_AMONG_MUNICIPALITIES,
    SUM_BY_CODES,
    SUM_OF_MUNICIPALITIES,
    SUM_OF_OTHERS,
)
from nara_vard_finans.files.weight_rows import COUNTY, WeightRow
from nara_vard_finans.grids import bare_name

_FEWEST_SUMMED = 2
_TELLING_DIGITS = 4
_MUNICIPALITIES = re.compile(
    r"(?:the |\w+s (?:läns )?)?(?:kommuner(?:na)?|municipalities)(?: i .+| in .+)?\W*", re.IGNORECASE
)
_NO_MUNICIPALITY = re.compile(
    r"(?:the )?(?:region|landsting|state?\b|staten\b|försäkringskassan|arbetsförmedlingen).*|.*landsting",
    re.IGNORECASE,
)
_BARE_COUNTY = re.compile(
    r"blekinge|dalarna|gävleborg|halland|jämtland|kronoberg|norrbotten|skåne|sö(?:derman|rm)land|värmland|"
    r"väst(?:erbotten|ernorrland|manland|ra götaland)|östergötland",
    re.IGNORECASE,
)
_COUNTY_CODE = re.compile("(?P<code>[0-9]{1,2})(?: .*)?")
_COUNTRY = "00"


def sums_among_weights(
    rows: list[WeightRow], parties: Directory, *, by_weight: bool
) -> Iterator[tuple[WeightRow, Text]]:
    """
    Give the rows that look like sums of others, and why; a party that is known is none, whatever its weight.

    Args:
        rows: The rows.
        parties: The parties that are known.
        by_weight: Whether all rows are here, so that their weights tell too.
    """
    unknown = [place for place, row in enumerate(rows) if not _is_known(row, parties)]
    apart = [_is_apart(row, parties) for row in rows]
    counties = {place for place in unknown if COUNTY.fullmatch(bare_name(rows[place].name))}
    bare = {place for place in unknown if _BARE_COUNTY.fullmatch(rows[place].name)}
    has_parts = any(place not in counties | bare and not apart[place] for place in range(len(rows)))
    whole = sum(row.weight for row in rows)
    summed = _summed(rows, apart) if by_weight else set[int]()
    for place in unknown:
        row = rows[place]
        if is_region_by_old_name(row, parties):
            continue
        # A region or a district may be called as its county is, but weighs less than all the others.
        if has_parts and (place in counties or (place in bare and 2 * row.weight >= whole)):
            yield row, COUNTY_AMONG_MUNICIPALITIES
        elif (code := _COUNTY_CODE.fullmatch(row.party)) and _is_above(code["code"].zfill(2), rows):
            yield row, SUM_BY_CODES
        elif _MUNICIPALITIES.fullmatch(bare_name(row.name)) and sum(apart) < len(rows) - 1:
            yield row, SUM_OF_MUNICIPALITIES
        elif place in summed:
            yield row, SUM_OF_OTHERS


def is_region_by_old_name(row: WeightRow, parties: Directory) -> bool:
    """Say whether a row is of a known region by its name of old: Landstinget Blekinge is Region Blekinge."""
    named = (party for party in parties if party.principal is Principal.REGION)
    return "landsting" in unified(row.name) and county_of(row.name) in {county_of(party.name) for party in named}


def _is_known(row: WeightRow, parties: Directory) -> bool:
    """Say whether a row is of a known party, and not of a county that has the code of its region."""
    party = parties.get(row.party)
    return party is not None and party.name == row.name


def _is_apart(row: WeightRow, parties: Directory) -> bool:
    if _is_known(row, parties):
        return parties.find(row.party).principal is Principal.REGION
    return _NO_MUNICIPALITY.fullmatch(row.name) is not None


def _is_above(code: str, rows: list[WeightRow]) -> bool:
    others = [row.party for row in rows if row.party.isdecimal() and row.party != code]
    return any(code == _COUNTRY or (len(other) > len(code) and other.startswith(code)) for other in others)


def _summed(rows: list[WeightRow], apart: list[bool]) -> set[int]:
    """
    Give the places of rows that weigh what others do together.

    That is the first or the last row, of all others, with or without the regions; or any, of some that stand next to
    it, where the weight has too many digits for chance.
    """
    weights = [row.weight for row in rows]
    found: set[int] = set()
    for place in {0, len(rows) - 1}:
        others = [at for at in range(len(rows)) if at != place]
        for summed in (others, [at for at in others if not apart[at]]):
            counted = [weights[at] for at in summed]
            if sum(map(bool, counted)) >= _FEWEST_SUMMED and sum(counted) == weights[place]:
                found.add(place)
    found |= _below(weights)
    return found | {len(rows) - 1 - place for place in _below(weights[::-1])}


def _below(weights: list[int | Fraction]) -> set[int]:
    """Give the places of weights that sum at least two that stand next above."""
    sums: list[int | Fraction] = [0]
    places: dict[int | Fraction, int] = {0: 0}
    found: set[int] = set()
    for place, weight in enumerate(weights):
        start = places.get(sums[-1] - weight, place)
        telling = decimal_text(weight, space="").replace(",", "").strip("0")
        if place - start >= _FEWEST_SUMMED and len(telling) >= _TELLING_DIGITS:
            found.add(place)
        sums.append(sums[-1] + weight)
        places[sums[-1]] = place + 1  # the latest, so that zeros in between are not counted
    return found
