"""Municipalities and regions as they are: names, codes, inhabitants."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SWEDEN = 10_551_707
"""The inhabitants of the country on 31 December 2023."""

REGIONS = {
    "01": ("Region Stockholm", "Stockholms län"),
    "03": ("Region Uppsala", "Uppsala län"),
    "04": ("Region Sörmland", "Södermanlands län"),
    "05": ("Region Östergötland", "Östergötlands län"),
    "06": ("Region Jönköpings län", "Jönköpings län"),
    "07": ("Region Kronoberg", "Kronobergs län"),
    "08": ("Region Kalmar län", "Kalmar län"),
    "10": ("Region Blekinge", "Blekinge län"),
    "12": ("Region Skåne", "Skåne län"),
    "13": ("Region Halland", "Hallands län"),
    "14": ("Västra Götalandsregionen", "Västra Götalands län"),
    "17": ("Region Värmland", "Värmlands län"),
    "18": ("Region Örebro län", "Örebro län"),
    "19": ("Region Västmanland", "Västmanlands län"),
    "20": ("Region Dalarna", "Dalarnas län"),
    "21": ("Region Gävleborg", "Gävleborgs län"),
    "22": ("Region Västernorrland", "Västernorrlands län"),
    "23": ("Region Jämtland Härjedalen", "Jämtlands län"),
    "24": ("Region Västerbotten", "Västerbottens län"),
    "25": ("Region Norrbotten", "Norrbottens län"),
}
SEATS = {"01": "Stockholm", "12": "Kristianstad", "14": "Vänersborg", "20": "Falun", "21": "Gävle", "25": "Luleå"}

JUNE_2021 = {
    "2084": 22_986, "2081": 52_460, "2080": 59_752, "2026": 10_455, "2083": 15_495, "2029": 15_940, "2085": 26_613,
    "2023": 10_184, "2062": 20_544, "2034": 6_939, "2031": 11_079, "2061": 10_909, "2082": 11_203, "2021": 6_790,
    "2039": 7_033,
}  # fmt: skip
"""Inhabitants by the paper "Nytt avtal för Dalarnas regionala samverkans- och stödstruktur 2023-2026": a known basis."""


@dataclass(frozen=True)
class Place:
    """A municipality."""

    code: str
    name: str
    county: str
    population: int

    @property
    def genitive(self) -> str:
        """The name as it stands before *kommun*: an s, but not after a vowel or another s."""
        if self.name == "Falun":
            return "Falu"
        return self.name if self.name[-1] in "aeiouyåäösxz" else f"{self.name}s"


@cache
def places() -> dict[str, tuple[Place, ...]]:
    """The municipalities of each county, by its code."""
    with Path(__file__).with_name("municipalities.csv").open(encoding="utf-8", newline="") as file:
        every = [Place(row["code"], row["name"], row["county"], int(row["population"])) for row in csv.DictReader(file)]
    return {county: tuple(place for place in every if place.county == county) for county in REGIONS}
