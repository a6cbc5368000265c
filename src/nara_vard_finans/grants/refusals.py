"""Why a grant, one of its pots, or what is asked of its sharing is refused."""

import datetime as dt

from nara_vard_finans.core import (
    Amount,
    AnyText,
    KindExpected,
    Message,
    NaraVardFinansError,
    Period,
    Principal,
    Reason,
    Text,
)

AREA = Text("inriktningen", "area")
CONDITION = Text("villkoret", "condition")
CONTENT = Text("innehållet", "content")
DUTY = Text("kravet", "duty")
READING = Text("tolkningen", "reading")
FUND = Text("fonden", "fund")
JOINT_USE = Text("den gemensamma användningen", "joint use")
MEASURE = Text("insatsen", "measure")
POT = Text("potten", "pot")
REQUIREMENT = Text("kravet på insatser", "requirement")
RULE = Text("regeln", "rule")

USE = Text("användningstiden", "its use")
AN_AMOUNT = Text("ett Amount, till exempel kronor(1_000)", "an Amount, such as kronor(1_000)")
A_SIZE = Text("ett Amount, Percentage, StatedShare eller Rest()", "an Amount, a Percentage, a StatedShare or Rest()")
A_USE = Text("en PotUse, till exempel PotUse.SET_ASIDE", "a PotUse, such as PotUse.SET_ASIDE")
A_CODE_OR_NAME = Text("en kod eller ett namn, som text", "a code or a name, as a text")
A_GRANT = KindExpected("Grant", "embedded().grant('ok-gnv-2020')")
CODES_BY_POT = Text(
    "koder efter pottens id, till exempel {'kommunerna': ['2080', '2081']}",
    "codes by the id of the pot, such as {'kommunerna': ['2080', '2081']}",
)


# The definition of a grant, and its duties.


class TooManyPots(Message):
    """Say that a grant has more pots than anybody reads."""

    SV = "bidraget har {pots} potter, långt fler än något bidrag har; {most} räcker"
    EN = "it has {pots} pots, far beyond any grant; {most} will do"
    pots: int
    most: int


class NoPots(Message):
    """Say that a grant has no pot."""

    SV = "bidraget har ingen pott; ange minst en, med ett belopp"
    EN = "it has no pot; give it at least one, with an amount"


class NamedAsAnotherDay(Message):
    """Say that a duty has the id of another day of the grant."""

    SV = "id {duty} är redan namnet på en annan dag i bidraget; välj ett annat"
    EN = "the id {duty} is that of another day of the grant; choose another"
    duty: str


class YearOutsideTerm(Message):
    """Say that the year of a grant is outside its term."""

    SV = "året {year} ligger utanför bidragets tid, {term}; rätta det ena"
    EN = "its year {year} is outside its term {term}; correct one of them"
    year: int
    term: Period


class DayOutsideTerm(Message):
    """Say that a day of a grant is outside its term."""

    SV = "{day} för {whose} ligger utanför bidragets tid, {term}; rätta det ena"
    EN = "{day} of {whose} is outside its term {term}; correct one of them"
    day: dt.date
    whose: Reason
    term: Period


class NoRoundAtAll(Message):
    """Say that what is offered again is offered once at least."""

    SV = "det som inte har rekvirerats erbjuds {rounds} gånger; ange 1 eller fler, eller utelämna antalet"
    EN = "what is not asked for is offered {rounds} times; give 1 or more, or leave the number out"
    rounds: int


class OfferedOfSeveral(Message):
    """Say that it is not known of which pot something was not asked for."""

    SV = "det som inte har rekvirerats kan bara erbjudas igen där bidraget har en enda pott, med tak och en nyckel"
    EN = "what is not asked for can be offered again only where the grant has one pot, with ceilings and a key"


class OfferedAfterNoDay(Message):
    """Say that a duty by whose day something is offered again is no duty to ask for the money."""

    SV = "{duty} är inget krav på rekvisition, och ger ingen dag att erbjuda det igen efter"
    EN = "{duty} is no duty of requisition, and gives no day to offer it again after"
    duty: str


class SharesWithStranger(Message):
    """Say that a key shares with somebody who is no party of the grant."""

    SV = "nyckeln för {pot} fördelar till {code}, som inte är part i bidraget; lägg till parten"
    EN = "the key of {pot} shares with {code}, not among its parties; add it"
    pot: str
    code: str


class GivesNothing(Message):
    """Say that the journal of a grant gives nothing besides its events."""

    SV = "{grant} är ett bidrag, vars journal inte anger annat än händelser; ta bort uppgifterna"
    EN = "{grant} is a grant, whose journal gives nothing besides its events; take them away"
    grant: str


class OpensAfterItIsDue(Message):
    """Say that a duty opens after its last day."""

    SV = "kravet kan uppfyllas först {opens_on}, efter sista dag {due_on}; rätta den ena"
    EN = "it opens on {opens_on}, after it is due on {due_on}; correct one"
    opens_on: dt.date
    due_on: dt.date


# Pots, and how they are divided.


class NegativePot(Message):
    """Say that a pot holds less than nothing."""

    SV = "beloppet {amount} är mindre än noll; en pott är noll eller mer"
    EN = "its amount {amount} is below zero; a pot holds zero or more"
    amount: Amount


class ShareOfNoPot(Message):
    """Say that somebody's share is of no pot."""

    SV = "det är någons andel av en pott; ange vilken pott, och beloppet som det är angivet"
    EN = "it is somebody's share of a pot; name the pot, and the amount as stated"


class NoSize(Message):
    """Say that nothing says how much a pot holds."""

    SV = "potten är varken en del av någon annan eller har ett belopp; ange det ena"
    EN = "it is cut from no pot and has no amount; give either"


class NegativePercentage(Message):
    """Say that a percentage is below zero."""

    SV = "procentsatsen är mindre än noll; en andel är noll eller mer"
    EN = "its percentage is below zero; a share is zero or more"


class SetAsideWithKey(Message):
    """Say that a pot is both set aside and shared."""

    SV = "potten är avsatt för något gemensamt, och har ändå en nyckel; ta bort det ena"
    EN = "it is set aside for a common use, and has a key; take one of them away"


class SharesBeyondPot(Message):
    """Say that the stated shares of a pot come to more than the pot."""

    SV = "de angivna andelarna av potten är tillsammans mer än dess {amount}; rätta en av dem"
    EN = "the shares of it that are stated come to more than its {amount}; correct one"
    amount: Amount


class OddUnitToStranger(Message):
    """Say that the odd unit would go to what is no part of the pot."""

    SV = "den udda enheten skulle gå till {part}, som inte är en del av potten; ange en del"
    EN = "its odd unit would go to {part}, which is not cut from it; name a part"
    part: str


class PotTwice(Message):
    """Say that a pot's id stands twice."""

    SV = "potten finns två gånger; ge varje pott ett eget id"
    EN = "it stands twice; give each pot an id of its own"


class CutFromNoPot(Message):
    """Say that a pot is a part of none before it."""

    SV = "potten är en del av {of}, som inte finns före den; ange en som finns{known}"
    EN = "it is cut from {of}, which is no pot before it; name one that is{known}"
    of: str
    earlier: tuple[str, ...]

    @property
    def known(self) -> Reason:
        """A pot before it, where there is one."""
        return ForExample(min(self.earlier)) if self.earlier else ""


class ForExample(Message):
    """Give one name that would do."""

    SV = ", till exempel {name}"
    EN = ", such as {name}"
    name: Reason


class PartsBeyondPot(Message):
    """Say that the parts of a pot take more than it holds."""

    SV = "delarna tar {taken}, mer än pottens {amount}; sänk en av dem"
    EN = "its parts take {taken}, more than its {amount}; lower one of them"
    taken: Amount
    amount: Amount


class SeveralTakeWhatIsLeft(Message):
    """Say that more than one part of a pot would take what is left."""

    SV = "{takers} skulle var för sig ta det som återstår; ge alla utom en ett belopp, eller alla en procentsats"
    EN = "{takers} would each take what is left; give all but one an amount, or all a percentage"
    takers: tuple[str, ...]


class TooMuchSetAside(Message):
    """Say that more than all is set aside."""

    SV = "mer än 100 procent av potten är avsatt; sänk en av procentsatserna"
    EN = "more than 100 percent of it is set aside; lower one of the percentages"


class PartsAreNoWhole(Message):
    """Say that the percentages of a pot's parts are not the whole."""

    SV = "av dess delar: {error}"
    EN = "of its parts, {error}"
    error: NaraVardFinansError


class NoCeiling(Message):
    """Say that somebody without a ceiling asks for money."""

    SV = "mottagaren har inget tak, och kan därför inte rekvirera något; rätta koden, eller ange ett tak"
    EN = "it has no ceiling, so it can draw nothing; correct the code, or give it one"


class OutsideCeiling(Message):
    """Say that somebody asks for more than its ceiling, or for less than nothing."""

    SV = "mottagaren rekvirerar {asked}; det går att rekvirera från noll till taket, {ceiling}"
    EN = "it asks for {asked}; it can draw from zero to its ceiling, {ceiling}"
    asked: Amount
    ceiling: Amount


# Sharing between recipients, and joint work.


class NoRecipient(Message):
    """Say that somebody gets nothing of a grant."""

    SV = "är ingen mottagare i {grant}; ange en som är det, till exempel {other}"
    EN = "it is no recipient of {grant}; name one that is, such as {other}"
    grant: str
    other: AnyText


class NobodyOfItsSide(Message):
    """Say that the key of a pot counts nobody of the side that the pot goes to."""

    SV = (
        "potten går till {whom}, och dess nyckel eller tal räknar ingen på den sidan, utan {names:shown}: lägg till "
        "dem som den går till, eller ange vilka potter som ska fördelas"
    )
    EN = (
        "it goes to {whom}, and its key or its figures count none of that side, but {names:shown}: add those it goes "
        "to, or name the pots to share"
    )
    side: Principal
    names: tuple[str, ...]

    @property
    def whom(self) -> Text:
        """The side that the pot goes to."""
        return self.side.text


class NoKey(Message):
    """Say that no paper states by what a pot is shared."""

    SV = "det framgår inte av handlingarna hur potten fördelas; ge den en nyckel, eller ange en annan pott"
    EN = "no paper says how it is shared; give the pot a key, or name another"


class PotBesideItsShare(Message):
    """Say that a pot and a share of it cannot be shared in one."""

    SV = "potten är en andel av {of}, så de två kan inte fördelas tillsammans; ange en av dem"
    EN = "it is a share of {of}, so the two cannot be shared in one; name one of them"
    of: str


class NoKeysAtAll(Message):
    """Say that figures serve nothing, since no pot has a key."""

    SV = "ingen av bidragets potter har en nyckel, så {statistic} kommer inte till användning; ta bort underlaget"
    EN = "none of its pots has a key, so {statistic} serves nothing; leave it out"
    statistic: str


class OnlyThoseWho(Message):
    """Say that only those share in a pot who have met something."""

    SV = "potten delas bara mellan dem som {have}; ange vilka de är"
    EN = "only those share in it who {have}; name them as qualified"
    have: Text


class OnlyInOneStage(Message):
    """Say that a key in stages cannot be shared among some."""

    SV = "bara en nyckel i ett steg kan delas mellan dem som har uppfyllt något"
    EN = "only a key in one stage can be shared among those who have met something"


class CostsAndFunds(Message):
    """Say what a cost and the funds for it can be."""

    SV = "en kostnad är mer än noll, och medel är noll eller mer"
    EN = "a cost is above zero, and funds are zero or more"


class ReadingNeedsItsDay(Message):
    """Say that a reading has a last day, unless it removes the duty."""

    SV = "en tolkning av slaget {kind} due_on stämmer inte; bara removed saknar sista dag"
    EN = "due_on does not fit a reading of the kind {kind}; removed alone has no last day"
    kind: str


class DecidedAlone(Message):
    """Say that a reading which a decision makes, and no other, has the day of the decision."""

    SV = "decided_on stämmer inte med en tolkning av slaget {kind}; changed och removed har den, och inga andra"
    EN = "decided_on does not fit a reading of the kind {kind}; changed and removed have it, and no others"
    kind: str


class FundBelowZero(Message):
    """Say that there cannot be less than nothing of a fund."""

    SV = "en fond är aldrig mindre än noll; ange vad som finns i den"
    EN = "a fund is never below zero; give what there is of it"


class FundBeyondItsAmount(Message):
    """Say that more was used of a fund than there was left of it."""

    SV = "{fund} är {amount} och {left} var kvar, och en fond är aldrig mindre än noll; rätta beloppet eller fonden"
    EN = "{fund} is {amount} and {left} was left, and a fund is never below zero; correct the amount, or the fund"
    fund: Text
    amount: Amount
    left: Amount


class FundsWithoutCost(Message):
    """Say that other money is given for a year without a cost."""

    SV = "andra medel är angivna för {year}, som inte har någon kostnad; ange årets kostnad också, eller utelämna dem"
    EN = "other money is given for {year}, which has no cost; give the cost of that year too, or leave it out"
    year: int


class YearNotOfUse(Message):
    """Say that joint work is not for a year."""

    SV = "gäller {years}, inte {year}; ange ett av de åren"
    EN = "it is for {years}, and not for {year}; name one of those"
    year: int
    years: tuple[int, ...]


class NoMunicipalRecipient(Message):
    """Say that somebody is no municipality that gets anything of a grant, and so cannot do joint work with it."""

    SV = "är ingen kommun som får något av bidraget; ange en som gör det, till exempel {other}"
    EN = "it is no municipality that gets anything of the grant; name one that does, such as {other}"
    other: str


class NotForMunicipalities(Message):
    """Say that a grant is not shared between municipalities."""

    SV = "bidraget fördelas inte mellan kommuner, så ingen kan tillskjuta en del; välj ett bidrag som gör det"
    EN = "it is not shared between municipalities, so none can give up a part; choose a grant that is"


class GivesBeyondAward(Message):
    """Say that somebody would give up more than its award."""

    SV = "skulle tillskjuta {gives} av en tilldelning på {award}; sänk kostnaden"
    EN = "it would give {gives} of an award of {award}; lower the cost"
    gives: Amount
    award: Amount


class RateGivesPot(Message):
    """Refuse a size beside a rate, which gives it."""

    SV = "en taxa ger pottens summa; ange varken belopp eller procent"
    EN = "a rate gives what the pot holds; give neither an amount nor percent"
