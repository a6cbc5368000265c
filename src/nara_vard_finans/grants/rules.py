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
    Remark,
    Severity,
    Source,
    Text,
    remarks_at,
    table_order,
)
from nara_vard_finans.grants.awards import Award, GrantSharing, share_grant
from nara_vard_finans.grants.compliance import DutyState, DutyStatus, Standing, duties_on
from nara_vard_finans.grants.course import Balance, balances_of, contradictions
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.duties import Binding, Duty, DutyKind, Requirement
from nara_vard_finans.grants.events import KINDS, Notified, Reported, Requisitioned, Transferred, Used
from nara_vard_finans.journals import StatusCore, silence

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

    @property
    def grant(self) -> Grant:
        """The grant."""
        return self.whole

    @cached_property
    def balances(self) -> Mapping[str, Balance]:
        """What each has got and done with it, by code."""
        return balances_of(self.events)

    @cached_property
    def duties(self) -> tuple[DutyStatus, ...]:
        """How every duty stands, in the order of their days."""
        found = duties_on(self.grant, self.events, self.on, self.balances)
        if not self.journal.is_unrecorded:
            return found
        # Of the days for others to keep only the calendar tells.
        others = DutyKind.OTHERS
        return tuple(each if each.duty.kind is others else evolve(each, state=DutyState.UNKNOWN) for each in found)

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
        name = standing.party.name
        title, beside = duty.title, duty.beside_printed
        if standing.state is DutyState.OVERDUE:
            message = Text(
                f"{name}: {title.sv} saknas; den skulle ha lämnats senast {duty.due_on}{beside.sv}.",
                f"{name}: {title.in_english} is missing; it was due on {duty.due_on}{beside.en}.",
            )
            yield status.finding("report-in-time", _broken(status, duty), standing.party.code, message, duty.source)
            continue
        filed, done = standing.filed_on, standing.done_on or standing.filed_on
        if done is None:
            yield from _printed_is_past(status, "report-in-time", duty, standing.party)
        else:
            yield from _after_printed(status, "report-in-time", duty, standing.party.code, done)
        if filed is not None and done is not None and done > duty.due_on:
            what = Text("lämnades", "was filed") if filed > duty.due_on else Text("kompletterades", "was completed")
            day = filed if filed > duty.due_on else done
            message = Text(
                f"{name}: {title.sv} {what.sv} {day}, för sent; sista dag var {duty.due_on}{beside.sv}.",
                f"{name}: {title.in_english} {what.en} on {day}, late; it was due on {duty.due_on}{beside.en}.",
            )
            yield status.finding("report-in-time", Severity.WARNING, standing.party.code, message, duty.source)


def _after_printed(status: JudgedGrant, rule: str, duty: Duty, code: str, done: dt.date) -> Iterator[Finding]:
    """Say what is in time by our reading of a day, and not by the earlier one that is printed."""
    if duty.printed_due_on is not None and duty.printed_due_on < done <= duty.due_on:
        name = status.grant.parties[code].name
        message = Text(
            f"{name}: {duty.title.sv} var klar {done}, i tid enligt vår tolkning av sista dag, {duty.due_on}; "
            f"tryckt är {duty.printed_due_on}.",
            f"{name}: {duty.title.in_english} was done on {done}, in time by our reading of the last day, "
            f"{duty.due_on}; {duty.printed_due_on} is printed.",
        )
        yield status.finding(rule, Severity.NOTE, code, message, duty.source)


def _printed_is_past(status: JudgedGrant, rule: str, duty: Duty, party: Party) -> Iterator[Finding]:
    """Say that an earlier day that is printed is past, where what is to be done can still be done by our reading."""
    if duty.printed_due_on is not None and duty.printed_due_on < status.on <= duty.due_on:
        done = Text("lämnad", "filed") if duty.kind.is_report else Text("gjord", "done")
        message = Text(
            f"{party.name}: {duty.title.sv} är inte {done.sv}; tryckt sista dag var {duty.printed_due_on}, och enligt "
            f"vår tolkning är den {duty.due_on}.",
            f"{party.name}: {duty.title.in_english} is not {done.en}; the last day that is printed was "
            f"{duty.printed_due_on}, and by our reading it is {duty.due_on}.",
        )
        yield status.finding(rule, Severity.NOTE, party.code, message, duty.source)


def _broken(status: JudgedGrant, duty: Duty, *, when: dt.date | None = None) -> Severity:
    """Give how much it matters that a day is past: by our reading alone, while the printed day is not, a warning."""
    return Severity.BREACH if (when or status.on) > duty.last_reading else Severity.WARNING


def report_complete(status: JudgedGrant) -> Iterator[Finding]:
    """Say what reports that have been filed do not contain, rule by rule."""
    for duty, standing in _reports(status):
        if standing.state is not DutyState.INCOMPLETE:
            continue
        name = standing.party.name
        missing = [content for content in duty.contents if content.id in standing.contents]
        severity = _broken(status, duty)
        for rule in dict.fromkeys(content.rule for content in missing):
            of_rule = [content for content in missing if content.rule == rule]
            sv = "; ".join(content.title.sv for content in of_rule)
            en = "; ".join(content.title.in_english for content in of_rule)
            message = Text(f"{name}: {duty.title.sv} saknar {sv}.", f"{name}: {duty.title.in_english} lacks {en}.")
            yield status.finding(rule, severity, standing.party.code, message, of_rule[0].source or duty.source)


def filed_by(status: JudgedGrant) -> Iterator[Finding]:
    """Say which reports were filed by another than the one who is to file them for all."""
    for event in status.events:
        if not isinstance(event, Reported):
            continue
        duty = status.grant.duty(event.duty)
        if duty.filed_by and event.by and not _same_body(event.by, duty.filed_by):
            name = status.grant.parties[event.recipient].name
            message = Text(
                f"{name}: {duty.title.sv} lämnades {event.on} av {event.by}; {duty.filed_by} lämnar den för alla.",
                f"{name}: {duty.title.in_english} was filed on {event.on} by {event.by}; "
                f"{duty.filed_by} files it for all.",
            )
            source = duty.filing_source or duty.source
            yield status.finding("filed-by", Severity.WARNING, event.recipient, message, source)


def _same_body(given: str, named: str) -> bool:
    """Say whether two names can be one body's: RSS is RSS Dalarna, and so is one of its units."""
    words, of_named = ([word.strip(".,;").casefold() for word in name.split()] for name in (given, named))
    return set(words) <= set(of_named) or words[0] == of_named[0]


def _uses(status: JudgedGrant) -> Iterator[Used]:
    yield from (event for event in status.events if isinstance(event, Used))


def _performer(status: JudgedGrant, event: Used) -> Party:
    return status.grant.parties[event.by or event.recipient]


def _meant_for(status: JudgedGrant, event: Used) -> Principal | None:
    return status.grant.area(event.area).measure(event.measure).meant_for if event.measure else None


def _is_permitted(status: JudgedGrant, event: Used) -> bool:
    return _meant_for(status, event) in {None, _performer(status, event).principal}


def _readings_of_whose(status: JudgedGrant, event: Used) -> tuple[Remark, ...]:
    """Give what is remarked on whose measures they are; where something is, it is our reading and no clause."""
    return remarks_at(status.grant.area(event.area).remarks, "meant_for") if event.area else ()


def permitted_purpose(status: JudgedGrant) -> Iterator[Finding]:
    """Say which money was used for no stated purpose."""
    for event in _uses(status):
        if status.grant.areas and not event.area:
            name = status.grant.parties[event.recipient].name
            sv = "; ".join(f"{area.id}) {area.title.sv}" for area in status.grant.areas)
            en = "; ".join(f"{area.id}) {area.title.in_english}" for area in status.grant.areas)
            message = Text(
                f"{name}: {event.amount} användes {event.on} utan angivet ändamål; medlen är för {sv}.",
                f"{name}: {event.amount} was used on {event.on} for no stated purpose; the money is for {en}.",
            )
            source = status.grant.areas_source or status.grant.areas[0].source
            yield status.finding("permitted-purpose", Severity.WARNING, event.recipient, message, source)


def used_within_pots(status: JudgedGrant) -> Iterator[Finding]:
    """Say who has used more for an area than what its pots hold for that area."""
    if status.sharing is None or not any(pot.areas for pot in status.grant.pots):
        return
    used: dict[tuple[str, str], Amount] = {}
    for event in _uses(status):
        if event.area:
            used[event.recipient, event.area] = used.get((event.recipient, event.area), ZERO) + event.amount
    passed_on: dict[str, Amount] = {}  # what another passed on was cut by that one's pots
    for passed in status.events:
        if isinstance(passed, Transferred):
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
                who, areas = status.grant.parties[code].name, ", ".join(f"{name})" for name in names)
                message = Text(
                    f"{who}: {amount} är använt under {areas}, av {held} som får användas där.",
                    f"{who}: {amount} is used under {areas}, of {held} that can be used there.",
                )
                source = (open_to or pots)[0][0].source
                yield status.finding("used-within-pots", Severity.BREACH, code, message, source)
                break  # the smallest set tells it; larger ones hold it too


def _sets_of(names: list[str]) -> Iterator[tuple[str, ...]]:
    """Give every set of areas, smaller ones first; of very many areas only each by itself and all."""
    sizes = range(1, len(names) + 1) if len(names) <= _MOST_SETS else (1, len(names))
    for size in sizes:
        yield from combinations(names, size)


def meant_for(status: JudgedGrant) -> Iterator[Finding]:
    """Say which money was used on a measure that is meant for the other principal."""
    for event in _uses(status):
        if _is_permitted(status, event):
            continue
        area = status.grant.area(event.area)
        measure, meant = area.measure(event.measure), _meant_for(status, event)
        name, by = status.grant.parties[event.recipient].name, _performer(status, event).name
        whom = Principal.REGION if meant is Principal.REGION else Principal.MUNICIPALITIES
        source, readings = measure.source or area.source, _readings_of_whose(status, event)
        is_ = (
            Text("som här läses som avsedd", "read here as meant")
            if readings
            else Text("som är avsedd", "which is meant")
        )
        message = Text(
            f"{name}: {event.amount} användes {event.on} under {area.id}) på ”{measure.title.sv}”, {is_.sv} för "
            f"{whom.in_(Language.SV).lower()}; insatsen utfördes av {by}.",
            f"{name}: {event.amount} was used on {event.on} under {area.id}) on ”{measure.title.in_english}”, {is_.en} "
            f"for {whom.in_(Language.EN).lower()}; the measure was carried out by {by}.",
        )
        severity = Severity.WARNING if readings else Severity.BREACH
        described = Text(
            " ".join((message.sv, *(remark.in_(Language.SV) for remark in readings))),
            " ".join((message.en, *(remark.in_(Language.EN) for remark in readings))),
        )
        yield status.finding("meant-for", severity, event.recipient, described, source)


def notified_within_award(status: JudgedGrant) -> Iterator[Finding]:
    """Say who has been notified of, or paid, more than what the key gives by any rounding."""
    if status.sharing is None:
        return
    balances, unit = status.balances, status.sharing.rounding.unit
    for award in (award for award in status.sharing.awards if award.levels):
        balance = balances.get(award.code, Balance())
        if balance.notified.kronor - award.exact < unit.kronor * len(award.levels):
            continue
        paid = Text("", "")
        if balance.paid > award.amount:
            paid = Text(f" Utbetalt är {balance.paid}.", f" {balance.paid} is paid.")
        message = Text(
            f"{award.name.sv}: besked om {balance.notified}, {balance.notified - award.amount} mer än {award.amount} "
            f"som nyckeln ger.{paid.sv}",
            f"{award.name.in_english}: notified of {balance.notified}, {balance.notified - award.amount} more than the "
            f"{award.amount} that the key gives.{paid.en}",
        )
        yield status.finding(
            "notified-within-award", Severity.WARNING, award.code, message, _keys_source(status, award)
        )


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
    due = status.grant.duty(by).due_on  # who was told later had no time to carry anything out
    described = {event.recipient for event in status.events if isinstance(event, Notified) and event.on <= due}
    recipients = sorted((status.grant.parties[code] for code in described), key=table_order)
    done = {  # what is the other principal's by our reading alone counts, with a warning of its own
        (event.recipient, event.area)
        for event in _uses(status)
        if _is_permitted(status, event) or _readings_of_whose(status, event)
    }
    binds = status.binding or requirement.binds
    whose = Text("Valt här", "Chosen here") if status.binding is not None else Text("Vår tolkning", "Our reading")
    bound = _READINGS[binds]
    read = Text(f"({whose.sv}: {bound.sv}.)", f"({whose.en}: {bound.en}.)")
    for name in requirement.areas:
        area = status.grant.area(name)
        nothing_sv = f"ingen insats under {area.id}) {area.title.sv} är genomförd till och med {status.on}"
        nothing_en = f"no measure under {area.id}) {area.title.in_english} is carried out up to {status.on}"
        if binds is Binding.EACH:
            who = [(party.code, f"{party.name}: ") for party in recipients if (party.code, name) not in done]
        else:
            who = [] if not recipients or any(area_done == name for _, area_done in done) else [(requirement.id, "")]
        for subject, opening in who:
            message = Text(
                f"{opening}{nothing_sv if opening else nothing_sv.capitalize()}. {read.sv}",
                f"{opening}{nothing_en if opening else nothing_en.capitalize()}. {read.en}",
            )
            yield status.finding(requirement.id, severity, subject, message, requirement.source)


_READINGS = {
    Binding.EACH: Text("kravet gäller varje mottagare för sig", "it binds each recipient by itself"),
    Binding.TOGETHER: Text("kravet gäller mottagarna tillsammans", "it binds the recipients together"),
}


def used_in_period(status: JudgedGrant) -> Iterator[Finding]:
    """Say which money was used before or after the days that it can be used."""
    period = status.grant.use
    for event in _uses(status):
        if period is not None and not period.covers(event.on):
            name = status.grant.parties[event.recipient].name
            message = Text(
                f"{name}: {event.amount} användes {event.on}; medlen får användas {period.text(Language.SV)}.",
                f"{name}: {event.amount} was used on {event.on}; the money can be used {period.text(Language.EN)}.",
            )
            yield status.finding("used-in-period", Severity.BREACH, event.recipient, message, None)


def requisitioned_in_time(status: JudgedGrant) -> Iterator[Finding]:
    """Say who has asked for its money late, or more than once where that can be done only once."""
    for each in status.duties:
        duty = each.duty
        if duty.kind is not DutyKind.REQUISITION:
            continue
        for standing in each.standings:
            if standing.state is DutyState.DUE:
                yield from _printed_is_past(status, "requisitioned-in-time", duty, standing.party)
        asked: dict[str, list[Requisitioned]] = {}
        beside = duty.beside_printed
        for event in status.events:
            if isinstance(event, Requisitioned):
                asked.setdefault(event.recipient, []).append(event)
        for code, events in asked.items():
            name = status.grant.parties[code].name
            late = [event for event in events if event.on > duty.due_on]
            for event in late:
                message = Text(
                    f"{name}: {event.amount} rekvirerades {event.on}, för sent; sista dag var {duty.due_on}"
                    f"{beside.sv}.",
                    f"{name}: {event.amount} was asked for on {event.on}, late; the last day was {duty.due_on}"
                    f"{beside.en}.",
                )
                yield status.finding(
                    "requisitioned-in-time", _broken(status, duty, when=event.on), code, message, duty.source
                )
            last = max(event.on for event in events)
            yield from _after_printed(status, "requisitioned-in-time", duty, code, last)
            if duty.once and len(events) > 1:
                message = Text(
                    f"{name}: medlen rekvirerades {len(events)} gånger; det får göras en gång.",
                    f"{name}: the money was asked for {len(events)} times; it can be done once.",
                )
                yield status.finding("one-requisition", Severity.BREACH, code, message, duty.source)


def repaid_in_time(status: JudgedGrant) -> Iterator[Finding]:
    """Say who has money left that should have been paid back, or paid it back late."""
    for duty, standings in ((each.duty, each.standings) for each in status.duties):
        if duty.kind is not DutyKind.REPAYMENT:
            continue
        for standing in standings:
            name, due, beside = standing.party.name, duty.due_on, duty.beside_printed
            if standing.state is DutyState.OVERDUE:
                message = Text(
                    f"{name}: {standing.amount} är kvar och skulle ha återbetalats senast {due}{beside.sv}.",
                    f"{name}: {standing.amount} is left, and was to be paid back by {due}{beside.en}.",
                )
                severity = _broken(status, duty)
            elif standing.state is DutyState.LATE:
                message = Text(
                    f"{name}: medel återbetalades eller användes först efter {due}{beside.sv}.",
                    f"{name}: money was paid back or used only after {due}{beside.en}.",
                )
                severity = Severity.WARNING
            else:
                if standing.state is DutyState.DUE:
                    yield from _printed_is_past(status, "repaid-in-time", duty, standing.party)
                continue
            yield status.finding("repaid-in-time", severity, standing.party.code, message, duty.source)


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
    silence,
)
"""Every rule, in the order in which they are told."""
