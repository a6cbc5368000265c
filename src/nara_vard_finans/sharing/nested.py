"""
Keys in stages, and keys whose figures no paper prints.

A :class:`NestedKey` shares between groups and then inside each; an :class:`UnstatedKey` says what the figures count,
and waits for somebody to name them with :func:`on_basis`; an :class:`UnstatedMix` weighs such keys together.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import cast

from attrs import evolve, field, frozen

from nara_vard_finans.core import (
    BasisError,
    DuplicatePartyError,
    Period,
    Shown,
    Source,
    Statistic,
    WeightError,
    code_texts,
    counted_text,
    in_name_order,
)
from nara_vard_finans.sharing.key_refusals import (
    CountsAnother,
    CountsInVain,
    FiguresUnstated,
    NobodyLeftToShare,
    OneStageAlone,
    ShareOrKeyAlone,
)
from nara_vard_finans.sharing.keys import Basis, BasisKind, CostKey, among, mixed, parts, proportional_to
from nara_vard_finans.sharing.refusals import KeyInStages
from nara_vard_finans.sharing.yearly import YearlyFigures


def _in_code_order(parties: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(code_texts(parties)))


@frozen(kw_only=True, repr=False)
class UnstatedKey(Shown):
    """
    A key whose figures no paper prints: it is known what they count, but not how many.

    Attributes:
        parties: The parties that share, in the order of the codes; empty for all that the figures will count.
        counts: What the figures count, such as ``population``.
        as_of: The day, month or year that the figures refer to; ``None`` where no paper says.
        source: Where the key is agreed.
    """

    parties: tuple[str, ...] = field(default=(), converter=_in_code_order)
    counts: str
    as_of: Period | None = None
    source: Source | None = None


def _weighed(components: "Iterable[tuple[object, AnyKey]]") -> "tuple[tuple[Fraction, AnyKey], ...]":
    listed = tuple(components)
    outer = parts((str(number), weight) for number, (weight, _) in enumerate(listed))
    return tuple((outer.share(str(number)), key) for number, (_, key) in enumerate(listed))


@frozen(kw_only=True, repr=False)
class UnstatedMix(Shown):
    """
    Keys weighed together, where no paper prints the figures of some of them.

    Attributes:
        components: The keys, each with its part of the whole; none of them in stages.
        source: Where the mixed key is agreed.

    Raises:
        WeightError: If a component's weight is negative or all are zero.
        BasisError: If a component is a key in stages.

    Example:
        >>> by_each = [(1, UnstatedKey(counts="population")), (1, UnstatedKey(counts="patients"))]
        >>> [(str(part), key.counts) for part, key in UnstatedMix(components=by_each).components]
        [('1/2', 'population'), ('1/2', 'patients')]
    """

    components: "tuple[tuple[Fraction, AnyKey], ...]" = field(converter=_weighed)
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        for _, key in self.components:
            if isinstance(key, NestedKey):
                raise BasisError(KeyInStages(), OneStageAlone())

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of all components, in the order of the codes."""
        return tuple(sorted({party for _, key in self.components for party in key.parties}))


def _keys_in_order(
    within: "Mapping[str, AnyKey] | Iterable[tuple[str, AnyKey]]",
) -> "tuple[tuple[str, AnyKey], ...]":
    return in_name_order(within)


@frozen(kw_only=True, repr=False)
class NestedKey(Shown):
    """
    A key in stages: between groups, then inside each.

    Swedish term:
        fördelning i steg, till exempel mellan huvudmännen och sedan mellan kommunerna

    Attributes:
        between: The shares of the groups, by the groups' names.
        within: The key inside each group, by the group's name.
        odd_unit_to: The group that carries the odd unit when groups tie; ``None`` where the agreement names none.

    Raises:
        WeightError: If a group has a share but no key, or a key but no share.
        DuplicatePartyError: If a party stands in two groups.
        UnknownPartyError: If *odd_unit_to* is no group.

    Example:
        >>> from nara_vard_finans import equal_shares, parts, percentages
        >>> halves = percentages({"municipalities": 50, "region": 50})
        >>> key = NestedKey(
        ...     between=halves, within={"municipalities": parts({"2080": 2, "2081": 1}), "region": equal_shares("20")}
        ... )
        >>> key.flat.share("2080")
        Fraction(1, 3)
    """

    between: CostKey
    within: "tuple[tuple[str, AnyKey], ...]" = field(converter=_keys_in_order)
    odd_unit_to: str | None = None

    def __attrs_post_init__(self) -> None:
        names = tuple(name for name, _ in self.within)
        unmatched = tuple(sorted(set(names) ^ set(self.between.parties)))
        if unmatched:
            raise WeightError(unmatched, ShareOrKeyAlone())
        parties = self.parties
        if len({*parties}) < len(parties):
            raise DuplicatePartyError(next(after for before, after in pairwise(parties) if before == after))
        if self.odd_unit_to is not None:
            self.between.index(self.odd_unit_to)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties of all groups, in the order of the codes."""
        return tuple(sorted(party for _, key in self.within for party in key.parties))

    @property
    def flat(self) -> CostKey:
        """
        The key as one stage, each share the product of the group's and the party's inside it.

        Raises:
            BasisError: If a key inside is unstated.
        """
        shares: dict[str, Fraction] = {}
        for group, key in self.within:
            inner = key.flat if isinstance(key, NestedKey) else key
            if not isinstance(inner, CostKey):
                raise BasisError(", ".join(sorted(counted(inner))), FiguresUnstated())
            shares |= {party: self.between.share(group) * share for party, share in inner.shares.items()}
        return CostKey(weights=shares, basis=Basis(kind=BasisKind.PARTS, source=self.between.basis.source))


AnyKey = CostKey | NestedKey | UnstatedKey | UnstatedMix | YearlyFigures
"""A key in one stage, in several, or one whose figures are not stated, or are so year by year."""


def mixed_or_unstated(components: Iterable[tuple[object, AnyKey]], *, source: Source | None = None) -> AnyKey:
    """Weigh keys together, also where the figures of some are not stated yet."""
    mix = UnstatedMix(components=components, source=source)
    stated = [(part, key) for part, key in mix.components if isinstance(key, CostKey)]
    return mixed(stated, source=source) if len(stated) == len(mix.components) else mix


def unstated(key: AnyKey) -> tuple[UnstatedKey, ...]:
    """Give the keys in *key* whose figures no paper prints."""
    if isinstance(key, NestedKey | UnstatedMix):
        return tuple(found for _, inner in _inner(key) for found in unstated(inner))
    return (key,) if isinstance(key, UnstatedKey) else ()


def counted(key: AnyKey) -> frozenset[str]:
    """Give what the figures behind *key* count, such as ``{"population"}``; empty for fixed keys."""
    if isinstance(key, NestedKey | UnstatedMix):
        return frozenset[str]().union(*(counted(inner) for _, inner in _inner(key)))
    if isinstance(key, UnstatedKey | YearlyFigures):
        return frozenset({key.counts})
    own = frozenset({key.basis.statistic.counts}) if key.basis.statistic else frozenset[str]()
    return own.union(*(counted(inner) for _, inner in key.basis.components))


def _inner(key: NestedKey | UnstatedMix) -> "tuple[tuple[object, AnyKey], ...]":
    return key.within if isinstance(key, NestedKey) else key.components


def on_basis(key: AnyKey, statistic: Statistic) -> AnyKey:
    """
    Give *key* with its figures exchanged for those of *statistic*, wherever it counts the same thing.

    Raises:
        BasisError: If nothing in the key counts what the statistic counts, or a party has no figure in it.
    """
    if statistic.counts not in counted(key):
        own, wanted = counted_text(statistic.counts), tuple(map(counted_text, sorted(counted(key))))
        raise BasisError(statistic.id, CountsAnother(own, wanted) if wanted else CountsInVain(own))
    return _exchanged(key, statistic)


def _exchanged(key: AnyKey, statistic: Statistic) -> AnyKey:
    if isinstance(key, NestedKey):
        within = {name: _exchanged(inner, statistic) for name, inner in key.within}
        return NestedKey(between=key.between, within=within, odd_unit_to=key.odd_unit_to)
    if isinstance(key, UnstatedMix):
        exchanged = ((part, _exchanged(component, statistic)) for part, component in key.components)
        return mixed_or_unstated(exchanged, source=key.source)
    if isinstance(key, UnstatedKey | YearlyFigures):
        same = key.counts == statistic.counts
        return proportional_to(statistic, key.parties or None, source=key.source) if same else key
    return _exchanged_flat(key, statistic)


def _exchanged_flat(key: CostKey, statistic: Statistic) -> CostKey:
    basis = key.basis
    if basis.components:
        exchanged = ((weight, _exchanged_flat(component, statistic)) for weight, component in basis.components)
        return mixed(exchanged, source=basis.source)
    if basis.statistic not in {None, statistic} and statistic.counts in counted(key):
        return proportional_to(statistic, key.parties, source=basis.source)
    return key


def key_without(key: AnyKey, codes: Iterable[str]) -> AnyKey:
    """
    Give a cost key without some of its parties; the others share the whole by what they weighed before.

    In a key in stages the group of a leaver keeps its part; a group that loses all of its parties leaves its part to
    the other groups. Of keys that are weighed together each is shared by those who are left, and keeps its weight.

    Raises:
        WeightError: If nobody who pays is left.

    Example:
        >>> from nara_vard_finans import parts
        >>> key_without(parts({"2034": 1, "2039": 1, "2080": 2}), ["2034"]).share("2080")
        Fraction(2, 3)
    """
    gone = {*codes}
    match key:
        case NestedKey():
            kept = {name: key_without(inner, gone) for name, inner in key.within if {*inner.parties} - gone}
            odd = key.odd_unit_to if key.odd_unit_to in kept else None
            return NestedKey(between=among(key.between, kept), within=kept, odd_unit_to=odd)
        case UnstatedKey() | YearlyFigures():
            staying = tuple(code for code in key.parties if code not in gone)
            if key.parties and not staying:
                raise WeightError(key.parties, NobodyLeftToShare())
            return evolve(key, parties=staying)
        case UnstatedMix():
            return evolve(key, components=((part, key_without(component, gone)) for part, component in key.components))
        case CostKey(basis=Basis(kind=BasisKind.MIXED) as basis):
            left = ((part, cast("CostKey", key_without(component, gone))) for part, component in basis.components)
            again = mixed(left, source=basis.source)
            return evolve(again, basis=evolve(again.basis, assumed=basis.assumed))
        case _:
            return among(key, (code for code in key.parties if code not in gone))
