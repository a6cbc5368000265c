"""
Grants against naive clerks, and what no law of a sharing or a status by itself looks at.

That sharing loses nothing, balances hold on every day, and only what has happened counts stands in ``tests/laws``.
"""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from math import floor

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import twins
from grant_cases import (
    COLUMNS,
    FALUN,
    GRANT,
    MORA,
    MUNICIPALITIES,
    ORSA,
    REGION,
    TERM,
    Ledger,
    asked,
    days_of,
    drawn,
    filed,
    journal,
    made_up,
    move,
    on,
    paid,
    pot,
    report_states,
    told,
    used,
    valid_events,
)
from law_draws import ASIDE, frames, strangers
from nara_vard_finans import Amount, Journal, Period, embedded, kronor, parts, share_grant, status
from nara_vard_finans.core import ZERO, GrantError, Statistic, Text
from nara_vard_finans.grants import (
    GrantEvent,
    JointUse,
    Notified,
    Paid,
    Percentage,
    Pot,
    Released,
    Repaid,
    Requisitioned,
    SetAside,
    Transferred,
    Used,
    balances_of,
    contradictions,
    divide,
    plan_joint_work,
    requisition,
    sum_of_balances,
)
from nara_vard_finans.journals import Event
from nara_vard_finans.sharing import RoundedPercent, among, bounds, bounds_of_all

MONEY = (Notified, Requisitioned, Paid, Used, SetAside, Released, Transferred, Repaid)
PARTIES = (*MUNICIPALITIES, REGION)


@st.composite
def any_events(draw: st.DrawFn) -> list[GrantEvent]:
    """Draw money events of all kinds, whether they can have happened or not."""
    events: list[GrantEvent] = []
    for number in range(draw(st.integers(0, 30))):
        who = draw(st.sampled_from(PARTIES))
        other = draw(st.sampled_from([code for code in PARTIES if code != who]))
        day = TERM.first_day + dt.timedelta(days=draw(st.integers(0, 700)))
        amount = Amount(draw(st.integers(1, 10**12)))
        events.append(move(draw(st.sampled_from(MONEY)), who, amount, day, str(number), other=other, purpose=("b", "")))
    return events


class TestBalances:
    """For every recipient: received = used + transferred + set aside + repaid + remaining."""

    @given(any_events())
    def test_they_are_what_a_clerk_writes_up_one_event_at_a_time(self, events: list[GrantEvent]) -> None:
        ledger, found = Ledger(events), balances_of(events)
        assert {code: {column: getattr(each, column).ore for column in COLUMNS} for code, each in found.items()} == (
            ledger.rows
        )
        assert {code: each.remaining.ore for code, each in found.items()} == {
            code: ledger.left(code) for code in ledger.rows
        }

    @given(any_events())
    def test_the_sum_over_recipients_is_what_went_in_less_what_went_out(self, events: list[GrantEvent]) -> None:
        total = sum_of_balances(balances_of(events).values())
        by_kind = {kind: sum(event.amount.ore for event in events if isinstance(event, kind)) for kind in MONEY}
        assert total.passed_on == total.transferred == Amount(by_kind[Transferred])
        kept = by_kind[SetAside] - by_kind[Released]
        assert total.remaining.ore == by_kind[Paid] - by_kind[Used] - kept - by_kind[Repaid]


class TestEveryDay:
    """What holds on every day of every journal that can have happened."""

    @given(valid_events(ceiling=True), st.data())
    def test_under_ceilings_nobody_draws_more_than_it_asks_for_or_asks_for_more_than_it_may(
        self, events: list[GrantEvent], data: st.DataObject
    ) -> None:
        day = data.draw(st.sampled_from(days_of(events)))
        for each in status(drawn(), journal(*events), on=day).recipients:
            assert ZERO <= each.balance.paid <= each.balance.requisitioned <= each.balance.notified

    @given(valid_events(), st.integers(0, 800))
    def test_findings_depend_on_the_journal_only_up_to_the_day(self, events: list[GrantEvent], days: int) -> None:
        """Not even an event that cannot be changes an earlier day."""
        day = TERM.first_day + dt.timedelta(days=days)
        after = day + dt.timedelta(days=1)
        nonsense: list[Event] = [
            used(MORA, 10**9, after), told("2085", 1, after), filed(ORSA, after, "nix", []), Event(on=after),
        ]  # fmt: skip
        known = [event for event in events if event.on <= day]
        assert status(GRANT, journal(*known), on=day).findings == (
            status(GRANT, Journal(of=GRANT.id, events=[*events, *nonsense]), on=day).findings
        )

    @given(valid_events(), st.data())
    def test_a_day_later_nothing_is_less_done(self, events: list[GrantEvent], data: st.DataObject) -> None:
        """What was filed stays filed, and what was used stays used; only what is set aside can be released again."""
        one, other = sorted(data.draw(st.lists(st.sampled_from(days_of(events)), min_size=2, max_size=2)))
        before, after = (status(GRANT, journal(*events), on=day) for day in (one, other))
        for column in {*COLUMNS} - {"set_aside"}:
            assert getattr(before.total, column) <= getattr(after.total, column)
        filed_before, filed_after = (
            {(duty.duty.id, each.party.code) for duty in found.duties for each in duty.standings if each.filed_on}
            for found in (before, after)
        )
        assert filed_before <= filed_after

    @given(valid_events(), st.data())
    def test_reports_are_late_exactly_when_a_naive_clerk_says_so(
        self, events: list[GrantEvent], data: st.DataObject
    ) -> None:
        day = data.draw(st.sampled_from(days_of(events)))
        found = status(GRANT, journal(*events), on=day)
        states = {
            (each.duty.id, standing.party.code): standing.state.value
            for each in found.duties
            for standing in each.standings
        }
        assert states == report_states(events, GRANT, day)

    @given(st.lists(st.tuples(st.permutations(PARTIES), st.integers(1, 6)), max_size=8))
    def test_what_can_be_told_one_event_at_a_time_can_be_told_of_one_day(
        self, wishes: list[tuple[list[str], int]]
    ) -> None:
        """Money that comes round in a day has been somewhere: no order of the day's events is asked for."""
        day = on(4, 1)
        events: list[GrantEvent] = [told(ORSA, 6, day), paid(ORSA, 6, day)]
        ledger = Ledger(events)
        for number, ((giver, getter, *_), kr) in enumerate(wishes):
            if ledger.left(giver) >= kr * 100:
                events.append(move(Transferred, giver, kronor(kr), day, str(number), other=getter, purpose=("", "")))
                ledger.add(events[-1])
        assert list(contradictions(GRANT, events)) == []
        assert list(contradictions(GRANT, events[::-1])) == []

    @given(valid_events(), st.data())
    def test_money_more_than_there_is_is_refused_on_any_day(
        self, events: list[GrantEvent], data: st.DataObject
    ) -> None:
        """One öre more than a clerk has left at the end of the day, and the event is named, alone."""
        day = data.draw(st.dates(TERM.first_day, TERM.last_day))
        who = data.draw(st.sampled_from(PARTIES))
        kind = data.draw(st.sampled_from([Used, SetAside, Transferred, Repaid]))
        left = Ledger(event for event in events if event.on <= day).left(who)
        known = [event for event in events if event.on <= day]
        other = next(code for code in PARTIES if code != who)
        extra = move(kind, who, Amount(left + 1), day, "ett öre för mycket", other=other, purpose=("b", ""))
        told_of = list(contradictions(GRANT, [*known, extra]))
        assert len(told_of) == 1
        place, _ = told_of[0]
        named = [*known, extra][place]
        assert named.recipient == who
        assert named.on == day
        if left:
            whole = move(kind, who, Amount(left), day, "precis allt", other=other, purpose=("b", ""))
            assert list(contradictions(GRANT, [*known, whole])) == []


class TestPots:
    """Sharing pots, then recipients, loses nothing; what is set aside and the rest sum to the frame."""

    @given(frames())
    def test_a_percentage_is_within_a_krona_of_its_exact_part(self, pots: list[Pot]) -> None:
        """What is set aside is a part of the whole pot; the others are parts of what is left after that."""
        found = {each.pot.id: each for each in divide(pots)}
        for each in pots:
            if isinstance(each.size, Percentage):
                first = [part for part in pots if part.of == each.of and (part.use is ASIDE or part.amount is not None)]
                gone = ZERO if each.use is ASIDE else sum((found[part.id].amount for part in first), ZERO)
                whole = (found[each.of].amount - gone).kronor
                assert abs(found[each.id].amount.kronor - whole * each.size.percent / 100) < 1

    @given(strangers(), st.integers(0, 10**9), st.data())
    def test_among_those_who_met_it_the_others_might_as_well_not_be(
        self, drawn_weights: dict[str, int], total: int, data: st.DataObject
    ) -> None:
        heavy = sorted(code for code, weight in drawn_weights.items() if weight)
        met = data.draw(st.sets(st.sampled_from(heavy), min_size=1))
        ram = pot("ram", amount=kronor(total), key=parts(drawn_weights), for_those_who=Text("har ett beslut"))
        sharing = share_grant(made_up(pots=(ram,)), qualified={"ram": met})
        assert {award.code: award.amount.kronor for award in sharing.awards} == (
            twins.largest_remainder(total, {code: drawn_weights[code] for code in met})
        )
        assert among(parts(drawn_weights), met) == parts({code: drawn_weights[code] for code in met})

    @given(
        st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**5)), min_size=1, max_size=30),
        st.integers(0, 10**9),
    )
    def test_half_by_each_is_the_mean_of_both(self, rows: list[tuple[int, int]], total: int) -> None:
        rows = [*rows, (1, 1)]
        figures = [
            Statistic(
                id=counts, title=Text(counts), counts=counts, unit="persons", as_of=Period.year(2019),
                figures={f"{place:02d}": row[column] for place, row in enumerate(rows)},
            )
            for column, counts in enumerate(("population", "patients"))
        ]  # fmt: skip
        nation = made_up(pots=(evolve(_nation(), size=kronor(total)),))
        awards = share_grant(nation, figures=figures).awards
        sums = [sum(row[column] for row in rows) for column in (0, 1)]
        assert [award.exact for award in awards] == [
            total * (Fraction(row[0], sums[0]) + Fraction(row[1], sums[1])) / 2 for row in rows
        ]
        assert sum((award.amount for award in awards), ZERO) == kronor(total)


def _nation() -> Pot:
    """Give the pot that the paper of 2020 shares by half population, half patients."""
    return embedded().grant("ok-gnv-2020").pot("kommunerna")


class TestCeilings:
    """A ceiling never raises anybody else's amount: what nobody asks for is not shared out again."""

    @given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 10**6), min_size=1), st.data())
    def test_what_one_asks_for_changes_only_what_one_gets(self, ceilings: dict[str, int], data: st.DataObject) -> None:
        def wishes() -> Mapping[str, Amount]:
            return {
                code: kronor(data.draw(st.integers(0, most)))
                for code, most in ceilings.items()
                if data.draw(st.booleans())
            }

        limits = {code: kronor(most) for code, most in ceilings.items()}
        one = dict(wishes())
        who = data.draw(st.sampled_from(sorted(ceilings)))
        other = {**one, who: kronor(data.draw(st.integers(0, ceilings[who])))}
        before, after = requisition(limits, one), requisition(limits, other)
        assert [pair for pair in before.amounts if pair[0] != who] == [pair for pair in after.amounts if pair[0] != who]
        for drawn_, asked_for in ((before, one), (after, other)):
            assert sum((amount for _, amount in drawn_.amounts), ZERO) + drawn_.unclaimed == sum(limits.values(), ZERO)
            assert all(amount == asked_for.get(code, ZERO) <= limits[code] for code, amount in drawn_.amounts)
            assert drawn_.unclaimed >= ZERO

    @given(st.integers(0, 100_000), st.integers(1, 300_000))
    def test_what_one_leaves_another_cannot_ask_for(self, orsa: int, falun: int) -> None:
        """Orsa may ask for 100 000 and Falun for 300 000; whatever Orsa leaves, Falun's room is its own."""
        events = [told(FALUN, 300_000, on(2, 1)), told(ORSA, 100_000, on(2, 1))]
        if orsa:
            events = [*events, asked(ORSA, orsa, on(3, 1))]  # type: ignore[list-item]
        assert list(contradictions(drawn(), [*events, asked(FALUN, falun, on(3, 2))])) == []
        assert len(list(contradictions(drawn(), [*events, asked(FALUN, 300_000 + falun, on(3, 2))]))) == 1
        awards = {award.code: award.amount for award in share_grant(drawn()).awards}
        assert awards == {FALUN: kronor(300_000), MORA: kronor(200_000), ORSA: kronor(100_000)}


def rounded(share: Fraction, places: int, *, halves_up: bool) -> RoundedPercent:
    """Print a share as a percentage with so many decimals, halves up or down."""
    scaled = share * 100 * 10**places
    whole = floor(scaled)
    above = scaled - whole > Fraction(1, 2) or (halves_up and scaled - whole == Fraction(1, 2))
    return RoundedPercent(Fraction(whole + above, 10**places), places)


class TestRoundedShares:
    """The bounds that rounded shares give always hold the true share, however halves were rounded."""

    @given(
        st.lists(strangers(8), min_size=1, max_size=3), st.lists(st.integers(1, 100), min_size=3, max_size=3),
        st.integers(0, 3), st.booleans(), st.integers(0, 10**12), st.data(),
    )  # fmt: skip
    def test_of_one_by_several_keys(
        self,
        drawn_weights: list[dict[str, int]],
        mixed_by: list[int],
        places: int,
        halves_up: bool,  # noqa: FBT001
        total: int,
        data: st.DataObject,
    ) -> None:
        who = data.draw(st.sampled_from(sorted(drawn_weights[0])))
        true = [Fraction(each.get(who, 0), sum(each.values())) for each in drawn_weights]
        mix = mixed_by[: len(true)]
        exact = total * sum((Fraction(w, sum(mix)) * share for w, share in zip(mix, true, strict=True)), Fraction(0))
        pairs = [(w, rounded(share, places, halves_up=halves_up)) for w, share in zip(mix, true, strict=True)]
        found = bounds(kronor(total), pairs)
        assert found.low <= exact <= found.high
        assert found.holds(kronor(floor(exact)))
        assert found.holds(kronor(-floor(-exact)))
        assert found.high - found.low <= Fraction(total, 100 * 10**places)

    @given(strangers(12), st.integers(0, 3), st.booleans(), st.integers(-(10**9), 10**12))
    def test_of_all_by_one_key(
        self,
        drawn_weights: dict[str, int],
        places: int,
        halves_up: bool,  # noqa: FBT001
        total: int,
    ) -> None:
        true = twins.shares_of(drawn_weights)
        printed = {code: rounded(share, places, halves_up=halves_up) for code, share in true.items()}
        found = bounds_of_all(kronor(total), printed)
        assert found.keys() == printed.keys()
        for code, each in found.items():
            assert each.low <= total * true[code] <= each.high
            alone = bounds(kronor(total), [(1, printed[code])])
            assert alone.low <= each.low
            assert each.high <= alone.high

    @given(strangers(6), st.integers(0, 2), st.integers(1, 10**9))
    def test_whole_kronor_by_largest_remainder_are_held_too(
        self, drawn_weights: dict[str, int], places: int, total: int
    ) -> None:
        true = twins.shares_of(drawn_weights)
        found = bounds_of_all(
            kronor(total), {code: rounded(share, places, halves_up=True) for code, share in true.items()}
        )
        for code, amount in twins.largest_remainder(total, drawn_weights).items():
            assert found[code].holds(kronor(amount))


class TestJointWork:
    """What each gives and keeps sum to its award, and the parts to the cost, to the krona."""

    USE = JointUse(id="leader", title=Text("Processledare"), years=(2030,))

    @given(strangers(), st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 100), st.integers(0, 10**9))
    def test_nothing_is_lost(
        self, drawn_weights: dict[str, int], total: int, cost: int, percent: int, funds: int
    ) -> None:
        parties = [evolve(GRANT.parties[ORSA], code=code, name=f"Kommun {code}") for code in drawn_weights]
        ram = pot("ram", amount=kronor(total), key=parts(drawn_weights))
        sharing = share_grant(made_up(pots=(ram,), parties=GRANT.parties.with_(parties)))
        cost = min(cost, max(1, total // 2))
        try:
            plan = plan_joint_work(
                sharing,
                self.USE,
                cost=kronor(cost),
                municipal_percent=percent,
                funds=kronor(funds),
                odd_unit_to="region",
            )
        except GrantError as error:
            assert "it would give" in str(error)  # small awards may owe a krona that they do not have
            return
        assert plan.from_funds == kronor(min(cost, funds))
        assert plan.from_funds + plan.funds_left == kronor(funds)
        assert plan.from_funds + plan.region + plan.municipalities == kronor(cost)
        for each in plan.contributions:
            assert each.gives + each.keeps == each.award.amount
            assert each.gives >= ZERO
            assert each.keeps >= ZERO
        rest = cost - min(cost, funds)
        theirs = twins.largest_remainder(rest, {"a-region": 100 - percent, "b-municipalities": percent})
        assert plan.municipalities == kronor(theirs["b-municipalities"])
        assert {each.award.code: each.gives.kronor for each in plan.contributions} == (
            twins.largest_remainder(theirs["b-municipalities"], drawn_weights)
        )
