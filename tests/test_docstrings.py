"""Every example in a docstring runs, also in rooms that the reference does not show."""

import doctest
import importlib
import pkgutil

import pytest

import nara_vard_finans

ROOMS = sorted(
    room.name
    for room in pkgutil.walk_packages(nara_vard_finans.__path__, "nara_vard_finans.")
    if not room.name.endswith("__main__")
)


@pytest.mark.parametrize("room", ROOMS)
def test_examples_run(room: str) -> None:
    assert doctest.testmod(importlib.import_module(room)).failed == 0


def test_there_are_examples() -> None:
    examples = [doctest.DocTestFinder().find(importlib.import_module(room)) for room in ROOMS]
    assert sum(bool(found.examples) for room in examples for found in room) > 25
