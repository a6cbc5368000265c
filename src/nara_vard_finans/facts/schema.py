"""The JSON Schema of facts files and journals, by which an editor checks and completes what is written."""

import datetime as dt
import inspect
import re
import types
import typing
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from importlib import import_module
from operator import or_
from typing import Any

from attrs import NOTHING, fields

from nara_vard_finans.agreements import AgreementStatus
from nara_vard_finans.core import (
    LEVELS,
    NOT_IN_FILES,
    Amount,
    AnyText,
    Directory,
    Figures,
    NoticePeriod,
    Paper,
    Party,
    PartyCode,
    Period,
    Prolongation,
    Statistic,
    Term,
    Text,
)
from nara_vard_finans.facts._cost_form import CostForm
from nara_vard_finans.facts._derived_form import DerivedForm, JoinedDays
from nara_vard_finans.facts._index_form import IndexationForm, IndexWeights
from nara_vard_finans.facts._journal_reading import PLURALS
from nara_vard_finans.facts._key_forms import KEY_FORMS
from nara_vard_finans.facts._party_forms import Aliases, ChosenForm, Names, PartiesForm
from nara_vard_finans.facts._pot_form import PotForm
from nara_vard_finans.facts._values import Number
from nara_vard_finans.facts._years import AmountsByYear, KeysByYear, NamesByYear, NumbersByYear
from nara_vard_finans.facts.sections import DEFINITIONS, SECTIONS
from nara_vard_finans.grants import GrantStatus, Pot, PotKey
from nara_vard_finans.journals import Assumptions, Event
from nara_vard_finans.posts import PostStatus
from nara_vard_finans.sharing import AgreedKey, AnyKey, Carrier, Cost, Indexation, RoundedPercent

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_NUMBER: Schema = {"type": ["number", "string"]}
_DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_YEARS = "^[0-9]{4}(-([0-9]{4})?)?$"
_LANGUAGES: Schema = {
    "type": "object",
    "properties": {"sv": {**_TEXT, "description": "In Swedish."}, "en": {**_TEXT, "description": "In English."}},
    "required": ["sv"],
    "additionalProperties": False,
}
_SPAN: Schema = {
    "type": "object",
    "properties": {
        "first_day": {**_DAY, "description": "The first day."},
        "last_day": {**_DAY, "description": "The last day, which is included."},
        "until_further_notice": {"type": "boolean", "description": "Whether it has no last day."},
    },
    "required": ["first_day"],
    "additionalProperties": False,
}
_PERIOD: Schema = {"anyOf": [{"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}, _SPAN]}
_IN_YEARS: Schema = {"years": {"type": "integer", "description": "How many years, for twelve months each."}}
_LENGTHS: Mapping[type[Any], Schema] = {NoticePeriod: _IN_YEARS, Prolongation: _IN_YEARS}
_ELSEWHERE: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("agreements", "posts"), frozenset({"parties"})),
    "grants": frozenset({"parties", "year", "term"}),
    "statistics": frozenset({"figures", "as_of"}),
}
"""What an entry of each section may do without, since it stands elsewhere or follows."""
_FILLED = frozenset({"key", "parties", "months"})
"""What a table inside an entry may do without, since it follows from what it stands in."""
_FORMS: Mapping[Any, type[Any]] = {Pot: PotForm, Indexation: IndexationForm}
_BY_YEAR: Mapping[type[Any], tuple[str, ...]] = {PotForm: ("amount", "percent")}
"""What a grant of several years can state year by year."""
_ONE_OR_MORE: Mapping[type[Any], tuple[str, ...]] = {ChosenForm: ("county", "only")}
_KIND_OF_KEY = "How the cost is shared."
_SECTION = {
    "papers": "The source papers.",
    "statistics": "Figures per party.",
    "indexes": "Price indexes, by which a cost or a rate is raised.",
    "bodies": "Who prepares, recommends, decides and signs.",
    "agreements": "Agreements on shared costs.",
    "grants": "State grants.",
    "posts": "Jointly financed posts.",
    "tables": "Printed tables.",
    "figures": "Figures that are only about so.",
}
_OF_FILE: Schema = {
    "file": {**_TEXT, "description": "A file with the figures, beside the facts file or below it."},
    "column": {**_TEXT, "description": "The heading of the column of the figures in that file."},
    "party_column": {**_TEXT, "description": "The heading of the column of the parties."},
    "sheet": {**_TEXT, "description": "The sheet of a workbook."},
    "encoding": {**_TEXT, "description": "How a text is encoded."},
    "level": {"enum": [*LEVELS], "description": "Which of several levels is read."},
}


def facts_schema() -> Schema:
    """
    Give the JSON Schema of facts files.

    Swedish term:
        schema för faktafiler

    Example:
        >>> facts_schema()["properties"]["agreements"]["items"]["$ref"]
        '#/$defs/Agreement'

    .. versionadded:: 0.1.0
    """
    schemas = _Schemas()
    entries = {section: schemas.entries(section) for section in SECTIONS}
    journals = {"type": "array", "items": schemas.journal(), "description": "What papers tell of what has happened."}
    return schemas.whole(
        "Facts",
        {"parties": {**schemas.of(PartiesForm), "description": "The parties."}, **entries, "journals": journals},
    )


def journal_schema() -> Schema:
    """
    Give the JSON Schema of journals.

    Swedish term:
        schema för journaler

    Example:
        >>> sorted(journal_schema()["properties"])
        ['assumptions', 'events', 'example', 'of', 'recorded_until', 'title']

    .. versionadded:: 0.1.0
    """
    schemas = _Schemas()
    journal = schemas.journal()
    return schemas.whole("Journal", journal["properties"], journal["required"])


def _table(values: Schema, names: str = "") -> Schema:
    if not names:
        return {"type": "object", "additionalProperties": values}
    return {"type": "object", "patternProperties": {names: values}, "additionalProperties": False}


def _or_by_year(value: Schema) -> Schema:
    return {"anyOf": [value, _table(value, _YEARS)]}


class _Schemas:
    """The schemas of records, each once, and what refers to them."""

    def __init__(self) -> None:
        self.defs: dict[str, Schema] = {}
        keys, amount = {"$ref": "#/$defs/key"}, {"type": ["number", "string"]}
        self.known: tuple[tuple[tuple[Any, ...], Schema], ...] = (
            ((str, Party, Statistic, PartyCode, Carrier, RoundedPercent), _TEXT),
            ((bool,), {"type": "boolean"}),
            ((int,), {"type": "integer"}),
            ((dt.date,), _DAY),
            ((Text, AnyText), {"anyOf": [_TEXT, _LANGUAGES]}),
            ((Amount,), amount),
            ((Number, Fraction), _NUMBER),
            ((Period, Term), _PERIOD),
            ((Names,), _table(_TEXT)),
            ((Aliases,), _table(_TEXTS)),
            ((Figures,), _table(_NUMBER)),
            ((tuple[tuple[str, Amount], ...],), _table(amount)),
            ((tuple[tuple[int, Amount], ...],), _table(amount, "^[0-9]{4}$")),
            ((tuple[tuple[Period, Fraction], ...],), _table(_NUMBER, "^[0-9]{4}(-[0-9]{2})?$")),
            ((JoinedDays,), _table(_DAY)),
            ((IndexWeights,), {"anyOf": [_TEXT, _table(_NUMBER)]}),
            ((AnyKey, PotKey, AgreedKey), keys),
            ((AmountsByYear,), _or_by_year(amount)),
            ((NumbersByYear,), _or_by_year(_NUMBER)),
            ((NamesByYear,), _or_by_year(_TEXT)),
            ((KeysByYear,), _table(keys, _YEARS)),
        )
        self.known += (((Directory, tuple[Party, ...]), {"anyOf": [_TEXTS, self.record(ChosenForm)]}),)
        self.known += (((Paper,), {"anyOf": [_TEXT, self.record(Paper)]}),)
        self.known += (((Cost,), self.record(CostForm)),)
        self.defs["key"] = {"anyOf": [self._key(kind, form) for kind, form in KEY_FORMS.items()]}

    def whole(self, title: str, properties: Schema, required: Sequence[str] = ()) -> Schema:
        """Give a whole schema, with all that it refers to."""
        return {
            "$schema": _DRAFT,
            "title": title,
            "type": "object",
            "properties": properties,
            "required": [*required],
            "additionalProperties": False,
            "$defs": dict(sorted(self.defs.items())),
        }

    def of(self, hint: Any) -> Schema:
        """Give the schema of a value of a kind."""
        known = next(
            (schema for kinds, schema in self.known if any(hint is kind or hint == kind for kind in kinds)), None
        )
        if known is not None:
            return known
        match typing.get_origin(hint):
            case types.UnionType | typing.Union:
                return self._either(hint)
            case origin if origin is tuple:
                return {"type": "array", "items": self.of(typing.get_args(hint)[0])}
            case _ if isinstance(hint, type) and issubclass(hint, StrEnum):
                return {"enum": [member.value for member in hint]}
            case _:
                return self.record(_FORMS.get(hint, hint))

    def _either(self, hint: Any) -> Schema:
        """Give the schema of what is of several kinds, or may be left out."""
        kinds = [each for each in typing.get_args(hint) if each is not type(None)]
        whole: Any = reduce(or_, kinds)
        return {"anyOf": [self.of(each) for each in kinds]} if whole == hint else self.of(whole)

    def record(self, cls: type[Any]) -> Schema:
        """Refer to the schema of a record, which is made where it is first referred to."""
        name = cls.__name__
        if name not in self.defs:
            self.defs[name] = {}  # it may refer to itself
            self.defs[name] = self._object(cls)
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, cls: type[Any], more: Mapping[str, Schema] | None = None, without: Iterable[str] = ()) -> Schema:
        """Give the schema of the table of a record: its fields, *more* of them, and which it may be *without*."""
        hints, told = typing.get_type_hints(cls, include_extras=True), meanings(cls)
        parts = [part for part in fields(cls) if part.init and NOT_IN_FILES not in part.metadata]
        of = {part.name: self._field(cls, part.name, hints[part.name]) for part in parts}
        needed = [part.name for part in parts if part.default is NOTHING and part.name not in {*without}]
        return {
            "type": "object",
            "properties": {
                **{name: {**schema, "description": told.get(name, "")} for name, schema in of.items()},
                **_LENGTHS.get(cls, {}),
                **(more or {}),
            },
            "required": [name for name in needed if name not in _FILLED],
            "additionalProperties": False,
        }

    def _field(self, cls: type[Any], name: str, hint: Any) -> Schema:
        of = self.of(hint)
        if name in _BY_YEAR.get(cls, ()):
            return _or_by_year(of)
        return {"anyOf": [of, of["items"]]} if name in _ONE_OR_MORE.get(cls, ()) else of

    def _key(self, kind: str, form: type[Any]) -> Schema:
        whole = self._object(form)
        return {**whole, "properties": {**whole["properties"], "kind": {"const": kind, "description": _KIND_OF_KEY}}}

    def entries(self, section: str) -> Schema:
        """Give the schema of a section: an array of its entries."""
        package, name = SECTIONS[section]
        cls = getattr(import_module(f"nara_vard_finans.{package}"), name)
        more: dict[str, Schema] = {}
        if section in DEFINITIONS:
            more["replaces"] = {"type": "boolean", "description": "Whether it replaces one of the same id that ships."}
        if section == "grants":
            more["years"] = {"type": "string", "pattern": _YEARS, "description": "Its years, of which each is a grant."}
        whole = self._object(cls, more, _ELSEWHERE.get(section, ()))
        if section == "statistics":
            whole = {"anyOf": [{**whole, "properties": {**whole["properties"], **_OF_FILE}}, self._object(DerivedForm)]}
        self.defs[name] = whole
        return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}, "description": _SECTION[section]}

    def journal(self) -> Schema:
        """Give the schema of a journal."""
        kinds = dict.fromkeys((*AgreementStatus.kinds, *GrantStatus.kinds, *PostStatus.kinds))
        events = {"anyOf": [self._event(kind) for kind in kinds]}
        return {
            "type": "object",
            "properties": {
                "of": {**_TEXT, "description": "The id of the agreement, grant or post that it tells of."},
                "title": {**self.of(Text), "description": "What it is, for a reader."},
                "example": {"type": "boolean", "description": "Whether it is made up, and is no history."},
                "recorded_until": {**_DAY, "description": "The last day that it tells of."},
                "assumptions": {**self.of(Assumptions), "description": "What no paper states, and the journal gives."},
                "events": {"type": "array", "items": events, "description": "What has happened."},
            },
            "required": ["of"],
            "additionalProperties": False,
        }

    def _event(self, kind: type[Event]) -> Schema:
        """Give the schema of what has happened to one, or on one day to several, each with an amount or none."""
        whole, several = self._object(kind), PLURALS[kind.whom]
        own: Schema = {"kind": {"const": kind.kind, "description": f"What happened: {kind.swedish}."}}
        if kind.whom in whole["properties"]:
            own[several] = {**_TEXTS, "description": "Several to whom it happened on that day, in place of one."}
        if kind.whom in whole["properties"] and "amount" in whole["properties"]:
            own["amounts"] = {**_table(self.of(Amount)), "description": "Several, each with its amount."}
        needed = ["kind", *(name for name in whole["required"] if name not in {kind.whom, "amount"})]
        return {**whole, "properties": {**own, **whole["properties"]}, "required": needed}


def meanings(cls: type[Any]) -> dict[str, str]:
    """Give what the docstrings of a record, and of what it is made of, say of each of its attributes, as of a file."""
    found: dict[str, str] = {}
    for base in cls.__mro__:
        own: dict[str, str] = {}
        name = ""
        _, _, after = inspect.cleandoc(base.__doc__ or "").partition("Attributes:\n")
        for line in re.split(r"\n\s*\n", after)[0].splitlines():
            start = re.fullmatch(r" {4}(\w+): (.*)", line)
            if start:
                name = start[1]
                own[name] = start[2]
            else:
                own[name] += f" {line.strip()}"
        found |= {key: text for key, text in own.items() if key not in found}
    return {key: _in_files(text) for key, text in found.items()}


def _in_files(text: str) -> str:
    """Say of what a record has not that a file leaves it out."""
    left_out = re.sub(r"(?:``None``|\bempty) (where|for|when)\b", r"left out \1", text)
    return left_out.replace("``", "`")
