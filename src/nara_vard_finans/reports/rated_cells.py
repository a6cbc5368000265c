"""What each pays by a rate, in cells: the rate times the figure, rounded by itself; the total is their sum."""

from collections.abc import Iterator

from nara_vard_finans.core import Language, Text
from nara_vard_finans.reports import workbook_messages as say
from nara_vard_finans.reports.cell_arithmetic import quotient, rated_scale
from nara_vard_finans.reports.columns import Words
from nara_vard_finans.reports.sheets import LIMIT, Look, Put, fixed
from nara_vard_finans.reports.stage_cells import Placed, StageCells
from nara_vard_finans.reports.workings import Stage, power_of_ten

_RATE, _WHOLE_RATE, _CHECK, _HEAD = 1, 2, 3, 5
"""The rows over the table, counted from the title; one is empty, since a heading may take two lines."""
_WEIGHT = 2
"""The column of the figures as they are written; beside it they are made whole, where they are not."""


class RatedCells(StageCells):
    """A stage by a rate, as formulas."""

    def __init__(self, stage: Stage, top: int, language: Language) -> None:
        self._component = stage.components[0]
        self._whole = _WEIGHT + (self._component.scale != 1)
        super().__init__(stage, top, top + _HEAD, self._whole + 1, language)
        self._rate = stage.rate or 0
        self._rate_scale = power_of_ten([self._rate]) or 1
        self.weight = _WEIGHT if stage.shows_weight else None
        self.ok = fixed(top + _CHECK, 1)

    def _over(self) -> Iterator[Placed]:
        rate, whole = fixed(self.top + _RATE, 1), int(self._rate * self._rate_scale)
        hint, places = self._said(say.INPUT_RULE), len(str(self._rate_scale)) - 1
        listed = {
            _RATE: (say.RATE, Put(value=self._rate, look=Look.INPUT, places=places, hint=hint)),
            _WHOLE_RATE: (say.WHOLE_RATE, Put(value=whole, formula=f"INT({rate}*{self._rate_scale}+0.5)")),
        }
        for row, (label, put) in listed.items():
            yield self.top + row, 0, Put(value=self._said(label))
            yield self.top + row, 1, put
        yield from self._checked(self.top + _CHECK, say.FINE_RATE, [*self._faults()])

    def _faults(self) -> Iterator[tuple[Text, str]]:
        """Give what would make the amounts wrong: what is said of it, and the condition."""
        rate, whole, weights = fixed(self.top + _RATE, 1), fixed(self.top + _WHOLE_RATE, 1), self.rows(self._whole)
        yield say.BAD_RATE, f"OR({rate}<0,{whole}/{self._rate_scale}<>{rate})"
        other = f"{weights}<>INT({weights})"
        if self._whole != _WEIGHT:
            other = f"{weights}/{self._component.scale}<>{self.rows(_WEIGHT)}"
        yield say.BAD_WEIGHT, f"OR(SUMPRODUCT(({weights}<0)*1)>0,SUMPRODUCT(({other})*1)>0)"
        yield say.BAD_SIZE, f"SUMPRODUCT((200*{whole}*{weights}+{rated_scale(self.stage)}>={LIMIT})*1)>0"

    def _headings(self) -> Iterator[tuple[int, Words]]:
        yield from super()._headings()
        yield _WEIGHT, say.WEIGHT
        if self._whole != _WEIGHT:
            yield self._whole, say.WHOLE_WEIGHT

    def _row(self, place: int) -> Iterator[tuple[int, Put]]:
        component, scale = self._component, rated_scale(self.stage)
        hint = self._said(say.INPUT_RULE)
        yield _WEIGHT, Put(value=component.weights[place], places=component.places, look=Look.INPUT, hint=hint)
        if self._whole != _WEIGHT:
            formula = f"INT({self.at(place, _WEIGHT)}*{component.scale}+0.5)"
            yield self._whole, Put(value=component.integers[place], formula=formula)
        times = f"{fixed(self.top + _WHOLE_RATE, 1)}*{self.at(place, self._whole)}"
        yield (
            self.count,
            Put(value=self.stage.counts[place], formula=quotient(f"(200*{times}+{scale})", f"{2 * scale}")),
        )
        unit = self.stage.unit.ore
        before = f"{times}/{self._rate_scale * component.scale}"
        yield self.exact, Put(value=self.before_rounding(place), formula=self._if_ok(before), places=2)
        amount = (
            f"{self.at(place, self.count)}*{unit}/100" if unit % 100 else f"{self.at(place, self.count)}*{unit // 100}"
        )
        yield self.amount, Put(value=self.amount_of(place), formula=self._if_ok(amount), places=self._amount_places)
        yield from super()._row(place)
