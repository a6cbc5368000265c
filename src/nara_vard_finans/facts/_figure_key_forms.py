"""The ways to write a cost key that rests on figures: in proportion to them, or so much for each of what is counted."""

import re
from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.core import Party, Period, Source, Statistic, Text, counted_text, with_tuples
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts._form_messages import CountsByYear, FiguresForAlone, NotDayOfYear, OneRate, StatisticMissing
from nara_vard_finans.facts._values import Number
from nara_vard_finans.facts._years import ALWAYS, AmountsByYear, NamesByYear, NumbersByYear
from nara_vard_finans.facts.official_figures import POPULATION, official_for
from nara_vard_finans.sharing import (
    AgreedKey,
    ByYear,
    CostKey,
    FiguresDay,
    Indexation,
    KeyByYear,
    Rate,
    RateForm,
    RateValue,
    UnstatedKey,
    YearlyFigures,
    proportional_to,
)

_DAY_OF_YEAR = re.compile(r"(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_RATE = Text("taxan", "the rate")
RATED_FIGURES = Text("statistiken", "the statistic")
KEY = Text("fördelningsnyckeln", "the cost key")


@frozen(kw_only=True, eq=False, repr=False)
class KeyForm:
    """
    What every way to write a key has.

    Attributes:
        kind: How the cost is shared.
        source: Where it is agreed.
        assumed: Whether no paper states it, so that it is assumed.
    """

    kind: str
    source: Source | None = None
    assumed: bool = False


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class FiguresForm(KeyForm):
    """
    What every key has that rests on figures.

    Attributes:
        statistic: The id of a statistic; or a table of ids by year.
        counts: What is counted, such as ``population``, where no statistic is named.
        as_of: The day, month or year of the figures.
        day: The day of each year, such as ``11-01``, by which the figures follow the year.
        years_before: How many years before the year itself that day is.
        parties: Those who share, if not all.
        figures_for: The days for which a paper says that these figures are used.
    """

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
        # A file's own figures come before those that others beside it hold.
        alike = [each for each in alike if each.id in context.own_statistics] or alike
        wanted = self.codes or tuple(party.code for party in context.own_parties)
        covering = [each for each in alike if wanted and {*wanted} <= {*each.by_party}]
        if covering or self.codes:
            return tuple(covering), wanted
        own = [each for each in alike if not wanted or {*wanted} & {*each.by_party}]
        shared = set[str]().union(*(each.by_party for each in own[:1])).intersection(*(each.by_party for each in own))
        if not shared:
            raise MisfitError(CountsByYear(counted_text(self.counts)))
        return tuple(own), tuple(sorted(shared))


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class ProportionalForm(FiguresForm):
    """``kind = "proportional"``: by a statistic, or by what is counted where no paper states the figures."""

    def key(self, context: Context) -> AgreedKey:
        """Make the key."""
        if not self.statistic:
            return self.unnamed(context)
        keys = [(years, self.of_statistic(name, context)) for years, name in self.statistic]
        return keys[0][1] if self.statistic[0][0] is ALWAYS else KeyByYear(keys=ByYear(KEY, keys))


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class RateKeyForm(FiguresForm):
    """
    ``kind = "rate"``: so much for each of what is counted; the total is what the rows sum to.

    Attributes:
        per: The rate in kronor, such as ``31,25 kr``; or a table of rates by year.
        percent: The rate in percent.
        promille: The rate in promille.
        at_most: The ceiling of the rate.
        index: How an index raises it from year to year, if one does.
    """

    per: AmountsByYear = ()
    percent: NumbersByYear = ()
    promille: NumbersByYear = ()
    at_most: Number | None = None
    index: Indexation | None = None

    def key(self, context: Context) -> AgreedKey:
        """Make the key."""
        per = self._per()
        form = (per.values[0] if isinstance(per, ByYear) else per).form
        most = None if self.at_most is None else RateValue(number=Fraction(self.at_most), form=form)
        if not self.statistic:
            return Rate(per=per, key=self.unnamed(context), ceiling=most, index=self.index)
        keys = ((years, self.of_statistic(name, context)) for years, name in self.statistic)
        rates = [(years, Rate(per=per, key=key, ceiling=most, index=self.index)) for years, key in keys]
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


def _official(counts: str, as_of: Period | None, parties: Sequence[Party]) -> Statistic | None:
    """Give the official figures that a key means by what they count, their day and its parties; none for others."""
    is_day = as_of is not None and as_of.first_day == as_of.last_day
    return official_for(as_of.first_day, parties) if counts == POPULATION and as_of is not None and is_day else None
