"""How each of several stands on a day: the same as of each alone, and one that cannot be told silences none."""

import datetime as dt
import json
from pathlib import Path

import pytest

from cli_runs import Run
from nara_vard_finans import Journal, Workspace
from nara_vard_finans.agreements import AgreementStatus
from nara_vard_finans.core import FactsError, Language, Severity
from nara_vard_finans.workspace import Choice, assumptions_of
from shared_folders import AGREEMENT, SIGNED

DAY = dt.date(2025, 2, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for county in ("17", "20"):
        (tmp_path / f"avtal-{county}.toml").write_text(AGREEMENT.format(name=f"a-{county}", county=county), "utf-8")
    (tmp_path / "journal-17.toml").write_text(SIGNED.format(of="a-17", party="Karlstad"), "utf-8")
    return tmp_path


def test_each_stands_as_it_does_alone() -> None:
    """Of the papers: the agreement of 2018-2022 is in force on its last day; what the posts cost is in none of them."""
    space, day = Workspace.open(), dt.date(2022, 12, 31)
    rows = {row.definition.id: row for row in space.standings(on=day).result.rows}
    assert set(rows) == {each.id for each in space.facts.definitions}
    assert {name for name, row in rows.items() if row.refused is not None} == {"rss-gnv-post-2022", "rss-gnv-post-2023"}
    for name, row in rows.items():
        if row.status is None:
            assert row.findings == ()
        else:
            alone = space.status(name, on=day).result
            assert (row.status.state, row.findings) == (alone.state, alone.findings)
            assert sum(map(row.count, Severity)) == len(alone.findings)


def test_journals_of_the_folder_are_each_of_their_own(folder: Path) -> None:
    space = Workspace.open(folder)
    answer = space.standings(on=DAY)
    recorded = {row.definition.id: row.status and not row.status.journal.is_unrecorded for row in answer.result.rows}
    assert recorded == {"a-17": True, "a-20": False}
    assert answer.findings == answer.result.findings
    only = space.standings(on=DAY, choice=Choice(county="20")).result
    assert [row.definition.id for row in only.rows] == ["a-20"]


def test_a_journal_of_what_is_not_asked_about_is_refused(folder: Path) -> None:
    (folder / "annat.toml").write_text(SIGNED.format(of="a-99", party="Falun"), "utf-8")
    with pytest.raises(FactsError):
        Workspace.open(folder / "avtal-20.toml").standings(on=DAY, journals=[folder / "annat.toml"])


def test_the_journal_of_what_follows_counts_also_where_that_is_not_asked_about(folder: Path) -> None:
    """Of county 17 alone, whose agreement one of county 20 follows: it stands as it does when it is asked about alone."""
    text = AGREEMENT.format(name="a-20", county="20").replace('term = "2025"', 'term = "2026"\nsucceeds = "a-17"')
    (folder / "avtal-20.toml").write_text(text, "utf-8")
    (folder / "journal-20.toml").write_text(SIGNED.format(of="a-20", party="Falun"), "utf-8")
    space = Workspace.open(folder)
    (row,) = space.standings(on=DAY, choice=Choice(county="17")).result.rows
    assert row.status == space.status("a-17", on=DAY).result
    assert isinstance(row.status, AgreementStatus)
    assert row.status.successor is not None
    assert not row.status.successor.journal.is_unrecorded


@pytest.mark.parametrize(
    ("given", "lacking"), [([], "give cost under [assumptions]"), (["cost=5"], "give basis under [assumptions]")]
)
def test_what_a_post_lacks_is_said_without_what_serves_one_alone(given: list[str], lacking: str) -> None:
    post, space = "rss-gnv-post-2022", Workspace.open()
    known = Journal(of=post, assumptions=assumptions_of(given, space.facts))
    rows = space.standings(on=DAY, journals=[known]).result.rows
    (said,) = (row.refused.in_(Language.EN) for row in rows if row.definition.id == post and row.refused)
    assert lacking in said
    assert " or " not in said.partition("[assumptions]")[2]


def test_a_condition_at_risk_is_said_and_is_not_in_order() -> None:
    """The example's interim report, due 2020-09-30, has not come: what it is a condition for is at risk."""
    grants = Choice(kind="grant")
    answer = Workspace.open().standings(on=dt.date(2020, 10, 1), journals=["exempel-gnv-2020"], choice=grants)
    assert [row.definition.id for row in answer.result.rows if row.is_at_risk] == ["ok-gnv-2020"]
    assert "ok-gnv-2020: ett villkor är i fara" in answer.report("sv").text()
    assert answer.doubtful


def test_what_cannot_have_happened_silences_none(folder: Path) -> None:
    twice = SIGNED.format(of="a-20", party="Falun") + '[[events]]\non = 2024-12-01\nkind = "signed"\nparty = "Falun"\n'
    (folder / "journal-20.toml").write_text(twice, "utf-8")
    answer = Workspace.open(folder).standings(on=DAY)
    refused = {row.definition.id: type(row.refused) for row in answer.result.rows}
    assert refused == {"a-17": type(None), "a-20": FactsError}
    assert not answer.is_in_order


class TestCommandLine:
    def test_each_has_a_line(self, folder: Path, run: Run) -> None:
        status, out, _ = run("status", "--on", "2025-02-01", "--facts", str(folder))
        assert status == 0
        assert sorted(line.split()[:2] for line in out.splitlines() if line.startswith("a-")) == [
            ["a-17", "avtal"],
            ["a-20", "avtal"],
        ]

    def test_what_cannot_be_told_is_said_with_why(self, run: Run) -> None:
        status, out, _ = run("status", "--on", "2022-12-31", "--kind", "post", "--lang", "en")
        assert status == 1
        assert out.count("cannot be said") == 2
        assert "what rss-gnv-post-2023 costs" in out

    def test_the_data_name_a_state_or_why_there_is_none(self, run: Run) -> None:
        _, out, _ = run("status", "--on", "2022-12-31", "--format", "json")
        rows = {row["id"]: row for row in json.loads(out)["rows"]}
        assert (rows["rss-dalarna-2018"]["kind"], rows["rss-dalarna-2018"]["state"]) == ("agreement", "in-force")
        assert rows["rss-gnv-post-2023"]["state"] is None
        assert "rss-gnv-post-2023" in rows["rss-gnv-post-2023"]["refused"]

    def test_where_there_is_none_that_is_said(self, run: Run) -> None:
        assert "Där finns inget avtal" in run("status", "--on", "2022-12-31", "--kind", "paper")[1]

    @pytest.mark.parametrize(
        ("words", "said"),
        [(["--what-if", "posts=4"], "--what-if gäller ett avtal"),
         (["--binding", "each"], "--binding gäller ett avtal"),
         (["rss-dalarna-2023", "--county", "20"], "--county väljer bland alla")],
    )  # fmt: skip
    def test_what_serves_nothing_is_refused(self, words: list[str], said: str, run: Run) -> None:
        status, out, err = run("status", "--on", "2022-12-31", *words)
        assert (status, out) == (2, "")
        assert said in err

    def test_a_post_of_which_enough_is_known_has_a_state(self, run: Run) -> None:
        """By the example's journal the employment goes on from 2023-01-01 to 2025-12-31."""
        asked = ("status", "--on", "2024-02-15", "--kind", "post", "--journal", "exempel-gnv-post-2023")
        _, out, _ = run(*asked)
        line = next(line for line in out.splitlines() if line.startswith("rss-gnv-post-2023  "))
        assert "kan inte sägas" not in line
        rows = json.loads(run(*asked, "--format", "json")[1])["rows"]
        assert [row["state"] for row in rows if row["id"] == "rss-gnv-post-2023"] == ["employed"]

    def test_a_grant_of_which_nothing_is_recorded_is_not_said_to_be_in_order(self, run: Run) -> None:
        out = run("status", "--on", "2022-12-31", "--kind", "grant")[1]
        assert out.count("okänt, ingen journal är angiven") == len(Workspace.open().facts.grants)
