"""
Apportionment against a bare integer largest-remainder loop, in the same run.

    python benchmarks/sharing.py

Machines are noisy, so what counts is the ratio: the best of many rounds of ours over the best of as many of the loop,
taken in turn. The aims: the core within 2 times the loop, a whole explainable result within 10 times, and at 290
parties an agreement that is built of plain numbers and shared within 6 times. "amounts" are what each pays, without
their charges.
"""

import random
import timeit
from collections.abc import Callable
from functools import partial

from nara_vard_finans import (
    Agreement,
    Directory,
    NestedKey,
    Party,
    Period,
    apportion,
    equal_shares,
    kronor,
    parts,
    percentages,
    share_cost,
)
from nara_vard_finans.core import Principal, Text
from nara_vard_finans.sharing import YearlyCost, largest_remainder

PARTIES = (15, 290, 10_000)
TOTALS = (2_000_000, 10**12, 10**30)
ROUNDS = 9


def loop(total: int, weights: list[int]) -> list[int]:
    """Share by the largest remainder, bare: no checks, no names, no result but the list."""
    whole = sum(weights)
    amounts, remainders = [], []
    for weight in weights:
        amount, remainder = divmod(total * weight, whole)
        amounts.append(amount)
        remainders.append(remainder)
    left = total - sum(amounts)
    for place in sorted(range(len(weights)), key=remainders.__getitem__, reverse=True)[:left]:
        amounts[place] += 1
    return amounts


def directory(weights: dict[str, int]) -> Directory:
    """Make the parties: a region, and a municipality for each weight."""
    parties = [Party(code=code, name=f"Kommun {code}", principal=Principal.MUNICIPALITIES) for code in weights]
    return Directory([*parties, Party(code="R", name="Region", principal=Principal.REGION)])


def agreement(weights: dict[str, int], total: int, parties: Directory) -> Agreement:
    """Make a 50/50 agreement between a region and municipalities of these weights."""
    key = NestedKey(
        between=percentages({"municipalities": 50, "region": 50}),
        within=[("municipalities", parts(weights)), ("region", equal_shares("R"))],
        odd_unit_to="region",
    )
    return Agreement(
        id="bench",
        title=Text("bench"),
        parties=parties,
        term=Period.year(2024),
        cost=YearlyCost(amount=kronor(2 * total)),
        cost_key=key,
    )


def built(weights: dict[str, int], total: int, parties: Directory) -> object:
    """Build an agreement between parties that are there, of plain numbers, and share a year's cost."""
    return share_cost(agreement(weights, total, parties), 2024)


def amounts(agreed: Agreement) -> object:
    """Share a year's cost, and take out what each pays."""
    return share_cost(agreed, 2024).amounts


def explained(agreed: Agreement) -> object:
    """Share a year's cost, and take out every charge and how every share of every stage was rounded."""
    sharing = share_cost(agreed, 2024)
    return sharing.charges, [level.apportionment.roundings for level in sharing.levels]


def best(calls: dict[str, Callable[[], object]], times: int) -> dict[str, float]:
    """Give the best time of each call, the calls taken in turn."""
    found = dict.fromkeys(calls, float("inf"))
    for _ in range(ROUNDS):
        for name, call in calls.items():
            found[name] = min(found[name], timeit.timeit(call, number=times) / times)
    return found


def main() -> None:
    """Print one row for each number of parties and size of total."""
    shuffler = random.Random(2021)
    print(
        f"{'parties':>8} {'total':>8} {'loop, µs':>10} {'core':>6} {'apportion':>10} {'allocate':>9} {'amounts':>8} "
        f"{'built':>6} {'explained':>10}"
    )
    for count in PARTIES:
        weights = [shuffler.randrange(2_000, 1_000_000) for _ in range(count)]
        named = {f"{place:05d}": weight for place, weight in enumerate(weights)}
        key, parties = parts(named), directory(named)
        for total in TOTALS:
            amount, agreed = kronor(total), agreement(named, total, parties)
            assert loop(total, weights) == largest_remainder(total, weights) == list(apportion(amount, key).counts)  # noqa: S101
            times = best(
                {
                    "loop": partial(loop, total, weights),
                    "core": partial(largest_remainder, total, weights),
                    "apportion": partial(apportion, amount, key),
                    "allocate": partial(share_cost, agreed, 2024),
                    "amounts": partial(amounts, agreed),
                    "built": partial(built, named, total, parties),
                    "explained": partial(explained, agreed),
                },
                max(1, 3_000 // count),
            )
            ratio = {name: time / times["loop"] for name, time in times.items()}
            print(
                f"{count:>8} {f'10^{len(str(total)) - 1}':>8} {times['loop'] * 1e6:>10.1f} {ratio['core']:>6.2f} "
                f"{ratio['apportion']:>10.2f} {ratio['allocate']:>9.2f} {ratio['amounts']:>8.2f} "
                f"{ratio['built']:>6.2f} {ratio['explained']:>10.2f}"
            )


if __name__ == "__main__":
    main()
