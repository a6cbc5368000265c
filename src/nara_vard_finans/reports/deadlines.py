"""The report of the days to keep."""

import datetime as dt
from collections.abc import Sequence

from nara_vard_finans.analysis import Deadline
from nara_vard_finans.core import Language, Remark, Text, day_off
from nara_vard_finans.reports import messages as say
from nara_vard_finans.reports.calendar import calendar_text
from nara_vard_finans.reports.columns import DAY, TEXT, Column, Shape, maybe, several
from nara_vard_finans.reports.notes import days_off_note
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section, opened
from nara_vard_finans.reports.shapes import REMARK

_NOBODY = Text("–")
NO_DAYS = Text("Det finns inga dagar att hålla reda på.", "There are no days to keep.")

_ROW: Shape[Deadline] = Shape(
    Column("on", DAY, lambda each: each.on, Text("Dag", "Day")),
    Column("id", TEXT, lambda each: each.id),
    Column("what", TEXT, lambda each: each.what, Text("Vad", "What"), shown=lambda each: opened(each.what)),
    Column(
        "who", maybe(TEXT), lambda each: each.who if each.who.sv else None, Text("Vem", "Who"),
        shown=lambda each: each.who if each.who.sv else _NOBODY,
    ),
    Column("to", maybe(TEXT), lambda each: each.to or None, Text("Till", "To"), shown=lambda each: each.to or "–"),
    Column("of", TEXT, lambda each: each.of, Text("Avser", "Of")),
    Column("source", maybe(TEXT), lambda each: each.source),
    Column("remarks", several(REMARK), lambda each: each.remarks),
    Column("day_off", maybe(TEXT), lambda each: day_off(each.on)),
)  # fmt: skip
DEADLINES: Shape[Sequence[Deadline]] = Shape(Column("rows", several(_ROW), lambda rows: rows), name="deadlines")


def deadlines_report(
    deadlines: Sequence[Deadline], language: Language, *, stamped: dt.datetime | None = None
) -> Report:
    """
    Report the days to keep.

    Args:
        deadlines: The days.
        language: The language of what is read.
        stamped: When it is written, in UTC; without it no calendar can be made, for calendars ask for it.
    """
    calendar = {} if stamped is None else {"ics": lambda: calendar_text(deadlines, language, stamped=stamped)}
    return Report(
        language=language,
        shape=DEADLINES,
        record=deadlines,
        row_shape=_ROW,
        records=lambda: deadlines,
        sections=lambda: (_section(deadlines),),
        others=calendar,
    )


def _section(deadlines: Sequence[Deadline]) -> Section:
    remarks: dict[Remark, Deadline] = {}  # each is told once, of the last day that it concerns
    for each in deadlines:
        remarks |= dict.fromkeys(each.remarks, each)
    if not deadlines:
        return Section(notes=(NO_DAYS,))
    return Section(
        columns=_ROW.headed,
        rows=deadlines,
        notes=(
            *days_off_note(each.on for each in deadlines),
            *(
                say.OnDay(each.on, each.what, remark)
                for remark, each in remarks.items()
                if remark.at in {"due_on", "term", "notice"}
            ),
        ),
    )
