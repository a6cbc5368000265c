"""
The official figures: how many lived in every municipality on 31 December, year by year, and their sums by county.

They are read when somebody asks for them, and a statistic is made of the days that are asked for.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache

from nara_vard_finans.core import (
    LEVELS,
    Language,
    NaraVardFinansError,
    Party,
    Period,
    Principal,
    Source,
    Statistic,
    Text,
    UnknownEntryError,
)
from nara_vard_finans.facts._shipped import shipped_folder, shipped_paper
from nara_vard_finans.facts.country import municipality_lines, register
from nara_vard_finans.facts.kinds import COUNTY, LEVEL

POPULATION = "population"
"""What the official figures count."""

_PAPER = "scb-folkmangd-31-december"
_COUNTY_DIGITS = 2
_FEW = 3
_IN = {Language.SV: ("i", "och", "län"), Language.EN: ("in", "and", "counties")}
_IDS = {level: word for word, level in LEVELS.items()}
_ID = re.compile(
    rf"{POPULATION}-(?P<level>{'|'.join(LEVELS)})(?P<counties>(?:-[0-9]{{2}})*)-(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
)
_TITLES = {
    Principal.MUNICIPALITIES: Text("Folkmängd per kommun", "Population by municipality"),
    Principal.REGION: Text("Folkmängd per region", "Population by region"),
}


class NoOfficialFiguresError(NaraVardFinansError, LookupError):
    """
    Raised when there are no official figures for a day; none are made from those of the days around it.

    Attributes:
        day: The day asked for.
        first: The first day that there are figures for.
        last: The last.
    """

    SV = "det finns inga officiella siffror för {day}, bara för den 31 december varje år, {first} till {last}"
    EN = "there are no official figures for {day}, only for 31 December of each year, {first} to {last}"
    day: dt.date
    first: dt.date
    last: dt.date


@cache
def official_days() -> tuple[dt.date, ...]:
    """
    Give the days that there are official figures for, the first first.

    Example:
        >>> [day.isoformat() for day in official_days()][:: len(official_days()) - 1]
        ['2010-12-31', '2024-12-31']
    """
    path = shipped_folder("data") / "municipalities.csv"
    with path.open(encoding="utf-8") as file:
        return tuple(map(dt.date.fromisoformat, file.readline().strip().split(",")[2:]))


@cache
def _figures() -> dict[str, tuple[int, ...]]:
    return {code: tuple(map(int, figures.split(","))) for code, _, figures in municipality_lines()}


def official_population(day: dt.date, level: Principal | str, counties: Iterable[str] = ()) -> Statistic:
    """
    Give the population on a day, by municipality or by region.

    A region's figure is the sum of the municipalities of its county.

    Swedish term:
        folkmängd

    Args:
        day: The day, one of :func:`official_days`.
        level: Whether municipalities or regions are counted; never both in one statistic.
        counties: The codes of the counties that are counted; without any, all.

    Raises:
        NoOfficialFiguresError: If there are no figures for that day.
        UnknownEntryError: If there is no such county, or the level is neither.

    Example:
        >>> figures = official_population(dt.date(2023, 12, 31), Principal.MUNICIPALITIES, ["17"])
        >>> len(figures.figures), figures.of("1780"), figures.total
        (16, 97233, 283548)
        >>> official_population(dt.date(2023, 12, 31), Principal.REGION).of("17")
        283548

    .. versionadded:: 0.1.0
    """
    return _statistic(day, Principal(level), tuple(sorted({*counties})))


@cache
def _statistic(day: dt.date, level: Principal, counties: tuple[str, ...]) -> Statistic:
    days = official_days()
    if day not in days:
        raise NoOfficialFiguresError(day, days[0], days[-1])
    if level not in _IDS:
        raise UnknownEntryError(LEVEL, level.value, tuple(side.value for side in _IDS))
    for code in counties:
        if len(code) != _COUNTY_DIGITS or code not in register():
            raise UnknownEntryError(COUNTY, code, tuple(p.code for p in register() if len(p.code) == _COUNTY_DIGITS))
    place = days.index(day)
    chosen = {code: each[place] for code, each in _figures().items() if not counties or code[:2] in counties}
    figures = chosen if level is Principal.MUNICIPALITIES else _by_county(chosen)
    return Statistic(
        id="-".join((POPULATION, _IDS[level], *counties, day.isoformat())),
        title=_title(level, day, [register()[code].aliases[0] for code in counties]),
        counts=POPULATION,
        unit="persons",
        as_of=Period.parse(day.isoformat()),
        figures=figures,
        source=Source(paper=shipped_paper(_PAPER), place=Period.parse(day.isoformat()).text()),
    )


def official_figures_of(parties: Iterable[str]) -> Iterator[Statistic]:
    """
    Give the official figures that count parties of some codes, of every day that there are any for, the latest first.

    Municipalities are counted in the country and, where they are of one or two counties, in those; regions in the
    country. Codes of both levels, or of others, are counted by none.
    """
    codes = {*parties}
    levels = {party.principal for code in codes if (party := register().get(code)) is not None}
    if len(levels) != 1 or not all(code in register() for code in codes):
        return
    (level,) = levels
    counties = {code[:_COUNTY_DIGITS] for code in codes}
    in_few = level is Principal.MUNICIPALITIES and len(counties) < _FEW
    areas = ([counties] if in_few else []) + [set[str]()]
    for day in reversed(official_days()):
        for area in areas:
            yield official_population(day, level, area)


def official_for(day: dt.date, parties: Iterable[Party]) -> Statistic | None:
    """
    Give the official figures that count some parties on a day; ``None`` where there are none, for any of them.

    A party whose code is that of somebody else in the register is not counted: a file may have made its codes up.
    """
    chosen = tuple(parties)
    levels = {party.principal for party in chosen}
    known = all(register().get(party.code) in register().candidates(party.name) for party in chosen)
    if day not in official_days() or len(levels) != 1 or not known:
        return None
    (level,) = levels
    counties = {party.code[:_COUNTY_DIGITS] for party in chosen}
    in_few = level is Principal.MUNICIPALITIES and len(counties) <= _FEW
    return official_population(day, level, counties if in_few else ())


def official_statistic(name: str) -> Statistic | None:
    """
    Give the official figures by their id; ``None`` where it is the id of none.

    Example:
        >>> official_statistic("population-municipalities-17-2024-12-31").total
        283384
        >>> official_statistic("population-dalarna-2021-06") is None
        True
    """
    match = _ID.fullmatch(name)
    if match is None:
        return None
    try:
        counties = tuple(filter(None, match["counties"].split("-")))
        return official_population(dt.date.fromisoformat(match["day"]), LEVELS[match["level"]], counties)
    except (ValueError, LookupError):
        return None


def _by_county(figures: dict[str, int]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for code, figure in figures.items():
        sums[code[:_COUNTY_DIGITS]] = sums.get(code[:_COUNTY_DIGITS], 0) + figure
    return sums


def _title(level: Principal, day: dt.date, counties: list[str]) -> Text:
    what, on = _TITLES[level], Period.parse(day.isoformat())
    of = {Language.SV: "", Language.EN: ""}
    for language, (word, joined, many) in _IN.items() if counties else ():
        named = f" {joined} ".join(filter(None, (", ".join(counties[:-1]), counties[-1])))
        of[language] = f" {word} {named if len(counties) <= _FEW else f'{len(counties)} {many}'}"
    return Text(
        f"{what.sv}{of[Language.SV]}, {on.text()}", f"{what.in_english}{of[Language.EN]}, {on.text(Language.EN)}"
    )
