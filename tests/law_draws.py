"""What the laws are held against: results, plans and statuses that the library gives, of all that could be real."""

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import evolve
from hypothesis import assume
from hypothesis import strategies as st

import agreement_cases
import grant_cases
import post_cases
from law_cases import EACH, LR, SL
from nara_vard_finans import (
    Agreement,
    Amount,
    Directory,
    Method,
    Party,
    Period,
    RoundingRule,
    apportion,
    kronor,
    parts,
    share_cost,
    share_grant,
    status,
    testing,
)
from nara_vard_finans.agreements import CostSharing
from nara_vard_finans.core import Principal, Text, UnsettledTieError
from nara_vard_finans.grants import (
    Binding,
    DutyKind,
    Fund,
    Grant,
    GrantSharing,
    OfferedAgain,
    Percentage,
    Pot,
    PotUse,
    divide,
)
from nara_vard_finans.sharing import (
    LARGEST,
    MOST_DECIMALS,
    AgreedKey,
    AnyKey,
    Apportionment,
    BasisKind,
    CostByYear,
    Counting,
    Every,
    InstalmentPlan,
    SettledPlan,
    Settlement,
    YearlyCost,
    part_of,
    plan_instalments,
    settle,
    share_in_stages,
    split_over,
    steps_of,
)

A_DAY = dt.timedelta(days=1)
Asked = dict[str, Any]


# Shares.


@st.composite
def skewed(draw: st.DrawFn) -> dict[str, int]:
    """Draw many small parties and one that has most: rows rounded alone are then many units from the total."""
    small = draw(st.integers(1, 200))
    large = draw(st.integers(100, 2_000)) * small + draw(st.integers(0, small))
    return {f"{place:04d}": small for place in range(draw(st.integers(20, 60)))} | {"large": large}


def tying() -> st.SearchStrategy[dict[str, int]]:
    """Draw weights so small that claims and remainders often tie."""
    return st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 3), min_size=1)


@st.composite
def asked(draw: st.DrawFn, methods: Sequence[Method]) -> Asked:
    """
    Draw a total of zero or more, and what it is shared by.

    Of so many units as the square of the number of parties, the largest can carry any residual.
    """
    key: Any = draw(st.one_of(testing.any_keys(6, stated=True), tying().map(parts), skewed().map(parts)))
    flat = getattr(key, "flat", key)
    method, unit = draw(st.sampled_from(methods)), draw(testing.units())
    units = draw(st.one_of(st.integers(0, 120), st.integers(0, 10**30)))
    if method.by_rate and flat.basis.kind is BasisKind.MIXED:  # it counts nothing
        flat = parts(flat.weights)
    more: Asked = {"residual_to": LARGEST} if method.is_carried else {}
    if method.by_percent:
        more["decimals"] = draw(st.integers(2, MOST_DECIMALS))
    # A rate that is rounded up from half an öre doubles the total, and nobody could carry that.
    weighs = math.ceil(sum(weight for _, weight in flat.weights)) if method.by_rate else 0
    units += (1 + weighs) * len(flat.parties) ** 2 if more else 0
    return {"total": units * unit, "key": flat, "method": method, "unit": unit, **more}


def shared(methods: Sequence[Method] = tuple(Method)) -> st.SearchStrategy[Apportionment]:
    """Draw what the library shares, and what is paid back."""
    signed = st.tuples(asked(methods), st.sampled_from([1, -1]))
    return signed.map(lambda drawn: apportion(**drawn[0] | {"total": drawn[1] * drawn[0]["total"]}))


def pairs(
    change: Callable[[Asked], Asked], methods: Sequence[Method] = tuple(Method)
) -> st.SearchStrategy[tuple[Apportionment, Apportionment]]:
    """Draw two results, of which the second was asked for with a change."""
    return asked(methods).map(lambda drawn: (apportion(**drawn), apportion(**drawn | change(drawn))))


def turned(drawn: Asked) -> Asked:
    return {"key": parts(drawn["key"].weights[::-1])}


# Stages.


def between(key: AgreedKey, cost: Amount | None = None) -> Agreement:
    """Give an agreement of 2025 between the parties of a key, and the cost where the key does not give it."""
    parties = Directory(Party(code=code, name=code, principal=Principal.MUNICIPALITIES) for code in key.parties)
    stated = CostByYear() if cost is None else YearlyCost(amount=cost)
    return Agreement(id="x", title=Text("X"), parties=parties, term=Period.year(2025), cost=stated, cost_key=key)


def by_stages(methods: Sequence[Method] = (LR, SL, EACH)) -> st.SearchStrategy[CostSharing]:
    """Draw costs that are shared by keys of groups; the method that may be refused of a few kronor is left out."""
    drawn = st.tuples(testing.nested_keys(), testing.amounts(0, 10**12), st.sampled_from(methods))
    return drawn.map(lambda each: share_cost(between(each[0], each[1]), 2025, rounding=RoundingRule(method=each[2])))


def costs() -> st.SearchStrategy[CostSharing]:
    """Draw costs of a year of an agreement, by keys of all kinds."""
    return st.tuples(testing.agreements(), st.integers(0, 4)).map(
        lambda drawn: share_cost(drawn[0], drawn[0].stated_years[drawn[1] % len(drawn[0].stated_years)])
    )


def charges(cost: Amount, key: AnyKey, rule: RoundingRule) -> dict[str, Amount]:
    return {
        code: level.apportionment.amount(code)
        for level in share_in_stages(cost, key, rule)
        if not level.between_groups
        for code in level.apportionment.key.parties
    }


@st.composite
def settlements(draw: st.DrawFn) -> Settlement:
    """Draw what was charged by a key, and settled by the same."""
    key = draw(st.one_of(testing.cost_keys(), testing.nested_keys()))
    cost, actual = draw(testing.amounts(0)), draw(testing.amounts(0))
    rule = RoundingRule(method=draw(st.sampled_from([LR, SL])))
    return settle(charges(cost, key, rule), actual, key, rounding=rule)


ASIDE = PotUse.SET_ASIDE


@st.composite
def parts_of_pot(draw: st.DrawFn, parent: str, whole: int, depth: int = 2) -> list[Pot]:
    """Draw the parts of a pot of *whole* kronor: some percent of it set aside, some stated, the rest; and their parts."""
    pot = grant_cases.pot
    aside = draw(st.lists(st.integers(1, 40), max_size=2))
    made = [pot(f"{parent}-a{number}", of=parent, percent=share, use=ASIDE) for number, share in enumerate(aside)]
    room = whole * (100 - sum(aside)) // 100
    for number in range(draw(st.integers(0, 2))):
        taken, use = draw(st.integers(0, room)), draw(st.sampled_from([PotUse.SHARED, ASIDE]))
        room -= taken
        made.append(pot(f"{parent}-{number}", of=parent, amount=kronor(taken), use=use))
    how = draw(st.sampled_from(["percent", "rest", "left"]))
    if how == "percent":
        marks = sorted(draw(st.sets(st.integers(1, 99), max_size=3)))
        made += [
            pot(f"{parent}-p{number}", of=parent, percent=high - low)
            for number, (low, high) in enumerate(zip([0, *marks], [*marks, 100], strict=True))
        ]
    elif how == "rest":
        made.append(pot(f"{parent}-rest", of=parent))
        if depth:
            made += draw(parts_of_pot(f"{parent}-rest", room, depth - 1))
    return made


@st.composite
def frames(draw: st.DrawFn) -> list[Pot]:
    """Draw a frame and its parts; a tie for the odd krona goes to the first percentage, and others are left out."""
    total = draw(st.integers(0, 10**9))
    pots = [grant_cases.pot("ram", amount=kronor(total)), *draw(parts_of_pot("ram", total))]
    first = {each.of: each.id for each in reversed(pots) if isinstance(each.size, Percentage) and each.use is not ASIDE}
    named = [evolve(each, odd_unit_to=first.get(each.id)) for each in pots]
    try:
        divide(named)
    except UnsettledTieError:
        assume(False)  # noqa: FBT003 - a tie between parts that the pot does not name
    return named


def strangers(*most: int) -> st.SearchStrategy[dict[str, int]]:
    """Draw weights of others than the made-up grant's parties; a key of whom only some are is no key of it."""
    own = {*grant_cases.MUNICIPALITIES, grant_cases.REGION}
    return testing.weights(*most).filter(lambda drawn: not {*drawn} & own)


@st.composite
def framed(draw: st.DrawFn) -> GrantSharing:
    """Draw grants of pots within pots, of which some are shared by a key."""
    pots = draw(frames())
    parents = {each.of for each in pots}
    keyed = [
        evolve(each, key=parts(draw(strangers(6))))
        if each.id not in parents and each.use is not ASIDE and draw(st.booleans())
        else each
        for each in pots
    ]
    return share_grant(grant_cases.made_up(pots=tuple(keyed)))


def sharings() -> st.SearchStrategy[GrantSharing]:
    """Draw grants that are shared."""
    return st.one_of(testing.grants().map(share_grant), framed())


# Periods.


def month(number: int) -> Period:
    """Give the month of a number, counted from the year 0."""
    return Period.parse(f"{number // 12:04d}-{number % 12 + 1:02d}")


@st.composite
def any_periods(draw: st.DrawFn, most_days: int = 1_500) -> Period:
    first = draw(st.dates(dt.date(1895, 1, 1), dt.date(2105, 12, 31)))
    return Period(first_day=first, last_day=first + draw(st.integers(0, most_days)) * A_DAY)


@st.composite
def whole_months(draw: st.DrawFn, most_months: int = 40) -> Period:
    first = draw(st.integers(1895 * 12, 2105 * 12))
    last = month(first + draw(st.integers(0, most_months - 1)))
    return Period(first_day=month(first).first_day, last_day=last.last_day)


def periods(counted: Counting) -> st.SearchStrategy[Period]:
    return whole_months() if counted is Counting.MONTHS else any_periods()


@st.composite
def chains(draw: st.DrawFn, counted: Counting) -> list[Period]:
    """Draw periods that follow on each other."""
    steps = steps_of(draw(periods(counted)), Every.MONTH)
    cuts = sorted(draw(st.sets(st.integers(1, len(steps) - 1)))) if len(steps) > 1 else []
    bounds = zip([0, *cuts], [*cuts, len(steps)], strict=True)
    return [Period(first_day=steps[low].first_day, last_day=steps[high - 1].last_day) for low, high in bounds]


def joined(chain: Sequence[Period]) -> Period:
    return Period(first_day=chain[0].first_day, last_day=chain[-1].last_day)


@st.composite
def plans(draw: st.DrawFn) -> tuple[InstalmentPlan, Mapping[str, Amount]]:
    """Draw plans of what each is to pay, or to have back."""
    counted, unit, sign = draw(st.sampled_from(Counting)), draw(testing.units()), draw(st.sampled_from([1, -1]))
    amounts = {code: sign * count * unit for code, count in draw(testing.weights(8)).items()}
    period, every = draw(periods(counted)), draw(st.sampled_from(Every))
    return plan_instalments(amounts, period, every=every, counted=counted, unit=unit), amounts


@st.composite
def settled_plans(draw: st.DrawFn) -> tuple[SettledPlan, Mapping[str, Amount]]:
    """Draw plans with a settlement put on them, and what each is to pay in all."""
    key = draw(testing.cost_keys(5))
    rule = RoundingRule(method=draw(st.sampled_from([LR, SL])))
    amounts = charges(draw(testing.amounts(0, 10**6)), key, rule)
    plan = plan_instalments(amounts, Period.year(2030), every=draw(st.sampled_from(Every)), counted=Counting.MONTHS)
    settlement = settle(amounts, draw(testing.amounts(0, 2 * 10**6)), key, rounding=rule)
    after = draw(st.dates(dt.date(2029, 12, 1), dt.date(2031, 1, 1)))
    return settlement.on(plan, after=after), {code: amounts[code] + settlement.adjustment(code) for code in amounts}


@st.composite
def split(draw: st.DrawFn) -> tuple[Sequence[Amount], Amount]:
    """Draw a total over periods that follow on each other: all at once, or each by itself."""
    counted, unit = draw(st.sampled_from(Counting)), draw(testing.units())
    chain, total = draw(chains(counted)), draw(testing.amounts(unit=unit))
    if draw(st.booleans()):
        return split_over(total, chain, counted=counted, unit=unit), total
    whole = joined(chain)
    return [part_of(total, whole=whole, part=each, counted=counted, unit=unit) for each in chain], total


# Statuses.


@st.composite
def of_agreements(draw: st.DrawFn) -> Any:
    """Draw made-up agreements on a day, and one whose papers are written up event by event."""
    if draw(st.booleans()):
        return draw(on_a_day(testing.agreements(3)))
    agreement, events = draw(agreement_cases.lives())
    day = draw(st.sampled_from(agreement_cases.days_of(events)))
    return status(agreement, agreement_cases.journal(*events), on=day)


@st.composite
def of_grants(draw: st.DrawFn) -> Any:
    """Draw made-up grants on a day, with requirements, conditions and ceilings among them."""
    if draw(st.booleans()):
        return draw(on_a_day(testing.grants(3)))
    if draw(st.booleans()):
        known = draw(grant_cases.events_by_payer())
        day = draw(st.sampled_from([event.on for event in known] or [grant_cases.TERM.first_day]))
        return status(grant_cases.by_payer(), grant_cases.journal(*known), on=day)
    ceiling = draw(st.booleans())
    events = draw(grant_cases.valid_events(ceiling=ceiling))
    day, binding = draw(st.sampled_from(grant_cases.days_of(events))), draw(st.sampled_from([None, *Binding]))
    grant = grant_cases.drawn() if ceiling else grant_cases.GRANT
    return status(grant, grant_cases.journal(*events), on=day, binding=binding)


def drawn_out() -> Grant:
    """The made-up grant paid out by another, with a fund, and asked for by those who want it, to be offered again."""
    ask = grant_cases.duty("ask", DutyKind.REQUISITION, grant_cases.TERM.last_day)
    return evolve(
        grant_cases.GRANT,
        pots=(evolve(grant_cases.GRANT.pots[0], use=PotUse.CEILING),),
        paid_out_by="RSS Dalarna",
        funds=(Fund(id="saved", title=Text("sparat", "saved"), amount=kronor(100)),),
        duties=(*grant_cases.GRANT.duties, ask),
        offered_again=OfferedAgain(duty="ask"),
    )


def of_funds() -> Any:
    """Draw the grant that has a fund, on a day."""
    return on_a_day(st.just(drawn_out()))


@st.composite
def of_posts(draw: st.DrawFn) -> Any:
    """Draw made-up posts on a day, and one of which a clerk keeps the books."""
    if draw(st.booleans()):
        return draw(on_a_day(testing.posts(3)))
    events = draw(post_cases.valid_events())
    day = draw(st.sampled_from(post_cases.days_of(events)))
    return status(post_cases.POST, post_cases.journal(*events), on=day)


@st.composite
def on_a_day(draw: st.DrawFn, definitions: st.SearchStrategy[Any]) -> Any:
    definition = draw(definitions)
    journal = draw(testing.journals(definition, most=6))
    return status(definition, journal, on=draw(testing.days_of(definition, journal)))
