"""
Rates: kronor for each of what is counted, such as an inhabitant, a pupil or an hour; the total is the result.

A share tells how much of a given total; a rate gives each party's charge itself, and the charges make the total.
"""

from enum import StrEnum
from fractions import Fraction

from attrs import evolve, field, frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    AmountError,
    AnyText,
    BasisError,
    KindExpected,
    Message,
    ResidualError,
    Shown,
    Text,
    YearlyError,
    check_type,
    code_text,
    exact,
)
from nara_vard_finans.sharing.apportionment import Apportionment
from nara_vard_finans.sharing.by_year import ByYear
from nara_vard_finans.sharing.charge_refusals import RateAboveCeiling, RateBelowZero, RateByRows, RateWithoutFigures
from nara_vard_finans.sharing.index_messages import IndexOfKronor
from nara_vard_finans.sharing.indexes import Indexation, Raised
from nara_vard_finans.sharing.keys import BasisKind, CostKey
from nara_vard_finans.sharing.methods import Method
from nara_vard_finans.sharing.nested import UnstatedKey
from nara_vard_finans.sharing.refusals import UnitAboveZero
from nara_vard_finans.sharing.rounding import RoundingRule
from nara_vard_finans.sharing.yearly import YearlyFigures

FiguresKey = CostKey | UnstatedKey | YearlyFigures
"""A key that rests on figures, whether they are stated, are so year by year, or are not."""

_AN_AMOUNT = KindExpected("Amount", "kronor(1)")


class RateForm(StrEnum):
    """How a rate is written."""

    KRONOR = "kronor"
    """kronor för var och en av det som räknas"""
    PERCENT = "percent"
    """procent av ett belopp"""
    PROMILLE = "promille"
    """promille av ett belopp"""


class RateText(Message):
    """Write a rate."""

    SV = "{number} {unit}"
    EN = "{number} {unit}"
    number: Fraction
    unit: Text


_UNITS = {
    RateForm.KRONOR: Text("kr", "kr"),
    RateForm.PERCENT: Text("procent", "percent"),
    RateForm.PROMILLE: Text("promille", "per mille"),
}


def _fraction(number: int | Fraction) -> Fraction:
    return Fraction(exact(number))


@frozen(kw_only=True)
class RateValue:
    """
    How much for each.

    Attributes:
        number: The number as it is written: kronor, percent or promille.
        form: Which of them.
        raised: How an index has raised it, in a year where one has; ``None`` where it is as stated.

    Raises:
        AmountError: If it is not above zero.

    Example:
        >>> RateValue(number=Fraction("0.39"), form=RateForm.PROMILLE).kronor
        Fraction(39, 100000)
    """

    number: Fraction = field(converter=_fraction)
    form: RateForm = RateForm.KRONOR
    raised: Raised | None = None

    def __attrs_post_init__(self) -> None:
        if self.number <= 0:
            raise AmountError(str(self.number), RateBelowZero())

    @property
    def kronor(self) -> Fraction:
        """Kronor for one of what is counted."""
        return self.number / {RateForm.KRONOR: 1, RateForm.PERCENT: 100, RateForm.PROMILLE: 1000}[self.form]

    @property
    def text(self) -> AnyText:
        """The rate as it is written."""
        return RateText(self.number, _UNITS[self.form])


@frozen(kw_only=True, repr=False)
class Rate(Shown):
    """
    A rate, and the figures that it is reckoned on.

    Swedish term:
        taxa, till exempel avgift per invånare

    Attributes:
        per: How much for each, or that by year.
        key: The figures, as a key in proportion to a statistic, or that by year.
        ceiling: What the rate is never above, where a paper says so; ``None`` where none does.
        index: How the rate is raised from year to year, if it is; a rate in kronor that is stated once.
        assumed: Whether no paper states the rate, so that it is assumed.

    Raises:
        BasisError: If the key does not rest on figures.
        AmountError: If the rate is above its ceiling.
        YearlyError: If an index raises a rate that is not in kronor, or is stated by year.

    Example:
        >>> from nara_vard_finans.sharing import UnstatedKey
        >>> per_inhabitant = RateValue(number=Fraction("72.64"))
        >>> Rate(per=per_inhabitant, key=UnstatedKey(parties=("1440", "1480"), counts="population")).parties
        ('1440', '1480')
    """

    per: RateValue | ByYear[RateValue]
    key: FiguresKey
    ceiling: RateValue | None = None
    index: Indexation | None = None
    assumed: bool = False

    def __attrs_post_init__(self) -> None:
        if isinstance(self.key, CostKey) and self.key.basis.kind is not BasisKind.STATISTIC:
            raise BasisError(self.key.basis.kind.value, RateWithoutFigures())
        if self.index is not None and (isinstance(self.per, ByYear) or self.per.form is not RateForm.KRONOR):
            raise YearlyError(self.index.text, IndexOfKronor())
        for per in self.per.values if isinstance(self.per, ByYear) else (self.per,):
            if self.ceiling is not None and per.kronor > self.ceiling.kronor:
                raise AmountError(str(per.text), RateAboveCeiling(self.ceiling.text))

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that pay by it, in the order of the codes."""
        return self.key.parties

    def in_year(self, year: int) -> "Rate":
        """
        Give the rate as it is in one year, by the same figures.

        Raises:
            YearlyError: If none is stated for the year, or a value of its index is not among the facts.
        """
        if isinstance(self.per, ByYear):
            return evolve(self, per=self.per.of(year))
        if self.index is None:
            return self
        raised = self.index.raised(self.per.number, year)
        return evolve(self, per=RateValue(number=raised.amount.kronor, raised=raised), index=None)


@frozen(kw_only=True, repr=False)
class RatedRows(Apportionment):
    """
    What each party pays by a rate; each row is rounded by itself, and the total is what the rows sum to.

    Swedish term:
        avgift enligt taxa

    Attributes:
        per: How much for each of what the key counts.

    Invariants:
        * the amounts sum to the total, and nobody pays less than nothing
        * each amount is within half a unit of the rate times the figure
    """

    per: RateValue

    @property
    def is_weighed(self) -> bool:
        """Whether its figures decide anything: by a rate they do for one party too."""
        return True

    def exact(self, party: str) -> Fraction:
        """Give what the rate times the figure is, in kronor, before rounding."""
        return self.per.kronor * self.key.weights[self.key.index(party)][1]

    def _unrounded(self) -> list[tuple[int, int]]:
        return [(self.exact(party) / self.unit.kronor).as_integer_ratio() for party in self.key.parties]


def charge_by_rate(per: RateValue, key: CostKey, *, unit: Amount) -> RatedRows:
    """
    Say what each party pays by a rate; a half unit is rounded up.

    Swedish term:
        avgift enligt taxa

    Args:
        per: How much for each.
        key: The figures, as a key in proportion to a statistic.
        unit: The smallest sum a party is charged.

    Raises:
        AmountError: If *unit* is not above zero.
        InexactTypeError: If *unit* is no amount.

    Example:
        >>> from nara_vard_finans import Period, proportional_to
        >>> from nara_vard_finans.core import ORE, Statistic, Text
        >>> people = Statistic(
        ...     id="people", title=Text("Folkmängd"), counts="population", unit="persons", as_of=Period.year(2013),
        ...     figures={"1493": 23_870, "1496": 52_859},
        ... )
        >>> rows = charge_by_rate(RateValue(number=Fraction("31.25")), proportional_to(people), unit=ORE)
        >>> print(rows.amount("1493"), rows.total, sep="; ")
        745 937,50 kr; 2 397 781,25 kr

    .. versionadded:: 0.1.0
    """
    check_type(unit, Amount, _AN_AMOUNT)
    if unit <= ZERO:
        raise AmountError(str(unit), UnitAboveZero())
    in_units = per.kronor / unit.kronor
    counts = tuple(_half_up(in_units * figure) for _, figure in key.weights)
    return RatedRows(total=sum(counts) * unit, key=key, method=Method.HALF_UP_EACH, unit=unit, counts=counts, per=per)


def _half_up(number: Fraction) -> int:
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def rule_of_rows(rule: RoundingRule) -> RoundingRule:
    """
    Give a rule of rounding as it is where each row is rounded by itself: with its unit, and half a unit up.

    Raises:
        ResidualError: If its method needs a total that is given.
    """
    if rule.method not in {Method.LARGEST_REMAINDER, Method.HALF_UP_EACH}:
        raise ResidualError(code_text(str(rule.residual_to or "–")), RateByRows(rule.method))
    return RoundingRule(method=Method.HALF_UP_EACH, unit=rule.unit, source=rule.source, assumed=rule.assumed)
