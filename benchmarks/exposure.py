"""
The exposure curve of the example post, and instalments, against bare integer loops, in the same run.

    python benchmarks/exposure.py

The first loop only counts, day by day, what is committed in kronor and subtracts what is decided; the curve also knows
what was known on each day, and gives the expected case. The second loop cuts every share in three, without its columns
summing. What counts is the ratios, and that a day and a cell cost little.
"""

import datetime as dt
import timeit
from collections.abc import Callable
from functools import partial

from nara_vard_finans import Period, embedded, example_journal, kronor, status
from nara_vard_finans.posts import Decided
from nara_vard_finans.sharing import Counting, Every, plan_instalments

ROUNDS = 5
DAY = dt.timedelta(days=1)
YEARLY = 950_000


def bare_curve(first: dt.date, last: dt.date, decided: list[tuple[dt.date, int]]) -> list[int]:
    """Count what is committed three months on, at a daily cost, less what is decided: bare, and not exact."""
    curve, day = [], first
    while day <= last:
        committed = (min((day - first).days + 91, 1095) * YEARLY) // 365
        curve.append(max(committed - sum(amount for on, amount in decided if on <= day), 0))
        day += DAY
    return curve


def bare_thirds(amounts: list[int]) -> list[tuple[int, int, int]]:
    """Cut every amount in three, the remainder last."""
    return [(amount // 3, amount // 3, amount - 2 * (amount // 3)) for amount in amounts]


def _best(run: Callable[[], object], times: int) -> float:
    return min(timeit.timeit(run, number=times) / times for _ in range(ROUNDS))


def _row(name: str, loop: float, ours: float, count: int) -> None:
    print(f"{name:<12} {loop * 1e6:>10.0f} {ours * 1e3:>10.1f} {ours / loop:>7.0f} {ours / count * 1e6:>9.1f}")


def main() -> None:
    """Print a row for the curve, and one for instalments of as many parties as there are municipalities in Sweden."""
    journal = example_journal("exempel-gnv-post-2023")
    found = status(embedded().post("rss-gnv-post-2023"), journal, on=dt.date(2025, 12, 31))
    decided = [(event.on, event.amount.ore // 100) for event in journal.events if isinstance(event, Decided)]
    curve = found.curve()
    loop = _best(partial(bare_curve, found.employment.period.first_day, curve[-1].on, decided), 20)
    ours = _best(partial(found.curve), 1)
    print(f"{'':<12} {'loop, µs':>10} {'ours, ms':>10} {'ratio':>7} {'µs each':>9}")
    _row("curve, days", loop, ours, len(curve))
    amounts = {f"{number:04d}": kronor(10_000 + 7_919 * number % 400_000) for number in range(290)}
    bare = [amount.ore // 100 for amount in amounts.values()]
    year = Period.year(2024)
    plan = partial(plan_instalments, amounts, year, every=Every.TERTIAL, counted=Counting.MONTHS)
    loop, ours = _best(partial(bare_thirds, bare), 200), _best(plan, 5)
    _row("cells", loop, ours, 3 * len(amounts))


if __name__ == "__main__":
    main()
