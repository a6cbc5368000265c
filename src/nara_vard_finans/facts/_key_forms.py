"""The ways to write a cost key in a facts file, one class each."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from nara_vard_finans.core import Figures, Party, Period, Source, Statistic, with_tuples
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts.messages import (
    FiguresForAlone,
    GroupsOfOneName,
    PercentAndPart,
    PercentOrPart,
    StatisticMissing,
)
from nara_vard_finans.sharing import (
    AnyKey,
    NestedKey,
    UnstatedKey,
    equal_shares,
    mixed_or_unstated,
    parts,
    percentages,
    proportional_to,
)

Number = int | Fraction
"""An exact number."""


@frozen(kw_only=True)
class KeyForm:
    """What every way to write a key has: its kind, and where it is agreed."""

    kind: str
    source: Source | None = None


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
class ProportionalForm(KeyForm):
    """``kind = "proportional"``: by a statistic, or by what is counted where no paper states the figures."""

    statistic: str = ""
    counts: str = ""
    as_of: Period | None = None
    parties: tuple[Party, ...] | None = None
    figures_for: Period | None = None

    def key(self, context: Context) -> AnyKey:
        """Make the key."""
        codes = None if self.parties is None else tuple(party.code for party in self.parties)
        if self.statistic:
            figures = context.statistic(self.statistic)
            return proportional_to(figures, codes, source=self.source, figures_for=self.figures_for)
        if self.figures_for is not None:
            raise MisfitError(FiguresForAlone())
        if not self.counts:
            raise MisfitError(StatisticMissing())
        official = _official(self.counts, self.as_of, self.parties or ())
        if official is not None:
            return proportional_to(official, codes, source=self.source)
        return UnstatedKey(parties=codes or (), counts=self.counts, as_of=self.as_of, source=self.source)


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


KEY_FORMS: dict[str, type[KeyForm]] = {
    "equal": EqualForm,
    "percentages": PercentagesForm,
    "parts": PartsForm,
    "proportional": ProportionalForm,
    "mixed": MixedForm,
    "nested": NestedForm,
}
