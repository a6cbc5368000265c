"""What is answered about a key with floors and ceilings: by hand, Bokeby pays 750 of 1 000 kr and Ekeby 250."""

from pathlib import Path

import pytest

from nara_vard_finans import Workspace, kronor, share_cost
from nara_vard_finans.core import NumeralError
from nara_vard_finans.facts import facts_text, read_facts
from nara_vard_finans.reports import read_receipt, receipt_bytes
from nara_vard_finans.sharing import Bounded
from receipt_verifier import verifier

FACTS = """
[parties.municipalities]
K1 = "Ekeby"
K2 = "Bokeby"
K3 = "Värden"
[[statistics]]
id = "folk"
title = "Folkmängd"
counts = "population"
unit = "persons"
as_of = 2022-11-01
figures = { K1 = 100, K2 = 300 }
[[agreements]]
id = "avgift"
title = "Avgiften"
parties = PARTIES
term = { first_day = 2023-01-01, until_further_notice = true }
cost = { yearly = 1000 }
[agreements.cost_key]
kind = "bounded"
of = { kind = "proportional", statistic = "folk" }
cut_off = "CUT_OFF"
"""


def facts(folder: Path, bounds: str, cut_off: str = "shared-again") -> Path:
    path = folder / "avgift.toml"
    host = '"K3"' if "Värden" in bounds else ""
    text = FACTS.replace("CUT_OFF", cut_off).replace("PARTIES", f'["K1", "K2", {host}]')
    path.write_text(text + bounds, "utf-8")
    return path


@pytest.mark.parametrize(
    ("bounds", "cut_off", "told"),
    [
        ("at_most = { each = 600 }", "shared-again", "600"),
        ("at_least = { amounts = { K1 = 300 } }", "shared-again", "300"),
        ("at_least = { amounts = { K1 = 300 } }", "falls-away", "300"),
        ("at_most = { each = 600 }", "falls-away", "600"),
        ("at_most = { each = 900 }", "shared-again", "750"),
        ("at_least = { each = 100 }", "falls-away", "750"),
        ("at_least = { amounts = { K1 = 300 } }\nat_most = { amounts = { K2 = 700 } }", "shared-again", "700"),
        ('at_most = { each = 600 }\ntaken_by = "Ekeby"', "taken", "Ekeby betalar de 150 kr som de andras högsta"),
        ('at_most = { each = 600 }\ntaken_by = "Värden"', "taken", "Värden betalar de 150 kr som de andras högsta"),
        ('at_least = { amounts = { K1 = 300 } }\ntaken_by = "K2"', "taken", "Bokeby betalar 50 kr mindre, som"),
        ('at_most = { each = 900 }\ntaken_by = "Ekeby"', "taken", "750"),
    ],
)
def test_each_answer_says_what_the_bounds_give(tmp_path: Path, bounds: str, cut_off: str, told: str) -> None:
    path = facts(tmp_path, bounds, cut_off)
    workspace = Workspace.open(path)
    answer = workspace.allocate(workspace.facts.agreement("avgift"), 2023)
    assert told in answer.report().text()
    for party in workspace.facts.agreement("avgift").cost_key.parties:
        explained = workspace.explain("avgift", 2023, party=party).result
        assert explained.amount == answer.result.charge(party).amount
    assert answer.report().content("xlsx").startswith(b"PK")
    receipt = answer.receipt()
    assert workspace.verify(receipt).is_in_order
    assert verifier.faults(verifier.read(receipt)) == []
    data = read_receipt(receipt)
    data["stages"][0]["bounds"]["given"] += 100
    assert not workspace.verify(receipt_bytes(data)).is_in_order
    assert verifier.faults(data) != []


@pytest.mark.parametrize(("taker", "cut_off"), [("", "shared-again"), ('\ntaken_by = "K1"', "taken")])
def test_bounds_are_written_and_read_back(tmp_path: Path, taker: str, cut_off: str) -> None:
    bounds = "at_least = { amounts = { K1 = 100 } }\nat_most = { each = 700 }"
    found = read_facts(facts(tmp_path, bounds + taker, cut_off))
    again = tmp_path / "again.toml"
    again.write_text(facts_text(found), "utf-8")
    assert read_facts(again).agreements == found.agreements


def test_a_bound_of_a_part_of_an_ore_is_not_written(tmp_path: Path) -> None:
    """By hand: 90 percent of 0,01 kr is nine tenths of an öre."""
    found = read_facts(facts(tmp_path, 'at_least = { percent = 90, amounts = { K1 = "0,01 kr" } }'))
    with pytest.raises(NumeralError):
        facts_text(found)


def test_a_ceiling_is_part_of_the_key(tmp_path: Path) -> None:
    path = facts(tmp_path, "at_most = { each = 600 }")
    sharing = share_cost(read_facts(path).agreement("avgift"), 2023)
    assert isinstance(sharing.key, Bounded)
    assert sharing.charge("K2").amount == kronor(600)


BY_YEAR = (
    FACTS.split("[[agreements]]", maxsplit=1)[0]
    + """
[[agreements]]
id = "avgift"
title = "Avgiften"
parties = ["K1", "K2"]
term = { first_day = 2023-01-01, until_further_notice = true }
[agreements.cost_key]
kind = "rate"
statistic = "folk"
per = { 2024 = "2 kr", 2025 = "3 kr" }
"""
)


def test_the_first_year_with_a_rate_is_compared(tmp_path: Path) -> None:
    """By hand: no rate is stated for 2023, and 100 and 300 persons at 2 kr are 200 and 600 kr."""
    path = tmp_path / "avgift.toml"
    path.write_text(BY_YEAR, "utf-8")
    compared = Workspace.open(path).compare("avgift", "avgift").result
    assert "600" in Workspace.open(path).compare("avgift", "avgift").report().text()
    assert compared is not None
