"""
How the time grows when the input is doubled, and doubled again.

    python benchmarks/growth.py

What counts is the two ratios, of processor time: about 2 where the work grows as the input does, about 4 where it grows
as its square.
"""

import contextlib
import datetime as dt
import io
import tempfile
import time
import timeit
from collections.abc import Callable, Iterator
from pathlib import Path

from nara_vard_finans import (
    Agreement,
    Directory,
    Grant,
    Journal,
    Party,
    Period,
    Post,
    RoundingRule,
    deadlines,
    embedded,
    equal_shares,
    kronor,
    read_journal,
    share_cost,
    share_grant,
    status,
)
from nara_vard_finans.agreements import NoticeGiven, Signed, fingerprint_of
from nara_vard_finans.analysis import Status
from nara_vard_finans.cli import main as main_of_nvf
from nara_vard_finans.core import Language, NoticePeriod, Principal, Text
from nara_vard_finans.files import read_weights
from nara_vard_finans.grants import Duty, DutyKind, Notified, Paid, Pot, Repaid, Reported, Transferred, Used
from nara_vard_finans.grids import grids_in
from nara_vard_finans.journals import Event
from nara_vard_finans.posts import EmploymentBegan, Intended, PaidIn
from nara_vard_finans.reports import shared_report
from nara_vard_finans.sharing import Counting, Every, YearlyCost, plan_instalments, settle

ROUNDS = 3
Run = Callable[[], object]
TITLE = Text("Påhittat")
YEARS = Period(first_day=dt.date(2029, 1, 1), last_day=dt.date(2031, 12, 31))


def codes(count: int) -> list[str]:
    """Give so many codes."""
    return [f"{number:05d}" for number in range(10_000, 10_000 + count)]


def directory(count: int) -> Directory:
    """Make so many municipalities."""
    return Directory(
        [Party(code=code, name=f"Ort {code}", principal=Principal.MUNICIPALITIES) for code in codes(count)]
    )


def days(count: int) -> Iterator[dt.date]:
    """Give so many days within 2029, in order."""
    yield from (dt.date(2029, 2, 1) + dt.timedelta(days=300 * number // count) for number in range(count))


def parts_of(found: Status) -> object:
    """Ask a status for all that it works out when it is asked for."""
    names = ("state", "findings", "conditions", "recipients", "exposure")
    return [getattr(found, name, None) for name in names]


def agreement(count: int) -> Agreement:
    """Make an agreement between so many, who share a yearly cost equally."""
    return Agreement(
        id="avtal",
        title=TITLE,
        parties=directory(count),
        term=YEARS,
        cost=YearlyCost(amount=kronor(1_000 * count)),
        cost_key=equal_shares(*codes(count)),
        notice=NoticePeriod(months=6),
    )


def grant(count: int) -> Grant:
    """Make a grant to so many, which is reported, and of which what is left is paid back."""
    return Grant(
        id="bidrag",
        title=TITLE,
        grantor=TITLE,
        year=2029,
        term=YEARS,
        parties=directory(count),
        pots=(Pot(id="ram", title=TITLE, size=kronor(1_000 * count), key=equal_shares(*codes(count))),),
        duties=(
            Duty(id="rapport", kind=DutyKind.FINAL_REPORT, title=TITLE, due_on=dt.date(2030, 1, 31)),
            Duty(id="retur", kind=DutyKind.REPAYMENT, title=TITLE, due_on=dt.date(2030, 2, 28)),
        ),
    )


def post(count: int) -> Post:
    """Make a post that so many finance equally."""
    parties = directory(count)
    return Post(
        id="tjanst",
        title=TITLE,
        parties=parties,
        employer=parties.parties[0],
        term=YEARS,
        cost=YearlyCost(amount=kronor(1_000 * count)),
        cost_key=equal_shares(*codes(count)),
        notice=NoticePeriod(months=3),
        rounding=RoundingRule(),
    )


def reading(count: int) -> Run:
    """Read a journal of so many events, which is a file."""
    granted = embedded().grant("ok-gnv-2020")
    head = 'of = "ok-gnv-2020"\n' + "".join(
        f'[[events]]\non = 2020-06-01\nkind = "{kind}"\nrecipient = "Falun"\namount = 3_000_000\n'
        for kind in ("notified", "paid")
    )
    used = '[[events]]\non = 2020-07-01\nkind = "used"\nrecipient = "Falun"\namount = 1\narea = "a"\nnote = "{}"\n'
    path = Path(tempfile.mkdtemp()) / "journal.toml"
    path.write_text(head + "".join(used.format(number) for number in range(count)), "utf-8")
    return lambda: read_journal(path, granted)


def composing(count: int) -> Run:
    """Put a journal of so many events on top of one as long."""
    own, earlier = (
        Journal(of="bidrag", events=[Used(on=on, recipient="10000", amount=kronor(1), note=f"{name} {number}")
                                     for number, on in enumerate(days(count))])
        for name in ("own", "earlier")
    )  # fmt: skip
    return lambda: own.after(earlier)


def repaid(count: int) -> Run:
    """Ask for the status of a grant whose recipients have each used, reported and paid back."""
    events: list[Event] = []
    for code in codes(count):
        events += [
            Notified(on=dt.date(2029, 1, 10), recipient=code, amount=kronor(1_000)),
            Paid(on=dt.date(2029, 1, 20), recipient=code, amount=kronor(1_000)),
            *(Used(on=on, recipient=code, amount=kronor(10), note=str(n)) for n, on in enumerate(days(50))),
            Reported(on=dt.date(2030, 1, 15), recipient=code, duty="rapport"),
            Repaid(on=dt.date(2030, 2, 1), recipient=code, amount=kronor(500)),
        ]
    kept, assumptions = Journal(of="bidrag", events=events), grant(count)
    return lambda: parts_of(status(assumptions, kept, on=dt.date(2030, 6, 1)))


def passed_on(count: int) -> Run:
    """Ask for the status of a grant whose recipients have each passed some of it on to the next."""
    names, events = codes(count), list[Event]()
    for code, to, on in zip(names, [*names[1:], names[0]], days(count), strict=True):
        events += [
            Notified(on=dt.date(2029, 1, 10), recipient=code, amount=kronor(1_000)),
            Paid(on=dt.date(2029, 1, 20), recipient=code, amount=kronor(1_000)),
            Transferred(on=on, recipient=code, to=to, amount=kronor(5)),
        ]
    kept, assumptions = Journal(of="bidrag", events=events), grant(count)
    return lambda: parts_of(status(assumptions, kept, on=dt.date(2030, 1, 10)))


def signed(count: int) -> Run:
    """Ask for the status of an agreement whose parties have all signed, and all but one given notice."""
    assumptions = agreement(count)
    text = fingerprint_of(assumptions)
    events = [
        *(Signed(on=dt.date(2028, 12, 1), party=code, text=text) for code in codes(count)),
        *(NoticeGiven(on=on, party=code) for code, on in zip(codes(count - 2), days(count - 2), strict=True)),
    ]
    kept = Journal(of="avtal", events=events)
    return lambda: parts_of(status(assumptions, kept, on=dt.date(2031, 6, 1)))


def financed(count: int) -> Run:
    """Ask for the status of a post whose financiers each intend to pay."""
    events: list[Event] = [EmploymentBegan(on=dt.date(2029, 1, 1))]
    events += [Intended(on=dt.date(2028, 12, 1), party=code) for code in codes(count)]
    kept, assumptions = Journal(of="tjanst", events=events), post(count)
    return lambda: parts_of(status(assumptions, kept, on=dt.date(2030, 6, 1)))


def paying(count: int) -> Run:
    """Draw the curve of a post to which so many small sums are paid, over three hundred days."""
    events: list[Event] = [EmploymentBegan(on=dt.date(2029, 1, 1))]
    events += [
        PaidIn(on=on, year=2029, party="10000", amount=kronor(1), note=str(n)) for n, on in enumerate(days(count))
    ]
    found = status(post(3), Journal(of="tjanst", events=events), on=dt.date(2030, 6, 1))
    return found.curve


def sharing(count: int) -> Run:
    """Share a year's cost between so many."""
    return lambda: share_cost(agreement(count), 2029).charges


def granting(count: int) -> Run:
    """Share a grant between so many."""
    return lambda: share_grant(grant(count)).awards


def planning(count: int) -> Run:
    """Plan the instalments of so many."""
    amounts = {code: kronor(1_001) for code in codes(count)}
    return lambda: plan_instalments(amounts, Period.year(2029), every=Every.MONTH, counted=Counting.MONTHS)


def settling(count: int) -> Run:
    """Settle what so many were charged, and put it on their instalments."""
    charged = {code: kronor(1_000) for code in codes(count)}
    key, actual = equal_shares(*codes(count)), kronor(1_010 * count)
    plan = plan_instalments(charged, Period.year(2029), every=Every.MONTH, counted=Counting.MONTHS)
    return lambda: settle(charged, actual, key).on(plan, after=dt.date(2029, 6, 30))


def listing(count: int) -> Run:
    """List the deadlines of so many grants."""
    grants = [grant(2)] * count
    return lambda: deadlines(grants=grants)


def weighing(count: int) -> Run:
    """Read a table of so many weights, of names that no register knows."""
    rows = "".join(f"Ort {code};{code}\n" for code in codes(count))
    return lambda: read_weights(f"part;weight\n{rows}".encode(), embedded().known)


def table_text(rows: int, columns: int, gap: str) -> str:
    """Write a table of so many rows and columns with its sums, whose cells such a gap parts."""
    numbers = [[(7_919 * row + 104_729 * at) % 899_981 + 100_000 for at in range(columns)] for row in range(rows)]
    names = ["Kommun", *(f"B{chr(97 + row % 26)}{chr(97 + row // 26)}by" for row in range(rows)), "Summa"]
    lines = [[f"Kolumn{at}" for at in range(columns)]]
    lines += [
        [f"{each:,}".replace(",", " ") for each in row] for row in (*numbers, map(sum, zip(*numbers, strict=True)))
    ]
    return "\n".join(gap.join([name, *cells]) for name, cells in zip(names, lines, strict=True))


def pasting(gap: str, *, rows: int = 0, columns: int = 0) -> Callable[[int], Run]:
    """Read a text of a table of so many rows, or columns, where the other of them is counted."""

    def pastes(count: int) -> Run:
        text = table_text(rows or count, columns or count, gap)
        return lambda: grids_in(text)

    return pastes


def asking(command: str, written: Callable[[int], str], *arguments: str) -> Callable[[int], Run]:
    """Ask the command line about a text that is written for a count."""

    def asks(count: int) -> Run:
        path = Path(tempfile.mkdtemp()) / "table.txt"
        path.write_text(written(count), "utf-8")
        line = [command, *arguments, *(["--weights"] if command == "share" else []), str(path)]

        def run() -> int:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                return main_of_nvf(line)

        return run

    return asks


def wide_text(columns: int) -> str:
    """Write three hundred rows of tabs with so many columns, all of ones."""
    heads = "\t".join(f"K{place}" for place in range(columns))
    return "\n".join([f"Kommun\t{heads}", *(f"Part {row}" + "\t1" * columns for row in range(300))])


def long_row(cells: int) -> str:
    """Write three rows of which one has so many cells, that only spaces part."""
    numbers = " ".join(str(100 + place % 900) for place in range(cells))
    return f"Kommun Belopp\nMora 20 544\nOrsa {numbers}\nFalun 7 333\n"


def long_column(lines: int) -> str:
    """Write so many rows of a name and an amount, that only spaces part."""
    names = (f"By{chr(97 + row % 26)}{chr(97 + row // 26 % 26)}{chr(97 + row // 676)}" for row in range(lines))
    return "Kommun Belopp\n" + "".join(f"{name} {100 + row % 900} 000\n" for row, name in enumerate(names))


def long_weights(digits: int) -> str:
    """Write twenty weights of so many digits."""
    return "part;weight\n" + "".join(f"Ort {row};{'9' * digits}{row}\n" for row in range(20))


def many_weights(rows: int) -> str:
    """Write so many weights."""
    return "part;weight\n" + "".join(f"Ort {code};{code}\n" for code in codes(rows))


def writing(form: str) -> Callable[[int], Run]:
    """Write what each of so many pays, in instalments, as a form of answer or a receipt."""

    def writes(count: int) -> Run:
        costs, names = share_cost(agreement(count), 2029), dict.fromkeys(codes(count), "Ort")
        shared = costs.levels[0].apportionment
        amounts = dict(zip(shared.key.parties, shared.amounts, strict=True))
        plan = plan_instalments(amounts, Period.year(2029), every=Every.QUARTER, counted=Counting.MONTHS)
        report = shared_report(shared, names, Language.SV, plan)
        return report.receipt if form == "receipt" else lambda: report.content(form)

    return writes


CASES: tuple[tuple[str, Callable[[int], Run], int], ...] = (
    ("reading a journal: events", reading, 2_500),
    ("composing journals: events", composing, 2_500),
    ("status of a repaid grant: recipients", repaid, 75),
    ("status of a grant passed on: recipients", passed_on, 75),
    ("status of an agreement: parties", signed, 75),
    ("status of a post: financiers", financed, 75),
    ("curve of a post: events", paying, 2_500),
    ("sharing a cost: parties", sharing, 1_000),
    ("sharing a grant: recipients", granting, 1_000),
    ("planning instalments: parties", planning, 1_000),
    ("settling: parties", settling, 1_000),
    ("deadlines: definitions", listing, 1_000),
    ("reading weights: rows", weighing, 2_500),
    ("a text of tabs: rows", pasting("\t", columns=10), 125),
    ("a text of tabs: columns", pasting("\t", rows=50), 24),
    ("a text of wide gaps: rows", pasting("   ", columns=6), 125),
    ("a text of wide gaps: columns", pasting("   ", rows=50), 20),
    ("a text of single spaces: rows", pasting(" ", columns=4), 70),
    ("a text of single spaces: columns", pasting(" ", rows=30), 4),
    ("auditing a text of tabs: columns", asking("audit", wide_text, "--column", "1"), 24),
    ("auditing a row that only spaces part: cells", asking("audit", long_row), 250),
    ("auditing a text of single spaces: lines", asking("audit", long_column), 1_000),
    ("sharing by weights: digits", asking("share", long_weights, "--total", "1000000"), 225),
    (
        "sharing by weights, the residual to the largest: rows",
        asking(
            "share", many_weights, "--total", "1000000", "--method", "half-up-residual-to", "--residual-to", "largest"
        ),
        1_250,
    ),
    ("a workbook of formulas: parties", writing("xlsx"), 250),
    ("a workbook of values: parties", writing("xlsx"), 1_250),
    ("a page: parties", writing("html"), 1_000),
    ("a receipt: parties", writing("receipt"), 1_000),
)


def main() -> None:
    """Print one row for each kind of input: the times of n, 2n and 4n, and their ratios."""
    print(f"{'':<54} {'n':>6} {'n, ms':>9} {'2n, ms':>9} {'4n, ms':>9} {'2n/n':>6} {'4n/2n':>6}")
    for name, make, count in CASES:
        works = [make(count * factor) for factor in (1, 2, 4)]
        times = [min(timeit.repeat(work, timer=time.process_time, number=1, repeat=ROUNDS)) for work in works]
        row = " ".join(f"{each * 1e3:>9.1f}" for each in times)
        print(f"{name:<54} {count:>6} {row} {times[1] / times[0]:>6.1f} {times[2] / times[1]:>6.1f}", flush=True)


if __name__ == "__main__":
    main()
