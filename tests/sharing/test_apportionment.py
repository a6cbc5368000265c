"""The laws of sharing whole units, each against a naive twin or as an invariant of the result."""

import pickle
from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import twins
from nara_vard_finans import Amount, CostKey, Method, apportion, equal_shares, kronor, parts
from nara_vard_finans.core import KRONA, ORE, ZERO, ResidualError
from nara_vard_finans.sharing import LARGEST, Apportionment, Carrier
from nara_vard_finans.sharing import apportionment as room
from nara_vard_finans.testing import amounts, cost_keys, units, weights

FREE = [method for method in Method if method is not Method.HALF_UP_RESIDUAL_TO]
EXACT = [Method.LARGEST_REMAINDER, Method.SAINTE_LAGUE]


def counts(result: Apportionment) -> dict[str, int]:
    return dict(zip(result.key.parties, result.counts, strict=True))


def share(total: int, drawn: Mapping[str, int], method: Method = Method.LARGEST_REMAINDER) -> dict[str, int]:
    return counts(apportion(kronor(total), parts(drawn), method=method))


def by_any_method(total: Amount, key: CostKey, method: Method, unit: Amount) -> Apportionment:
    residual_to = LARGEST if method is Method.HALF_UP_RESIDUAL_TO else None
    try:
        return apportion(total, key, method=method, unit=unit, residual_to=residual_to)
    except ResidualError:
        assume(False)  # noqa: FBT003 - the one refusal that a sound key can meet
        raise


@st.composite
def skewed(draw: st.DrawFn) -> tuple[int, int, int]:
    """Draw the weight of small parties, how many they are, and the weight of one that has most."""
    small = draw(st.integers(1, 200))
    return small, draw(st.integers(20, 120)), draw(st.integers(100, 2_000)) * small + draw(st.integers(0, small))


class TestAgainstTwins:
    """Every method equals the one written from its definition, in fractions."""

    @given(st.integers(0, 10**30), weights())
    def test_largest_remainder(self, total: int, drawn: dict[str, int]) -> None:
        assert share(total, drawn) == twins.largest_remainder(total, drawn)

    @given(st.integers(0, 120), weights(most=50))
    @example(3, {"0100": 1, "0101": 1, "0102": 3})
    @example(2, {"0100": 1, "0101": 1, "0102": 1, "0103": 1})
    def test_sainte_lague(self, total: int, drawn: dict[str, int]) -> None:
        assert share(total, drawn, Method.SAINTE_LAGUE) == twins.sainte_lague(total, drawn)

    @given(st.integers(0, 120), st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 3), min_size=1))
    def test_sainte_lague_where_claims_tie_often(self, total: int, drawn: dict[str, int]) -> None:
        assert share(total, drawn, Method.SAINTE_LAGUE) == twins.sainte_lague(total, drawn)

    @given(skewed(), st.integers(-12, 12))
    @example((49, 100, 100_000), 0)
    @example((51, 100, 100_000), 0)
    def test_sainte_lague_where_one_has_most(self, drawn: tuple[int, int, int], more: int) -> None:
        """
        Rows rounded alone are then many units from the total, and the large party gives or takes several of them.

        The total is near what makes each small share a half, where all of them round one way.
        """
        small, number, large = drawn
        parties = {f"{place:04d}": small for place in range(number)} | {"large": large}
        total = max((2 * (small * number + large) + 2 * small) // (4 * small) + more, 0)
        assert share(total, parties, Method.SAINTE_LAGUE) == twins.sainte_lague_by_claims(total, parties)

    @pytest.mark.parametrize(
        ("small", "total", "large", "number_of_small"),
        [
            # Shares of 0,49 a hundred times and 1 000: rounded alone 1 000 in all, and 49 are left. The large party's
            # next claims are 2 001, 2 003 … to 100 000 and the small ones' 1 to 49, which is 2 040,8 to 100 000: so it
            # takes one for each odd number from 2 001 to 2 039, which is 20, and the small ones take 29.
            (49, 1_049, 1_020, 29),
            # Shares of 0,51 a hundred times and 1 000: rounded alone 1 100 in all, 49 too many. The large party's last
            # claims are 1 999, 1 997 … and the small ones' 1 to 51, which is 1 960,8: so it gives one for each odd
            # number from 1 999 to 1 961, which is 20, and the small ones give 29.
            (51, 1_051, 980, 71),
        ],
    )
    def test_sainte_lague_gives_and_takes_many_units_of_one_party(
        self, small: int, total: int, large: int, number_of_small: int
    ) -> None:
        parties = {f"{place:04d}": small for place in range(100)} | {"large": 100_000}
        got = share(total, parties, Method.SAINTE_LAGUE)
        assert got.pop("large") == large
        assert sorted(got.values()) == [0] * (100 - number_of_small) + [1] * number_of_small

    @given(st.integers(0, 10**30), weights())
    def test_half_up_each(self, total: int, drawn: dict[str, int]) -> None:
        assert share(total, drawn, Method.HALF_UP_EACH) == twins.half_up_each(total, drawn)

    @given(st.integers(0, 10**6), weights(), st.data())
    def test_half_up_residual_to_a_party(self, total: int, drawn: dict[str, int], data: st.DataObject) -> None:
        carrier = data.draw(st.sampled_from(sorted(party for party, weight in drawn.items() if weight)))
        alone = twins.half_up_each(total, drawn)
        expected = {**alone, carrier: total - sum(n for party, n in alone.items() if party != carrier)}
        if expected[carrier] < 0:
            with pytest.raises(ResidualError, match="less than nothing"):
                apportion(kronor(total), parts(drawn), method=Method.HALF_UP_RESIDUAL_TO, residual_to=carrier)
        else:
            result = apportion(kronor(total), parts(drawn), method=Method.HALF_UP_RESIDUAL_TO, residual_to=carrier)
            assert counts(result) == expected


class TestLawsOfEveryMethod:
    """Laws that hold whatever the method, the unit and the sign."""

    @given(amounts(), cost_keys(), st.sampled_from(Method))
    def test_amounts_and_residual_sum_to_the_total(self, total: Amount, key: CostKey, method: Method) -> None:
        result = by_any_method(total, key, method, KRONA)
        assert sum(result.amounts, ZERO) + result.residual == total
        assert result.residual == ZERO or method is Method.HALF_UP_EACH

    @given(st.integers(-(10**9), 10**9), units(), cost_keys(), st.sampled_from(Method))
    def test_every_amount_is_a_whole_number_of_units(self, n: int, unit: Amount, key: CostKey, method: Method) -> None:
        result = by_any_method(n * unit, key, method, unit)
        assert all(amount.ore % unit.ore == 0 for amount in result.amounts)
        assert sum(result.amounts, ZERO) + result.residual == n * unit

    @given(amounts(0, 10**12), weights(), st.sampled_from(FREE), st.randoms())
    def test_the_order_of_the_parties_does_not_matter(self, total, drawn, method, random) -> None:  # type: ignore[no-untyped-def]
        shuffled = list(drawn.items())
        random.shuffle(shuffled)
        one, other = parts(drawn), parts(shuffled)
        assert one == other
        assert apportion(total, one, method=method) == apportion(total, other, method=method)

    @given(amounts(), cost_keys(), st.sampled_from(Method))
    def test_sharing_minus_x_mirrors_sharing_x(self, total: Amount, key: CostKey, method: Method) -> None:
        there, back = (by_any_method(sum_, key, method, KRONA) for sum_ in (total, -total))
        assert back.counts == tuple(-count for count in there.counts)
        assert back.residual == -there.residual
        assert [tie.won for tie in back.ties] == [tie.won for tie in there.ties]

    @given(amounts(), cost_keys(), st.sampled_from(Method))
    def test_the_steps_taken_add_up(self, total: Amount, key: CostKey, method: Method) -> None:
        result = by_any_method(total, key, method, KRONA)
        sign = -1 if total < ZERO else 1
        for party, rounding in zip(key.parties, result.roundings, strict=True):
            assert rounding.party == party
            assert rounding.exact == total.kronor * key.share(party) == result.exact(party)
            assert rounding.floor + sign * rounding.remainder == rounding.exact
            assert 0 <= rounding.remainder < 1
            assert rounding.floor + sign * rounding.extra == rounding.count

    @given(amounts(), cost_keys(), st.sampled_from(Method))
    def test_a_weight_of_nought_pays_nothing(self, total: Amount, key: CostKey, method: Method) -> None:
        result = by_any_method(total, key, method, KRONA)
        assert all(
            amount == ZERO for (_, weight), amount in zip(key.weights, result.amounts, strict=True) if not weight
        )

    @given(amounts(0), cost_keys(), st.sampled_from(Method))
    def test_nobody_pays_less_than_nothing(self, total: Amount, key: CostKey, method: Method) -> None:
        assert all(amount >= ZERO for amount in by_any_method(total, key, method, KRONA).amounts)

    @given(cost_keys(), st.sampled_from(Method))
    def test_a_total_of_nought_gives_noughts(self, key: CostKey, method: Method) -> None:
        assert set(by_any_method(ZERO, key, method, KRONA).counts) == {0}

    @given(amounts(), weights(), st.integers(1, 10**6), st.sampled_from(FREE))
    def test_scaling_all_weights_changes_nothing(self, total, drawn, scale: int, method) -> None:  # type: ignore[no-untyped-def]
        scaled = parts({party: Fraction(weight * scale, 7) for party, weight in drawn.items()})
        assert apportion(total, parts(drawn), method=method).counts == apportion(total, scaled, method=method).counts

    @given(amounts(0, 10**9), st.integers(1, 40), st.sampled_from(EXACT))
    def test_equal_shares_differ_by_at_most_one_unit(self, total: Amount, parties: int, method: Method) -> None:
        result = apportion(total, equal_shares(*(f"{n:04d}" for n in range(parties))), method=method)
        assert max(result.counts) - min(result.counts) <= 1
        assert list(result.counts) == sorted(result.counts, reverse=True)

    @given(amounts(), cost_keys(), st.sampled_from(Method))
    def test_a_result_keeps_its_meaning_when_pickled(self, total: Amount, key: CostKey, method: Method) -> None:
        result = by_any_method(total, key, method, KRONA)
        again = pickle.loads(pickle.dumps(result))  # noqa: S301 - our own
        assert again == result
        assert hash(again) == hash(result)
        assert again.roundings == result.roundings

    @given(amounts(0, 10**6), cost_keys(), st.data())
    def test_ties_to_moves_units_only_between_those_that_tie(self, total, key, data) -> None:  # type: ignore[no-untyped-def]
        first = data.draw(st.sampled_from(key.parties))
        plain, preferred = apportion(total, key), apportion(total, key, ties_to=first)
        moved = {p for p, a, b in zip(key.parties, plain.counts, preferred.counts, strict=True) if a != b}
        tied = {party for tie in plain.ties for party in (*tie.won, *tie.lost)}
        assert moved <= tied
        assert preferred.amount(first) >= plain.amount(first)


class TestLawsOfSomeMethods:
    """The columns of the table of methods."""

    @given(amounts(), cost_keys())
    def test_within_one_unit_by_largest_remainder(self, total: Amount, key: CostKey) -> None:
        result = apportion(total, key)
        for party in key.parties:
            assert abs(result.amount(party).kronor - result.exact(party)) < 1

    @given(amounts(), cost_keys())
    def test_within_half_a_unit_when_rounded_alone(self, total: Amount, key: CostKey) -> None:
        result = apportion(total, key, method=Method.HALF_UP_EACH)
        for party in key.parties:
            assert abs(result.amount(party).kronor - result.exact(party)) <= Fraction(1, 2)

    def test_sainte_lague_can_be_more_than_one_unit_from_the_exact_share(self) -> None:
        """
        By hand: the last claims of a are 9 745/189 = 51,56 and 9 745/191 = 51,02, both above 51/1, and the next,
        9 745/193 = 50,49, is not; so a has 96 of 100 when the small ones come, four of which get a unit each.
        """
        drawn = {"a": 9_745, "b": 51, "c": 51, "d": 51, "e": 51, "f": 51}
        assert share(100, drawn, Method.SAINTE_LAGUE) == {"a": 96, "b": 1, "c": 1, "d": 1, "e": 1, "f": 0}
        assert apportion(kronor(100), parts(drawn)).exact("a") == Fraction(9_745, 100)

    @given(
        st.integers(0, 10**9), weights(), st.integers(1, 3), st.sampled_from([Method.SAINTE_LAGUE, Method.HALF_UP_EACH])
    )
    def test_more_money_never_means_less(self, total: int, drawn: dict[str, int], more: int, method: Method) -> None:
        before, after = share(total, drawn, method), share(total + more, drawn, method)
        assert all(after[party] >= before[party] for party in drawn)

    @given(amounts(0, 10**12), cost_keys())
    def test_the_largest_remainders_get_the_rest(self, total: Amount, key: CostKey) -> None:
        result = apportion(total, key)
        got = [rounding.remainder for rounding in result.roundings if rounding.extra]
        not_got = [rounding.remainder for rounding in result.roundings if not rounding.extra]
        assert len(got) == result.left_over
        assert not got or not not_got or min(got) >= max(not_got)
        assert sorted(rounding.rank for rounding in result.roundings) == list(range(1, len(key.parties) + 1))
        assert {rounding.rank for rounding in result.roundings if rounding.extra} == set(range(1, len(got) + 1))

    @given(
        st.integers(0, 200),
        st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3), min_size=2),
        st.sampled_from(EXACT),
    )
    def test_a_tie_is_reported_exactly_when_another_order_of_codes_would_decide_otherwise(
        self, total: int, drawn: dict[str, int], method: Method
    ) -> None:
        assume(any(drawn.values()))
        twin = {Method.LARGEST_REMAINDER: twins.largest_remainder, Method.SAINTE_LAGUE: twins.sainte_lague}[method]
        backwards = {chr(ord("z") - ord(party)): weight for party, weight in drawn.items()}
        there = twin(total, drawn)
        back = {chr(ord("z") - ord(party)): count for party, count in twin(total, backwards).items()}
        result = apportion(kronor(total), parts(drawn), method=method)
        assert bool(result.ties) == (there != back)
        for tie in result.ties:
            assert max(tie.won) < min(tie.lost)

    @given(amounts(0, 10**9), cost_keys())
    def test_residual_on_the_largest_leaves_the_others_alone(self, total: Amount, key: CostKey) -> None:
        result = by_any_method(total, key, Method.HALF_UP_RESIDUAL_TO, KRONA)
        alone = apportion(total, key, method=Method.HALF_UP_EACH)
        changed = [p for p, a, b in zip(key.parties, result.counts, alone.counts, strict=True) if a != b]
        assert changed in ([], [result.carrier])
        assert result.carried == alone.residual
        assert dict(key.weights)[result.carrier or ""] == max(weight for _, weight in key.weights)


class TestPinned:
    """Laws that do not hold, pinned so that nobody writes them; and bugs that others have shipped."""

    JUNE_2021 = (
        ("2084", 22_986), ("2081", 52_460), ("2080", 59_752), ("2026", 10_455), ("2083", 15_495),
        ("2029", 15_940), ("2085", 26_613), ("2023", 10_184), ("2062", 20_544), ("2034", 6_939),
        ("2031", 11_079), ("2061", 10_909), ("2082", 11_203), ("2021", 6_790), ("2039", 7_033),
    )  # fmt: skip

    @pytest.mark.parametrize(
        ("total", "code", "before", "after"),
        [(1_990_003, "2023", 70_276, 70_275), (1_999_007, "2031", 76_798, 76_797)],
    )
    def test_under_the_largest_remainder_one_krona_more_can_mean_less(
        self, total: int, code: str, before: int, after: int
    ) -> None:
        """The Alabama paradox with the population of June 2021, from the project's design."""
        drawn = dict(self.JUNE_2021)
        assert twins.largest_remainder(total, drawn)[code] == share(total, drawn)[code] == before
        assert twins.largest_remainder(total + 1, drawn)[code] == share(total + 1, drawn)[code] == after

    def test_moneyphp_436_no_money_to_a_weight_of_nought(self) -> None:
        assert share(101, {"a": 0, "b": 1, "c": 1}) == {"a": 0, "b": 51, "c": 50}
        assert share(1, {"a": 0, "b": 1, "c": 2})["a"] == 0

    def test_rubymoney_971_the_order_decides_nothing(self) -> None:
        rows = [("a", 1), ("b", 1), ("c", 1)]
        assert share(100, dict(rows)) == share(100, dict(reversed(rows))) == {"a": 34, "b": 33, "c": 33}

    def test_odoo_214736_98_and_2_percent_of_182_25_sum_to_182_25(self) -> None:
        """178,605 and 3,645: both end in half an öre, so each rounded alone they would make 182,26."""
        result = apportion(Amount(18_225), parts({"a": 98, "b": 2}), unit=ORE)
        assert [amount.ore for amount in result.amounts] == [17_861, 364]
        alone = apportion(Amount(18_225), parts({"a": 98, "b": 2}), unit=ORE, method=Method.HALF_UP_EACH)
        assert [amount.ore for amount in alone.amounts] == [17_861, 365]
        assert alone.residual == Amount(-1)

    def test_hrms_5138_1002_over_33_33_34_percent_balances(self) -> None:
        """330,66, 330,66 and 340,68 leave two kronor, which the largest remainders 68 and then 66 get."""
        assert share(1_002, {"a": 33, "b": 33, "c": 34}) == {"a": 331, "b": 330, "c": 341}

    def test_apportionment_on_pypi_three_seats_over_1_1_3(self) -> None:
        """Quotas 0,6, 0,6 and 1,8: the largest remainder is 0,8, so c has two, and a tie decides the third."""
        result = apportion(kronor(3), parts({"a": 1, "b": 1, "c": 3}))
        assert counts(result) == {"a": 1, "b": 0, "c": 2}
        assert [(tie.won, tie.lost) for tie in result.ties] == [(("a",), ("b",))]

    def test_sainte_lague_over_1_1_3_is_a_tie_of_three(self) -> None:
        """By hand: after c has one, all three claim at 1/1 = 3/3 = 1, and the two lowest codes come first."""
        result = apportion(kronor(3), parts({"a": 1, "b": 1, "c": 3}), method=Method.SAINTE_LAGUE)
        assert counts(result) == {"a": 1, "b": 1, "c": 1}
        assert [(tie.won, tie.lost) for tie in result.ties] == [(("a", "b"), ("c",))]

    @pytest.mark.parametrize("total", [2**53 + 1, 10**30 + 7])
    @pytest.mark.parametrize("method", EXACT)
    def test_sums_hold_beyond_what_a_float_can_count(self, total: int, method: Method) -> None:
        given_ = share(total, {"a": 2**61 - 1, "b": 3**40, "c": 1}, method)
        assert sum(given_.values()) == total


class TestOneNegativeOre:
    """The smallest total that goes back: it is negative, and no total of zero or more."""

    @pytest.mark.parametrize("method", FREE)
    def test_one_party_gets_it_whole(self, method: Method) -> None:
        result = apportion(Amount(-1), parts({"a": 1}), method=method, unit=ORE)
        assert (result.counts, result.amounts, result.residual) == ((-1,), (Amount(-1),), ZERO)
        (rounding,) = result.roundings
        assert (rounding.floor, rounding.remainder, rounding.extra) == (-1, Fraction(0), 0)
        assert result.left_over == 0

    def test_of_two_one_gets_it(self) -> None:
        """By hand: a third and two thirds of one öre; the larger remainder is b's."""
        result = apportion(Amount(-1), parts({"a": 1, "b": 2}), unit=ORE)
        assert result.counts == (0, -1)
        assert [(rounding.floor, rounding.extra) for rounding in result.roundings] == [(0, 0), (0, 1)]
        assert result.left_over == -1

    def test_the_residual_goes_back_too(self) -> None:
        """By hand: halves round up to one öre each, so that a, the first of equals, carries one the other way."""
        result = apportion(
            Amount(-1), parts({"a": 1, "b": 1}), method=Method.HALF_UP_RESIDUAL_TO, unit=ORE, residual_to=LARGEST
        )
        assert (result.counts, result.carrier, result.carried) == ((0, -1), "a", ORE)


class TestAPartyThatIsCalledLargest:
    """It is no other than its code says, however small its weight; the largest is no code."""

    KEY = parts({"largest": 1, "b": 2, "c": 3})

    def carried_by(self, residual_to: Carrier) -> str | None:
        return apportion(kronor(8), self.KEY, method=Method.HALF_UP_RESIDUAL_TO, residual_to=residual_to).carrier

    def test_it_carries_when_it_is_named(self) -> None:
        assert (self.carried_by("largest"), self.carried_by(LARGEST)) == ("largest", "c")

    def test_where_there_is_none_the_text_is_refused_with_the_name_to_use(self) -> None:
        with pytest.raises(ResidualError, match="'largest'.*no party has this code.*give LARGEST"):
            apportion(kronor(8), parts({"b": 2}), method=Method.HALF_UP_RESIDUAL_TO, residual_to="largest")

    def test_as_a_text_the_largest_is_the_word_in_files(self) -> None:
        assert str(LARGEST) == "largest"


def test_the_carrier_of_a_residual_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rows there are: once to share, and once to tell who carries it, how much, and whom it tied with."""
    calls: list[object] = []
    found = room._residual_place  # pyright: ignore[reportPrivateUsage]

    def counted(key: CostKey, residual_to: Carrier, ties_to: str | None) -> int:
        calls.append(residual_to)
        return found(key, residual_to, ties_to)

    monkeypatch.setattr(room, "_residual_place", counted)
    # Thirty equal shares of 100 are 3,33 each, which is 90 in all: the first carries ten more.
    drawn = {f"{place:04d}": 1 for place in range(30)}
    result = apportion(kronor(100), parts(drawn), method=Method.HALF_UP_RESIDUAL_TO, residual_to=LARGEST)
    assert (result.carrier, result.carried, result.amount("0000")) == ("0000", kronor(10), kronor(13))
    (tie,) = result.ties
    assert (tie.won, len(tie.lost)) == (("0000",), 29)
    assert len(calls) == 2
