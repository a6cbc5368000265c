"""Records that are asked for by an id among others of their kind."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from nara_vard_finans.core.errors import GrantError, UnknownEntryError
from nara_vard_finans.core.parties import Directory, Party
from nara_vard_finans.core.records import code_text


class Named(Protocol):
    """Whatever is asked for by an id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


Entry = TypeVar("Entry", bound=Named)


def by_id(kind: str, name: str, entries: Iterable[Entry]) -> Entry:
    """
    Give one of *entries* by its id.

    Raises:
        UnknownEntryError: If none has it.
    """
    listed = tuple(entries)
    for entry in listed:
        if entry.id == name:
            return entry
    raise UnknownEntryError(kind, name, tuple(entry.id for entry in listed))


def by_code_or_name(parties: Directory, text: str) -> Party:
    """
    Give the party of a code; where there is none of that code, the one that *text* names.

    Raises:
        UnknownPartyError: If there is neither.
        AmbiguousPartyError: If the name could be two.
        InexactTypeError: If *text* is no text, or an empty one.

    Example:
        >>> from nara_vard_finans import embedded
        >>> by_code_or_name(embedded().parties, "Orsa").code
        '2034'
    """
    return parties[text] if text in parties else parties.find(code_text(text, "a code or a name, as a text"))


def check_ids(owner: str, kind: str, entries: Sequence[Named]) -> None:
    """Refuse entries of one id."""
    ids = [entry.id for entry in entries]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise GrantError(owner, f"the {kind} {twice[0]} stands twice; give each an id of its own")


NOT_IN_FILES = "not in files"
"""Marks, in a field's metadata, what a caller does to a record and no facts file can say."""
