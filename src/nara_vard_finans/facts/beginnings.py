"""Beginnings: a facts file to go on from, valid as it stands, with a line for what nobody has said yet."""

import datetime as dt
import unicodedata
from collections.abc import Iterator

from attrs import frozen

from nara_vard_finans.core import Amount, with_tuples
from nara_vard_finans.facts.country import GOTLAND, county_code, county_parties, register
from nara_vard_finans.facts.official_figures import official_days

_KEY = """\
# Fördelningen är vårt val tills avtalets står här: hälften var, och
# kommunernas del efter folkmängden {day}, den sista som finns
# före avtalstiden hos oss.
[agreements.cost_key]
kind = "nested"
# odd_unit_to = "region"       # vem som bär en udda krona, om det framgår

[[agreements.cost_key.groups]]
name = "municipalities"
percent = 50
key = {{ kind = "proportional", counts = "population", as_of = {day} }}

[[agreements.cost_key.groups]]
name = "region"
percent = 50"""
_ALONE = """\
# Länet har en enda part, som bär hela kostnaden.
[agreements.cost_key]
kind = "equal\""""
_UNSAID = """\
# notice = { months = 6 }      # uppsägningstiden, om avtalet anger någon
# adoption = { form = "joint", holds_if = "all-sign" }  # hur det antas
# rounding = { unit = "1 kr" } # hur beloppen avrundas; annars hela kronor"""


@frozen(kw_only=True, field_transformer=with_tuples)
class AgreementBeginning:
    """
    What is known of an agreement before anybody has written it down.

    Attributes:
        counties: The counties, by code or name, whose municipalities and regions are its parties.
        first_year: The first year of its term.
        last_year: The last.
        posts: How many posts are financed; ``None`` where nobody says.
        per_post: What one costs in a year; ``None`` where nobody says.
        yearly: What all costs in a year, where it is not counted by posts.

    Raises:
        UnknownEntryError: If there is no such county.

    Example:
        >>> beginning = AgreementBeginning(counties=("17",), first_year=2025, last_year=2027, posts=4)
        >>> print(beginning.toml().splitlines()[5])
        parties = { county = "17" }    # 16 kommuner, Region Värmland

    .. versionadded:: 0.1.0
    """

    counties: tuple[str, ...]
    first_year: int
    last_year: int
    posts: int | None = None
    per_post: Amount | None = None
    yearly: Amount | None = None

    def toml(self) -> str:
        """Write the file: in Swedish, with comments, and valid as it stands."""
        return "\n".join(self._lines()) + "\n"

    @property
    def _day(self) -> dt.date:
        days = official_days()
        return max((day for day in days if day.year < self.first_year), default=days[0])

    def _lines(self) -> Iterator[str]:
        codes = [county_code(each) for each in self.counties]
        named = [register()[code].aliases[0] for code in codes]
        term = f"{self.first_year}–{self.last_year}" if self.last_year > self.first_year else str(self.first_year)
        yield "[[agreements]]"
        yield f'id = "samverkan-{"-".join(map(_word, named))}-{self.first_year}"'
        yield f'title = "Samverkan i {" och ".join(named)} {term}"'
        yield f"term = {{ first_day = {self.first_year}-01-01, last_day = {self.last_year}-12-31 }}"
        yield from _UNSAID.splitlines()[:1]
        listed = ", ".join(f'"{code}"' for code in codes)
        parties = county_parties(codes)
        regions = [party.name for party in parties if len(party.code) == len(GOTLAND[1])]
        counted = ", ".join((f"{len(parties) - len(regions)} kommuner", *regions[:2]))
        yield f"parties = {{ county = {listed if len(codes) == 1 else f'[{listed}]'} }}    # {counted}"
        yield from _UNSAID.splitlines()[1:]
        yield ""
        yield from self._cost()
        yield ""
        yield from (_KEY.format(day=self._day.isoformat()) if regions else _ALONE).splitlines()

    def _cost(self) -> Iterator[str]:
        yield "[agreements.cost]"
        if self.posts is not None:
            yield f"posts = {self.posts}"
        if self.per_post is not None:
            yield f'per_post = "{_plain(self.per_post)}"'
        if self.yearly is not None:
            yield f'yearly = "{_plain(self.yearly)}"'
        if self.per_post is None and self.yearly is None:
            yield '# per_post = "800 tkr"         # vad en tjänst kostar; eller yearly, för allt'


def _plain(amount: Amount) -> str:
    return str(amount).replace("\u00a0", " ")


def _word(county: str) -> str:
    """Give a county as a word of an id: ``varmland``."""
    bare = county.removesuffix(" län").removesuffix("s").casefold()
    marks = unicodedata.normalize("NFKD", bare)
    return "".join(mark for mark in marks if not unicodedata.combining(mark)).replace(" ", "-")
