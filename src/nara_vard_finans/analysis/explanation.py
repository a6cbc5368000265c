"""
Explanations: how one amount came about, step by step, with a source for every fact.

A step holds what was reckoned; its sentence, in Swedish and English, is written from that.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from nara_vard_finans.agreements import Agreement, Charge, CostSharing
from nara_vard_finans.analysis.award_messages import RoundingOfGrantChosen, RoundingOfGrantChosenForAssumed
from nara_vard_finans.analysis.messages import (
    AssumedCost,
    AssumedFigures,
    AssumedIndex,
    AssumedKey,
    BasisChosen,
    BoundsInPartOfYear,
    CostIs,
    CostOfPostsIs,
    CostWithinBounds,
    NoPaperOnRounding,
    PartIs,
    PartOfYearIs,
    PartsAre,
    PartsSum,
    Pays,
    PrintedAbove,
    PrintedBelow,
    PrintedTheSame,
    RatedPartIs,
    RateIs,
    RoundingChosen,
    RoundingChosenForAssumed,
    StatedIs,
)
from nara_vard_finans.analysis.steps import Explanation, Step, StepKind
from nara_vard_finans.core import (
    ZERO,
    Amount,
    AnyText,
    Period,
    Remark,
    RemarkKind,
    Source,
    Statistic,
    Text,
    check_type,
    remarks_at,
)
from nara_vard_finans.sharing import (
    Apportionment,
    BoundedRows,
    Combined,
    CostByPosts,
    CostKey,
    DerivedStatistic,
    KeyByYear,
    Level,
    Raised,
    Rate,
    RatedRows,
    StatedAmounts,
    StatedRows,
    UsedBeyond,
    is_assumed,
    length_of,
    method_text,
    rounding_text,
    says_assumed,
    stage_share_text,
    unit_text,
)

if TYPE_CHECKING:
    from nara_vard_finans.grants import Grant, GrantSharing
    from nara_vard_finans.printed import PrintedColumn, PrintedTable

_A_SHARING = Text("en CostSharing, som share_cost ger", "a CostSharing, as share_cost gives")


def explain(
    sharing: CostSharing, code: str, printed: "Iterable[tuple[PrintedTable, PrintedColumn]]" = ()
) -> Explanation:
    """
    Explain what one party pays.

    Swedish term:
        förklara ett belopp

    Args:
        sharing: The cost sharing.
        code: The party's code, or its name.
        printed: Printed columns to hold the amount against.

    Raises:
        UnknownPartyError: If the agreement has no such party.
        InexactTypeError: If *sharing* is nothing that was shared, or *code* no text.

    Example:
        >>> from nara_vard_finans import embedded, share_cost
        >>> sharing = share_cost(embedded().agreement("rss-dalarna-2023"), 2023)
        >>> print(explain(sharing, "2034").steps[0].text)
        Kostnaden 2023 är 4 tjänster à 1 000 000 kr = 4 000 000 kr.

    .. versionadded:: 0.1.0
    """
    check_type(sharing, CostSharing, _A_SHARING)
    charge = sharing.charge(code)
    code = charge.party.code
    steps = [*map(_raised_step, sharing.raised), _cost_step(sharing)]
    for last in charge.levels:
        part = last.group[:1] if isinstance(sharing.key, Combined) else ()
        own = [level for level in sharing.levels if level.group[: len(part)] == part]
        steps += [_part_step(sharing, part[0], own[0])] if part else []
        steps += explain_levels(own, last, code, lambda name: _name(sharing.agreement, name))
    if len(charge.levels) > 1:
        steps.append(_sum_step(charge))
    steps += printed_steps(charge.amount, code, printed)
    at_rounding, cited, by_rule = rounding_remarks(sharing), rounding_sources(sharing), _rounded_by_rule(sharing)
    steps = list(with_remarks(steps, StepKind.ROUNDING, at_rounding, cited, where=by_rule))
    return Explanation(
        definition=sharing.agreement,
        year=sharing.year,
        code=charge.party.code,
        name=Text(charge.party.name),
        side=charge.side,
        amount=charge.amount,
        says=Pays(Text(charge.party.name), charge.amount, sharing.year, sharing.agreement.title),
        steps=_at_their_figures(steps, basis_remarks(sharing, _figures_in(steps))),
        findings=sharing.findings,
    )


def explain_levels(
    levels: Iterable[Level], last: Level, participant: str, name: Callable[[str], AnyText]
) -> tuple[Step, ...]:
    """
    Explain the stages that lead to one participant's amount.

    Args:
        levels: The stages of a sharing, from the whole total inward.
        last: The stage in which the participant itself got its share.
        participant: Its code.
        name: Gives the name of a participant or a group.
    """
    steps: list[Step] = []
    for level in levels:
        if level.group == last.group[: len(level.group)] and (level.between_groups or level is last):
            whose = last.group[len(level.group)] if level.between_groups else participant
            steps += explain_stage(level.apportionment, whose, name)
    return tuple(steps)


def rounding_remarks(sharing: "CostSharing | GrantSharing") -> tuple[Remark, ...]:
    """Give what a reader must know of the rounding, also where a caller has chosen another rule."""
    definition: Agreement | Grant = sharing.agreement if isinstance(sharing, CostSharing) else sharing.grant
    of_agreement = isinstance(definition, Agreement)
    own = sharing.own_rounding if isinstance(sharing, CostSharing) else definition.rounding
    remarks = remarks_at(definition.remarks, "rounding")
    rule, assumed = (method_text(own.method, own.decimals), unit_text(own.unit)), is_assumed(own, remarks)
    if sharing.rounding == own:
        shared = (
            rows for rows in (level.apportionment for level in sharing.levels) if not isinstance(rows, StatedRows)
        )
        several = any(rows.is_weighed for rows in shared)
        # Where nothing is shared, nothing is rounded.
        described = not several or any(says_assumed(remark) for remark in remarks)
        silent = Remark(kind=RemarkKind.ASSUMPTION, text=NoPaperOnRounding(*rule), at="rounding")
        return (*remarks, *([silent] if assumed and not described else []))
    chosen: AnyText
    if assumed:
        chosen = (RoundingChosenForAssumed if of_agreement else RoundingOfGrantChosenForAssumed)(*rule)
    else:
        chosen = (RoundingChosen if of_agreement else RoundingOfGrantChosen)(*rule)
    return (Remark(kind=RemarkKind.CHOICE, text=chosen, at="rounding"),)


def _figures_in(steps: Iterable[Step]) -> set[Statistic]:
    """Give the figures that any of the steps rests on, and those that they follow from."""
    keys = (key for step in steps if step.stage is not None for key in step.stage.key.flattened)
    return {each for key in keys for each in _with_origins(key.basis.statistic)}


def _at_their_figures(steps: Iterable[Step], remarks: Iterable[Remark]) -> tuple[Step, ...]:
    """Put what must be known of figures at the last step that rests on them, and all else at the last share."""
    found = list(steps)
    for remark in remarks:
        figures = remark.text.statistic if isinstance(remark.text, UsedBeyond | AssumedFigures) else None
        resting = [figures is None or figures in _figures_in([step]) for step in found]
        places = [place for place, step in enumerate(found) if step.kind is StepKind.SHARE and resting[place]]
        for place in places[-1:]:
            found[place] = evolve(found[place], remarks=(*found[place].remarks, remark))
    return tuple(found)


def basis_remarks(sharing: CostSharing, figures: Container[Statistic] | None = None) -> tuple[Remark, ...]:
    """
    Give what a reader must know of the figures that were used.

    That a caller has named others than the agreement's own, or that they are used for a year that they are not of.

    Args:
        sharing: The sharing.
        figures: Those that what is told rests on, where it is only a part of the sharing.
    """
    chosen = sharing.agreement.chosen_basis
    if chosen is None:
        return (
            *(
                Remark(kind=RemarkKind.ASSUMPTION, text=UsedBeyond(statistic, (sharing.year,)), at="cost_key")
                for statistic in sharing.used_beyond
                if figures is None or statistic in figures
            ),
            *(
                remark
                for remark in _assumed(sharing)
                if figures is None or not isinstance(remark.text, AssumedFigures) or remark.text.statistic in figures
            ),
        )
    choice = Remark(kind=RemarkKind.CHOICE, text=BasisChosen(chosen.title), at="cost_key")
    return (choice, *sharing.agreement.remarks_by_part.get("cost_key", ()))


def _assumed(sharing: CostSharing) -> Iterator[Remark]:
    """Say what is assumed, since no paper states it: a cost, a key, or the figures of one."""
    parts = sharing.key.parts if isinstance(sharing.key, Combined) else ()
    costs = [sharing.agreement.cost, *(part.cost for part in parts)]
    indexes = dict.fromkeys(index for raised in sharing.raised for index, _ in raised.index.parts)
    stated = [sharing.key, *(part.key for part in parts)]
    if any(cost is not None and cost.assumed for cost in costs):
        yield Remark(kind=RemarkKind.ASSUMPTION, text=AssumedCost(), at="cost")
    for index in indexes:
        if index.assumed:
            yield Remark(kind=RemarkKind.ASSUMPTION, text=AssumedIndex(index.title), at="cost")
    yield from _bounds_in_part_of_year(sharing)
    rates = (key.assumed for key in stated if isinstance(key, Rate | StatedAmounts))
    yield from assumed_remarks(sharing.levels, is_assumed=any(rates))


def _bounds_in_part_of_year(sharing: CostSharing) -> Iterator[Remark]:
    """Say that floors and ceilings are used as stated for a part of a year, unless they are stated for it alone."""
    key, year = sharing.agreement.cost_key, sharing.year
    spans = key.keys.spans if isinstance(key, KeyByYear) else ()
    of_year_alone = any(years.first == years.last == year for years, _ in spans)
    bounded = any(isinstance(level.apportionment, BoundedRows) for level in sharing.levels)
    days = sharing.agreement.in_year(year)
    if bounded and days != Period.year(year) and not of_year_alone:
        yield Remark(kind=RemarkKind.ASSUMPTION, text=BoundsInPartOfYear(days), at="cost_key")


def assumed_remarks(levels: Iterable[Level], *, is_assumed: bool = False) -> Iterator[Remark]:
    """
    Say what is assumed of the keys of some stages, since no paper states it: the key, or its figures.

    Args:
        levels: The stages.
        is_assumed: Whether a key is assumed that the stages do not tell of, such as a rate.
    """
    keys = [key for level in levels for key in level.apportionment.key.flattened]
    if is_assumed or any(key.basis.assumed for key in keys):
        yield Remark(kind=RemarkKind.ASSUMPTION, text=AssumedKey(), at="cost_key")
    for figures in dict.fromkeys(each for key in keys for each in _with_origins(key.basis.statistic)):
        if figures.assumed:
            yield Remark(kind=RemarkKind.ASSUMPTION, text=AssumedFigures(figures), at="cost_key")


def _with_origins(statistic: Statistic | None) -> tuple[Statistic, ...]:
    if statistic is None:
        return ()
    return (statistic, *statistic.all_origins) if isinstance(statistic, DerivedStatistic) else (statistic,)


def _name(agreement: Agreement, participant: str) -> Text:
    return Text(agreement.parties[participant].name if participant in agreement.parties else participant)


def _raised_step(raised: Raised) -> Step:
    """Say what an index has raised, and to what."""
    return Step(kind=StepKind.COST, text=raised.text, amount=raised.amount, sources=raised.index.sources)


def _cost_step(sharing: CostSharing) -> Step:
    agreement, cost = sharing.agreement, sharing.agreement.cost
    text: AnyText = CostIs(sharing.year, sharing.cost)
    if sharing.cost != sharing.total:
        text = CostWithinBounds(sharing.year, sharing.cost, sharing.total)
    elif isinstance(sharing.key, Combined):
        text = PartsAre(sharing.year, tuple(Text(part.name) for part in sharing.key.parts), sharing.total)
    elif isinstance(sharing.levels[0].apportionment, RatedRows):
        text = RateIs(sharing.year, sharing.levels[0].apportionment.per.text, sharing.total)
    elif isinstance(sharing.levels[0].apportionment, StatedRows):
        text = StatedIs(sharing.year, sharing.total)
    if isinstance(cost, CostByPosts) and sharing.year not in dict(cost.by_year):
        raised = cost.raised(sharing.year)
        each = cost.per_post if raised is None else raised.amount
        text = CostOfPostsIs(sharing.year, cost.posts, each, sharing.total)
    counted, whole = agreement.counted_in(sharing.year), cost.of(sharing.year)
    if counted is not None and whole is not None:
        part, year = agreement.in_year(sharing.year), Period.year(sharing.year)
        lengths = length_of(part, counted), length_of(year, counted)
        text = PartOfYearIs(whole, part, *lengths, counted.text, sharing.cost)
    source = cost.source or agreement.source
    remarks = agreement.remarks_by_part
    return Step(
        kind=StepKind.COST,
        text=text,
        amount=sharing.total,
        sources=() if source is None else (source,),
        remarks=(*remarks.get("term", ()), *remarks.get("cost", ())),
    )


def _part_step(sharing: CostSharing, name: str, level: Level) -> Step:
    """Say what is charged in one part, and by which rate where it is one."""
    stage = level.apportionment
    text: AnyText = PartIs(name, stage.total)
    if isinstance(stage, RatedRows):
        text = RatedPartIs(name, stage.per.text, stage.total)
    key = sharing.key
    assert isinstance(key, Combined)  # noqa: S101 - only such a key has parts
    cost = next(part.cost for part in key.parts if part.name == name)
    source = None if cost is None else cost.source
    return Step(kind=StepKind.COST, text=text, amount=stage.total, sources=() if source is None else (source,))


def _sum_step(charge: Charge) -> Step:
    """Say what the parts of a party's charge come to."""
    amounts = tuple(level.apportionment.amount(charge.party.code) for level in charge.levels)
    return Step(kind=StepKind.SUM, text=PartsSum(amounts, charge.amount), amount=charge.amount)


def explain_stage(stage: Apportionment, participant: str, name: Callable[[str], AnyText] = Text) -> tuple[Step, ...]:
    """
    Explain one participant's part of one apportionment.

    Args:
        stage: The apportionment.
        participant: A party or group of its key.
        name: Gives the name of a party or group for a reader.

    Raises:
        UnknownPartyError: If the key has no such participant.
    """
    share = _share_step(stage, participant, name)
    held = isinstance(stage, BoundedRows) and not stage.is_by_key(participant)
    done = held or isinstance(stage, StatedRows) or not stage.is_weighed
    return (share,) if done else (share, _rounding_step(stage, participant, name))


def _share_step(stage: Apportionment, participant: str, name: Callable[[str], AnyText]) -> Step:
    key = stage.key
    return Step(
        kind=StepKind.SHARE,
        text=stage_share_text(stage, participant, name),
        amount=None if stage.is_weighed else stage.amount(participant),
        stage=stage,
        participant=participant,
        sources=tuple(basis_sources(key)),
        remarks=tuple(remark for k in key.flattened if k.basis.statistic for remark in k.basis.statistic.remarks),
    )


def sharing_sources(sharing: CostSharing) -> tuple[Source, ...]:
    """Give every source of a sharing once: of its cost, its keys and their figures."""
    cost = sharing.agreement.cost.source or sharing.agreement.source
    keys = (source for level in sharing.levels for source in basis_sources(level.apportionment.key))
    indexes = (source for raised in sharing.raised for source in raised.index.sources)
    found = (cost, *indexes, *keys, *rounding_sources(sharing))
    return tuple(dict.fromkeys(source for source in found if source is not None))


def rounding_sources(sharing: "CostSharing | GrantSharing") -> tuple[Source, ...]:
    """Give where the rule of rounding stands, where it is the definition's own and has a place."""
    definition: Agreement | Grant = sharing.agreement if isinstance(sharing, CostSharing) else sharing.grant
    own = sharing.own_rounding if isinstance(sharing, CostSharing) else definition.rounding
    return (own.source,) if sharing.rounding == own and own.source is not None else ()


def basis_sources(key: CostKey) -> Iterable[Source]:
    """Give the sources of a key: where it is agreed, and where its figures stand."""
    keys = key.flattened
    agreed = (k.basis.source for k in keys)
    statistics = [k.basis.statistic for k in keys if k.basis.statistic is not None]
    figures = (each.source for each in statistics)
    origins = (source for each in statistics if isinstance(each, DerivedStatistic) for source in each.sources)
    return dict.fromkeys(source for source in (*agreed, *figures, *origins) if source is not None)


def _rounding_step(stage: Apportionment, participant: str, name: Callable[[str], AnyText]) -> Step:
    return Step(
        kind=StepKind.ROUNDING,
        text=rounding_text(stage, participant, name),
        amount=stage.amount(participant),
        stage=stage,
        participant=participant,
    )


def printed_steps(
    amount: Amount, code: str, printed: "Iterable[tuple[PrintedTable, PrintedColumn]]"
) -> tuple[Step, ...]:
    """Hold an amount against every printed column that has a row for it."""
    return tuple(_printed_step(amount, table, column, code) for table, column in printed if code in column.by_party)


def _printed_step(amount: Amount, table: "PrintedTable", column: "PrintedColumn", code: str) -> Step:
    stands, difference = column.amount(code), column.amount(code) - amount
    period = table.source.paper.dated if table.source else None
    if difference == ZERO:
        text: AnyText = PrintedTheSame(period, stands)
    elif difference > ZERO:
        text = PrintedAbove(period, stands, difference)
    else:
        text = PrintedBelow(period, stands, -difference)
    sources = () if table.source is None else (table.source,)
    return Step(kind=StepKind.PRINTED, text=text, amount=stands, sources=sources)


def _rounded_by_rule(sharing: CostSharing) -> Callable[[Step], bool]:
    """Give which steps of rounding are by the rule that is told: beside what is shared by it a rate's are not."""
    by_rows = all(isinstance(level.apportionment, RatedRows | StatedRows) for level in sharing.levels)
    return lambda step: by_rows or not isinstance(step.stage, RatedRows)


def with_remarks(
    steps: Iterable[Step],
    kind: StepKind,
    remarks: tuple[Remark, ...],
    sources: tuple[Source, ...] = (),
    *,
    where: Callable[[Step], bool] = lambda _: True,
) -> tuple[Step, ...]:
    """Put remarks, and sources, at the last step of a kind, of those that they are of."""
    found = list(steps)
    last = max((place for place, step in enumerate(found) if step.kind is kind and where(step)), default=None)
    if last is not None:
        step = found[last]
        found[last] = evolve(step, remarks=(*step.remarks, *remarks), sources=(*step.sources, *sources))
    return tuple(found)
