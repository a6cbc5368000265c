"""What can be read as a file: a path, the bytes that an upload held, or an open file of bytes or of text."""

import io
import os
from pathlib import Path
from typing import IO, BinaryIO

from nara_vard_finans.core import InexactTypeError, Text, UnreadableFileError
from nara_vard_finans.files.messages import NotInNamedEncoding

Readable = str | os.PathLike[str] | bytes | IO[bytes] | IO[str]
"""A path, the bytes themselves, or an open file of bytes or of text."""

_LONGEST_NAME = 300
_MOST = 64 << 20  # far more than any reader takes, so that it is the reader who refuses what is too large
_EXPECTED = Text("en sökväg, bytes eller en öppen fil", "a path, bytes or an open file")


class _Held(io.BytesIO):
    """Bytes that are at hand, under a name."""

    def __init__(self, raw: bytes, name: str) -> None:
        super().__init__(raw)
        self.name = name


def as_file(source: Readable, *, encoding: str = "utf-8") -> str | Path | BinaryIO:
    """
    Give what can be read as a path or an open file of bytes.

    Args:
        source: A path, the bytes themselves, or an open file of bytes or of text.
        encoding: How the bytes will be read as text; what is text already is encoded so.

    Raises:
        InexactTypeError: If it is none of these.
        UnreadableFileError: If text cannot be encoded so.

    Example:
        >>> as_file(b"party,weight").read()
        b'party,weight'
    """
    if isinstance(source, str):
        return source
    if isinstance(source, os.PathLike):
        return Path(source)
    if isinstance(source, bytes):
        return _Held(source, "<bytes>")
    if not hasattr(source, "read"):
        raise InexactTypeError(source, _EXPECTED)
    if not isinstance(source, io.TextIOBase):
        return source  # type: ignore[return-value]
    name = str(getattr(source, "name", "<stream>"))[:_LONGEST_NAME]
    try:
        return _Held(str(source.read(_MOST)).encode(encoding), name)
    except UnicodeError as error:
        raise UnreadableFileError(name, NotInNamedEncoding(encoding)) from error
