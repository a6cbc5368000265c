"""How the tables and arrays of a file become records: with all that does not fit told at once."""

import datetime as dt
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin

from attrs import fields, has
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override

from nara_vard_finans.core import NOT_IN_FILES, Amount, AnyText, NoticePeriod, Period, Prolongation, Term, Text
from nara_vard_finans.facts._faults import FAULTY, MOST_FAULTS, MisfitsError
from nara_vard_finans.facts._form_messages import NoticeWithoutLength, ProlongedByWhat
from nara_vard_finans.facts._periods import as_day, as_term, day_of_text, in_months, period_text
from nara_vard_finans.facts._values import (
    Number,
    as_amount,
    as_integer,
    as_member,
    as_number,
    as_percent,
    as_text,
    as_yes_or_no,
    expected,
)

_Entry = TypeVar("_Entry")
_Hook = Callable[[Any, Any], Any]
_TABLE = Text("en tabell", "a table")


def value_converter(*, has_days_as_texts: bool = False) -> Converter:
    """
    Make a converter that structures records of values that refer to nothing, such as a paper.

    Args:
        has_days_as_texts: Whether days are written as texts, as in JSON, which has none of its own.
    """
    converter = Converter(detailed_validation=True)
    register = converter.register_structure_hook_func
    converter.register_structure_hook_factory(has, lambda cls: class_hook(cls, converter))
    register(_is_array, lambda raw, cls: items(raw, get_args(cls)[0], converter))
    # The library has hooks of its own for these, which only hooks by class replace; an enum of texts is a text to it.
    for primitive, hook in ((str, reading(as_text)), (int, reading(as_integer)), (bool, reading(as_yes_or_no))):
        converter.register_structure_hook(primitive, hook)
    converter.register_structure_hook(StrEnum, as_member)
    for forms, read in (
        ((dt.date,), lambda raw: as_day(day_of_text(raw) if has_days_as_texts else raw)),
        ((Amount,), as_amount),
        ((Number, Number | None), as_number),
        ((AnyText,), lambda raw: converter.structure(raw, Text)),
        ((Term,), lambda raw: as_term(raw, converter)),
        ((tuple[int, ...],), lambda raw: items(raw, int, converter)),
    ):
        register(among(*forms), reading(read))
    for cls, adapt in (
        (Text, lambda raw, plain: plain(raw) if isinstance(raw, dict) else Text(as_text(raw))),
        (Period, lambda raw, plain: plain(raw) if isinstance(raw, dict) else Period.parse(period_text(raw))),
        (NoticePeriod, lambda raw, plain: plain(in_months(raw, NoticeWithoutLength()))),
        (Prolongation, lambda raw, plain: plain(in_months(raw, ProlongedByWhat()))),
    ):
        register(among(cls), adapted(adapt, class_hook(cls, converter)))
    return converter


def among(*forms: Any) -> Callable[[Any], bool]:
    """Say for a converter which forms a hook is for."""
    return lambda cls: any(cls is form or cls == form for form in forms)


def reading(read: Callable[[Any], Any]) -> _Hook:
    """Make a hook of what reads a value, whatever form it is asked for in."""
    return lambda raw, _: read(raw)


def adapted(adapt: Callable[[Any, Callable[[Any], Any]], Any], plain: _Hook) -> _Hook:
    """Make a hook of what adapts a value before, or instead of, the plain hook."""
    return lambda raw, cls: adapt(raw, lambda value: plain(value, cls))


def _is_array(cls: Any) -> bool:
    origin: Any = get_origin(cls)
    return origin is tuple


def class_hook(cls: type[Any], converter: Converter, **special: Any) -> _Hook:
    """Make the hook of a record: a table with its fields and no others."""
    for part in fields(cls):
        if NOT_IN_FILES in part.metadata:
            special[part.name] = override(omit=True)
        elif part.name == "percent" and part.type in {Number, Number | None}:
            special[part.name] = override(struct_hook=lambda raw, _: as_percent(raw))
    structure = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, **special)

    def hook(raw: Any, _: Any) -> Any:
        if not isinstance(raw, dict):
            raise expected(_TABLE, raw)
        return structure(raw, cls)

    return hook


def items(raw: Any, item: Any, converter: Converter) -> tuple[Any, ...]:
    """Read an array of one kind of item."""
    if not isinstance(raw, list):
        raise expected(Text("en lista", "an array"), raw)
    return tuple(value for _, value in _gathered(enumerate(raw), lambda _, value: converter.structure(value, item)))


def each(raw: Any, read: Callable[[str, Any], _Entry]) -> tuple[_Entry, ...]:
    """Read a table of names, each with its value."""
    if not isinstance(raw, dict):
        raise expected(_TABLE, raw)
    return tuple(value for _, value in _gathered(raw.items(), read))


def _gathered(entries: Iterable[tuple[Any, Any]], read: Callable[[Any, Any], _Entry]) -> list[tuple[Any, _Entry]]:
    """Read every entry, and raise all that does not fit at once."""
    done: list[tuple[Any, _Entry]] = []
    errors: list[tuple[str | int, Exception]] = []
    for place, raw in entries:
        try:
            done.append((place, read(place, raw)))
        except FAULTY as error:
            errors.append((place, error))
            if len(errors) >= MOST_FAULTS:
                break
    if errors:
        raise MisfitsError(tuple(errors))
    return done
