"""Figures that papers print in passing, such as "ca 750 tkr", held against what they should be."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

from attrs import frozen

from nara_vard_finans.agreements import Agreement, share_cost
from nara_vard_finans.core import (
    Amount,
    FactsError,
    Fault,
    Finding,
    NumeralError,
    Principal,
    Remark,
    RuleMessage,
    Shown,
    Source,
    Text,
    with_tuples,
)
from nara_vard_finans.facts._finding_messages import (
    FigureDoesNotFit,
    PercentDoesNotFit,
    WordsBesideAmount,
    WordsBesidePercent,
)
from nara_vard_finans.facts._form_messages import OneQuantityAlone
from nara_vard_finans.facts.approximate import Approximate
from nara_vard_finans.printed import WHOLE, PrintedTable


class Facts(Protocol):
    """The facts that a figure is held against: agreements and printed tables, by id."""

    def agreement(self, name: str, /) -> Agreement:
        """Give an agreement."""
        ...

    def table(self, name: str, /) -> PrintedTable:
        """Give a printed table."""
        ...


@frozen(kw_only=True)
class Quantity:
    """
    An amount that a figure is held against, or a part of it: one that is given, or one among the facts.

    Attributes:
        amount: The amount itself, where it is printed beside the figure.
        column: The printed column whose printed sum it is, as ``table/column``.
        cost: The agreement whose cost of a year it is, by id.
        year: The year of the cost.
        of: Whose part: ``whole``, ``municipalities`` or ``region``.

    Raises:
        FactsError: If it is not exactly one of an amount, a column and a cost with its year.
    """

    amount: Amount | None = None
    column: str = ""
    cost: str = ""
    year: int | None = None
    of: str = WHOLE

    def __attrs_post_init__(self) -> None:
        ways = [self.amount is not None, bool(self.column), bool(self.cost)]
        sides = (WHOLE, *(side.value for side in Principal))
        if ways.count(True) != 1 or bool(self.cost) is (self.year is None) or self.of not in sides:
            raise FactsError("figures", (Fault("", None, OneQuantityAlone(sides)),))

    def amount_in(self, facts: Facts) -> Amount | None:
        """
        Give the amount; ``None`` for a sum that is not printed.

        Raises:
            UnknownEntryError: If the facts have no such column or agreement.
            UnknownCostError: If no paper states the cost.
        """
        if self.amount is not None:
            return self.amount
        if self.column:
            table, _, column = self.column.partition("/")
            return facts.table(table).column(column).printed_sums.of(self.of)
        agreement = facts.agreement(self.cost)
        if self.of == WHOLE:
            return agreement.cost_of(self.year or 0)
        shares = share_cost(agreement, self.year or 0).charges
        return sum((each.amount for each in shares if each.side == self.of), Amount(0))


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Against(Shown):
    """
    What a figure is held against.

    Attributes:
        title: What it is.
        plus: The amounts that are added.
        minus: The amounts that are taken from them.
        percent_of: The amount that the result is a percentage of; ``None`` for the result itself.
    """

    title: Text
    plus: tuple[Quantity, ...]
    minus: tuple[Quantity, ...] = ()
    percent_of: Quantity | None = None

    def value_in(self, facts: Facts) -> Fraction | None:
        """
        Give the exact value, in kronor or percent; ``None`` where some of it is not known.

        Raises:
            UnknownEntryError: If the facts have not what it names.
        """
        signed = [
            *((1, each.amount_in(facts)) for each in self.plus),
            *((-1, each.amount_in(facts)) for each in self.minus),
        ]
        total = Fraction(0)
        for sign, amount in signed:
            if amount is None:
                return None
            total += sign * Fraction(amount.kronor)
        if self.percent_of is None:
            return total
        base = self.percent_of.amount_in(facts)
        return None if base is None or not base.ore else 100 * total / Fraction(base.kronor)


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Figure(Shown):
    """
    A figure that a paper prints in passing, and that is only about so.

    Swedish term:
        ungefärligt tal

    Attributes:
        id: The name by which it is asked for.
        title: What it is.
        printed: How it is printed: ``ca 750 tkr``, ``drygt 25 %``, or words without a number.
        against: What it is held against.
        source: Where it stands.
        remarks: What a reader must know.
    """

    id: str
    title: Text
    printed: str
    against: tuple[Against, ...] = ()
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def approximate(self) -> Approximate | None:
        """What it leaves room for; ``None`` for words without a number."""
        try:
            return Approximate.parse(self.printed)
        except NumeralError:
            return None

    def check(self, facts: Facts) -> Iterator[Finding]:
        """
        Say what it does not fit, by how much, and of words without a number what they stand for.

        Raises:
            UnknownEntryError: If the facts have not what it is held against.
        """
        about = self.approximate
        for each in self.against:
            value = each.value_in(facts)
            message = None if value is None else self._told(about, each, value)
            if message is not None:
                yield Finding.of(message, f"figure/{self.id}", self.source)

    def _told(self, about: Approximate | None, each: Against, value: Fraction) -> RuleMessage | None:
        """Say what a value is to words, or how far it is from what the figure leaves room for."""
        percent = each.percent_of is not None
        if about is None and percent:
            return WordsBesidePercent(self.title, self.printed, each.title, value)
        if about is None:
            return WordsBesideAmount(self.title, self.printed, each.title, _kronor(value))
        if about.is_percent is not percent or about.holds(value):
            return None
        numbers = (value, about.low, about.high, about.off_by(value))
        if percent:
            return PercentDoesNotFit(self.title, self.printed, each.title, *numbers)
        return FigureDoesNotFit(self.title, self.printed, each.title, *map(_kronor, numbers))


def _kronor(value: Fraction) -> Amount:
    return Amount(round(value * 100))
