"""A year's cost, settled against what it came to; every expected amount is reckoned by hand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_cases import ALVDALEN, FALUN, MORA, ORSA, PARTIES, REGION, TERM, made_up, on
from nara_vard_finans import Agreement, Amount, kronor, share_cost
from nara_vard_finans.agreements import SettledCost, settle_cost
from nara_vard_finans.core import ZERO, AgreementError
from nara_vard_finans.reports import report_of
from nara_vard_finans.sharing import (
    CostByYear,
    Counting,
    Every,
    StatedAmounts,
    plan_instalments,
)


def settled(actual: Amount, **changes: Any) -> SettledCost:
    """Settle 2030, in which a million was charged: a half of the region, and of the others by 4, 3, 2 and 1."""
    return settle_cost(share_cost(made_up(**changes), 2030), actual)


def on_tertials(actual: Amount, month: int, day: int) -> SettledCost:
    """Settle 2030 on a day, with its tertials."""
    sharing = share_cost(made_up(), 2030)
    charged = {charge.party.code: charge.amount for charge in sharing.charges}
    plan = plan_instalments(
        charged, made_up().in_year(2030), every=Every.TERTIAL, counted=Counting.MONTHS, unit=sharing.rounding.unit
    )
    return settle_cost(sharing, actual, plan=plan, on=on(month, day))


@pytest.mark.parametrize("sign", [-1, 1])
def test_a_difference_is_shared_as_the_cost_is(sign: int) -> None:
    """60 000 kr: 30 000 of the region, and 12 000, 9 000, 6 000 and 3 000 of the others."""
    found = settled(kronor(1_000_000 + sign * 60_000)).settlement
    assert found.difference == sign * kronor(60_000)
    by_hand = {FALUN: 12_000, MORA: 9_000, ORSA: 6_000, ALVDALEN: 3_000, REGION: 30_000}
    assert {code: found.adjustment(code) for code in PARTIES} == {
        code: sign * kronor(amount) for code, amount in by_hand.items()
    }


def test_a_year_in_part_is_settled_by_its_own_sum() -> None:
    """From July: 500 000 kr were charged, and 440 000 spent; the region gets back 30 000."""
    term = type(TERM)(first_day=on(7, 1), last_day=TERM.last_day)
    found = settled(kronor(440_000), term=term, cost=CostByYear(by_year={2030: kronor(500_000)})).settlement
    assert (found.difference, found.adjustment(REGION)) == (kronor(-60_000), kronor(-30_000))


@given(st.integers(0, 10**7))
def test_what_was_charged_and_the_adjustments_sum_to_the_actual_cost(half: int) -> None:
    found = settled(kronor(2 * half))
    pairs = zip(found.settlement.charged, found.settlement.adjustments, strict=True)
    assert sum((charged + more for (_, charged), (_, more) in pairs), ZERO) == kronor(2 * half)
    rows = report_of(found).rows  # type: ignore[union-attr]
    assert sum(int(row["settled"]) for row in rows) == 2 * half


@given(st.integers(0, 10**6), st.sampled_from([(1, 1), (5, 1), (8, 31), (9, 1), (12, 31)]))
def test_instalments_and_what_is_left_sum_to_what_each_pays_in_the_end(half: int, day: tuple[int, int]) -> None:
    found = on_tertials(kronor(2 * half), *day)
    assert found.settled is not None
    left = dict(found.settled.left)
    for code, charged in found.settlement.charged:
        assert found.settled.plan.amount(code) + left[code] == charged + found.settlement.adjustment(code)


def test_what_no_instalment_can_hold_is_told() -> None:
    """In December nothing falls due any more: Orsa pays 6 000 kr besides, or gets them back."""
    pages = {
        sign: report_of(on_tertials(kronor(1_000_000 + sign * 60_000), 12, 1)).text()  # type: ignore[union-attr]
        for sign in (-1, 1)
    }
    assert "Orsa får tillbaka 6 000 kr, som inte ryms på delbetalningarna efter den dagen." in pages[-1]
    assert "Orsa betalar dessutom 6 000 kr, som ingen delbetalning efter den dagen kan bära." in pages[1]
    assert "som ryms" not in pages[1]


def with_single_amounts() -> Agreement:
    """Give the agreement with single amounts in place of shares."""
    amounts = StatedAmounts(amounts=dict.fromkeys(PARTIES, kronor(200_000)))
    return made_up(cost=CostByYear(), cost_key=amounts)


def test_what_is_no_share_of_a_cost_is_not_settled() -> None:
    with pytest.raises(AgreementError, match="follows from a rate.*no key shares a difference"):
        settle_cost(share_cost(with_single_amounts(), 2030), kronor(1))
