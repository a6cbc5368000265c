"""
Every law: the strategies it holds for, the counterexamples that are pinned, and a seeded fault that it catches.

What a fault breaks, for whom and by how much is reckoned by hand.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import twins
from agreement_cases import AGREEMENT as SIGNED
from agreement_cases import ALVDALEN, FALUN, MORA, ORSA, REGION, all_sign, autumn, notice
from agreement_cases import journal as of_agreement
from grant_cases import GRANT, paid, pot, told, used
from grant_cases import journal as of_grant
from grant_cases import made_up as grant_of
from law_cases import CARRIED, EACH, LR, SL, TWO, Broken, Result, Row, broken, result
from nara_vard_finans import (
    Amount,
    Method,
    Period,
    apportion,
    embedded,
    equal_shares,
    kronor,
    parts,
    share_cost,
    share_grant,
    status,
    testing,
)
from nara_vard_finans.agreements import AgreementStatus, Departure
from nara_vard_finans.core import KRONA, ORE, Finding, Language
from nara_vard_finans.grants import Balance, GrantStatus, PotUse
from nara_vard_finans.posts import Cover, Exposure, PostStatus
from nara_vard_finans.sharing import LARGEST, Apportionment, Counting, Every, plan_instalments, settle, split_over
from nara_vard_finans.testing import UnkeptLawError, check_invariants, laws
from post_cases import POST, began, decided, intended
from post_cases import journal as of_post

LAWS = {law.name: law for law in laws()}
# What the library gives.


@st.composite
def shared(draw: st.DrawFn, methods: tuple[Method, ...] = tuple(Method)) -> Apportionment:
    """
    Draw what the library shares.

    Of so many units as the square of the number of parties, the largest can carry any residual.
    """
    key, method, unit = draw(testing.any_keys(6, stated=True)), draw(st.sampled_from(methods)), draw(testing.units())
    flat: Any = getattr(key, "flat", key)
    least = len(flat.parties) ** 2
    sign = draw(st.sampled_from([1, -1]))
    total = sign * (least + draw(st.integers(0, 10**9))) * unit
    return apportion(total, flat, method=method, unit=unit, residual_to=LARGEST if method is CARRIED else None)


OF_ONE = ["amounts_sum", "nothing_left", "whole_units", "nobody_below_zero", "no_weight_no_share", "within_one_unit"]
OF_ONE += ["equal_weights_alike", "larger_weight_no_less", "method_followed"]


class TestSharesKeepThem:
    @pytest.mark.parametrize("name", OF_ONE)
    @given(data=st.data())
    def test_by_the_methods_that_it_names(self, name: str, data: st.DataObject) -> None:
        assert LAWS[name].check(data.draw(shared(LAWS[name].methods))) == ()

    @given(shared())
    def test_all_that_fit_at_once(self, found: Apportionment) -> None:
        assert check_invariants(found) == ()

    @given(testing.agreements(), st.data())
    def test_costs_in_stages(self, agreement: Any, data: st.DataObject) -> None:
        year = data.draw(st.integers(agreement.term.first_day.year, agreement.term.last_day.year))
        assert check_invariants(share_cost(agreement, year)) == ()

    @given(testing.grants())
    def test_grants(self, grant: Any) -> None:
        assert check_invariants(share_grant(grant)) == ()

    @given(testing.nested_keys(6), testing.amounts(0, 10**9), testing.amounts(0, 10**9))
    def test_settlements(self, key: Any, charged: Amount, actual: Amount) -> None:
        advance = dict(zip(key.flat.parties, apportion(charged, key.flat).amounts, strict=True))
        assert check_invariants(settle(advance, actual, key)) == ()

    @given(testing.weights(6), st.sampled_from(Every), st.integers(2000, 2099))
    def test_plans(self, drawn: dict[str, int], every: Every, year: int) -> None:
        amounts = {code: kronor(count) for code, count in drawn.items()}
        plan = plan_instalments(amounts, Period.year(year), every=every, counted=Counting.DAYS)
        assert check_invariants(plan, amounts=amounts) == ()
        assert check_invariants(plan) == ()
        steps = [each.period for each in plan.instalments]
        split = split_over(plan.total, steps, counted=Counting.DAYS)
        assert testing.parts_sum(split, plan.total) == ()

    @given(st.one_of(testing.agreements(3), testing.grants(3), testing.posts(3)), st.data())
    def test_every_day_of_journals_that_can_have_happened(self, definition: Any, data: st.DataObject) -> None:
        journal = data.draw(testing.journals(definition, most=6))
        found = status(definition, journal, on=data.draw(testing.days_of(definition, journal)))
        assert check_invariants(found) == ()


class TestDefinitions:
    """What the laws compare with shares no code with the library's loops, nor with the twins of the tests."""

    @given(st.integers(0, 120), testing.weights(6, 50), st.sampled_from([LR, SL, EACH]))
    def test_as_the_twins_share(self, total: int, drawn: dict[str, int], method: Method) -> None:
        twin = {LR: twins.largest_remainder, SL: twins.sainte_lague, EACH: twins.half_up_each}[method]
        rows = [(party, weight, twin(total, drawn)[party]) for party, weight in drawn.items()]
        left = total - sum(amount for _, _, amount in rows)
        assert testing.method_followed(result(total, *rows, residual=left, method=method)) == ()


TEN = [f"{n:04d}" for n in range(10)]
SMALL = {"a": 9_745, "b": 51, "c": 51, "d": 51, "e": 51, "f": 51}
HEAVY = {"0000": 11, **dict.fromkeys(TEN[1:], 10)}


def carried(total: int, drawn: dict[str, int]) -> Apportionment:
    return apportion(kronor(total), parts(drawn), method=CARRIED, residual_to=LARGEST)


def dalarna(total: int) -> Apportionment:
    """A total shared by Dalarna's populations of June 2021."""
    return apportion(kronor(total), parts(embedded().statistic("population-dalarna-2021-06").by_party))


def unnamed(found: Apportionment) -> Result:
    """The same rows from somebody who does not say by which method."""
    rows = zip(found.key.parties, found.key.integers, found.amounts, strict=True)
    return Result(found.total, found.residual, tuple(Row(*row) for row in rows), unit=found.unit)


CASES: list[tuple[str, Method, Callable[[], list[Apportionment]], Broken]] = [
    ("nothing_left", EACH, lambda: [apportion(KRONA, equal_shares("a", "b"), method=EACH)], ("nothing-left", "Result", "-1")),
    ("within_one_unit", SL, lambda: [apportion(kronor(100), parts(SMALL), method=SL)], ("within-one-unit", "Result/a", "29/20")),
    ("within_one_unit", CARRIED, lambda: [carried(14, dict.fromkeys(TEN, 1))], ("within-one-unit", "Result/0000", "18/5")),
    ("equal_weights_alike", CARRIED, lambda: [carried(14, dict.fromkeys(TEN, 1))], ("equal-weights-alike", "Result/0000", "4")),
    ("larger_weight_no_less", CARRIED, lambda: [carried(107, HEAVY)], ("larger-weight-no-less", "Result/0000", "3")),
    ("more_never_less", LR, lambda: [dalarna(1_990_003), dalarna(1_990_004)], ("more-never-less", "Result/2023", "1")),
    ("more_never_less", CARRIED, lambda: [carried(total, dict.fromkeys(TEN, 1)) for total in (104, 105)], ("more-never-less", "Result/0000", "8")),
]  # fmt: skip


class TestCounterexamples:
    """A method that a law does not hold for is refused with a case in which it does not; each is pinned here."""

    @pytest.mark.parametrize(("name", "method", "make", "expected"), CASES, ids=[f"{n}-{m}" for n, m, _, _ in CASES])
    def test_it_breaks_the_law(self, name: str, method: Method, make: Any, expected: Broken) -> None:
        found = make()
        assert broken(LAWS[name].check(*(unnamed(each) for each in found))) == [expected]
        with pytest.raises(UnkeptLawError, match=f"{name} does not hold for {method}: ") as caught:
            LAWS[name].check(*found)
        assert caught.value.in_(Language.SV).startswith(f"{name} gäller inte för {method}: ")

    def test_there_is_one_for_each(self) -> None:
        pinned = {(name, method) for name, method, _, _ in CASES}
        assert pinned == {(law.name, method) for law in LAWS.values() for method in law.unkept}

    def test_amounts_are_as_it_says(self) -> None:
        assert [str(each) for each in carried(107, HEAVY).amounts] == ["8 kr", *["11 kr"] * 9]
        assert [str(carried(total, dict.fromkeys(TEN, 1)).amounts[0]) for total in (14, 104, 105)] == [
            "5 kr",
            "14 kr",
            "6 kr",
        ]
        assert [str(dalarna(total).amount("2023")) for total in (1_990_003, 1_990_004)] == ["70 276 kr", "70 275 kr"]


# Seeded faults.


def cost() -> Any:
    return share_cost(SIGNED, 2030)


def other_stage(total: int) -> Any:
    """The same, with a last stage that shares another sum than it was given."""
    found: Any = share_cost(SIGNED, 2030)
    last = next(level for level in found.levels if level.group == ("region",))
    others = [level for level in found.levels if level is not last]
    return evolve(found, levels=[*others, evolve(last, apportionment=apportion(kronor(total), equal_shares(REGION)))])


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
        (lambda: testing.pots_sum(pots(topp=12)), [("pots-sum", "prov-2030/ram", "2"), ("pots-sum", "prov-2030/topp", "2")]),
        (lambda: testing.pots_sum(pots(topp=-10, ram=80)), [("pots-sum", "prov-2030/topp", "20"), ("pots-sum", "prov-2030/topp", "")]),
    ],
    "rows_sum": [(lambda: testing.rows_sum(planned(1, falun=1), {FALUN: kronor(6), ORSA: kronor(4)}), [("rows-sum", ORSA, "4"), ("rows-sum", MORA, "3"), ("rows-sum", FALUN, "1")])],
    "columns_sum": [(lambda: testing.columns_sum(evolve(PLAN, instalments=[*PLAN.instalments[:1], *planned(1, falun=1).instalments[1:2], *planned(2, falun=3).instalments[2:]])), [("columns-sum", "2030-05-01 to 2030-08-31", "1"), ("columns-sum", "2030-09-01 to 2030-12-31", "1")])],
    "one_way": [(lambda: testing.one_way(planned(1, mora=-1)), [("one-way", MORA, "-1")])],
    "parts_sum": [(lambda: testing.parts_sum([kronor(1), ORE], kronor(1)), [("parts-sum", "parts", "0.01")])],
    "balances_hold": [
        (lambda: testing.balances_hold(granted(balance(Forgetful))), [("balances-hold", "prov-2030/2080", "1")]),
        (lambda: testing.balances_hold(granted(balance(used=90))), [("balances-hold", "prov-2030/2080", "-10")]),
    ],
    "balances_follow": [(lambda: testing.balances_follow(granted(balance(used=29))), [("balances-follow", "prov-2030/2080", "1")])],
    "frame_holds": [(lambda: testing.frame_holds(granted(frame=90)), [("frame-holds", "prov-2030", "10")]), (lambda: testing.frame_holds(granted(rest=599_901)), [("frame-holds", "prov-2030", "1")])],
    # Falun's half of 219 000 kr is 109 500 kr, all of it decided.
    "cost_covered": [(lambda: testing.cost_covered(post(years=years(109_500, 1))), [("cost-covered", "tjanst-2029/2029", "-1"), ("cost-covered", "tjanst-2029/2029/2080", "-1")]), (lambda: testing.cost_covered(post(years=years(109_500, 0, Leaky))), [("cost-covered", "tjanst-2029/2029/2080", "1")])],
    "years_sum": [(lambda: testing.years_sum(post(years=years(109_600, 0))), [("years-sum", "tjanst-2029/2029", "100")])],
    "exposure_bounded": [
        (lambda: testing.exposure_bounded(post(exposure=exposed(10, 12, 15))), [("exposure-bounded", "tjanst-2029/2029-01-01", "3"), ("exposure-bounded", "tjanst-2029/2029-01-01", "2")]),
        (lambda: testing.exposure_bounded(post(exposure=exposed(10, 9, -1))), [("exposure-bounded", "tjanst-2029/2029-01-01", "-1")]),
    ],
    # By hand: without the decision the risk is 91 days of 600 kr, to the first of April: 54 600 kr.
    "exposure_never_rises": [(lambda: testing.exposure_never_rises(post(exposure=exposed(60_000, 60_000, 0))), [("exposure-never-rises", "tjanst-2029", "5400")])],
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


@pytest.mark.parametrize("name", LAWS)
def test_a_seeded_fault_is_caught(name: str) -> None:
    for check, expected in FAULTS[name]:
        found = check()
        assert broken(found) == expected
        for each in found:
            assert each.severity.value == "breach"
            assert str(each.message) != each.message.in_english
