"""Checks of a grant on a day: each rule is a function, whose findings cite the clause that it carries out."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from attrs import frozen

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
    with_tuples,
)
from nara_vard_finans.grants.awards import Award, GrantSharing
from nara_vard_finans.grants.compliance import DutyState, DutyStatus, Standing
from nara_vard_finans.grants.course import Balance, balances_of
from nara_vard_finans.grants.definition import Grant
from nara_vard_finans.grants.duties import Binding, Duty, DutyKind, Requirement
from nara_vard_finans.grants.events import Notified, Reported, Requisitioned, Transferred, Used
from nara_vard_finans.journals import Event

_MOST_SETS = 10


@frozen(kw_only=True, field_transformer=with_tuples)
class Case:
    """
    What a check judges.

    Attributes:
        grant: The grant.
        events: What has happened up to and including the day.
        on: The day.
        duties: How every duty stands.
        sharing: What every recipient gets; ``None`` where that depends on who has met what is required.
        binding: Whom requirements bind, where a caller has chosen; ``None`` for as the grant says.
    """

    grant: Grant
    events: Sequence[Event]
    on: dt.date
    duties: tuple[DutyStatus, ...]
    sharing: GrantSharing | None = None
    binding: Binding | None = None

    def finding(self, rule: str, severity: Severity, subject: str, message: Text, source: Source | None) -> Finding:
        """Make a finding about a part of the grant."""
        cited = source or self.grant.source
        return Finding(
            rule=rule, severity=severity, subject=f"{self.grant.id}/{subject}", message=message, source=cited
        )


def check(case: Case) -> tuple[Finding, ...]:
    """Carry out every check, in the order of the rules."""
    return tuple(finding for rule in RULES for finding in rule(case))


def _reports(case: Case) -> Iterator[tuple[DutyStatus, Standing]]:
    for status in case.duties:
        if status.duty.kind.is_report:
            yield from ((status, standing) for standing in status.standings)


def report_in_time(case: Case) -> Iterator[Finding]:
    """Say whose reports are late, or were."""
    for status, standing in _reports(case):
        duty, name = status.duty, standing.party.name
        title, beside = duty.title, duty.beside_printed
        if standing.state is DutyState.OVERDUE:
            message = Text(
                f"{name}: {title.sv} saknas; den skulle ha lämnats senast {duty.due_on}{beside.sv}.",
                f"{name}: {title.in_english} is missing; it was due on {duty.due_on}{beside.en}.",
            )
            yield case.finding("report-in-time", _broken(case, duty), standing.party.code, message, duty.source)
            continue
        filed, done = standing.filed_on, standing.done_on or standing.filed_on
        if done is None:
            yield from _printed_is_past(case, "report-in-time", duty, standing.party)
        else:
            yield from _after_printed(case, "report-in-time", duty, standing.party.code, done)
        if filed is not None and done is not None and done > duty.due_on:
            what = Text("lämnades", "was filed") if filed > duty.due_on else Text("kompletterades", "was completed")
            day = filed if filed > duty.due_on else done
            message = Text(
                f"{name}: {title.sv} {what.sv} {day}, för sent; sista dag var {duty.due_on}{beside.sv}.",
                f"{name}: {title.in_english} {what.en} on {day}, late; it was due on {duty.due_on}{beside.en}.",
            )
            yield case.finding("report-in-time", Severity.WARNING, standing.party.code, message, duty.source)


def _after_printed(case: Case, rule: str, duty: Duty, code: str, done: dt.date) -> Iterator[Finding]:
    """Say what is in time by our reading of a day, and not by the earlier one that is printed."""
    if duty.printed_due_on is not None and duty.printed_due_on < done <= duty.due_on:
        name = case.grant.parties[code].name
        message = Text(
            f"{name}: {duty.title.sv} var klar {done}, i tid enligt vår tolkning av sista dag, {duty.due_on}; "
            f"tryckt är {duty.printed_due_on}.",
            f"{name}: {duty.title.in_english} was done on {done}, in time by our reading of the last day, "
            f"{duty.due_on}; {duty.printed_due_on} is printed.",
        )
        yield case.finding(rule, Severity.NOTE, code, message, duty.source)


def _printed_is_past(case: Case, rule: str, duty: Duty, party: Party) -> Iterator[Finding]:
    """Say that an earlier day that is printed is past, where what is to be done can still be done by our reading."""
    if duty.printed_due_on is not None and duty.printed_due_on < case.on <= duty.due_on:
        done = Text("lämnad", "filed") if duty.kind.is_report else Text("gjord", "done")
        message = Text(
            f"{party.name}: {duty.title.sv} är inte {done.sv}; tryckt sista dag var {duty.printed_due_on}, och enligt "
            f"vår tolkning är den {duty.due_on}.",
            f"{party.name}: {duty.title.in_english} is not {done.en}; the last day that is printed was "
            f"{duty.printed_due_on}, and by our reading it is {duty.due_on}.",
        )
        yield case.finding(rule, Severity.NOTE, party.code, message, duty.source)


def _broken(case: Case, duty: Duty, *, when: dt.date | None = None) -> Severity:
    """Give how much it matters that a day is past: by our reading alone, while the printed day is not, a warning."""
    return Severity.BREACH if (when or case.on) > duty.last_reading else Severity.WARNING


def report_complete(case: Case) -> Iterator[Finding]:
    """Say what reports that have been filed do not contain, rule by rule."""
    for status, standing in _reports(case):
        if standing.state is not DutyState.INCOMPLETE:
            continue
        duty, name = status.duty, standing.party.name
        lacking = [content for content in duty.contents if content.id in standing.contents]
        severity = _broken(case, duty)
        for rule in dict.fromkeys(content.rule for content in lacking):
            of_rule = [content for content in lacking if content.rule == rule]
            sv = "; ".join(content.title.sv for content in of_rule)
            en = "; ".join(content.title.in_english for content in of_rule)
            message = Text(f"{name}: {duty.title.sv} saknar {sv}.", f"{name}: {duty.title.in_english} lacks {en}.")
            yield case.finding(rule, severity, standing.party.code, message, of_rule[0].source or duty.source)


def filed_by(case: Case) -> Iterator[Finding]:
    """Say which reports were filed by another than the one who is to file them for all."""
    for event in case.events:
        if not isinstance(event, Reported):
            continue
        duty = case.grant.duty(event.duty)
        if duty.filed_by and event.by and not _same_body(event.by, duty.filed_by):
            name = case.grant.parties[event.recipient].name
            message = Text(
                f"{name}: {duty.title.sv} lämnades {event.on} av {event.by}; {duty.filed_by} lämnar den för alla.",
                f"{name}: {duty.title.in_english} was filed on {event.on} by {event.by}; "
                f"{duty.filed_by} files it for all.",
            )
            source = duty.filing_source or duty.source
            yield case.finding("filed-by", Severity.WARNING, event.recipient, message, source)


def _same_body(given: str, named: str) -> bool:
    """Say whether two names can be one body's: RSS is RSS Dalarna, and so is one of its units."""
    words, of_named = ([word.strip(".,;").casefold() for word in name.split()] for name in (given, named))
    return set(words) <= set(of_named) or words[0] == of_named[0]


def _uses(case: Case) -> Iterator[Used]:
    yield from (event for event in case.events if isinstance(event, Used))


def _performer(case: Case, event: Used) -> Party:
    return case.grant.parties[event.by or event.recipient]


def _meant_for(case: Case, event: Used) -> Principal | None:
    return case.grant.area(event.area).measure(event.measure).meant_for if event.measure else None


def _is_permitted(case: Case, event: Used) -> bool:
    return _meant_for(case, event) in {None, _performer(case, event).principal}


def _readings_of_whose(case: Case, event: Used) -> tuple[Remark, ...]:
    """Give what is remarked on whose measures they are; where something is, it is our reading and no clause."""
    return remarks_at(case.grant.area(event.area).remarks, "meant_for") if event.area else ()


def permitted_purpose(case: Case) -> Iterator[Finding]:
    """Say which money was used for no stated purpose."""
    for event in _uses(case):
        if case.grant.areas and not event.area:
            name = case.grant.parties[event.recipient].name
            sv = "; ".join(f"{area.id}) {area.title.sv}" for area in case.grant.areas)
            en = "; ".join(f"{area.id}) {area.title.in_english}" for area in case.grant.areas)
            message = Text(
                f"{name}: {event.amount} användes {event.on} utan angivet ändamål; medlen är för {sv}.",
                f"{name}: {event.amount} was used on {event.on} for no stated purpose; the money is for {en}.",
            )
            source = case.grant.areas_source or case.grant.areas[0].source
            yield case.finding("permitted-purpose", Severity.WARNING, event.recipient, message, source)


def used_within_pots(case: Case) -> Iterator[Finding]:
    """Say who has used more for an area than what its pots hold for that area."""
    if case.sharing is None or not any(pot.areas for pot in case.grant.pots):
        return
    used: dict[tuple[str, str], Amount] = {}
    for event in _uses(case):
        if event.area:
            used[event.recipient, event.area] = used.get((event.recipient, event.area), ZERO) + event.amount
    passed_on: dict[str, Amount] = {}  # what another passed on was cut by that one's pots
    for passed in case.events:
        if isinstance(passed, Transferred):
            passed_on[passed.to] = passed_on.get(passed.to, ZERO) + passed.amount
    awards = {award.code: award for award in case.sharing.awards if award.levels}
    for code in sorted({code for code, _ in used} & awards.keys()):
        pots = [(case.grant.pot(level.group[0]), level.apportionment) for level in awards[code].levels]
        spent = {name: amount for (whose, name), amount in used.items() if whose == code}
        for names in _sets_of(sorted(spent)):
            amount = sum((spent[name] for name in names), ZERO)
            open_to = [(pot, shared.amount(code)) for pot, shared in pots if not pot.areas or {*names} & {*pot.areas}]
            held = sum((part for _, part in open_to), passed_on.get(code, ZERO))
            if amount > held:
                who, areas = case.grant.parties[code].name, ", ".join(f"{name})" for name in names)
                message = Text(
                    f"{who}: {amount} är använt under {areas}, av {held} som får användas där.",
                    f"{who}: {amount} is used under {areas}, of {held} that can be used there.",
                )
                source = (open_to or pots)[0][0].source
                yield case.finding("used-within-pots", Severity.BREACH, code, message, source)
                break  # the smallest set tells it; larger ones hold it too


def _sets_of(names: list[str]) -> Iterator[tuple[str, ...]]:
    """Give every set of areas, smaller ones first; of very many areas only each by itself and all."""
    sizes = range(1, len(names) + 1) if len(names) <= _MOST_SETS else (1, len(names))
    for size in sizes:
        yield from combinations(names, size)


def meant_for(case: Case) -> Iterator[Finding]:
    """Say which money was used on a measure that is meant for the other principal."""
    for event in _uses(case):
        if _is_permitted(case, event):
            continue
        area = case.grant.area(event.area)
        measure, meant = area.measure(event.measure), _meant_for(case, event)
        name, by = case.grant.parties[event.recipient].name, _performer(case, event).name
        whom = Principal.REGION if meant is Principal.REGION else Principal.MUNICIPALITIES
        source, readings = measure.source or area.source, _readings_of_whose(case, event)
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
        told = Text(
            " ".join((message.sv, *(remark.in_(Language.SV) for remark in readings))),
            " ".join((message.en, *(remark.in_(Language.EN) for remark in readings))),
        )
        yield case.finding("meant-for", severity, event.recipient, told, source)


def notified_within_award(case: Case) -> Iterator[Finding]:
    """Say who has been notified of, or paid, more than what the key gives by any rounding."""
    if case.sharing is None:
        return
    balances, unit = balances_of(case.events), case.sharing.rounding.unit
    for award in (award for award in case.sharing.awards if award.levels):
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
        yield case.finding("notified-within-award", Severity.WARNING, award.code, message, _keys_source(case, award))


def _keys_source(case: Case, award: Award) -> Source | None:
    pots = [case.grant.pot(level.group[0]) for level in award.levels]
    found = [level.apportionment.key.basis.source for level in award.levels]
    return next((source for source in (*found, *(pot.source for pot in pots)) if source is not None), None)


def some_measures_under(case: Case) -> Iterator[Finding]:
    """Say which areas lack a measure that must be carried out under each of them."""
    for requirement in case.grant.requirements:
        severity = _severity(case, requirement)
        if severity is not None:
            yield from _lacking(case, requirement, severity)


def _severity(case: Case, requirement: Requirement) -> Severity | None:
    if case.on > case.grant.duty(requirement.broken_after).last_reading:
        return Severity.BREACH
    return Severity.WARNING if case.on > case.grant.duty(requirement.judged_after).due_on else None


def _lacking(case: Case, requirement: Requirement, severity: Severity) -> Iterator[Finding]:
    by = requirement.judged_after if severity is Severity.WARNING else requirement.broken_after
    due = case.grant.duty(by).due_on  # who was told later had no time to carry anything out
    told = {event.recipient for event in case.events if isinstance(event, Notified) and event.on <= due}
    recipients = sorted((case.grant.parties[code] for code in told), key=table_order)
    done = {  # what is the other principal's by our reading alone counts, with a warning of its own
        (event.recipient, event.area)
        for event in _uses(case)
        if _is_permitted(case, event) or _readings_of_whose(case, event)
    }
    binds = case.binding or requirement.binds
    whose = Text("Valt här", "Chosen here") if case.binding is not None else Text("Vår tolkning", "Our reading")
    bound = _READINGS[binds]
    read = Text(f"({whose.sv}: {bound.sv}.)", f"({whose.en}: {bound.en}.)")
    for name in requirement.areas:
        area = case.grant.area(name)
        nothing_sv = f"ingen insats under {area.id}) {area.title.sv} är genomförd till och med {case.on}"
        nothing_en = f"no measure under {area.id}) {area.title.in_english} is carried out up to {case.on}"
        if binds is Binding.EACH:
            who = [(party.code, f"{party.name}: ") for party in recipients if (party.code, name) not in done]
        else:
            who = [] if not recipients or any(area_done == name for _, area_done in done) else [(requirement.id, "")]
        for subject, opening in who:
            message = Text(
                f"{opening}{nothing_sv if opening else nothing_sv.capitalize()}. {read.sv}",
                f"{opening}{nothing_en if opening else nothing_en.capitalize()}. {read.en}",
            )
            yield case.finding(requirement.id, severity, subject, message, requirement.source)


_READINGS = {
    Binding.EACH: Text("kravet gäller varje mottagare för sig", "it binds each recipient by itself"),
    Binding.TOGETHER: Text("kravet gäller mottagarna tillsammans", "it binds the recipients together"),
}


def used_in_period(case: Case) -> Iterator[Finding]:
    """Say which money was used before or after the days that it can be used."""
    period = case.grant.use
    for event in _uses(case):
        if period is not None and not period.covers(event.on):
            name = case.grant.parties[event.recipient].name
            message = Text(
                f"{name}: {event.amount} användes {event.on}; medlen får användas {period.text(Language.SV)}.",
                f"{name}: {event.amount} was used on {event.on}; the money can be used {period.text(Language.EN)}.",
            )
            yield case.finding("used-in-period", Severity.BREACH, event.recipient, message, None)


def requisitioned_in_time(case: Case) -> Iterator[Finding]:
    """Say who has asked for its money late, or more than once where that can be done only once."""
    for status in case.duties:
        duty = status.duty
        if duty.kind is not DutyKind.REQUISITION:
            continue
        for standing in status.standings:
            if standing.state is DutyState.DUE:
                yield from _printed_is_past(case, "requisitioned-in-time", duty, standing.party)
        asked: dict[str, list[Requisitioned]] = {}
        beside = duty.beside_printed
        for event in case.events:
            if isinstance(event, Requisitioned):
                asked.setdefault(event.recipient, []).append(event)
        for code, events in asked.items():
            name = case.grant.parties[code].name
            late = [event for event in events if event.on > duty.due_on]
            for event in late:
                message = Text(
                    f"{name}: {event.amount} rekvirerades {event.on}, för sent; sista dag var {duty.due_on}"
                    f"{beside.sv}.",
                    f"{name}: {event.amount} was asked for on {event.on}, late; the last day was {duty.due_on}"
                    f"{beside.en}.",
                )
                yield case.finding(
                    "requisitioned-in-time", _broken(case, duty, when=event.on), code, message, duty.source
                )
            yield from _after_printed(case, "requisitioned-in-time", duty, code, max(event.on for event in events))
            if duty.once and len(events) > 1:
                message = Text(
                    f"{name}: medlen rekvirerades {len(events)} gånger; det får göras en gång.",
                    f"{name}: the money was asked for {len(events)} times; it can be done once.",
                )
                yield case.finding("one-requisition", Severity.BREACH, code, message, duty.source)


def repaid_in_time(case: Case) -> Iterator[Finding]:
    """Say who has money left that should have been paid back, or paid it back late."""
    for status in case.duties:
        if status.duty.kind is not DutyKind.REPAYMENT:
            continue
        for standing in status.standings:
            name, due, beside = standing.party.name, status.duty.due_on, status.duty.beside_printed
            if standing.state is DutyState.OVERDUE:
                message = Text(
                    f"{name}: {standing.amount} är kvar och skulle ha återbetalats senast {due}{beside.sv}.",
                    f"{name}: {standing.amount} is left, and was to be paid back by {due}{beside.en}.",
                )
                severity = _broken(case, status.duty)
            elif standing.state is DutyState.LATE:
                message = Text(
                    f"{name}: medel återbetalades eller användes först efter {due}{beside.sv}.",
                    f"{name}: money was paid back or used only after {due}{beside.en}.",
                )
                severity = Severity.WARNING
            else:
                if standing.state is DutyState.DUE:
                    yield from _printed_is_past(case, "repaid-in-time", status.duty, standing.party)
                continue
            yield case.finding("repaid-in-time", severity, standing.party.code, message, status.duty.source)


RULES: tuple[Callable[[Case], Iterable[Finding]], ...] = (
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
)
"""Every rule, in the order in which they are told."""
