"""What is said of how a post stands: its years, and what the employer risks."""

import datetime as dt

from nara_vard_finans.core import Amount, AnyText, Message, Period


class CoverAddsUp(Message):
    """How the columns of a post's years belong together."""

    SV = (
        "Belopp i kronor. Kostnad = betalt + beslutat + inriktning + ofinansierat; det ofinansierade bär {employer} "
        "som arbetsgivare. Inriktningsbeslut förutsätter att medel kommer, och binder ingen."
    )
    EN = (
        "Amounts in kronor. Cost = paid + decided + assumed + uncovered; {employer} as employer carries what is "
        "uncovered. What is assumed rests on grants that may not come, and binds nobody."
    )
    employer: str


class CoverAddsUpSilent(Message):
    """The same, where no paper says how the financiers are bound."""

    SV = (
        "Belopp i kronor. Kostnad = betalt + beslutat + inriktning + ofinansierat. Hur finansiärerna är bundna framgår "
        "inte av handlingarna; det ofinansierade är det som varken är betalt eller beslutat enligt journalen, och "
        "räknas här som {employer}s risk som arbetsgivare."
    )
    EN = (
        "Amounts in kronor. Cost = paid + decided + assumed + uncovered. No paper is named for how the financiers are "
        "bound; uncovered is what is neither paid nor decided according to the journal, and it is taken here as the "
        "exposure of {employer} as employer."
    )
    employer: str


class BoundUnknown(Message):
    """What an employer is bound to, where no journal is given."""

    SV = "{on}: vad arbetsgivaren är bunden till är okänt."
    EN = "{on}: what the employer is bound to is unknown."
    on: dt.date


class NoticeUnknown(Message):
    """An exposure that cannot be reckoned."""

    SV = "Uppsägningstiden är okänd, så arbetsgivarens risk går inte att beräkna; ange den i journalen."
    EN = "The period of notice is unknown, so the employer's exposure cannot be reckoned; give it in the journal."


class NobodyEmployed(Message):
    """An employer that is not bound."""

    SV = "{on}: ingen är anställd, och arbetsgivaren är inte bunden."
    EN = "{on}: nobody is employed, and the employer is not bound."
    on: dt.date


class EmployerRisks(Message):
    """What an employer risks on a day."""

    SV = (
        "{on}: anställningen kan upphöra tidigast {ends}, och kostar till dess {committed}. Av det är {worst} varken "
        "betalt eller beslutat; om inriktningsbeslutet fullföljs är {expected} ofinansierat."
    )
    EN = (
        "{on}: the employment can end on {ends} at the earliest, and costs {committed} until then. Of that {worst} is "
        "neither paid nor decided; if the financiers do as they intend, {expected} is uncovered."
    )
    on: dt.date
    ends: dt.date
    committed: Amount
    worst: Amount
    expected: Amount


class GrantsOf(Message):
    """Name the grants that are to carry a year."""

    SV = "Bidrag som ska bära {year}"
    EN = "Grants that are to carry {year}"
    year: int


class YearOf(Message):
    """One year of a post, and its days."""

    SV = "{year}, {days}"
    EN = "{year}, {days}"
    year: int
    days: AnyText | Period


class CarriedByEmployer(Message):
    """What is left to the employer."""

    SV = "{employer} bär som arbetsgivare"
    EN = "{employer} carries as employer"
    employer: str


class ExposureOf(Message):
    """Whose exposure it is."""

    SV = "Risken för {employer} som arbetsgivare"
    EN = "The exposure of {employer} as employer"
    employer: str


class AsIfNothingMore(Message):
    """How days to come are reckoned."""

    SV = "Dagar efter {on} är beräknade som om inget mer hände."
    EN = "Days after {on} are reckoned as if nothing more happened."
    on: dt.date


class ExposureOfExample(ExposureOf):
    """The same, of what never happened."""

    SV = "Risken för {employer} som arbetsgivare (fiktivt exempel)"
    EN = "The exposure of {employer} as employer (a made-up example)"


class CurveShows(Message):
    """What a picture of the employer's risk shows, for those who cannot see it."""

    SV = (
        "Arbetsgivarens risk från {first} till {last}, dag för dag. Utan ytterligare beslut är den högst {highest}, "
        "från {since}. Den {on} är den {worst}, och om inriktningsbeslutet fullföljs {expected}."
    )
    EN = (
        "The employer's exposure from {first} to {last}, day by day. In the worst case it is {highest} at most, from "
        "{since}. On {on} it is {worst}; in the expected case {expected}."
    )
    first: dt.date
    last: dt.date
    highest: Amount
    since: dt.date
    on: dt.date
    worst: Amount
    expected: Amount


class NoCurveUnrecorded(Message):
    """Why there is no curve where nobody has said what has happened."""

    SV = "vad som har hänt är okänt, så det finns ingen kurva att rita; ange en journal"
    EN = "what has happened is unknown, so there is no curve to draw; give a journal"


class NoCurveOfNotice(Message):
    """Why there is no curve where the period of notice is in no paper."""

    SV = "uppsägningstiden är okänd, så det finns ingen kurva att rita; ange notice under [assumptions] i journalen"
    EN = "the period of notice is unknown, so there is no curve to draw; give notice under [assumptions] in the journal"
