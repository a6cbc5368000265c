"""Errors as whoever typed the command knows their parts, with the option or the file that helps."""

import argparse
import re
from pathlib import Path

from nara_vard_finans.cli.messages import NearFile, OnTheCommandLine, WhoCarriesTheOddKrona
from nara_vard_finans.core import (
    DidYouMean,
    Language,
    NaraVardFinansError,
    UnreadableFileError,
    UnsettledTieError,
    UnstatedBasisError,
    nearest,
)
from nara_vard_finans.workspace import QuestionError

_SPELLED = {
    "assumptions": "assume",
    "change": "what_if",
    "first_day": "from",
    "instalments": "every",
    "journals": "journal",
    "last_day": "to",
    "pots": "pot",
    "search": "recover",
}
_LINE = re.compile(r":[0-9]+$")
_SETTLED_BY = {"pots": "pot", "unit": "rows_in"}


def worded(error: NaraVardFinansError, options: argparse.Namespace, language: Language) -> str:
    """Write an error with its arguments spelled as options, and with the option or the file that helps."""
    known = vars(options)
    match error:
        case QuestionError():
            return error.spelled(_option, language)
        case UnreadableFileError() if near := _beside(_LINE.sub("", error.path)):
            return NearFile(error, DidYouMean(near)).in_(language)
        case UnstatedBasisError() if "basis" not in known:
            return OnTheCommandLine(error, ("--assume basis=ID",)).in_(language)
        case UnstatedBasisError():
            ways = ("--basis ID", "--as-printed") if "as_printed" in known else ("--basis ID",)
            return OnTheCommandLine(error, ways).in_(language)
        case UnsettledTieError() if known.get("joint_cost") is not None:
            return WhoCarriesTheOddKrona(error.total, error.named).in_(language)
        case _:
            asked = [_SETTLED_BY.get(name, name) for name in error.missing]
            names = tuple(_option(name) for name in asked if name in known)
            return (OnTheCommandLine(error, names) if names else error).in_(language)


def _option(name: str) -> str:
    return f"--{_SPELLED.get(name, name).replace('_', '-')}"


def _beside(path: str) -> str:
    """Give the file whose name is nearest in the same folder, where there is none of that name."""
    place = Path(path)
    try:
        stems = {} if place.exists() else {each.stem: each.name for each in place.parent.iterdir()}
    except (OSError, ValueError):
        return ""
    return stems.get(nearest(place.stem, stems), "")
