"""What is assumed where the papers are silent, and what is changed, as short texts: ``cost=950000``, ``posts=5``."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from nara_vard_finans.core import Amount, NoticePeriod, NumeralError, Text, read_percent
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.journals import Assumptions
from nara_vard_finans.sharing import Counting, Leaving, YearlyCost
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.premise_messages import (
    NoPartOfGrant,
    NoPercentage,
    NothingCalled,
    NotLeaving,
    NotNumberOf,
    NotYear,
    NoWayToCount,
    ValueMissing,
    WhichReading,
)

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Scenario
    from nara_vard_finans.workspace.statuses import Change

_MOST_DIGITS = 6
_FIRST_YEAR, _LAST_YEAR = 1, 9999
_MONTHS = Text("uppsägningsmånader", "months of notice")
_POSTS = Text("tjänster", "posts")

ASSUMABLE = ("cost", "notice", "on-leaving", "basis", "counted")
"""What can be given where the papers are silent."""

CHANGES = ("posts", "cost", "notice", "basis", "without", "no-grant", "grant")
"""What can be changed."""


def assumptions_of(assumptions: Iterable[str], facts: Catalogue, *, readings: Sequence[str] = ()) -> Assumptions:
    """
    Read what is given: ``cost=950000``, ``notice=3``, ``basis=ID`` and the like; a later one replaces an earlier.

    Args:
        assumptions: What is given.
        facts: What it may refer to.
        readings: The readings that are chosen, as ``interim-report=printed``.
    """
    before = Assumptions(readings=_readings(readings)) if readings else Assumptions()
    for text in assumptions:
        name, value = _pair(text, ASSUMABLE, "assumptions")
        match name:
            case "cost":
                before = evolve(before, cost=YearlyCost(amount=Amount.parse(value)))
            case "notice":
                before = evolve(before, notice=NoticePeriod(_number(value, _MONTHS)))
            case "on-leaving":
                before = evolve(before, on_leaving=_leaving(value))
            case "counted":
                names = tuple(each.value for each in Counting)
                if value not in names:
                    raise QuestionError(NoWayToCount(value, names))
                before = evolve(before, counted=Counting(value))
            case _:
                before = evolve(before, basis=facts.statistic(value))
    return before


def year_of(text: str) -> int:
    """
    Read a year, of four digits.

    Raises:
        QuestionError: If it is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) == len(str(_LAST_YEAR))) or int(text) < _FIRST_YEAR:
        raise QuestionError(NotYear(text))
    return int(text)


def _readings(given: Sequence[str]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for text in given:
        name, equals, reading = text.partition("=")
        if not equals or not name.strip() or not reading.strip():
            raise QuestionError(WhichReading(text))
        chosen[name.strip()] = reading.strip()
    return chosen


def change_of(changes: Sequence[str], facts: Catalogue) -> "Change | None":
    """Read what is to be changed: ``posts=5``, ``without=Orsa:falls-away``, ``no-grant=2025`` and the like."""
    if not changes:
        return None

    def change(scenario: "Scenario") -> "Scenario":
        for text in changes:
            name, value = _pair(text, CHANGES, "change")
            scenario = _CHANGES[name](scenario, value, facts)
        return scenario

    return change


def _pair(text: str, known: tuple[str, ...], option: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if name not in known:
        raise QuestionError(NothingCalled(name, known, option, text))
    if not equals or not value.strip():
        raise QuestionError(ValueMissing(option, text, name))
    return name, value.strip()


def _number(text: str, what: Text) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise QuestionError(NotNumberOf(text, what))
    return int(text)


def _leaving(text: str) -> Leaving:
    names = tuple(each.value for each in Leaving)
    if text not in names:
        raise QuestionError(NotLeaving(text, names))
    return Leaving(text)


def _without(scenario: "Scenario", text: str, _: Catalogue) -> "Scenario":
    names, leaving = (*text.split(":", 1), "")[:2]
    codes = [scenario.definition.parties.find(name).code for name in names.split(",")]
    return scenario.without(codes, leaving=_leaving(leaving) if leaving else None)


def _part_of_grant(scenario: "Scenario", text: str, _: Catalogue) -> "Scenario":
    year, colon, percent = text.partition(":")
    if not colon:
        raise QuestionError(NoPartOfGrant(text))
    try:
        part = read_percent(percent).value
    except NumeralError as error:
        raise QuestionError(NoPercentage(percent)) from error
    return scenario.with_grant(year_of(year), part)


_CHANGES: dict[str, Callable[["Scenario", str, Catalogue], "Scenario"]] = {
    "posts": lambda scenario, text, _: scenario.with_posts(_number(text, _POSTS)),
    "cost": lambda scenario, text, _: scenario.with_cost(Amount.parse(text)),
    "notice": lambda scenario, text, _: scenario.with_notice(NoticePeriod(_number(text, _MONTHS))),
    "basis": lambda scenario, text, facts: scenario.on_basis(facts.statistic(text)),
    "without": _without,
    "no-grant": lambda scenario, text, _: scenario.without_grant(year_of(text)),
    "grant": _part_of_grant,
}
