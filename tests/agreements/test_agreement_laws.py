"""
Agreements in time against a naive register, and what no law of a status by itself looks at.

That only what has happened counts, and one missing signature is enough, stands in ``tests/laws``.
"""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from agreement_cases import (
    AGREEMENT,
    ALVDALEN,
    DIRECTORY,
    FALUN,
    MORA,
    MUNICIPALITIES,
    ORSA,
    PARTIES,
    REGION,
    TERM,
    Register,
    all_sign,
    at,
    autumn,
    days_of,
    drafted,
    found_in,
    journal,
    later,
    lives,
    made_up,
    notice,
    on,
    renamed,
    signed,
    steps,
    took_effect,
    without_journal,
)
from nara_vard_finans import (
    Agreement,
    Directory,
    Method,
    NestedKey,
    Period,
    RoundingRule,
    equal_shares,
    kronor,
    parts,
    percentages,
    status,
)
from nara_vard_finans.agreements import (
    Adoption,
    AgreementEvent,
    AgreementStatus,
    changed_terms,
    fingerprint_of,
)
from nara_vard_finans.core import AnyText, JournalError, NoticePeriod, Text
from nara_vard_finans.journals import Event
from nara_vard_finans.sharing import Cost, CostByPosts, CostByYear, Leaving, YearlyCost

Life = tuple[Agreement, list[AgreementEvent]]
A_DAY = dt.timedelta(days=1)


def asked(life: Life, day: dt.date) -> AgreementStatus:
    agreement, events = life
    return status(agreement, journal(*events), on=day)


def day_of(data: st.DataObject, events: list[AgreementEvent]) -> dt.date:
    day: dt.date = data.draw(st.sampled_from(days_of(events)))
    return day


def bare(text: AnyText) -> str:
    """Take away what only says that figures differ where the words are the same."""
    return text.sv.removesuffix(" (andra siffror)")


class TestEveryDay:
    @given(lives(), st.data())
    def test_it_stands_as_a_register_that_is_written_up_day_by_day(self, life: Life, data: st.DataObject) -> None:
        agreement, events = life
        day = day_of(data, events)
        register, found = Register.replayed(agreement, events, day), asked(life, day)
        assert found.state.value == register.state(day)
        assert (found.in_force_from, found.ends_on) == (register.since(), register.last_day())
        assert {each.party.code: each.state.value for each in found.signatures} == {
            who: register.signature(who) for who in PARTIES
        }
        assert {each.party.code: (each.given_on, each.ends_on) for each in found.departures} == register.notices
        assert {event.kind: event.on for event in found.steps} == register.steps
        assert found_in(found) == register.findings(day)

    @given(lives(), st.integers(0, 2000))
    def test_not_even_on_one_that_cannot_be(self, life: Life, days: int) -> None:
        agreement, events = life
        day = autumn(1, 5) + dt.timedelta(days=days)
        after = day + A_DAY
        nonsense: list[Event] = [
            signed("2085", after), signed(ORSA, after), signed(ORSA, after, ORSA), drafted(after),
            notice(FALUN, after, day), took_effect(after), took_effect(after, note="igen"), Event(on=after),
        ]  # fmt: skip
        found = status(agreement, journal(*events, *nonsense), on=day)
        assert without_journal(found) == without_journal(asked(life, day))

    @given(lives(), st.data())
    def test_it_holds_on_no_day_before_the_term_or_after_it_ended(self, life: Life, data: st.DataObject) -> None:
        day = day_of(data, life[1])
        found = asked(life, day)
        assert found.in_force is (found.state.value in {"in-force", "notice-given"})
        if found.in_force:
            assert found.in_force_from is not None
            assert TERM.first_day <= found.in_force_from <= day <= found.ends_on <= TERM.last_day

    @given(lives(), st.data())
    def test_a_day_later_nobody_has_signed_less(self, life: Life, data: st.DataObject) -> None:
        """What is signed stays signed, or turns out to be another text; who leaves, leaves; the end comes no later."""
        one, other = sorted(data.draw(st.lists(st.sampled_from(days_of(life[1])), min_size=2, max_size=2)))
        before, after = asked(life, one), asked(life, other)
        assert {each.party for each in after.missing} - {
            each.party for each in after.signatures if each.state.value == "other-text"
        } <= {each.party for each in before.missing}
        assert {each.party for each in before.departures} <= {each.party for each in after.departures}
        assert after.ends_on <= before.ends_on


class TestSignatures:
    @given(st.permutations(PARTIES), st.permutations([autumn(day) for day in (1, 1, 2, 8, 30)]), st.booleans())
    def test_signing_in_any_order_gives_the_same(self, who: list[str], signed_on: list[dt.date], joint: Any) -> None:
        agreement = made_up(adoption=Adoption()) if joint else AGREEMENT
        events = [*steps(), *(signed(code, day) for code, day in zip(who, signed_on, strict=True))]
        in_table_order = (agreement, all_sign(day=autumn(30)))
        for day, state in ((autumn(30), "signed"), (on(1, 1), "in-force"), (on(1, 1, 2034), "expired")):
            found, same = asked((agreement, events), day), asked(in_table_order, day)
            assert found.state.value == same.state.value == state
            assert found.in_force_from == same.in_force_from == on(1, 1)
            assert found.missing == same.missing == ()
        before = asked((agreement, events), autumn(29))
        assert before.state.value == "recommended"
        assert [each.party.code for each in before.missing] == [who[signed_on.index(autumn(30))]]

    @given(st.permutations(MUNICIPALITIES), st.randoms())
    def test_with_whom_the_region_signs_first_does_not_matter(self, order: list[str], random: Any) -> None:
        events: list[AgreementEvent] = [
            *all_sign(but=[REGION]),
            *(signed(REGION, autumn(10 + place), code) for place, code in enumerate(order)),
        ]
        random.shuffle(events)
        assert asked((AGREEMENT, events), autumn(13)).state.value == "signed"
        short = asked((AGREEMENT, events), autumn(12))
        assert (short.state.value, short.signatures[-1].missing) == ("recommended", (order[-1],))


class TestNotices:
    @given(st.sampled_from([0, 1, 3, 6, 12, 24]), st.dates(TERM.first_day, TERM.last_day))
    def test_who_gives_notice_by_the_last_day_leaves_with_the_term(self, months: int, day: dt.date) -> None:
        """The day after the last one to give notice, the period would end after the term."""
        agreement = made_up(notice=NoticePeriod(months))
        found = asked((agreement, all_sign()), day)
        assert found.last_day_for_notice is not None
        assert (day <= found.last_day_for_notice) is (later(day, months) <= TERM.last_day)
        assert found.earliest_end == min(later(day, months), TERM.last_day)

    @given(lives(), st.sampled_from(PARTIES), st.data())
    def test_one_more_notice_never_ends_it_later(self, life: Life, who: str, data: st.DataObject) -> None:
        agreement, events = life
        last = max([event.on for event in events], default=TERM.first_day)
        more = notice(who, data.draw(st.dates(last, max(last, TERM.last_day))))
        if not Register.replayed(agreement, events, more.on).refusals(more):
            with_it, without = (asked((agreement, told), TERM.last_day) for told in ([*events, more], events))
            assert with_it.ends_on <= without.ends_on


class TestNames:
    @given(lives(), st.permutations(["Åmål", "Ö", "Ale", "Zinkgruvan", "Region Påhitt"]), st.randoms(), st.data())
    def test_renaming_and_reordering_change_names_and_order_alone(
        self, life: Life, names: list[str], random: Any, data: st.DataObject
    ) -> None:
        agreement, events = life
        day, as_was = day_of(data, events), list(DIRECTORY)
        random.shuffle(as_was)
        reordered = evolve(agreement, parties=Directory(as_was))
        assert asked((reordered, events), day) == asked(life, day)
        found, plain = asked((renamed(agreement, names), events), day), asked(life, day)
        assert [each.party.name for each in found.signatures] == [
            *sorted(
                (party.name for party in found.agreement.parties if party.code != REGION),
                key=["Ale", "Region Påhitt", "Zinkgruvan", "Åmål", "Ö"].index,
            ),
            found.agreement.parties[REGION].name,
        ]
        assert (found.state, found.in_force, found.in_force_from) == (plain.state, plain.in_force, plain.in_force_from)
        assert (found.ends_on, found.fingerprint, found.steps) == (plain.ends_on, plain.fingerprint, plain.steps)
        assert self.by_code(found) == self.by_code(plain)
        assert found_in(found) == found_in(plain)

    @staticmethod
    def by_code(status: AgreementStatus) -> list[Any]:
        signatures = {each.party.code: (each.state, each.on, each.texts, {*each.missing}) for each in status.signatures}
        leaving = {each.party.code: (each.given_on, each.ends_on) for each in status.departures}
        return [signatures, leaving]


COSTS: list[Cost] = [
    *(CostByYear(), CostByYear(posts=2), CostByYear(by_year={2031: kronor(5)}), YearlyCost(amount=kronor(5))),
    *(YearlyCost(amount=kronor(5), posts=2), YearlyCost(amount=kronor(6)), CostByPosts(posts=2, per_post=kronor(5))),
    *(CostByPosts(posts=3, per_post=kronor(5)), CostByPosts(posts=2, per_post=kronor(6))),
]
WEIGHTS = st.lists(st.integers(1, 3), min_size=4, max_size=4)


@st.composite
def terms(draw: st.DrawFn) -> tuple[tuple[object, ...], Agreement]:
    """Draw an agreement of few terms and much that is no term, with the terms as a reader would list them."""
    last, weights = draw(st.sampled_from([2032, 2033])), draw(WEIGHTS)
    cost = draw(st.sampled_from(COSTS))
    unit, half = draw(st.sampled_from([1, 100])), draw(st.sampled_from([50, 40]))
    months, leaving = draw(st.sampled_from([None, 6, 12])), draw(st.sampled_from([None, *Leaving]))
    covers, dispute = (draw(st.sampled_from([None, "x", "y"])) for _ in range(2))
    method = draw(st.sampled_from([Method.LARGEST_REMAINDER, Method.SAINTE_LAGUE]))
    listed = (
        *(last, tuple(Fraction(weight, sum(weights)) for weight in weights), cost, unit, half, months, leaving),
        *(covers, dispute, method),
    )
    agreement = AGREEMENT if draw(st.booleans()) else renamed(AGREEMENT, "EDCBA")
    return listed, evolve(
        agreement,
        id=draw(st.sampled_from(["a", "b"])),
        title=Text(draw(st.sampled_from(["A", "B"]))),
        source=draw(st.sampled_from([None, at("här")])),
        term=Period(first_day=TERM.first_day, last_day=dt.date(last, 12, 31)),
        cost=evolve(cost, source=draw(st.sampled_from([None, at("där")]))),
        cost_key=NestedKey(
            between=percentages({"municipalities": half, "region": 100 - half}),
            within={
                "municipalities": parts(zip((FALUN, MORA, ORSA, ALVDALEN), weights, strict=True)),
                "region": equal_shares(REGION),
            },
        ),
        rounding=RoundingRule(method=method, unit=kronor(unit)),
        notice=None if months is None else NoticePeriod(months),
        on_leaving=leaving,
        covers=None if covers is None else Text(covers, draw(st.sampled_from(["", "in English"]))),
        dispute=None if dispute is None else Text(dispute),
        adoption=draw(st.sampled_from([Adoption(), AGREEMENT.adoption])),
        succeeds=draw(st.sampled_from(["", "tidigare"])),
    )


class TestFingerprints:
    @given(terms(), terms())
    def test_they_differ_exactly_when_a_term_does(
        self, one: tuple[tuple[object, ...], Agreement], other: tuple[tuple[object, ...], Agreement]
    ) -> None:
        assert (fingerprint_of(one[1]) == fingerprint_of(other[1])) is (one[0] == other[0])

    @given(terms(), st.data())
    def test_one_term_that_differs_is_enough(
        self, drawn: tuple[tuple[object, ...], Agreement], data: st.DataObject
    ) -> None:
        _, agreement = drawn
        changes: list[dict[str, Any]] = [
            {"notice": NoticePeriod(7)},
            {"covers": Text("z")},
            {"dispute": Text("z")},
            {"cost": YearlyCost(amount=kronor(7))},
            {"rounding": RoundingRule(unit=kronor(10))},
            {"term": Period(first_day=TERM.first_day, last_day=dt.date(2040, 12, 31))},
            {"cost_key": equal_shares(*PARTIES)},
        ]
        other = evolve(agreement, **data.draw(st.sampled_from(changes)))
        assert fingerprint_of(other) != fingerprint_of(agreement)
        assert fingerprint_of(evolve(other, remarks=(), title=Text("Z"))) == fingerprint_of(other)

    @given(terms(), terms())
    def test_a_change_that_is_told_is_one_of_words_that_differ(
        self, one: tuple[tuple[object, ...], Agreement], other: tuple[tuple[object, ...], Agreement]
    ) -> None:
        for change in changed_terms(one[1], other[1]):
            assert change.before != change.after
            assert change.title.sv
            assert change.title.en
        back = changed_terms(other[1], one[1])
        there = changed_terms(one[1], other[1])
        assert [(each.name, bare(each.after), bare(each.before)) for each in back] == [
            (each.name, bare(each.before), bare(each.after)) for each in there
        ]
        assert changed_terms(one[1], one[1]) == ()

    @given(lives(), st.sampled_from(PARTIES), st.integers(8, 16))
    def test_a_text_is_known_by_its_first_digits(self, life: Life, who: str, digits: int) -> None:
        agreement, _ = life
        own, other = fingerprint_of(agreement), fingerprint_of(evolve(agreement, covers=Text("annat")))
        for text, state in ((own[:digits], "signed"), (other[:digits], "other-text")):
            found = asked((agreement, [signed(who, autumn(3), text=text)]), autumn(3))
            assert {each.party.code: each.state.value for each in found.signatures}[who] == state


@given(lives(), st.data())
def test_what_has_happened_once_cannot_happen_again(life: Life, data: st.DataObject) -> None:
    agreement, events = life
    if events:
        again = evolve(data.draw(st.sampled_from(events)), note="igen")
        with pytest.raises(JournalError):
            asked((agreement, [*events, again]), TERM.last_day)
