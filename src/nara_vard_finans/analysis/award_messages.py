"""How what a recipient of a grant gets came about: pots, shares that a paper states, and joint work."""

from fractions import Fraction

from nara_vard_finans.core import Amount, AnyText, Message, Text
from nara_vard_finans.sharing import RoundedPercent


class Gets(Message):
    """Say who gets what of a grant; the head of an explanation."""

    SV = "{name} får {amount} för {year}: {title}"
    EN = "{name} gets {amount} for {year}: {title}"
    name: AnyText
    amount: Amount
    year: int
    title: Text


class RoundingOfGrantChosen(Message):
    """Say that a caller has chosen the rounding, and what the grant's own is."""

    SV = "Avrundningen är vald; bidragets egen regel är {method}, {unit}."
    EN = "The rounding is chosen; the grant's own rule is {method}, {unit}."
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
