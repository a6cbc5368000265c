"""
A page that anyone can open: one file of HTML that runs and loads nothing, and can be printed, mailed and pasted.

The tables are those that every form writes; under them stands how each amount came about, with what several have in
common said once.
"""

import html
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from nara_vard_finans._version import __version__
from nara_vard_finans.analysis import Explanation
from nara_vard_finans.core import Text
from nara_vard_finans.reports.described import Described
from nara_vard_finans.reports.explained import Told, told_once
from nara_vard_finans.reports.messages import MadeBy, SeeSteps
from nara_vard_finans.reports.sections import Written
from nara_vard_finans.reports.writers import unbroken

_NOTHING_LOADED = "default-src 'none'; style-src 'unsafe-inline'"
_SHORT = 16  # such as a day or a name, which is not to be folded
_HOW = Text("Så kom beloppen till", "How the amounts came about")
_IN_COMMON = Text("Gemensamt för flera", "In common to several")
_SOURCES = Text("Källor", "Sources")
_ANSWER = Text("Svar", "Answer")


def as_page(report: Described) -> str:
    """
    Write a report as a page of its own.

    Example:
        >>> from nara_vard_finans import Workspace
        >>> page = as_page(Workspace.open().allocate("rss-dalarna-2023", 2023).report())
        >>> page.count("<table"), page.count("<script"), page.count("href")
        (1, 0, 0)
    """
    return "\n".join((*_head(report), *_body(report), ""))


def _head(report: Described) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{report.language.value}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_LOADED}">'
    yield f"<title>{html.escape(_title(report))}</title>"
    yield f"<style>\n{(files('nara_vard_finans.reports') / 'page.css').read_text('utf-8')}</style>"
    yield "</head>"


def _title(report: Described) -> str:
    titles = (line for section in report.written_sections for line in (*section.title, *section.notes) if line)
    return next(titles, _ANSWER.in_(report.language))


def _body(report: Described) -> Iterator[str]:
    title = _title(report)
    yield "<body>"
    yield "<main>"
    yield f"<h1>{html.escape(title)}</h1>"
    heading = title
    for at, section in enumerate(report.written_sections):
        heading = next(iter(section.title), heading)
        yield from _section(section, title, heading, is_first=at == 0)
    picture = report.others.get("svg")
    if picture is not None:
        yield _pannable(_ANSWER.in_(report.language), picture().partition("?>")[2].strip())
    yield from _explanations(report)
    yield "</main>"
    yield f"<footer><p>{html.escape(MadeBy(__version__).in_(report.language))}</p></footer>"
    yield "</body>"
    yield "</html>"


def _section(section: Written, title: str, heading: str, *, is_first: bool) -> Iterator[str]:
    lines = [line for line in section.title if not (is_first and line == title)]
    notes = [note for note in section.notes if not (is_first and note == title)]
    yield "<section>"
    if len(lines) > bool(section.head) and not is_first:
        yield f"<h2>{html.escape(lines.pop(0))}</h2>"
    if section.head:
        caption, *above = lines or [heading]  # a table without a title of its own belongs to what stands above it
        yield from map(_paragraph, above)
        yield _pannable(caption, _table(section, caption, headed=bool(lines) and not (is_first or section.title[1:])))
    else:
        yield from map(_paragraph, lines)
    yield from map(_paragraph, notes)
    yield "</section>"


def _paragraph(line: str) -> str:
    indented = ' class="under"' if line.startswith(" ") else ""
    return f"<p{indented}>{html.escape(unbroken(line.strip()))}</p>" if line.strip() else ""


def _pannable(name: str, content: str) -> str:
    """Let what is wider than the screen be moved sideways by itself, also from the keyboard."""
    return f'<div class="wide" role="group" aria-label="{html.escape(name)}" tabindex="0">\n{content}\n</div>'


def _table(section: Written, caption: str, *, headed: bool) -> str:
    named = f"<h2>{html.escape(caption)}</h2>" if headed else html.escape(caption)
    head = "".join(_cell("th", text, ' scope="col"', right=right) for text, right in _pairs(section, section.head))
    groups = [f"<thead>\n<tr>{head}</tr>\n</thead>"]
    for tag, rows in (("tbody", section.rows), ("tfoot", section.sums)):
        lines = "".join(f"<tr>{_row(section, row)}</tr>\n" for row in rows)
        groups += [f"<{tag}>\n{lines}</{tag}>"] if rows else []
    return "\n".join(("<table>", f"<caption>{named}</caption>", *groups, "</table>"))


def _pairs(section: Written, cells: Sequence[str]) -> Iterable[tuple[str, bool]]:
    return zip(cells, section.at_right, strict=True)


def _row(section: Written, cells: Sequence[str]) -> str:
    (first, first_right), *rest = _pairs(section, cells)
    name = _cell("th", first, ' scope="row"', right=first_right)
    return name + "".join(_cell("td", text, "", right=right) for text, right in rest)


def _cell(tag: str, text: str, more: str, *, right: bool) -> str:
    if not text:  # a heading of nothing is none
        tag, more = "td", ""
    # Said in the cell itself, since Word and Outlook keep that when a table is pasted, and leave rules of the page.
    whole = ";white-space:nowrap" if 'scope="col"' not in more and (right or len(text) <= _SHORT) else ""
    return f'<{tag}{more} style="text-align:{"right" if right else "left"}{whole}">{html.escape(text)}</{tag}>'


def _explanations(report: Described) -> Iterator[str]:
    listed = report.explanations()
    if not listed:
        return
    language = report.language
    told = told_once(listed, language)
    yield '<section class="how">'
    yield f"<h2>{_HOW.in_(language)}</h2>"
    if told.shared:
        yield f"<h3>{_IN_COMMON.in_(language)}</h3>"
        yield '<ol type="A">'
        yield from (f"<li>{_cited(text, cites)}</li>" for text, cites in told.shared)
        yield "</ol>"
    for explanation, own in zip(listed, told.own, strict=True):
        yield from _explanation(explanation, own, report)
    if told.sources:
        yield f"<h3>{_SOURCES.in_(language)}</h3>"
        yield '<ol class="sources">'
        yield from (f"<li>{html.escape(str(source))}</li>" for source in told.sources)
        yield "</ol>"
    yield "</section>"


def _explanation(explanation: Explanation, own: Sequence[Told | tuple[str, ...]], report: Described) -> Iterator[str]:
    name, language = explanation.name.in_(report.language), report.language
    yield f"<h3>{html.escape(f'{name}: {explanation.amount}')}</h3>"
    yield "<ul>"
    for each in own:
        said = _cited(*each) if isinstance(each, Told) else html.escape(SeeSteps(each).in_(language))
        yield f"<li>{said}</li>"
    yield "</ul>"


def _cited(text: str, cites: Iterable[int]) -> str:
    return html.escape(unbroken(text) + "".join(f"\u00a0[{number}]" for number in cites))
