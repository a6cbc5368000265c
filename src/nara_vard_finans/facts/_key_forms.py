"""The ways to write a cost key in a facts file, one class each."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated

from attrs import evolve, frozen

from nara_vard_finans.core import Amount, Figures, Party, Period, Source, Statistic, Text, counted_text, with_tuples
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts.messages import (
    AmountsOrEach,
    AssumedInside,
    BoundsInStages,
    CountsByYear,
    FiguresForAlone,
    GroupsOfOneName,
    NotDayOfYear,
    OneBound,
    OneRate,
    PartCostTwice,
    PercentAndPart,
    PercentOrPart,
    StatisticMissing,
)
from nara_vard_finans.sharing import (
    AgreedKey,
    AnyKey,
    Bounded,
    ByYear,
    Combined,
    Cost,
    CostKey,
    CostPart,
    CutOff,
    FiguresDay,
    KeyByYear,
    NestedKey,
    Rate,
    RateForm,
    RateValue,
    StatedAmounts,
    UnstatedKey,
    YearlyFigures,
    Years,
    equal_shares,
    gives_total,
    mixed_or_unstated,
    parts,
    percentages,
    proportional_to,
)

Number = int | Fraction
"""An exact number."""

AmountsByYear = Annotated[tuple[tuple[Years, Amount], ...], "one amount, or one by year"]
NumbersByYear = Annotated[tuple[tuple[Years, Number], ...], "one number, or one by year"]
NamesByYear = Annotated[tuple[tuple[Years, str], ...], "one name, or one by year"]
KeysByYear = Annotated[tuple[tuple[Years, AgreedKey], ...], "keys by year"]
ALWAYS = Years(1, None)
"""The years of what is not stated by year."""

_DAY_OF_YEAR = re.compile(r"(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")


@frozen(kw_only=True)
class KeyForm:
    """What every way to write a key has: its kind, where it is agreed, and whether it is assumed."""

    kind: str
    source: Source | None = None
    assumed: bool = False


@frozen(kw_only=True, field_transformer=with_tuples)
class EqualForm(KeyForm):
    """``kind = "equal"``: equal shares."""

    parties: tuple[Party, ...]

    def key(self, _context: Context) -> AnyKey:
        """Make the key."""
        return equal_shares(*(party.code for party in self.parties), source=self.source)


@frozen(kw_only=True, field_transformer=with_tuples)
class PercentagesForm(KeyForm):
    """``kind = "percentages"``: fixed percentages by party, which sum to 100."""

    shares: Figures

    def key(self, _context: Context) -> AnyKey:
        """Make the key."""
        return percentages(dict(self.shares), source=self.source)


@frozen(kw_only=True, field_transformer=with_tuples)
class PartsForm(KeyForm):
    """``kind = "parts"``: fixed parts by party, in proportion to each other."""

    shares: Figures

    def key(self, _context: Context) -> AnyKey:
        """Make the key."""
        return parts(self.shares, source=self.source)


@frozen(kw_only=True, field_transformer=with_tuples)
class FiguresForm(KeyForm):
    """What every key has that rests on figures: a statistic, one by year, a day of each year, or what is counted."""

    statistic: NamesByYear = ()
    counts: str = ""
    as_of: Period | None = None
    day: str = ""
    years_before: int = 0
    parties: tuple[Party, ...] | None = None
    figures_for: Period | None = None

    @property
    def codes(self) -> tuple[str, ...] | None:
        """The parties that are named, by code."""
        return None if self.parties is None else tuple(party.code for party in self.parties)

    def of_statistic(self, name: str, context: Context) -> CostKey:
        """Make the key in proportion to one statistic."""
        figures = context.statistic(name)
        return proportional_to(figures, self.codes, source=self.source, figures_for=self.figures_for)

    def unnamed(self, context: Context) -> CostKey | UnstatedKey | YearlyFigures:
        """Make the key where no statistic is named: its figures are found by their day, or are stated nowhere."""
        if self.figures_for is not None:
            raise MisfitError(FiguresForAlone())
        if not self.counts:
            raise MisfitError(StatisticMissing())
        official = _official(self.counts, self.as_of, self.parties or ())
        if official is not None:
            return proportional_to(official, self.codes, source=self.source)
        if not self.day:
            return UnstatedKey(parties=self.codes or (), counts=self.counts, as_of=self.as_of, source=self.source)
        match = _DAY_OF_YEAR.fullmatch(self.day)
        if match is None or self.as_of is not None:
            raise MisfitError(NotDayOfYear(self.day))
        day = FiguresDay(month=int(match["month"]), day=int(match["day"]), years_before=self.years_before)
        found, parties = self._counted(context)
        return YearlyFigures(parties=parties, counts=self.counts, statistics=found, day=day, source=self.source)

    def _counted(self, context: Context) -> tuple[tuple[Statistic, ...], tuple[str, ...]]:
        """Give the statistics that count the same for all who share, and who they are."""
        alike = [each for each in context.statistics.values() if each.counts == self.counts]
        wanted = self.codes or tuple(party.code for party in context.own_parties)
        covering = [each for each in alike if wanted and {*wanted} <= {*each.by_party}]
        if covering or self.codes:
            return tuple(covering), wanted
        own = [each for each in alike if not wanted or {*wanted} & {*each.by_party}]
        shared = set[str]().union(*(each.by_party for each in own[:1])).intersection(*(each.by_party for each in own))
        if not shared:
            raise MisfitError(CountsByYear(counted_text(self.counts)))
        return tuple(own), tuple(sorted(shared))


@frozen(kw_only=True, field_transformer=with_tuples)
class ProportionalForm(FiguresForm):
    """``kind = "proportional"``: by a statistic, or by what is counted where no paper states the figures."""

    def key(self, context: Context) -> AgreedKey:
        """Make the key."""
        if not self.statistic:
            return self.unnamed(context)
        keys = [(years, self.of_statistic(name, context)) for years, name in self.statistic]
        return keys[0][1] if self.statistic[0][0] is ALWAYS else KeyByYear(keys=ByYear(_KEY, keys))


@frozen(kw_only=True, field_transformer=with_tuples)
class RateKeyForm(FiguresForm):
    """``kind = "rate"``: so much for each of what is counted; the total is what the rows sum to."""

    per: AmountsByYear = ()
    percent: NumbersByYear = ()
    promille: NumbersByYear = ()
    at_most: Number | None = None

    def key(self, context: Context) -> AgreedKey:
        """Make the key."""
        per = self._per()
        form = (per.values[0] if isinstance(per, ByYear) else per).form
        most = None if self.at_most is None else RateValue(number=Fraction(self.at_most), form=form)
        if not self.statistic:
            return Rate(per=per, key=self.unnamed(context), ceiling=most)
        keys = ((years, self.of_statistic(name, context)) for years, name in self.statistic)
        rates = [(years, Rate(per=per, key=key, ceiling=most)) for years, key in keys]
        return rates[0][1] if self.statistic[0][0] is ALWAYS else KeyByYear(keys=ByYear(RATED_FIGURES, rates))

    def _per(self) -> RateValue | ByYear[RateValue]:
        stated = [
            *((years, RateValue(number=each.kronor)) for years, each in self.per),
            *((years, RateValue(number=Fraction(each), form=RateForm.PERCENT)) for years, each in self.percent),
            *((years, RateValue(number=Fraction(each), form=RateForm.PROMILLE)) for years, each in self.promille),
        ]
        if [bool(self.per), bool(self.percent), bool(self.promille)].count(True) != 1:
            raise MisfitError(OneRate())
        return stated[0][1] if stated[0][0] is ALWAYS else ByYear(_RATE, stated)


@frozen(kw_only=True, field_transformer=with_tuples)
class ByYearForm(KeyForm):
    """``kind = "by-year"``: another key for other years."""

    keys: KeysByYear

    def key(self, _context: Context) -> AgreedKey:
        """Make the key."""
        return KeyByYear(keys=ByYear(_KEY, self.keys))


@frozen(kw_only=True, field_transformer=with_tuples)
class AmountsForm(KeyForm):
    """``kind = "amounts"``: an amount for each party, as stated; the total is what they sum to."""

    amounts: tuple[tuple[str, Amount], ...] = ()
    each: Amount | None = None
    parties: tuple[Party, ...] = ()
    signed: bool = False

    def key(self, _context: Context) -> AgreedKey:
        """Make the key."""
        if bool(self.amounts) is (self.each is not None) or bool(self.parties) is not (self.each is not None):
            raise MisfitError(AmountsOrEach())
        alike = () if self.each is None else tuple((party.code, self.each) for party in self.parties)
        return StatedAmounts(amounts=self.amounts or alike, signed=self.signed, source=self.source)


@frozen(kw_only=True)
class PartForm:
    """One part of a combined charge: its name, its key, and the cost that is shared where the key gives none."""

    name: str
    key: AgreedKey
    cost: Cost | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a cost beside a key that gives it."""
        if self.cost is not None and gives_total(self.key):
            raise MisfitError(PartCostTwice())


@frozen(kw_only=True, field_transformer=with_tuples)
class SumForm(KeyForm):
    """``kind = "sum"``: several parts, charged together."""

    parts: tuple[PartForm, ...]

    def key(self, _context: Context) -> AgreedKey:
        """Make the key."""
        return Combined(parts=tuple(CostPart(name=each.name, key=each.key, cost=each.cost) for each in self.parts))


@frozen(kw_only=True, field_transformer=with_tuples)
class BoundForm:
    """A floor or a ceiling: the same for each, by party, for each of what is counted, or a percentage of amounts."""

    each: Amount | None = None
    amounts: tuple[tuple[str, Amount], ...] = ()
    per: Amount | None = None
    statistic: str = ""
    percent: Number | None = None

    def bounds(self, parties: tuple[str, ...], context: Context) -> dict[str, Number]:
        """Give the bound of each party, in kronor."""
        match self:
            case BoundForm(each=Amount() as each, amounts=(), per=None, statistic="", percent=None):
                return dict.fromkeys(parties, each.kronor)
            case BoundForm(each=None, amounts=amounts, per=None, statistic="") if amounts:
                part = Fraction(100 if self.percent is None else self.percent) / 100
                return {code: part * amount.kronor for code, amount in amounts}
            case BoundForm(each=None, amounts=(), per=Amount() as per, percent=None) if self.statistic:
                figures = context.statistic(self.statistic)
                return {code: per.kronor * figures.of(code) for code in parties}
            case _:
                raise MisfitError(OneBound())


@frozen(kw_only=True)
class BoundedForm(KeyForm):
    """``kind = "bounded"``: a key with floors or ceilings, and what becomes of what they cut off or take."""

    of: AnyKey
    at_least: BoundForm | None = None
    at_most: BoundForm | None = None
    cut_off: CutOff

    def key(self, context: Context) -> AgreedKey:
        """Make the key."""
        if not isinstance(self.of, CostKey | UnstatedKey | YearlyFigures):
            raise MisfitError(BoundsInStages())
        if self.at_least is self.at_most is None:
            raise MisfitError(OneBound())
        least, most = (
            {} if form is None else form.bounds(self.of.parties, context) for form in (self.at_least, self.at_most)
        )
        return Bounded(key=self.of, least=least, most=most, cut_off=self.cut_off)


_RATE = Text("taxan", "the rate")
RATED_FIGURES = Text("statistiken", "the statistic")
_KEY = Text("fördelningsnyckeln", "the cost key")


def _official(counts: str, as_of: Period | None, parties: Sequence[Party]) -> Statistic | None:
    """Give the official figures that a key means by what they count, their day and its parties; none for others."""
    from nara_vard_finans.facts.official_figures import POPULATION, official_for  # noqa: PLC0415 - for them alone

    is_day = as_of is not None and as_of.first_day == as_of.last_day
    return official_for(as_of.first_day, parties) if counts == POPULATION and as_of is not None and is_day else None


@frozen(kw_only=True)
class ComponentForm:
    """One of the keys that are mixed."""

    weight: Number
    key: AnyKey


@frozen(kw_only=True, field_transformer=with_tuples)
class MixedForm(KeyForm):
    """``kind = "mixed"``: several keys over the same parties, weighed together."""

    components: tuple[ComponentForm, ...]

    def key(self, _context: Context) -> AnyKey:
        """Make the key."""
        weighed = ((component.weight, component.key) for component in self.components)
        return mixed_or_unstated(weighed, source=self.source)


@frozen(kw_only=True)
class GroupForm:
    """One group of a nested key: its name, its share in percent or parts, and the key inside it."""

    name: str
    percent: Number | None = None
    part: Number | None = None
    key: AnyKey

    def __attrs_post_init__(self) -> None:
        """Take one of percent and part."""
        if (self.percent is None) is (self.part is None):
            raise MisfitError(PercentOrPart())


@frozen(kw_only=True, field_transformer=with_tuples)
class NestedForm(KeyForm):
    """``kind = "nested"``: between groups, then inside each."""

    groups: tuple[GroupForm, ...]
    odd_unit_to: str | None = None

    def key(self, _context: Context) -> AnyKey:
        """Make the key."""
        names = [group.name for group in self.groups]
        if len(set(names)) < len(names):
            raise MisfitError(GroupsOfOneName())
        by_percent = {group.name: group.percent for group in self.groups if group.percent is not None}
        by_part = {group.name: group.part for group in self.groups if group.part is not None}
        if by_percent and by_part:
            raise MisfitError(PercentAndPart())
        between = percentages(by_percent, source=self.source) if by_percent else parts(by_part, source=self.source)
        within = {group.name: group.key for group in self.groups}
        return NestedKey(between=between, within=within, odd_unit_to=self.odd_unit_to)


def assumed_key(key: AgreedKey) -> AgreedKey:
    """Mark a key as assumed: no paper states it."""
    match key:
        case CostKey():
            return evolve(key, basis=evolve(key.basis, assumed=True))
        case NestedKey():
            return evolve(key, between=evolve(key.between, basis=evolve(key.between.basis, assumed=True)))
        case Rate() | StatedAmounts():
            return evolve(key, assumed=True)
        case _:
            raise MisfitError(AssumedInside())


KEY_FORMS: dict[str, type[KeyForm]] = {
    "equal": EqualForm,
    "percentages": PercentagesForm,
    "parts": PartsForm,
    "proportional": ProportionalForm,
    "mixed": MixedForm,
    "nested": NestedForm,
    "rate": RateKeyForm,
    "by-year": ByYearForm,
    "amounts": AmountsForm,
    "sum": SumForm,
    "bounded": BoundedForm,
}
