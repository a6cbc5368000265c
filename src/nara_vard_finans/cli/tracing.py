"""``nvf trace`` and ``report``: which way the money of a grant has gone, and what is compiled of its reports."""

import argparse
from typing import Any

from nara_vard_finans.cli.arguments import ID_OR_FILE, one_day
from nara_vard_finans.cli.messages import BeforeOfYear, OnOrYear
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.cli.scenarios import add_journal
from nara_vard_finans.workspace import Answer, QuestionError, find_definition, year_of


def _add_report(asking: Parser) -> None:
    _add_grant(asking, day_is_required=False)
    asking.group(("för ett år", "of a year"))
    for option, metavar, says in (
        (
            "--year",
            "YEAR",
            (
                "årsredovisning för ett kalenderår; --on är då en dag i det, annars årets sista",
                "the yearly report of a calendar year; --on is then a day of it; default: its last",
            ),
        ),
        (
            "--before",
            "ID-or-FILE",
            ("ett tidigare års bidrag att jämföra varje part med", "an earlier year's grant to lay beside, by party"),
        ),
    ):
        asking.take(option, metavar=metavar, says=says)


def _add_grant(asking: Parser, *, day_is_required: bool) -> None:
    says = "dagen, som 2020-12-31", "the day, such as 2020-12-31"
    asking.take("definition", metavar="ID-or-FILE", says=ID_OR_FILE)
    asking.take("--on", required=day_is_required, metavar="DATE", says=says)
    add_journal(asking)


def _add_trace(asking: Parser) -> None:
    _add_grant(asking, day_is_required=True)
    for option, metavar, says in (
        (
            "--party",
            "PARTY",
            ("bara till och från en part, med kod eller namn", "to and from one party alone, by code or name"),
        ),
        ("--purpose", "NAME", ("bara till ett ändamål, som b", "to one purpose alone, such as b")),
    ):
        asking.take(option, metavar=metavar, says=says)


def _trace(options: argparse.Namespace) -> Answer[Any]:
    found = find_definition(options.definition, options.facts or ())
    return found.workspace.trace(
        found.definition,
        on=one_day(options.on),
        journals=options.journal or (),
        party=options.party,
        purpose=options.purpose,
    )


def _report(options: argparse.Namespace) -> Answer[Any]:
    found, journals = find_definition(options.definition, options.facts or ()), options.journal or ()
    day = None if options.on is None else one_day(options.on)
    if options.year is not None:
        other = None if options.before is None else find_definition(options.before, options.facts or ()).definition
        year = year_of(options.year)
        return found.workspace.yearly(found.definition, year=year, on=day, journals=journals, before=other)
    if options.before is not None:
        raise QuestionError(BeforeOfYear())
    if day is None:
        raise QuestionError(OnOrYear())
    return found.workspace.compiled(found.definition, on=day, journals=journals)


ARGUMENTS = {"trace": _add_trace, "report": _add_report}
QUESTIONS = {"trace": _trace, "report": _report}
