"""What several reports say beside their figures, and what those say that say little."""

import datetime as dt

from nara_vard_finans.core import AnyText, Message, Text


class Cited(Message):
    """A paper that figures or rules stand in."""

    SV = "Källa: {paper}."
    EN = "Source: {paper}."
    paper: str


class CitedAt(Message):
    """A paper, and the places in it."""

    SV = "Källa: {paper}: {places}."
    EN = "Source: {paper}: {places}."
    paper: str
    places: str


class Listed(Message):
    """A paper, under a heading that says that these are the sources."""

    SV = "{paper}."
    EN = "{paper}."
    paper: str


class ListedWith(Message):
    """A paper and the places in it, under such a heading."""

    SV = "{paper}: {places}."
    EN = "{paper}: {places}."
    paper: str
    places: str


class SumOfRows(Message):
    """A sum that is reckoned, beside a printed one."""

    SV = "{group}, radernas summa"
    EN = "{group}, sum of the rows"
    group: AnyText


class SumAsPrinted(Message):
    """A sum that a paper prints."""

    SV = "{group}, tryckt"
    EN = "{group}, as printed"
    group: AnyText


AT_HAND = Text("de fakta som medföljer", "the facts that ship")
"""What a file is called that is none of the user's."""


class Valid(Message):
    """A file of facts that is in order."""

    SV = "{path}: giltig, {entries:post|poster}"
    EN = "{path}: valid, {entries:entry|entries}"
    path: AnyText
    entries: int


class ValidJournal(Message):
    """A journal that is in order."""

    SV = "{path}: giltig, {events:händelse|händelser}"
    EN = "{path}: valid, {events:event|events}"
    path: AnyText
    events: int


class NotValid(Message):
    """A file that is not."""

    SV = "{path}: inte giltig"
    EN = "{path}: not valid"
    path: AnyText


class Indented(Message):
    """What stands under a line."""

    SV = "  {text}"
    EN = "  {text}"
    text: AnyText


class Judged(Message):
    """A finding, by its severity."""

    SV = "{severity}: {message}"
    EN = "{severity}: {message}"
    severity: AnyText
    message: AnyText


class JudgedAt(Message):
    """A finding, with the clause that it rests on."""

    SV = "{severity}: {message} [{clause}]"
    EN = "{severity}: {message} [{clause}]"
    severity: AnyText
    message: AnyText
    clause: str


class OnDay(Message):
    """A note on one day of several."""

    SV = "{on} {what:capital}: {note}"
    EN = "{on} {what:capital}: {note}"
    on: dt.date
    what: AnyText
    note: object


class DaysOff(Message):
    """Days that are Sundays or public holidays, which moves none of them."""

    SV = "{days:long}. Ingen dag flyttas för en söndag eller helgdag, om ingen handling säger det."
    EN = "{days:long}. No day is moved for a Sunday or a public holiday where no paper says so."
    days: tuple[AnyText, ...]


class DayOff(Message):
    """A day that is a Sunday or a public holiday."""

    SV = "{on} är {name}"
    EN = "{on} is {name}"
    on: dt.date
    name: Text


class AuditOf(Message):
    """Which table is held against the rules."""

    SV = "Granskning av {table}"
    EN = "Audit of {table}"
    table: str


class AuditOfColumn(Message):
    """Which column of which table is."""

    SV = "Granskning av {table}, ”{heading}”"
    EN = "Audit of {table}, ”{heading}”"
    table: str
    heading: str


class TooLargeForFrame(Message):
    """Why an amount does not fit in a data frame."""

    SV = "i en tabell för dataramar ryms {digits} siffror; använd to_columns()"
    EN = "a column of a data frame has room for {digits} digits; use to_columns()"
    digits: int


class SeeSteps(Message):
    """Where it stands what an amount has in common with others."""

    SV = "Se {letters:long}."
    EN = "See {letters:long}."
    letters: tuple[str, ...]


class MadeBy(Message):
    """What made a page."""

    SV = "Gjord med nara_vard_finans {version}."
    EN = "Made by nara_vard_finans {version}."
    version: str
