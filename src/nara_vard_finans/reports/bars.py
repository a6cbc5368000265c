"""Bars in parts as SVG, as narrow as a telephone: what each bar is, how much, and of what it is made."""

import textwrap
from collections.abc import Iterator

from attrs import frozen

from nara_vard_finans.core import with_tuples
from nara_vard_finans.reports.svg import as_xml, opening, text_at

NARROW = 400
_MARGIN, _LINE, _HIGH, _BETWEEN, _SWATCH = 12, 20, 16, 12, 14
_WHOLE = NARROW - 2 * _MARGIN
_LETTERS = 36  # what has room beside an amount
_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b0a000", "#8a5fb0")


@frozen(kw_only=True, field_transformer=with_tuples)
class Bar:
    """
    A bar in parts.

    Attributes:
        name: What stands over it.
        amount: How much it is, as read.
        parts: Of which kinds it is made, by their places in the chart, and how much of each; whole numbers.
    """

    name: str
    amount: str
    parts: tuple[tuple[int, int], ...]


@frozen(kw_only=True, field_transformer=with_tuples)
class BarChart:
    """
    Bars under each other, drawn to one scale within a group.

    Attributes:
        title: The lines over it.
        description: What is to be seen, for those who cannot see it.
        kinds: What the bars are made of, each with its name and how much it is in all, as read; the last is drawn
            empty, as what remains.
        groups: The bars, each group to a scale of its own.
    """

    title: tuple[str, ...]
    description: str
    kinds: tuple[tuple[str, str], ...]
    groups: tuple[tuple[Bar, ...], ...]

    def svg(self) -> str:
        """Write it as SVG: the same chart is always the same text."""
        lines = [*self._lines()]
        high = lines[-1][0] + _MARGIN
        opened = opening(NARROW, high, self.title, self.description, ' class="nvf-narrow"')
        return "\n".join([*opened, *(line for _, line in lines), "</svg>"])

    def _lines(self) -> Iterator[tuple[int, str]]:
        """Write one thing under the other, each with how far down it reaches."""
        y = _MARGIN
        for at, line in enumerate(self.title):
            for part in textwrap.wrap(line, _LETTERS + 6):
                y += _LINE
                yield y, text_at(_MARGIN, y - 4, part, "start", "" if at else ' font-weight="bold"')
        for kind, (name, amount) in enumerate(self.kinds):
            y += _BETWEEN // 2
            yield y, self._box(kind, _MARGIN, y + 3, _SWATCH, _SWATCH)
            for at, part in enumerate(textwrap.wrap(name, _LETTERS)):
                y += _LINE
                yield y, text_at(_MARGIN + 22, y - 4, part, "start") + ("" if at else _amount(y - 4, amount))
        for group in self.groups:
            most = max((sum(size for _, size in bar.parts) for bar in group), default=0)
            for bar in group:
                y += _BETWEEN + _LINE
                yield y, text_at(_MARGIN, y - 4, bar.name, "start") + _amount(y - 4, bar.amount)
                yield y + _HIGH, "".join(self._parts(bar, y, max(most, 1)))
                y += _HIGH

    def _parts(self, bar: Bar, y: int, most: int) -> Iterator[str]:
        done = 0
        for kind, size in bar.parts:
            x, end = (_MARGIN + at * _WHOLE // most for at in (done, done + size))
            yield self._box(kind, x, y, end - x, _HIGH)
            done += size

    def _box(self, kind: int, x: int, y: int, wide: int, high: int) -> str:
        name = f"<title>{as_xml(self.kinds[kind][0])}</title>"
        return f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" {self._look(kind)}>{name}</rect>'

    def _look(self, kind: int) -> str:
        if kind == len(self.kinds) - 1:
            return 'class="nvf-edge" fill="none" stroke="#555"'
        again, colour = divmod(kind, len(_COLOURS))
        return f'fill="{_COLOURS[colour]}"' + (f' fill-opacity="{100 // (again + 1)}%"' if again else "")


def _amount(y: int, amount: str) -> str:
    return text_at(NARROW - _MARGIN, y, amount, "end")
