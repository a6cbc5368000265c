"""Rows that are no parties, under any name: sums by what they equal, means, parts, rests; and no party by chance."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from nara_vard_finans.audit import AuditColumn, audit_table, findings_of
from nara_vard_finans.core import AuditError, anything_wrong, grouped
from nara_vard_finans.grids import is_no_party, is_rest, is_sum
from printed_cases import kronor_by_name, read

# Of 2 000 000 kr by the population of June 2021; each rounded alone: 2 000 004 kr.
NORTH = {"Mora": 142_478, "Orsa": 48_124, "Älvdalen": 48_775}
SOUTH = {"Avesta": 159_413, "Borlänge": 363_823, "Falun": 414_395, "Hedemora": 107_462}
ALL = {**NORTH, **SOUTH}
BOTH = (239_377, 1_045_093)  # the sums of north and south
WHOLE = 1_284_470


def lines(rows: Mapping[str, int]) -> list[str]:
    return [f"{name};{grouped(amount)}" for name, amount in rows.items()]


def column(*rows: str) -> AuditColumn:
    return read("\n".join(["Kommun;Belopp", *rows, ""]))


def set_aside(found: AuditColumn) -> list[str]:
    return [row.name for row in found.set_aside]


class TestSums:
    @pytest.mark.parametrize("name", ["Norra Dalarna", "Siljansområdet", "Region norr", "Område 1", "Länsdelen"])
    def test_a_subtotal_under_any_name_stands_under_its_rows_or_over_them(self, name: str) -> None:
        north, south = f"{name};{grouped(BOTH[0])}", f"Södra länsdelen;{grouped(BOTH[1])}"
        whole = f"Summa;{grouped(WHOLE)}"
        for rows in (
            [*lines(NORTH), north, *lines(SOUTH), south, whole],
            [north, *lines(NORTH), south, *lines(SOUTH), whole],
            [*lines(NORTH), north, *lines(SOUTH), whole],
        ):
            found = column(*rows)
            assert kronor_by_name(found) == ALL
            assert audit_table(found).total.amount.kronor == WHOLE
            assert name in set_aside(found)
            assert all(not each.difference for each in audit_table(found).sums)

    def test_it_is_told_which_rows_are_no_parties(self) -> None:
        found = column(*lines(NORTH), f"Norr;{grouped(BOTH[0])}", *lines(SOUTH), "Genomsnitt;183 496")
        told = [each for each in findings_of(audit_table(found)) if each.rule == "row-no-party"]
        assert [each.message.sv for each in told] == ["Räknas inte som parter: ”Norr” och ”Genomsnitt”."]
        assert [each.message.en for each in told] == ["Counted as no parties: ”Norr” and ”Genomsnitt”."]

    def test_one_without_a_number_in_the_column_is_not_told_of_it(self) -> None:
        text = "Kommun;Folkmängd;Belopp\nMora;20544;142478\nvarav kvinnor;10300;\nOrsa;6939;48124\n"
        assert set_aside(read(text, column="Belopp")) == []
        assert set_aside(read(text, column="Folkmängd")) == ["varav kvinnor"]

    def test_subtotals_of_subtotals(self) -> None:
        found = column(
            *lines(NORTH), f"Norr;{grouped(BOTH[0])}", *lines(SOUTH), f"Söder;{grouped(BOTH[1])}",
            f"Båda;{grouped(WHOLE)}",
        )  # fmt: skip
        assert kronor_by_name(found) == ALL
        assert set_aside(found) == ["Norr", "Söder", "Båda"]

    @pytest.mark.parametrize(("region", "fund"), [(BOTH[0], 2 * BOTH[0]), (300_000, 200_000), (BOTH[0], 300_000)])
    def test_groups_under_all_parties_are_sums_also_of_one(self, region: int, fund: int) -> None:
        """Under any name, where one is named as a sum: *Staten* is who alone pays the state's part."""
        whole = BOTH[0] + region + fund
        found = column(
            *lines({**NORTH, "Region Dalarna": region, "Försäkringskassan": fund}),
            *lines({"Kommunerna": BOTH[0], "Regionen": region, "Staten": fund, "Summa": whole}),
        )
        assert kronor_by_name(found) | {each.name: each.amount.kronor for each in found.apart} == {
            **NORTH, "Region Dalarna": region, "Försäkringskassan": fund,
        }  # fmt: skip
        assert set_aside(found) == ["Staten"]
        assert all(not each.difference for each in audit_table(found).sums)

    @pytest.mark.parametrize("name", ["Summa", "Totalt:", "TOTAL", "Sum"])
    @pytest.mark.parametrize("forgotten", [slice(1), slice(2), slice(-1, None), slice(-2, None), slice(2, 3)])
    def test_a_sum_of_all_that_forgets_some_is_told(self, name: str, forgotten: slice) -> None:
        """As when a formula of a sheet ends above the last row, or begins under the first."""
        lost = sum([*ALL.values()][forgotten])
        audit = audit_table(column(*lines(ALL), *lines({name: WHOLE - lost})))
        assert [each.difference.kronor for each in audit.sums] == [lost]
        assert audit.total.amount.kronor == WHOLE - lost

    def test_so_is_one_that_forgets_a_group(self) -> None:
        others = {"Region Dalarna": 300_000, "Försäkringskassan": 200_000}
        groups = {"Kommunerna": BOTH[0], "Regionen": 300_000, "Summa": BOTH[0] + 300_000}
        audit = audit_table(column(*lines({**NORTH, **others}), *lines(groups)))
        assert "Summa" in [each.printed.name for each in audit.sums if each.difference]

    def test_who_pays_as_much_as_the_group_before_is_no_sum(self) -> None:
        whole = 2 * BOTH[0]
        found = column(*lines(NORTH), *lines({"Kommunerna": BOTH[0], "Staten": BOTH[0], "Summa": whole}))
        assert set_aside(found) == []
        assert "Staten" in {each.name for each in (*found.rows, *found.apart)}

    def test_a_known_party_is_no_sum_though_it_is_as_large(self) -> None:
        """Gagnef has what Mora and Orsa have together."""
        found = column("Mora;142 478", "Orsa;48 124", "Gagnef;190 602", "Falun;414 395", "Summa;795 599")
        assert len(found.rows) == 4
        assert set_aside(found) == []

    def test_nor_is_an_unknown_one_of_small_numbers(self) -> None:
        found = column("Avby;30", "Bevik;10", "Celund;20", "Dalum;5", "Summa;65")
        assert len(found.rows) == 4

    def test_who_pays_the_other_half_is_no_sum_where_a_sum_takes_in_both(self) -> None:
        found = column(*lines(ALL), f"Staten;{grouped(WHOLE)}", f"Summa;{grouped(2 * WHOLE)}")
        assert kronor_by_name(found) == ALL
        assert [(row.name, row.amount.kronor) for row in found.apart] == [("Staten", Fraction(WHOLE))]
        assert audit_table(found).total.amount.kronor == WHOLE

    def test_nor_is_the_half_of_a_region_without_a_sum(self) -> None:
        found = column(*lines(ALL), f"Region Mellansverige;{grouped(WHOLE)}")
        assert [row.name for row in found.apart] == ["Region Mellansverige"]

    def test_a_row_of_zeros_sums_nothing(self) -> None:
        assert len(column("Avby;0", "Bevik;0", "Celund;0", "Dalum;5000", "Summa;5000").rows) == 4

    def test_of_unknown_parties_it_takes_three_and_telling_numbers(self) -> None:
        found = column("Avby;1 234", "Bevik;2 345", "Celund;3 456", "Alla tre;7 035", "Dalum;9 999", "Summa;17 034")
        assert set_aside(found) == ["Alla tre"]


class TestMeans:
    @pytest.mark.parametrize("place", [0, 7])
    def test_a_mean_under_any_name_at_either_end(self, place: int) -> None:
        """1 284 470 / 7 = 183 495,7."""
        rows = lines(ALL)
        rows.insert(place, "Per kommun;183 496")
        found = column(*rows)
        assert kronor_by_name(found) == ALL
        assert set_aside(found) == ["Per kommun"]

    def test_what_is_no_mean_is_a_row(self) -> None:
        assert len(column(*lines(ALL), "Smedby;183 500").rows) == 8

    def test_of_equal_rows_a_last_one_as_large_is_one_of_them(self) -> None:
        assert len(column("Avby;2 345", "Bevik;2 345", "Celund;2 345", "Dalum;2 345").rows) == 4


class TestNames:
    @pytest.mark.parametrize(
        "name", ["Belopp att fördela", "Beslutad ram", "Budget", "Anslag", "Tillgängliga medel", "00 Riket", "Tot."]
    )
    def test_what_is_to_be_shared_is_a_sum(self, name: str) -> None:
        assert is_sum(name)
        assert kronor_by_name(column(f"{name};{grouped(WHOLE)}", *lines(ALL))) == ALL

    @pytest.mark.parametrize("name", ["Kvar att fördela", "Återstår", "Övriga", "Rest", "Ej fördelat"])
    @pytest.mark.parametrize("amount", ["0", "-4", "4"])
    def test_what_is_left_over_is_no_party_where_it_is_rounding(self, name: str, amount: str) -> None:
        assert is_rest(name)
        assert not is_sum(name)
        found = column(*lines(ALL), f"{name};{amount}", f"Summa;{grouped(WHOLE)}")
        assert kronor_by_name(found) == ALL
        assert set_aside(found) == [name]

    def test_and_a_row_like_the_others_where_it_is_money(self) -> None:
        found = column(*lines(ALL), "Övriga;50 000", f"Summa;{grouped(WHOLE + 50_000)}")
        assert kronor_by_name(found) == {**ALL, "Övriga": 50_000}

    @pytest.mark.parametrize("name", ["Öresavrundning", "Diff", "I snitt", "Ø"])
    def test_more_names_of_no_party(self, name: str) -> None:
        assert is_no_party(name)
        assert not any(map(is_no_party, ("Differud", "Ödeshög", "Snittinge")))


class TestSeveralSums:
    def test_what_the_rows_are_rounded_from_says_more_than_what_they_make(self) -> None:
        found = audit_table(column(f"Att fördela;{grouped(WHOLE - 3)}", *lines(ALL), f"Summa;{grouped(WHOLE)}"))
        assert found.total.amount.kronor == WHOLE - 3
        assert found.difference.kronor == 3

    def test_two_that_differ_by_more_than_rounding_disagree(self) -> None:
        own = column(f"Att fördela;{grouped(WHOLE + 100)}", *lines(ALL), f"Summa;{grouped(WHOLE)}")
        with pytest.raises(AuditError, match="disagree") as refused:
            audit_table(own)
        assert refused.value.missing == ("total",)

    def test_the_nation_above_its_municipalities_is_of_more(self) -> None:
        found = audit_table(column("Riket;72 000 000", *lines(ALL), f"Summa;{grouped(WHOLE)}"))
        assert found.total.amount.kronor == WHOLE
        told = [each for each in findings_of(found) if each.rule == "sum-of-more"]
        assert [each.message.sv for each in told] == ["Raden ”Riket”, 72 000 000 kr, gäller fler än tabellens rader."]

    def test_and_is_the_total_of_the_counties_that_make_it(self) -> None:
        found = audit_table(column("Riket;6 001", "Stockholms län;1 000", "Uppsala län;2 001", "Skåne län;3 000"))
        assert found.total.amount.kronor == 6_001


class TestLostSums:
    def test_a_sum_that_cannot_be_read_is_told(self) -> None:
        found = column(*lines(ALL), "Summa;#VÄRDEFEL!")
        (told,) = [each for each in findings_of(audit_table(found)) if each.rule == "sum-unreadable"]
        assert told.message.sv == "Summan i raden ”Summa” (rad 9) går inte att läsa (det är inget tal)."
        assert anything_wrong([told])

    def test_and_one_that_is_missing_here(self) -> None:
        text = "Kommun;Folkmängd;Belopp\nMora;20544;142478\nOrsa;6939;48124\nSumma;27483;\n"
        (told,) = [
            each for each in findings_of(audit_table(read(text, column="Belopp"))) if each.rule == "sum-unreadable"
        ]
        assert told.message.sv == "Summaraden ”Summa” (rad 4) har inget tal i kolumnen."
        assert not anything_wrong([told])


def test_a_county_that_the_sum_takes_in_pays_as_the_others() -> None:
    """By hand: the three of the north are 239 377, and with the county's 300 000 the sum is 539 377."""
    found = column(*lines(NORTH), "Dalarnas län;300 000", "Summa;539 377")
    assert "Dalarnas län" not in set_aside(found)
    alone = column(*lines(NORTH), "Dalarnas län;300 000", "Summa;239 377")
    assert "Dalarnas län" in set_aside(alone)
