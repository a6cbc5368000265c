"""The course of a post: the employment as it is known, and which events cannot have happened as they are told."""

import datetime as dt
from calendar import monthrange
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial

from attrs import frozen

from nara_vard_finans.core import Amount, Period, PeriodError, Reason
from nara_vard_finans.journals import Contradiction, Event, sound_and_faulty
from nara_vard_finans.posts.definition import Post
from nara_vard_finans.posts.events import (
    KINDS,
    EmploymentBegan,
    EmploymentEnded,
    EmploymentNotice,
    GrantNotified,
    Intended,
    NotGranted,
    YearEvent,
)
from nara_vard_finans.posts.refusals import (
    AfterEmployment,
    AfterLastDay,
    AfterTerm,
    BeforeEmployment,
    BeforeTerm,
    BeginsWithinMonth,
    EndsAfterLastDay,
    EndsAfterNotice,
    EndsWithinNotice,
    FarBeyond,
    GrantDenied,
    NobodyEmployed,
    NoGrantOfYear,
    NoPartyOf,
    NoPostEvent,
    NoticeUnstated,
    NotWhole,
    NoYearOf,
    PaysNothing,
    WhichGrant,
)
from nara_vard_finans.sharing import Counting

_MOST_YEARS = 60


@frozen(kw_only=True)
class Employment:
    """
    The employment, as far as it is known.

    Swedish term:
        anställningen

    Attributes:
        began_on: Its first day; ``None`` while nobody is employed.
        notice_on: The day that notice was given; ``None`` where none was.
        ended_on: Its last day, when it has ended; ``None`` until then.
        last_day: Its last day, as far as is known, or the last that is planned.
        period: The days that cost something, as far as is known: those of the employment, or those planned.
    """

    began_on: dt.date | None
    notice_on: dt.date | None
    ended_on: dt.date | None
    last_day: dt.date
    period: Period


def employment_of(post: Post, events: Iterable[Event]) -> Employment:
    """Give the employment after *events*."""
    listed = list(events)
    began = next((event for event in listed if isinstance(event, EmploymentBegan)), None)
    notice = next((event for event in listed if isinstance(event, EmploymentNotice)), None)
    ended = next((event for event in listed if isinstance(event, EmploymentEnded)), None)
    if began is None:
        return Employment(began_on=None, notice_on=None, ended_on=None, last_day=post.term.last_day, period=post.term)
    last = _planned_end(post, began)
    if notice is not None:
        last = min(last, notice_ends(post, notice) or last)
    if ended is not None:
        last = ended.on
    return Employment(
        began_on=began.on,
        notice_on=None if notice is None else notice.on,
        ended_on=None if ended is None else ended.on,
        last_day=last,
        period=Period(first_day=began.on, last_day=paid_through(post, last)),
    )


def _planned_end(post: Post, began: EmploymentBegan) -> dt.date:
    return began.until or max(post.term.last_day, began.on)


def paid_through(post: Post, last: dt.date) -> dt.date:
    """Give the last day that costs something; where a year is counted by months, a month that has begun is paid out."""
    if post.counted is Counting.DAYS:
        return last
    return last.replace(day=monthrange(last.year, last.month)[1])


def notice_ends(post: Post, notice: EmploymentNotice) -> dt.date | None:
    """Give the last day of an employment that was given notice; ``None`` where the period of notice is unknown."""
    return notice.ends_on or earliest_end(post, notice.on)


def earliest_end(post: Post, on: dt.date) -> dt.date | None:
    """Give the last day of an employment, if it is given notice on a day; ``None`` where nobody knows."""
    if post.notice is None:
        return None
    try:
        return post.notice.ends(given_on=on)
    except PeriodError:
        return dt.date.max


def contradictions(
    post: Post, events: Iterable[Event], *, unsure: Iterable[str] = (), all_unsure: bool = False
) -> Iterator[Contradiction]:
    """
    Say which events cannot have happened to a post as they are told.

    Args:
        post: The post.
        events: The events, in any order.
        unsure: Parties of whom something is known to be missing; no rule of a post rests on that.
        all_unsure: Whether something is known to be missing that is not a party's, so that order is not judged.
    """
    del unsure
    sound, faulty, stated = sound_and_faulty(events, post.parties, partial(_alone, post, {*post.financiers}))
    yield from stated
    if not all_unsure and not any(isinstance(event, EmploymentBegan) for _, event in faulty):
        yield from _against_each_other(post, sound)


def _alone(post: Post, financiers: Container[str], event: Event) -> Iterator[Reason]:
    """Say what is wrong with an event by itself."""
    if type(event) not in KINDS:
        yield NoPostEvent(post.id)
        return
    party = getattr(event, "party", "")
    if party and party not in post.parties:
        yield NoPartyOf(party, post.id)
    elif party and party not in financiers:
        yield PaysNothing(post.parties[party], post.id)
    amount = getattr(event, "amount", None)
    if isinstance(amount, Amount) and amount.ore % post.rounding.unit.ore:
        yield NotWhole(amount, post.rounding.unit, post.id)
    for year in event.years if isinstance(event, Intended) else [event.year] if isinstance(event, YearEvent) else []:
        if year not in post.years:
            yield NoYearOf(year, post.id, post.term)
    if isinstance(event, GrantNotified | NotGranted):
        yield from _of_no_grant(post, event)
    yield from _out_of_term(post, event)


def _of_no_grant(post: Post, event: GrantNotified | NotGranted) -> Iterator[Reason]:
    """Say what is wrong with the grant that an event names, or names none of."""
    names = tuple(grant.name for grant in post.grants_of(event.year))
    if event.grant and event.grant not in names:
        yield NoGrantOfYear(event.grant, event.year, tuple(filter(None, names)))
    elif not event.grant and len(names) > 1 and isinstance(event, GrantNotified):
        yield WhichGrant(event.year, names)


def _out_of_term(post: Post, event: Event) -> Iterator[Reason]:
    first, last = post.term.first_day, post.term.last_day
    match event:
        case EmploymentBegan() if event.on < first:
            yield BeforeTerm(post.id, first)
        case EmploymentBegan(until=dt.date() as until) if until.year - event.on.year > _MOST_YEARS:
            yield FarBeyond(until)
        case EmploymentBegan() if post.counted is Counting.MONTHS and event.on.day != 1:
            yield BeginsWithinMonth()
        case EmploymentBegan() | Intended() if event.on > last:
            yield AfterTerm(post.id, last)
        case EmploymentNotice() if notice_ends(post, event) is None:
            yield NoticeUnstated()
        case EmploymentNotice(ends_on=dt.date() as ends_on):
            lasts_to = earliest_end(post, event.on)
            if lasts_to is not None and ends_on < lasts_to:
                yield EndsWithinNotice(ends_on, lasts_to)
        case _:
            pass


def _against_each_other(post: Post, events: Sequence[tuple[int, Event]]) -> Iterator[Contradiction]:
    """Say which events contradict another one."""
    parties = post.parties
    began = next((event for _, event in events if isinstance(event, EmploymentBegan)), None)
    notice = next((event for _, event in events if isinstance(event, EmploymentNotice)), None)
    ended = next((event for _, event in events if isinstance(event, EmploymentEnded)), None)
    never = [event for _, event in events if isinstance(event, NotGranted)]
    denied = {(event.year, name): event for event in never for name in _meant(post, event)}
    for place, event in events:
        if isinstance(event, EmploymentNotice | EmploymentEnded):
            yield from ((place, reason) for reason in _outside_employment(post, event, began, notice))
        if ended is not None and event.on > ended.on and isinstance(event, EmploymentNotice | Intended):
            yield place, AfterEmployment(ended.described(parties))
        if isinstance(event, GrantNotified):
            against = (denied[event.year, name] for name in _meant(post, event) if (event.year, name) in denied)
            yield from ((place, GrantDenied(each.described(parties))) for each in against)


def _meant(post: Post, event: GrantNotified | NotGranted) -> tuple[str, ...]:
    """Give the names of the grants that an event is of; of a year that none is to carry, one without a name."""
    return (event.grant,) if event.grant else tuple(grant.name for grant in post.grants_of(event.year)) or ("",)


def _outside_employment(
    post: Post,
    event: EmploymentNotice | EmploymentEnded,
    began: EmploymentBegan | None,
    notice: EmploymentNotice | None,
) -> Iterator[Reason]:
    """Say what a notice or an end contradicts, when there is no employment then."""
    if began is None:
        yield NobodyEmployed()
        return
    last = _planned_end(post, began)
    if event.on < began.on:
        yield BeforeEmployment(began.described())
    elif event.on > last:
        yield AfterLastDay(began.described(), last)
    elif isinstance(event, EmploymentNotice):
        if event.ends_on is not None and event.ends_on > last:
            yield EndsAfterLastDay(began.described(), last, event.ends_on)
    elif notice is not None and began.on <= notice.on:
        ended_on = notice_ends(post, notice) or last
        if event.on > ended_on:
            yield EndsAfterNotice(notice.described(), ended_on)
