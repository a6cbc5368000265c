"""Whether a receipt agrees with itself: its hash, and every amount reckoned anew from its weights and its rule."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.core import Amount, Finding, Language, NaraVardFinansError, RuleMessage, Text, kronor, with_tuples
from nara_vard_finans.reports import receipt_messages as say
from nara_vard_finans.reports.columns import Data
from nara_vard_finans.reports.receipts import STATED, hash_of
from nara_vard_finans.sharing import (
    LARGEST,
    Apportionment,
    Basis,
    BasisKind,
    Bounded,
    Carrier,
    CostKey,
    CutOff,
    Method,
    RateValue,
    RoundingRule,
    StatedAmounts,
    apportion,
    charge_bounded,
    charge_by_rate,
    charge_stated,
    largest_remainder,
)


@frozen(kw_only=True, field_transformer=with_tuples)
class Reckoned:
    """
    A receipt, reckoned anew.

    Attributes:
        amounts: What weights and rule give each party, by code; a party that no stage could be reckoned for is missing.
        findings: What does not agree.
    """

    amounts: Mapping[str, Amount]
    findings: tuple[Finding, ...]


def reckon_anew(receipt: Data) -> Reckoned:
    """Reckon a receipt anew, from its own weights, totals and rule alone."""
    stages = [_shared(number, stage) for number, stage in enumerate(receipt["stages"], 1)]
    amounts: dict[str, Amount] = {}
    for stage, shared in zip(receipt["stages"], stages, strict=True):
        if isinstance(shared, Apportionment) and stage["between"] == "parties":
            for code, amount in zip(shared.key.parties, shared.amounts, strict=True):
                amounts[code] = amounts.get(code, Amount(0)) + amount
    names = {code: name for code, name, _ in receipt["parties"]}
    messages: list[RuleMessage] = [] if receipt["hash"] == hash_of(receipt) else [say.HashDiffers()]
    for number, (stage, shared) in enumerate(zip(receipt["stages"], stages, strict=True), 1):
        messages += _of_stage(number, stage, shared, names)
    messages += _of_totals(receipt)
    messages += _of_parties(receipt, amounts)
    messages += _of_instalments(receipt)
    return Reckoned(amounts=amounts, findings=findings_of_receipt(messages, receipt))


def findings_of_receipt(messages: Iterable[RuleMessage], receipt: Data) -> tuple[Finding, ...]:
    """Give what is told of a receipt as findings, each once."""
    subject = receipt["of"]["id"] or receipt["of"]["kind"]
    return tuple(Finding.of(message, subject) for message in dict.fromkeys(messages))


def _shared(number: int, stage: Data) -> Apportionment | RuleMessage:
    """Share a stage anew; or say why it cannot be."""
    try:
        key = CostKey(
            weights=[(code, Fraction(weight)) for code, weight in stage["key"]["weights"]],
            basis=Basis(kind=BasisKind.PARTS),
        )
        return _charged(stage, key)
    except NaraVardFinansError as error:
        return say.StageUnreckonable(number, Text(error.in_(Language.SV), str(error)))
    except ValueError:
        return say.StageUnreckonable(number, say.UnknownMethod(stage["method"]))


def _charged(stage: Data, key: CostKey) -> Apportionment:
    """Reckon a stage by what it rests on: amounts or a rate by themselves, bounds, or a total that is shared."""
    unit, bounds = Amount(stage["unit"]), stage["bounds"]
    if stage["method"] == STATED:
        below = {code for code, ore in stage["amounts"] if ore < 0}
        weights = ((code, kronor(Fraction(ore, 100))) for code, ore in key.weights)
        return charge_stated(
            StatedAmounts(amounts={code: -each if code in below else each for code, each in weights}, signed=True)
        )
    if stage["rate"] is not None:
        return charge_by_rate(RateValue(number=Fraction(stage["rate"]) / 100), key, unit=unit)
    if bounds is not None:
        least, most = ([(code, Fraction(each) / 100) for code, each in bounds[side]] for side in ("least", "most"))
        taker = bounds.get("taken_by")
        bounded = Bounded(key=key, least=least, most=most, cut_off=CutOff(bounds["cut_off"]), taken_by=taker)
        return charge_bounded(Amount(bounds["given"]), bounded, RoundingRule(unit=unit))
    return apportion(
        Amount(stage["total"]),
        key,
        method=Method(stage["method"]),
        unit=unit,
        residual_to=carrier_of(stage["residual_to"]),
        ties_to=stage["first_in_ties"],
        decimals=stage.get("decimals"),
    )


def carrier_of(stated: Sequence[str]) -> Carrier | None:
    """Give who carries the residual, as a receipt states it."""
    if not stated:
        return None
    return LARGEST if len(stated) == 1 else stated[1]


def _of_stage(
    number: int, stage: Data, shared: Apportionment | RuleMessage, names: Mapping[str, str]
) -> Iterator[RuleMessage]:
    if not isinstance(shared, Apportionment):
        yield shared
        return
    stated = [(code, Amount(ore)) for code, ore in stage["amounts"]]
    reckoned = list(zip(shared.key.parties, shared.amounts, strict=True))
    listed = ([code for code, _ in rows] for rows in (stage["amounts"], stage["key"]["weights"]))
    if any(codes != [*shared.key.parties] for codes in listed):
        yield say.StageUnreckonable(number, say.OtherParties())
    for (code, amount), (_, anew) in zip(stated, reckoned, strict=False):
        if amount != anew:
            yield say.AmountDiffers(names.get(code, code), amount, anew)
    if shared.total.ore != stage["total"]:
        yield say.StageTotalDiffers(number, shared.total, Amount(stage["total"]))
    if not _is_of_parts(stage["key"]):
        yield say.PartsDiffer(number)


def _is_of_parts(key: Data) -> bool:
    """Say whether the weights of a key that is mixed are those of its parts together."""
    mixed: dict[str, Fraction] = {}
    for part, inner in key["parts"]:
        for code, share in _shares(inner).items():
            mixed[code] = mixed.get(code, Fraction(0)) + Fraction(part) * share
    return not key["parts"] or _shares(key) == mixed


def _shares(key: Data) -> dict[str, Fraction]:
    weights = {code: Fraction(weight) for code, weight in key["weights"]}
    whole = sum(weights.values())
    return {code: weight / whole for code, weight in weights.items()} if whole else {}


def _of_totals(receipt: Data) -> Iterator[RuleMessage]:
    """Say whether each stage shares what the one before it gives, and the first ones the total."""
    stages = receipt["stages"]
    outer = {tuple(each["group"]): dict(each["amounts"]) for each in stages if each["between"] == "groups"}
    first = 0
    for number, stage in enumerate(stages, 1):
        given = outer.get(tuple(stage["group"][:-1])) if stage["group"] else None
        if given is None:
            first += stage["total"]
        elif given.get(stage["group"][-1], 0) != stage["total"]:
            yield say.StagesDoNotFollow(number, Amount(stage["total"]), Amount(given.get(stage["group"][-1], 0)))
    if first != receipt["total"]:
        yield say.TotalDiffers(Amount(first), Amount(receipt["total"]))
    left = receipt["total"] - sum(ore for _, _, ore in receipt["parties"])
    if left != receipt["residual"]:
        yield say.ResidualDiffers(Amount(left), Amount(receipt["residual"]))


def _of_parties(receipt: Data, amounts: Mapping[str, Amount]) -> Iterator[RuleMessage]:
    """Say whether each party's amount is what its stages give, and nobody is missing."""
    stated = {code: (name, Amount(ore)) for code, name, ore in receipt["parties"]}
    for code in dict.fromkeys((*stated, *amounts)):
        name, amount = stated.get(code, (code, Amount(0)))
        anew = amounts.get(code, Amount(0))
        if amount != anew or (code in stated) != (code in amounts):
            yield say.AmountDiffers(name, amount, anew)
    if len(stated) < len(receipt["parties"]):
        yield say.PartyTwice()


def _of_instalments(receipt: Data) -> Iterator[RuleMessage]:
    """Say which instalments are not what the whole, the lengths of the steps and what is left to pay give."""
    plan = receipt["instalments"]
    if plan is None:
        return
    unit, steps = plan["unit"], plan["steps"]
    paid = dict(sorted((code, ore) for code, _, ore in receipt["parties"]))
    sign = -1 if sum(paid.values()) < 0 else 1
    left = [sign * ore // unit if unit > 0 else -1 for ore in paid.values()]
    lengths = [step["length"] for step in steps]
    if min(*left, *lengths) < 0 or not any(lengths) or [sign * count * unit for count in left] != [*paid.values()]:
        yield from (say.InstalmentDiffers(step["first_day"]) for step in steps)
        return
    for step, column in zip(steps, largest_remainder(sum(left), lengths), strict=True):
        counts = largest_remainder(column, left) if column else [0] * len(left)
        left = [had - count for had, count in zip(left, counts, strict=True)]
        if step["amounts"] != [[code, sign * count * unit] for code, count in zip(paid, counts, strict=True)]:
            yield say.InstalmentDiffers(step["first_day"])
