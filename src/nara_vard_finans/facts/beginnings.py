"""Beginnings: a file to go on from, valid as it stands, with a line for what nobody has said yet."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.core import Amount, Party, Principal, with_tuples
from nara_vard_finans.facts.country import GOTLAND, county_code, county_parties, register
from nara_vard_finans.facts.official_figures import official_days, official_population
from nara_vard_finans.grants import Grant
from nara_vard_finans.posts import Post

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition

_KEY = """\
# Fördelningen är vårt val tills {whose} står här: hälften var, och
# kommunernas del efter folkmängden {day}, den sista som finns
# före {before} hos oss.
[{section}.cost_key]
kind = "nested"
# odd_unit_to = "region"       # vem som bär en udda krona, om det framgår

[[{section}.cost_key.groups]]
name = "municipalities"
percent = 50
key = {{ kind = "proportional", counts = "population", as_of = {day} }}

[[{section}.cost_key.groups]]
name = "region"
percent = 50"""
_ALONE = """\
# Länet har en enda part, som bär hela kostnaden.
[{section}.cost_key]
kind = "equal\""""
_AGREEMENT_UNSAID = """\
# notice = { months = 6 }      # uppsägningstiden, om avtalet anger någon
# adoption = { form = "joint", holds_if = "all-sign" }  # hur det antas
# rounding = { unit = "1 kr" } # hur beloppen avrundas; annars hela kronor"""
_POST_UNSAID = """\
# notice = { months = 3 }      # uppsägningstiden för den som är anställd
# rounding = { unit = "1 kr" } # hur beloppen avrundas; annars hela kronor
# counted = "months"           # om delar av år räknas i månader, inte dagar"""
_POT = """\
# Nyckeln är vårt val tills beslutets står här: folkmängden {day},
# den sista som finns före bidragets år hos oss.
[[grants.pots]]
id = "kommunerna"
title = "Till kommunerna"
to = "municipalities"
amount = "{amount}"

[grants.pots.key]
kind = "proportional"
counts = "population"
as_of = {day}
{parties}

# Vad kommunerna ska göra, och till när; ta bort # framför det som gäller.
# [[grants.duties]]
# id = "slutredovisning"
# kind = "final-report"
# title = "slutredovisningen"
# due_on = {year}-12-31"""


_HAPPENED = {
    "agreements": (
        ("signed", 'party = "{party}"'),
        ("notice-given", 'party = "{party}"'),
    ),
    "grants": (
        ("notified", 'amounts = {{ "{party}" = "100 tkr" }}'),
        ("paid", 'amounts = {{ "{party}" = "100 tkr" }}'),
        ("used", 'recipient = "{party}"\namount = "80 tkr"'),
    ),
    "posts": (
        ("intended", "years = [{year}]"),
        ("decided", 'year = {year}\nparty = "{party}"\namount = "10 tkr"'),
        ("employment-began", "until = {last}"),
    ),
}
"""What happens to a definition of each section first, and what an event of it says."""


class Beginning(Protocol):
    """A file to go on from."""

    def toml(self) -> str:
        """Write the file: in Swedish, with comments, and valid as it stands."""
        ...


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
        return _file(self._lines())

    def _lines(self) -> Iterator[str]:
        counties = _Counties.of(self.counties)
        notice, *unsaid = _AGREEMENT_UNSAID.splitlines()
        years = _years(self.first_year, self.last_year)
        yield "[[agreements]]"
        yield f'id = "samverkan-{counties.word}-{self.first_year}"'
        yield f'title = "Samverkan i {counties.named} {years}"'
        yield f"term = {{ first_day = {self.first_year}-01-01, last_day = {self.last_year}-12-31 }}"
        yield notice
        yield counties.parties()
        yield from unsaid
        yield ""
        yield from _cost("agreements", self.posts, self.per_post, self.yearly)
        yield ""
        yield from counties.key("agreements", self.first_year, "avtalets", "avtalstiden")


@frozen(kw_only=True, field_transformer=with_tuples)
class PostBeginning:
    """
    What is known of a jointly financed post before anybody has written it down; a county's region employs.

    Attributes:
        county: The county, by code or name, whose municipalities and region finance it.
        first_year: The first year of its term.
        last_year: The last.
        yearly: What it costs in a year; ``None`` where nobody says.

    Raises:
        UnknownEntryError: If there is no such county.

    Example:
        >>> print(PostBeginning(county="Värmland", first_year=2025, last_year=2027).toml().splitlines()[4])
        employer = "17"    # Region Värmland, tills något annat framgår

    .. versionadded:: 0.1.0
    """

    county: str
    first_year: int
    last_year: int
    yearly: Amount | None = None

    def toml(self) -> str:
        """Write the file: in Swedish, with comments, and valid as it stands."""
        return _file(self._lines())

    def _lines(self) -> Iterator[str]:
        counties = _Counties.of((self.county,))
        years = _years(self.first_year, self.last_year)
        employer = max(counties.members, key=lambda party: party.principal is Principal.REGION)
        yield "[[posts]]"
        yield f'id = "tjanst-{counties.word}-{self.first_year}"'
        yield f'title = "Gemensam tjänst i {counties.named} {years}"'
        yield f"term = {{ first_day = {self.first_year}-01-01, last_day = {self.last_year}-12-31 }}"
        yield f'employer = "{employer.code}"    # {employer.name}, tills något annat framgår'
        yield counties.parties()
        yield from _POST_UNSAID.splitlines()
        yield ""
        yield from _cost("posts", None, None, self.yearly)
        yield ""
        yield from counties.key("posts", self.first_year, "överenskommelsens", "tjänstens tid")


@frozen(kw_only=True, field_transformer=with_tuples)
class GrantBeginning:
    """
    What is known of a state grant to a county's municipalities before anybody has written it down.

    Attributes:
        county: The county, by code or name, whose municipalities receive it.
        year: The grant's year.
        amount: What the county's municipalities get together.

    Raises:
        UnknownEntryError: If there is no such county.

    Example:
        >>> print(GrantBeginning(county="17", year=2025, amount=Amount.parse("10 mkr")).toml().splitlines()[3])
        grantor = "Staten"             # vem som ger bidraget

    .. versionadded:: 0.1.0
    """

    county: str
    year: int
    amount: Amount

    def toml(self) -> str:
        """Write the file: in Swedish, with comments, and valid as it stands."""
        return _file(self._lines())

    def _lines(self) -> Iterator[str]:
        counties = _Counties.of((self.county,))
        yield "[[grants]]"
        yield f'id = "bidrag-{counties.word}-{self.year}"'
        yield f'title = "Bidrag till kommunerna i {counties.named} {self.year}"'
        yield 'grantor = "Staten"             # vem som ger bidraget'
        yield f"year = {self.year}"
        yield f'term = "{self.year}"'
        yield f'# use = "{self.year}"                 # när pengarna får användas, om det framgår'
        yield counties.parties(only=Principal.MUNICIPALITIES)
        yield ""
        named = {"day": _day(self.year), "amount": _plain(self.amount), "year": self.year}
        yield from _POT.format(parties=counties.parties(only=Principal.MUNICIPALITIES), **named).splitlines()


@frozen(kw_only=True, field_transformer=with_tuples)
class StatisticBeginning:
    """
    Figures of a county's municipalities to put one's own in the place of: their official population.

    Attributes:
        county: The county, by code or name.
        on: The day of the population.

    Raises:
        UnknownEntryError: If there is no such county.
        NoOfficialFiguresError: If there are no figures of that day.

    Example:
        >>> beginning = StatisticBeginning(county="Värmland", on=dt.date(2024, 12, 31))
        >>> next(line for line in beginning.toml().splitlines() if "Karlstad" in line)
        '"1780" = 98_084       # Karlstad'

    .. versionadded:: 0.1.0
    """

    county: str
    on: dt.date

    def toml(self) -> str:
        """Write the file: in Swedish, with comments, and valid as it stands."""
        return _file(self._lines())

    def _lines(self) -> Iterator[str]:
        counties = _Counties.of((self.county,))
        figures = official_population(self.on, Principal.MUNICIPALITIES, counties.codes)
        yield "# Kommunernas folkmängd enligt SCB, som den finns hos oss. För andra tal, byt"
        yield "# titel, vad som räknas, dag, källa och tal; counts är det som en nyckel nämner."
        yield "[[statistics]]"
        yield f'id = "folkmangd-{counties.word}-{self.on.isoformat()}"'
        yield f'title = "Folkmängd i {counties.named} {self.on.isoformat()}"'
        yield 'counts = "population"'
        yield 'unit = "persons"'
        yield f"as_of = {self.on.isoformat()}"
        yield 'source = { paper = "scb-folkmangd-31-december" }'
        yield "# printed_total = 100_000      # summan, om källan trycker den"
        yield ""
        yield "[statistics.figures]"
        for code, figure in figures.figures:
            yield f'"{code}" = {figure:<12_} # {register()[code].name}'


@frozen(kw_only=True)
class JournalBeginning:
    """
    A journal of an agreement, a grant or a post, of which nothing is told yet; each event stands as a comment.

    Attributes:
        definition: What it is of.

    Example:
        >>> from nara_vard_finans import embedded
        >>> print(JournalBeginning(definition=embedded().agreement("rss-dalarna-2023")).toml().splitlines()[3])
        of = "rss-dalarna-2023"

    .. versionadded:: 0.1.0
    """

    definition: "Definition"

    def toml(self) -> str:
        """Write the file: in Swedish, with comments, and valid as it stands."""
        return _file(self._lines())

    def _lines(self) -> Iterator[str]:
        of = self.definition
        first, last = of.term.first_day, of.term.last_day
        yield "# Vad som har hänt, dag för dag. Ta bort # framför det som gäller, och ändra"
        yield "# dagar, parter och belopp; varje händelse har en egen [[events]]. Händelser"
        yield "# och nycklar står i handboken, under journaler."
        yield f'of = "{of.id}"'
        yield f"# recorded_until = {last if not of.term.is_open else first}  # den sista dag som journalen berättar om"
        payers = [of.parties[code] for code in of.financiers] if isinstance(of, Post) else of.parties.in_table_order
        section = "grants" if isinstance(of, Grant) else "agreements" if isinstance(of, Agreement) else "posts"
        for kind, says in _HAPPENED[section]:
            yield ""
            yield "# [[events]]"
            yield f"# on = {first}"
            yield f'# kind = "{kind}"'
            said = says.format(party=payers[0].name, year=first.year, last=last)
            yield from (f"# {line}" for line in said.splitlines())


@frozen(kw_only=True, field_transformer=with_tuples)
class _Counties:
    """The counties that a file is about."""

    codes: tuple[str, ...]

    @classmethod
    def of(cls, counties: Iterable[str]) -> "_Counties":
        return cls(codes=tuple(county_code(each) for each in counties))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(register()[code].aliases[0] for code in self.codes)

    @property
    def named(self) -> str:
        return " och ".join(self.names)

    @property
    def word(self) -> str:
        """The counties as a word of an id: ``varmland``."""
        return "-".join(map(_word, self.names))

    @property
    def members(self) -> tuple[Party, ...]:
        return county_parties(self.codes)

    @property
    def regions(self) -> tuple[str, ...]:
        return tuple(party.name for party in self.members if len(party.code) == len(GOTLAND[1]))

    def parties(self, only: Principal | None = None) -> str:
        """Write the line of the parties: who they are, and how many."""
        listed = ", ".join(f'"{code}"' for code in self.codes)
        chosen = f"county = {listed if len(self.codes) == 1 else f'[{listed}]'}"
        number = len(self.members) - len(self.regions)
        municipalities = f"{number} kommuner" if number > 1 else "1 kommun"
        if only is not None:
            return f'parties = {{ {chosen}, only = "{only}" }}    # {municipalities}'
        return f"parties = {{ {chosen} }}    # {', '.join((municipalities, *self.regions[:2]))}"

    def key(self, section: str, first_year: int, whose: str, before: str) -> list[str]:
        """Write the cost key: half each, or one alone."""
        text = _KEY if self.regions else _ALONE
        named = {"section": section, "day": _day(first_year), "whose": whose, "before": before}
        return text.format(**named).splitlines()


def _cost(section: str, posts: int | None, per_post: Amount | None, yearly: Amount | None) -> Iterator[str]:
    yield f"[{section}.cost]"
    if posts is not None:
        yield f"posts = {posts}"
    if per_post is not None:
        yield f'per_post = "{_plain(per_post)}"'
    if yearly is not None:
        yield f'yearly = "{_plain(yearly)}"'
    if per_post is None and yearly is None and section == "agreements":
        yield '# per_post = "800 tkr"         # vad en tjänst kostar; eller yearly, för allt'
    elif yearly is None and per_post is None:
        yield '# yearly = "800 tkr"           # vad tjänsten kostar om året'


def _day(year: int) -> str:
    """Give the last day before a year of which there is an official population, or else the first."""
    days = official_days()
    return max((day for day in days if day.year < year), default=days[0]).isoformat()


def _years(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)


def _file(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _plain(amount: Amount) -> str:
    return str(amount).replace("\u00a0", " ")


def _word(county: str) -> str:
    bare = county.removesuffix(" län").removesuffix("s").casefold()
    marks = unicodedata.normalize("NFKD", bare)
    return "".join(mark for mark in marks if not unicodedata.combining(mark)).replace(" ", "-")
