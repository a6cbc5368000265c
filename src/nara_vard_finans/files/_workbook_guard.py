"""
The guard of workbooks: what an archive from a stranger may hold before anything else opens it.

It has few parts of bounded size, and XML that declares nothing, is not deep, and has no more elements than a table
needs. What passes is given on as an archive of those parts alone.
"""

import io
import zipfile
from typing import Protocol

from nara_vard_finans.core import Reason, UnreadableFileError
from nara_vard_finans.files.workbook_messages import (
    BINARY,
    ENCRYPTED,
    ENTITIES,
    LOCKED_BY_PASSWORD,
    MACROS,
    NO_CONTENTS,
    ODDLY_PACKED,
    OLD_OR_LOCKED,
    OLD_WORD,
    OPEN_DOCUMENT,
    POWERPOINT,
    SAME_PARTS,
    STRICT,
    TOO_DEEP,
    TOO_MUCH,
    WORD,
    HoldsArchive,
    TooLargeUnpacked,
    TooManyParts,
)

LARGEST_UNPACKED = 16 << 20
"""The most bytes of all its parts together, unpacked."""

MOST_MEMBERS = 1_000
"""The most parts of a workbook."""

OLE = b"\xd0\xcf\x11\xe0"
"""How a container of an old workbook or document begins, and of one that is locked by a password."""

ZIP = b"PK\x03\x04"
"""How an archive begins."""

# What an element costs openpyxl differs a hundredfold; those of the cells are cheap, and the rest are few in a table.
_OF_CELLS = frozenset(("row", "c", "v", "f", "is", "si", "t"))
_MOST_OF_CELLS = 300_000
_MOST_OTHERS = 50_000
_DEEPEST = 50
_LONGEST_ATTRIBUTES = 32_768  # openpyxl hashes some of them in time that grows with the square
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/"
_CONTENT_TYPES = "[Content_Types].xml"
_STREAMS = (("EncryptedPackage", LOCKED_BY_PASSWORD), ("WordDocument", OLD_WORD))  # by what such a container holds
_NO_WORKBOOKS = (
    ("word/", WORD),
    ("ppt/", POWERPOINT),
    ("content.xml", OPEN_DOCUMENT),
    ("xl/workbook.bin", BINARY),
)


def old_or_locked(raw: bytes) -> Reason:
    """Say what a container of old is, by the names of its streams."""
    return next((reason for stream, reason in _STREAMS if stream.encode("utf-16-le") in raw), OLD_OR_LOCKED)


class Visitor(Protocol):
    """What is told of the elements of a part, one after another."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """Begin an element."""

    def end(self, tag: str, /) -> None:
        """End an element."""


def looked_through(raw: bytes, name: str) -> io.BytesIO:
    """Give an archive of the parts that are XML, and harmless; whatever else there is nobody can open by mistake."""
    kept = io.BytesIO()
    guard = _Guard(name)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(kept, "w") as harmless:
        members = archive.infolist()
        _check_members(members, name)
        for member in members:
            content = archive.read(member)
            if content.startswith(ZIP):
                raise UnreadableFileError(name, HoldsArchive(member.filename))
            if member.filename.endswith((".xml", ".rels")):
                walk(content, guard, name)
                harmless.writestr(member.filename, content)
    if any(word in kind.casefold() for kind in guard.kinds for word in ("macro", "vba")):
        raise UnreadableFileError(name, MACROS)
    return kept


def _check_members(members: list[zipfile.ZipInfo], name: str) -> None:
    """Judge an archive by its own list, before anything is unpacked."""
    names = {member.filename.casefold() for member in members}  # in a workbook, case tells no two parts apart
    judged: tuple[tuple[bool, Reason], ...] = (
        (len(members) > MOST_MEMBERS, TooManyParts(MOST_MEMBERS)),
        (
            sum(member.file_size for member in members) > LARGEST_UNPACKED,
            TooLargeUnpacked(LARGEST_UNPACKED >> 20),
        ),
        (len(names) < len(members), SAME_PARTS),
        (any(member.flag_bits & 1 for member in members), ENCRYPTED),
        (
            # zipfile unpacks the other ways without bounds.
            any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members),
            ODDLY_PACKED,
        ),
        (any(part.endswith("vbaproject.bin") for part in names), MACROS),
        *((any(part.startswith(mark) for part in names), stated) for mark, stated in _NO_WORKBOOKS),
        (
            _CONTENT_TYPES not in {member.filename for member in members},
            NO_CONTENTS,
        ),
    )
    for is_wrong, reason in judged:
        if is_wrong:
            raise UnreadableFileError(name, reason)


def walk(xml: bytes, visitor: Visitor, name: str) -> None:
    """Parse XML without keeping it."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - an extra
    from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415 - likewise

    parser = DefusedXMLParser(target=visitor, forbid_dtd=True)
    try:
        parser.feed(xml)
        parser.close()
    except DefusedXmlException as error:
        raise UnreadableFileError(name, ENTITIES) from error


class _Guard:
    """Counts what openpyxl would have to build of the parts of a workbook."""

    def __init__(self, name: str) -> None:
        self.kinds: set[str] = set()
        self._name = name
        self._depth = 0
        self._of_cells = 0
        self._others = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if tag.rpartition("}")[2] in _OF_CELLS:
            self._of_cells += 1
        else:
            self._others += 1
        if self._of_cells > _MOST_OF_CELLS or self._others > _MOST_OTHERS:
            raise UnreadableFileError(self._name, TOO_MUCH)
        if self._depth > _DEEPEST or sum(map(len, attributes.values())) > _LONGEST_ATTRIBUTES:
            raise UnreadableFileError(self._name, TOO_DEEP)
        if tag.startswith(_STRICT):
            raise UnreadableFileError(self._name, STRICT)
        if "ContentType" in attributes:
            self.kinds.add(attributes["ContentType"])

    def end(self, _: str) -> None:
        self._depth -= 1
