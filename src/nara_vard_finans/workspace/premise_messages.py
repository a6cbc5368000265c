"""
Why what is assumed, chosen or changed in a question cannot be.

An argument stands in double braces, as in ``messages``.
"""

from nara_vard_finans.core import AnyText, Choice, Message


class WhichReading(Message):
    """Say how a reading is chosen."""

    SV = "{given:shown}: ange vad som läses och hur, som interim-report=printed"
    EN = "{given:shown}: say what is read and how, such as interim-report=printed"
    given: str


class NothingCalled(Choice):
    """Say that nothing of that name can be given or changed."""

    SV = "{{{argument}}} {text:shown}: inget heter {name:shown}{meant}"
    EN = "{{{argument}}} {text:shown}: nothing is called {name:shown}{meant}"
    argument: str
    text: str


class ValueMissing(Message):
    """Say that something has no value."""

    SV = "{{{argument}}} {text:shown}: värdet saknas; skriv {name}=VÄRDE"
    EN = "{{{argument}}} {text:shown}: its value is missing; write {name}=VALUE"
    argument: str
    text: str
    name: str


class NotNumberOf(Message):
    """Say that a text is no number of something."""

    SV = "{text:shown} är inget antal {what}; här väntas siffror"
    EN = "{text:shown} is no number of {what}; expected digits"
    text: str
    what: AnyText


class NoWayToCount(Choice):
    """Say that time is not counted so."""

    SV = "{name:shown} är inget sätt att räkna{meant}"
    EN = "{name:shown} is no way to count{meant}"


class NotLeaving(Choice):
    """Say that nothing so called happens when a party leaves."""

    SV = "{name:shown} är inte något som kan hända när en part lämnar{meant}"
    EN = "{name:shown} is not what can happen when one leaves{meant}"


class NoPartOfGrant(Message):
    """Say how a part of a grant is written."""

    SV = "{text:shown} är ingen del av ett bidrag; skriv året och procentsatsen, som 2025:50"
    EN = "{text:shown} is no part of a grant; write the year and the percentage, as 2025:50"
    text: str


class NoPercentage(Message):
    """Say that a text is no percentage."""

    SV = "{text:shown} är ingen procentsats; här väntas ett tal, som 50"
    EN = "{text:shown} is no percentage; expected a number such as 50"
    text: str


class NotYear(Message):
    """Say that a text is no year."""

    SV = "{text:shown} är inget år; här väntas fyra siffror, som 2023"
    EN = "{text:shown} is not a year, expected four digits such as 2023"
    text: str
