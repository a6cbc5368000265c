"""Why a key, a sharing or a plan is refused, in both languages."""

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

from nara_vard_finans.core import Amount, AnyText, Message, Period, Text

if TYPE_CHECKING:
    from nara_vard_finans.sharing.methods import Method


class CodeOfNobody(Message):
    """Say that *largest* as a text is a code like any other."""

    SV = "ingen part har den koden; den med störst vikt anges som LARGEST"
    EN = "no party has this code; for the one with the largest weight give LARGEST"


class CarrierNotAmong(Message):
    """Refuse a carrier that takes no part."""

    SV = "den är inte med bland parterna; ange en som är det, eller 'largest'"
    EN = "it is not among the parties; name one that is, or 'largest'"


class CarrierWithoutShare(Message):
    """Refuse a carrier that has no share."""

    SV = "den har vikten noll, och alltså ingen andel; ange en annan part, eller 'largest'"
    EN = "its weight is zero, so it has no share; name another party, or 'largest'"


class CarrierUnnamed(Message):
    """Ask who carries the residual."""

    SV = "metoden {method} behöver veta vem som bär resten: ange en part, eller 'largest'"
    EN = "{method} needs to know who carries the residual: name a party, or 'largest'"
    method: "Method"


class CarriedByNobody(Message):
    """Refuse a carrier where the method has none."""

    SV = "metoden {method} lägger den inte på någon; använd {other}, eller ange ingen"
    EN = "{method} puts it on nobody; use {other}, or name nobody"
    method: "Method"
    other: "Method"


class LessThanNothing(Message):
    """Refuse a carrier whose part would be negative."""

    SV = (
        "raderna, avrundade var för sig, blir {by} enheter mer än summan, och dess egen rad är bara {own}, så dess del "
        "skulle bli mindre än inget; ange en annan part, eller välj en annan metod"
    )
    EN = (
        "the rows rounded alone exceed the total by {by} and its own row is only {own}, so its part would be less than "
        "nothing; name another party or choose another method"
    )
    by: int
    own: int


class WholeStage(Message):
    """Name the stage in which the whole is shared."""

    SV = "för helheten"
    EN = "of the whole"


class NotInStage(Message):
    """Refuse a carrier in a stage that it has no row in."""

    SV = (
        "steget {stage} avrundar sina egna rader, och den är inte med där; ange 'largest', som finns i varje steg, "
        "eller välj en annan metod"
    )
    EN = (
        "the stage {stage} rounds its own rows and does not hold it; name 'largest', which every stage has, or choose "
        "another method"
    )
    stage: AnyText | str


class RowsDoNotSum(Message):
    """Refuse a method by which the rows need not make what is shared."""

    SV = "med metoden {method} behöver raderna inte summera till skillnaden; välj en annan metod"
    EN = "by {method} the rows need not sum to the difference; choose another method"
    method: "Method"


class UnitAboveZero(Message):
    """Refuse a unit of nothing."""

    SV = "en enhet är mer än noll, till exempel 1 kr"
    EN = "a unit is above zero, such as 1 kr"


class NegativeCount(Message):
    """Refuse fewer posts than none, or a year before the first."""

    SV = "ett antal tjänster, eller ett årtal, är noll eller mer"
    EN = "a number of posts, or a year, is zero or more"


class NegativeCost(Message):
    """Refuse a yearly cost below zero."""

    SV = "en kostnad per år är noll eller mer"
    EN = "a yearly cost is zero or more"


class NegativeActualCost(Message):
    """Refuse an actual cost below zero."""

    SV = "ett utfall är noll eller mer"
    EN = "an actual cost is zero or more"


class YearTwice(Message):
    """Refuse two sums for one year."""

    SV = "ett år finns med två gånger; behåll en summa för varje år"
    EN = "a year stands twice"


class NobodyPays(Message):
    """Refuse a plan for nobody."""

    SV = "det finns ingen som ska betala: ange minst en part och dess belopp"
    EN = "there is nobody to pay: give at least one party and its amount"


class PaidWhereOthersPay(Message):
    """Refuse a plan by which some pay and some are paid."""

    SV = "får betalt, medan andra betalar: gör en plan för dem som betalar och en för dem som får betalt"
    EN = "paid, where others pay: make a plan for those who pay and one for those who are paid"


class NobodyToShare(Message):
    """Refuse a key of nobody."""

    SV = "det finns ingen att dela mellan: ange minst en part och dess vikt"
    EN = "there is nobody to share between: give at least one party and its weight"


class NegativeWeights(Message):
    """Refuse weights below zero."""

    SV = "negativa vikter: en vikt är noll eller mer"
    EN = "negative weights: a weight is zero or more"


class AllWeightsZero(Message):
    """Refuse a key by which nobody pays."""

    SV = "alla vikter är noll, så ingen skulle betala: ge minst en en vikt"
    EN = "all weights are zero, so nobody would pay: give at least one a weight"


class NoFigureFor(Message):
    """Refuse a statistic that has no figure for a party."""

    SV = "det har inget tal för {parties}; lägg till dem, eller utelämna dem"
    EN = "it has no figure for {parties}; add them, or leave them out"
    parties: tuple[str, ...]


class NotInAllKeys(Message):
    """Refuse to mix keys of different parties."""

    SV = "finns i några av de sammanvägda nycklarna men inte i alla: ge varje nyckel samma parter"
    EN = "in some of the mixed keys but not in all: give each key the same parties"


class OneStageAlone(Message):
    """Refuse to mix a key in stages."""

    SV = "bara nycklar i ett steg kan vägas samman; ta dess platta form (flat)"
    EN = "only keys in one stage can be mixed; take its flat form"


class ShareOrKeyAlone(Message):
    """Refuse groups that are not both shared to and shared within."""

    SV = "grupper med bara en andel eller bara en nyckel: ge varje grupp båda"
    EN = "groups with only a share or only a key: give each group both"


class FiguresUnstated(Message):
    """Ask for figures that no paper states."""

    SV = "talen framgår inte av någon handling; ange en statistik med on_basis"
    EN = "no paper states the figures; name a statistic with on_basis"


class CountsAnother(Message):
    """Refuse a statistic that counts what the key does not rest on."""

    SV = "det räknar {counts}, men nyckeln vilar på {wanted}"
    EN = "it counts {counts}, and the key rests on {wanted}"
    counts: AnyText
    wanted: tuple[AnyText, ...]


class CountsInVain(Message):
    """Refuse a statistic for a key that rests on no figures."""

    SV = "det räknar {counts}, men nyckeln vilar inte på några tal som varierar"
    EN = "it counts {counts}, and the key rests on nothing that varies"
    counts: AnyText


class NobodyLeftToShare(Message):
    """Refuse that all leave a key."""

    SV = "ingen är kvar att dela; låt minst en vara kvar"
    EN = "nobody is left to share; leave at least one in"


class NoPeriods(Message):
    """Refuse to share over no time."""

    SV = "det finns ingen period att dela över: ange minst en"
    EN = "there is no period to share over: give at least one"


class DaysInCommon(Message):
    """Refuse periods that overlap."""

    SV = "den har dagar gemensamt med {earlier}; dela över perioder som inte har några"
    EN = "it has days in common with {earlier}; share over periods that have none"
    earlier: Period


class NotWithin(Message):
    """Refuse a part that is not of the whole."""

    SV = "den ligger inte inom {whole}; dela den där, eller ange kostnaden för en längre period"
    EN = "it is not within {whole}; cut it there, or give the cost of a longer period"
    whole: Period


class NotOfWholeMonths(Message):
    """Refuse to count by months what begins or ends within one."""

    SV = "den är inte hela månader, från den första dagen i en till den sista i en annan; räkna den i dagar"
    EN = "it is not of whole months, from the first day of one to the last of another; count it by days"


class TooManySteps(Message):
    """Refuse a period of very many instalments."""

    SV = "den skulle få {steps:grouped} betalningar, fler än {most:grouped}; ange en kortare"
    EN = "it has {steps:grouped} steps, more than {most:grouped}; give a shorter one"
    steps: int
    most: int


class ShareOutside(Message):
    """Refuse a share below nothing or above all."""

    SV = "en andel är från 0 till 100 procent"
    EN = "a share is from 0 to 100 percent"


class WeightsOfKeys(Message):
    """Refuse keys that are weighed by nothing."""

    SV = "nycklarnas vikter är negativa, eller alla noll: ge minst en som är mer än noll"
    EN = "the weights of the keys are negative, or all zero: give at least one above zero"


class NeverTheWhole(Message):
    """Refuse rounded shares that cannot be the whole."""

    SV = (
        "avrundade andelar som kan summera till mellan {lowest} och {highest} %, aldrig till 100 %; rätta en, eller "
        "lägg till den som saknas"
    )
    EN = (
        "rounded shares that can sum to between {lowest} and {highest} %, never to 100 %; correct one, or add who is "
        "missing"
    )
    lowest: Fraction
    highest: Fraction


class ChargedOrInKey(Message):
    """Refuse a settlement by a key of others than those who paid."""

    SV = "bara bland de debiterade, eller bara i nyckeln: ge båda samma parter, även med noll"
    EN = "only among those charged, or only in the key: give both the same parties, zero included"


class SettledOrPlanned(Message):
    """Refuse a plan of others than those of the settlement."""

    SV = "bara i avräkningen, eller bara i planen: ge båda samma parter, även med noll"
    EN = "only in the settlement, or only in the plan: give both the same parties, zero included"


class TheDifference(Message):
    """Name what a settlement shares."""

    SV = "skillnaden"
    EN = "the difference"


class KeyInStages(Message):
    """Name a key that has stages."""

    SV = "en nyckel i steg"
    EN = "a key in stages"


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


class RateWithoutFigures(Message):
    """Refuse a rate of what is counted by nobody."""

    SV = "en taxa behöver tal att räknas på: en nyckel i förhållande till en statistik"
    EN = "a rate needs figures to be reckoned on: a key in proportion to a statistic"


class RateBelowZero(Message):
    """Refuse a rate that is not above zero."""

    SV = "en taxa är mer än noll"
    EN = "a rate is above zero"


class RateByRows(Message):
    """Refuse a method that does not round each row by itself, where there is no total to share."""

    SV = (
        "under en taxa avrundas varje rad för sig, för summan är det som raderna blir; metoden {method} passar inte där"
    )
    EN = (
        "under a rate each row is rounded by itself, since the total is what the rows make; {method} does not fit there"
    )
    method: "Method"


class NoSuchDay(Message):
    """Refuse a day that no year has."""

    SV = "den dagen finns inte; skriv månad och dag som 11-01"
    EN = "there is no such day; write month and day as 11-01"


class YearsBeforeNegative(Message):
    """Refuse figures of a year that is still to come."""

    SV = "antalet år före är noll eller mer: noll är året självt, 1 året före"
    EN = "the years before are zero or more: zero is the year itself, 1 the year before"


class AmountBelowZero(Message):
    """Refuse a stated amount below zero, where it is not said that the party is paid."""

    SV = (
        "{party} skulle få betalt i stället för att betala; ange signed = true om det är meningen, annars ett belopp "
        "som är noll eller mer"
    )
    EN = (
        "{party} would be paid instead of paying; state signed = true where that is meant, or an amount of zero or more"
    )
    party: str


class NoParts(Message):
    """Refuse a charge of nothing."""

    SV = "inget anges att betala; ange minst ett belopp som inte är noll"
    EN = "there is nothing to pay; give at least one amount that is not zero"


class PartsOfOneName(Message):
    """Refuse two parts of one name."""

    SV = "två delar har samma namn; ge varje del ett eget"
    EN = "two parts have one name; give each a name of its own"


class TwoRests(Message):
    """Refuse two parts that would both take what is left of the cost."""

    SV = "även {other} tar det som är kvar av kostnaden; ange ett belopp (cost) för alla delar utom en"
    EN = "{other} takes what is left of the cost too; state a sum (cost) for all parts but one"
    other: str


class RestBelowZero(Message):
    """Refuse parts that come to more than the whole."""

    SV = "de andra delarna blir {taken}, mer än hela kostnaden, {cost}, så inget är kvar till {part}; rätta beloppen"
    EN = "the other parts come to {taken}, more than the whole cost, {cost}, so nothing is left to {part}; correct them"
    part: str
    cost: Amount
    taken: Amount


class NoPartCost(Message):
    """Say that a part's cost is not stated for a year."""

    SV = "kostnaden för {year} framgår inte av handlingarna; ange den under by_year"
    EN = "its cost in {year} is not stated in the papers; state it under by_year"
    year: int


class ClassOfNothing(Message):
    """Refuse a class that ends before it begins."""

    SV = "klassen från {least} till under {below} rymmer inget; låt den sluta efter att den börjar"
    EN = "the class from {least} to below {below} holds nothing; let it end after it begins"
    least: Fraction
    below: Fraction


class NoClasses(Message):
    """Refuse figures by class without any class."""

    SV = "inga klasser anges; ange minst en, till exempel {{ least = 0, gives = 5000 }}"
    EN = "there is no class; give one at least, such as {{ least = 0, gives = 5000 }}"


class ClassesMeet(Message):
    """Refuse two classes that overlap."""

    SV = "klassen {before} och klassen {after} går in i varandra; låt den ena sluta där den andra börjar"
    EN = "the class {before} and the class {after} overlap; let one end where the other begins"
    before: AnyText
    after: AnyText


class HoleBetweenClasses(Message):
    """Refuse a hole between two classes."""

    SV = "ingen klass finns från {below} till under {least}; låt den ena klassen sluta där nästa börjar"
    EN = "there is no class from {below} to below {least}; let one class end where the next begins"
    below: Fraction
    least: Fraction


class OutsideClasses(Message):
    """Refuse a figure that no class holds."""

    SV = "talet {figure} för {party} hör till ingen klass; lägg till en, eller rätta talet"
    EN = "the figure {figure} of {party} is in no class; add one, or correct the figure"
    party: str
    figure: Fraction


class OneFactor(Message):
    """Refuse a product of one."""

    SV = "en produkt är av minst två statistiker"
    EN = "a product is of two statistics or more"


class RateAboveCeiling(Message):
    """Refuse a rate above its ceiling."""

    SV = "taxan är högre än taket, {ceiling}; rätta den ena av dem"
    EN = "the rate is above its ceiling, {ceiling}; correct one of them"
    ceiling: AnyText


class BoundsOfStrangers(Message):
    """Refuse bounds of those who take no part."""

    SV = "ett lägsta eller högsta belopp anges för någon som inte är med i nyckeln; ta bort det, eller lägg till parten"
    EN = "a floor or a ceiling is stated for somebody who is not in the key; take it away, or add the party"


class BoundsCross(Message):
    """Refuse a floor above its ceiling, or below zero."""

    SV = "det lägsta beloppet för {party} är mer än det högsta, eller mindre än noll; rätta det ena"
    EN = "the floor of {party} is above its ceiling, or below zero; correct one of them"
    party: str


class FloorsAbove(Message):
    """Refuse floors that come to more than the total."""

    SV = "de lägsta beloppen summerar till mer än det som ska delas, {total}: {short} saknas; sänk något av dem"
    EN = "the floors sum to more than what is shared, {total}: {short} is missing; lower one of them"
    total: Amount
    short: Amount


class CeilingsBelow(Message):
    """Refuse ceilings that come to less than the total."""

    SV = "de högsta beloppen summerar till mindre än det som ska delas, {total}: {left} blir över; höj något av dem"
    EN = "the ceilings sum to less than what is shared, {total}: {left} is left over; raise one of them"
    total: Amount
    left: Amount


class NobodyTakesRest(Message):
    """Refuse what is left where those who could take it weigh nothing."""

    SV = "{left} är kvar att dela, och de som inte har nått sitt högsta belopp har vikten noll; ändra ett högsta belopp"
    EN = "{left} is left to share, and those below their ceilings weigh nothing; change a ceiling"
    left: Amount


class RowsMustSum(Message):
    """Refuse a method beside floors and ceilings."""

    SV = "med lägsta och högsta belopp delas hela enheter med största rest; metoden {method} passar inte där"
    EN = "with floors and ceilings whole units are shared by the largest remainder; {method} does not fit there"
    method: "Method"
