"""Bases to try on a printed table: what they are parts of, and what they refuse."""

from fractions import Fraction
from typing import Any

import pytest

from nara_vard_finans import Period
from nara_vard_finans.audit import AuditBasis, basis_of, equal_basis
from nara_vard_finans.core import DuplicatePartyError, InexactTypeError, Statistic, Text, WeightError


def basis(weights: Any, total: Any) -> AuditBasis:
    return AuditBasis(id="k", title=Text("k", "the key"), weights=weights, total=total)


class TestWeights:
    def test_they_come_in_the_order_of_the_codes(self) -> None:
        assert basis({"b": 2, "a": 1}, 3).weights == (("a", 1), ("b", 2))
        assert list(basis({"b": 2, "a": 1}, 3).integers) == ["a", "b"]

    def test_whole_weights_stand_for_themselves(self) -> None:
        found = basis({"a": 1, "b": 2}, 3)
        assert (found.known, found.is_whole, found.scale, found.whole) == (3, True, 1, 3)
        assert found.integers == {"a": 1, "b": 2}

    def test_parts_of_something_larger(self) -> None:
        found = basis({"a": 1, "b": 2}, 4)
        assert (found.known, found.is_whole, found.whole) == (3, False, 4)

    def test_fractions_are_multiplied_until_they_are_whole(self) -> None:
        """By hand: halves, thirds and a total in quarters take twelve; 1/2, 2/3 and 5/4 are 6, 8 and 15 twelfths."""
        found = basis({"a": Fraction(1, 2), "b": Fraction(2, 3)}, Fraction(5, 4))
        assert (found.scale, found.integers, found.whole) == (12, {"a": 6, "b": 8}, 15)
        assert found.known == Fraction(7, 6)
        assert not found.is_whole

    @pytest.mark.parametrize("weights", [{"a": -1, "b": 2}, {"a": Fraction(-1, 2), "b": 3}])
    def test_none_is_negative(self, weights: dict[str, int | Fraction]) -> None:
        with pytest.raises(WeightError, match="zero or more") as caught:
            basis(weights, 5)
        assert caught.value.parties == ("a",)

    @pytest.mark.parametrize(
        ("weights", "total"), [({}, 1), ({"a": 0, "b": 0}, 1), ({"a": 1, "b": 2}, 2), ({"a": 1}, 0), ({"a": 1}, -1)]
    )
    def test_they_sum_to_something_and_no_more_than_the_total(self, weights: dict[str, int], total: int) -> None:
        with pytest.raises(WeightError, match="the weights sum to"):
            basis(weights, total)

    def test_noughts_beside_others(self) -> None:
        assert basis({"a": 0, "b": 1}, 1).integers == {"a": 0, "b": 1}

    def test_a_weight_is_exact(self) -> None:
        with pytest.raises(InexactTypeError):
            basis({"a": 0.5, "b": 1}, 2)

    def test_so_is_the_total(self) -> None:
        with pytest.raises(InexactTypeError):
            basis({"a": 1, "b": 2}, 4.0)

    def test_a_party_has_one_weight(self) -> None:
        with pytest.raises(DuplicatePartyError):
            basis([("a", 1), ("a", 2)], 3)


def test_the_largest_is_the_first_by_code_of_those_with_most() -> None:
    assert basis({"c": 2, "b": Fraction(5, 2), "a": 2, "d": Fraction(5, 2)}, 9).largest == "b"


class TestAmong:
    def test_those_chosen_are_the_whole(self) -> None:
        found = basis({"a": 1, "b": 2, "c": 4}, 9).among(["c", "a", "x"])
        assert (found.weights, found.total) == ((("a", 1), ("c", 4)), 5)
        assert found.is_whole
        assert (found.title.sv, found.title.in_english) == (
            *("k, bara tabellens parter", "the key, the table's parties alone"),
        )

    def test_the_day_and_the_name_stay(self) -> None:
        year = Period.year(2021)
        found = AuditBasis(id="k", title=Text("k"), weights={"a": 1, "b": 1}, total=2, as_of=year).among(["a"])
        assert (found.id, found.as_of) == ("k", year)

    def test_nobody_is_no_basis(self) -> None:
        with pytest.raises(WeightError):
            basis({"a": 1, "b": 2}, 3).among([])


class TestWhereTheyComeFrom:
    def test_a_statistic(self) -> None:
        """Its figures are the whole, whatever sum is printed under them."""
        statistic = Statistic(
            id="folk",
            title=Text("Folkmängd"),
            counts="population",
            unit="persons",
            as_of=Period.year(2021),
            figures={"b": 7, "a": 3},
            printed_total=11,
        )
        found = basis_of(statistic)
        assert (found.id, found.title, found.as_of) == ("folk", statistic.title, Period.year(2021))
        assert (found.weights, found.total, found.is_whole) == ((("a", 3), ("b", 7)), 10, True)

    def test_equal_shares(self) -> None:
        found = equal_basis(["b", "a", "c"])
        assert (found.id, found.weights, found.total) == ("equal", (("a", 1), ("b", 1), ("c", 1)), 3)
        assert found.is_whole

    def test_equal_shares_of_nobody(self) -> None:
        with pytest.raises(WeightError):
            equal_basis([])
