"""A year's cost, settled on the command line; the amounts of Dalarna are reckoned by hand from the memorandum."""

import csv
import io

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

    def test_for_machines(self, run: Run) -> None:
        _, out, _ = run(*YEAR, "--actual", "3 812 406 kr", "--format", "csv")
        rows = {row["name"]: row for row in csv.DictReader(io.StringIO(out))}
        orsa = {"party": "2034", "name": "Orsa", "charged": "48124", "adjustment": "-2257", "settled": "45867"}
        assert rows["Orsa"] == orsa

    def test_in_whole_ore(self, run: Run) -> None:
        """An öre more for each side: that of the municipalities is Falun's, who has the largest remainder."""
        data = answer(run, *YEAR, "--actual", "4000000,02", "--unit", "öre")
        assert [row["name"] for row in data["rows"] if row["adjustment"] != "0"] == ["Falun", "Region Dalarna"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([*YEAR, "--actual", "3 812 407 kr"], "cannot be split evenly between municipalities and region"),
        ([*YEAR, "--actual", "4 mkr", "--every", "tertial"], "say --on, such as --on 2024-08-31"),
        ([*YEAR, "--actual", "4 mkr", "--on", "2023-08-31"], "say --every too, or leave the day out"),
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
