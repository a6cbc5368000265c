"""What changes from year to year, such as a rate: no year has two values, and no year between two has none."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Generic, SupportsIndex, TypeVar

from attrs import field, frozen

from nara_vard_finans.core import Shown, Text, YearExpected, YearlyError, whole_number
from nara_vard_finans.sharing.year_refusals import NothingForYear, NoYears, SpanBackwards, YearBetween, YearsOverlap

Value = TypeVar("Value")
_A_YEAR = YearExpected(2024)


def _year(year: SupportsIndex) -> int:
    return whole_number(year, _A_YEAR)


def _year_or_none(year: SupportsIndex | None) -> int | None:
    return None if year is None else _year(year)


@frozen
class Years:
    """
    The years for which something holds.

    Swedish term:
        de år som något gäller för

    Attributes:
        first: The first year.
        last: The last year; ``None`` for as long as it goes on.

    Raises:
        YearlyError: If the last comes before the first.

    Example:
        >>> str(Years(2015, 2018)), str(Years(2019, None)), 2030 in Years(2019, None)
        ('2015-2018', '2019-', True)
    """

    first: int = field(converter=_year)
    last: int | None = field(converter=_year_or_none)

    def __attrs_post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise YearlyError(str(self), SpanBackwards(self.last, self.first))

    def __contains__(self, year: int) -> bool:
        return self.first <= year and (self.last is None or year <= self.last)

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        return f"{self.first}-{'' if self.last is None else self.last}"


def _in_order(spans: Iterable[tuple[Years, Value]]) -> tuple[tuple[Years, Value], ...]:
    return tuple(sorted(spans, key=lambda pair: pair[0].first))


@frozen(repr=False)
class ByYear(Shown, Generic[Value]):
    """
    What changes from year to year.

    Swedish term:
        år för år

    Attributes:
        what: What it is, for a reader.
        spans: What holds, by the years that it holds for.

    Raises:
        YearlyError: If there is none, if two hold for one year, or if a year between two has none.

    Example:
        >>> rates = ByYear(Text("avgift"), [(Years(2019, None), "42,25"), (Years(2015, 2018), "44,25")])
        >>> rates.of(2016), rates.of(2024)
        ('44,25', '42,25')
    """

    what: Text = field(eq=False)  # what it is called changes nothing that holds
    spans: tuple[tuple[Years, Value], ...] = field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        if not self.spans:
            raise YearlyError(self.what, NoYears())
        for (before, _), (after, _) in pairwise(self.spans):
            if before.last is None or before.last >= after.first:
                raise YearlyError(self.what, YearsOverlap(str(before), str(after), after.first))
            if before.last + 1 < after.first:
                raise YearlyError(self.what, YearBetween(before.last + 1))

    @property
    def values(self) -> tuple[Value, ...]:
        """What holds, in the order of the years."""
        return tuple(value for _, value in self.spans)

    @property
    def years(self) -> Years:
        """The years that something holds for."""
        return Years(self.spans[0][0].first, self.spans[-1][0].last)

    def of(self, year: int) -> Value:
        """
        Give what holds for one year.

        Raises:
            YearlyError: If nothing does.
        """
        for years, value in self.spans:
            if year in years:
                return value
        raise YearlyError(self.what, NothingForYear(year, str(self.years)))
