"""The report of a year's outcome: budget, what is booked, what is left and what is forecast, line by line."""

from collections.abc import Iterator

from nara_vard_finans.agreements import Agreement, CostLine, LineOutcome, YearOutcome
from nara_vard_finans.core import ZERO, Amount, Language, Period, Source, Text
from nara_vard_finans.reports import cost_messages as say
from nara_vard_finans.reports.columns import (
    AMOUNT,
    COUNT,
    DAY,
    FLAG,
    TEXT,
    Column,
    Shape,
    Words,
    maybe,
    several,
    within,
)
from nara_vard_finans.reports.notes import source_notes
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, summed
from nara_vard_finans.reports.shapes import FINDING, SOURCE, SUM, definition_column
from nara_vard_finans.reports.status_messages import MadeUp

_BOOKED: Shape[tuple[Period, Amount]] = Shape(
    Column("first_day", DAY, lambda pair: pair[0].first_day),
    Column("last_day", DAY, lambda pair: pair[0].last_day),
    Column("amount", AMOUNT, lambda pair: pair[1]),
)
_LINE: Shape[LineOutcome] = Shape(
    Column("line", TEXT, lambda line: line.line.id),
    Column("title", TEXT, lambda line: line.line.title, Text("Kostnadsslag", "Cost line")),
    Column("budget", maybe(AMOUNT), lambda line: line.budget, Text("Budget", "Budget"), "kr", summed=True),
    Column("outcome", AMOUNT, lambda line: line.outcome, Text("Utfall", "Outcome"), "kr", summed=True),
    Column("left", maybe(AMOUNT), lambda line: line.left, Text("Kvar", "Left"), "kr", summed=True),
    Column("expected", maybe(AMOUNT), lambda line: line.expected, Text("Helår", "Whole year"), "kr", summed=True),
    Column("deviation", maybe(AMOUNT), lambda line: line.deviation, Text("Avvikelse", "Deviation"), "kr", summed=True),
    Column("booked", several(_BOOKED), lambda line: line.booked),
)
OUTCOME: Shape[YearOutcome] = Shape(
    *within((definition_column(Agreement),), lambda found: found.agreement),
    Column("year", COUNT, lambda found: found.year),
    Column("on", DAY, lambda found: found.on),
    Column("example", FLAG, lambda found: found.example),
    Column("is_over", FLAG, lambda found: found.is_over),
    Column("budget", maybe(AMOUNT), lambda found: found.budget),
    Column("outcome", AMOUNT, lambda found: found.outcome),
    Column("left", maybe(AMOUNT), lambda found: found.left),
    Column("expected", maybe(AMOUNT), lambda found: found.expected),
    Column("rows", several(_LINE), lambda found: found.lines),
    Column("outside", several(TEXT), lambda found: [line.title for line in _outside(found)]),
    Column("findings", several(FINDING), lambda found: found.findings),
    Column("sources", several(SOURCE), lambda found: list(_sources(found))),
    name="outcome",
)


def outcome_report(found: YearOutcome, language: Language) -> Report:
    """
    Report how the cost of a year stands on a day.

    Args:
        found: The outcome.
        language: The language of what is read.
    """
    return Report(
        language=language,
        shape=OUTCOME,
        record=found,
        row_shape=_LINE,
        records=lambda: found.lines,
        sections=lambda: outcome_sections(found),
    )


def outcome_sections(found: YearOutcome) -> tuple[Section, ...]:
    """Lay out the lines, and under them what is booked, period by period."""
    columns = _LINE.headed
    lines = Section(
        title=(found.agreement.title, say.OutcomeOn(found.year, found.on)),
        columns=columns,
        rows=found.lines,
        sums=(summed(SUM, columns, found.lines),),
        notes=tuple(_notes(found)),
    )
    by_period = _by_period(found)
    return (lines,) if by_period is None else (lines, by_period)


def _notes(found: YearOutcome) -> Iterator[Words]:
    if found.example:
        yield MadeUp()
    if found.booked_to is not None or not found.is_over:
        yield say.WholeYearIsBooked() if found.is_over else say.WholeYearIsForecast()
    yield from (say.OutsideTheCost(line.title) for line in _outside(found))
    yield from (finding.message for finding in found.findings)
    yield from source_notes(_sources(found))


def _outside(found: YearOutcome) -> list[CostLine]:
    return [line for line in found.agreement.cost_lines if line.outside]


def _sources(found: YearOutcome) -> Iterator[Source]:
    yield from (line.source for line in found.agreement.cost_lines if line.source is not None)


def _by_period(found: YearOutcome) -> Section | None:
    """Lay out a row per line and a column per period that is booked; both sum."""
    periods = sorted(
        {period for line in found.lines for period, _ in line.booked}, key=lambda each: (each.first_day, each.last_day)
    )
    if not periods:
        return None

    def column(period: Period) -> Column[LineOutcome]:
        return Column(
            str(period), AMOUNT, lambda line: dict(line.booked).get(period, ZERO), _named(period), summed=True
        )

    columns = (*(each for each in _LINE.headed if each.key == "title"), *map(column, periods))
    return Section(
        title=(say.BookedByPeriod(),),
        columns=columns,
        rows=found.lines,
        sums=(summed(SUM, columns, found.lines),),
    )


def _named(period: Period) -> Text:
    return Text(period.text(), period.text(Language.EN))
