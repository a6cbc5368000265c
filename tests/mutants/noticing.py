"""
Runs tests on a copy of the package, each time in a process of its own, and knows which tests reach which lines.

The process is forked from one that has loaded all that the tests load besides the package, so that a run of a few tests
takes a second or two.
"""

import os
import resource
import sys
import time
from collections.abc import Collection, Generator, Iterable, Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

import coverage
import hypothesis.stateful  # noqa: F401 - it is loaded before a process is forked, as pytest is
import pytest
from attrs import Factory, define, frozen

ROOT = Path(__file__).parents[2]
LONGEST = 3_600
"""Seconds of the processor that the green tests may take."""
SLACK = 30
"""Seconds that any tests may take on a change, beside ten times what they took before: after that they are endless."""
MEMORY = 8 << 30

T = TypeVar("T")
Line = tuple[str, int]


@frozen
class Measured:
    """
    What tests do while they are green.

    Attributes:
        seconds: How long each took, by its id.
        reached: Which tests reach each line, by file and line.
    """

    seconds: Mapping[str, float]
    reached: Mapping[Line, Collection[str]]

    def reaching(self, path: Path, lines: Iterable[int]) -> list[str]:
        """Give the tests that reach any of some lines, the quickest first."""
        found = {test for line in lines for test in self.reached.get((str(path), line), ())}
        return sorted(found & {*self.seconds}, key=lambda test: self.seconds[test])


@define
class _Watch:
    """Chooses among the tests that are collected, and measures each: a plugin of pytest."""

    chosen: Mapping[str, int] | None
    lines: coverage.Coverage | None
    seconds: dict[str, float] = Factory(dict)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.chosen is not None:
            order = self.chosen
            items[:] = sorted((each for each in items if each.nodeid in order), key=lambda each: order[each.nodeid])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, T, T]:
        if self.lines is not None:
            self.lines.switch_context(item.nodeid)
        began = time.process_time()
        done = yield
        self.seconds[item.nodeid] = time.process_time() - began
        return done


def measured(folder: Path, paths: Iterable[str], modules: Iterable[Path]) -> Measured | None:
    """Run the tests of some paths, and say which of them reach what of some modules; ``None`` if they are red."""
    lines = coverage.Coverage(data_file=None, config_file=False, include=[*map(str, modules)])
    return _forked(folder, [*paths], _Watch(None, lines), LONGEST)


def is_green(folder: Path, tests: Collection[str], known: Measured) -> bool:
    """Say whether tests that were green are so still; a run that does not end is red."""
    if not tests:
        return True
    paths = dict.fromkeys(test.partition("::")[0] for test in tests)
    longest = SLACK + 10 * sum(known.seconds[test] for test in tests)
    return _forked(folder, [*paths], _Watch({test: n for n, test in enumerate(tests)}, None), int(longest)) is not None


def _forked(folder: Path, paths: list[str], watch: _Watch, longest: int) -> Measured | None:
    """Run tests in a process of its own, until the first is red; ``None`` if one is, or it does not end."""
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(theirs, folder, paths, watch, longest))
    process.start()
    theirs.close()
    try:
        found: Measured | None = ours.recv()
    except EOFError:  # it was ended by its bounds, or the change made it end
        found = None
    process.join()
    return found


def _run(pipe: Connection, folder: Path, paths: list[str], watch: _Watch, longest: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (longest, longest))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with open(os.devnull, "w") as silent:  # noqa: PTH123 - what pytest prints is read by nobody
        os.dup2(silent.fileno(), 1)
        os.dup2(silent.fileno(), 2)
    os.chdir(ROOT)
    os.environ |= {"PYTHONPATH": str(folder), "HYPOTHESIS_PROFILE": "noticing"}
    sys.path.insert(0, str(folder))
    if watch.lines is not None:
        watch.lines.start()
    options = ["-q", "-x", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    status = pytest.main([*options, *paths], plugins=[watch])
    reached: dict[Line, Collection[str]] = {}
    if watch.lines is not None:
        watch.lines.stop()
        data = watch.lines.get_data()
        reached = {
            (path, line): tests
            for path in data.measured_files()
            for line, tests in data.contexts_by_lineno(path).items()
        }
    pipe.send(Measured(watch.seconds, reached) if status == pytest.ExitCode.OK else None)
    pipe.close()
    os._exit(0)
