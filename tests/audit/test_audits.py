"""Audits: totals, sums, bases, verdicts, and what a search finds; every number is small enough for paper."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, ClassVar

import pytest

from nara_vard_finans import Amount, Method, Period, kronor
from nara_vard_finans.audit import (
    Audit,
    AuditBasis,
    AuditColumn,
    AuditRow,
    PrintedSum,
    Recovered,
    Recovery,
    Residual,
    Span,
    Unreadable,
    Verdict,
    audit_table,
    row_checks,
)
from nara_vard_finans.audit import search as basis_search
from nara_vard_finans.core import KRONA, NO_NUMBER, ORE, AuditError, Language, Statistic, Text
from nara_vard_finans.grids import StatedTotal
from nara_vard_finans.sharing import RowRounding
from printed_cases import read

ONE_TWO_THREE = {"a": 1, "b": 2, "c": 3}


def column(amounts: Mapping[str, int], **more: Any) -> AuditColumn:
    """A column whose rows stand on the lines 1, 2, 3 and so on."""
    rows = tuple(
        AuditRow(party=party, name=party.upper(), amount=kronor(amount), place=place)
        for place, (party, amount) in enumerate(amounts.items(), 1)
    )
    return AuditColumn(**{"title": "t", "rows": rows, "precision": KRONA, **more})


def total(amount: int) -> StatedTotal:
    return StatedTotal.exactly(kronor(amount))


def basis(weights: Mapping[str, int], of: int | None = None, name: str = "k") -> AuditBasis:
    return AuditBasis(id=name, title=Text(name), weights=weights, total=of or sum(weights.values()))


def printed(name: str, amount: int, place: int) -> PrintedSum:
    return PrintedSum(name=name, amount=kronor(amount), place=place)


def region(amount: int) -> AuditRow:
    return AuditRow(party="20", name="Region Dalarna", amount=kronor(amount), place=9)


def statistic(name: str, figures: Mapping[str, int], recovered_from: str = "") -> Statistic:
    return Statistic(
        id=name,
        title=Text(name),
        counts="population",
        unit="persons",
        as_of=None if recovered_from else Period.parse("2021-06"),
        figures=figures,
        recovered_from=recovered_from,
    )


def ways(found: Audit) -> set[tuple[str, str, str]]:
    """The rules that fit, each as its basis, its method and where a difference went."""
    return {(fit.basis.id, fit.rule.method, fit.rule.carrier or fit.rule.residual or "") for fit in found.fits}


class TestAPrintedSumThatIsTheRowsOwn:
    """
    By hand: of 1 000 kr four have 100,60 and one 597,60. Rounded alone that is 101 four times and 598, which is 1 002.

    Of 1 002 they have 100,80 and 598,80, so that no row by row rounding gives 598; the largest remainder does, which
    gives the four one each of the four that 100 four times and 598 leave: ,80 four times against ,7952.
    """

    FIVE: ClassVar = {"a": 1_006, "b": 1_006, "c": 1_006, "d": 1_006, "e": 5_976}
    ROWS: ClassVar = {"a": 101, "b": 101, "c": 101, "d": 101, "e": 598}

    def found(self, **more: Any) -> Audit:
        stated = more.pop("total", None)
        return audit_table(column(self.ROWS, **more), total=stated, bases=[basis(self.FIVE)])

    def test_it_may_hide_a_round_total(self) -> None:
        found = self.found(sums=(printed("Summa", 1_002, 6),))
        assert found.verdict is Verdict.OTHER_TOTAL
        at_the_sum = {fit.rule.method for fit in found.fits if fit.is_stated}
        assert "largest-remainder" in at_the_sum
        assert "half-up-each" not in at_the_sum
        assert (found.adds_up, found.fits[0].is_stated, found.nearest) == (True, False, None)
        (fit,) = found.round_fits
        assert found.leading == found.fits[0] == fit
        assert (fit.rule.method, fit.total, fit.is_stated) == ("half-up-each", kronor(1_000), False)

    def test_so_may_one_that_takes_in_the_rows_apart(self) -> None:
        found = self.found(apart=(region(1_000),), sums=(printed("Summa", 2_002, 6),))
        assert found.verdict is Verdict.OTHER_TOTAL
        assert [fit.total for fit in found.round_fits] == [kronor(1_000)]

    def test_one_that_somebody_states_hides_nothing(self) -> None:
        found = self.found(sums=(printed("Summa", 1_002, 6),), total=total(1_002))
        assert (found.verdict, found.round_fits) == (Verdict.EXPLAINED, ())

    def test_nor_do_rows_without_a_sum(self) -> None:
        """Their total is not printed, so that every total near is one that rows rounded alone may be of."""
        found = self.found()
        assert (found.verdict, found.round_fits) == (Verdict.EXPLAINED, ())
        assert found.fits[0].rule.method == "half-up-each"
        assert found.fits[0].lowest == kronor(1_000)

    def test_nor_does_a_sum_that_is_not_the_rows_own(self) -> None:
        found = self.found(sums=(printed("Summa", 1_000, 6),))
        assert (found.verdict, found.round_fits) == (Verdict.DOES_NOT_ADD_UP, ())

    def test_of_rows_that_cannot_all_be_read_it_is_told_too(self) -> None:
        lost = Unreadable(name="F", place=7, reason=NO_NUMBER)
        found = self.found(sums=(printed("Summa", 1_002, 6),), unreadable=(lost,))
        assert found.verdict is Verdict.INCOMPLETE
        assert [fit.total for fit in found.round_fits] == [kronor(1_000)]

    def test_equal_shares(self) -> None:
        """A third of a million is 333 333 for each, and 999 999 in all: the sum of three equal sums, or of a million."""
        rows = dict.fromkeys("abc", 333_333)
        found = audit_table(column(rows, sums=(printed("Summa", 999_999, 4),)))
        assert found.verdict is Verdict.OTHER_TOTAL
        assert [(fit.basis.id, fit.total) for fit in found.round_fits] == [("equal", kronor(1_000_000))]

    @pytest.mark.parametrize(
        ("weights", "rows", "method", "of"),
        [
            # A seventh of a million is 142 857,14 and so on; a sixth is 16,7 %, and four sixths are 66,7 %.
            ((1, 2, 4), (142_857, 285_714, 571_428), "floor-each", 1_000_000),
            ((1, 2, 4), (142_858, 285_715, 571_429), "ceiling-each", 1_000_000),
            ((1, 1, 4), (334_000, 334_000, 1_334_000), "rounded-shares", 2_000_000),
        ],
    )
    def test_every_rounding_of_rows_alone(
        self, weights: tuple[int, ...], rows: tuple[int, ...], method: str, of: int
    ) -> None:
        sums = (printed("Summa", sum(rows), 4),)
        key = basis(dict(zip("abc", weights, strict=True)))
        found = audit_table(column(dict(zip("abc", rows, strict=True)), sums=sums), bases=[key])
        assert found.verdict is Verdict.OTHER_TOTAL
        assert {(fit.rule.method, fit.total) for fit in found.round_fits} == {(method, kronor(of))}
        assert all(fit.rule.residual is None for fit in found.fits)

    def test_a_rate_for_each(self) -> None:
        """A million for 7 000 is 142,857 kr each, which is 142,86 in whole öre, and 1 000 020 kr in all."""
        rows = {"a": 142_860, "b": 285_720, "c": 571_440}
        weights = {"a": 1_000, "b": 2_000, "c": 4_000}
        found = audit_table(column(rows, sums=(printed("Summa", 1_000_020, 4),)), bases=[basis(weights)])
        assert (found.verdict, [fit.rule.method for fit in found.round_fits]) == (Verdict.OTHER_TOTAL, ["rounded-rate"])


class TestVerdicts:
    def test_every_row_and_the_sum_is_explained(self) -> None:
        found = audit_table(column({"a": 10, "b": 20, "c": 30}), total=total(60), bases=[basis(ONE_TWO_THREE)])
        assert found.verdict is Verdict.EXPLAINED
        assert (found.adds_up, found.is_complete, found.difference) == (True, True, kronor(0))
        assert ("k", "half-up-each", "") in ways(found)
        assert found.nearest is None

    def test_rows_that_do_not_sum(self) -> None:
        """100 by three is 33,33; each row by itself is 33, and they sum to 99."""
        found = audit_table(column({"a": 33, "b": 33, "c": 33}), total=total(100))
        assert found.verdict is Verdict.DOES_NOT_ADD_UP
        assert found.difference == kronor(-1)
        assert ("equal", "half-up-each", "") in ways(found)
        assert not {way for way in ways(found) if way[1] in {"largest-remainder", "sainte-lague"}}

    def test_a_row_that_cannot_be_read(self) -> None:
        lost = Unreadable(name="C", place=3, reason=NO_NUMBER)
        found = audit_table(
            column({"a": 10, "b": 20}, unreadable=(lost,)), total=total(60), bases=[basis(ONE_TWO_THREE)]
        )
        assert found.verdict is Verdict.INCOMPLETE
        assert found.missing == ("c",)

    def test_another_total_gives_the_rows(self) -> None:
        """At 62 the third row is 31 by every rule; it is 30, as are all at 59 and 60 when halves go up."""
        found = audit_table(column({"a": 10, "b": 20, "c": 30}), total=total(62), bases=[basis(ONE_TWO_THREE)])
        assert found.verdict is Verdict.OTHER_TOTAL
        first = found.fits[0]
        assert (first.rule.method, first.is_stated) == ("half-up-each", False)
        assert (first.lowest, first.total, first.highest) == (kronor(59), kronor(60), kronor(60))
        assert found.nearest is not None
        assert found.nearest.total == kronor(62)
        assert "c" in {each.party for each in found.nearest.deviations}

    def test_no_rule_gives_the_rows(self) -> None:
        """At 65 by 1, 2, 3: 10,83 and 21,67 and 32,50; 10, 25 and 30 are printed."""
        found = audit_table(column({"a": 10, "b": 25, "c": 30}), total=total(65), bases=[basis(ONE_TWO_THREE)])
        assert found.verdict is Verdict.UNEXPLAINED
        assert found.fits == ()
        assert found.nearest is not None

    def test_the_only_row_that_is_off_is_named(self) -> None:
        """At 600 by 1, 2, 3: 100, 200, 300; 302 is printed, which no near total gives with a row of 100."""
        found = audit_table(
            column({"a": 100, "b": 200, "c": 302, "d": 0}), total=total(600), bases=[basis({**ONE_TWO_THREE, "d": 0})]
        )
        assert found.verdict is Verdict.UNEXPLAINED
        assert found.nearest is not None
        (off,) = found.nearest.deviations
        assert (off.party, off.printed, off.computed, off.difference) == ("c", kronor(302), kronor(300), kronor(2))

    def test_the_difference_on_a_row_that_nothing_else_points_out(self) -> None:
        """101 by 1, 2, 4, 3: 10,1 and 20,2 and 40,4 and 30,3; b is neither first, last nor largest, and has the krona."""
        weights = {"a": 1, "b": 2, "c": 4, "d": 3}
        found = audit_table(column({"a": 10, "b": 21, "c": 40, "d": 30}), total=total(101), bases=[basis(weights)])
        assert found.verdict is Verdict.EXPLAINED
        assert {(way[0], way[2]) for way in ways(found)} == {("k", "b")}
        assert all(fit.rule.residual is Residual.NAMED for fit in found.fits)

    def test_equal_shares_are_the_nearest_only_where_most_rows_are_so(self) -> None:
        one_off = audit_table(column({"a": 50, "b": 50, "c": 50, "d": 60}), total=total(200))
        assert one_off.nearest is not None
        assert one_off.nearest.basis.id == "equal"
        assert [each.party for each in one_off.nearest.deviations] == ["d"]
        two_off = audit_table(column({"a": 50, "b": 50, "c": 60, "d": 61}), total=total(200))
        assert two_off.verdict is Verdict.UNEXPLAINED
        assert two_off.nearest is None

    def test_rows_in_ore(self) -> None:
        """100 kr by three in öre: 33,33 and 33,33, and the öre that is left makes 33,34."""
        rows = tuple(
            AuditRow(party=party, name=party, amount=Amount(ore))
            for party, ore in (("a", 3_333), ("b", 3_333), ("c", 3_334))
        )
        found = audit_table(AuditColumn(title="t", rows=rows, precision=ORE), total=total(100))
        assert found.verdict is Verdict.EXPLAINED
        assert {fit.unit for fit in found.fits} == {ORE}
        assert ("equal", "largest-remainder", "") in ways(found)

    def test_rows_in_whole_thousands_are_tried_in_coarser_units(self) -> None:
        """1 999 000 and 3 998 000 are no krona off 1 999 001 and 3 998 002 in steps of 100 or 1 000, but in kronor they are."""
        found = audit_table(
            column({"a": 1_999_000, "b": 3_998_000}), total=total(5_997_003), bases=[basis({"a": 1, "b": 2})]
        )
        assert {fit.unit for fit in found.fits if fit.rule.method == "half-up-each"} == {kronor(100), kronor(1_000)}


class TestStatedTotals:
    def test_an_exact_one(self) -> None:
        found = audit_table(column({"a": 30, "b": 30}), total=total(60))
        assert (found.is_stated, found.total) == (True, total(60))

    def test_one_in_millions_stands_for_all_that_print_so(self) -> None:
        """2,4 mkr is 2 350 000 to 2 450 000; 1 220 000 twice is the half of 2 439 999 or 2 440 000, halves up."""
        stated = StatedTotal.parse("2,4 mkr")
        found = audit_table(column({"a": 1_220_000, "b": 1_220_000}), total=stated)
        assert (found.verdict, found.adds_up, found.difference) == (Verdict.EXPLAINED, True, kronor(40_000))
        first = next(fit for fit in found.fits if fit.rule.method == "half-up-each" and fit.unit == KRONA)
        assert (first.is_stated, first.lowest, first.total, first.highest) == (
            True, kronor(2_439_999), kronor(2_439_999), kronor(2_440_000),
        )  # fmt: skip

    def test_none_takes_what_the_rows_sum_to(self) -> None:
        found = audit_table(column({"a": 30, "b": 31}))
        assert (found.is_stated, found.total, found.difference) == (False, total(61), kronor(0))

    def test_the_printed_sum_where_none_is_stated(self) -> None:
        found = audit_table(column({"a": 30, "b": 31}, sums=(printed("Summa", 60, 3),)))
        assert (found.is_stated, found.total, found.difference) == (True, total(60), kronor(1))

    def test_two_printed_sums_that_agree(self) -> None:
        sums = (printed("Summa", 60, 3), printed("Summa att fördela", 60, 4))
        assert audit_table(column({"a": 30, "b": 30}, sums=sums)).total == total(60)

    def test_two_that_disagree_are_refused_by_name_until_one_is_stated(self) -> None:
        own = column({"a": 30, "b": 30}, sums=(printed("Summa", 60, 3), printed("Totalt", 70, 4)))
        with pytest.raises(AuditError) as refused:
            audit_table(own)
        for told in (f"{kronor(60)} (Summa)", f"{kronor(70)} (Totalt)", "total"):
            assert told in str(refused.value)
        assert audit_table(own, total=total(60)).verdict is Verdict.EXPLAINED

    @pytest.mark.parametrize("whole", [60, 120])
    def test_the_row_of_a_region_is_taken_out_of_a_printed_sum_that_takes_it_in(self, whole: int) -> None:
        found = audit_table(column({"a": 30, "b": 30}, apart=(region(60),), sums=(printed("Summa", whole, 10),)))
        assert found.total == total(60)
        assert found.sums[0].takes_in_apart is (whole == 120)
        assert found.sums[0].difference == kronor(0)

    @pytest.mark.parametrize("whole", [62, 118])
    def test_and_out_of_a_stated_total(self, whole: int) -> None:
        """62 is nearer to 60 than to 120, and 118 nearer to 120: less the region's 60 that is 58."""
        found = audit_table(column({"a": 30, "b": 30}, apart=(region(60),)), total=total(whole))
        assert found.total == total({62: 62, 118: 58}[whole])

    def test_a_rounded_total_keeps_its_range_without_the_region(self) -> None:
        found = audit_table(column({"a": 600, "b": 600}, apart=(region(1_200),)), total=StatedTotal.parse("2,4 tkr"))
        assert (found.total.lowest, found.total.amount, found.total.highest) == (
            kronor(1_150),
            kronor(1_200),
            kronor(1_250),
        )

    @pytest.mark.parametrize("given", [0, -5])
    def test_nought_and_less_are_refused(self, given: int) -> None:
        with pytest.raises(AuditError, match="zero or less"):
            audit_table(column({"a": 30, "b": 30}), total=total(given))

    def test_rows_of_nought_with_no_total(self) -> None:
        with pytest.raises(AuditError, match="zero or less"):
            audit_table(column({"a": 0, "b": 0}))


class TestPrintedSums:
    def test_subtotals_beside_the_whole(self) -> None:
        """10 + 20 = 30, then 30 alone = 30 and not 31, and all of them 60."""
        own = AuditColumn(
            title="t",
            rows=tuple(
                AuditRow(party=party, name=party, amount=kronor(amount), place=place)
                for party, amount, place in (("a", 10, 1), ("b", 20, 2), ("c", 30, 4))
            ),
            precision=KRONA,
            sums=(printed("Summa", 60, 6), printed("Delsumma", 30, 3), printed("Delsumma", 31, 5)),
        )
        found = audit_table(own)
        assert [(each.printed.place, each.rows, each.difference, each.is_part) for each in found.sums] == [
            (3, kronor(30), kronor(0), True), (5, kronor(30), kronor(-1), True), (6, kronor(60), kronor(0), False),
        ]  # fmt: skip
        assert found.total == total(60)

    def test_a_running_sum_of_all_rows_above(self) -> None:
        own = AuditColumn(
            title="t",
            rows=tuple(
                AuditRow(party=party, name=party, amount=kronor(amount), place=place)
                for party, amount, place in (("a", 10, 1), ("b", 20, 3), ("c", 30, 5))
            ),
            precision=KRONA,
            sums=(printed("Delsumma", 10, 2), printed("Delsumma", 30, 4)),
        )
        found = audit_table(own)
        assert [(each.rows, each.is_part) for each in found.sums] == [(kronor(10), True), (kronor(30), True)]
        assert not found.is_stated


class TestBases:
    def test_one_that_lacks_a_party_is_named_and_not_tried(self) -> None:
        found = audit_table(column({"a": 10, "b": 20, "c": 30}), bases=[basis({"a": 1, "b": 2})])
        assert found.unusable == (("k", ("c",)),)
        assert "k" not in {fit.basis.id for fit in found.fits}

    def test_one_that_counts_others_altogether_is_named_too_where_it_was_given(self) -> None:
        found = audit_table(column({"a": 10, "b": 10}), bases=[basis({"x": 1, "y": 2})])
        assert [each.id for each in found.bases] == ["k"]
        assert found.unusable == (("k", ("a", "b")),)

    def test_a_known_statistic_of_less_than_half_of_the_parties_is_left_out(self) -> None:
        rows = column({"a": 10, "b": 20, "c": 30, "d": 40})
        known = [statistic("half", {"a": 1, "b": 2, "x": 3}), statistic("less", {"a": 1, "x": 3})]
        assert audit_table(rows, statistics=known).unusable == (("half", ("c", "d")),)

    def test_one_that_counts_others_too_is_tried_among_the_tables_parties(self) -> None:
        """Of 12 parts the three have 6: at 60 they have 10, 20, 30 among themselves, and 5, 10, 15 among all."""
        found = audit_table(column({"a": 10, "b": 20, "c": 30}), bases=[basis({**ONE_TWO_THREE, "d": 6})])
        assert [each.total for each in found.bases] == [12, 6]
        assert found.verdict is Verdict.EXPLAINED
        assert {fit.basis.total for fit in found.fits} == {6}
        assert found.missing == ()

    def test_rows_that_are_lacking(self) -> None:
        found = audit_table(
            column({"a": 10, "b": 20, "c": 30}), total=total(120), bases=[basis({**ONE_TWO_THREE, "d": 6})]
        )
        assert (found.verdict, found.missing, found.is_complete) == (Verdict.INCOMPLETE, ("d",), False)

    def test_the_columns_beside_come_first(self) -> None:
        beside = basis(ONE_TWO_THREE, name="beside")
        found = audit_table(column({"a": 10, "b": 20, "c": 30}, beside=(beside,)), bases=[basis(ONE_TWO_THREE)])
        assert [each.id for each in found.bases] == ["beside", "k"]
        assert found.fits[0].basis.id == "beside"

    def test_known_statistics_are_tried(self) -> None:
        found = audit_table(column({"a": 10, "b": 20, "c": 30}), statistics=[statistic("s", ONE_TWO_THREE)])
        assert found.fits[0].basis.id == "s"
        assert found.fits[0].basis.as_of == Period.parse("2021-06")

    def test_recovered_ones_are_not(self) -> None:
        found = audit_table(column({"a": 10, "b": 20, "c": 30}), statistics=[statistic("s", ONE_TWO_THREE, "t/1")])
        assert found.bases == ()


class TestPercentages:
    """1 234 567 kr by 10,5 + 20,3 + 30,1 + 15,6 + 23,5: a tenth of a percent is 1 234,567 kr, so that each row has one."""

    TENTHS: Mapping[str, int] = {"a": 105, "b": 203, "c": 301, "d": 156, "e": 235}
    ROWS: Mapping[str, int] = {"a": 129_630, "b": 250_617, "c": 371_605, "d": 192_592, "e": 290_123}

    def test_they_are_found_in_the_kronor(self) -> None:
        found = audit_table(column(self.ROWS), total=total(1_234_567))
        assert found.verdict is Verdict.EXPLAINED
        fixed = found.fits[0].basis
        assert (fixed.id, fixed.total) == ("percentages-1", 100)
        assert dict(fixed.weights) == {party: Fraction(tenths, 10) for party, tenths in self.TENTHS.items()}
        assert fixed.title == Text("fasta procentsatser med en decimal", "fixed percentages with one decimal")

    def test_with_more_decimals(self) -> None:
        """98 765 432 kr by 33,33 and 41,42 and 25,25: 32 918 518,49 and 40 908 641,93 and 24 938 271,58."""
        rows = {"a": 32_918_518, "b": 40_908_642, "c": 24_938_272}
        found = audit_table(column(rows), total=total(98_765_432))
        assert found.fits[0].basis.id == "percentages-2"
        assert found.fits[0].basis.title.en == "fixed percentages with 2 decimals"

    def test_nothing_else_is_needed_where_a_basis_fits(self) -> None:
        found = audit_table(column(self.ROWS), total=total(1_234_567), bases=[basis(self.TENTHS)])
        assert {fit.basis.id for fit in found.fits} == {"k"}

    def test_rows_that_chance_would_give_are_not_believed(self) -> None:
        """17 and 83 of 100 are whole percentages, as any two rows of whole kronor that sum to 100 are."""
        assert audit_table(column({"a": 17, "b": 83}), total=total(100)).verdict is Verdict.UNEXPLAINED

    def test_one_row_ten_thousand_off(self) -> None:
        found = audit_table(column({**self.ROWS, "c": 381_605}), total=total(1_234_567), bases=[basis(self.TENTHS)])
        assert found.verdict is Verdict.UNEXPLAINED
        assert found.nearest is not None
        assert [(each.party, each.difference) for each in found.nearest.deviations] == [("c", kronor(10_000))]

    def test_not_where_a_row_cannot_be_read(self) -> None:
        rows = {party: amount for party, amount in self.ROWS.items() if party != "e"}
        lost = Unreadable(name="E", place=5, reason=NO_NUMBER)
        assert audit_table(column(rows, unreadable=(lost,)), total=total(1_234_567)).verdict is Verdict.UNEXPLAINED


class TestNearTotals:
    """10, 20, 30 by 1, 2, 3 come of 59 or 60 when halves go up, and of 60 and 61 when they go down."""

    @pytest.mark.parametrize(
        ("within", "verdict"),
        [(None, Verdict.OTHER_TOTAL), (8, Verdict.UNEXPLAINED), (10, Verdict.OTHER_TOTAL)],
    )
    def test_as_far_as_is_said_or_as_rounding_can_bring_them(self, within: int | None, verdict: Verdict) -> None:
        found = audit_table(
            column({"a": 10, "b": 20, "c": 30}),
            total=total(70),
            bases=[basis(ONE_TWO_THREE)],
            within=None if within is None else kronor(within),
        )
        assert found.verdict is verdict


def looked_for(own: AuditColumn, **asked: Any) -> Recovered:
    found = audit_table(own, search=True, **asked).recovered
    assert found is not None
    assert len(found.matches) == len(found.solutions)
    return found


def searched(own: AuditColumn, **asked: Any) -> Recovery:
    """The first of what was found, or what was searched."""
    return looked_for(own, **asked).recovery


def pairs(found: Recovery) -> list[tuple[int, Amount]]:
    return [(each.basis_total, each.total) for each in found.solutions]


def roundings(found: Recovered) -> list[tuple[str, list[Amount]]]:
    """How the rows are taken to have been made, and the totals of the solutions, in the order in which they are told."""
    return [
        (
            "rate" if each.by_rate else f"on {each.carrier}" if each.carrier else each.rounding.value,
            [solution.total for solution in each.solutions],
        )
        for each in found.recoveries
    ]


class TestRecovery:
    """60 006 by 1, 2, 3: by sums of 5 or 7 a unit is 12 001 or 8 572, and no whole weight gives 10 001."""

    ROWS = column({"a": 10_001, "b": 20_002, "c": 30_003})
    SMALL = column({"a": 10, "b": 20, "c": 30})

    def test_is_not_done_unasked(self) -> None:
        assert audit_table(self.ROWS).recovered is None

    def test_one_solution_in_the_stated_range(self) -> None:
        """Two of three unlike rows bind: (60 007/8)² by three sums is 3 600 840 049 / 192."""
        recovered = looked_for(self.ROWS, total=total(60_006), sums=(5, 7))
        found = recovered.recovery
        assert roundings(recovered) == [("half-up", [kronor(60_006)])]
        assert recovered.solutions == ((found, found.solutions[0]),)
        assert pairs(found) == [(6, kronor(60_006))]
        assert recovered.is_unique
        assert (found.one_in, found.is_sure) == (18_754_375, True)
        assert found.solutions[0].is_exact
        assert {party: span.low for party, span in found.solutions[0].weights} == ONE_TWO_THREE
        assert (found.sums, found.totals) == (Span(5, 7), (kronor(60_006), kronor(60_006)))

    def test_one_that_chance_could_give_is_told_with_every_rounding_that_gives_the_rows(self) -> None:
        """(61/8)² by three sums is 19: less than a hundred. By 1, 2, 3 of 60 nothing is rounded, so that all agree."""
        recovered = looked_for(self.SMALL, total=total(60), sums=(5, 7))
        assert (recovered.recovery.one_in, recovered.recovery.is_unique) == (19, True)
        assert roundings(recovered) == [
            (way, [kronor(60)]) for way in ("half-up", "largest-remainder", "rate", "floor", "ceiling", "on c")
        ]
        assert {tuple(span.low for _, span in solution.weights) for _, solution in recovered.solutions} == {(1, 2, 3)}
        assert not recovered.is_unique

    def test_each_at_the_totals_that_it_can_have_brought_the_rows_from(self) -> None:
        """
        10, 20 and 31 by 1, 2, 3: halves up of 61 (10,17 and 20,33 and 30,5); down of 62 (10,33 and 20,67 and 31).

        They sum to 61, so that those who have the largest remainder, and a difference on the largest, are of 61.
        """
        recovered = looked_for(column({"a": 10, "b": 20, "c": 31}), total=total(64), sums=(6, 6), within=kronor(3))
        assert roundings(recovered) == [
            ("half-up", [kronor(61)]),
            ("largest-remainder", [kronor(61)]),
            ("floor", [kronor(62)]),
            ("on c", [kronor(61)]),
        ]

    def test_small_rows_by_large_sums_are_not_bound_by_units_nor_by_an_amount_for_each(self) -> None:
        """
        A sum of 600 of 60 kr is ten for a krona: halves up 95 to 104, down 100 to 109, up 91 to 100.

        Only 100, 200 and 300 make 600 where all go down, or all up. The carrier has what 95 to 104 and 195 to 204 leave.
        """
        recovered = looked_for(self.SMALL, total=total(60), sums=(600, 600))
        assert {
            way: [tuple(span) for _, span in each.solutions[0].weights]
            for (way, _), each in zip(roundings(recovered), recovered.recoveries, strict=True)
        } == {
            "half-up": [(95, 104), (195, 204), (295, 304)],
            "floor": [(100, 100), (200, 200), (300, 300)],
            "ceiling": [(100, 100), (200, 200), (300, 300)],
            "on c": [(95, 104), (195, 204), (292, 310)],
        }

    def test_several(self) -> None:
        """A sixth of 5, 7, 8, 9, 10 or 11 is more than a 120th of it from every whole number."""
        found = searched(self.SMALL, total=total(60), sums=(5, 12))
        assert pairs(found) == [(6, kronor(60)), (12, kronor(60))]
        assert not found.is_unique

    def test_none_at_the_stated_total(self) -> None:
        """A fifth of 60 006 is 12 001, and never 10 001; the rows sum to the total, so that no other is looked at."""
        found = searched(self.ROWS, total=total(60_006), sums=(5, 5))
        assert (found.solutions, found.rounding, found.complete) == ((), RowRounding.HALF_UP, True)
        assert found.totals == (kronor(60_006), kronor(60_006))

    def test_none_near_it_either(self) -> None:
        """The rows sum to 60, so that 59 to 61 are looked at: a fifth is 11,8 to 12,2."""
        found = searched(self.SMALL, total=total(58), sums=(5, 5))
        assert found.solutions == ()
        assert found.totals == (kronor(59), kronor(61))

    def test_a_total_near_the_stated_one(self) -> None:
        """10, 20, 31 are of 61: 10,17 and 20,33 and 30,5; not of 60, nor of 62, where the second is 20,67."""
        found = searched(column({"a": 10, "b": 20, "c": 31}), total=total(60), sums=(6, 6))
        assert pairs(found) == [(6, kronor(61))]

    def test_within_what_is_said(self) -> None:
        """10 001,17 and 20 002,33 and 30 003,5 are of 60 007; of 60 009 to 60 011 the second is 20 003 or more."""
        rows = column({"a": 10_001, "b": 20_002, "c": 30_004})
        found = looked_for(rows, total=total(60_010), sums=(6, 6), within=kronor(3))
        assert roundings(found) == [("half-up", [kronor(60_007)])]
        assert pairs(searched(rows, total=total(60_010), sums=(6, 6), within=kronor(1))) == []

    def test_a_total_far_below_the_rows(self) -> None:
        """60 is more than 3 kr from 50; of 59 and 60, halves up, the rows come all the same, and of 61 they do not."""
        found = searched(self.SMALL, total=total(50), sums=(6, 6))
        assert pairs(found) == [(6, kronor(59)), (6, kronor(60))]

    def test_without_a_total_those_that_the_rows_can_come_of(self) -> None:
        """
        The rows sum to 60 007; three roundings are a krona and a half at most, so that 60 006 to 60 008 are looked at.

        Of 60 006 the third is 30 003, and of 60 008 the second is 20 002,67.
        """
        found = looked_for(column({"a": 10_001, "b": 20_002, "c": 30_004}), sums=(6, 6))
        assert roundings(found) == [("half-up", [kronor(60_007)])]
        assert found.recovery.totals == (kronor(60_006), kronor(60_008))

    def test_a_rounded_total_is_searched_where_the_rows_can_be(self) -> None:
        """
        2,4 tkr is 2 350 to 2 450; three rows that sum to 2 406 are a krona and a half from it at most, halves up.

        A sixth of 2 405 is 400,83, and of 2 407 it is 401,17: the third is 1 202,5 and 1 203,5, so 1 203 of 2 405 and
        2 406 halves up, or up; and of 2 406 and 2 407 down.
        """
        found = looked_for(column({"a": 401, "b": 802, "c": 1_203}), total=StatedTotal.parse("2,4 tkr"), sums=(6, 6))
        assert found.recovery.totals == (kronor(2_405), kronor(2_407))
        assert roundings(found) == [
            ("half-up", [kronor(2_405), kronor(2_406)]),
            ("largest-remainder", [kronor(2_406)]),
            ("floor", [kronor(2_406), kronor(2_407)]),
            ("ceiling", [kronor(2_405), kronor(2_406)]),
            ("on c", [kronor(2_406)]),
        ]

    def test_rows_that_are_not_all_there(self) -> None:
        """10 001 and 20 002 of 60 006: by a sum of 6 they weigh 1 and 2, and leave 3 to somebody else."""
        lost = Unreadable(name="C", place=3, reason=NO_NUMBER)
        own = column({"a": 10_001, "b": 20_002}, unreadable=(lost,))
        found = searched(own, total=total(60_006), sums=(6, 6))
        assert not found.complete
        assert dict(found.solutions[0].weights) == {"a": Span(1, 1), "b": Span(2, 2)}
        none = searched(own, total=total(60_006), sums=(5, 5))
        assert (none.solutions, none.complete) == ((), False)

    def test_rows_that_sum_to_far_less_are_not_all_there(self) -> None:
        """(60 007/7)² is far more than a hundred, and (61/7)² is 75: then rows that went down or up are told too."""
        found = looked_for(column({"a": 10_001, "b": 20_002}), total=total(60_006), sums=(6, 6))
        assert roundings(found) == [("half-up", [kronor(60_006)])]
        assert not found.recovery.complete
        small = looked_for(column({"a": 10, "b": 20}), total=total(60), sums=(6, 6))
        assert roundings(small) == [(way, [kronor(60)]) for way in ("half-up", "floor", "ceiling")]
        assert not any(each.complete for each in small.recoveries)

    @pytest.mark.parametrize(("of", "complete"), [(60_612, True), (60_613, False)])
    def test_rows_a_hundredth_short_are_all_there(self, of: int, *, complete: bool) -> None:
        """60 006 is 99 hundredths of 60 612,12."""
        assert searched(self.ROWS, total=total(of), sums=(5, 5)).complete is complete

    def test_a_second_search_of_our_own_is_left_out_when_it_is_too_wide(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(basis_search, "MOST_PAIRS", 2)
        found = searched(self.SMALL, total=total(58), sums=(5, 5))
        assert found.totals == (kronor(58), kronor(58))

    def test_one_that_was_asked_for_is_refused_when_it_is_too_wide(self) -> None:
        with pytest.raises(AuditError, match="thousand million"):
            audit_table(self.ROWS, total=total(60_006), search=True, sums=(1, 10**12))

    def test_progress_is_told_to_the_end(self) -> None:
        told: list[tuple[int, int]] = []
        audit_table(self.ROWS, total=total(60_006), search=True, sums=(5, 7), progress=lambda *how: told.append(how))
        assert told[-1] == (3, 3)


class TestOtherRoundings:
    """Each is searched where those before it give nothing, or nothing sure; and one that is sure ends the search."""

    def only(self, rows: Mapping[str, int], of: int, whole: int) -> tuple[str, dict[str, int]]:
        found = looked_for(column(rows), total=total(of), sums=(whole, whole))
        assert found.is_unique
        ((way, totals),) = roundings(found)
        assert totals == [kronor(of)]
        assert found.recovery.complete
        assert found.recovery.solutions[0].is_exact
        return way, {party: span.low for party, span in found.recovery.solutions[0].weights}

    def test_the_largest_remainder(self) -> None:
        """33 333, 33 333 and 33 334 of 100 000 by three equal weights: 33 333,33 is never 33 334."""
        rows = {"a": 33_333, "b": 33_333, "c": 33_334}
        assert self.only(rows, 100_000, 3) == ("largest-remainder", {"a": 1, "b": 1, "c": 1})

    def test_small_rows_by_it_are_told_with_a_difference_on_the_largest(self) -> None:
        """(101/4) is 25: one row of two unlike ones binds."""
        found = looked_for(column({"a": 33, "b": 33, "c": 34}), total=total(100), sums=(3, 3))
        assert found.recovery.rounding is Method.LARGEST_REMAINDER
        assert roundings(found) == [("largest-remainder", [kronor(100)]), ("on c", [kronor(100)])]

    def test_an_amount_for_each(self) -> None:
        """7 184 by 1 000 is 7,18: 300 make 2 154 and 700 make 5 026, of which the rows by 7,184 are 2 155 and 5 029."""
        found = looked_for(column({"a": 2_154, "b": 5_026}), total=total(7_184), sums=(1_000, 1_000))
        assert roundings(found) == [("rate", [kronor(7_184)])]
        assert dict(found.recovery.solutions[0].weights) == {"a": Span(300, 300), "b": Span(700, 700)}

    def test_down(self) -> None:
        """60 011 by 1, 2, 3 of six: 10 001,83 and 20 003,67 and 30 005,5."""
        assert self.only({"a": 10_001, "b": 20_003, "c": 30_005}, 60_011, 6) == ("floor", ONE_TWO_THREE)

    def test_up(self) -> None:
        """60 007 by 1, 2, 3 of six: 10 001,17 and 20 002,33 and 30 003,5."""
        assert self.only({"a": 10_002, "b": 20_003, "c": 30_004}, 60_007, 6) == ("ceiling", ONE_TWO_THREE)

    def test_the_difference_on_the_largest(self) -> None:
        """50 007 by 1, 1, 3 of five: 10 001,4 twice and 30 004,2, so that a krona is left, and the third has it."""
        assert self.only({"a": 10_001, "b": 10_001, "c": 30_005}, 50_007, 5) == ("on c", {"a": 1, "b": 1, "c": 3})

    def test_which_binds_nothing_where_only_one_other_row_is(self) -> None:
        """30 of 60 by two of four: every rounding, and no carrier, of two rows."""
        found = looked_for(column({"a": 30, "b": 30}), total=total(60), sums=(4, 4))
        assert [way for way, _ in roundings(found)] == ["half-up", "largest-remainder", "rate", "floor", "ceiling"]

    def test_of_a_range_that_was_asked_for_an_amount_for_each_is_not_searched(self) -> None:
        """2,4 tkr is no one total that a sum could divide."""
        found = looked_for(column({"a": 401, "b": 802, "c": 1_203}), total=StatedTotal.parse("2,4 tkr"), sums=(6, 6))
        assert "rate" not in [way for way, _ in roundings(found)]


class TestWhichSumsAreSearched:
    ROWS = column({"a": 100_001, "b": 200_002, "c": 300_003})

    def test_around_those_of_the_known_statistics(self) -> None:
        """Three fortieths of 400 are 30, and of 800 are 60."""
        known = [statistic("s", {"a": 100, "b": 100, "c": 200}), statistic("u", {"a": 200, "b": 200, "c": 400})]
        assert searched(self.ROWS, statistics=known).sums == (370, 860)

    def test_of_those_that_count_every_party(self) -> None:
        known = [statistic("s", {"a": 100, "b": 100, "c": 200}), statistic("u", {"a": 10_000})]
        assert searched(self.ROWS, statistics=known).sums == (370, 430)

    def test_else_around_those_of_the_bases_that_are_no_percentages(self) -> None:
        own = [basis({"a": 100, "b": 100, "c": 200}), basis({"a": 20, "b": 20, "c": 60}, name="p")]
        assert searched(self.ROWS, bases=own).sums == (370, 430)

    def test_else_up_to_all_who_live_in_sweden(self) -> None:
        """By rows so large the thousand solutions that are looked for, 6 and 12 and so on, come at once."""
        rows = column({"a": 100_000_001, "b": 200_000_002})
        found = searched(rows, total=total(600_000_006), bases=[basis({"a": 20, "b": 80})])
        assert found.sums == (1, 12_000_000)


class TestMatches:
    """The search of 60 006 by sums of 5 to 7 has one solution: 1, 2 and 3."""

    def matched(self, *known: Statistic) -> list[tuple[str, bool]]:
        rows = column({"a": 10_001, "b": 20_002, "c": 30_003})
        (matches,) = looked_for(rows, total=total(60_006), sums=(5, 7), statistics=known).matches
        return [(match.statistic.id, match.same_figures) for match in matches]

    def test_the_same_figures(self) -> None:
        assert self.matched(statistic("s", ONE_TWO_THREE)) == [("s", True)]

    def test_the_same_sum_alone(self) -> None:
        assert self.matched(statistic("s", {"a": 3, "b": 2, "c": 1})) == [("s", False)]
        assert self.matched(statistic("s", {"a": 1, "b": 2, "d": 3})) == [("s", False)]

    def test_neither(self) -> None:
        assert self.matched(statistic("s", {"a": 1, "b": 2, "c": 4})) == []

    def test_never_what_was_itself_recovered(self) -> None:
        assert self.matched(statistic("s", ONE_TWO_THREE, "t/1")) == []


def test_without_a_rule_no_row_has_a_share() -> None:
    printed = [kronor(10), kronor(21), kronor(30)]
    rows = tuple(AuditRow(party=name, name=name, amount=amount) for name, amount in zip("ABC", printed, strict=True))
    checks = row_checks(audit_table(AuditColumn(title="t", rows=rows, precision=KRONA), bases=[]))
    assert [(each.weight, each.exact, each.computed) for each in checks] == [(None, None, each) for each in printed]


def test_a_word_of_a_heading_that_is_over_no_one_column_is_refused_with_the_heading() -> None:
    text = (
        "Kostnad idag framöver\nFalun 254 273 414 395\nMora 87 623 142 478\nOrsa 29 456 48 124\nSumma 371 352 604 997\n"
    )
    with pytest.raises(AuditError, match="'Kostnad idag framöver', is parted by single spaces") as caught:
        read(text, column="Kostnad")
    assert "ange en plats, som 1" in caught.value.in_(Language.SV)
