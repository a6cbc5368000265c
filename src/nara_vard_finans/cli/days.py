"""``nvf status`` and ``deadlines``: how something stands on a day, and the days to keep."""

import argparse
import datetime as dt
from typing import Any

from nara_vard_finans.cli.arguments import at_hand, day_of, each_found, found, one_day
from nara_vard_finans.cli.scenarios import add_premises, assumptions_of, change_of
from nara_vard_finans.grants import Binding
from nara_vard_finans.workspace import Answer


def _add_status(asking: argparse.ArgumentParser) -> None:
    asking.add_argument("definition", metavar="ID-or-FILE", help="an id from nvf list, or a facts file")
    asking.add_argument("--on", required=True, metavar="DATE", help="the day, such as 2021-02-01")
    asking.add_argument("--reading", choices=("each", "together"), help="of a grant: whom requirements bind")
    add_premises(asking)


def _add_deadlines(days: argparse.ArgumentParser) -> None:
    days.add_argument("ids", metavar="ID-or-FILE", nargs="*", help="default: all of --facts, or that ships")
    days.add_argument("--from", dest="first_day", metavar="DATE", help="the first day; a year or a month will do")
    days.add_argument("--to", dest="last_day", metavar="DATE", help="the last day; a year or a month will do")


def _status(options: argparse.Namespace) -> Answer[Any]:
    workspace, definition = found(options.definition, options.facts)
    return workspace.status(
        definition,
        on=one_day(options.on),
        journals=options.journal or (),
        assumptions=assumptions_of(options.assume or (), workspace.facts),
        change=change_of(options.what_if or (), workspace.facts),
        binding=None if options.reading is None else Binding(options.reading),
    )


def _deadlines(options: argparse.Namespace) -> Answer[Any]:
    names = tuple(dict.fromkeys(each_found(options.ids, options.facts)))
    return at_hand(options).deadlines(
        names,
        first_day=dt.date.min if options.first_day is None else day_of(options.first_day),
        last_day=dt.date.max if options.last_day is None else day_of(options.last_day, last=True),
        stamped=dt.datetime.now(dt.UTC),  # the program is where a clock may be read; the rules have none
    )


ARGUMENTS = {"status": _add_status, "deadlines": _add_deadlines}
QUESTIONS = {"status": _status, "deadlines": _deadlines}
