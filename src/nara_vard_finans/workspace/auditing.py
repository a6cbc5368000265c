"""A printed table held against the rules: read, chosen, tried, and told."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from nara_vard_finans.audit import Audit, AuditBasis, audit_column, audit_table, findings_of, grid_of
from nara_vard_finans.core import AnyText, Directory, Finding, Party, Principal, Text, UnknownEntryError
from nara_vard_finans.files import WeightTable, name_of, read_grids, read_weights
from nara_vard_finans.reports import audit_report
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.journals import is_file
from nara_vard_finans.workspace.messages import BasisCanBeSearched, NoSheets, TableHasNoSheets

if TYPE_CHECKING:
    from nara_vard_finans.facts import Catalogue
    from nara_vard_finans.grids import Grid
    from nara_vard_finans.workspace.questions import AuditQuestion, Progress

_FILE_OR_TABLE = Text("filen eller tabellen", "file, and no table among the facts,")


def read_table(
    facts: "Catalogue",
    table: str | Path | BinaryIO | Sequence["Grid"],
    question: "AuditQuestion",
    *,
    sheet: str | None,
    encoding: str,
) -> tuple[str, tuple["Grid", ...]]:
    """Read the tables that are asked for: a file's, a stream's, or one among the facts by its id; with its name."""
    if isinstance(table, Sequence) and not isinstance(table, str):
        if sheet is not None:
            raise QuestionError(NoSheets())
        return "", tuple(table)
    near = None if question.total is None else question.total.amount.kronor
    if not isinstance(table, str | Path):
        return name_of(table), read_grids(table, near=near, encoding=encoding, sheet=sheet)
    name = str(table)
    shipped = [each for each in facts.tables if each.id == name]
    if shipped and not is_file(name):
        if sheet is not None:
            raise QuestionError(TableHasNoSheets(name))
        return shipped[0].id, (grid_of(shipped[0], facts.parties, facts.statistics),)
    if not is_file(name) and re.fullmatch(r"[a-z0-9-]+", name):
        raise UnknownEntryError(_FILE_OR_TABLE, name, tuple(each.id for each in facts.tables))
    return name_of(Path(name).name), read_grids(name, near=near, encoding=encoding, sheet=sheet)


def read_bases(
    facts: "Catalogue", weights: Iterable[str | Path | BinaryIO], encoding: str
) -> tuple[tuple[str, WeightTable], ...]:
    """Read tables with a basis to try, each with its name."""
    return tuple((name_of(source), read_weights(source, facts.parties, encoding=encoding)) for source in weights)


def answer_audit(
    facts: "Catalogue",
    title: str,
    grids: Sequence["Grid"],
    weights: Sequence[tuple[str, WeightTable]],
    question: "AuditQuestion",
    *,
    progress: "Progress | None",
) -> Answer[Audit]:
    """Say which rule and which basis reproduce a printed table, and what deviates."""
    parties = _with_weights(facts.parties, [table for _, table in weights])
    column = audit_column(grids, parties, title=title, total=question.total, column=question.column, unit=question.unit)
    result = audit_table(
        column,
        total=question.total,
        bases=[_basis(path, table, [other for other, _ in weights]) for path, table in weights],
        statistics=facts.statistics,
        search=question.search,
        sums=question.sums,
        within=question.within,
        progress=progress,
    )
    names = {party.code: party.name for party in parties}
    findings = (*findings_of(result, names), *_what_next(result, question.next_step))
    return Answer(result=result, findings=findings, make=partial(audit_report, result, findings, names))


def _what_next(result: "Audit", next_step: AnyText) -> Iterator[Finding]:
    """Say what else can be asked where no rule was found."""
    few = result.nearest is not None and 4 * len(result.nearest.deviations) <= len(result.column.rows)
    if not result.fits and result.recovered is None and not few:  # otherwise it is the rows, and not the basis
        title = result.column.title
        known = BasisCanBeSearched
        yield Finding(rule=known.RULE, severity=known.SEVERITY, subject=title, message=next_step)


def _basis(path: str, table: WeightTable, paths: Sequence[str]) -> AuditBasis:
    name = Path(path).name
    if [Path(other).name for other in paths].count(name) > 1:
        name = path
    total = sum(weight for _, weight in table.key.weights)
    return AuditBasis(id=name, title=Text(name), weights=table.key.weights, total=total)


def _with_weights(parties: Directory, tables: Sequence[WeightTable]) -> Directory:
    """Let the names of the weights be found in the table too, as a scan would write them."""
    own = {row.party: row.name for table in tables for row in table.rows if row.party not in parties}
    return parties.with_(Party(code=code, name=name, principal=Principal.MUNICIPALITIES) for code, name in own.items())
