"""The yearly report of a grant: what each had, got and has left over a year, and how much more it gets than before."""

from collections.abc import Iterator

from attrs import evolve

from nara_vard_finans.analysis import PotGrowth, YearlyReport, YearlyRow
from nara_vard_finans.core import ZERO, Language, Text
from nara_vard_finans.grants import Grant
from nara_vard_finans.reports import trace_messages as say
from nara_vard_finans.reports.columns import AMOUNT, COUNT, FRACTION, TEXT, Column, Shape, Words, maybe, several, within
from nara_vard_finans.reports.comparisons import COMPARED_SUM, ROW, comparison_section
from nara_vard_finans.reports.grant_messages import ReceivedTwice
from nara_vard_finans.reports.notes import findings_section, sums_of_sides
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section
from nara_vard_finans.reports.shapes import FINDING, WHO, definition_column
from nara_vard_finans.reports.status_messages import InKronor
from nara_vard_finans.reports.status_parts import head_of, journal_lines


def _amount(key: str, heading: Text) -> Column[YearlyRow]:
    return Column(key, AMOUNT, lambda row: getattr(row, key), heading, summed=True)


_ROW: Shape[YearlyRow] = Shape(
    *within(WHO, lambda row: row.party),
    _amount("opening", Text("Vid årets början", "When the year began")),
    _amount("received", Text("Mottaget", "Received")),
    _amount("used", Text("Använt", "Used")),
    _amount("transferred", Text("Överlåtet", "Passed on")),
    _amount("set_aside", Text("Avsatt", "Set aside")),
    _amount("repaid", Text("Återbetalt", "Repaid")),
    _amount("remaining", Text("Kvar", "Left")),
)
_POT: Shape[PotGrowth] = Shape(
    Column("pot", TEXT, lambda each: each.pot.id),
    Column("title", TEXT, lambda each: each.pot.title),
    Column("year", COUNT, lambda each: each.year),
    Column("before", AMOUNT, lambda each: each.before),
    Column("after", AMOUNT, lambda each: each.after),
    Column("difference", AMOUNT, lambda each: each.difference),
    Column("change", maybe(FRACTION), lambda each: each.change),
)
YEARLY: Shape[YearlyReport] = Shape(
    *within(head_of("grant", (definition_column(Grant),)), lambda report: report.status),
    Column("year", COUNT, lambda report: report.year),
    Column("rows", several(_ROW), lambda report: report.rows),
    Column("growth", several(ROW), lambda report: report.growth.rows if report.growth else ()),
    Column("growth_sums", several(COMPARED_SUM), lambda report: report.growth.sums if report.growth else ()),
    Column("pots_before", several(_POT), lambda report: report.pots),
    Column("findings", several(FINDING), lambda report: report.findings),
    name="report",
)


def yearly_report(yearly: YearlyReport, language: Language) -> Report:
    """
    Report a grant over a year.

    Args:
        yearly: The grant over the year.
        language: The language of what is read.
    """
    return Report(
        language=language,
        shape=YEARLY,
        record=yearly,
        row_shape=_ROW,
        records=lambda: yearly.rows,
        sections=lambda: tuple(_sections(yearly, language)),
    )


def _sections(yearly: YearlyReport, language: Language) -> Iterator[Section]:
    status = yearly.status
    title = (status.grant.title, say.YearUpTo(yearly.year, yearly.on), *journal_lines(status.journal))
    yield (
        Section(title=title)
        if not yearly.rows
        else Section(
            title=title,
            columns=_ROW.headed,
            rows=yearly.rows,
            sums=sums_of_sides(_ROW.headed, yearly.rows, lambda row: row.party),
            notes=tuple(_notes(yearly)),
        )
    )
    if yearly.growth is not None:
        beside = comparison_section(yearly.growth, language)
        columns = tuple(each for each in beside.columns if not each.key.endswith("_per_inhabitant"))
        yield evolve(beside, title=(say.Growth(), *beside.title), columns=columns)
    if yearly.pots:
        yield Section(title=(say.GrowthOfAll(),), notes=tuple(map(_grown, yearly.pots)))
    yield findings_section(status)


def _notes(yearly: YearlyReport) -> Iterator[Words]:
    yield InKronor()
    if yearly.passed_on > ZERO:
        yield ReceivedTwice(yearly.passed_on)
    if any(row.set_aside < ZERO for row in yearly.rows):
        yield say.TakenBackInYear()


def _grown(each: PotGrowth) -> Words:
    pot, year = each.pot.title, each.year
    if each.change is None:
        return say.PotWasZero(pot, each.after, year, year - 1)
    return say.PotGrew(pot, each.before, year - 1, each.after, year, each.difference, 100 * each.change)
