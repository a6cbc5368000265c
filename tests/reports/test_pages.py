"""A page: the cells that every form writes, in one file that loads nothing, runs nothing and can be heard as well as seen."""

import datetime as dt
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans import Workspace, apportion, kronor, parts
from nara_vard_finans.core import Language
from nara_vard_finans.reports import Column as ReportColumn
from nara_vard_finans.reports import Report, Section, as_page, report_of, told_once

WORKSPACE = Workspace.open()
AVTAL = WORKSPACE.allocate("rss-dalarna-2023", 2023)
POST = {"on": dt.date(2024, 2, 15), "journals": ["exempel-gnv-post-2023"]}
VOID = {"meta"}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "footer", "section", "h1", "h2", "h3", "p", "div", "table",
    "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "ol", "ul", "li",
}  # fmt: skip
PICTURE = {"svg", "title", "desc", "style", "rect", "path", "text"}
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "class", "role", "aria-label", "tabindex", "style", "scope", "type",
}  # fmt: skip


class Page(HTMLParser):
    """Reads a page as a browser does: its tables, lines, headings and tags; every tag must be closed in its order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.tables: list[list[list[str]]] = []
        self.captions: list[str] = []
        self.lines: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.scopes: list[str] = []
        self.values: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if "svg" not in self._open and tag != "svg":
            self.attributes |= {name for name, _ in attrs}
            self.values |= {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self.scopes += [value or "" for name, value in attrs if name == "scope"]
        elif tag == "caption":
            self.captions.append("")
        elif tag in {"p", "li"}:
            self.lines.append("")
        if tag in {"h1", "h2", "h3"}:
            self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & {*self._open}:
            self.tables[-1][-1][-1] += data
        elif "caption" in self._open:
            self.captions[-1] += data
        elif {"p", "li"} & {*self._open}:
            self.lines[-1] += data
        if self._open and self._open[-1] in {"h1", "h2", "h3"}:
            self.headings[-1] = (self.headings[-1][0], self.headings[-1][1] + data)


def reports() -> dict[str, Report]:
    """Give a report of each kind."""
    return {
        "allocate": AVTAL.report(),
        "english": AVTAL.report("en"),
        "instalments": WORKSPACE.allocate("rss-dalarna-2023", 2024).report(),
        "grant": WORKSPACE.allocate("ok-gnv-2020").report(),
        "printed": WORKSPACE.printed("rss-dalarna-2023", 2023).report(),
        "compare": WORKSPACE.compare("rss-dalarna-2023", "rss-dalarna-2023", years=(2023, 2024)).report(),
        "post": WORKSPACE.status("rss-gnv-post-2023", **POST).report(),  # type: ignore[arg-type]
        "status": WORKSPACE.status("ok-gnv-2020", on=dt.date(2020, 10, 1), journals=["exempel-gnv-2020"]).report("en"),
        "trace": WORKSPACE.trace("ok-gnv-2020", on=dt.date(2020, 10, 1), journals=["exempel-gnv-2020"]).report(),
        "compilation": WORKSPACE.compiled("ok-gnv-2020", on=dt.date(2020, 10, 1), journals=["exempel-gnv-2020"]).report(
            "en"
        ),
        "deadlines": WORKSPACE.deadlines().report(),
        "audit": WORKSPACE.audit("medel-per-kommun-2020").report(),
        "list": WORKSPACE.entries().report(),
        "explain": WORKSPACE.explain("rss-dalarna-2023", 2023, party="Orsa").report(),
    }


REPORTS = reports()


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ").strip()


@pytest.mark.parametrize("name", REPORTS)
class TestEvery:
    def test_it_holds_the_cells_and_the_lines_that_people_see(self, name: str) -> None:
        report = REPORTS[name]
        page = Page(as_page(report))
        shown = [section for section in report.written_sections if section.head]
        assert page.tables == [[section.head, *section.rows, *section.sums] for section in shown]
        told = {spaced(line) for line in (*page.lines, *page.captions, *(text for _, text in page.headings))}
        for section in report.written_sections:
            assert {spaced(line) for line in (*section.title, *section.notes) if line} <= told

    def test_nothing_is_run_and_nothing_is_loaded(self, name: str) -> None:
        text = as_page(REPORTS[name])
        page = Page(text)
        assert page.tags <= TAGS | PICTURE
        assert page.attributes <= ATTRIBUTES
        assert not re.search(r"url\(|@import|src=|href=|javascript:", text)
        assert "default-src 'none'" in text

    def test_it_can_be_heard(self, name: str) -> None:
        """Each table has a caption, each heading of a column or a row its scope, and headings leave out no level."""
        report = REPORTS[name]
        page = Page(as_page(report))
        assert page.values["lang"] == report.language.value
        assert len(page.captions) == len(page.tables)
        assert all(page.captions)
        for table in page.tables:
            assert {*page.scopes} == {"col", "row"} or not table[1:]
        levels = [int(tag[1]) for tag, _ in page.headings]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))

    def test_it_is_the_same_each_time(self, name: str) -> None:
        assert REPORTS[name].content("html") == as_page(REPORTS[name]).encode()


class TestExplanations:
    def test_each_party_has_one(self) -> None:
        headings = [text for tag, text in Page(as_page(AVTAL.report())).headings if tag == "h3"]
        assert "Orsa: 48 124 kr" in headings
        assert "Region Dalarna: 2 000 000 kr" in headings
        assert len(headings) == 16 + 2  # and what they have in common, and the sources

    def test_what_several_say_is_said_once(self) -> None:
        text = as_page(AVTAL.report())
        for said in ("4 tjänster à", "Alla avrundas först nedåt", "läses som 2023-01-01 till 2026-12-31"):
            assert text.count(said) == 1
        assert "<li>Se A, B, C, D och E.</li>" in text

    def test_each_source_once_and_each_is_cited(self) -> None:
        explanations = AVTAL.report().explanations()
        told = told_once(explanations, Language.SV)
        assert len(told.sources) == len({*told.sources})
        said = [*told.shared, *(each for own in told.own for each in own if hasattr(each, "cites"))]
        cited = {number for each in said for number in each.cites}  # type: ignore[union-attr]
        assert cited == {*range(1, len(told.sources) + 1)}

    @pytest.mark.parametrize("answer", [AVTAL, WORKSPACE.allocate("ok-gnv-2020")], ids=["agreement", "grant"])
    def test_nothing_of_an_explanation_is_left_out(self, answer: Any) -> None:
        """With each letter read as what it stands for, every step and remark of each is there, in its order."""
        explanations = answer.report().explanations()
        told = told_once(explanations, Language.SV)
        letters: dict[str, Any] = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", told.shared, strict=False))
        for explanation, own in zip(explanations, told.own, strict=True):
            said: list[Any] = [
                part for each in own for part in ((each,) if hasattr(each, "cites") else map(letters.get, each))
            ]
            lines = [
                line
                for step in explanation.steps
                for line in (step.text.in_(Language.SV), *(remark.in_(Language.SV) for remark in step.remarks))
            ]
            assert " ".join(part.text for part in said) == " ".join(lines)

    def test_of_one_alone_nothing_is_shared(self) -> None:
        (first, *_) = AVTAL.report().explanations()
        told = told_once([first], Language.SV)
        assert (told.shared, len(told.own)) == ((), 1)
        assert all(hasattr(each, "cites") for each in told.own[0])

    def test_without_any_there_is_no_section(self) -> None:
        report: Any = report_of(apportion(kronor(3), parts({"a": 1, "b": 2})))
        assert report.explanations() == ()
        assert 'class="how"' not in as_page(report)

    def test_of_one_that_cites_nothing_only_its_own_steps_stand_there(self) -> None:
        (first, *_) = AVTAL.report().explanations()
        bare = evolve(first, steps=(evolve(first.steps[0], sources=(), remarks=()),))
        table: Any = evolve(AVTAL.report().sections[0], parties=("2084",))
        page = Page(as_page(evolve(AVTAL.report(), sections=lambda: [table], explained=lambda _: bare)))
        assert [text for tag, text in page.headings if tag == "h3"] == ["Avesta: 159 413 kr"]


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).map(str.strip).filter(bool)
HOSTILE = st.sampled_from([
    "<script>alert(1)</script>", '"><img src=x onerror=y>', "javascript:x", "</style><b>", "</title>", "https://x.example",
    "&lt;b&gt;", "' onclick='x", "<!--", "]]>", "{{x}}", "=HYPERLINK(1)", "[a](b)",
])  # fmt: skip


@given(st.lists(NAMES | HOSTILE, min_size=2, max_size=5, unique=True))
def test_no_name_is_markup_a_link_or_a_script(names: list[str]) -> None:
    shared = apportion(kronor(1_000), parts({name: place for place, name in enumerate(names, 1)}))
    report: Any = report_of(shared)
    text = as_page(report)
    page = Page(text)
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert [row[0] for row in page.tables[0][1:-1]] == sorted(names)
    assert not re.search(r"<(script|img|a|link|iframe|b)\b", text)


def test_a_picture_stands_in_the_page_itself() -> None:
    text = as_page(REPORTS["post"])
    assert text.count("<svg") == 1
    assert "<?xml" not in text
    assert 'role="img"' in text


def test_a_page_of_nothing_has_a_name() -> None:
    empty: Any = ReportColumn("a", None, lambda row: row, "A")  # type: ignore[arg-type]
    for language, name in ((Language.SV, "Svar"), (Language.EN, "Answer")):
        report = Report(
            language=language, shape=None, record=None, row_shape=None, records=list,  # type: ignore[arg-type]
            sections=lambda: [Section(columns=(empty,), rows=["x"])],
        )  # fmt: skip
        page = Page(as_page(report))
        assert page.headings == [("h1", name)]
        assert page.captions == [name]


def test_each_table_of_several_columns_is_named_after_its_own() -> None:
    answer = WORKSPACE.audit_columns("kostnad-per-kommun-2022-06-09")
    page = Page(as_page(answer.report()))
    assert len(page.captions) > 1
    for caption, audit in zip(page.captions, answer.result.audits, strict=True):
        assert f"”{audit.column.heading}”" in caption


def test_it_is_saved_by_its_suffix(tmp_path: Path) -> None:
    saved = AVTAL.save(tmp_path / "avtal.html")
    assert saved.read_text("utf-8") == as_page(AVTAL.report())
