"""The report of what a grant's recipients have reported, compiled: by party, by purpose, and what is missing."""

from collections.abc import Iterator
from typing import Any

from nara_vard_finans.core import ZERO, Language, Text
from nara_vard_finans.grants import Area, Compilation, CompiledRow, Grant, PurposeSum
from nara_vard_finans.reports import trace_messages as say
from nara_vard_finans.reports.columns import AMOUNT, COUNT, TEXT, Column, Shape, Words, by_key, maybe, several, within
from nara_vard_finans.reports.grant_messages import ReceivedTwice
from nara_vard_finans.reports.grant_statuses import DUTY, duties_notes
from nara_vard_finans.reports.notes import findings_section, sums_of_sides
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section
from nara_vard_finans.reports.shapes import FINDING, WHO, definition_column
from nara_vard_finans.reports.status_messages import InKronor
from nara_vard_finans.reports.status_parts import head_of, journal_lines

_UNSTATED = "unstated"


def _of_balance(key: str, heading: Text) -> Column[CompiledRow]:
    return Column(key, AMOUNT, lambda row: getattr(row.balance, key), heading, summed=True)


_WHO = within(WHO, lambda row: row.party)
_RECEIVED = _of_balance("received", Text("Mottaget", "Received"))
_REST = (
    _of_balance("used", Text("Använt", "Used")),
    _of_balance("transferred", Text("Överlåtet", "Passed on")),
    _of_balance("set_aside", Text("Avsatt", "Set aside")),
    _of_balance("repaid", Text("Återbetalt", "Repaid")),
    _of_balance("remaining", Text("Kvar", "Left")),
)


def _used_by(at: int, area: Area | None) -> Column[CompiledRow]:
    """Give the column of what was used for one purpose."""
    heading = say.UsedForPurpose(area.id) if area else Text("Använt, inget ändamål", "Used, no purpose")
    return Column(f"used_{area.id if area else _UNSTATED}", AMOUNT, lambda row: row.used[at], heading, summed=True)


def _rows_of(compiled: Compilation) -> Shape[CompiledRow]:
    """Give the columns of the rows, with one for each purpose of the grant."""
    purposes = (_used_by(at, area) for at, area in enumerate(compiled.areas))
    return Shape(*_WHO, _RECEIVED, *purposes, *_REST)


def _by_purpose(pair: tuple[Compilation, CompiledRow]) -> dict[str, Any]:
    compiled, row = pair
    return {area.id if area else _UNSTATED: amount for area, amount in zip(compiled.areas, row.used, strict=True)}


_ROW: Shape[tuple[Compilation, CompiledRow]] = Shape(
    *within((*_WHO, _RECEIVED), lambda pair: pair[1]),
    Column("used_for", by_key(AMOUNT), _by_purpose),
    *within(_REST, lambda pair: pair[1]),
)


def _named(each: PurposeSum) -> Words:
    if each.area is None:
        return Text("inget angivet ändamål", "no stated purpose")
    if each.measure is None:
        return each.area.named
    return each.measure.named


_PURPOSE: Shape[PurposeSum] = Shape(
    Column("purpose", maybe(TEXT), lambda each: each.area and each.area.id),
    Column("measure", maybe(TEXT), lambda each: each.measure and each.measure.id),
    Column("what", TEXT, _named, Text("Ändamål och insats", "Purpose and measure")),
    Column("used", AMOUNT, lambda each: each.used, Text("Använt", "Used"), summed=True),
    Column("parties", COUNT, lambda each: len(each.parties), Text("Parter", "Parties")),
    Column("by", several(TEXT), lambda each: [party.code for party in each.parties]),
)
REPORT: Shape[Compilation] = Shape(
    *within(head_of("grant", (definition_column(Grant),)), lambda compiled: compiled.status),
    Column("rows", several(_ROW), lambda compiled: [(compiled, row) for row in compiled.rows]),
    Column("purposes", several(_PURPOSE), lambda compiled: compiled.purposes),
    Column("reports", several(DUTY), lambda compiled: compiled.reports),
    Column("findings", several(FINDING), lambda compiled: compiled.status.findings),
    name="report",
)


def compiled_report(compiled: Compilation, language: Language) -> Report:
    """
    Report what a grant's recipients have reported, compiled.

    Args:
        compiled: The compilation.
        language: The language of what is read.
    """
    return Report(
        language=language,
        shape=REPORT,
        record=compiled,
        row_shape=_rows_of(compiled),
        records=lambda: compiled.rows,
        sections=lambda: tuple(_sections(compiled)),
    )


def _notes(compiled: Compilation) -> Iterator[Words]:
    yield InKronor()
    if compiled.status.total.passed_on > ZERO:
        yield ReceivedTwice(compiled.status.total.passed_on)


def _sections(compiled: Compilation) -> Iterator[Section]:
    status = compiled.status
    name, *amounts = _rows_of(compiled).headed
    stated = [each for each in amounts if each.key != f"used_{_UNSTATED}" or any(row.used[-1] for row in compiled.rows)]
    title = (status.grant.title, say.CompiledOn(status.on), *journal_lines(status.journal))
    yield (
        Section(title=title)
        if not compiled.rows
        else Section(
            title=title,
            columns=(name, *stated),
            rows=compiled.rows,
            sums=sums_of_sides(stated, compiled.rows, lambda row: row.party),
            notes=tuple(_notes(compiled)),
        )
    )
    if compiled.purposes:
        yield Section(
            title=(Text("Använt efter ändamål och insats", "Used by purpose and measure"),),
            columns=_PURPOSE.headed,
            rows=compiled.purposes,
        )
    if compiled.reports:
        yield Section(
            title=(Text("Vad som saknas, och från vem", "What is missing, and from whom"),),
            columns=DUTY.headed,
            rows=compiled.reports,
            notes=tuple(duties_notes(status)),
        )
    yield findings_section(status)
