"""What a result shows at a prompt: one short line, whatever it holds."""

import datetime as dt
from enum import Enum
from fractions import Fraction

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from message_kinds import every
from nara_vard_finans import equal_shares, kronor
from nara_vard_finans.core import Finding, Party, Principal, Severity, Shown, Text


class Tone(Enum):
    LOW = "low"


@frozen(repr=False)
class Result(Shown):
    value: object
    aside: object = field(default=None, repr=False)


ORSA = Party(code="2034", name="Orsa", principal=Principal.MUNICIPALITIES)


@pytest.mark.parametrize(
    ("value", "brief"),
    [
        (kronor(2_000_000), "2 000 000 kr"),
        (None, "None"),
        (True, "True"),
        (2023, "2023"),
        (Fraction(1, 3), "1/3"),
        (dt.date(2024, 2, 29), "2024-02-29"),
        (Tone.LOW, "low"),
        ("ett\nnamn", r"'ett\nnamn'"),
        ("a" * 81, f"'{'a' * 79}…'"),
        (Text("kommunerna", "the municipalities"), "kommunerna"),
        (ORSA, "Orsa"),
        ((1, ("a", ORSA)), "(1, ('a', Orsa))"),
        (tuple(range(9)), "<9>"),
        (("a" * 60, "b" * 60), "<2>"),
        ({"a": 1}, "<1>"),
        (Result(1), "<Result>"),
    ],
)  # fmt: skip
def test_a_part_in_a_word_or_two(value: object, brief: str) -> None:
    assert repr(Result(value, aside="not shown")) == f"Result(value={brief})"


def test_every_record_that_has_such_a_line_keeps_it() -> None:
    """A record writes a line of its own unless it is told not to."""
    kinds = every(Shown)
    assert len(kinds) > 30
    assert {kind for kind in kinds if kind.__repr__ is not Shown.__repr__} == set()


def test_a_record_without_a_line_of_its_own_is_named_by_its_type() -> None:
    assert repr(Result(equal_shares("2080").basis)) == "Result(value=<Basis>)"


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner, max_size=9).map(tuple)))
def test_a_line_is_short_whatever_is_in_it(value: object) -> None:
    line = repr(Finding(rule="r" * 90, severity=Severity.NOTE, subject="s" * 90, message=Text("m" * 90)))
    assert len(line) < 300
    assert "\n" not in repr(Result(value))
    assert len(repr(Result(value))) < 300
