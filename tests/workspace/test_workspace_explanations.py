"""Explanations of a post's year, of what is given to joint work, and of amounts as printed; expected from paper."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from nara_vard_finans import Workspace, kronor
from nara_vard_finans.analysis import Explanation
from nara_vard_finans.core import Language, UnknownEntryError, UnknownPartyError
from nara_vard_finans.workspace import JointWork, QuestionError, Rounding, assumptions_of

ASK = Workspace.open()
POST, GRANT = "rss-gnv-post-2023", "ok-gnv-2020"
JOURNAL = "exempel-gnv-post-2023"
GIVEN = assumptions_of(["cost=950000", "notice=3", "basis=population-dalarna-2021-06"], ASK.facts)
OWN = """
[parties]
municipalities = { "2034" = "Orsa", "2062" = "Mora" }
regions = { "20" = "Region Dalarna" }
[[posts]]
id = "ledare"
title = "Ledare"
parties = ["Orsa", "Mora", "Region Dalarna"]
employer = "Region Dalarna"
term = { first_day = 2030-07-01, last_day = 2032-12-31 }
cost = { posts = 2, per_post = 60_000, by_year = { 2032 = 90_000 } }
counted = "months"
[posts.cost_key]
kind = "nested"
[[posts.cost_key.groups]]
name = "municipalities"
percent = 75
key = { kind = "equal", parties = ["Orsa", "Mora"] }
[[posts.cost_key.groups]]
name = "region"
percent = 25
key = { kind = "equal", parties = ["Region Dalarna"] }
"""


def of_post(year: int, party: str, **more: Any) -> Explanation:
    asked: dict[str, Any] = {"on": dt.date(2023, 6, 1), "journals": [JOURNAL], **more}
    return ASK.explain(POST, year, party=party, **asked).result


def kinds(found: Explanation) -> list[str]:
    return [step.kind.value for step in found.steps]


def lines(found: Explanation) -> str:
    return found.text(Language.SV)


class TestPosts:
    def test_a_share_and_what_covers_it(self) -> None:
        """950 000 kr by 6 939 of 288 382 inhabitants is 22 858,74 kr; the made-up journal tells that 2023 is paid."""
        found = of_post(2023, "Orsa")
        assert (str(found.amount), kinds(found)) == ("22 859 kr", ["cost", "share", "rounding", "cover"])
        assert "≈ 22 858,74 kr" in lines(found)
        assert str(found.steps[-1].text) == (
            "Per 2023-06-01 är 22 859 kr betalt, 0 kr beslutat, 0 kr enligt inriktningsbeslut och 0 kr ofinansierat."
        )
        assert [remark.text.sv for remark in found.steps[0].remarks][-1] == "Kostnaden framgår inte av någon handling."

    def test_an_intention_is_cited(self) -> None:
        assert "”Riskanalys”" in of_post(2024, "Orsa").steps[-1].sources[0].place

    def test_what_is_given_is_said_to_be_chosen(self) -> None:
        found = of_post(2024, "Orsa", journals=[], assumptions=GIVEN)
        assert "är valt; handlingarna anger det inte." in lines(found)
        assert found.steps[-1].amount == found.amount

    def test_a_part_of_a_year_two_posts_and_a_year_of_its_own(self, tmp_path: Path) -> None:
        """Two posts at 60 000 kr: half of 120 000 for half of 2030, all of it in 2031, and 90 000 stated of 2032."""
        (tmp_path / "ledare.toml").write_text(OWN, "utf-8")
        ask = Workspace.open(tmp_path / "ledare.toml")
        by_year = {
            2030: (
                "22 500 kr",
                "Kostnaden ett helt år är 120 000 kr; 2030-07-01–2030-12-31 är 6 av 12 hela kalendermånader: 60 000 kr.",
            ),
            2031: ("45 000 kr", "Kostnaden 2031 är 2 tjänster à 60 000 kr = 120 000 kr."),
            2032: ("33 750 kr", "Kostnaden 2032 är 90 000 kr."),
        }
        for year, (amount, text) in by_year.items():
            found = ask.explain("ledare", year, party="Orsa", on=dt.date(2030, 1, 1)).result
            assert (str(found.amount), str(found.steps[0].text)) == (amount, text)
            assert "Ingen handling anges för hur beloppen avrundas" in lines(found)
            assert found.steps[-1].text.en == "No journal is given: what has happened is unknown."

    def test_who_pays_nothing_and_which_year_is_none(self) -> None:
        with pytest.raises(UnknownEntryError):
            of_post(2023, "20")
        with pytest.raises(UnknownEntryError):
            of_post(2027, "Orsa")
        with pytest.raises(UnknownPartyError):
            of_post(2023, "Karlstad")

    def test_what_serves_no_post_is_refused(self) -> None:
        for more in ({"basis": "population-dalarna-2021-06"}, {"rounding": Rounding.read(unit="tkr")}):
            with pytest.raises(QuestionError, match="serves agreements and grants"):
                of_post(2023, "Orsa", **more)
        with pytest.raises(QuestionError, match="which year, and which day"):
            ASK.explain(POST, 2023, party="Orsa")
        with pytest.raises(QuestionError, match="serves posts"):
            ASK.explain(GRANT, party="Orsa", on=dt.date(2023, 1, 1))
        with pytest.raises(QuestionError, match="serves grants"):
            of_post(2023, "Orsa", joint=JointWork(cost=kronor(1), percent=50))


class TestJointWork:
    @staticmethod
    def of(party: str, **more: Any) -> Explanation:
        asked: dict[str, Any] = {"cost": kronor(900_000), "percent": 50}
        joint = JointWork(**(asked | more))
        return ASK.explain(GRANT, party=party, joint=joint).result

    def test_two_years_with_a_fund(self) -> None:
        """
        Half of 600 000 kr and half of 900 000 kr by 6 887 of 286 655.

        7 207,62 and 10 811,43 kr: 7 208 and, among the seven largest remainders, 10 812.
        """
        both = {2020: kronor(900_000), 2021: kronor(900_000)}
        found = self.of("Orsa", cost=both, funds={2020: kronor(300_000)})
        assert (str(found.amount), found.head()[:40]) == ("18 020 kr", "Orsa tillskjuter 18 020 kr för 2020 och ")
        text = lines(found)
        assert (
            "bär 300 000 kr av kostnaden; av medlen återstår 700 000 kr, och 600 000 kr av kostnaden fördelas" in text
        )
        assert "7 208 kr + 10 812 kr = 18 020 kr" in text
        assert "Av 377 475 kr återstår 359 455 kr." in text
        assert "(uppfyllt)" in text

    def test_beyond_the_fund_is_said(self) -> None:
        found = self.of("20", funds=kronor(3_000_000))
        assert found.amount == kronor(0)
        assert "Inget av kostnaden återstår att fördela." in lines(found)
        assert "3 000 000 kr är angivet för 2020, men 1 000 000 kr finns kvar" in lines(found)

    def test_the_region_gives_its_side(self) -> None:
        found = self.of("Region Dalarna", percent=40)
        assert str(found.amount) == "540 000 kr"
        assert kinds(found) == ["cost", "share", "rounding", "premise", "premise"]

    def test_who_takes_no_part(self) -> None:
        found = self.of("Säter", together=["Orsa", "Mora"])
        assert "Säter deltar inte i finansieringen." in lines(found)
        assert found.amount == kronor(0)

    def test_other_money_that_is_no_fund(self, tmp_path: Path) -> None:
        path = tmp_path / "eget.toml"
        path.write_text(
            """
[parties]
municipalities = { "2034" = "Orsa", "2062" = "Mora" }
regions = { "20" = "Region Dalarna" }
[[grants]]
id = "medel"
title = "Medel"
grantor = "Staten"
year = 2030
term = { first_day = 2030-01-01, last_day = 2030-12-31 }
[[grants.pots]]
id = "alla"
title = "Till kommunerna"
amount = 500_000
to = "municipalities"
key = { kind = "parts", shares = { "Orsa" = 2, "Mora" = 3 } }
[[grants.joint_uses]]
id = "utredning"
title = "Utredning"
years = [2030]
""",
            "utf-8",
        )
        joint = JointWork(cost=kronor(100_000), percent=50, funds=kronor(20_000))
        found = Workspace.open(path).explain("medel", party="Orsa", joint=joint).result
        assert "Andra medel bär 20 000 kr av kostnaden; 80 000 kr fördelas." in lines(found)
        assert str(found.amount) == "16 000 kr"  # two fifths of half of 80 000


class TestAsPrinted:
    def test_a_row_rounded_alone(self) -> None:
        """2 000 000 kr by 22 986 of 288 382 is 159 413,56 kr: printed rounded up; by the largest remainder down."""
        found = ASK.explain_printed("rss-dalarna-2023", 2023, party="Avesta").result
        assert (str(found.amount), found.head(Language.EN)[:39]) == (
            "159 414 kr",
            "Avesta: 159 414 kr is printed for 2023:",
        )
        assert "159 414 kr, 1 kr mer än det som här följer" in lines(found)
        assert "blir beloppet 159 414 kr: detsamma som är tryckt" in lines(found)

    def test_a_grant_likewise(self) -> None:
        """15 711 504 kr by 26 912 of 286 655 is 1 475 041,41 kr."""
        found = ASK.explain_printed(GRANT, party="Ludvika").result
        assert "blir beloppet 1 475 041 kr: detsamma som är tryckt" in lines(found)

    def test_the_same_as_what_follows(self) -> None:
        found = ASK.explain_printed("rss-dalarna-2023", 2023, party="Orsa").result
        assert kinds(found)[-1] == "printed"
        assert "48 124 kr, detsamma" in lines(found)

    def test_what_cannot_be_reckoned_says_why(self) -> None:
        found = ASK.explain_printed("rss-dalarna-2018", 2022, party="Avesta").result
        assert (str(found.amount), kinds(found)) == ("97 515 kr", ["printed", "printed"])
        assert "vars tal inte framgår av någon handling" in lines(found)

    def test_another_row_than_either(self, tmp_path: Path) -> None:
        path = tmp_path / "tryckt.toml"
        path.write_text(
            """
[parties]
municipalities = { "2034" = "Orsa", "2062" = "Mora", "2031" = "Rättvik" }
[[agreements]]
id = "tre"
title = "Tre"
parties = ["Orsa", "Mora", "Rättvik"]
term = { first_day = 2030-01-01, last_day = 2030-12-31 }
cost = { yearly = 100 }
cost_key = { kind = "equal", parties = ["Orsa", "Mora", "Rättvik"] }
[[tables]]
id = "tryckt"
title = "Tryckt"
[[tables.columns]]
id = "belopp"
heading = "Belopp"
year = 2030
carries_out = "tre"
amounts = { "Orsa" = 33, "Mora" = 30, "Rättvik" = 37 }
""",
            "utf-8",
        )
        found = Workspace.open(path).explain_printed("tre", 2030, party="Mora").result
        assert "inte heller det är det tryckta" in lines(found)

    def test_a_post_is_printed_nowhere(self) -> None:
        with pytest.raises(QuestionError):
            ASK.explain_printed(POST, 2023, party="Orsa")
