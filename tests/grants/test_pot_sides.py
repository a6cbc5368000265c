"""A pot's side: those of it share, the others are told; and the names of groups and of what is left."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from cli_runs import Run, answer
from grant_cases import FALUN, MORA, ORSA, REGION, made_up, pot
from nara_vard_finans import (
    Directory,
    Grant,
    NestedKey,
    Party,
    Period,
    Severity,
    equal_shares,
    kronor,
    mixed,
    parts,
    percentages,
    proportional_to,
    share_grant,
)
from nara_vard_finans.core import GrantError, Principal, Statistic, Text, plain
from nara_vard_finans.grants import of_side, only
from nara_vard_finans.sharing import Bounded, CutOff, Rate, RateValue, UnstatedKey

TOWNS, COUNTY = Principal.MUNICIPALITIES, Principal.REGION


def blekinge() -> Directory:
    return Directory(
        [
            Party(code="1080", name="Karlskrona", principal=TOWNS),
            Party(code="1082", name="Karlshamn", principal=TOWNS),
            Party(code="10", name="Region Blekinge", principal=COUNTY),
        ]
    )


def kalmar() -> Directory:
    return Directory([Party(code="08", name="Region Kalmar län", principal=COUNTY)])


class TestWhoIsOfASide:
    @pytest.mark.parametrize(
        ("codes", "kept"),
        [
            (("1080", "1082", "10"), ("1080", "1082")),
            (("Karlskrona", "Ronneby", "Landstinget Blekinge"), ("Karlskrona", "Ronneby")),
            (("Karlskrona", "Region Blekinge"), ("Karlskrona",)),
            (("Karlskronas kommun", "Blekinge"), ("Karlskronas kommun",)),
            (("1083", "Blekinge läns landsting"), ("1083",)),
            (("Ronneby", "Sölvesborg", "Skåne län"), ("Ronneby", "Sölvesborg")),
            (("Ronneby kommun", "Region Skåne"), ("Ronneby kommun",)),
            (("Ronneby",), ("Ronneby",)),
            (("10",), ()),
            (("10", "08"), ("10", "08")),  # codes of counties: the municipalities of each
            (("Region Blekinge", "Skåne", "Kronoberg", "Kalmar"), ("Region Blekinge", "Skåne", "Kronoberg", "Kalmar")),
        ],
    )
    def test_of_the_municipalities(self, codes: Iterable[str], kept: Iterable[str]) -> None:
        assert of_side(codes, TOWNS, blekinge()) == frozenset(kept)

    @pytest.mark.parametrize(
        ("codes", "kept"),
        [
            (("1080", "1082", "10"), ("10",)),
            (("Karlskrona", "Ronneby", "Landstinget Blekinge"), ("Landstinget Blekinge",)),
            (("Karlskrona", "Ronneby"), ()),
            (("1083",), ()),
            (("Här", "Där"), ("Här", "Där")),  # nobody knows what they are
            (("Uppsala", "Kalmar"), ("Uppsala", "Kalmar")),
            (("Uppsala", "10"), ("10",)),
            (("Skåne", "Kalmar"), ("Skåne", "Kalmar")),
        ],
    )
    def test_of_the_region(self, codes: Iterable[str], kept: Iterable[str]) -> None:
        assert of_side(codes, COUNTY, blekinge()) == frozenset(kept)

    def test_a_name_that_is_both_is_the_regions_only_where_it_says_so(self) -> None:
        assert of_side(["Kalmar", "Kalmar läns landsting"], TOWNS, kalmar()) == {"Kalmar"}
        assert of_side(["Kalmar", "Region Kalmar"], COUNTY, kalmar()) == {"Region Kalmar"}


class TestTheKeyOfASide:
    def test_percentages_are_parts_of_what_is_left(self) -> None:
        key = only(percentages({"a": 50, "b": 30, "c": 20}), frozenset("bc"))
        assert key == parts({"b": 30, "c": 20})

    def test_mixed_keys_are_mixed_anew(self) -> None:
        """By hand: of b and c the first key gives 1/4 and 3/4, the second 1/2 each; their mean is 3/8 and 5/8."""
        key = only(mixed([(1, parts({"a": 96, "b": 1, "c": 3})), (1, equal_shares("a", "b", "c"))]), frozenset("bc"))
        assert key.parties == ("b", "c")
        assert getattr(key, "share")("b") * 8 == 3  # noqa: B009 - it is a key in one stage

    def test_groups_that_nobody_is_left_in_go(self) -> None:
        key = NestedKey(
            between=percentages({"towns": 50, "region": 50}),
            within={"towns": parts({"a": 1, "b": 2}), "region": equal_shares("c")},
            odd_unit_to="region",
        )
        left = only(key, frozenset("ab"))
        assert isinstance(left, NestedKey)
        assert (left.parties, left.between.parties, left.odd_unit_to) == (("a", "b"), ("towns",), None)
        both = only(key, frozenset("ac"))
        assert isinstance(both, NestedKey)
        assert (both.parties, both.odd_unit_to) == (("a", "c"), "region")

    def test_bounds_of_the_side_stay(self) -> None:
        key = Bounded(
            key=parts({"a": 1, "b": 2}), least={"a": 5, "b": 6}, most={"a": 7, "b": 8}, cut_off=CutOff.FALLS_AWAY
        )
        left = Bounded(key=parts({"b": 2}), least={"b": 6}, most={"b": 8}, cut_off=CutOff.FALLS_AWAY)
        assert only(key, frozenset("b")) == left

    def test_figures_stay_what_they_are_of_and_so_does_a_rate_of_them(self) -> None:
        counted = Statistic(
            id="pupils",
            title=Text("Elever"),
            counts="pupils",
            unit="x",
            as_of=Period.year(2023),
            figures={"a": 1, "b": 2},
        )
        of_both, of_one = proportional_to(counted), proportional_to(counted, ["b"])
        assert only(of_both, frozenset("b")) == of_one
        per = RateValue(number=3)
        assert only(Rate(per=per, key=of_both), frozenset("b")) == Rate(per=per, key=of_one)

    def test_a_key_whose_figures_nobody_knows_is_left(self) -> None:
        key = UnstatedKey(counts="population")
        assert only(key, frozenset()) is key


def two_sided(to: Principal | None, **more: Any) -> Grant:
    """By hand: of 90 kr Falun 20, Mora 10 and the region 60; of the municipalities alone 60 and 30."""
    return made_up(
        pots=(pot("ram", amount=kronor(90), to=to, key=parts({FALUN: 2, MORA: 1, REGION: 6}), **more),),
        parties=Directory(
            [
                Party(code=FALUN, name="Falun", principal=TOWNS),
                Party(code=MORA, name="Mora", principal=TOWNS),
                Party(code=ORSA, name="Orsa", principal=TOWNS),
                Party(code=REGION, name="Region Dalarna", principal=COUNTY),
            ]
        ),
    )


class TestShares:
    @pytest.mark.parametrize(
        ("to", "amounts", "told"),
        [
            (None, {FALUN: 20, MORA: 10, REGION: 60}, []),
            (TOWNS, {FALUN: 60, MORA: 30}, [["Region Dalarna"]]),
            (COUNTY, {REGION: 90}, [["Mora", "Falun"]]),
        ],
    )
    def test_only_the_side_shares(self, to: Principal | None, amounts: dict[str, int], told: list[list[str]]) -> None:
        sharing = share_grant(two_sided(to))
        assert {award.code: award.amount for award in sharing.awards} == {
            code: kronor(amount) for code, amount in amounts.items()
        }
        found = [(each.rule, each.severity, plain(each.message)) for each in sharing.findings]
        assert found == [
            ("pot-side", Severity.NOTE, {"id": "other-side-left-out", "pot": "ram", "side": to, "names": names})
            for names in told
        ]

    def test_many_are_told_by_their_number(self) -> None:
        codes = [f"20{n:02d}" for n in range(10, 21)]
        grant = made_up(
            pots=(pot("ram", amount=kronor(12), to=COUNTY, key=equal_shares(*codes, REGION)),),
            parties=Directory(
                [
                    *(Party(code=code, name=f"Ort {code}", principal=TOWNS) for code in codes),
                    Party(code=REGION, name="Region Dalarna", principal=COUNTY),
                ]
            ),
        )
        (found,) = share_grant(grant).findings
        assert "Ort 2017 och ytterligare 3, som också står" in found.message.sv
        assert "Ort 2017 and 3 more, whom" in found.message.in_english

    def test_nobody_left_is_refused(self) -> None:
        grant = made_up(pots=(pot("ram", amount=kronor(9), to=COUNTY, key=equal_shares(FALUN, MORA)),))
        with pytest.raises(GrantError, match=r"ram: it goes to the region.*'Mora' and 'Falun': add those it goes to"):
            share_grant(grant)

    def test_those_who_met_something_are_those_of_the_side(self) -> None:
        grant = two_sided(TOWNS, for_those_who=Text("har ett beslut"))
        sharing = share_grant(grant, qualified={"ram": [MORA, REGION]})
        assert [(award.code, award.amount) for award in sharing.awards] == [(MORA, kronor(90))]


FACTS = """
[parties.municipalities]
"0101" = "Norrby"
"0102" = "Söderby"
[parties.regions]
"01" = "Region Norr"
"FK" = "Försäkringskassan"
[[grants]]
id = "g"
title = "Bidrag"
grantor = "Staten"
year = 2030
term = "2030"
[[grants.pots]]
id = "k"
title = "Kommunerna"
amount = "900 kr"
to = "municipalities"
key = { kind = "proportional", counts = "population", as_of = "2029" }
[[grants.pots]]
id = "r"
title = "Regionen"
amount = "100 kr"
to = "region"
key = { kind = "proportional", counts = "population", as_of = "2029" }
[[agreements]]
id = "a"
title = "Avtal"
term = "2030"
cost = { yearly = "100 kr" }
[agreements.cost_key]
kind = "nested"
groups = [
  { name = "Staten", percent = 40, key = { kind = "equal", parties = ["FK"] } },
  { name = "region", percent = 20, key = { kind = "equal", parties = ["01"] } },
  { name = "municipalities", percent = 40, key = { kind = "equal", parties = ["0101", "0102"] } },
]
[[agreements]]
id = "b"
title = "Avtal utan grupper"
term = "2030"
cost = { yearly = "100 kr" }
cost_key = { kind = "equal", parties = ["FK", "01", "0101", "0102"] }
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.toml"
    path.write_text(FACTS, "utf-8")
    return path


class TestOnTheCommandLine:
    def test_one_table_serves_both_sides(self, run: Run, facts: Path, tmp_path: Path) -> None:
        """By hand: 900 kr by 1 to 2 is 300 and 600; the region's 100 kr are its own."""
        table = tmp_path / "folk.csv"
        table.write_text("party,population\nNorrby,1\nSöderby,2\nRegion Norr,3\n", "utf-8")
        data = answer(run, "allocate", f"{facts}#g", "--figures", table)
        assert {row["party"]: row["amount"] for row in data["rows"]} == {"0101": "300", "0102": "600", "01": "100"}
        assert [finding["severity"] for finding in data["findings"]] == ["note", "note"]
        status, out, _ = run("allocate", f"{facts}#g", "--figures", table, "--lang", "en")
        assert status == 0
        assert (
            "Kommunerna goes to the municipalities, and no part of it to Region Norr, whom its figures count too."
            in out
        )

    @pytest.mark.parametrize("name", ["Landstinget Norr", "Landstinget i Norrs län", "Norrs läns landsting"])
    def test_the_region_by_its_old_name_is_no_sum(self, run: Run, facts: Path, tmp_path: Path, name: str) -> None:
        """It weighs what its municipalities do, and is the other side all the same: left out, and told."""
        table = tmp_path / "folk.csv"
        table.write_text(f"party,population\nNorrby,1\nSöderby,2\n{name},3\n", "utf-8")
        data = answer(run, "allocate", f"{facts}#g", "--figures", table, "--pot", "k")
        assert {row["party"]: row["amount"] for row in data["rows"]} == {"0101": "300", "0102": "600"}
        assert name in data["findings"][0]["message"]
        table.write_text("party,population\nNorrby,1\nSöderby,2\nLandstinget Väst,3\n", "utf-8")
        code, _, err = run("allocate", f"{facts}#g", "--figures", table, "--pot", "k")
        assert (code, "den är ingen känd part" in err) == (2, True)

    def test_a_table_of_municipalities_alone_is_refused(self, run_en: Run, facts: Path, tmp_path: Path) -> None:
        table = tmp_path / "folk.csv"
        table.write_text("party,population\nNorrby,1\nSöderby,2\n", "utf-8")
        status, out, err = run_en("allocate", f"{facts}#g", "--figures", table)
        assert (status, out) == (2, "")
        assert "r: it goes to the region" in err
        assert err.endswith("or name the pots to share; on the command line: --pot\n")

    def test_a_sum_bears_the_name_of_its_group(self, run: Run, facts: Path) -> None:
        out = run("allocate", f"{facts}#a", "--year", "2030")[1]
        assert [line.split()[0] for line in out.splitlines() if line.startswith(("Kom", "Regionen", "Stat", "Sum"))] == [
            "Kommunerna", "Regionen", "Staten", "Summa",
        ]  # fmt: skip

    def test_the_region_is_said_only_of_regions(self, run: Run, facts: Path) -> None:
        out = run("allocate", f"{facts}#b", "--year", "2030")[1]
        assert "Övriga parter" in out
        assert "Regionen" not in out
        facts.write_text(FACTS.replace("FK", "02").replace("Försäkringskassan", "Region Söder"), "utf-8")
        assert "Regionerna" in run("allocate", f"{facts}#b", "--year", "2030")[1]
        assert "The regions" in run("allocate", f"{facts}#b", "--year", "2030", "--lang", "en")[1]


def test_what_is_left_of_a_pot_bears_its_own_name() -> None:
    grant = made_up(pots=(pot("hela", amount=kronor(10)), pot("del", of="hela", amount=kronor(4))))
    assert [(award.name.sv, award.name.in_english, award.amount) for award in share_grant(grant).awards] == [
        ("Hela, det som återstår", "Hela, what is left", kronor(6)),
        ("Del", "Del", kronor(4)),
    ]


def test_a_frame_that_is_shared_in_part_tells_the_rest(run: Run, tmp_path: Path) -> None:
    """Of 900 kr 600 go to the municipalities; of the rest nobody gets a part, or the frame's own key shares it."""
    path = tmp_path / "ram.toml"
    path.write_text(FRAME, "utf-8")
    assert "Ram, det som återstår, 300 kr av 900 kr, är inte fördelat." in run("allocate", path)[1]
    assert "Ram, what is left, 300 kr of 900 kr, is not shared." in run("allocate", path, "--lang", "en")[1]
    own = 'to = "municipalities"\nkey = { kind = "equal", parties = ["Norrby", "Region Norr"] }\n'
    path.write_text(FRAME.replace('amount = "900 kr"\n', f'amount = "900 kr"\n{own}'), "utf-8")
    assert "är inte fördelat" not in run("allocate", path)[1]
    told = run("explain", path, "--party", "Norrby")[1]
    assert "2. Ram, det som återstår: 300 kr." in told
    left_out = "Ram går till kommunerna: Region Norr, som också står i underlaget, har ingen del av den."
    assert left_out in told
    steps = answer(run, "explain", path, "--party", "Norrby")["steps"]
    assert left_out in steps[0]["text"]
    assert (steps[1]["text"], steps[1]["amount"]) == ("Ram, det som återstår: 300 kr.", "300")


FRAME = """
[parties.municipalities]
"0101" = "Norrby"
[parties.regions]
"01" = "Region Norr"
[[grants]]
id = "g"
title = "Bidrag"
grantor = "Staten"
year = 2030
term = "2030"
[[grants.pots]]
id = "ram"
title = "Ram"
amount = "900 kr"
[[grants.pots]]
id = "k"
of = "ram"
title = "Kommunerna"
amount = "600 kr"
to = "municipalities"
key = { kind = "equal", parties = ["Norrby"] }
"""


class TestEntriesOfOneId:
    """Two entries of one id in one call would be taken for one: a calendar would lose a day."""

    @pytest.fixture
    def north(self, tmp_path: Path) -> Path:
        return self._written(tmp_path, "norr.toml", FACTS)

    @pytest.fixture
    def south(self, tmp_path: Path) -> Path:
        return self._written(
            tmp_path,
            "söder.toml",
            FACTS.replace('term = "2030"', 'term = "2031"').replace("year = 2030", "year = 2031"),
        )

    def _written(self, folder: Path, name: str, text: str) -> Path:
        path = folder / name
        path.write_text(text, "utf-8")
        return path

    @pytest.mark.parametrize("fmt", ["table", "json", "ics"])
    def test_deadlines_names_both_files(self, run_en: Run, north: Path, south: Path, fmt: str) -> None:
        status, out, err = run_en("deadlines", north, south, "--format", fmt)
        assert (status, out) == (2, "")
        assert f"a stands both in {north} and in {south}" in err

    def test_a_copy_of_what_ships_with_its_id(self, run_en: Run, tmp_path: Path) -> None:
        text = FACTS.replace('id = "g"', 'id = "ok-gnv-2020"')
        assert "replaces = true" in run_en("deadlines", self._written(tmp_path, "eget.toml", text))[2]
        own = self._written(tmp_path, "eget.toml", text.replace('"ok-gnv-2020"', '"ok-gnv-2020"\nreplaces = true'))
        err = run_en("deadlines", "ok-gnv-2020", own)[2]
        assert f"ok-gnv-2020 stands both in the facts that ship and in {own}" in err

    def test_one_file_twice_is_told_once(self, run: Run, north: Path) -> None:
        again = north.parent / ".." / north.parent.name / north.name
        once = answer(run, "deadlines", north)["rows"]
        assert answer(run, "deadlines", north, again, f"{north}#a", north)["rows"] == once
        assert len({row["id"] for row in once}) == len(once)
        assert all(str(north.parent) not in row["id"] for row in once)
        assert run("check", north, again)[0] == 0

    def test_check_names_the_earlier_file(self, run_en: Run, north: Path, south: Path) -> None:
        status, _, err = run_en("check", north, south)
        assert status == 2
        assert f"g: it stands in {north} too; give each an id of its own" in err

    def test_figures_may_stand_in_two_files_if_they_are_the_same(self, run_en: Run, tmp_path: Path) -> None:
        text = '[parties.municipalities]\n"0101" = "Norrby"\n[[statistics]]\nid = "folk"\ntitle = "F"\ncounts = "p"\nunit = "p"\nas_of = 2029\nfigures = {"0101" = 5}\n'
        text = text.replace("as_of = 2029", 'as_of = "2029"')
        one, same = (self._written(tmp_path, name, text) for name in ("a.toml", "b.toml"))
        other = self._written(tmp_path, "c.toml", text.replace("= 5", "= 6"))
        assert run_en("check", one, same)[0] == 0
        assert f"folk: it stands in {one} too" in run_en("check", one, same, other)[2]
