"""How agreements, posts and grants stand on a day, as a workspace answers: journals put together, what is given, what if."""

import csv
import datetime as dt
import io
import json
import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import twins
from asked import a_day, data_of, page_of, stands, without
from nara_vard_finans import Amount, Journal, Workspace, embedded, kronor
from nara_vard_finans.core import NoticePeriod, UnreadableFileError
from nara_vard_finans.grants import Binding
from nara_vard_finans.journals import Assumptions
from nara_vard_finans.sharing import Counting, Leaving, YearlyCost
from nara_vard_finans.workspace import ComparisonQuestion, QuestionError
from own_cases import FACTS, OWN
from written_journals import event, signed

NEW, OLD, POST, EXAMPLE = "rss-dalarna-2023", "rss-dalarna-2018", "rss-gnv-post-2023", "exempel-gnv-post-2023"


JUNE = {
    row.split(",")[0]: int(row.split(",")[3])
    for row in (Path(__file__).parents[1] / "golden" / "tables.csv").read_text("utf-8").splitlines()[5:]
}
"""Population in June 2021, by name."""


PARTIES = [*JUNE, "Region Dalarna"]


SHARES = twins.largest_remainder(950_000, JUNE)
"""What each is to pay a year of the example's 950 000 kr."""


def all_but(*names: str) -> list[str]:
    return [name for name in PARTIES if name not in names]


@pytest.fixture
def journal(tmp_path: Path) -> Any:
    """Writes a journal file, each under a name of its own."""

    def write(*events: str, of: str = NEW, head: str = "") -> Path:
        path = tmp_path / f"journal-{len(list(tmp_path.iterdir()))}.toml"
        path.write_text(f'of = "{of}"\n{head}' + "".join(events), "utf-8")
        return path

    return write


def by_odd_divisors(total: int, weights: dict[str, int]) -> dict[str, int]:
    """Share by Sainte-Laguë: from rounded quotas, one krona at a time from the worst claim, or to the best."""
    whole = sum(weights.values())
    assumptions = {name: (2 * total * weight + whole) // (2 * whole) for name, weight in weights.items()}
    while sum(assumptions.values()) != total:
        over = sum(assumptions.values()) > total
        claims = {name: Fraction(weights[name], 2 * count + (-1 if over else 1)) for name, count in assumptions.items()}
        name = min(claims, key=lambda each: claims[each]) if over else max(claims, key=lambda each: claims[each])
        assumptions[name] += -1 if over else 1
    return assumptions


class TestTheNewAgreement:
    def test_approved_and_not_yet_recommended(self) -> None:
        data = data_of(stands(NEW, "2022-06-10"))
        assert (data["agreement"], data["state"], data["in_force"], data["in_force_from"]) == (
            NEW,
            "prepared",
            False,
            None,
        )
        assert [(step["step"], step["on"], step["by"]) for step in data["steps"]] == [
            ("proposed", "2022-04-27", "Styrgruppen för Länschefsnätverket"),
            ("prepared", "2022-06-01", "Länschefsnätverket"),
        ]
        assert (data["kind"], data["signed"], data["unknown"], data["other_text"]) == ("agreement", [], [], [])
        assert data["missing"] == [row["party"] for row in data["signatures"]]
        assert len(data["missing"]) == 16
        assert {row["name"] for row in data["signatures"]} == {*PARTIES}
        assert {row["state"] for row in data["signatures"]} == {"missing"}
        assert data["findings"] == []
        assert (data["term"], data["form"], data["holds_if"]) == (
            {"first_day": "2023-01-01", "last_day": "2026-12-31"}, "bilateral", "all-sign",
        )  # fmt: skip
        assert data["succeeds"] == OLD

    def test_as_a_page(self) -> None:
        reply = stands(NEW, "2022-06-10")
        out = page_of(reply)
        assert reply.is_in_order
        assert "berett och godkänt, inte rekommenderat; gäller inte" in out
        assert "Rekommenderat       Välfärdsrådet" in out
        assert "inte ännu" in out
        assert "0 av 16" in out
        assert out.count("saknas") == 16
        english = page_of(stands(NEW, "2022-06-10"), "en")
        assert "approved, not recommended; not in force" in english
        assert "0 of 16" in english
        assert "The agreement is in force only when all have signed the same text." in english

    def test_the_days_before_and_after_it_was_recommended(self) -> None:
        states = {day: data_of(stands(NEW, day))["state"] for day in ("2022-05-31", "2022-06-01", "2022-06-16")}
        assert states == {"2022-05-31": "planned", "2022-06-01": "prepared", "2022-06-16": "recommended"}

    def test_all_sign(self, journal: Any) -> None:
        path = journal(signed(*PARTIES))
        before = data_of(stands(NEW, "2022-12-31", path))
        assert (before["state"], before["in_force"], before["in_force_from"]) == ("signed", False, "2023-01-01")
        assert [before[state] for state in ("missing", "unknown", "other_text")] == [[], [], []]
        assert before["signed"] == [row["party"] for row in before["signatures"]]
        assert len(before["signed"]) == 16
        after = data_of(stands(NEW, "2023-01-01", path))
        assert (after["state"], after["in_force"], after["in_force_from"]) == ("in-force", True, "2023-01-01")
        assert after["ends_on"] == "2026-12-31"
        assert after["journal"]["events"] == 19  # sixteen signatures, and what the papers tell
        assert "Gäller från och med 2023-01-01 till och med 2026-12-31." in page_of(stands(NEW, "2023-01-01", path))  # fmt: skip
        over = data_of(stands(NEW, "2027-01-01", path))
        assert (over["state"], over["in_force"]) == ("expired", False)

    def test_one_is_missing(self, journal: Any) -> None:
        path = journal(signed(*all_but("Orsa")))
        data = data_of(stands(NEW, "2023-01-01", path), in_order=False)
        assert (data["state"], data["in_force"], data["in_force_from"]) == ("recommended", False, None)
        assert (len(data["signed"]), data["missing"], data["unknown"]) == (15, ["2034"], [])
        assert "2034" not in data["signed"]
        (finding,) = data["findings"]
        assert (finding["rule"], finding["severity"], finding["subject"]) == ("all-signed", "breach", NEW)
        assert finding["message"].endswith("Underskrift saknas från Orsa.")
        out = page_of(stands(NEW, "2023-01-01", path), "en")
        assert "Signatures are missing from Orsa." in out
        assert "15 of 16" in out
        unrecorded = "Journalen säger inte hur långt den är förd: "
        assert unrecorded in page_of(stands(NEW, "2023-01-01", path))
        for head in ("recorded_until = 2023-01-01\n", "recorded_until = 2022-12-20\n"):  # Orsa's is missing, or unknown
            kept = journal(signed(*all_but("Orsa")), head=head)
            assert unrecorded not in page_of(stands(NEW, "2023-01-01", kept))

    def test_two_are_unknown_where_the_journal_ends(self, journal: Any) -> None:
        path = journal(signed(*all_but("Orsa", "Mora")), head="recorded_until = 2022-12-20\n")
        data = data_of(stands(NEW, "2023-01-01", path), in_order=False)
        assert (len(data["signed"]), data["missing"], data["unknown"]) == (14, [], ["2062", "2034"])
        assert "14 av 16, 2 okända" in page_of(stands(NEW, "2023-01-01", path))
        english = page_of(stands(NEW, "2023-01-01", path), "en")
        assert "14 of 16, 2 unknown" in english

    def test_one_is_unknown_where_the_journal_ends(self, journal: Any) -> None:
        path = journal(signed(*all_but("Orsa")), head="recorded_until = 2022-12-20\n")
        assert "15 av 16, 1 okänd\n" in page_of(stands(NEW, "2023-01-01", path))

    def test_one_signed_another_text(self, journal: Any) -> None:
        path = journal(signed(*all_but("Orsa")), signed("Orsa", text="utkast 2"))
        data = data_of(stands(NEW, "2023-01-01", path), in_order=False)
        assert (data["in_force"], data["missing"], data["other_text"]) == (False, [], ["2034"])
        assert len(data["signed"]) == 15
        (row,) = (row for row in data["signatures"] if row["state"] != "signed")
        assert (row["name"], row["state"], row["texts"], row["on"]) == (
            "Orsa",
            "other-text",
            ["utkast 2"],
            "2022-12-15",
        )
        assert ("same-text", f"{NEW}/2034") in {(each["rule"], each["subject"]) for each in data["findings"]}
        assert "undertecknat en annan text: utkast 2" in page_of(stands(NEW, "2023-01-01", path))

    def test_the_text_is_told_by_its_first_digits(self, journal: Any) -> None:
        text = data_of(stands(NEW, "2022-06-10"))["fingerprint"]
        assert len(text) == 16
        out = page_of(stands(NEW, "2022-06-10"))
        assert f"Kontrollsumma för villkoren, så som de har tolkats här: {text}." in out
        english = page_of(stands(NEW, "2022-06-10"), "en")
        assert f"Fingerprint of the terms, as they are read here: {text}." in english
        assert set(text) <= set("0123456789abcdef")
        path = journal(signed(*PARTIES, text=text[:8].upper()))
        assert data_of(stands(NEW, "2023-01-01", path))["in_force"] is True
        short = journal(signed(*PARTIES, text=text[:7]))
        assert data_of(stands(NEW, "2023-01-01", short), in_order=False)["in_force"] is False

    def test_the_region_signs_with_one_at_a_time(self, journal: Any) -> None:
        """It has signed with fourteen of the fifteen; the one with Säter is missing."""
        path = journal(
            signed(*JUNE),
            *(
                event("2022-12-16", "signed", party="Region Dalarna", counterpart=name)
                for name in JUNE
                if name != "Säter"
            ),
        )
        data = data_of(stands(NEW, "2023-01-01", path), in_order=False)
        region = data["signatures"][-1]
        assert (region["name"], region["state"], region["lacking"]) == ("Region Dalarna", "missing", ["2082"])
        assert "saknas med Säter" in page_of(stands(NEW, "2023-01-01", path))

    def test_what_the_papers_leave_open_is_unknown(self) -> None:
        data = data_of(stands(NEW, "2023-01-01"), in_order=False)
        assert (data["state"], data["in_force"]) == ("unknown", None)
        assert {row["state"] for row in data["signatures"]} == {"unknown"}
        assert (data["signed"], data["missing"], len(data["unknown"])) == ([], [], 16)
        (finding,) = data["findings"]
        assert (finding["rule"], finding["source"]) == ("known", None)
        assert data["journal"]["kept_to"] == "2022-06-16"
        out = page_of(stands(NEW, "2023-01-01"))
        assert f"Vilka som har undertecknat, och när, är okänt. Parter: {', '.join(PARTIES)}." in out
        assert "Journalen slutar 2022-06-16." in out

    def test_a_signature_by_code_or_name(self) -> None:
        found = stands("rss-dalarna-2023", "2022-06-10").result
        assert found.signature("Orsa") is found.signature("2034")
        assert found.signature("Orsa").party.name == "Orsa"

    def test_notice_without_a_period_of_notice(self, journal: Any) -> None:
        path = journal(signed(*PARTIES), event("2024-03-01", "notice-given", party="Orsa"))
        data = data_of(stands(NEW, "2024-04-01", path), in_order=False)
        assert data["state"] == "notice-given"
        assert data["notice"] == {
            "months": None, "days": None, "to": None, "prolonged_months": None, "last_day": None, "passed": False, "if_given_today_ends_on": None, "on_leaving": None,
        }  # fmt: skip
        assert data["notices"] == [{"party": "2034", "name": "Orsa", "given_on": "2024-03-01", "ends_on": None}]
        assert [finding["rule"] for finding in data["findings"]] == ["notice-stated"]
        out = page_of(stands(NEW, "2024-04-01", path))
        assert "Orsa sade upp avtalet 2024-03-01; till och med vilken dag det gäller för parten är okänt." in out
        assert "Uppsägningstid framgår inte av handlingarna." in out
        # with what is given, it ends half a year later, and nobody is in doubt
        data = data_of(
            stands(
                NEW,
                "2024-04-01",
                path,
                assumptions=Assumptions(notice=NoticePeriod(6), on_leaving=Leaving("others-share")),
            )
        )
        assert data["notices"][0]["ends_on"] == "2024-09-01"
        assert data["notice"]["last_day"] == "2026-06-30"
        assert data["journal"]["given"] == {
            "cost": None, "notice_months": 6, "on_leaving": "others-share", "basis": None, "counted": None,
        }  # fmt: skip
        english = page_of(
            stands(
                NEW,
                "2024-04-01",
                path,
                assumptions=Assumptions(notice=NoticePeriod(6), on_leaving=Leaving("others-share")),
            ),
            "en",
        )
        assert "Given here, and in no paper: 6 months of notice; when a party leaves: those who" in english
        assert "Orsa gave notice on 2024-03-01; the agreement applies to it until 2024-09-01." in english
        assert "A party that gives notice on 2024-04-01 is bound until 2024-10-01." in english

    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_for_machines(self, journal: Any, language: str) -> None:
        path = journal(signed(*all_but("Orsa", "Region Dalarna")))
        reply = stands(NEW, "2022-12-31", path)
        out = reply.report(language).csv()
        assert not reply.is_in_order  # two are missing the day before the term begins
        rows = list(csv.DictReader(io.StringIO(out)))
        assert [row["name"] for row in rows] == PARTIES
        assert [row["name"] for row in rows if row["state"] == "missing"] == ["Orsa", "Region Dalarna"]
        assert rows[0]["on"] == "2022-12-15"
        marked = stands(NEW, "2022-12-31", path).report(language).markdown()
        assert f"| Orsa | {'saknas' if language == 'sv' else 'missing'} | – |" in marked


class TestTheOlderAgreement:
    @pytest.mark.parametrize(("day", "passed", "was"), [("2021-12-31", False, "är"), ("2022-01-01", True, "var")])
    def test_the_last_day_to_give_notice(self, day: str, passed: bool, was: str) -> None:  # noqa: FBT001 - a case
        data = data_of(stands(OLD, day))
        assert (data["state"], data["in_force"], data["in_force_from"]) == ("in-force", True, "2018-01-01")
        assert data["notice"] == {
            "months": 12, "days": 0, "to": None, "prolonged_months": None, "last_day": "2021-12-31", "passed": passed, "if_given_today_ends_on": "2022-12-31",
            "on_leaving": None,
        }  # fmt: skip
        assert data["ends_on"] == data["term"]["last_day"] == "2022-12-31"
        assert data["successor"]["agreement"] == NEW
        assert (data["successor"]["first_day"], data["successor"]["in_force"]) == ("2023-01-01", False)
        out = page_of(stands(OLD, day))
        assert f"sista dag att säga upp till avtalstidens slut {was} 2021-12-31." in out
        assert f"Efterträdare: {NEW}, avtalstid från och med 2023-01-01; läget {day}: inget steg är känt." in out

    def test_after_its_term_the_successor_decides(self, journal: Any) -> None:
        last = data_of(stands(OLD, "2022-12-31"))
        assert last["in_force"] is True
        data = data_of(stands(OLD, "2023-01-01"), in_order=False)
        assert (data["state"], data["in_force"], data["successor"]["state"]) == ("expired", False, "unknown")
        (finding,) = data["findings"]
        assert finding["rule"] == "succession"
        assert "2022-06-09" in finding["source"]  # the memorandum on the successor
        data = data_of(stands(OLD, "2023-01-01", journal(signed(*PARTIES))))
        assert (data["state"], data["in_force"], data["successor"]["state"]) == ("succeeded", False, "in-force")
        assert data["findings"] == []

    def test_the_successor_holds_later_than_its_term_begins(self, journal: Any) -> None:
        """Orsa signs on 2023-02-10, so from 2023-01-01 to the day before there is no agreement."""
        path = journal(signed(*all_but("Orsa")), signed("Orsa", day="2023-02-10"))
        (finding,) = data_of(stands(OLD, "2023-03-01", path), in_order=False)["findings"]
        assert finding["rule"] == "succession"
        assert "är 2023-01-01–2023-02-09 utan avtal" in finding["message"]
        assert (
            f"Efterträdare: {NEW}, avtalstid från och med 2023-01-01, gäller från och med 2023-02-10; "
            "läget 2023-03-01: gäller." in page_of(stands(OLD, "2023-03-01", path))
        )

    def test_journals_of_both(self, journal: Any) -> None:
        """Orsa leaves the older a year after its notice; the newer holds from the day that all have signed."""
        notice = journal(event("2020-11-17", "notice-given", party="Orsa"), of=OLD)
        data = data_of(stands(OLD, "2023-01-01", journal(signed(*PARTIES)), notice), in_order=False)
        assert (data["state"], data["successor"]["in_force"]) == ("succeeded", True)
        assert data["notices"] == [{"party": "2034", "name": "Orsa", "given_on": "2020-11-17", "ends_on": "2021-11-17"}]
        assert [finding["rule"] for finding in data["findings"]] == ["leaving-stated"]
        assert (
            data_of(
                stands(
                    OLD,
                    "2023-01-01",
                    journal(signed(*PARTIES)),
                    notice,
                    assumptions=Assumptions(on_leaving=Leaving("falls-away")),
                )
            )["findings"]
            == []
        )
        out = page_of(stands(OLD, "2021-01-01", journal(signed(*PARTIES)), notice), "en")
        assert "in force, with notice given" in out
        assert f"Successor: {NEW}, term from 2023-01-01; as of 2021-01-01: no step is known." in out

    def test_one_journal_after_the_other(self, journal: Any) -> None:
        first, second = journal(signed(*all_but("Orsa"))), journal(signed("Orsa", day="2022-12-20"))
        data = data_of(stands(NEW, "2023-01-01", first, second))
        assert (data["in_force"], data["journal"]["events"]) == (True, 19)

    def test_of_a_step_the_journals_word_is_taken(self, journal: Any) -> None:
        path = journal(event("2022-06-02", "prepared", by="LCHNV"))
        data = data_of(stands(NEW, "2022-06-10", path))
        assert [(step["on"], step["by"]) for step in data["steps"][1:]] == [("2022-06-02", "LCHNV")]

    def test_who_signed_is_unknown(self) -> None:
        data = data_of(stands(OLD, "2020-01-01"))
        assert {row["state"] for row in data["signatures"]} == {"unknown"}
        out = page_of(stands(OLD, "2020-01-01"), "en")
        assert "Who has signed, and when, is unknown. Parties: Avesta, " in out
        assert "Took effect, according to a paper" in out


JOINT = (
    FACTS
    + """
[[agreements]]
id = "gemensamt"
title = "Gemensamt"
term = { first_day = 2029-01-01, last_day = 2029-12-31 }
cost = { yearly = 100 }
cost_key = { kind = "equal", parties = ["K1", "K2", "99"] }
"""
)


@pytest.fixture
def joint(tmp_path: Path) -> Path:
    path = tmp_path / "avtal.toml"
    path.write_text(JOINT, "utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A post whose paper states cost and key, and no period of notice; it costs a krona a day."""
    path = tmp_path / "tjanst.toml"
    path.write_text(OWN, "utf-8")
    return path


class TestAnAgreementOfOnesOwn:
    def test_one_document_that_nobody_prepares(self, joint: Path, journal: Any) -> None:
        reply = stands(joint, "2028-12-01")
        out = page_of(reply)
        assert reply.is_in_order
        assert "Ingen journal är angiven: vad som har hänt är okänt." in out
        assert "okänt hur långt det har kommit; gäller inte" in out
        assert "Undertecknat  –    okänt" in out
        assert "Länschefsnätverket" not in out
        path = journal(
            event("2028-11-01", "drafted", by="RSS"),
            event("2028-12-01", "signed", parties=["K1", "K2", "99"]),
            of="gemensamt",
        )
        data = data_of(stands(joint, "2029-01-01", path))
        assert (data["in_force"], data["form"], data["steps"][0]["by"]) == (True, None, "RSS")
        assert (data["succeeds"], data["successor"]) == (None, None)
        assert "Utkast        RSS  2028-11-01" in page_of(stands(joint, "2028-11-02", path))

    def test_the_term_passes_and_it_never_held(self, joint: Path) -> None:
        empty = Journal(of="gemensamt")
        data = data_of(stands(joint, "2030-01-01", empty))
        assert (data["state"], data["in_force"], data["holds_if"]) == ("unknown", False, None)
        assert "unknown whether it was in force" in page_of(stands(joint, "2030-01-01"), "en")
        joint.write_text(JOINT.replace("cost =", 'adoption = { holds_if = "all-sign" }\ncost ='), "utf-8")
        data = data_of(stands(joint, "2030-01-01", empty))
        assert (data["state"], data["in_force"]) == ("lapsed", False)
        assert "the term is over; it was never in force" in page_of(stands(joint, "2030-01-01", empty), "en")

    def test_without_a_journal_nobody_is_accused_and_nothing_denied(self, joint: Path) -> None:
        """Papers and users are silent alike: what has happened is unknown, and neither a breach nor that it lapsed."""
        joint.write_text(JOINT.replace("cost =", 'adoption = { holds_if = "all-sign" }\ncost ='), "utf-8")
        for day, in_force in (("2028-12-01", False), ("2029-06-01", None), ("2030-01-01", False)):
            reply = stands(joint, day)
            data = data_of(reply)
            assert (data["state"], data["in_force"], data["missing"]) == ("unknown", in_force, [])
            assert [(each["rule"], each["severity"]) for each in data["findings"]] == [("known", "note")]
            assert {row["state"] for row in csv.DictReader(io.StringIO(reply.report().csv()))} == {"unknown"}
        assert "okänt om avtalet gällde" in page_of(stands(joint, "2030-01-01"))

    def test_what_is_given_is_told_without_a_journal(self, joint: Path) -> None:
        out = page_of(stands(joint, "2028-12-01", assumptions=Assumptions(notice=NoticePeriod(3))))
        assert "Ingen journal är angiven" in out
        assert "Angivet här, framgår inte av handlingarna: uppsägningstid 3 månader." in out

    def test_each_holds_by_itself(self, joint: Path, journal: Any) -> None:
        text = 'adoption = { form = "bilateral", holds_if = "each-signs" }\n'
        joint.write_text(JOINT.replace("cost =", f"{text}cost ="), "utf-8")
        assert "gäller först när samtliga" not in page_of(stands(joint, "2028-12-01"))
        path = journal(event("2028-12-01", "signed", parties=["K1", "99"]), of="gemensamt")
        assert data_of(stands(joint, "2029-01-01", path))["in_force"] is True

    def test_no_name_is_a_formula_or_markup(self, joint: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(stands(joint, "2028-12-01").report().csv())))
        assert {row["name"] for row in rows} == {"Ekeby", "'=1+1", "Region <b>&$x$"}
        joint.write_text(JOINT.replace("cost =", 'adoption = { holds_if = "all-sign" }\ncost ='), "utf-8")
        marked = stands(joint, "2028-12-01", Journal(of="gemensamt")).report().markdown()
        assert r"| Region \<b\>\&$x$ |" in marked


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
    def test_the_last_autumn(self) -> None:
        """
        In 2024 Vansbro only intends, and Orsa was granted 20 000 of its share; in 2025 700 000 is decided together.

        950 000 - 22 368 - 2 859 = 924 773.
        """
        assert (SHARES["Vansbro"], SHARES["Orsa"]) == (22_368, 22_859)
        data = data_of(stands(POST, "2025-11-01", EXAMPLE), in_order=False)
        assert sums(data) == [(950_000, 0, 0, 0), (0, 924_773, 22_368, 2_859), (0, 700_000, 250_000, 0)]
        assert data["exposure"] == {
            "on": "2025-11-01", "committed_to": "2025-12-31", "committed": "2850000", "worst": "275227",
            "expected": "2859",
        }  # fmt: skip
        of_2024 = {row["name"]: row for row in data["years"][1]["rows"]}
        assert (of_2024["Orsa"]["awarded"], of_2024["Orsa"]["uncovered"]) == ("20000", "2859")
        assert (of_2024["Vansbro"]["assumed"], of_2024["Vansbro"]["intends"]) == ("22368", True)
        assert of_2024["Falun"]["decided"] == "196838"
        assert [(each["rule"], each["subject"], each["severity"]) for each in data["findings"]] == [
            ("decided-after-notice", f"{POST}/2024", "warning"),
            ("year-decided", f"{POST}/2024", "warning"),
            ("year-decided", f"{POST}/2025", "warning"),
            ("employment-covered", f"{POST}/2024", "warning"),
        ]
        assert "2024-01-25" in data["findings"][0]["message"]
        assert "Falun" in data["findings"][0]["message"]
        assert data["findings"][-1]["message"] == (
            "Anställningen 2024 är inte finansierad i sin helhet: 2 859 kr av 950 000 kr, som skulle komma från "
            "Orsa, omfattas varken av betalning, verkställande beslut eller inriktningsbeslut och bärs av arbetsgivaren."
        )
        assert all(each["source"] for each in data["findings"])
        assert data["employment"] == {
            "began_on": "2023-01-01", "notice_on": None, "ended_on": None, "first_day": "2023-01-01",
            "last_day": "2025-12-31",
        }  # fmt: skip

    def test_what_one_has_decided_covers_nothing_of_anothers_part(self) -> None:
        """
        In February 2024 Falun alone has decided, all of its share; with notice the employment costs 136 days of 366.

        950 000 × 136 / 366 = 353 005,46; of that all parts but Falun's lack a decision, and all of them are intended.
        """
        assert (dt.date(2024, 5, 15) - dt.date(2023, 12, 31)).days == 136
        parts = by_odd_divisors(353_005, SHARES)
        missing = sum(part for name, part in parts.items() if name != "Falun")
        data = data_of(stands(POST, "2024-02-15", EXAMPLE), in_order=False)
        assert data["exposure"] == {
            "on": "2024-02-15", "committed_to": "2024-05-15", "committed": str(950_000 + 353_005),
            "worst": str(missing), "expected": "0",
        }  # fmt: skip

    def test_before_and_after_the_employment(self) -> None:
        data = data_of(stands(POST, "2022-10-13", EXAMPLE))
        assert (data["state"], data["exposure"]["committed_to"], data["exposure"]["worst"]) == ("planned", None, "0")
        assert data["kind"] == "post"
        out = page_of(stands(POST, "2022-10-13", EXAMPLE))
        assert "Läget 2022-10-13: planerad, inget beslut är känt\n" in out
        assert sums(data) == [(0, 0, 0, 950_000)] * 3
        data = data_of(stands(POST, "2022-10-14", EXAMPLE))
        assert data["state"] == "intended"
        out = page_of(stands(POST, "2022-10-14", EXAMPLE))
        assert "2022-10-14: ingen är anställd, och arbetsgivaren är inte bunden." in out
        assert "Risken för Region Dalarna" not in out
        data = data_of(stands(POST, "2025-12-31", EXAMPLE), in_order=False)
        assert (data["state"], data["employment"]["ended_on"]) == ("ended", "2025-12-31")
        assert "räknade som om inget mer hände" not in page_of(stands(POST, "2025-12-31", EXAMPLE))

    def test_the_curve_on_its_days(self) -> None:
        """From the intention to the last day: those of events up to the day, the first of quarters, and the day."""
        data = data_of(stands(POST, "2023-02-10", EXAMPLE), in_order=False)
        days = [point["on"] for point in data["curve"]]
        quarters = [f"{year}-{month:02}-01" for year in (2023, 2024, 2025) for month in (1, 4, 7, 10)]
        assert days == sorted({"2022-10-14", "2023-02-10", "2025-12-31", *quarters})
        assert data["curve"][0] == {
            "on": "2022-10-14", "committed_to": None, "committed": "0", "worst": "0", "expected": "0",
        }  # fmt: skip
        assert data["curve"][-1]["worst"] == "2850000"  # nothing more is decided, as far as is known
        assert next(point for point in data["curve"] if point["on"] == "2023-02-10") == data["exposure"]

    def test_as_a_page(self) -> None:
        reply = stands(POST, "2023-01-15", EXAMPLE)
        out = page_of(reply)
        assert not reply.is_in_order
        assert "Läget 2023-01-15: anställning pågår" in out
        assert "Fiktivt exempel, ingen verklig händelse.\n" in out
        assert "kostnad 950 000 kr per år; uppsägningstid 3 månader; fördelning efter ”Folkmängd per kommun" in out
        assert "Summa  2 850 000       0         0   2 850 000             0" in out
        assert "det ofinansierade bär Region Dalarna som arbetsgivare" in out
        assert "anställningen kan upphöra tidigast 2023-04-15, och kostar till dess 273 288 kr" in out
        assert "Varning: 2023 har börjat utan verkställande beslut" in out
        headings = next(line for line in out.splitlines() if line.startswith("År "))
        assert headings.split()[:6] == ["År", "Kostnad", "Betalt", "Beslutat", "Inriktning", "Ofinansierat"]
        headings = next(line for line in out.splitlines() if line.startswith("Dag "))
        assert [*filter(None, headings.split("  "))][2:] == [
            "Kostnad till dess",
            "Utan ytterligare beslut",
            "Om inriktningsbeslutet fullföljs",
        ]
        order = (
            "\nÅr ", "\n2023-01-15: anställningen kan", "\nIakttagelser", "\n2023, hela året", "\n2025, hela året",
            "\nRisken för Region Dalarna", "Kostnad till dess",
        )  # fmt: skip
        places = [out.index(each) for each in order]
        assert places == sorted(places)
        english = page_of(stands(POST, "2023-01-15", EXAMPLE), "en")
        assert "a cost of 950 000 kr a year; 3 months of notice; shared by ”Population by" in english
        assert "Warning: 2023 has begun" in english
        assert "not yet" in english
        assert "the employment can end on 2023-04-15 at the earliest" in english

    def test_as_a_page_in_english_it_is_made_up(self) -> None:
        out = page_of(stands(POST, "2023-01-15", EXAMPLE), "en")
        assert "A fictitious example: none of this has happened.\n" in out

    @pytest.mark.parametrize("language", ["sv", "en"])
    def test_for_machines_and_markdown(self, language: str) -> None:
        rows = list(csv.DictReader(io.StringIO(stands(POST, "2025-11-01", EXAMPLE).report(language).csv())))
        assert [row["year"] for row in rows] == [str(year) for year in (2023, 2024, 2025) for _ in JUNE]
        assert [row["name"] for row in rows[:15]] == [*JUNE]
        orsa = next(row for row in rows if (row["year"], row["name"]) == ("2024", "Orsa"))
        assert (orsa["cost"], orsa["decided"], orsa["uncovered"], orsa["decided_in_all"]) == (
            "22859",
            "20000",
            "2859",
            "20000",
        )
        marked = stands(POST, "2025-11-01", EXAMPLE).report(language).markdown()
        assert "| Orsa | 22 859 | 0 | 20 000 | 0 | 2 859 | 20 000 |" in marked

    def test_as_a_picture(self) -> None:
        reply = stands(POST, "2023-03-15", EXAMPLE)
        out = reply.report().written("svg")
        assert reply.is_in_order
        root = ET.fromstring(out)  # noqa: S314 - what we have written ourselves
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        told = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
        assert "2023-03-15" in told
        assert any("Risken för Region Dalarna som arbetsgivare (fiktivt exempel)" in text for text in told)
        reply = stands(POST, "2025-11-01", EXAMPLE)
        out = reply.report("en").written("svg")
        assert not reply.is_in_order  # there are findings
        assert "(a made-up example)" in out


class TestNoGrantForAYear:
    def test_what_each_carries(self) -> None:
        """The region carries all of 2025, and of 2024 the 2 859 kr that Orsa was not granted."""
        data = data_of(stands(POST, "2025-11-01", EXAMPLE, change=lambda old: old.without_grant(2025)), in_order=False)
        assert sums(data) == [(950_000, 0, 0, 0), (0, 924_773, 22_368, 2_859), (0, 0, 0, 950_000)]
        last = {each["name"]: int(each["amount"]) for each in data["years"][2]["carried"]}
        assert last == {**dict.fromkeys(JUNE, 0), "Region Dalarna": 950_000}
        middle = {each["name"]: int(each["amount"]) for each in data["years"][1]["carried"]}
        assert middle == {**SHARES, "Orsa": 20_000, "Region Dalarna": 2_859}
        assert data["total"]["employer_carries"] == "952859"
        assert data["years"][2]["grant"] is None
        assert "inget bidrag väntas" in page_of(
            stands(POST, "2025-11-01", EXAMPLE, change=lambda old: old.without_grant(2025))
        )

    def test_as_a_journal_tells_it(self, journal: Any) -> None:
        path = journal(
            event("2022-10-14", "intended"),
            event("2023-01-01", "employment-began"),
            event("2025-02-01", "not-granted", year=2025),
            of=POST,
            head='[assumptions]\ncost = { yearly = 950000 }\nbasis = "population-dalarna-2021-06"\n',
        )
        before = data_of(stands(POST, "2025-01-31", path), in_order=False)
        assert sums(before)[2] == (0, 0, 950_000, 0)
        data = data_of(stands(POST, "2025-02-01", path), in_order=False)
        assert sums(data) == [(0, 0, 950_000, 0), (0, 0, 950_000, 0), (0, 0, 0, 950_000)]
        assert [year["granted"] for year in data["years"]] == [None, None, False]
        assert data["exposure"] is None
        out = page_of(stands(POST, "2025-02-01", path))
        assert "inget bidrag\n" in out
        assert "Uppsägningstiden är okänd, så arbetsgivarens risk går inte att beräkna" in out
        assert "Kostnad till dess" not in out


class TestAPostOfOnesOwn:
    def test_years_in_part_and_years_without_a_grant(self, own: Path) -> None:
        """It costs a krona a day: 275 days of 2029, 365 of 2030, and 181 of 2031; two thirds of it are Ekeby's."""
        reply = stands(own, "2029-01-01", Journal(of="ledare"))
        data = data_of(reply)
        assert sums(data) == [(0, 0, 0, 275), (0, 0, 0, 365), (0, 0, 0, 181)]
        assert [[row["cost"] for row in year["rows"]] for year in data["years"]] == [
            ["92", "183"], ["122", "243"], ["60", "121"],
        ]  # fmt: skip
        assert (data["years"][0]["first_day"], data["years"][2]["last_day"]) == ("2029-04-01", "2031-06-30")
        assert data["journal"]["given"]["cost"] is None
        out = page_of(reply)
        assert "2029, 2029-04-01–2029-12-31" in out
        assert "2030, hela året" in out
        assert "Journalen är tom: inget har hänt." in out
        assert out.count("inget bidrag väntas") == 2

    def test_without_a_journal_nothing_is_said_of_what_is_paid_or_bound(self, own: Path) -> None:
        reply = stands(own, "2029-01-01", assumptions=Assumptions(notice=NoticePeriod(2)))
        data = data_of(reply)
        assert (data["state"], data["exposure"], data["curve"]) == ("unknown", None, [])
        assert [year["cost"] for year in data["years"]] == ["275", "365", "181"]
        told = ("paid", "decided", "assumed", "uncovered", "employer_carries")
        assert {each[part] for each in (*data["years"], data["total"]) for part in told} == {None}
        assert {row[part] for year in data["years"] for row in year["rows"] for part in told[:4]} == {None}
        assert {year["carried"] for year in data["years"]} == {None}
        rows = list(csv.DictReader(io.StringIO(reply.report().csv())))
        assert {(row["cost"] != "", row["paid"], row["intends"]) for row in rows} == {(True, "", "")}
        out = page_of(reply)
        assert "vad arbetsgivaren är bunden till är okänt" in out
        assert "arbetsgivaren är inte bunden" not in out
        assert "arken betalt eller beslutat" not in out
        report = reply.report()
        with pytest.raises(UnreadableFileError, match="what has happened is unknown"):
            report.written("svg")
        question = ComparisonQuestion(on=a_day("2029-01-01"))
        workspace = Workspace.open(own)
        with pytest.raises(QuestionError, match="what has happened under ledare is unknown"):
            workspace.compare(change=lambda old: old.with_cost(kronor(1_000_000)), question=question)

    def test_who_has_been_notified(self, own: Path, journal: Any) -> None:
        first = journal(event("2029-02-01", "notified", year=2029, party="Ekeby"), of="ledare")
        second = journal(event("2029-02-05", "notified", year=2029, party="K2"), of="ledare")
        out = page_of(stands(own, "2029-03-01", first))
        assert "några" in out
        assert "some" in page_of(stands(own, "2029-03-01", first), "en")
        data = data_of(stands(own, "2029-03-01", first, second))
        assert data["years"][0]["notified_on"] == "2029-02-05"

    def test_an_employment_that_does_not_reach_a_year(self, own: Path, journal: Any) -> None:
        """Two months of notice from 2029-05-01 are to 2029-07-01: 92 days from 1 April."""
        path = journal(
            event("2029-04-01", "employment-began"),
            event("2029-05-01", "notice-given"),
            of="ledare",
            head="[assumptions]\nnotice = { months = 2 }\n",
        )
        data = data_of(stands(own, "2029-05-02", path), in_order=False)
        assert data["state"] == "notice-given"
        assert sums(data) == [(0, 0, 0, 92), (0, 0, 0, 0), (0, 0, 0, 0)]
        assert (data["years"][1]["first_day"], data["years"][1]["last_day"]) == (None, None)
        assert (data["exposure"]["committed_to"], data["exposure"]["worst"]) == ("2029-07-01", "92")
        assert {row["name"]: row["cost"] for row in data["years"][0]["rows"]} == {"Ekeby": "61", "=1+1": "31"}
        out = page_of(stands(own, "2029-05-02", path))
        assert "anställning pågår, uppsagd" in out
        assert "2030, inga dagar" in out

    def test_no_name_is_a_formula_or_markup(self, own: Path) -> None:
        reply = stands(own, "2029-01-01", Journal(of="ledare"), assumptions=Assumptions(notice=NoticePeriod(2)))
        rows = list(csv.DictReader(io.StringIO(reply.report().csv())))
        assert [row["name"] for row in rows[:2]] == ["'=1+1", "Ekeby"]
        marked = reply.report().markdown()
        assert r"Ledare \<b\>\&$x$" in marked
        assert "<b>" not in marked
        picture = reply.report().written("svg")
        root = ET.fromstring(picture)  # noqa: S314 - what we have written ourselves
        told = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]
        assert "Risken för Region <b>&$x$ som arbetsgivare" in told
        assert "Ledare <b>&$x$" in told
        assert "{http://www.w3.org/2000/svg}b" not in {element.tag for element in root.iter()}


class TestAssumptions:
    HEAD = '[assumptions]\nbasis = "population-dalarna-2021-06"\n'

    def test_on_the_command_line(self) -> None:
        data = data_of(
            stands(
                POST,
                "2023-01-15",
                assumptions=Assumptions(
                    cost=YearlyCost(amount=Amount.parse("1 mkr")),
                    notice=NoticePeriod(3),
                    basis=embedded().statistic("population-dalarna-2021-06"),
                    counted=Counting("months"),
                ),
            ),
            in_order=False,
        )
        assert {row["name"]: int(row["cost"]) for row in data["years"][0]["rows"]} == twins.largest_remainder(
            1_000_000, JUNE
        )
        assert (data["journal"]["kept_to"], data["journal"]["events"]) == (
            "2022-09-19",
            0,
        )  # what the papers tell
        assert "known" in {finding["rule"] for finding in data["findings"]}
        assert data["journal"]["given"] == {
            "cost": {"posts": None, "per_post": None, "yearly": "1000000", "by_year": {}}, "notice_months": 3, "on_leaving": None,
            "basis": "population-dalarna-2021-06", "counted": "months",
        }  # fmt: skip
        out = page_of(
            stands(
                POST,
                "2023-01-15",
                assumptions=Assumptions(
                    cost=YearlyCost(amount=Amount.parse("1 mkr")),
                    notice=NoticePeriod(3),
                    basis=embedded().statistic("population-dalarna-2021-06"),
                    counted=Counting("days"),
                ),
            ),
            "en",
        )
        assert "a part of a year is counted in days" in out

    def test_the_command_line_comes_after_the_journal_and_later_after_earlier(self) -> None:
        data = data_of(
            stands(
                POST, "2022-11-01", EXAMPLE, assumptions=Assumptions(cost=YearlyCost(amount=Amount.parse("800 tkr")))
            )
        )
        assert data["years"][0]["cost"] == "800000"
        assert data["journal"]["given"]["notice_months"] == 3

    def test_a_cost_that_a_journal_gives_year_by_year(self, journal: Any) -> None:
        path = journal(of=POST, head=f"{self.HEAD}cost = {{ yearly = 900000, by_year = {{ 2024 = 800000 }} }}\n")
        data = data_of(stands(POST, "2022-11-01", path))
        assert [year["cost"] for year in data["years"]] == ["900000", "800000", "900000"]
        assert data["journal"]["given"]["cost"] == {
            "posts": None, "per_post": None, "yearly": "900000", "by_year": {"2024": "800000"},
        }  # fmt: skip
        out = page_of(stands(POST, "2022-11-01", path))
        assert "kostnad 900 000 kr per år; kostnad 2024 800 000 kr" in out

    def test_a_cost_that_a_journal_gives_by_posts(self, journal: Any) -> None:
        path = journal(of=POST, head=f"{self.HEAD}cost = {{ posts = 2, per_post = 500000 }}\n")
        assert data_of(stands(POST, "2022-11-01", path))["years"][0]["cost"] == "1000000"
        assert "2 tjänster à 500 000 kr per år" in page_of(stands(POST, "2022-11-01", path))
        assert "2 posts at 500 000 kr a year" in page_of(stands(POST, "2022-11-01", path), "en")

    def test_a_cost_by_posts_as_data(self, journal: Any) -> None:
        path = journal(of=POST, head=f"{self.HEAD}cost = {{ posts = 2, per_post = 500000 }}\n")
        assumptions = data_of(stands(POST, "2022-11-01", path))["journal"]["given"]
        assert "500000" in json.dumps(assumptions)


class TestWhatIf:
    def test_one_does_not_sign(self, journal: Any) -> None:
        path = journal(signed(*PARTIES))
        assert data_of(stands(NEW, "2023-01-01", path))["in_force"] is True
        data = data_of(stands(NEW, "2023-01-01", path, change=lambda old: without(old, "Orsa")), in_order=False)
        assert (data["in_force"], data["missing"]) == (False, ["2034"])
        data = data_of(
            stands(NEW, "2023-01-01", path, change=lambda old: without(old, "Orsa", "Malung-Salens kommun")),
            in_order=False,
        )
        assert {*data["missing"]} == {"2034", "2023"}

    def test_another_notice(self) -> None:
        data = data_of(stands(OLD, "2022-06-01", change=lambda old: old.with_notice(NoticePeriod(6))))
        assert (data["notice"]["months"], data["notice"]["last_day"]) == (6, "2022-06-30")

    def test_another_cost_and_population_of_a_post(self) -> None:
        november = {
            row.split(",")[0]: int(row.split(",")[1])
            for row in (Path(__file__).parents[1] / "golden" / "tables.csv").read_text("utf-8").splitlines()[5:]
        }
        data = data_of(
            stands(
                POST,
                "2022-11-01",
                EXAMPLE,
                change=lambda old: old.with_cost(Amount.parse("1 mkr")).on_basis(
                    embedded().statistic("population-dalarna-2018-11")
                ),
            )
        )
        shares = {row["name"]: int(row["cost"]) for row in data["years"][0]["rows"]}
        assert shares == twins.largest_remainder(1_000_000, november)

    def test_half_a_grant(self) -> None:
        """No amounts are known in January: half of the cost is assumed, of each half of its share; the rest is the region's."""
        data = data_of(stands(POST, "2023-01-15", EXAMPLE, change=lambda old: old.with_grant(2025, 50)), in_order=False)
        assert sums(data) == [(0, 0, 950_000, 0), (0, 0, 950_000, 0), (0, 0, 475_000, 475_000)]
        assert all(abs(2 * int(row["assumed"]) - SHARES[row["name"]]) <= 2 for row in data["years"][2]["rows"])
        exact = data_of(
            stands(POST, "2023-01-15", EXAMPLE, change=lambda old: old.with_grant(2025, Fraction(25, 2))),
            in_order=False,
        )
        assert sums(exact)[2] == (0, 0, 118_750, 831_250)

    def test_a_financier_does_not_take_part(self) -> None:
        data = data_of(
            stands(POST, "2023-01-15", EXAMPLE, change=lambda old: without(old, "Orsa", leaving=Leaving("falls-away"))),
            in_order=False,
        )
        assert sums(data) == [(0, 0, 950_000 - 22_859, 22_859)] * 3
        data = data_of(
            stands(
                POST, "2023-01-15", EXAMPLE, change=lambda old: without(old, "Orsa", leaving=Leaving("others-share"))
            ),
            in_order=False,
        )
        others = {name: people for name, people in JUNE.items() if name != "Orsa"}
        assert {row["name"]: int(row["assumed"]) for row in data["years"][0]["rows"]} == twins.largest_remainder(
            950_000, others
        )

    @pytest.mark.parametrize(
        ("language", "told"),
        [
            ("sv", "Scenario, inte faktiskt läge: 5 tjänster; uppsägningstid 6 månader."),
            ("en", "Scenario, not the actual status: 5 posts; 6 months of notice."),
        ],
    )
    def test_what_was_changed_is_said(self, language: str, told: str) -> None:
        assert told in page_of(
            stands(NEW, "2022-06-10", change=lambda old: old.with_posts(5).with_notice(NoticePeriod(6))), language
        )
        assert (
            told
            in stands(NEW, "2022-06-10", change=lambda old: old.with_posts(5).with_notice(NoticePeriod(6)))
            .report(language)
            .markdown()
        )
        assert (
            "; ".join(
                data_of(
                    stands(NEW, "2022-06-10", change=lambda old: old.with_posts(5).with_notice(NoticePeriod(6))),
                    language,
                )["changes"]
            )
            in told
        )
        assert told.split(":", maxsplit=1)[0] not in page_of(stands(NEW, "2022-06-10"), language)
        assert data_of(stands(NEW, "2022-06-10"), language)["changes"] == []

    def test_one_of_a_thing(self) -> None:
        assert data_of(stands(NEW, "2022-06-10", change=lambda old: old.with_posts(1).with_notice(NoticePeriod(1))))[
            "changes"
        ] == ["1 tjänst", "uppsägningstid 1 månad"]

    def test_a_picture_says_it_too(self) -> None:
        assert "Scenario, inte faktiskt läge: inget bidrag 2025." in stands(
            POST, "2023-01-15", EXAMPLE, change=lambda old: old.without_grant(2025)
        ).report().written("svg")


class TestAGrant:
    def test_it_is_asked_in_the_same_way(self) -> None:
        """Of what an example tells of the day after its interim report was due, two rules bind all together."""
        each = data_of(stands("ok-gnv-2020", "2020-10-01", "exempel-gnv-2020"), in_order=False)
        together = data_of(
            stands("ok-gnv-2020", "2020-10-01", "exempel-gnv-2020", binding=Binding("together")), in_order=False
        )
        assert (each["kind"], each["grant"], each["changes"]) == ("grant", "ok-gnv-2020", [])
        assert len(together["findings"]) == len(each["findings"]) - 1
        assert "Delredovisningen" in page_of(stands("ok-gnv-2020", "2020-10-01", "exempel-gnv-2020"))


DAYS = {
    "2023-01-15": ("employed", "2023-04-15", 105, 273_288, 273_288, 0),
    "2023-02-20": ("employed", "2023-05-20", 140, 364_384, 364_384, 0),
    "2023-03-15": ("employed", "2023-06-15", 166, 432_055, 0, 0),
}
"""By day: state, earliest end, days until then, committed (950 000 × days / 365), worst and expected case."""


class TestOutsideItsTerm:
    @pytest.mark.parametrize(
        ("day", "sv", "en"),
        [
            ("2022-12-31", "okänt hur långt det har kommit; gäller inte", "unknown how far it has come; not in force"),
            (
                "2027-01-01",
                "avtalstiden är slut; okänt om avtalet gällde",
                "the term is over; unknown whether it was in force",
            ),
        ],
    )
    def test_outside_its_term_it_does_not_hold_whatever_else_is_unknown(self, day: str, sv: str, en: str) -> None:
        data = json.loads(stands(NEW, day).report().json())
        assert (data["state"], data["in_force"], data["in_force_from"]) == ("unknown", False, None)
        assert [finding["rule"] for finding in data["findings"]] == (["known"] if day == "2027-01-01" else [])
        assert sv in page_of(stands(NEW, day))
        assert en in page_of(stands(NEW, day), "en")

    def test_after_its_term_what_is_unknown_is_whether_it_held(self) -> None:
        (finding,) = json.loads(stands(NEW, "2027-01-01").report().json())["findings"]
        assert "gällde" in finding["message"]
        assert "gäller 2027-01-01" not in finding["message"]


class TestTheFirstSpring:
    @pytest.mark.parametrize("day", DAYS)
    def test_the_first_spring(self, day: str) -> None:
        """Whoever asks in January is told what is assumed; after the notice nothing but its day changes; then it is decided."""
        decided = day == "2023-03-15"
        state, end, days, committed, worst, expected = DAYS[day]
        data = data_of(stands(POST, day, EXAMPLE), in_order=decided)
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


class TestThePeriodOfNoticeIsUnknown:
    @pytest.fixture
    def reply(self, journal: Any) -> Any:
        path = journal(
            event("2022-10-14", "intended"),
            event("2023-01-01", "employment-began"),
            of=POST,
            head='[assumptions]\ncost = { yearly = 950000 }\nbasis = "population-dalarna-2021-06"\n',
        )
        return stands(POST, "2023-06-01", path)

    def test_it_is_said(self, reply: Any) -> None:
        assert "the employer's exposure cannot be reckoned" in page_of(reply, "en")
        assert data_of(reply, in_order=False)["exposure"] is None

    def test_there_is_no_curve(self, reply: Any) -> None:
        assert data_of(reply, in_order=False)["curve"] == []
