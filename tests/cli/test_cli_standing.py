"""The command line on how agreements and posts stand on a day: every form, journals, what is given, and what if."""

import datetime as dt
import io
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

import twins
from cli_runs import Run, answer
from nara_vard_finans.cli import main

NEW, OLD, POST, EXAMPLE = "rss-dalarna-2023", "rss-dalarna-2018", "rss-gnv-post-2023", "exempel-gnv-post-2023"


JUNE = {
    row.split(",")[0]: int(row.split(",")[3])
    for row in (Path(__file__).parents[1] / "golden" / "tables.csv").read_text("utf-8").splitlines()[5:]
}
"""Population in June 2021, by name."""


SHARES = twins.largest_remainder(950_000, JUNE)
"""What each is to pay a year of the example's 950 000 kr."""


def toml(value: object) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{toml(key)} = {toml(part)}' for key, part in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else str(value)


def event(day: str, kind: str, **parts: object) -> str:
    """Write an event; a date among its parts is given as one."""
    rows = (f"{key} = {toml(value)}" for key, value in parts.items())
    return "\n".join(("[[events]]", f"on = {day}", f'kind = "{kind}"', *rows, ""))


def signed(*names: str, day: str = "2022-12-15", **parts: object) -> str:
    return event(day, "signed", parties=[*names], **parts)


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


class TestTheNewAgreement:
    @pytest.mark.parametrize(
        ("day", "sv", "en"),
        [
            ("2022-12-31", "okänt hur långt det har kommit; gäller inte", "unknown how far it has come; not in force"),
            ("2027-01-01", "avtalstiden är slut; okänt om avtalet gällde", "the term is over; unknown whether it held"),
        ],
    )
    def test_outside_its_term_it_does_not_hold_whatever_else_is_unknown(
        self, run: Run, day: str, sv: str, en: str
    ) -> None:
        data = json.loads(run("status", NEW, "--on", day, "--format", "json")[1])
        assert (data["state"], data["in_force"], data["in_force_from"]) == ("unknown", False, None)
        assert [finding["rule"] for finding in data["findings"]] == (["known"] if day == "2027-01-01" else [])
        assert sv in run("status", NEW, "--on", day)[1]
        assert en in run("status", NEW, "--on", day, "--lang", "en")[1]

    def test_after_its_term_what_is_unknown_is_whether_it_held(self, run: Run) -> None:
        (finding,) = json.loads(run("status", NEW, "--on", "2027-01-01", "--format", "json")[1])["findings"]
        assert "gällde" in finding["message"]
        assert "gäller 2027-01-01" not in finding["message"]


FACTS = """
[parties.municipalities]
K1 = "Ekeby"
K2 = "=1+1"
[parties.regions]
"99" = "Region <b>&$x$"
"""


OWN = (
    FACTS
    + """
[[papers]]
id = "pm"
title = "PM"
kind = "memorandum"
[[posts]]
id = "ledare"
title = { sv = "Ledare <b>&$x$", en = "Leader <b>&$x$" }
employer = "99"
term = { first_day = 2029-04-01, last_day = 2031-06-30 }
cost = { by_year = { 2029 = 275, 2030 = 365, 2031 = 181 } }
cost_key = { kind = "parts", shares = { K1 = 2, K2 = 1 } }
[[posts.grants]]
year = 2029
title = "Medel 2029"
"""
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A post whose paper states cost and key, and no period of notice; it costs a krona a day."""
    path = tmp_path / "tjanst.toml"
    path.write_text(OWN, "utf-8")
    return path


DAYS = {
    "2023-01-15": ("employed", "2023-04-15", 105, 273_288, 273_288, 0),
    "2023-02-20": ("employed", "2023-05-20", 140, 364_384, 364_384, 0),
    "2023-03-15": ("employed", "2023-06-15", 166, 432_055, 0, 0),
}
"""By day: state, earliest end, days until then, committed (950 000 × days / 365), worst and expected case."""


def sums(data: dict[str, Any]) -> list[tuple[int, ...]]:
    """Give paid, decided, assumed and uncovered by year, having seen that all rows and sums add up."""
    parts = ("paid", "decided", "assumed", "uncovered")
    total = dict.fromkeys(("cost", *parts), 0)
    found: list[tuple[int, ...]] = []
    for year in data["years"]:
        for row in (*year["rows"], year):
            assert int(row["cost"]) == sum(int(row[part]) for part in parts)
            assert min(int(row[part]) for part in parts) >= 0
        for part in total:
            assert int(year[part]) == sum(int(row[part]) for row in year["rows"])
            total[part] += int(year[part])
        assert sum(int(each["amount"]) for each in year["carried"]) == int(year["cost"])
        assert year["carried"][-1]["amount"] == year["employer_carries"] == year["uncovered"]
        found.append(tuple(int(year[part]) for part in parts))
    assert {part: int(data["total"][part]) for part in total} == total
    return found


class TestTheExamplePost:
    @pytest.mark.parametrize("day", DAYS)
    def test_the_first_spring(self, run: Run, day: str) -> None:
        """Whoever asks in January is told what is assumed; after the notice nothing but its day changes; then it is decided."""
        decided = day == "2023-03-15"
        state, end, days, committed, worst, expected = DAYS[day]
        data = answer(run, "status", POST, "--on", day, "--journal", EXAMPLE, status=0 if decided else 1)
        assert sums(data) == [(0, 950_000, 0, 0) if decided else (0, 0, 950_000, 0), *[(0, 0, 950_000, 0)] * 2]
        assert data["total"]["cost"] == "2850000"
        assert {row["name"]: int(row["cost"]) for row in data["years"][0]["rows"]} == SHARES
        assert data["state"] == state
        assert (dt.date.fromisoformat(end) - dt.date(2022, 12, 31)).days == days
        assert (2 * 950_000 * days + 365) // (2 * 365) == committed
        assert data["exposure"] == {
            "on": day, "committed_to": end, "committed": str(committed), "worst": str(worst), "expected": str(expected),
        }  # fmt: skip
        assert [(each["rule"], each["subject"], each["severity"]) for each in data["findings"]] == (
            [] if decided else [("year-decided", f"{POST}/2023", "warning")]
        )
        notified = None if day == "2023-01-15" else "2023-02-20"
        assert [year["notified_on"] for year in data["years"]] == [notified, None, None]
        assert [year["granted"] for year in data["years"]] == [True if notified else None, None, None]

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
            head='[given]\ncost = { yearly = 950000 }\nbasis = "population-dalarna-2021-06"\n',
        )
        return ("status", POST, "--on", "2023-06-01", "--journal", path)

    def test_it_is_said(self, run: Run, arguments: tuple[object, ...]) -> None:
        assert "the employer's exposure cannot be reckoned" in run(*arguments, "--lang", "en")[1]
        assert answer(run, *arguments, status=1)["exposure"] is None

    def test_there_is_no_curve(self, run: Run, arguments: tuple[object, ...]) -> None:
        assert answer(run, *arguments, status=1)["curve"] == []

    def test_there_is_no_picture(self, run: Run, arguments: tuple[object, ...]) -> None:
        assert "the period of notice is unknown" in one_line(run, *arguments, "--format", "svg")


class TestAPostOfOnesOwn:
    def test_the_period_of_notice_is_needed_for_a_picture(self, run: Run, own: Path, journal: Any) -> None:
        path = journal(event("2029-04-01", "employment-began"), of="ledare")
        message = one_line(run, "status", own, "--on", "2029-06-01", "--journal", path, "--format", "svg")
        assert "the period of notice is unknown" in message


class TestGiven:
    @pytest.mark.parametrize(
        ("definition", "given", "message"),
        [
            (NEW, "cost", "--given 'cost': it says not what; write cost=VALUE"),
            (NEW, "notice= ", "write notice=VALUE"),
            (NEW, "notices=3", "nothing is called 'notices'; did you mean notice?"),
            (NEW, "notice=tre", "'tre' is no number of months of notice; expected digits"),
            (NEW, "notice=-3", "is no number of months of notice"),
            (NEW, "notice=٣", "is no number of months of notice"),
            (NEW, "notice=1234567", "is no number of months of notice"),
            (NEW, "on-leaving=end", "is not what can happen when one leaves; did you mean ends?"),
            (NEW, "cost=5", "a journal of an agreement gives notice and on_leaving alone"),
            (NEW, "counted=days", "a journal of an agreement gives notice and on_leaving alone"),
            (NEW, "basis=population-dalarna-2021-06", "a journal of an agreement gives notice and on_leaving alone"),
            (OLD, "notice=6", f"the papers of {OLD} state it; take it away"),
            (POST, "on-leaving=ends", "nobody leaves a post as one leaves an agreement"),
            (POST, "counted=weeks", "'weeks' is no way to count; expected one of months, days"),
            (POST, "cost=mycket", "is not an amount"),
            (POST, "cost=-5", "a yearly cost is nought or more"),
            (POST, "basis=x", "no statistic is called 'x'"),
            ("ok-gnv-2020", "notice=6", "ok-gnv-2020 is a grant, whose journal gives nothing besides its events"),
        ],
    )
    def test_what_cannot_be(self, run: Run, definition: str, given: str, message: str) -> None:
        arguments = ["--journal", EXAMPLE] if definition == POST else []
        assert message in one_line(run, "status", definition, "--on", "2022-06-01", *arguments, "--given", given)

    def test_what_is_not_given(self, run: Run) -> None:
        assert f"no paper states what {POST} costs" in one_line(run, "status", POST, "--on", "2023-01-15")
        message = one_line(run, "status", POST, "--on", "2023-01-15", "--given", "cost=5")
        assert "by population, whose figures no paper states" in message
        assert "population-dalarna-2021-06" in message

    def test_what_is_not_given_and_is_needed_to_leave_one_out(self, run: Run, journal: Any) -> None:
        path = journal(
            event("2023-01-01", "decided", year=2023, amount=5), of=POST, head="[given]\ncost = { yearly = 950000 }\n"
        )
        arguments = ("status", POST, "--on", "2023-02-01", "--journal", path, "--what-if", "without=Orsa:falls-away")
        message = one_line(run, *arguments)
        assert "--given basis=ID" in message
        assert "--basis" not in message


class TestWhatIf:
    @pytest.mark.parametrize(
        ("definition", "change", "message"),
        [
            (NEW, "posts", "--what-if 'posts': it says not what; write posts=VALUE"),
            (NEW, "post=5", "nothing is called 'post'; did you mean posts?"),
            (NEW, "posts=fem", "'fem' is no number of posts; expected digits"),
            (OLD, "posts=5", "no paper states what one post costs; give another cost instead"),
            (POST, "posts=5", "a number of posts can be changed of an agreement alone"),
            (NEW, "cost=mycket", "is not an amount"),
            (NEW, "cost=-5", "a yearly cost is nought or more"),
            (NEW, "notice=x", "is no number of months of notice"),
            (NEW, "basis=x", "no statistic is called 'x'"),
            (NEW, "without=Sala", "no party is called 'Sala'"),
            (
                NEW,
                "without=Orsa:x",
                "'x' is not what can happen when one leaves; expected one of ends, others-share, falls-away",
            ),
            (NEW, "no-grant=2025", "a year's grant can be changed of a post alone"),
            (NEW, "grant=2025:50", "a year's grant can be changed of a post alone"),
            (POST, "no-grant=2026", "no grant is to carry 2026"),
            (POST, "no-grant=25", "'25' is not a year"),
            (POST, "grant=2025", "'2025' is no part of a grant; write the year and the percentage, as 2025:50"),
            (POST, "grant=25:50", "'25' is not a year"),
            (POST, "grant=2025:hälften", "'hälften' is no percentage; expected a number such as 50"),
            (POST, "grant=2025:101", "its grant is to carry 101 percent; give a number from 0 to 100"),
            (POST, "grant=2025:-1", "give a number from 0 to 100"),
            (POST, "without=Orsa", "say what happens to the others' cost when one does not take part"),
            (POST, "without=Orsa:ends", "others-share or falls-away"),
            (POST, "without=Region Dalarna:falls-away", "Region Dalarna employs, and cannot be left out"),
            ("ok-gnv-2020", "cost=5", "a cost can be changed of an agreement or a post"),
            ("ok-gnv-2020", "without=Orsa", "a party who leaves can be changed of an agreement or a post"),
        ],
    )
    def test_what_cannot_be(self, run: Run, definition: str, change: str, message: str) -> None:
        arguments = ["--journal", EXAMPLE] if definition == POST else []
        assert message in one_line(run, "status", definition, "--on", "2022-06-01", *arguments, "--what-if", change)


class TestBadInput:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ([NEW], "--on"),
            (["nothing", "--on", "2022-06-10"], "no agreement, grant or post is called 'nothing'"),
            ([NEW, "--on", "2022-06"], "'2022-06' is not one day"),
            ([NEW, "--on", "igår"], "is not a period"),
            ([NEW, "--on", "2022-06-10", "--format", "svg"], "no form of this answer is called 'svg'"),
            (["ok-gnv-2020", "--on", "2020-06-10", "--format", "svg"], "no form of this answer is called 'svg'"),
            ([POST, "--on", "2023-01-15", "--journal", EXAMPLE, "--reading", "each"], "--reading serves grants"),
            ([NEW, "--on", "2022-06-10", "--journal", "nothing"], "there is no file and no example 'nothing'; the examples are exempel-gnv-2020, exempel-gnv-post-2023"),
            ([NEW, "--on", "2022-06-10", "--journal", "nothing.toml"], "nothing.toml: there is no such file"),
            ([NEW, "--on", "2022-06-10", "--journal", EXAMPLE], f"{EXAMPLE}: of: it tells of '{POST}', expected {NEW}"),
            ([OLD, "--on", "2022-06-10", "--journal", EXAMPLE], f"it tells of '{POST}', expected {OLD} or {NEW}"),
            ([POST, "--on", "2022-06-10", "--journal", EXAMPLE, "--journal", "exempel-gnv-2020"], f"it tells of 'ok-gnv-2020', expected {POST}"),
        ],
    )  # fmt: skip
    def test_one_message_and_status_2(self, run: Run, arguments: list[str], message: str) -> None:
        assert message in one_line(run, "status", *arguments)

    def test_a_journal_of_something_else(self, run: Run, journal: Any, tmp_path: Path) -> None:
        path = journal(of=OLD)
        assert one_line(run, "status", NEW, "--on", "2022-06-10", "--journal", path) == (
            f"{path}:1: of: it tells of '{OLD}', expected {NEW}\n"
        )
        nameless = tmp_path / "nameless.toml"
        nameless.write_text("[[events]]\non = 2022-06-01\n", "utf-8")
        assert f"{nameless}: of: it tells of " in one_line(
            run, "status", NEW, "--on", "2022-06-10", "--journal", nameless
        )

    def test_a_file_comes_before_an_example_of_its_name(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path(EXAMPLE).write_text('of = "x"\n', "utf-8")
        assert f"{EXAMPLE}:1: of: it tells of 'x'" in one_line(
            run, "status", POST, "--on", "2022-06-10", "--journal", EXAMPLE
        )

    @pytest.mark.parametrize(
        ("events", "line", "told"),
        [
            ((signed("Orsa"), signed("Orsa", day="2022-12-20")), 9, "2022-12-20 signed Orsa: it contradicts 2022-12-15 signed Orsa, since it can happen only once"),
            ((signed("Sala"),), 5, "no party is called 'Sala'"),
            ((event("2022-05-01", "drafted"), signed("Orsa", day="2022-04-30")), 8, "2022-04-30 signed Orsa: it contradicts 2022-05-01 drafted, before which there was no text"),
            ((signed("Orsa", day="2027-01-01"),), 5, f"2027-01-01 signed Orsa: it is after the last day of {NEW}, 2026-12-31"),
            ((signed("Orsa", day="2023-02-01"), event("2023-01-15", "notice-given", party="Orsa")), 6, "2023-01-15 notice-given Orsa: it contradicts 2023-02-01 signed Orsa, before which it cannot give notice"),
            ((event("2023-01-15", "notice-given", party="Orsa"),), 2, "the party has not signed, and cannot give notice"),
        ],
    )  # fmt: skip
    def test_an_agreements_journal_that_contradicts_itself(
        self, run: Run, journal: Any, events: tuple[str, ...], line: int, told: str
    ) -> None:
        """The path, the line and the event that is contradicted; whatever day is asked of."""
        path = journal(*events)
        message = one_line(run, "status", NEW, "--on", "2022-06-10", "--journal", path)
        assert message.startswith(f"{path}:{line}: events[{len(events)}]")
        assert told in message

    @pytest.mark.parametrize(
        ("events", "line", "told"),
        [
            ((event("2023-01-01", "decided", year=2026, amount=5),), 5, f"2026 is no year of {POST}, which is planned for 2023-01-01 to 2025-12-31"),
            ((event("2023-01-01", "decided", year=2022, amount=5),), 5, f"2022 is no year of {POST}"),
            ((event("2023-01-01", "decided", year=2023, amount=-5),), 9, "an event moves an amount above nought"),
            ((event("2023-01-01", "decided", year=2023, amount="5,50 kr"),), 5, "5,50 kr is no whole number of 1 kr"),
            ((event("2023-01-01", "paid", year=2023, amount=0, party="Orsa"),), 9, "an event moves an amount above nought"),
            ((event("2023-01-01", "paid", year=2023, amount=5, party="Region Dalarna"),), 5, "Region Dalarna pays no part"),
            ((event("2023-01-01", "paid", year=2023, amount=5, party="Sala"),), 10, "no party is called 'Sala'"),
            ((event("2022-12-31", "employment-began"),), 5, f"it is before the first day of {POST}, 2023-01-01"),
            ((event("2026-01-01", "intended"),), 5, f"it is after the last day of {POST}, 2025-12-31"),
            ((event("2023-01-01", "notice-given"),), 5, "nobody is employed by then"),
            ((event("2023-03-01", "employment-began"), event("2023-02-01", "notice-given")), 8, "2023-02-01 notice-given: it contradicts 2023-03-01 employment-began"),
            ((event("2025-02-01", "not-granted", year=2025), event("2025-03-01", "notified", year=2025)), 9, "2025-03-01 notified 2025: it contradicts 2025-02-01 not-granted 2025"),
        ],
    )  # fmt: skip
    def test_a_posts_journal_that_contradicts_itself(
        self, run: Run, journal: Any, events: tuple[str, ...], line: int, told: str
    ) -> None:
        path = journal(*events, of=POST, head="[given]\ncost = { yearly = 950000 }\nnotice = { months = 3 }\n")
        message = one_line(run, "status", POST, "--on", "2022-06-10", "--journal", path)
        assert message.startswith(f"{path}:{line}: events[{len(events)}]")
        assert told in message

    def test_two_journals_that_contradict_each_other(self, run: Run, journal: Any) -> None:
        """The second is blamed, with its path and line, for what the first has told."""
        first = journal(signed("Orsa"))
        second = journal(event("2022-12-01", "notice-given", party="Orsa"))
        message = one_line(run, "status", NEW, "--on", "2023-01-10", "--journal", first, "--journal", second)
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
        [
            (NEW, "--on", "2022-06-10"),
            (OLD, "--on", "2023-01-01"),
            (POST, "--on", "2024-02-15", "--journal", EXAMPLE),
        ],
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
