"""An answer as a file: in which form, and what is said where it cannot be written."""

import errno
import os
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from nara_vard_finans.cli.messages import (
    AnswerAndReceipt,
    CannotBeWritten,
    CannotBeWrittenTo,
    DiskFull,
    IsFolder,
    NameTooLong,
    NoFolder,
    NotAllowed,
    OverInput,
    UnknownSuffix,
    UsageError,
)
from nara_vard_finans.core import Message, write_whole
from nara_vard_finans.reports import SUFFIXES

_WRITTEN = {"output", "receipt"}
_PROTECTED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}


def form_of(options: Namespace, forms: Iterable[str]) -> str:
    """
    Give the form to write in: that of ``--format``, or of the suffix of the file; on the screen a table.

    A file that could not be written is refused at once, and not when everything has been reckoned.

    Raises:
        UsageError: If the suffix asks for no form that there is, or the file cannot be one.
    """
    if options.receipt is not None:
        _refuse(options, Path(options.receipt), "kvitto.json")
    if options.output is None:
        return str(options.format or "table")
    path = Path(options.output)
    _refuse(options, path, "svar.html")
    if options.receipt is not None and os.path.realpath(path) == os.path.realpath(options.receipt):
        raise UsageError(AnswerAndReceipt(str(path)))
    if options.format is not None:
        return str(options.format)
    known = {suffix: form for suffix, form in SUFFIXES.items() if form in forms}
    if path.suffix.lower() not in known:
        raise UsageError(UnknownSuffix(path.suffix, tuple(known), str(path)))
    return known[path.suffix.lower()]


def _refuse(options: Namespace, path: Path, example: str) -> None:
    why = _unfit(options, path, example)
    if why is not None:
        raise UsageError(why)


def _unfit(options: Namespace, path: Path, example: str) -> Message | None:
    """Say why a file cannot be the one to write, as far as can be seen before it is."""
    name = str(path)
    try:
        if path.is_dir():
            return IsFolder(name, example)
        if not path.parent.exists():
            return NoFolder(name, str(path.parent))
        return OverInput(name) if path.exists() and any(map(path.samefile, _files(options))) else None
    except (OSError, ValueError) as error:
        return _why(name, error)


def _files(options: Namespace) -> Iterator[str]:
    """Give the files that are named on the line, besides those to write."""
    for name, value in vars(options).items():
        for text in value if isinstance(value, list) else (value,):
            if name not in _WRITTEN and isinstance(text, str):
                read = text if Path(text).is_file() else text.partition("#")[0]
                if Path(read).is_file():
                    yield read


def save(path: str, content: bytes) -> None:
    """
    Write an answer to a file.

    Raises:
        UsageError: If it cannot be written.
    """
    try:
        write_whole(path, content)
    except (OSError, ValueError) as error:
        raise UsageError(_why(path, error)) from error


def _why(path: str, error: OSError | ValueError) -> Message:
    number = getattr(error, "errno", None) or 0
    if number in _PROTECTED:
        return NotAllowed(path)
    if number in {errno.ENAMETOOLONG, 0}:  # without a number: a name that no system takes
        return NameTooLong(path)
    return CannotBeWrittenTo(path, unwritten(error))


def unwritten(error: OSError | ValueError) -> Message:
    """Say why an answer cannot be written."""
    number = getattr(error, "errno", None) or 0
    if number in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull()
    return CannotBeWritten(errno.errorcode.get(number, "OSError"))
