"""Verdicts: what an audit found, and what it comes to."""

from enum import StrEnum
from functools import cached_property

from attrs import frozen

from nara_vard_finans.audit.bases import AuditBasis
from nara_vard_finans.audit.checked_sums import CheckedSum
from nara_vard_finans.audit.column import AuditColumn, PrintedSum
from nara_vard_finans.audit.deciding_totals import DecidingTotal, deciding_total
from nara_vard_finans.audit.fitting import Fit
from nara_vard_finans.audit.made_rows import made
from nara_vard_finans.audit.nearest_rules import Nearest
from nara_vard_finans.audit.recovery import Recovery, Solution
from nara_vard_finans.audit.relations import ColumnRelation
from nara_vard_finans.audit.rules import Residual
from nara_vard_finans.core import Amount, Shown, Statistic, with_tuples
from nara_vard_finans.grids import StatedTotal
from nara_vard_finans.sharing import LARGEST, Carrier, Method, RoundingRule, apportion, parts

_MOST_PARTED = 5


class Verdict(StrEnum):
    """What an audit comes to."""

    EXPLAINED = "explained"
    """A rule gives every row, and the rows sum to the total."""
    DOES_NOT_ADD_UP = "does-not-add-up"
    """A rule gives every row of the printed total, and the rows do not sum to it."""
    INCOMPLETE = "incomplete"
    """A rule gives every row that could be read, and rows are missing."""
    OTHER_TOTAL = "other-total"
    """A rule gives every row, of another total than the printed one; or of one that a printed sum may hide."""
    UNEXPLAINED = "unexplained"
    """No rule that was tried gives every row."""


@frozen(kw_only=True)
class Match:
    """
    A known statistic that agrees with what was recovered.

    Attributes:
        statistic: The statistic.
        same_figures: Whether every figure agrees, and not the sum alone.
    """

    statistic: Statistic
    same_figures: bool


@frozen(kw_only=True, field_transformer=with_tuples)
class Recovered:
    """
    What the search for a basis found, and which known statistics agree.

    Attributes:
        recoveries: What was found by each rounding that has a solution; or what was searched, if none has.
        matches: The known statistics that agree, for each solution of them all.
    """

    recoveries: tuple[Recovery, ...]
    matches: tuple[tuple[Match, ...], ...]

    @property
    def recovery(self) -> Recovery:
        """The likeliest."""
        return self.recoveries[0]

    @property
    def solutions(self) -> tuple[tuple[Recovery, Solution], ...]:
        """Every solution, with the search that found it."""
        return tuple((each, solution) for each in self.recoveries for solution in each.solutions)

    @property
    def is_unique(self) -> bool:
        """Whether there is one solution by all roundings that were searched."""
        return len(self.recoveries) == 1 and self.recovery.is_unique


@frozen(kw_only=True, field_transformer=with_tuples, repr=False)
class Audit(Shown):
    """
    What an audit found.

    Swedish term:
        granskning

    Attributes:
        column: The printed column.
        total: The total of its rows: the stated one, less the rows that stand apart where it took them in.
        is_stated: Whether a total was stated or printed; otherwise the rows' own sum was taken.
        sums: The printed sums, checked; without those that are of more than the table's rows.
        of_more: The printed sums of the nation, of which the table has some rows only.
        bases: The bases that were tried.
        unusable: Bases that lack a party of the table, with the parties that they lack.
        fits: Every combination that gives every row.
        round_fits: Those of them that round each row alone, of a round total near a printed sum that is the rows' own:
            a sum formula would print that sum whatever was shared. They stand first, unless the printed sum is decided;
            where no round total is near, one that is not round stands last.
        agreed: The totals that are known to have been agreed on.
        is_decided: Whether the total is one that somebody decided: stated, round, agreed on, or half of another.
        nearest: Where none does at the stated total, the rule that comes nearest.
        relations: The columns that are the sum of two others in most rows or all.
        known_as: The known statistics whose figures the column prints, so that it is no column of amounts.
        given: The total that was stated, before anything was taken from it.
        missing: The parties of the bases that fit, and have no row in the table.
        recovered: What the search for a basis found, if it was asked for.
    """

    column: AuditColumn
    total: StatedTotal
    is_stated: bool
    sums: tuple[CheckedSum, ...]
    bases: tuple[AuditBasis, ...]
    unusable: tuple[tuple[str, tuple[str, ...]], ...]
    fits: tuple[Fit, ...]
    nearest: Nearest | None
    missing: tuple[str, ...]
    relations: tuple[ColumnRelation, ...] = ()
    known_as: tuple[Statistic, ...] = ()
    given: StatedTotal | None = None
    recovered: Recovered | None = None
    round_fits: tuple[Fit, ...] = ()
    is_decided: bool = False
    of_more: tuple[PrintedSum, ...] = ()
    agreed: tuple[Amount, ...] = ()

    @property
    def difference(self) -> Amount:
        """How much more the rows sum to than the total."""
        return self.column.rows_sum - self.total.amount

    @property
    def adds_up(self) -> bool:
        """Whether the rows sum to the total, or to one that would be printed so."""
        rows, slack = self.column.rows_sum.ore, self.column.unrounded  # each was rounded to the öre by us
        return self.total.lowest.ore - slack <= rows <= self.total.highest.ore + slack

    @property
    def is_complete(self) -> bool:
        """Whether no row is known to be missing."""
        return not self.column.unreadable and not self.missing

    @property
    def leading(self) -> Fit | None:
        """The rule that stands first and gives every row, at the stated total or at one that the printed sum hides."""
        first = self.fits[0] if self.fits else None
        return first if first is not None and (first.is_stated or first in self.round_fits) else None

    def as_agreed(self, found: Fit | Nearest) -> RoundingRule:
        """
        Give the rule that was found as an agreement states it, with whoever carries the difference by code.

        It then gives the same rows of the same total and weights.
        """
        rule, rows = found.rule, self.column.rows
        carriers: dict[Residual, Carrier] = {
            Residual.LARGEST: LARGEST,
            Residual.FIRST: rows[0].party,
            Residual.LAST: rows[-1].party,
            Residual.NAMED: rule.carrier,
        }
        carrier = None if rule.residual is None else carriers[rule.residual]
        return RoundingRule(method=rule.method, unit=found.unit, residual_to=carrier, decimals=rule.decimals)

    @cached_property
    def others(self) -> tuple[Fit, ...]:
        """The other rules that give every row, of the same total and by the same weights as the first that fits."""
        return tuple(
            fit for fit in self.alike if fit.rule != self.fits[0].rule and self.fits[0].basis.weighs_as(fit.basis)
        )

    @cached_property
    def alike(self) -> tuple[Fit, ...]:
        """The rules that fit as the first does: all of the printed total, or none, or all of one that it may hide."""
        if not self.fits:
            return ()
        first = self.fits[0]
        found = tuple(fit for fit in self.fits if fit.is_stated is first.is_stated)
        return tuple(fit for fit in found if fit.total == first.total) if first in self.round_fits else found

    @cached_property
    def deciding_total(self) -> tuple[Fit, DecidingTotal] | None:
        """A rule of :attr:`others`, and a total at which the first differs: one near, or this, for a missing row."""
        if not self.others:
            return None
        first, order = self.fits[0], [row.party for row in self.column.rows]
        same = (fit for fit in self.fits if (fit.rule, fit.unit) == (first.rule, first.unit))
        first = next((fit for fit in same if fit.basis.is_whole), first)
        for other in sorted(self.others, key=lambda fit: not isinstance(fit.rule.rounding, Method))[:_MOST_PARTED]:
            if (found := deciding_total(first, other, order)) is not None:
                return other, found
        return None

    @cached_property
    def missing_by_rule(self) -> tuple[tuple[str, Amount], ...]:
        """What the rule gives the parties that have no row, by party, where it fits the printed total."""
        if not self.missing or not self.fits or not self.fits[0].is_stated:
            return ()
        whole = next((fit for fit in self.fits if fit.basis.is_whole and fit.rule == self.fits[0].rule), None)
        if whole is None:
            return ()
        order = [row.party for row in self.column.rows]
        counts = made(whole.rule, whole.basis, whole.total.ore, whole.unit.ore, order)
        return tuple((party, counts[party] * whole.unit) for party in self.missing)

    @cached_property
    def by_remainder(self) -> tuple[tuple[str, Amount], ...]:
        """What the largest remainder gives the rows that it would change, where those rounded alone do not sum."""
        if self.verdict is not Verdict.DOES_NOT_ADD_UP:
            return ()
        fit = self.fits[0]
        if not fit.basis.is_whole or self.total.amount.ore % fit.unit.ore:
            return ()
        shared = apportion(self.total.amount, parts(fit.basis.weights), method=Method.LARGEST_REMAINDER, unit=fit.unit)
        amounts = ((row, shared.amount(row.party)) for row in self.column.rows)
        return tuple((row.party, amount) for row, amount in amounts if amount != row.amount)

    @property
    def verdict(self) -> Verdict:
        """What it comes to."""
        if not self.fits:
            return Verdict.UNEXPLAINED
        if self.leading is None:
            return Verdict.OTHER_TOTAL
        if not self.is_complete:
            return Verdict.INCOMPLETE
        if not self.adds_up:
            return Verdict.DOES_NOT_ADD_UP
        is_hidden = self.leading in self.round_fits and not self.is_decided
        return Verdict.OTHER_TOTAL if is_hidden else Verdict.EXPLAINED
