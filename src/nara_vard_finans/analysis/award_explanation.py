"""
Explanations of awards: which part of a grant is shared, and how one recipient's amount came about.

Its steps are those of :mod:`nara_vard_finans.analysis.explanation`, with the way from the frame to the pot before them.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from nara_vard_finans.analysis.explanation import (
    Explanation,
    Step,
    StepKind,
    basis_sources,
    explain_levels,
    printed_steps,
    rounding_remarks,
    rounding_sources,
    with_remarks,
)
from nara_vard_finans.core import Amount, Language, Principal, Source, Text, check_type, counted_text, decimal_text
from nara_vard_finans.grants import (
    BoundedShare,
    DividedPot,
    GrantSharing,
    JointPlan,
    Percentage,
    Pot,
    PotUse,
    PrintedShare,
    Rest,
    StatedShare,
)
from nara_vard_finans.printed import PrintedColumn, PrintedTable
from nara_vard_finans.sharing import Bounds

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
    check_type(sharing, GrantSharing, "a GrantSharing, as share_grant gives")
    award = sharing.award(code)
    code = award.code
    steps = [] if award.levels else list(_way_to(sharing, code))
    for last in award.levels:
        steps += _way_to(sharing, last.group[0])
        steps += _rest_steps(sharing, last.group[0])
        steps += explain_levels(sharing.levels, last, code, lambda name: name_of(sharing, name))
    steps += printed_steps(award.amount, code, printed)
    steps += _stated_steps(sharing, code)
    return Explanation(
        definition=sharing.grant,
        year=sharing.grant.year,
        code=code,
        name=award.name,
        side=award.side,
        amount=award.amount,
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
        text = Text(f"{found.rest.sv}: {found.left}.", f"{found.rest.in_english}: {found.left}.")
        yield Step(kind=StepKind.POT, text=text, amount=found.left)


def _pot_step(sharing: GrantSharing, found: DividedPot, above: DividedPot | None) -> Step:
    source, about = found.pot.source or sharing.grant.source, f"{sharing.grant.id}/{found.pot.id}"
    others = (each.message for each in sharing.findings if each.rule == "pot-side" and each.subject == about)
    described = (pot_text(found, above), *others)  # who of another side is left out
    return Step(
        kind=StepKind.POT,
        text=Text(" ".join(text.sv for text in described), " ".join(text.in_english for text in described)),
        amount=found.amount,
        sources=() if source is None else (source,),
        remarks=tuple(remark for remark in found.pot.remarks if remark.at in ABOUT_SHARING),
    )


def pot_text(found: DividedPot, above: DividedPot | None) -> Text:
    """Say what a pot holds, and why."""
    pot, amount = found.pot, found.amount
    sv, en = pot.title.sv, pot.title.in_english
    if above is None:
        return Text(f"{sv}: {amount}.", f"{en}: {amount}.")
    whole = above.amount
    match pot.size:
        case StatedShare():
            return Text(f"{sv}: {amount} av {whole}, som tryckt.", f"{en}: {amount} of {whole}, as printed.")
        case Percentage(number):
            percent, of = decimal_text(number), whole if found.stage is None else found.stage.total
            return Text(f"{sv}: {percent} % av {of} = {amount}.", f"{en}: {percent} % of {of} = {amount}.")
        case Rest():
            return Text(f"{sv}: det som återstår av {whole}, {amount}.", f"{en}: what is left of {whole}, {amount}.")
        case Amount() if pot.use is PotUse.SET_ASIDE:
            return Text(
                f"{sv}: {amount}, avsatt av {whole} innan resten fördelas.",
                f"{en}: {amount}, set aside of {whole} before the rest is shared.",
            )
        case _:
            return Text(f"{sv}: {amount} av {whole}.", f"{en}: {amount} of {whole}.")


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


def bounds_text(share: BoundedShare) -> Text:
    """Say between which amounts a stated share must lie, by the rounded shares that are printed."""
    written = ([_printed_share(share.stated, each, language) for language in Language] for each in share.stated.printed)
    parts = [Text(sv, en) for sv, en in written]
    low, high = _span(share.bounds)
    inside, outside = Text("ligger i intervallet", "lies within them"), Text("ligger utanför", "lies outside")
    lies = inside if share.within_bounds else outside
    return Text(
        f"Handlingen trycker bara avrundade andelar av {share.whole}: {', '.join(part.sv for part in parts)}. "
        f"De medger mellan {low} och {high}; {share.stated.amount} {lies.sv}.",
        f"The paper prints only rounded shares of {share.whole}: {', '.join(part.en for part in parts)}. "
        f"They allow between {low} and {high}; {share.stated.amount} {lies.en}.",
    )


def _printed_share(stated: StatedShare, share: PrintedShare, language: Language) -> str:
    counted, by = counted_text(share.counts).in_(language), Text("efter", "by").in_(language)
    described = f"{share.percent.in_(language)} {by} {counted}"
    if len(stated.printed) == 1:
        return described
    weight = Fraction(share.weight, sum(each.weight for each in stated.printed))
    return f"{described} ({Text('vikt', 'weight').in_(language)} {decimal_text(100 * weight, None)} %)"


def _span(found: Bounds) -> tuple[str, str]:
    ends = (decimal_text(end, 0 if end.denominator == 1 else 2) for end in (found.low, found.high))
    low, high = (f"{end} kr" for end in ends)
    return low, high


def reckoned_text(sharing: GrantSharing, pot: Pot) -> Text | None:
    """Say what a stated share would be by the key that it is a share by; ``None`` where that is not reckoned."""
    code = sharing.participant(pot)
    if code is None or not isinstance(pot.size, StatedShare):
        return None
    amount = sharing.award(code).amount
    if amount == pot.amount:
        return Text(f"{pot.title.sv}: {amount}, som tryckt.", f"{pot.title.in_english}: {amount}, as printed.")
    allowed = next((share.bounds.holds(amount) for share in sharing.bounded if share.pot == pot), True)
    other = Text(
        " Det ligger utanför vad de tryckta andelarna medger, så talen är inte handlingens.",
        " It lies outside what the printed shares allow, so the figures are not the paper's.",
    )
    return Text(
        f"{pot.title.sv}: {amount} med dessa tal, tryckt är {pot.amount}.{'' if allowed else other.sv}",
        f"{pot.title.in_english}: {amount} with these figures; {pot.amount} is printed.{'' if allowed else other.en}",
    )


def joint_texts(plan: JointPlan) -> tuple[Text, ...]:
    """Say how joint work is financed, and what it depends on."""
    title, region, towns = plan.use.title, plan.region, plan.municipalities
    lines = [
        Text(
            f"{title.sv}: {plan.cost} för året; kommunerna {towns}, regionen {region}.",
            f"{title.in_english}: {plan.cost} for the year; the municipalities {towns}, the region {region}.",
        )
    ]
    if plan.from_funds != Amount(0):
        funds = plan.use.funds_title or Text("Andra medel", "Other money")
        lines.append(
            Text(
                f"{funds.sv}: här används {plan.from_funds}; av det angivna beloppet, {plan.funds}, återstår "
                f"{plan.funds_left}.",
                f"{funds.in_english}: {plan.from_funds} is used here; of the sum given, {plan.funds}, "
                f"{plan.funds_left} is left.",
            )
        )
    states = {True: Text("uppfyllt", "met"), False: Text("inte uppfyllt", "not met"), None: Text("ovisst", "not known")}
    for premise in plan.premises:
        held = states[premise.met]
        lines.append(
            Text(f"Förutsättning: {premise.text.sv} ({held.sv}).", f"Condition: {premise.text.in_english} ({held.en}).")
        )
    return tuple(lines)


def award_sources(sharing: GrantSharing) -> tuple[Source, ...]:
    """Give every source of a grant's sharing once: of the pots that are shared, their keys and their figures."""
    pots = [each.pot.source for each in sharing.pots if each.pot.id in sharing.shared]
    keys = [source for level in sharing.levels for source in basis_sources(level.apportionment.key)]
    found = [source for source in (*pots, *keys, *rounding_sources(sharing)) if source is not None]
    return tuple(dict.fromkeys(found or ([] if sharing.grant.source is None else [sharing.grant.source])))
