"""What a decision on a year's cost is made of: the cost, what each pays, and what that is beside the year before."""

from functools import cached_property

from attrs import evolve, frozen

from nara_vard_finans.agreements import Agreement, CostSharing
from nara_vard_finans.analysis.comparison import Comparison, Side, compare, reckoned
from nara_vard_finans.analysis.explanation import (
    basis_remarks,
    rounding_remarks,
    sharing_sources,
)
from nara_vard_finans.analysis.question_messages import AsPrinted, YearUnder
from nara_vard_finans.core import Finding, Remark, RemarkKind, Severity, Source, Tabled, Text, with_tuples


@frozen(kw_only=True, repr=False, field_transformer=with_tuples)
class Brief(Tabled):
    """
    What a decision on a year's cost is made of.

    Swedish term:
        underlag för tjänsteskrivelse

    Attributes:
        sharing: What each party pays in the year.
        comparison: The same beside the year before, or the agreement before; ``None`` where nothing is known of that.
        sources_before: Where the amounts before stand, or what they follow from.
    """

    sharing: CostSharing
    comparison: Comparison | None
    sources_before: tuple[Source, ...] = ()

    @classmethod
    def beside(cls, before: Side, sharing: CostSharing, *, earlier: Agreement, sources: tuple[Source, ...]) -> "Brief":
        """
        Lay a year beside the one before it, each named as a reader of the decision knows it.

        Args:
            before: What was paid in the year before.
            sharing: What each party pays in the year.
            earlier: The agreement that the year before was under.
            sources: Where the amounts of the year before stand, or what they follow from.
        """
        now = sharing.agreement

        def named(side: Side, of: Agreement, year: int) -> Side:
            label = Text(str(year)) if earlier == now else YearUnder(year, of.title)
            return evolve(side, label=AsPrinted(label) if side.as_printed else label)

        sides = named(before, earlier, sharing.year - 1), named(reckoned(sharing), now, sharing.year)
        comparison = compare(*sides, earlier.parties.with_(now.parties))
        return cls(sharing=sharing, comparison=comparison, sources_before=sources)

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
        """What is told of the sharing, and as notes of the year before: what is wrong there is no fault of this one."""
        before = () if self.comparison is None else self.comparison.before.findings
        notes = (evolve(each, severity=Severity.NOTE) for each in before)
        return tuple(dict.fromkeys((*self.sharing.findings, *notes)))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every paper that it rests on, with its places."""
        of_agreement = (self.agreement.source, self.agreement.adoption.source)
        lines = (line.source for line in self.agreement.cost_lines)
        stated = (source for source in (*of_agreement, *lines) if source is not None)
        return tuple(dict.fromkeys((*stated, *sharing_sources(self.sharing), *self.sources_before)))
