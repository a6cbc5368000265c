"""Near names: the rows of a column that stand for themselves among known parties."""

from collections.abc import Iterable, Iterator

from nara_vard_finans.audit.column import AuditRow, NearName
from nara_vard_finans.core import Directory
from nara_vard_finans.grids import near_names


def names_near(rows: Iterable[AuditRow], parties: Directory) -> Iterator[NearName]:
    """
    Find the rows of no known party, with the known one that each may be of.

    Args:
        rows: The rows, with their parties.
        parties: The parties that are known.
    """
    listed = {row.name: row for row in rows}
    for name, party in near_names(((row.name, row.party) for row in listed.values()), parties):
        yield NearName(name=name, place=listed[name].place, party=party)
