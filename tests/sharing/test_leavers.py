"""What is left of a key in stages when parties have left."""

from nara_vard_finans import parts
from nara_vard_finans.sharing import NestedKey, key_without

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
