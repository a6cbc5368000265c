"""What reports say beside their figures: titles and notes, in both languages."""

import datetime as dt

from nara_vard_finans.core import Amount, AnyText, Message


class SharingOf(Message):
    """What is shared over a table of weights."""

    SV = "Fördelning av {total}"
    EN = "Sharing of {total}"
    total: Amount


class CostIn(Message):
    """What is shared of an agreement in a year."""

    SV = "Kostnad {year}: {total}"
    EN = "Cost {year}: {total}"
    year: int
    total: Amount


class SettlementOf(Message):
    """What a settlement is of."""

    SV = "Avräkning mot faktisk kostnad {actual}; skillnad {difference}"
    EN = "Settlement against the actual cost {actual}; difference {difference}"
    actual: Amount
    difference: Amount


class ToShare(Message):
    """What is shared of a grant."""

    SV = "Att fördela: {total}"
    EN = "To share: {total}"
    total: Amount


class DividedInto(Message):
    """A grant of which nothing is shared, only cut."""

    SV = "Uppdelning av {total}"
    EN = "Cut of {total}"
    total: Amount


class AsPrinted(Message):
    """Whose figures they are: those of a paper."""

    SV = "Som tryckt, {year}"
    EN = "As printed, {year}"
    year: int | None


class RatedBy(Message):
    """The rate, and the figures that it is reckoned on."""

    SV = "Taxa: {per} × {statistic}."
    EN = "Rate: {per} × {statistic}."
    per: AnyText
    statistic: AnyText


class RatesRowByRow(Message):
    """How rows by a rate are rounded beside those that share a sum."""

    SV = "Det som följer av en taxa avrundas rad för rad, halva uppåt."
    EN = "What follows from a rate is rounded row by row, halves up."


class AtFloor(Message):
    """Who pays the least that each can pay."""

    SV = "Lägsta beloppet gäller för {who}."
    EN = "The floor holds for {who}."
    who: tuple[AnyText, ...]


class AtCeiling(Message):
    """Who pays the most that each can pay."""

    SV = "Högsta beloppet gäller för {who}."
    EN = "The ceiling holds for {who}."
    who: tuple[AnyText, ...]


class SharedAgain(Message):
    """What becomes of what bounds cut off or take."""

    SV = "Det som därmed blir över eller saknas delar de andra på, efter samma nyckel."
    EN = "What is left over or missing by that the others share, by the same key."


class FallsAway(Message):
    """What ceilings cut off, and nobody pays."""

    SV = "Av {given} faller {by} bort, för ingen betalar det."
    EN = "Of {given}, {by} falls away, since nobody pays it."
    given: Amount
    by: Amount


class ComesOnTop(Message):
    """What floors bring beyond what was to be shared."""

    SV = "Utöver {given} tas {by} in."
    EN = "Beyond {given}, {by} is charged."
    given: Amount
    by: Amount


class SharedBy(Message):
    """The figures that a key rests on."""

    SV = "Fördelat efter: {statistic}."
    EN = "Shared by: {statistic}."
    statistic: AnyText


class RoundedBy(Message):
    """By what rule shares became whole amounts."""

    SV = "Avrundning: {method}, {unit}."
    EN = "Rounding: {method}, {unit}."
    method: AnyText
    unit: AnyText


class LeftToOne(Message):
    """What rounding down left, where one got it."""

    SV = "Efter avrundning {towards} återstod {left} av {total}, som lades på den största resten."
    EN = "After rounding {towards} {left} of {total} remained; it went to the largest remainder."
    towards: AnyText
    left: Amount
    total: Amount


class LeftToSeveral(Message):
    """What rounding down left, where several got one unit each."""

    SV = "Efter avrundning {towards} återstod {left} av {total}, som lades {unit} var på de {count} största resterna."
    EN = "After rounding {towards} {left} of {total} remained; {unit} each went to the {count} largest remainders."
    towards: AnyText
    left: Amount
    total: Amount
    unit: Amount
    count: int


class DifferenceOnOne(Message):
    """Who carries what rows rounded one by one leave."""

    SV = "Skillnaden mellan raderna och {total}, {carried}, ligger på {carrier}."
    EN = "The difference between the rows and {total}, {carried}, is on {carrier}."
    total: Amount
    carried: Amount
    carrier: AnyText


class RowsLeave(Message):
    """What rows rounded one by one leave, and nobody carries."""

    SV = "Raderna summerar till {rows}, inte till {total}: restposten är {residual}."
    EN = "The rows sum to {rows}, not to {total}: the residual is {residual}."
    rows: Amount
    total: Amount
    residual: Amount


class Cited(Message):
    """A paper that figures or rules stand in."""

    SV = "Källa: {paper}."
    EN = "Source: {paper}."
    paper: str


class CitedAt(Message):
    """A paper, and the places in it."""

    SV = "Källa: {paper}: {places}."
    EN = "Source: {paper}: {places}."
    paper: str
    places: str


class SumOfRows(Message):
    """A sum that is reckoned, beside a printed one."""

    SV = "{group}, radernas summa"
    EN = "{group}, sum of the rows"
    group: AnyText


class SumAsPrinted(Message):
    """A sum that a paper prints."""

    SV = "{group}, tryckt"
    EN = "{group}, as printed"
    group: AnyText


class InAdvance(Message):
    """Instalments over their period."""

    SV = "Betalningsplan (förskott), {period}"
    EN = "Instalments in advance, {period}"
    period: AnyText


class InstalmentsRead(Message):
    """How a table of instalments is read."""

    SV = (
        "Belopp i kronor, att betala den dag som står överst. Perioderna är fördelade efter {counted}; raderna och "
        "kolumnerna stämmer med summorna."
    )
    EN = (
        "Amounts in kronor, due on the day at the top. The periods are shared by {counted}; every row and every column "
        "sums."
    )
    counted: AnyText


class Against(Message):
    """The two sides of a comparison."""

    SV = "{before} mot {after}"
    EN = "{before} against {after}"
    before: AnyText
    after: AnyText


class Lettered(Message):
    """The two sides of a comparison, where their names are too long to stand over columns."""

    SV = "A: {before}; B: {after}"
    EN = "A: {before}; B: {after}"
    before: AnyText
    after: AnyText


class SideNote(Message):
    """What a reader must know of one side."""

    SV = "{side}: {note}"
    EN = "{side}: {note}"
    side: AnyText
    note: AnyText


class TermDiffers(Message):
    """A term that two agreements do not have in common."""

    SV = "{title}: {before} → {after}"
    EN = "{title}: {before} → {after}"
    title: AnyText
    before: AnyText
    after: AnyText


class PerInhabitant(Message):
    """By whose number amounts per inhabitant are reckoned."""

    SV = "Kr per invånare, {side}: {statistic}."
    EN = "Kr per inhabitant, {side}: {statistic}."
    side: AnyText
    statistic: AnyText


class PerInhabitantBeside(Message):
    """The same, where the amounts themselves rest on other figures."""

    SV = "Kr per invånare, {side}: {statistic}; beloppen vilar på en annan folkmängd."
    EN = "Kr per inhabitant, {side}: {statistic}; the amounts rest on another population."
    side: AnyText
    statistic: AnyText


class OnOneSideOnly(Message):
    """Parties that have no counterpart."""

    SV = "Bara på ena sidan: {names}."
    EN = "On one side only: {names}."
    names: str


class Valid(Message):
    """A file of facts that is in order."""

    SV = "{path}: giltig, {entries:post|poster}"
    EN = "{path}: valid, {entries:entry|entries}"
    path: str
    entries: int


class ValidJournal(Message):
    """A journal that is in order."""

    SV = "{path}: giltig, {events:händelse|händelser}"
    EN = "{path}: valid, {events:event|events}"
    path: str
    events: int


class NotValid(Message):
    """A file that is not."""

    SV = "{path}: inte giltig"
    EN = "{path}: not valid"
    path: str


class Indented(Message):
    """What stands under a line."""

    SV = "  {text}"
    EN = "  {text}"
    text: AnyText


class AsOf(Message):
    """How something stands on a day."""

    SV = "Läget {on}: {state}"
    EN = "As of {on}: {state}"
    on: dt.date
    state: AnyText


class Scenario(Message):
    """Something is imagined, and what was changed."""

    SV = "Scenario, inte faktiskt läge: {changes}."
    EN = "What if, and not as it is: {changes}."
    changes: AnyText


class JournalTitle(Message):
    """Which journal a status rests on."""

    SV = "Journal: {title}"
    EN = "Journal: {title}"
    title: AnyText


class JournalEmpty(Message):
    """A journal that says that nothing has happened."""

    SV = "Journalen är tom: inget har hänt."
    EN = "The journal is empty: nothing has happened."


class MadeUp(Message):
    """An example that ships."""

    SV = "Fiktivt exempel, ingen verklig händelse."
    EN = "A fictitious example: none of this has happened."


class JournalEnds(Message):
    """How far a journal is kept."""

    SV = "Journalen slutar {on}."
    EN = "The journal ends on {on}."
    on: dt.date


class GivenHere(Message):
    """What a journal gives that no paper states."""

    SV = "Angivet här, framgår inte av handlingarna: {given}."
    EN = "Given here, and in no paper: {given}."
    given: AnyText


class Judged(Message):
    """A finding, by its severity."""

    SV = "{severity}: {message}"
    EN = "{severity}: {message}"
    severity: AnyText
    message: AnyText


class JudgedAt(Message):
    """A finding, with the clause that it rests on."""

    SV = "{severity}: {message} [{clause}]"
    EN = "{severity}: {message} [{clause}]"
    severity: AnyText
    message: AnyText
    clause: str


class Of(Message):
    """A note on one thing of several."""

    SV = "{what:capital}: {note}"
    EN = "{what:capital}: {note}"
    what: AnyText
    note: object


class OnDay(Message):
    """A note on one day of several."""

    SV = "{on} {what:capital}: {note}"
    EN = "{on} {what:capital}: {note}"
    on: dt.date
    what: AnyText
    note: object


class Kept(Message):
    """A note that somebody wrote of a day."""

    SV = "{on}: {note}"
    EN = "{on}: {note}"
    on: dt.date
    note: str


class SharedOnlyBy(Message):
    """A pot that not all share."""

    SV = "Delas bara av dem som {who}."
    EN = "Shared only by those who {who}."
    who: AnyText


class NotShared(Message):
    """What is left of a frame, and given to nobody."""

    SV = "{rest}, {left} av {amount}, är inte fördelat."
    EN = "{rest}, {left} of {amount}, is not shared."
    rest: AnyText
    left: Amount
    amount: Amount


class SomeOf(Message):
    """How many of how many."""

    SV = "{count} av {all_of}"
    EN = "{count} of {all_of}"
    count: int
    all_of: int


class NotComplete(Message):
    """One whose report lacks something."""

    SV = "{name} (ofullständig)"
    EN = "{name} (incomplete)"
    name: str


class CanBeReadOtherwise(Message):
    """Another way to read a duty, by a later decision; nobody is in breach by one reading alone."""

    SV = "{duty:capital}: kan också läsas som {reading} ({subject}={name})."
    EN = "{duty:capital}: can also be read as {reading} ({subject}={name})."
    duty: AnyText
    reading: AnyText
    subject: str
    name: str


class MissingFrom(Message):
    """Those from whom a duty is missing."""

    SV = "{what:capital} saknas från: {names}."
    EN = "{what:capital} is missing from: {names}."
    what: AnyText
    names: str


class MoreReasons(Message):
    """Reasons that are left out here."""

    SV = "och ytterligare {count} skäl, se iakttagelserna."
    EN = "and {count} more reasons, see the findings."
    count: int


class InKronor(Message):
    """The unit of a table."""

    SV = "Belopp i kronor."
    EN = "Amounts in kronor."


class ReceivedIs(Message):
    """How the columns of a balance belong together."""

    SV = "Belopp i kronor. Mottaget = använt + avsatt + överlåtet + återbetalt + kvar."
    EN = "Amounts in kronor. Received = used + set aside + passed on + repaid + left."


class ReceivedTwice(Message):
    """Money that two parties have received, one from the other."""

    SV = "I summan av mottaget ingår {passed_on} som en part har överlåtit till en annan."
    EN = "The sum of what is received includes {passed_on} that one party has passed on to another."
    passed_on: Amount


class AllNotified(Message):
    """A frame that is notified whole."""

    SV = "Besked har lämnats om hela ramen, {frame}."
    EN = "The whole frame, {frame}, is notified."
    frame: Amount


class NotNotified(Message):
    """What is not notified of a frame."""

    SV = "Besked har inte lämnats om {part} av {frame}."
    EN = "{part} of {frame} is not notified."
    part: Amount
    frame: Amount


class NoticeDiffers(Message):
    """Notices that are not what the key gives."""

    SV = "Beskedet skiljer sig från det som nyckeln ger: {listed}."
    EN = "The notice differs from the key's: {listed}."
    listed: str


class RepaymentNotStated(Message):
    """What no paper says of repayment."""

    SV = "Vad som ska återbetalas, och när, framgår inte av handlingarna."
    EN = "What must be paid back, and when, is in no paper."


class WaitingNotInForce(Message):
    """A step on the way, where all must sign before it holds."""

    SV = "{state}; gäller inte"
    EN = "{state}; not in force"
    state: AnyText


class WaitingForTerm(Message):
    """A step on the way, before the term."""

    SV = "{state}; avtalstiden har inte börjat"
    EN = "{state}; the term has not begun"
    state: AnyText


class SignedUnknown(Message):
    """How many have signed, and of how many that is not known."""

    SV = "{count} av {all_of}, {unknown:okänd|okända}"
    EN = "{count} of {all_of}, {unknown:unknown|unknown}"
    count: int
    all_of: int
    unknown: int


class HoldsWhenAllSign(Message):
    """What it takes for an agreement to hold."""

    SV = "Avtalet gäller först när samtliga har undertecknat samma text."
    EN = "The agreement holds only when all have signed the same text."


class Holds(Message):
    """From when to when an agreement holds."""

    SV = "Gäller från och med {first} till och med {last}."
    EN = "It holds from {first} to {last}."
    first: dt.date
    last: dt.date


class Term(Message):
    """What an agreement is agreed for."""

    SV = "Avtalstid {term}."
    EN = "Term {term}."
    term: AnyText


class KeptHowFar(Message):
    """A journal that does not say how far it is kept."""

    SV = "Journalen säger inte hur långt den är förd: det som inte står i den räknas som att det inte har hänt."
    EN = "The journal does not say how far it is kept: what it does not say is taken not to have happened."


class NoticeNotStated(Message):
    """A period of notice that no paper states."""

    SV = "Uppsägningstid framgår inte av handlingarna."
    EN = "No paper states a period of notice."


class HoldsUntilFurther(Message):
    """From when an agreement holds that has no last day."""

    SV = "Gäller från och med {first}, tills vidare."
    EN = "It holds from {first} until further notice."
    first: dt.date


class NoticeIs(Message):
    """A period of notice of an agreement without a last day."""

    SV = "Uppsägningstid {months}; avtalet har ingen sista dag."
    EN = "{months} of notice; the agreement has no last day."
    months: AnyText


class ElseProlonged(Message):
    """Until when notice can be given, before a term is prolonged."""

    SV = "Uppsägningstid {months}; sista dag att säga upp till {ends} är {last}, annars förlängs avtalet med {by}."
    EN = "{months} of notice; the last day to give notice to {ends} is {last}, otherwise it is prolonged by {by}."
    months: AnyText
    ends: dt.date
    last: dt.date
    by: AnyText


class LastDayIs(Message):
    """Until when an agreement can be ended with its term."""

    SV = "Uppsägningstid {months}; sista dag att säga upp till avtalstidens slut är {last}."
    EN = "{months} of notice; the last day to give notice so that it ends with the term is {last}."
    months: AnyText
    last: dt.date


class LastDayWas(Message):
    """Until when it could be."""

    SV = "Uppsägningstid {months}; sista dag att säga upp till avtalstidens slut var {last}."
    EN = "{months} of notice; the last day to give notice so that it ends with the term was {last}."
    months: AnyText
    last: dt.date


class BoundUntil(Message):
    """How long notice that is given today binds."""

    SV = "Den som säger upp {on} är bunden till och med {ends}."
    EN = "Who gives notice on {on} is bound to {ends}."
    on: dt.date
    ends: dt.date


class GaveNotice(Message):
    """A party that leaves, and when."""

    SV = "{name} sade upp avtalet {on}; avtalet gäller för parten till och med {ends}."
    EN = "{name} gave notice on {on}; the agreement holds for it to {ends}."
    name: str
    on: dt.date
    ends: dt.date


class GaveNoticeUntilUnknown(Message):
    """A party that leaves on a day that is not known."""

    SV = "{name} sade upp avtalet {on}; till och med vilken dag det gäller för parten är okänt."
    EN = "{name} gave notice on {on}; to which day the agreement holds for it is unknown."
    name: str
    on: dt.date


class Successor(Message):
    """The agreement that follows."""

    SV = "Efterträdare: {name}, avtalstid från och med {first}; läget {on}: {state}."
    EN = "Successor: {name}, term from {first}; as of {on}: {state}."
    name: str
    first: dt.date
    on: dt.date
    state: AnyText


class LateSuccessor(Message):
    """The agreement that follows, and holds from another day than its term."""

    SV = "Efterträdare: {name}, avtalstid från och med {first}, gäller från och med {since}; läget {on}: {state}."
    EN = "Successor: {name}, term from {first}, in force from {since}; as of {on}: {state}."
    name: str
    first: dt.date
    since: dt.date
    on: dt.date
    state: AnyText


class Succeeds(Message):
    """The agreement that it follows."""

    SV = "Efterträder {name}."
    EN = "It succeeds {name}."
    name: str


class Fingerprint(Message):
    """By which two readings of the terms are known to be the same."""

    SV = "Kontrollsumma för villkoren, så som de har tolkats här: {fingerprint}."
    EN = "Fingerprint of the terms, as they are read here: {fingerprint}."
    fingerprint: str


class SignaturesUnknown(Message):
    """Parties of whom it is not known whether they have signed."""

    SV = "Vilka som har undertecknat, och när, är okänt. Parter: {names}."
    EN = "Who has signed when is unknown. Parties: {names}."
    names: str


class SignedText(Message):
    """A signature, by the text that was signed."""

    SV = "{state}: {texts}"
    EN = "{state}: {texts}"
    state: AnyText
    texts: str


class SignedWithout(Message):
    """A signature, by those who stand in another text."""

    SV = "{state} med {names}"
    EN = "{state} with {names}"
    state: AnyText
    names: str


class CostAYear(Message):
    """A cost that a journal gives, for every year."""

    SV = "kostnad {amount} per år"
    EN = "a cost of {amount} a year"
    amount: Amount


class CostInYear(Message):
    """A cost that a journal gives, for one year."""

    SV = "kostnad {year} {amount}"
    EN = "a cost of {amount} in {year}"
    year: int
    amount: Amount


class CostOfPosts(Message):
    """A cost that a journal gives, by posts."""

    SV = "{posts} à {each} per år"
    EN = "{posts} at {each} a year"
    posts: AnyText
    each: Amount


class NoticeGiven(Message):
    """A period of notice that a journal gives."""

    SV = "uppsägningstid {months}"
    EN = "{months} of notice"
    months: AnyText


class OnLeaving(Message):
    """What a journal says happens when a party leaves."""

    SV = "när en part lämnar: {then}"
    EN = "when a party leaves: {then}"
    then: AnyText


class SharesBy(Message):
    """The figures that a journal gives."""

    SV = "fördelning efter {basis}"
    EN = "shares by {basis}"
    basis: str


class CountedIn(Message):
    """How a journal counts a part of a year."""

    SV = "del av år räknas i {counted}"
    EN = "a part of a year is counted in {counted}"
    counted: AnyText


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


class YearOf(Message):
    """One year of a post, and its days."""

    SV = "{year}, {days}"
    EN = "{year}, {days}"
    year: int
    days: AnyText


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


class AuditOf(Message):
    """Which table is held against the rules."""

    SV = "Granskning av {table}"
    EN = "Audit of {table}"
    table: str


class AuditOfColumn(Message):
    """Which column of which table is."""

    SV = "Granskning av {table}, ”{heading}”"
    EN = "Audit of {table}, ”{heading}”"
    table: str
    heading: str


class TooLargeForFrame(Message):
    """Why an amount does not fit in a data frame."""

    SV = "i en tabell för dataramar ryms {digits} siffror; använd to_columns()"
    EN = "a column of a data frame has room for {digits} digits; use to_columns()"
    digits: int


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


class SeeSteps(Message):
    """Where it stands what an amount has in common with others."""

    SV = "Se {letters:long}."
    EN = "See {letters:long}."
    letters: tuple[str, ...]


class MadeBy(Message):
    """What made a page."""

    SV = "Gjord med nara_vard_finans {version}."
    EN = "Made by nara_vard_finans {version}."
    version: str


class TraceOn(Message):
    """Of what a trace is, and until which day."""

    SV = "Medlens väg till och med {on}"
    EN = "The way of the money up to {on}"
    on: dt.date


class TraceOfPartyOn(Message):
    """Of whom a trace is, and until which day."""

    SV = "Medlens väg till och från {party} till och med {on}"
    EN = "The way of the money to and from {party} up to {on}"
    party: AnyText
    on: dt.date


class TraceOfPurposeOn(Message):
    """Of which purpose a trace is, and until which day."""

    SV = "Medlens väg till ändamålet {purpose} till och med {on}"
    EN = "The way of the money to the purpose {purpose} up to {on}"
    purpose: AnyText
    on: dt.date


class StandsAtPayer(Message):
    """What stands with whoever pays the money out."""

    SV = "{payer}: {arrived} har kommit in, {paid} är utsänt, och {remaining} finns där."
    EN = "{payer}: {arrived} has come, {paid} is sent out, and {remaining} stands there."
    payer: str
    arrived: Amount
    paid: Amount
    remaining: Amount


class PayerNotStated(Message):
    """A journal that does not tell when money came to whoever pays it out."""

    SV = (
        "När medlen kom till {payer}, som sänder ut dem, framgår inte av journalen (händelsen arrived); vad som finns "
        "där anges därför inte."
    )
    EN = (
        "The journal does not say when the money came to {payer}, which sends it out (the event arrived); what stands "
        "there is therefore not stated."
    )
    payer: str


class PassedOnElsewhere(Message):
    """What a trace of one does not say of money that it passed on."""

    SV = "Vad som gjordes med det som överläts framgår av vägen till och från den som fick det."
    EN = "What was done with what was passed on is said by the way to and from whoever got it."


class NothingMoved(Message):
    """A trace without a step."""

    SV = "Inga medel har rört sig där till och med den dagen."
    EN = "No money has moved there up to that day."


class BarsShow(Message):
    """What a picture of bars shows, for those who cannot see it."""

    SV = "Staplar i delar: {listed}."
    EN = "Bars in parts: {listed}."
    listed: str


class BarShows(Message):
    """What one bar is made of."""

    SV = "{name} {amount}, varav {listed}"
    EN = "{name} {amount}, of which {listed}"
    name: str
    amount: Amount
    listed: str


class CompiledOn(Message):
    """Until which day reports are compiled."""

    SV = "Sammanställd redovisning till och med {on}"
    EN = "Compiled report up to {on}"
    on: dt.date


class UsedForPurpose(Message):
    """The heading over what was used for a purpose."""

    SV = "Använt, {purpose}"
    EN = "Used, {purpose}"
    purpose: str


class PurposeNamed(Message):
    """A purpose, with its letter and its title."""

    SV = "{letter}) {title}"
    EN = "{letter}) {title}"
    letter: str
    title: AnyText


class MeasureNamed(Message):
    """A measure, with its number and its title."""

    SV = "{number} {title}"
    EN = "{number} {title}"
    number: str
    title: AnyText
