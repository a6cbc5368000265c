"""What is said of how whole amounts are made, step by step."""

from fractions import Fraction

from nara_vard_finans.core import Amount, AnyText, Message, Principal, Text


class Sentences(Message):
    """Say several things one after the other."""

    SV = "{sentences: }"
    EN = "{sentences: }"
    sentences: tuple[AnyText, ...]


class Steps(Message):
    """Name a unit that has no name of its own."""

    SV = "steg om {unit}"
    EN = "steps of {unit}"
    unit: Amount


class LargestRemainders(Message):
    """Name so many of the largest remainders."""

    SV = "de {number:grouped} största resterna"
    EN = "the {number:grouped} largest remainders"
    number: int


class Alone(Message):
    """Say that somebody shares with nobody."""

    SV = "{who} är ensam om sin del: hela beloppet, {amount}."
    EN = "{who} is alone in its part: all of {amount}."
    who: AnyText | Principal
    amount: Amount


class DividesEvenly(Message):
    """Say that nothing had to be rounded."""

    SV = "I {unit} går det jämnt ut: {amount}."
    EN = "In {unit} it divides evenly: {amount}."
    unit: AnyText
    amount: Amount


class RestToEach(Message):
    """Say how the largest remainders share what is left when all are rounded down."""

    SV = (
        "Avrundning: största rest, {unit}. Alla avrundas först {towards}, till sammanlagt {floors}. Återstoden, "
        "{left}, läggs med {step} var på {largest}: {winners:long}."
    )
    EN = (
        "Rounding: largest remainder, {unit}. All are first rounded {towards}, to {floors} together. What remains, "
        "{left}, is put on {largest}, {step} each: {winners:long}."
    )
    unit: AnyText
    towards: Text
    floors: Amount
    left: Amount
    step: Amount
    largest: AnyText
    winners: tuple[AnyText, ...]


class RestToOne(Message):
    """Say who has the largest remainder, and so what is left when all are rounded down."""

    SV = (
        "Avrundning: största rest, {unit}. Alla avrundas först {towards}, till sammanlagt {floors}. Återstoden, "
        "{left}, läggs på den största resten: {winner}."
    )
    EN = (
        "Rounding: largest remainder, {unit}. All are first rounded {towards}, to {floors} together. What remains, "
        "{left}, is put on the largest remainder: {winner}."
    )
    unit: AnyText
    towards: Text
    floors: Amount
    left: Amount
    winner: AnyText


class GetsStep(Message):
    """Say that somebody's remainder is large enough."""

    SV = "{who}: {floor} och resten {remainder:4} kr, plats {rank} av {of}, alltså {step} till: {amount}."
    EN = "{who}: {floor} and the remainder {remainder:4} kr, number {rank} of {of}, so {step} more: {amount}."
    who: AnyText | Principal
    floor: Amount
    remainder: Fraction
    rank: int
    of: int
    step: Amount
    amount: Amount


class GetsNoStep(Message):
    """Say that somebody's remainder is too small."""

    SV = "{who}: {floor} och resten {remainder:4} kr, plats {rank} av {of}, alltså inget mer: {amount}."
    EN = "{who}: {floor} and the remainder {remainder:4} kr, number {rank} of {of}, so no more: {amount}."
    who: AnyText | Principal
    floor: Amount
    remainder: Fraction
    rank: int
    of: int
    amount: Amount


class ByDivisors(Message):
    """Say what Sainte-Laguë's method gives somebody."""

    SV = (
        "Avrundning: uddatalsmetoden (Sainte-Laguë), {unit}. Varje enhet går till den som har störst vikt delad med "
        "2 × det den redan fått + 1. {who} får {amount}."
    )
    EN = (
        "Rounding: Sainte-Laguë, {unit}. Each unit goes to the largest weight divided by 2 × what it has already got + "
        "1. {who} gets {amount}."
    )
    unit: AnyText
    who: AnyText | Principal
    amount: Amount


class LastUnitTo(Message):
    """Say who got the last unit."""

    SV = "Sista enheten gick till {who}."
    EN = "The last unit went to {who}."
    who: AnyText


class RowsAlone(Message):
    """Name a method by which each row is rounded by itself."""

    SV = "varje rad för sig, {way}"
    EN = "each row by itself, {way}"
    way: Text


class RateBeforeRows(Message):
    """Name a method by which the amount for each that is counted is rounded before the rows."""

    SV = "beloppet för var och en först till hela öre, sedan {rows}"
    EN = "the amount for each first to whole öre, then {rows}"
    rows: AnyText


class PercentagesBeforeRows(Message):
    """Name a method by which percentages are rounded before the rows."""

    SV = "procentsatserna först till {decimals:decimal|decimaler}, sedan {rows}"
    EN = "the percentages first to {decimals:decimal|decimals}, then {rows}"
    decimals: int
    rows: AnyText


class RowsCarried(Message):
    """Name a method by which rows are rounded by themselves, and one party carries the difference."""

    SV = "{rows}, skillnaden på en part"
    EN = "{rows}, the difference on one party"
    rows: AnyText


class RateRoundedFirst(Message):
    """Say to what the amount for each that is counted was rounded before the rows."""

    SV = "Beloppet för var och en som räknas avrundas först till hela öre, {rate}."
    EN = "The amount for each that is counted is first rounded to whole öre, {rate}."
    rate: Amount


class PercentageRoundedFirst(Message):
    """Say to what a share was rounded before the rows."""

    SV = "Andelen avrundas först till {percent} procent."
    EN = "The share is first rounded to {percent} percent."
    percent: Text


class RowsByThemselves(Message):
    """Say what rows sum to that are rounded one by one."""

    SV = "Avrundning: varje rad avrundas för sig till {unit}, {way}; raderna summerar då till {rows}."
    EN = "Rounding: each row by itself to {unit}, {way}; the rows then sum to {rows}."
    unit: AnyText
    way: Text
    rows: Amount


class RowsMakeTotal(Message):
    """Say that nothing is left."""

    SV = "De stämmer med summan."
    EN = "They make the total."


class ResidualOnNobody(Message):
    """Say that what is left is on nobody."""

    SV = "Restposten {residual} läggs inte på någon."
    EN = "The residual of {residual} is put on nobody."
    residual: Amount


class DifferenceOn(Message):
    """Say who carries what is left."""

    SV = "Skillnaden {difference} läggs på {who}."
    EN = "The difference of {difference} is put on {who}."
    difference: Amount
    who: AnyText


class Gets(Message):
    """Say what somebody gets."""

    SV = "{who} får {amount}."
    EN = "{who} gets {amount}."
    who: AnyText | Principal
    amount: Amount


class LastByKey(Message):
    """Say who of those with equal claims comes first by the key, and so got the last unit."""

    SV = "Den sista enheten kunde läggas på {tied:or long}; enligt nyckeln läggs den på {won}."
    EN = "The last unit could be put on {tied:or long}; by the key it is put on {won}."
    tied: tuple[AnyText, ...]
    won: AnyText


class LastOnesByKey(Message):
    """Say who of those with equal claims comes first by the key, and who got the last units."""

    SV = (
        "De sista enheterna kunde läggas på {tied:or long}; enligt nyckeln går {first} före, så de läggs på {won:long}."
    )
    EN = "The last units could be put on {tied:or long}; by the key {first} goes first, so they are put on {won:long}."
    tied: tuple[AnyText, ...]
    first: AnyText
    won: tuple[AnyText, ...]


class LastByCode(Message):
    """Say who of those with equal claims has the lowest code, and so got the last unit."""

    SV = "Den sista enheten kunde läggas på {tied:or long}; lägst kod går först, så den läggs på {won}."
    EN = "The last unit could be put on {tied:or long}; the lowest code goes first, so it is put on {won}."
    tied: tuple[AnyText, ...]
    won: AnyText


class LastOnesByCode(Message):
    """Say who of those with equal claims have the lowest codes, and so got the last units."""

    SV = "De sista enheterna kunde läggas på {tied:or long}; lägst kod går först, så de läggs på {won:long}."
    EN = "The last units could be put on {tied:or long}; the lowest code goes first, so they are put on {won:long}."
    tied: tuple[AnyText, ...]
    won: tuple[AnyText, ...]


class HeldAtLeast(Message):
    """Say that somebody's floor holds."""

    SV = "Efter nyckeln vore {share:2} kr beloppet för {who}; det lägsta beloppet gäller: {amount}."
    EN = "By the key the amount of {who} would be {share:2} kr; its floor holds: {amount}."
    who: AnyText | Principal
    share: Fraction
    amount: Amount


class HeldAtMost(Message):
    """Say that somebody's ceiling holds."""

    SV = "Efter nyckeln vore {share:2} kr beloppet för {who}; det högsta beloppet gäller: {amount}."
    EN = "By the key the amount of {who} would be {share:2} kr; its ceiling holds: {amount}."
    who: AnyText | Principal
    share: Fraction
    amount: Amount


class TakesMore(Message):
    """Say that somebody pays what the ceilings of the others cut off."""

    SV = "Efter nyckeln betalar {who} {own}, och dessutom de {more} som de andras högsta belopp skär av: {amount}."
    EN = "By the key {who} pays {own}, and besides the {more} that the ceilings of the others cut off: {amount}."
    who: AnyText | Principal
    own: Amount
    more: Amount
    amount: Amount


class TakesLess(Message):
    """Say that somebody pays less, by what the floors of the others bring."""

    SV = (
        "Efter nyckeln vore beloppet för {who} {own}; de andras lägsta belopp ger {less} av det, och det blir {amount}."
    )
    EN = "By the key the amount of {who} would be {own}; the floors of the others bring {less} of it: {amount}."
    who: AnyText | Principal
    own: Amount
    less: Amount
    amount: Amount


class LeftByBounds(Message):
    """Say what those whom no bound holds share."""

    SV = (
        "Av {given} betalas {held} av dem som har nått sitt lägsta eller högsta belopp; de andra delar {left} efter "
        "samma nyckel."
    )
    EN = "Of {given}, {held} is paid by those at their floor or ceiling; the others share {left} by the same key."
    given: Amount
    held: Amount
    left: Amount
