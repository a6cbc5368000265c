"""
What rules judge of a grant on a day, and the rules.

Each rule is a function of the status, whose findings cite the clause that it carries out.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations

from attrs import evolve, frozen

from nara_vard_finans.core import (
    ZERO,
    Amount,
    Finding,
    Language,
    Party,
    Principal,
    RuleMessage,
    Severity,
    Source,
    Text,
    remarks_at,
    table_order,
)
from nara_vard_finans.grants.awards import Award, GrantSharing, share_grant
from nara_vard_finans.grants.balances import Balance, balances_of
from nara_vard_finans.grants.compliance import DutyState, DutyStatus, Standing, duties_on
from nara_vard_finans.grants.course import contradictions
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.duties import Binding, Duty, DutyKind, Requirement
from nara_vard_finans.grants.duty_messages import (
    AskedAfterPrintedDay,
    AskedLate,
    AskedMoreThanOnce,
    FiledByAnother,
    NotAskedByPrintedDay,
    NotPaidBack,
    NotPaidBackByPrintedDay,
    OfDuty,
    PaidBackLate,
    ReadByChoice,
    ReportAfterPrintedDay,
    ReportCompletedLate,
    ReportLacks,
    ReportLate,
    ReportMissing,
    ReportPastPrintedDay,
)
from nara_vard_finans.grants.events import (
    KINDS,
    Notified,
    Reported,
    Requisitioned,
    Transferred,
    Used,
    WantsMore,
    wanted,
)
from nara_vard_finans.grants.fund_rules import fund_findings
from nara_vard_finans.grants.messages import NotifiedAndPaidBeyondAward, NotifiedBeyondAward
from nara_vard_finans.grants.second_rounds import SecondRounds, offer_again
from nara_vard_finans.grants.use_messages import (
    MeantForOther,
    NoMeasureByAnybody,
    NoMeasureByOther,
    NoMeasureByRecipient,
    NoStatedPurpose,
    ReadAsMeantForOther,
    UsedBeyondPots,
    UsedOutsidePeriod,
)
from nara_vard_finans.journals import StatusCore, silence
from nara_vard_finans.sharing import RoundingRule

_MOST_SETS = 10


@frozen(kw_only=True, slots=False, repr=False)
class JudgedGrant(StatusCore[Grant]):
    """
    What rules judge of a grant on a day.

    Attributes:
        binding: Whom the requirements on measures bind, where the caller has chosen; ``None`` for as the grant's facts
            read them.
    """

    kinds = KINDS
    contradictions = staticmethod(contradictions)

    binding: Binding | None = None

    @cached_property
    def grant(self) -> Grant:
        """The grant, as the readings that are chosen have it on the day."""
        return self.whole.as_of(self.on)

    @cached_property
    def balances(self) -> Mapping[str, Balance]:
        """What each has got and done with it, by code."""
        return balances_of(self.events)

    @cached_property
    def duties(self) -> tuple[DutyStatus, ...]:
        """How every duty stands, in the order of their days."""
        found = duties_on(self.grant, self._by_kind, self.on, self.balances)
        if not self.journal.is_unrecorded:
            return found
        # Of the days for others to keep only the calendar tells.
        others = DutyKind.OTHERS
        return tuple(each if each.duty.kind is others else evolve(each, state=DutyState.UNKNOWN) for each in found)

    @cached_property
    def second_rounds(self) -> SecondRounds | None:
        """What nobody asked for, and who gets it; ``None`` until the day to ask is past, or where no paper says so."""
        after, again = self.grant.offered_after, self.grant.offered_again
        if after is None or again is None or self.on <= after or self.sharing is None or self.journal.is_unrecorded:
            return None
        asked = balances_of(event for event in self.events if event.on <= after).values()
        (level,) = self.sharing.levels
        whole = self.sharing.rounding
        rule = whole if whole.method.rows is None else RoundingRule(unit=whole.unit)
        unclaimed = self.sharing.total - sum((each.requisitioned for each in asked), ZERO)
        wants = wanted(self.events_of(WantsMore))
        return offer_again(unclaimed, level.apportionment.key, wants, rule, after=after, rounds=again.rounds)

    @cached_property
    def sharing(self) -> GrantSharing | None:
        """What every recipient gets; ``None`` where that depends on who has met what is required."""
        conditional = any(pot.for_those_who is not None for pot in self.grant.pots)
        return None if conditional else share_grant(self.grant)


def _reports(status: JudgedGrant) -> Iterator[tuple[Duty, Standing]]:
    for each in status.duties:
        if each.duty.kind.is_report:
            yield from ((each.duty, standing) for standing in each.standings)


def report_in_time(status: JudgedGrant) -> Iterator[Finding]:
    """Say whose reports are late, or were."""
    for duty, standing in _reports(status):
        party, filed, done = standing.party, standing.filed_on, standing.done_on or standing.filed_on
        if standing.state is DutyState.OVERDUE:
            yield _of_duty(status, ReportMissing(party, duty), severity=_broken(status, duty))
        elif filed is None or done is None:
            if _is_past_printed(status, duty):
                yield _of_duty(status, ReportPastPrintedDay(party, duty))
        elif filed > duty.due_on:
            yield _of_duty(status, ReportLate(party, duty, filed))
        elif done > duty.due_on:
            yield _of_duty(status, ReportCompletedLate(party, duty, done))
        elif done > duty.printed_day:
            yield _of_duty(status, ReportAfterPrintedDay(party, duty, done))


def _of_duty(status: JudgedGrant, found: OfDuty, *, severity: Severity | None = None) -> Finding:
    return status.found(found, found.party.code, found.duty.source, severity=severity)


def _is_past_printed(status: JudgedGrant, duty: Duty) -> bool:
    """Say whether the printed day is past, where what is to be done can still be done by the day as it is read."""
    return duty.printed_day < status.on <= duty.due_on


def _broken(status: JudgedGrant, duty: Duty, *, when: dt.date | None = None) -> Severity:
    """Give how much it matters that a day is past: a breach only where every reading says that it is."""
    sure = (when or status.on) > duty.last_reading and not duty.is_doubted(status.on)
    return Severity.BREACH if sure else Severity.WARNING


def report_complete(status: JudgedGrant) -> Iterator[Finding]:
    """Say what reports that have been filed do not contain, rule by rule."""
    for duty, standing in _reports(status):
        if standing.state is not DutyState.INCOMPLETE:
            continue
        missing = [content for content in duty.contents if content.id in standing.contents]
        severity = _broken(status, duty)
        for rule in dict.fromkeys(content.rule for content in missing):
            of_rule = tuple(content for content in missing if content.rule == rule)
            message, source = ReportLacks(standing.party, duty, of_rule), of_rule[0].source or duty.source
            yield evolve(status.found(message, standing.party.code, source, severity=severity), rule=rule)


def filed_by(status: JudgedGrant) -> Iterator[Finding]:
    """Say which reports were filed by another than the one who is to file them for all."""
    for event in status.events_of(Reported):
        duty = status.grant.duty(event.duty)
        if duty.filed_by and event.by and not _same_body(event.by, duty.filed_by):
            message = FiledByAnother(status.grant.parties[event.recipient], duty, event.on, event.by)
            yield status.found(message, event.recipient, duty.filing_source or duty.source)


def _same_body(given: str, named: str) -> bool:
    """Say whether two names can be one body's: RSS is RSS Dalarna, and so is one of its units."""
    words, of_named = ([word.strip(".,;").casefold() for word in name.split()] for name in (given, named))
    return set(words) <= set(of_named) or words[0] == of_named[0]


def _performer(status: JudgedGrant, event: Used) -> Party:
    return status.grant.parties[event.by or event.recipient]


def _meant_for(status: JudgedGrant, event: Used) -> Principal | None:
    return status.grant.area(event.area).measure(event.measure).meant_for if event.measure else None


def _is_permitted(status: JudgedGrant, event: Used) -> bool:
    return _meant_for(status, event) in {None, _performer(status, event).principal}


def _readings_of_whose(status: JudgedGrant, event: Used) -> tuple[Text, ...]:
    """Give what is remarked on whose measures they are; where something is, it is a reading and no clause."""
    remarks = remarks_at(status.grant.area(event.area).remarks, "meant_for") if event.area else ()
    return tuple(Text(remark.in_(Language.SV), remark.in_(Language.EN)) for remark in remarks)


def permitted_purpose(status: JudgedGrant) -> Iterator[Finding]:
    """Say which money was used for no stated purpose."""
    areas = status.grant.areas
    for event in status.events_of(Used):
        if areas and not event.area:
            party = status.grant.parties[event.recipient]
            message = NoStatedPurpose(party, event.amount, event.on, areas)
            yield status.found(message, event.recipient, status.grant.areas_source or areas[0].source)


def used_within_pots(status: JudgedGrant) -> Iterator[Finding]:
    """Say who has used more for an area than what its pots hold for that area."""
    if status.sharing is None or not any(pot.areas for pot in status.grant.pots):
        return
    used: dict[tuple[str, str], Amount] = {}
    for event in status.events_of(Used):
        if event.area:
            used[event.recipient, event.area] = used.get((event.recipient, event.area), ZERO) + event.amount
    passed_on: dict[str, Amount] = {}  # what another passed on was cut by that one's pots
    for passed in status.events_of(Transferred):
        passed_on[passed.to] = passed_on.get(passed.to, ZERO) + passed.amount
    awards = {award.code: award for award in status.sharing.awards if award.levels}
    for code in sorted({code for code, _ in used} & awards.keys()):
        pots = [(status.grant.pot(level.group[0]), level.apportionment) for level in awards[code].levels]
        spent = {name: amount for (whose, name), amount in used.items() if whose == code}
        for names in _sets_of(sorted(spent)):
            amount = sum((spent[name] for name in names), ZERO)
            open_to = [(pot, shared.amount(code)) for pot, shared in pots if not pot.areas or {*names} & {*pot.areas}]
            held = sum((part for _, part in open_to), passed_on.get(code, ZERO))
            if amount > held:
                message = UsedBeyondPots(status.grant.parties[code], amount, names, held)
                yield status.found(message, code, (open_to or pots)[0][0].source)
                break  # the smallest set tells it; larger ones hold it too


def _sets_of(names: list[str]) -> Iterator[tuple[str, ...]]:
    """Give every set of areas, smaller ones first; of very many areas only each by itself and all."""
    sizes = range(1, len(names) + 1) if len(names) <= _MOST_SETS else (1, len(names))
    for size in sizes:
        yield from combinations(names, size)


def meant_for(status: JudgedGrant) -> Iterator[Finding]:
    """Say which money was used on a measure that is meant for the other principal."""
    for event in status.events_of(Used):
        whose = _meant_for(status, event)
        if whose is None or _is_permitted(status, event):
            continue
        area = status.grant.area(event.area)
        measure, readings = area.measure(event.measure), _readings_of_whose(status, event)
        party, by = status.grant.parties[event.recipient], _performer(status, event)
        message = (
            ReadAsMeantForOther(party, event.amount, event.on, area, measure, whose, by, readings)
            if readings
            else MeantForOther(party, event.amount, event.on, area, measure, whose, by)
        )
        yield status.found(message, event.recipient, measure.source or area.source)


def notified_within_award(status: JudgedGrant) -> Iterator[Finding]:
    """Say who has been notified of, or paid, more than what the key gives by any rounding."""
    if status.sharing is None:
        return
    balances, unit = status.balances, status.sharing.rounding.unit
    for award in (award for award in status.sharing.awards if award.levels):
        balance = balances.get(award.code, Balance())
        more_of = ZERO if status.second_rounds is None else status.second_rounds.amount(award.code)
        if (balance.notified - more_of).kronor - award.exact < unit.kronor * len(award.levels):
            continue
        party, more = status.grant.parties[award.code], balance.notified - award.amount - more_of
        most = award.amount + more_of
        message = (
            NotifiedAndPaidBeyondAward(party, balance.notified, more, most, balance.paid)
            if balance.paid > most
            else NotifiedBeyondAward(party, balance.notified, more, most)
        )
        yield status.found(message, award.code, _keys_source(status, award))


def _keys_source(status: JudgedGrant, award: Award) -> Source | None:
    pots = [status.grant.pot(level.group[0]) for level in award.levels]
    found = [level.apportionment.key.basis.source for level in award.levels]
    return next((source for source in (*found, *(pot.source for pot in pots)) if source is not None), None)


def some_measures_under(status: JudgedGrant) -> Iterator[Finding]:
    """Say which areas lack a measure that must be carried out under each of them."""
    for requirement in status.grant.requirements:
        severity = _severity(status, requirement)
        if severity is not None:
            yield from _missing(status, requirement, severity)


def _severity(status: JudgedGrant, requirement: Requirement) -> Severity | None:
    if status.on > status.grant.duty(requirement.broken_after).last_reading:
        return Severity.BREACH
    return Severity.WARNING if status.on > status.grant.duty(requirement.judged_after).due_on else None


def _missing(status: JudgedGrant, requirement: Requirement, severity: Severity) -> Iterator[Finding]:
    by = requirement.judged_after if severity is Severity.WARNING else requirement.broken_after
    due = status.grant.duty(by).due_on  # who was told, or got money, later had no time to carry anything out
    recipients, others = _bound(status, requirement, due)
    done = {  # what is the other principal's only as it is read counts, with a warning of its own
        (event.recipient, event.area)
        for event in status.events_of(Used)
        if _is_permitted(status, event) or _readings_of_whose(status, event)
    }
    chosen, binds = status.binding is not None, status.binding or requirement.binds
    for area in map(status.grant.area, requirement.areas):
        found: list[tuple[str, RuleMessage]] = []
        if binds is Binding.EACH:
            found = [
                (party.code, NoMeasureByRecipient(area, status.on, chosen, party))
                for party in recipients
                if (party.code, area.id) not in done
            ]
        elif recipients and not any(under == area.id for _, under in done):
            found = [(requirement.id, NoMeasureByAnybody(area, status.on, chosen))]
        for subject, message in found:
            finding = status.found(message, subject, requirement.source, severity=severity)
            yield evolve(finding, rule=requirement.id)
        for party in (party for party in others if (party.code, area.id) not in done):
            yield status.found(NoMeasureByOther(area, status.on, party), party.code, requirement.source)


def _bound(status: JudgedGrant, requirement: Requirement, due: dt.date) -> tuple[list[Party], list[Party]]:
    """Give the recipients that a requirement binds, and who besides of the sides it names had got money by its day."""
    granted = {event.recipient for event in status.events_of(Notified) if event.on <= due}
    given = {event.to for event in status.events_of(Transferred) if event.on <= due} - granted
    recipients, others = (
        sorted((status.grant.parties[code] for code in codes), key=table_order) for codes in (granted, given)
    )
    return recipients, [party for party in others if party.principal in requirement.sides]


def used_in_period(status: JudgedGrant) -> Iterator[Finding]:
    """Say which money was used before or after the days that it can be used."""
    period = status.grant.use
    for event in status.events_of(Used):
        if period is not None and not period.covers(event.on):
            party = status.grant.parties[event.recipient]
            yield status.found(UsedOutsidePeriod(party, event.amount, event.on, period), event.recipient)


def requisitioned_in_time(status: JudgedGrant) -> Iterator[Finding]:
    """Say who has asked for its money late, or more than once where that can be done only once."""
    for each in status.duties:
        duty = each.duty
        if duty.kind is not DutyKind.REQUISITION:
            continue
        for standing in each.standings:
            if standing.state is DutyState.DUE and _is_past_printed(status, duty):
                yield _of_duty(status, NotAskedByPrintedDay(standing.party, duty))
        asked: dict[str, list[Requisitioned]] = {}
        for event in status.events_of(Requisitioned):
            asked.setdefault(event.recipient, []).append(event)
        for code, events in asked.items():
            yield from _asked(status, duty, status.grant.parties[code], events)


def _asked(status: JudgedGrant, duty: Duty, party: Party, events: list[Requisitioned]) -> Iterator[Finding]:
    for event in events:
        if event.on > duty.due_on:
            late = AskedLate(party, duty, event.on, event.amount)
            yield _of_duty(status, late, severity=_broken(status, duty, when=event.on))
    last = max(event.on for event in events)
    if duty.printed_day < last <= duty.due_on:
        yield _of_duty(status, AskedAfterPrintedDay(party, duty, last))
    if duty.once and len(events) > 1:
        yield status.found(AskedMoreThanOnce(party, len(events)), party.code, duty.source)


def readings(status: JudgedGrant) -> Iterator[Finding]:
    """Say which duties are judged by a reading that was chosen."""
    for name, reading in status.whole.chosen:
        duty, chosen = status.whole.duty(name), status.whole.duty(name).reading(reading)
        yield status.found(ReadByChoice(duty, chosen.text), name, chosen.source or duty.source)


def repaid_in_time(status: JudgedGrant) -> Iterator[Finding]:
    """Say who has money left that should have been paid back, or paid it back late."""
    for duty, standings in ((each.duty, each.standings) for each in status.duties):
        if duty.kind is not DutyKind.REPAYMENT:
            continue
        for standing in standings:
            party, left = standing.party, standing.amount
            if standing.state is DutyState.OVERDUE and left is not None:
                yield _of_duty(status, NotPaidBack(party, duty, left), severity=_broken(status, duty))
            elif standing.state is DutyState.LATE:
                yield _of_duty(status, PaidBackLate(party, duty))
            elif standing.state is DutyState.DUE and _is_past_printed(status, duty):
                yield _of_duty(status, NotPaidBackByPrintedDay(party, duty))


def funds_used(status: JudgedGrant) -> Iterator[Finding]:
    """Say which funds were used for other years than theirs, or beyond what was decided."""
    for fund in status.grant.funds:
        yield from fund_findings(fund, status.events, status.grant.id)


RULES: tuple[Callable[[JudgedGrant], Iterable[Finding]], ...] = (
    report_in_time,
    report_complete,
    filed_by,
    permitted_purpose,
    used_within_pots,
    meant_for,
    notified_within_award,
    some_measures_under,
    used_in_period,
    requisitioned_in_time,
    repaid_in_time,
    funds_used,
    readings,
    silence,
)
"""Every rule, in the order in which they are told."""
