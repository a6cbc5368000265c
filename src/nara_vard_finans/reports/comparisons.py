"""The report of two agreements, grants, posts or years beside each other."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from nara_vard_finans.agreements import TermChange
from nara_vard_finans.analysis import ComparedRow, ComparedSum, Comparison, Side
from nara_vard_finans.core import Amount, AnyText, Language, Principal, Text
from nara_vard_finans.printed import WHOLE
from nara_vard_finans.reports import comparison_messages as say
from nara_vard_finans.reports.columns import (
    AMOUNT,
    COUNT,
    FLAG,
    FRACTION,
    TEXT,
    Column,
    Shape,
    Words,
    maybe,
    several,
    within,
)
from nara_vard_finans.reports.messages import SumAsPrinted, SumOfRows
from nara_vard_finans.reports.notes import side_name
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, Sum
from nara_vard_finans.reports.shapes import FINDING, WHO

if TYPE_CHECKING:
    from nara_vard_finans.reports.workings import Stage

DIFFERENCE = Text("Skillnad", "Difference")
_LETTERS = ("A", "B")
_LONGEST_HEADING = 12


class _Compared(NamedTuple):
    whole: Comparison
    by_year: Sequence[Comparison]
    terms: Sequence[TermChange]


ROW: Shape[ComparedRow] = Shape(
    *within(WHO, lambda row: row.party),
    Column("before", maybe(AMOUNT), lambda row: row.before, "", "kr"),
    Column("after", maybe(AMOUNT), lambda row: row.after, "", "kr"),
    Column("difference", maybe(AMOUNT), lambda row: row.difference, DIFFERENCE, "kr", formula="{after}-{before}"),
    Column(
        "change", maybe(FRACTION), lambda row: row.change, DIFFERENCE, "%",
        shown=lambda row: _percent(row.change), places=1, formula="100*({after}-{before})/{before}",
    ),
    Column("before_per_inhabitant", maybe(FRACTION), lambda row: row.before_per_inhabitant, "", "kr/inv", places=2),
    Column("after_per_inhabitant", maybe(FRACTION), lambda row: row.after_per_inhabitant, "", "kr/inv", places=2),
)  # fmt: skip
COMPARED_SUM: Shape[ComparedSum] = Shape(
    Column("name", TEXT, lambda group: group.name),
    Column("before", AMOUNT, lambda group: group.before),
    Column("after", AMOUNT, lambda group: group.after),
    Column("difference", maybe(AMOUNT), lambda group: group.difference),
    Column("change", maybe(FRACTION), lambda group: group.change),
    Column("before_printed", maybe(AMOUNT), lambda group: group.before_printed),
    Column("after_printed", maybe(AMOUNT), lambda group: group.after_printed),
)
_SIDE: Shape[Side] = Shape(
    Column("label", TEXT, lambda side: side.label),
    Column("year", maybe(COUNT), lambda side: side.year),
    Column("as_printed", FLAG, lambda side: side.as_printed),
    Column("population", maybe(TEXT), lambda side: side.inhabitants and side.inhabitants.id),
    Column("rests_on_it", FLAG, lambda side: side.own_basis and side.inhabitants is not None),
    Column("note", maybe(TEXT), lambda side: side.note),
)
_TERM: Shape[TermChange] = Shape(
    Column("term", TEXT, lambda change: change.name),
    Column("title", TEXT, lambda change: change.title),
    Column("before", TEXT, lambda change: change.before),
    Column("after", TEXT, lambda change: change.after),
)
_TABLE: tuple[Column[Comparison], ...] = (
    Column("rows", several(ROW), lambda whole: whole.rows),
    Column("sums", several(COMPARED_SUM), lambda whole: whole.sums),
)
_YEAR: Shape[Comparison] = Shape(Column("year", maybe(COUNT), lambda whole: whole.before.year), *_TABLE)
COMPARE: Shape[_Compared] = Shape(
    Column("before", _SIDE, lambda each: each.whole.before),
    Column("after", _SIDE, lambda each: each.whole.after),
    *within(_TABLE, lambda each: each.whole),
    Column("years", several(_YEAR), lambda each: each.by_year),
    Column("terms", several(_TERM), lambda each: each.terms),
    Column("findings", several(FINDING), lambda each: each.whole.findings),
    name="compare",
)


def compare_report(
    comparison: Comparison,
    language: Language,
    *,
    by_year: Sequence[Comparison] = (),
    terms: Sequence[TermChange] = (),
) -> Report:
    """Report two sides; posts also year by year, and of agreements the terms that differ."""
    notes = tuple(say.TermDiffers(each.title, each.before, each.after) for each in terms)
    differ = Section(title=(Text("Villkor som skiljer", "Terms that differ"),), notes=notes)
    return Report(
        language=language,
        shape=COMPARE,
        record=_Compared(comparison, by_year, terms),
        row_shape=ROW,
        records=lambda: comparison.rows,
        sections=lambda: (
            *(evolve(comparison_section(each, language), notes=()) for each in by_year),
            comparison_section(comparison, language),
            *([differ] if differ else []),
        ),
        stages=lambda: _stages(comparison),
    )


def _stages(comparison: Comparison) -> "tuple[Stage, ...]":
    """Give the stages of both sides, as far as they were shared here."""
    from nara_vard_finans.reports.workings import stages_of  # noqa: PLC0415 - for workbooks alone

    names: dict[str, AnyText] = {party.code: Text(party.name) for party in comparison.parties}
    names |= {side: side_name(side, comparison.parties) for side in Principal}
    before, after = comparison.before, comparison.after
    first = stages_of(before.levels, names, feeds="before", of=before.label)
    return (*first, *stages_of(after.levels, names, feeds="after", of=after.label, after=len(first)))


def _percent(part: Fraction | None) -> Fraction | None:
    return None if part is None else 100 * part


def comparison_section(comparison: Comparison, language: Language) -> Section:
    """Lay out two sides party by party, with the sums of the rows and the printed ones."""
    before, after = comparison.before.label, comparison.after.label
    headings = _side_headings(comparison, language)
    over = dict(zip(("before", "after"), headings, strict=True))
    over |= {f"{key}_per_inhabitant": heading for key, heading in over.items()}
    per = Text("kr/inv", "kr/inh.").in_(language)
    units = {"before": "kr", "after": "kr"}
    columns = tuple(
        each.headed(over[each.key], units.get(each.key, per)) if each.key in over else each for each in ROW.headed
    )
    by_inhabitants = {f"{key}_per_inhabitant": _over(key, side) for key, side in _sides(comparison)}
    columns = tuple(evolve(each, formula=by_inhabitants.get(each.key, each.formula)) for each in columns)
    return Section(
        title=((say.Lettered if headings == _LETTERS else say.Against)(before, after),),
        columns=columns,
        rows=comparison.rows,
        sums=tuple(line for group in comparison.sums for line in _sums(group, comparison)),
        notes=tuple(_notes(comparison)),
        parties=tuple(row.party.code for row in comparison.rows),
    )


def _side_headings(comparison: Comparison, language: Language) -> tuple[str, str]:
    """Name the two sides over their columns: by their years, by what is changed, or by letters where that is long."""
    before, after = comparison.before, comparison.after
    labels = before.label.in_(language), after.label.in_(language)
    if labels[1].startswith(f"{labels[0]}, "):  # the same with something changed
        headings = Text("Som det är", "As it is").in_(language), labels[1].removeprefix(f"{labels[0]}, ")
    elif before.year == after.year or None in {before.year, after.year}:
        headings = labels
    else:
        headings = str(before.year), str(after.year)
    return _LETTERS if max(map(len, headings)) > _LONGEST_HEADING else headings


def _sides(comparison: Comparison) -> tuple[tuple[str, Side], tuple[str, Side]]:
    return ("before", comparison.before), ("after", comparison.after)


def _over(key: str, side: Side) -> Callable[[ComparedRow], str]:
    """Give how a workbook reckons an amount per inhabitant; a row that has none is asked nothing."""
    counts = {} if side.inhabitants is None else side.inhabitants.by_party
    return lambda row: f"{{{key}}}/{counts[row.party.code]}" if counts.get(row.party.code) else ""


def _places(group: ComparedSum, comparison: Comparison) -> tuple[int, ...]:
    """Give the rows that a sum is of; none where that is not all of it."""
    found = [(at, row) for at, row in enumerate(comparison.rows) if group.name in {WHOLE, row.party.principal}]
    known = all(row.before is not None and row.after is not None for _, row in found)
    return tuple(at for at, _ in found) if known else ()


def _sums(group: ComparedSum, comparison: Comparison) -> Iterator[Sum]:
    together = side_name(group.name, comparison.parties)
    is_printed = group.before_printed is not None or group.after_printed is not None
    name = SumOfRows(together) if is_printed else together
    rows = _sum(name, group.before, group.after, group.difference, group.change)
    yield evolve(rows, places=_places(group, comparison))
    if is_printed:
        before, after = group.before_printed, group.after_printed
        difference = None if before is None or after is None else after - before
        change = None if difference is None or not before else difference / before
        yield _sum(SumAsPrinted(together), before, after, difference, change)


def _sum(
    name: Words, before: Amount | None, after: Amount | None, difference: Amount | None, change: Fraction | None
) -> Sum:
    cells = {"before": before, "after": after, "difference": difference, "change": _percent(change)}
    return Sum(name=name, cells={**cells, "before_per_inhabitant": None, "after_per_inhabitant": None})


def _notes(comparison: Comparison) -> Iterator[Words]:
    yield from (finding.message for finding in comparison.findings)
    sides = (comparison.before, comparison.after)
    yield from (say.SideNote(side.label, side.note) for side in sides if side.note is not None)
    for side in sides:
        if side.inhabitants is not None:
            note = say.PerInhabitant if side.own_basis else say.PerInhabitantBeside
            yield note(side.label, side.inhabitants.title)
    missing = [row.party.name for row in comparison.rows if row.difference is None]
    if missing:
        yield say.OnOneSideOnly(", ".join(missing))
