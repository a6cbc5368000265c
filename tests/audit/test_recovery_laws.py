"""The laws of finding a basis in the kronor, each against a naive twin or as an invariant of the result."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import table_twins as twins
from nara_vard_finans import Amount, Method
from nara_vard_finans.audit import Recovery, recover
from nara_vard_finans.sharing import RowRounding

UNITS = st.sampled_from([1, 100, 10_000, 100_000, 21])
Found = list[tuple[Fraction, int, tuple[twins.Ends, ...]]]


def column(counts: Mapping[str, int], unit: int) -> dict[str, Amount]:
    return {party: Amount(count * unit) for party, count in counts.items()}


def told(found: Recovery, unit: int) -> Found:
    """Give the total in units, the sum, and the ends of each row's weight, as the twins do."""
    return [
        (
            Fraction(solution.total.ore, unit),
            solution.basis_total,
            tuple((span.low, span.high) for _, span in solution.weights),
        )
        for solution in found.solutions
    ]


@st.composite
def small_columns(draw: st.DrawFn, most_rows: int = 3) -> tuple[list[int], int, range]:
    """Draw rows in units, a total in units that they come near, and sums to search; totals below, at and above them."""
    rows = draw(st.integers(2, most_rows))
    weights = draw(st.lists(st.integers(0, 5), min_size=rows, max_size=rows).filter(any))
    whole = sum(weights)
    total = draw(st.one_of(st.integers(1, 12), st.just(whole), st.integers(1, 400)))
    counts = [twins.half_up(Fraction(total * weight, whole)) for weight in weights]
    moved = draw(st.lists(st.integers(-1, 1), min_size=rows, max_size=rows))
    if draw(st.booleans()):
        counts = [max(count + move, 0) for count, move in zip(counts, moved, strict=True)]
    first = draw(st.integers(max(1, whole - 4), whole))
    return counts, total, range(first, whole + draw(st.integers(0, 3)) + 1)


class TestAgainstTheNaiveSearch:
    """Every total, every sum and every whole weight, tried one by one in fractions, gives the same answers."""

    @given(small_columns(), UNITS, st.sampled_from(RowRounding), st.booleans(), st.integers(0, 2), st.data())
    def test_rows_rounded_alone(
        self,
        drawn: tuple[list[int], int, range],
        unit: int,
        rounding: RowRounding,
        complete: bool,  # noqa: FBT001
        more: int,
        data: st.DataObject,
    ) -> None:
        """The totals go in whole units, in parts of them, or past them."""
        counts, total, sums = drawn
        step = data.draw(st.sampled_from([step for step in (unit, unit // 4, 3 * unit) if step]))
        totals = [total * unit + place * step for place in range(more + 1)]
        naive = list(
            twins.recovered(counts, [Fraction(ore, unit) for ore in totals], sums, rounding.value, complete=complete)
        )
        found = recover(
            column(dict(zip("abc", counts, strict=False)), unit),
            (Amount(totals[0]), Amount(totals[-1])),
            (sums[0], sums[-1]),
            unit=Amount(unit),
            step=Amount(step),
            rounding=rounding,
            complete=complete,
        )
        assert told(found, unit) == naive
        assert found.is_exhaustive
        assert found.pairs == len(totals) * len(sums)

    @given(small_columns(), UNITS)
    @example(([1, 0, 2], 3, range(5, 6)), 100)
    @example(([1, 1], 2, range(2, 8)), 1)
    @example(([0, 0, 1], 1, range(3, 8)), 100)
    def test_the_largest_remainder(self, drawn: tuple[list[int], int, range], unit: int) -> None:
        """Every way of writing the sum is shared, and whoever goes first in a tie."""
        counts, _, sums = drawn
        total = sum(counts)
        assume(total)
        naive = [(Fraction(total), whole, ends) for whole, ends in twins.recovered_by_remainder(counts, total, sums)]
        found = recover(
            column(dict(zip("abc", counts, strict=False)), unit),
            (Amount(max(total - 1, 1) * unit), Amount((total + 1) * unit)),
            (sums[0], sums[-1]),
            unit=Amount(unit),
            step=Amount(unit),
            rounding=Method.LARGEST_REMAINDER,
        )
        assert told(found, unit) == naive
        assert found.is_exhaustive


@st.composite
def true_bases(draw: st.DrawFn) -> dict[str, int]:
    """Draw whole weights by party, small or as many as live in a county; equal ones and zeros come often."""
    weight = st.one_of(st.integers(0, 3), st.integers(0, 60_000), st.just(7_033))
    parties = draw(st.integers(2, 8))
    return {f"{place:04d}": draw(weight) for place in range(parties)}


def held(found: Recovery, total: int, weights: Mapping[str, int], whole: int) -> bool:
    """Say whether a basis is among the solutions, with every weight in its span."""
    return any(
        each.total.ore == total
        and each.basis_total == whole
        and all(span.low <= weights[party] <= span.high for party, span in each.weights)
        for each in found.solutions
    )


class TestTheTruthIsFound:
    """Whatever made the rows is among the solutions."""

    @given(
        true_bases(),
        st.sampled_from(RowRounding),
        UNITS,
        st.one_of(st.integers(1, 30), st.integers(1, 4_000_000)),
        st.integers(0, 25),
        st.integers(0, 25),
        st.booleans(),
        st.data(),
    )
    def test_by_every_rounding_with_all_the_rows_or_some(
        self,
        weights: dict[str, int],
        rounding: RowRounding,
        unit: int,
        units: int,
        below: int,
        above: int,
        all_rows: bool,  # noqa: FBT001
        data: st.DataObject,
    ) -> None:
        """Other sums and other totals are asked for too; fewer than a thousand pairs, where the search would end."""
        whole = sum(weights.values())
        assume(whole)
        total = units * unit + data.draw(st.sampled_from([0, unit // 3, unit // 2]))
        made = twins.alone(rounding.value, weights, whole, total, unit)
        kept = sorted(made) if all_rows else data.draw(st.lists(st.sampled_from(sorted(made)), min_size=2, unique=True))
        step = data.draw(st.sampled_from([1, unit]))
        before = data.draw(st.integers(0, min(5, (total - 1) // step)))
        found = recover(
            column({party: made[party] for party in kept}, unit),
            (Amount(total - before * step), Amount(total + 5 * step)),
            (max(1, whole - below), whole + above),
            unit=Amount(unit),
            step=Amount(step),
            rounding=rounding,
            complete=all_rows,
        )
        assert held(found, total, weights, whole)
        assert found.complete is all_rows

    @given(true_bases(), UNITS, st.one_of(st.integers(1, 30), st.integers(1, 4_000_000)), st.booleans(), st.data())
    def test_by_the_largest_remainder(
        self,
        weights: dict[str, int],
        unit: int,
        units: int,
        all_rows: bool,  # noqa: FBT001
        data: st.DataObject,
    ) -> None:
        """A tie is settled by anyone: those who are wanted to have more are drawn."""
        whole = sum(weights.values())
        assume(0 < whole <= 100 * units)  # the more inhabitants to a unit, the more thresholds there are to try
        wanted = dict.fromkeys(data.draw(st.sets(st.sampled_from(sorted(weights)))), 10**12)
        made = twins.by_remainder(weights, units, wanted)
        assert sum(made.values()) == units
        kept = sorted(made) if all_rows else data.draw(st.lists(st.sampled_from(sorted(made)), min_size=2, unique=True))
        found = recover(
            column({party: made[party] for party in kept}, unit),
            Amount(units * unit),
            (max(1, whole - 3), whole + 3),
            unit=Amount(unit),
            rounding=Method.LARGEST_REMAINDER,
            complete=all_rows,
        )
        assert held(found, units * unit, weights, whole)

    @given(true_bases(), st.integers(2, 60))
    def test_enough_units_to_each_inhabitant_leave_no_doubt(self, weights: dict[str, int], times: int) -> None:
        """Where each is worth two units or more, a row admits less than one weight beside its own: it is exact."""
        whole = sum(weights.values())
        assume(whole)
        total = whole * times
        made = twins.alone("half-up", weights, whole, total, 1)
        found = recover(column(made, 1), Amount(total), (whole, whole), unit=Amount(1))
        (solution,) = found.solutions
        assert solution.is_exact
        assert {party: span.low for party, span in solution.weights} == weights
        assert found.is_unique


class TestNamesAndOrderChangeNothing:
    @given(small_columns(), st.sampled_from([*RowRounding, Method.LARGEST_REMAINDER]), st.booleans(), st.data())
    def test_shuffled_and_renamed(
        self,
        drawn: tuple[list[int], int, range],
        rounding: RowRounding | Method,
        complete: bool,  # noqa: FBT001
        data: st.DataObject,
    ) -> None:
        counts, total, sums = drawn
        old = dict(zip("abc", counts, strict=False))
        names = dict(zip(old, data.draw(st.permutations("vwxyz")), strict=False))
        new = {names[party]: old[party] for party in data.draw(st.permutations(sorted(old)))}
        before, after = (
            recover(
                column(rows, 100),
                Amount(total * 100),
                (sums[0], sums[-1]),
                rounding=rounding,
                complete=complete,
            )
            for rows in (old, new)
        )
        assert [(each.basis_total, each.total) for each in before.solutions] == [
            (each.basis_total, each.total) for each in after.solutions
        ]
        for one, other in zip(before.solutions, after.solutions, strict=True):
            assert {names[party]: span for party, span in one.weights} == dict(other.weights)
        assert before.one_in == after.one_in

    @given(small_columns(), st.integers(2, 50), st.sampled_from([*RowRounding, Method.LARGEST_REMAINDER]))
    def test_another_unit_of_everything(
        self, drawn: tuple[list[int], int, range], times: int, rounding: RowRounding | Method
    ) -> None:
        """Rows, unit and total in tens, hundreds or dozens of öre say the same of the weights."""
        counts, total, sums = drawn
        one, other = (
            recover(
                column(dict(zip("abc", counts, strict=False)), unit),
                Amount(total * unit),
                (sums[0], sums[-1]),
                unit=Amount(unit),
                rounding=rounding,
            )
            for unit in (1, times)
        )
        assert told(one, 1) == told(other, times)
        assert one.one_in == other.one_in


@pytest.mark.parametrize("total", [1, 3, 7, 12, 40])
@pytest.mark.parametrize("rounding", RowRounding)
@pytest.mark.parametrize("complete", [True, False])
def test_every_small_column_of_two_rows(total: int, rounding: RowRounding, *, complete: bool) -> None:
    """No luck in it: every pair of rows up to the total and one more, of every sum up to nine."""
    for one in range(min(total, 12) + 2):
        for two in range(min(total, 12) + 2):
            naive = list(
                twins.recovered([one, two], [Fraction(total)], range(1, 10), rounding.value, complete=complete)
            )
            found = recover(
                column({"a": one, "b": two}, 1),
                Amount(total),
                (1, 9),
                unit=Amount(1),
                rounding=rounding,
                complete=complete,
            )
            assert told(found, 1) == naive


def test_a_unit_of_three_in_a_total_that_is_no_multiple_of_it() -> None:
    """By hand: of 10/3 units, 1,5 to 2,5 are the weights from 4,5 to 7,5 of ten, and 0 to 0,5 those below 1,5."""
    found = recover(column({"a": 2, "b": 0}, 3), Amount(10), (10, 10), unit=Amount(3), complete=False)
    assert told(found, 3) == [(Fraction(10, 3), 10, ((5, 7), (0, 1)))]
