"""
Cost keys: one exact share per party, summing to one, and what the shares rest on.

A key is made by the function that says how: :func:`equal_shares`, :func:`percentages`, :func:`parts`,
:func:`proportional_to` a statistic, or :func:`mixed`.
"""

import math
from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

from attrs import Factory, field, frozen

from nara_vard_finans.core import (
    BasisError,
    DuplicatePartyError,
    Period,
    ShareSumError,
    Shown,
    Source,
    Statistic,
    Text,
    UnknownPartyError,
    WeightError,
    check_type,
    code_text,
    code_texts,
    decimal_text,
    exact_figures,
    with_tuples,
)
from nara_vard_finans.sharing.key_refusals import (
    AllWeightsZero,
    NegativeWeights,
    NobodyToShare,
    NoFigureFor,
    NotInAllKeys,
)

Weights = tuple[tuple[str, int | Fraction], ...]
"""One weight per party, as pairs of code and exact weight, in the order of the codes."""


_PERCENT = 100
_A_STATISTIC = Text(
    "en Statistic, tal med sin dag, till exempel embedded().statistic('population-dalarna-2021-06'); av tal per kod "
    "görs en nyckel med parts({...}), eller av procent med percentages({...})",
    "a Statistic, figures with their day, such as embedded().statistic('population-dalarna-2021-06'); of figures by "
    "code make a key with parts({...}), or of percent with percentages({...})",
)


class BasisKind(StrEnum):
    """What the shares of a key rest on."""

    EQUAL = "equal"
    """lika delar"""
    PERCENTAGES = "percentages"
    """fasta procentsatser"""
    PARTS = "parts"
    """fasta delar, i förhållande till varandra"""
    STATISTIC = "proportional"
    """i förhållande till en statistik, till exempel folkmängd"""
    MIXED = "mixed"
    """flera nycklar, vägda samman"""


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Basis(Shown):
    """
    What a key rests on.

    Attributes:
        kind: How the shares came about.
        statistic: The figures, for a key in proportion to a statistic.
        components: The keys that are mixed, each with its part of the whole.
        source: Where the key is agreed; ``None`` for a caller's own.
        figures_for: The days for which a paper says that the figures are used, such as the whole term; ``None`` where
            none says.
        assumed: Whether no paper states the key, so that it is assumed.
    """

    kind: BasisKind
    statistic: Statistic | None = None
    components: "tuple[tuple[Fraction, CostKey], ...]" = ()
    source: Source | None = None
    figures_for: Period | None = None
    assumed: bool = False


def _parties(key: "CostKey") -> tuple[str, ...]:
    return tuple(party for party, _ in key.weights)


def _integers(key: "CostKey") -> tuple[int, ...]:
    whole = tuple(weight for _, weight in key.weights if type(weight) is int)
    if len(whole) == len(key.weights):
        return whole
    scale = math.lcm(*(weight.denominator for _, weight in key.weights))
    return tuple(weight.numerator * (scale // weight.denominator) for _, weight in key.weights)


def _whole(key: "CostKey") -> int:
    return sum(key.integers)


@frozen(kw_only=True, repr=False)
class CostKey(Shown):
    """
    One exact share per party.

    Swedish term:
        fördelningsnyckel

    Attributes:
        weights: One weight per party, as given, in the order of the codes.
        basis: What the weights rest on.
        parties: The parties, in the order of the codes.
        integers: The weights as whole numbers in the same proportion.
        whole: What :attr:`integers` sum to.

    Raises:
        WeightError: If there is no weight, one is negative, or all are zero.
        DuplicatePartyError: If a party has two weights.
        InexactTypeError: If a weight is a float or no number.

    Invariants:
        * the shares sum to one, and none is negative
        * the order in which the parties are given does not matter

    Example:
        >>> key = parts({"2080": 2, "2081": 1})
        >>> key.share("2080"), sum(key.shares.values()) == 1
        (Fraction(2, 3), True)
    """

    weights: Weights = field(converter=exact_figures)
    basis: Basis
    parties: tuple[str, ...] = field(init=False, eq=False, repr=False, default=Factory(_parties, takes_self=True))
    integers: tuple[int, ...] = field(init=False, eq=False, repr=False, default=Factory(_integers, takes_self=True))
    whole: int = field(init=False, eq=False, repr=False, default=Factory(_whole, takes_self=True))

    def __attrs_post_init__(self) -> None:
        if not self.weights:
            raise WeightError((), NobodyToShare())
        if len({*self.parties}) < len(self.parties):
            raise DuplicatePartyError(next(after for before, after in pairwise(self.parties) if before == after))
        if min(self.integers) < 0:
            negative = tuple(party for party, weight in self.weights if weight < 0)
            raise WeightError(negative, NegativeWeights())
        if not self.whole:
            raise WeightError(self.parties, AllWeightsZero())

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The place of each party in the order of the codes, from zero."""
        return MappingProxyType({party: index for index, party in enumerate(self.parties)})

    @property
    def flattened(self) -> "tuple[CostKey, ...]":
        """The key, and every key that is mixed in it."""
        return (self, *(inner for _, component in self.basis.components for inner in component.flattened))

    @property
    def shares(self) -> dict[str, Fraction]:
        """The exact shares by party."""
        return {party: Fraction(weight, self.whole) for party, weight in zip(self.parties, self.integers, strict=True)}

    def share(self, party: str) -> Fraction:
        """
        Give the exact share of one party.

        Raises:
            UnknownPartyError: If the key has no such party.
        """
        return Fraction(self.integers[self.index(party)], self.whole)

    def index(self, party: str) -> int:
        """
        Give the place of a party in the order of the codes, from zero.

        Raises:
            UnknownPartyError: If the key has no such party.
        """
        try:
            return self.place[party]
        except (KeyError, TypeError):
            raise UnknownPartyError(code_text(party), self.parties) from None


def equal_shares(*parties: str, source: Source | None = None) -> CostKey:
    """
    Share equally.

    Swedish term:
        lika delar

    Raises:
        InexactTypeError: If a code is no text, such as a list of codes, which is given as ``*codes``.

    Example:
        >>> equal_shares("2080", "2081").share("2081")
        Fraction(1, 2)
    """
    expected = "one code after the other, as equal_shares('2080', '2081'); of a list, equal_shares(*codes)"
    codes = [code_text(party, expected) for party in parties]
    return CostKey(weights=tuple((code, 1) for code in codes), basis=Basis(kind=BasisKind.EQUAL, source=source))


def percentages(shares: Mapping[str, object], *, source: Source | None = None) -> CostKey:
    """
    Share by fixed percentages, which must sum to exactly 100.

    Swedish term:
        fasta procentsatser

    Raises:
        ShareSumError: If they sum to anything else.

    Example:
        >>> percentages({"municipalities": 50, "region": 50}).share("region")
        Fraction(1, 2)
    """
    key = CostKey(weights=shares, basis=Basis(kind=BasisKind.PERCENTAGES, source=source))
    total = sum(weight for _, weight in key.weights)
    if total != _PERCENT:
        raise ShareSumError(decimal_text(total), _PERCENT, "percent")
    return key


def parts(weights: Mapping[str, object] | Iterable[tuple[str, object]], *, source: Source | None = None) -> CostKey:
    """
    Share by fixed parts, in proportion to each other.

    Swedish term:
        fasta delar

    Example:
        >>> parts({"a": 1, "b": 2}).share("b")
        Fraction(2, 3)
    """
    return CostKey(weights=weights, basis=Basis(kind=BasisKind.PARTS, source=source))


def proportional_to(
    statistic: Statistic,
    parties: Iterable[str] | None = None,
    *,
    source: Source | None = None,
    figures_for: Period | None = None,
) -> CostKey:
    """
    Share in proportion to the figures of a statistic.

    Swedish term:
        i förhållande till, till exempel, folkmängd

    Args:
        statistic: The figures, with the day they refer to.
        parties: The parties that share; without it all that the statistic counts.
        source: Where the key is agreed.
        figures_for: The days for which a paper says that these figures are used; without it an agreement tells where
            they are used for another year than their own and the one that follows.

    Raises:
        BasisError: If the statistic has no figure for one of the parties.
        InexactTypeError: If it is no statistic.
    """
    check_type(statistic, Statistic, _A_STATISTIC)
    figures = statistic.by_party
    chosen = tuple(figures) if parties is None else code_texts(parties)
    missing = [party for party in chosen if party not in figures]
    if missing:
        raise BasisError(statistic.id, NoFigureFor(tuple(missing)))
    return CostKey(
        weights=tuple((party, figures[party]) for party in chosen),
        basis=Basis(kind=BasisKind.STATISTIC, statistic=statistic, source=source, figures_for=figures_for),
    )


_WEIGHED = Text(
    "nycklar med sina vikter, till exempel [(1, equal_shares('2080', '2081')), (1, parts({'2080': 2, '2081': 1}))]",
    "keys with their weights, such as [(1, equal_shares('2080', '2081')), (1, parts({'2080': 2, '2081': 1}))]",
)


def among(key: CostKey, parties: Iterable[str]) -> CostKey:
    """
    Share by the same key among only some of its parties, such as those who met what was required.

    Raises:
        UnknownPartyError: If one of *parties* is not in the key.
        WeightError: If none is left, or all that are have weight zero.

    Example:
        >>> key = among(parts({"2034": 1, "2039": 1, "2080": 2}), ["2039", "2080"])
        >>> key.share("2080")
        Fraction(2, 3)
    """
    chosen = {*code_texts(parties)}
    for party in sorted(chosen):
        key.index(party)
    return CostKey(weights=tuple(pair for pair in key.weights if pair[0] in chosen), basis=key.basis)


def mixed(components: Iterable[tuple[object, CostKey]], *, source: Source | None = None) -> CostKey:
    """
    Weigh several keys together, such as half by population and half by patients.

    Swedish term:
        sammanvägd nyckel

    Args:
        components: Keys over the same parties, each with its weight; the weights need only be in proportion.
        source: Where the key is agreed.

    Raises:
        WeightError: If a component's weight is negative or all are zero, or the keys have different parties.
        InexactTypeError: If they are no such pairs.

    Example:
        >>> population, patients = parts({"a": 3, "b": 1}), parts({"a": 1, "b": 1})
        >>> mixed([(1, population), (1, patients)]).share("a")
        Fraction(5, 8)
    """
    check_type(components, Iterable, _WEIGHED)
    listed = tuple(components)
    for each in listed:
        check_type(each, (tuple, list), _WEIGHED)
        check_type(each[-1], CostKey, _WEIGHED)
    outer = CostKey(
        weights=tuple((f"component {number}", weight) for number, (weight, _) in enumerate(listed, 1)),
        basis=Basis(kind=BasisKind.PARTS),
    )
    weighed = tuple((outer.share(f"component {number}"), key) for number, (_, key) in enumerate(listed, 1))
    every = set().union(*(key.parties for _, key in weighed))
    partial = tuple(sorted({party for _, key in weighed for party in every - set(key.parties)}))
    if partial:
        raise WeightError(partial, NotInAllKeys())
    shares = {party: sum(weight * key.share(party) for weight, key in weighed) for party in every}
    scale = math.lcm(*(Fraction(share).denominator for share in shares.values()))
    return CostKey(
        weights={party: share * scale for party, share in shares.items()},
        basis=Basis(kind=BasisKind.MIXED, components=weighed, source=source),
    )
