"""Instalments on the command line, and what goes with them."""

from pathlib import Path

import pytest

import agreement_cases as ac
from cli_runs import Run, answer
from nara_vard_finans import Journal, Period, kronor, status
from nara_vard_finans.core import JournalError, OutsideTermError
from nara_vard_finans.journals import Given
from nara_vard_finans.sharing import YearlyCost


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """Seventeen parties, the last of whom weighs as much as the sixteen others."""
    path = tmp_path / "weights.csv"
    rows = [*(f"p{number:02d},1" for number in range(16)), "Region Dalarna,16"]
    path.write_text("party,weight\n" + "\n".join(rows) + "\n", "utf-8")
    return path


class TestShare:
    TOTAL = "1 000 003"

    def test_a_million_and_three_over_a_year_from_april_in_tertials(self, run: Run, weights: Path) -> None:
        """Rows, columns and the whole sum: 1 000 003 is 333 335 and twice 333 334, and no party pays a krona too much."""
        data = answer(
            run, "share", "--total", self.TOTAL, "--weights", weights, "--every", "tertial", "--from", "2024-04-01"
        )
        plan = data["instalments"]
        assert [(each["first_day"], each["last_day"]) for each in plan] == [
            ("2024-04-01", "2024-07-31"), ("2024-08-01", "2024-11-30"), ("2024-12-01", "2025-03-31"),
        ]  # fmt: skip
        assert [each["total"] for each in plan] == ["333335", "333334", "333334"]
        for each in plan:
            assert sum(int(row["amount"]) for row in each["rows"]) == int(each["total"])
        paid = {row["party"]: 0 for row in data["rows"]}
        for each in plan:
            for row in each["rows"]:
                paid[row["party"]] += int(row["amount"])
        assert paid == {row["party"]: int(row["amount"]) for row in data["rows"]}
        assert len(paid) == 17
        assert sum(paid.values()) == 1_000_003

    def test_to_a_day_and_by_days(self, run: Run, weights: Path) -> None:
        """January has 31 days of 60 in a leap year's first two months, 16 667 kr and a third of 32 000."""
        arguments = (
            "--total",
            "60000",
            "--weights",
            weights,
            "--every",
            "month",
            "--from",
            "2024-01-01",
            "--to",
            "2024-02-29",
        )
        assert [each["total"] for each in answer(run, "share", *arguments)["instalments"]] == ["30000", "30000"]
        by_days = answer(run, "share", *arguments, "--counted", "days")["instalments"]
        assert [each["total"] for each in by_days] == ["31000", "29000"]

    def test_as_a_page_and_for_machines(self, run: Run, weights: Path) -> None:
        arguments = ("share", "--total", "34", "--weights", weights, "--every", "year", "--from", "2024-01-01")
        status_, out, _ = run(*arguments)
        assert status_ == 0
        assert "Delbetalningar i förskott, 2024" in out
        assert "efter hela kalendermånader" in out
        assert "Instalments in advance, 2024" in run(*arguments, "--lang", "en")[1]
        lines = run(*arguments, "--format", "csv")[1].splitlines()
        assert lines[0] == "due_on,party,name,amount"
        assert lines[-1] == "2024-01-01,20,Region Dalarna,17"

    @pytest.mark.parametrize(
        ("more", "told"),
        [
            (["--every", "tertial"], "say which, as --from 2024-01-01"),
            (["--from", "2024-01-01"], "--from goes with --every"),
            (["--to", "2024-01-01"], "--to goes with --every"),
            (["--counted", "days"], "--counted goes with --every"),
            (["--every", "tertial", "--from", "2024-02-15", "--to", "2024-03-01"], "count it by days"),
            (
                ["--every", "tertial", "--from", "2024-02-15", "--to", "2024-01-01"],
                "its last day comes before its first",
            ),
        ],
    )
    def test_what_cannot_be(self, run: Run, weights: Path, more: list[str], told: str) -> None:
        got, out, err = run("share", "--total", "34", "--weights", weights, *more)
        assert (got, out) == (2, "")
        assert told in err
        assert len(err.splitlines()) == 1


class TestAllocate:
    def test_a_years_tertials(self, run: Run) -> None:
        """Four million in three: one tertial has the odd krona, and the region pays a half of each to a krona."""
        data = answer(run, "allocate", "rss-dalarna-2023", "--year", 2024, "--every", "tertial")
        assert [each["total"] for each in data["instalments"]] == ["1333334", "1333333", "1333333"]
        region = [row["amount"] for each in data["instalments"] for row in each["rows"] if row["party"] == "20"]
        assert sorted(region) == ["666666", "666667", "666667"]

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["ok-gnv-2020", "--every", "tertial"], "--every serves agreements, and ok-gnv-2020 is a grant"),
            (
                ["rss-dalarna-2023", "--year", "2023", "--as-printed", "--every", "year"],
                "--every changes nothing of what",
            ),
            (["rss-gnv-post-2023", "--year", "2023"], "is a post; its status tells what each is to pay"),
        ],
    )
    def test_what_cannot_be(self, run: Run, arguments: list[str], told: str) -> None:
        got, out, err = run("allocate", *arguments)
        assert (got, out) == (2, "")
        assert told in err


class TestBesides:
    def test_the_days_of_a_year_in_a_term(self) -> None:
        assert ac.AGREEMENT.in_year(2030) == Period.year(2030)
        with pytest.raises(OutsideTermError):
            ac.AGREEMENT.in_year(2029)

    def test_an_agreement_is_given_no_cost(self) -> None:
        journal = Journal(of="stod-2030", given=Given(cost=YearlyCost(amount=kronor(1))))
        with pytest.raises(
            JournalError, match="given.cost: a journal of an agreement gives notice and on_leaving alone"
        ):
            status(ac.AGREEMENT, journal, on=ac.on(1, 1))

    def test_a_journal_file_that_tells_of_days_after_its_end(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "journal.toml"
        path.write_text(
            'of = "rss-dalarna-2023"\nkept_to = 2022-12-01\n[[events]]\non = 2022-12-02\nkind = "signed"\nparty = "Orsa"\n',
            "utf-8",
        )
        got, _, err = run("status", "rss-dalarna-2023", "--on", "2023-01-01", "--journal", path)
        assert got == 2
        assert (
            f"{path}:3: events[1]: 2022-12-02 signed Orsa: the journal is kept to 2022-12-01, and tells of a later"
            in err
        )
