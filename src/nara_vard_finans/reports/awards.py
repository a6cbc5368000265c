"""The report of what each recipient of a grant gets, and of joint work what it gives and keeps."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve

from nara_vard_finans.analysis import (
    assumed_remarks,
    award_sources,
    bounds_text,
    explain_award,
    joint_texts,
    name_of,
    reckoned_text,
    rounding_remarks,
)
from nara_vard_finans.core import ZERO, Amount, AnyText, Finding, Language, Principal, Remark, Source, Text
from nara_vard_finans.grants import (
    Award,
    BoundedShare,
    Contribution,
    DividedPot,
    Fund,
    Grant,
    GrantSharing,
    JointPlan,
    JointYear,
    PotUse,
)
from nara_vard_finans.reports import cost_messages as say
from nara_vard_finans.reports.columns import (
    ABSENT,
    AMOUNT,
    COUNT,
    EXACT,
    FLAG,
    FRACTION,
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
from nara_vard_finans.reports.notes import groups_of, judged, levels_notes, residual_note, source_notes
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, Sum, summed
from nara_vard_finans.reports.shapes import (
    AMOUNT_HEADING,
    BEFORE_ROUNDING,
    FINDING,
    LEVEL,
    PARTY,
    REMARK,
    SIDES,
    SOURCE,
    SUM,
    TIE,
    decimals_of,
    definition_column,
    exact_share,
    printed_weight,
    ties_of,
)
from nara_vard_finans.reports.sharings import WEIGHT, charge_weight, weighed_by, with_weights, without_mixed_weights
from nara_vard_finans.sharing import Method

if TYPE_CHECKING:
    from nara_vard_finans.reports.workings import Stage


class _Pot(NamedTuple):
    sharing: GrantSharing
    divided: DividedPot


class _Bounded(NamedTuple):
    sharing: GrantSharing
    share: BoundedShare

    @property
    def reckoned(self) -> Amount | None:
        """What a stated share would be by the key that it is a share by, where that is reckoned."""
        code = self.sharing.participant(self.share.pot)
        return None if code is None else self.sharing.award(code).amount

    @property
    def reckoned_held(self) -> bool | None:
        """Whether that lies within what the printed shares allow."""
        return None if self.reckoned is None else self.share.bounds.holds(self.reckoned)


class _Row(NamedTuple):
    award: Award
    plan: JointPlan | None

    @property
    def joint(self) -> Contribution | None:
        """What it gives and keeps; nothing of one that takes no part, being neither principal's."""
        contributions = () if self.plan is None else self.plan.contributions
        return next((each for each in contributions if each.award.code == self.award.code), None)

    def of_joint(self, part: str) -> object:
        """Give what it gives or keeps, where anybody does."""
        if self.plan is None or not self.plan.contributions:
            return ABSENT
        return None if self.joint is None else getattr(self.joint, part)


def _weight(award: Award) -> int | Fraction | None:
    return charge_weight(award.levels[0], award.code) if len(award.levels) == 1 else None


_POT: Shape[_Pot] = Shape(
    Column("pot", TEXT, lambda each: each.divided.pot.id),
    Column("title", TEXT, lambda each: each.divided.pot.title),
    Column("of", maybe(TEXT), lambda each: each.divided.pot.of or None),
    Column("amount", AMOUNT, lambda each: each.divided.amount),
    Column("left", AMOUNT, lambda each: each.divided.left),
    Column("set_aside", FLAG, lambda each: each.divided.pot.use is PotUse.SET_ASIDE),
    Column("ceiling", FLAG, lambda each: each.divided.pot.use is PotUse.CEILING),
    Column("shared", FLAG, lambda each: each.divided.pot.id in each.sharing.shared),
)
_PRINTED_SHARE: Shape[Any] = Shape(
    Column("counts", TEXT, lambda each: each.counts),
    Column("percent", TEXT, lambda each: str(each.percent)),
    Column("weight", TEXT, lambda each: str(each.weight)),
)
_BOUND: Shape[_Bounded] = Shape(
    Column("pot", TEXT, lambda each: each.share.pot.id),
    Column("whole", AMOUNT, lambda each: each.share.whole),
    Column("stated", AMOUNT, lambda each: each.share.stated.amount),
    Column("low", FRACTION, lambda each: each.share.bounds.low),
    Column("high", FRACTION, lambda each: each.share.bounds.high),
    Column("held", FLAG, lambda each: each.share.within_bounds),
    Column("reckoned", maybe(AMOUNT), lambda each: each.reckoned),
    Column("reckoned_held", maybe(FLAG), lambda each: each.reckoned_held),
    Column("shares", several(_PRINTED_SHARE), lambda each: each.share.stated.printed),
)
_ROW: Shape[_Row] = Shape(
    Column("party", TEXT, lambda row: row.award.code),
    Column("name", TEXT, lambda row: row.award.name, PARTY),
    Column("side", maybe(SIDES), lambda row: row.award.side),
    Column(
        "weight", maybe(EXACT), lambda row: _weight(row.award), WEIGHT,
        shown=lambda row: _printed_weight(row.award), summed=True,
    ),
    Column(
        "exact", UNREDUCED, lambda row: _exact(row.award), BEFORE_ROUNDING, "kr",
        shown=lambda row: row.award.exact, places=2, summed=True,
    ),
    Column("amount", AMOUNT, lambda row: row.award.amount, AMOUNT_HEADING, "kr", summed=True),
    Column(
        "gives", maybe(AMOUNT), lambda row: row.of_joint("gives"), Text("Tillskjuter", "Gives up"), "kr", optional=True
    ),
    Column(
        "keeps", maybe(AMOUNT), lambda row: row.of_joint("keeps"), Text("Kvar", "Keeps"), "kr", optional=True
    ),
)  # fmt: skip
_PREMISE: Shape[Any] = Shape(
    Column("text", TEXT, lambda premise: premise.text), Column("met", maybe(FLAG), lambda premise: premise.met)
)


def joint_remarks(plan: JointPlan) -> tuple[Remark, ...]:
    """Give what a reader must know of joint work and of the fund that carries it."""
    return (*plan.use.remarks, *(plan.fund.remarks if plan.fund is not None else ()))


def joint_sources(plan: JointPlan) -> tuple[Source, ...]:
    """Give the places that joint work, and the fund that carries it, stand in."""
    found = (plan.use.source, None if plan.fund is None else plan.fund.source)
    return tuple(dict.fromkeys(source for source in found if source is not None))


_JOINT_YEAR: Shape[JointYear] = Shape(
    Column("year", COUNT, lambda each: each.year),
    Column("cost", AMOUNT, lambda each: each.cost),
    Column("funds", AMOUNT, lambda each: each.funds),
    Column("from_funds", AMOUNT, lambda each: each.from_funds),
    Column("fund_left", maybe(AMOUNT), lambda each: each.fund_left),
    Column("municipalities", AMOUNT, lambda each: each.municipalities),
    Column("region", AMOUNT, lambda each: each.region),
)
_FUND: Shape[Fund] = Shape(
    Column("fund", TEXT, lambda fund: fund.id),
    Column("title", TEXT, lambda fund: fund.title),
    Column("amount", AMOUNT, lambda fund: fund.amount),
    Column("printed", maybe(TEXT), lambda fund: fund.printed or None),
    Column("years", several(COUNT), lambda fund: fund.years),
    Column("decided_by", maybe(TEXT), lambda fund: fund.decided_by or None),
)
_JOINT: Shape[JointPlan] = Shape(
    Column("use", TEXT, lambda plan: plan.use.id),
    Column("cost", AMOUNT, lambda plan: plan.cost),
    Column("funds", AMOUNT, lambda plan: plan.funds),
    Column("from_funds", AMOUNT, lambda plan: plan.from_funds),
    Column("funds_left", AMOUNT, lambda plan: plan.funds_left),
    Column("municipalities", AMOUNT, lambda plan: plan.municipalities),
    Column("region", AMOUNT, lambda plan: plan.region),
    Column("premises", several(_PREMISE), lambda plan: plan.premises),
    Column("years", several(_JOINT_YEAR), lambda plan: plan.years),
    Column("fund", maybe(_FUND), lambda plan: plan.fund),
    Column("fund_left", maybe(AMOUNT), lambda plan: plan.fund_left),
    Column("remarks", several(REMARK), joint_remarks),
    Column("sources", several(SOURCE), joint_sources),
)


class _Awarded(NamedTuple):
    sharing: GrantSharing
    plan: JointPlan | None

    @property
    def rows(self) -> list[_Row]:
        return [_Row(award, self.plan) for award in self.sharing.awards]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is told of the sharing, and of the joint work."""
        return (*self.sharing.findings, *(() if self.plan is None else self.plan.findings))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What a reader of a grant's sharing must know."""
        grant = self.sharing.grant
        of_pots = (remark for pot in grant.pots for remark in pot.remarks)
        assumed = assumed_remarks(self.sharing.levels)
        return tuple(dict.fromkeys((*assumed, *rounding_remarks(self.sharing), *of_pots, *grant.remarks)))


AWARD: Shape[_Awarded] = Shape(
    *within((definition_column(Grant),), lambda each: each.sharing.grant),
    Column("year", COUNT, lambda each: each.sharing.grant.year),
    Column("basis", TEXT, lambda _: "reckoned"),
    Column("total", AMOUNT, lambda each: each.sharing.total),
    Column("unit", AMOUNT, lambda each: each.sharing.rounding.unit),
    Column("method", one_of(Method), lambda each: each.sharing.rounding.method),
    Column("decimals", COUNT, lambda each: decimals_of(each.sharing.rounding.decimals), optional=True),
    Column("residual", AMOUNT, lambda each: each.sharing.residual),
    Column("ties", several(TIE), lambda each: ties_of(each.sharing.levels)),
    Column("pots", several(_POT), lambda each: [_Pot(each.sharing, pot) for pot in each.sharing.pots]),
    Column("bounds", several(_BOUND), lambda each: [_Bounded(each.sharing, share) for share in each.sharing.bounded]),
    Column("levels", several(LEVEL), lambda each: each.sharing.levels),
    Column("rows", several(_ROW), lambda each: each.rows),
    Column("joint", _JOINT, lambda each: ABSENT if each.plan is None else each.plan, optional=True),
    Column("findings", several(FINDING), lambda each: each.findings),
    Column("remarks", several(REMARK), lambda each: each.remarks),
    Column("sources", several(SOURCE), lambda each: award_sources(each.sharing)),
    name="allocate",
)


def award_report(sharing: GrantSharing, language: Language, plan: JointPlan | None = None) -> Report:
    """Report what each recipient of a grant gets, and with a plan of joint work what it gives up and keeps."""
    record = _Awarded(sharing, plan)
    left_out = () if plan is not None else ("gives", "keeps")
    return Report(
        language=language,
        shape=AWARD,
        record=record,
        row_shape=_ROW.without(*left_out),
        records=lambda: record.rows,
        sections=lambda: (_section(record),),
        explained=lambda code: explain_award(sharing, code),
        stages=lambda: _stages(sharing),
        receipt=(lambda: award_receipt(sharing)) if sharing.levels else None,
    )


def _stages(sharing: GrantSharing) -> "tuple[Stage, ...]":
    from nara_vard_finans.reports.workings import stages_of  # noqa: PLC0415 - for workbooks alone

    return stages_of(sharing.levels, _names(sharing))


def award_receipt(sharing: GrantSharing) -> Data:
    """Give the receipt of what each recipient of a grant gets, as data."""
    from nara_vard_finans.reports.receipts import Subject, receipt_of  # noqa: PLC0415 - for those who ask for one

    grant = sharing.grant
    return receipt_of(
        Subject(kind="grant", id=grant.id, title=grant.title.sv, year=grant.year),
        sharing.levels,
        [(award.code, award.name, award.amount) for award in sharing.awards],
        total=sharing.total,
        rule=sharing.rounding,
        sources=award_sources(sharing),
    )


def _printed_weight(award: Award) -> int | Fraction | None:
    return printed_weight(award.levels[0].apportionment, award.code) if len(award.levels) == 1 else None


def _exact(award: Award) -> str:
    if len(award.levels) == 1:
        return exact_share(award.levels[0].apportionment, award.code)
    return f"{award.exact.numerator}/{award.exact.denominator}"


def _section(record: _Awarded) -> Section:
    sharing, rows = record.sharing, record.rows
    columns = with_weights(_seen(record).headed, weighed_by(sharing.levels))
    groups = groups_of([(each.code, each.name.sv, each.side, _group_of(each)) for each in sharing.awards])
    sums = [_sum(name, columns, [rows[at] for at in places], places) for name, places in groups if sharing.levels]
    title = say.ToShare(sharing.total) if sharing.levels else say.DividedInto(sharing.total)
    return Section(
        title=(sharing.grant.title, title),
        columns=columns,
        rows=tuple(rows),
        sums=(*sums, _sum(SUM, columns, rows)),
        notes=tuple(_notes(record)),
        parties=tuple(award.code for award in sharing.awards),
    )


def _seen(record: _Awarded) -> Shape[_Row]:
    """Leave out the columns that say nothing."""
    left_out = {"gives", "keeps"} if record.plan is None else set()
    if not record.sharing.levels:  # pots have neither weights nor fractions of kronor
        left_out |= {"weight", "exact"}
    elif all(_printed_weight(row.award) is None for row in record.rows):
        left_out |= {"weight"}
    return _ROW.without(*left_out)


def _sum(name: Words, columns: Sequence[Column[_Row]], rows: list[_Row], places: Sequence[int] = ()) -> Sum:
    joint = [row.joint for row in rows if row.joint is not None]
    given = {
        "gives": sum((each.gives for each in joint), ZERO),
        "keeps": sum((each.keeps for each in joint), ZERO),
    }
    weighed = (level for row in rows if _printed_weight(row.award) is not None for level in row.award.levels[-1:])
    found = without_mixed_weights(summed(name, columns, rows, places), weighed)
    return evolve(found, cells={**found.cells, **given})


def _group_of(award: Award) -> tuple[str, ...]:
    """Give the group of the key in which a recipient got all its shares; nothing where there is none, or several."""
    groups = {level.group[1:2] for level in award.levels}
    return groups.pop() if len(groups) == 1 else ()


def _notes(record: _Awarded) -> Iterator[Words]:
    sharing, plan = record.sharing, record.plan
    if plan is not None:
        yield from joint_texts(plan)
        yield from map(judged, plan.findings)
        yield from joint_remarks(plan)
    yield from map(bounds_text, sharing.bounded)
    for pot in sharing.grant.pots:
        if pot.for_those_who is not None and pot.id in sharing.shared:
            yield say.SharedOnlyBy(pot.for_those_who)
        if pot.use is PotUse.CEILING and pot.id in sharing.shared:
            yield say.MostOf(pot.title)
        reckoned = reckoned_text(sharing, pot)
        if reckoned is not None:
            yield reckoned
    if sharing.levels:
        yield from levels_notes(sharing.levels, sharing.rounding, _names(sharing))
    yield from residual_note(sharing.total, sharing.residual)
    yield from (finding.message for finding in sharing.findings if finding.rule == "pot-side")
    yield from _unshared(sharing)
    shown = (pot for pot in sharing.grant.pots if pot.id in sharing.shared)
    of_pots = (remark for pot in shown for remark in pot.remarks if remark.at in {"", "amount", "key"})
    yield from (*assumed_remarks(sharing.levels), *rounding_remarks(sharing), *of_pots)
    yield from (remark for remark in sharing.grant.remarks if remark.at == "key")
    yield from source_notes((*award_sources(sharing), *(() if plan is None else joint_sources(plan))))


def _names(sharing: GrantSharing) -> dict[str, AnyText]:
    """Name the recipients, and the sides between which a stage can share."""
    return {code: name_of(sharing, code) for code in (*(award.code for award in sharing.awards), *Principal)}


def _unshared(sharing: GrantSharing) -> Iterator[Words]:
    """Say what is left of a frame that something is cut from, where nobody gets a part of that."""
    for found in sharing.pots if sharing.levels else ():  # without stages, what is left has a row of its own
        if found.pot.id not in sharing.shared and found.left not in {ZERO, found.amount}:
            yield say.NotShared(found.rest, found.left, found.amount)
