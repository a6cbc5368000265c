"""Why a total is not shared: who carries what does not divide, in what unit, over which time, and by what rule."""

from typing import TYPE_CHECKING

from nara_vard_finans.core import AnyText, Message, Period

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


class DecimalsUnstated(Message):
    """Ask to how many decimals percentages are rounded first."""

    SV = "metoden {method} avrundar procentsatserna först: ange till hur många decimaler, från 0 till {most}"
    EN = "{method} rounds percentages first: say to how many decimals, from 0 to {most}"
    method: "Method"
    most: int


class DecimalsOutside(Message):
    """Refuse decimals that are too many, or below zero."""

    SV = "procentsatser avrundas till mellan 0 och {most} decimaler, och här står {decimals}"
    EN = "percentages are rounded to between 0 and {most} decimals, and here it is {decimals}"
    decimals: int
    most: int


class DecimalsInVain(Message):
    """Refuse decimals of percentages where the method rounds none."""

    SV = (
        "{decimals:decimal är angiven|decimaler är angivna}, och metoden {method} avrundar inga procentsatser; använd "
        "{other}, eller ange inga decimaler"
    )
    EN = (
        "{decimals:decimal is|decimals are} named, and {method} rounds no percentages; use {other}, or name no decimals"
    )
    decimals: int
    method: "Method"
    other: "Method"


class RateOfMixed(Message):
    """Refuse to round an amount for each where several keys are weighed together."""

    SV = "flera nycklar är vägda samman, så inget räknas som ett belopp för var och en kan gälla; välj en annan metod"
    EN = (
        "several keys are weighed together, so nothing is counted that an amount for each could be of; choose another "
        "method"
    )


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


class NobodyPays(Message):
    """Refuse a plan for nobody."""

    SV = "det finns ingen som ska betala: ange minst en part och dess belopp"
    EN = "there is nobody to pay: give at least one party and its amount"


class PaidWhereOthersPay(Message):
    """Refuse a plan by which some pay and some are paid."""

    SV = "får betalt, medan andra betalar: gör en plan för dem som betalar och en för dem som får betalt"
    EN = "paid, where others pay: make a plan for those who pay and one for those who are paid"


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


class RowsMustSum(Message):
    """Refuse a method beside floors and ceilings."""

    SV = "med lägsta och högsta belopp delas hela enheter med största rest; metoden {method} passar inte där"
    EN = "with floors and ceilings whole units are shared by the largest remainder; {method} does not fit there"
    method: "Method"
