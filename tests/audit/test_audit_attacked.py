"""Tables that an attacker read wrongly once, each with what is printed in it."""

import io

import pytest

from nara_vard_finans import Amount, Directory, Party, embedded, kronor
from nara_vard_finans.audit import (
    AuditBasis,
    AuditColumn,
    AuditRow,
    Fit,
    Residual,
    Verdict,
    audit_column,
    audit_table,
    find_party,
    known_party,
)
from nara_vard_finans.core import (
    AmbiguousPartyError,
    AuditError,
    DuplicatePartyError,
    Principal,
    Text,
    UnreadableFileError,
)
from nara_vard_finans.files import read_grids
from nara_vard_finans.grids import GridCell, GridLine, StatedTotal, grids_in, grids_of
from nara_vard_finans.sharing import RowRounding


def read(
    text: str, total: str | None = None, column: str | None = None, parties: Directory | None = None
) -> AuditColumn:
    """Read a table whose lines are parted by slashes."""
    stated = None if total is None else StatedTotal.parse(total)
    grids = grids_in(text.replace("/", "\n"), None if stated is None else stated.amount.kronor)
    return audit_column(
        grids, embedded().parties if parties is None else parties, title="t", total=stated, column=column
    )


def amounts(column: AuditColumn) -> dict[str, str]:
    return {row.name: row.amount.plain for row in column.rows}


class TestRowsAndHeadings:
    def test_an_amount_that_could_be_a_year_is_a_row(self) -> None:
        found = read("Kommun;Bidrag (tkr)/Nacka;5100/Sigtuna;2000/Solna;4200/Summa;11300")
        assert amounts(found) == {"Nacka": "5100000", "Sigtuna": "2000000", "Solna": "4200000"}

    @pytest.mark.parametrize("cell", ["-", "\u2013", ".."])
    def test_a_row_without_an_amount_ends_no_table(self, cell: str) -> None:
        found = read(f"Kommun;Belopp/Nacka;51000/Ekerö;{cell}/Solna;20100/Summa;71100")
        assert [row.name for row in found.unreadable] == ["Ekerö"]
        assert found.rows_sum == kronor(71_100)

    def test_years_under_kommun_are_headings(self) -> None:
        found = read("Kommun;2023;2024/Nacka;10000;11000/Täby;20000;22000/Summa;30000;33000", column="2024")
        assert amounts(found) == {"Nacka": "11000", "Täby": "22000"}

    def test_the_headings_of_a_new_page_are_no_end(self) -> None:
        pages = "Kommun Invånare Belopp/Mora 20 544 205 440/Orsa 6 939 69 390/Sida 1 (2)/Kommun Invånare Belopp/"
        found = read(f"{pages}Falun 59 772 597 720/Säter 11 189 111 890/Summa 98 444 984 440", "984440")
        assert [row.name for row in found.rows] == ["Mora", "Orsa", "Falun", "Säter"]

    def test_a_name_over_two_lines_is_one(self) -> None:
        found = read(
            "Kommun Folkmängd Belopp/Malung-/Sälen 10 184 70 629/Mora 20 544 142 478/Orsa 6 939 48 124", column="2"
        )
        assert [row.party for row in found.rows] == ["2023", "2062", "2034"]

    def test_a_note_is_no_row(self) -> None:
        note = "Källa: SCB, folkmängd per region den 1 november 2023."
        found = read(f"Mora 205 440/Orsa 69 390/Summa 274 830/{note}", "274830")
        assert [row.name for row in found.rows] == ["Mora", "Orsa"]
        assert found.apart == ()


class TestSums:
    def test_a_last_row_that_sums_every_column_is_a_sum_whatever_its_name(self) -> None:
        text = "Kommun;Folkmängd;Avgift/Mora;20000;100000/Orsa;10000;50000/Rättvik;10001;50005/Medlemmarna;40001;200005"
        found = read(text, column="Avgift")
        assert [each.name for each in found.sums] == ["Medlemmarna"]
        assert found.rows_sum == kronor(200_005)

    def test_unless_it_is_a_party(self) -> None:
        found = read("Kommun;Avgift/Mora;1/Orsa;2/Rättvik;3/Falun;6")
        assert [row.name for row in found.rows] == ["Mora", "Orsa", "Rättvik", "Falun"]

    def test_or_differs_in_a_column(self) -> None:
        found = read("Kommun;A;B/Xby;10;1000/Yby;20;2000/Zby;30;3000/Qby;60;9999", column="B")
        assert found.sums == ()

    def test_counties_above_their_municipalities_are_subtotals(self) -> None:
        text = "Ort;Kr/Ekens län;700/A;300/B;400/Almens län;2000/C;900/D;1100/Riket;2700"
        found = read(text)
        assert [(each.name, each.amount) for each in found.sums] == [
            ("Ekens län", kronor(700)), ("Almens län", kronor(2_000)), ("Riket", kronor(2_700)),
        ]  # fmt: skip
        assert all(not each.difference for each in audit_table(found).sums)

    def test_and_those_below_them(self) -> None:
        found = read("Ort;Kr/A;300/B;400/Ekens län;700/C;900/D;1100/Almens län;2000/Riket;2700")
        assert {row.name for row in found.rows} == {"A", "B", "C", "D"}

    def test_a_county_that_sums_nothing_is_a_row(self) -> None:
        found = read("Region;Kr/Stockholm;500/Uppsala;300/Jönköpings län;100/Skåne;200/Summa;1100")
        assert len(found.rows) == 4

    def test_a_region_that_shares_like_the_others_is_one_of_them(self) -> None:
        found = read(
            "Kommun;Invånare;Bidrag/Nacka;300;300/Täby;200;200/Region Gotland;100;100/Summa;600;600",
            column="Bidrag",
        )
        assert len(found.rows) == 3
        assert found.apart == ()

    def test_one_that_pays_as_much_as_all_the_others_is_not(self) -> None:
        found = read("Part;Kr/Xby;300/Yby;200/Region Z;500/Summa;1000")
        assert [row.name for row in found.apart] == ["Region Z"]

    def test_the_mean_under_a_column_is_no_sum(self) -> None:
        text = (
            "Kommun;Kr/inv;Belopp".replace("Kr/inv", "Kr per inv")
            + "/Mora;5,50;110000/Orsa;6,00;60000/Summa;5,75;170000"
        )
        found = audit_table(read(text, column="Belopp"))
        assert all(side.adds_up for side in found.column.side)

    def test_percentages_that_miss_a_hundred_by_rounding_add_up(self) -> None:
        found = read("Part;Andel;Kr/A;33,3 %;333/B;33,3 %;333/C;33,3 %;334/Summa;100,0 %;1000", column="Kr")
        assert all(side.adds_up for side in found.side)


class TestUnits:
    def test_three_decimals_of_a_million_are_decimals(self) -> None:
        found = read("Kommun;Invånare;Mkr/Nacka;109171;10,917/Täby;75397;7,540/Salem;17384;1,738/Summa;201952;20,195")
        assert found.rows_sum == kronor(20_195_000)

    @pytest.mark.parametrize("separator", [";", " "])
    def test_the_unit_of_a_title_holds(self, separator: str) -> None:
        rows = "Kommun Invånare Belopp/Mora 20000 1000/Orsa 10000 500/Summa 30000 1500".replace(" ", separator)
        found = read(f"Fördelning per kommun, tkr/{rows}", column="2")
        assert found.rows_sum == kronor(1_500_000)

    def test_thousands_with_a_point_before_a_decimal_comma(self) -> None:
        found = read("Kommun;Belopp/Nacka;1.234,50/Täby;2.345,75/Summa;3.580,25")
        assert found.rows_sum == Amount(358_025)

    def test_rows_in_thousands_beside_a_total_in_kronor_are_told(self) -> None:
        with pytest.raises(AuditError, match="in tkr one does, so say that the rows are in tkr") as refused:
            read("Part;A;B/Xby;11;300/Yby;22;500", "800 000 kr")
        assert refused.value.missing == ("column", "unit")


class TestSpaces:
    def test_the_total_tells_columns_apart_where_nothing_else_does(self) -> None:
        text = "Knivsta 133 043 514 722 676/Strängnäs 141 387 547 004 314/Ekerö 91 799 355 156 054/Säter 123 220 476 719 016"
        found = read(text, str(514_722_676 + 547_004_314 + 355_156_054 + 476_719_016))
        assert found.rows_sum == kronor(514_722_676 + 547_004_314 + 355_156_054 + 476_719_016)

    def test_a_sum_is_read_as_what_the_rows_sum_to(self) -> None:
        text = "Stockholm 2 440 027 77,64 % 1 552 845 319/Uppsala 400 682 12,75 % 254 996 018/Sörmland 301 944 9,61 % 192 158 663"
        found = read(f"{text}/Totalt 3 142 653 100,00 % 2 000 000 000", "2000000000")
        assert [side.printed_sum for side in found.side] == [3_142_653, 100, 2_000_000_000]


class TestNames:
    HABO = Party(code="0643", name="Habo", principal=Principal.MUNICIPALITIES)
    HABO_WITH_RING = Party(code="0305", name="Håbo", principal=Principal.MUNICIPALITIES)

    def test_a_name_of_several_parties_is_of_none(self) -> None:
        both = Directory([self.HABO, self.HABO_WITH_RING])
        with pytest.raises(AmbiguousPartyError):
            find_party("Hàbo", both)
        assert known_party("Hàbo", both) is None
        assert known_party("Habo", both) == self.HABO

    def test_regions_may_be_called_by_their_counties(self) -> None:
        skane = Party(code="12", name="Skåne", principal=Principal.REGION)
        assert find_party("Region Skåne", Directory([skane])) == skane

    def test_a_code_before_the_name_finds_the_party(self) -> None:
        assert [row.party for row in read("2062 Mora;5/2034 Okänd;7").rows] == ["2062", "2034"]

    def test_two_spellings_of_one_party_are_named_with_their_lines(self) -> None:
        with pytest.raises(DuplicatePartyError, match="Mora kommun on line 2 of t"):
            read("Mora;1/Mora kommun;2/Orsa;3")


class TestBounds:
    def test_a_text_of_very_many_lines_is_refused(self) -> None:
        with pytest.raises(AuditError, match="more than 6 000 lines"):
            grids_in("a 1\n" * 6_001)

    def test_a_pdf_is_refused(self) -> None:
        with pytest.raises(UnreadableFileError, match="it is damaged"):
            read_grids(io.BytesIO(b"%PDF-1.7 ..."))

    def test_a_table_on_two_sheets_is_refused_until_one_is_named(self) -> None:
        lines = [
            GridLine(place, (GridCell(name), GridCell(kr)))
            for place, (name, kr) in enumerate([("A", "1"), ("B", "2")], 1)
        ]
        grids = (*grids_of(lines, "Ett"), *grids_of(lines, "Två"))
        with pytest.raises(AuditError, match="'Ett' and 'Två'; choose one") as refused:
            audit_column(grids, Directory(()), title="bok", total=StatedTotal.parse("3"))
        assert refused.value.missing == ("sheet",)
        with pytest.raises(AuditError, match="choose the sheet or the column, or state the total") as refused:
            audit_column(grids, Directory(()), title="bok")
        assert refused.value.missing == ("sheet", "column", "total")


class TestFits:
    BASIS = AuditBasis(id="k", title=Text("k"), weights={"a": 3, "b": 2, "c": 2, "d": 3}, total=10)

    def fits(self, total: int, **rows: int) -> tuple[Fit, ...]:
        column = AuditColumn(
            title="t",
            rows=tuple(AuditRow(party=name, name=name, amount=kronor(kr)) for name, kr in rows.items()),
            precision=kronor(1),
        )
        return audit_table(column, total=StatedTotal.exactly(kronor(total)), bases=[self.BASIS]).fits

    def test_a_difference_of_rounding_on_a_named_row(self) -> None:
        """3/10, 2/10, 2/10 and 3/10 of 11 are 3,3, 2,2, 2,2 and 3,3: rounded 3, 2, 2, 3, and one is over."""
        assert {
            (fit.rule.rounding, fit.rule.residual, fit.rule.carrier) for fit in self.fits(11, a=3, b=2, c=3, d=3)
        } >= {(RowRounding.HALF_UP, Residual.NAMED, "c")}

    def test_more_than_rounding_leaves_is_an_error_in_the_row(self) -> None:
        """Of 1 000 the rows are 300, 200, 200 and 300; 190 more on one and 190 fewer on another is no rounding."""
        assert self.fits(1_190, a=357, b=238, c=200, d=395) == ()

    def test_a_rule_that_fits_at_another_total_alone_leads_with_the_stated_one(self) -> None:
        column = AuditColumn(
            title="t",
            rows=tuple(AuditRow(party=name, name=name, amount=kronor(kr)) for name, kr in (("a", 301), ("b", 200), ("c", 200), ("d", 301))),
            precision=kronor(1),
        )  # fmt: skip
        found = audit_table(column, total=StatedTotal.exactly(kronor(1_000)), bases=[self.BASIS])
        assert found.verdict is Verdict.OTHER_TOTAL
        assert found.nearest is not None
        assert {each.party for each in found.nearest.deviations} == {"a", "d"}
