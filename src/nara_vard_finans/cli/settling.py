"""``nvf outcome``, ``settle`` and ``invoices``: what a year came to, and its text (``nvf brief``)."""

import argparse
import datetime as dt
from typing import Any

from nara_vard_finans.cli.arguments import ID_OR_FILE, add_plan, add_rounding, instalments_of, one_day, rounding_of
from nara_vard_finans.cli.messages import NoDayOfMonth, UsageError
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.core import Amount
from nara_vard_finans.workspace import (
    DUES,
    Answer,
    InvoiceQuestion,
    find_definition,
    year_of,
)

_MOST_DIGITS = 2


def _add_year(sub: Parser) -> None:
    sub.take("agreement", metavar="ID-or-FILE", says=ID_OR_FILE)
    sub.take("--year", required=True, metavar="YEAR", says=("året", "the year"))


def _add_basis(sub: Parser) -> None:
    sub.take(
        "--basis",
        metavar="ID",
        says=("räkna på en annan statistik över samma sak", "reckon on another statistic that counts the same"),
    )


def _add_journal(sub: Parser) -> None:
    sub.take(
        "--journal",
        metavar="FILE",
        action="append",
        says=(
            "en fil med budget, utfall och prognos, eller ett exempel",
            "a file with budget, outcome and forecast, or an example",
        ),
    )


def _add_outcome(asking: Parser) -> None:
    _add_year(asking)
    asking.take("--on", required=True, metavar="DATE", says=("dagen, som 2023-08-31", "the day, such as 2023-08-31"))
    _add_journal(asking)


def _add_cost(settle: Parser) -> None:
    _add_year(settle)
    settle.take(
        "--actual",
        metavar="AMOUNT",
        says=("vad året kostade, som '3 812 406 kr'", "what the year cost, such as '3 812 406 kr'"),
    )
    _add_journal(settle)
    settle.take(
        "--on",
        metavar="DATE",
        says=(
            "dagen för avräkningen, med --journal eller --every",
            "the day of the settlement, of --journal or --every",
        ),
    )
    _add_basis(settle)


def _add_settle(settle: Parser) -> None:
    _add_cost(settle)
    settle.group(("avrundning av skillnaden", "rounding of the difference"))
    add_rounding(settle)
    settle.group(("delbetalningar i förskott", "instalments in advance"))
    add_plan(settle)


def _add_invoices(invoices: Parser) -> None:
    _add_cost(invoices)
    invoices.take(
        "--party",
        metavar="PARTY",
        says=("bara en parts, med kod eller namn", "of one party, by code or name"),
    )
    invoices.take("--vat", action="store_true", says=("momsen måste framgå", "value added tax must be stated"))
    invoices.group(("förfallodagar, där inget framgår", "due days, where no paper says"))
    add_plan(invoices)
    invoices.take("--due", choices=DUES, says=("i förskott eller efterskott", "in advance or afterwards"))
    invoices.take(
        "--due-day",
        metavar="N",
        says=("dagen i månaden; annars periodens första", "the day of the month; default: the first of the period"),
    )


def _add_brief(brief: Parser) -> None:
    _add_year(brief)
    _add_basis(brief)


def _outcome(options: argparse.Namespace) -> Answer[Any]:
    found = find_definition(options.agreement, options.facts or ())
    return found.workspace.outcome(
        found.definition, year_of(options.year), on=one_day(options.on), journals=options.journal or ()
    )


def _settle(options: argparse.Namespace) -> Answer[Any]:
    found = find_definition(options.agreement, options.facts or ())
    return found.workspace.settle(
        found.definition,
        year_of(options.year),
        actual=None if options.actual is None else Amount.parse(options.actual),
        journals=options.journal or (),
        basis=options.basis,
        rounding=rounding_of(options),
        instalments=instalments_of(options),
        on=None if options.on is None else one_day(options.on),
    )


def _invoices(options: argparse.Namespace) -> Answer[Any]:
    found = find_definition(options.agreement, options.facts or ())
    return found.workspace.invoices(
        found.definition,
        year_of(options.year),
        instalments=instalments_of(options),
        question=InvoiceQuestion(
            due=options.due,
            day=None if options.due_day is None else _day_of_month(options.due_day),
            party=options.party,
            vat=options.vat,
            stamped=dt.datetime.now(dt.UTC),  # the program is where a clock may be read; the rules have none
        ),
        actual=None if options.actual is None else Amount.parse(options.actual),
        journals=options.journal or (),
        basis=options.basis,
        on=None if options.on is None else one_day(options.on),
    )


def _brief(options: argparse.Namespace) -> Answer[Any]:
    found = find_definition(options.agreement, options.facts or ())
    return found.workspace.brief(found.definition, year_of(options.year), basis=options.basis)


def _day_of_month(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise UsageError(NoDayOfMonth(text))
    return int(text)


ARGUMENTS = {"outcome": _add_outcome, "settle": _add_settle, "invoices": _add_invoices, "brief": _add_brief}
QUESTIONS = {"outcome": _outcome, "settle": _settle, "invoices": _invoices, "brief": _brief}
