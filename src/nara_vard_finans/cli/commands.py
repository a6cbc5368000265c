"""The commands: each turns its arguments into one answer."""

import argparse
import sys

from nara_vard_finans.agreements import Agreement, RoundingRule
from nara_vard_finans.apportionment import apportion
from nara_vard_finans.catalogue import Catalogue, embedded, read_weights
from nara_vard_finans.catalogue.entries import facts_from
from nara_vard_finans.catalogue.journal_files import LARGEST_JOURNAL, is_journal, journal_from, listed_examples
from nara_vard_finans.catalogue.toml_files import TomlFile, read_toml
from nara_vard_finans.cli import grants
from nara_vard_finans.cli.answers import Answer, as_printed, refuse_rules
from nara_vard_finans.cli.arguments import (
    GRANT_OPTIONS,
    Asked,
    UsageError,
    asked_year,
    find,
    method_of,
    of_agreement,
    rule_of,
    unit_of,
    year_of,
)
from nara_vard_finans.comparison import Side, compare, printed, reckoned
from nara_vard_finans.errors import FactsError, Fault, UnknownEntryError, UnreadableFileError
from nara_vard_finans.explanations import explain
from nara_vard_finans.grants import Grant
from nara_vard_finans.journals import Journal
from nara_vard_finans.money import ZERO, Amount
from nara_vard_finans.parties import Directory
from nara_vard_finans.reports import data, pages
from nara_vard_finans.texts import Language


def run_list(options: argparse.Namespace) -> Answer:
    """Say what the catalogue holds."""
    language = Language(options.lang)
    entries = (*embedded().listed(), *listed_examples())
    listed = data.list_data(entries, language)
    return Answer(
        data=listed,
        rows=listed["entries"],
        columns=("id", "kind", "first_day", "last_day", "title"),
        page=pages.list_page(entries, language),
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
    """Say what each party pays or gets, as reckoned or as printed."""
    facts, found = find(options.agreement)
    if isinstance(found, Grant):
        return grants.allocate(options, facts, found)
    asked, year = _agreement_asked(options, facts, found)
    language = Language(options.lang)
    if options.as_printed:
        refuse_rules(options)
        return as_printed(found, *asked.printed(year), language)
    sharing = asked.sharing(year, asked.rule(options))
    answered = data.allocate_data(sharing, language)
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=("party", "name", "side", "weight", "exact", "amount"),
        page=pages.allocate_page(sharing, language),
        findings=bool(sharing.findings),
    )


def _agreement_asked(options: argparse.Namespace, facts: Catalogue, agreement: Agreement) -> tuple[Asked, int]:
    for name in GRANT_OPTIONS:
        if getattr(options, name, None) is not None:
            raise UsageError(
                f"--{name.replace('_', '-')} serves grants, and {agreement.id} is an agreement; leave it out"
            )
    if options.year is None:
        raise UsageError(f"{agreement.id} is an agreement: say which year, as --year {agreement.term.first_day.year}")
    return of_agreement(facts, agreement, options.basis), year_of(options.year)


def run_explain(options: argparse.Namespace) -> Answer:
    """Say how one amount came about."""
    facts, found = find(options.agreement)
    if isinstance(found, Grant):
        return grants.explain(options, facts, found)
    asked, year = _agreement_asked(options, facts, found)
    language = Language(options.lang)
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
        refuse_rules(options)
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
    checked: list[tuple[str, Catalogue | TomlFile | FactsError | UnreadableFileError]] = []
    facts = embedded()
    for path in options.files:
        try:
            file = read_toml(path, most=LARGEST_JOURNAL)
            read: Catalogue | TomlFile = file if is_journal(file) else facts_from(read_toml(path), base=facts)
            facts = facts.with_(read) if isinstance(read, Catalogue) else facts
            checked.append((path, read))
        except (FactsError, UnreadableFileError) as error:
            checked.append((path, error))
    # Journals come last, since they may tell of a grant in any of the other files.
    judged = [(path, _judged(found, facts) if isinstance(found, TomlFile) else found) for path, found in checked]
    answered = data.check_data(judged, language)
    faults = [str(outcome) for _, outcome in judged if not isinstance(outcome, Catalogue | Journal)]
    return Answer(
        data=answered,
        rows=[
            {"path": file["path"], **row} for file in answered["files"] for row in (*file["faults"], *file["findings"])
        ],
        columns=("path", "line", "where", "rule", "subject", "message"),
        page=pages.check_page(judged, language),
        findings=any(file["findings"] for file in answered["files"]),
        faults="\n".join(faults),
    )


def _judged(file: TomlFile, facts: Catalogue) -> Journal | FactsError:
    """Read a journal of a grant among *facts*."""
    try:
        return journal_from(file, facts.grant(str(file.values.get("of"))))
    except UnknownEntryError as error:
        told = f"{error}; a grant of your own is checked with its journal: nvf check GRANT.toml JOURNAL.toml"
        return FactsError(file.path, (Fault("of", file.lines.get(("of",)), told),))
    except FactsError as error:
        return error
