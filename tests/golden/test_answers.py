"""What the command line answers is what it answered before; see ``answers/stored_answers.py``."""

import difflib

import pytest
from stored_answers import STORED, answer, commands, place_of, stored


@pytest.mark.parametrize("command", commands())
def test_it_answers_as_before(command: str) -> None:
    before, now = stored(command).splitlines(), answer(command).splitlines()
    if before != now:
        moved = difflib.unified_diff(before, now, "stored", "now", lineterm="", n=2)
        pytest.fail("\n".join(["the answer has moved:", *moved]), pytrace=False)


def test_each_command_has_a_file_of_its_own_and_there_are_no_others() -> None:
    places = [place_of(command) for command in commands()]
    assert len(set(places)) == len(places)
    assert set(STORED.iterdir()) == set(places)
