"""
Rows rounded alone, by every rule that printed tables are made by, against hand and a twin with decimals.
"""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import twins
from law_cases import asking
from nara_vard_finans import Amount, Method, RoundingRule, apportion, kronor, mixed, parts
from nara_vard_finans.core import BasisError, InexactTypeError, Language, ResidualError
from nara_vard_finans.sharing import LARGEST, apportion_many, method_text, rounding_text

ALONE = [method for method in Method if method.rows is not None]


@given(
    st.integers(0, 10**9),
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 10**6), min_size=1).filter(
        lambda some: any(some.values())
    ),
    st.sampled_from(ALONE),
    st.integers(0, 6),
)
def test_the_rows_are_those_of_a_clerk(total: int, weights: dict[str, int], method: Method, decimals: int) -> None:
    more: Any = asking(method, decimals)
    expected = twins.rows_alone(total, weights, method.value, more.get("decimals"))
    carrier = max(sorted(weights), key=weights.__getitem__)
    if method.is_carried:
        expected[carrier] += total - sum(expected.values())
    if expected[carrier] < 0:
        with pytest.raises(ResidualError, match="less than nothing"):
            apportion(kronor(total), parts(weights), method=method, **more)
        return
    found = apportion(kronor(total), parts(weights), method=method, **more)
    assert {party: found.amount(party) for party in weights} == {
        party: kronor(count) for party, count in expected.items()
    }
    assert found.residual == kronor(total - sum(expected.values()))


@pytest.mark.parametrize(
    ("method", "expected", "residual"),
    [
        (Method.HALF_EVEN_EACH, ["2 kr", "2 kr", "1 kr"], "0 kr"),  # 2,50 and 1,50 and 1,00: to 2, 2 and 1
        (Method.HALF_UP_EACH, ["3 kr", "2 kr", "1 kr"], "-1 kr"),
        (Method.FLOOR_EACH, ["2 kr", "1 kr", "1 kr"], "1 kr"),
        (Method.CEILING_EACH, ["3 kr", "2 kr", "1 kr"], "-1 kr"),
        (Method.FLOOR_RESIDUAL_TO, ["3 kr", "1 kr", "1 kr"], "0 kr"),
        (Method.CEILING_RESIDUAL_TO, ["2 kr", "2 kr", "1 kr"], "0 kr"),
    ],
)
def test_by_hand(method: Method, expected: list[str], residual: str) -> None:
    found = apportion(kronor(5), parts({"a": 5, "b": 3, "c": 2}), method=method, **asking(method))
    assert ([str(each) for each in found.amounts], str(found.residual)) == (expected, residual)


def test_a_rate_is_for_one_of_what_is_counted_whatever_the_decimals_of_the_weights() -> None:
    """100 kr over 7,5 hours are 13,3333 kr an hour, which is 13,33: 33,325 and 66,65 kr, to whole kronor 33 and 67."""
    found = apportion(kronor(100), parts({"a": Fraction(5, 2), "b": 5}), method=Method.ROUNDED_RATE)
    assert [str(each) for each in found.amounts] == ["33 kr", "67 kr"]
    told = rounding_text(found, "a", lambda code: code).in_(Language.EN)  # type: ignore[arg-type,return-value]
    assert told.startswith(
        "The amount for each that is counted is first rounded to whole öre, 13,33 kr. Rounding: each"
    )


def test_percentages_are_told_as_they_are_rounded() -> None:
    """Of 300 kr by a third each, in whole percent: 33 percent, which is 99 kr, though a third is even."""
    key = parts({"a": 1, "b": 1, "c": 1})
    found = apportion(kronor(300), key, method=Method.ROUNDED_SHARES, decimals=0)
    assert [str(each) for each in found.amounts] == ["99 kr"] * 3
    assert str(found.residual) == "3 kr"
    told = rounding_text(found, "a", lambda code: code)  # type: ignore[arg-type,return-value]
    assert str(told).startswith("Andelen avrundas först till 33 procent. Avrundning: varje rad avrundas för sig")


def test_what_is_paid_back_mirrors() -> None:
    found = apportion(kronor(-5), parts({"a": 5, "b": 3, "c": 2}), method=Method.FLOOR_RESIDUAL_TO, residual_to="b")
    assert [str(each) for each in found.amounts] == ["-2 kr", "-2 kr", "-1 kr"]
    assert (str(found.carried), found.carrier) == ("-1 kr", "b")


def test_every_method_has_a_name_of_its_own_in_both_languages() -> None:
    texts = [method_text(method, 2 if method.by_percent else None) for method in Method]
    for language in Language:
        assert len({each.in_(language) for each in texts}) == len([*Method])
    assert method_text(Method.ROUNDED_SHARES_RESIDUAL_TO, 1).in_(Language.SV) == (
        "procentsatserna först till 1 decimal, sedan varje rad för sig, halva uppåt, skillnaden på en part"
    )


class TestRefused:
    """What a method asks for, and what it does not."""

    @pytest.mark.parametrize(
        ("asked", "match"),
        [
            ({"method": Method.ROUNDED_SHARES}, "say to how many decimals, from 0 to 6"),
            ({"method": Method.ROUNDED_SHARES, "decimals": 7}, "between 0 and 6 decimals, and here it is 7"),
            ({"method": Method.ROUNDED_SHARES, "decimals": -1}, "here it is -1"),
            (
                {"method": Method.FLOOR_EACH, "decimals": 1},
                "1 decimal is named, and floor-each rounds no percentages; use rounded-shares",
            ),
            ({"method": Method.FLOOR_RESIDUAL_TO}, "needs to know who carries"),
            ({"method": Method.FLOOR_EACH, "residual_to": LARGEST}, "floor-each puts it on nobody"),
        ],
    )
    def test_what_does_not_belong_together(self, asked: Any, match: str) -> None:
        with pytest.raises(ResidualError, match=match):
            apportion(kronor(3), parts({"a": 1, "b": 2}), **asked)
        with pytest.raises(ResidualError, match=match):
            RoundingRule(**asked)

    @pytest.mark.parametrize("decimals", [1.0, "1", True])
    def test_decimals_that_are_no_whole_number(self, decimals: Any) -> None:
        with pytest.raises(InexactTypeError):
            apportion(kronor(3), parts({"a": 1, "b": 2}), method=Method.ROUNDED_SHARES, decimals=decimals)

    def test_an_amount_for_each_of_several_keys(self) -> None:
        key = mixed([(1, parts({"a": 1, "b": 2})), (1, parts({"a": 3, "b": 1}))])
        with pytest.raises(BasisError, match="nothing is counted that an amount for each could be of"):
            apportion(kronor(3), key, method=Method.ROUNDED_RATE)

    def test_a_stranger_that_goes_first_in_ties(self) -> None:
        with pytest.raises(Exception, match="'x'"):
            apportion(kronor(3), parts({"a": 1}), method=Method.FLOOR_EACH, ties_to="x")

    def test_arrays(self) -> None:
        pytest.importorskip("numpy")
        with pytest.raises(ResidualError, match="floor-each shares no arrays.* or half-up-residual-to"):
            apportion_many([3], [1, 2], method=Method.FLOOR_EACH)


def test_a_unit_of_an_ore_is_rounded_in_ore() -> None:
    found = apportion(Amount(5), parts({"a": 1, "b": 1}), method=Method.HALF_EVEN_EACH, unit=Amount(1))
    assert [each.ore for each in found.amounts] == [2, 2]
