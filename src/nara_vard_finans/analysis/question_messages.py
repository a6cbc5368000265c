"""What is said of comparisons, scenarios and last days, and why one of them is refused."""

import datetime as dt
from fractions import Fraction

from nara_vard_finans.core import Amount, AnyText, Message, Period, RuleMessage, Severity, Statistic, Text
from nara_vard_finans.sharing import Leaving

A_DEFINITION = Text("ett Agreement, ett Grant eller en Post", "an Agreement, a Grant or a Post")


# Comparisons.


class AsPrinted(Message):
    """Label a side that is printed."""

    SV = "{label} som tryckt"
    EN = "{label} as printed"
    label: AnyText


class YearUnder(Message):
    """Label a side by its year and the agreement it is under, where the two sides are under different ones."""

    SV = "{year} enligt ”{title}”"
    EN = "{year} under ”{title}”"
    year: int
    title: AnyText


class IsNoParty(Message):
    """Say that a recipient cannot be compared."""

    SV = "{name} är ingen part, och kan inte jämföras part för part; välj ett bidrag som fördelas mellan parter"
    EN = "{name} is no party, and cannot be compared party by party; choose a grant that is shared between parties"
    name: AnyText


class CarriedOn(Message):
    """Say what the amounts of a post's financiers rest on."""

    SV = (
        "Vad var och en bär {on}: finansiärernas belopp är betalt {paid}, beslutat {decided} och enligt "
        "inriktningsbeslut {assumed}, vilket inte binder någon. Arbetsgivaren bär det ofinansierade, {uncovered}."
    )
    EN = (
        "What each carries on {on}: the financiers' amounts are paid {paid}, decided {decided} and assumed {assumed}, "
        "which binds nobody. The employer carries the uncovered, {uncovered}."
    )
    on: dt.date
    paid: Amount
    decided: Amount
    assumed: Amount
    uncovered: Amount


class Unfinanced(RuleMessage):
    """
    A part of a cost is financed by nobody, since some have left and what they carried falls away.

    The cost remains; somebody must carry it, or it must be lowered.
    """

    RULE = "financed"
    SEVERITY = Severity.WARNING
    SV = "{unfinanced} av {total} finansieras inte av någon."
    EN = "{unfinanced} of {total} is financed by nobody."
    unfinanced: Amount
    total: Amount


class ElseProlonged(Message):
    """The last day to give notice of a term that is prolonged otherwise."""

    SV = "Sista dag att säga upp avtalet till {ends}; annars förlängs det"
    EN = "Last day to give notice so that it ends on {ends}; otherwise it is prolonged"
    ends: dt.date


# Scenarios: what is changed.


class Posts(Message):
    """Say that there is another number of posts."""

    SV = "{posts:tjänst|tjänster}"
    EN = "{posts:post|posts}"
    posts: int


class AYear(Message):
    """Say that the cost per year is another."""

    SV = "{cost} per år"
    EN = "{cost} a year"
    cost: Amount


class LengthOfNotice(Message):
    """Say that the period of notice is another."""

    SV = "uppsägningstid {length}"
    EN = "{length} of notice"
    length: AnyText


class OnBasis(Message):
    """Say that shares rest on other figures."""

    SV = "med underlaget ”{statistic}”"
    EN = "on ”{statistic}”"
    statistic: Statistic


class Without(Message):
    """Say who does not take part."""

    SV = "utan {names}"
    EN = "without {names}"
    names: tuple[str, ...]


class WithoutAndThen(Message):
    """Say who does not take part, and what then happens to the others' cost."""

    SV = "utan {names} ({then})"
    EN = "without {names} ({then})"
    names: tuple[str, ...]
    then: AnyText


class NoGrantFor(Message):
    """Say that there is no grant for a year."""

    SV = "inget bidrag {year}"
    EN = "no grant for {year}"
    year: int


class PartOfGrantFor(Message):
    """Say that there is only a part of a year's grant."""

    SV = "{percent} % av bidraget {year}"
    EN = "{percent} % of the grant for {year}"
    percent: int | Fraction
    year: int


# Scenarios: what cannot be changed.

NUMBER_OF_POSTS = Text("antalet tjänster", "a number of posts")
COST = Text("kostnaden", "a cost")
NOTICE = Text("uppsägningstiden", "a period of notice")
FIGURES = Text("underlaget", "other figures")
LEAVER = Text("vilka som deltar", "a party who leaves")


class NoCostPerPost(Message):
    """Say that no paper states what one post costs."""

    SV = "det framgår inte av handlingarna vad en tjänst kostar; ange en annan kostnad i stället"
    EN = "no paper states what one post costs; give another cost instead"


class OfAgreementsAlone(Message):
    """Say that something can be changed of an agreement alone."""

    SV = "{what:capital} kan bara ändras för ett avtal; utelämna det"
    EN = "{what} can be changed of an agreement alone; leave it out"
    what: Text


class OfAgreementsAndPosts(Message):
    """Say that something can be changed of an agreement or a post."""

    SV = "{what:capital} kan bara ändras för ett avtal eller en tjänst; utelämna det"
    EN = "{what} can be changed of an agreement or a post; leave it out"
    what: Text


class GrantOfPostsAlone(Message):
    """Say that a year's grant can be changed of a post alone."""

    SV = "ett års bidrag kan bara ändras för en tjänst; utelämna det"
    EN = "a year's grant can be changed of a post alone; leave it out"


class NoGrantToCarry(Message):
    """Say that no grant is to carry a year."""

    SV = "inget bidrag ska bära {year}; ange ett annat år"
    EN = "no grant is to carry {year}; name another year"
    year: int


class SayWhatHappens(Message):
    """Ask what happens to the others' cost."""

    SV = "ange vad som händer med de andras kostnad när en inte deltar: {ways:or}"
    EN = "say what happens to the others' cost when one does not take part: {ways:or}"
    ways: tuple[Leaving, ...]


class Employs(Message):
    """Say that the employer cannot be left out."""

    SV = "{name} är arbetsgivare, och kan inte utelämnas; ange en finansiär"
    EN = "{name} employs, and cannot be left out; name a financier"
    name: str


# Last days.


class TwoDaysOfOneId(Message):
    """Say that two different days to keep have one id."""

    SV = (
        "detta är id för två olika dagar, {first} ({of_first}) och {second} ({of_second}), som skulle tas för en och "
        "samma; ge det som de hör till egna id, eller lista en i taget"
    )
    EN = (
        "it is the id of two different days to keep, {first} ({of_first}) and {second} ({of_second}), which would be "
        "taken for one; give what they belong to ids of their own, or list one at a time"
    )
    first: dt.date
    of_first: Text
    second: dt.date
    of_second: Text


class ByAnotherReading(Message):
    """Name a duty by another reading of it."""

    SV = "{duty:capital}, annan tolkning: {reading}"
    EN = "{duty:capital}, another reading: {reading}"
    duty: Text
    reading: Message


class DayAsRead(Message):
    """Say that a day is read otherwise than it is printed."""

    SV = "Tryckt dag är {printed}; här läses {read}."
    EN = "The printed day is {printed}; it is read here as {read}."
    printed: dt.date
    read: dt.date


class YearBegins(Message):
    """Say that a year begins that an implementing decision is needed for."""

    SV = "Verksamhetsåret {year} börjar; verkställande beslut behövs"
    EN = "The year {year} begins; an implementing decision is needed"
    year: int


class YearOfGrantBegins(Message):
    """Say that a year begins that an implementing decision is needed for, when its grant is notified."""

    SV = "Verksamhetsåret {year} börjar; verkställande beslut behövs när besked om medlen finns"
    EN = "The year {year} begins; an implementing decision is needed when its grant is notified"
    year: int


class InvoiceFallsDue(Message):
    """Say what falls due on a day."""

    SV = "Faktura för {period} förfaller"
    EN = "The invoice for {period} falls due"
    period: Period


USE_ENDS = Text("Sista dag att använda medlen", "Last day to use the money")
EACH_RECIPIENT = Text("Varje mottagare", "Each recipient")
LAST_DAY_TO_SIGN = Text("Sista dag för underskrift", "Last day to sign")
LAST_DAY_FOR_NOTICE = Text(
    "Sista dag att säga upp avtalet till avtalstidens slut", "Last day to give notice so that it ends with the term"
)
EACH_PARTY = Text("Varje part", "Each party")
TERM_ENDS = Text("Avtalstiden löper ut", "The term ends")
EACH_FINANCIER = Text("Varje finansiär", "Each financier")
EMPLOYMENT_ENDS = Text("Tjänstens tid löper ut", "The post's term ends")
EMPLOYMENT_ENDS_OTHERWISE = Text("Tjänstens tid löper ut, annan tolkning", "The post's term ends, another reading")
