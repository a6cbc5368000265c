"""The JSON Schema of every answer: each stored answer in JSON validates against its own, and others do not."""

import json
from copy import deepcopy
from typing import Any

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator
from stored_answers import commands, stored

from nara_vard_finans import embedded, mixed, parts, share_cost
from nara_vard_finans.core import Language, UnknownEntryError
from nara_vard_finans.reports import allocate_report, schema

NAMES = (
    *("allocate", "audit", "check", "compare", "deadlines", "explain", "list", "report", "share", "status", "trace"),
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
