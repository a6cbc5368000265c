"""
Several grants that carry one year of a post, each apart, by hand.

1 001 kr is shared as 1 to 3: 250,25 and 750,75 kr, so 250 and 751. The first grant is to carry 60 percent, 600,60 kr,
which is 600 whole ones and 150 and 450 of the shares; the second carries the rest, 401 kr, 100 and 301 of the shares.
"""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from nara_vard_finans import Journal, Workspace, kronor, status
from nara_vard_finans.core import FactsError, JournalError, Language
from nara_vard_finans.facts import facts_text, read_facts
from nara_vard_finans.journals import Event
from nara_vard_finans.posts import Decided, GrantNotified, Intended, NotGranted, PostStatus

ON = dt.date(2024, 3, 1)
FACTS = """
[parties.municipalities]
K1 = "Ekeby"
K2 = "Bokeby"
[[grants]]
id = "stora"
title = "Stora bidraget"
grantor = "Staten"
year = 2024
term = "2024"
[[grants.pots]]
id = "pott"
title = "Potten"
amount = 5000
[[posts]]
id = "ledare"
title = "Ledaren"
employer = "K1"
term = "2024"
cost = { yearly = 1001 }
cost_key = { kind = "parts", shares = { K1 = 1, K2 = 3 } }
[[posts.grants]]
year = 2024
title = "Stora bidraget"
grant = "stora"
percent = 60
[[posts.grants]]
year = 2024
title = "Lilla bidraget"
id = "lilla"
percent = 40
"""


def told(*events: Event) -> PostStatus:
    post = read_facts(FACTS.encode()).post("ledare")
    intended = Intended(on=dt.date(2023, 5, 1))
    return status(post, Journal(of="ledare", events=(intended, *events)), on=ON)


def assumed(found: PostStatus) -> list[str]:
    """Give what each intention is worth, of Ekeby and then of Bokeby."""
    by_code = {each.party.code: str(each.cover.assumed) for each in found.years[0].financiers}
    return [by_code["K1"], by_code["K2"]]


def notified(party: str = "", amount: int | None = None, grant: str = "lilla", **more: Any) -> GrantNotified:
    given = None if amount is None else kronor(amount)
    return GrantNotified(on=dt.date(2023, 12, 1), year=2024, party=party, amount=given, grant=grant, **more)


def not_granted(grant: str = "", day: int = 1) -> NotGranted:
    return NotGranted(on=dt.date(2024, 2, day), year=2024, grant=grant)


def test_each_carries_its_part_and_together_they_carry_all_that_they_are_to() -> None:
    found = told()
    assert found.years[0].grant == found.definition.grants[0]
    assert [(each.grant.name, str(each.carries)) for each in found.years[0].grants] == [
        ("stora", "600 kr"),
        ("lilla", "401 kr"),
    ]
    assert assumed(found) == ["250 kr", "751 kr"]


def test_what_is_known_of_one_changes_nothing_of_the_other() -> None:
    """Ekeby gets 40 kr of the second in place of 100: 150 and 40. Bokeby 900 in place of 301, and its share is 751."""
    found = told(notified("K1", 40), notified("K2", 900))
    first, second = found.years[0].grants
    assert assumed(found) == ["190 kr", "751 kr"]
    assert (first.awarded, first.notified_on, first.left) == (None, None, None)
    assert (second.awarded, second.notified_on, second.left) == (kronor(940), dt.date(2023, 12, 1), kronor(539))


def test_one_that_does_not_come_takes_its_own_part_away() -> None:
    found = told(not_granted("stora"))
    assert assumed(found) == ["100 kr", "301 kr"]
    assert [each.carries for each in found.years[0].grants] == [kronor(0), kronor(401)]
    assert not found.years[0].denied


@pytest.mark.parametrize("events", [(not_granted(),), (not_granted("stora"), not_granted("lilla", 2))])
def test_without_any_nothing_is_assumed(events: tuple[Event, ...]) -> None:
    found = told(*events)
    assert assumed(found) == ["0 kr", "0 kr"]
    assert found.years[0].denied


def test_a_year_is_notified_when_all_that_can_come_are() -> None:
    later = GrantNotified(on=dt.date(2024, 1, 5), year=2024, grant="stora")
    assert told(notified()).years[0].notified_on is None
    assert told(notified(), later).years[0].notified_on == dt.date(2024, 1, 5)
    assert told(notified(), not_granted("stora")).years[0].notified_on == dt.date(2023, 12, 1)


def decided(on: dt.date) -> Decided:
    return Decided(on=on, year=2024, amount=kronor(1001))


def judged(*events: Event) -> list[str]:
    return [type(each.message).__name__ for each in told(*events).findings if each.rule == "decided-after-notice"]


def test_a_decision_waits_for_a_notice_and_is_against_all_hope_only_when_none_can_come() -> None:
    """One is known not to come on 1 February, the other on the 2nd; a decision of the 1st has the other to hope for."""
    none = (not_granted("stora"), not_granted("lilla", 2))
    assert judged(notified(), decided(dt.date(2024, 1, 1))) == []
    assert judged(*none, decided(dt.date(2024, 2, 1))) == ["DecidedBeforeAnyNotice"]
    assert judged(*none, decided(dt.date(2024, 2, 2))) == ["DecidedThoughDenied"]
    assert judged(not_granted(), decided(dt.date(2024, 2, 1))) == ["DecidedThoughDenied"]
    assert judged(notified(), not_granted("stora"), decided(dt.date(2024, 2, 2))) == []


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (notified(grant=""), "several grants are to carry 2024; name which is meant: 'stora' and 'lilla'"),
        (notified(grant="tredje"), "'tredje' is no grant that is to carry 2024; those that are: 'stora' and 'lilla'"),
        (not_granted("tredje"), "'tredje' is no grant that is to carry 2024"),
    ],
)
def test_an_event_of_no_grant_of_the_year_is_refused(event: Event, why: str) -> None:
    with pytest.raises(JournalError, match=why):
        told(event)


def test_a_notice_of_one_that_does_not_come_is_refused_and_of_the_other_is_not() -> None:
    for denied in (not_granted("lilla"), not_granted()):
        with pytest.raises(JournalError, match="it contradicts 2024-02-01"):
            told(notified(), denied)
    assert told(notified(), not_granted("stora")).years[0].grants[0].denied


def test_the_status_lays_them_out_apart(tmp_path: Path) -> None:
    path = tmp_path / "post.toml"
    path.write_text(FACTS, "utf-8")
    report = Workspace.open(path).status("ledare", on=ON).report(Language.EN)
    assert "Grants that are to carry 2024" in report.text()
    year = report.data["years"][0]
    assert year["grant"] == "Stora bidraget + Lilla bidraget"
    assert [(each["id"], each["percent"], each["carries"]) for each in year["grants"]] == [
        ("stora", "60", "600"),
        ("lilla", "40", "401"),
    ]


def test_they_are_written_and_read_back(tmp_path: Path) -> None:
    found = read_facts(FACTS.encode())
    path = tmp_path / "again.toml"
    path.write_text(facts_text(found), "utf-8")
    assert read_facts(path).posts == found.posts


def test_either_names_the_other() -> None:
    found = read_facts(FACTS.encode())
    (grant,) = found.grants
    assert [post.id for post in found.posts_of(grant)] == ["ledare"]
    named = FACTS.replace('id = "stora"', 'id = "stora"\nposts = ["ledare"]').replace('grant = "stora"', 'id = "stora"')
    found = read_facts(named.encode())
    assert [post.id for post in found.posts_of(found.grant("stora"))] == ["ledare"]
    assert found.posts_of(read_facts(named.replace('posts = ["ledare"]', "").encode()).grant("stora")) == ()


def test_the_status_of_a_grant_names_its_posts(tmp_path: Path) -> None:
    path = tmp_path / "bidrag.toml"
    path.write_text(FACTS.replace('id = "stora"', 'id = "stora"\nposts = ["ledare"]'), "utf-8")
    journal = tmp_path / "journal.toml"
    journal.write_text('of = "stora"\nexample = true\n', "utf-8")
    report = Workspace.open(path).status("stora", on=ON, journals=[journal]).report(Language.SV)
    assert report.data["posts"] == ["ledare"]
    assert "Bidraget ska bära ledare." in report.text()


def test_a_post_that_is_not_among_the_facts_is_refused_with_the_line() -> None:
    with pytest.raises(FactsError, match="no post is called 'ledara'") as caught:
        read_facts(FACTS.replace('id = "stora"', 'id = "stora"\nposts = ["ledara"]').encode())
    assert (caught.value.faults[0].line, caught.value.faults[0].where) == (5, "grants[1]")


def test_a_grant_that_is_not_among_the_facts_is_refused_with_the_line() -> None:
    with pytest.raises(FactsError, match="no grant is called 'stor'") as caught:
        read_facts(FACTS.replace('grant = "stora"', 'grant = "stor"').encode())
    (fault,) = caught.value.faults
    assert (fault.line, fault.where.startswith("posts[1]")) == (15, True)
