"""
Many totals at once, each shared over its own weights: arrays in, an array out.

It gives what :func:`nara_vard_finans.sharing.apportionment.apportion` gives, row by row, for any sign and any size, by
every method that halves up or shares the units among all.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from nara_vard_finans.core import MissingLibraryError, ResidualError, WeightError, check_type
from nara_vard_finans.sharing.apportionment import A_METHOD, Carrier, Largest, refuse_misplaced_residual
from nara_vard_finans.sharing.array_input import GROUPS, PARTIES, TOTALS, WEIGHTS, codes_of, whole_numbers
from nara_vard_finans.sharing.array_loops import share_rows
from nara_vard_finans.sharing.array_refusals import (
    CarrierBelowZero,
    CarrierOfGroup,
    CodesWanted,
    GroupWithoutWeight,
    NegativeWeight,
    NotOverArrays,
    PartyTwice,
    PlacesDiffer,
    UnknownGroup,
)
from nara_vard_finans.sharing.methods import LOOPS, Method

if TYPE_CHECKING:
    from nara_vard_finans.sharing.array_input import Places, Whole, WholeNumbers


def apportion_many(
    totals: "WholeNumbers",
    weights: "WholeNumbers",
    *,
    groups: "WholeNumbers | None" = None,
    parties: Sequence[str] | None = None,
    method: Method = Method.LARGEST_REMAINDER,
    residual_to: Carrier | None = None,
) -> "Whole":
    """
    Share many totals at once, in whole units.

    Swedish term:
        fördela många belopp

    Args:
        totals: The totals in whole units, such as öre or kronor; a negative one mirrors a positive.
        weights: One weight a party for all totals; or a matrix with a row for each total; or, with *groups*, one
            weight a row.
        groups: For each row the place of its total, from 0. The rows can come in any order, and groups can be of any
            size.
        parties: The code of each weight, as of each column, or of each row where there are groups: ties go by it, and
            without it by place.
        method: How the part that is left over is dealt with; one that halves up, or shares the units among all.
        residual_to: As :func:`~nara_vard_finans.sharing.apportionment.apportion` takes it.

    Returns:
        The whole units of each weight, as a matrix with a row for each total, or with *groups* one number a row;
        64 bits wide, or Python's integers where a total is wider.

    Raises:
        InexactTypeError: If a number comes as a float, also a whole one, or as a bool.
        WeightError: If a weight is missing or negative, a group weighs nothing, a party stands twice in one, or the
            arrays do not belong together; its place is named.
        AmountError: If a total is missing.
        ResidualError: If the method is none of those, or *residual_to* is missing, not wanted, without weight in a
            group, or would pay less than nothing.
        MissingLibraryError: If numpy is not installed.

    Invariants:
        * each group's numbers are those that ``apportion`` gives for its total and weights
        * the order of the rows does not matter where the parties are named

    Example:
        >>> apportion_many([10, -11], [1, 1, 1]).tolist()
        [[4, 3, 3], [-4, -4, -3]]
        >>> apportion_many([10, 7], [1, 1, 5, 2], groups=[0, 1, 0, 1]).tolist()
        [2, 2, 8, 5]

    .. versionadded:: 0.1.0
    """
    find_numpy()
    check_type(method, Method, A_METHOD)
    refuse_misplaced_residual(method, residual_to)
    if method not in LOOPS:
        raise ResidualError("", NotOverArrays(method, tuple(LOOPS)))
    if isinstance(residual_to, str) and parties is None:
        raise ResidualError(residual_to, CodesWanted())
    sums = whole_numbers(TOTALS, totals)
    every = whole_numbers(WEIGHTS, weights, (1,) if groups is not None else (1, 2))
    _refuse_weights(every)
    codes = None if parties is None else codes_of(parties)
    rule = _Rule(method, residual_to)
    if groups is None:
        return _matrix(sums, every if every.ndim == 2 else every[None, :], codes, rule)  # noqa: PLR2004
    return _grouped(sums, every, whole_numbers(GROUPS, groups), codes, rule)


@frozen
class _Rule:
    """How one matrix is shared: the method, and who carries the residual."""

    method: Method
    residual_to: Carrier | None

    def share(self, totals: "Whole", weights: "Whole", codes: "Places | None", groups: "Places") -> "Whole":
        """Share totals of any sign; the places of a row are in the order of precedence."""
        import numpy as np  # noqa: PLC0415 - an extra

        owed = np.abs(totals)
        shared = share_rows(owed, weights, self.method)
        if self.residual_to is not None:
            carriers = self._carriers(self.residual_to, weights, codes, groups)
            rows = np.arange(len(owed))
            carriers = np.broadcast_to(carriers, owed.shape)
            shared[rows, carriers] += owed - shared.sum(axis=1)
            below = np.flatnonzero(shared[rows, carriers] < 0)
            if len(below):
                raise ResidualError(str(self.residual_to), CarrierBelowZero(int(groups[below[0]])))
        negative = np.flatnonzero(totals < 0)
        shared[negative] = -shared[negative]
        return shared

    @staticmethod
    def _carriers(residual_to: Carrier, weights: "Whole", codes: "Places | None", groups: "Places") -> "Places":
        """Give the place of the carrier in each row."""
        import numpy as np  # noqa: PLC0415 - an extra

        if isinstance(residual_to, Largest) or codes is None:
            largest: Places = np.argmax(weights, axis=1)
            return largest
        able = (np.broadcast_to(codes, weights.shape) == residual_to) & (weights > 0)
        without = np.flatnonzero(~able.any(axis=1))
        if len(without):
            raise ResidualError(residual_to, CarrierOfGroup(residual_to, int(groups[without[0]])))
        carriers: Places = np.argmax(able, axis=1)
        return carriers


def _matrix(totals: "Whole", weights: "Whole", codes: "Places | None", rule: _Rule) -> "Whole":
    import numpy as np  # noqa: PLC0415 - an extra

    rows, places = weights.shape
    if rows not in {1, len(totals)}:
        raise WeightError((), PlacesDiffer(WEIGHTS, rows, TOTALS, len(totals)))
    groups = np.arange(len(totals))
    _refuse_empty(weights, groups)
    if codes is None:
        return rule.share(totals, weights, None, groups)
    if len(codes) != places:
        raise WeightError((), PlacesDiffer(PARTIES, len(codes), WEIGHTS, places))
    order = np.argsort(codes, kind="stable")
    _refuse_twice(codes[order], np.zeros(places, dtype=np.int64))
    shared = np.empty((len(totals), places), dtype=totals.dtype)
    shared[:, order] = rule.share(totals, weights[:, order], codes[order], groups)
    return shared


def _grouped(totals: "Whole", weights: "Whole", groups: "Whole", codes: "Places | None", rule: _Rule) -> "Whole":
    """Share groups of any size: those of one size are a matrix."""
    import numpy as np  # noqa: PLC0415 - an extra

    for what, array in ((GROUPS, groups), (PARTIES, codes)):
        if array is not None and len(array) != len(weights):
            raise WeightError((), PlacesDiffer(what, len(array), WEIGHTS, len(weights)))
    outside = np.flatnonzero((groups < 0) | (groups >= len(totals)))
    if len(outside):
        raise WeightError((), UnknownGroup(int(outside[0]), int(groups[outside[0]]), len(totals)))
    number = groups.astype(np.intp)
    order = np.argsort(number, kind="stable") if codes is None else np.lexsort((codes, number))
    if codes is not None:
        _refuse_twice(codes[order], number[order])
    sizes = np.bincount(number, minlength=len(totals))
    starts = np.cumsum(sizes) - sizes
    shared = np.empty(len(weights), dtype=totals.dtype)
    for size in np.unique(sizes):
        alike = np.flatnonzero(sizes == size)
        rows = order[starts[alike][:, None] + np.arange(size)]
        _refuse_empty(weights[rows], alike)
        own = None if codes is None else codes[rows]
        shared[rows] = rule.share(totals[alike], weights[rows], own, alike)
    return shared


def find_numpy() -> None:
    """
    Refuse to go on without the library that arrays are made by.

    Raises:
        MissingLibraryError: If it is not installed.
    """
    try:
        import numpy  # noqa: ICN001, F401, PLC0415 - an extra, and only arrays need it
    except ImportError as error:
        raise MissingLibraryError("numpy", "fast") from error


def _refuse_weights(weights: "Whole") -> None:
    import numpy as np  # noqa: PLC0415 - an extra

    negative = np.argwhere(weights < 0)
    if len(negative):
        place = tuple(map(int, negative[0]))
        raise WeightError((), NegativeWeight(int(weights[place]), ", ".join(map(str, place))))


def _refuse_empty(weights: "Whole", groups: "Places") -> None:
    import numpy as np  # noqa: PLC0415 - an extra

    empty = np.flatnonzero(~(weights > 0).any(axis=1))
    if len(empty) and len(groups):
        raise WeightError((), GroupWithoutWeight(int(groups[empty[0]])))


def _refuse_twice(codes: "Places", groups: "Places") -> None:
    import numpy as np  # noqa: PLC0415 - an extra

    twice = np.flatnonzero((codes[1:] == codes[:-1]) & (groups[1:] == groups[:-1]))
    if len(twice):
        party = str(codes[twice[0]])
        raise WeightError((party,), PartyTwice(party, int(groups[twice[0]])))
