"""A table as it stands in a text or in cells: rows of a name and numbers."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.grids.cells import MOST_CELLS, grids_of
    from nara_vard_finans.grids.grid import COULD_BE_YEAR, HEADING, NOTHING, NO_ROW, Grid, GridCell, GridLine, GridRow
    from nara_vard_finans.grids.grid import is_no_party, is_rest, is_sum, may_be_sum, sums_among
    from nara_vard_finans.grids.headed import MOST_OVER, HeadedRow, HeadedTable, headed_table, party_place
    from nara_vard_finans.grids.headed import plain_heading
    from nara_vard_finans.grids.headings import rate_in, says_money
    from nara_vard_finans.grids.names import AROUND, bare_name, is_nation
    from nara_vard_finans.grids.numbers import StatedTotal, is_unit, read_number, unit_in, unknown_unit_in
    from nara_vard_finans.grids.strangers import RowHasNearName, RowsStandAlone, near_names, stranger_findings
    from nara_vard_finans.grids.text import grids_in

__all__ = [
    "AROUND", "COULD_BE_YEAR", "HEADING", "MOST_CELLS", "MOST_OVER", "NOTHING", "NO_ROW", "Grid", "GridCell",
    "GridLine", "GridRow", "HeadedRow", "HeadedTable", "RowHasNearName", "RowsStandAlone", "StatedTotal", "bare_name",
    "grids_in", "grids_of", "headed_table", "is_nation", "is_no_party", "is_rest", "is_sum", "is_unit", "may_be_sum",
    "near_names", "party_place", "plain_heading", "rate_in", "read_number", "says_money", "stranger_findings",
    "sums_among", "unit_in", "unknown_unit_in",
]
_ROOMS = {
    "cells": "MOST_CELLS grids_of",
    "grid": "COULD_BE_YEAR HEADING NOTHING NO_ROW Grid GridCell GridLine GridRow is_no_party is_rest "
        "is_sum may_be_sum sums_among",
    "headed": "MOST_OVER HeadedRow HeadedTable headed_table party_place plain_heading",
    "headings": "rate_in says_money",
    "names": "AROUND bare_name is_nation",
    "numbers": "StatedTotal is_unit read_number unit_in unknown_unit_in",
    "strangers": "RowHasNearName RowsStandAlone near_names stranger_findings",
    "text": "grids_in",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
