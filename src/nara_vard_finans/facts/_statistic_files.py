"""Figures of a statistic that stand in a file of their own, beside the facts file or below it."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nara_vard_finans.core import LEVELS, Language, NaraVardFinansError, Principal, Severity, UnknownEntryError
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._faults import MisfitError, MisfitsError
from nara_vard_finans.facts._form_messages import ChosenBesideFile, FigureFileOutside, FiguresInTwoPlaces
from nara_vard_finans.facts.kinds import LEVEL
from nara_vard_finans.files import read_weights

_ASKED = ("column", "party_column", "sheet", "encoding", "level")
"""What a statistic can say of its file."""

_KEYS = {"weights_column": "column"}


def with_figures(raw: Any, path: str, context: Context) -> Any:
    """
    Give a statistic with the figures of its file; one that names no file as it is.

    Args:
        raw: The statistic, as it stands in the facts file.
        path: The facts file.
        context: Whom its parties are found among.

    Raises:
        MisfitsError: If the file is not below the facts file, cannot be read, has faults or leaves a choice that the
            statistic does not make; or if figures stand in the statistic too.
    """
    if not isinstance(raw, Mapping) or not isinstance(raw.get("file"), str):
        return raw
    if "figures" in raw:
        raise MisfitsError((("file", MisfitError(FiguresInTwoPlaces())),))
    asked = {name: raw[name] for name in _ASKED if isinstance(raw.get(name), str)}
    found = _beside(raw["file"], path)
    level = _level(asked.pop("level", None))
    known_as = () if "column" in asked else _headed(raw.get("as_of"))
    try:
        table = read_weights(found, context.known, **asked, known_as=known_as, level=level)
    except NaraVardFinansError as error:
        keys = tuple(_KEYS.get(name, name) for name in error.missing)
        told_error = MisfitError(ChosenBesideFile(error, keys)) if keys else error
        raise MisfitsError((("file", told_error),)) from error
    for finding in table.findings:
        if finding.severity is not Severity.NOTE:
            raise MisfitsError((("file", MisfitError(finding.message)),))
    rest = {name: value for name, value in raw.items() if name != "file" and name not in _ASKED}
    told = [
        {"kind": "reading", "text": {language.value: finding.message.in_(language) for language in Language}}
        for finding in table.findings
    ]
    own = raw.get("remarks", [])
    remarks = {"remarks": [*own, *told]} if told and isinstance(own, list) else {}
    return {**rest, **remarks, "figures": {row.party: row.weight for row in table.rows}}


def _level(name: str | None) -> Principal | None:
    if name is None:
        return None
    if name not in LEVELS:
        raise MisfitsError((("level", UnknownEntryError(LEVEL, name, tuple(LEVELS))),))
    return LEVELS[name]


def _headed(day: Any) -> tuple[str, ...]:
    """Give the headings by which a day names its column: itself, and its year, unless it is the first of a year."""
    if not isinstance(day, dt.date):
        return ()
    is_first = (day.month, day.day) == (1, 1)  # that of the last of the year before is as likely meant
    return (day.isoformat(), *(() if is_first else (str(day.year),)))


def _beside(name: str, path: str) -> Path:
    """Give a file beside a facts file or below it: not above it, not elsewhere, and by no link out of its folder."""
    folder = Path(path).resolve().parent
    found = (folder / name).resolve() if "\0" not in name else folder
    if found == folder or not found.is_relative_to(folder):
        raise MisfitsError((("file", MisfitError(FigureFileOutside(name))),))
    return found
