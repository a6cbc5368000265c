"""What no paper says of an agreement is not told as a clause: adoption, rounding, figures of another year."""

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

import agreement_cases as ac
from nara_vard_finans import (
    Agreement,
    CostKey,
    Directory,
    Finding,
    Journal,
    Period,
    RoundingRule,
    equal_shares,
    kronor,
    mixed,
    parts,
    proportional_to,
    share_cost,
    status,
)
from nara_vard_finans.agreements import (
    Adoption,
    AgreementForm,
    Drafted,
    HoldsIf,
    NoticeGiven,
    TookEffect,
    changed_terms,
)
from nara_vard_finans.core import JournalError, Statistic, Text
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.sharing import YearlyCost, figures_beyond

UNSTATED = ac.made_up(adoption=Adoption())
"""The made-up agreement, whose papers say nothing of how it comes to hold; its term begins 2030-01-01."""


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(each.rule, each.severity.value) for each in findings]


def of(*events: Any, day: dt.date, agreement: Agreement = UNSTATED) -> Any:
    return status(agreement, ac.journal(*events), on=day)


class TestAdoption:
    DRAFT = Drafted(on=ac.autumn(1), by="RSS")

    def test_before_the_term_it_does_not_hold_and_what_remains_is_unknown(self) -> None:
        found = of(self.DRAFT, day=ac.autumn(31, 12))
        assert (found.state.value, found.in_force) == ("drafted", False)
        assert told(found.findings) == [("adoption-stated", "note")]
        (finding,) = found.findings
        assert finding.source is None
        assert finding.message.sv == (
            "Hur avtalet börjar gälla framgår inte av handlingarna, så vad som återstår före 2030-01-01 är okänt."
        )

    def test_in_the_term_nobody_knows(self) -> None:
        found = of(self.DRAFT, day=ac.on(1, 1))
        assert (found.state.value, found.in_force, found.in_force_from) == ("unknown", None, None)
        assert found.missing == ()
        assert told(found.findings) == [("adoption-stated", "note")]
        assert "så om det gäller 2030-01-01 är okänt." in found.findings[0].message.sv

    def test_after_the_term_nobody_knows_whether_it_held(self) -> None:
        found = of(self.DRAFT, day=ac.AGREEMENT.term.last_day + dt.timedelta(days=1))
        assert (found.state.value, found.in_force) == ("unknown", False)
        assert "så om det gällde är okänt." in found.findings[0].message.sv

    def test_with_a_few_signatures_the_others_are_missing_and_nothing_is_broken(self) -> None:
        found = of(*ac.all_sign(but=[ac.ORSA]), day=ac.on(1, 1))
        assert (found.state.value, found.in_force) == ("unknown", None)
        assert [each.party.code for each in found.missing] == [ac.ORSA]
        assert told(found.findings)[0] == ("adoption-stated", "note")
        assert "breach" not in dict(told(found.findings)).values()

    def test_all_have_signed(self) -> None:
        found = of(*ac.all_sign(), day=ac.on(1, 1))
        assert (found.state.value, found.in_force) == ("in-force", True)
        assert told(found.findings) == [("adoption-stated", "note")]
        assert "det läses här som att det gäller" in found.findings[0].message.sv

    def test_told_to_have_taken_effect(self) -> None:
        found = of(TookEffect(on=ac.on(1, 1)), day=ac.on(1, 1))
        assert (found.in_force, found.findings) == (True, ())

    def test_another_text_is_a_warning(self) -> None:
        found = of(ac.signed(ac.ORSA, ac.autumn(1), text="annan"), day=ac.autumn(2))
        assert told(found.findings) == [("adoption-stated", "note"), ("same-text", "warning")]
        assert "om avtalen ska vara likalydande framgår inte av handlingarna" in found.findings[1].message.sv

    def test_notice_of_what_may_hold_without_a_signature(self) -> None:
        notice = NoticeGiven(on=ac.on(2, 1), party=ac.ORSA)
        assert of(notice, day=ac.on(2, 1)).in_force is None
        with pytest.raises(JournalError, match="the party has not signed"):
            of(notice, day=ac.on(2, 1), agreement=ac.AGREEMENT)

    def test_a_counterpart_is_of_a_bilateral_agreement(self) -> None:
        with pytest.raises(JournalError, match="no paper says that stod-2030 is signed in pairs; take the counterpart"):
            of(ac.signed(ac.REGION, ac.autumn(1), ac.ORSA), day=ac.autumn(2))

    def test_each_by_itself_needs_several_documents(self) -> None:
        with pytest.raises(Exception, match="make the form bilateral"):
            Adoption(holds_if=HoldsIf.EACH_SIGNS)
        assert Adoption(form=AgreementForm.BILATERAL).holds_if is None

    def test_the_one_that_follows_is_unknown_too(self) -> None:
        """Its predecessor has ended, and whether this one holds is told as a note and not as a fault."""
        first_day = ac.AGREEMENT.term.last_day + dt.timedelta(days=1)
        day = first_day + dt.timedelta(days=30)
        term = Period(first_day=first_day, last_day=dt.date(first_day.year, 12, 31))
        after = evolve(UNSTATED, id="nasta", term=term, succeeds=ac.AGREEMENT.id)
        following = status(after, Journal(of="nasta"), on=day)
        found = status(ac.AGREEMENT, ac.journal(*ac.all_sign()), on=day, successor=following)
        assert ("succession", "note") in told(found.findings)
        assert "warning" not in dict(told(found.findings)).values()


class TestRounding:
    def test_a_remark_that_it_is_assumed(self, facts: Catalogue) -> None:
        """Dalarna's files write the rule, and say beside it that no paper does."""
        old, new = facts.agreement("rss-dalarna-2018"), facts.agreement("rss-dalarna-2023")
        other = evolve(new, rounding=RoundingRule(unit=kronor(10)), remarks=())
        (change,) = [each for each in changed_terms(old, other) if each.name == "rounding"]
        assert change.before.sv == "framgår inte av handlingarna; antaget: största rest, hela kronor"
        assert change.after.sv == "största rest, steg om 10 kr"


class TestFiguresOfAnotherYear:
    """Figures of the year, or the year before, are as one expects; others are told, unless a paper says so."""

    @staticmethod
    def figures(as_of: str) -> Statistic:
        return Statistic(
            id=f"folk-{as_of}",
            title=Text("Folk"),
            counts="population",
            unit="persons",
            as_of=Period.parse(as_of),
            figures={ac.ORSA: 1, ac.MORA: 2},
        )

    @staticmethod
    def agreement(key: CostKey) -> Agreement:
        return Agreement(
            id="a",
            title=Text("A"),
            cost_key=key,
            parties=Directory([party for party in ac.DIRECTORY if party.code in {ac.ORSA, ac.MORA}]),
            term=Period(first_day=dt.date(2023, 1, 1), last_day=dt.date(2026, 12, 31)),
            cost=YearlyCost(amount=kronor(30)),
        )

    def by(self, as_of: str, figures_for: Period | None = None) -> Agreement:
        return self.agreement(proportional_to(self.figures(as_of), figures_for=figures_for))

    @pytest.mark.parametrize(
        ("as_of", "beyond"),
        [
            ("2021-06", [2023, 2024, 2025, 2026]), ("2022-11-01", [2024, 2025, 2026]),
            ("2022-12-31", [2024, 2025, 2026]), ("2023-01-01", [2025, 2026]), ("2024", [2023, 2026]),
        ],
    )  # fmt: skip
    def test_where_the_border_runs(self, as_of: str, beyond: list[int]) -> None:
        agreement = self.by(as_of)
        found = {year: share_cost(agreement, year).findings for year in range(2023, 2027)}
        assert [year for year, findings in found.items() if findings] == beyond
        assert {each for findings in found.values() for each in told(findings)} == {("figures-for-year", "note")}

    def test_a_paper_says_so(self) -> None:
        agreement = self.by("2021-06", Period(first_day=dt.date(2023, 1, 1), last_day=dt.date(2024, 12, 31)))
        found = [year for year in range(2023, 2027) if share_cost(agreement, year).findings]
        assert found == [2025, 2026]

    def test_the_callers_choice_is_told_as_that(self) -> None:
        assert share_cost(self.by("2022").on_basis(self.figures("2015")), 2023).findings == ()

    def test_in_a_key_that_is_mixed(self) -> None:
        key = mixed([(1, proportional_to(self.figures("2021"))), (1, equal_shares(ac.ORSA, ac.MORA))])
        assert told(share_cost(self.agreement(key), 2026).findings) == [("figures-for-year", "note")]

    def test_fixed_shares_and_figures_without_a_day(self) -> None:
        assert share_cost(self.agreement(parts({ac.ORSA: 1, ac.MORA: 2})), 2026).findings == ()
        recovered = evolve(self.figures("2021"), as_of=None, recovered_from="t/c")
        assert share_cost(self.agreement(proportional_to(recovered)), 2026).findings == ()

    def test_of_a_key_that_waits_for_its_figures(self, facts: Catalogue) -> None:
        assert figures_beyond([facts.post("rss-gnv-post-2023").cost_key], 2025) == ()
