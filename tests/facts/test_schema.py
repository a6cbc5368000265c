"""The JSON Schema of files: whatever is valid is valid by it, misspelt keys are not, and every key has a word."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from nara_vard_finans import Workspace
from nara_vard_finans.core import UnknownEntryError
from nara_vard_finans.facts import AgreementBeginning, facts_schema, journal_schema

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for folder in (ROOT / "src" / "nara_vard_finans" / "data", ROOT / "docs" / "examples")
    for path in folder.rglob("*.toml")
    if not path.stem.endswith("with-faults")
)
VALIDATORS = {"facts": Draft202012Validator(facts_schema()), "journal": Draft202012Validator(journal_schema())}


def as_json(value: Any) -> Any:
    """Give what an editor hands to a schema: days as texts."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def is_valid(text: str) -> bool:
    values = as_json(tomllib.loads(text))
    return VALIDATORS["journal" if "of" in values else "facts"].is_valid(values)


@pytest.mark.parametrize("of", ["facts", "journal"])
def test_it_is_a_schema(of: str) -> None:
    Draft202012Validator.check_schema(Workspace.open().schema(of).result)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_that_ships_or_is_an_example_is_valid_by_it(path: Path) -> None:
    assert is_valid(path.read_text("utf-8"))


@pytest.mark.parametrize("name", ["with-faults", "journal-with-faults", "post-journal-with-faults"])
def test_an_example_of_misspelt_keys_is_not(name: str) -> None:
    assert not is_valid((ROOT / "docs" / "examples" / f"{name}.toml").read_text("utf-8"))


def test_what_is_begun_is_valid_by_it() -> None:
    assert is_valid(AgreementBeginning(counties=("17",), first_year=2025, last_year=2027, posts=4).toml())


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("per_post =", "per_posts ="),
        ("percent = 50", "procent = 50"),
        ('kind = "nested"', 'kind = "nästlad"'),
        ('title = "Samverkan', 'titel = "Samverkan'),
        ("posts = 4", 'posts = "fyra"'),
        ("term = { first_day = 2025-01-01", "term = { first_day = 2025"),
        ("[agreements.cost]", "[agreements.costs]"),
        ("[[agreements]]", "[[agreement]]"),
    ],
)
def test_what_is_misspelt_is_not(was: str, now: str) -> None:
    text = (ROOT / "docs" / "examples" / "varmland.toml").read_text("utf-8")
    assert is_valid(text)
    assert was in text
    assert not is_valid(text.replace(was, now, 1))


@pytest.mark.parametrize(
    ("event", "valid"),
    [
        ('kind = "signed"\nparty = "Orsa"', True),
        ('kind = "signed"\nparties = ["Orsa", "Mora"]', True),
        ('kind = "used"\nrecipient = "Orsa"\namount = "80 tkr"', True),
        ('kind = "paid"\namounts = { "Orsa" = 1, "Mora" = "2 tkr" }', True),
        ('kind = "paid"\namount = { "Orsa" = 1 }', False),
        ('kind = "undertecknat"\nparty = "Orsa"', False),
        ('kind = "employment-began"\nparty = "Orsa"', False),
    ],
)
def test_events(event: str, valid: bool) -> None:  # noqa: FBT001
    assert is_valid(f'of = "x"\n[[events]]\non = 2024-01-01\n{event}\n') is valid


def keys_of(schema: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(schema, list):
        for place, each in enumerate(schema):
            yield from keys_of(each, f"{at}/{place}")
    if isinstance(schema, dict):
        named = schema.get("properties", {})
        yield from ((f"{at}/{name}", each) for name, each in named.items())
        for name, each in schema.items():
            yield from keys_of(each, f"{at}/{name}")


@pytest.mark.parametrize("schema", [facts_schema(), journal_schema()], ids=["facts", "journal"])
def test_every_key_has_a_word_for_whoever_hovers_over_it(schema: dict[str, Any]) -> None:
    keys = dict(keys_of(schema))
    assert len(keys) > 150
    assert [name for name, each in keys.items() if not each.get("description", "").endswith(".")] == []


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(UnknownEntryError):
        Workspace.open().schema("ledger")
