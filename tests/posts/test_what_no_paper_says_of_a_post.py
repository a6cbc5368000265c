"""What no paper says of a post is not told as a clause: yearly decisions, figures of another year, parts of months."""

import pytest
from attrs import evolve

import agreement_cases as ac
import post_cases as pc
from nara_vard_finans import (
    Finding,
    Journal,
    NestedKey,
    Period,
    Severity,
    deadlines,
    equal_shares,
    parts,
    proportional_to,
    status,
)
from nara_vard_finans.core import PostError, Statistic, Text
from nara_vard_finans.journals import Assumptions
from nara_vard_finans.sharing import Counting


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(each.rule, each.severity.value) for each in findings]


class TestAPostWithoutGrants:
    POST = pc.made_up(grants=(), decision=None)

    def test_no_yearly_decision_is_asked(self) -> None:
        found = status(self.POST, Journal(of=self.POST.id), on=pc.on(2030, 6, 1))
        assert found.findings == ()

    def test_what_is_paid_without_a_decision_or_decided_without_a_notice(self) -> None:
        events = [pc.decided(pc.on(2028, 12, 1), 2029, 60_000), pc.paid(pc.on(2029, 2, 1), 2029, 40_000, pc.FALUN)]
        found = status(self.POST, Journal(of=self.POST.id, events=events), on=pc.on(2029, 6, 1))
        assert found.findings == ()

    def test_an_employment_that_nothing_is_told_of_is_a_note(self) -> None:
        events = [pc.began(pc.on(2029, 1, 1))]
        found = status(self.POST, Journal(of=self.POST.id, events=events), on=pc.on(2029, 6, 1))
        assert {*told(found.findings)} == {("employment-covered", "note")}
        assert "att de ska besluta år för år förutsätts inte" in found.findings[0].message.sv

    def test_where_a_paper_says_so_each_year_is_decided(self) -> None:
        post = pc.made_up(grants=())
        found = status(post, Journal(of=post.id), on=pc.on(2029, 6, 1))
        assert told(found.findings) == [("year-decided", "warning")]

    def test_the_days_to_keep(self) -> None:
        ids = [each.id for each in deadlines(posts=[self.POST])]
        assert ids == ["tjanst-2029/term-ends"]
        first = deadlines(posts=[pc.made_up(grants=())])[0]
        assert first.what.sv == "Verksamhetsåret 2029 börjar; verkställande beslut behövs"
        assert first.what.en == "The year 2029 begins; an implementing decision is needed"
        some = pc.made_up(grants=pc.POST.grants[:1], decision=None)
        assert [each.id for each in deadlines(posts=[some])] == [
            "tjanst-2029/2029-begins",
            "tjanst-2029/term-ends",
        ]


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

    def test_of_a_post(self) -> None:
        """Its years are 2029 to 2031; figures of 2027 and 2028 are those of the year before for 2029 at most."""
        figures = evolve(self.figures("2028"), figures={pc.FALUN: 3, pc.MORA: 2, pc.ORSA: 1})
        key = NestedKey(
            between=parts({"municipalities": 1, "region": 1}),
            within={"municipalities": proportional_to(figures), "region": equal_shares(pc.REGION)},
            odd_unit_to="region",
        )
        post = pc.made_up(cost_key=key)
        (finding,) = status(post, Journal(of=post.id), on=pc.on(2028, 1, 1)).findings
        assert (finding.rule, finding.severity) == ("figures-for-year", Severity.NOTE)
        assert "används för 2030 och 2031;" in finding.message.sv
        assumptions = Journal(of=post.id, assumptions=Assumptions(basis=figures))
        assert status(post, assumptions, on=pc.on(2028, 1, 1)).findings == ()


class TestTerm:
    def test_months_need_a_term_of_whole_months(self) -> None:
        term = Period(first_day=pc.on(2029, 1, 15), last_day=pc.on(2031, 6, 15))
        with pytest.raises(PostError, match="counted by months, its term .* is to be of whole months; count by days"):
            pc.made_up(term=term, grants=(), counted=Counting.MONTHS)
