"""What is said of the way of a grant's money, and of its compiled report, in both languages."""

import datetime as dt
from fractions import Fraction

from nara_vard_finans.core import Amount, AnyText, Message


class TraceOn(Message):
    """Of what a trace is, and until which day."""

    SV = "Medlens väg till och med {on}"
    EN = "The way of the money up to {on}"
    on: dt.date


class TraceOfPartyOn(Message):
    """Of whom a trace is, and until which day."""

    SV = "Medlens väg till och från {party} till och med {on}"
    EN = "The way of the money to and from {party} up to {on}"
    party: AnyText
    on: dt.date


class TraceOfPurposeOn(Message):
    """Of which purpose a trace is, and until which day."""

    SV = "Medlens väg till ändamålet {purpose} till och med {on}"
    EN = "The way of the money to the purpose {purpose} up to {on}"
    purpose: AnyText
    on: dt.date


class StandsAtPayer(Message):
    """What stands with whoever pays the money out."""

    SV = "{payer}: {arrived} har kommit in, {paid} är utsänt, och {remaining} finns där."
    EN = "{payer}: {arrived} has come, {paid} is sent out, and {remaining} stands there."
    payer: str
    arrived: Amount
    paid: Amount
    remaining: Amount


class PayerNotStated(Message):
    """A journal that does not tell when money came to whoever pays it out."""

    SV = (
        "När medlen kom till {payer}, som sänder ut dem, framgår inte av journalen (händelsen arrived); vad som finns "
        "där anges därför inte."
    )
    EN = (
        "The journal does not say when the money came to {payer}, which sends it out (the event arrived); what stands "
        "there is therefore not stated."
    )
    payer: str


class FundIsAbout(Message):
    """How a fund is printed, where what there is of it is only about so."""

    SV = "{fund}: det som fanns är tryckt som ”{printed}” och räknas som {amount}; det är inte bidragets medel."
    EN = "{fund}: what there was is printed as ”{printed}” and taken as {amount}; it is no money of the grant."
    fund: AnyText
    amount: Amount
    printed: str


class PassedOnElsewhere(Message):
    """What a trace of one does not say of money that it passed on."""

    SV = "Vad som gjordes med det som överläts framgår av vägen till och från den som fick det."
    EN = "What was done with what was passed on is said by the way to and from whoever got it."


class NothingMoved(Message):
    """A trace without a step."""

    SV = "Inga medel har rört sig där till och med den dagen."
    EN = "No money has moved there up to that day."


class ScaleOfItsOwn(Message):
    """A bar that is drawn to another scale than the others."""

    SV = "Stapeln för {name} har en egen skala."
    EN = "The bar of {name} has a scale of its own."
    name: AnyText


class BarsShow(Message):
    """What a picture of bars shows, for those who cannot see it."""

    SV = "Staplar i delar: {listed}."
    EN = "Bars in parts: {listed}."
    listed: str


class BarShows(Message):
    """What one bar is made of."""

    SV = "{name} {amount}, varav {listed}"
    EN = "{name} {amount}, of which {listed}"
    name: str
    amount: Amount
    listed: str


class CompiledOn(Message):
    """Until which day reports are compiled."""

    SV = "Sammanställd redovisning till och med {on}"
    EN = "Compiled report up to {on}"
    on: dt.date


class UsedForPurpose(Message):
    """The heading over what was used for a purpose."""

    SV = "Använt, {purpose}"
    EN = "Used, {purpose}"
    purpose: str


class YearUpTo(Message):
    """Of which year a report is, and until which day."""

    SV = "Årsredovisning {year}, till och med {on}"
    EN = "Yearly report {year}, up to {on}"
    year: int
    on: dt.date


class TakenBackInYear(Message):
    """What an amount set aside is that is below zero."""

    SV = "Avsatt under noll är medel som avsattes ett tidigare år och har frigjorts i år."
    EN = "Set aside below zero is money that was set aside in an earlier year and is released this year."


class Growth(Message):
    """The heading over what each gets of two years' grants."""

    SV = "Medlen jämfört med ett tidigare år, part för part"
    EN = "The money against an earlier year, party by party"


class GrowthOfAll(Message):
    """The heading over what pots were the year before."""

    SV = "Medlen jämfört med året före, enligt handlingen"
    EN = "The money against the year before, as the paper has it"


class PotGrew(Message):
    """A pot against what it was the year before; a paper gives it of all together."""

    SV = (
        "{title}: {after} {year}, mot tryckta {before} {earlier}; skillnaden är {difference} ({percent:0} %). Är det "
        "tryckta beloppet avrundat är även skillnaden ungefärlig. Vad var och en fick {earlier} står inte i handlingen."
    )
    EN = (
        "{title}: {after} {year}, against {before} printed for {earlier}; the difference is {difference} "
        "({percent:0} %). Where the printed amount is rounded, so is the difference. What each got {earlier} is not in "
        "the paper."
    )
    title: AnyText
    before: Amount
    earlier: int
    after: Amount
    year: int
    difference: Amount
    percent: Fraction


class PotWasZero(Message):
    """A pot that was zero the year before."""

    SV = "{title}: {after} {year}, mot tryckta 0 kr {earlier}."
    EN = "{title}: {after} {year}, against 0 kr printed for {earlier}."
    title: AnyText
    after: Amount
    year: int
    earlier: int
