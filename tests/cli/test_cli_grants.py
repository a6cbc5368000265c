"""The command line on grants: awards, joint work, a status on a day, deadlines, and the calendar file."""

import datetime as dt
import io
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import vobject

from cli_runs import Run, answer


@pytest.fixture
def counties() -> Path:
    """A made-up table with inhabitants and patients of every county."""
    return Path(__file__).parents[2] / "docs" / "examples" / "lan-pahittat.csv"


class TestAllocate:
    def test_a_file_of_counties_may_come_by_a_pipe(self, run: Run, counties: Path) -> None:
        piped = io.TextIOWrapper(io.BytesIO(counties.read_bytes()))
        with mock.patch.object(sys, "stdin", piped):
            assert run("allocate", "ok-gnv-2020", "--figures", "-", "--pot", "kommunerna")[0] == 0

    def test_a_file_from_excel(self, run_en: Run, counties: Path, tmp_path: Path) -> None:
        excel = tmp_path / "lan.csv"
        excel.write_bytes(counties.read_text("utf-8").replace(",", ";").encode("cp1252"))
        arguments = ("allocate", "ok-gnv-2020", "--figures", excel)
        assert "--encoding" in run_en(*arguments)[2]
        assert run_en(*arguments, "--encoding", "cp1252")[0] == 0

    def test_who_carries_an_odd_krona_of_joint_work(self, run_en: Run) -> None:
        arguments = ("allocate", "ok-gnv-2020", "--joint-cost", "900001", "--joint-percent", "50")
        assert "cannot be split evenly" in run_en(*arguments)[2]
        assert answer(run_en, *arguments, "--joint-odd-to", "region")["joint"]["region"] == "450001"


class TestDeadlines:
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
        assert 'pip install "nara-vard-finans[calendar]"' in err


class TestCheck:
    def test_journals_and_facts(self, run_en: Run, tmp_path: Path) -> None:
        path = tmp_path / "journal.toml"
        path.write_text(
            'of = "ok-gnv-2020"\n[[events]]\non = 2020-06-01\nkind = "notified"\nrecipient = "Orsa"\namount = 5\n',
            "utf-8",
        )
        assert run_en("check", path)[:2] == (0, f"{path}: valid, 1 event\n")
        assert answer(run_en, "check", path)["files"][0]["valid"]
        path.write_text('of = "ok-gnv-2020x"\n', "utf-8")
        status, out, err = run_en("check", path)
        assert status == 2
        assert "not valid" in out
        assert f"{path}:1: of: no agreement, grant or post is called 'ok-gnv-2020x'; did you mean 'ok-gnv-2020'?" in err


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
            (
                ["allocate", "ok-gnv-2020", "--joint-cost", "2020=5", "--joint-cost", "6", "--joint-percent", "5"],
                "give one amount for each year",
            ),
            (
                ["allocate", "ok-gnv-2020", "--joint-cost", "2020=5", "--joint-cost", "2020=6", "--joint-percent", "5"],
                "give one amount for each year",
            ),
            (
                ["status", "ok-gnv-2020", "--on", "2021-04-15", "--reading", "interim-report"],
                "say what is read and how",
            ),
            (
                ["status", "ok-gnv-2020", "--on", "2021-04-15", "--reading", "interim-report=x"],
                "no reading is called 'x'",
            ),
            (["allocate", "ok-gnv-2020", "--joint-cost", "0", "--joint-percent", "5"], "a cost is above zero"),
            (
                ["allocate", "ok-gnv-2020", "--joint-cost", "1 mkr", "--joint-percent", "110"],
                "is 110 percent of the cost",
            ),
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
            (["status", "rss-dalarna-2023", "--on", "2024-01-01", "--binding", "each"], "--binding serves grants"),
            (["status", "ok-gnv-2020", "--on", "2020-10"], "'2020-10' is not one day"),
            (["status", "ok-gnv-2020", "--on", "2020-02-30"], "is no day that exists"),
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
    def test_one_message_and_status_2(self, run_en: Run, arguments: list[str], told: str) -> None:
        status, out, err = run_en(*arguments)
        assert (status, out) == (2, "")
        assert told in err
        assert err.startswith("nvf: ")

    def test_all_faults_of_a_journal_at_once(self, run_en: Run, tmp_path: Path) -> None:
        path = tmp_path / "journal.toml"
        path.write_text(
            'of = "ok-gnv-2020"\nextra = 1\n'
            '[[events]]\non = 2020-06-01\nkind = "notified"\nrecipient = "Orsa"\namount = 100\n'
            '[[events]]\non = 2019-06-01\nkind = "paid"\nrecipient = "Mora"\namount = 5\n'
            '[[events]]\non = 2020-06-02\nkind = "used"\nrecipient = "Orso"\namount = -5\narea = "d"\n'
            '[[events]]\non = 2020-06-02\nkind = "paid"\nrecipient = "Orsa"\namount = 200\n',
            "utf-8",
        )
        status, out, err = run_en("status", "ok-gnv-2020", "--on", "2020-10-01", "--journal", path)
        assert (status, out) == (2, "")
        lines = err.splitlines()
        assert lines[0].startswith(f"{path}:2: extra: unknown key")
        assert any(line.startswith(f"{path}:8: events[2]: 2019-06-01 paid Mora") for line in lines)
        assert any("no party is called 'Orso'; did you mean 'Orsa'?" in line for line in lines)
        assert any("Orsa would have been paid 200 kr, and is granted 100 kr" in line for line in lines)

    def test_only_those_who_met_it(self, run: Run, run_en: Run, tmp_path: Path) -> None:
        path = tmp_path / "grant.toml"
        path.write_text(
            '[[grants]]\nid = "g"\ntitle = "G"\ngrantor = "Staten"\nyear = 2012\nterm = "2012"\n'
            '[[grants.pots]]\nid = "p"\ntitle = "P"\namount = 1000\nfor_those_who = "har uppfyllt kraven"\n'
            'key = { kind = "parts", shares = { Orsa = 1, Mora = 3, Falun = 6 } }\n',
            "utf-8",
        )
        assert run_en("allocate", path)[2].endswith("name them as qualified; on the command line: --qualified\n")
        assert "Delas bara av dem som har uppfyllt kraven." in run("allocate", path, "--qualified", "Orsa")[1]
        rows = answer(run_en, "allocate", path, "--qualified", "Orsa,Mora kommun")["rows"]
        assert {row["name"]: row["amount"] for row in rows} == {"Mora": "750", "Orsa": "250"}
