"""How an amount came about, and how it stands beside what is printed: the sentences of explanations."""

from fractions import Fraction

from nara_vard_finans.core import Amount, AnyText, Message, Period, Statistic, Text
from nara_vard_finans.sharing import RoundedPercent


class Pays(Message):
    """Say who pays what under an agreement; the head of an explanation."""

    SV = "{name} betalar {amount} för {year}: {title}"
    EN = "{name} pays {amount} for {year}: {title}"
    name: AnyText
    amount: Amount
    year: int
    title: Text


class Gets(Message):
    """Say who gets what of a grant; the head of an explanation."""

    SV = "{name} får {amount} för {year}: {title}"
    EN = "{name} gets {amount} for {year}: {title}"
    name: AnyText
    amount: Amount
    year: int
    title: Text


class CostIs(Message):
    """Say what a year costs."""

    SV = "Kostnaden {year} är {total}."
    EN = "The cost of {year} is {total}."
    year: int
    total: Amount


class RateIs(Message):
    """Say what the rate of a year is, and what all pay by it."""

    SV = "Taxan {year} är {per}; alla parters belopp summerar till {total}."
    EN = "The rate of {year} is {per}; the amounts of all parties sum to {total}."
    year: int
    per: AnyText
    total: Amount


class AssumedCost(Message):
    """Say that a cost is assumed."""

    SV = "Kostnaden framgår inte av någon handling."
    EN = "No paper states the cost."


class AssumedKey(Message):
    """Say that a key or a rate is assumed."""

    SV = "Nyckeln, eller en del av den, framgår inte av någon handling."
    EN = "No paper states the key, or a part of it."


class AssumedFigures(Message):
    """Say that figures are assumed."""

    SV = "Talen i ”{statistic}” framgår inte av någon handling."
    EN = "No paper states the figures of ”{statistic}”."
    statistic: Statistic


class CostWithinBounds(Message):
    """Say what a year costs, and what is charged of it within floors and ceilings."""

    SV = "Kostnaden {year} är {cost}; inom lägsta och högsta belopp summerar parternas belopp till {total}."
    EN = "The cost of {year} is {cost}; within floors and ceilings the parties' amounts sum to {total}."
    year: int
    cost: Amount
    total: Amount


class StatedIs(Message):
    """Say what amounts that are stated party by party come to."""

    SV = "Beloppen {year} är angivna part för part; de summerar till {total}."
    EN = "The amounts of {year} are stated party by party; they sum to {total}."
    year: int
    total: Amount


class PartsAre(Message):
    """Say which parts a charge is made of, and what all pay."""

    SV = "Avgiften {year} består av {names}; alla parters belopp summerar till {total}."
    EN = "The charge of {year} is made of {names}; the amounts of all parties sum to {total}."
    year: int
    names: tuple[AnyText, ...]
    total: Amount


class PartIs(Message):
    """Say what is charged in one part."""

    SV = "{name}: tillsammans {total}."
    EN = "{name}: {total} in all."
    name: str
    total: Amount


class RatedPartIs(Message):
    """Say what is charged in one part by a rate."""

    SV = "{name}: taxan är {per}; tillsammans {total}."
    EN = "{name}: the rate is {per}; {total} in all."
    name: str
    per: AnyText
    total: Amount


class PartsSum(Message):
    """Say what the parts of one party's charge come to."""

    SV = "Delarna läggs ihop: {added} = {total}."
    EN = "The parts are added: {added} = {total}."
    amounts: tuple[Amount, ...]
    total: Amount

    @property
    def added(self) -> Text:
        """The amounts, as they are added."""
        return Text(" + ".join(map(str, self.amounts)))


class CostOfPostsIs(Message):
    """Say what a year costs, by posts."""

    SV = "Kostnaden {year} är {posts:tjänst|tjänster} à {per_post} = {total}."
    EN = "The cost of {year} is {posts:post|posts} at {per_post} = {total}."
    year: int
    posts: int
    per_post: Amount
    total: Amount


class NoPaperOnRounding(Message):
    """Say that no paper is named for how amounts are rounded."""

    SV = "Ingen handling anges för hur beloppen avrundas; här används {method}, {unit}."
    EN = "No paper is named for how the amounts are rounded; here it is by {method}, {unit}."
    method: AnyText
    unit: AnyText


class RoundingChosen(Message):
    """Say that a caller has chosen the rounding, and what the agreement's own is."""

    SV = "Avrundningen är vald; avtalets egen regel är {method}, {unit}."
    EN = "The rounding is chosen; the agreement's own rule is {method}, {unit}."
    method: AnyText
    unit: AnyText


class RoundingOfGrantChosen(Message):
    """Say that a caller has chosen the rounding, and what the grant's own is."""

    SV = "Avrundningen är vald; bidragets egen regel är {method}, {unit}."
    EN = "The rounding is chosen; the grant's own rule is {method}, {unit}."
    method: AnyText
    unit: AnyText


class RoundingChosenForAssumed(Message):
    """Say that a caller has chosen the rounding, where the agreement states none."""

    SV = (
        "Avrundningen är vald; utan annat val används {method}, {unit}; det är ett antagande, avtalet "
        "anger ingen avrundning."
    )
    EN = (
        "The rounding is chosen; without another choice it is {method}, {unit}; that is an "
        "assumption, the agreement states no rounding."
    )
    method: AnyText
    unit: AnyText


class RoundingOfGrantChosenForAssumed(Message):
    """Say that a caller has chosen the rounding, where the grant states none."""

    SV = (
        "Avrundningen är vald; utan annat val används {method}, {unit}; det är ett antagande, bidraget "
        "anger ingen avrundning."
    )
    EN = (
        "The rounding is chosen; without another choice it is {method}, {unit}; that is an "
        "assumption, the grant states no rounding."
    )
    method: AnyText
    unit: AnyText


class BasisChosen(Message):
    """Say that a caller has chosen the figures that a key rests on."""

    SV = "Underlaget ”{title}” är valt; avtalet anger det inte."
    EN = "The basis ”{title}” is chosen; the agreement does not name it."
    title: Text


# What is printed.


class ThePrintedTable(Message):
    """Name a printed table, and the day that its paper bears."""

    SV = "den tryckta tabellen {dated}"
    EN = "the printed table of {dated}"
    dated: Period


class _Printed(Message):
    dated: Period | None
    printed: Amount

    @property
    def table(self) -> AnyText:
        """The table."""
        return Text("den tryckta tabellen", "the printed table") if self.dated is None else ThePrintedTable(self.dated)


class PrintedTheSame(_Printed):
    """Say that an amount is printed as it follows."""

    SV = "I {table} står {printed}, detsamma."
    EN = "{table:capital} has {printed}, the same."


class PrintedAbove(_Printed):
    """Say that more is printed than what follows."""

    SV = "I {table} står {printed}, {more} mer än det som här följer."
    EN = "{table:capital} has {printed}, {more} more than what follows here."
    more: Amount


class PrintedBelow(_Printed):
    """Say that less is printed than what follows."""

    SV = "I {table} står {printed}, {less} mindre än det som här följer."
    EN = "{table:capital} has {printed}, {less} less than what follows here."
    less: Amount


# Pots of a grant.


class PotHolds(Message):
    """Say what a frame, or what is left of a pot, comes to."""

    SV = "{pot}: {amount}."
    EN = "{pot}: {amount}."
    pot: AnyText
    amount: Amount


class PotAsPrinted(Message):
    """Say that a pot is a share of another as printed."""

    SV = "{pot}: {amount} av {whole}, som tryckt."
    EN = "{pot}: {amount} of {whole}, as printed."
    pot: Text
    amount: Amount
    whole: Amount


class PotByPercent(Message):
    """Say that a pot is a percentage of another."""

    SV = "{pot}: {percent} % av {whole} = {amount}."
    EN = "{pot}: {percent} % of {whole} = {amount}."
    pot: Text
    percent: int | Fraction
    whole: Amount
    amount: Amount


class PotIsTheRest(Message):
    """Say that a pot is what is left of another."""

    SV = "{pot}: det som återstår av {whole}, {amount}."
    EN = "{pot}: what is left of {whole}, {amount}."
    pot: Text
    whole: Amount
    amount: Amount


class PotSetAside(Message):
    """Say that a pot is set aside of another."""

    SV = "{pot}: {amount}, avsatt av {whole} innan resten fördelas."
    EN = "{pot}: {amount}, set aside of {whole} before the rest is shared."
    pot: Text
    amount: Amount
    whole: Amount


class PotIsPart(Message):
    """Say that a pot is a stated part of another."""

    SV = "{pot}: {amount} av {whole}."
    EN = "{pot}: {amount} of {whole}."
    pot: Text
    amount: Amount
    whole: Amount


class PotAndWho(Message):
    """Say what a pot holds, and then who has no part of it."""

    SV = "{pot} {left_out}"
    EN = "{pot} {left_out}"
    pot: AnyText
    left_out: AnyText


# Shares that a paper states.


class ShareBy(Message):
    """Give a printed share, and by what."""

    SV = "{percent} efter {counts}"
    EN = "{percent} by {counts}"
    percent: RoundedPercent
    counts: AnyText


class WeightedShareBy(Message):
    """Give a printed share, by what, and with what weight among several."""

    SV = "{percent} efter {counts} (vikt {weight} %)"
    EN = "{percent} by {counts} (weight {weight} %)"
    percent: RoundedPercent
    counts: AnyText
    weight: Fraction


class WholeKronor(Message):
    """Write exact kronor that are whole."""

    SV = "{kronor:0} kr"
    EN = "{kronor:0} kr"
    kronor: Fraction


class RoundedKronor(Message):
    """Write exact kronor in öre."""

    SV = "{kronor:2} kr"
    EN = "{kronor:2} kr"
    kronor: Fraction


def kronor_text(exact: Fraction) -> WholeKronor | RoundedKronor:
    """Write exact kronor with öre where they are not whole."""
    return (WholeKronor if exact.denominator == 1 else RoundedKronor)(exact)


class _Bounded(Message):
    whole: Amount
    shares: tuple[AnyText, ...]
    low: Fraction
    high: Fraction
    amount: Amount

    @property
    def lowest(self) -> AnyText:
        """The least that the shares allow."""
        return kronor_text(self.low)

    @property
    def highest(self) -> AnyText:
        """The most that the shares allow."""
        return kronor_text(self.high)


class WithinBounds(_Bounded):
    """Say that a stated share lies within what the printed, rounded shares allow."""

    SV = (
        "Handlingen trycker bara avrundade andelar av {whole}: {shares}. De medger mellan {lowest} och {highest}; "
        "{amount} ligger i intervallet."
    )
    EN = (
        "The paper prints only rounded shares of {whole}: {shares}. They allow between {lowest} and {highest}; "
        "{amount} lies within them."
    )


class OutsideBounds(_Bounded):
    """Say that a stated share lies outside what the printed, rounded shares allow."""

    SV = (
        "Handlingen trycker bara avrundade andelar av {whole}: {shares}. De medger mellan {lowest} och {highest}; "
        "{amount} ligger utanför."
    )
    EN = (
        "The paper prints only rounded shares of {whole}: {shares}. They allow between {lowest} and {highest}; "
        "{amount} lies outside."
    )


class ReckonedAsPrinted(Message):
    """Say that a stated share follows from the figures that were given."""

    SV = "{pot}: {amount}, som tryckt."
    EN = "{pot}: {amount}, as printed."
    pot: Text
    amount: Amount


class ReckonedOtherwise(Message):
    """Say that another share follows from the figures that were given."""

    SV = "{pot}: {amount} med dessa tal, tryckt är {printed}."
    EN = "{pot}: {amount} with these figures; {printed} is printed."
    pot: Text
    amount: Amount
    printed: Amount


class ReckonedOutsideBounds(ReckonedOtherwise):
    """Say that another share follows from the figures, and one that the printed shares do not allow."""

    SV = (
        "{pot}: {amount} med dessa tal, tryckt är {printed}. Det ligger utanför vad de tryckta andelarna medger, så "
        "talen är inte handlingens."
    )
    EN = (
        "{pot}: {amount} with these figures; {printed} is printed. It lies outside what the printed shares allow, so "
        "the figures are not the paper's."
    )


# Joint work.


class JointCost(Message):
    """Say what joint work costs in a year, and who gives what."""

    SV = "{use}: {cost} för {year}; kommunerna {municipalities}, regionen {region}."
    EN = "{use}: {cost} for {year}; the municipalities {municipalities}, the region {region}."
    use: Text
    year: int
    cost: Amount
    municipalities: Amount
    region: Amount


class JointCostInAll(Message):
    """Say what joint work of several years costs in all, and who gives what."""

    SV = "{use}: {cost} för alla åren; kommunerna {municipalities}, regionen {region}."
    EN = "{use}: {cost} for all the years; the municipalities {municipalities}, the region {region}."
    use: Text
    cost: Amount
    municipalities: Amount
    region: Amount


class PrintedAs(Message):
    """Give an amount beside the words in which it is printed."""

    SV = "{amount} (tryckt: ”{printed}”)"
    EN = "{amount} (printed: ”{printed}”)"
    amount: Amount
    printed: str


class FundUsed(Message):
    """Say what a fund carries of joint work, and what is left of it."""

    SV = "{fund}: här används {used} av {held}; {left} återstår."
    EN = "{fund}: {used} of {held} is used here; {left} is left."
    fund: Text
    used: Amount
    held: Amount | PrintedAs
    left: Amount


OTHER_MONEY = Text("Andra medel", "Other money")


class OtherMoneyUsed(Message):
    """Say what other money carries of joint work."""

    SV = "{funds}: här används {used}; av det angivna beloppet, {given}, återstår {left}."
    EN = "{funds}: {used} is used here; of the sum given, {given}, {left} is left."
    funds: Text
    used: Amount
    given: Amount
    left: Amount


class PremiseMet(Message):
    """Say that something which joint work depends on is met."""

    SV = "Förutsättning: {premise} (uppfyllt)."
    EN = "Condition: {premise} (met)."
    premise: Text


class PremiseNotMet(Message):
    """Say that something which joint work depends on is not met."""

    SV = "Förutsättning: {premise} (inte uppfyllt)."
    EN = "Condition: {premise} (not met)."
    premise: Text


class PremiseNotKnown(Message):
    """Say that nobody knows whether something which joint work depends on is met."""

    SV = "Förutsättning: {premise} (inte känt)."
    EN = "Condition: {premise} (not known)."
    premise: Text
