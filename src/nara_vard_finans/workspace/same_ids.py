"""Entries of one id in several files of one call, which would be taken for one."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nara_vard_finans.core import FactsError, Fault, printable
from nara_vard_finans.facts import Catalogue, TomlFile, replacing, shipped_ids
from nara_vard_finans.workspace.messages import Ships, StandsInToo

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition
    from nara_vard_finans.core import Body, Paper, Statistic
    from nara_vard_finans.facts import Figure
    from nara_vard_finans.printed import PrintedTable
    from nara_vard_finans.sharing import PriceIndex


class Ids:
    """The ids that the files of one call have used so far, each with its file."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], tuple[str, object]] = {}

    def refuse_same(self, facts: Catalogue, file: TomlFile) -> None:
        """
        Refuse entries that stand in an earlier file too; papers, figures and tables may, if they are the same there.

        A definition that has the id of one that ships must say that it replaces it.

        Raises:
            FactsError: If one does; it names both files.
        """
        path = file.path
        kinds: dict[str, Sequence[Paper | Statistic | PriceIndex | Body | Figure | PrintedTable | Definition]] = {
            "papers": facts.papers,
            "statistics": facts.statistics,
            "indexes": facts.indexes,
            "bodies": facts.bodies,
            "figures": facts.figures,
            "tables": facts.tables,
            "": facts.definitions,
        }
        shipped = shipped_ids() - replacing(file)
        faults = [Fault(each.id, None, Ships()) for each in facts.definitions if each.id in shipped]
        for kind, entries in kinds.items():
            for entry in entries:
                earlier, there = self._seen.setdefault((kind, entry.id), (str(path), entry))
                if os.path.realpath(earlier) != os.path.realpath(path) and (not kind or there != entry):
                    faults.append(Fault(entry.id, None, StandsInToo(printable(earlier))))
        if faults:
            raise FactsError(str(path), tuple(faults))
