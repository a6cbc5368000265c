"""The reports of a settlement: what was charged, what is put right, and what each has paid in the end."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attrs import evolve

from nara_vard_finans.agreements import Agreement, EarlierSettlement, SettledCost
from nara_vard_finans.analysis import sharing_sources
from nara_vard_finans.core import ZERO, Amount, Language, Remark, Text
from nara_vard_finans.reports import cost_messages as say
from nara_vard_finans.reports.columns import (
    ABSENT,
    AMOUNT,
    COUNT,
    DAY,
    TEXT,
    Column,
    Kind,
    Shape,
    Words,
    maybe,
    several,
    within,
)
from nara_vard_finans.reports.instalments import Names, dues_of, instalments_column, instalments_section
from nara_vard_finans.reports.notes import groups_of, levels_notes, source_notes
from nara_vard_finans.reports.outcomes import outcome_sections
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, summed
from nara_vard_finans.reports.shapes import FINDING, LEVEL, PARTY, REMARK, SOURCE, SUM, definition_column
from nara_vard_finans.reports.sharings import assumed_in, names_in
from nara_vard_finans.reports.workings import stages_of
from nara_vard_finans.sharing import Settlement


class _Row(NamedTuple):
    settlement: Settlement
    code: str
    name: str
    earlier: Amount

    @property
    def charged(self) -> Amount:
        return dict(self.settlement.charged)[self.code]

    @property
    def adjustment(self) -> Amount:
        return self.settlement.adjustment(self.code)


def _rows_of(settled: SettledCost) -> list[_Row]:
    names = _names(settled).items()
    return [_Row(settled.settlement, code, name, settled.charged_earlier(code)) for code, name in names]


def _names(settled: SettledCost) -> Names:
    return {charge.party.code: charge.party.name for charge in settled.sharing.charges}


_ROW: Shape[_Row] = Shape(
    Column("party", TEXT, lambda row: row.code),
    Column("name", TEXT, lambda row: row.name, PARTY),
    Column("charged", AMOUNT, lambda row: row.charged, Text("Debiterat", "Charged"), "kr", summed=True),
    Column("adjustment", AMOUNT, lambda row: row.adjustment, Text("Avräkning", "Settled"), "kr", summed=True),
    Column(
        "settled", AMOUNT, lambda row: row.charged + row.adjustment,
        Text("Efter avräkning", "After settlement"), "kr", summed=True, formula="{charged}+{adjustment}",
    ),
    Column("earlier", AMOUNT, lambda row: row.earlier, Text("Varav tidigare", "Settled before"), "kr", summed=True),
)  # fmt: skip


def _left(settled: SettledCost) -> list[tuple[str, Amount]]:
    """Give what no instalment could hold, party by party."""
    return [] if settled.settled is None else [(code, left) for code, left in settled.settled.left if left != ZERO]


_LEFT: Shape[tuple[str, Amount]] = Shape(
    Column("party", TEXT, lambda pair: pair[0]),
    Column("amount", AMOUNT, lambda pair: pair[1]),
)
_EARLIER: Shape[EarlierSettlement] = Shape(
    Column("on", DAY, lambda each: each.event.on),
    Column("actual", AMOUNT, lambda each: each.settlement.actual),
    Column("difference", AMOUNT, lambda each: each.settlement.difference),
)
_ACTUAL = Kind({"type": "string", "enum": ["given", "booked", "forecast"]})


def _remarks(settled: SettledCost) -> tuple[Remark, ...]:
    """Give what a reader must know of what the difference is shared by; the rule is that of the settlement."""
    return assumed_in(evolve(settled.sharing, rounding=settled.rounding))


def _actual_is(settled: SettledCost) -> str:
    """Say what the actual cost is: as it was given, or as the journal has it."""
    if settled.outcome is None:
        return "given"
    return "booked" if settled.outcome.is_over else "forecast"


SETTLE: Shape[SettledCost] = Shape(
    *within((definition_column(Agreement),), lambda settled: settled.agreement),
    Column("year", COUNT, lambda settled: settled.sharing.year),
    Column("on", maybe(DAY), lambda settled: settled.on),
    Column("charged", AMOUNT, lambda settled: settled.settlement.actual - settled.settlement.difference),
    Column("actual", AMOUNT, lambda settled: settled.settlement.actual),
    Column("actual_is", _ACTUAL, _actual_is),
    Column("difference", AMOUNT, lambda settled: settled.settlement.difference),
    Column("levels", several(LEVEL), lambda settled: settled.settlement.levels),
    Column("rows", several(_ROW), _rows_of),
    Column("left", several(_LEFT), _left),
    Column("earlier", several(_EARLIER), lambda settled: settled.earlier),
    Column("findings", several(FINDING), lambda settled: settled.findings),
    Column("remarks", several(REMARK), _remarks),
    Column("sources", several(SOURCE), lambda settled: sharing_sources(settled.sharing)),
    name="settle",
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
        2034,Orsa,400,-20,380,0

    .. versionadded:: 0.1.0
    """
    rows = [_Row(settlement, code, name, ZERO) for code, name in names.items()]
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
                columns=(columns := _columns(with_earlier=False)),
                rows=rows,
                sums=(summed(SUM, columns, rows),),
                parties=tuple(names),
            ),
        ),
        stages=lambda: stages_of(
            settlement.levels, {code: Text(name) for code, name in names.items()}, feeds="adjustment"
        ),
    )


def settle_report(settled: SettledCost, language: Language) -> Report:
    """
    Report a year's cost that is settled: what each has paid in the end, and the instalments as they now are.

    Args:
        settled: The settlement of the year.
        language: The language of what is read.
    """
    names = _names(settled)
    rows = _rows_of(settled)
    plan = None if settled.settled is None else settled.settled.plan
    dues = ABSENT if plan is None else dues_of(plan, names)
    return Report(
        language=language,
        shape=SETTLE.with_(instalments_column(dues)),
        record=settled,
        row_shape=_ROW,
        records=lambda: rows,
        sections=lambda: (
            _settled(settled, rows),
            *(() if settled.outcome is None else outcome_sections(settled.outcome)),
            *(
                ()
                if plan is None
                else (instalments_section(plan, names, _on_instalments(settled), payment=settled.agreement.payment),)
            ),
        ),
        stages=lambda: stages_of(settled.settlement.levels, names_in(settled.sharing), feeds="adjustment"),
    )


def _columns(*, with_earlier: bool) -> "tuple[Column[_Row], ...]":
    """Give the columns that people see: what was settled before only where something was."""
    return tuple(each for each in _ROW.headed if with_earlier or each.key != "earlier")


def _settled(settled: SettledCost, rows: list[_Row]) -> Section:
    sharing, settlement = settled.sharing, settled.settlement
    columns = _columns(with_earlier=bool(settled.earlier))
    whose = [(each.party.code, each.party.name, each.side, each.level.group[:1]) for each in sharing.charges]
    groups = [summed(name, columns, [rows[at] for at in places], places) for name, places in groups_of(whose)]
    return Section(
        title=(
            settled.agreement.title,
            say.CostIn(sharing.year, sharing.cost),
            say.SettlementOf(settlement.actual, settlement.difference),
        ),
        columns=columns,
        rows=rows,
        sums=(*groups, summed(SUM, columns, rows)),
        notes=(
            *rests_on(settled),
            *levels_notes(settlement.levels, settled.rounding, names_in(sharing)),
            *_remarks(settled),
            *source_notes(sharing_sources(sharing)),
        ),
        parties=tuple(row.code for row in rows),
    )


def rests_on(settled: SettledCost) -> Iterator[Words]:
    """Say what the actual cost follows from, where it was not given as a sum."""
    if settled.outcome is not None:
        told = say.SettledByBooked if settled.outcome.is_over else say.SettledByForecast
        yield told(settled.outcome.on)
    yield from (
        say.SettledBefore(each.event.on, each.settlement.actual, each.settlement.difference) for each in settled.earlier
    )


def _on_instalments(settled: SettledCost) -> Iterator[Words]:
    """Say on which instalments the settlement is put, and what none of them could hold."""
    assert settled.on is not None  # noqa: S101 - it is put on instalments from a day
    yield say.PutOnNext(settled.on)
    left = dict(_left(settled))
    for code, name in _names(settled).items():
        if code in left:
            yield (say.PaidByItself if left[code] > ZERO else say.PaidOut)(name, abs(left[code]))
