"""How a frame is divided into pots, and requisitioned under ceilings."""

from fractions import Fraction
from typing import Any

import pytest

from grant_cases import pot
from nara_vard_finans import Amount, kronor, parts, proportional_to
from nara_vard_finans.core import (
    ORE,
    ZERO,
    GrantError,
    IndivisibleTotalError,
    InexactTypeError,
    Language,
    Period,
    Statistic,
    Text,
    UnsettledTieError,
)
from nara_vard_finans.grants import (
    DividedPot,
    Percentage,
    Pot,
    PotUse,
    PrintedShare,
    Rest,
    StatedShare,
    divide,
    requisition,
)
from nara_vard_finans.sharing import Rate, RateForm, RateValue, RoundedPercent


def kr(divided: tuple[DividedPot, ...]) -> dict[str, int]:
    return {each.pot.id: int(each.amount.kronor) for each in divided}


FRAME = pot("frame", amount=kronor(100))


class TestTheFrameOf2011:
    """Regeringsbeslut II:1, 2011-03-24, S2010/1791/FST (delvis)."""

    def test_follow_up_is_set_aside_and_the_rest_is_70_and_30_percent(self) -> None:
        """By hand: 285 000 000 - 2 500 000 = 282 500 000; 70 % of it is 197 750 000 and 30 % is 84 750 000."""
        found = divide(
            [
                pot("frame", amount=kronor(285_000_000)),
                pot("follow-up", of="frame", amount=kronor(2_500_000), use=PotUse.SET_ASIDE),
                pot("rest", of="frame"),
                pot("municipalities", of="rest", percent=70),
                pot("county-councils", of="rest", percent=30),
            ]
        )
        assert kr(found) == {
            "frame": 285_000_000, "follow-up": 2_500_000, "rest": 282_500_000,
            "municipalities": 197_750_000, "county-councils": 84_750_000,
        }  # fmt: skip
        assert [int(each.left.kronor) for each in found] == [0, 2_500_000, 0, 197_750_000, 84_750_000]
        assert [each.stage is not None for each in found] == [False, False, False, True, True]


class TestCut:
    def test_a_frame_alone_is_left_whole(self) -> None:
        (only,) = divide([FRAME])
        assert (only.amount, only.left, only.stage) == (kronor(100), kronor(100), None)
        assert only.rest == Text("Frame")

    def test_what_no_part_takes_is_left(self) -> None:
        whole, part = divide([FRAME, pot("part", of="frame", amount=kronor(30))])
        assert (whole.amount, whole.left, part.amount) == (kronor(100), kronor(70), kronor(30))
        assert whole.rest.in_(Language.EN) == "Frame, what is left"

    def test_percentages_are_of_what_stated_amounts_leave(self) -> None:
        """By hand: 100 - 40 = 60 kr, of which 25 % is 15 kr."""
        found = kr(
            divide(
                [
                    FRAME,
                    pot("quarter", of="frame", percent=25),
                    pot("stated", of="frame", amount=kronor(40)),
                    pot("others", of="frame", percent=75),
                ]
            )
        )
        assert found == {"frame": 100, "quarter": 15, "stated": 40, "others": 45}

    def test_a_percentage_may_be_nought_or_less_than_one(self) -> None:
        """By hand: half a percent of 1 000 kr is 5."""
        shares: dict[str, int | Fraction] = {"none": 0, "half": Fraction(1, 2), "others": Fraction(199, 2)}
        parts_of = [pot(name, of="frame", percent=share) for name, share in shares.items()]
        found = kr(divide([pot("frame", amount=kronor(1_000)), *parts_of]))
        assert found == {"frame": 1_000, "none": 0, "half": 5, "others": 995}

    def test_stated_parts_may_take_all_and_leave_nought_to_the_rest(self) -> None:
        assert kr(divide([FRAME, pot("all", of="frame", amount=kronor(100)), pot("rest", of="frame")]))["rest"] == 0

    def test_two_frames_are_cut_each_by_itself(self) -> None:
        found = kr(divide([FRAME, pot("other", amount=kronor(7)), pot("a", of="other"), pot("b", of="frame")]))
        assert found == {"frame": 100, "other": 7, "a": 7, "b": 100}

    def test_somebodys_share_of_a_pot_leaves_the_pot_as_it_is(self) -> None:
        """Dalarna's 15 711 504 kr are what the key gives of 500 000 000 kr, not a part cut away before sharing."""
        whole, share = divide(
            [
                pot("nation", amount=kronor(500_000_000), key=parts({"20": 1, "21": 1})),
                pot("dalarna", of="nation", size=StatedShare(whose="Dalarna", amount=kronor(15_711_504))),
            ]
        )
        assert (whole.amount, whole.left) == (kronor(500_000_000), kronor(500_000_000))
        assert share.amount == kronor(15_711_504)

    def test_a_share_is_cut_in_its_turn(self) -> None:
        found = kr(
            divide(
                [
                    FRAME,
                    pot("ours", of="frame", size=StatedShare(whose="Dalarna", amount=kronor(9))),
                    pot("top", of="ours", amount=kronor(2), use=PotUse.SET_ASIDE),
                    pot("rest", of="ours"),
                ]
            )
        )
        assert found == {"frame": 100, "ours": 9, "top": 2, "rest": 7}

    def test_in_thousands_of_kronor(self) -> None:
        thousand = kronor(1_000)
        found = divide(
            [pot("frame", amount=kronor(10_000)), pot("a", of="frame", percent=Fraction(100, 3)),
             pot("b", of="frame", percent=Fraction(200, 3))], unit=thousand,
        )  # fmt: skip
        # By hand: 3,33 and 6,67 thousand; the one left over goes to the larger remainder.
        assert kr(found) == {"frame": 10_000, "a": 3_000, "b": 7_000}

    def test_in_ore(self) -> None:
        found = divide(
            [pot("f", amount=Amount(5)), pot("a", of="f", percent=40), pot("b", of="f", percent=60)], unit=ORE
        )
        assert [each.amount.ore for each in found] == [5, 2, 3]


class TestTheOddKrona:
    HALVES = (pot("a", of="frame", percent=50), pot("b", of="frame", percent=50))

    def test_a_tie_that_no_paper_settles_is_refused_naming_the_parts(self) -> None:
        with pytest.raises(UnsettledTieError, match="a and b.*odd_unit_to") as caught:
            divide([pot("frame", amount=kronor(11)), *self.HALVES])
        assert caught.value.sides == ("a", "b")

    @pytest.mark.parametrize(("named", "shares"), [("a", (6, 5)), ("b", (5, 6))])
    def test_the_part_that_the_pot_names_carries_it(self, named: str, shares: tuple[int, int]) -> None:
        found = kr(divide([pot("frame", amount=kronor(11), odd_unit_to=named), *self.HALVES]))
        assert (found["a"], found["b"]) == shares

    def test_no_tie_needs_no_name(self) -> None:
        assert kr(divide([FRAME, *self.HALVES])) == {"frame": 100, "a": 50, "b": 50}

    def test_naming_a_part_that_does_not_tie_settles_nothing(self) -> None:
        """40, 40 and 20 % of 1 kr: the first two tie at 0,40 kr, and the pot names the third."""
        parts_of = [pot(name, of="frame", percent=share) for name, share in (("a", 40), ("b", 40), ("c", 20))]
        with pytest.raises(UnsettledTieError):
            divide([pot("frame", amount=kronor(1), odd_unit_to="c"), *parts_of])

    def test_naming_what_is_no_part_is_refused(self) -> None:
        for named in ("nobody", "frame"):
            with pytest.raises(GrantError, match=f"frame: its odd unit would go to {named}, which is not cut from it"):
                divide([pot("frame", amount=kronor(11), odd_unit_to=named), *self.HALVES])


class TestSetAsideByPercent:
    """What is set aside is a percentage of the whole pot; the others are percentages of what is left after that."""

    def test_from_the_top_and_then_the_rest(self) -> None:
        """By hand: 10 % of 1 000 kr is 100; of the 900 that are left 70 % is 630."""
        found = kr(
            divide(
                [
                    pot("ram", amount=kronor(1_000)),
                    pot("k", of="ram", percent=70),
                    pot("topp", of="ram", percent=10, use=PotUse.SET_ASIDE),
                    pot("r", of="ram", percent=30),
                ]
            )
        )
        assert found == {"ram": 1_000, "k": 630, "topp": 100, "r": 270}

    def test_beside_a_stated_amount_it_is_still_of_the_whole(self) -> None:
        """By hand: 10 % of 100 kr is 10, whatever else is stated; 100 - 40 - 10 - 5 are left."""
        parts_of = [
            pot("a", of="frame", amount=kronor(40)), pot("b", of="frame", percent=10, use=PotUse.SET_ASIDE),
            pot("c", of="frame", percent=5, use=PotUse.SET_ASIDE), pot("d", of="frame"),
        ]  # fmt: skip
        assert kr(divide([FRAME, *parts_of])) == {"frame": 100, "a": 40, "b": 10, "c": 5, "d": 45}

    def test_all_of_it_may_be_and_not_more(self) -> None:
        halves = [pot(name, of="frame", percent=50, use=PotUse.SET_ASIDE) for name in "ab"]
        assert kr(divide([FRAME, *halves])) == {"frame": 100, "a": 50, "b": 50}
        with pytest.raises(GrantError, match="frame: more than 100 percent of it is set aside"):
            divide([FRAME, *halves, pot("c", of="frame", percent=1, use=PotUse.SET_ASIDE)])

    def test_a_tie_with_the_rest(self) -> None:
        half, rest = pot("half", of="frame", percent=50, use=PotUse.SET_ASIDE), pot("rest", of="frame")
        with pytest.raises(UnsettledTieError, match="11 kr"):
            divide([pot("frame", amount=kronor(11)), half, rest])
        assert kr(divide([pot("frame", amount=kronor(11), odd_unit_to="half"), half, rest])) == {
            "frame": 11, "half": 6, "rest": 5,
        }  # fmt: skip

    def test_the_rest_can_carry_the_odd_krona_too(self) -> None:
        half, rest = pot("half", of="frame", percent=50, use=PotUse.SET_ASIDE), pot("rest", of="frame")
        assert kr(divide([pot("frame", amount=kronor(11), odd_unit_to="rest"), half, rest]))["rest"] == 6

    def test_nought_percent_is_nothing(self) -> None:
        none = pot("none", of="frame", percent=0, use=PotUse.SET_ASIDE)
        assert kr(divide([FRAME, none, pot("rest", of="frame")])) == {"frame": 100, "none": 0, "rest": 100}


class TestRefusedCuts:
    def test_the_pots_before_are_named_in_order(self) -> None:
        with pytest.raises(GrantError) as caught:
            divide([*(pot(name, amount=kronor(1)) for name in "gecafdb"), pot("part", of="x")])
        reason: Any = caught.value.reason
        assert reason.earlier == tuple("abcdefg")

    @pytest.mark.parametrize(
        ("pots", "message"),
        [
            ([FRAME, FRAME], "frame: it stands twice"),
            ([pot("a", of="frame"), FRAME], "a: it is cut from frame, which is no pot before it; name one that is"),
            ([FRAME, pot("a", of="frme")], "it is cut from frme.*such as frame"),
            ([FRAME, pot("a", of="a")], "a: it is cut from a, which is no pot before it"),
            ([FRAME, pot("a", of="frame"), pot("b", of="frame")], "frame: a and b would each take what is left"),
            ([FRAME, pot("a", of="frame", percent=100), pot("b", of="frame")], "b and a would each take what is left"),
            (
                [FRAME, pot("a", of="frame", amount=kronor(60)), pot("b", of="frame", amount=kronor(41))],
                "frame: its parts take 101 kr, more than its 100 kr",
            ),
        ],
    )
    def test_parts_that_do_not_make_the_pot(self, pots: list[Pot], message: str) -> None:
        with pytest.raises(GrantError, match=message):
            divide(pots)

    def test_percentages_that_are_not_the_whole_name_the_pot(self) -> None:
        with pytest.raises(GrantError, match="frame: .*sum to 90 percent"):
            divide([FRAME, pot("a", of="frame", percent=70), pot("b", of="frame", percent=20)])

    def test_what_is_no_whole_number_of_units(self) -> None:
        with pytest.raises(IndivisibleTotalError):
            divide([pot("f", amount=Amount(150)), pot("a", of="f", percent=50), pot("b", of="f", percent=50)])

    def test_shares_larger_than_the_pot(self) -> None:
        """One of 101 kr, or two of 60 and 41, are more than 100; of 60 and 40 they are all."""
        with pytest.raises(GrantError, match="frame: the shares of it that are stated come to more than its 100 kr"):
            divide([FRAME, pot("ours", of="frame", size=StatedShare(whose="Dalarna", amount=kronor(101)))])
        ours = pot("ours", of="frame", size=StatedShare(whose="Dalarna", amount=kronor(60)))
        theirs = [
            pot("theirs", of="frame", size=StatedShare(whose="Uppsala", amount=kronor(amount))) for amount in (40, 41)
        ]
        assert kr(divide([FRAME, ours, theirs[0]])) == {"frame": 100, "ours": 60, "theirs": 40}
        with pytest.raises(GrantError, match="more than its 100 kr"):
            divide([FRAME, ours, theirs[1]])


class TestPot:
    @pytest.mark.parametrize(
        ("parts_of_it", "message"),
        [
            ({"amount": kronor(-1)}, "below zero"),
            ({"amount": kronor(-2), "year_before": kronor(-3)}, "its amount -2 kr is below zero"),
            ({}, "it is cut from no pot and has no amount"),
            ({"percent": 3}, "it is cut from no pot and has no amount"),
            ({"percent": -1, "of": "frame"}, "its percentage is below zero"),
            ({"size": StatedShare(whose="Dalarna", amount=kronor(1))}, "name the pot, and the amount"),
            (
                {"size": StatedShare(whose="Dalarna", amount=kronor(-1)), "of": "frame"},
                "its amount -1 kr is below zero",
            ),
            (
                {"use": PotUse.SET_ASIDE, "key": parts({"a": 1}), "amount": kronor(1)},
                "set aside for a common use, and has a key",
            ),
        ],
    )
    def test_parts_that_do_not_belong_together(self, parts_of_it: dict[str, Any], message: str) -> None:
        with pytest.raises(GrantError, match=f"x: .*{message}"):
            pot("x", **parts_of_it)

    @pytest.mark.parametrize(
        "wrong", [{"size": 100}, {"size": None}, {"size": "rest"}, {"use": "set-aside"}, {"use": None}]
    )
    def test_what_is_no_size_or_use(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(InexactTypeError):
            Pot(**{"id": "x", "title": Text("X"), "size": kronor(1), **wrong})

    @pytest.mark.parametrize("size", [{"amount": kronor(5)}, {"percent": 3, "of": "frame"}])
    def test_a_rate_gives_what_a_pot_holds(self, size: dict[str, Any]) -> None:
        people = Statistic(
            id="people",
            title=Text("Folkmängd"),
            counts="population",
            unit="persons",
            as_of=Period.parse("2023-12-31"),
            figures={"a": 1, "b": 2},
        )
        rate = Rate(per=RateValue(number=Fraction(7), form=RateForm.KRONOR), key=proportional_to(people))
        assert pot("x", key=rate).key == rate
        with pytest.raises(GrantError, match="a rate gives what the pot holds; give neither an amount nor percent"):
            pot("x", key=rate, **size)

    def test_without_a_word_it_is_the_rest_to_be_shared(self) -> None:
        bare = Pot(id="x", title=Text("X"), of="frame")
        assert (bare.size, bare.use, bare.amount) == (Rest(), PotUse.SHARED, None)
        assert Percentage(50) != Percentage(25)

    def test_a_percentage_is_exact(self) -> None:
        with pytest.raises(InexactTypeError):
            pot("x", of="frame", percent=0.5)  # type: ignore[arg-type]
        with pytest.raises(InexactTypeError):
            PrintedShare(counts="population", percent=RoundedPercent.parse("2,8"), figure=1.5)  # type: ignore[arg-type]

    def test_what_is_stated_may_leave_ore_where_nothing_is_set_aside(self) -> None:
        assert divide([pot("frame", amount=Amount(10_050)), pot("a", of="frame", amount=kronor(40))])[
            1
        ].amount == kronor(40)

    def test_nought_is_an_amount(self) -> None:
        assert divide([pot("frame", amount=ZERO)])[0].amount == ZERO


class TestRequisition:
    CEILINGS = {"2034": kronor(100), "2062": kronor(200), "2080": kronor(300)}  # noqa: RUF012 - never changed

    def test_each_gets_what_it_asks_for_and_the_rest_goes_to_nobody(self) -> None:
        """By hand: 600 - 50 - 300 = 250 kr, of which Mora's 200 kr and half of Orsa's are shared with nobody."""
        found = requisition(self.CEILINGS, {"2080": kronor(300), "2034": kronor(50)})
        assert found.amounts == (("2034", kronor(50)), ("2062", ZERO), ("2080", kronor(300)))
        assert found.unclaimed == kronor(250)

    def test_they_stand_by_code(self) -> None:
        ceilings = {code: kronor(1) for code in ("2080", "2034", "2062")}
        assert [code for code, _ in requisition(ceilings, {}).amounts] == ["2034", "2062", "2080"]

    def test_nobody_asks(self) -> None:
        assert (
            requisition(self.CEILINGS, {}).unclaimed
            == requisition(self.CEILINGS, {"2034": ZERO}).unclaimed
            == kronor(600)
        )

    def test_no_ceilings(self) -> None:
        found = requisition({}, {})
        assert (found.amounts, found.unclaimed) == ((), ZERO)

    @pytest.mark.parametrize(
        ("asked", "message"),
        [
            ({"2034": kronor(101)}, "2034: it asks for 101 kr; it can draw from zero to its ceiling, 100 kr"),
            ({"2034": kronor(-1)}, "2034: it asks for -1 kr"),
            ({"2085": kronor(1)}, "2085: it has no ceiling"),
        ],
    )
    def test_what_cannot_be_requisitioned(self, asked: dict[str, Amount], message: str) -> None:
        with pytest.raises(GrantError, match=message):
            requisition(self.CEILINGS, asked)
