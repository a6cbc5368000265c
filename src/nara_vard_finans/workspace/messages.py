"""
Why a question cannot be asked so.

An argument stands in double braces, such as ``{{figures}}``: whoever writes the sentence may spell it, as the command
line does with its options.
"""

import datetime as dt

from nara_vard_finans.core import (
    AnyText,
    Choice,
    Message,
    OneOf,
    Period,
    Reason,
    RuleMessage,
    Severity,
    Text,
    did_you_mean,
)


class NoFactsIn(Message):
    """Refuse to check a folder in which there is nothing to check."""

    SV = "mappen har ingen fil vars namn slutar på .toml; ange den mapp där fakta och journaler finns"
    EN = "the folder has no file whose name ends with .toml; name the folder of the facts and journals"


class NoFileOfChoice(Message):
    """Say that no file holds what is asked for."""

    SV = "ingen av filerna har något av det som frågan gäller; ta bort något av valen"
    EN = "none of the files holds what is asked for; leave out some of the choices"


class WhichIsMeant(Message):
    """Ask which definition is meant."""

    SV = "vilket avtal, bidrag eller vilken tjänst gäller frågan? ange ett id{known}"
    EN = "which agreement, grant or post is meant? name one{known}"
    known: OneOf


class IsPost(Message):
    """Say that what a post costs each party depends on the day."""

    SV = "{post} är en tjänst; vad var och en ska betala, år för år, framgår av dess läge (status)"
    EN = "{post} is a post; its status says what each is to pay, year by year"
    post: str


class SumsOfAgreement(Message):
    """An agreement among the grants and posts that are to be summed."""

    SV = "{subject} är ett avtal; summorna är av bidrag och tjänster, och vad ett avtal kostar visar allocate"
    EN = "{subject} is an agreement; the sums are of grants and posts, and allocate shows what an agreement costs"
    subject: str


class IsGrant(Message):
    """Say that a grant has no cost that is settled or invoiced."""

    SV = "{grant} är ett bidrag; bara ett avtals kostnad avräknas och faktureras"
    EN = "{grant} is a grant; only the cost of an agreement is settled and invoiced"
    grant: str


class WhichYear(Message):
    """Ask for which year of an agreement."""

    SV = "{agreement} är ett avtal: ange vilket år, som {{year}} {year}"
    EN = "{agreement} is an agreement: say which year, as {{year}} {year}"
    agreement: str
    year: int


class GrantOfYear(Message):
    """Say that a grant is of another year."""

    SV = "{grant} är bidraget för {year}, inte för {asked}; utelämna året"
    EN = "{grant} is the grant of {year}, not of {asked}; leave the year out"
    grant: str
    year: int
    asked: int


class NoGrant(Message):
    """Say that what is asked is asked of a grant."""

    SV = "{definition} är inget bidrag; ange ett bidrag, vars medel ska följas"
    EN = "{definition} is no grant; name one, whose money is to be followed"
    definition: str


class PartyOrPurpose(Message):
    """Say that a trace is of a party or of a purpose."""

    SV = "vägen visas för en part eller för ett ändamål; utelämna {{party}} eller {{purpose}}"
    EN = "the way is shown of a party or of a purpose; leave {{party}} or {{purpose}} out"


class ServesAgreements(Message):
    """Say that an argument serves agreements, and not a grant."""

    SV = "{{{argument}}} gäller avtal, och {grant} är ett bidrag; utelämna det"
    EN = "{{{argument}}} serves agreements, and {grant} is a grant; leave it out"
    argument: str
    grant: str


class ServesGrants(Message):
    """Say that an argument serves grants, and not an agreement or a post."""

    SV = "{{{argument}}} gäller bidrag, och {name} är inget bidrag; utelämna det"
    EN = "{{{argument}}} serves grants, and {name} is none; leave it out"
    argument: str
    name: str


class ServesPosts(Message):
    """Say that an argument serves posts, and not an agreement or a grant."""

    SV = "{{{argument}}} gäller tjänster, och {name} är ingen tjänst; utelämna det"
    EN = "{{{argument}}} serves posts, and {name} is none; leave it out"
    argument: str
    name: str


class ServesNoPost(Message):
    """Say that an argument serves agreements and grants, and not a post."""

    SV = "{{{argument}}} gäller avtal och bidrag, och {name} är en tjänst; utelämna det"
    EN = "{{{argument}}} serves agreements and grants, and {name} is a post; leave it out"
    argument: str
    name: str


class WhichYearAndDay(Message):
    """Say that a year and a day must be given."""

    SV = "vilket år, och vilken dag? ange det för {post}, som {{year}} {year} och {{on}} {year}-06-30"
    EN = "which year, and which day? state them for {post}, such as {{year}} {year} and {{on}} {year}-06-30"
    post: str
    year: int


class NoBinding(Choice):
    """Say that requirements are not read so."""

    SV = "{{binding}}: {name:shown} är ingen läsning av vem kraven binder{meant}"
    EN = "{{binding}}: {name:shown} is no reading of whom requirements bind{meant}"


class ComparedWithWhat(Message):
    """Ask what to compare with."""

    SV = "jämföra med vad? ange en andra sida, eller vad som ska ändras, med {{change}}"
    EN = "compare with what? name a second one, or say what to change with {{change}}"


class OneSideOrBoth(Message):
    """Say that one side as printed, and both, are asked for at once."""

    SV = "{{as_printed}} gäller båda sidorna och {{printed_side}} den ena; utelämna en av dem"
    EN = "{{as_printed}} is of both sides and {{printed_side}} of one; leave one of them out"


class NoSide(Choice):
    """Say that a comparison has no such side."""

    SV = "sidan {name:shown} finns inte{meant}"
    EN = "there is no side {name:shown}{meant}"


class BasisOfPrinted(Message):
    """Say that another basis changes nothing of what is printed."""

    SV = "{{basis}} ändrar inget i det som är tryckt; utelämna det, eller {{as_printed}}"
    EN = "{{basis}} changes nothing of what is printed; leave it out, or {{as_printed}}"


class NothingPrinted(Message):
    """Say that nothing is printed of what is asked."""

    SV = "det finns inget tryckt om {name} så som frågan är ställd; utelämna {{as_printed}}"
    EN = "nothing is printed of {name} as asked; leave out {{as_printed}}"
    name: str


class ServesNeitherSide(Message):
    """Say that what is assumed serves neither side."""

    SV = "{{assumptions}} {name} gäller ingen av sidorna; utelämna det"
    EN = "{{assumptions}} {name} serves neither side; leave it out"
    name: str


class DayServesPosts(Message):
    """Say that a day serves posts, and neither side is one."""

    SV = "{{on}} gäller tjänster, och ingen av sidorna är en tjänst; utelämna det"
    EN = "{{on}} serves posts, and neither side is one; leave it out"


class ChangedSide(Message):
    """Name a side of a comparison with what is changed of it."""

    SV = "{label}, {changes}"
    EN = "{label}, {changes}"
    label: AnyText
    changes: tuple[AnyText, ...]


class OnWhichDay(Message):
    """Ask on which day a post is looked at."""

    SV = "{post} är en tjänst, vars belopp beror på dagen: ange vilken, som {{on}} 2023-02-01"
    EN = "{post} is a post, which is looked at on a day: say which, as {{on}} 2023-02-01"
    post: str


class NoJournal(Message):
    """Say that nobody knows what has happened under a post."""

    SV = (
        "vad som har hänt med {post} är inte känt: ange dess journal, med {{journals}}; en tom journal säger att "
        "inget har hänt"
    )
    EN = (
        "what has happened under {post} is unknown: give its journal, with {{journals}}; an empty one says that "
        "nothing has"
    )
    post: str


class NoYearOf(Message):
    """Say that a post or a grant has nothing of a year."""

    SV = "{year} är inget år för {subject}, som gäller {term}"
    EN = "{year} is no year of {subject}, which is for {term}"
    year: int
    subject: str
    term: Period


class DayOutsideYear(Message):
    """Say that a day is not in the year that is asked about."""

    SV = "{day} är ingen dag i {year}; ange en dag det året, eller utelämna {{on}}"
    EN = "{day} is no day of {year}; give a day of that year, or leave {{on}} out"
    day: dt.date
    year: int


class NotTheYearBefore(Message):
    """Say that a grant is not of an earlier year than the one that it is laid beside."""

    SV = "{before} är bidraget för {before_year}, som inte är före {year}, året för {grant}; ange ett tidigare bidrag"
    EN = "{before} is the grant of {before_year}, not earlier than {year}, the year of {grant}; name an earlier grant"
    before: str
    before_year: int
    grant: str
    year: int


class NoCostOfPost(Message):
    """Say that no paper states what a post costs."""

    SV = "det framgår inte av handlingarna vad {post} kostar: ange cost under [assumptions] i journalen{or_assumed}"
    EN = "no paper states what {post} costs: give cost under [assumptions] in the journal{or_assumed}"
    post: str
    or_assumed: Reason = ""


class OrAssumedCost(Message):
    """Say that a cost can be assumed instead, where one post is asked about."""

    SV = ", eller {{assumptions}} cost=BELOPP"
    EN = ", or {{assumptions}} cost=AMOUNT"


class OrAssumedFigures(Message):
    """Say that figures can be assumed instead, where one post is asked about."""

    SV = ", eller {{assumptions}} basis=ID"
    EN = ", or {{assumptions}} basis=ID"


class NoFiguresOfPost(Message):
    """Say that no paper states the figures by which a post is shared, and which statistics count the same."""

    SV = (
        "{post} fördelas efter {counts}, och siffrorna framgår inte av handlingarna: ange basis under [assumptions] i "
        "journalen{or_assumed}{bases}"
    )
    EN = (
        "{post} is shared by {counts}, whose figures no paper states: give basis under [assumptions] in the journal"
        "{or_assumed}{bases}"
    )
    post: str
    counts: AnyText
    bases: Reason
    or_assumed: Reason = ""


class SuchAs(Message):
    """Name what would do."""

    SV = " ({names})"
    EN = " ({names})"
    names: tuple[str, ...]


class PeriodServesNothing(Message):
    """Say that the days are those of the year, and cannot be given."""

    SV = "{{first_day}} gäller det som inte har ett eget år; utelämna det"
    EN = "{{first_day}} serves what has no year of its own; leave it out"


class FromWhichDay(Message):
    """Ask from which day is paid."""

    SV = "{{every}} kräver den första dagen som betalningen gäller: ange den, som {{first_day}} 2024-01-01"
    EN = "{{every}} needs the first day that is paid for: say which, as {{first_day}} 2024-01-01"


class SumsWithoutSearch(Message):
    """Say that sums limit a search that is not asked for."""

    SV = "{{sums}} säger var {{search}} ska söka; ange också {{search}}"
    EN = "{{sums}} says what {{search}} is to search; give {{search}} too"


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


class NoneCanBeAudited(Message):
    """Say that no column of a table can be audited, and why for each."""

    SV = "ingen av kolumnerna kan granskas: {reasons}"
    EN = "none of its columns can be audited: {reasons}"
    reasons: tuple[AnyText, ...]


class NoFileNoExample(Message):
    """Say that a journal is neither a file nor an example."""

    SV = "{name:shown} är varken en fil eller en exempeljournal{meant}"
    EN = "there is no file and no example {name:shown}{meant}"
    name: str
    known: tuple[str, ...]

    @property
    def meant(self) -> AnyText:
        """The nearest example, or all of them."""
        return did_you_mean(self.name, self.known)


class Ships(Message):
    """Say that an entry has the id of one that ships, and does not say that it replaces it."""

    SV = "finns även bland de fakta som medföljer; ge ett eget id, eller skriv replaces = true om den ska ersätta den"
    EN = "it stands among the facts that ship too; give it an id of its own, or write replaces = true to replace that"


class StandsInToo(Message):
    """Say that an entry of one id stands in two files of one call."""

    SV = "finns även i {file}; ge var och en ett eget id, eller fråga om en fil i taget"
    EN = "it stands in {file} too; give each an id of its own, or ask of one file at a time"
    file: str


class NoPackage(Message):
    """Say that no installed package adds facts of a name, and which there are."""

    SV = "inget installerat paket lägger till fakta med namnet {name:shown}{others}"
    EN = "no installed package adds facts of the name {name:shown}{others}"
    name: str
    known: tuple[str, ...]

    @property
    def others(self) -> Reason:
        """The names that there are, if any."""
        return OtherNames(self.known) if self.known else ""


class OtherNames(Message):
    """Say which names there are."""

    SV = "; de som finns är {known:shown}"
    EN = "; there are {known:shown}"
    known: tuple[str, ...]


class NoFolderOfPackage(Message):
    """Say that what a package names has no folder."""

    SV = "paketet anger {module:shown}, som inte är någon modul med en mapp av filer"
    EN = "the package names {module:shown}, which is no module with a folder of files"
    module: str


class OfUnread(Message):
    """Say that a journal is of something that stands in a file with faults."""

    SV = "journalen gäller {of:shown}, som står i {file}; den har fel, som måste rättas först"
    EN = "the journal is of {of:shown}, which stands in {file}; that has faults, which must be mended first"
    of: str
    file: str


class OwnWithItsJournal(Message):
    """Say that a journal's definition is not known, and how one's own is checked."""

    SV = "{error}; ett eget avtal, bidrag eller en egen tjänst kontrolleras tillsammans med sin journal"
    EN = "{error}; a definition of your own is checked together with its journal"
    error: Exception


class BasisCanBeSearched(RuleMessage):
    """
    Where no rule fits a printed column on any known basis, the basis itself can be searched for in the amounts.

    It is not searched for unasked, since that takes time and a basis that is found needs a judgement.
    """

    RULE = "basis-recovered"
    SEVERITY = Severity.NOTE
    SV = "Underlaget kan sökas i beloppen själva."
    EN = "The basis can be searched for in the amounts themselves."


class WhichReading(Message):
    """Say how a reading is chosen."""

    SV = "{given:shown}: ange vad som läses och hur, som interim-report=printed"
    EN = "{given:shown}: say what is read and how, such as interim-report=printed"
    given: str


class InTwoPlaces(Message):
    """Say that what is asked for stands in two places."""

    SV = (
        "{name} finns både i {first} och i {second}, och de skulle tas för en och samma: ge var och en ett eget id, "
        "eller fråga om en i taget"
    )
    EN = (
        "{name} stands both in {first} and in {second}, and they would be taken for one: give each an id of its own, "
        "or ask of one at a time"
    )
    name: str
    first: Reason
    second: Reason


class HoldsSeveral(Message):
    """Say that a file holds several things to ask about."""

    SV = "filen innehåller {ids}; ange en av dem, som {path}#{example}"
    EN = "it holds {ids}; name one, as {path}#{example}"
    ids: tuple[str, ...]
    path: str

    @property
    def example(self) -> str:
        """One of them."""
        return self.ids[0]


class HoldsNone(Message):
    """Say that a file holds nothing to ask about."""

    SV = "filen innehåller inget avtal, inget bidrag och ingen tjänst"
    EN = "it holds no agreement, no grant and no post"


class NothingCalled(Choice):
    """Say that nothing of that name can be given or changed."""

    SV = "{{{argument}}} {text:shown}: inget heter {name:shown}{meant}"
    EN = "{{{argument}}} {text:shown}: nothing is called {name:shown}{meant}"
    argument: str
    text: str


class ValueMissing(Message):
    """Say that something has no value."""

    SV = "{{{argument}}} {text:shown}: värdet saknas; skriv {name}=VÄRDE"
    EN = "{{{argument}}} {text:shown}: its value is missing; write {name}=VALUE"
    argument: str
    text: str
    name: str


class NotNumberOf(Message):
    """Say that a text is no number of something."""

    SV = "{text:shown} är inget antal {what}; här väntas siffror"
    EN = "{text:shown} is no number of {what}; expected digits"
    text: str
    what: AnyText


class NoWayToCount(Choice):
    """Say that time is not counted so."""

    SV = "{name:shown} är inget sätt att räkna{meant}"
    EN = "{name:shown} is no way to count{meant}"


class NotLeaving(Choice):
    """Say that nothing so called happens when a party leaves."""

    SV = "{name:shown} är inte något som kan hända när en part lämnar{meant}"
    EN = "{name:shown} is not what can happen when one leaves{meant}"


class NoPartOfGrant(Message):
    """Say how a part of a grant is written."""

    SV = "{text:shown} är ingen del av ett bidrag; skriv året och procentsatsen, som 2025:50"
    EN = "{text:shown} is no part of a grant; write the year and the percentage, as 2025:50"
    text: str


class NoPercentage(Message):
    """Say that a text is no percentage."""

    SV = "{text:shown} är ingen procentsats; här väntas ett tal, som 50"
    EN = "{text:shown} is no percentage; expected a number such as 50"
    text: str


class NotYear(Message):
    """Say that a text is no year."""

    SV = "{text:shown} är inget år; här väntas fyra siffror, som 2023"
    EN = "{text:shown} is not a year, expected four digits such as 2023"
    text: str


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


class NoMethod(Choice):
    """Say that no method has that name."""

    SV = "metoden {name:shown} finns inte{meant}"
    EN = "there is no method {name:shown}{meant}"


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
