"""Deadlines: the days to keep, across grants, agreements and posts, each with an id that stays the same."""

import datetime as dt
from collections.abc import Iterable, Iterator

from attrs import frozen

from nara_vard_finans.agreements import Agreement, Payment, notice_occasions
from nara_vard_finans.analysis.question_messages import (
    EACH_FINANCIER,
    EACH_PARTY,
    EACH_RECIPIENT,
    EMPLOYMENT_ENDS,
    EMPLOYMENT_ENDS_OTHERWISE,
    LAST_DAY_FOR_NOTICE,
    LAST_DAY_TO_SIGN,
    TERM_ENDS,
    USE_ENDS,
    ByAnotherReading,
    DayAsRead,
    ElseProlonged,
    InvoiceFallsDue,
    TwoDaysOfOneId,
    YearBegins,
    YearOfGrantBegins,
)
from nara_vard_finans.core import (
    AgreementError,
    AnyText,
    Period,
    Remark,
    RemarkKind,
    Shown,
    Source,
    Text,
    remarks_at,
    with_tuples,
)
from nara_vard_finans.grants import Duty, DutyKind, Grant
from nara_vard_finans.posts import Post, in_years


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Deadline(Shown):
    """
    A day to keep.

    Swedish term:
        sista dag

    Attributes:
        id: Its name, which stays the same: that of what it belongs to, and what has to be done.
        on: The day.
        what: What has to be done, or what ends.
        who: Who has to do it; empty for what ends by itself.
        to: To whom; empty for nobody.
        of: The title of what it belongs to.
        source: Where it stands.
        remarks: What a reader must know, such as that another day is printed.
    """

    id: str
    on: dt.date
    what: AnyText
    who: AnyText = Text("")
    to: str = ""
    of: Text
    source: Source | None = None
    remarks: tuple[Remark, ...] = ()


def deadlines(
    *,
    grants: Iterable[Grant] = (),
    agreements: Iterable[Agreement] = (),
    posts: Iterable[Post] = (),
    first_day: dt.date = dt.date.min,
    last_day: dt.date = dt.date.max,
) -> tuple[Deadline, ...]:
    """
    List the days to keep.

    Swedish term:
        sista dagar

    Args:
        grants: The grants whose duties are listed.
        agreements: The agreements whose last days are listed: to give notice, and of the term.
        posts: The posts whose years await decisions.
        first_day: The first day to list.
        last_day: The last day to list.

    Returns:
        The deadlines, by day and then by id, each once.

    Raises:
        AgreementError: If two that differ have one id, which would be taken for one.

    Example:
        >>> from nara_vard_finans import embedded
        >>> days = deadlines(grants=[embedded().grant("ok-gnv-2020")], first_day=dt.date(2020, 9, 1))
        >>> [f"{deadline.on} {deadline.id}" for deadline in days[:2]]
        ['2020-09-30 ok-gnv-2020/interim-report', '2021-03-31 ok-gnv-2020/final-report']

    .. versionadded:: 0.1.0
    """
    found = each_once(
        *(each for grant in grants for each in _of_grant(grant)),
        *(each for agreement in agreements for each in _of_agreement(agreement, first_day, last_day)),
        *(each for post in posts for each in _of_post(post)),
    )
    within = [deadline for deadline in found if first_day <= deadline.on <= last_day]
    return tuple(sorted(within, key=lambda deadline: (deadline.on, deadline.id)))


def each_once(*deadlines: Deadline) -> tuple[Deadline, ...]:
    """
    Give deadlines, each once; a calendar knows them by their ids.

    Raises:
        AgreementError: If two that differ have one id.
    """
    by_id: dict[str, Deadline] = {}
    for each in deadlines:
        other = by_id.setdefault(each.id, each)
        if other != each:
            raise AgreementError(each.id, TwoDaysOfOneId(other.on, other.of, each.on, each.of))
    return tuple(by_id.values())


def _of_grant(grant: Grant) -> Iterator[Deadline]:
    for duty in grant.duties:
        yield Deadline(
            id=f"{grant.id}/{duty.id}",
            on=duty.due_on,
            what=duty.title,
            who=_who(duty),
            to=duty.to,
            of=grant.title,
            source=duty.source,
            remarks=(*_as_printed(duty), *duty.remarks),
        )
        for reading in duty.all_readings:
            day = reading.due_on or reading.decided_on
            if day is not None and day != duty.due_on:
                yield Deadline(
                    id=f"{grant.id}/{duty.id}/{reading.id}",
                    on=day,
                    what=ByAnotherReading(duty.title, reading.text),
                    who=_who(duty),
                    to=duty.to,
                    of=grant.title,
                    source=reading.source or duty.source,
                    remarks=(*remarks_at(duty.remarks, "due_on"), *reading.remarks),
                )
    if grant.use is not None:
        yield Deadline(
            id=f"{grant.id}/use-ends", on=grant.use.last_day, what=USE_ENDS, of=grant.title, source=grant.source
        )


def _who(duty: Duty) -> Text:
    if duty.filed_by:
        return Text(duty.filed_by)
    return Text("") if duty.kind is DutyKind.OTHERS else EACH_RECIPIENT


def _as_printed(duty: Duty) -> Iterator[Remark]:
    if duty.printed_due_on is not None and not remarks_at(duty.remarks, "due_on"):
        text = DayAsRead(duty.printed_due_on, duty.due_on)
        yield Remark(kind=RemarkKind.READING, text=text, at="due_on")


def _of_agreement(agreement: Agreement, first_day: dt.date, last_day: dt.date) -> Iterator[Deadline]:
    adoption = agreement.adoption
    if adoption.sign_by is not None:
        yield Deadline(
            id=f"{agreement.id}/signing",
            on=adoption.sign_by,
            what=LAST_DAY_TO_SIGN,
            who=EACH_PARTY,
            of=agreement.title,
            source=adoption.source or agreement.source,
            remarks=remarks_at(agreement.remarks, "sign_by"),
        )
    yield from _invoices(agreement, first_day, last_day)
    prolonged = agreement.prolonged is not None
    for last, ends in notice_occasions(agreement, first_day, last_day):
        yield Deadline(
            id=f"{agreement.id}/notice-{ends}" if prolonged else f"{agreement.id}/notice",
            on=last,
            what=ElseProlonged(ends) if prolonged else LAST_DAY_FOR_NOTICE,
            who=EACH_PARTY,
            of=agreement.title,
            source=agreement.source,
            remarks=(*remarks_at(agreement.remarks, "notice"), *remarks_at(agreement.remarks, "term")),
        )
    if prolonged or agreement.term.is_open:
        return  # no day on which it ends by itself
    yield Deadline(
        id=f"{agreement.id}/term-ends",
        on=agreement.term.last_day,
        what=TERM_ENDS,
        of=agreement.title,
        source=agreement.source,
        remarks=remarks_at(agreement.remarks, "term"),
    )


def _invoices(agreement: Agreement, first_day: dt.date, last_day: dt.date) -> Iterator[Deadline]:
    """List the days on which the parties pay, where a paper states how often; without any end one year."""
    payment, term = agreement.payment, agreement.reach
    if payment is None or payment.every is None:
        return
    first = max(first_day, term.first_day).year - 1  # what is paid afterwards falls due in the year that follows
    last = min(last_day, term.last_day).year if term.ends or last_day != dt.date.max else first + 1
    for year in range(max(first, term.first_day.year), last + 1):
        for period, day in _due_days(agreement, payment, year):
            yield Deadline(
                id=f"{agreement.id}/invoice-{period.first_day}",
                on=day,
                what=InvoiceFallsDue(period),
                who=EACH_PARTY,
                of=agreement.title,
                source=payment.source or agreement.source,
            )


def _due_days(agreement: Agreement, payment: Payment, year: int) -> tuple[tuple[Period, dt.date], ...]:
    """Give the due days of a year; where one of many agreements has a day that does not exist, it is named."""
    try:
        return payment.due_days(agreement.in_year(year))
    except AgreementError as error:
        raise AgreementError(agreement.id, error.reason) from error


def _of_post(post: Post) -> Iterator[Deadline]:
    asked = (period for period in in_years(post.term) if post.asks_decision(period.first_day.year))
    for period in asked:
        year = period.first_day.year
        yield Deadline(
            id=f"{post.id}/{year}-begins",
            on=period.first_day,
            what=(YearBegins if post.grant_of(year) is None else YearOfGrantBegins)(year),
            who=EACH_FINANCIER,
            to=post.employer.name,
            of=post.title,
            source=post.decision or post.source,
            remarks=remarks_at(post.remarks, "term"),
        )
    for reading in post.readings:
        if reading.term.last_day != post.term.last_day:
            yield Deadline(
                id=f"{post.id}/term-ends/{reading.id}",
                on=reading.term.last_day,
                what=EMPLOYMENT_ENDS_OTHERWISE,
                of=post.title,
                source=reading.source or post.source,
                remarks=(*remarks_at(post.remarks, "term"), *reading.remarks),
            )
    yield Deadline(
        id=f"{post.id}/term-ends",
        on=post.term.last_day,
        what=EMPLOYMENT_ENDS,
        of=post.title,
        source=post.source,
        remarks=remarks_at(post.remarks, "term"),
    )
