"""The table that says how an index raises a cost or a rate, and the values of an index by month or year."""

from fractions import Fraction
from typing import Any

from attrs import frozen

from nara_vard_finans.core import Amount, Period, with_tuples
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._structuring import each
from nara_vard_finans.facts._values import as_number, as_text
from nara_vard_finans.sharing import Indexation

IndexWeights = tuple[tuple[str, Fraction], ...]
"""The id of an index, or several, each with its weight."""


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class IndexationForm:
    """
    How an index raises a cost or a rate.

    Attributes:
        of: The id of an index; or a table of several, each with its weight.
        base: The month or year in whose prices the cost or the rate is stated.
        month: The number of the month whose value a year is reckoned by; left out where the values are of whole years.
        years_before: How many years before the year itself that month, or year, is.
        rounded_to: What is raised is rounded to so much, half a unit up.
    """

    of: IndexWeights
    base: Period
    month: int | None = None
    years_before: int = 0
    rounded_to: Amount

    def indexation(self, context: Context) -> Indexation:
        """Make it, with the indexes that it names."""
        return Indexation(
            parts=[(context.index(name), weight) for name, weight in self.of],
            base=self.base,
            month=self.month,
            years_before=self.years_before,
            rounded_to=self.rounded_to,
        )


def index_weights(raw: Any) -> tuple[tuple[str, Fraction], ...]:
    """Read which index raises, or several with their weights."""
    if isinstance(raw, dict):
        return each(raw, lambda name, weight: (name, Fraction(as_number(weight))))
    return ((as_text(raw), Fraction(1)),)


def month_and_value(month: str, raw: Any) -> tuple[Period, Fraction]:
    """Read a value of an index, with its month or year."""
    return Period.parse(month), Fraction(as_number(raw))
