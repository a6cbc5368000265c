"""``nvf settle``: a year's cost, settled against what it came to."""

import argparse
from typing import Any

from nara_vard_finans.cli.arguments import ID_OR_FILE, add_plan, add_rounding, instalments_of, one_day, rounding_of
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.core import Amount
from nara_vard_finans.workspace import Answer, find_definition, year_of


def _add_settle(settle: Parser) -> None:
    settle.take("agreement", metavar="ID-or-FILE", says=ID_OR_FILE)
    settle.take("--year", required=True, metavar="YEAR", says=("året", "the year"))
    settle.take(
        "--actual",
        required=True,
        metavar="AMOUNT",
        says=("vad året kostade, som '3 812 406 kr'", "what the year cost, such as '3 812 406 kr'"),
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
    settle.take(
        "--on",
        metavar="DATE",
        says=(
            "med --every: dagen för avräkningen, som läggs på senare delbetalningar",
            "of --every: the day of the settlement, which is put on later instalments",
        ),
    )


def _settle(options: argparse.Namespace) -> Answer[Any]:
    found = find_definition(options.agreement, options.facts or ())
    return found.workspace.settle(
        found.definition,
        year_of(options.year),
        actual=Amount.parse(options.actual),
        basis=options.basis,
        rounding=rounding_of(options),
        instalments=instalments_of(options),
        on=None if options.on is None else one_day(options.on),
    )


ARGUMENTS = {"settle": _add_settle}
QUESTIONS = {"settle": _settle}
