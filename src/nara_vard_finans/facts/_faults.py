"""Faults: what is wrong with the values of a file, each with its path and line."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import fields
from cattrs.errors import BaseValidationError, ClassValidationError, ForbiddenExtraKeysError

from nara_vard_finans.core import NOT_IN_FILES, Fault, NaraVardFinansError, Reason, shown
from nara_vard_finans.facts.messages import KeyMissing, Refused, UnknownKey

if TYPE_CHECKING:
    from nara_vard_finans.facts._toml_lines import Path


class MisfitError(NaraVardFinansError, ValueError):
    """Raised when one value of a file is not what its place expects; the message says what is."""

    SV = "{reason}"
    EN = "{reason}"
    reason: Reason


class MisfitsError(NaraVardFinansError, ValueError):
    """Raised when entries of an array or a table of names do not fit; it holds one error per entry."""

    errors: tuple[tuple[str | int, Exception], ...]


class UnfoundedError(NaraVardFinansError, LookupError):
    """Raised when a value refers to an entry that has faults of its own, which are told instead."""

    SV = "{reason}"
    EN = "{reason}"
    reason: Reason


MOST_FAULTS = 500
"""The most faults that are gathered of one table or file; whoever has more sees enough."""

FAULTY = (NaraVardFinansError, BaseValidationError)
"""What a value that does not fit raises."""


def faults_of(error: Exception, at: "Path", lines: "Mapping[Path, int]") -> list[Fault]:
    """Tell every fault that *error* gathers, below the path *at*."""
    return [Fault(shown_path(path), _line(path, lines), message) for path, message in _leaves(error, at)]


def shown_path(path: "Path") -> str:
    """
    Write a path for people: places in arrays are counted from one.

    Example:
        >>> shown_path(("agreements", 0, "term"))
        'agreements[1].term'
    """
    steps = (f"[{part + 1}]" if isinstance(part, int) else f".{_name(part)}" for part in path)
    return "".join(steps).removeprefix(".")


def _name(part: str) -> str:
    return part if part.replace("_", "").isalnum() else shown(part)


def _line(path: "Path", lines: "Mapping[Path, int]") -> int | None:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def _leaves(error: Exception, path: "Path") -> "Iterator[tuple[Path, Reason]]":
    match error:
        case ClassValidationError():
            yield from _of_record(error, path)
        case MisfitsError():
            for place, inner in error.errors:
                yield from _leaves(inner, (*path, place))
        case ForbiddenExtraKeysError():
            parts = (part for part in fields(error.cl) if part.init and NOT_IN_FILES not in part.metadata)
            known = tuple(part.name for part in parts)
            for key in sorted(error.extra_fields):
                yield (*path, key), UnknownKey(key, known)
        case UnfoundedError():
            pass
        case MisfitError():
            yield path, error.reason
        case _:
            yield path, Refused(error)


def _of_record(error: ClassValidationError, path: "Path") -> "Iterator[tuple[Path, Reason]]":
    noted, bare = error.group_exceptions()
    for inner, note in noted:
        if isinstance(inner, KeyError):
            yield path, KeyMissing(note.name)
        else:
            yield from _leaves(inner, (*path, note.name))
    for inner in bare:
        yield from _leaves(inner, path)


def is_headed(values: Mapping[str, object]) -> bool:
    """Say whether a journal stands under a heading of its own, where its keys are not looked for."""
    return isinstance(values.get("journal"), dict)
