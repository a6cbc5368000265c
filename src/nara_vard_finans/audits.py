"""
Audits: what a printed column and its total say of each other, of the rule, and of the figures behind them.

Nothing is put right: what is printed stands beside what follows, and where no rule gives the rows, that is the verdict.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from attrs import evolve, frozen

from nara_vard_finans.audit_bases import AuditBasis, basis_of, equal_basis
from nara_vard_finans.audit_columns import AuditColumn, PrintedSum
from nara_vard_finans.column_relations import ColumnRelation, relations
from nara_vard_finans.errors import AuditError
from nara_vard_finans.methods import Method
from nara_vard_finans.money import KRONA, ORE, ZERO, Amount, kronor
from nara_vard_finans.printed_numbers import StatedTotal
from nara_vard_finans.recoveries import MOST_PAIRS, Progress, Recovery, Solution, Span, recover
from nara_vard_finans.row_rules import RowRounding
from nara_vard_finans.statistics import Statistic
from nara_vard_finans.table_fits import Fit, Nearest, Printed, Totals, fits, nearest
from nara_vard_finans.texts import Text

UNITS = (ORE, KRONA, kronor(100), kronor(1_000))
"""The units that rows are taken to have been rounded to."""

MOST_INHABITANTS = 12_000_000
"""The largest sum that is searched where nothing tells how many are counted; no more live in Sweden."""

_AROUND = Fraction(3, 40)  # how far around the known sums a search goes of itself
_MOST_PLACES = 3
_RARE = 1_000_000  # fixed percentages are believed when chance would give them at most once in so many tables


class Verdict(StrEnum):
    """What an audit comes to."""

    EXPLAINED = "explained"
    """A rule gives every row, and the rows sum to the total."""
    DOES_NOT_ADD_UP = "does-not-add-up"
    """A rule gives every row of the printed total, and the rows do not sum to it."""
    INCOMPLETE = "incomplete"
    """A rule gives every row that could be read, and rows are lacking."""
    OTHER_TOTAL = "other-total"
    """A rule gives every row, of another total than the printed one."""
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


@frozen(kw_only=True)
class Recovered:
    """
    What the search for a basis found, and which known statistics agree.

    Attributes:
        recovery: What was found.
        matches: The known statistics that agree, for each solution.
    """

    recovery: Recovery
    matches: tuple[tuple[Match, ...], ...]


@frozen(kw_only=True)
class CheckedSum:
    """
    A printed sum, beside what it should be the sum of.

    Attributes:
        printed: The printed sum.
        rows: What the rows make that it comes nearest to: the rows, or those that stand apart too.
        takes_in_apart: Whether it takes in the rows that stand apart.
        is_part: Whether it is the sum of some of the rows only, a subtotal.
    """

    printed: PrintedSum
    rows: Amount
    takes_in_apart: bool
    is_part: bool = False

    @property
    def difference(self) -> Amount:
        """How much more the rows make."""
        return self.rows - self.printed.amount


@frozen(kw_only=True)
class Audit:
    """
    What an audit found.

    Swedish term:
        granskning

    Attributes:
        column: The printed column.
        total: The total of its rows: the stated one, less the rows that stand apart where it took them in.
        is_stated: Whether a total was stated or printed; otherwise the rows' own sum was taken.
        sums: The printed sums, checked.
        bases: The bases that were tried.
        unusable: Bases that lack a party of the table, with the parties that they lack.
        fits: Every combination that gives every row.
        nearest: Where none does at the stated total, the rule that comes nearest.
        relations: The columns that are the sum of two others in most rows or all.
        lacking: The parties of the bases that fit, and have no row in the table.
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
    lacking: tuple[str, ...]
    relations: tuple[ColumnRelation, ...] = ()
    recovered: Recovered | None = None

    @property
    def difference(self) -> Amount:
        """How much more the rows sum to than the total."""
        return self.column.rows_sum - self.total.amount

    @property
    def adds_up(self) -> bool:
        """Whether the rows sum to the total, or to one that would be printed so."""
        return self.total.lowest <= self.column.rows_sum <= self.total.highest

    @property
    def is_complete(self) -> bool:
        """Whether no row is known to be lacking."""
        return not self.column.unreadable and not self.lacking

    @property
    def verdict(self) -> Verdict:
        """What it comes to."""
        if not self.fits:
            return Verdict.UNEXPLAINED
        if not self.fits[0].is_stated:
            return Verdict.OTHER_TOTAL
        if not self.is_complete:
            return Verdict.INCOMPLETE
        return Verdict.EXPLAINED if self.adds_up else Verdict.DOES_NOT_ADD_UP


def audit(
    column: AuditColumn,
    *,
    total: StatedTotal | None = None,
    bases: Iterable[AuditBasis] = (),
    statistics: Iterable[Statistic] = (),
    search: bool = False,
    sums: tuple[int, int] | None = None,
    within: Amount | None = None,
    progress: Progress | None = None,
) -> Audit:
    """
    Audit a printed column: does it add up, which rule made it, and on which figures.

    Swedish term:
        granska en tryckt tabell

    Args:
        column: The printed column.
        total: What its rows share; without it the sum that is printed under them, or else what they sum to.
        bases: Bases to try, beside the other columns of the table.
        statistics: Known statistics, which are tried as bases and matched against what is recovered.
        search: Whether to recover the basis from the kronor.
        sums: The first and the last sum to search; without it around those of the known bases.
        within: How far from the total another total may be; without it as far as rounding can bring the rows.
        progress: Told how far the search has come.

    Raises:
        AuditError: If two printed sums disagree and no total tells which holds, if the total is nought or less, or if
            the search is too wide.

    Invariants:
        * the rule that made a table is among the fits, whatever the order of its rows and the names of its parties
        * what was recovered holds the true weights

    Source:
        Memorandum 2022-06-09, Dnr HSN 2022/1845, cost table; slides of 2022-04-27; proposal for the grant of 2020.

    .. versionadded:: 0.1.0
    """
    known = [each for each in statistics if not each.recovered_from]
    stated = _stated(column, total)
    if (stated.amount if stated is not None else column.rows_sum) <= ZERO:
        raise AuditError(column.title, "the total is nought or less, and nothing is shared; state what the rows share")
    parties = [row.party for row in column.rows]
    tried = _tried(column, [*bases, *map(basis_of, known)], parties)
    usable = [basis for basis in tried if all(party in basis.integers for party in parties)]
    printed = _printed(column, stated or StatedTotal.exactly(column.rows_sum), within)
    found = fits(printed, [*usable, equal_basis(parties)])
    if not found:
        found = fits(printed, list(_percentages(column, printed)))
    near = None
    if not found or not found[0].is_stated:
        near = nearest(printed, usable) or _mostly(nearest(printed, [equal_basis(parties)]), len(parties))
    result = Audit(
        column=column,
        total=stated or StatedTotal.exactly(column.rows_sum),
        is_stated=stated is not None,
        sums=tuple(_checked_sums(column)),
        bases=tuple(tried),
        unusable=tuple(
            (basis.id, missing)
            for basis in tried
            if (missing := tuple(party for party in parties if party not in basis.integers))
        ),
        fits=found,
        nearest=near,
        lacking=_lacking(found, near, parties),
        relations=tuple(relations(column.side)),
    )
    if not search:
        return result
    asked = _Asked(sums or _around(usable, known, parties), within is not None, progress)
    return evolve(result, recovered=_recovered(result, printed, asked, known))


def _lacking(found: Sequence[Fit], near: Nearest | None, parties: Sequence[str]) -> tuple[str, ...]:
    """Give the parties that the bases which fit count, and the table has no row of."""
    bases = [fit.basis for fit in found] or ([near.basis] if near is not None else [])
    return tuple(sorted({party for basis in bases for party in basis.integers} - {*parties}))


def _mostly(near: Nearest | None, rows: int) -> Nearest | None:
    """Take equal shares for the nearest only where most rows are so."""
    return near if near is not None and 2 * len(near.deviations) < rows else None


def _stated(column: AuditColumn, total: StatedTotal | None) -> StatedTotal | None:
    """Give the total of the rows: what was stated, or what is printed, less what stands apart where it is taken in."""
    if total is None:
        wholes = [each for each in _checked_sums(column) if not each.is_part]
        totals = {each.printed.amount - (column.apart_sum if each.takes_in_apart else ZERO) for each in wholes}
        if len(totals) > 1:
            told = " and ".join(f"{each.printed.amount} ({each.printed.name})" for each in wholes)
            raise AuditError(column.title, f"its printed sums disagree, {told}; say which holds with a total")
        return StatedTotal.exactly(totals.pop()) if totals else None
    whole = column.rows_sum + column.apart_sum
    if column.apart and abs(total.amount - whole) < abs(total.amount - column.rows_sum):
        apart = column.apart_sum
        return StatedTotal(amount=total.amount - apart, lowest=total.lowest - apart, highest=total.highest - apart)
    return total


def _checked_sums(column: AuditColumn) -> Iterator[CheckedSum]:
    """Compare each printed sum with the sum of rows that it comes nearest to; of two as near, with the whole."""
    since = 0
    for printed in sorted(column.sums, key=lambda each: each.place):
        above = [row for row in column.rows if row.place < printed.place]
        sums = [
            (column.rows_sum, False, False),
            (column.rows_sum + column.apart_sum, True, False),
            (sum((row.amount for row in above), ZERO), False, True),
            (sum((row.amount for row in above if row.place > since), ZERO), False, True),
        ]
        rows, takes_in_apart, is_part = min(sums, key=lambda each: abs(each[0] - printed.amount))
        since = printed.place
        yield CheckedSum(printed=printed, rows=rows, takes_in_apart=takes_in_apart, is_part=is_part)


def _tried(column: AuditColumn, given: Iterable[AuditBasis], parties: Sequence[str]) -> list[AuditBasis]:
    """List the bases; those that count others too are also tried among the table's parties alone."""
    tried: list[AuditBasis] = []
    for basis in (*column.beside, *given):
        if not any(party in basis.integers for party in parties):
            continue  # it counts others altogether
        tried.append(basis)
        if len(basis.integers) > len(parties) and all(basis.integers.get(party) for party in parties):
            tried.append(basis.among(parties))
    return tried


def _units(column: AuditColumn) -> tuple[Amount, ...]:
    """Give the units that every row is a whole number of, from the finest that is printed."""
    units = sorted({column.precision, *(unit for unit in UNITS if unit >= column.precision)})
    return tuple(unit for unit in units if all(row.amount.ore % unit.ore == 0 for row in column.rows))


def _printed(column: AuditColumn, total: StatedTotal, within: Amount | None) -> Printed:
    units = _units(column)
    step = KRONA if all(each.ore % KRONA.ore == 0 for each in (total.amount, column.rows_sum)) else ORE
    if within is not None:
        near = Span(total.lowest.ore - within.ore, total.highest.ore + within.ore)
    else:  # rounding brings a row half a unit from its share, at most
        slack = len(column.rows) * units[-1].ore // 2
        ends = (total.lowest.ore, total.highest.ore, column.rows_sum.ore)
        near = Span(min(ends) - slack, max(ends) + slack)
    totals = Totals(
        printed=total.amount.ore,
        stated=Span(total.lowest.ore, total.highest.ore),
        near=Span(max(near.low, step.ore), near.high),
        step=step.ore,
    )
    rows = tuple((row.party, row.amount) for row in column.rows)
    return Printed(rows=rows, units=units, totals=totals)


def _percentages(column: AuditColumn, printed: Printed) -> Iterator[AuditBasis]:
    """Give fixed percentages that make the rows, where chance would hardly give any."""
    rows, total = dict(printed.rows), Amount(printed.totals.printed)
    if column.unreadable or not total:
        return
    for places in range(_MOST_PLACES + 1):
        whole = 100 * 10**places
        found = recover(rows, total, (whole, whole), unit=printed.units[-1])
        if found.is_unique and found.solutions[0].is_exact and found.one_in >= _RARE:
            weights = {party: Fraction(span.low, 10**places) for party, span in found.solutions[0].weights}
            sv = f"fasta procentsatser med {places} decimaler" if places != 1 else "fasta procentsatser med en decimal"
            en = f"fixed percentages with {places} decimals" if places != 1 else "fixed percentages with one decimal"
            yield AuditBasis(id=f"percentages-{places}", title=Text(sv, en), weights=weights, total=100)
            return


class _Asked(NamedTuple):
    """What was asked of a search for the basis."""

    sums: tuple[int, int]
    near: bool
    progress: Progress | None


def _recovered(audited: Audit, printed: Printed, asked: _Asked, statistics: Sequence[Statistic]) -> Recovered:
    """Search for the basis: at the stated total, then at those near it, by one rounding after another."""
    unit, totals, sums = printed.units[-1], printed.totals, Span(*asked.sums)
    rows_sum, slack = audited.column.rows_sum.ore, len(printed.rows) * unit.ore
    complete = not audited.column.unreadable and rows_sum >= totals.stated.low - slack
    stated, near = totals.stated, totals.stated
    if complete:  # rounding brings the rows half a unit each from their total, and at most one
        if stated.low <= rows_sum + slack and stated.high >= rows_sum - slack:
            stated = Span(max(stated.low, rows_sum - slack), min(stated.high, rows_sum + slack))
        near = Span(rows_sum - slack // 2, rows_sum + slack // 2)
    searched: list[Recovery] = []
    for span in dict.fromkeys(_stepped(each, totals.step) for each in (stated, totals.near if asked.near else near)):
        if searched and not asked.near and (span.size // totals.step + 1) * sums.size > MOST_PAIRS:
            break  # the totals near were our own idea
        for rounding in _ROUNDINGS:
            found = recover(
                dict(printed.rows),
                (Amount(span.low), Amount(span.high)),
                sums,
                unit=unit,
                step=Amount(totals.step),
                rounding=rounding,
                complete=complete,
                progress=asked.progress,
            )
            if found.solutions:
                return _matched(found, statistics)
            searched.append(found)
    return Recovered(
        recovery=max((each for each in searched if each.rounding is _ROUNDINGS[0]), key=_pairs), matches=()
    )


def _pairs(recovery: Recovery) -> int:
    return recovery.pairs


def _stepped(span: Span, step: int) -> Span:
    low = max(-(-span.low // step), 1) * step
    return Span(low, max(span.high // step * step, low))


_ROUNDINGS = (RowRounding.HALF_UP, Method.LARGEST_REMAINDER, RowRounding.FLOOR, RowRounding.CEILING)


def _around(usable: Sequence[AuditBasis], statistics: Sequence[Statistic], parties: Sequence[str]) -> tuple[int, int]:
    """Give the sums to search where none are stated: around those of the known bases, or as many as live in Sweden."""
    known = [each.total for each in statistics if all(party in each.by_party for party in parties)]
    known = known or [basis.total for basis in usable if basis.total.denominator == 1 and basis.total > _PERCENT]
    if not known:
        return 1, MOST_INHABITANTS
    return int(min(known) * (1 - _AROUND)), int(max(known) * (1 + _AROUND))


_PERCENT = 100


def _matched(recovery: Recovery, statistics: Sequence[Statistic]) -> Recovered:
    return Recovered(
        recovery=recovery,
        matches=tuple(tuple(_matches(solution, statistics)) for solution in recovery.solutions),
    )


def _matches(solution: Solution, statistics: Sequence[Statistic]) -> Iterator[Match]:
    for statistic in statistics:
        figures = statistic.by_party
        whole = statistic.total == solution.basis_total
        same = whole and all(
            party in figures and span.low <= figures[party] <= span.high for party, span in solution.weights
        )
        if whole:
            yield Match(statistic=statistic, same_figures=same)
