"""
Arrays of exact whole numbers, as they come: lists, arrays, series.

A number that is no whole number by its type is refused, also where it happens to be whole: what came through a float
may have lost its last digits on the way.
"""

import operator
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nara_vard_finans.core import (
    AmountError,
    InexactTypeError,
    Message,
    NaraVardFinansError,
    Text,
    WeightError,
    code_text,
)
from nara_vard_finans.sharing.array_refusals import RowsDiffer, ShapeExpected, ValueMissing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[Any]
    """Whole numbers of 64 bits, or Python's own."""

    Places = NDArray[Any]
    """Any array: codes, or which places are meant."""

    WholeNumbers = Any
    """A list of integers, an array of them, or anything that gives one: a series of Polars or pandas."""

MOST = 2**63 - 1
"""The largest number that a place of 64 bits holds."""

TOTALS = Text("summorna", "the totals")
WEIGHTS = Text("vikterna", "the weights")
GROUPS = Text("grupperna", "the groups")
PARTIES = Text("parterna", "the parties")

_WHOLE_NUMBERS = Text("hela tal", "whole numbers")
_DIMENSIONS = {(1,): Text("ett led", "one"), (1, 2): Text("ett led eller två", "one or two")}


def refusal(what: Text, value: object, reason: Message) -> NaraVardFinansError:
    """Give the error of an array: a total is an amount, and all others are about weights."""
    return AmountError(value, reason) if what is TOTALS else WeightError((), reason)


def whole_numbers(what: Text, values: Any, dimensions: tuple[int, ...] = (1,)) -> "Whole":  # noqa: ANN401 - it refuses
    """
    Read whole numbers: as 64 bits where all fit, and else as Python's own integers.

    Raises:
        InexactTypeError: If a value is a float, a bool, or no number.
        AmountError: If a total is missing, or the totals have other dimensions.
        WeightError: Likewise for anything else.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    array = _array(what, values)
    if array.ndim not in dimensions:
        raise refusal(what, array.shape, ShapeExpected(what, array.ndim, _DIMENSIONS[dimensions]))
    if array.dtype.kind in "iu":
        fits = not array.size or (int(array.min()) >= -MOST and int(array.max()) <= MOST)
        return array.astype(np.int64, copy=False) if fits else array.astype(object)
    if array.dtype.kind != "O":
        raise InexactTypeError(array.flat[0] if array.size else array.dtype, _WHOLE_NUMBERS)
    return _of_objects(what, array)


def _array(what: Text, values: object) -> "Places":
    import numpy as np  # noqa: PLC0415 - an extra

    if isinstance(values, np.ma.MaskedArray):
        hidden = np.argwhere(np.ma.getmaskarray(values))
        if len(hidden):
            raise refusal(what, None, ValueMissing(what, _place(tuple(hidden[0]))))
    if hasattr(values, "__array__"):
        return np.asarray(values)
    # A list with one large number would become floats, if numpy were to choose.
    array = np.array(values, dtype=object)
    if array.ndim == 1 and any(isinstance(row, list | tuple) for row in array):
        lengths = {len(row) if isinstance(row, list | tuple) else 1 for row in array}
        raise refusal(what, None, RowsDiffer(what, min(lengths), max(lengths)))
    return array


def _of_objects(what: Text, array: "NDArray[Any]") -> "Whole":
    """Read Python's own integers, and what is exactly one, such as a number of numpy."""
    import numpy as np  # noqa: PLC0415 - an extra

    found = np.empty(array.shape, dtype=object)
    for place, value in np.ndenumerate(array):
        if value is None or value != value or str(value) == "<NA>":  # noqa: PLR0124 - what is not itself is missing
            raise refusal(what, None, ValueMissing(what, _place(place)))
        if isinstance(value, bool | np.bool_) or not hasattr(value, "__index__"):
            raise InexactTypeError(value, _WHOLE_NUMBERS)
        found[place] = operator.index(value)
    if all(-MOST <= number <= MOST for number in found.flat):
        return found.astype(np.int64)
    return found


def codes_of(parties: Sequence[str]) -> "Places":
    """
    Read the codes of parties.

    Raises:
        InexactTypeError: If one is no text.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    array = np.asarray(parties)
    if array.dtype.kind == "U":
        return array
    for code in parties:
        code_text(code)
    return np.asarray(list(parties), dtype=np.str_)


def _place(place: tuple[int, ...]) -> str:
    return ", ".join(map(str, place))
