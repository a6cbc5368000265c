"""The text of a decision on a year's cost, made of facts and results alone, for a person to edit and to sign."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from nara_vard_finans.agreements import Agreement, HoldsIf
from nara_vard_finans.analysis import Brief, Comparison
from nara_vard_finans.core import Language, RemarkKind, Text, months_text
from nara_vard_finans.reports import brief_messages as say
from nara_vard_finans.reports.columns import AMOUNT, COUNT, TEXT, Column, Shape, Words, maybe, several, within
from nara_vard_finans.reports.comparisons import COMPARED_SUM, ROW, comparison_section
from nara_vard_finans.reports.notes import days_note, levels_notes, source_notes
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section
from nara_vard_finans.reports.shapes import FINDING, REMARK, SOURCE, definition_column
from nara_vard_finans.reports.sharings import CHARGE, allocation_section, names_in
from nara_vard_finans.sharing import CostByPosts

BRIEF: Shape[Brief] = Shape(
    *within((definition_column(Agreement),), lambda brief: brief.agreement),
    Column("year", COUNT, lambda brief: brief.sharing.year),
    Column("total", AMOUNT, lambda brief: brief.sharing.total),
    Column("rows", several(CHARGE), lambda brief: brief.sharing.charges),
    Column("before", maybe(TEXT), lambda brief: brief.comparison and brief.comparison.before.label),
    Column("compared", several(ROW), lambda brief: brief.comparison.rows if brief.comparison else ()),
    Column("sums", several(COMPARED_SUM), lambda brief: brief.comparison.sums if brief.comparison else ()),
    Column("remarks", several(REMARK), lambda brief: brief.remarks),
    Column("findings", several(FINDING), lambda brief: brief.findings),
    Column("sources", several(SOURCE), lambda brief: brief.sources),
    name="brief",
)
_PROPOSAL = Text("Förslag till beslut", "Proposal")
_BACKGROUND = Text("Bakgrund", "Background")
_COST = Text("Kostnad och fördelning", "Cost and shares")
_PER_PARTY = Text("Belopp per part", "Amounts by party")
_ASSUMED = Text("Antaganden, val och tolkningar", "Assumptions, choices and readings")
_CONTRADICTED = Text("Där handlingarna motsäger sig", "Where the papers contradict themselves")
_UNSTATED = Text("Vad som inte framgår av handlingarna", "What is not stated in the papers")
_SOURCES = Text("Källor", "Sources")


def brief_report(brief: Brief, language: Language) -> Report:
    """
    Report the text of a decision on a year's cost.

    Args:
        brief: What it is made of.
        language: The language of what is read.
    """
    return Report(
        language=language,
        shape=BRIEF,
        record=brief,
        row_shape=CHARGE,
        records=lambda: brief.sharing.charges,
        sections=lambda: _sections(brief, language),
    )


def _sections(brief: Brief, language: Language) -> Iterator[Section]:
    sharing, agreement = brief.sharing, brief.agreement
    yield Section(title=(say.BriefOn(agreement.title, sharing.year),), notes=(say.ForAPerson(),))
    yield Section(title=(_PROPOSAL,), notes=(say.Proposed(agreement.title, sharing.year, sharing.total),))
    yield Section(title=(_BACKGROUND,), notes=tuple(_background(brief)))
    yield Section(title=(_COST,), notes=tuple(_cost(brief)))
    if brief.comparison is None:
        yield evolve(allocation_section(sharing), title=(_PER_PARTY,), notes=())
    else:
        yield Section(title=(_PER_PARTY,), notes=tuple(_change(brief.comparison)))
        yield evolve(comparison_section(brief.comparison, language), notes=())
    for title, kinds in (
        (_ASSUMED, (RemarkKind.ASSUMPTION, RemarkKind.CHOICE, RemarkKind.READING)),
        (_CONTRADICTED, (RemarkKind.CONTRADICTION, RemarkKind.MISPRINT)),
        (_UNSTATED, (RemarkKind.SILENCE,)),
    ):
        notes = _once(remark.text for remark in brief.remarks_of(*kinds))
        if notes:
            yield Section(title=(title,), notes=notes)
    if brief.sources:
        yield Section(title=(_SOURCES,), notes=tuple(source_notes(brief.sources, headed=True)))


def _background(brief: Brief) -> Iterator[Words]:
    agreement = brief.agreement
    adoption = agreement.adoption
    yield say.HoldsFor(Text(agreement.term.text(), agreement.term.text(Language.EN)), len(agreement.parties))
    if agreement.prolonged is not None:
        yield say.Prolonged(months_text(agreement.prolonged.months))
    if agreement.covers is not None:
        yield say.Covers(agreement.covers)
    if adoption.prepared_by:
        yield say.PreparedBy(adoption.prepared_by)
    if adoption.recommended_by:
        yield say.RecommendedBy(adoption.recommended_by)
    if adoption.signed_by is not None:
        yield say.SignedBy(adoption.signed_by)
    if adoption.holds_if is HoldsIf.ALL_SIGN:
        yield say.HoldsIfAllSign()
    yield from (remark.text for remark in brief.remarks_of(RemarkKind.BACKGROUND))


def _cost(brief: Brief) -> Iterator[Words]:
    sharing, cost = brief.sharing, brief.agreement.cost
    if isinstance(cost, CostByPosts) and sharing.year not in dict(cost.by_year):
        yield say.PostsAt(cost.posts, cost.per_post)
    yield say.CostOfYear(sharing.year, sharing.cost)
    yield from days_note(sharing)
    yield from (each.text for each in sharing.raised)
    lines = [line for line in brief.agreement.cost_lines if not line.outside]
    if lines:
        yield say.MayBeChargedWith(tuple(line.title for line in lines))
    yield from (say.StandsOutside(line.title) for line in brief.agreement.cost_lines if line.outside)
    yield from levels_notes(sharing.levels, sharing.rounding, names_in(sharing))
    yield from (finding.message for finding in sharing.findings)


def _change(comparison: Comparison) -> Iterator[Words]:
    """Say how all of it changes, before each party's part."""
    whole = comparison.sums[-1]
    if whole.difference is not None:
        yield say.WholeChanges(comparison.before.label, whole.before, whole.after, whole.difference)
    yield from (finding.message for finding in comparison.before.findings)


def _once(notes: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(dict.fromkeys(notes))
