"""What is written of a grant: explanations, notes and calendars that the shipped programmes do not call for."""

import contextlib
import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
import vobject

from cli_runs import Run, answer
from nara_vard_finans.analysis import Deadline
from nara_vard_finans.cli import main
from nara_vard_finans.core import Language, Text
from nara_vard_finans.reports import calendar_text

COUNTY = """
[[grants]]
id = "lan"
title = "Påhittat bidrag"
grantor = "Staten"
year = 2024
term = "2024"
[[grants.pots]]
id = "landet"
title = { sv = "Hela landet", en = "The whole country" }
amount = 1000
key = { kind = "proportional", counts = "beds", as_of = "2023" }
[[grants.pots]]
id = "dalarna"
title = "Dalarna"
of = "landet"
share_of = "Dalarna"
amount = 250
shares = [{ counts = "beds", percent = "25 %" }]
key = { kind = "parts", shares = { Orsa = 1, Mora = 4 } }
[[grants.pots]]
id = "utveckling"
title = "Utveckling"
of = "landet"
amount = 100
"""


@pytest.fixture
def county(tmp_path: Path) -> Path:
    path = tmp_path / "lan.toml"
    path.write_text(COUNTY, "utf-8")
    return path


class TestExplanations:
    def test_a_share_by_one_rounded_percentage(self, run: Run, county: Path) -> None:
        """25 % of 1 000 kr, rounded to whole percent, is 24,5 to 25,5 %: 245 to 255 kr."""
        data = answer(run, "explain", county, "--party", "Orsa")
        (bounds,) = (step for step in data["steps"] if step["step"] == "bounds")
        assert "25 % efter beds. De medger mellan 245 kr och 255 kr; 250 kr ligger i intervallet." in bounds["text"]

    def test_a_reckoned_share_is_held_against_the_printed_one(self, run: Run, county: Path, tmp_path: Path) -> None:
        """What is cut from the frame goes first: 1 000 - 100 = 900 kr by 5:13 is 250 kr for Dalarna."""
        figures = tmp_path / "beds.csv"
        figures.write_text("party,beds\nDalarnas län,5\nKalmar län,13\n", "utf-8")
        out = run("explain", county, "--figures", figures, "--party", "Dalarna")[1]
        assert "Dalarna: 250 kr, som tryckt." in out
        figures.write_text("party,beds\nDalarnas län,1\nKalmar län,1\n", "utf-8")
        out = run("allocate", county, "--figures", figures)[1]
        assert "Dalarna: 450 kr med dessa tal, tryckt är 250 kr. Det ligger utanför vad de tryckta" in out

    def test_a_part_of_a_stated_amount(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "part.toml"
        path.write_text(
            '[[grants]]\nid = "g"\ntitle = "G"\ngrantor = "Staten"\nyear = 2024\nterm = "2024"\n'
            '[[grants.pots]]\nid = "ram"\ntitle = "Ram"\namount = 100\n'
            '[[grants.pots]]\nid = "del"\ntitle = "Del"\nof = "ram"\namount = 40\n',
            "utf-8",
        )
        assert "Del: 40 kr av 100 kr." in run("explain", path, "--party", "del")[1]
        # What no part takes stands as the frame's own row.
        amounts = {row["party"]: row["amount"] for row in answer(run, "allocate", path)["rows"]}
        assert amounts == {"ram": "60", "del": "40"}


class TestNotes:
    def test_a_notice_that_is_not_what_the_key_gives(self, run: Run, tmp_path: Path) -> None:
        """Ludvika's printed row, 1 475 041 kr, is a krona below what sums; and the others are not told yet."""
        path = tmp_path / "journal.toml"
        path.write_text(
            'of = "ok-gnv-2020"\n[[events]]\non = 2020-06-01\nkind = "notified"\n'
            "amounts = { Ludvika = 1_475_041, Orsa = 377_475 }\n",
            "utf-8",
        )
        status, out, _ = run("status", "ok-gnv-2020", "--on", "2020-07-01", "--journal", path)
        assert status == 0
        assert "Beskedet skiljer sig från det som nyckeln ger: Ludvika -1 kr." in out
        assert "Besked har inte lämnats om 13 858 988 kr av 15 711 504 kr." in out  # 15 711 504 - 1 475 041 - 377 475
        assert "Vad som ska återbetalas, och när, framgår inte av handlingarna." in out
        assert "Att återbetala" not in out

    def test_what_must_go_back_when_the_money_can_no_longer_be_used(self, run: Run, county: Path) -> None:
        used_in = COUNTY.replace(
            'term = "2024"', 'term = "2024"\nuse = { first_day = 2024-01-01, last_day = 2024-06-30 }'
        )
        county.write_text(used_in, "utf-8")
        journal = county.with_name("journal.toml")
        events = "".join(
            f'[[events]]\non = 2024-02-01\nkind = "{kind}"\nrecipient = "Orsa"\namount = 50\n'
            for kind in ("notified", "paid")
        )
        journal.write_text(f'of = "lan"\n{events}', "utf-8")
        out = run("status", county, "--on", "2024-07-01", "--journal", journal)[1]
        assert "Att återbetala" in out
        assert "står inte i källan" not in out

    def test_many_are_named_and_many_reasons_are_shortened(self, run: Run, tmp_path: Path) -> None:
        """Three of fifteen have filed: twelve are named, and of their lacks three stand as reasons."""
        journal = tmp_path / "journal.toml"
        names = ["Avesta", "Falun", "Gagnef", "Hedemora", "Leksand", "Mora", "Orsa", "Säter"]
        amounts = ", ".join(f'"{name}" = 10' for name in names)
        journal.write_text(
            f'of = "ok-gnv-2020"\n[[events]]\non = 2020-06-01\nkind = "notified"\namounts = {{ {amounts} }}\n'
            '[[events]]\non = 2020-09-20\nkind = "reported"\nduty = "interim-report"\nrecipients = ["Falun", "Mora"]\n'
            'contents = ["carried-out", "planned", "challenges", "gender-perspective", "equal-health"]\n',
            "utf-8",
        )
        out = run("status", "ok-gnv-2020", "--on", "2020-09-25", "--journal", journal)[1]
        assert "Delredovisningen saknas från: Avesta, Gagnef, Hedemora, Leksand, Orsa, Säter." in out
        out = run("status", "ok-gnv-2020", "--on", "2020-10-01", "--journal", journal)[1]
        assert "I fara: Och ytterligare 13 skäl, se iakttagelserna." in out  # eight lack b and eight c; three stand


class TestCalendar:
    def test_the_last_day_there_is(self) -> None:
        last = Deadline(id="g/slut", on=dt.date.max, what=Text("sista dagen"), of=Text("Bidraget; med, tecken"))
        text = calendar_text([last], Language.SV, stamped=dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
        event: Any = vobject.readOne(text).vevent
        assert event.dtstart.value == dt.date.max
        assert event.summary.value == "Sista dagen: Bidraget; med, tecken"
        assert "dtend" not in event.contents

    def test_it_can_be_written_to_a_stream_of_text(self) -> None:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            assert main(["deadlines", "ok-gnv-2020", "--format", "ics"]) == 0
        assert out.getvalue().startswith("BEGIN:VCALENDAR\r\n")


class TestCheck:
    def test_a_journal_is_checked_with_its_grant_in_any_order(self, run_en: Run, county: Path, tmp_path: Path) -> None:
        journal = tmp_path / "journal.toml"
        journal.write_text(
            'of = "lan"\n[[events]]\non = 2024-02-01\nkind = "notified"\nrecipient = "Orsa"\namount = 9\n'
        )
        assert answer(run_en, "check", journal, county)["files"][0] == {
            "path": str(journal), "kind": "journal", "entries": 1, "valid": True, "faults": [], "findings": [],
        }  # fmt: skip
        journal.write_text(
            'of = "lan"\n[[events]]\non = 2024-02-01\nkind = "notified"\nrecipient = "Orsa"\namount = -9\n'
        )
        status, _, err = run_en("check", county, journal)
        assert status == 2
        assert f"{journal}:6: events[1].amount: '-9 kr' is not an amount" in err
