"""The status of a post as pages for people."""

from collections.abc import Iterable, Iterator, Mapping

from nara_vard_finans.core import Amount, Language, Text
from nara_vard_finans.posts import Cover, PostState, PostStatus, PostYear
from nara_vard_finans.reports.cost_pages import TOGETHER, source_notes
from nara_vard_finans.reports.post_data import post_sources
from nara_vard_finans.reports.status_parts import findings_page, journal_lines
from nara_vard_finans.reports.table import Cell, Column, Table

_STATES: Mapping[PostState, Text] = {
    PostState.UNKNOWN: Text("okänt, ingen journal är given", "unknown, no journal is given"),
    PostState.PLANNED: Text("planerad, inget beslut är känt", "planned, no decision is known"),
    PostState.INTENDED: Text("avsikten är beslutad, ingen är anställd", "intended, nobody is employed"),
    PostState.EMPLOYED: Text("anställning pågår", "employed"),
    PostState.NOTICE_GIVEN: Text("anställning pågår, och är uppsagd", "employed, with notice given"),
    PostState.ENDED: Text("anställningen har upphört", "the employment has ended"),
}
_COVER = (
    *(Text("Kostnad", "Cost"), Text("Betalt", "Paid"), Text("Beslutat", "Decided")),
    *(Text("Avsett", "Assumed"), Text("Ofinansierat", "Uncovered")),
)


def post_status_pages(status: PostStatus, language: Language) -> tuple[Table, ...]:
    """Lay out a post on a day: its years and financiers, what the employer risks, and what is not in order."""
    pages = (
        _years_page(status, language),
        findings_page(status.findings, language),
        *(_year_page(year, status, language) for year in status.years),
        _exposure_page(status, language),
        Table(title=(), columns=(), rows=(), notes=tuple(_remarks(status, language))),
    )
    return tuple(page for page in pages if page.rows or page.notes)


def _cells(cover: Cover, status: PostStatus) -> tuple[Amount | str, ...]:
    if status.journal.is_unrecorded:
        return (cover.cost, *["–"] * 4)
    return cover.cost, cover.paid, cover.decided, cover.assumed, cover.uncovered


def _columns(headings: Iterable[Text], language: Language) -> tuple[Column, ...]:
    return tuple(Column(heading=heading.in_(language)) for heading in headings)


def _years_page(status: PostStatus, language: Language) -> Table:
    state = _STATES[status.state]
    stated = Text(f"Läget {status.on}: {state.sv}", f"As of {status.on}: {state.in_english}")
    employer = status.post.employer.name
    whole: tuple[Cell, ...] = (TOGETHER["whole"].in_(language), *_cells(status.total, status), "")
    carries = Text(
        f"Belopp i kronor. Kostnad = betalt + beslutat + avsett + ofinansierat; det ofinansierade bär "
        f"{employer} som arbetsgivare. Det avsedda förutsätter att medel kommer, och binder ingen.",
        f"Amounts in kronor. Cost = paid + decided + assumed + uncovered; {employer} as employer carries what is "
        "uncovered. What is assumed rests on grants that may not come, and binds nobody.",
    )
    awaited, unrecorded = not _is_silent(status), status.journal.is_unrecorded
    if not awaited:
        carries = Text(
            "Belopp i kronor. Kostnad = betalt + beslutat + avsett + ofinansierat. Ingen handling anges för hur "
            f"finansiärerna är bundna; det ofinansierade är det som varken är betalt eller beslutat enligt journalen, "
            f"och räknas här som {employer}s risk som arbetsgivare.",
            "Amounts in kronor. Cost = paid + decided + assumed + uncovered. No paper is named for how the financiers "
            f"are bound; uncovered is what is neither paid nor decided by the journal, and it is taken here as the "
            f"exposure of {employer} as employer.",
        )
    if unrecorded:
        carries = Text("Belopp i kronor.", "Amounts in kronor.")
    return Table(
        title=(status.post.title.in_(language), stated.in_(language), *journal_lines(status.journal, language)),
        columns=_columns((Text("År", "Year"), *_COVER, Text("Besked om medel", "Grant notified")), language),
        rows=tuple(
            (
                str(year.year),
                *_cells(year.cover, status),
                _notified(year, language, awaited=awaited, unrecorded=unrecorded),
            )
            for year in status.years
        ),
        sums=(whole,),
        notes=(carries.in_(language), _risk(status).in_(language)),
    )


def _is_silent(status: PostStatus) -> bool:
    """Say whether no paper says how the financiers are bound: by a grant and a decision a year, or otherwise."""
    return not any(status.post.asks_decision(year.year) for year in status.years)


def _risk(status: PostStatus) -> Text:
    """Say in a sentence what the employer risks on the day."""
    exposure = status.exposure
    if status.journal.is_unrecorded:
        return Text(
            f"{status.on}: vad arbetsgivaren är bunden till är okänt.",
            f"{status.on}: what the employer is bound to is unknown.",
        )
    if exposure is None:
        return Text(
            "Uppsägningstiden är okänd, så arbetsgivarens risk går inte att räkna: ge den i journalen, eller när läget "
            "frågas.",
            "The period of notice is unknown, so the employer's exposure cannot be reckoned: give it in the journal, "
            "or when the status is asked for.",
        )
    if exposure.committed_to is None:
        return Text(
            f"{status.on}: ingen är anställd, och arbetsgivaren är inte bunden.",
            f"{status.on}: nobody is employed, and the employer is not bound.",
        )
    return Text(
        f"{status.on}: anställningen kan upphöra tidigast {exposure.committed_to}, och kostar dittills "
        f"{exposure.committed}. I värsta fall är {exposure.worst} av det varken betalt eller beslutat; om "
        f"finansiärerna gör som de avser är {exposure.expected} ofinansierat.",
        f"{status.on}: the employment can end on {exposure.committed_to} at the earliest, and costs "
        f"{exposure.committed} until then. In the worst case {exposure.worst} of that is neither paid nor decided; if "
        f"the financiers do as they intend, {exposure.expected} is uncovered.",
    )


def _notified(year: PostYear, language: Language, *, awaited: bool, unrecorded: bool) -> str:
    if year.denied:
        return Text("inget bidrag", "no grant").in_(language)
    if year.grant is None:
        return Text("inget bidrag väntas", "no grant is expected").in_(language) if awaited else "–"
    if year.notified_on is not None:
        return year.notified_on.isoformat()
    some = any(each.notified_on is not None for each in year.financiers)
    if unrecorded:
        return "–"
    return (Text("några", "some") if some else Text("inte ännu", "not yet")).in_(language)


def _year_page(year: PostYear, status: PostStatus, language: Language) -> Table:
    days, period = Text("inga dagar", "no days"), year.period
    if period is not None:
        whole = Text("hela året", "the whole year")
        days = whole if period.covers_year(year.year) else Text(period.text(), period.text(Language.EN))
    title = Text(f"{year.year}, {days.sv}", f"{year.year}, {days.in_english}")
    together = TOGETHER["whole"].in_(language)
    employer = status.post.employer.name
    bears = Text(f"{employer} bär som arbetsgivare", f"{employer} carries as employer").in_(language)
    if _is_silent(status):
        bears = Text("Varken betalt eller beslutat", "Neither paid nor decided").in_(language)
    return Table(
        title=(title.in_(language),),
        columns=_columns((Text("Part", "Party"), *_COVER, Text("Tilldelat", "Awarded")), language),
        rows=tuple((each.party.name, *_cells(each.cover, status), each.awarded) for each in year.financiers),
        sums=(
            (together, *_cells(year.cover, status), ""),
            *([] if status.journal.is_unrecorded else [(bears, "", "", "", "", year.cover.uncovered, "")]),
        ),
    )


def _exposure_page(status: PostStatus, language: Language) -> Table:
    employer, exposure = status.post.employer.name, status.exposure
    title = Text(f"Risken för {employer} som arbetsgivare", f"The exposure of {employer} as employer").in_(language)
    if exposure is None or exposure.committed_to is None:
        return Table(title=(), columns=(), rows=())
    notes: list[Text] = []
    if status.on < status.employment.period.last_day:
        notes.append(
            Text(
                f"Dagar efter {status.on} är räknade som om inget mer hände.",
                f"Days after {status.on} are reckoned as if nothing more happened.",
            )
        )
    headings = (
        *(Text("Dag", "Day"), Text("Tidigaste slut", "Earliest end"), Text("Kostnad dittills", "Cost until then")),
        *(Text("Värsta fall", "Worst case"), Text("Om avsikten hålls", "Expected case")),
    )
    return Table(
        title=(title,),
        columns=_columns(headings, language),
        rows=tuple(
            (
                point.on.isoformat(),
                "–" if point.committed_to is None else point.committed_to.isoformat(),
                *(point.committed, point.worst, point.expected),
            )
            for point in status.turning_points()
        ),
        notes=tuple(note.in_(language) for note in notes),
    )


def _remarks(status: PostStatus, language: Language) -> Iterator[str]:
    yield from (remark.in_(language) for remark in status.post.remarks)
    yield from source_notes(post_sources(status), language)
