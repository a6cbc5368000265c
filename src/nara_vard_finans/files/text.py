"""Reading files from strangers: bounded, as text, and with one clear message when they cannot be read."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from nara_vard_finans.core import Message, Reason, UnreadableFileError, printable
from nara_vard_finans.files.messages import (
    DIRECTORY,
    EMPTY,
    NO_FILE,
    NO_TEXT,
    CannotBeRead,
    NotInEncoding,
    NotWhatItSays,
    TooLarge,
)

_LONGEST_NAME = 300
_BOM = "\ufeff"
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
"""Byte order marks, with the encoding that each says a text has, whatever else is said of it."""


def read_text(path: str | Path | BinaryIO, *, most: int, encoding: str = "utf-8", otherwise: Reason = "") -> str:
    """
    Read a whole text file, or say why not.

    Args:
        path: The file, which may be a pipe, or an open one.
        most: The most bytes that are read.
        encoding: How the text is encoded, where it has no byte order mark, which says so itself.
        otherwise: What else can be done about a text in another encoding than to save it in UTF-8.

    Raises:
        UnreadableFileError: If it is missing, a directory, not permitted, empty, larger than *most*, or not text.
    """
    return _decoded(read_bytes(path, most=most), encoding, name_of(path), otherwise)


def read_bytes(path: str | Path | BinaryIO, *, most: int) -> bytes:
    """
    Read a whole file as it is, or say why not.

    Args:
        path: The file, which may be a pipe, or an open one.
        most: The most bytes that are read.

    Raises:
        UnreadableFileError: If it is missing, a directory, not permitted, or larger than *most*.
    """
    name = name_of(path)
    try:
        raw = _read_bytes(path, most + 1) if isinstance(path, str | Path) else path.read(most + 1)
    except FileNotFoundError as error:
        raise UnreadableFileError(name, NO_FILE) from error
    except IsADirectoryError as error:
        raise UnreadableFileError(name, DIRECTORY) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableFileError(name, CannotBeRead(reason)) from error
    if len(raw) > most:
        raise UnreadableFileError(name, too_large(most))
    return raw


def too_large(most: int) -> Message:
    """Say that a file holds more than *most* bytes."""
    return TooLarge(most >> 20)


def name_of(path: str | Path | BinaryIO) -> str:
    """Name a file in a message."""
    name = printable(str(path if isinstance(path, str | Path) else getattr(path, "name", "<stream>")))
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def _read_bytes(path: str | Path, most: int) -> bytes:
    with open(path, "rb", opener=_without_waiting) as file:
        status = os.fstat(file.fileno())
        if stat.S_ISREG(status.st_mode) and status.st_size > most:
            return bytes(most)  # its size says enough
        if hasattr(os, "set_blocking"):  # pragma: no branch - it is missing on some systems only
            os.set_blocking(file.fileno(), True)
        return file.read(most)


def _without_waiting(path: str, flags: int) -> int:
    # A named pipe that nobody writes to must not hang us: opened so, it reads as empty.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _decoded(raw: bytes, encoding: str, name: str, otherwise: Reason) -> str:
    mark, encoding = next(((mark, says) for mark, says in _MARKS if raw.startswith(mark)), (b"", encoding))
    bare = raw.removeprefix(mark)
    if not bare.strip(b"\0 \t\r\n"):
        raise UnreadableFileError(name, EMPTY)
    try:
        text = bare.decode(encoding)
    except UnicodeDecodeError as error:
        if mark:
            raise UnreadableFileError(name, NotWhatItSays(encoding)) from error
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(
            f"{name}:{line}",
            NotInEncoding(f"0x{raw[error.start]:02x}", encoding, otherwise),
            missing=("encoding",) if otherwise else (),
        ) from error
    if "\0" in text:
        raise UnreadableFileError(name, NO_TEXT)
    return text.removeprefix(_BOM)
