"""
The thin command line: it reads the arguments, calls the public rooms, and writes one answer.

Exit status: 0 done and nothing wrong; 1 done, and there are findings or deviations; 2 bad input.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

from attrs import evolve, frozen

from nara_vard_finans.agreements import Agreement, RoundingRule
from nara_vard_finans.apportionment import LARGEST, Method, apportion
from nara_vard_finans.catalogue import Catalogue, embedded, read_facts, read_weights
from nara_vard_finans.comparison import Side, compare, printed, reckoned, residual_finding
from nara_vard_finans.cost_sharing import CostSharing, share_cost
from nara_vard_finans.errors import (
    FactsError,
    NaraVardFinansError,
    UnknownEntryError,
    UnreadableFileError,
    UnstatedBasisError,
    nearest,
    shown,
)
from nara_vard_finans.explanations import explain
from nara_vard_finans.findings import Finding
from nara_vard_finans.money import KRONA, ORE, ZERO, Amount, kronor
from nara_vard_finans.parties import Directory
from nara_vard_finans.printed_tables import PrintedColumn, PrintedTable, check_sums
from nara_vard_finans.reports import data, pages
from nara_vard_finans.reports.tables import Table, as_csv, as_markdown, as_text, escaped
from nara_vard_finans.texts import Language

DONE, FOUND, BAD = 0, 1, 2
_ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1")
_UNITS = {"öre": ORE, "ore": ORE, "krona": KRONA, "kr": KRONA, "tkr": kronor(1_000)}
_FIRST_YEAR, _LAST_YEAR = 1, 9999


class UsageError(NaraVardFinansError, ValueError):
    """Raised when the arguments of a command cannot be read."""


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


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run ``nvf``.

    Args:
        arguments: The command's arguments; without them those of the process.

    Returns:
        The exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
        answer: Answer = options.command(options)
        written = _written(answer, options.format, Language(options.lang))
    except NaraVardFinansError as error:
        print(_told(error), file=sys.stderr)
        return BAD
    if answer.faults:
        print(answer.faults, file=sys.stderr)
    return _print(written, BAD if answer.faults else FOUND if answer.findings else DONE)


def _print(text: str, status: int) -> int:
    try:
        print(text, flush=True)
    except BrokenPipeError:  # the reader, such as head, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _told(error: NaraVardFinansError) -> str:
    if isinstance(error, FactsError):
        return str(error)
    ways = "; on the command line: --basis ID, or --as-printed" if isinstance(error, UnstatedBasisError) else ""
    return f"nvf: {error}{ways}"


def _written(answer: Answer, form: str, language: Language) -> str:
    match form:
        case "json":
            return json.dumps(answer.data, ensure_ascii=False, indent=2)
        case "csv":
            return as_csv(answer.rows, answer.columns)
        case "md":
            page = answer.page
            return as_markdown(page, language) if isinstance(page, Table) else _lines_as_markdown(page)
        case _:
            return as_text(answer.page, language) if isinstance(answer.page, Table) else answer.page


def _lines_as_markdown(text: str) -> str:
    return "\n".join(f"{escaped(line)}  " if line else "" for line in text.splitlines())


# Reading the arguments


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="nvf", description="Share costs exactly between municipalities and regions.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"nvf {version('nara-vard-finans')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    common = _Parser(add_help=False)
    common.add_argument("--format", default="table", choices=("table", "json", "csv", "md"), help="default: table")
    common.add_argument("--lang", default="sv", choices=("sv", "en"), help="default: sv")

    def command(name: str, run: Callable[[argparse.Namespace], Answer], help_: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[common], help=help_, description=help_, allow_abbrev=False)
        added.set_defaults(command=run)
        return added

    command("list", _list, "what the catalogue holds")
    share = command("share", _share, "any total over any table with the columns party and weight")
    share.add_argument("--total", required=True, help="such as 15711504, '1 225 535 kr' or '2,6 mkr'")
    share.add_argument("--weights", required=True, metavar="FILE", help="a CSV file; - for standard input")
    share.add_argument("--encoding", default="utf-8", choices=_ENCODINGS, help="of the file; default: utf-8")
    allocate = command("allocate", _allocate, "what each party pays under an agreement in a year")
    explaining = command("explain", _explain, "how one amount came about, step by step, with sources")
    explaining.add_argument("--party", required=True, help="a name or an official code")
    for sub in (allocate, explaining):
        sub.add_argument("agreement", metavar="ID-or-FILE", help="an id from nvf list, or a facts file")
        sub.add_argument("--year", required=True)
        sub.add_argument("--basis", metavar="ID", help="reckon on another statistic that counts the same")
    allocate.add_argument("--as-printed", action="store_true", help="what the paper prints, right or wrong")
    for sub in (share, allocate, explaining):
        sub.add_argument(
            "--method", help=f"{', '.join(Method)}; default: {Method.LARGEST_REMAINDER}, or the agreement's"
        )
        sub.add_argument("--unit", help="öre, krona, tkr or an amount; default: krona, or the agreement's")
        sub.add_argument("--residual-to", metavar="PARTY", help="a party, or largest; with half-up-residual-to")
    comparing = command("compare", _compare, "two agreements or years, party by party")
    comparing.add_argument("before", metavar="A[:YEAR]", help="an id or a facts file, and a year of its term")
    comparing.add_argument("after", metavar="B[:YEAR]")
    comparing.add_argument("--as-printed", action="store_true", help="the printed tables instead of the rule")
    comparing.add_argument("--basis", metavar="ID", help="reckon both on another statistic that counts the same")
    comparing.add_argument("--population", metavar="ID", help="the inhabitants to reckon per inhabitant on")
    checking = command("check", _check, "a facts file: valid, or all its faults")
    checking.add_argument("files", metavar="FILE", nargs="+")
    return parser


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == len(str(_LAST_YEAR))) or int(text) < _FIRST_YEAR:
        raise UsageError(f"{shown(text)} is not a year, expected four digits such as 2023")
    return int(text)


def _unit(text: str) -> Amount:
    return _UNITS.get(text.strip().casefold()) or Amount.parse(text)


def _method(text: str) -> Method:
    names = [method.value for method in Method]
    if text not in names:
        hint = nearest(text, names)
        known = f"did you mean {hint}?" if hint else f"expected one of {', '.join(names)}"
        raise UsageError(f"there is no method {shown(text)}; {known}")
    return Method(text)


def _rule(
    options: argparse.Namespace, rule: RoundingRule, parties: Directory, known: Sequence[str] = ()
) -> RoundingRule:
    """Give the rule with what the arguments change of it."""
    if options.method is not None:
        rule = evolve(rule, method=_method(options.method), residual_to=None)
    if options.unit is not None:
        rule = evolve(rule, unit=_unit(options.unit))
    if options.residual_to is not None:
        named = options.residual_to in (LARGEST, *known)
        rule = evolve(rule, residual_to=options.residual_to if named else parties.find(options.residual_to).code)
    return rule


@frozen(kw_only=True)
class _Asked:
    """An agreement that was asked for, and the facts that it stands among."""

    facts: Catalogue
    agreement: Agreement

    def sharing(self, year: int, rule: RoundingRule | None = None) -> CostSharing:
        try:
            return share_cost(self.agreement, year, rounding=rule)
        except UnstatedBasisError as error:
            bases = tuple(statistic.id for statistic in self.facts.bases_for(self.agreement))
            tables = tuple(table.id for table, _ in self.facts.printed_columns(self.agreement.id, year))
            raise UnstatedBasisError(error.subject, error.counts, bases, tables) from error

    def printed(self, year: int) -> tuple[PrintedTable, PrintedColumn]:
        self.agreement.cost_of(year)
        columns = self.facts.printed_columns(self.agreement.id, year)
        if not columns:
            known = tuple(
                f"{c.agreement}:{c.year}" for table in self.facts.tables for c in table.columns if c.agreement
            )
            raise UnknownEntryError("printed column", f"{self.agreement.id}:{year}", known)
        return columns[0]


def _asked(reference: str, basis: str | None) -> _Asked:
    path, _, name = reference.partition("#")
    if path.endswith(".toml") or os.sep in path or Path(path).is_file():
        own = read_facts(path)
        facts = embedded().with_(own)
        ids = tuple(agreement.id for agreement in own.agreements)
        if not name and len(ids) != 1:
            held = f"agreements {', '.join(ids)}; name one, as {path}#{ids[0]}" if ids else "no agreement"
            raise UnreadableFileError(path, f"it holds {held}")
        agreement = own.agreement(name or ids[0])
    else:
        facts = embedded()
        agreement = facts.agreement(reference)
    return _Asked(facts=facts, agreement=agreement.on_basis(facts.statistic(basis)) if basis else agreement)


# The commands


def _list(options: argparse.Namespace) -> Answer:
    language = Language(options.lang)
    listed = data.list_data(embedded(), language)
    return Answer(
        data=listed,
        rows=listed["entries"],
        columns=("id", "kind", "first_day", "last_day", "title"),
        page=pages.list_page(embedded(), language),
    )


def _share(options: argparse.Namespace) -> Answer:
    total = Amount.parse(options.total)
    rule = _rule(options, RoundingRule(), embedded().parties) if options.residual_to is None else None
    path = "/dev/stdin" if options.weights == "-" else options.weights
    weights = read_weights(path, embedded().parties, encoding=options.encoding)
    rule = rule or _rule(options, RoundingRule(), embedded().parties, weights.key.parties)
    shared = apportion(total, weights.key, method=rule.method, unit=rule.unit, residual_to=rule.residual_to)
    answered = data.share_data(shared, weights)
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=("party", "name", "weight", "exact", "amount"),
        page=pages.share_page(shared, weights, Language(options.lang)),
        findings=shared.residual != ZERO,
    )


def _allocate(options: argparse.Namespace) -> Answer:
    asked, year, language = (
        _asked(options.agreement, options.basis),
        _year(options.year),
        Language(options.lang),
    )
    if options.as_printed:
        return _allocate_as_printed(asked, year, language)
    sharing = asked.sharing(year, _rule(options, asked.agreement.rounding, asked.agreement.parties))
    findings = _residual_findings(sharing)
    answered = data.allocate_data(sharing, findings, language)
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=("party", "name", "side", "weight", "exact", "amount"),
        page=pages.allocate_page(sharing, language),
        findings=bool(findings),
    )


def _residual_findings(sharing: CostSharing) -> tuple[Finding, ...]:
    return () if sharing.residual == ZERO else (residual_finding(sharing),)


def _allocate_as_printed(asked: _Asked, year: int, language: Language) -> Answer:
    table, column = asked.printed(year)
    principals = {party.code: party.principal for party in asked.agreement.parties}
    findings = check_sums(column, principals, table.id, table.source)
    answered = data.printed_data(table, column, asked.agreement.parties, findings, language)
    return Answer(
        data=answered,
        rows=answered["rows"],
        columns=("party", "name", "side", "amount"),
        page=pages.printed_page(asked.agreement, table, column, findings, language),
        findings=bool(findings),
    )


def _explain(options: argparse.Namespace) -> Answer:
    asked, year, language = (
        _asked(options.agreement, options.basis),
        _year(options.year),
        Language(options.lang),
    )
    sharing = asked.sharing(year, _rule(options, asked.agreement.rounding, asked.agreement.parties))
    code = asked.agreement.party(options.party).code
    explanation = explain(sharing, code, asked.facts.printed_columns(asked.agreement.id, year))
    answered = data.explain_data(explanation, language)
    return Answer(
        data=answered,
        rows=answered["steps"],
        columns=("step", "text", "amount"),
        page=explanation.text(language),
        findings=bool(_residual_findings(sharing)),
    )


def _compare(options: argparse.Namespace) -> Answer:
    language = Language(options.lang)
    sides: list[Side] = []
    parties = Directory(())
    for reference in (options.before, options.after):
        asked, year = _asked_year(reference, options.basis)
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


def _asked_year(reference: str, basis: str | None) -> tuple[_Asked, int]:
    """Read ``ID:YEAR``; without a year it is the first of the term whose cost is stated."""
    name, colon, year = reference.rpartition(":")
    if colon and (year.isdigit() or not Path(reference).exists()):
        return _asked(name, basis), _year(year)
    asked = _asked(reference, basis)
    term, cost = asked.agreement.term, asked.agreement.cost
    years = range(term.first_day.year, term.last_day.year + 1)
    return asked, next((year for year in years if cost.of(year) is not None), term.first_day.year)


def _check(options: argparse.Namespace) -> Answer:
    language = Language(options.lang)
    checked: list[tuple[str, Catalogue | FactsError | UnreadableFileError]] = []
    for path in options.files:
        try:
            checked.append((path, read_facts(path)))
        except (FactsError, UnreadableFileError) as error:
            checked.append((path, error))
    answered = data.check_data(checked, language)
    faults = [_told(outcome) for _, outcome in checked if not isinstance(outcome, Catalogue)]
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
