"""Hypothesis strategies for journals of a definition: those that can have happened, and those that cannot, with why."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st

from nara_vard_finans.agreements import (
    Agreement,
    AgreementForm,
    Booked,
    Budgeted,
    Drafted,
    Forecast,
    NoticeGiven,
    Prepared,
    Proposed,
    Recommended,
    Settled,
    Signed,
    SigningExpected,
    TookEffect,
)
from nara_vard_finans.core import KRONA, ORE, Amount, JournalError, Message, Period, Principal, Text
from nara_vard_finans.grants import (
    Arrived,
    DutyKind,
    FundDecided,
    FundUsed,
    Grant,
    MoneyEvent,
    Notified,
    Paid,
    PotUse,
    Released,
    Repaid,
    Reported,
    Requisitioned,
    SentBack,
    SetAside,
    Transferred,
    Used,
    WantsMore,
    frame_of,
    share_grant,
)
from nara_vard_finans.journals import Event, Journal, JournalOf, TellsNothingOf
from nara_vard_finans.posts import (
    Decided,
    EmploymentBegan,
    EmploymentEnded,
    EmploymentNotice,
    GrantNotified,
    Intended,
    NotGranted,
    PaidIn,
    Post,
)
from nara_vard_finans.testing.law import UnfitResultError
from nara_vard_finans.testing.strategies import within

Definition = Agreement | Grant | Post
"""What a journal can be of."""

_A_DAY = dt.timedelta(days=1)
_STRANGER = "9999"


@frozen(kw_only=True)
class ImpossibleJournal:
    """
    A journal that cannot have happened.

    Attributes:
        journal: The journal.
        on: A day on which it shows.
        why: What is wrong with it.
    """

    journal: Journal
    on: dt.date
    why: Text


def journals(definition: Definition, *, most: int = 12) -> st.SearchStrategy[Journal]:
    """
    Draw journals of what can have happened under a definition, several events on one day among them.

    Args:
        definition: The agreement, the grant or the post.
        most: The most events of a grant's money, or of a post's financing, beside those that every other rests on; what
            happens to an agreement is bounded by its parties.

    Raises:
        NothingFitsError: If *most* is below zero.
        UnfitResultError: If it is no agreement, grant or post.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> from nara_vard_finans import embedded
        >>> made = draws(journals(embedded().grant("ok-gnv-2020"), most=3), 30)
        >>> any(event.kind == "notified" for journal in made for event in journal.events)
        True
    """
    within(0, most)
    _check(definition)
    match definition:
        case Agreement():
            return _agreement_events(definition).map(lambda events: Journal(of=definition.id, events=events))
        case Grant():
            return _grant_events(definition, most).map(lambda events: Journal(of=definition.id, events=events))
        case _:
            return _post_events(definition, most).map(lambda events: Journal(of=definition.id, events=events))


def _check(definition: Definition) -> None:
    """Refuse what is no definition."""
    if not isinstance(definition, Agreement | Grant | Post):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise UnfitResultError("definition", NoDefinition(definition))


class NoDefinition(Message):
    """Refuse what no journal can be of."""

    SV = "{value:shown} är inget avtal, bidrag eller tjänst; ge det som journalen gäller"
    EN = "{value:shown} is no agreement, grant or post; give what the journal is of"
    value: object


def days_of(definition: Definition, journal: Journal) -> st.SearchStrategy[dt.date]:
    """
    Draw days to look at: those of an event, the day before and the day after, and the ends of the term.

    Args:
        definition: The agreement, the grant or the post.
        journal: Its journal.

    Raises:
        JournalError: If the journal is of another definition.
        UnfitResultError: If it is no agreement, grant or post.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> from nara_vard_finans import embedded, example_journal
        >>> grant, journal = embedded().grant("ok-gnv-2020"), example_journal("exempel-gnv-2020")
        >>> str(draws(days_of(grant, journal), 1)[0])
        '2019-12-31'
    """
    _check(definition)
    term = definition.term
    if journal.of != definition.id:
        raise JournalError(JournalOf(journal.of), TellsNothingOf(definition.id))
    near = [term.first_day, term.last_day, *(event.on for event in journal.events)]
    return st.sampled_from(sorted({day + step * _A_DAY for day in near for step in (-1, 0, 1)}))


def _days(first: dt.date, last: dt.date) -> st.SearchStrategy[dt.date]:
    return st.integers(0, (last - first).days).map(lambda days: first + days * _A_DAY)


# Agreements.


@st.composite
def _agreement_events(draw: st.DrawFn, agreement: Agreement) -> list[Event]:
    """Draw steps in order, signatures of some or all, and notices of those who have signed, before any is out."""
    term, day = agreement.term, agreement.term.first_day - 200 * _A_DAY
    events: list[Event] = []
    for step in (Proposed, Drafted, Prepared, Recommended):
        day += draw(st.integers(0, 20)) * _A_DAY
        if draw(st.booleans()):
            events.append(step(on=day))
    if draw(st.booleans()):
        events.append(SigningExpected(on=day, until=draw(_days(day, term.first_day))))
    signers = [party.code for party in agreement.parties if draw(st.booleans())]
    signed: dict[str, dt.date] = {}
    for code in signers:
        signed[code] = draw(_days(day, term.first_day))
        events += draw(_signatures(agreement, code, signed[code]))
    if draw(st.booleans()):
        events.append(TookEffect(on=term.first_day))
    return [*events, *draw(_notices(agreement, signers)), *draw(_costs(agreement))]


@st.composite
def _costs(draw: st.DrawFn, agreement: Agreement) -> list[Event]:
    """Budget each line of the cost that is charged for its first year, and book on it, and settle it, or not."""
    first, year = agreement.term.first_day, agreement.term.first_day.year
    period = Period(first_day=first, last_day=min(agreement.term.last_day, dt.date(year, 12, 31)))
    events: list[Event] = []
    for line in (line.id for line in agreement.cost_lines if not line.outside):
        amounts = st.integers(0, 10**6).map(lambda number: number * KRONA)
        on = draw(_days(first - 100 * _A_DAY, first))
        planned = draw(st.sampled_from([(), (Budgeted,), (Forecast,), (Budgeted, Forecast)]))
        events += [makes(on=on, line=line, year=year, amount=draw(amounts)) for makes in planned]
        if draw(st.booleans()):
            booked = draw(st.sampled_from([1, -1])) * draw(amounts)
            events.append(Booked(on=draw(_days(first, period.last_day)), line=line, period=period, amount=booked))
    if draw(st.booleans()):
        actual = draw(st.integers(0, 10**6)) * KRONA
        events.append(Settled(on=draw(_days(first, period.last_day)), year=year, actual=actual))
    return events


@st.composite
def _signatures(draw: st.DrawFn, agreement: Agreement, code: str, on: dt.date) -> list[Event]:
    """Sign with all at once, or with one after the other where that can be."""
    others = [party.code for party in agreement.parties if party.principal is Principal.MUNICIPALITIES]
    pairs = agreement.adoption.form is AgreementForm.BILATERAL
    if pairs and agreement.parties[code].principal is Principal.REGION and draw(st.booleans()):
        return [Signed(on=on, party=code, counterpart=other) for other in others]
    return [Signed(on=on, party=code)]


@st.composite
def _notices(draw: st.DrawFn, agreement: Agreement, signers: Sequence[str]) -> list[Event]:
    events: list[Event] = []
    first, last = agreement.term.first_day, agreement.term.last_day
    for code in signers:
        if draw(st.sampled_from([False, False, True])):
            given = draw(_days(first, last))
            events.append(NoticeGiven(on=given, party=code))
            # None is given when another has run out: then the agreement might have ended for all.
            first = max(first, given)
            if agreement.notice is not None:
                last = min(last, agreement.notice.ends(given_on=events[0].on))
    return events


# Grants.

_OUT: tuple[type[MoneyEvent], ...] = (Used, SetAside, Transferred, Repaid)


class _Ledger:
    """What each recipient may still be notified, ask for, be paid and spend, in öre."""

    def __init__(self, grant: Grant) -> None:
        self.grant = grant
        self.frame = frame_of(grant).ore
        self.sums: Counter[tuple[str, str]] = Counter()
        awards = share_grant(grant).awards if grant.is_requisitioned else ()
        self.ceilings = {award.code: award.amount.ore for award in awards}
        sides = {pot.to for pot in grant.pots if pot.use not in {PotUse.SET_ASIDE, PotUse.ELSEWHERE}}
        self.granted = [party.code for party in grant.parties if sides & {None, party.principal}]

    def room(self, kind: type[MoneyEvent], code: str) -> int:
        """Give the most that an event of a kind can be of."""
        told, asked, paid = (self.sums[code, name] for name in ("notified", "requisitioned", "paid"))
        if kind is Notified:
            return self.frame - self.sums["", "notified"] if code in self.granted else 0
        if kind is Requisitioned:
            return min(told, self.ceilings.get(code, told)) - asked
        if kind is Paid:
            return (asked if self.grant.is_requisitioned else told) - paid
        return self.sums[code, "set_aside"] if kind is Released else self.sums[code, "left"]

    def enter(self, event: MoneyEvent) -> None:
        code, ore = event.recipient, event.amount.ore
        match event:
            case Notified():
                self.sums["", "notified"] += ore
                self.sums[code, "notified"] += ore
            case Requisitioned():
                self.sums[code, "requisitioned"] += ore
            case Paid():
                self.sums[code, "paid"] += ore
                self.sums[code, "left"] += ore
            case Released():
                self.sums[code, "set_aside"] -= ore
                self.sums[code, "left"] += ore
            case _:
                self.sums[code, "left"] -= ore
                self.sums[code, "set_aside"] += ore if isinstance(event, SetAside) else 0
                if isinstance(event, Transferred):
                    self.sums[event.to, "left"] += ore


@st.composite
def _grant_events(draw: st.DrawFn, grant: Grant, most: int) -> list[Event]:
    """Draw one event after the other, each of no more than a clerk has room for, and reports of those notified."""
    ledger, day, events = _Ledger(grant), grant.term.first_day, list[Event]()
    opens = min(
        [duty.opens_on for duty in grant.duties if duty.kind is DutyKind.REQUISITION and duty.opens_on], default=day
    )
    told: dict[str, dt.date] = {}
    kinds = (Notified, Paid, Used, *((Requisitioned,) if grant.is_requisitioned else ()), *_OUT[1:], Released)
    for number in range(draw(st.integers(0, most))):
        day = min(day + draw(st.sampled_from([0, 1, 0, 30, 100])) * _A_DAY, grant.term.last_day)
        room = {(kind, party.code): ledger.room(kind, party.code) for kind in kinds for party in grant.parties}
        possible = [pair for pair, ore in room.items() if ore > 0]
        if not possible:
            break
        kind, code = draw(st.sampled_from(possible))
        if kind is Requisitioned:
            day = max(day, opens)
        event = draw(_moves(grant, (kind, code), day, room=room[kind, code], note=f"{number + 1}"))
        ledger.enter(event)
        events.append(event)
        if kind is Notified:
            told.setdefault(code, day)
    through = draw(_through_payer(grant, ledger, day)) if grant.paid_out_by and events else []
    beside = [*draw(_of_funds(grant)), *draw(_wanting_more(grant))]
    return [*through, *events, *draw(_reports(grant, told)), *beside]


@st.composite
def _of_funds(draw: st.DrawFn, grant: Grant) -> list[Event]:
    """Draw what is decided on the funds, and used of each no more than there is."""
    events: list[Event] = []
    for fund in grant.funds:
        left = fund.amount.ore
        for number in range(draw(st.integers(0, 3))):
            kind = draw(st.sampled_from([FundDecided, FundUsed][: 1 + (left > 0)]))
            on, amount = draw(_days(grant.term.first_day, grant.term.last_day)), draw(st.integers(1, max(left, 1)))
            events.append(kind(on=on, fund=fund.id, amount=Amount(amount), note=f"{number}"))
            left -= amount * (kind is FundUsed)
    return events


@st.composite
def _wanting_more(draw: st.DrawFn, grant: Grant) -> list[Event]:
    """Draw who wants more of a grant that offers again what is not asked for."""
    if grant.offered_again is None:
        return []
    codes = sorted({code for pot in grant.pots if pot.key is not None for code in pot.key.parties})
    amounts = st.none() | st.integers(1, 10_000_000).map(Amount)
    return [
        WantsMore(on=draw(_days(grant.term.first_day, grant.term.last_day)), recipient=code, amount=draw(amounts))
        for code in codes
        if draw(st.booleans())
    ]


@st.composite
def _through_payer(draw: st.DrawFn, grant: Grant, ledger: _Ledger, day: dt.date) -> list[Event]:
    """Draw that the whole frame came to whoever pays it out, and that some of what stands there was sent back."""
    if not draw(st.booleans()):
        return []
    events: list[Event] = [Arrived(on=grant.term.first_day, amount=frame_of(grant))]
    stands = ledger.frame - sum(ore for (_, name), ore in ledger.sums.items() if name == "paid")
    if stands > 0 and draw(st.booleans()):
        events.append(SentBack(on=day, amount=Amount(draw(st.integers(1, stands)))))
    return events


@st.composite
def _moves(
    draw: st.DrawFn, grant: Grant, move: tuple[type[MoneyEvent], str], day: dt.date, *, room: int, note: str
) -> MoneyEvent:
    kind, code = move
    amount = Amount(draw(st.one_of(st.just(room), st.integers(1, room))))
    others = [party.code for party in grant.parties if party.code != code]
    if kind is Transferred and others:
        return Transferred(on=day, recipient=code, amount=amount, to=draw(st.sampled_from(others)), note=note)
    if kind is Used:
        area = draw(st.sampled_from(["", *(area.id for area in grant.areas)]))
        return Used(on=day, recipient=code, amount=amount, area=area, note=note)
    makes: Any = Repaid if kind is Transferred else kind  # who has nobody to pass it on to pays it back
    event: MoneyEvent = makes(on=day, recipient=code, amount=amount, note=note)
    return event


@st.composite
def _reports(draw: st.DrawFn, grant: Grant, told: dict[str, dt.date]) -> list[Event]:
    events: list[Event] = []
    for duty in grant.duties:
        for code, day in told.items() if duty.kind.is_report else ():
            if draw(st.booleans()):
                first = max(day, duty.opens_on or day)
                contents = tuple(each.id for each in duty.contents if draw(st.booleans()))
                on = draw(_days(first, grant.term.last_day))
                events.append(Reported(on=on, recipient=code, duty=duty.id, contents=contents))
    return events


# Posts.


@st.composite
def _post_events(draw: st.DrawFn, post: Post, most: int) -> list[Event]:
    """Draw an employment, and for each year what is intended, notified, decided and paid."""
    events: list[Event] = draw(_employment(post))
    ended = [event.on for event in events if isinstance(event, EmploymentEnded)]
    first, last = post.term.first_day - 90 * _A_DAY, min([post.term.last_day, *ended])
    denied = {year for year in post.years if draw(st.sampled_from([False, False, False, True]))}
    events += [NotGranted(on=draw(_days(first, post.term.last_day)), year=year) for year in sorted(denied)]
    makers: list[Callable[[dt.date, int, str, str], st.SearchStrategy[Event]]] = [_intended, _decided, _paid]
    for number in range(draw(st.integers(0, most))):
        year, note = draw(st.sampled_from(post.years)), f"{number + 1}"
        makes = draw(st.sampled_from(makers if year in denied else [*makers, _notified]))
        who = draw(st.sampled_from(sorted(post.financiers)))
        events.append(draw(makes(draw(_days(first, last)), year, who, note)))
    return events


@st.composite
def _employment(draw: st.DrawFn, post: Post) -> list[Event]:
    if not draw(st.booleans()):
        return []
    began, last = draw(_days(post.term.first_day, post.term.last_day)), post.term.last_day
    events: list[Event] = [EmploymentBegan(on=began)]
    if post.notice is not None and draw(st.booleans()):
        given = draw(_days(began, last))
        events.append(EmploymentNotice(on=given))
        last = min(last, post.notice.ends(given_on=given))
        began = given
    if draw(st.booleans()):
        events.append(EmploymentEnded(on=draw(_days(began, last))))
    return events


def _intended(on: dt.date, year: int, who: str, note: str) -> st.SearchStrategy[Event]:
    return st.sampled_from([Intended(on=on, note=note), Intended(on=on, party=who, years=(year,), note=note)])


def _notified(on: dt.date, year: int, who: str, note: str) -> st.SearchStrategy[Event]:
    amounts = st.one_of(st.none(), st.integers(1, 10**6).map(lambda kr: kr * KRONA))
    return amounts.map(lambda amount: GrantNotified(on=on, year=year, party=who, amount=amount, note=note))


def _decided(on: dt.date, year: int, who: str, note: str) -> st.SearchStrategy[Event]:
    drawn = st.tuples(st.integers(1, 10**6), st.sampled_from(["", who]))
    return drawn.map(lambda each: Decided(on=on, year=year, amount=each[0] * KRONA, party=each[1], note=note))


def _paid(on: dt.date, year: int, who: str, note: str) -> st.SearchStrategy[Event]:
    return st.integers(1, 10**6).map(lambda kr: PaidIn(on=on, year=year, amount=kr * KRONA, party=who, note=note))


# What cannot have happened.


@st.composite
def impossible_journals(draw: st.DrawFn, definition: Definition) -> ImpossibleJournal:
    """
    Draw journals that cannot have happened under a definition, each with what is wrong.

    Args:
        draw: Given by Hypothesis.
        definition: The agreement, the grant or the post.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> from nara_vard_finans import embedded
        >>> found = draws(impossible_journals(embedded().grant("ok-gnv-2020")), 1)[0]
        >>> found.why.en, [event.kind for event in found.journal.events]
        ('somebody who takes no part', ['notified'])
    """
    _check(definition)
    before = draw(journals(definition, most=3))
    why, events = draw(st.sampled_from([*_wrong(definition, before.events)]))
    return ImpossibleJournal(journal=evolve(before, events=events), on=max(event.on for event in events), why=why)


def _but(events: Sequence[Event], *kinds: type[Event]) -> list[Event]:
    """Take away what would be wrong for another reason."""
    return [event for event in events if not isinstance(event, kinds)]


def _wrong(definition: Definition, before: Sequence[Event]) -> Iterator[tuple[Text, list[Event]]]:
    """Give journals in which one thing is wrong, with what it is."""
    stranger = Text("någon som inte är med", "somebody who takes no part")
    late = Text("efter sista dagen", "after the last day")
    twice = Text("två gånger det som bara kan hända en gång", "twice what can happen once")
    term = definition.term
    after = term.last_day + _A_DAY
    match definition:
        case Agreement():
            code = min(party.code for party in definition.parties)
            unsigned = _but(before, Signed, TookEffect, NoticeGiven)
            began = TookEffect(on=term.first_day)
            yield stranger, [*before, Signed(on=term.first_day, party=_STRANGER)]
            yield late, [*_but(before, TookEffect), TookEffect(on=after)]
            yield twice, [*_but(before, TookEffect), began, evolve(began, note="igen")]
            yield (
                Text("undertecknat före utkastet", "signed before the draft"),
                [Drafted(on=term.first_day), Signed(on=term.first_day - _A_DAY, party=code)],
            )
            yield (
                Text("uppsagt av den som inte har undertecknat", "notice by one who has not signed"),
                [*unsigned, NoticeGiven(on=term.first_day, party=code)],
            )
        case Grant():
            code = min(party.code for party in definition.parties)
            yield stranger, [*before, Notified(on=term.first_day, recipient=_STRANGER, amount=ORE)]
            yield late, [*before, Notified(on=after, recipient=code, amount=ORE)]
            yield (
                Text("före första dagen", "before the first day"),
                [*before, Notified(on=term.first_day - _A_DAY, recipient=code, amount=ORE)],
            )
            left = _Ledger(definition)
            for event in before:
                if isinstance(event, MoneyEvent):
                    left.enter(event)
            too_much = Amount(left.room(Used, code) + 1)
            yield (
                Text("mer än det som finns", "more than there is"),
                [*before, Used(on=term.last_day, recipient=code, amount=too_much, note="för mycket")],
            )
        case _:
            code = min(definition.financiers)
            year = max(definition.years) + 1
            yield stranger, [*before, PaidIn(on=term.first_day, year=year - 1, amount=KRONA, party=_STRANGER)]
            yield late, [*before, Intended(on=after, note="för sent")]
            yield (
                Text("ett år som den inte har", "a year that it does not have"),
                [*before, PaidIn(on=term.first_day, year=year, amount=KRONA, party=code)],
            )
            first = EmploymentBegan(on=term.first_day)
            yield twice, [*_but(before, EmploymentBegan), first, evolve(first, note="igen")]
