"""The bare loops that share whole units: what they refuse, since anybody may call them."""

from collections.abc import Callable, Sequence

import pytest

from nara_vard_finans import NaraVardFinansError
from nara_vard_finans.core import AmountError, InexactTypeError, WeightError
from nara_vard_finans.sharing import half_up_each, largest_remainder, sainte_lague

Loop = Callable[[int, Sequence[int]], list[int]]


@pytest.mark.parametrize("loop", [largest_remainder, half_up_each, sainte_lague])
@pytest.mark.parametrize(
    ("total", "weights", "error"),
    [
        (3.0, [1, 2], InexactTypeError),
        (True, [1, 2], InexactTypeError),
        (3, [1, 2.0], InexactTypeError),
        (-3, [1, 2], AmountError),
        (-1, [1, 2], AmountError),
        (3, [], WeightError),
        (3, [0, 0], WeightError),
        (3, [1, -1, 3], WeightError),
        (3, [2, -2], WeightError),
    ],
)
def test_what_no_loop_shares(loop: Loop, total: int, weights: list[int], error: type[NaraVardFinansError]) -> None:
    with pytest.raises(error):
        loop(total, weights)


@pytest.mark.parametrize("loop", [largest_remainder, half_up_each, sainte_lague])
def test_what_every_loop_shares_alike(loop: Loop) -> None:
    assert loop(0, [0, 1]) == [0, 0]
    assert loop(10, [1, 4, 0]) == [2, 8, 0]
