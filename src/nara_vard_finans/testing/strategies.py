"""
Hypothesis strategies for those who embed the library: amounts, units, weights and keys that could be real.

It needs the extra ``nara-vard-finans[strategies]``; nothing else in the library imports it.
"""

from hypothesis import strategies as st

from nara_vard_finans.core import KRONA, ORE, Amount
from nara_vard_finans.sharing import CostKey, NestedKey, parts

_FAR = 10**30


def amounts(least: int = -_FAR, most: int = _FAR, *, unit: Amount = KRONA) -> st.SearchStrategy[Amount]:
    """
    Draw amounts from *least* to *most* whole units.

    Args:
        least: The fewest units.
        most: The most units.
        unit: The unit.
    """
    return st.integers(least, most).map(lambda units: units * unit)


def units() -> st.SearchStrategy[Amount]:
    """Draw units in which amounts are shared: öre, krona, hundreds, thousands, and odd ones."""
    return st.sampled_from([ORE, KRONA, 100 * KRONA, 1_000 * KRONA, 3 * KRONA, 7 * ORE])


def codes() -> st.SearchStrategy[str]:
    """Draw municipality codes."""
    return st.integers(100, 2_599).map(lambda number: f"{number:04d}")


def weights(most_parties: int = 25, most: int = 10**7) -> st.SearchStrategy[dict[str, int]]:
    """
    Draw whole weights by party, at least one of them above zero; equal weights and zeros come often.

    Args:
        most_parties: The most parties.
        most: The largest weight.
    """
    weight = st.one_of(st.integers(0, 3), st.integers(0, most))
    return st.dictionaries(codes(), weight, min_size=1, max_size=most_parties).filter(lambda drawn: any(drawn.values()))


def cost_keys(most_parties: int = 25, most: int = 10**7) -> st.SearchStrategy[CostKey]:
    """
    Draw keys in one stage.

    Args:
        most_parties: The most parties.
        most: The largest weight.
    """
    return weights(most_parties, most).map(parts)


@st.composite
def nested_keys(draw: st.DrawFn, most_parties: int = 25) -> NestedKey:
    """
    Draw keys in two stages, the parties of one key dealt out to one to three groups.

    Args:
        draw: Given by Hypothesis.
        most_parties: The most parties.
    """
    key = draw(cost_keys(most_parties))
    names = draw(st.lists(st.sampled_from("abc"), min_size=len(key.parties), max_size=len(key.parties)))
    groups: dict[str, dict[str, int]] = {}
    for name, (party, weight) in zip(names, key.weights, strict=True):
        groups.setdefault(name, {})[party] = int(weight) + 1
    shares = {name: draw(st.integers(1, 100)) for name in groups}
    within = {name: parts(inner) for name, inner in groups.items()}
    return NestedKey(between=parts(shares), within=within, odd_unit_to=min(groups))
