"""
Hypothesis strategies for amounts, units, weights, keys and rounding rules that could be real.

They need the extra ``nara-vard-finans[strategies]``; nothing else in the library imports it. What they draw is valid by
construction, nothing is filtered away, and it shrinks to what a person would write down.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nara_vard_finans.core import COUNTED, KRONA, ORE, Amount, Period, Statistic, Text
from nara_vard_finans.sharing import (
    LARGEST,
    MOST_DECIMALS,
    AnyKey,
    CostKey,
    Method,
    NestedKey,
    RoundingRule,
    UnstatedKey,
    UnstatedMix,
    equal_shares,
    mixed,
    parts,
    percentages,
    proportional_to,
)
from nara_vard_finans.testing.law import NothingFitsError
from nara_vard_finans.testing.results import unit_from

T = TypeVar("T")

_FAR = 10**30
_HUNDRED = 100


def within(least: int, most: int) -> None:
    """Refuse bounds that nothing fits."""
    if least > most:
        raise NothingFitsError(least, most)


def amounts(least: int = -_FAR, most: int = _FAR, *, unit: Amount = KRONA) -> st.SearchStrategy[Amount]:
    """
    Draw amounts from *least* to *most* whole units.

    Args:
        least: The fewest units.
        most: The most units.
        unit: The unit.

    Raises:
        NothingFitsError: If *least* is above *most*.
        UnfitResultError: If the unit is not above zero.

    Example:
        >>> draws(amounts(5), 1)[0]
        Amount(ore=500)
    """
    within(least, most)
    whole = unit_from(unit) or KRONA
    return st.integers(least, most).map(lambda units: units * whole)


def _counted() -> st.SearchStrategy[str]:
    return st.sampled_from(["population", *sorted({*COUNTED} - {"population"})])


def some_parties(named: Iterable[str] = (), *, most: int = 25) -> st.SearchStrategy[list[str]]:
    """Draw the codes of parties, unless they are named; one text is one code."""
    within(1, most)
    listed = [named] if isinstance(named, str) else [*named]
    return st.just(listed) if listed else st.lists(codes(), min_size=1, max_size=most, unique=True)


@st.composite
def keys_over(draw: st.DrawFn, parties: Sequence[str]) -> CostKey:
    """Draw keys in which each of some parties has a weight above zero."""
    return parts({party: draw(st.integers(1, 10**5)) for party in parties})


def units() -> st.SearchStrategy[Amount]:
    """
    Draw units in which amounts are shared: krona, öre, hundreds, thousands, and odd ones.

    Example:
        >>> sorted(draws(units()))[:2]
        [Amount(ore=1), Amount(ore=7)]
    """
    return st.sampled_from([KRONA, ORE, 100 * KRONA, 1_000 * KRONA, 3 * KRONA, 7 * ORE])


def codes() -> st.SearchStrategy[str]:
    """
    Draw municipality codes.

    Example:
        >>> draws(codes(), 1)
        ['0100']
    """
    return st.integers(100, 2_599).map(lambda number: f"{number:04d}")


@st.composite
def weights(draw: st.DrawFn, most_parties: int = 25, most: int = 10**7) -> dict[str, int]:
    """
    Draw whole weights by party, at least one of them above zero; equal weights and zeros come often.

    Args:
        draw: Given by Hypothesis.
        most_parties: The most parties.
        most: The largest weight.

    Raises:
        NothingFitsError: If there is room for no party, or for no weight above zero.

    Example:
        >>> draws(weights(), 1)
        [{'0100': 1}]
    """
    within(1, most)
    parties = draw(some_parties(most=most_parties))
    weight = st.one_of(st.integers(0, min(3, most)), st.integers(0, most))
    drawn = {party: draw(weight) for party in parties}
    # One that is drawn pays, whatever the weights are.
    payer = draw(st.sampled_from(parties))
    return drawn | {payer: max(drawn[payer], 1)}


def cost_keys(most_parties: int = 25, most: int = 10**7) -> st.SearchStrategy[CostKey]:
    """
    Draw keys in one stage.

    Args:
        most_parties: The most parties.
        most: The largest weight.

    Example:
        >>> draws(cost_keys(), 1)[0].weights
        (('0100', 1),)
    """
    return weights(most_parties, most).map(parts)


@st.composite
def percentage_keys(draw: st.DrawFn, most_parties: int = 25) -> CostKey:
    """
    Draw keys of whole percentages, which sum to 100.

    Args:
        draw: Given by Hypothesis.
        most_parties: The most parties.

    Example:
        >>> draws(percentage_keys(), 1)[0].weights
        (('0100', 100),)
    """
    parties = draw(some_parties(most=most_parties))
    cuts = sorted(draw(st.integers(0, _HUNDRED)) for _ in parties[1:])
    bounds = zip([0, *cuts], [*cuts, _HUNDRED], strict=True)
    return percentages({party: high - low for party, (low, high) in zip(parties, bounds, strict=True)})


@st.composite
def statistics(draw: st.DrawFn, parties: Iterable[str] = (), *, most: int = 10**6) -> Statistic:
    """
    Draw official figures, of a population or another thing that is counted.

    Args:
        draw: Given by Hypothesis.
        parties: Of which parties, by code; without it of some that are drawn.
        most: The largest figure.

    Example:
        >>> found = draws(statistics(["2034", "2080"]), 1)[0]
        >>> found.counts, found.figures
        ('population', (('2034', 1), ('2080', 1)))
    """
    within(1, most)
    named = draw(some_parties(parties))
    counts = draw(_counted())
    year = draw(st.integers(2000, 2099))
    return Statistic(
        id=f"{counts}-{year}",
        title=Text(f"Fiktiva tal {year}", f"Fictitious figures {year}"),
        counts=counts,
        unit="st",
        as_of=Period.year(year),
        figures={party: draw(st.integers(1, most)) for party in named},
    )


@st.composite
def nested_keys(draw: st.DrawFn, most_parties: int = 25) -> NestedKey:
    """
    Draw keys in two stages, the parties of one key dealt out to one to three groups.

    Args:
        draw: Given by Hypothesis.
        most_parties: The most parties.

    Example:
        >>> draws(nested_keys(2), 1)[0].within[0][0]
        'a'
    """
    key = draw(cost_keys(most_parties))
    names = draw(st.lists(st.sampled_from("abc"), min_size=len(key.parties), max_size=len(key.parties)))
    groups: dict[str, dict[str, int]] = {}
    for name, (party, weight) in zip(names, key.weights, strict=True):
        groups.setdefault(name, {})[party] = int(weight) or 1
    shares = {name: draw(st.integers(1, 100)) for name in groups}
    within = {name: parts(inner) for name, inner in groups.items()}
    return NestedKey(between=parts(shares), within=within, odd_unit_to=min(groups))


def unstated_keys(parties: Iterable[str] = ()) -> st.SearchStrategy[UnstatedKey]:
    """
    Draw keys whose figures no paper prints.

    Args:
        parties: Who shares, by code; without it all that the figures will count.

    Example:
        >>> draws(unstated_keys(), 1)[0].counts
        'population'
    """
    named = (parties,) if isinstance(parties, str) else tuple(parties)
    return _counted().map(lambda counts: UnstatedKey(parties=named, counts=counts))


@st.composite
def mixed_keys(draw: st.DrawFn, most_parties: int = 25) -> CostKey:
    """
    Draw keys that are weighed together of two.

    Args:
        draw: Given by Hypothesis.
        most_parties: The most parties of each.

    Example:
        >>> len(draws(mixed_keys(1), 1)[0].basis.components)
        2
    """
    one = draw(cost_keys(most_parties))
    other = proportional_to(draw(statistics(one.parties)))
    return mixed([(draw(st.integers(1, 9)), one), (draw(st.integers(1, 9)), other)])


@st.composite
def _unstated_mixes(draw: st.DrawFn, most_parties: int) -> UnstatedMix:
    components: list[tuple[Any, AnyKey]] = [(1, draw(unstated_keys())), (1, draw(cost_keys(most_parties)))]
    return UnstatedMix(components=components)


def any_keys(most_parties: int = 25, *, stated: bool = False) -> st.SearchStrategy[AnyKey]:
    """
    Draw keys of all kinds: parts, equal shares, percentages, figures, mixed, in stages, and not stated.

    Args:
        most_parties: The most parties.
        stated: Draw only keys that can be shared by.

    Example:
        >>> draws(any_keys(1), 1)[0].parties
        ('0100',)
    """
    equal = some_parties(most=most_parties).map(lambda each: equal_shares(*each))
    kinds: list[st.SearchStrategy[AnyKey]] = [
        cost_keys(most_parties),
        equal,
        percentage_keys(most_parties),
        statistics().map(proportional_to),
        mixed_keys(most_parties),
        nested_keys(most_parties),
    ]
    return st.one_of(*kinds) if stated else st.one_of(*kinds, unstated_keys(), _unstated_mixes(most_parties))


@st.composite
def rounding_rules(draw: st.DrawFn, methods: Iterable[Method] = Method) -> RoundingRule:
    """
    Draw rules of rounding; a residual that is put on somebody is put on the largest, whom every key has.

    A rule that rounds rows alone and puts the difference on one may still be refused of a total of few units, where
    that one would pay less than nothing.

    Args:
        draw: Given by Hypothesis.
        methods: The methods to draw from.

    Raises:
        NothingFitsError: If there is no method to draw from.

    Example:
        >>> draws(rounding_rules(), 1)[0].method
        <Method.LARGEST_REMAINDER: 'largest-remainder'>
    """
    among = tuple(map(Method, methods))
    within(1, len(among))
    method = draw(st.sampled_from(among))
    residual_to = LARGEST if method.is_carried else None
    decimals = draw(st.integers(0, MOST_DECIMALS)) if method.by_percent else None
    return RoundingRule(method=method, unit=draw(units()), residual_to=residual_to, decimals=decimals)


def draws(strategy: st.SearchStrategy[T], number: int = 10) -> list[T]:
    """
    Give some draws of a strategy, always the same ones: to see what it draws; fewer, where it draws no more.

    Args:
        strategy: The strategy.
        number: How many draws.

    Example:
        >>> len(draws(amounts(0, 10)))
        10
    """
    within(1, number)
    found: list[T] = []

    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(strategy)
    def draw(each: T) -> None:
        found.append(each)

    draw()
    return found[:number]
