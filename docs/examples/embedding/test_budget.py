"""The budget tool, tested by the laws and the strategies of the library."""

from budget import REGION, JointBudget, allocate
from hypothesis import given

from nara_vard_finans import Amount, Method
from nara_vard_finans.core import KRONA
from nara_vard_finans.testing import amounts, check_invariants, weights


@given(amounts(), weights())
def test_the_allocator(total: Amount, drawn: dict[str, int]) -> None:
    shared = allocate(total, drawn)
    found = check_invariants(shared, method=Method.LARGEST_REMAINDER, unit=KRONA, weights=drawn, share=allocate)
    assert not found, "\n".join(each.message.in_english for each in found)


@given(amounts(0, 10**9), weights(6))
def test_the_agreement(cost: Amount, drawn: dict[str, int]) -> None:
    shared = JointBudget({2030: cost}, drawn).share(2030)
    halves = {"region": [REGION], "municipalities": [*drawn]}
    found = check_invariants(
        shared, unit=KRONA, weights={REGION: sum(drawn.values()), **drawn}, halves=halves, odd_unit_to="region"
    )
    assert not found, "\n".join(each.message.in_english for each in found)
