"""Amounts that a paper states for each party, as a key and as what is charged."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import field, frozen

from nara_vard_finans.core import (
    ORE,
    ZERO,
    Amount,
    AmountError,
    Shown,
    Source,
    WeightError,
    in_name_order,
)
from nara_vard_finans.sharing.apportionment import Apportionment
from nara_vard_finans.sharing.charge_refusals import AmountBelowZero, NoParts
from nara_vard_finans.sharing.keys import parts
from nara_vard_finans.sharing.methods import Method


def _by_code(amounts: Mapping[str, Amount] | Iterable[tuple[str, Amount]]) -> tuple[tuple[str, Amount], ...]:
    return in_name_order(amounts)


@frozen(kw_only=True, repr=False)
class StatedAmounts(Shown):
    """
    An amount for each party, as a paper states it, such as an entry fee; the total is what they sum to.

    Swedish term:
        särskilda belopp, till exempel inträdesavgift

    Attributes:
        amounts: One amount per party, by code.
        signed: Whether an amount may be below zero, so that the party is paid.
        source: Where they stand.
        assumed: Whether no paper states them, so that they are assumed.

    Raises:
        AmountError: If one is below zero, and it is not said that it may be.
        WeightError: If there is none but zero.

    Example:
        >>> from nara_vard_finans import kronor
        >>> StatedAmounts(amounts={"a": kronor(5_000), "b": kronor(25_000)}).parties
        ('a', 'b')
    """

    amounts: tuple[tuple[str, Amount], ...] = field(converter=_by_code)
    signed: bool = False
    source: Source | None = None
    assumed: bool = False

    def __attrs_post_init__(self) -> None:
        for code, amount in self.amounts:
            if amount < ZERO and not self.signed:
                raise AmountError(str(amount), AmountBelowZero(code))
        if not any(amount for _, amount in self.amounts):
            raise WeightError(self.parties, NoParts())

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that an amount is stated for, in the order of the codes."""
        return tuple(code for code, _ in self.amounts)


@frozen(kw_only=True, repr=False)
class StatedRows(Apportionment):
    """
    Stated amounts as they are charged: nothing is shared, and nothing rounded.

    Swedish term:
        särskilda belopp

    Invariants:
        * the amounts sum to the total
    """

    def exact(self, party: str) -> Fraction:
        """Give the stated amount, in kronor."""
        return self.amount(party).kronor

    def _unrounded(self) -> list[tuple[int, int]]:
        return [(self.exact(party) / self.unit.kronor).as_integer_ratio() for party in self.key.parties]


def charge_stated(stated: StatedAmounts) -> StatedRows:
    """Give stated amounts as they are charged."""
    key = parts({code: abs(amount.ore) for code, amount in stated.amounts}, source=stated.source)
    counts = tuple(amount.ore for _, amount in stated.amounts)
    return StatedRows(total=Amount(sum(counts)), key=key, method=Method.HALF_UP_EACH, unit=ORE, counts=counts)
