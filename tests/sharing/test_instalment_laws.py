"""
Paying through the year against a naive twin that walks day by day, and what no law of a plan by itself looks at.

That rows, columns, parts and settlements sum stands in ``tests/laws``.
"""

import datetime as dt
from calendar import monthrange
from fractions import Fraction
from itertools import pairwise
from math import floor

from hypothesis import assume, given
from hypothesis import strategies as st

import twins
from law_draws import A_DAY, any_periods, chains, charges, joined, periods, whole_months
from nara_vard_finans import Amount, Method, Period, RoundingRule, kronor, parts
from nara_vard_finans.core import KRONA, ZERO
from nara_vard_finans.sharing import (
    AnyKey,
    Counting,
    Every,
    InstalmentPlan,
    part_of,
    plan_instalments,
    settle,
    split_over,
    steps_of,
)
from nara_vard_finans.testing import amounts, cost_keys, nested_keys, units, weights

EVERY, COUNTED = st.sampled_from(Every), st.sampled_from(Counting)
DAYS = st.dates(dt.date(1895, 1, 1), dt.date(2105, 12, 31))


def days_of(period: Period) -> list[dt.date]:
    days, day = [], period.first_day
    while day != period.last_day:
        days.append(day)
        day += A_DAY
    return [*days, day]


def length(period: Period, counted: Counting) -> int:
    """Count the days, or the days that are the first of a month, one by one."""
    days = days_of(period)
    return len(days) if counted is Counting.DAYS else sum(day.day == 1 for day in days)


def steps_day_by_day(period: Period, every: Every, *, calendar: bool) -> list[list[dt.date]]:
    """Begin a new step on each day that has the number of the first, or that begins a step of the calendar."""
    first, steps = period.first_day, [[period.first_day]]
    for day in days_of(period)[1:]:
        months = 12 * (day.year - first.year) + day.month - first.month
        due = min(first.day, monthrange(day.year, day.month)[1])
        counted = months % every.months == 0 and day.day == due
        if (day.day == 1 and (day.month - 1) % every.months == 0) if calendar else counted:
            steps.append([])
        steps[-1].append(day)
    return steps


class TestSteps:
    @given(any_periods(), EVERY, st.booleans())
    def test_as_cut_day_by_day(self, period: Period, every: Every, calendar: bool) -> None:  # noqa: FBT001 - drawn
        twin = [(days[0], days[-1]) for days in steps_day_by_day(period, every, calendar=calendar)]
        assert [(step.first_day, step.last_day) for step in steps_of(period, every, calendar=calendar)] == twin

    @given(DAYS, st.integers(0, 36_000), EVERY, st.booleans())
    def test_every_day_is_in_one_step(self, first: dt.date, days: int, every: Every, calendar: bool) -> None:  # noqa: FBT001 - drawn
        period = Period(first_day=first, last_day=first + days * A_DAY)
        steps = steps_of(period, every, calendar=calendar)
        assert joined(list(steps)) == period
        assert all(after.first_day - before.last_day == A_DAY for before, after in pairwise(steps))


class TestSplitOver:
    @given(st.data(), COUNTED, st.integers(0, 10**30))
    def test_as_shared_by_lengths_counted_one_by_one(self, data: st.DataObject, counted: Counting, total: int) -> None:
        chain = data.draw(chains(counted))
        lengths = {period.first_day.isoformat(): length(period, counted) for period in chain}
        twin = twins.largest_remainder(total, lengths)
        assert split_over(kronor(total), chain, counted=counted) == tuple(kronor(count) for count in twin.values())

    @given(st.data(), COUNTED, st.integers(-(10**30), 10**30), units(), st.randoms())
    def test_sums_for_any_total_unit_and_order(self, data, counted, count, unit, random) -> None:  # type: ignore[no-untyped-def]
        chain = data.draw(chains(counted))
        shared = dict(zip(chain, split_over(count * unit, chain, counted=counted, unit=unit), strict=True))
        mirrored = split_over(-count * unit, chain, counted=counted, unit=unit)
        random.shuffle(chain)
        assert sum(shared.values(), ZERO) == count * unit
        assert all(amount.ore % unit.ore == 0 for amount in shared.values())
        assert mirrored == tuple(-amount for amount in shared.values())
        assert split_over(count * unit, chain, counted=counted, unit=unit) == tuple(shared[each] for each in chain)


class TestPartOf:
    @given(st.data(), COUNTED, st.integers(0, 10**30))
    def test_as_the_difference_of_two_rounded_sums(self, data: st.DataObject, counted: Counting, total: int) -> None:
        """And within a krona of the exact part."""
        chain = data.draw(chains(counted))
        part = data.draw(st.sampled_from(chain))
        lengths = [length(period, counted) for period in chain]
        a_krona_for = Fraction(total, sum(lengths))
        until = sum(lengths[: chain.index(part) + 1])
        after, before = (floor(a_krona_for * n + Fraction(1, 2)) for n in (until, until - length(part, counted)))
        found = part_of(kronor(total), whole=joined(chain), part=part, counted=counted)
        assert found == kronor(after - before)
        assert abs(found.kronor - a_krona_for * length(part, counted)) < 1
        assert part_of(kronor(-total), whole=joined(chain), part=part, counted=counted) == -found

    @given(st.data(), COUNTED, amounts())
    def test_of_two_parts_it_is_what_they_would_share(
        self, data: st.DataObject, counted: Counting, total: Amount
    ) -> None:
        chain = data.draw(chains(counted))
        whole = joined(chain)
        assume(chain[0] != whole)
        rest = Period(first_day=chain[0].last_day + A_DAY, last_day=whole.last_day)
        shared = split_over(total, (chain[0], rest), counted=counted)
        assert shared == tuple(part_of(total, whole=whole, part=part, counted=counted) for part in (chain[0], rest))


def plan(
    drawn: dict[str, int], period: Period, *, unit: Amount = KRONA, every: Every, counted: Counting
) -> InstalmentPlan:
    shares = {code: count * unit for code, count in drawn.items()}
    return plan_instalments(shares, period, every=every, counted=counted, unit=unit)


class TestPlan:
    @given(st.data(), weights(), EVERY, COUNTED)
    def test_how_far_an_instalment_can_be_from_its_exact_part(self, data, drawn, every, counted) -> None:  # type: ignore[no-untyped-def]
        """
        Each step rounds by less than one unit, and what it rounded is shared by the steps that follow in proportion;
        so it is less than one, and for each earlier step this column's part of what that step left, together.
        """
        made = plan(drawn, data.draw(periods(counted)), every=every, counted=counted)
        total = sum(drawn.values())
        columns = [int(instalment.total.kronor) for instalment in made.instalments]
        for place, (column, instalment) in enumerate(zip(columns, made.instalments, strict=True)):
            farthest = 1 + sum(Fraction(column, sum(columns[n + 1 :])) for n in range(place) if column)
            for code, count in drawn.items():
                assert abs(instalment.amount(code).kronor - Fraction(column * count, total)) < farthest

    @given(weights(), st.sampled_from([Every.TERTIAL, Every.QUARTER, Every.MONTH]), st.integers(1895, 2105))
    def test_in_equal_steps_it_is_less_than_the_harmonic_sum(
        self, drawn: dict[str, int], every: Every, year: int
    ) -> None:
        """As the documentation says: less than 2,5 units in tertials, 2,84 in quarters and 4,02 in months."""
        made = plan(drawn, Period.year(year), every=every, counted=Counting.MONTHS)
        farthest = {Every.TERTIAL: "2.5", Every.QUARTER: "2.84", Every.MONTH: "4.02"}[every]
        total = sum(drawn.values())
        for instalment in made.instalments:
            for code, count in drawn.items():
                exact = instalment.total.kronor * Fraction(count, total)
                assert abs(instalment.amount(code).kronor - exact) < Fraction(farthest)

    @given(weights(), whole_months(), EVERY, st.randoms())
    def test_the_order_of_the_parties_does_not_matter(self, drawn, period, every, random) -> None:  # type: ignore[no-untyped-def]
        shuffled = list(drawn.items())
        random.shuffle(shuffled)
        assert plan(drawn, period, every=every, counted=Counting.DAYS) == plan(
            dict(shuffled), period, every=every, counted=Counting.DAYS
        )

    @given(weights(), whole_months(), EVERY, COUNTED)
    def test_paying_back_mirrors_paying(
        self, drawn: dict[str, int], period: Period, every: Every, counted: Counting
    ) -> None:
        there = plan(drawn, period, every=every, counted=counted)
        back = plan({code: -count for code, count in drawn.items()}, period, every=every, counted=counted)
        assert {code: back.of(code) for code in drawn} == {
            code: tuple(-amount for amount in there.of(code)) for code in drawn
        }


def put_krona_by_krona(cells: list[int], adjustment: int) -> tuple[list[int], int]:
    """Put an adjustment on the cells: what is paid besides on the first, what is paid back where there is a krona."""
    after = list(cells)
    while adjustment > 0 and after:
        after[0], adjustment = after[0] + 1, adjustment - 1
    while adjustment < 0 and any(after):
        place = next(place for place, cell in enumerate(after) if cell)
        after[place], adjustment = after[place] - 1, adjustment + 1
    return after, adjustment


class TestSettle:
    @given(st.integers(0, 10**12), weights())
    def test_it_is_shared_by_the_same_key(self, back: int, drawn: dict[str, int]) -> None:
        charged = {code: kronor(10**12 if code == min(drawn) else 0) for code in drawn}
        settlement = settle(charged, kronor(10**12 - back), parts(drawn))
        twin = twins.largest_remainder(back, drawn)
        assert dict(settlement.adjustments) == {code: kronor(-count) for code, count in twin.items()}

    @given(st.integers(0, 10**9), st.integers(0, 10**9), st.one_of(cost_keys(), nested_keys()))
    def test_by_sainte_lague_nobody_gets_back_more_than_it_was_charged(self, one: int, other: int, key: AnyKey) -> None:
        rule = RoundingRule(method=Method.SAINTE_LAGUE)
        charged = charges(kronor(max(one, other)), key, rule)
        settlement = settle(charged, kronor(min(one, other)), key, rounding=rule)
        assert settlement.difference == kronor(min(one, other) - max(one, other))
        assert all(charged[code] + settlement.adjustment(code) >= ZERO for code in charged)


class TestOnTheNextInstalment:
    @given(st.data(), weights(5, 60), st.integers(-80, 80), EVERY)
    def test_as_put_krona_by_krona(self, data: st.DataObject, drawn: dict[str, int], more: int, every: Every) -> None:
        made = plan(drawn, Period.year(2025), every=every, counted=Counting.MONTHS)
        after = data.draw(st.dates(dt.date(2024, 12, 1), dt.date(2025, 12, 31)))
        settlement = settle(dict.fromkeys(drawn, kronor(80)), kronor(80 * len(drawn) + more), parts(drawn))
        settled = settlement.on(made, after=after)
        still = sum(instalment.due_on <= after for instalment in made.instalments)
        for code in drawn:
            cells = [int(amount.kronor) for amount in made.of(code)]
            later, left = put_krona_by_krona(cells[still:], int(settlement.adjustment(code).kronor))
            assert settled.plan.of(code) == tuple(kronor(cell) for cell in [*cells[:still], *later])
            assert dict(settled.left)[code] == kronor(left)

    @given(st.data(), weights(), amounts(-(10**9), 10**9), EVERY, COUNTED, st.sampled_from([1, -1]))
    def test_every_krona_is_conserved(self, data, drawn, more, every, counted, sign: int) -> None:  # type: ignore[no-untyped-def]
        signed = {code: sign * count for code, count in drawn.items()}
        made = plan(signed, data.draw(periods(counted)), every=every, counted=counted)
        after = data.draw(st.dates(made.period.first_day - A_DAY, made.period.last_day))
        settlement = settle(dict.fromkeys(drawn, kronor(10**9)), kronor(10**9 * len(drawn)) + more, parts(drawn))
        settled = settlement.on(made, after=after)
        assert settled.plan.total + sum((left for _, left in settled.left), ZERO) == made.total + more
        for code, left in settled.left:
            assert settled.plan.amount(code) + left == made.amount(code) + settlement.adjustment(code)
            assert all(
                now >= min(before, ZERO) for now, before in zip(settled.plan.of(code), made.of(code), strict=True)
            )
            assert left <= ZERO or after >= made.instalments[-1].due_on
