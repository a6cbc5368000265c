"""Funds in a journal: what is decided and used of one, day by day, by a clerk who keeps its book in whole kronor."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grant_cases import ORSA, at, journal, made_up
from nara_vard_finans import kronor, status
from nara_vard_finans.core import AmountError, InexactTypeError, JournalError, Text
from nara_vard_finans.grants import Fund, FundDecided, FundUsed, GrantStatus, Notified
from nara_vard_finans.journals import Event

AMOUNT = 100
FUND = Fund(
    id="sparat",
    title=Text("Sparade medel", "Saved money"),
    amount=kronor(AMOUNT),
    years=(2030,),
    decided_by="Chefsnätverket",
    source=at("sparat"),
)
OTHER = Fund(id="annat", title=Text("Andra medel"), amount=kronor(50))
GRANT = made_up(funds=(FUND, OTHER))


def decided(day: str, kr: int, by: str = "Chefsnätverket", fund: str = "sparat") -> FundDecided:
    return FundDecided(on=dt.date.fromisoformat(day), fund=fund, amount=kronor(kr), by=by)


def used(day: str, kr: int, fund: str = "sparat", **more: Any) -> FundUsed:
    return FundUsed(on=dt.date.fromisoformat(day), fund=fund, amount=kronor(kr), **more)


def on(day: str, *events: Event) -> GrantStatus:
    return status(GRANT, journal(*events), on=dt.date.fromisoformat(day))


def of_fund(found: GrantStatus) -> list[tuple[str, str]]:
    return [(each.rule, str(each.message)) for each in found.findings if each.rule.startswith("fund-")]


def test_what_is_decided_used_and_left() -> None:
    found = on("2030-12-31", decided("2030-03-01", 80), used("2030-04-01", 30), used("2030-05-01", 40))
    sparat, annat = found.funds
    assert [str(each) for each in (sparat.decided, sparat.used, sparat.left)] == ["80 kr", "70 kr", "30 kr"]
    assert (annat.used, annat.left) == (kronor(0), kronor(50))
    assert of_fund(found) == []


def test_used_before_it_is_decided_stays_wrong() -> None:
    """A later decision does not mend an earlier use."""
    events = used("2030-04-01", 30), decided("2030-05-01", 30)
    said = (
        "fund-undecided",
        "Sparade medel: 30 kr var använt 2030-04-01, och 0 kr var då beslutat; Chefsnätverket beslutar om medlen.",
    )
    assert of_fund(on("2030-04-30", *events)) == of_fund(on("2030-05-31", *events)) == [said]
    assert of_fund(on("2030-03-31", *events)) == []


def test_another_body_does_not_count_and_nobody_named_does() -> None:
    events = decided("2030-03-01", 40, by="Rådet"), decided("2030-03-02", 40, by=""), used("2030-04-01", 50)
    assert [rule for rule, _ in of_fund(on("2030-12-31", *events))] == ["fund-mandate", "fund-undecided"]
    assert on("2030-12-31", *events).funds[0].decided == kronor(40)


def test_another_year_is_found_and_nothing_where_no_paper_says() -> None:
    events = (
        decided("2030-03-01", 100),
        used("2031-01-02", 10),
        used("2031-01-03", 20, year=2030),
        used("2031-01-04", 50, fund="annat"),
    )
    assert of_fund(on("2031-12-31", *events)) == [
        (
            "fund-of-other-years",
            "Sparade medel: 10 kr användes 2031-01-02 för 2031; enligt handlingen gäller medlen 2030.",
        )
    ]


def test_never_below_zero() -> None:
    with pytest.raises(JournalError, match="100 kr and 40 kr was left, and a fund is never below zero"):
        on("2030-12-31", used("2030-04-01", 60), used("2030-05-01", 41))
    assert on("2030-04-30", used("2030-04-01", 60), used("2030-05-01", 41)).funds[0].left == kronor(40)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (used("2030-04-01", 1, fund="intet"), "intet"),
        (used("2030-04-01", 1, joint_use="intet"), "intet"),
        (used("2032-04-01", 1), "2031-12-31"),
    ],
)
def test_what_is_unknown_or_beyond_the_days_is_refused(event: FundUsed, said: str) -> None:
    with pytest.raises(JournalError, match=said):
        on("2032-12-31", event)


def test_the_joint_work_can_be_named() -> None:
    assert on("2030-12-31", used("2030-04-01", 1, joint_use="leader")).funds[0].used == kronor(1)


def test_an_amount_is_above_zero_and_exact() -> None:
    with pytest.raises(AmountError):
        used("2030-04-01", 0)
    with pytest.raises(InexactTypeError):
        FundUsed(on=dt.date(2030, 4, 1), fund="sparat", amount=10)  # type: ignore[arg-type]


def test_the_report_shows_funds_of_which_something_is_told() -> None:
    told = Notified(on=dt.date(2030, 2, 1), recipient=ORSA, amount=kronor(1))
    assert "Sparade medel" not in (on("2030-12-31", told)._repr_html_() or "")
    page = on("2030-12-31", told, decided("2030-03-01", 80))._repr_html_() or ""
    assert "Fonder" in page
    assert "Andra medel" not in page


DAYS = [dt.date(2030, 1, 1) + dt.timedelta(days=n) for n in range(6)]
EVENTS = st.lists(
    st.tuples(st.sampled_from(DAYS), st.sampled_from(["decided", "used"]), st.integers(1, 60)), max_size=6, unique=True
)


@given(EVENTS)
def test_the_book_of_a_clerk(drawn: list[tuple[dt.date, str, int]]) -> None:
    """He adds up each day; where more is used than there is, the journal is refused, and from that day alone."""
    events = [
        (decided if kind == "decided" else used)(day.isoformat(), kr) for day, kind, kr in sorted(drawn, reverse=True)
    ]
    for today in DAYS:
        spent = sum(kr for day, kind, kr in drawn if kind == "used" and day <= today)
        may = sum(kr for day, kind, kr in drawn if kind == "decided" and day <= today)
        if spent > AMOUNT:
            with pytest.raises(JournalError):
                on(today.isoformat(), *events)
            continue
        found = on(today.isoformat(), *events)
        balance = found.funds[0]
        assert (balance.decided, balance.used, balance.left) == (kronor(may), kronor(spent), kronor(AMOUNT - spent))
        assert found.funds == on(today.isoformat(), *(event for event in events if event.on <= today)).funds
