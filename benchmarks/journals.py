"""
Journals of 5 000, 10 000, 20 000 and 40 000 events, of a grant, an agreement and a post, at 15 and at 290 parties.

    python benchmarks/journals.py

Each journal is read from its file, checked, and given a status, in processor time; what counts is how much it grows
when the events are doubled (the aim: at most 2.2), and the status of a grant beside a bare loop that keeps the same
laws at the end of each day (the aim: at most 25 times).
"""

import datetime as dt
import gc
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

from attrs import evolve, fields

from growth import TITLE, agreement, codes, grant, parts_of, post
from nara_vard_finans import Agreement, Amount, Grant, Journal, Period, Post, kronor, read_journal, status
from nara_vard_finans.agreements import Booked, CostLine, Signed, fingerprint_of
from nara_vard_finans.analysis import status_type
from nara_vard_finans.grants import MoneyEvent, Notified, Paid, Repaid, SetAside, Transferred, Used
from nara_vard_finans.journals import Event
from nara_vard_finans.posts import Decided, EmploymentBegan, Intended, PaidIn

COUNTS = (5_000, 10_000, 20_000, 40_000)
PARTIES = (15, 290)
ROUNDS = 3
LAST = dt.date(2030, 6, 1)
Plain = tuple[dt.date, str, str, int, str]
"""An event of a grant as a loop has it: its day, its kind, whose, how many öre, and to whom."""


def some_days(chance: random.Random) -> Iterator[dt.date]:
    """Give days of 2029 in no order."""
    while True:
        yield dt.date(2029, 2, 1) + dt.timedelta(days=chance.randrange(300))


def of_grant(count: int, parties: int) -> tuple[Grant, list[Event]]:
    """Make a grant whose recipients mostly use what they got, and also set aside, pass on and pay back."""
    chance, names = random.Random(2029), codes(parties)
    made = grant(parties)
    made = evolve(made, pots=tuple(evolve(pot, size=kronor(2_000_000 * parties)) for pot in made.pots))
    events: list[Event] = []
    for code in names:
        events += [
            Notified(on=dt.date(2029, 1, 10), recipient=code, amount=kronor(1_000_000)),
            Paid(on=dt.date(2029, 1, 20), recipient=code, amount=kronor(1_000_000)),
        ]
    for number, on in zip(range(count - len(events)), some_days(chance), strict=False):
        at, amount, note = chance.randrange(parties), kronor(chance.randrange(1, 20)), str(number)
        if number % 10 == 0:
            events.append(Transferred(on=on, recipient=names[at], to=names[at - 1], amount=amount, note=note))
        else:
            kind = SetAside if number % 10 == 1 else Repaid if number % 10 == 2 else Used
            events.append(kind(on=on, recipient=names[at], amount=amount, note=note))
    return made, events


def of_agreement(count: int, parties: int) -> tuple[Agreement, list[Event]]:
    """Make an agreement that all have signed, and on whose lines much is booked."""
    chance, made = random.Random(2029), agreement(parties)
    made = evolve(made, cost_lines=tuple(CostLine(id=f"l{number}", title=TITLE) for number in range(12)))
    text = fingerprint_of(made)
    events: list[Event] = [Signed(on=dt.date(2028, 12, 1), party=code, text=text) for code in codes(parties)]
    for number, on in zip(range(count - len(events)), some_days(chance), strict=False):
        month, line = Period.parse(f"2029-{on.month:02d}"), f"l{chance.randrange(12)}"
        amount = kronor(chance.randrange(1, 500))
        events.append(Booked(on=on + dt.timedelta(days=31), line=line, period=month, amount=amount, note=str(number)))
    return made, events


def of_post(count: int, parties: int) -> tuple[Post, list[Event]]:
    """Make a post whose financiers decide on and pay many small sums."""
    chance, names = random.Random(2029), codes(parties)
    events: list[Event] = [EmploymentBegan(on=dt.date(2029, 1, 1))]
    events += [Intended(on=dt.date(2028, 12, 1), party=code) for code in names]
    for number, on in zip(range(count - len(events)), some_days(chance), strict=False):
        kind = PaidIn if number % 10 else Decided
        events.append(kind(on=on, year=2029, party=chance.choice(names), amount=kronor(1), note=str(number)))
    return post(parties), events


KINDS: dict[str, Callable[[int, int], tuple[Grant | Agreement | Post, list[Event]]]] = {
    "grant": of_grant,
    "agreement": of_agreement,
    "post": of_post,
}


def written(value: object) -> str:
    """Write a value as a file has it."""
    match value:
        case dt.date():
            return value.isoformat()
        case Period():
            return f'"{value.first_day:%Y-%m}"'
        case Amount():
            return str(value.kronor)
        case int():
            return str(value)
        case _:
            return f'"{value}"'


def file_of(made: Grant | Agreement | Post, events: Sequence[Event]) -> Path:
    """Write a journal as a file."""
    rows = [f'of = "{made.id}"']
    for event in events:
        rows.append(f'[[events]]\nkind = "{event.kind}"')
        said = {part.name: getattr(event, part.name) for part in fields(type(event)) if part.name != "source"}
        rows += [f"{name} = {written(value)}" for name, value in said.items() if value not in ("", (), None, False)]
    path = Path(tempfile.mkdtemp()) / "journal.toml"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def loop(frame: int, events: Sequence[Plain]) -> dict[str, int]:
    """Keep the laws of a day's end, bare: none is notified, paid, drawn or released beyond what there is."""
    sums: dict[str, list[int]] = {}
    notified_in_all = 0
    for _, day in groupby(sorted(events, key=itemgetter(0)), key=itemgetter(0)):
        concerned: set[str] = set()
        for _, kind, code, ore, to in day:
            own = sums.setdefault(code, [0, 0, 0, 0])  # notified, paid, left, set aside
            concerned.add(code)
            if kind == "notified":
                own[0] += ore
                notified_in_all += ore
            elif kind == "paid":
                own[1] += ore
                own[2] += ore
            else:
                own[2] -= ore
                if kind == "set-aside":
                    own[3] += ore
                elif to:
                    sums.setdefault(to, [0, 0, 0, 0])[2] += ore
        if notified_in_all > frame:
            raise ValueError(notified_in_all)
        for code in concerned:
            notified, paid, left, aside = sums[code]
            if paid > notified or left < 0 or aside < 0:
                raise ValueError(code)
    return {code: own[2] for code, own in sums.items()}


def best(work: Callable[[], object]) -> float:
    """Give the best processor time of some rounds, in milliseconds."""
    found = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        work()
        found = min(found, time.process_time() - start)
    return found * 1e3


def checked(made: Grant | Agreement | Post, events: Sequence[Event]) -> object:
    """Say which events cannot have happened."""
    return [*status_type(made).contradictions(made, events)]


def judged(made: Grant | Agreement | Post, kept: Journal) -> object:
    """Ask for the status, and for all that it works out when it is asked for."""
    return parts_of(status(made, kept, on=LAST))


def main() -> None:
    """Print one row for each kind, number of parties and what is asked: the times, and how they grow."""
    heads = "".join(f" {f'{count}, ms':>10}" for count in COUNTS)
    print(f"{'':<32}{heads}   growth by doubling  µs an event")
    for name, make in KINDS.items():
        for parties in PARTIES:
            times: dict[str, list[float]] = {"read": [], "check": [], "status": [], "loop": []}
            for count in COUNTS:
                made, events = make(count, parties)
                kept, path = Journal(of=made.id, events=events), file_of(made, events)
                asked: dict[str, Callable[[], object]] = {
                    "read": partial(read_journal, path, made, earlier=Journal(of=made.id)),
                    "check": partial(checked, made, events),
                    "status": partial(judged, made, kept),
                }
                if isinstance(made, Grant):
                    plain = [
                        (event.on, event.kind, event.recipient, event.amount.ore, getattr(event, "to", ""))
                        for event in events
                        if isinstance(event, MoneyEvent)
                    ]
                    left = {
                        each.party.code: each.balance.remaining.ore for each in status(made, kept, on=LAST).recipients
                    }
                    assert loop(2_000_000_00 * parties, plain) == left  # noqa: S101
                    asked["loop"] = partial(loop, 2_000_000_00 * parties, plain)
                for what, work in asked.items():
                    times[what].append(best(work))
                path.unlink()
            for what, row in times.items():
                print_row(f"{name}, {parties} parties: {what}", row)
            if times["loop"]:
                ratios = " ".join(
                    f"{ours / bare:.0f}" for ours, bare in zip(times["status"], times["loop"], strict=True)
                )
                print(f"{name}, {parties} parties: a status takes {ratios} times the loop", flush=True)


def print_row(name: str, row: Sequence[float]) -> None:
    """Print the times of one question, if there are any."""
    if row:
        grows = " ".join(f"{later / earlier:.1f}" for earlier, later in pairwise(row))
        print(
            f"{name:<32}{''.join(f' {each:>10.0f}' for each in row)}   {grows:>18} {row[-1] / COUNTS[-1] * 1e3:>12.1f}"
        )


if __name__ == "__main__":
    main()
