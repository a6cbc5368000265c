"""
Reading web pages from strangers: each table as its reader sees it, under the headings that it stands under.

Nothing is fetched and no script is run. What a page hides is left out and told; a table within a table has no rows of
its own and is refused, for it would be read as something that its reader does not see.
"""

import re
from collections.abc import Mapping, Sequence

from nara_vard_finans.core import UnreadableFileError
from nara_vard_finans.files._markup import pieces_of
from nara_vard_finans.files.document_messages import TABLE, TABLE_IN_TABLE, TooManyRows
from nara_vard_finans.files.word import Struck, cell_of, covered_by, raised
from nara_vard_finans.files.workbooks import MOST_COLUMNS, MOST_ROWS, Sheet, letters_of

_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|meta|body|table)\b", re.IGNORECASE)
_DECLARED = re.compile(rb"""<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_WINDOWS = frozenset((b"windows-1252", b"iso-8859-1", b"iso-8859-15", b"latin1", b"us-ascii"))
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_STRIKES = frozenset(("del", "s", "strike"))
_UNSEEN = frozenset(("template", "noscript", "select", "button", "svg"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_BREAKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "section", "ul",
))  # fmt: skip
_GROUPS = frozenset(("tbody", "thead", "tfoot"))
_HEADING = re.compile(r"h([1-6])\Z")
_CELLS = frozenset(("td", "th"))
_HEAD = 4_096  # characters, or bytes, in which a page says what it is
_MOST_ELEMENTS = 500_000


def is_page(text: str) -> bool:
    r"""
    Tell whether a text begins as web pages do; also what a program calls an Excel file, and writes as a page.

    Example:
        >>> is_page("\n<!DOCTYPE html>\n<title>Kostnad</title>"), is_page("party,weight\n")
        (True, False)
    """
    return _START.match(text[:_HEAD]) is not None


def encoding_of(raw: bytes, otherwise: str) -> str:
    """
    Give the encoding that a page says that it has; *otherwise* where it says none of those that Swedish pages have.

    Example:
        >>> encoding_of(b'<html><meta charset="ISO-8859-1">', "utf-8")
        'cp1252'
    """
    head = raw[:_HEAD]
    declared = _DECLARED.search(head) if is_page(head.decode("ascii", "replace")) else None
    return "cp1252" if declared is not None and declared[1].lower() in _WINDOWS else otherwise


def read_page(text: str, name: str) -> tuple[tuple[Sheet, ...], str]:
    """
    Read the tables of a web page, each as a sheet with the headings that it stands under and the lines around it.

    A row is numbered as it comes, with the lines over the table counted too. A digit that is raised is a mark of a
    footnote, and stays one. Of a page without tables the lines are given, as they are copied from it.

    Args:
        text: The page.
        name: What to call it in messages.

    Raises:
        UnreadableFileError: If it holds a table within a table, or is larger than any table of parties.
    """
    reader = _Reader(name)
    for piece in pieces_of(text):
        if isinstance(piece, str):
            reader.take(piece)
        elif piece.is_end:
            reader.end(piece.name)
        else:
            reader.begin(piece.name, piece.said)
    return reader.sheets(), reader.text


class _Table:
    """The rows of a table as they come, and what it hides."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.rows = [[line] for line in lines]
        self.hidden_rows: list[int] = []
        self.hidden_columns: set[int] = set()
        self.reaching: dict[int, int] = {}
        """The columns that a cell of an earlier row reaches down into, and for how many rows more."""

    def pass_reaching(self, row: list[str]) -> None:
        """Leave the places empty that cells from above take; nobody knows whose a number there is."""
        while self.reaching.get(len(row), 0):
            self.reaching[len(row)] -= 1
            above = self.rows[-1] if self.rows else ()
            row.append(covered_by(above[len(row)] if len(row) < len(above) else ""))


class _Reader:
    """Is given the elements of a page one after another, and keeps the rows of its tables, and its lines."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tables: list[_Table] = []
        self._table: _Table | None = None  # that is open
        self._row: list[str] | None = None
        self._spans = (1, 1)
        self._in_cell = self._is_hidden_row = self._is_hidden_cell = self._is_raised = False
        self._text: list[str] = []
        self._headings: list[tuple[int, str]] = []
        self._lines: list[str] = []  # since the last table, or the last heading
        self._is_after = False  # whether they stand right after a table, and no heading between
        self._unseen: list[str] = []
        self._struck: list[str] = []  # elements that are open, from one that strikes out what is in it
        self._is_struck_row = self._is_struck_cell = self._has_struck = False
        self._elements = 0

    def begin(self, tag: str, said: Mapping[str, str]) -> None:
        """Begin an element, and end those that it ends without saying so."""
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise self._too_many()
        is_hidden = tag in _UNSEEN or "hidden" in said or _HIDDEN.search(said.get("style", "")) is not None
        if self._unseen and _ends(tag, self._unseen[0]):
            self._unseen = []
        is_struck = tag in _STRIKES or _LINE_THROUGH.search(said.get("style", "")) is not None
        if tag in {"tr", *_CELLS} and not self._unseen:
            self._begin(tag, said, is_hidden=is_hidden)
            self._strike(tag, is_struck=is_struck)
            return
        if (is_struck or tag in self._struck) and tag not in _VOID:
            self._struck.append(tag)
        if (self._unseen or is_hidden) and tag not in _VOID:
            self._unseen += [tag] if not self._unseen or tag == self._unseen[0] else []
        elif tag == "table":
            self._begin_table()
        elif tag in _BREAKS:
            self._break()
        elif tag == "sup":
            self._is_raised = True

    def _begin_table(self) -> None:
        if self._table is not None:
            raise UnreadableFileError(self._name, TABLE_IN_TABLE)
        self._break()
        self._table = _Table([*(text for _, text in self._headings), *self._lines])
        self._tables.append(self._table)
        self._lines = []

    def _begin(self, tag: str, said: Mapping[str, str], *, is_hidden: bool) -> None:
        if tag == "tr":
            self._end_row()
            self._row, self._is_hidden_row = [], is_hidden
        else:
            self._end_cell()
            self._row = [] if self._row is None else self._row
            self._in_cell, self._is_hidden_cell = True, is_hidden
            self._spans = (_as_many(said.get("colspan", "")), _as_many(said.get("rowspan", "")))

    def _strike(self, tag: str, *, is_struck: bool) -> None:
        """Take what is said of a row, or of a cell, of how it is struck out."""
        if tag == "tr":
            self._is_struck_row, self._is_struck_cell = is_struck, False
        else:
            self._is_struck_cell, self._has_struck = is_struck, False
        self._struck = []

    def end(self, tag: str) -> None:
        """End an element."""
        self._struck = self._struck[:-1] if tag in self._struck[-1:] else self._struck
        if self._unseen and tag == "table" and self._unseen[0] in _GROUPS:
            self._unseen = []
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.pop()
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table":
            self._end_row()
            self._table, self._text, self._is_after = None, [], True
        elif heading := _HEADING.match(tag):
            self._end_heading(int(heading[1]))
        elif tag in _BREAKS:
            self._break()
        elif tag == "sup":
            self._is_raised = False

    def _end_heading(self, level: int) -> None:
        """Take a heading for what stands under it, in place of those of its level and below."""
        text = self._taken()
        if self._table is not None:  # of its caption, or of a cell
            self._text = [text]
            self._break()
        elif text:
            self._leave_lines()
            self._headings = [each for each in self._headings if each[0] < level] + [(level, text)]

    def take(self, data: str) -> None:
        """Take text as it comes."""
        if not self._unseen:
            self._text.append(raised(data) if self._is_raised else data)
            is_struck = bool(self._struck) or self._is_struck_row or self._is_struck_cell
            self._has_struck = self._has_struck or (is_struck and bool(data.strip()))

    def _taken(self) -> str:
        text = " ".join("".join(self._text).split())
        self._text = []
        return text

    def _break(self) -> None:
        """Break a line; in a cell it is a space, and in a table outside its cells a line of it, as its caption is."""
        if self._in_cell:
            self._text.append(" ")
        elif text := self._taken():
            if self._table is not None:
                self._add(self._table, [text])
            else:
                self._lines.append(text)

    def _end_cell(self) -> None:
        if not self._in_cell or self._row is None or self._table is None:
            self._break()
            return
        self._table.pass_reaching(self._row)
        text, (across, down) = self._taken(), self._spans
        text = Struck(text) if self._has_struck else text
        at = len(self._row)
        if at + across > MOST_COLUMNS:
            raise self._too_many()
        if down > 1:
            self._table.reaching.update(dict.fromkeys(range(at, at + across), down - 1))
        if self._is_hidden_cell:
            self._table.hidden_columns.update(range(at, at + across))
        self._row += [text, *[""] * (across - 1)]
        self._in_cell = self._is_hidden_cell = self._is_raised = False

    def _end_row(self) -> None:
        self._end_cell()
        if self._row and self._table is not None:
            self._table.pass_reaching(self._row)
            self._add(self._table, self._row)
            if self._is_hidden_row:
                self._table.hidden_rows.append(len(self._table.rows))
        self._row = None

    def _add(self, table: _Table, row: list[str]) -> None:
        table.rows.append(row)
        if len(table.rows) > MOST_ROWS:
            raise self._too_many()

    def _leave_lines(self) -> None:
        """Give the lines right after a table to it, as its notes; those under a later heading are of no table."""
        if self._is_after:
            self._tables[-1].rows += [[line] for line in self._lines]
        self._lines = [] if self._tables else self._lines
        self._is_after = False

    def _too_many(self) -> UnreadableFileError:
        return UnreadableFileError(self._name, TooManyRows(MOST_ROWS, MOST_COLUMNS))

    @property
    def text(self) -> str:
        """The lines of a page without tables."""
        return "\n".join((*(text for _, text in self._headings), *self._lines))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give what was found."""
        self._end_row()
        self._break()
        self._leave_lines()
        return tuple(_sheet(place, table) for place, table in enumerate(self._tables, 1))


def _ends(tag: str, hidden: str) -> bool:
    """Say whether an element that begins ends one that is hidden, which need not say itself where it ends."""
    return (hidden == "p" and tag in _BREAKS) or hidden == tag == "li" or (hidden in _GROUPS and tag in _GROUPS)


def _as_many(value: str) -> int:
    return max(int(value), 1) if re.fullmatch("[0-9]{1,5}", value) else 1


def _sheet(place: int, table: _Table) -> Sheet:
    width = max(map(len, table.rows), default=0)
    columns = [at for at in range(width) if at not in table.hidden_columns]
    return Sheet(
        name=TABLE.format(place),
        rows=tuple(
            (number, tuple(cell_of(row[at] if at < len(row) else "") for at in columns))
            for number, row in enumerate(table.rows, 1)
            if any(row) and number not in table.hidden_rows
        ),
        hidden_rows=tuple(number for number in table.hidden_rows if any(table.rows[number - 1])),
        hidden_columns=tuple(letters_of(at + 1) for at in sorted(table.hidden_columns)),
    )
