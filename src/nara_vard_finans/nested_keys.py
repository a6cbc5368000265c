"""
Keys in stages, and keys whose figures no paper prints.

A :class:`NestedKey` shares between groups and then inside each; an :class:`UnstatedKey` says what the figures count,
and waits for somebody to name them with :func:`on_basis`.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import field, frozen

from nara_vard_finans.cost_keys import Basis, BasisKind, CostKey, mixed, proportional_to
from nara_vard_finans.errors import BasisError, DuplicatePartyError, WeightError
from nara_vard_finans.sources import Source
from nara_vard_finans.statistics import Statistic, in_name_order


def _in_code_order(parties: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(parties))


@frozen(kw_only=True)
class UnstatedKey:
    """
    A key whose figures no paper prints: it is known what they count, but not how many.

    Attributes:
        parties: The parties that share, in the order of the codes.
        counts: What the figures count, such as ``population``.
        source: Where the key is agreed.
    """

    parties: tuple[str, ...] = field(converter=_in_code_order)
    counts: str
    source: Source | None = None


def _keys_in_order(
    within: "Mapping[str, AnyKey] | Iterable[tuple[str, AnyKey]]",
) -> "tuple[tuple[str, AnyKey], ...]":
    return in_name_order(within)


@frozen(kw_only=True)
class NestedKey:
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
            raise WeightError(unmatched, "groups with only a share or only a key: give each group both")
        seen: set[str] = set()
        for party in self.parties:
            if party in seen:
                raise DuplicatePartyError(party)
            seen.add(party)
        if self.odd_unit_to is not None:
            self.between.index(self.odd_unit_to)

    @property
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
            if isinstance(inner, UnstatedKey):
                raise BasisError(inner.counts, "no paper states the figures; name a statistic with on_basis")
            shares |= {party: self.between.share(group) * share for party, share in inner.shares.items()}
        return CostKey(weights=shares, basis=Basis(kind=BasisKind.PARTS, source=self.between.basis.source))


AnyKey = CostKey | NestedKey | UnstatedKey
"""A key in one stage, in several, or one whose figures are not stated."""


def unstated(key: AnyKey) -> tuple[UnstatedKey, ...]:
    """Give the keys in *key* whose figures no paper prints."""
    if isinstance(key, NestedKey):
        return tuple(found for _, inner in key.within for found in unstated(inner))
    return (key,) if isinstance(key, UnstatedKey) else ()


def counted(key: AnyKey) -> frozenset[str]:
    """Give what the figures behind *key* count, such as ``{"population"}``; empty for fixed keys."""
    if isinstance(key, NestedKey):
        return frozenset[str]().union(*(counted(inner) for _, inner in key.within))
    if isinstance(key, UnstatedKey):
        return frozenset({key.counts})
    own = frozenset({key.basis.statistic.counts}) if key.basis.statistic else frozenset[str]()
    return own.union(*(counted(inner) for _, inner in key.basis.components))


def on_basis(key: AnyKey, statistic: Statistic) -> AnyKey:
    """
    Give *key* with its figures exchanged for those of *statistic*, wherever it counts the same thing.

    Raises:
        BasisError: If nothing in the key counts what the statistic counts, or a party has no figure in it.
    """
    if statistic.counts not in counted(key):
        counts = ", ".join(sorted(counted(key))) or "nothing that varies"
        raise BasisError(statistic.id, f"it counts {statistic.counts}, and the key rests on {counts}")
    return _exchanged(key, statistic)


def _exchanged(key: AnyKey, statistic: Statistic) -> AnyKey:
    if isinstance(key, NestedKey):
        within = {name: _exchanged(inner, statistic) for name, inner in key.within}
        return NestedKey(between=key.between, within=within, odd_unit_to=key.odd_unit_to)
    if isinstance(key, UnstatedKey):
        return proportional_to(statistic, key.parties, source=key.source) if key.counts == statistic.counts else key
    return _exchanged_flat(key, statistic)


def _exchanged_flat(key: CostKey, statistic: Statistic) -> CostKey:
    basis = key.basis
    if basis.components:
        exchanged = ((weight, _exchanged_flat(component, statistic)) for weight, component in basis.components)
        return mixed(exchanged, source=basis.source)
    if basis.statistic is not None and basis.statistic.counts == statistic.counts:
        return proportional_to(statistic, key.parties, source=basis.source)
    return key
