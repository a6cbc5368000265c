"""Why a post, or an event of one, is refused, in both languages."""

import datetime as dt
from fractions import Fraction

from nara_vard_finans.core import Amount, Message, Party, Period, Text

READING = Text("tolkningen", "reading")
WHAT_IS_READ = Text("det som kan läsas på flera sätt,", "thing that can be read in several ways,")


class NoPostEvent(Message):
    """Refuse an event of something else."""

    SV = "det är ingen händelse för en tjänst; ta bort den ur journalen för {post}"
    EN = "it is no event of a post; {post} knows none such"
    post: str


class NoPartyOf(Message):
    """Refuse an event of somebody who takes no part."""

    SV = "{code} är ingen part i {post}; ange en av dess finansiärer"
    EN = "{code} is no party of {post}; name one of its financiers"
    code: str
    post: str


class PaysNothing(Message):
    """Refuse an event of a party that finances nothing."""

    SV = "{party} betalar ingen del av {post}; ange någon som gör det"
    EN = "{party} pays no part of {post}; name one who does"
    party: Party
    post: str


class NotWhole(Message):
    """Refuse an amount that is not whole in the unit of sharing."""

    SV = "{amount} är inte ett helt antal {unit}, som {post} fördelas i; rätta beloppet"
    EN = "{amount} is no whole number of {unit}, in which {post} is shared; correct the amount"
    amount: Amount
    unit: Amount
    post: str


class NoYearOf(Message):
    """Refuse an event of a year that is not planned."""

    SV = "{year} är inget år för {post}, som är planerad för {term}; rätta året"
    EN = "{year} is no year of {post}, which is planned for {term}; correct the year"
    year: int
    post: str
    term: Period


class BeforeTerm(Message):
    """Refuse an employment that begins before what is planned."""

    SV = "det är före den första dagen för {post}, {first_day}; rätta dagen"
    EN = "it is before the first day of {post}, {first_day}; correct the day"
    post: str
    first_day: dt.date


class AfterTerm(Message):
    """Refuse what begins after what is planned."""

    SV = "det är efter den sista dagen för {post}, {last_day}; rätta dagen"
    EN = "it is after the last day of {post}, {last_day}; correct the day"
    post: str
    last_day: dt.date


class FarBeyond(Message):
    """Refuse an employment of a lifetime and more."""

    SV = "anställningen skulle vara till {until}, längre än någon anställning; rätta dagen"
    EN = "it would last to {until}, far beyond any employment; correct the day"
    until: dt.date


class BeginsWithinMonth(Message):
    """Refuse an employment that begins within a month, where whole months are counted."""

    SV = "en del av ett år räknas i hela månader; börja den första i en månad, eller räkna i dagar"
    EN = "a part of a year is counted in whole months; begin on the first of one, or count in days"


class NoticeUnstated(Message):
    """Ask for the period of notice."""

    SV = "uppsägningstiden framgår inte av handlingarna; ange den i journalen, eller vilken dag anställningen upphör"
    EN = "no paper states the period of notice; give it in the journal, or the day that the employment ends"


class EndsWithinNotice(Message):
    """Refuse a notice for a day within the period of notice."""

    SV = (
        "anställningen skulle upphöra {ends_on}, men uppsägningstiden löper till {lasts_to}; ange den dagen eller en "
        "senare"
    )
    EN = "it would end on {ends_on}, and the period of notice lasts to {lasts_to}; name that day or later"
    ends_on: dt.date
    lasts_to: dt.date


class EndsBeforeNotice(Message):
    """Refuse a notice for a day before it."""

    SV = "anställningen skulle upphöra {ends_on}, före uppsägningen; rätta en av dagarna"
    EN = "it would end on {ends_on}, before the notice; correct one"
    ends_on: dt.date


class AfterEmployment(Message):
    """Refuse what comes after the post has ended."""

    SV = "det motsägs av {ended}, varefter det inte finns någon tjänst; rätta en av dagarna"
    EN = "it contradicts {ended}, after which there is no post; correct a day"
    ended: Message


class GrantDenied(Message):
    """Refuse a notice of a grant that is known not to come."""

    SV = "det motsägs av {denied}; ta bort den ena"
    EN = "it contradicts {denied}; take one of them away"
    denied: Message


class NobodyEmployed(Message):
    """Refuse the end of an employment that has not begun."""

    SV = "ingen är anställd då; ange när anställningen började"
    EN = "nobody is employed by then; enter when the employment began"


class BeforeEmployment(Message):
    """Refuse the end of an employment that begins later."""

    SV = "det motsägs av {began}; rätta en av dagarna"
    EN = "it contradicts {began}; correct one of the days"
    began: Message


class AfterLastDay(Message):
    """Refuse the end of an employment that has ended."""

    SV = "det motsägs av {began}, som varar till {last_day}; rätta en av dagarna"
    EN = "it contradicts {began}, which lasts to {last_day}; correct one of the days"
    began: Message
    last_day: dt.date


class EndsAfterLastDay(Message):
    """Refuse a notice for a day after the employment has ended."""

    SV = "det motsägs av {began}, som varar till {last_day} och inte till {ends_on}; rätta en av dagarna"
    EN = "it contradicts {began}, which lasts to {last_day} and not to {ends_on}; correct a day"
    began: Message
    last_day: dt.date
    ends_on: dt.date


class EndsAfterNotice(Message):
    """Refuse an end after the period of notice."""

    SV = "det motsägs av {notice}, varmed anställningen upphörde senast {ended_on}; rätta en av dagarna"
    EN = "it contradicts {notice}, by which it ended on {ended_on} at the latest; correct a day"
    notice: Message
    ended_on: dt.date


class AmountOfNobody(Message):
    """Ask whose an amount is."""

    SV = "ett belopp är angivet, men inte för vem; ange parten (party)"
    EN = "it tells an amount and not whose; name the party"


class EndsBeforeItBegins(Message):
    """Refuse an employment whose last day comes first."""

    SV = "den sista dagen, {until}, är före den första; rätta en av dem"
    EN = "its last day {until} comes before its first; correct one"
    until: dt.date


class PercentOutside(Message):
    """Refuse a part that is less than nothing or more than all."""

    SV = "bidraget ska bära {percent} procent; ange ett tal från 0 till 100"
    EN = "its grant is to carry {percent} percent; give a number from 0 to 100"
    percent: int | Fraction


class StrangeEmployer(Message):
    """Refuse an employer that takes no part."""

    SV = "arbetsgivaren {employer} är inte med bland parterna; lägg till den"
    EN = "its employer {employer} is not among its parties; add it"
    employer: Party


class ShareOfStranger(Message):
    """Refuse a key that holds others than the parties."""

    SV = "fördelningsnyckeln ger en andel till {code}, som inte är med bland parterna; lägg till den"
    EN = "its cost key gives a share to {code}, not among its parties; add it"
    code: str


class RowsAlone(Message):
    """Refuse a rounding by which the parts need not make the whole."""

    SV = "rader som avrundas var för sig summerar inte till kostnaden; välj en annan metod"
    EN = "rows rounded alone do not sum to the cost; choose another method"


class TermTooLong(Message):
    """Refuse a term of a lifetime and more."""

    SV = "tiden {term} är längre än för någon tjänst; rätta en av dagarna"
    EN = "its term {term} is far beyond any post; correct a day"
    term: Period


class NotOfWholeMonths(Message):
    """Refuse a term that begins or ends within a month, where whole months are counted."""

    SV = "räknad i månader ska tiden {term} vara hela månader; räkna i dagar"
    EN = "counted by months, its term {term} is to be of whole months; count by days"
    term: Period


class CostNotWhole(Message):
    """Refuse a cost that is not whole in the unit of sharing."""

    SV = "kostnaden {amount} är inte ett helt antal {unit}, som den fördelas i; rätta ett av beloppen"
    EN = "its cost {amount} is no whole number of {unit}, in which it is shared; correct one of them"
    amount: Amount
    unit: Amount


class YearOutsideTerm(Message):
    """Refuse a year that is not planned."""

    SV = "{year} ligger utanför tiden {term}; rätta det ena"
    EN = "{year} is outside its term {term}; correct one of them"
    year: int
    term: Period


class GrantUnnamed(Message):
    """Ask for the names of several grants of one year."""

    SV = "flera bidrag ska bära {year}; ange ett id för vart och ett, och hur många procent av kostnaden det ska bära"
    EN = "several grants are to carry {year}; name an id for each, and the percentage of the cost that it is to carry"
    year: int


class GrantTwice(Message):
    """Refuse two grants of one name in one year."""

    SV = "två bidrag som ska bära {year} heter {grant:shown}; ge det ena ett annat id"
    EN = "two grants that are to carry {year} are called {grant:shown}; give one of them another id"
    year: int
    grant: str


class GrantsBeyondCost(Message):
    """Refuse grants that are to carry more than the cost together."""

    SV = "bidragen ska tillsammans bära {percent} procent av kostnaden för {year}; ange för vart och ett sin del"
    EN = "the grants are to carry {percent} percent of the cost of {year} together; name the part of each"
    year: int
    percent: int | Fraction


class NoGrantOfYear(Message):
    """Refuse an event of a grant that is not to carry the year."""

    SV = "{grant:shown} är inget bidrag som ska bära {year}; de som ska det är {known:shown}"
    EN = "{grant:shown} is no grant that is to carry {year}; those that are: {known:shown}"
    grant: str
    year: int
    known: tuple[str, ...]


class WhichGrant(Message):
    """Ask which of several grants of a year is meant."""

    SV = "flera bidrag ska bära {year}; ange vilket som menas: {known:shown}"
    EN = "several grants are to carry {year}; name which is meant: {known:shown}"
    year: int
    known: tuple[str, ...]


class NobodyLeaves(Message):
    """Refuse to say what happens when somebody leaves a post."""

    SV = "det gäller bara avtal, för en part lämnar inte en tjänst; ta bort det"
    EN = "it is for agreements alone, since a party does not leave a post; delete it"


class CostUnstated(Message):
    """Ask what a post costs."""

    SV = "vad tjänsten kostar {year} framgår inte av handlingarna; ange kostnaden i journalen eller vid frågan"
    EN = "no paper states what it costs in {year}; give the cost, in its journal or when you ask"
    year: int


class CostOfOtherDays(Message):
    """Refuse a part of a year that its own cost is not stated for."""

    SV = "kostnaden för {year} är angiven för {stated}, och efterfrågas för {asked}; ange den för hela året"
    EN = "its cost for {year} is stated for {stated}, and asked for {asked}; state that of the whole year"
    year: int
    stated: Period
    asked: Period
