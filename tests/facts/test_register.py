"""The register: every official name, genitive and code finds one party, and no form finds another."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Party, Workspace, kronor, read_facts
from nara_vard_finans.core import (
    AmbiguousPartyError,
    FactsError,
    Principal,
    UnknownEntryError,
    UnknownPartyError,
    folded,
)
from nara_vard_finans.facts import Catalogue, county_code, county_parties, register
from nara_vard_finans.sharing import Method
from nara_vard_finans.workspace import Rounding

ALL = register().parties
MUNICIPALITIES = [party for party in ALL if party.principal is Principal.MUNICIPALITIES]
REGIONS = [party for party in ALL if party.principal is Principal.REGION]

SHARED = {"Stockholm", "Uppsala", "Jönköping", "Kalmar", "Gotland", "Örebro"}
"""The municipalities whose name is that of their county; counted by hand in the list of counties."""

DATA = Path(__file__).parents[2] / "src" / "nara_vard_finans" / "data"


def genitive(name: str) -> str:
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def test_there_are_290_municipalities_and_21_regions() -> None:
    assert (len(MUNICIPALITIES), len(REGIONS)) == (290, 21)
    assert {party.code[:2] for party in MUNICIPALITIES} == {party.code for party in REGIONS}
    assert register().source is not None


def test_names_and_codes_are_those_of_the_files() -> None:
    rows = [*csv.DictReader((DATA / "municipalities.csv").read_text("utf-8").splitlines())]
    assert {(party.code, party.name) for party in MUNICIPALITIES} == {(row["code"], row["name"]) for row in rows}
    counties = [*csv.DictReader((DATA / "regions.csv").read_text("utf-8").splitlines())]
    assert {(party.code, party.name) for party in REGIONS} == {(row["code"], row["region"]) for row in counties}
    for row in counties:
        for name in [row["county"], row["landsting_before"], *row["other_names"].split(";")]:
            if name and name not in SHARED:
                assert register().find(name).code == row["code"]


@pytest.mark.parametrize("party", MUNICIPALITIES, ids=lambda party: party.name)
def test_a_municipality_is_found_in_every_form(party: Party) -> None:
    forms = [
        party.code, party.code.lstrip("0"), f"{party.code.lstrip('0')}.0", f"{party.code} {party.name}",
        f"{party.name} ({party.code.lstrip('0')})", f"{party.name}, {party.code}", f"{party.name} kommun",
        f"{genitive(party.name)} kommun", f"{genitive(party.name)} Stad", f"kommunen {party.name}", party.name.upper() + " KOMMUN",
        f"{genitive(party.name)} kommuns", f"{genitive(party.name)} kommunens", f"{genitive(party.name)} stads", f"{party.name}, kommun",
        f"{party.name} (kommun)", f"Kommunen i {party.name}", f"{genitive(party.name)} k:n", f"{genitive(party.name)} kn.",
        f"{party.name} komm.", f"{party.name}{' ' * 30}kommun", f"{party.code} {genitive(party.name)} kommun",
        *([] if party.name in SHARED else [party.name, genitive(party.name), f" {party.name.lower()} "]),
    ]  # fmt: skip
    assert {register().find(form).code for form in forms} == {party.code}


@pytest.mark.parametrize("party", REGIONS, ids=lambda party: party.name)
def test_a_region_is_found_in_every_form(party: Party) -> None:
    county = party.aliases[0]
    place = county.removesuffix(" län")
    bare = place if place in {"Kalmar", "Blekinge", "Örebro", "Uppsala", "Skåne"} else place.removesuffix("s")
    forms = [
        *(f"{form} {bare}" for form in ("Region", "Regionen", "Landstinget", "Landstinget i")),
        *(f"{form} {county}" for form in ("Landstinget", "Landstinget i")),
        *(f"{bare} {form}" for form in ("län", "county", "landsting", "läns")),
        *(f"{place} {form}" for form in ("landsting", "läns landsting", "läns landstings")),
        party.code,
        party.name,
        genitive(party.name),
        f"{party.code} {county}",
        county,
        f"Region {county}",
        party.name.upper(),
    ]
    assert {register().find(form).code for form in forms} == {party.code}


@pytest.mark.parametrize("name", sorted(SHARED))
def test_a_name_of_two_finds_neither(name: str) -> None:
    for form in (name, genitive(name), name.upper(), folded(name)):
        with pytest.raises(AmbiguousPartyError) as caught:
            register().find(form)
        assert len(caught.value.candidates) == 2
    assert register().find(f"{name}s kommun").principal is Principal.MUNICIPALITIES
    assert {register().find(f"{form} {name}").principal for form in ("Region", "Landstinget")} == {Principal.REGION}


def test_only_habo_becomes_another_without_its_ring() -> None:
    """The pair that is written out beside the look-up is all there is."""
    alike = [name for name in {folded(party.name) for party in ALL} if sum(folded(p.name) == name for p in ALL) > 1]
    assert alike == ["habo"]


@given(
    party=st.sampled_from(ALL),
    other=st.sampled_from(ALL),
    form=st.sampled_from(["{}", "{} kommun", "{}s", "{}s kommun"]),
)
def test_no_form_of_one_finds_another(party: Party, other: Party, form: str) -> None:
    try:
        found = register().find(form.format(party.name))
    except (AmbiguousPartyError, UnknownPartyError):
        return  # refused, as "Region Skåne kommun" is
    assert found == party
    assert found != other or party == other


@given(st.sampled_from([party for party in MUNICIPALITIES if party.name not in SHARED]))
def test_a_scan_finds_it_or_says_who_it_could_be(party: Party) -> None:
    if party.name == "Håbo":
        assert register().find("Habo").code == "0643"
    else:
        assert register().find(folded(party.name)) == party


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Falu kommun", "2080"), ("Göteborgs Stad", "1480"), ("Stockholms stad", "0180"), ("Malmö stad", "1280"),
        ("Borås Stad", "1490"), ("Gotlands kommun", "0980"), ("Region Gotland", "09"), ("Gotlands län", "09"), ("VGR", "14"),
        ("Västra Götaland", "14"), ("Västra Götalands län", "14"), ("Region Västra Götaland", "14"), ("SLL", "01"),
        ("Stockholms läns landsting", "01"), ("Sörmland", "04"), ("Södermanland", "04"), ("Södermanlands läns landsting", "04"),
        ("Landstinget Sörmland", "04"), ("Landstinget Blekinge", "10"), ("Blekinge läns landsting", "10"),
        ("Uppsala läns landsting", "03"), ("Landstinget i Uppsala län", "03"), ("Jämtland", "23"), ("Jämtlands län", "23"),
        ("Jämtland/Härjedalen", "23"), ("Region Jämtland-Härjedalen", "23"), ("Landstinget i Jönköpings län", "06"),
        ("Region Jönköping", "06"), ("Örebro läns landsting", "18"), ("Skåne", "12"), ("skånes", "12"), ("Landstinget Skåne", "12"),
        ("Norrbottens läns landsting", "25"), ("01 Stockholms län", "01"), ("0017", "17"), ("0017 Region Värmland", "17"), ("1 Stockholms län", "01"), ("114", "0114"),
        ("114.0", "0114"), ("0114 Upplands Väsby", "0114"), ("Upplands-Väsby", "0114"), ("0180 Stockholm", "0180"),
        ("180 Stockholm", "0180"), ("0980 Gotland", "0980"), ("OREBRO KOMMUN", "1880"), ("Goteborg", "1480"), ("Malmo stad", "1280"),
        ("Vastra Gotaland", "14"), ("Malung Sälen", "2023"), ("Lilla Edets kommun", "1462"), ("Habo", "0643"), ("Håbo", "0305"),
        ("Habo kommun", "0643"), ("Håbos", "0305"), ("Dals-Eds kommun", "1438"), ("DALS ED", "1438"), ("Östra Göinge kommun", "1256"),
        ("Karlstads kommun", "1780"), ("Region Örebro län", "18"), ("Region Kalmar", "08"), ("Kalmar läns landsting", "08"),
        ("Upplands-Bro kommun", "0139"), ("Landstinget Gävleborg", "21"), ("Region Värmlands län", "17"),
    ],
)  # fmt: skip
def test_forms_that_people_use(text: str, code: str) -> None:
    assert register().find(text).code == code


@pytest.mark.parametrize(
    "text",
    ["Göteborgsregionen", "Skåne kommun", "Region Karlstad", "Länsstyrelsen i Dalarnas län", "Riket", "00 Riket", "3", "3.0",
     "Karlstads universitet", "Sverige", "1799", "1780 Xby", "Norrland", "Habb", "Landstinget Karlstad", "Summa", "3. Mora"],
)  # fmt: skip
def test_forms_that_find_nobody(text: str) -> None:
    assert register().candidates(text) == ()


@pytest.mark.parametrize("text", ["1780 Grums", "Grums (1780)", "0643 Håbo", "0305 Habo"])
def test_a_code_and_the_name_of_another_are_refused(text: str) -> None:
    with pytest.raises(AmbiguousPartyError):
        register().find(text)


class TestCounties:
    def test_a_county_has_its_municipalities_and_its_region(self) -> None:
        codes = [party.code for party in county_parties(["17"])]
        assert codes[0] == "17"
        assert len(codes) == 17  # sixteen municipalities

    def test_gotland_is_one_party_of_an_agreement(self) -> None:
        assert [party.code for party in county_parties(["09"])] == ["0980"]

    def test_the_counties_are_the_country(self) -> None:
        assert len(county_parties([party.code for party in REGIONS])) == 310

    @pytest.mark.parametrize(
        ("text", "code"),
        [("17", "17"), ("5", "05"), ("Värmland", "17"), ("Uppsala", "03"), ("Kalmar län", "08"), ("VGR", "14")],
    )
    def test_a_county_is_found_by_its_names(self, text: str, code: str) -> None:
        assert county_code(text) == code

    def test_one_that_is_none_is_refused_with_those_that_are(self) -> None:
        with pytest.raises(UnknownEntryError, match="Värmland"):
            county_code("Varmlan")


class TestInFiles:
    """A file without parties of its own may name anybody in the country."""

    FIGURES = """
[[statistics]]
id = "s"
title = "S"
counts = "population"
unit = "persons"
as_of = 2024-12-31
figures = {{ {figures} }}
"""

    def read(self, tmp_path: Path, text: str) -> Catalogue:
        path = tmp_path / "f.toml"
        path.write_text(text, "utf-8")
        return read_facts(path)

    def test_names_of_the_country(self, tmp_path: Path) -> None:
        figures = '"Karlstads kommun" = 3, "Grums" = 2, "0184" = 1'
        found = self.read(tmp_path, self.FIGURES.format(figures=figures))
        assert dict(found.statistic("s").figures) == {"1780": 3, "1764": 2, "0184": 1}

    def test_a_name_of_two_is_refused_with_both(self, tmp_path: Path) -> None:
        with pytest.raises(FactsError, match=r"Region Uppsala \(03\)") as caught:
            self.read(tmp_path, self.FIGURES.format(figures='"Uppsala" = 3'))
        assert "Uppsala (0380)" in str(caught.value)

    def test_a_file_with_parties_knows_those_alone(self, tmp_path: Path) -> None:
        own = '[parties.municipalities]\n"9901" = "Xby"\n'
        with pytest.raises(FactsError, match="no party is called 'Karlstad'"):
            self.read(tmp_path, own + self.FIGURES.format(figures='"Karlstad" = 3'))

    def test_a_region_of_a_file_is_found_by_the_names_of_the_register(self, tmp_path: Path) -> None:
        own = '[parties.regions]\n"04" = "Region Sörmland"\n"99" = "Region Skåne"\n"05" = "Östergötland AB"\n'
        found = self.read(tmp_path, own).parties
        assert found.find("Södermanlands län").code == "04"
        assert found.candidates("Skåne läns landsting") == ()  # 99 is not its code
        assert found.candidates("Östergötlands län") == ()  # 05 is called something else here

    def test_aliases_can_be_written(self, tmp_path: Path) -> None:
        own = '[parties.regions]\n"99" = "Försäkringskassan"\n[parties.aliases]\n"99" = ["FK", "Kassan"]\n'
        assert [self.read(tmp_path, own).parties.find(name).code for name in ("FK", "kassans")] == ["99", "99"]

    @pytest.mark.parametrize(
        ("aliases", "told"),
        [
            ('"98" = ["FK"]', "98"),
            ('"99" = "FK"', "aliases.99"),
            ('"99" = ["FK", 3]', "aliases.99"),
            ('"99" = [""]', "aliases.99"),
        ],
    )
    def test_aliases_that_are_none(self, tmp_path: Path, aliases: str, told: str) -> None:
        with pytest.raises(FactsError, match=told):
            self.read(tmp_path, f'[parties.regions]\n"99" = "A"\n[parties.aliases]\n{aliases}\n')

    @pytest.mark.parametrize(
        "chosen", ['county = "17"', 'all = "ja"', 'only = "region"', '"1780" = "Karlstad"\ncounty = "17"']
    )
    def test_a_county_is_no_name_by_code(self, tmp_path: Path, chosen: str) -> None:
        with pytest.raises(FactsError, match=r"is no code; choose a county .* in the agreement's own parties"):
            self.read(tmp_path, f"[parties.municipalities]\n{chosen}\n")


WHOLE = kronor(600)


class TestDoors:
    def test_weights_name_anybody(self) -> None:
        table = b"kommun;folk\n1780 Karlstad;3\nGrums kommun;2\n1715.0;1\n"
        amounts = Workspace.open().share(WHOLE, table).result
        assert [str(amounts.amount(code)) for code in ("1780", "1764", "1715")] == ["300 kr", "200 kr", "100 kr"]

    def test_the_residual_party_of_a_table_may_have_a_name_of_two(self) -> None:
        table = b"kommun;folk\nUppsala;1\nTierp;1\nHeby;1\n"
        rounding = Rounding(method=Method("half-up-residual-to"), residual_to="Uppsala")
        shared = Workspace.open().share(kronor(100), table, rounding=rounding).result
        assert str(shared.amount("0380")) == "34 kr"

    def test_one_that_no_row_settles_is_refused(self) -> None:
        table = b"kommun;folk\nRegion Uppsala;1\nUppsala kommun;1\nHeby;1\n"
        rounding = Rounding(method=Method("half-up-residual-to"), residual_to="Uppsala")
        with pytest.raises(AmbiguousPartyError):
            Workspace.open().share(kronor(100), table, rounding=rounding)

    def test_an_audit_names_the_country(self) -> None:
        table = b"Kommun;Belopp, kr\nUppsala;300\nTierp;100\nUppsala l\xc3\xa4n;400\n"
        answer = Workspace.open().audit(table)
        assert [row.party for row in answer.result.column.rows] == ["0380", "0360"]
        assert "name-of-two" in {finding.rule for finding in answer.findings}


def test_what_does_not_need_it_does_not_read_it() -> None:
    code = (
        "import sys; from nara_vard_finans import Workspace; Workspace.open().allocate('rss-dalarna-2023', 2023); "
        "from nara_vard_finans.facts import register; assert register.cache_info().currsize == 0"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
