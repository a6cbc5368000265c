"""What the rules of a post say when they find something, in both languages."""

import datetime as dt

from nara_vard_finans.core import Amount, Message, Party, Period, RuleMessage, Severity


class AllFinanciers(Message):
    """Name all who pay, where they are several."""

    SV = "alla {number} finansiärerna"
    EN = "all {number} financiers"
    number: int


Whose = tuple[Party, ...] | AllFinanciers
"""Who is meant: some of the financiers, by name, or all of them."""


class _Mandate(RuleMessage):
    RULE = "mandate"
    SEVERITY = Severity.BREACH

    on: dt.date
    by: str


class IntendedWithoutMandate(_Mandate):
    """A body that may not decide has declared an intention; that does not count."""

    SV = "Inriktningsbeslutet {on} fattades av {by}, som inte har i uppdrag att besluta. Det räknas inte."
    EN = "The decision on intention of {on} was taken by {by}, which has no mandate to decide. It does not count."


class DecidedWithoutMandate(_Mandate):
    """A body that may not decide has taken an implementing decision; it covers nothing."""

    SV = "Verkställande beslut {on} fattades av {by}, som inte har i uppdrag att besluta. Det räknas inte."
    EN = "The implementing decision of {on} was taken by {by}, which has no mandate to decide. It does not count."


class TermReadByChoice(RuleMessage):
    """The term of a post is read in a way that was chosen for this calculation."""

    RULE = "readings"
    SEVERITY = Severity.NOTE
    SV = "Val vid beräkningen: anställningstiden läses som {term}."
    EN = "Chosen for this calculation: the term is read as {term}."
    term: Period


class _DecidedAfterNotice(RuleMessage):
    RULE = "decided-after-notice"
    SEVERITY = Severity.WARNING


class DecidedThoughDenied(_DecidedAfterNotice):
    """A year was decided when it was known that no grant comes, so that it must be paid with money of one's own."""

    SV = (
        "Verkställande beslut {on} om {amount} för {year} fattades, fast det var känt att inget bidrag lämnas för det "
        "året."
    )
    EN = (
        "The implementing decision of {on} on {amount} for {year} was taken, though it was known that there is no "
        "grant for that year."
    )
    on: dt.date
    amount: Amount
    year: int


class DecidedBeforeNotice(_DecidedAfterNotice):
    """
    A year was decided before the grant that is to carry it was notified to those who decided.

    The papers describe that the decisions come after the notice; before it nobody knows what there is to pay with.
    """

    SV = "Verkställande beslut {on} om {amount} för {year} fattades innan {parties} hade fått besked om årets medel."
    EN = (
        "The implementing decision of {on} on {amount} for {year} was taken before the year's grant was notified for "
        "{parties}."
    )
    on: dt.date
    amount: Amount
    year: int
    parties: tuple[Party, ...]


class DecidedBeforeAnyNotice(_DecidedAfterNotice):
    """A year was decided together before the grant that is to carry it was notified to any of the financiers."""

    SV = (
        "Verkställande beslut {on} om {amount} för {year} fattades innan någon av de {financiers} finansiärerna hade "
        "fått besked om årets medel."
    )
    EN = (
        "The implementing decision of {on} on {amount} for {year} was taken before the year's grant was notified for "
        "any of the {financiers} financiers."
    )
    on: dt.date
    amount: Amount
    year: int
    financiers: int


class DecidedBeyondAward(RuleMessage):
    """A financier has decided more for a year than it was awarded, so the grant does not carry it."""

    RULE = "decided-within-award"
    SEVERITY = Severity.BREACH
    SV = "{party} har beslutat om {decided} för {year}, men har tilldelats {awarded}."
    EN = "{party} has decided {decided} for {year}, but was awarded {awarded}."
    party: Party
    decided: Amount
    year: int
    awarded: Amount


class YearUndecided(RuleMessage):
    """A year has begun, costs run, and nobody has decided to pay a part of them."""

    RULE = "year-decided"
    SEVERITY = Severity.WARNING
    SV = "{year} har börjat utan verkställande beslut om hela kostnaden: {missing} av {cost} saknas från {whose}."
    EN = (
        "{year} has begun without an implementing decision on the whole cost: {missing} of {cost} is missing from "
        "{whose}."
    )
    year: int
    missing: Amount
    cost: Amount
    whose: Whose


class _IntentionNotBinding(RuleMessage):
    RULE = "intention-not-binding"
    SEVERITY = Severity.WARNING


class BindingIntention(_IntentionNotBinding):
    """An intention is said to bind, though the state gives notice of one year at a time."""

    SV = (
        "Beslutet {on} är ett inriktningsbeslut, som utgår från att medel kommer, och binder inte: ett definitivt "
        "beslut om flera år kan inte fattas, eftersom staten lämnar besked om ett år i taget."
    )
    EN = (
        "The decision of {on} is an intention, which assumes that grants come, and does not bind: no definitive "
        "decision on several years can be taken, since the state gives notice of one year at a time."
    )
    on: dt.date


class PaidOnIntention(_IntentionNotBinding):
    """A financier has paid more than it has decided, on the strength of an intention alone."""

    SV = (
        "{party} har betalat {paid} för {year}, men beslutat {decided}: ett inriktningsbeslut är inget beslut att "
        "betala."
    )
    EN = "{party} has paid {paid} for {year}, but decided {decided}: an intention is no decision to pay."
    party: Party
    paid: Amount
    year: int
    decided: Amount


class EmploymentUncovered(RuleMessage):
    """Somebody is employed for days that nobody has paid, decided or intended to pay, so the employer carries them."""

    RULE = "employment-covered"
    SEVERITY = Severity.WARNING
    SV = (
        "Anställningen {year} är inte finansierad i sin helhet: {uncovered} av {cost}, som skulle komma från {whose}, "
        "omfattas varken av betalning, verkställande beslut eller inriktningsbeslut och bärs av arbetsgivaren."
    )
    EN = (
        "The employment in {year} is not financed in full: {uncovered} of {cost}, due from {whose}, is neither paid, "
        "decided nor intended, and falls on the employer."
    )
    year: int
    uncovered: Amount
    cost: Amount
    whose: Whose


class FinancingUntold(RuleMessage):
    """The journal says nothing of who pays a year, and no paper says that it is to be decided by the year."""

    RULE = "employment-covered"
    SEVERITY = Severity.NOTE
    SV = (
        "Anställningen {year}: {uncovered} av {cost}, från {whose}, är varken betalt eller beslutat enligt journalen. "
        "Ingen handling anges för hur finansiärerna är bundna; att de ska besluta år för år förutsätts inte."
    )
    EN = (
        "The employment in {year}: {uncovered} of {cost}, from {whose}, is neither paid nor decided according to the "
        "journal. No paper is named for how the financiers are bound; that they are to decide year by year is not "
        "presupposed."
    )
    year: int
    uncovered: Amount
    cost: Amount
    whose: Whose
