"""Names of parties: what is one name in many spellings, and what a scan or a genitive makes of it."""

import re
import unicodedata
from functools import lru_cache

_MUNICIPALITY = re.compile(r"^kommun(?:en)?(?: i)? (?=\w)|,? (?:stads?|k:n|k(?:omm|n)\.?|\(?kommun(?:en)?s?\)?)$")
_REGION = re.compile(r"\bregion|regionen\b|landsting")

_AT_ONCE = 1_024
"""The names that are kept unified: one of a table is asked for some thirty times before the next."""


def swedish_order(name: str) -> str:
    """
    Give the key that sorts names as Swedish lists do, with å, ä and ö last.

    Example:
        >>> sorted(["Älvdalen", "Orsa", "Åre", "Östersund"], key=swedish_order)
        ['Orsa', 'Åre', 'Älvdalen', 'Östersund']
    """
    composed = unicodedata.normalize("NFC", name).casefold()
    return fold(composed.translate({ord("å"): "{", ord("ä"): "|", ord("ö"): "}"}))


@lru_cache(_AT_ONCE)
def unified(name: str) -> str:
    """Unify the case, spaces, hyphens and composition of letters of a name, and take "kommun" away."""
    return _MUNICIPALITY.sub("", spaced(name))


@lru_cache(_AT_ONCE)
def spaced(name: str) -> str:
    """Unify the case, spaces, hyphens and composition of letters of a name."""
    composed = unicodedata.normalize("NFC", name).casefold()
    return " ".join(re.sub(r"\s*[-/\u2010\u2011\u2013\u2212]\s*", "-", composed).split())


def says_municipality(name: str) -> bool:
    """
    Say whether a name has a word by which only a municipality is meant: "kommun" or "stad".

    Example:
        >>> says_municipality("Stockholms stad"), says_municipality("Stockholm")
        (True, False)
    """
    return _MUNICIPALITY.search(spaced(name)) is not None


def says_region(name: str) -> bool:
    """
    Say whether a name is of a region, or of a county council, and could not be of the county.

    Example:
        >>> says_region("Landstinget Dalarna"), says_region("Dalarnas län"), says_region("VGR")
        (True, False, True)
    """
    return name.isupper() or _REGION.search(spaced(name)) is not None


def exact_forms(name: str) -> frozenset[str]:
    """
    Give the forms, unified, in which a name is written: itself, and its genitive.

    Example:
        >>> sorted(exact_forms("Falun")), sorted(exact_forms("Borås"))
        (['falu', 'falun', 'faluns'], ['borås'])
    """
    own = unified(name)
    return frozenset((own, own if own.endswith(("s", "x", "z")) else f"{own}s", _GENITIVES.get(own, own)))


def county_of(name: str) -> str:
    """
    Give the bare name of a county, from that of its region in any form, the old ones too.

    Example:
        >>> county_of("Region Kalmar län"), county_of("Landstinget i Kalmar län"), county_of("Landstinget Dalarna")
        ('kalmar', 'kalmar', 'dalarna')
    """
    spoken = re.sub(r"^(region|landstinget)( i)? |( län|s? läns landsting| landsting|regionen)$", "", unified(name))
    return re.sub(r" län$", "", spoken).removesuffix("s")


def fold(name: str) -> str:
    """Take away the rings and dots that a scan loses, and the difference between hyphen and space."""
    marks = unicodedata.normalize("NFKD", name)
    return "".join(mark for mark in marks if not unicodedata.combining(mark)).replace("-", " ")


def folded(name: str) -> str:
    """Unify a name as :func:`unified` does, and take away the rings and dots that a scan loses."""
    return fold(unified(name))


def could_lose(name: str, text: str) -> bool:
    """Say whether a scan of *name* could read *text*: it loses rings and dots, and adds none."""
    return all(mark not in SWEDISH or mark in unified(name) for mark in unified(text))


SWEDISH = "åäö"
"""The letters that a scan may read without their rings and dots."""

_GENITIVES = {"falun": "falu"}
"""
The municipality whose official name, "Falu kommun", has a genitive that no rule makes. In the official names of the
290 the others have that of their place, with or without an s: "Mora kommun", "Gagnefs kommun".
"""
