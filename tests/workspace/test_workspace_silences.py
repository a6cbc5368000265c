"""What no paper says is not told as a clause, and what was attacked once, as a workspace answers."""

import re
from pathlib import Path
from typing import Any

import pytest

from asked import a_day, data_of, page_of, stands
from nara_vard_finans import Amount, Journal, Method, NaraVardFinansError, Workspace, kronor
from nara_vard_finans.core import NoticePeriod
from nara_vard_finans.journals import Assumptions
from nara_vard_finans.sharing import Every
from nara_vard_finans.workspace import (
    ComparisonQuestion,
    GrantQuestion,
    Instalments,
    JointWork,
    QuestionError,
    Rounding,
)
from own_cases import FORBUND

ASK = Workspace.open()


class TestAdoption:
    def test_a_file_of_ones_own(self, tmp_path: Path) -> None:
        path = tmp_path / "forbund.toml"
        path.write_text(FORBUND, "utf-8")
        for day, heading in (
            ("2024-06-01", "okänt om det gäller"), ("2023-12-31", "inget steg är känt; avtalstiden har inte börjat"),
            ("2025-01-01", "avtalstiden är slut; okänt om avtalet gällde"),
        ):  # fmt: skip
            reply = stands(path, day, Journal(of="forbund"))
            out = page_of(reply)
            assert reply.is_in_order
            assert f"Läget {day}: {heading}\n" in out
            assert "Notering: Hur avtalet börjar gälla framgår inte av handlingarna" in out
            assert "samtliga" not in out
            assert "gäller inte" not in out
        data = data_of(stands(path, "2024-06-01"))
        assert (data["form"], data["holds_if"], data["in_force"]) == (None, None, None)
        journal = tmp_path / "journal.toml"
        signed = '[[events]]\non = 2023-12-01\nkind = "signed"\nparties = ["K1", "K2"]\n'
        journal.write_text(f'of = "forbund"\n{signed}', "utf-8")
        page = page_of(stands(path, "2023-12-31", journal))
        assert "Läget 2023-12-31: undertecknat, avtalstiden har inte börjat\n" in page


class TestRounding:
    def test_what_no_paper_states_is_an_assumption(self, tmp_path: Path) -> None:
        path = tmp_path / "forbund.toml"
        path.write_text(FORBUND, "utf-8")
        silent = "Antagande: Ingen handling anges för hur beloppen avrundas; här används största rest, hela kronor."
        assert silent in page_of(Workspace.open(path).allocate(year=2024))
        assert silent in page_of(Workspace.open(path).explain(year=2024, party="Ekeby"))
        chosen = page_of(Workspace.open(path).allocate(year=2024, rounding=Rounding(method=Method("sainte-lague"))))
        assert "utan annat val används största rest, hela kronor; det är ett antagande" in chosen
        english = page_of(
            Workspace.open(path).allocate(year=2024, rounding=Rounding(method=Method("sainte-lague"))), "en"
        )
        assert "that is an assumption, the agreement states no rounding" in english

    def test_what_a_file_states_is_the_agreements(self, tmp_path: Path) -> None:
        path = tmp_path / "forbund.toml"
        path.write_text(f'{FORBUND}rounding = {{ method = "half-up-each" }}\n', "utf-8")
        assert "hur beloppen avrundas" not in page_of(Workspace.open(path).allocate(year=2024))
        chosen = page_of(Workspace.open(path).allocate(year=2024, rounding=Rounding(method=Method("sainte-lague"))))
        assert "avtalets egen regel är varje rad för sig, halva uppåt, hela kronor." in chosen

    def test_nothing_is_said_of_what_is_not_shared(self) -> None:
        assert "hur beloppen avrundas" not in page_of(ASK.allocate("stimulans-aldre-2011"))


class TestFiguresOfAnotherYear:
    """Figures of the year, or the year before, are as one expects; others are told, unless a paper says so."""

    @pytest.mark.parametrize("year", [2024, 2025, 2026])
    def test_june_2021_after_2023(self, year: int) -> None:
        assumed = f"används för {year}; att det gäller då framgår inte av handlingarna."
        for reply in (ASK.allocate("rss-dalarna-2023", year), ASK.explain("rss-dalarna-2023", year, party="Orsa")):
            told = f"Antagande: Underlaget ”Folkmängd per kommun i Dalarna, juni 2021” {assumed}"
            assert told in page_of(reply)
            (finding,) = data_of(reply)["findings"]
            assert (finding["rule"], finding["severity"]) == ("figures-for-year", "note")
            assert finding["message"].endswith(assumed)

    def test_not_of_the_region_whose_half_rests_on_nothing_that_is_counted(self) -> None:
        assert "används för 2026" not in page_of(ASK.explain("rss-dalarna-2023", 2026, party="20"))

    def test_not_in_2023_for_which_the_memorandum_prints_it(self) -> None:
        assert data_of(ASK.allocate("rss-dalarna-2023", 2023))["findings"] == []
        assert "används för 2023" not in page_of(ASK.allocate("rss-dalarna-2023", 2023))


class TestTheAgreementsOwnBasisByName:
    @pytest.mark.parametrize("party", [None, "Orsa"])
    def test_it_is_no_choice_and_the_assumption_of_the_year_is_kept(self, party: str | None) -> None:
        def page(basis: str | None = None) -> str:
            if party is None:
                return page_of(ASK.allocate("rss-dalarna-2023", 2025, basis=basis))
            return page_of(ASK.explain("rss-dalarna-2023", 2025, party=party, basis=basis))

        named = page("population-dalarna-2021-06")
        assert named == page()
        assert "att det gäller då framgår inte av handlingarna" in named
        assert "är valt; avtalet anger det inte" in page("population-dalarna-2018-11")


POST_FILE = """
[parties.municipalities]
K1 = "Ekeby"
[parties.regions]
99 = "Region Ek"
[[posts]]
id = "ledare"
title = "Ledare"
employer = "99"
term = "2024"
cost = { yearly = 100 }
cost_key = { kind = "equal", parties = ["K1", "99"] }
"""


class TestAPostWithoutGrants:
    def test_the_page_says_that_nobody_knows_who_is_bound(self, tmp_path: Path) -> None:
        path = tmp_path / "tjanst.toml"
        path.write_text(POST_FILE, "utf-8")
        reply = stands(path, "2024-06-01", Journal(of="ledare"))
        page = page_of(reply)
        assert reply.is_in_order
        assert "inget bidrag" not in page
        assert "Hur finansiärerna är bundna framgår inte av handlingarna" in page
        assert "Varken betalt eller beslutat" in page
        assert "bär som arbetsgivare" not in page
        assert "verkställande" not in page_of(Workspace.open(path).deadlines())


JOINT = """
[[grants]]
id = "prov"
title = "Prov"
grantor = "Staten"
year = 2022
term = { first_day = 2022-01-01, last_day = 2023-12-31 }
[[grants.pots]]
id = "kommunerna"
title = "Kommunerna"
amount = 20_000
to = "municipalities"
key = { kind = "parts", shares = { "Falun" = 3, "Mora" = 1 } }
[[grants.pots]]
id = "regionen"
title = "Regionen"
amount = 60_000
to = "region"
key = { kind = "equal", parties = ["Region Dalarna"] }
[[grants.joint_uses]]
id = "utredning"
title = "Utredning"
years = [2022]
"""


class TestJointWorkOfBothPrincipals:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "prov.toml"
        path.write_text(JOINT, "utf-8")
        return path

    def test_the_regions_part_comes_off_its_own_award(self, path: Path) -> None:
        """By hand: half of 8 000 kr each; of the municipalities' 4 000 kr Falun gives 3 000 and Mora 1 000."""
        data = data_of(Workspace.open(path).allocate(joint=JointWork(cost=Amount.parse("8000"), percent=50)))
        assert [(row["name"], row["gives"], row["keeps"]) for row in data["rows"]] == [
            ("Falun", "3000", "12000"), ("Mora", "1000", "4000"), ("Region Dalarna", "4000", "56000"),
        ]  # fmt: skip
        assert (data["joint"]["municipalities"], data["joint"]["region"]) == ("4000", "4000")
        page = page_of(Workspace.open(path).allocate(joint=JointWork(cost=Amount.parse("8000"), percent=50)))
        lines = {line.split("  ")[0]: re.split(" {2,}", line)[-2:] for line in page.splitlines()}
        assert lines["Kommunerna"] == ["4 000", "16 000"]
        assert lines["Regionen"] == ["4 000", "56 000"]
        assert lines["Summa"] == ["8 000", "72 000"]
        rows = (
            Workspace.open(path)
            .allocate(joint=JointWork(cost=Amount.parse("8000"), percent=50))
            .report()
            .csv()
            .splitlines()
        )
        assert rows[-1].endswith(",4000,56000")

    def test_more_than_the_regions_award_is_refused(self, path: Path) -> None:
        told = "Region Dalarna: it would give 70 000 kr of an award of 60 000 kr; lower the cost"
        with pytest.raises(NaraVardFinansError, match=told):
            Workspace.open(path).allocate(joint=JointWork(cost=Amount.parse("70000"), percent=0))

    def test_one_that_is_neither_principals_takes_no_part(self, path: Path) -> None:
        """The pot of the counties is shared between rows that are no parties of the grant."""
        more = JOINT.replace(
            "[[grants.joint_uses]]",
            """[[grants.pots]]
id = "lanen"
title = "Länen"
amount = 30
key = { kind = "proportional", counts = "patients", as_of = "2021" }
[[grants.joint_uses]]""",
        )
        path.write_text(more, "utf-8")
        figures = path.with_name("tal.csv")
        figures.write_text("party,patients\nNorra länet,1\nSödra länet,2\n", "utf-8")
        rows = data_of(
            Workspace.open(path).allocate(
                grant=GrantQuestion(pots=["kommunerna", "regionen", "lanen"], figures=figures),
                joint=JointWork(cost=Amount.parse("8000"), percent=50),
            )
        )["rows"]
        assert [(row["gives"], row["keeps"]) for row in rows[-2:]] == [(None, None), (None, None)]
        assert (
            Workspace.open(path)
            .allocate(
                grant=GrantQuestion(pots=["kommunerna", "regionen", "lanen"], figures=figures),
                joint=JointWork(cost=Amount.parse("8000"), percent=50),
            )
            .is_in_order
        )


OWN = """
[parties.municipalities]
9901 = "Norrby"
9902 = "Söderby"
[parties.regions]
99 = "Region Mitt"
""" + "".join(
    f"""
[[agreements]]
id = "{name}"
title = "Avtal {name}"
term = {{ first_day = {first}, last_day = {last} }}
{succeeds}
cost = {{ by_year = {{ {first[:4]} = 900_001 }} }}
[agreements.cost_key]
kind = "equal"
parties = ["Norrby", "Söderby", "Region Mitt"]
"""
    for name, first, last, succeeds in (
        ("a1", "2023-04-01", "2026-03-31", ""),
        ("a2", "2026-07-01", "2028-12-31", 'succeeds = "a1"'),
        ("a3", "2026-04-01", "2028-12-31", 'succeeds = "a1"'),
    )
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    return path


class TestFilesOfOnesOwn:
    def test_instalments_begin_with_the_term(self, own: Path) -> None:
        """900 001 kr are for April to December: three quarters, of 300 001 and twice 300 000."""
        data = data_of(Workspace.open(own).allocate("a1", 2023, instalments=Instalments(every=Every.QUARTER)))
        assert [(each["due_on"], each["total"]) for each in data["instalments"]] == [
            ("2023-04-01", "300001"), ("2023-07-01", "300000"), ("2023-10-01", "300000"),
        ]  # fmt: skip

    def test_two_that_follow_are_told_and_the_first_counts(self, own: Path) -> None:
        reply = ASK.check(own)
        assert not reply.is_in_order
        assert "a1 efterträds av flera: a2 och a3." in page_of(reply)
        data = data_of(Workspace.open(own).status("a1", on=a_day("2023-01-01")))
        assert data["successor"]["agreement"] == "a3"

    def test_a_year_that_the_employment_reaches(self, tmp_path: Path) -> None:
        path = tmp_path / "longer.toml"
        path.write_text(
            'of = "rss-gnv-post-2023"\n[assumptions]\ncost = { yearly = 365_000 }\nbasis = "population-dalarna-2021-06"\n'
            '[[events]]\non = 2023-04-01\nkind = "employment-began"\nuntil = 2026-03-31\n',
            "utf-8",
        )

        def of(year: int) -> Any:
            return ASK.compare(
                "rss-gnv-post-2023", years=(year, year), journals=[path],
                question=ComparisonQuestion(on=a_day("2023-05-01")), change=lambda old: old.with_cost(kronor(730_000)),
            )  # fmt: skip

        data = data_of(of(2026))
        assert data["sums"][-1]["before"] == "90000"
        assert data["sums"][-1]["after"] == "180000"
        with pytest.raises(QuestionError, match="2027 is no year of rss-gnv-post-2023"):
            of(2027)

    def test_deadlines_of_a_whole_file(self, own: Path) -> None:
        rows = data_of(Workspace.open(own).deadlines())["rows"]
        assert [row["id"] for row in rows] == ["a1/term-ends", "a2/term-ends", "a3/term-ends"]

    def test_what_is_given_goes_to_the_side_that_is_silent(self) -> None:
        data = data_of(ASK.compare("rss-dalarna-2018", "rss-dalarna-2023", years=(2022, 2023), question=ComparisonQuestion(basis="population-dalarna-2021-06"), assumptions=Assumptions(notice=NoticePeriod(6))))  # fmt: skip
        (notice,) = [term for term in data["terms"] if term["term"] == "notice"]
        assert (notice["before"], notice["after"]) == ("12 månader", "6 månader")
