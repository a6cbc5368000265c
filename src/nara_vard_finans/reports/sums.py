"""The report of what grants come to and posts cost, by party and year, over all of them."""

from collections.abc import Callable, Iterator, Sequence

from nara_vard_finans.analysis import PartSum, Sums, by_party_and_year, sum_of_parts
from nara_vard_finans.core import ZERO, Amount, Language, Text
from nara_vard_finans.reports.columns import AMOUNT, COUNT, DAY, TEXT, Column, Shape, Words, maybe, several
from nara_vard_finans.reports.grant_messages import ReceivedTwice
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, Sum
from nara_vard_finans.reports.shapes import PARTY, SUM
from nara_vard_finans.reports.standings import refusal_note
from nara_vard_finans.reports.status_messages import InKronor, NotSummed, SumOfYear, SumsOn

_NOTHING = Text("Där finns inget bidrag och ingen tjänst att summera.", "There is no grant or post to sum.")
_YEAR = Text("År", "Year")


def _amount(key: str, heading: Text, value: Callable[[PartSum], Amount | None]) -> Column[PartSum]:
    return Column(key, maybe(AMOUNT), value, heading)


def _of_balance(key: str, heading: Text) -> Column[PartSum]:
    return _amount(key, heading, lambda part: None if part.balance is None else getattr(part.balance, key))


def _of_cover(key: str, heading: Text) -> Column[PartSum]:
    return _amount(key, heading, lambda part: None if part.cover is None else getattr(part.cover, key))


_WHO: tuple[Column[PartSum], ...] = (
    Column("party", maybe(TEXT), lambda part: part.party and part.party.code),
    Column("name", maybe(TEXT), lambda part: part.party and part.party.name, PARTY),
    Column(
        "year", maybe(COUNT), lambda part: part.year, _YEAR, shown=lambda part: str(part.year)
    ),
    Column(
        "of", several(TEXT), lambda part: [of.id for of in part.of], Text("Av", "Of"),
        shown=lambda part: ", ".join(of.id for of in part.of),
    ),
)  # fmt: skip
_GRANTS = (
    _amount("award", Text("Tilldelat", "Award"), lambda part: part.award),
    _of_balance("notified", Text("Besked", "Notified")),
    _of_balance("received", Text("Mottaget", "Received")),
    _of_balance("used", Text("Använt", "Used")),
    _of_balance("transferred", Text("Överlåtet", "Passed on")),
    _of_balance("set_aside", Text("Avsatt", "Set aside")),
    _of_balance("repaid", Text("Återbetalt", "Repaid")),
    _of_balance("remaining", Text("Kvar", "Left")),
)
_POSTS = (
    _amount("cost", Text("Kostnad", "Cost"), lambda part: part.cost),
    _of_cover("paid", Text("Betalt", "Paid")),
    _of_cover("decided", Text("Beslutat", "Decided")),
    _of_cover("assumed", Text("Inriktning", "Assumed")),
    _of_cover("uncovered", Text("Ofinansierat", "Uncovered")),
)
_PART: Shape[PartSum] = Shape(*_WHO, *_GRANTS, *_POSTS)
SUMS: Shape[Sums] = Shape(
    Column("on", DAY, lambda sums: sums.standings.on),
    Column("only", maybe(TEXT), lambda sums: sums.only and sums.only.code),
    Column("rows", several(_PART), lambda sums: sums.rows),
    Column("parts", several(_PART), lambda sums: sums.parts),
    Column("years", several(_PART), lambda sums: sums.years),
    Column("total", _PART, lambda sums: sums.total),
    Column("left_out", several(TEXT), lambda sums: [row.definition.id for row in sums.left_out]),
    Column("unrecorded", several(TEXT), lambda sums: [of.id for of in sums.unrecorded]),
    name="sums",
)


def sums_report(sums: Sums, language: Language) -> Report:
    """
    Report what grants come to and posts cost, by party and year.

    Args:
        sums: The sums.
        language: The language of what is read.
    """
    return Report(
        language=language,
        shape=SUMS,
        record=sums,
        row_shape=_PART,
        records=lambda: sums.rows,
        sections=lambda: tuple(_sections(sums)),
    )


def _sections(sums: Sums) -> Iterator[Section]:
    title: tuple[Words, ...] = (SumsOn(sums.standings.on),)
    notes = tuple(_notes(sums))
    if not sums.parts:
        yield Section(title=title, notes=(_NOTHING, *notes))
        return
    asked = (
        (Text("Bidrag", "Grants"), _GRANTS, [part for part in sums.parts if part.cost is None]),
        (Text("Tjänster", "Posts"), _POSTS, [part for part in sums.parts if part.cost is not None]),
    )
    found = [(heading, columns, parts) for heading, columns, parts in asked if parts]
    for at, (heading, columns, parts) in enumerate(found):
        listed = by_party_and_year(parts) if sums.only is None else parts  # of one party, what each is
        yield _table((*(title if at == 0 else ()), heading), columns, listed, notes if at == len(found) - 1 else ())


def _table(
    title: tuple[Words, ...], columns: tuple[Column[PartSum], ...], parts: Sequence[PartSum], notes: tuple[Words, ...]
) -> Section:
    """Make the table of the grants or of the posts; a column in which nothing is known is left out."""
    total = sum_of_parts(parts)
    said = tuple(each for each in columns if each.value(total) is not None)
    years = sorted({part.year or 0 for part in parts})
    named: list[tuple[Words, PartSum]] = [
        (SumOfYear(year), sum_of_parts(part for part in parts if part.year == year))
        for year in years
        if 1 < len(years) < len(parts)
    ]
    named.append((SUM, total))
    return Section(
        title=title,
        columns=(*(each for each in _WHO if each.heading is not None), *said),
        rows=parts,
        sums=tuple(Sum(name=name, cells={each.key: each.cell(part) for each in said}) for name, part in named),
        notes=notes,
    )


def _notes(sums: Sums) -> Iterator[Words]:
    yield InKronor()
    passed_on = sums.total.balance.passed_on if sums.total.balance else ZERO
    if passed_on > ZERO:
        yield ReceivedTwice(passed_on)
    if sums.unrecorded:
        yield NotSummed(tuple(of.id for of in sums.unrecorded))
    for row in sums.left_out:
        yield refusal_note(row)
