"""What a reference names: an id, a facts file, or an entry of one, ``FILE#ID``; and where it stands."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from nara_vard_finans.agreements import Agreement
from nara_vard_finans.core import Reason, Text, UnknownEntryError, UnreadableFileError
from nara_vard_finans.facts import definition_ids, embedded, read_either
from nara_vard_finans.workspace._asked import is_grant
from nara_vard_finans.workspace.errors import QuestionError
from nara_vard_finans.workspace.journals import is_file
from nara_vard_finans.workspace.opening_messages import HoldsNone, HoldsSeveral, InTwoPlaces
from nara_vard_finans.workspace.workspace import Workspace

if TYPE_CHECKING:
    from nara_vard_finans.analysis import Definition

_SHIPPED = Text("de fakta som medföljer", "the facts that ship")


@frozen
class Found:
    """
    What a reference names.

    Attributes:
        workspace: The facts that it stands among.
        definition: The agreement, the grant or the post itself.
    """

    workspace: Workspace
    definition: "Definition"

    @property
    def kind(self) -> str:
        """Of which kind it is: ``"agreement"``, ``"grant"`` or ``"post"``."""
        if isinstance(self.definition, Agreement):
            return "agreement"
        return "grant" if is_grant(self.definition) else "post"


def find_definition(reference: str, facts: Sequence[str] = ()) -> Found:
    """
    Find an agreement, a grant or a post, and the facts that it stands among.

    Args:
        reference: An id; a facts file that holds one alone; or an entry of a facts file, ``FILE#ID``.
        facts: Other files, which it may refer to.

    Raises:
        UnknownEntryError: If there is nothing of that id.
        UnreadableFileError: If the file cannot be read, or does not hold one alone.
        FactsError: If a file has faults.

    Example:
        >>> find_definition("rss-dalarna-2023").kind
        'agreement'
    """
    path, _, name = (reference, "", "") if is_file(reference) else reference.partition("#")
    if _ships(reference) or not ("." in path or os.sep in path or is_file(path)):  # an id has no point in it
        known = Workspace.open(*facts)
        return Found(known, known.definition(reference))
    own, definitions = _of_file(path, facts)
    return Found(own, own.own.definition(name) if name else _only(definitions, path))


def find_each(references: Iterable[str], facts: Sequence[str] = ()) -> "Iterator[Definition]":
    """
    Find what references name, each once; of a facts file all that it holds.

    Raises:
        QuestionError: If two of one id stand in different places, since whoever keeps them by id would keep one.
        NaraVardFinansError: As :func:`find_definition`.
    """
    seen: dict[str, str] = {}
    for reference in dict.fromkeys(references):
        for each in _all_of(reference, facts):
            earlier = seen.setdefault(each.id, reference)
            refuse_two_places(each.id, earlier, reference)
            if earlier == reference:
                yield each


def refuse_two_places(name: str, earlier: str, later: str) -> None:
    """
    Refuse two of one id that stand in different files, or in one and among the facts that ship.

    Raises:
        QuestionError: If they do.
    """
    (where, first), (there, second) = _place_of(earlier), _place_of(later)
    if where != there:
        raise QuestionError(InTwoPlaces(name, first, second))


def _all_of(reference: str, facts: Sequence[str]) -> "tuple[Definition, ...]":
    if is_file(reference) and not _ships(reference):
        _, definitions = _of_file(reference, facts)
        return definitions or (find_definition(reference, facts).definition,)
    return (find_definition(reference, facts).definition,)


def _of_file(path: str, facts: Sequence[str]) -> "tuple[Workspace, tuple[Definition, ...]]":
    """Open a facts file beside others, and give what it holds itself."""
    own = Workspace.open(path, *facts)
    if not facts:
        return own, own.own.definitions
    ids = definition_ids(read_either(path))
    return own, tuple(entry for entry in own.own.definitions if entry.id in ids)


def _place_of(reference: str) -> tuple[str, Reason]:
    """Give where a reference stands, and how to name that."""
    path = reference if is_file(reference) else reference.partition("#")[0]
    return (os.path.realpath(path), path) if is_file(path) and not _ships(reference) else ("", _SHIPPED)


def _ships(reference: str) -> bool:
    try:
        return bool(embedded().definition(reference))
    except UnknownEntryError:
        return False


def _only(listed: "Sequence[Definition]", path: str) -> "Definition":
    if len(listed) == 1:
        return listed[0]
    ids = tuple(entry.id for entry in listed)
    raise UnreadableFileError(path, HoldsSeveral(ids, path) if ids else HoldsNone())
