"""
The exposure curve of the example post, and instalments, against bare integer loops, in the same run.

    python benchmarks/exposure.py

The first loop only counts, day by day, what is committed in kronor and subtracts what is decided; the curve also knows
what was known on each day, and gives the expected case. The second loop cuts every share in three, without its columns
summing. What counts is the ratios, and that a day and a cell cost little. The last line sets the curve of ten years at
290 financiers, of whom half decide something every year, each on a day of its own, beside one status of the same post;
the aim is the price of thirty.
"""

import datetime as dt
import random
import timeit
from collections.abc import Callable
from functools import partial

from nara_vard_finans import Directory, Journal, Party, Period, embedded, example_journal, kronor, parts, status
from nara_vard_finans.core import NoticePeriod, Principal, Text
from nara_vard_finans.posts import Decided, EmploymentBegan, Post, PostStatus
from nara_vard_finans.sharing import Counting, Every, YearlyCost, plan_instalments

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


def ten_years(count: int) -> tuple[Post, Journal]:
    """Make a post of ten years, and what about half of so many financiers decide of each, on days of their own."""
    chance = random.Random(2027)
    term, region = Period(first_day=dt.date(2020, 1, 1), last_day=dt.date(2029, 12, 31)), Principal.REGION
    employer = Party(code="99", name="Regionen", principal=region)
    codes = [f"{1_000 + number}" for number in range(count)]
    payers = [Party(code=code, name=f"Kommun {code}", principal=Principal.MUNICIPALITIES) for code in codes]
    post = Post(
        id="tjanst",
        title=Text("tjanst"),
        parties=Directory([*payers, employer]),
        employer=employer,
        term=term,
        cost=YearlyCost(amount=kronor(9_500_000)),
        cost_key=parts({code: chance.randrange(2_000, 900_000) for code in codes}),
        notice=NoticePeriod(months=3),
    )
    decided = [
        Decided(
            on=dt.date(year, chance.randrange(1, 13), chance.randrange(1, 29)),
            year=year,
            party=code,
            amount=kronor(chance.randrange(1, 30_000)),
        )
        for year in post.years
        for code in codes
        if chance.random() < 0.5
    ]
    began = EmploymentBegan(on=term.first_day, until=term.last_day)
    return post, Journal(of=post.id, events=(began, *sorted(decided, key=lambda event: event.on)))


def judged(post: Post, journal: Journal) -> PostStatus:
    """Give a status in the middle of the term, with all that it tells of its years."""
    found = status(post, journal, on=dt.date(2025, 6, 1))
    assert found.years  # noqa: S101
    return found


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
    post, kept = ten_years(290)
    one = _best(partial(judged, post, kept), 1)
    whole = status(post, kept, on=dt.date(2029, 12, 31))
    curve_of_ten = _best(whole.curve, 1)
    print(f"\nten years, 290 financiers: a status {one * 1e3:.0f} ms, the curve {curve_of_ten / one:.0f} statuses")


if __name__ == "__main__":
    main()
