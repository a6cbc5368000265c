"""Running the command line in a test, and reading what it answers."""

import json
from collections.abc import Callable
from typing import Any

Run = Callable[..., tuple[int, str, str]]
"""Runs ``nvf``; gives its exit status, and what it wrote to standard output and to standard error."""


def answer(run: Run, *arguments: object, status: int = 0) -> dict[str, Any]:
    """Give the JSON answer of a command that must end with *status* and complain of nothing."""
    got, out, err = run(*arguments, "--format", "json")
    assert (got, err) == (status, "")
    data: dict[str, Any] = json.loads(out)
    assert data["schema"] == f"nvf.{arguments[0]}/{2 if arguments[0] == 'audit' and 'columns' in data else 1}"
    return data
