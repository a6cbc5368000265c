"""A stage as cells that reckon it anew, exactly, when somebody changes a weight or a total."""

import math
from collections.abc import Iterator, Sequence
from functools import cached_property

from nara_vard_finans.core import Language, Text
from nara_vard_finans.reports import workbook_messages as say
from nara_vard_finans.reports.cell_arithmetic import MILLION, in_kronor, nearest, quotient
from nara_vard_finans.reports.columns import Words
from nara_vard_finans.reports.sheets import LIMIT, Look, Put, fixed, span
from nara_vard_finans.reports.stage_cells import Placed, StageCells
from nara_vard_finans.reports.workings import Component, Stage
from nara_vard_finans.sharing import LARGEST, Method

_TOTAL, _UNIT, _SIGN, _SIZE, _UNITS, _MILLIONS, _REST, _LEFT, _CHECK, _KEYS = range(1, 11)
"""The rows over the table, counted from the title."""


class _Key:
    """One key of a stage: its weights, and the columns that they and their quotients stand in."""

    def __init__(self, component: Component, number: int, row: int, first: int) -> None:
        self.component, self.number = component, number
        self.part, self.whole = fixed(row, 1), fixed(row, 2)  # its part, and the denominator of its remainders
        self.weight, self.scaled = first, first + (component.scale != 1)
        self.high, self.high_rest, self.low, self.low_rest = range(self.scaled + 1, self.scaled + 5)
        self.end = self.scaled + 5


class LiveCells(StageCells):
    """A stage as formulas."""

    def __init__(self, stage: Stage, top: int, before: Sequence[StageCells], language: Language) -> None:
        self._keys: list[_Key] = []
        column = 2
        for number, component in enumerate(stage.components):
            self._keys.append(_Key(component, number, top + _KEYS + number, column))
            column = self._keys[-1].end
        self._mixed, self._together = len(self._keys) > 1, column
        self._floor = column + self._mixed
        self._rest, self._placed = self._floor + 1, self._floor + 2
        self._carries = self._placed + (stage.carrier is not None)
        last = self._placed + self._columns_more(stage)
        super().__init__(stage, top, top + _KEYS + len(self._keys), last + 1, language)
        self._before = list(before)
        self.ok = self._cell(_CHECK)
        self.weight = 2 if stage.shows_weight and not self._mixed else None

    def _columns_more(self, stage: Stage) -> int:
        """Give how many columns a method has beside those of every method: here of who carries the difference."""
        return int(stage.carrier is not None)

    def _cell(self, row: int) -> str:
        return fixed(self.top + row, 1)

    @property
    def _left(self) -> str:
        """The cell of the units that are left over, negative where there are too many."""
        return self._cell(_LEFT)

    @property
    def _positive(self) -> str:
        """The total without its sign, as a formula."""
        return f"IF({self._cell(_TOTAL)}<0,-{self._cell(_TOTAL)},{self._cell(_TOTAL)})"

    def _over(self) -> Iterator[Placed]:
        stage, units = self.stage, self.stage.units
        left = say.LEFT if stage.method is Method.LARGEST_REMAINDER else say.NOT_PLACED
        listed = {
            _TOTAL: (say.TOTAL, self._total),
            _UNIT: (
                say.UNIT_KR if in_kronor(stage) else say.UNIT_ORE,
                Put(value=stage.unit.ore // (100 if in_kronor(stage) else 1)),
            ),
            _SIGN: (say.SIGN, Put(value=self._sign, formula=f"IF({self._cell(_TOTAL)}<0,-1,1)")),
            _SIZE: (
                say.SIZE_KR if in_kronor(stage) else say.SIZE_ORE,
                Put(
                    value=abs(stage.total.ore) // (100 if in_kronor(stage) else 1),
                    formula=self._size,
                ),
            ),
            _UNITS: (say.UNITS, Put(value=units, formula=quotient(self._cell(_SIZE), self._cell(_UNIT)))),
            _MILLIONS: (say.MILLIONS, Put(value=units // MILLION, formula=quotient(self._cell(_UNITS), str(MILLION)))),
            _REST: (
                say.REST,
                Put(value=units % MILLION, formula=f"{self._cell(_UNITS)}-{self._cell(_MILLIONS)}*{MILLION}"),
            ),
            _LEFT: (
                left,
                Put(value=self.stage.left, formula=f"{self._cell(_UNITS)}-SUM({self.rows(self._started)})"),
            ),
        }
        for row, (label, put) in listed.items():
            yield self.top + row, 0, Put(value=self._said(label))
            yield self.top + row, 1, put
        fine = say.FINE_ALONE if stage.method is Method.HALF_UP_EACH else say.FINE
        yield from self._checked(self.top + _CHECK, fine, [*self._faults()])
        yield from self._key_rows()

    def _key_rows(self) -> Iterator[Placed]:
        for key in self._keys:
            row = self.top + _KEYS + key.number
            numerator, whole = int(key.component.part * self.stage.parts), self._cut(f"{self._sum_of(key)}")
            yield row, 0, Put(value=f"{self._said(say.KEY_PART)}{self._numbered(key)}")
            look = Look.INPUT if self._mixed else Look.PLAIN
            yield row, 1, Put(value=numerator, look=look, hint=self._said(say.INPUT_RULE))
            denominator = self.stage.parts * key.component.whole or 1
            yield row, 2, Put(value=denominator, formula=f"IF({whole}=0,1,{whole})")

    def _numbered(self, key: _Key) -> str:
        return f" {key.number + 1}" if self._mixed else ""

    @property
    def _total(self) -> Put:
        stage = self.stage
        is_own = stage.total_of is None and not stage.sum_of
        if stage.total_of is not None:
            outer, place = self._before[stage.total_of[0]], stage.total_of[1]
            formula = outer.at(place, outer.amount)
        else:
            each = ",".join(self._before[of].rows(self._before[of].amount) for of in stage.sum_of)
            formula = f"SUM({each})" if each else ""
        return Put(
            value=stage.total.kronor,
            formula=formula,
            places=self._amount_places,
            look=Look.INPUT_SIGNED if is_own else Look.PLAIN,
            hint=self._said(say.INPUT_TOTAL),
        )

    @property
    def _size(self) -> str:
        """The total without its sign, in kronor or in whole öre, as the unit is."""
        return self._positive if in_kronor(self.stage) else nearest(f"{self._positive}*100")

    def _in_kronor(self, units: str) -> str:
        return f"{units}*{self._cell(_UNIT)}{'' if in_kronor(self.stage) else '/100'}"

    def _sum_of(self, key: _Key) -> str:
        return fixed(self.bottom, key.scaled)

    def _cut(self, whole: str) -> str:
        """Give a sum times the common denominator of the parts of keys that are mixed."""
        return f"SUM({span(self.top + _KEYS, self._head - 1, 1)})*{whole}" if self._mixed else whole

    @property
    def _common(self) -> str:
        """The denominator of the remainders that are compared."""
        return f"({self._cut('*'.join(map(self._sum_of, self._keys)))})" if self._mixed else self._keys[0].whole

    @cached_property
    def _common_value(self) -> int:
        return self.stage.parts * math.prod(each.whole for each in self.stage.components) or 1

    # what is left over, and whether all is exact

    @property
    def _started(self) -> int:
        """The column of the units that each has before what is left over is placed."""
        return self._placed if self.stage.is_alone else self._floor

    def _faults(self) -> Iterator[tuple[Text, str]]:
        """Give what would make the amounts wrong: what is said of it, and the condition."""
        stage = self.stage
        earlier = [*stage.sum_of, *stage.weights_of]
        earlier += [stage.total_of[0]] if stage.total_of is not None else []
        earlier += [stage.left_of] if stage.left_of is not None else []
        checks = [check for each in dict.fromkeys(earlier) if (check := self._before[each].ok) is not None]
        if checks:
            yield say.BAD_BEFORE, f"OR({','.join(f'{check}<>1' for check in checks)})"
        for key in self._keys:
            yield say.BAD_WEIGHT, self._odd(key)
            yield say.BAD_SUM, f"IF({self._sum_of(key)}=0,{self._cell(_UNITS)},0)>0"
        odd = f"{self._cell(_UNITS)}*{self._cell(_UNIT)}<>{self._cell(_SIZE)}"
        yield say.BAD_TOTAL, odd if in_kronor(stage) else f"OR({odd},{self._cell(_SIZE)}/100<>{self._positive})"
        yield say.BAD_SIZE, f"OR({','.join(self._sizes())})"
        if stage.carrier is not None:
            weight, started = (
                f"SUMPRODUCT({self.rows(self._carries)}*{self.rows(column)})"
                for column in (self._keys[0].scaled, self._started)
            )
            yield say.BAD_CARRIER, f"OR({weight}<=0,{started}+{self._left}<0)"

    def _odd(self, key: _Key) -> str:
        """Give the condition that a weight is negative, or no whole number when it is scaled; or a part is."""
        weights, scaled = self.rows(key.weight), self.rows(key.scaled)
        other = f"{scaled}<>INT({scaled})"
        if key.scaled != key.weight:
            other = f"{scaled}/{key.component.scale}<>{weights}"
        odd_part = f",{key.part}<0,{key.part}<>INT({key.part})" if self._mixed else ""
        return f"OR(SUMPRODUCT(({weights}<0)*1)>0,SUMPRODUCT(({other})*1)>0{odd_part})"

    def _sizes(self) -> Iterator[str]:
        yield f"{self._cell(_SIZE)}>={LIMIT}"
        for key in self._keys:
            yield f"({self._cell(_UNITS)}/{MILLION}+1)*{key.whole}>={LIMIT}"
            yield f"{2 * MILLION}*{key.whole}>={LIMIT}"
        if self._mixed:
            yield f"{len(self._keys)}*{self._common}>={LIMIT}"

    # the rows

    def _headings(self) -> Iterator[tuple[int, Words]]:
        yield from super()._headings()
        for key in self._keys:
            yield key.weight, f"{self._said(say.WEIGHT)}{self._numbered(key)}"
            if key.scaled != key.weight:
                yield key.scaled, say.WHOLE_WEIGHT
            columns = (key.high, key.high_rest, key.low, key.low_rest)
            yield from zip(columns, (say.HIGH, say.LEFT_OF_IT, say.LOW, say.LEFT_OF_IT), strict=True)
        if self._mixed:
            yield self._together, say.TOGETHER
        yield self._floor, say.FLOOR
        yield self._rest, say.REMAINDER
        yield self._placed, say.ALONE if self.stage.is_alone else say.PLACE
        if self.stage.carrier is not None:
            yield self._carries, say.CARRIES

    def _row(self, place: int) -> Iterator[tuple[int, Put]]:
        for key in self._keys:
            yield from self._quotients(key, place)
        floor, rest = self.at(place, self._floor), self.at(place, self._rest)
        yield from self._together_of(place)
        yield self._placed, self._placed_of(place)
        if self.stage.carrier is not None:
            yield self._carries, self._carrying(place)
        yield self.count, Put(value=self.stage.counts[place], formula=self._count(place))
        sign = self._cell(_SIGN)
        before = self._in_kronor(f"{sign}*({floor}+{rest}/{self._common})")
        yield self.exact, Put(value=self.before_rounding(place), formula=self._if_ok(before), places=2)
        amount = self._in_kronor(f"{sign}*{self.at(place, self.count)}")
        yield (
            self.amount,
            Put(value=self.amount_of(place), formula=self._if_ok(amount), places=self._amount_places),
        )
        yield from super()._row(place)

    def _quotients(self, key: _Key, place: int) -> Iterator[tuple[int, Put]]:
        """Give the weight, and the quotients and remainders of the millions and of the rest."""
        weight, whole = key.component.integers[place], self.stage.parts * key.component.whole or 1
        times = weight * int(key.component.part * self.stage.parts)
        high, high_rest = divmod(self.stage.units // MILLION * times, whole)
        low, low_rest = divmod(high_rest * MILLION + self.stage.units % MILLION * times, whole)
        yield key.weight, self._weight(key, place)
        if key.scaled != key.weight:
            formula = f"INT({self.at(place, key.weight)}*{key.component.scale}+0.5)"
            yield key.scaled, Put(value=weight, formula=formula)
        of_weight = f"{self.at(place, key.scaled)}{f'*{key.part}' if self._mixed else ''}"
        millions = f"{self._cell(_MILLIONS)}*{of_weight}"
        others = f"({self.at(place, key.high_rest)}*{MILLION}+{self._cell(_REST)}*{of_weight})"
        yield key.high, Put(value=high, formula=quotient(f"({millions})", key.whole))
        yield key.high_rest, Put(value=high_rest, formula=f"{millions}-{self.at(place, key.high)}*{key.whole}")
        yield key.low, Put(value=low, formula=quotient(others, key.whole))
        yield key.low_rest, Put(value=low_rest, formula=f"{others}-{self.at(place, key.low)}*{key.whole}")

    def _weight(self, key: _Key, place: int) -> Put:
        stage, value, places = self.stage, key.component.weights[place], key.component.places
        code = stage.participants[place][0]
        if stage.left_of is not None:
            earlier = self._before[stage.left_of]
            had = earlier.place(code) or 0
            return Put(value=value, formula=f"{earlier.at(had, 2)}-{earlier.at(had, earlier.count)}")
        if stage.weights_of:
            found = [(self._before[of], self._before[of].place(code)) for of in stage.weights_of]
            cells = [each.at(at, each.count) for each, at in found if at is not None]
            return Put(value=value, formula="+".join(cells))
        return Put(value=value, places=places, look=Look.INPUT, hint=self._said(say.INPUT_RULE))

    def _together_of(self, place: int) -> Iterator[tuple[int, Put]]:
        """Give the whole units and the remainder to compare, of keys that are mixed both together."""
        exact, common = self.stage.exact[place], self._common_value
        floor = math.floor(exact)
        rest = (exact - floor) * common
        wholes = "+".join(f"{self.at(place, key.high)}*{MILLION}+{self.at(place, key.low)}" for key in self._keys)
        if not self._mixed:
            yield self._floor, Put(value=floor, formula=wholes)
            yield self._rest, Put(value=rest, formula=self.at(place, self._keys[0].low_rest))
            return
        terms = []
        for key in self._keys:
            others = "*".join(self._sum_of(other) for other in self._keys if other is not key)
            terms.append(f"{self.at(place, key.low_rest)}*{others}")
        together = self.at(place, self._together)
        carried = quotient(together, self._common)
        yield self._together, Put(value=self._remainders(place), formula="+".join(terms))
        yield self._floor, Put(value=floor, formula=f"{wholes}+{carried}")
        yield self._rest, Put(value=rest, formula=f"{together}-({carried})*{self._common}")

    def _remainders(self, place: int) -> int:
        sums = [each.whole for each in self.stage.components]
        found = 0
        for at, each in enumerate(self.stage.components):
            times = self.stage.units * each.integers[place] * int(each.part * self.stage.parts)
            found += times % (self.stage.parts * sums[at]) * math.prod(sums[:at] + sums[at + 1 :])
        return found

    def _placed_of(self, place: int) -> Put:
        """Give the place among the remainders, ties in the order of the rows; or the units of a row rounded alone."""
        rest = self.at(place, self._rest)
        if self.stage.is_alone:
            formula = f"{self.at(place, self._floor)}+IF(2*{rest}>={self._common},1,0)"
            return Put(value=self.stage.starts[place], formula=formula)
        return Put(value=self.stage.places[place], formula=self._place_formula(place, self._rest))

    def _place_formula(self, place: int, column: int) -> str:
        own, earlier = self.at(place, column), span(self.first, self.first + place, column)
        return f"SUMPRODUCT(({self.rows(column)}>{own})*1)+SUMPRODUCT(({earlier}={own})*1)"

    def _carrying(self, place: int) -> Put:
        """Give 1 for who carries the difference, and else 0."""
        stage, column = self.stage, self._keys[0].scaled
        if stage.carrier is LARGEST:
            return Put(value=stage.carries[place], formula=f"IF({self._place_formula(place, column)}=1,1,0)")
        return Put(value=stage.carries[place])

    def _count(self, place: int) -> str:
        started, left = self.at(place, self._started), self._left
        match self.stage.method:
            case Method.HALF_UP_EACH:
                return started
            case Method.HALF_UP_RESIDUAL_TO:
                return f"{started}+{self.at(place, self._carries)}*{left}"
            case _:
                return f"{started}+IF({self.at(place, self._placed)}<={left},1,0)"

    def _sums(self) -> Iterator[Placed]:
        yield from super()._sums()
        listed = [(key.scaled, key.component.whole) for key in self._keys]
        listed += [(self.count, sum(self.stage.counts))]
        for column, value in listed:
            yield self.bottom, column, Put(value=value, formula=f"SUM({self.rows(column)})", look=Look.SUM)
