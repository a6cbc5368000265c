"""Checks of a result against all the laws that fit it, at run time or in a test."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from functools import partial
from typing import Any

from attrs import evolve

from nara_vard_finans.agreements import Agreement, AgreementStatus, CostSharing
from nara_vard_finans.analysis import status as status_on
from nara_vard_finans.core import ZERO, Amount, Finding, IndivisibleTotalError, ResidualError
from nara_vard_finans.grants import Grant, GrantSharing, GrantStatus
from nara_vard_finans.journals import Journal, StatusCore
from nara_vard_finans.posts import Exposure, Post, PostStatus
from nara_vard_finans.sharing import Apportionment, InstalmentPlan, Method, SettledPlan, Settlement, apportion, parts
from nara_vard_finans.testing import laws_of_pairs as of_pairs
from nara_vard_finans.testing import laws_of_plans as of_plans
from nara_vard_finans.testing import laws_of_posts as of_posts
from nara_vard_finans.testing import laws_of_shares as of_shares
from nara_vard_finans.testing import laws_of_stages as of_stages
from nara_vard_finans.testing.law import UnfitResultError, law_named, laws
from nara_vard_finans.testing.messages import AmountsUnstated, ServesNothing
from nara_vard_finans.testing.results import (
    Share,
    Shares,
    amount_from,
    levels_of,
    mapping_from,
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
        result: A shared cost, a grant's sharing, an apportionment, a settlement, a plan of instalments as it was made,
            one with a settlement put on it, an exposure or a status; or a result of another program, with a total, a
            residual and rows of party, weight and amount.
        method: How a result of another program was shared; only laws that all methods keep are asked without it.
        unit: In which unit it was shared; a krona, where neither this nor the result says it.
        weights: The weights that it was to be shared by, where that was at once; they are looked at instead of its own,
            and each of these parties has a row, and nobody else.
        amounts: What each party is to pay, of a plan of instalments; in all, of one with a settlement put on it.
        halves: The parties of each half, of a result that is to hold 50/50 and is not in stages.
        odd_unit_to: The half that carries the odd unit.
        share: What shared it, so that it can be asked again: in another order, with the other sign, and of more.

    Raises:
        UnfitResultError: If the result lacks a field, or holds one that is not exact; and so of what it is asked by,
            and of what serves nothing of such a result, or is said by itself.

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
    _refuse_idle(
        result,
        method=method,
        unit=unit,
        weights=weights,
        amounts=amounts,
        halves=halves,
        odd_unit_to=odd_unit_to,
        share=share,
    )
    match result:
        case InstalmentPlan() | SettledPlan():
            return tuple(_of_plan(result, amounts))
        case Exposure():
            return of_posts.exposure_bounded(result)
        case StatusCore():
            return tuple(_of_status(result))
        case _:
            return tuple(
                _of_sharing(result, method, unit, weights=weights, halves=halves, odd_unit_to=odd_unit_to, share=share)
            )


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


def _refuse_idle(result: object, **given: object) -> None:
    """Refuse what serves nothing of a result: nobody is to believe that it was looked at."""
    serving = _serving(result)
    for name, value in given.items():
        if value is not None and name not in serving:
            raise UnfitResultError(name, ServesNothing(type(result).__name__))


def _serving(result: object) -> set[str]:
    """Say which arguments serve a kind of result: how one of the library was shared, it says itself."""
    match result:
        case InstalmentPlan() | SettledPlan():
            return {"amounts"}
        case Exposure() | StatusCore():
            return set()
        case CostSharing() | GrantSharing() | Settlement():
            return {"halves", "odd_unit_to"}
        case Apportionment():
            return {"halves", "odd_unit_to", "weights", "share"}
        case _:
            return {"halves", "odd_unit_to", "weights", "share", "method", "unit"}


def _of_sharing(
    result: object,
    method: Method | None,
    unit: Amount | None,
    *,
    weights: Mapping[str, int | Fraction] | None,
    halves: Mapping[str, Iterable[str]] | None,
    odd_unit_to: str | None,
    share: Sharer | None,
) -> Iterator[Finding]:
    whole = shares_of(result, method=method_from(method), unit=unit_from(unit))
    if weights is not None:
        asked = {
            party: weight_from(weight, f"weights[{party!r}]")
            for party, weight in mapping_from(weights, "weights").items()
        }
        yield from of_stages.everybody_has_a_row(whole, asked)
        whole = _by_weights(whole, asked)
    looked_at = result if levels_of(result) else whole
    yield from _of_shares(looked_at)
    yield from of_shares.halves_hold(looked_at, halves=halves, odd_unit_to=odd_unit_to)
    yield from _of_stages(result)
    yield from _of_pairs(result, whole, share)


def _of_plan(plan: InstalmentPlan | SettledPlan, amounts: Mapping[str, Amount] | None) -> Iterator[Finding]:
    if amounts is None and isinstance(plan, SettledPlan):
        raise UnfitResultError("amounts", AmountsUnstated())
    if amounts is not None:
        given = mapping_from(amounts, "amounts")
        asked = {code: amount_from(amount, f"amounts[{code!r}]") for code, amount in given.items()}
        yield from of_plans.rows_sum(plan, asked)
    if isinstance(plan, InstalmentPlan):
        yield from of_plans.whole_instalments(plan)
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
    """Ask the laws of two results; of one of the library that could not be shared so, other laws tell."""
    refused = (IndivisibleTotalError, ResidualError) if asked is None else ()
    for stage, share in _again(result, whole, asked):
        if any(stage.weights.values()):
            with suppress(*refused):
                yield from of_pairs.same_again(stage, share(stage.total, stage.weights)) if asked is not None else ()
                yield from _of_changes(stage, share)


def _of_changes(stage: Shares, share: Sharer) -> Iterator[Finding]:
    one, more = share(stage.total, stage.weights), law_named("more_never_less")
    turned = {party: stage.weights[party] for party in reversed(stage.weights)}
    yield from of_pairs.any_order_alike(one, share(stage.total, turned))
    yield from of_pairs.paying_back_mirrors(one, share(-stage.total, stage.weights))
    if stage.method in more.methods and stage.total >= ZERO:
        yield from of_pairs.more_never_less(one, share(stage.total + unit_of(stage), stage.weights))
