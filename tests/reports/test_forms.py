"""The forms of a report: each writes the same cells, text heeds any width, and nothing in a name is markup."""

import datetime as dt
import re
import unicodedata
from html.parser import HTMLParser
from itertools import chain
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nara_vard_finans import (
    Workspace,
    apportion,
    compare,
    embedded,
    explain,
    kronor,
    mixed,
    parts,
    share_cost,
    share_grant,
    status,
)
from nara_vard_finans.analysis import reckoned
from nara_vard_finans.core import UnknownEntryError
from nara_vard_finans.reports import Written, as_html, as_markdown, as_text

WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
NUMBERS = st.integers(-(10**7), 10**7).map(lambda number: f"{number:,}".replace(",", " "))


@st.composite
def sections(draw: st.DrawFn) -> Written:
    """Draw a table as it is written: columns of texts or numbers, with lines over and under it."""
    at_right = [False, *draw(st.lists(st.booleans(), max_size=6))]
    row = st.tuples(*(NUMBERS if right else LINES for right in at_right)).map(list)
    return Written(
        title=draw(st.lists(LINES, max_size=2)),
        head=draw(st.tuples(*(LINES for _ in at_right)).map(list)),
        rows=draw(st.lists(row, max_size=4)),
        sums=draw(st.lists(row, max_size=2)),
        notes=draw(st.lists(LINES, max_size=3)),
        at_right=at_right,
    )


def width_of(line: str) -> int:
    """How many columns of a terminal a line takes: an independent count."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in {"W", "F"}) for c in line)


class Cells(HTMLParser):
    """Reads the cells and the paragraphs of a page, and counts its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.lines: list[str] = []
        self.tags: set[str] = set()
        self._into: list[str] = self.lines
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th", "p"}:
            self._into = self.lines if tag == "p" else self.rows[-1]
            self._into.append("")

    def handle_data(self, data: str) -> None:
        if self._into and data.strip():
            self._into[-1] += data


def of_markdown(page: str) -> list[list[str]]:
    lines = [line for line in page.splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in re.findall(r"((?:[^|\\]|\\.)+)\|", line[1:])] for line in lines]
    plain = [[re.sub(r"\\(.)", r"\1", re.sub(r"^\*\*(.*)\*\*$", r"\1", cell)) for cell in row] for row in rows]
    return [row for row in plain if not all(re.fullmatch("-+:?", cell) for cell in row)]


@given(sections())
def test_every_form_writes_the_same_cells(section: Written) -> None:
    cells = [section.head, *section.rows, *section.sums]
    page = Cells(as_html(section))
    assert page.rows == cells
    assert page.lines == [*section.title, *section.notes]
    assert page.tags <= {"table", "thead", "tbody", "tfoot", "tr", "th", "td", "p", "strong"}
    table = "\n\n".join(as_markdown(section).split("\n\n")[bool(section.title) :])
    assert of_markdown(table)[: len(cells)] == cells
    lines = as_text(section).split("\n\n")[bool(section.title)].splitlines()
    written = [re.sub(r"\s", "", line) for line in lines if set(line) != {"-"} or line in map("".join, cells)]
    assert [re.sub(r"\s", "", "".join(row)) for row in cells] == written


@given(sections(), st.integers(1, 200))
@example(
    Written(
        title=[],
        head=["Part", "Före avrundning, kr"],
        rows=[["Å" * 90, "1"]],
        sums=[],
        notes=[],
        at_right=[False, True],
    ),
    40,
)
@example(Written(title=["漢" * 60], head=["a"], rows=[], sums=[], notes=["  漢 字" * 30], at_right=[False]), 41)
def test_text_heeds_any_width(section: Written, width: int) -> None:
    room = max(width, 40)
    text = as_text(section, width)
    assert all(width_of(line) <= room for line in text.splitlines())
    words = {*text.replace("\n", " ").split(" ")}
    headings = section.head[1:] if section.rows or section.sums else []  # one stands by what it is the heading of
    everything = chain(section.title, headings, section.notes, *section.rows, *section.sums)
    short = {word for line in everything for word in line.split(" ") if width_of(word) <= 20}
    assert short <= {*words, *(word.removesuffix(":") for word in words)}


def test_a_wide_table_is_left_alone_without_a_width() -> None:
    section = Written(
        title=[], head=["a", "b"], rows=[["x" * 200, "1"]], sums=[], notes=["n " * 200], at_right=[False, True]
    )
    assert len(as_text(section).splitlines()) == 5


NARROW = """\
Orsa
  Folkmängd: 6 939
  Före avrundning, kr: 48 123,67
  Belopp, kr: 48 124
"""


def test_an_amount_stays_on_one_line_and_a_narrow_terminal_gets_row_by_row() -> None:
    report = Workspace.open().allocate("rss-dalarna-2023", 2023).report()
    text = report.text(40)
    assert NARROW in text
    assert "lades 1 kr" in text.replace("\n", " ")
    for width in (41, 50, 60, 75):
        folded = report.text(width)
        assert "2 000 000 kr" in folded
        assert not re.search(r"[0-9]\n[0-9]{3} kr", folded)
    assert report.text(200).splitlines()[:4] == report.text().splitlines()[:4]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "a & b", '"><img src=x>', "*b*", "a|b", "![x](y)"])
def test_no_name_is_markup_in_a_notebook(name: str) -> None:
    section = Written(title=[name], head=[name], rows=[[name]], sums=[[name]], notes=[name], at_right=[False])
    page = Cells(as_html(section))
    assert page.rows == [[name]] * 3
    assert page.lines == [name, name]
    assert not {"script", "img"} & page.tags


class TestWhatAReportKnows:
    def test_a_row_leads_to_its_explanation(self) -> None:
        answer = Workspace.open().allocate("rss-dalarna-2023", 2023)
        report = answer.report("en")
        assert report.sections[0].parties[9] == "2034"
        assert report.explanation("2034").startswith("Orsa pays 48 124 kr for 2023")
        with pytest.raises(UnknownEntryError):
            report.explanation("9999")
        grant = Workspace.open().allocate("ok-gnv-2020").report()
        assert grant.explanation("2034").startswith("Orsa får 377 475 kr för 2020")

    def test_it_says_what_it_is(self) -> None:
        assert (
            repr(Workspace.open().entries().report("en"))
            == "<Report in en: table, json, csv, csv-excel, md, html, xlsx>"
        )

    def test_every_result_that_has_a_report_shows_it(self) -> None:
        facts = embedded()
        sharing, grant = share_cost(facts.agreement("rss-dalarna-2023"), 2023), share_grant(facts.grant("ok-gnv-2020"))
        mine = compare(reckoned(sharing), reckoned(sharing), facts.parties)
        defined: tuple[Any, ...] = (*facts.agreements, *facts.grants)
        standing = [status(each, on=dt.date(2024, 1, 1)) for each in defined]
        shared = apportion(kronor(3), mixed([(1, parts({"a": 1, "b": 1})), (1, parts({"a": 2, "b": 1}))]))
        for result in (shared, grant, mine, explain(sharing, "Orsa"), *standing):
            assert Cells(result._repr_html_() or "").tags >= {"p"}
            assert len(repr(result)) < 300
        assert facts.parties._repr_html_() is None

    def test_its_page_in_a_notebook(self) -> None:
        answer = Workspace.open().allocate("rss-dalarna-2023", 2023)
        pages = [answer._repr_html_(), answer.report()._repr_html_(), answer.result._repr_html_()]
        assert pages == [answer.report().html()] * 3
        assert ["Orsa", "6 939", "48 123,67", "48 124"] in Cells(pages[0] or "").rows


@given(
    st.lists(
        LINES | st.sampled_from(["https://x.se", "WWW.x.se", "mailto:a@x.se", "ftp://x", "1. a", "12) b", "- c"]),
        min_size=1,
    )
)
def test_nothing_in_markdown_is_an_address_or_an_item(lines: list[str]) -> None:
    """Readers make a link of a bare address, and a list of a line that begins with a number and a point."""
    page = as_markdown(Written(title=[], head=[], rows=[], sums=[], notes=lines, at_right=[]))
    assert not re.search(r"(?i)\b(https?|ftp|mailto|xmpp):|\bwww\.|(?<!\\)@", page)
    assert not re.search(r"(?m)^([0-9]+[.)]|[-+])(\s|$)", page)
    assert [re.sub(r"\\(.)", r"\1", part) for part in page.split("\n\n")] == lines
