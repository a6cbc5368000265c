"""
Rounded shares: what a percentage that was rounded before it was printed still says.

A printed 2,8 % may be anything from 2,75 to 2,85 %. The true share is not known, but it is bounded, and so is every
amount that rests on it. Both ends are taken in, since papers do not say how they round halves.
"""

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from nara_vard_finans.core import (
    KRONA,
    Amount,
    InexactTypeError,
    Language,
    Text,
    WeightError,
    decimal_text,
    exact,
    read_percent,
)
from nara_vard_finans.sharing.key_refusals import NeverTheWhole, ShareOutside, WeightsOfKeys

_A_PERCENTAGE = Text(
    "en procentsats som den är tryckt, till exempel '2,8 %'", "a percentage as printed, such as '2,8 %'"
)
_HUNDRED = 100


def _exactly(percent: int | Fraction | Decimal) -> Fraction:
    return Fraction(exact(percent))


@frozen
class RoundedPercent:
    """
    A percentage as printed, with as many decimals as are printed.

    Swedish term:
        avrundad procentsats

    Attributes:
        percent: The percentage.
        places: How many decimals are printed.

    Raises:
        WeightError: If it is below zero or above a hundred.

    Example:
        >>> share = RoundedPercent.parse("2,8 %")
        >>> share.low, share.high
        (Fraction(11, 400), Fraction(57, 2000))
    """

    percent: Fraction = field(converter=_exactly)
    places: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.percent <= _HUNDRED:
            raise WeightError((str(self),), ShareOutside())

    @classmethod
    def parse(cls, printed: str | int | Decimal) -> "RoundedPercent":
        """
        Read a percentage as it is printed: ``"2,8 %"``, ``Decimal("3.50")`` or ``3``.

        Raises:
            NumeralError: If a text is no number.
            InexactTypeError: If it is a float, a bool or nothing that can be read.
        """
        if isinstance(printed, bool) or not isinstance(printed, str | int | Decimal):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(printed, _A_PERCENTAGE)
        if isinstance(printed, int):
            return cls(Fraction(printed), 0)
        text = f"{printed:f}" if isinstance(printed, Decimal) else printed
        read = read_percent(text)
        return cls(read.value, read.places)

    @property
    def low(self) -> Fraction:
        """The smallest share of the whole that it can stand for."""
        return max(Fraction(0), self.percent / _HUNDRED - self._slack)

    @property
    def high(self) -> Fraction:
        """The largest share of the whole that it can stand for."""
        return min(Fraction(1), self.percent / _HUNDRED + self._slack)

    @property
    def _slack(self) -> Fraction:
        return Fraction(1, 2 * _HUNDRED * 10**self.places)

    def in_(self, language: Language) -> str:
        """Write the percentage as it is printed, in the manner of *language*."""
        point = "." if language is Language.EN else ","
        return f"{decimal_text(self.percent, self.places, point=point)} %"

    def __str__(self) -> str:
        return self.in_(Language.SV)


@frozen(kw_only=True)
class Bounds:
    """
    Between which amounts an exact share lies.

    Attributes:
        low: The smallest, in kronor, exactly.
        high: The largest, in kronor, exactly.
    """

    low: Fraction
    high: Fraction

    def holds(self, amount: Amount, *, unit: Amount = KRONA) -> bool:
        """Say whether *amount*, in whole units, can be such a share, rounded up or down."""
        low, high, units = (exact / unit.kronor for exact in (self.low, self.high, amount.kronor))
        return units.denominator == 1 and math.floor(low) <= units <= math.ceil(high)


def bounds(total: Amount, shares: Iterable[tuple[int | Fraction, RoundedPercent]]) -> Bounds:
    """
    Bound one participant's part of a total by its rounded shares.

    Args:
        total: What is shared.
        shares: Its share by each key that is weighed together, with the key's weight; one pair for a single key.

    Raises:
        WeightError: If there is no share, a weight is negative, or all are zero.

    Invariants:
        * the part that the exact shares give lies within the bounds

    Source:
        "Förslag på användning av medel …" 2020, section 1: 2,8 % of the population and 3,5 % of the patients.

    Example:
        >>> from nara_vard_finans import kronor
        >>> halves = [(1, RoundedPercent.parse("2,8 %")), (1, RoundedPercent.parse("3,5 %"))]
        >>> found = bounds(kronor(500_000_000), halves)
        >>> int(found.low), int(found.high), found.holds(kronor(15_711_504))
        (15500000, 16000000, True)

    .. versionadded:: 0.1.0
    """
    listed = [(exact(weight), share) for weight, share in shares]
    whole = sum(weight for weight, _ in listed)
    if any(weight < 0 for weight, _ in listed) or not whole:
        raise WeightError((), WeightsOfKeys())
    low, high = (
        total.kronor * sum((weight * end for weight, end in ends), Fraction(0)) / whole
        for ends in (
            [(weight, share.low) for weight, share in listed],
            [(weight, share.high) for weight, share in listed],
        )
    )
    return Bounds(low=min(low, high), high=max(low, high))


def bounds_of_all(total: Amount, shares: Mapping[str, RoundedPercent]) -> dict[str, Bounds]:
    """
    Bound every participant's part by the rounded shares of all, which together are the whole.

    What the others must have at least, and can have at most, often says more of a share than its own rounding.

    Args:
        total: What is shared.
        shares: The rounded share of every participant.

    Raises:
        WeightError: If no exact shares with these roundings sum to the whole.

    Invariants:
        * no bounds are wider than those of the share alone
        * the part that the exact shares give lies within them

    Example:
        >>> from nara_vard_finans import kronor
        >>> printed = {name: RoundedPercent.parse(share) for name, share in {"a": "33", "b": "33", "c": "33"}.items()}
        >>> found = bounds_of_all(kronor(300), printed)["a"]
        >>> str(found.low), str(found.high)
        ('99', '201/2')

    .. versionadded:: 0.1.0
    """
    lowest, highest = (sum((end(share) for share in shares.values()), Fraction(0)) for end in (_low, _high))
    if not lowest <= 1 <= highest:
        raise WeightError(tuple(shares), NeverTheWhole(lowest * _HUNDRED, highest * _HUNDRED))
    ends = {
        name: (max(share.low, 1 - highest + share.high), min(share.high, 1 - lowest + share.low))
        for name, share in shares.items()
    }
    return {
        name: Bounds(
            low=min(total.kronor * low, total.kronor * high), high=max(total.kronor * low, total.kronor * high)
        )
        for name, (low, high) in ends.items()
    }


def _low(share: RoundedPercent) -> Fraction:
    return share.low


def _high(share: RoundedPercent) -> Fraction:
    return share.high
