"""
The loops of sharing over matrices: a total of zero or more and a row of weights each, in the order of precedence.

A total is parted as ``q * S + r``, where *S* is what its weights sum to, so that a row is ``q * weight`` and a part of
``r * weight / S``: no product is larger than *S* times the largest weight. Where that is past 64 bits, the row is
shared by the loop over Python's integers.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from nara_vard_finans.sharing.array_input import MOST
from nara_vard_finans.sharing.methods import LOOPS, Method, sainte_lague

if TYPE_CHECKING:
    from nara_vard_finans.sharing.array_input import Places, Whole

_AT_A_TIME = 2**16
"""As many places as stay in a processor's near memory: about twice as fast as all at once."""

_ROOT_OF_MOST = 3_037_000_499
"""The largest whole number whose square is within 64 bits."""


def share_rows(totals: "Whole", weights: "Whole", method: Method) -> "Whole":
    """Share each total, zero or more, over its row of weights, or over the only row there is."""
    import numpy as np  # noqa: PLC0415 - an extra

    rows, places = len(totals), weights.shape[1]
    shared: Whole = np.empty((rows, places), dtype=totals.dtype)
    narrow = _narrow(totals, weights, method)
    step = max(1, _AT_A_TIME // places)
    within = np.flatnonzero(narrow)
    for start in range(0, len(within), step):
        some = within[start : start + step]
        own = weights if len(weights) == 1 else weights[some]
        shared[some] = _NARROW[method](totals[some].astype(np.int64), own.astype(np.int64, copy=False))
    for row in np.flatnonzero(~narrow):
        own = weights[0 if len(weights) == 1 else row]
        shared[row] = LOOPS[method](int(totals[row]), [int(weight) for weight in own])
    return shared


def _narrow(totals: "Whole", weights: "Whole", method: Method) -> "Places":
    """Say of each row whether no product of it is past 64 bits."""
    import numpy as np  # noqa: PLC0415 - an extra

    largest = weights.max(axis=1)
    bound = min(_ROOT_OF_MOST, MOST // weights.shape[1])
    largest = np.where(largest < bound, largest, 0).astype(np.int64)
    sums = np.where(largest > 0, weights.sum(axis=1), 0).astype(np.int64)
    factor = largest if method is Method.LARGEST_REMAINDER else 2 * largest + 1
    fits = (largest > 0) & (sums <= MOST // np.maximum(factor, 1))
    narrow: Places = np.broadcast_to(fits, totals.shape) & (totals <= MOST).astype(bool)
    return narrow


def _largest_remainder(totals: "Places", weights: "Places") -> "Places":
    import numpy as np  # noqa: PLC0415 - an extra

    whole = weights.sum(axis=1, keepdims=True)
    times, rest = np.divmod(totals[:, None], whole)
    remainders = rest * weights
    shared = remainders // whole
    remainders -= shared * whole
    left = rest - shared.sum(axis=1, keepdims=True)
    last = weights.shape[1] - 1
    # The smallest remainder that still gets a unit; where no unit is left, one that none reaches.
    least = np.take_along_axis(np.sort(remainders, axis=1), np.minimum(last + 1 - left, last), axis=1)
    least = np.where(left, least, whole)
    gets = remainders >= least
    too_many = gets.sum(axis=1, keepdims=True) - left
    tied = np.flatnonzero(too_many)
    equal = remainders[tied] == least[tied]
    places = equal.cumsum(axis=1)
    gets[tied] &= ~equal | (places <= places[:, -1:] - too_many[tied])
    shared += times * weights
    shared += gets
    found: Places = shared
    return found


def _half_up(totals: "Places", weights: "Places") -> "Places":
    import numpy as np  # noqa: PLC0415 - an extra

    whole = weights.sum(axis=1, keepdims=True)
    times, rest = np.divmod(totals[:, None], whole)
    rounded: Whole = times * weights + (2 * rest * weights + whole) // (2 * whole)
    return rounded


def _sainte_lague(totals: "Places", weights: "Places") -> "Places":
    """Share by the divisor method: rows rounded alone are its answer, except where they do not sum to the total."""
    import numpy as np  # noqa: PLC0415 - an extra

    shared = _half_up(totals, weights)
    for row in np.flatnonzero(shared.sum(axis=1) != totals):
        own = weights[0 if len(weights) == 1 else row]
        shared[row] = sainte_lague(int(totals[row]), own.tolist())
    return shared


_NARROW: Mapping[Method, Callable[[Any, Any], Any]] = {
    Method.LARGEST_REMAINDER: _largest_remainder,
    Method.SAINTE_LAGUE: _sainte_lague,
    Method.HALF_UP_EACH: _half_up,
    Method.HALF_UP_RESIDUAL_TO: _half_up,
}
