"""The text of a decision on a year's cost, beside what was paid before."""

from functools import partial
from typing import TYPE_CHECKING

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.analysis import Brief, Side, printed, reckoned, sharing_sources
from nara_vard_finans.core import (
    OutsideTermError,
    Source,
    UnknownCostError,
    UnknownEntryError,
    UnsettledTieError,
    UnstatedBasisError,
    YearlyError,
)
from nara_vard_finans.reports import brief_report
from nara_vard_finans.workspace.answers import Answer
from nara_vard_finans.workspace.costs import printed_column, shared_cost

if TYPE_CHECKING:
    from nara_vard_finans.facts import Catalogue

_NOT_KNOWN = (
    OutsideTermError, UnknownCostError, UnknownEntryError, UnsettledTieError, UnstatedBasisError, YearlyError,
)  # fmt: skip


def answer_brief(facts: "Catalogue", agreement: Agreement, year: int, *, basis: str | None) -> Answer[Brief]:
    """Give what a decision on a year's cost is made of, and the year or the agreement before, where it is known."""
    sharing = shared_cost(facts, agreement, year, basis=basis)
    before = _before(facts, agreement, year - 1)
    if before is None:
        brief = Brief(sharing=sharing, comparison=None)
    else:
        earlier, side, sources = before
        brief = Brief.beside(side, sharing, earlier=earlier, sources=sources)
    return Answer(result=brief, findings=brief.findings, make=partial(brief_report, brief))


def _before(facts: "Catalogue", agreement: Agreement, year: int) -> tuple[Agreement, Side, tuple[Source, ...]] | None:
    """Give the year before: of the agreement itself, or of the one that it follows; reckoned, or as it is printed."""
    followed = [each for each in facts.agreements if each.id == agreement.succeeds]
    for earlier in (agreement, *followed):
        if earlier.reach.touches_year(year):
            found = _side(facts, earlier, year)
            return None if found is None else (earlier, *found)
    return None


def _side(facts: "Catalogue", agreement: Agreement, year: int) -> tuple[Side, tuple[Source, ...]] | None:
    try:
        sharing = shared_cost(facts, agreement, year)
        return reckoned(sharing), sharing_sources(sharing)
    except _NOT_KNOWN:
        pass
    try:
        table, column = printed_column(facts, agreement, year)
    except _NOT_KNOWN:
        return None
    side = printed(table, column, agreement.parties, None, own_basis=False)
    return side, () if table.source is None else (table.source,)
