"""The documents that a table is handed over in: a PDF, where only places show what is a column, and Word."""

from xml.sax.saxutils import escape

from pdfminer.fontmetrics import FONT_METRICS

from made_documents import Put, line, pdf, table_in_word, word
from trial.chances import Chance
from trial.dress import Dress
from trial.furniture import foot_lines, letterhead, page_break
from trial.layouts import cells_of, headings, texts
from trial.table import Table

_WIDTHS = FONT_METRICS["Helvetica"][1]
_WITHOUT_A_PLACE = str.maketrans({"\N{NARROW NO-BREAK SPACE}": "\xa0", "\N{THIN SPACE}": "\xa0", "\N{MINUS SIGN}": "–"})
"""What the letters of a simple PDF do not have, as its writer puts it instead."""
_LEFT, _WIDE, _TOP, _HIGH = 50.0, 500.0, 60.0, 690.0
"""Of a page of 600 by 800 points, what is printed on."""


def pdf_file(table: Table, dress: Dress, chance: Chance, county: str) -> bytes:
    """Write a PDF as a printer's is: words at places, on one page or two, with or without ruled lines."""
    head, rows = headings(table, dress), [cells_of(row, table, dress) for row in table.rows]
    count = {"none": 0, "one": 1, "two": 2, "three": 3}[dress["letterhead"]]
    feet = [foot_lines(dress, chance, county, page) for page in (1, 2)]
    first = [*(letterhead(chance, county, 1, count) if count else []), *table.over]
    if dress["page-break"] == "none":
        pages = [(first, [*head, *(line for lines in rows for line in lines)], table.under, feet[0])]
    else:
        at = chance.of("page break at").randrange(1, len(rows))
        broken = [line.strip("\f") for line in page_break(dress, chance, county, [])][len(feet[0]) :]
        again = head if "heading" in dress["page-break"] else []
        pages = [
            (first, [*head, *(line for lines in rows[:at] for line in lines)], [], feet[0]),
            ([line for line in broken if line], [*again, *(line for lines in rows[at:] for line in lines)], table.under, feet[1]),
        ]  # fmt: skip
    every = [*head, *(line for lines in rows for line in lines)]
    layout = _Layout(every, len(head), table, chance)
    made = [layout.page(*page) for page in pages]
    return pdf(*made, rules=layout.rules, ruled=layout.ruled)


class _Layout:
    """Where each column of a table stands on its pages, and how large its letters are."""

    def __init__(self, lines: list[list[str]], heads: int, table: Table, chance: Chance) -> None:
        lot = chance.of("pdf")
        self._way = lot.choices(("right", "heading left", "left", "middle"), (60, 15, 15, 10))[0]
        gap, self._heads, size = lot.choice((11.0, 16.0, 30.0)), lines[:heads], lot.choice((9.0, 10.0, 11.0))
        widths = [max(wide(line[at], 1) for line in lines if at < len(line)) for at in range(len(table.columns))]
        self._size = min(size, (_WIDE - gap * len(widths)) / sum(widths))
        self._step = min(self._size * lot.choice((1.25, 1.5, 1.9)), _HIGH / (len(lines) + 14))
        self._size = min(self._size, self._step / 1.15)
        self._names = {at for at, column in enumerate(table.columns) if column.kind in {"name", "code"}}
        self._columns: list[tuple[float, float]] = []
        left = _LEFT
        for width in widths:
            self._columns.append((left, left + width * self._size))
            left += width * self._size + gap
        ruled = lot.random() < 0.3
        self.rules = [right + gap / 2 for _, right in self._columns[:-1]] if ruled else []
        self.ruled: list[tuple[float, float]] = []

    def page(self, over: list[str], lines: list[list[str]], under: list[str], foot: list[str]) -> list[Put]:
        """Put what stands on one page."""
        put: list[Put] = []
        y = _TOP
        for text in over:
            put.append((_LEFT, y, _printable(text), self._size))
            y += self._step
        y += self._step if over else 0
        top = y
        for cells in lines:
            for at, text in enumerate(cells):
                if text:
                    put.append((self._x(at, text, is_head=cells in self._heads), y, _printable(text), self._size))
            y += self._step
        self.ruled.append((top - self._step, y - self._step / 2))
        for at, text in enumerate(under, 1):
            put.append((_LEFT, y + at * self._step, _printable(text), self._size))
        return [*put, *((_LEFT, 770 + 12 * at, _printable(text), 8) for at, text in enumerate(foot))]

    def _x(self, at: int, text: str, *, is_head: bool) -> float:
        left, right = self._columns[at]
        free = right - left - wide(_printable(text), self._size)
        if at in self._names or self._way == "left" or (is_head and self._way == "heading left"):
            return left
        return left + (free / 2 if self._way == "middle" else free)


def wide(text: str, size: float) -> float:
    """Give how wide a text is in Helvetica."""
    return sum(_WIDTHS.get(letter, 556) for letter in _printable(text)) * size / 1000


def _printable(text: str) -> str:
    return text.translate(_WITHOUT_A_PLACE)


def word_file(table: Table, dress: Dress, chance: Chance) -> bytes:
    """Write a Word document: a table among paragraphs, or lines with tabs; a text may be in several runs."""
    lot = chance.of("word")
    head, rows = headings(table, dress), [texts(row) for row in table.rows]
    if len(head) > 1 and lot.random() < 0.6:  # a heading of two lines is most often one cell
        head = [["\n".join(filter(None, words)) for words in zip(*head, strict=True)]]
    over, under = ["".join(map(line, lines)) for lines in (table.over, table.under)]
    if lot.random() < 0.15 and len(head) < 2:
        body = "".join(_paragraph("\t".join(cells).replace("\n", " ")) for cells in [*head, *rows])
    else:
        is_parted = lot.random() < 0.4
        body = table_in_word([_cell(text, is_parted=is_parted) for text in cells] for cells in [*head, *rows])
    return word(over + body + under)


def _paragraph(text: str) -> str:
    return (
        "<w:p><w:r>"
        + "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t"))
        + "</w:r></w:p>"
    )


def _cell(text: str, *, is_parted: bool) -> str:
    """Write a cell, whose paragraphs may be parted where somebody has typed at another time."""
    at = len(text) // 2
    runs = [text[:at], text[at:]] if is_parted and "\n" not in text else [text]
    paragraphs = text.split("\n") if "\n" in text else [""]
    if paragraphs != [""]:
        return f"<w:tc><w:tcPr/>{''.join(map(line, paragraphs))}</w:tc>"
    inner = "".join(_run(run) for run in runs if run)
    return f"<w:tc><w:tcPr/><w:p>{inner}</w:p></w:tc>"


def _run(text: str) -> str:
    """Write a run; what looks raised is a digit that is raised."""
    shown = text.removesuffix("¹")
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>' if shown != text else ""
    return f'<w:r><w:t xml:space="preserve">{escape(shown)}</w:t></w:r>{raised}'
