"""``nvf compare``: two agreements, grants, posts or years beside each other."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nara_vard_finans.cli.arguments import found, one_day, refuse_two_places, year_of
from nara_vard_finans.cli.scenarios import add_premises, assumptions_of, change_of
from nara_vard_finans.workspace import Answer, ComparisonQuestion, QuestionError, Workspace, is_file

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition


def _add_compare(beside: argparse.ArgumentParser) -> None:
    beside.add_argument("before", metavar="A[:YEAR]", help="an id or a facts file, and a year")
    beside.add_argument("after", metavar="B[:YEAR]", nargs="?", help="default: A, as --what-if changes it")
    beside.add_argument("--as-printed", action="store_true", help="the printed tables instead of the rule")
    beside.add_argument("--basis", metavar="ID", help="reckon both on another statistic that counts the same")
    beside.add_argument("--population", metavar="ID", help="the inhabitants to reckon per inhabitant on")
    beside.add_argument("--on", metavar="DATE", help="of a post: the day on which it is looked at")
    add_premises(beside)


def _compare(options: argparse.Namespace) -> Answer[Any]:
    if options.after is None and not options.what_if:
        raise QuestionError("compare with what? name a second one, or say what to change with {what_if}")
    workspace, before, year = _dated(options.before, options.facts)
    other, after, later = _dated(options.after or options.before, options.facts)
    if after.id == before.id:
        refuse_two_places(before.id, _undated(options.before)[0], _undated(options.after or options.before)[0])
    return workspace.compare(
        before,
        after,
        years=(year, later),
        question=ComparisonQuestion(
            on=None if options.on is None else one_day(options.on),
            as_printed=options.as_printed,
            basis=options.basis,
            population=options.population,
        ),
        journals=options.journal or (),
        assumptions=assumptions_of(options.assume or (), workspace.facts),
        change=change_of(options.what_if or (), other.facts),
        beside=other,
    )


def _dated(reference: str, facts: Sequence[str] | None) -> tuple[Workspace, "Definition", int | None]:
    """Read ``ID:YEAR``, or without a year."""
    name, year = _undated(reference)
    return (*found(name, facts), None if year is None else year_of(year))


def _undated(reference: str) -> tuple[str, str | None]:
    name, colon, year = reference.rpartition(":")
    return (reference, None) if not colon or is_file(reference) else (name, year)


ARGUMENTS = {"compare": _add_compare}
QUESTIONS = {"compare": _compare}
