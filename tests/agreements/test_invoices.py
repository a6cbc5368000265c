"""The invoices of a year; every expected amount and day is reckoned by hand."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_cases import DIRECTORY, FALUN, ORSA, PARTIES, REGION, made_up, on
from nara_vard_finans import Amount, Period, kronor, share_cost
from nara_vard_finans.agreements import (
    UNSTATED_PAYMENT,
    Departure,
    Due,
    Invoices,
    Payment,
    Settled,
    SettledCost,
    Weekend,
    changed_terms,
    fingerprint_of,
    invoice,
    is_weekend,
    payment_text,
    settle_cost,
)
from nara_vard_finans.core import ZERO, AgreementError, Language, Text
from nara_vard_finans.facts import read_facts
from nara_vard_finans.reports import report_of
from nara_vard_finans.sharing import Counting, Every, InstalmentPlan, plan_instalments

YEAR, SHARING = Period.year(2030), share_cost(made_up(), 2030)
CHARGED = {charge.party.code: charge.amount for charge in SHARING.charges}


def plan(every: Every = Every.TERTIAL) -> InstalmentPlan:
    return plan_instalments(CHARGED, YEAR, every=every, counted=Counting.MONTHS, unit=kronor(1))


def settled(actual: Amount, day: dt.date, payment: Payment = UNSTATED_PAYMENT) -> SettledCost:
    return settle_cost(SHARING, actual, plan=plan(), on=day, due_on=payment.due_on)


def invoiced(payment: Payment = UNSTATED_PAYMENT, **more: Any) -> Invoices:
    return invoice(SHARING, plan(), payment, **more)


@given(st.integers(0, 10**6), st.sampled_from([on(1, 1), on(5, 1), on(8, 31), on(12, 31)]), st.sampled_from(Due))
def test_they_sum_to_the_plan_and_the_settlement(half: int, day: dt.date, due: Due) -> None:
    payment = Payment(due=due)
    year = settled(kronor(2 * half), day, payment)
    found = invoiced(payment, settled=year)
    for code in PARTIES:
        asked = sum((each.amount for each in found.of(code)), ZERO)
        assert asked == CHARGED[code] + year.settlement.adjustment(code)
    assert found.total == kronor(2 * half)
    assert all(each.amount != ZERO for each in found.invoices)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from([on(1, 1), on(5, 1), on(8, 31), on(12, 31)]))
def test_with_an_earlier_settlement_too(before: int, half: int, day: dt.date) -> None:
    event = Settled(on=on(1, 1), year=2030, actual=kronor(2 * before))
    year = settle_cost(SHARING, kronor(2 * half), plan=plan(), on=day, earlier=[event])
    found = invoiced(settled=year)
    for code in PARTIES:
        asked = sum((each.amount for each in found.of(code)), ZERO)
        assert asked == CHARGED[code] + year.charged_earlier(code) + year.settlement.adjustment(code)
    assert found.total == kronor(2 * half)
    assert len({each.reference for each in found.invoices}) == len(found.invoices)


def test_without_a_settlement_they_are_the_plan() -> None:
    """500 000 kr of the region, 200 000 of Falun: a third is 166 667 or 166 666, and 66 667 or 66 666."""
    found = invoiced()
    assert found.total == kronor(1_000_000)
    assert sorted(each.amount for each in found.of(REGION)) == [*map(kronor, (166_666, 166_667, 166_667))]
    assert [each.due_on for each in found.of(FALUN)] == [on(1, 1), on(5, 1), on(9, 1)]
    assert found.of(FALUN)[1].reference == "stod-2030/2030/02/2080"
    assert [each.party.name for each in found.invoices[:5]] == ["Falun", "Mora", "Orsa", "Älvdalen", "Region Dalarna"]


def test_what_no_instalment_can_hold_is_an_invoice_without_a_day() -> None:
    found = invoiced(settled=settled(kronor(940_000), on(12, 1)))
    last = found.of(ORSA)[-1]
    assert (last.amount, last.due_on, last.reference) == (kronor(-6_000), None, "stod-2030/2030/04/2034")
    assert "framgår inte av handlingarna" in report_of(found).text()  # type: ignore[union-attr]


def test_afterwards_the_next_is_the_one_of_the_tertial_before() -> None:
    """On 31 August the second tertial is not yet due; Orsa's 33 333 or 33 334 kr of it fall by 6 000."""
    payment = Payment(due=Due.AFTERWARDS)
    found = invoiced(payment, settled=settled(kronor(940_000), on(8, 31), payment))
    before = [each.amount for each in invoiced(payment).of(ORSA)]
    assert [each.due_on for each in found.of(ORSA)] == [on(5, 1), on(9, 1), on(1, 1, 2031)]
    assert [each.amount - amount for each, amount in zip(found.of(ORSA), before, strict=True)] == [
        ZERO,
        kronor(-6_000),
        ZERO,
    ]


class TestDueDays:
    """1 September 2030 is a Sunday, and 31 August a Saturday."""

    AUTUMN = Period(first_day=on(9, 1), last_day=on(12, 31))

    @pytest.mark.parametrize(
        ("payment", "day"),
        [
            (Payment(), on(9, 1)),
            (Payment(due=Due.ADVANCE, day=30), on(9, 30)),
            (Payment(due=Due.AFTERWARDS, day=15), dt.date(2031, 1, 15)),
            (Payment(weekend=Weekend.NEXT), on(9, 2)),
            (Payment(weekend=Weekend.PREVIOUS), on(8, 30)),
            (Payment(day=28, weekend=Weekend.NEXT), on(9, 30)),
            (Payment(day=28, weekend=Weekend.PREVIOUS), on(9, 27)),
            (Payment(day=30, weekend=Weekend.NEXT), on(9, 30)),
            (Payment(month_end=True), on(9, 30)),
            (Payment(month_end=True, due=Due.AFTERWARDS), on(1, 31, 2031)),
        ],
    )
    def test_a_day(self, payment: Payment, day: dt.date) -> None:
        assert payment.due_on(self.AUTUMN) == day

    def test_weekends(self) -> None:
        assert [day for day in range(23, 31) if is_weekend(on(9, day))] == [28, 29]

    def test_a_day_that_does_not_exist(self) -> None:
        with pytest.raises(AgreementError, match="no day 31 on which .* could fall due"):
            Payment(day=31).due_on(self.AUTUMN)
        with pytest.raises(AgreementError, match="could fall due"):
            Payment(due=Due.AFTERWARDS).due_on(Period(first_day=dt.date(9999, 9, 1), last_day=dt.date.max))

    @pytest.mark.parametrize("day", [0, 32, -1])
    def test_a_day_of_no_month(self, day: int) -> None:
        with pytest.raises(AgreementError, match="no day of a month"):
            Payment(day=day)

    def test_what_is_asked_fills_what_is_not_stated(self) -> None:
        assert Payment(day=3).asked(Due.AFTERWARDS, None) == Payment(due=Due.AFTERWARDS, day=3)
        assert Payment(due=Due.ADVANCE).asked(Due.ADVANCE, 5) == Payment(due=Due.ADVANCE, day=5)
        with pytest.raises(AgreementError, match="the papers state 3, and not 4"):
            Payment(day=3).asked(None, 4)

    def test_the_last_of_the_month_stands_in_place_of_a_day(self) -> None:
        """It is the 28th, the 29th, the 30th or the 31st."""
        ends = [Payment(month_end=True).due_on(Period.parse(month)) for month in ("2027-02", "2028-02", "2028-12")]
        assert ends == [on(2, 28, 2027), on(2, 29, 2028), on(12, 31, 2028)]
        with pytest.raises(AgreementError, match="day 3 or on the last of the month; give day or month_end"):
            Payment(month_end=True, day=3)
        with pytest.raises(AgreementError, match="state the last day of the month, and not day 4"):
            Payment(month_end=True).asked(None, 4)
        assert Payment(month_end=True).asked(Due.AFTERWARDS, None) == Payment(month_end=True, due=Due.AFTERWARDS)


class TestWhoHasLeft:
    def left(self, ends_on: dt.date | None) -> Departure:
        return Departure(party=DIRECTORY[ORSA], given_on=on(5, 31, 2029), ends_on=ends_on)

    def test_is_not_invoiced_for_later_days(self) -> None:
        with pytest.raises(AgreementError, match="Orsa has left on 2030-05-31, by notice of 2029-05-31.*2030-09-01"):
            invoiced(departures=[self.left(on(5, 31))])

    @pytest.mark.parametrize("ends_on", [on(9, 1), on(12, 31), None])
    def test_is_invoiced_for_what_it_is_bound_to(self, ends_on: dt.date | None) -> None:
        assert invoiced(departures=[self.left(ends_on)]) == invoiced()


STATED = Payment(
    due=Due.AFTERWARDS,
    day=30,
    weekend=Weekend.NEXT,
    vat=Text("ingår; kommunerna får ersättning enligt LEMK", "included; LEMK repays the municipalities"),
)


class TestHowOften:
    """Every quarter and afterwards, on the 15th: the first of 2030 falls due on 15 April, the last in the year after."""

    PAYMENT = Payment(due=Due.AFTERWARDS, every=Every.QUARTER, day=15)

    def test_the_days_of_a_year(self) -> None:
        days = [day for _, day in self.PAYMENT.due_days(YEAR)]
        assert days == [on(4, 15), on(7, 15), on(10, 15), on(1, 15, 2031)]
        assert Payment().due_days(YEAR) == ()

    def test_it_is_a_term_and_is_asked_for_no_other_way(self) -> None:
        (change,) = changed_terms(made_up(payment=Payment(due=Due.ADVANCE)), made_up(payment=self.PAYMENT))
        assert change.after.in_(Language.SV) == "i efterskott; varje kvartal; dag 15 i månaden"
        assert self.PAYMENT.asked(None, None, Every.QUARTER) == self.PAYMENT
        with pytest.raises(AgreementError, match="quarter"):
            self.PAYMENT.asked(None, None, Every.MONTH)
        assert Payment().asked(None, None, Every.MONTH).every is Every.MONTH


class TestWhatIsStated:
    def test_it_is_told(self) -> None:
        sharing = share_cost(made_up(payment=STATED), 2030)
        page = report_of(invoice(sharing, plan(), STATED)).text()  # type: ignore[union-attr]
        for told in (
            "Betalning enligt handlingarna: i efterskott; dag 30 i månaden; lördag och söndag flyttas till nästa vardag;",
            "Förfallodagar: lördag och söndag flyttas till nästa vardag.",
            "Moms: ingår; kommunerna får ersättning enligt LEMK.",
        ):
            assert told in page
        assert "framgår inte av handlingarna;" not in page

    def test_what_is_not_stated_is_left_out(self) -> None:
        assert payment_text(Payment(vat=Text("tillkommer"))).in_(Language.SV) == "tillkommer"

    def test_it_is_a_term(self) -> None:
        assert fingerprint_of(made_up(payment=STATED)) != fingerprint_of(made_up())
        (change,) = changed_terms(made_up(), made_up(payment=Payment(due=Due.ADVANCE)))
        assert (change.name, change.after.in_(Language.SV)) == ("payment", "i förskott")

    def test_in_a_file(self, tmp_path: Any) -> None:
        path = tmp_path / "avtal.toml"
        path.write_text(
            """
[parties.municipalities]
K1 = "Ekeby"
[[papers]]
id = "avtalet"
title = "Avtalet"
kind = "agreement"
[[agreements]]
id = "samverkan"
title = "Samverkan"
term = "2030"
cost = { yearly = 100 }
cost_key = { kind = "equal" }
payment = { due = "advance", day = 15, weekend = "previous-weekday", vat = "tillkommer", source = { paper = "avtalet", place = "5 §" } }
""",
            "utf-8",
        )
        agreement = read_facts(path).agreement("samverkan")
        assert agreement.payment is not None
        assert (agreement.payment.due, agreement.payment.day) == (Due.ADVANCE, 15)
        sharing = share_cost(agreement, 2030)
        year = plan_instalments({"K1": kronor(100)}, YEAR, every=Every.YEAR, counted=Counting.MONTHS)
        found = report_of(invoice(sharing, year, agreement.payment)).data  # type: ignore[union-attr]
        assert (found["rows"][0]["due_on"], found["vat"]) == ("2030-01-15", "tillkommer")
        assert [each["place"] for each in found["sources"]] == ["5 §"]
