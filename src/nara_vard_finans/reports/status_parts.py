"""What the statuses of an agreement, a grant and a post have in common: their journal, and what is imagined."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from nara_vard_finans.agreements import LEAVING_TEXTS
from nara_vard_finans.core import AnyText, posts_text
from nara_vard_finans.journals import UNRECORDED, Assumptions, Journal, StatusCore
from nara_vard_finans.reports import status_messages as say
from nara_vard_finans.reports.columns import (
    AMOUNT,
    COUNT,
    DAY,
    FLAG,
    TEXT,
    Column,
    Shape,
    Words,
    by_key,
    maybe,
    one_of,
    several,
    within,
)
from nara_vard_finans.sharing import Cost, CostByPosts, Counting, Leaving, YearlyCost

_COST: Shape[Cost] = Shape(
    Column("posts", maybe(COUNT), lambda cost: cost.posts),
    Column("per_post", maybe(AMOUNT), lambda cost: cost.per_post if isinstance(cost, CostByPosts) else None),
    Column("yearly", maybe(AMOUNT), lambda cost: cost.amount if isinstance(cost, YearlyCost) else None),
    Column("by_year", by_key(AMOUNT), lambda cost: cost.by_year),
)
_GIVEN: Shape[Assumptions] = Shape(
    Column("cost", maybe(_COST), lambda given: given.cost),
    Column("notice_months", maybe(COUNT), lambda given: given.notice and given.notice.months),
    Column("on_leaving", maybe(one_of(Leaving)), lambda given: given.on_leaving),
    Column("basis", maybe(TEXT), lambda given: given.basis and given.basis.id),
    Column("counted", maybe(one_of(Counting)), lambda given: given.counted),
)


def _kept_to(journal: Journal) -> dt.date | None:
    return None if journal.is_unrecorded else journal.recorded_until


_JOURNAL: Shape[StatusCore[Any]] = Shape(
    Column("title", maybe(TEXT), lambda status: status.journal.title),
    Column("example", FLAG, lambda status: status.journal.example),
    Column("events", COUNT, lambda status: len(status.journal.up_to(status.on))),
    Column("kept_to", maybe(DAY), lambda status: _kept_to(status.journal)),
    Column("given", _GIVEN, lambda status: status.journal.assumptions),
)


def head_of(kind: str, about: tuple[Column[Any], ...]) -> tuple[Column[Any], ...]:
    """Give the columns that every status begins with."""
    return (
        Column("kind", TEXT, lambda _: kind),
        *within(about, lambda status: status.definition),
        Column("on", DAY, lambda status: status.on),
        Column("journal", _JOURNAL, lambda status: status),
    )


def changes_column(changes: Iterable[AnyText] = ()) -> Column[Any]:
    """Give the column that says what was changed, where a status is imagined."""
    listed = tuple(changes)
    return Column("changes", several(TEXT), lambda _: listed)


def journal_lines(journal: Journal) -> Iterator[Words]:
    """Say which journal a status rests on, whether it is made up, how far it goes and what it gives."""
    if journal.is_unrecorded:
        yield UNRECORDED
    if journal.title is not None:
        yield say.JournalTitle(journal.title)
    if not journal.events and journal.recorded_until is None:
        yield say.JournalEmpty()
    if journal.example:
        yield say.MadeUp()
    if journal.recorded_until is not None and not journal.is_unrecorded:
        yield say.JournalEnds(journal.recorded_until)
    given = tuple(_given(journal.assumptions))
    if given:
        yield say.GivenHere(given)


def _given(assumptions: Assumptions) -> Iterator[AnyText]:
    cost = assumptions.cost
    if cost is not None:
        if isinstance(cost, YearlyCost):
            yield say.CostAYear(cost.amount)
        yield from (say.CostInYear(year, amount) for year, amount in cost.by_year)
        if isinstance(cost, CostByPosts):
            yield say.CostOfPosts(posts_text(cost.posts), cost.per_post)
    if assumptions.notice is not None:
        yield say.NoticeGiven(assumptions.notice.text)
    if assumptions.on_leaving is not None:
        yield say.OnLeaving(LEAVING_TEXTS[assumptions.on_leaving])
    if assumptions.basis is not None:
        yield say.SharesBy(assumptions.basis)
    if assumptions.counted is not None:
        yield say.CountedIn(assumptions.counted.text)
