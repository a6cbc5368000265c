"""Tables in PDFs and Word documents: read as they stand, or refused with what to do."""

import io
import json
import logging
import resource
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence

import docx
import openpyxl
import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.utils.exceptions import PdfminerException

from made_documents import Put, cell, line, pdf, table_in_pdf, table_in_word, word
from nara_vard_finans.core import Language, MissingLibraryError, Unread, UnreadableFileError
from nara_vard_finans.files import read_grids, read_pdf, read_word

ROWS = [
    ("Kommun", "2022", "2023"),
    ("Falun", "10 000", "20 000"),
    ("Mora", "", "142 478"),
    ("Orsa", "6 939", ""),
    ("Leksand", "1 000", "2 000"),
    ("Summa", "17 939", "164 478"),
]
COLUMNS = (50, 300, 400)


@pytest.fixture(autouse=True)
def no_processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read PDFs in this process, as in a browser, which is sooner done; but for the tests of the other."""
    if request.cls is not TestProcess:
        monkeypatch.setattr(subprocess, "run", _no_process)


def _no_process(*_: object, **__: object) -> None:
    raise OSError


def locked_pdf() -> bytes:
    """Make a PDF that is locked: its trailer speaks of a password, of which only the length matters."""
    locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format("00" * 32)
    return pdf([(50, 100, "Mora")]).replace(b"/Root 1 0 R", b"/Root 1 0 R " + locked.encode())


def changed(raw: bytes, *, flag: int = 0, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Say of every member of an archive that it is encrypted, or packed in another way."""
    at = 0
    made = bytearray(raw)
    while (at := raw.find(b"PK\x01\x02", at + 1)) != -1:
        made[at + 8] |= flag
        made[at + 10] = how
    return bytes(made)


def lines(*pages: Sequence[Put], rules: Iterable[float] = (), picture: bool = False) -> list[str]:
    return read_pdf(pdf(*pages, rules=rules, picture=picture), "a.pdf").splitlines()


def cells(raw: bytes) -> list[list[list[str]]]:
    return [[[each.text for each in row] for _, row in sheet.rows] for sheet in read_word(raw, "a.docx")]


class TestPdf:
    def test_columns_stand_where_the_words_stand_also_empty_ones(self) -> None:
        assert lines(table_in_pdf(ROWS, COLUMNS)) == ["\t".join(row) for row in ROWS] + [""]

    def test_a_space_between_thousands_parts_nothing(self) -> None:
        assert lines([(50, 100, "Mora"), (100, 100, "20 544")]) == ["Mora\t20 544", ""]

    def test_a_ruled_line_parts_what_stands_close(self) -> None:
        """By hand: Mora ends at 73,3 and the number begins at 78: less than six tenths of a letter's height."""
        page = [(50, 100, "Mora"), (78, 100, "20 544")]
        assert lines(page) == ["Mora 20 544", ""]
        assert lines(page, rules=[76]) == ["Mora\t20 544", ""]

    def test_a_raised_digit_is_a_mark(self) -> None:
        page: list[Put] = [(50, 100, "Mora"), (100, 100, "20 544"), (131, 96, "1", 6)]
        assert lines(page) == ["Mora\t20 544\u00b9", ""]

    def test_a_page_after_another(self) -> None:
        assert lines([(50, 100, "Mora 1")], [(50, 100, "Orsa 2")]) == ["Mora 1", "", "Orsa 2", ""]

    def test_the_columns_of_a_row_by_itself_are_those_over_it(self) -> None:
        page = [*table_in_pdf(ROWS[:2], COLUMNS), (50, 130, "Siljan"), *table_in_pdf([ROWS[2]], COLUMNS, 145)]
        assert lines(page)[2:4] == ["Siljan", "Mora\t\t142 478"]

    def test_words_over_columns_stand_over_them_though_nothing_is_over_the_names(self) -> None:
        """A heading of two lines, of which the second is one word; by hand at the columns' right edges."""
        page = [(280, 100, "Antal"), (374, 100, "Belopp"), (377, 115, "per år"), *table_in_pdf(ROWS[1:], COLUMNS, 130)]
        assert lines(page)[:3] == ["\tAntal\tBelopp", "\t\tper år", "Falun\t10 000\t20 000"]

    def test_headings_at_the_left_of_their_cells_stand_over_numbers_at_the_right(self) -> None:
        """As a table of Word folds them; by hand: the columns end at 300 and 400, and "mkr/år" at 352."""
        over = [(245, 100, "Avtal ca"), (310, 100, "Nytt avtal"), (245, 115, "2 mkr/år"), (318, 115, "mkr/år")]
        assert lines([*over, *table_in_pdf(ROWS[1:], COLUMNS, 130)])[:3] == [
            "\tAvtal ca\tNytt avtal",
            "\t2 mkr/år\tmkr/år",
            "Falun\t10 000\t20 000",
        ]

    def test_a_heading_that_reaches_into_the_next_column_is_of_none(self) -> None:
        over = [(50, 100, "Kommun"), (285, 100, "Antal och belopp per kommun")]
        assert lines([*over, *table_in_pdf(ROWS[1:], COLUMNS, 115)])[0] == "Kommun Antal och belopp per kommun"

    def test_one_word_over_a_column_is_its_heading_and_a_title_is_not(self) -> None:
        table = table_in_pdf([("Mora", "142 478"), ("Orsa", "48 124")], (50, 400), 115)
        assert lines([(374, 100, "Belopp"), *table])[0] == "\tBelopp"
        assert lines([(50, 100, "Belopp per kommun"), *table])[0] == "Belopp per kommun"

    def test_words_that_stand_over_no_clear_column_are_one_text(self) -> None:
        table = table_in_pdf(ROWS[4:], COLUMNS, 115)
        assert lines([(50, 100, "Kommun"), (325, 100, "År"), *table])[0] == "Kommun År"

    def test_figures_under_their_names_are_of_the_columns_that_the_sum_shows(self) -> None:
        below = [(50, 100, "Falun"), (50, 130, "Mora"), *table_in_pdf([ROWS[5]], COLUMNS, 160)]
        figures = [
            *table_in_pdf([("", "10 000", "20 000")], COLUMNS, 115),
            *table_in_pdf([("", "7", "8")], COLUMNS, 145),
        ]
        assert lines([*below, *figures])[:4] == ["Falun", "\t10 000\t20 000", "Mora", "\t7\t8"]
        [grid] = read_grids(pdf([*below, *figures]))
        assert [row.name for row in grid.rows] == ["Falun", "Mora", "Summa"]

    def test_a_number_alone_is_of_the_column_that_it_ends_with(self) -> None:
        table = table_in_pdf([("Mora", "5", "6")], COLUMNS)
        assert lines([*table, (50, 115, "Orsa"), (394.44, 130, "7")])[1:3] == ["Orsa", "\t\t7"]
        assert lines([*table, (50, 115, "Orsa"), (372.21, 130, "700 kr")])[2] == "\t\t700 kr"
        assert lines([*table, (350, 115, "2")])[1] == "2"

    def test_what_goes_on_on_the_next_page_has_the_columns_of_the_page_before(self) -> None:
        rest = table_in_pdf([("Orsa", "", "48 124"), ("Summa", "", "190 602")], COLUMNS)
        assert lines(table_in_pdf(ROWS[:2], COLUMNS), rest)[3:5] == ["Orsa\t\t48 124", "Summa\t\t190 602"]

    def test_a_name_that_touches_its_number_is_parted_where_the_column_begins(self) -> None:
        """As a narrow cell prints it: by Helvetica's widths the name ends at 139,48, where the others' numbers begin."""
        page = [
            (50, 100, "Smedjebacken Dala38,5"),
            (50, 115, "Mora"),
            (139.48, 115, "77,2"),
            (50, 130, "Orsa"),
            (139.48, 130, "25,9"),
        ]
        assert lines(page)[0].split("\t") == ["Smedjebacken Dala", "38,5"]

    def test_a_mark_after_a_unit_is_no_column_though_a_unit_begins_there(self) -> None:
        """By Helvetica's widths the mark and the longer number's unit both begin 4,725 letters' sizes after the number."""
        page = [(50, 100, "Mora"), (90, 100, "142 478 kr1)"), (50, 115, "Orsa"), (90, 115, "1 142 478 kr")]
        page += [(50, 130, "Falun"), (90, 130, "2 142 478 kr")]
        assert lines(page) == ["Mora\t142 478 kr1)", "Orsa\t1 142 478 kr", "Falun\t2 142 478 kr", ""]

    def test_an_amount_with_its_unit_of_no_clear_column_is_marked_as_unread(self) -> None:
        page = [*table_in_pdf(ROWS[:2], COLUMNS), *table_in_pdf([("Mora", "5 000 000 kr")], (50, 350), 130)]
        assert lines(page)[2] == "Mora\t5 000 000 kr ?"

    def test_a_name_that_runs_into_a_number_in_a_table_is_told(self) -> None:
        table = table_in_pdf([("Mora", "142 478"), ("Orsa", "48 124")], (50, 400))
        page = [*table, (50, 130, "Hedemora57,6")]
        assert lines(page)[2] == "Hedemora57,6\t?"
        [grid] = read_grids(pdf(page))
        assert isinstance({row.name: row.numbers[0] for row in grid.rows}["Hedemora57,6"], Unread)

    def test_another_table_has_columns_of_its_own(self) -> None:
        other = [("Namn", "1"), ("Mora", "2")]
        page = [*table_in_pdf(ROWS[:2], COLUMNS), (50, 160, "Siljan"), *table_in_pdf(other, (55, 350), 175)]
        assert lines(page)[3:5] == ["Namn\t1", "Mora\t2"]

    def test_a_number_between_two_columns_is_marked_as_unread(self) -> None:
        page = [*table_in_pdf(ROWS[:2], COLUMNS), *table_in_pdf([("Mora", "5")], (50, 350), 130)]
        assert lines(page)[2] == "Mora\t5 ?"
        [grid] = read_grids(pdf(page))
        [mora] = (row for row in grid.rows if row.name == "Mora")
        assert all(isinstance(number, Unread) for number in mora.numbers)

    def test_two_cells_near_one_column_are_marked_as_unread(self) -> None:
        page = [*table_in_pdf(ROWS[:2], (*COLUMNS,)), (50, 130, "Mora"), (380, 130, "1"), (394, 130, "2")]
        page += table_in_pdf([("Orsa", "1", "2", "3")], (50, 200, 300, 400), 145)
        assert lines(page)[2] == "Mora\t1 ?\t2 ?"

    @pytest.mark.parametrize(
        ("raw", "stated"),
        [
            (pdf([], picture=True), "den är inskannad, bilder utan text"),
            (pdf([]), "den har ingen text"),
            (pdf(*[[]] * 101), "den har fler än 100 sidor"),
            (b"%PDF-1.7\n", "den är skadad ("),
            (locked_pdf(), "den är låst med ett lösenord"),
        ],
        ids=["scan", "empty", "pages", "damaged", "locked"],
    )
    def test_what_is_refused(self, raw: bytes, stated: str) -> None:
        with pytest.raises(UnreadableFileError) as caught:
            read_pdf(raw, "a.pdf")
        assert stated in caught.value.in_(Language.SV)

    def test_a_scan_with_a_heading_or_a_page_number_is_a_scan(self) -> None:
        with pytest.raises(UnreadableFileError, match="it is a scan"):
            lines([(50, 100, "Kostnad per kommun 2023"), (300, 780, "3")], picture=True)

    def test_a_page_that_is_a_picture_is_told_beside_the_table(self) -> None:
        """By hand: the picture is 500 by 700 points of a page of 600 by 800, 73 percent."""
        [grid, *_] = read_grids(pdf([(50, 100, "Kostnad")], table_in_pdf(ROWS, COLUMNS), picture=True))
        [finding] = grid.findings
        assert finding.message.in_(Language.EN) == (
            "On pages 1 and 2 a picture covers more than half of the page. What it shows is not read, and text that was "
            "recognized in it can have wrong digits."
        )

    def test_a_small_picture_is_no_scan(self) -> None:
        raw = pdf(table_in_pdf(ROWS, COLUMNS), picture=True).replace(b"q 500 0 0 700", b"q 500 0 0 479")
        assert not any(grid.findings for grid in read_grids(raw))

    @pytest.mark.parametrize("fault", [MemoryError(), PdfminerException(MemoryError())])
    def test_one_that_needs_too_much_memory(self, monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
        def opened(_: object) -> None:
            raise fault

        monkeypatch.setattr(pdfplumber, "open", opened)
        with pytest.raises(UnreadableFileError, match="too long or too much memory"):
            read_pdf(pdf([]), "a.pdf")

    def test_without_its_library_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pdfplumber", None)
        with pytest.raises(MissingLibraryError) as caught:
            read_pdf(pdf([]), "a.pdf")
        assert (
            caught.value.in_(Language.EN)
            == 'the library pdfplumber is missing; install it with: pip install "nara-vard-finans[pdf]"'
        )

    def test_it_has_no_sheets(self) -> None:
        with pytest.raises(UnreadableFileError, match="it has no sheets"):
            read_grids(pdf([(50, 100, "Mora 1")]), sheet="Blad1")


class TestProcess:
    """The process of its own, in which a PDF is read."""

    def test_it_finds_the_same(self) -> None:
        assert read_pdf(pdf(table_in_pdf(ROWS, COLUMNS)), "a.pdf").splitlines()[2] == "Mora\t\t142 478"

    @pytest.mark.filterwarnings("ignore:.*found in sys.modules")
    def test_it_is_bounded_and_answers_in_json(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        bounds = {}
        monkeypatch.setattr(resource, "setrlimit", lambda what, most: bounds.update({what: most}))
        monkeypatch.setattr(logging, "disable", lambda: None)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pdf([(50, 100, "Mora")]))))
        runpy.run_module("nara_vard_finans.files._pdf_lines", run_name="__main__")
        assert json.loads(capsys.readouterr().out) == {"pages": [["Mora"]], "pictures": []}
        assert bounds == {resource.RLIMIT_AS: (1 << 30, 1 << 30), resource.RLIMIT_CPU: (30, 30)}

    @pytest.mark.parametrize(
        "ending", [subprocess.TimeoutExpired("python", 40), subprocess.CalledProcessError(-9, "python")]
    )
    def test_one_that_takes_too_long_or_too_much_is_stopped(
        self, monkeypatch: pytest.MonkeyPatch, ending: Exception
    ) -> None:
        def stopped(*_: object, **__: object) -> None:
            raise ending

        monkeypatch.setattr(subprocess, "run", stopped)
        with pytest.raises(UnreadableFileError, match="it takes too long or too much memory"):
            read_pdf(pdf([]), "a.pdf")


class TestWord:
    def test_a_table_with_the_lines_over_and_under_it(self) -> None:
        made = word(line("Kostnad, kr") + table_in_word(ROWS) + line("1) preliminärt"))
        rows = [["Kostnad, kr", "", ""], *map(list, ROWS), ["1) preliminärt", "", ""]]
        assert cells(made) == [rows]

    def test_each_table_is_a_sheet(self) -> None:
        made = word(table_in_word(ROWS[:2]) + line("Sedan") + table_in_word(ROWS[2:3]))
        assert [sheet.name for sheet in read_word(made, "a.docx")] == ["tabell 1", "tabell 2"]
        assert cells(made)[1] == [["Sedan", "", ""], list(ROWS[2])]

    def test_lines_with_tabs_where_there_is_no_table(self) -> None:
        made = word(
            "<w:p><w:r><w:t>Mora</w:t><w:tab/><w:t>20</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r></w:p>" + line("")
        )
        assert cells(made) == [[["Mora", "20-1"]]]

    def test_merged_cells_hold_their_text_once(self) -> None:
        made = word(
            table_in_word(
                [
                    [cell("Kommun och år", '<w:gridSpan w:val="2"/>'), "Belopp"],
                    [cell("Mora", '<w:vMerge w:val="restart"/>'), "2022", "1"],
                    [cell("Mora", "<w:vMerge/>"), "2023", "2"],
                ]
            )
        )
        assert cells(made) == [[["Kommun och år", "", "Belopp"], ["Mora", "2022", "1"], ["", "2023", "2"]]]

    def test_a_row_that_begins_later(self) -> None:
        made = word('<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("Belopp") + "</w:tr></w:tbl>")
        assert cells(made) == [[["", "Belopp"]]]

    def test_what_its_reader_does_not_see_is_not_read(self) -> None:
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>"
        shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>2</w:t></w:r>'
        raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
        field = "<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>"
        box = "<w:r><w:txbxContent><w:p><w:r><w:t>7</w:t></w:r></w:p></w:txbxContent></w:r>"
        made = word(f"<w:p><w:r><w:t>14</w:t></w:r>{hidden}{shown}{raised}{field}{box}</w:p>")
        assert cells(made) == [[["142\u00b9"]]]

    def test_lines_of_a_cell(self) -> None:
        two = "<w:tc><w:p><w:r><w:t>Malung-</w:t></w:r></w:p><w:p><w:r><w:t>Sälen</w:t><w:br/><w:t>2</w:t></w:r></w:p></w:tc>"
        assert cells(word(table_in_word([[two, "1"]]))) == [[["Malung- Sälen 2", "1"]]]

    @pytest.mark.parametrize(
        ("raw", "stated"),
        [
            (word("<w:p><w:ins><w:r><w:t>1</w:t></w:r></w:ins></w:p>"), "spårade ändringar"),
            (word(f"<w:tbl><w:tr><w:tc>{table_in_word([['1']])}</w:tc></w:tr></w:tbl>"), "en tabell inuti en tabell"),
            (word("<w:p><w:r><w:rPr><w:rPrChange/></w:rPr></w:r></w:p>"), "spårade ändringar"),
            (word("", **{"word/vbaProject.bin": "x"}), "det innehåller makron"),
            (
                word("", **{"[Content_Types].xml": '<x y="application/vnd.ms-word.document.macroEnabled"/>'}),
                "det innehåller makron",
            ),
            (word("<w:p>"), "den är skadad ("),
            (word("<w:p/>" * 500_001), "det är större än någon tabell"),
            (word(table_in_word([[cell("1", '<w:gridSpan w:val="101"/>')]])), "det är större än någon tabell"),
            (word(table_in_word([["1"] * 101])), "det är större än någon tabell"),
            (word("<w:p>" * 101 + "</w:p>" * 101), "det är större än någon tabell"),
            (word("<w:p/>" + " " * (17 << 20)), "det är större än någon tabell"),
            (word("", **{"word/document.xml": "<!DOCTYPE x><x/>"}), "deklarerar en dokumenttyp"),
            (changed(word(""), flag=1), "det är krypterat"),
            (changed(word(""), how=12), "det är inget Word-dokument"),
            (b"PK\x03\x04 word/", "den är skadad ("),
        ],
    )
    def test_what_is_refused(self, raw: bytes, stated: str) -> None:
        with pytest.raises(UnreadableFileError) as caught:
            read_word(raw, "a.docx")
        assert stated in caught.value.in_(Language.SV)

    def test_another_archive_is_no_document(self) -> None:
        other = io.BytesIO()
        with zipfile.ZipFile(other, "w") as archive:
            archive.writestr("word/other.xml", "<x/>")
        with pytest.raises(UnreadableFileError, match="no Word document"):
            read_grids(other.getvalue())
        with pytest.raises(UnreadableFileError, match="it is damaged"):
            read_grids(b"PK\x03\x04 no archive at all")

    def test_without_its_library_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "defusedxml", None)
        with pytest.raises(MissingLibraryError):
            read_word(word(""), "a.docx")

    def test_what_another_library_writes_is_read(self) -> None:
        made, out = docx.Document(), io.BytesIO()
        table = made.add_table(rows=0, cols=3)
        for row in ROWS:
            for place, text in zip(table.add_row().cells, row, strict=True):
                place.text = text
        made.save(out)
        assert cells(out.getvalue()) == [[list(row) for row in ROWS]]


def workbook(rows: Iterable[Sequence[str]]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append([int(text.replace(" ", "")) if text[0].isdigit() else text for text in row])
    book.save(out)
    return out.getvalue()


@given(
    st.lists(
        st.tuples(st.sampled_from(["Falun", "Mora", "Orsa"]), st.integers(1, 10**9), st.integers(1, 10**9)), min_size=2
    )
)
def test_a_table_as_pdf_word_excel_and_csv_gives_the_same_columns(drawn: list[tuple[str, int, int]]) -> None:
    rows = [
        ("Kommun", "A", "B"),
        *((name, f"{one:,}".replace(",", " "), f"{two:,}".replace(",", " ")) for name, one, two in drawn),
    ]
    texts = ["".join(f"{';'.join(row)}\n" for row in rows).encode(), word(table_in_word(rows)), workbook(rows)]
    texts += [pdf(table_in_pdf(rows, (50, 300, 400)))] if len(rows) < 40 else []
    found = [[[(row.name, row.numbers) for row in grid.rows] for grid in read_grids(raw)] for raw in texts]
    assert all(each == found[0] for each in found)


@pytest.mark.parametrize(
    ("raw", "stated"),
    [
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "ett gammalt Word-dokument (.doc)"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "den är låst med lösenord"),
        (rb"{\rtf1\ansi Kommun}", "i formatet RTF"),
    ],
)
def test_other_documents_are_called_by_what_they_are(raw: bytes, stated: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_grids(raw)
    assert stated in caught.value.in_(Language.SV)
