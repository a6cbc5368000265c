"""The command line on grants: awards, joint work, a status on a day, deadlines, and the calendar file."""

import csv
import datetime as dt
import io
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import vobject

from cli_runs import Run, answer

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


class TestAllocate:
    def test_fifteen_rows_that_sum(self, run: Run) -> None:
        data = answer(run, "allocate", "ok-gnv-2020")
        assert len(data["rows"]) == 15
        assert sum(int(row["amount"]) for row in data["rows"]) == 15_711_504 == int(data["total"])
        differ = {row["name"]: row["amount"] for row in data["rows"] if row["amount"] != PRINTED[row["name"]]}
        assert differ == {"Ludvika": "1475042", "Smedjebacken": "596112"}
        (bounds,) = data["bounds"]
        assert (bounds["low"], bounds["high"], bounds["held"]) == ("15500000/1", "16000000/1", True)

    def test_each_row_alone_gives_the_printed_rows_and_the_residual(self, run: Run) -> None:
        data = answer(run, "allocate", "ok-gnv-2020", "--method", "half-up-each", status=1)
        assert {row["name"]: row["amount"] for row in data["rows"]} == PRINTED
        assert data["residual"] == "2"

    def test_the_page_says_what_the_rounded_shares_allow(self, run: Run) -> None:
        status, out, _ = run("allocate", "ok-gnv-2020", "--year", 2020)
        assert status == 0
        assert "mellan 15 500 000 kr och 16 000 000 kr; 15 711 504 kr ligger i intervallet" in out
        assert "allow between 15 500 000 kr and 16 000 000 kr" in run("allocate", "ok-gnv-2020", "--lang", "en")[1]

    def test_as_printed(self, run: Run) -> None:
        data = answer(run, "allocate", "ok-gnv-2020", "--as-printed", status=1)
        assert data["grant"] == "ok-gnv-2020"
        assert {row["name"]: row["amount"] for row in data["rows"]} == PRINTED

    def test_the_grant_of_2011(self, run: Run) -> None:
        """285 000 000, of which 2 500 000 is set aside; 282 500 000 is cut 70/30: 197 750 000 and 84 750 000."""
        data = answer(run, "allocate", "stimulans-aldre-2011")
        amounts = {row["party"]: row["amount"] for row in data["rows"]}
        assert amounts == {"uppfoljning": "2500000", "kommunerna": "197750000", "landstingen": "84750000"}
        assert next(pot["amount"] for pot in data["pots"] if pot["pot"] == "att-fordela") == "282500000"
        assert "197 750 000" in run("allocate", "stimulans-aldre-2011")[1]

    def test_the_nation_by_a_file_of_21_counties(self, run: Run, counties: Path) -> None:
        data = answer(run, "allocate", "ok-gnv-2020", "--figures", counties)
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

    def test_a_file_of_counties_may_come_by_a_pipe(self, run: Run, counties: Path) -> None:
        piped = io.TextIOWrapper(io.BytesIO(counties.read_bytes()))
        with mock.patch.object(sys, "stdin", piped):
            assert run("allocate", "ok-gnv-2020", "--figures", "-", "--pot", "kommunerna")[0] == 0

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            ("Region Dalarna,1,1", "the party 'Region Dalarna' stands twice"),
            ("Hela riket,1,1", "looks like the row of sums"),
            ("Lappland,-1,x", "negative"),
            ("Lappland,1,x", "'x' is not a number"),
        ],
    )
    def test_a_file_of_counties_with_faults(self, run: Run, counties: Path, row: str, told: str) -> None:
        with counties.open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")
        status, out, err = run("allocate", "ok-gnv-2020", "--figures", counties)
        assert (status, out) == (2, "")
        assert told in err

    def test_faults_of_every_column_are_told_at_once(self, run: Run, counties: Path) -> None:
        with counties.open("a", encoding="utf-8") as file:
            file.write("Lappland,-1,x\n")
        err = run("allocate", "ok-gnv-2020", "--figures", counties)[2]
        assert "negative" in err
        assert "'x' is not a number" in err

    def test_a_file_from_excel(self, run: Run, counties: Path) -> None:
        counties.write_bytes(counties.read_text("utf-8").replace(",", ";").encode("cp1252"))
        arguments = ("allocate", "ok-gnv-2020", "--figures", counties)
        assert "--encoding" in run(*arguments)[2]
        assert run(*arguments, "--encoding", "cp1252")[0] == 0

    def test_a_region_stands_for_its_county_by_name(self, run: Run, counties: Path) -> None:
        counties.write_text(counties.read_text("utf-8").replace("Dalarna,", "Region Dalarna,"), "utf-8")
        rows = answer(run, "allocate", "ok-gnv-2020", "--figures", counties)["rows"]
        assert ("Region Dalarna", None) in {(row["party"], row["side"]) for row in rows}

    def test_the_residual_can_be_put_on_a_county(self, run: Run, counties: Path) -> None:
        rule = ("--method", "half-up-residual-to", "--residual-to")
        arguments = ("allocate", "ok-gnv-2020", "--figures", counties, *rule)
        assert answer(run, *arguments, "Skåne")["residual"] == "0"
        assert "does not hold it" in run(*arguments, "Lappland")[2]

    def test_joint_work_half_and_half(self, run: Run) -> None:
        arguments = ("allocate", "ok-gnv-2020", "--joint-cost", "1 mkr", "--joint-percent", "50")
        data = answer(run, *arguments)
        assert sum(int(row["gives"]) for row in data["rows"]) == 500_000 == int(data["joint"]["municipalities"])
        for row in data["rows"]:
            assert int(row["gives"]) + int(row["keeps"]) == int(row["amount"])
            # 500 000 kr by population: 500 000 × population / 286 655, rounded up or down
            assert abs(int(row["gives"]) - Fraction(500_000 * int(row["weight"]), 286_655)) < 1
        assert [premise["met"] for premise in data["joint"]["premises"]] == [True, None]
        out = run(*arguments, "--later-grant", "nej")[1]
        assert "Avstår, kr" in out
        assert "Ytterligare medel erhålls för 2021 (inte uppfyllt)" in out
        table = list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv")[1])))
        assert int(table[0]["keeps"]) == 1_277_671 - int(table[0]["gives"])

    def test_joint_work_from_other_money_first(self, run: Run) -> None:
        arguments = ("--joint-cost", "900000", "--joint-percent", "50 %", "--joint-funds", "1 mkr")
        data = answer(run, "allocate", "ok-gnv-2020", *arguments)
        assert data["joint"]["from_funds"] == "900000"
        assert data["joint"]["funds_left"] == "100000"
        assert {row["gives"] for row in data["rows"]} == {"0"}
        assert data["joint"]["funds"] == "1000000"
        told = "här används 900 000 kr; av det angivna beloppet, 1 000 000 kr, återstår 100 000 kr."
        assert told in run("allocate", "ok-gnv-2020", *arguments)[1]
        told = "900 000 kr is used here; of the sum given, 1 000 000 kr, 100 000 kr is left."
        assert told in run("allocate", "ok-gnv-2020", *arguments, "--lang", "en")[1]

    def test_who_carries_an_odd_krona_of_joint_work(self, run: Run) -> None:
        arguments = ("allocate", "ok-gnv-2020", "--joint-cost", "900001", "--joint-percent", "50")
        assert "cannot be split evenly" in run(*arguments)[2]
        assert answer(run, *arguments, "--joint-odd-to", "region")["joint"]["region"] == "450001"


class TestExplain:
    def test_from_the_frame_to_the_krona(self, run: Run) -> None:
        data = answer(run, "explain", "ok-gnv-2020", "--party", "Orsa")
        assert [step["step"] for step in data["steps"]] == ["pot", "pot", "bounds", "share", "rounding", "printed"]
        assert (data["grant"], data["amount"], data["side"]) == ("ok-gnv-2020", "377475", "municipalities")
        share = data["steps"][3]
        assert (share["weight"], share["whole"], share["share"]) == ("6887", "286655", "6887/286655")
        status, out, _ = run("explain", "ok-gnv-2020", "--party", "2034")
        assert status == 0
        assert out.startswith("Orsa får 377 475 kr för 2020")

    def test_a_county_of_the_nation(self, run: Run, counties: Path) -> None:
        out = run("explain", "ok-gnv-2020", "--figures", counties, "--party", "Dalarnas län")[1]
        assert "Sammanvägd nyckel" in out
        assert "Folkmängd 2019-11-01 (lan.csv)" in out
        english = run("explain", "ok-gnv-2020", "--figures", counties, "--party", "Dalarna", "--lang", "en")[1]
        assert "Patients 2018 (lan.csv)" in english

    def test_a_pot_that_no_paper_shares(self, run: Run) -> None:
        data = answer(run, "explain", "stimulans-aldre-2011", "--party", "kommunerna")
        assert [step["amount"] for step in data["steps"]] == ["285000000", "282500000", "197750000"]
        out = run("explain", "stimulans-aldre-2011", "--party", "Socialstyrelsens uppföljning och utvärdering")[1]
        assert "avsatt av 285 000 000 kr innan resten fördelas" in out


class TestStatus:
    def test_the_day_after_the_interim_report_was_due(self, run: Run) -> None:
        data = answer(run, "status", "ok-gnv-2020", "--on", "2020-10-01", "--journal", EXAMPLE, status=1)
        assert data["state"] == "running"
        found = {(finding["rule"], finding["message"].split(":")[0]) for finding in data["findings"]}
        assert found == {
            ("report-in-time", "Rättvik"),
            ("report-in-time", "Älvdalen"),
            ("meant-for", "Orsa"),
            ("some-measures-under-b-and-c", "Vansbro"),
        }
        assert len(data["findings"]) == 4
        assert all("avsnitt" in finding["source"] for finding in data["findings"])
        interim, final = data["duties"]
        assert (interim["due"], interim["printed_due"], interim["state"]) == ("2020-09-30", "2021-09-30", "overdue")
        assert [each["name"] for each in interim["missing"]] == ["Rättvik", "Älvdalen"]
        assert (final["due"], final["state"]) == ("2021-03-31", "due")
        assert [each["state"] for each in data["conditions"]] == ["at-risk", "at-risk"]
        assert "Rättvik, Älvdalen" in data["conditions"][0]["because"][0]

    def test_the_same_journal_a_month_earlier(self, run: Run) -> None:
        data = answer(run, "status", "ok-gnv-2020", "--on", "2020-09-01", "--journal", EXAMPLE, status=1)
        assert [finding["rule"] for finding in data["findings"]] == ["meant-for"]
        assert [each["state"] for each in data["conditions"]] == ["open", "unknown"]

    def test_every_balance_adds_up(self, run: Run) -> None:
        data = answer(run, "status", "ok-gnv-2020", "--on", "2021-02-01", "--journal", EXAMPLE, status=1)
        for row in (*data["balance"], data["total"]):
            out = ("used", "set_aside", "transferred", "repaid", "remaining")
            assert int(row["received"]) == sum(int(row[part]) for part in out)
        assert data["total"]["notified"] == "15711504" == data["frame"]
        assert [row["name"] for row in data["balance"]][-1] == "Region Dalarna"

    def test_another_reading(self, run: Run) -> None:
        arguments = ("status", "ok-gnv-2020", "--on", "2020-10-01", "--journal", EXAMPLE, "--reading", "together")
        data = answer(run, *arguments, status=1)
        assert "some-measures-under-b-and-c" not in {finding["rule"] for finding in data["findings"]}

    def test_a_journal_from_a_file(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "journal.toml"
        path.write_text('of = "ok-gnv-2020"\n', "utf-8")
        status, out, _ = run("status", "ok-gnv-2020", "--on", "2020-10-01", "--journal", path)
        assert status == 0
        assert "Journalen är tom: inget har hänt." in out
        assert "Inget att anmärka." in out
        assert "väntas" in out

    def test_without_a_journal_nothing_is_said_of_money_or_reports(self, run: Run) -> None:
        arguments = ("status", "ok-gnv-2020", "--on", "2021-06-01")
        data = answer(run, *arguments)
        assert (data["state"], data["not_notified"]) == ("unknown", None)
        assert {(duty["state"], duty["done_by"], len(duty["missing"])) for duty in data["duties"]} == {
            ("unknown", None, 0)
        }
        assert {condition["state"] for condition in data["conditions"]} == {"unknown"}
        balances = [*data["balance"], data["total"]]
        assert {each[part] for each in balances for part in ("notified", "received", "remaining", "to_repay")} == {None}
        assert sum(int(each["award"]) for each in data["balance"]) == 15_711_504
        assert ",,,,,,,,,," in run(*arguments, "--format", "csv")[1]
        out = run(*arguments, "--lang", "en")[1]
        assert "No journal is given: what has happened is unknown." in out
        assert "is not notified" not in out
        assert "Received" not in out

    def test_a_day_for_others_to_keep_is_known_without_a_journal(self, run: Run) -> None:
        data = answer(run, "status", "stimulans-aldre-2011", "--on", "2020-01-01")
        assert {duty["state"] for duty in data["duties"] if duty["kind"] == "others"} == {"passed"}

    def test_the_page_in_two_languages_and_markdown(self, run: Run) -> None:
        arguments = ("status", "ok-gnv-2020", "--on", "2020-10-01", "--journal", EXAMPLE)
        swedish, english = run(*arguments)[1], run(*arguments, "--lang", "en")[1]
        assert "Påhittat exempel: inget av detta har hänt." in swedish
        assert "Varning: Rättvik: delredovisningen saknas" in swedish
        assert "[avsnitt 2, punkt 1]" in swedish
        assert "15 av 15" in swedish
        assert "Warning: Rättvik: the interim report is missing" in english
        assert "15 of 15" in english
        marked = run(*arguments, "--format", "md")[1]
        assert "| Delredovisningen | 2020-09-30 |" in marked
        rows = list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv")[1])))
        assert [row["name"] for row in rows][:2] == ["Avesta", "Borlänge"]

    def test_nobody_has_any_money_yet(self, run: Run, tmp_path: Path) -> None:
        empty = tmp_path / "empty.toml"
        empty.write_text('of = "stimulans-aldre-2011"\n', "utf-8")
        status, out, _ = run("status", "stimulans-aldre-2011", "--on", "2014-01-01", "--format", "csv")
        assert status == 0
        assert out.startswith("party,name,side,award,notified,")
        assert out.count("\n") == 1
        assert (
            "ingen hade fått besked"
            in run("status", "stimulans-aldre-2011", "--on", "2013-07-01", "--journal", empty)[1]
        )


class TestDeadlines:
    def test_the_days_across_everything(self, run: Run) -> None:
        data = answer(run, "deadlines")
        days = {(row["on"], row["id"]) for row in data["rows"]}
        assert ("2013-06-30", "stimulans-aldre-2011/repayment") in days
        assert ("2020-09-30", "ok-gnv-2020/interim-report") in days
        assert ("2026-12-31", "rss-dalarna-2023/term-ends") in days
        assert [row["on"] for row in data["rows"]] == sorted(row["on"] for row in data["rows"])

    def test_of_one_and_between_days(self, run: Run) -> None:
        data = answer(run, "deadlines", "ok-gnv-2020", "rss-dalarna-2018", "--from", "2021", "--to", "2022")
        assert [row["on"] for row in data["rows"]] == ["2021-03-31", "2021-12-31", "2022-12-31"]
        out = run("deadlines", "--to", "2020-09")[1]
        assert "Delredovisningen" in out
        assert "Slutredovisningen" not in out

    def test_the_calendar_is_read_by_another_library(self, run: Run) -> None:
        status, out, _ = run("deadlines", "--from", "2020-01-01", "--format", "ics")
        assert status == 0
        calendar: Any = vobject.readOne(out)
        events = {event.uid.value: event for event in calendar.vevent_list}
        interim = events["ok-gnv-2020/interim-report@nara-vard-finans"]
        assert interim.dtstart.value == dt.date(2020, 9, 30)
        assert interim.dtend.value == dt.date(2020, 10, 1)
        assert interim.summary.value.startswith("Delredovisningen: ")
        assert "Socialstyrelsen" in interim.description.value
        again: Any = vobject.readOne(run("deadlines", "--from", "2020-01-01", "--format", "ics")[1])
        assert [event.uid.value for event in again.vevent_list] == list(events)

    def test_the_calendar_needs_an_extra(self, run: Run) -> None:
        with mock.patch.dict(sys.modules, {"icalendar": None}):
            status, _, err = run("deadlines", "--format", "ics")
        assert status == 2
        assert "install nara-vard-finans[calendar]" in err


class TestCheck:
    def test_journals_and_facts(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "journal.toml"
        path.write_text(
            'of = "ok-gnv-2020"\n[[events]]\non = 2020-06-01\nkind = "notified"\nrecipient = "Orsa"\namount = 5\n',
            "utf-8",
        )
        assert run("check", path)[:2] == (0, f"{path}: giltig, 1 händelse\n")
        assert answer(run, "check", path)["files"][0]["valid"]
        path.write_text('of = "ok-gnv-2021"\n', "utf-8")
        status, out, err = run("check", path)
        assert status == 2
        assert "inte giltig" in out
        assert f"{path}:1: of: no agreement, grant or post is called 'ok-gnv-2021'; did you mean 'ok-gnv-2020'?" in err


class TestBadInput:
    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["allocate", "ok-gnv-2020", "--year", "2021"], "ok-gnv-2020 is the grant of 2020, not of 2021"),
            (["allocate", "ok-gnv-2020", "--pot", "dalarne"], "did you mean 'dalarna'?"),
            (["allocate", "ok-gnv-2020", "--pot", "regionerna"], "no paper says how it is shared"),
            (["allocate", "ok-gnv-2020", "--pot", "kommunerna"], "by population and patients, whose figures no paper"),
            (["allocate", "ok-gnv-2020", "--figures", "nowhere.csv"], "there is no such file"),
            (["allocate", "stimulans-aldre-2011", "--figures", "x.csv"], "--figures serves nothing"),
            (["allocate", "stimulans-aldre-2011", "--as-printed"], "no printed column is called"),
            (["allocate", "stimulans-aldre-2011", "--joint-cost", "5"], "knows of no joint use"),
            (["allocate", "ok-gnv-2020", "--pot", "dalarna", "--figures", "x.csv"], "serves none of the pots dalarna"),
            (["allocate", "ok-gnv-2020", "--joint-cost", "5"], "give --joint-percent"),
            (["allocate", "ok-gnv-2020", "--joint-percent", "5"], "--joint-percent goes with --joint-cost"),
            (["allocate", "ok-gnv-2020", "--joint-cost", "0", "--joint-percent", "5"], "a cost is above nought"),
            (["allocate", "ok-gnv-2020", "--joint-cost", "1 mkr", "--joint-percent", "110"], "negative weights"),
            (["allocate", "ok-gnv-2020", "--joint-cost", "40 mkr", "--joint-percent", "50"], "lower the cost"),
            (
                ["allocate", "ok-gnv-2020", "--joint-cost", "1 mkr", "--joint-percent", "5", "--later-grant", "kanske"],
                "neither yes nor no",
            ),
            (["allocate", "ok-gnv-2020", "--qualified", "Orsa"], "no pot of ok-gnv-2020 asks for something"),
            (["allocate", "ok-gnv-2020", "--as-printed", "--pot", "dalarna"], "--pot changes nothing"),
            (["allocate", "ok-gnv-2020", "--basis", "population-dalarna"], "did you mean"),
            (["allocate", "rss-dalarna-2023", "--year", "2023", "--pot", "x"], "--pot serves grants"),
            (["allocate", "rss-dalarna-2023"], "say which year, as --year 2023"),
            (["explain", "ok-gnv-2020", "--party", "Sala"], "no party is called 'Sala'"),
            (["explain", "ok-gnv-2020", "--party", "Region Dalarna"], "it is no recipient of ok-gnv-2020"),
            (["status", "rss-dalarna-2023", "--on", "2024-01-01", "--reading", "each"], "--reading serves grants"),
            (["status", "ok-gnv-2020", "--on", "2020-10"], "'2020-10' is not one day"),
            (["status", "ok-gnv-2020", "--on", "2020-02-30"], "is not a period"),
            (["status", "ok-gnv-2020", "--on", "2020-10-01", "--journal", "nowhere.toml"], "there is no such file"),
            (
                ["status", "ok-gnv-2020", "--on", "2020-10-01", "--journal", "exempel"],
                "there is no file and no example 'exempel'",
            ),
            (["deadlines", "--from", "igår"], "is not a period"),
            (["deadlines", "nothing"], "no agreement, grant or post is called 'nothing'"),
            (["compare", "ok-gnv-2020:2021", "rss-dalarna-2023"], "is the grant of 2020, not of 2021"),
        ],
    )
    def test_one_message_and_status_2(self, run: Run, arguments: list[str], told: str) -> None:
        status, out, err = run(*arguments)
        assert (status, out) == (2, "")
        assert told in err
        assert err.startswith("nvf: ")

    def test_all_faults_of_a_journal_at_once(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "journal.toml"
        path.write_text(
            'of = "ok-gnv-2020"\nextra = 1\n'
            '[[events]]\non = 2020-06-01\nkind = "notified"\nrecipient = "Orsa"\namount = 100\n'
            '[[events]]\non = 2019-06-01\nkind = "paid"\nrecipient = "Mora"\namount = 5\n'
            '[[events]]\non = 2020-06-02\nkind = "used"\nrecipient = "Orso"\namount = -5\narea = "d"\n'
            '[[events]]\non = 2020-06-02\nkind = "paid"\nrecipient = "Orsa"\namount = 200\n',
            "utf-8",
        )
        status, out, err = run("status", "ok-gnv-2020", "--on", "2020-10-01", "--journal", path)
        assert (status, out) == (2, "")
        lines = err.splitlines()
        assert lines[0].startswith(f"{path}:2: extra: unknown key")
        assert any(line.startswith(f"{path}:8: events[2]: 2019-06-01 paid Mora") for line in lines)
        assert any("no party is called 'Orso'; did you mean 'Orsa'?" in line for line in lines)
        assert any("Orsa would have been paid 200 kr, and is granted 100 kr" in line for line in lines)

    def test_a_grant_that_does_not_say_which_day_its_figures_refer_to(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "grant.toml"
        path.write_text(
            '[[grants]]\nid = "g"\ntitle = "G"\ngrantor = "Staten"\nyear = 2024\nterm = "2024"\n'
            '[[grants.pots]]\nid = "p"\ntitle = "P"\namount = 100\nkey = { kind = "proportional", counts = "beds" }\n',
            "utf-8",
        )
        figures = tmp_path / "beds.csv"
        figures.write_text("party,beds\nA,1\nB,3\n", "utf-8")
        assert "does not say which day its beds refers to" in run("allocate", path, "--figures", figures)[2]
        path.write_text(path.read_text("utf-8").replace('"beds" }', '"beds", as_of = "2023" }'), "utf-8")
        assert [row["amount"] for row in answer(run, "allocate", path, "--figures", figures)["rows"]] == ["25", "75"]

    def test_only_those_who_met_it(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "grant.toml"
        path.write_text(
            '[[grants]]\nid = "g"\ntitle = "G"\ngrantor = "Staten"\nyear = 2012\nterm = "2012"\n'
            '[[grants.pots]]\nid = "p"\ntitle = "P"\namount = 1000\nfor_those_who = "har uppfyllt kraven"\n'
            'key = { kind = "parts", shares = { Orsa = 1, Mora = 3, Falun = 6 } }\n',
            "utf-8",
        )
        assert "name them as qualified" in run("allocate", path)[2]
        assert "Delas bara av dem som har uppfyllt kraven." in run("allocate", path, "--qualified", "Orsa")[1]
        rows = answer(run, "allocate", path, "--qualified", "Orsa,Mora kommun")["rows"]
        assert {row["name"]: row["amount"] for row in rows} == {"Mora": "750", "Orsa": "250"}
