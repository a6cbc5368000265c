"""What is found of a fund whose money has been used."""

import datetime as dt

from nara_vard_finans.core import Amount, RuleMessage, Severity, Text


class FundUsedUndecided(RuleMessage):
    """More of a fund was used than had been decided by then, by the body that decides on it."""

    RULE = "fund-undecided"
    SEVERITY = Severity.WARNING
    SV = "{fund}: {used} var använt {on}, och {decided} var då beslutat; {body} beslutar om medlen."
    EN = "{fund}: {used} was used by {on}, and {decided} was decided by then; {body} decides on the money."
    fund: Text
    used: Amount
    on: dt.date
    decided: Amount
    body: str


class FundUsedInOtherYear(RuleMessage):
    """A fund was used for a year that no paper lets it be used for."""

    RULE = "fund-of-other-years"
    SEVERITY = Severity.WARNING
    SV = "{fund}: {used} användes {on} för {year}; enligt handlingen gäller medlen {years}."
    EN = "{fund}: {used} was used on {on} for {year}; by the paper the money is for {years}."
    fund: Text
    used: Amount
    on: dt.date
    year: int
    years: tuple[int, ...]


class FundDecidedByAnother(RuleMessage):
    """Another body than the one that decides on a fund has decided on it; the decision does not count."""

    RULE = "fund-mandate"
    SEVERITY = Severity.WARNING
    SV = "{fund}: beslutet {on} är fattat av {by}; enligt handlingen beslutar {body} om medlen. Det räknas inte."
    EN = "{fund}: the decision of {on} was taken by {by}; by the paper {body} decides on the money. It does not count."
    fund: Text
    on: dt.date
    by: str
    body: str
