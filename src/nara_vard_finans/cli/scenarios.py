"""What is given where the papers are silent, and what is changed: ``--assume`` and ``--what-if``."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from nara_vard_finans.cli.arguments import UsageError, year_of
from nara_vard_finans.core import Amount, NoticePeriod, NumeralError, read_percent, shown
from nara_vard_finans.facts import Catalogue, meant
from nara_vard_finans.journals import Assumptions
from nara_vard_finans.sharing import Counting, Leaving, YearlyCost

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Scenario
    from nara_vard_finans.workspace import Change

_MOST_DIGITS = 6

ASSUMABLE = ("cost", "notice", "on-leaving", "basis", "counted")
"""What can be given where the papers are silent."""

CHANGES = ("posts", "cost", "notice", "basis", "without", "no-grant", "grant")
"""What can be changed."""


def assumptions_of(assumptions: Iterable[str], facts: Catalogue) -> Assumptions:
    """Read what is given: ``cost=950000``, ``notice=3``, ``basis=ID`` and the like; a later one replaces an earlier."""
    before = Assumptions()
    for text in assumptions:
        name, value = _pair(text, ASSUMABLE, "--assume")
        match name:
            case "cost":
                before = evolve(before, cost=YearlyCost(amount=Amount.parse(value)))
            case "notice":
                before = evolve(before, notice=NoticePeriod(_number(value, "months of notice")))
            case "on-leaving":
                before = evolve(before, on_leaving=_leaving(value))
            case "counted":
                names = [each.value for each in Counting]
                if value not in names:
                    raise UsageError(f"{shown(value)} is no way to count; {meant(value, names)}")
                before = evolve(before, counted=Counting(value))
            case _:
                before = evolve(before, basis=facts.statistic(value))
    return before


def change_of(changes: Sequence[str], facts: Catalogue) -> "Change | None":
    """Read what is to be changed: ``posts=5``, ``without=Orsa:falls-away``, ``no-grant=2025`` and the like."""
    if not changes:
        return None

    def change(scenario: "Scenario") -> "Scenario":
        for text in changes:
            name, value = _pair(text, CHANGES, "--what-if")
            scenario = _CHANGES[name](scenario, value, facts)
        return scenario

    return change


def add_premises(sub: argparse.ArgumentParser) -> None:
    """Add what has happened, what no paper states, and what is to be changed."""
    for option, metavar, help_ in (
        ("--journal", "FILE", "what has happened: a TOML file, or an example from nvf list"),
        ("--assume", "KEY=VALUE", f"what no paper states: {', '.join(ASSUMABLE)}"),
        ("--what-if", "KEY=VALUE", f"a change: {', '.join(CHANGES)}"),
    ):
        sub.add_argument(option, metavar=metavar, action="append", help=f"{help_}; may be repeated")


def _pair(text: str, known: tuple[str, ...], option: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if name not in known:
        raise UsageError(f"{option} {shown(text)}: nothing is called {shown(name)}; {meant(name, list(known))}")
    if not equals or not value.strip():
        raise UsageError(f"{option} {shown(text)}: it says not what; write {name}=VALUE")
    return name, value.strip()


def _number(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise UsageError(f"{shown(text)} is no number of {what}; expected digits")
    return int(text)


def _leaving(text: str) -> Leaving:
    names = [each.value for each in Leaving]
    if text not in names:
        raise UsageError(f"{shown(text)} is not what can happen when one leaves; {meant(text, names)}")
    return Leaving(text)


def _without(scenario: "Scenario", text: str, _: Catalogue) -> "Scenario":
    names, leaving = (*text.split(":", 1), "")[:2]
    codes = [scenario.definition.parties.find(name).code for name in names.split(",")]
    return scenario.without(codes, leaving=_leaving(leaving) if leaving else None)


def _part_of_grant(scenario: "Scenario", text: str, _: Catalogue) -> "Scenario":
    year, colon, percent = text.partition(":")
    if not colon:
        raise UsageError(f"{shown(text)} is no part of a grant; write the year and the percentage, as 2025:50")
    try:
        part = read_percent(percent).value
    except NumeralError as error:
        raise UsageError(f"{shown(percent)} is no percentage; expected a number such as 50") from error
    return scenario.with_grant(year_of(year), part)


_CHANGES: dict[str, Callable[["Scenario", str, Catalogue], "Scenario"]] = {
    "posts": lambda scenario, text, _: scenario.with_posts(_number(text, "posts")),
    "cost": lambda scenario, text, _: scenario.with_cost(Amount.parse(text)),
    "notice": lambda scenario, text, _: scenario.with_notice(NoticePeriod(_number(text, "months of notice"))),
    "basis": lambda scenario, text, facts: scenario.on_basis(facts.statistic(text)),
    "without": _without,
    "no-grant": lambda scenario, text, _: scenario.without_grant(year_of(text)),
    "grant": _part_of_grant,
}
