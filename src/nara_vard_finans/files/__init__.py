"""Tabular files in: text, CSV and workbooks, read as tables and weights."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.files.cubes import Cube, Dimension, json_stat_text, px_text
    from nara_vard_finans.files.hidden import ColumnsAreHidden, RowsAreHidden, hidden_findings
    from nara_vard_finans.files.levels import LevelsApart, NationApart, regions_above
    from nara_vard_finans.files.pdf import read_pdf
    from nara_vard_finans.files.readable import Readable, as_file
    from nara_vard_finans.files.tables import read_grids
    from nara_vard_finans.files.text import name_of, read_bytes, read_text, too_large
    from nara_vard_finans.files.weight_rows import WeightRow
    from nara_vard_finans.files.weights import LARGEST_FILE, WeightTable, read_weights
    from nara_vard_finans.files.word import read_word
    from nara_vard_finans.files.workbooks import Cell, Sheet, is_workbook, read_workbook

__all__ = [
    "LARGEST_FILE", "Cell", "ColumnsAreHidden", "Cube", "Dimension", "LevelsApart", "NationApart", "Readable",
    "RowsAreHidden", "Sheet", "WeightRow", "WeightTable", "as_file", "hidden_findings", "is_workbook",
    "json_stat_text", "name_of", "px_text", "read_bytes", "read_grids", "read_pdf", "read_text", "read_weights",
    "read_word", "read_workbook", "regions_above", "too_large",
]
_ROOMS = {
    "cubes": "Cube Dimension json_stat_text px_text",
    "hidden": "ColumnsAreHidden RowsAreHidden hidden_findings",
    "levels": "LevelsApart NationApart regions_above",
    "pdf": "read_pdf",
    "readable": "Readable as_file",
    "tables": "read_grids",
    "text": "name_of read_bytes read_text too_large",
    "weight_rows": "WeightRow",
    "weights": "LARGEST_FILE WeightTable read_weights",
    "word": "read_word",
    "workbooks": "Cell Sheet is_workbook read_workbook",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
