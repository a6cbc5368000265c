"""The law of messages: each can be written in both languages whatever its parts, and survives copying as it is."""

import copy
import datetime as dt
import json
import pickle
from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from message_kinds import KINDS, name_of
from nara_vard_finans import embedded
from nara_vard_finans.core import (
    Amount,
    AuditError,
    DidYouMean,
    Language,
    Message,
    NaraVardFinansError,
    Party,
    Period,
    Statistic,
    Text,
)
from nara_vard_finans.grants import Area, Content, Duty, Measure, Pot
from nara_vard_finans.sharing import Method, RoundedPercent

_FACTS = embedded()
_GRANT = _FACTS.grant("ok-gnv-2020")
_LATER = {"Area": Area, "Content": Content, "Duty": Duty, "Measure": Measure, "Method": Method, "Pot": Pot}
"""What some records name for type checkers alone."""

NESTED = DidYouMean("Orsa")
ERROR = AuditError("tabell.csv", Text("den är tom", "it is empty"))
WORDS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=20)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(0, 10**7),
    Fraction: st.fractions(0, 10**6, max_denominator=1_000),
    Amount: st.integers(-(10**9), 10**9).map(Amount),
    dt.date: st.dates(),
    object: st.one_of(st.none(), WORDS, st.integers()),
    type(None): st.none(),
    Text: st.builds(Text, WORDS, WORDS),
    Message: st.just(NESTED),
    Exception: st.just(ERROR),
    NaraVardFinansError: st.just(ERROR),
    Party: st.sampled_from([*_FACTS.parties]),
    Statistic: st.sampled_from(_FACTS.statistics),
    Period: st.sampled_from([Period.year(2023), Period.parse("2021-06")]),
    RoundedPercent: st.just(RoundedPercent.parse("2,8")),
    Duty: st.sampled_from(_GRANT.duties),
    Area: st.sampled_from(_GRANT.areas),
    Pot: st.sampled_from(_GRANT.pots),
    Content: st.sampled_from([content for duty in _GRANT.duties for content in duty.contents]),
    Measure: st.sampled_from([measure for area in _GRANT.areas for measure in area.measures]),
}


@cache
def drawn(hint: Any) -> st.SearchStrategy[Any]:
    """Draw a part of a kind."""
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) in {Union, UnionType}:
        return st.one_of(*map(drawn, get_args(hint)))
    if get_origin(hint) in {tuple, Sequence}:
        return st.lists(drawn(get_args(hint)[0]), min_size=1, max_size=4).map(tuple)
    if issubclass(hint, Enum):
        return st.sampled_from([*hint])
    return st.deferred(lambda: records(hint)) if hasattr(hint, "SV") else st.just(NESTED)


@cache
def records(kind: Any) -> st.SearchStrategy[Any]:
    """Draw a message or an error of a kind."""
    hints = get_type_hints(kind, localns=_LATER)
    of_error = {"missing"} if issubclass(kind, Exception) else set()  # it may be given by name alone
    names = [name for name in kind.part_names() if name not in of_error]
    return st.tuples(*(drawn(hints[name]) for name in names)).map(lambda parts: kind(*parts))


WITH_PARTS = [kind for kind in KINDS if kind is not NaraVardFinansError]


@pytest.mark.parametrize("kind", WITH_PARTS, ids=map(name_of, WITH_PARTS))
def test_it_is_written_in_both_languages_whatever_its_parts(kind: Any) -> None:
    @settings(max_examples=5)
    @given(records(kind))
    def law(record: Any) -> None:
        written = [record.in_(language) for language in Language]
        assert all(written), written
        again = (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record))  # noqa: S301
        assert [[each.in_(language) for language in Language] for each in again] == [written] * len(again)
        assert json.loads(json.dumps(record.parts)) == record.parts

    law()
