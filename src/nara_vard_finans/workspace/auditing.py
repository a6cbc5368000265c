"""A printed table held against the rules: read, chosen, tried, and told."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from nara_vard_finans.audit import (
    Audit,
    AuditBasis,
    AuditColumn,
    ColumnUnit,
    TableAudit,
    UnreadColumn,
    audit_column,
    audit_columns,
    audit_table,
    findings_of,
    grid_of,
    table_audit,
    table_names,
)
from nara_vard_finans.core import (
    Amount,
    AnyText,
    AuditError,
    Directory,
    Finding,
    Party,
    Principal,
    Text,
    UnknownEntryError,
    with_tuples,
)
from nara_vard_finans.facts import official_figures_of
from nara_vard_finans.files import Readable, WeightTable, as_file, name_of, read_grids, read_weights
from nara_vard_finans.grids import StatedTotal
from nara_vard_finans.reports import audit_report, table_report
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.journals import is_file
from nara_vard_finans.workspace.table_messages import (
    BasisCanBeSearched,
    NoneCanBeAudited,
    NoSheets,
    PartiesKnown,
    SumsWithoutSearch,
    TableHasNoSheets,
    TableHasParties,
)

if TYPE_CHECKING:
    from nara_vard_finans.facts import Catalogue
    from nara_vard_finans.grids import Grid

_FILE_OR_TABLE = Text("filen eller tabellen", "file, and no table among the facts,")


Progress = Callable[[int, int], None]
"""Is told how far a search has come, and how far it goes."""


def _stated(total: "StatedTotal | str | None") -> "StatedTotal | None":
    return StatedTotal.parse(total) if isinstance(total, str) else total


@frozen(kw_only=True, field_transformer=with_tuples)
class AuditQuestion:
    """
    What is asked of a printed table.

    Attributes:
        total: What the rows share, as a text like ``"2,4 mkr"``; ``None`` for the printed sum.
        column: The heading of the column, or its place among the columns of numbers.
        party_column: The heading of the column that names the parties; without it, one that means parties.
        unit: The unit of the rows; ``None`` for as printed.
        sheet: The sheet of a workbook; without it, the one with the total.
        encoding: How texts are encoded.
        weights: Files with a basis to try.
        weights_column: The heading of their column of weights; without it, the only one.
        weights_level: Which of several levels is read of them: that of municipalities, or of regions.
        search: Whether the basis is searched for in the amounts.
        sums: What the basis may sum to.
        within: How far from the total another total may be.
        progress: Is told how far a search has come.
        next_step: What is said can be asked next where no rule is found, in the words of whoever asks.

    Raises:
        QuestionError: If sums are given of a search that is not asked for.
        AmountError: If the total is no amount.
    """

    total: StatedTotal | None = field(default=None, converter=_stated)
    column: str | None = None
    party_column: str | None = None
    unit: str | None = None
    sheet: str | None = None
    encoding: str = "utf-8"
    weights: Sequence[Readable] = ()
    weights_column: str | None = None
    weights_level: Principal | None = None
    search: bool = False
    sums: tuple[int, int] | None = None
    within: Amount | None = None
    progress: Progress | None = None
    next_step: AnyText = BasisCanBeSearched()

    def __attrs_post_init__(self) -> None:
        if self.sums is not None and not self.search:
            raise QuestionError(SumsWithoutSearch())


def _read_table(
    facts: "Catalogue", table: "Readable | Sequence[Grid]", asked: "AuditQuestion"
) -> tuple[str, tuple["Grid", ...]]:
    """Read the tables that are asked for: a file's, a stream's, or one among the facts by its id; with its name."""
    if isinstance(table, Sequence) and not isinstance(table, str | bytes):
        _refuse_of_file("", asked)
        return "", tuple(table)
    read = partial(
        read_grids,
        near=None if asked.total is None else asked.total.amount.kronor,
        encoding=asked.encoding,
        sheet=asked.sheet,
        party_column=asked.party_column,
    )
    if not isinstance(table, str | os.PathLike):
        file = as_file(table, encoding=asked.encoding)
        return name_of(file), read(file)
    name = str(table)
    shipped = [each for each in facts.tables if each.id == name]
    if shipped and not is_file(name):
        _refuse_of_file(name, asked)
        return shipped[0].id, (grid_of(shipped[0], facts.parties, facts.statistics),)
    if not is_file(name) and not Path(name).is_dir() and re.fullmatch(r"[a-z0-9-]+", name):
        raise UnknownEntryError(_FILE_OR_TABLE, name, tuple(each.id for each in facts.tables))
    return name_of(Path(name).name), read(name)


def _refuse_of_file(table: str, asked: AuditQuestion) -> None:
    """Refuse what serves files alone: not *table*, which stands among the facts, nor tables at hand, without a name."""
    if asked.sheet is not None:
        raise QuestionError(TableHasNoSheets(table) if table else NoSheets())
    if asked.party_column is not None:
        raise QuestionError(TableHasParties(table) if table else PartiesKnown())


def _read_bases(facts: "Catalogue", asked: AuditQuestion) -> Iterator[tuple[str, WeightTable]]:
    """Read tables with a basis to try, each with its name."""
    for source in asked.weights:
        file = as_file(source, encoding=asked.encoding)
        yield (
            name_of(file),
            read_weights(
                file,
                facts.known,
                encoding=asked.encoding,
                column=asked.weights_column,
                level=asked.weights_level,
            ),
        )


class Asking:
    """A question of a table's columns, with what they are held against."""

    def __init__(
        self, facts: "Catalogue", table: "Readable | Sequence[Grid]", question: AuditQuestion | None = None
    ) -> None:
        self.facts, self.question = facts, question or AuditQuestion()
        self.title, self.grids = _read_table(facts, table, self.question)
        self.weights = tuple(_read_bases(facts, self.question))
        self.parties = _with_weights(facts.known, [table for _, table in self.weights])
        self.settled = table_names(self.grids, self.parties, self.title).findings
        self.own_names = {party.code: party.name for party in self.parties}

    def names(self, audit: Audit) -> dict[str, str]:
        """Give the names of an audit's parties by code; those of the country where its figures were tried."""
        codes = {code for basis in audit.bases for code, _ in basis.weights} - self.own_names.keys()
        found = (self.facts.known.get(code) for code in sorted(codes))
        return self.own_names | {party.code: party.name for party in found if party is not None}

    def answer_column(self) -> Answer[Audit]:
        """Say which rule and which basis reproduce a printed column, and what deviates."""
        asked = self.question
        column = audit_column(
            self.grids, self.parties, title=self.title, total=asked.total, column=asked.column, unit=asked.unit
        )
        return self.answer(self.audit(column), self.read(column))

    def answer_columns(self) -> Answer[TableAudit]:
        """Say the same of every column of amounts; or of the one that the question names."""
        asked = self.question
        columns, unread = audit_columns(
            self.grids, self.parties, title=self.title, total=asked.total, column=asked.column, unit=asked.unit
        )
        audits: list[Audit] = []
        refused: list[UnreadColumn] = []
        for column in columns:
            try:
                audits.append(self.audit(column))
            except AuditError as error:
                if len(columns) == 1 and not unread:
                    raise
                refused.append(
                    UnreadColumn.refused(column.column, column.heading, error, speaks_of_money=column.speaks_of_money)
                )
        if not audits:
            raise AuditError(self.title, NoneCanBeAudited(tuple(each.reason for each in refused)))
        found = table_audit(self.title, audits, sorted((*unread, *refused), key=lambda each: each.column))
        read = self.read(found.audits[0].column)
        answers = [self.answer(each, () if at else read) for at, each in enumerate(found.audits)]  # told once
        findings = (*(finding for answer in answers for finding in answer.findings), *found.findings)
        told = [(each.result, each.findings) for each in answers]
        names = {code: name for audit in found.audits for code, name in self.names(audit).items()}
        return Answer(result=found, findings=findings, make=partial(table_report, found, told, names))

    def audit(self, column: AuditColumn) -> Audit:
        """Hold a column against the rules, on all bases at hand."""
        paths = [path for path, _ in self.weights]
        return audit_table(
            column,
            total=self.question.total,
            bases=[_basis(path, table, paths) for path, table in self.weights],
            statistics=self.facts.statistics,
            search=self.question.search,
            sums=self.question.sums,
            within=self.question.within,
            agreed=_agreed(self.facts),
            official=official_figures_of,
            progress=self.question.progress,
        )

    def read(self, column: AuditColumn) -> tuple[Finding, ...]:
        """Tell how the sheet of a column was read, and the tables of weights."""
        title = self.title
        sheet = (grid for grid in self.grids if column.title == (f"{title}!{grid.sheet}" if grid.sheet else title))
        found = [grid.findings for grid in sheet] + [table.findings for _, table in self.weights]
        found.append(self.settled)
        return tuple(dict.fromkeys(chain.from_iterable(found)))

    def answer(self, result: Audit, read: Iterable[Finding]) -> Answer[Audit]:
        """Tell an audit, and how its table was read."""
        names = self.names(result)
        findings = (*findings_of(result, names), *read, *_what_next(result, self.question.next_step))
        return Answer(result=result, findings=findings, make=partial(audit_report, result, findings, names))


def _agreed(facts: "Catalogue") -> Iterator[Amount]:
    """Give what the agreements among the facts cost in a year, as far as papers state it."""
    for agreement in facts.agreements:
        yield from (amount for _, amount in agreement.cost.by_year)
        if (cost := agreement.cost.of(agreement.term.first_day.year)) is not None:
            yield cost


def _what_next(result: "Audit", next_step: AnyText) -> Iterator[Finding]:
    """Say what else can be asked where no rule was found."""
    few = result.nearest is not None and 4 * len(result.nearest.deviations) <= len(result.column.rows)
    may_be_kronor = result.column.measure in {ColumnUnit.KRONOR, ColumnUnit.UNSTATED}
    if (
        may_be_kronor and not result.fits and result.recovered is None and not few
    ):  # otherwise it is the rows, and not the basis
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
    own = {row.party: row.name for table in tables for row in table.rows if parties.get(row.party) is None}
    return parties.with_(Party(code=code, name=name, principal=Principal.MUNICIPALITIES) for code, name in own.items())
