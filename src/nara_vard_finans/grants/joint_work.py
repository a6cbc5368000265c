"""
Joint work: what recipients give up of their awards to finance something with the region, and what they keep.

The cost, and how much of it is the municipalities', are the caller's: no paper states them.
"""

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.core import ZERO, Amount, AmountError, GrantError, Principal, Text, exact, with_tuples
from nara_vard_finans.grants.awards import Award, GrantSharing
from nara_vard_finans.grants.purposes import JointUse
from nara_vard_finans.grants.refusals import CostsAndFunds, GivesBeyondAward, NotForMunicipalities
from nara_vard_finans.sharing import (
    AnyKey,
    CostKey,
    Level,
    Method,
    NestedKey,
    RoundingRule,
    among,
    equal_shares,
    parts,
    percentages,
    share_in_stages,
)

_HUNDRED = 100


@frozen(kw_only=True)
class Contribution:
    """
    What one recipient gives up, and keeps.

    Swedish term:
        bidrag till det gemensamma

    Attributes:
        award: Its award.
        gives: What it gives up.
    """

    award: Award
    gives: Amount

    @property
    def keeps(self) -> Amount:
        """What remains of its award."""
        return self.award.amount - self.gives


@frozen(kw_only=True)
class Premise:
    """
    Something that joint work depends on.

    Attributes:
        text: What it is, as printed.
        met: Whether it is met; ``None`` where that is not known.
    """

    text: Text
    met: bool | None


@frozen(kw_only=True, field_transformer=with_tuples)
class JointPlan:
    """
    How joint work is financed in one year.

    Swedish term:
        gemensam finansiering

    Attributes:
        use: What is financed.
        cost: What it costs in the year.
        from_funds: What other money carries of it.
        funds_left: What is left of the sum that was given for that money; what the money holds in all is not asked.
        region: What the region gives.
        contributions: What each municipality gives and keeps, and the region where it has an award, in the order of
            the awards.
        levels: The stages in which the cost was shared.
        premises: What it depends on.

    Invariants:
        * what the funds carry, the region gives and the municipalities give sum to the cost
        * what each gives and keeps sum to its award, and neither is below zero
    """

    use: JointUse
    cost: Amount
    from_funds: Amount
    funds_left: Amount
    region: Amount
    contributions: tuple[Contribution, ...]
    levels: tuple[Level, ...]
    premises: tuple[Premise, ...]

    @property
    def funds(self) -> Amount:
        """The sum that was given for the other money."""
        return self.from_funds + self.funds_left

    @property
    def municipalities(self) -> Amount:
        """What the municipalities give together."""
        return sum((each.gives for each in self.contributions_of(Principal.MUNICIPALITIES)), ZERO)

    def contributions_of(self, side: Principal) -> tuple[Contribution, ...]:
        """Give what those of one principal give and keep; nothing where it has no award."""
        return tuple(each for each in self.contributions if each.award.side is side)


def plan_joint_work(
    sharing: GrantSharing,
    use: JointUse,
    *,
    cost: Amount,
    municipal_percent: int | Fraction,
    funds: Amount = ZERO,
    later_grant: bool | None = None,
    odd_unit_to: str | None = None,
) -> JointPlan:
    """
    Say what each recipient gives up of its award for joint work, and what it keeps.

    Swedish term:
        finansiera en gemensam processledare

    Args:
        sharing: The grant, shared; a municipality's part of the cost follows the same key as its award. A region that
            has an award gives its part of that; one that has none gives it of other money.
        use: What is financed.
        cost: What it costs in the year.
        municipal_percent: How many percent of it the municipalities carry; the region carries the rest.
        funds: Other money, which carries the cost first.
        later_grant: Whether there is a grant for the years that follow; ``None`` where nobody knows.
        odd_unit_to: ``municipalities`` or ``region``: who carries the odd krona when the halves tie.

    Raises:
        AmountError: If the cost is not above zero, or the funds are below it.
        GrantError: If the grant is not shared between municipalities, or one would give more than its award.
        UnsettledTieError: If the parts tie for the odd krona and nobody is named.
        WeightError: If the percentage is not from 0 to 100.

    Invariants:
        * what each gives and keeps sum to its award, and neither is below zero

    Source:
        "Förslag på användning av medel …" 2020, section 4.2.

    Example:
        >>> from nara_vard_finans import embedded, kronor, share_grant
        >>> grant = embedded().grant("ok-gnv-2020")
        >>> post = grant.joint_use("processledare")
        >>> plan = plan_joint_work(share_grant(grant), post, cost=kronor(1_000_000), municipal_percent=50)
        >>> print(plan.region, plan.municipalities, sep=", ")
        500 000 kr, 500 000 kr

    .. versionadded:: 0.1.0
    """
    if cost <= ZERO or funds < ZERO:
        raise AmountError(str(cost if cost <= ZERO else funds), CostsAndFunds())
    awards = {side: [each for each in sharing.awards if each.side is side and each.levels] for side in Principal}
    towns, regions = awards[Principal.MUNICIPALITIES], awards[Principal.REGION]
    if not towns:
        raise GrantError(sharing.grant.id, NotForMunicipalities())
    from_funds = min(cost, funds)
    rest = cost - from_funds
    between = percentages(
        {Principal.MUNICIPALITIES.value: municipal_percent, Principal.REGION.value: _HUNDRED - exact(municipal_percent)}
    )
    within: dict[str, AnyKey] = {
        Principal.MUNICIPALITIES.value: _key(towns),
        Principal.REGION.value: _key(regions) if regions else equal_shares(Principal.REGION.value),
    }
    key = NestedKey(between=between, within=within, odd_unit_to=odd_unit_to)
    rule = sharing.grant.rounding
    if rule.method is Method.HALF_UP_EACH:  # its rows need not sum to the cost
        rule = RoundingRule(unit=rule.unit)
    levels = share_in_stages(rest, key, rule)
    given = {code: level.apportionment.amount(code) for level in levels for code in level.apportionment.key.parties}
    plan = JointPlan(
        use=use,
        cost=cost,
        from_funds=from_funds,
        funds_left=funds - from_funds,
        region=given[Principal.REGION],
        contributions=tuple(Contribution(award=award, gives=given[award.code]) for award in (*towns, *regions)),
        levels=levels,
        premises=tuple(_premises(use, given, rest, later_grant)),
    )
    for contribution in plan.contributions:
        if contribution.keeps < ZERO:
            award = contribution.award
            raise GrantError(str(award.name), GivesBeyondAward(contribution.gives, award.amount))
    return plan


def _key(awards: list[Award]) -> CostKey:
    """Give the key that the awards themselves follow; where there were several, the awards are the key."""
    codes = [award.code for award in awards]
    keys = {level.apportionment.key for award in awards for level in award.levels}
    if len(keys) == 1:
        return among(keys.pop(), codes)
    return parts({award.code: award.amount.ore for award in awards})


def _premises(use: JointUse, given: dict[str, Amount], rest: Amount, later: bool | None) -> Iterator[Premise]:  # noqa: FBT001
    if use.both_contribute is not None and rest > ZERO:  # where other money carries all, nobody need contribute
        yield Premise(text=use.both_contribute, met=all(given[side] > ZERO for side in Principal))
    if use.later_grant is not None:
        yield Premise(text=use.later_grant, met=later)
