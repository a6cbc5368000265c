"""What the command line answers, a program asks in one call, and gets the same."""

import datetime as dt
import io
import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from cli_runs import Run, answer
from nara_vard_finans import (
    NaraVardFinansError,
    Period,
    Workspace,
    embedded,
    example_journal,
    kronor,
    read_weights,
    status,
)
from nara_vard_finans.core import FactsError, Language, NoticePeriod, UnknownEntryError
from nara_vard_finans.grants import Binding
from nara_vard_finans.grids import grids_in
from nara_vard_finans.journals import Assumptions
from nara_vard_finans.sharing import Counting, Every
from nara_vard_finans.workspace import (
    Answer,
    AuditQuestion,
    ComparisonQuestion,
    GrantQuestion,
    Instalments,
    JointWork,
    QuestionError,
)

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
POST, JOURNAL = "rss-gnv-post-2023", "exempel-gnv-post-2023"


def data_of(found: Answer[object]) -> object:
    """Give the data of an answer as JSON would."""
    return json.loads(found.report().json())


class TestTheSameAsTheCommandLine:
    def test_a_status_with_a_journal_of_ones_own(self, run: Run) -> None:
        journal = EXAMPLES / "rss-signatures.toml"
        asked = ("status", "rss-dalarna-2023", "--on", "2023-01-02", "--journal", journal)
        opened = Workspace.open(journal).status("rss-dalarna-2023", on=dt.date(2023, 1, 2))
        named = Workspace.open().status("rss-dalarna-2023", on=dt.date(2023, 1, 2), journals=[journal])
        assert data_of(opened) == data_of(named) == answer(run, *asked, status=1)
        assert opened.report().json() + "\n" == run(*asked, "--format", "json")[1]
        assert not opened.is_in_order

    def test_a_comparison_with_something_changed(self, run: Run) -> None:
        found = Workspace.open().compare("rss-dalarna-2023", change=lambda scenario: scenario.with_posts(5))
        assert data_of(found) == answer(run, "compare", "rss-dalarna-2023", "--what-if", "posts=5")

    def test_an_audit_of_a_file(self, run: Run) -> None:
        file = EXAMPLES / "pm-one-krona-off.txt"
        found = Workspace.open().audit(file, AuditQuestion(column="3"))
        assert data_of(found) == answer(run, "audit", file, "--column", "3", status=1)

    def test_the_deadlines_of_a_folder(self) -> None:
        """The folder's agreement uses the parties of another of its files, which comes later by name."""
        found = Workspace.open(EXAMPLES / "county").deadlines()
        assert [(each.on.isoformat(), each.id) for each in found.result] == [
            ("2026-06-30", "natverk-2025/notice"),
            ("2026-12-31", "natverk-2025/term-ends"),
        ]

    def test_what_ships_and_what_is_shared(self, run: Run) -> None:
        workspace = Workspace.open()
        assert data_of(workspace.entries()) == answer(run, "list")
        assert data_of(workspace.allocate("ok-gnv-2020")) == answer(run, "allocate", "ok-gnv-2020")
        printed = answer(run, "allocate", "ok-gnv-2020", "--as-printed", status=1)
        assert data_of(workspace.printed("ok-gnv-2020")) == printed
        weights = EXAMPLES / "percent.csv"
        shared = answer(run, "share", "--total", "1001", "--weights", weights)
        assert data_of(workspace.share(kronor(1001), weights)) == shared
        assert data_of(workspace.share(kronor(1001), read_weights(weights, workspace.facts.parties))) == shared
        checked = answer(run, "check", EXAMPLES / "my-grant.toml")
        assert data_of(workspace.check(EXAMPLES / "my-grant.toml")) == checked


class TestDefinitions:
    def test_the_only_one_that_was_opened_need_not_be_named(self) -> None:
        workspace = Workspace.open(EXAMPLES / "county")
        assert workspace.definition() is workspace.definition("natverk-2025")
        assert workspace.definition(workspace.definition()) is workspace.definition()

    def test_one_of_several_must_be_named(self) -> None:
        with pytest.raises(QuestionError, match="which agreement, grant or post is meant.*rss-dalarna-2023"):
            Workspace.open().definition()

    def test_two_files_with_one_id(self, tmp_path: Path) -> None:
        text = (EXAMPLES / "another-county.toml").read_text("utf-8")
        for name in ("a.toml", "b.toml"):
            (tmp_path / name).write_text(text, "utf-8")
        with pytest.raises(FactsError, match=r"a\.toml: processledare-2025: it stands in .*b\.toml too"):
            Workspace.open(tmp_path / "a.toml", tmp_path / "b.toml")


NEW, OLD, GRANT, JUNE = "rss-dalarna-2023", "rss-dalarna-2018", "ok-gnv-2020", "population-dalarna-2021-06"
ON = dt.date(2024, 2, 15)
NOTICE = Assumptions(notice=NoticePeriod(6))
A_QUARTER = Instalments(every=Every.QUARTER)
SERVES_NOTHING: dict[str, tuple[Callable[[Workspace], object], str]] = {
    "no year": (lambda ask: ask.allocate(NEW), "is an agreement: say which year, as year 2023"),
    "another year": (lambda ask: ask.allocate(GRANT, 2021), "is the grant of 2020, not of 2021; leave the year out"),
    "a year of what is printed": (lambda ask: ask.printed(GRANT, 2021), "is the grant of 2020, not of 2021"),
    "a year to explain": (lambda ask: ask.explain(GRANT, 2021, party="Orsa"), "is the grant of 2020, not of 2021"),
    "a year of a side": (lambda ask: ask.compare(GRANT, NEW, years=(2021, None)), "is the grant of 2020, not of 2021"),
    "a year of a post": (
        lambda ask: ask.compare(
            POST, NEW, years=(2031, None), journals=[JOURNAL], question=ComparisonQuestion(on=ON)
        ),
        "2031 is no year of rss-gnv-post-2023",
    ),
    "a post": (lambda ask: ask.printed(POST, 2023), "is a post"),
    "a post's cost": (lambda ask: ask.allocate(POST, 2023), "is a post; its status says what each is to pay"),
    "instalments of a grant": (
        lambda ask: ask.allocate(GRANT, instalments=A_QUARTER), "instalments serves agreements, and ok-gnv-2020 is a grant",
    ),
    "days of what has a year": (
        lambda ask: ask.allocate(NEW, 2023, instalments=Instalments(every=Every.QUARTER, period=Period.year(2024))),
        "first_day serves what has no year of its own; leave it out",
    ),
    "instalments from no day": (
        lambda ask: ask.share(kronor(5), EXAMPLES / "percent.csv", instalments=A_QUARTER), "every needs the first day",
    ),
    "pots of an agreement": (
        lambda ask: ask.explain(NEW, 2023, party="Orsa", grant=GrantQuestion()),
        "grant serves grants, and rss-dalarna-2023 is none",
    ),
    "joint work of an agreement": (
        lambda ask: ask.allocate(NEW, 2023, joint=JointWork(cost=kronor(1))), "joint serves grants",
    ),
    "joint work of no use": (
        lambda ask: ask.allocate("stimulans-aldre-2011", joint=JointWork(cost=kronor(1), percent=5)),
        "knows of no joint use, so joint_cost serves nothing",
    ),
    "a part of the cost that is not given": (
        lambda ask: ask.allocate(GRANT, joint=JointWork(cost=kronor(1))), "give joint_percent, such as 50",
    ),
    "figures of no key": (
        lambda ask: ask.allocate("stimulans-aldre-2011", grant=GrantQuestion(figures="x.csv")), "figures serves nothing",
    ),
    "figures of other pots": (
        lambda ask: ask.allocate(GRANT, grant=GrantQuestion(pots=["dalarna"], figures="x.csv")),
        "figures serves none of the pots dalarna",
    ),
    "who qualifies for nothing": (
        lambda ask: ask.explain(GRANT, party="Orsa", grant=GrantQuestion(qualified=["Orsa"])), "leave qualified out",
    ),
    "a comparison with nothing": (lambda ask: ask.compare(NEW), "compare with what.*with change"),
    "a basis of what is printed": (
        lambda ask: ask.compare(OLD, NEW, question=ComparisonQuestion(as_printed=True, basis=JUNE)),
        "basis changes nothing of what is printed; leave it out, or as_printed",
    ),
    "a change of what is printed": (
        lambda ask: ask.compare(NEW, question=ComparisonQuestion(as_printed=True), change=lambda old: old.with_posts(5)),
        "nothing is printed of rss-dalarna-2023 as asked; leave out as_printed",
    ),
    "a day without a post": (
        lambda ask: ask.compare(OLD, NEW, question=ComparisonQuestion(on=ON, basis=JUNE)),
        "on serves posts, and neither side is one",
    ),
    "a post without a day": (lambda ask: ask.compare(POST, NEW, journals=[JOURNAL]), "say which, as on 2023-02-01"),
    "what fits neither side": (
        lambda ask: ask.compare(OLD, NEW, assumptions=Assumptions(counted=Counting.DAYS), question=ComparisonQuestion(basis=JUNE)),
        "assumptions counted serves neither side",
    ),
    "a reading of no grant": (lambda ask: ask.status(NEW, on=ON, binding=Binding.EACH), "binding serves grants"),
    "what the papers state": (lambda ask: ask.status(OLD, on=ON, assumptions=NOTICE), "the papers of rss-dalarna-2018 state it"),
    "what is given of a grant": (lambda ask: ask.status(GRANT, on=ON, assumptions=NOTICE), "gives nothing besides its events"),
    "a journal of another": (lambda ask: ask.status(NEW, on=ON, journals=[JOURNAL]), "the journal is of 'rss-gnv-post-2023'"),
    "a journal of neither": (
        lambda ask: ask.compare(OLD, NEW, journals=[JOURNAL], question=ComparisonQuestion(basis=JUNE)),
        "expected rss-dalarna-2018 or rss-dalarna-2023",
    ),
    "a sheet of a text": (lambda ask: ask.audit(EXAMPLES / "pm-one-krona-off.txt", AuditQuestion(sheet="1")), "leave the sheet out"),
    "a sheet among the facts": (
        lambda ask: ask.audit("medel-per-kommun-2020", AuditQuestion(sheet="1")), "is a table among the facts, and has no sheets",
    ),
    "a sheet of tables at hand": (
        lambda ask: ask.audit(grids_in("A\t17\nB\t83"), AuditQuestion(sheet="1")), "tables at hand have no sheets; leave sheet out",
    ),
    "sums of no search": (
        lambda ask: ask.audit(grids_in("A\t17\nB\t83"), AuditQuestion(sums=(1, 2))),
        "sums says what search is to search; give search too",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ask", "message"), SERVES_NOTHING.values(), ids=SERVES_NOTHING)
def test_what_serves_nothing_is_refused(ask: Callable[[Workspace], object], message: str) -> None:
    with pytest.raises(NaraVardFinansError, match=message):
        ask(Workspace.open())


class TestJournals:
    def test_one_at_hand_is_one_that_is_named(self) -> None:
        workspace, on = Workspace.open(), dt.date(2024, 2, 15)
        named = workspace.status(POST, on=on, journals=[JOURNAL]).result
        assert workspace.status(POST, on=on, journals=[example_journal(JOURNAL)]).result == named
        assert status(embedded().post(POST), named.journal, on=on) == named


class TestAnswers:
    def test_they_are_saved_by_their_suffix_and_whole(self, tmp_path: Path) -> None:
        found = Workspace.open().allocate("rss-dalarna-2023", 2023)
        for suffix, form in ((".csv", "csv-excel"), (".json", "json"), (".md", "md"), (".txt", "table")):
            saved = found.save(tmp_path / f"kostnad{suffix}", "en")
            assert saved.read_bytes() == found.report("en").content(form)
        assert len(list(tmp_path.iterdir())) == 4

    def test_what_cannot_be_written_leaves_the_file_as_it_was(self, tmp_path: Path) -> None:
        found, file = Workspace.open().allocate("rss-dalarna-2023", 2023), tmp_path / "kostnad.docx"
        file.write_text("as it was", "utf-8")
        with pytest.raises(UnknownEntryError, match="no form of this answer is called '.docx'"):
            found.save(file)
        assert file.read_text("utf-8") == "as it was"

    def test_a_calendar_needs_the_time_at_which_it_is_written(self, tmp_path: Path) -> None:
        workspace = Workspace.open()
        assert workspace.deadlines().report().forms == ("table", "json", "csv", "csv-excel", "md", "html", "xlsx")
        stamped = workspace.deadlines(["rss-dalarna-2018"], stamped=dt.datetime(2022, 1, 1, tzinfo=dt.UTC))
        assert stamped.save(tmp_path / "dagar.ics").read_text("utf-8").startswith("BEGIN:VCALENDAR")

    def test_an_answer_can_be_sent_to_another_process(self) -> None:
        found = Workspace.open().allocate("rss-dalarna-2023", 2023)
        again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
        assert again.result == found.result
        assert again.report().text() == found.report().text()


class TestAudits:
    TEXT = "Mora\t20 544\t142 478\nOrsa\t6 939\t48 124\nSumma\t27 483\t190 602"

    def test_rows_at_hand_and_a_stream_are_read_alike(self) -> None:
        workspace, question = Workspace.open(), AuditQuestion(column="2")
        from_grids = workspace.audit(grids_in(self.TEXT), question).result
        from_stream = workspace.audit(io.BytesIO(self.TEXT.encode()), question).result
        assert from_grids.column.rows == from_stream.column.rows
        assert from_grids.verdict == from_stream.verdict

    def test_the_next_step_is_said_in_the_words_of_whoever_asks(self) -> None:
        text = "A\t17\nB\t83"
        found = Workspace.open().audit(grids_in(text))
        assert found.findings[-1].message.sv == "Underlaget kan sökas i beloppen själva."


@pytest.mark.parametrize(
    ("head", "where", "said"),
    [
        ('[journal]\nof = "rss-dalarna-2023"\n', "journal", "en journal har ingen rubrik: ta bort raden [journal]"),
        ("events = []\n", "", "nyckeln ”of” saknas; ange vad journalen gäller"),
    ],
)
def test_a_journal_that_does_not_say_what_it_is_of_is_one_message(
    tmp_path: Path, head: str, where: str, said: str
) -> None:
    path = tmp_path / "journal.toml"
    path.write_text(head, "utf-8")
    workspace = Workspace.open()
    for ask in (
        lambda: Workspace.open(path),
        lambda: workspace.status(NEW, on=ON, journals=[path]),
    ):
        with pytest.raises(FactsError) as caught:
            ask()
        (fault,) = caught.value.faults
        assert fault.where == where
        assert said in fault.in_(Language.SV)
    (refused,) = workspace.check(path).result.faults
    assert said in refused.in_(Language.SV)


def test_facts_that_were_merged_are_read_when_asked_for_and_survive_pickling() -> None:
    facts = Workspace.open(EXAMPLES / "county").facts
    assert evolve(facts) == facts == pickle.loads(pickle.dumps(facts))  # noqa: S301 - our own
    with pytest.raises(AttributeError, match="nothing"):
        _ = facts.nothing  # type: ignore[attr-defined]
