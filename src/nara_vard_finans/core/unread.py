"""Reasons why a text is not read as a number: that it is none, or that it could be another."""

from nara_vard_finans.core.messages import Message


class Unread(Message):
    """Say why a text is not read as a number."""


class Doubt(Unread):
    """Say why a text is not read that holds a number: it has two readings, or was damaged."""


class NoNumber(Unread):
    """Say that a text is no number."""

    SV = "det är inget tal"
    EN = "it is no number"


class DayOrTime(Unread):
    """Say that a text is a day or a time."""

    SV = "det är en dag eller ett klockslag, och inget tal"
    EN = "it is a day or a time, and no number"


class TooLong(Unread):
    """Say that a text is longer than any number may be."""

    SV = "den har fler än {characters} tecken"
    EN = "it has more than {characters} characters"
    characters: int


class NotInThrees(Doubt):
    """Say that the digits of a number stand in other groups than of three."""

    SV = "siffrorna står inte i grupper om tre; skriv om talet"
    EN = "its digits do not stand in groups of three; write the number anew"


class ThousandsOrDecimals(Doubt):
    """Say that what stands after a comma or a point could be thousands, and which numbers it could be."""

    SV = "tre siffror efter komma eller punkt kan vara tusental eller decimaler: {readings:or}"
    EN = "three digits after a comma or point could be thousands or decimals: {readings:or}"
    readings: tuple[str, ...]


class DigitOrFootnote(Doubt):
    """Say that a digit before a bracket could be the mark of a footnote, and which numbers it could be."""

    SV = (
        "en siffra före parentesen kan höra till talet eller vara en fotnotsmarkering; skilj dem åt med ett "
        "mellanslag: {readings:or}"
    )
    EN = (
        "a digit before the bracket could be the number's or the mark of a footnote; part them by a space: "
        "{readings:or}"
    )
    readings: tuple[str, ...]


class MaybeFootnote(Doubt):
    """Say that a digit before a bracket could be the mark of a footnote, where no reading of it is a number."""

    SV = "en siffra före parentesen kan höra till talet eller vara en fotnotsmarkering; skilj dem åt med ett mellanslag"
    EN = "a digit before the bracket could be the number's or the mark of a footnote; part them by a space"


NO_NUMBER = NoNumber()
"""That a text is no number."""
