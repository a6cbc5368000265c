"""What is not in order in facts that can be read: sums that rows do not make, and what cannot be shared."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nara_vard_finans.agreements import Agreement, check_mandates, share_cost
from nara_vard_finans.core import (
    Directory,
    Finding,
    NaraVardFinansError,
    Remark,
    RemarkKind,
    Source,
    Statistic,
    UnknownCostError,
    UnstatedBasisError,
    YearlyError,
)
from nara_vard_finans.facts.messages import (
    CannotBeShared,
    PaperContradicts,
    PaperMisprints,
    SeveralFollow,
    YearCannotBeShared,
)
from nara_vard_finans.grants import Grant, share_grant
from nara_vard_finans.printed import PrintedTable

if TYPE_CHECKING:
    from nara_vard_finans.facts.catalogue import Catalogue


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
        yield from check_mandates(agreement)
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


def contradictions_of(facts: "Catalogue", among: "Catalogue") -> Iterable[Finding]:
    """Say where papers contradict themselves or each other, or print something wrong, and which figures do not fit."""
    kinds = {RemarkKind.CONTRADICTION: PaperContradicts, RemarkKind.MISPRINT: PaperMisprints}
    told: set[str] = set()
    for name, remarks, source in _remarked(facts):
        for remark in remarks:
            if remark.kind in kinds and remark.text.sv not in told:
                told.add(remark.text.sv)
                yield Finding.of(kinds[remark.kind](remark.text), name, source)
    for figure in facts.figures:
        yield from figure.check(among)


def _remarked(facts: "Catalogue") -> Iterator[tuple[str, tuple[Remark, ...], Source | None]]:
    """Give every record that bears remarks, with its name and where it stands."""
    yield from ((paper.id, paper.remarks, Source(paper=paper)) for paper in facts.papers)
    for agreement in facts.agreements:
        yield agreement.id, agreement.remarks, agreement.source
    for post in facts.posts:
        yield post.id, post.remarks, post.source
    for grant in facts.grants:
        yield grant.id, grant.remarks, grant.source
        parts = (
            grant.pots,
            grant.areas,
            grant.duties,
            grant.requirements,
            grant.conditions,
            grant.joint_uses,
            grant.funds,
        )
        yield from ((f"{grant.id}/{part.id}", part.remarks, part.source) for of_kind in parts for part in of_kind)
    for statistic in facts.statistics:
        yield statistic.id, statistic.remarks, statistic.source
    for table in facts.tables:
        yield table.id, table.remarks, table.source
        yield from ((f"{table.id}/{column.id}", column.remarks, table.source) for column in table.columns)
    for figure in facts.figures:
        yield figure.id, figure.remarks, figure.source
