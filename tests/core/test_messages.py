"""Every message, in both languages: it speaks of the same parts, and can be written whatever they are."""

import datetime as dt
import pickle
import re
from copy import copy
from fractions import Fraction
from string import Formatter
from typing import Any

import pytest

from message_kinds import KINDS, name_of
from nara_vard_finans.core import (
    Language,
    Message,
    NaraVardFinansError,
    Period,
    Text,
    UnknownCostError,
    kronor,
    plain,
    word_for,
)

_ENGLISH = re.compile(
    r"\b(the|is not|are not|expected|which|give|name one|correct|leave it out|take (?:it|one)|and|of|or|with|cannot)\b"
)
_DAY = dt.date(2023, 1, 31)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def words(template: str) -> str:
    """Give what a template itself says, without the parts and what stands within quotes."""
    written = []
    for literal, _, spec, _ in Formatter().parse(template):
        written += [literal, spec.replace("|", " ") if spec and "|" in spec else " "]
    return re.sub(r"[”\"'\[][^”\"'\]]*[”\"'\]]|--[a-z-]+|\{\w+\}", " ", "".join(written))


@pytest.mark.parametrize("kind", KINDS, ids=map(name_of, KINDS))
class TestEvery:
    def test_both_sentences_speak_of_the_same_parts(self, kind: Any) -> None:
        assert fields(kind.SV) == fields(kind.EN)

    def test_each_part_is_one_that_it_has(self, kind: Any) -> None:
        known = {*kind.part_names(), *(name for name in dir(kind) if not name.startswith("_")), "args"}
        assert fields(kind.SV) <= known

    def test_no_part_is_left_out(self, kind: Any) -> None:
        """A part that no sentence speaks of is spoken of by a property that one does speak of."""
        own = {name for name in kind.part_names() if name in vars(kind).get("__annotations__", {})}
        derived = any(isinstance(vars(kind).get(name), property) for name in vars(kind))
        assert derived or own <= fields(kind.SV) | {"missing"}

    def test_the_swedish_holds_no_english(self, kind: Any) -> None:
        assert not _ENGLISH.search(words(kind.SV))


class Sample(Message):
    SV = "{rows:rad|rader}: {names}, {either:or}; {who:shown} {day} {share:1} {whole:grouped} {half} {text:capital} {rows:=en|fler}"
    EN = "{rows:row|rows}: {names}, {either:or}; {who:shown} {day} {share:1} {whole:grouped} {half} {text:capital} {rows:=one|more}"
    rows: int
    names: tuple[str, ...]
    either: tuple[str, ...]
    who: object
    day: dt.date
    share: Fraction
    whole: int
    half: Fraction
    text: Text


SAMPLE = Sample(
    1, ("Orsa", "Mora", "Falun"), ("a", "b"), "x\n", _DAY, Fraction(7, 3), 12_345, Fraction(1, 2), Text("sv", "en")
)


class TestWriting:
    def test_each_kind_of_part(self) -> None:
        assert SAMPLE.sv == r"1 rad: Orsa, Mora och Falun, a eller b; 'x\n' 2023-01-31 2,3 12 345 0,5 Sv en"
        assert SAMPLE.en == r"1 row: Orsa, Mora and Falun, a or b; 'x\n' 2023-01-31 2.3 12 345 0.5 En one"

    def test_as_data(self) -> None:
        assert SAMPLE.parts == {
            "rows": 1, "names": ["Orsa", "Mora", "Falun"], "either": ["a", "b"], "who": "x\n", "day": "2023-01-31",
            "share": "7/3", "whole": 12_345, "half": "1/2", "text": "sv",
        }  # fmt: skip
        assert plain(kronor(5)) == "5"
        assert plain(SAMPLE)["id"] == "sample"
        refused = {"error": "unknown-cost", "missing": [], "agreement": "a", "year": 2020, "known": [2022]}
        assert plain(UnknownCostError("a", 2020, (2022,))) == refused

    def test_many_names_are_cut_and_names_with_commas_are_kept_apart(self) -> None:
        class Names(Message):
            SV = "{names}"
            EN = "{names}"
            names: tuple[str, ...]

        assert Names(tuple("abcdefghij")).sv == "a, b, c, d, e, f, g, h och ytterligare 2"
        assert Names(tuple("abcdefghij")).en == "a, b, c, d, e, f, g, h and 2 more"
        assert Names(("a, b", "c", "d")).sv == "a, b; c och d"
        assert (Names(()).sv, Names(("a",)).sv) == ("", "a")

    def test_lists_and_numbers_of_other_forms(self) -> None:
        class Forms(Message):
            SV = "{names:long}. {names:or long}. {pair:;}. {pair: }. {few:~2} {many:~2} {when}"
            EN = SV
            names: tuple[str, ...]
            pair: tuple[str, ...]
            few: Fraction
            many: Fraction
            when: Period

        said = Forms(
            tuple("abcdefghijklmnopqrstuvxyzåäö"), ("x", "y"), Fraction(1, 2), Fraction(1, 3), Period.year(2030)
        )
        listed = ", ".join("abcdefghijklmnopqrst")
        assert said.sv == f"{listed} och ytterligare 8. {listed} eller ytterligare 8. x; y. x y. 0,5 0,33 2030"
        assert said.parts["when"] == "2030"

    def test_it_is_a_value(self) -> None:
        again = pickle.loads(pickle.dumps(SAMPLE))  # noqa: S301 - our own bytes
        assert (again, copy(SAMPLE), hash(again)) == (SAMPLE, SAMPLE, hash(SAMPLE))
        assert Sample(*[2, *list(vars(SAMPLE).values())[1:]]) != SAMPLE
        with pytest.raises(AttributeError, match="cannot be changed"):
            SAMPLE.rows = 2  # type: ignore[misc]
        with pytest.raises(AttributeError, match="cannot be changed"):
            del SAMPLE.rows
        assert repr(SAMPLE).startswith("Sample(rows=1, names=('Orsa',")

    @pytest.mark.parametrize(("values", "named"), [((), {}), ((1,) * 10, {}), ((1,), {"rows": 1}), ((), {"x": 1})])
    def test_wrong_parts_are_refused(self, values: Any, named: Any) -> None:
        with pytest.raises(TypeError, match="Sample has the parts rows, names"):
            Sample(*values, **named)

    def test_a_word_for_each_kind(self) -> None:
        assert word_for(NaraVardFinansError, "Error") == "nara-vard-finans"
        assert Language("sv") is Language.SV
