"""Floors and ceilings: exact water-filling in whole units, against every way that bounds could hold."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nara_vard_finans import Amount, apportion, kronor, parts
from nara_vard_finans.core import (
    KRONA,
    ORE,
    ZERO,
    AmountError,
    BasisError,
    InexactTypeError,
    ResidualError,
    WeightError,
)
from nara_vard_finans.sharing import (
    Bound,
    Bounded,
    CutOff,
    Method,
    RoundingRule,
    UnstatedKey,
    agreed_without,
    charge_bounded,
)

CODES = "abcde"
AGAIN, AWAY, TAKEN = CutOff
WEIGHTS = st.lists(st.integers(0, 50), min_size=1, max_size=5).filter(any)


def every_way(total: int, weights: list[int], low: list[int], high: list[int | None]) -> set[tuple[Fraction, ...]]:
    """
    Try every way that each party could be held by its floor, by its ceiling, or by neither.

    A way holds where one level, kronor for each unit of weight, gives all who are free their share within their
    bounds, those at the floor no more than it, and those at the ceiling no less.
    """
    found = set[tuple[Fraction, ...]]()
    for states in product("lhf", repeat=len(weights)):
        if any(state == "h" and high[place] is None for place, state in enumerate(states)):
            continue
        fixed = {p: low[p] if s == "l" else high[p] or 0 for p, s in enumerate(states) if s != "f"}
        free = [p for p, s in enumerate(states) if s == "f"]
        whole, left = sum(weights[p] for p in free), total - sum(fixed.values())
        if (whole == 0) is not (left == 0) and whole == 0:
            continue
        levels = [Fraction(left, whole)] if whole else _levels(weights, low, high)
        for level in levels:
            paid = [fixed[p] if p in fixed else level * weights[p] for p in range(len(weights))]
            fits = all(
                (p not in fixed or (states[p] == "l" and level * weights[p] <= low[p]) or (
                    states[p] == "h" and level * weights[p] >= (high[p] or 0)
                ))
                and low[p] <= paid[p] and (high[p] is None or paid[p] <= (high[p] or 0))
                for p in range(len(weights))
            )  # fmt: skip
            if fits and sum(paid) == total:
                found.add(tuple(Fraction(each) for each in paid))
    return found


def _levels(weights: list[int], low: list[int], high: list[int | None]) -> list[Fraction]:
    """Give every level at which somebody meets a bound, where nobody is free."""
    ends = [
        Fraction(bound, weight)
        for weight, pair in zip(weights, zip(low, high, strict=True), strict=True)
        for bound in pair
        if weight and bound is not None
    ]
    return [Fraction(0), *ends]


@st.composite
def bounded(draw: st.DrawFn) -> tuple[int, list[int], list[int], list[int | None]]:
    weights = draw(WEIGHTS)
    low = draw(st.lists(st.integers(0, 60), min_size=len(weights), max_size=len(weights)))
    tops = draw(st.lists(st.none() | st.integers(0, 60), min_size=len(weights), max_size=len(weights)))
    high = [None if top is None else floor + top for floor, top in zip(low, tops, strict=True)]
    return draw(st.integers(sum(low), sum(low) + 200)), weights, low, high


def key_of(
    weights: list[int], low: list[int], high: list[int | None], cut_off: CutOff = AGAIN, taker: str | None = None
) -> Bounded:
    codes = CODES[: len(weights)]
    return Bounded(
        key=parts(dict(zip(codes, weights, strict=True))),
        least=dict(zip(codes, low, strict=True)),
        most={code: top for code, top in zip(codes, high, strict=True) if top is not None},
        cut_off=cut_off,
        taken_by=taker,
    )


class TestSharedAgain:
    @given(bounded())
    def test_is_the_one_way_that_holds(self, drawn: tuple[int, list[int], list[int], list[int | None]]) -> None:
        total, weights, low, high = drawn
        assume(all(top is None for top in high) or sum(top if top is not None else 10**6 for top in high) >= total)
        ways = every_way(total, weights, low, high)
        try:
            rows = charge_bounded(kronor(total), key_of(weights, low, high), RoundingRule())
        except WeightError:
            assert not ways  # nobody who weighs anything can take what is left
            return
        assert len(ways) == 1
        (exact,) = ways
        for place, code in enumerate(rows.key.parties):
            paid = rows.amount(code).kronor
            assert rows.exact(code) == exact[place]
            assert abs(paid - exact[place]) < 1
            assert paid >= low[place]
            assert high[place] is None or paid <= (high[place] or 0)
        assert sum(rows.amounts, ZERO) == rows.total == rows.given == kronor(total)
        assert [rounding.count for rounding in rows.roundings] == list(rows.counts)

    @given(bounded())
    def test_the_order_of_the_parties_does_not_matter(
        self, drawn: tuple[int, list[int], list[int], list[int | None]]
    ) -> None:
        total, weights, low, high = drawn
        key = key_of(weights, low, high)
        codes = CODES[: len(weights)]
        backwards = Bounded(
            key=parts(dict(reversed(list(zip(codes, weights, strict=True))))),
            least=dict(reversed(key.least)),
            most=dict(reversed(key.most)),
            cut_off=AGAIN,
        )
        try:
            assert charge_bounded(kronor(total), key, RoundingRule()) == charge_bounded(
                kronor(total), backwards, RoundingRule()
            )
        except (WeightError, AmountError) as error:
            with pytest.raises(type(error)):
                charge_bounded(kronor(total), backwards, RoundingRule())

    def test_without_bounds_it_is_the_key(self) -> None:
        rows = charge_bounded(kronor(100), key_of([1, 2], [0, 0], [None, None]), RoundingRule())
        assert rows.amounts == (kronor(33), kronor(67))
        assert rows.held == ()

    def test_who_is_held_and_what_the_others_share(self) -> None:
        """By the key 80, 10, 10; at most 60 of a, at least 25 of b: 15 are left to c."""
        rows = charge_bounded(kronor(100), key_of([8, 1, 1], [0, 25, 0], [60, None, None]), RoundingRule())
        assert rows.amounts == (kronor(60), kronor(25), kronor(15))
        assert dict(rows.held) == {"a": Bound.MOST, "b": Bound.LEAST}
        assert (rows.share("a").numerator, len(rows.ties)) == (80, 0)

    def test_each_is_ranked_by_what_its_rounding_took_away(self) -> None:
        """At most 20 of a; 81 are left to b and c, 40,50 each, of whom the first in order comes first; a loses nothing."""
        rows = charge_bounded(kronor(101), key_of([1, 1, 1], [0, 0, 0], [20, None, None]), RoundingRule())
        assert rows.amounts == (kronor(20), kronor(41), kronor(40))
        assert [(each.party, each.rank) for each in rows.roundings] == [("a", 3), ("b", 1), ("c", 2)]

    def test_a_tie_among_those_whom_no_bound_holds_is_told(self) -> None:
        """By hand: at most 60 of a; 41 are left to b and c, 20,50 each, and the odd krona is b's, who comes first."""
        rows = charge_bounded(kronor(101), key_of([8, 1, 1], [0, 0, 0], [60, None, None]), RoundingRule())
        assert [(tie.won, tie.lost) for tie in rows.ties] == [(("b",), ("c",))]

    def test_nobody_takes_anything_where_nobody_is_to(self) -> None:
        for cut_off in (AGAIN, AWAY):
            key = key_of([8, 1, 1], [0, 0, 0], [60, None, None], cut_off)
            assert charge_bounded(kronor(100), key, RoundingRule()).taken == ZERO

    def test_all_can_be_held(self) -> None:
        """By the key 100 and 0; at most 10 of a, and at least 90 of b, who weighs nothing."""
        rows = charge_bounded(kronor(100), key_of([1, 0], [0, 90], [10, None]), RoundingRule())
        assert rows.amounts == (kronor(10), kronor(90))
        assert (rows.inner, rows.ties) == (None, ())

    def test_both_sides_are_held_where_they_weigh_the_same(self) -> None:
        """By the key 80 and 20; at most 60 of a, and at least 40 of b: 20 are cut off and missing, and c weighs nothing."""
        rows = charge_bounded(kronor(100), key_of([8, 2, 0], [0, 40, 0], [60, None, None]), RoundingRule())
        assert rows.amounts == (kronor(60), kronor(40), kronor(0))
        assert dict(rows.held) == {"a": Bound.MOST, "b": Bound.LEAST}

    def test_ceilings_or_floors_that_sum_to_the_total_can_be_met(self) -> None:
        """Of 10 kr, by halves: at most 6 and 4 kr, or at least."""
        most = charge_bounded(kronor(10), key_of([1, 1], [0, 0], [6, 4]), RoundingRule())
        least = charge_bounded(kronor(10), key_of([1, 1], [6, 4], [None, None]), RoundingRule())
        assert most.amounts == least.amounts == (kronor(6), kronor(4))

    def test_a_ceiling_of_nothing(self) -> None:
        rows = charge_bounded(kronor(10), key_of([1, 1], [0, 0], [0, None]), RoundingRule())
        assert rows.amounts == (kronor(0), kronor(10))
        both = key_of([1, 1], [0, 0], [0, 10])
        assert charge_bounded(kronor(10), both, RoundingRule()).amounts == (kronor(0), kronor(10))
        with pytest.raises(AmountError, match="the ceilings sum to less than what is shared, 11 kr: 1 kr is left over"):
            charge_bounded(kronor(11), both, RoundingRule())

    def test_who_weighs_nothing_is_not_held_by_a_ceiling_of_nothing(self) -> None:
        rows = charge_bounded(kronor(100), key_of([8, 2, 0], [0, 40, 0], [60, None, 0]), RoundingRule())
        assert dict(rows.held) == {"a": Bound.MOST, "b": Bound.LEAST}

    def test_a_share_that_is_the_bound_is_not_held_by_it(self) -> None:
        """By hand: of 100 kr each has 50, which is the floor of the one and the ceiling of the other."""
        rows = charge_bounded(kronor(100), key_of([1, 1], [50, 0], [None, 50]), RoundingRule())
        assert (rows.counts, rows.held) == ((50, 50), ())

    def test_who_is_held_is_told_in_the_order_of_the_parties(self) -> None:
        """By the key 10, 10, 80: at most 60 of c, and of the 40 that a and b then share, at most 15 of a."""
        rows = charge_bounded(kronor(100), key_of([1, 1, 8], [0, 0, 0], [15, None, 60]), RoundingRule())
        assert (rows.counts, rows.held) == ((15, 25, 60), (("a", Bound.MOST), ("c", Bound.MOST)))

    def test_bounds_are_whole_units(self) -> None:
        """Of 10 kr in whole kronor a floor of 2,50 is 3, and a ceiling of 4,90 is 4."""
        key = Bounded(
            key=parts({"a": 1, "b": 9}), least={"a": Fraction(5, 2)}, most={"b": Fraction(49, 10)}, cut_off=AWAY
        )
        assert charge_bounded(kronor(10), key, RoundingRule(unit=KRONA)).amounts == (kronor(3), kronor(4))
        assert charge_bounded(kronor(10), key, RoundingRule(unit=ORE)).amounts == (Amount(250), Amount(490))

    @pytest.mark.parametrize(
        ("low", "high", "why"),
        [
            ([60, 50], [None, None], "the floors sum to more than what is shared, 100 kr: 10 kr is missing"),
            ([0, 0], [40, 50], "the ceilings sum to less than what is shared, 100 kr: 10 kr is left over"),
        ],
    )
    def test_bounds_that_cannot_be_met_are_refused_with_the_shortfall(
        self, low: list[int], high: list[int | None], why: str
    ) -> None:
        with pytest.raises(AmountError, match=why):
            charge_bounded(kronor(100), key_of([1, 1], low, high), RoundingRule())

    def test_who_has_a_ceiling_alone_pays_nothing_at_the_least(self) -> None:
        key = Bounded(key=parts({"a": 1, "b": 1}), most={"a": 9}, cut_off=AGAIN)
        with pytest.raises(AmountError, match="the floors sum to more than what is shared, -1 kr"):
            charge_bounded(kronor(-1), key, RoundingRule())

    def test_nobody_who_weighs_anything_is_left(self) -> None:
        with pytest.raises(WeightError, match="90 kr is left to share"):
            charge_bounded(kronor(100), key_of([1, 0], [0, 0], [10, None]), RoundingRule())
        with pytest.raises(WeightError, match="^[^0-9]*1 kr is left to share"):  # of 12, at most 10 and at least 1
            charge_bounded(kronor(12), key_of([1, 0], [0, 1], [10, None]), RoundingRule())

    def test_who_weighs_nothing_is_no_hindrance_to_those_who_do(self) -> None:
        """By hand: a has 60 kr instead of 80, b the other 40, and c nothing."""
        rows = charge_bounded(kronor(100), key_of([4, 1, 0], [0, 0, 0], [60, None, None]), RoundingRule())
        assert rows.counts == (60, 40, 0)


class TestFallsAway:
    @given(bounded())
    def test_each_pays_its_share_or_its_bound(self, drawn: tuple[int, list[int], list[int], list[int | None]]) -> None:
        total, weights, low, high = drawn
        rows = charge_bounded(kronor(total), key_of(weights, low, high, AWAY), RoundingRule())
        assert rows.inner is not None
        for place, code in enumerate(rows.key.parties):
            share = rows.inner.amount(code).kronor
            twin = max(share, low[place]) if high[place] is None else max(low[place], min(share, high[place] or 0))
            assert rows.amount(code).kronor == twin
        assert rows.total == sum(rows.amounts, ZERO)
        assert rows.given == kronor(total)

    def test_a_share_that_is_the_bound_is_not_held_by_it(self) -> None:
        """By hand: of 100 kr each has 50, which is the floor of the one and the ceiling of the other."""
        rows = charge_bounded(kronor(100), key_of([1, 1], [50, 0], [None, 50], AWAY), RoundingRule())
        assert (rows.counts, rows.held) == ((50, 50), ())


class TestTaken:
    """What bounds cut off or leave missing is a named party's."""

    @given(bounded(), st.integers(0, 5))
    def test_the_others_pay_their_share_or_their_bound_and_one_the_rest(
        self, drawn: tuple[int, list[int], list[int], list[int | None]], place: int
    ) -> None:
        """The sixth has no share of its own."""
        total, weights, low, high = drawn
        codes = [*CODES[: len(weights)], "f"]
        taker = codes[min(place, len(weights))]
        alone = apportion(kronor(total), parts(dict(zip(codes, weights, strict=False))))
        tops = [10**9 if top is None else top for top in high]
        paid = {
            code: max(floor, min(int(alone.amount(code).kronor), top))
            for code, floor, top in zip(codes, low, tops, strict=False)
            if code != taker
        }
        rest = total - sum(paid.values())
        least, most = ({**dict(zip(codes, ends, strict=False)), "f": end} for ends, end in ((low, 0), (tops, 10**9)))
        key = key_of(weights, low, high, CutOff.TAKEN, taker)
        if not least[taker] <= rest <= most[taker]:
            with pytest.raises(
                AmountError, match=f"the (floors|ceilings) of the others leave to {taker}, who is to pay"
            ):
                charge_bounded(kronor(total), key, RoundingRule())
            return
        rows = charge_bounded(kronor(total), key, RoundingRule())
        assert dict(zip(rows.key.parties, rows.amounts, strict=True)) == {
            code: kronor(amount) for code, amount in {**paid, taker: rest}.items()
        }
        assert sum(rows.amounts, ZERO) == rows.total == rows.given == kronor(total)
        own = int(alone.amount(taker).kronor) if taker != "f" else 0
        assert rows.taken == kronor(rest - own)
        assert rows.bound_of(taker) is None

    def test_by_hand(self) -> None:
        """By the key 80, 10, 10; at most 60 of a: c pays its 10 and the 20 that are cut off."""
        rows = charge_bounded(kronor(100), key_of([8, 1, 1], [0, 0, 0], [60, None, None], TAKEN, "c"), RoundingRule())
        assert rows.amounts == (kronor(60), kronor(10), kronor(30))
        assert (rows.taken, rows.is_by_key("b"), rows.is_by_key("c"), int(rows.exact("c"))) == (
            kronor(20),
            True,
            False,
            30,
        )

    def test_no_bound_of_its_own_holds_whom_the_others_leave_less(self) -> None:
        """By the key 40 and 60; a pays at least 55, so that c is left 45, which its ceiling of 50 allows."""
        rows = charge_bounded(kronor(100), key_of([4, 6], [55, 0], [None, 50], TAKEN, "b"), RoundingRule())
        assert (rows.counts, rows.bound_of("a"), rows.bound_of("b")) == ((55, 45), Bound.LEAST, None)

    def test_who_takes_nothing_pays_by_the_key(self) -> None:
        rows = charge_bounded(kronor(100), key_of([8, 1, 1], [0, 0, 0], [90, None, None], TAKEN, "c"), RoundingRule())
        assert (rows.counts, rows.is_by_key("c"), int(rows.exact("c"))) == ((80, 10, 10), True, 10)

    def test_its_own_floor_does_not_hold_whom_the_others_leave_more(self) -> None:
        """By the key 10, and at least 20; with the 20 that are cut off of a it pays 30."""
        rows = charge_bounded(kronor(100), key_of([8, 1, 1], [0, 0, 20], [60, None, None], TAKEN, "c"), RoundingRule())
        assert (rows.counts, rows.held, rows.taken) == ((60, 10, 30), (("a", Bound.MOST),), kronor(20))

    def test_what_its_own_bound_forbids_is_refused_with_the_bound(self) -> None:
        above = key_of([8, 1, 1], [0, 0, 0], [60, None, 25], TAKEN, "c")
        with pytest.raises(AmountError, match="30 kr.* leave to c, who is to pay at most 25 kr; raise one of them"):
            charge_bounded(kronor(100), above, RoundingRule())
        below = key_of([8, 1, 1], [0, 15, 6], [None, None, None], TAKEN, "c")
        with pytest.raises(AmountError, match="5 kr.* leave to c, who is to pay at least 6 kr; lower one of them"):
            charge_bounded(kronor(100), below, RoundingRule())
        nothing = key_of([8, 1, 1], [0, 25, 0], [None, None, None], TAKEN, "c")
        with pytest.raises(AmountError, match="-5 kr.* who is to pay at least 0 kr"):
            charge_bounded(kronor(100), nothing, RoundingRule())
        assert charge_bounded(
            kronor(100), key_of([8, 1, 1], [0, 14, 6], [None, None, 6], TAKEN, "c"), RoundingRule()
        ).counts == (80, 14, 6)

    def test_who_takes_it_is_named_where_somebody_does(self) -> None:
        with pytest.raises(WeightError, match="nobody is named who takes"):
            key_of([1], [0], [5], TAKEN)
        with pytest.raises(WeightError, match="cut_off is 'falls-away'; write 'taken'"):
            key_of([1], [0], [5], AWAY, "a")

    def test_without_whoever_takes_it_nothing_is_said(self) -> None:
        key = key_of([8, 1, 1], [0, 0, 0], [60, None, None], TAKEN, "c")
        assert agreed_without(key, ["b"]).parties == ("a", "c")
        with pytest.raises(WeightError, match="no paper says who does when it leaves"):
            agreed_without(key, ["c"])


class TestRefused:
    def test_bounds_that_cross(self) -> None:
        with pytest.raises(AmountError, match="above its ceiling, or below zero"):
            key_of([1], [5], [4])
        with pytest.raises(AmountError, match="above its ceiling, or below zero"):
            key_of([1], [-1], [None])
        narrow = Bounded(key=parts({"a": 1}), least={"a": Fraction(21, 10)}, most={"a": Fraction(29, 10)}, cut_off=AWAY)
        with pytest.raises(AmountError, match="above its ceiling"):
            charge_bounded(kronor(2), narrow, RoundingRule())

    def test_who_takes_the_rest_is_a_party_with_a_share_or_without(self) -> None:
        three: tuple[list[int], list[int], list[int | None]] = ([8, 1, 1], [0, 0, 0], [None, None, None])
        assert key_of(*three, TAKEN, "f").parties == ("a", "b", "c", "f")
        assert key_of(*three, TAKEN, "b").parties == ("a", "b", "c")
        assert key_of(*three, TAKEN, "0").parties == ("0", "a", "b", "c")

    def test_who_takes_the_rest_cannot_leave(self) -> None:
        key = key_of([8, 1, 1], [0, 0, 0], [None, None, None], TAKEN, "c")
        with pytest.raises(WeightError) as caught:
            agreed_without(key, "bc")
        assert caught.value.parties == ("c",)
        assert agreed_without(key, "a").parties == ("b", "c")

    def test_bounds_of_strangers(self) -> None:
        with pytest.raises(WeightError, match="who is not in the key"):
            Bounded(key=parts({"a": 1}), least={"b": 1}, cut_off=AGAIN)
        with pytest.raises(WeightError) as caught:
            Bounded(key=parts({"a": 1}), most=dict.fromkeys("gefdcb", 1), cut_off=AGAIN)
        assert caught.value.parties == tuple("bcdefg")

    def test_what_is_cut_off_must_be_said(self) -> None:
        with pytest.raises(InexactTypeError, match="CutOff"):
            Bounded(key=parts({"a": 1}), cut_off="away")  # type: ignore[arg-type]

    def test_other_methods_and_unstated_figures(self) -> None:
        with pytest.raises(ResidualError, match="largest remainder"):
            charge_bounded(kronor(1), key_of([1], [0], [None]), RoundingRule(method=Method.HALF_UP_EACH))
        with pytest.raises(BasisError, match="population"):
            charge_bounded(
                kronor(1), Bounded(key=UnstatedKey(parties=("a",), counts="population"), cut_off=AGAIN), RoundingRule()
            )
