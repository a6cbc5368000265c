"""
Long tables: those in which a party stands on a row for each sex, age or year, as statistics agencies export them.

They become tables with a row for each party, and a column for each choice, as a cube does: nothing is summed.
"""

import re
from collections.abc import Sequence

from attrs import evolve

from nara_vard_finans.grids import GridCell, HeadedRow, HeadedTable, plain_heading

NO_WEIGHT = re.compile(
    r"år|year|period|tid|ålder|age|\w*datum|date|(?:\w*[ .]*)(?:kod|code|nr|nummer)\.?|#|id|gln|rang(?:ordning)?|"
    r"rank(?:ing)?|placering|tel\.?|telefon|phone|mobil|(?:bank|plus|post)giro|bg|pg|konto|ansvar|motpart"
)
"""The heading of a column whose numbers are no weights."""

_FEWEST_PARTIES = 2


def one_row_each(table: HeadedTable) -> HeadedTable:
    """
    Give a table with one row for each party; one in which none stands twice, or not each in every choice, as it is.

    A column is headed by what is chosen, such as ``kvinnor 2023``, in the order of the columns that say it; what the
    whole table has in common is left out.
    """
    names = list(dict.fromkeys(row.name for row in table.rows))
    values = [place for place in table.columns if table.numbers(place) and not _is_choice(table.headings[place])]
    varying = [place for place in table.columns if place not in values and len({*_texts(table, place)}) > 1]
    found = {(row.name, _chosen(row, varying)): row for row in table.rows}
    choices = list(dict.fromkeys(choice for _, choice in found))
    is_whole = len(found) == len(table.rows) == len(names) * len(choices)
    if len(names) < _FEWEST_PARTIES or len(choices) < _FEWEST_PARTIES or not is_whole:
        return table
    headed = [" ".join((*choice, *_heading(table, place, values))) for choice in choices for place in values]
    rows = tuple(_row([found[name, choice] for choice in choices], values) for name in names)
    return evolve(table, headings=(table.headings[table.party], *headed), party=0, code=None, rows=rows)


def _row(rows: Sequence[HeadedRow], values: Sequence[int]) -> HeadedRow:
    """Give the rows of one party as one; it stands where the first does, or the first that cannot be read."""
    first = next((row for row in rows if row.fault), rows[0])
    cells = (GridCell(first.name), *(row.cells[place] for row in rows for place in values))
    return evolve(first, cells=cells)


def _is_choice(heading: str) -> bool:
    return NO_WEIGHT.fullmatch(plain_heading(heading)) is not None


def _texts(table: HeadedTable, place: int) -> list[str]:
    return [row.cells[place].text for row in table.rows]


def _chosen(row: HeadedRow, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(row.cells[place].text for place in places)


def _heading(table: HeadedTable, place: int, values: Sequence[int]) -> tuple[str, ...]:
    return (table.headings[place],) if len(values) > 1 else ()
