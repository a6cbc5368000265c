"""Laws of one result that shares a total between parties: each looks at it, or at every stage that it has."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from nara_vard_finans.core import KRONA, ZERO, Amount, Finding, Message, RuleMessage, kronor
from nara_vard_finans.sharing import Method, RowRounding
from nara_vard_finans.testing.definitions_of_methods import defined
from nara_vard_finans.testing.law import UnfitResultError, law, law_named
from nara_vard_finans.testing.messages import (
    CarrierHasLess,
    CarrierIsFar,
    CountedTwice,
    EqualWeightsDiffer,
    HasTooLittle,
    HasTooMuch,
    HasWithoutWeight,
    IsFarFromItsShare,
    LargerWeightHasLess,
    NoSuchHalf,
    NotTwoHalves,
    OddUnitElsewhere,
    PaysLessThanNothing,
    PaysThoughPaidBack,
    PercentageIsFar,
    RateIsFar,
    RowsExceedTotal,
    RowsFallShort,
    RowsLeave,
    SainteLagueIsFar,
    SmallCarrierHasMore,
    SomethingIsLeft,
    TotalIsBroken,
    Uneven,
    UnitIsBroken,
)
from nara_vard_finans.testing.results import (
    NoRow,
    Shares,
    levels_of,
    mapping_from,
    of_levels,
    over_of,
    shares_of,
    stages_of,
    unit_of,
)

_FEW = CarrierIsFar(kronor(14), kronor(5), kronor(1))
_CARRIED: dict[Method, Message] = {method: _FEW for method in Method if method.is_carried}
_CARRIED[Method.CEILING_RESIDUAL_TO] = CarrierIsFar(kronor(85), kronor(4), kronor(9))
_FAR: dict[Method, Message] = {
    Method.SAINTE_LAGUE: SainteLagueIsFar(),
    Method.ROUNDED_RATE: RateIsFar(),
    Method.ROUNDED_SHARES: PercentageIsFar(),
    **_CARRIED,
}
_LEAVES: dict[Method, Message] = {
    method: RowsLeave(ZERO, KRONA)
    if method.rows in {RowRounding.FLOOR, RowRounding.HALF_EVEN}
    else RowsLeave(KRONA, -KRONA)
    for method in Method
    if not method.rows_sum
}
_LESS: dict[Method, Message] = {method: CarrierHasLess() for method in Method if method.is_carried}
_LESS[Method.FLOOR_RESIDUAL_TO] = SmallCarrierHasMore()


def found(message: RuleMessage, shares: Shares, party: str = "") -> Finding:
    """Give what breaks a law, of a result or of one of its parties."""
    return Finding.of(message, "/".join(part for part in (shares.subject, party) if part))


def _wholes(result: object) -> tuple[Shares, ...]:
    """Give a result, and its stages where it has several."""
    return (shares_of(result), *(stages_of(result) if levels_of(result) else ()))


def _keeping(result: object, name: str) -> Iterator[Shares]:
    """Give the stages of a result; one whose method does not keep the law is refused."""
    for stage in stages_of(result):
        law_named(name).refuse(stage.method)
        yield stage


@law()
def amounts_sum(result: object) -> Iterator[Finding]:
    """The amounts and the residual sum to the total."""
    for shares in _wholes(result):
        whole = sum(shares.amounts.values(), shares.residual)
        kind = RowsExceedTotal if whole > shares.total else RowsFallShort
        if whole != shares.total:
            yield found(kind(whole, shares.residual, shares.total, abs(whole - shares.total)), shares)


@law(_LEAVES)
def nothing_left(result: object) -> Iterator[Finding]:
    """The residual is zero."""
    for stage in _keeping(result, "nothing_left"):
        if stage.residual != ZERO:
            yield found(SomethingIsLeft(stage.residual), stage)


@law()
def whole_units(result: object) -> Iterator[Finding]:
    """
    Every amount is a whole number of units; a unit that is not known is taken to be a krona.

    Of a method that is known, so is the total: no method shares another.
    What an agreement states for a party by itself is not looked at: it may state any amount.
    """
    for shares in _wholes(result):
        unit = unit_of(shares)
        over = over_of(shares.total, unit)
        if over != ZERO and shares.method is not None:
            yield found(TotalIsBroken(shares.total, unit, over), shares)
        for row in shares.rows:
            over = over_of(row.shared, unit)
            if over != ZERO:
                yield found(UnitIsBroken(row.party, row.shared, unit, over), shares, row.party)


@law()
def nobody_below_zero(result: object) -> Iterator[Finding]:
    """
    No amount goes the other way than the total.

    What an agreement states for a party by itself is not looked at, nor is it part of the total: minus means there that
    the party receives.
    """
    for shares in _wholes(result):
        total = shares.total - sum((row.stated for row in shares.rows), ZERO)
        kind, sign = (PaysLessThanNothing, 1) if total >= ZERO else (PaysThoughPaidBack, -1)
        for row in shares.rows:
            if sign * row.shared < ZERO:
                yield found(kind(row.party, total, row.shared), shares, row.party)


@law(by_weights=True)
def no_weight_no_share(result: object) -> Iterator[Finding]:
    """Who has the weight zero has nothing."""
    for shares in _wholes(result):
        for party, weight in shares.weights.items():
            if not weight and shares.amounts[party] != ZERO:
                yield found(HasWithoutWeight(party, shares.amounts[party]), shares, party)


@law(_FAR, by_weights=True)
def within_one_unit(result: object) -> Iterator[Finding]:
    """Each amount is less than one unit from the exact share."""
    for stage in _keeping(result, "within_one_unit"):
        unit = unit_of(stage)
        for party, amount in stage.amounts.items():
            off = abs(amount.kronor - stage.exact(party)) if party in stage.weights else Fraction(0)
            if off >= unit.kronor:
                yield found(IsFarFromItsShare(party, amount, stage.exact(party), unit, off), stage, party)


@law(_CARRIED, by_weights=True)
def equal_weights_alike(result: object) -> Iterator[Finding]:
    """Two of equal weight differ by one unit at most."""
    for stage in _keeping(result, "equal_weights_alike"):
        unit = unit_of(stage)
        equal: dict[int | Fraction, list[str]] = {}
        for party, weight in stage.weights.items():
            equal.setdefault(weight, []).append(party)
        for parties in equal.values():
            most, least = (pick(parties, key=stage.amounts.__getitem__) for pick in (max, min))
            by = stage.amounts[most] - stage.amounts[least]
            if by > unit:
                told = EqualWeightsDiffer(most, stage.amounts[most], least, stage.amounts[least], unit, by)
                yield found(told, stage, most)


@law(_LESS, by_weights=True)
def larger_weight_no_less(result: object) -> Iterator[Finding]:
    """A larger weight never has less of what is shared."""
    for stage in _keeping(result, "larger_weight_no_less"):
        sign = 1 if stage.total >= ZERO else -1
        had = {party: sign * stage.amounts[party] for party in stage.weights}
        ahead = ""  # of those that weigh less, the one that has most
        for _, equal in groupby(sorted(stage.weights, key=stage.weights.__getitem__), key=stage.weights.__getitem__):
            parties = [*equal]
            for party in parties:
                if ahead and had[ahead] > had[party]:
                    yield found(LargerWeightHasLess(party, ahead, had[ahead] - had[party]), stage, party)
            ahead = max([ahead, *parties] if ahead else parties, key=had.__getitem__)


@law(by_weights=True)
def method_followed(result: object) -> Iterator[Finding]:
    """Each amount is what the definition of the method gives, ties by code; of an unknown method nothing is said."""
    for stage in stages_of(result):
        if stage.method is None or not any(stage.weights.values()):
            continue
        unit = unit_of(stage)
        units, left = divmod(abs(stage.total.ore), unit.ore)
        if left:  # the law of whole amounts tells of it
            continue
        signed = units if stage.total >= ZERO else -units
        counts = defined(
            signed,
            stage.weights,
            stage.method,
            carrier=stage.carrier,
            first_in_ties=stage.first_in_ties,
            decimals=stage.decimals,
            unit=unit,
        )
        for party, count in counts.items():
            expected, amount = count * unit, stage.amounts[party]
            kind = HasTooMuch if amount > expected else HasTooLittle
            if amount != expected:
                yield found(kind(party, amount, abs(amount - expected), expected, stage.method), stage, party)


@law()
def halves_hold(
    result: object, *, halves: Mapping[str, Iterable[str]] | None = None, odd_unit_to: str | None = None
) -> Iterator[Finding]:
    """
    Two that share equally have equal parts, or differ by the odd unit, and it is with the one that is named.

    Of a result in stages it is looked at by itself, where two groups have equal shares; of another by *halves*.

    Args:
        result: The result.
        halves: The parties of each half, by its name.
        odd_unit_to: The half that carries the odd unit; ``None`` where none is named.

    Raises:
        UnfitResultError: If there are not two halves, a party is in both, or one of them has no row.
    """
    shares = shares_of(result)
    if halves is not None or odd_unit_to is not None:
        mapping_from(halves or {}, "halves")
        yield from _uneven(shares, _sums_of_halves(shares, halves or {}, odd_unit_to), odd_unit_to)
    for level, stage in of_levels(result):
        if level.between_groups and len({*stage.weights.values()}) == 1 and len(stage.weights) == _TWO:
            named = stage.first_in_ties if stage.method in _IN_TURN else None
            yield from _uneven(stage, stage.amounts, named)


def _sums_of_halves(shares: Shares, halves: Mapping[str, Iterable[str]], odd_unit_to: str | None) -> dict[str, Amount]:
    if len(halves) != _TWO:
        raise UnfitResultError("halves", NotTwoHalves(len(halves)))
    if odd_unit_to is not None and odd_unit_to not in halves:
        raise UnfitResultError("odd_unit_to", NoSuchHalf(odd_unit_to, tuple(halves)))
    sums: dict[str, Amount] = {}
    seen: set[str] = set()
    for name, codes in halves.items():
        parties = (codes,) if isinstance(codes, str) else tuple(codes)
        for party in parties:
            if party not in shares.amounts:
                raise UnfitResultError(f"halves[{name!r}]", NoRow(party))
            if party in seen:
                raise UnfitResultError(f"halves[{name!r}]", CountedTwice(party))
            seen.add(party)
        sums[name] = sum((shares.amounts[party] for party in parties), ZERO)
    return sums


_TWO = 2
_IN_TURN = (Method.LARGEST_REMAINDER, Method.SAINTE_LAGUE)


def _uneven(shares: Shares, sums: Mapping[str, Amount], named: str | None) -> Iterator[Finding]:
    unit = unit_of(shares)
    most, least = (pick(sums, key=lambda name: abs(sums[name])) for pick in (max, min))
    by = abs(sums[most] - sums[least])
    if by > unit:
        yield found(Uneven(most, sums[most], least, sums[least], by, unit), shares, most)
    elif by != ZERO and named is not None and named != most:
        yield found(OddUnitElsewhere(most, named, by), shares, most)
