"""
Draw the answer that the README shows: the year's cost of RSS Dalarna, as a picture, and as text for a package index.

The words and numbers are the report's own. It writes ``answer.svg`` and ``answer.txt`` beside itself, and a test holds
them to it::

    python docs/pictures/answer.py
"""

import html
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from nara_vard_finans import Workspace
from nara_vard_finans.reports import Described, Written

HERE = Path(__file__).parent
_WIDE, _EDGE, _LINE, _LETTERS = 760, 24, 24, 92
_STYLE = (
    ".paper { fill: #fff } .ink { fill: #111 } .rule { stroke: #111 } .pale { fill: #4a4f55 } "
    "@media (prefers-color-scheme: dark) { .paper { fill: #16181b } .ink { fill: #e8e8e8 } "
    ".rule { stroke: #9aa0a6 } .pale { fill: #b4bac1 } }"
)


def drawn() -> str:
    """Give the picture as SVG."""
    section, *_ = _answer().written_sections
    *above, cost = section.title
    lines = [*(_text(_EDGE, line, "ink", bold=True) for line in above), _text(_EDGE, cost, "ink"), ""]
    lines += [_row(section.head, section.at_right, bold=True), "rule"]
    lines += [_row(row, section.at_right) for row in section.rows]
    lines += ["rule", *(_row(row, section.at_right, bold=True) for row in section.sums), ""]
    lines += [_text(_EDGE, part, "pale") for note in _how(section) for part in textwrap.wrap(note, _LETTERS)]
    return "\n".join((*_framed(lines, f"{' '.join(above)}. {cost}"), ""))


def written() -> str:
    """Give the same as text."""
    report = _answer()
    last = _how(report.written_sections[0])[-1]
    return f"{report.text().partition(last)[0]}{last}\n"


def _answer() -> Described:
    return Workspace.open().allocate("rss-dalarna-2023", 2023).report("sv")


def _how(section: Written) -> list[str]:
    return [note for note in section.notes if note][:3]


def _row(cells: Sequence[str], at_right: Sequence[bool], *, bold: bool = False) -> str:
    step = (_WIDE - 2 * _EDGE) // len(cells)
    places = (_EDGE + step * (at + right) for at, right in enumerate(at_right))
    return "".join(
        _text(x, cell, "ink", bold=bold, end=right) for x, cell, right in zip(places, cells, at_right, strict=True)
    )


def _text(x: int, line: str, ink: str, *, bold: bool = False, end: bool = False) -> str:
    more = (' font-weight="bold"' if bold else "") + (' text-anchor="end"' if end else "")
    return f'<text class="{ink}" x="{x}"{more}>{html.escape(line)}</text>'


def _framed(lines: Sequence[str], title: str) -> Iterator[str]:
    high = _LINE * len(lines) + 2 * _EDGE
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {high}" width="{_WIDE}" height="{high}" '
        'role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="14">'
    )
    yield f'<title id="title">{html.escape(title)}</title>'
    yield f"<style>{_STYLE}</style>"
    yield f'<rect class="paper" width="{_WIDE}" height="{high}"/>'
    for at, line in enumerate(lines):
        drawn_line = f'<path class="rule" d="M{_EDGE} -6H{_WIDE - _EDGE}"/>' if line == "rule" else line
        if drawn_line:
            yield f'<g transform="translate(0 {_EDGE + _LINE * at + 16})">{drawn_line}</g>'
    yield "</svg>"


if __name__ == "__main__":
    (HERE / "answer.svg").write_text(drawn(), "utf-8")
    (HERE / "answer.txt").write_text(written(), "utf-8")
