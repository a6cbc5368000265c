"""
The directives ``municipalities``, ``regions`` and ``county-populations``: the country's parties and their population.

They are made from the register and the official figures that ship, so that the pages cannot drift from them.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from nara_vard_finans.core import Principal, decimal_text
from nara_vard_finans.facts import official_days, official_population, register

NATION = "Riket"


def municipality_rows() -> list[list[str]]:
    """Give a row for each municipality: its code, its name, its county and how many live there."""
    latest = official_population(official_days()[-1], Principal.MUNICIPALITIES)
    counties = {party.code: party.aliases[0] for party in register() if party.principal is Principal.REGION}
    head = ["Code", "Municipality", "County", f"Population {official_days()[-1]}"]
    parties = [party for party in register() if party.principal is Principal.MUNICIPALITIES]
    return [head, *([p.code, p.name, counties[p.code[:2]], decimal_text(latest.of(p.code))] for p in parties)]


def region_rows() -> list[list[str]]:
    """Give a row for each region: its code, its name, and the other names that find it."""
    regions = [party for party in register() if party.principal is Principal.REGION]
    return [["Code", "Region", "Found as well by"], *([p.code, p.name, "; ".join(p.aliases)] for p in regions)]


def population_rows(days: Sequence[dt.date]) -> list[list[str]]:
    """Give a row for the nation and for every county, with a column for each day."""
    regions = [party for party in register() if party.principal is Principal.REGION]
    every = [official_population(day, Principal.REGION) for day in days]
    head = ["County", *(str(day.year) for day in days)]
    nation = [NATION, *(decimal_text(each.total) for each in every)]
    return [head, nation, *([p.aliases[0], *(decimal_text(each.of(p.code)) for each in every)] for p in regions)]


def table(rows: Sequence[Sequence[str]], *looks: str) -> nodes.table:
    """Give a table of rows, the first of which are its headings."""
    head, *body = rows
    group = nodes.tgroup(cols=len(head))
    group += [nodes.colspec(colwidth=1) for _ in head]
    group += nodes.thead("", _row(head))
    group += nodes.tbody("", *map(_row, body))
    return nodes.table("", group, classes=["colwidths-auto", *looks])


def _row(cells: Sequence[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph(text=cell)) for cell in cells))


class Municipalities(SphinxDirective):
    """The 290 municipalities."""

    def run(self) -> list[nodes.Node]:
        return [table(municipality_rows())]


class Regions(SphinxDirective):
    """The 21 regions."""

    def run(self) -> list[nodes.Node]:
        return [table(region_rows())]


class CountyPopulations(SphinxDirective):
    """The population of the counties, by year, in as many tables as a page is wide."""

    def run(self) -> list[nodes.Node]:
        days = official_days()
        return [table(population_rows(days[at : at + YEARS]), "nvf-numbers") for at in range(0, len(days), YEARS)]


YEARS = 5
"""How many years stand beside each other."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the directives."""
    app.add_directive("municipalities", Municipalities)
    app.add_directive("regions", Regions)
    app.add_directive("county-populations", CountyPopulations)
    return {"version": "1", "parallel_read_safe": True}
