"""
Reading Word documents from strangers: each table as its reader sees it, with the lines over it.

Only the text of the document is unpacked, its XML is parsed by ``defusedxml`` and not kept, and no field, link, picture
or macro is opened. A document with tracked changes has two texts, and a table within a table has no rows of its own;
both are refused, for either would be read as something that its reader does not see.
"""

import io
import zipfile

from nara_vard_finans.core import MissingLibraryError, UnreadableFileError
from nara_vard_finans.files._workbook_guard import LARGEST_UNPACKED, MOST_MEMBERS
from nara_vard_finans.files.document_messages import (
    CHANGES_TRACKED,
    DECLARES,
    LOCKED,
    MACROS,
    NO_DOCUMENT,
    TABLE,
    TABLE_IN_TABLE,
    DamagedDocument,
    TooManyRows,
)
from nara_vard_finans.files.workbook_messages import MergedWithAbove
from nara_vard_finans.files.workbooks import MOST_COLUMNS, MOST_ROWS, Cell, Sheet, struck_out

_DOCUMENT = "word/document.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_LARGEST_TYPES = 1 << 20
_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRACKED = frozenset(
    ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "tcPrChange", "trPrChange")
)
_STRIKES = frozenset(("strike", "dstrike"))
_UNSEEN = frozenset(("instrText", "delText", "txbxContent"))
_BEGINNINGS = frozenset(("tbl", "tr", "tc", "r", "t"))
_AS_TEXT = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_MOST_ELEMENTS = 500_000
_DEEPEST = 100
_RAISED = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
_OFF = frozenset(("0", "false", "none"))
_MERGED = MergedWithAbove()
_BEGINS_NUMBER = frozenset("0123456789-\u2212")


def raised(text: str) -> str:
    """
    Give a raised text as the mark of a footnote that it is: a digit stays one, and a letter is no part of a word.

    Example:
        >>> raised("12"), raised("a")
        ('\u00b9\u00b2', ' a)')
    """
    return f" {text})" if len(text) == 1 and text.isascii() and text.isalpha() else text.translate(_RAISED)


class Struck(str):
    """What stands in a cell of which something is struck out."""

    __slots__ = ()


class Covered(str):
    """What stands in a cell that is merged with the number above it: nothing, and nobody knows whose that number is."""

    __slots__ = ()


_COVERED = Covered()


def covered_by(above: str) -> str:
    """
    Give what stands in a cell that is merged with the one above it.

    Example:
        >>> type(covered_by("142 478")).__name__, type(covered_by("Dalarna")).__name__
        ('Covered', 'str')
    """
    return _COVERED if isinstance(above, Covered) or above[:1] in _BEGINS_NUMBER else ""


def cell_of(text: str) -> Cell:
    """Give a cell as its reader sees it, or why it cannot be read: it is struck out, or merged with a number."""
    if isinstance(text, Covered):
        return Cell(text="", fault=_MERGED)
    return struck_out(str(text)) if isinstance(text, Struck) else Cell(text=text)


def is_word(raw: bytes) -> bool:
    r"""
    Tell whether an archive holds a Word document.

    Example:
        >>> is_word(b"party,weight\n")
        False
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return any(name.startswith("word/") for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def read_word(raw: bytes, name: str) -> tuple[Sheet, ...]:
    """
    Read the tables of a Word document (.docx), each as a sheet with the lines that stand over it.

    A row is numbered as it comes, with the lines over the table counted too. A document without tables is one sheet of
    lines, of which tabs part the cells. A digit that is raised is a mark of a footnote, and stays one.

    Args:
        raw: The bytes of the file.
        name: What to call it in messages.

    Raises:
        MissingLibraryError: If the extra ``word`` is not installed.
        UnreadableFileError: If it is no such document, is damaged or locked, holds macros, tracked changes or a table
            within a table, or is larger than any table of parties.
    """
    try:
        from defusedxml import DefusedXmlException  # noqa: PLC0415 - an extra
        from defusedxml.ElementTree import DefusedXMLParser, ParseError  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise MissingLibraryError("defusedxml", "word") from error
    reader = _Reader(name)
    try:
        parser = DefusedXMLParser(target=reader, forbid_dtd=True)
        parser.feed(_document(raw, name))
        parser.close()
    except DefusedXmlException as error:
        raise UnreadableFileError(name, DECLARES) from error
    except UnreadableFileError:
        raise
    except (zipfile.BadZipFile, ParseError, ValueError, EOFError, OSError) as error:
        raise UnreadableFileError(name, DamagedDocument(type(error).__name__)) from error
    return reader.sheets()


def _document(raw: bytes, name: str) -> bytes:
    """Give the text of the document, and of nothing beside it."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = archive.infolist()
        documents = [member for member in members if member.filename == _DOCUMENT]
        if len(documents) != 1 or len(members) > MOST_MEMBERS:
            raise UnreadableFileError(name, NO_DOCUMENT)
        [document] = documents
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableFileError(name, LOCKED)
        if any(member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for member in members):
            raise UnreadableFileError(name, NO_DOCUMENT)  # zipfile unpacks the other ways without bounds
        if document.file_size > LARGEST_UNPACKED:
            raise UnreadableFileError(name, TooManyRows(MOST_ROWS, MOST_COLUMNS))
        if any(_holds_macros(archive, member) for member in members):
            raise UnreadableFileError(name, MACROS)
        return archive.read(document)


def _holds_macros(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Tell it by the name of the part, or by what the document says of its parts."""
    if member.filename.casefold().endswith("vbaproject.bin"):
        return True
    if member.filename != _CONTENT_TYPES or member.file_size > _LARGEST_TYPES:
        return False
    types = archive.read(member).lower()
    return b"macro" in types or b"vba" in types


class _Reader:
    """Is given the elements of a document one after another, and keeps the rows of its tables, and its lines."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tables: list[list[list[str]]] = []
        self._lines: list[list[str]] = []  # since the last table
        self._row: list[str] | None = None
        self._text: list[str] = []
        self._span = 1
        self._path: list[str] = []
        self._unseen = 0
        self._elements = 0
        self._is_text = self._is_raised = self._is_hidden = self._continues = False
        self._is_struck = self._has_struck = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        kind, within = tag.removeprefix(_MAIN), self._path[-1] if self._path else ""
        self._path.append(kind)
        self._elements += 1
        if self._elements > _MOST_ELEMENTS or len(self._path) > _DEEPEST:
            raise self._too_many()
        if kind in _TRACKED:
            raise UnreadableFileError(self._name, CHANGES_TRACKED)
        self._unseen += kind in _UNSEEN
        if kind in _BEGINNINGS:
            self._begin(kind)
        elif kind in _AS_TEXT and within == "r":
            self._text.append(_AS_TEXT[kind] if self._row is None else _AS_TEXT[kind].replace("\t", " "))
        else:
            self._state(kind, attributes.get(f"{_MAIN}val", ""), within)

    def _begin(self, kind: str) -> None:
        match kind:
            case "tbl":
                if "tbl" in self._path[:-1]:
                    raise UnreadableFileError(self._name, TABLE_IN_TABLE)
                self._tables.append(self._lines)
                self._lines = []
            case "tr":
                self._row = []
            case "tc":
                self._text, self._span, self._continues, self._has_struck = [], 1, False, False
            case "r":
                self._is_raised = self._is_hidden = self._is_struck = False
            case _:
                self._is_text = not (self._unseen or self._is_hidden)

    def _state(self, kind: str, value: str, within: str) -> None:
        """Take what is said of a cell, or of a run of text."""
        if kind == "gridSpan":
            self._span = self._as_many(value)
        elif kind == "gridBefore" and self._row is not None:
            self._row += [""] * self._as_many(value)
        elif kind == "vMerge":
            self._continues = value != "restart"
        elif kind == "vertAlign" and within == "rPr":
            self._is_raised = value == "superscript"
        elif kind == "vanish" and within == "rPr":
            self._is_hidden = value not in _OFF
        elif kind in _STRIKES and within == "rPr":
            self._is_struck = value not in _OFF

    def _as_many(self, value: str) -> int:
        number = int(value)
        if not 0 < number <= MOST_COLUMNS:
            raise self._too_many()
        return number

    def data(self, text: str) -> None:
        """Take text as it comes."""
        if self._is_text:
            self._text.append(raised(text) if self._is_raised else text)
            self._has_struck = self._has_struck or (self._is_struck and bool(text.strip()))

    def end(self, _: str) -> None:
        """End an element."""
        kind = self._path.pop()
        self._unseen -= kind in _UNSEEN
        if kind == "t":
            self._is_text = False
        elif kind == "p" and not self._unseen:
            if self._row is None:
                self._add(self._lines, [self._told(cell) for cell in "".join(self._text).split("\t")])
                self._text, self._has_struck = [], False
            else:
                self._text.append(" ")
        elif kind == "tc" and self._row is not None:
            text = self._above() if self._continues else self._told("".join(self._text))
            self._row += [text, *[""] * (self._span - 1)]
        elif kind == "tr" and self._row is not None:
            self._add(self._tables[-1], self._row)
            self._row, self._text = None, []

    def _above(self) -> str:
        at, rows = len(self._row or ()), self._tables[-1]
        return covered_by(rows[-1][at]) if rows and at < len(rows[-1]) else ""

    def _told(self, text: str) -> str:
        line = " ".join(text.split())
        return Struck(line) if self._has_struck else line

    def close(self) -> None:
        """End the document."""

    def _add(self, rows: list[list[str]], row: list[str]) -> None:
        rows.append(row)
        if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS:
            raise self._too_many()

    def _too_many(self) -> UnreadableFileError:
        return UnreadableFileError(self._name, TooManyRows(MOST_ROWS, MOST_COLUMNS))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give what was found: the tables, the last with the lines under it; or the lines where there are none."""
        if self._tables:
            self._tables[-1] += self._lines
        return tuple(_sheet(place, rows) for place, rows in enumerate(self._tables or [self._lines], 1))


def _sheet(place: int, rows: list[list[str]]) -> Sheet:
    width = max(map(len, rows), default=0)
    return Sheet(
        name=TABLE.format(place),
        rows=tuple(
            (number, tuple(cell_of(text) for text in (*row, *[""] * (width - len(row)))))
            for number, row in enumerate(rows, 1)
            if any(row)
        ),
    )
