"""Grants as pages for people: awards, a status on a day, and deadlines."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from nara_vard_finans.analysis import (
    Deadline,
    award_sources,
    bounds_text,
    joint_texts,
    name_of,
    reckoned_text,
    rounding_remarks,
)
from nara_vard_finans.core import ZERO, Amount, AnyText, Language, Principal, Remark, Text
from nara_vard_finans.grants import (
    Award,
    ConditionState,
    Contribution,
    DutyState,
    DutyStatus,
    GrantSharing,
    GrantState,
    GrantStatus,
    JointPlan,
    RecipientStatus,
)
from nara_vard_finans.reports.cost_pages import (
    TOGETHER,
    Shared,
    group_sums,
    groups_of,
    levels_notes,
    party_columns,
    residual_note,
    source_notes,
    summed,
    weighed_by,
)
from nara_vard_finans.reports.status_parts import findings_page, journal_lines, opened
from nara_vard_finans.reports.table import Cell, Column, Table
from nara_vard_finans.sharing import BasisKind

_STATES: Mapping[GrantState, Text] = {
    GrantState.UNKNOWN: Text("okänt, ingen journal är given", "unknown, no journal is given"),
    GrantState.EXPECTED: Text("väntas: inget besked har kommit", "expected: no notice has come"),
    GrantState.NOTIFIED: Text("besked har kommit, inga medel är utbetalda", "notified, no money is paid"),
    GrantState.RUNNING: Text("pågår", "running"),
    GrantState.REPORTED: Text("slutredovisad, med medel kvar", "reported in full, with money left"),
    GrantState.SETTLED: Text("slutreglerad", "settled"),
}
_DUTY_STATES: Mapping[DutyState, Text] = {
    DutyState.DUE: Text("kvar att göra", "due"),
    DutyState.DONE: Text("gjort", "done"),
    DutyState.LATE: Text("gjort, för sent", "done, late"),
    DutyState.INCOMPLETE: Text("inte komplett", "incomplete"),
    DutyState.OVERDUE: Text("försenat", "overdue"),
    DutyState.PASSED: Text("dagen har passerat", "passed"),
    DutyState.UNBOUND: Text("ingen hade fått besked i tid", "nobody was notified in time"),
    DutyState.UNKNOWN: Text("okänt", "unknown"),
}
_CONDITION_STATES: Mapping[ConditionState, Text] = {
    ConditionState.MET: Text("uppfyllt", "met"),
    ConditionState.OPEN: Text("inte avgjort", "open"),
    ConditionState.AT_RISK: Text("i fara", "at risk"),
    ConditionState.UNKNOWN: Text("går inte att avgöra", "cannot be judged"),
}
_MOST_NAMES = 5
_MOST_REASONS = 3


def award_page(sharing: GrantSharing, language: Language, plan: JointPlan | None = None) -> Table:
    """Lay out what each recipient of a grant gets; with *plan*, what it gives up and keeps."""
    shared = Text(f"Att fördela: {sharing.total}", f"To share: {sharing.total}")
    if not sharing.levels:
        shared = Text(f"Uppdelning av {sharing.total}", f"Cut of {sharing.total}")
    rows = [(award.side, _award_row(award, language)) for award in sharing.awards]
    whose = [(each.code, each.name.sv, each.side, _group_of(each)) for each in sharing.awards]
    groups = groups_of(whose) if sharing.levels else []
    sums = group_sums(groups, [row for _, row in rows], language)
    whole = summed(TOGETHER["whole"].in_(language), [row for _, row in rows])
    columns = party_columns(weighed_by(sharing.levels), language)
    cells: _Rows = [row for _, row in rows]
    totals: _Rows = [*sums, whole]
    if not sharing.levels:  # pots have neither weights nor fractions of kronor
        columns, cells, totals = _without((1, 2), columns, cells, totals)
    elif all(row[1] is None for row in cells):
        columns, cells, totals = _without((1,), columns, cells, totals)
    if plan is not None:
        gives = {each.award.code: each for each in plan.contributions}
        columns = (
            *columns,
            Column(heading=Text("Avstår, kr", "Gives up, kr").in_(language)),
            Column(heading=Text("Behåller, kr", "Keeps, kr").in_(language)),
        )
        cells = [
            (*row, gives[award.code].gives, gives[award.code].keeps) if award.code in gives else (*row, None, None)
            for award, (_, row) in zip(sharing.awards, rows, strict=True)
        ]
        codes = [[sharing.awards[place].code for place in places] for _, places in groups]
        given = [[gives[code] for code in group if code in gives] for group in codes]
        totals = [(*row, *_given_and_kept(each)) for row, each in zip(sums, given, strict=True)]
        totals.append((*whole, *_given_and_kept(plan.contributions)))
    return Table(
        title=(sharing.grant.title.in_(language), shared.in_(language)),
        columns=columns,
        rows=tuple(cells),
        sums=tuple(totals),
        notes=tuple(_award_notes(sharing, language, plan)),
    )


def _group_of(award: Award) -> tuple[str, ...]:
    """Give the group of the key in which a recipient got all its shares; nothing where there is none, or several."""
    groups = {level.group[1:2] for level in award.levels}
    return groups.pop() if len(groups) == 1 else ()


_Rows = list[tuple[Cell, ...]]


def _given_and_kept(contributions: Iterable[Contribution]) -> tuple[Amount, Amount]:
    listed = tuple(contributions)
    return sum((each.gives for each in listed), ZERO), sum((each.keeps for each in listed), ZERO)


def _without(
    places: tuple[int, ...], columns: tuple[Column, ...], rows: _Rows, sums: _Rows
) -> tuple[tuple[Column, ...], _Rows, _Rows]:
    """Leave out the columns that say nothing."""
    kept = [place for place in range(len(columns)) if place not in places]
    return (
        tuple(columns[place] for place in kept),
        [tuple(row[place] for place in kept) for row in rows],
        [tuple(row[place] for place in kept) for row in sums],
    )


def _award_row(award: Award, language: Language) -> Shared:
    if len(award.levels) != 1:
        return award.name.in_(language), None, award.exact, award.amount
    shared = award.levels[0].apportionment
    plain = len(shared.key.parties) > 1 and shared.key.basis.kind is not BasisKind.MIXED
    weight: int | Fraction | None = shared.key.weights[shared.key.index(award.code)][1] if plain else None
    return award.name.in_(language), weight, award.exact, award.amount


def _award_notes(sharing: GrantSharing, language: Language, plan: JointPlan | None) -> Iterator[str]:
    codes = [award.code for award in sharing.awards]
    names = {code: name_of(sharing, code).in_(language) for code in (*codes, *Principal)}
    if plan is not None:
        yield from (text.in_(language) for text in joint_texts(plan))
    yield from (share_note.in_(language) for share_note in map(bounds_text, sharing.bounded))
    for pot in sharing.grant.pots:
        if pot.for_those_who is not None and pot.id in sharing.shared:
            who = pot.for_those_who
            yield Text(f"Delas bara av dem som {who.sv}.", f"Shared only by those who {who.in_english}.").in_(language)
        reckoned = reckoned_text(sharing, pot)
        if reckoned is not None:
            yield reckoned.in_(language)
    if sharing.levels:
        yield from levels_notes(sharing.levels, sharing.rounding, names, language)
    yield from residual_note(sharing.total, sharing.residual, language)
    yield from (finding.message.in_(language) for finding in sharing.findings if finding.rule == "pot-side")
    yield from (text.in_(language) for text in _unshared(sharing))
    shown = (pot for pot in sharing.grant.pots if pot.id in sharing.shared)
    of_pots = (remark for pot in shown for remark in pot.remarks if remark.at in {"", "amount", "key"})
    remarks = (*rounding_remarks(sharing), *of_pots)
    others = (remark for remark in sharing.grant.remarks if remark.at == "key")
    yield from (remark.in_(language) for remark in (*remarks, *others))
    yield from source_notes(award_sources(sharing), language)


def _unshared(sharing: GrantSharing) -> Iterator[Text]:
    """Say what is left of a frame that something is cut from, where nobody gets a part of that."""
    if not sharing.levels:
        return  # what is left has a row of its own
    for found in sharing.pots:
        if found.pot.id not in sharing.shared and found.left not in {ZERO, found.amount}:
            yield Text(
                f"{found.rest.sv}, {found.left} av {found.amount}, är inte fördelat.",
                f"{found.rest.in_english}, {found.left} of {found.amount}, is not shared.",
            )


def status_pages(status: GrantStatus, language: Language) -> tuple[Table, ...]:
    """Lay out a grant on a day: its duties, next year's conditions, what is not in order, and every balance."""
    pages = (
        _duties_page(status, language),
        _conditions_page(status, language),
        findings_page(status.findings, language),
        _balances_page(status, language),
    )
    return tuple(page for page in pages if page.rows or page.notes)


def _duties_page(status: GrantStatus, language: Language) -> Table:
    state = _STATES[status.state].in_(language)
    stated = Text(f"Läget {status.on}: {state}", f"As of {status.on}: {state}")
    headings = (
        Text("Krav", "Duty"),
        Text("Senast", "Due"),
        Text("Till", "To"),
        Text("Läge", "State"),
        Text("Saknas", "Missing"),
    )
    return Table(
        title=(status.grant.title.in_(language), stated.in_(language), *journal_lines(status.journal, language)),
        columns=tuple(Column(heading=heading.in_(language)) for heading in headings),
        rows=tuple(
            (
                opened(each.duty.title.in_(language)),
                each.duty.due_on.isoformat(),
                each.duty.to or "–",
                _DUTY_STATES[each.state].in_(language),
                _missing(each, language),
            )
            for each in status.duties
        ),
        notes=tuple(
            f"{opened(each.duty.title.in_(language))}: {remark.in_(language)}"
            for each in status.duties
            for remark in each.duty.remarks
            if remark.at == "due_on"
        )
        + tuple(_long_lists(status, language)),
    )


def _missing(status: DutyStatus, language: Language) -> str:
    missing = status.missing
    if not missing:
        return ""
    if len(missing) > _MOST_NAMES:
        return Text(f"{len(missing)} av {len(status.standings)}", f"{len(missing)} of {len(status.standings)}").in_(
            language
        )
    part = Text(" (inte komplett)", " (not complete)").in_(language)
    return ", ".join(each.party.name + (part if each.state is DutyState.INCOMPLETE else "") for each in missing)


def _long_lists(status: GrantStatus, language: Language) -> Iterator[str]:
    """Name those from whom something is missing, where they are too many for the table and yet not all."""
    for each in status.duties:
        if _MOST_NAMES < len(each.missing) < len(each.standings):
            names = ", ".join(standing.party.name for standing in each.missing)
            missing = Text("saknas från", "is missing from").in_(language)
            yield f"{opened(each.duty.title.in_(language))} {missing}: {names}."


def _conditions_page(status: GrantStatus, language: Language) -> Table:
    headings = (Text("Villkor för", "Condition for"), Text("Villkor", "Condition"), Text("Läge", "State"))
    return Table(
        title=(),
        columns=tuple(Column(heading=heading.in_(language)) for heading in headings),
        rows=tuple(
            (
                f"{each.condition.for_year}",
                each.condition.title.in_(language),
                _CONDITION_STATES[each.state].in_(language),
            )
            for each in status.conditions
        ),
        notes=tuple(
            f"{opened(_CONDITION_STATES[each.state].in_(language))}: {opened(text.in_(language))}"
            for each in status.conditions
            for text in _first_of(each.because)
        )
        + tuple(
            remark.in_(language)
            for each in status.conditions
            if each.state is ConditionState.AT_RISK
            for remark in each.condition.remarks
        ),
    )


def _first_of(because: tuple[AnyText, ...]) -> tuple[AnyText, ...]:
    """Give the first reasons; all of them stand among the findings."""
    more = len(because) - _MOST_REASONS
    if more <= 0:
        return because
    rest = Text(f"och {more} skäl till, se iakttagelserna.", f"and {more} reasons more, see the findings.")
    return (*because[:_MOST_REASONS], rest)


_BalanceColumn = tuple[Text, Callable[[RecipientStatus], Amount | None]]
_BALANCE_COLUMNS: tuple[_BalanceColumn, ...] = (
    (Text("Tilldelat", "Award"), lambda each: each.award),
    (Text("Besked", "Notified"), lambda each: each.balance.notified),
    (Text("Rekvirerat", "Asked for"), lambda each: each.balance.requisitioned),
    (Text("Mottaget", "Received"), lambda each: each.balance.received),
    (Text("Använt", "Used"), lambda each: each.balance.used),
    (Text("Avsatt", "Set aside"), lambda each: each.balance.set_aside),
    (Text("Överlåtet", "Passed on"), lambda each: each.balance.transferred),
    (Text("Återbetalt", "Repaid"), lambda each: each.balance.repaid),
    (Text("Kvar", "Left"), lambda each: each.balance.remaining),
    (Text("Att återbetala", "To repay"), lambda each: each.to_repay),
)


def _balances_page(status: GrantStatus, language: Language) -> Table:
    known = 1 if status.journal.is_unrecorded else len(_BALANCE_COLUMNS)  # an award follows from papers alone
    values = [
        [value(each) if place < known else None for each in status.recipients]
        for place, (_, value) in enumerate(_BALANCE_COLUMNS)
    ]
    rows: list[tuple[Cell, ...]] = [
        (each.party.name, *(column[place] for column in values)) for place, each in enumerate(status.recipients)
    ]
    sums: list[tuple[Cell, ...]] = [(TOGETHER["whole"].in_(language), *(_sum_of(column) for column in values))]
    columns = (
        Column(heading=Text("Part", "Party").in_(language)),
        *(Column(heading=heading.in_(language)) for heading, _ in _BALANCE_COLUMNS),
    )
    asked = 3
    silent = [place for place, column in enumerate(values, 1) if all(value is None for value in column)]
    silent += [] if status.grant.is_requisitioned else [asked]
    columns, rows, sums = _without(tuple(silent), columns, rows, sums)
    return Table(
        title=(),
        columns=columns,
        rows=tuple(rows),
        sums=tuple(sums) if rows else (),
        notes=tuple(text.in_(language) for text in _balance_notes(status)) if rows else (),
    )


def _sum_of(amounts: Iterable[Amount | None]) -> Amount | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, ZERO) if known else None


def _balance_notes(status: GrantStatus) -> Iterator[Text]:
    if status.journal.is_unrecorded:
        yield Text("Belopp i kronor.", "Amounts in kronor.")
        return
    yield Text(
        "Belopp i kronor. Mottaget = använt + avsatt + överlåtet + återbetalt + kvar.",
        "Amounts in kronor. Received = used + set aside + passed on + repaid + left.",
    )
    passed_on = status.total.passed_on
    if passed_on > ZERO:
        yield Text(
            f"I summan av mottaget ingår {passed_on} som en part har överlåtit till en annan.",
            f"The sum of what is received includes {passed_on} that one party has passed on to another.",
        )
    if status.not_notified == ZERO:
        yield Text(
            f"Besked har lämnats om hela ramen, {status.frame}.", f"The whole frame, {status.frame}, is notified."
        )
    else:
        yield Text(
            f"Besked har inte lämnats om {status.not_notified} av {status.frame}.",
            f"{status.not_notified} of {status.frame} is not notified.",
        )
    stated = [each for each in status.recipients if each.award is not None and each.balance.notified > ZERO]
    differ = [(each, each.balance.notified - each.award) for each in stated if each.award is not None]
    listed = ", ".join(f"{each.party.name} {'+' if by > ZERO else ''}{by}" for each, by in differ if by != ZERO)
    if listed:
        yield Text(
            f"Beskedet skiljer sig från det som nyckeln ger: {listed}.", f"The notice differs from the key's: {listed}."
        )
    if status.to_repay is None:
        yield Text(
            "Vad som ska återbetalas, och när, står inte i källan.", "What must be paid back, and when, is in no paper."
        )


def deadlines_page(deadlines: Iterable[Deadline], language: Language) -> Table:
    """Lay out the days to keep."""
    headings = (Text("Dag", "Day"), Text("Vad", "What"), Text("Vem", "Who"), Text("Till", "To"), Text("Gäller", "Of"))
    listed = tuple(deadlines)
    remarks: dict[Remark, Deadline] = {}  # each is told once, of the last day that it concerns
    for each in listed:
        remarks |= dict.fromkeys(each.remarks, each)
    return Table(
        title=(),
        columns=tuple(Column(heading=heading.in_(language)) for heading in headings),
        rows=tuple(
            (
                each.on.isoformat(),
                opened(each.what.in_(language)),
                each.who.in_(language) or "–",
                each.to or "–",
                each.of.in_(language),
            )
            for each in listed
        ),
        notes=tuple(
            f"{each.on} {opened(each.what.in_(language))}: {remark.in_(language)}"
            for remark, each in remarks.items()
            if remark.at in {"due_on", "term", "notice"}
        ),
    )
