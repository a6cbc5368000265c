"""
One shape for agreements, grants and posts: a definition, a journal, and the status on a day.

The core of all statuses is :mod:`nara_vard_finans.journals.status`; what each adds is in
:mod:`nara_vard_finans.agreements.status`, :mod:`nara_vard_finans.grants.status` and
:mod:`nara_vard_finans.posts.status`.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, cast, overload

from nara_vard_finans.agreements import Agreement, AgreementStatus
from nara_vard_finans.analysis.question_messages import A_DEFINITION
from nara_vard_finans.core import InexactTypeError
from nara_vard_finans.grants import Binding, Grant, GrantStatus
from nara_vard_finans.journals import Journal, StatusCore
from nara_vard_finans.posts import Post, PostStatus

Definition = Agreement | Grant | Post
"""What has a journal, and a status on a day."""

Status = AgreementStatus | GrantStatus | PostStatus
"""How one of them stands on a day."""

_TYPES: dict[type, type[StatusCore[Any]]] = {Agreement: AgreementStatus, Grant: GrantStatus, Post: PostStatus}


def status_type(definition: Definition) -> type[StatusCore[Any]]:
    """
    Give the type of status that a definition has; it knows which events can happen to the definition, and which not.

    Raises:
        InexactTypeError: If *definition* is nothing that has a status.

    Example:
        >>> from nara_vard_finans import embedded
        >>> [kind.kind for kind in status_type(embedded().grant("ok-gnv-2020")).kinds][:4]
        ['arrived', 'notified', 'requisitioned', 'paid']

    .. versionadded:: 0.1.0
    """
    for kind, found in _TYPES.items():
        if isinstance(definition, kind):
            return found
    raise InexactTypeError(definition, A_DEFINITION)


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
        AgreementError: If *successor* is of another day.
        PostError: If neither the papers nor the journal state what a post costs.
        UnstatedBasisError: If neither states the figures that its key rests on.

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
    make = cast("Callable[..., Status]", status_type(definition))
    described = Journal.unrecorded(definition.id) if journal is None else journal
    own = {name: each for name, each in (("successor", successor), ("binding", binding)) if each is not None}
    return make(definition=definition, journal=described, on=on, **own)
