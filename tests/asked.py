"""Reading what a workspace answers, in a test."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from nara_vard_finans import Workspace
from nara_vard_finans.analysis import Scenario
from nara_vard_finans.sharing import Leaving
from nara_vard_finans.workspace import Answer, JournalSource


def data_of(found: Answer[Any], language: str = "sv", *, in_order: bool = True) -> dict[str, Any]:
    """Give the data of an answer that must be *in_order*, or not."""
    assert found.is_in_order is in_order
    read: dict[str, Any] = json.loads(found.report(language).json())
    return read


def page_of(found: Answer[Any], language: str = "sv") -> str:
    """Give the page of an answer."""
    return found.report(language).text()


def a_day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def stands(of: str | Path, on: str, *journals: JournalSource, **more: Any) -> Answer[Any]:
    """Ask how something that ships, or all that a file holds, stands on a day."""
    workspace, name = (Workspace.open(of), None) if isinstance(of, Path) else (Workspace.open(), of)
    return workspace.status(name, on=a_day(on), journals=journals, **more)


def without(scenario: Scenario, *names: str, leaving: Leaving | None = None) -> Scenario:
    """Leave out some parties, by name."""
    return scenario.without([scenario.definition.parties.find(name).code for name in names], leaving=leaving)


def column(data: dict[str, Any], key: str) -> dict[str, int | None]:
    """Give one column of a comparison by name, having seen that it makes its sums and differences."""
    rows = data["rows"]
    for row in rows:
        both = row["before"] is not None and row["after"] is not None
        assert row["difference"] == (str(int(row["after"]) - int(row["before"])) if both else None)
    for side in ("before", "after"):
        sums = {group["name"]: group[side] for group in data["sums"]}
        assert int(sums["whole"]) == sum(int(row[side] or 0) for row in rows)
        for name in {row["side"] for row in rows}:
            assert int(sums[name]) == sum(int(row[side] or 0) for row in rows if row["side"] == name)
    return {row["name"]: None if row[key] is None else int(row[key]) for row in rows}
