"""Deadlines as an iCalendar file, written by the library ``icalendar``, which is an extra."""

import datetime as dt
from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING

from nara_vard_finans.analysis import each_once
from nara_vard_finans.core import Language, MissingLibraryError, Text

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Deadline

DOMAIN = "nara-vard-finans"
"""What the identifiers of events end with."""


def calendar_text(deadlines: Iterable["Deadline"], language: Language, *, stamped: dt.datetime) -> str:
    """
    Write deadlines as an iCalendar file (RFC 5545), one all-day event each.

    An event is known by the id of its deadline, which stays the same, so that a calendar which knows events by their
    identifiers changes those of an earlier import and doubles none.

    Args:
        deadlines: The days to keep.
        language: The language of what is read.
        stamped: When the file is written, in UTC; calendars keep the latest of two versions of an event.

    Raises:
        MissingLibraryError: If the library ``icalendar`` is not installed.
        AgreementError: If two deadlines that differ have one id.

    Example:
        >>> import datetime as dt
        >>> from nara_vard_finans import embedded, deadlines
        >>> from nara_vard_finans.core import Language
        >>> found = deadlines(grants=[embedded().grant("ok-gnv-2020")], last_day=dt.date(2021, 3, 31))
        >>> written = calendar_text(found, Language.SV, stamped=dt.datetime(2020, 6, 1, tzinfo=dt.timezone.utc))
        >>> [line for line in written.splitlines() if line.startswith("UID")][2:]
        ['UID:ok-gnv-2020/interim-report@nara-vard-finans', 'UID:ok-gnv-2020/final-report@nara-vard-finans']

    .. versionadded:: 0.1.0
    """
    icalendar = _library()
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{DOMAIN}//nvf//{language.value.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for deadline in each_once(*deadlines):
        event = icalendar.Event()
        event.add("uid", f"{deadline.id}@{DOMAIN}")
        event.add("dtstamp", stamped)
        event.add("dtstart", deadline.on)
        if deadline.on < dt.date.max:  # there is no day after it
            event.add("dtend", deadline.on + dt.timedelta(days=1))
        event.add("summary", _summary(deadline, language))
        event.add("description", _description(deadline, language))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _library() -> ModuleType:
    try:
        import icalendar  # noqa: PLC0415 - an extra, and only calendars need it
    except ImportError as error:
        raise MissingLibraryError("icalendar", "calendar") from error
    return icalendar


def _summary(deadline: "Deadline", language: Language) -> str:
    what = deadline.what.in_(language)
    return f"{what[:1].upper()}{what[1:]}: {deadline.of.in_(language)}"


def _description(deadline: "Deadline", language: Language) -> str:
    lines = [
        (Text("Vem", "Who"), deadline.who.in_(language)),
        (Text("Till", "To"), deadline.to),
        (Text("Källa", "Source"), "" if deadline.source is None else str(deadline.source)),
    ]
    stated = [f"{name.in_(language)}: {value}" for name, value in lines if value]
    return "\n".join([*stated, *(remark.in_(language) for remark in deadline.remarks)])
