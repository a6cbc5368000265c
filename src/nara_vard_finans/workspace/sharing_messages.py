"""
Why a cost or a grant cannot be shared, settled or invoiced as is asked.

An argument stands in double braces, as in ``messages``.
"""

import datetime as dt

from nara_vard_finans.core import AnyText, Message, Reason, RuleMessage, Severity, Text


class FiguresServeNoPot(Message):
    """Say that figures serve none of the pots asked for."""

    SV = "{{figures}} gäller ingen av potterna {pots}; utelämna {{figures}} eller {{pots}}"
    EN = "{{figures}} serves none of the pots {pots}; leave {{figures}} or {{pots}} out"
    pots: tuple[str, ...]


class NothingToMeet(Message):
    """Say that no pot asks for something to be met."""

    SV = "ingen pott i {grant} kräver att något är uppfyllt; utelämna {{qualified}}"
    EN = "no pot of {grant} asks for something to be met; leave {{qualified}} out"
    grant: str


class FiguresMissing(Message):
    """Say which figures of a grant no paper states."""

    SV = (
        "{subject} fördelas efter {counted}, och siffrorna framgår inte av handlingarna: ange dem med {{figures}}, en "
        "tabell med kolumnerna {columns}"
    )
    EN = (
        "{subject} is shared by {counted}, whose figures no paper states: give them with {{figures}}, a table with the "
        "columns {columns}"
    )
    subject: Reason
    counted: tuple[AnyText, ...]
    counts: tuple[str, ...]

    @property
    def columns(self) -> str:
        """The heads of the columns, as the file has them."""
        return ",".join(("party", *self.counts))


class NoKeyWaits(Message):
    """Say that every key of a grant has its figures."""

    SV = "ingen nyckel i {grant} saknar siffror, så {{figures}} har ingen verkan; utelämna det"
    EN = "no key of {grant} is without figures, so {{figures}} serves nothing; leave it out"
    grant: str


class NoDayOfFigures(Message):
    """Say that a key does not say to which day its figures refer."""

    SV = "i {grant} framgår inte vilken dag {counts} avser; ange as_of i nyckeln"
    EN = "{grant} does not say which day its {counts} refers to; give the key an as_of"
    grant: str
    counts: AnyText


class NoJointUse(Message):
    """Say that a grant knows of no joint work."""

    SV = "{grant} har ingen gemensam användning, så {{joint_cost}} har ingen verkan; utelämna det"
    EN = "{grant} knows of no joint use, so {{joint_cost}} serves nothing; leave it out"
    grant: str


class WhichJointUse(Message):
    """Say that a grant has several joint uses, and one must be named."""

    SV = "{grant} har flera gemensamma användningar; ange {{joint_use}}, en av {names:or}"
    EN = "{grant} has several joint uses; give {{joint_use}}, one of {names:or}"
    grant: str
    names: tuple[str, ...]


class JointPercentMissing(Message):
    """Say that no paper states the municipalities' part of a joint cost."""

    SV = "det framgår inte av handlingarna hur stor del av kostnaden som är kommunernas: ange {{joint_percent}}, som 50"
    EN = "no paper says how much of the cost is the municipalities': give {{joint_percent}}, such as 50"


class ShowTheRows(Message):
    """Say that figures stand beside hidden rows, of which an answer cannot say that they were passed over."""

    SV = "{hidden} Visa raderna, eller ta bort dem."
    EN = "{hidden} Show the rows, or take them away."
    hidden: AnyText


class TakeTheRowAway(Message):
    """Say that figures stand beside a row of the nation, of which an answer cannot say that it was passed over."""

    SV = "{nation} Ta bort raden."
    EN = "{nation} Take the row away."
    nation: AnyText


class SettledOnWhichDay(Message):
    """Ask on which day a year is settled, so that it is known which instalments remain."""

    SV = "från vilken dag läggs avräkningen på delbetalningarna? ange {{on}}, som {{on}} 2024-08-31"
    EN = "from which day is the settlement put on the instalments? say {{on}}, such as {{on}} 2024-08-31"


class DayServesInstalments(Message):
    """Say that the day of a settlement serves instalments alone."""

    SV = "{{on}} säger vilka delbetalningar som återstår; ange också {{instalments}}, eller utelämna dagen"
    EN = "{{on}} says which instalments remain; say {{instalments}} too, or leave the day out"


class ActualOrJournal(Message):
    """Ask what the year cost: a sum, or a journal that tells of it, and not both."""

    SV = "vad kostade året? ange antingen {{actual}} eller {{journals}} med bokfört utfall"
    EN = "what did the year cost? say either {{actual}} or {{journals}} with what is booked"


class NothingBooked(Message):
    """Say that no journal tells what a year costs."""

    SV = "inget är bokfört för {agreement} {year} till {on}; lägg in utfallet i journalen, eller ange {{actual}}"
    EN = "nothing is booked for {agreement} {year} up to {on}; add the outcome to the journal, or say {{actual}}"
    agreement: str
    year: int
    on: dt.date


class NoForecast(Message):
    """Say that a year is not over, and nobody has said what it comes to."""

    SV = (
        "{year} är inte slut {on}, och prognos saknas för {lines}; lägg till den i journalen, eller ange {{actual}} "
        "eller en senare dag"
    )
    EN = (
        "{year} is not over on {on}, and there is no forecast of {lines}; add it to the journal, or say {{actual}} or "
        "a later day"
    )
    year: int
    on: dt.date
    lines: tuple[AnyText, ...]


class HowOftenInvoiced(Message):
    """Ask how often invoices are sent, which no paper says."""

    SV = "hur ofta faktureras det? ange {{instalments}}, som {{instalments}} tertial"
    EN = "how often are invoices sent? say {{instalments}}, such as {{instalments}} tertial"


class VatNotStated(Message):
    """Say that no paper states how value added tax is treated."""

    SV = "hur momsen hanteras framgår inte av handlingarna för {agreement}; utelämna {{vat}}, eller ange den där"
    EN = "no paper of {agreement} states how value added tax is treated; leave {{vat}} out, or state it there"
    agreement: str


class AllBut(RuleMessage):
    """A table has all municipalities of a county or of the country; almost all are told by those who are missing."""

    RULE = "almost-all"
    SEVERITY = Severity.NOTE
    SV = "Tabellen har alla kommuner i {whole} utom {missing}."
    EN = "The table has all municipalities of {whole} but {missing}."
    county: str
    missing: tuple[str, ...]

    @property
    def whole(self) -> Text:
        """The county, or the country."""
        return Text(self.county) if self.county else Text("landet", "the country")
