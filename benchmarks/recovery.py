"""
The search for a basis against a bare integer loop over every sum, in the same run.

    python benchmarks/recovery.py

The loop asks the rows of every sum whether any whole weight gives them, until one refuses; the search turns that about,
and keeps of the sums only what each row leaves. What counts is the ratio, and that it holds for a whole country. The
last line searches rows that are small beside their weights by the largest remainder, where nearly every sum has to be
tried; it says how many were before the steps were spent.
"""

import random
import time
import timeit
from functools import partial

from nara_vard_finans import Amount, kronor
from nara_vard_finans.audit import recover
from nara_vard_finans.sharing import Method, largest_remainder

COUNTY, COUNTRY = (270_000, 310_000), (9_900_000, 10_650_000)
CASES = (
    (15, COUNTY, 288_164, 1_225_536),
    (21, COUNTRY, 10_379_295, 500_000_000),
    (290, COUNTRY, 10_379_295, 500_000_000),
)
ROUNDS = 3


def loop(counts: list[int], total: int, first: int, last: int) -> list[int]:
    """Give the sums of which every row admits a whole weight, halves up: bare, and without what the weights sum to."""
    found = []
    for whole in range(first, last + 1):
        for count in counts:
            if -(-(2 * count - 1) * whole // (2 * total)) > ((2 * count + 1) * whole - 1) // (2 * total):
                break
        else:
            found.append(whole)
    return found


def weights(number: int, whole: int, shuffler: random.Random) -> list[int]:
    """Make up as many weights, some of them many times larger than others, that make a sum."""
    drawn = [shuffler.randrange(10, 1_000) ** 2 for _ in range(number - 1)]
    made = [whole * one // (sum(drawn) + 250_000) for one in drawn]
    return [*made, whole - sum(made)]


def main() -> None:
    """Print one row for each number of rows."""
    shuffler = random.Random(2022)
    print(f"{'rows':>5} {'sums':>8} {'solutions':>10} {'loop, ms':>9} {'recover, ms':>12} {'ratio':>7} {'ns a sum':>9}")
    for number, (first, last), whole, total in CASES:
        made = weights(number, whole, shuffler)
        counts = [(2 * total * weight + whole) // (2 * whole) for weight in made]
        rows: dict[str, Amount] = {f"{place:03d}": kronor(count) for place, count in enumerate(counts)}
        bare, ours = partial(loop, counts, total, first, last), partial(recover, rows, kronor(total), (first, last))
        found = [solution.basis_total for solution in ours().solutions]
        assert whole in found  # noqa: S101
        assert {*found} <= {*bare()}  # noqa: S101
        best_loop, best_ours = float("inf"), float("inf")
        for _ in range(ROUNDS):
            best_loop = min(best_loop, timeit.timeit(bare, number=1))
            best_ours = min(best_ours, timeit.timeit(ours, number=1))
        print(
            f"{number:>5} {last - first + 1:>8} {len(found):>10} {best_loop * 1e3:>9.1f} {best_ours * 1e3:>12.2f} "
            f"{best_ours / best_loop:>7.4f} {best_ours / (last - first + 1) * 1e9:>9.1f}"
        )
    made = [shuffler.randrange(4_000, 60_000) for _ in range(21)]
    whole, counts = sum(made), largest_remainder(900_000, made)
    rows = {f"{place:03d}": kronor(count) for place, count in enumerate(counts)}
    sums, how = (whole - 20_000, whole + 20_000), Method.LARGEST_REMAINDER
    start = time.perf_counter()
    recovery = recover(rows, kronor(900_000), sums, rounding=how)
    took = (time.perf_counter() - start) / recovery.done
    print(f"by remainder, 21 rows: {took * 1e6:.0f} µs a sum, {recovery.done} of {recovery.pairs} sums")


if __name__ == "__main__":
    main()
