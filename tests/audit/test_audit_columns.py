"""Audit columns: the column that is meant, its parties, and what is refused; values from the papers or by hand."""

from fractions import Fraction

import pytest

from nara_vard_finans import Amount, Directory, Party, embedded, kronor
from nara_vard_finans.audit import AuditColumn, AuditRow, ColumnUnit, audit_column, grid_of
from nara_vard_finans.core import NOBODY, AuditError, DuplicatePartyError, Principal, PrintedNumber
from nara_vard_finans.grids import Grid, GridRow, StatedTotal, grids_in
from paper_texts import AGREEMENT_PAGE, GRANT_PAGE, SCANNED_SLIDES
from printed_cases import DALARNA, bare, kronor_by_code, kronor_by_name, read, sums

CODES = {
    "Avesta": "2084", "Borlänge": "2081", "Falun": "2080", "Gagnef": "2026", "Hedemora": "2083", "Leksand": "2029",
    "Ludvika": "2085", "Malung-Sälen": "2023", "Mora": "2062", "Orsa": "2034", "Rättvik": "2031", "Smedjebacken": "2061",
    "Säter": "2082", "Vansbro": "2021", "Älvdalen": "2039",
}  # fmt: skip
P18 = [
    23_311,
    52_077,
    58_801,
    10_269,
    15_422,
    15_756,
    26_912,
    10_079,
    20_361,
    6_887,
    10_889,
    10_876,
    11_124,
    6_783,
    7_108,
]
G20 = [1_277_671, 2_854_330, 3_222_871, 562_842, 845_277, 863_583, 1_475_041, 552_428, 1_115_982, 377_475, 596_824, 596_111, 609_704, 371_775, 389_588]  # fmt: skip
P21 = [
    22_986,
    52_460,
    59_752,
    10_455,
    15_495,
    15_940,
    26_613,
    10_184,
    20_544,
    6_939,
    11_079,
    10_909,
    11_203,
    6_790,
    7_033,
]
N22 = [
    97_515,
    222_257,
    254_273,
    44_643,
    65_690,
    68_106,
    112_694,
    43_205,
    87_623,
    29_456,
    47_161,
    46_506,
    47_747,
    28_767,
    29_894,
]
N23 = [
    159_414,
    363_823,
    414_395,
    72_508,
    107_462,
    110_548,
    184_568,
    70_629,
    142_478,
    48_124,
    76_836,
    75_657,
    77_696,
    47_090,
    48_776,
]
S13 = [
    103_619,
    236_485,
    None,
    47_130,
    69_850,
    71_856,
    None,
    None,
    92_610,
    31_280,
    49_943,
    49_177,
    50_502,
    30_609,
    31_704,
]


def printed(column: list[int] | list[int | None], *without: str) -> dict[str, int]:
    return {
        code: value
        for (name, code), value in zip(CODES.items(), column, strict=True)
        if value is not None and name not in without
    }


def party(code: str, name: str) -> Party:
    return Party(code=code, name=name, principal=Principal.MUNICIPALITIES)


HABO, HABO_WITH_RING = party("0643", "Habo"), party("0305", "Håbo")


class TestThePapers:
    @pytest.mark.parametrize(
        ("total", "column", "values", "region", "whole"),
        [
            ("2 000 000", "Nytt avtal 4 mkr/år", N23, 2_000_000, 4_000_000),
            ("4 000 000", "Nytt avtal 4 mkr/år", N23, 2_000_000, 4_000_000),
            ("1 225 535", "Nuvarande avtal ca 2,4 mkr/år", N22, 1_225_535, 2_451_070),
            ("2 451 070", "Nuvarande avtal ca 2,4 mkr/år", N22, 1_225_535, 2_451_070),
            ("2,45 mkr", "Nuvarande avtal ca 2,4 mkr/år", N22, 1_225_535, 2_451_070),
        ],
    )
    def test_the_agreement_to_the_krona(
        self, total: str, column: str, values: list[int], region: int, whole: int
    ) -> None:
        found = read(AGREEMENT_PAGE, total)
        assert found.heading == column
        assert kronor_by_code(found) == printed(values)
        assert [(row.party, row.amount, row.place) for row in found.apart] == [("20", kronor(region), 27)]
        assert found.apart_sum == kronor(region)
        assert sums(found) == [("Summa", whole)]
        assert found.unreadable == ()
        assert found.precision == kronor(1)

    def test_what_the_rows_of_the_new_agreement_sum_to(self) -> None:
        found = read(AGREEMENT_PAGE, column="nytt avtal")
        assert found.rows_sum == kronor(2_000_004)
        assert found.column == 3

    def test_the_population_stands_beside_as_a_basis(self) -> None:
        beside = read(AGREEMENT_PAGE, "2 000 000").beside
        assert beside[0].id == "column-1"
        assert dict(beside[0].weights) == printed(P21)
        assert [basis.total for basis in beside] == [288_382, 2_451_070, 1_225_537]

    def test_the_population_alone_may_be_asked_for(self) -> None:
        assert kronor_by_code(read(AGREEMENT_PAGE, column="1")) == printed(P21)

    def test_the_grant_to_the_krona(self) -> None:
        found = read(GRANT_PAGE, "15 711 504")
        assert kronor_by_code(found) == printed(G20)
        assert found.rows_sum == kronor(15_711_502)
        assert sums(found) == [("Summa", 15_711_504)]
        assert [row.place for row in found.rows] == list(range(11, 26))
        assert dict(found.beside[0].weights) == printed(P18)
        assert found.beside[0].total == 286_655

    def test_the_grants_second_sum_stands_under_the_population(self) -> None:
        assert sums(read(GRANT_PAGE, column="nov 2018")) == [("Summa", 286_655), ("Summa att fördela", 15_711_504)]

    def test_the_left_table_of_the_scan_to_the_krona(self) -> None:
        found = read(SCANNED_SLIDES, "2 000 000")
        assert kronor_by_code(found) == printed(N23, "Gagnef")
        assert [row.name for row in found.rows if row.place in {50, 52}] == ["Malung-Sälen", "Orsa"]
        assert found.unreadable == ()
        assert sums(found) == [("Summa", 2_000_000)]

    def test_the_right_table_of_the_scan_to_the_krona_but_for_the_row_that_it_lost(self) -> None:
        found = read(SCANNED_SLIDES, "1 300 000")
        assert kronor_by_code(found) == printed(S13)
        (lost,) = found.unreadable
        assert lost.place == 50
        assert "salen" in lost.name
        assert "112" in lost.reason.in_english
        assert sums(found) == [("Summa", 1_300_000)]

    @pytest.mark.parametrize("space", [" ", "\u00a0"])
    @pytest.mark.parametrize("total", ["2 000 000", "4 000 000"])
    def test_the_agreement_with_only_single_spaces(self, total: str, space: str) -> None:
        found = read(AGREEMENT_PAGE.replace("\t\t", " ").replace("\t", " ").replace(" ", space), total)
        assert kronor_by_code(found) == printed(N23)
        assert [row.amount for row in found.apart] == [kronor(2_000_000)]

    @pytest.mark.parametrize("total", ["1 225 535", "2 451 070"])
    def test_the_municipalities_of_the_current_agreement_with_only_single_spaces(self, total: str) -> None:
        found = read(AGREEMENT_PAGE.replace("\t\t", " ").replace("\t", " "), total)
        assert kronor_by_code(found) == printed(N22)

    @pytest.mark.parametrize("total", ["1 225 535", "2 451 070"])
    def test_the_region_of_the_current_agreement_with_only_single_spaces(self, total: str) -> None:
        found = read(AGREEMENT_PAGE.replace("\t\t", " ").replace("\t", " "), total)
        assert [row.amount for row in found.apart] == [kronor(1_225_535)]

    def test_the_grant_with_only_single_spaces(self) -> None:
        found = read(GRANT_PAGE.replace("\t", " "), "15 711 504")
        assert kronor_by_code(found) == printed(G20)
        assert ("Summa", 15_711_504) in sums(found)

    def test_nothing_else_of_the_grant_with_only_single_spaces(self) -> None:
        found = read(GRANT_PAGE.replace("\t", " "), "15 711 504")
        assert found.apart == ()
        assert [value for _, value in sums(found)] == [15_711_504, 15_711_504]  # "Summa att fördela" is of the amounts


class TestParties:
    @pytest.mark.parametrize(
        "name",
        ["2023", "Malung-Sälen", "Malung-Sälens", "Malung-Salen", "Malung-Sälens kommun", "MALUNG-SÄLEN", "Malung - Sälen",
         "Malung-Sälen*", "Malung-Sälen.", "\u2022 Malung-Sälen", "Malung-Sälen:", "**Malung-Sälen**"],
    )  # fmt: skip
    def test_finds_a_party_as_papers_write_it(self, name: str) -> None:
        rows = read(f"{name};5\nOrsa;7\n").rows
        assert [(row.party, row.name) for row in rows] == [("2023", "Malung-Sälen"), ("2034", "Orsa")]

    @pytest.mark.parametrize(
        "name", ["2062 Mora", "1. Mora", "Mora\u00b9", "Mora 1)", "Mora\u00b2)", "Mora [1]", "[Mora](x)"]
    )
    def test_finds_a_party_with_a_code_or_a_mark_beside_its_name(self, name: str) -> None:
        assert read(f"{name};5\nOrsa;7\n").rows[0].party == "2062"

    def test_a_name_that_finds_none_stands_for_itself(self) -> None:
        assert [(row.party, row.name) for row in read("Umeå*;5\nOrsa;7\n").rows] == [("Umeå", "Umeå"), ("2034", "Orsa")]

    @pytest.mark.parametrize("known", [(HABO, HABO_WITH_RING), (HABO,), (HABO_WITH_RING,), ()])
    @pytest.mark.parametrize(
        "text", ["Habo;100\nHåbo;200\n", "Håbo;200\nHabo;100\n", "Habo 100\nHåbo 200\n", "HABO*;100\nHåbo;200"]
    )
    def test_habo_and_habo_in_one_table_are_two(self, known: tuple[Party, ...], text: str) -> None:
        rows = {row.name.casefold(): row for row in read(text, parties=Directory(known)).rows}
        assert (rows["habo"].amount, rows["håbo"].amount) == (kronor(100), kronor(200))
        for one in known:
            assert rows[one.name.casefold()].party == one.code
        assert len({row.party for row in rows.values()}) == 2

    @pytest.mark.parametrize(
        ("text", "known"),
        [
            ("Habo;100\nHåbos;200\n", HABO),
            ("Habos kommun;100\nHåbos kommun;200\n", HABO),
            ("Habos kommun;100\nHåbos kommun;200\n", HABO_WITH_RING),
        ],
    )
    def test_habo_and_habo_in_the_genitive_are_two(self, text: str, known: Party) -> None:
        rows = read(text, parties=Directory([known])).rows
        assert [row.party for row in rows].count(known.code) == 1

    def test_habo_alone_with_its_ring_is_not_taken_for_the_one_without(self) -> None:
        row = read("Håbo;200\nMora;5\n", parties=Directory([HABO])).rows[0]
        assert (row.party, row.name) == ("Håbo", "Håbo")

    def test_a_name_that_a_scan_has_made_equal_is_unreadable(self) -> None:
        found = read("Hàbo;3\nMora;4\nOrsa;5", parties=Directory([HABO, HABO_WITH_RING]))
        assert [(row.name, row.place) for row in found.unreadable] == [("Hàbo", 1)]
        assert "Habo (0643)" in found.unreadable[0].reason.in_english
        assert kronor_by_name(found) == {"Mora": 4, "Orsa": 5}

    @pytest.mark.parametrize("again", ["Mora", "Mora kommun", "2062", "MORA", "Moras"])
    def test_two_rows_of_one_party_are_refused(self, again: str) -> None:
        with pytest.raises(DuplicatePartyError, match="line 1.*line 3") as caught:
            read(f"Mora;142\nOrsa;48\n{again};3")
        assert caught.value.party == "2062"

    def test_two_rows_of_one_unknown_name_are_refused(self) -> None:
        with pytest.raises(DuplicatePartyError):
            bare("Xby;142\nOrsa;48\nXby;3")

    @pytest.mark.parametrize("again", ["XBY", "Xby kommun", "Xby  "])
    def test_two_rows_of_one_unknown_party_are_refused(self, again: str) -> None:
        with pytest.raises(DuplicatePartyError):
            bare(f"Xby;142\nOrsa;48\n{again};3")
        with pytest.raises(DuplicatePartyError):
            bare("X-by;142\nOrsa;48\nX - by;3")

    def test_the_refusal_names_the_spellings(self) -> None:
        with pytest.raises(DuplicatePartyError, match="Mora kommun"):
            read("Mora;142\nOrsa;48\nMora kommun;3")


class TestRegionsAndCounties:
    def test_a_region_by_its_old_name_is_the_region(self) -> None:
        found = read("Mora;142\nOrsa;48\nFalun;10\nLandstinget Dalarna;200\nSumma;400", "200")
        assert [(row.party, row.name) for row in found.apart] == [("20", "Region Dalarna")]

    @pytest.mark.parametrize("name", ["Region Dalarna", "Regionen", "Dalaregionen"])
    def test_a_region_among_municipalities_stands_apart(self, name: str) -> None:
        found = read(f"Mora;142\nOrsa;48\nFalun;10\n{name};200\nSumma;400", "200")
        assert kronor_by_name(found) == {"Mora": 142, "Orsa": 48, "Falun": 10}
        assert [row.name for row in found.apart] == [name]

    def test_where_regions_are_half_the_rows_they_are_rows(self) -> None:
        assert bare("Kommunerna;200\nRegion Dalarna;200\nSumma;400") == {"Kommunerna": 200, "Region Dalarna": 200}

    def test_counties_among_municipalities_are_subtotals(self) -> None:
        found = read("Dalarnas län;193\nMora;142\nOrsa;48\nFalun;3\nUppsala län;11\nHåbo;5\nKnivsta;6\nHela riket;204")
        assert kronor_by_name(found) == {"Mora": 142, "Orsa": 48, "Falun": 3, "Håbo": 5, "Knivsta": 6}
        assert sums(found) == [("Dalarnas län", 193), ("Uppsala län", 11), ("Hela riket", 204)]

    def test_counties_without_an_amount_are_headings(self) -> None:
        for delimiter in (";", " "):
            text = "Uppsala län\nHåbo;5\nKnivsta;6\nDalarnas län\nMora;142\nOrsa;48\nHela riket;201".replace(
                ";", delimiter
            )
            found = read(text)
            assert kronor_by_name(found) == {"Håbo": 5, "Knivsta": 6, "Mora": 142, "Orsa": 48}
            assert found.unreadable == ()

    def test_subtotals_by_name_are_sums(self) -> None:
        found = read("Mora;142\nOrsa;48\nDelsumma;190\nHåbo;5\nKnivsta;6\nDelsumma;11\nTotalsumma;201", "201")
        assert sums(found) == [("Delsumma", 190), ("Delsumma", 11), ("Totalsumma", 201)]
        assert len(found.rows) == 4

    def test_a_national_table_of_counties_has_a_row_for_each(self) -> None:
        for names in (
            ["Stockholms län", "Uppsala län", "Västra Götalands län"],
            ["Stockholm", "Uppsala", "Västra Götaland"],
        ):
            text = "Län;Belopp\n" + "".join(f"{name};{place}\n" for place, name in enumerate(names, 1)) + "Riket;6\n"
            assert bare(text) == {name: place for place, name in enumerate(names, 1)}

    REGIONS = (
        "Region Stockholm", "Region Uppsala", "Region Sörmland", "Region Östergötland", "Region Jönköpings län",
        "Region Kronoberg", "Region Kalmar län", "Region Gotland", "Region Blekinge", "Region Skåne", "Region Halland",
        "Västra Götalandsregionen", "Region Värmland", "Region Örebro län", "Region Västmanland", "Region Dalarna",
        "Region Gävleborg", "Region Västernorrland", "Region Jämtland Härjedalen", "Region Västerbotten", "Region Norrbotten",
    )  # fmt: skip

    @pytest.mark.parametrize("delimiter", [";", " ", "\t"])
    def test_a_national_table_of_21_regions_has_21_rows(self, delimiter: str) -> None:
        rows = {name: 1_000 + place for place, name in enumerate(self.REGIONS)}
        text = "\n".join(f"{name}{delimiter}{value}" for name, value in rows.items())
        assert bare(f"{text}\nSumma{delimiter}21210", "21 210") == rows


class TestUnits:
    @pytest.mark.parametrize(
        ("heading", "cell", "kr", "precision"),
        [
            ("Belopp", "142", 142, 1),
            ("Belopp (tkr)", "142", 142_000, 1_000),
            ("Belopp, mkr", "1,5", 1_500_000, 100_000),
            ("Belopp", "142 tkr", 142_000, 1_000),
            ("Belopp", "142 kr", 142, 1),
            ("Belopp tkr", "142 kr", 142, 1),
        ],
    )
    def test_the_unit_of_a_cell_comes_before_that_of_the_heading(
        self, heading: str, cell: str, kr: int, precision: int
    ) -> None:
        found = read(f"Kommun;{heading}\nMora;{cell}\nOrsa;{cell}\n")
        assert {row.amount for row in found.rows} == {kronor(kr)}
        assert found.precision == kronor(precision)

    def test_the_unit_that_is_said_comes_before_that_of_the_heading(self) -> None:
        assert kronor_by_name(read("Kommun;tkr\nMora;2\nOrsa;3\n", unit="mkr")) == {
            "Mora": 2_000_000,
            "Orsa": 3_000_000,
        }

    def test_ore_are_kept(self) -> None:
        found = read("Mora;142 478,50\nOrsa;48 124,25\n")
        assert [row.amount for row in found.rows] == [Amount(14_247_850), Amount(4_812_425)]
        assert found.precision == Amount(1)

    def test_parts_of_an_ore_are_rounded(self) -> None:
        found = read("Ort;Kr\nMora;5,5\nOrsa;0,125\nFalun;0,0049\n")
        assert [row.amount for row in found.rows] == [Amount(550), Amount(13), Amount(0)]
        assert read("Mora;5,5\nOrsa;0,12\n").unrounded == 0

    def test_parts_of_an_ore_are_counted(self) -> None:
        assert read("Ort;Kr\nMora;5,5\nOrsa;0,125\nFalun;0,0049\n").unrounded == 2

    def test_negative_parts_of_an_ore_are_rounded_away_from_nought_too(self) -> None:
        found = read("Mora;5\nOrsa;7\nSumma;\u22120,125\n")
        assert [each.amount for each in found.sums] == [Amount(-13)]

    def test_a_precision_below_an_ore_is_one_ore(self) -> None:
        assert read("Ort;Kr\nMora;0,500\nOrsa;0,250\n").precision == Amount(1)

    @pytest.mark.parametrize(
        "cells", [("142 kr", "48 tkr", "3 kr"), ("142", "48 tkr", "3"), ("142 tkr", "48 tkr", "3 mkr")]
    )
    def test_mixed_units_are_refused(self, cells: tuple[str, ...]) -> None:
        with pytest.raises(AuditError, match="different units"):
            read("".join(f"{name};{cell}\n" for name, cell in zip(("Mora", "Orsa", "Falun"), cells, strict=True)))

    def test_kronor_in_some_cells_are_mixed_with_thousands_of_the_heading(self) -> None:
        with pytest.raises(AuditError, match="Orsa on line 3 in kr and Mora on line 2 without a unit"):
            read("Kommun;tkr\nMora;142\nOrsa;48 kr\n")

    def test_kronor_in_some_cells_are_the_kronor_of_others(self) -> None:
        assert kronor_by_name(read("Mora;142\nOrsa;48 kr\nFalun;3")) == {"Mora": 142, "Orsa": 48, "Falun": 3}

    def test_a_sum_without_a_unit_has_that_of_the_rows_or_is_refused(self) -> None:
        try:
            found = read("Mora;142 tkr\nOrsa;48 tkr\nSumma;190")
        except AuditError:
            return
        assert sums(found) == [("Summa", 190_000)]

    def test_years_with_their_unit_are_headings(self) -> None:
        found = read("Kommun;2021 tkr;2022 tkr\nMora;142;150\nOrsa;48;50", "200 tkr")
        assert kronor_by_name(found) == {"Mora": 150_000, "Orsa": 50_000}

    def test_the_unit_may_stand_over_the_headings(self) -> None:
        assert kronor_by_name(read("Belopp i tkr\nKommun;Belopp\nMora;142\nOrsa;48")) == {
            "Mora": 142_000,
            "Orsa": 48_000,
        }


class TestChoosing:
    TWO = "Kommun;A;B\nMora;1;20\nOrsa;2;30\nSumma;3;50\n"

    def test_the_total_tells_which(self) -> None:
        assert [read(self.TWO, total).heading for total in ("3", "50", "2", "49")] == ["A", "B", "A", "B"]

    @pytest.mark.parametrize("column", ["B", "b", " b ", "2", "02"])
    def test_a_heading_or_a_place_tells_which(self, column: str) -> None:
        assert kronor_by_name(read(self.TWO, column=column)) == {"Mora": 20, "Orsa": 30}

    def test_a_heading_comes_before_a_longer_one_and_a_part_of_it_will_do(self) -> None:
        text = "Kommun;Belopp 2021;Belopp\nMora;1;20\nOrsa;2;30\n"
        assert read(text, column="belopp").column == 2
        assert read(text, column="2021").column == 1

    def test_a_column_that_is_named_is_taken_whatever_the_total(self) -> None:
        assert read(self.TWO, "9 000", column="B").heading == "B"

    def test_the_only_column_is_taken_whatever_the_total(self) -> None:
        assert read("Mora;1\nOrsa;2\n", "9 000").column == 1

    def test_no_column_near_the_total_is_refused(self) -> None:
        with pytest.raises(AuditError, match="no column sums to anything near 9 000 kr"):
            read(self.TWO, "9 000")

    def test_several_columns_and_no_telling_which_are_refused(self) -> None:
        with pytest.raises(AuditError, match="several columns, .*A.* 3; .*B.* 50"):
            read(self.TWO)

    def test_many_columns_are_not_all_listed(self) -> None:
        head, row = ";".join(f"k{n}" for n in range(12)), ";".join("5" * 12)
        with pytest.raises(AuditError, match="4 more") as caught:
            read(f"Kommun;{head}\nMora;{row}\nOrsa;{row}\n")
        assert "k7" in str(caught.value)
        assert "k8" not in str(caught.value)

    def test_headings_that_count_something_else_are_not_meant(self) -> None:
        found = read("Kommun;Folkmängd;Andel;Belopp\nMora;20;74,7 %;142\nOrsa;7;25,3 %;48\n")
        assert found.heading == "Belopp"
        assert [basis.id for basis in found.beside] == ["Folkmängd", "Andel"]
        assert found.beside[1].total == 100

    def test_percentages_that_do_not_make_the_whole_are_parts_of_it_too(self) -> None:
        found = read("Kommun;Andel;Belopp\nMora;70,5 %;142\nOrsa;25,3 %;48\n")
        assert [basis.total for basis in found.beside] == [100, Fraction(479, 5)]

    def test_where_all_columns_count_something_else_one_of_them_is_meant(self) -> None:
        assert read("Kommun;Folkmängd\nMora;20\nOrsa;7\n").heading == "Folkmängd"

    def test_percentages_are_no_amounts(self) -> None:
        found = read("Mora;74,7 %;142\nOrsa;25,3 %;48\nSumma;100 %;190\n")
        assert found.column == 2
        percents = read("Mora;74,7 %;142\nOrsa;25,3 %;48\n", column="1")
        assert (percents.measure, percents.rows_sum) == (ColumnUnit.PERCENT, kronor(100))

    def test_a_column_of_percents_that_is_asked_for_is_read_as_it_stands(self) -> None:
        assert kronor_by_name(read("Kommun;Andel %\nMora;75\nOrsa;25\n", column="andel")) == {"Mora": 75, "Orsa": 25}

    @pytest.mark.parametrize("column", ["C", "3", "0", "999"])
    def test_no_such_column_is_refused_with_those_there_are(self, column: str) -> None:
        with pytest.raises(AuditError, match="its columns are 'A' and 'B'"):
            read(self.TWO, column=column)

    def test_no_such_column_where_none_has_a_heading(self) -> None:
        with pytest.raises(AuditError, match="no headings; give a place"):
            read("Mora;1\nOrsa;2\n", column="Belopp")

    def test_the_nearest_heading_is_asked_for(self) -> None:
        with pytest.raises(AuditError, match="did you mean 'Befolkning'"):
            read("Kommun;Befolkning;Belopp\nMora;1;2\nOrsa;3;4\n", column="Befolkninng")

    def test_a_raised_digit_is_no_place(self) -> None:
        with pytest.raises(AuditError):
            read(self.TWO, column="\u00b2")

    def test_of_two_tables_the_total_tells_which(self) -> None:
        text = "Kommun\tA\nMora\t1\nOrsa\t2\n\nKommun\tB\nMora\t5\nOrsa\t6\n"
        assert kronor_by_name(read(text, "11")) == {"Mora": 5, "Orsa": 6}
        assert kronor_by_name(read(text, "3")) == {"Mora": 1, "Orsa": 2}

    def test_of_two_tables_without_a_total_the_longer_is_meant(self) -> None:
        assert read("Kommun\tA\nMora\t1\nOrsa\t2\n\nKommun\tB\nMora\t5\nOrsa\t6\nFalun\t7\n").heading == "B"

    def test_a_total_that_takes_in_the_region_is_near_too(self) -> None:
        text = "Mora;10;1\nOrsa;20;2\nFalun;30;3\nRegion Dalarna;60;6\n"
        assert read(text, "61").column == 1  # the municipalities make 60, with one lost to rounding
        assert read(text, "119").column == 1

    def test_a_total_of_nought_is_no_reason_to_fail(self) -> None:
        assert read("Mora;0;1\nOrsa;0;2\n", "0").column == 1


class TestUnreadable:
    def test_a_known_party_without_an_amount_is_unreadable(self) -> None:
        found = read("Kommun;Belopp\nMora;142\nOrsa;\nFalun;3\n")
        assert [(row.name, row.place, row.reason.in_english) for row in found.unreadable] == [
            ("Orsa", 3, "there is no number")
        ]

    def test_a_row_among_others_whose_amount_cannot_be_read_is_unreadable(self) -> None:
        found = read("Kommun;Folkmängd;Belopp\nMora;20;142\nXby;10;1.300\nFalun;30;3\n", column="Belopp")
        (row,) = found.unreadable
        assert (row.name, row.place) == ("Xby", 3)
        assert "could be thousands or decimals" in row.reason.in_english

    def test_a_percentage_among_amounts_is_unreadable(self) -> None:
        found = read("Mora;142\nXby;5 %\nFalun;3\n")
        assert [(row.name, row.reason.in_english) for row in found.unreadable] == [("Xby", "it is a percentage")]

    def test_an_amount_without_a_name_is_unreadable(self) -> None:
        found = read("Mora;142\n;48\nFalun;3\n")
        assert [(row.name, row.place, row.reason.in_english) for row in found.unreadable] == [("", 2, "it has no name")]

    def test_an_unknown_name_without_an_amount_is_a_heading(self) -> None:
        assert read("Mora;142\nUppsala län;\nFalun;3\n").unreadable == ()

    def test_a_name_that_could_be_two_is_unreadable_without_an_amount_too(self) -> None:
        found = read("Mora;142\nHàbo;\nFalun;3\n", parties=Directory([HABO, HABO_WITH_RING]))
        assert [row.name for row in found.unreadable] == ["Hàbo"]

    @pytest.mark.parametrize(
        "text",
        [
            "Kommun;Belopp\nAvesta;-\nMora;142\nFalun;3\n",
            "Mora;142\nFalun;3\nÄlvdalen;-\n",
            "Kommun;Belopp\nAvesta;\nMora;142\nFalun;3\n",
        ],
    )
    def test_a_known_party_on_the_first_or_last_line_is_unreadable_too(self, text: str) -> None:
        assert len(read(text).unreadable) == 1


class TestRefusals:
    @pytest.mark.parametrize("text", ["", " \n\t\n", "Ingen tabell.", "Det kostar 5 kr."])
    def test_a_text_without_a_table_is_refused(self, text: str) -> None:
        with pytest.raises(AuditError, match="there is no table in it"):
            read(text)

    def test_only_sums_are_refused(self) -> None:
        with pytest.raises(AuditError, match="only sums"):
            read("Summa;142\nTotalt;142")

    def test_one_row_is_refused(self) -> None:
        with pytest.raises(AuditError, match="1 row with an amount"):
            read("Kommun;Belopp\nMora;142\nSumma;142")

    def test_no_row_is_refused(self) -> None:
        with pytest.raises(AuditError, match="0 rows with an amount"):
            AuditColumn(title="t", rows=(), precision=kronor(1))

    @pytest.mark.parametrize("minus", ["-", "\u2212", "\u2013"])
    def test_a_negative_amount_is_refused_with_its_line(self, minus: str) -> None:
        with pytest.raises(AuditError, match="table:3: Orsa has -48 kr") as caught:
            read(f"Ort;Kr\nMora;142\nOrsa;{minus}48\nFalun;3")
        assert caught.value.subject == "table:3"

    def test_rows_that_stand_on_no_line_are_refused_without_one(self) -> None:
        rows = [
            AuditRow(party=code, name=code, amount=kronor(value)) for code, value in (("a", 1), ("b", -1), ("a", 2))
        ]
        with pytest.raises(AuditError) as negative:
            AuditColumn(title="t", rows=tuple(rows), precision=kronor(1))
        assert negative.value.subject == "t"
        with pytest.raises(DuplicatePartyError) as twice:
            AuditColumn(title="t", rows=(rows[0], rows[2]), precision=kronor(1))
        assert twice.value.given_as == ("a", "a")

    def test_the_sheet_is_named(self) -> None:
        grid = Grid(
            headings=("",),
            rows=tuple(
                GridRow(place=n, name=f"n{n}", numbers=(PrintedNumber(value=Fraction(-n), places=0),)) for n in (1, 2)
            ),
            sheet="Blad1",
        )
        with pytest.raises(AuditError) as caught:
            audit_column([grid], NOBODY, title="bok.xlsx")
        assert caught.value.subject == "bok.xlsx!Blad1:1"


class TestBeside:
    def test_a_column_that_lacks_a_row_is_negative_or_nought_is_no_basis(self) -> None:
        text = "Kommun;A;B;C;D;Belopp\nMora;1;-1;0;4;20\nOrsa;;2;0;5;30\nFalun;3;3;0;6;40\n"
        assert [basis.id for basis in read(text, "90").beside] == ["D"]

    def test_a_sum_that_is_more_than_the_rows_is_tried_first(self) -> None:
        found = read("Kommun;Folk;Belopp\nMora;6;20\nOrsa;4;30\nSumma;12;50\n", "50")
        assert [basis.total for basis in found.beside] == [12, 10]

    def test_a_sum_of_twice_the_rows_or_less_than_them_is_none_of_theirs(self) -> None:
        found = read("Kommun;Folk;Belopp\nMora;6;20\nOrsa;4;30\nSumma;20;50\nTotalt;9;50\n", "50")
        assert [basis.total for basis in found.beside] == [10]

    def test_it_is_titled_by_its_heading_or_its_place(self) -> None:
        titled = read("Kommun;Folk;Belopp\nMora;6;20\nOrsa;4;30\n", "50").beside[0].title
        placed = read("Mora;6;20\nOrsa;4;30\n", "50").beside[0].title
        assert ("Folk" in titled.sv, titled.in_english) == (True, "the column ”Folk”")
        assert (placed.sv, placed.in_english) == ("talkolumn 1", "column 1 of numbers")


class TestGridOfFacts:
    """A table among the facts, as if it had been read from its paper."""

    def test_the_new_agreement_is_read_to_the_krona(self) -> None:
        facts = embedded()
        table = next(
            table
            for table in facts.tables
            if any(2_000_000 in {a.kronor for a in column.by_party.values()} for column in table.columns)
        )
        grid = grid_of(table, DALARNA, facts.statistics)
        found = audit_column([grid], DALARNA, title="t", total=StatedTotal.exactly(kronor(4_000_000)))
        assert kronor_by_code(found) == printed(N23)
        assert [row.amount for row in found.apart] == [kronor(2_000_000)]
        assert sums(found) == [("Summa", 4_000_000)]
        assert 288_382 in [basis.total for basis in found.beside]

    def test_without_statistics_only_its_own_columns_stand_there(self) -> None:
        for table in embedded().tables:
            assert len(grid_of(table, DALARNA).headings) == len(table.columns)


def test_the_grids_of_a_text_are_read_as_they_stand() -> None:
    found = audit_column(grids_in("Mora;1\nOrsa;2"), DALARNA, title="t")
    assert (found.title, found.heading, found.column) == ("t", "", 1)
