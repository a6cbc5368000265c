"""What is said of money that is shared: what it is, how it was rounded, and where what was left went."""

import datetime as dt

from nara_vard_finans.core import Amount, AnyText, Message, Period


class SharingOf(Message):
    """What is shared over a table of weights."""

    SV = "Fördelning av {total}"
    EN = "Sharing of {total}"
    total: Amount


class CostOfDays(Message):
    """Of which days a cost is, where they are not the whole year."""

    SV = "Kostnaden gäller {days}; årets övriga dagar ligger utanför avtalstiden."
    EN = "The cost is of {days}; the other days of the year are not in the term."
    days: Period


class CostIn(Message):
    """What is shared of an agreement in a year."""

    SV = "Kostnad {year}: {total}"
    EN = "Cost {year}: {total}"
    year: int
    total: Amount


class SettlementOf(Message):
    """What a settlement is of."""

    SV = "Avräkning mot faktisk kostnad {actual}; skillnad {difference}"
    EN = "Settlement against the actual cost {actual}; difference {difference}"
    actual: Amount
    difference: Amount


class PutOnNext(Message):
    """On which instalments a settlement is put."""

    SV = "Avräkningen läggs på de delbetalningar som förfaller efter {on}, i tur och ordning."
    EN = "The settlement is put on the instalments that fall due after {on}, one after the other."
    on: dt.date


class PaidByItself(Message):
    """A deficit after the last instalment."""

    SV = "{party} betalar dessutom {amount}, som ingen delbetalning efter den dagen kan bära."
    EN = "{party} pays {amount} besides, which no instalment after that day can hold."
    party: str
    amount: Amount


class PaidOut(Message):
    """A surplus larger than the instalments that remain."""

    SV = "{party} får tillbaka {amount}, som inte ryms på delbetalningarna efter den dagen."
    EN = "{party} is paid back {amount}, which the instalments after that day cannot hold."
    party: str
    amount: Amount


class OutcomeOn(Message):
    """What is told of a year's cost: how it stands on a day."""

    SV = "Budget och utfall {year}, till och med {on}"
    EN = "Budget and outcome {year}, up to {on}"
    year: int
    on: dt.date


class WholeYearIsForecast(Message):
    """What the whole year comes to before it is over."""

    SV = "Kvar är budget minus utfall. Helår är den senaste prognosen, och avvikelsen är budget minus helår."
    EN = "Left is the budget less the outcome. The whole year is the latest forecast; deviation is budget less that."


class WholeYearIsBooked(Message):
    """What the whole year comes to when it is over."""

    SV = "Kvar är budget minus utfall. Året är slut: helår är det som är bokfört."
    EN = "Left is the budget less the outcome. The year is over: the whole year is what is booked."


class OutsideTheCost(Message):
    """What may not be charged to the joint cost."""

    SV = "{line} ligger utanför den gemensamma kostnaden."
    EN = "{line} stands outside the joint cost."
    line: AnyText


class BookedByPeriod(Message):
    """What a table of booked costs is."""

    SV = "Bokfört utfall, period för period"
    EN = "What is booked, period by period"


class SettledByForecast(Message):
    """That a settlement rests on forecasts."""

    SV = "Året är inte slut {on}: kostnaden är kostnadsslagens senaste prognos, och avräkningen är preliminär."
    EN = "The year is not over on {on}: the cost is the latest forecast, and the settlement is preliminary."
    on: dt.date


class SettledByBooked(Message):
    """That a settlement rests on what is booked."""

    SV = "Kostnaden är det som är bokfört på kostnadsslagen till och med {on}."
    EN = "The cost is what is booked on the cost lines up to {on}."
    on: dt.date


class SettledBefore(Message):
    """An earlier settlement that is in what was charged."""

    SV = "I det som är debiterat ingår avräkningen {on} på {actual}, en skillnad på {difference}."
    EN = "What was charged includes the settlement of {on} by {actual}, a difference of {difference}."
    on: dt.date
    actual: Amount
    difference: Amount


class ToShare(Message):
    """What is shared of a grant."""

    SV = "Att fördela: {total}"
    EN = "To share: {total}"
    total: Amount


class DividedInto(Message):
    """A grant of which nothing is shared, only cut."""

    SV = "Uppdelning av {total}"
    EN = "Division of {total}"
    total: Amount


class AsPrinted(Message):
    """Whose figures they are: those of a paper."""

    SV = "Som tryckt, {year}"
    EN = "As printed, {year}"
    year: int | None


class RatedBy(Message):
    """The rate, and the figures that it is reckoned on."""

    SV = "Taxa: {per} × {statistic}."
    EN = "Rate: {per} × {statistic}."
    per: AnyText
    statistic: AnyText


class RatesRowByRow(Message):
    """How rows by a rate are rounded beside those that share a sum."""

    SV = "Det som följer av en taxa avrundas rad för rad, halva uppåt."
    EN = "What follows from a rate is rounded row by row, halves up."


class AtFloor(Message):
    """Who pays the least that each can pay."""

    SV = "Lägsta beloppet gäller för {who}."
    EN = "The lowest amount applies to {who}."
    who: tuple[AnyText, ...]


class AtCeiling(Message):
    """Who pays the most that each can pay."""

    SV = "Högsta beloppet gäller för {who}."
    EN = "The highest amount applies to {who}."
    who: tuple[AnyText, ...]


class SharedAgain(Message):
    """What becomes of what bounds cut off or take."""

    SV = "Det som därmed blir över eller saknas delar de andra på, efter samma nyckel."
    EN = "The others share what is then left over or missing, by the same key."


class TakenBy(Message):
    """Who pays what ceilings cut off."""

    SV = "{who} betalar de {by} som de andras högsta belopp skär av."
    EN = "{who} pays the {by} that the ceilings of the others cut off."
    who: AnyText
    by: Amount


class LeftTo(Message):
    """Who pays less, by what floors bring."""

    SV = "{who} betalar {by} mindre, som de andras lägsta belopp ger."
    EN = "{who} pays {by} less, which the floors of the others bring."
    who: AnyText
    by: Amount


class FallsAway(Message):
    """What ceilings cut off, and nobody pays."""

    SV = "Av {given} faller {by} bort, för ingen betalar det."
    EN = "Of {given}, {by} falls away, since nobody pays it."
    given: Amount
    by: Amount


class ComesOnTop(Message):
    """What floors bring beyond what was to be shared."""

    SV = "Utöver {given} tas {by} in."
    EN = "Beyond {given}, {by} is charged."
    given: Amount
    by: Amount


class SharedBy(Message):
    """The figures that a key rests on."""

    SV = "Fördelat efter: {statistic}."
    EN = "Shared by: {statistic}."
    statistic: AnyText


class RoundedBy(Message):
    """By what rule shares became whole amounts."""

    SV = "Avrundning: {method}, {unit}."
    EN = "Rounding: {method}, {unit}."
    method: AnyText
    unit: AnyText


class LeftToOne(Message):
    """What rounding down left, where one got it."""

    SV = "Efter avrundning {towards} återstod {left} av {total}, som lades på den största resten."
    EN = "After rounding {towards} {left} of {total} remained; it went to the largest remainder."
    towards: AnyText
    left: Amount
    total: Amount


class LeftToSeveral(Message):
    """What rounding down left, where several got one unit each."""

    SV = "Efter avrundning {towards} återstod {left} av {total}, som lades {unit} var på de {count} största resterna."
    EN = "After rounding {towards} {left} of {total} remained; {unit} each went to the {count} largest remainders."
    towards: AnyText
    left: Amount
    total: Amount
    unit: Amount
    count: int


class DifferenceOnOne(Message):
    """Who carries what rows rounded one by one leave."""

    SV = "Skillnaden mellan raderna och {total}, {carried}, ligger på {carrier}."
    EN = "The difference between the rows and {total}, {carried}, is on {carrier}."
    total: Amount
    carried: Amount
    carrier: AnyText


class RowsLeave(Message):
    """What rows rounded one by one leave, and nobody carries."""

    SV = "Raderna summerar till {rows}, inte till {total}: restposten är {residual}."
    EN = "The rows sum to {rows}, not to {total}: the residual is {residual}."
    rows: Amount
    total: Amount
    residual: Amount


class InAdvance(Message):
    """Instalments over their period."""

    SV = "Betalningsplan (förskott), {period}"
    EN = "Instalments in advance, {period}"
    period: Period


class InPeriods(Message):
    """The heading over instalments of an agreement that states itself when its parties pay."""

    SV = "Delbetalningar, period för period, {period}"
    EN = "Instalments, period by period, {period}"
    period: Period


class InstalmentsOfPeriods(Message):
    """How a table of instalments is read where the days at the top are not those on which the parties pay."""

    SV = (
        "Belopp i kronor; överst står den dag då perioden börjar. Avtalet anger när parterna betalar, och "
        "förfallodagarna står på årets fakturor (nvf invoices). Perioderna är fördelade efter {counted}; raderna och "
        "kolumnerna stämmer med summorna."
    )
    EN = (
        "Amounts in kronor; at the top stands the day on which the period begins. The agreement states when its "
        "parties pay, and the due days stand on the invoices of the year (nvf invoices). The periods are shared by "
        "{counted}; every row and every column sums."
    )
    counted: AnyText


class InstalmentsRead(Message):
    """How a table of instalments is read."""

    SV = (
        "Belopp i kronor, att betala den dag som står överst. Perioderna är fördelade efter {counted}; raderna och "
        "kolumnerna stämmer med summorna."
    )
    EN = (
        "Amounts in kronor, due on the day at the top. The periods are shared by {counted}; every row and every column "
        "sums."
    )
    counted: AnyText


class SharedOnlyBy(Message):
    """A pot that not all share."""

    SV = "Delas bara av dem som {who}."
    EN = "Shared only by those who {who}."
    who: AnyText


class MostOf(Message):
    """What the amounts of a pot are under a ceiling."""

    SV = "”{pot}”: beloppen är de högsta som kan rekvireras."
    EN = "”{pot}”: the amounts are the most that can be asked for."
    pot: AnyText


class NotShared(Message):
    """What is left of a frame, and given to nobody."""

    SV = "{rest}, {left} av {amount}, är inte fördelat."
    EN = "{rest}, {left} of {amount}, is not shared."
    rest: AnyText
    left: Amount
    amount: Amount
