"""``nvf outcome`` and ``settle``: what a year of an agreement came to, and its settlement against what was charged."""

import argparse
from typing import Any

from nara_vard_finans.cli.arguments import ID_OR_FILE, add_plan, add_rounding, instalments_of, one_day, rounding_of
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.core import Amount
from nara_vard_finans.workspace import Answer, find_definition, year_of


def _add_year(sub: Parser) -> None:
    sub.take("agreement", metavar="ID-or-FILE", says=ID_OR_FILE)
    sub.take("--year", required=True, metavar="YEAR", says=("året", "the year"))


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


def _add_settle(settle: Parser) -> None:
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
    settle.take(
        "--basis",
        metavar="ID",
        says=("räkna på en annan statistik över samma sak", "reckon on another statistic that counts the same"),
    )
    settle.group(("avrundning av skillnaden", "rounding of the difference"))
    add_rounding(settle)
    settle.group(("delbetalningar i förskott", "instalments in advance"))
    add_plan(settle)


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


ARGUMENTS = {"outcome": _add_outcome, "settle": _add_settle}
QUESTIONS = {"outcome": _outcome, "settle": _settle}
