"""Facts grids: a table among the facts as a grid, as if it had been read from its paper."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import evolve

from nara_vard_finans.core import Directory, PrintedNumber, Statistic, Unread
from nara_vard_finans.grids import (
    NO_ROW,
    Grid,
    GridRow,
)
from nara_vard_finans.printed import PrintedColumn, PrintedTable


def grid_of(table: PrintedTable, parties: Directory, statistics: Iterable[Statistic] = ()) -> Grid:
    """
    Give a table among the facts as a grid, as if it had been read from its paper.

    Args:
        table: The table.
        parties: The parties that its rows are found among.
        statistics: The statistics that may stand beside its columns, which come first.

    .. versionadded:: 0.1.0
    """
    beside = {column.beside for column in table.columns}
    figures = [statistic for statistic in statistics if statistic.id in beside]
    columns = [
        *((statistic.title.sv, statistic.by_party, statistic.printed_total, "") for statistic in figures),
        *((f"{each.id}: {each.heading}", _kronor(each), _total(each), "kr") for each in table.columns),
    ]
    present = {code for column in table.columns for code in column.by_party}
    rows = [
        GridRow(
            place=0,
            name=party.name,
            numbers=tuple(_number(cells.get(party.code), unit) for _, cells, _, unit in columns),
        )
        for party in parties.in_table_order
        if party.code in present
    ]
    sums = GridRow(place=0, name="Summa", numbers=tuple(_number(total, unit) for _, _, total, unit in columns))
    return Grid(
        headings=tuple(heading for heading, *_ in columns),
        rows=tuple(evolve(row, place=place) for place, row in enumerate((*rows, sums), 1)),
        has_lines=False,
    )


def _total(column: PrintedColumn) -> Fraction | None:
    printed = column.printed_sums.whole or column.printed_sums.municipalities
    return None if printed is None else printed.kronor


def _kronor(column: PrintedColumn) -> Mapping[str, int | Fraction]:
    return {code: amount.kronor for code, amount in column.amounts}


def _number(value: int | Fraction | None, unit: str) -> PrintedNumber | Unread:
    return NO_ROW if value is None else PrintedNumber(value=Fraction(value), places=0, unit=unit)
