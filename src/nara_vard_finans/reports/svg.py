"""Pictures as SVG: a small writer of our own, in whole numbers, with a title and a description for those who listen."""

import datetime as dt
import html
import re
import textwrap
from collections.abc import Iterable

from attrs import field, frozen

from nara_vard_finans.core import grouped, with_tuples

WIDE, _PLOT_HIGH = 900, 320
_LEFT, _RIGHT, _BELOW = 120, 24, 44
_LINE, _LETTERS = 20, 96
_MOST_TICKS = 7
_LOWEST_TOP = 1_000
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 600)
_NOT_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LOOKS = (("#a3231b", ""), ("#1f5fa8", ' stroke-dasharray="8 5"'))
# A picture that stands alone has no page to say this for it; who knows no such rules draws dark on white.
_DARK = (
    "@media (prefers-color-scheme: dark) { .nvf-paper { fill: #16181b } .nvf-ink { fill: #e8e8e8 } "
    ".nvf-grid { stroke: #44484e } .nvf-edge { stroke: #9aa0a6 } .nvf-curve-0 { stroke: #ff9d94 } "
    ".nvf-curve-1 { stroke: #8ec1ff } } @media print { .nvf-paper { fill: #fff } .nvf-ink { fill: #111 } }"
)


@frozen(field_transformer=with_tuples)
class Steps:
    """
    A curve that keeps its value until the next point.

    Attributes:
        name: What it shows.
        points: Each day, and the whole number from that day on.
    """

    name: str
    points: tuple[tuple[dt.date, int], ...]


@frozen(kw_only=True, field_transformer=with_tuples)
class StepChart:
    """
    Curves over days.

    Attributes:
        title: The lines over it.
        description: What is to be seen, for those who cannot see it.
        unit: What stands over the numbers.
        curves: The curves, two at most.
        mark: A day to mark.
    """

    title: tuple[str, ...]
    description: str
    unit: str
    curves: tuple[Steps, ...] = field()
    mark: dt.date

    def svg(self) -> str:
        """Write it as SVG: the same chart is always the same text."""
        return "\n".join(_chart(self))


def opening(wide: int, high: int, title: Iterable[str], description: str, more: str = "") -> Iterable[str]:
    """Begin a picture of a size: what it is called and shows, for those who listen, and its paper."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"{more} '
        'role="img" aria-labelledby="nvf-title nvf-desc" font-family="system-ui, sans-serif" font-size="14">'
    )
    yield f'<title id="nvf-title">{as_xml(" – ".join(title))}</title>'
    yield f'<desc id="nvf-desc">{as_xml(description)}</desc>'
    yield f"<style>{_DARK}</style>"
    yield f'<rect class="nvf-paper" width="{wide}" height="{high}" fill="#fff"/>'


class _Plane:
    """Where a day and a number stand in the picture."""

    def __init__(self, chart: StepChart, above: int) -> None:
        days = [day for curve in chart.curves for day, _ in curve.points] + [chart.mark]
        self.first, self.last = min(days), max(days)
        self.top = max(_LOWEST_TOP, *(number for curve in chart.curves for _, number in curve.points)) * 21 // 20
        self.above, self.below = above, above + _PLOT_HIGH

    def x(self, day: dt.date) -> int:
        span = (self.last - self.first).days or 1
        return _LEFT + (day - self.first).days * (WIDE - _LEFT - _RIGHT) // span

    def y(self, number: int) -> int:
        return self.below - number * _PLOT_HIGH // self.top


def _chart(chart: StepChart) -> Iterable[str]:
    title = [part for line in chart.title for part in textwrap.wrap(line, _LETTERS) or [""]]
    plane = _Plane(chart, _LINE * (len(title) + len(chart.curves) + 2) + 8)
    high = plane.below + _BELOW
    yield from opening(WIDE, high, chart.title, chart.description)
    for at, line in enumerate(title):
        yield text_at(12, _LINE * (at + 1) + 4, line, "start", ' font-weight="bold"' if at == 0 else "")
    yield from _names(chart, _LINE * (len(title) + 1) + 8)
    yield text_at(_LEFT - 10, plane.above - 10, chart.unit, "end")
    yield from _grid(plane)
    for at, curve in enumerate(chart.curves):
        yield f'<path class="nvf-curve-{at}" d="{_path(curve, plane)}" fill="none" {_look(at)}/>'
    x = plane.x(chart.mark)
    yield f'<path class="nvf-edge" d="M{x} {plane.above}V{plane.below}" stroke="#555" stroke-dasharray="2 4"/>'
    at_left = x < WIDE // 2
    yield text_at(x + (6 if at_left else -6), plane.above + 14, chart.mark.isoformat(), "start" if at_left else "end")
    yield "</svg>"


def _names(chart: StepChart, y: int) -> Iterable[str]:
    for at, curve in enumerate(chart.curves):
        level = y + _LINE * at
        yield f'<path class="nvf-curve-{at}" d="M{_LEFT} {level}h44" fill="none" {_look(at)}/>'
        yield text_at(_LEFT + 54, level + 5, curve.name, "start")


def _look(at: int) -> str:
    colour, dashes = _LOOKS[at]
    return f'stroke="{colour}" stroke-width="3"{dashes}'


def _grid(plane: _Plane) -> Iterable[str]:
    for number in ticks(plane.top):
        y = plane.y(number)
        yield f'<path class="nvf-grid" d="M{_LEFT} {y}H{WIDE - _RIGHT}" stroke="#ccc"/>'
        yield text_at(_LEFT - 10, y + 5, grouped(number, "\u00a0"), "end")
    for day, name in days_of(plane.first, plane.last):
        x = plane.x(day)
        yield f'<path class="nvf-edge" d="M{x} {plane.below}v6" stroke="#555"/>'
        yield text_at(x, plane.below + 24, name, "middle")


def ticks(top: int) -> list[int]:
    """
    Give round numbers from zero to *top*, seven at most.

    Example:
        >>> ticks(689_850)
        [0, 100000, 200000, 300000, 400000, 500000, 600000]
    """
    step = 1
    while top // step >= _MOST_TICKS:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return list(range(0, top + 1, step))


def days_of(first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """
    Give the days to name under an axis: the first of some months, or of short spans both ends.

    Example:
        >>> [name for _, name in days_of(dt.date(2023, 1, 10), dt.date(2023, 12, 31))]
        ['2023-03', '2023-05', '2023-07', '2023-09', '2023-11']
    """
    from_month, to_month = (12 * day.year + day.month - 1 for day in (first, last))
    months = range(from_month, to_month + 1)
    spaced = ([dt.date(at // 12, at % 12 + 1, 1) for at in months if at % step == 0] for step in _MONTHS)
    named = next((found for days in spaced if len(found := [day for day in days if day >= first]) <= _MOST_TICKS), [])
    if len(named) > 1:
        return [(day, f"{day:%Y-%m}") for day in named]
    return [(day, day.isoformat()) for day in dict.fromkeys((first, last))]


def _path(curve: Steps, plane: _Plane) -> str:
    (day, number), *rest = curve.points
    level = plane.y(number)
    parts = [f"M{plane.x(day)} {level}"]
    for on, now in rest:
        if plane.y(now) != level:
            level = plane.y(now)
            parts.append(f"H{plane.x(on)}V{level}")
    return "".join([*parts, f"H{plane.x(curve.points[-1][0])}"])


def text_at(x: int, y: int, text: str, anchor: str, more: str = "") -> str:
    """Write a text at a place, which is its beginning, its middle or its end."""
    return f'<text class="nvf-ink" x="{x}" y="{y}" text-anchor="{anchor}" fill="#1a1a1a"{more}>{as_xml(text)}</text>'


def as_xml(text: str) -> str:
    """Write a text so that nothing in it is markup; what no XML can hold is a mark that says so."""
    return html.escape(_NOT_XML.sub("\ufffd", text))
