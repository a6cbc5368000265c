"""What a year's charges say besides the amounts, by keys that are no shares of a given cost; the amounts are by hand."""

from fractions import Fraction

import pytest

from law_draws import between
from law_faults import BOTH, RATE, at_most
from nara_vard_finans import RoundingRule, equal_shares, kronor, share_cost
from nara_vard_finans.core import UnstatedBasisError
from nara_vard_finans.sharing import (
    Combined,
    CostPart,
    CutOff,
    Method,
    StatedAmounts,
    UnstatedKey,
    YearlyCost,
)


def test_what_a_bound_cuts_off_is_part_of_the_cost() -> None:
    """Of 100 kr a pays 60 instead of 80, and the others 10 each; the cost is what it was."""
    found = share_cost(between(at_most(CutOff.FALLS_AWAY), kronor(100)), 2025)
    assert (found.cost, found.total) == (kronor(100), kronor(80))
    assert share_cost(between(RATE), 2025).cost == kronor(13)


@pytest.mark.parametrize("order", [1, -1])
def test_of_one_part_of_several_too(order: int) -> None:
    """Of the part of 100 kr 80 are paid, and 50 kr are stated beside it: 150 kr, of which 130 are charged."""
    bounded = CostPart(name="tak", key=at_most(CutOff.FALLS_AWAY), cost=YearlyCost(amount=kronor(100)))
    stated = CostPart(name="fast", key=StatedAmounts(amounts={"a": kronor(50)}))
    found = share_cost(between(Combined(parts=(bounded, stated)[::order])), 2025)
    assert (found.cost, found.total) == (kronor(150), kronor(130))


def test_the_last_of_several_parts_is_where_a_party_got_its_share() -> None:
    """By hand: 4,50 kr by the rate, and five kronor that are stated and received."""
    charge = share_cost(between(BOTH), 2025).charge("a")
    assert [level.group for level in charge.levels] == [("taxa",), ("fast",)]
    assert charge.level is charge.levels[1]
    assert (charge.exact, charge.single, charge.amount) == (Fraction(-1, 2), kronor(-5), kronor(0))


def test_by_a_rate_each_row_is_rounded_by_itself_and_by_shares_as_the_agreement_says() -> None:
    shares = between(equal_shares("a", "b"), kronor(3))
    assert [share_cost(each, 2025).own_rounding.method for each in (between(RATE), shares)] == [
        Method.HALF_UP_EACH, Method.LARGEST_REMAINDER,
    ]  # fmt: skip
    assert share_cost(shares, 2025, rounding=RoundingRule(method=Method.SAINTE_LAGUE)).own_rounding.method == (
        Method.LARGEST_REMAINDER
    )


def test_of_several_figures_that_are_missing_the_first_are_named() -> None:
    unstated = (UnstatedKey(parties=("a", "b"), counts=counts) for counts in ("pupils", "population"))
    parts = (CostPart(name=str(n), key=key, cost=YearlyCost(amount=kronor(1))) for n, key in enumerate(unstated))
    with pytest.raises(UnstatedBasisError, match="pupils"):
        share_cost(between(Combined(parts=tuple(parts))), 2025)
