"""``nvf compare``: two agreements, grants, posts or years beside each other."""

import argparse
from collections.abc import Sequence
from typing import Any

from nara_vard_finans.cli.arguments import one_day
from nara_vard_finans.cli.parser import Parser
from nara_vard_finans.cli.scenarios import add_premises
from nara_vard_finans.workspace import (
    SIDES,
    Answer,
    ComparedWithWhat,
    ComparisonQuestion,
    Found,
    QuestionError,
    assumptions_of,
    change_of,
    find_definition,
    is_file,
    refuse_two_places,
    year_of,
)


def _add_compare(beside: Parser) -> None:
    beside.take(
        "before",
        metavar="A[:YEAR]",
        says=("ett id eller en faktafil, och ett år", "an id or a facts file, and a year"),
    )
    beside.take(
        "after",
        metavar="B[:YEAR]",
        nargs="?",
        says=("den andra sidan; annars A med ändringarna i --what-if", "default: A, as --what-if changes it"),
    )
    beside.take(
        "--as-printed",
        action="store_true",
        says=("de tryckta tabellerna i stället för regeln", "the printed tables instead of the rule"),
    )
    beside.take(
        "--printed-side",
        choices=SIDES,
        says=(
            "bara den ena sidan som tryckt, mot den andra som beräknad",
            "one side as printed, the other as reckoned",
        ),
    )
    beside.take(
        "--basis",
        metavar="ID",
        says=(
            "räkna båda på en annan statistik över samma sak",
            "reckon both on another statistic that counts the same",
        ),
    )
    beside.take(
        "--population",
        metavar="ID",
        says=("folkmängden för belopp per invånare", "the inhabitants to reckon per inhabitant on"),
    )
    add_premises(beside)
    beside.group(("för tjänster", "of posts"))
    beside.take("--on", metavar="DATE", says=("dagen för jämförelsen", "the day on which it is looked at"))


def _compare(options: argparse.Namespace) -> Answer[Any]:
    if options.after is None and not options.what_if:
        raise QuestionError(ComparedWithWhat())
    before, year = _dated(options.before, options.facts)
    after, later = _dated(options.after or options.before, options.facts)
    if after.definition.id == before.definition.id:
        names = _undated(options.before)[0], _undated(options.after or options.before)[0]
        refuse_two_places(before.definition.id, *names)
    return before.workspace.compare(
        before.definition,
        after.definition,
        years=(year, later),
        question=ComparisonQuestion(
            on=None if options.on is None else one_day(options.on),
            as_printed=options.as_printed,
            printed_side=options.printed_side or "",
            basis=options.basis,
            population=options.population,
        ),
        journals=options.journal or (),
        assumptions=assumptions_of(options.assume or (), before.workspace.facts),
        change=change_of(options.what_if or (), after.workspace.facts),
        beside=after.workspace,
    )


def _dated(reference: str, facts: Sequence[str] | None) -> tuple[Found, int | None]:
    """Read ``ID:YEAR``, or without a year."""
    name, year = _undated(reference)
    return find_definition(name, facts or ()), None if year is None else year_of(year)


def _undated(reference: str) -> tuple[str, str | None]:
    name, colon, year = reference.rpartition(":")
    return (reference, None) if not colon or is_file(reference) else (name, year)


ARGUMENTS = {"compare": _add_compare}
QUESTIONS = {"compare": _compare}
