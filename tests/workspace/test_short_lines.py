"""Whatever part of an answer somebody looks at, at a prompt: its line is short."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from attrs import fields, has

from nara_vard_finans import NaraVardFinansError, Workspace, embedded
from nara_vard_finans.core import Text, Worded

SPACE = Workspace.open()
ANSWERS: dict[str, Any] = {
    "agreement": lambda: SPACE.allocate("rss-dalarna-2023", 2023),
    "grant": lambda: SPACE.allocate("ok-gnv-2020"),
    "explanation": lambda: SPACE.explain("rss-dalarna-2023", 2023, party="Orsa"),
    "deadlines": SPACE.deadlines,
    "audit": lambda: SPACE.audit_columns("kostnad-per-kommun-2022-06-09"),
    "status of an agreement": lambda: SPACE.status("rss-dalarna-2023", on=dt.date(2023, 1, 1)),
    "status of a grant": lambda: SPACE.status("ok-gnv-2020", on=dt.date(2020, 10, 1), journals=("exempel-gnv-2020",)),
    "status of a post": lambda: SPACE.status(
        "rss-gnv-post-2023", on=dt.date(2024, 2, 15), journals=("exempel-gnv-post-2023",)
    ),
    "facts": embedded,
}


def parts_of(value: Any, seen: dict[int, Any]) -> Iterator[Any]:
    """Give every record of the library within a value, also what it works out when it is asked."""
    if id(value) in seen:
        return
    seen[id(value)] = value
    if isinstance(value, Mapping | tuple | list):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from parts_of(each, seen)
    elif type(value).__module__.startswith("nara_vard_finans") and has(type(value)):
        yield value
        worked_out = {name for kind in type(value).__mro__ for name, part in vars(kind).items() if is_worked_out(part)}
        for name in sorted({each.name for each in fields(type(value))} | worked_out):
            if not name.startswith("_"):
                yield from parts_of(given_by(value, name), seen)


def given_by(value: Any, name: str) -> Any:
    """Give a part of a record; of what is unknown, such as the shares of a key without figures, nothing."""
    try:
        return getattr(value, name)
    except NaraVardFinansError:
        return None


def is_worked_out(part: object) -> bool:
    return isinstance(part, property) or type(part).__name__ == "cached_property"


@pytest.mark.parametrize("name", ANSWERS)
def test_every_part_of_an_answer_has_a_short_line(name: str) -> None:
    """A message and a text are what they say, and as long as that."""
    answer = ANSWERS[name]()
    records = [each for each in parts_of(getattr(answer, "result", answer), {}) if not isinstance(each, Worded | Text)]
    assert records
    assert [repr(each) for each in records if len(repr(each)) >= 300] == []
