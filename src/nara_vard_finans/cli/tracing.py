"""``nvf trace`` and ``report``: which way the money of a grant has gone, and what is compiled of its reports."""

import argparse
from typing import Any

from nara_vard_finans.cli.arguments import ID_OR_FILE, one_day
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.cli.scenarios import add_journal
from nara_vard_finans.workspace import Answer, find_definition


def _add_report(asking: Parser) -> None:
    asking.take("definition", metavar="ID-or-FILE", says=ID_OR_FILE)
    asking.take("--on", required=True, metavar="DATE", says=("dagen, som 2020-12-31", "the day, such as 2020-12-31"))
    add_journal(asking)


def _add_trace(asking: Parser) -> None:
    _add_report(asking)
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
    found = find_definition(options.definition, options.facts or ())
    return found.workspace.compiled(found.definition, on=one_day(options.on), journals=options.journal or ())


ARGUMENTS = {"trace": _add_trace, "report": _add_report}
QUESTIONS = {"trace": _trace, "report": _report}
