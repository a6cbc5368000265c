"""Sharing within the groups of a data frame, of Polars or pandas, by way of narwhals: a frame in, a column more out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from nara_vard_finans.core import InexactTypeError, MissingLibraryError, Text, WeightError
from nara_vard_finans.sharing.apportionment import Carrier
from nara_vard_finans.sharing.array_input import GROUPS, MOST, PARTIES, TOTALS, WEIGHTS, refusal, whole_numbers
from nara_vard_finans.sharing.array_refusals import ValueMissing
from nara_vard_finans.sharing.arrays import apportion_many, find_numpy
from nara_vard_finans.sharing.methods import Method
from nara_vard_finans.sharing.query_refusals import FrameExpected, GroupColumnsExpected, TotalOfRowDiffers

if TYPE_CHECKING:
    import narwhals as nw

    from nara_vard_finans.sharing.array_input import Places

AnyFrame = TypeVar("AnyFrame")


def share_frame(
    frame: AnyFrame,
    *,
    groups: Sequence[str],
    party: str,
    weight: str,
    total: str,
    into: str = "share",
    method: Method = Method.LARGEST_REMAINDER,
    residual_to: Carrier | None = None,
) -> AnyFrame:
    """
    Share within the groups of a data frame, in whole units.

    Swedish term:
        fördela inom grupper

    Args:
        frame: A data frame of Polars, pandas, or another library whose frames narwhals takes; a lazy frame is to be
            collected first, since a group is shared whole or not at all.
        groups: The columns that together say which total a row is of, such as year and post.
        party: The column of codes: ties go by them.
        weight: The column of weights: whole numbers, none below zero.
        total: The column of the group's total in whole units, such as öre; it stands on each row of the group.
        into: What the column of shares is called; one of that name is replaced.
        method: How the part that is left over is dealt with.
        residual_to: As :func:`~nara_vard_finans.sharing.apportionment.apportion` takes it.

    Returns:
        A frame of the same library, with the rows in the order in which they came.

    Raises:
        InexactTypeError: If a weight or total is no whole number by its type, *groups* is one text or none, or *frame*
            is no frame whose rows are at hand.
        WeightError: If a weight or name is missing, a weight is negative, a group weighs nothing, a party stands twice
            in one, or the rows of one have different totals. Groups are counted as they come.
        AmountError: If a total is missing.
        ResidualError: As :func:`~nara_vard_finans.sharing.arrays.apportion_many`.
        MissingLibraryError: If numpy or narwhals is not installed.

    Invariants:
        * each group's shares are those that ``apportion`` gives for its total and weights
        * the order of the rows does not matter

    Example:
        >>> import polars as pl
        >>> rows = pl.DataFrame({"year": [2024] * 3, "party": ["2080", "2081", "2062"], "weight": [4, 13, 7]})
        >>> shared = share_frame(
        ...     rows.with_columns(total=1000), groups=["year"], party="party", weight="weight", total="total"
        ... )
        >>> shared["share"].to_list()
        [167, 541, 292]

    .. versionadded:: 0.1.0
    """
    find_numpy()
    try:
        import narwhals as nw  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingLibraryError("narwhals", "frames") from error
    if isinstance(groups, str) or not groups:
        raise InexactTypeError(groups, GroupColumnsExpected())
    try:
        table: nw.DataFrame[Any] = nw.from_native(frame, eager_only=True)
    except TypeError:
        raise InexactTypeError(type(frame), FrameExpected()) from None
    firsts, group_of = _numbered([_named(table[name], GROUPS) for name in groups])
    totals = whole_numbers(TOTALS, _exact(table[total], TOTALS))
    unlike = (totals != totals[firsts][group_of]).nonzero()[0]
    if len(unlike):
        raise WeightError((), TotalOfRowDiffers(int(unlike[0]), int(totals[firsts][group_of][unlike[0]])))
    shared = apportion_many(
        totals[firsts],
        _exact(table[weight], WEIGHTS),
        groups=group_of,
        parties=[str(code) for code in _named(table[party], PARTIES)],
        method=method,
        residual_to=residual_to,
    )
    wide = shared.dtype.kind == "O" and any(abs(count) > MOST for count in shared)
    values = shared.tolist() if wide else shared.astype("int64")
    kind = nw.Int128() if wide and table.implementation.is_polars() else None
    column = nw.new_series(into, values, kind, backend=table.implementation)
    return cast("AnyFrame", table.with_columns(column).to_native())


def _numbered(columns: "Sequence[Places]") -> "tuple[Places, Places]":
    """Number the groups as they come: the first row of each, and the group of each row."""
    import numpy as np  # noqa: PLC0415 - an extra

    group_of = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        values, each = np.unique(column, return_inverse=True)
        _, group_of = np.unique(group_of * len(values) + each, return_inverse=True)
    _, firsts = np.unique(group_of, return_index=True)
    order = np.argsort(firsts)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return firsts[order], rank[group_of]


def _whole(series: "nw.Series[Any]", what: Text) -> "nw.Series[Any]":
    """
    Give a column in which no value is missing.

    Raises:
        AmountError: If a total is missing.
        WeightError: If anything else is.
    """
    missing = series.is_null().to_numpy().nonzero()[0]
    if len(missing):
        raise refusal(what, None, ValueMissing(what, str(missing[0])))
    return series


def _named(series: "nw.Series[Any]", what: Text) -> "Places":
    return _whole(series, what).to_numpy()


def _exact(series: "nw.Series[Any]", what: Text) -> Any:  # noqa: ANN401 - an array, or a list of what is to be refused
    """Give whole numbers as they are, so that what is none is refused as it stands."""
    whole = _whole(series, what)
    return whole.to_list() if str(whole.dtype).endswith("128") else whole.to_numpy()
