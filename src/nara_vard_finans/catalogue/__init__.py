"""The catalogue: the one reader of facts and journals, and the door to those that ship."""

from nara_vard_finans.catalogue.entries import Catalogue, Listed, embedded, read_facts
from nara_vard_finans.catalogue.journal_files import example_journal, example_names, read_journal
from nara_vard_finans.catalogue.printed_files import read_grids
from nara_vard_finans.catalogue.weights import WeightRow, WeightTable, read_weights

__all__ = [
    "Catalogue",
    "Listed",
    "WeightRow",
    "WeightTable",
    "embedded",
    "example_journal",
    "example_names",
    "read_facts",
    "read_grids",
    "read_journal",
    "read_weights",
]
