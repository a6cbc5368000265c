"""Why nobody can be charged so: rates, stated amounts, parts, floors and ceilings, and costs."""

from typing import TYPE_CHECKING

from nara_vard_finans.core import Amount, AnyText, Message

if TYPE_CHECKING:
    from nara_vard_finans.sharing.methods import Method


class NegativeCost(Message):
    """Refuse a yearly cost below zero."""

    SV = "en kostnad per år är noll eller mer"
    EN = "a yearly cost is zero or more"


class NegativeActualCost(Message):
    """Refuse an actual cost below zero."""

    SV = "ett utfall är noll eller mer"
    EN = "an actual cost is zero or more"


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


class TakenByNobody(Message):
    """Ask who takes what bounds cut off or leave missing."""

    SV = (
        "cut_off är {cut_off:shown}, och ingen är angiven som tar det som skärs av eller saknas; ange parten i taken_by"
    )
    EN = "cut_off is {cut_off:shown}, and nobody is named who takes what is cut off or missing; name it in taken_by"
    cut_off: str


class TakenInVain(Message):
    """Refuse somebody who takes what is shared again or falls away."""

    SV = "taken_by är angiven, men cut_off är {cut_off:shown}; skriv {taken:shown}, eller ta bort taken_by"
    EN = "taken_by is named, but cut_off is {cut_off:shown}; write {taken:shown}, or take taken_by away"
    cut_off: str
    taken: str


class TakerGone(Message):
    """Refuse to share without whoever takes what bounds cut off."""

    SV = "den tar det som skärs av eller saknas, och ingen handling säger vem som gör det när den lämnar"
    EN = "it takes what is cut off or missing, and no paper says who does when it leaves"


class TakesTooLittle(Message):
    """Refuse what bounds leave to a party where it is less than its own floor."""

    SV = (
        "så mycket lämnar de andras lägsta belopp åt {party}, som ska betala minst {least}; sänk något av dem, eller "
        "låt en annan ta det som saknas"
    )
    EN = (
        "that is what the floors of the others leave to {party}, who is to pay at least {least}; lower one of them, or "
        "let another take what is missing"
    )
    party: str
    least: Amount


class TakesTooMuch(Message):
    """Refuse what bounds leave to a party where it is more than its own ceiling."""

    SV = (
        "så mycket lämnar de andras högsta belopp åt {party}, som ska betala högst {most}; höj något av dem, eller "
        "låt en annan ta det som skärs av"
    )
    EN = (
        "that is what the ceilings of the others leave to {party}, who is to pay at most {most}; raise one of them, or "
        "let another take what is cut off"
    )
    party: str
    most: Amount


class NobodyTakesRest(Message):
    """Refuse what is left where those who could take it weigh nothing."""

    SV = "{left} är kvar att dela, och de som inte har nått sitt högsta belopp har vikten noll; ändra ett högsta belopp"
    EN = "{left} is left to share, and those below their ceilings weigh nothing; change a ceiling"
    left: Amount
