"""Records: what each does with what it is handed, so that lists are copied and codes are texts; and look-up by id."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Protocol, TypeVar

from attrs import Attribute

from nara_vard_finans.core.errors import GrantError, InexactTypeError, UnknownEntryError
from nara_vard_finans.core.messages import Message, Reason, Text

NOT_IN_FILES = "not in files"
"""Marks, in a field's metadata, what a caller does to a record and no facts file can say."""

_A_CODE = Text(
    "en kod som text som inte är tom, till exempel '2080'", "a code as a text that is not empty, such as '2080'"
)
_SEVERAL = Text("koder i en lista, till exempel ['2080', '2081']", "codes in a list, such as ['2080', '2081']")

_BY_CODE = Text(
    "en tabell per kod, till exempel {'2080': 2, '2081': 1}", "a table by code, such as {'2080': 2, '2081': 1}"
)
_A_LIST = Text("en lista eller en tupel", "a list or a tuple")
_A_PAIR = Text(
    "en kod och dess värde, som i {'2080': 2, '2081': 1}", "a code and its value, as in {'2080': 2, '2081': 1}"
)


def check_type(value: object, kind: type | tuple[type, ...], expected: Reason) -> None:
    """
    Refuse what is handed over in place of something else, with what was expected.

    Args:
        value: What was handed over.
        kind: The type that it must have, or several.
        expected: What was expected, with an example.

    Raises:
        InexactTypeError: If it has another type.
    """
    if not isinstance(value, kind):
        raise InexactTypeError(value, expected)


def code_text(code: object, expected: Reason = _A_CODE) -> str:
    """
    Give a code, or the name of what has none, if it is a text that says something.

    Raises:
        InexactTypeError: If it is no text, or an empty one.

    Example:
        >>> code_text("2080")
        '2080'
    """
    if not isinstance(code, str) or not code.strip():
        raise InexactTypeError(code, expected)
    return code


def code_texts(codes: Iterable[str]) -> tuple[str, ...]:
    """
    Give codes as they are listed; one text is no list, though its letters could be read as one.

    Raises:
        InexactTypeError: If they are no list, or one of them is no text, or an empty one.

    Example:
        >>> code_texts(["2080", "2081"])
        ('2080', '2081')
    """
    if isinstance(codes, str | bytes) or not isinstance(codes, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InexactTypeError(codes, _SEVERAL)
    return tuple(map(code_text, codes))


def pairs_of(entries: object) -> tuple[tuple[str, Any], ...]:
    """
    Give a mapping by code, or pairs, as pairs in the order in which they are given.

    Raises:
        InexactTypeError: If it is neither, or a code is no text, or an empty one.

    Example:
        >>> pairs_of({"2080": 2})
        (('2080', 2),)
    """
    if type(entries) is dict and all(type(code) is str and code.strip() for code in entries):
        return tuple(entries.items())  # as nearly always, and without a word on each pair
    listed = entries.items() if isinstance(entries, Mapping) else entries
    if isinstance(listed, str | bytes) or not isinstance(listed, Iterable):
        raise InexactTypeError(entries, _BY_CODE)
    pairs: list[tuple[str, Any]] = []
    for pair in listed:
        if not isinstance(pair, _PAIRS) or len(pair) != _TWO:
            raise InexactTypeError(pair, _A_PAIR)
        code, value = pair
        pairs.append((code if type(code) is str and code.strip() else code_text(code), value))
    return tuple(pairs)


_PAIRS, _TWO = (tuple, list), 2


def with_tuples(_: type, fields: "list[Attribute[Any]]") -> "list[Attribute[Any]]":
    """Make the tuples of a record copies of what it is handed; for ``field_transformer`` of its definition."""
    return [
        field.evolve(converter=_copied) if field.init and field.converter is None and _is_tuple(field.type) else field
        for field in fields
    ]


def _is_tuple(annotation: object) -> bool:
    stated = annotation if isinstance(annotation, str) else str(annotation)
    return stated.strip("\"'").startswith("tuple[")


def _copied(value: object) -> object:
    """Give a tuple of what is listed, lists within it too; what has no order of its own is no list."""
    if isinstance(value, tuple):
        for each in value:
            if isinstance(each, list):
                return tuple(map(_within, value))
        return value
    if isinstance(value, str | bytes | Mapping | AbstractSet):
        raise InexactTypeError(value, _A_LIST)
    return tuple(map(_within, value)) if isinstance(value, Iterable) else value


def _within(value: object) -> object:
    return tuple(map(_within, value)) if isinstance(value, list) else value


class Named(Protocol):
    """Whatever is asked for by an id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


Entry = TypeVar("Entry", bound=Named)


def by_id(kind: Reason, name: str, entries: Iterable[Entry]) -> Entry:
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


class IdTwice(Message):
    """Say that two entries have one id."""

    SV = "{kind} {name} finns två gånger; ge var och en ett eget id"
    EN = "the {kind} {name} stands twice; give each an id of its own"
    kind: Reason
    name: str


def check_ids(owner: str, kind: Reason, entries: Sequence[Named]) -> None:
    """Refuse entries of one id."""
    ids = [entry.id for entry in entries]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise GrantError(owner, IdTwice(kind, twice[0]))
