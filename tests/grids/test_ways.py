"""Ways to part a row: the best are the best of all, whatever was asked before."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans.grids.segments import Segment, segments_of
from nara_vard_finans.grids.ways import MOST_KEPT, Row, Steps, Way

MOST_COLUMNS = 4
TOKENS = st.lists(
    st.sampled_from(["123", "999", "100", "12", "1", "000", "0", "–", "7,5"]), min_size=MOST_COLUMNS, max_size=9
)
ASKED = st.integers(1, MOST_COLUMNS).flatmap(
    lambda columns: st.lists(
        st.tuples(
            st.lists(st.integers(0, 600), min_size=columns, max_size=columns),
            st.integers(-99, 99),
            st.integers(1, MOST_KEPT),
        ),
        min_size=2,
        max_size=6,
    )
)


def row_of(tokens: Sequence[str]) -> Segment:
    """Give the row as it is read, with the groups of digits of which it is."""
    return next(segment for segment in segments_of(1, f"Alby {' '.join(tokens)}") if segment.tokens)


def naively(row: Row, sizes: Sequence[int], own: int, kept: int) -> list[Way]:
    """Weigh every way by itself, and sort them."""
    return sorted(
        Way(
            sum(abs(size - each - own) for size, each in zip(row.sizes(ends), sizes, strict=True) if size is not None),
            ends,
        )
        for ends in row.every(len(sizes))
    )[:kept]


@given(TOKENS, ASKED)
def test_the_best_ways_are_the_best_of_all(tokens: list[str], asked: list[tuple[list[int], int, int]]) -> None:
    row = Row(row_of(tokens), Steps(10**6))
    for sizes, own, kept in asked:
        assert row.best(sizes, own, kept) == naively(row, sizes, own, kept)
