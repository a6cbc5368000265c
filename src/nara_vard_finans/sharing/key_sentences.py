"""What is said of a share: what it rests on, and how its figures follow from others."""

import datetime as dt
from fractions import Fraction

from nara_vard_finans.core import Amount, AnyText, Language, Message, Principal, Statistic, Text


class ShareOfWhole(Message):
    """Say what an exact share is, and what it rests on."""

    SV = "{basis}; andelen är {part:grouped}/{whole:grouped} ({percent:~4} %)."
    EN = "{basis}; the share is {part:grouped}/{whole:grouped} ({percent:~4} %)."
    basis: Message
    part: int
    whole: int
    percent: Fraction


class ShareIs(Message):
    """Say what a share of a total is, where that is a whole number of öre."""

    SV = "{total} × {part:grouped}/{whole:grouped} = {amount}."
    EN = "{total} × {part:grouped}/{whole:grouped} = {amount}."
    total: Amount
    part: int
    whole: int
    amount: Amount


class ShareIsNearly(Message):
    """Say what a share of a total is, where it has more decimals than öre."""

    SV = "{total} × {part:grouped}/{whole:grouped} ≈ {kronor:2} kr."
    EN = "{total} × {part:grouped}/{whole:grouped} ≈ {kronor:2} kr."
    total: Amount
    part: int
    whole: int
    kronor: Fraction


class StatedFor(Message):
    """Say what amount is stated for somebody."""

    SV = "{who}: {amount}, som det anges."
    EN = "{who}: {amount}, as stated."
    who: AnyText | Principal
    amount: Amount


class RateTimesFigure(Message):
    """Say what a rate times a figure is, where that is a whole number of öre."""

    SV = "{rests}. {figure} × {per} = {amount}."
    EN = "{rests}. {figure} × {per} = {amount}."
    rests: AnyText
    figure: Fraction
    per: AnyText
    amount: Amount


class RateTimesFigureNearly(Message):
    """Say what a rate times a figure is, where it has more decimals than öre."""

    SV = "{rests}. {figure} × {per} ≈ {kronor:4} kr."
    EN = "{rests}. {figure} × {per} ≈ {kronor:4} kr."
    rests: AnyText
    figure: Fraction
    per: AnyText
    kronor: Fraction


class RestsOn(Message):
    """Say which figure of a statistic somebody has."""

    SV = "{statistic}: {who} {figure}"
    EN = "{statistic}: {who} {figure}"
    statistic: Statistic
    who: AnyText
    figure: Fraction


class ByStatistic(Message):
    """Say which figures a share rests on."""

    SV = "{statistic}: {who} {figure} av {sum}"
    EN = "{statistic}: {who} {figure} of {sum}"
    statistic: Statistic
    who: AnyText
    figure: Fraction
    sum: Fraction


class ByPercent(Message):
    """Say which percentage is fixed."""

    SV = "Fasta procentsatser: {who} {percent} %"
    EN = "Fixed percentages: {who} {percent} %"
    who: AnyText
    percent: Fraction


class ByEqualShares(Message):
    """Say that all shares are equal."""

    SV = "Lika delar: {who} {figure} av {sum}"
    EN = "Equal shares: {who} {figure} of {sum}"
    who: AnyText
    figure: Fraction
    sum: Fraction


class ByParts(Message):
    """Say which parts are fixed."""

    SV = "Fasta delar: {who} {figure} av {sum}"
    EN = "Fixed parts: {who} {figure} of {sum}"
    who: AnyText
    figure: Fraction
    sum: Fraction


class ByPartOf(Message):
    """Say how much one of several keys counts, and what a share by it rests on."""

    SV = "{percent:~2} %: {basis}"
    EN = "{percent:~2} %: {basis}"
    percent: Fraction
    basis: Message


class ByMixedKeys(Message):
    """Say which keys are weighed together."""

    SV = "Sammanvägd nyckel ({keys:;})"
    EN = "Keys weighed together ({keys:;})"
    keys: tuple[ByPartOf, ...]


class FromTo(Message):
    """Name a class of size by its ends."""

    SV = "från {least} till under {below}"
    EN = "from {least} to below {below}"
    least: Fraction
    below: Fraction


class AtLeast(Message):
    """Name a class of size without an upper end."""

    SV = "från {least}"
    EN = "from {least}"
    least: Fraction


class FigureOf(Message):
    """Say what a party's figure is in a statistic."""

    SV = "{statistic} {figure}"
    EN = "{statistic} {figure}"
    statistic: Text
    figure: Fraction


class InClass(Message):
    """Say of which class of size a party is."""

    SV = "{figure}: klassen {named}"
    EN = "{figure}: the class {named}"
    figure: FigureOf
    named: AnyText


class ForPartOf(Message):
    """Say of what figure of a whole year a party's is a part, and since when it is a member."""

    SV = "{figure}: {part} av {whole} {counted} {day}"
    EN = "{figure}: {part} of {whole} {counted} on {day}"
    figure: FigureOf
    part: int
    whole: int
    counted: Text
    day: dt.date


class ForWholeOf(Message):
    """Say that a party's figure is of the whole year."""

    SV = "{figure}: hela {year}"
    EN = "{figure}: the whole of {year}"
    figure: FigureOf
    year: int


class Times(Message):
    """Say which figures a party's is the product of."""

    SV = "{product}"
    EN = "{product}"
    figures: tuple[FigureOf, ...]

    @property
    def product(self) -> Text:
        """The figures, with the sign of multiplication between them."""
        sv, en = (" × ".join(each.in_(language) for each in self.figures) for language in (Language.SV, Language.EN))
        return Text(sv, en)


class HowFigure(Message):
    """Say what a share rests on, and how the party's figure came about."""

    SV = "{said} ({how})"
    EN = "{said} ({how})"
    said: AnyText
    how: AnyText
