"""The notes that several reports have in common: how it was shared and rounded, what was found, and the papers."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nara_vard_finans.agreements import CostSharing
from nara_vard_finans.core import (
    ZERO,
    Amount,
    AnyText,
    Finding,
    Paper,
    Party,
    Period,
    Principal,
    Severity,
    Source,
    Statistic,
    Text,
    day_off,
)
from nara_vard_finans.grants import names_region
from nara_vard_finans.printed import WHOLE
from nara_vard_finans.reports import cost_messages as say
from nara_vard_finans.reports.columns import Column, Words
from nara_vard_finans.reports.messages import Cited, CitedAt, DayOff, DaysOff, Judged, JudgedAt, Listed, ListedWith
from nara_vard_finans.reports.sections import Section, Sum, summed
from nara_vard_finans.reports.shapes import SUM
from nara_vard_finans.sharing import (
    Apportionment,
    Bound,
    BoundedRows,
    CostKey,
    CutOff,
    Level,
    Method,
    RatedRows,
    RoundingRule,
    StatedRows,
    floor_text,
    method_text,
    tie_texts,
    unit_text,
)

if TYPE_CHECKING:
    from nara_vard_finans.journals import StatusCore

SEVERITIES: Mapping[Severity, Text] = {
    Severity.NOTE: Text("Notering", "Note"),
    Severity.WARNING: Text("Varning", "Warning"),
    Severity.BREACH: Text("Brist", "Breach"),
}
TOGETHER: Mapping[str, Text] = {
    Principal.MUNICIPALITIES: Text("Kommunerna", "The municipalities"),
    Principal.REGION: Text("Regionen", "The region"),
    Principal.OTHERS: Text("Övriga parter", "The other parties"),
    WHOLE: SUM,
}
FINDINGS = Text("Iakttagelser", "Findings")
BY_JOURNAL = Text("Iakttagelser, enligt journalen", "Findings, according to the journal")
IN_ORDER = Text("Inget att anmärka.", "Nothing to remark on.")

Whose = tuple[str, str, Principal | None, tuple[str, ...]]
"""Of a row the code, the name, the side and the outermost group of the key, which is empty for none."""


def groups_of(whose: Sequence[Whose]) -> list[tuple[Text, list[int]]]:
    """Give the groups of the key, each by its own name and with the places of its rows; without any, the sides."""
    by_key = [group[0] if group else "" for _, _, _, group in whose]
    several = len({*by_key}) > 1 and "" not in by_key and len({*by_key}) < len(by_key)
    names = by_key if several else [side.value if side is not None else "" for _, _, side, _ in whose]
    groups = [name for name in dict.fromkeys([*Principal, *names]) if name and name in names]
    found = [(group, [place for place, name in enumerate(names) if name == group]) for group in groups]
    named = [(_group_name(group, [whose[place] for place in places]), places) for group, places in found]
    return named if len(named) > 1 else []


def sums_of_sides(
    columns: Sequence[Column[Any]], rows: Sequence[Any], party_of: Callable[[Any], Party]
) -> tuple[Sum, ...]:
    """Sum rows for each side, where there are several, and in all."""
    whose = [(party.code, party.name, party.principal, ()) for party in map(party_of, rows)]
    sides = (summed(name, columns, [rows[at] for at in places], places) for name, places in groups_of(whose))
    return (*sides, summed(SUM, columns, rows))


def days_note(sharing: CostSharing) -> Iterator[Words]:
    """Say of which days a cost is, where they are not the whole year."""
    days = sharing.agreement.in_year(sharing.year)
    if days != Period.year(sharing.year):
        yield say.CostOfDays(days)


def _group_name(group: str, members: Sequence[Whose]) -> Text:
    """Name a group: the municipalities and the region by those words, if they are any, and others by their own."""
    if group == Principal.REGION and not all(names_region(code, name) for code, name, _, _ in members):
        return Text("Övriga parter", "The other parties")
    if group == Principal.REGION and len(members) > 1:
        return Text("Regionerna", "The regions")
    return TOGETHER.get(group, Text(group))


def side_name(name: str, parties: Iterable[Party]) -> Text:
    """Name a side by those of *parties* that are of it."""
    members = [(party.code, party.name, party.principal, ()) for party in parties if party.principal == name]
    return _group_name(name, members) if members else TOGETHER[name]


def shared_keys(levels: Iterable[Level]) -> Iterator[CostKey]:
    """Give the keys by which several parties share."""
    for level in levels:
        key = level.apportionment.key
        stated = isinstance(level.apportionment, StatedRows)
        if not level.between_groups and level.apportionment.is_weighed and not stated:
            yield key


def levels_notes(levels: Sequence[Level], rule: RoundingRule, names: Mapping[str, AnyText]) -> Iterator[Words]:
    """Say by what stages were shared, how they were rounded, and where what was left went."""
    for level in levels:
        if isinstance(level.apportionment, RatedRows):
            figures = next(_statistics(level.apportionment.key)).title
            yield say.RatedBy(level.apportionment.per.text, figures)
    for key in shared_keys(level for level in levels if not isinstance(level.apportionment, RatedRows)):
        yield from (say.SharedBy(statistic.title) for statistic in _statistics(key))
    if not all(isinstance(level.apportionment, StatedRows) for level in levels):
        yield rule_note(rule.method, rule.unit, rule.decimals)
    if rule.method is not Method.HALF_UP_EACH and any(isinstance(each.apportionment, RatedRows) for each in levels):
        yield say.RatesRowByRow()
    for level in levels:
        rows = level.apportionment
        if not isinstance(rows, BoundedRows):
            yield from stage_notes(rows, names)
            continue
        yield from _bound_notes(rows, names)
        yield from () if rows.inner is None else stage_notes(rows.inner, names)


def _bound_notes(rows: BoundedRows, names: Mapping[str, AnyText]) -> Iterator[Words]:
    """Say who is held by a bound, and what becomes of what that cuts off or takes."""
    for bound, told in ((Bound.LEAST, say.AtFloor), (Bound.MOST, say.AtCeiling)):
        who = tuple(names.get(code, Text(code)) for code, each in rows.held if each is bound)
        if who:
            yield told(who)
    if rows.bounds.cut_off is CutOff.SHARED_AGAIN and rows.held:
        yield say.SharedAgain()
    elif rows.bounds.taken_by is not None and rows.taken != ZERO:
        taker = names.get(rows.bounds.taken_by, Text(rows.bounds.taken_by))
        yield (say.TakenBy if rows.taken > ZERO else say.LeftTo)(taker, abs(rows.taken))
    elif rows.total != rows.given:
        yield (say.FallsAway if rows.total < rows.given else say.ComesOnTop)(rows.given, abs(rows.given - rows.total))


def _statistics(key: CostKey) -> Iterator[Statistic]:
    if key.basis.statistic is not None:
        yield key.basis.statistic
    for _, component in key.basis.components:
        yield from _statistics(component)


def rule_note(method: Method, unit: Amount, decimals: int | None) -> Words:
    """Say by what rule it was rounded."""
    return say.RoundedBy(method_text(method, decimals), unit_text(unit))


def stage_notes(shared: Apportionment, names: Mapping[str, AnyText]) -> Iterator[Words]:
    """Say what was left over of one stage, and where it went."""
    if shared.method is Method.LARGEST_REMAINDER and shared.left_over:
        left, count = shared.left_over * shared.unit, abs(shared.left_over)
        towards = floor_text(shared.total)
        if count == 1:
            yield say.LeftToOne(towards, left, shared.total)
        else:
            each = shared.unit if left > ZERO else -shared.unit
            yield say.LeftToSeveral(towards, left, shared.total, each, count)
    if shared.carrier is not None and shared.carried != ZERO:
        yield say.DifferenceOnOne(shared.total, shared.carried, names.get(shared.carrier, Text(shared.carrier)))
    yield from tie_texts(shared, lambda code: names.get(code, Text(code)))


def residual_note(total: Amount, residual: Amount) -> Iterator[Words]:
    """Say what rows rounded one by one leave."""
    if residual != ZERO:
        yield say.RowsLeave(total - residual, total, residual)


def source_notes(sources: Iterable[Source], *, headed: bool = False) -> Iterator[Words]:
    """Cite each paper once, with every place in it; *headed* where a heading says already that these are sources."""
    alone, with_places = (Listed, ListedWith) if headed else (Cited, CitedAt)
    places: dict[Paper, list[str]] = {}
    for source in dict.fromkeys(sources):
        places.setdefault(source.paper, []).append(source.place)
    for paper, listed in places.items():
        in_it = "; ".join(place for place in listed if place)
        yield with_places(paper.cited(), in_it) if in_it else alone(paper.cited())


def days_off_note(days: Iterable[dt.date]) -> Iterator[Words]:
    """Say which days are Sundays or public holidays, and that none of them is moved; nothing where none is."""
    named = ((on, day_off(on)) for on in sorted(set(days)))
    found = tuple(DayOff(on, name) for on, name in named if name is not None)
    if found:
        yield DaysOff(found)


def findings_section(status: "StatusCore[Any]", some: Sequence[Finding] | None = None) -> Section:
    """Lay out what is not in order on a day, or *some* of it, with each clause and the papers they stand in."""
    listed = status.findings if some is None else some
    papers = dict.fromkeys(finding.source.paper for finding in listed if finding.source is not None)
    notes = (*(map(judged, listed) if listed else (IN_ORDER,)), *(Cited(paper.cited()) for paper in papers))
    return Section(title=(FINDINGS if status.journal.is_unrecorded else BY_JOURNAL,), notes=notes)


def judged(finding: Finding) -> Words:
    """Write a finding with how much it matters, and its clause."""
    severity, source = SEVERITIES[finding.severity], finding.source
    if source is None:
        return Judged(severity, finding.message)
    return JudgedAt(severity, finding.message, source.place or str(source))
