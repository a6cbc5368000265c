"""
What a shared total tells besides its amounts: the steps of its rounding, its ties, and who carries a difference.

The amounts themselves are held by the laws, in ``tests/laws``.
"""

import pickle
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import twins
from law_cases import asking
from law_draws import shared
from nara_vard_finans import Amount, CostKey, Method, apportion, kronor, parts
from nara_vard_finans.core import ORE, ZERO, AmountError, InexactTypeError, ResidualError
from nara_vard_finans.sharing import LARGEST, Apportionment, Carrier
from nara_vard_finans.sharing import apportionment as room
from nara_vard_finans.testing import amounts, cost_keys, weights

FREE = [method for method in Method if not method.is_carried and not method.by_percent]
SCALED = [method for method in FREE if not method.by_rate]
EXACT = [Method.LARGEST_REMAINDER, Method.SAINTE_LAGUE]


def counts(result: Apportionment) -> dict[str, int]:
    return dict(zip(result.key.parties, result.counts, strict=True))


def share(total: int, drawn: Mapping[str, int], method: Method = Method.LARGEST_REMAINDER) -> dict[str, int]:
    return counts(apportion(kronor(total), parts(drawn), method=method))


class TestLawsOfEveryMethod:
    """What holds whatever the method, the unit and the sign."""

    @given(shared())
    def test_the_steps_taken_add_up(self, result: Apportionment) -> None:
        sign = -1 if result.total < ZERO else 1
        for party, rounding in zip(result.key.parties, result.roundings, strict=True):
            assert rounding.party == party
            assert (
                rounding.exact * result.unit.kronor
                == result.total.kronor * result.key.share(party)
                == result.exact(party)
            )
            assert rounding.floor + sign * rounding.remainder == rounding.exact
            assert 0 <= rounding.remainder < 1
            assert rounding.floor + sign * rounding.extra == rounding.count

    @given(amounts(), weights(), st.integers(1, 10**6), st.sampled_from(SCALED))
    def test_scaling_all_weights_changes_nothing(self, total, drawn, scale: int, method) -> None:  # type: ignore[no-untyped-def]
        scaled = parts({party: Fraction(weight * scale, 7) for party, weight in drawn.items()})
        assert apportion(total, parts(drawn), method=method).counts == apportion(total, scaled, method=method).counts

    @given(shared())
    def test_a_result_keeps_its_meaning_when_pickled(self, result: Apportionment) -> None:
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
    """Who gets the rest, who ties, and who carries."""

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
        mirrored = apportion(kronor(-total), parts(drawn), method=method)
        assert [tie.won for tie in mirrored.ties] == [tie.won for tie in result.ties]
        for tie in result.ties:
            assert max(tie.won) < min(tie.lost)

    @given(shared([Method.HALF_UP_RESIDUAL_TO]))
    def test_residual_on_the_largest_is_what_rows_rounded_alone_leave(self, result: Apportionment) -> None:
        alone = apportion(result.total, result.key, method=Method.HALF_UP_EACH, unit=result.unit)
        assert result.carried == alone.residual
        assert dict(result.key.weights)[result.carrier or ""] == max(weight for _, weight in result.key.weights)


class TestPinned:
    """Bugs that others have shipped, and sharing by hand."""

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

    @pytest.mark.parametrize("method", EXACT)
    def test_who_goes_first_in_a_tie_gets_the_odd_krona(self, method: Method) -> None:
        """Of 4 kr in thirds one is left: the first by code has it, unless another goes first."""
        key = parts({"a": 1, "b": 1, "c": 1})
        assert counts(apportion(kronor(4), key, method=method)) == {"a": 2, "b": 1, "c": 1}
        assert counts(apportion(kronor(4), key, method=method, ties_to="b")) == {"a": 1, "b": 2, "c": 1}

    @pytest.mark.parametrize("unit", [ZERO, Amount(-100)])
    def test_a_unit_is_above_zero(self, unit: Amount) -> None:
        with pytest.raises(AmountError, match="above zero"):
            apportion(kronor(3), parts({"a": 1, "b": 1}), unit=unit)

    def test_a_residual_is_put_on_somebody_who_is_named(self) -> None:
        with pytest.raises(ResidualError, match="needs to know who carries the residual: name a party"):
            apportion(kronor(3), parts({"a": 1, "b": 1}), method=Method.HALF_UP_RESIDUAL_TO)

    def test_sainte_lague_over_1_1_3_is_a_tie_of_three(self) -> None:
        """By hand: after c has one, all three claim at 1/1 = 3/3 = 1, and the two lowest codes come first."""
        result = apportion(kronor(3), parts({"a": 1, "b": 1, "c": 3}), method=Method.SAINTE_LAGUE)
        assert counts(result) == {"a": 1, "b": 1, "c": 1}
        assert [(tie.won, tie.lost) for tie in result.ties] == [(("a", "b"), ("c",))]

    @pytest.mark.parametrize("method", Method)
    def test_who_has_no_weight_ties_with_nobody(self, method: Method) -> None:
        assert apportion(kronor(1), parts({"a": 0, "b": 1}), method=method, **asking(method)).ties == ()

    @pytest.mark.parametrize(
        ("total", "residual_to", "ties"),
        [
            # Half a krona is rounded up for both, and one of the two largest pays a krona less.
            (1, LARGEST, [(("a",), ("b",))]),
            (1, "b", []),
            # A krona each leaves nothing for anybody to carry.
            (2, LARGEST, []),
        ],
    )
    def test_the_largest_tie_where_one_of_them_carries_something(
        self, total: int, residual_to: Carrier, ties: list[tuple[tuple[str, ...], ...]]
    ) -> None:
        key = parts({"a": 1, "b": 1})
        found = apportion(kronor(total), key, method=Method.HALF_UP_RESIDUAL_TO, residual_to=residual_to)
        assert [(tie.won, tie.lost) for tie in found.ties] == ties


def test_weights_decide_between_two_and_not_for_one() -> None:
    assert apportion(kronor(2), parts({"a": 1, "b": 1})).is_weighed
    assert not apportion(kronor(2), parts({"a": 1})).is_weighed


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


@pytest.mark.parametrize("method", [Method.HALF_UP_RESIDUAL_TO, Method.LARGEST_REMAINDER])
def test_who_carries_the_residual_is_a_text(method: Method) -> None:
    other: Any = 2080
    with pytest.raises(InexactTypeError):
        apportion(kronor(8), parts({"2080": 1}), method=method, residual_to=other)
