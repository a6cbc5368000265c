"""
The status of a grant against a bare integer loop over the same events, in the same run.

    python benchmarks/status.py

The loop only adds up what each of fifteen recipients has left; the status also refuses what cannot have happened, sums
every balance, and carries out every check. What counts is the ratio, and that it does not grow with the journal.
"""

import datetime as dt
import random
import timeit
from functools import partial

from nara_vard_finans import Grant, Journal, embedded, kronor, share_grant, status
from nara_vard_finans.grants import MoneyEvent, Notified, Paid, Used

EVENTS = (100, 1_000, 10_000)
ROUNDS = 5
DAY = dt.date(2021, 2, 1)


def loop(events: list[tuple[dt.date, str, int, int]]) -> dict[str, int]:
    """Add up what each recipient has left on the day: bare, without checks."""
    left: dict[str, int] = {}
    for on, code, sign, ore in events:
        if on <= DAY:
            left[code] = left.get(code, 0) + sign * ore
    return left


def journal(count: int) -> Journal:
    """Make a journal of *count* small uses, after a notice and a payment to each recipient."""
    shuffler = random.Random(2020)
    awards = {award.code: award.amount for award in share_grant(embedded().grant("ok-gnv-2020")).awards}
    events: list[MoneyEvent] = []
    for code, amount in awards.items():
        events += [
            Notified(on=dt.date(2020, 6, 1), recipient=code, amount=amount),
            Paid(on=dt.date(2020, 6, 15), recipient=code, amount=amount),
        ]
    for number in range(count):
        on = dt.date(2020, 7, 1) + dt.timedelta(days=shuffler.randrange(180))
        code, area = shuffler.choice(list(awards)), shuffler.choice("abc")
        amount = kronor(shuffler.randrange(1, 200))
        events.append(Used(on=on, recipient=code, amount=amount, area=area, note=str(number)))
    return Journal(of="ok-gnv-2020", events=events)


def asked(grant: Grant, kept: Journal) -> object:
    """Ask for the status, and for all that it works out when it is asked for."""
    found = status(grant, kept, on=DAY)
    return found.state, found.findings, found.conditions, found.recipients


def main() -> None:
    """Print one row for each length of journal."""
    grant = embedded().grant("ok-gnv-2020")
    print(f"{'events':>8} {'loop, µs':>10} {'status, ms':>11} {'ratio':>8} {'µs an event':>12}")
    for count in EVENTS:
        kept = journal(count)
        bare = [
            (event.on, event.recipient, -1 if isinstance(event, Used) else 1, event.amount.ore)
            for event in kept.events
            if isinstance(event, Paid | Used)
        ]
        found = status(grant, kept, on=DAY)
        assert {each.party.code: each.balance.remaining.ore for each in found.recipients} == loop(bare)  # noqa: S101
        times = max(1, 1_000 // count)
        best_loop, best_status = float("inf"), float("inf")
        for _ in range(ROUNDS):
            best_loop = min(best_loop, timeit.timeit(partial(loop, bare), number=times) / times)
            run = partial(asked, grant, kept)
            best_status = min(best_status, timeit.timeit(run, number=times) / times)
        print(
            f"{count:>8} {best_loop * 1e6:>10.1f} {best_status * 1e3:>11.2f} {best_status / best_loop:>8.0f} "
            f"{best_status / len(kept.events) * 1e6:>12.1f}"
        )


if __name__ == "__main__":
    main()
