"""``nvf status``, ``deadlines`` and ``sums``: how something stands on a day, the days to keep, and what it comes to."""

import argparse
import datetime as dt
from typing import Any

from attrs import evolve

from nara_vard_finans.cli.arguments import (
    ID_OR_FILE,
    add_choice,
    at_hand,
    choice_of,
    day_of,
    one_day,
)
from nara_vard_finans.cli.messages import LastBeforeFirst, ServesAllAlone, ServesOneAlone, UsageError
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.cli.scenarios import add_journal, add_premises
from nara_vard_finans.workspace import BINDINGS, Answer, assumptions_of, change_of, find_definition, find_each


def _add_status(asking: Parser) -> None:
    asking.take(
        "definition",
        metavar="ID-or-FILE",
        nargs="?",
        says=(f"{ID_OR_FILE[0]}; utan, ett läge för var och en", f"{ID_OR_FILE[1]}; without, of each a line"),
    )
    asking.take("--on", required=True, metavar="DATE", says=("dagen, som 2021-02-01", "the day, such as 2021-02-01"))
    add_premises(asking)
    asking.take(
        "--reading",
        metavar="ID=READING",
        action="append",
        says=(
            "hur ett krav eller en tid läses, som interim-report=printed; kan upprepas",
            "how a duty or a term is read, such as interim-report=printed; may be repeated",
        ),
    )
    asking.group(("utan ID-eller-FIL", "without ID-or-FILE"))
    add_choice(asking)
    asking.group(("för bidrag", "of grants"))
    asking.take(
        "--binding",
        choices=BINDINGS,
        says=(
            "vem kraven på insatser binder: var och en, eller alla tillsammans",
            "whom requirements on measures bind",
        ),
    )


def _add_deadlines(days: Parser) -> None:
    days.take(
        "ids",
        metavar="ID-or-FILE",
        nargs="*",
        says=("annars allt i --facts, eller allt som medföljer", "default: all of --facts, or that ships"),
    )
    for option, dest, says in (
        (
            "--from",
            "first_day",
            ("första dagen; ett år eller en månad går bra", "the first day; a year or a month will do"),
        ),
        ("--to", "last_day", ("sista dagen; ett år eller en månad går bra", "the last day; a year or a month will do")),
    ):
        days.take(option, dest=dest, metavar="DATE", says=says)
    add_choice(days)


def _standings(options: argparse.Namespace) -> Answer[Any]:
    """Answer for all that is at hand; what speaks of one definition serves nothing then."""
    for name in ("assume", "what_if", "reading", "binding"):
        if getattr(options, name):
            raise UsageError(ServesOneAlone(f"--{name.replace('_', '-')}"))
    return at_hand(options).standings(
        on=one_day(options.on), journals=options.journal or (), choice=evolve(choice_of(options), on=None)
    )


def _status(options: argparse.Namespace) -> Answer[Any]:
    if options.definition is None:
        return _standings(options)
    for name in ("kind", "county", "party"):
        if getattr(options, name):
            raise UsageError(ServesAllAlone(f"--{name}"))
    found = find_definition(options.definition, options.facts or ())
    facts = found.workspace.facts
    return found.workspace.status(
        found.definition,
        on=one_day(options.on),
        journals=options.journal or (),
        assumptions=assumptions_of(options.assume or (), facts, readings=options.reading or ()),
        change=change_of(options.what_if or (), facts),
        binding=options.binding,
    )


def _deadlines(options: argparse.Namespace) -> Answer[Any]:
    names = tuple(dict.fromkeys(find_each(options.ids, options.facts or ())))
    first = dt.date.min if options.first_day is None else day_of(options.first_day)
    last = dt.date.max if options.last_day is None else day_of(options.last_day, last=True)
    if last < first:
        raise UsageError(LastBeforeFirst(first, last))
    return at_hand(options).deadlines(
        names,
        first_day=first,
        last_day=last,
        choice=choice_of(options),
        stamped=dt.datetime.now(dt.UTC),  # the program is where a clock may be read; the rules have none
    )


def _add_sums(asking: Parser) -> None:
    asking.take(
        "ids",
        metavar="ID-or-FILE",
        nargs="*",
        says=(
            "bidrag och tjänster; annars allt i --facts, eller allt som medföljer",
            "grants and posts; default: all of --facts, or that ships",
        ),
    )
    asking.take("--on", required=True, metavar="DATE", says=("dagen, som 2021-02-01", "the day, such as 2021-02-01"))
    add_journal(asking)
    asking.take(
        "--party",
        metavar="PARTY",
        says=("bara en parts, med kod eller namn", "of one party alone, by code or name"),
    )


def _sums(options: argparse.Namespace) -> Answer[Any]:
    names = tuple(dict.fromkeys(find_each(options.ids, options.facts or ())))
    return at_hand(options).sums(names, on=one_day(options.on), journals=options.journal or (), party=options.party)


ARGUMENTS = {"status": _add_status, "deadlines": _add_deadlines, "sums": _add_sums}
QUESTIONS = {"status": _status, "deadlines": _deadlines, "sums": _sums}
