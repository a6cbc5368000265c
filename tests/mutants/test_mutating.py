"""The script that changes the source: what it can change, that it changes that alone, and that its reasons still stand."""

import ast
from pathlib import Path

import mutating
import pytest
from mutating import SOURCE, TESTS, changes, made, reasons, sampled
from noticing import Measured

TEXT = """
def shared(total: int = 3, *, limit: int = 2) -> int:
    '''Share it.'''
    if total > limit and not False:
        return min(total, -1) + 5
    return total
"""


def test_what_it_can_change() -> None:
    found = {(change.was, change.now) for change in changes("own", TEXT)}
    assert found == {
        ("3", "4"), ("3", "2"), ("2", "3"), ("2", "1"), ("total > limit", "total >= limit"), ("not False", "False"), ("False", "True"),
        ("if total > limit and (not False)", "if False"), ("if total > limit and (not False)", "if True"),
        ("total > limit and (not False)", "total > limit or not False"), ("min(total, -1)", "max(total, -1)"), ("-1", "1"),
        ("1", "2"), ("1", "0"), ("min(total, -1) + 5", "min(total, -1) - 5"), ("5", "6"), ("5", "4"),
    }  # fmt: skip


def test_what_is_worked_out_from_other_parts_is_equal_wherever_they_are() -> None:
    line = "whole = field(init=False, eq=False, default=Factory(one, takes_self=True))"
    assert [change.was for change in changes("own", line)] == ["False", "True"]
    assert [change.was for change in changes("own", "whole = field(eq=False)")] == ["False"]


def test_what_only_a_type_checker_reads_does_not_run() -> None:
    assert changes("own", "if TYPE_CHECKING:\n    from other import Other\n") == []


def test_each_change_is_made_alone_and_in_one_place() -> None:
    right = ast.unparse(ast.parse(TEXT)).splitlines()
    for change in changes("own", TEXT):
        wrong = made(change, TEXT).splitlines()
        moved = [place for place, (one, other) in enumerate(zip(right, wrong, strict=True)) if one != other]
        assert len(moved) == 1, change.told


def test_each_stands_on_the_lines_of_its_statement_or_of_the_head_of_one_that_holds_others() -> None:
    lines = {
        change.was: [*change.lines]
        for change in changes(
            "own", "def one(x):\n  if (x >\n      1):\n    return [\n      x + 2\n    ]\n  return 3\n"
        )
    }
    assert lines == {"x > 1": [2, 3], "if x > 1": [2, 3], "1": [2, 3], "x + 2": [4, 5, 6], "2": [4, 5, 6], "3": [7]}


def test_the_tests_that_reach_a_line_are_known_the_quickest_first() -> None:
    reached = {("m.py", 1): {"slow", "", "quick"}, ("m.py", 2): {"other"}}
    known = Measured(seconds={"slow": 2.0, "quick": 1.0, "other": 0.5}, reached=reached)
    assert known.reaching(Path("m.py"), [1]) == ["quick", "slow"]
    assert known.reaching(Path("m.py"), [1, 2, 3]) == ["other", "quick", "slow"]
    assert known.reaching(Path("n.py"), [1]) == []


def test_the_same_chances_draw_the_same() -> None:
    assert sampled(["sharing.methods"], 5, seed=1) == sampled(["sharing.methods"], 5, seed=1)


@pytest.mark.parametrize("module", TESTS)
def test_every_module_is_there_with_its_tests(module: str) -> None:
    assert (SOURCE / Path(*module.split(".")).with_suffix(".py")).exists()
    assert all((Path(__file__).parents[1] / each).exists() for each in TESTS[module])


def test_a_reason_is_given_for_a_change_that_can_still_be_made() -> None:
    for module in {key[0] for key in reasons()}:
        source = (SOURCE / Path(*module.split(".")).with_suffix(".py")).read_text("utf-8")
        assert {key for key in reasons() if key[0] == module} <= {change.key for change in changes(module, source)}
    assert all(reasons().values())


def test_tests_that_are_red_already_would_notice_everything_and_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mutating, "measured_on", lambda *_: None)
    monkeypatch.setattr("sys.argv", ["mutating.py", "--number", "1", "core.money"])
    assert mutating.main() == 2
    assert capsys.readouterr().err.startswith("red before any change is made")
