"""What is written of the way of a grant's money, and of its compiled report: tables, pictures and refusals."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from cli_runs import Run, answer
from grant_cases import (
    FALUN,
    GRANT,
    MORA,
    PAYER,
    arrived,
    by_payer,
    journal,
    kept,
    on,
    paid,
    passed,
    released,
    repaid,
    sent_back,
    told,
    used,
)
from nara_vard_finans import Grant, status
from nara_vard_finans.core import Language
from nara_vard_finans.grants import Compilation, Trace
from nara_vard_finans.journals import Event, Journal
from nara_vard_finans.reports import Bar, BarChart, Report, compiled_report, trace_report

ASKED = ("ok-gnv-2020", "--on", "2020-12-31", "--journal", "exempel-gnv-2020")
EVENTS = (
    told(FALUN, 300_000, on(3, 1)),
    told(MORA, 200_000, on(3, 1)),
    arrived(400_000, on(3, 10)),
    paid(FALUN, 250_000, on(3, 10)),
    paid(MORA, 100_000, on(4, 1)),
    used(FALUN, 60_000, on(5, 1), "b", "b1"),
    used(MORA, 5_000, on(5, 2), "", ""),
    kept(MORA, 20_000, on(5, 3)),
    released(MORA, 8_000, on(5, 3)),
    passed(FALUN, 30_000, on(5, 5)),
    evolve(repaid(MORA, 50_000, on(6, 1)), through=PAYER),
    sent_back(70_000, on(6, 2)),
)


def of(grant: Grant, events: Iterable[Event]) -> Trace:
    return Trace(status=status(grant, journal(*events), on=on(7, 1)))


def report(trace: Trace, language: Language = Language.SV) -> Report:
    return trace_report(trace, language)


class TestTables:
    def test_mora_on_the_command_line(self, run: Run) -> None:
        """Every krona of 1 115 982 is in the table: 240 000, 175 000, 50 000 and 380 000 kr, and 270 982 kr is left."""
        code, out, err = run("trace", *ASKED, "--party", "Mora")
        assert (code, err) == (0, "")
        rows = [re.split(r"  +", line.strip()) for line in out.splitlines() if line.startswith("2020-")]
        assert [(row[0], row[3]) for row in rows] == [
            ("2020-06-15", "1 115 982"),
            ("2020-08-21", "240 000"),
            ("2020-09-11", "175 000"),
            ("2020-09-15", "50 000"),
            ("2020-12-11", "380 000"),
        ]
        assert "RSS Dalarna: 15 711 504 kr har kommit in, 15 711 504 kr är utsänt, och 0 kr finns där." in out
        assert re.search(r"^Mora +1 115 982 +845 000 +270 982$", out, re.MULTILINE)

    def test_the_whole_tells_findings_and_a_part_those_of_its_parties(self, run: Run) -> None:
        whole = answer(run, "trace", *ASKED, status=1)
        orsa = answer(run, "trace", *ASKED, "--party", "Orsa", status=1)
        assert {each["subject"] for each in whole["findings"]} >= {"ok-gnv-2020/2031", "ok-gnv-2020/2034"}
        assert {each["subject"] for each in orsa["findings"]} == {"ok-gnv-2020/2034"}
        assert (orsa["payer"], orsa["payer_known"], orsa["only"]) == ("RSS Dalarna", True, ["2034"])

    def test_where_the_journal_does_not_say_when_money_came_it_is_not_stated(self) -> None:
        events = [event for event in EVENTS if event.kind not in {"arrived", "sent-back"}]
        found = report(of(by_payer(), events), Language.EN)
        assert "The journal does not say when the money came to RSS Prov" in found.text()
        assert "stands there is therefore not stated." in found.text()
        (payer,) = (each for each in found.data["balances"] if each["kind"] == "payer")
        assert (payer["came"], payer["went"], payer["stands"]) == (None, "350000", None)
        assert "RSS Prov 350 000" not in found.others["svg"]()

    def test_of_a_purpose_only_what_came_to_it(self) -> None:
        found = report(of(by_payer(), EVENTS).of_purpose("b"))
        assert [row["amount"] for row in found.rows] == ["60000"]
        assert "Medlens väg till ändamålet b) Arbetsplatsen" in found.text()
        assert "Vad som gjordes med det som överläts" not in found.text()

    def test_where_nothing_moved_and_where_nobody_says_what_did(self) -> None:
        assert "Inga medel har rört sig" in report(of(GRANT, [])).text()
        unrecorded = Trace(status=status(GRANT, Journal.unrecorded(GRANT.id), on=on(7, 1)))
        assert "Inga medel har rört sig" not in report(unrecorded).text()
        assert "vad som har hänt är okänt" in report(unrecorded).text()

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("rss-dalarna-2023", "--on", "2023-01-01"), "rss-dalarna-2023 är inget bidrag"),
            ((*ASKED, "--party", "Mora", "--purpose", "b"), "utelämna --party eller --purpose"),
            ((*ASKED, "--party", "Moora"), "Mora"),
            ((*ASKED, "--purpose", "z"), "'z'"),
        ],
    )
    def test_what_cannot_be_asked(self, run: Run, arguments: tuple[str, ...], said: str) -> None:
        code, out, err = run("trace", *arguments)
        assert (code, out) == (2, "")
        assert said in err

    def test_the_compiled_report(self, run: Run) -> None:
        code, out, _ = run("report", *ASKED)
        assert code == 1
        assert re.search(
            r"^Mora +1 115 982 +380 000 +240 000 +175 000 +795 000 +50 000 +0 +0 +270 982$", out, re.MULTILINE
        )
        # Region Dalarna used 50 000 for c, of 2 990 000 in all
        assert re.search(r"^Kommunerna +15 711 504 +5 336 000 +3 605 000 +2 940 000 +11 881 000 ", out, re.MULTILINE)
        assert re.search(r"^c3 Tillvarata kompetens .* 50 000 +1$", out, re.MULTILINE)
        assert re.search(r"^Slutredovisningen +2021-03-31 +Socialstyrelsen +återstår +15 av 15$", out, re.MULTILINE)
        data = answer(run, "report", *ASKED, status=1)
        (mora,) = (row for row in data["rows"] if row["party"] == "2062")
        assert mora["used_for"] == {"a": "380000", "b": "240000", "c": "175000", "unstated": "0"}

    def test_what_was_used_for_no_purpose_has_a_column_only_where_something_was(self) -> None:
        found = status(GRANT, journal(*EVENTS[:2], *EVENTS[3:7]), on=on(7, 1))
        text = compiled_report(Compilation(status=found), Language.EN).text()
        assert "Used, no purpose" in text
        assert re.search(r"^no stated purpose +5 000 +1$", text, re.MULTILINE)
        assert "b) " not in text.partition("Findings")[0]
        other = status(GRANT, journal(*EVENTS[:2], *EVENTS[3:5], used(MORA, 9, on(5, 1), "b")), on=on(7, 1))
        text = compiled_report(Compilation(status=other), Language.SV).text()
        assert "Använt, inget ändamål" not in text
        assert re.search(r"^b\) Arbetsplatsen +9 +1$", text, re.MULTILINE)

    def test_without_a_journal_no_table_of_what_was_used(self) -> None:
        bare = evolve(GRANT, duties=(), requirements=(), conditions=())
        found = status(bare, Journal.unrecorded(bare.id), on=on(7, 1))
        text = compiled_report(Compilation(status=found), Language.SV).text()
        assert "vad som har hänt är okänt" in text
        assert "Mottaget" not in text
        assert "Vad som saknas" not in text


class TestPicture:
    def test_every_bar_sums_to_what_came_and_is_told_in_words(self) -> None:
        """Falun: 250 000 = 60 000 + 30 000 + 160 000 kr; Mora: 100 000 = 5 000 + 12 000 + 50 000 + 33 000 kr."""
        root = ET.fromstring(report(of(by_payer(), EVENTS)).others["svg"]())  # noqa: S314 - our own
        told_of = root.findtext("{*}desc")
        assert told_of == (
            "Staplar i delar: RSS Prov 450 000 kr, varav Utsänt 350 000 kr, Återbetalt 70 000 kr, Kvar 30 000 kr; "
            "Falun 250 000 kr, varav b) Arbetsplatsen 60 000 kr, Överlåtet 30 000 kr, Kvar 160 000 kr; "
            "Mora 100 000 kr, varav inget angivet ändamål 5 000 kr, Avsatt för gemensamt arbete 12 000 kr, "
            "Återbetalt 50 000 kr, Kvar 33 000 kr; Region Dalarna 30 000 kr, varav Kvar 30 000 kr."
        )
        wide = [
            int(each.get("width", ""))
            for each in root.iter("{http://www.w3.org/2000/svg}rect")
            if each.get("height") == "16"
        ]
        assert sum(wide[:3]) == 376  # the payer's bar is as wide as the picture has room for
        assert sum(wide[3:6]) == 376  # and so is the largest of the parties'
        assert abs(sum(wide[6:10]) - 376 * 100 // 250) <= 1

    def test_only_a_bar_beside_others_has_a_scale_of_its_own(self) -> None:
        assert "Stapeln för RSS Prov har en egen skala." in report(of(by_payer(), EVENTS)).others["svg"]()
        assert "egen skala" not in report(of(by_payer(), EVENTS[:3])).others["svg"]()
        assert "egen skala" not in report(of(GRANT, EVENTS[:2])).others["svg"]()

    def test_of_one_party_it_names_the_measures(self) -> None:
        drawn = report(of(by_payer(), EVENTS).of_party(FALUN)).others["svg"]()
        assert "b1 Ledarskap 60 000 kr" in drawn
        assert "Mora" not in drawn

    def test_of_a_purpose_it_says_nothing_of_what_is_left(self) -> None:
        drawn = report(of(by_payer(), EVENTS).of_purpose("b")).others["svg"]()
        assert "Falun 60 000 kr, varav b1 Ledarskap 60 000 kr" in drawn

    def test_it_stands_in_the_page(self, run: Run) -> None:
        _, out, _ = run("trace", *ASKED, "--format", "html")
        assert out.count("<svg ") == 1
        assert 'class="nvf-narrow"' in out

    def test_more_kinds_than_colours_are_told_apart(self) -> None:
        chart = BarChart(
            title=("T",),
            description="D",
            kinds=tuple((f"slag {at}", "1 kr") for at in range(10)),
            groups=((Bar(name="Allt", amount="10 kr", parts=tuple((at, 1) for at in range(10))),), ()),
        )
        looks = re.findall(r'height="16" ([^>]*)>', chart.svg())
        assert len(looks) == len(set(looks)) == 10


@pytest.mark.parametrize(
    ("name", "area", "measure"),
    [
        ("b", "b) Arbetsplatsen", "b Ledarskap"),
        ("2", "2) Arbetsplatsen", "2 Ledarskap"),
        ("1-2", "1-2) Arbetsplatsen", "1-2 Ledarskap"),
        ("c12", "c12) Arbetsplatsen", "c12 Ledarskap"),
        ("arbete", "Arbetsplatsen", "Ledarskap"),
        ("arbete-2", "Arbetsplatsen", "Ledarskap"),
    ],
)
def test_an_id_is_told_only_where_it_is_a_letter_or_a_number_of_the_paper(name: str, area: str, measure: str) -> None:
    """A word that a file calls it by stands in no paper, and is no part of what it is called."""
    purpose = evolve(GRANT.areas[0], id=name, measures=(evolve(GRANT.areas[0].measures[0], id=name),))
    assert (purpose.named.in_(Language.SV), purpose.measures[0].named.in_(Language.SV)) == (area, measure)
    events = (*EVENTS[:5], evolve(used(FALUN, 60_000, on(5, 1), "b", "b1"), area=name, measure=name))
    grant = evolve(
        by_payer(), areas=(purpose,), requirements=(), pots=tuple(evolve(pot, areas=()) for pot in GRANT.pots)
    )
    text = trace_report(of(grant, events), Language.SV).text()
    assert re.search(rf"Falun +{re.escape(measure)} +60 000 ", text)
    compiled = compiled_report(Compilation(status=of(grant, events).status), Language.SV).text()
    assert re.search(rf"^{re.escape(measure)} +60 000 +1$", compiled, re.MULTILINE)
