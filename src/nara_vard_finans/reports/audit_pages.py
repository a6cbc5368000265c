"""An audit as pages for people: what was found, in sentences that can be put in a letter, and the rows under them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from nara_vard_finans.core import Finding, Language, Text, grouped
from nara_vard_finans.reports.table import Cell, Column, Table

if TYPE_CHECKING:
    from nara_vard_finans.audit import Audit, Span, TableAudit

_PARTY = Text("Part", "Party")
_WEIGHT = Text("Underlag", "Basis")
_EXACT = Text("Exakt", "Exact")
_PRINTED = Text("Tryckt", "Printed")
_RULE = Text("Regeln ger", "The rule gives")
_OFF = Text("Skillnad", "Difference")
_DEVIATES = Text("Avviker", "Deviates")
_IN_UNIT = {_EXACT, _PRINTED, _RULE, _OFF}
_RECOVERED = Text("Återskapat", "Recovered")
_SUM = Text("Summa", "Sum")


def audit_page(audit: "Audit", findings: Sequence[Finding], language: Language) -> tuple[Table, ...]:
    """Lay out what an audit found, and then its rows."""
    heading = f", ”{audit.column.heading}”" if audit.column.heading else ""
    title = Text(f"Granskning av {audit.column.title}{heading}", f"Audit of {audit.column.title}{heading}")
    described = tuple(finding.message.in_(language) for finding in findings)
    return (
        Table(title=(title.in_(language),), columns=(), rows=(), notes=described),
        _rows(audit, language),
    )


def table_page(
    table: "TableAudit", told: Sequence[tuple["Audit", Sequence[Finding]]], language: Language
) -> tuple[Table, ...]:
    """Lay out what audits of several columns found, one after the other, and what is told of no one of them."""
    pages = [page for audit, findings in told for page in audit_page(audit, findings, language)]
    notes = tuple(finding.message.in_(language) for finding in table.findings)
    return (*pages, *((Table(title=(), columns=(), rows=(), notes=notes),) if notes else ()))


def _rows(audit: "Audit", language: Language) -> Table:
    columns = [*_columns(audit)]
    places = {_EXACT: 2}
    measure = audit.column.measure.value
    unit = f", {measure}" if measure else ""
    rows = audit.column.rows
    return Table(
        title=(),
        columns=(
            Column(heading=_PARTY.in_(language)),
            *(
                Column(
                    heading=heading.in_(language) + (unit if heading in _IN_UNIT else ""), places=places.get(heading)
                )
                for heading, _, _ in columns
            ),
        ),
        rows=tuple((row.name, *(cells[place] for _, cells, _ in columns)) for place, row in enumerate(rows)),
        sums=((_SUM.in_(language), *(total for _, _, total in columns)),),
    )


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
        yield _EXACT, exact, sum(exact, Fraction(0))
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
