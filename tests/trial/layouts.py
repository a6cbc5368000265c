"""How a table lies in lines of text: each layout gives the heading's lines, and the lines of each row."""

from collections.abc import Callable

from trial.chances import Chance
from trial.dress import Dress
from trial.table import Row, Table

Lines = list[str]
Layout = Callable[[Table, Dress, Chance], tuple[Lines, list[Lines]]]


def texts(row: Row) -> list[str]:
    """Give the words of a row."""
    return [cell.text for cell in row.cells]


def tabbed(table: Table, dress: Dress, _: Chance) -> tuple[Lines, list[Lines]]:
    """Put a tab between cells, as text copied from a word processor has it."""
    head = ["\t".join(line) for line in headings(table, dress)]
    return head, [["\t".join(texts(row))] for row in table.rows]


def gapped(table: Table, dress: Dress, chance: Chance) -> tuple[Lines, list[Lines]]:
    """Put wide gaps between cells, the numbers to the right, as text from a PDF has it."""
    head = headings(table, dress)
    rows = [cells_of(row, table, dress) for row in table.rows]
    every = [*head, *(line for lines in rows for line in lines)]
    widths = [max((len(line[at]) for line in every if at < len(line)), default=0) for at in range(len(table.columns))]
    gap = " " * chance.of("gap").choice((2, 3, 5))
    names = {place for place, column in enumerate(table.columns) if column.kind in {"name", "code"}}

    def put(line: list[str]) -> str:
        cells = [
            word.ljust(widths[at % len(widths)]) if at % len(widths) in names else word.rjust(widths[at % len(widths)])
            for at, word in enumerate(line)
        ]
        return gap.join(cells).rstrip()

    return [put(line) for line in head], [[put(line) for line in lines] for lines in rows]


def spaced(table: Table, dress: Dress, _: Chance) -> tuple[Lines, list[Lines]]:
    """Put one space between cells, as pasted text has it."""
    head = [" ".join(word for word in line if word) for line in headings(table, dress)]
    rows = [cells_of(row, table, dress) for row in table.rows]
    return head, [[" ".join(word for word in line if word) for line in lines] for lines in rows]


def stacked(table: Table, dress: Dress, chance: Chance) -> tuple[Lines, list[Lines]]:
    """Put each cell on a line, as a page gives it when it is copied without its table."""
    apart = chance.of("stack").random() < 0.3
    head = [word for line in headings(table, dress) for word in line]
    rows = [texts(row) for row in table.rows]
    if apart:
        return [*head, ""], [[*row, ""] for row in rows]
    return head, rows


LAYOUTS: dict[str, Layout] = {"tab": tabbed, "gaps": gapped, "spaces": spaced, "cell-a-line": stacked}


def headings(table: Table, dress: Dress) -> list[list[str]]:
    """Give the lines of the heading, each a word for a column."""
    words = [column.heading for column in table.columns]
    match dress["heading"]:
        case "none":
            return []
        case "two-lines":
            second = [{"amount": "per år", "before": "per år"}.get(column.kind, "") for column in table.columns]
            return [words, second]
        case _:
            return [words]


def cells_of(row: Row, table: Table, dress: Dress) -> list[list[str]]:
    """Give the lines of a row: a party's name may stand over its figures, or be cut in two."""
    words = texts(row)
    place = table.place("name")
    name = words[place]
    if row.kind == "party" and dress["names"] == "line-above":
        return [[name], ["", *words[1:]]] if place == 0 else [words]
    if row.kind == "party" and dress["names"] == "cut" and "-" in name:
        first, _, second = name.partition("-")
        return [[f"{first}-", *["" for _ in words[1:]]], [second, *words[1:]]]
    if row.kind == "party" and dress["names"] == "leaders":
        words[place] = f"{name} {'.' * max(26 - len(name), 4)}"
    return [words]
