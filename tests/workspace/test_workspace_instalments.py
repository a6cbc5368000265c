"""Instalments, as a workspace answers."""

from pathlib import Path

import pytest

from asked import a_day, data_of, page_of
from nara_vard_finans import Amount, Period, Workspace
from nara_vard_finans.sharing import Counting, Every
from nara_vard_finans.workspace import Instalments

ASK = Workspace.open()


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """Seventeen parties, the last of whom weighs as much as the sixteen others."""
    path = tmp_path / "weights.csv"
    rows = [*(f"p{number:02d},1" for number in range(16)), "Region Dalarna,16"]
    path.write_text("party,weight\n" + "\n".join(rows) + "\n", "utf-8")
    return path


class TestShare:
    TOTAL = "1 000 003"

    def test_a_million_and_three_over_a_year_from_april_in_tertials(self, weights: Path) -> None:
        """Rows, columns and the whole sum: 1 000 003 is 333 335 and twice 333 334, and no party pays a krona too much."""
        data = data_of(
            ASK.share(
                Amount.parse(self.TOTAL),
                weights,
                instalments=Instalments(
                    every=Every("tertial"), period=Period(first_day=a_day("2024-04-01"), last_day=a_day("2025-03-31"))
                ),
            )
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

    def test_to_a_day_and_by_days(self, weights: Path) -> None:
        """January has 31 days of 60 in a leap year's first two months, 16 667 kr and a third of 32 000."""
        assert [
            each["total"]
            for each in data_of(
                ASK.share(
                    Amount.parse("60000"),
                    weights,
                    instalments=Instalments(
                        every=Every("month"), period=Period(first_day=a_day("2024-01-01"), last_day=a_day("2024-02-29"))
                    ),
                )
            )["instalments"]
        ] == ["30000", "30000"]
        by_days = data_of(
            ASK.share(
                Amount.parse("60000"),
                weights,
                instalments=Instalments(
                    every=Every("month"),
                    counted=Counting("days"),
                    period=Period(first_day=a_day("2024-01-01"), last_day=a_day("2024-02-29")),
                ),
            )
        )["instalments"]
        assert [each["total"] for each in by_days] == ["31000", "29000"]

    def test_as_a_page_and_for_machines(self, weights: Path) -> None:
        reply = ASK.share(
            Amount.parse("34"),
            weights,
            instalments=Instalments(
                every=Every("year"), period=Period(first_day=a_day("2024-01-01"), last_day=a_day("2024-12-31"))
            ),
        )
        out = page_of(reply)
        assert reply.is_in_order
        assert "Betalningsplan (förskott), 2024" in out
        assert "efter hela kalendermånader" in out
        assert "Instalments in advance, 2024" in page_of(
            ASK.share(
                Amount.parse("34"),
                weights,
                instalments=Instalments(
                    every=Every("year"), period=Period(first_day=a_day("2024-01-01"), last_day=a_day("2024-12-31"))
                ),
            ),
            "en",
        )
        lines = (
            ASK.share(
                Amount.parse("34"),
                weights,
                instalments=Instalments(
                    every=Every("year"), period=Period(first_day=a_day("2024-01-01"), last_day=a_day("2024-12-31"))
                ),
            )
            .report()
            .csv()
            .splitlines()
        )
        assert lines[0] == "due_on,party,name,amount"
        assert lines[-1] == "2024-01-01,20,Region Dalarna,17"


class TestAllocate:
    def test_a_years_tertials(self) -> None:
        """Four million in three: one tertial has the odd krona, and the region pays a half of each to a krona."""
        data = data_of(ASK.allocate("rss-dalarna-2023", 2024, instalments=Instalments(every=Every("tertial"))))
        assert [each["total"] for each in data["instalments"]] == ["1333334", "1333333", "1333333"]
        region = [row["amount"] for each in data["instalments"] for row in each["rows"] if row["party"] == "20"]
        assert sorted(region) == ["666666", "666667", "666667"]
