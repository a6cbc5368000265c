"""
Texts that a person reads: a message is a record of typed parts with a Swedish and an English sentence side by side.

A message's parts are annotations, and its sentences are ``SV`` and ``EN``, where a part stands in braces. Amounts,
days, numbers, names and lists are written by one small formatter, each in its language; a part that is itself a
message is written where it stands. A sentence that differs by more than its parts is a message of its own.

What follows a colon says how a part is written:

- ``{rows:rad|rader}``: a number with its noun, or how many of a list: ``1 rad``, ``3 rader``
- ``{rows:=avviker|avviker}``: the word alone, by the number
- ``{value:shown}``: as a stranger wrote it, on one line, within quotes where it is a text
- ``{names:or}``: a list with *eller* or *or* before its last; without it, *och* or *and*; ``{names:shown or}`` both
- ``{name:capital}``: with a capital first
- ``{names:long}``: a list that is cut after twenty, and not after eight; ``{names:or long}`` too
- ``{clauses:;}``: a list with semicolons, whole; ``{sentences: }`` one with spaces
- ``{share:2}``: an exact number with so many decimals
- ``{share:~2}``: all its decimals where they are no more than so many, else so many
- ``{number:grouped}``: a whole number with spaces between thousands; without it, a year is a year

A part may be a party or another record of what was agreed: it is written by its name or its title, and given in data by
its code or its id.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from enum import Enum, StrEnum
from fractions import Fraction
from string import Formatter
from typing import Any, ClassVar, dataclass_transform

from attrs import frozen

from nara_vard_finans.core._wording import shown
from nara_vard_finans.core.decimals import decimal_text, grouped

_MOST_LISTED, _MOST_IN_LONG = 8, 20
_WORDS = re.compile(r"(?<=[a-zåäö0-9])(?=[A-Z])")


class Language(StrEnum):
    """The languages that results are written in."""

    SV = "sv"
    """Swedish, the default for what a controller reads."""

    EN = "en"
    """English, on request."""


@frozen
class Text:
    """
    One text in Swedish and, where there is one, in English.

    Attributes:
        sv: The Swedish text.
        en: The English text; empty when there is none.

    Example:
        >>> Text("kommunerna", "the municipalities").in_(Language.EN)
        'the municipalities'
        >>> Text("Bara svenska").in_(Language.EN)
        'Bara svenska'
    """

    sv: str
    en: str = ""

    def in_(self, language: Language) -> str:
        """Give the text in *language*, or in Swedish where there is no English."""
        return self.en if Language(language) is Language.EN and self.en else self.sv

    @property
    def in_english(self) -> str:
        """The English text, or the Swedish where there is none."""
        return self.in_(Language.EN)

    def __str__(self) -> str:
        return self.sv


def part(*, default: object = ..., kw_only: bool = False) -> Any:
    """Declare a part that has a default, or that is given by name alone."""
    del kw_only  # for type checkers
    return default


@dataclass_transform(frozen_default=True, field_specifiers=(part,))
class Worded:
    """What messages and errors have in common: typed parts, and a sentence of them in each language."""

    SV: ClassVar[str]
    EN: ClassVar[str]
    _NAMES: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = (name for name in vars(cls).get("__annotations__", ()) if not name.lstrip("_").isupper())
        cls._NAMES = (*cls._NAMES, *(name for name in own if name not in cls._NAMES))

    @classmethod
    def part_names(cls) -> tuple[str, ...]:
        """Give the names of its parts, in the order in which they are given."""
        return cls._NAMES

    @classmethod
    def _bound(cls, values: tuple[object, ...], named: Mapping[str, object]) -> dict[str, object]:
        """Bind what a message was made with to its parts."""
        found: dict[str, object] = {**dict(zip(cls._NAMES, values, strict=False)), **named}
        for name in cls._NAMES:
            if name not in found and getattr(cls, name, ...) is not ...:
                found[name] = getattr(cls, name)
        if (
            len(values) > len(cls._NAMES)
            or found.keys() != {*cls._NAMES}
            or {*cls._NAMES[: len(values)]} & named.keys()
        ):
            raise TypeError(f"{cls.__name__} has the parts {', '.join(cls._NAMES)}")
        return {name: found[name] for name in cls._NAMES}

    @property
    def parts(self) -> dict[str, Any]:
        """Its parts by name, plain as in JSON: amounts in kronor, days as ISO, parties by code."""
        return {name: plain(getattr(self, name)) for name in self._NAMES}

    def in_(self, language: Language) -> str:
        """Write it in *language*."""
        language = Language(language)  # "en" is not to be told in Swedish
        return rendered(self.EN if language is Language.EN else self.SV, self, language)


class Message(Worded):
    """
    A sentence as a record of its parts.

    Example:
        >>> class RowsDeviate(Message):
        ...     SV = "{rows:rad|rader} avviker: {names}."
        ...     EN = "{rows:row deviates|rows deviate}: {names}."
        ...     rows: int
        ...     names: tuple[str, ...]
        >>> found = RowsDeviate(2, ("Orsa", "Mora"))
        >>> str(found), found.en
        ('2 rader avviker: Orsa och Mora.', '2 rows deviate: Orsa and Mora.')
        >>> RowsDeviate.id(), found.parts
        ('rows-deviate', {'rows': 2, 'names': ['Orsa', 'Mora']})
    """

    def __init__(self, *values: object, **named: object) -> None:
        self.__dict__.update(self._bound(values, named))

    @classmethod
    def id(cls) -> str:
        """Give the word for this kind of message."""
        return word_for(cls)

    @property
    def sv(self) -> str:
        """The Swedish sentence."""
        return self.in_(Language.SV)

    @property
    def en(self) -> str:
        """The English sentence."""
        return self.in_(Language.EN)

    @property
    def in_english(self) -> str:
        """The English sentence."""
        return self.en

    def __str__(self) -> str:
        return self.sv

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __reduce__(self) -> "tuple[type[Message], tuple[Any, ...]]":
        return type(self), tuple(self.__dict__.values())


AnyText = Text | Message
"""What can be read in both languages."""

Reason = AnyText | str
"""Why, in both languages; a text of one's own is written as it is in both."""


def word_for(kind: type, ending: str = "") -> str:
    """
    Give the word of a class: its name in small letters, with hyphens.

    Example:
        >>> word_for(Text), word_for(KeyError, "Error")
        ('text', 'key')
    """
    return _WORDS.sub("-", kind.__name__.removeprefix("_").removesuffix(ending)).lower()


def rendered(template: str, record: object, language: Language) -> str:
    """Write a sentence with the parts of a record."""
    written: list[str] = []
    for literal, name, spec, _ in Formatter().parse(template):
        written.append(literal)
        if name is not None:
            written.append(worded(getattr(record, name), language, spec or ""))
    return "".join(written)


def worded(value: Any, language: Language, spec: str = "") -> str:
    """Write one part of a sentence as *spec* says."""
    if "|" in spec:
        return _counted(value, spec)
    match spec:
        case "":
            return _written(value, language, "")
        case "shown":
            return _shown(value, language)
        case "grouped":
            return grouped(value)
        case "capital":
            text = _written(value, language, "")
            return text[:1].upper() + text[1:]
        case ";" | " ":
            return f"{spec.strip()} ".join(_written(each, language, "") for each in value)
        case _ if {*spec.split()} <= {"or", "shown", "long"}:
            return _listed(value, language, spec)
        case _:
            return _decimals(value, spec, language)


def _shown(value: Any, language: Language) -> str:
    """Write what a stranger gave as it was given; a message or a period is not a stranger's."""
    if isinstance(value, tuple | list):
        return _listed(value, language, "shown")
    return _written(value, language, "") if hasattr(value, "in_") else shown(value, swedish=language is Language.SV)


def _decimals(value: int | Fraction, spec: str, language: Language) -> str:
    places = int(spec.removeprefix("~"))
    has_few = spec.startswith("~") and 10**places % value.denominator == 0
    return decimal_text(value, None if has_few else places, point=_point(language))


def _counted(value: Any, spec: str) -> str:
    number = value if isinstance(value, int) else len(value)
    one, many = spec.removeprefix("=").split("|")
    noun = one if number == 1 else many
    return noun if spec.startswith("=") else f"{grouped(number)} {noun}"


def _point(language: Language) -> str:
    return "." if language is Language.EN else ","


def _written(value: Any, language: Language, spec: str) -> str:
    match value:
        case str() if not isinstance(value, Enum):
            return value
        case tuple() | list():
            return _listed(value, language, spec)
        case Fraction():
            return decimal_text(value, point=_point(language))
        case dt.date():
            return value.isoformat()
        case _ if hasattr(value, "in_"):
            return str(value.in_(language))
        case _ if hasattr(value, "code") and hasattr(value, "name"):
            return str(value.name)
        case _ if isinstance(title := getattr(value, "title", None), Text):
            return title.in_(language)
        case _:
            return _as_text(value)


def _as_text(value: object) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001 - whatever a stranger's value raises when it is written
        return shown(value)


def _listed(values: Sequence[Any], language: Language, spec: str) -> str:
    """List parts; very many are cut, and how many more there are is said."""
    names = [worded(value, language, "shown" if "shown" in spec else "") for value in values]
    most = _MOST_IN_LONG if "long" in spec else _MOST_LISTED
    more = len(names) - most
    if more > 1:
        further = f"{more} more" if language is Language.EN else f"ytterligare {more}"
        names = [*names[:most], further]
    if len(names) <= 1:
        return "".join(names)
    words = ("eller", "or") if "or" in spec else ("och", "and")
    # A name with a comma in it, such as that of a statistic and its day, takes a stronger mark between.
    mark = "; " if any("," in name for name in names) else ", "
    return f"{mark.join(names[:-1])} {words[language is Language.EN]} {names[-1]}"


def plain(value: Any) -> Any:
    """Give a part as JSON has it."""
    match value:
        case None | bool() | int():
            return value
        case Enum():
            return value.value
        case Fraction():
            return str(value)
        case dt.date():
            return value.isoformat()
        case tuple() | list():
            return [plain(each) for each in value]
        case Message():
            return {"id": value.id(), **value.parts}
        case Worded():
            return {"error": word_for(type(value), "Error"), **value.parts}
        case Text():
            return value.sv
        case _:
            known = (getattr(value, name, None) for name in ("plain", "iso", "code", "id"))
            return str(next((text for text in known if text), value))


def number_of(number: int, one: Text, many: Text) -> Text:
    """
    Write a number of things.

    Example:
        >>> print(number_of(1, Text("månad", "month"), Text("månader", "months")))
        1 månad
    """
    noun = one if number == 1 else many
    return Text(f"{number} {noun.sv}", f"{number} {noun.in_english}")


def months_text(number: int) -> Text:
    """Write a number of months."""
    return number_of(number, Text("månad", "month"), Text("månader", "months"))


def posts_text(number: int) -> Text:
    """Write a number of posts."""
    return number_of(number, Text("tjänst", "post"), Text("tjänster", "posts"))


COUNTED = {"population": Text("folkmängd", "population"), "patients": Text("patienter", "patients")}
"""What figures count, where it has a word of its own."""


def counted_text(counts: str) -> Text:
    """Name what figures count."""
    return COUNTED.get(counts, Text(counts, counts))
