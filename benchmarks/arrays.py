"""
Many totals at once against numpy's own floor and sum over the same rows, in the same run.

    python benchmarks/arrays.py

What counts is the ratio: the best of many rounds of ours over the best of as many of numpy's, taken in turn. The floor
and the sum are what any allocator must do, and they share nothing rightly yet: the units that are left go to nobody.
"""

import timeit
from collections.abc import Callable

import numpy as np

from nara_vard_finans.sharing import Method, apportion_many, largest_remainder

GROUPS, PARTIES = 10_000, 264
ROUNDS = 5


def best(work: Callable[[], object], number: int = ROUNDS) -> float:
    """Give the best time of some rounds."""
    return min(timeit.repeat(work, number=1, repeat=number))


def main() -> None:
    """Print how many times numpy's floor and sum each way of sharing takes."""
    draws = np.random.default_rng(1)
    weights = draws.integers(1, 1_000_000, (GROUPS, PARTIES))
    totals = draws.integers(10**6, 10**9, GROUPS)
    rows, groups = weights.ravel(), np.repeat(np.arange(GROUPS), PARTIES)
    order = draws.permutation(len(rows))

    def floor_and_sum() -> object:
        floors = weights * totals[:, None] // weights.sum(axis=1, keepdims=True)
        return totals - floors.sum(axis=1)

    def one_by_one() -> object:
        return [largest_remainder(total, row) for total, row in zip(totals.tolist(), weights.tolist(), strict=True)]

    loop = best(floor_and_sum)
    print(f"{GROUPS} totals over {PARTIES} parties each, {len(rows)} rows; numpy's floor and sum is 1")
    ways: dict[str, Callable[[], object]] = {
        "a matrix, largest remainder": lambda: apportion_many(totals, weights),
        "a matrix, rows rounded alone": lambda: apportion_many(totals, weights, method=Method.HALF_UP_EACH),
        "one key for all totals": lambda: apportion_many(totals, weights[0]),
        "rows with groups, in order": lambda: apportion_many(totals, rows, groups=groups),
        "rows with groups, in any order": lambda: apportion_many(totals, rows[order], groups=groups[order]),
    }
    for name, way in ways.items():
        print(f"{name:32} {best(way) / loop:6.1f} times; {loop / best(way):.2f} of it")
    print(f"{'the loop of Python, one by one':32} {best(one_by_one, 1) / loop:6.1f} times")


if __name__ == "__main__":
    main()
