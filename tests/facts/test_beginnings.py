"""Beginnings: a file that is valid as it stands, and as it is when what nobody has said is filled in."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Workspace, kronor, share_cost
from nara_vard_finans.core import UnknownCostError, UnknownEntryError
from nara_vard_finans.facts import AgreementBeginning, Catalogue, facts_from, parse_toml, register

COUNTIES = [party.code for party in register() if len(party.code) == 2]
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def read(text: str) -> Catalogue:
    return facts_from(parse_toml(text, "avtal.toml"))


@given(
    counties=st.lists(st.sampled_from(COUNTIES), min_size=1, max_size=3, unique=True),
    first=st.integers(2005, 2040),
    more=st.integers(0, 5),
    cost=st.sampled_from([{}, {"posts": 3}, {"posts": 4, "per_post": kronor(800_000)}, {"yearly": kronor(2_000_000)}]),
)
def test_it_is_valid_as_it_stands(counties: list[str], first: int, more: int, cost: dict[str, int]) -> None:
    beginning = AgreementBeginning(counties=tuple(counties), first_year=first, last_year=first + more, **cost)  # type: ignore[arg-type]
    (agreement,) = read(beginning.toml()).agreements
    assert {party.code[:2] for party in agreement.parties} == {*counties}
    if "yearly" in cost or "per_post" in cost:
        assert share_cost(agreement, first).total == kronor(2_000_000 if "yearly" in cost else 3_200_000)
    else:
        with pytest.raises(UnknownCostError):
            share_cost(agreement, first)


@pytest.mark.parametrize("county", COUNTIES)
def test_every_line_fits_a_terminal_and_every_comment_can_be_taken(county: str) -> None:
    text = AgreementBeginning(counties=(county,), first_year=2025, last_year=2027, posts=4).toml()
    assert max(map(len, text.splitlines())) < 80
    opened = re.sub("^# (?=[a-z_]+ = )", "", text, flags=re.MULTILINE)
    assert opened != text
    (agreement,) = read(opened).agreements
    assert agreement.notice is not None
    assert str(share_cost(agreement, 2025).total) == "3 200 000 kr"


def test_the_population_is_of_the_last_day_before_the_term() -> None:
    for first, day in ((2020, "2019-12-31"), (2025, "2024-12-31"), (2030, "2024-12-31"), (2005, "2010-12-31")):
        assert f"as_of = {day}" in AgreementBeginning(counties=("17",), first_year=first, last_year=first).toml()


def test_what_we_chose_is_told_as_ours() -> None:
    assert "vårt val" in AgreementBeginning(counties=("17",), first_year=2025, last_year=2025).toml()
    assert "en enda part" in AgreementBeginning(counties=("09",), first_year=2025, last_year=2025).toml()


def test_a_county_that_is_none() -> None:
    with pytest.raises(UnknownEntryError):
        AgreementBeginning(counties=("99",), first_year=2025, last_year=2025).toml()


def test_the_example_of_the_docs_is_what_is_written() -> None:
    assert Workspace.open().begin_agreement(
        ["17"], 2025, 2027, posts=4, per_post=kronor(800_000)
    ).report().text() + "\n" == (EXAMPLES / "varmland.toml").read_text("utf-8")
