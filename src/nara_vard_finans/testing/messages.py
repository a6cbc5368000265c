"""What breaks a law of one result, and the counterexamples of methods that do not keep one."""

from fractions import Fraction

from nara_vard_finans.core import Amount, AnyText, Message, RuleMessage, Severity
from nara_vard_finans.sharing import Method, method_text


class Broken(RuleMessage):
    """What breaks a law."""

    SEVERITY = Severity.BREACH


class ServesNothing(Message):
    """Refuse what serves nothing of a result."""

    SV = "{kind} säger det självt, eller har inget sådant; utelämna det"
    EN = "{kind} says so itself, or has nothing of the kind; leave it out"
    kind: str


class AmountsUnstated(Message):
    """Ask what each is to pay."""

    SV = "vad var och en ska betala i allt framgår inte av planen; ange det, efter avräkningen"
    EN = "what each is to pay in all is not in the plan; give it, the settlement included"


class NoInstalment(Message):
    """Refuse a plan of nothing."""

    SV = "planen har inga delbetalningar"
    EN = "the plan has no instalments"


class RowsLeave(Message):
    """By hand: half a krona is rounded for both."""

    SV = "1 kr delad lika på två ger {each} till var och en, och restposten är {left}"
    EN = "1 kr shared equally by two gives each {each}, and the residual is {left}"
    each: Amount
    left: Amount


class SainteLagueIsFar(Message):
    """By hand: see the test that pins it."""

    SV = "av 100 kr efter vikterna 9 745 och fem gånger 51 har den största 96 kr, och dess exakta del är 97,45 kr"
    EN = "of 100 kr by the weights 9 745 and five times 51 the largest has 96 kr, and its exact share is 97.45 kr"


class RateIsFar(Message):
    """By hand: 1 000 kr by 3 000 is 33,33 öre for each, which is rounded to 33; 2 990 times that is 986,70 kr."""

    SV = "av 1 000 kr efter vikterna 2 990 och 10 har den största 987 kr, och dess exakta del är 996,67 kr"
    EN = "of 1 000 kr by the weights 2 990 and 10 the largest has 987 kr, and its exact share is 996.67 kr"


class PercentageIsFar(Message):
    """By hand: 50,45 percent are 50 whole ones."""

    SV = "av 240 kr efter hela procent av vikterna 5 045, 2 480 och 2 475 har den största 120 kr, och exakt 121,08 kr"
    EN = (
        "of 240 kr by whole percent of the weights 5 045, 2 480 and 2 475 the largest has 120 kr, and exactly 121.08 kr"
    )


class CarrierIsFar(Message):
    """By hand: 1,40 kr is rounded to 1 kr ten times, and 4 kr are left; 8,50 kr to 9 kr, and 5 kr are too much."""

    SV = "av {total} delade lika på tio har den som bär skillnaden {carried}, och de andra {others}"
    EN = "of {total} shared equally by ten, who carries the difference has {carried}, and the others {others}"
    total: Amount
    carried: Amount
    others: Amount


class CarrierHasLess(Message):
    """By hand: 10,594 is rounded to 11 nine times, 11,653 to 12, and that is 4 too much."""

    SV = "av 107 kr efter vikterna 11 och nio gånger 10 har den största, som bär skillnaden, 8 kr, och de andra 11 kr"
    EN = "of 107 kr by the weights 11 and nine times 10 the largest, who carries the difference, has 8 kr, others 11 kr"


class SmallCarrierHasMore(Message):
    """By hand: 1,881 is rounded down to 1 nine times, 2,069 to 2, and 8 kr are left."""

    SV = "av 19 kr efter vikterna 11 och nio gånger 10 har den största 2 kr, och en mindre, som bär skillnaden, 9 kr"
    EN = (
        "of 19 kr by the weights 11 and nine times 10 the largest has 2 kr, a smaller, who carries the difference, 9 kr"
    )


class RowsExceedTotal(Broken):
    """The amounts and the residual sum to more than the total."""

    RULE = "amounts-sum"
    SV = "Raderna och restposten ({residual}) summerar till {found}: {by} mer än {total}, som delas."
    EN = "The rows and the residual ({residual}) sum to {found}: {by} more than the {total} that is shared."
    found: Amount
    residual: Amount
    total: Amount
    by: Amount


class RowsFallShort(Broken):
    """The amounts and the residual sum to less than the total."""

    RULE = "amounts-sum"
    SV = "Raderna och restposten ({residual}) summerar till {found}: {by} mindre än {total}, som delas."
    EN = "The rows and the residual ({residual}) sum to {found}: {by} less than the {total} that is shared."
    found: Amount
    residual: Amount
    total: Amount
    by: Amount


class SomethingIsLeft(Broken):
    """Something is left."""

    RULE = "nothing-left"
    SV = "Restposten är {by}; den ska vara noll."
    EN = "The residual is {by}; it must be zero."
    by: Amount


class UnitIsBroken(Broken):
    """An amount is no whole number of units."""

    RULE = "whole-units"
    SV = "{party} har {amount}, som inte är ett helt antal enheter om {unit}: {by} är över."
    EN = "{party} has {amount}, which is no whole number of units of {unit}: {by} is over."
    party: str
    amount: Amount
    unit: Amount
    by: Amount


class TotalIsBroken(Broken):
    """What is shared is no whole number of units."""

    RULE = "whole-units"
    SV = "{total} delas i hela enheter om {unit}: {by} är över."
    EN = "{total} is shared in whole units of {unit}: {by} is over."
    total: Amount
    unit: Amount
    by: Amount


class PaysLessThanNothing(Broken):
    """Somebody pays less than nothing."""

    RULE = "nobody-below-zero"
    SV = "{party} har {by}, fast {total} delas; ingen har mindre än noll."
    EN = "{party} has {by}, though {total} is shared; nobody has less than zero."
    party: str
    total: Amount
    by: Amount


class PaysThoughPaidBack(Broken):
    """Somebody pays when all are paid back."""

    RULE = "nobody-below-zero"
    SV = "{party} har {by}, fast {total} betalas tillbaka; ingen har mer än noll."
    EN = "{party} has {by}, though {total} is paid back; nobody has more than zero."
    party: str
    total: Amount
    by: Amount


class HasWithoutWeight(Broken):
    """Somebody of weight zero has something."""

    RULE = "no-weight-no-share"
    SV = "{party} har vikten noll men {by}; den ska inte ha något."
    EN = "{party} has the weight zero but {by}; it must have nothing."
    party: str
    by: Amount


class IsFarFromItsShare(Broken):
    """An amount is a unit or more from the exact share."""

    RULE = "within-one-unit"
    SV = "{party} har {amount}, och dess exakta del är {exact:2} kr: skillnaden, {by:2} kr, är inte mindre än {unit}."
    EN = "{party} has {amount}, and its exact share is {exact:2} kr: the difference, {by:2} kr, is not below {unit}."
    party: str
    amount: Amount
    exact: Fraction
    unit: Amount
    by: Fraction


class EqualWeightsDiffer(Broken):
    """Two of equal weight differ by more than a unit."""

    RULE = "equal-weights-alike"
    SV = "{party} har {most} och {other} {least}, fast de har lika vikt: skillnaden, {by}, är mer än {unit}."
    EN = (
        "{party} has {most} and {other} {least}, though their weights are equal: the difference, {by}, is above {unit}."
    )
    party: str
    most: Amount
    other: str
    least: Amount
    unit: Amount
    by: Amount


class LargerWeightHasLess(Broken):
    """One of larger weight has less."""

    RULE = "larger-weight-no-less"
    SV = "{party} har {by} mindre än {other}, fast dess vikt är större."
    EN = "{party} has {by} less than {other}, though its weight is larger."
    party: str
    other: str
    by: Amount


class OffItsMethod(Broken):
    """Somebody has another amount than the method gives."""

    RULE = "method-followed"
    party: str
    amount: Amount
    by: Amount
    expected: Amount
    method: Method

    @property
    def how(self) -> AnyText:
        """The method, by its name."""
        return method_text(self.method)


class HasTooMuch(OffItsMethod):
    """Somebody has more than the method gives."""

    SV = "{party} har {amount}, {by} mer än de {expected} som metoden ger ({how})."
    EN = "{party} has {amount}, {by} more than the {expected} that the method gives ({how})."


class HasTooLittle(OffItsMethod):
    """Somebody has less than the method gives."""

    SV = "{party} har {amount}, {by} mindre än de {expected} som metoden ger ({how})."
    EN = "{party} has {amount}, {by} less than the {expected} that the method gives ({how})."


class Uneven(Broken):
    """Halves that differ by more than the odd unit."""

    RULE = "halves-hold"
    SV = "{party} har {most} och {other} {least}, fast de delar lika: skillnaden är {by}, och den udda enheten {unit}."
    EN = "{party} has {most} and {other} {least}, though they share equally: {by} apart, and the odd unit is {unit}."
    party: str
    most: Amount
    other: str
    least: Amount
    by: Amount
    unit: Amount


class OddUnitElsewhere(Broken):
    """The odd unit is with another half than the one named."""

    RULE = "halves-hold"
    SV = "Den udda enheten, {by}, ligger på {party}; den ska ligga på {named}."
    EN = "The odd unit, {by}, is with {party}; it must be with {named}."
    party: str
    named: str
    by: Amount


class NotTwoHalves(Message):
    """There are more halves than two, or fewer."""

    SV = "{count:halva är angiven|halvor är angivna}; ange två, med koderna för parterna i var och en"
    EN = "{count:half is|halves are} given; give two, with the codes of the parties of each"
    count: int


class CountedTwice(Message):
    """A party stands twice in the halves."""

    SV = "{value:shown} är redan med i en av halvorna; varje part är med i en"
    EN = "{value:shown} is in one of the halves already; each party is in one"
    value: str


class NoSuchHalf(Message):
    """The odd unit is to be with a half that is none."""

    SV = "{value:shown} är ingen av halvorna; de som finns är {known}"
    EN = "{value:shown} is none of the halves; there are {known}"
    value: str
    known: tuple[str, ...]
