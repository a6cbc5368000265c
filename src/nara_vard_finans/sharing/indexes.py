"""Amounts and rates that an index raises from year to year."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import SupportsIndex, cast

from attrs import field, frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    AmountError,
    AnyText,
    KindExpected,
    Period,
    Remark,
    Shown,
    Source,
    Text,
    YearlyError,
    check_type,
    decimal_text,
    exact,
    whole_number,
    with_tuples,
)
from nara_vard_finans.sharing import index_messages as say
from nara_vard_finans.sharing.refusals import UnitAboveZero
from nara_vard_finans.sharing.year_refusals import YearsBeforeNegative

_AN_AMOUNT = KindExpected("Amount", "kronor(1)")
_A_MONTH = Text("en månads nummer", "the number of a month")
_MONTHS = range(1, 13)
_AT_FIRST = 100
_INDEX = Text("indexet", "the index")

Values = Mapping[Period, int | Fraction] | Iterable[tuple[Period, int | Fraction]]


def _in_time_order(values: Values) -> tuple[tuple[Period, Fraction], ...]:
    pairs = cast("Mapping[Period, int | Fraction]", values).items() if isinstance(values, Mapping) else values
    return tuple(sorted(((of, Fraction(exact(value))) for of, value in pairs), key=lambda pair: pair[0].first_day))


@frozen(kw_only=True, slots=False, repr=False, field_transformer=with_tuples)
class PriceIndex(Shown):
    """
    A price index: a value for each month or year that is published.

    Swedish term:
        prisindex, till exempel KPI eller PKV

    Attributes:
        id: The name by which costs and rates refer to it.
        title: What it is, for a reader.
        values: Its values, by month or year; none where its changes are stated.
        changes: By how many percent it changes each year, where that is what is published; none where values are.
        source: Where they stand; ``None`` for a caller's own.
        remarks: What a reader must know.
        assumed: Whether no source prints the values, so that they are assumed, and told as that.

    Raises:
        AmountError: If a value is not above zero.
        YearlyError: If there is no value or both values and changes, if one is of neither a month nor a year, a month
            or year has two, or the changes are not of years that follow each other.

    Example:
        >>> index = PriceIndex(id="kpi", title=Text("KPI"), values={Period.parse("2022-10"): Fraction("384.04")})
        >>> index.of(Period.parse("2022-10")), index.of(Period.parse("2023-10"))
        (Fraction(9601, 25), None)
        >>> changes = {Period.year(2016): Fraction("2.7"), Period.year(2017): Fraction("2.8")}
        >>> index = PriceIndex(id="pkv", title=Text("PKV"), changes=changes)
        >>> index.of(Period.year(2015)), index.of(Period.year(2016))
        (Fraction(100, 1), Fraction(1027, 10))
    """

    id: str
    title: Text
    values: tuple[tuple[Period, Fraction], ...] = field(default=(), converter=_in_time_order)
    changes: tuple[tuple[Period, Fraction], ...] = field(default=(), converter=_in_time_order)
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()
    assumed: bool = False

    def __attrs_post_init__(self) -> None:
        if bool(self.values) is bool(self.changes):
            raise YearlyError(self.title, say.ValuesOrChanges())
        for (before, _), (period, _) in pairwise((*self.values, *self.changes)):
            if before == period:
                raise YearlyError(self.title, say.ValueTwice(period))
        for period, _ in self.values:
            if len(period.iso) not in {len("2024"), len("2024-10")}:
                raise YearlyError(self.title, say.NoMonthOrYear(period))
        for place, (period, _) in enumerate(self.changes):
            year = self.changes[0][0].first_day.year + place
            if period != Period.year(year):
                raise YearlyError(self.title, say.ChangeMissing(year))
        for period, level in self.levels.items():
            if level <= 0:
                raise AmountError(decimal_text(level), say.ValueBelowZero(period))

    @cached_property
    def levels(self) -> Mapping[Period, Fraction]:
        """Its values; of changes each from the one before, where the year before the first has 100."""
        if self.values:
            return dict(self.values)
        level, first = Fraction(_AT_FIRST), self.changes[0][0].first_day.year
        found = {Period.year(first - 1): level}
        for year, change in self.changes:
            level *= 1 + change / 100
            found[year] = level
        return found

    def of(self, period: Period) -> Fraction | None:
        """Give the value of a month or year; ``None`` where it is not among them."""
        return self.levels.get(period)


def _month_or_none(month: SupportsIndex | None) -> int | None:
    return None if month is None else whole_number(month, _A_MONTH)


def _weights(parts: Iterable[tuple[PriceIndex, int | Fraction]]) -> tuple[tuple[PriceIndex, Fraction], ...]:
    return tuple((index, Fraction(exact(weight))) for index, weight in parts)


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Indexation(Shown):
    """
    How an index raises what is stated in the prices of one month or year.

    Swedish term:
        uppräkning med index

    Attributes:
        parts: The index, or several, each with its weight.
        base: The month or year in whose prices the amount is stated.
        month: The month whose value a year is reckoned by; ``None`` where the values are of whole years.
        years_before: How many years before the year itself that month, or year, is.
        rounded_to: What a raised amount is rounded to, half a unit up.

    Raises:
        AmountError: If *rounded_to* is not above zero.
        YearlyError: If no index has a weight, one has no value of *base*, or *month* is missing, in vain or none.

    Example:
        >>> from nara_vard_finans import kronor
        >>> values = {Period.parse("2016-10"): 100, Period.parse("2017-10"): Fraction("102.5")}
        >>> prices = PriceIndex(id="opi", title=Text("OPI"), values=values)
        >>> yearly = Indexation(
        ...     parts=[(prices, 1)], base=Period.parse("2016-10"), month=10, years_before=1, rounded_to=kronor(1)
        ... )
        >>> print(yearly.raised(Fraction(4_000_000), 2018).amount)
        4 100 000 kr
    """

    parts: tuple[tuple[PriceIndex, Fraction], ...] = field(converter=_weights)
    base: Period
    month: int | None = field(default=None, converter=_month_or_none)
    years_before: int = 0
    rounded_to: Amount

    def __attrs_post_init__(self) -> None:
        check_type(self.rounded_to, Amount, _AN_AMOUNT)
        if self.rounded_to <= ZERO:
            raise AmountError(str(self.rounded_to), UnitAboveZero())
        if not self.parts or any(weight <= 0 for _, weight in self.parts):
            raise YearlyError(_INDEX, say.WeightsOfIndexes())
        is_year = self.base == Period.year(self.base.first_day.year)
        if is_year is not (self.month is None):
            raise YearlyError(self.text, say.MonthInVain() if is_year else say.MonthMissing())
        if self.month is not None and self.month not in _MONTHS:
            raise YearlyError(self.text, say.NoSuchMonth(self.month))
        if self.years_before < 0:
            raise YearlyError(str(self.years_before), YearsBeforeNegative())
        for index, _ in self.parts:
            if index.of(self.base) is None:
                raise YearlyError(index.title, say.BaseMissing(self.base))

    @property
    def text(self) -> Text:
        """What raises, in words."""
        titles = [index.title for index, _ in self.parts]
        return Text(" och ".join(each.sv for each in titles), " and ".join(each.in_english for each in titles))

    def describe(self, stated: AnyText) -> AnyText:
        """Say of what is stated by which index it is raised, and from when."""
        return say.RaisedBy(stated, self.text, self.base)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where its values stand."""
        return tuple(index.source for index, _ in self.parts if index.source is not None)

    def reckoned_by(self, year: int) -> Period:
        """Give the month or year whose values a year is reckoned by."""
        of_year = Period.year(year - self.years_before)
        return of_year if self.month is None else Period.parse(f"{of_year.iso}-{self.month:02d}")

    def awaited(self, year: int) -> YearlyError | None:
        """Say which value a year still waits for; ``None`` where it has them all."""
        period = self.reckoned_by(year)
        missing = (index.title for index, _ in self.parts if index.of(period) is None)
        return next((YearlyError(title, say.ValueAwaited(year, period)) for title in missing), None)

    def raised(self, kronor: Fraction, year: int) -> "Raised":
        """
        Raise what is stated to the prices of a year.

        Raises:
            YearlyError: If a value is not among the facts, such as one that is not published yet.
        """
        if (awaited := self.awaited(year)) is not None:
            raise awaited
        return Raised(before=kronor, index=self, year=year)


@frozen(kw_only=True, repr=False)
class Raised(Shown):
    """
    What an index has raised.

    Attributes:
        before: What is stated, in kronor.
        index: How it is raised.
        year: The year.
    """

    before: Fraction
    index: Indexation
    year: int

    @property
    def is_of_base(self) -> bool:
        """Whether the year is reckoned by the very prices that it is stated in, so that nothing is raised."""
        return self.index.reckoned_by(self.year) == self.index.base

    @property
    def change(self) -> Fraction:
        """What the index has changed by, or several together, by their weights."""
        whole = sum(weight for _, weight in self.index.parts)
        return sum((weight * now / base for weight, now, base in self._quotients), Fraction(0)) / whole

    @property
    def amount(self) -> Amount:
        """What it is raised to, half a unit up."""
        unit = self.index.rounded_to
        units = self.before * self.change / unit.kronor
        return (2 * units.numerator + units.denominator) // (2 * units.denominator) * unit

    @property
    def text(self) -> AnyText:
        """How it is raised, in words."""
        index = self.index
        period, before = index.reckoned_by(self.year), say.Kronor(self.before)
        return say.RaisedTo(index.text, period, index.base, before, self._change_text, self.amount, index.rounded_to)

    @property
    def _quotients(self) -> list[tuple[Fraction, Fraction, Fraction]]:
        period = self.index.reckoned_by(self.year)
        return [(weight, _value(index, period), _value(index, self.index.base)) for index, weight in self.index.parts]

    @property
    def _change_text(self) -> AnyText:
        whole = sum(weight for _, weight in self.index.parts)
        terms = [(100 * weight / whole, say.Quotient(now, base)) for weight, now, base in self._quotients]
        if len(terms) == 1:
            return terms[0][1]
        summed: AnyText = say.Weighed(*terms[0])
        for term in terms[1:]:
            summed = say.Together(summed, say.Weighed(*term))
        return say.InBrackets(summed)


def _value(index: PriceIndex, period: Period) -> Fraction:
    return cast("Fraction", index.of(period))  # whoever asks has seen that there is one
