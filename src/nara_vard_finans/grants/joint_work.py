"""
Joint work: what recipients give up of their awards to finance something with the region, and what they keep.

The cost, and how much of it is the municipalities', are the caller's: no paper states them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    AmountError,
    Finding,
    GrantError,
    Principal,
    Text,
    WeightError,
    exact,
    with_tuples,
)
from nara_vard_finans.grants.awards import Award, GrantSharing
from nara_vard_finans.grants.funds import Fund
from nara_vard_finans.grants.joint_messages import (
    FundOfOtherYears,
    FundOverdrawn,
    FundUndecided,
    NoPartOfAHundred,
    YearsFromOneGrant,
)
from nara_vard_finans.grants.purposes import JointUse
from nara_vard_finans.grants.refusals import (
    CostsAndFunds,
    FundsWithoutCost,
    GivesBeyondAward,
    NoMunicipalRecipient,
    NotForMunicipalities,
    YearNotOfUse,
)
from nara_vard_finans.sharing import (
    AnyKey,
    CostKey,
    Level,
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
        gives: What it gives up, in all years.
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
class JointYear:
    """
    How joint work is financed in one year.

    Attributes:
        year: The year.
        cost: What it costs.
        funds: The sum that is given of other money.
        from_funds: What that carries of the cost.
        fund_left: What is left of the fund after the year; ``None`` where the other money is no fund that is known.
        region: What the region gives.
        municipalities: What the municipalities give together.
        levels: The stages in which the rest of the cost was shared.

    Invariants:
        * what the funds carry, the region gives and the municipalities give sum to the cost
        * what is left of a fund is never below zero
    """

    year: int
    cost: Amount
    funds: Amount
    from_funds: Amount
    fund_left: Amount | None
    region: Amount
    municipalities: Amount
    levels: tuple[Level, ...]

    def gives(self, code: str) -> Amount:
        """Give what a recipient gives in the year."""
        shared = (level.apportionment for level in self.levels if code in level.apportionment.key.parties)
        return next((each.amount(code) for each in shared), ZERO)


@frozen(kw_only=True, field_transformer=with_tuples)
class JointPlan:
    """
    How joint work is financed, in one year or several.

    Swedish term:
        gemensam finansiering

    Attributes:
        use: What is financed.
        years: Each of its years.
        fund: The fund that carries some of it; ``None`` where the other money is no fund that is known.
        contributions: What each municipality gives and keeps, and the region where it has an award, in the order of
            the awards; who takes no part keeps all.
        premises: What it depends on.
        findings: What is not in order with the other money, or is assumed of the years.

    Invariants:
        * what the funds carry, the region gives and the municipalities give sum to the cost
        * what each gives and keeps sum to its award, and neither is below zero
        * what is used of a fund and what is left of it sum to it
    """

    use: JointUse
    years: tuple[JointYear, ...]
    fund: Fund | None
    contributions: tuple[Contribution, ...]
    premises: tuple[Premise, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def cost(self) -> Amount:
        """What it costs in all."""
        return _sum(each.cost for each in self.years)

    @property
    def funds(self) -> Amount:
        """The sum that was given of other money."""
        return _sum(each.funds for each in self.years)

    @property
    def from_funds(self) -> Amount:
        """What other money carries."""
        return _sum(each.from_funds for each in self.years)

    @property
    def funds_left(self) -> Amount:
        """What is left of the sum that was given; what a fund holds in all is in :attr:`fund_left`."""
        return self.funds - self.from_funds

    @property
    def fund_left(self) -> Amount | None:
        """What is left of the fund after the last year; ``None`` where the other money is no fund that is known."""
        return None if self.fund is None else self.fund.amount - self.from_funds

    @property
    def region(self) -> Amount:
        """What the region gives."""
        return _sum(each.region for each in self.years)

    @property
    def municipalities(self) -> Amount:
        """What the municipalities give together."""
        return _sum(each.municipalities for each in self.years)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The stages in which the cost of every year was shared."""
        return tuple(level for each in self.years for level in each.levels)

    def contributions_of(self, side: Principal) -> tuple[Contribution, ...]:
        """Give what those of one principal give and keep; nothing where it has no award."""
        return tuple(each for each in self.contributions if each.award.side is side)


def plan_joint_work(
    sharing: GrantSharing,
    use: JointUse,
    *,
    cost: Amount | Mapping[int, Amount],
    municipal_percent: int | Fraction,
    funds: Amount | Mapping[int, Amount] = ZERO,
    later_grant: bool | None = None,
    odd_unit_to: str | None = None,
    together: Sequence[str] | None = None,
) -> JointPlan:
    """
    Say what each recipient gives up of its award for joint work, and what it keeps.

    Swedish term:
        finansiera en gemensam processledare

    Args:
        sharing: The grant, shared; a municipality's part of the cost follows the same key as its award. A region that
            has an award gives its part of that; one that has none gives it of other money.
        use: What is financed.
        cost: What it costs in the year; or of several years, by year.
        municipal_percent: How many percent of it the municipalities carry; the region carries the rest.
        funds: Other money, which carries the cost first; or by year. Of a fund that the use names no more is reckoned
            than what there is, and in no other years than its own.
        later_grant: Whether there is a grant for the years that follow; ``None`` where nobody knows.
        odd_unit_to: ``municipalities`` or ``region``: who carries the odd krona when the halves tie.
        together: The municipalities that do it together, by code; ``None`` for all.

    Raises:
        AmountError: If the cost is not above zero, or the funds are below it.
        GrantError: If the grant is not shared between municipalities, one would give more than its award, a year is
            none of the use's, or one of *together* is no municipality that gets something.
        UnknownEntryError: If the grant has not the fund that the use names.
        UnsettledTieError: If the parts tie for the odd krona and nobody is named.
        WeightError: If the percentage is not from 0 to 100.

    Invariants:
        * what each gives and keeps sum to its award, and neither is below zero
        * a fund is never below zero

    Source:
        "Förslag på användning av medel …" 2020, section 4.2.

    Example:
        >>> from nara_vard_finans import embedded, kronor, share_grant
        >>> grant = embedded().grant("ok-gnv-2020")
        >>> post = grant.joint_use("processledare")
        >>> plan = plan_joint_work(share_grant(grant), post, cost=kronor(1_000_000), municipal_percent=50)
        >>> print(plan.region, plan.municipalities, sep=", ")
        500 000 kr, 500 000 kr
        >>> both = {2020: kronor(900_000), 2021: kronor(900_000)}
        >>> sus = {2020: kronor(300_000)}
        >>> plan = plan_joint_work(share_grant(grant), post, cost=both, municipal_percent=50, funds=sus)
        >>> print(plan.cost, plan.from_funds, plan.fund_left, plan.region, sep=", ")
        1 800 000 kr, 300 000 kr, 700 000 kr, 750 000 kr

    .. versionadded:: 0.1.0
    """
    towns, taking_part, regions = _who(sharing, together)
    costs = _by_year(sharing, use, cost)
    given = _given(funds, costs)
    fund = sharing.grant.fund(use.fund) if use.fund else None
    key = _split(taking_part, regions, municipal_percent, odd_unit_to)
    rule = sharing.grant.rounding
    if not rule.method.rows_sum:  # its rows need not sum to the cost
        rule = RoundingRule(unit=rule.unit)
    years: list[JointYear] = []
    left = None if fund is None else fund.amount
    for year, amount in sorted(costs.items()):
        usable = given[year] if fund is None or left is None else _usable(fund, year, given[year], left)
        used = min(amount, usable)
        left = None if left is None else left - used
        levels = share_in_stages(amount - used, key, rule)
        sides = {code: level.apportionment.amount(code) for level in levels[:1] for code in key.between.parties}
        years.append(
            JointYear(
                year=year,
                cost=amount,
                funds=given[year],
                from_funds=used,
                fund_left=left,
                region=sides[Principal.REGION],
                municipalities=sides[Principal.MUNICIPALITIES],
                levels=levels,
            )
        )
    plan = JointPlan(
        use=use,
        years=tuple(years),
        fund=fund,
        contributions=tuple(
            Contribution(award=award, gives=_sum(each.gives(award.code) for each in years))
            for award in (*towns, *regions)
        ),
        premises=tuple(_premises(use, years, later_grant)),
        findings=tuple(_findings(sharing, fund, years)),
    )
    for contribution in plan.contributions:
        if contribution.keeps < ZERO:
            award = contribution.award
            raise GrantError(str(award.name), GivesBeyondAward(contribution.gives, award.amount))
    return plan


def _sum(amounts: Iterable[Amount]) -> Amount:
    return sum(amounts, ZERO)


def _who(sharing: GrantSharing, together: Sequence[str] | None) -> tuple[list[Award], list[Award], list[Award]]:
    """Give the awards of the municipalities, of those among them that take part, and of regions."""
    awards = {side: [each for each in sharing.awards if each.side is side and each.levels] for side in Principal}
    towns, regions = awards[Principal.MUNICIPALITIES], awards[Principal.REGION]
    if not towns:
        raise GrantError(sharing.grant.id, NotForMunicipalities())
    if together is None:
        return towns, towns, regions
    strangers = sorted({*together} - {award.code for award in towns})
    if strangers or not together:
        raise GrantError(strangers[0] if strangers else sharing.grant.id, NoMunicipalRecipient(str(towns[0].name)))
    return towns, [award for award in towns if award.code in together], regions


def _by_year(sharing: GrantSharing, use: JointUse, cost: Amount | Mapping[int, Amount]) -> dict[int, Amount]:
    own = sharing.grant.year
    first = own if own in use.years or not use.years else use.years[0]
    costs = {first: cost} if isinstance(cost, Amount) else dict(cost)
    for year, amount in costs.items():
        if amount <= ZERO:
            raise AmountError(str(amount), CostsAndFunds())
        if use.years and year not in use.years:
            raise GrantError(use.id, YearNotOfUse(year, use.years))
    if not costs:
        raise AmountError(str(ZERO), CostsAndFunds())
    return costs


def _given(funds: Amount | Mapping[int, Amount], costs: Mapping[int, Amount]) -> dict[int, Amount]:
    given = {min(costs): funds} if isinstance(funds, Amount) else dict(funds)
    for year, amount in given.items():
        if amount < ZERO:
            raise AmountError(str(amount), CostsAndFunds())
        if year not in costs:
            raise AmountError(str(amount), FundsWithoutCost(year))
    return {year: given.get(year, ZERO) for year in costs}


def _usable(fund: Fund, year: int, given: Amount, left: Amount) -> Amount:
    """Give what can be used of a fund in a year: nothing in a year that it is not for, and never more than is left."""
    return min(given, left) if not fund.years or year in fund.years else ZERO


def _split(towns: list[Award], regions: list[Award], percent: int | Fraction, odd_unit_to: str | None) -> NestedKey:
    """Give the key between the principals, and within each that of the awards."""
    if not 0 <= exact(percent) <= _HUNDRED:
        raise WeightError((), NoPartOfAHundred(exact(percent)))
    between = percentages({Principal.MUNICIPALITIES.value: percent, Principal.REGION.value: _HUNDRED - exact(percent)})
    within: dict[str, AnyKey] = {
        Principal.MUNICIPALITIES.value: _key(towns),
        Principal.REGION.value: _key(regions) if regions else equal_shares(Principal.REGION.value),
    }
    return NestedKey(between=between, within=within, odd_unit_to=odd_unit_to)


def _key(awards: list[Award]) -> CostKey:
    """Give the key that the awards themselves follow; where there were several, the awards are the key."""
    codes = [award.code for award in awards]
    keys = {level.apportionment.key for award in awards for level in award.levels}
    if len(keys) == 1:
        return among(keys.pop(), codes)
    return parts({award.code: award.amount.ore for award in awards})


def _premises(use: JointUse, years: Sequence[JointYear], later: bool | None) -> Iterator[Premise]:  # noqa: FBT001
    carried = [each for each in years if each.cost > each.from_funds]  # where other money carries all, nobody need
    if use.both_contribute is not None and carried:
        met = all(each.region > ZERO and each.municipalities > ZERO for each in carried)
        yield Premise(text=use.both_contribute, met=met)
    if use.later_grant is not None:
        yield Premise(text=use.later_grant, met=later)


def _findings(sharing: GrantSharing, fund: Fund | None, years: Sequence[JointYear]) -> Iterator[Finding]:
    own = sharing.grant
    if fund is not None:
        subject, left = f"{own.id}/{fund.id}", fund.amount
        for each in years:
            if fund.years and each.year not in fund.years and each.funds > ZERO:
                of_others = FundOfOtherYears(fund.title, each.funds, each.year, fund.years)
                yield Finding.of(of_others, subject, fund.source)
            elif each.funds > left:
                yield Finding.of(FundOverdrawn(fund.title, each.funds, each.year, left), subject, fund.source)
            left -= each.from_funds
        used = fund.amount - left
        if fund.decided_by and used > ZERO:
            yield Finding.of(FundUndecided(fund.title, fund.decided_by, used), subject, fund.source)
    if any(each.year > own.year for each in years) and len(years) > 1:
        yield Finding.of(YearsFromOneGrant(own.year), own.id)
