"""For each law a seeded fault that it catches: what it breaks, for whom and by how much is reckoned by hand."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from attrs import evolve, fields

from agreement_cases import AGREEMENT as SIGNED
from agreement_cases import ALVDALEN, FALUN, MORA, ORSA, REGION, all_sign, autumn, notice
from agreement_cases import journal as of_agreement
from grant_cases import GRANT, asked, duty, paid, pot, told, used
from grant_cases import journal as of_grant
from grant_cases import made_up as grant_of
from law_cases import CARRIED, EACH, LR, TEN, TWO, Broken, result
from law_draws import between
from nara_vard_finans import (
    Amount,
    Period,
    apportion,
    equal_shares,
    kronor,
    parts,
    share_cost,
    share_grant,
    testing,
)
from nara_vard_finans.agreements import AgreementStatus, Departure
from nara_vard_finans.core import KRONA, ORE, Finding, Statistic, Text
from nara_vard_finans.grants import (
    Balance,
    DutyKind,
    Fund,
    FundBalance,
    FundDecided,
    FundUsed,
    GrantStatus,
    OfferedAgain,
    PotUse,
)
from nara_vard_finans.posts import Cover, Exposure, PostStatus, PostYear
from nara_vard_finans.sharing import (
    AgreedKey,
    Bounded,
    Combined,
    CostPart,
    Counting,
    CutOff,
    Every,
    Rate,
    RateValue,
    SettledPlan,
    StatedAmounts,
    plan_instalments,
    proportional_to,
)
from post_cases import POST, began, decided, intended
from post_cases import journal as of_post


def cost() -> Any:
    return share_cost(SIGNED, 2030)


def other_stage(total: int) -> Any:
    """The same, with a last stage that shares another sum than it was given."""
    found: Any = share_cost(SIGNED, 2030)
    last = next(level for level in found.levels if level.group == ("region",))
    others = [level for level in found.levels if level is not last]
    return evolve(found, levels=[*others, evolve(last, apportionment=apportion(kronor(total), equal_shares(REGION)))])


def charged(key: AgreedKey, counts: tuple[int, ...], cost: int | None = None, part: str = "") -> Any:
    """What an agreement of 2025 charges by a key, with other counts in one of its stages."""
    found = share_cost(between(key, None if cost is None else kronor(cost)), 2025)
    levels = [
        evolve(level, apportionment=evolve(level.apportionment, counts=counts)) if part in {"", *level.group} else level
        for level in found.levels
    ]
    return evolve(found, levels=tuple(levels))


PEOPLE = Statistic(
    id="people", title=Text("Folkmängd"), counts="population", unit="persons", as_of=Period.year(2024), figures={"a": 3, "b": 5}
)  # fmt: skip
RATE = Rate(per=RateValue(number=Fraction("1.5")), key=proportional_to(PEOPLE))
"""By hand: a pays 4,50 kr and b 7,50, so 5 kr and 8."""
SIGNS = StatedAmounts(amounts={"a": kronor(-5), "b": kronor(20)}, signed=True)
BOTH = Combined(parts=(CostPart(name="taxa", key=RATE), CostPart(name="fast", key=SIGNS)))
"""By hand: a pays nothing, its five kronor less the five that it receives, and b 28 kr."""


def at_most(cut_off: CutOff) -> Bounded:
    """By hand: of 100 kr a has its ceiling of 60 kr instead of 80, and b and c 20 each, or 10 where the rest falls away."""
    return Bounded(key=parts({"a": 8, "b": 1, "c": 1}), most={"a": 60}, least={"b": 10}, cut_off=cut_off)


POTS = grant_of(
    pots=(
        pot("ram", amount=kronor(100)),
        pot("topp", amount=kronor(10), of="ram", use=PotUse.SET_ASIDE),
        pot("resten", of="ram", key=parts({FALUN: 1, MORA: 1})),
    )
)


def pots(**amounts: int) -> Any:
    found: Any = share_grant(POTS)
    return evolve(
        found,
        pots=[evolve(each, amount=kronor(amounts.get(each.pot.id, int(each.amount.kronor)))) for each in found.pots],
    )


PLAN: Any = plan_instalments(
    {FALUN: kronor(6), MORA: kronor(3)}, Period.year(2030), every=Every.TERTIAL, counted=Counting.MONTHS
)


def planned(number: int, **changes: int) -> Any:
    """The plan of 2 and 1 kr each third of the year, with some amounts of one of them exchanged."""
    each: Any = PLAN.instalments[number]
    amounts = {
        code: kronor(changes.get({FALUN: "falun", MORA: "mora"}[code], int(amount.kronor)))
        for code, amount in each.amounts
    }
    return evolve(
        PLAN, instalments=[*PLAN.instalments[:number], evolve(each, amounts=amounts), *PLAN.instalments[number + 1 :]]
    )


def odd_cell() -> Any:
    """The plan, with 25 öre more of Mora in its first third; of Falun nothing is moved."""
    first: Any = PLAN.instalments[0]
    amounts = {code: amount + Amount(25 if code == MORA else 0) for code, amount in first.amounts}
    return evolve(PLAN, instalments=[evolve(first, amounts=amounts), *PLAN.instalments[1:]])


def settled() -> SettledPlan:
    """The plan with a krona of Falun's paid out by itself: by hand, of 6 kr less 1, and of Mora's 3 kr, all is 5 and 3."""
    return SettledPlan(plan=PLAN, left={FALUN: kronor(-2), MORA: kronor(0)})


SPRING = dt.date(2030, 3, 1)


def granted(balance: Balance | None = None, frame: int | None = None, rest: int | None = None) -> GrantStatus:
    """The made-up grant when Falun is told of 100 kr, is paid 80 and has used 30; with another balance, or frame."""

    class Faulty(GrantStatus):
        @cached_property
        def balances(self) -> Any:
            own = super().balances
            return own if balance is None else {**own, FALUN: balance}

        @cached_property
        def frame(self) -> Amount:
            return super().frame if frame is None else kronor(frame)

        @property
        def not_notified(self) -> Amount:
            return super().not_notified if rest is None else kronor(rest)

    events = [told(FALUN, 100, SPRING), paid(FALUN, 80, SPRING), used(FALUN, 30, SPRING)]
    return Faulty(definition=GRANT, journal=of_grant(*events), on=SPRING)


def exchanged(value: Any) -> property:
    """A part of a status that is always one thing."""
    return property(lambda _: value)


def lapsing(**parts: Any) -> GrantStatus:
    """A grant on the day after the last to ask, from which what nobody asked for is offered again."""
    last = dt.date(2030, 10, 10)
    grant = grant_of(
        pots=(evolve(GRANT.pots[0], use=PotUse.CEILING),),
        duties=(*GRANT.duties, duty("rekvisition", DutyKind.REQUISITION, last)),
        offered_again=OfferedAgain(duty="rekvisition"),
    )
    events = told(FALUN, 300_000, dt.date(2030, 6, 1)), asked(FALUN, 100_000, last)
    return faulty(parts)(definition=grant, journal=of_grant(*events), on=last + dt.timedelta(days=1))


def exchanging(**parts: Any) -> GrantStatus:
    """The made-up grant when Falun is told of 100 kr, is paid 80 and has used 30, with some part of it exchanged."""
    events = [told(FALUN, 100, SPRING), paid(FALUN, 80, SPRING), used(FALUN, 30, SPRING)]
    return faulty(parts)(definition=GRANT, journal=of_grant(*events), on=SPRING)


def faulty(parts: Mapping[str, Any]) -> type[GrantStatus]:
    """Make a status of which some parts are exchanged."""

    class Faulty(GrantStatus):
        pass

    for name, value in parts.items():
        setattr(Faulty, name, exchanged(value))
    return Faulty


def awarded(more: Amount | None) -> Any:
    """The recipients, of whom Falun has an award that is larger than its share of the frame, or none."""
    rows = exchanging().recipients
    return [
        evolve(each, award=None if more is None or each.award is None else each.award + more)
        if each.party.code == FALUN
        else each
        for each in rows
    ]


def funded(*, decided: int, used: int, amount: int = 100) -> GrantStatus:
    """The grant with a fund of 100 kr, of which 60 are decided on and 20 used; and what is said of it instead."""

    class Faulty(GrantStatus):
        funds = exchanged(
            (FundBalance(fund=evolve(FUND, amount=kronor(amount)), decided=kronor(decided), used=kronor(used)),)
        )

    events = [
        FundDecided(on=SPRING, fund="saved", amount=kronor(60)),
        FundUsed(on=SPRING, fund="saved", amount=kronor(20)),
        FundUsed(on=SPRING + dt.timedelta(days=1), fund="saved", amount=kronor(5)),
        FundDecided(on=SPRING, fund="saved", amount=kronor(7), by="Någon annan"),
    ]
    return Faulty(definition=grant_of(funds=(FUND,)), journal=of_grant(*events), on=SPRING)


FUND = Fund(id="saved", title=Text("sparat", "saved"), amount=kronor(100), decided_by="Styrelsen")


class Forgetful(Balance):
    """A balance of which a krona is lost."""

    @property
    def remaining(self) -> Amount:
        return super().remaining - KRONA


def balance(kind: type[Balance] = Balance, **changes: int) -> Balance:
    stated = {"notified": 100, "paid": 80, "used": 30} | changes
    return kind(**{name: kronor(amount) for name, amount in stated.items()})


AUTUMN = dt.date(2028, 11, 1)


def post(**parts: Any) -> PostStatus:
    """The made-up post, financed for 2029 by a decision on the whole, with some part of its status exchanged."""

    class Faulty(PostStatus):
        pass

    for name, value in parts.items():
        setattr(Faulty, name, exchanged(value))
    events = [intended(AUTUMN), decided(AUTUMN, 2029, 219_000), began(dt.date(2029, 1, 1))]
    return Faulty(definition=POST, journal=of_post(*events), on=dt.date(2029, 1, 1))


class Leaky(Cover):
    """A cover of which a krona is counted twice."""

    @property
    def uncovered(self) -> Amount:
        return super().uncovered + KRONA


def years(cost: int, paid_in: int, kind: type[Cover] = Cover) -> Any:
    """The years of the post, with another cost for Falun in 2029, and another sum paid of it."""
    found = post().years
    first: Any = found[0]
    falun = next(each for each in first.financiers if each.party.code == FALUN)
    cover = kind(cost=kronor(cost), paid=kronor(paid_in), decided=kronor(109_500))
    others = [each for each in first.financiers if each.party.code != FALUN]
    return (evolve(first, financiers=[evolve(falun, cover=cover), *others]), *found[1:])


def told_of(*, paid: int, decided: int) -> Any:
    """The years of the post, with other sums that Falun has paid and decided in all for 2029."""
    found = post().years
    first: Any = found[0]
    rows = [
        evolve(each, paid=kronor(paid), decided=kronor(decided)) if each.party.code == FALUN else each
        for each in first.financiers
    ]
    return (evolve(first, financiers=rows), *found[1:])


def miscounted() -> Any:
    """The years of the post, of which the first has counted two kronor more than its financiers are to pay."""

    first, *others = post().years
    cover = evolve(first.cover, cost=first.cover.cost + kronor(2))
    own = {each.name: getattr(first, each.name) for each in fields(PostYear)}
    return (SimpleNamespace(**own, cover=cover), *others)


def exposed(committed: int, worst: int, expected: int) -> Exposure:
    return Exposure(
        on=dt.date(2029, 1, 1),
        committed_to=dt.date(2029, 4, 1),
        committed=kronor(committed),
        worst=kronor(worst),
        expected=kronor(expected),
    )


def agreement(*events: Any, on: dt.date = dt.date(2030, 6, 1), **parts: Any) -> AgreementStatus:
    """The made-up agreement on a day, with some part of its status exchanged."""

    class Faulty(AgreementStatus):
        pass

    for name, value in parts.items():
        setattr(Faulty, name, exchanged(value))
    return Faulty(definition=SIGNED, journal=of_agreement(*events), on=on)


class Foreseeing(AgreementStatus):
    """A status that looks at what is yet to come."""

    @cached_property
    def state(self) -> Any:
        return len(self.journal.events)


class Ordered(AgreementStatus):
    """A status that looks at an order that no journal has: that in which it was made."""

    made = 0

    @cached_property
    def state(self) -> Any:
        Ordered.made += 1
        return Ordered.made


FAULTS: dict[str, list[tuple[Callable[[], tuple[Finding, ...]], list[Broken]]]] = {
    "amounts_sum": [
        (lambda: testing.amounts_sum(result(100, ("a", 2, 40), ("b", 3, 61))), [("amounts-sum", "Result", "1")]),
        (lambda: testing.amounts_sum(result(100, ("a", 2, 40), ("b", 3, 57), residual=1)), [("amounts-sum", "Result", "2")]),
    ],
    "nothing_left": [(lambda: testing.nothing_left(result(100, ("a", 2, 40), ("b", 3, 59), residual=1)), [("nothing-left", "Result", "1")])],
    "whole_units": [
        (lambda: testing.whole_units(result(100, ("a", 2, Decimal("40.5")), ("b", 3, Fraction(119, 2)))), [("whole-units", "Result/a", "0.50"), ("whole-units", "Result/b", "0.50")]),
        (lambda: testing.whole_units(result(100, ("a", 2, 41), ("b", 3, 60), unit=20)), [("whole-units", "Result/a", "1")]),
    ],
    "nobody_below_zero": [
        (lambda: testing.nobody_below_zero(result(100, ("a", 2, -1), ("b", 3, 101))), [("nobody-below-zero", "Result/a", "-1")]),
        (lambda: testing.nobody_below_zero(result(-100, ("a", 2, 1), ("b", 3, -101))), [("nobody-below-zero", "Result/a", "1")]),
        # What is stated is left out: a pays one krona less than nothing by the rate, and receives five besides.
        (lambda: testing.nobody_below_zero(charged(BOTH, (-1, 14), part="taxa")), [("nobody-below-zero", "x/2025/a", "-1"), ("nobody-below-zero", "x/2025/taxa/a", "-1")]),
    ],
    "no_weight_no_share": [(lambda: testing.no_weight_no_share(result(100, ("a", 0, 1), ("b", 3, 99))), [("no-weight-no-share", "Result/a", "1")])],
    "within_one_unit": [(lambda: testing.within_one_unit(result(100, ("a", 2, 41), ("b", 3, 59))), [("within-one-unit", "Result/a", "1"), ("within-one-unit", "Result/b", "1")])],
    "equal_weights_alike": [(lambda: testing.equal_weights_alike(result(100, ("a", 2, 49), ("b", 2, 51))), [("equal-weights-alike", "Result/b", "2")])],
    "larger_weight_no_less": [
        (lambda: testing.larger_weight_no_less(result(100, ("a", 2, 53), ("b", 3, 47))), [("larger-weight-no-less", "Result/b", "6")]),
        (lambda: testing.larger_weight_no_less(result(-100, ("a", 2, -53), ("b", 3, -47))), [("larger-weight-no-less", "Result/b", "6")]),
    ],
    "method_followed": [
        # By hand: 1,50 kr each, and the tie goes to the first code.
        (lambda: testing.method_followed(result(3, ("a", 1, 1), ("b", 1, 2), method=LR)), [("method-followed", "Result/a", "1"), ("method-followed", "Result/b", "1")]),
        # By hand: 0,80, 0,80 and 2,40; the claims are 1, 1, 3, 1, so of four the largest has two.
        (lambda: testing.method_followed(result(4, ("a", 1, 1), ("b", 1, 0), ("c", 3, 3), method="sainte-lague")), [("method-followed", "Result/b", "1"), ("method-followed", "Result/c", "1")]),
        (lambda: testing.method_followed(result(1, ("a", 1, 1), ("b", 1, 0), method=EACH)), [("method-followed", "Result/b", "1")]),
        # By hand: 1,40 kr is rounded to 1 kr ten times, and the one that carries it has 4 kr more.
        (lambda: testing.method_followed(result(14, *((code, 1, 2 if code < "0004" else 1) for code in TEN), method=CARRIED, carrier="0000")), [("method-followed", "Result/0000", "3"), *(("method-followed", f"Result/000{n}", "1") for n in (1, 2, 3))]),
        # Paid back it mirrors: the tie still goes to the first code.
        (lambda: testing.method_followed(result(-3, ("a", 1, -1), ("b", 1, -2), method=LR)), [("method-followed", "Result/a", "1"), ("method-followed", "Result/b", "1")]),
    ],
    "halves_hold": [
        (lambda: testing.halves_hold(result(100, *TWO), halves={"one": ["a"], "other": ["b"]}), [("halves-hold", "Result/other", "20")]),
        (lambda: testing.halves_hold(result(3, ("a", 1, 1), ("b", 1, 2)), halves={"one": "a", "other": "b"}, odd_unit_to="one"), [("halves-hold", "Result/other", "1")]),
        (lambda: testing.halves_hold(evolve(cost(), levels=[evolve(level, apportionment=evolve(level.apportionment, counts=(500_002, 499_998))) if level.between_groups else level for level in cost().levels])), [("halves-hold", "stod-2030/2030/municipalities", "4")]),
    ],
    "same_again": [(lambda: testing.same_again(result(100, *TWO), result(100, ("a", 2, 41), ("b", 3, 59))), [("same-again", "Result/a", "1"), ("same-again", "Result/b", "1")])],
    "any_order_alike": [(lambda: testing.any_order_alike(result(3, ("a", 1, 2), ("b", 1, 1)), result(3, ("b", 1, 2), ("a", 1, 1))), [("any-order-alike", "Result/a", "1"), ("any-order-alike", "Result/b", "1")])],
    "paying_back_mirrors": [(lambda: testing.paying_back_mirrors(result(3, ("a", 1, 2), ("b", 1, 1)), result(-3, ("a", 1, -1), ("b", 1, -2))), [("paying-back-mirrors", "Result/a", "1"), ("paying-back-mirrors", "Result/b", "1")])],
    "more_never_less": [(lambda: testing.more_never_less(result(100, *TWO), result(101, ("a", 2, 38), ("b", 3, 63))), [("more-never-less", "Result/a", "2")])],
    "everybody_has_a_row": [(lambda: testing.everybody_has_a_row(result(100, *TWO), ["a", "c"]), [("everybody-has-a-row", "Result/c", ""), ("everybody-has-a-row", "Result/b", "60")])],
    "stages_follow": [(lambda: testing.stages_follow(other_stage(499_990)), [("stages-follow", "stod-2030/2030/region", "10")])],
    "pots_sum": [
        (lambda: testing.pots_sum(pots(topp=12)), [("pots-sum", "prov-2030/topp", "2"), ("pots-sum", "prov-2030/ram", "2"), ("pots-sum", "prov-2030/topp", "2")]),
        (lambda: testing.pots_sum(pots(topp=-10, ram=80)), [("pots-sum", "prov-2030/ram", "20"), ("pots-sum", "prov-2030/topp", "20"), ("pots-sum", "prov-2030/topp", "20"), ("pots-sum", "prov-2030/topp", "")]),
    ],
    "as_agreed": [
        (lambda: testing.as_agreed(charged(RATE, (4, 9))), [("as-agreed", "x/2025/a", "1"), ("as-agreed", "x/2025/b", "1")]),
        (lambda: testing.as_agreed(charged(SIGNS, (-400, 1_900))), [("as-agreed", "x/2025/a", "1"), ("as-agreed", "x/2025/b", "1")]),
        (lambda: testing.as_agreed(charged(BOTH, (5, 6), part="taxa")), [("as-agreed", "x/2025/taxa/b", "2")]),
        (lambda: testing.as_agreed(charged(at_most(CutOff.SHARED_AGAIN), (61, 19, 20), 100)), [("as-agreed", "x/2025/a", "1"), ("as-agreed", "x/2025/b", "1")]),
        (lambda: testing.as_agreed(charged(at_most(CutOff.FALLS_AWAY), (60, 9, 11), 100)), [("as-agreed", "x/2025/b", "1"), ("as-agreed", "x/2025/c", "1")]),
    ],
    "rows_sum": [(lambda: testing.rows_sum(settled(), {FALUN: kronor(5), MORA: kronor(3)}), [("rows-sum", FALUN, "1")]), (lambda: testing.rows_sum(planned(1, falun=1), {FALUN: kronor(6), ORSA: kronor(4)}), [("rows-sum", ORSA, "4"), ("rows-sum", MORA, "3"), ("rows-sum", FALUN, "1")])],
    "whole_instalments": [(lambda: testing.whole_instalments(odd_cell()), [("whole-instalments", MORA, "0.25")])],
    "columns_sum": [(lambda: testing.columns_sum(evolve(PLAN, instalments=[*PLAN.instalments[:1], *planned(1, falun=1).instalments[1:2], *planned(2, falun=3).instalments[2:]])), [("columns-sum", "2030-05-01 to 2030-08-31", "1"), ("columns-sum", "2030-09-01 to 2030-12-31", "1")])],
    # By hand: of the first 3 kr Falun, with 5 kr in all, pays 1,67 and Mora, with 4, 1,33; then what is left follows.
    "cells_follow": [(lambda: testing.cells_follow(planned(0, falun=1, mora=2)), [("cells-follow", MORA, "1"), ("cells-follow", FALUN, "1")])],
    "one_way": [(lambda: testing.one_way(planned(1, mora=-1)), [("one-way", MORA, "-1")])],
    "parts_sum": [(lambda: testing.parts_sum([kronor(1), ORE], kronor(1)), [("parts-sum", "parts", "0.01")])],
    "balances_hold": [
        (lambda: testing.balances_hold(granted(balance(Forgetful))), [("balances-hold", "prov-2030/2080", "1")]),
        (lambda: testing.balances_hold(granted(balance(used=90))), [("balances-hold", "prov-2030/2080", "-10")]),
    ],
    "balances_follow": [(lambda: testing.balances_follow(granted(balance(used=29))), [("balances-follow", "prov-2030/2080", "1")])],
    "totals_sum": [(lambda: testing.totals_sum(exchanging(total=balance(paid=81))), [("totals-sum", "prov-2030", "1"), ("totals-sum", "prov-2030", "1")])],
    # By hand: of 600 000 kr by 3:2:1 Falun has 300 000.
    "awards_follow": [
        (lambda: testing.awards_follow(exchanging(recipients=awarded(kronor(1)))), [("awards-follow", "prov-2030/2080", "1")]),
        (lambda: testing.awards_follow(exchanging(recipients=awarded(None))), [("awards-follow", "prov-2030/2080", "300000")]),
    ],
    # By hand: of a fund of 100 kr 60 are decided on and 20 used.
    "funds_follow": [
        (lambda: testing.funds_follow(funded(decided=61, used=20)), [("funds-follow", "prov-2030/saved", "1")]),
        (lambda: testing.funds_follow(funded(decided=60, used=101)), [("funds-follow", "prov-2030/saved", "81"), ("funds-follow", "prov-2030/saved", "-1")]),
        (lambda: testing.funds_follow(funded(decided=60, used=20, amount=90)), [("funds-follow", "prov-2030/saved", "10")]),
        (lambda: testing.funds_follow(funded(decided=60, used=20)), []),
    ],
    # Falun has used 30 kr, and its balance says 29: a krona more is left, and a krona less is used by all.
    "trace_conserves": [
        (lambda: testing.trace_conserves(granted(balance(used=29))), [("trace-conserves", "prov-2030/2080", "1"), ("trace-conserves", "prov-2030", "1")]),
        (lambda: testing.trace_conserves(granted()), []),
    ],
    # By hand: the one pot is of 600 000 kr; and nothing is offered again, so nothing lapses.
    # Of 300 000 kr that Falun was told of it asked for 100 000 by the last day; 200 000 lapsed.
    "frame_holds": [(lambda: testing.frame_holds(lapsing()), []), (lambda: testing.frame_holds(lapsing(lapsed=kronor(199_999))), [("frame-holds", "prov-2030", "1")]),
        (lambda: testing.frame_holds(granted(frame=90)), [("frame-holds", "prov-2030", "599910"), ("frame-holds", "prov-2030", "10")]),
        (lambda: testing.frame_holds(exchanging(lapsed=kronor(4))), [("frame-holds", "prov-2030", "4")]), (lambda: testing.frame_holds(granted(rest=599_901)), [("frame-holds", "prov-2030", "1")])],
    # Falun's half of 219 000 kr is 109 500 kr, all of it decided.
    "cost_covered": [(lambda: testing.cost_covered(post(years=years(109_500, 1))), [("cost-covered", "tjanst-2029/2029", "-1"), ("cost-covered", "tjanst-2029/2029/2080", "-1")]), (lambda: testing.cost_covered(post(years=years(109_500, 0, Leaky))), [("cost-covered", "tjanst-2029/2029/2080", "1")])],
    "covers_sum": [
        (lambda: testing.covers_sum(post(total=evolve(post().total, cost=post().total.cost + KRONA))), [("covers-sum", "tjanst-2029/total", "1")]),
        (lambda: testing.covers_sum(post(years=miscounted())), [("covers-sum", "tjanst-2029/2029", "2")]),
    ],
    # By hand: 219 000 kr are decided on together for 2029, Falun's half of it 109 500 kr, and nobody has paid.
    "financing_follows": [
        (lambda: testing.financing_follows(post(years=years(109_500, 1))), [("financing-follows", "tjanst-2029/2029/2080", "1")]),
        (lambda: testing.financing_follows(post(years=told_of(paid=3, decided=109_500))), [("financing-follows", "tjanst-2029/2029/2080", "3")]),
        (lambda: testing.financing_follows(post(years=told_of(paid=0, decided=109_400))), [("financing-follows", "tjanst-2029/2029", "100"), ("financing-follows", "tjanst-2029/2029/2080", "100")]),
        (lambda: testing.financing_follows(post(years=told_of(paid=0, decided=109_500))), []),
    ],
    # By hand: 91 days of 600 kr, from the first of January to the first of April, are 54 600 kr.
    "commitment_follows": [
        (lambda: testing.commitment_follows(post(exposure=exposed(54_601, 0, 0))), [("commitment-follows", "tjanst-2029", "1")]),
        (lambda: testing.commitment_follows(post(exposure=exposed(54_600, 0, 0))), []),
    ],
    "years_sum": [(lambda: testing.years_sum(post(years=years(109_600, 0))), [("years-sum", "tjanst-2029/2029", "100")])],
    "exposure_bounded": [
        (lambda: testing.exposure_bounded(post(exposure=exposed(10, 12, 15))), [("exposure-bounded", "tjanst-2029/2029-01-01", "3"), ("exposure-bounded", "tjanst-2029/2029-01-01", "2")]),
        (lambda: testing.exposure_bounded(post(exposure=exposed(10, 9, -1))), [("exposure-bounded", "tjanst-2029/2029-01-01", "-1")]),
        # By hand: three years of 219 000 kr are 657 000 kr.
        (lambda: testing.exposure_bounded(post(exposure=exposed(657_005, 9, 0))), [("exposure-bounded", "tjanst-2029/2029-01-01", "5")]),
    ],
    # By hand: without the decision the risk is 91 days of 600 kr, to the first of April: 54 600 kr.
    "exposure_never_rises": [(lambda: testing.exposure_never_rises(post(exposure=exposed(60_000, 60_000, 0))), [("exposure-never-rises", "tjanst-2029", "5400")]),
        # By hand: with the decision or without it all intend to pay, and nothing is at risk if they do.
        (lambda: testing.exposure_never_rises(post(exposure=exposed(60_000, 0, 7))), [("exposure-never-rises", "tjanst-2029", "7")])],
    "all_must_sign": [
        (lambda: testing.all_must_sign(agreement(*all_sign(but=[ORSA]), in_force=True)), [("all-must-sign", "stod-2030/2034", ""), *(("all-must-sign", f"stod-2030/{code}", "") for code in (REGION, ORSA, ALVDALEN, MORA, FALUN))]),
    ],
    "within_term": [
        (lambda: testing.within_term(agreement(on=dt.date(2034, 1, 2), in_force=True)), [("within-term", "stod-2030", "2")]),
        (lambda: testing.within_term(agreement(on=dt.date(2029, 12, 30), in_force=True)), [("within-term", "stod-2030", "2")]),
    ],
    # By hand: by notice of the 1st of June it ends a year later, and by notice of the 2nd on the 2nd.
    "later_notice_no_earlier": [
        (lambda: testing.later_notice_no_earlier(agreement(*all_sign(), notice(FALUN, dt.date(2030, 6, 1)), departures=(Departure(party=SIGNED.parties[FALUN], given_on=dt.date(2030, 6, 1), ends_on=dt.date(2031, 6, 10)),))), [("later-notice-no-earlier", "stod-2030/2080", "8")]),
    ],
    "past_stays": [(lambda: testing.past_stays(Foreseeing(definition=SIGNED, journal=of_agreement(*all_sign()), on=autumn(5))), [("past-stays", "stod-2030", "")])],
    "any_order_of_events": [(lambda: testing.any_order_of_events(Ordered(definition=SIGNED, journal=of_agreement(), on=autumn(5))), [("any-order-of-events", "stod-2030", "")])],
}  # fmt: skip
