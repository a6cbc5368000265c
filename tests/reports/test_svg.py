"""Pictures: where things stand in them, in whole numbers."""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nara_vard_finans.reports import StepChart, Steps

SVG = "{http://www.w3.org/2000/svg}"
svg = import_module("nara_vard_finans.reports.svg")
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))


def chart(*points: tuple[dt.date, int], mark: dt.date | None = None, title: str = "A") -> StepChart:
    return StepChart(
        title=(title,), description="d", unit="kr", curves=(Steps("a", points),), mark=mark or points[0][0]
    )


def levels(picture: StepChart) -> list[tuple[int, int]]:
    """Give the corners of the curve: a step goes level to a day, and then up or down."""
    path = next(
        p.attrib["d"] for p in reversed([*root(picture).iter(f"{SVG}path")]) if p.attrib["class"] == "nvf-curve-0"
    )
    x, y = map(int, re.findall(r"-?[0-9]+", path.partition("H")[0]))
    found = [(x, y)]
    for letter, number in re.findall(r"([HV])(-?[0-9]+)", path):
        x, y = (int(number), y) if letter == "H" else (x, int(number))
        found.append((x, y))
    return found


def root(picture: StepChart) -> ET.Element:
    return ET.fromstring(picture.svg())  # noqa: S314 - what we have written ourselves


def test_a_curve_keeps_its_value_until_the_next_point() -> None:
    """By hand: 100 days over 756 units, the top at 1 050, so that 1 000 stands 304 of 320 units up."""
    first = dt.date(2024, 1, 1)
    found = levels(chart((first, 0), (first + dt.timedelta(50), 1_000), (first + dt.timedelta(100), 1_000)))
    above = found[0][1]
    assert found == [(120, above), (498, above), (498, above - 304), (876, above - 304)]


@given(
    st.lists(st.tuples(DAYS, st.integers(0, 10**9)), min_size=1, max_size=30, unique_by=lambda point: point[0]), DAYS
)
def test_everything_stands_within_the_picture(points: list[tuple[dt.date, int]], mark: dt.date) -> None:
    picture = chart(*sorted(points), mark=mark)
    high = int(root(picture).attrib["height"])
    assert all(0 <= x <= 900 and 0 <= y <= high for x, y in levels(picture))
    for text in root(picture).iter(f"{SVG}text"):
        assert 0 <= int(text.attrib["x"]) <= 900
        assert 0 < int(text.attrib["y"]) <= high


@given(st.integers(1_000, 10**15))
def test_ticks_are_few_round_and_even(top: int) -> None:
    found = svg.ticks(top)
    steps = {later - earlier for earlier, later in pairwise(found)}
    assert (found[0], len(steps)) == (0, 1)
    assert 3 <= len(found) <= 7
    assert re.fullmatch("[125]0*", str(*steps))
    assert found[-1] <= top < found[-1] + max(steps)


@given(DAYS, DAYS)
def test_days_under_the_axis_are_few_and_within_it(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    found = svg.days_of(first, last)
    assert 1 <= len(found) <= 7
    assert all(first <= day <= last and day.isoformat().startswith(name) for day, name in found)
    assert found == sorted(found)


@pytest.mark.parametrize(("first", "last"), [("2024-01-15", "2024-01-15"), ("2024-01-15", "2024-02-20")])
def test_a_short_span_names_its_ends(first: str, last: str) -> None:
    days = svg.days_of(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert [name for _, name in days] == list(dict.fromkeys((first, last)))


def test_what_no_xml_can_hold_is_marked() -> None:
    assert "a\ufffdb" in "".join(root(chart((dt.date(2024, 1, 1), 1), title="a\x0bb")).itertext())


def test_a_long_title_is_folded() -> None:
    title = "ord " * 60
    lines = [text.text or "" for text in root(chart((dt.date(2024, 1, 1), 1), title=title)).iter(f"{SVG}text")]
    assert " ".join(lines).startswith(title.strip())
    assert all(len(line) <= 96 for line in lines)
