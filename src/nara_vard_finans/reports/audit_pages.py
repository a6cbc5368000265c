"""An audit as pages for people: what was found, in sentences that can be put in a letter, and the rows under them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from nara_vard_finans.core import Finding, Text, grouped
from nara_vard_finans.reports import messages as say
from nara_vard_finans.reports.audit_workings import RULE_COLUMN
from nara_vard_finans.reports.columns import TEXT, Cell, Column
from nara_vard_finans.reports.sections import Section, Sum
from nara_vard_finans.reports.shapes import BEFORE_ROUNDING, PARTY, SUM

if TYPE_CHECKING:
    from nara_vard_finans.audit import Audit, Span, TableAudit

_WEIGHT = Text("Underlag", "Basis")
_PRINTED = Text("Tryckt", "Printed")
_RULE = Text("Regeln ger", RULE_COLUMN)
_OFF = Text("Skillnad", "Difference")
_RECOVERED = Text("Återskapat", "Recovered")
_DEVIATES = Text("Avviker", "Deviates")
_DIFFERENCE = f"{{{_PRINTED.en}}}-{{{_RULE.en}}}"
_IN_UNIT = {BEFORE_ROUNDING, _PRINTED, _RULE, _OFF}


def audit_sections(audit: "Audit", findings: Sequence[Finding]) -> tuple[Section, ...]:
    """Lay out what an audit found, and then its rows."""
    table, heading = audit.column.title, audit.column.heading
    title = say.AuditOfColumn(table, heading) if heading else say.AuditOf(table)
    return Section(title=(title,), notes=tuple(finding.message for finding in findings)), _rows(audit)


def table_sections(table: "TableAudit", told: Sequence[tuple["Audit", Sequence[Finding]]]) -> tuple[Section, ...]:
    """Lay out what audits of several columns found, one after the other, and what is told of no one of them."""
    sections = [section for audit, findings in told for section in audit_sections(audit, findings)]
    notes = tuple(finding.message for finding in table.findings)
    return (*sections, *((Section(notes=notes),) if notes else ()))


def _rows(audit: "Audit") -> Section:
    found, rows, unit = [*_columns(audit)], audit.column.rows, audit.column.measure.value
    name: Column[int] = Column("name", TEXT, lambda place: rows[place].name, PARTY)
    return Section(
        columns=(name, *(_column(heading, cells, unit) for heading, cells, _ in found)),
        rows=tuple(range(len(rows))),
        sums=(Sum(name=SUM, cells={heading.en: total for heading, _, total in found}, places=tuple(range(len(rows)))),),
        parties=tuple(row.party for row in rows),
    )


def _column(heading: Text, cells: Sequence[Cell], unit: str) -> Column[int]:
    places = 2 if heading is BEFORE_ROUNDING else None
    return Column(
        heading.en, TEXT, lambda place: cells[place], heading, unit if heading in _IN_UNIT else "",
        places=places, formula=_DIFFERENCE if heading is _OFF else "",
    )  # fmt: skip


def _columns(audit: "Audit") -> Iterator[tuple[Text, Sequence[Cell], Cell]]:
    """Give the columns that there is something to put in, each with its cells and its sum."""
    rows = audit.column.rows
    fit = audit.leading
    near = None if fit is not None else audit.nearest
    if fit is not None:
        basis, total = fit.basis, fit.total.kronor
        weights = dict(basis.weights)
        exact = [total * Fraction(weights[row.party]) / basis.total for row in rows]
        yield _WEIGHT, [weights[row.party] for row in rows], sum(weights[row.party] for row in rows)
        yield BEFORE_ROUNDING, exact, sum(exact, Fraction(0))
    yield _PRINTED, [row.amount for row in rows], audit.column.rows_sum
    if near is not None and near.deviations:
        computed = {each.party: each.computed for each in near.deviations}
        ruled = [computed.get(row.party, row.amount) for row in rows]
        yield _RULE, ruled, sum(ruled[1:], ruled[0])
        differences = [row.amount - amount for row, amount in zip(rows, ruled, strict=True)]
        yield _OFF, differences, sum(differences[1:], differences[0])
    recovery = None if audit.recovered is None else audit.recovered.recovery
    if recovery is not None and audit.recovered is not None and audit.recovered.is_unique:
        solution = recovery.solutions[0]
        spans = dict(solution.weights)
        yield _RECOVERED, [_span(spans[row.party]) for row in rows], solution.basis_total if recovery.complete else None
    if near is not None and near.deviations:
        off = {each.party for each in near.deviations}
        yield _DEVIATES, ["←" if row.party in off else "" for row in rows], ""


def _span(span: "Span") -> Cell:
    return span.low if span.low == span.high else f"{grouped(span.low)}-{grouped(span.high)}"
