"""The status of a post: its years and financiers, what the employer risks, and what is not in order."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from nara_vard_finans.analysis import assumed_of_post, carried
from nara_vard_finans.core import Amount, AnyText, Language, Party, Period, Remark, Source, Text
from nara_vard_finans.posts import (
    Cover,
    Employment,
    Exposure,
    Financier,
    GrantOfYear,
    Post,
    PostState,
    PostStatus,
    PostYear,
)
from nara_vard_finans.reports import post_messages as say
from nara_vard_finans.reports.columns import (
    AMOUNT,
    COUNT,
    DAY,
    EXACT,
    FLAG,
    TEXT,
    Cell,
    Column,
    Kind,
    Shape,
    Words,
    maybe,
    one_of,
    several,
    within,
)
from nara_vard_finans.reports.notes import days_off_note, findings_section, source_notes
from nara_vard_finans.reports.sections import Section, Sum
from nara_vard_finans.reports.shapes import FINDING, PARTY, REMARK, SOURCE, SUM, WHO, definition_column
from nara_vard_finans.reports.status_messages import AsOf, InKronor
from nara_vard_finans.reports.status_parts import head_of, journal_lines

POST_STATES: Mapping[PostState, Text] = {
    PostState.UNKNOWN: Text("okänt, ingen journal är angiven", "unknown, no journal is given"),
    PostState.PLANNED: Text("planerad, inget beslut är känt", "planned, no decision is known"),
    PostState.INTENDED: Text("inriktningsbeslut är fattat, ingen är anställd", "intended, nobody is employed"),
    PostState.EMPLOYED: Text("anställning pågår", "employed"),
    PostState.NOTICE_GIVEN: Text("anställning pågår, uppsagd", "employed, with notice given"),
    PostState.ENDED: Text("anställningen har upphört", "the employment has ended"),
}


class _Told(NamedTuple):
    """Something that only a journal tells, and the status that knows whether there is one."""

    of: Any
    status: PostStatus

    def known(self, value: Any) -> Any:
        """Give a value as far as a journal says what it is."""
        return None if self.status.journal.is_unrecorded else value


def _cover(key: str, heading: Text) -> Column[_Told]:
    """Give a column of what only a journal tells of a cover."""
    return Column(key, maybe(AMOUNT), lambda told: told.known(getattr(told.of.cover, key)), heading)


COVER: tuple[Column[_Told], ...] = (
    Column("cost", AMOUNT, lambda told: told.of.cover.cost, Text("Kostnad", "Cost")),
    _cover("paid", Text("Betalt", "Paid")),
    _cover("decided", Text("Beslutat", "Decided")),
    _cover("assumed", Text("Inriktning", "Assumed")),
    _cover("uncovered", Text("Ofinansierat", "Uncovered")),
)


class _InYear(NamedTuple):
    """A financier in a year."""

    year: PostYear
    financier: Financier
    status: PostStatus

    @property
    def told(self) -> _Told:
        return _Told(self.financier, self.status)


ROW: Shape[_InYear] = Shape(
    Column("year", COUNT, lambda row: row.year.year),
    *within(WHO, lambda row: row.financier.party),
    Column("awarded", maybe(AMOUNT), lambda row: row.financier.awarded),
    *within(COVER, lambda row: row.told),
    Column("decided_in_all", maybe(AMOUNT), lambda row: row.told.known(row.financier.decided)),
    Column("paid_in_all", maybe(AMOUNT), lambda row: row.told.known(row.financier.paid)),
    Column("intends", maybe(FLAG), lambda row: row.told.known(row.financier.intended)),
    Column("notified_on", maybe(DAY), lambda row: row.told.known(row.financier.notified_on)),
)


class _Carrier(NamedTuple):
    party: Party
    amount: Amount


_CARRIED: Shape[_Carrier] = Shape(
    *within(WHO, lambda each: each.party), Column("amount", AMOUNT, lambda each: each.amount)
)
_CARRIES = Column[_Told]("employer_carries", maybe(AMOUNT), lambda told: told.known(told.of.cover.uncovered))


def _year_column(key: str, kind: Kind, value: Any) -> Column[_Told]:
    return Column(key, kind, lambda told: value(told.of))


_GRANT: Shape[GrantOfYear] = Shape(
    Column("id", maybe(TEXT), lambda each: each.grant.name or None),
    Column("title", TEXT, lambda each: each.grant.title, Text("Bidrag", "Grant")),
    Column("percent", EXACT, lambda each: each.grant.percent, Text("Procent", "Percent")),
    Column("carries", AMOUNT, lambda each: each.carries, Text("Antas bära", "Assumed to carry")),
    Column("notified_on", maybe(DAY), lambda each: each.notified_on, Text("Besked", "Notified")),
    Column("awarded", maybe(AMOUNT), lambda each: each.awarded, Text("Tilldelat", "Awarded")),
    Column("left", maybe(AMOUNT), lambda each: each.left, Text("Därutöver", "Beyond that")),
    Column("denied", FLAG, lambda each: each.denied),
)


def _titles(year: PostYear) -> Text | None:
    """Name the grant of a year, or all of several."""
    titles = [each.grant.title for each in year.grants]
    if not titles:
        return None
    return Text(" + ".join(each.sv for each in titles), " + ".join(each.in_(Language.EN) for each in titles))


_YEAR: Shape[_Told] = Shape(
    _year_column("year", COUNT, lambda year: year.year),
    _year_column("first_day", maybe(DAY), lambda year: year.period and year.period.first_day),
    _year_column("last_day", maybe(DAY), lambda year: year.period and year.period.last_day),
    _year_column("grant", maybe(TEXT), _titles),
    _year_column("grants", several(_GRANT), lambda year: year.grants),
    _year_column("granted", maybe(FLAG), lambda year: not year.denied if year.denied or year.notified_on else None),
    Column("notified_on", maybe(DAY), lambda told: told.known(told.of.notified_on)),
    *COVER,
    _CARRIES,
    Column("rows", several(ROW), lambda told: _financiers(told.of, told.status)),
    Column("carried", maybe(several(_CARRIED)), lambda told: told.known(_carried(told.of, told.status))),
)
_EXPOSURE: Shape[Exposure] = Shape(
    Column("on", DAY, lambda point: point.on, Text("Dag", "Day")),
    Column(
        "committed_to", maybe(DAY), lambda point: point.committed_to, Text("Tidigaste slut", "Earliest end"),
        shown=lambda point: point.committed_to or Text("–"),
    ),
    Column("committed", AMOUNT, lambda point: point.committed, Text("Kostnad till dess", "Cost until then")),
    Column("worst", AMOUNT, lambda point: point.worst, Text("Utan ytterligare beslut", "Worst case")),
    Column(
        "expected", AMOUNT, lambda point: point.expected, Text("Om inriktningsbeslutet fullföljs", "Expected case")
    ),
)  # fmt: skip
_EMPLOYMENT: Shape[Employment] = Shape(
    Column("began_on", maybe(DAY), lambda each: each.began_on),
    Column("notice_on", maybe(DAY), lambda each: each.notice_on),
    Column("ended_on", maybe(DAY), lambda each: each.ended_on),
    Column("first_day", DAY, lambda each: each.period.first_day),
    Column("last_day", DAY, lambda each: each.last_day),
)


class _Whole(NamedTuple):
    cover: Cover


def rows_of(status: PostStatus) -> list[_InYear]:
    """Give the rows of a status: every financier in every year."""
    return [row for year in status.years for row in _financiers(year, status)]


def _total(status: PostStatus) -> _Told:
    return _Told(_Whole(status.total), status)


def _remarks(status: PostStatus) -> tuple[Remark, ...]:
    return (*status.post.remarks, *assumed_of_post(status))


def _sources(status: PostStatus) -> tuple[Source, ...]:
    """Give the places that a post and its rules stand in."""
    post = status.post
    found = (post.source, post.intention, post.decision, post.risk)
    return tuple(dict.fromkeys(source for source in found if source is not None))


POST_STATUS: Shape[PostStatus] = Shape(
    *head_of("post", (definition_column(Post),)),
    Column("state", one_of(PostState), lambda status: status.state),
    Column("employer", Shape(*WHO), lambda status: status.post.employer),
    Column("employment", _EMPLOYMENT, lambda status: status.employment),
    Column("years", several(_YEAR), lambda status: [_Told(year, status) for year in status.years]),
    Column("total", Shape(*COVER, _CARRIES), _total),
    Column("exposure", maybe(_EXPOSURE), lambda status: status.exposure),
    Column("curve", several(_EXPOSURE), lambda status: status.turning_points()),
    Column("findings", several(FINDING), lambda status: status.findings),
    Column("remarks", several(REMARK), _remarks),
    Column("sources", several(SOURCE), _sources),
    name="status",
)


def _financiers(year: PostYear, status: PostStatus) -> list[_InYear]:
    return [_InYear(year, each, status) for each in year.financiers]


def _carried(year: PostYear, status: PostStatus) -> list[_Carrier]:
    """Give what each carries of a year: financiers what they pay, have decided or intend, the employer the rest."""
    amounts = carried(status, year.year).amounts
    return [
        _Carrier(party, amounts[party.code]) for party in status.post.parties.in_table_order if party.code in amounts
    ]


def post_sections(status: PostStatus) -> Iterator[Section]:
    """Lay out a post on a day: its years and financiers, what the employer risks, and what is not in order."""
    sections = (
        _years_section(status),
        findings_section(status),
        *(section for year in status.years for section in (_year_section(year, status), _grants_section(year))),
        _exposure_section(status),
        Section(notes=(*_remarks(status), *source_notes(_sources(status)))),
    )
    return (section for section in sections if section)


def _cover_sum(name: Words, cover: Any, status: PostStatus) -> Sum:
    told = _Told(cover, status)
    return Sum(name=name, cells={column.key: column.cell(told) for column in COVER})


def _years_section(status: PostStatus) -> Section:
    columns: tuple[Column[_Told], ...] = (
        Column("year", TEXT, lambda told: str(told.of.year), Text("År", "Year")),
        *COVER,
        Column("notified", TEXT, lambda told: _notified(told.of, status), Text("Besked om medel", "Grant notified")),
    )
    return Section(
        title=(status.post.title, AsOf(status.on, POST_STATES[status.state]), *journal_lines(status.journal)),
        columns=columns,
        rows=tuple(_Told(year, status) for year in status.years),
        sums=(_cover_sum(SUM, _Whole(status.total), status),),
        notes=(_adds_up(status), _risk(status), *days_off_note(_bound_to(status))),
    )


def _adds_up(status: PostStatus) -> Words:
    if status.journal.is_unrecorded:
        return InKronor()
    return (say.CoverAddsUpSilent if _is_silent(status) else say.CoverAddsUp)(status.post.employer.name)


def _bound_to(status: PostStatus) -> tuple[dt.date, ...]:
    """Give the day to which the employer is bound, if there is one."""
    last = None if status.exposure is None else status.exposure.committed_to
    return () if last is None or status.journal.is_unrecorded else (last,)


def _is_silent(status: PostStatus) -> bool:
    """Say whether no paper says how the financiers are bound: by a grant and a decision a year, or otherwise."""
    return not any(status.post.asks_decision(year.year) for year in status.years)


def _risk(status: PostStatus) -> Words:
    """Say in a sentence what the employer risks on the day."""
    exposure = status.exposure
    if status.journal.is_unrecorded:
        return say.BoundUnknown(status.on)
    if exposure is None:
        return say.NoticeUnknown()
    if exposure.committed_to is None:
        return say.NobodyEmployed(status.on)
    return say.EmployerRisks(status.on, exposure.committed_to, exposure.committed, exposure.worst, exposure.expected)


def _notified(year: PostYear, status: PostStatus) -> Cell:
    if year.denied:
        return Text("inget bidrag", "no grant")
    if year.grant is None:
        return "–" if _is_silent(status) else Text("inget bidrag väntas", "no grant is expected")
    if year.notified_on is not None:
        return year.notified_on
    if status.journal.is_unrecorded:
        return "–"
    some = any(each.notified_on is not None for each in year.financiers)
    return Text("några", "some") if some else Text("inte ännu", "not yet")


def _year_section(year: PostYear, status: PostStatus) -> Section:
    awarded = Column[_InYear]("awarded", maybe(AMOUNT), lambda row: row.financier.awarded, Text("Tilldelat", "Awarded"))
    name = Column[_InYear]("name", TEXT, lambda row: row.financier.party.name, PARTY)
    bears: AnyText = say.CarriedByEmployer(status.post.employer.name)
    if _is_silent(status):
        bears = Text("Varken betalt eller beslutat", "Neither paid nor decided")
    carries = Sum(name=bears, cells={"uncovered": year.cover.uncovered})
    return Section(
        title=(say.YearOf(year.year, _days(year)),),
        columns=(name, *within(COVER, lambda row: row.told), awarded),
        rows=tuple(_financiers(year, status)),
        sums=(_cover_sum(SUM, year, status), *([] if status.journal.is_unrecorded else [carries])),
        parties=tuple(each.party.code for each in year.financiers),
    )


def _grants_section(year: PostYear) -> Section:
    """Lay out the grants of a year where several are to carry it, each apart."""
    if len(year.grants) <= 1:
        return Section()
    return Section(title=(say.GrantsOf(year.year),), columns=_GRANT.headed, rows=year.grants)


def _days(year: PostYear) -> Text | Period:
    if year.period is None:
        return Text("inga dagar", "no days")
    if year.period.covers_year(year.year):
        return Text("hela året", "the whole year")
    return year.period


def _exposure_section(status: PostStatus) -> Section:
    if status.exposure is None or status.exposure.committed_to is None:
        return Section()
    to_come = status.on < status.employment.period.last_day
    return Section(
        title=(say.ExposureOf(status.post.employer.name),),
        columns=_EXPOSURE.headed,
        rows=tuple(status.turning_points()),
        notes=(say.AsIfNothingMore(status.on),) if to_come else (),
    )
