"""The command ``nvf audit``: a printed table against the rules."""

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

from nara_vard_finans.audit import Audit, AuditBasis, audit_table, audit_column, findings_of, grid_of
from nara_vard_finans.cli.answers import Answer
from nara_vard_finans.cli.arguments import UsageError, is_file, standard_input
from nara_vard_finans.core import (
    LONGEST,
    Amount,
    Directory,
    Finding,
    Language,
    Party,
    Principal,
    Severity,
    Text,
    UnknownEntryError,
    grouped,
    shown,
)
from nara_vard_finans.facts import Catalogue, embedded
from nara_vard_finans.files import WeightTable, name_of, read_grids, read_weights
from nara_vard_finans.grids import Grid, StatedTotal
from nara_vard_finans.reports import audit_data, audit_page

_SUMS = re.compile(r"\s*([0-9][0-9 _]*)\s*(?:-|\u2013|\.\.|:)\s*([0-9][0-9 _]*)\s*")
_SLOW = 1.0  # seconds after which progress is shown


def run_audit(options: argparse.Namespace) -> Answer:
    """Say which rule and which basis reproduce a printed table, and what deviates."""
    language = Language(options.lang)
    total = None if options.total is None else StatedTotal.parse(options.total)
    sums = None if options.sums is None else _sums(options.sums)
    within = None if options.within is None else Amount.parse(options.within)
    _refuse_unsearched(options)
    facts = embedded()
    title, grids = _read(options, facts, None if total is None else total.amount.kronor)
    weights = [(path, read_weights(path, facts.parties, encoding=options.encoding)) for path in options.weights or ()]
    parties = _with_weights(facts.parties, [table for _, table in weights])
    column = audit_column(grids, parties, title=title, total=total, column=options.column, unit=options.rows_in)
    result = audit_table(
        column,
        total=total,
        bases=[_basis(path, table, [other for other, _ in weights]) for path, table in weights],
        statistics=facts.statistics,
        search=options.recover,
        sums=sums,
        within=within,
        progress=_progress(language),
    )
    names = {party.code: party.name for party in parties}
    findings = (*findings_of(result, names), *_what_next(result))
    answered = audit_data(result, findings, names, language)
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=("party", "name", "line", "printed", "weight", "exact", "computed", "difference"),
        page=audit_page(result, findings, language),
        findings=any(finding.severity is not Severity.NOTE for finding in findings),
    )


def _read(options: argparse.Namespace, facts: Catalogue, near: Fraction | None) -> tuple[str, tuple[Grid, ...]]:
    """Read the tables that were asked for: a file's, standard input's, or one among the facts by its id."""
    shipped = [table for table in facts.tables if table.id == options.table]
    if shipped and not is_file(options.table):
        if options.sheet is not None:
            raise UsageError(f"{options.table} is a table among the facts, and has no sheets; leave --sheet out")
        return shipped[0].id, (grid_of(shipped[0], facts.parties, facts.statistics),)
    if not is_file(options.table) and re.fullmatch(r"[a-z0-9-]+", options.table) and options.table != "-":
        raise UnknownEntryError("file, and no table among the facts,", options.table, tuple(t.id for t in facts.tables))
    source = standard_input() if options.table == "-" else options.table
    grids = read_grids(source, near=near, encoding=options.encoding, sheet=options.sheet)
    return name_of(source) if options.table == "-" else name_of(Path(options.table).name), grids


def _sums(text: str) -> tuple[int, int]:
    match = _SUMS.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        raise UsageError(f"{shown(text)} is no range of sums, expected one such as 270000-310000")
    first, last = (int(re.sub("[ _]", "", number)) for number in match.groups())
    return first, last


def _refuse_unsearched(options: argparse.Namespace) -> None:
    if options.sums is not None and not options.recover:
        raise UsageError("--sums says what --recover is to search; give --recover too")


def _what_next(result: Audit) -> Iterator[Finding]:
    """Say what else can be asked where no rule was found."""
    few = result.nearest is not None and 4 * len(result.nearest.deviations) <= len(result.column.rows)
    if not result.fits and result.recovered is None and not few:  # otherwise it is the rows, and not the basis
        text = Text(
            "Med --recover söks underlaget ur kronorna själva.", "With --recover the basis is searched in the kronor."
        )
        yield Finding(rule="basis-recovered", severity=Severity.NOTE, subject=result.column.title, message=text)


def _basis(path: str, table: WeightTable, paths: list[str]) -> AuditBasis:
    name = Path(path).name
    if [Path(other).name for other in paths].count(name) > 1:
        name = path
    total = sum(weight for _, weight in table.key.weights)
    return AuditBasis(id=name, title=Text(name), weights=table.key.weights, total=total)


def _with_weights(parties: Directory, tables: list[WeightTable]) -> Directory:
    """Let the names of the weights be found in the table too, as a scan would write them."""
    own = {row.party: row.name for table in tables for row in table.rows if row.party not in parties}
    return parties.with_(Party(code=code, name=name, principal=Principal.MUNICIPALITIES) for code, name in own.items())


def _progress(language: Language) -> Callable[[int, int], None]:
    """Show how far a search has come, on a terminal, when it takes its time."""
    began = time.monotonic()
    last = [0]

    def show(done: int, pairs: int) -> None:
        percent = 100 * done // pairs
        if percent > last[0] and sys.stderr is not None and sys.stderr.isatty() and time.monotonic() - began > _SLOW:
            last[0] = percent
            told = Text(
                f"Söker underlag: {percent} % av {grouped(pairs)}", f"Searching: {percent} % of {grouped(pairs)}"
            )
            end = "\n" if done == pairs else ""
            print(f"\r{told.in_(language)}", end=end, file=sys.stderr, flush=True)

    return show
