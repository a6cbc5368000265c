"""The files beside the pages: each is what the library answers, and can be read back."""

import importlib.util
import io
import json
from pathlib import Path
from types import ModuleType

import pytest

from cli_runs import Run
from nara_vard_finans import embedded, read_weights
from nara_vard_finans.core import Principal
from nara_vard_finans.facts import Catalogue, facts_from, facts_text, official_days, official_population, parse_toml

SOURCE = Path(__file__).parents[2] / "docs" / "_ext" / "fact_files.py"


@pytest.fixture(scope="module")
def made() -> ModuleType:
    pytest.importorskip("sphinx")
    spec = importlib.util.spec_from_file_location("fact_files", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_file_is_written_once_and_listed(made: ModuleType, tmp_path: Path) -> None:
    made.written(tmp_path)
    listed = [each["file"] for each in json.loads((tmp_path / "index.json").read_text("utf-8"))]
    assert sorted([*listed, "index.json"]) == sorted(path.name for path in tmp_path.iterdir())
    assert {"fakta.json", "dagar.ics", "ok-gnv-2020.csv", "rss-dalarna-2023-2026.csv"} <= {*listed}


def test_the_facts_are_read_back(made: ModuleType, facts: Catalogue) -> None:
    text = next(each for each in made.fact_files() if each.name == "fakta.json").write()
    assert facts_from(parse_toml(text, "fakta.json"), base=Catalogue()).agreements == facts.agreements
    assert text == facts_text(facts, form="json")


def test_the_years_are_as_the_command_writes_them(made: ModuleType, run: Run, tmp_path: Path) -> None:
    for each in made.fact_files():
        if each.name.endswith(".csv") and each.command:
            path = tmp_path / each.name
            status, _, err = run(*each.command.replace(each.name, str(path)).split()[1:])
            assert (status, err) == (0, "")
            assert path.read_bytes().decode() == each.write()


def test_the_population_is_that_of_the_country(made: ModuleType) -> None:
    text = next(each for each in made.fact_files() if each.name.startswith("folkmangd")).write()
    table = read_weights(io.BytesIO(text.encode()), embedded().known)
    assert len(table.rows) == 290
    assert (
        sum(row.weight for row in table.rows)
        == official_population(official_days()[-1], Principal.MUNICIPALITIES).total
    )
