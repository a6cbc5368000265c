"""The doors of weights: what an audit reads, weights read too, and no line of a table goes by unseen."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from nara_vard_finans import Workspace, kronor, read_weights
from nara_vard_finans.core import AuditError, FactsError, UnreadableFileError
from nara_vard_finans.facts import Catalogue
from nara_vard_finans.files import WeightTable, read_grids
from nara_vard_finans.workspace import AuditQuestion, QuestionError
from printed_cases import english

Read = Callable[..., WeightTable]
BOTH = [("2062", 20_544), ("2034", 6_939)]


@pytest.fixture
def read(facts: Catalogue) -> Read:
    def reader(given: str | bytes, **asked: Any) -> WeightTable:
        raw = given.encode() if isinstance(given, str) else given
        return read_weights(io.BytesIO(raw), facts.parties, **asked)

    return reader


def weights(table: WeightTable) -> list[tuple[str, object]]:
    return [(row.party, row.weight) for row in table.rows]


def book(**sheets: list[list[object]]) -> bytes:
    made, out = Workbook(), io.BytesIO()
    made.remove(made["Sheet"])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(out)
    return out.getvalue()


class TestHeadings:
    @pytest.mark.parametrize(
        "text",
        [
            "Kommun;Folkmängd\nMora;20544\nOrsa;6939\n",
            "KOMMUN ; Folkmängd 2023¹\nMora;20 544\nOrsa;6 939\n",
            '"region","2023"\n"2062 Mora","20544"\n"2034 Orsa","6939"\n',
            "Folkmängd efter region och år\n\nregion\t2023\nMora\t20 544\nOrsa\t6 939\n",
            "| Kommun | Invånare |\n|---|---|\n| Mora | 20 544 |\n| Orsa | 6 939 |\n",
            "Kommun;Folkmängd;\nMora;20544;\nOrsa;6939;\n",
            "Kommun;Folkmängd\nMora;20544;\nOrsa;6939;;\n",
            "Folkmängd;År;Kod;Kommun\n20544;2023;2062;Mora\n6939;2023;2034.0;Orsa\n",
            "Kod;Folkmängd;Part\n2062;20544;\n2034;6939;Orsa\n",
            "Kommun;Folkmängd\nMora;20544\nkommun;folkmängd\nOrsa;6939\n",
            "sep=;\nKommun;Folkmängd\nMora;20544\nOrsa;6939\n",
            '"sep=|"\r\nKommun|Folkmängd\r\nMora|20544\r\nOrsa|6939\r\n',
            "Kommun;Folkmängd\rMora;20544\rOrsa;6939\r",
            'Kommun;Text;Folkmängd\nMora;"a; b\nc";20544\nOrsa;d;6939\n',
        ],
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
    def test_one_column_of_numbers_is_the_weights(self, read: Read, text: str, encoding: str) -> None:
        mark = "\ufeff" if encoding == "utf-16-be" else ""
        assert weights(read((mark + text).encode(encoding))) == BOTH

    def test_a_code_that_lost_its_zero_is_before_its_name(self, read: Read) -> None:
        found = read("Kommun;Kommunkod;Folkmängd\nUpplands Väsby;114;48\nStockholm;180;990\n")
        assert [(row.party, row.name) for row in found.rows] == [("0114", "Upplands Väsby"), ("0180", "Stockholm")]

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [("population", 1), ("Asylum", 2), ("1", 1), ("2", 2), ("asyl", 2), ("popul", 1)],
    )
    def test_a_column_is_named_by_its_heading_its_place_or_a_part(self, read: Read, asked: str, expected: int) -> None:
        assert read("party,population,asylum\na,1,2\n", column=asked).rows[0].weight == expected

    @pytest.mark.parametrize("asked", ["Folk", "0", "3", "2024"])
    def test_no_such_column(self, read: Read, asked: str) -> None:
        with pytest.raises(
            UnreadableFileError, match="it has no column .*; its columns are '2022' and '2023'"
        ) as caught:
            read("party,2022,2023\na,1,2\n", column=asked)
        assert caught.value.missing == ("weights_column",)

    def test_several_columns_are_told(self, read: Read) -> None:
        with pytest.raises(UnreadableFileError, match="several columns that may be meant, '2022' and '2023'; choose"):
            read("party,kön,2022,2023\na,x,1,2\n")
        with pytest.raises(UnreadableFileError, match="'år', and such numbers are no weights"):
            read("party,kön,år\na,x,2022\n")

    def test_the_column_of_parties_is_named(self, read: Read) -> None:
        text = "Kommun;Sökande;Vikt\nMora;A;1\nMora;B;2\n"
        assert weights(read(text, party_column="sökande")) == [("A", 1), ("B", 2)]
        with pytest.raises(FactsError, match="'Mora' stands twice"):
            read(text)
        with pytest.raises(UnreadableFileError, match="expected a header with the columns Ort and weight"):
            read(text, party_column="Ort")

    def test_a_cell_too_few_is_a_weight_too_few(self, read: Read) -> None:
        with pytest.raises(FactsError, match=r":3: 'Orsa': it has no weight"):
            read("Kommun;Folkmängd\nMora;1\nOrsa\n")


class TestPasted:
    @pytest.mark.parametrize(
        "text",
        [
            "Kommun Folkmängd\nMora 20 544\nOrsa 6 939\n",
            "Kommun    Folkmängd\nMora      20 544\nOrsa       6 939\n",
            "Mora;20544\nOrsa;6939\n",
            "Mora\t20 544\nOrsa\t6 939",
        ],
    )
    def test_rows_of_a_name_and_a_number(self, read: Read, text: str) -> None:
        assert weights(read(text)) == BOTH

    def test_percentages(self, read: Read) -> None:
        assert read("Mora   40 %\nOrsa   60 %\n").key.share("2062") * 5 == 2

    @pytest.mark.parametrize(
        ("text", "line", "told"),
        [
            ("Mora 20 544\nOrsa 6 939\nSumma 27 483\n", 3, "row of sums"),
            ("Mora 20 544\nOrsa 6 939\n\nKälla: SCB, hämtad i juni\n", 4, "no row of a name and numbers"),
            ("Mora;20544\nOrsa;6939\nKälla: SCB\n", 3, "no row of a name and numbers"),
            ("Mora;20544\nOrsa;6.939\n", 2, "thousands or decimals: 6 939 or 6,9390"),
            ("Mora;20544\nOrsa;-5\n", 2, "its weight -5 is negative"),
            ("Mora;20544 kr\nOrsa;6939 kr\n", 1, "its weight is an amount, in kr"),
        ],
    )
    def test_what_is_no_row_is_told_with_its_line(self, read: Read, text: str, line: int, told: str) -> None:
        with pytest.raises(FactsError) as caught:
            read(text)
        assert caught.value.faults[0].line == line
        assert told in str(caught.value.faults[0])

    def test_an_empty_cell_is_no_weight(self, read: Read) -> None:
        with pytest.raises(FactsError, match="'Orsa': it has no weight"):
            read("Mora;20544\nOrsa;\nFalun;59752\n")

    def test_two_tables_are_refused(self, read: Read) -> None:
        text = "Kommun  Antal\nMora  20 544\nOrsa  6 939\n\nSkola  Elever\nNorra skolan  120\nSödra skolan  300\n"
        with pytest.raises((UnreadableFileError, FactsError)):
            read(text)
        with pytest.raises(UnreadableFileError, match="it holds 2 tables, expected one"):
            read(
                "Mora  20 544\nOrsa  6 939\nFalun  3 400\n\n\nSkola  Elever  Klasser\nA skola  120  4\nB skola  300  9\nC skola  250  7\n"
            )

    def test_tables_of_several_sheets_are_told_with_their_sheets(self, read: Read) -> None:
        sheets = book(A=[["Mora", 1], ["Orsa", 2]], B=[["Mora", 1], ["Orsa", 3]])
        with pytest.raises(UnreadableFileError, match="on several sheets, 'A' and 'B'; choose one") as caught:
            read(sheets)
        assert caught.value.missing == ("sheet",)
        assert weights(read(sheets, sheet="B")) == [("2062", 1), ("2034", 3)]


class TestWorkbooks:
    def test_a_sheet_under_headings(self, read: Read) -> None:
        raw = book(Blad=[["Folkmängd 2023"], [], ["Kommun", "Antal"], ["Mora", 20_544], ["Orsa", 6_939]])
        assert weights(read(raw)) == BOTH

    def test_a_sheet_without(self, read: Read) -> None:
        assert weights(read(book(Blad=[["Mora", 20_544], ["Orsa", 6_939]]))) == BOTH

    def test_lines_of_a_sheet_without_headings_are_told(self, read: Read) -> None:
        with pytest.raises(FactsError, match=":3: 'Källa: SCB': this looks like"):
            read(book(Blad=[["Mora", 20_544], ["Orsa", 6_939], ["Källa: SCB"]]))

    def test_several_sheets_are_told(self, read: Read) -> None:
        sheets = book(A=[["Kommun", "Antal"], ["Mora", 1]], B=[["Kommun", "Antal"], ["Mora", 2], ["Orsa", 1]])
        with pytest.raises(UnreadableFileError, match="it is on several sheets, 'A' and 'B'; choose one") as caught:
            read(sheets)
        assert caught.value.missing == ("sheet",)
        assert weights(read(sheets, sheet="A")) == [("2062", 1)]

    def test_a_cell_that_cannot_be_read_has_its_own_reason(self, read: Read) -> None:
        with pytest.raises(FactsError, match=":2: 'Mora': its weight cannot be read: the cell holds a formula"):
            read(book(Blad=[["Kommun", "Antal"], ["Mora", "=1+2"], ["Orsa", 3]]))


class TestCounties:
    @pytest.mark.parametrize("name", ["Dalarna", "20 Dalarnas län", "Dalarnas läns kommuner", "Skåne"])
    def test_a_county_and_the_nation_get_nothing_beside_municipalities(self, read: Read, name: str) -> None:
        with pytest.raises(FactsError, match="take ") as caught:
            read(f"party,weight\nFalun,59828\n{name},287191\nMora,20544\n")
        assert [fault.line for fault in caught.value.faults] == [3]

    @pytest.mark.parametrize(
        "rows", ["Skåne,5\nStockholm,6\nUppsala,4", "Skåne,5\nHalland,6", "Skåne,1"]
    )  # regions by their bare names, and districts
    def test_a_county_among_others_is_a_party(self, read: Read, rows: str) -> None:
        assert len(read(f"party,weight\n{rows}\n").rows) == rows.count("\n") + 1

    def test_all_of_them_are_told_at_once(self, read: Read) -> None:
        with pytest.raises(FactsError) as caught:
            read("region,2023\n00 Riket,10551707\n21 Gävleborgs län,286399\n2101 Ockelbo,5770\n2104 Hofors,9476\n")
        assert [fault.line for fault in caught.value.faults] == [2, 3]


class TestReasons:
    @pytest.mark.parametrize(
        ("cells", "told"),
        [
            (["=1+2", "=2+3"], "the cell holds a formula"),
            (["2023-01-05", "2023-02-05"], "it is a day or a time"),
            (["1.300", "2.400"], "could be thousands or decimals"),
            (["många", "få"], "is not a number"),
        ],
    )
    def test_what_every_cell_has_is_told_by_both_doors(self, read: Read, cells: list[str], told: str) -> None:
        raw = book(Blad=[["Kommun", "Antal"], ["Mora", cells[0]], ["Orsa", cells[1]]])
        with pytest.raises(FactsError, match=told) as caught:
            read(raw)
        assert len(caught.value.faults) == 2
        with pytest.raises(AuditError, match="of Mora on line 2: .*" + told.replace("is not a number", "no number")):
            Workspace.open().audit(io.BytesIO(raw))


class TestRefuses:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ('{"version":"2.0"}', "it is no table of figures by region"),
            ('CHARSET="ANSI";\nDATA=1;', "it is no table of figures by region"),
            ("%PDF-1.7", "it is damaged"),
            ("Hej\n", "its first line is 'Hej', expected a header with the columns party and weight"),
            ('party;weight\n"a;1\n', "it is not a CSV table"),
            ('"party\nx', "expected a header"),
        ],
    )
    def test_files_of_another_kind(self, read: Read, text: str, told: str) -> None:
        with pytest.raises(UnreadableFileError, match=told):
            read(text)

    @pytest.mark.parametrize(
        ("raw", "told"),
        [
            (b"\xff\xfeM", "it says that it is utf-16-le, and is not"),
            (b"\xef\xbb\xbf\xe5", "it says that it is utf-8, and is not"),
            (b"\xff\xfe\n\0", "it is empty"),
            ("a\0b".encode("utf-16"), "null bytes"),
        ],
    )
    def test_bytes_that_are_no_text(self, read: Read, raw: bytes, told: str) -> None:
        with pytest.raises(UnreadableFileError, match=told):
            read(raw)

    def test_a_text_has_no_sheets(self, read: Read) -> None:
        with pytest.raises(UnreadableFileError, match="has no sheets"):
            read("party,weight\na,1\n", sheet="A")


class TestWorkspace:
    def test_shares_by_any_column(self, tmp_path: Path) -> None:
        path = tmp_path / "scb.csv"
        path.write_text("Sökande;Kommun;2022;2023\nA;Mora;1;3\nB;Orsa;1;1\n", "utf-8")
        answer = Workspace.open().share(kronor(4), path, column="2023", party_column="Sökande")
        assert [answer.result.amount(code) for code in "AB"] == [kronor(3), kronor(1)]

    @pytest.mark.parametrize("asked", ["sheet", "party_column"])
    def test_a_table_among_the_facts_is_of_no_file(self, asked: str) -> None:
        with pytest.raises(QuestionError, match="is a table among the facts, and has"):
            Workspace.open().audit("kostnad-per-kommun-2022-06-09", AuditQuestion(**{asked: "A"}))  # type: ignore[arg-type]

    def test_an_audit_reads_the_line_that_says_what_separates(self) -> None:
        (grid,) = read_grids(io.BytesIO("sep=;\nKommun;Belopp\nMora;142 478\nOrsa;48 124\n".encode("utf-16")))
        assert [(row.name, row.place) for row in grid.rows] == [("Mora", 3), ("Orsa", 4)]

    def test_grids_by_any_column_of_parties(self, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_text("Belopp;Handläggare;Sökande;Andel tkr\n10;X;A;1,250\n20;Y;B;\n", "utf-8")
        (grid,) = read_grids(path, party_column="Sökande")
        assert grid.headings == ("Belopp", "Andel tkr")
        assert [row.name for row in grid.rows] == ["A", "B"]
        assert english(grid.rows[1].number(1)) == "there is no number"
        with pytest.raises(
            UnreadableFileError, match="no line of it is headings, parted by separators, of which one is"
        ):
            read_grids(path, party_column="Kommun")
