"""What can be wrong with what a facts file may write in several ways: parties, costs, keys, pots and terms."""

from nara_vard_finans.core import (
    Choice,
    Message,
    NaraVardFinansError,
    Text,
)


class NoKindOfKey(Choice):
    """Say that no cost key is of that kind."""

    SV = "{name:shown} är ingen sorts fördelningsnyckel{meant}"
    EN = "{name:shown} is no kind of cost key{meant}"


class NotCode(Message):
    """Say how the code of a party is written."""

    SV = "{code:shown} är ingen kod; här väntas högst tjugo bokstäver a–z, siffror och bindestreck"
    EN = "{code:shown} is no code; expected at most twenty letters, digits and hyphens"
    code: str


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


class ChosenBesideFile(Message):
    """Say which keys of a statistic settle what its file leaves open."""

    SV = "{error}; det väljs med {keys} bredvid file"
    EN = "{error}; choose with {keys} beside file"
    error: NaraVardFinansError
    keys: tuple[str, ...]


class ChosenElsewhere(Message):
    """Say that parties are chosen where an agreement lists them, and not where names stand by code."""

    SV = "här står namn efter kod, och {key} är ingen kod; ett län eller hela landet väljs i avtalets egen rad parties"
    EN = (
        "names stand here by code, and {key} is no code; choose a county or the whole country in the agreement's own "
        "parties"
    )
    key: str


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


class TermWithoutLastDay(Message):
    """Refuse a term that says neither when it ends nor that it does not."""

    SV = "avtalstiden har ingen sista dag: ange last_day, eller until_further_notice = true om den är tills vidare"
    EN = "the term has no last day: give last_day, or until_further_notice = true where it has none"


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

    SV = 'beräknade tal anges med nyckeln "of" och classes eller joined, eller med product_of; välj ett av sätten'
    EN = "figures that follow from others are given with of and classes or joined, or with product_of; choose one way"


class JoinedWhen(Message):
    """Ask for what goes with the days on which parties have joined."""

    SV = 'nyckeln "joined" anges tillsammans med year, året, och counted, ett av {known}'
    EN = "joined is given with year, the year, and counted, one of {known}"
    known: tuple[str, ...]


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


class OneQuantityAlone(Message):
    """Say how an amount that a figure is held against is named."""

    SV = "ange ett av amount, column och cost, det sista med year; delen är något av {sides:or}"
    EN = "give one of amount, column, and cost with year; the part is one of {sides:or}"
    sides: tuple[str, ...]


class YearsOfGrant(Message):
    """Ask for the years of a grant that is told once for several."""

    SV = "years är det första och det sista året, som 2017-2021, högst {most} år, och anges i stället för year"
    EN = "years is the first and the last year, as 2017-2021, at most {most} years, and stands in place of year"
    most: int
