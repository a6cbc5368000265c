"""What nobody asked for, offered again: by hand, and by a clerk who hands out one round after the other."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from grant_cases import FALUN, GRANT, MORA, ORSA, REGION, duty, journal, made_up, pot
from nara_vard_finans import Amount, kronor, parts, status
from nara_vard_finans.core import GrantError, JournalError
from nara_vard_finans.grants import (
    DutyKind,
    Grant,
    GrantState,
    GrantStatus,
    Notified,
    OfferedAgain,
    Paid,
    PotUse,
    Requisitioned,
    Used,
    WantsMore,
    contradictions,
    offer_again,
)
from nara_vard_finans.journals import Event
from nara_vard_finans.sharing import Method, RoundingRule

DUE = dt.date(2030, 10, 10)
ASKING = duty("rekvisition", DutyKind.REQUISITION, DUE)
TOLD = {FALUN: 300_000, MORA: 200_000, ORSA: 100_000}
"""The frame of 600 000 by 3:2:1."""


def offering(**changes: Any) -> Grant:
    again = OfferedAgain(duty="rekvisition", **changes)
    pots = (evolve(GRANT.pots[0], use=PotUse.CEILING),)
    return made_up(pots=pots, duties=(*GRANT.duties, ASKING), offered_again=again)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def told(on: str, who: str, kr: int) -> Notified:
    return Notified(on=day(on), recipient=who, amount=kronor(kr))


def asked(on: str, who: str, kr: int) -> Requisitioned:
    return Requisitioned(on=day(on), recipient=who, amount=kronor(kr))


def paid(on: str, who: str, kr: int) -> Paid:
    return Paid(on=day(on), recipient=who, amount=kronor(kr))


def more(who: str, kr: int | None = None) -> WantsMore:
    return WantsMore(on=day("2030-09-01"), recipient=who, amount=None if kr is None else kronor(kr))


ALL_TOLD = tuple(told("2030-06-01", who, kr) for who, kr in TOLD.items())


def on(text: str, *events: Event, grant: Grant | None = None) -> GrantStatus:
    return status(grant or offering(), journal(*ALL_TOLD, *events), on=day(text))


def given_in(found: GrantStatus) -> list[dict[str, str]]:
    assert found.second_rounds
    return [{code: str(amount) for code, amount in each} for each in found.second_rounds.rounds]


class TestByHand:
    def test_the_ceiling_is_raised_by_what_is_offered_again_alone(self) -> None:
        """By the key Orsa can ask for 100 000; told of 50 000 more, for 150 000, though it was told of 200 000 in all."""
        before = told("2030-06-01", ORSA, 150_000), asked("2030-09-01", ORSA, 100_000)
        again = told("2030-11-01", ORSA, 50_000)
        assert not list(contradictions(offering(), (*before, again, asked("2030-11-02", ORSA, 50_000))))
        ((place, reason),) = contradictions(offering(), (*before, again, asked("2030-11-02", ORSA, 50_001)))
        assert place == 3
        assert "150 001 kr" in str(reason)
        assert "150 000 kr" in str(reason)

    def test_shared_by_the_key_among_those_who_want_more(self) -> None:
        """Mora asks for nothing: 200 000 by 3:1 is 150 000 and 50 000."""
        events = asked("2030-09-01", FALUN, 300_000), asked("2030-09-01", ORSA, 100_000), more(FALUN), more(ORSA)
        found = on("2030-10-11", *events)
        assert given_in(found) == [{FALUN: "150 000 kr", ORSA: "50 000 kr"}]
        assert found.second_rounds
        assert (str(found.second_rounds.unclaimed), str(found.second_rounds.left)) == ("200 000 kr", "0 kr")
        assert on("2030-10-10", *events).second_rounds is None

    def test_again_to_those_who_still_want_more(self) -> None:
        """Falun wants 30 000 alone: of its 150 000 the rest goes to Orsa in a third round."""
        events = (
            asked("2030-09-01", FALUN, 300_000),
            asked("2030-09-01", ORSA, 100_000),
            more(FALUN, 30_000),
            more(ORSA),
        )
        assert given_in(on("2030-10-11", *events)) == [{FALUN: "30 000 kr", ORSA: "50 000 kr"}, {ORSA: "120 000 kr"}]
        once = on("2030-10-11", *events, grant=offering(rounds=1))
        assert given_in(once) == [{FALUN: "30 000 kr", ORSA: "50 000 kr"}]
        assert once.second_rounds
        assert str(once.second_rounds.left) == "120 000 kr"

    def test_what_lapses_can_be_told_of_anew_from_the_day_after_the_last_to_ask(self) -> None:
        """All of the frame is told of; nobody has asked for it by the tenth, which is still a day to ask."""
        for last, count in (("2030-10-10", 1), ("2030-10-11", 0)):
            assert len(list(contradictions(offering(), [*ALL_TOLD, told(last, FALUN, 1)]))) == count

    def test_nobody_wants_more(self) -> None:
        found = on("2030-10-11", asked("2030-09-01", FALUN, 300_000))
        assert given_in(found) == []
        assert found.second_rounds
        assert str(found.second_rounds.left) == "300 000 kr"

    def test_late_is_not_asked_for_by_the_day(self) -> None:
        found = on("2030-11-01", asked("2030-10-20", MORA, 200_000), more(FALUN, 10), more(FALUN, 20))
        assert given_in(found) == [{FALUN: "30 kr"}]

    def test_rows_that_need_not_sum_are_shared_to_the_krona(self) -> None:
        grant = evolve(offering(), rounding=RoundingRule(method=Method.HALF_UP_EACH))
        events = asked("2030-09-01", FALUN, 300_000), asked("2030-09-01", ORSA, 99_999), more(FALUN), more(MORA)
        assert given_in(on("2030-10-11", *events, grant=grant)) == [{FALUN: "120 001 kr", MORA: "80 000 kr"}]


class TestJournals:
    EVENTS = (asked("2030-09-01", FALUN, 300_000), asked("2030-09-01", ORSA, 100_000), more(FALUN), more(ORSA))
    AGAIN = (told("2030-11-01", FALUN, 150_000), told("2030-11-01", ORSA, 50_000))

    def test_a_second_notice_is_no_more_than_the_frame(self) -> None:
        found = on("2030-12-31", *self.EVENTS, *self.AGAIN)
        assert str(found.not_notified) == "0 kr"
        assert [each.rule for each in found.findings if "award" in each.rule] == []
        assert on("2030-10-11", *self.EVENTS).not_notified == kronor(200_000)
        with pytest.raises(JournalError, match="600 001"):
            on("2030-12-31", *self.EVENTS, *self.AGAIN, told("2030-11-02", ORSA, 1))
        with pytest.raises(JournalError, match="800 000"):  # before the day nothing has lapsed
            on("2030-12-31", *self.EVENTS, told("2030-09-02", FALUN, 150_000), told("2030-09-02", ORSA, 50_000))

    def test_more_than_what_it_is_offered_is_found(self) -> None:
        found = on("2030-12-31", *self.EVENTS, told("2030-11-01", FALUN, 150_002))
        assert [(each.rule, "2 kr" in str(each.message)) for each in found.findings if "award" in each.rule] == [
            ("notified-within-award", True)
        ]

    def test_it_is_paid_as_asked_for_or_as_notified(self) -> None:
        sent = paid("2030-11-05", FALUN, 450_000)
        with pytest.raises(JournalError, match="450 000"):
            on("2030-12-31", *self.EVENTS, *self.AGAIN, sent)
        assert on("2030-12-31", *self.EVENTS, *self.AGAIN, asked("2030-11-02", FALUN, 150_000), sent).total.paid
        assert on("2030-12-31", *self.EVENTS, *self.AGAIN, sent, grant=offering(requisitioned=False)).total.paid
        with pytest.raises(JournalError, match="450 001"):
            on("2030-12-31", *self.EVENTS, *self.AGAIN, asked("2030-11-02", FALUN, 150_001))

    @pytest.mark.parametrize("wants", [True, False])
    def test_it_can_be_settled(self, *, wants: bool) -> None:
        grant = evolve(offering(requisitioned=False), duties=(ASKING,), requirements=(), conditions=())
        sent = paid("2030-10-20", FALUN, 300_000), paid("2030-10-20", ORSA, 100_000)
        events: list[Event] = [*self.EVENTS[: 4 if wants else 2], *sent]
        events += [*self.AGAIN, paid("2030-11-05", FALUN, 150_000), paid("2030-11-05", ORSA, 50_000)] if wants else []
        got = {FALUN: 450_000, ORSA: 150_000} if wants else {FALUN: 300_000, ORSA: 100_000}
        events += [Used(on=day("2030-12-01"), recipient=who, amount=kronor(kr)) for who, kr in got.items()]
        assert on("2030-12-31", *events, grant=grant).state is GrantState.SETTLED

    def test_the_report_shows_what_each_is_offered(self) -> None:
        page = on("2030-10-11", *self.EVENTS)._repr_html_() or ""
        assert "200 000 kr hade inte rekvirerats 2030-10-10; av det återstår 0 kr" in page
        assert "Omgång" in page
        assert "Omgång" not in (on("2030-10-11", asked("2030-09-01", FALUN, 300_000))._repr_html_() or "")


class TestRefused:
    def test_where_no_paper_offers_it(self) -> None:
        with pytest.raises(JournalError, match="offered_again"):
            on("2030-10-11", more(FALUN), grant=evolve(offering(), offered_again=None))

    def test_who_has_no_share(self) -> None:
        with pytest.raises(JournalError, match="no share"):
            on("2030-10-11", more(REGION))

    def test_a_share_of_one_pot_is_enough(self) -> None:
        frame = pot("ram", amount=kronor(600_000))
        part = pot("del", of="ram", use=PotUse.CEILING, key=parts({FALUN: 3, MORA: 2, ORSA: 1}))
        found = on("2030-10-11", asked("2030-09-01", FALUN, 300_000), more(FALUN), grant=made_up(
            pots=(frame, part), duties=(*GRANT.duties, ASKING), offered_again=OfferedAgain(duty="rekvisition")
        ))  # fmt: skip
        assert given_in(found) == [{FALUN: "300 000 kr"}]

    def test_less_than_once(self) -> None:
        with pytest.raises(GrantError, match="0 times"):
            OfferedAgain(duty="rekvisition", rounds=0)

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"pots": GRANT.pots}, "one pot"),
            ({"offered_again": OfferedAgain(duty="interim")}, "no duty of requisition"),
        ],
    )
    def test_of_what_and_after_which_day(self, changes: dict[str, Any], said: str) -> None:
        with pytest.raises(GrantError, match=said):
            evolve(offering(), **changes)


WEIGHTS = {FALUN: 3, MORA: 2, ORSA: 0, REGION: 1}


@given(
    st.integers(0, 2_000),
    st.dictionaries(st.sampled_from([*WEIGHTS]), st.none() | st.integers(1, 600)),
    st.none() | st.integers(1, 3),
)
def test_a_clerk_hands_out_one_round_after_the_other(
    whole: int, wants: dict[str, int | None], rounds: int | None
) -> None:
    """He gives each the floor of its share and the rest by remainders, at most what it wants; ties go by code."""
    amounts: dict[str, Amount | None] = {code: None if most is None else kronor(most) for code, most in wants.items()}
    found = offer_again(kronor(whole), parts(WEIGHTS), amounts, RoundingRule(), after=DUE, rounds=rounds)
    left, got, turns = whole, dict.fromkeys(wants, 0), 0
    while left and (rounds is None or turns < rounds):
        still = [
            code for code in sorted(got) if WEIGHTS[code] and (wants[code] is None or got[code] < (wants[code] or 0))
        ]
        if not still:
            break
        total = sum(WEIGHTS[code] for code in still)
        exact = {code: Fraction(left * WEIGHTS[code], total) for code in still}
        row = {code: exact[code].__floor__() for code in still}
        by_remainder = sorted(still, key=lambda code: (row[code] - exact[code], code))
        for code in by_remainder[: left - sum(row.values())]:
            row[code] += 1
        taken = {
            code: row[code] if wants[code] is None else min(row[code], (wants[code] or 0) - got[code]) for code in row
        }
        got = {code: got[code] + taken.get(code, 0) for code in got}
        left -= sum(taken.values())
        turns += 1
    assert {code: found.amount(code) for code in got} == {code: kronor(kr) for code, kr in got.items()}
    assert (found.left, len(found.rounds)) == (kronor(left), turns)
