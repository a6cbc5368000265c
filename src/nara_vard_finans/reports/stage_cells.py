"""
A stage laid out on the sheet of the working: its rows, and where each figure stands.

One that a spreadsheet cannot reckon exactly is written as values here, and says so; the others are
:class:`~nara_vard_finans.reports.live_cells.LiveCells`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from nara_vard_finans.core import Language, Text
from nara_vard_finans.reports import workbook_messages as say
from nara_vard_finans.reports.columns import Words, said
from nara_vard_finans.reports.sheets import Look, Put, fixed, quoted, span
from nara_vard_finans.reports.workings import Stage

Placed = tuple[int, int, Put]
"""A row, a column, and what is put there."""

_TEXTS = 2
"""The columns that hold texts: the names, and the codes."""


class StageCells(ABC):
    """
    A stage in cells.

    Attributes:
        stage: The stage.
        top: Its first row.
        first: The row of its first participant.
        last: The row of its last.
        bottom: Its last row, of the sums.
        count: The column of the whole units, without a sign.
        exact: The column of the amounts before rounding.
        amount: The column of the amounts.
        weight: The column of the weights, where people know them; else ``None``.
        ok: The cell that is 1 where the stage is exact; ``None`` where it is values.
    """

    weight: int | None = None
    ok: str | None = None

    def __init__(self, stage: Stage, top: int, head: int, count: int, language: Language) -> None:
        self.stage, self.top, self._language = stage, top, language
        self._head, self.first = head, head + 1
        self.last = head + len(stage.participants)
        self.bottom = self.last + 1
        self.count, self.exact, self.amount = range(count, count + 3)

    def at(self, place: int, column: int) -> str:
        """Name the cell of a participant in a column."""
        return fixed(self.first + place, column)

    def rows(self, column: int) -> str:
        """Name the cells of all participants in a column."""
        return span(self.first, self.last, column)

    def place(self, code: str) -> int | None:
        """Give the place of a participant; ``None`` if it is not in this stage."""
        return self._places.get(code)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {code: place for place, (code, _) in enumerate(self.stage.participants)}

    def puts(self) -> Iterator[Placed]:
        """Give what is put in each cell."""
        yield self.top, 0, Put(value=self._said(self.stage.title), look=Look.TITLE)
        yield from self._over()
        for column, heading in self._headings():
            look = Look.HEAD if column < _TEXTS else Look.HEAD_RIGHT
            yield self._head, column, Put(value=self._said(heading), look=look)
        for place, (code, name) in enumerate(self.stage.participants):
            yield self.first + place, 0, Put(value=self._said(name))
            yield self.first + place, 1, Put(value=code)
            yield from ((self.first + place, column, put) for column, put in self._row(place))
        yield self.bottom, 0, Put(value=self._said(say.SUM), look=Look.SUM)
        yield from self._sums()

    def _checked(self, row: int, fine: Text, faults: Sequence[tuple[Text, str]]) -> Iterator[Placed]:
        """Give the check of a stage: 1 where no fault, each with its condition, makes the amounts wrong."""
        message = quoted(self._said(fine))
        for text, condition in reversed(faults):
            message = f"IF({condition},{quoted(self._said(text))},{message})"
        bad = ",".join(condition for _, condition in faults)
        yield row, 0, Put(value=self._said(say.CHECK))
        yield row, 1, Put(value=1, formula=f"IF(OR({bad}),0,1)")
        yield row, 2, Put(value=self._said(fine), formula=message, look=Look.NOTE)

    def _if_ok(self, formula: str) -> str:
        return f"IF({self.ok}=1,{formula},#N/A)"

    def _said(self, words: Words) -> str:
        return said(words, self._language)

    @abstractmethod
    def _over(self) -> Iterator[Placed]:
        """Give what stands over the rows."""

    def _headings(self) -> Iterator[tuple[int, Words]]:
        yield 0, say.PARTICIPANT
        yield 1, say.CODE
        yield self.count, say.COUNT
        yield self.exact, say.EXACT
        yield self.amount, say.AMOUNT
        if self.stage.printed:
            yield self.amount + 1, say.PRINTED
            yield self.amount + 2, say.OFF

    def _row(self, place: int) -> Iterator[tuple[int, Put]]:
        if self.stage.printed:
            printed, amount = self.stage.printed[place].kronor, self.amount_of(place)
            cells = (self.at(place, self.amount + 1), self.at(place, self.amount))
            yield self.amount + 1, Put(value=printed, places=self._places_of(printed))
            yield self.amount + 2, Put(value=printed - amount, formula="-".join(cells), places=self._amount_places)

    def _sums(self) -> Iterator[Placed]:
        columns = [(self.amount, [self.amount_of(place) for place in range(len(self.stage.counts))])]
        if self.stage.printed:
            columns.append((self.amount + 1, [each.kronor for each in self.stage.printed]))
        for column, values in columns:
            put = Put(value=sum(values), formula=f"SUM({self.rows(column)})", places=self._amount_places, look=Look.SUM)
            yield self.bottom, column, put

    @property
    def _sign(self) -> int:
        return -1 if self.stage.total.ore < 0 else 1

    def amount_of(self, place: int) -> Fraction:
        """Give what a participant gets, in kronor."""
        return self._sign * self.stage.counts[place] * self.stage.unit.kronor

    def before_rounding(self, place: int) -> Fraction:
        """Give what a participant would get before rounding, in kronor."""
        return self._sign * self.stage.exact[place] * self.stage.unit.kronor

    @property
    def _amount_places(self) -> int:
        return 2 if self.stage.unit.ore % 100 else 0

    @staticmethod
    def _places_of(number: Fraction) -> int:
        return 0 if number.denominator == 1 else 2


class ValueCells(StageCells):
    """A stage as values, with the reason why."""

    def __init__(self, stage: Stage, top: int, why: Words, language: Language) -> None:
        self._has_weights = len(stage.components) == 1
        super().__init__(stage, top, top + 3, 2 + self._has_weights, language)
        self._why = why
        self.weight = 2 if self._has_weights and stage.shows_weight else None

    def _over(self) -> Iterator[Placed]:
        yield self.top + 1, 0, Put(value=self._said(say.TOTAL))
        yield self.top + 1, 1, Put(value=self.stage.total.kronor, places=self._places_of(self.stage.total.kronor))
        yield self.top + 2, 0, Put(value=self._said(self._why), look=Look.NOTE)

    def _headings(self) -> Iterator[tuple[int, Words]]:
        yield from super()._headings()
        if self._has_weights:
            yield 2, say.WEIGHT

    def _row(self, place: int) -> Iterator[tuple[int, Put]]:
        if self._has_weights:
            weight = self.stage.components[0].weights[place]
            yield 2, Put(value=weight, places=self.stage.components[0].places)
        yield self.count, Put(value=self.stage.counts[place])
        yield self.exact, Put(value=self.before_rounding(place), places=2)
        yield self.amount, Put(value=self.amount_of(place), places=self._amount_places)
        yield from super()._row(place)
