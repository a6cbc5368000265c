"""Figures that papers print in passing, held against what they should be; and what papers print wrong."""

from pathlib import Path

import pytest

from nara_vard_finans import Workspace, embedded, read_facts
from nara_vard_finans.core import FactsError, UnknownEntryError
from nara_vard_finans.facts import Catalogue


def said(facts: Catalogue, name: str) -> list[tuple[str, str]]:
    return [
        (found.severity.value, found.message.sv)
        for found in facts.contradictions()
        if found.subject == f"figure/{name}"
    ]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("increase-per-principal", ["är 774 465 kr, 19 465 kr utanför.", "är 700 000 kr, 45 000 kr utanför."]),
        ("cost-2018-about-2-6", ["är 2 451 070 kr, 98 930 kr utanför."]),
        ("cost-2018-about-2-4", ["är 2 451 070 kr, 1 070 kr utanför."]),
        ("slide-1-3", ["är 1 225 535 kr, 24 465 kr utanför."]),
    ],
)
def test_those_of_the_papers_that_do_not_fit(name: str, texts: list[str]) -> None:
    """003 and 004, by hand: 2 000 000 - 1 225 535 = 774 465; 745 000 to 755 000 is what "ca 750 tkr" rounds from."""
    found = said(embedded(), name)
    assert [severity for severity, _ in found] == ["warning"] * len(texts)
    assert all(text.endswith(end) for (_, text), end in zip(found, texts, strict=True))


def test_words_are_told_beside_what_they_stand_for() -> None:
    """(4 000 000 - 2 451 070) / 2 451 070 = 63,19 %; (15 711 504 - 2 800 000) / 2 800 000 = 461,13 %."""
    ((severity, text),) = said(embedded(), "minor-extension")
    assert severity == "note"
    assert text.startswith("Utökningen av avtalet, enligt underlaget: ”en mindre utökning” är 63,19 % (2 451 070 kr")
    assert said(embedded(), "growth-2020")[0][1].startswith("Medlen 2020 mot föregående år: ")
    assert "är 461,13 %" in said(embedded(), "growth-2020")[0][1]
    assert said(embedded(), "sus") == []


OWN = """
[[papers]]
id = "pm"
title = "PM"
kind = "memorandum"
[[papers.remarks]]
kind = "misprint"
text = "Mora skrivs Moora."
[[papers.remarks]]
kind = "contradiction"
text = "Två dagar, två tal."
[[papers.remarks]]
kind = "reading"
text = "Läses så."
[[figures]]
id = "egen"
title = "Regionens del"
printed = "{printed}"
[[figures.against]]
title = "avtalet"
plus = [{{ {plus} }}]
{more}
"""


def read(tmp_path: Path, printed: str, plus: str, more: str = "") -> Catalogue:
    path = tmp_path / "own.toml"
    path.write_text(OWN.format(printed=printed, plus=plus, more=more), encoding="utf-8")
    return read_facts(path)


REGION = 'cost = "rss-dalarna-2023", year = 2023, of = "region"'


@pytest.mark.parametrize(
    ("printed", "plus", "more", "end"),
    [
        ("ca 2 mkr", REGION, "", ""),
        ("ca 3 mkr", REGION, "", "är 2 000 000 kr, 500 000 kr utanför."),
        ("drygt 50 %", REGION, 'percent_of = { cost = "rss-dalarna-2023", year = 2023 }', ""),
        ("knappt 40 %", REGION, "percent_of = { amount = 4_000_000 }", "är 50 %, 10 procentenheter utanför."),
        ("ca 3 mkr", REGION, "percent_of = { amount = 4_000_000 }", ""),
        ("hälften", REGION, "", "är 2 000 000 kr (avtalet)."),
        ("ca 3 mkr", 'column = "ers-per-kommun-2022-04-27/1-3-mkr", of = "region"', "", ""),
        ("hälften", REGION, "percent_of = { amount = 0 }", ""),
    ],
)  # fmt: skip
def test_one_of_ones_own(tmp_path: Path, printed: str, plus: str, more: str, end: str) -> None:
    found = [
        finding.message.sv
        for finding in read(tmp_path, printed, plus, more).contradictions(embedded())
        if finding.rule == "figure-fits"
    ]
    assert len(found) == (1 if end else 0)
    assert all(text.endswith(end) for text in found)


@pytest.mark.parametrize(
    "plus",
    ['amount = 1, column = "a/b"', 'cost = "rss-dalarna-2023"', "amount = 1, year = 2023", 'of = "region"',
     'amount = 1, of = "staten"'],
)  # fmt: skip
def test_a_quantity_is_one_thing_alone(tmp_path: Path, plus: str) -> None:
    with pytest.raises(FactsError, match="give one of amount, column, and cost with year"):
        read(tmp_path, "ca 2 mkr", plus)


def test_what_there_is_not(tmp_path: Path) -> None:
    facts = read(tmp_path, "ca 2 mkr", 'cost = "rss-dalarna-2032", year = 2032')
    with pytest.raises(UnknownEntryError, match="rss-dalarna-2032"):
        facts.contradictions(embedded())


def test_what_papers_print_wrong_is_told_once_each(tmp_path: Path) -> None:
    found = [finding.message.sv for finding in read(tmp_path, "ca 2 mkr", REGION).contradictions(embedded())]
    assert found == ["Feltryck: Mora skrivs Moora.", "Motsägelse: Två dagar, två tal."]


SECTION_E = (
    "raderna summerar till 15 711 502 kr", "2 000 004 kr", "skiljer upp till 682 kr", "delredovisningen skulle då komma efter",
    "Regionerna sägs få 2,9 mkr", "ca 2,6 mkr per år", "fyra års avtalstid", "men utan Gagnef", "har tappat å, ä och ö",
    "ger folkmängden bredvid varken rubrik eller datum", "tre års anställning", "”ca 750 tkr” rymmer",
    "”ca 2,4 mkr” rymmer", "”en mindre utökning” är 63,19 %", "två folkmängder ett år isär", "”(se ovan p 2)”",
    "drygt 25 % av den totala primärvården",
)  # fmt: skip


@pytest.mark.parametrize("text", SECTION_E)
def test_every_contradiction_of_the_papers_is_a_finding(text: str) -> None:
    answer = Workspace.open().check()
    assert any(text in finding.message.sv for finding in answer.findings)
    assert text in answer.report("sv").text()
