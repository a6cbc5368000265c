"""Bases to try on a printed table: who weighs what, what it sums to, and where it comes from."""

import math
from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from attrs import field, frozen

from nara_vard_finans.audit.naming import EQUAL_SHARES, Among
from nara_vard_finans.audit.reasons import NegativeWeights, WeightsPastWhole
from nara_vard_finans.core import (
    AnyText,
    DuplicatePartyError,
    Figures,
    Period,
    Shown,
    Statistic,
    WeightError,
    exact,
    exact_figures,
)


@frozen(kw_only=True, repr=False)
class AuditBasis(Shown):
    """
    Weights that the rows of a table may have been made from.

    Swedish term:
        underlag

    Attributes:
        id: The name by which an answer refers to it.
        title: What it is, for a reader.
        weights: One exact weight per party, in the order of the codes.
        total: What the weights are parts of; more than they sum to where some are not known.
        as_of: The day its figures refer to, where that is known.

    Raises:
        DuplicatePartyError: If a party has two weights.
        InexactTypeError: If a weight or the total is not exact.
        WeightError: If there is no weight, one is negative, or they sum to zero or to more than *total*.

    Example:
        >>> from nara_vard_finans.core import Text
        >>> AuditBasis(id="k", title=Text("k"), weights={"a": 1, "b": 2}, total=4).is_whole
        False
    """

    id: str
    title: AnyText
    weights: Figures = field(converter=exact_figures)
    total: int | Fraction = field(converter=exact)
    as_of: Period | None = None

    def __attrs_post_init__(self) -> None:
        for (before, _), (after, _) in pairwise(self.weights):
            if before == after:
                raise DuplicatePartyError(after)
        negative = tuple(party for party, weight in self.weights if weight < 0)
        if negative:
            raise WeightError(negative, NegativeWeights())
        if not 0 < self.known <= self.total:
            raise WeightError((), WeightsPastWhole(Fraction(self.known), Fraction(self.total)))

    @property
    def known(self) -> int | Fraction:
        """What the weights sum to."""
        return sum(weight for _, weight in self.weights)

    @property
    def is_whole(self) -> bool:
        """Whether the weights are all there is."""
        return self.known == self.total

    @cached_property
    def scale(self) -> int:
        """What the weights are multiplied by to be whole numbers."""
        return math.lcm(Fraction(self.total).denominator, *(Fraction(weight).denominator for _, weight in self.weights))

    @cached_property
    def integers(self) -> dict[str, int]:
        """The weights by party, as whole numbers in the same proportion."""
        return {party: int(weight * self.scale) for party, weight in self.weights}

    @cached_property
    def whole(self) -> int:
        """What :attr:`integers` are parts of."""
        return int(self.total * self.scale)

    @cached_property
    def largest(self) -> str:
        """The party with the largest weight; of equals the first by code."""
        return max(self.integers, key=self.integers.__getitem__)

    def weighs_as(self, other: "AuditBasis") -> bool:
        """Say whether another basis weighs its parties alike."""
        known = dict(other.weights)
        return self.total == other.total and all(known.get(party) == weight for party, weight in self.weights)

    def among(self, parties: Iterable[str]) -> "AuditBasis":
        """Give the same weights for some of the parties alone, who are then the whole."""
        chosen = {*parties}
        weights = tuple(pair for pair in self.weights if pair[0] in chosen)
        total = sum(weight for _, weight in weights)
        return AuditBasis(id=self.id, title=Among(self.title), weights=weights, total=total, as_of=self.as_of)


def basis_of(statistic: Statistic) -> AuditBasis:
    """Take a statistic as a basis."""
    return AuditBasis(
        id=statistic.id,
        title=statistic.title,
        weights=statistic.figures,
        total=statistic.total,
        as_of=statistic.as_of,
    )


def equal_basis(parties: Iterable[str]) -> AuditBasis:
    """Take equal shares as a basis."""
    weights = tuple((party, 1) for party in parties)
    return AuditBasis(id="equal", title=EQUAL_SHARES, weights=weights, total=len(weights))
