"""
Reading Excel workbooks from strangers: every cell as its reader sees it, or why it cannot be read.

The cells are read by the library ``openpyxl``, which is an extra. It was not made for files from strangers, so it is
given only what has been looked at first: an archive of few members and bounded size, whose XML is parsed by
``defusedxml``, holds no document type, and is neither deep nor made of more elements than a table needs.
No formula is ever worked out, no link followed, and no picture, chart or macro opened.
"""

import contextlib
import datetime as dt
import io
import math
import operator
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from nara_vard_finans.catalogue.files import name_of, read_bytes
from nara_vard_finans.errors import UnreadableFileError
from nara_vard_finans.numerals import decimal_text
from nara_vard_finans.wording import printable, shown

LARGEST_WORKBOOK = 4 << 20
"""The most bytes of a workbook."""

LARGEST_UNPACKED = 16 << 20
"""The most bytes of all its parts together, unpacked."""

MOST_MEMBERS = 1_000
"""The most parts of a workbook."""

MOST_SHEETS = 50
"""The most sheets of a workbook."""

MOST_ROWS = 5_000
"""The last row of a sheet that may hold anything."""

MOST_COLUMNS = 100
"""The last column of a sheet that may hold anything."""

LONGEST_TEXT = 1_000
"""The most characters of a cell; a longer text is cut, and a longer number refused."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"  # the container of .xls, and of a workbook that is locked by a password

# What an element costs openpyxl differs a hundredfold; those of the cells are cheap, and the rest are few in a table.
_OF_CELLS = frozenset(("row", "c", "v", "f", "is", "si", "t"))
_MOST_OF_CELLS = 300_000
_MOST_OTHERS = 50_000
_MOST_PLACES = 1_000_000  # cells that are there or not, up to the last row and column, in all sheets
_TOO_MUCH = "it has far more cells, styles or rules than any table; copy the table into a new workbook"
_DEEPEST = 50
_LONGEST_ATTRIBUTES = 32_768  # openpyxl hashes some of them in time that grows with the square
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/"
_CONTENT_TYPES = "[Content_Types].xml"
_NO_WORKBOOKS = (
    ("word/", "it is a Word document; put the table in a workbook, and save that as .xlsx"),
    ("ppt/", "it is a PowerPoint presentation; put the table in a workbook, and save that as .xlsx"),
    ("content.xml", "it is an OpenDocument file (.ods, .odt); save it as .xlsx"),
    ("xl/workbook.bin", "it is a binary workbook (.xlsb); save it as .xlsx"),
)
_MACROS = "it holds macros; save it as .xlsx, which holds none"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LONGEST_FORMULA = 60
_LONGEST_REASON = 200
_LONGEST_FORMAT = 255  # Excel's own limit
_BEGINS_NUMBER = frozenset("0123456789-\u2212")
_UNITS = ("kr", "tkr", "mkr", "mnkr", "%")
_AROUND_UNITS = " \u00a0\u202f()+-\u2212"
_COMPARED: dict[str, Callable[[int | Fraction, Fraction], bool]] = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq, "<>": operator.ne, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|\\(?P<escaped>.?)"
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]?"  # [$kr-41D]: the sign of a currency, and where it is used
    r"|\[(?P<condition>(?:<>|[<>]=?|=)-?[0-9]+(?:\.[0-9]+)?)\]"
    r"|(?P<skipped>\[[^\]]*\]?|[_*].?)"  # colours, and what only fills the cell
    r"|(?P<general>general)"
    r"|(?P<uneven>e[+-]|/)"  # powers of ten, and fractions
    r"|(?P<end>;)"
    r"|(?P<digit>[0#?.,%@])"
    r"|(?P<bare>.)",
    re.IGNORECASE | re.DOTALL,
)


@frozen(kw_only=True)
class Cell:
    """
    One cell of a sheet.

    Attributes:
        text: What its reader sees, with a decimal comma and without spaces between thousands; empty where it is empty.
        fault: Why it cannot be read, and what to do; empty where it can.
    """

    text: str
    fault: str = ""


_EMPTY = Cell(text="")


@frozen(kw_only=True)
class Sheet:
    """
    One sheet of a workbook.

    Attributes:
        name: Its name.
        rows: Its rows that are not empty, each with its number, from one, and its cells from column A; all rows of a
            sheet have as many cells.
    """

    name: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def is_workbook(raw: bytes) -> bool:
    r"""
    Tell whether a file begins as workbooks do, also those that are too old or locked to be read.

    Example:
        >>> is_workbook(b"party,weight\n"), is_workbook(b"PK\x03\x04...")
        (False, True)
    """
    return raw.startswith((_ZIP, _OLE))


def read_workbook(path: str | Path | BinaryIO) -> tuple[Sheet, ...]:
    """
    Read the sheets of an Excel workbook that are not hidden, each cell as its reader sees it.

    A number is rounded to the decimals that its format shows, half away from zero; the units kr, tkr and mkr, and the
    percent sign, stand after it. Days are ISO dates.

    Args:
        path: A file in the format .xlsx, or an open one.

    Raises:
        UnreadableFileError: If the libraries are not installed; if it is no such workbook, is damaged, locked, or holds
            macros; or if it is larger than any table of parties.
    """
    name = name_of(path)
    raw = read_bytes(path, most=LARGEST_WORKBOOK)
    if raw.startswith(_OLE):
        raise UnreadableFileError(
            name, "it is an old workbook (.xls), or locked by a password; save it as .xlsx, without a password"
        )
    if not raw.startswith(_ZIP):
        raise UnreadableFileError(name, "it is no Excel workbook; save it as .xlsx" if raw else "it is empty")
    _find_libraries(name)
    with _damage_told(name):
        return tuple(_sheets(_looked_through(raw, name), name))


def _find_libraries(name: str) -> None:
    try:
        import defusedxml.ElementTree  # noqa: PLC0415, F401 - an extra, and only workbooks need it
        import openpyxl  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise UnreadableFileError(
            name,
            "a workbook is read by the libraries openpyxl and defusedxml; install nara-vard-finans[excel], or save the "
            "table as CSV in UTF-8",
        ) from error
    if not openpyxl.DEFUSEDXML:
        raise UnreadableFileError(
            name, "openpyxl is told not to use defusedxml; unset the environment variable OPENPYXL_DEFUSEDXML"
        )


@contextlib.contextmanager
def _damage_told(name: str) -> Iterator[None]:
    """Tell in one way whatever the libraries say of a workbook that is not as it should be."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out, which no table needs
            yield
    except UnreadableFileError:
        raise
    except Exception as error:  # anything can go wrong in what a stranger has made
        told = printable(f"{type(error).__name__}: {error}"[:_LONGEST_REASON])
        raise UnreadableFileError(
            name, f"it is damaged, or no Excel workbook ({told}); open it in Excel, and save it again as .xlsx"
        ) from error


def _looked_through(raw: bytes, name: str) -> io.BytesIO:
    """Give an archive of the parts that are XML, and harmless; whatever else there is nobody can open by mistake."""
    kept = io.BytesIO()
    guard = _Guard(name)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(kept, "w") as harmless:
        members = archive.infolist()
        _check_members(members, name)
        for member in members:
            content = archive.read(member)
            if content.startswith(_ZIP):
                raise UnreadableFileError(
                    name, f"it holds another archive, {shown(member.filename)}; take that away, and save it again"
                )
            if member.filename.endswith((".xml", ".rels")):
                _walk(content, guard, name)
                harmless.writestr(member.filename, content)
    if any(word in kind.casefold() for kind in guard.kinds for word in ("macro", "vba")):
        raise UnreadableFileError(name, _MACROS)
    return kept


def _check_members(members: list[zipfile.ZipInfo], name: str) -> None:
    """Judge an archive by its own list, before anything is unpacked."""
    names = {member.filename.casefold() for member in members}  # in a workbook, case tells no two parts apart
    for is_wrong, reason in (
        (len(members) > MOST_MEMBERS, f"it has more than {MOST_MEMBERS} parts, far beyond any table"),
        (
            sum(member.file_size for member in members) > LARGEST_UNPACKED,
            f"unpacked it is larger than {LARGEST_UNPACKED >> 20} MB; copy the table alone into a new workbook",
        ),
        (len(names) < len(members), "two of its parts have the same name; open it in Excel, and save it again"),
        (any(member.flag_bits & 1 for member in members), "it is encrypted; save it without a password"),
        (
            # zipfile unpacks the other ways without bounds.
            any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members),
            "it is not packed as workbooks are; open it in Excel, and save it again",
        ),
        (any(part.endswith("vbaproject.bin") for part in names), _MACROS),
        *((any(part.startswith(mark) for part in names), told) for mark, told in _NO_WORKBOOKS),
        (
            _CONTENT_TYPES not in {member.filename for member in members},
            "it is a zip archive, but holds no workbook; give the workbook itself, saved as .xlsx",
        ),
    ):
        if is_wrong:
            raise UnreadableFileError(name, reason)


def _walk(xml: bytes, visitor: "_Guard | _Layout", name: str) -> None:
    """Parse XML without keeping it."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - an extra
    from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415 - likewise

    parser = DefusedXMLParser(target=visitor, forbid_dtd=True)
    try:
        parser.feed(xml)
        parser.close()
    except DefusedXmlException as error:
        raise UnreadableFileError(
            name, "its XML declares a document type or entities, which no workbook does; do not trust it"
        ) from error


class _Guard:
    """Counts what openpyxl would have to build of the parts of a workbook."""

    def __init__(self, name: str) -> None:
        self.kinds: set[str] = set()
        self._name = name
        self._depth = 0
        self._of_cells = 0
        self._others = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if tag.rpartition("}")[2] in _OF_CELLS:
            self._of_cells += 1
        else:
            self._others += 1
        if self._of_cells > _MOST_OF_CELLS or self._others > _MOST_OTHERS:
            raise UnreadableFileError(self._name, _TOO_MUCH)
        if self._depth > _DEEPEST or sum(map(len, attributes.values())) > _LONGEST_ATTRIBUTES:
            raise UnreadableFileError(
                self._name, "its XML is deeper, or longer, than any workbook's; open it in Excel, and save it again"
            )
        if tag.startswith(_STRICT):
            raise UnreadableFileError(
                self._name, "it is saved as Strict Open XML; save it as an ordinary Excel workbook (.xlsx)"
            )
        if "ContentType" in attributes:
            self.kinds.add(attributes["ContentType"])

    def end(self, _: str) -> None:
        self._depth -= 1


class _Layout:
    """
    What openpyxl does not tell of a sheet: how far it reaches, its merged cells, and its formulas without values.

    Attributes:
        last_row: The last row that holds anything.
        last_column: The last column that holds anything.
        unsaved: The formulas without a saved value, by row and column.
        merged: The merged ranges, such as ``B4:C4``.
    """

    def __init__(self, place: str) -> None:
        self.last_row = 0
        self.last_column = 0
        self.unsaved: dict[tuple[int, int], str] = {}
        self.merged: list[str] = []
        self._place = place
        self._row = 0
        self._column = 0
        self._is_text = False
        self._within = ""
        self._formula: str | None = None
        self._saved = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.removeprefix(_MAIN)
        if kind == "row":
            self._row, self._column = self._further(attributes.get("r", str(self._row + 1)), self._row), 0
        elif kind == "c":
            self._begin_cell(attributes)
        elif kind in ("v", "f", "is"):
            self._within = kind
            self._formula = "" if kind == "f" else self._formula
            # The value of a formula may be an empty text, which is saved as nothing within <v>.
            self._saved = self._saved or kind == "is" or (kind == "v" and self._is_text)
        elif kind == "mergeCell":
            self.merged.append(attributes["ref"])

    def data(self, text: str) -> None:
        if self._within == "f" and self._formula is not None:
            self._formula = (self._formula + text)[: _LONGEST_FORMULA + 1]
        elif self._within == "v":
            self._saved = True

    def end(self, tag: str) -> None:
        kind = tag.removeprefix(_MAIN)
        if kind in ("v", "f", "is"):
            self._within = ""
        elif kind == "c" and (self._saved or self._formula is not None):
            self._end_cell()

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._is_text = attributes.get("t") == "str"
        self._formula = None
        self._saved = False
        row, column = self._row, self._column + 1
        if "r" in attributes:
            row, column = _row_and_column(attributes["r"])
        if row != self._row:
            raise self._disordered()
        self._column = self._further(str(column), self._column)

    def _end_cell(self) -> None:
        if self._row > MOST_ROWS or self._column > MOST_COLUMNS:
            raise UnreadableFileError(
                self._place,
                f"it holds something beyond row {MOST_ROWS} or column {MOST_COLUMNS}, far beyond any table; take it "
                "away, or copy the table into a new workbook",
            )
        self.last_row = self._row
        self.last_column = max(self.last_column, self._column)
        if self._formula is not None and not self._saved:
            self.unsaved[self._row, self._column] = self._formula

    def _further(self, given: str, before: int) -> int:
        # openpyxl takes rows and cells as they come, and would give them the wrong numbers.
        number = int(given)
        if number <= before:
            raise self._disordered()
        return number

    def _disordered(self) -> UnreadableFileError:
        return UnreadableFileError(
            self._place, "its rows or cells do not stand in order; open it in Excel, and save it again"
        )


def _row_and_column(reference: str) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise ValueError(f"{shown(reference)} is no cell")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _sheets(archive: io.BytesIO, name: str) -> Iterator[Sheet]:
    from openpyxl.reader.excel import ExcelReader  # noqa: PLC0415 - an extra
    from openpyxl.styles.stylesheet import apply_stylesheet  # noqa: PLC0415 - likewise

    reader = ExcelReader(archive, read_only=True, data_only=True, keep_links=False)
    # One by one, for its properties, theme and names are no cells, and can be a trap.
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    if len(reader.parser.sheets) > MOST_SHEETS:
        raise UnreadableFileError(name, f"it has more than {MOST_SHEETS} sheets; copy the table into a new workbook")
    seen = [
        (sheet, relation.target)
        for sheet, relation in reader.parser.find_sheets()
        if sheet.state == "visible" and "chartsheet" not in relation.Type
    ]
    if not seen:
        raise UnreadableFileError(name, "none of its sheets can be seen; show the one that holds the table")
    if len({part for _, part in seen}) < len(seen):
        raise UnreadableFileError(name, "two of its sheets are one; open it in Excel, and save it again")
    reader.parser.sheets = [sheet for sheet, _ in seen]
    apply_stylesheet(reader.archive, reader.wb)
    reader.read_worksheets()
    places = 0
    for (sheet, part), worksheet in zip(seen, reader.wb.worksheets, strict=True):
        place = f"{name}, sheet {shown(sheet.name)}"
        layout = _Layout(place)
        _walk(reader.archive.read(part), layout, place)
        places += layout.last_row * layout.last_column
        if places > _MOST_PLACES:
            raise UnreadableFileError(name, _TOO_MUCH)
        rows = worksheet.iter_rows(max_row=layout.last_row, max_col=layout.last_column) if layout.last_row else ()
        yield Sheet(name=sheet.name, rows=_rows(rows, layout, place))


def _rows(found: Iterable[tuple[object, ...]], layout: _Layout, place: str) -> tuple[tuple[int, tuple[Cell, ...]], ...]:
    # What stands after the last row, openpyxl would parse when asked for one more.
    table = [[_cell(cell) for cell in row] for row in islice(found, layout.last_row)]
    for (row, column), formula in layout.unsaved.items():
        cut = formula if len(formula) <= _LONGEST_FORMULA else f"{formula[:_LONGEST_FORMULA]}…"
        told = f" (={printable(cut)})" if cut else ""
        table[row - 1][column - 1] = Cell(
            text="",
            fault=f"the cell holds a formula{told} whose value is not saved; open the workbook in Excel and save it, "
            "or write the value",
        )
    _cover(table, layout, place)
    return tuple(
        (number, tuple(row)) for number, row in enumerate(table, 1) if any(cell.text or cell.fault for cell in row)
    )


def _cover(table: list[list[Cell]], layout: _Layout, place: str) -> None:
    """Empty the cells that a merged cell covers; under a number they are a fault, for nobody knows whose it is."""
    left_over = layout.last_row * layout.last_column
    for merged in layout.merged:
        anchor, _, corner = merged.partition(":")
        (top, left), (bottom, right) = _row_and_column(anchor), _row_and_column(corner or anchor)
        rows = range(top, min(bottom, layout.last_row) + 1)
        columns = range(left, min(right, layout.last_column) + 1)
        left_over -= len(rows) * len(columns)
        if left_over < 0:
            raise UnreadableFileError(place, "its merged cells overlap; open it in Excel, and save it again")
        covered = [(row, column) for row in rows for column in columns if (row, column) != (top, left)]
        is_number = bool(covered) and table[top - 1][left - 1].text[:1] in _BEGINS_NUMBER
        told = f"the cell is merged with {anchor}; unmerge them, and write each value in its own cell"
        for row, column in covered:
            table[row - 1][column - 1] = Cell(text="", fault=told) if is_number else _EMPTY


def _cell(cell: object) -> Cell:
    value: object = getattr(cell, "value", None)
    if value is None:
        return _EMPTY
    if getattr(cell, "data_type", "") == "e":
        return Cell(text="", fault=f"the cell holds the error {printable(str(value)[:20])}; correct it in Excel")
    if isinstance(value, bool):
        return Cell(text="SANT" if value else "FALSKT")
    if isinstance(value, int | float):
        return _number(value, str(getattr(cell, "number_format", "")))
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return Cell(text=_iso(value))
    return Cell(text=_line(str(value)))


def _line(text: str) -> str:
    line = " ".join(text[: LONGEST_TEXT + 1].splitlines()).strip()  # cut first: one long text can stand in all cells
    return line if len(text) <= LONGEST_TEXT else f"{line[: LONGEST_TEXT - 1]}…"


def _iso(moment: dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(moment, dt.timedelta):
        minutes, seconds = divmod(abs(moment) // dt.timedelta(seconds=1), 60)
        return f"{'-' if moment < dt.timedelta() else ''}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(moment, dt.datetime) and moment.time() == dt.time():
        return moment.date().isoformat()
    return moment.isoformat()


def _number(value: int | float, code: str) -> Cell:  # noqa: PYI041 - openpyxl gives both, and neither is the other here
    if isinstance(value, float) and not math.isfinite(value):
        return Cell(text="", fault="the cell holds a number too large for Excel; write it again")
    if len(code) > _LONGEST_FORMAT:
        return Cell(text="", fault=f"its number format is longer than {_LONGEST_FORMAT} characters; choose another")
    number = value if isinstance(value, int) else Fraction(repr(value))  # the shortest decimal, as Excel stores it
    section = _chosen(number, _sections(code))
    if section.is_blank and number:
        return Cell(text="", fault=f"its number format, {shown(code)}, does not show its number; choose another")
    text = _as_seen(number, section)
    if len(text) > LONGEST_TEXT:
        return Cell(text="", fault=f"the cell holds a number of more than {LONGEST_TEXT} digits; write it again")
    return Cell(text=text)


@frozen(kw_only=True)
class _Section:
    """
    How a number format shows some numbers.

    Attributes:
        condition: How a number compares to another, where the format says which numbers are meant.
        is_general: Whether all decimals are shown.
        is_text: Whether texts are meant, not numbers.
        is_blank: Whether no digit is shown.
        factor: What the number is multiplied by, for percentages and thousands.
        digits: The fewest digits before the comma.
        places: The most decimals.
        least: The fewest decimals.
        unit: What stands after the number.
    """

    condition: tuple[str, Fraction] | None
    is_general: bool
    is_text: bool
    is_blank: bool
    factor: Fraction
    digits: int
    places: int
    least: int
    unit: str


@lru_cache(maxsize=500)
def _sections(code: str) -> tuple[_Section, ...]:
    """Read a number format: one section for all numbers, or for those above, below and at nought."""
    parts: list[list[tuple[str, str]]] = [[]]
    for token in _TOKEN.finditer(code):
        kind = str(token.lastgroup)
        if kind == "end":
            parts.append([])
        else:
            parts[-1].append((kind, token[kind]))
    sections = [_section(tokens) for tokens in parts]
    return tuple(section for section in sections if not section.is_text)[:3] or (_section([("general", "")]),)


def _section(tokens: list[tuple[str, str]]) -> _Section:
    digits, before, after = "", "", ""
    condition: tuple[str, Fraction] | None = None
    kinds = {kind for kind, _ in tokens}
    for kind, text in tokens:
        if kind == "digit":
            digits += text
        elif kind == "condition":
            sign = text.rstrip("-.0123456789")
            condition = sign, Fraction(text.removeprefix(sign))
        elif kind in ("quoted", "escaped", "currency", "bare"):
            before, after = (before, after + text) if digits else (before + text, after)
    whole, _, part = re.sub("[%@]", "", digits).partition(".")
    thousands = sum(len(side) - len(side.rstrip(",")) for side in (whole, part))
    places = re.sub("[.,]", "", part)
    is_general = bool(kinds & {"general", "uneven"})
    literals = (literal.strip(_AROUND_UNITS) for literal in (after, before))
    return _Section(
        condition=condition,
        is_general=is_general,
        is_text="@" in digits,
        is_blank=not is_general and not set("0#?") & set(digits),
        factor=Fraction(100 ** digits.count("%"), 1_000**thousands),
        digits=whole.count("0"),
        places=len(places),
        least=len(places.rstrip("#?")),
        unit="%" if "%" in digits else next((text for text in literals if text.casefold() in _UNITS), ""),
    )


def _chosen(number: int | Fraction, sections: tuple[_Section, ...]) -> _Section:
    """Choose as Excel does: the first section that says it is for such numbers, else the last."""
    unsaid = ((">=" if len(sections) == 2 else ">", Fraction()), ("<", Fraction()))  # noqa: PLR2004 - above, and below
    for section, otherwise in zip(sections[:-1], unsaid, strict=False):
        sign, limit = section.condition or otherwise
        if _COMPARED[sign](number, limit):
            return section
    return sections[-1]


def _as_seen(number: int | Fraction, section: _Section) -> str:
    scaled: int | Fraction = number if number > 0 else -number
    scaled = scaled if section.factor == 1 else scaled * section.factor
    is_whole = number.denominator == 1 and scaled.denominator == 1  # its decimals would be noughts, and say nothing
    if section.is_general:
        text = decimal_text(scaled, space="")
    else:
        whole, comma, part = decimal_text(scaled, 0 if is_whole else section.places, space="").partition(",")
        part = part[: section.least] + part[section.least :].rstrip("0")
        text = f"{whole.zfill(section.digits)}{comma if part else ''}{part}"
    sign = "-" if number < 0 and text.strip("0,") else ""
    return f"{sign}{text}{f' {section.unit}' if section.unit else ''}"
