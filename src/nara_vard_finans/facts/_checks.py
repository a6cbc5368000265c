"""What is not in order in facts that can be read: sums that rows do not make, and what cannot be shared."""

from collections.abc import Iterable, Iterator, Sequence

from nara_vard_finans.agreements import Agreement, check_mandates, share_cost
from nara_vard_finans.core import (
    Directory,
    Finding,
    NaraVardFinansError,
    Paper,
    Remark,
    RemarkKind,
    Source,
    Statistic,
    UnknownCostError,
    UnstatedBasisError,
    YearlyError,
)
from nara_vard_finans.facts._finding_messages import (
    CannotBeShared,
    PaperContradicts,
    PaperMisprints,
    SeveralFollow,
    YearCannotBeShared,
)
from nara_vard_finans.facts.figures import Facts, Figure
from nara_vard_finans.grants import Grant, share_grant
from nara_vard_finans.posts import Post
from nara_vard_finans.printed import PrintedTable

Entry = Paper | Agreement | Post | Grant | Statistic | PrintedTable | Figure


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


def _shareable(agreement: Agreement) -> Iterable[Finding]:
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


def contradictions_of(entries: Iterable[Entry], among: Facts) -> Iterable[Finding]:
    """
    Say where papers contradict themselves or each other, or print something wrong, and which figures do not fit.

    Args:
        entries: The entries of a catalogue that may bear remarks.
        among: The facts that figures are held against.
    """
    kinds = {RemarkKind.CONTRADICTION: PaperContradicts, RemarkKind.MISPRINT: PaperMisprints}
    said: set[str] = set()
    every = tuple(entries)
    for name, remarks, source in (each for entry in every for each in _remarked(entry)):
        for remark in remarks:
            if remark.kind in kinds and remark.text.sv not in said:
                said.add(remark.text.sv)
                yield Finding.of(kinds[remark.kind](remark.text), name, source)
    for figure in every:
        if isinstance(figure, Figure):
            yield from figure.check(among)


def _remarked(entry: Entry) -> Iterator[tuple[str, tuple[Remark, ...], Source | None]]:
    """Give an entry and those of its parts that bear remarks, each with its name and where it stands."""
    source = Source(paper=entry) if isinstance(entry, Paper) else entry.source
    yield entry.id, entry.remarks, source
    if isinstance(entry, Grant):
        parts = (
            entry.pots,
            entry.areas,
            entry.duties,
            entry.requirements,
            entry.conditions,
            entry.joint_uses,
            entry.funds,
        )
        yield from ((f"{entry.id}/{part.id}", part.remarks, part.source) for of_kind in parts for part in of_kind)
    if isinstance(entry, PrintedTable):
        yield from ((f"{entry.id}/{column.id}", column.remarks, source) for column in entry.columns)
