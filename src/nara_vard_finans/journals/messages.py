"""What is said of events and journals, in both languages."""

import datetime as dt

from nara_vard_finans.core import Message, Reason, RuleMessage, Severity, Text


class Happened(Message):
    """Name an event by its day and what happened."""

    SV = "{on} {what}"
    EN = "{on} {what}"
    on: dt.date
    what: Text


class HappenedTo(Message):
    """Name an event by its day, what happened and to whom."""

    SV = "{on} {what}, {whom}"
    EN = "{on} {what} {whom}"
    on: dt.date
    what: Text
    whom: str


class EventDetail(Message):
    """Name an event by one thing more, such as its year or its amount."""

    SV = "{event}, {detail}"
    EN = "{event} {detail}"
    event: Message
    detail: object


class EventFault(Message):
    """Say what is wrong with an event."""

    SV = "{event}: {reason}"
    EN = "{event}: {reason}"
    event: Message
    reason: Reason


class HappensOnce(Message):
    """Refuse what can happen only once, and has happened."""

    SV = "det motsägs av {earlier}, eftersom det bara kan ske en gång; ta bort den ena"
    EN = "it contradicts {earlier}, since it can happen only once; take one of them away"
    earlier: Message


class StandsTwice(Message):
    """Refuse an event that is entered twice, word for word."""

    SV = "händelsen finns med två gånger; ta bort den ena, eller skilj dem åt med en anteckning (note)"
    EN = "it stands twice; take one away, or tell them apart with a note"


class MovesNothing(Message):
    """Refuse an amount that is zero or less."""

    SV = "en händelse flyttar ett belopp över noll; ta bort den händelse som ska ångras"
    EN = "an event moves an amount above zero; to undo one, take it away"


class LaterThanKept(Message):
    """Refuse an event that is later than the day that its journal is kept to."""

    SV = "journalen är förd till {recorded_until}, och händelsen är senare; rätta en av dagarna"
    EN = "the journal is kept to {recorded_until}, and tells of a later day; correct one of them"
    recorded_until: dt.date


class JournalOf(Message):
    """Name a journal by what it belongs to."""

    SV = "journalen för {of}"
    EN = "the journal of {of}"
    of: str


class TellsNothingOf(Message):
    """Refuse the journal of something else."""

    SV = "den säger inget om {name}; ange journalen för {name}"
    EN = "it tells nothing of {name}; give the journal of that"
    name: str


class Assumed(Message):
    """Name one thing that a journal gives where the papers are silent."""

    SV = "assumptions.{name}"
    EN = "assumptions.{name}"
    name: str


class StatedByPapers(Message):
    """Refuse that a journal gives what the papers state."""

    SV = "handlingarna för {of} anger det redan; ta bort det ur journalen"
    EN = "the papers of {of} state it; take it away"
    of: str


class NoJournal(RuleMessage):
    """Nobody has given a journal, so nothing is known of what has happened; a status must not be read as a history."""

    RULE = "known"
    SEVERITY = Severity.NOTE
    SV = "Ingen journal är angiven: vad som har hänt är okänt."
    EN = "No journal is given: what has happened is unknown."


class TakenNotToHaveHappened(RuleMessage):
    """The journal ends before the day; what is reckoned takes for granted that nothing has happened since."""

    RULE = "known"
    SEVERITY = Severity.WARNING
    SV = (
        "Journalen slutar {recorded_until}: vad som har hänt sedan dess är okänt, och räknas här som att det inte har "
        "hänt."
    )
    EN = (
        "The journal ends on {recorded_until}: what has happened since is unknown, and is taken here not to have "
        "happened."
    )
    recorded_until: dt.date
