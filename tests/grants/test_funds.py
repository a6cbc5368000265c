"""Funds in a journal: what is decided and used of one, day by day, by a clerk who keeps its book in whole kronor."""

import datetime as dt
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from grant_cases import ORSA, at, journal, made_up, paid, told
from grant_cases import on as grant_day
from nara_vard_finans import kronor, status, testing
from nara_vard_finans.core import AmountError, InexactTypeError, JournalError, Language, Text
from nara_vard_finans.grants import Fund, FundDecided, FundUsed, GrantStatus, NodeKind, Notified, Trace
from nara_vard_finans.journals import Event
from nara_vard_finans.reports import trace_report

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


class TestTrace:
    """A fund is a node: what there was of it, what it was used for, and what is left."""

    TOLD = (decided("2030-03-01", 40), decided("2030-04-01", 40), used("2030-05-01", 30, joint_use="leader"))

    def test_by_hand(self) -> None:
        found = Trace(status=on("2030-12-31", *self.TOLD, used("2030-02-01", 20), used("2030-06-01", 5, fund="annat")))
        assert [
            (
                str(step.on),
                step.source.id,
                step.target.id,
                int(step.amount.kronor),
                step.decided_on and str(step.decided_on),
            )
            for step in found.steps
        ] == [
            ("2030-02-01", "sparat", "", 20, None),  # nothing was decided yet
            ("2030-05-01", "sparat", "leader", 30, "2030-04-01"),
            ("2030-06-01", "annat", "", 5, None),
        ]
        assert [
            (each.node.kind.value, each.node.id, str(each.came), str(each.went), str(each.stands))
            for each in found.balances
        ] == [
            ("fund", "annat", "50 kr", "5 kr", "45 kr"),
            ("fund", "sparat", "100 kr", "50 kr", "50 kr"),
            ("funded-work", "", "25 kr", "0 kr", "25 kr"),
            ("funded-work", "leader", "30 kr", "0 kr", "30 kr"),
        ]

    @given(EVENTS, st.data())
    def test_no_krona_of_a_fund_is_lost_and_no_step_is_before_its_decision(
        self, drawn: list[tuple[dt.date, str, int]], data: st.DataObject
    ) -> None:
        events = [(decided if kind == "decided" else used)(day.isoformat(), kr) for day, kind, kr in drawn]
        today = data.draw(st.sampled_from(DAYS))
        spent = sum(kr for day, kind, kr in drawn if kind == "used" and day <= today)
        if spent > AMOUNT:
            return
        found = on(today.isoformat(), *data.draw(st.permutations(events)))
        trace = Trace(status=found)
        stands = {each.node.kind: each.stands for each in trace.balances}
        assert stands == ({NodeKind.FUND: kronor(AMOUNT - spent), NodeKind.FUNDED_WORK: kronor(spent)} if spent else {})
        for step in trace.steps:
            days = [day for day, kind, _ in drawn if kind == "decided" and day <= step.on]
            assert step.decided_on == max(days, default=None)
        assert trace.steps == Trace(status=on(today.isoformat(), *events)).steps
        assert testing.check_invariants(found) == ()

    def test_it_is_no_money_of_the_grant(self) -> None:
        """A party's trace shows no fund, and the picture keeps what is left of a fund apart."""
        events = [told(ORSA, 300, grant_day(6, 1)), paid(ORSA, 200, grant_day(6, 1)), *self.TOLD]
        grant = made_up(funds=(evolve(FUND, printed="ca 100 kr"),))
        trace = Trace(status=status(grant, journal(*events), on=dt.date(2030, 12, 31)))
        assert {each.node.kind for each in trace.of_party("Orsa").balances} == {NodeKind.PARTY}
        report = trace_report(trace, Language.SV)
        assert "Sparade medel: det som fanns är tryckt som ”ca 100 kr” och räknas som 100 kr" in report.text()
        picture = report.others["svg"]()
        assert "Stapeln för Sparade medel har en egen skala." in picture
        assert "Sparade medel 100 kr, varav Gemensamt arbete ur fond: Processledare 30 kr, Kvar i fond 70 kr" in picture
        assert "Orsa 200 kr, varav Kvar 200 kr" in picture
