"""The commands: each turns its arguments into one answer."""

import argparse
import datetime as dt
from collections.abc import Sequence

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.analysis import Definition, explain, list_deadlines
from nara_vard_finans.cli import grants, plans
from nara_vard_finans.cli.answers import Answer, as_printed, refuse_rules
from nara_vard_finans.cli.arguments import (
    GRANT_OPTIONS,
    Asked,
    UsageError,
    day_of,
    file_at,
    find,
    find_each,
    method_of,
    of_agreement,
    rule_of,
    standard_input,
    unit_of,
    year_of,
)
from nara_vard_finans.core import (
    ZERO,
    Amount,
    FactsError,
    Fault,
    Language,
    Named,
    Severity,
    UnknownEntryError,
    UnreadableFileError,
    anything_wrong,
    printable,
)
from nara_vard_finans.facts import (
    Catalogue,
    TomlFile,
    embedded,
    facts_from,
    is_journal,
    journal_from,
    listed_examples,
    read_either,
)
from nara_vard_finans.files import read_weights
from nara_vard_finans.grants import Grant
from nara_vard_finans.journals import Journal
from nara_vard_finans.posts import Post
from nara_vard_finans.reports import calendar_text, grant_data, grant_pages
from nara_vard_finans.reports import cost_data as data
from nara_vard_finans.reports import cost_pages as pages
from nara_vard_finans.sharing import RoundingRule, apportion


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
    source = standard_input() if options.weights == "-" else options.weights
    weights = read_weights(source, embedded().parties, encoding=options.encoding)
    rule = rule_of(options, RoundingRule(), lambda name: weights.party(name, embedded().parties))
    shared = apportion(total, weights.key, method=rule.method, unit=rule.unit, residual_to=rule.residual_to)
    answered = data.share_data(shared, weights)
    answer = Answer(
        data=answered,
        rows=answered["rows"],
        columns=("party", "name", "weight", "exact", "amount"),
        page=pages.share_page(shared, weights, Language(options.lang)),
        findings=shared.residual != ZERO,
    )
    names = {row.party: row.name for row in weights.rows}
    amounts = {code: shared.amount(code) for code in names}
    return plans.with_plan(answer, options, amounts, names, unit=rule.unit)


def run_allocate(options: argparse.Namespace) -> Answer:
    """Say what each party pays or gets, as reckoned or as printed."""
    facts, found = find(options.agreement)
    if isinstance(found, Grant):
        return grants.allocate(options, facts, found)
    asked, year = _agreement_asked(options, facts, _agreement(found))
    language = Language(options.lang)
    if options.as_printed:
        refuse_rules(options)
        return as_printed(asked.agreement, *asked.printed(year), language)
    sharing = asked.sharing(year, asked.rule(options))
    answered = data.allocate_data(sharing, language)
    answer = Answer(
        data=answered,
        rows=answered["rows"],
        columns=("party", "name", "side", "weight", "exact", "amount"),
        page=pages.allocate_page(sharing, language),
        findings=anything_wrong(sharing.findings),
    )
    amounts = {charge.party.code: charge.amount for charge in sharing.charges}
    names = {charge.party.code: charge.party.name for charge in sharing.charges}
    unit, period = sharing.rounding.unit, asked.agreement.in_year(year)
    return plans.with_plan(answer, options, amounts, names, unit=unit, period=period)


def _agreement(found: Definition) -> Agreement:
    if not isinstance(found, Agreement):
        raise UsageError(f"{found.id} is a post; nvf status tells what each is to pay, year by year")
    return found


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
    asked, year = _agreement_asked(options, facts, _agreement(found))
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
        findings=anything_wrong(sharing.findings),
    )


def run_deadlines(options: argparse.Namespace) -> Answer:
    """List the days to keep, of what was asked for or of everything that ships."""
    language = Language(options.lang)
    asked = tuple(dict.fromkeys(find_each(options.ids))) or embedded().definitions
    listed = list_deadlines(
        grants=[found for found in asked if isinstance(found, Grant)],
        agreements=[found for found in asked if isinstance(found, Agreement)],
        posts=[found for found in asked if isinstance(found, Post)],
        first_day=dt.date.min if options.first_day is None else day_of(options.first_day),
        last_day=dt.date.max if options.last_day is None else day_of(options.last_day, last=True),
    )
    answered = grant_data.deadlines_data(listed, language)
    now = dt.datetime.now(dt.UTC)  # the program is where a clock may be read; the rules have none
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=("on", "id", "what", "who", "to", "of", "source"),
        page=grant_pages.deadlines_page(listed, language),
        calendar=calendar_text(listed, language, stamped=now) if options.format == "ics" else "",
    )


def run_check(options: argparse.Namespace) -> Answer:
    """Say whether facts files are valid, or all their faults."""
    language = Language(options.lang)
    checked: list[tuple[str, Catalogue | TomlFile | FactsError | UnreadableFileError]] = []
    facts = embedded()
    seen: dict[tuple[str, str], tuple[str, object]] = {}
    for path in options.files:
        try:
            file = read_either(path)
            read: Catalogue | TomlFile = file if is_journal(file) else facts_from(file, base=facts)
            if isinstance(read, Catalogue):
                _refuse_same_ids(read, path, seen)
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
        findings=any(
            finding["severity"] != Severity.NOTE for file in answered["files"] for finding in file["findings"]
        ),
        faults="\n".join(faults),
    )


def _refuse_same_ids(facts: Catalogue, path: str, seen: dict[tuple[str, str], tuple[str, object]]) -> None:
    """Refuse entries that stand in an earlier file too; papers, figures and tables may, if they are the same there."""
    kinds: dict[str, Sequence[Named]] = {
        "papers": facts.papers,
        "statistics": facts.statistics,
        "tables": facts.tables,
        "": facts.definitions,
    }
    faults: list[Fault] = []
    for kind, entries in kinds.items():
        for entry in entries:
            earlier, there = seen.setdefault((kind, entry.id), (path, entry))
            if file_at(earlier) != file_at(path) and (not kind or there != entry):
                told = f"it stands in {printable(earlier)} too; give each an id of its own, or check one at a time"
                faults.append(Fault(entry.id, None, told))
    if faults:
        raise FactsError(path, tuple(faults))


def _judged(file: TomlFile, facts: Catalogue) -> Journal | FactsError:
    """Read a journal of something among *facts*, together with what the papers tell of it."""
    try:
        of = str(file.values.get("of"))
        return journal_from(file, facts.definition(of), facts=facts, earlier=facts.journal_of(of))
    except UnknownEntryError as error:
        told = f"{error}; one of your own is checked with its journal: nvf check FACTS.toml JOURNAL.toml"
        return FactsError(file.path, (Fault("of", file.lines.get(("of",)), told),))
    except FactsError as error:
        return error
