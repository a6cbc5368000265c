"""Sundays and public holidays, against days taken from almanacs."""

import datetime as dt

import pytest

from nara_vard_finans.core import day_off


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2023-01-01", "nyårsdagen"),
        ("2022-01-06", "trettondedag jul"),
        ("2022-04-15", "långfredagen"),
        ("2022-04-17", "påskdagen"),
        ("2022-04-18", "annandag påsk"),
        ("2022-05-01", "första maj"),
        ("2022-05-26", "Kristi himmelsfärdsdag"),
        ("2022-06-05", "pingstdagen"),
        ("2022-06-06", "nationaldagen"),
        ("2022-06-25", "midsommardagen"),
        ("2022-11-05", "alla helgons dag"),
        ("2022-12-25", "juldagen"),
        ("2022-12-26", "annandag jul"),
        ("2020-10-31", "alla helgons dag"),
        ("2020-06-20", "midsommardagen"),
        ("2024-03-31", "påskdagen"),
        ("2022-10-02", "en söndag"),
        ("2004-05-31", "annandag pingst"),  # a public holiday for the last time
        ("2004-06-06", "en söndag"),  # the national day was none yet
    ],
)
def test_these_are(on: str, name: str) -> None:
    found = day_off(dt.date.fromisoformat(on))
    assert found is not None
    assert found.sv == name
    assert found.en != found.sv


@pytest.mark.parametrize(
    "on",
    ["2022-12-24", "2022-12-31", "2022-06-24", "2022-06-18", "2022-11-12", "2005-05-16", "2003-06-06", "2020-09-30"],
)
def test_eves_saturdays_and_days_that_are_no_longer_or_not_yet_are_none(on: str) -> None:
    assert day_off(dt.date.fromisoformat(on)) is None


def test_where_easter_is_not_known_fixed_days_and_sundays_are() -> None:
    assert (day_off(dt.date(1500, 12, 25)), day_off(dt.date(1500, 1, 2))) != (None, None)
    assert day_off(dt.date(1, 1, 2)) is None
    assert day_off(dt.date.max) is None
