"""What can be wrong with the values of a facts file or a journal, and with facts that can be read."""

from fractions import Fraction

from nara_vard_finans.core import (
    Amount,
    AnyText,
    Message,
    NaraVardFinansError,
    RuleMessage,
    Severity,
    Text,
    nearest,
)


class Meant(Message):
    """Ask whether a name of ours was meant."""

    SV = "; menades {name}?"
    EN = "; did you mean {name}?"
    name: str


class OneOf(Message):
    """Say which names there are, all of them, since one must be chosen."""

    SV = "; de som finns är {all}"
    EN = "; expected one of {all}"
    names: tuple[str, ...]

    @property
    def all(self) -> str:
        """All the names."""
        return ", ".join(self.names)


def did_you_mean(name: object, known: tuple[str, ...]) -> AnyText:
    """Ask whether the nearest of the names known was meant; where none is near, say which there are."""
    found = nearest(str(name), known)
    return Meant(found) if found else OneOf(known)


class Choice(Message):
    """What is said of a name that is none of those that there are; each kind of it has sentences of its own."""

    name: object
    known: tuple[str, ...]

    @property
    def meant(self) -> AnyText:
        """The nearest of those that there are, or all of them."""
        return did_you_mean(self.name, self.known)


class UnknownKey(Choice):
    """Say that a key is none that stands here."""

    SV = "okänd nyckel{meant}"
    EN = "unknown key{meant}"


class NotKnown(Choice):
    """Say that a value is none of those that there are."""

    SV = "{name:shown} finns inte{meant}"
    EN = "{name:shown} is not known{meant}"


class NoKindOfEvent(Choice):
    """Say that no event is of that kind."""

    SV = "{name:shown} är ingen sorts händelse{meant}"
    EN = "{name:shown} is no kind of event{meant}"


class NoKindOfKey(Choice):
    """Say that no cost key is of that kind."""

    SV = "{name:shown} är ingen sorts fördelningsnyckel{meant}"
    EN = "{name:shown} is no kind of cost key{meant}"


class KindMissing(Message):
    """Say that an event or a cost key does not say of which kind it is."""

    SV = "nyckeln kind saknas{known}"
    EN = "the key kind is missing{known}"
    known: OneOf


class KeyMissing(Message):
    """Say that a key is missing."""

    SV = "nyckeln {key} saknas"
    EN = "the key {key} is missing"
    key: str


class OfMissing(Message):
    """Say that a journal does not say what it is of."""

    SV = "nyckeln ”of” saknas; ange vad journalen gäller, med id för {of}"
    EN = "the key of is missing; name what the journal is of, {of}"
    of: AnyText | str


class OfAnother(Message):
    """Say that a journal is of something else."""

    SV = "journalen gäller {of:shown}, men här väntas {expected:or}"
    EN = "the journal is of {of:shown}, expected {expected:or}"
    of: object
    expected: tuple[str, ...]


class UnderHead(Message):
    """Say that a journal has a head of its own, below which nothing is found."""

    SV = "en journal har ingen rubrik: ta bort raden [journal], så att ”of”, ”title” och de andra nycklarna står överst"
    EN = "a journal has no heading: delete the line [journal], so that of, title and the other keys stand at the top"


class TwoJournals(Message):
    """Say that two journals of one file are of the same."""

    SV = "{of} har två journaler; gör dem till en"
    EN = "{of} has two journals; make them one"
    of: str


class HeadedTables(Message):
    """Say how the entries of a section are written."""

    SV = "här väntas tabeller med rubriken [[{section}]]"
    EN = "expected tables headed [[{section}]]"
    section: str


class Expected(Message):
    """Say what is expected in a place, and what stands there."""

    SV = "här väntas {what}, inte {value:shown}"
    EN = "expected {what}, not {value:shown}"
    what: AnyText
    value: object


class Refused(Message):
    """Say why a value was refused, in the words of what refused it."""

    SV = "{error}"
    EN = "{error}"
    error: Exception


class NotId(Message):
    """Say how an id is written."""

    SV = "ett id skrivs med små bokstäver a–z, siffror och bindestreck, som rss-dalarna-2023"
    EN = "expected small letters, digits and hyphens, such as rss-dalarna-2023"


class IdTwice(Message):
    """Say that two entries have one id."""

    SV = "{name} finns två gånger; ge varje post ett eget id"
    EN = "{name} stands twice; give each entry an id of its own"
    name: str


class NotCode(Message):
    """Say how the code of a party is written."""

    SV = "{code:shown} är ingen kod; här väntas högst tjugo bokstäver a–z, siffror och bindestreck"
    EN = "{code:shown} is no code; expected at most twenty letters, digits and hyphens"
    code: str


class TooLong(Message):
    """Say that a text is longer than any that is meant."""

    SV = "en text på {characters:grouped} tecken; här väntas högst {most:grouped}"
    EN = "a text of {characters:grouped} characters; expected at most {most:grouped}"
    characters: int
    most: int


class NotReadable(Message):
    """Say that a text holds nothing that can be read."""

    SV = "{text:shown} är ingen läsbar text; här väntas bokstäver, utan styrtecken"
    EN = "{text:shown} is not readable text; expected letters, without control characters"
    text: str


class NotYear(Message):
    """Say that a key is no year."""

    SV = "{text:shown} är inget år; här väntas fyra siffror"
    EN = "{text:shown} is no year; expected four digits"
    text: str


class BeforeAnyYear(Message):
    """Say that a day or a month is of a year that nobody means."""

    SV = "{value:shown} är före år {first}; skriv året med fyra siffror, som 2023-01-31"
    EN = "{value:shown} is before the year {first}; write the year in four digits, as 2023-01-31"
    value: object
    first: int


class PostsMissing(Message):
    """Say that a cost per post needs the number of posts."""

    SV = "en kostnad per tjänst kräver att antalet tjänster anges, med posts"
    EN = "a cost per post needs the number of posts, as posts"


class TwoCosts(Message):
    """Say that a cost is stated in two ways."""

    SV = "en kostnad per tjänst står bredvid en årskostnad; behåll per_post eller yearly"
    EN = "a yearly cost stands beside a cost per post; keep yearly or per_post"


class StatisticMissing(Message):
    """Say that a proportional key does not say by what it shares."""

    SV = (
        "ange statistiken, med statistic; om ingen handling anger siffrorna, ange i stället vad som räknas, med "
        "counts, och parterna"
    )
    EN = "name the statistic; or, if no paper states the figures, what it counts and the parties"


class FigureFileOutside(Message):
    """Say that a file of figures is not beside the facts file, nor below it."""

    SV = "{name:shown} finns inte i faktafilens mapp eller under den; lägg filen där"
    EN = "{name:shown} is not in the folder of the facts file, nor below it; put it there"
    name: str


class FiguresInTwoPlaces(Message):
    """Say that figures stand both in a file of their own and in the statistic."""

    SV = "siffrorna står både i en fil och under figures; ange bara det ena"
    EN = "the figures stand both in a file and under figures; give one of them alone"


class CountyOrAll(Message):
    """Say that a table of parties names either counties or the whole country."""

    SV = "ange antingen län, som county = '17', eller hela landet, som all = true"
    EN = "name either counties, such as county = '17', or the whole country, as all = true"


class FiguresForAlone(Message):
    """Say that the days of a statistic are given without the statistic."""

    SV = "figures_for säger för vilka dagar statistikens siffror gäller; ange också statistiken, med statistic"
    EN = "figures_for says for which days the figures of a statistic are used; name the statistic"


class PercentOrPart(Message):
    """Say that a group needs one share, and no more."""

    SV = "ange gruppens andel antingen med percent eller med part"
    EN = "give the group either percent or part"


class GroupsOfOneName(Message):
    """Say that two groups have one name."""

    SV = "två grupper har samma namn; ge var och en ett eget"
    EN = "two groups have one name; give each its own"


class PercentAndPart(Message):
    """Say that groups have their shares in two ways."""

    SV = "några grupper har percent och andra part; skriv alla på samma sätt"
    EN = "some groups have percent and some part; write all in one way"


class AmountAndPercent(Message):
    """Say that a pot has its size in two ways."""

    SV = "potten har både ett belopp och en procentsats; ange den ena, eller beloppet som det är tryckt (printed)"
    EN = "it has both an amount and a percentage; give one, or the amount as printed"


class WhoseShares(Message):
    """Say that rounded shares of a pot are of nobody."""

    SV = "potten har avrundade andelar; ange med share_of vems andel av potten det är"
    EN = "it has rounded shares; say with share_of whose share of the pot it is"


class ShareWithoutAmount(Message):
    """Say that somebody's share of a pot has no amount."""

    SV = "det är någons andel av en pott; ange potten, med ”of”, och beloppet som det är angivet, med ”amount”"
    EN = "it is somebody's share of a pot; name the pot, and the amount as stated"


class TwoUses(Message):
    """Say that a pot's money is used in two ways."""

    SV = "potten är både {one} och {other}; behåll en av dem, eftersom pengarna används en gång"
    EN = "it is both {one} and {other}; keep one of them, as its money is used once"
    one: str
    other: str


class TwoWaysToName(Message):
    """Say that an event names its parties in two ways."""

    SV = "händelsen anger sina parter på två sätt; behåll ett av {one}, {several} och amounts"
    EN = "it names its {several} in two ways; keep one of {one}, {several} and amounts"
    one: str
    several: str


class MovesNoAmounts(Message):
    """Say that an event has amounts, though its kind moves none."""

    SV = "en sådan händelse har inga belopp; ange parterna med {several}"
    EN = "this kind of event moves no amounts; name its {several}"
    several: str


class NotAmounts(Message):
    """Say how amounts by party are written."""

    SV = "amounts är en tabell med ett belopp för varje part"
    EN = "amounts is a table with an amount for each party"


class NotNames(Message):
    """Say how parties are listed."""

    SV = "{several} är en lista med koder eller namn, minst en"
    EN = "{several} is an array of codes or names, with at least one"
    several: str


class InPapers(Message):
    """Say that what is wrong stands in what the papers say has happened, and not in the journal."""

    SV = "enligt handlingarna: {fault}"
    EN = "what the papers say: {fault}"
    fault: Message


class HoldNone(Message):
    """Say that facts do not hold what a journal is of."""

    SV = (
        "{facts} innehåller inget med det id:t, så vad handlingarna säger om det är inte känt; ge facts= med de fakta "
        "där det finns, eller earlier= med det som redan har hänt"
    )
    EN = (
        "{facts} hold none of that id, so what papers say of it is not known; pass facts= with those that hold it, or "
        "earlier= with what has happened already"
    )
    facts: Text


class HoldAnother(Message):
    """Say that facts hold something else of the id that a journal is of."""

    SV = (
        "{facts} innehåller något annat med det id:t, så vad handlingarna säger om det är inte känt; ge facts= med de "
        "fakta där det finns, eller earlier= med det som redan har hänt"
    )
    EN = (
        "{facts} hold another of that id, so what papers say of it is not known; pass facts= with those that hold it, "
        "or earlier= with what has happened already"
    )
    facts: Text


class CannotBeShared(RuleMessage):
    """
    A grant whose papers state amounts and keys can be cut into its pots and shared.

    Where it cannot, a figure or a key of the file is wrong, and every question about it would be refused.
    """

    RULE = "can-be-shared"
    SEVERITY = Severity.BREACH
    SV = "Kan inte fördelas: {error}."
    EN = "Cannot be shared: {error}."
    error: NaraVardFinansError


class YearCannotBeShared(RuleMessage):
    """
    Every year of an agreement whose cost and figures are stated can be shared.

    Where it cannot, a figure or the key is wrong, and whoever asks for that year would be refused.
    """

    RULE = "can-be-shared"
    SEVERITY = Severity.BREACH
    SV = "{year} kan inte fördelas: {error}."
    EN = "{year} cannot be shared: {error}."
    year: int
    error: NaraVardFinansError


class SeveralFollow(RuleMessage):
    """
    An agreement is followed by one agreement, so that one alone can be in force after it.

    Where several say that they succeed it, one of them names the wrong agreement.
    """

    RULE = "one-successor"
    SEVERITY = Severity.WARNING
    SV = "{agreement} efterträds av flera: {successors}."
    EN = "{agreement} is followed by several: {successors}."
    agreement: str
    successors: tuple[str, ...]


class NotKept(Message):
    """Say that facts cannot be written so that they are read back as the same."""

    SV = "{section} innehåller något som ingen faktafil kan säga, till exempel ett ändrat avtal; inget är skrivet"
    EN = "{section} hold something that no facts file can say, such as a changed agreement; nothing is written"
    section: str


class NotYears(Message):
    """Refuse what are no years."""

    SV = '{years:shown} är inget år; skriv "2024", "2015-2018" eller, för det som fortsätter, "2019-"'
    EN = '{years:shown} is no year; write "2024", "2015-2018" or, for what goes on, "2019-"'
    years: str


class NotDayOfYear(Message):
    """Refuse what is no day of every year."""

    SV = 'day är månad och dag, till exempel "11-01", och står utan as_of; här står {day:shown}'
    EN = 'day is month and day, such as "11-01", and stands without as_of; here it is {day:shown}'
    day: str


class OneRate(Message):
    """Refuse a rate that is written in no way, or in several."""

    SV = 'ange taxan på ett sätt: per (till exempel "31,25 kr"), percent eller promille'
    EN = 'give the rate in one way: per (such as "31,25 kr"), percent or promille'


class CountsByYear(Message):
    """Refuse figures by their day where none are known that count so."""

    SV = (
        "ingen statistik räknar {counts}; lägg till en, eller ange parterna (parties), så räknas varje år när tal finns"
    )
    EN = "no statistic counts {counts}; add one, or name the parties, and each year is reckoned when there are figures"
    counts: Text


class OnlyOfAgreement(Message):
    """Refuse a key that gives the total itself, or changes by year, where only shares can stand."""

    SV = (
        "kind = {kind:shown} kan bara vara ett avtals egen nyckel; här delas en summa som är given, till exempel med "
        'kind = "proportional"'
    )
    EN = (
        "kind = {kind:shown} can only be an agreement's own key; here a given total is shared, for example by "
        'kind = "proportional"'
    )
    kind: str


class OpenTerm(Message):
    """Ask for a term until further notice as it is written."""

    SV = "en avtalstid tills vidare skrivs {{ first_day = 2024-01-01, until_further_notice = true }}"
    EN = "a term until further notice is written {{ first_day = 2024-01-01, until_further_notice = true }}"


class NoticeWithoutLength(Message):
    """Refuse a period of notice of no length."""

    SV = "uppsägningstiden har ingen längd; ange months, days eller years, till exempel {{ months = 12 }}"
    EN = "the period of notice has no length; give months, days or years, such as {{ months = 12 }}"


class ProlongedByWhat(Message):
    """Refuse to prolong by a length that is not given."""

    SV = "med hur mycket avtalet förlängs anges inte; ange months eller years, till exempel {{ years = 1 }}"
    EN = "by how much it is prolonged is not given; give months or years, such as {{ years = 1 }}"


class AmountsOrEach(Message):
    """Ask for amounts in one of two ways."""

    SV = "ange antingen amounts, ett belopp per part, eller each, samma belopp för var och en av parties"
    EN = "give either amounts, one for each party, or each, the same for every one of parties"


class PartCostTwice(Message):
    """Refuse a cost of a part whose key gives it."""

    SV = "nyckeln ger själv delens summa; ta bort cost"
    EN = "the key gives the sum of the part itself; take cost away"


class ClassesOrProduct(Message):
    """Ask how figures follow from others, in one way."""

    SV = 'beräknade tal anges med nycklarna "of" och classes, eller med product_of; välj ett av sätten'
    EN = "figures that follow from others are given with of and classes, or with product_of; choose one way"


class AssumedInside(Message):
    """Refuse to mark a whole as assumed whose parts can be told apart."""

    SV = "vilken del som är antagen anges inte; skriv assumed = true i den delen, eller i statistiken"
    EN = "which part is assumed is not told; write assumed = true in that part, or in the statistic"


class OneBound(Message):
    """Ask for a floor or a ceiling in one way."""

    SV = (
        "ange at_least, at_most eller båda, var och en på ett sätt: each (samma belopp), amounts (belopp per part, "
        "kanske med percent av dem), eller per och statistic"
    )
    EN = (
        "give at_least, at_most or both, each in one way: each (the same amount), amounts (by party, perhaps with "
        "percent of them), or per and statistic"
    )


class BoundsInStages(Message):
    """Refuse floors and ceilings of a key in stages."""

    SV = "lägsta och högsta belopp gäller en nyckel i ett steg; gör en nyckel av stegen"
    EN = "floors and ceilings are of a key in one stage; make one key of the stages"


# Figures that are only about so, and what papers print wrong.


class _FigureFits(RuleMessage):
    RULE = "figure-fits"
    SEVERITY = Severity.WARNING

    figure: Text
    printed: str
    against: Text


class FigureDoesNotFit(_FigureFits):
    """
    A figure that a paper prints in passing leaves no room for what it should be.

    The exact amount is the one to rely on; which the writer had in mind is for somebody to ask.
    """

    SV = "{figure}: ”{printed}” rymmer {low} till {high}, men {against} är {value}, {off} utanför."
    EN = "{figure}: ”{printed}” leaves room for {low} to {high}, and {against} is {value}, {off} outside."
    value: Amount
    low: Amount
    high: Amount
    off: Amount


class PercentDoesNotFit(_FigureFits):
    """A percentage that a paper prints in passing leaves no room for what it should be."""

    SV = (
        "{figure}: ”{printed}” rymmer {low:~2} till {high:~2} %, men {against} är {value:~2} %, {off:~2} "
        "procentenheter utanför."
    )
    EN = (
        "{figure}: ”{printed}” leaves room for {low:~2} to {high:~2} %, and {against} is {value:~2} %, {off:~2} "
        "percentage points outside."
    )
    value: Fraction
    low: Fraction
    high: Fraction
    off: Fraction


class WordsBesideAmount(_FigureFits):
    """A paper uses words where a figure could stand; what they stand for is told beside them, and not judged."""

    SEVERITY = Severity.NOTE
    SV = "{figure}: ”{printed}” är {value} ({against})."
    EN = "{figure}: ”{printed}” is {value} ({against})."
    value: Amount


class WordsBesidePercent(_FigureFits):
    """A paper uses words where a percentage could stand; what they stand for is told beside them, and not judged."""

    SEVERITY = Severity.NOTE
    SV = "{figure}: ”{printed}” är {value:~2} % ({against})."
    EN = "{figure}: ”{printed}” is {value:~2} % ({against})."
    value: Fraction


class OneQuantityAlone(Message):
    """Say how an amount that a figure is held against is named."""

    SV = "ange ett av amount, column och cost, det sista med year; delen är något av {sides:or}"
    EN = "give one of amount, column, and cost with year; the part is one of {sides:or}"
    sides: tuple[str, ...]


class PaperContradicts(RuleMessage):
    """
    A paper contradicts itself or another.

    Both are kept as printed; nothing is smoothed over.
    """

    RULE = "paper-contradicts"
    SEVERITY = Severity.NOTE
    SV = "Motsägelse: {text}"
    EN = "Contradiction: {text}"
    text: AnyText


class PaperMisprints(RuleMessage):
    """A paper prints something wrong; it is kept as printed."""

    RULE = "paper-contradicts"
    SEVERITY = Severity.NOTE
    SV = "Feltryck: {text}"
    EN = "Misprint: {text}"
    text: AnyText
