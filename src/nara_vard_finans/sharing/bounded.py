"""
Floors and ceilings: the least and the most that each party pays, and what becomes of what is cut off or missing.

It is exact: whole units are shared by the key among those whom no bound holds, and no bound is broken by rounding.
"""

import math
from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    AmountError,
    BasisError,
    InexactTypeError,
    MemberExpected,
    ResidualError,
    Shown,
    WeightError,
    code_text,
    exact_figures,
    with_tuples,
)
from nara_vard_finans.sharing.apportionment import Apportionment, Tie, apportion
from nara_vard_finans.sharing.charge_refusals import (
    BoundsCross,
    BoundsOfStrangers,
    CeilingsBelow,
    FloorsAbove,
    NobodyTakesRest,
    TakenByNobody,
    TakenInVain,
    TakesTooLittle,
    TakesTooMuch,
)
from nara_vard_finans.sharing.key_refusals import FiguresUnstated
from nara_vard_finans.sharing.keys import CostKey, among
from nara_vard_finans.sharing.methods import Method
from nara_vard_finans.sharing.nested import UnstatedKey, counted
from nara_vard_finans.sharing.refusals import RowsMustSum
from nara_vard_finans.sharing.rounding import RoundingRule
from nara_vard_finans.sharing.yearly import YearlyFigures


class Bound(StrEnum):
    """Which bound holds a party."""

    LEAST = "least"
    """lägsta beloppet"""
    MOST = "most"
    """högsta beloppet"""


class CutOff(StrEnum):
    """What becomes of what a ceiling cuts off, or a floor takes."""

    SHARED_AGAIN = "shared-again"
    """de andra delar på det, efter samma nyckel"""
    FALLS_AWAY = "falls-away"
    """det faller bort: de andra betalar som förut"""
    TAKEN = "taken"
    """en namngiven part tar det: den betalar mer, eller mindre, och de andra som förut"""


@frozen(kw_only=True, repr=False)
class Bounded(Shown):
    """
    A key with floors or ceilings.

    Without any it shares as its key does, as when those whom a bound was of have left.

    Swedish term:
        lägsta och högsta belopp

    Attributes:
        key: By which shares the parties pay, within the bounds.
        least: The least that each pays, in kronor, by code; who is not named has none.
        most: The most that each pays, likewise.
        cut_off: What becomes of what is cut off or missing.
        taken_by: Who takes it, by code, where a named party does; it need not have a share of its own.

    Raises:
        AmountError: If somebody's floor is above its ceiling, or below zero.
        WeightError: If a bound is of somebody who is not in the key, or *taken_by* is missing, or is not wanted.

    Example:
        >>> from nara_vard_finans import kronor, parts
        >>> from nara_vard_finans.sharing import RoundingRule
        >>> key = Bounded(key=parts({"a": 8, "b": 1, "c": 1}), most={"a": 60}, cut_off=CutOff.SHARED_AGAIN)
        >>> [str(amount) for amount in charge_bounded(kronor(100), key, RoundingRule()).amounts]
        ['60 kr', '20 kr', '20 kr']
    """

    key: "CostKey | UnstatedKey | YearlyFigures"
    least: tuple[tuple[str, int | Fraction], ...] = field(default=(), converter=exact_figures)
    most: tuple[tuple[str, int | Fraction], ...] = field(default=(), converter=exact_figures)
    cut_off: CutOff
    taken_by: str | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.cut_off, CutOff):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InexactTypeError(self.cut_off, MemberExpected("CutOff"))
        if self.cut_off is CutOff.TAKEN and self.taken_by is None:
            raise WeightError((), TakenByNobody(CutOff.TAKEN.value))
        if self.cut_off is not CutOff.TAKEN and self.taken_by is not None:
            raise WeightError((code_text(self.taken_by),), TakenInVain(self.cut_off.value, CutOff.TAKEN.value))
        strangers = sorted({code for code, _ in (*self.least, *self.most)} - {*self.parties})
        if strangers:
            raise WeightError(tuple(strangers), BoundsOfStrangers())
        most = dict(self.most)
        for code, floor in self.least:
            if floor < 0 or floor > most.get(code, floor):
                raise AmountError(str(floor), BoundsCross(code))

    @property
    def is_bound(self) -> bool:
        """Whether anybody has a floor or a ceiling; without any, it is as its key is."""
        return bool(self.least or self.most)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties that share, and who takes what they do not pay, in the order of the codes."""
        taker = () if self.taken_by is None or self.taken_by in self.key.parties else (self.taken_by,)
        return tuple(sorted((*self.key.parties, *taker)))


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class BoundedRows(Apportionment):
    """
    What each party pays within its bounds.

    Swedish term:
        fördelning med lägsta och högsta belopp

    Attributes:
        bounds: The key, with its floors and ceilings, and what becomes of what they cut off or take.
        given: What was to be shared.
        held: Who pays its floor or its ceiling, and which, by code.
        inner: What was shared among those whom no bound holds; ``None`` where all are held.

    Invariants:
        * nobody pays less than its floor, or more than its ceiling
        * where what is cut off is shared again, or a party takes it, the amounts sum to what was to be shared
    """

    bounds: Bounded
    given: Amount
    held: tuple[tuple[str, Bound], ...]
    inner: Apportionment | None

    def bound_of(self, party: str) -> Bound | None:
        """Give the bound that holds a party; ``None`` for one that no bound holds."""
        return dict(self.held).get(party)

    @property
    def taken(self) -> Amount:
        """What the named party pays beyond its share since bounds hold others; below zero where it pays less."""
        taker = self.bounds.taken_by
        return ZERO if taker is None or self.inner is None else self.amount(taker) - self.inner.amount(taker)

    def is_by_key(self, party: str) -> bool:
        """Say whether a party pays by the key alone: no bound holds it, and it takes nothing of the others."""
        return self.bound_of(party) is None and (party != self.bounds.taken_by or self.taken == ZERO)

    def share(self, party: str) -> Fraction:
        """Give what a party would pay by the key alone, in kronor."""
        return self.given.kronor * self.key.share(party)

    def exact(self, party: str) -> Fraction:
        """Give what a party pays before rounding, in kronor."""
        if self.inner is None or not self.is_by_key(party):
            return self.amount(party).kronor
        return self.inner.exact(party)

    def _unrounded(self) -> list[tuple[int, int]]:
        return [(self.exact(party) / self.unit.kronor).as_integer_ratio() for party in self.key.parties]

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties that decided something among those whom no bound holds."""
        return () if self.inner is None else self.inner.ties


def charge_bounded(total: Amount, key: Bounded, rule: RoundingRule) -> BoundedRows:
    """
    Share a total by a key with floors and ceilings, in whole units.

    A floor is rounded up to a whole unit, and a ceiling down.

    Raises:
        AmountError: If the floors sum to more than the total, or the ceilings to less, where it is shared again; or
            if who takes what they leave would pay less than its own floor, or nothing, or more than its ceiling.
        BasisError: If the figures of the key are not stated.
        IndivisibleTotalError: If *total* is not a whole number of the rule's unit.
        ResidualError: If the rows of the rule's method need not sum to the total.
        WeightError: If nobody whose weight is above zero can take what is left.
    """
    shares, unit = key.key, rule.unit
    if not isinstance(shares, CostKey):
        raise BasisError(", ".join(sorted(counted(shares))), FiguresUnstated())
    if rule.method is not Method.LARGEST_REMAINDER:
        raise ResidualError("", RowsMustSum(rule.method))
    if key.taken_by is not None and key.taken_by not in shares.place:  # it has no share of its own
        shares = CostKey(weights=(*shares.weights, (key.taken_by, 0)), basis=shares.basis)
    whole, least, most = apportion(total, shares, unit=unit), dict(key.least), dict(key.most)
    low = [math.ceil(Fraction(least.get(code, 0)) / unit.kronor) for code in shares.parties]
    high = [None if code not in most else math.floor(Fraction(most[code]) / unit.kronor) for code in shares.parties]
    for code, floor, ceiling in zip(shares.parties, low, high, strict=True):
        if ceiling is not None and ceiling < floor:
            raise AmountError(str(floor * unit), BoundsCross(code))
    if key.cut_off is CutOff.FALLS_AWAY:
        return _clamped(whole, key, low, high)
    if key.taken_by is not None:
        return _taken(whole, key, key.taken_by, low, high)
    _refuse_unmet(total, unit, low, high)
    held = _held(total.ore // unit.ore, shares.integers, low, high)
    fixed = {shares.parties[place]: count for place, (_, count) in held.items()}
    free = [code for code in shares.parties if code not in fixed]
    left = total - sum(fixed.values()) * unit
    inner = apportion(left, among(shares, free), unit=unit) if _weighs(shares, free) else None
    if inner is None and left != ZERO:
        raise WeightError(tuple(free), NobodyTakesRest(left))
    counts = tuple(
        fixed[code] if code in fixed else 0 if inner is None else inner.counts[inner.key.index(code)]
        for code in shares.parties
    )
    return BoundedRows(
        total=total,
        key=shares,
        method=rule.method,
        unit=unit,
        counts=counts,
        bounds=key,
        given=total,
        held=tuple((shares.parties[place], bound) for place, (bound, _) in sorted(held.items())),
        inner=inner,
    )


def _weighs(key: CostKey, codes: Sequence[str]) -> bool:
    return any(key.integers[key.index(code)] for code in codes)


def _refuse_unmet(total: Amount, unit: Amount, low: Sequence[int], high: Sequence[int | None]) -> None:
    """Refuse bounds that cannot be met, with what is missing."""
    floors = sum(low) * unit
    if floors > total:
        raise AmountError(str(floors), FloorsAbove(total, floors - total))
    if None not in high:
        ceilings = sum(each or 0 for each in high) * unit
        if ceilings < total:
            raise AmountError(str(ceilings), CeilingsBelow(total, total - ceilings))


def _held(
    units: int, weights: Sequence[int], low: Sequence[int], high: Sequence[int | None]
) -> dict[int, tuple[Bound, int]]:
    """
    Say who is held by which bound, and at how much, when the others share what is left by their weights.

    Those whose share is outside are held round by round: in each round only those on the side that weighs more, since
    the others may come within their bounds when those are.
    """
    held: dict[int, tuple[Bound, int]] = {}
    while True:
        free = [place for place in range(len(weights)) if place not in held]
        left, whole = units - sum(count for _, count in held.values()), sum(weights[place] for place in free)
        shares = {place: Fraction(left * weights[place], whole) if whole else Fraction(0) for place in free}
        under = {p: (Bound.LEAST, low[p]) for p, share in shares.items() if share < low[p]}
        over = {p: (Bound.MOST, top) for p, share in shares.items() if (top := high[p]) is not None and share > top}
        if not under and not over:
            return held
        lacking = sum(floor - shares[place] for place, (_, floor) in under.items())
        excess = sum(shares[place] - ceiling for place, (_, ceiling) in over.items())
        held |= (under if lacking >= excess else {}) | (over if excess >= lacking else {})


def _taken(
    whole: Apportionment, key: Bounded, taker: str, low: Sequence[int], high: Sequence[int | None]
) -> BoundedRows:
    """Let each other pay its share, or its bound, and one what that leaves of the total."""
    place, unit = whole.key.index(taker), whole.unit
    others = _clamped(
        whole,
        key,
        [0 if other == place else floor for other, floor in enumerate(low)],
        [None if other == place else ceiling for other, ceiling in enumerate(high)],
    )
    count = others.counts[place] + (whole.total - others.total).ore // unit.ore
    ceiling = high[place]
    if count < low[place]:
        raise AmountError(str(count * unit), TakesTooLittle(taker, low[place] * unit))
    if ceiling is not None and count > ceiling:
        raise AmountError(str(count * unit), TakesTooMuch(taker, ceiling * unit))
    counts = (*others.counts[:place], count, *others.counts[place + 1 :])
    return evolve(others, total=whole.total, counts=counts)


def _clamped(whole: Apportionment, key: Bounded, low: Sequence[int], high: Sequence[int | None]) -> BoundedRows:
    """Let each pay its share, or its bound; what that leaves falls away."""
    held: list[tuple[str, Bound]] = []
    counts: list[int] = []
    for code, count, floor, ceiling in zip(whole.key.parties, whole.counts, low, high, strict=True):
        if count < floor:
            held.append((code, Bound.LEAST))
            counts.append(floor)
        elif ceiling is not None and count > ceiling:
            held.append((code, Bound.MOST))
            counts.append(ceiling)
        else:
            counts.append(count)
    return BoundedRows(
        total=sum(counts) * whole.unit,
        key=whole.key,
        method=whole.method,
        unit=whole.unit,
        counts=tuple(counts),
        bounds=key,
        given=whole.total,
        held=tuple(held),
        inner=whole,
    )
