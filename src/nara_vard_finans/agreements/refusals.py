"""Why an agreement, or an event of one, is refused, in both languages."""

import datetime as dt

from nara_vard_finans.core import AnyText, Message, Party, Period
from nara_vard_finans.sharing import Leaving


class NoAgreementEvent(Message):
    """Refuse an event of something else."""

    SV = "det är ingen händelse för ett avtal; ta bort den ur journalen för {agreement}"
    EN = "it is no event of an agreement; {agreement} knows none such"
    agreement: str


class AfterTerm(Message):
    """Refuse an event after the term."""

    SV = "händelsen är efter den sista dagen för {agreement}, {last_day}; rätta dagen"
    EN = "it is after the last day of {agreement}, {last_day}; correct the day"
    agreement: str
    last_day: dt.date


class NoPartyOf(Message):
    """Refuse an event of somebody who has not agreed."""

    SV = "{code} är ingen part i {agreement}; ange en av dess parter, eller ta bort händelsen"
    EN = "{code} is no party of {agreement}; name one of its parties, or take the event away"
    code: str
    agreement: str


class HoldsBeforeTerm(Message):
    """Refuse that an agreement took effect before its term."""

    SV = "{agreement} kan inte gälla före avtalstidens första dag, {first_day}; rätta dagen"
    EN = "{agreement} cannot hold before the first day of its term, {first_day}; correct the day"
    agreement: str
    first_day: dt.date


class OneDocument(Message):
    """Refuse a counterpart where all sign one document."""

    SV = "{agreement} är ett enda avtal som alla undertecknar; ta bort motparten (counterpart)"
    EN = "{agreement} is one document that all sign; take the counterpart away"
    agreement: str


class NotInPairs(Message):
    """Refuse a counterpart where no paper says that there are several documents."""

    SV = (
        "att {agreement} undertecknas parvis framgår inte av handlingarna; ta bort motparten (counterpart), eller ange "
        'form = "bilateral"'
    )
    EN = 'no paper says that {agreement} is signed in pairs; take the counterpart away, or state form = "bilateral"'
    agreement: str


class SameSide(Message):
    """Refuse two parties of one side as the two of a bilateral agreement."""

    SV = "båda hör till samma sida; ett bilateralt avtal är mellan en kommun och regionen"
    EN = "both are of one side; a bilateral agreement is between a municipality and the region"


class EndsBeforeNotice(Message):
    """Refuse a notice for a day before it."""

    SV = "avtalet skulle upphöra {ends_on}, före uppsägningen; rätta en av dagarna"
    EN = "it would end on {ends_on}, before the notice; correct one of the days"
    ends_on: dt.date


class EndsWithinNotice(Message):
    """Refuse a notice for a day within the period of notice."""

    SV = "avtalet skulle upphöra {ends_on}, men uppsägningstiden löper till {lasts_to}; ange den dagen eller en senare"
    EN = "it would end on {ends_on}, and the period of notice lasts to {lasts_to}; name that day or later"
    ends_on: dt.date
    lasts_to: dt.date


class BeforeDraft(Message):
    """Refuse what happened before there was a text."""

    SV = "det motsägs av {draft}, före vilket det inte fanns någon text; rätta en av dagarna"
    EN = "it contradicts {draft}, before which there was no text; correct a day"
    draft: Message


class AfterEnd(Message):
    """Refuse what happened after the agreement had ended."""

    SV = "{agreement} hade upphört {ended_on}; rätta dagen, eller ta bort händelsen"
    EN = "{agreement} had ended on {ended_on}; correct the day, or take the event away"
    agreement: str
    ended_on: dt.date


class SignedAlready(Message):
    """Refuse a second signature under one document."""

    SV = "det motsägs av {earlier}; ta bort den ena"
    EN = "it contradicts {earlier}; take one of them away"
    earlier: Message


class SignedWithAll(Message):
    """Refuse a signature with one under a document that was signed with all."""

    SV = "det motsägs av {earlier}, som gällde alla; ta bort den ena"
    EN = "it contradicts {earlier}, which was with all; take one of them away"
    earlier: Message


class NeverSigned(Message):
    """Refuse the notice of a party that has not signed."""

    SV = "parten har inte undertecknat, och kan inte säga upp avtalet; ange när den undertecknade"
    EN = "the party has not signed, and cannot give notice; enter when it signed"


class SignedAfterNotice(Message):
    """Refuse the notice of a party that signed later."""

    SV = "det motsägs av {signed}, före vilken parten inte kan säga upp avtalet; rätta en av dagarna"
    EN = "it contradicts {signed}, before which it cannot give notice; correct a day"
    signed: Message


class FormNotBilateral(Message):
    """Refuse that each document holds by itself where there is one."""

    SV = 'ett enda avtal gäller när alla har undertecknat det; ange form = "bilateral"'
    EN = "one document holds when all have signed it; make the form bilateral"


class CostOutsideTerm(Message):
    """Refuse a cost for years that are not of the term."""

    SV = "kostnaden är angiven för {years}, utanför avtalstiden {term}; rätta det ena"
    EN = "its cost is stated for {years}, outside its term {term}; correct one"
    years: tuple[int, ...]
    term: Period


class NoShare(Message):
    """Refuse a key that leaves parties out."""

    SV = "fördelningsnyckeln ger ingen andel till {parties}; ange en, noll om inget ska betalas"
    EN = "its cost key gives no share to {parties}; give one, zero if nothing is paid"
    parties: tuple[Party, ...]


class ShareOfStrangers(Message):
    """Refuse a key that holds others than the parties."""

    SV = "fördelningsnyckeln ger en andel till {codes}, som inte är med bland parterna; lägg till eller ta bort"
    EN = "its cost key gives a share to {codes}, not among its parties; add or remove"
    codes: tuple[str, ...]


class BilateralRegions(Message):
    """Refuse a bilateral agreement of no region, or of several."""

    SV = "bilaterala avtal är vart och ett mellan en kommun och en enda region, inte {regions:region|regioner}"
    EN = "bilateral agreements are each between a municipality and one region, not {regions:region|regions}"
    regions: int


class FollowsItself(Message):
    """Refuse an agreement that follows itself."""

    SV = "avtalet kan inte följa på sig självt; ange det avtal som det följer på"
    EN = "it cannot follow itself; name the agreement that it follows"


class GivesAlone(Message):
    """Refuse that a journal gives what none of an agreement can."""

    SV = "i journalen för ett avtal kan bara {names} anges"
    EN = "a journal of an agreement gives {names} alone"
    names: tuple[str, ...]


class NobodyLeft(Message):
    """Refuse that all leave."""

    SV = "ingen är kvar; låt minst en part vara kvar"
    EN = "nobody is left; leave at least one party in"


class LeavingNotSaid(Message):
    """Ask what happens to the others' cost when a party leaves."""

    SV = "vad som händer med de andras kostnad när en part lämnar framgår inte av handlingarna; välj {options:or}"
    EN = "no paper says what happens to the others' cost when a party leaves; choose {options:or}"
    options: tuple[Leaving, ...]


class OfAnotherDay(Message):
    """Refuse a successor's status that is of another day."""

    SV = "dess läge är av {on}; här väntas ett av {expected}"
    EN = "its status is of {on}, expected one of {expected}"
    on: dt.date
    expected: dt.date


class AgreementYear(Message):
    """Name an agreement in a year."""

    SV = "{agreement} för {year}"
    EN = "{agreement} for {year}"
    agreement: str
    year: int


class CostBesideRate(Message):
    """Refuse a cost beside a key that gives the total itself."""

    SV = "nyckeln är en taxa, som själv ger summan; ta bort beloppen i cost, eller använd en nyckel som delar dem"
    EN = "the key is a rate, which gives the total itself; take away the amounts in cost, or use a key that shares them"


class ProlongedWithoutEnd(Message):
    """Refuse to prolong a term that has no last day."""

    SV = "ett avtal som gäller tills vidare förlängs inte; ta bort prolonged, eller ange avtalstidens sista dag"
    EN = "an agreement until further notice is not prolonged; take prolonged away, or state the last day of the term"


class SharedByRate(Message):
    """Refuse that those who stay share what a leaver would have paid by a rate."""

    SV = (
        "under en taxa finns ingen summa att dela på nytt när en part lämnar; de andra betalar som förut "
        '(on_leaving = "falls-away")'
    )
    EN = (
        "under a rate there is no sum to share again when a party leaves; the others pay as before "
        '(on_leaving = "falls-away")'
    )


class NothingToSettleBy(Message):
    """Refuse to settle a year whose charges do not follow from shares of its cost."""

    SV = (
        "det som betalas för {year} följer av en taxa, av lägsta och högsta belopp eller av flera delar, och ingen "
        "nyckel delar en skillnad; räkna om året med dess faktiska siffror"
    )
    EN = (
        "what is paid for {year} follows from a rate, from floors and ceilings or from several parts, and no key "
        "shares a difference; reckon the year anew on its actual figures"
    )
    year: int


class LineTwice(Message):
    """Refuse two cost lines of one id."""

    SV = "kostnadsslaget {line:shown} står två gånger; ge vart och ett ett eget id"
    EN = "the cost line {line:shown} stands twice; give each an id of its own"
    line: str


class NegativePlan(Message):
    """Refuse a budget or a forecast below zero."""

    SV = "en budget eller en prognos är noll eller mer"
    EN = "a budget or a forecast is zero or more"


class NegativeSettled(Message):
    """Refuse a settlement of a cost below zero."""

    SV = "en avräkning är av vad året kostade, som är noll eller mer"
    EN = "a settlement is of what the year cost, which is zero or more"


class SettledBeforeYear(Message):
    """Refuse a settlement before its year."""

    SV = "{year} avräknas innan året har börjat; rätta dagen eller året"
    EN = "{year} is settled before the year has begun; correct the day or the year"
    year: int


class NamesNoLines(Message):
    """Refuse to tell of cost lines where the agreement names none."""

    SV = "avtalet anger inga kostnadsslag; lägg till dem i faktafilen, som [[agreements.cost_lines]]"
    EN = "the agreement names no cost lines; add them to the facts file, as [[agreements.cost_lines]]"


class LineNotCovered(Message):
    """Refuse a cost on a line that the agreement does not cover."""

    SV = "{agreement} omfattar inte kostnadsslaget {line:shown}; det omfattar {known}"
    EN = "{agreement} does not cover the cost line {line:shown}; it covers {known}"
    agreement: str
    line: str
    known: tuple[str, ...]


class LineOutside(Message):
    """Refuse a cost on a line that stands outside the joint cost."""

    SV = "{title} ligger utanför den gemensamma kostnaden för {agreement}, som inte får belastas med det"
    EN = "{title} stands outside the joint cost of {agreement}, which may not be charged with it"
    title: AnyText
    agreement: str


class BeforePeriod(Message):
    """Refuse an outcome that is booked before its period."""

    SV = "utfallet är bokfört före sin period, {period}; rätta dagen eller perioden"
    EN = "it is booked before its period, {period}; correct the day or the period"
    period: Period


class PeriodOutside(Message):
    """Refuse a cost of days outside the term."""

    SV = "{period} ligger inte i avtalstiden för {agreement}, {term}; rätta perioden"
    EN = "{period} is not in the term of {agreement}, {term}; correct the period"
    period: Period
    agreement: str
    term: Period


class PeriodOfTwoYears(Message):
    """Refuse a cost of a period that is of no single year."""

    SV = "{period} går över ett årsskifte, och ett utfall hör till ett år; dela det i två"
    EN = "{period} goes past the end of a year, and an outcome is of one year; divide it in two"
    period: Period


class NoDayOfMonth(Message):
    """Refuse a due day that no month has."""

    SV = "{day} är ingen dag i en månad; ange 1 till 31"
    EN = "{day} is no day of a month; say 1 to 31"
    day: int


class NoDueDay(Message):
    """Refuse a due day that does not exist."""

    SV = (
        "för {period} finns ingen förfallodag den {day}:e; välj en annan dag, eller månadens sista med month_end = true"
    )
    EN = (
        "there is no day {day} on which {period} could fall due; choose another day, or the last of the month with "
        "month_end = true"
    )
    day: int
    period: Period


class DayOrMonthEnd(Message):
    """Refuse to state both a day of the month and its last."""

    SV = "en faktura förfaller antingen dag {day} eller månadens sista dag; ange day eller month_end"
    EN = "an invoice falls due on day {day} or on the last of the month; give day or month_end"
    day: int


class MonthEndStated(Message):
    """Refuse to be asked for a day where a paper states the last of the month."""

    SV = "handlingarna anger månadens sista dag, inte dag {day}; utelämna den"
    EN = "the papers state the last day of the month, and not day {day}; leave it out"
    day: int


class PaymentStated(Message):
    """Refuse to be asked for another due day than a paper states."""

    SV = "handlingarna anger {stated}, inte {asked}; utelämna det"
    EN = "the papers state {stated}, and not {asked}; leave it out"
    stated: str
    asked: str


class HasLeft(Message):
    """Refuse an invoice for a party that has left."""

    SV = (
        "{party} har lämnat avtalet {left_on} genom uppsägning {given_on} och kan inte faktureras för {period}; "
        "räkna om året utan {party}"
    )
    EN = (
        "{party} has left on {left_on}, by notice of {given_on}, and cannot be invoiced for {period}; reckon the year "
        "without {party}"
    )
    party: Party
    left_on: dt.date
    given_on: dt.date
    period: Period
