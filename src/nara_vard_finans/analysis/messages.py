"""How an amount came about, and how it stands beside what is printed: the sentences of explanations."""

import datetime as dt

from nara_vard_finans.core import Amount, AnyText, Message, Period, Statistic, Text


class Pays(Message):
    """Say who pays what under an agreement; the head of an explanation."""

    SV = "{name} betalar {amount} för {year}: {title}"
    EN = "{name} pays {amount} for {year}: {title}"
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


class PartOfYearIs(Message):
    """Say what a part of a year costs, of what the whole year would."""

    SV = "Kostnaden ett helt år är {whole}; {part} är {length} av {of} {counted}: {total}."
    EN = "The cost of a whole year is {whole}; {part} is {length} of {of} {counted}: {total}."
    whole: Amount
    part: Period
    length: int
    of: int
    counted: Text
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


class AssumedIndex(Message):
    """Say that the values of an index are assumed."""

    SV = "Värdena för {index} framgår inte av någon källa."
    EN = "No source states the values of {index}."
    index: AnyText


class AssumedKey(Message):
    """Say that a key or a rate is assumed."""

    SV = "Nyckeln, eller en del av den, framgår inte av någon handling."
    EN = "No paper states the key, or a part of it."


class AssumedFigures(Message):
    """Say that figures are assumed."""

    SV = "Talen i ”{statistic}” framgår inte av någon handling."
    EN = "No paper states the figures of ”{statistic}”."
    statistic: Statistic


class BoundsInPartOfYear(Message):
    """Say that floors and ceilings are used as stated for a part of a year."""

    SV = (
        "Lägsta och högsta belopp används oavkortade för {days}; att de gäller för en del av ett år framgår inte av "
        "handlingarna."
    )
    EN = "Floors and ceilings are used in full for {days}; no paper is named that says they hold for a part of a year."
    days: Period


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


class BasisChosen(Message):
    """Say that a caller has chosen the figures that a key rests on."""

    SV = "Underlaget ”{title}” är valt; avtalet anger det inte."
    EN = "The basis ”{title}” is chosen; the agreement does not name it."
    title: Text


class BasisOfPostChosen(Message):
    """Say that a caller has chosen the figures that the key of a post rests on."""

    SV = "Underlaget ”{title}” är valt; handlingarna anger det inte."
    EN = "The basis ”{title}” is chosen; the papers do not name it."
    title: Text


class CoverIs(Message):
    """Say what covers a share of a cost on a day."""

    SV = (
        "Per {on} är {paid} betalt, {decided} beslutat, {assumed} enligt inriktningsbeslut och {uncovered} "
        "ofinansierat."
    )
    EN = "As of {on}, {paid} is paid, {decided} decided, {assumed} assumed and {uncovered} uncovered."
    on: dt.date
    paid: Amount
    decided: Amount
    assumed: Amount
    uncovered: Amount


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
