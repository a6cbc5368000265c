"""
The register: the country's 290 municipalities and 21 regions, by official code, with the names that people use.

It is read when somebody asks for it: a command about parties that stand in the facts at hand never does.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from nara_vard_finans.core import Directory, Party, Principal, Source, UnknownEntryError, exact_forms
from nara_vard_finans.facts._shipped import shipped_folder, shipped_paper
from nara_vard_finans.facts.kinds import COUNTY

GOTLAND = ("0980", "09")
"""The municipality that has the duties of a region, by its code and by that of its county."""


_FEW_OF_THE_COUNTRY = 10
"""So many municipalities at most are missing where the others are taken to be all of the country's."""

_COUNTY_DIGITS = 2

_FORMS = (
    "{}",
    "{} län",
    "{} county",
    "{} landsting",
    "Region {}",
    "Regionen {}",
    "Landstinget {}",
    "Landstinget i {}",
)
"""In which a county's bare name is written: that of Statistics Sweden's English tables too."""


@cache
def register() -> Directory:
    """
    Give the country's municipalities and regions.

    Swedish term:
        kommunregister

    A name that a municipality shares with a county finds neither, unless "kommun", "stad", "region", "län" or
    "landsting" says which is meant. Gotland stands twice: as the municipality 0980, and as the region 09.

    Example:
        >>> [register().find(name).code for name in ("Karlstads kommun", "Göteborgs Stad", "VGR", "Örebro län")]
        ['1780', '1480', '14', '18']
        >>> len(register())
        311

    Source:
        SCB, "Län och kommuner i kodnummerordning"; the names of regions and county councils are in public use.

    .. versionadded:: 0.1.0
    """
    municipalities = (
        Party(code=code, name=name, principal=Principal.MUNICIPALITIES) for code, name, _ in municipality_lines()
    )
    return Directory((*municipalities, *_regions()), Source(paper=shipped_paper("scb-kommunkoder")))


def all_but(codes: Iterable[str]) -> tuple[str, tuple[Party, ...]]:
    """
    Give the municipalities that are missing where almost all of the country are there, or all but one of a county.

    Args:
        codes: The codes that are there.

    Returns:
        The county, or nothing for the country; and whom it lacks, nobody where it is no such selection.

    Example:
        >>> dalarna = {party.code for party in register() if party.code.startswith("20")}
        >>> all_but(dalarna - {"2034"})[1][0].name, all_but(dalarna)
        ('Orsa', ('', ()))
    """
    given = {code for code in codes if code.isdecimal()}
    every = [party for party in register() if party.principal is Principal.MUNICIPALITIES] if given else []
    counties = {party.code[:_COUNTY_DIGITS] for party in every if party.code in given}
    county, most = (min(counties), 1) if len(counties) == 1 else ("", _FEW_OF_THE_COUNTRY)
    whole = [party for party in every if party.code.startswith(county)]
    missing = tuple(party for party in whole if party.code not in given)
    if not 0 < len(missing) <= most < len(whole) - len(missing):
        return "", ()
    return next(alias for alias in register()[county].aliases if alias.endswith(" län")) if county else "", missing


def municipality_lines() -> Iterator[tuple[str, str, str]]:
    """Give the code, the name and the figures of every municipality, as they stand in the file."""
    text = (shipped_folder("data") / "municipalities.csv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        code, name, figures = line.split(",", 2)
        yield code, name, figures


@cache
def _regions() -> tuple[Party, ...]:
    return tuple(_region(*line.split(",")) for line in _region_lines())


def _region_lines() -> list[str]:
    return (shipped_folder("data") / "regions.csv").read_text(encoding="utf-8").splitlines()[1:]


def _region(code: str, name: str, county: str, before: str, others: str) -> Party:
    """Make a region, which is also found by its county's name and by those of its county council."""
    place = county.removesuffix(" län")
    bare = place.removesuffix("s")
    given = [other for other in (before, *others.split(";")) if other]
    short = [bare, *(other for other in given if " " not in other and not other.isupper())]
    made = [
        f"Region {county}",
        f"{place} läns landsting",
        f"{place} landsting",
        f"Landstinget {county}",
        f"Landstinget i {county}",
        *(form.format(each) for each in short for form in _FORMS),
    ]
    aliases = dict.fromkeys(other for other in (county, *given, *made) if other != name)
    return Party(code=code, name=name, principal=Principal.REGION, aliases=(*aliases,))


def region_aliases(code: str, name: str) -> tuple[str, ...]:
    """Give the other names of a region, if *name* is one of those of the region with that code; nothing else."""
    line = next((line for line in _region_lines() if line.startswith(f"{code},")), None)
    if line is None:
        return ()
    region = _region(*line.split(","))
    names = (region.name, *region.aliases)
    known = {form for each in names for form in exact_forms(each)}
    return names if exact_forms(name) & known else ()


def county_code(text: str) -> str:
    """
    Give the code of a county, by its code, its name or that of its region.

    Raises:
        UnknownEntryError: If there is none.

    Example:
        >>> county_code("17"), county_code("Värmland"), county_code("Örebro län"), county_code("Uppsala")
        ('17', '17', '18', '03')
    """
    regions = Directory(_regions())
    given = text.strip()
    if re.fullmatch("[0-9]", given):
        given = given.zfill(2)
    try:
        return regions.find(given).code
    except LookupError:
        raise UnknownEntryError(COUNTY, text, tuple(region.aliases[0] for region in _regions())) from None


def county_parties(codes: Iterable[str]) -> tuple[Party, ...]:
    """
    Give the municipalities of counties, and their regions; Gotland, which is both, once, as the municipality.

    Args:
        codes: The codes of the counties.
    """
    chosen = {*codes}
    return tuple(party for party in register() if party.code[:2] in chosen and party.code != GOTLAND[1])
