"""The report of a settlement: what was charged, what is put right, and what each has paid in the end."""

from collections.abc import Mapping
from typing import NamedTuple

from nara_vard_finans.core import Amount, Language, Text
from nara_vard_finans.reports import cost_messages as say
from nara_vard_finans.reports.columns import AMOUNT, TEXT, Column, Shape, several
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, summed
from nara_vard_finans.reports.shapes import LEVEL, PARTY, SUM
from nara_vard_finans.reports.workings import stages_of
from nara_vard_finans.sharing import Settlement


class _Row(NamedTuple):
    settlement: Settlement
    code: str
    name: str

    @property
    def charged(self) -> Amount:
        return dict(self.settlement.charged)[self.code]

    @property
    def adjustment(self) -> Amount:
        return self.settlement.adjustment(self.code)


_ROW: Shape[_Row] = Shape(
    Column("party", TEXT, lambda row: row.code),
    Column("name", TEXT, lambda row: row.name, PARTY),
    Column("charged", AMOUNT, lambda row: row.charged, Text("Debiterat", "Charged"), "kr", summed=True),
    Column("adjustment", AMOUNT, lambda row: row.adjustment, Text("Avräkning", "Settled"), "kr", summed=True),
    Column(
        "settled", AMOUNT, lambda row: row.charged + row.adjustment,
        Text("Efter avräkning", "After settlement"), "kr", summed=True, formula="{charged}+{adjustment}",
    ),
)  # fmt: skip


def settlement_report(settlement: Settlement, names: Mapping[str, str], language: Language) -> Report:
    """
    Report a settlement, with what each party has paid in the end.

    Swedish term:
        avräkning

    Args:
        settlement: The settlement.
        names: The parties' names by code, in the order in which they are listed.
        language: The language of what is read.

    Example:
        >>> from nara_vard_finans import kronor, parts
        >>> from nara_vard_finans.core import Language
        >>> from nara_vard_finans.sharing import settle
        >>> charged = {"2034": kronor(400), "2039": kronor(600)}
        >>> settlement = settle(charged, kronor(950), parts({"2034": 40, "2039": 60}))
        >>> report = settlement_report(settlement, {"2034": "Orsa", "2039": "Älvdalen"}, Language.EN)
        >>> print(report.csv().splitlines()[1])
        2034,Orsa,400,-20,380

    .. versionadded:: 0.1.0
    """
    rows = [_Row(settlement, code, name) for code, name in names.items()]
    shape: Shape[Settlement] = Shape(
        Column("actual", AMOUNT, lambda found: found.actual),
        Column("difference", AMOUNT, lambda found: found.difference),
        Column("levels", several(LEVEL), lambda found: found.levels),
        Column("rows", several(_ROW), lambda _: rows),
    )
    return Report(
        language=language,
        shape=shape,
        record=settlement,
        row_shape=_ROW,
        records=lambda: rows,
        sections=lambda: (
            Section(
                title=(say.SettlementOf(settlement.actual, settlement.difference),),
                columns=_ROW.headed,
                rows=rows,
                sums=(summed(SUM, _ROW.headed, rows),),
                parties=tuple(names),
            ),
        ),
        stages=lambda: stages_of(
            settlement.levels, {code: Text(name) for code, name in names.items()}, feeds="adjustment"
        ),
    )
