"""Run the trial: ``PYTHONPATH=src:tests python -m tests.trial.run --count 5000 --seed 1``."""

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

from nara_vard_finans.cli import main as nvf
from nara_vard_finans.files import read_grids
from trial.chances import Chance
from trial.dress import CHOICES, Dress, drawn
from trial.papers import Paper, paper
from trial.verdicts import Verdict, judged

WORDS = ("right", "told", "loud", "silent")


@dataclass(frozen=True)
class Trial:
    """One table, and how it went."""

    number: int
    verdict: Verdict
    dress: Dress
    rule: str
    unreadable: tuple[str, ...]


def asked(given: Paper, folder: Path) -> tuple[int, dict[str, Any] | None, str]:
    """Ask the library's command line about a paper."""
    file = folder / given.name
    file.write_bytes(given.content)
    arguments = ["audit", str(file), "--format", "json", "--lang", "en", *given.question]
    if given.figures is not None:
        figures = folder / f"figures-{given.number}.csv"
        figures.write_bytes(given.figures)
        arguments += ["--weights", str(figures)]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = nvf(arguments)
    return status, json.loads(out.getvalue()) if out.getvalue() else None, err.getvalue()


def tried(seed: int, number: int) -> Trial:
    """Make the table of a number, ask about it, and judge."""
    given = paper(seed, number)
    with tempfile.TemporaryDirectory() as folder:
        status, answer, complaint = asked(given, Path(folder))
    verdict = judged(given, status, answer, complaint.replace(folder, ""))
    return Trial(number, verdict, given.dress, given.truth.rule, given.unreadable)


def numbers(seed: int, only: Dress) -> Iterator[int]:
    """Give the numbers of the tables that wear what is wanted, from 1 on."""
    return (number for number in count(1) if only.items() <= drawn(Chance(seed, number)).items())


def trials(seed: int, many: int, only: Dress, processes: int) -> Iterator[Trial]:
    """Try many tables, in the order of their numbers."""
    wanted = islice(numbers(seed, only), many)
    one = partial(tried, seed)
    if processes == 1:
        yield from map(one, wanted)
    else:
        with ProcessPoolExecutor(processes) as pool:
            yield from pool.map(one, wanted, chunksize=20)


def rates(found: list[Trial]) -> Iterator[str]:
    """Give the rates by dress, as lines of an aligned table."""
    yield f"{'':28}{'':24}{'tables':>7}{'readable':>9}{'right':>8}{'told':>6}{'loud':>6}{'silent':>7}"
    yield _rate("all", "", found)
    for what in CHOICES:
        for word in CHOICES[what]:
            worn = [trial for trial in found if trial.dress[what] == word]
            if worn:
                yield _rate(what, word, worn)
    for rule in sorted({trial.rule for trial in found}):
        yield _rate("rule", rule, [trial for trial in found if trial.rule == rule])
    for why in sorted({why for trial in found for why in trial.unreadable}):
        yield _rate("unreadable by", why, [trial for trial in found if why in trial.unreadable])


def _rate(what: str, word: str, found: list[Trial]) -> str:
    """Give one line: rights in per cent of the readable ones, the others counted."""
    readable = [trial for trial in found if not trial.unreadable]
    words = Counter(trial.verdict.word for trial in found)
    right = sum(trial.verdict.word == "right" for trial in readable)
    share = f"{right * 1000 // len(readable) / 10:.1f} %" if readable else "-"
    told = "".join(f"{words[each]:>{width}}" for each, width in (("told", 6), ("loud", 6), ("silent", 7)))
    return f"{what:28}{word:24}{len(found):>7}{len(readable):>9}{share:>8}{told}"


def listed(found: list[Trial], words: tuple[str, ...]) -> Iterator[str]:
    """Give the tables that went wrong, with the reason of each."""
    for word in words:
        for trial in found:
            if trial.verdict.word == word and (word != "told" or not trial.unreadable):
                yield f"{word} {trial.number}: {trial.verdict.why}"


def shown(seed: int, number: int) -> str:
    """Give all there is to see of one table."""
    given = paper(seed, number)
    with tempfile.TemporaryDirectory() as folder:
        status, answer, complaint = asked(given, Path(folder))
    truth, verdict = given.truth, judged(given, status, answer, complaint)
    text = (cells if given.name[-4:] == "xlsx" else lines)(given.content)
    rows = {place.name: truth.amounts[place.code] for place in truth.parties}
    findings = [
        f"  {each['severity']} {each['rule']}: {each['message']}" for each in (answer or {}).get("findings", [])
    ]
    return "\n".join([
        f"{verdict.word}: {verdict.why}", f"status {status} {(answer or {}).get('verdict')} {complaint}", *findings,
        f"asked {given.question}; unreadable by {given.unreadable}; {truth.rule} of {truth.total} öre by {sum(truth.weights.values())}",
        str({key: word for key, word in given.dress.items() if word != "none"}), str(rows), "", text,
    ])  # fmt: skip


def lines(content: bytes) -> str:
    """Give a text, or what is read of a document."""
    with contextlib.suppress(UnicodeDecodeError):
        return content.decode("utf-8-sig")
    rows = (row for grid in read_grids(content) for row in grid.rows)
    return "\n".join(f"{row.place}: {row.name} | {' | '.join(map(str, row.numbers))}" for row in rows)


def cells(content: bytes) -> str:
    """Give the cells of a workbook as text."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only where a workbook is shown

    rows = load_workbook(io.BytesIO(content)).worksheets[0].iter_rows()
    return "\n".join(" | ".join(f"{cell.value!r} [{cell.number_format}]" for cell in row) for row in rows)


def main(arguments: list[str] | None = None) -> int:
    """Run the trial and print how it went; exit status 1 where a table went wrong in silence."""
    parser = argparse.ArgumentParser(description="Tables with known truth, and what the library makes of them.")
    parser.add_argument("--count", type=int, default=500, help="how many tables")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], metavar="DRESS=VALUE", help="only tables that wear this")
    parser.add_argument("--show", type=int, metavar="NUMBER", help="one table, and the answer")
    parser.add_argument("--told", action="store_true", help="list the readable tables that were refused, too")
    given = parser.parse_args(arguments)
    if given.show is not None:
        print(shown(given.seed, given.show))  # noqa: T201
        return 0
    only = dict(one.split("=", 1) for one in given.only)
    found = []
    for trial in trials(given.seed, given.count, only, given.processes):
        found.append(trial)
        if sys.stderr.isatty() or len(found) % 100 == 0:
            sys.stderr.write(f"\r{len(found)} of {given.count}")
    sys.stderr.write("\n")
    for line in [*rates(found), "", *listed(found, ("silent", "loud", *(["told"] if given.told else [])))]:
        print(line)  # noqa: T201
    return int(any(trial.verdict.word == "silent" for trial in found))


if __name__ == "__main__":
    sys.exit(main())
