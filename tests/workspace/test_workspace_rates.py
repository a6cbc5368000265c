"""Agreements by rates and without an end, as a workspace answers for them: pages, data, explanations and days."""

from decimal import Decimal
from pathlib import Path

import pytest

from asked import data_of, page_of, stands
from nara_vard_finans import Workspace, kronor
from nara_vard_finans.core import OutsideTermError, UnknownCostError
from nara_vard_finans.workspace import Rounding

FEE = """
[[papers]]
id = "stadgar"
title = "Stadgar"
kind = "decision"
dated = "2023"
[parties.municipalities]
K1 = "Ekeby"
[[statistics]]
id = "folk"
title = "Folkmängd 2022"
counts = "population"
unit = "persons"
as_of = "2022"
figures = { K1 = 1_001 }
[[agreements]]
id = "avgift"
title = "Avgiften"
term = { first_day = 2023-01-01, until_further_notice = true }
notice = { months = 6, to = "year-end" }
cost_key = { kind = "rate", promille = "2,5", statistic = "folk" }
source = { paper = "stadgar" }
"""
PROLONGED = FEE.replace(
    "{ first_day = 2023-01-01, until_further_notice = true }", '"2023"\nprolonged = { years = 2 }'
).replace(', to = "year-end"', "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "avgift.toml"
    written.write_text(FEE, encoding="utf-8")
    return written


class TestReckoned:
    """2,5 promille of 1 001 is 2,5025 kr, which is 3 kr rounded to the nearest."""

    def test_data(self, path: Path) -> None:
        data = data_of(Workspace.open(path).allocate("avgift", 2023))
        (row,), (level,) = data["rows"], data["levels"]
        assert (row["amount"], row["weight"], row["exact"]) == ("3", "1001", "1001/400")
        assert (level["rate"], level["method"], data["total"]) == ("0.0025", "half-up-each", "3")

    def test_page_and_explanation_tell_the_rate_and_that_the_rounding_is_assumed(self, path: Path) -> None:
        workspace = Workspace.open(path)
        page = page_of(workspace.allocate("avgift", 2023))
        assert "Taxa: 2,5 promille × Folkmängd 2022." in page
        assert "Ekeby      1 001                 2,50           3" in page
        said = page_of(workspace.explain("avgift", 2023, party="Ekeby"))
        assert "1. Taxan 2023 är 2,5 promille; alla parters belopp summerar till 3 kr." in said
        assert "2. Folkmängd 2022: Ekeby 1 001. 1 001 × 2,5 promille ≈ 2,5025 kr." in said
        assert "Antagande: Ingen handling anges för hur beloppen avrundas" in said
        assert "Rate: 2.5 per mille × Folkmängd 2022." in page_of(workspace.allocate("avgift", 2023), "en")

    def test_another_unit_is_a_choice(self, path: Path) -> None:
        found = Workspace.open(path).allocate("avgift", 2023, rounding=Rounding(unit=kronor(Decimal("0.50"))))
        assert data_of(found)["rows"][0]["amount"] == "2.50"
        assert "Val vid beräkningen" in page_of(found)

    def test_compared_year_by_year(self, path: Path) -> None:
        page = page_of(Workspace.open(path).compare("avgift", "avgift"))
        assert "avgift 2023 mot avgift 2023" in page

    def test_before_its_first_day(self, path: Path) -> None:
        workspace = Workspace.open(path)
        with pytest.raises(OutsideTermError):
            workspace.allocate("avgift", 2022)
        with pytest.raises(OutsideTermError):
            workspace.printed("avgift", 2022)
        with pytest.raises(OutsideTermError):
            workspace.facts.agreement("avgift").key_of(2022)
        with pytest.raises(UnknownCostError):
            workspace.facts.agreement("avgift").cost_of(2023)


class TestInTime:
    def test_until_further_notice(self, path: Path) -> None:
        found = stands(path, "2050-01-01")
        data = data_of(found)
        assert data["term"] == {"first_day": "2023-01-01", "last_day": None}
        assert data["ends_on"] is None
        assert data["notice"]["to"] == "year-end"
        page = page_of(found)
        assert "Avtalstid från och med 2023-01-01, tills vidare." in page
        assert "Uppsägningstid 6 månader, räknat till årets slut; avtalet har ingen sista dag." in page
        assert "9999" not in page

    def test_that_it_holds_until_further_notice(self, path: Path) -> None:
        journal = path.with_name("journal.toml")
        journal.write_text('of = "avgift"\n[[events]]\non = 2023-01-01\nkind = "took-effect"\n', encoding="utf-8")
        page = page_of(stands(path, "2024-07-01", journal))
        assert "Gäller från och med 2023-01-01, tills vidare." in page
        assert "Den som säger upp 2024-07-01 är bunden till och med 2025-12-31." in page

    def test_prolonged(self, path: Path) -> None:
        path.write_text(PROLONGED, encoding="utf-8")
        page = page_of(stands(path, "2024-01-01"))
        assert (
            "Uppsägningstid 6 månader; sista dag att säga upp till 2025-12-31 är 2025-06-30, annars förlängs avtalet "
            "med 24 månader."
        ) in " ".join(page.split())
        assert [row["id"] for row in data_of(Workspace.open(path).deadlines())["rows"]] == ["avgift/notice-2023-12-31"]

    def test_is_listed_without_a_last_day(self, path: Path) -> None:
        entries = data_of(Workspace.open(path).entries())["entries"]
        assert next(each["last_day"] for each in entries if each["id"] == "avgift") is None
