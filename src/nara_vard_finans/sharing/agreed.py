"""
What an agreement can state as its key: shares of a given total, a rate that gives the total, or either by year.

Whoever shares the cost of a year asks :func:`key_in_year` for the key of that year first.
"""

from collections.abc import Iterable
from typing import cast

from attrs import evolve, frozen

from nara_vard_finans.core import BasisError, Shown, Statistic, counted_text
from nara_vard_finans.sharing.by_year import ByYear
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
from nara_vard_finans.sharing.rates import FiguresKey, Rate, charge_by_rate, rule_of_rows
from nara_vard_finans.sharing.refusals import CountsAnother, CountsInVain, FiguresUnstated
from nara_vard_finans.sharing.rounding import RoundingRule
from nara_vard_finans.sharing.stages import Level
from nara_vard_finans.sharing.yearly import YearlyFigures


@frozen(kw_only=True, repr=False)
class KeyByYear(Shown):
    """
    A key for each year.

    Swedish term:
        fördelningsnyckel år för år

    Attributes:
        keys: The keys, by the years that they hold for.

    Example:
        >>> from nara_vard_finans import equal_shares, parts
        >>> from nara_vard_finans.core import Text
        >>> from nara_vard_finans.sharing import Years
        >>> spans = [(Years(2017, 2018), equal_shares("a", "b")), (Years(2019, None), parts({"a": 3, "b": 1}))]
        >>> key_in_year(KeyByYear(keys=ByYear(Text("nyckel"), spans)), 2024).share("a")
        Fraction(3, 4)
    """

    keys: "ByYear[AgreedKey]"

    @property
    def parties(self) -> tuple[str, ...]:
        """Who takes part in any of the years, in the order of the codes."""
        return tuple(sorted({party for key in self.keys.values for party in key.parties}))


AgreedKey = AnyKey | Rate | KeyByYear
"""What an agreement can state as its key."""


def key_in_year(key: AgreedKey, year: int) -> AnyKey | Rate:
    """
    Give the key of one year.

    Raises:
        YearlyError: If no key, rate or figures are stated for the year.
    """
    match key:
        case KeyByYear():
            return key_in_year(key.keys.of(year), year)
        case Rate():
            per = key.per.of(year) if isinstance(key.per, ByYear) else key.per
            figures = key.key.of(year) if isinstance(key.key, YearlyFigures) else key.key
            return evolve(key, per=per, key=figures)
        case _:
            return _shares_in_year(key, year)


def _shares_in_year(key: AnyKey, year: int) -> AnyKey:
    match key:
        case YearlyFigures():
            return key.of(year)
        case NestedKey():
            return evolve(key, within={name: _shares_in_year(inner, year) for name, inner in key.within})
        case UnstatedMix():
            of_year = ((part, _shares_in_year(inner, year)) for part, inner in key.components)
            return mixed_or_unstated(of_year, source=key.source)
        case _:
            return key


def years_named(key: AgreedKey) -> frozenset[int]:
    """Give the years from which something in a key changes, and those that its figures are known for."""
    match key:
        case KeyByYear():
            inner = (years_named(each) for each in key.keys.values)
            return frozenset(years.first for years, _ in key.keys.spans).union(*inner)
        case Rate():
            firsts = [years.first for years, _ in key.per.spans] if isinstance(key.per, ByYear) else []
            return frozenset(firsts).union(years_named(key.key))
        case YearlyFigures():
            return key.years
        case NestedKey() | UnstatedMix():
            listed = key.within if isinstance(key, NestedKey) else key.components
            return frozenset[int]().union(*(years_named(each) for _, each in listed))
        case _:
            return frozenset()


def gives_total(key: AgreedKey) -> bool:
    """Say whether a key gives the total itself, so that no cost is stated beside it."""
    return isinstance(key, Rate) or (isinstance(key, KeyByYear) and any(map(gives_total, key.keys.values)))


def charged(key: Rate, rule: RoundingRule) -> tuple[Level, ...]:
    """
    Say what each party pays by a key that gives the total itself.

    Raises:
        BasisError: If its figures are not stated.
        ResidualError: If the method of the rule needs a total that is given.
    """
    per, figures = key.per, key.key
    if isinstance(per, ByYear) or not isinstance(figures, CostKey):
        raise BasisError(", ".join(sorted(counted(figures))), FiguresUnstated())
    rows = charge_by_rate(per, figures, unit=rule_of_rows(rule).unit)
    return (Level(group=(), between_groups=False, apportionment=rows),)


def figures_missing(key: AgreedKey) -> tuple[UnstatedKey, ...]:
    """Give the keys in *key* whose figures no paper prints."""
    match key:
        case KeyByYear():
            return tuple(found for inner in key.keys.values for found in figures_missing(inner))
        case Rate():
            return unstated(key.key)
        case _:
            return unstated(key)


def counted_in(key: AgreedKey) -> frozenset[str]:
    """Give what the figures behind a key count."""
    match key:
        case KeyByYear():
            return frozenset[str]().union(*map(counted_in, key.keys.values))
        case Rate():
            return counted(key.key)
        case _:
            return counted(key)


def agreed_on_basis(key: AgreedKey, statistic: Statistic) -> AgreedKey:
    """
    Give a key with its figures exchanged for those of *statistic*, wherever it counts the same thing.

    Raises:
        BasisError: If nothing in the key counts what the statistic counts, or a party has no figure in it.
    """
    match key:
        case KeyByYear():
            if statistic.counts not in counted_in(key):
                own, wanted = counted_text(statistic.counts), tuple(map(counted_text, sorted(counted_in(key))))
                raise BasisError(statistic.id, CountsAnother(own, wanted) if wanted else CountsInVain(own))
            spans = ((years, _where_counted(inner, statistic)) for years, inner in key.keys.spans)
            return evolve(key, keys=evolve(key.keys, spans=spans))
        case Rate():
            return evolve(key, key=cast("FiguresKey", on_basis(key.key, statistic)))
        case _:
            return on_basis(key, statistic)


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
        case KeyByYear():
            spans = ((years, agreed_without(inner, gone)) for years, inner in key.keys.spans)
            return evolve(key, keys=evolve(key.keys, spans=spans))
        case Rate():
            return evolve(key, key=cast("FiguresKey", key_without(key.key, gone)))
        case _:
            return key_without(key, gone)
