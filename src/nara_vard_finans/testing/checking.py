"""Checks of a result against all the laws that fit it, at run time or in a test."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from attrs import evolve

from nara_vard_finans.agreements import Agreement, AgreementStatus, CostSharing
from nara_vard_finans.analysis import status as status_on
from nara_vard_finans.core import ZERO, Amount, Finding
from nara_vard_finans.grants import Grant, GrantSharing, GrantStatus
from nara_vard_finans.journals import Journal, StatusCore
from nara_vard_finans.posts import Post, PostStatus
from nara_vard_finans.sharing import Apportionment, InstalmentPlan, Method, apportion, parts
from nara_vard_finans.testing import laws_of_pairs as of_pairs
from nara_vard_finans.testing import laws_of_plans as of_plans
from nara_vard_finans.testing import laws_of_shares as of_shares
from nara_vard_finans.testing import laws_of_stages as of_stages
from nara_vard_finans.testing.law import law_named, laws
from nara_vard_finans.testing.results import (
    Share,
    Shares,
    amount_from,
    levels_of,
    method_from,
    shares_of,
    stages_of,
    unit_from,
    unit_of,
    weight_from,
)

Sharer = Callable[[Amount, Mapping[str, int | Fraction]], Any]
"""What shares a total by weights, and gives a result; the order of the weights is that in which parties are given."""

_A_DAY = dt.timedelta(days=1)


def check_invariants(
    result: object,
    *,
    method: Method | None = None,
    unit: Amount | None = None,
    weights: Mapping[str, int | Fraction] | None = None,
    amounts: Mapping[str, Amount] | None = None,
    halves: Mapping[str, Iterable[str]] | None = None,
    odd_unit_to: str | None = None,
    share: Sharer | None = None,
) -> tuple[Finding, ...]:
    """
    Say what breaks the laws that fit a result; nothing where all of them hold.

    Args:
        result: A shared cost, a grant's sharing, an apportionment, a settlement, a plan of instalments or a status; or
            a result of another program, with a total, a residual and rows of party, weight and amount.
        method: How a result of another program was shared; only laws that all methods keep are asked without it.
        unit: In which unit it was shared.
        weights: The weights that it was to be shared by, which are looked at instead of its own: each of these
            parties has a row, and nobody else.
        amounts: What each party is to pay, of a plan of instalments.
        halves: The parties of each half, of a result that is to hold 50/50 and is not in stages.
        odd_unit_to: The half that carries the odd unit.
        share: What shared it, so that it can be asked again: in another order, with the other sign, and of more.

    Raises:
        UnfitResultError: If the result lacks a field, or holds one that is not exact; and so of what it is asked by.

    Example:
        >>> from attrs import evolve
        >>> from nara_vard_finans import apportion, kronor, parts
        >>> result = apportion(kronor(100), parts({"2034": 2, "2080": 3}))
        >>> check_invariants(result)
        ()
        >>> moved = evolve(result, counts=(41, 59))
        >>> for finding in check_invariants(moved):
        ...     print(finding.rule, finding.subject, finding.message.parts["by"])
        within-one-unit 2034 1
        within-one-unit 2080 1
        method-followed 2034 1
        method-followed 2080 1

    .. versionadded:: 0.1.0
    """
    match result:
        case InstalmentPlan():
            return tuple(_of_plan(result, amounts))
        case StatusCore():
            return tuple(_of_status(result))
        case _:
            pass
    whole = shares_of(result, method=method_from(method), unit=unit_from(unit))
    named: tuple[Finding, ...] = ()
    if weights is not None:
        asked = {party: weight_from(weight, f"weights[{party!r}]") for party, weight in weights.items()}
        named, whole = of_stages.everybody_has_a_row(whole, asked), _by_weights(whole, asked)
    looked_at = result if levels_of(result) else whole
    halved = of_shares.halves_hold(looked_at, halves=halves, odd_unit_to=odd_unit_to)
    return (*named, *_of_shares(looked_at), *halved, *_of_stages(result), *_of_pairs(result, whole, share))


def check_every_day(definition: Agreement | Grant | Post, journal: Journal) -> tuple[Finding, ...]:
    """
    Say what breaks the laws on any day that something happens, the day before and the day after.

    Raises:
        JournalError: If the journal is of another definition, or an event cannot have happened.

    Example:
        >>> from nara_vard_finans import embedded, example_journal
        >>> check_every_day(embedded().grant("ok-gnv-2020"), example_journal("exempel-gnv-2020"))
        ()
    """
    events = [event.on for event in journal.events] or [definition.term.first_day]
    days = sorted({day + step * _A_DAY for day in events for step in (-1, 0, 1)})
    return tuple(finding for day in days for finding in check_invariants(status_on(definition, journal, on=day)))


def _of_plan(plan: InstalmentPlan, amounts: Mapping[str, Amount] | None) -> Iterator[Finding]:
    if amounts is not None:
        asked = {code: amount_from(amount, f"amounts[{code!r}]") for code, amount in amounts.items()}
        yield from of_plans.rows_sum(plan, asked)
    yield from of_plans.columns_sum(plan)
    yield from of_plans.cells_follow(plan)
    yield from of_plans.one_way(plan)


def _of_status(status: StatusCore[Any]) -> Iterator[Finding]:
    yield from _of_subject("days", status)
    match status:
        case AgreementStatus():
            yield from _of_subject("agreements", status)
        case GrantStatus():
            yield from _of_subject("grants", status)
            yield from check_invariants(status.sharing) if status.sharing is not None else ()
        case PostStatus():
            yield from _of_subject("posts", status)
        case _:
            pass


def _of_subject(subject: str, status: StatusCore[Any]) -> Iterator[Finding]:
    for law in laws():
        yield from law.check(status) if law.of == subject else ()


def _of_shares(looked_at: object) -> Iterator[Finding]:
    """Ask the laws of one result that all of its methods keep; of a method that is not known, those that all keep."""
    methods = {stage.method for stage in stages_of(looked_at) if stage.weights}
    for law in laws():
        fits = law.of == "shares" and law.check is not of_shares.halves_hold
        if fits and not (law.unkept and methods & {None, *law.unkept}):
            yield from law.check(looked_at)


def _of_stages(result: object) -> Iterator[Finding]:
    if levels_of(result):
        yield from of_stages.stages_follow(result)
    if isinstance(result, CostSharing):
        yield from of_stages.as_agreed(result)
    if isinstance(result, GrantSharing):
        yield from of_stages.pots_sum(result)


def _by_weights(whole: Shares, weights: Mapping[str, int | Fraction]) -> Shares:
    """Give a result by the weights that were asked for; who has no row has nothing."""
    others = (party for party in whole.amounts if party not in weights)
    rows = [Share(party, weights.get(party, 0), whole.amounts.get(party, ZERO)) for party in (*weights, *others)]
    return evolve(whole, rows=tuple(rows))


def _again(result: object, whole: Shares, share: Sharer | None) -> Iterator[tuple[Shares, Sharer]]:
    """Give what can be shared again, and by what."""
    if share is not None:
        yield whole, lambda total, weights: shares_of(share(total, weights), method=whole.method, unit=whole.unit)
    elif isinstance(result, Apportionment):
        yield whole, partial(_shared_again, result)
    for level in levels_of(result):
        yield shares_of(level.apportionment), partial(_shared_again, level.apportionment)


def _shared_again(result: Apportionment, total: Amount, weights: Mapping[str, int | Fraction]) -> Shares:
    again = apportion(
        total,
        parts(weights),
        method=result.method,
        unit=result.unit,
        residual_to=result.residual_to,
        ties_to=result.ties_to,
        decimals=result.decimals,
    )
    return shares_of(again)


def _of_pairs(result: object, whole: Shares, asked: Sharer | None) -> Iterator[Finding]:
    more = law_named("more_never_less")
    for stage, share in _again(result, whole, asked):
        if not any(stage.weights.values()):
            continue
        one = share(stage.total, stage.weights)
        yield from of_pairs.same_again(stage, one) if asked is not None else ()
        turned = {party: stage.weights[party] for party in reversed(stage.weights)}
        yield from of_pairs.any_order_alike(one, share(stage.total, turned))
        yield from of_pairs.paying_back_mirrors(one, share(-stage.total, stage.weights))
        if stage.method in more.methods and stage.total >= ZERO:
            yield from of_pairs.more_never_less(one, share(stage.total + unit_of(stage), stage.weights))
