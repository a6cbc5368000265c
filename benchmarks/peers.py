"""
What others share by the largest remainder, beside a bare integer loop, in one run, in processor time.

    pip install largest-remainder apportionment polars duckdb
    python benchmarks/peers.py

Each shares the same totals over the same weights: one after the other, or all at once where it can. Told are how many
times the loop each takes, and in how many of the totals it gives the units of the loop: floats lose some. What is not
installed is passed over, and told.
"""

import random
import timeit
from collections.abc import Callable
from functools import partial
from importlib import import_module
from time import process_time
from typing import Any

import numpy as np

from nara_vard_finans import apportion, kronor, parts
from nara_vard_finans.sharing import apportion_many, largest_remainder, sql_for
from sharing import loop

GROUPS, PARTIES = 400, 264
LARGEST = 10**17
ROUNDS = 3
Units = list[list[int]]
Way = Callable[[], Units]


def of_the_library(totals: list[int], weights: Units) -> dict[str, Way]:
    """Give the ways of this library."""
    named = [parts({f"{place:03d}": weight for place, weight in enumerate(row)}) for row in weights]
    amounts = [kronor(total) for total in totals]
    many, rows = np.array(totals), np.array(weights)
    return {
        "ours, the core": lambda: [*map(largest_remainder, totals, weights)],
        "ours, apportion": lambda: [[*apportion(*pair).counts] for pair in zip(amounts, named, strict=True)],
        "ours, apportion_many": lambda: apportion_many(many, rows).tolist(),
        "ours, sql_for on DuckDB": partial(by_duckdb, totals, weights),
    }


def by_duckdb(totals: list[int], weights: Units) -> Units:
    """Share by the statement of this library, on DuckDB; the rows go in and come out as columns of numpy."""
    database: Any = import_module("duckdb").connect()
    table = {
        "grp": np.repeat(np.arange(len(totals)), PARTIES),
        "party": np.tile([f"{place:03d}" for place in range(PARTIES)], len(totals)),
        "weight": np.array(weights).ravel(),
        "total": np.repeat(np.array(totals), PARTIES),
    }
    database.register("rows", table)
    query = sql_for("duckdb", table="rows", groups=["grp"], party="party", weight="weight", total="total")
    found = database.execute(f"{query} ORDER BY grp, party").fetchnumpy()["share"]
    return [[int(units) for units in row] for row in found.reshape(len(totals), PARTIES)]


def of_others(totals: list[int], weights: Units) -> dict[str, Way]:
    """Give the ways of others, as whoever finds them writes them."""

    def by_largest_remainder() -> Units:
        rounding = import_module("largest_remainder").LargestRemainder
        return [rounding.round(row, total=total) for total, row in zip(totals, weights, strict=True)]

    def by_apportionment() -> Units:
        compute = import_module("apportionment.methods").compute
        names = [str(place) for place in range(PARTIES)]
        shared = partial(compute, "largest_remainder", parties=names)
        return [[int(units) for units in shared(row, total)] for total, row in zip(totals, weights, strict=True)]

    def by_numpy() -> Units:
        exact = np.array(totals)[:, None] * (np.array(weights) / np.array(weights).sum(axis=1, keepdims=True))
        floors = np.floor(exact)
        left = np.array(totals) - floors.sum(axis=1)
        ranks = np.argsort(np.argsort(floors - exact, axis=1, kind="stable"), axis=1)
        found: Units = (floors + (ranks < left[:, None])).astype(np.int64).tolist()
        return found

    def by_polars() -> Units:
        pl = import_module("polars")
        frame = pl.DataFrame(
            {
                "grp": np.repeat(np.arange(len(totals)), PARTIES),
                "weight": np.array(weights).ravel(),
                "total": np.repeat(np.array(totals), PARTIES),
            }
        ).with_columns(exact=pl.col("total") * (pl.col("weight") / pl.col("weight").sum().over("grp")))
        frame = frame.with_columns(floor=pl.col("exact").floor()).with_columns(
            rank=(pl.col("floor") - pl.col("exact")).rank("ordinal").over("grp"),
            left=pl.col("total") - pl.col("floor").sum().over("grp"),
        )
        units = frame.select((pl.col("floor") + (pl.col("rank") <= pl.col("left"))).cast(pl.Int64)).to_series()
        found: Units = units.to_numpy().reshape(len(totals), PARTIES).tolist()
        return found

    return {
        "largest-remainder (PyPI)": by_largest_remainder,
        "apportionment (PyPI)": by_apportionment,
        "numpy, in floats": by_numpy,
        "Polars, in floats": by_polars,
    }


def main() -> None:
    """Print how many times the loop each takes, and in how many totals it is right, of middling totals and large."""
    chance = random.Random(2021)
    weights = [[chance.randrange(2_000, 1_000_000) for _ in range(PARTIES)] for _ in range(GROUPS)]
    middling = [chance.randrange(10**6, 10**9) for _ in range(GROUPS)]
    large = [chance.randrange(LARGEST // 10, LARGEST) for _ in range(GROUPS)]
    expected = {size: [*map(loop, totals, weights)] for size, totals in (("middling", middling), ("large", large))}
    print(f"{GROUPS} totals over {PARTIES} parties each; the bare loop is 1")
    print(f"{'':<28} {'times':>7} {'right, to 10^9':>15} {'right, to 10^17':>16}")
    ways = of_the_library(middling, weights) | of_others(middling, weights)
    with_large = of_the_library(large, weights) | of_others(large, weights)
    times = dict.fromkeys(["the loop", *ways], float("inf"))
    for name, way in [*ways.items()]:
        try:
            way()
        except ImportError as error:
            print(f"{name:<28} is not installed: {error.name}")
            del ways[name], times[name]
    for _ in range(ROUNDS):
        for name, way in {"the loop": lambda: [*map(loop, middling, weights)], **ways}.items():
            times[name] = min(times[name], timeit.timeit(way, timer=process_time, number=1))
    for name, way in ways.items():
        print(
            f"{name:<28} {times[name] / times['the loop']:>7.2f} {right(way, expected['middling']):>15} "
            f"{right(with_large[name], expected['large']):>16}"
        )


def right(way: Way, expected: Units) -> str:
    """Count in how many totals a way gives the units that are expected; say so where it refuses."""
    try:
        found = way()
    except Exception as error:  # noqa: BLE001 - whatever another library raises is told
        return type(error).__name__
    return f"{sum(row == other for row, other in zip(found, expected, strict=True))} of {len(expected)}"


if __name__ == "__main__":
    main()
