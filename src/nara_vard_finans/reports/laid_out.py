"""The stages of a report as cells, one under another: formulas where they are exact, and else values that say why."""

from collections.abc import Sequence

from nara_vard_finans.core import Language
from nara_vard_finans.reports.cell_arithmetic import why_values
from nara_vard_finans.reports.divisor_cells import DivisorCells
from nara_vard_finans.reports.live_cells import LiveCells
from nara_vard_finans.reports.rated_cells import RatedCells
from nara_vard_finans.reports.stage_cells import StageCells, ValueCells
from nara_vard_finans.reports.workings import Stage
from nara_vard_finans.sharing import Method


def cells_of(stages: Sequence[Stage], language: Language) -> list[StageCells]:
    """Lay out stages one under another."""
    found: list[StageCells] = []
    for stage in stages:
        top, why = (found[-1].bottom + 3 if found else 2), why_values(stage)
        found.append(_live(stage, top, found, language) if why is None else ValueCells(stage, top, why, language))
    return found


def _live(stage: Stage, top: int, before: Sequence[StageCells], language: Language) -> StageCells:
    if stage.rate is not None:
        return RatedCells(stage, top, language)
    live = DivisorCells if stage.method is Method.SAINTE_LAGUE else LiveCells
    return live(stage, top, before, language)
