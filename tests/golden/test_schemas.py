"""The JSON Schema of every answer: each stored answer in JSON validates against its own, and others do not."""

import json
from copy import deepcopy
from types import UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, is_typeddict

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator
from stored_answers import commands, stored

from nara_vard_finans import embedded, mixed, parts, share_cost
from nara_vard_finans.core import Language, UnknownEntryError
from nara_vard_finans.reports import allocate_report, schema, typed_dictionaries

NAMES = (
    "allocate",
    "audit",
    "brief",
    "check",
    "compare",
    "deadlines",
    "explain",
    "invoices",
    "list",
    "outcome",
    "report",
    "settle",
    "share",
    "status",
    "sums",
    "trace",
    "verify",
)


def answer_of(command: str) -> Any:
    """Give the JSON that a command writes."""
    _, _, told = stored(command).partition("--- standard output\n")
    return json.loads(told.partition("\n--- ")[0])


IN_JSON = [
    command for command in commands() if "--format json" in command and "\n--- standard output\n{" in stored(command)
]


def validator(data: Any) -> Draft202012Validator:
    return Draft202012Validator(schema(data["schema"].removeprefix("nvf.").partition("/")[0]))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert json.loads(json.dumps(schema(name))) == schema(name)


def test_an_answer_that_nobody_gives_has_none() -> None:
    with pytest.raises(UnknownEntryError) as caught:
        schema("shares")
    assert caught.value.known == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_typed_dictionaries_are_python_that_has_every_field(name: str) -> None:
    """Run as a module, its classes are those of the schema, and the whole answer has the schema's own fields."""
    kinds: dict[str, Any] = {}
    exec(typed_dictionaries(name), kinds)  # noqa: S102 - it is what is tested
    for number, whole in enumerate(schema(name)["anyOf"], 1):
        kind = kinds[name.capitalize() + (str(number) if number > 1 else "")]
        assert [*kind.__annotations__] == [*whole["properties"]]
        assert kind.__required_keys__ == {*whole["required"]}
        assert kind.__annotations__["schema"] == Literal[whole["properties"]["schema"]["const"]]
        told = {key: type_of(value) for key, value in whole["properties"].items() if key != "schema"}
        assert {key: shape_of(each) for key, each in kind.__annotations__.items() if key in told} == told


def type_of(kind: dict[str, Any]) -> str:
    """Give what a value is, by hand: a list, a table, one of some words, or plain."""
    types = kind["type"] if isinstance(kind["type"], list) else [kind["type"]]
    words = {"array": "list", "object": "dict", "string": "str", "integer": "int", "boolean": "bool"}
    return "words" if "enum" in kind else words[types[0]]


def shape_of(annotation: Any) -> str:
    """Give what an annotation says, in the same words."""
    while get_origin(annotation) in {NotRequired, Union, UnionType}:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is Literal:
        return "words"
    return "dict" if is_typeddict(annotation) else (get_origin(annotation) or annotation).__name__


def test_typed_dictionaries_of_what_nobody_answers() -> None:
    with pytest.raises(UnknownEntryError):
        typed_dictionaries("shares")


@pytest.mark.parametrize("command", IN_JSON)
def test_stored_answers_validate(command: str) -> None:
    data = answer_of(command)
    assert validator(data).is_valid(data), next(validator(data).iter_errors(data)).message


def test_keys_that_are_mixed_hold_keys() -> None:
    agreement = embedded().agreement("rss-dalarna-2023")
    codes = [party.code for party in agreement.parties]
    key = mixed([(1, parts(dict.fromkeys(codes, 1))), (3, parts({code: int(code) for code in codes}))])
    data = allocate_report(share_cost(evolve(agreement, cost_key=key), 2023), Language.SV).data
    assert validator(data).is_valid(data)
    assert [each["part"] for each in data["levels"][0]["key"]["components"]] == ["1/4", "3/4"]


def test_every_kind_of_answer_is_stored_in_json() -> None:
    assert {answer_of(command)["schema"] for command in IN_JSON} >= {f"nvf.{name}/1" for name in NAMES}


@pytest.mark.parametrize("command", IN_JSON)
def test_what_is_no_such_answer_does_not(command: str) -> None:
    data = answer_of(command)
    for key in data:
        without = deepcopy(data)
        del without[key]
        assert validator(data).is_valid(without) is (key in {"instalments", "joint"})
        assert not validator(data).is_valid({**data, key: 1.5})
    assert not validator(data).is_valid({**data, "besides": 1})
