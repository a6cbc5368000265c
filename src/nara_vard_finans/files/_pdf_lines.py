"""
The lines of a PDF, by where its words stand; run in a process of its own, which a trap can stop and not reach beyond.

``python -m`` runs it with the bytes of the file on standard input; it writes JSON: the ``pages``, each a list of lines,
and the ``pictures``, the numbers of the pages that a picture covers more than half of; or a word for why it is
``refused``. Words whose gap is wider than a space are parted by a tab, for so columns stand
that spaces cannot show; so are words with a ruled line between them.
"""

import contextlib
import io
import json
import logging
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median
from typing import Any, NamedTuple

MOST_PAGES = 100
"""The most pages that are read."""

SECONDS = 30
"""The longest that the reading may take."""

_MOST_MEMORY = 1 << 30
_GAP = 0.6  # of the height of a letter; a space is a quarter to a third of it, and a thousands space no more
_SAME_LINE = 0.5  # of the height
_RAISED_SIZE = 0.8  # of the size of the line's letters
_RAISED = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")

_IS_ROW = re.compile(r"[^\W\d_].*\d")
_FEWEST_ROWS = 2
_NEAR = 12.0  # points, about a line
_CLEARLY = 3.0  # points by which a cell must be nearer to its column than to another
_UNCLEAR = " ?"  # no number has it, so that it is told as unread

Word = dict[str, Any]


class Cell(NamedTuple):
    """A text on a line, and where it begins and ends."""

    text: str
    left: float
    right: float


class Rule(NamedTuple):
    """An upright line that is drawn."""

    x: float
    top: float
    bottom: float


def lines_of(words: Iterable[Word], rules: Sequence[Rule]) -> list[str]:
    """
    Give the lines that words make on a page, with a tab for each column, also one that is empty.

    Args:
        words: Each with its ``text``, ``x0``, ``x1``, ``top``, ``bottom`` and ``size``.
        rules: Upright lines that are drawn.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if lines and _is_beside(word, lines[-1]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return _aligned([_cells(sorted(line, key=lambda word: word["x0"]), rules) for line in lines])


def _is_beside(word: Word, line: Sequence[Word]) -> bool:
    first = max(line, key=lambda each: each["size"])
    middle = (word["top"] + word["bottom"]) / 2
    return bool(first["top"] - first["size"] * _SAME_LINE < middle < first["bottom"])


def _cells(words: Sequence[Word], rules: Sequence[Rule]) -> list[Cell]:
    """Put together the words of a line that only a space parts."""
    size = max(word["size"] for word in words)
    cells: list[Cell] = []
    for word in words:
        raised = word["size"] < size * _RAISED_SIZE
        text = word["text"].translate(_RAISED) if raised else word["text"]
        before = cells[-1] if cells else None
        if before is None or word["x0"] - before.right > size * _GAP or _is_ruled(before.right, word, rules):
            cells.append(Cell(text, word["x0"], word["x1"]))
        else:
            cells[-1] = Cell(f"{before.text}{'' if raised else ' '}{text}", before.left, word["x1"])
    return cells


def _is_ruled(right: float, word: Word, rules: Sequence[Rule]) -> bool:
    """Say whether an upright line stands between what ends at *right* and a word."""
    return any(
        right - 1 <= rule.x <= word["x0"] + 1 and rule.top <= word["bottom"] and word["top"] <= rule.bottom
        for rule in rules
    )


def _aligned(lines: Sequence[Sequence[Cell]]) -> list[str]:
    """
    Give the text of lines, with an empty cell where a line has none of its column's.

    The columns of lines are those of the line that has most cells, or of a table over them that has more and that all
    of them fit into; a line of one cell is text, and parts them.
    """
    texts: list[str] = []
    columns: list[Cell] = []
    for is_table, block in groupby(lines, key=lambda line: len(line) > 1):
        rows = list(block)
        if not is_table:
            texts += [row[0].text for row in rows]
            continue
        most = max(map(len, rows))
        if most >= len(columns) or not all(_placed(row, columns) for row in rows):
            full = [row for row in rows if len(row) == most]
            columns = [_column([row[place] for row in full]) for place in range(most)]
        texts += ["\t".join(_placed(row, columns) or _unclear(row)) for row in rows]
    return texts


def _unclear(row: Sequence[Cell]) -> list[str]:
    """Mark what is of no clear column as unread."""
    name, *others = row
    return [name.text, *(f"{cell.text}{_UNCLEAR}" for cell in others)]


def _column(cells: Sequence[Cell]) -> Cell:
    """Give where the cells of a column begin and end, most of them."""
    return Cell("", median(cell.left for cell in cells), median(cell.right for cell in cells))


def _placed(row: Sequence[Cell], columns: Sequence[Cell]) -> list[str]:
    """Give the cells of a row under its columns; nothing where it is unclear of which column one is."""
    if len(row) == len(columns):
        return [cell.text for cell in row]
    texts = [""] * len(columns)
    at = -1
    for cell in row:
        places = sorted(range(len(columns)), key=lambda place: _distance(cell, columns[place]))
        nearest, next_nearest = (_distance(cell, columns[place]) for place in places[:2])
        if places[0] <= at or nearest > _NEAR or next_nearest - nearest < _CLEARLY:
            return []
        at = places[0]
        texts[at] = cell.text
    return texts


def _distance(cell: Cell, column: Cell) -> float:
    """Give how far a cell is from a column, by the edge or the middle that is nearest."""
    middles = abs(cell.left + cell.right - column.left - column.right) / 2
    return min(abs(cell.left - column.left), abs(cell.right - column.right), middles)


def read(raw: bytes) -> dict[str, Any]:
    """Read the pages of a PDF, or say in a word why not, whatever is wrong with it."""
    try:
        return _read(raw)
    except ImportError:
        return {"refused": "library"}
    except MemoryError:
        return {"refused": "heavy"}
    except Exception as error:  # noqa: BLE001 - anything can go wrong in what a stranger has made
        return {"refused": "damaged", "why": type(error).__name__}


def _read(raw: bytes) -> dict[str, Any]:
    import pdfplumber  # noqa: PLC0415 - an extra
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect  # noqa: PLC0415 - likewise
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415 - likewise

    pages: list[list[str]] = []
    pictures: list[int] = []
    has_image = False
    try:
        with pdfplumber.open(io.BytesIO(raw)) as document:
            if len(document.pages) > MOST_PAGES:
                return {"refused": "pages"}
            for page in document.pages:
                words = page.extract_words(extra_attrs=["size"], keep_blank_chars=False)
                rules = [Rule(edge["x0"], edge["top"], edge["bottom"]) for edge in page.vertical_edges]
                pages.append(lines_of(words, rules))
                has_image = has_image or bool(page.images)
                if any(_covers(image, page.width, page.height) for image in page.images):
                    pictures.append(page.page_number)
                page.close()
    except PdfminerException as error:
        if isinstance(error.args[0], PDFPasswordIncorrect | PDFEncryptionError):
            return {"refused": "locked"}
        raise error.args[0] from error
    if not any(pages):
        return {"refused": "scan" if has_image else "empty"}
    # A scan may have a page number, a stamp or a heading as text; a table has two rows with a name and a number.
    if pictures and sum(bool(_IS_ROW.search(line)) for page in pages for line in page) < _FEWEST_ROWS:
        return {"refused": "scan"}
    return {"pages": pages, "pictures": pictures}


def _covers(image: dict[str, Any], width: float, height: float) -> bool:
    """Tell whether a picture covers more than half of a page."""
    across = min(image["x1"], width) - max(image["x0"], 0)
    down = min(image["bottom"], height) - max(image["top"], 0)
    return bool(min(across, down) > 0 and 2 * across * down > width * height)


def main() -> None:
    """Read standard input within bounds, and write what was found."""
    logging.disable()
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
