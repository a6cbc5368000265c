"""Many totals at once: the same rows as one by one, for every method, sign and size, and what arrays are refused for."""

import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import twins
from nara_vard_finans import parts
from nara_vard_finans.core import (
    Amount,
    AmountError,
    InexactTypeError,
    Language,
    MissingLibraryError,
    NaraVardFinansError,
    ResidualError,
    WeightError,
)
from nara_vard_finans.sharing import LARGEST, Carrier, Method, apportion, apportion_many

HUGE = 2**70
TWINS: dict[Method, Callable[[int, dict[str, int]], dict[str, int]]] = {
    Method.LARGEST_REMAINDER: twins.largest_remainder,
    Method.SAINTE_LAGUE: twins.sainte_lague_by_claims,
    Method.HALF_UP_EACH: twins.half_up_each,
}


def weights_of(size: int) -> st.SearchStrategy[list[int]]:
    """Draw weights of which one is above zero: small ones that tie, and ones near and past what 64 bits hold."""
    each = st.one_of(st.integers(0, 4), st.integers(0, 10**6), st.integers(2**31, 2**33), st.integers(0, HUGE))
    alike = st.one_of(st.integers(0, 3), st.integers(0, 10**6), st.integers(0, HUGE))
    some = st.lists(each, min_size=size, max_size=size) | st.lists(alike, min_size=size, max_size=size)
    return some.filter(any)


TOTALS = st.one_of(
    st.integers(-50, 50),
    st.integers(-(10**9), 10**9),
    st.integers(2**63 - 3, 2**63 + 3),
    st.integers(-(2**63) - 3, -(2**63) + 3),
    st.integers(-HUGE, HUGE),
)


@st.composite
def matrices(draw: st.DrawFn) -> tuple[list[int], list[list[int]]]:
    totals = draw(st.lists(TOTALS, min_size=1, max_size=5))
    size = draw(st.integers(1, 6))
    return totals, [draw(weights_of(size)) for _ in totals]


@st.composite
def groupings(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, str, int]]]:
    """Draw totals and rows of group, party and weight, in any order."""
    totals = draw(st.lists(TOTALS, min_size=1, max_size=5))
    rows = [
        (group, f"{party:02}", weight)
        for group in range(len(totals))
        for party, weight in enumerate(draw(weights_of(draw(st.integers(1, 5)))))
    ]
    return totals, draw(st.permutations(rows))


def one_by_one(total: int, weights: dict[str, int], method: Method) -> dict[str, int]:
    """Share by the naive twin, which knows no signs."""
    shared = TWINS[method](abs(total), weights)
    return shared if total >= 0 else {party: -count for party, count in shared.items()}


@pytest.mark.parametrize("method", TWINS)
@given(matrices())
@example(([2**63 - 1], [[1, 1, 1]]))
@example(([10**9, 7], [[3_037_000_499, 1], [3_037_000_500, 1]]))
def test_a_matrix_is_shared_as_its_rows(method: Method, drawn: tuple[list[int], list[list[int]]]) -> None:
    totals, rows = drawn
    if method is Method.SAINTE_LAGUE:
        totals = [total % 200 - 100 for total in totals]  # the twin gives unit by unit
    found = apportion_many(totals, rows, method=method)
    for total, weights, counts in zip(totals, rows, found.tolist(), strict=True):
        named = {f"{place:02}": weight for place, weight in enumerate(weights)}
        assert counts == [*one_by_one(total, named, method).values()]


@pytest.mark.parametrize("method", TWINS)
@given(groupings())
def test_groups_in_any_order_are_shared_each_for_itself(
    method: Method, drawn: tuple[list[int], list[tuple[int, str, int]]]
) -> None:
    totals, rows = drawn
    if method is Method.SAINTE_LAGUE:
        totals = [total % 200 - 100 for total in totals]
    groups, parties, weights = zip(*rows, strict=True)
    found = apportion_many(totals, weights, groups=groups, parties=parties, method=method).tolist()
    for group, total in enumerate(totals):
        named = {party: weight for of, party, weight in sorted(rows) if of == group}
        shared = {party: count for (of, party, _), count in zip(rows, found, strict=True) if of == group}
        assert shared == one_by_one(total, named, method)


@given(matrices(), st.sampled_from([LARGEST, "00"]))
def test_the_residual_is_put_as_apportion_puts_it(
    drawn: tuple[list[int], list[list[int]]], residual_to: Carrier
) -> None:
    totals, rows = drawn
    rows = [[1 + weights[0], *weights[1:]] for weights in rows]
    codes = [f"{place:02}" for place in range(len(rows[0]))]
    method = Method.HALF_UP_RESIDUAL_TO

    def alone(total: int, weights: list[int]) -> list[int]:
        key = parts(dict(zip(codes, weights, strict=True)))
        unit = Amount(1)
        return list(apportion(Amount(total), key, method=method, unit=unit, residual_to=residual_to).counts)

    try:
        expected = [alone(total, weights) for total, weights in zip(totals, rows, strict=True)]
    except ResidualError:
        with pytest.raises(ResidualError, match="less than nothing"):
            apportion_many(totals, rows, parties=codes, method=method, residual_to=residual_to)
        return
    assert apportion_many(totals, rows, parties=codes, method=method, residual_to=residual_to).tolist() == expected


def test_by_hand() -> None:
    """By hand: 1 000 by 4, 13 and 7 is 166,67, 541,67 and 291,67: two units are left, and all three claims are equal."""
    assert apportion_many([1000, -1000], [4, 13, 7]).tolist() == [[167, 542, 291], [-167, -542, -291]]
    named = apportion_many([1000], [4, 13, 7], parties=["b", "c", "a"])
    assert named.tolist() == [[167, 541, 292]]


def test_no_totals_are_no_rows() -> None:
    assert apportion_many([], [1, 2]).shape == (0, 2)
    assert apportion_many([], [], groups=[]).tolist() == []


def test_what_is_wide_is_pythons_and_what_is_narrow_of_64_bits() -> None:
    assert apportion_many([5], [HUGE, HUGE]).dtype == np.int64
    assert apportion_many([HUGE, 5], [1, 1]).tolist() == [[HUGE // 2, HUGE // 2], [3, 2]]


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.int64, np.uint64, object])
def test_arrays_of_every_whole_kind(kind: type) -> None:
    """By hand: 100 by 1 and 3 is 25 and 75."""
    assert apportion_many(np.array([100], dtype=kind), np.array([1, 3], dtype=kind)).tolist() == [[25, 75]]


def test_series_and_columns_as_they_come() -> None:
    """By hand: 101 by 1 and 1 is 51 and 50, and the odd unit goes to the earlier code."""
    codes: Any = np.array(["b", "a"], dtype=object)
    unhidden = np.ma.array([1, 1], mask=[False, False])
    assert apportion_many([101], unhidden, parties=codes).tolist() == [[50, 51]]


def test_the_least_number_of_64_bits() -> None:
    """By hand: the sign of -2^63 cannot be turned within 64 bits, and a half of it can."""
    assert apportion_many(np.array([-(2**63)]), [1, 1]).tolist() == [[-(2**62), -(2**62)]]


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"totals": [1.0], "weights": [1]}, InexactTypeError, "1.0 is a float, expected whole numbers"),
        ({"totals": np.array([4.0]), "weights": [1]}, InexactTypeError, "expected whole numbers"),
        ({"totals": [1], "weights": [1, True]}, InexactTypeError, "true is a bool"),
        ({"totals": [1], "weights": np.array([True])}, InexactTypeError, "expected whole numbers"),
        ({"totals": [Decimal(1)], "weights": [1]}, InexactTypeError, "expected whole numbers"),
        ({"totals": np.array([], dtype=float), "weights": [1]}, InexactTypeError, "expected whole numbers"),
        ({"totals": [1], "weights": [1], "parties": [1]}, InexactTypeError, "1 is a int"),
        ({"totals": [1, None], "weights": [1]}, AmountError, "the totals have no value at place 1"),
        ({"totals": 1, "weights": [1]}, AmountError, "the totals have 0 dimensions; expected one"),
        ({"totals": [1], "weights": [[[1]]]}, WeightError, "the weights have 3 dimensions; expected one or two"),
        ({"totals": [1], "weights": [[1]], "groups": [0]}, WeightError, "the weights have 2 dimensions; expected one"),
        ({"totals": [1, 1], "weights": [[1, 2], [1]]}, WeightError, "differ in length, from 1 to 2 places"),
        ({"totals": [1], "weights": [1, float("nan")]}, WeightError, "the weights have no value at place 1"),
        ({"totals": [1], "weights": np.ma.array([1, 2], mask=[False, True])}, WeightError, "no value at place 1"),
        ({"totals": [1, 1], "weights": [[1, 2], [3, -4]]}, WeightError, "the weight -4 at place 1, 1"),
        ({"totals": [1], "weights": []}, WeightError, "group 0 (counted from 0) has no weight above zero"),
        ({"totals": [1, 1], "weights": [[1, 2], [0, 0]]}, WeightError, "group 1 (counted from 0) has no weight"),
        ({"totals": [1, 1, 1], "weights": [[1], [1]]}, WeightError, "the weights have 2 places, but the totals have 3"),
        (
            {"totals": [1], "weights": [1, 2], "groups": [0]},
            WeightError,
            "the groups have 1 places, but the weights have 2",
        ),
        ({"totals": [1], "weights": [1], "parties": ["a", "b"]}, WeightError, "the parties have 2 places"),
        (
            {"totals": [1], "weights": [1, 2], "groups": [0, 1]},
            WeightError,
            "the row at place 1 (counted from 0) is of group 1,",
        ),
        (
            {"totals": [1], "weights": [1, 2], "groups": [0, -1]},
            WeightError,
            "the row at place 1 (counted from 0) is of group -1,",
        ),
        ({"totals": [1, 1], "weights": [1], "groups": [1]}, WeightError, "group 0 (counted from 0) has no weight"),
        ({"totals": [1], "weights": [1, 2], "parties": ["a", "a"]}, WeightError, "the party a stands twice in group 0"),
        (
            {"totals": [1], "weights": [1, 2], "groups": [0, 0], "parties": ["a", "a"]},
            WeightError,
            "a stands twice in group 0",
        ),
        ({"totals": [1], "weights": [1], "method": "largest"}, InexactTypeError, "expected a Method"),
        (
            {"totals": [1], "weights": [1], "method": Method.HALF_UP_RESIDUAL_TO},
            ResidualError,
            "who carries the residual",
        ),
        (
            {"totals": [1], "weights": [1], "method": Method.HALF_UP_RESIDUAL_TO, "residual_to": "a"},
            ResidualError,
            "give the codes of the parties",
        ),
        (
            {
                "totals": [1],
                "weights": [1, 0],
                "parties": ["b", "a"],
                "method": Method.HALF_UP_RESIDUAL_TO,
                "residual_to": "a",
            },
            ResidualError,
            "group 0 (counted from 0) has no party a with a weight above zero",
        ),
    ],
)
def test_what_is_refused(asked: dict[str, Any], error: type[NaraVardFinansError], message: str) -> None:
    with pytest.raises(error) as caught:
        apportion_many(**asked)
    assert message in str(caught.value)


def test_a_carrier_below_zero_is_named_by_its_group() -> None:
    """By hand: 3 by six equal weights is a half each, rounded to 1 each and 6 in all, so the first would pay -2."""
    with pytest.raises(ResidualError, match="in group 1 "):
        apportion_many([6, 3], [1] * 6, method=Method.HALF_UP_RESIDUAL_TO, residual_to=LARGEST)


def test_without_numpy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(MissingLibraryError) as caught:
        apportion_many([1], [1])
    assert caught.value.in_(Language.SV) == (
        'biblioteket numpy saknas; installera det med: pip install "nara-vard-finans[fast]"'
    )
