"""Excel workbooks: every cell as its reader sees it, and one clear message for each that cannot be trusted."""

import datetime as dt
import io
import random
import re
import struct
import sys
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest import mock

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from nara_vard_finans.core import UnreadableFileError
from nara_vard_finans.files import Cell, Sheet, is_workbook, read_workbook, workbooks

Part = bytes | Callable[[bytes], bytes]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
KINDS = "[Content_Types].xml"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">'


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def holding(*rows: list[object], formats: dict[str, str] | None = None) -> bytes:
    book = Workbook()
    sheet = book["Sheet"]
    for row in rows:
        sheet.append(row)
    for place, code in (formats or {}).items():
        sheet[place].number_format = code
    return saved(book)


def changed(raw: bytes, parts: Mapping[str, Part] | None = None, *, without: tuple[str, ...] = ()) -> bytes:
    """Write the archive anew with other parts, by their paths."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        content = {name: archive.read(name) for name in archive.namelist() if name not in without}
    for name, part in (parts or {}).items():
        content[name] = part if isinstance(part, bytes) else part(content[name])
    return packed(content)


def packed(content: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return out.getvalue()


def with_sheet(xml: str, *, before: str = "", after: str = "", strings: str = "") -> bytes:
    """Make a workbook whose only sheet has its data, and what stands around them, as given."""
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{xml}</sheetData>{after}</worksheet>'
    parts: dict[str, Part] = {SHEET: sheet.encode()}
    if strings:
        kind = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
        parts |= {
            STRINGS: f'<sst xmlns="{MAIN}">{strings}</sst>'.encode(),
            KINDS: lambda xml: xml.replace(b"</Types>", kind),
        }
    return changed(holding(), parts)


def read(raw: bytes) -> tuple[Sheet, ...]:
    return read_workbook(io.BytesIO(raw))


def cells(raw: bytes) -> list[list[str]]:
    (sheet,) = read(raw)
    assert not [cell for _, row in sheet.rows for cell in row if cell.fault]
    return [[cell.text for cell in row] for _, row in sheet.rows]


def only(raw: bytes) -> Cell:
    ((_, (cell,)),) = read(raw)[0].rows
    return cell


def fault_of(cell: Cell) -> str:
    """Say in English why a cell cannot be read."""
    assert cell.text == ""
    assert cell.fault is not None
    return cell.fault.en


def refused(raw: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read(raw)
    assert len(str(caught.value)) < 600
    assert str(caught.value).isprintable()
    return str(caught.value)


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "code", "text"),
        [
            (159_414, "General", "159414"),
            (159_414, "#,##0", "159414"),
            (159_414, "0.00", "159414"),
            (159_414, "@", "159414"),
            (159413.6667, "#,##0", "159414"),
            (159413.6667, "General", "159413,6667"),
            (159413.6667, "@", "159413,6667"),
            (159413.6667, '#,##0.00 "kr"', "159413,67 kr"),
            (159413.6667, r"#,##0.00\ \k\r", "159413,67 kr"),
            (159413.6667, "#,##0.00\\ [$kr-41D]", "159413,67 kr"),
            (159413.6667, "#,##0 kr", "159414 kr"),
            (159413.6667, '_-* #,##0.00\\ "kr"_-;\\-* #,##0.00\\ "kr"_-;_-* "-"??\\ "kr"_-;_-@_-', "159413,67 kr"),
            (-159413.6667, '_-* #,##0.00\\ "kr"_-;\\-* #,##0.00\\ "kr"_-;_-* "-"??\\ "kr"_-;_-@_-', "-159413,67 kr"),
            (0, '_-* #,##0.00\\ "kr"_-;\\-* #,##0.00\\ "kr"_-;_-* "-"??\\ "kr"_-;_-@_-', "0 kr"),
            (0, '0;-0;"-"', "0"),
            (0.125, "0.0%", "12,5 %"),
            (0.125, "0%", "13 %"),
            (1, "0.0%", "100 %"),
            (12.5, '0.0" %"', "12,5 %"),
            (159413.6667, '#,##0,"tkr"', "159 tkr"),
            (159500.0, '#,##0," tusen kr"', "160 tkr"),
            (90_000, '#,##0" kSEK"', "90000 tkr"),
            (2.5, '0.0" miljoner"', "2,5 mkr"),
            (159_414, '#,##0,"tkr"', "159 tkr"),
            (2_650_000, '0.0,,\\ "Mkr"', "2,7 Mkr"),
            (2_650_000, '0,,.0" mkr"', "2,7 mkr"),
            (2_650_000, '"tkr "0,', "2650 tkr"),
            (5.5, '"ca "0.0" st"', "5,5"),
            (5.5, '0.0"kr/inv"', "5,5"),
            (2.5, "0", "3"),
            (-2.5, "0", "-3"),
            (0.5, "0", "1"),
            (1.005, "0.00", "1,01"),
            (2.675, "0.00", "2,68"),
            (-0.4, "0", "0"),
            (-5.5, "0.0_);[Red](0.0)", "-5,5"),
            (1.5, "0.0##", "1,5"),
            (1.5, "0.00?", "1,50"),
            (1.23456, "0.0##", "1,235"),
            (0.0001, "0.##", "0"),
            (180, "0000", "0180"),
            (12_345, "000\\ 00", "12345"),
            (0.1, "General", "0,1"),
            (1e21, "General", "1" + "0" * 21),
            (1e-7, "General", "0,0000001"),
            (-17.5, 'General" kr"', "-17,5 kr"),
            (123456.7, "0.00E+00", "123456,7"),
            (0.25, "# ?/?", "0,25"),
            (1_500_000.5, '[>=1000000]0.0,,"mkr";[>=1000]0.0,"tkr";0', "1,5 mkr"),
            (1_500.5, '[>=1000000]0.0,,"mkr";[>=1000]0.0,"tkr";0', "1,5 tkr"),
            (15.5, '[>=1000000]0.0,,"mkr";[>=1000]0.0,"tkr";0', "16"),
            (15.5, '[<>15.5]0;[=15.5]0.0" kr"', "15,5 kr"),
            (15.5, '[<=15.5]0.0" kr";0', "15,5 kr"),
            (-1.5, "[<0]0.0;0", "-1,5"),
            (-1.5, "0;0.0;0.00", "-1,5"),
            (1.5, "[Red]0.0;[Blue]0", "1,5"),
            (1.5, '0.0"kr', "1,5 kr"),
            (1.5, "0.0[Blue", "1,5"),
            (1.5, "0.0\\", "1,5"),
        ],
    )
    def test_as_their_format_shows_them(self, value: float, code: str, text: str) -> None:
        assert only(holding([value], formats={"A1": code})) == Cell(text=text)

    def test_of_any_size(self) -> None:
        assert only(with_sheet("<row><c><v>" + "9" * 900 + "</v></c></row>")).text == "9" * 900
        assert "more than 1000 digits" in fault_of(only(with_sheet("<row><c><v>" + "9" * 1_001 + "</v></c></row>")))
        assert "it is damaged" in refused(with_sheet("<row><c><v>" + "9" * 100_000 + "</v></c></row>"))
        assert only(with_sheet("<row><c><v>0.30000000000000004</v></c></row>")).text == "0,30000000000000004"
        assert only(with_sheet("<row><c><v>1E-300</v></c></row>")).text == "0," + "0" * 299 + "1"
        assert "too large for Excel" in fault_of(only(with_sheet("<row><c><v>1E999</v></c></row>")))

    def test_whose_format_hides_them_are_faults(self) -> None:
        cell = only(holding([5], formats={"A1": ";;;"}))
        assert fault_of(cell) == "its number format, ';;;', does not show its number; choose another"
        assert only(holding([0], formats={"A1": ";;;"})).text == "0"

    @pytest.mark.parametrize(
        ("code", "told"),
        [('0" USD"', "names 'usd', no unit that is known"), ('0 "öre"', "names 'öre'"), ('0" t"', "names 't'"),
         ('0" dkr"', "names 'dkr'"), ("[$€-2] 0", "names '€'"), ("#,##0,", "shows thousands without saying so"),
         ("0.0,,", "shows thousands without saying so")],
    )  # fmt: skip
    def test_whose_format_names_no_unit_that_is_known_are_faults(self, code: str, told: str) -> None:
        cell = only(holding([90_000], formats={"A1": code}))
        assert cell.text == ""
        assert told in fault_of(cell)

    def test_whose_format_is_longer_than_any(self) -> None:
        assert "longer than 255 characters" in fault_of(only(holding([5], formats={"A1": "0." + "0" * 254})))


class TestOtherCells:
    def test_texts_are_on_one_line(self) -> None:
        assert cells(holding(["  Orsa\nkommun\r\n", "Mora"])) == [["Orsa kommun", "Mora"]]

    def test_long_texts_are_cut(self) -> None:
        assert only(holding(["a" * 1_000])).text == "a" * 1_000
        assert only(holding(["a" * 1_001])).text == "a" * 999 + "…"

    def test_shared_texts(self) -> None:
        raw = with_sheet(
            '<row><c t="s"><v>1</v></c><c t="str"><v>b</v></c></row>',
            strings="<si><t>x</t></si><si><r><rPr><b/></rPr><t>Or</t></r><r><t>sa</t></r></si>",
        )
        assert cells(raw) == [["Orsa", "b"]]

    def test_truths(self) -> None:
        assert cells(holding([True, False])) == [["SANT", "FALSKT"]]

    def test_days_and_hours(self) -> None:
        row: list[object] = [
            dt.date(2024, 2, 29),
            dt.datetime(2024, 2, 29, 13, 30),  # noqa: DTZ001 - Excel knows no zones
            dt.time(7, 5),
            dt.timedelta(hours=26, minutes=3, seconds=4),
            dt.timedelta(hours=-1),
        ]
        assert cells(holding(row)) == [["2024-02-29", "2024-02-29T13:30:00", "07:05:00", "26:03:04", "-1:00:00"]]

    def test_a_day_that_no_calendar_has(self) -> None:
        assert "the error #VALUE!" in fault_of(only(holding([10**9], formats={"A1": "yyyy-mm-dd"})))

    @pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!"])
    def test_errors_are_faults(self, error: str) -> None:
        cell = only(with_sheet(f'<row r="1"><c r="A1" t="e"><f>B1</f><v>{error}</v></c></row>'))
        assert fault_of(cell) == f"the cell holds the error {error}; correct it in Excel"

    @pytest.mark.parametrize(
        ("xml", "told"),
        [
            ("<c><f>SUM(B2:B16)</f></c>", "a formula (=SUM(B2:B16)) whose value is not saved; open the workbook"),
            ("<c><f>SUM(B2:B16)</f><v/></c>", "(=SUM(B2:B16))"),
            ('<c t="str"><f>A2</f></c>', "(=A2)"),
            ('<c><f t="shared" si="0"/></c>', "holds a formula whose value"),
            ("<c><f>" + "1+" * 5_000 + "1</f></c>", "(=" + "1+" * 30 + "…)"),
            ("<c><f>A2 &amp;&#10;A3</f></c>", "(=A2 &\\nA3)"),
        ],
    )
    def test_formulas_without_a_value_are_faults(self, xml: str, told: str) -> None:
        cell = only(with_sheet(f"<row>{xml}</row>"))
        assert not cell.text
        assert told in fault_of(cell)

    def test_formulas_with_a_value_are_their_value(self) -> None:
        raw = with_sheet(
            '<row><c><f>1+1</f><v>2</v></c><c t="str"><f>""</f><v></v></c><c t="str"><f>A2</f><v>x</v></c></row>'
        )
        assert cells(raw) == [["2", "", "x"]]
        ((_, (cell, _)),) = read(with_sheet('<row><c><f>A2</f></c><c t="inlineStr"><is><t/></is></c></row>'))[0].rows
        assert "(=A2)" in fault_of(cell)

    def test_as_openpyxl_saves_a_formula(self) -> None:
        assert "(=SUM(B2:B16))" in fault_of(only(holding(["=SUM(B2:B16)"])))


class TestMergedCells:
    @staticmethod
    def merging(rows: list[list[object]], *ranges: str) -> list[list[Cell]]:
        book = Workbook()
        for row in rows:
            book["Sheet"].append(row)
        for merged in ranges:
            book["Sheet"].merge_cells(merged)
        return [list(row) for _, row in read(saved(book))[0].rows]

    def test_under_a_number_are_faults(self) -> None:
        _, (_, anchor), (_, below) = self.merging([["Kommun", "Vikt"], ["Orsa", 5], ["Mora", None]], "B2:B3")
        assert anchor == Cell(text="5")
        assert fault_of(below) == "the cell is merged with B2; unmerge them, and write each value in its own cell"

    @pytest.mark.parametrize("value", [-5, "-5", "\u22125", "2024 och senare", dt.date(2024, 1, 1)])
    def test_whatever_begins_as_a_number_is_one(self, value: object) -> None:
        ((_, right), _) = self.merging([[value, None], ["a", "b"]], "A1:B1")
        assert "merged with A1" in fault_of(right)

    @pytest.mark.parametrize("value", ["Kommun", None, "=A1"])
    def test_under_a_heading_are_empty(self, value: object) -> None:
        first, _ = self.merging([[value, None, "x"], ["a", "b", "c"]], "A1:B1")
        assert first[1] == Cell(text="")

    def test_what_they_hide_is_not_read(self) -> None:
        raw = with_sheet(
            '<row><c t="str"><v>Kommun</v></c><c><v>7</v></c></row>',
            after='<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C9:XFD1048576"/><mergeCell ref="D9"/></mergeCells>',
        )
        assert cells(raw) == [["Kommun", ""]]

    def test_of_the_whole_sheet_reach_no_further_than_it_is_filled(self) -> None:
        (cell,) = self.merging([["Kommun"]], "A1:C9")[0]
        raw = with_sheet(
            "<row><c><v>7</v></c></row>", after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        )
        assert (cell.text, cells(raw)) == ("Kommun", [["7"]])

    def test_that_overlap_are_refused(self) -> None:
        raw = with_sheet(
            "<row><c><v>7</v></c><c><v>8</v></c></row>",
            after='<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A1:B1"/></mergeCells>',
        )
        assert refused(raw).endswith(": its merged cells overlap; open it in Excel, and save it again")

    @pytest.mark.parametrize("merged", ["A1:", "A:B", "1:1", "A1:B1:C1", "", "Å1"])
    def test_that_are_no_range(self, merged: str) -> None:
        raw = with_sheet("<row><c><v>7</v></c></row>", after=f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>')
        if merged == "A1:":
            assert cells(raw) == [["7"]]
        else:
            assert "is no cell" in refused(raw)


class TestSheets:
    def test_rows_keep_their_numbers_and_are_of_one_width(self) -> None:
        (sheet,) = read(holding(["a"], [], [None, None, 3]))
        assert sheet.name == "Sheet"
        assert [(number, [cell.text for cell in row]) for number, row in sheet.rows] == [
            (1, ["a", "", ""]), (3, ["", "", "3"]),
        ]  # fmt: skip

    def test_hidden_ones_and_charts_are_left_out(self) -> None:
        book = Workbook()
        for title, state in (("a", "visible"), ("b", "hidden"), ("c", "veryHidden")):
            sheet = book.create_sheet(title)
            sheet["A1"] = title
            sheet.sheet_state = state
        book.create_chartsheet("d").add_chart(BarChart())
        book.create_sheet("Ålvdalen")
        assert [(sheet.name, len(sheet.rows)) for sheet in read(saved(book))] == [
            ("Sheet", 0), ("a", 1), ("Ålvdalen", 0),
        ]  # fmt: skip

    def test_some_sheet_must_be_seen(self) -> None:
        raw = changed(holding([1]), {"xl/workbook.xml": lambda xml: xml.replace(b'state="visible"', b'state="hidden"')})
        assert "none of its sheets can be seen" in refused(raw)

    def test_a_path_names_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "vikter.xlsx"
        path.write_bytes(holding(["a"]))
        assert read_workbook(path) == read_workbook(str(path))
        path.write_bytes(with_sheet('<row r="5001"><c r="A5001"><v>1</v></c></row>'))
        with pytest.raises(UnreadableFileError, match="vikter.xlsx!Sheet: it holds something beyond"):
            read_workbook(path)

    def test_without_rows_or_styles(self) -> None:
        assert read(changed(with_sheet(""), without=("xl/styles.xml",)))[0].rows == ()

    def test_the_days_of_1904(self) -> None:
        raw = changed(
            holding([1], formats={"A1": "yyyy-mm-dd"}),
            {"xl/workbook.xml": lambda xml: re.sub(rb"<workbookPr\b", b'<workbookPr date1904="1"', xml)},
        )
        assert only(raw).text == "1904-01-02"

    def test_nothing_is_warned_of(self) -> None:
        raw = with_sheet("<row><c><v>1</v></c></row>", before='<extLst><ext uri="x"/></extLst>')
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert cells(raw) == [["1"]]

    def test_what_stands_after_the_cells_is_not_even_parsed(self) -> None:
        raw = with_sheet(
            "<row><c><v>1</v></c></row>", after='<conditionalFormatting><cfRule type="?"/></conditionalFormatting>'
        )
        assert cells(raw) == [["1"]]


class TestWorkbooks:
    @pytest.mark.parametrize(
        ("raw", "expected"),
        [
            (b"PK\x03\x04", True),
            (b"\xd0\xcf\x11\xe0\xa1", True),
            (b"PK", False),
            (b"party,weight", False),
            (b"", False),
        ],
    )
    def test_are_known_by_how_they_begin(self, raw: bytes, expected: bool) -> None:  # noqa: FBT001
        assert is_workbook(raw) is expected

    @pytest.mark.parametrize(
        ("raw", "told"),
        [
            (b"", "it is empty"),
            (b"party,weight\n", "it is no Excel workbook; save it as .xlsx"),
            (b"PK\x05\x06" + bytes(18), "it is no Excel workbook"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is an old workbook (.xls), or locked by a password; save it as .xlsx"),
            (b"PK\x03\x04" + bytes(100), "it is damaged, or no Excel workbook (BadZipFile: "),
            (bytes((4 << 20) + 1), "it is larger than 4 MB"),
            (packed({"word/document.xml": b"<x/>"}), "it is a Word document"),
            (packed({"ppt/presentation.xml": b"<x/>"}), "it is a PowerPoint presentation"),
            (packed({"mimetype": b"", "content.xml": b"<x/>"}), "it is an OpenDocument file"),
            (packed({"xl/workbook.bin": b""}), "it is a binary workbook (.xlsb)"),
            (packed({"a.csv": b"party,weight\n"}), "it is a zip archive, but holds no workbook"),
            (packed({KINDS: b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'}), "no Excel workbook (OSError: "),
            (packed({KINDS: b"<Types"}), "no Excel workbook (ParseError: "),
        ],
    )  # fmt: skip
    def test_that_are_none(self, raw: bytes, told: str) -> None:
        assert told in refused(raw)

    def test_that_are_missing(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="there is no such file"):
            read_workbook(tmp_path / "x.xlsx")
        with pytest.raises(UnreadableFileError, match="it is a folder"):
            read_workbook(tmp_path)

    @pytest.mark.parametrize("hidden", ["openpyxl", "defusedxml.ElementTree"])
    def test_without_the_extra(self, hidden: str) -> None:
        raw = holding([1])  # before it is hidden, since making one loads more of it
        with mock.patch.dict(sys.modules, {hidden: None}):
            told = refused(raw)
        assert "the libraries openpyxl and defusedxml; install nara-vard-finans[excel]" in told

    def test_with_openpyxl_told_to_trust_xml(self) -> None:
        with mock.patch("openpyxl.DEFUSEDXML", new=False):
            assert "unset the environment variable OPENPYXL_DEFUSEDXML" in refused(holding([1]))

    @pytest.mark.parametrize(
        "error",
        [KeyError("x"), TypeError("x"), RecursionError(), MemoryError(), EOFError(), zlib.error(), AttributeError("\x1b[31m" * 500)],
        ids=lambda error: type(error).__name__,
    )  # fmt: skip
    def test_whatever_goes_wrong_is_told(self, error: Exception) -> None:
        with mock.patch("openpyxl.reader.excel.ExcelReader.read_manifest", side_effect=error):
            assert f"it is damaged, or no Excel workbook ({type(error).__name__}: " in refused(holding([1]))


class TestArchives:
    def test_of_too_many_parts(self) -> None:
        raw = changed(holding([1]), {f"xl/{number}.txt": b"" for number in range(1_000)})
        assert "it has more than 1000 parts" in refused(raw)

    def test_that_grow(self) -> None:
        raw = changed(holding([1]), {"xl/media/a.png": bytes((16 << 20) + 1)})
        assert len(raw) < 100_000
        assert "unpacked it is larger than 16 MB" in refused(raw)

    def test_that_grow_more_than_they_say(self) -> None:
        raw = changed(holding([1]), {"xl/a.txt": bytes(1 << 20)})
        place = raw.rindex(b"PK\x01\x02")
        lying = raw[: place + 24] + struct.pack("<L", 10) + raw[place + 28 :]
        assert "(BadZipFile: " in refused(lying)

    def test_within_archives(self) -> None:
        raw = changed(holding([1]), {"xl/embeddings/a.xlsx": holding([2])})
        assert "it holds another archive, 'xl/embeddings/a.xlsx'" in refused(raw)

    def test_with_two_parts_of_one_name(self) -> None:
        out = io.BytesIO(holding([1]))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # zipfile warns the one who does this
            with zipfile.ZipFile(out, "a") as archive:
                archive.writestr(SHEET.upper(), b"<worksheet/>")
        assert "two of its parts have the same name" in refused(out.getvalue())

    def test_that_are_encrypted(self) -> None:
        raw = bytearray(holding([1]))
        raw[raw.index(b"PK\x01\x02") + 8] |= 1
        assert "it is encrypted" in refused(bytes(raw))

    @pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_that_are_packed_without_bounds(self, how: int) -> None:
        assert "it is not packed as workbooks are" in refused(packed({KINDS: b"<Types/>"}, how))

    def test_that_are_cut_short(self) -> None:
        raw = holding([1])
        assert "it is damaged" in refused(raw[: len(raw) // 2])

    def test_whose_parts_are_damaged(self) -> None:
        raw = bytearray(packed({KINDS: b"<Types/>"}, zipfile.ZIP_STORED))
        raw[raw.index(b"<Types/>") + 1] ^= 1
        assert "(BadZipFile: Bad CRC-32" in refused(bytes(raw))

    @pytest.mark.parametrize(
        "parts",
        [
            {"xl/vbaProject.bin": b"x"},
            {KINDS: lambda xml: xml.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")},
            {KINDS: lambda xml: xml.replace(b"</Types>", b'<Default Extension="x" ContentType="application/vnd.ms-office.vbaProject"/></Types>')},
            {KINDS: lambda xml: xml.replace(b"</Types>", b'<Default Extension="x" ContentType="application/vnd.ms-excel.macrosheet+xml"/></Types>').decode().encode("utf-16")},
        ],
    )  # fmt: skip
    def test_with_macros(self, parts: dict[str, Part]) -> None:
        assert refused(changed(holding([1]), parts)).endswith("it holds macros; save it as .xlsx, which holds none")

    def test_what_is_no_cell_is_never_opened(self) -> None:
        raw = changed(
            holding(["a"]),
            {
                "xl/media/image1.png": b"\x89PNG no picture",
                "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
                "docProps/core.xml": b"<nothing/>",
                "xl/theme/theme1.xml": b"<nothing/>",
                "xl/workbook.xml": lambda xml: xml.replace(
                    b"<definedNames", b'<externalReferences><externalReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/></externalReferences><definedNames',
                ),
            },
        )  # fmt: skip
        assert cells(raw) == [["a"]]


class TestTraps:
    @pytest.mark.parametrize("trap", [LAUGHS, OUTSIDE])
    @pytest.mark.parametrize(
        "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", KINDS, "xl/_rels/workbook.xml.rels", STRINGS]
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_document_types(self, trap: bytes, part: str, encoding: str) -> None:
        raw = with_sheet("<row><c><v>1</v></c></row>", strings="<si><t>x</t></si>")
        text = trap.decode().replace('"1.0"', f'"1.0" encoding="{encoding}"')
        bare = re.compile(rb"^<\?xml[^>]*>\s*")
        raw = changed(raw, {part: lambda xml: (text + bare.sub(b"", xml).decode()).encode(encoding)})
        assert "its XML declares a document type or entities" in refused(raw)

    @pytest.mark.parametrize(
        ("before", "xml"),
        [
            ("", "<row>" + "<c/>" * 300_000 + "</row>"),
            ("", "<row/>" * 300_001),
            ("<cols>" + '<col min="1"/>' * 50_001 + "</cols>", ""),
        ],
        ids=["cells", "rows", "columns"],
    )
    def test_very_many_elements(self, before: str, xml: str) -> None:
        assert "far more cells, styles or rules" in refused(with_sheet(xml, before=before))

    def test_very_deep_elements(self) -> None:
        raw = with_sheet("<a>" * 100_000 + "</a>" * 100_000)
        assert "deeper, or longer" in refused(raw)

    def test_very_long_attributes(self) -> None:
        # openpyxl would hash this password for hours.
        raw = with_sheet("<row><c><v>1</v></c></row>", before=f'<sheetProtection password="{"A" * 10**6}"/>')
        assert "deeper, or longer" in refused(raw)

    def test_one_long_text_in_very_many_cells(self) -> None:
        raw = with_sheet('<row><c t="s"><v>0</v></c></row>' * 5_000, strings=f"<si><t>{'a ' * 10**6}</t></si>")
        texts = {row[0] for row in cells(raw)}
        assert {len(text) for text in texts} == {1_000}

    @pytest.mark.parametrize(
        ("xml", "told"),
        [
            ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "beyond row 5000 or column 100"),
            ('<row r="5001"><c><v>1</v></c></row>', "beyond row 5000 or column 100"),
            ('<row r="1"><c r="CW1"><f>A1</f></c></row>', "beyond row 5000 or column 100"),
            ('<row r="2"/><row r="1"/>', "do not stand in order"),
            ('<row r="1"/><row r="1"/>', "do not stand in order"),
            ('<row r="0"/>', "do not stand in order"),
            ('<row r="-1"/>', "do not stand in order"),
            ('<row r="1"><c r="B1"/><c r="A1"/></row>', "do not stand in order"),
            ('<row r="1"><c r="A2"/></row>', "do not stand in order"),
            ('<row r="1.5"/>', "it is damaged"),
            ('<row r="1"><c r="A"/></row>', "'A' is no cell"),
            ('<row r="1"><c r="AAAA1"/></row>', "'AAAA1' is no cell"),
            ('<row r="1"><c t="s"><v>7</v></c></row>', "IndexError"),
            ('<row r="1"><c s="7000"><v>7</v></c></row>', "IndexError"),
            ('<row r="1"><c><v>many</v></c></row>', "ValueError"),
            ('<row r="1"><c t="d"><v>many</v></c></row>', "ValueError"),
            ("<row><c>", "ParseError"),
        ],
    )
    def test_cells_far_away_or_astray(self, xml: str, told: str) -> None:
        assert told in refused(with_sheet(xml))

    def test_empty_cells_far_away_are_no_matter(self) -> None:
        raw = with_sheet(
            '<row r="5000"><c r="CV5000"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
        )
        ((number, row),) = read(raw)[0].rows
        assert (number, len(row), row[99].text) == (5_000, 100, "1")

    def test_very_many_places_in_all(self) -> None:
        book = Workbook()
        for number in range(3):
            (book.create_sheet() if number else book["Sheet"])["CV5000"] = 1
        assert "far more cells, styles or rules" in refused(saved(book))

    def test_very_many_sheets(self) -> None:
        book = Workbook()
        for _ in range(50):
            book.create_sheet()
        assert "it has more than 50 sheets" in refused(saved(book))

    def test_sheets_that_are_one(self) -> None:
        book = Workbook()
        book.create_sheet()
        raw = changed(
            saved(book), {"xl/_rels/workbook.xml.rels": lambda xml: xml.replace(b"sheet2.xml", b"sheet1.xml")}
        )
        assert "two of its sheets are one" in refused(raw)

    def test_sheets_that_are_missing(self) -> None:
        assert "it is damaged" in refused(changed(holding([1]), without=(SHEET,)))

    def test_strict_workbooks(self) -> None:
        raw = changed(
            holding([1]),
            {
                "xl/workbook.xml": lambda xml: xml.replace(
                    MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"
                )
            },
        )
        assert "it is saved as Strict Open XML" in refused(raw)

    def test_bytes_that_were_changed(self) -> None:
        """Whatever a stranger changes, it is read or told."""
        draw = random.Random(20_240_215)
        with zipfile.ZipFile(io.BytesIO(holding(["Kommun", "Vikt"], ["Orsa", 1.5]))) as archive:
            whole = packed({name: archive.read(name) for name in archive.namelist()}, zipfile.ZIP_STORED)
            parts = {name: archive.read(name) for name in (SHEET, "xl/styles.xml", "xl/workbook.xml", KINDS)}
        told = set()
        for _ in range(150):
            name = draw.choice(list(parts))
            part = bytearray(parts[name])
            place = draw.randrange(len(part))
            part[place : place + draw.randrange(4)] = draw.randbytes(draw.randrange(3))
            raw = bytearray(whole)
            raw[draw.randrange(4, len(raw))] ^= 1 << draw.randrange(8)
            for changed_raw in (changed(whole, {name: bytes(part)}), bytes(raw)):
                try:
                    read(changed_raw)
                except UnreadableFileError as error:
                    told.add(error.reason)
        assert len(told) > 10


def test_the_limits_are_those_that_the_messages_tell() -> None:
    assert (workbooks.MOST_ROWS, workbooks.MOST_COLUMNS, workbooks.MOST_SHEETS, workbooks.LONGEST_TEXT) == (
        5_000,
        100,
        50,
        1_000,
    )
