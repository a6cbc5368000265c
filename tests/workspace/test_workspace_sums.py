"""Sums over posts and grants: two posts on one year's grant, and one post on two grants, reckoned by hand."""

import datetime as dt
import json
from pathlib import Path

import pytest

from nara_vard_finans import Workspace
from nara_vard_finans.analysis import Sums
from nara_vard_finans.core import UnknownPartyError
from nara_vard_finans.workspace import QuestionError

FACTS = """
[parties]
municipalities = { "2034" = "Orsa", "2062" = "Mora" }
regions = { "20" = "Region Dalarna" }

[[grants]]
id = "medel-2030"
title = "Medel 2030"
grantor = "Staten"
year = 2030
term = { first_day = 2030-01-01, last_day = 2030-12-31 }
[[grants.pots]]
id = "alla"
title = "Till kommunerna"
amount = 500_000
to = "municipalities"
key = { kind = "parts", shares = { "Orsa" = 2, "Mora" = 3 } }

[[grants]]
id = "medel-2031"
title = "Medel 2031"
grantor = "Staten"
year = 2031
term = { first_day = 2031-01-01, last_day = 2031-12-31 }
[[grants.pots]]
id = "alla"
title = "Till kommunerna"
amount = 300_000
to = "municipalities"
key = { kind = "equal", parties = ["Orsa", "Mora"] }

[[posts]]
id = "ledare"
title = "Ledare"
parties = ["Orsa", "Mora", "Region Dalarna"]
employer = "Region Dalarna"
term = { first_day = 2030-01-01, last_day = 2031-12-31 }
cost = { yearly = 100_000 }
cost_key = { kind = "equal", parties = ["Orsa", "Mora"] }
[[posts.grants]]
year = 2030
title = "Medel 2030"
[[posts.grants]]
year = 2031
title = "Medel 2031"

[[posts]]
id = "samordnare"
title = "Samordnare"
parties = ["Orsa", "Mora", "Region Dalarna"]
employer = "Region Dalarna"
term = { first_day = 2030-01-01, last_day = 2030-12-31 }
cost = { yearly = 60_000 }
cost_key = { kind = "parts", shares = { "Orsa" = 1, "Mora" = 2 } }
[[posts.grants]]
year = 2030
title = "Medel 2030"
"""
PAID = """
of = "{of}"
title = "Påhittat"
example = true
[[events]]
on = 2030-02-01
kind = "{first}"
{whose}
amount = {amount}
[[events]]
on = 2030-02-02
kind = "paid"
{whose}
amount = {amount}
"""
DAY = dt.date(2030, 6, 30)
BY_KEY = {
    ("Mora", 2030): (300_000, 50_000 + 40_000),
    ("Mora", 2031): (150_000, 50_000),
    ("Orsa", 2030): (200_000, 50_000 + 20_000),
    ("Orsa", 2031): (150_000, 50_000),
}
"""What the grants of a year give each, three and two fifths of 500 000, and halves; and what the posts cost it."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "facts.toml").write_text(FACTS, "utf-8")
    of_grant = PAID.format(of="medel-2030", first="notified", whose='recipient = "Orsa"', amount=200_000)
    (tmp_path / "medel.toml").write_text(of_grant, "utf-8")
    of_post = PAID.format(of="samordnare", first="decided", whose='party = "Orsa"\nyear = 2030', amount=15_000)
    (tmp_path / "samordnare.toml").write_text(of_post, "utf-8")
    return tmp_path


def sums(folder: Path, *names: str, party: str | None = None) -> Sums:
    return Workspace.open(folder).sums(names, on=DAY, party=party).result


def test_each_party_has_its_sum_of_every_year(folder: Path) -> None:
    found = sums(folder)
    assert {
        (row.party.name, row.year): (row.award and int(row.award.kronor), row.cost and int(row.cost.kronor))
        for row in found.rows
        if row.party
    } == BY_KEY
    assert [(each.year, str(each.award), str(each.cost)) for each in found.years] == [
        (2030, "500 000 kr", "160 000 kr"),
        (2031, "300 000 kr", "100 000 kr"),
    ]
    assert (str(found.total.award), str(found.total.cost)) == ("800 000 kr", "260 000 kr")
    assert [of.id for of in found.rows[2].of] == ["medel-2030", "ledare", "samordnare"]


def test_what_has_happened_is_summed_where_a_journal_is_given(folder: Path) -> None:
    orsa = sums(folder, party="Orsa")
    of_2030 = orsa.rows[0]
    assert of_2030.balance
    assert of_2030.cover
    assert (str(of_2030.balance.received), str(of_2030.balance.remaining)) == ("200 000 kr", "200 000 kr")
    # of the two posts, only that of 60 000 kr has a journal: Orsa's third of it is 20 000 kr
    assert (str(of_2030.cover.paid), str(of_2030.cover.uncovered)) == ("15 000 kr", "5 000 kr")
    assert [(part.year, *(of.id for of in part.of)) for part in orsa.parts] == [
        (2030, "medel-2030"),
        (2030, "ledare"),
        (2030, "samordnare"),
        (2031, "medel-2031"),
        (2031, "ledare"),
    ]
    assert (orsa.rows[1].balance, orsa.rows[1].cover) == (None, None)
    assert [each.id for each in orsa.unrecorded] == ["medel-2031", "ledare"]


def test_the_report_says_what_is_missing(folder: Path) -> None:
    (folder / "facts.toml").write_text(FACTS.replace("cost = { yearly = 100_000 }\n", ""), "utf-8")
    answer = Workspace.open(folder).sums(on=DAY)
    assert answer.doubtful
    text = answer.report("sv").text()
    assert "ledare: det framgår inte av handlingarna vad ledare kostar" in text
    assert "Ingen journal är angiven för medel-2031: summorna saknar vad som har hänt där." in text
    assert "Summa 2030" in text
    assert json.loads(answer.report("sv").json())["left_out"] == ["ledare"]


def test_what_one_has_passed_on_is_said(folder: Path) -> None:
    with (folder / "medel.toml").open("a", encoding="utf-8") as file:
        file.write(
            '[[events]]\non = 2030-03-01\nkind = "transferred"\nrecipient = "Orsa"\nto = "Mora"\namount = 7_000\n'
        )
    answer = Workspace.open(folder).sums(["medel-2030"], on=DAY)
    assert "7 000 kr som en part har överlåtit" in answer.report("sv").text()
    assert not answer.doubtful


def test_nothing_to_sum_is_said(folder: Path) -> None:
    answer = Workspace.open(folder).sums(on=DAY, party="20")
    assert answer.result.rows == ()
    assert "There is no grant or post to sum." in answer.report("en").text()


def test_an_agreement_and_a_stranger_are_refused(folder: Path) -> None:
    with pytest.raises(QuestionError, match="rss-dalarna-2023 is an agreement"):
        Workspace.open().sums(["rss-dalarna-2023"], on=DAY)
    with pytest.raises(UnknownPartyError):
        sums(folder, party="Ingenstans")


def test_it_shows_itself_in_a_notebook(folder: Path) -> None:
    assert "samordnare" in (sums(folder)._repr_html_() or "")
