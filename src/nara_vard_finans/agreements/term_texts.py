"""How the terms of an agreement are described, in both languages."""

from fractions import Fraction

from nara_vard_finans.core import Amount, AnyText, Message, Period, Text


class Clauses(Message):
    """Describe a term that has several parts."""

    SV = "{clauses:;}"
    EN = "{clauses:;}"
    clauses: tuple[AnyText, ...]


class OtherFigures(Message):
    """Describe a term that differs in its figures, and not in its words."""

    SV = "{described} (andra siffror)"
    EN = "{described} (other figures)"
    described: AnyText


class CostOfYear(Message):
    """Describe what one year costs."""

    SV = "{year}: {amount}"
    EN = "{year}: {amount}"
    year: int
    amount: Amount


class GroupShare(Message):
    """Describe the share of one group."""

    SV = "{group} {percent:~2} %"
    EN = "{group} {percent:~2} %"
    group: Text
    percent: Fraction


class SharesOfGroups(Message):
    """Describe the shares of the groups."""

    SV = "{shares}"
    EN = "{shares}"
    shares: tuple[GroupShare, ...]


class GroupKey(Message):
    """Describe the key within a group."""

    SV = "{group}: {key}"
    EN = "{group}: {key}"
    group: Text
    key: AnyText


class OddUnitTo(Message):
    """Describe who carries the odd krona."""

    SV = "udda krona till {group}"
    EN = "odd krona to {group}"
    group: Text


class FiguresOf(Message):
    """Describe the figures of a key by what they count and when."""

    SV = "{counts} {as_of}"
    EN = "{counts} {as_of}"
    counts: Text
    as_of: Period


class FiguresUndated(Message):
    """Describe the figures of a key whose day nobody knows."""

    SV = "{counts}, okänt datum"
    EN = "{counts}, day unknown"
    counts: Text


class FiguresUnstated(Message):
    """Describe figures that no paper prints."""

    SV = "{counts}, vars tal inte framgår av handlingarna"
    EN = "{counts}, whose figures no paper states"
    counts: tuple[Text, ...]


class RoundedBy(Message):
    """Describe how amounts become whole."""

    SV = "{method}, {unit}"
    EN = "{method}, {unit}"
    method: AnyText
    unit: AnyText


class RoundingAssumed(Message):
    """Describe a rounding that no paper states."""

    SV = "framgår inte av handlingarna; antaget: {rule}"
    EN = "not stated in the papers; assumed: {rule}"
    rule: AnyText


class FiguresOfDay(Message):
    """Describe figures that follow the year, by their day."""

    SV = "{counts} {day}"
    EN = "{counts} of {day}"
    counts: Text
    day: AnyText


class RateTimes(Message):
    """Describe a rate, and what it is reckoned on."""

    SV = "{per} × {figures}"
    EN = "{per} × {figures}"
    per: AnyText
    figures: AnyText


class HoldsFor(Message):
    """Describe what holds for some years."""

    SV = "{years}: {described}"
    EN = "{years}: {described}"
    years: str
    described: AnyText


class DueDay(Message):
    """Describe the day of the month on which an invoice falls due."""

    SV = "dag {day} i månaden"
    EN = "day {day} of the month"
    day: int


class ProlongedBy(Message):
    """Describe by how much a term is prolonged."""

    SV = "{months} i taget, om avtalet inte sägs upp"
    EN = "{months} at a time, unless notice is given"
    months: AnyText


class AtMost(Message):
    """Describe a rate that has a ceiling."""

    SV = "{described}, högst {most}"
    EN = "{described}, at most {most}"
    described: AnyText
    most: AnyText


class WithinBounds(Message):
    """Describe a key with floors or ceilings."""

    SV = "{described}, med lägsta eller högsta belopp"
    EN = "{described}, with floors or ceilings"
    described: AnyText
