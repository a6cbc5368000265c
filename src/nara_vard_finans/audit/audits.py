"""
Audits: what a printed column and its total say of each other, of the rule, and of the figures behind them.

Nothing is put right: what is printed stands beside what follows, and where no rule gives the rows, that is the verdict.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import product

from attrs import evolve, frozen

from nara_vard_finans.audit.bases import AuditBasis, basis_of, equal_basis
from nara_vard_finans.audit.checked_sums import checked_sums, stated_total
from nara_vard_finans.audit.column import AuditColumn, ColumnUnit
from nara_vard_finans.audit.fitting import UNITS, Fit, Printed, Totals, fits, is_usable
from nara_vard_finans.audit.likely_bases import is_likely
from nara_vard_finans.audit.naming import FIXED_TENTHS, FIXED_WHOLE, FixedPercentages
from nara_vard_finans.audit.nearest_rules import Nearest, nearest
from nara_vard_finans.audit.reasons import DISTANCE_BELOW_ZERO, NO_KRONOR, TOTAL_NOT_ABOVE_ZERO
from nara_vard_finans.audit.recovery import Progress, Recovery, Solution, Span, recover
from nara_vard_finans.audit.relations import relations
from nara_vard_finans.audit.round_totals import fits_as, is_round, near_fits, round_fits
from nara_vard_finans.audit.rules import Residual, RowRule
from nara_vard_finans.audit.search import BasisSearch
from nara_vard_finans.audit.verdicts import Audit, Match, Recovered
from nara_vard_finans.core import KRONA, ORE, ZERO, Amount, AuditError, Figures, Statistic
from nara_vard_finans.grids import StatedTotal
from nara_vard_finans.sharing import RowRounding

MOST_INHABITANTS = 12_000_000
"""The largest sum that is searched where nothing tells how many are counted; no more live in Sweden."""

Official = Callable[[Sequence[str]], Iterable[Statistic]]
"""Gives the official figures that count parties of some codes."""

_AROUND = Fraction(3, 40)  # how far around the known sums a search goes of itself

_MOST_PLACES = 3

_RARE = 1_000_000  # fixed percentages are believed when chance would give them at most once in so many tables


def audit_table(
    column: AuditColumn,
    *,
    total: StatedTotal | None = None,
    bases: Iterable[AuditBasis] = (),
    statistics: Iterable[Statistic] = (),
    search: bool = False,
    sums: tuple[int, int] | None = None,
    within: Amount | None = None,
    agreed: Iterable[Amount] = (),
    official: Official | None = None,
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
        agreed: Totals that are known to have been agreed on: a printed sum that is none may hide one.
        official: Gives the official figures of parties, which are tried where nothing else gives the rows, and matched
            against what is recovered; they are asked for only then.
        progress: Told how far the search has come.

    Raises:
        AuditError: If two printed sums disagree and no total tells which holds, if the total is zero or less, or if
            the search is too wide.

    Invariants:
        * the rule that made a table is among the fits, whatever the order of its rows and the names of its parties
        * what was recovered holds the true weights

    Source:
        Memorandum 2022-06-09, Dnr HSN 2022/1845, cost table; slides of 2022-04-27; proposal for the grant of 2020.

    .. versionadded:: 0.1.0
    """
    stated = stated_total(column, total)
    if (stated.amount if stated is not None else column.rows_sum) <= ZERO:
        raise AuditError(column.title, TOTAL_NOT_ABOVE_ZERO)
    if within is not None and within < ZERO:
        raise AuditError(str(within), DISTANCE_BELOW_ZERO)
    if search and column.measure is ColumnUnit.UNSTATED:
        column = evolve(column, measure=ColumnUnit.KRONOR)  # whoever searches a basis in the kronor says what they are
    if search and column.measure is not ColumnUnit.KRONOR:
        raise AuditError(column.title, NO_KRONOR)
    known = [each for each in statistics if not each.recovered_from]
    tried = _tried(column, [*bases, *_counting(column, known)])
    printed = _printed(column, stated, within)
    question = _Question(column=column, printed=printed, stated=stated, given=total, agreed=tuple(agreed))
    result = question.answered(tried, known)
    more: tuple[Statistic, ...] = ()
    likely: list[AuditBasis] = []
    if official is not None and (search or not result.fits):
        more = tuple(official(_parties(column)))
        bases = _once(_tried(column, _counting(column, more), beside=False))
        likely = [basis for basis in bases if is_usable(basis, _parties(column)) and is_likely(printed, basis)]
        tried += likely
        whole = [*known, *more]
        result = question.answered(tried, whole) if likely else evolve(result, known_as=_printed_as(column, whole))
    if not search:
        return result
    usable = [basis for basis in tried if is_usable(basis, _parties(column)) and basis not in likely]
    basis_search = BasisSearch(
        rows=dict(printed.rows),
        unit=printed.units[-1],
        stated=printed.totals.stated,
        near=None if within is None else printed.totals.near,
        step=printed.totals.step,
        sums=Span(*(sums or _around(usable, known, more, _parties(column)))),
        rows_missing=not result.is_complete,
        progress=progress,
    )
    return evolve(result, recovered=_matched(basis_search.found(), [*known, *more]))


@frozen(kw_only=True)
class _Question:
    """What is asked of a column, whatever it is tried on."""

    column: AuditColumn
    printed: Printed
    stated: StatedTotal | None
    given: StatedTotal | None
    agreed: tuple[Amount, ...]

    def answered(self, tried: Sequence[AuditBasis], known: Sequence[Statistic]) -> Audit:
        """Try the rules on some bases."""
        result = _fitted(self.column, self.printed, tried, known)
        result = evolve(result, total=self.stated or result.total, is_stated=self.stated is not None, given=self.given)
        if self.given is not None:
            return evolve(result, is_decided=True)
        if self.stated is None:
            return result
        usable = [basis for basis in tried if is_usable(basis, _parties(self.column))]
        return _with_round_totals(evolve(result, agreed=self.agreed), self.printed, [*usable, *_equal(self.column)])


def _parties(column: AuditColumn) -> list[str]:
    return [row.party for row in column.rows]


def _counting(column: AuditColumn, statistics: Iterable[Statistic]) -> Iterator[AuditBasis]:
    """Give the statistics that count at least half of the parties, as bases."""
    parties = _parties(column)
    return (
        basis_of(each) for each in statistics if 2 * sum(party in each.by_party for party in parties) >= len(parties)
    )


def _fitted(column: AuditColumn, printed: Printed, tried: Sequence[AuditBasis], known: Sequence[Statistic]) -> Audit:
    """Try the rules on the bases: those that fit, or the one that comes nearest."""
    parties = _parties(column)
    usable = [basis for basis in tried if is_usable(basis, parties)]
    found = fits(printed, [*usable, *_equal(column)]) or fits(printed, _percentages(column, printed))
    checked = tuple(checked_sums(column))
    near = None
    if not found or not found[0].is_stated or found[0].rule.residual is Residual.NAMED:
        near = nearest(printed, usable) or _mostly(nearest(printed, [equal_basis(parties)]), len(parties))
    return Audit(
        column=column,
        total=StatedTotal.exactly(column.rows_sum),
        is_stated=False,
        sums=tuple(each for each in checked if not each.covers_more),
        of_more=tuple(each.printed for each in checked if each.covers_more),
        bases=tuple(tried),
        unusable=tuple(
            (basis.id, missing)
            for basis in tried
            if (missing := tuple(party for party in parties if party not in basis.integers))
        ),
        fits=found,
        nearest=near,
        missing=() if _makes_the_total(printed) else _missing(found, near, parties),
        relations=tuple(relations(column.side)),
        known_as=_printed_as(column, known),
    )


def _printed_as(column: AuditColumn, known: Iterable[Statistic]) -> tuple[Statistic, ...]:
    """Give the statistics whose figures the column prints."""
    return tuple(
        each for each in known if all(each.by_party.get(row.party) == row.amount.kronor for row in column.rows)
    )


def _with_round_totals(audit: Audit, printed: Printed, bases: Sequence[AuditBasis]) -> Audit:
    """Add what the printed sum may hide, before what fits at it; or after, where somebody decided that sum."""
    column, total = audit.column, audit.total.amount
    halves = {column.apart_sum, *(Amount(each.amount.ore // 2) for each in column.sums if each.amount.ore % 2 == 0)}
    decided = is_round(total) or total in halves or total in audit.agreed
    result = evolve(audit, is_decided=decided)
    if not result.adds_up:
        return result
    tried = [*bases, *(fit.basis for fit in audit.fits if fit.basis not in bases)]
    rounds = round_fits(printed, dict.fromkeys(tried), column.rows_sum.ore, (*audit.agreed, column.apart_sum))
    if not rounds:
        return result if decided else _with_near_totals(result, printed, tried)
    alike = tuple(other for fit in rounds for other in fits_as(fit, printed) if other not in rounds)
    if decided:
        return evolve(result, fits=(*audit.fits, *rounds, *alike), round_fits=rounds)
    # A difference that was put on a row is no more than what SUM shows, where a round total makes the rows.
    kept = tuple(fit for fit in audit.fits if fit.rule.residual is None)
    return evolve(result, fits=(*rounds, *alike, *kept), round_fits=rounds)


def _with_near_totals(audit: Audit, printed: Printed, bases: Sequence[AuditBasis]) -> Audit:
    """Add plain rounding at a total beside the printed sum, where it does not give the rows at that sum itself."""
    if audit.leading is None or any(fit.rule == RowRule(rounding=RowRounding.HALF_UP) for fit in audit.fits):
        return audit
    near = near_fits(printed, dict.fromkeys(bases), audit.column.rows_sum.ore)
    return evolve(audit, fits=(*audit.fits, *near), round_fits=near)


def _equal(column: AuditColumn) -> list[AuditBasis]:
    """Take equal shares as a basis where the rows are alike but for their last unit."""
    amounts = [row.amount for row in column.rows]
    return [equal_basis(row.party for row in column.rows)] if max(amounts) - min(amounts) <= column.precision else []


def _missing(found: Sequence[Fit], near: Nearest | None, parties: Sequence[str]) -> tuple[str, ...]:
    """Give the parties that the basis which fits counts, or explains most rows, and the table has no row of."""
    if found:
        counted = [basis for basis in (fit.basis for fit in found) if basis.is_whole] or [found[0].basis]
        return tuple(sorted({*counted[0].integers} - {*parties}))
    near = _mostly(near, len(parties))
    return () if near is None else tuple(sorted({*near.basis.integers} - {*parties}))


def _makes_the_total(printed: Printed) -> bool:
    """Say whether the rows sum to the total but for rounding, so that none can be missing."""
    rows_sum = sum(amount.ore for _, amount in printed.rows)
    slack = len(printed.rows) * printed.units[-1].ore // 2
    return printed.totals.stated.low - slack <= rows_sum <= printed.totals.stated.high + slack


def _mostly(near: Nearest | None, rows: int) -> Nearest | None:
    """Take equal shares for the nearest only where most rows are so."""
    return near if near is not None and 2 * len(near.deviations) < rows else None


def _tried(column: AuditColumn, given: Iterable[AuditBasis], *, beside: bool = True) -> list[AuditBasis]:
    """List the bases; those that count others too are also tried among the table's parties alone."""
    tried: list[AuditBasis] = []
    parties = _parties(column)
    for basis in (*(column.beside if beside else ()), *given):
        tried.append(basis)
        if len(basis.integers) > len(parties) and all(basis.integers.get(party) for party in parties):
            tried.append(basis.among(parties))
    return tried


def _once(bases: Iterable[AuditBasis]) -> Iterator[AuditBasis]:
    """Give each basis once: a county is also what is left of the nation among its parties."""
    seen: set[tuple[Figures, Fraction]] = set()
    for basis in bases:
        what = (basis.weights, Fraction(basis.total))
        if what not in seen:
            seen.add(what)
            yield basis


def _units(column: AuditColumn) -> tuple[Amount, ...]:
    """Give the units that every row is a whole number of, from the finest that is printed."""
    units = sorted({column.precision, *(unit for unit in UNITS if unit >= column.precision)})
    return tuple(unit for unit in units if all(row.amount.ore % unit.ore == 0 for row in column.rows))


def _printed(column: AuditColumn, stated: StatedTotal | None, within: Amount | None) -> Printed:
    total = stated or StatedTotal.exactly(column.rows_sum)
    units = _units(column)
    step = KRONA if all(each.ore % KRONA.ore == 0 for each in (total.amount, column.rows_sum)) else ORE
    if within is not None:
        near = Span(total.lowest.ore - within.ore, total.highest.ore + within.ore)
    else:  # rounding brings a row a unit from its share, at most
        slack = len(column.rows) * units[-1].ore
        ends = (total.lowest.ore, total.highest.ore, column.rows_sum.ore)
        near = Span(min(ends) - slack, max(ends) + slack)
    near = Span(max(near.low, step.ore), near.high)
    totals = Totals(
        printed=total.amount.ore,
        stated=near if stated is None else Span(total.lowest.ore, total.highest.ore),
        near=near,
        step=step.ore,
    )
    rows = tuple((row.party, row.amount) for row in column.rows)
    return Printed(rows=rows, units=units, totals=totals, in_kronor=column.measure is ColumnUnit.KRONOR)


def _percentages(column: AuditColumn, printed: Printed) -> Iterator[AuditBasis]:
    """Give fixed percentages that make the rows, where chance would hardly give any."""
    rows, total = dict(printed.rows), Amount(printed.totals.printed)
    if column.unreadable or not total:
        return
    for places, unit in product(range(_MOST_PLACES + 1), printed.units):
        whole = 100 * 10**places
        found = recover(rows, total, (whole, whole), unit=unit)
        if found.is_unique and found.solutions[0].is_exact and found.one_in >= _RARE:
            weights = {party: Fraction(span.low, 10**places) for party, span in found.solutions[0].weights}
            title = _FEW_PLACES.get(places) or FixedPercentages(places)
            yield AuditBasis(id=f"percentages-{places}", title=title, weights=weights, total=100)
            return


_FEW_PLACES = {0: FIXED_WHOLE, 1: FIXED_TENTHS}


def _around(
    usable: Sequence[AuditBasis], statistics: Sequence[Statistic], official: Sequence[Statistic], parties: Sequence[str]
) -> tuple[int, int]:
    """
    Give the sums to search where none are stated.

    They are around those of the known bases, or else of the official figures that count the fewest besides the
    parties; where nothing is known, as many as live in Sweden.
    """
    known = [each.total for each in statistics if all(party in each.by_party for party in parties)]
    known = known or [basis.total for basis in usable if basis.total.denominator == 1 and basis.total > _PERCENT]
    fewest = min((len(each.figures) for each in official), default=0)
    known = known or [each.total for each in official if len(each.figures) == fewest]
    if not known:
        return 1, MOST_INHABITANTS
    return int(min(known) * (1 - _AROUND)), int(max(known) * (1 + _AROUND))


_PERCENT = 100


def _matched(recoveries: tuple[Recovery, ...], statistics: Sequence[Statistic]) -> Recovered:
    solutions = (solution for each in recoveries for solution in each.solutions)
    return Recovered(
        recoveries=recoveries, matches=tuple(tuple(_matches(solution, statistics)) for solution in solutions)
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
