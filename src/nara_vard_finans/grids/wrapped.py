"""Wrapped names: names that stand on the line above their numbers, whole or cut at a hyphen, among cut lines."""

import re
from collections.abc import Iterable, Sequence

from nara_vard_finans.grids.grid import LONGEST_NAME, GridCell, GridLine
from nara_vard_finans.grids.names import goes_on, joined_name
from nara_vard_finans.grids.numbers import may_be_number

_YEAR = re.compile("(?:19|20)[0-9]{2}")


def joined_names(lines: Iterable[GridLine]) -> list[GridLine]:
    """
    Give a line of numbers without a name the name that stands alone on the line above, and cut names their other half.

    Example:
        >>> cells = (("Mora",), ("", "5"), ("Malung-",), ("Sälen", "7"))
        >>> joined = joined_names(GridLine(1, tuple(GridCell(text) for text in line)) for line in cells)
        >>> [[cell.text for cell in line.cells] for line in joined]
        [['Mora', '5'], ['Malung-Sälen', '7']]
    """
    found: list[GridLine] = []
    for line in lines:
        above = _name_alone(found[-1].cells) if found else ""
        name = line.cells[0].text if line.cells else ""
        holds = any(cell.fault or _is_number(cell.text) for cell in line.cells[1:])
        if above and (
            (holds and not name and not _is_named_later(line.cells))
            or ((holds or _name_alone(line.cells)) and goes_on(above, name))
        ):
            found[-1] = GridLine(line.place, (GridCell(joined_name(above, name)), *line.cells[1:]))
        elif found and name and _name_alone(line.cells) and _is_cut(found[-1].cells):
            first, *others = found[-1].cells
            found[-1] = GridLine(found[-1].place, (GridCell(joined_name(first.text, name)), *others))
        else:
            found.append(line)
    return found


def _is_named_later(cells: Sequence[GridCell]) -> bool:
    """Say whether a line without a first name has a name in a column after: ``("", "Summa", "5")``."""
    first = next((cell.text for cell in cells if cell.text or cell.fault), "")
    return any(map(str.isalpha, first)) and not may_be_number(first)


def _is_number(text: str) -> bool:
    return may_be_number(text) and not _YEAR.fullmatch(text)


def _name_alone(cells: Sequence[GridCell]) -> str:
    """Give the name of a line that holds nothing else."""
    filled = [cell for cell in cells if cell.text or cell.fault]
    is_name = len(filled) == 1 and filled[0] is cells[0] and len(filled[0].text) <= LONGEST_NAME
    return filled[0].text if is_name and not may_be_number(filled[0].text) else ""


def _is_cut(cells: Sequence[GridCell]) -> bool:
    """Say whether a row's name ends in the hyphen at which it was cut."""
    return bool(cells) and cells[0].text.endswith("-") and len(cells[0].text) > 1 and len(cells) > 1
