"""The trial of a small fixed draw, and the trial's own rules: its truth is true, and it has not read the library."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from trial.dress import CHOICES, settled
from trial.figures import is_two_faced, written
from trial.papers import paper
from trial.run import main, tried
from trial.truth import RULES, shared

DRAWN = range(1, 151)
MOST = {"told though readable": 1, "loud": 0, "silent": 0}
"""To be lowered, and never raised."""
READERS = {"run.py", "test_trial.py"}
"""All that may know of the library."""


def test_a_small_draw_is_read_as_well_as_ever() -> None:
    trials = [tried(1, number) for number in DRAWN]
    words = Counter(
        f"{trial.verdict.word} though readable"
        if trial.verdict.word == "told" and not trial.unreadable
        else trial.verdict.word
        for trial in trials
    )
    wrong = [
        f"{each.number}: {each.verdict}" for each in trials if each.verdict.word != "right" and not each.unreadable
    ]
    assert {word: words[word] for word in MOST if words[word] > MOST[word]} == {}, wrong


def test_what_makes_tables_has_not_read_the_library() -> None:
    for path in Path(__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        names = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert path.name in READERS or not any(name.startswith("nara_vard_finans") for name in names), path


def test_the_truth_sums() -> None:
    for number in range(1, 400):
        truth = paper(2, number).truth
        total = sum(truth.amounts.values())
        if truth.rule.endswith(("-largest", "remainder")):
            assert total == truth.total
        assert abs(total - truth.total) <= truth.step * len(truth.parties)
        assert all(amount >= 0 and amount % truth.step == 0 for amount in truth.amounts.values())
        assert truth.rule in truth.rules(total_is_stated=True)


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        ("largest-remainder", (34, 33, 33)), ("half-up", (33, 33, 33)), ("half-up-largest", (34, 33, 33)),
        ("floor", (33, 33, 33)), ("floor-largest", (34, 33, 33)),
    ],
)  # fmt: skip
def test_a_hundred_among_three(rule: str, rows: tuple[int, ...]) -> None:
    assert tuple(shared(rule, 100, {"a": 5, "b": 5, "c": 5}).values()) == rows


def test_a_paper_is_the_same_each_time() -> None:
    for number in range(1, 60):
        first, second = paper(3, number), paper(3, number)
        assert (first.dress, first.truth, first.question) == (second.dress, second.truth, second.question)
        assert first.name.endswith("xlsx") or first.content == second.content  # a workbook bears its hour


def test_every_word_is_worn_by_some_table() -> None:
    papers = [paper(4, number) for number in range(1, 1500)]
    for what, words in CHOICES.items():
        assert {*words} - {each.dress[what] for each in papers} == set(), what
    assert {*RULES} == {each.truth.rule for each in papers}


def test_what_is_settled_stays() -> None:
    for number in range(1, 300):
        dress = paper(5, number).dress
        assert settled(dress) == dress


def test_few_tables_are_unreadable() -> None:
    papers = [paper(6, number) for number in range(1, 1000)]
    assert sum(not each.is_readable for each in papers) * 100 <= 15 * len(papers)


@pytest.mark.parametrize(
    ("text", "is_two"),
    [
        ("159.413", True),
        ("1,234", True),
        ("0,544", False),
        ("159.413,56", False),
        ("1.159.413", False),
        ("12,5", False),
    ],
)
def test_a_number_of_two_faces(text: str, is_two: bool) -> None:  # noqa: FBT001
    assert is_two_faced(text) is is_two


def test_a_number_is_written() -> None:
    assert written(1_234_567, 2, "space", "comma") == "12 345,67"
    assert written(5, 1, "none", "point") == "0.5"


@pytest.mark.parametrize("why", ["missing", "glued footnote", "thousands or decimals", "split", "letter"])
def test_what_hides_the_truth_is_marked(why: str) -> None:
    worn = {
        "missing": {"missing": ".."}, "glued footnote": {"footnote": "glued", "suffix": "none", "unit-place": "comma"},
        "thousands or decimals": {"thousands": "point"}, "split": {"damage": "split"}, "letter": {"damage": "letter"},
    }[why]  # fmt: skip
    plain = {
        "document": "none",
        "container": "semicolon",
        "thousands": "space",
        "missing": "none",
        "damage": "none",
        "footnote": "none",
    }
    simple = {"decimals": "none", "unit": "kr", "sign": "comma", "basis": "column"}
    assert all(paper(7, number, {**plain, **simple}).is_readable for number in range(1, 20))
    assert all(why in paper(7, number, {**plain, **simple, **worn}).unreadable for number in range(1, 20))


def test_the_command_prints_the_rates_and_one_table(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--count", "3", "--only", "container=semicolon"])
    out = capsys.readouterr().out
    assert "container" in out
    assert "tables" in out.splitlines()[0]
    assert main(["--show", "1"]) == 0
    assert "asked" in capsys.readouterr().out
