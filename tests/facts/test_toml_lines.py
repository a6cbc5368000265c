"""Where each value of a TOML text stands: every path that the reader finds has its line, and no other."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans.facts import lines_of

KEYS = st.sampled_from(["a", "b-1", "c_2", '"d.e"', "'f #'", '"g\\u00e5"', '"h\\"i"'])
SCALARS = st.sampled_from(
    ["1", "-2.5", "true", '"text # not a comment"', "'literal [x]'", '"esc \\" \\\\"', "2023-01-01", "1979-05-27 07:32:00",
     '"""multi\n line [a]\n"""', "'''multi\n = literal'''", '"""ends with quotes"""""', "'''so does this'''''", '""', "''"]
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[ # c\n  " + ",\n  ".join(items) + "\n]"),
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + ("," if items else "") + "]"),
        st.lists(inner, max_size=2).map(
            lambda items: "{ " + ", ".join(f"k{n} = {item}" for n, item in enumerate(items)) + " }"
        ),
    ),
    max_leaves=6,
)
PAIRS = st.lists(st.tuples(KEYS, VALUES), max_size=4, unique_by=lambda pair: pair[0])
TABLES = st.lists(
    st.tuples(st.sampled_from(["[[{}]]", "[{}]", "[[{}.sub]]", "[ {}.sub.sub ]"]), KEYS, PAIRS), max_size=5
)


def paths(value: Any, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    found = {path} if path else set()
    if isinstance(value, dict):
        return found.union(*(paths(inner, (*path, key)) for key, inner in value.items()))
    if isinstance(value, list):
        return found.union(*(paths(inner, (*path, place)) for place, inner in enumerate(value)))
    return found


@given(PAIRS, TABLES, st.sampled_from(["\n", "\r\n"]))
def test_every_value_has_its_line_and_nothing_else_has(pairs, tables, newline: str) -> None:  # type: ignore[no-untyped-def]
    lines = [f"{key} = {value} # comment" for key, value in pairs]
    for header, key, inner in tables:
        lines += ["", header.format(key), *(f"{k}={v}" for k, v in inner)]
    text = "\n".join(lines).replace("\n", newline)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return  # the headers clash; the reader has refused it
    found = lines_of(text)
    assert set(found) == paths(values)
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("id",), 1),
        (("term", "first_day"), 3),
        (("list",), 4),
        (("list", 1), 6),
        (("rows", 0, "a"), 9),
        (("rows", 1), 10),
        (("rows", 1, "b", "c"), 11),
        (("rows", 1, "sub", "d"), 13),
        (("åäö",), 14),
    ],
)
def test_lines_by_hand(path: tuple[str | int, ...], line: int) -> None:
    text = (
        'id = "x"\n'
        "# a comment\n"
        "term.first_day = 2023-01-01\n"
        "list = [\n"
        "  1,\n"
        "  2,\n"
        "]\n"
        "[[rows]]\n"
        "a = 1\n"
        "[[rows]]\n"
        "b = { c = 1 }\n"
        "[rows.sub]\n"
        "d = 1\n"
        '["åäö"]\n'
    )
    assert lines_of(text)[path] == line
