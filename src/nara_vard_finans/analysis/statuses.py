"""
One shape for agreements, grants and posts: a definition, a journal, and the status on a day.

This module holds what is asked of any of them; each has its own in :mod:`nara_vard_finans.agreements.status`,
:mod:`nara_vard_finans.grants.status` and :mod:`nara_vard_finans.posts.status`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import assert_never, overload

from nara_vard_finans.agreements import Agreement, AgreementStatus, status_of_agreement
from nara_vard_finans.agreements import course as agreement_course
from nara_vard_finans.agreements import events as agreement_events
from nara_vard_finans.agreements import status as agreement_status
from nara_vard_finans.core import InexactTypeError
from nara_vard_finans.grants import Binding, Grant, GrantStatus, status_of_grant
from nara_vard_finans.grants import course as balances
from nara_vard_finans.grants import events as grant_events
from nara_vard_finans.grants import status as grant_status
from nara_vard_finans.journals import Contradiction, Event, Given, Journal
from nara_vard_finans.posts import Post, PostStatus, status_of_post
from nara_vard_finans.posts import course as post_course
from nara_vard_finans.posts import events as post_events
from nara_vard_finans.posts import status as post_status

Definition = Agreement | Grant | Post
"""What has a journal, and a status on a day."""

Status = AgreementStatus | GrantStatus | PostStatus
"""How one of them stands on a day."""


@overload
def status(
    definition: Agreement, journal: Journal | None = None, *, on: dt.date, successor: AgreementStatus | None = None
) -> AgreementStatus: ...
@overload
def status(
    definition: Grant, journal: Journal | None = None, *, on: dt.date, binding: Binding | None = None
) -> GrantStatus: ...
@overload
def status(definition: Post, journal: Journal | None = None, *, on: dt.date) -> PostStatus: ...


def status(
    definition: Definition,
    journal: Journal | None = None,
    *,
    on: dt.date,
    successor: AgreementStatus | None = None,
    binding: Binding | None = None,
) -> Status:
    """
    Say how an agreement, a grant or a post stands on a day.

    Swedish term:
        läget den dagen

    Args:
        definition: The agreement, the grant or the post.
        journal: What has happened; without it that is unknown, and an empty one says that nothing has.
        on: The day; what is entered for later days is not looked at.
        successor: Of an agreement: the status of the one that follows, on the same day.
        binding: Of a grant: whom the requirements on measures bind, in place of how its facts read them.

    Raises:
        JournalError: If the journal is of something else, or an event up to the day cannot have happened as told.
        InexactTypeError: If *on* is no day, or *definition* nothing that has a status.

    Invariants:
        * it depends on the journal only up to and including *on*, and not on the order of one day's events

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, example_journal
        >>> grant = embedded().grant("ok-gnv-2020")
        >>> found = status(grant, example_journal("exempel-gnv-2020"), on=dt.date(2020, 10, 1))
        >>> found.state.value, [duty.state.value for duty in found.duties]
        ('running', ['overdue', 'due'])

    .. versionadded:: 0.1.0
    """
    match definition:
        case Agreement():
            return status_of_agreement(definition, journal, on=on, successor=successor)
        case Grant():
            return status_of_grant(definition, journal, on=on, binding=binding)
        case Post():
            return status_of_post(definition, journal, on=on)
        case _:
            raise InexactTypeError(definition, "an Agreement, a Grant or a Post")


@overload
def filled(definition: Agreement, given: Given) -> Agreement: ...
@overload
def filled(definition: Grant, given: Given) -> Grant: ...
@overload
def filled(definition: Post, given: Given) -> Post: ...


def filled(definition: Definition, given: Given) -> Definition:
    """
    Give a definition with what its journal gives where its papers are silent.

    Swedish term:
        förutsättningar som ges i journalen

    Raises:
        JournalError: If the papers state it, or it has no such thing.
        BasisError: If the figures given are not those that its key waits for.

    Example:
        >>> from nara_vard_finans import embedded, example_journal
        >>> post = embedded().post("rss-gnv-post-2023")
        >>> print(filled(post, example_journal("exempel-gnv-post-2023").given).cost.of(2023))
        950 000 kr

    .. versionadded:: 0.1.0
    """
    match definition:
        case Agreement():
            return agreement_status.with_given(definition, given)
        case Post():
            return post_status.with_given(definition, given)
        case Grant():
            return grant_status.with_given(definition, given)
        case _:
            assert_never(definition)


def givable(definition: Definition) -> tuple[str, ...]:
    """Name what a journal of a definition can give, since its papers are silent on it."""
    match definition:
        case Agreement():
            return tuple(name for name in agreement_status.GIVEN if getattr(definition, name) is None)
        case Post():
            stated = {"cost": definition.states_cost, "notice": definition.notice is not None}
            return tuple(name for name in post_status.GIVEN if not stated.get(name, False))
        case Grant():
            return ()
        case _:
            assert_never(definition)


def kinds_of(definition: Definition) -> dict[str, type[Event]]:
    """Give the kinds of events that can happen to a definition, by the name that a journal file gives them."""
    match definition:
        case Agreement():
            kinds: tuple[type[Event], ...] = agreement_events.KINDS
        case Grant():
            kinds = grant_events.KINDS
        case Post():
            kinds = post_events.KINDS
        case _:
            assert_never(definition)
    return {kind.kind: kind for kind in kinds}


def contradictions_in(
    definition: Definition, events: Iterable[Event], *, unsure: Iterable[str] = (), all_unsure: bool = False
) -> Iterator[Contradiction]:
    """
    Say which events cannot have happened as they are told.

    Args:
        definition: What they happened to.
        events: The events, in any order.
        unsure: Parties of whom something is known to be missing, so that what rests on that is not judged.
        all_unsure: Whether that holds for all.
    """
    match definition:
        case Agreement():
            yield from agreement_course.contradictions(definition, events, unsure=unsure, all_unsure=all_unsure)
        case Grant():
            yield from balances.contradictions(definition, events, unsure=unsure, all_unsure=all_unsure)
        case Post():
            yield from post_course.contradictions(definition, events, unsure=unsure, all_unsure=all_unsure)
        case _:
            assert_never(definition)
