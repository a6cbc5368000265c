"""
What is asked of the keys that an agreement can state, and what each party pays by them.

Whoever shares the cost of a year asks :func:`key_in_year` for the key of that year first.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from attrs import evolve

from nara_vard_finans.core import (
    ZERO,
    Amount,
    AmountError,
    BasisError,
    Statistic,
    Text,
    WeightError,
    YearlyError,
    counted_text,
)
from nara_vard_finans.sharing.agreed_keys import AgreedKey, Charging, Combined, CostPart, KeyByYear, KeyOfYear
from nara_vard_finans.sharing.apportionment import Apportionment
from nara_vard_finans.sharing.bounded import Bounded, charge_bounded
from nara_vard_finans.sharing.by_year import ByYear
from nara_vard_finans.sharing.charge_refusals import RestBelowZero, TakerGone, TwoRests
from nara_vard_finans.sharing.key_refusals import CountsAnother, CountsInVain, FiguresUnstated
from nara_vard_finans.sharing.keys import CostKey
from nara_vard_finans.sharing.nested import (
    AnyKey,
    NestedKey,
    UnstatedKey,
    UnstatedMix,
    counted,
    key_without,
    mixed_or_unstated,
    on_basis,
    unstated,
)
from nara_vard_finans.sharing.rates import Rate, RatedRows, charge_by_rate, rule_of_rows
from nara_vard_finans.sharing.rounding import RoundingRule
from nara_vard_finans.sharing.stages import Level, share_in_stages
from nara_vard_finans.sharing.stated_amounts import StatedAmounts, charge_stated
from nara_vard_finans.sharing.year_refusals import NoPartCost
from nara_vard_finans.sharing.yearly import YearlyFigures


def _made_of(key: AgreedKey) -> tuple[AgreedKey, ...]:
    """Give the keys that a key is made of, where it is made of whole keys."""
    match key:
        case KeyByYear():
            return key.keys.values
        case Combined():
            return tuple(part.key for part in key.parts)
        case Rate() | Bounded():
            return (key.key,)
        case _:
            return ()


def _with(key: AgreedKey, change: Callable[[AgreedKey], AgreedKey]) -> AgreedKey:
    """Give a key that is made of others, with each of them changed."""
    match key:
        case KeyByYear():
            return evolve(key, keys=evolve(key.keys, spans=((years, change(each)) for years, each in key.keys.spans)))
        case Combined():
            return key.with_keys(change(part.key) for part in key.parts)
        case _:
            made = cast("Rate | Bounded", key)  # whoever asks has told the keys that are made of none
            return evolve(made, key=cast("CostKey", change(made.key)))


def key_in_year(key: AgreedKey, year: int) -> KeyOfYear:
    """
    Give the key of one year.

    Raises:
        YearlyError: If no key, rate or figures are stated for the year.
    """
    match key:
        case KeyByYear():
            return key_in_year(key.keys.of(year), year)
        case Rate():
            return cast("KeyOfYear", _with(key.in_year(year), lambda inner: key_in_year(inner, year)))
        case Combined() | Bounded():
            return cast("KeyOfYear", _with(key, lambda inner: key_in_year(inner, year)))
        case StatedAmounts():
            return key
        case _:
            return _shares_in_year(key, year)


def _shares_in_year(key: AnyKey, year: int) -> AnyKey:
    match key:
        case YearlyFigures():
            return key.of(year)
        case NestedKey():
            within = tuple((name, _shares_in_year(inner, year)) for name, inner in key.within)
            # A key that is the same in every year is not made anew.
            return key if within == key.within else evolve(key, within=within)
        case UnstatedMix():
            of_year = ((part, _shares_in_year(inner, year)) for part, inner in key.components)
            return mixed_or_unstated(of_year, source=key.source)
        case _:
            return key


def years_named(key: AgreedKey) -> frozenset[int]:
    """Give the years from which something in a key changes, and those that its figures are known for."""
    own: Iterable[int] = ()
    match key:
        case KeyByYear():
            own = (years.first for years, _ in key.keys.spans)
        case Rate(per=ByYear() as per):
            own = (years.first for years, _ in per.spans)
        case YearlyFigures():
            own = key.years
        case NestedKey():
            own = (year for _, inner in key.within for year in years_named(inner))
        case UnstatedMix():
            own = (year for _, inner in key.components for year in years_named(inner))
        case _:
            pass
    return frozenset(own).union(*map(years_named, _made_of(key)))


def gives_total(key: AgreedKey) -> bool:
    """Say whether a key gives the total itself, so that no cost is stated beside it."""
    match key:
        case Rate() | StatedAmounts():
            return True
        case Combined():
            return not any(_takes_rest(part) for part in key.parts)
        case KeyByYear():
            return any(map(gives_total, key.keys.values))
        case _:
            return False


def states_year(key: AgreedKey, year: int) -> bool:
    """Say whether a key states by itself what is charged for one year alone, such as amounts or a rate of that year."""
    match key:
        case KeyByYear():
            own = [(years.first == years.last, each) for years, each in key.keys.spans if year in years]
            return any(gives_total(each) and (alone or states_year(each, year)) for alone, each in own)
        case Rate(per=ByYear() as per):
            return any(years.first == years.last == year for years, _ in per.spans)
        case Combined():
            return all(_states_part(part, year) for part in key.parts)
        case _:
            return False


def states_whole_years(key: AgreedKey, year: int) -> bool:
    """Say whether some part of a key states what is charged for whole years, and nothing of this year alone."""
    match key:
        case KeyByYear():
            own = [(years.first == years.last, each) for years, each in key.keys.spans if year in years]
            return any(not alone and states_whole_years(each, year) for alone, each in own)
        case Combined():
            return not all(_takes_rest(part) or _states_part(part, year) for part in key.parts)
        case _:
            return gives_total(key) and not states_year(key, year)


def _states_part(part: CostPart, year: int) -> bool:
    return states_year(part.key, year) if part.cost is None else year in dict(part.cost.by_year)


def _takes_rest(part: CostPart) -> bool:
    return part.cost is None and not gives_total(part.key)


def charged(key: KeyOfYear, rule: RoundingRule, *, year: int, cost: Amount | None = None) -> tuple[Level, ...]:
    """
    Say what each party pays in a year by its key.

    Args:
        key: The key of that year.
        rule: How amounts become whole.
        year: The year, for parts whose cost is stated by year.
        cost: The whole cost, for a key that shares one.

    Raises:
        AmountError: If the parts with a sum of their own come to more than the whole cost.
        BasisError: If its figures are not stated.
        ResidualError: If the method of the rule needs a total that is given, and a rate gives it.
        YearlyError: If the cost of a part is not stated for the year.
    """
    match key:
        case Rate():
            return (_level(_by_rate(key, rule)),)
        case StatedAmounts():
            return (_level(charge_stated(key)),)
        case Combined():
            return tuple(_of_parts(key, rule, year, cost))
        case Bounded():
            return (_level(charge_bounded(cost or ZERO, key, rule)),)
        case _:
            return share_in_stages(cost or ZERO, key, rule)


def _by_rate(key: Rate, rule: RoundingRule) -> RatedRows:
    per, figures = key.per, key.key
    if isinstance(per, ByYear) or not isinstance(figures, CostKey):
        raise BasisError(", ".join(sorted(counted(figures))), FiguresUnstated())
    return charge_by_rate(per, figures, unit=rule_of_rows(rule).unit)


def _level(rows: Apportionment) -> Level:
    return Level(group=(), between_groups=False, apportionment=rows)


def _of_parts(key: Combined, rule: RoundingRule, year: int, cost: Amount | None) -> Iterator[Level]:
    """Charge each part, and last of all what is left of the whole cost."""
    found: dict[str, tuple[Level, ...]] = {}
    rests = [part for part in key.parts if _takes_rest(part)]
    for part in key.parts:
        if part not in rests:
            found[part.name] = charged(cast("KeyOfYear", part.key), rule, year=year, cost=_cost(part, year))
    for part in rests:
        taken = sum((levels[0].apportionment.total for levels in found.values()), ZERO)
        left = (cost or ZERO) - taken
        if left < ZERO:
            raise AmountError(str(left), RestBelowZero(part.name, cost or ZERO, taken))
        found[part.name] = charged(cast("KeyOfYear", part.key), rule, year=year, cost=left)
    for part in key.parts:
        yield from (evolve(level, group=(part.name, *level.group)) for level in found[part.name])


def first_levels(key: KeyOfYear, levels: Iterable[Level]) -> tuple[Level, ...]:
    """Give the stages in which a whole total is shared: one, or one for each part of a combined charge."""
    depth = 1 if isinstance(key, Combined) else 0
    return tuple(level for level in levels if len(level.group) == depth)


def _cost(part: CostPart, year: int) -> Amount | None:
    if part.cost is None:
        return None
    cost = part.cost.of(year)
    if cost is None:
        raise part.cost.awaited(year) or YearlyError(Text(part.name), NoPartCost(year))
    return cost


def refuse_unfit(key: AgreedKey) -> None:
    """
    Refuse parts of which more than one takes what is left of the cost.

    Raises:
        BasisError: If two do.
    """
    if isinstance(key, Combined):
        rests = [part.name for part in key.parts if _takes_rest(part)]
        if len(rests) > 1:
            raise BasisError(rests[1], TwoRests(rests[0]))
    for inner in _made_of(key):
        refuse_unfit(inner)


def figures_missing(key: AgreedKey) -> tuple[UnstatedKey, ...]:
    """Give the keys in *key* whose figures no paper prints."""
    if isinstance(key, Charging | Bounded | KeyByYear):
        return tuple(found for inner in _made_of(key) for found in figures_missing(inner))
    return unstated(key)


def counted_in(key: AgreedKey) -> frozenset[str]:
    """Give what the figures behind a key count."""
    if isinstance(key, Charging | Bounded | KeyByYear):
        return frozenset[str]().union(*map(counted_in, _made_of(key)))
    return counted(key)


def agreed_on_basis(key: AgreedKey, statistic: Statistic) -> AgreedKey:
    """
    Give a key with its figures exchanged for those of *statistic*, wherever it counts the same thing.

    Raises:
        BasisError: If nothing in the key counts what the statistic counts, or a party has no figure in it.
    """
    if not isinstance(key, Charging | Bounded | KeyByYear):
        return on_basis(key, statistic)
    if statistic.counts not in counted_in(key):
        own, wanted = counted_text(statistic.counts), tuple(map(counted_text, sorted(counted_in(key))))
        raise BasisError(statistic.id, CountsAnother(own, wanted) if wanted else CountsInVain(own))
    return _with(key, lambda inner: _where_counted(inner, statistic))


def _where_counted(key: AgreedKey, statistic: Statistic) -> AgreedKey:
    return agreed_on_basis(key, statistic) if statistic.counts in counted_in(key) else key


def agreed_without(key: AgreedKey, codes: Iterable[str]) -> AgreedKey:
    """
    Give a key without some of its parties; by a rate the others pay as before.

    Raises:
        WeightError: If nobody who pays is left.
    """
    gone = {*codes}
    match key:
        case StatedAmounts():
            return evolve(key, amounts=[(code, amount) for code, amount in key.amounts if code not in gone])
        case Combined():
            staying = tuple(part for part in key.parts if {*part.key.parties} - gone)
            return _with(evolve(key, parts=staying), lambda inner: agreed_without(inner, gone))
        case Bounded():
            least, most = ([pair for pair in pairs if pair[0] not in gone] for pairs in (key.least, key.most))
            if key.taken_by in gone:
                raise WeightError((key.taken_by or "",), TakerGone())
            left = cast("CostKey", key_without(key.key, gone))
            return evolve(key, key=left, least=least, most=most)
        case Rate() | KeyByYear():
            return _with(key, lambda inner: agreed_without(inner, gone))
        case _:
            return key_without(key, gone)
