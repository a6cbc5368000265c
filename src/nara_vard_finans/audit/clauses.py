"""Clauses: how a sentence says by which rule rows were made, or by which other rule they could have been."""

from nara_vard_finans.core import AnyText, Message, Text


class RowsRounded(Message):
    """Say that each row was rounded by itself."""

    SV = "varje rad är avrundad för sig, {way}"
    EN = "each row is rounded by itself, {way}"
    way: Text


class RateRounded(Message):
    """Say that an amount for each that is counted was rounded first."""

    SV = "beloppet för var och en som räknas är avrundat till hela öre, och sedan varje rad för sig, {way}"
    EN = "the amount for each that is counted is rounded to whole öre, and then each row by itself, {way}"
    way: Text


class PercentagesRounded(Message):
    """Say that the percentages were rounded first."""

    SV = "procentsatsen är avrundad till {decimals:decimal|decimaler}, och sedan varje rad för sig, {way}"
    EN = "the percentage is rounded to {decimals:decimal|decimals}, and then each row by itself, {way}"
    decimals: int
    way: Text


class DifferencePut(Message):
    """Say on which row the difference was put, after how the rows were rounded."""

    SV = "{rows}, och skillnaden är lagd på {whom}"
    EN = "{rows}, and the difference is put on {whom}"
    rows: Message
    whom: AnyText | str


class WithMethod(Message):
    """Say that the units were shared by a method."""

    SV = "med {method}"
    EN = "by {method}"
    method: AnyText


class DifferenceOn(Message):
    """Say that the difference was put on a row."""

    SV = "om skillnaden läggs på {whom}"
    EN = "if the difference is put on {whom}"
    whom: Text


class PercentagesFirst(Message):
    """Say that the percentages were rounded first, to one of several numbers of decimals."""

    SV = "om procentsatserna först avrundas till {decimals:or} decimaler"
    EN = "if the percentages are first rounded to {decimals:or} decimals"
    decimals: tuple[int, ...]


class RoundedIn(Message):
    """Say in what unit rows were rounded."""

    SV = "om avrundningen görs i {unit}"
    EN = "if the rounding is in {unit}"
    unit: AnyText


RATE_FIRST = Text(
    "om beloppet för var och en först avrundas till öre", "if the amount for each is first rounded to öre"
)
"""That an amount for each that is counted was rounded first, as another way."""
