"""The commands: each turns its arguments into one answer."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from nara_vard_finans.agreements import RoundingRule
from nara_vard_finans.apportionment import apportion
from nara_vard_finans.catalogue import Catalogue, embedded, read_facts, read_weights
from nara_vard_finans.cli.arguments import (
    Asked,
    UsageError,
    asked_for,
    asked_year,
    method_of,
    rule_of,
    unit_of,
    year_of,
)
from nara_vard_finans.comparison import Side, compare, printed, reckoned
from nara_vard_finans.errors import FactsError, UnreadableFileError
from nara_vard_finans.explanations import explain
from nara_vard_finans.money import ZERO, Amount
from nara_vard_finans.parties import Directory
from nara_vard_finans.printed_tables import check_sums
from nara_vard_finans.reports import data, pages
from nara_vard_finans.reports.tables import Table
from nara_vard_finans.texts import Language


@frozen(kw_only=True)
class Answer:
    """
    What a command answers, before it is written.

    Attributes:
        data: The answer as data.
        rows: The part of the data that CSV writes.
        columns: The columns of the CSV.
        page: The answer as a page, or as lines of text.
        findings: Whether there are findings or deviations.
        faults: What goes to standard error, for bad input that has an answer too.
    """

    data: dict[str, Any]
    rows: Sequence[dict[str, Any]]
    columns: tuple[str, ...]
    page: Table | str
    findings: bool = False
    faults: str = ""


def run_list(options: argparse.Namespace) -> Answer:
    """Say what the catalogue holds."""
    language = Language(options.lang)
    listed = data.list_data(embedded(), language)
    return Answer(
        data=listed,
        rows=listed["entries"],
        columns=("id", "kind", "first_day", "last_day", "title"),
        page=pages.list_page(embedded(), language),
    )


def run_share(options: argparse.Namespace) -> Answer:
    """Share a total over a table of weights."""
    total = Amount.parse(options.total)
    for named, read in ((options.method, method_of), (options.unit, unit_of)):
        if named is not None:
            read(named)  # so that they are told before a table is read
    source = sys.stdin.buffer if options.weights == "-" else options.weights
    weights = read_weights(source, embedded().parties, encoding=options.encoding)
    rule = rule_of(options, RoundingRule(), lambda name: weights.party(name, embedded().parties))
    shared = apportion(total, weights.key, method=rule.method, unit=rule.unit, residual_to=rule.residual_to)
    answered = data.share_data(shared, weights)
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=("party", "name", "weight", "exact", "amount"),
        page=pages.share_page(shared, weights, Language(options.lang)),
        findings=shared.residual != ZERO,
    )


def run_allocate(options: argparse.Namespace) -> Answer:
    """Say what each party pays, as reckoned or as printed."""
    asked, year, language = (
        asked_for(options.agreement, options.basis),
        year_of(options.year),
        Language(options.lang),
    )
    if options.as_printed:
        _refuse_rules(options)
        return _allocate_as_printed(asked, year, language)
    sharing = asked.sharing(year, asked.rule(options))
    answered = data.allocate_data(sharing, language)
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=("party", "name", "side", "weight", "exact", "amount"),
        page=pages.allocate_page(sharing, language),
        findings=bool(sharing.findings),
    )


def _refuse_rules(options: argparse.Namespace) -> None:
    """Refuse what a printed table has no use for, rather than leave it aside."""
    for name in ("basis", "method", "unit", "residual_to"):
        if getattr(options, name, None) is not None:
            raise UsageError(
                f"--{name.replace('_', '-')} changes nothing of what is printed; leave it out, or --as-printed"
            )


def _allocate_as_printed(asked: Asked, year: int, language: Language) -> Answer:
    table, column = asked.printed(year)
    findings = check_sums(column, asked.agreement.parties, table.id, table.source)
    answered = data.printed_data(asked.agreement, table, column, findings, language)
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=("party", "name", "side", "amount"),
        page=pages.printed_page(asked.agreement, table, column, findings, language),
        findings=bool(findings),
    )


def run_explain(options: argparse.Namespace) -> Answer:
    """Say how one amount came about."""
    asked, year, language = (
        asked_for(options.agreement, options.basis),
        year_of(options.year),
        Language(options.lang),
    )
    sharing = asked.sharing(year, asked.rule(options))
    code = asked.agreement.party(options.party).code
    explanation = explain(sharing, code, asked.facts.printed_columns(asked.agreement.id, year))
    answered = data.explain_data(explanation, language)
    return Answer(
        data=answered,
        rows=answered["steps"],
        columns=("step", "text", "amount"),
        page=explanation.text(language),
        findings=bool(sharing.findings),
    )


def run_compare(options: argparse.Namespace) -> Answer:
    """Lay two agreements or years beside each other."""
    language = Language(options.lang)
    sides: list[Side] = []
    parties = Directory(())
    if options.as_printed:
        _refuse_rules(options)
    for reference in (options.before, options.after):
        asked, year = asked_year(reference, options.basis)
        population = asked.facts.statistic(options.population) if options.population else None
        parties = parties.with_(asked.agreement.parties)
        if options.as_printed:
            table, column = asked.printed(year)
            beside = asked.facts.statistic(column.beside) if column.beside else None
            own = population is None and column.rests_on_it
            sides.append(printed(table, column, asked.agreement.parties, population or beside, own_basis=own))
        else:
            sides.append(reckoned(asked.sharing(year), population))
    comparison = compare(sides[0], sides[1], parties)
    answered = data.compare_data(comparison, language)
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=(
            "party",
            "name",
            "side",
            "before",
            "after",
            "difference",
            "before_per_inhabitant",
            "after_per_inhabitant",
        ),
        page=pages.compare_page(comparison, language),
        findings=bool(comparison.findings),
    )


def run_check(options: argparse.Namespace) -> Answer:
    """Say whether facts files are valid, or all their faults."""
    language = Language(options.lang)
    checked: list[tuple[str, Catalogue | FactsError | UnreadableFileError]] = []
    for path in options.files:
        try:
            checked.append((path, read_facts(path)))
        except (FactsError, UnreadableFileError) as error:
            checked.append((path, error))
    answered = data.check_data(checked, language)
    faults = [str(outcome) for _, outcome in checked if not isinstance(outcome, Catalogue)]
    return Answer(
        data=answered,
        rows=[
            {"path": file["path"], **row} for file in answered["files"] for row in (*file["faults"], *file["findings"])
        ],
        columns=("path", "line", "where", "rule", "subject", "message"),
        page=pages.check_page(checked, language),
        findings=any(file["findings"] for file in answered["files"]),
        faults="\n".join(faults),
    )
