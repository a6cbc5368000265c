"""
Looks for input that a reader does not stand: anything but an answer, or an error of the library's own.

    python tests/fuzz/fuzzing.py --seconds 60
    python tests/fuzz/fuzzing.py --seconds 28800 --corpus ~/fuzz journals workbooks

It begins from the files that ship and the examples of the docs, and changes them at random. An input that ends somewhere
new, in another line or with another kind of error or fault, is kept in the corpus and changed further, so the corpus
grows from run to run. What is read is used too: agreements and grants are shared and a journal gives a status, and the
laws are asked of both. What breaks any of it is written to the corpus too, and the status is 1. An input may take ten
seconds.
"""

import argparse
import hashlib
import io
import random
import re
import signal
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import Any

from attrs import frozen

from nara_vard_finans import (
    Amount,
    Workspace,
    embedded,
    read_facts,
    read_journal,
    read_weights,
    share_cost,
    share_grant,
    status,
)
from nara_vard_finans.core import NaraVardFinansError, read_exact
from nara_vard_finans.files import read_grids
from nara_vard_finans.grids import StatedTotal, grids_in
from nara_vard_finans.testing import check_invariants
from nara_vard_finans.workspace import AuditQuestion

ROOT = Path(__file__).parents[2]
LONGEST = 10
"""How many seconds of the processor an input may take."""
TOKENS = (
    *(b"0", b"-", "−".encode(), "\u00a0".encode(), b",", b".", b"1e9999", b"9" * 60, b"NaN", b"\x00", b"\xff", b"\n", b"\r"),
    *(b"[[", b"]]", b"[", b"=", b'"', b'"""', b"'", b";", b"\t", b"{", b"}", b"#", b"\xef\xbb\xbf", b"true", b"2023-02-30"),
    *(b"%", b" kr", b" tkr", b" Mkr", "½".encode(), "¹".encode(), b"Summa", b"<!ENTITY a 'b'>", b"&a;", b"0x1", b"_"),
)  # fmt: skip


class TooSlow(BaseException):
    """An input took too long; it is no error that a reader could catch."""


@frozen
class Target:
    """What is fed, with what to begin from."""

    name: str
    feed: Callable[[bytes], str]
    seeds: Callable[[], list[bytes]]
    zipped: bool = False


@frozen
class Outcome:
    """How the fuzzing of one target went."""

    target: str
    tried: int
    kept: int
    failures: tuple[tuple[bytes, str], ...]


# The targets.


def _amounts(raw: bytes) -> str:
    text, endings = raw.decode("utf-8", "replace"), []
    for parse in (Amount.parse, read_exact, StatedTotal.parse):
        try:
            read = parse(text)
        except NaraVardFinansError as error:
            endings.append(_place(error))
            continue
        endings.append("read")
        if isinstance(read, Amount) and Amount.parse(str(read)) != read:
            raise AssertionError(f"{read} is read as {Amount.parse(str(read))}")
    return "; ".join(endings)


def _weights(raw: bytes) -> str:
    read = read_weights(io.BytesIO(raw), embedded().parties)
    if sum(read.key.shares.values()) != 1:
        raise AssertionError("the shares do not sum to one")
    return "read"


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


def _written(raw: bytes, name: str = "input.toml") -> Path:
    path = _folder() / name
    path.write_bytes(raw)
    return path


def _refuse_broken(result: object) -> None:
    found = check_invariants(result)
    if found:
        raise AssertionError("; ".join(f"{each.subject}: {each.message.in_english}" for each in found))


def _facts(raw: bytes) -> str:
    facts = read_facts(_written(raw))
    endings = [_shared(partial(share_cost, each, each.term.first_day.year)) for each in facts.agreements]
    endings += [_shared(partial(share_grant, each)) for each in facts.grants]
    return f"read; {', '.join(sorted({*endings}))}"


def _shared(share: Callable[[], object]) -> str:
    try:
        result = share()
    except NaraVardFinansError as error:
        return _place(error)
    _refuse_broken(result)
    kinds = {type(level.apportionment).__name__ for level in getattr(result, "levels", ())}
    return f"shared in {' '.join(sorted(kinds))}"


def _journals(raw: bytes) -> str:
    definition = next((each for each in _definitions() if each.id.encode() in raw), _definitions()[0])
    journal = read_journal(_written(raw), definition)
    found = status(definition, journal, on=max([event.on for event in journal.events] or [definition.term.first_day]))
    _refuse_broken(found)
    return f"{found.state.value}: {' '.join(sorted({event.kind for event in journal.events}))}"


@cache
def _definitions() -> tuple[Any, ...]:
    """Give what a journal of the seeds can be of: what ships, and what the examples of the docs define."""
    own = [_example(path) for path in sorted((ROOT / _DOCS).glob("*.toml"))]
    every = [facts for facts in [embedded(), *own] if facts is not None]
    listed = [each for facts in every for each in (*facts.grants, *facts.posts, *facts.agreements)]
    return tuple(sorted(listed, key=lambda each: -len(each.id)))  # of two ids in a file, the longer is meant


def _example(path: Path) -> Any:
    try:
        return read_facts(path)
    except NaraVardFinansError:
        return None


def _texts(raw: bytes) -> str:
    grids = grids_in(raw.decode("utf-8", "replace"))
    return f"{len(grids)} grids; {_audited(raw, 'input.txt')}"


def _workbooks(raw: bytes) -> str:
    grids = read_grids(io.BytesIO(raw))
    return f"{len(grids)} grids; {_audited(raw, 'input.xlsx')}"


def _audited(raw: bytes, name: str) -> str:
    """Audit a table, its first column where it has several, and write what is found."""
    path = _written(raw, name)
    for column in (None, "1"):
        try:
            answer = _workspace().audit(path, AuditQuestion(column=column))
        except NaraVardFinansError as error:
            refused = _place(error)
            continue
        rules = sorted({finding.rule for finding in answer.findings})
        return f"{answer.result.verdict} {len(answer.report('sv').text()) > 0} {' '.join(rules)}"
    return refused


@cache
def _workspace() -> Workspace:
    return Workspace.open()


def _files(*patterns: str) -> Callable[[], list[bytes]]:
    return lambda: [path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def _a_workbook() -> list[bytes]:
    """Make a small workbook; the extra is needed."""
    from openpyxl import Workbook  # noqa: PLC0415 - only this target needs it

    book = Workbook()
    rows: list[tuple[str, str | float]] = [
        ("Kommun", "Belopp"),
        ("Orsa", 48_124),
        ("Mora", 142_480),
        ("Falun", 414_395),
        ("Summa", 604_999),
    ]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            book.worksheets[0][f"{'AB'[column]}{number}"] = value
    written = io.BytesIO()
    book.save(written)
    return [written.getvalue()]


_DATA, _EXAMPLES, _DOCS = "src/nara_vard_finans/data", "src/nara_vard_finans/examples", "docs/examples"
TARGETS = (
    Target("amounts", _amounts, lambda: [b"1 234,50 kr", "−2 tkr".encode(), b"17.5", b"2,4 Mkr", b"15 711 504"]),
    Target("weights", _weights, _files(f"{_DOCS}/*.csv")),
    Target("facts", _facts, _files(f"{_DATA}/*.toml", f"{_DOCS}/my-*.toml", f"{_DOCS}/another*.toml")),
    Target("journals", _journals, _files(f"{_EXAMPLES}/*.toml", f"{_DOCS}/*journal*.toml")),
    Target("texts", _texts, _files(f"{_DOCS}/*.txt", f"{_DOCS}/*.csv")),
    Target("workbooks", _workbooks, _a_workbook, zipped=True),
)


# Changing and keeping.


def changed(raw: bytes, others: list[bytes], chance: random.Random, *, zipped: bool = False) -> bytes:
    """Change an input in one to four places; of a zipped one, a file inside, or sometimes the archive itself."""
    if zipped and chance.random() < 0.8:
        try:
            return _inside(raw, chance)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, RuntimeError, ValueError, KeyError):
            return raw
    if chance.random() < 0.3:
        return _another_number(raw, chance)
    if chance.random() < 0.5:
        return _by_lines(raw, chance.choice(others), chance)
    for _ in range(chance.randint(1, 4)):
        low, high = sorted(chance.randint(0, len(raw)) for _ in range(2))
        high = min(high, low + chance.choice([1, 4, 16, 200]))
        other = chance.choice(others)
        start = chance.randint(0, len(other))
        middle = chance.choice(
            [b"", chance.choice(TOKENS), raw[low:high] * 2, bytes([chance.randrange(256)]), other[start : start + 60]]
        )
        raw = raw[:low] + middle + raw[high:]
    return raw[:200_000]


def _by_lines(raw: bytes, other: bytes, chance: random.Random) -> bytes:
    """Change whole lines, so that the change is read and not only refused as no TOML or no table."""
    lines, others = raw.split(b"\n"), [line for line in other.split(b"\n") if line.strip()] or [b""]
    for _ in range(chance.randint(1, 3)):
        place, instead = chance.randrange(len(lines)), chance.choice(others)
        for mark in (b"=", b";", b","):
            if mark in lines[place] and mark in instead:
                key, _, value = lines[place].rpartition(mark) if mark != b"=" else lines[place].partition(mark)
                values = [instead.partition(mark)[2], chance.choice(TOKENS), _another_number(value, chance)]
                changed_line = key + mark + chance.choice(values)
                break
        else:
            changed_line = instead
        how = chance.choice([[], [lines[place], instead], [changed_line], [changed_line], [changed_line]])
        lines[place : place + 1] = how
        lines = lines or [b""]
    return b"\n".join(lines)[:200_000]


def _another_number(raw: bytes, chance: random.Random) -> bytes:
    """Give what stands there with another number in the place of one."""
    found = [*re.finditer(rb"[0-9]+", raw)]
    if not found:
        return raw
    place, number = (
        chance.choice(found),
        chance.choice([b"0", b"1", b"-1", b"3", b"7", b"100", b"2030", b"0.5", b"9" * 12]),
    )
    return raw[: place.start()] + number + raw[place.end() :]


def _inside(raw: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    # What a workbook says stands in few of its files.
    told = [each for each in held if "sheet" in each or "String" in each]
    name = chance.choice(sorted(told if told and chance.random() < 0.7 else held))
    if chance.random() < 0.6:
        held[name] = _another_number(held[name], chance)
    else:
        held[name] = changed(held[name], [*held.values()], chance)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in held.items():
            archive.writestr(each, content)
    return written.getvalue()


def ending(target: Target, raw: bytes) -> tuple[str, str]:
    """Say where an input ends, and what it breaks; nothing where it is answered or refused as it should be."""
    try:
        return target.feed(raw), ""
    except NaraVardFinansError as error:
        return _place(error), ""
    except (Exception, TooSlow) as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return _place(error), "".join(traceback.format_exception(error, limit=-3))


def _place(error: BaseException) -> str:
    """Say where an error comes from; of faults of a file, of what kind the first is, and whether there are more."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    faults = getattr(error, "faults", ())
    kind = f" {type(faults[0].message).__name__}{'+' * (len(faults) > 1)}" if faults else ""
    why = getattr(error, "reason", "")
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}{kind} {type(why).__name__ * bool(why)}".strip()


def fuzz(target: Target, *, seconds: float, seed: int, most: int | None = None, corpus: Path | None = None) -> Outcome:
    """Feed a target for so many seconds, or so many inputs."""
    chance, until = random.Random(seed), time.monotonic() + seconds
    folder = None if corpus is None else corpus / target.name
    pool = [*target.seeds(), *_kept(folder)]
    known: set[str] = set()
    failures: dict[str, tuple[bytes, str]] = {}
    tried = kept = 0
    for raw in _inputs(pool, chance, target):
        tried += 1
        where, broken = _within(LONGEST, target, raw)
        if where not in known:
            known.add(where)
            kept += 1
            pool.append(raw)
            _keep(folder, "broken" if broken else "kept", raw)
            if broken:
                failures[where] = (raw, broken)
        if time.monotonic() > until or tried == most:
            break
    return Outcome(target.name, tried, kept, tuple(failures.values()))


def _inputs(pool: list[bytes], chance: random.Random, target: Target) -> Iterator[bytes]:
    yield from list(pool)
    while True:
        yield changed(chance.choice(pool), pool, chance, zipped=target.zipped)


def _within(seconds: int, target: Target, raw: bytes) -> tuple[str, str]:
    def late(_signum: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"it took more than {seconds} seconds of the processor")

    # Seconds of the processor: on a busy machine nothing is slow for that alone.
    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return ending(target, raw)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _kept(folder: Path | None) -> list[bytes]:
    return [] if folder is None else [path.read_bytes() for path in sorted(folder.glob("kept-*"))]


def _keep(folder: Path | None, word: str, raw: bytes) -> None:
    """Keep an input under a name of its own, so that what is kept already is kept once."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{word}-{hashlib.sha256(raw).hexdigest()[:16]}").write_bytes(raw)


def main() -> int:
    """Fuzz the targets that are named, or all, each for its part of the time."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().partition("\n")[0])
    parser.add_argument("targets", nargs="*", choices=[[], *(each.name for each in TARGETS)], help="which readers")
    parser.add_argument("--seconds", type=float, default=60, help="how long in all (60)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the chances; the clock's without it")
    parser.add_argument("--corpus", type=Path, default=ROOT / ".fuzz", help="the folder that grows (.fuzz)")
    asked = parser.parse_args()
    chosen = [each for each in TARGETS if each.name in asked.targets or not asked.targets]
    failed = False
    for target in chosen:
        found = fuzz(target, seconds=asked.seconds / len(chosen), seed=asked.seed, corpus=asked.corpus)
        sys.stdout.write(f"{found.target}: {found.tried} inputs, {found.kept} endings, {len(found.failures)} broken\n")
        for raw, told in found.failures:
            failed = True
            sys.stdout.write(f"  {raw[:120]!r}\n{told}\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
