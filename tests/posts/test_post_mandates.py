"""Who may decide on a post: by the register of bodies."""

import datetime as dt
from typing import Any

import pytest
from attrs import evolve

from nara_vard_finans import embedded, kronor, status
from nara_vard_finans.core import Body, Mandate
from nara_vard_finans.journals import Assumptions, Journal
from nara_vard_finans.posts import Decided, EmploymentBegan, Intended, PostStatus
from nara_vard_finans.sharing import YearlyCost
from post_cases import POST

HEADS = Body(id="chefer", name="Cheferna", also=("socialcheferna",), mandate=(Mandate.DECIDES,))
BOARD = Body(id="beredning", name="Beredningen", mandate=(Mandate.PREPARES,))
KNOWN = evolve(POST, bodies=(HEADS, BOARD))
DAY = dt.date(2029, 2, 1)


def stands(*events: Any) -> PostStatus:
    return status(KNOWN, Journal(of=POST.id, events=events), on=DAY)


@pytest.mark.parametrize("by", ["Socialcheferna", "Någon annan", ""])
def test_a_decision_of_who_may_counts(by: str) -> None:
    found = stands(Decided(on=DAY, year=2029, amount=kronor(219_000), by=by, paragraph="§ 3"))
    assert found.years[0].cover.secured == kronor(219_000)
    assert "mandate" not in [finding.rule for finding in found.findings]


def test_a_decision_of_who_may_not_covers_nothing() -> None:
    found = stands(Decided(on=DAY, year=2029, amount=kronor(219_000), by="Beredningen"))
    assert found.years[0].cover.secured == kronor(0)
    first = found.findings[0]
    assert (first.rule, first.severity.value) == ("mandate", "breach")
    assert first.message.sv == (
        "Verkställande beslut 2029-02-01 fattades av Beredningen, som inte har i uppdrag att besluta. Det räknas inte."
    )


def test_an_intention_of_who_may_not_assumes_nothing() -> None:
    began = EmploymentBegan(on=DAY)
    rightly, wrongly = (stands(began, Intended(on=DAY, by=by)) for by in ("Cheferna", "Beredningen"))
    assert rightly.years[0].cover.assumed > kronor(0)
    assert wrongly.years[0].cover.assumed == kronor(0)
    assert wrongly.years[0].cover.uncovered == wrongly.years[0].cover.cost
    assert "Inriktningsbeslutet 2029-02-01 fattades av Beredningen" in wrongly.findings[0].message.sv
    assert wrongly.state != rightly.state or rightly.exposure != wrongly.exposure


def test_the_heads_of_social_services_of_dalarna() -> None:
    """000: "Ett beslut från länets socialchefer …"; Välfärdsrådet may decide too, the steering group may not."""
    post = embedded().post("rss-gnv-post-2023")
    given = Assumptions(
        cost=YearlyCost(amount=kronor(950_000)), basis=embedded().statistic("population-dalarna-2021-06")
    )
    for by, wrong in (("länets socialchefer", False), ("Socialchefsnätverket", False), ("Styrgruppen", True)):
        event = Intended(on=dt.date(2022, 10, 14), by=by)
        found = status(post, Journal(of=post.id, events=[event], assumptions=given), on=dt.date(2022, 10, 15))
        assert ("mandate" in [finding.rule for finding in found.findings]) is wrong
