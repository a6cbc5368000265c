"""What is not in order in facts that can be read: sums that rows do not make, and what cannot be shared."""

from collections.abc import Iterable, Sequence

from nara_vard_finans.agreements import Agreement, share_cost
from nara_vard_finans.core import (
    Directory,
    Finding,
    NaraVardFinansError,
    Statistic,
    UnknownCostError,
    UnstatedBasisError,
    YearlyError,
)
from nara_vard_finans.facts.messages import CannotBeShared, SeveralFollow, YearCannotBeShared
from nara_vard_finans.grants import Grant, share_grant
from nara_vard_finans.printed import PrintedTable


def findings_of(
    agreements: Sequence[Agreement],
    grants: Sequence[Grant],
    statistics: Sequence[Statistic],
    tables: Sequence[PrintedTable],
    parties: Directory,
) -> Iterable[Finding]:
    """Say which printed totals their rows do not make, and what cannot be shared or is printed out of order."""
    for agreement in agreements:
        yield from _shareable(agreement)
    yield from _rivals(agreements)
    for grant in grants:
        yield from (*grant.check(), *_cut_as_printed(grant))
    for statistic in statistics:
        yield from statistic.check()
    for table in tables:
        yield from table.check(parties)


def _shareable(agreement: "Agreement") -> Iterable[Finding]:
    """Say which years of the term, whose cost and figures are stated, cannot be shared all the same."""
    for year in agreement.stated_years:
        try:
            share_cost(agreement, year)
        except (UnknownCostError, UnstatedBasisError, YearlyError):
            continue  # no paper says so; reckoning says that
        except NaraVardFinansError as error:
            yield Finding.of(YearCannotBeShared(year, error), f"{agreement.id}/{year}")


def _rivals(agreements: Iterable[Agreement]) -> Iterable[Finding]:
    """Say which agreements are to be followed by several."""
    following: dict[str, list[str]] = {}
    for agreement in agreements:
        if agreement.succeeds:
            following.setdefault(agreement.succeeds, []).append(agreement.id)
    for name, ids in following.items():
        if len(ids) > 1:
            yield Finding.of(SeveralFollow(name, tuple(ids)), name)


def _cut_as_printed(grant: Grant) -> Iterable[Finding]:
    """Say whether a grant can be cut and shared, and which pots are not what is printed."""
    if any(pot.for_those_who is not None for pot in grant.pots):
        return ()  # who has met what is required is told by who asks
    try:
        return share_grant(grant).findings
    except NaraVardFinansError as error:
        return (Finding.of(CannotBeShared(error), grant.id),)
