"""Grants, as a workspace answers: awards, joint work, explanations, a status on a day, deadlines."""

import csv
import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from openpyxl import Workbook

from asked import data_of, page_of, stands
from nara_vard_finans import Amount, Journal, Method, Period, Workspace, kronor
from nara_vard_finans.core import NaraVardFinansError, Principal, ResidualError, UnreadableFileError
from nara_vard_finans.grants import Binding, JointPlan
from nara_vard_finans.workspace import GrantQuestion, JointWork, QuestionError, Rounding

ASK = Workspace.open()


EXAMPLE = "exempel-gnv-2020"


PRINTED = {
    line.split(",")[0]: line.split(",")[2]
    for line in (Path(__file__).parents[1] / "golden" / "tables.csv").read_text("utf-8").splitlines()[5:]
}


COUNTIES = [
    *(
        "Stockholm",
        "Uppsala",
        "Södermanland",
        "Östergötland",
        "Jönköping",
        "Kronoberg",
        "Kalmar",
        "Gotland",
        "Blekinge",
    ),
    *("Skåne", "Halland", "Västra Götaland", "Värmland", "Örebro", "Västmanland", "Dalarna", "Gävleborg"),
    *("Västernorrland", "Jämtland", "Västerbotten", "Norrbotten"),
]


@pytest.fixture
def counties(tmp_path: Path) -> Path:
    """Made up: the county on row n has 100 000 + 7 919 n inhabitants and 3 000 + 613 n² patients."""
    rows = [f"{name},{100_000 + 7_919 * n},{3_000 + 613 * n * n}" for n, name in enumerate(COUNTIES)]
    path = tmp_path / "lan.csv"
    path.write_text("party,population,patients\n" + "\n".join(rows) + "\n", "utf-8")
    return path


TWO_USES = """
[[grants]]
id = "eget"
title = "Eget"
grantor = "Staten"
year = 2030
term = { first_day = 2030-01-01, last_day = 2030-12-31 }
[[grants.pots]]
id = "ram"
title = "Ramen"
amount = 1_000
key = { kind = "equal", parties = ["Orsa", "Mora"] }
[[grants.joint_uses]]
id = "utredning"
title = "Utredning"
years = [2030]
[[grants.joint_uses]]
id = "ledare"
title = "Ledare"
years = [2030]
"""


class TestAllocate:
    def test_fifteen_rows_that_sum(self) -> None:
        data = data_of(ASK.allocate("ok-gnv-2020"))
        assert len(data["rows"]) == 15
        assert sum(int(row["amount"]) for row in data["rows"]) == 15_711_504 == int(data["total"])
        differ = {row["name"]: row["amount"] for row in data["rows"] if row["amount"] != PRINTED[row["name"]]}
        assert differ == {"Ludvika": "1475042", "Smedjebacken": "596112"}
        (bounds,) = data["bounds"]
        assert (bounds["low"], bounds["high"], bounds["held"]) == ("15500000/1", "16000000/1", True)

    def test_each_row_alone_gives_the_printed_rows_and_the_residual(self) -> None:
        data = data_of(ASK.allocate("ok-gnv-2020", rounding=Rounding(method=Method("half-up-each"))), in_order=False)
        assert {row["name"]: row["amount"] for row in data["rows"]} == PRINTED
        assert data["residual"] == "2"

    def test_the_page_says_what_the_rounded_shares_allow(self) -> None:
        reply = ASK.allocate("ok-gnv-2020", 2020)
        out = page_of(reply)
        assert reply.is_in_order
        assert "mellan 15 500 000 kr och 16 000 000 kr; 15 711 504 kr ligger i intervallet" in out
        assert "allow between 15 500 000 kr and 16 000 000 kr" in page_of(ASK.allocate("ok-gnv-2020"), "en")

    def test_as_printed(self) -> None:
        data = data_of(ASK.printed("ok-gnv-2020"), in_order=False)
        assert data["grant"] == "ok-gnv-2020"
        assert {row["name"]: row["amount"] for row in data["rows"]} == PRINTED

    def test_the_grant_of_2011(self) -> None:
        """285 000 000, of which 2 500 000 is set aside; 282 500 000 is cut 70/30: 197 750 000 and 84 750 000."""
        data = data_of(ASK.allocate("stimulans-aldre-2011"))
        amounts = {row["party"]: row["amount"] for row in data["rows"]}
        assert amounts == {"uppfoljning": "2500000", "kommunerna": "197750000", "landstingen": "84750000"}
        assert next(pot["amount"] for pot in data["pots"] if pot["pot"] == "att-fordela") == "282500000"
        assert "197 750 000" in page_of(ASK.allocate("stimulans-aldre-2011"))

    def test_the_nation_by_a_file_of_21_counties(self, counties: Path) -> None:
        data = data_of(ASK.allocate("ok-gnv-2020", grant=GrantQuestion(figures=counties)))
        assert len(data["rows"]) == 21
        assert sum(int(row["amount"]) for row in data["rows"]) == 500_000_000
        people = {name: 100_000 + 7_919 * n for n, name in enumerate(COUNTIES)}
        patients = {name: 3_000 + 613 * n * n for n, name in enumerate(COUNTIES)}
        for row in data["rows"]:
            name = row["party"]
            half = Fraction(people[name], sum(people.values())) + Fraction(patients[name], sum(patients.values()))
            exact = 500_000_000 * half / 2
            assert abs(int(row["amount"]) - exact) < 1
            assert Fraction(row["exact"]) == exact
        (level,) = data["levels"]
        assert [part["as_of"] for part in level["key"]["components"]] == ["2019-11-01", "2018"]

    def test_a_region_stands_for_its_county_by_name(self, counties: Path) -> None:
        counties.write_text(counties.read_text("utf-8").replace("Dalarna,", "Region Dalarna,"), "utf-8")
        rows = data_of(ASK.allocate("ok-gnv-2020", grant=GrantQuestion(figures=counties)))["rows"]
        assert ("Region Dalarna", None) in {(row["party"], row["side"]) for row in rows}

    def test_joint_work_half_and_half(self) -> None:
        data = data_of(ASK.allocate("ok-gnv-2020", joint=JointWork(cost=Amount.parse("1 mkr"), percent=50)))
        assert sum(int(row["gives"]) for row in data["rows"]) == 500_000 == int(data["joint"]["municipalities"])
        for row in data["rows"]:
            assert int(row["gives"]) + int(row["keeps"]) == int(row["amount"])
            # 500 000 kr by population: 500 000 × population / 286 655, rounded up or down
            assert abs(int(row["gives"]) - Fraction(500_000 * int(row["weight"]), 286_655)) < 1
        assert [premise["met"] for premise in data["joint"]["premises"]] == [True, None]
        out = page_of(
            ASK.allocate("ok-gnv-2020", joint=JointWork(cost=Amount.parse("1 mkr"), percent=50, later_grant=False))
        )
        assert "Tillskjuter, kr" in out
        assert "Ytterligare medel erhålls för 2021 (inte uppfyllt)" in out
        table = list(
            csv.DictReader(
                io.StringIO(
                    ASK.allocate("ok-gnv-2020", joint=JointWork(cost=Amount.parse("1 mkr"), percent=50)).report().csv()
                )
            )
        )
        assert int(table[0]["keeps"]) == 1_277_671 - int(table[0]["gives"])

    def test_joint_work_from_other_money_first(self) -> None:
        data = data_of(
            ASK.allocate(
                "ok-gnv-2020", joint=JointWork(cost=Amount.parse("900000"), percent=50, funds=Amount.parse("1 mkr"))
            )
        )
        assert data["joint"]["from_funds"] == "900000"
        assert data["joint"]["funds_left"] == "100000"
        assert {row["gives"] for row in data["rows"]} == {"0"}
        assert data["joint"]["funds"] == "1000000"
        told = "här används 900 000 kr av 1 000 000 kr (tryckt: ”ca 1 mkr”); 100 000 kr återstår."
        assert told in page_of(
            ASK.allocate(
                "ok-gnv-2020", joint=JointWork(cost=Amount.parse("900000"), percent=50, funds=Amount.parse("1 mkr"))
            )
        )
        told = "900 000 kr of 1 000 000 kr (printed: ”ca 1 mkr”) is used here; 100 000 kr is left."
        assert told in page_of(
            ASK.allocate(
                "ok-gnv-2020", joint=JointWork(cost=Amount.parse("900000"), percent=50, funds=Amount.parse("1 mkr"))
            ),
            "en",
        )

    def test_joint_work_of_two_years_with_a_fund(self) -> None:
        costs = {2020: kronor(900_000), 2021: kronor(900_000)}
        asked = JointWork(cost=costs, percent=50, funds={2020: kronor(300_000), 2021: kronor(1)}, use="processledare")
        answer = ASK.allocate("ok-gnv-2020", joint=asked)
        data = data_of(answer, in_order=False)
        assert [(year["year"], year["from_funds"], year["fund_left"]) for year in data["joint"]["years"]] == [
            (2020, "300000", "700000"), (2021, "0", "700000"),
        ]  # fmt: skip
        assert (data["joint"]["fund"]["fund"], data["joint"]["fund_left"]) == ("sus", "700000")
        assert [finding["rule"] for finding in data["findings"]] == [
            "fund-of-other-years", "fund-undecided", "joint-years",
        ]  # fmt: skip
        out = page_of(answer)
        assert "1 800 000 kr för alla åren; kommunerna 750 000 kr, regionen 750 000 kr." in out
        assert "avsnitt 4.2" in out
        assert "Vad processledaren kostar" in out

    def test_some_municipalities_together(self) -> None:
        asked = JointWork(cost=kronor(100_000), percent=100, together=["Orsa", "2062"])
        rows = {row["name"]: row for row in data_of(ASK.allocate("ok-gnv-2020", joint=asked))["rows"]}
        assert [name for name, row in rows.items() if row["gives"] != "0"] == ["Mora", "Orsa"]
        assert rows["Avesta"]["keeps"] == rows["Avesta"]["amount"]

    def test_one_of_several_joint_uses_must_be_named(self, tmp_path: Path) -> None:
        path = tmp_path / "own.toml"
        path.write_text(TWO_USES, encoding="utf-8")
        asked = JointWork(cost=kronor(100), percent=50)
        with pytest.raises(QuestionError, match="one of utredning or ledare"):
            Workspace.open(path).allocate("eget", joint=asked)
        found = Workspace.open(path).allocate("eget", joint=evolve(asked, use="ledare"))
        assert isinstance(found.plan, JointPlan)
        assert found.plan.use.id == "ledare"


class TestExplain:
    def test_from_the_frame_to_the_krona(self) -> None:
        data = data_of(ASK.explain("ok-gnv-2020", party="Orsa"))
        assert [step["step"] for step in data["steps"]] == ["pot", "pot", "bounds", "share", "rounding", "printed"]
        assert (data["grant"], data["amount"], data["side"]) == ("ok-gnv-2020", "377475", "municipalities")
        share = data["steps"][3]
        assert (share["weight"], share["whole"], share["share"]) == ("6887", "286655", "6887/286655")
        reply = ASK.explain("ok-gnv-2020", party="2034")
        out = page_of(reply)
        assert reply.is_in_order
        assert out.startswith("Orsa får 377 475 kr för 2020")

    def test_a_county_of_the_nation(self, counties: Path) -> None:
        out = page_of(ASK.explain("ok-gnv-2020", party="Dalarnas län", grant=GrantQuestion(figures=counties)))
        assert "Sammanvägd nyckel" in out
        assert "Folkmängd 2019-11-01 (lan.csv)" in out
        english = page_of(ASK.explain("ok-gnv-2020", party="Dalarna", grant=GrantQuestion(figures=counties)), "en")
        assert "Patients 2018 (lan.csv)" in english

    def test_a_pot_that_no_paper_shares(self) -> None:
        data = data_of(ASK.explain("stimulans-aldre-2011", party="kommunerna"))
        assert [step["amount"] for step in data["steps"]] == ["285000000", "282500000", "197750000"]
        out = page_of(ASK.explain("stimulans-aldre-2011", party="Socialstyrelsens uppföljning och utvärdering"))
        assert "avsatt av 285 000 000 kr innan resten fördelas" in out


class TestStatus:
    def test_the_day_after_the_interim_report_was_due(self) -> None:
        data = data_of(stands("ok-gnv-2020", "2020-10-01", EXAMPLE), in_order=False)
        assert data["state"] == "running"
        found = {(finding["rule"], finding["message"].split(":")[0]) for finding in data["findings"]}
        assert found == {
            ("report-in-time", "Rättvik"),
            ("report-in-time", "Älvdalen"),
            ("meant-for", "Orsa"),
            ("some-measures-under-b-and-c", "Vansbro"),
            ("measures-of-other-side", "Region Dalarna"),
        }
        assert len(data["findings"]) == 6
        assert all("avsnitt" in finding["source"] for finding in data["findings"])
        interim, final = data["duties"]
        assert (interim["due"], interim["printed_due"], interim["state"]) == ("2020-09-30", "2021-09-30", "overdue")
        assert [each["name"] for each in interim["missing"]] == ["Rättvik", "Älvdalen"]
        assert (final["due"], final["state"]) == ("2021-03-31", "due")
        assert [each["state"] for each in data["conditions"]] == ["at-risk", "at-risk"]
        assert "Rättvik och Älvdalen" in data["conditions"][0]["because"][0]

    def test_the_same_journal_a_month_earlier(self) -> None:
        data = data_of(stands("ok-gnv-2020", "2020-09-01", EXAMPLE), in_order=False)
        assert [finding["rule"] for finding in data["findings"]] == ["meant-for"]
        assert [each["state"] for each in data["conditions"]] == ["open", "unknown"]

    def test_every_balance_adds_up(self) -> None:
        data = data_of(stands("ok-gnv-2020", "2021-02-01", EXAMPLE), in_order=False)
        for row in (*data["balance"], data["total"]):
            out = ("used", "set_aside", "transferred", "repaid", "remaining")
            assert int(row["received"]) == sum(int(row[part]) for part in out)
        assert data["total"]["notified"] == "15711504" == data["frame"]
        assert [row["name"] for row in data["balance"]][-1] == "Region Dalarna"

    def test_another_reading(self) -> None:
        data = data_of(stands("ok-gnv-2020", "2020-10-01", EXAMPLE, binding=Binding("together")), in_order=False)
        assert "some-measures-under-b-and-c" not in {finding["rule"] for finding in data["findings"]}

    def test_a_journal_from_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "journal.toml"
        path.write_text('of = "ok-gnv-2020"\n', "utf-8")
        reply = stands("ok-gnv-2020", "2020-10-01", path)
        out = page_of(reply)
        assert reply.is_in_order
        assert "Journalen är tom: inget har hänt." in out
        assert "Inget att anmärka." in out
        assert "väntas" in out

    def test_without_a_journal_nothing_is_said_of_money_or_reports(self) -> None:
        reply = stands("ok-gnv-2020", "2021-06-01")
        data = data_of(reply)
        assert (data["state"], data["not_notified"]) == ("unknown", None)
        assert {(duty["state"], duty["done_by"], len(duty["missing"])) for duty in data["duties"]} == {
            ("unknown", None, 0)
        }
        assert {condition["state"] for condition in data["conditions"]} == {"unknown"}
        balances = [*data["balance"], data["total"]]
        assert {each[part] for each in balances for part in ("notified", "received", "remaining", "to_repay")} == {None}
        assert sum(int(each["award"]) for each in data["balance"]) == 15_711_504
        assert ",,,,,,,,,," in reply.report().csv()
        out = page_of(reply, "en")
        assert "No journal is given: what has happened is unknown." in out
        assert "is not notified" not in out
        assert "Received" not in out

    def test_a_day_for_others_to_keep_is_known_without_a_journal(self) -> None:
        data = data_of(stands("stimulans-aldre-2011", "2020-01-01"))
        assert {duty["state"] for duty in data["duties"] if duty["kind"] == "others"} == {"passed"}

    def test_the_page_in_two_languages_and_markdown(self) -> None:
        swedish, english = (
            page_of(stands("ok-gnv-2020", "2020-10-01", EXAMPLE)),
            page_of(stands("ok-gnv-2020", "2020-10-01", EXAMPLE), "en"),
        )
        assert "Fiktivt exempel, ingen verklig händelse." in swedish
        assert "Varning: Rättvik: delredovisningen saknas" in swedish
        assert "[avsnitt 2, punkt 1]" in swedish
        assert "15 av 15" in swedish
        assert "Warning: Rättvik: the interim report is missing" in english
        assert "15 of 15" in english
        marked = stands("ok-gnv-2020", "2020-10-01", EXAMPLE).report().markdown()
        assert "| Delredovisningen | 2020-09-30 |" in marked
        rows = list(csv.DictReader(io.StringIO(stands("ok-gnv-2020", "2020-10-01", EXAMPLE).report().csv())))
        assert [row["name"] for row in rows][:2] == ["Avesta", "Borlänge"]

    def test_nobody_has_any_money_yet(self) -> None:
        reply = stands("stimulans-aldre-2011", "2014-01-01")
        out = reply.report().csv()
        assert reply.is_in_order
        assert out.startswith("party,name,side,award,notified,")
        assert out.count("\n") == 0
        empty = Journal(of="stimulans-aldre-2011")
        assert "ej aktuell: inget besked före dagen" in page_of(stands("stimulans-aldre-2011", "2013-07-01", empty))


class TestDeadlines:
    def test_the_days_across_everything(self) -> None:
        data = data_of(ASK.deadlines())
        days = {(row["on"], row["id"]) for row in data["rows"]}
        assert ("2013-06-30", "stimulans-aldre-2011/repayment") in days
        assert ("2020-09-30", "ok-gnv-2020/interim-report") in days
        assert ("2026-12-31", "rss-dalarna-2023/term-ends") in days
        assert [row["on"] for row in data["rows"]] == sorted(row["on"] for row in data["rows"])

    def test_of_one_and_between_days(self) -> None:
        data = data_of(
            ASK.deadlines(
                ["ok-gnv-2020", "rss-dalarna-2018"],
                first_day=Period.parse("2021").first_day,
                last_day=Period.parse("2022").last_day,
            )
        )
        assert [row["on"] for row in data["rows"]] == ["2021-03-31", "2021-09-30", "2021-12-31", "2022-12-31"]
        out = page_of(ASK.deadlines(last_day=Period.parse("2020-09").last_day))
        assert "Delredovisningen" in out
        assert "Slutredovisningen," in out  # by another reading alone
        assert "2021-03-31" not in out


class TestFiguresOfOnesOwn:
    @pytest.mark.parametrize(
        ("row", "told"),
        [
            ("Region Dalarna,1,1", ["the party 'Region Dalarna' stands twice"]),
            ("Hela riket,1,1", ["of the whole country, which is no party", "choose a level"]),
            ("Lappland,-1,x", ["negative", "'x' is not a number"]),
            ("Lappland,1,x", ["'x' is not a number"]),
        ],
    )
    def test_faults_of_every_column_are_told_at_once(self, counties: Path, row: str, told: list[str]) -> None:
        with counties.open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")
        with pytest.raises(NaraVardFinansError) as caught:
            ASK.allocate("ok-gnv-2020", grant=GrantQuestion(figures=counties))
        assert all(each in str(caught.value) for each in told)

    def test_a_workbook_with_swedish_headings_gives_the_same(self, counties: Path, tmp_path: Path) -> None:
        names, *rows = (line.split(",") for line in counties.read_text("utf-8").splitlines())
        assert names == ["party", "population", "patients"]
        made, path = Workbook(), tmp_path / "figures.xlsx"
        made.create_sheet("Annat").append(["Part", "Kommentar"])
        sheet = made["Sheet"]
        sheet.append(["Kommentar", "Patienter", "Län", "Folkmängd"])
        for name, population, patients in rows:
            sheet.append(["x", int(patients), name, int(population)])
        made.save(path)
        asked = GrantQuestion(figures=path, sheet="Sheet", party_column="Län")
        told, given = (
            data_of(ASK.allocate("ok-gnv-2020", grant=asked)),
            data_of(ASK.allocate("ok-gnv-2020", grant=GrantQuestion(figures=counties))),
        )
        assert told["rows"] == given["rows"]
        sheet.column_dimensions["A"].hidden = True
        made.save(path)
        assert data_of(ASK.allocate("ok-gnv-2020", grant=asked))["rows"] == given["rows"]
        sheet.row_dimensions[3].hidden = True
        made.save(path)
        with pytest.raises(UnreadableFileError, match=r"1 row is hidden \(3\), and not read. Show the rows"):
            ASK.allocate("ok-gnv-2020", grant=asked)

    def test_figures_above_which_the_nation_stands_are_refused(self, counties: Path) -> None:
        head, *rows = counties.read_text("utf-8").splitlines()
        counties.write_text(
            "\n".join([head, "00 Riket;99999999".replace(";", "," if "," in head else ";"), *rows]), "utf-8"
        )
        with pytest.raises(UnreadableFileError, match=r"The row 00 Riket is of the whole country.* Take the row away"):
            ASK.allocate("ok-gnv-2020", grant=GrantQuestion(figures=counties))

    def test_the_residual_can_be_put_on_a_county(self, counties: Path) -> None:
        def on(party: str) -> Any:
            rule = Rounding(method=Method.HALF_UP_RESIDUAL_TO, residual_to=party)
            return ASK.allocate("ok-gnv-2020", grant=GrantQuestion(figures=counties), rounding=rule)

        assert data_of(on("Skåne"))["residual"] == "0"
        with pytest.raises(ResidualError, match="does not hold it"):
            on("Lappland")

    def test_a_grant_that_does_not_say_which_day_its_figures_refer_to(self, tmp_path: Path) -> None:
        path, figures = tmp_path / "grant.toml", tmp_path / "beds.csv"
        path.write_text(
            '[[grants]]\nid = "g"\ntitle = "G"\ngrantor = "Staten"\nyear = 2024\nterm = "2024"\n'
            '[[grants.pots]]\nid = "p"\ntitle = "P"\namount = 100\nkey = { kind = "proportional", counts = "beds" }\n',
            "utf-8",
        )
        figures.write_text("party,beds\nA,1\nB,3\n", "utf-8")
        question = GrantQuestion(figures=figures)
        with pytest.raises(QuestionError, match="does not say which day its beds refers to"):
            Workspace.open(path).allocate(grant=question)
        path.write_text(path.read_text("utf-8").replace('"beds" }', '"beds", as_of = "2023" }'), "utf-8")
        rows = data_of(Workspace.open(path).allocate(grant=question))["rows"]
        assert [row["amount"] for row in rows] == ["25", "75"]

    def test_figures_of_several_levels(self, tmp_path: Path) -> None:
        path, figures = tmp_path / "grant.toml", tmp_path / "folk.csv"
        path.write_text(
            '[[grants]]\nid = "g"\ntitle = "G"\ngrantor = "Staten"\nyear = 2024\nterm = "2024"\n'
            '[[grants.pots]]\nid = "p"\ntitle = "P"\namount = 100\nto = "municipalities"\n'
            'key = { kind = "proportional", counts = "people", as_of = "2023" }\n',
            "utf-8",
        )
        figures.write_text("Kommun;people\nRegion Värmland;280000\nKarlstads kommun;300\nKil;100\n", "utf-8")
        space = Workspace.open(path)
        with pytest.raises(UnreadableFileError, match="280 000 against 400.*choose a level with level"):
            space.allocate(grant=GrantQuestion(figures=figures))
        rows = data_of(space.allocate(grant=GrantQuestion(figures=figures, level=Principal.MUNICIPALITIES)))["rows"]
        assert [(row["name"], row["amount"]) for row in rows] == [("Karlstad", "75"), ("Kil", "25")]
