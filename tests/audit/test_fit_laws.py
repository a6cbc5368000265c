"""
The laws of finding the rule that made a table: tables are made by a naive maker in fractions, and the rule is named.

The maker knows nothing of the library but the names of the rules.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

import table_twins as twins
from nara_vard_finans import Amount, Method
from nara_vard_finans.audit import (
    Audit,
    AuditBasis,
    AuditColumn,
    AuditRow,
    Fit,
    Printed,
    PrintedSum,
    Residual,
    RowRule,
    Span,
    Totals,
    Verdict,
    audit_table,
    fits,
    nearest,
    row_rules,
)
from nara_vard_finans.core import Text
from nara_vard_finans.grids import StatedTotal
from nara_vard_finans.sharing import RowRounding

ORE, KRONA, HUNDRED, THOUSAND = 1, 100, 10_000, 100_000
UNITS = st.sampled_from([ORE, KRONA, HUNDRED, THOUSAND])
PLAIN = RowRule(rounding=RowRounding.HALF_UP)
ALONE = [rule for rule in row_rules(carriers=()) if not isinstance(rule.rounding, Method)]
NAMED = [
    RowRule(rounding=rule.rounding, decimals=rule.decimals, by_rate=rule.by_rate, residual=Residual.NAMED)
    for rule in ALONE
]


def makes_the_total(rule: RowRule) -> bool:
    return rule.residual is not None or isinstance(rule.rounding, Method)


def alone(rule: RowRule, weights: Mapping[str, int], whole: int, ore: int, unit: int) -> dict[str, int]:
    """Make each row by itself, in units, whatever is done with the difference."""
    assert isinstance(rule.rounding, RowRounding)
    if rule.by_rate:
        return twins.by_rate(weights, whole, ore, unit)
    if rule.decimals is not None:
        return twins.by_percentages(rule.decimals, weights, whole, ore, unit)
    return twins.alone(rule.rounding.value, weights, whole, ore, unit)


def carrier_of(rule: RowRule, weights: Mapping[str, int], order: Sequence[str]) -> str:
    """The largest is the largest weight, of two as large that which comes first by name."""
    return {
        Residual.FIRST: order[0],
        Residual.LAST: order[-1],
        Residual.LARGEST: min(weights, key=lambda party: (-weights[party], party)),
    }.get(rule.residual or Residual.NAMED, rule.carrier)


def maker(
    rule: RowRule,
    weights: Mapping[str, int],
    whole: int,
    ore: int,
    unit: int,
    order: Sequence[str],
    wanted: Mapping[str, int],
) -> dict[str, int]:
    """Make the rows in units, naively; ties of a method go to those who are *wanted* to have more."""
    if rule.rounding is Method.LARGEST_REMAINDER:
        return twins.by_remainder(weights, ore // unit, wanted)
    if rule.rounding is Method.SAINTE_LAGUE:
        return twins.by_odd_divisors(weights, ore // unit, wanted)
    rows = alone(rule, weights, whole, ore, unit)
    if rule.residual is not None:
        rows[carrier_of(rule, weights, order)] += ore // unit - sum(rows.values())
    return rows


class Table(NamedTuple):
    """A table, and how it was made."""

    rule: RowRule
    weights: dict[str, int]
    whole: int
    ore: int
    unit: int
    rows: dict[str, int]

    @property
    def order(self) -> list[str]:
        return [*self.rows]

    @property
    def rows_sum(self) -> int:
        return sum(self.rows.values()) * self.unit

    @property
    def basis(self) -> AuditBasis:
        return AuditBasis(id="true", title=Text("sant", "true"), weights=self.weights, total=self.whole)

    def made(self, rule: RowRule, ore: int) -> dict[str, int]:
        """Make the rows again by some rule; a tie goes as it does in the table."""
        rows = maker(rule, self.weights, self.whole, ore, self.unit, self.order, self.rows)
        return {party: rows[party] for party in self.rows}

    def printed(
        self, *, total: int | None = None, stated: Span | None = None, near: Span | None = None, step: int = 1
    ) -> Printed:
        total = self.ore if total is None else total
        stated = stated or Span(total, total)
        return Printed(
            rows=tuple((party, Amount(count * self.unit)) for party, count in self.rows.items()),
            units=(Amount(self.unit),),
            totals=Totals(printed=total, stated=stated, near=near or stated, step=step),
        )

    def column(self, precision: int | None = None) -> AuditColumn:
        rows = (
            AuditRow(party=party, name=party, amount=Amount(count * self.unit)) for party, count in self.rows.items()
        )
        return AuditColumn(title="tabell", rows=tuple(rows), precision=Amount(precision or self.unit))


@st.composite
def tables(
    draw: st.DrawFn,
    rules: Sequence[RowRule] = (*row_rules(), *NAMED),
    *,
    most_parties: int = 7,
    missing: bool = False,
    units: st.SearchStrategy[int] = UNITS,
) -> Table:
    """
    Draw a table that a rule made: any order of the rows, equal weights and zeros, totals small and large.

    Args:
        rules: The rules to draw from.
        most_parties: The most parties.
        missing: Whether the weights may be parts of something larger, for a rule that rounds each row alone, and
            whether parties of the basis may lack a row.
        units: The units to draw from.
    """
    parties = draw(st.permutations([f"{place:04d}" for place in range(draw(st.integers(2, most_parties)))]))
    common = draw(st.integers(1, 60_000))
    weight = st.one_of(st.integers(0, 4), st.integers(0, 60_000), st.just(common))
    weights = {party: draw(weight) for party in parties}
    assume(any(weights.values()))
    rule, unit = draw(st.sampled_from(rules)), draw(units)
    ore = unit * draw(st.one_of(st.integers(1, 60), st.integers(1, 3_000_000)))
    if not makes_the_total(rule):
        ore += draw(st.sampled_from([0, 0, unit // 2, unit // 3]))
    if rule.residual is Residual.NAMED:
        rule = RowRule(
            rounding=rule.rounding,
            decimals=rule.decimals,
            by_rate=rule.by_rate,
            residual=Residual.NAMED,
            carrier=draw(st.sampled_from(parties)),
        )
    whole = sum(weights.values())
    if missing and not makes_the_total(rule):
        whole += draw(st.one_of(st.just(0), st.integers(1, 5), st.integers(1, 100_000)))
    kept = parties
    if missing:
        kept = draw(st.lists(st.sampled_from(parties), min_size=2, unique=True))
    wanted = dict.fromkeys(draw(st.sets(st.sampled_from(parties))), 10**12)
    rows = maker(rule, weights, whole, ore, unit, kept, wanted)
    # Of a basis that has more parties than the table, which rows lack cannot break a tie by itself: the library goes
    # by name where it has to make the rows, so such a table is drawn as it would make them.
    if len(kept) < len(parties):
        rows = maker(rule, weights, whole, ore, unit, kept, {})
    kept_rows = {party: rows[party] for party in kept}
    assume(min(kept_rows.values()) >= 0)
    return Table(rule=rule, weights=weights, whole=whole, ore=ore, unit=unit, rows=kept_rows)


def meant(table: Table) -> set[RowRule]:
    """
    Give the rules any of which tells how the table was made.

    Where the difference is zero, who would have carried it does not show; and a named carrier that is the largest, the
    first or the last is told so.
    """
    rule = table.rule
    if rule.residual is not Residual.NAMED:
        return {rule}
    plain = RowRule(rounding=rule.rounding, decimals=rule.decimals, by_rate=rule.by_rate)
    if alone(plain, table.weights, table.whole, table.ore, table.unit) == table.rows:
        return {plain}
    told = {
        RowRule(rounding=rule.rounding, decimals=rule.decimals, by_rate=rule.by_rate, residual=residual)
        for residual in (Residual.LARGEST, Residual.FIRST, Residual.LAST)
    }
    placed = {each for each in told if carrier_of(each, table.weights, table.order) == rule.carrier}
    return placed or {rule}


def assert_true(table: Table, found: Iterable[Fit], allowed: Span, step: int) -> None:
    """Make the rows again at every total that is reported, and none one step outside of it."""
    for fit in found:
        assert fit.unit == Amount(table.unit)
        assert fit.basis == table.basis
        assert allowed.low <= fit.lowest.ore <= fit.total.ore <= fit.highest.ore <= allowed.high
        for ore in {fit.lowest.ore, fit.total.ore, fit.highest.ore}:
            assert ore == fit.total.ore or ore % step == 0
            assert table.made(fit.rule, ore) == table.rows
            if makes_the_total(fit.rule):
                assert ore % table.unit == 0
        if not makes_the_total(fit.rule):
            for ore in (fit.lowest.ore - step, fit.highest.ore + step):
                assert not allowed.holds(ore) or table.made(fit.rule, ore) != table.rows


class TestTheRuleIsNamed:
    """Every supported rule, on its basis, in its unit and at its total."""

    @given(tables())
    def test_among_the_fits_at_the_stated_total(self, table: Table) -> None:
        found = fits(table.printed(), [table.basis])
        (fit, *_) = [fit for fit in found if fit.rule in meant(table)]
        assert (fit.basis, fit.unit, fit.total, fit.is_stated) == (
            *(table.basis, Amount(table.unit), Amount(table.ore), True),
        )
        assert_true(table, found, Span(table.ore, table.ore), 1)

    @pytest.mark.parametrize("rule", [*row_rules(), *NAMED], ids=str)
    @given(data=st.data())
    def test_each_of_them_by_itself(self, rule: RowRule, data: st.DataObject) -> None:
        """So that no rule is left to luck."""
        table = data.draw(tables([rule], most_parties=5))
        assert meant(table) & {fit.rule for fit in fits(table.printed(), [table.basis])}

    @given(tables(missing=True))
    def test_where_rows_are_lacking_or_the_weights_are_parts_of_more(self, table: Table) -> None:
        """
        A difference on a named party shows only where the rows are all there is: otherwise nobody knows their sum.

        On the largest too, where the largest is not in the table, and that is found as the rule without a difference.
        """
        assume(table.rule.residual is not Residual.NAMED)
        found = fits(table.printed(), [table.basis])
        assert table.rule in {fit.rule for fit in found}
        assert_true(table, found, Span(table.ore, table.ore), 1)

    @given(tables(), st.integers(0, 40), st.integers(0, 40), st.sampled_from([1, 7, 100]))
    def test_where_the_print_of_the_total_stands_for_more_than_one(
        self, table: Table, below: int, above: int, step: int
    ) -> None:
        """The ends of the totals that are reported are the very last ones."""
        assume(table.ore % step == 0)
        stated = Span(max(table.ore - below * table.unit, 1), table.ore + above * table.unit)
        found = fits(table.printed(stated=stated, step=step), [table.basis])
        (fit, *_) = [fit for fit in found if fit.rule in meant(table)]
        assert fit.lowest.ore <= table.ore <= fit.highest.ore
        assert_true(table, found, stated, step)

    @given(tables([rule for rule in row_rules() if rule.residual is None]), st.integers(-30, 30))
    def test_at_another_total_than_the_printed_one(self, table: Table, away: int) -> None:
        """
        The totals near are tried where nothing fits at the printed one; and then the true one is among those.

        Not where a difference was put on someone: at another total than the rows make that tells nothing.
        """
        total = max(table.ore + away * table.unit, 1)
        near = Span(max(min(total, table.ore) - table.unit, 1), max(total, table.ore) + table.unit)
        found = fits(table.printed(total=total, near=near), [table.basis])
        assert found
        if found[0].is_stated:
            assert_true(table, found, Span(total, total), 1)
        else:
            assert any(fit.rule == table.rule and fit.lowest.ore <= table.ore <= fit.highest.ore for fit in found)
            assert_true(table, found, near, 1)
            assert not any(fit.rule.residual for fit in found)

    @given(tables(), st.lists(st.integers(0, 60_000), min_size=7, max_size=7))
    def test_among_wrong_bases(self, table: Table, wrong: list[int]) -> None:
        """What is said of another basis is true of that, and hides nothing."""
        assume(any(wrong[: len(table.rows)]))
        weights = dict(zip(sorted(table.rows), wrong, strict=False))
        other = AuditBasis(id="other", title=Text("annat"), weights=weights, total=sum(weights.values()))
        found = fits(table.printed(), [other, table.basis])
        assert meant(table) & {fit.rule for fit in found if fit.basis is not other}
        for fit in found:
            if fit.basis is other:
                made = maker(
                    fit.rule, weights, sum(weights.values()), fit.total.ore, table.unit, table.order, table.rows
                )
                assert made == table.rows


class TestAudits:
    """The same through the door that takes a printed column."""

    @staticmethod
    def named(table: Table, audited: Audit) -> list[Fit]:
        return [
            fit
            for fit in audited.fits
            if fit.rule in meant(table) and fit.basis == table.basis and fit.unit == Amount(table.unit)
        ]

    @given(tables(), st.booleans())
    def test_the_rule_is_named(self, table: Table, finer: bool) -> None:  # noqa: FBT001
        """Whether or not the table prints decimals that are all zero."""
        column = table.column(ORE if finer else None)
        audited = audit_table(column, total=StatedTotal.exactly(Amount(table.ore)), bases=[table.basis])
        (fit, *_) = self.named(table, audited)
        assert (fit.total, fit.is_stated) == (Amount(table.ore), True)
        # A difference on a named row may as well be an error, so that the rule without it is told too.
        assert (audited.nearest is not None) is (audited.fits[0].rule.residual is Residual.NAMED)
        assert audited.verdict is (Verdict.EXPLAINED if table.rows_sum == table.ore else Verdict.DOES_NOT_ADD_UP)
        assert audited.adds_up is (table.rows_sum == table.ore)
        assert audited.difference == Amount(table.rows_sum - table.ore)

    @given(
        tables(units=st.sampled_from([KRONA, HUNDRED, THOUSAND])),
        st.sampled_from([0, 1, 2, 4]),
        st.sampled_from(["tkr", "mkr"]),
    )
    def test_a_total_in_thousands_or_millions(self, table: Table, places: int, scale: str) -> None:
        """
        As in ”2,4 mkr”: it stands for all that would be printed so, and the true one is among them.

        Not with three decimals, which could be thousands.
        """
        ore = table.ore
        assume(ore % KRONA == 0)
        tens, one = 10**places, {"tkr": 100_000, "mkr": 100_000_000}[scale]
        shown = twins.half_up(Fraction(ore * tens, one))
        assume(shown)
        number = f"{shown // tens},{shown % tens:0{places}d}" if places else str(shown)
        stated = StatedTotal.parse(f"{number} {scale}")
        assert stated.lowest.ore <= ore <= stated.highest.ore
        audited = audit_table(table.column(), total=stated, bases=[table.basis])
        found = self.named(table, audited)
        assert any(fit.lowest.ore <= ore <= fit.highest.ore and fit.is_stated for fit in found)

    @given(tables([rule for rule in row_rules() if makes_the_total(rule)]))
    def test_without_a_total_the_rows_own_sum_is_taken(self, table: Table) -> None:
        audited = audit_table(table.column(), bases=[table.basis])
        assert self.named(table, audited)
        assert not audited.is_stated
        assert audited.verdict is Verdict.EXPLAINED

    def test_rows_rounded_down_without_a_total(self) -> None:
        """
        By hand: weights of ten to a krona, nine of them 1,90 to 9,90 kr and one 100,10 kr, of 153,20 kr in all.

        Rounded down that is 1 to 9 kr and 100 kr: 145 kr. Nothing else gives these rows: the largest has 65,3 %, which
        is less than 100 kr of anything below 153 kr, and half a krona to each row reaches 150 kr.
        """
        weights = {**{f"{place}": 10 * place + 9 for place in range(1, 10)}, "L": 1_001}
        rule = RowRule(rounding=RowRounding.FLOOR)
        rows = maker(rule, weights, 1_532, 15_320, KRONA, [*weights], {})
        assert [*rows.values()] == [*range(1, 10), 100]
        table = Table(rule=rule, weights=weights, whole=1_532, ore=15_320, unit=KRONA, rows=rows)
        assert self.named(
            table, audit_table(table.column(), total=StatedTotal.exactly(Amount(15_320)), bases=[table.basis])
        )
        audited = audit_table(table.column(), bases=[table.basis])
        assert rule in {fit.rule for fit in audited.fits if fit.basis == table.basis}


@st.composite
def plain_tables(draw: st.DrawFn, zeros: st.SearchStrategy[int]) -> Table:
    """Draw weights and a total of at most three digits and some zeros, and round the rows one by one."""
    weights = draw(st.lists(st.one_of(st.integers(0, 9), st.integers(1, 99_999)), min_size=2, max_size=9).filter(any))
    unit = draw(st.sampled_from([ORE, KRONA, THOUSAND]))
    ore = unit * draw(st.integers(1, 999)) * 10 ** draw(zeros)
    by_party = {f"{place:04d}": weight for place, weight in enumerate(weights)}
    rows = twins.alone("half-up", by_party, sum(weights), ore, unit)
    assume(any(rows.values()))
    return Table(rule=PLAIN, weights=by_party, whole=sum(weights), ore=ore, unit=unit, rows=rows)


def with_its_sum(table: Table) -> tuple[Audit, list[Fit]]:
    """Audit a table as a sum formula under its rows would show it; give the fits of plain rounding too."""
    column = table.column()
    rows = tuple(evolve(row, place=place) for place, row in enumerate(column.rows, 1))
    printed = PrintedSum(name="Summa", amount=Amount(table.rows_sum), place=len(rows) + 1)
    audited = audit_table(evolve(column, rows=rows, sums=(printed,)), bases=[table.basis])
    return audited, [fit for fit in audited.fits if fit.rule == PLAIN and fit.unit == column.precision]


class TestRowsRoundedAloneAndTheirSumUnderThem:
    """A sum formula under rows that were rounded one by one: whatever is said of the sum, the true total is named."""

    @given(plain_tables(st.integers(3, 5)))
    def test_the_true_total_is_named_or_the_table_is_not_explained(self, table: Table) -> None:
        """
        Totals of at least four digits, so that no two round ones are near each other, but of 1 000 those below it.

        By hand: 10,00 kr by three is 3,33 kr each, which is 9,99 kr; and 9,99 kr by three is 3,33 kr each too.
        """
        audited, plain = with_its_sum(table)
        is_shown = table.ore == table.rows_sum
        assert (table.ore, is_shown) in {(fit.total.ore, fit.is_stated) for fit in plain}
        if table.rows_sum >= 1_000 * table.unit or is_shown:
            assert audited.verdict is (Verdict.EXPLAINED if is_shown else Verdict.OTHER_TOTAL)

    @given(plain_tables(st.integers(0, 2)))
    def test_of_small_totals_it_is_among_those_that_are_told(self, table: Table) -> None:
        """
        Where every total is round, rows that are rounded shares of their own sum are explained by just that.

        By hand: 650 by 1, 8 and 231 is 3, 22 and 626, which is 651; and of 651 it is so by the largest remainder alone.
        Whatever is told, at the sum that is printed or at another, does make these rows.
        """
        audited, plain = with_its_sum(table)
        for fit in audited.fits:
            weights = {party: int(weight) for party, weight in fit.basis.weights}
            assert (
                maker(fit.rule, weights, int(fit.basis.total), fit.total.ore, table.unit, table.order, table.rows)
                == table.rows
            )
        if audited.verdict is Verdict.EXPLAINED:
            assert (audited.fits[0].is_stated, audited.fits[0].total.ore) == (True, table.rows_sum)
        else:
            assert audited.verdict is Verdict.OTHER_TOTAL
            assert any(fit.lowest.ore <= table.ore <= fit.highest.ore for fit in plain if not fit.is_stated)


class TestARowThatIsWrong:
    """One row is a unit more or less than the rule gives."""

    @staticmethod
    def wrong(table: Table, place: int, more: int) -> Table:
        party = table.order[place % len(table.rows)]
        rows = {**table.rows, party: table.rows[party] + more}
        assume(rows[party] >= 0)
        return table._replace(rows=rows)

    @given(tables([PLAIN]), st.integers(0, 6), st.sampled_from([-1, 1]))
    def test_of_rows_rounded_alone_the_nearest_is_that_rule_and_the_row_deviates(
        self, table: Table, place: int, more: int
    ) -> None:
        """
        Halves up by itself is the first rule, and it leaves one row of one unit, than which nothing is less but a fit.

        So it is the nearest, whatever others leave as little. Another rule can still fit at the stated total: one that
        shares it exactly, a difference on someone, or halves to even. Each of these is true, then.
        """
        assume(table.ore % table.unit == 0)
        wrong = self.wrong(table, place, more)
        found = fits(wrong.printed(), [wrong.basis])
        assert PLAIN not in {fit.rule for fit in found}
        assert_true(wrong, found, Span(table.ore, table.ore), 1)
        assume(not found)
        near = nearest(wrong.printed(), [wrong.basis])
        assert near is not None
        assert near.rule == PLAIN
        (deviation,) = near.deviations
        party = wrong.order[place % len(wrong.rows)]
        assert (deviation.party, deviation.difference) == (party, Amount(more * table.unit))

    @given(tables(ALONE), st.integers(0, 6), st.sampled_from([-1, 1]))
    def test_whatever_the_rule_the_nearest_leaves_one_row(self, table: Table, place: int, more: int) -> None:
        """
        The rule that made the others leaves one row, so that no more than one deviates from the nearest.

        It need not be the wrong row: another rule can give that one, and miss another. What is said of it is true.
        """
        wrong = self.wrong(table, place, more)
        found = fits(wrong.printed(), [wrong.basis])
        assert table.rule not in {fit.rule for fit in found}
        assert_true(wrong, found, Span(table.ore, table.ore), 1)
        if not found and table.ore % table.unit == 0:
            near = nearest(wrong.printed(), [wrong.basis])
            assert near is not None
            (deviation,) = near.deviations
            assert abs(deviation.difference) == Amount(table.unit)
            made = maker(near.rule, wrong.weights, wrong.whole, near.total.ore, wrong.unit, wrong.order, {})
            assert {party for party in made if made[party] != wrong.rows[party]} == {deviation.party}
            assert deviation.computed == Amount(made[deviation.party] * wrong.unit)
            assert deviation.printed == Amount(wrong.rows[deviation.party] * wrong.unit)

    @given(tables(ALONE), st.integers(0, 6), st.integers(-9, 9).filter(bool))
    def test_it_is_said_to_carry_the_difference_where_the_rows_make_the_total(
        self, table: Table, place: int, more: int
    ) -> None:
        """
        A row that is off by just what the others lack cannot be told from one that was made to carry it.

        Where the rows do not make the total, no rule whose rows make it can have made them, and none is said to.
        """
        wrong = self.wrong(table, place, more)
        found = fits(wrong.printed(), [wrong.basis])
        if wrong.rows_sum == wrong.ore and wrong.whole == sum(wrong.weights.values()):
            party = wrong.order[place % len(wrong.rows)]
            assert party in {
                carrier_of(fit.rule, wrong.weights, wrong.order) for fit in found if fit.rule.residual is not None
            }
        else:
            assert not any(makes_the_total(fit.rule) for fit in found)

    @given(
        tables([PLAIN], units=st.sampled_from([KRONA, HUNDRED, THOUSAND])), st.integers(0, 6), st.sampled_from([-1, 1])
    )
    def test_an_audit_says_so_too(self, table: Table, place: int, more: int) -> None:
        """Of rows that are no whole number of a coarser unit, which an audit would try too."""
        wrong = self.wrong(table, place, more)
        coarser = {KRONA: HUNDRED, HUNDRED: THOUSAND}.get(wrong.unit)
        assume(coarser is None or any(count * wrong.unit % coarser for count in wrong.rows.values()))
        assume(wrong.ore % wrong.unit == 0)
        total = StatedTotal.exactly(Amount(wrong.ore))
        audited = audit_table(wrong.column(), total=total, bases=[wrong.basis])
        assume(not (audited.fits and audited.fits[0].is_stated))
        assert audited.nearest is not None
        assert audited.nearest.rule == PLAIN
        assert [each.party for each in audited.nearest.deviations] == [wrong.order[place % len(wrong.rows)]]
        assert audited.verdict in {Verdict.OTHER_TOTAL, Verdict.UNEXPLAINED}


class TestNamesAndOrderChangeNothing:
    """But the names, and who is first and last."""

    @staticmethod
    def told(table: Table) -> set[tuple[object, ...]]:
        """
        Give the fits with the party that carries the difference, whatever it is called in the rule.

        Where the rows need no carrier, every first and every last row is one, and that is left out.
        """
        said: set[tuple[object, ...]] = set()
        for fit in fits(table.printed(), [table.basis]):
            rule = fit.rule
            carrier = ""
            if rule.residual is not None:
                if alone(rule, table.weights, table.whole, table.ore, table.unit) == table.rows:
                    continue
                carrier = carrier_of(rule, table.weights, table.order)
            said.add(
                (rule.rounding, rule.decimals, rule.by_rate, carrier, fit.unit, fit.total, fit.lowest, fit.highest)
            )
        return said

    @given(tables(), st.data())
    def test_shuffled_and_renamed(self, table: Table, data: st.DataObject) -> None:
        new = dict(
            zip(
                sorted(table.rows),
                data.draw(st.permutations([f"x{place}" for place in range(len(table.rows))])),
                strict=True,
            )
        )
        other = table._replace(
            weights={new[party]: weight for party, weight in table.weights.items()},
            rows={new[party]: table.rows[party] for party in data.draw(st.permutations(table.order))},
        )
        renamed = {
            tuple(new.get(part, part) if isinstance(part, str) else part for part in each) for each in self.told(table)
        }
        assert renamed == self.told(other)

    @given(tables([rule for rule in row_rules() if rule.residual is None]), st.data())
    def test_an_audit_in_another_order_finds_the_rule_too(self, table: Table, data: st.DataObject) -> None:
        """Rules without a carrier; a difference on the last row is on another row now."""
        order = data.draw(st.permutations(table.order))
        other = table._replace(rows={party: table.rows[party] for party in order})
        audited = audit_table(other.column(), total=StatedTotal.exactly(Amount(table.ore)), bases=[table.basis])
        assert table.rule in {fit.rule for fit in audited.fits if fit.basis == table.basis}

    @given(tables(), st.integers(2, 30))
    def test_weights_need_only_be_in_proportion(self, table: Table, times: int) -> None:
        """But for an amount for each that is counted, which is another where more are counted."""

        def plain(weights: Mapping[str, int]) -> set[tuple[RowRule, Amount, Amount]]:
            basis = AuditBasis(id="k", title=Text("k"), weights=weights, total=sum(weights.values()))
            return {
                (fit.rule, fit.lowest, fit.highest) for fit in fits(table.printed(), [basis]) if not fit.rule.by_rate
            }

        assert plain(table.weights) == plain({party: times * weight for party, weight in table.weights.items()})
