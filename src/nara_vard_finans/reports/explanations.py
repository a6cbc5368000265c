"""The report of how one amount came about."""

from typing import TYPE_CHECKING, Any, NamedTuple

from nara_vard_finans.analysis import Explanation, Step, StepKind
from nara_vard_finans.core import Language, Source
from nara_vard_finans.reports.columns import (
    ABSENT,
    AMOUNT,
    COUNT,
    EXACT,
    FRACTION,
    TEXT,
    UNREDUCED,
    Column,
    Shape,
    maybe,
    one_of,
    several,
    within,
)
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section
from nara_vard_finans.reports.shapes import (
    FINDING,
    REMARK,
    SIDES,
    SOURCE,
    TIE,
    definition_column,
    exact_share,
    weight_in,
)
from nara_vard_finans.sharing import Apportionment, Method, Rounding

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition


class _Share(NamedTuple):
    """A participant's share of one stage, and how it was rounded."""

    stage: Apportionment
    participant: str

    @property
    def rounding(self) -> Rounding:
        return self.stage.rounding(self.participant)

    @property
    def got_the_last(self) -> list[str]:
        by_rank = sorted(self.stage.roundings, key=lambda each: each.rank)
        return [each.party for each in by_rank if each.extra > 0]


_SHARE: tuple[Column[_Share], ...] = (
    Column("participant", TEXT, lambda share: share.participant),
    Column("total", AMOUNT, lambda share: share.stage.total),
    Column("method", one_of(Method), lambda share: share.stage.method),
    Column("unit", AMOUNT, lambda share: share.stage.unit),
    Column("weight", EXACT, lambda share: weight_in(*share)),
    Column("exact", UNREDUCED, lambda share: exact_share(*share)),
    Column("whole", EXACT, lambda share: sum(weight for _, weight in share.stage.key.weights)),
    Column("share", FRACTION, lambda share: share.stage.key.share(share.participant)),
    Column("floor", AMOUNT, lambda share: share.rounding.floor * share.stage.unit),
    Column("remainder", FRACTION, lambda share: share.rounding.remainder * share.stage.unit.kronor),
    Column("rank", COUNT, lambda share: share.rounding.rank),
    Column("of", COUNT, lambda share: len(share.stage.roundings)),
    Column("left_over", AMOUNT, lambda share: share.stage.left_over * share.stage.unit),
    Column("extra", AMOUNT, lambda share: share.rounding.extra * share.stage.unit),
    Column("got_the_last", several(TEXT), lambda share: share.got_the_last),
    Column("ties", several(TIE), lambda share: share.stage.ties),
)


def _of_share(column: Column[_Share]) -> Column["_Step"]:
    """Give what a step says of a share; a step that shares nothing lacks it."""

    def value(each: "_Step") -> Any:
        stage = each.step.stage
        return ABSENT if stage is None else column.value(_Share(stage, each.step.participant))

    return Column(column.key, column.kind, value, optional=True)


class _Step(NamedTuple):
    step: Step
    whole: Explanation

    @property
    def sources(self) -> list[int]:
        return [self.whole.sources.index(source) + 1 for source in self.step.sources]


_STEP: Shape[_Step] = Shape(
    Column("step", one_of(StepKind), lambda each: each.step.kind),
    Column("text", TEXT, lambda each: each.step.text),
    Column("amount", maybe(AMOUNT), lambda each: each.step.amount),
    *map(_of_share, _SHARE),
    Column("sources", several(COUNT), lambda each: each.sources),
    Column("remarks", several(REMARK), lambda each: each.step.remarks),
)
_NUMBERED: Shape[tuple[int, Source]] = Shape(
    Column("number", COUNT, lambda numbered: numbered[0]), *within(SOURCE.columns, lambda numbered: numbered[1])
)


def explain_shape(kind: "type[Definition]") -> Shape[Explanation]:
    """Give the shape of an explanation, by what it explains an amount of."""
    about: Column[Any] = definition_column(kind)
    return Shape(
        Column(about.key, about.kind, lambda each: each.definition.id),
        Column("year", COUNT, lambda each: each.year),
        Column("party", TEXT, lambda each: each.code),
        Column("name", TEXT, lambda each: each.name),
        Column("side", maybe(SIDES), lambda each: each.side),
        Column("amount", AMOUNT, lambda each: each.amount),
        Column("steps", several(_STEP), lambda each: [_Step(step, each) for step in each.steps]),
        Column("findings", several(FINDING), lambda each: each.findings),
        Column("sources", several(_NUMBERED), lambda each: enumerate(each.sources, 1)),
        name="explain",
    )


def explain_report(explanation: Explanation, language: Language) -> Report:
    """Report how one amount came about."""
    return Report(
        language=language,
        shape=explain_shape(type(explanation.definition)),
        record=explanation,
        row_shape=_STEP.only("step", "text", "amount"),
        records=lambda: [_Step(step, explanation) for step in explanation.steps],
        sections=lambda: (Section(notes=tuple(explanation.text(language).split("\n"))),),
        as_lines=True,
    )
