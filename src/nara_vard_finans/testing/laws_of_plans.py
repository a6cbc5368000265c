"""Laws of instalments and of parts of years: by row and by column they sum, and none goes the other way."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from nara_vard_finans.core import ZERO, Amount, Finding
from nara_vard_finans.sharing import InstalmentPlan, Method, SettledPlan, split_over
from nara_vard_finans.testing.definitions_of_methods import defined
from nara_vard_finans.testing.law import UnfitResultError, law
from nara_vard_finans.testing.messages import Broken, NoInstalment
from nara_vard_finans.testing.results import over_of


class PartyPaysAnother(Broken):
    """The instalments of a party do not sum to its amount."""

    RULE = "rows-sum"
    SV = "Delbetalningarna för {party} summerar till {found}, och den ska betala {amount}: skillnaden är {by}."
    EN = "The instalments of {party} sum to {found}, and it is to pay {amount}: {by} apart."
    party: str
    found: Amount
    amount: Amount
    by: Amount


class StepIsAnother(Broken):
    """The instalments of a step do not sum to its part of the whole."""

    RULE = "columns-sum"
    SV = "Delbetalningarna för {first}–{last} summerar till {found}, och stegets del är {amount}: skillnaden är {by}."
    EN = "The instalments of {first}–{last} sum to {found}, and the part of the step is {amount}: {by} apart."
    first: dt.date
    last: dt.date
    found: Amount
    amount: Amount
    by: Amount


class GoesTheOtherWay(Broken):
    """An instalment goes the other way than what its party pays."""

    RULE = "one-way"
    SV = "{party} ska betala {amount} i allt men {by} för {first}–{last}; ingen delbetalning går åt andra hållet."
    EN = "{party} is to pay {amount} in all but {by} for {first}–{last}; no instalment goes the other way."
    party: str
    amount: Amount
    by: Amount
    first: dt.date
    last: dt.date


class CellIsAnother(Broken):
    """What one pays in a step is not what follows from what it has left to pay."""

    RULE = "cells-follow"
    SV = "{party} betalar {amount} för {first}–{last}, och ska betala {expected}: skillnaden är {by}."
    EN = "{party} pays {amount} for {first}–{last}, and is to pay {expected}: {by} apart."
    party: str
    first: dt.date
    last: dt.date
    amount: Amount
    expected: Amount
    by: Amount


class CellIsBroken(Broken):
    """An instalment is no whole number of units."""

    RULE = "whole-instalments"
    SV = "{party} betalar {amount} för {first}–{last}, som inte är ett helt antal enheter om {unit}: {by} är över."
    EN = "{party} pays {amount} for {first}–{last}, which is no whole number of units of {unit}: {by} is over."
    party: str
    amount: Amount
    first: dt.date
    last: dt.date
    unit: Amount
    by: Amount


class LeftIsAnother(Broken):
    """The instalments of a party and what is left do not sum to its amount."""

    RULE = "rows-sum"
    SV = (
        "Delbetalningarna för {party} och det som återstår ({left}) summerar till {found}, och den ska betala {amount} "
        "i allt: skillnaden är {by}."
    )
    EN = (
        "The instalments of {party} and what is left ({left}) sum to {found}, and it is to pay {amount} in all: "
        "{by} apart."
    )
    party: str
    left: Amount
    found: Amount
    amount: Amount
    by: Amount


class PartsDiffer(Broken):
    """Parts do not sum to the whole."""

    RULE = "parts-sum"
    SV = "Delarna summerar till {found}, och det hela är {whole}: skillnaden är {by}."
    EN = "The parts sum to {found}, and the whole is {whole}: {by} apart."
    found: Amount
    whole: Amount
    by: Amount


def _sums(plan: InstalmentPlan) -> dict[str, Amount]:
    """Sum what each pays; who is left out of an instalment pays nothing by it."""
    sums: dict[str, Amount] = {}
    for instalment in plan.instalments:
        for code, amount in instalment.amounts:
            sums[code] = sums.get(code, ZERO) + amount
    return sums


@law()
def rows_sum(plan: InstalmentPlan | SettledPlan, amounts: Mapping[str, Amount]) -> Iterator[Finding]:
    """
    The instalments of each party sum to what it is to pay; after a settlement, with what no instalment could hold.

    Args:
        plan: The plan, as it was made or with a settlement put on it.
        amounts: What each party is to pay, by code; in all, where a settlement is put on it.
    """
    left: dict[str, Amount] = dict(plan.left) if isinstance(plan, SettledPlan) else {}
    sums = _sums(plan.plan if isinstance(plan, SettledPlan) else plan)
    for code in sorted({*sums, *amounts, *left}):
        rest = left.get(code, ZERO)
        found, amount = sums.get(code, ZERO) + rest, amounts.get(code, ZERO)
        by = abs(found - amount)
        if by != ZERO and isinstance(plan, SettledPlan):
            yield Finding.of(LeftIsAnother(code, rest, found, amount, by), code)
        elif by != ZERO:
            yield Finding.of(PartyPaysAnother(code, found, amount, by), code)


@law()
def whole_instalments(plan: InstalmentPlan) -> Iterator[Finding]:
    """
    Every instalment is a whole number of units.

    It is a law of a plan as it was made, before a settlement is put on it.
    """
    for instalment in plan.instalments:
        step = instalment.period
        for code, amount in instalment.amounts:
            over = over_of(amount, plan.unit)
            if over != ZERO:
                yield Finding.of(CellIsBroken(code, amount, step.first_day, step.last_day, plan.unit, over), code)


@law()
def columns_sum(plan: InstalmentPlan) -> Iterator[Finding]:
    """
    What all pay in a step is its part of the whole, by its length.

    It is a law of a plan as it was made, before a settlement is put on it. Of a sum that is no whole number of units
    nothing is said here: then no instalments of whole units could hold it.

    Raises:
        UnfitResultError: If there is no instalment.
    """
    if not plan.instalments:
        raise UnfitResultError("instalments", NoInstalment())
    if over_of(plan.total, plan.unit) != ZERO:
        return
    steps = [instalment.period for instalment in plan.instalments]
    columns = split_over(plan.total, steps, counted=plan.counted, unit=plan.unit)
    for instalment, column in zip(plan.instalments, columns, strict=True):
        if instalment.total != column:
            step = instalment.period
            told = StepIsAnother(
                step.first_day, step.last_day, instalment.total, column, abs(instalment.total - column)
            )
            yield Finding.of(told, str(instalment.period))


@law()
def cells_follow(plan: InstalmentPlan) -> Iterator[Finding]:
    """
    What each pays in a step is its part of what all pay then, by what it has left to pay.

    It is a law of a plan as it was made, before a settlement is put on it.
    """
    left = {code: amount.ore // plan.unit.ore for code, amount in _sums(plan).items()}
    for instalment in plan.instalments:
        weights = {code: abs(units) for code, units in left.items()}
        column = instalment.total.ore // plan.unit.ore
        expected = defined(column, weights, Method.LARGEST_REMAINDER) if any(weights.values()) else left
        paid = dict(instalment.amounts)
        for code, units in expected.items():
            amount, whole = paid.get(code, ZERO), units * plan.unit
            if amount != whole:
                step = instalment.period
                yield Finding.of(
                    CellIsAnother(code, step.first_day, step.last_day, amount, whole, abs(amount - whole)), code
                )
            left[code] -= amount.ore // plan.unit.ore


@law()
def one_way(plan: InstalmentPlan) -> Iterator[Finding]:
    """
    No instalment goes the other way than what its party pays in all.

    It is a law of a plan as it was made, before a settlement is put on it.
    """
    sums = _sums(plan)
    for instalment in plan.instalments:
        step = instalment.period
        for code, part in instalment.amounts:
            whole = sums[code]
            if part != ZERO and (whole > ZERO) != (part > ZERO):
                yield Finding.of(GoesTheOtherWay(code, whole, part, step.first_day, step.last_day), code)


@law()
def parts_sum(parts: Iterable[Amount], whole: Amount) -> Iterator[Finding]:
    """
    Parts that follow on each other sum to the whole.

    Args:
        parts: What each part of a year, or of another whole, costs.
        whole: What the whole costs.
    """
    found = sum(parts, ZERO)
    if found != whole:
        yield Finding.of(PartsDiffer(found, whole, abs(found - whole)), "parts")
