"""Beginnings: a file that is valid as it stands, and as it is when what nobody has said is filled in."""

import datetime as dt
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Amount, Workspace, embedded, kronor, read_journal, share_cost
from nara_vard_finans.analysis import Definition
from nara_vard_finans.core import ZERO, Principal, UnknownCostError, UnknownEntryError
from nara_vard_finans.facts import (
    AgreementBeginning,
    Catalogue,
    GrantBeginning,
    JournalBeginning,
    PostBeginning,
    StatisticBeginning,
    facts_from,
    official_population,
    parse_toml,
    register,
)
from nara_vard_finans.grants import share_grant

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
    assert Workspace.open().begin(
        AgreementBeginning(counties=("17",), first_year=2025, last_year=2027, posts=4, per_post=kronor(800_000))
    ).report().text() + "\n" == (EXAMPLES / "varmland.toml").read_text("utf-8")


OPENED = re.compile(r"^# (?=[a-z_]+ = |\[)", re.MULTILINE)


@given(county=st.sampled_from(COUNTIES), first=st.integers(2005, 2040), yearly=st.sampled_from([None, kronor(800_000)]))
def test_a_post_is_valid_as_it_stands_and_with_its_comments(county: str, first: int, yearly: Amount | None) -> None:
    text = PostBeginning(county=county, first_year=first, last_year=first + 2, yearly=yearly).toml()
    assert max(map(len, text.splitlines())) < 80
    (post,) = read(text).posts
    assert {party.code[:2] for party in post.parties} == {county}
    assert post.states_cost is (yearly is not None)
    (opened,) = read(OPENED.sub("", text)).posts
    assert (opened.notice is None, opened.states_cost) == (False, True)
    assert sum(opened.shares_of(kronor(800_000)).values(), ZERO) == kronor(800_000)


@given(county=st.sampled_from(COUNTIES), year=st.integers(2005, 2040))
def test_a_grant_is_shared_between_the_municipalities_of_its_county(county: str, year: int) -> None:
    text = GrantBeginning(county=county, year=year, amount=kronor(10_000_000)).toml()
    assert max(map(len, text.splitlines())) < 80
    (grant,) = read(text).grants
    shared = share_grant(grant)
    assert shared.total == kronor(10_000_000)
    assert {award.code for award in shared.awards} == {
        party.code for party in register() if party.code.startswith(county) and len(party.code) == 4
    }
    assert len(read(OPENED.sub("", text)).grants[0].duties) == 1


@pytest.mark.parametrize("county", COUNTIES)
def test_a_statistic_has_the_official_figures(county: str) -> None:
    text = StatisticBeginning(county=county, on=dt.date(2023, 12, 31)).toml()
    (statistic,) = read(text).statistics
    official = official_population(dt.date(2023, 12, 31), Principal.MUNICIPALITIES, [county])
    assert statistic.figures == official.figures
    assert statistic.source is not None
    assert read(text.replace("# printed_total = 100_000", f"printed_total = {official.total}")).check() == ()


@pytest.mark.parametrize("definition", embedded().definitions, ids=lambda definition: definition.id)
def test_a_journal_tells_of_nothing_and_its_comments_of_something(definition: Definition) -> None:
    text = JournalBeginning(definition=definition).toml()
    assert max(map(len, text.splitlines())) < 80
    of_papers = read_journal(io.BytesIO(f'of = "{definition.id}"'.encode()), definition)
    assert read_journal(io.BytesIO(text.encode()), definition) == of_papers
    opened = read_journal(io.BytesIO(OPENED.sub("", text).encode()), definition)
    assert len(opened.events) >= len(of_papers.events) + 2
    assert opened.recorded_until is not None


def test_a_journal_of_a_term_without_an_end() -> None:
    (agreement,) = read(
        AgreementBeginning(counties=("17",), first_year=2025, last_year=2025)
        .toml()
        .replace("last_day = 2025-12-31", "until_further_notice = true")
    ).agreements
    assert "recorded_until = 2025-01-01" in JournalBeginning(definition=agreement).toml()
