"""
Why a table cannot be audited as is asked, and what could be.

An argument stands in double braces, as in ``messages``.
"""

from nara_vard_finans.core import AnyText, Message, RuleMessage, Severity


class SumsWithoutSearch(Message):
    """Say that sums limit a search that is not asked for."""

    SV = "{{sums}} säger var {{search}} ska söka; ange också {{search}}"
    EN = "{{sums}} says what {{search}} is to search; give {{search}} too"


class NoSheets(Message):
    """Say that tables at hand have no sheets."""

    SV = "tabeller som redan är lästa har inga blad; utelämna {{sheet}}"
    EN = "tables at hand have no sheets; leave {{sheet}} out"


class TableHasNoSheets(Message):
    """Say that a table among the facts has no sheets."""

    SV = "{table} är en tabell bland fakta, och har inga blad; utelämna {{sheet}}"
    EN = "{table} is a table among the facts, and has no sheets; leave {{sheet}} out"
    table: str


class PartiesKnown(Message):
    """Say that tables at hand know their parties."""

    SV = "tabeller som redan är lästa har redan sina parter; utelämna {{party_column}}"
    EN = "tables at hand have parties already; leave {{party_column}} out"


class TableHasParties(Message):
    """Say that a table among the facts knows its parties."""

    SV = "{table} är en tabell bland fakta, och har redan sina parter; utelämna {{party_column}}"
    EN = "{table} is a table among the facts, and has parties already; leave {{party_column}} out"
    table: str


class NoneCanBeAudited(Message):
    """Say that no column of a table can be audited, and why for each."""

    SV = "ingen av kolumnerna kan granskas: {reasons}"
    EN = "none of its columns can be audited: {reasons}"
    reasons: tuple[AnyText, ...]


class BasisCanBeSearched(RuleMessage):
    """
    Where no rule fits a printed column on any known basis, the basis itself can be searched for in the amounts.

    It is not searched for unasked, since that takes time and a basis that is found needs a judgement.
    """

    RULE = "basis-recovered"
    SEVERITY = Severity.NOTE
    SV = "Underlaget kan sökas i beloppen själva."
    EN = "The basis can be searched for in the amounts themselves."
