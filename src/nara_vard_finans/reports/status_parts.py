"""What the status of an agreement, a grant and a post have in common, as pages and as data."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from nara_vard_finans.agreements import LEAVING_TEXTS
from nara_vard_finans.core import AnyText, Finding, Language, Severity, Text, months_text, posts_text
from nara_vard_finans.journals import UNRECORDED, Assumptions, Journal
from nara_vard_finans.reports.cost_data import Data
from nara_vard_finans.reports.table import Table
from nara_vard_finans.sharing import CostByPosts, YearlyCost

if TYPE_CHECKING:
    from nara_vard_finans.sharing import Cost

_SEVERITIES: Mapping[Severity, Text] = {
    Severity.NOTE: Text("Notering", "Note"),
    Severity.WARNING: Text("Varning", "Warning"),
    Severity.BREACH: Text("Avvikelse", "Breach"),
}


def opened(text: str) -> str:
    """Write a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def imagined_line(changes: Iterable[AnyText], language: Language) -> str:
    """Say that something is imagined, and what was changed."""
    sv, en = ("; ".join(text.in_(each) for text in changes) for each in (Language.SV, Language.EN))
    return Text(f"Tänkt läge, inte det verkliga: {sv}.", f"What if, and not as it is: {en}.").in_(language)


def journal_lines(journal: Journal, language: Language) -> tuple[str, ...]:
    """Say which journal a status rests on, whether it is made up, how far it goes and what it gives."""
    lines: list[AnyText] = [UNRECORDED] if journal.is_unrecorded else []
    if journal.title is not None:
        lines.append(Text(f"Journal: {journal.title.sv}", f"Journal: {journal.title.in_english}"))
    if not journal.events and journal.recorded_until is None:
        lines.append(Text("Journalen är tom: inget har hänt.", "The journal is empty: nothing has happened."))
    if journal.example:
        lines.append(
            Text("Påhittat exempel: inget av detta har hänt.", "A made-up example: none of this has happened.")
        )
    if journal.recorded_until is not None and not journal.is_unrecorded:
        lines.append(
            Text(f"Journalen slutar {journal.recorded_until}.", f"The journal ends on {journal.recorded_until}.")
        )
    assumptions = list(_given(journal.assumptions))
    if assumptions:
        sv, en = "; ".join(text.sv for text in assumptions), "; ".join(text.in_english for text in assumptions)
        lines.append(
            Text(f"Givet här, står inte i någon handling: {sv}.", f"Given here, and in no paper: {en}."),
        )
    return tuple(line.in_(language) for line in lines)


def _given(assumptions: Assumptions) -> Iterator[Text]:
    if assumptions.cost is not None:
        if isinstance(assumptions.cost, YearlyCost):
            yield Text(f"kostnad {assumptions.cost.amount} per år", f"a cost of {assumptions.cost.amount} a year")
        for year, amount in assumptions.cost.by_year:
            yield Text(f"kostnad {year} {amount}", f"a cost of {amount} in {year}")
        if isinstance(assumptions.cost, CostByPosts):
            posts, each = posts_text(assumptions.cost.posts), assumptions.cost.per_post
            yield Text(f"{posts.sv} à {each} per år", f"{posts.en} at {each} a year")
    if assumptions.notice is not None:
        months = months_text(assumptions.notice.months)
        yield Text(f"uppsägningstid {months.sv}", f"{months.en} of notice")
    if assumptions.on_leaving is not None:
        then = LEAVING_TEXTS[assumptions.on_leaving]
        yield Text(f"när en part lämnar: {then.sv}", f"when a party leaves: {then.in_english}")
    if assumptions.basis is not None:
        yield Text(f"fördelning efter {assumptions.basis.id}", f"shares by {assumptions.basis.id}")
    if assumptions.counted is not None:
        counted = assumptions.counted.text
        yield Text(f"del av år räknas i {counted.sv}", f"a part of a year is counted in {counted.in_english}")


def journal_data(journal: Journal, on: dt.date, language: Language) -> Data:
    """Give what a status says of its journal."""
    assumptions = journal.assumptions
    return {
        "title": None if journal.title is None else journal.title.in_(language),
        "example": journal.example,
        "events": len(journal.up_to(on)),
        "kept_to": None
        if journal.recorded_until is None or journal.is_unrecorded
        else journal.recorded_until.isoformat(),
        "given": {
            "cost": None if assumptions.cost is None else _cost_data(assumptions.cost),
            "notice_months": None if assumptions.notice is None else assumptions.notice.months,
            "on_leaving": None if assumptions.on_leaving is None else assumptions.on_leaving.value,
            "basis": None if assumptions.basis is None else assumptions.basis.id,
            "counted": None if assumptions.counted is None else assumptions.counted.value,
        },
    }


def _cost_data(cost: "Cost") -> Data:
    return {
        "posts": cost.posts,
        "per_post": cost.per_post.plain if isinstance(cost, CostByPosts) else None,
        "yearly": cost.amount.plain if isinstance(cost, YearlyCost) else None,
        "by_year": {str(year): amount.plain for year, amount in cost.by_year},
    }


def findings_page(findings: Iterable[Finding], language: Language) -> Table:
    """Lay out what is not in order, with the clause of each and the papers they stand in."""
    listed = tuple(findings)
    heading = Text("Iakttagelser, enligt journalen", "Findings, by the journal").in_(language)
    nothing = Text("Inget att anmärka.", "Nothing to remark on.").in_(language)
    notes = [
        f"{_SEVERITIES[finding.severity].in_(language)}: {finding.message.in_(language)}"
        + ("" if finding.source is None else f" [{finding.source.place or finding.source}]")
        for finding in listed
    ]
    papers = dict.fromkeys(finding.source.paper for finding in listed if finding.source is not None)
    cites = Text("Källa", "Source").in_(language)
    return Table(
        title=(heading,),
        columns=(),
        rows=(),
        notes=(*(notes or [nothing]), *(f"{cites}: {paper.cited()}." for paper in papers)),
    )
