"""What stands beside the code: one version everywhere, and no link that leads nowhere."""

import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

import nara_vard_finans

ROOT = Path(__file__).parent.parent
PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md"]


def test_one_version_stands_everywhere() -> None:
    version = re.escape(nara_vard_finans.__version__)
    assert re.search(rf"^version: {version}$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    assert re.search(rf"^## {version}\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_that_are_there(page: str) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", (ROOT / page).read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not (ROOT / link).exists()]
    assert missing == []


def test_the_readmes_answer_is_the_programs_own() -> None:
    """Each of the 16 parties has its amount, and together they are the cost of the paper."""
    script = runpy.run_path(str(ROOT / "docs/pictures/answer.py"))
    picture, text = script["drawn"](), script["written"]()
    assert (ROOT / "docs/pictures/answer.svg").read_text("utf-8") == picture
    assert (ROOT / "docs/pictures/answer.txt").read_text("utf-8") == text
    amounts = re.findall(r'x="736" text-anchor="end">([\d ]+)</text>', picture.replace("\xa0", " "))
    assert len(amounts) == 16
    assert sum(int(amount.replace(" ", "")) for amount in amounts) == 4_000_000


def test_the_readme_can_be_shown_where_its_files_are_not() -> None:
    """A package index takes the text before the picture, the answer as text, and all that comes after its comment."""
    readme = (ROOT / "README.md").read_text("utf-8")
    hook = _project()["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    first, *between, last = hook["fragments"]
    shown = readme.partition(first["end-before"])[0] + readme.partition(last["start-after"])[2]
    assert "## Två kommandon" in shown
    assert {"path": "docs/pictures/answer.txt"} in between
    for each in hook["substitutions"]:
        shown = re.sub(each["pattern"], each["replacement"], shown)
    assert re.findall(r"\]\((?!https?:)", shown) == []
    assert "docs/svenska/index.md" in shown


def test_all_is_every_other_extra() -> None:
    extras = _project()["project"]["optional-dependencies"]
    (everything,) = extras.pop("all")
    assert everything == f"nara-vard-finans[{','.join(sorted(extras))}]"


def test_the_release_tests_every_python_that_is_promised() -> None:
    project = _project()["project"]
    promised = re.findall(r"Python :: (3\.\d+)", " ".join(project["classifiers"]))
    workflow = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    matrix = re.search(r"python: \[(.*)\]", workflow)
    assert matrix
    assert re.findall(r"3\.\d+", matrix[1]) == promised


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
