"""Answers as typed dictionaries of Python, written from the schema, which is made of what describes the answer."""

from collections.abc import Iterator
from typing import Any

from nara_vard_finans.reports.schemas import schema

_PLAIN = {"string": "str", "integer": "int", "boolean": "bool", "null": "None"}


def typed_dictionaries(name: str) -> str:
    """
    Write what an answer holds as Python source: a typed dictionary for each object in it, the whole answer last.

    They are written to a file of one's own, and checked by mypy and pyright as any other types.

    Args:
        name: What is asked, as for :func:`~nara_vard_finans.reports.schemas.schema`.

    Raises:
        UnknownEntryError: If no answer has that name.

    Example:
        >>> from nara_vard_finans.reports import typed_dictionaries
        >>> print(typed_dictionaries("list"))
        from typing import Any, Literal, NotRequired, TypedDict
        <BLANKLINE>
        <BLANKLINE>
        class ListEntry(TypedDict):
            id: str
            kind: str
            first_day: str | None
            last_day: str | None
            title: str
        <BLANKLINE>
        <BLANKLINE>
        class List(TypedDict):
            schema: Literal['nvf.list/1']
            entries: list[ListEntry]
        <BLANKLINE>
    """
    written = _Source()
    whole = schema(name)["anyOf"]
    names = [written.of(each, name.capitalize()) for each in whole]
    answer = f"\n\nAnswer = {' | '.join(names)}\n" if len(names) > 1 else ""
    return "\n\n\n".join(("from typing import Any, Literal, NotRequired, TypedDict", *written.classes)) + "\n" + answer


class _Source:
    """The classes that have been written, each once under a name of its own."""

    def __init__(self) -> None:
        self._named: dict[str, str] = {}

    @property
    def classes(self) -> Iterator[str]:
        return (f"class {name}{body}" for body, name in self._named.items())

    def of(self, kind: dict[str, Any], name: str) -> str:
        """Give the type of a value; an object of known fields becomes a class."""
        if "const" in kind:
            return f"Literal[{kind['const']!r}]"
        if "enum" in kind:
            return f"Literal[{', '.join(map(repr, kind['enum']))}]"
        types = kind["type"] if isinstance(kind["type"], list) else [kind["type"]]
        return " | ".join(self._one(each, kind, name) for each in types)

    def _one(self, of: str, kind: dict[str, Any], name: str) -> str:
        if of == "array":
            return f"list[{self.of(kind['items'], _single(name))}]"
        if of != "object":
            return _PLAIN[of]
        if "properties" in kind:
            return self._class(kind, name)
        inner = kind.get("additionalProperties")
        return f"dict[str, {self.of(inner, _single(name)) if inner else 'Any'}]"

    def _class(self, kind: dict[str, Any], name: str) -> str:
        fields = {key: self.of(value, name + _camel(key)) for key, value in kind["properties"].items()}
        optional = {key: f"NotRequired[{each}]" for key, each in fields.items() if key not in kind["required"]}
        body = "(TypedDict):\n" + "\n".join(f"    {key}: {each}" for key, each in {**fields, **optional}.items())
        taken = {*self._named.values()}
        own = next(each for number in range(1, len(taken) + 2) if (each := _numbered(name, number)) not in taken)
        return self._named.setdefault(body, own)


def _camel(key: str) -> str:
    return "".join(word.capitalize() for word in key.split("_"))


def _single(name: str) -> str:
    """Name one of several."""
    return f"{name.removesuffix('ries')}ry" if name.endswith("ries") else name.removesuffix("s")


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}{number}"
