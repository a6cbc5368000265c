"""What an audit names can be written in a facts file, and then gives the audited table again."""

from collections.abc import Mapping
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import twins
from nara_vard_finans import Method, embedded, share_cost
from nara_vard_finans.audit import Audit, Fit, audit_column, audit_table
from nara_vard_finans.core import Amount
from nara_vard_finans.facts import read_facts
from nara_vard_finans.files import read_grids
from nara_vard_finans.grids import StatedTotal
from nara_vard_finans.sharing import LARGEST, RoundingRule

FACTS = embedded()
TOWNS = {"2061": "Smedjebacken", "2080": "Falun", "2021": "Vansbro", "2062": "Mora", "2034": "Orsa"}
"""In the order of the table, which is not that of the codes."""


class Printed(NamedTuple):
    total: int
    weights: dict[str, int]
    rows: dict[str, int]


def table(weights: dict[str, int], total: int, method: str, decimals: int | None, place: int | None) -> Printed:
    """Print a table as a clerk would: rows rounded alone, and the difference on a row by its place in the table."""
    rows = twins.rows_alone(total, weights, method, decimals)
    if place is not None:
        rows[[*rows][place]] += total - sum(rows.values())
    return Printed(total, weights, rows)


METHODS = st.sampled_from([(m.value, d) for m in Method if m.rows for d in (range(4) if m.by_percent else [None])])
WEIGHTS = st.lists(st.integers(1_000, 90_000), min_size=5, max_size=5)


@st.composite
def tables(draw: st.DrawFn) -> Printed:
    method, decimals = draw(METHODS)
    place = draw(st.integers(0, 4)) if method.endswith("-residual-to") else None
    weights = dict(zip(TOWNS, draw(WEIGHTS), strict=True))
    return table(weights, draw(st.integers(10**6, 10**7)), method, decimals, place)


def audited(printed: Printed) -> Audit:
    lines = [f"{TOWNS[code]}\t{weight}\t{printed.rows[code]}" for code, weight in printed.weights.items()]
    text = "\n".join(("Kommun\tInvånare\tBelopp", *lines)) + "\n"
    total = StatedTotal.parse(str(printed.total))
    grids = read_grids(text.encode(), near=total.amount.kronor)
    column = audit_column(grids, FACTS.parties, title="tabell", total=total, column="Belopp")
    return audit_table(column, total=total, statistics=())


def as_toml(rule: RoundingRule) -> str:
    """Write a rule as the docs say that a facts file has it."""
    parts = [f'method = "{rule.method}"', f'unit = "{rule.unit}"']
    parts += [] if rule.residual_to is None else [f'residual_to = "{rule.residual_to}"']
    parts += [] if rule.decimals is None else [f"decimals = {rule.decimals}"]
    return f"rounding = {{ {', '.join(parts)} }}"


def reckoned(fit: Fit, rule: RoundingRule) -> dict[str, Amount]:
    """Write an agreement with the rule, read it, and share its cost."""
    figures = ", ".join(f'"{code}" = "{weight}"' for code, weight in fit.basis.weights)
    facts = f"""
[[statistics]]
id = "x"
title = "X"
counts = "x"
unit = "persons"
as_of = "2024"
figures = {{ {figures} }}
[[agreements]]
id = "avtal"
title = "Avtal"
term = "2024"
parties = [{", ".join(f'"{code}"' for code, _ in fit.basis.weights)}]
cost = {{ yearly = {fit.total.ore // 100} }}
cost_key = {{ kind = "proportional", statistic = "x" }}
{as_toml(rule)}
"""
    agreement = read_facts(facts.encode()).agreement("avtal")
    return {charge.party.code: charge.amount for charge in share_cost(agreement, 2024).charges}


@given(tables())
def test_every_rule_that_an_audit_names_gives_the_table_again(printed: Printed) -> None:
    found = audited(printed)
    fits = [fit for fit in found.fits if fit.basis.is_whole and fit.total.ore % 100 == 0]
    assert fits
    for fit in fits:
        rows = {code: amount.ore // 100 for code, amount in reckoned(fit, found.as_agreed(fit)).items()}
        assert by_weight(rows, printed) == by_weight(printed.rows, printed), fit.rule


def by_weight(rows: Mapping[str, int], printed: Printed) -> list[tuple[int, int]]:
    """Give the rows by weight: no rule says which of two that weigh alike has the odd krona."""
    return sorted((printed.weights[code], amount) for code, amount in rows.items())


WEIGHED = {"2061": 10_950, "2080": 60_000, "2021": 6_750, "2062": 20_550, "2034": 6_850}


@pytest.mark.parametrize("method", [method for method in Method if method.rows is not None])
@pytest.mark.parametrize("place", range(5))
def test_the_rule_that_made_it_is_among_them(method: Method, place: int) -> None:
    """1 234 567 kr by 105 100 inhabitants; no method's rows alone make the total, so that somebody has a difference."""
    decimals = 3 if method.by_percent else None
    code = [*WEIGHED][place]
    carrier = (LARGEST if code == "2080" else code) if method.is_carried else None
    found = audited(table(WEIGHED, 1_234_567, method.value, decimals, place if method.is_carried else None))
    made = [found.as_agreed(fit) for fit in found.fits]
    assert RoundingRule(method=method, decimals=decimals, residual_to=carrier) in made
