"""Many totals by one key: the same as each by itself, in one stage or in several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law_cases import FORMULAS
from nara_vard_finans import NestedKey, equal_shares, kronor, parts, percentages
from nara_vard_finans.core import (
    KRONA,
    ORE,
    Amount,
    BasisError,
    IndivisibleTotalError,
    InexactTypeError,
    NaraVardFinansError,
    ResidualError,
    UnsettledTieError,
)
from nara_vard_finans.sharing import AnyKey, Method, RoundingRule, UnstatedKey, share_in_stages, share_many
from nara_vard_finans.testing import amounts, any_keys, rounding_rules

HALVES = NestedKey(
    between=percentages({"municipalities": 50, "region": 50}),
    within={"municipalities": parts({"2080": 2, "2081": 1}), "region": equal_shares("20")},
    odd_unit_to="region",
)


def one_by_one(total: Amount, key: AnyKey, rule: RoundingRule) -> dict[str, int]:
    levels = share_in_stages(total, key, rule)
    inner = [level.apportionment for level in levels if not level.between_groups]
    return {party: shared.amount(party).ore for shared in inner for party in shared.key.parties}


@given(
    st.lists(amounts(), max_size=4),
    any_keys(6, stated=True),
    rounding_rules(FORMULAS),
)
def test_each_row_is_what_its_total_alone_gives(totals: list[Amount], key: AnyKey, rule: RoundingRule) -> None:
    totals = [Amount(total.ore * rule.unit.ore) for total in totals]
    try:
        expected = [one_by_one(total, key, rule) for total in totals]
        share_in_stages(kronor(0), key, rule)
    except NaraVardFinansError as error:
        with pytest.raises(type(error)) as caught:
            share_many(totals, key, rule)
        assert type(caught.value) is type(error)
        return
    found = share_many(totals, key, rule)
    assert [dict(zip(found.parties, row, strict=True)) for row in found.ore.tolist()] == expected


def test_half_and_half_by_hand() -> None:
    """By hand: of 101 kr the region has the odd krona, 51, and 50 by 2:1 is 33,33 and 16,67, so 33 and 17."""
    found = share_many([kronor(101), kronor(-101), kronor(12)], HALVES)
    assert found.ore.tolist() == [[5100, 3300, 1700], [-5100, -3300, -1700], [600, 400, 200]]
    assert found.amount(1, "20") == kronor(-51)
    assert found.to_columns()["party"].tolist()[:4] == ["20", "2080", "2081", "20"]


def test_past_64_bits() -> None:
    """By hand: in kronor it fits within 64 bits, and in öre it does not."""
    total = 2 * 10**17
    assert share_many([kronor(total)], equal_shares("a", "b")).ore.tolist() == [[10**19, 10**19]]


def test_an_unsettled_tie_is_refused_with_its_total() -> None:
    key = NestedKey(between=HALVES.between, within=HALVES.within)
    assert share_many([kronor(4)], key).ore.shape == (1, 3)
    with pytest.raises(UnsettledTieError) as caught:
        share_many([kronor(4), kronor(5)], key)
    assert caught.value.total == kronor(5)


def test_a_carrier_that_would_pay_less_than_nothing_is_named() -> None:
    """By hand: 3 kr by six equal shares is a half each and 1 kr each rounded, which is three too many."""
    rule = RoundingRule(method=Method.HALF_UP_RESIDUAL_TO, unit=KRONA, residual_to="c")
    with pytest.raises(ResidualError) as caught:
        share_many([kronor(6), kronor(3)], equal_shares(*"abcdef"), rule)
    assert caught.value.party == "c"


@pytest.mark.parametrize(
    ("total", "key", "error"),
    [
        (Amount(150), HALVES, IndivisibleTotalError),
        (150, HALVES, InexactTypeError),
        (kronor(1), UnstatedKey(counts="population"), BasisError),
    ],
)
def test_what_is_refused(total: Amount, key: AnyKey, error: type[NaraVardFinansError]) -> None:
    with pytest.raises(error):
        share_many([total], key)
    assert share_many([Amount(150)], HALVES, RoundingRule(unit=ORE)).ore.sum() == 150
