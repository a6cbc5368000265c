"""The status of a grant: its duties, next year's conditions, what is not in order, and every balance."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from nara_vard_finans.core import ZERO, Amount, AnyText, Party, ReadingKind, Text
from nara_vard_finans.grants import (
    Balance,
    Binding,
    ConditionState,
    ConditionStatus,
    Duty,
    DutyKind,
    DutyReading,
    DutyState,
    DutyStatus,
    FundBalance,
    Grant,
    GrantState,
    GrantStatus,
    RecipientStatus,
    Requirement,
    Standing,
)
from nara_vard_finans.reports import grant_messages as say
from nara_vard_finans.reports.columns import (
    AMOUNT,
    COUNT,
    DAY,
    TEXT,
    Column,
    Shape,
    Words,
    maybe,
    one_of,
    several,
    within,
)
from nara_vard_finans.reports.notes import days_off_note, findings_section
from nara_vard_finans.reports.sections import Section, opened, sum_of_known
from nara_vard_finans.reports.shapes import FINDING, REMARK, SUM, WHO, definition_column
from nara_vard_finans.reports.status_messages import AsOf, InKronor, SomeOf
from nara_vard_finans.reports.status_parts import head_of, journal_lines

GRANT_STATES: Mapping[GrantState, Text] = {
    GrantState.UNKNOWN: Text("okänt, ingen journal är angiven", "unknown, no journal is given"),
    GrantState.EXPECTED: Text("väntas: inget besked har kommit", "expected: no notice has come"),
    GrantState.NOTIFIED: Text("besked har kommit, inga medel är utbetalda", "notified, no money is paid"),
    GrantState.RUNNING: Text("pågår", "running"),
    GrantState.REPORTED: Text("slutredovisad, med medel kvar", "reported in full, with money left"),
    GrantState.SETTLED: Text("slutreglerad", "settled"),
}
_DUTY_STATES: Mapping[DutyState, Text] = {
    DutyState.DUE: Text("återstår", "due"),
    DutyState.DONE: Text("gjord", "done"),
    DutyState.LATE: Text("gjord för sent", "done, late"),
    DutyState.INCOMPLETE: Text("ofullständig", "incomplete"),
    DutyState.OVERDUE: Text("försenad", "overdue"),
    DutyState.PASSED: Text("dagen har passerat", "passed"),
    DutyState.UNBOUND: Text("ej aktuell: inget besked före dagen", "not applicable: no notice before the day"),
    DutyState.UNKNOWN: Text("okänt", "unknown"),
    DutyState.REMOVED: Text("borttaget", "removed"),
}
_REPORT_STATES: Mapping[DutyState, Text] = {
    **_DUTY_STATES,
    DutyState.DONE: Text("inlämnad", "filed"),
    DutyState.LATE: Text("inlämnad för sent", "filed late"),
}
_REPORTS = {DutyKind.INTERIM_REPORT, DutyKind.FINAL_REPORT}
_CONDITION_STATES: Mapping[ConditionState, Text] = {
    ConditionState.MET: Text("uppfyllt", "met"),
    ConditionState.OPEN: Text("inte avgjort", "open"),
    ConditionState.AT_RISK: Text("i fara", "at risk"),
    ConditionState.UNKNOWN: Text("går inte att avgöra", "cannot be judged"),
}
_MOST_NAMES = 5
_MOST_REASONS = 3

_STANDING: Shape[Standing] = Shape(
    *within(WHO[:2], lambda standing: standing.party),
    Column("state", one_of(DutyState), lambda standing: standing.state),
    Column("contents", several(TEXT), lambda standing: standing.contents),
    Column("amount", maybe(AMOUNT), lambda standing: standing.amount),
)


def _done_by(status: DutyStatus) -> int | None:
    return None if status.state is DutyState.UNKNOWN else len(status.standings) - len(status.missing)


def _missing(status: DutyStatus) -> Words:
    missing = status.missing
    if len(missing) > _MOST_NAMES:
        return SomeOf(len(missing), len(status.standings))
    names: list[Any] = [
        say.NotComplete(each.party.name) if each.state is DutyState.INCOMPLETE else Text(each.party.name)
        for each in missing
    ]
    return Text(", ".join(each.sv for each in names), ", ".join(each.in_english for each in names))


def _states_of(status: DutyStatus) -> Mapping[DutyState, Text]:
    return _REPORT_STATES if status.duty.kind in _REPORTS else _DUTY_STATES


class _Readings(NamedTuple):
    duty: Duty
    chosen: str


def _readings_of(status: GrantStatus) -> list[_Readings]:
    chosen = dict(status.grant.chosen)
    return [_Readings(duty, chosen.get(duty.id, "")) for duty in status.definition.duties]


DUTY: Shape[DutyStatus] = Shape(
    Column(
        "what", TEXT, lambda each: each.duty.title, Text("Redovisningskrav", "Duty"),
        shown=lambda each: opened(each.duty.title),
    ),
    Column("id", TEXT, lambda each: each.duty.id),
    Column("kind", one_of(DutyKind), lambda each: each.duty.kind),
    Column("due", DAY, lambda each: each.duty.due_on, Text("Senast", "Due")),
    Column("printed_due", maybe(DAY), lambda each: each.duty.printed_due_on),
    Column(
        "to", maybe(TEXT), lambda each: each.duty.to or None, Text("Till", "To"), shown=lambda each: each.duty.to or "–"
    ),
    Column("filed_by", maybe(TEXT), lambda each: each.duty.filed_by or None),
    Column(
        "state", one_of(DutyState), lambda each: each.state, Text("Läge", "State"),
        shown=lambda each: _states_of(each)[each.state],
    ),
    Column("missing", several(_STANDING), lambda each: each.missing, Text("Saknas", "Missing"), shown=_missing),
    Column("done_by", maybe(COUNT), _done_by),
    Column("source", maybe(TEXT), lambda each: each.duty.source),
    Column("remarks", several(REMARK), lambda each: each.duty.remarks),
)  # fmt: skip
_READING: Shape[DutyReading] = Shape(
    Column("id", TEXT, lambda reading: reading.id),
    Column("kind", one_of(ReadingKind), lambda reading: reading.kind),
    Column("due", maybe(DAY), lambda reading: reading.due_on),
    Column("decided_on", maybe(DAY), lambda reading: reading.decided_on),
    Column("text", TEXT, lambda reading: reading.text),
    Column("source", maybe(TEXT), lambda reading: reading.source),
    Column("remarks", several(REMARK), lambda reading: reading.remarks),
)
_READINGS: Shape[_Readings] = Shape(
    Column("of", TEXT, lambda each: each.duty.id),
    Column("chosen", maybe(TEXT), lambda each: each.chosen or None),
    Column("readings", several(_READING), lambda each: each.duty.all_readings),
)
_CONDITION: Shape[ConditionStatus] = Shape(
    Column("what", TEXT, lambda each: each.condition.title),
    Column("id", TEXT, lambda each: each.condition.id),
    Column("for_year", COUNT, lambda each: each.condition.for_year),
    Column("state", one_of(ConditionState), lambda each: each.state),
    Column("because", several(TEXT), lambda each: each.because),
    Column("source", maybe(TEXT), lambda each: each.condition.source),
    Column("remarks", several(REMARK), lambda each: each.condition.remarks),
)


class _Requirement(NamedTuple):
    requirement: Requirement
    binding: Binding | None


_REQUIREMENT: Shape[_Requirement] = Shape(
    Column("id", TEXT, lambda each: each.requirement.id),
    Column("what", TEXT, lambda each: each.requirement.title),
    Column("binds", one_of(Binding), lambda each: each.binding or each.requirement.binds),
    Column("source", maybe(TEXT), lambda each: each.requirement.source),
    Column("remarks", several(REMARK), lambda each: each.requirement.remarks),
)


class _Held(NamedTuple):
    """A balance, as far as a journal says what it is."""

    balance: Balance
    to_repay: Amount | None
    is_known: bool


def _held(key: str, heading: Text, amount: Any) -> Column[_Held]:
    return Column(key, maybe(AMOUNT), lambda held: amount(held) if held.is_known else None, heading)


_BALANCE: tuple[Column[_Held], ...] = (
    _held("notified", Text("Besked", "Notified"), lambda held: held.balance.notified),
    _held("requisitioned", Text("Rekvirerat", "Asked for"), lambda held: held.balance.requisitioned),
    _held("received", Text("Mottaget", "Received"), lambda held: held.balance.received),
    Column("paid", maybe(AMOUNT), lambda held: held.balance.paid if held.is_known else None),
    Column("passed_on", maybe(AMOUNT), lambda held: held.balance.passed_on if held.is_known else None),
    _held("used", Text("Använt", "Used"), lambda held: held.balance.used),
    _held("set_aside", Text("Avsatt", "Set aside"), lambda held: held.balance.set_aside),
    _held("transferred", Text("Överlåtet", "Passed on"), lambda held: held.balance.transferred),
    _held("repaid", Text("Återbetalt", "Repaid"), lambda held: held.balance.repaid),
    _held("remaining", Text("Kvar", "Left"), lambda held: held.balance.remaining),
    _held("to_repay", Text("Att återbetala", "To repay"), lambda held: held.to_repay),
)


class _Row(NamedTuple):
    recipient: RecipientStatus
    held: _Held


ROW: Shape[_Row] = Shape(
    *within(WHO, lambda row: row.recipient.party),
    Column("award", maybe(AMOUNT), lambda row: row.recipient.award, Text("Tilldelat", "Award")),
    *within(_BALANCE, lambda row: row.held),
)


def rows_of(status: GrantStatus) -> list[_Row]:
    """Give the rows of a status: every recipient's balance."""
    known = not status.journal.is_unrecorded
    return [_Row(each, _Held(each.balance, each.to_repay, known)) for each in status.recipients]


class _Round(NamedTuple):
    """What one gets in one round of what nobody asked for."""

    round: int
    party: Party
    amount: Amount


def _rounds_of(status: GrantStatus) -> list[_Round]:
    rounds = () if status.second_rounds is None else status.second_rounds.rounds
    parties = status.grant.parties
    return [_Round(n, parties[code], amount) for n, each in enumerate(rounds, 2) for code, amount in each]


_ROUND: Shape[_Round] = Shape(
    *within(WHO, lambda each: each.party),
    Column("round", COUNT, lambda each: each.round, Text("Omgång", "Round")),
    Column("amount", AMOUNT, lambda each: each.amount, Text("Får", "Gets")),
)
_FUND: Shape[FundBalance] = Shape(
    Column("id", TEXT, lambda each: each.fund.id),
    Column("title", TEXT, lambda each: each.fund.title, Text("Fond", "Fund")),
    Column("amount", AMOUNT, lambda each: each.fund.amount, Text("Belopp", "Amount")),
    Column("decided", AMOUNT, lambda each: each.decided, Text("Beslutat", "Decided")),
    Column("used", AMOUNT, lambda each: each.used, Text("Använt", "Used")),
    Column("left", AMOUNT, lambda each: each.left, Text("Kvar", "Left")),
)
GRANT_STATUS: Shape[GrantStatus] = Shape(
    *head_of("grant", (definition_column(Grant),)),
    Column("reading", maybe(one_of(Binding)), lambda status: status.binding),
    Column("state", one_of(GrantState), lambda status: status.state),
    Column("frame", AMOUNT, lambda status: status.frame),
    Column("posts", several(TEXT), lambda status: status.grant.posts),
    Column(
        "not_notified", maybe(AMOUNT), lambda status: None if status.journal.is_unrecorded else status.not_notified
    ),
    Column("duties", several(DUTY), lambda status: status.duties),
    Column("readings", several(_READINGS), _readings_of),
    Column("conditions", several(_CONDITION), lambda status: status.conditions),
    Column("balance", several(ROW), rows_of),
    Column(
        "total", Shape(*_BALANCE), lambda status: _Held(status.total, status.to_repay, not status.journal.is_unrecorded)
    ),
    Column(
        "requirements", several(_REQUIREMENT),
        lambda status: [_Requirement(each, status.binding) for each in status.grant.requirements],
    ),
    Column("offered_again", several(_ROUND), _rounds_of),
    Column(
        "unclaimed", maybe(AMOUNT), lambda status: status.second_rounds and status.second_rounds.unclaimed
    ),
    Column(
        "funds", maybe(several(_FUND)), lambda status: None if status.journal.is_unrecorded else status.funds
    ),
    Column("findings", several(FINDING), lambda status: status.findings),
    name="status",
)  # fmt: skip


def grant_sections(status: GrantStatus) -> Iterator[Section]:
    """Lay out a grant on a day: its duties, next year's conditions, what is not in order, and every balance."""
    sections = (
        _duties_section(status),
        _conditions_section(status),
        findings_section(status),
        _balances_section(status),
        _rounds_section(status),
        _funds_section(status),
        Section(notes=(say.CarriesPosts(status.grant.posts),) if status.grant.posts else ()),
    )
    return (section for section in sections if section)


def _rounds_section(status: GrantStatus) -> Section:
    """Lay out what nobody asked for by the day, and who gets it."""
    found = status.second_rounds
    if found is None:
        return Section()
    rows = _rounds_of(status)
    notes = (say.UnclaimedBy(found.after, found.unclaimed, found.left),)
    title = (Text("Omfördelning av det som inte har rekvirerats", "What was not asked for, offered again"),)
    return Section(title=title, columns=_ROUND.headed if rows else (), rows=rows, notes=notes)


def _funds_section(status: GrantStatus) -> Section:
    """Lay out the funds of which something is told."""
    rows = tuple(each for each in status.funds if each.used > ZERO or each.decided > ZERO)
    title = (Text("Fonder", "Funds"),)
    printed = (say.PrintedOf(each.fund.title, each.fund.printed) for each in rows if each.fund.printed)
    return Section(title=title, columns=_FUND.headed, rows=rows, notes=tuple(printed)) if rows else Section()


def _other_readings(status: GrantStatus) -> Iterator[Words]:
    """Say by which decisions a duty could be read otherwise than it is judged here."""
    for each in status.duties:
        for reading in each.duty.readings if each.duty.is_doubted(status.on) else ():
            if reading.decided_on is not None and reading.decided_on <= status.on:
                yield say.CanBeReadOtherwise(each.duty.title, reading.text, each.duty.id, reading.id)
                yield from (say.Of(each.duty.title, remark) for remark in reading.remarks)


def _duties_section(status: GrantStatus) -> Section:
    return Section(
        title=(status.grant.title, AsOf(status.on, GRANT_STATES[status.state]), *journal_lines(status.journal)),
        columns=DUTY.headed,
        rows=status.duties,
        notes=tuple(duties_notes(status)),
    )


def duties_notes(status: GrantStatus) -> Iterator[Words]:
    """Say what stands under a table of duties: what their papers print, how else they can be read, and long lists."""
    printed = [(each, remark) for each in status.duties for remark in each.duty.remarks if remark.at == "due_on"]
    yield from (say.Of(each.duty.title, remark) for each, remark in printed)
    yield from days_off_note(each.duty.due_on for each in status.duties)
    yield from _other_readings(status)
    yield from _long_lists(status)


def _long_lists(status: GrantStatus) -> Iterator[Words]:
    """Name those from whom something is missing, where they are too many for the table and yet not all."""
    for each in status.duties:
        if _MOST_NAMES < len(each.missing) < len(each.standings):
            yield say.MissingFrom(each.duty.title, ", ".join(standing.party.name for standing in each.missing))


_CONDITION_COLUMNS: tuple[Column[ConditionStatus], ...] = (
    Column("for_year", TEXT, lambda each: str(each.condition.for_year), Text("Villkor för", "Condition for")),
    Column("what", TEXT, lambda each: each.condition.title, Text("Villkor", "Condition")),
    Column("state", TEXT, lambda each: _CONDITION_STATES[each.state], Text("Läge", "State")),
)


def _conditions_section(status: GrantStatus) -> Section:
    reasons = [(each, reason) for each in status.conditions for reason in _first_of(each.because)]
    at_risk = (each for each in status.conditions if each.state is ConditionState.AT_RISK)
    return Section(
        columns=_CONDITION_COLUMNS,
        rows=status.conditions,
        notes=(
            *(say.Of(_CONDITION_STATES[each.state], opened(reason)) for each, reason in reasons),
            *(remark for each in at_risk for remark in each.condition.remarks),
        ),
    )


def _first_of(because: tuple[AnyText, ...]) -> tuple[AnyText, ...]:
    """Give the first reasons; all of them stand among the findings."""
    more = len(because) - _MOST_REASONS
    return because if more <= 0 else (*because[:_MOST_REASONS], say.MoreReasons(more))


def _balances_section(status: GrantStatus) -> Section:
    rows = rows_of(status)
    if not rows:
        return Section()
    silent = set() if status.grant.is_requisitioned else {"requisitioned"}
    name, *amounts = ROW.headed
    said = [each for each in amounts if each.key not in silent and any(each.cell(row) is not None for row in rows)]
    return Section(
        columns=(name, *said),
        rows=tuple(rows),
        sums=(sum_of_known(SUM, said, rows),),
        notes=tuple(_balance_notes(status)),
        parties=tuple(row.recipient.party.code for row in rows),
    )


def _balance_notes(status: GrantStatus) -> Iterator[Words]:
    if status.journal.is_unrecorded:
        yield InKronor()
        return
    yield say.ReceivedIs()
    if status.total.passed_on > ZERO:
        yield say.ReceivedTwice(status.total.passed_on)
    if status.not_notified == ZERO:
        yield say.AllNotified(status.frame)
    else:
        yield say.NotNotified(status.not_notified, status.frame)
    stated = [each for each in status.recipients if each.award is not None and each.balance.notified > ZERO]
    again = status.second_rounds
    differ = [
        (each, each.balance.notified - each.award - (ZERO if again is None else again.amount(each.party.code)))
        for each in stated
        if each.award is not None
    ]
    listed = ", ".join(f"{each.party.name} {'+' if by > ZERO else ''}{by}" for each, by in differ if by != ZERO)
    if listed:
        yield say.NoticeDiffers(listed)
    if status.to_repay is None:
        yield say.RepaymentNotStated()
