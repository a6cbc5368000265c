"""Sums over posts and grants equal the sums of each, whichever they are and however they are summed."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from law_draws import of_grants, of_posts
from nara_vard_finans import Amount
from nara_vard_finans.analysis import PartSum, Standing, Standings, Sums
from nara_vard_finans.grants import GrantStatus
from nara_vard_finans.posts import PostStatus

Found = GrantStatus | PostStatus


def in_ore(amounts: Sequence[Amount | None]) -> int:
    return sum(amount.ore for amount in amounts if amount is not None)


def added(statuses: Sequence[Found]) -> dict[str, int]:
    """Add what each says of itself, one after the other."""
    grants = [each for each in statuses if isinstance(each, GrantStatus)]
    posts = [each for each in statuses if isinstance(each, PostStatus)]
    return {
        "award": in_ore([recipient.award for each in grants for recipient in each.recipients]),
        "received": in_ore([each.total.received for each in grants]),
        "remaining": in_ore([each.total.remaining for each in grants]),
        "cost": in_ore([each.total.cost for each in posts]),
        "paid": in_ore([each.total.paid for each in posts]),
        "uncovered": in_ore([each.total.uncovered for each in posts]),
    }


def summed(parts: Sequence[PartSum]) -> dict[str, int]:
    return {
        "award": in_ore([each.award for each in parts]),
        "received": in_ore([each.balance.received for each in parts if each.balance]),
        "remaining": in_ore([each.balance.remaining for each in parts if each.balance]),
        "cost": in_ore([each.cost for each in parts]),
        "paid": in_ore([each.cover.paid for each in parts if each.cover]),
        "uncovered": in_ore([each.cover.uncovered for each in parts if each.cover]),
    }


@given(st.lists(st.one_of(of_grants(), of_posts()), min_size=1, max_size=3))
def test_the_sums_equal_the_sums_of_each(statuses: list[Found]) -> None:
    rows = tuple(Standing(definition=each.definition, status=each) for each in statuses)
    found = Sums(standings=Standings(on=statuses[0].on, rows=rows))
    expected = added(statuses)
    assert summed(found.parts) == expected
    assert summed(found.rows) == expected
    assert summed(found.years) == expected
    assert summed([found.total]) == expected
    keys = [(row.party and row.party.code, row.year) for row in found.rows]
    assert len(keys) == len({*keys})
