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
