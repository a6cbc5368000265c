"""Figures that are only about so: what they leave room for."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans.core import NumeralError
from nara_vard_finans.facts import Approximate


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ca 750 tkr", 745_000, 755_000),
        ("ca 2,6 mkr", 2_550_000, 2_650_000),
        ("Cirka 1 mkr", 500_000, 1_500_000),
        ("omkring 2,40 mkr", 2_395_000, 2_405_000),
        ("ungefär 100 kr", 50, 150),
        ("c:a 1 225 535 kr", Fraction(2_451_069, 2), Fraction(2_451_071, 2)),
        ("drygt 25 %", 25, 26),
        ("knappt 3 mkr", 2_000_000, 3_000_000),
        ("nästan 12,5 %", Fraction(124, 10), Fraction(125, 10)),
        ("ca 0 kr", 0, Fraction(1, 2)),
    ],
)
def test_what_it_leaves_room_for(text: str, low: Fraction, high: Fraction) -> None:
    found = Approximate.parse(text)
    assert (found.low, found.high, found.printed) == (low, high, text)
    assert found.is_percent is ("%" in text)
    assert found.holds(found.value)
    assert found.holds(low)
    assert found.holds(high)
    assert not found.holds(high + Fraction(1, 100))
    assert found.off_by(high + 1) == 1
    assert found.off_by(found.low - 1) == 1
    assert found.off_by(found.value) == 0


@pytest.mark.parametrize("text", ["750 tkr", "en mindre utökning", "ca", "ca mkr", "kanske 3 mkr", "", "ca 3 euro"])
def test_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="is not|kronor|expected"):
        Approximate.parse(text)


def test_it_says_what_would_be_one() -> None:
    with pytest.raises(NumeralError, match="'ca 2,6 mkr', 'drygt 25 %' or 'knappt 3 mkr'"):
        Approximate.parse("2,6 mkr")


@given(st.integers(1, 10**9), st.integers(0, 6))
def test_it_holds_whatever_was_rounded_to_it(kronor: int, zeros: int) -> None:
    """Half-up to a number of trailing zeros, by hand; the printed figure leaves room for what it was made of."""
    step = 10**zeros
    rounded = (kronor + step // 2) // step * step
    about = Approximate.parse(f"ca {rounded} kr")
    assert about.holds(kronor) or rounded == 0


@given(st.integers(1, 10**6), st.integers(0, 4))
def test_what_is_a_little_more_holds_it_too(kronor: int, zeros: int) -> None:
    step = 10**zeros
    cut = kronor // step * step
    if cut:
        assert Approximate.parse(f"drygt {cut} kr").holds(kronor)
        assert Approximate.parse(f"knappt {cut + step} kr").holds(kronor)
