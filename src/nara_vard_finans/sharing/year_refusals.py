"""Why nothing holds for a year, or two things do."""

import datetime as dt

from nara_vard_finans.core import Message, Text


class YearTwice(Message):
    """Refuse two sums for one year."""

    SV = "ett år finns med två gånger; behåll en summa för varje år"
    EN = "a year stands twice"


class SpanBackwards(Message):
    """Refuse years of which the last comes before the first."""

    SV = "det sista året, {last}, är före det första, {first}; byt plats på åren"
    EN = "the last year, {last}, comes before the first, {first}; exchange them"
    last: int
    first: int


class NoYears(Message):
    """Refuse what changes by year without any year."""

    SV = "inget år anges; ange vad som gäller för varje år, till exempel 2024 eller från och med 2024"
    EN = "no year is given; say what holds for each year, such as 2024, or from 2024 on"


class YearsOverlap(Message):
    """Refuse two values for one year."""

    SV = "både {before} och {after} gäller för {year}; låt varje år ha ett värde"
    EN = "both {before} and {after} hold for {year}; let each year have one value"
    before: str
    after: str
    year: int


class YearBetween(Message):
    """Refuse a year that none of the values holds for, though those before and after have one."""

    SV = "inget gäller för {year}, fast åren före och efter har ett värde; ange vad som gäller det året"
    EN = "nothing holds for {year}, though the years before and after have a value; say what holds in that year"
    year: int


class NothingForYear(Message):
    """Say that a value is not stated for a year."""

    SV = "inget anges för {year}; det som anges gäller {years}"
    EN = "nothing is stated for {year}; what is stated holds for {years}"
    year: int
    years: str


class FiguresAwaited(Message):
    """Say which figures of a year are missing, and which day they would bear."""

    SV = (
        "för {year} behövs {counts} för {day}, som inte finns bland uppgifterna; lägg till en statistik med "
        "as_of = {day}"
    )
    EN = "for {year} it takes the {counts} of {day}, which is not among the facts; add a statistic with as_of = {day}"
    year: int
    counts: Text
    day: dt.date


class TwoFiguresFit(Message):
    """Refuse figures that are found by a rule, where several are of the day."""

    SV = "både {first} och {second} är {counts} för {day}; ange vilken med statistic"
    EN = "both {first} and {second} are the {counts} of {day}; name one with statistic"
    first: str
    second: str
    counts: Text
    day: dt.date


class NoSuchDay(Message):
    """Refuse a day that no year has."""

    SV = "den dagen finns inte; skriv månad och dag som 11-01"
    EN = "there is no such day; write month and day as 11-01"


class YearsBeforeNegative(Message):
    """Refuse figures of a year that is still to come."""

    SV = "antalet år före är noll eller mer: noll är året självt, 1 året före"
    EN = "the years before are zero or more: zero is the year itself, 1 the year before"


class NoPartCost(Message):
    """Say that a part's cost is not stated for a year."""

    SV = "kostnaden för {year} framgår inte av handlingarna; ange den under by_year"
    EN = "its cost in {year} is not stated in the papers; state it under by_year"
    year: int
