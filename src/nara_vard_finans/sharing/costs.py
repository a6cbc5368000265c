"""What is financed: by posts, by year, or one sum for every year; and what happens to it when a party leaves."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import SupportsIndex, cast

from attrs import field, frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    AmountError,
    InexactTypeError,
    KindExpected,
    Shown,
    Source,
    Text,
    YearlyError,
    whole_number,
)
from nara_vard_finans.sharing.charge_refusals import NegativeCost
from nara_vard_finans.sharing.index_messages import IndexOfAmount
from nara_vard_finans.sharing.indexes import Indexation, Raised
from nara_vard_finans.sharing.refusals import NegativeCount
from nara_vard_finans.sharing.year_refusals import YearTwice

_A_COUNT = Text("ett helt antal tjänster, eller ett årtal", "a whole number of posts, or a year")


def _in_year_order(by_year: Mapping[int, Amount] | Iterable[tuple[int, Amount]]) -> tuple[tuple[int, Amount], ...]:
    pairs = cast("Mapping[int, Amount]", by_year).items() if isinstance(by_year, Mapping) else by_year
    return tuple(sorted(((_count(year), amount) for year, amount in pairs), key=lambda pair: pair[0]))


def _count(count: SupportsIndex) -> int:
    number = whole_number(count, _A_COUNT)
    if number < 0:
        raise AmountError(number, NegativeCount())
    return number


def _count_or_none(count: SupportsIndex | None) -> int | None:
    return None if count is None else _count(count)


def _check_amount(amount: Amount) -> None:
    if not isinstance(amount, Amount):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InexactTypeError(amount, KindExpected("Amount", "kronor(1_000_000)"))
    if amount < ZERO:
        raise AmountError(str(amount), NegativeCost())


@frozen(kw_only=True, repr=False)
class _StatedCost(Shown):
    """What any cost can state: the number of posts, sums for single years, and where it stands."""

    posts: int | None = field(default=None, converter=_count_or_none)
    by_year: tuple[tuple[int, Amount], ...] = field(default=(), converter=_in_year_order)
    index: Indexation | None = None
    source: Source | None = None
    assumed: bool = False

    def __attrs_post_init__(self) -> None:
        for amount in self.amounts:
            _check_amount(amount)
        if len(dict(self.by_year)) < len(self.by_year):
            raise AmountError(", ".join(str(year) for year, _ in self.by_year), YearTwice())
        if self.index is not None and self.unindexed is None:
            raise YearlyError(self.index.text, IndexOfAmount())

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount that is stated."""
        return tuple(amount for _, amount in self.by_year)

    @property
    def every_year(self) -> Amount | None:
        """What a year costs that has no sum of its own; ``None`` where that is not stated."""
        return None

    @property
    def unindexed(self) -> Amount | None:
        """The amount that an index raises, for each post or for all; ``None`` where none is stated."""
        return None

    def of(self, year: int) -> Amount | None:
        """Give the cost of one year, or ``None`` where none is stated, or an index is awaited."""
        own = dict(self.by_year).get(year)
        if own is not None or self.index is None:
            return self.every_year if own is None else own
        raised = self.raised(year)
        return None if raised is None else self._whole(raised.amount)

    def _whole(self, amount: Amount) -> Amount:
        """Give the cost of a year by what an index has raised."""
        return amount

    def raised(self, year: int) -> Raised | None:
        """Say how an index raises the amount of a year; ``None`` where it has a sum of its own, or none is known."""
        if self.index is None or self.unindexed is None or self.awaited(year) or year in dict(self.by_year):
            return None
        return self.index.raised(self.unindexed.kronor, year)

    def awaited(self, year: int) -> YearlyError | None:
        """Say which value of its index a year waits for; ``None`` where it waits for none."""
        return None if self.index is None or year in dict(self.by_year) else self.index.awaited(year)


@frozen(kw_only=True, repr=False)
class CostByPosts(_StatedCost):
    """
    Posts, at a cost per post and year.

    Swedish term:
        kostnad per tjänst och år

    Attributes:
        posts: How many posts (tjänster) are financed.
        per_post: What one post costs in a year.
        by_year: Sums stated for single years; they come before what the posts would cost.
        index: How the cost per post is raised from year to year, if it is.
        source: Where it stands, if elsewhere than the agreement.
        assumed: Whether no paper states it, so that it is assumed.

    Raises:
        AmountError: If an amount or a number is negative, or a year stands twice.

    Example:
        >>> from nara_vard_finans import kronor
        >>> print(CostByPosts(posts=4, per_post=kronor(1_000_000)).of(2023))
        4 000 000 kr
    """

    posts: int = field(converter=_count)
    per_post: Amount

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount that is stated."""
        return (self.per_post, *super().amounts)

    @property
    def every_year(self) -> Amount:
        """What a year costs that has no sum of its own."""
        return self.posts * self.per_post

    @property
    def unindexed(self) -> Amount:
        """The amount that an index raises."""
        return self.per_post

    def _whole(self, amount: Amount) -> Amount:
        return self.posts * amount


@frozen(kw_only=True, repr=False)
class YearlyCost(_StatedCost):
    """
    One sum for every year.

    Swedish term:
        kostnad per år

    Attributes:
        amount: What all costs in a year.
        by_year: Sums stated for single years; they come before that amount.
        index: How the amount is raised from year to year, if it is.
        posts: How many posts (tjänster) are financed; ``None`` where no paper says.
        source: Where it stands, if elsewhere than the agreement.
        assumed: Whether no paper states it, so that it is assumed.

    Raises:
        AmountError: If an amount or a number is negative, or a year stands twice.

    Example:
        >>> from nara_vard_finans import kronor
        >>> print(YearlyCost(amount=kronor(950_000)).of(2024))
        950 000 kr
    """

    amount: Amount

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount that is stated."""
        return (self.amount, *super().amounts)

    @property
    def every_year(self) -> Amount:
        """What a year costs that has no sum of its own."""
        return self.amount

    @property
    def unindexed(self) -> Amount:
        """The amount that an index raises."""
        return self.amount


@frozen(kw_only=True, repr=False)
class CostByYear(_StatedCost):
    """
    Sums stated for single years, and nothing of the others.

    Swedish term:
        kostnad år för år

    Attributes:
        by_year: The sums; without any, no paper states the cost.
        posts: How many posts (tjänster) are financed; may be known though the cost is not.
        source: Where it stands, if elsewhere than the agreement.
        assumed: Whether no paper states it, so that it is assumed.

    Raises:
        AmountError: If an amount or a number is negative, or a year stands twice.

    Example:
        >>> from nara_vard_finans import kronor
        >>> cost = CostByYear(posts=3, by_year={2022: kronor(2_451_070)})
        >>> print(cost.of(2022), cost.of(2021), sep=", ")
        2 451 070 kr, None
    """


Cost = CostByPosts | YearlyCost | CostByYear
"""What is financed in a year."""


class Leaving(StrEnum):
    """What happens to the others' cost when a party leaves."""

    ENDS = "ends"
    """avtalet upphör för alla"""
    OTHERS_SHARE = "others-share"
    """de som är kvar delar hela kostnaden med samma nyckel"""
    FALLS_AWAY = "falls-away"
    """de andra betalar som förut; den lämnandes del finansieras inte"""
