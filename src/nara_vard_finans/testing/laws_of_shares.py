"""Laws of one result that shares a total between parties: each looks at it, or at every stage that it has."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from nara_vard_finans.core import ZERO, Amount, Finding, Message, RuleMessage, Severity, Text
from nara_vard_finans.sharing import Method, method_text
from nara_vard_finans.testing.definitions_of_methods import defined
from nara_vard_finans.testing.law import UnfitResultError, law, law_named
from nara_vard_finans.testing.results import NoRow, Shares, levels_of, shares_of, stages_of, unit_of


class Broken(RuleMessage):
    """What breaks a law."""

    SEVERITY = Severity.BREACH


class HalfUpLeaves(Message):
    """By hand: half a krona is rounded up for both."""

    SV = "1 kr delad lika på två ger 1 kr till var och en, och restposten är -1 kr"
    EN = "1 kr shared equally by two gives each 1 kr, and the residual is -1 kr"


class SainteLagueIsFar(Message):
    """By hand: see the test that pins it."""

    SV = "av 100 kr efter vikterna 9 745 och fem gånger 51 har den största 96 kr, och dess exakta del är 97,45 kr"
    EN = "of 100 kr by the weights 9 745 and five times 51 the largest has 96 kr, and its exact share is 97.45 kr"


class CarrierIsFar(Message):
    """By hand: 1,40 kr is rounded to 1 kr ten times, and 4 kr are left."""

    SV = "av 14 kr delade lika på tio har den som bär skillnaden 5 kr, och de andra 1 kr"
    EN = "of 14 kr shared equally by ten, who carries the difference has 5 kr, and the others 1 kr"


class CarrierHasLess(Message):
    """By hand: 10,594 is rounded to 11 nine times, 11,653 to 12, and that is 4 too much."""

    SV = "av 107 kr efter vikterna 11 och nio gånger 10 har den största, som bär skillnaden, 8 kr, och de andra 11 kr"
    EN = "of 107 kr by the weights 11 and nine times 10 the largest, who carries the difference, has 8 kr, others 11 kr"


class RowsExceedTotal(Broken):
    """The amounts and the residual sum to more than the total."""

    RULE = "amounts-sum"
    SV = "Raderna och restposten ({residual}) summerar till {found}: {by} mer än {total}, som delas."
    EN = "The rows and the residual ({residual}) sum to {found}: {by} more than the {total} that is shared."
    found: Amount
    residual: Amount
    total: Amount
    by: Amount


class RowsFallShort(Broken):
    """The amounts and the residual sum to less than the total."""

    RULE = "amounts-sum"
    SV = "Raderna och restposten ({residual}) summerar till {found}: {by} mindre än {total}, som delas."
    EN = "The rows and the residual ({residual}) sum to {found}: {by} less than the {total} that is shared."
    found: Amount
    residual: Amount
    total: Amount
    by: Amount


class SomethingIsLeft(Broken):
    """Something is left."""

    RULE = "nothing-left"
    SV = "Restposten är {by}; den ska vara noll."
    EN = "The residual is {by}; it must be zero."
    by: Amount


class UnitIsBroken(Broken):
    """An amount is no whole number of units."""

    RULE = "whole-units"
    SV = "{party} har {amount}, som inte är ett helt antal enheter om {unit}: {by} är över."
    EN = "{party} has {amount}, which is no whole number of units of {unit}: {by} is over."
    party: str
    amount: Amount
    unit: Amount
    by: Amount


class PaysLessThanNothing(Broken):
    """Somebody pays less than nothing."""

    RULE = "nobody-below-zero"
    SV = "{party} har {by}, fast {total} delas; ingen har mindre än noll."
    EN = "{party} has {by}, though {total} is shared; nobody has less than zero."
    party: str
    total: Amount
    by: Amount


class PaysThoughPaidBack(Broken):
    """Somebody pays when all are paid back."""

    RULE = "nobody-below-zero"
    SV = "{party} har {by}, fast {total} betalas tillbaka; ingen har mer än noll."
    EN = "{party} has {by}, though {total} is paid back; nobody has more than zero."
    party: str
    total: Amount
    by: Amount


class HasWithoutWeight(Broken):
    """Somebody of weight zero has something."""

    RULE = "no-weight-no-share"
    SV = "{party} har vikten noll men {by}; den ska inte ha något."
    EN = "{party} has the weight zero but {by}; it must have nothing."
    party: str
    by: Amount


class IsFarFromItsShare(Broken):
    """An amount is a unit or more from the exact share."""

    RULE = "within-one-unit"
    SV = "{party} har {amount}, och dess exakta del är {exact:2} kr: skillnaden, {by:2} kr, är inte mindre än {unit}."
    EN = "{party} has {amount}, and its exact share is {exact:2} kr: the difference, {by:2} kr, is not below {unit}."
    party: str
    amount: Amount
    exact: Fraction
    unit: Amount
    by: Fraction


class EqualWeightsDiffer(Broken):
    """Two of equal weight differ by more than a unit."""

    RULE = "equal-weights-alike"
    SV = "{party} har {most} och {other} {least}, fast de har lika vikt: skillnaden, {by}, är mer än {unit}."
    EN = (
        "{party} has {most} and {other} {least}, though their weights are equal: the difference, {by}, is above {unit}."
    )
    party: str
    most: Amount
    other: str
    least: Amount
    unit: Amount
    by: Amount


class LargerWeightHasLess(Broken):
    """One of larger weight has less."""

    RULE = "larger-weight-no-less"
    SV = "{party} har {by} mindre än {other}, fast dess vikt är större."
    EN = "{party} has {by} less than {other}, though its weight is larger."
    party: str
    other: str
    by: Amount


class OffItsMethod(Broken):
    """Somebody has another amount than the method gives."""

    RULE = "method-followed"
    party: str
    amount: Amount
    by: Amount
    expected: Amount
    method: Method

    @property
    def how(self) -> Text:
        """The method, by its name."""
        return method_text(self.method)


class HasTooMuch(OffItsMethod):
    """Somebody has more than the method gives."""

    SV = "{party} har {amount}, {by} mer än de {expected} som metoden ger ({how})."
    EN = "{party} has {amount}, {by} more than the {expected} that the method gives ({how})."


class HasTooLittle(OffItsMethod):
    """Somebody has less than the method gives."""

    SV = "{party} har {amount}, {by} mindre än de {expected} som metoden ger ({how})."
    EN = "{party} has {amount}, {by} less than the {expected} that the method gives ({how})."


class Uneven(Broken):
    """Halves that differ by more than the odd unit."""

    RULE = "halves-hold"
    SV = "{party} har {most} och {other} {least}, fast de delar lika: skillnaden är {by}, och den udda enheten {unit}."
    EN = "{party} has {most} and {other} {least}, though they share equally: {by} apart, and the odd unit is {unit}."
    party: str
    most: Amount
    other: str
    least: Amount
    by: Amount
    unit: Amount


class OddUnitElsewhere(Broken):
    """The odd unit is with another half than the one named."""

    RULE = "halves-hold"
    SV = "Den udda enheten, {by}, ligger på {party}; den ska ligga på {named}."
    EN = "The odd unit, {by}, is with {party}; it must be with {named}."
    party: str
    named: str
    by: Amount


class NotTwoHalves(Message):
    """There are more halves than two, or fewer."""

    SV = "{count:halva är angiven|halvor är angivna}; ange två, med koderna för parterna i var och en"
    EN = "{count:half is|halves are} given; give two, with the codes of the parties of each"
    count: int


class NoSuchHalf(Message):
    """The odd unit is to be with a half that is none."""

    SV = "{value:shown} är ingen av halvorna; de som finns är {known:or}"
    EN = "{value:shown} is none of the halves; there are {known:or}"
    value: str
    known: tuple[str, ...]


_FAR = {Method.SAINTE_LAGUE: SainteLagueIsFar(), Method.HALF_UP_RESIDUAL_TO: CarrierIsFar()}


def found(message: RuleMessage, shares: Shares, party: str = "") -> Finding:
    """Give what breaks a law, of a result or of one of its parties."""
    return Finding.of(message, "/".join(part for part in (shares.subject, party) if part))


def _wholes(result: object) -> tuple[Shares, ...]:
    """Give a result, and its stages where it has several."""
    whole, stages = shares_of(result), stages_of(result)
    return stages if stages[0] == whole else (whole, *stages)


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


@law({Method.HALF_UP_EACH: HalfUpLeaves()})
def nothing_left(result: object) -> Iterator[Finding]:
    """The residual is zero."""
    for stage in _keeping(result, "nothing_left"):
        if stage.residual != ZERO:
            yield found(SomethingIsLeft(stage.residual), stage)


@law()
def whole_units(result: object) -> Iterator[Finding]:
    """Every amount is a whole number of units; a unit that is not known is taken to be a krona."""
    for shares in _wholes(result):
        unit = unit_of(shares)
        for party, amount in shares.amounts.items():
            if amount.ore % unit.ore:
                yield found(UnitIsBroken(party, amount, unit, Amount(amount.ore % unit.ore)), shares, party)


@law()
def nobody_below_zero(result: object) -> Iterator[Finding]:
    """No amount goes the other way than the total."""
    for shares in _wholes(result):
        kind, sign = (PaysLessThanNothing, 1) if shares.total >= ZERO else (PaysThoughPaidBack, -1)
        for party, amount in shares.amounts.items():
            if sign * amount < ZERO:
                yield found(kind(party, shares.total, amount), shares, party)


@law()
def no_weight_no_share(result: object) -> Iterator[Finding]:
    """Who has the weight zero has nothing."""
    for shares in _wholes(result):
        for party, weight in shares.weights.items():
            if not weight and shares.amounts[party] != ZERO:
                yield found(HasWithoutWeight(party, shares.amounts[party]), shares, party)


@law(_FAR)
def within_one_unit(result: object) -> Iterator[Finding]:
    """Each amount is less than one unit from the exact share."""
    for stage in _keeping(result, "within_one_unit"):
        unit = unit_of(stage)
        for party, amount in stage.amounts.items():
            off = abs(amount.kronor - stage.exact(party)) if party in stage.weights else Fraction(0)
            if off >= unit.kronor:
                yield found(IsFarFromItsShare(party, amount, stage.exact(party), unit, off), stage, party)


@law({Method.HALF_UP_RESIDUAL_TO: CarrierIsFar()})
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


@law({Method.HALF_UP_RESIDUAL_TO: CarrierHasLess()})
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


@law()
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
        counts = defined(signed, stage.weights, stage.method, carrier=stage.carrier, first_in_ties=stage.first_in_ties)
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
        UnfitResultError: If there are not two halves, or a party of them has no row.
    """
    shares = shares_of(result)
    if halves is not None or odd_unit_to is not None:
        yield from _uneven(shares, _sums_of_halves(shares, halves or {}, odd_unit_to), odd_unit_to)
    for level, stage in zip(levels_of(result), stages_of(result), strict=False):
        if level.between_groups and len({*stage.weights.values()}) == 1 and len(stage.weights) == _TWO:
            named = stage.first_in_ties if stage.method in _IN_TURN else None
            yield from _uneven(stage, stage.amounts, named)


def _sums_of_halves(shares: Shares, halves: Mapping[str, Iterable[str]], odd_unit_to: str | None) -> dict[str, Amount]:
    if len(halves) != _TWO:
        raise UnfitResultError("halves", NotTwoHalves(len(halves)))
    if odd_unit_to is not None and odd_unit_to not in halves:
        raise UnfitResultError("odd_unit_to", NoSuchHalf(odd_unit_to, tuple(halves)))
    sums: dict[str, Amount] = {}
    for name, codes in halves.items():
        parties = (codes,) if isinstance(codes, str) else tuple(codes)
        for party in parties:
            if party not in shares.amounts:
                raise UnfitResultError(f"halves[{name!r}]", NoRow(party))
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
