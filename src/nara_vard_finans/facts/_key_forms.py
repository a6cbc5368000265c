"""The ways to write a cost key in a facts file, one class each."""

from fractions import Fraction

from attrs import evolve, frozen

from nara_vard_finans.core import Amount, Figures, Party, with_tuples
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import MisfitError
from nara_vard_finans.facts._figure_key_forms import KEY, KeyForm, ProportionalForm, RateKeyForm
from nara_vard_finans.facts._form_messages import (
    AmountsOrEach,
    AssumedInside,
    BoundsInStages,
    GroupsOfOneName,
    OneBound,
    PartCostTwice,
    PercentAndPart,
    PercentOrPart,
)
from nara_vard_finans.facts._values import Number
from nara_vard_finans.facts._years import KeysByYear
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
    KeyByYear,
    NestedKey,
    Rate,
    StatedAmounts,
    UnstatedKey,
    YearlyFigures,
    equal_shares,
    gives_total,
    mixed_or_unstated,
    parts,
    percentages,
)


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class EqualForm(KeyForm):
    """
    ``kind = "equal"``: equal shares.

    Attributes:
        parties: Those who share.
    """

    parties: tuple[Party, ...]

    def key(self, _context: Context) -> AnyKey:
        """Make the key."""
        return equal_shares(*(party.code for party in self.parties), source=self.source)


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class PercentagesForm(KeyForm):
    """
    ``kind = "percentages"``: fixed percentages by party, which sum to 100.

    Attributes:
        shares: The percentage of each.
    """

    shares: Figures

    def key(self, _context: Context) -> AnyKey:
        """Make the key."""
        return percentages(dict(self.shares), source=self.source)


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class PartsForm(KeyForm):
    """
    ``kind = "parts"``: fixed parts by party, in proportion to each other.

    Attributes:
        shares: The part of each.
    """

    shares: Figures

    def key(self, _context: Context) -> AnyKey:
        """Make the key."""
        return parts(self.shares, source=self.source)


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class ByYearForm(KeyForm):
    """
    ``kind = "by-year"``: another key for other years.

    Attributes:
        keys: The key of each year, such as ``"2024"``, ``"2015-2018"`` or ``"2019-"``.
    """

    keys: KeysByYear

    def key(self, _context: Context) -> AgreedKey:
        """Make the key."""
        return KeyByYear(keys=ByYear(KEY, self.keys))


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class AmountsForm(KeyForm):
    """
    ``kind = "amounts"``: an amount for each party, as stated; the total is what they sum to.

    Attributes:
        amounts: The amount of each.
        each: The same amount for all of *parties*, in place of *amounts*.
        parties: Those who pay *each*.
        signed: Whether one may be below zero, and its party is paid.
    """

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


@frozen(kw_only=True, eq=False, repr=False)
class PartForm:
    """
    One part of a combined charge.

    Attributes:
        name: What it is called.
        key: How it is shared.
        cost: What is shared, where the key does not give it.
    """

    name: str
    key: AgreedKey
    cost: Cost | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a cost beside a key that gives it."""
        if self.cost is not None and gives_total(self.key):
            raise MisfitError(PartCostTwice())


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class SumForm(KeyForm):
    """
    ``kind = "sum"``: several parts, charged together.

    Attributes:
        parts: The parts.
    """

    parts: tuple[PartForm, ...]

    def key(self, _context: Context) -> AgreedKey:
        """Make the key."""
        return Combined(parts=tuple(CostPart(name=each.name, key=each.key, cost=each.cost) for each in self.parts))


@frozen(kw_only=True, eq=False, repr=False)
class AboveForm:
    """
    Of whom one statistic is above another, and by how much.

    Attributes:
        statistic: The id of the one, such as their own capital.
        above: The id of the other, such as what is reasonable.
    """

    statistic: str
    above: str

    def by(self, code: str, context: Context) -> Fraction:
        """Give by how much it is above of a party; zero or less where it is not."""
        return Fraction(context.statistic(self.statistic).of(code)) - context.statistic(self.above).of(code)


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class BoundForm:
    """
    A floor or a ceiling, written in one way.

    Attributes:
        each: The same amount for all.
        amounts: An amount by party.
        per: So much for each of what *statistic* counts.
        statistic: The id of that statistic.
        percent: The percentage of *amounts*, or of what *statistic* says in kronor, such as 90 of the year before.
        less: What each has otherwise, which is taken from it; it is never below zero.
        unless: Whom it is not for: those of whom the one is above the other.
        beyond: Whom alone it is for: those of whom the one is above the other, which is taken from the bound.
    """

    each: Amount | None = None
    amounts: tuple[tuple[str, Amount], ...] = ()
    per: Amount | None = None
    statistic: str = ""
    percent: Number | None = None
    less: Amount | None = None
    unless: AboveForm | None = None
    beyond: AboveForm | None = None

    def bounds(self, parties: tuple[str, ...], context: Context) -> dict[str, Number]:
        """Give the bound of each party that has one, in kronor; never below zero."""
        less, found = Fraction(0) if self.less is None else self.less.kronor, dict[str, Number]()
        for code, bound in self._whole(parties, context).items():
            beyond = None if self.beyond is None else self.beyond.by(code, context)
            if self.unless is not None and self.unless.by(code, context) > 0:
                continue
            if beyond is None or beyond > 0:
                found[code] = max(Fraction(bound) - less - (beyond or 0), Fraction(0))
        return found

    def _whole(self, parties: tuple[str, ...], context: Context) -> dict[str, Number]:
        """Give the bounds before anything is taken from them."""
        match self:
            case BoundForm(each=Amount() as each, amounts=(), per=None, statistic="", percent=None):
                return dict.fromkeys(parties, each.kronor)
            case BoundForm(each=None, amounts=amounts, per=None, statistic="") if amounts:
                part = Fraction(100 if self.percent is None else self.percent) / 100
                return {code: part * amount.kronor for code, amount in amounts}
            case BoundForm(each=None, amounts=(), per=Amount() as per, percent=None) if self.statistic:
                figures = context.statistic(self.statistic)
                return {code: per.kronor * figures.of(code) for code in parties}
            case BoundForm(each=None, amounts=(), per=None, percent=percent) if self.statistic and percent is not None:
                known = context.statistic(self.statistic).by_party
                return {code: Fraction(percent) / 100 * known[code] for code in parties if code in known}
            case _:
                raise MisfitError(OneBound())


@frozen(kw_only=True, eq=False, repr=False)
class BoundedForm(KeyForm):
    """
    ``kind = "bounded"``: a key with floors or ceilings, and what becomes of what they cut off or take.

    Attributes:
        of: The key, in one stage.
        at_least: The floor.
        at_most: The ceiling.
        cut_off: Whether what is cut off or missing is shared again by the others, falls away, or is taken by a party.
        taken_by: The party that takes it; it need not be in the key.
    """

    of: AnyKey
    at_least: BoundForm | None = None
    at_most: BoundForm | None = None
    cut_off: CutOff
    taken_by: Party | None = None

    def key(self, context: Context) -> AgreedKey:
        """Make the key."""
        if not isinstance(self.of, CostKey | UnstatedKey | YearlyFigures):
            raise MisfitError(BoundsInStages())
        if self.at_least is self.at_most is None:
            raise MisfitError(OneBound())
        least, most = (
            {} if form is None else form.bounds(self.of.parties, context) for form in (self.at_least, self.at_most)
        )
        taker = None if self.taken_by is None else self.taken_by.code
        return Bounded(key=self.of, least=least, most=most, cut_off=self.cut_off, taken_by=taker)


@frozen(kw_only=True, eq=False, repr=False)
class ComponentForm:
    """
    One of the keys that are mixed.

    Attributes:
        weight: Its weight beside the others'.
        key: The key.
    """

    weight: Number
    key: AnyKey


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class MixedForm(KeyForm):
    """
    ``kind = "mixed"``: several keys over the same parties, weighed together.

    Attributes:
        components: The keys, each with its weight.
    """

    components: tuple[ComponentForm, ...]

    def key(self, _context: Context) -> AnyKey:
        """Make the key."""
        weighed = ((component.weight, component.key) for component in self.components)
        return mixed_or_unstated(weighed, source=self.source)


@frozen(kw_only=True, eq=False, repr=False)
class GroupForm:
    """
    One group of a nested key.

    Attributes:
        name: Its name; ``municipalities`` and ``region`` are shown as Kommunerna and Regionen.
        percent: Its share in percent.
        part: Its share as a part, beside the other groups'.
        key: The key inside it; left out where it is one party alone.
    """

    name: str
    percent: Number | None = None
    part: Number | None = None
    key: AnyKey

    def __attrs_post_init__(self) -> None:
        """Take one of percent and part."""
        if (self.percent is None) is (self.part is None):
            raise MisfitError(PercentOrPart())


@frozen(kw_only=True, eq=False, repr=False, field_transformer=with_tuples)
class NestedForm(KeyForm):
    """
    ``kind = "nested"``: between groups, then inside each.

    Attributes:
        groups: The groups.
        odd_unit_to: The group that carries the odd krona, where a paper says so.
    """

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
