"""A little of the fuzzing in every run of the tests, by fixed chances; and what it is to notice, it notices."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from fuzzing import TARGETS, Target, changed, ending, fuzz

from nara_vard_finans import apportion, kronor, parts
from nara_vard_finans.core import PeriodError


@pytest.mark.parametrize("target", TARGETS, ids=lambda each: each.name)
def test_nothing_breaks_a_reader(target: Target) -> None:
    found = fuzz(target, seconds=20, seed=1, most=60)
    assert found.failures == ()
    assert found.kept > 1


def fed(feed: Callable[[bytes], Any]) -> Target:
    return Target("own", feed, lambda: [b"12"])


def crash(raw: bytes) -> str:
    if b"9" in raw:
        raise KeyError(raw)
    return "read"


def test_what_is_no_error_of_ours_is_told_once_and_kept(tmp_path: Path) -> None:
    found = fuzz(fed(crash), seconds=60, seed=1, most=3_000, corpus=tmp_path)
    ((raw, told),) = found.failures
    assert b"9" in raw
    assert "KeyError" in told
    assert [path.read_bytes() for path in (tmp_path / "own").glob("broken-*")] == [raw]


def refuse(raw: bytes) -> str:
    if raw > b"2":
        raise PeriodError("x", "why")
    return "read"


def test_an_error_of_ours_is_no_failure_and_what_ends_elsewhere_is_kept(tmp_path: Path) -> None:
    found = fuzz(fed(refuse), seconds=60, seed=1, most=200, corpus=tmp_path)
    assert (found.failures, found.kept) == ((), 2)
    again = fuzz(fed(refuse), seconds=60, seed=2, most=3, corpus=tmp_path)
    assert again.kept == 2, "the corpus that was kept is tried first"
    assert len([*(tmp_path / "own").iterdir()]) == 2, "what is kept already is kept once"


def endings(name: str) -> set[str]:
    target = next(each for each in TARGETS if each.name == name)
    return {ending(target, raw)[0] for raw in target.seeds()}


@pytest.mark.parametrize(
    ("name", "reached"),
    [
        ("facts", "shared in Apportionment"), ("journals", "in-force: "), ("journals", "employed: "),
        ("texts", " unexplained True "), ("workbooks", "1 grids; "),
    ],
)  # fmt: skip
def test_what_is_read_is_used(name: str, reached: str) -> None:
    """A target goes on from a reader to what its input is for, so that more than readers can break."""
    assert any(reached in each for each in endings(name)), endings(name)


def test_what_is_shared_is_asked_for_the_laws(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = next(each for each in TARGETS if each.name == "facts")
    shared = apportion(kronor(100), parts({"a": 2, "b": 3}))
    monkeypatch.setattr("fuzzing.share_cost", lambda *_: evolve(shared, counts=(41, 59)))
    broken = [ending(facts, raw)[1] for raw in facts.seeds()]
    assert any("AssertionError: a: a has 41 kr" in each for each in broken)


def test_a_change_is_often_read() -> None:
    """By lines and numbers a change reaches further than the reader of TOML."""
    facts, chance = next(each for each in TARGETS if each.name == "facts"), random.Random(1)
    raw = next(each for each in facts.seeds() if b"my-agreement" in each or b"[[agreements]]" in each)
    found = [ending(facts, changed(raw, [raw], chance))[0] for _ in range(40)]
    assert sum("NotToml" not in each and "toml" not in each.lower() for each in found) > 10


def test_an_input_that_takes_too_long_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(_: bytes) -> str:
        began = time.process_time()
        while time.process_time() - began < 5:
            pass
        return "read"

    monkeypatch.setattr("fuzzing.LONGEST", 1)
    found = fuzz(fed(work), seconds=60, seed=1, most=1)
    assert "TooSlow" in found.failures[0][1]


def test_a_workbook_is_changed_inside() -> None:
    (book,) = next(each for each in TARGETS if each.zipped).seeds()
    chance = random.Random(1)
    made = {changed(book, [book], chance, zipped=True) for _ in range(20)}
    assert sum(each.startswith(b"PK") for each in made) > 10
    assert ending(TARGETS[-1], book)[1] == ""
