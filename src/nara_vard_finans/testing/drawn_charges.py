"""
Hypothesis strategies for what an agreement can state besides shares: rates, amounts, bounds, sums of parts, years.

All that they draw can be charged in whole kronor, by the largest remainder.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeVar

from hypothesis import strategies as st

from nara_vard_finans.core import KRONA, ORE, Amount, Text, kronor
from nara_vard_finans.sharing import (
    AgreedKey,
    Bounded,
    ByYear,
    Combined,
    CostPart,
    CutOff,
    KeyByYear,
    Rate,
    RateForm,
    RateValue,
    StatedAmounts,
    YearlyCost,
    Years,
    proportional_to,
)
from nara_vard_finans.testing.results import amount_from
from nara_vard_finans.testing.strategies import keys_over, some_parties, statistics, within

T = TypeVar("T")
_MOST_KRONOR = 10**9


@st.composite
def _values(draw: st.DrawFn) -> RateValue:
    number = Fraction(draw(st.integers(1, 10**6)), draw(st.sampled_from([1, 100])))
    return RateValue(number=number, form=draw(st.sampled_from(RateForm)))


@st.composite
def rates(draw: st.DrawFn, parties: Iterable[str] = ()) -> Rate:
    """
    Draw rates in kronor, percent or promille, with the figures that they are reckoned on.

    By the law ``as_agreed`` each pays the rate times its figure;
    no law looks at the figures as weights.

    Args:
        draw: Given by Hypothesis.
        parties: Who pays, by code; without it some that are drawn.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> found = draws(rates(["2034"]), 1)[0]
        >>> str(found.per.text), found.key.weights
        ('1 kr', (('2034', 1),))
    """
    return Rate(per=draw(_values()), key=proportional_to(draw(statistics(parties))))


@st.composite
def stated_amounts(draw: st.DrawFn, parties: Iterable[str] = (), *, signed: bool = False) -> StatedAmounts:
    """
    Draw an amount for each party; where they are signed, minus is for one that receives.

    By the law ``as_agreed`` each is charged as it stands; the law
    that nobody is below zero does not look at them.

    Args:
        draw: Given by Hypothesis.
        parties: Of whom, by code; without it some that are drawn.
        signed: Whether they may be below zero.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> [str(amount) for _, amount in draws(stated_amounts(["2034", "2080"]), 1)[0].amounts]
        ['1 kr', '0 kr']
    """
    named, unit = draw(some_parties(parties)), draw(st.sampled_from([KRONA, ORE]))
    amounts = {party: draw(st.integers(-_MOST_KRONOR if signed else 0, _MOST_KRONOR)) for party in named}
    one = draw(st.sampled_from(named))  # all cannot be zero
    amounts |= {one: amounts[one] or 1}
    return StatedAmounts(amounts={party: amount * unit for party, amount in amounts.items()}, signed=signed)


@st.composite
def bounded_keys(draw: st.DrawFn, total: Amount, parties: Iterable[str] = ()) -> Bounded:
    """
    Draw keys with floors and ceilings that a total fits, and any larger one: one party has no ceiling.

    By the law ``as_agreed`` nobody is outside its bounds; the laws
    of weights look at those whom no bound holds.

    Args:
        draw: Given by Hypothesis.
        total: The total, of which the floors are no more.
        parties: Who shares, by code; without it some that are drawn.

    Raises:
        NothingFitsError: If the total is below zero.
        UnfitResultError: If it is no amount.

    Example:
        >>> from nara_vard_finans import kronor
        >>> from nara_vard_finans.testing import draws
        >>> found = draws(bounded_keys(kronor(100), ["2034", "2080"]), 20)
        >>> any(found.most for found in found), all(sum(dict(key.least).values()) <= 100 for key in found)
        (True, True)
    """
    whole = room = amount_from(total, "total").ore // KRONA.ore
    within(0, whole)
    named = draw(some_parties(parties))
    unheld = draw(st.sampled_from(named))
    cut_off = draw(st.sampled_from(CutOff))
    taker = unheld if cut_off is CutOff.TAKEN else None
    least: dict[str, int] = {}
    most: dict[str, int] = {}
    for party in named:
        if taker is None and draw(st.booleans()):  # floors of others could leave a taker less than nothing
            least[party] = draw(st.integers(0, room))
            room -= least[party]
        if party != unheld and draw(st.booleans()):
            most[party] = least.get(party, 0) + draw(st.integers(0, whole))
    if not (least or most):  # a file that states bounds states some
        least[unheld] = 0
    return Bounded(key=draw(keys_over(named)), least=least, most=most, cut_off=cut_off, taken_by=taker)


@st.composite
def combined_keys(draw: st.DrawFn, parties: Iterable[str] = (), *, total: Amount | None = None) -> Combined:
    """
    Draw sums of parts: rates, stated amounts of either sign, and sums that are shared; all take part in the first.

    Each part keeps the laws of its own key, and the charges those that hold of any key.

    Args:
        draw: Given by Hypothesis.
        parties: Who pays, by code; without it some that are drawn.
        total: The whole cost, of which the last part takes what the others leave; without it the parts make the total.

    Raises:
        NothingFitsError: If the total is below zero.
        UnfitResultError: If it is no amount.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> [part.name for part in draws(combined_keys(["2034"]), 1)[0].parts]
        ['del 1']
    """
    whole = _MOST_KRONOR if total is None else amount_from(total, "total").ore // KRONA.ore
    within(0, whole)
    named = draw(some_parties(parties))
    made: list[CostPart] = []
    room = whole
    for number in range(draw(st.integers(1, 3))):
        among = [party for party in named if draw(st.booleans())] if made else []
        kinds = [_shared_sums(among or named, room)]
        if total is None:
            kinds = [_charging(among or named).map(lambda key: (key, None)), *kinds]
        key, cost = draw(st.one_of(kinds))
        room -= 0 if cost is None or total is None else cost
        made.append(_part(number + 1, key, cost))
    if total is not None:
        made.append(_part(len(made) + 1, draw(keys_over(named)), None))
    return Combined(parts=tuple(made))


def _part(number: int, key: AgreedKey, cost: int | None) -> CostPart:
    return CostPart(name=f"del {number}", key=key, cost=None if cost is None else YearlyCost(amount=kronor(cost)))


def _charging(parties: Sequence[str]) -> st.SearchStrategy[AgreedKey]:
    return st.one_of(rates(parties), stated_amounts(parties, signed=True))


def _shared_sums(parties: Sequence[str], most: int) -> st.SearchStrategy[tuple[AgreedKey, int | None]]:
    return st.tuples(keys_over(parties), st.integers(0, most))


@st.composite
def keys_by_year(
    draw: st.DrawFn, first: int, last: int, parties: Iterable[str] = (), *, gives_total: bool = False
) -> KeyByYear:
    """
    Draw keys that change from year to year; each year keeps the laws of its own key.

    Args:
        draw: Given by Hypothesis.
        first: The first year that has one.
        last: The last that must have one.
        parties: Who pays, by code; without it some that are drawn.
        gives_total: Draw rates and stated amounts instead of shares.

    Raises:
        NothingFitsError: If the last year comes before the first.

    Example:
        >>> from nara_vard_finans.testing import draws
        >>> [str(years) for years, _ in draws(keys_by_year(2024, 2024, ["2034"]), 1)[0].keys.spans]
        ['2024-']
    """
    within(first, last)
    named = draw(some_parties(parties))
    key: st.SearchStrategy[AgreedKey] = _charging(named) if gives_total else keys_over(named)
    return KeyByYear(keys=draw(_by_year(Text("nyckel", "key"), range(first, last + 1), key)))


@st.composite
def _by_year(draw: st.DrawFn, what: Text, years: Sequence[int], value: st.SearchStrategy[T]) -> ByYear[T]:
    """Draw in which years there is another value; the last holds until further notice."""
    begins = [years[0], *(year for year in years[1:] if draw(st.booleans()))]
    ends = [*(year - 1 for year in begins[1:]), None]
    return ByYear(what, [(Years(begin, end), draw(value)) for begin, end in zip(begins, ends, strict=True)])
