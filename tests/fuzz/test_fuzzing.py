"""A little of the fuzzing in every run of the tests, by fixed chances; and what it is to notice, it notices."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fuzzing import TARGETS, Target, changed, ending, fuzz

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
    assert ending(TARGETS[-1], book) == ("1 grids", "")
