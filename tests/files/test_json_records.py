"""Records in JSON: each number as it is written, and what is no table is told."""

import io
import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans.core import PrintedNumber, UnreadableFileError
from nara_vard_finans.files import read_grids


def columns(text: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for grid in read_grids(io.BytesIO(text.encode())):
        for row in grid.rows:
            for heading, number in zip(grid.headings, row.numbers, strict=True):
                found.setdefault(heading, {})[row.name] = number.value if isinstance(number, PrintedNumber) else None
    return found


def test_as_programs_write_a_table() -> None:
    rows = '[{"kommun": "Mora", "belopp": 142478}, {"kommun": "Orsa", "belopp": 48124.50, "not": null}]'
    assert columns(rows) == {"belopp": {"Mora": 142_478, "Orsa": Fraction(96_249, 2)}}


@given(st.lists(st.decimals(0, 10**9, places=3), min_size=2, max_size=4))
def test_a_point_parts_decimals_whatever_their_number(numbers: list[Any]) -> None:
    """In JSON ``20.544`` is twenty and a half; in a cell it could be thousands, and is none here."""
    names = ("Mora", "Orsa", "Falun", "Säter")
    records = ", ".join(
        f'{{"name": "{name}", "amount": {number}}}' for name, number in zip(names, numbers, strict=False)
    )
    found = columns(f'{{"rows": [{records}]}}')["amount"]
    assert found == {name: Fraction(str(number)) for name, number in zip(names, numbers, strict=False)}


def test_what_is_text_is_read_as_text() -> None:
    rows = [
        {"party": "2062", "name": "Mora", "weight": "20.544", "amount": "1 000"},
        {"name": "Orsa", "weight": "7", "amount": "7"},
    ]
    found = columns(json.dumps({"note": "x", "rows": rows, "total": 1007}))
    assert found["amount"] == {"Mora": 1_000, "Orsa": 7}
    assert found["weight"] == {"Mora": None, "Orsa": 7}


def test_lists_and_records_within_records_are_left_out() -> None:
    rows = [
        {"name": "Mora", "amount": 5, "key": {"kind": "x"}, "ties": [1], "is_sure": True},
        {"name": "Orsa", "amount": 6},
    ]
    assert columns(json.dumps(rows)) == {"amount": {"Mora": 5, "Orsa": 6}}


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        '{"a": 1}',
        '{"a": [1, 2]}',
        '{"rows": []}',
        '{"a": [{"b": 1}, 2]}',
        "{" * 20_000,
        '{"a": ' * 20_000,
        '{"a"',
    ],
)
def test_what_holds_no_records_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="no table of figures by region.* nor a list of records"):
        columns(text)


def test_a_list_that_is_no_json_is_a_text() -> None:
    assert columns("[1] Not\nMora  142 478\nOrsa  48 124\n") == {"": {"Mora": 142_478, "Orsa": 48_124}}


@pytest.mark.parametrize("rows", [[{"a": "1"}] * 5_000, [{str(place): "1" for place in range(101)}]])
def test_more_than_any_table_is_refused_with_the_limit(rows: list[Any]) -> None:
    with pytest.raises(UnreadableFileError, match="more than 5000 rows or 100 columns"):
        columns(json.dumps(rows))


@pytest.mark.parametrize("key", ["enhet", "Enhet", "unit", "titel", "currency_unit"])
def test_what_is_said_beside_the_list_stands_over_the_table(key: str) -> None:
    rows = [{"kommun": "Mora", "belopp": 142}, {"kommun": "Orsa", "belopp": 48}]
    (grid,) = read_grids(io.BytesIO(json.dumps({key: "Belopp i tkr", "antal": "2 mkr", "rader": rows}).encode()))
    assert (grid.caption, grid.headings) == (f"{key}: Belopp i tkr", ("belopp",))


def test_so_does_what_a_record_beside_it_says() -> None:
    rows = [{"kommun": "Mora", "belopp": 142}, {"kommun": "Orsa", "belopp": 48}]
    (grid,) = read_grids(io.BytesIO(json.dumps({"meta": {"enhet": "tkr", "antal": "2"}, "rader": rows}).encode()))
    assert grid.caption == "enhet: tkr"


def test_a_number_beside_the_list_says_nothing_of_a_unit() -> None:
    rows = [{"kommun": "Mora", "belopp": 142}, {"kommun": "Orsa", "belopp": 48}]
    (grid,) = read_grids(io.BytesIO(json.dumps({"enhet": None, "rader": rows}).encode()))
    assert grid.caption == ""
