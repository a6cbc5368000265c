"""Explanations of what one gives to joint work: the cost, what other money carries, and its part of the rest."""

from collections.abc import Iterator

from nara_vard_finans.analysis.award_explanation import name_of, premise_text
from nara_vard_finans.analysis.contribution_messages import (
    AwardIs,
    FundCarries,
    Gives,
    JointCostIs,
    LeftOfAward,
    NothingLeftToShare,
    OtherMoneyCarries,
    TakesNoPart,
)
from nara_vard_finans.analysis.explanation import explain_levels, explain_stage
from nara_vard_finans.analysis.messages import PartsSum
from nara_vard_finans.analysis.steps import Explanation, Step, StepKind
from nara_vard_finans.core import ZERO, Party, Principal, Source, Text
from nara_vard_finans.grants import GrantSharing, JointPlan, JointYear


def explain_contribution(sharing: GrantSharing, plan: JointPlan, party: Party) -> Explanation:
    """
    Explain what one party gives to joint work of its award, and what it keeps.

    Swedish term:
        förklara ett bidrag till gemensamt arbete

    Args:
        sharing: The grant, shared.
        plan: How the joint work is financed.
        party: Who gives; a region that has no award of the grant gives of other money.

    Example:
        >>> from nara_vard_finans import embedded, kronor, share_grant
        >>> from nara_vard_finans.grants import plan_joint_work
        >>> sharing = share_grant(embedded().grant("ok-gnv-2020"))
        >>> use = sharing.grant.joint_use("processledare")
        >>> plan = plan_joint_work(sharing, use, cost=kronor(900_000), municipal_percent=50)
        >>> found = explain_contribution(sharing, plan, sharing.grant.parties.find("Orsa"))
        >>> print(found.amount, found.steps[-3].text.en, sep=": ")
        10 812 kr: Of 377 475 kr, 366 663 kr is left.

    .. versionadded:: 0.1.0
    """
    own = next((each for each in plan.contributions if each.award.code == party.code), None)
    code = party.code if own is not None or party.principal is not Principal.REGION else Principal.REGION.value
    gives = plan.region if code == Principal.REGION.value else ZERO if own is None else own.gives
    steps = [] if own is None else [Step(kind=StepKind.SUM, text=AwardIs(own.award.amount), amount=own.award.amount)]
    for year in plan.years:
        steps += _year_steps(sharing, plan, year, code)
    if len(plan.years) > 1:
        amounts = tuple(year.gives(code) for year in plan.years)
        steps.append(Step(kind=StepKind.SUM, text=PartsSum(amounts, gives), amount=gives))
    if own is not None:
        steps.append(Step(kind=StepKind.KEPT, text=LeftOfAward(own.award.amount, own.keeps), amount=own.keeps))
    steps += (
        Step(kind=StepKind.PREMISE, text=premise_text(premise), amount=None, sources=_sources(plan.use.source))
        for premise in plan.premises
    )
    steps += (
        Step(kind=StepKind.FUND, text=each.message, amount=None, sources=_sources(each.source))
        for each in plan.findings
    )
    years = tuple(str(year.year) for year in plan.years)
    return Explanation(
        definition=sharing.grant,
        year=min(year.year for year in plan.years),
        code=party.code,
        name=Text(party.name),
        side=party.principal,
        amount=gives,
        says=Gives(Text(party.name), gives, plan.use.title, years),
        steps=tuple(steps),
        findings=plan.findings,
    )


def _sources(source: Source | None) -> tuple[Source, ...]:
    return () if source is None else (source,)


def _year_steps(sharing: GrantSharing, plan: JointPlan, year: JointYear, code: str) -> Iterator[Step]:
    """Explain one year: what it costs, what other money carries first, and the party's part of the rest."""
    use = plan.use
    text = JointCostIs(use.title, year.year, year.cost)
    yield Step(kind=StepKind.COST, text=text, amount=year.cost, sources=_sources(use.source), remarks=use.remarks)
    if year.from_funds > ZERO:
        yield _fund_step(plan, year)
    if year.cost == year.from_funds:
        yield Step(kind=StepKind.SHARE, text=NothingLeftToShare(), amount=ZERO)
        return
    own = [each for each in year.levels if not each.between_groups and code in each.apportionment.key.parties]
    if code == Principal.REGION.value:  # without an award it is one of the sides, and no party within one
        yield from explain_stage(year.levels[0].apportionment, code, lambda name: name_of(sharing, name))
    elif own:
        yield from explain_levels(year.levels, own[0], code, lambda name: name_of(sharing, name))
    else:
        yield Step(kind=StepKind.SHARE, text=TakesNoPart(sharing.grant.parties[code].name), amount=ZERO)


def _fund_step(plan: JointPlan, year: JointYear) -> Step:
    """Say what a fund, or other money, carries of a year, and what is left of the fund."""
    fund, rest = plan.fund, year.cost - year.from_funds
    if fund is None or year.fund_left is None:
        return Step(kind=StepKind.FUND, text=OtherMoneyCarries(year.from_funds, rest), amount=year.from_funds)
    return Step(
        kind=StepKind.FUND,
        text=FundCarries(fund.title, year.from_funds, year.fund_left, rest),
        amount=year.from_funds,
        sources=_sources(fund.source),
        remarks=fund.remarks,
    )
