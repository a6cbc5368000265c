"""A grant of several years, told once: as many grants, each with what holds for its year."""

from typing import Any

from nara_vard_finans.core import Text
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts._form_messages import YearsOfGrant
from nara_vard_finans.facts._values import as_text
from nara_vard_finans.facts._years import each_year, years_of
from nara_vard_finans.sharing import ByYear

_MOST = 50
_BY_YEAR = ("amount", "percent")
"""What a pot can state year by year, besides its key."""


def in_each_year(raw: Any) -> list[Any]:
    """Give a grant that is told for ``years`` as one for each year, and any other as it is."""
    if not isinstance(raw, dict) or "years" not in raw:
        return [raw]
    years = years_of(as_text(raw["years"]))
    if "year" in raw or years.last is None or years.last - years.first >= _MOST:
        raise MisfitError(YearsOfGrant(_MOST))
    return [_of_year(raw, year) for year in range(years.first, years.last + 1)]


def _of_year(raw: dict[str, Any], year: int) -> dict[str, Any]:
    whole = {key: value for key, value in raw.items() if key != "years"}
    pots = raw.get("pots", [])
    listed = [_pot(pot, year) for pot in pots] if isinstance(pots, list) else pots
    named = {"id": f"{raw.get('id')}-{year}", "title": _titled(raw.get("title"), year)}
    return {"term": str(year), **whole, **named, "year": year, "pots": listed}


def _titled(title: Any, year: int) -> Any:
    """Give the title with its year, in each of its languages; what is no title stays, and is refused as that."""
    if isinstance(title, dict):
        return {language: _titled(text, year) for language, text in title.items()}
    return f"{title} {year}" if isinstance(title, str) else title


def _pot(pot: Any, year: int) -> Any:
    if not isinstance(pot, dict):
        return pot
    stated = {key: _in_year(key, pot[key], year) for key in _BY_YEAR if isinstance(pot.get(key), dict)}
    match pot.get("key"):
        case {"kind": "by-year", "keys": dict(keys)}:
            stated["key"] = ByYear(Text("key"), each_year(keys, lambda key: key)).of(year)
        case _:
            pass
    return {**pot, **stated}


def _in_year(key: str, raw: Any, year: int) -> Any:
    return ByYear(Text(key), each_year(raw, lambda value: value)).of(year)
