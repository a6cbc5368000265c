"""The command line on how agreements and posts stand on a day: every form, journals, what is given, and what if."""

import io
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from cli_runs import Run
from nara_vard_finans.cli import main
from own_cases import OWN
from written_journals import event, signed

NEW, OLD, POST, EXAMPLE = "rss-dalarna-2023", "rss-dalarna-2018", "rss-gnv-post-2023", "exempel-gnv-post-2023"


@pytest.fixture
def journal(tmp_path: Path) -> Any:
    """Writes a journal file, each under a name of its own."""

    def write(*events: str, of: str = NEW, head: str = "") -> Path:
        path = tmp_path / f"journal-{len(list(tmp_path.iterdir()))}.toml"
        path.write_text(f'of = "{of}"\n{head}' + "".join(events), "utf-8")
        return path

    return write


def one_line(run: Run, *arguments: object) -> str:
    """Give the single message of a command that is refused."""
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    return err


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A post whose paper states cost and key, and no period of notice; it costs a krona a day."""
    path = tmp_path / "tjanst.toml"
    path.write_text(OWN, "utf-8")
    return path


class TestTheExamplePost:
    def test_a_picture_opens_whatever_letters_the_terminal_has(self, monkeypatch: pytest.MonkeyPatch) -> None:
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
        assert main(["status", POST, "--on", "2023-03-15", "--journal", EXAMPLE, "--format", "svg"]) == 0
        ET.fromstring(raw.getvalue())  # noqa: S314 - what we have written ourselves


class TestThePeriodOfNoticeIsUnknown:
    @pytest.fixture
    def arguments(self, journal: Any) -> tuple[object, ...]:
        path = journal(
            event("2022-10-14", "intended"),
            event("2023-01-01", "employment-began"),
            of=POST,
            head='[assumptions]\ncost = { yearly = 950000 }\nbasis = "population-dalarna-2021-06"\n',
        )
        return ("status", POST, "--on", "2023-06-01", "--journal", path)

    def test_there_is_no_picture(self, run: Run, arguments: tuple[object, ...]) -> None:
        assert "uppsägningstiden är okänd" in one_line(run, *arguments, "--format", "svg")


class TestAPostOfOnesOwn:
    def test_the_period_of_notice_is_needed_for_a_picture(self, run: Run, own: Path, journal: Any) -> None:
        path = journal(event("2029-04-01", "employment-began"), of="ledare")
        message = one_line(run, "status", own, "--on", "2029-06-01", "--journal", path, "--format", "svg")
        assert "uppsägningstiden är okänd" in message


class TestAssumptions:
    @pytest.mark.parametrize(
        ("definition", "assumptions", "message"),
        [
            (NEW, "cost", "--assume 'cost': its value is missing; write cost=VALUE"),
            (NEW, "notice= ", "write notice=VALUE"),
            (NEW, "notices=3", "nothing is called 'notices'; did you mean notice?"),
            (NEW, "notice=tre", "'tre' is no number of months of notice; expected digits"),
            (NEW, "notice=-3", "is no number of months of notice"),
            (NEW, "notice=٣", "is no number of months of notice"),
            (NEW, "notice=1234567", "is no number of months of notice"),
            (NEW, "on-leaving=end", "is not what can happen when one leaves; did you mean ends?"),
            (POST, "counted=weeks", "'weeks' is no way to count; expected one of months, days"),
            (POST, "cost=mycket", "is not an amount"),
            (POST, "cost=-5", "a yearly cost is zero or more"),
            (POST, "basis=x", "no statistic is called 'x'"),
        ],
    )
    def test_what_cannot_be(self, run_en: Run, definition: str, assumptions: str, message: str) -> None:
        arguments = ["--journal", EXAMPLE] if definition == POST else []
        assert message in one_line(
            run_en, "status", definition, "--on", "2022-06-01", *arguments, "--assume", assumptions
        )

    def test_what_is_not_given(self, run_en: Run) -> None:
        assert f"no paper states what {POST} costs" in one_line(run_en, "status", POST, "--on", "2023-01-15")
        message = one_line(run_en, "status", POST, "--on", "2023-01-15", "--assume", "cost=5")
        assert "by population, whose figures no paper states" in message
        assert "population-dalarna-2021-06" in message

    def test_what_is_not_given_and_is_needed_to_leave_one_out(self, run: Run, journal: Any) -> None:
        path = journal(
            event("2023-01-01", "decided", year=2023, amount=5),
            of=POST,
            head="[assumptions]\ncost = { yearly = 950000 }\n",
        )
        arguments = ("status", POST, "--on", "2023-02-01", "--journal", path, "--what-if", "without=Orsa:falls-away")
        message = one_line(run, *arguments)
        assert "--assume basis=ID" in message
        assert "--basis" not in message


class TestWhatIf:
    @pytest.mark.parametrize(
        ("definition", "change", "message"),
        [
            (NEW, "posts", "--what-if 'posts': its value is missing; write posts=VALUE"),
            (NEW, "post=5", "nothing is called 'post'; did you mean posts?"),
            (NEW, "posts=fem", "'fem' is no number of posts; expected digits"),
            (NEW, "cost=mycket", "is not an amount"),
            (NEW, "cost=-5", "a yearly cost is zero or more"),
            (NEW, "notice=x", "is no number of months of notice"),
            (NEW, "basis=x", "no statistic is called 'x'"),
            (NEW, "without=Sala", "no party is called 'Sala'"),
            (
                NEW,
                "without=Orsa:x",
                "'x' is not what can happen when one leaves; expected one of ends, others-share, falls-away",
            ),
            (POST, "no-grant=25", "'25' is not a year"),
            (POST, "grant=2025", "'2025' is no part of a grant; write the year and the percentage, as 2025:50"),
            (POST, "grant=25:50", "'25' is not a year"),
            (POST, "grant=2025:hälften", "'hälften' is no percentage; expected a number such as 50"),
        ],
    )
    def test_what_cannot_be(self, run_en: Run, definition: str, change: str, message: str) -> None:
        arguments = ["--journal", EXAMPLE] if definition == POST else []
        assert message in one_line(run_en, "status", definition, "--on", "2022-06-01", *arguments, "--what-if", change)


class TestBadInput:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ([NEW], "--on"),
            (["nothing", "--on", "2022-06-10"], "no agreement, grant or post is called 'nothing'"),
            ([NEW, "--on", "2022-06"], "'2022-06' is not one day"),
            ([NEW, "--on", "igår"], "is no day that exists"),
            ([NEW, "--on", "2022-06-10", "--format", "svg"], "no form of this answer is called 'svg'"),
            (["ok-gnv-2020", "--on", "2020-06-10", "--format", "svg"], "no form of this answer is called 'svg'"),
            ([POST, "--on", "2023-01-15", "--journal", EXAMPLE, "--binding", "each"], "--binding serves grants"),
            ([NEW, "--on", "2022-06-10", "--journal", "nothing"], "there is no file and no example 'nothing'; expected one of exempel-gnv-2020, exempel-gnv-post-2023"),
            ([NEW, "--on", "2022-06-10", "--journal", "nothing.toml"], "nothing.toml: there is no such file"),
            ([NEW, "--on", "2022-06-10", "--journal", EXAMPLE], f"{EXAMPLE}: of: the journal is of '{POST}', expected {NEW}"),
            ([OLD, "--on", "2022-06-10", "--journal", EXAMPLE], f"the journal is of '{POST}', expected {OLD} or {NEW}"),
            ([POST, "--on", "2022-06-10", "--journal", EXAMPLE, "--journal", "exempel-gnv-2020"], f"the journal is of 'ok-gnv-2020', expected {POST}"),
        ],
    )  # fmt: skip
    def test_one_message_and_status_2(self, run_en: Run, arguments: list[str], message: str) -> None:
        assert message in one_line(run_en, "status", *arguments)

    def test_a_journal_of_something_else(self, run_en: Run, journal: Any, tmp_path: Path) -> None:
        path = journal(of=OLD)
        assert one_line(run_en, "status", NEW, "--on", "2022-06-10", "--journal", path) == (
            f"{path}:1: of: the journal is of '{OLD}', expected {NEW}\n"
        )
        nameless = tmp_path / "nameless.toml"
        nameless.write_text("[[events]]\non = 2022-06-01\n", "utf-8")
        assert f"{nameless}: the key of is missing; name what the journal is of" in one_line(
            run_en, "status", NEW, "--on", "2022-06-10", "--journal", nameless
        )

    def test_a_file_comes_before_an_example_of_its_name(
        self, run_en: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path(EXAMPLE).write_text('of = "x"\n', "utf-8")
        assert f"{EXAMPLE}:1: of: the journal is of 'x'" in one_line(
            run_en, "status", POST, "--on", "2022-06-10", "--journal", EXAMPLE
        )

    def test_two_journals_that_contradict_each_other(self, run_en: Run, journal: Any) -> None:
        """The second is blamed, with its path and line, for what the first has told."""
        first = journal(signed("Orsa"))
        second = journal(event("2022-12-01", "notice-given", party="Orsa"))
        message = one_line(run_en, "status", NEW, "--on", "2023-01-10", "--journal", first, "--journal", second)
        assert message.startswith(
            f"{second}:2: events[1]: 2022-12-01 notice-given Orsa: it contradicts 2022-12-15 signed Orsa"
        )

    def test_all_faults_at_once(self, run: Run, journal: Any) -> None:
        path = journal(signed("Sala"), event("2022-12-15", "sign", party="Orsa"), head="extra = 1\n")
        status, out, err = run("status", NEW, "--on", "2022-06-10", "--journal", path)
        assert (status, out) == (2, "")
        assert [line.split(": ")[0] for line in err.splitlines()] == [f"{path}:2", f"{path}:6", f"{path}:7"]


class TestEveryForm:
    @pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
    @pytest.mark.parametrize("language", ["sv", "en"])
    @pytest.mark.parametrize(
        "arguments",
        [(NEW, "--on", "2022-06-10"), (OLD, "--on", "2023-01-01"), (POST, "--on", "2024-02-15", "--journal", EXAMPLE)],
    )
    def test_it_is_written_and_ends_well(self, run: Run, arguments: tuple[str, ...], language: str, form: str) -> None:
        status, out, err = run("status", *arguments, "--format", form, "--lang", language)
        assert status == (0 if arguments[0] == NEW else 1)
        assert err == ""
        assert out.endswith("\n")
        assert "None" not in out
        if form == "json":
            assert json.loads(out)["schema"] == "nvf.status/1"
        if form == "table":
            assert not any(line != line.rstrip() for line in out.splitlines())
