"""What is financed: by posts, by year, or one sum for every year; and what happens to it when a party leaves."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import cast

from attrs import field, frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    AmountError,
    InexactTypeError,
    Source,
)


def _in_year_order(by_year: Mapping[int, Amount] | Iterable[tuple[int, Amount]]) -> tuple[tuple[int, Amount], ...]:
    pairs = cast("Mapping[int, Amount]", by_year).items() if isinstance(by_year, Mapping) else by_year
    return tuple(sorted(pairs, key=lambda pair: pair[0]))


def _check_count(count: int | None) -> None:
    if count is not None and (isinstance(count, bool) or not isinstance(count, int)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InexactTypeError(count, "a whole number of posts, or a year")
    if count is not None and count < 0:
        raise AmountError(count, "a number of posts, or a year, is nought or more")


def _check_amount(amount: Amount | None) -> None:
    if amount is not None and not isinstance(amount, Amount):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InexactTypeError(amount, "an Amount, such as kronor(1_000_000)")
    if amount is not None and amount < ZERO:
        raise AmountError(str(amount), "a yearly cost is nought or more")


@frozen(kw_only=True)
class Cost:
    """
    What is financed in a year: posts at a cost per post, a yearly sum, or sums that are stated year by year.

    Swedish term:
        kostnad per år

    Attributes:
        posts: How many posts (tjänster) are financed; may be known though the cost per post is not.
        per_post: What one post costs in a year.
        yearly: What all costs in a year, where it is not counted by posts.
        by_year: Sums stated for single years; they come before what the other parts would give.
        source: Where it stands, if elsewhere than the agreement.

    Raises:
        AmountError: If an amount is negative, or a cost per post has no posts to multiply.

    Example:
        >>> from nara_vard_finans import kronor
        >>> print(Cost(posts=4, per_post=kronor(1_000_000)).of(2023))
        4 000 000 kr
    """

    posts: int | None = None
    per_post: Amount | None = None
    yearly: Amount | None = None
    by_year: tuple[tuple[int, Amount], ...] = field(default=(), converter=_in_year_order)
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        amounts = (self.per_post, self.yearly, *(amount for _, amount in self.by_year))
        for count in (self.posts, *(year for year, _ in self.by_year)):
            _check_count(count)
        for amount in amounts:
            _check_amount(amount)
        if len(dict(self.by_year)) < len(self.by_year):
            raise AmountError(", ".join(str(year) for year, _ in self.by_year), "a year stands twice")
        if self.per_post is not None and self.posts is None:
            raise AmountError(str(self.per_post), "a cost per post needs the number of posts")
        if self.per_post is not None and self.yearly is not None:
            raise AmountError(str(self.yearly), "a yearly sum beside a cost per post; give one of them")

    def of(self, year: int) -> Amount | None:
        """Give the cost of one year, or ``None`` where none is stated."""
        stated = dict(self.by_year).get(year)
        if stated is not None:
            return stated
        if self.posts is not None and self.per_post is not None:
            return self.posts * self.per_post
        return self.yearly


class Leaving(StrEnum):
    """What happens to the others' cost when a party leaves."""

    ENDS = "ends"
    """avtalet upphör för alla"""
    OTHERS_SHARE = "others-share"
    """de som är kvar delar hela kostnaden med samma nyckel"""
    FALLS_AWAY = "falls-away"
    """de andra betalar som förut; den lämnandes del finansieras inte"""
