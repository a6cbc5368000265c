"""The official figures: as the table prints them, and their sums by county and for the nation."""

import csv
import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Agreement, Party, embedded, kronor, read_facts, share_cost
from nara_vard_finans.core import FactsError, Language, Principal, UnknownEntryError, UnstatedBasisError
from nara_vard_finans.facts import (
    NoOfficialFiguresError,
    county_parties,
    official_days,
    official_figures_of,
    official_for,
    official_population,
    official_statistic,
    register,
)

MUNICIPALITIES, REGIONS = Principal.MUNICIPALITIES, Principal.REGION
ROWS = [
    *csv.DictReader(
        (Path(__file__).parents[2] / "src" / "nara_vard_finans" / "data" / "municipalities.csv")
        .read_text("utf-8")
        .splitlines()
    )
]
YEARS = st.integers(2010, 2024)
COUNTIES = st.sampled_from([party.code for party in register() if party.principal is REGIONS])

NATION = {
    2016: 9_995_153,
    2017: 10_120_242,
    2018: 10_230_185,
    2019: 10_327_589,
    2020: 10_379_295,
    2021: 10_452_326,
    2022: 10_521_556,
    2023: 10_551_707,
    2024: 10_587_710,
}
"""The nation's population as Statistics Sweden publishes it, typed from its own table and not from ours."""


def last_day(year: int) -> dt.date:
    return dt.date(year, 12, 31)


def test_there_are_figures_of_every_last_day_of_the_year() -> None:
    assert official_days() == tuple(map(last_day, range(2010, 2025)))


@pytest.mark.parametrize("year", NATION)
def test_the_municipalities_sum_to_the_nation(year: int) -> None:
    for level in (MUNICIPALITIES, REGIONS):
        assert official_population(last_day(year), level).total == NATION[year]


@given(year=YEARS, county=COUNTIES)
def test_the_municipalities_of_a_county_sum_to_it(year: int, county: str) -> None:
    by_municipality = official_population(last_day(year), MUNICIPALITIES, [county])
    assert by_municipality.total == official_population(last_day(year), REGIONS).of(county)
    assert {code[:2] for code in by_municipality.by_party} == {county}
    assert official_population(last_day(year), REGIONS, [county]).figures == ((county, by_municipality.total),)


@given(row=st.sampled_from(ROWS), year=YEARS)
def test_a_figure_is_as_printed(row: dict[str, str], year: int) -> None:
    found = official_population(last_day(year), MUNICIPALITIES)
    assert found.of(row["code"]) == int(row[f"{year}-12-31"])
    assert len(found.figures) == 290


def test_a_statistic_says_what_it_is() -> None:
    found = official_population(last_day(2023), MUNICIPALITIES, ["17", "09"])
    assert found.id == "population-municipalities-09-17-2023-12-31"
    assert found.title.in_(Language.SV) == "Folkmängd per kommun i Gotlands län och Värmlands län, 2023-12-31"
    assert found.title.in_(Language.EN) == "Population by municipality in Gotlands län and Värmlands län, 2023-12-31"
    assert (found.counts, found.unit) == ("population", "persons")
    assert found.as_of is not None
    assert found.as_of.first_day == found.as_of.last_day == last_day(2023)
    assert found.source is not None
    assert found.source.paper == embedded().paper("scb-folkmangd-31-december")
    assert "4 län" in official_population(last_day(2023), REGIONS, ["03", "09", "17", "20"]).title.sv


@pytest.mark.parametrize("day", [dt.date(2009, 12, 31), dt.date(2025, 12, 31), dt.date(2023, 11, 1)])
def test_no_figures_are_made_of_those_around_a_day(day: dt.date) -> None:
    with pytest.raises(NoOfficialFiguresError, match="2010-12-31 to 2024-12-31"):
        official_population(day, REGIONS)


@pytest.mark.parametrize("county", ["02", "1780", "xx"])
def test_a_county_that_is_none(county: str) -> None:
    with pytest.raises(UnknownEntryError):
        official_population(last_day(2023), REGIONS, [county])


LEVELS = (Principal.MUNICIPALITIES, Principal.REGION)


class TestById:
    @given(year=YEARS, counties=st.lists(COUNTIES, max_size=3, unique=True), level=st.sampled_from(LEVELS))
    def test_each_is_found_by_its_id(self, year: int, counties: list[str], level: Principal) -> None:
        made = official_population(last_day(year), level, counties)
        assert official_statistic(made.id) is made
        assert embedded().statistic(made.id) is made

    @pytest.mark.parametrize(
        "name",
        ["population-municipalities-2009-12-31", "population-municipalities-2023-12-32", "population-regions-02-2023-12-31",
         "population-dalarna-2021-06", "population-municipalities-17", "x"],
    )  # fmt: skip
    def test_other_ids_are_of_none(self, name: str) -> None:
        assert official_statistic(name) is None

    def test_others_than_municipalities_and_regions_are_not_counted(self) -> None:
        with pytest.raises(UnknownEntryError, match="others"):
            official_population(last_day(2023), Principal.OTHERS)

    def test_an_unknown_id_is_refused_as_before(self) -> None:
        with pytest.raises(UnknownEntryError, match="did you mean"):
            embedded().statistic("population-regions-2009-12-31")


class TestForParties:
    def codes(self, *codes: str) -> tuple[Party, ...]:
        return tuple(register()[code] for code in codes)

    def test_a_county_is_counted_by_itself(self) -> None:
        found = official_for(last_day(2024), self.codes("1780", "1764"))
        assert found is official_population(last_day(2024), MUNICIPALITIES, ["17"])

    def test_many_counties_are_counted_in_the_country(self) -> None:
        chosen = self.codes("1780", "0180", "2080", "1480")
        assert official_for(last_day(2024), chosen) is official_population(last_day(2024), MUNICIPALITIES)

    def test_regions_are_counted_as_regions(self) -> None:
        assert official_for(last_day(2024), self.codes("17", "20")) is official_population(last_day(2024), REGIONS)

    @pytest.mark.parametrize("codes", [("1780", "17"), ()])
    def test_levels_are_never_mixed(self, codes: tuple[str, ...]) -> None:
        assert official_for(last_day(2024), self.codes(*codes)) is None
        assert [*official_figures_of(codes)] == []

    def test_a_code_that_a_file_has_made_up_is_counted_by_none(self) -> None:
        assert official_for(last_day(2024), [Party(code="1780", name="Dalby", principal=MUNICIPALITIES)]) is None
        assert official_for(last_day(2024), [Party(code="9901", name="Dalby", principal=MUNICIPALITIES)]) is None

    def test_a_day_without_figures(self) -> None:
        assert official_for(dt.date(2024, 11, 1), self.codes("1780")) is None

    def test_an_audit_tries_every_day_the_latest_first(self) -> None:
        found = [*official_figures_of(["1780", "1764"])]
        assert len(found) == 30
        assert [each.id for each in found[:2]] == [
            "population-municipalities-17-2024-12-31", "population-municipalities-2024-12-31",
        ]  # fmt: skip
        assert [len(each.figures) for each in official_figures_of(["17", "20"])] == [21] * 15
        assert [*official_figures_of(["1780", "Xby"])] == []


AGREEMENT = """
[[agreements]]
id = "a"
title = "A"
term = "2025"
parties = {parties}
cost = {{ posts = 4, per_post = "800 tkr" }}
cost_key = {key}
"""
HALVES = """{ kind = "nested", groups = [
    { name = "municipalities", percent = 50, key = { kind = "proportional", counts = "population", as_of = 2024-12-31 } },
    { name = "region", percent = 50 },
] }"""


class TestShortFiles:
    """A county and its figures in a line each, and the same as written out."""

    def read(self, tmp_path: Path, parties: str, key: str = HALVES, before: str = "") -> Agreement:
        path = tmp_path / "a.toml"
        path.write_text(before + AGREEMENT.format(parties=parties, key=key), "utf-8")
        return read_facts(path).agreement("a")

    @pytest.mark.parametrize("county", ["17", "06", "01", "14"])
    def test_a_county_is_the_same_written_out(self, tmp_path: Path, county: str) -> None:
        chosen = county_parties([county])
        codes = [party.code for party in chosen]
        figures = ", ".join(f'"{row["code"]}" = {row["2024-12-31"]}' for row in ROWS if row["code"].startswith(county))
        members = [code for code in codes if code != county]
        written = f"""{{ kind = "nested", groups = [
    {{ name = "municipalities", percent = 50, key = {{ kind = "parts", shares = {{ {figures} }} }} }},
    {{ name = "region", percent = 50, key = {{ kind = "equal", parties = ["{county}"] }} }},
] }}"""
        short = share_cost(self.read(tmp_path, f'{{ county = "{county}" }}'), 2025)
        long = share_cost(self.read(tmp_path, str(codes), written), 2025)
        assert {each.party: each.amount for each in short.charges} == {each.party: each.amount for each in long.charges}
        assert len(short.charges) == len(members) + 1
        assert short.total == kronor(3_200_000)

    def test_varmland_in_few_lines(self, tmp_path: Path) -> None:
        """Karlstad 98 084 and the county 283 384 of Statistics Sweden's table; 1 600 000 of it by hand is 553 787,09."""
        agreement = self.read(tmp_path, '{ county = "Värmland" }')
        assert str(share_cost(agreement, 2025).charge("1780").amount) == "553 787 kr"
        assert agreement.party("Karlstads kommun").code == "1780"
        assert agreement.party("Landstinget i Värmland").code == "17"

    @pytest.mark.parametrize(
        ("parties", "count"),
        [('{ county = ["17", "Dalarna"] }', 33), ('{ county = "17", only = "municipalities" }', 16), ("{ all = true }", 310),
         ('{ all = true, only = "region" }', 21), ('{ county = "09" }', 1), ('{ county = "09", only = "region" }', 1),
         ('["Karlstad", "Region Värmland", "Grums kommun"]', 3)],
    )  # fmt: skip
    def test_parties_are_chosen(self, tmp_path: Path, parties: str, count: int) -> None:
        assert len(self.read(tmp_path, parties, '{ kind = "equal" }').parties) == count

    def test_keys_may_choose_too(self, tmp_path: Path) -> None:
        key = '{ kind = "equal", parties = { county = "17", only = "municipalities" } }'
        agreement = self.read(tmp_path, '{ county = "17", only = "municipalities" }', key)
        assert agreement.cost_key.parties == tuple(party.code for party in agreement.parties)

    @pytest.mark.parametrize(
        "key",
        [
            '{ kind = "proportional", counts = "population", as_of = 2024-12-31 }',
            '{ kind = "proportional", statistic = "population-municipalities-2024-12-31" }',
            '{ kind = "mixed", components = [{ weight = 1, key = { kind = "equal" } }] }',
            '{ kind = "nested", groups = [{ name = "Alla", part = 1, key = { kind = "equal", parties = { county = "17", only = "municipalities" } } }] }',
        ],
    )
    def test_a_key_that_names_nobody_is_between_all(self, tmp_path: Path, key: str) -> None:
        agreement = self.read(tmp_path, '{ county = "17", only = "municipalities" }', key)
        assert {*agreement.cost_key.parties} == {party.code for party in agreement.parties}

    @pytest.mark.parametrize("as_of", ["2024-11-01", "'2024-12'", "'2024'", "2025-12-31"])
    def test_a_day_without_official_figures_waits_for_some(self, tmp_path: Path, as_of: str) -> None:
        agreement = self.read(tmp_path, '{ county = "17" }', HALVES.replace("2024-12-31", as_of))
        with pytest.raises(UnstatedBasisError):
            share_cost(agreement, 2025)

    def test_other_counts_wait_too(self, tmp_path: Path) -> None:
        agreement = self.read(tmp_path, '{ county = "17" }', HALVES.replace('"population"', '"patients"'))
        with pytest.raises(UnstatedBasisError):
            share_cost(agreement, 2025)

    def test_a_file_with_parties_of_its_own_may_choose_too(self, tmp_path: Path) -> None:
        own = '[parties.municipalities]\n"1780" = "Karlstads stad"\n"9901" = "Dalby"\n'
        agreement = self.read(tmp_path, '{ county = "17" }', before=own)
        assert agreement.party("1780").name == "Karlstads stad"
        assert len(agreement.parties) == 17

    @pytest.mark.parametrize(
        ("parties", "told"),
        [('{ county = "99" }', "no county is called '99'"), ('{ county = "17", all = true }', "either counties"), ("{}", "either counties"),
         ('{ countie = "17" }', "did you mean county"), ('["Karlstd"]', "did you mean 'Karlstad'"), ('"17"', "an array"),
         ('{ county = "17", only = "x" }', "only")],
    )  # fmt: skip
    def test_who_cannot_be_chosen_is_the_only_fault(self, tmp_path: Path, parties: str, told: str) -> None:
        with pytest.raises(FactsError, match=told) as caught:
            self.read(tmp_path, parties)
        assert len(caught.value.faults) == 1

    @pytest.mark.parametrize(
        "key",
        ["3", '{ kind = "nested", groups = [3] }', '{ kind = "nested", groups = [{ name = 3, part = 1 }] }',
         '{ kind = "mixed", components = [3] }', '{ kind = "nested", groups = 3 }'],
    )  # fmt: skip
    def test_keys_that_are_none_are_told_as_such(self, tmp_path: Path, key: str) -> None:
        with pytest.raises(FactsError, match="cost_key"):
            self.read(tmp_path, '{ county = "17" }', key)

    def test_gotland_has_no_region_beside_it(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError, match="nobody to share between"):
            self.read(tmp_path, '{ county = "09" }')


def test_what_does_not_need_them_does_not_read_them() -> None:
    code = (
        "import sys; from nara_vard_finans import Workspace; Workspace.open().audit_columns('medel-per-kommun-2020'); "
        "assert 'nara_vard_finans.facts.official_figures' not in sys.modules or "
        "not sys.modules['nara_vard_finans.facts.official_figures']._figures.cache_info().currsize"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
