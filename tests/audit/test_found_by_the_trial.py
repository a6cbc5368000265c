"""What the trial of dressed tables found: each kind with rows and sums reckoned by hand."""

from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans.audit import AuditColumn, RowRule, Verdict, audit_table, findings_of
from nara_vard_finans.core import AuditError, Severity, Unread, grouped
from nara_vard_finans.grids import grids_in, read_number, unit_in, unknown_unit_in
from nara_vard_finans.sharing import Method, RowRounding
from printed_cases import bare, kronor_by_name, read, sums

# Of 2 000 000 kr by the population of June 2021, each rounded alone, and what these eight sum to.
ROWS = {
    "Avesta": 159_413,
    "Falun": 414_395,
    "Leksand": 110_548,
    "Ludvika": 184_568,
    "Mora": 142_478,
    "Orsa": 48_124,
    "Rättvik": 76_836,
    "Säter": 77_695,
}
SUM = 1_214_057


def lines(**other: str) -> str:
    """Write the rows, some of them otherwise."""
    return "".join(f"{name};{other.get(name, grouped(amount))}\n" for name, amount in ROWS.items())


def without(*names: str) -> dict[str, int]:
    return {name: amount for name, amount in ROWS.items() if name not in names}


def apart(column: AuditColumn) -> list[str]:
    return [row.name for row in column.apart]


class TestTheCountyAloneAmongItsMunicipalities:
    @pytest.mark.parametrize("cell", ["..", "", "110 5481)"])
    def test_is_their_sum_though_one_cannot_be_read(self, cell: str) -> None:
        found = read(f"Kommun;Belopp\n{lines(Leksand=cell)}Dalarnas län;{grouped(SUM)}\n")
        assert kronor_by_name(found) == without("Leksand")
        assert sums(found) == [("Dalarnas län", SUM)]
        assert [each.name for each in found.unreadable] == ["Leksand"]

    def test_is_their_sum_though_it_is_misprinted(self) -> None:
        found = read(f"Kommun;Belopp\n{lines()}Dalarnas län;{grouped(SUM + 9_000)}\n")
        assert sums(found) == [("Dalarnas län", SUM + 9_000)]
        assert audit_table(found).difference.kronor == -9_000

    def test_is_one_who_pays_where_a_sum_takes_it_in(self) -> None:
        found = read(f"Kommun;Belopp\n{lines()}Dalarnas län;600 000\nSumma;{grouped(SUM + 600_000)}\n")
        assert "Dalarnas län" in {**kronor_by_name(found), **dict.fromkeys(apart(found))}
        assert sums(found) == [("Summa", SUM + 600_000)]

    def test_is_one_of_counties_where_others_stand_beside_it(self) -> None:
        text = "Län;Belopp\nDalarnas län;500 000\nGävleborgs län;200 000\nUppsala län;100 000\n"
        assert len(bare(text)) == 3

    def test_is_a_row_like_the_others_where_it_is_smaller_than_one_of_them(self) -> None:
        assert bare("Vem;Belopp\nNorr;500 000\nSöder;200 000\nDalarnas län;100 000\n")["Dalarnas län"] == 100_000


class TestWhoPaysHalf:
    def test_is_not_a_large_municipality_that_has_nearly_half(self) -> None:
        text = (
            "Kommun;Belopp, mkr\nBergs kommun;5,2\nBräcke kommun;4,4\nHärjedalens kommun;7,3\nKrokoms kommun;11,3\n"
            "Ragunda kommun;3,7\nStrömsunds kommun;8,0\nÅre kommun;9,0\nÖstersunds kommun;47,0\nHela länet;95,9\n"
        )
        found = read(text)
        assert len(found.rows) == 8
        assert not found.apart
        assert audit_table(found).total.amount.kronor == 95_900_000

    def test_may_be_a_krona_off_where_decimals_are_only_for_show(self) -> None:
        text = "Vem;Belopp\nNorr;10,00\nSöder;20,00\nÖster;31,00\nRegion X;60,00\nSumma;121,00\n"
        assert apart(read(text)) == ["Region X"]


class TestRowsAtTheEnds:
    @pytest.mark.parametrize("name", ["Åsele", "Åsele 2463", "2463 Åsele", "Åsele (2463)"])
    def test_the_last_row_without_a_number_is_told_with_its_code_or_without(self, name: str) -> None:
        found = read(f"Part;Antal;Belopp\nDorotea 2425;2 339;548 412\nVännäs 2460;9 059;2 124 013\n{name};2 718;-\n")
        assert [each.name for each in found.unreadable] == [name]

    def test_rows_that_go_on_with_another_on_their_line_are_told_whole(self) -> None:
        text = "Kommun\tAntal\tBelopp\nMora\t20 544\t142 478\nOrsa\t6 939\t48 124\tSäter\t11 203\t77 695\nFalun\t59 752\t414 395\n"
        found = read(text)
        assert kronor_by_name(found) == {"Mora": 142_478, "Falun": 414_395}
        ((name, reason),) = [(each.name, each.reason.in_english) for each in found.unreadable]
        assert name == "Orsa"
        assert reason == "it has more cells than the table has headings: Säter 11 203 77 695"


class TestUnits:
    @pytest.mark.parametrize("title", ["Bilaga 2, mkr", "Beslutad 2023-11-15, mkr", "Tabell 3, i mkr"])
    def test_a_unit_after_a_comma_is_no_amount_of_the_number_before_it(self, title: str) -> None:
        assert unit_in(title) == "mkr"
        assert read(f"{title}\n\nKommun;Belopp\nMora;17,8\nOrsa;26,7\n").rows[0].amount.kronor == 17_800_000

    @pytest.mark.parametrize("title", ["Nytt avtal 4 mkr", "Nytt avtal 4,5 mkr", "Ram 12 000 tkr", "Ram 4-mkr"])
    def test_an_amount_is_no_unit(self, title: str) -> None:
        assert (unit_in(title), unknown_unit_in(title)) == ("", "")

    def test_a_title_of_many_words_says_the_unit_too(self) -> None:
        title = "Medfinansiering av gemensam utvecklingsledare för nära vård 2023-2026. Belopp i miljoner kronor."
        assert len(title) > 80
        for gap in (";", "     ", " "):
            text = f"{title}\nKommun{gap}Belopp\nMora{gap}17,8\nOrsa{gap}26,7\nSäter{gap}30,1\n"
            assert read(text).rows[0].amount.kronor == 17_800_000

    @pytest.mark.parametrize("cell", ["110 548 kr1)", "110 548 kr 1)", "110 548 SEK2)", "110 548,-1)", "110 548:-3)"])
    def test_the_mark_of_a_footnote_after_a_unit_is_no_digit(self, cell: str) -> None:
        assert kronor_by_name(read(f"Kommun;Belopp\n{lines(Leksand=cell)}")) == ROWS

    def test_nor_in_a_text_of_single_spaces(self) -> None:
        text = "Part Folkmängd 2024\nMora 20 544 142 478 kr\nOrsa 6 939 48 124 kr1)\nSäter 11 203 77 695 kr\n"
        assert kronor_by_name(read(text)) == {"Mora": 142_478, "Orsa": 48_124, "Säter": 77_695}


class TestThousandsUnderAUnit:
    @pytest.mark.parametrize("heading", ["Belopp, tkr", "Belopp (tusen kr)", "Belopp i 1000-tal kr"])
    def test_three_digits_after_a_comma_are_in_doubt_in_thousands_of_kronor(self, heading: str) -> None:
        found = read(f"Kommun;{heading}\nMora;4,845\nOrsa;786\nÄlvdalen;788\n")
        assert kronor_by_name(found) == {"Orsa": 786_000, "Älvdalen": 788_000}
        reason = "three digits after a comma or point could be thousands or decimals: 4 845 or 4,8450"
        assert [(each.name, each.reason.in_english) for each in found.unreadable] == [("Mora", reason)]

    def test_with_the_unit_in_the_cell_too(self) -> None:
        assert isinstance(read_number("4,845 tkr"), Unread)

    def test_they_are_decimals_in_millions_and_where_thousands_stand_beside_them(self) -> None:
        assert kronor_by_name(read("Kommun;mkr\nMora;4,845\nOrsa;2\n")) == {"Mora": 4_845_000, "Orsa": 2_000_000}
        assert kronor_by_name(read("Kommun;tkr\nMora;1 004,845\nOrsa;0,786\n")) == {"Mora": 1_004_845, "Orsa": 786}

    def test_persons_are_not_in_the_unit_of_the_title(self) -> None:
        with pytest.raises(AuditError, match="20 544 or 20,5440"):
            read("Belopp i tkr\n\nKommun;Folkmängd\nMora;20,544\nOrsa;16,939\n", column="Folkmängd")


class TestCutByCommas:
    def test_rows_that_begin_with_a_code_that_a_spreadsheet_took_for_a_number(self) -> None:
        text = (
            'Kostnad per kommun (kr),,\nKod,Kommun,Belopp\n2062.0,Mora,142 478\n2034.0,Orsa,"48 124"\n,Summa,190 602\n'
        )
        assert kronor_by_name(read(text)) == {"Mora": 142_478, "Orsa": 48_124}

    def test_names_that_end_in_their_code(self) -> None:
        text = (
            'Kommun,Folkmängd,"2024, kr"\nMora 2062,1 459,2 254 061\nOrsa 2034,563,869 799\nSäter 2082,860,1 328 644\n'
        )
        assert kronor_by_name(read(text)) == {"Mora": 2_254_061, "Orsa": 869_799, "Säter": 1_328_644}


def test_a_code_in_brackets_before_the_mark_of_a_footnote_is_no_footnote() -> None:
    text = "Kommun;Belopp\nAvesta (2084)*;786 472\nLudvika (2085);912 603\n"
    assert kronor_by_name(read(text)) == {"Avesta": 786_472, "Ludvika": 912_603}


def test_english_thousands_with_decimals_are_numbers_in_a_text_of_single_spaces_too() -> None:
    text = "Kommun Belopp (kr)\nMora 712,388.43\nFalun 2,071,973.98\nOrsa 240,618.35\n"
    assert [row.amount.ore for row in read(text).rows] == [71_238_843, 207_197_398, 24_061_835]


def test_what_counts_persons_is_not_audited_in_place_of_amounts_that_cannot_be_read() -> None:
    text = "Kommun;Invånare;Belopp (tkr)\nMora;736;9.917\nOrsa;332;4.473\nSäter;959;12.922\n"
    with pytest.raises(AuditError, match="could be thousands or decimals"):
        read(text, "27312000")


def test_a_region_that_lacks_a_number_does_not_say_how_wide_the_columns_are() -> None:
    rows = {
        "Avesta": (22_753, 544_847, 762_170), "Borlänge": (51_735, 1_283_841, 1_732_996),
        "Falun": (59_986, 1_419_978, 2_009_384), "Gagnef": (10_430, 261_682, 349_379),
        "Hedemora": (15_345, 388_817, 514_020), "Leksand": (16_043, 415_672, 537_401),
        "Ludvika": (26_402, 672_256, 884_402), "Mora": (20_536, 529_032, 687_906),
        "Region Dalarna": (5_516_125, 7_477_658), "Summa": (223_230, 11_032_250, 14_955_316),
    }  # fmt: skip
    text = "".join(f"{name} {' '.join(map(grouped, each))}\n" for name, each in rows.items())
    (grid,) = grids_in(f"Kommun Folkmängd 2023 Belopp\n{text}")
    found = {
        row.name: [each.en if isinstance(each, Unread) else int(each.value) for each in row.numbers]
        for row in grid.rows
    }
    assert found.pop("Region Dalarna")[1:] == [5_516_125, 7_477_658]
    assert found == {name: list(each) for name, each in rows.items() if name != "Region Dalarna"}


def test_it_is_told_what_is_printed_for_a_county_that_is_a_sum() -> None:
    found = findings_of(audit_table(read(f"Kommun;Belopp\n{lines(Orsa='..')}Dalarnas län;{grouped(SUM)}\n")))
    assert {"row-no-party", "row-unreadable"} <= {each.rule for each in found}


class TestStatedTotals:
    def test_a_column_that_lacks_a_row_may_be_the_one_that_makes_it(self) -> None:
        text = (
            "Kommun;Föregående år;Kommunens andel, kr\nAvesta;3 433 168;38854 50\nBorlänge;7 503 733;8 834 604\n"
            "Hedemora;2 283 184;2 620 412\nLeksand;2 305 360;2 739 607\nSäter;1 674 555;1 919 927\n"
        )
        with pytest.raises(AuditError, match="choose the column"):
            read(text, "20000000")
        assert len(read(text, "20000000", column="Kommunens andel, kr").rows) == 4

    def test_with_a_region_beside_the_others_too(self) -> None:
        text = (
            "Kommun;Föregående år;Belopp\nAlfa;589 071;665 837\nBeta;247 450;284 176\nGamma;447 576;5149 81\n"
            "Delta;395 502;445 271\nRegion X;1 679 599;1 910 265\nTotalt;3 359 198;3 820 530\n"
        )
        with pytest.raises(AuditError, match="choose the column"):
            read(text, "1910265")


@pytest.mark.parametrize("row", ["Smedjebacken 75676 kr", "Smedjebacken 756763 kr", "Smedjebacken 75676"])
def test_a_municipality_that_is_called_as_a_street_is_no_address(row: str) -> None:
    found = read(f"Kommun Belopp\nMora 142478 kr\n{row}\nOrsa 48124 kr\n", unit="kr")
    assert "Smedjebacken" in {*kronor_by_name(found), *(each.name for each in found.unreadable)}


def test_the_row_of_a_name_above_that_goes_on_with_another_is_told_by_its_name() -> None:
    text = (
        "Kommun            Antal      Belopp\nMora\n                 20 544     142 478\nOrsa\n"
        "                  6 939      48 124     Säter     11 203     77 695\nFalun\n                 59 752     414 395\n"
        "Avesta\n                 22 986     159 413\n"
    )
    assert [each.name for each in read(text, column="Belopp").unreadable] == ["Orsa"]


class TestASumFormula:
    """ROUND in each row and SUM under them, of a total that is not round: 29 735 460 kr, and 1 kr more is printed."""

    WEIGHTS: ClassVar = {
        "Vansbro": 6_728, "Malung-Sälen": 10_260, "Gagnef": 10_430, "Leksand": 16_043, "Rättvik": 11_042, "Orsa": 6_908,
        "Älvdalen": 6_929, "Smedjebacken": 10_913, "Mora": 20_536, "Falun": 59_986, "Borlänge": 51_735, "Säter": 11_243,
        "Hedemora": 15_345, "Avesta": 22_753, "Ludvika": 26_402,
    }  # fmt: skip
    TOTAL, WHOLE = 29_735_460, 287_253

    def table(self, total: str) -> AuditColumn:
        rows = {
            name: (2 * weight * self.TOTAL + self.WHOLE) // (2 * self.WHOLE) for name, weight in self.WEIGHTS.items()
        }
        assert (sum(self.WEIGHTS.values()), sum(rows.values())) == (self.WHOLE, self.TOTAL + 1)
        lines = [f"{name};{grouped(self.WEIGHTS[name])};{grouped(amount)}" for name, amount in rows.items()]
        return read(
            "\n".join(["Kommun;Invånare;Belopp", *lines, f"Summa;{grouped(self.WHOLE)};{total}"]), column="Belopp"
        )

    def test_neither_the_odd_divisors_nor_plain_rounding_is_the_rule_alone(self) -> None:
        audit = audit_table(self.table("29 735 461"))
        assert audit.fits[0].rule.rounding is Method.SAINTE_LAGUE
        (hidden,) = audit.round_fits
        assert hidden.rule == RowRule(rounding=RowRounding.HALF_UP)
        assert hidden.lowest.kronor <= self.TOTAL <= hidden.highest.kronor
        assert hidden in audit.fits
        (told,) = [each for each in findings_of(audit) if each.rule == "total-as-printed"]
        assert told.severity is Severity.NOTE
        assert "halva uppåt" in told.message.sv
        assert audit.verdict is Verdict.EXPLAINED

    def test_where_the_total_is_printed_nothing_is_hidden(self) -> None:
        audit = audit_table(self.table("29 735 460"))
        assert audit.fits[0].rule == RowRule(rounding=RowRounding.HALF_UP)
        assert not audit.round_fits

    def test_of_three_rows_rounded_down(self) -> None:
        text = "Kommun;Antal;tkr\nHylte;10299;5963\nFalkenberg;47108;27278\nVarberg;68325;39564\nTotalt;125732;72805\n"
        audit = audit_table(read(text, column="tkr"))
        (hidden,) = audit.round_fits
        assert hidden.rule == RowRule(rounding=RowRounding.FLOOR)
        assert hidden.total.kronor == 72_806_000
        assert hidden.lowest.kronor <= 72_807_000 <= hidden.highest.kronor


def test_a_region_is_read_as_the_stated_total_where_a_row_is_damaged() -> None:
    rows = {
        "Avesta": "1 252 1 193 942", "Borlänge": "3 829 3 651 441", "Falun": "4 559 4 347 590", "Gagnef": "835 796 279",
        "Hedemora": "1 213 1 156 751", "Leksand": "979 933 6 02", "Ludvika": "1 426 1 359 873", "Mora": "1 623 1 547 738",
        "Rättvik": "818 780 068", "Älvdalen": "347 330 909", "Region Dalarna": "16 098 193",
        "Totalt": "16 881 32 196 386",
    }  # fmt: skip
    text = "".join(f"{name} {figures}\n" for name, figures in rows.items())
    found = read(f"Kommun Folkmängd Belopp (kr)\n{text}", "16098193")
    (region,) = found.apart
    assert region.amount.kronor == 16_098_193
    assert [each.name for each in found.unreadable] == ["Leksand"]


class TestAmountsInTitles:
    @pytest.mark.parametrize(
        "title",
        [
            "Fördelning av 1 000 000 kr", "Sharing of 1 000 kr", "Fördelning av 1 000 000 000 kr", "Ökning med 100 kr",
            "Kostnad 2024: 1 000 000 kr", "Efter avrundning återstod 2 kr av 10 000 kr, som lades på Mora",
        ],
    )  # fmt: skip
    def test_what_is_shared_is_no_unit_though_it_is_a_power_of_ten(self, title: str) -> None:
        assert (unit_in(title), unknown_unit_in(title)) == ("", "")
        assert kronor_by_name(read(f"{title}\n\nKommun  Belopp\nMora  600\nOrsa  400\n")) == {"Mora": 600, "Orsa": 400}

    @pytest.mark.parametrize("heading", ["Enhet: 1 000 kr", "Belopp 1000 kr", "Stav 1 000 kr"])
    def test_elsewhere_it_is_a_unit_that_is_asked_for(self, heading: str) -> None:
        assert unknown_unit_in(heading)
        with pytest.raises(AuditError, match="say the unit of the rows"):
            read(f"Kommun;{heading}\nMora;600\nOrsa;400\n")


def test_a_heading_that_parts_in_several_ways_does_not_speak_for_one_of_them() -> None:
    """Of three columns the rows and the sum are right; of four the heading parts in one way alone."""
    rows = {
        "Aneby": "6 852 1,9 % 929",
        "Habo": "13 275 3,6 % 1 800",
        "Gislaved": "29 014 7,9 % 3 933",
        "Eksjö": "17 750 4,8 % 2 406",
    }
    text = "".join(f"{name} {figures}\n" for name, figures in rows.items())
    (grid,) = grids_in(f"Kommun Antal invånare 2023 Andel % 2024\n{text}Summa 66 891 18,2 % 9 068\n")
    numbers = [[each.en if isinstance(each, Unread) else each.value for each in row.numbers] for row in grid.rows]
    assert [row[0] for row in numbers] == [6_852, 13_275, 29_014, 17_750, 66_891]
    assert [row[-1] for row in numbers] == [929, 1_800, 3_933, 2_406, 9_068]


class TestPersonsWhoseCommaPartsThousands:
    def test_are_not_in_millions_though_the_title_is(self) -> None:
        text = "Belopp i mkr\nKommun  Underlag  Summa\nMora    20,536    21.5\nOrsa     6,908     7.2\n"
        with pytest.raises(AuditError, match="20 536 or 20,5360"):
            read(text, column="Underlag")
        assert kronor_by_name(read(text, column="Summa")) == {"Mora": 21_500_000, "Orsa": 7_200_000}

    def test_a_column_alone_under_the_title_is(self) -> None:
        assert kronor_by_name(read("Belopp i mkr\n\nMora  21,536\nOrsa   6,908\n")) == {
            "Mora": 21_536_000,
            "Orsa": 6_908_000,
        }

    PERCENT = "Kommun;Elever;Procent;Belopp\nNora;{nora};60;600\nVara;{vara};30;300\nLyrestad;1,000;10;100\n"

    @pytest.mark.parametrize(("nora", "vara"), [("6,000", "3,000"), ("6000", "3 000 2")])
    def test_percentages_beside_what_cannot_be_read_are_no_basis(self, nora: str, vara: str) -> None:
        audit = audit_table(read(self.PERCENT.format(nora=nora, vara=vara), column="Belopp"))
        assert not audit.bases
        assert audit.verdict is not Verdict.EXPLAINED
        (told,) = [each for each in findings_of(audit) if each.rule == "basis-unread"]
        assert told.severity is Severity.WARNING
        assert "Elever" in told.message.sv

    def test_beside_what_can_be_read_they_are(self) -> None:
        whole = self.PERCENT.replace("1,000", "1000").format(nora="6000", vara="3000")
        audit = audit_table(read(whole, column="Belopp"))
        assert [basis.id for basis in audit.bases] == ["Elever", "Procent"]
        assert audit.verdict is Verdict.EXPLAINED


NAMES = ("Mora", "Orsa", "Falun", "Avesta", "Ludvika", "Rättvik", "Säter")


@given(
    st.lists(st.integers(500, 70_000), min_size=3, max_size=7, unique=True),
    st.sampled_from([90_800, 245_000, 123_457, 300_001]),
    st.sampled_from([0, 1, 2]),
)
def test_kronor_printed_with_their_ore_are_made_by_the_same_rules(weights: list[int], total: int, halves: int) -> None:
    """``,00`` after every amount says no more than that they are kronor, rounded down, by halves or up."""
    whole = sum(weights)
    rows = [
        (name, weight, (2 * total * weight + halves * (whole - 1)) // (2 * whole))
        for name, weight in zip(NAMES, weights, strict=False)
    ]

    def told(tail: str) -> set[tuple[str, int, int]]:
        lines = "".join(f"{name};{weight};{amount}{tail}\n" for name, weight, amount in rows)
        table = f"Kommun;Elever;Belopp (kr)\n{lines}Summa;{whole};{sum(amount for *_, amount in rows)}{tail}\n"
        audit = audit_table(read(table, column="Belopp (kr)"))
        return {(fit.rule.method, fit.unit.ore, fit.total.ore) for fit in audit.fits if fit.unit.ore >= 100}

    assert told("") == told(",00")
    assert told("")


WIDE = "Falun       1 414 395,10\nMora       142 478,20\nOrsa       48 124,05\nSäter       77 695,00\n"


@pytest.mark.parametrize("mark", ["", "¹", "*", " 1)", " kr"])
def test_a_mark_or_a_unit_after_a_number_that_a_wide_gap_parts_from_its_name(mark: str) -> None:
    first, *others = WIDE.splitlines()
    amounts = {row.name: row.amount.ore for row in read("\n".join((first + mark, *others))).rows}
    assert amounts == {"Falun": 141_439_510, "Mora": 14_247_820, "Orsa": 4_812_405, "Säter": 7_769_500}


@pytest.mark.parametrize("sum_", ["Dalarnas län 1 682 692,35", "Summa 1 682 692,35", "Summa kommuner 1 682 692,35 kr"])
def test_a_sum_that_a_single_space_parts_from_its_name_among_wide_gaps(sum_: str) -> None:
    for text in (f"{sum_}\n{WIDE}", f"{WIDE}{sum_}\n", f"Bilaga 2\nNytt avtal från 2024\n{sum_}\n{WIDE}"):
        assert [each.amount.ore for each in read(text).sums] == [168_269_235]


def test_titles_over_wide_gaps_are_no_rows() -> None:
    for title in ("Fördelning av 1 000 000 kr", "Nytt avtal från 2024", "Sida 2", "Protokoll 2024-05-02"):
        column = read(f"{title}\n{WIDE}")
        assert [row.name for row in column.rows] == ["Falun", "Mora", "Orsa", "Säter"]
        assert sums(column) == []


@pytest.mark.parametrize("first", ["       Summa      5 000", "2021   Vansbro    2 000"])
def test_a_title_over_a_column_of_codes_is_not_the_name_of_a_sum_without_a_code(first: str) -> None:
    rows = "2021   Vansbro    2 000\n2034   Orsa       3 000\n"
    text = f"Kostnad per kommun 2024. Belopp i tkr.\n{first}\n{rows}" if "Summa" in first else f"Belopp i tkr\n{rows}"
    assert kronor_by_name(read(text)) == {"Vansbro": 2_000_000, "Orsa": 3_000_000}


@pytest.mark.parametrize("mark", [";", "\t", "|"])
@pytest.mark.parametrize("place", range(3))
def test_a_row_whose_number_stands_in_the_cell_of_its_name_is_told(mark: str, place: int) -> None:
    """One that stands among the others tells that the one above them is no title."""
    rows = ["Falun;414 395", "Mora;142 478", "Orsa;48 124", "Säter;77 695"]
    rows[place] = rows[place].replace(";", " ") + " kr"
    rows[2] = "Orsa 48 124"
    found = read("\n".join(["Bilaga 2", "Kommun;Belopp", *rows]).replace(";", mark))
    lost = [("Falun", "Mora", "Orsa")[place], "Orsa"]
    assert sorted(kronor_by_name(found)) == sorted({"Falun", "Mora", "Orsa", "Säter"} - {*lost})
    assert [row.name for row in found.unreadable] == sorted({*lost})
    assert "stands in the same cell as the name" in str(found.unreadable[0].reason.in_english)


@pytest.mark.parametrize("mark", [";", "\t"])
@pytest.mark.parametrize("alone", ["Falun", "Mora", "Säter"])
def test_one_such_row_is_told_also_as_the_first_under_the_headings_or_the_last(mark: str, alone: str) -> None:
    rows = "Kommun;Belopp\nFalun;414 395\nMora;142 478\nOrsa;48 124\nSäter;77 695\n".replace(f"{alone};", f"{alone} ")
    found = read(f"Beslut 604 997\n{rows}\nKälla: SCB\n".replace(";", mark))
    assert sorted(kronor_by_name(found)) == sorted({"Falun", "Mora", "Orsa", "Säter"} - {alone})
    assert [row.name for row in found.unreadable] == [alone]


@pytest.mark.parametrize("below", ["Summa 682 692", "Summa att fördela 682 692 kr", "\nSumma 682 692"])
def test_a_sum_in_the_cell_of_its_name_is_not_called_missing(below: str) -> None:
    found = read(f"Kommun;Belopp\nFalun;414 395\nMora;142 478\nOrsa;48 124\nSäter;77 695\n{below}\n")
    assert sums(found) == []
    assert "sum-unreadable" in {each.rule for each in findings_of(audit_table(found))}


def test_titles_and_notes_with_numbers_are_no_rows_of_a_table_of_cells() -> None:
    rows = "Kommun;Belopp\nFalun;414 395\nMora;142 478\nOrsa;48 124\n"
    for text in (
        f"Kostnaden är 604 997 kr\n{rows}",
        f"Beslut 604 997\n{rows}",
        f"{rows}Källa: SCB 2024\n",
        f"{rows}Dnr 12345\n",
    ):
        found = read(text)
        assert kronor_by_name(found) == {"Falun": 414_395, "Mora": 142_478, "Orsa": 48_124}
        assert found.unreadable == ()
