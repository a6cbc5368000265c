"""
The form of a facts file: how its tables become records.

Most tables have the fields of the record they become; the ways to write a cost key are in ``_key_forms``, and that to
write a pot in ``_pot_form``. The records check themselves; this module only gives their errors a place, and finds what
they refer to in the context that it is handed.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, TypeVar

from attrs import evolve
from cattrs import Converter
from cattrs.gen import override

from nara_vard_finans.core import (
    Amount,
    Directory,
    DuplicatePartyError,
    Figures,
    OneOf,
    Paper,
    Party,
    PartyCode,
    Period,
    Statistic,
    Text,
)
from nara_vard_finans.facts._context import Context
from nara_vard_finans.facts._cost_form import CostForm
from nara_vard_finans.facts._derived_form import DerivedForm, JoinedDays, is_derived
from nara_vard_finans.facts._faults import FAULTY, MisfitError
from nara_vard_finans.facts._form_messages import NoKindOfKey, OnlyOfAgreement
from nara_vard_finans.facts._index_form import IndexationForm, IndexWeights, index_weights, month_and_value
from nara_vard_finans.facts._key_forms import KEY_FORMS, PercentagesForm, assumed_key
from nara_vard_finans.facts._party_forms import Aliases, ChosenForm, Names, aliases, code_and_name, filled_key
from nara_vard_finans.facts._structuring import adapted, among, class_hook, each, items, reading, value_converter
from nara_vard_finans.facts._values import as_amount, as_number, as_percent, as_text, expected
from nara_vard_finans.facts._years import (
    AmountsByYear,
    KeysByYear,
    NamesByYear,
    NumbersByYear,
    by_year,
    each_year,
    year_and_amount,
)
from nara_vard_finans.facts.country import register
from nara_vard_finans.facts.kinds import PAPER
from nara_vard_finans.facts.messages import KindMissing
from nara_vard_finans.sharing import (
    LARGEST,
    AgreedKey,
    AnyKey,
    Bounded,
    Carrier,
    Charging,
    Cost,
    Indexation,
    KeyByYear,
    Rate,
    RoundedPercent,
)

_Entry = TypeVar("_Entry")


def converter_for(context: Context) -> Converter:
    """Make the converter that structures tables into records, with *context* for what they refer to."""
    converter = value_converter(has_days_as_texts=context.has_days_as_texts)
    register = converter.register_structure_hook_func
    for forms, read in (
        ((Names,), lambda raw: each(raw, code_and_name)),
        ((Names | None,), lambda raw: each(raw, lambda name, raw: (name, as_text(raw)))),
        ((Aliases,), lambda raw: each(raw, aliases)),
        ((Figures,), lambda raw: _by_party(raw, context, as_number)),
        ((tuple[tuple[str, Amount], ...],), lambda raw: _by_party(raw, context, as_amount)),
        ((tuple[tuple[int, Amount], ...],), lambda raw: each(raw, year_and_amount)),
        ((JoinedDays,), lambda raw: _by_party(raw, context, lambda day: converter.structure(day, dt.date))),
        ((RoundedPercent,), RoundedPercent.parse),
        ((IndexWeights,), index_weights),
        ((tuple[tuple[Period, Fraction], ...],), lambda raw: each(raw, month_and_value)),
        (
            (Indexation, Indexation | None),
            lambda raw: converter.structure(raw, IndexationForm).indexation(context),
        ),
        ((PartyCode,), lambda raw: context.party(as_text(raw)).code),
        ((Cost, Cost | None), lambda raw: converter.structure(raw, CostForm).cost()),
        ((Carrier | None,), lambda raw: _carrier(as_text(raw), context)),
        ((AnyKey, AnyKey | None), lambda raw: _shares(raw, context, converter)),
        ((AnyKey | Rate | Bounded | None,), lambda raw: _shares(raw, context, converter, of_pot=True)),
        ((AgreedKey,), lambda raw: _key(raw, context, converter)),
        ((AmountsByYear,), lambda raw: by_year(raw, as_amount)),
        ((NumbersByYear,), lambda raw: by_year(raw, as_percent)),
        ((NamesByYear,), lambda raw: by_year(raw, as_text)),
        ((KeysByYear,), lambda raw: each_year(raw, lambda value: _key(value, context, converter))),
        ((Directory,), lambda raw: Directory(_parties(raw, context, converter))),
        ((tuple[Party, ...], tuple[Party, ...] | None), lambda raw: _parties(raw, context, converter)),
        ((Party,), lambda raw: context.party(as_text(raw))),
    ):
        register(among(*forms), reading(read))
    for cls, adapt in (
        (Paper, lambda raw, plain: context.entry(PAPER, raw, context.papers) if isinstance(raw, str) else plain(raw)),
        (Statistic, lambda raw, plain: _statistic(raw, plain, context, converter)),
    ):
        register(among(cls), adapted(adapt, class_hook(cls, converter)))
    shares = override(struct_hook=lambda raw, _: _by_party(raw, context, as_percent))
    register(among(PercentagesForm), class_hook(PercentagesForm, converter, shares=shares))
    return converter


def add_definition(
    converter: Converter, cls: type[Any], context: Context, known: Iterable[Party] = (), *, fills_key: bool = False
) -> None:
    """
    Let a converter structure a definition that may name no parties: it is then between all of its own file.

    Args:
        converter: The converter.
        cls: The record.
        context: What its values refer to.
        known: The parties that it is between where its file lists none.
        fills_key: Whether its cost key is between its parties where the key names none.
    """

    def adapt(raw: Any, plain: Callable[[Any], Any]) -> Any:
        between = _with_parties(raw, context.own_parties or known)
        found = plain(_with_filled_key(between, converter) if fills_key else between)
        return evolve(found, bodies=context.bodies_of(found.parties)) if hasattr(found, "bodies") else found

    converter.register_structure_hook_func(among(cls), adapted(adapt, class_hook(cls, converter)))


def _key(raw: Any, context: Context, converter: Converter) -> AgreedKey:
    if not isinstance(raw, dict):
        raise expected(Text("en tabell med kind", "a table with kind"), raw)
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in KEY_FORMS:
        known = tuple(KEY_FORMS)
        raise MisfitError(KindMissing(OneOf(known)) if kind is None else NoKindOfKey(kind, known))
    form: Any = converter.structure(raw, KEY_FORMS[kind])
    return assumed_key(form.key(context)) if form.assumed else form.key(context)


def _shares(raw: Any, context: Context, converter: Converter, *, of_pot: bool = False) -> Any:
    """Read a key that shares a given total, or, of a pot, a rate or one within bounds, where no other can stand."""
    key: AgreedKey = _key(raw, context, converter)
    if of_pot and isinstance(key, Rate | Bounded):
        return key
    if isinstance(key, Charging | Bounded | KeyByYear):
        raise MisfitError(OnlyOfAgreement(raw["kind"]))
    return key


def _statistic(raw: Any, plain: Callable[[Any], Any], context: Context, converter: Converter) -> Any:
    if is_derived(raw):
        return converter.structure(raw, DerivedForm).statistic(context)
    if isinstance(raw, dict) and not {"as_of", "recovered_from"} & set(raw):
        return plain({**raw, "as_of": ...})  # so that it is told together with the other faults
    return context.statistic(raw) if isinstance(raw, str) else plain(raw)


def _carrier(name: str, context: Context) -> Carrier:
    return LARGEST if name == str(LARGEST) else context.party(name).code


def _with_parties(raw: Any, parties: Iterable[Party]) -> Any:
    """Let an agreement or a grant that names no parties be between all of its file, and a grant between all known."""
    codes = [party.code for party in parties]
    return {**raw, "parties": codes} if isinstance(raw, dict) and "parties" not in raw and codes else raw


def _with_filled_key(raw: Any, converter: Converter) -> Any:
    """Let the key of an agreement be between its parties where it names none; faults of either are told later."""
    if not isinstance(raw, dict) or not {"parties", "cost_key"} <= raw.keys():
        return raw
    try:
        parties: Directory = converter.structure(raw["parties"], Directory)
    except FAULTY:
        parties = register()  # so that the key is not at fault for them too
    return {**raw, "cost_key": filled_key(raw["cost_key"], parties)}


def _parties(raw: Any, context: Context, converter: Converter) -> tuple[Party, ...]:
    """Read parties: a list of them, or a table that chooses them among the country's."""
    if not isinstance(raw, dict):
        return items(raw, Party, converter)
    alone = {name: [raw[name]] for name in ("county", "only") if isinstance(raw.get(name), str)}
    form: ChosenForm = converter.structure({**raw, **alone}, ChosenForm)
    return context.choose(form.parties())


def _by_party(raw: Any, context: Context, read: Callable[[Any], _Entry]) -> tuple[tuple[str, _Entry], ...]:
    spelled: dict[str, str] = {}

    def entry(name: str, value: Any) -> tuple[str, _Entry]:
        party = context.party(name)
        if spelled.setdefault(party.code, name) != name:
            raise DuplicatePartyError(party.name, (spelled[party.code], name))
        return party.code, read(value)

    return each(raw, entry)
