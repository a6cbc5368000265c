"""What no paper states of a post is told as an assumption, wherever its answers rest on it."""

import datetime as dt
from pathlib import Path

import pytest

from nara_vard_finans import Workspace
from nara_vard_finans.core import Language

FACTS = """
[parties.municipalities]
K1 = "Ekeby"
K2 = "Bokeby"
[[statistics]]
id = "folk"
title = "Folkmängd"
counts = "population"
unit = "persons"
as_of = 2022-11-01
figures = { K1 = 100, K2 = 300 }
FIGURES
[[posts]]
id = "ledare"
title = "Ledaren"
employer = "K1"
term = "2024"
cost = { yearly = 1000 COST }
cost_key = { kind = "proportional", statistic = "folk" KEY }
"""
OF_COST, OF_KEY = "Kostnaden är antagen", "Nyckeln är antagen"
OF_FIGURES = "”Folkmängd” är antag"


def opened(folder: Path, **assumed: str) -> Workspace:
    text = FACTS
    for name in ("FIGURES", "COST", "KEY"):
        text = text.replace(name, assumed.get(name, ""))
    path = folder / "post.toml"
    path.write_text(text, "utf-8")
    return Workspace.open(path)


@pytest.mark.parametrize(
    ("assumed", "at"),
    [
        ({"COST": ", assumed = true"}, "cost"),
        ({"KEY": ", assumed = true"}, "cost_key"),
        ({"FIGURES": "assumed = true"}, "cost_key"),
    ],
)
def test_a_status_and_an_explanation_say_it(tmp_path: Path, assumed: dict[str, str], at: str) -> None:
    workspace = opened(tmp_path, **assumed)
    status = workspace.status("ledare", on=dt.date(2024, 6, 1))
    explained = workspace.explain("ledare", 2024, party="K1", on=dt.date(2024, 6, 1))
    (told,) = [each for each in status.report(Language.EN).data["remarks"] if each["kind"] == "assumption"]
    assert told["at"] == at
    for language in Language:
        sentence = told["text"] if language is Language.EN else None
        for answer in (status, explained):
            assert sentence is None or sentence in answer.report(language).text()


def test_what_is_stated_is_not_called_assumed(tmp_path: Path) -> None:
    status = opened(tmp_path).status("ledare", on=dt.date(2024, 6, 1))
    assert status.report(Language.SV).data["remarks"] == []
    assert "antag" not in status.report(Language.SV).text()
