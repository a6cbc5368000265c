"""
The list of laws: what each is held against, the twin that its reckoning equals, and a seeded fault that it catches.

Of a method that does not keep a law, a counterexample is pinned.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import twins
from agreement_cases import Register
from grant_cases import Ledger
from law_cases import CARRIED, EACH, LR, SL, TEN, Broken, Result, Row, broken, result
from law_draws import (
    by_stages,
    costs,
    of_agreements,
    of_funds,
    of_grants,
    of_posts,
    pairs,
    plans,
    settled_plans,
    settlements,
    shared,
    sharings,
    skewed,
    split,
    turned,
    tying,
)
from law_faults import FAULTS
from nara_vard_finans import Method, apportion, embedded, kronor, parts, testing
from nara_vard_finans.core import Language, ResidualError
from nara_vard_finans.sharing import LARGEST, Apportionment, Carrier
from nara_vard_finans.testing import UnkeptLawError, check_invariants, laws
from post_cases import Clerk

LAWS = {law.name: law for law in laws()}


class Kept(NamedTuple):
    """
    What a law is held against.

    Attributes:
        by: Strategies of what it is asked of.
        twin: What reckons the same from a definition or on paper, one thing at a time, and shares no code with it;
            ``None`` where the law itself is but a sum or a comparison.
    """

    by: tuple[st.SearchStrategy[Any], ...]
    twin: object = None


def alone(*strategies: st.SearchStrategy[Any]) -> tuple[st.SearchStrategy[Any], ...]:
    """Ask a law of one thing that is drawn."""
    return tuple(strategy.map(lambda each: (each,)) for strategy in strategies)


STAGED = (by_stages(), costs(), settlements(), sharings())
STATUSES = (of_agreements(), of_grants(), of_posts())
SHARERS = (twins.largest_remainder, twins.sainte_lague, twins.half_up_each)
SHARED = alone(shared(), *STAGED)
KEPT = {
    "amounts_sum": Kept(SHARED),
    "nothing_left": Kept(alone(shared(LAWS["nothing_left"].methods), by_stages((LR, SL)), *STAGED[1:])),
    "whole_units": Kept(SHARED),
    "nobody_below_zero": Kept(SHARED),
    "no_weight_no_share": Kept(SHARED),
    "within_one_unit": Kept(alone(shared(LAWS["within_one_unit"].methods), by_stages((LR, EACH)))),
    "equal_weights_alike": Kept(alone(shared(LAWS["equal_weights_alike"].methods), *STAGED)),
    "larger_weight_no_less": Kept(alone(shared(LAWS["larger_weight_no_less"].methods), *STAGED)),
    "method_followed": Kept(SHARED, SHARERS),
    "halves_hold": Kept(alone(costs())),
    "same_again": Kept((pairs(lambda _: {}),)),
    "any_order_alike": Kept((pairs(turned),)),
    "paying_back_mirrors": Kept((pairs(lambda asked: {"total": -asked["total"]}),)),
    "more_never_less": Kept(
        (pairs(lambda asked: {"total": asked["total"] + asked["unit"]}, LAWS["more_never_less"].methods),)
    ),
    "everybody_has_a_row": Kept((shared().map(lambda each: (each, each.key.parties)),)),
    "stages_follow": Kept(alone(*STAGED)),
    "pots_sum": Kept(alone(sharings())),
    "as_agreed": Kept(alone(costs())),
    "rows_sum": Kept((plans(), settled_plans())),
    "whole_instalments": Kept((plans().map(lambda each: each[:1]),)),
    "columns_sum": Kept((plans().map(lambda each: each[:1]),), twins.largest_remainder),
    "cells_follow": Kept((plans().map(lambda each: each[:1]),), twins.largest_remainder),
    "one_way": Kept((plans().map(lambda each: each[:1]),)),
    "parts_sum": Kept((split(),)),
    "balances_hold": Kept(alone(of_grants()), Ledger),
    "balances_follow": Kept(alone(of_grants(), of_funds()), Ledger),
    "totals_sum": Kept(alone(of_grants()), Ledger),
    "awards_follow": Kept(alone(of_grants())),
    "funds_follow": Kept(alone(of_grants(), of_funds())),
    "trace_conserves": Kept(alone(of_grants(), of_funds()), Ledger),
    "frame_holds": Kept(alone(of_grants(), of_funds()), Ledger),
    "cost_covered": Kept(alone(of_posts()), Clerk),
    "years_sum": Kept(alone(of_posts()), Clerk),
    "covers_sum": Kept(alone(of_posts()), Clerk),
    "financing_follows": Kept(alone(of_posts()), Clerk),
    "commitment_follows": Kept(alone(of_posts()), Clerk),
    "exposure_bounded": Kept(alone(of_posts()), Clerk),
    "exposure_never_rises": Kept(alone(of_posts()), Clerk),
    "all_must_sign": Kept(alone(of_agreements()), Register),
    "within_term": Kept(alone(of_agreements()), Register),
    "later_notice_no_earlier": Kept(alone(of_agreements()), Register),
    "past_stays": Kept(alone(*STATUSES)),
    "any_order_of_events": Kept(alone(*STATUSES)),
}


def test_every_law_is_in_the_list_with_a_fault() -> None:
    assert list(KEPT) == [*LAWS]
    assert KEPT.keys() == FAULTS.keys()


@pytest.mark.parametrize(("name", "place"), [(name, n) for name, kept in KEPT.items() for n in range(len(kept.by))])
@given(data=st.data())
def test_it_holds(name: str, place: int, data: st.DataObject) -> None:
    assert LAWS[name].check(*data.draw(KEPT[name].by[place])) == ()


@given(st.one_of(shared(), *STAGED, plans().map(lambda each: each[0]), *STATUSES))
def test_all_that_fit_hold_at_once(found: object) -> None:
    assert check_invariants(found) == ()


@pytest.mark.parametrize("law", LAWS.values(), ids=[*LAWS])
def test_it_says_which_methods_keep_it(law: testing.Law) -> None:
    _, said, kept = (law.check.__doc__ or "").partition("Kept by:\n    All methods")
    assert bool(said) is (law.of in {"shares", "pairs"})
    assert {method for method in Method if f"``{method.value}``" in kept} == {*law.unkept}


@pytest.mark.parametrize("name", LAWS)
def test_a_seeded_fault_is_caught(name: str) -> None:
    for check, expected in FAULTS[name]:
        found = check()
        assert broken(found) == expected
        for each in found:
            assert each.severity.value == "breach"
            assert str(each.message) != each.message.in_english


class TestDefinitions:
    """What the laws compare with shares no code with the library's loops, nor with the twins of the tests."""

    @given(
        st.integers(0, 120), st.one_of(testing.weights(6, 50), tying(), skewed()), st.sampled_from([LR, SL, EACH])
    )  # fmt: skip
    @example(3, {"a": 1, "b": 1, "c": 3}, SL)
    @example(2, {"a": 1, "b": 1, "c": 1, "d": 1}, SL)
    def test_as_the_twins_share(self, total: int, drawn: dict[str, int], method: Method) -> None:
        twin = dict(zip((LR, SL, EACH), SHARERS, strict=True))[method]
        self.assert_follows(total, drawn, method, twin(total, drawn))

    @given(skewed(), st.integers(-12, 12))
    @example({**{f"{place:04d}": 49 for place in range(100)}, "large": 100_000}, 0)
    @example({**{f"{place:04d}": 51 for place in range(100)}, "large": 100_000}, 0)
    def test_where_one_has_most_and_every_small_share_is_near_a_half(self, drawn: dict[str, int], more: int) -> None:
        """All of them then round one way, and the large party gives or takes several units."""
        small, whole = min(drawn.values()), sum(drawn.values())
        total = max((2 * whole + 2 * small) // (4 * small) + more, 0)
        self.assert_follows(total, drawn, SL, twins.sainte_lague_by_claims(total, drawn))

    @given(st.integers(0, 10**6), testing.weights(), st.data())
    def test_of_one_who_carries_the_difference(self, total: int, drawn: dict[str, int], data: st.DataObject) -> None:
        carrier = data.draw(st.sampled_from(sorted(party for party, weight in drawn.items() if weight)))
        alone_ = twins.half_up_each(total, drawn)
        expected = alone_ | {carrier: alone_[carrier] + total - sum(alone_.values())}
        self.assert_follows(total, drawn, CARRIED, expected, carrier)
        if expected[carrier] < 0:
            with pytest.raises(ResidualError, match="less than nothing"):
                apportion(kronor(total), parts(drawn), method=CARRIED, residual_to=carrier)
        else:
            found = apportion(kronor(total), parts(drawn), method=CARRIED, residual_to=carrier)
            assert LAWS["method_followed"].check(found) == ()

    @staticmethod
    def assert_follows(
        total: int, drawn: dict[str, int], method: Method, expected: dict[str, int], carrier: str | None = None
    ) -> None:
        rows = [(party, weight, expected[party]) for party, weight in drawn.items()]
        left = total - sum(expected.values())
        told = result(total, *rows, residual=left, method=method, carrier=carrier)
        assert LAWS["method_followed"].check(told) == ()


SMALL = {"a": 9_745, "b": 51, "c": 51, "d": 51, "e": 51, "f": 51}
HEAVY = {"0000": 11, **dict.fromkeys(TEN[1:], 10)}


def carried(total: int, drawn: dict[str, int], method: Method = CARRIED, carrier: Carrier = LARGEST) -> Apportionment:
    decimals = 0 if method.by_percent else None
    return apportion(kronor(total), parts(drawn), method=method, residual_to=carrier, decimals=decimals)


def alone_by(total: int, drawn: dict[str, int], method: Method) -> Apportionment:
    return apportion(kronor(total), parts(drawn), method=method, decimals=0 if method.by_percent else None)


def dalarna(total: int) -> Apportionment:
    """A total shared by Dalarna's populations of June 2021."""
    return apportion(kronor(total), parts(embedded().statistic("population-dalarna-2021-06").by_party))


def unnamed(found: Apportionment) -> Result:
    """The same rows from somebody who does not say by which method."""
    rows = zip(found.key.parties, found.key.integers, found.amounts, strict=True)
    return Result(found.total, found.residual, tuple(Row(*row) for row in rows), unit=found.unit)


EQUAL = dict.fromkeys(TEN, 1)
ON_ONE = [method for method in Method if method.is_carried]
TO_EVEN, DOWN, UP = Method.HALF_EVEN_RESIDUAL_TO, Method.FLOOR_RESIDUAL_TO, Method.CEILING_RESIDUAL_TO
RATE, SHARES = Method.ROUNDED_RATE, Method.ROUNDED_SHARES
LEFT = {
    EACH: "-1", Method.HALF_EVEN_EACH: "1", Method.FLOOR_EACH: "1", Method.CEILING_EACH: "-1", RATE: "-1", SHARES: "-1",
}  # fmt: skip
FAR = dict.fromkeys(ON_ONE, (14, "18/5")) | {UP: (85, "9/2")}
UNLIKE = dict.fromkeys(ON_ONE, (14, "4")) | {UP: (85, "5")}
HAD_MORE = dict.fromkeys(ON_ONE, (104, 105, "8")) | {
    TO_EVEN: (114, 115, "8"), DOWN: (109, 110, "8"), UP: (100, 101, "8"),
}  # fmt: skip
Case = tuple[str, Method, Callable[[], list[Apportionment]], Broken]
CASES: list[Case] = [
    *(("nothing_left", method, partial(lambda m: [alone_by(1, {"a": 1, "b": 1}, m)], method), ("nothing-left", "Result", left)) for method, left in LEFT.items()),
    ("within_one_unit", SL, lambda: [apportion(kronor(100), parts(SMALL), method=SL)], ("within-one-unit", "Result/a", "29/20")),
    ("within_one_unit", RATE, lambda: [alone_by(1_000, {"a": 2_990, "b": 10}, RATE)], ("within-one-unit", "Result/a", "29/3")),
    ("within_one_unit", SHARES, lambda: [alone_by(240, {"a": 5_045, "b": 2_480, "c": 2_475}, SHARES)], ("within-one-unit", "Result/a", "27/25")),
    *(("within_one_unit", method, partial(lambda m, t: [carried(t, EQUAL, m)], method, total), ("within-one-unit", "Result/0000", by)) for method, (total, by) in FAR.items()),
    *(("equal_weights_alike", method, partial(lambda m, t: [carried(t, EQUAL, m)], method, total), ("equal-weights-alike", "Result/0001" if method is UP else "Result/0000", by)) for method, (total, by) in UNLIKE.items()),
    *(("larger_weight_no_less", method, partial(lambda m: [carried(107, HEAVY, m)], method), ("larger-weight-no-less", "Result/0000", "3")) for method in ON_ONE if method is not DOWN),
    ("larger_weight_no_less", DOWN, lambda: [carried(19, HEAVY, DOWN, "0001")], ("larger-weight-no-less", "Result/0000", "7")),
    ("more_never_less", LR, lambda: [dalarna(1_990_003), dalarna(1_990_004)], ("more-never-less", "Result/2023", "1")),
    *(("more_never_less", method, partial(lambda m, some: [carried(total, EQUAL, m) for total in some], method, totals), ("more-never-less", "Result/0000", by)) for method, (*totals, by) in HAD_MORE.items()),
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
        assert [str(carried(total, EQUAL, DOWN).amounts[0]) for total in (14, 109, 110)] == ["5 kr", "19 kr", "11 kr"]
        assert [str(carried(total, EQUAL, UP).amounts[0]) for total in (85, 100, 101)] == ["4 kr", "10 kr", "2 kr"]
        assert [str(carried(total, EQUAL, TO_EVEN).amounts[0]) for total in (14, 114, 115)] == ["5 kr", "15 kr", "7 kr"]
        assert [str(each) for each in carried(19, HEAVY, DOWN, "0001").amounts] == ["2 kr", "9 kr", *["1 kr"] * 8]
        assert str(alone_by(1_000, {"a": 2_990, "b": 10}, RATE).amount("a")) == "987 kr"
        assert str(alone_by(240, {"a": 5_045, "b": 2_480, "c": 2_475}, SHARES).amount("a")) == "120 kr"
        assert [str(carried(total, dict.fromkeys(TEN, 1)).amounts[0]) for total in (14, 104, 105)] == [
            "5 kr",
            "14 kr",
            "6 kr",
        ]
        assert [str(dalarna(total).amount("2023")) for total in (1_990_003, 1_990_004)] == ["70 276 kr", "70 275 kr"]
