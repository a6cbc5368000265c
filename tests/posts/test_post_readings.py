"""The term of a post can be read in several ways: 000 says three years under a title of four."""

import datetime as dt

import pytest

from nara_vard_finans import embedded, kronor, status
from nara_vard_finans.core import JournalError, UnknownEntryError
from nara_vard_finans.journals import Assumptions, Journal
from nara_vard_finans.posts import Decided, EmploymentBegan, Intended, PostStatus
from nara_vard_finans.sharing import YearlyCost
from post_cases import POST

DAY = dt.date(2023, 6, 1)


def stands(reading: str = "", *events: Decided) -> PostStatus:
    post, facts = embedded().post("rss-gnv-post-2023"), embedded()
    given = Assumptions(
        cost=YearlyCost(amount=kronor(950_000)),
        basis=facts.statistic("population-dalarna-2021-06"),
        readings={"term": reading} if reading else None,
    )
    began = EmploymentBegan(on=dt.date(2023, 1, 1), until=dt.date(2026, 12, 31))
    happened = (Intended(on=dt.date(2022, 10, 14)), began, *events)
    return status(post, Journal(of=post.id, events=happened, assumptions=given), on=DAY)


def test_as_three_years_2026_is_uncovered() -> None:
    for found in (stands(), stands("2023-2025")):
        last = found.years[-1]
        assert (last.year, last.cover.uncovered) == (2026, kronor(950_000))


def test_as_the_title_has_it_2026_is_carried_by_its_grant() -> None:
    found = stands("2023-2026")
    last = found.years[-1]
    assert (last.year, last.cover.assumed, last.cover.uncovered) == (2026, kronor(950_000), kronor(0))
    assert [grant.year for grant in found.post.grants] == [2023, 2024, 2025, 2026]
    note = next(each for each in found.findings if each.rule == "readings")
    assert note.message.sv == "Val vid beräkningen: anställningstiden läses som 2023-01-01–2026-12-31."


def test_a_decision_on_2026_is_refused_unless_the_title_is_read() -> None:
    decided = Decided(on=dt.date(2023, 5, 1), year=2026, amount=kronor(1_000))
    with pytest.raises(JournalError):
        stands("2023-2025", decided)
    assert stands("2023-2026", decided).years[-1].cover.decided == kronor(1_000)


def test_what_there_is_not() -> None:
    with pytest.raises(UnknownEntryError, match="2023-2026"):
        stands("2023-2027")
    post = embedded().post("rss-gnv-post-2023")
    other = Assumptions(readings={"slut": "2023-2026"})
    with pytest.raises(UnknownEntryError, match="term"):
        post.with_assumptions(other)
    with pytest.raises(JournalError):
        POST.with_assumptions(Assumptions(readings={"term": "x"}))
