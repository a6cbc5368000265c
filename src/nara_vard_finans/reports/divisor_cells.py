"""
A stage that is shared by the divisor method with odd divisors, in cells.

Rounded alone, a row has *a* units and is off by *r*, its units times its weight less *a* times the sum of the weights.
Its step *k* up is due when ((2k - 1) times the sum of the weights, less 2r) over its weight is the smallest; its step
*k* down likewise, with 2r added. Two such claims are compared crosswise, each numerator times the other's weight, so
that all are whole numbers, and none larger than 2k times the square of the sum of the weights.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from nara_vard_finans.core import Text
from nara_vard_finans.reports import workbook_messages as say
from nara_vard_finans.reports.cell_arithmetic import steps_in_cells
from nara_vard_finans.reports.columns import Words
from nara_vard_finans.reports.live_cells import LiveCells
from nara_vard_finans.reports.sheets import LIMIT, Put, span
from nara_vard_finans.reports.workings import Stage


class DivisorCells(LiveCells):
    """A stage by odd divisors, as formulas: each row rounded alone, and then step by step who gets or loses a unit."""

    def _columns_more(self, stage: Stage) -> int:
        self._steps = range(1, steps_in_cells(stage) + 1)
        return 1 + 2 * len(self._steps)

    @property
    def _off(self) -> int:
        """The column of what each row was rounded away."""
        return self._placed + 1

    def _claim(self, step: int) -> int:
        return self._off + step

    def _place(self, step: int) -> int:
        return self._off + len(self._steps) + step

    def _headings(self) -> Iterator[tuple[int, Words]]:
        yield from super()._headings()
        yield self._off, say.OFF_BY
        for step in self._steps:
            yield self._claim(step), f"{self._said(say.CLAIM)} {step}"
            yield self._place(step), f"{self._said(say.STEP_PLACE)} {step}"

    def _row(self, place: int) -> Iterator[tuple[int, Put]]:
        yield from super()._row(place)
        whole = self._keys[0].whole
        started, floor, rest = (self.at(place, column) for column in (self._started, self._floor, self._rest))
        yield self._off, Put(value=self._offs[place], formula=f"{rest}-({started}-{floor})*{whole}")
        for step in self._steps:
            claim = f"{2 * step - 1}*{whole}+IF({self._left}<0,2,-2)*{self.at(place, self._off)}"
            yield self._claim(step), Put(value=self._claims[step, place], formula=claim)
            yield self._place(step), Put(value=self._order[step, place], formula=self._placing(place, step))

    def _placing(self, place: int, step: int) -> str:
        """Give the place of a claim: how many are before it; of equal ones the rows first, or last where units go."""
        weight, weights = self._keys[0].scaled, self.rows(self._keys[0].scaled)
        own, times = self.at(place, self._claim(step)), self.at(place, weight)
        before = "+".join(
            f"SUMPRODUCT(({self.rows(self._claim(each))}*{times}<{own}*{weights})*1)" for each in self._steps
        )
        earlier, later = (
            "+".join(
                f"SUMPRODUCT(({span(first, last, self._claim(each))}*{times}={own}*{span(first, last, weight)})*1)"
                for each in self._steps
            )
            for first, last in ((self.first, self.first + place), (self.first + place, self.last))
        )
        return f"{before}+IF({self._left}<0,{later},{earlier})"

    def _count(self, place: int) -> str:
        steps = "+".join(f"IF({self.at(place, self._place(step))}<={self._size_of_left},1,0)" for step in self._steps)
        started = self.at(place, self._started)
        return f"{started}+IF({self._left}<0,-1,1)*({steps})" if steps else started

    @property
    def _size_of_left(self) -> str:
        return f"IF({self._left}<0,-{self._left},{self._left})"

    def _faults(self) -> Iterator[tuple[Text, str]]:
        yield from super()._faults()
        if len(self._steps) < len(self.stage.participants) // 2:
            last = self.rows(self._place(self._steps[-1]))
            yield say.BAD_STEPS, f"SUMPRODUCT(({last}<={self._size_of_left})*1)>0"

    def _sizes(self) -> Iterator[str]:
        yield from super()._sizes()
        if self._steps:
            whole = self._keys[0].whole
            yield f"{2 * len(self._steps)}*{whole}*{whole}>={LIMIT}"

    # the values beside the formulas

    @cached_property
    def _offs(self) -> list[int]:
        stage, whole = self.stage, self.stage.components[0].whole
        return [stage.units * each - had * whole for each, had in zip(self._weights, stage.starts, strict=True)]

    @property
    def _weights(self) -> tuple[int, ...]:
        return self.stage.components[0].integers

    @cached_property
    def _claims(self) -> dict[tuple[int, int], int]:
        whole, sign = self.stage.components[0].whole, 2 if self.stage.left < 0 else -2
        offs = [*enumerate(self._offs)]
        return {(step, place): (2 * step - 1) * whole + sign * off for step in self._steps for place, off in offs}

    @cached_property
    def _order(self) -> dict[tuple[int, int], int]:
        """The place of each claim; rows without weight come after all others, with one place for all that a row has."""
        rows = [*range(len(self._weights))][:: -1 if self.stage.left < 0 else 1]
        claims = [
            (Fraction(self._claims[step, row], self._weights[row]), number, (step, row))
            for number, row in enumerate(rows)
            for step in self._steps
            if self._weights[row]
        ]
        order = {claim: number for number, (*_, claim) in enumerate(sorted(claims), 1)}
        last = len(order)
        for row in rows:
            if not self._weights[row]:
                last += len(self._steps)
                order |= {(step, row): last for step in self._steps}
        return order
