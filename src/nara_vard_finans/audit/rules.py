"""
Row rules: every way in which the rows of a printed table can have been made from a total and weights.

A rule is a rounding, what was rounded before it, and where the difference went. The loops are plain integers and check
nothing; the modules above ask which rules fit.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from attrs import frozen

from nara_vard_finans.audit.clauses import DifferencePut, PercentagesRounded, RateRounded, RowsRounded
from nara_vard_finans.core import AnyText, Message, Text
from nara_vard_finans.sharing import MOST_DECIMALS, Method, RowRounding, way_text


class Residual(StrEnum):
    """The row on which the difference between the total and the rows rounded alone was put."""

    LARGEST = "largest"
    """den största"""
    FIRST = "first"
    """den första raden"""
    LAST = "last"
    """den sista raden"""
    NAMED = "named"
    """en annan part, som bara raderna själva pekar ut"""


class Bracket(NamedTuple):
    """
    The exact shares that a rounding makes one whole number of, in half units.

    Attributes:
        low: The lowest.
        high: The highest.
        low_open: Whether the lowest itself becomes another number.
        high_open: Whether the highest itself does.
    """

    low: int
    high: int
    low_open: bool
    high_open: bool


def bracket(rounding: RowRounding, count: int) -> Bracket:
    """
    Give the exact shares that become *count*.

    Example:
        >>> bracket(RowRounding.HALF_UP, 3)
        Bracket(low=5, high=7, low_open=False, high_open=True)
    """
    match rounding:
        case RowRounding.HALF_UP:
            return Bracket(2 * count - 1, 2 * count + 1, low_open=False, high_open=True)
        case RowRounding.HALF_EVEN:
            odd = count % 2 == 1
            return Bracket(2 * count - 1, 2 * count + 1, low_open=odd, high_open=odd)
        case RowRounding.FLOOR:
            return Bracket(2 * count, 2 * count + 2, low_open=False, high_open=True)
        case _:
            return Bracket(2 * count - 2, 2 * count, low_open=True, high_open=False)


@frozen(kw_only=True)
class RowRule:
    """
    One way in which rows can have been made.

    Swedish term:
        avrundningsregel

    Attributes:
        rounding: How each row was rounded, or the method that shared the units among them all.
        decimals: To how many decimals of a percentage each share was rounded before it was multiplied; ``None`` where
            it was not.
        by_rate: Whether an amount for each inhabitant was rounded to whole öre before it was multiplied.
        residual: Where the difference went; ``None`` where the rows were left as they were.
        carrier: The party that carries the difference, for a named one.
    """

    rounding: RowRounding | Method
    decimals: int | None = None
    by_rate: bool = False
    residual: Residual | None = None
    carrier: str = ""

    @property
    def method(self) -> Method:
        """
        The method that the rule is, by the name that a facts file and the command line take.

        Example:
            >>> RowRule(rounding=RowRounding.FLOOR).method.value
            'floor-each'
            >>> RowRule(rounding=RowRounding.HALF_UP, decimals=1, residual=Residual.LAST).method.value
            'rounded-shares-residual-to'
        """
        if isinstance(self.rounding, Method):
            return self.rounding
        made = "rounded-shares" if self.decimals is not None else "rounded-rate" if self.by_rate else self.rounding
        if self.residual is not None:
            return Method(f"{made}-residual-to")
        return Method(f"{made}-each" if made == self.rounding else made)

    @property
    def text(self) -> AnyText:
        """
        The rule as a clause about the rows.

        Example:
            >>> print(RowRule(rounding=RowRounding.FLOOR, residual=Residual.LAST).text)
            varje rad är avrundad för sig, nedåt, och skillnaden är lagd på den sista raden
        """
        if isinstance(self.rounding, Method):
            return _SHARED[self.rounding]
        rows = self._rows(way_text(self.rounding))
        return rows if self.residual is None else DifferencePut(rows, CARRIERS.get(self.residual, self.carrier))

    def _rows(self, way: Text) -> Message:
        """That each row was rounded, and what was before it."""
        if self.by_rate:
            return RateRounded(way)
        return RowsRounded(way) if self.decimals is None else PercentagesRounded(self.decimals, way)


_SHARED = {
    Method.LARGEST_REMAINDER: Text(
        "enheterna är fördelade efter största rest", "the units are shared by the largest remainder"
    ),
    Method.SAINTE_LAGUE: Text(
        "enheterna är fördelade med uddatalsmetoden (Sainte-Laguë)",
        "the units are shared by the odd divisors (Sainte-Laguë)",
    ),
}
CARRIERS = {
    Residual.LARGEST: Text("den största", "the largest"),
    Residual.FIRST: Text("den första raden", "the first row"),
    Residual.LAST: Text("den sista raden", "the last row"),
}
"""The rows that can carry the difference, for a reader; a named one has its own name."""


def row_rules(carriers: Sequence[Residual] = (Residual.LARGEST, Residual.FIRST, Residual.LAST)) -> tuple[RowRule, ...]:
    """List the rules, the simplest first; none of them with a named carrier."""
    alone = [RowRule(rounding=rounding) for rounding in RowRounding]
    rate = RowRule(rounding=RowRounding.HALF_UP, by_rate=True)
    before = [
        rate,
        *(RowRule(rounding=RowRounding.HALF_UP, decimals=decimals) for decimals in range(MOST_DECIMALS + 1)),
    ]
    shared = [RowRule(rounding=method) for method in (Method.LARGEST_REMAINDER, Method.SAINTE_LAGUE)]
    carried = [
        RowRule(rounding=rule.rounding, decimals=rule.decimals, by_rate=rule.by_rate, residual=residual)
        for rule in (*alone, *before)
        for residual in carriers
    ]
    return (*alone, rate, *shared, *before[1:], *carried)
