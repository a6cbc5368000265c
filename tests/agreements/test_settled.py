"""A year's cost, settled against what it came to; every expected amount is reckoned by hand."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_cases import ALVDALEN, FALUN, MORA, ORSA, PARTIES, REGION, TERM, made_up, on
from nara_vard_finans import Agreement, Amount, Journal, kronor, share_cost, status
from nara_vard_finans.agreements import Settled, SettledCost, settle_cost
from nara_vard_finans.core import ZERO, AgreementError, AmountError, InexactTypeError, JournalError
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


def earlier(actual: int, month: int, day: int = 1) -> Settled:
    return Settled(on=on(month, day), year=2030, actual=kronor(actual))


def after(*events: Settled, actual: Amount, on_day: dt.date) -> SettledCost:
    """Settle 2030 with its tertials, after the settlements that were done before."""
    sharing = share_cost(made_up(), 2030)
    charged = {charge.party.code: charge.amount for charge in sharing.charges}
    year = made_up().in_year(2030)
    plan = plan_instalments(charged, year, every=Every.TERTIAL, counted=Counting.MONTHS, unit=sharing.rounding.unit)
    return settle_cost(sharing, actual, plan=plan, on=on_day, earlier=events)


class TestAfterAnEarlierOne:
    def test_only_the_rest_is_settled(self) -> None:
        """In June 940 000 kr were expected, and Orsa's third instalment fell by 6 000; it came to 950 000: 1 000 more."""
        found = after(earlier(940_000, 6), actual=kronor(950_000), on_day=on(1, 31, 2031))
        assert (found.settlement.difference, found.settlement.adjustment(ORSA)) == (kronor(10_000), kronor(1_000))
        assert dict(found.settlement.charged)[ORSA] == kronor(94_000)
        assert found.charged_earlier(ORSA) == kronor(-6_000)
        assert found.settled is not None
        planned = on_tertials(kronor(1_000_000), 1, 1).settled
        assert planned is not None
        moved = [now - was for now, was in zip(found.settled.plan.of(ORSA), planned.plan.of(ORSA), strict=True)]
        assert moved == [ZERO, ZERO, kronor(-6_000)]
        assert dict(found.settled.left)[ORSA] == kronor(1_000)  # no instalment falls due after January 2031

    def test_the_same_cost_again_leaves_nothing(self) -> None:
        found = after(earlier(940_000, 6), actual=kronor(940_000), on_day=on(7, 1))
        assert {amount for _, amount in found.settlement.adjustments} == {ZERO}
        text = report_of(found).text()  # type: ignore[union-attr]
        assert "I det som är debiterat ingår avräkningen 2030-06-01 på 940 000 kr, en skillnad på -60 000 kr." in text
        assert "Varav tidigare" in text
        assert "Varav tidigare" not in report_of(settled(kronor(2))).text()  # type: ignore[union-attr]

    @given(st.lists(st.integers(0, 10**6), max_size=3), st.integers(0, 10**6), st.sampled_from([1, -1]))
    def test_what_was_planned_and_all_adjustments_sum_to_the_cost(
        self, halves: list[int], half: int, order: int
    ) -> None:
        events = [earlier(2 * each, month) for month, each in enumerate(halves, 2)]
        found = after(*events[::order], actual=kronor(2 * half), on_day=on(9, 2))
        planned = {charge.party.code: charge.amount for charge in found.sharing.charges}
        paid = {
            code: amount + found.charged_earlier(code) + found.settlement.adjustment(code)
            for code, amount in planned.items()
        }
        assert sum(paid.values(), ZERO) == kronor(2 * half)
        assert [each.settlement.actual for each in found.earlier] == [kronor(2 * each) for each in halves]
        assert found.settled is not None
        puts = [*(each.settled for each in found.earlier), found.settled]
        for code, amount in paid.items():
            left = sum((dict(put.left)[code] for put in puts if put is not None), ZERO)
            assert found.settled.plan.amount(code) + left == amount
        rows = report_of(found).rows  # type: ignore[union-attr]
        assert sum(int(row["charged"]) - int(row["earlier"]) for row in rows) == 1_000_000

    def test_without_instalments(self) -> None:
        found = settle_cost(share_cost(made_up(), 2030), kronor(950_000), earlier=[earlier(940_000, 6)])
        assert (found.settled, found.earlier[0].settled) == (None, None)
        assert found.settlement.adjustment(ORSA) == kronor(1_000)

    @pytest.mark.parametrize(
        ("event", "said"),
        [
            (Settled(on=on(12, 31, 2029), year=2030, actual=kronor(1)), "2030 is settled before the year has begun"),
            (Settled(on=on(1, 1), year=2029, actual=kronor(1)), "2029 is not in the term"),
        ],
    )
    def test_what_cannot_have_happened(self, event: Settled, said: str) -> None:
        agreement = made_up()
        with pytest.raises(JournalError, match=said):
            status(agreement, Journal(of=agreement.id, events=[event]), on=on(12, 31, 2035))

    def test_two_of_one_day(self) -> None:
        agreement = made_up()
        with pytest.raises(JournalError, match="2030-06-01 settled 2 kr"):
            status(agreement, Journal(of=agreement.id, events=[earlier(1, 6), earlier(2, 6)]), on=on(12, 31))

    def test_it_can_be_done_after_the_term(self) -> None:
        agreement = made_up()
        late = Settled(on=agreement.term.last_day + dt.timedelta(days=30), year=2030, actual=kronor(1))
        journal = Journal(of=agreement.id, events=[late])
        assert status(agreement, journal, on=late.on).events == (late,)

    def test_what_is_no_amount_or_below_zero(self) -> None:
        with pytest.raises(AmountError, match="zero or more"):
            earlier(-1, 6)
        with pytest.raises(InexactTypeError):
            Settled(on=on(6, 1), year=2030, actual=1)  # type: ignore[arg-type]


def with_single_amounts() -> Agreement:
    """Give the agreement with single amounts in place of shares."""
    amounts = StatedAmounts(amounts=dict.fromkeys(PARTIES, kronor(200_000)))
    return made_up(cost=CostByYear(), cost_key=amounts)


def test_what_is_no_share_of_a_cost_is_not_settled() -> None:
    with pytest.raises(AgreementError, match="follows from a rate.*no key shares a difference"):
        settle_cost(share_cost(with_single_amounts(), 2030), kronor(1))
