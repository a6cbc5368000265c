"""Days to keep that are Sundays or public holidays are said to be it in every status, and none is moved."""

import datetime as dt
from pathlib import Path

import pytest

from nara_vard_finans import Workspace

AGREEMENT = """
[parties]
municipalities = {{ "2034" = "Orsa", "2062" = "Mora" }}
[[agreements]]
id = "eget"
title = "Eget"
parties = ["Orsa", "Mora"]
term = {{ first_day = 2027-01-01, last_day = {last} }}
notice = {{ months = 12 }}
cost = {{ yearly = 100 }}
cost_key = {{ kind = "equal", parties = ["Orsa", "Mora"] }}
adoption = {{ holds_if = "all-sign", sign_by = {sign_by} }}
"""


@pytest.mark.parametrize(
    ("last", "sign_by", "said"),
    [
        ("2028-12-25", "2026-11-27", ["2027-12-25 är juldagen"]),
        ("2028-12-28", "2026-11-29", ["2026-11-29 är en söndag"]),
        ("2028-12-25", "2026-11-29", ["2026-11-29 är en söndag", "2027-12-25 är juldagen"]),
        ("2028-12-28", "2026-11-27", []),
    ],
)
def test_of_an_agreement(tmp_path: Path, last: str, sign_by: str, said: list[str]) -> None:
    path = tmp_path / "eget.toml"
    path.write_text(AGREEMENT.format(last=last, sign_by=sign_by), "utf-8")
    answer = Workspace.open(path).status(on=dt.date(2026, 10, 1))
    text = answer.report("sv").text()
    assert [day for day in ("2026-11-29 är en söndag", "2027-12-25 är juldagen") if day in text] == said
    assert ("Ingen dag flyttas" in text) is bool(said)
    assert answer.report("sv").data["notice"]["last_day"] == f"2027{last[4:]}"


@pytest.mark.parametrize(("on", "said"), [("2024-06-15", True), ("2024-06-17", False)])
def test_of_a_post(on: str, *, said: bool) -> None:
    """Three months from 15 June 2024 is Sunday 15 September."""
    found = Workspace.open().status(
        "rss-gnv-post-2023", on=dt.date.fromisoformat(on), journals=["exempel-gnv-post-2023"]
    )
    assert ("2024-09-15 är en söndag. Ingen dag flyttas" in found.report("sv").text()) is said
