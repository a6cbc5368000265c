"""Hypothesis strategies for those who embed the library; it needs the extra ``strategies``."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.testing.strategies import amounts, codes, cost_keys, nested_keys, units, weights

__all__ = [
    "amounts", "codes", "cost_keys", "nested_keys", "units", "weights",
]
_ROOMS = {
    "strategies": "amounts codes cost_keys nested_keys units weights",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
