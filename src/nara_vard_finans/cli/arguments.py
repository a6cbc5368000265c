"""The texts of arguments as typed values, and what is said of a question that cannot be asked so."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from nara_vard_finans.core import (
    KRONA,
    ORE,
    Amount,
    Language,
    Message,
    NaraVardFinansError,
    Period,
    Reason,
    UnknownEntryError,
    UnreadableFileError,
    UnsettledTieError,
    UnstatedBasisError,
    kronor,
    shown,
)
from nara_vard_finans.facts import embedded, meant
from nara_vard_finans.sharing import LARGEST, Method
from nara_vard_finans.workspace import QuestionError, Rounding, Workspace, is_file

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1")
_UNITS = {"öre": ORE, "ore": ORE, "krona": KRONA, "kr": KRONA, "tkr": kronor(1_000)}
_FIRST_YEAR, _LAST_YEAR = 1, 9999
_SPELLED = {"first_day": "from", "last_day": "to", "search": "recover"}
_SETTLED_BY = {"pots": "pot", "unit": "rows_in"}


class UsageError(NaraVardFinansError, ValueError):
    """Raised when the arguments of a command cannot be read."""

    SV = "{reason}"
    EN = "{reason}"
    reason: Reason


def worded(error: NaraVardFinansError, options: argparse.Namespace) -> str:
    """Write an error as whoever typed the command knows its parts, with the option that helps."""
    known, language = vars(options), Language.EN
    match error:
        case QuestionError():
            return error.spelled(_option, language)
        case UnstatedBasisError() if "basis" not in known:
            return OnTheCommandLine(error, ("--assume basis=ID",)).in_(language)
        case UnstatedBasisError():
            ways = ("--basis ID", "--as-printed") if "as_printed" in known else ("--basis ID",)
            return OnTheCommandLine(error, ways).in_(language)
        case UnsettledTieError() if known.get("joint_cost") is not None:
            return WhoCarriesTheOddKrona(error.total, error.sides).in_(language)
        case _:
            asked = [_SETTLED_BY.get(name, name) for name in error.missing]
            names = tuple(_option(name) for name in asked if name in known)
            return (OnTheCommandLine(error, names) if names else error).in_(language)


class OnTheCommandLine(Message):
    """Say which options settle an error."""

    SV = "{error}; på kommandoraden: {options:or}"
    EN = "{error}; on the command line: {options:or}"
    error: NaraVardFinansError
    options: tuple[str, ...]


class WhoCarriesTheOddKrona(Message):
    """Say that the odd krona of a joint cost waits for an option."""

    SV = (
        "{total} kan inte delas lika mellan {sides}; ange vem som bär den udda kronan, med --joint-odd-to "
        "municipalities eller region"
    )
    EN = (
        "{total} cannot be split evenly between {sides}; say who carries the odd krona, with --joint-odd-to "
        "municipalities or region"
    )
    total: object
    sides: tuple[str, ...]


def _option(name: str) -> str:
    return f"--{_SPELLED.get(name, name).replace('_', '-')}"


def year_of(text: str) -> int:
    """Read a year."""
    if not (text.isascii() and text.isdigit() and len(text) == len(str(_LAST_YEAR))) or int(text) < _FIRST_YEAR:
        raise UsageError(f"{shown(text)} is not a year, expected four digits such as 2023")
    return int(text)


def unit_of(text: str) -> Amount:
    """Read a unit: a name, or an amount."""
    return _UNITS.get(text.strip().casefold()) or Amount.parse(text)


def method_of(text: str) -> Method:
    """Read the name of a method."""
    names = [method.value for method in Method]
    if text not in names:
        raise UsageError(f"there is no method {shown(text)}; {meant(text, names)}")
    return Method(text)


def day_of(text: str, *, last: bool = False) -> dt.date:
    """Read a day; of a month or a year its first day, or its *last*."""
    period = Period.parse(text)
    return period.last_day if last else period.first_day


def one_day(text: str) -> dt.date:
    """Read one day."""
    period = Period.parse(text)
    if period.first_day != period.last_day:
        raise UsageError(f"{shown(text)} is not one day, expected a day such as 2021-02-01")
    return period.first_day


def yes_or_no(text: str | None) -> bool | None:
    """Read yes or no; ``None`` for nothing."""
    known = {"yes": True, "ja": True, "no": False, "nej": False}
    if text is not None and text.casefold() not in known:
        raise UsageError(f"{shown(text)} is neither yes nor no")
    return None if text is None else known[text.casefold()]


def standard_input() -> BinaryIO:
    """Give standard input as bytes; a process can be started without one."""
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]
        raise UsageError("standard input is closed, and there is nothing to read; name a file instead of -")
    return sys.stdin.buffer


def file_or_input(path: str) -> str | BinaryIO:
    """Give a path, or standard input for a hyphen."""
    return standard_input() if path == "-" else path


def rounding_of(options: argparse.Namespace) -> Rounding:
    """Read what is asked of the rounding."""
    return Rounding(
        method=None if options.method is None else method_of(options.method),
        unit=None if options.unit is None else unit_of(options.unit),
        residual_to=LARGEST if options.residual_to == str(LARGEST) else options.residual_to,
    )


def refuse_any(options: argparse.Namespace, names: Iterable[str], described: str) -> None:
    """Refuse options that serve nothing here, rather than leave them aside; *told* says why, after the option."""
    for name in names:
        if getattr(options, name, None) is not None:
            raise QuestionError(f"{{{name}}} {described}")


def at_hand(options: argparse.Namespace) -> Workspace:
    """Give what ships, and what the files of ``--facts`` add to it."""
    return Workspace.open(*(options.facts or ()))


def found(reference: str, facts: Sequence[str] | None = None) -> "tuple[Workspace, Definition]":
    """
    Find an agreement, a grant or a post by id, or in a facts file, ``FILE`` or ``FILE#ID``; and where it stands.

    What it refers to may stand in other files, *facts*.
    """
    path, _, name = (reference, "", "") if is_file(reference) else reference.partition("#")
    if _ships(reference) or not (path.endswith(".toml") or os.sep in path or is_file(path)):
        known = Workspace.open(*(facts or ()))
        return known, known.definition(reference)
    own, definitions = _of_file(path, facts or ())
    return own, own.own.definition(name) if name else _only(definitions, path)


def all_found(reference: str, facts: Sequence[str] | None = None) -> "tuple[Definition, ...]":
    """Find what :func:`found` does, or all that a facts file holds."""
    if is_file(reference) and not _ships(reference):
        _, definitions = _of_file(reference, facts or ())
        return definitions or (found(reference, facts)[1],)
    return (found(reference, facts)[1],)


def _of_file(path: str, facts: Sequence[str]) -> "tuple[Workspace, tuple[Definition, ...]]":
    """Open a facts file beside others, and give what it holds itself."""
    files = (file for each in facts for file in (Path(each).glob("*.toml") if Path(each).is_dir() else (each,)))
    beside = [file for file in files if os.path.realpath(file) != os.path.realpath(path)]
    own = Workspace.open(*beside, path)
    others = {entry.id for entry in Workspace.open(*beside).own.definitions} if beside else set[str]()
    return own, tuple(entry for entry in own.own.definitions if entry.id not in others)


def each_found(references: Iterable[str], facts: Sequence[str] | None = None) -> "Iterator[Definition]":
    """Find what :func:`all_found` does for each, once; two of one id are refused, since a calendar would keep one."""
    seen: dict[str, str] = {}
    for reference in dict.fromkeys(references):
        for each in all_found(reference, facts):
            earlier = seen.setdefault(each.id, reference)
            refuse_two_places(each.id, earlier, reference)
            if earlier == reference:
                yield each


def refuse_two_places(name: str, earlier: str, later: str) -> None:
    """Refuse two of one id that stand in different files, or in one and among the facts that ship."""
    (where, first), (there, second) = _place_of(earlier), _place_of(later)
    if where != there:
        raise UsageError(
            f"{name} stands both in {first} and in {second}, and they would be taken for one: give each an id of its "
            "own, or ask of one at a time"
        )


def _place_of(reference: str) -> tuple[str, str]:
    """Give where a reference stands, and how to name that."""
    path = reference if is_file(reference) else reference.partition("#")[0]
    return (os.path.realpath(path), path) if is_file(path) and not _ships(reference) else ("", _SHIPPED)


_SHIPPED = "the facts that ship"


def _ships(reference: str) -> bool:
    try:
        return bool(embedded().definition(reference))
    except UnknownEntryError:
        return False


def _only(listed: "Sequence[Definition]", path: str) -> "Definition":
    if len(listed) == 1:
        return listed[0]
    ids = [entry.id for entry in listed]
    held = f"{', '.join(ids)}; name one, as {path}#{ids[0]}" if ids else "no agreement, no grant and no post"
    raise UnreadableFileError(path, f"it holds {held}")
