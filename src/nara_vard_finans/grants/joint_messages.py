"""What is found of joint work: of the money from outside that carries it, and of the years."""

from fractions import Fraction

from nara_vard_finans.core import Amount, Message, RuleMessage, Severity, Text


class FundOverdrawn(RuleMessage):
    """
    More is to be used of a fund than what a paper says that there is.

    A fund is never below zero: no more than what is left of it is reckoned, and the parties carry the rest.
    """

    RULE = "fund-overdrawn"
    SEVERITY = Severity.WARNING
    SV = "{fund}: {given} är angivet för {year}, men {left} finns kvar. Det som överstiger det räknas inte."
    EN = "{fund}: {given} is given for {year}, and {left} is left. What is beyond that is not reckoned."
    fund: Text
    given: Amount
    year: int
    left: Amount


class FundOfOtherYears(RuleMessage):
    """A fund is to be used in a year that no paper lets it be used in; nothing of it is reckoned there."""

    RULE = "fund-of-other-years"
    SEVERITY = Severity.WARNING
    SV = "{fund}: {given} är angivet för {year}; enligt handlingen gäller medlen {years}. De räknas inte för {year}."
    EN = "{fund}: {given} is given for {year}; by the paper the money is for {years}. It is not reckoned for {year}."
    fund: Text
    given: Amount
    year: int
    years: tuple[int, ...]


class FundUndecided(RuleMessage):
    """A fund is to be used, and nobody has told that the body which decides on it has done so."""

    RULE = "fund-undecided"
    SEVERITY = Severity.NOTE
    SV = "{fund}: {body} beslutar om medlen; något beslut om att använda {used} är inte angivet."
    EN = "{fund}: {body} decides on the money; no decision on using {used} is given."
    fund: Text
    body: str
    used: Amount


class YearsFromOneGrant(RuleMessage):
    """Joint work of several years is carried by the awards of one grant, whatever a later year's grant may carry."""

    RULE = "joint-years"
    SEVERITY = Severity.NOTE
    SV = "Alla åren bärs här av bidraget för {year}; vad ett senare års bidrag skulle bära är inte känt."
    EN = "All the years are carried by the grant of {year} here; what a later year's grant would carry is not known."
    year: int


class NoPartOfAHundred(Message):
    """Refuse a part of the whole that is less than nothing or more than all of it."""

    SV = "kommunernas del är {percent} procent av kostnaden; den ska vara från 0 till 100"
    EN = "the part of the municipalities is {percent} percent of the cost; it must be from 0 to 100"
    percent: int | Fraction
