"""Column relations: the columns of a table against their printed sums, and against each other."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from attrs import frozen

from nara_vard_finans.audit.naming import ColumnAt, ColumnHeaded
from nara_vard_finans.core import AnyText, Shown, with_tuples

_MOST_COLUMNS = 8
_MOSTLY = Fraction(3, 4)  # a column is taken for the sum of two others when it is so in this part of the rows


def column_title(place: int, heading: str) -> AnyText:
    """
    Name a column by its heading, or by its place among the columns of numbers, from one.

    Example:
        >>> print(column_title(2, ""))
        talkolumn 2
    """
    return ColumnHeaded(heading) if heading else ColumnAt(place)


@frozen(kw_only=True, repr=False)
class SideColumn(Shown):
    """
    A column of numbers, for every row of a table.

    Attributes:
        title: What to call it.
        numbers: Its numbers by party.
        printed_sum: The sum that is printed under it; ``None`` where none is.
        apart: What the rows that stand apart have in it, such as a region's, which a sum may take in.
        places: How many decimals are printed.
        is_percent: Whether its numbers are percentages.
        in_kronor: Whether they are known to be kronor.
    """

    title: AnyText
    numbers: Mapping[str, Fraction]
    printed_sum: Fraction | None = None
    apart: Fraction = Fraction(0)
    places: int = 0
    is_percent: bool = False
    in_kronor: bool = False

    @property
    def total(self) -> Fraction:
        """What its numbers sum to."""
        return sum(self.numbers.values(), Fraction(0))

    @property
    def summed(self) -> Fraction:
        """What its printed sum comes nearest to: its numbers, or those that stand apart too."""
        printed = self.total if self.printed_sum is None else self.printed_sum
        return min((self.total, self.total + self.apart), key=lambda each: abs(each - printed))

    @property
    def adds_up(self) -> bool:
        """Whether its numbers make its printed sum; decimals may differ as far as rounding brings them."""
        if self.printed_sum is None or min(self.numbers.values()) <= self.printed_sum <= max(self.numbers.values()):
            return True  # none, or the mean of a column that is not summed, such as kronor for each inhabitant
        slack = Fraction(len(self.numbers), 2 * 10**self.places) if self.places or self.is_percent else 0
        return abs(self.summed - self.printed_sum) <= slack


@frozen(kw_only=True, field_transformer=with_tuples)
class ColumnRelation:
    """
    A column that is the sum of two others, in most rows or all.

    Attributes:
        whole: The column.
        parts: The two.
        deviating: The parties of the rows in which it is not.
    """

    whole: SideColumn
    parts: tuple[SideColumn, SideColumn]
    deviating: tuple[str, ...]


def relations(columns: Sequence[SideColumn]) -> Iterator[ColumnRelation]:
    """
    Find the columns that are the sum of two others in most rows.

    A difference is a sum too: what is new is what was, and the increase.

    Example:
        >>> from nara_vard_finans.core import Text
        >>> was, more, new = (
        ...     SideColumn(title=Text(name), numbers={"a": Fraction(a), "b": Fraction(b)})
        ...     for name, a, b in (("was", 3, 5), ("more", 1, 2), ("new", 4, 7))
        ... )
        >>> next(relations([was, more, new])).whole.title.sv
        'new'
    """
    for whole in columns[:_MOST_COLUMNS]:
        for one, other in combinations(columns[:_MOST_COLUMNS], 2):
            if whole is one or whole is other or not any(one.numbers.values()) or not any(other.numbers.values()):
                continue
            off = tuple(
                party for party, number in whole.numbers.items() if one.numbers[party] + other.numbers[party] != number
            )
            if len(off) <= (1 - _MOSTLY) * len(whole.numbers):
                yield ColumnRelation(whole=whole, parts=(one, other), deviating=off)
