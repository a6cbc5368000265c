"""The reports of what is shared: a total over any table of weights, and a year's cost under an agreement."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve

from nara_vard_finans.agreements import Agreement, Charge, CostSharing
from nara_vard_finans.analysis import basis_remarks, explain, rounding_remarks, sharing_sources
from nara_vard_finans.core import (
    COUNTED,
    ZERO,
    AnyText,
    Finding,
    Language,
    Principal,
    Remark,
    RemarkKind,
    Source,
    Statistic,
    Text,
)
from nara_vard_finans.reports import cost_messages as say
from nara_vard_finans.reports.columns import (
    AMOUNT,
    COUNT,
    EXACT,
    TEXT,
    UNREDUCED,
    Column,
    Data,
    Shape,
    Words,
    maybe,
    one_of,
    several,
    within,
)
from nara_vard_finans.reports.instalments import Names, with_instalments
from nara_vard_finans.reports.notes import (
    TOGETHER,
    days_note,
    groups_of,
    levels_notes,
    residual_note,
    rule_note,
    shared_keys,
    source_notes,
    stage_notes,
)
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, Sum, summed
from nara_vard_finans.reports.shapes import (
    AMOUNT_HEADING,
    BEFORE_ROUNDING,
    FINDING,
    LEVEL,
    PARTY,
    REMARK,
    SOURCE,
    STAGE,
    SUM,
    TIE,
    WHO,
    decimals_of,
    definition_column,
    exact_share,
    printed_weight,
    ties_of,
    unreduced_exact,
    weight_in,
)
from nara_vard_finans.sharing import (
    Apportionment,
    Combined,
    InstalmentPlan,
    Level,
    Method,
    RoundingRule,
    StatedRows,
)

if TYPE_CHECKING:
    from nara_vard_finans.files import WeightTable
    from nara_vard_finans.reports.workings import Stage

WEIGHT = Text("Vikt", "Weight")
SINGLE = Text("Särskilt belopp", "Single amount")


class SharedRow(NamedTuple):
    """A row of a table of weights, and what it got."""

    shared: Apportionment
    code: str
    name: str


class _Shared(NamedTuple):
    shared: Apportionment
    rows: list[SharedRow]
    findings: tuple[Finding, ...]
    figures: Statistic | None
    sources: tuple[Source, ...]


_SHARE_ROW: Shape[SharedRow] = Shape(
    Column("party", TEXT, lambda row: row.code),
    Column("name", TEXT, lambda row: row.name, PARTY),
    Column("weight", EXACT, lambda row: weight_in(row.shared, row.code), WEIGHT, summed=True),
    Column(
        "exact", UNREDUCED, lambda row: exact_share(row.shared, row.code), BEFORE_ROUNDING, "kr",
        shown=lambda row: row.shared.exact(row.code), places=2, summed=True,
    ),
    Column("amount", AMOUNT, lambda row: row.shared.amount(row.code), AMOUNT_HEADING, "kr", summed=True),
)  # fmt: skip
SHARE: Shape[_Shared] = Shape(
    *within(STAGE, lambda shared: shared.shared),
    Column("rows", several(_SHARE_ROW), lambda shared: shared.rows),
    Column("findings", several(FINDING), lambda shared: shared.findings),
    Column("statistic", maybe(TEXT), lambda shared: None if shared.figures is None else shared.figures.id),
    Column("sources", several(SOURCE), lambda shared: shared.sources),
    name="share",
)


def charge_weight(level: Level, code: str) -> int | Fraction | None:
    """Give a party's weight; one that is alone in its stage has none beside the others' figures."""
    shared = level.apportionment
    return weight_in(shared, code) if shared.is_weighed else None


def charge_weight_of(charge: Charge) -> int | Fraction | None:
    """Give the weight of a charge; one of several parts, or of a stated amount, has none."""
    plain = len(charge.levels) == 1 and not isinstance(charge.level.apportionment, StatedRows)
    return charge_weight(charge.level, charge.party.code) if plain else None


def _shown_weight(charge: Charge) -> int | Fraction | None:
    if charge_weight_of(charge) is None:
        return None
    return printed_weight(charge.level.apportionment, charge.party.code)


def _exact(charge: Charge) -> str:
    if len(charge.levels) == 1:
        return exact_share(charge.level.apportionment, charge.party.code)
    return unreduced_exact(charge.exact)


CHARGE: Shape[Charge] = Shape(
    *within(WHO, lambda charge: charge.party),
    Column(
        "weight", maybe(EXACT), charge_weight_of, WEIGHT,
        shown=_shown_weight, summed=True,
    ),
    Column(
        "exact", UNREDUCED, _exact, BEFORE_ROUNDING, "kr",
        shown=lambda charge: charge.exact - charge.single.kronor, places=2, summed=True,
    ),
    Column("amount", AMOUNT, lambda charge: charge.amount, AMOUNT_HEADING, "kr", summed=True),
)  # fmt: skip
_SINGLE: Column[Charge] = Column("single", AMOUNT, lambda charge: charge.single, SINGLE, "kr", summed=True)
ALLOCATE: Shape[CostSharing] = Shape(
    *within((definition_column(Agreement),), lambda sharing: sharing.agreement),
    Column("year", COUNT, lambda sharing: sharing.year),
    Column("basis", TEXT, lambda _: "reckoned"),
    Column("total", AMOUNT, lambda sharing: sharing.total),
    Column("unit", AMOUNT, lambda sharing: sharing.rounding.unit),
    Column("method", one_of(Method), lambda sharing: sharing.rounding.method),
    Column("decimals", COUNT, lambda sharing: decimals_of(sharing.rounding.decimals), optional=True),
    Column("residual", AMOUNT, lambda sharing: sharing.residual),
    Column("ties", several(TIE), lambda sharing: ties_of(sharing.levels)),
    Column("levels", several(LEVEL), lambda sharing: sharing.levels),
    Column("rows", several(CHARGE), lambda sharing: sharing.charges),
    Column("findings", several(FINDING), lambda sharing: sharing.findings),
    Column(
        "remarks", several(REMARK),
        lambda sharing: dict.fromkeys((*sharing_remarks(sharing), *sharing.agreement.remarks)),
    ),
    Column("sources", several(SOURCE), sharing_sources),
    name="allocate",
)  # fmt: skip


def weighed_by(levels: Iterable[Level]) -> Text:
    """Name what the weights are where all stages that share between parties agree on it."""
    found = [key.basis.statistic for key in shared_keys(levels)]
    counted = {None if each is None else each.counts for each in found}
    return _counted(found[0]) if len(counted) == 1 else WEIGHT


def _counted(figures: Statistic | None) -> Text:
    name = None if figures is None else COUNTED.get(figures.counts)
    return WEIGHT if name is None else Text(name.sv.capitalize(), name.en.capitalize())


def with_weights(columns: Iterable[Column[Any]], heading: Text) -> tuple[Column[Any], ...]:
    """Say over the weights what they are."""
    return tuple(each.headed(heading) if each.key == "weight" else each for each in columns)


def share_report(
    shared: Apportionment, weights: "WeightTable", language: Language, plan: InstalmentPlan | None = None
) -> Report:
    """
    Report a total that is shared over a table of weights, in the order of the table.

    Args:
        shared: The total, shared.
        weights: The table.
        language: The language of what is read.
        plan: The instalments, if it is paid in advance; the rows are then those of the instalments.
    """
    names = {row.party: row.name for row in weights.rows}
    return shared_report(shared, names, language, plan, findings=weights.findings)


def shared_report(
    shared: Apportionment,
    names: Names,
    language: Language,
    plan: InstalmentPlan | None = None,
    *,
    findings: tuple[Finding, ...] = (),
) -> Report:
    """Report a total that is shared between parties of these names."""
    rows = [SharedRow(shared, code, name) for code, name in names.items()]
    figures = shared.key.basis.statistic
    sources = () if figures is None or figures.source is None else (figures.source,)

    def section() -> Section:
        columns = with_weights(_SHARE_ROW.headed, _counted(figures))
        return Section(
            title=(say.SharingOf(shared.total),),
            columns=columns,
            rows=rows,
            sums=(summed(SUM, columns, rows),),
            notes=(
                *(say.SharedBy(each.title) for each in (figures,) if each is not None),
                rule_note(shared.method, shared.unit, shared.decimals),
                *stage_notes(shared, {code: Text(name) for code, name in names.items()}),
                *residual_note(shared.total, shared.residual),
                *(finding.message for finding in findings),
                *source_notes(sources),
            ),
            parties=tuple(names),
        )

    report = Report(
        language=language,
        shape=SHARE,
        record=_Shared(shared, rows, findings, figures, sources),
        row_shape=_SHARE_ROW,
        records=lambda: rows,
        sections=lambda: (section(),),
        stages=lambda: _stage_of(shared, names),
        receipt=lambda: _table_receipt(rows, shared, sources, plan),
    )
    return with_instalments(report, SHARE, plan, names)


def _stage_of(shared: Apportionment, names: Names) -> "tuple[Stage]":
    from nara_vard_finans.reports.workings import stage_of  # noqa: PLC0415 - for workbooks alone

    return (stage_of(shared, {code: Text(name) for code, name in names.items()}),)


def _table_receipt(
    rows: Iterable[SharedRow], shared: Apportionment, sources: Iterable[Source], plan: InstalmentPlan | None
) -> Data:
    from nara_vard_finans.reports.receipts import Subject, receipt_of  # noqa: PLC0415 - for those who ask for one

    return receipt_of(
        Subject(kind="table"),
        (Level(group=(), between_groups=False, apportionment=shared),),
        [(row.code, row.name, shared.amount(row.code)) for row in rows],
        total=shared.total,
        rule=RoundingRule(
            method=shared.method, unit=shared.unit, residual_to=shared.residual_to, decimals=shared.decimals
        ),
        sources=sources,
        plan=plan,
    )


def allocate_report(sharing: CostSharing, language: Language, plan: InstalmentPlan | None = None) -> Report:
    """
    Report what each party of an agreement pays in a year.

    Args:
        sharing: The cost, shared.
        language: The language of what is read.
        plan: The instalments, if it is paid in advance; the rows are then those of the instalments.
    """
    report = Report(
        language=language,
        shape=ALLOCATE,
        record=sharing,
        row_shape=CHARGE,
        records=lambda: sharing.charges,
        sections=lambda: (allocation_section(sharing),),
        explained=lambda code: explain(sharing, code),
        stages=lambda: _stages(sharing),
        receipt=lambda: cost_receipt(sharing, plan),
    )
    names = {charge.party.code: charge.party.name for charge in sharing.charges}
    return with_instalments(report, ALLOCATE, plan, names, sharing.agreement.payment)


def _stages(sharing: CostSharing) -> "tuple[Stage, ...]":
    from nara_vard_finans.reports.workings import stages_of  # noqa: PLC0415 - for workbooks alone

    return stages_of(sharing.levels, names_in(sharing))


def cost_receipt(sharing: CostSharing, plan: InstalmentPlan | None = None) -> Data:
    """Give the receipt of what each party of an agreement pays in a year, as data."""
    from nara_vard_finans.reports.receipts import Subject, receipt_of  # noqa: PLC0415 - for those who ask for one

    agreement, chosen = sharing.agreement, sharing.agreement.chosen_basis
    basis = None if chosen is None else chosen.id
    return receipt_of(
        Subject(kind="agreement", id=agreement.id, title=agreement.title.sv, year=sharing.year, basis=basis),
        sharing.levels,
        [(charge.party.code, charge.party.name, charge.amount) for charge in sharing.charges],
        total=sharing.total,
        rule=sharing.rounding,
        sources=sharing_sources(sharing),
        plan=plan,
    )


def allocation_section(sharing: CostSharing) -> Section:
    """Lay out what each party pays, with the sums of each side."""
    charges, combined = sharing.charges, isinstance(sharing.key, Combined)
    columns = with_weights(CHARGE.headed, weighed_by(sharing.levels))
    if all(isinstance(level.apportionment, StatedRows) for level in sharing.levels):
        columns = tuple(each for each in columns if each.key not in {"weight", "exact"})  # nothing is shared
    elif any(each.single != ZERO for each in charges):
        columns = (*columns[:-1], _SINGLE, columns[-1])  # beside the share that it is added to
    if combined:  # figures of several kinds do not stand in one column
        columns = tuple(each for each in columns if each.key != "weight")
    whose = [
        (each.party.code, each.party.name, each.side, () if combined else each.level.group[:1]) for each in charges
    ]
    groups = [_sum(name, columns, [charges[at] for at in places], places) for name, places in groups_of(whose)]
    return Section(
        title=(sharing.agreement.title, say.CostIn(sharing.year, sharing.cost)),
        columns=columns,
        rows=charges,
        sums=(*groups, _sum(SUM, columns, charges)),
        notes=tuple(_allocation_notes(sharing)),
        parties=tuple(charge.party.code for charge in charges),
    )


def _sum(name: Words, columns: Sequence[Column[Any]], charges: Sequence[Charge], places: Sequence[int] = ()) -> Sum:
    weighed = (charge.level for charge in charges if charge_weight_of(charge) is not None)
    return without_mixed_weights(summed(name, columns, charges, places), weighed)


def without_mixed_weights(found: Sum, levels: Iterable[Level]) -> Sum:
    """Take away a sum of weights that are of several keys: persons and equal shares count nothing together."""
    keys = [level.apportionment.key for level in levels]
    mixed = any(key != keys[0] for key in keys)
    return evolve(found, cells={**found.cells, "weight": ""}) if mixed and "weight" in found.cells else found


def _allocation_notes(sharing: CostSharing) -> Iterator[Words]:
    yield from days_note(sharing)
    yield from (each.text for each in sharing.raised)
    yield from levels_notes(sharing.levels, sharing.rounding, names_in(sharing))
    yield from residual_note(sharing.total, sharing.residual)
    yield from sharing_remarks(sharing)
    yield from source_notes(sharing_sources(sharing))


def names_in(sharing: CostSharing) -> dict[str, AnyText]:
    """Name the parties, and the sides between which the first stage shares."""
    names: dict[str, AnyText] = {party.code: Text(party.name) for party in sharing.agreement.parties}
    return names | {side: TOGETHER[side] for side in Principal}


def sharing_remarks(sharing: CostSharing) -> tuple[Remark, ...]:
    """Give what a reader must know of the figures that a cost is shared by, and of how it is rounded."""
    return (*basis_remarks(sharing), *rounding_remarks(sharing))


def assumed_in(sharing: CostSharing) -> tuple[Remark, ...]:
    """Give what an answer rests on that no paper states, and not what papers print of the cost itself."""
    printed = {RemarkKind.CONTRADICTION, RemarkKind.MISPRINT}
    return tuple(remark for remark in sharing_remarks(sharing) if remark.kind not in printed)
