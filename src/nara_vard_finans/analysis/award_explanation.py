"""
Explanations of awards: which part of a grant is shared, and how one recipient's amount came about.

Its steps are those of :mod:`nara_vard_finans.analysis.explanation`, with the way from the frame to the pot before them.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from nara_vard_finans.analysis.award_messages import (
    OTHER_MONEY,
    FundUsed,
    Gets,
    JointCost,
    JointCostInAll,
    OtherMoneyUsed,
    OutsideBounds,
    PotAndWho,
    PotAsPrinted,
    PotByPercent,
    PotHolds,
    PotIsPart,
    PotIsTheRest,
    PotSetAside,
    PremiseMet,
    PremiseNotKnown,
    PremiseNotMet,
    PrintedAs,
    ReckonedAsPrinted,
    ReckonedOtherwise,
    ReckonedOutsideBounds,
    ShareBy,
    WeightedShareBy,
    WithinBounds,
)
from nara_vard_finans.analysis.explanation import (
    assumed_remarks,
    basis_sources,
    explain_levels,
    printed_steps,
    rounding_remarks,
    rounding_sources,
    with_remarks,
)
from nara_vard_finans.analysis.steps import Explanation, Step, StepKind
from nara_vard_finans.core import ZERO, Amount, AnyText, Language, Principal, Source, Text, check_type, counted_text
from nara_vard_finans.grants import (
    BoundedShare,
    DividedPot,
    GrantSharing,
    JointPlan,
    Percentage,
    Pot,
    PotUse,
    Premise,
    PrintedShare,
    Rest,
    StatedShare,
)
from nara_vard_finans.printed import PrintedColumn, PrintedTable
from nara_vard_finans.sharing import Rate

_A_SHARING = Text("en GrantSharing, som share_grant ger", "a GrantSharing, as share_grant gives")
ABOUT_SHARING = {"", "amount", "key"}
"""The parts of a pot whose remarks belong to how it is shared."""


def explain_award(
    sharing: GrantSharing, code: str, printed: Iterable[tuple[PrintedTable, PrintedColumn]] = ()
) -> Explanation:
    """
    Explain what one recipient gets.

    Swedish term:
        förklara en tilldelning

    Args:
        sharing: The grant, shared.
        code: The recipient's code, as in :attr:`Award.code <nara_vard_finans.grants.awards.Award.code>`, or its name.
        printed: Printed columns to hold the amount against.

    Raises:
        GrantError: If it is no recipient.
        InexactTypeError: If *sharing* is no grant that was shared, or *code* no text.

    Example:
        >>> from nara_vard_finans import embedded, share_grant
        >>> explanation = explain_award(share_grant(embedded().grant("ok-gnv-2020")), "2034")
        >>> print(explanation.head())
        Orsa får 377 475 kr för 2020: Stimulansmedel till kommunerna enligt ÖK god och nära vård 2020

    .. versionadded:: 0.1.0
    """
    check_type(sharing, GrantSharing, _A_SHARING)
    award = sharing.award(code)
    code = award.code
    found = [] if award.levels else list(_way_to(sharing, code))
    for last in award.levels:
        found += _way_to(sharing, last.group[0])
        found += _rest_steps(sharing, last.group[0])
        found += explain_levels(sharing.levels, last, code, lambda name: name_of(sharing, name))
    found += printed_steps(award.amount, code, printed)
    found += _stated_steps(sharing, code)
    steps = with_remarks(found, StepKind.SHARE, tuple(assumed_remarks(award.levels)))
    return Explanation(
        definition=sharing.grant,
        year=sharing.grant.year,
        code=code,
        name=award.name,
        side=award.side,
        amount=award.amount,
        says=Gets(award.name, award.amount, sharing.grant.year, sharing.grant.title),
        steps=with_remarks(steps, StepKind.ROUNDING, rounding_remarks(sharing), rounding_sources(sharing)),
        findings=sharing.findings,
    )


def name_of(sharing: GrantSharing, code: str) -> Text:
    """Name a participant of a stage: a party, a principal, or what stands for itself."""
    parties = sharing.grant.parties
    if code in parties:
        return Text(parties[code].name)
    if code in set(Principal):
        side = Principal(code)
        return Text(side.in_(Language.SV), side.in_(Language.EN))
    return Text(code)


def _way_to(sharing: GrantSharing, name: str) -> Iterator[Step]:
    """Tell the way from a frame to one of its pots."""
    by_id = {each.pot.id: each for each in sharing.pots}
    way: list[DividedPot] = []
    while name:
        way.insert(0, by_id[name])
        name = by_id[name].pot.of
    for each in way:
        above = by_id.get(each.pot.of)
        yield _pot_step(sharing, each, above)
        yield from (_bounds_step(share) for share in sharing.bounded if share.pot == each.pot)


def _rest_steps(sharing: GrantSharing, name: str) -> Iterator[Step]:
    """Tell what is shared of a pot that others are cut from: what they leave."""
    found = next(each for each in sharing.pots if each.pot.id == name)
    if found.left != found.amount:
        yield Step(kind=StepKind.POT, text=PotHolds(found.rest, found.left), amount=found.left)


def _pot_step(sharing: GrantSharing, found: DividedPot, above: DividedPot | None) -> Step:
    source, about = found.pot.source or sharing.grant.source, f"{sharing.grant.id}/{found.pot.id}"
    text = pot_text(found, above)
    for each in sharing.findings:
        if each.rule == "pot-side" and each.subject == about:  # who of another side is left out
            text = PotAndWho(text, each.message)
    return Step(
        kind=StepKind.POT,
        text=text,
        amount=found.amount,
        sources=() if source is None else (source,),
        remarks=tuple(remark for remark in found.pot.remarks if remark.at in ABOUT_SHARING),
    )


def pot_text(found: DividedPot, above: DividedPot | None) -> AnyText:
    """Say what a pot holds, and why."""
    pot, amount = found.pot, found.amount
    if above is None:
        return PotHolds(pot.title, amount)
    whole = above.amount
    match pot.size:
        case StatedShare():
            return PotAsPrinted(pot.title, amount, whole)
        case Percentage(number):
            return PotByPercent(pot.title, number, whole if found.stage is None else found.stage.total, amount)
        case Rest() if not isinstance(pot.key, Rate):
            return PotIsTheRest(pot.title, whole, amount)
        case Amount() if pot.use is PotUse.SET_ASIDE:
            return PotSetAside(pot.title, amount, whole)
        case _:
            return PotIsPart(pot.title, amount, whole)


def _stated_steps(sharing: GrantSharing, code: str) -> Iterator[Step]:
    """Hold a participant's share against what is stated of it."""
    for pot in sharing.grant.pots:
        text = reckoned_text(sharing, pot) if sharing.participant(pot) == code else None
        if text is not None:
            sources = () if pot.source is None else (pot.source,)
            yield Step(kind=StepKind.PRINTED, text=text, amount=pot.amount, sources=sources)


def _bounds_step(share: BoundedShare) -> Step:
    sources = dict.fromkeys(each.source for each in share.stated.printed if each.source is not None)
    return Step(kind=StepKind.BOUNDS, text=bounds_text(share), amount=None, sources=tuple(sources))


def bounds_text(share: BoundedShare) -> AnyText:
    """Say between which amounts a stated share must lie, by the rounded shares that are printed."""
    kind = WithinBounds if share.within_bounds else OutsideBounds
    shares = tuple(_printed_share(share.stated, each) for each in share.stated.printed)
    return kind(share.whole, shares, share.bounds.low, share.bounds.high, share.stated.amount)


def _printed_share(stated: StatedShare, share: PrintedShare) -> AnyText:
    counted = counted_text(share.counts)
    if len(stated.printed) == 1:
        return ShareBy(share.percent, counted)
    weight = Fraction(100 * share.weight, sum(each.weight for each in stated.printed))
    return WeightedShareBy(share.percent, counted, weight)


def reckoned_text(sharing: GrantSharing, pot: Pot) -> AnyText | None:
    """Say what a stated share would be by the key that it is a share by; ``None`` where that is not reckoned."""
    code = sharing.participant(pot)
    if code is None or not isinstance(pot.size, StatedShare):
        return None
    amount, stated = sharing.award(code).amount, pot.size.amount
    if amount == stated:
        return ReckonedAsPrinted(pot.title, amount)
    allowed = next((share.bounds.holds(amount) for share in sharing.bounded if share.pot == pot), True)
    return (ReckonedOtherwise if allowed else ReckonedOutsideBounds)(pot.title, amount, stated)


def joint_texts(plan: JointPlan) -> tuple[AnyText, ...]:
    """Say how joint work is financed, and what it depends on."""
    lines: list[AnyText] = [
        JointCost(plan.use.title, each.year, each.cost, each.municipalities, each.region) for each in plan.years
    ]
    if len(plan.years) > 1:
        lines.append(JointCostInAll(plan.use.title, plan.cost, plan.municipalities, plan.region))
    if plan.fund is not None and plan.fund_left is not None and plan.funds != ZERO:
        printed = PrintedAs(plan.fund.amount, plan.fund.printed) if plan.fund.printed else plan.fund.amount
        lines.append(FundUsed(plan.fund.title, plan.from_funds, printed, plan.fund_left))
    elif plan.from_funds != ZERO:
        lines.append(OtherMoneyUsed(OTHER_MONEY, plan.from_funds, plan.funds, plan.funds_left))
    return (*lines, *map(premise_text, plan.premises))


def premise_text(premise: Premise) -> AnyText:
    """Say whether something that joint work depends on is met."""
    return {True: PremiseMet, False: PremiseNotMet, None: PremiseNotKnown}[premise.met](premise.text)


def award_sources(sharing: GrantSharing) -> tuple[Source, ...]:
    """Give every source of a grant's sharing once: of the pots that are shared, their keys and their figures."""
    pots = [each.pot.source for each in sharing.pots if each.pot.id in sharing.shared]
    keys = [source for level in sharing.levels for source in basis_sources(level.apportionment.key)]
    found = [source for source in (*pots, *keys, *rounding_sources(sharing)) if source is not None]
    return tuple(dict.fromkeys(found or ([] if sharing.grant.source is None else [sharing.grant.source])))
