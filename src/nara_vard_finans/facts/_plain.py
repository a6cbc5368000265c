"""
Records as the tables of a facts file or a journal: ``_forms``, ``_key_forms`` and ``_pot_form`` the other way round.

Most records are written by their fields; what a file says by other keys than the record has is written by those.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from enum import Enum
from fractions import Fraction
from math import lcm
from typing import Any

from attrs import NOTHING, Attribute, Factory, fields

from nara_vard_finans.core import (
    NOT_IN_FILES,
    Amount,
    Directory,
    Language,
    Message,
    NoticePeriod,
    NumeralError,
    Paper,
    Party,
    Period,
    Text,
    decimal_text,
)
from nara_vard_finans.facts._figure_key_forms import RATED_FIGURES
from nara_vard_finans.facts._party_forms import SIDES
from nara_vard_finans.grants import Percentage, Pot, PotUse, StatedShare
from nara_vard_finans.journals import Event
from nara_vard_finans.sharing import (
    BasisKind,
    Bounded,
    ByYear,
    Combined,
    CostKey,
    DerivedStatistic,
    Indexation,
    JoiningFigures,
    KeyByYear,
    NestedKey,
    Rate,
    RateForm,
    RoundedPercent,
    RoundingRule,
    StatedAmounts,
    UnstatedKey,
    UnstatedMix,
    YearlyCost,
    YearlyFigures,
)

Table = dict[str, Any]
_ENDING = Text("ett tal vars decimaler tar slut; multiplicera alla delar", "a number whose decimals end; multiply all")
_WHOLE_ORE = Text("ett belopp i hela öre; avrunda det", "an amount in whole öre; round it")
_AMBIGUOUS_PLACES = 3
_RATES = {RateForm.KRONOR: "per", RateForm.PERCENT: "percent", RateForm.PROMILLE: "promille"}


def plain(value: Any) -> Any:
    """Write a value as files have it: tables, arrays, texts, whole numbers, days and truths."""
    write = next((write for kinds, write in _VALUES if isinstance(value, kinds)), table)
    return write(value)


def table(record: Any) -> Table:
    """Write a record as the table that becomes it."""
    write = next((write for kinds, write in _TABLES if isinstance(record, kinds)), _fields)
    return write(record)


def _amount(amount: Amount) -> int | str:
    return amount.ore // 100 if amount.ore % 100 == 0 else f"{decimal_text(amount.kronor, 2, space='')} kr"


def _text(text: Text) -> str | Table:
    return {"sv": text.sv, "en": text.en} if text.en else text.sv


def _entries(values: tuple[Any, ...]) -> list[Any] | Table:
    """Write pairs as a table, and anything else as an array."""
    if values and all(type(each) is tuple for each in values):
        return {key.iso if isinstance(key, Period) else str(key): plain(value) for key, value in values}
    return [plain(each) for each in values]


def _number(number: int | Fraction) -> int | str:
    """Write an exact number; with three decimals a zero more, since those could be thousands."""
    if number.denominator == 1:
        return int(number)
    written = decimal_text(number, space="")
    if "/" in written:
        raise NumeralError(written, _ENDING)
    return f"{written}0" if len(written.partition(",")[2]) == _AMBIGUOUS_PLACES else written


def _fields(record: Any, *without: str) -> Table:
    found = {}
    for part in fields(type(record)):
        value = getattr(record, part.name)
        if part.init and part.name not in without and not _goes_without_saying(part, value):
            found[part.name] = plain(value)
    return found


def _goes_without_saying(part: "Attribute[Any]", value: Any) -> bool:
    """Say whether a field is written by being left out: it is as it would be, or is an assumption of ours."""
    rule = isinstance(value, RoundingRule)
    if value is None or NOT_IN_FILES in part.metadata or (rule and value.assumed):
        return True
    made: Any = part.default
    default = made.factory() if isinstance(made, Factory) else made  # type: ignore[arg-type]
    # A rule that a paper states is stated, also where it is the one that we would assume.
    return default is not NOTHING and value == default and not rule


def _period(period: Period) -> Any:
    if period.is_open:
        return {"first_day": period.first_day, "until_further_notice": True}
    iso = period.iso
    if "/" not in iso:
        return iso
    return {"first_day": period.first_day, "last_day": period.last_day}


def _stated_key(key: CostKey) -> Table:
    basis = key.basis
    found: Table = {"kind": basis.kind.value}
    match basis.kind:
        case BasisKind.EQUAL:
            found["parties"] = list(key.parties)
        case BasisKind.PERCENTAGES | BasisKind.PARTS:
            found["shares"] = {code: _number(weight) for code, weight in key.weights}
        case BasisKind.STATISTIC if basis.statistic is not None:
            found["statistic"] = basis.statistic.id
            if {*key.parties} != {code for code, _ in basis.statistic.figures}:
                found["parties"] = list(key.parties)
            if basis.figures_for is not None:
                found["figures_for"] = _period(basis.figures_for)
        case _:
            found |= _mix(basis.components)
    return _marked(_with_source(found, basis.source), assumed=basis.assumed)


def _marked(found: Table, *, assumed: bool) -> Table:
    return {**found, "assumed": True} if assumed else found


def _mix(components: Iterable[tuple[Fraction, Any]]) -> Table:
    listed = tuple(components)
    scale = lcm(*(part.denominator for part, _ in listed))
    return {"components": [{"weight": int(part * scale), "key": table(key)} for part, key in listed]}


def _nested(key: NestedKey) -> Table:
    share = "percent" if key.between.basis.kind is BasisKind.PERCENTAGES else "part"
    within = dict(key.within)
    found: Table = {"kind": "nested"}
    if key.odd_unit_to is not None:
        found["odd_unit_to"] = key.odd_unit_to
    found = _marked(_with_source(found, key.between.basis.source), assumed=key.between.basis.assumed)
    found["groups"] = [
        {"name": name, share: _number(weight), "key": table(within[name])} for name, weight in key.between.weights
    ]
    return found


def _rate(rate: Rate) -> Table:
    values = rate.per.values if isinstance(rate.per, ByYear) else (rate.per,)
    name = _RATES[values[0].form]
    by_year = isinstance(rate.per, ByYear)
    stated: Any = _by_year(rate.per, lambda each: _number(each.number)) if by_year else _number(values[0].number)
    most = {} if rate.ceiling is None else {"at_most": _number(rate.ceiling.number)}
    figures = {key: value for key, value in table(rate.key).items() if key != "kind"}
    index = {} if rate.index is None else {"index": table(rate.index)}
    return _marked({"kind": "rate", name: stated, **most, **index, **figures}, assumed=rate.assumed)


def _indexation(index: Indexation) -> Table:
    names = {each.id: _number(weight) for each, weight in index.parts}
    return {"of": names if len(names) > 1 else next(iter(names)), **_fields(index, "parts")}


def _amounts(stated: StatedAmounts) -> Table:
    found: Table = {"kind": "amounts", "amounts": {code: _amount(amount) for code, amount in stated.amounts}}
    return {**found, **_fields(stated, "amounts")}


def _combined(key: Combined) -> Table:
    return {"kind": "sum", "parts": [{**_fields(part, "key"), "key": table(part.key)} for part in key.parts]}


def _bounded(key: Bounded) -> Table:
    bounds = {
        name: {"amounts": {code: _kronor(amount) for code, amount in pairs}}
        for name, pairs in (("at_least", key.least), ("at_most", key.most))
        if pairs
    }
    taker = {} if key.taken_by is None else {"taken_by": key.taken_by}
    return {"kind": "bounded", "of": table(key.key), **bounds, "cut_off": key.cut_off.value, **taker}


def _kronor(amount: int | Fraction) -> int | str:
    ore = Fraction(amount) * 100
    if ore.denominator != 1:
        raise NumeralError(decimal_text(amount), _WHOLE_ORE)
    return _amount(Amount(ore.numerator))


def _derived(statistic: DerivedStatistic) -> Table:
    found = _fields(statistic, "figures", "origins", "classes", "joined")
    names = [each.id for each in statistic.origins]
    if isinstance(statistic, JoiningFigures):
        return {**found, "of": names[0], "joined": dict(statistic.joined)}
    if not statistic.classes:
        return {**found, "product_of": names}
    return {**found, "of": names[0], "classes": [_fields(each) for each in statistic.classes]}


def _key_by_year(key: KeyByYear) -> Table:
    if key.keys.what != RATED_FIGURES:
        return {"kind": "by-year", "keys": _by_year(key.keys, table)}
    rates = {str(years): table(rate) for years, rate in key.keys.spans}  # the same rate, by figures of each year
    return {**next(iter(rates.values())), "statistic": {years: rate["statistic"] for years, rate in rates.items()}}


def _by_year(values: Any, write: Callable[[Any], Any]) -> Table:
    return {str(years): write(value) for years, value in values.spans}


def _yearly(key: YearlyFigures) -> Table:
    before = {"years_before": key.day.years_before} if key.day.years_before else {}
    found: Table = {"kind": BasisKind.STATISTIC.value, "counts": key.counts, "parties": list(key.parties)}
    return _with_source({**found, "day": f"{key.day.month:02d}-{key.day.day:02d}", **before}, key.source)


def _with_source(found: Table, source: Any) -> Table:
    return found if source is None else {**found, "source": table(source)}


def _pot(pot: Pot) -> Table:
    size: Table = {}
    match pot.size:
        case Amount():
            size["amount"] = plain(pot.size)
        case Percentage():
            size["percent"] = _number(pot.size.percent)
        case StatedShare():
            size |= {"share_of": pot.size.whose, "amount": plain(pot.size.amount)}
            size |= {"shares": _entries(pot.size.printed)} if pot.size.printed else {}
        case _:
            pass  # the rest, which is what a pot of no stated size is
    use = {} if pot.use is PotUse.SHARED else {pot.use.value.replace("-", "_"): True}
    return {**_fields(pot, "size", "use"), **size, **use}


def parties_table(parties: Directory) -> Table:
    """Write the parties: names by code, by side."""
    found: Table = {}
    for group, side in SIDES.items():
        names = {party.code: party.name for party in parties if party.principal == side}
        found |= {group: names} if names else {}
    return _with_source(found, parties.source)


_VALUES: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (Enum, lambda member: member.value),
    ((bool, int, str, dt.date), lambda value: value),
    (Fraction, _number),
    (Amount, _amount),
    (Text, _text),
    (Message, lambda message: {"sv": message.in_(Language.SV), "en": message.in_(Language.EN)}),
    (Party, lambda party: party.code),
    (Paper, lambda paper: paper.id),
    (Directory, lambda directory: [party.code for party in directory]),
    (RoundedPercent, lambda rounded: decimal_text(rounded.percent, rounded.places, space="")),
    (Period, _period),
    (tuple, _entries),
)
"""How values are written, the first kind that fits; any other is a record, and a table."""

_TABLES: tuple[tuple[Any, Callable[[Any], Table]], ...] = (
    (YearlyCost, lambda cost: {"yearly": _amount(cost.amount), **_fields(cost, "amount")}),
    (CostKey, _stated_key),
    (NestedKey, _nested),
    (Rate, _rate),
    (Indexation, _indexation),
    (StatedAmounts, _amounts),
    (Combined, _combined),
    (Bounded, _bounded),
    (DerivedStatistic, _derived),
    (KeyByYear, _key_by_year),
    (YearlyFigures, _yearly),
    (UnstatedKey, lambda key: {"kind": BasisKind.STATISTIC.value, **_fields(key)}),
    (UnstatedMix, lambda mix: {"kind": BasisKind.MIXED.value, **_mix(mix.components), **_fields(mix, "components")}),
    (Pot, _pot),
    (NoticePeriod, lambda notice: {"months": notice.months, **_fields(notice, "months")}),
    (Event, lambda event: {"on": event.on, "kind": event.kind, **_fields(event, "on")}),
)
"""The tables that have other keys than the record has fields."""
