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
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
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
_TOUCHING = 0.5  # points between what begins at one place
_GLUED = re.compile(r"[^\W\d_][0-9][0-9 .,]*$")  # a name that runs into a number
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


def lines_of(words: Iterable[Word], rules: Sequence[Rule]) -> list[list[Cell]]:
    """
    Give the lines that words make on a page, cut into cells.

    Args:
        words: Each with its ``text``, ``x0``, ``x1``, ``top``, ``bottom``, ``size`` and ``chars``.
        rules: Upright lines that are drawn.
    """
    lines: list[list[Word]] = []
    for word in sorted(_parted([*words]), key=lambda word: (word["bottom"], word["x0"])):
        if lines and _is_beside(word, lines[-1]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_cells(sorted(line, key=lambda word: word["x0"]), rules) for line in lines]


def _parted(words: Sequence[Word]) -> Iterator[Word]:
    """Part a name from the number that begins where others of its column do, as where a narrow cell cuts the name."""
    for word in words:
        rest = word
        for at, (before, letter) in enumerate(pairwise(word["chars"]), 1):
            begins = before["text"].isalpha() and letter["text"].isdecimal()
            numbers = (each for each in words if each["text"][0].isdecimal()) if begins else ()
            if sum(abs(number["x0"] - letter["x0"]) < _TOUCHING for number in numbers) > 1:
                yield {**word, "text": "".join(each["text"] for each in word["chars"][:at]), "x1": before["x1"]}
                text = "".join(each["text"] for each in word["chars"][at:])
                rest = {**word, "text": text, "x0": letter["x0"], "begins": True}
                break
        yield rest


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
        is_begun = before is None or "begins" in word or _is_ruled(before.right, word, rules)
        if before is None or is_begun or word["x0"] - before.right > size * _GAP:
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


class Column(NamedTuple):
    """Where the cells of a column begin and end: most of them, and the outermost."""

    left: float
    right: float
    first: float
    last: float


class Block(NamedTuple):
    """Lines that stand together on a page, all of one cell or all of several."""

    page: int
    rows: list[list[Cell]]
    columns: list[Column]


def aligned(pages: Sequence[Sequence[list[Cell]]]) -> list[list[str]]:
    """
    Give the text of lines, page by page, with a tab for each column, also one that is empty.

    Lines of several cells are tables, parted by lines of one. The columns of a table are those of its line that has
    most cells, or of the nearest table before it, or after it there or on the next page, that has more and that all
    its lines fit into: what stands over columns, a row whose name is on a line of its own, and what goes on on another
    page, have fewer cells than the rows that tell where these stand.
    """
    blocks = [
        Block(page, rows, _columns(rows))
        for page, lines in enumerate(pages)
        for _, block in groupby(lines, key=lambda line: len(line) > 1)
        for rows in [list(block)]
    ]
    texts: list[list[str]] = [[] for _ in pages]
    columns: list[Column] = []
    for at, (page, rows, own) in enumerate(blocks):
        near = [each.columns for each in blocks[at + 1 :] if each.page <= page + 1]
        if own:
            wider = (columns, *(each for each in near if len(each) > len(own)))
            columns = next((each for each in wider[:2] if _holds(each, rows)), own)
            texts[page] += ["\t".join(_placed(row, columns) or _over(row, columns) or _unclear(row)) for row in rows]
        else:
            texts[page] += _texts(rows, columns, near[0] if near else [])
    return texts


def _holds(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> bool:
    """Say whether these are more columns than any row has, and every row fits into them."""
    return all(len(row) < len(columns) and _placed(row, columns) for row in rows)


def _texts(rows: Sequence[Sequence[Cell]], before: Sequence[Column], after: Sequence[Column]) -> list[str]:
    """
    Give lines of one cell: text, unless it stands under a column of numbers that is there.

    A word does where a table follows at once, since it is over the column; a number, where it ends or begins with one
    of a table before it, and is no number of a page.
    """
    texts = []
    for place, (cell,) in enumerate(rows):
        is_last = place == len(rows) - 1 and len(after) > 0
        is_among = _is_number(cell) and any(_distance(cell, column) <= _CLEARLY for column in before[1:])
        columns = before if is_among else after if is_last else []
        placed = _placed([cell], columns) if columns and cell.left > columns[0].last else []
        glued = "\t?" if before and _GLUED.search(cell.text) else ""  # a row, and so it is told
        texts.append("\t".join(placed).rstrip("\t") or f"{cell.text}{glued}")
    return texts


def _is_number(cell: Cell) -> bool:
    """Say whether a cell is a number, as 5 000 kr too."""
    return sum(map(str.isdecimal, cell.text)) > sum(map(str.isalpha, cell.text))


def _over(row: Sequence[Cell], columns: Sequence[Column]) -> list[str]:
    """
    Give words over columns of numbers, where each stands between the end of one column and that of the next.

    So headings stand that begin at the left of their cells, over numbers that end at the right of theirs. One alone
    could as well be of the column before it.
    """
    texts = [""] * len(columns)
    for cell in row:
        place = sum(column.last <= cell.left for column in columns)
        fits = place < len(columns) and cell.right <= columns[place].last + _CLEARLY
        if not fits or texts[place] or _is_number(cell):
            return []
        texts[place] = cell.text
    return texts if sum(map(bool, texts[1:])) > 1 else []


def _unclear(row: Sequence[Cell]) -> list[str]:
    """Mark what is of no clear column as unread; words over columns are one text."""
    if not any(map(_is_number, row)):
        return [" ".join(cell.text for cell in row)]
    name, *others = row
    return [name.text, *(f"{cell.text}{_UNCLEAR}" for cell in others)]


def _columns(rows: Sequence[Sequence[Cell]]) -> list[Column]:
    """Give the columns of lines that stand together; none of lines of one cell."""
    most = max(map(len, rows))
    full = [row for row in rows if len(row) == most]
    return [_column([row[place] for row in full]) for place in range(most)] if most > 1 else []


def _column(cells: Sequence[Cell]) -> Column:
    lefts, rights = [cell.left for cell in cells], [cell.right for cell in cells]
    return Column(median(lefts), median(rights), min(lefts), max(rights))


def _placed(row: Sequence[Cell], columns: Sequence[Column]) -> list[str]:
    """Give the cells of a row under its columns; nothing where it is unclear of which column one is."""
    if len(row) == len(columns):
        return [cell.text for cell in row]
    texts = [""] * len(columns)
    at = -1
    for cell in row:
        place = _place(cell, columns)
        if place is None or place <= at:
            return []
        at = place
        texts[at] = cell.text
    return texts


def _place(cell: Cell, columns: Sequence[Column]) -> int | None:
    """Give the column that a cell is clearly nearest to, or stands over or under alone."""
    places = sorted(range(len(columns)), key=lambda place: _distance(cell, columns[place]))
    nearest, following = (_distance(cell, columns[place]) for place in places[:2])
    if nearest <= _NEAR and following - nearest >= _CLEARLY:
        return places[0]
    about = [place for place, column in enumerate(columns) if cell.left <= column.last and column.first <= cell.right]
    return about[0] if len(about) == 1 else None


def _distance(cell: Cell, column: Column) -> float:
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

    pages: list[list[list[Cell]]] = []
    pictures: list[int] = []
    has_image = False
    try:
        with pdfplumber.open(io.BytesIO(raw)) as document:
            if len(document.pages) > MOST_PAGES:
                return {"refused": "pages"}
            for page in document.pages:
                words = page.extract_words(extra_attrs=["size"], keep_blank_chars=False, return_chars=True)
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
    lines = aligned(pages)
    # A scan may have a page number, a stamp or a heading as text; a table has two rows with a name and a number.
    if pictures and sum(bool(_IS_ROW.search(line)) for page in lines for line in page) < _FEWEST_ROWS:
        return {"refused": "scan"}
    return {"pages": lines, "pictures": pictures}


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
