"""A year's cost, settled on the command line; the amounts of Dalarna are reckoned by hand from the memorandum."""

import csv
import io
from pathlib import Path

import pytest

from cli_runs import Run, answer

YEAR = ("settle", "rss-dalarna-2023", "--year", "2023")


class TestTheYear:
    def test_a_surplus_goes_back_by_the_key(self, run: Run) -> None:
        """93 797 kr of each side; Orsa 93 797 × 6 939 / 288 382 = 2 256,9 and Falun × 59 752 = 19 434,5 below a half."""
        data = answer(run, *YEAR, "--actual", "3 812 406 kr")
        adjustments = {row["name"]: int(row["adjustment"]) for row in data["rows"]}
        assert (data["charged"], data["actual"], data["difference"]) == ("4000000", "3812406", "-187594")
        assert (adjustments["Orsa"], adjustments["Falun"], adjustments["Region Dalarna"]) == (-2_257, -19_434, -93_797)
        assert sum(adjustments.values()) == -187_594
        assert data["left"] == []
        assert "instalments" not in data

    def test_the_next_instalment_holds_it(self, run: Run) -> None:
        """A third of 48 124 kr is 16 041 or 16 042; the third instalment is lowered by 2 257."""
        data = answer(run, *YEAR, "--actual", "3 812 406 kr", "--every", "tertial", "--on", "2023-08-31")
        orsa = [row["amount"] for each in data["instalments"] for row in each["rows"] if row["name"] == "Orsa"]
        assert orsa == ["16041", "16042", "13784"]
        assert [each["total"] for each in data["instalments"]] == ["1333334", "1333333", "1145739"]

    def test_by_the_forecast_of_a_journal(self, run: Run) -> None:
        """128 000 kr below: 64 000 of each side; Orsa 64 000 × 6 939 / 288 382 = 1 539,97, so that 1 540 go back."""
        asked = ("--journal", "exempel-rss-2023", "--on", "2023-08-31", "--every", "tertial")
        data = answer(run, *YEAR, *asked)
        orsa = next(row for row in data["rows"] if row["name"] == "Orsa")
        assert (data["actual"], data["actual_is"], orsa["adjustment"]) == ("3872000", "forecast", "-1540")
        third = next(row for row in data["instalments"][2]["rows"] if row["name"] == "Orsa")
        assert third["amount"] == "14501"
        _, page, _ = run(*YEAR, *asked)
        assert "avräkningen är preliminär" in page
        assert "Fiktivt exempel" in page

    def test_by_what_is_booked(self, run: Run) -> None:
        """After the year 2 496 000 kr are booked, and only to August: that is told, and the status is 1."""
        data = answer(run, *YEAR, "--journal", "exempel-rss-2023", "--on", "2024-02-01", status=1)
        assert (data["actual"], data["actual_is"], data["difference"]) == ("2496000", "booked", "-1504000")
        assert [each["rule"] for each in data["findings"]] == ["booked-to-the-end"]

    def test_after_an_earlier_settlement(self, run: Run, tmp_path: Path) -> None:
        """Expected 3 872 000 in August, 3 729 300 in the end: 71 350 × 6 939 / 288 382 = 1 716,81 go back, not 3 257."""
        journal = tmp_path / "year.toml"
        journal.write_text(
            'of = "rss-dalarna-2023"\n'
            '[[events]]\non = 2023-08-31\nkind = "settled"\nyear = 2023\nactual = "3 872 000 kr"\n'
            '[[events]]\non = 2024-01-20\nkind = "booked"\nline = "salaries"\nperiod = "2023"\namount = "3 729 300 kr"\n'
        )
        data = answer(run, *YEAR, "--journal", journal, "--on", "2024-02-01")
        orsa = next(row for row in data["rows"] if row["name"] == "Orsa")
        assert (orsa["charged"], orsa["earlier"], orsa["adjustment"]) == ("46584", "-1540", "-1717")
        assert data["earlier"] == [{"on": "2023-08-31", "actual": "3872000", "difference": "-128000"}]
        early = answer(run, *INVOICES, "--party", "Orsa", "--journal", journal, "--on", "2024-02-01")
        assert [row["amount"] for row in early["rows"]] == ["16041", "16042", "14501", "-1717"]

    def test_for_machines(self, run: Run) -> None:
        _, out, _ = run(*YEAR, "--actual", "3 812 406 kr", "--format", "csv")
        rows = {row["name"]: row for row in csv.DictReader(io.StringIO(out))}
        orsa = {"party": "2034", "name": "Orsa", "charged": "48124", "adjustment": "-2257", "settled": "45867"}
        orsa["earlier"] = "0"
        assert rows["Orsa"] == orsa

    def test_in_whole_ore(self, run: Run) -> None:
        """An öre more for each side: that of the municipalities is Falun's, who has the largest remainder."""
        data = answer(run, *YEAR, "--actual", "4000000,02", "--unit", "öre")
        assert [row["name"] for row in data["rows"] if row["adjustment"] != "0"] == ["Falun", "Region Dalarna"]


INVOICES = ("invoices", "rss-dalarna-2023", "--year", "2023", "--every", "tertial")


class TestInvoices:
    def test_three_of_orsa_with_a_settlement(self, run: Run) -> None:
        """16 041 and 16 042 kr, and of the third 16 041 less 1 540."""
        asked = (*INVOICES, "--party", "Orsa", "--journal", "exempel-rss-2023", "--on", "2023-08-31")
        data = answer(run, *asked)
        assert [(row["due_on"], row["amount"]) for row in data["rows"]] == [
            ("2023-01-01", "16041"), ("2023-05-01", "16042"), ("2023-09-01", "14501"),
        ]  # fmt: skip
        assert (data["total"], data["vat"], data["due"]) == ("46584", None, "advance")
        _, page, _ = run(*asked)
        assert "2023-01-01 är en söndag; att förfallodagen då flyttas framgår inte" in page
        assert "Hur momsen hanteras framgår inte av handlingarna" in page
        assert "Fiktivt exempel" in page

    def test_by_an_actual_cost(self, run: Run) -> None:
        """128 000 kr below, given as a sum."""
        data = answer(run, *INVOICES, "--actual", "3 872 000 kr", "--on", "2023-08-31")
        assert data["total"] == "3872000"

    def test_as_often_as_the_paper_says(self, run: Run, tmp_path: Path) -> None:
        """120 000 kr a year, half each, of which a quarter is 15 000."""
        path = tmp_path / "avtal.toml"
        path.write_text(
            '[parties.municipalities]\nK1 = "Ekeby"\nK2 = "Norby"\n'
            '[[papers]]\nid = "avtalet"\ntitle = "Avtalet"\nkind = "agreement"\n'
            '[[agreements]]\nid = "samverkan"\ntitle = "Samverkan"\nterm = "2030"\ncost = { yearly = 120000 }\n'
            'source = { paper = "avtalet", place = "4 §" }\n'
            '[agreements.cost_key]\nkind = "equal"\nparties = ["Ekeby", "Norby"]\n'
            '[agreements.payment]\nevery = "quarter"\nsource = { paper = "avtalet", place = "6 §" }\n'
        )
        data = answer(run, "invoices", path, "--year", "2030", "--party", "Ekeby")
        assert [(row["due_on"], row["amount"]) for row in data["rows"]] == [
            (f"2030-{month}-01", "15000") for month in ("01", "04", "07", "10")
        ]
        days = answer(run, "deadlines", path)
        assert [row["on"] for row in days["rows"]][:2] == ["2030-01-01", "2030-04-01"]
        status, _, err = run("invoices", path, "--year", "2030", "--every", "month")
        assert (status, "handlingarna anger quarter, inte month" in err) == (2, True)

    def test_as_a_calendar(self, run: Run) -> None:
        _, out, _ = run(*INVOICES, "--party", "Orsa", "--format", "ics")
        assert out.count("BEGIN:VEVENT") == 3
        assert "DTSTART;VALUE=DATE:20230901" in out
        late = ("--actual", "3 872 000 kr", "--on", "2023-12-01")
        _, out, _ = run(*INVOICES, "--party", "Orsa", *late, "--format", "ics")
        assert out.count("BEGIN:VEVENT") == 3

    def test_a_party_that_has_left(self, run_en: Run, tmp_path: Path) -> None:
        journal = tmp_path / "journal.toml"
        journal.write_text(
            """
of = "rss-dalarna-2023"
assumptions = { notice = { months = 3 } }
[[events]]
on = 2023-01-01
kind = "took-effect"
[[events]]
on = 2023-01-31
kind = "notice-given"
party = "Orsa"
""",
            "utf-8",
        )
        got, out, err = run_en(*INVOICES, "--journal", journal)
        assert (got, out) == (2, "")
        assert "Orsa has left on 2023-04-30, by notice of 2023-01-31, and cannot be invoiced for 2023-05-01" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([*YEAR, "--actual", "3 812 407 kr"], "cannot be split evenly between municipalities and region"),
        ([*YEAR, "--actual", "4 mkr", "--every", "tertial"], "say --on, such as --on 2024-08-31"),
        ([*YEAR, "--actual", "4 mkr", "--on", "2023-08-31"], "say --every too, or leave the day out"),
        ([*INVOICES, "--vat"], "states how value added tax is treated; leave --vat out"),
        ([*INVOICES, "--due-day", "31"], "could fall due; choose another day"),
        ([*INVOICES, "--due-day", "32"], "no day of a month"),
        ([*INVOICES, "--due-day", "x"], "'x' is no day of a month; say 1 to 31"),
        ([*INVOICES, "--actual", "1"], "say --on, such as"),
        ([*INVOICES, "--party", "Umeå"], "Umeå"),
        ([*INVOICES[:4]], "how often are invoices sent? say --every"),
        ([*YEAR], "say either --actual or --journal"),
        ([*YEAR, "--actual", "1", "--journal", "exempel-rss-2023"], "say either --actual or --journal"),
        ([*YEAR, "--journal", "exempel-rss-2023"], "say --on, such as"),
        ([*YEAR, "--journal", "exempel-rss-2023", "--on", "2023-08-30"], "there is no forecast of Salary and employer"),
        ([*YEAR, "--journal", "exempel-rss-2023", "--on", "2023-04-29"], "nothing is booked for rss-dalarna-2023 2023"),
        ([*YEAR, "--journal", "exempel-gnv-2020", "--on", "2023-04-29"], "ok-gnv-2020"),
        (["outcome", "ok-gnv-2020", "--year", "2020", "--on", "2020-01-01"], "ok-gnv-2020 is a grant"),
        (["outcome", "rss-dalarna-2023", "--year", "2027", "--on", "2027-01-01"], "2027"),
        ([*YEAR, "--actual", "4 mkr", "--counted", "days"], "--counted goes with --every"),
        ([*YEAR, "--actual=-4 mkr"], "an actual cost is zero or more"),
        (["settle", "ok-gnv-2020", "--year", "2020", "--actual", "1"], "ok-gnv-2020 is a grant"),
        (["settle", "rss-gnv-post-2023", "--year", "2023", "--actual", "1"], "is a post"),
        (["settle", "rss-dalarna-2023", "--year", "2027", "--actual", "1"], "2027"),
        (["settle", "rss-dalarna-2018", "--year", "2022", "--actual", "1"], "--basis ID"),
        ([*YEAR, "--actual", "3 812 406,50"], "not a whole number of 1 kr"),
    ],
)
def test_what_cannot_be(run_en: Run, arguments: list[str], told: str) -> None:
    got, out, err = run_en(*arguments)
    assert (got, out) == (2, "")
    assert told in err
    assert len(err.splitlines()) == 1
