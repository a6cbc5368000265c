"""What is left of a key in stages when parties have left."""

from fractions import Fraction

from attrs import evolve

from nara_vard_finans import mixed, parts
from nara_vard_finans.core import Paper, Source, SourceKind
from nara_vard_finans.sharing import CostKey, NestedKey, key_without

KEY = NestedKey(
    between=parts({"municipalities": 1, "region": 1}),
    within={"municipalities": parts({"2034": 2, "2080": 3}), "region": parts({"20": 1})},
    odd_unit_to="region",
)


def test_a_group_that_is_gone_carries_no_odd_unit() -> None:
    left = key_without(KEY, ["20"])
    assert isinstance(left, NestedKey)
    assert (left.odd_unit_to, left.parties) == (None, ("2034", "2080"))


def test_a_group_that_stays_goes_on_carrying_it() -> None:
    left = key_without(KEY, ["2034"])
    assert isinstance(left, NestedKey)
    assert (left.odd_unit_to, left.parties) == ("region", ("20", "2080"))


def test_of_keys_weighed_together_each_is_shared_by_those_who_are_left() -> None:
    """
    Of 70 percent x and y have a half each, and of 30 percent two thirds and one third: 55 and 45 percent.

    By what they had before of the whole, 32.5 and 25 percent, it would be 56.5 and 43.5, which is neither key's.
    """
    source = Source(paper=Paper(id="avtal", title="Avtalet", kind=SourceKind.AGREEMENT))
    key = mixed([(70, parts({"x": 1, "y": 1, "z": 2})), (30, parts({"x": 2, "y": 1, "z": 1}))], source=source)
    assumed = evolve(key, basis=evolve(key.basis, assumed=True))
    left = key_without(assumed, ["z"])
    assert isinstance(left, CostKey)
    assert (left.share("x"), left.share("y")) == (Fraction(55, 100), Fraction(45, 100))
    assert (left.basis.source, left.basis.assumed) == (source, True)
    assert [(part, inner.parties) for part, inner in left.basis.components] == [
        (Fraction(7, 10), ("x", "y")),
        (Fraction(3, 10), ("x", "y")),
    ]
    assert key_without(key, []) == key
