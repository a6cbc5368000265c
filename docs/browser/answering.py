"""What the page asks of the library, in the worker: what there is to choose, and the answer to one command line."""

import contextlib
import io
import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from nara_vard_finans import Workspace
from nara_vard_finans.cli import main
from nara_vard_finans.facts import Listed, official_days, register


def there() -> str:
    """Give what can be chosen: counties, days of official population, and agreements and grants with their years."""
    entries = [each for each in Workspace.open().entries().result if each.kind in {"agreement", "grant"}]
    return json.dumps(
        {
            "counties": [[party.code, party.name] for party in register().parties if len(party.code) == len("20")],
            "days": [day.isoformat() for day in reversed(official_days())],
            "entries": [{"id": each.id, "title": each.title.sv, "years": _years(each)} for each in entries],
        }
    )


def _years(entry: Listed) -> list[int]:
    """Give the years of an agreement; a grant's is its own, and is not asked for."""
    first, last = entry.validity.first_day.year, entry.validity.last_day.year
    return [*range(first, last + 1)] if entry.kind == "agreement" else []


def answered(line: Sequence[str], form: str, files: Iterable[tuple[str, bytes]]) -> tuple[int, str, bytes]:
    """
    Answer a command line in one form, where *files* are all that there is beside it.

    Returns:
        The exit status, what was written to standard error, and the answer; nothing where it was refused.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, content in files:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)
        place, errors = Path(folder, f"answer of {line[0]}.{form}"), io.StringIO()
        with contextlib.redirect_stderr(errors):
            status = main([*line, "-o", str(place)])
        return status, errors.getvalue(), place.read_bytes() if place.exists() else b""
