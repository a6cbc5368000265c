"""The order in which the basis of a column is looked for, and what each search is given: small columns by hand."""

from collections.abc import Mapping

import pytest

from nara_vard_finans import Method, kronor
from nara_vard_finans.audit import Recovery, Span
from nara_vard_finans.audit import search as room
from nara_vard_finans.core import KRONA
from nara_vard_finans.sharing import RowRounding

UNEVEN = {"a": 3, "b": 3, "c": 4}
BY_RATE = {"a": 2154, "b": 5026}

Found = tuple[RowRounding | Method, tuple[int, int], list[tuple[int, int]]]


def searched(
    rows: Mapping[str, int],
    stated: tuple[int, int],
    sums: tuple[int, int],
    *,
    near: tuple[int, int] | None = None,
    rows_missing: bool = False,
) -> tuple[Recovery, ...]:
    """Search rows of whole kronor at totals in öre, by whole kronor."""
    return room.BasisSearch(
        rows={name: kronor(number) for name, number in rows.items()},
        unit=KRONA,
        stated=Span(*stated),
        near=None if near is None else Span(*near),
        step=KRONA.ore,
        sums=Span(*sums),
        rows_missing=rows_missing,
    ).found()


def told(found: tuple[Recovery, ...]) -> list[Found]:
    """Give of each search the rounding, the totals in kronor, and what fits: totals in kronor with their sums."""
    return [
        (
            each.rounding,
            (each.totals[0].ore // 100, each.totals[1].ore // 100),
            [(one.total.ore // 100, one.basis_total) for one in each.solutions],
        )
        for each in found
    ]


def test_each_rounding_is_tried_at_the_totals_that_it_can_have_brought_the_rows_from() -> None:
    """
    Thirds of 9 kr are 3 and 6; rounded down those of 10 too, and rounded up those of 8, and no others of 7 to 11.

    Half a unit a row brings nothing further than a krona from 9, but what is asked for is searched; down is no more
    than two kronor below its total, and up no more than two above.
    """
    assert told(searched({"a": 3, "b": 6}, (1000, 1000), (3, 3), near=(450, 1550))) == [
        (RowRounding.HALF_UP, (5, 15), [(9, 3)]),
        (Method.LARGEST_REMAINDER, (9, 9), [(9, 3)]),
        (RowRounding.FLOOR, (9, 11), [(9, 3), (10, 3)]),
        (RowRounding.CEILING, (7, 9), [(8, 3), (9, 3)]),
    ]


def test_totals_that_nobody_asked_for_are_those_that_rounding_can_have_brought_the_rows_from() -> None:
    """A total of 5 to 15 kr that is not stated better: rows of 9 kr come from 8 to 10."""
    assert told(searched({"a": 3, "b": 6}, (500, 1500), (3, 3)))[0] == (RowRounding.HALF_UP, (8, 10), [(9, 3)])


def test_the_first_total_is_one_step() -> None:
    """Of no krona nothing is shared."""
    assert searched({"a": 3, "b": 6}, (900, 900), (3, 3), near=(-150, 1200))[0].totals == (kronor(1), kronor(12))


def test_totals_near_the_stated_one_come_where_none_explains() -> None:
    """
    Of 10 kr no parts give 4 and 9, whichever way they are rounded; of 13 kr four and nine thirteenths do.

    Of 12 kr they make 3,69 and 8,31, and of 14 kr 4,31 and 9,69; and to have 9 there, the other has 3,4 or 5,4.
    """
    assert told(searched({"a": 4, "b": 9}, (1000, 1000), (13, 13))) == [(RowRounding.HALF_UP, (12, 14), [(13, 13)])]


@pytest.mark.parametrize(("most", "totals"), [(6, (12, 14)), (5, (10, 10))])
def test_but_only_as_many_as_there_is_time_for(
    monkeypatch: pytest.MonkeyPatch, most: int, totals: tuple[int, int]
) -> None:
    """Three totals and two sums are six pairs."""
    monkeypatch.setattr(room, "MOST_PAIRS", most)
    assert told(searched({"a": 4, "b": 9}, (1000, 1000), (13, 14)))[0][1] == totals


class TestRowsThatMayBeMissing:
    def test_a_hundredth_less_than_the_total_is_still_a_matter_of_rounding(self) -> None:
        """Thirds of 100 kr, rounded down, are 33 and 66: 99 of 100."""
        (found,) = searched({"a": 33, "b": 66}, (10_000, 10_000), (3, 3))
        assert told((found,)) == [(RowRounding.FLOOR, (100, 100), [(100, 3)])]
        assert found.complete

    def test_more_than_a_hundredth_less_is_a_row_that_is_missing(self) -> None:
        """Of 1 000 kr by a thousand, 330 and 659 leave 11 for others."""
        found = searched({"a": 330, "b": 659}, (100_000, 100_000), (1000, 1000))
        assert [each.rounding for each in found] == [RowRounding.HALF_UP, RowRounding.FLOOR, RowRounding.CEILING]
        assert all(told((each,))[0][1:] == ((1000, 1000), [(1000, 1000)]) and not each.complete for each in found)

    def test_nothing_is_missing_where_totals_are_asked_for(self) -> None:
        """At 989 kr they are whole: 334 and 666 of a thousand make 330,3 and 658,7."""
        found = searched({"a": 330, "b": 659}, (100_000, 100_000), (1000, 1000), near=(98_900, 98_900))
        assert found[0].complete
        assert told(found)[0] == (RowRounding.HALF_UP, (989, 989), [(989, 1000)])

    def test_unless_they_are_known_to_be(self) -> None:
        """3 and 6 kr are all of 9, by one and two of three; but a row of no krona may have stood there too."""
        found = searched({"a": 3, "b": 6}, (900, 900), (3, 3), rows_missing=True)
        assert not any(each.complete for each in found)
        assert told(found)[0] == (RowRounding.HALF_UP, (9, 9), [(9, 3)])


class TestTheLargestRemainder:
    """3, 3 and 4 of 10 kr are no parts of a sum up to five, each rounded alone; thirds with the tenth krona on one are."""

    def test_it_is_tried_where_a_unit_is_more_than_two_weights(self) -> None:
        """A weight of four is 2,50 kr, above two units."""
        first, *_ = searched(UNEVEN, (1000, 1000), (1, 4))
        assert told((first,)) == [(Method.LARGEST_REMAINDER, (10, 10), [(10, 3)])]

    def test_else_the_largest_row_carries_the_difference(self) -> None:
        """Of five a weight is 2 kr, no more than two units; 3 kr of 10 are one of three or of four: 4 kr, one or two."""
        (found,) = searched(UNEVEN, (1000, 1000), (1, 5))
        assert (found.carrier, found.complete) == ("c", True)
        assert [(one.basis_total, dict(one.weights)) for one in found.solutions] == [
            (3, {"a": (1, 1), "b": (1, 1), "c": (1, 1)}),
            (4, {"a": (1, 1), "b": (1, 1), "c": (2, 2)}),
        ]

    def test_it_never_makes_another_sum(self) -> None:
        """The rows sum to 10 kr, not 11."""
        assert all(each.rounding is not Method.LARGEST_REMAINDER for each in searched(UNEVEN, (1100, 1100), (1, 4)))


class TestTheCarrier:
    def test_its_weight_is_what_the_others_leave_and_never_below_zero(self) -> None:
        """
        1 kr of 4, of a sum of 40, is 5 to 14 for each that is rounded alone: three take 15 to 42, and leave 25 to none.

        Of those that are alike the last by its code carries.
        """
        (carried,) = [each for each in searched(dict.fromkeys("abcd", 1), (400, 400), (40, 40)) if each.carrier]
        (solution,) = carried.solutions
        assert carried.carrier == "d"
        assert solution.weights == (("a", (5, 14)), ("b", (5, 14)), ("c", (5, 14)), ("d", (0, 25)))

    def test_one_other_row_bounds_nothing(self) -> None:
        """Of two rows each is what the other leaves, so that none is said to carry."""
        assert not any(each.carrier for each in searched({"a": 3, "b": 7}, (1000, 1000), (10, 10)))


class TestAnAmountForEach:
    """7 184 kr over a thousand are 7,18 kr each; 300 and 700 of those are 2 154 and 5 026 kr."""

    def test_it_is_tried_at_the_stated_total(self) -> None:
        (found,) = searched(BY_RATE, (718_400, 718_400), (1000, 1000))
        assert found.by_rate
        assert dict(found.solutions[0].weights) == {"a": (300, 300), "b": (700, 700)}

    def test_but_not_where_none_is_stated(self) -> None:
        assert not any(each.by_rate for each in searched(BY_RATE, (718_300, 718_500), (1000, 1000)))


def test_one_solution_that_chance_would_hardly_give_is_enough() -> None:
    """Thirds of 30 003 kr are 10 001 and 20 002; of the kronor that a row can have, a sum of three admits four."""
    (found,) = searched({"a": 10_001, "b": 20_002}, (3_000_300, 3_000_300), (3, 3))
    assert found.is_sure
    assert told((found,)) == [(RowRounding.HALF_UP, (30_003, 30_003), [(30_003, 3)])]


def test_where_none_has_a_solution_the_widest_is_told() -> None:
    """Of halves, 1 and 3 kr are none, of any total from 1 to 9 kr: the first search went through all nine."""
    (found,) = searched({"a": 1, "b": 3}, (400, 400), (2, 2), near=(100, 900))
    assert (found.solutions, found.pairs, found.rounding) == ((), 9, RowRounding.HALF_UP)
