"""What a decision on a year's cost is made of: the cost, what each pays, and what that is beside the year before."""

from functools import cached_property

from attrs import frozen

from nara_vard_finans.agreements import Agreement, CostSharing
from nara_vard_finans.analysis.comparison import Comparison
from nara_vard_finans.analysis.explanation import (
    basis_remarks,
    rounding_remarks,
    sharing_sources,
)
from nara_vard_finans.core import Finding, Remark, RemarkKind, Source, Tabled


@frozen(kw_only=True, repr=False)
class Brief(Tabled):
    """
    What a decision on a year's cost is made of.

    Swedish term:
        underlag för tjänsteskrivelse

    Attributes:
        sharing: What each party pays in the year.
        comparison: The same beside the year before, or the agreement before; ``None`` where nothing is known of that.
    """

    sharing: CostSharing
    comparison: Comparison | None

    @property
    def agreement(self) -> Agreement:
        """The agreement."""
        return self.sharing.agreement

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """What a reader must know: of the agreement, and of what is reckoned."""
        reckoned = (*basis_remarks(self.sharing), *rounding_remarks(self.sharing))
        return tuple(dict.fromkeys((*self.agreement.remarks, *reckoned)))

    def remarks_of(self, *kinds: RemarkKind) -> tuple[Remark, ...]:
        """Give the remarks of some kinds."""
        return tuple(remark for remark in self.remarks if remark.kind in kinds)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is told of the sharing, and of the year before."""
        before = () if self.comparison is None else self.comparison.before.findings
        return tuple(dict.fromkeys((*self.sharing.findings, *before)))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every paper that it rests on, with its places."""
        of_agreement = (self.agreement.source, self.agreement.adoption.source)
        lines = (line.source for line in self.agreement.cost_lines)
        stated = (source for source in (*of_agreement, *lines) if source is not None)
        return tuple(dict.fromkeys((*stated, *sharing_sources(self.sharing))))
